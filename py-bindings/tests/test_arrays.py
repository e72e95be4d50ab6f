"""Arrays, tables, dates and blanks of other packages: what each one can mean, and what it cannot."""

from __future__ import annotations

import array
import collections
import datetime
import decimal
import importlib
import math
import warnings
from collections.abc import Callable
from typing import Any

import pytest
import therapy_goals as tg
from therapy_goals import _native, attainment, goal, priority

numpy = pytest.importorskip("numpy")
pandas = pytest.importorskip("pandas")

PHQ9: Any = tg.instrument("phq-9")
ANSWERS = [2, 2, 2, 2, 1, 1, 2, 0, 3]
DAY = datetime.date(2026, 11, 26)


def refused(call: Callable[..., Any], *arguments: Any) -> tuple[str, str, str]:
    with pytest.raises(tg.TherapyGoalsError) as caught:
        call(*arguments)
    return caught.value.code, caught.value.path, caught.value.expected


def lines() -> list[tuple[str, str, int, int]]:
    """Every shipped item that is answered on a line finer than whole points: form, item, lowest, highest tenth."""
    found = []
    for id in tg.instruments():
        definition = tg.instrument(id).definition
        scales = {scale["id"]: scale["range"] for scale in definition["response_scales"] if "range" in scale}
        for item in definition["items"]:
            scale = scales.get(item["response_scale"])
            if scale is not None and scale.get("decimals", 0) > 0:
                assert scale["decimals"] == 1, "tenths are tested"
                found.append((id, item["id"], round(scale["minimum"] * 10), round(scale["maximum"] * 10)))
    return found


LINES = lines()


def single_values(values: list[float]) -> list[tuple[str, Any]]:
    """The same numbers as every package has them in fewer than 64 bits."""
    made = [
        ("numpy float32", numpy.array(values, dtype="float32")),
        ("numpy float16", numpy.array(values, dtype="float16")),
        ("a list of numpy float32", [*numpy.array(values, dtype="float32")]),
        ("a tuple of numpy float16", (*numpy.array(values, dtype="float16"),)),
        ("other byte order", numpy.array(values, dtype=">f4")),
        ("numpy longdouble", numpy.array(values, dtype="longdouble")),
        ("pandas float32", pandas.Series(values, dtype="float32")),
        ("pandas Float32", pandas.Series(values, dtype="Float32")),
        ("pandas objects", pandas.Series([*numpy.array(values, dtype="float32")], dtype=object)),
        ("an index", pandas.Index(numpy.array(values, dtype="float32"))),
        ("array.array", array.array("f", values)),
        ("memoryview", memoryview(array.array("f", values))),
    ]
    try:
        polars, pyarrow = map(importlib.import_module, ("polars", "pyarrow"))
    except ImportError:
        return made
    made.append(("polars Float32", polars.Series(values, dtype=polars.Float32)))
    if hasattr(polars, "Float16"):
        made.append(("polars Float16", polars.Series(values, dtype=polars.Float16)))
    halves = pyarrow.array(numpy.array(values, dtype="float16"), pyarrow.float16())
    return [
        *made,
        ("pyarrow float", pyarrow.array(values, pyarrow.float32())),
        ("pyarrow halffloat", halves),
        ("pyarrow chunks", pyarrow.chunked_array([pyarrow.array(values, pyarrow.float32())])),
        ("a list of pyarrow", [*pyarrow.array(values, pyarrow.float32())]),
        ("pandas float[pyarrow]", pandas.Series(values, dtype=pandas.ArrowDtype(pyarrow.float32()))),
    ]


@pytest.mark.parametrize("form", sorted({id for id, *_ in LINES}))
def test_every_tenth_in_single_precision(form: str) -> None:
    instrument: Any = tg.instrument(form)
    items = [(item, low, high) for id, item, low, high in LINES if id == form]
    assert len(items) == len(instrument.scored_items)
    low, high = items[0][1:]
    for tenths in range(low, high + 1):
        values = [tenths / 10] * len(items)
        expected = instrument.score(values)
        for name, single in single_values(values):
            assert instrument.score(single) == expected, (name, tenths)
        by_item = {item: numpy.float32(tenths / 10) for item, _, _ in items}
        assert instrument.score(by_item) == instrument.score(pandas.Series(by_item)) == expected


def test_the_forms_with_tenths_are_known() -> None:
    assert {"ors", "srs"} <= {id for id, *_ in LINES}


