"""Toys of each form of a record, for the tests of the types.

Printed from the core: see CONTRIBUTING.md.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import ClassVar, Literal, TypeAlias, Union

from therapy_goals._mixins import ReasonMixin
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


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Plate(Record):
    """What was eaten; see `Hunger.new`.

    - `kind`: Which meal. One of `breakfast`, `lunch`, or of a later release.
    - `eaten`: How much of the plate, from the first bite to the last one. From 0 to 1.
    - `hunger_before`: Before it. From 1 to 5.
    - `date`: The day.
    - `grams`: The grams of each food.
    - `planned`: Whether it was planned. Default: true.
    """

    kind: Meal
    eaten: float
    hunger_before: int | None = None
    date: Day | None = None
    grams: Mapping[str, float] = dataclasses.field(default_factory=dict, hash=False)
    planned: bool = True


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Swap(Record):
    """From one meal to another.

    - `start`: The first one.
    - `end`: The other one.
    """

    _renamed: ClassVar = {"from": "start", "to": "end"}

    start: Plate
    end: Plate | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NoPlanReason(ReasonMixin):
    """No plan was made."""

    code: Literal["no_plan"] = dataclasses.field(default="no_plan", init=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LeftOutReason(ReasonMixin):
    """One meal was left out.

    - `meal`: Which. One of `breakfast`, `lunch`, or of a later release.
    - `days_ago`: Since when, in days. From 0 to 1000.
    - `other_meals`: The others. Each of `breakfast`, `lunch`, or of a later release.
    """

    code: Literal["left_out"] = dataclasses.field(default="left_out", init=False)
    meal: Meal
    days_ago: int | None
    other_meals: tuple[Meal, ...]


#: Why.
Reason: TypeAlias = Union[NoPlanReason, LeftOutReason, Unrecognised]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Diary(Record):
    """What the day says.

    - `best`: The best of it. One of `breakfast`, `lunch`, or of a later release.
    - `reasons`: Why.
    - `counts`: How often each was.
    """

    best: Meal | None
    reasons: tuple[Reason, ...]
    counts: Mapping[Meal, int] = dataclasses.field(hash=False)
