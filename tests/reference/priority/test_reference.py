"""Worked examples A-D of section 4, the settled readings, section 7 properties.
Where text and result differ this file says DIFFERS (none so far)."""
import copy
import itertools
import json
import random
import unittest
from fractions import Fraction as F

import reference as R
from examples import (arrow, example_a, example_b, example_c, example_d, goal, plan)
from random_cases import random_plan


class ExampleA(unittest.TestCase):
    def setUp(self):
        self.m, self.l = R.evaluate(example_a()), R.evaluate(example_a("leverage"))

    def test_scores(self):
        g = self.m["goals"]
        self.assertEqual({i: g[i]["rated_score"] for i in g},
                         {"worry": 48, "sleep": 45, "couple": 36, "work": 30})
        self.assertEqual(self.m["orders"]["matrix"], ["worry", "sleep", "couple", "work"])
        self.assertEqual({i: F(g[i]["ripple"]) for i in g},
                         {"sleep": F(21, 4), "worry": 5, "couple": 0, "work": 0})
        self.assertEqual({i: F(g[i]["leverage_priority"]) for i in g},
                         {"sleep": F("123.75"), "worry": 108, "couple": 36, "work": 30})
        self.assertEqual(self.m["orders"]["leverage"], ["sleep", "worry", "couple", "work"])
        self.assertEqual(self.m["loops"], [["sleep", "worry"]])
        # equal products 1/4: the one-arrow path is shown
        self.assertEqual(g["sleep"]["paths"]["work"]["path"], ["sleep", "work"])

    def changes(self, r, o):
        return {(c["goal"], c["criterion"], c["from"], c["to"], c["effect"])
                for c in r["robustness"][o]["changes"]}

    def test_robustness(self):
        self.assertEqual(self.changes(self.m, "matrix"), {
            ("sleep", "urgency", 3, 4, "unseats"), ("sleep", "importance", 3, 4, "unseats"),
            ("worry", "urgency", 4, 3, "unseats"), ("worry", "importance", 4, 3, "unseats"),
            ("worry", "readiness", 3, 2, "unseats"), ("couple", "urgency", 3, 4, "ties"),
            ("couple", "readiness", 3, 4, "ties")})
        self.assertEqual(self.changes(self.l, "leverage"), {
            ("sleep", "urgency", 3, 2, "unseats"), ("sleep", "readiness", 5, 4, "unseats"),
            ("worry", "urgency", 4, 5, "unseats"), ("worry", "readiness", 3, 4, "unseats")})
        self.assertLessEqual(self.m["robustness"]["matrix"]["cases"], 24)

    def test_p_first(self):
        p = {i: F(x) for i, x in self.m["p_first"]["standard"].items()}
        self.assertEqual(p["worry"], F(2768861, 6377292))
        self.assertEqual({i: round(float(x), 4) for i, x in p.items()},
                         {"worry": .4342, "sleep": .2934, "couple": .1859, "work": .0865})
        self.assertEqual(sum(p.values()), 1)
        self.assertTrue(self.m["too_close_to_call"])

    def test_p_first_by_full_enumeration(self):
        """27^3 outcomes of three goals, counted one by one, against the DP."""
        p = example_a()
        p["goals"], p["arrows"] = p["goals"][:3], []
        goals = R.open_goals(p)
        moved = []
        for g in goals:
            r = R.client_ratings(g)
            moved.append([(min(5, max(1, r["urgency"] + a)) *
                           min(5, max(1, r["importance"] + b)) *
                           min(5, max(1, r["readiness"] + c)))
                          for a, b, c in itertools.product((-1, 0, 1), repeat=3)])
        count = [F(0)] * 3
        for s in itertools.product(*moved):
            top = [n for n in range(3) if s[n] == max(s)]
            for n in top:
                count[n] += F(1, len(top) * 27 ** 3)
        self.assertEqual(R.p_first(p)[1], {g["id"]: c for g, c in zip(goals, count)})


