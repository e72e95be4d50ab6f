"""Writes tests/vectors/priority.json: the worked examples A to D of the specification, its settled
readings, and what is refused. Expected values are the published ones, written down here by hand."""
import json
import os

TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "vectors", "priority.json")
HOSTILE = "\u2620 Jane Doe, 12 Elm Street \u2620"
TODAY = "2026-11-23"
CASES = []


def goal(gid, u=None, i=None, r=None, horizon="short", therapist=None, **more):
    ratings = {}
    client = {k: v for k, v in (("urgency", u), ("importance", i), ("readiness", r)) if v is not None}
    if client:
        ratings["client"] = client
    if therapist:
        ratings["therapist"] = dict(zip(("urgency", "importance", "readiness"), therapist))
    return dict({"id": gid, "title": gid, "horizon": horizon, "ratings": ratings}, **more)


def arrow(a, b, strength=2, sign="helps"):
    return {"from": a, "to": b, "sign": sign, "strength": strength}


def situation(goals, hierarchy=None, **more):
    policy = more.pop("policy", {})
    if hierarchy:
        policy = dict(policy, hierarchy=hierarchy)
    return dict({"goals": goals}, **more, **({"policy": policy} if policy else {}))


def case(name, source, given, expect):
    CASES.append({"name": name, "source": source, "call": "priority.rank", "input": given, "expect": expect})


def refused(name, given, code, path, *faults):
    error = {"code": code, "path": path}
    if faults:
        error["faults"] = [list(fault) for fault in faults]
    CASES.append({"name": name, "source": "the specification, section 4, step 1", "call": "priority.rank",
                  "input": given, "error": error})


def reason(code, **numbers):
    return dict({"code": code}, **numbers)


def flag(kind, **more):
    return dict({"kind": kind, "opened_on": "2026-11-02", "opened_by": "therapist"}, **more)


# ---------------------------------------------------------------- example A

A = [goal("sleep", 3, 3, 5), goal("worry", 4, 4, 3), goal("couple", 3, 4, 3), goal("work", 2, 5, 3)]
A_ARROWS = [arrow("sleep", "worry"), arrow("worry", "sleep"), arrow("sleep", "couple"), arrow("worry", "work"),
            arrow("sleep", "work", 1)]


def change(gid, criterion, old, new, effect, first, ties=()):
    return {"goal": gid, "criterion": criterion, "from": old, "to": new, "effect": effect, "first": first,
            "ties": list(ties)}


def p(numerator, denominator):
    return {"numerator": str(numerator), "denominator": str(denominator), "value": numerator / denominator}


A_ROBUST = {
    "matrix": {"top": "worry", "cases": 22, "changes": [
        change("couple", "urgency", 3, 4, "ties", "worry", ["couple"]),
        change("couple", "readiness", 3, 4, "ties", "worry", ["couple"]),
        change("sleep", "urgency", 3, 4, "unseats", "sleep"),
        change("sleep", "importance", 3, 4, "unseats", "sleep"),
        change("worry", "urgency", 4, 3, "unseats", "sleep", ["couple"]),
        change("worry", "importance", 4, 3, "unseats", "sleep", ["couple"]),
        change("worry", "readiness", 3, 2, "unseats", "sleep")]},
    "leverage": {"top": "sleep", "cases": 22, "changes": [
        change("sleep", "urgency", 3, 2, "unseats", "worry"), change("sleep", "readiness", 5, 4, "unseats", "worry"),
        change("worry", "urgency", 4, 5, "unseats", "worry"), change("worry", "readiness", 3, 4, "unseats", "worry")]},
    "too_close_to_call": True,
    "probabilities": [{"tiers": ["standard"], "goals": [
        {"goal": "couple", "probability": {"value": {"$near": .1859, "within": .00005}}},
        {"goal": "sleep", "probability": {"value": {"$near": .2934, "within": .00005}}},
        {"goal": "work", "probability": {"value": {"$near": .0865, "within": .00005}}},
        {"goal": "worry", "probability": p(2768861, 6377292)}], "reason": None}],
}
A_ORDERS = {"matrix": ["worry", "sleep", "couple", "work"], "leverage": ["sleep", "worry", "couple", "work"]}
case("example A: sleep and worry help each other, by the matrix", "the specification, section 4, example A",
     situation(A, arrows=A_ARROWS), {
         "order": "matrix", "top": "worry", "orders": A_ORDERS, "loops": [["sleep", "worry"]], "conflicts": [],
         "places": [
             {"goal": "worry", "rank": 1, "matrix_score": 48, "ordering_score": 48, "ripple": 5, "out_degree": 2,
              "reach": 3, "leverage": 9, "leverage_ordering_score": 108, "reasons": [
                  reason("tier", tier="standard", safety=False),
                  reason("score", urgency=4, importance=4, readiness=3, score=48),
                  reason("ripple", ripple=5, reach=3, targets=[
                      {"goal": "work", "share": .5}, {"goal": "sleep", "share": .5}, {"goal": "couple", "share": .25}])],
              "paths": [{"goals": ["worry", "sleep", "couple"], "share": .25}, {"goals": ["worry", "sleep"], "share": .5},
                        {"goals": ["worry", "work"], "share": .5}]},
             {"goal": "sleep", "rank": 2, "matrix_score": 45, "ripple": 5.25, "out_degree": 3, "reach": 3,
              "leverage": 8.25, "leverage_ordering_score": 123.75, "paths": [
                  {"goals": ["sleep", "couple"], "share": .5}, {"goals": ["sleep", "work"], "share": .25},
                  {"goals": ["sleep", "worry"], "share": .5}]},
             {"goal": "couple", "rank": 3, "matrix_score": 36, "ripple": 0, "leverage_ordering_score": 36},
             {"goal": "work", "rank": 4, "matrix_score": 30, "ripple": 0, "leverage_ordering_score": 30}],
         "robustness": A_ROBUST,
         "findings": [reason("none_active", horizon="long"),
                      reason("too_close_to_call", goal="worry", probability=2768861 / 6377292, limit=.5)]})
