"""Goal Attainment Scaling: ladders, ratings, T-score, change."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from . import _native
from ._records import Record, build
from ._types import Day, Missing, Number, Numbers, Rater

__all__ = ["Attainment", "GoalAttainment", "Ladder", "LeftOut", "Level", "LevelRating", "attain", "t_score"]


def __dir__() -> list[str]:
    return sorted(__all__)


@dataclasses.dataclass(frozen=True, slots=True)
class Level(Record):
    """One level of a ladder: its score, what is seen there, the number that marks it."""

    score: float
    text: str
    anchor: float | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Ladder(Record):
    """The levels of one goal, lowest first, written before treatment."""

    goal: str
    levels: tuple[Level, ...]
    baseline: float
    expected: float = 0.0
    weight: float = 1.0


@dataclasses.dataclass(frozen=True, slots=True)
class LevelRating(Record):
    """One rating of a goal on its ladder; `rater` is "client" or "therapist"."""

    goal: str
    score: float
    date: Day | None = None
    rater: Rater | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class LeftOut(Record):
    """A goal that does not count, and why: "zero_weight" or "not_rated"."""

    goal: str
    reason: str


@dataclasses.dataclass(frozen=True, slots=True)
class GoalAttainment(Record):
    """One goal used: the scores of its baseline level and of the level reached, and its weight."""

    goal: str
    baseline: float
    current: float
    weight: float


@dataclasses.dataclass(frozen=True, slots=True)
class Attainment(Record):
    """What the goals reached, together: T-scores at baseline and now, the change, and what was used."""

    baseline: float
    current: float
    change: float
    used: int
    at_or_above_expected: int
    left_out: tuple[LeftOut, ...]
    rho: float
    goals: tuple[GoalAttainment, ...]


def t_score(
    levels: Numbers,
    weights: Numbers | None = None,
    rho: Number = 0.3,
    *,
    scale: Numbers = (-2, -1, 0, 1, 2),
) -> float:
    """The T-score of levels: 50 where all stand at 0 (Kiresuk & Sherman 1968; erratum to Turner-Stokes 2009).

    At most 1,000 levels; a scale has at most 100 scores, each from -1,000,000 to 1,000,000. Levels and weights
    belong together by their place: a pandas Series with labels of its own is refused.

    >>> from therapy_goals import attainment
    >>> attainment.t_score([-2, 0, -1, 2, 0, 1], weights=[3, 5, 1, 4, 2, 6])
    55.0
    """
    return _native.t_score({"levels": levels, "weights": weights, "rho": rho, "scale": scale})


def attain(
    ladders: Sequence[Ladder | dict[str, Any]],
    ratings: Sequence[LevelRating | dict[str, Any]],
    *,
    rho: Number = 0.3,
    missing: Missing = "refuse",
) -> Attainment:
    """What the goals reached; `missing` is "refuse" or "drop" (a ladder without rating, from both times).

    At most 1,000 ladders, each with 3 to 100 levels that score from -1,000,000 to 1,000,000, and as many ratings.

    >>> from therapy_goals.attainment import Ladder, Level, LevelRating, attain
    >>> levels = tuple(Level(score, f"walks {score + 3} times a week") for score in (-2, -1, 0, 1, 2))
    >>> attain([Ladder("walk", levels, baseline=-1)], [LevelRating("walk", 1)]).change
    20.0
    """
    input = {"ladders": ladders, "ratings": ratings, "rho": rho, "missing": missing}
    return build(Attainment, _native.attain(input))
