"""Where one thing stands that is measured again and again: a score, a check-in on a goal, a line of a log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ._printed import Better, LogValue, Point, Reference, Series, SeriesStatus, Trend, Week, Win
from ._records import build, call
from ._types import Day, Number

__all__ = [
    "LogValue",
    "Point",
    "Reference",
    "Series",
    "SeriesStatus",
    "Trend",
    "Week",
    "Win",
    "series_status",
    "weeks",
]


def __dir__() -> list[str]:
    return sorted(__all__)


def series_status(
    points: Sequence[Point | Mapping[str, Any]],
    better: Better,
    *,
    reliable: Number | None = None,
    window: int = 4,
    baseline: Number | None = None,
) -> SeriesStatus:
    """Where a series stands: the last points against each other, against the baseline and the best value so far.

    `reliable` is the least difference that is more than error, such as a published threshold of the questionnaire; a
    plateau is made of `window` points. At most 10,000 points, of which a day has one, unless each has its `order`.

    >>> from therapy_goals.progress import Point, series_status
    >>> points = [Point("2026-01-05", 19), Point("2026-01-19", 15), Point("2026-02-02", 12)]
    >>> status = series_status(points, "lower", reliable=6)
    >>> status.trend, status.improvement, status.wins
    ('improving', 7.0, ('best_so_far', 'first_reliable_gain'))
    """
    input = {"points": points, "better": better, "reliable": reliable, "window": window, "baseline": baseline}
    return build(SeriesStatus, call("progress.series_status", input))


def weeks(entries: Sequence[LogValue | Mapping[str, Any]], *, first_day: Day | None = None) -> list[Week]:
    """A log by weeks, from the week of its first entry to that of its last, empty weeks among them.

    Weeks are counted from `first_day`, before and after it; from the first entry's day unless it is given.

    >>> from therapy_goals.progress import LogValue, weeks
    >>> [(week.days, week.mean) for week in weeks([LogValue("2026-03-02", 8), LogValue("2026-03-04", 7)])]
    [(2, 7.5)]
    """
    return [build(Week, week) for week in call("progress.weeks", {"entries": entries, "first_day": first_day})]
