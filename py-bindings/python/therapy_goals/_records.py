"""Frozen records from the plain answers of the engine, by their type annotations."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Hashable, Mapping
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def build(record: type[Record], data: dict[str, Any]) -> Record:
    """The record that holds these data; a field that it does not know is a fault of this package."""
    read = getattr(record, "_from_plain", None)
    if read is not None:
        made: Record = read(data)
        return made
    kind: Any = record
    fields = _fields(kind)
    # Python keeps the word `from` for itself.
    names: dict[str, str] = getattr(record, "_renamed", {})
    named = {names.get(name, name): value for name, value in data.items()}
    return record(**{name: _convert(fields[name], value) for name, value in named.items()})


def plain(value: Any) -> Any:
    """The plain data of a record, as the engine wrote them."""
    if hasattr(value, "_plain"):
        return value._plain()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = {new: old for old, new in getattr(value, "_renamed", {}).items()}
        fields = dataclasses.fields(value)
        return {names.get(field.name, field.name): plain(getattr(value, field.name)) for field in fields}
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, Mapping):
        return {name: plain(entry) for name, entry in value.items()}
    return value


@cache
def _fields(record: Hashable) -> dict[str, Any]:
    kind: Any = record
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def _convert(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        (inner,) = [argument for argument in get_args(hint) if argument is not types.NoneType]
        return _convert(inner, value)
    if origin is tuple:
        arguments = get_args(hint)
        if arguments[1:] == (Ellipsis,):
            return tuple(_convert(arguments[0], entry) for entry in value)
        return tuple(_convert(argument, entry) for argument, entry in zip(arguments, value, strict=True))
    if origin is dict:
        return {name: _convert(get_args(hint)[1], entry) for name, entry in value.items()}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return build(hint, value)
    if hint is float:
        return float(value)
    return value