class ExampleB(unittest.TestCase):
    ORDER = ["self-harm", "attend-weekly", "college", "distress-tolerance"]

    def test_order(self):
        r = R.evaluate(example_b())
        self.assertEqual({i: g["rated_score"] for i, g in r["goals"].items()},
                         dict(zip(self.ORDER, (50, 27, 80, 80))))
        self.assertEqual(r["orders"]["matrix"], self.ORDER)

    def test_exclusive(self):
        self.assertEqual(R.evaluate(example_b(exclusive=True))["active_set"]["active"],
                         ["attend-weekly", "self-harm"])
        self.assertEqual(R.evaluate(example_b(True, True))["active_set"]["active"],
                         ["attend-weekly", "distress-tolerance", "self-harm"])

    def test_exclusive_needs_open_safety_flag(self):
        p = example_b(exclusive=True)
        p["flags"][0]["closed"] = "2025-01-09"
        self.assertEqual(len(R.evaluate(p)["active_set"]["active"]), 4)

    def test_contemplation_does_not_hold(self):
        r = R.evaluate(example_b(contemplation=True))
        self.assertFalse(r["goals"]["self-harm"]["held"])
        self.assertIn("self-harm", r["active_set"]["active"])
        self.assertIn("IntensityAdvice",
                      [x["code"] for x in r["goals"]["self-harm"]["reasons"]])


class ExampleC(unittest.TestCase):
    def test_compromise(self):
        d = R.evaluate(example_c())["disagreement"]
        self.assertEqual(d["therapist_order"], ["trauma", "stress", "sleep", "family"])
        self.assertEqual((d["order_discordance"], d["tau_b"]["pairs"]), (3, 6))
        self.assertEqual(d["tau_b"]["value"], 0)
        self.assertEqual(round(d["rbo"]["0.9"], 3), .828)
        self.assertEqual(round(d["rbo"]["0.5"], 3), .333)
        self.assertEqual([(s["client"], s["therapist"], s["sequence"])
                          for s in d["sequences"]["pareto"]],
                         [(0, 3, ["stress", "sleep", "family", "trauma"]),
                          (1, 2, ["stress", "sleep", "trauma", "family"]),
                          (2, 1, ["stress", "trauma", "sleep", "family"])])
        self.assertEqual(d["sequences"]["compromise"]["sequence"],
                         ["stress", "sleep", "trauma", "family"])
        self.assertEqual([x["goal"] for x in d["deferred_default"]], ["trauma"])

    def test_safety(self):
        r = R.evaluate(example_c(True))
        self.assertIn({"code": "PrerequisiteBelowTier", "first": "stress",
                       "then": "trauma"}, r["findings"])
        self.assertIsNone(r["disagreement"]["sequences"]["compromise"])
        self.assertIn("trauma", r["active_set"]["active"])


class ExampleD(unittest.TestCase):
    def test_choice(self):
        r = R.evaluate(example_d())
        a = r["active_set"]
        self.assertEqual(a["active"], ["bed11", "breathe", "cv", "panic", "work"])
        self.assertEqual((a["keys"]["priority_sum"], a["keys"]["orphans"],
                          a["keys"]["off_path"], a["sets_examined"]), ("244", 0, 0, 150))
        self.assertEqual((a["runner_up"]["priority_sum"], a["runner_up"]["lost_on"]),
                         ("235", "d_priority_sum"))
        g = r["goals"]
        self.assertEqual({i: int(F(g[i]["matrix_priority"])) for i in g}, {
            "breathe": 48, "bed11": 36, "talk1": 18, "cv": 64, "journal": 20,
            "panic": 60, "social": 45, "work": 36})
        self.assertEqual(a["not_chosen"]["social"]["key"], "d_priority_sum")
        # the greedy set of the text: 253, one orphan, cv off the path
        pri = {i: F(g[i]["matrix_priority"]) for i in g}
        k = R.set_keys(example_d(), ("breathe", "bed11", "cv", "panic", "social"), pri)
        self.assertEqual((k[1], -k[3], k[4]), (1, 253, 1))

    def test_set_count(self):
        s, l = [f"s{n}" for n in range(20)], [f"l{n}" for n in range(10)]
        self.assertEqual(sum(1 for _ in R.allowed_sets(plan([]), s, l)), 74250)