case("example A: by leverage", "the specification, section 4, example A",
     situation(A, arrows=A_ARROWS, policy={"order": "leverage"}),
     {"order": "leverage", "top": "sleep", "orders": A_ORDERS, "robustness": A_ROBUST, "places": [
         {"goal": "sleep", "matrix_score": 45, "ordering_score": 123.75, "reasons": [
             reason("tier", tier="standard", safety=False),
             reason("score", urgency=3, importance=3, readiness=5, score=45),
             reason("leverage", urgency=3, leverage=8.25, readiness=5, score=123.75),
             reason("ripple", ripple=5.25, reach=3)]},
         {"goal": "worry", "ordering_score": 108}, {"goal": "couple", "ordering_score": 36},
         {"goal": "work", "ordering_score": 30}]})
case("example A without arrows: both orders are one", "the specification, section 4, step 6", situation(A),
     {"orders": {"matrix": A_ORDERS["matrix"], "leverage": A_ORDERS["matrix"],
                 "agreement": {"pairs": 6, "concordant": 6, "discordant": 0, "tau_b": 1, "reason": None}}, "loops": []})

# ---------------------------------------------------------------- example B

B_ORDER = ["self-harm", "attend", "college", "distress-tolerance"]


def example_b(policy=None, arrows=(), flags=(), **more):
    goals = [goal("self-harm", 5, 5, 2, tier="life_threatening", answers_flags=["self_harm"], **more),
             goal("attend", 3, 3, 3, tier="therapy_interfering"),
             goal("college", 4, 5, 4, "long", tier="quality_of_life"),
             goal("distress-tolerance", 4, 4, 5, tier="skills")]
    return situation(goals, "dbt_individual", arrows=list(arrows), flags=list(flags), policy=policy or {})


case("example B: tiers before products", "the specification, section 4, example B", example_b(),
     {"orders": {"matrix": B_ORDER}, "active_set": {"goals": B_ORDER, "safety": ["self-harm"], "exclusive": False},
      "places": [{"matrix_score": 50, "tier": "life_threatening"}, {"matrix_score": 27}, {"matrix_score": 80},
                 {"matrix_score": 80}], "plan_ready": True})
case("example B: an acute flag under the exclusive policy", "the specification, section 4, example B",
     example_b({"safety": "exclusive"}, flags=[flag("self_harm")]),
     {"orders": {"matrix": B_ORDER}, "active_set": {"goals": ["self-harm", "attend"], "exclusive": True},
      "places": [{"eligible": True}, {"eligible": True}, {"eligible": False, "barriers": ["barred_by_exclusive"]},
                 {"eligible": False, "barriers": ["barred_by_exclusive"]}]})
