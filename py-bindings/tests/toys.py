"""Toys of each form of a record, for the tests of the types.

Printed from the core: see CONTRIBUTING.md.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import ClassVar, Literal, TypeAlias, Union

from therapy_goals._records import Record, Unrecognised
from therapy_goals._types import Day

__all__ = [
    "Diary",
    "LeftOutReason",
    "Meal",
    "NoPlanReason",
    "Plate",
    "Reason",
    "Swap",
]


def __dir__() -> list[str]:
    return sorted(__all__)


# toys

#: The kind of a meal.
#:
#: - `breakfast`: In the morning.
#: - `lunch`: At noon.
Meal: TypeAlias = Literal["breakfast", "lunch"] | str


@dataclasses.dataclass(frozen=True, slots=True)
class Plate(Record):
    """What was eaten; see `Hunger.new`."""

    kind: Meal
    """Which meal."""
    hunger_before: int | None = None
    """Before it. From 1 to 5."""
    date: Day | None = None
    """The day."""
    eaten: float = dataclasses.field(kw_only=True)
    """How much of the plate, from the first bite to the last one. From 0 to 1."""
    grams: Mapping[str, float] = dataclasses.field(default_factory=dict, hash=False)
    """The grams of each food."""
    planned: bool = True
    """Whether it was planned."""


@dataclasses.dataclass(frozen=True, slots=True)
class Swap(Record):
    """From one meal to another."""

    _renamed: ClassVar = {"from": "start", "to": "end"}

    start: Plate
    """The first one."""
    end: Plate | None = None
    """The other one."""


@dataclasses.dataclass(frozen=True, slots=True)
class NoPlanReason(Record):
    """No plan was made."""

    code: Literal["no_plan"] = dataclasses.field(default="no_plan", init=False)


@dataclasses.dataclass(frozen=True, slots=True)
class LeftOutReason(Record):
    """One meal was left out."""

    code: Literal["left_out"] = dataclasses.field(default="left_out", init=False)
    meal: Meal
    """Which."""
    days_ago: int | None
    """Since when, in days. From 0 to 1000."""
    other_meals: tuple[Meal, ...]
    """The others."""


#: Why.
Reason: TypeAlias = Union[NoPlanReason, LeftOutReason, Unrecognised]


@dataclasses.dataclass(frozen=True, slots=True)
class Diary(Record):
    """What the day says."""

    best: Meal | None
    """The best of it."""
    reasons: tuple[Reason, ...]
    """Why."""
    counts: Mapping[Meal, int] = dataclasses.field(hash=False)
    """How often each was."""
