# SPDX-License-Identifier: MIT OR Apache-2.0
"""Compares tests/vectors/plan-more.json with the installed package, and says readably what differs.

    python tests/reference/check_plan_more.py              # the vectors
    python tests/reference/check_plan_more.py --random 500 --seed 7     # fresh random plans instead, not kept

Needs the package `therapy_goals`.
"""

import argparse
import json
import sys
from pathlib import Path

import make_plan_more
import therapy_goals as tg

P = tg.plan
VECTORS = Path(__file__).resolve().parent.parent / "vectors" / "plan-more.json"


def read(events):
    return P.read("".join(json.dumps(event) + "\n" for event in events), id="plan-1").plan


def ids(plan, *kinds):
    return sorted(event["id"] for event in plan.events if not kinds or event["kind"] in kinds)


def seen(plan):
    """The state of the engine, in the fields that the vectors have."""
    state = json.loads(plan.state().to_json())
    fields = ("status", "changed_since_agreed", "ladder", "levels", "steps")
    answer = {key: state[key] for key in ("arrows", "before", "concerns", "signals", "contingencies", "homework")}
    answer |= {key: state[key] for key in ("sessions", "reviews", "agreement", "agreeing", "findings")}
    answer["goals"] = {id: {key: goal[key] for key in fields} for id, goal in state["goals"].items()}
    answer["measures"] = [{"item": one["planned"]["item"], "since": one["since"]} for one in state["measures"]]
    answer["conflicts"] = [{key: one[key] for key in one if key != "id"} for one in state["conflicts"]]
    answer["conflicts"].sort(key=lambda one: [side["event"] for side in one["sides"]])
    if answer["agreement"]:
        answer["agreement"]["goals"] = sorted(answer["agreement"]["goals"])
        answer["agreement"]["by"].sort(key=lambda one: one["party"])
    for one in answer["conflicts"]:
        if one["field"] == "arrow":    # the engine has quarters here, the event has 1 to 3
            for side in [*one["sides"], one]:
                key = "value" if "value" in side else "in_force"
                side[key] = side[key] and side[key] * 4
        if one["field"] == "agreement":
            for side in [*one["sides"], one]:
                key = "value" if "value" in side else "in_force"
                side[key] = side[key] and sorted(side[key])
    for goal in answer["goals"].values():
        goal["levels"].sort(key=lambda one: (one["on"], one["rater"]))
    answer["signals"].sort(key=lambda one: one["key"])
    answer["arrows"].sort(key=lambda one: (one["from"], one["to"], one["sign"]))
    answer["before"].sort(key=lambda one: (one["first"], one["then"]))
    told = make_plan_more.FINDINGS
    answer["findings"] = sorted((one for one in answer["findings"] if one["code"] in told), key=json.dumps)
    for one in answer["findings"]:
        if one["code"] == "link_ignored":
            one.pop("goals")
    return answer


def differences(path, wanted, found):
    """Where `found` is not what `wanted` says; fields that `wanted` does not have are free."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key, value in wanted.items():
            yield from differences(f"{path}.{key}", value, found.get(key, "(not there)"))
        if path.endswith(".decisions") and set(found) - set(wanted):
            yield f"{path}: more than wanted: {sorted(set(found) - set(wanted))}"
    elif isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        for place, (one, other) in enumerate(zip(wanted, found, strict=True)):
            yield from differences(f"{path}[{place}]", one, other)
    elif wanted != found:
        yield f"{path}: rules {json.dumps(wanted)}\n      engine {json.dumps(found)}"


def check(bases, vector):
    lines = bases[vector["base"]] + vector["events"]
    plan = read(lines)
    if "expected" in vector:
        found = seen(plan)
        yield from differences("state", vector["expected"], found)
    if "resolve" in vector:
        wanted = vector["resolve"]
        (one,) = [c for c in plan.state().conflicts if (c.subject, c.field) == (wanted["subject"], wanted["field"])]
        by = {"by": {"role": "therapist"}, "entered": "2027-12-01", "happened": "2027-12-01", "why": "asked"}
        data = {"conflict": one.id, "keep": wanted["keep"]}
        after = seen(plan.apply({"id": "resolution", "kind": "conflict_resolved", **by, "data": data}))
        yield from differences("resolved", {**wanted["expected"], "conflicts": []}, after)
    for role, wanted in vector.get("exports", {}).items():
        copy = plan.export(role)
        yield from differences(f"export({role})", wanted, ids(copy, "withheld"))
        if copy.withheld != len(ids(copy, "withheld")):
            yield f"export({role}).withheld: {copy.withheld}"
        if P.merge(plan, copy) != plan or P.merge(copy, plan).to_jsonl() != plan.to_jsonl():
            yield f"export({role}) does not merge back"
    for day, wanted in vector.get("as_known", {}).items():
        yield from differences(f"as_known({day})", wanted, ids(plan.as_known(day)))
    for place, erasure in enumerate(vector.get("erasures", [])):
        where = f"erasures[{place}]"
        mine = read([event for event in lines if event["id"] not in erasure.get("not_here", [])])
        try:
            less = mine.redact(erasure["ids"], by=erasure["by"], entered="2027-12-01", why="erasure")
        except tg.TherapyGoalsError as error:
            faults = [{key: fault[key] for key in ("code", "path")} for fault in error.faults]
            yield from differences(where, erasure.get("faults", "(taken)"), faults)
            continue
        yield from differences(f"{where}.erased", erasure.get("erased", "(refused)"), ids(less, "erased"))
        if "merged" in erasure:
            for both in (P.merge(less, plan), P.merge(plan, less)):
                yield from differences(f"{where}.merged", erasure["merged"], ids(both, "erased"))
            for role in make_plan_more.ROLES:    # an erasure wins over a place that was left by an export
                both = P.merge(mine.export(role), less)
                yield from differences(f"{where}.merged with export({role})", erasure["erased"], ids(both, "erased"))
            text = P.merge(plan, less).to_jsonl()
            if any(mark in text for mark in erasure.get("marks", [])):
                yield f"{where}: what was erased stands in the merge"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--random", type=int, default=0)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    if options.random:
        found = make_plan_more.vectors(options.seed, options.random)
    else:
        found = json.loads(VECTORS.read_text())
    failed = 0
    for vector in found["vectors"]:
        wrong = list(check(found["bases"], vector))
        failed += bool(wrong)
        for line in wrong:
            print(f"{vector['name']}: {line}")
    print(f"{len(found['vectors'])} vectors, {failed} differ")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
