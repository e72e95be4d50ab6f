"""The records that the functions take and give.

Printed from the core: see CONTRIBUTING.md.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import ClassVar, Literal, TypeAlias, Union

from ._mixins import AgendaMixin, StoredMixin, AttainmentMixin, StoredMixin, FindingMixin, GoalMixin, RankingMixin, ReasonMixin, ReliableChangeMixin, ScoreFindingMixin, TargetMixin
from ._records import Record, Unrecognised
from ._types import Day

__all__ = [
    "ActiveSet",
    "ActiveSetNotSearchedFinding",
    "AddGoalChange",
    "AgeOutsideRangeScoreFinding",
    "Agenda",
    "AgendaFinding",
    "AgendaItem",
    "AgendaReason",
    "Agreement",
    "AlertTexts",
    "AnsweredThoughNotAskedScoreFinding",
    "AnswersRecord",
    "Arrow",
    "AskPresentRiskAgendaFinding",
    "Attainment",
    "BarredByExclusiveReason",
    "BarredGoal",
    "Barrier",
    "Baseline",
    "Before",
    "BehaviourAgendaReason",
    "Better",
    "BlankAgendaFinding",
    "CapReachedReason",
    "Category",
    "Change",
    "ChangeLabel",
    "ChangeMethod",
    "ChangesNotTriedFinding",
    "ChoiceKey",
    "ChooseOneOfScoreFinding",
    "ClassificationTexts",
    "CloseFlagChange",
    "ClosedAfterTodayFinding",
    "CodeTexts",
    "Coding",
    "Comparison",
    "Conflict",
    "ContingencyReason",
    "CorrectFlagChange",
    "Criterion",
    "CriterionRatings",
    "CriticalValue",
    "DbtMode",
    "DbtStage",
    "Deadline",
    "DeadlineRaisedReason",
    "DecimalSign",
    "Deferral",
    "DiaryDay",
    "DiaryScale",
    "DiaryTarget",
    "Difference",
    "Disagreement",
    "Dispute",
    "DueFarAheadFinding",
    "Effect",
    "Entry",
    "ExplainedPlace",
    "Explanation",
    "Finding",
    "Flag",
    "FlagKind",
    "Focus",
    "Goal",
    "GoalAttainment",
    "GoalProbability",
    "GoalShift",
    "GoalStatus",
    "HeldByPrerequisiteReason",
    "HeldByReadinessReason",
    "HierarchyChoice",
    "HierarchyDefinition",
    "Horizon",
    "Influence",
    "Intensity",
    "IntensityAdviceReason",
    "ItemTexts",
    "Ladder",
    "LeftOut",
    "LeftOutReason",
    "Level",
    "LevelProbabilities",
    "LevelRating",
    "LeverageReason",
    "LifeThreatening",
    "LogValue",
    "Measure",
    "MethodDefinition",
    "Missing",
    "MissingRatingReason",
    "Move",
    "Mover",
    "NearBorderScoreFinding",
    "NeedsFirstStepFinding",
    "NextReviewRevisitAt",
    "NoAgreement",
    "NoProbabilities",
    "NoneActiveFinding",
    "NotChosen",
    "NotChosenReason",
    "NotRanking",
    "NotYetAgreedReason",
    "NothingSeenAgendaFinding",
    "OffAgendaAgendaFinding",
    "OnHoldReason",
    "OnceAttainedRevisitAt",
    "OpenFlagChange",
    "OpenedAfterTodayFinding",
    "OptionTexts",
    "OrderBy",
    "OrderKey",
    "Orders",
    "OrphanReason",
    "OtherCategory",
    "OtherScore",
    "OverdueFinding",
    "OverdueReason",
    "PathsLeftOutFinding",
    "Place",
    "Point",
    "Policy",
    "PrerequisiteBelowTierFinding",
    "PrerequisiteDroppedFinding",
    "PrerequisiteOpenInSafetyTierFinding",
    "PrerequisiteRetiredFinding",
    "ProbabilitiesNotComputedFinding",
    "Probability",
    "RaiseFlagChange",
    "Ranking",
    "Rated",
    "Rater",
    "RatingChange",
    "Ratings",
    "Reason",
    "Reference",
    "RefusedRecord",
    "ReliableChange",
    "RemoveGoalChange",
    "Rescored",
    "RescoredRecord",
    "RevisitAt",
    "RipplePath",
    "RippleReason",
    "RiskUnknown",
    "Robustness",
    "RunnerUp",
    "SafetyPolicy",
    "SameAnswerThroughoutScoreFinding",
    "ScoreFinding",
    "ScoreReason",
    "ScoreTexts",
    "SecondaryTarget",
    "SeenAgendaReason",
    "Sensitivity",
    "Sequence",
    "SequencesNotSearchedFinding",
    "SeriesStatus",
    "SetAnswersFlagsChange",
    "SetArrowChange",
    "SetBeforeChange",
    "SetClientRankChange",
    "SetContingencyChange",
    "SetDueChange",
    "SetGentlerTwinOfChange",
    "SetHorizonChange",
    "SetIntensityChange",
    "SetKeys",
    "SetParentChange",
    "SetPolicyChange",
    "SetRatingChange",
    "SetStageChange",
    "SetStatusChange",
    "SetSubRankChange",
    "SetTierChange",
    "SetTodayChange",
    "Settlement",
    "Sex",
    "ShippedHierarchy",
    "Sign",
    "Situation",
    "Source",
    "SourceKind",
    "Stage",
    "StageNote",
    "StageReadinessDisagreeFinding",
    "StageReading",
    "Statement",
    "Status",
    "SteppingStoneOfReason",
    "SubRankReason",
    "Target",
    "Texts",
    "TherapistPlace",
    "TherapistRatingOnlyReason",
    "TieBrokenReason",
    "TierAgendaReason",
    "TierNotSetFinding",
    "TierReason",
    "TodayNeededFinding",
    "TooCloseToCallFinding",
    "Trend",
    "UnansweredFlagFinding",
    "UnrankedGoal",
    "Verdict",
    "Verification",
    "Week",
    "Who",
    "Win",
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

#: What stands between the whole digits of a number and the others.
#:
#: - `.`: A point, as in 6.5.
#: - `,`: A comma, as in 6,5.
DecimalSign: TypeAlias = Literal[".", ","]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Coding(Record):
    """How a sheet is coded that arrives otherwise than the form says. Nothing is guessed: without a word here a
    text, a boolean or a number that is no option is refused.

    Each cell is read in this order: what is missing; a label, a boolean or digits; `lowest`; `reversed`; then
    the checks of every answer, and the scoring with its own reversing and recoding.

    - `missing`: What stands for a missing answer, as it arrives: the number 999 and the text `999` are two.
      Nothing, NaN and NA are always missing, infinity never. What the sheet uses for an answer is refused.
    - `labels`: Which texts are answers: none (false), the labels of the form (true), its LOINC answer codes
      (`loinc`), or these, each with its number. Case and blanks at the ends do not matter.
    - `language`: The language of the form's labels: English, `en`, unless it is said here, or that of the
      instrument.
    - `lowest`: The number of the lowest answer, where that is not the form's: 1 for a sheet from 1 to 4 of a
      form from 0 to 3. From -1000000 to 1000000.
    - `reversed`: Which items arrive reversed already, of those that scoring reverses: none (false), all (true),
      or these.
    - `decimal`: What stands between the digits of a text. One of `.`, `,`.
    - `booleans`: Whether true is 1 and false is 0, of items whose options are 0 and 1.
    - `texts`: Whether a text of digits is a number.
    - `columns`: Where the answers stand in a row of a table: the name of a column with `{item}` for the id of
      the item, such as `phq9_{item}`, or the names of the columns of the scored items in form order. Other
      columns are not looked at; a column that is not there is refused.
    """

    missing: tuple[float | str, ...] = ()
    labels: bool | Literal["loinc"] | Mapping[str, float] = dataclasses.field(default=False, hash=False)
    language: str | None = None
    lowest: int | None = None
    reversed: bool | tuple[str | int, ...] = False
    decimal: DecimalSign = "."
    booleans: bool = False
    texts: bool = False
    columns: str | tuple[str, ...] | None = None


#: Who fills in the form.
#:
#: - `client`: The client.
#: - `clinician`: A clinician, from an interview.
#: - `caretaker`: Somebody who cares for the client.
Who: TypeAlias = Literal["client", "clinician", "caretaker"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
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


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OptionTexts(Record):
    """What a person reads of an answer.

    - `value`: The stored number. From -1000000 to 1000000.
    - `label`: The label; none where it may not ship.
    """

    value: float
    label: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ItemTexts(Record):
    """What a person reads of an item.

    - `id`: The id of the item.
    - `tag`: What it is about, in neutral words.
    - `text`: The wording; none where it may not ship.
    - `options`: The answers; empty where any number of a range is one.
    """

    id: str
    tag: str
    text: str | None
    options: tuple[OptionTexts, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class CodeTexts(Record):
    """What a person reads of a band or a category.

    - `code`: The code.
    - `label`: The name.
    """

    code: str
    label: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ScoreTexts(Record):
    """What a person reads of a score.

    - `id`: The id: `total`, or that of a subscale.
    - `title`: What it is called, where it has a name.
    - `bands`: The bands of the chosen set, lowest first.
    """

    id: str
    title: str | None
    bands: tuple[CodeTexts, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ClassificationTexts(Record):
    """What a person reads of a classification.

    - `id`: The id.
    - `title`: What it says, in a phrase.
    - `categories`: The categories of the chosen rule.
    """

    id: str
    title: str
    categories: tuple[CodeTexts, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AlertTexts(Record):
    """What a person reads of an alert.

    - `id`: The id.
    - `question`: The question to ask.
    """

    id: str
    question: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Texts(Record):
    """What a person reads of an instrument with its chosen rules, in its language.

    - `language`: The language, as a tag of BCP 47.
    - `title`: The title.
    - `short_title`: The usual abbreviation.
    - `measures`: What it measures, in a phrase.
    - `time_frame`: The time that the questions ask about.
    - `stem`: The sentence above the items; none where the wording may not ship.
    - `items`: The items in form order.
    - `scores`: The total, where there is one, then the subscales.
    - `classifications`: The classifications.
    - `alerts`: The alerts.
    - `untranslated`: The texts that are shown in English because the translation has none: where they would
      stand in it, such as `items.9.text` or `scores.total.bands.mild`.
    - `unnamed`: The names that are made of a code, with blanks, because nobody gave one: their places, in the
      same way.
    """

    language: str
    title: str
    short_title: str
    measures: str
    time_frame: str | None
    stem: str | None
    items: tuple[ItemTexts, ...]
    scores: tuple[ScoreTexts, ...]
    classifications: tuple[ClassificationTexts, ...]
    alerts: tuple[AlertTexts, ...]
    untranslated: tuple[str, ...]
    unnamed: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OtherScore(Record):
    """A score as it would be.

    - `scale`: The score: `total` or a subscale.
    - `total`: Its value; none where it would be incomplete.
    - `band`: Its band.
    """

    scale: str
    total: float | None = None
    band: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OtherCategory(Record):
    """A classification as it would be.

    - `id`: The classification.
    - `category`: Its category; none where it would not be decided.
    """

    id: str
    category: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ChooseOneOfScoreFinding(ScoreFindingMixin):
    """Rules are published for this place and none is the default: until one is chosen, there is no band or
    category here, or nothing stands in for missing items.

    - `place`: The place: a classification, `bands` or `prorating` of the total, or of a subscale, such as
      `depression.bands`.
    - `rules`: The rules to choose from.
    """

    code: Literal["choose_one_of"] = dataclasses.field(default="choose_one_of", init=False)
    place: str
    rules: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AnsweredThoughNotAskedScoreFinding(ScoreFindingMixin):
    """Items were answered which the form says are not asked, as other answers or the respondent's sex tell. Their
    answers do not count in scores; where they did, this is what would be another one.

    - `items`: The items.
    - `scores`: The scores that would be others.
    - `classifications`: The classifications that would be others.
    """

    code: Literal["answered_though_not_asked"] = dataclasses.field(default="answered_though_not_asked", init=False)
    items: tuple[str, ...]
    scores: tuple[OtherScore, ...]
    classifications: tuple[OtherCategory, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AgeOutsideRangeScoreFinding(ScoreFindingMixin):
    """The respondent's age is none of those for which the form was made or tried.

    - `start`: The youngest age of the form. From 0 to 130.
    - `end`: The oldest age of the form. From 0 to 130.
    """

    _renamed: ClassVar = {"from": "start", "to": "end"}

    code: Literal["age_outside_range"] = dataclasses.field(default="age_outside_range", init=False)
    start: int | None = None
    end: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SameAnswerThroughoutScoreFinding(ScoreFindingMixin):
    """All items have the same answer, though some of them ask for the opposite of the others.

    - `scale`: The score whose items contradict each other.
    """

    code: Literal["same_answer_throughout"] = dataclasses.field(default="same_answer_throughout", init=False)
    scale: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NearBorderScoreFinding(ScoreFindingMixin):
    """The next higher or lower answer to one item (a tenth away on a line) would take a prorated score across a
    border.

    - `scale`: The score.
    - `place`: Whose border it is: a classification, `bands` of the total, or those of a subscale, such as
      `depression.bands`.
    - `border`: The border, in points.
    """

    code: Literal["near_border"] = dataclasses.field(default="near_border", init=False)
    scale: str
    place: str
    border: float


#: Something to look at before a score is used. None of them changes the score, and none is an error.
ScoreFinding: TypeAlias = Union[
    ChooseOneOfScoreFinding,
    AnsweredThoughNotAskedScoreFinding,
    AgeOutsideRangeScoreFinding,
    SameAnswerThroughoutScoreFinding,
    NearBorderScoreFinding,
    Unrecognised,
]

#: Whether a score fits a definition.
#:
#: - `consistent`: The definition made it, and could have said all that it says.
#: - `inconsistent`: The definition made it, and cannot have said what it says.
#: - `cannot_say`: Another definition made it, or nobody knows which.
Verdict: TypeAlias = Literal["consistent", "inconsistent", "cannot_say"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Verification(Record):
    """Whether what a score says fits the definition that made it.

    - `verdict`: Whether it does. One of `consistent`, `inconsistent`, `cannot_say`.
    - `differs`: Where it does not: `version`, `rules`, `band`, `subscales.b.band`, `classifications.cutoff`,
      `alerts.self_harm_item` and the like.
    """

    verdict: Verdict
    differs: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AnswersRecord(StoredMixin):
    """The answers of one person to one form on one day, as they are kept: a score keeps none. They are those of
    the form, decoded; scoring them again needs no coding.

    - `schema_version`: The version of the form in which this is stored.
    - `id`: The id of this record.
    - `client`: The client's pseudonym.
    - `rater`: Who answered.
    - `by`: Who entered the answers, where that is somebody else.
    - `date`: The day on which they were given.
    - `time`: The time of that day.
    - `instrument`: The instrument.
    - `version`: The version of its definition.
    - `definition_digest`: The digest of that definition.
    - `rules`: The rule that was chosen at each place.
    - `language`: The language of the form.
    - `age`: The client's age in completed years on that day. From 0 to 130.
    - `sex`: The sex of the client. One of `female`, `male`, `other`, `unknown`.
    - `responses`: Each item of the form with its answer, in the definition's own values; null is missing. Items
      that count in no score are among them, and answers to what was not asked.
    - `coding`: How the sheet was coded that they came from. It is kept to be looked up and is never applied
      again.
    """

    schema_version: str
    id: str
    client: str
    rater: str
    by: str | None
    date: str
    time: str | None
    instrument: str
    version: str
    definition_digest: str
    rules: Mapping[str, str] = dataclasses.field(hash=False)
    language: str | None
    age: int | None
    sex: Sex | None
    responses: Mapping[str, float | None] = dataclasses.field(hash=False)
    coding: Coding | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RescoredRecord(Record):
    """A record that says something else.

    - `id`: The id of the record.
    - `client`: The client's pseudonym.
    - `date`: The day of the answers.
    - `differs`: What differs: `total`, `status`, `band`, `subscales.b.total`, `classifications.cutoff`,
      `alerts.self_harm_item`.
    - `total_before`: The total before.
    - `total_after`: The total after.
    - `band_before`: The band before.
    - `band_after`: The band after.
    """

    id: str
    client: str
    date: str
    differs: tuple[str, ...]
    total_before: float | None = None
    total_after: float | None = None
    band_before: str | None = None
    band_after: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RefusedRecord(Record):
    """A record that cannot be scored.

    - `id`: The id of the record.
    - `client`: The client's pseudonym.
    - `code`: The code of the first fault.
    - `path`: Its path.
    """

    id: str
    client: str
    code: str
    path: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Rescored(Record):
    """What kept answers say by another definition.

    - `unchanged`: How many records say the same by both. From 0 to 1000000000.
    - `changed`: The records that say something else, in the order in which they were given.
    - `refused`: The records that one of the two cannot score.
    """

    unchanged: int
    changed: tuple[RescoredRecord, ...]
    refused: tuple[RefusedRecord, ...]


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


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Baseline(Record):
    """Where a measure started. Zero is a value.

    - `value`: The value.
    - `date`: The day it was taken.
    - `source`: Where it comes from.
    """

    value: float
    date: Day | None = None
    source: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Target(TargetMixin):
    """Where a measure is to go.

    - `value`: To this value.
    - `change_percent`: By this many per cent of the baseline: −20 is a fifth less.
    """

    value: float | None = None
    change_percent: float | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
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


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class CriterionRatings(Record):
    """One person's ratings of a goal, each from 1 to 5. A missing rating is not a low one.

    - `urgency`: How soon it must be tackled. From 1 to 5.
    - `importance`: How much it matters. From 1 to 5.
    - `readiness`: How ready the client is. From 1 to 5.
    """

    urgency: int | None = None
    importance: int | None = None
    readiness: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
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


@dataclasses.dataclass(frozen=True, slots=True, eq=False, kw_only=True)
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
    - `status`: Where it stands in its life. Default: `agreed`. One of `draft`, `proposed`, `agreed`, `active`,
      `on_hold`, `achieved`, `retired`, `dropped`.
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


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Level(Record):
    """One level of a ladder.

    - `score`: The score, such as −2 or 0. From -1000000 to 1000000.
    - `text`: What is seen at this level; a table of goals and scores has no texts.
    - `anchor`: The number that marks the level, where it has one.
    """

    score: float
    text: str | None = None
    anchor: float | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Ladder(Record):
    """The levels of one goal, from the lowest to the highest, written before treatment.

    The usual ladder has five levels from −2 to +2 with the expected one at 0; others (a sixth level −3 for
    worsening, −0.5 for partly achieved) are the same type with other scores.

    - `goal`: The goal.
    - `levels`: The levels, lowest first: 3 to 100. Where none are said, the usual five without texts.
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


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
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


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LeftOut(Record):
    """A goal that does not count, and why.

    - `goal`: The goal.
    - `reason`: Why. One of `zero_weight`, `not_rated`.
    """

    goal: str
    reason: LeftOutReason


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
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


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Attainment(AttainmentMixin):
    """What the goals reached, together, as one rater sees it: the T-score of the day, the one of the baseline, the
    change. Without a goal that counts there are none of the three, and `left_out` says why.

    A T-score is 50 where all goals stand at their expected level. Its range depends on the number of goals and
    their weights, so only scores of the same goals and weights compare; levels come first.

    - `schema_version`: The version of the form in which this is stored.
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

    schema_version: str
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


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ReliableChange(ReliableChangeMixin):
    """The change between two scores of one person, with the numbers that made its label and the source of the
    threshold.

    - `schema_version`: The version of the form in which this is stored.
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

    schema_version: str
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


