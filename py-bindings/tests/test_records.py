"""Every record of the package, found by looking: written, read, copied, compared, and filled with what is wrong."""

from __future__ import annotations

import array
import copy
import dataclasses
import datetime
import decimal
import enum
import fractions
import importlib
import json
import numbers
import pickle
import pkgutil
import re
import types
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
import therapy_goals as tg
from therapy_goals import _native, attainment, change, goal, plan, priority, progress
from therapy_goals._mixins import StoredMixin
from therapy_goals._records import Coded, Record, build

TODAY = datetime.date(2026, 11, 26)

GOLDEN = Path(__file__).parents[2] / "tests" / "golden"

#: The answers that are stored, each with its golden document.
STORED: dict[Any, str] = {
    tg.AnswersRecord: "answers",
    attainment.Attainment: "attainment",
    change.ReliableChange: "change",
    plan.PlanState: "plan_state",
    plan.PlanSummary: "plan_summary",
    priority.Agenda: "agenda",
    priority.Comparison: "comparison",
    priority.Ranking: "ranking",
}


def golden(kind: Any) -> dict[str, Any]:
    stored: dict[str, Any] = json.loads((GOLDEN / f"{STORED.get(kind, 'score')}.json").read_text())
    return stored


def modules() -> Iterator[types.ModuleType]:
    yield tg
    for found in pkgutil.iter_modules(tg.__path__):
        yield importlib.import_module(f"therapy_goals.{found.name}")


def classes() -> list[type]:
    """Every class of the package that can be read from a dictionary."""
    found = {
        value
        for module in modules()
        for value in vars(module).values()
        if isinstance(value, type) and (issubclass(value, Record) or dataclasses.is_dataclass(value))
        and value.__module__ != "therapy_goals._mixins"
        and value.__module__.startswith("therapy_goals") and not value.__name__.startswith("_")
    }
    return sorted(found - {Record, Coded}, key=lambda kind: (kind.__module__, kind.__name__))


RECORDS: list[Any] = classes()
NATIVE: list[Any] = [tg.Alert, tg.Undecided, tg.Score]

FULL_GOAL: dict[str, Any] = {
    "id": "a",
    "title": "t",
    "horizon": "short",
    "focus": "process",
    "category": "symptom",
    "secondary_categories": ("skill",),
    "values": ("kindness",),
    "why": "why",
    "measures": (
        goal.Measure("m", "lower", "outcome", "points", 0, 20, goal.Baseline(8, TODAY, "form"), goal.Target(5)),
        goal.Measure("n", "higher", baseline=goal.Baseline(8), target=goal.Target(change_percent=-20)),
    ),
    "status": "active",
    "ratings": goal.Ratings(goal.CriterionRatings(1, 2, 3), goal.CriterionRatings(urgency=5)),
    "client_rank": 1,
    "due": TODAY,
    "tier": "safety",
    "sub_rank": 1,
    "answers_flags": ("self_harm",),
    "stage": "action",
    "intensity": "explore",
    "parent": "b",
    "gentler_twin_of": "c",
    "secondary_targets": ("active_passivity",),
    "dissent": "no",
    "rationale": "yes",
}


def value_of(hint: Any) -> Any:
    """A value of an annotation that is not the empty one."""
    origin, arguments = get_origin(hint), get_args(hint)
    simple = {str: "a", int: 2, float: 1.5, bool: True, Any: {"b": [1, "c", None]}}
    if hint in simple:
        return simple[hint]
    if origin is Literal:
        return arguments[0]
    if origin in (Union, types.UnionType):
        return TODAY if datetime.date in arguments else value_of(arguments[0])
    if origin is tuple:
        return (value_of(arguments[0]),)
    if origin in (dict, Mapping):
        return {"x": value_of(arguments[1])}
    return sample(hint)


def fields_of(kind: Any) -> dict[str, Any]:
    """All fields of a record, set."""
    if kind is goal.Goal:
        return FULL_GOAL
    if kind in STORED:
        made = kind.from_json(json.dumps(golden(kind)))
        return {field.name: getattr(made, field.name) for field in dataclasses.fields(kind)}
    hints = get_type_hints(kind)
    # A code is always the same, and so is not given.
    return {field.name: value_of(hints[field.name]) for field in dataclasses.fields(kind) if field.init}


