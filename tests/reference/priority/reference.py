"""Second, independent implementation of the goal-prioritisation algorithm.

Written from domain.md sections 2.1, 2.2, 4 (steps 1-10, settled readings) and 7
only.  Pure Python 3.11 standard library.  Exact (fractions.Fraction), slow on
purpose: every search is a plain enumeration.

Entry point: evaluate(plan: dict) -> dict (both JSON-shaped).  Fractions leave
as strings "n/d" (or "n" when whole).  See README in the docstring of evaluate.
"""
from __future__ import annotations

import itertools
import json
import math
import sys
from datetime import date
from fractions import Fraction

# ----------------------------------------------------------------- constants

CRITERIA = ("urgency", "importance", "readiness")
RATERS = ("client", "therapist")
HORIZONS = ("short", "long")
STATUSES = ("draft", "proposed", "agreed", "active", "on_hold",
            "achieved", "retired", "dropped")
RANKING_STATUSES = ("agreed", "active", "on_hold")       # rank in every tier
SAFETY_ONLY_STATUSES = ("draft", "proposed")             # rank in safety tiers
DONE_STATUSES = ("achieved", "retired", "dropped")
STAGES = ("precontemplation", "contemplation", "preparation", "action",
          "maintenance", "termination")
INTENSITIES = ("explore", "prepare", "act", "sustain")   # ascending

DEFAULT_POLICY = {
    "order": "matrix",                      # or "leverage"
    "exclusive": False,                     # step 7, opt-in
    "cap_short": 3,
    "cap_long": 2,
    "deadlines": [[7, 5], [14, 4], [30, 3], [60, 2]],   # else 1; overdue 5
    "stage_max": {"precontemplation": "explore", "contemplation": "explore",
                  "preparation": "act", "action": "sustain",
                  "maintenance": "sustain", "termination": "sustain"},
    "dispute_gap": 2,
    "too_close": "1/2",
    "top_k": 3,
    "hysteresis_margin": None,              # None = option off
    # switches for ambiguous places, see AMBIGUITIES.md
    "therapist_ripple": "therapist_only",   # "therapist_then_client" | "client"
    "eligibility_edges": "all",             # or "agreed"
}

# A hierarchy: levels = list of lists of tier names, first level highest.
_DBT_FLAGS = {"suicidality": "life_threatening", "self_harm": "life_threatening",
              "harm_to_others": "life_threatening",
              "safeguarding": "life_threatening",
              "severe_substance_use": "quality_of_life",
              "acute_trauma": "quality_of_life"}
HIERARCHIES = {
    "generic": {
        "levels": [["safety"], ["standard"]], "safety_tiers": ["safety"],
        "flag_map": {"*": "safety"}, "vector_depth": 1,
        "exclusive_tiers": [], "sub_rank_tiers": []},
    "dbt_individual": {
        "levels": [["life_threatening"], ["therapy_interfering"],
                   ["quality_of_life"], ["skills"]],
        "safety_tiers": ["life_threatening"], "flag_map": _DBT_FLAGS,
        "vector_depth": None, "exclusive_tiers": ["therapy_interfering"],
        "sub_rank_tiers": ["life_threatening"]},
    "dbt_pretreatment": {
        "levels": [["life_threatening"], ["commitment"],
                   ["therapy_interfering", "quality_of_life", "skills"]],
        "safety_tiers": ["life_threatening"], "flag_map": _DBT_FLAGS,
        "vector_depth": None, "exclusive_tiers": ["therapy_interfering"],
        "sub_rank_tiers": ["life_threatening"]},
    "dbt_skills_group": {
        "levels": [["therapy_destroying"], ["skills"], ["therapy_interfering"]],
        "safety_tiers": [], "flag_map": _DBT_FLAGS,
        "vector_depth": None,
        "exclusive_tiers": ["therapy_interfering", "therapy_destroying"],
        "sub_rank_tiers": ["life_threatening"],
        # flags, plan_ready: judged by the individual hierarchy
        "judge": "dbt_individual",
        "judge_alias": {"therapy_destroying": "therapy_interfering"}},
    # Ben-Porath & Koons 2005 after Linehan 1993: suicidal and self-injuring
    # behaviour, generalising skills, conflict with or distance from the therapist
    "dbt_phone_coaching": {
        "levels": [["life_threatening"], ["skills"], ["conflict_or_distance"]],
        "safety_tiers": ["life_threatening"], "flag_map": _DBT_FLAGS,
        "vector_depth": None, "exclusive_tiers": ["conflict_or_distance"],
        "sub_rank_tiers": ["life_threatening"],
        "judge": "dbt_individual",
        "judge_alias": {"conflict_or_distance": "therapy_interfering"}},
}


# ------------------------------------------------------------------- helpers

def frac(x):
    """Fraction -> 'n/d' string (None stays None)."""
    return None if x is None else str(Fraction(x))


def hierarchy_of(plan):
    """Step 2: a named hierarchy, or one brought by the clinic (data)."""
    h = plan.get("hierarchy", "generic")
    if isinstance(h, str):
        h = HIERARCHIES[h]
    out = {"vector_depth": None, "exclusive_tiers": [], "sub_rank_tiers": [],
           "flag_map": {}, "safety_tiers": [], "judge": None, "judge_alias": {}}
    out.update(h)
    return out


def judge_of(h):
    """The hierarchy by which flags and plan_ready are judged."""
    return h if h["judge"] is None else hierarchy_of({"hierarchy": h["judge"]})


def level_of(h, tier):
    """Index of the tier's level, 0 = highest; None when not in this table."""
    for n, names in enumerate(h["levels"]):
        if tier in names:
            return n
    return None


def judge_level(h, tier):
    """Level of a goal's tier in the judging hierarchy."""
    return level_of(judge_of(h), h["judge_alias"].get(tier, tier))


def is_safety(h, goal):
    """Settled reading: a hierarchy marks its safety tiers."""
    return goal["tier"] in h["safety_tiers"]


def policy_of(plan):
    p = dict(DEFAULT_POLICY)
    p.update(plan.get("policy") or {})
    return p


def by_id(plan):
    return {g["id"]: g for g in plan["goals"]}


