"""What records have beside their fields: methods, the engine's checks, how they show themselves.

Each class is named in the table of the printer, which makes it the base of its record in `_printed`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from . import _native, _notebook
from ._records import Record, build, call, fill

if TYPE_CHECKING:
    from ._printed import Agenda, Attainment, ConflictSide, Ranking, ReliableChange


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


class StoredMixin(Record):
    """An answer that is stored: the engine checks it as it is read, by its schema version. Of a later minor version, what
    is not known here is kept in it, compared, and written back."""

    __slots__ = ()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], /) -> Self:
        """The record that `to_dict` wrote, checked by the engine."""
        return build(cls, json.loads(_native.wire(_named(cls), data)))

    def to_dict(self) -> dict[str, Any]:
        """The record as it is stored, with its schema version."""
        stored: dict[str, Any] = json.loads(self.to_json())
        return stored

    def to_json(self) -> str:
        """The same as JSON text."""
        return _native.wire(_named(type(self)), self)


def _named(record: type) -> str:
    """The name of a record, also of a class that somebody derived from it."""
    return next(kind.__name__ for kind in record.__mro__ if kind.__module__ == "therapy_goals._printed")


class ConflictSideMixin(Record):
    """A side of a conflict can be taken apart: `event, value = side`."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Any]:
        side = cast("ConflictSide", self)
        return iter((side.event, side.value))


class PlanFindingMixin(Record):
    """A finding on a plan has a sentence."""

    __slots__ = ()

    def sentence(self) -> str:
        """The finding in words: a fact, or a question. It names things by their ids."""
        sentence: str = call("plan.finding_sentence", self)
        return sentence


class AttainmentMixin(StoredMixin):
    """Attainment shows itself as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return _notebook.attainments_table([cast("Attainment", self)])


class ReliableChangeMixin(StoredMixin):
    """A change shows itself as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return _notebook.change_table(cast("ReliableChange", self))


class ReasonMixin(Record):
    """A reason has a sentence."""

    __slots__ = ()

    def sentence(self, titles: Mapping[str, str] | None = None) -> str:
        """The reason in words; `titles` gives goals a name other than their id."""
        sentence: str = call("priority.reason_sentence", {"reason": self}, titles)
        return sentence


class FindingMixin(Record):
    """A finding has a sentence."""

    __slots__ = ()

    def sentence(self, titles: Mapping[str, str] | None = None) -> str:
        """The finding in words; `titles` gives goals a name other than their id."""
        sentence: str = call("priority.finding_sentence", {"finding": self}, titles)
        return sentence


class ScoreFindingMixin(Record):
    """A finding of a score has a sentence."""

    __slots__ = ()

    def sentence(self) -> str:
        """The finding in words: a fact, or a question to talk about."""
        sentence: str = call("instrument.finding_sentence", self)
        return sentence


class RankingMixin(StoredMixin):
    """A ranking that is read is checked by the engine; it shows itself as a table."""

    __slots__ = ()

    def titles(self) -> dict[str, str]:
        """The titles of the goals by id, for sentences."""
        return {place.goal: place.title for place in cast("Ranking", self).places}

    @classmethod
    def from_json(cls, text: str, /) -> Self:
        """A ranking from the JSON text that `to_json` wrote, checked by the engine.

        >>> from therapy_goals import priority
        >>> ranking = priority.rank([{"id": "walk", "title": "Walk daily", "horizon": "short"}])
        >>> priority.Ranking.from_json(ranking.to_json()) == ranking
        True
        """
        return build(cls, _native.ranking_from_json(text))

    def _repr_html_(self) -> str:
        return _notebook.ranking_table(cast("Ranking", self))


class AgendaMixin(StoredMixin):
    """An agenda that is read is checked by the engine; it shows itself as a list of sentences."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return _notebook.agenda_list(cast("Agenda", self))
