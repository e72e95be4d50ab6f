"""What to work on first: safety gate, hierarchies, decision matrix, readiness, ripple."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from . import _native
from ._records import build
from .goal import Goal

__all__ = [
    "Agreement",
    "Arrow",
    "Before",
    "Conflict",
    "Finding",
    "Flag",
    "LeftOut",
    "Orders",
    "Place",
    "Ranking",
    "Rated",
    "Reason",
    "RipplePath",
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


@dataclasses.dataclass(frozen=True, slots=True)
class _Coded:
    code: str
    details: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    @classmethod
    def _from_plain(cls, data: Mapping[str, Any]) -> _Coded:
        return cls(data["code"], {name: value for name, value in data.items() if name != "code"})

    def _plain(self) -> dict[str, Any]:
        return {"code": self.code, **self.details}


@dataclasses.dataclass(frozen=True, slots=True)
class Reason(_Coded):
    """Why a goal stands where it stands: a stable code with the numbers that made it."""

    def sentence(self, titles: Mapping[str, str] | None = None) -> str:
        """The reason in words; `titles` gives goals a name other than their id."""
        return _native.reason_sentence(self._plain(), dict(titles or {}))


@dataclasses.dataclass(frozen=True, slots=True)
class Finding(_Coded):
    """What to know or to talk about: a stable code with the numbers that made it."""

    def sentence(self, titles: Mapping[str, str] | None = None) -> str:
        """The finding in words; `titles` gives goals a name other than their id."""
        return _native.finding_sentence(self._plain(), dict(titles or {}))


@dataclasses.dataclass(frozen=True, slots=True)
class Rated:
    """The ratings used: the client's, the therapist's where the client gave none."""

    urgency: int | None = None
    importance: int | None = None
    readiness: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class RipplePath:
    """The best path from a goal to another, and the share of progress that arrives."""

    goals: tuple[str, ...]
    share: float


@dataclasses.dataclass(frozen=True, slots=True)
class Conflict:
    """An arrow that interferes."""

    start: str
    end: str
    strength: int


@dataclasses.dataclass(frozen=True, slots=True)
class LeftOut:
    """A goal that does not rank, and why."""

    goal: str
    reason: str


@dataclasses.dataclass(frozen=True, slots=True)
class Agreement:
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
class Orders:
    """The goals that rank, in both orders, and how far they agree."""

    matrix: tuple[str, ...]
    leverage: tuple[str, ...]
    agreement: Agreement


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
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
    barriers: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Ranking:
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

    def titles(self) -> dict[str, str]:
        """The titles of the goals by id, for sentences."""
        return {place.goal: place.title for place in self.places}


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
