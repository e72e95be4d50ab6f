"""The records that the functions take and give.

Printed from the core: see CONTRIBUTING.md.
"""

from __future__ import annotations

import dataclasses
from typing import Literal, TypeAlias

from ._mixins import AttainmentMixin, GoalMixin, ReliableChangeMixin, TargetMixin
from ._records import Record
from ._types import Day

__all__ = [
    "Attainment",
    "Baseline",
    "Better",
    "Category",
    "ChangeLabel",
    "ChangeMethod",
    "CriterionRatings",
    "Entry",
    "FlagKind",
    "Focus",
    "Goal",
    "GoalAttainment",
    "GoalStatus",
    "Horizon",
    "Intensity",
    "Ladder",
    "LeftOut",
    "LeftOutReason",
    "Level",
    "LevelRating",
    "Measure",
    "Missing",
    "Rater",
    "Ratings",
    "ReliableChange",
    "SecondaryTarget",
    "Sex",
    "Stage",
    "Target",
    "Who",
]


def __dir__() -> list[str]:
    return sorted(__all__)


# instrument

#: The sex of the respondent, where a published norm depends on it: the four codes that records systems exchange (HL7
#: administrative gender).
#:
#: - `female`: Female norms apply.
#: - `male`: Male norms apply.
#: - `other`: Neither: no published norm by sex applies.
#: - `unknown`: The same as not given.
Sex: TypeAlias = Literal["female", "male", "other", "unknown"]

#: Who fills in the form.
#:
#: - `client`: The client.
#: - `clinician`: A clinician, from an interview.
#: - `caretaker`: Somebody who cares for the client.
Who: TypeAlias = Literal["client", "clinician", "caretaker"]


@dataclasses.dataclass(frozen=True, slots=True)
class Entry(Record):
    """One instrument in a list: what helps to choose.

    - `id`: Its id, such as `phq-9`.
    - `title`: The published title.
    - `short_title`: The usual abbreviation.
    - `measures`: What it measures, in a phrase.
    - `domains`: What it is about.
    - `who`: Who fills in the form. One of `client`, `clinician`, `caretaker`.
    - `youngest`: The youngest age in years that it was made for; none where none is stated. From 0 to 130.
    - `oldest`: The oldest age in years that it was made for; none where none is stated. From 0 to 130.
    - `items`: How many scored items it has. From 0 to 1000.
    - `wording_may_ship`: Whether the wording of the items may be shipped.
    - `terms`: The terms of use, in a sentence.
    - `version`: The version of the definition.
    """

    id: str
    title: str
    short_title: str
    measures: str
    domains: tuple[str, ...]
    who: Who
    youngest: int | None
    oldest: int | None
    items: int
    wording_may_ship: bool
    terms: str
    version: str


# goal

#: How soon a goal is to be reached.
#:
#: - `short`: A few sessions.
#: - `long`: Months or years.
Horizon: TypeAlias = Literal["short", "long"]

#: What a goal is about: the doing, or what comes of it.
#:
#: - `process`: Something one does.
#: - `outcome`: Something that results.
Focus: TypeAlias = Literal["process", "outcome"]

#: The area of life or therapy that a goal belongs to.
#:
#: - `symptom`: Fewer or weaker symptoms.
#: - `skill`: Coping, communication, emotion regulation.
#: - `relationship`: Partner, family, friends, support.
#: - `self_understanding`: Insight into patterns.
#: - `meaning`: Values, life goals, spirituality.
#: - `lifestyle`: Sleep, exercise, food, routines.
#: - `other`: Something else.
Category: TypeAlias = Literal[
    "symptom",
    "skill",
    "relationship",
    "self_understanding",
    "meaning",
    "lifestyle",
    "other",
]

#: Which direction of a measure is better for the client.
#:
#: - `lower`: A lower value is better, as for most symptom scales.
#: - `higher`: A higher value is better, as for well-being.
Better: TypeAlias = Literal["lower", "higher"]


@dataclasses.dataclass(frozen=True, slots=True)
class Baseline(Record):
    """Where a measure started. Zero is a value.

    - `value`: The value.
    - `date`: The day it was taken.
    - `source`: Where it comes from.
    """

    value: float
    date: Day | None = None
    source: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Target(TargetMixin):
    """Where a measure is to go.

    - `value`: To this value.
    - `change_percent`: By this many per cent of the baseline: −20 is a fifth less.
    """

    value: float | None = None
    change_percent: float | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Measure(Record):
    """One measure of a goal, with its scale, its baseline and its target.

    - `name`: What is measured.
    - `better`: Whether lower or higher is better. One of `lower`, `higher`.
    - `focus`: Whether it measures the doing or the result. One of `process`, `outcome`.
    - `unit`: The unit, such as `times a week`.
    - `minimum`: The lowest value of the scale.
    - `maximum`: The highest value of the scale.
    - `baseline`: Where it started.
    - `target`: Where it is to go.
    """

    name: str
    better: Better
    focus: Focus | None = None
    unit: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    baseline: Baseline | None = None
    target: Target | None = None