def sample(kind: Any) -> Any:
    score = tg.instrument("pcl-5").score([None] + [2] * 19)
    made = {
        tg.Alert: tg.Alert("self_harm_item", "raised"),
        tg.Undecided: tg.Undecided("no_rule_for_sex", ["met", "not_met"], {"female": 4.0}),
        tg.Score: score,
        tg.Instrument: tg.instrument("phq-9"),
    }
    return made[kind] if kind in made else kind(**fields_of(kind))


@pytest.mark.parametrize("kind", RECORDS + NATIVE)
def test_every_record_is_written_read_copied_and_compared(kind: Any) -> None:
    made = sample(kind)
    if dataclasses.is_dataclass(kind):
        unset = [field.name for field in dataclasses.fields(kind) if getattr(made, field.name) in (None, (), {})]
        assert not unset or kind in STORED, "a field that no value is given"
    stored = made.to_dict()
    assert json.loads(json.dumps(stored)) == stored
    twins = [
        kind.from_dict(stored),
        kind.from_dict(json.loads(json.dumps(stored))),
        kind.from_dict(made),
        kind.from_json(made.to_json()),
        pickle.loads(pickle.dumps(made)),
        copy.copy(made),
        copy.deepcopy(made),
    ]
    for twin in twins:
        assert type(twin) is kind and twin == made and not twin != made
        assert hash(twin) == hash(made) and {made: 1}[twin] == 1
        # A whole number that stands in a record of a record may be written with its point or without.
        assert twin.to_dict() == stored and json.loads(twin.to_json()) == stored
    assert json.loads(made.to_json()) == stored
    assert made != "something else" and made != stored
    assert sample(kind) == made


def test_the_records_are_found() -> None:
    names = {kind.__name__ for kind in RECORDS}
    assert {"Goal", "Ranking", "Level", "ReliableChange", "Entry", "SetDueChange", "DiaryDay"} <= names and len(names) > 50


@pytest.mark.parametrize("kind", RECORDS)
def test_the_types_of_all_fields_are_known(kind: Any) -> None:
    made = sample(kind)
    for name, hint in get_type_hints(kind).items():
        if get_origin(hint) is tuple:
            assert type(getattr(made, name)) is tuple


class Colour(enum.Enum):
    RED = "red"


class Text(str, enum.Enum):
    RED = "red"


def endless() -> list[Any]:
    made: list[Any] = []
    made.append(made)
    return made


class Pairs(Mapping[str, Any]):
    """A mapping whose entries are no pairs."""

    def __getitem__(self, name: str) -> Any:
        return 1

    def __iter__(self) -> Iterator[str]:
        return iter(["a"])

    def __len__(self) -> int:
        return 1

    def items(self) -> Any:
        return [(1, 2, 3)]


class Hollow:
    """A data class without its field."""

    __dataclass_fields__: Any = {"id": None}


def odd() -> list[Any]:
    """Values of every kind that somebody may hand in."""
    found: list[Any] = [
        None, True, 0, -1, 2.5, 10**400, -(10**400), 2**60, float("nan"), float("inf"), 1e308, "", "x", "\ud800", b"x",
        bytearray(b"x"), memoryview(b"x"), array.array("f", [1.5]), array.array("i", [1]), object(), type, len, 1j,
        {1}, frozenset(), (entry for entry in "ab"), iter([]), range(3), [], [None], [[1]], endless(), {}, {"x": 1},
        {1: 2}, {None: 1}, {"\ud800": 1}, {(): ()}, types.MappingProxyType({"x": 1}), types.SimpleNamespace(id="a"),
        Colour.RED, Text.RED, enum.IntEnum("E", ["one"]).one, decimal.Decimal("1.5"),  # type: ignore[attr-defined]
        decimal.Decimal("NaN"), decimal.Decimal("sNaN"), decimal.Decimal("1e999"), fractions.Fraction(10**400, 3),
        TODAY, datetime.datetime(2026, 11, 26), datetime.datetime(2026, 11, 26, 1), datetime.timedelta(1),
        datetime.datetime(2026, 11, 26, tzinfo=datetime.UTC), datetime.time(), "2026-11-26", "2026-13-45", "20261126",
        Pairs(), Hollow(), goal.Target(1), goal.CriterionRatings(1), tg.instrument("phq-9"), tg.Alert("a", "b"),
        priority.RemoveGoalChange("a"), tg.instrument("gad-2").score([0, 0]),
    ]
    try:
        numpy, pandas = map(importlib.import_module, ("numpy", "pandas"))
    except ImportError:
        return found
    return found + [
        numpy.bool_(True), numpy.int8(1), numpy.float32(1.5), numpy.float64("nan"), numpy.array(1), numpy.array([1]),
        numpy.array([[1]]), numpy.array(["x"]), numpy.str_("x"), numpy.datetime64("2026-11-26"),
        numpy.datetime64("2026-11-26T01"), numpy.datetime64("2026-11"), numpy.datetime64("NaT"),
        numpy.datetime64("-0044-03-15"), numpy.timedelta64(1), numpy.timedelta64("NaT"), numpy.array([1j]),
        numpy.ma.masked_array([1], [True]), numpy.zeros(0), pandas.NA, pandas.NaT, pandas.Timestamp("2026-11-26"),
        pandas.Timestamp("2026-11-26 01:00"), pandas.Timestamp("2026-11-26", tz="UTC"), pandas.Timedelta(1),
        pandas.Series([1, 2]), pandas.Series({"x": 1}), pandas.Series([1], index=[7]), pandas.DataFrame([[1]]),
        pandas.array([1, None]), pandas.Index([1]), pandas.Categorical(["x"]),
    ]