#: How well a number is known.
#:
#: - `confirmed`: Read in the publication or an official text.
#: - `secondary`: Read in secondary sources only.
#: - `disputed`: Sources disagree.
Status: TypeAlias = Literal["confirmed", "secondary", "disputed"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class CriticalValue(Record):
    """The size of an index above which a change is reliable, and where it comes from.

    - `value`: The value. From 0 to 100.
    - `source`: The id of the publication.
    - `status`: How well it is known. One of `confirmed`, `secondary`, `disputed`.
    - `notes`: What to know about it.
    """

    value: float
    source: str
    status: Status
    notes: str | None = None


#: What kind of text a number was read in. A program of others is a lead, and confirms nothing.
#:
#: - `publication`: A paper, a chapter or a book, or its abstract.
#: - `author`: A page or a letter of the authors of the form.
#: - `manual`: The manual of the form.
#: - `form`: A copy of the form itself, with what is printed on it.
#: - `guideline`: What a health service or a society tells its people to do.
#: - `dataset`: The description of a data set.
#: - `page`: A page of others about the form.
#: - `program`: A program of others that scores the form.
SourceKind: TypeAlias = Literal["publication", "author", "manual", "form", "guideline", "dataset", "page", "program"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Source(Record):
    """A publication, or another text that numbers come from.

    - `id`: The id by which numbers name it.
    - `citation`: Authors, year, title or journal.
    - `doi`: The digital object identifier.
    - `kind`: What kind of text it is. One of `publication`, `author`, `manual`, `form`, `guideline`, `dataset`,
      `page`, `program`.
    """

    id: str
    citation: str
    doi: str | None = None
    kind: SourceKind | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class MethodDefinition(Record):
    """A method of change, with its numbers and their sources.

    - `id`: The method. One of `jacobson_truax`, `published`.
    - `title`: What it is called.
    - `rule`: When a change is reliable by it.
    - `sources`: The publications.
    - `source`: The id of the publication that a change by this method names; none where each threshold has its
      own.
    - `critical_value`: The critical value that counts unless another one is stated, where the method has one.
    """

    id: ChangeMethod
    title: str
    rule: str
    sources: tuple[Source, ...]
    source: str | None = None
    critical_value: CriticalValue | None = None


# priority

#: What an arrow does.
#:
#: - `helps`: Progress here helps there.
#: - `interferes`: Progress here gets in the way there: time, energy, or the aims themselves conflict.
Sign: TypeAlias = Literal["helps", "interferes"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Arrow(Record):
    """An arrow of the ripple map: what progress on one goal does to another.

    The arrows of Riediger & Freund 2004, Pers Soc Psychol Bull 30:1511-1523 (facilitation and interference
    between goals), as drawn in perceived causal networks.

    - `start`: The goal on which progress is made.
    - `end`: The goal that feels it.
    - `sign`: Whether it helps or interferes; a plain arrow helps. One of `helps`, `interferes`.
    - `strength`: How strongly; a plain arrow counts as 2. From 1 to 3.
    """

    _renamed: ClassVar = {"from": "start", "to": "end"}

    start: str
    end: str
    sign: Sign = "helps"
    strength: int = 2


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Before(Record):
    """One goal comes before another: the other waits until it is done.

    - `first`: The goal that comes first.
    - `then`: The goal that waits.
    - `agreed`: Whether client and therapist agreed on it. Only agreed links bind a compromise; any link keeps
      the goal that waits out of the active set.
    """

    first: str
    then: str
    agreed: bool = False


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Flag(Record):
    """A safety flag. Only people open and close flags; nothing infers them.

    - `kind`: What it is about. One of `suicidality`, `self_harm`, `severe_substance_use`, `acute_trauma`,
      `harm_to_others`, `safeguarding`.
    - `opened_on`: The day it was opened.
    - `opened_by`: Who opened it.
    - `closed_on`: The day it was closed; absent while it is open. A day after today closes nothing yet.
    - `closed_by`: Who closed it.
    - `raised_to`: The tier to which a person has raised it; one below the hierarchy's own has no effect.
    """

    kind: FlagKind
    opened_on: Day
    opened_by: str
    closed_on: Day | None = None
    closed_by: str | None = None
    raised_to: str | None = None


#: The hierarchies that are shipped: one data file each.
#:
#: - `generic`: Safety first, then everything else.
#: - `dbt_individual`: DBT, individual therapy, stage 1: life-threatening, therapy-interfering, quality of life,
#:   skills. Stages 2 to 4 have no published table; a clinic may bring its own.
#: - `dbt_pretreatment`: DBT, pretreatment: life-threatening, commitment, the rest.
#: - `dbt_skills_group`: DBT, skills group: what destroys therapy, skills, other therapy-interfering behaviour.
#: - `dbt_phone_coaching`: DBT, phone coaching: life-threatening, skills in daily life, conflict with the therapist or
#:   distance.
ShippedHierarchy: TypeAlias = Literal[
    "generic",
    "dbt_individual",
    "dbt_pretreatment",
    "dbt_skills_group",
    "dbt_phone_coaching",
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class HierarchyDefinition(Record):
    """A hierarchy of tiers as data, which come before any score. Whether its parts fit together is checked where
    it is used.

    - `id`: The id, such as `dbt_individual`.
    - `title`: The name for people.
    - `levels`: The tiers, highest first; those of one level rank as equals. At most 25 levels, and at most 100
      tiers in all.
    - `source`: Where it is published, and what in it is not.
    - `safety`: The tiers that are about safety: whole levels, before all others.
    - `sub_ranked`: The tiers inside which a goal's sub-rank comes before its score.
    - `flag_tiers`: The tier in which a goal must stand that answers a flag of this kind.
    - `counted_levels`: How many levels the active set fills before anything else counts; absent for all. From 1
      to 1000.
    - `allowed_when_exclusive`: The tiers, beside the safety tiers, that stay open under the exclusive safety
      policy.
    - `judged_by`: The shipped hierarchy by which flags are judged; absent where it is this one.
    - `judged_as`: What a tier of this hierarchy is called in the one that judges flags.
    """

    id: str
    title: str
    levels: tuple[tuple[str, ...], ...]
    source: str | None = None
    safety: tuple[str, ...] = ()
    sub_ranked: tuple[str, ...] = ()
    flag_tiers: Mapping[FlagKind, str] = dataclasses.field(default_factory=dict, hash=False)
    counted_levels: int | None = None
    allowed_when_exclusive: tuple[str, ...] = ()
    judged_by: str | None = None
    judged_as: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)


#: A hierarchy: the code of a shipped one, or a definition of one's own.
HierarchyChoice: TypeAlias = Union[ShippedHierarchy, HierarchyDefinition]

#: Which score orders the goals of a tier.
#:
#: - `matrix`: Urgency × importance × readiness.
#: - `leverage`: The same, with the importance of what a goal helps added to its own.
OrderBy: TypeAlias = Literal["matrix", "leverage"]

#: What an open safety flag means for other goals.
#:
#: - `first_slot`: Safety goals come first and take no other goal's place.
#: - `exclusive`: While a flag of a safety tier is open, only safety goals, goals that directly help them, goals that
#:   answer an open flag, and the tiers that the hierarchy names are worked on.
SafetyPolicy: TypeAlias = Literal["first_slot", "exclusive"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Deadline(Record):
    """One step of the table of deadlines.

    - `within_days`: The step holds up to this many days before the due date, the last one included. From 0 to
      10000.
    - `urgency`: The urgency that it gives at least. From 1 to 5.
    """

    within_days: int
    urgency: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Policy(Record):
    """How goals are ordered and chosen: every number that is not a fact about the client. What is left out has its
    default. The guide to situations, `core/hierarchies/README.md`, shows the defaults with the source of each;
    where none is named they are the working assumptions of this library, and a clinic may have its own.

    - `hierarchy`: The hierarchy of tiers, which come before any score. Default: safety first, then the rest.
    - `order`: Which score orders the goals of a tier. Default: `matrix`. One of `matrix`, `leverage`.
    - `safety`: What an open safety flag means for other goals. Default: `first_slot`. One of `first_slot`,
      `exclusive`.
    - `cap_short`: The most short-term goals to work on at a time, safety goals not counted. From 0 to 10.
      Default: 3.
    - `cap_long`: The most long-term goals to work on at a time, safety goals not counted. From 0 to 10.
      Default: 2.
    - `deadlines`: The urgency that a deadline gives at least; a goal that is overdue has the highest.
    - `intensities`: The highest intensity that each stage of change carries.
    - `dispute_gap`: The difference between two ratings, in points, from which they count as disputed. From 1 to
      4. Default: 2.
    - `too_close`: The probability of coming first below which the first place is too close to call. From 0 to
      1. Default: 0.5.
    - `top_k`: How many of the first goals of each order to compare. From 1 to 100. Default: 3.
    - `rbo_persistence`: The persistence of rank-biased overlap (Webber, Moffat & Zobel 2010, ACM Trans Inf Syst
      28:20), 0.01 to 0.99; absent by default, as it flatters on few goals.
    - `hysteresis_margin`: The gain, in points of the score, below which the goals under way stay; absent by
      default, and then they have no privilege. From 0 to 1000000000.
    """

    hierarchy: HierarchyChoice = "generic"
    order: OrderBy = "matrix"
    safety: SafetyPolicy = "first_slot"
    cap_short: int = 3
    cap_long: int = 2
    deadlines: tuple[Deadline, ...] | None = None
    intensities: Mapping[Stage, Intensity] | None = dataclasses.field(default=None, hash=False)
    dispute_gap: int = 2
    too_close: float = 0.5
    top_k: int = 3
    rbo_persistence: float | None = None
    hysteresis_margin: float | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Situation(Record):
    """Everything that is known when goals are put in order.

    - `goals`: The goals, at most 2,000. Which of them rank depends on status and tier.
    - `arrows`: What helps and what interferes, at most 20,000; one arrow for each pair and sign.
    - `before`: What must come before what; without loops.
    - `flags`: The safety flags, open and closed; each kind is open at most once.
    - `contingency`: The goal agreed in advance to come first in a case that has now happened.
    - `today`: The day for which deadlines are counted and flags are looked at; required where a goal has a due
      date. Without it a flag that was ever closed counts as closed, and a finding asks for the day.
    - `policy`: How to decide.
    """

    goals: tuple[Goal, ...]
    arrows: tuple[Arrow, ...] = ()
    before: tuple[Before, ...] = ()
    flags: tuple[Flag, ...] = ()
    contingency: str | None = None
    today: Day | None = None
    policy: Policy | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Rated(Record):
    """Ratings as used: the client's, the therapist's where the client gave none.

    - `urgency`: How soon it must be tackled. From 1 to 5.
    - `importance`: How much it matters. From 1 to 5.
    - `readiness`: How ready the client is. From 1 to 5.
    """

    urgency: int | None = None
    importance: int | None = None
    readiness: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RipplePath(Record):
    """The best way in which progress on a goal reaches another one.

    - `goals`: The goals along the way, from this one to the one that is helped.
    - `share`: The share of progress that arrives: the product of the shares of the arrows, below 1.
    """

    goals: tuple[str, ...]
    share: float


#: What keeps a goal from being worked on.
#:
#: - `held_by_readiness`: It asks for more than the stage of change carries.
#: - `on_hold`: A person set it aside.
#: - `no_score`: A rating is missing.
#: - `held_by_prerequisite`: A goal that comes before it is not done.
#: - `barred_by_exclusive`: The exclusive safety policy keeps it for later.
Barrier: TypeAlias = Literal[
    "held_by_readiness",
    "on_hold",
    "no_score",
    "held_by_prerequisite",
    "barred_by_exclusive",
]

#: A criterion of the decision matrix.
#:
#: - `urgency`: How soon it must be tackled.
#: - `importance`: How much it matters.
#: - `readiness`: How ready the client is.
Criterion: TypeAlias = Literal["urgency", "importance", "readiness"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Influence(Record):
    """How much of the progress on one goal arrives at another.

    - `goal`: The goal that is helped.
    - `share`: The share of progress that arrives, below 1.
    """

    goal: str
    share: float


#: The key by which one goal stands before another.
#:
#: - `tier`: A higher level of the hierarchy, or a contingency in force.
#: - `scored`: It has a score, and the other has none.
#: - `sub_rank`: The place inside the tier that a person gave it.
#: - `score`: The higher score.
#: - `ripple`: The larger ripple.
#: - `urgency`: The higher urgency, deadlines included.
#: - `client_rank`: The client's own order of preference.
#: - `id`: The smaller id, for want of anything else.
OrderKey: TypeAlias = Literal["tier", "scored", "sub_rank", "score", "ripple", "urgency", "client_rank", "id"]

#: The keys by which active sets compare, the first one that differs decides.
#:
#: - `tier_vector`: More goals of the highest tiers.
#: - `orphans`: Fewer long-term goals without an active step towards them.
#: - `interfering`: Fewer pairs of goals that interfere with each other.
#: - `score_sum`: The larger sum of scores.
#: - `off_path`: Fewer short-term goals that lead to no active long-term goal.
#: - `ids`: The smaller list of ids, for want of anything else.
#: - `hysteresis`: The goals under way stay, as the gain is below the margin.
#: - `cap`: The policy allows no goal of this horizon.
ChoiceKey: TypeAlias = Literal[
    "tier_vector",
    "orphans",
    "interfering",
    "score_sum",
    "off_path",
    "ids",
    "hysteresis",
    "cap",
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TierReason(ReasonMixin):
    """The tier, which comes before any score.

    - `tier`: The tier.
    - `safety`: Whether it is about safety.
    """

    code: Literal["tier"] = dataclasses.field(default="tier", init=False)
    tier: str
    safety: bool


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ContingencyReason(ReasonMixin):
    """Agreed in advance to come first in a case that has happened; only safety comes before it."""

    code: Literal["contingency"] = dataclasses.field(default="contingency", init=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NotYetAgreedReason(ReasonMixin):
    """A safety goal that is not agreed yet ranks all the same.

    - `status`: Draft or proposed. One of `draft`, `proposed`, `agreed`, `active`, `on_hold`, `achieved`,
      `retired`, `dropped`.
    - `dissent`: The client's objection, where they made one.
    """

    code: Literal["not_yet_agreed"] = dataclasses.field(default="not_yet_agreed", init=False)
    status: GoalStatus
    dissent: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TherapistRatingOnlyReason(ReasonMixin):
    """Only the therapist rated these criteria, so those ratings are used.

    - `criteria`: The criteria. Each of `urgency`, `importance`, `readiness`.
    """

    code: Literal["therapist_rating_only"] = dataclasses.field(default="therapist_rating_only", init=False)
    criteria: tuple[Criterion, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class MissingRatingReason(ReasonMixin):
    """Nobody rated these criteria, so there is no score; the goal comes after the rated ones.

    - `criteria`: The criteria. Each of `urgency`, `importance`, `readiness`.
    """

    code: Literal["missing_rating"] = dataclasses.field(default="missing_rating", init=False)
    criteria: tuple[Criterion, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class DeadlineRaisedReason(ReasonMixin):
    """The due date is near enough to lift the urgency.

    - `old`: The rated urgency. From 1 to 5.
    - `new`: The urgency that counts. From 1 to 5.
    - `days`: The days to the due date; negative where it has passed.
    """

    _renamed: ClassVar = {"from": "old", "to": "new"}

    code: Literal["deadline_raised"] = dataclasses.field(default="deadline_raised", init=False)
    old: int
    new: int
    days: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OverdueReason(ReasonMixin):
    """The due date has passed.

    - `days_overdue`: By how many days.
    """

    code: Literal["overdue"] = dataclasses.field(default="overdue", init=False)
    days_overdue: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SubRankReason(ReasonMixin):
    """A person gave the goal this place inside its tier, before any score.

    - `sub_rank`: The place; 1 comes first. From 1 to 10000.
    """

    code: Literal["sub_rank"] = dataclasses.field(default="sub_rank", init=False)
    sub_rank: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ScoreReason(ReasonMixin):
    """The score of the decision matrix, with the urgency that counts.

    - `urgency`: The urgency that counts. From 1 to 5.
    - `importance`: The importance. From 1 to 5.
    - `readiness`: The readiness. From 1 to 5.
    - `score`: Their product, 1 to 125.
    """

    code: Literal["score"] = dataclasses.field(default="score", init=False)
    urgency: int
    importance: int
    readiness: int
    score: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LeverageReason(ReasonMixin):
    """The score that orders under the leverage policy.

    - `urgency`: The urgency that counts. From 1 to 5.
    - `leverage`: Importance plus ripple.
    - `readiness`: The readiness. From 1 to 5.
    - `score`: Their product.
    """

    code: Literal["leverage"] = dataclasses.field(default="leverage", init=False)
    urgency: int
    leverage: float
    readiness: int
    score: float


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RippleReason(ReasonMixin):
    """What progress here does for other goals.

    - `ripple`: The sum of importance times share over all goals reached.
    - `reach`: How many goals are reached.
    - `targets`: Those helped most, at most 3, by importance times share.
    """

    code: Literal["ripple"] = dataclasses.field(default="ripple", init=False)
    ripple: float
    reach: int
    targets: tuple[Influence, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TieBrokenReason(ReasonMixin):
    """The score is level with that of the next goal; this key decided.

    - `goal`: The goal that comes next.
    - `key`: The key. One of `tier`, `scored`, `sub_rank`, `score`, `ripple`, `urgency`, `client_rank`, `id`.
    """

    code: Literal["tie_broken"] = dataclasses.field(default="tie_broken", init=False)
    goal: str
    key: OrderKey


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class HeldByReadinessReason(ReasonMixin):
    """The goal asks for more than the stage of change carries: held, visible, not deleted. A gentler twin of at
    most this intensity would fit.

    - `stage`: The stage. One of `precontemplation`, `contemplation`, `preparation`, `action`, `maintenance`,
      `termination`.
    - `intensity`: What the goal asks for. One of `explore`, `prepare`, `act`, `sustain`.
    - `max`: The highest intensity that fits. One of `explore`, `prepare`, `act`, `sustain`.
    - `twin`: The open goal that is its gentler twin and fits; absent where there is none yet.
    """

    code: Literal["held_by_readiness"] = dataclasses.field(default="held_by_readiness", init=False)
    stage: Stage
    intensity: Intensity
    max: Intensity
    twin: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class IntensityAdviceReason(ReasonMixin):
    """The same for a safety goal, which is never held: advice on how to work on it.

    - `stage`: The stage. One of `precontemplation`, `contemplation`, `preparation`, `action`, `maintenance`,
      `termination`.
    - `intensity`: What the goal asks for. One of `explore`, `prepare`, `act`, `sustain`.
    - `max`: The highest intensity that fits. One of `explore`, `prepare`, `act`, `sustain`.
    - `twin`: The open goal that is its gentler twin and fits; absent where there is none yet.
    """

    code: Literal["intensity_advice"] = dataclasses.field(default="intensity_advice", init=False)
    stage: Stage
    intensity: Intensity
    max: Intensity
    twin: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OnHoldReason(ReasonMixin):
    """A person set the goal aside; it ranks but is not proposed."""

    code: Literal["on_hold"] = dataclasses.field(default="on_hold", init=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class HeldByPrerequisiteReason(ReasonMixin):
    """Goals that come before this one are not done.

    - `goals`: These goals.
    """

    code: Literal["held_by_prerequisite"] = dataclasses.field(default="held_by_prerequisite", init=False)
    goals: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class BarredByExclusiveReason(ReasonMixin):
    """While a safety flag is open, the exclusive policy keeps this goal for later."""

    code: Literal["barred_by_exclusive"] = dataclasses.field(default="barred_by_exclusive", init=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class CapReachedReason(ReasonMixin):
    """As many goals of this horizon are proposed as the policy allows.

    - `horizon`: The horizon. One of `short`, `long`.
    - `cap`: The most goals of this horizon at a time.
    """

    code: Literal["cap_reached"] = dataclasses.field(default="cap_reached", init=False)
    horizon: Horizon
    cap: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NotChosenReason(ReasonMixin):
    """The goal could be worked on, but a better set leaves it out.

    - `key`: The key that decided. One of `tier_vector`, `orphans`, `interfering`, `score_sum`, `off_path`,
      `ids`, `hysteresis`, `cap`.
    - `interferes_with`: The goals of the set with which it interferes, in either direction, where that is the
      reason.
    """

    code: Literal["not_chosen"] = dataclasses.field(default="not_chosen", init=False)
    key: ChoiceKey
    interferes_with: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SteppingStoneOfReason(ReasonMixin):
    """Proposed as a step towards a long-term goal that is proposed too.

    - `goal`: The long-term goal.
    """

    code: Literal["stepping_stone_of"] = dataclasses.field(default="stepping_stone_of", init=False)
    goal: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OrphanReason(ReasonMixin):
    """Proposed although no proposed short-term goal is a step towards it."""

    code: Literal["orphan"] = dataclasses.field(default="orphan", init=False)


#: One reason for a goal's place, for its being held, or for its being proposed or not.
Reason: TypeAlias = Union[
    TierReason,
    ContingencyReason,
    NotYetAgreedReason,
    TherapistRatingOnlyReason,
    MissingRatingReason,
    DeadlineRaisedReason,
    OverdueReason,
    SubRankReason,
    ScoreReason,
    LeverageReason,
    RippleReason,
    TieBrokenReason,
    HeldByReadinessReason,
    IntensityAdviceReason,
    OnHoldReason,
    HeldByPrerequisiteReason,
    BarredByExclusiveReason,
    CapReachedReason,
    NotChosenReason,
    SteppingStoneOfReason,
    OrphanReason,
    Unrecognised,
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Place(Record):
    """The place of one goal.

    - `goal`: The goal.
    - `title`: Its title.
    - `rank`: The place; 1 comes first.
    - `horizon`: Its horizon. One of `short`, `long`.
    - `status`: Where it stands in its life. One of `draft`, `proposed`, `agreed`, `active`, `on_hold`,
      `achieved`, `retired`, `dropped`.
    - `tier`: Its tier.
    - `secondary_targets`: Its tags of secondary targets: to filter by, never to order by. Each of
      `emotional_vulnerability`, `self_invalidation`, `active_passivity`, `apparent_competence`,
      `unrelenting_crises`, `inhibited_grieving`.
    - `rated`: The ratings used: the client's, the therapist's where the client gave none.
    - `matrix_score`: Urgency × importance × readiness as rated, 1 to 125, unaltered; none where one is missing.
    - `urgency`: The urgency that counts: as rated, or lifted by a deadline. From 1 to 5.
    - `ordering_score`: The score by which the policy ordered.
    - `matrix_ordering_score`: Urgency that counts × importance × readiness.
    - `leverage_ordering_score`: Urgency that counts × leverage × readiness.
    - `leverage`: Importance plus ripple; none where importance was not rated.
    - `ripple`: The importance of the goals that progress here helps, each times the share that arrives.
    - `out_degree`: How many goals it helps directly.
    - `reach`: How many goals it helps at all.
    - `paths`: The best path to each goal that it helps, by id; listed up to a stated number of goals.
    - `held`: Whether readiness holds it.
    - `eligible`: Whether it can be worked on: nothing bars it.
    - `barriers`: What bars it. Each of `held_by_readiness`, `on_hold`, `no_score`, `held_by_prerequisite`,
      `barred_by_exclusive`.
    - `active`: Whether it is proposed to be worked on now.
    - `reasons`: Why it stands here, and why it is proposed or not.
    """

    goal: str
    title: str
    rank: int
    horizon: Horizon
    status: GoalStatus
    tier: str
    secondary_targets: tuple[SecondaryTarget, ...]
    rated: Rated
    matrix_score: int | None
    urgency: int | None
    ordering_score: float | None
    matrix_ordering_score: int | None
    leverage_ordering_score: float | None
    leverage: float | None
    ripple: float
    out_degree: int
    reach: int
    paths: tuple[RipplePath, ...]
    held: bool
    eligible: bool
    barriers: tuple[Barrier, ...]
    active: bool
    reasons: tuple[Reason, ...]


#: Why a goal does not rank.
#:
#: - `not_agreed`: It is not agreed, and its tier is not about safety.
#: - `done`: It is achieved, retired or dropped.
#: - `off_agenda`: Its tier is no part of this mode's agenda.
NotRanking: TypeAlias = Literal["not_agreed", "done", "off_agenda"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class UnrankedGoal(Record):
    """A goal that does not rank.

    - `goal`: The goal.
    - `reason`: Why. One of `not_agreed`, `done`, `off_agenda`.
    """

    goal: str
    reason: NotRanking


#: Why tau-b has no value.
#:
#: - `no_pairs`: No two goals of one level have both scores.
#: - `all_tied`: One of the scores is the same for every pair.
NoAgreement: TypeAlias = Literal["no_pairs", "all_tied"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Agreement(Record):
    """How far two scores of the same goals agree, by pairs of goals of one level of the hierarchy: what tiers
    decide is no agreement.

    Kendall 1945, Biometrika 33:239-251 (tau-b). It runs on the scores, so a tie counts as a tie.

    - `goals`: The goals that have both scores.
    - `pairs`: Their pairs of one level.
    - `concordant`: The pairs that both scores order in the same way.
    - `discordant`: The pairs that they order in opposite ways.
    - `tied_first`: The pairs that are tied in the first score.
    - `tied_second`: The pairs that are tied in the second score.
    - `tau_b`: Tau-b, from −1 (reversed) to 1 (the same order).
    - `reason`: Why there is none. One of `no_pairs`, `all_tied`.
    """

    goals: int
    pairs: int
    concordant: int
    discordant: int
    tied_first: int
    tied_second: int
    tau_b: float | None = None
    reason: NoAgreement | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Orders(Record):
    """The goals that rank, in both orders.

    - `matrix`: By urgency × importance × readiness.
    - `leverage`: By urgency × leverage × readiness.
    - `agreement`: How far the two scores agree.
    """

    matrix: tuple[str, ...]
    leverage: tuple[str, ...]
    agreement: Agreement


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class BarredGoal(Record):
    """A goal that ranks and cannot be worked on.

    - `goal`: The goal.
    - `barriers`: What bars it. Each of `held_by_readiness`, `on_hold`, `no_score`, `held_by_prerequisite`,
      `barred_by_exclusive`.
    """

    goal: str
    barriers: tuple[Barrier, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class UnansweredFlagFinding(FindingMixin):
    """No open goal answers this open flag in its tier or a higher one; the plan is not ready.

    - `kind`: The kind of flag. One of `suicidality`, `self_harm`, `severe_substance_use`, `acute_trauma`,
      `harm_to_others`, `safeguarding`.
    - `tier`: The tier in which a goal must answer it, or a higher one.
    - `goals`: The goals that are not done and name this kind of flag, but stand in a lower tier, by id.
    """

    code: Literal["unanswered_flag"] = dataclasses.field(default="unanswered_flag", init=False)
    kind: FlagKind
    tier: str
    goals: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ClosedAfterTodayFinding(FindingMixin):
    """The day on which a flag was closed is still to come, so the flag counts as open: is it a slip of the pen?

    - `path`: Where the day stands in the situation, such as `flags[0].closed_on`.
    - `kind`: The kind of flag. One of `suicidality`, `self_harm`, `severe_substance_use`, `acute_trauma`,
      `harm_to_others`, `safeguarding`.
    - `closed_on`: The day.
    """

    code: Literal["closed_after_today"] = dataclasses.field(default="closed_after_today", init=False)
    path: str
    kind: FlagKind
    closed_on: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OpenedAfterTodayFinding(FindingMixin):
    """The day on which a flag was opened is still to come; the flag counts as open all the same.

    - `path`: Where the day stands in the situation, such as `flags[0].opened_on`.
    - `kind`: The kind of flag. One of `suicidality`, `self_harm`, `severe_substance_use`, `acute_trauma`,
      `harm_to_others`, `safeguarding`.
    - `opened_on`: The day.
    """

    code: Literal["opened_after_today"] = dataclasses.field(default="opened_after_today", init=False)
    path: str
    kind: FlagKind
    opened_on: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TodayNeededFinding(FindingMixin):
    """Nobody says which day it is, so it cannot be seen whether these days have come: they are taken to have.

    - `paths`: Where they stand in the situation, such as `flags[0].closed_on`.
    """

    code: Literal["today_needed"] = dataclasses.field(default="today_needed", init=False)
    paths: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OverdueFinding(FindingMixin):
    """A due date has passed.

    - `goal`: The goal.
    - `days_overdue`: By how many days.
    """

    code: Literal["overdue"] = dataclasses.field(default="overdue", init=False)
    goal: str
    days_overdue: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class DueFarAheadFinding(FindingMixin):
    """A due date is so far ahead for the goal's horizon, a year for a short-term goal and ten for a long-term one,
    that the year may be a slip of the pen.

    - `goal`: The goal.
    - `days`: The days to the due date.
    """

    code: Literal["due_far_ahead"] = dataclasses.field(default="due_far_ahead", init=False)
    goal: str
    days: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class StageReadinessDisagreeFinding(FindingMixin):
    """The stage of change and the rating of readiness say opposite things.

    - `goal`: The goal.
    - `stage`: The stage. One of `precontemplation`, `contemplation`, `preparation`, `action`, `maintenance`,
      `termination`.
    - `readiness`: The readiness. From 1 to 5.
    """

    code: Literal["stage_readiness_disagree"] = dataclasses.field(default="stage_readiness_disagree", init=False)
    goal: str
    stage: Stage
    readiness: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TierNotSetFinding(FindingMixin):
    """Nobody has set the tier of these goals, and the hierarchy has several beside safety: they count as of the
    last one, which may be far too low.

    - `goals`: The goals, by id; those still to be agreed on included.
    - `tier`: The tier of which they count.
    """

    code: Literal["tier_not_set"] = dataclasses.field(default="tier_not_set", init=False)
    goals: tuple[str, ...]
    tier: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PrerequisiteBelowTierFinding(FindingMixin):
    """A goal of a lower tier is to come before one of a higher tier: the link is ignored.

    - `first`: The goal that was to come first.
    - `then`: The goal that was to wait.
    """

    code: Literal["prerequisite_below_tier"] = dataclasses.field(default="prerequisite_below_tier", init=False)
    first: str
    then: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PrerequisiteRetiredFinding(FindingMixin):
    """A goal that was to come first was retired: does the other one still make sense?

    - `first`: The goal that was to come first.
    - `then`: The goal that waited.
    """

    code: Literal["prerequisite_retired"] = dataclasses.field(default="prerequisite_retired", init=False)
    first: str
    then: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PrerequisiteDroppedFinding(FindingMixin):
    """A goal that was to come first was dropped: does the other one still make sense?

    - `first`: The goal that was to come first.
    - `then`: The goal that waited.
    """

    code: Literal["prerequisite_dropped"] = dataclasses.field(default="prerequisite_dropped", init=False)
    first: str
    then: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PrerequisiteOpenInSafetyTierFinding(FindingMixin):
    """A safety goal does not wait for the goal that was to come first.

    - `first`: The goal that was to come first.
    - `then`: The safety goal.
    """

    code: Literal["prerequisite_open_in_safety_tier"] = dataclasses.field(default="prerequisite_open_in_safety_tier", init=False)
    first: str
    then: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NoneActiveFinding(FindingMixin):
    """No goal of this horizon is proposed outside the safety tiers, for none is eligible.

    - `horizon`: The horizon. One of `short`, `long`.
    - `barred`: Those that are there, with what bars them; empty where there is none to choose from.
    """

    code: Literal["none_active"] = dataclasses.field(default="none_active", init=False)
    horizon: Horizon
    barred: tuple[BarredGoal, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NeedsFirstStepFinding(FindingMixin):
    """A long-term goal is not proposed for want of a first step.

    - `goal`: The goal.
    """

    code: Literal["needs_first_step"] = dataclasses.field(default="needs_first_step", init=False)
    goal: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TooCloseToCallFinding(FindingMixin):
    """If every rating may be off by one, the first of the matrix order is not likely to be first.

    - `goal`: The first of the matrix order.
    - `probability`: The probability that it comes first in its tier.
    - `limit`: The policy's limit.
    """

    code: Literal["too_close_to_call"] = dataclasses.field(default="too_close_to_call", init=False)
    goal: str
    probability: float
    limit: float


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PathsLeftOutFinding(FindingMixin):
    """Beyond a stated size, paths are not listed; ripple and reach are exact all the same.

    - `goals`: The goals that rank.
    - `limit`: Up to how many goals paths are listed.
    """

    code: Literal["paths_left_out"] = dataclasses.field(default="paths_left_out", init=False)
    goals: int
    limit: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ActiveSetNotSearchedFinding(FindingMixin):
    """There are too many possible active sets to try them all, so none is proposed.

    - `sets`: The number of sets, as a decimal number.
    - `limit`: Up to how many sets are tried.
    """

    code: Literal["active_set_not_searched"] = dataclasses.field(default="active_set_not_searched", init=False)
    sets: float
    limit: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SequencesNotSearchedFinding(FindingMixin):
    """The two orders leave too many sequences to try them all: the client's order is kept.

    - `goals`: The goals in the sequence.
    - `limit`: Up to how many partial sequences are looked at.
    """

    code: Literal["sequences_not_searched"] = dataclasses.field(default="sequences_not_searched", init=False)
    goals: int
    limit: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ProbabilitiesNotComputedFinding(FindingMixin):
    """The goals of a level are too many for exact probabilities.

    - `tiers`: The tiers of the level.
    - `goals`: The rated goals of the level.
    - `limit`: Up to how many goals probabilities are computed.
    """

    code: Literal["probabilities_not_computed"] = dataclasses.field(default="probabilities_not_computed", init=False)
    tiers: tuple[str, ...]
    goals: int
    limit: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ChangesNotTriedFinding(FindingMixin):
    """There are too many goals to try every single change of a rating.

    - `goals`: The goals that rank.
    - `limit`: Up to how many goals changes are tried.
    """

    code: Literal["changes_not_tried"] = dataclasses.field(default="changes_not_tried", init=False)
    goals: int
    limit: int


#: Something to know or to talk about: a fact, or a question. None of them changes anything.
Finding: TypeAlias = Union[
    UnansweredFlagFinding,
    ClosedAfterTodayFinding,
    OpenedAfterTodayFinding,
    TodayNeededFinding,
    OverdueFinding,
    DueFarAheadFinding,
    StageReadinessDisagreeFinding,
    TierNotSetFinding,
    PrerequisiteBelowTierFinding,
    PrerequisiteRetiredFinding,
    PrerequisiteDroppedFinding,
    PrerequisiteOpenInSafetyTierFinding,
    NoneActiveFinding,
    NeedsFirstStepFinding,
    TooCloseToCallFinding,
    PathsLeftOutFinding,
    ActiveSetNotSearchedFinding,
    SequencesNotSearchedFinding,
    ProbabilitiesNotComputedFinding,
    ChangesNotTriedFinding,
    Unrecognised,
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Conflict(Record):
    """An arrow that interferes, between two goals that rank.

    - `start`: The goal on which progress is made.
    - `end`: The goal that it gets in the way of.
    - `strength`: How strongly. From 1 to 3.
    """

    _renamed: ClassVar = {"from": "start", "to": "end"}

    start: str
    end: str
    strength: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetKeys(Record):
    """What a set is worth, in the order in which the keys decide: sets compare by the first that differs.

    - `tier_vector`: Its goals on each counted level of the hierarchy, the highest first; more is better.
    - `orphans`: Its long-term goals without a short-term goal in it that is a step towards them.
    - `interfering`: Its pairs of goals that interfere with each other.
    - `score_sum`: The sum of its scores outside the safety tiers, whose goals are in every set.
    - `off_path`: Its short-term goals that lead to no long-term goal in it.
    """

    tier_vector: tuple[int, ...]
    orphans: int
    interfering: int
    score_sum: float
    off_path: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RunnerUp(Record):
    """The best of the sets that were not chosen.

    - `goals`: Its goals, in the order of the ranking.
    - `keys`: What it is worth.
    - `lost_on`: The first key on which it is worse. One of `tier_vector`, `orphans`, `interfering`,
      `score_sum`, `off_path`, `ids`, `hysteresis`, `cap`.
    """

    goals: tuple[str, ...]
    keys: SetKeys
    lost_on: ChoiceKey


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NotChosen(Record):
    """A goal that could be worked on and is left out.

    - `goal`: The goal.
    - `key`: The first key on which the best set with it is worse than the one chosen. But `interfering` where a
      set with it would be better if goals that interfere with each other did not count. One of `tier_vector`,
      `orphans`, `interfering`, `score_sum`, `off_path`, `ids`, `hysteresis`, `cap`.
    - `cap_reached`: Whether as many goals of its horizon are in the set as the policy allows.
    """

    goal: str
    key: ChoiceKey
    cap_reached: bool


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ActiveSet(Record):
    """The set of goals that is proposed to be worked on at a time. A proposal: it changes nothing.

    - `goals`: The goals, in the order of the ranking.
    - `safety`: Those of them in safety tiers: all that can be worked on, beyond any cap.
    - `keys`: What the set is worth, key by key.
    - `runner_up`: The best of the other sets.
    - `kept`: Whether the goals under way stay, although another set is better by less than the margin.
    - `not_chosen`: The goals that could be worked on and are left out, by id, with the reason.
    - `exclusive`: Whether the exclusive safety policy is in force: while a flag of a safety tier is open.
    - `searched`: Whether the sets were tried; where they are too many, only safety goals are proposed.
    - `sets`: How many sets were tried, all of them.
    """

    goals: tuple[str, ...]
    safety: tuple[str, ...]
    keys: SetKeys
    runner_up: RunnerUp | None
    kept: bool
    not_chosen: tuple[NotChosen, ...]
    exclusive: bool
    searched: bool
    sets: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Statement(Record):
    """What was said about a goal that ranks; at least one of the two.

    - `goal`: The goal.
    - `dissent`: The client's objection, where the goal stands against their wish.
    - `rationale`: The therapist's reasons for it.
    """

    goal: str
    dissent: str | None = None
    rationale: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Dispute(Record):
    """Two ratings of one criterion that differ by the policy's gap or more.

    - `goal`: The goal.
    - `criterion`: The criterion. One of `urgency`, `importance`, `readiness`.
    - `client`: The client's rating. From 1 to 5.
    - `therapist`: The therapist's rating. From 1 to 5.
    """

    goal: str
    criterion: Criterion
    client: int
    therapist: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TherapistPlace(Record):
    """A goal in the therapist's order.

    - `goal`: The goal.
    - `matrix_ordering_score`: Urgency that counts × importance × readiness, by the therapist's urgency and
      importance.
    - `leverage_ordering_score`: Urgency that counts × leverage × readiness, likewise.
    - `ripple`: The ripple by the therapist's ratings of importance.
    """

    goal: str
    matrix_ordering_score: int
    leverage_ordering_score: float
    ripple: float


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Sequence(Record):
    """An order of goals with its distance from the two orders.

    - `goals`: The rated goals.
    - `client`: The pairs that the client's order puts the other way round.
    - `therapist`: The pairs that the therapist's order puts the other way round.
    """

    goals: tuple[str, ...]
    client: int
    therapist: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NextReviewRevisitAt(Record):
    """At the next review."""

    code: Literal["next_review"] = dataclasses.field(default="next_review", init=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OnceAttainedRevisitAt(Record):
    """Once the goals that were agreed to come first are attained: a goal attainment level of 0 or better. At the
    next review in any case.

    - `goals`: These goals.
    """

    code: Literal["once_attained"] = dataclasses.field(default="once_attained", init=False)
    goals: tuple[str, ...]


#: When to come back to a goal that was put off.
RevisitAt: TypeAlias = Union[NextReviewRevisitAt, OnceAttainedRevisitAt, Unrecognised]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Deferral(Record):
    """A goal that matters to the therapist and is put off.

    - `goal`: The goal.
    - `revisit_at`: When to come back to it.
    - `rationale`: The therapist's reasons for it.
    """

    goal: str
    revisit_at: RevisitAt
    rationale: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Settlement(Record):
    """A sequence to settle on, with what it puts off.

    - `goals`: The rated goals.
    - `client`: The pairs that the client's order puts the other way round.
    - `therapist`: The pairs that the therapist's order puts the other way round.
    - `deferred`: The first goals of the therapist's order that this sequence puts off.
    """

    goals: tuple[str, ...]
    client: int
    therapist: int
    deferred: tuple[Deferral, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Disagreement(Record):
    """Where client and therapist differ, and what they could settle on.

    - `statements`: What each of them had to say about a goal: the client's objection, the therapist's reasons.
    - `disputes`: The ratings that differ by the policy's gap or more, by goal.
    - `therapist_order`: The goals that the therapist rated, in the therapist's order.
    - `shared`: The goals of which both rated urgency and importance, by id: agreement is about these.
    - `agreement`: How far the scores agree over the shared goals.
    - `discordant_pairs`: The pairs of shared goals that the two orders put the other way round.
    - `top_k`: How many of the first goals of each order were compared.
    - `top_k_overlap`: How many of these are the same.
    - `rbo`: Rank-biased overlap, extrapolated, from 0 to 1; only where the policy asks for it.
    - `pareto`: The sequences that keep tiers and agreed links and are not worse for both than another one, from
      the one closest to the client's order on.
    - `client_first`: The default: closest to the client's order, then to the therapist's.
    - `compromise`: The sequence whose larger number of discordant pairs is least, ties to the client; none
      where there is nothing to trade.
    - `searched`: Whether all sequences were searched; where they are too many, the client's order is kept, as
      far as agreed links allow.
    """

    statements: tuple[Statement, ...]
    disputes: tuple[Dispute, ...]
    therapist_order: tuple[TherapistPlace, ...]
    shared: tuple[str, ...]
    agreement: Agreement
    discordant_pairs: int
    top_k: int
    top_k_overlap: int
    rbo: float | None
    pareto: tuple[Sequence, ...]
    client_first: Settlement | None
    compromise: Settlement | None
    searched: bool


#: What a change does to the first place.
#:
#: - `unseats`: Another goal comes first, by its score or by the keys that break ties.
#: - `ties`: The first goal stays first only by the keys that break ties.
Effect: TypeAlias = Literal["unseats", "ties"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RatingChange(Record):
    """A change of one rating that shakes the first place.

    - `goal`: The goal of which a rating changes.
    - `criterion`: Which rating. One of `urgency`, `importance`, `readiness`.
    - `old`: The rating in use. From 1 to 5.
    - `new`: One less, or one more. From 1 to 5.
    - `effect`: What it does. One of `unseats`, `ties`.
    - `first`: The first goal after the change.
    - `ties`: The goals that are now level with the goal that was first and were not before.
    """

    _renamed: ClassVar = {"from": "old", "to": "new"}

    goal: str
    criterion: Criterion
    old: int
    new: int
    effect: Effect
    first: str
    ties: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Sensitivity(Record):
    """What every single change of a rating by one does to the first place.

    - `top`: The first goal of the order.
    - `cases`: How many changes were tried: all that stay within 1 to 5; 0 beyond a stated number of goals.
    - `changes`: Those that unseat the first goal or make another one level with it.
    """

    top: str | None
    cases: int
    changes: tuple[RatingChange, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Probability(Record):
    """An exact probability.

    - `numerator`: The numerator in lowest terms, as text: it may be too large for a number.
    - `denominator`: The denominator in lowest terms, as text: it may be too large for a number.
    - `value`: The probability as a number, rounded. From 0 to 1.
    """

    numerator: str
    denominator: str
    value: float


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalProbability(Record):
    """The probability of one goal.

    - `goal`: The goal.
    - `probability`: How likely it comes first among the rated goals of its level, when every rating may be off
      by one.
    """

    goal: str
    probability: Probability


#: Why the probabilities of a level are not given.
#:
#: - `sub_ranked`: People gave places inside the level, so scores alone do not decide.
#: - `too_many_goals`: There are too many goals.
NoProbabilities: TypeAlias = Literal["sub_ranked", "too_many_goals"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LevelProbabilities(Record):
    """The probabilities of one level of the hierarchy.

    - `tiers`: The tiers of the level.
    - `goals`: Each rated goal with the probability that it comes first among them, by id.
    - `reason`: Why there are none. One of `sub_ranked`, `too_many_goals`.
    """

    tiers: tuple[str, ...]
    goals: tuple[GoalProbability, ...]
    reason: NoProbabilities | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Robustness(Record):
    """How firm the first place is.

    - `matrix`: What single changes do to the matrix order.
    - `leverage`: What single changes do to the leverage order.
    - `probabilities`: How likely each goal comes first on its level by the matrix order, when every rating may
      be off by one.
    - `too_close_to_call`: Whether the first of the matrix order is likely to come first in less than the
      policy's share of cases; none where its probability is not given, or where a contingency puts it first.
    """

    matrix: Sensitivity
    leverage: Sensitivity
    probabilities: tuple[LevelProbabilities, ...]
    too_close_to_call: bool | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Ranking(RankingMixin):
    """Goals in order, with the reasons for each place.

    - `schema_version`: The version of the form in which this is stored.
    - `order`: Which score ordered the goals inside a level. One of `matrix`, `leverage`.
    - `places`: The goals that rank, in order.
    - `not_ranking`: The goals that do not, by id.
    - `orders`: Both orders, whatever the policy, and how far they agree.
    - `plan_ready`: Whether every open safety flag is answered by an open goal.
    - `findings`: What to know or to talk about.
    - `top`: The first goal of the order, held or not.
    - `first_eligible`: The first goal of the order that can be worked on.
    - `loops`: Sets of goals that all help each other, in turn.
    - `conflicts`: The arrows that interfere.
    - `active_set`: What to work on now.
    - `disagreement`: Where client and therapist differ, and what they could settle on.
    - `robustness`: How firm the first place is.
    - `basis`: What the ranking was made from, without what has no bearing on it.
    """

    schema_version: str
    order: OrderBy
    places: tuple[Place, ...]
    not_ranking: tuple[UnrankedGoal, ...]
    orders: Orders
    plan_ready: bool
    findings: tuple[Finding, ...]
    top: str | None
    first_eligible: str | None
    loops: tuple[tuple[str, ...], ...]
    conflicts: tuple[Conflict, ...]
    active_set: ActiveSet
    disagreement: Disagreement
    robustness: Robustness
    basis: Situation


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetRatingChange(Record):
    """A rating; absent to take it back.

    - `goal`: The goal.
    - `rater`: Whose rating. One of `client`, `therapist`.
    - `criterion`: Which rating. One of `urgency`, `importance`, `readiness`.
    - `to`: The new rating; absent to take it back. From 1 to 5.
    """

    code: Literal["set_rating"] = dataclasses.field(default="set_rating", init=False)
    goal: str
    rater: Rater
    criterion: Criterion
    to: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetDueChange(Record):
    """The due date.

    - `goal`: The goal.
    - `to`: The new date; absent for none.
    """

    code: Literal["set_due"] = dataclasses.field(default="set_due", init=False)
    goal: str
    to: Day | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetStageChange(Record):
    """The stage of change.

    - `goal`: The goal.
    - `to`: The new stage; absent for none. One of `precontemplation`, `contemplation`, `preparation`, `action`,
      `maintenance`, `termination`.
    """

    code: Literal["set_stage"] = dataclasses.field(default="set_stage", init=False)
    goal: str
    to: Stage | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetIntensityChange(Record):
    """How much the goal asks for.

    - `goal`: The goal.
    - `to`: The new intensity; absent for none. One of `explore`, `prepare`, `act`, `sustain`.
    """

    code: Literal["set_intensity"] = dataclasses.field(default="set_intensity", init=False)
    goal: str
    to: Intensity | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetStatusChange(Record):
    """Where the goal stands in its life.

    - `goal`: The goal.
    - `to`: The new status. One of `draft`, `proposed`, `agreed`, `active`, `on_hold`, `achieved`, `retired`,
      `dropped`.
    """

    code: Literal["set_status"] = dataclasses.field(default="set_status", init=False)
    goal: str
    to: GoalStatus


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetHorizonChange(Record):
    """The horizon.

    - `goal`: The goal.
    - `to`: The new horizon. One of `short`, `long`.
    """

    code: Literal["set_horizon"] = dataclasses.field(default="set_horizon", init=False)
    goal: str
    to: Horizon


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetTierChange(Record):
    """The tier.

    - `goal`: The goal.
    - `to`: The new tier; absent for the last.
    """

    code: Literal["set_tier"] = dataclasses.field(default="set_tier", init=False)
    goal: str
    to: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetSubRankChange(Record):
    """The place inside a tier that the hierarchy lists in `sub_ranked`; 1 comes first.

    - `goal`: The goal.
    - `to`: The new place; absent for none. From 1 to 10000.
    """

    code: Literal["set_sub_rank"] = dataclasses.field(default="set_sub_rank", init=False)
    goal: str
    to: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetClientRankChange(Record):
    """The client's own order of preference; 1 is the dearest.

    - `goal`: The goal.
    - `to`: The new place; absent for none. From 1 to 10000.
    """

    code: Literal["set_client_rank"] = dataclasses.field(default="set_client_rank", init=False)
    goal: str
    to: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetParentChange(Record):
    """The long-term goal towards which it is a step.

    - `goal`: The goal.
    - `to`: The long-term goal; absent for none.
    """

    code: Literal["set_parent"] = dataclasses.field(default="set_parent", init=False)
    goal: str
    to: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetGentlerTwinOfChange(Record):
    """The goal of which it is a gentler twin.

    - `goal`: The goal.
    - `to`: The goal that asks for more; absent for none.
    """

    code: Literal["set_gentler_twin_of"] = dataclasses.field(default="set_gentler_twin_of", init=False)
    goal: str
    to: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetAnswersFlagsChange(Record):
    """The kinds of flag that it answers.

    - `goal`: The goal.
    - `to`: The kinds, all of them; absent for none. Each of `suicidality`, `self_harm`, `severe_substance_use`,
      `acute_trauma`, `harm_to_others`, `safeguarding`.
    """

    code: Literal["set_answers_flags"] = dataclasses.field(default="set_answers_flags", init=False)
    goal: str
    to: tuple[FlagKind, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AddGoalChange(Record):
    """A goal that was not there.

    - `goal`: The goal.
    """

    code: Literal["add_goal"] = dataclasses.field(default="add_goal", init=False)
    goal: Goal


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RemoveGoalChange(Record):
    """A goal that is no longer there, with all that refers to it.

    - `goal`: The goal.
    """

    code: Literal["remove_goal"] = dataclasses.field(default="remove_goal", init=False)
    goal: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetArrowChange(Record):
    """An arrow: drawn, of another strength, or taken away.

    - `start`: Where it starts.
    - `end`: Where it leads.
    - `sign`: What it does. Default: `helps`. One of `helps`, `interferes`.
    - `strength`: The new strength. Absent it takes the arrow away: here it has no default, as it has in a
      situation. From 1 to 3.
    """

    _renamed: ClassVar = {"from": "start", "to": "end"}

    code: Literal["set_arrow"] = dataclasses.field(default="set_arrow", init=False)
    start: str
    end: str
    sign: Sign = "helps"
    strength: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetBeforeChange(Record):
    """A link of what comes before what: made, changed, or taken away.

    - `first`: The goal that comes first.
    - `then`: The goal that waits.
    - `agreed`: Whether both agree on it. Absent it takes the link away: here it has no default, as it has in a
      situation.
    """

    code: Literal["set_before"] = dataclasses.field(default="set_before", init=False)
    first: str
    then: str
    agreed: bool | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OpenFlagChange(Record):
    """A safety flag is opened.

    - `flag`: The flag.
    """

    code: Literal["open_flag"] = dataclasses.field(default="open_flag", init=False)
    flag: Flag


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RaiseFlagChange(Record):
    """The tier to which an open flag was raised.

    - `kind`: The kind of flag. One of `suicidality`, `self_harm`, `severe_substance_use`, `acute_trauma`,
      `harm_to_others`, `safeguarding`.
    - `to`: The tier; absent for the hierarchy's own.
    """

    code: Literal["raise_flag"] = dataclasses.field(default="raise_flag", init=False)
    kind: FlagKind
    to: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class CloseFlagChange(Record):
    """An open safety flag is closed. Day and person are given together, or left out together where one only asks
    what if. A day after `today` closes nothing yet.

    - `kind`: The kind of flag. One of `suicidality`, `self_harm`, `severe_substance_use`, `acute_trauma`,
      `harm_to_others`, `safeguarding`.
    - `closed_on`: The day it was closed.
    - `closed_by`: Who closed it.
    """

    code: Literal["close_flag"] = dataclasses.field(default="close_flag", init=False)
    kind: FlagKind
    closed_on: Day | None = None
    closed_by: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class CorrectFlagChange(Record):
    """What was said of an open safety flag was wrong, such as a year: it is written anew, whole.

    - `flag`: The flag as it is.
    """

    code: Literal["correct_flag"] = dataclasses.field(default="correct_flag", init=False)
    flag: Flag


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetContingencyChange(Record):
    """The goal that comes first by contingency.

    - `to`: The goal; absent for none.
    """

    code: Literal["set_contingency"] = dataclasses.field(default="set_contingency", init=False)
    to: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetTodayChange(Record):
    """The day for which deadlines are counted.

    - `to`: The day; absent for none.
    """

    code: Literal["set_today"] = dataclasses.field(default="set_today", init=False)
    to: Day | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetPolicyChange(Record):
    """The policy, all of it: what the new one leaves out has its default, the hierarchy included.

    - `to`: The new policy.
    """

    code: Literal["set_policy"] = dataclasses.field(default="set_policy", init=False)
    to: Policy


#: A fact of a situation, changed. A `to` that is left out takes the fact back.
Change: TypeAlias = Union[
    SetRatingChange,
    SetDueChange,
    SetStageChange,
    SetIntensityChange,
    SetStatusChange,
    SetHorizonChange,
    SetTierChange,
    SetSubRankChange,
    SetClientRankChange,
    SetParentChange,
    SetGentlerTwinOfChange,
    SetAnswersFlagsChange,
    AddGoalChange,
    RemoveGoalChange,
    SetArrowChange,
    SetBeforeChange,
    OpenFlagChange,
    RaiseFlagChange,
    CloseFlagChange,
    CorrectFlagChange,
    SetContingencyChange,
    SetTodayChange,
    SetPolicyChange,
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Move(Record):
    """A goal whose place or score differs.

    - `goal`: The goal.
    - `rank_from`: Its place before; none where it did not rank.
    - `rank_to`: Its place now; none where it does not rank.
    - `score_from`: The score by which it was ordered.
    - `score_to`: The score by which it is ordered.
    """

    goal: str
    rank_from: int | None = None
    rank_to: int | None = None
    score_from: float | None = None
    score_to: float | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalShift(Record):
    """The goal that stands at a place: before, and now.

    - `old`: Before; none where there was none.
    - `new`: Now; none where there is none.
    """

    _renamed: ClassVar = {"from": "old", "to": "new"}

    old: str | None = None
    new: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Difference(Record):
    """What differs between two rankings.

    - `moves`: The goals whose place or score differs, in the later order; those that rank no more, at the end.
    - `top`: The first goal of the order.
    - `first_eligible`: The first goal that can be worked on.
    - `freed`: The goals that can be worked on now and could not before.
    - `barred`: The goals that could be worked on before and cannot now.
    - `activated`: The goals that are proposed now and were not.
    - `deactivated`: The goals that were proposed and are not now.
    - `plan_ready_before`: Whether every open flag was answered.
    - `plan_ready_after`: Whether every open flag is answered now.
    - `findings_added`: What there was not to talk about before.
    - `findings_gone`: What there was to talk about, and is no longer.
    """

    moves: tuple[Move, ...]
    top: GoalShift
    first_eligible: GoalShift
    freed: tuple[str, ...]
    barred: tuple[str, ...]
    activated: tuple[str, ...]
    deactivated: tuple[str, ...]
    plan_ready_before: bool
    plan_ready_after: bool
    findings_added: tuple[Finding, ...]
    findings_gone: tuple[Finding, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Mover(Record):
    """A goal whose place changed.

    - `goal`: The goal.
    - `rank_from`: Its place before; none where it did not rank.
    - `rank_to`: Its place now; none where it does not rank.
    - `because`: The facts, by their places in the list, that move it in this direction: each one alone in the
      earlier situation, or by being taken out of the later one. Where only several together do, all.
    - `jointly`: Whether no single fact does it, but several together.
    """

    goal: str
    rank_from: int | None
    rank_to: int | None
    because: tuple[int, ...]
    jointly: bool


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Comparison(StoredMixin):
    """How an earlier ranking of a client became a later one.

    - `schema_version`: The version of the form in which this is stored.
    - `difference`: What differs between the rankings.
    - `facts`: The facts that changed in between; applied in this order they turn the earlier situation into the
      later one.
    - `movers`: The goals whose place changed, in the later order, each with the facts that moved it.
    - `searched`: Whether it was searched which fact moved whom: not where that would take too long, and then no
      goal that moved names facts.
    """

    schema_version: str
    difference: Difference
    facts: tuple[Change, ...]
    movers: tuple[Mover, ...]
    searched: bool


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ExplainedPlace(Record):
    """Why a goal stands where it stands, in sentences.

    - `goal`: The goal.
    - `title`: Its title.
    - `rank`: Its place; 1 comes first.
    - `now`: Whether it is proposed to be worked on now, or why not, in a few words.
    - `reasons`: The reasons.
    """

    goal: str
    title: str
    rank: int
    now: str
    reasons: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Explanation(Record):
    """A ranking in sentences, goals named by their titles.

    - `places`: The goals in order.
    - `findings`: What to know or to talk about.
    - `not_ready`: Why the plan is not ready; none where it is.
    - `orders`: What counting in the goals that each one helps does to the order; empty where no goal helps
      another.
    - `loops`: The goals that help each other, in turn.
    - `conflicts`: The goals that get in each other's way.
    - `disagreement`: What client and therapist said, where they differ, what they could settle on, and what is
      put off.
    - `robustness`: How firm the first place is.
    """

    places: tuple[ExplainedPlace, ...]
    findings: tuple[str, ...]
    not_ready: str | None
    orders: tuple[str, ...]
    loops: tuple[str, ...]
    conflicts: tuple[str, ...]
    disagreement: tuple[str, ...]
    robustness: tuple[str, ...]


#: What is worth knowing about how a stage was read.
#:
#: - `intent_without_step`: The person intends to change within thirty days, but has taken no step: by the strict rule
#:   that is contemplation, not preparation.
StageNote: TypeAlias = Literal["intent_without_step"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class StageReading(Record):
    """The stage that the facts define.

    - `stage`: The stage. Termination is never derived: a person states it. One of `precontemplation`,
      `contemplation`, `preparation`, `action`, `maintenance`, `termination`.
    - `note`: What is worth knowing about how it was read. One of `intent_without_step`.
    """

    stage: Stage
    note: StageNote | None = None


#: The stage of a dialectical behaviour therapy (Linehan 1993; Swales & Heard).
#:
#: Only pretreatment and stage 1 are published in enough detail for a table of tiers; the others are labels.
#:
#: - `pretreatment`: Orientation and commitment.
#: - `stage_1`: From loss of control to behavioural control.
#: - `stage_2`: From quiet desperation to emotional experiencing.
#: - `stage_3`: Ordinary problems in living, self-respect.
#: - `stage_4`: From incompleteness to the capacity for joy.
DbtStage: TypeAlias = Literal["pretreatment", "stage_1", "stage_2", "stage_3", "stage_4"]

#: The mode of a dialectical behaviour therapy: each has a hierarchy of its own.
#:
#: - `individual`: Individual therapy.
#: - `skills_group`: The skills group, whose agenda is skills. What is life-threatening is met in individual therapy,
#:   by whose hierarchy flags are judged.
#: - `phone_coaching`: Phone coaching between sessions. Flags are judged by the hierarchy of individual therapy here
#:   too.
DbtMode: TypeAlias = Literal["individual", "skills_group", "phone_coaching"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class DiaryScale(Record):
    """The scale of a line: 0 to 5, 0 to 10, 0 to 1 for no and yes, or what the card has.

    - `minimum`: The lowest entry.
    - `maximum`: The highest entry.
    """

    minimum: float
    maximum: float


#: A kind of life-threatening behaviour, the most pressing first.
#:
#: The order is taught with the hierarchy of Linehan 1993; it was not confirmed in a source that could be read, so a
#: card may leave the kind out.
#:
#: - `crisis_behaviour`: A suicide crisis, an attempt.
#: - `self_injury`: Harm to oneself without the wish to die.
#: - `urge_or_communication`: Urges, and telling others of them.
#: - `ideation_or_belief`: Thoughts, images, expectations and beliefs.
LifeThreatening: TypeAlias = Literal["crisis_behaviour", "self_injury", "urge_or_communication", "ideation_or_belief"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DiaryTarget(Record):
    """One line of a diary card: a behaviour, an urge, an emotion, the use of a skill.

    - `id`: Its id on the card.
    - `title`: What stands on the card.
    - `scale`: The scale of its entries.
    - `tier`: Its tier, set by a person; absent for what is only recorded and never on the agenda.
    - `at_least`: An entry of at least this much counts as seen. Where neither bound is given, anything above
      the lowest value does.
    - `at_most`: An entry of at most this much counts as seen, as for skills that were not used.
    - `behaviour`: What kind of life-threatening behaviour it is, which orders inside such a tier. One of
      `crisis_behaviour`, `self_injury`, `urge_or_communication`, `ideation_or_belief`.
    """

    id: str
    title: str
    scale: DiaryScale
    tier: str | None = None
    at_least: float | None = None
    at_most: float | None = None
    behaviour: LifeThreatening | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class DiaryDay(Record):
    """What was entered for one day.

    - `date`: The day.
    - `entries`: The entries by line; what is absent or none was left blank, which is not a zero.
    """

    date: Day
    entries: Mapping[str, float | None] = dataclasses.field(hash=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TierAgendaReason(Record):
    """Its tier, which comes first.

    - `tier`: The tier.
    - `safety`: Whether it is about safety.
    """

    code: Literal["tier"] = dataclasses.field(default="tier", init=False)
    tier: str
    safety: bool


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class BehaviourAgendaReason(Record):
    """The kind of life-threatening behaviour, which orders inside its tier.

    - `behaviour`: The kind. One of `crisis_behaviour`, `self_injury`, `urge_or_communication`,
      `ideation_or_belief`.
    """

    code: Literal["behaviour"] = dataclasses.field(default="behaviour", init=False)
    behaviour: LifeThreatening


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SeenAgendaReason(Record):
    """How often it was seen; inside a tier, more days come first, then the order of the card.

    - `days`: The days on which it was seen.
    - `entered`: The days with an entry.
    - `last_on`: The last day on which it was seen.
    - `furthest`: The entry that went furthest: the highest, or the lowest where little is what counts.
    """

    code: Literal["seen"] = dataclasses.field(default="seen", init=False)
    days: int
    entered: int
    last_on: str
    furthest: float


#: Why a target stands where it does on the agenda.
AgendaReason: TypeAlias = Union[TierAgendaReason, BehaviourAgendaReason, SeenAgendaReason, Unrecognised]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AgendaItem(Record):
    """A target that was seen on the card.

    - `target`: The line of the card.
    - `title`: What stands on the card.
    - `rank`: The place on the agenda; 1 comes first.
    - `tier`: Its tier.
    - `reasons`: Why it stands here.
    """

    target: str
    title: str
    rank: int
    tier: str
    reasons: tuple[AgendaReason, ...]


#: Why one asks about present risk, the first that holds.
#:
#: - `seen`: A safety target was seen on the card.
#: - `blank`: A safety target has days without an entry.
#: - `not_on_card`: No line of the card belongs to a safety tier.
RiskUnknown: TypeAlias = Literal["seen", "blank", "not_on_card"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AskPresentRiskAgendaFinding(Record):
    """A question, before everything else: is there risk now or ahead? The card tells the past only, and present
    and upcoming risk comes before past behaviour and urges.

    - `because`: Why it is asked. One of `seen`, `blank`, `not_on_card`.
    """

    code: Literal["ask_present_risk"] = dataclasses.field(default="ask_present_risk", init=False)
    because: RiskUnknown


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OffAgendaAgendaFinding(Record):
    """A fact: the target was seen, but its tier is no part of this mode's agenda.

    - `target`: The line of the card.
    - `title`: What stands on the card.
    - `tier`: Its tier.
    """

    code: Literal["off_agenda"] = dataclasses.field(default="off_agenda", init=False)
    target: str
    title: str
    tier: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class BlankAgendaFinding(Record):
    """A question: was it not there on these days, or not written down?

    - `target`: The line of the card.
    - `title`: What stands on the card.
    - `days`: The days without an entry.
    - `of`: The days that the card covers.
    """

    code: Literal["blank"] = dataclasses.field(default="blank", init=False)
    target: str
    title: str
    days: int
    of: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NothingSeenAgendaFinding(Record):
    """A question: no target was seen, so what is there to work on?"""

    code: Literal["nothing_seen"] = dataclasses.field(default="nothing_seen", init=False)


#: What to ask or to know before the agenda is agreed. None of it changes anything.
AgendaFinding: TypeAlias = Union[
    AskPresentRiskAgendaFinding,
    OffAgendaAgendaFinding,
    BlankAgendaFinding,
    NothingSeenAgendaFinding,
    Unrecognised,
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Agenda(AgendaMixin):
    """What to talk about, in order, by a diary card. A proposal: it changes no plan.

    - `schema_version`: The version of the form in which this is stored.
    - `first`: The first target, which sets the agenda; none where none was seen.
    - `items`: The targets that were seen, in order.
    - `findings`: What to ask and to know, the question about present risk first.
    """

    schema_version: str
    first: str | None
    items: tuple[AgendaItem, ...]
    findings: tuple[AgendaFinding, ...]


# progress


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Point(Record):
    """One point of a series.

    - `date`: The day.
    - `value`: The value; null, or absent, for a measurement that gave none, such as an incomplete form. It is
      counted, never filled.
    - `order`: Where several are of one day, which comes first: 1, 2 and so on, from 1 to 1,000. From 1 to 1000.
    """

    date: Day
    value: float | None = None
    order: int | None = None


#: What the last points of a series do. Each is a question to people, none a judgement.
#:
#: - `no_values`: There is no value.
#: - `not_known`: It is not known what difference is reliable.
#: - `worsening`: The last value is reliably worse than the baseline, or than the best one so far.
#: - `too_few`: There are fewer points than a window has, and no reliable change in them.
#: - `maintaining`: Reliably better than the baseline, and the last points are within the reliable difference of each
#:   other: a gain that is held, not a plateau.
#: - `plateau`: The last points are within the reliable difference of each other, and there is no reliable gain.
#: - `improving`: Reliably better than at the first point of the window, or, with fewer points than that, than at the
#:   baseline.
#: - `unsettled`: The last points differ by more than error and lead nowhere yet.
Trend: TypeAlias = Literal[
    "no_values",
    "not_known",
    "worsening",
    "too_few",
    "maintaining",
    "plateau",
    "improving",
    "unsettled",
] | str

#: What a value is compared with.
#:
#: - `baseline`: The baseline.
#: - `best`: The best value before.
Reference: TypeAlias = Literal["baseline", "best"]

#: A small win, found in the last point.
#:
#: - `first_move`: The first value that is better than the baseline.
#: - `best_so_far`: Better than every value before.
#: - `first_reliable_gain`: Reliably better than the baseline for the first time.
Win: TypeAlias = Literal["first_move", "best_so_far", "first_reliable_gain"] | str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SeriesStatus(Record):
    """Where a series stands: its numbers, its trend by the reliable difference, and what may be found in it.

    - `trend`: What its last points do. One of `no_values`, `not_known`, `worsening`, `too_few`, `maintaining`,
      `plateau`, `improving`, `unsettled`, or of a later release.
    - `points`: How many points have a value.
    - `without_value`: How many have none.
    - `baseline`: The value from which change is counted.
    - `latest`: The last value.
    - `best`: The best value.
    - `difference`: The last value minus the baseline.
    - `improvement`: The same, positive where it is for the better.
    - `start`: The day of the first value.
    - `end`: The day of the last one.
    - `days`: The days between the two. From 0 to 3652058.
    - `since`: The day of the first point of the window: since when nothing has moved, where that is the trend.
    - `worse_than`: What the last value is reliably worse than. Each of `baseline`, `best`.
    - `wins`: What is worth a word: small wins. Each of `first_move`, `best_so_far`, `first_reliable_gain`, or
      of a later release.
    """

    _renamed: ClassVar = {"from": "start", "to": "end"}

    trend: Trend
    points: int
    without_value: int
    baseline: float | None
    latest: float | None
    best: float | None
    difference: float | None
    improvement: float | None
    start: str | None
    end: str | None
    days: int | None
    since: str | None
    worse_than: tuple[Reference, ...]
    wins: tuple[Win, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LogValue(Record):
    """One line of a self-monitoring log: a rating, a count, minutes, or yes (1) and no (0).

    - `date`: The day of which it tells.
    - `value`: The value.
    - `entered`: The day on which it was written, where that is a later one.
    """

    date: Day
    value: float
    entered: Day | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Week(Record):
    """A week of a log. Days without an entry stay without: nothing is filled, and `days` says how many there are.

    - `start`: Its first day.
    - `end`: Its last day.
    - `days`: On how many of its seven days something is logged. From 0 to 7.
    - `entries`: How many entries it has.
    - `late`: How many of them were written on a later day.
    - `total`: Their sum.
    - `mean`: Their mean, over entries; none without any.
    - `lowest`: The lowest of them.
    - `highest`: The highest of them.
    """

    _renamed: ClassVar = {"from": "start", "to": "end"}

    start: str
    end: str
    days: int
    entries: int
    late: int
    total: float
    mean: float | None = None
    lowest: float | None = None
    highest: float | None = None
