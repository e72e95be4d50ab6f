"""The answer of `priority.rank`, as frozen records. Import them from `therapy_goals.priority`."""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar

from ._mixins import AgendaMixin, FindingMixin, RankingMixin, ReasonMixin
from ._records import Coded, Record


@dataclasses.dataclass(frozen=True, slots=True)
class Reason(ReasonMixin, Coded):
    """Why a goal stands where it stands: a stable code with the numbers that made it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Finding(FindingMixin, Coded):
    """What to know or to talk about: a stable code with the numbers that made it.

    About flags and dates there are:

    - "unanswered_flag": kind, tier, goals; these name the flag, but stand in a lower tier
    - "closed_after_today": path, kind, closed_on; the flag counts as open
    - "opened_after_today": path, kind, opened_on; the flag counts as open
    - "today_needed": paths; without `today` the dates there are taken to have come
    - "due_far_ahead": goal, days; the year may be wrong

    A path names a date as stored JSON does: "flags[0].closed_on". The guide to situations lists all codes.
    """


@dataclasses.dataclass(frozen=True, slots=True)
class Rated(Record):
    """The ratings used: the client's, the therapist's where the client gave none."""

    urgency: int | None = None
    importance: int | None = None
    readiness: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class RipplePath(Record):
    """The best path from a goal to another, and the share of progress that arrives."""

    goals: tuple[str, ...]
    share: float


@dataclasses.dataclass(frozen=True, slots=True)
class Conflict(Record):
    """An arrow that interferes."""

    _renamed: ClassVar = {"from": "start", "to": "end"}

    start: str
    end: str
    strength: int


@dataclasses.dataclass(frozen=True, slots=True)
class LeftOut(Record):
    """A goal that does not rank, and why."""

    goal: str
    reason: str


@dataclasses.dataclass(frozen=True, slots=True)
class Agreement(Record):
    """How far two orders agree: pairs of goals of the same tier, and Kendall's tau-b where it exists."""

    goals: int
    pairs: int
    concordant: int
    discordant: int
    tied_first: int
    tied_second: int
    tau_b: float | None = None
    reason: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Orders(Record):
    """The goals that rank, in both orders, and how far they agree."""

    matrix: tuple[str, ...]
    leverage: tuple[str, ...]
    agreement: Agreement


@dataclasses.dataclass(frozen=True, slots=True)
class Place(Record):
    """The place of one goal, with its scores and the reasons.

    `matrix_score` is urgency times importance times readiness as rated, unaltered; `ordering_score` is
    the one by which the policy ordered.
    """

    goal: str
    title: str
    rank: int
    horizon: str
    status: str
    tier: str
    secondary_targets: tuple[str, ...]
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
    active: bool
    barriers: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class SetKeys(Record):
    """What a set of goals is worth, key by key: sets compare by the first key that differs."""

    tier_vector: tuple[int, ...]
    orphans: int
    interfering: int
    score_sum: float
    off_path: int


@dataclasses.dataclass(frozen=True, slots=True)
class RunnerUp(Record):
    """The best of the other sets, and the first key on which it is worse."""

    goals: tuple[str, ...]
    keys: SetKeys
    lost_on: str


@dataclasses.dataclass(frozen=True, slots=True)
class NotChosen(Record):
    """A goal that could be worked on and is left out: the key that decided, and whether a cap was reached."""

    goal: str
    key: str
    cap_reached: bool


@dataclasses.dataclass(frozen=True, slots=True)
class ActiveSet(Record):
    """What to work on now, with the runner-up; `searched` says whether all sets were tried."""

    goals: tuple[str, ...]
    safety: tuple[str, ...]
    keys: SetKeys
    runner_up: RunnerUp | None
    kept: bool
    not_chosen: tuple[NotChosen, ...]
    exclusive: bool
    searched: bool
    sets: int


@dataclasses.dataclass(frozen=True, slots=True)
class Statement(Record):
    """What was said about a goal: the client's objection, the therapist's reasons."""

    goal: str
    dissent: str | None = None
    rationale: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Dispute(Record):
    """A rating on which client and therapist differ by the policy's gap or more."""

    goal: str
    criterion: str
    client: int
    therapist: int


@dataclasses.dataclass(frozen=True, slots=True)
class TherapistPlace(Record):
    """A goal in the therapist's order, by the therapist's urgency and importance."""

    goal: str
    matrix_ordering_score: int
    leverage_ordering_score: float
    ripple: float


@dataclasses.dataclass(frozen=True, slots=True)
class Sequence(Record):
    """An order of the rated goals, and the pairs that it turns round for each of the two."""

    goals: tuple[str, ...]
    client: int
    therapist: int


