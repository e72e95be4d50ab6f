"""Every case of `tests/vectors` in Python, and every answer the same as in Rust."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import therapy_goals as tg
from therapy_goals import _native, attainment, change, priority
from therapy_goals._records import call as engine
from therapy_goals.goal import Goal

ROOT = Path(__file__).parents[2]
NUMBERS = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


def _cases() -> list[tuple[str, dict[str, Any]]]:
    cases = []
    for file in sorted((ROOT / "tests" / "vectors").glob("*.json")):
        for case in json.loads(file.read_text(encoding="utf-8")).get("cases", []):
            cases.append((f"{file.stem}: {case['name']}", case))
    return cases


CASES = _cases()
ANSWERS = json.loads((ROOT / "target" / "answers.json").read_text(encoding="utf-8"))


def decoded(value: Any) -> Any:
    """The input with what JSON cannot write put in."""
    if isinstance(value, dict):
        if "$number" in value:
            return NUMBERS[value["$number"]]
        if "$score" in value:
            form = decoded(value["$score"])
            score = _score(form)
            return score.subscales[form["subscale"]] if "subscale" in form else score
        return {key: decoded(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [decoded(entry) for entry in value]
    return value


def _chosen(input: dict[str, Any]) -> tg.Instrument:
    """The instrument that an input names or defines, with the rules that it chooses, and in its language."""
    given, language = input["instrument"], input.get("language")
    instrument = tg.instrument(given, language=language) if isinstance(given, str) else tg.Instrument(given)
    ruled = instrument.with_rules(input.get("rules") or {})
    return ruled.with_translation(input["translation"]) if "translation" in input else ruled


def _score(input: dict[str, Any]) -> tg.Score:
    return _chosen(input).score(
        input["responses"], age=input.get("age"), sex=input.get("sex"), coding=input.get("coding"))


def answer(call: str, input: Any) -> Any:
    """What the engine answers through this face, as plain data."""
    match call:
        case "instrument.score":
            return _score(input).to_dict()
        case "instrument.define":
            return tg.Instrument(input).definition
        case "instrument.search":
            return [dataclasses.asdict(entry) | {"domains": [*entry.domains]} for entry in tg.search(**input)]
        case "instrument.texts":
            return _chosen(input).texts.to_dict()
        case "instrument.describe":
            return _chosen(input).describe()
        case "change.reliable_change":
            return _native.reliable_change(**input)
        case "priority.what_if":
            return engine(call, {**input["situation"], "changes": input["changes"]})
        case "priority.compare":
            return engine(call, {time: engine("priority.rank", input[time]) for time in ("earlier", "later")})
        case "priority.explain_difference":
            return engine(call, {"difference": answer("priority.what_if", input)}, input.get("titles"))
        case "priority.explain_comparison":
            return engine(call, {"comparison": answer("priority.compare", input)}, input.get("titles"))
        case "priority.explain" | "priority.to_dot" | "priority.to_mermaid":
            return engine(call, engine("priority.rank", input))
        case "priority.with_secondary_target":
            return engine(call, {"ranking": engine("priority.rank", input["situation"]), "targets": input["targets"]})
        case "priority.explain_agenda":
            return engine(call, engine("priority.agenda", input))
    return engine(call, input)


def prepared(call: str, input: Any) -> Any:
    """The same answer from a prepared ranking."""
    match call:
        case "priority.rank":
            return json.loads(_native.Prepared(input).ask("ranking"))
        case "priority.what_if":
            return json.loads(_native.Prepared(input["situation"]).ask("what_if", {"changes": input["changes"]}))
    later = engine("priority.rank", input["later"])
    return json.loads(_native.Prepared(input["earlier"]).ask("compare", {"later": later}))


def _of_preparing(faults: list[dict[str, str]]) -> list[dict[str, str]]:
    """Goals are refused before changes are looked at; where the goals are without fault, all faults come of asking."""
    of_goals = [fault for fault in faults if not fault["path"].startswith(("changes", "later"))]
    return of_goals or faults


RUNS: list[tuple[str, dict[str, Any], Callable[[str, Any], Any]]] = [(*case, answer) for case in CASES] + [
    (*case, prepared) for case in CASES if case[1]["call"] in ("priority.rank", "priority.what_if", "priority.compare")
]


@pytest.mark.parametrize(("name", "case", "run"), RUNS, ids=[f"{run.__name__} {name}" for name, _, run in RUNS])
def test_case_as_in_rust(name: str, case: dict[str, Any], run: Callable[[str, Any], Any]) -> None:
    expected = ANSWERS[name]
    try:
        found = run(case["call"], decoded(case["input"]))
    except tg.TherapyGoalsError as error:
        assert "faults" in expected, f"{error.code} at {error.path}"
        if run is prepared and (first := _of_preparing(expected["faults"])) != expected["faults"]:
            assert error.faults == first
            return
        assert error.faults == expected["faults"]
        assert str(error) == expected["message"]
        assert (error.code, error.path) == (case["error"]["code"], case["error"]["path"])
        assert "☠" not in str(error) or "☠" not in json.dumps(case["input"], ensure_ascii=False)
    else:
        assert found == expected["answer"]


def test_all_cases_ran_in_rust() -> None:
    assert {name for name, _ in CASES} == set(ANSWERS)


def test_public_functions_take_the_same_input() -> None:
    """The typed functions hand on what they are given: the published examples through each of them."""
    assert attainment.t_score([-2, 0, -1, 2, 0, 1], weights=[3, 5, 1, 4, 2, 6]) == 55
    levels = tuple(attainment.Level(score, str(score)) for score in (-2, -1, 0, 1, 2))
    ladders = [attainment.Ladder(goal, levels, -1) for goal in "abc"]
    found = attainment.attain(ladders, [attainment.LevelRating(goal, 0) for goal in "abc"])
    assert found.baseline is not None
    assert (round(found.baseline, 4), found.current, found.used) == (36.3069, 50, 3)
    changed = change.reliable_change(32.5, 47.5, standard_deviation=7.5, reliability=0.8, better="higher")
    assert changed.label == "improved" and changed.index is not None and round(changed.index, 2) == 3.16
    goals = [
        Goal.from_dict({"id": id, "title": id, "horizon": "short", "ratings": {"client": dict(zip(
            ("urgency", "importance", "readiness"), ratings, strict=True))}})
        for id, ratings in {"sleep": (3, 3, 5), "worry": (4, 4, 3), "couple": (3, 4, 3), "work": (2, 5, 3)}.items()
    ]
    ranking = priority.rank(goals)
    assert [(place.goal, place.matrix_score) for place in ranking.places] == [
        ("worry", 48), ("sleep", 45), ("couple", 36), ("work", 30)]
