"""The vectors of the plan in Python: refused, stored and told as in Rust, and due as a second implementation says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import therapy_goals as tg
from therapy_goals import plan

ROOT = Path(__file__).parents[2]
#: What `cargo test --test plan_vectors` wrote.
ANSWERS = json.loads((ROOT / "target" / "plans.json").read_text(encoding="utf-8"))
DUE = json.loads((ROOT / "tests" / "vectors" / "plan-due.json").read_text(encoding="utf-8"))["plans"]


@pytest.mark.parametrize("case", ANSWERS, ids=lambda case: case["name"])
def test_plan_as_in_rust(case: dict[str, Any]) -> None:
    made = plan.new("plan-1")
    for given in case["given"]:
        try:
            made = made.apply(given["event"])
            faults: list[dict[str, str]] = []
        except tg.TherapyGoalsError as error:
            faults = error.faults
        assert faults == given["faults"]
    assert made.to_jsonl() == case["lines"]
    assert [*made.events] == [json.loads(line) for line in case["lines"].splitlines()]
    for asked in case["states"]:
        state = made.state(as_known=asked["as_known"], as_true=asked["as_true"])
        assert state.to_dict() == asked["state"]
        assert plan.PlanState.from_dict(asked["state"]) == state
    again = plan.read(case["lines"], id="plan-1")
    assert again.plan == made and not again.problems


NAMES = ["item", "for", "state", "anchor", "opens", "closes", "reason", "snoozed_until", "event"]


def rows(due: tuple[plan.Due, ...]) -> list[str]:
    return [" ".join(one.to_dict().get(name) or "-" for name in NAMES) for one in due]


@pytest.mark.parametrize("case", DUE[::10], ids=lambda case: case["name"])
def test_due_as_a_second_implementation_says(case: dict[str, Any]) -> None:
    made = plan.new("p").apply_all(
        {"id": f"e{number:03}", "kind": kind, "by": {"role": "therapist"}, "entered": on, "happened": on,
         "why": "more to do", "data": data}
        for number, (kind, on, data) in enumerate(case["events"]))
    for asked in case["days"]:
        assert rows(made.occurrences(asked["on"])) == asked["occurrences"]
        assert rows(made.due(asked["on"])) == asked["due"]