# ------------------------------------------------------------ step 1 validate

def _is_int(x):
    return isinstance(x, int) and not isinstance(x, bool)


def validate(plan):
    """Step 1. All errors as [{code, path}], sorted; empty list = valid."""
    errors = []

    def err(code, path):
        errors.append({"code": code, "path": path})

    h = plan.get("hierarchy", "generic")
    if isinstance(h, str) and h not in HIERARCHIES:
        return [{"code": "UnknownHierarchy", "path": "hierarchy"}]
    h = hierarchy_of(plan)
    validate_hierarchy(h, err)
    goals = plan["goals"]
    ids = [g["id"] for g in goals]
    for n, i in enumerate(ids):
        if i in ids[:n]:
            err("DuplicateId", f"goals[{n}].id")
    for n, g in enumerate(goals):
        validate_goal(plan, h, g, n, err)
    validate_arrows(plan, set(ids), err)
    validate_before(plan, set(ids), err)
    validate_flags(plan, h, err)
    c = plan.get("contingency")
    if c is not None and c not in ids:
        err("UnknownGoal", "contingency")
    return sorted(errors, key=lambda e: (e["code"], e["path"]))


def validate_hierarchy(h, err):
    """Step 2 data check: safety tiers come first, whole levels at a time."""
    seen_other = False
    for names in h["levels"]:
        marks = {t in h["safety_tiers"] for t in names}
        if len(marks) != 1 or (True in marks and seen_other):
            err("SafetyTiersNotFirst", "hierarchy")
        if False in marks:
            seen_other = True


def validate_goal(plan, h, g, n, err):
    """Step 1 for one goal."""
    path = f"goals[{n}]"
    if level_of(h, g["tier"]) is None and judge_level(h, g["tier"]) is None:
        err("UnknownTier", path + ".tier")
    if g["horizon"] not in HORIZONS:
        err("OutOfRange", path + ".horizon")
    if g["status"] not in STATUSES:
        err("OutOfRange", path + ".status")
    for rater, rs in (g.get("ratings") or {}).items():
        if rater not in RATERS:
            err("UnknownRater", f"{path}.ratings.{rater}")
            continue
        for crit, v in (rs or {}).items():
            if crit not in CRITERIA:
                err("UnknownCriterion", f"{path}.ratings.{rater}.{crit}")
            elif v is not None and not (_is_int(v) and 1 <= v <= 5):
                err("OutOfRange", f"{path}.ratings.{rater}.{crit}")
    if g.get("stage") is not None and g["stage"] not in STAGES:
        err("OutOfRange", path + ".stage")
    if g.get("intensity") is not None and g["intensity"] not in INTENSITIES:
        err("OutOfRange", path + ".intensity")
    parent = g.get("parent")
    if parent is not None:
        known = by_id(plan)
        if parent not in known:
            err("UnknownGoal", path + ".parent")
        elif g["horizon"] != "short" or known[parent]["horizon"] != "long":
            err("ParentNotShortToLong", path + ".parent")


def validate_arrows(plan, ids, err):
    """Step 1 + settled reading: one arrow per ordered pair and sign; cycles ok."""
    seen = set()
    for n, a in enumerate(plan.get("arrows") or []):
        path = f"arrows[{n}]"
        if a["sign"] not in ("+", "-"):
            err("OutOfRange", path + ".sign")
        if not (_is_int(a["strength"]) and 1 <= a["strength"] <= 3):
            err("OutOfRange", path + ".strength")
        for end in ("from", "to"):
            if a[end] not in ids:
                err("UnknownGoal", f"{path}.{end}")
        if a["from"] == a["to"]:
            err("SelfArrow", path)
        key = (a["from"], a["to"], a["sign"])
        if key in seen:
            err("DuplicateArrow", path)
        seen.add(key)


def validate_before(plan, ids, err):
    """Step 1: `before` links acyclic (all links, agreed or not, ignored or not)."""
    edges = []
    for n, b in enumerate(plan.get("before") or []):
        for end in ("first", "then"):
            if b[end] not in ids:
                err("UnknownGoal", f"before[{n}].{end}")
        edges.append((b["first"], b["then"]))
    closure = transitive_closure(edges)
    if any(a == b for a, b in closure):
        err("CycleInPrerequisites", "before")


def transitive_closure(edges):
    """All (a, c) with a path a -> ... -> c of one edge or more."""
    closure = set(edges)
    while True:
        more = {(a, d) for a, b in closure for c, d in closure if b == c} - closure
        if not more:
            return closure
        closure |= more


def validate_flags(plan, h, err):
    """Steps 1-2: each flag kind is mapped; no kind is open twice."""
    j = judge_of(h)
    open_kinds = set()
    for n, f in enumerate(plan.get("flags") or []):
        if flag_tier(j, f) is None:
            err("UnmappedFlag", f"flags[{n}].kind")
        if f.get("raised_to") is not None and level_of(j, f["raised_to"]) is None:
            err("UnknownTier", f"flags[{n}].raised_to")
        if is_open(plan, f):
            if f["kind"] in open_kinds:
                err("FlagOpenedTwice", f"flags[{n}]")
            open_kinds.add(f["kind"])


# ------------------------------------------------------- steps 1-2: what ranks

def ranks(h, g):
    """Step 1: Agreed, Active, OnHold rank; in safety tiers Draft, Proposed too.
    A goal whose tier is not in this mode's table is off the agenda."""
    if level_of(h, g["tier"]) is None:
        return False
    if g["status"] in RANKING_STATUSES:
        return True
    return g["status"] in SAFETY_ONLY_STATUSES and is_safety(h, g)


def open_goals(plan):
    """Settled reading: open = ranks in this call."""
    h = hierarchy_of(plan)
    return [g for g in plan["goals"] if ranks(h, g)]


def effective(g):
    """Step 1, whose ratings: client's; therapist's where only they rated.
    -> {criterion: (value or None, therapist_only)}"""
    out = {}
    rs = g.get("ratings") or {}
    for c in CRITERIA:
        cl = (rs.get("client") or {}).get(c)
        th = (rs.get("therapist") or {}).get(c)
        out[c] = (cl, False) if cl is not None else (th, th is not None)
    return out


