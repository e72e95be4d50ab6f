"""Change between two scores: more than measurement error, or not."""

from __future__ import annotations

import dataclasses
from typing import Any

from . import _native
from ._native import Instrument, Score
from ._records import Record, build
from ._types import Better, Method, Number

__all__ = ["ReliableChange", "reliable_change"]


def __dir__() -> list[str]:
    return sorted(__all__)


@dataclasses.dataclass(frozen=True, slots=True)
class ReliableChange(Record):
    """The change of one person, with the numbers that made its label and the source of the threshold.

    `label` is "improved", "unchanged" or "deteriorated"; `improvement` is positive where the change is for
    the better; `threshold` is the smallest reliable difference in points.
    """

    label: str
    method: str
    difference: float
    improvement: float
    better: str
    threshold: float
    source: str
    index: float | None = None
    standard_error: float | None = None
    critical_value: float | None = None
    instrument: str | None = None
    version: str | None = None
    rule: str | None = None


def reliable_change(
    pre: Number | Score,
    post: Number | Score,
    method: Method = "jacobson_truax",
    *,
    standard_deviation: Number | None = None,
    reliability: Number | None = None,
    better: Better | None = None,
    critical_value: Number | None = None,
    instrument: str | Instrument | None = None,
    threshold: str | None = None,
) -> ReliableChange:
    """The change from one score to a later one.

    `method="jacobson_truax"` needs `standard_deviation` (before treatment, in points), `reliability` and
    `better` ("lower" or "higher"; known for a score of a shipped instrument, or of `instrument`).

    >>> from therapy_goals import change
    >>> found = change.reliable_change(32.5, 47.5, standard_deviation=7.5, reliability=0.8, better="higher")
    >>> found.label, round(found.index, 2)
    ('improved', 3.16)

    `method="published"` takes a threshold of the instrument's definition; change at or above it is reliable.
    A score is judged only by a threshold for that very score, `total` or a subscale.

    A score names the instrument that made it by id, version and rules. For a definition of your own, give
    it as `instrument`; without that, the shipped instrument of that id is meant.

    >>> change.reliable_change(16, 10, "published", instrument="phq-9", threshold="nhs_talking_therapies").label
    'improved'
    """
    input: dict[str, Any] = {
        "pre": pre,
        "post": post,
        "method": method,
        "standard_deviation": standard_deviation,
        "reliability": reliability,
        "better": better,
        "critical_value": critical_value,
        "instrument": instrument.definition if isinstance(instrument, Instrument) else instrument,
        "threshold": threshold,
    }
    return build(ReliableChange, _native.reliable_change(input))
