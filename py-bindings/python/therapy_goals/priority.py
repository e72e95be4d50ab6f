"""What to work on first: safety gate, hierarchies, decision matrix, readiness, ripple."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from . import _native
from ._ranking import (
    ActiveSet,
    Agreement,
    Change,
    Comparison,
    Conflict,
    Deferral,
    Difference,
    Disagreement,
    Dispute,
    ExplainedPlace,
    Explanation,
    Finding,
    GoalProbability,
    GoalShift,
    LeftOut,
    LevelProbabilities,
    Move,
    Mover,
    NotChosen,
    Orders,
    Place,
    Probability,
    Ranking,
    Rated,
    RatingChange,
    Reason,
    RipplePath,
    Robustness,
    RunnerUp,
    Sensitivity,
    Sequence,
    SetKeys,
    Settlement,
    StageReading,
    TherapistPlace,
)
from ._records import build, plain
from .goal import Goal

__all__ = [
    "ActiveSet",
    "Agreement",
    "Arrow",
    "Before",
    "Change",
    "Comparison",
    "Conflict",
    "Deferral",
    "Difference",
    "Disagreement",
    "Dispute",
    "ExplainedPlace",
    "Explanation",
    "Finding",
    "Flag",
    "GoalProbability",
    "GoalShift",
    "LeftOut",
    "LevelProbabilities",
    "Move",
    "Mover",
    "NotChosen",
    "Orders",
    "Place",
    "Probability",
    "Ranking",
    "Rated",
    "RatingChange",
    "Reason",
    "RipplePath",
    "Robustness",
    "RunnerUp",
    "Sensitivity",
    "Sequence",
    "SetKeys",
    "Settlement",
    "StageReading",
    "TherapistPlace",
    "compare",
    "explain",
    "rank",
    "stage_from",
    "to_dot",
    "to_mermaid",
    "what_if",
]


@dataclasses.dataclass(frozen=True, slots=True)
class Arrow:
    """Progress on `start` helps, or interferes with, `end`; strength 1 (weak) to 3 (strong).

    Python keeps the word `from` for itself: the fields are named `start` and `end` here.
    """

    start: str
    end: str
    sign: str = "helps"
    strength: int = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Before:
    """One goal is to be done before another; `agreed` says whether both parties said so."""

    first: str
    then: str
    agreed: bool = True


@dataclasses.dataclass(frozen=True, slots=True)
class Flag:
    """A safety flag. Only people open and close flags."""

    kind: str
    opened_on: str | datetime.date
    opened_by: str
    closed_on: str | datetime.date | None = None
    closed_by: str | None = None
    raised_to: str | None = None


def rank(
    goals: Iterable[Goal | Mapping[str, Any]],
    *,
    arrows: Iterable[Arrow | Mapping[str, Any]] = (),
    before: Iterable[Before | Mapping[str, Any]] = (),
    flags: Iterable[Flag | Mapping[str, Any]] = (),
    contingency: str | None = None,
    today: str | datetime.date | None = None,
    policy: Mapping[str, Any] | None = None,
) -> Ranking:
    """Puts goals in order: safety and the other tiers first, then the score, every place with reasons.

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
    return build(Ranking, _native.rank(_situation(goals, arrows, before, flags, contingency, today, policy)))


def what_if(
    goals: Iterable[Goal | Mapping[str, Any]],
    changes: Iterable[Change | Mapping[str, Any]],
    *,
    arrows: Iterable[Arrow | Mapping[str, Any]] = (),
    before: Iterable[Before | Mapping[str, Any]] = (),
    flags: Iterable[Flag | Mapping[str, Any]] = (),
    contingency: str | None = None,
    today: str | datetime.date | None = None,
    policy: Mapping[str, Any] | None = None,
) -> Difference:
    """What changes, one after the other, would do to the ranking. The goals stay as they are.

    >>> from therapy_goals import priority
    >>> goals = [
    ...     {"id": id, "title": id, "horizon": "short", "ratings": {"client": {
    ...         "urgency": urgency, "importance": 4, "readiness": 3}}}
    ...     for id, urgency in {"sleep": 3, "worry": 4}.items()
    ... ]
    >>> change = priority.Change("set_rating", {
    ...     "goal": "sleep", "rater": "client", "criterion": "urgency", "to": 5})
    >>> priority.what_if(goals, [change]).top
    GoalShift(old='worry', new='sleep')
    """
    situation = _situation(goals, arrows, before, flags, contingency, today, policy)
    return build(Difference, _native.what_if(situation, plain(list(changes))))


def compare(earlier: Ranking, later: Ranking) -> Comparison:
    """Who moved between two rankings of the same client, and which facts moved them."""
    return build(Comparison, _native.compare(plain(earlier), plain(later)))


def explain(ranking: Ranking) -> Explanation:
    """A ranking in sentences, goals named by their titles."""
    return build(Explanation, _native.explain(plain(ranking)))


def to_dot(ranking: Ranking) -> str:
    """The ripple map in the DOT language of Graphviz."""
    return _native.to_dot(plain(ranking))


def to_mermaid(ranking: Ranking) -> str:
    """The ripple map as a Mermaid flowchart."""
    return _native.to_mermaid(plain(ranking))


def stage_from(
    *,
    changed_days: int | None = None,
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
    return build(StageReading, _native.stage_from(facts))


def _situation(
    goals: Iterable[Goal | Mapping[str, Any]],
    arrows: Iterable[Arrow | Mapping[str, Any]],
    before: Iterable[Before | Mapping[str, Any]],
    flags: Iterable[Flag | Mapping[str, Any]],
    contingency: str | None,
    today: str | datetime.date | None,
    policy: Mapping[str, Any] | None,
) -> dict[str, Any]:
    return {
        "goals": list(goals),
        "arrows": [_arrow(arrow) for arrow in arrows],
        "before": list(before),
        "flags": list(flags),
        "contingency": contingency,
        "today": today,
        "policy": policy,
    }


def _arrow(arrow: Arrow | Mapping[str, Any]) -> Any:
    if isinstance(arrow, Arrow):
        return {"from": arrow.start, "to": arrow.end, "sign": arrow.sign, "strength": arrow.strength}
    return arrow
