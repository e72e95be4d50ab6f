"""Goal Attainment Scaling: ladders, ratings, T-score, change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from . import _notebook
from ._printed import Attainment, GoalAttainment, Ladder, LeftOut, Level, LevelRating, Missing, Rater
from ._records import build, call
from ._types import Day, Number, Numbers

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