#: Where a goal stands in its life.
#:
#: - `draft`: Being worded.
#: - `proposed`: Wished by one party.
#: - `agreed`: Agreed by both.
#: - `active`: Being worked on.
#: - `on_hold`: Set aside for now, by a person.
#: - `achieved`: Reached.
#: - `retired`: Ended by a review.
#: - `dropped`: Given up, with a reason.
GoalStatus: TypeAlias = Literal["draft", "proposed", "agreed", "active", "on_hold", "achieved", "retired", "dropped"]


@dataclasses.dataclass(frozen=True, slots=True)
class CriterionRatings(Record):
    """One person's ratings of a goal, each from 1 to 5. A missing rating is not a low one.

    - `urgency`: How soon it must be tackled. From 1 to 5.
    - `importance`: How much it matters. From 1 to 5.
    - `readiness`: How ready the client is. From 1 to 5.
    """

    urgency: int | None = None
    importance: int | None = None
    readiness: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Ratings(Record):
    """The ratings of a goal by client and therapist.

    - `client`: The client's ratings.
    - `therapist`: The therapist's ratings.
    """

    client: CriterionRatings | None = None
    therapist: CriterionRatings | None = None


#: What a safety flag is about. Only people open and close flags.
#:
#: - `suicidality`: Thoughts, plans or acts of suicide.
#: - `self_harm`: Harm to oneself without the wish to die.
#: - `severe_substance_use`: Substance use that endangers health.
#: - `acute_trauma`: Acute symptoms after trauma.
#: - `harm_to_others`: Danger to other people.
#: - `safeguarding`: A child or a dependent adult is at risk.
FlagKind: TypeAlias = Literal[
    "suicidality",
    "self_harm",
    "severe_substance_use",
    "acute_trauma",
    "harm_to_others",
    "safeguarding",
]

#: The stage of change for one behaviour (Prochaska & `DiClemente` 1983, J Consult Clin Psychol).
#:
#: - `precontemplation`: No intention within six months.
#: - `contemplation`: Intends to change within six months.
#: - `preparation`: Intends to change within thirty days and has taken a step.
#: - `action`: Changed, less than six months ago.
#: - `maintenance`: Changed, six months ago or longer.
#: - `termination`: No temptation and full confidence, stated by a person.
Stage: TypeAlias = Literal["precontemplation", "contemplation", "preparation", "action", "maintenance", "termination"]

#: How much a goal asks of the person.
#:
#: - `explore`: Awareness, ambivalence, pros and cons.
#: - `prepare`: A plan, a small trial.
#: - `act`: Doing it.
#: - `sustain`: Keeping it up, preventing relapse.
Intensity: TypeAlias = Literal["explore", "prepare", "act", "sustain"]

