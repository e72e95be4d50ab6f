"""What to work on first: safety gate, hierarchies, decision matrix, readiness, ripple, active set.

Tiers come before any score, the product of the ratings orders inside a tier, the reach of each goal is
shown beside it, and every place comes with its reasons. Nothing here decides: it proposes.

Four worked examples, with goals written as plain data:

>>> def goal(id, urgency, importance, readiness, therapist=None, **more):
...     ratings = {"client": {"urgency": urgency, "importance": importance, "readiness": readiness}}
...     if therapist:
...         ratings["therapist"] = {"urgency": therapist[0], "importance": therapist[1]}
...     return {"id": id, "title": id, "horizon": "short", "ratings": ratings, **more}

Two goals that help each other: the matrix puts worry first, the ripple would move sleep there.

>>> goals = [goal("sleep", 3, 3, 5), goal("worry", 4, 4, 3), goal("couple", 3, 4, 3), goal("work", 2, 5, 3)]
>>> arrows = [Arrow("sleep", "worry"), Arrow("worry", "sleep"), Arrow("sleep", "couple"),
...           Arrow("worry", "work"), Arrow("sleep", "work", strength=1)]
>>> ranking = rank(goals, arrows=arrows)
>>> ranking.orders.matrix, ranking.orders.leverage
(('worry', 'sleep', 'couple', 'work'), ('sleep', 'worry', 'couple', 'work'))
>>> ranking.places[1].ripple, ranking.places[1].leverage_ordering_score, ranking.loops
(5.25, 123.75, (('sleep', 'worry'),))
>>> ranking.robustness.too_close_to_call
True

Tiers of DBT: by the product alone, college and skills would tie and self-harm come third.

>>> goals = [
...     goal("college", 4, 5, 4, tier="quality_of_life", horizon="long"),
...     goal("distress-tolerance", 4, 4, 5, tier="skills"),
...     goal("self-harm", 5, 5, 2, tier="life_threatening", answers_flags=["self_harm"]),
...     goal("attend", 3, 3, 3, tier="therapy_interfering"),
... ]
>>> flag = Flag("self_harm", opened_on="2026-11-20", opened_by="therapist")
>>> ranking = rank(goals, flags=[flag], policy={"hierarchy": "dbt_individual", "safety": "exclusive"})
>>> [place.goal for place in ranking.places]
['self-harm', 'attend', 'college', 'distress-tolerance']
>>> ranking.active_set.goals
('self-harm', 'attend')

Disagreement: the client wants stress first, the therapist trauma; both agreed on stress before trauma.

>>> goals = [
...     goal("stress", 5, 5, 3, (4, 4)), goal("sleep", 4, 5, 3, (3, 4)), goal("family", 3, 4, 3, (2, 3)),
...     goal("trauma", 2, 4, 3, (5, 5), rationale="it drives the rest"),
... ]
>>> found = rank(goals, before=[Before("stress", "trauma", agreed=True)]).disagreement
>>> [(sequence.client, sequence.therapist) for sequence in found.pareto]
[(0, 3), (1, 2), (2, 1)]
>>> found.compromise.goals
('stress', 'sleep', 'trauma', 'family')
>>> found.client_first.deferred[0].revisit_at.code, found.client_first.deferred[0].rationale
('once_attained', 'it drives the rest')

Active set: the best scores alone would take `social`, for which there is no step, instead of `work`.

>>> goals = [
...     goal("breathe", 3, 4, 4, parent="panic"), goal("bed11", 3, 3, 4, parent="panic"),
...     goal("talk1", 2, 3, 3, parent="social"), goal("cv", 2, 4, 4, parent="work", due="2026-12-03"),
...     goal("journal", 2, 2, 5), goal("panic", 3, 5, 4, horizon="long"),
...     goal("social", 3, 5, 3, horizon="long"), goal("work", 3, 4, 3, horizon="long"),
... ]
>>> chosen = rank(goals, today="2026-11-23").active_set
>>> chosen.goals
('cv', 'panic', 'breathe', 'bed11', 'work')
>>> chosen.keys.score_sum, chosen.keys.orphans, chosen.sets, chosen.runner_up.lost_on
(244.0, 0, 150, 'score_sum')
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ._native import Prepared as _Prepared
from ._printed import (
    ActiveSet,
    ActiveSetNotSearchedFinding,
    AddGoalChange,
    Agenda,
    AgendaFinding,
    AgendaItem,
    AgendaReason,
    Agreement,
    Arrow,
    AskPresentRiskAgendaFinding,
    BarredByExclusiveReason,
    BarredGoal,
    Barrier,
    Before,
    BehaviourAgendaReason,
    BlankAgendaFinding,
    CapReachedReason,
    Change,
    ChangesNotTriedFinding,
    ChoiceKey,
    CloseFlagChange,
    ClosedAfterTodayFinding,
    Comparison,
    Conflict,
    ContingencyReason,
    CorrectFlagChange,
    Criterion,
    DbtMode,
    DbtStage,
    Deadline,
    DeadlineRaisedReason,
    Deferral,
    DiaryDay,
    DiaryScale,
    DiaryTarget,
    Difference,
    Disagreement,
    Dispute,
    DueFarAheadFinding,
    Effect,
    ExplainedPlace,
    Explanation,
    Finding,
    Flag,
    Goal,
    GoalProbability,
    GoalShift,
    HeldByPrerequisiteReason,
    HeldByReadinessReason,
    HierarchyChoice,
    HierarchyDefinition,
    Influence,
    IntensityAdviceReason,
    LevelProbabilities,
    LeverageReason,
    LifeThreatening,
    MissingRatingReason,
    Move,
    Mover,
    NeedsFirstStepFinding,
    NextReviewRevisitAt,
    NoAgreement,
    NoProbabilities,
    NoneActiveFinding,
    NotChosen,
    NotChosenReason,
    NotRanking,
    NotYetAgreedReason,
    NothingSeenAgendaFinding,
    OffAgendaAgendaFinding,
    OnHoldReason,
    OnceAttainedRevisitAt,
    OpenFlagChange,
    OpenedAfterTodayFinding,
    OrderBy,
    OrderKey,
    Orders,
    OrphanReason,
    OverdueFinding,
    OverdueReason,
    PathsLeftOutFinding,
    Place,
    Policy,
    PrerequisiteBelowTierFinding,
    PrerequisiteDroppedFinding,
    PrerequisiteOpenInSafetyTierFinding,
    PrerequisiteRetiredFinding,
    ProbabilitiesNotComputedFinding,
    Probability,
    RaiseFlagChange,
    Ranking,
    Rated,
    RatingChange,
    Reason,
    RemoveGoalChange,
    RevisitAt,
    RipplePath,
    RippleReason,
    RiskUnknown,
    Robustness,
    RunnerUp,
    SafetyPolicy,
    ScoreReason,
    SecondaryTarget,
    SeenAgendaReason,
    Sensitivity,
    Sequence,
    SequencesNotSearchedFinding,
    SetAnswersFlagsChange,
    SetArrowChange,
    SetBeforeChange,
    SetClientRankChange,
    SetContingencyChange,
    SetDueChange,
    SetGentlerTwinOfChange,
    SetHorizonChange,
    SetIntensityChange,
    SetKeys,
    SetParentChange,
    SetPolicyChange,
    SetRatingChange,
    SetStageChange,
    SetStatusChange,
    SetSubRankChange,
    SetTierChange,
    SetTodayChange,
    Settlement,
    ShippedHierarchy,
    Sign,
    Situation,
    StageNote,
    StageReadinessDisagreeFinding,
    StageReading,
    Statement,
    SteppingStoneOfReason,
    SubRankReason,
    TherapistPlace,
    TherapistRatingOnlyReason,
    TieBrokenReason,
    TierAgendaReason,
    TierNotSetFinding,
    TierReason,
    TodayNeededFinding,
    TooCloseToCallFinding,
    UnansweredFlagFinding,
    UnrankedGoal,
)
from ._records import Unrecognised, build, call, listed
from ._types import Day, Whole

__all__ = [
    "ActiveSet",
    "ActiveSetNotSearchedFinding",
    "AddGoalChange",
    "Agenda",
    "AgendaFinding",
    "AgendaItem",
    "AgendaReason",
    "Agreement",
    "Arrow",
    "AskPresentRiskAgendaFinding",
    "BarredByExclusiveReason",
    "BarredGoal",
    "Barrier",
    "Before",
    "BehaviourAgendaReason",
    "BlankAgendaFinding",
    "CapReachedReason",
    "Change",
    "ChangesNotTriedFinding",
    "ChoiceKey",
    "CloseFlagChange",
    "ClosedAfterTodayFinding",
    "Comparison",
    "Conflict",
    "ContingencyReason",
    "CorrectFlagChange",
    "Criterion",
    "DbtMode",
    "DbtStage",
    "Deadline",
    "DeadlineRaisedReason",
    "Deferral",
    "DiaryDay",
    "DiaryScale",
    "DiaryTarget",
    "Difference",
    "Disagreement",
    "Dispute",
    "DueFarAheadFinding",
    "Effect",
    "ExplainedPlace",
    "Explanation",
    "Finding",
    "Flag",
    "GoalProbability",
    "GoalShift",
    "HeldByPrerequisiteReason",
    "HeldByReadinessReason",
    "HierarchyChoice",
    "HierarchyDefinition",
    "Influence",
    "IntensityAdviceReason",
    "LevelProbabilities",
    "LeverageReason",
    "LifeThreatening",
    "MissingRatingReason",
    "Move",
    "Mover",
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
    "OrderBy",
    "OrderKey",
    "Orders",
    "OrphanReason",
    "OverdueFinding",
    "OverdueReason",
    "PathsLeftOutFinding",
    "Place",
    "Policy",
    "Prepared",
    "PrerequisiteBelowTierFinding",
    "PrerequisiteDroppedFinding",
    "PrerequisiteOpenInSafetyTierFinding",
    "PrerequisiteRetiredFinding",
    "ProbabilitiesNotComputedFinding",
    "Probability",
    "RaiseFlagChange",
    "Ranking",
    "Rated",
    "RatingChange",
    "Reason",
    "RemoveGoalChange",
    "RevisitAt",
    "RipplePath",
    "RippleReason",
    "RiskUnknown",
    "Robustness",
    "RunnerUp",
    "SafetyPolicy",
    "ScoreReason",
    "SeenAgendaReason",
    "Sensitivity",
    "Sequence",
    "SequencesNotSearchedFinding",
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
    "ShippedHierarchy",
    "Sign",
    "Situation",
    "StageNote",
    "StageReadinessDisagreeFinding",
    "StageReading",
    "Statement",
    "SteppingStoneOfReason",
    "SubRankReason",
    "TherapistPlace",
    "TherapistRatingOnlyReason",
    "TieBrokenReason",
    "TierAgendaReason",
    "TierNotSetFinding",
    "TierReason",
    "TodayNeededFinding",
    "TooCloseToCallFinding",
    "UnansweredFlagFinding",
    "UnrankedGoal",
    "Unrecognised",
    "agenda",
    "compare",
    "dbt_hierarchy",
    "explain",
    "explain_agenda",
    "explain_comparison",
    "explain_difference",
    "hierarchies",
    "hierarchy",
    "prepare",
    "rank",
    "stage_from",
    "to_dot",
    "to_mermaid",
    "what_if",
    "with_secondary_target",
]


def __dir__() -> list[str]:
    return sorted(__all__)


def rank(
    goals: Iterable[Goal | Mapping[str, Any]],
    *,
    arrows: Iterable[Arrow | Mapping[str, Any]] = (),
    before: Iterable[Before | Mapping[str, Any]] = (),
    flags: Iterable[Flag | Mapping[str, Any]] = (),
    contingency: str | None = None,
    today: Day | None = None,
    policy: Policy | Mapping[str, Any] | None = None,
) -> Ranking:
    """Puts goals in order: safety and the other tiers first, then the score, every place with reasons.

    `arrows` say what helps and what interferes, `before` what must come first, `flags` are the safety flags,
    open and closed. `contingency` is the goal that was agreed in advance to come first in a case that has
    happened, `today` the day for which deadlines are counted; it is needed where a goal has a due date.
    `policy` says how to decide: see `Policy`.

    Raises:
        TherapyGoalsError: with every fault at once, each with its path. Of form: "missing", "wrong_type",
            "unknown_key", "unknown_code", "out_of_range", "not_a_number". Of meaning: "duplicate_id",
            "unknown_goal", "unknown_tier", "self_reference", "duplicate_arrow", "cycle",
            "flag_opened_twice", "unmapped_flag", "not_ascending", "inconsistent", "too_few", "too_many".

    >>> from therapy_goals import priority
    >>> ratings = {"sleep": (3, 3, 5), "worry": (4, 4, 3)}
    >>> goals = [
    ...     {"id": id, "title": id, "horizon": "short", "ratings": {"client": {
    ...         "urgency": urgency, "importance": importance, "readiness": readiness}}}
    ...     for id, (urgency, importance, readiness) in ratings.items()
    ... ]
    >>> [(place.goal, place.matrix_score) for place in priority.rank(goals).places]
    [('worry', 48), ('sleep', 45)]
    """
    return build(Ranking, call("priority.rank", _situation(goals, arrows, before, flags, contingency, today, policy)))


def what_if(
    goals: Iterable[Goal | Mapping[str, Any]],
    changes: Iterable[Change | Mapping[str, Any]],
    *,
    arrows: Iterable[Arrow | Mapping[str, Any]] = (),
    before: Iterable[Before | Mapping[str, Any]] = (),
    flags: Iterable[Flag | Mapping[str, Any]] = (),
    contingency: str | None = None,
    today: Day | None = None,
    policy: Policy | Mapping[str, Any] | None = None,
) -> Difference:
    """What changes, one after the other, would do to the ranking. The goals stay as they are.

    `Change` is every change there is, each a record of its own; a `to` that is left out takes the fact back. The other
    arguments are those of `rank`. `set_policy` replaces the whole policy: what the new one leaves out has its
    default, the hierarchy included.

    Raises:
        TherapyGoalsError: as `rank`, for the goals before and after; and at the change that does not fit, as
            in `changes[0].goal`: "unknown_goal", "duplicate_id", "inconsistent";
            at `changes[0].to.hierarchy` where a new policy lacks tiers of the goals: "unknown_tier".

    >>> from therapy_goals import priority
    >>> goals = [
    ...     {"id": id, "title": id, "horizon": "short", "ratings": {"client": {
    ...         "urgency": urgency, "importance": 4, "readiness": 3}}}
    ...     for id, urgency in {"sleep": 3, "worry": 4}.items()
    ... ]
    >>> change = priority.SetRatingChange("sleep", rater="client", criterion="urgency", to=5)
    >>> priority.what_if(goals, [change]).top
    GoalShift(old='worry', new='sleep')
    """
    situation = _situation(goals, arrows, before, flags, contingency, today, policy)
    return build(Difference, call("priority.what_if", {**situation, "changes": listed(changes)}))


def compare(earlier: Ranking, later: Ranking) -> Comparison:
    """Who moved between two rankings of the same client, and which facts moved them.

    >>> from therapy_goals import priority
    >>> def plan(sleep, worry):
    ...     rated = {"sleep": sleep, "worry": worry}
    ...     return [{"id": id, "title": id, "horizon": "short", "ratings": {"client": {
    ...         "urgency": urgency, "importance": 4, "readiness": 3}}} for id, urgency in rated.items()]
    >>> found = priority.compare(priority.rank(plan(3, 4)), priority.rank(plan(5, 4)))
    >>> found.facts[0]
    SetRatingChange(code='set_rating', goal='sleep', rater='client', criterion='urgency', to=5)
    >>> found.movers[0]
    Mover(goal='sleep', rank_from=2, rank_to=1, because=(0,), jointly=False)
    """
    return build(Comparison, call("priority.compare", {"earlier": earlier, "later": later}))


def prepare(
    goals: Iterable[Goal | Mapping[str, Any]],
    *,
    arrows: Iterable[Arrow | Mapping[str, Any]] = (),
    before: Iterable[Before | Mapping[str, Any]] = (),
    flags: Iterable[Flag | Mapping[str, Any]] = (),
    contingency: str | None = None,
    today: Day | None = None,
    policy: Policy | Mapping[str, Any] | None = None,
) -> Prepared:
    """Ranks goals and keeps what the questions that follow need: see `Prepared`. The arguments are those of `rank`.

    Raises:
        TherapyGoalsError: as `rank`.
    """
    return Prepared(_Prepared(_situation(goals, arrows, before, flags, contingency, today, policy)))


class Prepared:
    """A ranking kept with the best paths over its arrows, for many questions about one situation.

    `prepare` makes it. Every answer is the same as without it; what takes long with hundreds of goals, to search the
    paths, is done once. For each pair of goals that rank it holds 8 bytes: 8 MB for 1,000 goals.

    >>> from therapy_goals import priority
    >>> goals = [
    ...     {"id": id, "title": id, "horizon": "short", "ratings": {"client": {
    ...         "urgency": urgency, "importance": 4, "readiness": 3}}}
    ...     for id, urgency in {"sleep": 3, "worry": 4}.items()
    ... ]
    >>> prepared = priority.prepare(goals, arrows=[priority.Arrow("sleep", "worry")])
    >>> prepared.ranking().top
    'worry'
    >>> change = priority.SetRatingChange("sleep", rater="client", criterion="urgency", to=5)
    >>> prepared.what_if([change]).top
    GoalShift(old='worry', new='sleep')
    >>> later = prepared.with_changes([change])
    >>> later.ranking().top, len(prepared.compare(later.ranking()).facts)
    ('sleep', 1)
    """

    __slots__ = ("_engine",)

    def __init__(self, engine: _Prepared, /) -> None:
        self._engine = engine

    def ranking(self) -> Ranking:
        """The ranking, as `rank` gives it: made anew from the engine's at each call."""
        return build(Ranking, json.loads(self._engine.ask("ranking")))

    def what_if(self, changes: Iterable[Change | Mapping[str, Any]]) -> Difference:
        """As the function `what_if`, from here on."""
        return build(Difference, json.loads(self._engine.ask("what_if", {"changes": listed(changes)})))

    def with_changes(self, changes: Iterable[Change | Mapping[str, Any]]) -> Prepared:
        """What these changes, one after the other, make of it. It stays as it is, and both share what they can.

        Raises:
            TherapyGoalsError: as `what_if`.
        """
        return Prepared(self._engine.with_changes({"changes": listed(changes)}))

    def compare(self, later: Ranking) -> Comparison:
        """As the function `compare`, from this ranking to a later one."""
        return build(Comparison, json.loads(self._engine.ask("compare", {"later": later})))

    def __reduce__(self) -> tuple[Any, ...]:
        return Prepared, (self._engine,)


