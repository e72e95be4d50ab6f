"""Finding an instrument. Import `domains` and `search` from `therapy_goals`."""

from __future__ import annotations

from . import _notebook
from ._printed import Entry, Who
from ._records import build, call
from ._types import Whole


class _Entries(list[Entry]):
    """Entries in a list that shows itself as a table."""

    def _repr_html_(self) -> str:
        return _notebook.entries_table(self)


def domains() -> list[str]:
    """What the shipped instruments are about, in alphabetical order."""
    found: list[str] = call("instrument.domains", {})
    return found


def search(
    *,
    domain: str | None = None,
    age: Whole | None = None,
    who: Who | None = None,
    wording_may_ship: bool | None = None,
    maximum_items: Whole | None = None,
    words: str | None = None,
) -> list[Entry]:
    """The shipped instruments that fit every part given, in alphabetical order of their ids.

    `domain` is one of `domains()`; an instrument whose file states no ages is found at any age;
    `words` all stand in the title, in what it measures or in what its items are about, or are the name of
    the instrument as `instrument` takes it.

    >>> import therapy_goals as tg
    >>> [entry.id for entry in tg.search(domain="depression", maximum_items=8)]
    ['phq-2', 'phq-4', 'phq-8', 'who-5']
    """
    query = {
        "domain": domain,
        "age": age,
        "who": who,
        "wording_may_ship": wording_may_ship,
        "maximum_items": maximum_items,
        "words": words,
    }
    return _Entries(build(Entry, entry) for entry in call("instrument.search", query))
