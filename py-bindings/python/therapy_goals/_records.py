"""Frozen records: how they are made, checked by their type annotations, written and read.

A record that exists has the types that it says: lists become tuples, mappings become the records that
belong there, days become dates. What the values mean is checked by the engine, where they are used.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import types
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cache, partial
from itertools import islice
from typing import Any, Literal, Self, TypeVar, Union, get_args, get_origin, get_type_hints

from . import _native

Kind = TypeVar("Kind")

#: A fault: its code, its path, what would have been accepted.
_Fault = tuple[str, str, str]
#: The largest whole number that every language can hold.
_WHOLE = 2**53 - 1
#: The most entries that are taken from an iterator, which may have no end; the engine takes fewer.
_MANY = 1_000_001


class Record:
    """What all records share: the check of their types, dictionaries, JSON text, and what a later release wrote beside
    their fields, which is kept, compared and written back."""

    __slots__ = ("_kept",)

    #: By the names in which it is stored, where there is something.
    _kept: Mapping[str, Any]

    def __post_init__(self) -> None:
        faults: list[_Fault] = []
        kind: Any = type(self)
        for name, field in _fields(kind).items():
            given = getattr(self, name)
            if given is None and not field.optional and field.default is not None:
                read = field.default()
            else:
                read = field.read(given, name, faults)
            if read is not given:
                object.__setattr__(self, name, read)
        if faults:
            _native.refuse(faults)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], /) -> Self:
        """A record from what `to_dict` wrote, checked.

        Raises:
            TherapyGoalsError: with every fault at once.
        """
        faults: list[_Fault] = []
        made = _record(cls, data, "", faults)
        if faults:
            _native.refuse(faults)
        return made

    def to_dict(self) -> dict[str, Any]:
        """The record as it is stored: dictionaries, lists, texts and numbers."""
        stored: dict[str, Any] = plain(self)
        return stored

    @classmethod
    def from_json(cls, text: str, /) -> Self:
        """A record from the JSON text that `to_json` wrote, checked as by `from_dict`."""
        return cls.from_dict(_native.from_json(text))

    def to_json(self) -> str:
        """The record as it is stored, as JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False, separators=(",", ":"))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(other) is not type(self):
            return NotImplemented
        kind: Any = type(self)
        same = all(getattr(self, name) == getattr(other, name) for name in _compared(kind))
        return same and getattr(self, "_kept", None) == getattr(other, "_kept", None)

    def __hash__(self) -> int:
        kind: Any = type(self)
        return hash(tuple(getattr(self, name) for name in _hashed(kind)))

    def __reduce_ex__(self, protocol: Any) -> Any:
        kept = getattr(self, "_kept", None)
        if kept is None:
            return super().__reduce_ex__(protocol)
        kind: Any = type(self)
        return _with_kept, (kind, {name: getattr(self, name) for name in _fields(kind)}, kept)


@cache
def _compared(record: Hashable) -> tuple[str, ...]:
    """The fields by which two records of a kind are compared."""
    kind: Any = record
    return tuple(field.name for field in dataclasses.fields(kind) if field.compare)


@cache
def _hashed(record: Hashable) -> tuple[str, ...]:
    """Those of them of which a hash is made: a mapping has none."""
    kind: Any = record
    return tuple(field.name for field in dataclasses.fields(kind) if field.compare and field.hash is not False)


def _with_kept(record: type[Kind], fields: Mapping[str, Any], kept: Mapping[str, Any]) -> Kind:
    """A record as it was, for what copies it."""
    made = object.__new__(record)
    for name, value in fields.items():
        object.__setattr__(made, name, value)
    object.__setattr__(made, "_kept", kept)
    return made


@dataclasses.dataclass(frozen=True, slots=True)
class Coded(Record):
    """A stable code with its details, which depend on the code."""

    code: str
    details: Mapping[str, Any] = dataclasses.field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        Record.__post_init__(self)
        if "code" in self.details:
            _native.refuse([("duplicate_key", "details", "details beside the code")])

    @classmethod
    def _from_plain(cls, data: Mapping[str, Any]) -> Self:
        made = object.__new__(cls)
        object.__setattr__(made, "code", data["code"])
        object.__setattr__(made, "details", {name: value for name, value in data.items() if name != "code"})
        return made

    def _plain(self) -> dict[str, Any]:
        return {"code": self.code, **self.details}