def test_single_precision_means_no_number_that_is_no_option() -> None:
    ors: Any = tg.instrument("ors")
    for wrong in (6.05, 6.12, 10.1, 0.25):
        for name, single in single_values([wrong] * 4):
            assert refused(ors.score, single)[0] in ("not_an_option", "out_of_range"), (name, wrong)
    assert refused(ors.score, numpy.array([math.nan] * 4, dtype="float32"))[0] == "not_a_number"
    assert refused(ors.score, numpy.array([math.inf] * 4, dtype="float16"))[0] == "infinite"


@pytest.mark.parametrize("kind", ["float32", "float16"])
def test_the_decimal_is_the_one_that_numpy_writes(kind: str) -> None:
    """NumPy writes the shortest decimal that reads back as the same number: an implementation of its own."""
    random = numpy.random.default_rng(7)
    bits = random.integers(0, 2**32 if kind == "float32" else 2**16, 4000)
    numbers = bits.astype("uint32" if kind == "float32" else "uint16").view(kind)
    smallest = numpy.finfo(kind).smallest_normal
    for number in numbers[numpy.isfinite(numbers) & (abs(numbers) >= smallest)]:
        whole = float(number).is_integer()
        written = float(number) if whole else float(numpy.format_float_scientific(number, unique=True))
        assert _native.plain(number) == _native.plain(numpy.array([number]))[0] == written


def test_single_precision_in_every_function() -> None:
    weights = numpy.array([0.1, 0.7, 0.3], dtype="float32")
    expected = attainment.t_score([0, 1, -1], [0.1, 0.7, 0.3])
    assert attainment.t_score(numpy.array([0, 1, -1], dtype="float16"), weights) == expected
    assert attainment.t_score([0, 1, -1], [*weights], rho=numpy.float32(0.3)) == expected
    assert goal.Baseline(numpy.float32(6.1)).value == 6.1
    assert attainment.Level(numpy.float16(0.1), "x").score == 0.1


BLANKS = [
    math.nan, numpy.float64("nan"), numpy.float32("nan"), numpy.float16("nan"), pandas.NA, pandas.NaT,
    decimal.Decimal("NaN"), decimal.Decimal("sNaN"), numpy.datetime64("NaT"), numpy.array(math.nan),
]


@pytest.mark.parametrize("blank", BLANKS, ids=repr)
def test_every_blank_but_none_is_refused_alike(blank: Any) -> None:
    expected = ("not_a_number", "responses.1", "a whole number from 0 to 3; a missing answer is null (None in Python)")
    assert refused(PHQ9.score, [blank] + [0] * 8) == expected
    assert refused(PHQ9.score, (blank, *[0] * 8)) == expected
    assert refused(PHQ9.score, {"1": blank}) == expected
    assert refused(PHQ9.score, pandas.Series([blank] + [0] * 8, dtype=object)) == expected
    assert refused(attainment.t_score, [blank])[:2] == ("not_a_number", "levels[0]")
    assert refused(lambda: goal.Baseline(blank))[:2] == ("not_a_number", "value")


def test_blanks_of_whole_columns() -> None:
    nan: list[Any] = [None, *ANSWERS[1:]]
    for series in (
        pandas.Series(nan), pandas.Series(nan, dtype="Int64"), pandas.Series(nan, dtype="Float64"),
        pandas.Series([pandas.NA, *ANSWERS[1:]], dtype=object), pandas.Series([pandas.NaT, *ANSWERS[1:]], dtype=object),
    ):
        assert refused(PHQ9.score, series)[:2] == ("not_a_number", "responses.1")
    # What is nothing in its package is nothing here.
    expected = PHQ9.score(nan)
    assert PHQ9.score(pandas.Series(nan, dtype=object)) == expected
    assert PHQ9.score(numpy.ma.masked_array(ANSWERS, [True] + [False] * 8)) == expected
    polars = pytest.importorskip("polars")
    assert PHQ9.score(polars.Series(nan)) == expected
    assert refused(PHQ9.score, polars.Series([math.nan] * 9))[:2] == ("not_a_number", "responses.1")
    pyarrow = pytest.importorskip("pyarrow")
    assert PHQ9.score(pyarrow.array(nan)) == PHQ9.score([*pyarrow.array(nan)]) == expected


@pytest.mark.parametrize("value", [math.inf, -math.inf, numpy.float32("inf"), decimal.Decimal("-Infinity")])
def test_infinity_is_refused_alike(value: Any) -> None:
    expected = ("infinite", "responses.1", "a whole number from 0 to 3")
    assert refused(PHQ9.score, [value] + [0] * 8) == refused(PHQ9.score, {"1": value}) == expected


