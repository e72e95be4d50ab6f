"""Writes tests/vectors/priority-changes.json: what-if and ranked history over random plans. The reference
ranks both plans; what differs is read off its two answers, and the facts that moved a goal are found by
trying each one alone and leaving each one out. Usage: make_changes.py [count] [seed]."""
import copy
import json
import os
import random
import sys

import reference as R
from make_vectors import Converter, convert_input
from random_cases import random_plan

TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "vectors", "priority-changes.json")
CRITERIA = ("urgency", "importance", "readiness")


def random_change(rng, plan):
    """A change in the form of this library that alters something, or None."""
    goal = rng.choice(plan["goals"])
    arrows = sorted({(a["from"], a["to"], a["sign"], a["strength"]) for a in plan["arrows"]})
    kind = rng.choice(["rating"] * 6 + ["due", "stage", "intensity", "status", "client_rank", "arrow", "arrow", "before",
                                        "contingency"])
    change = {"code": "set_" + kind, "goal": goal["id"]}
    if kind == "rating":
        rater, criterion = rng.choice(["client", "client", "therapist"]), rng.choice(CRITERIA)
        old = ((goal["ratings"] or {}).get(rater) or {}).get(criterion)
        return dict(change, rater=rater, criterion=criterion,
                    to=rng.choice([v for v in (None, 1, 2, 3, 4, 5) if v != old]))
    if kind in ("due", "stage", "intensity", "status", "client_rank"):
        values = {"due": [None, "2025-01-09", "2025-01-12", "2025-02-01"], "stage": [None] + list(R.STAGES),
                  "intensity": [None] + list(R.INTENSITIES), "status": ["agreed", "active", "on_hold", "achieved"],
                  "client_rank": [None, 1, 2, 3]}[kind]
        return dict(change, to=rng.choice([v for v in values if v != goal.get(kind)]))
    if kind == "arrow":
        signs = {"+": "helps", "-": "interferes"}
        if arrows and rng.random() < .6:
            a, b, sign, strength = rng.choice(arrows)
            new = rng.choice([s for s in (None, 1, 2, 3) if s != strength])
            return {"code": "set_arrow", "from": a, "to": b, "sign": signs[sign], "strength": new}
        a, b = rng.choice(plan["goals"])["id"], goal["id"]
        if a == b or any(x == (a, b, "+") for x in ((f, t, s) for f, t, s, _ in arrows)):
            return None
        return {"code": "set_arrow", "from": a, "to": b, "sign": "helps", "strength": rng.randint(1, 3)}
    if kind == "before" and plan["before"]:
        link = rng.choice(plan["before"])
        return {"code": "set_before", "first": link["first"], "then": link["then"],
                "agreed": rng.choice([None, not link["agreed"]])}
    if kind == "contingency":
        to = rng.choice([None, goal["id"]])
        return None if to == plan["contingency"] else {"code": "set_contingency", "to": to}
    return None


def applied(plan, changes):
    plan = copy.deepcopy(plan)
    for c in changes:
        goal = next((g for g in plan["goals"] if g["id"] == c.get("goal")), None)
        if c["code"] == "set_rating":
            goal["ratings"] = goal["ratings"] or {}
            ratings = dict(goal["ratings"].get(c["rater"]) or {})
            ratings[c["criterion"]] = c["to"]
            goal["ratings"][c["rater"]] = ratings
        elif c["code"] == "set_arrow":
            sign = "+" if c["sign"] == "helps" else "-"
            plan["arrows"] = [a for a in plan["arrows"] if (a["from"], a["to"], a["sign"]) != (c["from"], c["to"], sign)]
            if c["strength"] is not None:
                plan["arrows"].append({"from": c["from"], "to": c["to"], "sign": sign, "strength": c["strength"]})
        elif c["code"] == "set_before":
            plan["before"] = [b for b in plan["before"] if (b["first"], b["then"]) != (c["first"], c["then"])]
            if c["agreed"] is not None:
                plan["before"].append({"first": c["first"], "then": c["then"], "agreed": c["agreed"]})
        elif c["code"] == "set_contingency":
            plan["contingency"] = c["to"]
        else:
            goal[c["code"][4:]] = c["to"]
    return plan


def ranked(plan):
    result = R.evaluate(plan)
    return None if result["errors"] else Converter(plan, result).ranking()