@dataclasses.dataclass(frozen=True, slots=True)
class Unrecognised(Coded):
    """A code of a later release, which is not known here, with what stands beside it. It is kept and written back."""

    def sentence(self, titles: Mapping[str, str] | None = None) -> str:
        """What can be said of it: that a later release knows it."""
        sentence: str = call("priority.reason_sentence", {"reason": self}, titles)
        return sentence


def call(name: str, input: Any = None, titles: Mapping[str, str] | None = None) -> Any:
    """The engine's answer to a call by its name. The input is a dictionary of its arguments and options, or the one
    value that it takes; `titles` gives goals a name other than their id, for sentences."""
    return json.loads(_native.call(name, input, titles))


def build(record: type[Kind], data: Mapping[str, Any]) -> Kind:
    """The record that holds data of the engine, which need no check. What a later release wrote beside the fields of the
    record is kept."""
    kind: Any = record
    read = _reader(kind)
    if read is not None:
        read_data: Kind = read(data)
        return read_data
    made = object.__new__(record)
    fill(made, data)
    return made


@cache
def _reader(record: Hashable) -> Callable[[Mapping[str, Any]], Any] | None:
    """The record's own way to be made of the engine's data, if it has one."""
    read: Callable[[Mapping[str, Any]], Any] | None = getattr(record, "_from_plain", None)
    return read


def fill(record: Any, data: Mapping[str, Any]) -> None:
    """Gives a record the data of the engine."""
    kind: Any = type(record)
    ways, defaults = _ways(kind)
    for stored, put, default in defaults:
        if stored not in data:
            put(record, default())
    kept = {}
    for stored, value in data.items():
        way = ways.get(stored)
        if way is None:
            kept[stored] = value
            continue
        put, trust = way
        put(record, value if trust is None else trust(value))
    if kept:
        object.__setattr__(record, "_kept", kept)


#: Gives a field of a record, frozen as it is, a value.
_Put = Callable[[Any, Any], None]


@cache
def _ways(
    record: Hashable,
) -> tuple[dict[str, tuple[_Put, Callable[[Any], Any] | None]], list[tuple[str, _Put, Callable[[], Any]]]]:
    """How the engine's data come into a record: for each stored name how the field is given its value, and how the
    value is taken where it is not taken as it is; and the fields that may be absent, with what they have then."""
    fields = _fields(record)
    stored = {new: old for old, new in getattr(record, "_renamed", {}).items()}
    ways = {
        stored.get(name, name): (_put(record, name), None if field.trust is _same else field.trust)
        for name, field in fields.items()
    }
    absent = [
        (stored.get(name, name), _put(record, name), field.default)
        for name, field in fields.items()
        if field.default is not None
    ]
    return ways, absent


def _put(record: Hashable, name: str) -> _Put:
    """How a field is given a value: by its slot, without a look at the record's class each time. The field of a
    class that somebody derived from a record may have none."""
    slot = getattr(record, name, None)
    if isinstance(slot, types.MemberDescriptorType):
        return slot.__set__
    return lambda made, value: object.__setattr__(made, name, value)


def plain(value: Any) -> Any:
    """The plain data of a record, as the engine wrote them."""
    if isinstance(value, str | int | float) or value is None:
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()
    if hasattr(value, "_plain"):
        return value._plain()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = {new: old for old, new in getattr(value, "_renamed", {}).items()}
        fields = dataclasses.fields(value)
        stored = {names.get(field.name, field.name): plain(getattr(value, field.name)) for field in fields}
        return stored | getattr(value, "_kept", {})
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, Mapping):
        return {name: plain(entry) for name, entry in value.items()}
    if hasattr(value, "to_dict"):
        return value.to_dict()
    return value


def listed(values: Any) -> Any:
    """The entries of an argument that may be any iterable; what is none is left to the engine to refuse."""
    if isinstance(values, list | tuple | str | bytes | Mapping) or hasattr(values, "columns"):
        return values
    try:
        entries = iter(values)
    except TypeError:
        return values
    return list(islice(entries, _MANY))


#: Reads a value that somebody gave, noting what is wrong at a path.
_Read = Callable[[Any, str, list[_Fault]], Any]


@dataclasses.dataclass(frozen=True, slots=True)
class _Field:
    """How a field is read: what somebody gave, and what the engine gave."""

    read: _Read
    trust: Callable[[Any], Any]
    optional: bool
    default: Callable[[], Any] | None


