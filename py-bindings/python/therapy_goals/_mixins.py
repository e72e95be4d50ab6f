"""What records have beside their fields: methods, the engine's checks, how they show themselves.

Each class is named in the table of the printer, which makes it the base of its record in `_printed`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from . import _notebook
from ._records import Record, build, call, fill

if TYPE_CHECKING:
    from ._printed import Attainment, ReliableChange


class GoalMixin(Record):
    """A goal that exists is valid: the engine checks it as it is made."""

    __slots__ = ()

    def __post_init__(self) -> None:
        fill(self, call("goal.check", self))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], /) -> Self:
        """The goal that a dictionary describes, checked by the engine."""
        return build(cls, call("goal.check", data))

    def to_dict(self) -> dict[str, Any]:
        """The goal as it is stored."""
        stored: dict[str, Any] = call("goal.check", self)
        return stored


class TargetMixin(Record):
    """A target may be given as a number alone."""

    __slots__ = ()

    #: The field that a bare number stands for.
    _bare_number: ClassVar = "value"


class AttainmentMixin(Record):
    """Attainment shows itself as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return _notebook.attainments_table([cast("Attainment", self)])


class ReliableChangeMixin(Record):
    """A change shows itself as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return _notebook.change_table(cast("ReliableChange", self))