def test_numbers_of_other_kinds_are_numbers() -> None:
    ors: Any = tg.instrument("ors")
    expected = ors.score([6.1, 6.2, 5.3, 7.7])
    assert ors.score([decimal.Decimal(text) for text in ("6.1", "6.2", "5.3", "7.7")]) == expected
    assert PHQ9.score(collections.UserList(ANSWERS)) == PHQ9.score(collections.deque(ANSWERS)) == PHQ9.score(ANSWERS)
    assert PHQ9.score([numpy.array(2), *ANSWERS[1:]]) == PHQ9.score(ANSWERS)
    assert PHQ9.score(memoryview(bytes(ANSWERS))) == PHQ9.score(array.array("i", ANSWERS)) == PHQ9.score(ANSWERS)
    wrong: Any
    for wrong in (
        bytes(ANSWERS), bytearray(ANSWERS), {*ANSWERS}, memoryview(numpy.zeros(9, "float16")), iter(ANSWERS), (answer for answer in ANSWERS), "222211203", 5,
    ):
        assert refused(PHQ9.score, wrong)[:2] == ("wrong_type", "responses")
    for wrong in (numpy.timedelta64(1), numpy.timedelta64(1, "D"), pandas.Timedelta(1), numpy.bool_(True), 1j, "1"):
        assert refused(PHQ9.score, [wrong] + [0] * 8)[:2] == ("wrong_type", "responses.1")
        assert refused(PHQ9.score, {"1": wrong})[:2] == ("wrong_type", "responses.1")


def tables() -> list[Any]:
    frame = pandas.DataFrame([ANSWERS, ANSWERS], columns=[f"q{item}" for item in range(1, 10)])
    found = [frame, pandas.DataFrame([ANSWERS] * 9), pandas.DataFrame(), frame.to_numpy(), numpy.array([ANSWERS]),
             numpy.array([ANSWERS] * 9), memoryview(numpy.array([ANSWERS] * 9)), numpy.zeros((9, 1, 1))]
    try:
        polars, pyarrow = map(importlib.import_module, ("polars", "pyarrow"))
    except ImportError:
        return found
    made = polars.DataFrame({name: [1, 2] for name in frame.columns})
    table = pyarrow.table({name: [1, 2] for name in frame.columns})
    return [*found, made, made.lazy(), table, table.to_batches()[0]]


@pytest.mark.parametrize("table", tables(), ids=lambda table: type(table).__name__)
def test_a_table_is_many_forms(table: Any) -> None:
    with warnings.catch_warnings():
        # A lazy frame of Polars warns that its columns are asked for.
        warnings.simplefilter("ignore")
        code, path, expected = refused(PHQ9.score, table)
        assert refused(attainment.t_score, table)[:2] == ("wrong_type", "levels")
    assert (code, path) == ("wrong_type", "responses")
    assert expected.startswith("a list of answers, or answers by item id; a table holds many: give its rows one at")
    assert "to_numpy()" in expected


def test_what_the_error_for_a_table_says_works() -> None:
    columns = [f"q{item}" for item in range(1, 10)]
    frame = pandas.DataFrame([[*ANSWERS, "x"], [0] * 9 + ["y"]], columns=[*columns, "client"])
    expected = [PHQ9.score(ANSWERS), PHQ9.score([0] * 9)]
    assert [PHQ9.score(row) for row in frame[columns].to_numpy()] == expected
    assert [PHQ9.score(row) for row in frame[columns].itertuples(index=False, name=None)] == expected
    polars = pytest.importorskip("polars")
    made = polars.DataFrame(frame.to_dict("list"))
    assert [PHQ9.score(row) for row in made.select(columns).iter_rows()] == expected


MIDNIGHTS = [
    DAY, datetime.datetime(2026, 11, 26), pandas.Timestamp("2026-11-26"), numpy.datetime64("2026-11-26"),
    numpy.datetime64("2026-11-26T00:00:00"), numpy.datetime64("2026-11-26", "ns"), "2026-11-26",
]
MOMENTS = [
    datetime.datetime(2026, 11, 26, 23, 59), datetime.datetime(2026, 11, 26, 0, 0, 0, 1),
    datetime.datetime(2026, 11, 26, tzinfo=datetime.UTC), pandas.Timestamp("2026-11-26 00:00:00.000000001"),
    pandas.Timestamp("2026-11-26", tz="Europe/Berlin"), numpy.datetime64("2026-11-26T10"),
    numpy.datetime64("2026-11-26T00:00:00.000000001"), pandas.NaT, numpy.datetime64("NaT"), datetime.time(),
    datetime.timedelta(1), 20261126, math.nan, b"2026-11-26", ["2026-11-26"],
]
NO_DAYS = ["2026-11-31", "26.11.2026", "20261126", "2026-W48-4", "", numpy.datetime64("2026-11"), numpy.datetime64("2026")]