def explain(ranking: Ranking) -> Explanation:
    """A ranking in sentences, goals named by their titles.

    >>> from therapy_goals import priority
    >>> ratings = {"client": {"urgency": 4, "importance": 4, "readiness": 3}}
    >>> ranking = priority.rank([{"id": "worry", "title": "Worry less", "horizon": "short", "ratings": ratings}])
    >>> priority.explain(ranking).places[0].reasons[0]
    'Urgency 4 × importance 4 × readiness 3 = 48.'
    """
    return build(Explanation, call("priority.explain", ranking))


def explain_difference(difference: Difference, titles: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """A difference in sentences; `titles`, as `Ranking.titles` gives them, names goals other than by their id.

    >>> from therapy_goals import priority
    >>> goals = [
    ...     {"id": id, "title": id, "horizon": "long", "ratings": {"client": {
    ...         "urgency": urgency, "importance": 4, "readiness": 3}}}
    ...     for id, urgency in {"sleep": 3, "worry": 4}.items()
    ... ]
    >>> change = priority.SetRatingChange("sleep", rater="client", criterion="urgency", to=5)
    >>> priority.explain_difference(priority.what_if(goals, [change]))[:2]
    ('sleep comes first now, instead of worry.', 'sleep moves from place 2 to place 1; its score is 60 instead of 36.')
    """
    return tuple(call("priority.explain_difference", {"difference": difference}, titles))


def explain_comparison(comparison: Comparison, titles: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """A comparison in sentences: what changed, who moved, and which changes moved them."""
    return tuple(call("priority.explain_comparison", {"comparison": comparison}, titles))


def to_dot(ranking: Ranking) -> str:
    """The ripple map in the DOT language of Graphviz."""
    drawn: str = call("priority.to_dot", ranking)
    return drawn


def to_mermaid(ranking: Ranking) -> str:
    """The ripple map as a Mermaid flowchart."""
    drawn: str = call("priority.to_mermaid", ranking)
    return drawn


def stage_from(
    *,
    changed_days: Whole | None = None,
    intends_within_30_days: bool = False,
    intends_within_6_months: bool = False,
    took_step: bool = False,
) -> StageReading:
    """The stage of change from its defining facts (Prochaska & DiClemente).

    >>> from therapy_goals import priority
    >>> priority.stage_from(intends_within_30_days=True, intends_within_6_months=True, took_step=True).stage
    'preparation'
    """
    facts = {
        "changed_days": changed_days,
        "intends_within_30_days": intends_within_30_days,
        "intends_within_6_months": intends_within_6_months,
        "took_step": took_step,
    }
    return build(StageReading, call("priority.stage_from", facts))


def with_secondary_target(ranking: Ranking, targets: Iterable[SecondaryTarget]) -> tuple[str, ...]:
    """The goals of a ranking that carry one of these secondary targets, in order.

    Secondary targets are tags: the poles of the three dialectical dilemmas of DBT. They filter and order
    nothing: "emotional_vulnerability" and "self_invalidation", "active_passivity" and
    "apparent_competence", "unrelenting_crises" and "inhibited_grieving".

    >>> from therapy_goals import priority
    >>> goals = [{"id": "validate", "title": "Take my anger seriously", "horizon": "short",
    ...           "secondary_targets": ["self_invalidation"]},
    ...          {"id": "walk", "title": "Walk daily", "horizon": "short"}]
    >>> priority.with_secondary_target(priority.rank(goals), ["self_invalidation", "emotional_vulnerability"])
    ('validate',)
    """
    return tuple(call("priority.with_secondary_target", {"ranking": ranking, "targets": listed(targets)}))


def hierarchies() -> tuple[ShippedHierarchy, ...]:
    """The ids of the shipped hierarchies.

    >>> from therapy_goals import priority
    >>> priority.hierarchies()
    ('generic', 'dbt_individual', 'dbt_pretreatment', 'dbt_skills_group', 'dbt_phone_coaching')
    """
    return tuple(call("priority.hierarchies"))


def hierarchy(choice: HierarchyChoice | Mapping[str, Any]) -> HierarchyDefinition:
    """What a hierarchy says: a shipped one by its id, or one of your own, checked.

    >>> from therapy_goals import priority
    >>> priority.hierarchy("dbt_skills_group").levels
    (('therapy_destroying',), ('skills',), ('therapy_interfering',))
    """
    return build(HierarchyDefinition, call("priority.hierarchy", choice))


def dbt_hierarchy(stage: DbtStage, mode: DbtMode = "individual") -> ShippedHierarchy | None:
    """The id of the hierarchy of a stage and mode of DBT; none where no table is published.

    Stages are "pretreatment" and "stage_1" to "stage_4", modes "individual",
    "skills_group" and "phone_coaching".

    >>> from therapy_goals import priority
    >>> priority.dbt_hierarchy("stage_1"), priority.dbt_hierarchy("stage_3")
    ('dbt_individual', None)
    """
    found: ShippedHierarchy | None = call("priority.dbt_hierarchy", {"stage": stage, "mode": mode})
    return found


def agenda(
    targets: Iterable[DiaryTarget | Mapping[str, Any]],
    days: Iterable[DiaryDay | Mapping[str, Any]],
    *,
    first_day: Day,
    last_day: Day,
    hierarchy: HierarchyChoice | Mapping[str, Any] = "dbt_individual",
) -> Agenda:
    """The agenda that a diary card proposes: the highest tier that was seen comes first.

    Inside a tier: the kind of life-threatening behaviour, the number of days, the order of the card. The
    question about present and upcoming risk stands first unless every safety target was entered for
    every day and none was seen.

    >>> from therapy_goals import priority
    >>> zero_to_five = priority.DiaryScale(0, 5)
    >>> card = priority.agenda(
    ...     [priority.DiaryTarget(id="skills", title="Skills used", tier="skills", scale=zero_to_five, at_most=1),
    ...      priority.DiaryTarget(id="urge", title="Urge to self-harm", tier="life_threatening", scale=zero_to_five)],
    ...     [priority.DiaryDay("2026-11-16", {"skills": 1, "urge": 0}),
    ...      priority.DiaryDay("2026-11-17", {"skills": 4, "urge": 3})],
    ...     first_day="2026-11-16", last_day="2026-11-17")
    >>> card.first, card.findings[0].code
    ('urge', 'ask_present_risk')
    """
    card = {
        "hierarchy": hierarchy,
        "first_day": first_day,
        "last_day": last_day,
        "targets": listed(targets),
        "days": listed(days),
    }
    return build(Agenda, call("priority.agenda", card))


def explain_agenda(proposed: Agenda) -> tuple[str, ...]:
    """An agenda in sentences: the question about risk first, then the targets in order, then the rest."""
    return tuple(call("priority.explain_agenda", proposed))


def _situation(
    goals: Iterable[Goal | Mapping[str, Any]],
    arrows: Iterable[Arrow | Mapping[str, Any]],
    before: Iterable[Before | Mapping[str, Any]],
    flags: Iterable[Flag | Mapping[str, Any]],
    contingency: str | None,
    today: Day | None,
    policy: Policy | Mapping[str, Any] | None,
) -> dict[str, Any]:
    return {
        "goals": listed(goals),
        "arrows": listed(arrows),
        "before": listed(before),
        "flags": listed(flags),
        "contingency": contingency,
        "today": today,
        "policy": policy,
    }
