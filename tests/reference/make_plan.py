# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes tests/vectors/plan-rules.json and plan-forks.json: events in, what there is out, by the second reading in plan.py.

    python3 tests/reference/make_plan.py

Each case lists the events that somebody tries to enter, in that order, each with its parents where copies are apart. What
the case is about is worked by hand and asserted here (`facts`, `refused`); the whole of what there is comes from plan.py.
"""

import json
import random
from pathlib import Path

from plan import PARTIES, Plan

VECTORS = Path(__file__).resolve().parent.parent / "vectors"
RULES = "the rules of the living plan, read a second time in tests/reference/plan.py"
CASES = []


def event(id, kind, day=2, role="therapist", /, *, parents=None, why=None, happened=None, visible_to=None, **data):
    told = {"id": id, "kind": kind, "by": {"role": role}, "entered": f"2026-11-{day:02}",
            "happened": f"2026-11-{day if happened is None else happened:02}"}
    if parents is not None:
        told["parents"] = parents
    if why is not None:
        told["why"] = why
    if visible_to is not None:
        told["visible_to"] = visible_to
    return told | {"data": data}


def goal(id, title="Sleep through", **more):
    return {"id": id, "title": title, "horizon": "short", **more}


def added(number, id="g1", title=None, day=1, parents=None, **more):
    return event(f"e{number}", "goal_added", day, parents=parents, goal=goal(id, title or f"Goal {id}", **more))


def agreed(first, version=1, day=3):
    """Both parties agree."""
    return [event(f"a{first}{party[0]}", "agreement_given", day, version=version, party=party, how="said") for party in PARTIES]


def life(id="g1", number=1, title=None, to="active", **more):
    """A goal up to this state."""
    steps = [added(number, id, title, **more), event(f"p{number}", "goal_proposed", 2, goal=id), *agreed(number, number),
             event(f"b{number}", "goal_activated", 4, goal=id)]
    return steps[:{"draft": 1, "proposed": 2, "agreed": 4, "active": 5}[to]]


def conflict(subject, field, sides, in_force):
    return {"subject": subject, "field": field, "sides": sides, "in_force": in_force}


def look(facts, path):
    for step in path.split("."):
        facts = facts[int(step)] if isinstance(facts, list) else facts.get(step)
    return facts


def case(name, events, refused=None, past=(), **facts):
    plan, codes = Plan(), {}
    for one in events:
        code = plan.apply(one)
        if code is not None:
            codes[one["id"]] = code
    assert codes == (refused or {}), (name, codes)
    told = plan.seen().facts()
    for path, value in facts.items():
        path = path.replace("__", ".")
        assert look(told, path) == value, (name, path, look(told, path))
    days = [{"as_known": known, "as_true": true, "expect": plan.seen(known, true).facts()} for known, true, _ in past]
    for (_, _, wanted), day in zip(past, days):
        for path, value in wanted.items():
            assert look(day["expect"], path) == value, (name, day["as_known"], day["as_true"], path, look(day["expect"], path))
    CASES.append({"name": name, "source": f"worked by hand; all facts: {RULES}", "events": events, "refused": codes,
                  "expect": told, "past": days})


def lifecycle():
    case("a life from draft to achieved", [
        *life(), event("h1", "goal_held", 5, goal="g1", why="a funeral"), event("r1", "goal_resumed", 6, goal="g1"),
        event("z1", "goal_achieved", 7, goal="g1", record={"kind": "verbal"})],
        goals__g1__status="achieved", agreement=1)
    wrong = [("draft", "goal_activated"), ("draft", "goal_held"), ("draft", "goal_achieved"), ("proposed", "goal_proposed"),
             ("proposed", "goal_activated"), ("agreed", "goal_proposed"), ("agreed", "goal_resumed"), ("active", "goal_activated"),
             ("active", "goal_resumed")]
    for state, kind in wrong:
        data = {"goal": "g1"} | ({"record": {}} if kind == "goal_achieved" else {})
        case(f"{kind} from {state} leads nowhere", [*life(to=state), event("x", kind, 6, why="so", **data)],
             refused={"x": "illegal_transition"}, goals__g1__status=state)
    case("holding needs a reason", [*life(), event("h1", "goal_held", 5, goal="g1")], refused={"h1": "reason_required"},
         goals__g1__status="active")
    case("only the last party makes it agreed", life(to="agreed")[:3], goals__g1__status="proposed", agreement=None)
    case("declined is a draft again", [*life(to="proposed"), event("d1", "agreement_declined", 3, "client", party="client")],
         goals__g1__status="draft")
    case("agreed by two parties who enter it for each other", [
        *life(to="proposed"), event("a1", "agreement_given", 3, "client", version=1, party="therapist", how="remote"),
        event("a2", "agreement_given", 3, "client", version=1, party="client", how="signed")], goals__g1__status="agreed")
    case("the version is the next one", [*life(to="agreed"), event("a3", "agreement_given", 5, version=1, party="client", how="said"),
                                         event("a4", "agreement_given", 5, version=3, party="client", how="said"),
                                         event("a5", "agreement_given", 5, version=2, party="teacher", how="said")],
         refused={"a3": "out_of_range", "a4": "out_of_range", "a5": "unknown_code"}, agreement=1)
    case("a changed wording keeps the state until it is agreed again", [
        *life(), event("c1", "goal_changed", 5, goal="g1", set={"title": "Sleep six hours"})],
        goals__g1__status="active", goals__g1__changed_since_agreed=True, goals__g1__title="Sleep six hours")
    case("agreed again, it is not changed since", [
        *life(), event("c1", "goal_changed", 5, goal="g1", set={"title": "Sleep six hours"}), *agreed(2, 2, 6)],
        goals__g1__changed_since_agreed=False, agreement=2)
    case("a safety goal may begin before it is agreed, with a reason", [
        added(1, tier="safety"), event("b1", "goal_activated", 2, goal="g1"), event("b2", "goal_activated", 2, goal="g1", why="tonight")],
        refused={"b1": "reason_required"}, goals__g1__status="active")
    case("another goal may not", [added(1), event("b1", "goal_activated", 2, goal="g1", why="tonight")],
         refused={"b1": "illegal_transition"}, goals__g1__status="draft")
    case("retired by a decision of a review alone", [
        *life(), event("t1", "goal_retired", 5, goal="g1"), event("v1", "review_opened", 5, review="r1"),
        event("v2", "goal_decided", 5, review="r1", goal="g1", decision="continue"), event("t2", "goal_retired", 5, goal="g1"),
        event("v3", "goal_decided", 5, review="r1", goal="g1", decision="retire"), event("t3", "goal_retired", 5, goal="g1"),
        event("v4", "review_closed", 5, review="r1")],
        refused={"t1": "illegal_transition", "t2": "illegal_transition"}, goals__g1__status="retired")
    case("a review needs a decision about every goal", [
        *life(), event("v1", "review_opened", 5, review="r1"), event("v2", "review_closed", 5, review="r1"),
        event("v3", "goal_decided", 5, review="r1", goal="g1", decision="modify"), event("v4", "review_closed", 5, review="r1"),
        event("v5", "goal_decided", 6, review="r1", goal="g1", decision="retire"), event("v6", "review_closed", 6, review="r1")],
        refused={"v2": "missing", "v5": "illegal_transition", "v6": "illegal_transition"})
    case("dropped for another reason needs words", [
        *life(), event("d1", "goal_dropped", 5, goal="g1", reason="other"), event("d2", "goal_dropped", 5, goal="g1", reason="not_important")],
        refused={"d1": "reason_required"}, goals__g1__status="dropped")
    case("reopened goes to active from achieved, to proposed from dropped", [
        *life(), event("z1", "goal_achieved", 5, goal="g1", record={}), event("o1", "goal_reopened", 6, goal="g1", reason="relapse"),
        added(2, "g2", day=6), event("d1", "goal_dropped", 7, goal="g2", reason="not_important"),
        event("o2", "goal_reopened", 8, goal="g2", reason="wanted_again")],
        goals__g1__status="active", goals__g2__status="proposed")
    case("merged and split goals end, the parts are drafts", [
        added(1), added(2, "g2"), added(3, "g3"), event("m1", "goal_merged", 2, goals=["g1", "g2"], into="g3"),
        event("s1", "goal_split", 3, goal="g3", into=[goal("g4", "One"), goal("g5", "Two")]),
        event("x1", "goal_changed", 4, goal="g3", set={"title": "More"})],
        refused={"x1": "illegal_transition"}, goals__g1__status="retired", goals__g3__status="retired", goals__g5__status="draft")
    case("a goal does not merge into itself, nor into one that is not there or has ended", [
        added(1), added(2, "g2"), event("d1", "goal_dropped", 2, goal="g2", reason="not_important"),
        event("m1", "goal_merged", 2, goals=["g1"], into="g1"), event("m2", "goal_merged", 2, goals=["g1"], into="g9"),
        event("m3", "goal_merged", 2, goals=["g1"], into="g2")],
        refused={"m1": "self_reference", "m2": "unknown_goal", "m3": "illegal_transition"})
    four = [one for number in range(1, 5) for one in life(f"g{number}", number)]
    case("a fourth active goal needs a reason", four, refused={"b4": "reason_required"}, goals__g4__status="agreed")
    case("with a reason it is beyond the cap, and a finding says so", [*four, event("b5", "goal_activated", 5, goal="g4", why="court")],
         refused={"b4": "reason_required"}, goals__g4__status="active", findings__cap_exceeded=1)
    case("one title twice is a finding", [added(1, title="Sleep"), added(2, "g2", "Sleep")], findings={"same_title": 1})
    case("an id once", [added(1), added(2)], refused={"e2": "duplicate_id"})
    case("the same event again is nothing new", [added(1), added(1)], goals__g1__status="draft")
    case("the same id with other content", [added(1), added(1, title="Other")], refused={"e1": "duplicate_id"})
    case("a closed plan takes nothing but records, corrections and its reopening", [
        *life(), event("q1", "plan_closed", 6), event("n0", "goal_held", 6, goal="g1", why="late"), event("n1", "note_added", 6, text="late"), event("w1", "event_withdrawn", 6, event="b1"),
        event("q2", "plan_reopened", 7), event("q3", "plan_reopened", 7, why="relapse"), event("n2", "note_added", 7, text="again"),
        event("q4", "plan_reopened", 8, why="twice")],
        refused={"n0": "illegal_transition", "q2": "reason_required", "q4": "illegal_transition"}, closed=False, goals__g1__status="agreed")


def deciding():
    case("nothing happens after it is entered, or before what it is about", [
        added(1, day=5), event("x1", "goal_proposed", 6, goal="g1", happened=7), event("x2", "goal_proposed", 6, goal="g1", happened=4),
        event("x3", "goal_proposed", 6, goal="g1", happened=5)],
        refused={"x1": "not_ascending", "x2": "not_ascending"}, goals__g1__status="proposed")
    case("entered before its parent is a finding only", [added(1, day=20), event("n1", "note_added", 2, text="a mistyped month")],
         findings={"entered_before_parent": 1})
    case("what is not there", [
        event("x1", "goal_proposed", goal="g1"), event("x2", "flag_closed", flag="f1"), event("x3", "alert_answered", score="e1", alert="self_harm_item", how="no_flag_needed", text="x"),
        event("x4", "event_withdrawn", event="e1"), event("x5", "note_added", parents=["e1"], text="x"),
        event("x6", "goal_decided", review="r1", goal="g1", decision="retire")],
        refused={"x1": "unknown_goal", "x2": "unknown_id", "x3": "unknown_id", "x4": "unknown_event", "x5": "unknown_event", "x6": "unknown_id"})
    case("who may", [
        added(1), event("x1", "goal_proposed", 2, "teacher", goal="g1"), event("x2", "note_added", 2, "teacher", text="seen at school"),
        event("x3", "goal_proposed", 2, "parent", goal="g1"), event("f1", "flag_opened", 2, "client", flag="f1", kind="self_harm"),
        event("x4", "flag_closed", 2, "client", flag="f1"), event("x5", "flag_closed", 3, "supervisor", flag="f1")],
        refused={"x1": "not_permitted", "x4": "not_permitted"}, flags={})
    case("only what records may be kept to some", [
        event("x1", "goal_added", 1, visible_to=["therapist"], goal=goal("g1")), event("x2", "note_added", 1, visible_to=["client"], text="mine"),
        event("x3", "flag_opened", 1, "client", visible_to=["client"], flag="f1", kind="self_harm"),
        event("x4", "flag_opened", 1, "client", visible_to=["client", "therapist"], flag="f1", kind="self_harm"),
        event("x5", "score_recorded", 1, "client", visible_to=["client"], instrument="phq-9", rater="client", responses={str(n): 0 for n in range(1, 10)})],
        refused={"x1": "not_permitted", "x3": "not_permitted", "x5": "not_permitted"}, flags={"f1": "self_harm"})


def responses(last):
    return {**{str(number): 1 for number in range(1, 9)}, "9": last}


def score(id, last, day=2, **more):
    return event(id, "score_recorded", day, "client", instrument="phq-9", rater="client", responses=responses(last), **more)


def safety():
    opened = event("f1", "flag_opened", 2, flag="f1", kind="self_harm")
    case("a flag is open until it is closed", [opened, event("c1", "flag_closed", 4, flag="f1")], flags={}, past=[
        (None, "2026-11-03", {"flags": {"f1": "self_harm"}}), (None, "2026-11-01", {"flags": {}}), (None, "2026-11-04", {"flags": {}}),
        ("2026-11-03", None, {"flags": {"f1": "self_harm"}})])
    case("a closing counts not before it is entered", [opened, event("c1", "flag_closed", 9, happened=4, flag="f1")], flags={}, past=[
        (None, "2026-11-05", {"flags": {"f1": "self_harm"}}), (None, "2026-11-09", {"flags": {}})])
    case("a flag that is entered late was open since it happened", [event("f1", "flag_opened", 9, happened=3, flag="f1", kind="self_harm")],
         past=[(None, "2026-11-05", {"flags": {"f1": "self_harm"}}), ("2026-11-05", None, {"flags": {}}),
               ("2026-11-05", "2026-11-05", {"flags": {}})])
    case("a closing closes its own flag, not the other of its kind", [
        opened, event("f2", "flag_opened", 2, parents=["f1"], flag="f2", kind="self_harm"), event("c1", "flag_closed", 3, parents=["f1"], flag="f1")],
        flags={"f2": "self_harm"})
    case("raised again by somebody who did not know that it was closed: it is open", [
        opened, event("f2", "flag_opened", 3, parents=["f1"], flag="f1", kind="self_harm"), event("c1", "flag_closed", 4, parents=["f1"], flag="f1")],
        flags={"f1": "self_harm"})
    case("closed by somebody who knew of both", [
        opened, event("f2", "flag_opened", 3, parents=["f1"], flag="f1", kind="self_harm"), event("c1", "flag_closed", 4, parents=["f1", "f2"], flag="f1")],
        flags={})
    case("a closing that was withdrawn does not count", [
        opened, event("c1", "flag_closed", 3, flag="f1"), event("w1", "event_withdrawn", 4, event="c1")], flags={"f1": "self_harm"})
    case("an alert stands until somebody answers it", [
        score("s1", 1), score("s2", None, 3), score("s3", 0, 4), event("l1", "alert_answered", 5, score="s1", alert="self_harm_item", how="no_flag_needed"),
        event("l2", "alert_answered", 5, score="s2", alert="self_harm_item", how="no_flag_needed", text="asked: none"),
        event("l3", "alert_answered", 5, score="s3", alert="other_alert", how="no_flag_needed", text="asked")],
        refused={"l1": "reason_required", "l3": "unknown_id"}, alerts={"s1": "raised"})
    case("answered by a flag that is there", [
        score("s1", 3), event("l1", "alert_answered", 3, score="s1", alert="self_harm_item", how="flag_opened", flag="f1"), opened | {"id": "f3"},
        event("l2", "alert_answered", 3, score="s1", alert="self_harm_item", how="flag_opened", flag="f1")],
        refused={"l1": "reason_required"}, alerts={}, flags={"f1": "self_harm"})
    case("what is said of flags and alerts only the team takes back", [
        opened | {"id": "f1"}, score("s1", 2), event("x1", "event_withdrawn", 4, "client", event="f1", why="gone"),
        event("x2", "event_withdrawn", 4, "client", event="s1", why="gone"),
        event("x3", "event_corrected", 4, "client", event="s1", why="better", data=score("s1", 0)["data"]),
        event("w1", "event_withdrawn", 4, "therapist", event="f1", why="opened for another client")],
        refused={"x1": "not_permitted", "x2": "not_permitted", "x3": "not_permitted"}, flags={}, alerts={"s1": "raised"})
    case("nobody corrects for a role that may not enter it", [
        added(1), event("x1", "event_corrected", 3, "teacher", event="e1", why="so", data={"goal": goal("g1", "Other")})],
        refused={"x1": "not_permitted"}, goals__g1__title="Goal g1")
    case("a flag that was taken back answers nothing", [
        opened | {"id": "f1"}, score("s1", 2),
        event("l1", "alert_answered", 3, score="s1", alert="self_harm_item", how="flag_opened", flag="f1"),
        event("w1", "event_withdrawn", 4, event="f1", why="wrong client")],
        alerts={"s1": "raised"}, flags={})
    case("an answer covers what it knew of", [
        score("s1", 1), event("l1", "alert_answered", 3, score="s1", alert="self_harm_item", how="no_flag_needed", text="asked"),
        event("c1", "event_corrected", 4, event="s1", why="misread", data=score("s1", 3)["data"])],
        alerts={"s1": "raised"})
    higher, other = score("s1", 3)["data"], score("s1", 0)["data"] | {"order": 2}
    case("an alert that one copy's correction raises is not lost", [
        score("s1", 0), event("c1", "event_corrected", 4, parents=["s1"], event="s1", why="misread", data=higher),
        event("c2", "event_corrected", 4, parents=["s1"], event="s1", why="the second of the day", data=other)],
        alerts={"s1": "raised"}, conflicts=[conflict("s1", "data", {"c1": higher, "c2": other}, score("s1", 0)["data"])])
    case("corrected on one copy and taken back on the other", [
        score("s1", 0), event("c1", "event_corrected", 4, parents=["s1"], event="s1", why="misread", data=higher),
        event("w1", "event_withdrawn", 4, parents=["s1"], event="s1", why="of another client")],
        alerts={"s1": "raised"}, conflicts=[conflict("s1", "data", {"c1": higher, "w1": None}, score("s1", 0)["data"])])
    case("taken back by somebody who knew of the correction", [
        score("s1", 0), event("c1", "event_corrected", 4, parents=["s1"], event="s1", why="misread", data=higher),
        event("w1", "event_withdrawn", 5, parents=["c1"], event="s1", why="of another client")], alerts={}, conflicts=[])
    case("a flag that one copy corrects and the other takes back stays open", [
        opened | {"id": "f1"}, event("n1", "note_added", 3, text="seen"),
        event("c1", "event_corrected", 4, parents=["n1"], event="f1", why="told more", data={"flag": "f1", "kind": "self_harm", "text": "told"}),
        event("w1", "event_withdrawn", 4, parents=["n1"], event="f1", why="of another client")],
        flags={"f1": "self_harm"})
    case("one id is of one kind of flag", [
        opened | {"id": "f1"}, event("x1", "flag_opened", 4, flag="f1", kind="suicidality")],
        refused={"x1": "duplicate_id"}, flags={"f1": "self_harm"})
    case("a later score without it answers no alert", [score("s1", 2), score("s2", 0, 9)], alerts={"s1": "raised"})
    case("the tier in force is the cautious one", [
        added(1), event("c1", "goal_changed", 2, parents=["e1"], goal="g1", set={"tier": "safety"}),
        event("c2", "goal_changed", 2, parents=["e1"], goal="g1", set={"tier": "standard"})],
        conflicts=[conflict("g1", "tier", {"c1": "safety", "c2": "standard"}, "safety")], goals__g1__tier="safety")
    case("of a goal that answers a flag the cautious state is in force", [
        *life(answers_flags=["self_harm"]), event("x1", "goal_achieved", 5, parents=["b1"], goal="g1", record={}),
        event("x2", "goal_held", 5, parents=["b1"], goal="g1", why="a break")],
        goals__g1__status="on_hold", conflicts=[conflict("g1", "status", {"x1": "achieved", "x2": "on_hold"}, "on_hold")])
    case("a flag that one side takes to be unanswered is unanswered", [
        added(1, answers_flags=["self_harm", "suicidality"]), event("c1", "goal_changed", 2, parents=["e1"], goal="g1", set={"answers_flags": ["self_harm"]}),
        event("c2", "goal_changed", 2, parents=["e1"], goal="g1", set={"answers_flags": ["suicidality"]})],
        goals__g1__answers_flags=None)


def amending():
    check = [added(1), event("k1", "check_in", 2, "client", goal="g1", rater="client", value=3)]
    right = {"goal": "g1", "rater": "client", "value": 8}
    case("corrected", [*check, event("x1", "event_corrected", 5, "client", event="k1", data=right)],
         goals__g1__check_ins=[["2026-11-02", "client", 8]],
         past=[("2026-11-04", None, {"goals.g1.check_ins": [["2026-11-02", "client", 3]]}),
               (None, "2026-11-02", {"goals.g1.check_ins": [["2026-11-02", "client", 8]]}),
               ("2026-11-04", "2026-11-02", {"goals.g1.check_ins": [["2026-11-02", "client", 3]]}),
               (None, "2026-11-01", {"goals.g1.check_ins": []}), ("2026-10-01", None, {"goals": {}})])
    case("withdrawn, and that withdrawn", [
        *check, event("w1", "event_withdrawn", 3, event="k1"), event("w2", "event_withdrawn", 4, event="w1"), event("w3", "event_withdrawn", 5, event="w1")],
        refused={"w3": "unknown_event"}, goals__g1__check_ins=[["2026-11-02", "client", 3]])
    case("what depended on it becomes a finding", [*life(), event("w1", "event_withdrawn", 6, event="p1")],
         goals__g1__status="draft", findings={"move_does_not_fit": 1})
    case("two corrections that differ: what it said before", [
        *check, event("x1", "event_corrected", 5, parents=["k1"], event="k1", data=right),
        event("x2", "event_corrected", 5, parents=["k1"], event="k1", data=right | {"value": 9})],
        goals__g1__check_ins=[["2026-11-02", "client", 3]],
        conflicts=[conflict("k1", "data", {"x1": right, "x2": right | {"value": 9}}, right | {"value": 3})])
    case("two corrections alike are none", [
        *check, event("x1", "event_corrected", 5, parents=["k1"], event="k1", data=right), event("x2", "event_corrected", 6, parents=["k1"], event="k1", data=right)],
        goals__g1__check_ins=[["2026-11-02", "client", 8]], conflicts=[])
    case("a correction is for those who see what it corrects", [
        event("n1", "note_added", 1, visible_to=["therapist"], text="a thought"), event("x1", "event_corrected", 2, event="n1", data={"text": "seen by all"}),
        event("x2", "event_corrected", 2, visible_to=["therapist"], event="n1", data={"text": "another"})], refused={"x1": "not_permitted"})
    case("a session entered late, and days of the past", [
        added(1, day=1), event("n1", "check_in", 9, "client", happened=3, goal="g1", rater="client", value=0)],
        goals__g1__check_ins=[["2026-11-03", "client", 0]],
        past=[("2026-11-05", None, {"goals.g1.check_ins": []}), (None, "2026-11-05", {"goals.g1.check_ins": [["2026-11-03", "client", 0]]}),
              ("2026-11-05", "2026-11-05", {"goals.g1.check_ins": []}), ("1000-01-01", None, {"goals": {}}), (None, "9999-12-31", {"conflicts": []})])


def merging():
    base = life()
    case("other values for one field", [
        *base, event("x1", "goal_changed", 5, parents=["b1"], goal="g1", set={"title": "Mine"}),
        event("x2", "goal_changed", 5, parents=["b1"], goal="g1", set={"title": "Yours"})],
        goals__g1__title="Goal g1", conflicts=[conflict("g1", "title", {"x1": "Mine", "x2": "Yours"}, "Goal g1")])
    case("equal values are none", [
        *base, event("x1", "goal_changed", 5, parents=["b1"], goal="g1", set={"title": "Ours"}),
        event("x2", "goal_changed", 6, parents=["b1"], goal="g1", set={"title": "Ours"})], goals__g1__title="Ours", conflicts=[])
    case("other fields are none", [
        *base, event("x1", "goal_changed", 5, parents=["b1"], goal="g1", set={"title": "Mine"}),
        event("x2", "goal_changed", 5, parents=["b1"], goal="g1", set={"rationale": "Yours"})], goals__g1__title="Mine", conflicts=[])
    case("the last that both knew is in force", [
        *base, event("x0", "goal_changed", 5, goal="g1", set={"title": "Both"}), event("x1", "goal_changed", 6, parents=["x0"], goal="g1", set={"title": "Mine"}),
        event("x2", "goal_changed", 6, parents=["x0"], goal="g1", set={"title": "Yours"}), event("x3", "goal_changed", 7, parents=["x2"], goal="g1", set={"title": "Yours still"})],
        goals__g1__title="Both", conflicts=[conflict("g1", "title", {"x1": "Mine", "x3": "Yours still"}, "Both")])
    case("whoever knew both ends it by writing", [
        *base, event("x1", "goal_changed", 5, parents=["b1"], goal="g1", set={"title": "Mine"}),
        event("x2", "goal_changed", 5, parents=["b1"], goal="g1", set={"title": "Yours"}), event("x3", "goal_changed", 6, goal="g1", set={"title": "Ours"})],
        goals__g1__title="Ours", conflicts=[])
    apart = [*base, event("x1", "goal_changed", 5, parents=["b1"], goal="g1", set={"title": "Mine"}),
             event("x2", "goal_changed", 5, parents=["b1"], goal="g1", set={"title": "Yours"})]
    about = {"subject": "g1", "field": "title"}
    case("resolved: one side is kept", [*apart, event("v0", "conflict_resolved", 6, conflict=about, keep="x2"),
                                        event("v1", "conflict_resolved", 6, conflict=about, keep="x2", why="the client's words")],
         refused={"v0": "reason_required"}, goals__g1__title="Yours", conflicts=[])
    case("resolved with a third value", [*apart, event("v1", "conflict_resolved", 6, conflict=about, value="Ours", why="talked")],
         goals__g1__title="Ours", conflicts=[])
    case("two resolutions that differ resolve nothing", [
        *apart, event("v1", "conflict_resolved", 6, parents=["x1", "x2"], conflict=about, keep="x1", why="a"),
        event("v2", "conflict_resolved", 6, parents=["x1", "x2"], conflict=about, keep="x2", why="b")],
        goals__g1__title="Goal g1", conflicts=[conflict("g1", "title", {"x1": "Mine", "x2": "Yours"}, "Goal g1")])
    case("written after it was resolved", [
        *apart, event("v1", "conflict_resolved", 6, conflict=about, keep="x1", why="a"), event("x3", "goal_changed", 7, goal="g1", set={"title": "New"})],
        goals__g1__title="New", conflicts=[])
    case("two moves out of one state", [
        *base, event("x1", "goal_held", 5, parents=["b1"], goal="g1", why="a break"), event("x2", "goal_achieved", 5, parents=["b1"], goal="g1", record={})],
        goals__g1__status="active", conflicts=[conflict("g1", "status", {"x1": "on_hold", "x2": "achieved"}, "active")])
    case("the same move twice is none", [
        *base, event("x1", "goal_held", 5, parents=["b1"], goal="g1", why="a break"), event("x2", "goal_held", 6, parents=["b1"], goal="g1", why="ill")],
        goals__g1__status="on_hold", conflicts=[])
    case("two check-ins of one rater and day", [
        *base, event("x1", "check_in", 5, "client", parents=["b1"], goal="g1", rater="client", value=4),
        event("x2", "check_in", 5, "client", parents=["b1"], goal="g1", rater="client", value=6)],
        goals__g1__check_ins=[], conflicts=[conflict("g1", "check_in", {"x1": 4, "x2": 6}, None)])
    case("of two raters, or days, they are none", [
        *base, event("x1", "check_in", 5, "client", parents=["b1"], goal="g1", rater="client", value=4),
        event("x2", "check_in", 5, parents=["b1"], goal="g1", rater="therapist", value=6),
        event("x3", "check_in", 6, "client", parents=["b1"], goal="g1", rater="client", value=6)], conflicts=[])
    case("two ratings of one rater and day, per criterion", [
        *base, event("x1", "goal_rated", 5, "client", parents=["b1"], goal="g1", rater="client", urgency=4, importance=2),
        event("x2", "goal_rated", 5, "client", parents=["b1"], goal="g1", rater="client", urgency=1, importance=2)],
        goals__g1__ratings={"client.importance": 2}, conflicts=[conflict("g1", "urgency", {"x1": 4, "x2": 1}, None)])
    case("two decisions of one review", [
        *base, event("v1", "review_opened", 5, review="r1"), event("x1", "goal_decided", 5, parents=["v1"], review="r1", goal="g1", decision="retire"),
        event("x2", "goal_decided", 5, parents=["v1"], review="r1", goal="g1", decision="continue")],
        conflicts=[conflict("r1", "decision", {"x1": "retire", "x2": "continue"}, None)])
    case("recorded on a goal that the other side ended", [
        *base, event("x1", "goal_dropped", 5, parents=["b1"], goal="g1", reason="not_important"),
        event("x2", "check_in", 5, "client", parents=["b1"], goal="g1", rater="client", value=6)],
        goals__g1__status="dropped", conflicts=[], findings={"record_after_end": 1})
    case("a review closed without a goal that the other side added", [
        *base, event("v1", "review_opened", 5, review="r1"), event("v2", "goal_decided", 5, review="r1", goal="g1", decision="continue"),
        event("v3", "review_closed", 6, parents=["v2"], review="r1"),
        *[one | {"parents": parents} for one, parents in zip(life("g2", 2), [["v2"], ["e2"], ["p2"], ["a2c"], ["a2t"]])]],
        findings__review_without_goal=1)
    case("a circle: what was set last is ignored", [
        added(1), added(2, "g2"), added(3, "g3"), event("l1", "goal_linked", 2, parents=["e3"], before={"first": "g1", "then": "g2"}),
        event("l2", "goal_linked", 2, parents=["l1"], before={"first": "g2", "then": "g3"}),
        event("l3", "goal_linked", 2, parents=["l1"], before={"first": "g3", "then": "g1"})],
        before=[["g1", "g2"], ["g2", "g3"]], findings={"link_ignored": 1})
    case("two versions of one number with other wordings", [
        *life(to="proposed"), event("x1", "goal_changed", 2, parents=["p1"], goal="g1", set={"title": "Mine"}),
        event("y1", "agreement_given", 3, parents=["x1"], version=1, party="client", how="said"),
        event("y2", "agreement_given", 3, parents=["y1"], version=1, party="therapist", how="said"),
        event("z1", "agreement_given", 3, parents=["p1"], version=1, party="client", how="said"),
        event("z2", "agreement_given", 3, parents=["z1"], version=1, party="therapist", how="said")], agreement=None)
    case("parties that agree at two places agree together", [
        *life(to="proposed"), event("y1", "agreement_given", 3, parents=["p1"], version=1, party="client", how="said"),
        event("z1", "agreement_given", 3, parents=["p1"], version=1, party="therapist", how="said")],
        goals__g1__status="agreed", agreement=1)
    case("added by both with one id", [
        added(1, "g0"), added(2, "g1", "Mine", parents=["e1"]), added(3, "g1", "Yours", parents=["e1"])],
        goals__g1__title="Mine", conflicts=[conflict("g1", "title", {"e2": "Mine", "e3": "Yours"}, "Mine")])
    case("caps exceeded by two sides that could not know", [
        *[one for number in range(1, 3) for one in life(f"g{number}", number)], *life("g3", 3, to="agreed"), *life("g4", 4, to="agreed"),
        event("x1", "goal_activated", 5, parents=["a4t"], goal="g3"), event("x2", "goal_activated", 5, parents=["a4t"], goal="g4")],
        conflicts=[], findings__cap_exceeded=1)
    for kind, more in {
            "session_recorded": {"session": "s1", "kind": "individual", "attendance": "attended"},
            "concern_opened": {"concern": "c1", "domain": "alliance"}, "review_opened": {"review": "r1"},
            "measure_planned": {"item": "m1", "instrument": "phq-9", "every": {"anchor": "start"}},
            "homework_set": {"homework": "h1", "text": "Walk"}, "contingency_agreed": {"contingency": "k1", "when": "ill", "goal": "g1"},
            "problem_recorded": {"problem": "b1", "text": "Sleep"}, "step_added": {"goal": "g1", "step": "t1", "text": "Begin"}}.items():
        case(f"two copies begin one id: {kind}", [
            *base, event("x1", kind, 5, parents=["b1"], **more), event("x2", kind, 6, parents=["b1"], **more)],
            conflicts=[], findings={"same_id": 1})
    case("a flag that is opened twice is none", [
        event("f1", "flag_opened", 1, flag="f1", kind="self_harm"), event("f2", "flag_opened", 2, flag="f1", kind="self_harm")],
        findings={})


def forks(seed, replicas, length):
    """Copies that are edited apart and meet now and then; every event that somebody tries is kept, also those refused."""
    dice = random.Random(seed)
    whole, codes, tried = Plan(), {}, []
    known = [set() for _ in range(replicas)]

    def heads(ids):
        named = {parent for id in ids for parent in whole.parents[id]}
        return sorted(ids - named)

    for number in range(length):
        at = dice.randrange(replicas)
        if dice.random() < 0.25:
            known[at] |= known[dice.randrange(replicas)]
            continue
        id = f"e{number:03}"
        one = attempt(dice, id, sorted(known[at]), whole) | {"parents": heads(known[at])}
        tried.append(one)
        code = whole.apply(one)
        if code is None:
            known[at].add(id)
        else:
            codes[id] = code
    seen = whole.seen()
    days = [(None, "2026-11-12"), ("2026-11-12", None), ("2026-11-20", "2026-11-10")]
    past = [{"as_known": one, "as_true": other, "expect": whole.seen(one, other).facts()} for one, other in days]
    return {"name": f"{replicas} copies, {length} attempts, seed {seed}", "source": RULES, "events": tried, "refused": codes,
            "expect": seen.facts(), "past": past}


def attempt(dice, id, known, whole):
    """An event that may or may not fit."""
    goals = sorted({one["data"]["goal"]["id"] for one in whole.events.values() if one["kind"] == "goal_added"}) or ["g1"]
    at = dice.choice(goals)
    day = dice.randrange(1, 28)
    happened = day if dice.random() < 0.8 else dice.randrange(1, 28)
    why = {"why": "a reason"} if dice.random() < 0.6 else {}
    role = dice.choice(["client", "therapist", "therapist", "supervisor", "teacher"])
    seen = whole.seen()
    version = dice.choice([seen.next_version(), seen.next_version(), 1])
    kinds = {
        "goal_added": lambda: {"goal": goal(f"g{dice.randrange(1, 6)}", dice.choice(["Sleep", "Work", "Walk", "Friends"]),
                                            **({"tier": "safety"} if dice.random() < 0.3 else {}))},
        "goal_changed": lambda: {"goal": at, "set": dice.choice([{"title": dice.choice("ABC")}, {"tier": dice.choice(["safety", "standard"])},
                                                                 {"rationale": dice.choice("XY")}, {"answers_flags": ["self_harm"]}])},
        **{kind: lambda: {"goal": at} for kind in ("goal_proposed", "goal_activated", "goal_held", "goal_resumed")},
        "goal_achieved": lambda: {"goal": at, "record": {"kind": "verbal"}},
        "goal_dropped": lambda: {"goal": at, "reason": dice.choice(["not_important", "other"])},
        "goal_reopened": lambda: {"goal": at, "reason": "relapse"},
        "goal_merged": lambda: {"goals": [at], "into": dice.choice(goals)},
        "agreement_given": lambda: {"version": version, "party": dice.choice(PARTIES), "how": "said"},
        "agreement_declined": lambda: {"party": "client"},
        "goal_rated": lambda: {"goal": at, "rater": dice.choice(["client", "therapist"]), "urgency": dice.randrange(1, 6)},
        "check_in": lambda: {"goal": at, "rater": dice.choice(["client", "parent"]), "value": dice.randrange(0, 11)},
        "goal_linked": lambda: {"before": {"first": at, "then": dice.choice([one for one in goals if one != at] or ["g9"])}},
        "score_recorded": lambda: {"instrument": "phq-9", "rater": "client", "responses": responses(dice.choice([0, 0, 1, 3, None]))},
        "alert_answered": lambda: {"score": dice.choice(known or ["e0"]), "alert": "self_harm_item", "how": "no_flag_needed"},
        "flag_opened": lambda: {"flag": dice.choice(["f1", "f2"]), "kind": "self_harm"},
        "flag_closed": lambda: {"flag": dice.choice(["f1", "f2"])},
        "review_opened": lambda: {"review": dice.choice(["r1", "r2"])},
        "goal_decided": lambda: {"review": dice.choice(["r1", "r2"]), "goal": at, "decision": dice.choice(["continue", "retire"])},
        "review_closed": lambda: {"review": dice.choice(["r1", "r2"])},
        "goal_retired": lambda: {"goal": at},
        "note_added": lambda: {"text": "a note"},
        "event_withdrawn": lambda: {"event": dice.choice(known or ["e0"])},
    }
    weights = {"goal_added": 4, "goal_changed": 4, "goal_proposed": 5, "goal_activated": 5, "agreement_given": 9, "check_in": 3,
               "goal_decided": 3, "flag_opened": 2}
    kind = dice.choices(list(kinds), [weights.get(kind, 1) for kind in kinds])[0]
    return event(id, kind, day, role, happened=happened, **why, **kinds[kind]())


def write(name, cases):
    text = ",\n".join(json.dumps(one, ensure_ascii=False) for one in cases)
    (VECTORS / name).write_text(f'{{ "cases": [], "plans": [\n{text}\n] }}\n', encoding="utf-8")


if __name__ == "__main__":
    for part in (lifecycle, deciding, safety, amending, merging):
        part()
    write("plan-rules.json", CASES)
    write("plan-forks.json", [forks(seed, 2 + seed % 3, 30 + 10 * (seed % 5)) for seed in range(30)])