class SmallRules(unittest.TestCase):
    def test_stage_from(self):
        self.assertEqual(R.stage_from(intends_30d=True, took_step=True)[0], "preparation")
        self.assertEqual(R.stage_from(intends_30d=True),
                         ("contemplation", "IntentWithoutStep"))
        self.assertEqual(R.stage_from(changed_days=179)[0], "action")
        self.assertEqual(R.stage_from(changed_days=180)[0], "maintenance")
        self.assertEqual(R.stage_from()[0], "precontemplation")

    def test_deadlines(self):
        pol = R.policy_of({})
        for d, v in ((-1, 5), (0, 5), (7, 5), (8, 4), (14, 4), (15, 3), (30, 3),
                     (31, 2), (60, 2), (61, 1)):
            self.assertEqual(R.deadline_urgency(pol, d), v, d)

    def test_gate(self):
        p = plan([goal("x", u=3, i=3, r=3, stage="preparation", intensity="act"),
                  goal("y", u=3, i=3, r=3, stage="preparation", intensity="sustain"),
                  goal("z", u=3, i=3, r=3, intensity="sustain")])
        self.assertEqual([R.is_held(p, g) for g in p["goals"]], [False, True, False])

    def test_tau_b_ties(self):
        t = R.tau_b({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 2, "c": 3}, dict.fromkeys("abc"))
        self.assertAlmostEqual(t["value"], 2 / (2 * 3) ** .5)
        self.assertEqual(R.tau_b({"a": 1}, {"a": 1}, {"a": 0})["reason"], "NoPairs")
        self.assertEqual(R.tau_b({"a": 1, "b": 1}, {"a": 1, "b": 2},
                                 {"a": 0, "b": 0})["reason"], "AllTied")
        self.assertEqual(R.tau_b({"a": 1, "b": 2}, {"a": 1, "b": 2},
                                 {"a": 0, "b": 1})["reason"], "NoPairs")

    def test_errors(self):
        p = plan([goal("x", u=0, i=3, r=3), goal("x", tier="nope", u=3, i=3, r=3)],
                 arrows=[arrow("x", "x")])
        self.assertEqual({e["code"] for e in R.evaluate(p)["errors"]},
                         {"OutOfRange", "DuplicateId", "UnknownTier", "SelfArrow"})

    def test_contingency(self):
        p = example_b()
        p["contingency"] = "distress-tolerance"
        self.assertEqual(R.evaluate(p)["orders"]["matrix"],
                         ["self-harm", "distress-tolerance", "attend-weekly", "college"])

    def test_not_yet_agreed_and_unanswered_flag(self):
        p = plan([goal("x", tier="safety", status="draft"), goal("y", u=3, i=3, r=3),
                  goal("z", status="draft", u=5, i=5, r=5)],
                 flags=[{"kind": "suicidality", "opened": "2025-01-01", "closed": None}])
        r = R.evaluate(p)
        self.assertEqual(r["orders"]["matrix"], ["x", "y"])
        self.assertEqual(r["active_set"]["active"], ["x", "y"])
        self.assertFalse(r["plan_ready"])
        p["goals"][0]["flags"] = ["suicidality"]
        self.assertTrue(R.evaluate(p)["plan_ready"])

    def test_orphan_long_not_proposed_second(self):
        p = plan([goal("s", u=2, i=2, r=2, parent="l1"),
                  goal("l1", horizon="long", u=1, i=1, r=1),
                  goal("l2", horizon="long", u=5, i=5, r=5)])
        r = R.evaluate(p)
        self.assertEqual(r["active_set"]["active"], ["l1", "s"])
        self.assertIn({"code": "NeedsFirstStep", "goal": "l2"}, r["findings"])

    def test_hysteresis(self):
        p = plan([goal(i, u=3, i=3, r=r) for i, r in (("a", 5), ("b", 4), ("c", 3), ("d", 2))])
        for g in p["goals"][1:]:
            g["status"] = "active"
        for margin, kept in ((None, False), (27, False), (28, True)):
            p["policy"] = {"hysteresis_margin": margin}
            self.assertEqual(R.evaluate(p)["active_set"]["kept_by_hysteresis"], kept)