def client_ratings(g):
    """Ratings the main order uses: {criterion: value or None}."""
    return {c: v for c, (v, _) in effective(g).items()}


def therapist_ratings(g):
    """Ratings of the therapist's order: therapist's urgency and importance,
    readiness always the client's (therapist's fills a gap)."""
    th = (g.get("ratings") or {}).get("therapist") or {}
    return {"urgency": th.get("urgency"), "importance": th.get("importance"),
            "readiness": effective(g)["readiness"][0]}


def has_all(r):
    return all(r[c] is not None for c in CRITERIA)


# --------------------------------------------------------------- step 2: flags

def flag_tier(j, flag):
    """Step 2: mapped tier of a flag; a person may raise it, never lower it."""
    mapped = j["flag_map"].get(flag["kind"], j["flag_map"].get("*"))
    raised = flag.get("raised_to")
    if raised is None or level_of(j, raised) is None:
        return mapped
    if mapped is None or level_of(j, raised) < level_of(j, mapped):
        return raised
    return mapped


def open_flags(plan):
    return [f for f in plan.get("flags") or [] if is_open(plan, f)]


def is_open(plan, flag):
    """A closing that is still to come closes nothing yet; without a day it is taken at its word."""
    closed, today = flag.get("closed"), plan.get("today")
    return closed is None or (today is not None and date.fromisoformat(closed) > date.fromisoformat(today))


def open_for_flags(h, g):
    """Open in the hierarchy that judges flags (differs in other DBT modes)."""
    if h["judge"] is None:
        return ranks(h, g)
    j = judge_of(h)
    twin = dict(g, tier=h["judge_alias"].get(g["tier"], g["tier"]))
    return ranks(j, twin)


def answers(h, g, flag):
    """C8: an open goal names the flag, in the flag's tier or a higher one."""
    return (open_for_flags(h, g) and flag["kind"] in (g.get("flags") or [])
            and judge_level(h, g["tier"]) <= level_of(judge_of(h),
                                                     flag_tier(judge_of(h), flag)))


def unanswered_flags(plan):
    """Step 2: each such flag blocks plan_ready."""
    h = hierarchy_of(plan)
    return [f for f in open_flags(plan)
            if not any(answers(h, g, f) for g in plan["goals"])]


# ------------------------------------------------------------- step 3: urgency

def days_to_due(plan, g):
    if g.get("due") is None:
        return None
    return (date.fromisoformat(g["due"]) - date.fromisoformat(plan["today"])).days


def deadline_urgency(policy, days):
    """Step 3 table. None = no due date. Overdue (days < 0) = 5."""
    if days is None:
        return None
    if days < 0:
        return 5
    for limit, value in policy["deadlines"]:
        if days <= limit:
            return value
    return 1


def lifted(plan, g, u):
    """Step 3: u' = max(u, d); a missing urgency stays missing."""
    d = deadline_urgency(policy_of(plan), days_to_due(plan, g))
    if u is None or d is None:
        return u
    return max(u, d)


# ------------------------------------------------------ step 4: readiness gate

def stage_from(changed_days=None, intends_30d=False, intends_6m=False,
               took_step=False):
    """Section 2.2. -> (stage, note or None). Termination is never derived."""
    if changed_days is not None:
        return ("maintenance" if changed_days >= 180 else "action"), None
    if intends_30d and took_step:
        return "preparation", None
    if intends_30d:
        return "contemplation", "IntentWithoutStep"
    if intends_6m:
        return "contemplation", None
    return "precontemplation", None


def over_intense(policy, g):
    """Step 4: the highest allowed intensity when the goal exceeds it, else None."""
    if g.get("stage") is None or g.get("intensity") is None:
        return None
    top = policy["stage_max"][g["stage"]]
    if INTENSITIES.index(g["intensity"]) > INTENSITIES.index(top):
        return top
    return None


def is_held(plan, g):
    """Step 4: held by readiness; safety tiers are exempt."""
    return (over_intense(policy_of(plan), g) is not None
            and not is_safety(hierarchy_of(plan), g))


def stage_disagrees(g):
    """Settled: 4-5 with (pre)contemplation, or 1-2 with preparation or later."""
    r = client_ratings(g)["readiness"]
    if r is None or g.get("stage") is None:
        return False
    early = g["stage"] in ("precontemplation", "contemplation")
    return (r >= 4 and early) or (r <= 2 and not early)


# -------------------------------------------------------------- step 5: ripple

def positive_arrows(plan):
    """Step 5: {from: {to: weight}} between open goals."""
    ids = {g["id"] for g in open_goals(plan)}
    out = {i: {} for i in ids}
    for a in plan.get("arrows") or []:
        if a["sign"] == "+" and a["from"] in ids and a["to"] in ids:
            out[a["from"]][a["to"]] = Fraction(a["strength"], 4)
    return out


def simple_paths(adj, a):
    """Every simple path starting at a (with at least one arrow)."""
    stack = [(a,)]
    while stack:
        p = stack.pop()
        for b in adj[p[-1]]:
            if b not in p:
                q = p + (b,)
                yield q
                stack.append(q)


def best_paths(plan):
    """Step 5: {(a, b): (product, path)}; brute force over simple paths.
    Among equal products: fewest arrows, then the smaller ids."""
    adj = positive_arrows(plan)
    best = {}
    for a in adj:
        for p in simple_paths(adj, a):
            w = Fraction(1)
            for x, y in zip(p, p[1:]):
                w *= adj[x][y]
            key = (-w, len(p), p)
            if (a, p[-1]) not in best or key < best[(a, p[-1])][0]:
                best[(a, p[-1])] = (key, w, p)
    return {k: (w, p) for k, (_, w, p) in best.items()}


def ripples(plan, best, importance):
    """Step 5: ripple(a) = sum over open b != a of i(b)*best(a,b)."""
    out = {g["id"]: Fraction(0) for g in open_goals(plan)}
    for (a, b), (w, _) in best.items():
        if importance.get(b) is not None:
            out[a] += importance[b] * w
    return out