case("example B: what helps the safety goal stays open", "the specification, section 4, example B",
     example_b({"safety": "exclusive"}, [arrow("distress-tolerance", "self-harm")], [flag("self_harm")]),
     {"active_set": {"goals": ["self-harm", "attend", "distress-tolerance"], "exclusive": True}})
case("example B: an arrow that interferes opens nothing", "the specification, section 4, step 7",
     example_b({"safety": "exclusive"}, [arrow("distress-tolerance", "self-harm", 2, "interferes")], [flag("self_harm")]),
     {"active_set": {"goals": ["self-harm", "attend"]}, "conflicts": [
         {"from": "distress-tolerance", "to": "self-harm", "strength": 2}]})
case("example B: exclusive only while the flag is open", "the specification, section 4, settled readings",
     example_b({"safety": "exclusive"}, flags=[flag("self_harm", closed_on="2026-11-20", closed_by="therapist")]),
     {"active_set": {"goals": B_ORDER, "exclusive": False}})
case("example B: contemplation does not hold a life-threatening goal", "the specification, section 4, example B",
     example_b(stage="contemplation", intensity="act"),
     {"orders": {"matrix": B_ORDER}, "active_set": {"goals": B_ORDER}, "places": [
         {"goal": "self-harm", "held": False, "eligible": True, "reasons": [
             reason("tier", tier="life_threatening", safety=True),
             reason("score", urgency=5, importance=5, readiness=2, score=50),
             reason("intensity_advice", stage="contemplation", intensity="act", max="explore")]}, {}, {}, {}]})

# ---------------------------------------------------------------- example C

C = [goal("stress", 5, 5, 3, therapist=(4, 4)), goal("sleep", 4, 5, 3, therapist=(3, 4)),
     goal("family", 3, 4, 3, therapist=(2, 3)), goal("trauma", 2, 4, 3, therapist=(5, 5), rationale="it drives the rest")]
C_BEFORE = [{"first": "stress", "then": "trauma", "agreed": True}]


def sequence(client, therapist, *goals):
    return {"goals": list(goals), "client": client, "therapist": therapist}


for persistence, rbo in ((.9, .828), (.5, .333)):
    case(f"example C: stress first, trauma later; overlap with persistence {persistence}",
         "the specification, section 4, example C; the ratings are chosen to give its orders",
         situation(C, before=C_BEFORE, policy={"rbo_persistence": persistence}), {
             "orders": {"matrix": ["stress", "sleep", "family", "trauma"]},
             "disagreement": {
                 "disputes": [{"goal": "trauma", "criterion": "urgency", "client": 2, "therapist": 5}],
                 "therapist_order": [{"goal": g} for g in ("trauma", "stress", "sleep", "family")],
                 "agreement": {"goals": 4, "pairs": 6, "concordant": 3, "discordant": 3, "tau_b": 0, "reason": None},
                 "discordant_pairs": 3, "top_k": 3, "top_k_overlap": 2, "rbo": {"$near": rbo, "within": .0005},
                 "pareto": [sequence(0, 3, "stress", "sleep", "family", "trauma"),
                            sequence(1, 2, "stress", "sleep", "trauma", "family"),
                            sequence(2, 1, "stress", "trauma", "sleep", "family")],
                 "client_first": dict(sequence(0, 3, "stress", "sleep", "family", "trauma"), deferred=[
                     {"goal": "trauma", "revisit_at": {"code": "once_attained", "goals": ["stress"]},
                      "rationale": "it drives the rest"}]),
                 "compromise": dict(sequence(1, 2, "stress", "sleep", "trauma", "family"), deferred=[]),
                 "searched": True}})
case("example C: without the link the trade goes on to the therapist's order", "the specification, section 4, step 8",
     situation(C), {"disagreement": {"pareto": [
         sequence(0, 3, "stress", "sleep", "family", "trauma"), sequence(1, 2, "stress", "sleep", "trauma", "family"),
         sequence(2, 1, "stress", "trauma", "sleep", "family"), sequence(3, 0, "trauma", "stress", "sleep", "family")],
         "client_first": {"deferred": [{"goal": "trauma", "revisit_at": {"code": "next_review"}}]}}})
case("example C: trauma in the safety tier is not up for trade", "the specification, section 4, example C",
     situation(C[:3] + [dict(C[3], tier="safety")], before=C_BEFORE),
     {"top": "trauma", "disagreement": {"compromise": None, "pareto": [sequence(0, 0, "trauma", "stress", "sleep",
                                                                                  "family")]},
      "findings": [reason("prerequisite_below_tier", first="stress", then="trauma"),
                   reason("none_active", horizon="long")]})