@dataclasses.dataclass(frozen=True, slots=True)
class Deferral(Record):
    """A goal of the therapist's that is put off: when to come back to it, and the therapist's reasons."""

    goal: str
    revisit_at: Reason
    rationale: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Settlement(Record):
    """A sequence that client and therapist could settle on, with what it puts off."""

    goals: tuple[str, ...]
    client: int
    therapist: int
    deferred: tuple[Deferral, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Disagreement(Record):
    """Where client and therapist differ, and what they could settle on: the client's order by default."""

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


@dataclasses.dataclass(frozen=True, slots=True)
class RatingChange(Record):
    """A change of one rating by one that unseats the first goal or makes another one level with it."""

    _renamed: ClassVar = {"from": "old", "to": "new"}

    goal: str
    criterion: str
    old: int
    new: int
    effect: str
    first: str
    ties: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Sensitivity(Record):
    """What single changes of a rating do to the first place of an order."""

    top: str | None
    cases: int
    changes: tuple[RatingChange, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Probability(Record):
    """An exact probability: numerator and denominator as texts, and the value as a rounded number."""

    numerator: str
    denominator: str
    value: float


@dataclasses.dataclass(frozen=True, slots=True)
class GoalProbability(Record):
    """How likely a goal comes first among the rated goals of its level, every rating off by at most one."""

    goal: str
    probability: Probability


@dataclasses.dataclass(frozen=True, slots=True)
class LevelProbabilities(Record):
    """The probabilities of one level of the hierarchy, or why there are none."""

    tiers: tuple[str, ...]
    goals: tuple[GoalProbability, ...]
    reason: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Robustness(Record):
    """How firm the first place is."""

    matrix: Sensitivity
    leverage: Sensitivity
    probabilities: tuple[LevelProbabilities, ...]
    too_close_to_call: bool | None


@dataclasses.dataclass(frozen=True, slots=True)
class Ranking(RankingMixin):
    """Goals in order, with the reasons for each place."""

    schema_version: str
    order: str
    places: tuple[Place, ...]
    not_ranking: tuple[LeftOut, ...]
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
    basis: dict[str, Any] = dataclasses.field(hash=False)


@dataclasses.dataclass(frozen=True, slots=True)
class GoalShift(Record):
    """The goal at a place before and after."""

    _renamed: ClassVar = {"from": "old", "to": "new"}

    old: str | None
    new: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class Move(Record):
    """A goal whose rank or score changed; a rank of none means that it did not rank."""

    goal: str
    rank_from: int | None
    rank_to: int | None
    score_from: float | None
    score_to: float | None


@dataclasses.dataclass(frozen=True, slots=True)
class Difference(Record):
    """The difference between two rankings."""

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


@dataclasses.dataclass(frozen=True, slots=True)
class Change(Coded):
    """A change of one fact: a stable code with its details.

    `what_if` takes changes, and `compare` finds them. A detail in brackets may be left out. A `to` that is
    left out takes the fact back: `set_rating` without it removes the rating.

    - "set_rating": goal, rater ("client" or "therapist"), criterion ("urgency", "importance" or
      "readiness"), [to], from 1 to 5
    - "set_due": goal, [to], a date
    - "set_stage": goal, [to]
    - "set_intensity": goal, [to]
    - "set_status": goal, to
    - "set_horizon": goal, to
    - "set_tier": goal, [to]; without it the hierarchy's last tier
    - "set_sub_rank": goal, [to], the place inside a safety tier
    - "set_client_rank": goal, [to], the place in the client's order of preference
    - "set_parent": goal, [to], the long-term goal towards which it is a step
    - "set_gentler_twin_of": goal, [to], the goal that asks for more
    - "set_answers_flags": goal, [to], all kinds of flag that it answers
    - "add_goal": goal, a whole one that was not there
    - "remove_goal": goal, which goes with all that refers to it
    - "set_arrow": from, to, [sign], [strength]; without a strength the arrow is taken away
    - "set_before": first, then, [agreed]; without that the link is taken away
    - "open_flag": flag, a whole one
    - "raise_flag": kind, [to]; without it the hierarchy's own tier
    - "close_flag": kind, [closed_on], [closed_by]; both or neither; a day after `today` closes nothing yet
    - "correct_flag": flag, the whole one as it is, where something was said wrongly of an open one
    - "set_contingency": [to], the goal that comes first
    - "set_today": [to], a date
    - "set_policy": to, the whole policy

    >>> from therapy_goals import priority
    >>> priority.Change("set_due", {"goal": "cv", "to": "2026-12-03"}).details["to"]
    '2026-12-03'
    """


@dataclasses.dataclass(frozen=True, slots=True)
class Mover(Record):
    """A goal that moved, with the facts that alone would have moved it so, by their place among the facts."""

    goal: str
    rank_from: int | None
    rank_to: int | None
    because: tuple[int, ...]
    jointly: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Comparison(Record):
    """Two rankings of the same client, weeks apart: what differs, which facts changed, who moved.

    `searched` says whether it was searched which fact moved whom; where that would have taken too long, no
    mover names facts.
    """

    difference: Difference
    facts: tuple[Change, ...]
    movers: tuple[Mover, ...]
    searched: bool


@dataclasses.dataclass(frozen=True, slots=True)
class ExplainedPlace(Record):
    """Why a goal stands where it stands, in sentences."""

    goal: str
    title: str
    rank: int
    now: str
    reasons: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Explanation(Record):
    """A ranking in sentences.

    `not_ready` says why the plan is not ready; `orders` what counting in the goals that each one helps does
    to the order; `disagreement` what both said, where they differ, and what they could settle on.
    """

    places: tuple[ExplainedPlace, ...]
    findings: tuple[str, ...]
    not_ready: str | None
    orders: tuple[str, ...]
    loops: tuple[str, ...]
    conflicts: tuple[str, ...]
    disagreement: tuple[str, ...]
    robustness: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class StageReading(Record):
    """A stage of change, with a note where a rule decided."""

    stage: str
    note: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class AgendaReason(Coded):
    """Why a target stands where it does on the agenda: a stable code with its details."""


@dataclasses.dataclass(frozen=True, slots=True)
class AgendaFinding(Coded):
    """What to ask or to know before the agenda is agreed: a stable code with its details."""


@dataclasses.dataclass(frozen=True, slots=True)
class AgendaItem(Record):
    """A target that was seen on the card, with its place on the agenda."""

    target: str
    title: str
    rank: int
    tier: str
    reasons: tuple[AgendaReason, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Agenda(AgendaMixin):
    """What to talk about, in order, by a diary card. A proposal: it changes no plan."""

    schema_version: str
    first: str | None
    items: tuple[AgendaItem, ...]
    findings: tuple[AgendaFinding, ...]
