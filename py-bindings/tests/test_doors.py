"""What comes in through the doors that only Python has: arrays, labels, shared lists, odd texts and keys."""

from __future__ import annotations

import dataclasses
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest
import therapy_goals as tg
from therapy_goals import attainment, change, goal, priority

# What no type allows is given to it too.
PHQ9: Any = tg.instrument("phq-9")
ANSWERS = [2, 2, 2, 2, 1, 1, 2, 0, 3]
SURROGATE: Any = "Jane \ud800 Doe"


def fault(call: Callable[..., Any], *arguments: Any) -> tuple[str, str]:
    with pytest.raises(tg.TherapyGoalsError) as caught:
        call(*arguments)
    assert "Jane" not in str(caught.value) + repr(vars(caught.value))
    return caught.value.code, caught.value.path


def alert(responses: Any) -> object:
    return PHQ9.score(responses).alerts[0].state


def test_labels_of_a_series_are_item_ids() -> None:
    pandas = pytest.importorskip("pandas")
    turned = {str(item): answer for item, answer in reversed([*enumerate(ANSWERS, 1)])}
    assert PHQ9.score(pandas.Series(turned)) == PHQ9.score(ANSWERS)
    first = pandas.Series({"9": 3} | {str(item): 0 for item in range(1, 9)})
    assert alert(first) == "raised"
    assert PHQ9.score(pandas.Series({"9": 3})).missing == [str(item) for item in range(1, 9)]
    # A row of a frame has the names of its columns.
    frame = pandas.DataFrame([ANSWERS], columns=[str(item) for item in range(9, 0, -1)])
    assert PHQ9.score(frame.iloc[0]) == PHQ9.score(ANSWERS[::-1])


def test_a_series_without_labels_is_a_list() -> None:
    pandas = pytest.importorskip("pandas")
    assert PHQ9.score(pandas.Series(ANSWERS)) == PHQ9.score(ANSWERS)
    assert PHQ9.score(pandas.Series(ANSWERS, index=[*range(9)])) == PHQ9.score(ANSWERS)
    assert PHQ9.score(pandas.DataFrame([ANSWERS]).loc[0]) == PHQ9.score(ANSWERS)
    assert fault(lambda: PHQ9.score(pandas.Series(ANSWERS[:8]))) == ("too_few", "responses")
    assert fault(lambda: PHQ9.score(pandas.Series([], dtype=float))) == ("too_few", "responses")


def test_numbers_that_are_left_of_places_are_no_item_ids() -> None:
    """Item 1 is blank: as ids, the labels 1 to 8 would move each answer to the item before it."""
    pandas = pytest.importorskip("pandas")
    nan = float("nan")
    refused = [
        pandas.Series([nan, 3, 0, 0, 0, 0, 0, 0, 3]).dropna(),
        pandas.Series([3, 0, 0, 0, nan, 0, 0, 0, 3]).dropna(),
        pandas.Series([0, *ANSWERS]).drop(0),
        pandas.Series(ANSWERS)[::-1],
        pandas.Series(ANSWERS, index=range(1, 10)),
        pandas.Series(ANSWERS, index=range(0, 18, 2)),
        pandas.Series(ANSWERS, index=pandas.Index(range(1, 10), dtype="uint8")),
        pandas.Series(ANSWERS, index=["1", 2, *"3456789"]),
        pandas.DataFrame([ANSWERS], columns=range(1, 10)).loc[0],
    ]
    for series in refused:
        with pytest.raises(tg.TherapyGoalsError, match=r"tolist.*reindex.*item ids") as caught:
            PHQ9.score(series)
        assert (caught.value.code, caught.value.path) == ("wrong_type", "responses")
        assert fault(lambda series=series: attainment.t_score(series, scale=range(4))) == ("wrong_type", "levels")
    # What the error says to do.
    blank = pandas.Series([nan, 3, 0, 0, 0, 0, 0, 0, 3]).dropna()
    again = blank.reindex(range(9)).astype(object)
    found = PHQ9.score(again.where(again.notna(), None))
    assert found.missing == ["1"] and found.alerts[0].state == "raised"
    # A mapping says itself what its keys are.
    assert PHQ9.score({1: 2}) == PHQ9.score({"1": 2})