#: A secondary target of dialectical behaviour therapy: one pole of a dialectical dilemma, in which a person swings
#: from one extreme to the other (Linehan 1993).
#:
#: - `emotional_vulnerability`: Intense emotions that last; against self-invalidation.
#: - `self_invalidation`: Denying or judging one's own emotions; against emotional vulnerability.
#: - `active_passivity`: Waiting for others to solve what one could tackle; against apparent competence.
#: - `apparent_competence`: Seeming to cope when one does not; against active passivity.
#: - `unrelenting_crises`: One crisis after the other; against inhibited grieving.
#: - `inhibited_grieving`: Keeping pain and loss from being felt; against unrelenting crises.
SecondaryTarget: TypeAlias = Literal[
    "emotional_vulnerability",
    "self_invalidation",
    "active_passivity",
    "apparent_competence",
    "unrelenting_crises",
    "inhibited_grieving",
]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Goal(GoalMixin):
    """A goal: what a person wants from therapy, with what is needed to order and measure it.

    - `id`: The id, given by the host, by which other entries refer to it.
    - `title`: The goal in the client's words.
    - `horizon`: Short for a few sessions, long for months or years. One of `short`, `long`.
    - `focus`: What one does, or what comes of it. One of `process`, `outcome`.
    - `category`: What it is mainly about. One of `symptom`, `skill`, `relationship`, `self_understanding`,
      `meaning`, `lifestyle`, `other`.
    - `secondary_categories`: What else it is about. Each of `symptom`, `skill`, `relationship`,
      `self_understanding`, `meaning`, `lifestyle`, `other`.
    - `values`: The values that it serves.
    - `why`: Why it matters, in the client's words.
    - `measures`: How progress is measured.
    - `status`: Where it stands in its life. One of `draft`, `proposed`, `agreed`, `active`, `on_hold`,
      `achieved`, `retired`, `dropped`.
    - `ratings`: How client and therapist rate it.
    - `client_rank`: The client's own order of preference; 1 is the dearest. It breaks ties. From 1 to 10000.
    - `due`: The day by which it must be done.
    - `tier`: The tier of the hierarchy, set by a person; without it, the hierarchy's last tier.
    - `sub_rank`: The order inside a safety tier, set by a person, before any score; 1 comes first. From 1 to
      10000.
    - `answers_flags`: The kinds of safety flag that it answers. Each of `suicidality`, `self_harm`,
      `severe_substance_use`, `acute_trauma`, `harm_to_others`, `safeguarding`.
    - `stage`: The stage of change for the behaviour that it is about. One of `precontemplation`,
      `contemplation`, `preparation`, `action`, `maintenance`, `termination`.
    - `intensity`: How much it asks of the person; a goal that asks for more than its stage carries is held. One
      of `explore`, `prepare`, `act`, `sustain`.
    - `parent`: The long-term goal that this short-term goal is a step towards.
    - `gentler_twin_of`: The goal of which this one is a gentler twin: the same aim, asking for less. Both have
      an intensity, this one's is lower.
    - `secondary_targets`: The secondary targets of dialectical behaviour therapy that it is about: tags to
      filter by. They never come before a primary target, which is the goal's tier. Each of
      `emotional_vulnerability`, `self_invalidation`, `active_passivity`, `apparent_competence`,
      `unrelenting_crises`, `inhibited_grieving`.
    - `dissent`: The client's objection, where the goal stands against their wish.
    - `rationale`: The therapist's reasons for it.
    """

    id: str
    title: str
    horizon: Horizon
    focus: Focus | None = None
    category: Category | None = None
    secondary_categories: tuple[Category, ...] = ()
    values: tuple[str, ...] = ()
    why: str | None = None
    measures: tuple[Measure, ...] = ()
    status: GoalStatus = "agreed"
    ratings: Ratings | None = None
    client_rank: int | None = None
    due: Day | None = None
    tier: str | None = None
    sub_rank: int | None = None
    answers_flags: tuple[FlagKind, ...] = ()
    stage: Stage | None = None
    intensity: Intensity | None = None
    parent: str | None = None
    gentler_twin_of: str | None = None
    secondary_targets: tuple[SecondaryTarget, ...] = ()
    dissent: str | None = None
    rationale: str | None = None


# attainment


@dataclasses.dataclass(frozen=True, slots=True)
class Level(Record):
    """One level of a ladder.

    - `score`: The score, such as −2 or 0. From -1000000 to 1000000.
    - `text`: What is seen at this level; a table of goals and scores has no texts.
    - `anchor`: The number that marks the level, where it has one.
    """

    score: float
    text: str | None = None
    anchor: float | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Ladder(Record):
    """The levels of one goal, from the lowest to the highest, written before treatment.

    The usual ladder has five levels from −2 to +2 with the expected one at 0; others (a sixth level −3 for
    worsening, −0.5 for partly achieved) are the same type with other scores.

    - `goal`: The goal.
    - `levels`: The levels, lowest first: three to 100. Where none are said, the usual five without texts.
    - `baseline`: The score of the level at the start, which has to be stated.
    - `expected`: The score of the expected level; 0 by convention.
    - `weight`: The weight; 1 by default, 0 leaves the goal out. Importance times difficulty, each 0 to 3, is
      another convention. From 0 to 1000000.
    """

    goal: str
    levels: tuple[Level, ...] | None = None
    baseline: float = None  # type: ignore[assignment]
    expected: float = 0.0
    weight: float = 1.0


#: Who says it: the two raters of a plan.
#:
#: - `client`: The client.
#: - `therapist`: The therapist.
Rater: TypeAlias = Literal["client", "therapist"]


@dataclasses.dataclass(frozen=True, slots=True)
class LevelRating(Record):
    """One rating of a goal on its ladder: one for each goal, rater and day. One that does not say its day or its
    rater is of the only one that the others say.

    - `goal`: The goal.
    - `score`: The score of the level reached.
    - `date`: The day.
    - `rater`: Who rated. One of `client`, `therapist`.
    """

    goal: str
    score: float
    date: Day | None = None
    rater: Rater | None = None


