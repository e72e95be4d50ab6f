"""Writes tests/vectors/priority.json: the worked examples A to D of the specification, its settled
readings, and what is refused. Expected values are the published ones, written down here by hand."""
import itertools
import json
import os

import reference

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


def case(name, source, given, expect, call="rank"):
    CASES.append({"name": name, "source": source, "call": "priority." + call, "input": given, "expect": expect})


def refused(name, given, code, path, *faults, call="rank"):
    error = {"code": code, "path": path}
    if faults:
        error["faults"] = [list(fault) for fault in faults]
    CASES.append({"name": name, "source": "the specification, section 4, step 1", "call": "priority." + call,
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
        reason("deadline_raised", **{"from": 2, "to": 4, "days": 10}),
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
             reason("therapist_rating_only", criteria=["importance"]),
             reason("score", score=6)]}]})
case("on hold ranks but is not proposed", READINGS, situation([goal("g", 5, 5, 5, status="on_hold"), goal("h", 1, 1, 1)]),
     {"top": "g", "first_eligible": "h", "active_set": {"goals": ["h"]},
      "places": [{"barriers": ["on_hold"], "held": False}, {}]})
case("held by readiness stays visible", "the specification, section 2.2",
     situation([goal("drink-less", 5, 5, 5, stage="contemplation", intensity="act"), goal("walk", 1, 1, 1)]),
     {"top": "drink-less", "first_eligible": "walk", "places": [
         {"held": True, "barriers": ["held_by_readiness"], "reasons": [
             reason("score"),
             reason("held_by_readiness", stage="contemplation", intensity="act", max="explore", twin=None)]}, {}],
      "findings": [reason("stage_readiness_disagree", goal="drink-less", stage="contemplation", readiness=5),
                   reason("none_active", horizon="long")]})
TWINS = [goal("drink-less", 5, 5, 3, stage="contemplation", intensity="act"),
         goal("diary", 1, 1, 1, intensity="prepare", gentler_twin_of="drink-less"),
         goal("weigh-up", 2, 2, 2, intensity="explore", gentler_twin_of="diary"),
         goal("ask-around", 2, 2, 1, intensity="explore", gentler_twin_of="drink-less")]


def twin(name, source, goals, found, **policy):
    """The twin that the first place names."""
    case(name, source, situation(goals, policy=policy), {"places": [{"goal": "drink-less", "reasons": [
        reason("score"), reason("held_by_readiness", twin=found)]}] + [{}] * (len(goals) - 1)})


STAGES = "the specification, section 2.2; that a twin of a twin counts, and the smaller id of equals, is our own design"
twin("the gentler twin that fits is shown", STAGES, TWINS[:1] + TWINS[3:], "ask-around")
twin("a twin that still asks for too much leads on to its own", STAGES, TWINS[:3], "weigh-up")
twin("of twins that fit alike, the smaller id", STAGES, TWINS, "ask-around")
twin("of twins that fit, the one that asks for most", STAGES, TWINS, "diary", intensities={"contemplation": "prepare"})
case("a twin that is held itself does not fit", STAGES, situation([
    goal("drink-less", 5, 5, 3, stage="preparation", intensity="sustain"),
    goal("cut-down", 2, 2, 2, stage="contemplation", intensity="act", gentler_twin_of="drink-less"),
    goal("weigh-up", 1, 1, 1, intensity="explore", gentler_twin_of="drink-less")]),
     {"places": [{"reasons": [reason("score"), reason("held_by_readiness", max="act", twin="weigh-up")]},
                 {"reasons": [reason("score"), reason("held_by_readiness", max="explore", twin=None)]},
                 {}]})
case("a twin that does not rank is not shown", STAGES, situation([TWINS[0], dict(TWINS[3], status="draft")]),
     {"places": [{"reasons": [reason("score"), reason("held_by_readiness", twin=None)]}]})
case("a safety goal is not held, and its gentler twin is shown", STAGES,
     situation([dict(TWINS[0], tier="safety"), TWINS[3]]),
     {"places": [{"held": False, "reasons": [reason("tier"), reason("score"), reason(
         "intensity_advice", max="explore", twin="ask-around")]}, {}]})
case("secondary targets are tags: they change no place", "the specification, section 2.1",
     situation([goal("crisis", 1, 1, 1, tier="life_threatening"),
                goal("validate", 5, 5, 5, tier="skills", secondary_targets=["self_invalidation",
                                                                            "emotional_vulnerability"]),
                goal("attend", 2, 2, 2, tier="therapy_interfering")], "dbt_individual"),
     {"orders": {"matrix": ["crisis", "attend", "validate"]}, "places": [
         {"secondary_targets": []}, {"secondary_targets": []},
         {"secondary_targets": ["self_invalidation", "emotional_vulnerability"]}]})
case("dissent and rationale are kept", "the specification, section 1, C23",
     situation([goal("plan", 3, 3, 3, tier="safety", dissent="I am safe", rationale="two attempts"),
                goal("trauma", 2, 2, 2, rationale="it drives the rest"), goal("walk", 1, 1, 1)]),
     {"disagreement": {"statements": [
         {"goal": "plan", "dissent": "I am safe", "rationale": "two attempts"},
         {"goal": "trauma", "dissent": None, "rationale": "it drives the rest"}]}})
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
     {"plan_ready": False, "findings": [reason("unanswered_flag", kind="suicidality", tier="safety",
                                               goals=["walk"]),
                                        reason("none_active", horizon="long")]})
case("a flag is answered from its tier or a higher one", "the specification, section 2.1",
     situation([goal("stop", 5, 5, 5, tier="therapy_interfering", answers_flags=["acute_trauma", "self_harm"])],
               "dbt_individual", flags=[flag("acute_trauma"), flag("self_harm")]),
     {"plan_ready": False, "findings": [reason("unanswered_flag", kind="self_harm", tier="life_threatening",
                                               goals=["stop"]),
                                        reason("none_active", horizon="long")]})
case("a person may raise a flag", "the specification, section 2.1",
     situation([goal("use", 5, 5, 5, tier="quality_of_life", answers_flags=["severe_substance_use"])], "dbt_individual",
               flags=[flag("severe_substance_use", raised_to="life_threatening")]),
     {"plan_ready": False, "findings": [
         reason("unanswered_flag", kind="severe_substance_use", tier="life_threatening", goals=["use"]),
         reason("none_active", horizon="long")]})
case("the skills group has an agenda of its own; flags are judged by the individual hierarchy", READINGS,
     situation([goal("self-harm", 5, 5, 5, tier="life_threatening", answers_flags=["self_harm"]),
                goal("wise-mind", 5, 5, 5, tier="skills"), goal("homework", 5, 5, 5, tier="therapy_interfering"),
                goal("shout", 1, 1, 1, tier="therapy_destroying")], "dbt_skills_group", flags=[flag("self_harm")]),
     {"orders": {"matrix": ["shout", "wise-mind", "homework"]}, "plan_ready": True,
      "not_ranking": [{"goal": "self-harm", "reason": "off_agenda"}]})
case("phone coaching: safety, skills in daily life, then conflict with the therapist",
     "Ben-Porath & Koons 2005, Cogn Behav Pract 12:448-460, after Linehan 1993",
     situation([goal("row", 5, 5, 5, tier="conflict_or_distance"), goal("job", 5, 5, 5, tier="quality_of_life"),
                goal("wise-mind", 2, 2, 2, tier="skills"),
                goal("self-harm", 1, 1, 1, tier="life_threatening", answers_flags=["self_harm"])],
               "dbt_phone_coaching", flags=[flag("self_harm")]),
     {"orders": {"matrix": ["self-harm", "wise-mind", "row"]}, "plan_ready": True,
      "not_ranking": [{"goal": "job", "reason": "off_agenda"}]})
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
             reason("score"), reason("held_by_prerequisite", goals=["calm"])]}, {"goal": "calm"}]})
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
                     "not_chosen": [{"goal": "b", "key": "interfering", "cap_reached": True}]}})
