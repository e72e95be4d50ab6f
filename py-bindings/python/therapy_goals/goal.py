"""What a person wants from therapy, with what is needed to order and measure it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from ._records import Record, build, call, fill
from ._types import (
    Better,
    Category,
    Day,
    FlagKind,
    Focus,
    Horizon,
    Intensity,
    SecondaryTarget,
    Stage,
    Status,
)

__all__ = ["Baseline", "CriterionRatings", "Goal", "Measure", "Ratings", "Target"]


def __dir__() -> list[str]:
    return sorted(__all__)


@dataclasses.dataclass(frozen=True, slots=True)
class CriterionRatings(Record):
    """One person's ratings of a goal, each from 1 to 5. A missing rating is not a low one."""

    urgency: int | None = None
    importance: int | None = None
    readiness: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Ratings(Record):
    """The ratings of a goal by client and therapist."""

    client: CriterionRatings | None = None
    therapist: CriterionRatings | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Baseline(Record):
    """Where a measure started. Zero is a value."""

    value: float
    date: Day | None = None
    source: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Target(Record):
    """Where a measure is to go: to a value, or by per cent of the baseline (-20 is a fifth less)."""

    #: The field that a bare number stands for.
    _bare_number: ClassVar = "value"

    value: float | None = None
    change_percent: float | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Measure(Record):
    """One measure of a goal; `better` is "lower" or "higher"."""

    name: str
    better: Better
    focus: Focus | None = None
    unit: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    baseline: Baseline | None = None
    target: Target | None = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """A goal. A goal that exists is valid: the engine checks it as it is made.

    - `id`: the name by which other entries refer to it; `title`: the goal in the client's words
    - `horizon`: "short" for a few sessions, "long" for months or years
    - `focus`: "process" for something one does, "outcome" for what comes of it
    - `category`: what it is mainly about, and `secondary_categories`: "symptom", "skill", "relationship",
      "self_understanding", "meaning", "lifestyle" or "other"
    - `values`: what it serves; `why`: why it matters; `measures`: how progress is measured
    - `status`: "draft", "proposed", "agreed", "active", "on_hold", "achieved", "retired" or "dropped"
    - `ratings`: urgency, importance and readiness by client and therapist
    - `client_rank`: the client's own order of preference, 1 the dearest; it breaks ties
    - `due`: the day by which it must be done, a date once the goal is made
    - `tier`: its tier in the hierarchy, set by a person; the last where it is none
    - `sub_rank`: its place inside a safety tier, before any score; 1 comes first
    - `answers_flags`: the kinds of safety flag that it answers; see `priority.Flag`
    - `stage`: the stage of change for the behaviour that it is about: "precontemplation", "contemplation",
      "preparation", "action", "maintenance" or "termination"
    - `intensity`: how much it asks: "explore", "prepare", "act" or "sustain"; a goal that asks for more
      than its stage carries is held
    - `parent`: the long-term goal that this short-term goal is a step towards
    - `gentler_twin_of`: the goal of the same aim that asks for more
    - `secondary_targets`: tags of DBT to filter by; see `priority.with_secondary_target`
    - `dissent`: the client's objection; `rationale`: the therapist's reasons

    Raises:
        TherapyGoalsError: with every fault of the goal at once.

    >>> from therapy_goals.goal import CriterionRatings, Goal, Ratings
    >>> goal = Goal(
    ...     id="bed-by-eleven",
    ...     title="In bed by eleven on weekdays",
    ...     horizon="short",
    ...     ratings=Ratings(client=CriterionRatings(urgency=3, importance=3, readiness=5)),
    ... )
    >>> goal.status
    'agreed'
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
    status: Status = "agreed"
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

    def __post_init__(self) -> None:
        fill(self, call("goal.check", self))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], /) -> Self:
        """The goal that a dictionary describes, checked by the engine."""
        return build(cls, call("goal.check", data))

    def to_dict(self) -> dict[str, Any]:
        """The goal as it is stored."""
        stored: dict[str, Any] = call("goal.check", self)
        return stored
