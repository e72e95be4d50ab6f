"""A plan as a handle: events as dictionaries, states as records, copies that merge."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
from typing import Any

import pytest
import therapy_goals as tg
from therapy_goals import plan

THERAPIST = {"role": "therapist", "id": "t-3"}


def event(id: str, kind: str, data: Any, day: str = "2026-11-02", **more: Any) -> dict[str, Any]:
    return {"id": id, "kind": kind, "by": THERAPIST, "entered": day, "happened": day, "data": data} | more


ADDED = event("e1", "goal_added", {"goal": {"id": "g1", "title": "SECRET", "horizon": "short"}})
SECRET = event("e2", "note_added", {"text": "SECRET"}, "2026-11-03", visible_to=["therapist"])


def two() -> plan.Plan:
    return plan.new("plan-1", client="c-17").apply_all(iter([ADDED, SECRET]))


def refusal(call: Any) -> tuple[str, str]:
    with pytest.raises(tg.TherapyGoalsError) as caught:
        call()
    assert "SECRET" not in str(caught.value)
    return caught.value.code, caught.value.path


def test_an_event_makes_another_plan_and_is_not_changed() -> None:
    empty = plan.new("plan-1", client="c-17")
    given = copy.deepcopy(ADDED)
    one = empty.apply(given)
    assert given == ADDED
    assert (empty.events, len(empty), one.heads, len(one)) == ((), 0, ("e1",), 1)
    # A goal says its status wherever it is written: here it begins.
    goal = ADDED["data"]["goal"] | {"status": "draft"}
    assert one.events[0] == ADDED | {"schema_version": "1.0", "parents": [], "data": {"goal": goal}}
    assert (one.id, one.client, one.policy) == ("plan-1", "c-17", plan.new("x").policy)
    assert one.apply(ADDED) == one
    assert refusal(lambda: one.apply(ADDED | {"entered": "2026-11-03"})) == ("duplicate_id", "id")


def test_dates_and_classes_stand_in_an_event() -> None:
    day = datetime.date(2026, 11, 2)
    given = event("e1", "goal_added", plan.GoalAdded(tg.goal.Goal(id="g1", title="SECRET", horizon="short")))
    made = plan.new("plan-1", client="c-17").apply(given | {"entered": day, "happened": day})
    assert made.events[0]["entered"] == "2026-11-02"
    assert made.state().goals == two().state().goals


def test_a_state_is_a_record_of_a_day() -> None:
    state = two().state()
    assert state.goals["g1"].status == "draft" and state.goals["g1"].added_on == "2026-11-02"
    assert plan.PlanState.from_json(state.to_json()) == state
    for day in ("2026-11-01", datetime.date(2026, 11, 1)):
        assert two().state(as_true=day).goals == {} == two().state(as_known=day).goals
    assert refusal(lambda: two().state(as_true="soon")) == ("invalid_date", "as_true")


def test_every_fault_has_its_path_and_nobodys_words() -> None:
    wrong = event("e9", "goal_rated", {"goal": "g1", "rater": "client", "urgency": 9, "SECRET": 1})
    with pytest.raises(tg.TherapyGoalsError) as caught:
        two().apply(wrong | {"happened": "SECRET"})
    assert [fault["path"] for fault in caught.value.faults] == ["happened", "data.urgency", "data.<entry 4>"]
    assert "SECRET" not in str(caught.value)
    later = event("e9", "goal_activated", {"goal": "g1"})
    assert refusal(lambda: two().apply(later))[0] in ("illegal_transition", "reason_required")
    assert refusal(lambda: two().apply_all([event("e3", "note_added", {"text": "a"}), later]))[1].startswith("[1]")
    assert refusal(lambda: two().apply(event("e9", "goal_proposed", {"goal": "SECRET"})))[0] == "unknown_goal"
    assert refusal(lambda: two().apply(event("e9", "note_added", {"text": "a"}, parents=["SECRET"]))) == (
        "unknown_event", "parents[0]")
    assert refusal(lambda: plan.new("plan-1", policy={"parties": []})) == ("too_few", "policy.parties")


def test_lines_are_read_whole_or_torn() -> None:
    lines = two().to_jsonl()
    again = plan.read(lines.encode(), id="plan-1", client="c-17")
    assert again.plan == two() and again.problems == ()
    assert plan.read(bytearray(lines.encode())).plan.id is None
    torn = plan.read(lines[:-9])
    assert torn.problems == ((2, "torn_line"),) and torn.problems[0].offset == len(lines.splitlines()[0]) + 1
    assert torn.problems[0].fault is None and torn.plan.heads == ("e1",)
    bad = lines.splitlines()[0] + "\n{}\n" + lines.splitlines()[1] + "\n"
    assert refusal(lambda: plan.read(bad))[1].startswith("lines[1]")
    salvaged = plan.read(bad, salvage=True)
    assert {problem.line for problem in salvaged.problems} == {2} and salvaged.problems[0].fault is not None
    assert pickle.loads(pickle.dumps(salvaged.problems[0])).offset == salvaged.problems[0].offset
    for twin in (salvaged.plan, pickle.loads(pickle.dumps(salvaged.plan)), copy.deepcopy(salvaged.plan)):
        assert (twin.left_out, twin.ready("2026-12-01").ready) == (1, None)
    stored = plan.read(salvaged.plan.to_jsonl(), left_out=salvaged.plan.left_out).plan
    assert [finding.code for finding in stored.ready("2026-12-01").findings] == ["lines_left_out"]
    assert refusal(lambda: plan.read(lines, client="c-17")) == ("missing", "id")
    assert refusal(lambda: plan.read(7)) == ("wrong_type", "lines")  # type: ignore[arg-type]
    assert refusal(lambda: plan.read("\ud800")) == ("invalid_text", "lines")


def test_copies_merge_and_differ_as_values() -> None:
    rated = {"goal": "g1", "rater": "client"}
    mine = two().apply(event("e3", "goal_rated", rated | {"urgency": 5}, "2026-11-04"))
    yours = two().apply(event("e4", "goal_rated", rated | {"urgency": 2}, "2026-11-04"))
    merged = plan.merge(mine, yours)
    assert merged.to_jsonl() == plan.merge(yours, mine).to_jsonl() and merged.heads == ("e3", "e4")
    (conflict,) = merged.state().conflicts
    assert [(of, value) for of, value in conflict.sides] == [("e3", 5), ("e4", 2)]
    assert refusal(lambda: plan.merge(mine, plan.new("plan-2")))[0] == "inconsistent"
    assert refusal(lambda: plan.merge(mine, "SECRET")) == ("wrong_type", "other")  # type: ignore[arg-type]


def test_a_copy_for_the_client_says_nothing_of_what_is_withheld() -> None:
    shown = two().export("client")
    assert (shown.withheld, two().withheld, shown.state().withheld) == (1, 0, 1)
    assert shown.events[1] == {"id": "e2", "parents": ["e1"], "kind": "withheld"}
    written = shown.apply(event("e3", "note_added", {"text": "mine"}, "2026-11-04"))
    assert plan.merge(two(), written).events[1]["data"] == {"text": "SECRET"}
    erased = two().redact(["e2"], by=plan.Person("therapist"), entered=datetime.date(2026, 12, 1), why="erasure")
    assert erased.state().erased == 1 and "SECRET" not in erased.to_jsonl().splitlines()[1]
    assert plan.merge(erased, two()) == erased
    assert refusal(lambda: two().redact(["x"], by=THERAPIST, entered="2026-12-01")) == ("unknown_event", "ids[0]")


def test_what_is_open_about_safety_is_not_hidden() -> None:
    flag = event("f1", "flag_opened", {"flag": "f1", "kind": "self_harm"}, "2027-12-05")
    flagged = two().apply(flag)
    assert flagged.ready("2026-12-05").ready is False and len(flagged.situation("2026-12-05")["flags"]) == 1
    assert refusal(lambda: flagged.redact(["e2", "f1"], by=THERAPIST, entered="2027-12-05")) == ("illegal_transition", "ids[1]")
    assert flagged.as_known("2026-12-05") == two() == two().as_known(datetime.date(2026, 11, 3))
    assert refusal(lambda: flagged.as_known("soon")) == ("invalid_date", "day")
    hidden = event("e3", "note_added", {"text": "a"}, "2026-11-04", visible_to=[])
    assert refusal(lambda: two().apply(hidden)) == ("too_few", "visible_to")
    answers = {str(item): 1 for item in range(1, 10)}
    alert = event("x1", "score_recorded", {"instrument": "phq-9", "rater": "client", "responses": answers}, "2026-11-04")
    (due,) = two().apply(alert).due("2026-11-05")
    assert (due.item, due.for_, due.state, due.reason) == ("x1", "therapist", "overdue", "unanswered_alert")
    # A plan stands for its summary.
    rows = plan.caseload([two(), flagged.summary()], on="2026-11-05")
    assert [row.reasons for row in rows] == [("unanswered_flag",), ()]


def test_a_plan_is_a_value_that_shows_nothing() -> None:
    own = plan.new("plan-1", policy={"review_due": 2}).apply(ADDED)
    for made in (two(), own, two().export("client"), plan.merge(two(), two()), plan.new("x")):
        for twin in (pickle.loads(pickle.dumps(made)), copy.copy(made), copy.deepcopy(made)):
            assert twin == made and hash(twin) == hash(made) and twin.policy == made.policy
    assert "SECRET" not in repr(two()) and repr(two()) == "<Plan of 2 events>"
    assert two() != plan.new("plan-1") and two() != "a plan" and bool(plan.new("x"))


def test_what_is_due_and_what_ships() -> None:
    session = event("s1", "session_recorded", {"session": "s1", "kind": "individual", "attendance": "attended"}, "2026-11-03")
    measured = plan.measurement_plan("feedback_informed")
    planned = [event(f"m{place}", "measure_planned", item) for place, item in enumerate(measured.items)]
    whole = two().apply_all([*planned, session])
    due = whole.due("2026-11-03")
    assert {(one.item, one.for_) for one in due if one.state == "due"} == {(item.item, item.for_) for item in measured.items}
    assert plan.Due.from_json(due[0].to_json()) == due[0]
    assert whole.review("2026-11-03").state == "not_due" and whole.review("2026-11-03").sessions == 1
    assert refusal(lambda: whole.due("SECRET")) == ("invalid_date", "on")
    assert "ichom_depression_anxiety" in plan.measurement_plans()
    assert refusal(lambda: plan.measurement_plan("ichom_depression_anxiety"))[0] == "missing"
    assert plan.measurement_parameters("ichom_depression_anxiety")[0].id
    assert plan.concern_domains() and plan.themes() and plan.session_script().questions


def test_the_life_of_a_goal_is_a_table() -> None:
    assert "goal_added" in plan.KINDS and len(plan.KINDS) == len(set(plan.KINDS))
    assert [row.to for row in plan.LIFECYCLE if row.event == "goal_achieved"] == ["achieved"]
    assert plan.LIFECYCLE[0].from_ == () and json.loads(plan.LIFECYCLE[1].to_json())["from"] == ["draft"]