def loops(plan, best):
    """Step 5: strongly connected components of two or more goals."""
    ids = sorted(g["id"] for g in open_goals(plan))
    found = set()
    for a in ids:
        c = tuple(b for b in ids if b == a or ((a, b) in best and (b, a) in best))
        if len(c) > 1:
            found.add(c)
    return [list(c) for c in sorted(found)]


def conflicts(plan):
    """Step 5: interference arrows between open goals, listed not subtracted."""
    ids = {g["id"] for g in open_goals(plan)}
    return sorted(({"from": a["from"], "to": a["to"], "strength": a["strength"]}
                   for a in plan.get("arrows") or []
                   if a["sign"] == "-" and a["from"] in ids and a["to"] in ids),
                  key=lambda a: (a["from"], a["to"]))


# --------------------------------------------------------------- step 6: order

def effective_tier(plan, g):
    """Level key; a contingency in force is first outside the safety tiers."""
    h = hierarchy_of(plan)
    lvl = level_of(h, g["tier"])
    if is_safety(h, g):
        return (0, lvl)
    if plan.get("contingency") == g["id"]:
        return (1, 0)
    return (2, lvl)


def sub_rank(plan, g):
    """Settled: sub-rank inside life-threatening, absent = after those given."""
    h = hierarchy_of(plan)
    if g["tier"] not in h["sub_rank_tiers"] or g.get("sub_rank") is None:
        return math.inf
    return g["sub_rank"]


def client_rank(g):
    return math.inf if g.get("client_rank") is None else g["client_rank"]


def scores(plan, best, ratings, ripple_importance=None):
    """Steps 3, 5, 6: {id: {...}} for the open goals with all three ratings.
    ratings: {id: {criterion: value|None}} (rated values, before deadlines)."""
    if ripple_importance is None:
        ripple_importance = {i: r["importance"] for i, r in ratings.items()}
    rip = ripples(plan, best, ripple_importance)
    out = {}
    for g in open_goals(plan):
        r = ratings[g["id"]]
        if not has_all(r):
            continue
        u2 = lifted(plan, g, r["urgency"])
        lev = r["importance"] + rip[g["id"]]
        out[g["id"]] = {
            "rated": r["urgency"] * r["importance"] * r["readiness"],
            "urgency": u2,
            "ripple": rip[g["id"]],
            "leverage": lev,
            "matrix": Fraction(u2 * r["importance"] * r["readiness"]),
            "leverage_score": u2 * lev * r["readiness"],
        }
    return out


def score_of(sc, policy_order):
    return sc["matrix"] if policy_order == "matrix" else sc["leverage_score"]


def order(plan, sc, policy_order, include_unscored=True):
    """Step 6. Scored goals of a tier by the keys, then its unrated goals."""
    def key(g):
        tier = effective_tier(plan, g)
        s = sc.get(g["id"])
        if s is None:
            return (tier, 1, client_rank(g), g["id"])
        return (tier, 0, sub_rank(plan, g), -score_of(s, policy_order),
                -s["ripple"], -s["urgency"], client_rank(g), g["id"])
    goals = [g for g in open_goals(plan) if include_unscored or g["id"] in sc]
    return [g["id"] for g in sorted(goals, key=key)]


def tau_b(x, y, tier):
    """Kendall tau-b, pairs of the same tier only; x, y: {id: score}."""
    ids = sorted(set(x) & set(y))
    pairs = [(a, b) for a, b in itertools.combinations(ids, 2) if tier[a] == tier[b]]
    conc = disc = tie_x = tie_y = 0
    for a, b in pairs:
        dx, dy = x[a] - x[b], y[a] - y[b]
        if dx == 0:
            tie_x += 1
        if dy == 0:
            tie_y += 1
        if dx * dy > 0:
            conc += 1
        if dx * dy < 0:
            disc += 1
    out = {"goals": len(ids), "pairs": len(pairs), "concordant": conc,
           "discordant": disc, "tied_first": tie_x, "tied_second": tie_y,
           "value": None, "reason": None}
    n = len(pairs)
    if n == 0:
        out["reason"] = "NoPairs"
    elif tie_x == n or tie_y == n:
        out["reason"] = "AllTied"
    else:
        out["value"] = (conc - disc) / math.sqrt((n - tie_x) * (n - tie_y))
    return out


def tier_levels(plan):
    h = hierarchy_of(plan)
    return {g["id"]: level_of(h, g["tier"]) for g in plan["goals"]}


# ---------------------------------------------------------- step 7: active set

def edge_ignored(plan, b):
    """Step 1: an edge from a lower into a higher tier is ignored."""
    h, goals = hierarchy_of(plan), by_id(plan)
    lf, lt = (level_of(h, goals[b["first"]]["tier"]),
              level_of(h, goals[b["then"]]["tier"]))
    if lf is None or lt is None:               # a goal off this mode's agenda
        lf, lt = (judge_level(h, goals[b["first"]]["tier"]),
                  judge_level(h, goals[b["then"]]["tier"]))
    return lf > lt


def open_prerequisites(plan, gid):
    """Step 7: ids of the not-done direct `before` goals of gid."""
    goals, pol = by_id(plan), policy_of(plan)
    return sorted({b["first"] for b in plan.get("before") or []
                   if b["then"] == gid and not edge_ignored(plan, b)
                   and (pol["eligibility_edges"] == "all" or b["agreed"])
                   and goals[b["first"]]["status"] not in DONE_STATUSES})


def exclusive_in_force(plan):
    """Settled: only while a flag mapped to a safety tier is open."""
    j = judge_of(hierarchy_of(plan))
    return bool(policy_of(plan)["exclusive"]) and any(
        flag_tier(j, f) in j["safety_tiers"] for f in open_flags(plan))


def exclusive_allows(plan, g):
    """Step 7: the highest tier, goals with a direct positive arrow into it,
    DBT therapy-interfering goals, and goals that answer any open flag."""
    h, goals = hierarchy_of(plan), by_id(plan)
    j = judge_of(h)
    if is_safety(h, g) or g["tier"] in h["exclusive_tiers"]:
        return True
    for a in plan.get("arrows") or []:
        to = goals[a["to"]]
        if (a["sign"] == "+" and a["from"] == g["id"]
                and to["tier"] in j["safety_tiers"] and open_for_flags(h, to)):
            return True
    return any(answers(h, g, f) for f in open_flags(plan))