def test_other_labels_are_refused() -> None:
    pandas = pytest.importorskip("pandas")
    for index in (
        pandas.MultiIndex.from_product([["a"], range(9)]),
        pandas.date_range("2026-01-01", periods=9),
        [float(item) for item in range(9)],
        [True] * 9,
        [None] * 9,
    ):
        assert fault(PHQ9.score, pandas.Series(ANSWERS, index=index)) == ("wrong_type", "responses")
    assert fault(lambda: PHQ9.score(pandas.Series(ANSWERS, index=["Jane"] * 9)))[0] == "unknown_item"
    assert fault(lambda: PHQ9.score(pandas.Series([1, 2], index=["1", "1"]))) == ("duplicate_item", "responses.1")
    assert fault(lambda: PHQ9.score(pandas.DataFrame([ANSWERS]))) == ("wrong_type", "responses")
    assert fault(lambda: attainment.t_score(pandas.Series([0, 1], index=["b", "a"]))) == ("wrong_type", "levels")
    assert attainment.t_score(pandas.Series([0, 0])) == 50


def test_arrays_are_lists_and_nan_is_no_missing_answer() -> None:
    numpy = pytest.importorskip("numpy")
    assert PHQ9.score(numpy.array(ANSWERS)) == PHQ9.score(ANSWERS)
    assert PHQ9.score(numpy.array(ANSWERS, dtype=float)) == PHQ9.score(ANSWERS)
    with_nan = numpy.array([float("nan")] + [0] * 8)
    assert fault(lambda: PHQ9.score(with_nan)) == ("not_a_number", "responses.1")
    assert fault(lambda: PHQ9.score([[0]] * 9)) == ("wrong_type", "responses.1")
    assert fault(lambda: PHQ9.score(numpy.array(3))) == ("wrong_type", "responses")
    assert fault(lambda: PHQ9.score({"1": numpy.bool_(True)})) == ("wrong_type", "responses.1")
    assert attainment.t_score(numpy.array([0, 1, -1]), numpy.array([1, 1, 1])) == 50
    pandas = pytest.importorskip("pandas")
    assert fault(lambda: PHQ9.score(pandas.Series({"1": float("nan")}))) == ("not_a_number", "responses.1")


class Index:
    def __init__(self, number: int) -> None:
        self.number = number

    def __index__(self) -> int:
        return self.number


def test_whole_numbers_of_every_kind_are_item_ids() -> None:
    expected = PHQ9.score({"1": 2})
    numpy = pytest.importorskip("numpy")
    for key in (1, Index(1), numpy.int64(1), numpy.uint8(1)):
        assert PHQ9.score({key: 2}) == expected
    for odd in (True, numpy.bool_(True), 1.0, None, b"1", SURROGATE, 10**5000):
        assert fault(PHQ9.score, {odd: 2}) == ("unknown_item", "responses.<entry 1>")


def shared(start: Any, times: int) -> Any:
    value = start
    for _ in range(times):
        value = [value, value]
    return value


def test_lists_that_stand_in_many_places_are_bounded() -> None:
    assert fault(lambda: PHQ9.score({"1": shared([1], 40)})) == ("too_many", "")
    assert fault(lambda: goal.Goal.from_dict({"id": shared("x" * 100_000, 15)})) == ("too_many", "")
    score = tg.instrument("pcl-5").score([1] * 20)
    assert fault(lambda: goal.Goal.from_dict({"id": shared(score, 20)})) == ("too_many", "")
    assert fault(priority.HierarchyDefinition.from_dict, {"flag_tiers": {"a": shared(1, 40)}})[0] == "missing"
    bomb = {"code": "set_rating", "goal": shared(1, 40)}
    assert fault(lambda: priority.what_if([{"id": "a", "title": "t", "horizon": "short"}], [bomb])) == ("too_many", "")
    # What is large and flat is read, and its faults are named.
    assert fault(lambda: PHQ9.score({"1": [0] * 900_000})) == ("wrong_type", "responses.1")