#: What to do with a goal that has no rating.
#:
#: - `refuse`: Refuse to compute.
#: - `drop`: Drop the goal from both times, and say so.
Missing: TypeAlias = Literal["refuse", "drop"]

#: Why a goal does not count in a T-score.
#:
#: - `zero_weight`: Its weight is zero.
#: - `not_rated`: It was not rated, and the caller asked to drop such goals from both times.
LeftOutReason: TypeAlias = Literal["zero_weight", "not_rated"]


@dataclasses.dataclass(frozen=True, slots=True)
class LeftOut(Record):
    """A goal that does not count, and why.

    - `goal`: The goal.
    - `reason`: Why. One of `zero_weight`, `not_rated`.
    """

    goal: str
    reason: LeftOutReason


@dataclasses.dataclass(frozen=True, slots=True)
class GoalAttainment(Record):
    """One goal used: the scores of its baseline level and of the level reached, and its weight.

    - `goal`: The goal.
    - `baseline`: The score of its baseline level.
    - `current`: The score of the level reached.
    - `weight`: Its weight.
    """

    goal: str
    baseline: float
    current: float
    weight: float


@dataclasses.dataclass(frozen=True, slots=True)
class Attainment(AttainmentMixin):
    """What the goals reached, together, as one rater sees it: the T-score of the day, the one of the baseline, the
    change. Without a goal that counts there are none of the three, and `left_out` says why.

    A T-score is 50 where all goals stand at their expected level. Its range depends on the number of goals and
    their weights, so only scores of the same goals and weights compare; levels come first.

    - `baseline`: The T-score of the baseline levels, over the goals used; none where none is.
    - `current`: The T-score of the ratings, over the goals used; none where none is.
    - `change`: The current T-score minus the baseline, over the same goals.
    - `used`: How many goals were used. From 0 to 65535.
    - `at_or_above_expected`: How many of them stand at their expected level or above. From 0 to 65535.
    - `left_out`: The goals that do not count, and why.
    - `rho`: The assumed correlation between goals.
    - `goals`: Each goal used: where it started, where it stands.
    - `rater`: Who rated, where it is said. One of `client`, `therapist`.
    - `date`: The day of the ratings, where it is said.
    """

    baseline: float | None
    current: float | None
    change: float | None
    used: int
    at_or_above_expected: int
    left_out: tuple[LeftOut, ...]
    rho: float
    goals: tuple[GoalAttainment, ...]
    rater: Rater | None = None
    date: str | None = None


# change

#: How reliable change is found.
#:
#: - `jacobson_truax`: The difference over its standard error (Jacobson & Truax 1991).
#: - `published`: A published smallest difference, at or above which a change is reliable.
ChangeMethod: TypeAlias = Literal["jacobson_truax", "published"]

#: What a change is called.
#:
#: - `improved`: Better, by more than measurement error.
#: - `unchanged`: Within measurement error.
#: - `deteriorated`: Worse, by more than measurement error.
ChangeLabel: TypeAlias = Literal["improved", "unchanged", "deteriorated"]


@dataclasses.dataclass(frozen=True, slots=True)
class ReliableChange(ReliableChangeMixin):
    """The change between two scores of one person, with the numbers that made its label and the source of the
    threshold.

    - `label`: What the change is called. One of `improved`, `unchanged`, `deteriorated`.
    - `method`: How it was found. One of `jacobson_truax`, `published`.
    - `difference`: The later score minus the earlier one, in points, rounded to nine decimals.
    - `improvement`: The same, positive where it is for the better.
    - `better`: Whether lower or higher is better. One of `lower`, `higher`.
    - `threshold`: The smallest difference, in points, that is reliable: for a published threshold at it, for
      Jacobson & Truax above it.
    - `source`: The publication.
    - `index`: The reliable change index: the difference over its standard error.
    - `standard_error`: The standard error of the difference, in points.
    - `critical_value`: The index above which a change is reliable.
    - `instrument`: The instrument, where a published threshold was used.
    - `version`: The version of its definition.
    - `rule`: The id of the threshold.
    - `other_definition`: Whether the threshold comes from another definition than the one that made the later
      score: one that makes the same number and was given by the caller.
    """

    label: ChangeLabel
    method: ChangeMethod
    difference: float
    improvement: float
    better: Better
    threshold: float
    source: str
    index: float | None = None
    standard_error: float | None = None
    critical_value: float | None = None
    instrument: str | None = None
    version: str | None = None
    rule: str | None = None
    other_definition: bool = False