def barriers(plan, g, scored):
    """Step 7: why g is not eligible (empty list = eligible)."""
    safety = is_safety(hierarchy_of(plan), g)
    out = []
    if is_held(plan, g):
        out.append("HeldByReadiness")
    if g["status"] == "on_hold":
        out.append("OnHold")
    if not scored and not safety:
        out.append("MissingRating")
    if not safety and open_prerequisites(plan, g["id"]):
        out.append("HeldByPrerequisite")
    if exclusive_in_force(plan) and not exclusive_allows(plan, g):
        out.append("BarredByExclusive")
    return out


def set_keys(plan, active, priority):
    """Step 7 keys (a)-(f) of one active set; smaller tuple = better."""
    h, goals = hierarchy_of(plan), by_id(plan)
    depth = h["vector_depth"]
    depth = len(h["levels"]) if depth is None else depth
    vector = tuple(-sum(1 for i in active if level_of(h, goals[i]["tier"]) == n)
                   for n in range(depth))
    longs = [i for i in active if goals[i]["horizon"] == "long"]
    shorts = [i for i in active if goals[i]["horizon"] == "short"]
    orphans = sum(1 for l in longs
                  if not any(goals[s].get("parent") == l for s in shorts))
    negative = {frozenset((a["from"], a["to"])) for a in plan.get("arrows") or []
                if a["sign"] == "-"}
    interfering = sum(1 for p in itertools.combinations(active, 2)
                      if frozenset(p) in negative)
    total = sum((priority.get(i, Fraction(0)) for i in active), Fraction(0))
    off_path = sum(1 for s in shorts if goals[s].get("parent") not in longs)
    return (vector, orphans, interfering, -total, off_path, tuple(sorted(active)))


KEY_NAMES = ("a_tier_vector", "b_orphans", "c_interfering", "d_priority_sum",
             "e_off_path", "f_ids")


def deciding_key(better, worse):
    """Name of the first key on which two sets differ."""
    for name, x, y in zip(KEY_NAMES, better, worse):
        if x != y:
            return name
    return None


def keys_json(k):
    return {"tier_vector": [-x for x in k[0]], "orphans": k[1], "interfering": k[2],
            "priority_sum": frac(-k[3]), "off_path": k[4], "ids": list(k[5])}


def allowed_sets(plan, shorts, longs):
    """Step 7: all sets within caps; zero of a horizon only when none is
    eligible (or its cap is 0).  Goals outside the safety tiers only."""
    pol = policy_of(plan)

    def sizes(pool, cap):
        return range(min(1, len(pool), cap), min(cap, len(pool)) + 1)
    for ns in sizes(shorts, pol["cap_short"]):
        for s in itertools.combinations(shorts, ns):
            for nl in sizes(longs, pol["cap_long"]):
                for l in itertools.combinations(longs, nl):
                    yield s + l


def active_set(plan, sc):
    """Step 7: exact choice by enumerating every allowed set."""
    h, goals, pol = hierarchy_of(plan), by_id(plan), policy_of(plan)
    priority = {i: score_of(s, pol["order"]) for i, s in sc.items()}
    eligible = sorted(g["id"] for g in open_goals(plan)
                      if not barriers(plan, g, g["id"] in sc))
    safety = tuple(i for i in eligible if is_safety(h, goals[i]))
    rest = [i for i in eligible if i not in safety]
    shorts = [i for i in rest if goals[i]["horizon"] == "short"]
    longs = [i for i in rest if goals[i]["horizon"] == "long"]
    ranked = sorted(set_keys(plan, safety + s, priority)
                    for s in allowed_sets(plan, shorts, longs))
    best = ranked[0]
    chosen, kept = best, False
    current = sorted(g["id"] for g in plan["goals"]
                     if g["status"] == "active" and ranks(h, g)
                     and not is_safety(h, g))
    if pol["hysteresis_margin"] is not None:
        margin = Fraction(str(pol["hysteresis_margin"]))
        ids = tuple(sorted(safety + tuple(current)))
        for k in ranked:
            if k[5] == ids and k != best and k[:3] == best[:3] \
                    and (-best[3]) - (-k[3]) < margin:
                chosen, kept = k, True
    others = [k for k in ranked if k != chosen]
    runner = others[0] if others else None
    lost_on = None
    if runner is not None:
        lost_on = "hysteresis" if runner < chosen else deciding_key(chosen, runner)
    not_chosen = {}
    for i in rest:
        if i in chosen[5]:
            continue
        with_i = [k for k in others if i in k[5]]
        if not with_i:
            why = "cap"                       # its horizon has cap 0
        else:
            why = ("hysteresis" if with_i[0] < chosen
                   else deciding_key(chosen, with_i[0]))
            # A goal that would be in if interfering pairs did not count is
            # left out because of them, whatever key comes next.
            apart = [k[:2] + k[3:] for k in with_i]
            if why in ("d_priority_sum", "e_off_path", "f_ids") \
                    and min(apart) < chosen[:2] + chosen[3:]:
                why = "c_interfering"
        hz = goals[i]["horizon"]
        used = sum(1 for k in chosen[5]
                   if k not in safety and goals[k]["horizon"] == hz)
        not_chosen[i] = {"key": why, "cap_reached": used + 1 > pol["cap_" + hz]}
    return {
        "eligible": eligible,
        "safety": sorted(safety),
        "active": list(chosen[5]),
        "active_outside_safety": [i for i in chosen[5] if i not in safety],
        "keys": keys_json(chosen),
        "priority_sum_outside_safety": frac(sum(
            (priority[i] for i in chosen[5] if i not in safety), Fraction(0))),
        "sets_examined": len(ranked),
        "runner_up": None if runner is None else dict(
            keys_json(runner), lost_on=lost_on,
            outside_safety=[i for i in runner[5] if i not in safety],
            priority_sum_outside_safety=frac(sum(
                (priority[i] for i in runner[5] if i not in safety), Fraction(0)))),
        "kept_by_hysteresis": kept,
        "not_chosen": not_chosen,
        "exclusive_in_force": exclusive_in_force(plan),
    }


