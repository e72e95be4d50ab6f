"""Writes tests/vectors/priority-reference.json: random plans with what the reference says of them, in
the format of this library. Usage: make_vectors.py [count] [seed]."""
import json
import os
import random
import sys
from fractions import Fraction

import reference as R
from random_cases import break_plan, random_plan

TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "vectors", "priority-reference.json")
FLAG_KINDS = ["suicidality", "self_harm", "severe_substance_use", "acute_trauma", "harm_to_others", "safeguarding"]
KEYS = {"a_tier_vector": "tier_vector", "b_orphans": "orphans", "c_interfering": "interfering",
        "d_priority_sum": "score_sum", "e_off_path": "off_path", "f_ids": "ids", "hysteresis": "hysteresis",
        "cap": "cap"}
BARRIERS = {"HeldByReadiness": "held_by_readiness", "OnHold": "on_hold", "MissingRating": "no_score",
            "HeldByPrerequisite": "held_by_prerequisite", "BarredByExclusive": "barred_by_exclusive"}


def number(text):
    """A fraction as a number; all of them are exact in binary, up to seven goals."""
    return None if text is None else float(Fraction(text))


def without_nothing(entries):
    return {k: v for k, v in entries.items() if v is not None and v != [] and v != {}}


# ---------------------------------------------------------------------- input

def convert_input(plan):
    goals = []
    for g in plan["goals"]:
        ratings = {rater: without_nothing(rs or {}) for rater, rs in sorted((g.get("ratings") or {}).items())}
        entry = {k: g.get(k) for k in ("id", "title", "horizon", "tier", "status", "client_rank", "due", "stage",
                                       "intensity", "parent", "sub_rank", "dissent")}
        goals.append(without_nothing(dict(entry, ratings=ratings, answers_flags=g.get("flags"))))
    signs = {"+": "helps", "-": "interferes"}
    flags = [without_nothing({"kind": f["kind"], "opened_on": f["opened"], "opened_by": f["opened_by"],
                              "closed_on": f["closed"], "closed_by": f["closed"] and "therapist",
                              "raised_to": f.get("raised_to")}) for f in plan["flags"]]
    policy = dict(plan["policy"])
    if policy.pop("exclusive", False):
        policy["safety"] = "exclusive"
    if "too_close" in policy:
        policy["too_close"] = float(Fraction(policy["too_close"]))
    if "deadlines" in policy:
        policy["deadlines"] = [{"within_days": d, "urgency": u} for d, u in policy["deadlines"]]
    h = plan["hierarchy"]
    policy["hierarchy"] = h if isinstance(h, str) else {
        "id": "own", "title": "A clinic's own", "levels": h["levels"], "safety": h["safety_tiers"],
        "sub_ranked": h["sub_rank_tiers"], "flag_tiers": h["flag_map"], "counted_levels": h["vector_depth"],
        "allowed_when_exclusive": h["exclusive_tiers"]}
    return without_nothing({
        "goals": goals, "arrows": [dict(a, sign=signs[a["sign"]]) for a in plan["arrows"]],
        "before": plan["before"], "flags": flags, "contingency": plan["contingency"], "today": plan["today"],
        "policy": policy})


# --------------------------------------------------------------------- errors

