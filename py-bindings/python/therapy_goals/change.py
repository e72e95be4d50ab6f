"""Change between two scores: more than measurement error, or not."""

from __future__ import annotations

import dataclasses
from typing import Literal

from . import _native, _notebook
from ._native import Instrument, Score

__all__ = ["ReliableChange", "reliable_change"]


@dataclasses.dataclass(frozen=True, slots=True)
class ReliableChange:
    """The change of one person, with the numbers that made its label and the source of the threshold.

    `improvement` is positive where the change is for the better; `threshold` is the smallest reliable
    difference in points; `other_definition` says that a published threshold comes from another definition
    than the one that made the later score.
    """

    label: Literal["improved", "unchanged", "deteriorated"]
    method: Literal["jacobson_truax", "published"]
    difference: float
    improvement: float
    better: Literal["lower", "higher"]
    threshold: float
    source: str
    index: float | None = None
    standard_error: float | None = None
    critical_value: float | None = None
    instrument: str | None = None
    version: str | None = None
    rule: str | None = None
    other_definition: bool = False

    def _repr_html_(self) -> str:
        return _notebook.change_table(self)


def reliable_change(
    pre: float | Score,
    post: float | Score,
    method: Literal["jacobson_truax", "published"] = "jacobson_truax",
    *,
    standard_deviation: float | None = None,
    reliability: float | None = None,
    better: Literal["lower", "higher"] | None = None,
    critical_value: float | None = None,
    instrument: str | Instrument | None = None,
    threshold: str | None = None,
) -> ReliableChange:
    """The change from one score to a later one.

    `method="jacobson_truax"` needs `standard_deviation` (before treatment, in points), `reliability` and,
    for bare values, `better` ("lower" or "higher"): scores know it, and so does `instrument`.

    >>> from therapy_goals import change
    >>> found = change.reliable_change(32.5, 47.5, standard_deviation=7.5, reliability=0.8, better="higher")
    >>> found.label, round(found.index, 2)
    ('improved', 3.16)

    `method="published"` takes a threshold of the instrument's definition; change at or above it is reliable.
    A score is judged only by a threshold for that very score, `total` or a subscale.

    Two scores can be compared where they carry the same `scale_digest`, whatever their versions. The
    threshold comes from `instrument`, an id or an instrument, where that makes the later score's number in
    the same way; without it from the shipped definition, where that is the very one that made the score. So a
    definition of your own, an edited copy too, is given as `instrument`.

    >>> change.reliable_change(16, 10, "published", instrument="phq-9", threshold="nhs_talking_therapies").label
    'improved'
    """
    return ReliableChange(
        **_native.reliable_change(
            pre,
            post,
            method,
            standard_deviation,
            reliability,
            better,
            critical_value,
            instrument,
            threshold,
        )
    )