# -------------------------------------------------------- step 8: disagreement

def disputes(plan):
    """Step 8: per rating |client - therapist| >= gap (rated values)."""
    gap, out = policy_of(plan)["dispute_gap"], []
    for g in sorted(open_goals(plan), key=lambda g: g["id"]):
        rs = g.get("ratings") or {}
        for c in CRITERIA:
            a = (rs.get("client") or {}).get(c)
            b = (rs.get("therapist") or {}).get(c)
            if a is not None and b is not None and abs(a - b) >= gap:
                out.append({"goal": g["id"], "criterion": c, "client": a,
                            "therapist": b})
    return out


def therapist_scores(plan, best):
    """Settled: goals the therapist did not rate are left out."""
    pol = policy_of(plan)
    ratings = {g["id"]: therapist_ratings(g) for g in open_goals(plan)}
    main = {g["id"]: client_ratings(g)["importance"] for g in open_goals(plan)}
    th = {i: r["importance"] for i, r in ratings.items()}
    rule = pol["therapist_ripple"]
    if rule == "client":
        imp = main
    elif rule == "therapist_then_client":
        imp = {i: th[i] if th[i] is not None else main[i] for i in th}
    else:
        imp = th
    return scores(plan, best, ratings, imp)


def shared_goals(plan, sc, th):
    """Agreement runs over goals on which both rated urgency and importance."""
    out = []
    for g in open_goals(plan):
        cl = (g.get("ratings") or {}).get("client") or {}
        if (g["id"] in sc and g["id"] in th and cl.get("urgency") is not None
                and cl.get("importance") is not None):
            out.append(g["id"])
    return sorted(out)


def rbo_ext(a, b, p):
    """Extrapolated rank-biased overlap of two full orders of the same items."""
    k = len(a)
    if k == 0:
        return None
    total, overlap = 0.0, 0
    for d in range(1, k + 1):
        overlap = len(set(a[:d]) & set(b[:d]))
        total += overlap / d * p ** d
    return overlap / k * p ** k + (1 - p) / p * total


def discordance(seq, reference):
    """Pairs placed the other way round than in the reference order."""
    pos = {x: n for n, x in enumerate(reference)}
    return sum(1 for a, b in itertools.combinations(seq, 2)
               if a in pos and b in pos and pos[a] > pos[b])


def binding_pairs(plan, ids):
    """Agreed `before` edges, transitively, also through goals outside.
    Edges from a lower into a higher tier bind nothing (contingency counted)."""
    h, goals = hierarchy_of(plan), by_id(plan)
    edges = []
    for b in plan.get("before") or []:
        if b["agreed"] and not edge_ignored(plan, b):
            edges.append((b["first"], b["then"]))
    pairs = {(a, c) for a, c in transitive_closure(edges) if a in ids and c in ids}
    return {(a, c) for a, c in pairs
            if effective_tier(plan, goals[a]) <= effective_tier(plan, goals[c])}


def sequences(plan, client_order, therapist_order):
    """Step 8: Pareto set of (client, therapist) discordance by trying every
    permutation of the scored goals that satisfies tiers + agreed edges."""
    goals = by_id(plan)
    bind = binding_pairs(plan, set(client_order))
    tier = {i: effective_tier(plan, goals[i]) for i in client_order}
    first_at = {}                              # point -> first seq in client order
    # permutations() of the client's order come in the client's order
    for seq in itertools.permutations(client_order):
        if any(tier[a] > tier[b] for a, b in zip(seq, seq[1:])):
            continue
        pos = {x: n for n, x in enumerate(seq)}
        if any(pos[a] > pos[b] for a, b in bind):
            continue
        point = (discordance(seq, client_order), discordance(seq, therapist_order))
        first_at.setdefault(point, list(seq))
    pareto = [p for p in sorted(first_at)
              if not any(q != p and q[0] <= p[0] and q[1] <= p[1] for q in first_at)]
    out = [{"client": p[0], "therapist": p[1], "sequence": first_at[p]}
           for p in pareto]
    default = min(out, key=lambda s: (s["client"], s["therapist"]))
    compromise = None
    if len(out) > 1:
        compromise = min(out, key=lambda s: (max(s["client"], s["therapist"]),
                                             s["client"]))
    return {"pareto": out, "default": default, "compromise": compromise}


def deferred(therapist_top, k, seq):
    """Settled: the therapist's top-k that the sequence places after its top-k."""
    return [{"goal": i, "revisit_at": "next_review"}
            for i in therapist_top if i in seq and i not in seq[:k]]


def disagreement(plan, sc, best):
    """Step 8 as a whole, under the policy's order."""
    pol = policy_of(plan)
    th = therapist_scores(plan, best)
    main_order = order(plan, sc, pol["order"], include_unscored=False)
    th_order = order(plan, th, pol["order"], include_unscored=False)
    shared = shared_goals(plan, sc, th)
    k = min(pol["top_k"], len(shared))
    c_sh = [i for i in main_order if i in shared]
    t_sh = [i for i in th_order if i in shared]
    seqs = sequences(plan, main_order, th_order)
    return {
        "disputes": disputes(plan),
        "therapist_order": th_order,
        "therapist_scores": {i: {"matrix": frac(s["matrix"]),
                                 "leverage": frac(s["leverage_score"]),
                                 "ripple": frac(s["ripple"])}
                             for i, s in sorted(th.items())},
        "shared": shared,
        "tau_b": tau_b({i: score_of(sc[i], pol["order"]) for i in shared},
                       {i: score_of(th[i], pol["order"]) for i in shared},
                       tier_levels(plan)),
        "order_discordance": discordance(c_sh, t_sh),
        "k": k,
        "top_k_overlap": len(set(c_sh[:k]) & set(t_sh[:k])),
        "rbo": {"0.9": rbo_ext(c_sh, t_sh, 0.9), "0.5": rbo_ext(c_sh, t_sh, 0.5)},
        "sequences": seqs,
        "deferred_default": deferred(t_sh[:k], k, seqs["default"]["sequence"]),
        "deferred_compromise": None if seqs["compromise"] is None else
        deferred(t_sh[:k], k, seqs["compromise"]["sequence"]),
    }