# ---------------------------------------------------------------- example D

D = [goal("breathe", 3, 4, 4, parent="panic"), goal("bed11", 3, 3, 4, parent="panic"),
     goal("talk1", 2, 3, 3, parent="social"), goal("cv", 2, 4, 4, parent="work", due="2026-12-03"),
     goal("journal", 2, 2, 5), goal("panic", 3, 5, 4, "long"), goal("social", 3, 5, 3, "long"),
     goal("work", 3, 4, 3, "long")]
case("example D: steps before orphans", "the specification, section 4, example D", situation(D, today=TODAY), {
    "active_set": {
        "goals": ["cv", "panic", "breathe", "bed11", "work"],
        "keys": {"orphans": 0, "interfering": 0, "score_sum": 244, "off_path": 0},
        "runner_up": {"goals": ["cv", "panic", "breathe", "social", "talk1"], "keys": {"orphans": 0, "score_sum": 235},
                      "lost_on": "score_sum"},
        "not_chosen": [{"goal": "journal", "key": "score_sum", "cap_reached": True},
                       {"goal": "social", "key": "score_sum", "cap_reached": True},
                       {"goal": "talk1", "key": "score_sum", "cap_reached": True}],
        "kept": False, "searched": True, "sets": 150},
    "places": [{"goal": "cv", "matrix_score": 32, "ordering_score": 64, "urgency": 4, "active": True, "reasons": [
        reason("tier", tier="standard", safety=False), reason("deadline_raised", **{"from": 2, "to": 4, "days": 10}),
        reason("score", urgency=4, importance=4, readiness=4, score=64), reason("stepping_stone_of", goal="work")]}]
    + [{}] * 7})

# ---------------------------------------------------------------- settled readings

READINGS = "the specification, section 4, settled readings"
case("nothing to order", READINGS, situation([]), {"places": [], "top": None, "first_eligible": None,
                                                   "plan_ready": True, "disagreement": {"pareto": []}})
for days, due, urgency in ((-1, "2026-11-22", 5), (0, "2026-11-23", 5), (7, "2026-11-30", 5), (8, "2026-12-01", 4),
                           (14, "2026-12-07", 4), (15, "2026-12-08", 3), (30, "2026-12-23", 3), (31, "2026-12-24", 2),
                           (60, "2027-01-22", 2), (61, "2027-01-23", 1)):
    case(f"a deadline in {days} days", "the specification, section 4, step 3",
         situation([goal("g", 1, 2, 3, due=due)], today=TODAY),
         {"places": [{"matrix_score": 6, "urgency": urgency, "ordering_score": urgency * 6}]})
case("a deadline never lowers urgency", "the specification, section 4, step 3",
     situation([goal("g", 4, 2, 3, due="2027-06-01")], today=TODAY), {"places": [{"urgency": 4, "ordering_score": 24}]})
case("a missing urgency stays missing whatever the deadline", READINGS,
     situation([goal("g", None, 2, 3, due="2026-11-24")], today=TODAY),
     {"places": [{"urgency": None, "matrix_score": None, "ordering_score": None, "eligible": False,
                  "barriers": ["no_score"]}]})
case("overdue is said", "the specification, section 4, step 3",
     situation([goal("g", 1, 2, 3, due="2026-11-20")], today=TODAY),
     {"findings": [reason("overdue", goal="g", days_overdue=3), reason("none_active", horizon="long")]})
case("unrated goals come last in their tier, never as 0", READINGS,
     situation([goal("b"), goal("a", client_rank=2), goal("c", client_rank=1), goal("z", 1, 1, 1)]),
     {"orders": {"matrix": ["z", "c", "a", "b"], "leverage": ["z", "c", "a", "b"]}})
case("the therapist's rating fills a gap and never overrides", READINGS,
     situation([goal("g", 1, None, 2, therapist=(5, 3, 5))]), {"places": [
         {"rated": {"urgency": 1, "importance": 3, "readiness": 2}, "matrix_score": 6, "reasons": [
             reason("tier", tier="standard"), reason("therapist_rating_only", criteria=["importance"]),
             reason("score", score=6)]}]})
case("on hold ranks but is not proposed", READINGS, situation([goal("g", 5, 5, 5, status="on_hold"), goal("h", 1, 1, 1)]),
     {"top": "g", "first_eligible": "h", "active_set": {"goals": ["h"]},
      "places": [{"barriers": ["on_hold"], "held": False}, {}]})
