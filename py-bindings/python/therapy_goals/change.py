"""Change between two scores: more than measurement error, or not."""

from __future__ import annotations

from . import _native
from ._native import Instrument, Score
from ._printed import Better, ChangeMethod, CriticalValue, MethodDefinition, ReliableChange, Source, SourceKind
from ._records import build, call
from ._types import Number

__all__ = ["CriticalValue", "MethodDefinition", "ReliableChange", "Source", "SourceKind", "methods", "reliable_change"]


def __dir__() -> list[str]:
    return sorted(__all__)


def methods() -> tuple[MethodDefinition, ...]:
    """The methods by which change is found, with the sources of their numbers.

    >>> from therapy_goals import change
    >>> for method in change.methods():
    ...     print(method.id, method.critical_value and method.critical_value.value)
    jacobson_truax 1.96
    published None
    """
    return tuple(build(MethodDefinition, data) for data in call("change.methods"))


def reliable_change(
    pre: Number | Score,
    post: Number | Score,
    method: ChangeMethod = "jacobson_truax",
    *,
    standard_deviation: Number | None = None,
    reliability: Number | None = None,
    better: Better | None = None,
    critical_value: Number | None = None,
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
    return build(
        ReliableChange,
        _native.reliable_change(
            pre,
            post,
            method,
            standard_deviation,
            reliability,
            better,
            critical_value,
            instrument,
            threshold,
        ),
    )
