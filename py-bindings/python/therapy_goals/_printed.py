"""The records that the functions take and give.

Printed from the core: see CONTRIBUTING.md.
"""

from __future__ import annotations

import dataclasses
from typing import Literal, TypeAlias

from ._records import Record

__all__ = [
    "Entry",
    "Sex",
    "Who",
]


def __dir__() -> list[str]:
    return sorted(__all__)


# instrument

#: The sex of the respondent, where a published norm depends on it: the four codes that records systems exchange (HL7
#: administrative gender).
#:
#: - `female`: Female norms apply.
#: - `male`: Male norms apply.
#: - `other`: Neither: no published norm by sex applies.
#: - `unknown`: The same as not given.
Sex: TypeAlias = Literal["female", "male", "other", "unknown"]

#: Who fills in the form.
#:
#: - `client`: The client.
#: - `clinician`: A clinician, from an interview.
#: - `caretaker`: Somebody who cares for the client.
Who: TypeAlias = Literal["client", "clinician", "caretaker"]


@dataclasses.dataclass(frozen=True, slots=True)
class Entry(Record):
    """One instrument in a list: what helps to choose."""

    id: str
    """Its id, such as `phq-9`."""
    title: str
    """The published title."""
    short_title: str
    """The usual abbreviation."""
    measures: str
    """What it measures, in a phrase."""
    domains: tuple[str, ...]
    """What it is about."""
    who: Who
    """Who fills in the form."""
    youngest: int | None
    """The youngest age in years that it was made for; none where none is stated. From 0 to 130."""
    oldest: int | None
    """The oldest age in years that it was made for; none where none is stated. From 0 to 130."""
    items: int
    """How many scored items it has. From 0 to 1000."""
    wording_may_ship: bool
    """Whether the wording of the items may be shipped."""
    terms: str
    """The terms of use, in a sentence."""
    version: str
    """The version of the definition."""
