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
    Conflict,
    Deferral,
    Disagreement,
    Dispute,
    Finding,
    GoalProbability,
    LeftOut,
    LevelProbabilities,
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
    TherapistPlace,
)
from ._records import build
from .goal import Goal

__all__ = [
    "ActiveSet",
    "Agreement",
    "Arrow",
    "Before",
    "Conflict",
    "Deferral",
    "Disagreement",
    "Dispute",
    "Finding",
    "Flag",
    "GoalProbability",
    "LeftOut",
    "LevelProbabilities",
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
    "TherapistPlace",
    "rank",
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
    input = {
        "goals": list(goals),
        "arrows": [_arrow(arrow) for arrow in arrows],
        "before": list(before),
        "flags": list(flags),
        "contingency": contingency,
        "today": today,
        "policy": policy,
    }
    return build(Ranking, _native.rank(input))


def _arrow(arrow: Arrow | Mapping[str, Any]) -> Any:
    if isinstance(arrow, Arrow):
        return {"from": arrow.start, "to": arrow.end, "sign": arrow.sign, "strength": arrow.strength}
    return arrow