def convert_error(plan, converted, errors):
    """The first fault as this library names it: faults of form come first, then those of the whole."""
    found = []
    for e in errors:
        code, path = e["code"], e["path"]
        section = ["goals", "arrows", "before", "flags", "contingency"].index(path.split("[")[0].split(".")[0])
        index = int(path.split("[")[1].split("]")[0]) if "[" in path else 0
        form = False
        if code == "OutOfRange":
            code, form = "out_of_range", True
        elif code == "UnknownRater":
            rater = path.rsplit(".", 1)[1]
            place = list(converted["goals"][index]["ratings"]).index(rater) + 1
            code, path, form = "unknown_key", f"goals[{index}].ratings.<entry {place}>", True
        elif code == "ParentNotShortToLong":
            code, form = "inconsistent", plan["goals"][index]["horizon"] == "long"
        elif code == "UnmappedFlag":
            code, form = "unknown_code", True          # the kinds of flag are a closed list here
        elif code == "SelfArrow":
            code, path = "self_reference", path + ".to"
        elif code == "FlagOpenedTwice":
            code, path = "flag_opened_twice", path + ".kind"
        elif code == "CycleInPrerequisites":
            edges = [(b["first"], b["then"]) for b in plan["before"]]
            twice = [n for n, edge in enumerate(edges) if edge in edges[:n]]
            closure = R.transitive_closure(edges)
            index = next(n for n, (a, b) in enumerate(edges) if (b, a) in closure)
            code, path = "cycle", f"before[{index}]"
            if twice:
                code, path, index = "duplicate_arrow", f"before[{twice[0]}]", twice[0]
        else:
            code = {"UnknownGoal": "unknown_goal", "DuplicateId": "duplicate_id", "UnknownTier": "unknown_tier",
                    "DuplicateArrow": "duplicate_arrow"}[code]
        found.append((not form, section, index, code, path))
    _, _, _, code, path = min(found)
    return {"code": code, "path": path}


# -------------------------------------------------------------------- ranking