def test_the_depth_is_that_of_json_text() -> None:
    def depth(levels: int) -> dict[str, Any]:
        condition: Any = {"item": "1", "at_least": 1}
        for _ in range(levels):
            condition = {"not": condition}
        definition: dict[str, Any] = dict(tg.instrument("gad-2").definition)
        definition["alerts"] = [{"id": "deep", "default": "ours", "rules": [
            {"id": "ours", "condition": condition, "source": definition["sources"][0]["id"], "status": "confirmed"}]}]
        return definition

    def outcome(call: Callable[[Any], Any], argument: Any) -> str:
        try:
            call(argument)
        except tg.TherapyGoalsError as error:
            return error.code
        return "accepted"

    found = []
    for levels in range(50, 66):
        definition = depth(levels)
        by_text = outcome(tg.Instrument.from_json, json.dumps(definition))
        assert outcome(tg.Instrument, definition) == by_text, levels
        found.append(by_text)
    assert found[-1] == "too_deep" and found[0] != "too_deep"


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: tg.instrument(SURROGATE), ("invalid_text", "instrument")),
        (lambda: tg.Instrument.from_json(SURROGATE), ("invalid_text", "")),
        (lambda: tg.Score.from_json(SURROGATE), ("invalid_text", "")),
        (lambda: priority.Ranking.from_json(SURROGATE), ("invalid_text", "")),
        (lambda: PHQ9.with_rules({"prorating": SURROGATE}), ("invalid_text", "rules.<entry 1>")),
        (lambda: PHQ9.with_rules({SURROGATE: "at_31"}), ("unknown_rule", "rules.<entry 1>")),
        (lambda: PHQ9.score({SURROGATE: 1}), ("unknown_item", "responses.<entry 1>")),
        (lambda: PHQ9.score([0] * 9, sex=SURROGATE), ("wrong_type", "sex")),
        (lambda: tg.Alert(SURROGATE, "raised"), ("invalid_text", "code")),
        (lambda: tg.Alert("a", SURROGATE), ("invalid_text", "state")),
        (lambda: tg.Undecided(SURROGATE, []), ("invalid_text", "reason")),
        (lambda: tg.Undecided(None, [SURROGATE]), ("invalid_text", "possible")),
        (lambda: tg.search(words=SURROGATE), ("wrong_type", "words")),
        (lambda: priority.hierarchy(SURROGATE), ("wrong_type", "")),
        (lambda: priority.dbt_hierarchy(SURROGATE), ("wrong_type", "stage")),
        (lambda: priority.OrphanReason().sentence({"a": SURROGATE}), ("invalid_text", "titles.<entry 1>")),
        (lambda: goal.Goal(id=SURROGATE, title="t", horizon="short"), ("wrong_type", "id")),
        (lambda: change.reliable_change(1, 2, SURROGATE), ("wrong_type", "method")),
        (lambda: attainment.attain([], [], missing=SURROGATE), ("wrong_type", "missing")),
        # No text at all.
        (lambda: tg.Instrument.from_json(5), ("wrong_type", "")),  # type: ignore[arg-type]
        (lambda: tg.Score.from_json(b"{}"), ("wrong_type", "")),  # type: ignore[arg-type]
        (lambda: PHQ9.with_rules([("a", "b")]), ("wrong_type", "rules")),
        (lambda: PHQ9.with_rules({"prorating": 5}), ("wrong_type", "rules.<entry 1>")),
    ],
)
def test_texts_with_lone_surrogates_are_refused(call: Callable[[], Any], expected: tuple[str, str]) -> None:
    assert fault(call) == expected


