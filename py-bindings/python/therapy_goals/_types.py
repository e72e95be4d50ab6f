"""The types of arguments and fields, each stated once: codes, days, numbers, arrays of any package."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol, SupportsFloat, SupportsInt, TypeAlias

Better: TypeAlias = Literal["lower", "higher"]
Rater: TypeAlias = Literal["client", "therapist"]
Criterion: TypeAlias = Literal["urgency", "importance", "readiness"]

Horizon: TypeAlias = Literal["short", "long"]
Focus: TypeAlias = Literal["process", "outcome"]
Category: TypeAlias = Literal[
    "symptom", "skill", "relationship", "self_understanding", "meaning", "lifestyle", "other"
]
Status: TypeAlias = Literal["draft", "proposed", "agreed", "active", "on_hold", "achieved", "retired", "dropped"]
Stage: TypeAlias = Literal[
    "precontemplation", "contemplation", "preparation", "action", "maintenance", "termination"
]
Intensity: TypeAlias = Literal["explore", "prepare", "act", "sustain"]
SecondaryTarget: TypeAlias = Literal[
    "emotional_vulnerability",
    "self_invalidation",
    "active_passivity",
    "apparent_competence",
    "unrelenting_crises",
    "inhibited_grieving",
]
FlagKind: TypeAlias = Literal[
    "suicidality", "self_harm", "severe_substance_use", "acute_trauma", "harm_to_others", "safeguarding"
]

Sign: TypeAlias = Literal["helps", "interferes"]
Order: TypeAlias = Literal["matrix", "leverage"]
SafetyPolicy: TypeAlias = Literal["first_slot", "exclusive"]
DbtStage: TypeAlias = Literal["pretreatment", "stage_1", "stage_2", "stage_3", "stage_4"]
DbtMode: TypeAlias = Literal["individual", "skills_group"]
Behaviour: TypeAlias = Literal["crisis_behaviour", "self_injury", "urge_or_communication", "ideation_or_belief"]

#: How change is judged.
Method: TypeAlias = Literal["jacobson_truax", "published"]
#: What becomes of a ladder without a rating.
Missing: TypeAlias = Literal["refuse", "drop"]

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