# ---------------------------------------------------------- step 9: robustness

def tied_with_top(plan, sc, policy_order, top):
    """Goals level with `top` up to and including the score."""
    if top not in sc:
        return set()
    goals = by_id(plan)

    def prefix(i):
        return (effective_tier(plan, goals[i]), sub_rank(plan, goals[i]),
                score_of(sc[i], policy_order))
    return {i for i in sc if i != top and prefix(i) == prefix(top)}


def robustness(plan, best, policy_order):
    """Step 9: every single +-1 change of a rating in use, recomputed."""
    base = {g["id"]: client_ratings(g) for g in open_goals(plan)}
    sc0 = scores(plan, best, base)
    ord0 = order(plan, sc0, policy_order)
    if not ord0:
        return {"top": None, "cases": 0, "changes": []}
    top = ord0[0]
    ties0 = tied_with_top(plan, sc0, policy_order, top)
    cases, changes = 0, []
    for gid in sorted(base):
        for c in CRITERIA:
            for step in (-1, 1):
                v = base[gid][c]
                if v is None or not 1 <= v + step <= 5:
                    continue
                cases += 1
                changed = {i: dict(r) for i, r in base.items()}
                changed[gid][c] = v + step
                sc = scores(plan, best, changed)
                first = order(plan, sc, policy_order)[0]
                new_ties = tied_with_top(plan, sc, policy_order, top) - ties0
                if first != top or new_ties:
                    changes.append({
                        "goal": gid, "criterion": c, "from": v, "to": v + step,
                        "effect": "unseats" if first != top else "ties",
                        "new_first": first, "new_ties": sorted(new_ties)})
    return {"top": top, "cases": cases, "changes": changes}


def outcome_distribution(plan, g, r):
    """Step 9: {score: probability} over the 27 outcomes of one goal."""
    dist = {}
    for du, di, dr in itertools.product((-1, 0, 1), repeat=3):
        u, i, rr = (min(5, max(1, x + d)) for x, d in
                    ((r["urgency"], du), (r["importance"], di), (r["readiness"], dr)))
        s = lifted(plan, g, u) * i * rr        # moves before deadlines
        dist[s] = dist.get(s, 0) + Fraction(1, 27)
    return dist


def p_first_of(dists):
    """P(first) per goal, ties split equally. dists: {id: {score: p}}.
    For goal g at score s: convolve, over the others, how many tie at s while
    none is above; each count n weighs 1/(n+1)."""
    out = {}
    for g in dists:
        total = Fraction(0)
        for s, p in dists[g].items():
            ways = [Fraction(1)]               # ways[n] = P(n others tie, rest below)
            for o in dists:
                if o == g:
                    continue
                tie = dists[o].get(s, Fraction(0))
                below = sum((q for t, q in dists[o].items() if t < s), Fraction(0))
                nxt = [Fraction(0)] * (len(ways) + 1)
                for n, w in enumerate(ways):
                    nxt[n] += w * below
                    nxt[n + 1] += w * tie
                ways = nxt
            total += p * sum((w / (n + 1) for n, w in enumerate(ways)), Fraction(0))
        out[g] = total
    return out


def p_first(plan):
    """Step 9: {tier level: {id: P}} (Matrix, within tier); None for a tier in
    which a sub-rank is given."""
    h, out = hierarchy_of(plan), {}
    for n in range(len(h["levels"])):
        goals = [g for g in open_goals(plan) if level_of(h, g["tier"]) == n
                 and has_all(client_ratings(g))]
        if not goals:
            continue
        if any(sub_rank(plan, g) != math.inf for g in open_goals(plan)
               if level_of(h, g["tier"]) == n):
            out[n] = None
            continue
        out[n] = p_first_of({g["id"]: outcome_distribution(plan, g, client_ratings(g))
                             for g in goals})
    return out


def too_close(plan, matrix_order, pf):
    """Step 9: the first of the matrix order has P(first) below the policy value.
    Not said of a goal that a contingency puts first."""
    if not matrix_order:
        return None
    top = matrix_order[0]
    if effective_tier(plan, by_id(plan)[top]) == (1, 0):
        return None                            # a contingency puts it first, not its score
    dist = pf.get(tier_levels(plan)[top])
    if not dist or top not in dist:
        return None
    return dist[top] < Fraction(str(policy_of(plan)["too_close"]))


# ------------------------------------------------------------ step 10: explain

def reasons(plan, g, sc, best, act):
    """Step 10: ordered reasons of one goal as codes + numbers."""
    h, pol, goals, gid = hierarchy_of(plan), policy_of(plan), by_id(plan), g["id"]
    out = [{"code": "Tier", "tier": g["tier"]}]
    if plan.get("contingency") == gid and not is_safety(h, g):
        out.append({"code": "Contingency"})
    if g["status"] in SAFETY_ONLY_STATUSES:
        out.append({"code": "NotYetAgreed", "dissent": g.get("dissent")})
    eff = effective(g)
    missing = [c for c in CRITERIA if eff[c][0] is None]
    only = [c for c in CRITERIA if eff[c][1]]
    if only:
        out.append({"code": "TherapistRatingOnly", "criteria": only})
    if missing:
        out.append({"code": "MissingRating", "criteria": missing})
    days, u = days_to_due(plan, g), eff["urgency"][0]
    if u is not None and lifted(plan, g, u) > u:
        out.append({"code": "DeadlineRaised", "from": u,
                    "to": lifted(plan, g, u), "days": days})
    if days is not None and days < 0:
        out.append({"code": "Overdue", "days": days})
    if gid in sc:
        out.append({"code": "Score", "urgency": sc[gid]["urgency"],
                    "importance": eff["importance"][0],
                    "readiness": eff["readiness"][0],
                    "score": frac(score_of(sc[gid], pol["order"]))})
    paths = sorted(b for (a, b) in best if a == gid)
    if paths:
        out.append({"code": "Ripple", "targets": paths})
    limit = over_intense(pol, g)
    if limit is not None:
        out.append({"code": "HeldByReadiness" if not is_safety(h, g)
                    else "IntensityAdvice", "stage": g["stage"],
                    "intensity": g["intensity"], "max": limit, "twin": limit})
    if g["status"] == "on_hold":
        out.append({"code": "OnHold"})
    if not is_safety(h, g) and open_prerequisites(plan, gid):
        out.append({"code": "HeldByPrerequisite",
                    "goals": open_prerequisites(plan, gid)})
    if act["exclusive_in_force"] and not exclusive_allows(plan, g):
        out.append({"code": "BarredByExclusive"})
    if gid in act["not_chosen"]:
        if act["not_chosen"][gid]["cap_reached"]:
            out.append({"code": "CapReached", "horizon": g["horizon"]})
        out.append({"code": "NotChosen", "key": act["not_chosen"][gid]["key"]})
    if gid in act["active"]:
        if g["horizon"] == "short" and g.get("parent") in act["active"]:
            out.append({"code": "SteppingStoneOf", "goal": g["parent"]})
        if g["horizon"] == "long" and not any(
                goals[s].get("parent") == gid for s in act["active"]):
            out.append({"code": "Orphan"})
    return out