case("held by readiness stays visible", "the specification, section 2.2",
     situation([goal("drink-less", 5, 5, 5, stage="contemplation", intensity="act"), goal("walk", 1, 1, 1)]),
     {"top": "drink-less", "first_eligible": "walk", "places": [
         {"held": True, "barriers": ["held_by_readiness"], "reasons": [
             reason("tier"), reason("score"),
             reason("held_by_readiness", stage="contemplation", intensity="act", max="explore")]}, {}],
      "findings": [reason("stage_readiness_disagree", goal="drink-less", stage="contemplation", readiness=5),
                   reason("none_active", horizon="long")]})
case("preparation carries a first small step, but no more", "the specification, section 2.2",
     situation([goal("act", 3, 3, 3, stage="preparation", intensity="act"),
                goal("sustain", 3, 3, 3, stage="preparation", intensity="sustain")]),
     {"places": [{"goal": "act", "held": False}, {"goal": "sustain", "held": True}]})
case("safety goals count before they are agreed", READINGS,
     situation([goal("plan", status="draft", tier="safety", dissent="not needed", answers_flags=["suicidality"]),
                goal("walk", 5, 5, 5), goal("later", 5, 5, 5, status="draft")], flags=[flag("suicidality")]),
     {"orders": {"matrix": ["plan", "walk"]}, "not_ranking": [{"goal": "later", "reason": "not_agreed"}],
      "active_set": {"goals": ["plan", "walk"], "safety": ["plan"]}, "plan_ready": True,
      "places": [{"reasons": [reason("tier", tier="safety", safety=True),
                              reason("not_yet_agreed", status="draft", dissent="not needed"),
                              reason("missing_rating", criteria=["urgency", "importance", "readiness"])]}, {}]})
case("an open flag that no goal answers", "the specification, section 4, step 2",
     situation([goal("walk", 5, 5, 5, answers_flags=["suicidality"])], flags=[flag("suicidality")]),
     {"plan_ready": False, "findings": [reason("unanswered_flag", kind="suicidality", tier="safety"),
                                        reason("none_active", horizon="long")]})
case("a flag is answered from its tier or a higher one", "the specification, section 2.1",
     situation([goal("stop", 5, 5, 5, tier="therapy_interfering", answers_flags=["acute_trauma", "self_harm"])],
               "dbt_individual", flags=[flag("acute_trauma"), flag("self_harm")]),
     {"plan_ready": False, "findings": [reason("unanswered_flag", kind="self_harm", tier="life_threatening"),
                                        reason("none_active", horizon="long")]})
case("a person may raise a flag", "the specification, section 2.1",
     situation([goal("use", 5, 5, 5, tier="quality_of_life", answers_flags=["severe_substance_use"])], "dbt_individual",
               flags=[flag("severe_substance_use", raised_to="life_threatening")]),
     {"plan_ready": False, "findings": [
         reason("unanswered_flag", kind="severe_substance_use", tier="life_threatening"),
         reason("none_active", horizon="long")]})
case("the skills group has an agenda of its own; flags are judged by the individual hierarchy", READINGS,
     situation([goal("self-harm", 5, 5, 5, tier="life_threatening", answers_flags=["self_harm"]),
                goal("wise-mind", 5, 5, 5, tier="skills"), goal("homework", 5, 5, 5, tier="therapy_interfering"),
                goal("shout", 1, 1, 1, tier="therapy_destroying")], "dbt_skills_group", flags=[flag("self_harm")]),
     {"orders": {"matrix": ["shout", "wise-mind", "homework"]}, "plan_ready": True,
      "not_ranking": [{"goal": "self-harm", "reason": "off_agenda"}]})
case("pretreatment: commitment comes before the rest, which is one level", READINGS,
     situation([goal("skill", 5, 5, 5, tier="skills"), goal("attend", 4, 4, 4, tier="therapy_interfering"),
                goal("commit", 1, 1, 1, tier="commitment"), goal("risk", 1, 1, 1, tier="life_threatening")],
               "dbt_pretreatment"),
     {"orders": {"matrix": ["risk", "commit", "skill", "attend"]}})