@cache
def _fields(record: Hashable) -> dict[str, _Field]:
    """The fields of a record by name."""
    kind: Any = record
    hints = get_type_hints(kind)
    fields = {}
    for field in dataclasses.fields(kind):
        hint = hints[field.name]
        default: Callable[[], Any] | None = None
        if field.default_factory is not dataclasses.MISSING:
            default = field.default_factory
        elif field.default is not dataclasses.MISSING:
            default = partial(_same, field.default)
        read, trust = _kind(hint)
        if not field.init:
            read = _fixed(field.default)
        fields[field.name] = _Field(read, trust, types.NoneType in get_args(hint), default)
    return fields


def _record(record: type[Kind], data: Any, path: str, faults: list[_Fault]) -> Kind:
    """A record from a mapping; one that has faults is not to be used."""
    if isinstance(data, record):
        return data
    made = object.__new__(record)
    if not isinstance(data, Mapping):
        data = _plain(data, path, faults)
        number = getattr(record, "_bare_number", None)
        if number is not None and isinstance(data, int | float) and not isinstance(data, bool):
            data = {number: data}
    if not isinstance(data, Mapping):
        _refused(faults, data, path, "an object")
        return made
    if issubclass(record, Coded):
        code = data.get("code")
        read_code = _text(code, _at(path, "code"), faults) if code is not None else None
        if code is None:
            faults.append(("missing", _at(path, "code"), "this field"))
        object.__setattr__(made, "code", read_code)
        rest = {name: value for name, value in _entries(data) if name != "code"}
        object.__setattr__(made, "details", _plain(rest, path, faults))
        return made
    kind: Any = record
    fields = _fields(kind)
    names: dict[str, str] = getattr(record, "_renamed", {})
    stored = {new: old for old, new in names.items()}
    known = {stored.get(name, name): name for name in fields}
    given = {}
    for number, (key, value) in enumerate(_entries(data), 1):
        if isinstance(key, str) and key in known:
            given[known[key]] = value
        else:
            faults.append(("unknown_key", _at(path, f"<entry {number}>"), f"one of the fields {', '.join(known)}"))
    for name, field in fields.items():
        value = given.get(name)
        place = _at(path, stored.get(name, name))
        if value is not None:
            object.__setattr__(made, name, field.read(value, place, faults))
        elif field.default is not None:
            object.__setattr__(made, name, field.default())
        elif field.optional:
            object.__setattr__(made, name, None)
        else:
            faults.append(("missing", place, "this field"))
    return made


def _entries(mapping: Mapping[Any, Any]) -> Iterator[tuple[Any, Any]]:
    """The entries of a mapping of any kind."""
    return ((key, mapping[key]) for key in mapping)


def _at(path: str, step: str) -> str:
    return f"{path}.{step}" if path else step


def _same(value: Any) -> Any:
    return value


@cache
def _kind(hint: Hashable) -> tuple[_Read, Callable[[Any], Any]]:
    """How a value of an annotation is read: what somebody gave, and what the engine gave."""
    origin = get_origin(hint)
    arguments = get_args(hint)
    if hint in _SCALARS:
        return _SCALARS[hint]
    if origin is Literal:
        return _text, _same
    if origin in (Union, types.UnionType):
        some = [argument for argument in arguments if argument is not types.NoneType]
        if len(some) > 1 and all(isinstance(member, type) and issubclass(member, Record) for member in some):
            read, trust = _one_of(some)
        elif len(some) == 2 and get_origin(some[0]) is Literal:
            read, trust = _code_or(*_kind(some[1]))
        elif datetime.date in some:
            read, trust = _SCALARS[datetime.date]
        elif len(some) > 1:
            read, trust = _kind_of(some), _frozen
        else:
            read, trust = _kind(some[0])
        if len(some) == len(arguments):
            return read, trust
        return _or_none(read), trust if trust is _same else lambda value: None if value is None else trust(value)
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return _list_of(*_kind(arguments[0]))
    if origin in (dict, Mapping):
        return _mapping_of(*_kind(arguments[1]))
    kind: Any = hint
    if isinstance(hint, type) and issubclass(hint, Record):
        return lambda value, path, faults: _record(kind, value, path, faults), lambda value: build(kind, value)
    # A class of the engine, such as a score.
    return lambda value, path, faults: _other(kind, value, path, faults), lambda value: kind.from_dict(value)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _kind_of(members: list[Any]) -> _Read:
    """One of several kinds, such as a text or a list of texts; what it means the engine says, where it is used."""
    single = tuple({str if get_origin(member) is Literal else member for member in members} - {*filter(get_origin, members)})
    single += (int,) if float in single else ()
    lists = any(get_origin(member) is tuple for member in members)
    maps = any(get_origin(member) is Mapping for member in members)

    def read_kind(value: Any, path: str, faults: list[_Fault]) -> Any:
        if not isinstance(value, (*single, Mapping, list, tuple)):
            value = _plain(value, path, faults)
        if value is _NOT_READ or isinstance(value, single):
            return value
        if maps and isinstance(value, Mapping):
            value = {name: value[name] for name in value}
            if all(isinstance(entry, str | int | float) for entry in (*value, *value.values())):
                return value
        if lists and isinstance(value, list | tuple) and all(isinstance(entry, str | int | float) for entry in value):
            return tuple(value)
        return _refused(faults, value, path, "one of the kinds that the field takes")

    return read_kind


