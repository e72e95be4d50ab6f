"""Seeded generator of small random plans; writes random_cases.json
[{name, input, expected}].  Usage: random_cases.py [count] [seed]."""
import copy
import datetime
import json
import random
import sys

from reference import HIERARCHIES, STAGES, INTENSITIES, evaluate

TODAY = datetime.date(2025, 1, 10)
IDS = ["a", "b", "c", "B", "Z", "é", "10", "9", "zz", "aa", "_x", "日"]
KINDS = ["suicidality", "self_harm", "severe_substance_use", "acute_trauma",
         "harm_to_others", "safeguarding"]
CUSTOM = {
    "levels": [["red"], ["amber"], ["green", "blue"], ["grey"]],
    "safety_tiers": ["red", "amber"],
    "flag_map": {"suicidality": "red", "self_harm": "amber",
                 "acute_trauma": "green", "severe_substance_use": "green",
                 "harm_to_others": "red", "safeguarding": "amber"},
    "vector_depth": 3, "exclusive_tiers": ["blue"], "sub_rank_tiers": ["red"]}


def some(rng, p, value, other=None):
    return value() if rng.random() < p else other


def random_goal(rng, gid, tiers, missing, invent):
    d = rng.choice([-3, -1, 0, 7, 8, 14, 15, 30, 31, 60, 61, 200])
    cl = {c: None if rng.random() < missing else rng.randint(1, 5)
          for c in ("urgency", "importance", "readiness")}
    th = {}
    if rng.random() < 0.8:
        th = {c: None if rng.random() < missing else
              (rng.randint(1, 5) if cl[c] is None or rng.random() < 0.6 else cl[c])
              for c in ("urgency", "importance")}
        if rng.random() < 0.2:
            th["readiness"] = rng.randint(1, 5)
    tier = rng.choice(tiers)
    return {
        "id": gid, "title": "goal " + gid, "horizon": rng.choice(["short", "short", "long"]),
        "tier": tier,
        "status": rng.choice(["agreed"] * 5 + ["active"] * 5 + ["on_hold", "draft",
                             "proposed", "achieved", "retired", "dropped"])
        if invent else rng.choice(["agreed", "active"]),
        "ratings": {"client": cl, "therapist": th},
        "client_rank": some(rng, 0.4, lambda: rng.randint(1, 4)),
        "due": some(rng, 0.25, lambda: (TODAY + datetime.timedelta(d)).isoformat()),
        "stage": some(rng, 0.35, lambda: rng.choice(STAGES)),
        "intensity": some(rng, 0.45, lambda: rng.choice(INTENSITIES)),
        "parent": None,
        "flags": [k for k in KINDS if rng.random() < 0.2] if rng.random() < .5 else [],
        "sub_rank": some(rng, 0.12, lambda: rng.randint(1, 4)),
        "dissent": some(rng, 0.05, lambda: "therapist sees it otherwise")}


def random_arrows(rng, ids):
    density = rng.choice([0, 0.1, 0.25, 0.5])
    out = []
    for a in ids:
        for b in ids:
            if a == b:
                continue
            if rng.random() < density:
                out.append({"from": a, "to": b, "sign": "+", "strength": rng.randint(1, 3)})
            if rng.random() < density / 3:
                out.append({"from": a, "to": b, "sign": "-", "strength": rng.randint(1, 3)})
    rng.shuffle(out)
    return out