ODD = odd()


def outcome(call: Callable[..., Any]) -> tuple[Any, list[str]]:
    """What was made, or the paths of the faults. No other exception may leave."""
    try:
        return call(), []
    except tg.TherapyGoalsError as error:
        assert error.faults and all(fault["expected"] for fault in error.faults)
        pickle.loads(pickle.dumps(error))
        return None, [fault["path"] for fault in error.faults]


@pytest.mark.parametrize("kind", RECORDS)
def test_no_bare_exception_leaves_a_record(kind: Any) -> None:
    full = fields_of(kind)
    stored = sample(kind).to_dict()
    for name in full:
        for value in ODD:
            made, paths = outcome(lambda value=value, name=name: kind(**full | {name: value}))
            if made is None:
                # The whole is too deep.
                within = paths == [""] and kind is goal.Goal
                assert within or all(re.match(rf"{name}(\.|\[|$)", path) for path in paths), (name, value)
                continue
            # What is taken has become a value of the record; of two, the engine checks how the parts fit.
            if kind not in STORED:
                assert kind.from_dict(made.to_dict()) == made, (name, value)
            assert hash(made) == hash(copy.deepcopy(made)) and pickle.loads(pickle.dumps(made)) == made
    for name in stored:
        for value in ODD:
            outcome(lambda value=value, name=name: kind.from_dict(stored | {name: value}))
    for value in ODD:
        made, paths = outcome(lambda value=value: kind.from_dict(value))
        assert made is None or isinstance(value, Mapping | Record | numbers.Number) or hasattr(value, "tolist"), value
        outcome(lambda value=value: kind.from_json(value))


@pytest.mark.parametrize("kind", NATIVE + [tg.Instrument])
def test_no_bare_exception_leaves_a_native_class(kind: Any) -> None:
    for value in ODD:
        outcome(lambda value=value: kind.from_json(value))
        outcome(lambda value=value: getattr(kind, "from_dict", kind)(value))
    if kind is not tg.Instrument:
        stored = sample(kind).to_dict()
        for name in [*stored, "another"]:
            for value in ODD:
                outcome(lambda value=value, name=name: kind.from_dict(stored | {name: value}))
    if kind is tg.Alert:
        for value in ODD:
            outcome(lambda value=value: tg.Alert(value, "raised"))
            outcome(lambda value=value: tg.Alert("a", value))
    if kind is tg.Undecided:
        for value in ODD:
            outcome(lambda value=value: tg.Undecided(value, []))
            outcome(lambda value=value: tg.Undecided(None, value))
            outcome(lambda value=value: tg.Undecided(None, [value]))
            outcome(lambda value=value: tg.Undecided(None, [], value))
            outcome(lambda value=value: tg.Undecided(None, [], {"female": value}))