class Converter:
    def __init__(self, plan, result):
        self.plan, self.result = plan, result
        self.h, self.policy, self.goals = R.hierarchy_of(plan), R.policy_of(plan), R.by_id(plan)
        self.main = result["orders"][self.policy["order"]]
        self.active = set(result["active_set"]["active"])

    def in_order(self, ids):
        return [i for i in self.main if i in ids]

    def agreement(self, tau):
        reason = {"NoPairs": "no_pairs", "AllTied": "all_tied", None: None}[tau["reason"]]
        out = {k: tau[k] for k in ("goals", "pairs", "concordant", "discordant", "tied_first", "tied_second")}
        return dict(out, tau_b=tau["value"], reason=reason)

    def ordering_score(self, i):
        return number(self.result["goals"][i]["matrix_priority" if self.policy["order"] == "matrix"
                                              else "leverage_priority"])

    def tie(self, i, j):
        """The key that orders two goals of the same score, or None."""
        a, b = self.result["goals"][i], self.result["goals"][j]
        ga, gb = self.goals[i], self.goals[j]
        if self.ordering_score(i) is None or self.ordering_score(i) != self.ordering_score(j):
            return None
        if (R.effective_tier(self.plan, ga), R.sub_rank(self.plan, ga)) != \
                (R.effective_tier(self.plan, gb), R.sub_rank(self.plan, gb)):
            return None
        for key, x, y in (("ripple", number(a["ripple"]), number(b["ripple"])),
                          ("urgency", a["urgency_used"], b["urgency_used"]),
                          ("client_rank", R.client_rank(ga), R.client_rank(gb))):
            if x != y:
                return key
        return "id"

    def reasons(self, i, following):
        g, out = self.goals[i], []
        entry, rated = self.result["goals"][i], R.client_ratings(self.goals[i])
        given = {r["code"]: r for r in entry["reasons"]}
        out.append({"code": "tier", "tier": g["tier"], "safety": R.is_safety(self.h, g)})
        if "Contingency" in given:
            out.append({"code": "contingency"})
        if "NotYetAgreed" in given:
            out.append({"code": "not_yet_agreed", "status": g["status"], "dissent": g.get("dissent")})
        for name, code in (("TherapistRatingOnly", "therapist_rating_only"), ("MissingRating", "missing_rating")):
            if name in given:
                out.append({"code": code, "criteria": given[name]["criteria"]})
        if "DeadlineRaised" in given:
            r = given["DeadlineRaised"]
            out.append({"code": "deadline_raised", "from": r["from"], "to": r["to"], "days": r["days"]})
        if "Overdue" in given:
            out.append({"code": "overdue", "days_overdue": -given["Overdue"]["days"]})
        if g["tier"] in self.h["sub_rank_tiers"] and g.get("sub_rank") is not None:
            out.append({"code": "sub_rank", "sub_rank": g["sub_rank"]})
        if "Score" in given:
            u, r = entry["urgency_used"], rated["readiness"]
            out.append({"code": "score", "urgency": u, "importance": rated["importance"], "readiness": r,
                        "score": number(entry["matrix_priority"])})
            if self.policy["order"] == "leverage":
                out.append({"code": "leverage", "urgency": u, "leverage": number(entry["leverage"]), "readiness": r,
                            "score": number(entry["leverage_priority"])})
        if following is not None and self.tie(i, following) is not None:
            out.append({"code": "tie_broken", "goal": following, "key": self.tie(i, following)})
        if "Ripple" in given:
            def worth(target):
                importance = R.client_ratings(self.goals[target])["importance"] or 0
                return -importance * Fraction(entry["paths"][target]["product"])
            most = sorted(sorted(entry["paths"]), key=worth)[:3]
            out.append({"code": "ripple", "ripple": number(entry["ripple"]), "reach": entry["reach"],
                        "targets": [{"goal": t, "share": number(entry["paths"][t]["product"])} for t in most]})
        for name, code in (("HeldByReadiness", "held_by_readiness"), ("IntensityAdvice", "intensity_advice")):
            if name in given:
                out.append({"code": code, **{k: given[name][k] for k in ("stage", "intensity", "max")}})
        if "OnHold" in given:
            out.append({"code": "on_hold"})
        if "HeldByPrerequisite" in given:
            out.append({"code": "held_by_prerequisite", "goals": given["HeldByPrerequisite"]["goals"]})
        if "BarredByExclusive" in given:
            out.append({"code": "barred_by_exclusive"})
        if "CapReached" in given:
            out.append({"code": "cap_reached", "horizon": g["horizon"], "cap": self.policy["cap_" + g["horizon"]]})
        if "NotChosen" in given:
            out.append({"code": "not_chosen", "key": KEYS[given["NotChosen"]["key"]]})
        if "SteppingStoneOf" in given:
            out.append({"code": "stepping_stone_of", "goal": given["SteppingStoneOf"]["goal"]})
        if "Orphan" in given:
            out.append({"code": "orphan"})
        return out

    def place(self, n, i):
        e, g = self.result["goals"][i], self.goals[i]
        following = self.main[n + 1] if n + 1 < len(self.main) else None
        barriers = [BARRIERS[b] for b in e["barriers"]]
        return {
            "goal": i, "title": g["title"], "rank": n + 1, "horizon": g["horizon"], "status": g["status"],
            "tier": g["tier"], "rated": R.client_ratings(g), "matrix_score": e["rated_score"],
            "urgency": e["urgency_used"], "ordering_score": self.ordering_score(i),
            "matrix_ordering_score": number(e["matrix_priority"]),
            "leverage_ordering_score": number(e["leverage_priority"]), "leverage": number(e["leverage"]),
            "ripple": number(e["ripple"]), "out_degree": e["out_degree"], "reach": e["reach"],
            "paths": [{"goals": p["path"], "share": number(p["product"])} for _, p in sorted(e["paths"].items())],
            "held": e["held"], "eligible": not barriers, "barriers": barriers, "active": i in self.active,
            "reasons": self.reasons(i, following)}

    def not_ranking(self):
        out = []
        for i in sorted(self.goals):
            g = self.goals[i]
            if R.ranks(self.h, g):
                continue
            if R.level_of(self.h, g["tier"]) is None:
                reason = "off_agenda"
            else:
                reason = "done" if g["status"] in R.DONE_STATUSES else "not_agreed"
            out.append({"goal": i, "reason": reason})
        return out

    def too_low(self, f):
        """The goals that are not done and name an unanswered flag from a tier below its own."""
        level = R.level_of(R.judge_of(self.h), f["tier"])
        stands = {g["id"]: R.judge_level(self.h, g["tier"]) for g in self.plan["goals"]
                  if f["kind"] in (g.get("flags") or []) and g["status"] not in R.DONE_STATUSES}
        return sorted(i for i, own in stands.items() if own is not None and own > level)

    def findings(self, close):
        found, out = self.result["findings"], []
        for f in sorted((f for f in found if f["code"] == "UnansweredFlag"), key=lambda f: FLAG_KINDS.index(f["kind"])):
            low = self.too_low(f)
            out.append(dict({"code": "unanswered_flag", "kind": f["kind"], "tier": f["tier"]},
                            **({"goals": low} if low else {})))
        for f in sorted((f for f in found if f["code"] == "Overdue"), key=lambda f: f["goal"]):
            out.append({"code": "overdue", "goal": f["goal"], "days_overdue": -f["days"]})
        for f in sorted((f for f in found if f["code"] == "StageReadinessDisagree"), key=lambda f: f["goal"]):
            out.append({"code": "stage_readiness_disagree", "goal": f["goal"], "stage": f["stage"],
                        "readiness": f["readiness"]})
        links = {"PrerequisiteBelowTier": "prerequisite_below_tier", "PrerequisiteRetired": "prerequisite_retired",
                 "PrerequisiteDropped": "prerequisite_dropped",
                 "PrerequisiteOpenSafetyTier": "prerequisite_open_in_safety_tier"}
        for f in sorted((f for f in found if f["code"] in links), key=lambda f: (f["first"], f["then"])):
            out.append({"code": links[f["code"]], "first": f["first"], "then": f["then"]})
        for horizon in R.HORIZONS:
            if {"code": "NoneActive", "horizon": horizon} in found:
                barred = [g for g in sorted(self.result["goals"]) if self.result["goals"][g]["barriers"]
                          and self.goals[g]["horizon"] == horizon and not R.is_safety(self.h, self.goals[g])]
                out.append({"code": "none_active", "horizon": horizon, "barred": [
                    {"goal": g, "barriers": [BARRIERS[b] for b in self.result["goals"][g]["barriers"]]}
                    for g in barred]})
        for f in sorted((f for f in found if f["code"] == "NeedsFirstStep"), key=lambda f: f["goal"]):
            out.append({"code": "needs_first_step", "goal": f["goal"]})
        if close:
            top = self.result["orders"]["matrix"][0]
            p = next(p[top] for p in self.result["p_first"].values() if p is not None and top in p)
            out.append({"code": "too_close_to_call", "goal": top, "probability": number(p),
                        "limit": float(Fraction(self.policy["too_close"]))})
        return out

    def keys(self, k):
        return {"tier_vector": k["tier_vector"], "orphans": k["orphans"], "interfering": k["interfering"],
                "score_sum": number(k["priority_sum_outside_safety"]), "off_path": k["off_path"]}

    def active_set(self):
        a = self.result["active_set"]
        runner = a["runner_up"] and {"goals": self.in_order(a["runner_up"]["ids"]), "keys": self.keys(a["runner_up"]),
                                     "lost_on": KEYS[a["runner_up"]["lost_on"]]}
        keys = self.keys(dict(a["keys"], priority_sum_outside_safety=a["priority_sum_outside_safety"]))
        left_out = [{"goal": i, "key": KEYS[n["key"]], "cap_reached": n["cap_reached"]}
                    for i, n in sorted(a["not_chosen"].items())]
        return {"goals": self.in_order(a["active"]), "safety": self.in_order(a["safety"]), "keys": keys,
                "runner_up": runner, "kept": a["kept_by_hysteresis"], "not_chosen": left_out,
                "exclusive": a["exclusive_in_force"], "searched": True, "sets": a["sets_examined"]}

    def settlement(self, sequence, deferred):
        if sequence is None or not sequence["sequence"]:
            return None
        return {"goals": sequence["sequence"], "client": sequence["client"], "therapist": sequence["therapist"],
                "deferred": [{"goal": d["goal"], "revisit_at": self.revisit(d["goal"]), "rationale": None}
                             for d in deferred]}

    def revisit(self, goal):
        first = sorted(b["first"] for b in self.plan["before"] if b["then"] == goal and b["agreed"]
                       and not R.edge_ignored(self.plan, b)
                       and self.goals[b["first"]]["status"] not in R.DONE_STATUSES)
        return {"code": "once_attained", "goals": first} if first else {"code": "next_review"}

    def disagreement(self):
        d = self.result["disagreement"]
        scores = d["therapist_scores"]
        order = [{"goal": i, "matrix_ordering_score": number(scores[i]["matrix"]),
                  "leverage_ordering_score": number(scores[i]["leverage"]), "ripple": number(scores[i]["ripple"])}
                 for i in d["therapist_order"]]
        s = d["sequences"]
        return {"disputes": d["disputes"], "therapist_order": order, "shared": d["shared"],
                "agreement": self.agreement(d["tau_b"]), "discordant_pairs": d["order_discordance"],
                "top_k": d["k"], "top_k_overlap": d["top_k_overlap"], "rbo": None,
                "pareto": [{"goals": p["sequence"], "client": p["client"], "therapist": p["therapist"]}
                           for p in s["pareto"] if p["sequence"]],
                "client_first": self.settlement(s["default"], d["deferred_default"]),
                "compromise": self.settlement(s["compromise"], d["deferred_compromise"]), "searched": True}

    def robustness(self, close):
        def sensitivity(r):
            return {"top": r["top"], "cases": r["cases"],
                    "changes": [{"goal": c["goal"], "criterion": c["criterion"], "from": c["from"], "to": c["to"],
                                 "effect": c["effect"], "first": c["new_first"], "ties": c["new_ties"]}
                                for c in r["changes"]]}
        levels = []
        for tiers, goals in self.result["p_first"].items():
            entries = []
            for i, p in sorted((goals or {}).items()):
                p = Fraction(p)
                entries.append({"goal": i, "probability": {
                    "numerator": str(p.numerator), "denominator": str(p.denominator), "value": float(p)}})
            levels.append({"tiers": tiers.split("|"), "goals": entries,
                           "reason": "sub_ranked" if goals is None else None})
        r = self.result["robustness"]
        return {"matrix": sensitivity(r["matrix"]), "leverage": sensitivity(r["leverage"]), "probabilities": levels,
                "too_close_to_call": close}

    def ranking(self):
        r = self.result
        close = r["too_close_to_call"]
        return {
            "order": self.policy["order"], "places": [self.place(n, i) for n, i in enumerate(self.main)],
            "not_ranking": self.not_ranking(),
            "orders": dict(r["orders"], agreement=self.agreement(r["tau_b_matrix_leverage"])),
            "plan_ready": r["plan_ready"], "findings": self.findings(close), "top": r["top"],
            "first_eligible": r["first_eligible"], "loops": r["loops"], "conflicts": r["conflicts"],
            "active_set": self.active_set(), "disagreement": self.disagreement(),
            "robustness": self.robustness(close)}