READING = "what a person would say: it is left out because it gets in the way of the other"
for score, name in ((3, "the lower score"), (4, "the same score")):
    case(f"the goal that gets in the way of another, with {name}, is left out for that", READING,
         situation([goal("walk", 4, 4, 4), goal("xstudy", 4, 4, score)],
                   arrows=[arrow("xstudy", "walk", 3, "interferes")]),
         {"active_set": {"goals": ["walk"], "keys": {"interfering": 0, "score_sum": 64}, "not_chosen": [
             {"goal": "xstudy", "key": "interfering", "cap_reached": False}]},
          "places": [{"goal": "walk"}, {"goal": "xstudy", "reasons": [
              reason("score"), reason("not_chosen", key="interfering", interferes_with=["walk"])]
          }]} if score == 3 else
         {"active_set": {"goals": ["walk"], "not_chosen": [
             {"goal": "xstudy", "key": "interfering", "cap_reached": False}]}})
case("a tier that nobody has set is asked about", "the specification, section 4, step 2: a person sets tiers",
     situation([goal("stop-cutting", 5, 5, 3), goal("b", 5, 5, 3, tier="skills"), goal("a", 1, 1, 1, status="draft"),
                goal("c", 1, 1, 1, status="dropped")], "dbt_individual"),
     {"findings": [reason("tier_not_set", goals=["a", "stop-cutting"], tier="skills"),
                   reason("none_active", horizon="long", barred=[])]})
case("in the generic hierarchy, no tier is the plain case", "the specification, section 4, step 2",
     situation([goal("a", 1, 1, 1), goal("b", 1, 1, 1, "long")]), {"findings": []})