def functions() -> list[tuple[str, Callable[..., Any], dict[str, Any]]]:
    """Every function of the package with arguments that it takes."""
    levels = tuple(attainment.Level(score, str(score)) for score in (-2, -1, 0, 1, 2))
    situation = {"goals": [FULL_GOAL | {"parent": None, "gentler_twin_of": None}], "arrows": [], "before": [],
            "flags": [priority.Flag("self_harm", TODAY, "x")], "contingency": None, "today": TODAY, "policy": None}
    line = priority.DiaryTarget(id="urge", title="Urge", tier="life_threatening", scale=priority.DiaryScale(0, 5))
    ranking = priority.Ranking.from_dict(golden(priority.Ranking))
    given: dict[str, dict[str, Any]] = {
        "instrument": {"id": "phq-9"},
        "search": {"domain": None, "age": 40, "who": "client", "wording_may_ship": None, "maximum_items": 9, "words": "x"},
        "t_score": {"levels": [0], "weights": [1], "rho": 0.3, "scale": (-2, -1, 0, 1, 2)},
        "attain": {"ladders": [attainment.Ladder("a", levels, -1)], "ratings": [attainment.LevelRating("a", 1)],
                   "rho": 0.3, "missing": "refuse", "on": None, "rater": None},
        "attain_by_rater": {"ladders": [attainment.Ladder("a", levels, -1)],
                            "ratings": [attainment.LevelRating("a", 1, rater="client")], "rho": 0.3,
                            "missing": "refuse", "on": None},
        "reliable_change": {"pre": 1, "post": 2, "method": "jacobson_truax", "standard_deviation": 5, "reliability": 0.8,
                            "better": "lower", "critical_value": 1.96, "instrument": None, "threshold": None},
        "rank": situation,
        "prepare": situation,
        "what_if": situation | {"changes": [priority.RemoveGoalChange("a")]},
        "compare": {"earlier": ranking, "later": ranking},
        "explain": {"ranking": ranking},
        "explain_difference": {"difference": priority.compare(ranking, ranking).difference, "titles": {"a": "A"}},
        "explain_comparison": {"comparison": priority.compare(ranking, ranking), "titles": {"a": "A"}},
        "to_dot": {"ranking": ranking},
        "to_mermaid": {"ranking": ranking},
        "stage_from": {"changed_days": 1, "intends_within_30_days": True, "intends_within_6_months": True,
                       "took_step": True},
        "with_secondary_target": {"ranking": ranking, "targets": ["self_invalidation"]},
        "hierarchy": {"choice": "generic"},
        "dbt_hierarchy": {"stage": "stage_1", "mode": "individual"},
        "agenda": {"targets": [line], "days": [priority.DiaryDay(TODAY, {"urge": 3})], "first_day": TODAY,
                   "last_day": TODAY, "hierarchy": "dbt_individual"},
        "explain_agenda": {"proposed": priority.Agenda.from_dict(golden(priority.Agenda))},
        "series_status": {"points": [progress.Point(TODAY, 3, 1)], "better": "lower", "reliable": 5.0, "window": 4,
                          "baseline": 4},
        "weeks": {"entries": [progress.LogValue(TODAY, 3, TODAY)], "first_day": TODAY},
        "new": {"id": "plan-1", "client": "c", "policy": {"review_due": 2}},
        "read": {"lines": "", "salvage": True, "id": "plan-1", "client": "c", "policy": None},
        "merge": {"plan": plan.new("plan-1"), "other": plan.new("plan-1")},
        "caseload": {"rows": [plan.new("plan-1").summary()], "on": TODAY, "not_seen_days": 30},
        "ranking_digest": {"ranking": ranking},
        "measurement_plans": {},
        "measurement_parameters": {"id": "ichom_depression_anxiety"},
        "measurement_plan": {"id": "feedback_informed", "parameters": {}},
        "concern_domains": {},
        "themes": {},
        "session_script": {},
        "hierarchies": {},
        "methods": {},
        "instruments": {},
        "languages": {"id": "phq-9"},
        "versions": {"id": "phq-9"},
        "domains": {},
    }
    found = []
    for module in (tg, *(getattr(tg, name) for name in tg.__all__)):
        for name in getattr(module, "__all__", ()):
            call = getattr(module, name) if isinstance(module, types.ModuleType) else None
            if callable(call) and name[0].islower():
                found.append((name, call, given[name]))
    return found


@pytest.mark.parametrize(("name", "call", "given"), functions(), ids=[name for name, _, _ in functions()])
def test_no_bare_exception_leaves_a_function(name: str, call: Callable[..., Any], given: dict[str, Any]) -> None:
    def called(**arguments: Any) -> Any:
        return call(*arguments.values()) if name in ("instrument", "languages", "versions") else call(**arguments)

    called(**given)
    for argument in given:
        for value in odd():
            outcome(lambda value=value, argument=argument: called(**given | {argument: value}))
            if isinstance(given[argument], list):
                outcome(lambda value=value, argument=argument: called(**given | {argument: [value]}))