# Plans by this hierarchy alone, after those of all kinds.
PHONE_COACHING = 40


def main(count=320, seed=20250110):
    rng, calls = random.Random(seed), random.Random(seed + 1)
    cases = []
    for n in range(count + PHONE_COACHING):
        plan = random_plan(rng) if n < count else random_plan(calls, "dbt_phone_coaching")
        if n < count and n % 12 == 11:
            break_plan(rng, plan)
        plan = json.loads(json.dumps(plan))       # no aliasing inside the plan
        result = R.evaluate(plan)
        converted = convert_input(plan)
        case = {"name": f"random {n}", "source": "tests/reference/priority", "call": "priority.rank",
                "input": converted}
        if result["errors"]:
            case["error"] = convert_error(plan, converted, result["errors"])
        else:
            case["expect"] = Converter(plan, result).ranking()
        cases.append(case)
    description = ("Random plans of up to seven goals, with what a second implementation of the same specification, "
                   "tests/reference/priority, says of them. Made by make_vectors.py there.")
    with open(TARGET, "w", encoding="utf-8") as f:
        f.write('{"description":' + json.dumps(description) + ',"cases":[\n')
        f.write(",\n".join(json.dumps(c, ensure_ascii=False, separators=(",", ":")) for c in cases))
        f.write("\n]}\n")


if __name__ == "__main__":
    main(*(int(x) for x in sys.argv[1:3]))