def trusted(hint: Any, data: Any) -> Any:
    """Data of the engine, as an annotation says what they are."""
    return _kind(hint)[1](data)


def _one_of(members: list[Any]) -> tuple[_Read, Callable[[Any], Any]]:
    """How one of several records is read: by the code that each of them has, in a field that nobody gives."""
    coded = {member: _tag(member) for member in members if member is not Unrecognised}
    kinds: dict[str, Any] = {str(tag.default): member for member, tag in coded.items()}
    (name,) = {tag.name for tag in coded.values()}
    other = Unrecognised if Unrecognised in members else None

    def read_one(value: Any, path: str, faults: list[_Fault]) -> Any:
        if isinstance(value, tuple(members)):
            return value
        entries = value if isinstance(value, Mapping) else _plain(value, path, faults)
        if not isinstance(entries, Mapping):
            return _refused(faults, entries, path, "an object")
        code = entries.get(name)
        if code is None:
            faults.append(("missing", _at(path, name), "this field"))
            return _NOT_READ
        code = _text(code, _at(path, name), faults)
        if code is _NOT_READ:
            return _NOT_READ
        kind: Any = kinds.get(code, other)
        if kind is None:
            faults.append(("unknown_code", _at(path, name), f"one of: {', '.join(kinds)}"))
            return _NOT_READ
        return _record(kind, entries, path, faults)

    def trust_one(value: Any) -> Any:
        kind: Any = kinds.get(value[name], other)
        return build(kind, value)

    return read_one, trust_one


def _tag(record: Any) -> dataclasses.Field[Any]:
    """The field of a record that holds its code: nobody gives it."""
    return next(field for field in dataclasses.fields(record) if not field.init)


def _code_or(read: _Read, trust: Callable[[Any], Any]) -> tuple[_Read, Callable[[Any], Any]]:
    """How the code of something, or all that it says, is read."""
    return (
        lambda value, path, faults: _text(value, path, faults) if isinstance(value, str) else read(value, path, faults),
        lambda value: value if isinstance(value, str) else trust(value),
    )


def _fixed(code: Any) -> _Read:
    """The code of a record is always the same."""

    def read_code(value: Any, path: str, faults: list[_Fault]) -> Any:
        if isinstance(value, str) and value != code:
            faults.append(("unknown_code", path, f"one of: {code}"))
            return _NOT_READ
        return _text(value, path, faults)

    return read_code


def _or_none(read: _Read) -> _Read:
    return lambda value, path, faults: None if value is None else read(value, path, faults)


def _list_of(read: _Read, trust: Callable[[Any], Any]) -> tuple[_Read, Callable[[Any], Any]]:
    def read_list(value: Any, path: str, faults: list[_Fault]) -> Any:
        entries = value if isinstance(value, list | tuple) else _plain(value, path, faults)
        if not isinstance(entries, list | tuple):
            return _refused(faults, entries, path, "a list")
        return tuple(read(entry, f"{path}[{index}]", faults) for index, entry in enumerate(entries))

    return read_list, lambda value: tuple(map(trust, value))