def test_no_bare_exception_leaves_a_score() -> None:
    for instrument in (tg.instrument("phq-9"), tg.instrument("ors")):
        items: Any = instrument.scored_items
        for value in odd():
            outcome(lambda value=value, instrument=instrument: instrument.score(value))
            outcome(lambda value=value, instrument=instrument: instrument.score([value, *[0] * (len(items) - 1)]))
            outcome(lambda value=value, instrument=instrument: instrument.score({items[0]: value}))
            outcome(lambda value=value, instrument=instrument: instrument.score([0] * len(items), age=value, sex=value))
            outcome(lambda value=value, instrument=instrument: instrument.with_rules(value))
            outcome(lambda value=value, instrument=instrument: instrument.with_rules({"prorating": value}))


def test_what_an_object_of_the_callers_own_raises_passes_through() -> None:
    class Broken:
        def tolist(self) -> list[int]:
            raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        tg.instrument("phq-9").score(Broken())


def test_nested_mappings_become_records() -> None:
    """For every field of every record that holds records."""
    seen = 0
    for kind in RECORDS:
        full = fields_of(kind)
        for name, value in full.items():
            if isinstance(value, Record):
                stored: Any = value.to_dict()
            elif isinstance(value, tuple) and value and isinstance(value[0], Record):
                stored = [entry.to_dict() for entry in value]
            else:
                continue
            seen += 1
            assert kind(**full | {name: stored}) == kind(**full), (kind, name)
            assert hash(kind(**full | {name: stored})) == hash(kind(**full))
    assert seen > 25
    client: Any = {"client": {"urgency": 3}}
    made = goal.Goal(id="a", title="t", horizon="short", ratings=client)
    assert made.ratings == goal.Ratings(goal.CriterionRatings(3))
    measure: Any = {"name": "m", "better": "lower", "target": 5}
    assert goal.Goal(id="a", title="t", horizon="short", measures=(measure,)).measures[0].target == goal.Target(5)


def test_every_fault_of_a_record_at_once() -> None:
    wrong: Any = 5
    with pytest.raises(tg.TherapyGoalsError) as caught:
        goal.Measure(wrong, wrong, baseline={"value": "x", "when": 1}, target=wrong)  # type: ignore[arg-type]
    assert [(fault["code"], fault["path"]) for fault in caught.value.faults] == [
        ("wrong_type", "name"),
        ("wrong_type", "better"),
        ("unknown_key", "baseline.<entry 2>"),
        ("wrong_type", "baseline.value"),
    ]
    with pytest.raises(tg.TherapyGoalsError) as caught:
        priority.Arrow.from_dict({"from": 1, "start": "a"})
    assert [(fault["code"], fault["path"]) for fault in caught.value.faults] == [
        ("unknown_key", "<entry 2>"), ("wrong_type", "from"), ("missing", "to")]
    with pytest.raises(tg.TherapyGoalsError) as caught:
        goal.Baseline.from_json('{"value": 1, "value": 2}')
    assert (caught.value.code, caught.value.path) == ("duplicate_key", "<entry 2>")


def test_days_become_dates_and_numbers_their_kind() -> None:
    moment = datetime.datetime(2026, 11, 26)
    for day in ("2026-11-26", TODAY, moment):
        assert goal.Baseline(1, day) == goal.Baseline(1.0, TODAY)
        made = goal.Goal(id="a", title="t", horizon="short", due=day)
        assert made.due == TODAY and type(made.due) is datetime.date
        assert made.to_dict()["due"] == "2026-11-26"
    assert goal.CriterionRatings(3.0).urgency == 3  # type: ignore[arg-type]
    assert attainment.Level(fractions.Fraction(1, 2), "x").score == 0.5  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [0, -1, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**53 - 1, 1 - 2**53])
def test_a_whole_number_of_any_size_is_itself(number: int) -> None:
    assert [number, {"entry": number}] == _native.plain([number, {"entry": number}])


@dataclasses.dataclass(frozen=True)
class _Derived(tg.change.ReliableChange):
    """Has a field of its own, and one with a default; neither has a slot."""

    index: Any = None
    note: str = "of my own"


def test_a_derived_record_takes_the_data_of_the_engine() -> None:
    index = {"standard_deviation": 7.5, "reliability": 0.8, "better": "higher"}
    found = tg.change.reliable_change(32.5, 47.5, **index)  # type: ignore[arg-type]
    derived = build(_Derived, found.to_dict())
    assert (derived.index, derived.note, derived.label) == (found.index, "of my own", "improved")