def ranking() -> priority.Ranking:
    ratings = {"client": {"urgency": 3, "importance": 3, "readiness": 5}}
    goals = [{"id": id, "title": id, "horizon": "short", "ratings": ratings} for id in ("a", "b")]
    return priority.rank(goals, arrows=[priority.Arrow("a", "b", "interferes")])


def agenda() -> priority.Agenda:
    line = priority.DiaryTarget(id="urge", title="Urge", tier="life_threatening", scale=priority.DiaryScale(0, 5))
    return priority.agenda(
        [line], [priority.DiaryDay("2026-11-16", {"urge": 0})], first_day="2026-11-16", last_day="2026-11-16")


def without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_nothing(entry) for name, entry in value.items() if entry is not None}
    if isinstance(value, list):
        return [without_nothing(entry) for entry in value]
    return value


@pytest.mark.parametrize("made", [ranking(), agenda()], ids=["ranking", "agenda"])
def test_stored_entries_that_are_nothing_may_be_left_out(made: Any) -> None:
    kind = type(made)
    stored = made.to_dict()
    thinned = without_nothing(stored)
    assert thinned != stored
    assert kind.from_dict(thinned) == kind.from_dict(stored) == made
    assert kind.from_dict(json.loads(json.dumps(stored))) == made
    assert kind.from_dict(made) == made
    # Whatever is left out: accepted by the engine, or refused by it.
    for name in stored:
        rest = {key: entry for key, entry in stored.items() if key != name}
        try:
            assert isinstance(kind.from_dict(rest), kind)
        except tg.TherapyGoalsError as error:
            assert (error.code, error.path) == ("missing", name) or error.code == "inconsistent"
    wrong: list[Any] = [5, None, "Jane", [], {"Jane": 1}]
    for value in wrong:
        fault(kind.from_dict, value)


def test_records_are_read_as_they_are_stored() -> None:
    made = ranking()
    assert priority.explain(made) == priority.explain(priority.Ranking.from_dict(made.to_dict()))
    assert priority.compare(made, pickle.loads(pickle.dumps(made))).movers == ()
    assert made.conflicts == (priority.Conflict("a", "b", 2),)
    assert fault(lambda: dataclasses.replace(made, places=5)) == ("wrong_type", "places")  # type: ignore[arg-type]
    # What belongs together is looked at by the engine.
    broken = dataclasses.replace(made, places=())
    assert fault(lambda: priority.explain(broken))[0] == "unknown_goal"


def test_the_faults_of_answers_and_of_the_respondent_come_together() -> None:
    with pytest.raises(tg.TherapyGoalsError) as caught:
        PHQ9.score([9] * 9, age=-1, sex="x")
    places = [(entry["code"], entry["path"]) for entry in caught.value.faults]
    answers = [("out_of_range", f"responses.{item}") for item in range(1, 10)]
    assert places == [("out_of_range", "age"), ("unknown_code", "sex"), *answers]


def test_a_subscale_is_judged_by_its_own_thresholds() -> None:
    pcl5 = tg.instrument("pcl-5")
    pre, post = (pcl5.score([answer] * 20).subscales["b"] for answer in (4, 0))
    with pytest.raises(tg.TherapyGoalsError, match=r"score b.* for the score total") as caught:
        change.reliable_change(pre, post, "published", threshold="marx_2022_sample_1")
    assert (caught.value.code, caught.value.path) == ("scale_mismatch", "threshold")


def test_a_definition_of_ones_own_is_given_with_its_scores() -> None:
    definition = PHQ9.definition
    definition["total"] = dict(definition["total"], better="higher")
    definition["version"] = "2.0.0"
    definition["history"] = []
    own = tg.Instrument(definition)
    pre, post = own.score([0] * 9), own.score([2] * 9)
    numbers: dict[str, Any] = {"standard_deviation": 5.0, "reliability": 0.8}
    assert change.reliable_change(pre, post, **numbers).label == "improved"
    assert change.reliable_change(pre, post, instrument=own, **numbers).label == "improved"
    # A bare value knows no direction.
    assert fault(lambda: change.reliable_change(0, 18, **numbers)) == ("missing", "better")