def findings(plan, act, close):
    """Findings of steps 1-4, 7, 9 as codes, sorted."""
    h, goals, out = hierarchy_of(plan), by_id(plan), []
    ranked = {g["id"] for g in open_goals(plan)}
    for b in plan.get("before") or []:
        e = {"first": b["first"], "then": b["then"]}
        if edge_ignored(plan, b):
            out.append(dict(e, code="PrerequisiteBelowTier"))
            continue
        if b["then"] not in ranked:
            continue
        st = goals[b["first"]]["status"]
        if st in ("retired", "dropped"):
            out.append(dict(e, code="PrerequisiteRetired" if st == "retired"
                            else "PrerequisiteDropped"))
        if is_safety(h, goals[b["then"]]) and \
                b["first"] in open_prerequisites(plan, b["then"]):
            out.append(dict(e, code="PrerequisiteOpenSafetyTier"))
    for g in open_goals(plan):
        days = days_to_due(plan, g)
        if days is not None and days < 0:
            out.append({"code": "Overdue", "goal": g["id"], "days": days})
        if stage_disagrees(g):
            out.append({"code": "StageReadinessDisagree", "goal": g["id"],
                        "stage": g["stage"],
                        "readiness": client_ratings(g)["readiness"]})
    for f in unanswered_flags(plan):
        out.append({"code": "UnansweredFlag", "kind": f["kind"],
                    "tier": flag_tier(judge_of(h), f)})
    for hz in HORIZONS:
        if not any(goals[i]["horizon"] == hz for i in act["active_outside_safety"]):
            out.append({"code": "NoneActive", "horizon": hz})
    for i, why in act["not_chosen"].items():
        if goals[i]["horizon"] == "long" and why["key"] == "b_orphans":
            out.append({"code": "NeedsFirstStep", "goal": i})
    if close:
        out.append({"code": "TooCloseToCall"})
    return sorted(out, key=lambda f: json.dumps(f, sort_keys=True))


# --------------------------------------------------------------------- together

def evaluate(plan):
    """All steps. Returns {"errors": [...]} alone when step 1 fails."""
    errors = validate(plan)
    if errors:
        return {"errors": errors}
    h, pol = hierarchy_of(plan), policy_of(plan)
    best = best_paths(plan)
    base = {g["id"]: client_ratings(g) for g in open_goals(plan)}
    sc = scores(plan, best, base)
    rip = ripples(plan, best, {i: r["importance"] for i, r in base.items()})
    adj = positive_arrows(plan)
    orders = {o: order(plan, sc, o) for o in ("matrix", "leverage")}
    pf = p_first(plan)
    close = too_close(plan, orders["matrix"], pf)
    act = active_set(plan, sc)
    main = orders[pol["order"]]
    goals_out = {}
    for g in sorted(open_goals(plan), key=lambda g: g["id"]):
        i = g["id"]
        s = sc.get(i)
        goals_out[i] = {
            "tier": g["tier"], "level": level_of(h, g["tier"]),
            "rated_score": None if s is None else s["rated"],
            "urgency_used": lifted(plan, g, base[i]["urgency"]),
            "matrix_priority": None if s is None else frac(s["matrix"]),
            "leverage": None if base[i]["importance"] is None
            else frac(base[i]["importance"] + rip[i]),
            "leverage_priority": None if s is None else frac(s["leverage_score"]),
            "ripple": frac(rip[i]),
            "out_degree": len(adj[i]),
            "reach": sum(1 for a, _ in best if a == i),
            "paths": {b: {"product": frac(w), "path": list(p)}
                      for (a, b), (w, p) in sorted(best.items()) if a == i},
            "held": is_held(plan, g),
            "barriers": barriers(plan, g, i in sc),
            "reasons": reasons(plan, g, sc, best, act),
        }
    return {
        "errors": [],
        "ranked": sorted(goals_out),
        "off_agenda": sorted(g["id"] for g in plan["goals"]
                             if level_of(h, g["tier"]) is None),
        "plan_ready": not unanswered_flags(plan),
        "goals": goals_out,
        "orders": orders,
        "tau_b_matrix_leverage": tau_b({i: s["matrix"] for i, s in sc.items()},
                                       {i: s["leverage_score"] for i, s in sc.items()},
                                       tier_levels(plan)),
        "top": main[0] if main else None,
        "top_held": bool(main) and goals_out[main[0]]["held"],
        "first_eligible": next((i for i in main if not goals_out[i]["barriers"]), None),
        "loops": loops(plan, best),
        "conflicts": conflicts(plan),
        "active_set": act,
        "disagreement": disagreement(plan, sc, best),
        "robustness": {o: robustness(plan, best, o) for o in ("matrix", "leverage")},
        "p_first": {"|".join(h["levels"][n]): (None if d is None else
                    {i: frac(p) for i, p in sorted(d.items())})
                    for n, d in pf.items()},
        "too_close_to_call": close,
        "findings": findings(plan, act, close),
    }


if __name__ == "__main__":
    json.dump(evaluate(json.load(sys.stdin)), sys.stdout, indent=1, sort_keys=True)