def grow(value: Any, name: str = "") -> int:
    """Puts fields that nobody knows into every record of a document. How many there are."""
    if isinstance(value, list):
        return sum(grow(entry) for entry in value)
    if not isinstance(value, dict):
        return 0
    inside = sum(grow(entry, name) for name, entry in value.items())
    # The names of these are data.
    if name in ("intensities", "rules", "subscales", "classifications", "undecided", "cutoffs", "responses", "labels",
                "goals", "raters", "decisions"):
        return inside
    if "schema_version" in value:
        value["schema_version"] = "1.1"
    value |= {"of_tomorrow": {"in_it": [1.5, None, {"a_name": True}]}, "also_of_tomorrow": None}
    return inside + 1


@pytest.mark.parametrize("kind", [*STORED, tg.Score])
def test_what_a_later_release_wrote_is_kept(kind: Any) -> None:
    plain, later = golden(kind), golden(kind)
    assert grow(later) >= 1
    made = kind.from_dict(later)
    assert made != kind.from_dict(plain) and made == kind.from_dict(later)
    for twin in [
        made,
        kind.from_dict(made.to_dict()),
        kind.from_json(made.to_json()),
        kind.from_json(json.dumps(later)),
        pickle.loads(pickle.dumps(made)),
        copy.copy(made),
        copy.deepcopy(made),
    ]:
        assert type(twin) is kind and twin == made and hash(twin) == hash(made)
        assert twin.to_dict() == later and json.loads(twin.to_json()) == later
    other = copy.deepcopy(later)
    other["of_tomorrow"]["in_it"][0] = 2
    assert kind.from_dict(other) != made
    # This version knows no more fields, and of another major one nothing.
    with pytest.raises(tg.TherapyGoalsError) as refused:
        kind.from_dict(later | {"schema_version": "1.0"})
    assert refused.value.code == "unknown_key" and "of_tomorrow" not in str(refused.value)
    with pytest.raises(tg.TherapyGoalsError) as refused:
        kind.from_dict(later | {"schema_version": "2.0"})
    assert refused.value.code == "unsupported_version"


@pytest.mark.parametrize("kind", [*STORED, tg.Score])
@pytest.mark.parametrize(
    ("version", "code"),
    [(version, "invalid_text") for version in ("1", "1.", "1.01", "1.0.9", "1.1.0")]
    + [(version, "unsupported_version") for version in ("2", "2.0", "0.9", "01.0")],
)
def test_a_schema_version_is_written_in_one_way(kind: Any, version: str, code: str) -> None:
    stored = golden(kind) | {"schema_version": version}
    for read in (kind.from_dict, lambda value: kind.from_json(json.dumps(value))):
        with pytest.raises(tg.TherapyGoalsError) as refused:
            read(stored)
        assert (code, "schema_version") in {(fault["code"], fault["path"]) for fault in refused.value.faults}


def test_a_part_of_a_later_answer_keeps_its_own() -> None:
    later = golden(priority.Ranking)
    grow(later)
    ranking = priority.Ranking.from_dict(later)
    place = ranking.places[0]
    assert place.to_dict() == later["places"][0] and pickle.loads(pickle.dumps(place)) == place
    assert place != priority.Ranking.from_dict(golden(priority.Ranking)).places[0]
    # It is told, compared and searched like any other.
    assert place.reasons[0].sentence() and priority.explain(ranking) and ranking.titles()
    assert priority.compare(ranking, ranking).searched
    stored = golden(tg.Score)
    grow(stored)
    instrument = tg.Instrument.from_json((GOLDEN / "definition.json").read_text())
    score = tg.Score.from_dict(stored)
    found = tg.change.reliable_change(score, score, method="published", instrument=instrument)
    assert found.label == "unchanged" and instrument.verify(score).verdict == "consistent"


def test_every_stored_answer_is_found() -> None:
    found = {kind for kind in RECORDS if issubclass(kind, StoredMixin)}
    assert found == set(STORED)
    others = {kind.__name__ for kind in RECORDS if "schema_version" in kind.__dataclass_fields__} - {kind.__name__ for kind in found}
    assert not others


def test_the_order_of_names_says_nothing() -> None:
    def turned(value: Any) -> Any:
        if isinstance(value, list):
            return [turned(entry) for entry in value]
        return {name: turned(value[name]) for name in reversed(value)} if isinstance(value, dict) else value

    for kind in [*STORED, tg.Score]:
        one, other = kind.from_dict(golden(kind)), kind.from_dict(turned(golden(kind)))
        assert one == other and hash(one) == hash(other) and one.to_dict() == other.to_dict()
