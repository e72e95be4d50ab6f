"""The types of arguments and fields, each stated once: days, numbers, arrays of any package."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Protocol, SupportsFloat, SupportsInt, TypeAlias

#: A day of the calendar: a date, a text such as "2026-11-26", or a moment at midnight without a time zone,
#: which a pandas Timestamp of a day is.
Day: TypeAlias = str | datetime.date

#: A real number of any kind, such as NumPy's, a Decimal or a Fraction.
Number: TypeAlias = float | SupportsFloat
#: A whole number of any kind.
Whole: TypeAlias = int | SupportsInt


class HasTolist(Protocol):
    """An array of NumPy, a Series or an array of pandas, `array.array`."""

    def tolist(self) -> Any: ...


class HasToList(Protocol):
    """A Series of Polars."""

    def to_list(self) -> list[Any]: ...


class HasToPylist(Protocol):
    """An array of pyarrow."""

    def to_pylist(self) -> list[Any]: ...


#: A column of numbers of another package; no such package is needed.
Array: TypeAlias = HasTolist | HasToList | HasToPylist
#: Numbers in a list, or in an array of another package.
Numbers: TypeAlias = Sequence[Number] | Array
#: The answers of one form: in form order, or by item id.
Responses: TypeAlias = Sequence[Number | None] | Mapping[str, Number | None] | Mapping[int, Number | None] | Array
#: What the parts of a form were given that is made of other instruments, by their ids: answers, a `Score`, or an
#: `AnswersRecord`.
PartsGiven: TypeAlias = Mapping[str, Any]