class Properties(unittest.TestCase):
    """Section 7, on random plans (a different seed than random_cases.json)."""
    def plans(self, n=120):
        rng = random.Random(7)
        for _ in range(n):
            yield rng, json.loads(json.dumps(random_plan(rng)))

    def table(self, p):
        best = R.best_paths(p)
        base = {g["id"]: R.client_ratings(g) for g in R.open_goals(p)}
        return R.scores(p, best, base), base, best

    def test_raising_a_rating(self):
        for _, p in self.plans():
            sc, base, best = self.table(p)
            lvl = R.tier_levels(p)
            for i in sc:
                for c in R.CRITERIA:
                    if base[i][c] == 5:
                        continue
                    up = copy.deepcopy(base)
                    up[i][c] += 1
                    new = R.scores(p, best, up)
                    for o, j in itertools.product(("matrix", "leverage"), sc):
                        if lvl[i] == lvl[j] and R.score_of(sc[i], o) > R.score_of(sc[j], o):
                            self.assertGreaterEqual(R.score_of(new[i], o),
                                                    R.score_of(new[j], o))

    def test_arrows(self):
        for rng, p in self.plans():
            sc, base, best = self.table(p)
            imp = {i: r["importance"] for i, r in base.items()}
            before = R.ripples(p, best, imp)
            a, b = rng.sample([g["id"] for g in p["goals"]], 2)
            q = copy.deepcopy(p)
            q["arrows"] = [x for x in q["arrows"] if (x["from"], x["to"], x["sign"])
                           != (a, b, "+")] + [arrow(a, b, 3)]
            after = R.ripples(q, R.best_paths(q), imp)
            self.assertTrue(all(after[i] >= before[i] for i in before))
            q["arrows"] = []
            r = R.evaluate(q)
            self.assertEqual(r["orders"]["matrix"], r["orders"]["leverage"])

    def test_best_is_bellman_fixed_point(self):
        """Second way to best paths: max-product relaxation until nothing moves."""
        for _, p in self.plans():
            adj = R.positive_arrows(p)
            best = {(a, b): w for a in adj for b, w in adj[a].items()}
            while True:
                new = dict(best)
                for (a, b), w in best.items():
                    for c, v in adj[b].items():
                        if c != a and w * v > new.get((a, c), 0):
                            new[(a, c)] = w * v
                if new == best:
                    break
                best = new
            self.assertEqual(best, {k: w for k, (w, _) in R.best_paths(p).items()})

    def test_input_order(self):
        for rng, p in self.plans(60):
            q = copy.deepcopy(p)
            for k in ("goals", "arrows", "before", "flags"):
                rng.shuffle(q[k])
            self.assertEqual(R.evaluate(p), R.evaluate(q))

    def test_invariants(self):
        for _, p in self.plans():
            r, h = R.evaluate(p), R.hierarchy_of(p)
            act, pol, goals = r["active_set"], R.policy_of(p), R.by_id(p)
            for hz in R.HORIZONS:
                self.assertLessEqual(sum(1 for i in act["active_outside_safety"]
                                         if goals[i]["horizon"] == hz), pol["cap_" + hz])
            for i in act["active"]:
                self.assertFalse(r["goals"][i]["held"])
                self.assertEqual(r["goals"][i]["barriers"], [])
            for d in r["p_first"].values():
                if d is not None:
                    self.assertEqual(sum(F(x) for x in d.values()), 1)
            for i, g in r["goals"].items():
                u = R.client_ratings(goals[i])["urgency"]
                if u is not None:
                    self.assertGreaterEqual(g["urgency_used"], u)
            seqs = r["disagreement"]["sequences"]["pareto"]
            self.assertTrue(all(a["client"] < b["client"] and a["therapist"] > b["therapist"]
                                for a, b in zip(seqs, seqs[1:])))
            if not p["contingency"]:
                for o in r["orders"].values():
                    lv = [r["goals"][i]["level"] for i in o]
                    self.assertEqual(lv, sorted(lv))


if __name__ == "__main__":
    unittest.main()