case("long-term goals that are there but barred are named", "the specification, section 4, step 7",
     situation([goal("a", 1, 1, 1), goal("b", 1, 1, 1, "long", status="on_hold"), goal("c", 1, horizon="long")]),
     {"findings": [reason("none_active", horizon="long", barred=[
         {"goal": "b", "barriers": ["on_hold"]}, {"goal": "c", "barriers": ["no_score"]}])]})
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
# The same, where the last goal of the client's order must come first: then the first one goes behind it.
APART = [(f"g{n:02}", (1 + n // 5, 1 + n % 5), (5 - n // 5, 5 - n % 5)) for n in range(25)]
CLIENTS, THERAPISTS = (sorted((name for name, *_ in APART), key=lambda name: next(
    (-rated[who][0] * rated[who][1], -rated[who][0], name) for known, *rated in APART if known == name)) for who in (0, 1))
assert (CLIENTS[0], CLIENTS[-1]) == ("g24", "g00")
KEPT = CLIENTS[1:] + CLIENTS[:1]
against = lambda order: sum(order.index(later) < order.index(first) for n, first in enumerate(KEPT) for later in KEPT[n + 1:])
case("orders that differ too much to search: the client's is kept as far as a link allows", "counted pair by pair",
     situation([goal(name, *client, 3, therapist=therapist) for name, client, therapist in APART],
               before=[{"first": "g00", "then": "g24", "agreed": True}]),
     {"disagreement": {"searched": False, "pareto": [{"goals": KEPT, "client": 24, "therapist": against(THERAPISTS)}]}})
assert against(CLIENTS) == 24

# ---------------------------------------------------------------- tiers that somebody set

WHO = "a tier that nobody set is no reason that anybody gave"
case("a tier is a reason where a person set it", WHO,
     situation([goal("a", 2, 2, 2), goal("b", 1, 1, 1, tier="standard")]),
     {"places": [{"tier": "standard", "reasons": [reason("score")]},
                 {"tier": "standard", "reasons": [reason("tier", tier="standard", safety=False), reason("score")]}]})
case("a tier is a reason where the hierarchy makes it a matter of safety", WHO,
     situation([goal("a", 2, 2, 2)], {"id": "ward", "title": "A ward", "levels": [["red"]], "safety": ["red"]}),
     {"places": [{"tier": "red", "reasons": [reason("tier", tier="red", safety=True), reason("score")]}]})
case("goals that name a flag from too low are named, unless they are done", "what a person must know to mend it",
     situation([goal("walk", 5, 5, 5, answers_flags=["self_harm"]),
                goal("draft", status="draft", answers_flags=["self_harm", "suicidality"]),
                goal("over", status="achieved", answers_flags=["self_harm"]),
                goal("other", 1, 1, 1, answers_flags=["acute_trauma"]),
                goal("safe", status="dropped", tier="safety", answers_flags=["self_harm"])], flags=[flag("self_harm")]),
     {"plan_ready": False, "findings": [reason("unanswered_flag", kind="self_harm", tier="safety", goals=["draft", "walk"]),
                                        reason("none_active", horizon="long")]})
case("an answered flag names no goal that stands too low", "what a person must know to mend it",
     situation([goal("walk", 5, 5, 5, answers_flags=["self_harm"]),
                goal("safe", 1, 1, 1, tier="safety", answers_flags=["self_harm"])], flags=[flag("self_harm")]),
     {"plan_ready": True, "findings": [reason("none_active", horizon="long")]})

# ---------------------------------------------------------------- days that are still to come

SLIP = "a slip of the pen in a date: of two readings, safety takes the cautious one"
NONE_LONG = reason("none_active", horizon="long")
WALK = [goal("walk", 5, 5, 5)]


def closed(day, kind="self_harm", **more):
    return flag(kind, closed_on=day, closed_by="therapist", **more)


def closed_after_today(day, kind="self_harm", place=0):
    return reason("closed_after_today", path=f"flags[{place}].closed_on", kind=kind, closed_on=day)


UNANSWERED = reason("unanswered_flag", kind="self_harm", tier="safety", goals=[])
for day, still_open in (("2026-11-02", False), ("2026-11-22", False), (TODAY, False), ("2026-11-24", True),
                        ("2027-11-20", True), ("2062-11-20", True), ("9999-12-31", True)):
    case(f"a flag closed on {day}, seen on {TODAY}", SLIP, situation(WALK, flags=[closed(day)], today=TODAY),
         {"plan_ready": not still_open, "basis": {"flags": [{"closed_on": day}]}, "findings": (
             [UNANSWERED, closed_after_today(day), NONE_LONG] if still_open else [NONE_LONG])})
case("without a day a closing is taken at its word, and the day is asked for once", SLIP,
     situation(WALK, flags=[closed("2062-11-20"), flag("acute_trauma"), closed("2026-11-20", "suicidality")]),
     {"plan_ready": False, "findings": [
         reason("unanswered_flag", kind="acute_trauma"),
         reason("today_needed", paths=["flags[0].closed_on", "flags[2].closed_on"]), NONE_LONG]})
case("without a day, a flag that nobody closed needs none", SLIP,
     situation([goal("safe", 1, 1, 1, tier="safety", answers_flags=["self_harm"])], flags=[flag("self_harm")]),
     {"plan_ready": True, "findings": [reason("none_active", horizon="short"), NONE_LONG]})
for today, barred in (("2026-11-19", True), ("2026-11-20", False)):
    case(f"example B: the exclusive policy on {today} of a flag closed on 2026-11-20", SLIP,
         dict(example_b({"safety": "exclusive"}, flags=[closed("2026-11-20")]), today=today),
         {"active_set": {"goals": B_ORDER[:2] if barred else B_ORDER, "exclusive": barred}, "plan_ready": True})
case("a flag opened on a day to come is open", SLIP,
     situation(WALK, flags=[flag("self_harm", opened_on="2027-11-02")], today=TODAY),
     {"plan_ready": False, "findings": [UNANSWERED, reason(
         "opened_after_today", path="flags[0].opened_on", kind="self_harm", opened_on="2027-11-02"), NONE_LONG]})
case("a flag opened and closed on days to come is open", SLIP,
     situation(WALK, flags=[closed("2027-11-20", opened_on="2027-11-02")], today=TODAY),
     {"plan_ready": False, "findings": [UNANSWERED, closed_after_today("2027-11-20"), reason(
         "opened_after_today", path="flags[0].opened_on", kind="self_harm", opened_on="2027-11-02"), NONE_LONG]})
for name, flags in (("then one that is open", [closed("2062-11-20"), flag("self_harm")]),
                    ("after one that is open", [flag("self_harm"), closed("2062-11-20")])):
    refused(f"a flag closed on a day to come, {name}", situation(WALK, flags=flags, today=TODAY), "flag_opened_twice",
            "flags[1].kind")
refused("a flag without a tier, closed on a day to come", situation([goal("a", tier="red")], {
    "id": "own", "title": "own", "levels": [["red"]], "safety": ["red"]}, flags=[closed("2062-11-20")], today=TODAY),
    "unmapped_flag", "flags[0].kind")
refused("a flag closed on a day to come, and before it was opened",
        situation(WALK, flags=[closed("2062-11-20", opened_on="2062-11-21")], today=TODAY), "not_ascending",
        "flags[0].closed_on")
SLIPPED = situation(WALK, flags=[closed("2062-11-20")], today=TODAY)
OPEN_SLIP = situation(WALK, flags=[flag("self_harm")], today=TODAY)
for name, given, change, ready, added, gone in (
        ("closed on a day to come", OPEN_SLIP, {"code": "close_flag", "kind": "self_harm", "closed_on": "2062-11-20",
                                                "closed_by": "therapist"}, False, [closed_after_today("2062-11-20")], []),
        ("closed, and nobody says when", OPEN_SLIP, {"code": "close_flag", "kind": "self_harm"}, True, [], [UNANSWERED]),
        ("closed on the right day after all", SLIPPED, {"code": "close_flag", "kind": "self_harm",
                                                        "closed_on": "2026-11-20", "closed_by": "therapist"}, True, [],
         [UNANSWERED, closed_after_today("2062-11-20")]),
        ("seen when its day has come", SLIPPED, {"code": "set_today", "to": "2062-11-20"}, True, [],
         [UNANSWERED, closed_after_today("2062-11-20")]),
        ("seen on no day", SLIPPED, {"code": "set_today", "to": None}, True,
         [reason("today_needed", paths=["flags[0].closed_on"])], [UNANSWERED, closed_after_today("2062-11-20")]),
        ("opened on a day to come", situation(WALK, today=TODAY),
         {"code": "open_flag", "flag": flag("self_harm", opened_on="2062-11-02")}, False,
         [UNANSWERED, reason("opened_after_today", path="flags[0].opened_on")], [])):
    case(f"what if a flag were {name}", SLIP, {"situation": given, "changes": [change]},
         {"plan_ready_after": ready, "findings_added": added, "findings_gone": gone}, "what_if")
case("what if a flag closed on a day to come were raised", SLIP,
     {"situation": dict(example_b(flags=[closed("2062-11-20", "acute_trauma")]), today=TODAY), "changes": [
         {"code": "raise_flag", "kind": "acute_trauma", "to": "life_threatening"}]},
     {"plan_ready_before": False, "plan_ready_after": False, "findings_added": [
         reason("unanswered_flag", kind="acute_trauma", tier="life_threatening")]}, "what_if")
refused("a flag opened while another is closed on a day to come",
        {"situation": SLIPPED, "changes": [{"code": "open_flag", "flag": flag("self_harm")}]}, "flag_opened_twice",
        "flags[1].kind", call="what_if")
case("history: the day of closing has come", SLIP, {"earlier": SLIPPED, "later": dict(SLIPPED, today="2062-11-20")},
     {"facts": [{"code": "set_today", "to": "2062-11-20"}],
      "difference": {"plan_ready_before": False, "plan_ready_after": True}}, "compare")
case("history: closed on a day to come", SLIP, {"earlier": OPEN_SLIP, "later": SLIPPED},
     {"facts": [{"code": "close_flag", "kind": "self_harm", "closed_on": "2062-11-20", "closed_by": "therapist"}],
      "difference": {"plan_ready_before": False, "plan_ready_after": False,
                     "findings_added": [closed_after_today("2062-11-20")]}}, "compare")
REOPENED = {"code": "correct_flag", "flag": flag("self_harm")}
case("history: a closing on a day to come is taken back", SLIP, {"earlier": SLIPPED, "later": OPEN_SLIP},
     {"facts": [REOPENED], "difference": {"plan_ready_before": False, "plan_ready_after": False,
                                          "findings_gone": [closed_after_today("2062-11-20")]}}, "compare")
EARLIER = flag("self_harm", opened_on="2025-11-02")
case("history: opened a year before what was said", SLIP,
     {"earlier": OPEN_SLIP, "later": situation(WALK, flags=[EARLIER], today=TODAY)},
     {"facts": [{"code": "correct_flag", "flag": EARLIER}]}, "compare")
case("what if a flag were no longer closed on a day to come", SLIP, {"situation": SLIPPED, "changes": [REOPENED]},
     {"plan_ready_before": False, "plan_ready_after": False, "findings_gone": [closed_after_today("2062-11-20")]},
     "what_if")
refused("a flag corrected that is not open", {"situation": situation(WALK, today=TODAY), "changes": [REOPENED]},
        "inconsistent", "changes[0].flag.kind", call="what_if")
refused("a flag corrected to be closed before it was opened",
        {"situation": OPEN_SLIP, "changes": [{"code": "correct_flag", "flag": closed("2026-10-01")}]},
        "not_ascending", "changes[0].flag.closed_on", call="what_if")
case("history: the slip is mended", SLIP,
     {"earlier": SLIPPED, "later": situation(WALK, flags=[closed("2026-11-20")], today=TODAY)},
     {"facts": [{"code": "close_flag", "kind": "self_harm", "closed_on": "2026-11-20", "closed_by": "therapist"}],
      "difference": {"plan_ready_before": False, "plan_ready_after": True}}, "compare")
FAR = "our own design: a year that is off by one makes a difference of a year"
for horizon, days, due, far in (("short", 364, "2027-11-22", False), ("short", 365, "2027-11-23", True),
                                ("short", 13148, "2062-11-22", True), ("long", 3649, "2036-11-19", False),
                                ("long", 3650, "2036-11-20", True)):
    case(f"a {horizon}-term goal that is due in {days} days", FAR,
         situation([goal("a", 2, 2, 2), goal("b", 2, 2, 2, "long"), goal("g", 1, 1, 1, horizon, due=due)], today=TODAY,
                   policy={"too_close": 0}),
         {"findings": [reason("due_far_ahead", goal="g", days=days)] * far})

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
SUSTAIN = goal("a", intensity="sustain")
refused("a gentler twin of nobody", situation([goal("b", intensity="act", gentler_twin_of=HOSTILE)]), "unknown_goal",
        "goals[0].gentler_twin_of")
refused("a gentler twin of itself", situation([dict(SUSTAIN, gentler_twin_of="a")]), "self_reference",
        "goals[0].gentler_twin_of")
refused("a twin that asks for as much", situation([SUSTAIN, goal("b", intensity="sustain", gentler_twin_of="a")]),
        "inconsistent", "goals[1].gentler_twin_of")
refused("a twin of which nobody knows how much it asks", situation([SUSTAIN, goal("b", gentler_twin_of="a")]),
        "inconsistent", "goals[1].gentler_twin_of")
refused("a loop of twins", situation([goal("a", intensity="act", gentler_twin_of="b"),
                                      goal("b", intensity="explore", gentler_twin_of="a")]), "inconsistent",
        "goals[0].gentler_twin_of", ("inconsistent", "goals[0].gentler_twin_of"))
refused("an unknown secondary target", situation([goal("a", secondary_targets=["apparent_competence", HOSTILE])]),
        "unknown_code", "goals[0].secondary_targets[1]")
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
        ("a persistence next to 0", "rbo_persistence", 1e-310, "out_of_range"),
        ("a persistence below 0.01", "rbo_persistence", 0.009, "out_of_range"),
        ("a persistence above 0.99", "rbo_persistence", 0.991, "out_of_range"),
        ("a margin of more than a thousand million", "hysteresis_margin", 1e12, "out_of_range"),
        ("an infinite margin", "hysteresis_margin", {"$number": "Infinity"}, "infinite"),
        ("an unknown order", "order", HOSTILE, "unknown_code"), ("an unknown safety policy", "safety", True, "wrong_type"),
        ("no place at the top", "top_k", 0, "out_of_range")):
    refused(name, situation(G, policy={field: value}), code, "policy." + field)
for name, within in (("of 20,000 days", 20000), ("of a day and a half", 1.5), ("of -1 days", -1)):
    refused("a deadline " + name, situation(G, policy={"deadlines": [{"within_days": within, "urgency": 5}]}),
            "not_an_option" if within == 1.5 else "out_of_range", "policy.deadlines[0].within_days")
for field, value in itertools.product(("client_rank", "sub_rank"), (0, 10001)):
    refused(f"a {field.replace('_', ' ')} of {value}", situation([goal("a", **{field: value})]), "out_of_range",
            "goals[0]." + field)
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
    ("unknown_tier", "goals[1].tier"), ("duplicate_id", "goals[2].id"), ("inconsistent", "goals[3].parent"), ("unknown_goal", "arrows[0].to"),
    ("self_reference", "arrows[1].to"), ("duplicate_arrow", "arrows[3]"), ("cycle", "before[0]"),
    ("flag_opened_twice", "flags[1].kind"), ("unknown_goal", "contingency"))

# The six that the specification names, in one error.
refused("an arrow to nowhere, a self-arrow, a loop, a flag twice, an unknown rater, a goal twice", situation(
    [goal("a", 3, 3, 3), goal("b"), goal("a"), {"id": "c", "title": "c", "horizon": "short",
                                                "ratings": {"neighbour": {"urgency": 3}}}],
    arrows=[arrow("a", "nowhere"), arrow("b", "b")],
    before=[{"first": "a", "then": "b"}, {"first": "b", "then": "c"}, {"first": "c", "then": "a"}],
    flags=[flag("suicidality"), flag("suicidality")]),
    "unknown_key", "goals[3].ratings.<entry 1>",
    ("unknown_key", "goals[3].ratings.<entry 1>"), ("duplicate_id", "goals[2].id"), ("unknown_goal", "arrows[0].to"),
    ("self_reference", "arrows[1].to"), ("cycle", "before[0]"), ("flag_opened_twice", "flags[1].kind"))
refused("faults of the whole, their fields of two words", situation(
    [goal("a", intensity="act"), goal("b", intensity="act", gentler_twin_of="a")],
    flags=[flag("self_harm", raised_to="skills"), flag("suicidality", closed_on="2026-11-20")],
    policy={"cap_short": 11, "deadlines": [{"within_days": -1, "urgency": 5}]}),
    "missing", "flags[1].closed_by",
    ("missing", "flags[1].closed_by"), ("out_of_range", "policy.cap_short"),
    ("out_of_range", "policy.deadlines[0].within_days"), ("inconsistent", "goals[1].gentler_twin_of"),
    ("unknown_tier", "flags[0].raised_to"))

# ---------------------------------------------------------------- what if, and history

SITUATION_A = situation(A, arrows=A_ARROWS)
SLEEP_4 = {"code": "set_rating", "goal": "sleep", "rater": "client", "criterion": "urgency", "to": 4}
case("what if sleep were more urgent", "the specification, section 4, example A: sleep u 3->4 unseats worry",
     {"situation": SITUATION_A, "changes": [SLEEP_4]},
     {"moves": [{"goal": "sleep", "rank_from": 2, "rank_to": 1, "score_from": 45, "score_to": 60},
                {"goal": "worry", "rank_from": 1, "rank_to": 2, "score_from": 48, "score_to": 48}],
      "top": {"from": "worry", "to": "sleep"}, "first_eligible": {"from": "worry", "to": "sleep"},
      "freed": [], "barred": [], "activated": [], "deactivated": [], "plan_ready_before": True,
      "plan_ready_after": True}, "what_if")
case("what if nothing changed", "the specification, section 4", {"situation": SITUATION_A, "changes": []},
     {"moves": [], "top": {"from": "worry", "to": "worry"}, "findings_added": [], "findings_gone": []}, "what_if")
case("what if a goal asked for less", "the specification, section 2.2",
     {"situation": situation(TWINS), "changes": [{"code": "set_intensity", "goal": "drink-less", "to": "explore"},
                                                 {"code": "set_gentler_twin_of", "goal": "diary", "to": None},
                                                 {"code": "set_gentler_twin_of", "goal": "ask-around", "to": None}]},
     {"moves": [], "freed": ["drink-less"], "barred": [], "first_eligible": {"from": "weigh-up", "to": "drink-less"}},
     "what_if")
OPEN = example_b({"safety": "exclusive"}, flags=[flag("self_harm")])
CLOSE = {"code": "close_flag", "kind": "self_harm", "closed_on": "2026-11-20", "closed_by": "therapist"}
case("what if the flag were closed", "the specification, section 4, settled readings",
     {"situation": OPEN, "changes": [CLOSE]},
     {"moves": [], "freed": ["college", "distress-tolerance"], "activated": ["college", "distress-tolerance"],
      "plan_ready_before": True, "plan_ready_after": True}, "what_if")
case("what if the flag were closed, and nobody says by whom", "the specification, section 4, settled readings",
     {"situation": OPEN, "changes": [{"code": "close_flag", "kind": "self_harm"}]},
     {"freed": ["college", "distress-tolerance"]}, "what_if")
CLOSED = example_b({"safety": "exclusive"}, flags=[flag("self_harm", closed_on="2026-11-20", closed_by="therapist")])
case("history says who closed a flag, and when", "the specification, section 1, C8",
     {"earlier": OPEN, "later": CLOSED}, {"facts": [CLOSE], "movers": [], "difference": {
         "freed": ["college", "distress-tolerance"]}}, "compare")
case("history says who opened a flag, and when", "the specification, section 1, C8",
     {"earlier": CLOSED, "later": OPEN}, {"facts": [{"code": "open_flag", "flag": flag("self_harm")}]}, "compare")
case("history: nothing changed", "the specification, section 4", {"earlier": SITUATION_A, "later": SITUATION_A},
     {"facts": [], "movers": [], "difference": {"moves": []}}, "compare")
for name, change, code, path in (
        ("a change of nobody", dict(SLEEP_4, goal=HOSTILE), "unknown_goal", "changes[0].goal"),
        ("a change of an unknown rater", dict(SLEEP_4, rater=HOSTILE), "unknown_code", "changes[0].rater"),
        ("a rating of 0 is no rating", dict(SLEEP_4, to=0), "out_of_range", "changes[0].to"),
        ("an unknown change", {"code": HOSTILE}, "unknown_code", "changes[0].code"),
        ("closing a flag that is not open", CLOSE, "inconsistent", "changes[0].kind"),
        ("a change into a loop of twins", {"code": "set_gentler_twin_of", "goal": "sleep", "to": "sleep"},
         "self_reference", "goals[0].gentler_twin_of")):
    refused(name, {"situation": SITUATION_A, "changes": [change]}, code, path, call="what_if")
refused("more changes than one question may hold", {"situation": SITUATION_A, "changes": [
    {"code": "remove_goal", "goal": "x"}] * 2001}, "too_many", "changes", ("too_many", "changes"), call="what_if")
refused("every change that does not fit is named", {"situation": SITUATION_A, "changes": [
    dict(SLEEP_4, goal="nobody"), SLEEP_4, {"code": "remove_goal", "goal": HOSTILE}]}, "unknown_goal", "changes[0].goal",
    ("unknown_goal", "changes[0].goal"), ("unknown_goal", "changes[2].goal"), call="what_if")
refused("a new policy without the tiers of the goals is at fault itself", {"situation": example_b(), "changes": [
    {"code": "set_policy", "to": {"order": "leverage"}}]}, "unknown_tier", "changes[0].to.hierarchy",
    ("unknown_tier", "changes[0].to.hierarchy"), call="what_if")
for name, change, code, field in (
        ("closing a flag by nobody", {"closed_by": None}, "missing", "closed_by"),
        ("closing a flag on no day", {"closed_on": None}, "missing", "closed_on"),
        ("closing a flag before it was opened", {"closed_on": "2026-11-01"}, "not_ascending", "closed_on")):
    refused(name, {"situation": OPEN, "changes": [dict(CLOSE, **change)]}, code, "changes[0]." + field, call="what_if")

# ---------------------------------------------------------------- sentences, maps, tags

case("sentences of example D", "written down by hand from the codes", situation(D, today=TODAY), {"places": [
    {"goal": "cv", "rank": 1, "reasons": [
        "Its urgency counts as 4 instead of 2, as it is due in 10 days.",
        "Urgency 4 \u00d7 importance 4 \u00d7 readiness 4 = 64.", "It is a step towards \u201cwork\u201d."]}]
    + [{}] * 7}, "explain")
case("sentences name the gentler twin by its title", "written down by hand from the codes",
     situation([TWINS[0], dict(TWINS[3], title="Ask around")]), {"places": [{"reasons": [
         "Urgency 5 \u00d7 importance 5 \u00d7 readiness 3 = 75.",
         "It is held for now: it asks for acting, and contemplation leaves room for exploring at most. "
         "Its gentler twin fits: \u201cAsk around\u201d."]}, {}]}, "explain")
LONG_NONE = "There is no long-term goal to choose from, safety goals aside: is there one to add or to agree on?"
case("sentences of two goals in each other's way", "written down by hand from the codes",
     situation([goal("walk", 4, 4, 4), goal("study", 4, 4, 3)], arrows=[arrow("study", "walk", 3, "interferes")]),
     {"places": [{"now": "proposed"}, {
         "now": "not proposed: it and \u201cwalk\u201d get in each other's way",
         "reasons": ["Urgency 4 \u00d7 importance 4 \u00d7 readiness 3 = 48.",
                     "It is not proposed: it and \u201cwalk\u201d get in each other's way."]}],
      "conflicts": ["\u201cstudy\u201d gets in the way of \u201cwalk\u201d, strongly."],
      "findings": [LONG_NONE], "orders": [], "loops": [], "disagreement": [], "not_ready": None}, "explain")
case("sentences on both orders, a loop and the first place", "written down by hand from example A", SITUATION_A,
     {"orders": ["With what each goal helps counted in, the order differs: up would go \u201csleep\u201d from place 2 to "
                 "place 1.", "The two scores agree on 5 of 6 pairs of the same tier and disagree on 1 (Kendall's tau-b "
                 "0.67)."],
      "loops": ["\u201csleep\u201d and \u201cworry\u201d help each other in a loop: progress on one comes back to it."],
      "robustness": [
          "The first place of \u201cworry\u201d holds unless one of these happens.",
          "If the urgency of \u201ccouple\u201d were 4 instead of 3, \u201ccouple\u201d would be level with "
          "\u201cworry\u201d.",
          "If the readiness of \u201ccouple\u201d were 4 instead of 3, \u201ccouple\u201d would be level with "
          "\u201cworry\u201d.",
          "If the urgency of \u201csleep\u201d were 4 instead of 3, \u201csleep\u201d would come first.",
          "If the importance of \u201csleep\u201d were 4 instead of 3, \u201csleep\u201d would come first.",
          "If the urgency of \u201cworry\u201d were 3 instead of 4, \u201csleep\u201d would come first, and "
          "\u201ccouple\u201d would be level with \u201cworry\u201d.",
          "If the importance of \u201cworry\u201d were 3 instead of 4, \u201csleep\u201d would come first, and "
          "\u201ccouple\u201d would be level with \u201cworry\u201d.",
          "If the readiness of \u201cworry\u201d were 2 instead of 3, \u201csleep\u201d would come first.",
          "With every rating off by at most one, \u201cworry\u201d comes first in 43 % of cases: that is too close to "
          "call (the limit is 50 %)."]}, "explain")
case("sentences on what client and therapist could settle on", "written down by hand from example C",
     situation(C, before=C_BEFORE), {"disagreement": [
         "The therapist's reasons for \u201ctrauma\u201d: \u201cit drives the rest\u201d",
         "On the urgency of \u201ctrauma\u201d, client and therapist are far apart: 2 and 5.",
         "Of the 6 pairs of goals that both rated, client and therapist put 3 the other way round.",
         "Their scores agree on 3 of 6 pairs of the same tier and disagree on 3 (Kendall's tau-b 0.00).",
         "Of the first 3 goals of each order, 2 are the same.",
         "Closest to the client's order is \u201cstress\u201d, \u201csleep\u201d, \u201cfamily\u201d, \u201ctrauma\u201d: "
         "it turns round 0 pairs of the client's order and 3 of the therapist's.",
         "In it, \u201ctrauma\u201d is put off: come back to it once \u201cstress\u201d is attained, and at the next "
         "review in any case.",
         "A compromise would be \u201cstress\u201d, \u201csleep\u201d, \u201ctrauma\u201d, \u201cfamily\u201d: it turns "
         "round 1 pair of the client's order and 2 of the therapist's."]}, "explain")
case("a plan that is not ready says so", "written down by hand from the codes",
     situation([goal("a", 1, 1, 1)], flags=[flag("self_harm"), flag("suicidality")]),
     {"not_ready": "The plan is not ready: 2 open safety flags are not answered by any goal."}, "explain")
case("sentences on days to come, and on a goal that stands too low", "written down by hand from the codes",
     situation([goal("walk", 3, 3, 3, answers_flags=["self_harm"], due="2062-12-01"),
                goal("talk", 2, 2, 2, answers_flags=["self_harm", "acute_trauma"])],
               flags=[closed("2062-11-20"), flag("acute_trauma", opened_on="2027-11-02")], today=TODAY), {"findings": [
         "A flag for self-harm is open and no goal answers it: \u201ctalk\u201d and \u201cwalk\u201d name this flag but "
         "stand in a lower tier. Which goal, of the tier safety or higher, answers it?",
         "A flag for acute trauma is open and no goal answers it: \u201ctalk\u201d names this flag but stands in a lower "
         "tier. Which goal, of the tier safety or higher, answers it?",
         "The flag for self-harm is said to be closed on 2062-11-20, which is still to come, so it counts as open: is the "
         "date right?",
         "The flag for acute trauma is said to be opened on 2027-11-02, which is still to come; it counts as open all the "
         "same: is the date right?",
         "\u201cwalk\u201d is due only in 13157 days: is the year right?", LONG_NONE]}, "explain")
for kinds, told in ((["self_harm"], "the day at flags[0].closed_on has come: it is"),
                    (["self_harm", "suicidality"], "the days at flags[0].closed_on and flags[1].closed_on have come: they "
                                                   "are")):
    case(f"sentences on {len(kinds)} closed without a day", "written down by hand from the codes",
         situation(WALK, flags=[closed("2026-11-20", kind) for kind in kinds]), {"findings": [
             f"Nobody says which day it is, so it cannot be seen whether {told} taken to have. What is the date today?",
             LONG_NONE]}, "explain")
case("sentences of a what if", "written down by hand from example A", {"situation": SITUATION_A, "changes": [SLEEP_4]}, [
    "Sleep through comes first now, instead of worry.",
    "Sleep through moves from place 2 to place 1; its score is 60 instead of 45.",
    "worry moves from place 1 to place 2.",
    "No longer to talk about: worry comes first, but it is too close to call: with every rating off by at most one, it "
    "would come first in 43 % of cases (the limit is 50 %). Talk it over."], "explain_difference")
CASES[-1]["input"]["titles"] = {"sleep": "Sleep through"}
case("sentences of a what if that does nothing", "written down by hand", {"situation": SITUATION_A, "changes": []},
     ["Nothing in the order or the proposal differs."], "explain_difference")
case("sentences of what barred goals and a flag do", "written down by hand from the codes", {
    "situation": situation([goal("a", 4, 4, 4), goal("b", 3, 3, 3), goal("c", 3, 3, 3, "long")]), "changes": [
        {"code": "set_status", "goal": "a", "to": "on_hold"}, {"code": "open_flag", "flag": flag("self_harm")}]}, [
    "b is the first that can be worked on now, instead of a.", "Cannot be worked on now, or ranks no more: a.",
    "No longer proposed: a.", "The plan is no longer ready: an open safety flag is not answered.",
    "New to talk about: A flag for self-harm is open and no goal answers it: which goal, of the tier safety or higher, "
    "does?"], "explain_difference")
case("sentences of a history", "written down by hand from example A", {
    "earlier": SITUATION_A, "later": situation(
        [goal("sleep", 5, 3, 5), A[1], goal("couple", 3, 4, 2), A[3]], arrows=A_ARROWS)}, [
    "Changed: the client's rating of the readiness of couple is now 2.",
    "Changed: the client's rating of the urgency of sleep is now 5.",
    "sleep comes first now, instead of worry.",
    "sleep moves from place 2 to place 1, because the client's rating of the urgency of sleep is now 5.",
    "worry moves from place 1 to place 2, because the client's rating of the urgency of sleep is now 5.",
    "work moves from place 4 to place 3, because the client's rating of the readiness of couple is now 2.",
    "couple moves from place 3 to place 4, because the client's rating of the readiness of couple is now 2.",
    "Proposed now: work.", "No longer proposed: couple.",
    "No longer to talk about: worry comes first, but it is too close to call: with every rating off by at most one, it "
    "would come first in 43 % of cases (the limit is 50 %). Talk it over."], "explain_comparison")
for policy in ({}, {"order": "leverage"}):
    for n, given in enumerate((SITUATION_A, example_b(), situation(C, before=C_BEFORE),
                               situation(D, today=TODAY))):
        given = dict(given, policy=dict(given.get("policy", {}), **policy))
        case(f"sentences of example {'ABCD'[n]} {policy.get('order', 'matrix')}", "held against a file that a person read",
             given, {}, "explain")
PAIR = situation([goal("a", 2, 2, 2, tier="safety"), goal("b", 1, 1, 1)], arrows=[arrow("b", "a", 3)])
case("a map in DOT", "the grammar of DOT", PAIR, "digraph ripple {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n"
     "  goal1 [label=\"1. a\", peripheries=2];\n  goal2 [label=\"2. b\"];\n"
     "  goal2 -> goal1 [label=\"3\", penwidth=3];\n}\n", "to_dot")
case("a map in Mermaid", "the grammar of Mermaid", PAIR, "flowchart LR\n  goal1[\"1. a\"]\n  goal2[\"2. b\"]\n"
     "  goal2 -->|3| goal1\n  classDef safety stroke-width:4px\n  class goal1 safety\n", "to_mermaid")
HOSTILE_MAP = situation([goal("a", 1, 1, 1)])
HOSTILE_MAP["goals"][0]["title"] = "say \"hi\" \\ ]; <b>"
case("a title cannot break DOT", "the grammar of DOT", HOSTILE_MAP,
     "digraph ripple {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n"
     "  goal1 [label=\"1. say \\\"hi\\\" \\\\ ]; <b>\"];\n}\n", "to_dot")
case("a title cannot break Mermaid", "the grammar of Mermaid", HOSTILE_MAP,
     "flowchart LR\n  goal1[\"1. say #34;hi#34; #92; #93;#59; #60;b#62;\"]\n", "to_mermaid")
TAGGED = situation([goal("a", 1, 1, 1, secondary_targets=["inhibited_grieving"]),
                    goal("b", 2, 2, 2, secondary_targets=["unrelenting_crises", "active_passivity"]),
                    goal("c", 3, 3, 3), goal("d", 4, 4, 4, secondary_targets=["active_passivity"], status="draft")])
for targets, goals in ((["unrelenting_crises", "inhibited_grieving"], ["b", "a"]), (["active_passivity"], ["b"]),
                       (["apparent_competence"], []), ([], [])):
    case(f"goals with {' or '.join(targets) or 'no tag'}", "the specification, section 2.1",
         {"situation": TAGGED, "targets": targets}, goals, "with_secondary_target")
refused("a tag that there is not", {"situation": TAGGED, "targets": [HOSTILE]}, "unknown_code", "targets[0]",
        call="with_secondary_target")

# ---------------------------------------------------------------- stages, hierarchies

for days, soon, later, step in itertools.product((None, 0, 1, 179, 180, 181, 4000), *[(False, True)] * 3):
    stage, note = reference.stage_from(days, soon, later, step)
    case(f"the stage after {days} days, intending {soon:d}{later:d}, with {step:d} step",
         "the specification, section 2.2; tests/reference/priority",
         {"changed_days": days, "intends_within_30_days": soon, "intends_within_6_months": later, "took_step": step},
         {"stage": stage, "note": note and "intent_without_step"}, "stage_from")
case("the stage of nothing", "the specification, section 2.2", {}, {"stage": "precontemplation", "note": None},
     "stage_from")
refused("a stage from days that are none", {"changed_days": -1}, "out_of_range", "changed_days", call="stage_from")
refused("a stage from a text", {"took_step": HOSTILE}, "wrong_type", "took_step", call="stage_from")
for stage, mode, found in (
        ("pretreatment", "individual", "dbt_pretreatment"), ("stage_1", "individual", "dbt_individual"),
        ("stage_1", "skills_group", "dbt_skills_group"), ("pretreatment", "skills_group", None),
        *((f"stage_{n}", mode, None) for n in (2, 3, 4) for mode in ("individual", "skills_group")),
        ("stage_1", "phone_coaching", "dbt_phone_coaching"), ("pretreatment", "phone_coaching", None),
        *((f"stage_{n}", "phone_coaching", None) for n in (2, 3, 4))):
    case(f"the hierarchy of {stage} in mode {mode}", "the specification, section 2.1", {"stage": stage, "mode": mode},
         found, "dbt_hierarchy")
case("individual therapy is the mode where none is named", "the specification, section 2.1", {"stage": "stage_1"},
     "dbt_individual", "dbt_hierarchy")
refused("a stage 5", {"stage": "stage_5"}, "unknown_code", "stage", call="dbt_hierarchy")
refused("an unknown mode", {"stage": "stage_1", "mode": HOSTILE}, "unknown_code", "mode", call="dbt_hierarchy")
for hierarchy, levels in (
        ("generic", [["safety"], ["standard"]]),
        ("dbt_individual", [["life_threatening"], ["therapy_interfering"], ["quality_of_life"], ["skills"]]),
        ("dbt_pretreatment", [["life_threatening"], ["commitment"], ["therapy_interfering", "quality_of_life",
                                                                     "skills"]]),
        ("dbt_skills_group", [["therapy_destroying"], ["skills"], ["therapy_interfering"]]),
        ("dbt_phone_coaching", [["life_threatening"], ["skills"], ["conflict_or_distance"]])):
    case(f"the tiers of {hierarchy}", "the specification, section 2.1", hierarchy, {"id": hierarchy, "levels": levels},
         "hierarchy")
OWN = {"id": "clinic", "title": "A clinic's own", "levels": [["red"], ["amber", "yellow"], ["green"]],
       "safety": ["red"], "sub_ranked": ["red"], "flag_tiers": {"self_harm": "red"}, "counted_levels": 2,
       "allowed_when_exclusive": ["amber"]}
case("a hierarchy of one's own", "the specification, section 4, step 2", OWN, OWN, "hierarchy")
case("a hierarchy of one's own orders", "the specification, section 4, step 2",
     situation([goal("g", 5, 5, 5, tier="green"), goal("y", 1, 1, 1, tier="yellow"), goal("a", 2, 2, 2, tier="amber"),
                goal("r", 1, 1, 1, tier="red", answers_flags=["self_harm"])], OWN, flags=[flag("self_harm")]),
     {"orders": {"matrix": ["r", "a", "y", "g"]}, "plan_ready": True})
refused("a hierarchy that counts no level", dict(OWN, counted_levels=0), "out_of_range", "counted_levels",
        call="hierarchy")
refused("a hierarchy with a list without end", dict(OWN, safety=["red"] * 101), "too_many", "safety",
        ("too_many", "safety"), call="hierarchy")
refused("a hierarchy that does not fit together",
        dict(OWN, safety=["green"], sub_ranked=["blue"], flag_tiers={"safeguarding": "red", "self_harm": "blue"}),
        "inconsistent", "levels[2]", ("inconsistent", "levels[2]"), ("unknown_tier", "sub_ranked[0]"),
        ("unknown_tier", "flag_tiers.<entry 2>"), call="hierarchy")

# ---------------------------------------------------------------- diary cards

CARD_SOURCE = "the specification, section 2.1: diary card"


def line(lid, tier=None, maximum=5, **more):
    return dict({"id": lid, "title": lid.replace("-", " "), "scale": {"minimum": 0, "maximum": maximum}},
                **({"tier": tier} if tier else {}), **more)


def card(lines, *days, **more):
    """Days in November 2026 from the 16th on, each a mapping of line to entry."""
    listed = [{"date": f"2026-11-{16 + n}", "entries": entries} for n, entries in enumerate(days) if entries is not None]
    return dict({"first_day": "2026-11-16", "last_day": f"2026-11-{15 + max(1, len(days))}", "targets": lines, "days": listed},
                **more)


def item(target, tier, days, entered, last_on, furthest, safety=False, behaviour=None):
    reasons = [reason("tier", tier=tier, safety=safety)] + ([reason("behaviour", behaviour=behaviour)] if behaviour else [])
    return {"target": target, "tier": tier, "reasons": reasons + [
        reason("seen", days=days, entered=entered, last_on=last_on, furthest=furthest)]}


LINES = [line("joy", None, 10), line("drinking", "quality_of_life", 20), line("late", "therapy_interfering", 1),
         line("ideas", "life_threatening", behaviour="ideation_or_belief"),
         line("urge", "life_threatening", 10, behaviour="urge_or_communication"),
         line("skills", "skills", 7, at_most=2)]
CALM = {"joy": 3, "drinking": 0, "late": 0, "ideas": 0, "urge": 0, "skills": 5}
case("a card with nothing to see", CARD_SOURCE, card(LINES, CALM, CALM),
     {"first": None, "items": [], "findings": [reason("nothing_seen")]}, "agenda")
case("the highest tier seen comes first, and present risk is asked about before it", CARD_SOURCE,
     card(LINES, dict(CALM, drinking=12, skills=2), dict(CALM, urge=1, late=1, drinking=3)),
     {"first": "urge", "items": [
         item("urge", "life_threatening", 1, 2, "2026-11-17", 1, True, "urge_or_communication"),
         item("late", "therapy_interfering", 1, 2, "2026-11-17", 1),
         item("drinking", "quality_of_life", 2, 2, "2026-11-17", 12), item("skills", "skills", 1, 2, "2026-11-16", 2)],
      "findings": [reason("ask_present_risk", because="seen")]}, "agenda")
case("an urge comes before an idea, however often the idea", CARD_SOURCE + " (the order is not confirmed)",
     card(LINES, dict(CALM, ideas=5), dict(CALM, ideas=5, urge=1)),
     {"items": [{"target": "urge", "rank": 1}, {"target": "ideas", "rank": 2}]}, "agenda")
ORDER = ["crisis_behaviour", "self_injury", "urge_or_communication", "ideation_or_belief"]
case("inside the life-threatening tier: crisis, self-injury, urges, ideas, then what has no kind",
     CARD_SOURCE + " (the order is not confirmed)",
     card([line("none", "life_threatening")] + [line(b, "life_threatening", behaviour=b) for b in ORDER[::-1]],
          {b: 1 for b in ORDER + ["none"]}), {"items": [{"target": b} for b in ORDER + ["none"]]}, "agenda")
case("inside another tier: more days, then the order of the card", "our own design",
     card([line(i, "quality_of_life") for i in ("one", "two", "three")], {"one": 5, "two": 1, "three": 1},
          {"one": 0, "two": 1, "three": 1}), {"items": [{"target": i} for i in ("two", "three", "one")]}, "agenda")
case("blank is not zero: risk is asked about, and the blank too", CARD_SOURCE, card(LINES, CALM, dict(CALM, urge=None)),
     {"first": None, "items": [], "findings": [reason("ask_present_risk", because="blank"), reason("nothing_seen"),
                                              reason("blank", target="urge", title="urge", days=1, of=2)]}, "agenda")
case("a day that is not listed is blank for every line", CARD_SOURCE, card(LINES[1:3], {"drinking": 0, "late": 0}, None, None),
     {"findings": [reason("ask_present_risk", because="not_on_card"), reason("nothing_seen"),
                   reason("blank", target="drinking", title="drinking", days=2, of=3),
                   reason("blank", target="late", title="late", days=2, of=3)]}, "agenda")
case("a zero is an entry", CARD_SOURCE, card([line("urge", "life_threatening")], {"urge": 0}),
     {"items": [], "findings": [reason("nothing_seen")]}, "agenda")
case("scales are fields of the card", CARD_SOURCE,
     card([line("urge", "life_threatening", at_least=4), line("steps", "quality_of_life", 30000, at_most=2000)],
          {"urge": 3.5, "steps": 2000}), {"items": [item("steps", "quality_of_life", 1, 1, "2026-11-16", 2000)],
                                          "findings": []}, "agenda")
case("the lowest entry is the furthest where little is what counts", CARD_SOURCE,
     card([line("safe", "life_threatening"), line("skills", "skills", 7, at_most=3)], {"safe": 0, "skills": 3},
          {"safe": 0, "skills": 1}, {"safe": 0, "skills": 6}),
     {"items": [item("skills", "skills", 2, 3, "2026-11-17", 1)]}, "agenda")
case("days in any order", CARD_SOURCE, dict(card(LINES[4:5], {"urge": 1}, {"urge": 2}), days=[
    {"date": "2026-11-17", "entries": {"urge": 2}}, {"date": "2026-11-16", "entries": {"urge": 9}}]),
     {"items": [item("urge", "life_threatening", 2, 2, "2026-11-17", 9, True, "urge_or_communication")]}, "agenda")
case("the skills group has an agenda of its own, and asks about risk all the same", CARD_SOURCE,
     card([line("skills", "skills", 7, at_most=2), line("shout", "therapy_destroying"), line("urge", "life_threatening")],
          {"skills": 0, "shout": 1, "urge": 4}, hierarchy="dbt_skills_group"),
     {"first": "shout", "items": [{"target": "shout"}, {"target": "skills"}], "findings": [
         reason("ask_present_risk", because="seen"),
         reason("off_agenda", target="urge", title="urge", tier="life_threatening")]}, "agenda")
case("a hierarchy without safety tiers does not ask about risk", "our own design",
     card([line("walk", "habits", at_most=0)], {"walk": 0}, hierarchy={"id": "coach", "title": "c", "levels": [["habits"]]}),
     {"first": "walk", "findings": []}, "agenda")
case("an agenda in sentences", "written down by hand from the codes",
     card(LINES, dict(CALM, urge=4), dict(CALM, late=None)), [
         "Before the card, as safety was touched on the card: is there any risk now, or one coming up?",
         "1. urge: It is a matter of safety (life threatening), which comes first. Inside its tier it counts as an urge "
         "or the telling of it. Seen on 1 of 2 days with an entry, last on 2026-11-16; the furthest entry is 4.",
         "\u201clate\u201d is blank on 1 of 2 days: was it not there, or not written down?"], "explain_agenda")
for name, given, code, path in (
        ("a card that ends before it begins", dict(card(LINES, CALM), last_day="2026-11-15", days=[]), "not_ascending",
         "last_day"),
        ("a card of more than a year", dict(card(LINES, CALM), last_day="2027-11-17"), "too_many", "last_day"),
        ("a line twice", card([line("urge"), line("urge")]), "duplicate_id", "targets[1].id"),
        ("a line of an unknown tier", card([line("urge", "red")]), "unknown_tier", "targets[0].tier"),
        ("a scale upside down", card([line("urge", None, -1)]), "not_ascending", "targets[0].scale"),
        ("a scale without end", card([line("urge", None, {"$number": "Infinity"})]), "infinite",
         "targets[0].scale.maximum"),
        ("two bounds", card([line("urge", at_least=1, at_most=2)]), "inconsistent", "targets[0].at_most"),
        ("a bound outside the scale", card([line("urge", at_least=6)]), "out_of_range", "targets[0].at_least"),
        ("a kind of behaviour outside its tiers", card([line("cut", "skills", behaviour="self_injury")]), "inconsistent",
         "targets[0].behaviour"),
        ("an unknown kind of behaviour", card([line("cut", "life_threatening", behaviour=HOSTILE)]), "unknown_code",
         "targets[0].behaviour"),
        ("an entry for no line", card(LINES[:1], {HOSTILE: 1}), "unknown_key", "days[0].entries.<entry 1>"),
        ("an entry for an unknown line", card(LINES[:1], {"jane": 1}), "unknown_key", "days[0].entries.<entry 1>"),
        ("an entry above the scale", card(LINES[:1], {"joy": 11}), "out_of_range", "days[0].entries.<entry 1>"),
        ("a day that the card does not cover", dict(card(LINES[:1], CALM), days=[
            {"date": "2026-11-17", "entries": {}}]), "out_of_range", "days[0].date"),
        ("a day twice", dict(card(LINES[:1], CALM), days=[{"date": "2026-11-16", "entries": {}}] * 2), "duplicate_id",
         "days[1].date"),
        ("a card of 201 lines", card([line("a", "nowhere") for _ in range(201)]), "too_many", "targets"),
        ("a card of 367 days", dict(card(LINES[:1], CALM), days=[{"date": "2026-11-16", "entries": {"jane": 1}}] * 367),
         "too_many", "days"),
        ("a card without lines", {"first_day": "2026-11-16", "last_day": "2026-11-16"}, "missing", "targets")):
    refused(name, given, code, path, call="agenda")
refused("a card with everything wrong at once",
        card([line("a", "red"), line("a"), line("b", at_least=9, at_most=1)], {"a": 9, "c": 1}, {"a": {"$number": "NaN"}}),
        "not_a_number", "days[1].entries.<entry 1>", call="agenda")

DATA = "the surface fixed for all languages: what is data is not repeated in a fault"
for name, function, given, code, path in (
        ("an entry of a diary card that is no number", "agenda",
         {"first_day": "2026-11-16", "last_day": "2026-11-16",
          "targets": [{"id": "joy", "title": "joy", "scale": {"minimum": 0, "maximum": 10}}],
          "days": [{"date": "2026-11-16", "entries": {"I_cut_myself": "x"}}]}, "wrong_type", "days[0].entries.<entry 1>"),
        ("a tier of one's own that is judged as no code", "hierarchy",
         {"id": "clinic", "title": "A clinic's own", "levels": [["red"]], "judged_by": "generic",
          "judged_as": {"Jane_Doe": 1}}, "wrong_type", "judged_as.<entry 1>"),
        ("a kind of flag is a code that a fault may name", "hierarchy",
         {"id": "clinic", "title": "A clinic's own", "levels": [["red"]], "flag_tiers": {"self_harm": 1}},
         "wrong_type", "flag_tiers.self_harm")):
    CASES.append({"name": name, "source": DATA, "call": f"priority.{function}", "input": given,
                  "error": {"code": code, "path": path}})
CASES.append({
    "name": "what if: a goal and a change that cannot be read",
    "source": "the specification, section 4, step 1: all faults at once", "call": "priority.what_if",
    "input": {"situation": {"goals": [{"id": "a", "title": "a", "horizon": "short",
                                       "ratings": {"client": {"urgency": 9}}}]}, "changes": [{"code": "set_tier"}]},
    "error": {"code": "out_of_range", "path": "goals[0].ratings.client.urgency",
              "faults": [["out_of_range", "goals[0].ratings.client.urgency"], ["missing", "changes[0].goal"]]}})

if __name__ == "__main__":
    description = ("Prioritisation: the worked examples A to D of the specification, its settled readings, and what is "
                   "refused. Made by tests/reference/priority/make_examples.py.")
    with open(TARGET, "w", encoding="utf-8") as f:
        f.write('{"description": ' + json.dumps(description) + ', "cases": [\n')
        f.write(",\n".join(json.dumps(c, ensure_ascii=False) for c in CASES))
        f.write("\n]}\n")