case("a place inside the tier comes before the score", READINGS,
     situation([goal("urges", 5, 5, 5, tier="life_threatening", sub_rank=3),
                goal("crisis", 2, 2, 2, tier="life_threatening", sub_rank=1),
                goal("ideas", 5, 5, 5, tier="life_threatening")], "dbt_individual"),
     {"orders": {"matrix": ["crisis", "urges", "ideas"]}, "robustness": {"too_close_to_call": None, "probabilities": [
         {"tiers": ["life_threatening"], "goals": [], "reason": "sub_ranked"}]}})
case("a contingency comes first, below safety only", READINGS,
     situation([goal("risk", 1, 1, 1, tier="life_threatening"), goal("attend", 5, 5, 5, tier="therapy_interfering"),
                goal("job", 1, 1, 1, tier="quality_of_life")], "dbt_individual", contingency="job"),
     {"orders": {"matrix": ["risk", "job", "attend"]}, "places": [{}, {"reasons": [
         reason("tier"), reason("contingency"), reason("score")]}, {}]})
case("what comes first holds the other", "the specification, section 4, step 7",
     situation([goal("calm", 1, 1, 1), goal("expose", 5, 5, 5)], before=[{"first": "calm", "then": "expose"}]),
     {"first_eligible": "calm", "active_set": {"goals": ["calm"]}, "places": [
         {"goal": "expose", "barriers": ["held_by_prerequisite"], "reasons": [
             reason("tier"), reason("score"), reason("held_by_prerequisite", goals=["calm"])]}, {"goal": "calm"}]})
case("a dropped first goal holds no more, and raises a question", "the specification, section 4, step 7",
     situation([goal("calm", 1, 1, 1, status="dropped"), goal("expose", 5, 5, 5)],
               before=[{"first": "calm", "then": "expose"}]),
     {"first_eligible": "expose", "findings": [reason("prerequisite_dropped", first="calm", then="expose"),
                                               reason("none_active", horizon="long")]})
case("an orphan is not proposed as a second long-term goal", READINGS,
     situation([goal("step", 2, 2, 2, parent="near"), goal("near", 1, 1, 1, "long"), goal("far", 5, 5, 5, "long")]),
     {"active_set": {"goals": ["step", "near"], "not_chosen": [
         {"goal": "far", "key": "orphans", "cap_reached": False}]},
      "findings": [reason("needs_first_step", goal="far")]})
H = [goal("a", 3, 3, 5)] + [goal(i, 3, 3, r, status="active") for i, r in (("b", 4), ("c", 3), ("d", 2))]
case("goals under way stay unless the gain is large enough", READINGS,
     situation(H, policy={"hysteresis_margin": 28}),
     {"active_set": {"goals": ["b", "c", "d"], "kept": True, "runner_up": {"goals": ["a", "b", "c"],
                                                                             "lost_on": "hysteresis"}}})
case("the gain is large enough", READINGS, situation(H, policy={"hysteresis_margin": 27}),
     {"active_set": {"goals": ["a", "b", "c"], "kept": False}})
case("pairs that interfere are avoided before scores count", "the specification, section 4, step 7",
     situation([goal("a", 5, 5, 5), goal("b", 5, 5, 4), goal("c", 1, 1, 1)], arrows=[arrow("a", "b", 1, "interferes")],
               policy={"cap_short": 2}),
     {"active_set": {"goals": ["a", "c"], "keys": {"interfering": 0},
                     "runner_up": {"goals": ["a"], "lost_on": "score_sum"},
                     "not_chosen": [{"goal": "b", "key": "score_sum", "cap_reached": True}]}})
case("a hierarchy of the user's own", "the specification, section 4, step 2",
     situation([goal("x", 5, 5, 5, tier="green"), goal("y", 1, 1, 1, tier="red"), goal("z", 1, 1, 1, tier="amber")],
               {"id": "clinic", "title": "Our clinic's", "levels": [["red"], ["amber"], ["green"]], "safety": ["red"],
                "flag_tiers": {"self_harm": "red"}}),
     {"orders": {"matrix": ["y", "z", "x"]}, "basis": {"policy": {"hierarchy": {"id": "clinic"}}}})
MANY = [goal(f"g{n:02}", 1 + n % 5, 1 + n % 4, 1 + n % 3) for n in range(22)]
case("more goals than probabilities are exact for", "the specification, section 4",
     situation(MANY), {"robustness": {"too_close_to_call": None, "probabilities": [
         {"goals": [], "reason": "too_many_goals"}]}, "findings": [
             reason("none_active", horizon="long"),
             reason("probabilities_not_computed", tiers=["standard"], goals=22, limit=21)]})