def doors() -> list[tuple[str, Callable[[Any], Any]]]:
    """Everywhere where a day is taken: the call, and the path in its errors."""
    plain: dict[str, Any] = {"id": "a", "title": "t", "horizon": "short"}
    levels = tuple(attainment.Level(score, str(score)) for score in (-2, -1, 0, 1, 2))
    measure = {"name": "m", "better": "lower"}
    line = priority.DiaryTarget(id="urge", title="Urge", scale=priority.DiaryScale(0, 5))
    return [
        ("due", lambda day: goal.Goal(**plain, due=day)),
        ("due", lambda day: goal.Goal.from_dict(plain | {"due": day})),
        ("date", lambda day: goal.Baseline(1, day)),
        ("measures[0].baseline.date",
         lambda day: goal.Goal.from_dict(plain | {"measures": [measure | {"baseline": {"value": 1, "date": day}}]})),
        ("goals[0].due", lambda day: priority.rank([plain | {"due": day}], today=DAY)),
        ("today", lambda day: priority.rank([], today=day)),
        ("today", lambda day: priority.what_if([], [], today=day)),
        ("details.to", lambda day: priority.what_if(
            [goal.Goal(**plain)], [{"code": "set_due", "goal": "a", "to": day}], today=DAY)),
        ("opened_on", lambda day: priority.Flag("self_harm", day, "x")),
        ("closed_on", lambda day: priority.Flag("self_harm", DAY, "x", closed_on=day, closed_by="y")),
        ("flags[0].opened_on", lambda day: priority.rank(
            [], flags=[{"kind": "self_harm", "opened_on": day, "opened_by": "x"}])),
        ("date", lambda day: attainment.LevelRating("a", 1, day)),
        ("ratings[0].date", lambda day: attainment.attain(
            [attainment.Ladder("a", levels, -1)], [{"goal": "a", "score": 1, "date": day}])),
        ("date", lambda day: priority.DiaryDay(day, {"urge": 1})),
        ("days[0].date", lambda day: priority.agenda([line], [{"date": day, "entries": {}}], first_day=DAY, last_day=DAY)),
        ("first_day", lambda day: priority.agenda([line], [], first_day=day, last_day=DAY)),
        ("last_day", lambda day: priority.agenda([line], [], first_day=DAY, last_day=day)),
    ]


@pytest.mark.parametrize(("path", "call"), doors(), ids=[path for path, _ in doors()])
def test_a_day_is_taken_everywhere_and_a_moment_nowhere(path: str, call: Callable[[Any], Any]) -> None:
    first = call(DAY)
    for day in MIDNIGHTS:
        assert call(day) == first, repr(day)
    for moment in MOMENTS:
        code, found, expected = refused(call, moment)
        assert code == "wrong_type" and found.removeprefix("changes[0].to") in (path, ""), repr(moment)
        assert expected.startswith("a date such as 2026-11-23"), repr(moment)
        timed = isinstance(moment, datetime.datetime | numpy.datetime64) and not pandas.isna(moment)
        assert ("give its date" in expected) == timed, repr(moment)
    for text in NO_DAYS:
        assert refused(call, text)[0] == "invalid_date", repr(text)


def test_a_day_is_no_text_and_no_number() -> None:
    day: Any = DAY
    for value in (day, datetime.datetime(2026, 11, 26), pandas.Timestamp("2026-11-26"), numpy.datetime64("2026-11-26")):
        assert refused(lambda value=value: goal.Goal(id="a", title=value, horizon="short"))[:2] == ("wrong_type", "title")
        assert refused(goal.Goal.from_dict, {"id": "a", "title": value, "horizon": "short"})[:2] == ("wrong_type", "title")
        assert refused(PHQ9.score, [value] + [0] * 8)[:2] == ("wrong_type", "responses.1")
        assert refused(lambda value=value: priority.Before(value, "b"))[:2] == ("wrong_type", "first")