def difference(old, new):
    before, after = ({p["goal"]: p for p in r["places"]} for r in (old, new))
    moves = []
    for goal in list(after) + [g for g in before if g not in after]:
        a, b = before.get(goal, {}), after.get(goal, {})
        if (a.get("rank"), a.get("ordering_score")) != (b.get("rank"), b.get("ordering_score")):
            moves.append({"goal": goal, "rank_from": a.get("rank"), "rank_to": b.get("rank"),
                          "score_from": a.get("ordering_score"), "score_to": b.get("ordering_score")})

    def only(one, other, field):
        return [g for g, p in one.items() if p[field] and not other.get(g, {}).get(field)]

    return {"moves": moves, "top": {"from": old["top"], "to": new["top"]},
            "first_eligible": {"from": old["first_eligible"], "to": new["first_eligible"]},
            "freed": only(after, before, "eligible"), "barred": only(before, after, "eligible"),
            "activated": only(after, before, "active"), "deactivated": only(before, after, "active"),
            "plan_ready_before": old["plan_ready"], "plan_ready_after": new["plan_ready"],
            "findings_added": [f for f in new["findings"] if f not in old["findings"]],
            "findings_gone": [f for f in old["findings"] if f not in new["findings"]]}


def comparison(plan, facts, old, new):
    """The facts in the order given, and for each mover those that move it."""
    def ranks(changes):
        found = ranked(applied(plan, changes))
        return None if found is None else {p["goal"]: p["rank"] for p in found["places"]}

    last = len(plan["goals"]) + 1
    alone = [ranks([f]) for f in facts]
    without = [ranks(facts[:n] + facts[n + 1:]) for n in range(len(facts))]
    before, after = ({p["goal"]: p["rank"] for p in r["places"]} for r in (old, new))
    movers = []
    for goal in list(after) + [g for g in before if g not in after]:
        a, b = before.get(goal, last), after.get(goal, last)
        if a == b:
            continue
        up = b < a

        def towards(one, other):
            return other < one if up else other > one
        because = [n for n in range(len(facts))
                   if (alone[n] is not None and towards(a, alone[n].get(goal, last)))
                   or (without[n] is not None and towards(without[n].get(goal, last), b))]
        movers.append({"goal": goal, "rank_from": before.get(goal), "rank_to": after.get(goal),
                       "because": because or list(range(len(facts))), "jointly": not because})
    return {"difference": difference(old, new), "facts": facts, "movers": movers}


def in_order(facts):
    """Ratings of different goals, by goal: the order in which history names them."""
    return sorted(facts, key=lambda f: f["goal"].encode("utf-8"))


def main(count=90, seed=20261124):
    rng, cases = random.Random(seed), []
    while len(cases) < count:
        history = len(cases) % 3 == 2
        plan = json.loads(json.dumps(random_plan(rng)))
        changes = [c for c in (random_change(rng, plan) for _ in range(rng.randint(1, 3))) if c]
        if history:
            ratings = {c["goal"]: c for c in changes if c["code"] == "set_rating"}
            changes = in_order(ratings.values())
        old, new = ranked(plan), ranked(applied(plan, changes))
        same_arrow = len({json.dumps({k: c.get(k) for k in ("code", "goal", "from", "to", "first", "rater", "criterion")
                                      if k != "to" or c["code"] == "set_arrow"}) for c in changes}) < len(changes)
        if not changes or same_arrow or old is None or new is None:
            continue
        case = {"name": f"random {len(cases)}", "source": "tests/reference/priority"}
        if history:
            case.update(call="priority.compare", input={
                "earlier": convert_input(plan), "later": convert_input(applied(plan, changes))},
                expect=comparison(plan, changes, old, new))
        else:
            case.update(call="priority.what_if", input={"situation": convert_input(plan), "changes": changes},
                        expect=difference(old, new))
        cases.append(case)
    description = ("What-if and ranked history over random plans of up to seven goals, by a second implementation. "
                   "Made by tests/reference/priority/make_changes.py.")
    with open(TARGET, "w", encoding="utf-8") as f:
        f.write('{"description":' + json.dumps(description) + ',"cases":[\n')
        f.write(",\n".join(json.dumps(c, ensure_ascii=False, separators=(",", ":")) for c in cases))
        f.write("\n]}\n")


if __name__ == "__main__":
    main(*(int(x) for x in sys.argv[1:3]))
