"""Worked examples A-D of section 4 as plans; writes examples.json."""
import json
from reference import evaluate

TODAY = "2025-01-10"


def goal(gid, tier="standard", horizon="short", u=None, i=None, r=None, **kw):
    g = {"id": gid, "title": gid, "horizon": horizon, "tier": tier,
         "status": "agreed",
         "ratings": {"client": {"urgency": u, "importance": i, "readiness": r},
                     "therapist": {}},
         "client_rank": None, "due": None, "stage": None, "intensity": None,
         "parent": None, "flags": [], "sub_rank": None}
    th = kw.pop("therapist", None)
    if th:
        g["ratings"]["therapist"] = {"urgency": th[0], "importance": th[1]}
    g.update(kw)
    return g


def plan(goals, **kw):
    p = {"today": TODAY, "hierarchy": "generic", "goals": goals, "arrows": [],
         "before": [], "flags": [], "contingency": None, "policy": {}}
    p.update(kw)
    return p


def arrow(a, b, strength=2, sign="+"):
    return {"from": a, "to": b, "sign": sign, "strength": strength}


def example_a(order="matrix"):
    return plan([goal("sleep", u=3, i=3, r=5), goal("worry", u=4, i=4, r=3),
                 goal("couple", u=3, i=4, r=3), goal("work", u=2, i=5, r=3)],
                arrows=[arrow("sleep", "worry"), arrow("worry", "sleep"),
                        arrow("sleep", "couple"), arrow("worry", "work"),
                        arrow("sleep", "work", 1)],
                policy={"order": order})


def example_b(arrow_in=False, exclusive=False, contemplation=False):
    goals = [goal("self-harm", "life_threatening", u=5, i=5, r=2, flags=["self_harm"]),
             goal("attend-weekly", "therapy_interfering", u=3, i=3, r=3),
             goal("college", "quality_of_life", "long", u=4, i=5, r=4),
             goal("distress-tolerance", "skills", u=4, i=4, r=5)]
    if contemplation:
        goals[0].update(stage="contemplation", intensity="act")
    p = plan(goals, hierarchy="dbt_individual", policy={"exclusive": exclusive})
    if exclusive:
        p["flags"] = [{"kind": "self_harm", "opened": TODAY, "opened_by": "therapist",
                       "closed": None, "closed_by": None, "raised_to": None}]
    if arrow_in:
        p["arrows"] = [arrow("distress-tolerance", "self-harm")]
    return p


def example_c(safety=False):
    """Ratings chosen here so that the orders are the text's; client
    stress, sleep, family, trauma; therapist trauma, stress, sleep, family."""
    goals = [goal("stress", u=5, i=5, r=3, therapist=(4, 4)),
             goal("sleep", u=4, i=5, r=3, therapist=(3, 4)),
             goal("family", u=3, i=4, r=3, therapist=(2, 3)),
             goal("trauma", u=2, i=4, r=3, therapist=(5, 5))]
    if safety:
        goals[3]["tier"] = "safety"
    return plan(goals, before=[{"first": "stress", "then": "trauma", "agreed": True}])


def example_d():
    return plan([
        goal("breathe", u=3, i=4, r=4, parent="panic"),
        goal("bed11", u=3, i=3, r=4, parent="panic"),
        goal("talk1", u=2, i=3, r=3, parent="social"),
        goal("cv", u=2, i=4, r=4, parent="work", due="2025-01-20"),
        goal("journal", u=2, i=2, r=5),
        goal("panic", horizon="long", u=3, i=5, r=4),
        goal("social", horizon="long", u=3, i=5, r=3),
        goal("work", horizon="long", u=3, i=4, r=3)])


EXAMPLES = {
    "A_matrix": example_a(), "A_leverage": example_a("leverage"),
    "B": example_b(), "B_exclusive": example_b(exclusive=True),
    "B_exclusive_arrow": example_b(True, True),
    "B_contemplation": example_b(contemplation=True),
    "C": example_c(), "C_safety": example_c(True), "D": example_d()}

if __name__ == "__main__":
    with open("examples.json", "w", encoding="utf-8") as f:
        json.dump([{"name": n, "input": p, "expected": evaluate(p)}
                   for n, p in EXAMPLES.items()], f, indent=1, ensure_ascii=False)