def random_plan(rng, name=None):
    name = name or rng.choice(["generic"] * 5 + ["dbt_individual"] * 4 + ["dbt_pretreatment"]
                      + ["dbt_skills_group"] + ["custom"])
    h = CUSTOM if name == "custom" else HIERARCHIES[name]
    tiers = [t for names in h["levels"] for t in names]
    if name == "dbt_skills_group" and rng.random() < 0.6:
        tiers += ["life_threatening", "quality_of_life"]
    if name == "dbt_phone_coaching" and rng.random() < 0.6:
        tiers += ["therapy_interfering", "quality_of_life"]
    if rng.random() < 0.4:
        tiers = tiers + tiers[-1:] * 3             # crowd one tier: more real contests
    n = rng.choice([2, 3, 4, 5, 6, 6, 7, 7])
    contest = rng.random() < 0.45      # one crowded tier, few barriers: hard choices
    if contest:
        n, tiers = rng.choice([5, 6, 7, 7, 7]), tiers[-1:] * 7 + tiers
    ids = rng.sample(IDS, n)
    missing = rng.choice([0, 0, 0.1, 0.2])
    goals = [random_goal(rng, i, tiers, missing, rng.random() < 0.7) for i in ids]
    if contest:
        for g in goals:
            g["status"] = rng.choice(["agreed", "active", "active"])
            if rng.random() < 0.7:
                g["stage"] = None
    if rng.random() < (0.35 if contest else 0.15):  # tie-heavy plans
        for g in goals:
            g["ratings"]["client"] = {c: rng.choice([2, 3]) for c in
                                      ("urgency", "importance", "readiness")}
    longs = [g["id"] for g in goals if g["horizon"] == "long"]
    for g in goals:
        if g["horizon"] == "short" and longs and rng.random() < 0.6:
            g["parent"] = rng.choice(longs)
    hidden = rng.sample(ids, n)                    # hidden order keeps `before` acyclic
    before = [{"first": hidden[x], "then": hidden[y], "agreed": rng.random() < 0.7}
              for x in range(n) for y in range(x + 1, n)
              if rng.random() < (0.05 if contest else rng.choice([0, 0, 0.15, 0.3]))]
    if contest and rng.random() < 0.5:             # a plausible current set
        pick = rng.sample([g["id"] for g in goals if g["horizon"] == "short"][:7],
                          min(2, sum(g["horizon"] == "short" for g in goals)))
        pick += longs[:1]
        for g in goals:
            g["status"] = "active" if g["id"] in pick else "agreed"
    flags = []
    for k in KINDS:
        if rng.random() < 0.15:
            flags.append({"kind": k, "opened": "2025-01-02", "opened_by": "therapist",
                          "closed": some(rng, 0.25, lambda: "2025-01-08"),
                          "closed_by": None, "raised_to": None})
            top = HIERARCHIES["dbt_individual"]["levels"][0][0]
            if name.startswith("dbt") and rng.random() < 0.25:
                flags[-1]["raised_to"] = top
    policy = {"order": rng.choice(["matrix", "leverage"])}
    if rng.random() < (0.1 if contest else 0.35):
        policy["exclusive"] = True
    if contest and rng.random() < 0.5:
        policy["cap_short"], policy["cap_long"] = rng.randint(1, 3), rng.randint(1, 2)
    if rng.random() < 0.2:
        policy["cap_short"] = rng.randint(1, 4)
        policy["cap_long"] = rng.randint(1, 3)
    if rng.random() < 0.4:
        policy["hysteresis_margin"] = rng.choice([1, 10, 40, 200])
    if rng.random() < 0.1:
        policy["dispute_gap"] = 1
    if rng.random() < 0.1:
        policy["too_close"] = "1/3"
    if rng.random() < 0.1:
        policy["deadlines"] = [[3, 5], [10, 3]]
    return {"today": TODAY.isoformat(), "hierarchy": copy.deepcopy(h) if name == "custom"
            else name, "goals": goals, "arrows": random_arrows(rng, ids),
            "before": before, "flags": flags,
            "contingency": some(rng, 0.12, lambda: rng.choice(ids)), "policy": policy}


def break_plan(rng, p):
    """Put one fault of a known kind into a plan (validation cases)."""
    g, ids = p["goals"][0], [x["id"] for x in p["goals"]]

    def flag(kind):
        return {"kind": kind, "opened": "2025-01-02", "opened_by": "client",
                "closed": None, "closed_by": None, "raised_to": None}
    faults = [
        lambda: g["ratings"]["client"].update(urgency=rng.choice([0, 6, -1])),
        lambda: p["goals"].append(copy.deepcopy(g)),
        lambda: p["arrows"].append({"from": ids[0], "to": ids[0], "sign": "+", "strength": 2}),
        lambda: p["arrows"].extend([{"from": ids[0], "to": ids[1], "sign": "+",
                                     "strength": 1}] * 2),
        lambda: p["arrows"].append({"from": ids[0], "to": "nobody", "sign": "-", "strength": 2}),
        lambda: p["arrows"].append({"from": ids[1], "to": ids[0], "sign": "+", "strength": 4}),
        lambda: p["before"].extend([{"first": ids[0], "then": ids[1], "agreed": True},
                                    {"first": ids[1], "then": ids[0], "agreed": False}]),
        lambda: p["before"].append({"first": "nobody", "then": ids[0], "agreed": True}),
        lambda: g.update(tier="no_such_tier"),
        lambda: g.update(horizon="long", parent=ids[1]),
        lambda: g.update(parent="nobody"),
        lambda: g["ratings"].update(mother={"urgency": 3}),
        lambda: p["flags"].extend([flag("self_harm"), flag("self_harm")]),
        lambda: (p.update(hierarchy="dbt_individual"),
                 [x.update(tier="skills") for x in p["goals"]],
                 p["flags"].append(flag("other:gambling"))),
        lambda: p.update(contingency="nobody"),
    ]
    rng.choice(faults)()


def main(count=300, seed=20250110):
    rng = random.Random(seed)
    cases = []
    for n in range(count):
        p = random_plan(rng)
        if n % 12 == 11:
            break_plan(rng, p)
        # through JSON first, so that aliasing inside the plan cannot matter
        p = json.loads(json.dumps(p))
        cases.append({"name": f"r{n:03d}", "input": p, "expected": evaluate(p)})
    with open("random_cases.json", "w", encoding="utf-8") as f:
        json.dump(cases, f, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main(*(int(x) for x in sys.argv[1:3]))
