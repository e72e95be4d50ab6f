"""Goal Attainment Scaling: ladders, ratings, T-score, change."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from . import _notebook
from ._records import Record, build, call
from ._types import Day, Missing, Number, Numbers, Rater

__all__ = [
    "Attainment",
    "GoalAttainment",
    "Ladder",
    "LeftOut",
    "Level",
    "LevelRating",
    "attain",
    "attain_by_rater",
    "t_score",
]


def __dir__() -> list[str]:
    return sorted(__all__)


@dataclasses.dataclass(frozen=True, slots=True)
class Level(Record):
    """One level of a ladder: its score; what is seen there and the number that marks it, where it has them."""

    score: float
    text: str | None = None
    anchor: float | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Ladder(Record):
    """The levels of one goal, lowest first, written before treatment.

    Without `levels` they are the usual five, from -2 to +2 without texts: `Ladder("walk", baseline=-1)`. The
    baseline, the score of the level at the start, has to be stated.
    """

    goal: str
    levels: tuple[Level, ...] | None = None
    # Has to stand behind the levels, so it looks as if it could be left out: the engine then says that it is missing.
    baseline: float = None  # type: ignore[assignment]
    expected: float = 0.0
    weight: float = 1.0


@dataclasses.dataclass(frozen=True, slots=True)
class LevelRating(Record):
    """One rating of a goal on its ladder: one for each goal, rater and day.

    One that does not say its day or its rater is of the only one that the others say.
    """

    goal: str
    score: float
    date: Day | None = None
    rater: Rater | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class LeftOut(Record):
    """A goal that does not count, and why."""

    goal: str
    reason: Literal["zero_weight", "not_rated"]


@dataclasses.dataclass(frozen=True, slots=True)
class GoalAttainment(Record):
    """One goal used: the scores of its baseline level and of the level reached, and its weight."""

    goal: str
    baseline: float
    current: float
    weight: float


@dataclasses.dataclass(frozen=True, slots=True)
class Attainment(Record):
    """What the goals reached, together, as one rater sees it: T-scores at baseline and now, and the change.

    All three are over the same goals, those that were used; they are None where there is none, and `left_out` says
    why. `rater` and `date` are those of the ratings, where they are said.
    """

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

    def _repr_html_(self) -> str:
        return _notebook.attainments_table([self])


class _Attainments(list[Attainment]):
    """Attainments in a list that shows itself as one table."""

    def _repr_html_(self) -> str:
        return _notebook.attainments_table(self)


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
    input = {"levels": levels, "weights": weights, "rho": rho, "scale": scale}
    score: float = call("attainment.t_score", input)
    return score


def attain(
    ladders: Sequence[Ladder | Mapping[str, Any]],
    ratings: Sequence[LevelRating | Mapping[str, Any]],
    *,
    rho: Number = 0.3,
    missing: Missing = "refuse",
    on: Day | None = None,
    rater: Rater | None = None,
) -> Attainment:
    """What the goals reached, as one rater sees it.

    `missing` is "refuse" or "drop" (a ladder without rating, from both times). Of ratings of several days, `on` says
    which count; of those of several raters, `rater` says whose, and `attain_by_rater` takes all.

    At most 1,000 ladders, each with 3 to 100 levels that score from -1,000,000 to 1,000,000, and as many ratings.

    >>> from therapy_goals.attainment import Ladder, LevelRating, attain
    >>> attain([Ladder("walk", baseline=-1)], [LevelRating("walk", 1)]).change
    20.0
    """
    input = {"ladders": ladders, "ratings": ratings, "rho": rho, "missing": missing, "on": on, "rater": rater}
    return build(Attainment, call("attainment.attain", input))


def attain_by_rater(
    ladders: Sequence[Ladder | Mapping[str, Any]],
    ratings: Sequence[LevelRating | Mapping[str, Any]],
    *,
    rho: Number = 0.3,
    missing: Missing = "refuse",
    on: Day | None = None,
    rater: Rater | None = None,
) -> list[Attainment]:
    """What the goals reached as each rater sees it: the client first, then the therapist.

    Where nobody is named, it is one answer as `attain` gives it. Raters are never averaged: put side by side, what
    they see differently is something to talk about.

    >>> from therapy_goals.attainment import Ladder, LevelRating, attain_by_rater
    >>> ratings = [LevelRating("walk", 0, rater="client"), LevelRating("walk", 1, rater="therapist")]
    >>> [(seen.rater, seen.current) for seen in attain_by_rater([Ladder("walk", baseline=-1)], ratings)]
    [('client', 50.0), ('therapist', 60.0)]
    """
    input = {"ladders": ladders, "ratings": ratings, "rho": rho, "missing": missing, "on": on, "rater": rater}
    return _Attainments(build(Attainment, seen) for seen in call("attainment.attain_by_rater", input))