def _mapping_of(read: _Read, trust: Callable[[Any], Any]) -> tuple[_Read, Callable[[Any], Any]]:
    def read_mapping(value: Any, path: str, faults: list[_Fault]) -> Any:
        entries = value if isinstance(value, Mapping) else _plain(value, path, faults)
        if not isinstance(entries, Mapping):
            return _refused(faults, entries, path, "an object")
        made = {}
        for number, (name, entry) in enumerate(_entries(entries), 1):
            place = _at(path, f"<entry {number}>")
            made[_name(name, place, faults)] = read(entry, place, faults)
        return made

    return read_mapping, lambda value: {name: trust(entry) for name, entry in value.items()}


_NOT_READ = object()


def _plain(value: Any, path: str, faults: list[_Fault]) -> Any:
    """The plain value of anything."""
    try:
        return _native.plain(value)
    except _native.TherapyGoalsError as error:
        return _adopted(error, path, faults)


def _adopted(error: _native.TherapyGoalsError, path: str, faults: list[_Fault]) -> Any:
    """Notes the faults of the engine at a path."""
    for fault in error.faults:
        step = fault["path"]
        place = f"{path}{step}" if step.startswith("[") else _at(path, step) if step else path
        faults.append((fault["code"], place, fault["expected"]))
    return _NOT_READ


def _refused(faults: list[_Fault], value: Any, path: str, expected: str) -> Any:
    if value is not _NOT_READ:
        faults.append(("wrong_type", path, expected))
    return _NOT_READ


def _text(value: Any, path: str, faults: list[_Fault]) -> Any:
    if not isinstance(value, str):
        return _refused(faults, value, path, "a text")
    try:
        value.encode()
    except UnicodeEncodeError:
        faults.append(("invalid_text", path, "text without lone surrogates"))
    return value if type(value) is str else str.__str__(value)


def _name(value: Any, path: str, faults: list[_Fault]) -> Any:
    """A name of a mapping: a text, or a whole number of any kind."""
    if hasattr(value, "__index__") and not isinstance(value, bool):
        return str(_whole(value, path, faults))
    return _text(value, path, faults)


def _number(value: Any, path: str, faults: list[_Fault]) -> Any:
    number = value if type(value) is int or type(value) is float else _plain(value, path, faults)
    if isinstance(number, bool) or not isinstance(number, int | float):
        return _refused(faults, number, path, "a number")
    try:
        number = float(number)
    except OverflowError:
        faults.append(("out_of_range", path, "a number that is not so large"))
        return _NOT_READ
    if number != number:
        faults.append(("not_a_number", path, "a number"))
    elif number - number != 0:
        faults.append(("infinite", path, "a finite number"))
    return number


def _whole(value: Any, path: str, faults: list[_Fault]) -> Any:
    if type(value) is int and -_WHOLE <= value <= _WHOLE:
        return value
    number = _number(value, path, faults)
    if number is _NOT_READ or number - number != 0:
        return _NOT_READ
    if not number.is_integer():
        faults.append(("not_an_option", path, "a whole number"))
        return _NOT_READ
    if abs(number) > _WHOLE:
        faults.append(("out_of_range", path, f"a whole number from {-_WHOLE} to {_WHOLE}"))
        return _NOT_READ
    return int(number)


def _flag(value: Any, path: str, faults: list[_Fault]) -> Any:
    flag = value if isinstance(value, bool) else _plain(value, path, faults)
    return flag if isinstance(flag, bool) else _refused(faults, flag, path, "true or false")


def _day(value: Any, path: str, faults: list[_Fault]) -> Any:
    if type(value) is datetime.date:
        return value
    try:
        return _to_day(_native.day(value))
    except _native.TherapyGoalsError as error:
        return _adopted(error, path, faults)


_to_day = datetime.date.fromisoformat


def _other(kind: Any, value: Any, path: str, faults: list[_Fault]) -> Any:
    if isinstance(value, kind):
        return value
    try:
        return kind.from_dict(value)
    except _native.TherapyGoalsError as error:
        return _adopted(error, path, faults)


def _anything(value: Any, path: str, faults: list[_Fault]) -> Any:
    # Nothing is as if it were not there.
    return _refused(faults, value, path, "this field") if value is None else _plain(value, path, faults)


_SCALARS: dict[Hashable, tuple[_Read, Callable[[Any], Any]]] = {
    Any: (_anything, _same),
    str: (_text, _same),
    int: (_whole, _same),
    float: (_number, float),
    bool: (_flag, _same),
    datetime.date: (_day, _to_day),
}