case("as many as probabilities are exact for, all alike", "the specification, section 4: ties are split equally",
     situation([goal(f"g{n:02}", 3, 3, 3) for n in range(21)]), {"robustness": {"probabilities": [
         {"goals": [{"probability": p(1, 21)}] * 21, "reason": None}]}})
case("more sets than are tried", "the specification, section 4, step 7",
     situation([goal(f"g{n:03}", 3, 3, 3) for n in range(120)]),
     {"active_set": {"goals": [], "searched": False, "sets": 0}, "findings": [
         reason("active_set_not_searched", sets=288100, limit=200000),
         reason("probabilities_not_computed", goals=120, limit=21),
         reason("changes_not_tried", goals=120, limit=100)]})
case("orders that differ too much to search: the client's is kept", "the specification, section 4, step 8",
     situation([goal(f"g{n:02}", 1 + n // 5, 1 + n % 5, 3, therapist=(5 - n // 5, 5 - n % 5)) for n in range(25)]),
     {"disagreement": {"searched": False, "compromise": None}})

# ---------------------------------------------------------------- refused

G = [goal("a", 3, 3, 3), goal("b", 3, 3, 3), goal("l", 3, 3, 3, "long")]
refused("an arrow from nowhere", situation(G, arrows=[arrow("nobody", "a")]), "unknown_goal", "arrows[0].from")
refused("an arrow to nowhere", situation(G, arrows=[arrow("a", HOSTILE)]), "unknown_goal", "arrows[0].to")
refused("an arrow to itself", situation(G, arrows=[arrow("a", "a")]), "self_reference", "arrows[0].to")
refused("an arrow twice", situation(G, arrows=[arrow("a", "b"), arrow("a", "b", 3)]), "duplicate_arrow", "arrows[1]")
case("opposite signs may stand together", READINGS,
     situation(G, arrows=[arrow("a", "b"), arrow("a", "b", 1, "interferes"), arrow("b", "a")]),
     {"loops": [["a", "b"]], "conflicts": [{"from": "a", "to": "b", "strength": 1}]})
refused("an arrow of strength 4", situation(G, arrows=[arrow("a", "b", 4)]), "out_of_range", "arrows[0].strength")
refused("an arrow of an unknown sign", situation(G, arrows=[arrow("a", "b", 2, HOSTILE)]), "unknown_code",
        "arrows[0].sign")
refused("a goal twice", situation(G + [goal("a", 1, 1, 1)]), "duplicate_id", "goals[3].id")
refused("a loop of what comes first", situation(G, before=[
    {"first": "a", "then": "l"}, {"first": "a", "then": "b"}, {"first": "b", "then": "a", "agreed": True}]),
    "cycle", "before[1]", ("cycle", "before[1]"))
refused("a goal before itself", situation(G, before=[{"first": "a", "then": "a"}]), "self_reference", "before[0].then")
refused("the same link twice", situation(G, before=[{"first": "a", "then": "b"}] * 2), "duplicate_arrow", "before[1]")
refused("an unknown goal first", situation(G, before=[{"first": HOSTILE, "then": "a"}]), "unknown_goal",
        "before[0].first")
refused("an unknown tier", situation([goal("a", tier="nowhere")]), "unknown_tier", "goals[0].tier")
refused("a tier that is no code", situation([goal("a", tier=HOSTILE)]), "invalid_text", "goals[0].tier")
refused("a tier of another hierarchy", situation([goal("a", tier="skills")]), "unknown_tier", "goals[0].tier")
refused("a parent that is not there", situation([goal("a", parent=HOSTILE)]), "unknown_goal", "goals[0].parent")
refused("a parent that is short", situation([goal("a", parent="b"), goal("b")]), "inconsistent", "goals[0].parent")
refused("a contingency that is not there", situation(G, contingency=HOSTILE), "unknown_goal", "contingency")
refused("a kind of flag open twice", situation(G, flags=[flag("self_harm"), flag("self_harm")]), "flag_opened_twice",
        "flags[1].kind")
refused("a kind of flag without a tier", situation([goal("a", tier="red")], {
    "id": "own", "title": "own", "levels": [["red"]], "safety": ["red"]}, flags=[flag("self_harm")]),
    "unmapped_flag", "flags[0].kind")
refused("a flag raised to an unknown tier", situation(G, flags=[flag("self_harm", raised_to="skills")]), "unknown_tier",
        "flags[0].raised_to")
refused("a flag closed by nobody", situation(G, flags=[flag("self_harm", closed_on="2026-11-20")]), "missing",
        "flags[0].closed_by")
refused("a flag closed before it was opened",
        situation(G, flags=[flag("self_harm", closed_on="2026-11-01", closed_by="therapist")]), "not_ascending",
        "flags[0].closed_on")
refused("a due date without a day to count from", situation([goal("a", 1, 1, 1, due="2026-12-01")]), "missing", "today")
refused("ratings of an unknown rater", situation([{"id": "a", "title": "a", "horizon": "short",
                                                  "ratings": {HOSTILE: {"urgency": 3}}}]), "unknown_key",
        "goals[0].ratings.<entry 1>")
refused("no goals", {}, "missing", "goals")
refused("an unknown hierarchy", situation(G, HOSTILE), "unknown_code", "policy.hierarchy")
refused("a hierarchy with a shipped one's id", situation([goal("a", tier="x")], {
    "id": "generic", "title": "x", "levels": [["x"]]}), "duplicate_id", "policy.hierarchy.id")
refused("a hierarchy with safety last", situation([], {"id": "own", "title": "x", "levels": [["x"], ["y"]],
                                                       "safety": ["y"]}), "inconsistent", "policy.hierarchy.levels[1]")
refused("a hierarchy with an unknown safety tier", situation([], {"id": "own", "title": "x", "levels": [["x"]],
                                                                  "safety": ["y"]}), "unknown_tier",
        "policy.hierarchy.safety[0]")
refused("a hierarchy without tiers", situation([], {"id": "own", "title": "x", "levels": []}), "too_few",
        "policy.hierarchy.levels")
for name, field, value, code in (
        ("a cap of 11", "cap_short", 11, "out_of_range"), ("a cap of 1.5", "cap_long", 1.5, "not_an_option"),
        ("a gap of 0", "dispute_gap", 0, "out_of_range"), ("a NaN limit", "too_close", {"$number": "NaN"}, "not_a_number"),
        ("a limit above 1", "too_close", 1.5, "out_of_range"), ("a persistence of 1", "rbo_persistence", 1, "out_of_range"),
        ("an infinite margin", "hysteresis_margin", {"$number": "Infinity"}, "infinite"),
        ("an unknown order", "order", HOSTILE, "unknown_code"), ("an unknown safety policy", "safety", True, "wrong_type"),
        ("no place at the top", "top_k", 0, "out_of_range")):
    refused(name, situation(G, policy={field: value}), code, "policy." + field)
refused("a table of deadlines out of order", situation(G, policy={"deadlines": [
    {"within_days": 7, "urgency": 5}, {"within_days": 7, "urgency": 4}]}), "not_ascending", "policy.deadlines[1]")
refused("an unknown stage in the table of intensities", situation(G, policy={"intensities": {HOSTILE: "act"}}),
        "unknown_key", "policy.intensities.<entry 1>")
refused("everything at once", situation(
    [goal("a", 6, 3, 3), goal("b", tier="skills"), goal("b"), goal("c", parent="b")],
    arrows=[arrow("a", "nobody"), arrow("b", "b"), arrow("a", "b"), arrow("a", "b")],
    before=[{"first": "a", "then": "b"}, {"first": "b", "then": "a"}],
    flags=[flag("self_harm"), flag("self_harm")], contingency="nobody", policy={"cap_long": -1}),
    "out_of_range", "goals[0].ratings.client.urgency",
    ("out_of_range", "goals[0].ratings.client.urgency"), ("out_of_range", "policy.cap_long"),
    ("duplicate_id", "goals[2].id"), ("inconsistent", "goals[3].parent"), ("unknown_goal", "arrows[0].to"),
    ("self_reference", "arrows[1].to"), ("duplicate_arrow", "arrows[3]"), ("cycle", "before[0]"),
    ("flag_opened_twice", "flags[1].kind"), ("unknown_goal", "contingency"))

if __name__ == "__main__":
    description = ("Prioritisation: the worked examples A to D of the specification, its settled readings, and what is "
                   "refused. Made by tests/reference/priority/make_examples.py.")
    with open(TARGET, "w", encoding="utf-8") as f:
        f.write('{"description": ' + json.dumps(description) + ', "cases": [\n')
        f.write(",\n".join(json.dumps(c, ensure_ascii=False) for c in CASES))
        f.write("\n]}\n")
