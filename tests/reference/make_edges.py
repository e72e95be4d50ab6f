# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes tests/vectors/edges.json: what is known where items were left out, settled or not asked.

    python3 tests/reference/make_edges.py

Small definitions whose legal completions can be counted by hand; the sums stand beside each case.
"""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BY_HAND = "every legal completion counted by hand: tests/reference/make_edges.py"


def definition(items: list, **parts: object) -> dict:
    """A definition of these items with answers from 1 to 3."""
    known = {"source": "own", "status": "confirmed"}
    ids = [item["id"] for item in items if item.get("scored", True)]
    total = {"id": "total", "method": "sum", "items": ids, "better": "lower", **known} | parts.pop("total", {})
    return {
        "schema_version": "1.0", "id": "edge", "version": "1", "title": "Edge", "short_title": "Edge",
        "measures": "strain", "domains": ["distress"], "respondent": {"who": "client"},
        "answers": {"kind": "scores"}, "licence": {"wording_may_ship": True, "terms": "ours", "source": "own"},
        "sources": [{"id": "own", "citation": "Our clinic"}],
        "response_scales": [{"id": "s", "options": [{"value": 1}, {"value": 2}, {"value": 3}]}],
        "items": [{"tag": "an item", "response_scale": "s", **item} for item in items], "total": total, **parts,
    }


def cutoff(value: float) -> dict:
    """A classification by a cutoff of the total."""
    rule = {"id": "own", "source": "own", "status": "confirmed",
            "cutoff": {"score": "total", "below": "below", "at": "at_or_above", "above": "at_or_above",
                       "values": [{"value": value}]}}
    return {"id": "cut", "title": "a cutoff", "rules": {"default": "own", "rules": [rule]}}


def alert(code: str, condition: dict) -> dict:
    """An alert with one rule."""
    rule = {"id": "own", "when": condition, "source": "own", "status": "confirmed"}
    return {"id": code, "question": "What is it?", "rules": {"default": "own", "rules": [rule]}}


def case(code: str, condition: dict) -> dict:
    """A classification of one case: met where the condition holds."""
    rule = {"id": "own", "cases": [{"code": "met", "when": condition}], "otherwise": "not_met",
            "source": "own", "status": "confirmed"}
    return {"id": code, "title": "a case", "rules": {"default": "own", "rules": [rule]}}


ADULT, HIGH = {"age": {"from": 18}}, {"item": "1", "at_least": 2}
# The same two conditions in both orders: where both are open, the first one says why.
ORDERED = definition([{"id": "1"}, {"id": "2"}], classifications=[
    case("all_age", {"all": [ADULT, HIGH]}), case("all_item", {"all": [HIGH, ADULT]}),
    case("any_age", {"any": [ADULT, HIGH]}), case("any_item", {"any": [HIGH, ADULT]}),
    case("count_age", {"count": [ADULT, HIGH], "at_least": 2}), case("count_item", {"count": [HIGH, ADULT], "at_least": 2}),
    case("every", {"all": [{"items": ["1", "2"], "at_least": 2}]}), case("within", {"count": [{"items": ["1", "2"], "at_most": 2}], "equals": 1})])
ONE = [{"id": "1"}, {"id": "2"}]
THRESHOLD = {"id": "own", "score": "total", "source": "own", "status": "confirmed"}
# The sum of two runs from 2 to 6: both ends can be asked for, and a change of 4 can be made.
EXTREMES = definition(ONE, classifications=[cutoff(6), cutoff(2) | {"id": "lowest"}], cutoffs=[THRESHOLD | {"first_clinical": 6}],
                      reliable_change=[THRESHOLD | {"value": 4}])
# Two lines from 1 to 3 with marks at tenths.
LINES = {"response_scales": [{"id": "s", "range": {"minimum": 1, "maximum": 3, "decimals": 1}}]}
MARKED = definition(ONE, **LINES, alerts=[alert("low", {"item": "1", "at_most": 1.2}), alert("end", {"item": "2", "at_least": 3}), alert("mark", {"item": "1", "equals": 1.2})])
SKIP = [{"id": "1"}, {"id": "2", "asked_if": {"item": "1", "at_least": 2}}]
SKIPPED = definition(SKIP, classifications=[cutoff(2)],
                     alerts=[alert("high", {"item": "2", "at_least": 1}), alert("low", {"not": {"item": "2", "at_least": 1}})])
SKIPPED_MEAN = definition(SKIP, total={"method": "mean"})
SETTLED = definition([{"id": "1"}, {"id": "2", "asked_if": {"item": "1", "at_least": 2}, "when_not_asked": 0}])
SETTLED_MEAN = definition(SETTLED["items"], total={"method": "mean"})
# Whatever was answered where it was asked, item 2 is at least 1.
ASKED = definition(SKIP, classifications=[case("any", {"any": [{"item": "1", "at_least": 3}, {"item": "2", "at_least": 1}]}),
                                          case("count", {"count": [{"item": "1", "at_least": 3}, {"item": "2", "at_least": 1}], "at_least": 1})])
# A list may leave item 2 out, and that it has any answer at all is open then.
ANSWERED = definition([{"id": "1"}, {"id": "2", "scored": False}], alerts=[alert("answered", {"item": "2", "at_least": 1})])
PRORATED = definition([{"id": "1"}, {"id": "2"}, {"id": "3", "optional": True}],
                      total={"prorating": {"default": "own", "rules": [{"id": "own", "maximum_missing": 2, "source": "own", "status": "confirmed"}]}})
mean = lambda name, *items: {"id": name, "title": name, "method": "mean", "items": list(items), "source": "own", "status": "confirmed"}
# Twice the sum of a mean of two and a mean of three.
COMBINED = definition([{"id": str(place)} for place in range(1, 6)], subscales=[mean("a", "1", "2"), mean("b", "3", "4", "5")],
                      total={"method": "combination", "items": None, "parts": [{"subscale": "a"}, {"subscale": "b"}], "multiply": 2})
near = lambda value: {"$near": value, "within": 1e-9}
UNSCORED = definition([{"id": "1"}, {"id": "2", "scored": False}],
                      alerts=[alert("unscored", {"item": "2", "at_least": 2}), alert("either", {"any": [{"items": ["1", "2"], "at_least": 2}]})])
OPTIONAL = definition([{"id": "1", "optional": True}, {"id": "2", "optional": True}])
states = lambda **known: [{"code": code, "state": state} for code, state in known.items()]
reasons = lambda **known: {code: {"reason": reason} for code, reason in known.items()}
MISSING, AGE = "missing_items", "age_required"

SCORES = [
    # 1 alone, or 2 or 3 with 1 to 3: from 1 to 6.
    ("nothing is known, and item 2 may have been left out", SKIPPED, {},
     {"status": "incomplete", "total": None, "bounds": [1, 6], "answered": 0, "asked": 2, "missing": ["1", "2"],
      "classifications": {"cut": None}, "undecided": {"cut": {"reason": "missing_items", "possible": ["below", "at_or_above"]}},
      "alerts": states(high="unknown", low="unknown")}),
    ("item 2 was left out", SKIPPED, {"1": 1},
     {"status": "complete", "total": 1, "bounds": [1, 1], "answered": 1, "asked": 1, "missing": [],
      "classifications": {"cut": "below"}, "alerts": states(high="not_raised", low="raised")}),
    # 2 with 1 to 3: from 3 to 5, and whatever it is, item 2 is at least 1.
    ("item 2 was asked", SKIPPED, {"1": 2},
     {"status": "incomplete", "bounds": [3, 5], "asked": 2, "missing": ["2"], "classifications": {"cut": "at_or_above"},
      "alerts": states(high="raised", low="not_raised")}),
    ("item 1 is missing, item 2 answered", SKIPPED, {"2": 3},
     {"status": "incomplete", "bounds": [4, 6], "missing": ["1"], "classifications": {"cut": "at_or_above"}}),
    # A mean of one answer or of two: from 1 to 3 whatever was asked.
    ("a mean of an unknown number of items", SKIPPED_MEAN, {}, {"status": "incomplete", "bounds": [1, 3]}),
    ("a mean of the item that was asked", SKIPPED_MEAN, {"1": 1}, {"status": "complete", "total": 1, "asked": 1}),
    # 1 and 0, or 2 or 3 with 1 to 3.
    ("an item that counts 0 when it was not asked", SETTLED, {"1": 1},
     {"status": "complete", "total": 1, "answered": 1, "asked": 1, "missing": []}),
    ("an item that counts 0 when it was not asked, which is open", SETTLED, {},
     {"status": "incomplete", "bounds": [1, 6], "answered": 0, "asked": 2}),
    ("a list does not hold an unscored item, so what depends on it is open", UNSCORED, [1],
     {"status": "complete", "total": 1, "missing": [], "alerts": states(unscored="unknown", either="unknown")}),
    ("what another item decides is not open", UNSCORED, [2], {"alerts": states(unscored="unknown", either="raised")}),
    ("an unscored item that was answered", UNSCORED, {"1": 1, "2": 1}, {"alerts": states(unscored="not_raised", either="not_raised")}),
    ("an unscored item that raises", UNSCORED, {"1": 1, "2": 3}, {"alerts": states(unscored="raised", either="raised")}),
    # One of them at least, 1 to 3, or both.
    ("nothing but optional items, none answered", OPTIONAL, {}, {"status": "incomplete", "bounds": [1, 6], "asked": 0, "missing": []}),
    ("one optional item answered", OPTIONAL, {"2": 1}, {"status": "complete", "total": 1, "asked": 1}),
    ("a teetotaller's form: three answers were asked for", "audit", {"1": 0, "9": 0, "10": 0},
     {"status": "complete", "total": 0, "answered": 3, "asked": 3, "missing": []}),
    ("no exposure: only that was asked", "pc-ptsd-5", {"exposure": 0},
     {"status": "complete", "total": 0, "answered": 0, "asked": 0, "missing": []}),
    ("neither the age nor the item is known: the first condition says why", ORDERED, {},
     {"classifications": {"all_age": None, "any_age": None, "count_age": None, "every": None},
      "undecided": reasons(all_age=AGE, all_item=MISSING, any_age=AGE, any_item=MISSING, count_age=AGE, count_item=MISSING, every=MISSING, within=MISSING)}),
    # The item is high: only the age is open, and of the two items one is.
    ("the item is high and the age unknown", ORDERED, {"1": 2},
     {"classifications": {"all_age": None, "all_item": None, "any_age": "met", "any_item": "met", "count_age": None, "every": None},
      "undecided": reasons(all_age=AGE, all_item=AGE, count_age=AGE, count_item=AGE, every=MISSING)}),
    # An item that is not high leaves nothing open that needs all; of the two at most 2, this is one.
    ("the item is low and the age unknown", ORDERED, {"1": 1},
     {"classifications": {"all_age": "not_met", "all_item": "not_met", "any_age": None, "count_age": "not_met", "every": "not_met", "within": None},
      "undecided": reasons(any_age=AGE, any_item=AGE, within=MISSING)}),
    ("an adult, the item unknown", ORDERED, {}, {"classifications": {"all_age": None, "any_age": "met", "any_item": "met", "count_item": None},
      "undecided": reasons(all_age=MISSING, all_item=MISSING, count_age=MISSING, count_item=MISSING)}, {"age": 18}),
    ("a child, the item unknown", ORDERED, {},
     {"classifications": {"all_age": "not_met", "all_item": "not_met", "any_age": None, "count_age": "not_met", "count_item": "not_met"},
      "undecided": reasons(any_age=MISSING, any_item=MISSING)}, {"age": 17}),
    ("the highest total is at a cutoff of as much", EXTREMES, [3, 3], {"total": 6, "classifications": {"cut": "at_or_above", "lowest": "at_or_above"}}),
    ("the lowest total is at a cutoff of as little", EXTREMES, [1, 1], {"total": 2, "classifications": {"cut": "below", "lowest": "at_or_above"}}),
    ("marks on two lines", MARKED, [1.2, 3], {"total": 4.2, "alerts": states(low="raised", end="raised", mark="raised")}),
    ("a tenth beside them", MARKED, [1.3, 2.9], {"total": 4.2, "alerts": states(low="not_raised", end="not_raised", mark="not_raised")}),
    ("an adult and the item high", ORDERED, {"1": 2, "2": 1},
     {"classifications": {"all_age": "met", "all_item": "met", "any_age": "met", "any_item": "met", "count_age": "met", "count_item": "met"}}, {"age": 18}),
    ("an item that was asked has an answer, which is open", ASKED, {"1": 2}, {"classifications": {"any": "met", "count": "met"}}),
    ("an item of which nobody knows whether it was asked", ASKED, {}, {"classifications": {"any": None, "count": None}}),
    ("an item that was not asked has no answer", ASKED, {"1": 1}, {"classifications": {"any": "not_met", "count": "not_met"}}),
    ("an unscored item that a list leaves out", ANSWERED, [1], {"alerts": states(answered="unknown")}),
    ("an unscored item with its lowest answer", ANSWERED, {"1": 1, "2": 1}, {"alerts": states(answered="raised")}),
    # 1 and 0, or 2 or 3 with 1 to 3, over two items whatever was asked.
    ("a mean with an item that counts 0 when it was not asked", SETTLED_MEAN, {}, {"status": "incomplete", "bounds": [0.5, 3]}),
    ("two of three may be missing, but not all that count", PRORATED, {}, {"status": "incomplete", "total": None, "bounds": [2, 6]}),
    ("one of two that count is missing", PRORATED, {"2": 2}, {"status": "prorated", "total": 4, "bounds": [3, 5]}),
    # 3/2 and 4/3: 17/6, twice.
    ("means of two and of three items", COMBINED, [1, 2, 1, 1, 2], {"total": near(17 / 3), "bounds": [near(17 / 3), near(17 / 3)]}),
    # 3/2 and from 4/3 to 6/3.
    ("means of two and of three items, one of them missing", COMBINED, {"1": 1, "2": 2, "3": 1, "4": 2},
     {"total": None, "bounds": [near(17 / 3), near(7)]}),
    ("both answers above 2", ORDERED, {"1": 3, "2": 3}, {"classifications": {"every": "met", "within": "not_met"}}),
    ("one answer above 2", ORDERED, {"1": 3, "2": 2}, {"classifications": {"every": "met", "within": "met"}}),
]

# A form that asks some things only of some, and of which item 3 says the opposite. Answers run from 1 to 3.
DOUBTED = definition(
    [{"id": "1"}, {"id": "2", "asked_if": {"item": "1", "at_least": 2}}, {"id": "3"}], total={"reversed": ["3"]},
    classifications=[cutoff(4), {"id": "asked", "title": "an answer to item 2", "rules": {"default": "own", "rules": [
        {"id": "own", "cases": [{"code": "high", "when": {"item": "2", "at_least": 3}}], "otherwise": "other",
         "source": "own", "status": "confirmed"}]}}],
    alerts=[alert("high", {"item": "2", "at_least": 3}), alert("low", {"not": {"item": "2", "at_least": 2}})])
DOUBTED["respondent"] = {"who": "client", "ages": {"from": 16, "to": 65}}
GATED = definition([{"id": "gate"}, {"id": "1", "asked_if": {"item": "gate", "at_least": 2}, "when_not_asked": 0}],
                   total={"items": ["1"], "gate": {"when": {"item": "gate", "equals": 1}, "value": 0}})
# Three items; one may be missing. Bands begin at 3, 5 and 7.
BORDERS = definition([{"id": "1"}, {"id": "2"}, {"id": "3"}], classifications=[cutoff(6)], total={
    "prorating": {"default": "own", "rules": [{"id": "own", "maximum_missing": 1, "source": "own", "status": "confirmed"}]},
    "bands": {"default": "own", "rules": [{"id": "own", "source": "own", "status": "confirmed", "bands": [
        {"code": "low", "from": 3}, {"code": "middle", "from": 5}, {"code": "high", "from": 7}]}]}})
# Two scores, of which each may want one item, by a rule that is to be chosen.
HALVES = definition([{"id": str(number)} for number in range(1, 5)], subscales=[
    {"id": name, "title": name, "items": items, "method": "sum", "source": "own", "status": "confirmed", "prorating": {
        "rules": [{"id": "one", "maximum_missing": 1, "source": "own", "status": "confirmed"}]}}
    for name, items in {"first": ["1", "2"], "second": ["3", "4"]}.items()])
# Answers count twice, one may be missing, and what is not asked counts 1.
REACHED = definition(
    [{"id": "1"}, {"id": "2", "asked_if": {"item": "1", "at_least": 3}, "when_not_asked": 1}, {"id": "3"}, {"id": "4"}],
    total={"prorating": {"default": "own", "rules": [
        {"id": "own", "maximum_missing": 1, "rounding": "half_up", "source": "own", "status": "confirmed"}]},
           "bands": {"default": "own", "rules": [{"id": "own", "source": "own", "status": "confirmed", "bands": [
               {"code": "low", "from": 4}, {"code": "middle", "from": 7}, {"code": "high", "from": 9}]}]}})
CHOICES = definition([{"id": "1"}, {"id": "2"}], total={
    "prorating": {"rules": [{"id": "one", "maximum_missing": 1, "source": "own", "status": "confirmed"}]},
    "bands": {"rules": [{"id": name, "source": "own", "status": "confirmed", "bands": [{"code": "low", "from": 2}, {"code": "high", "from": at}]}
                        for name, at in {"early": 3, "late": 5}.items()]}})
choose = lambda place, *rules: {"code": "choose_one_of", "place": place, "rules": [*rules]}
unasked = lambda items, scores, classifications: {
    "code": "answered_though_not_asked", "items": items,
    "scores": [{"scale": scale, "total": total, "band": band} for scale, total, band in scores],
    "classifications": [{"id": id, "category": category} for id, category in classifications]}

FINDINGS = [
    # Item 3 counts 4 minus its answer. Without item 2: 1 + 3 = 4; with it 1 + 3 + 3 = 7. Without an answer to item 2 the
    # alert `low` is raised, and a given answer never lowers one.
    ("an answer to what was not asked", DOUBTED, {"1": 1, "2": 3, "3": 1}, {},
     {"status": "complete", "total": 4, "bounds": [4, 4], "answered": 2, "asked": 2, "missing": [],
      "classifications": {"cut": "at_or_above", "asked": "high"}, "alerts": states(high="raised", low="raised"),
      "findings": [unasked(["2"], [("total", 7, None)], [])]}),
    # 1 + 2 = 3 is below the cutoff of 4, 1 + 1 + 2 = 4 is at it. What was not asked raises no alert that it would lower.
    ("an answer to what was not asked, which would cross a cutoff", DOUBTED, {"1": 1, "2": 1, "3": 2}, {},
     {"total": 3, "classifications": {"cut": "below", "asked": "other"}, "alerts": states(high="not_raised", low="raised"),
      "findings": [unasked(["2"], [("total", 4, None)], [("cut", "at_or_above")])]}),
    ("the same answer was asked for", DOUBTED, {"1": 2, "2": 3, "3": 1}, {},
     {"total": 8, "findings": []}),
    ("whether it was asked is open, so it counts", DOUBTED, {"2": 3, "3": 1}, {},
     {"status": "incomplete", "bounds": [7, 9], "missing": ["1"], "findings": []}),
    ("a gate and an answer behind it", GATED, {"gate": 1, "1": 3}, {},
     {"status": "complete", "total": 0, "findings": [unasked(["1"], [("total", 3, None)], [])]}),
    ("one answer throughout, of which one is the opposite", DOUBTED, {"1": 3, "2": 3, "3": 3}, {},
     {"total": 7, "findings": [{"code": "same_answer_throughout", "scale": "total"}]}),
    ("one answer throughout that is its own opposite", DOUBTED, {"1": 2, "2": 2, "3": 2}, {}, {"total": 6, "findings": []}),
    ("one answer throughout, as far as there are answers", DOUBTED, {"1": 3, "3": 3}, {}, {"missing": ["2"], "findings": []}),
    ("too young for the form", DOUBTED, {"1": 2, "2": 3, "3": 1}, {"age": 15},
     {"total": 8, "findings": [{"code": "age_outside_range", "from": 16, "to": 65}]}),
    ("of the youngest age of the form", DOUBTED, {"1": 2, "2": 3, "3": 1}, {"age": 16}, {"findings": []}),
    ("of the oldest age of the form", DOUBTED, {"1": 2, "2": 3, "3": 1}, {"age": 65}, {"findings": []}),
    ("too old for the form", DOUBTED, {"1": 2, "2": 3, "3": 1}, {"age": 66},
     {"findings": [{"code": "age_outside_range", "from": 16, "to": 65}]}),
    # 3 of two is 4.5 of three, and one more or less is 1.5: from 3 to 6. The bands begin at 5 and 7, the cutoff is 6.
    ("a prorated total near the border of a band and at the end of reach of a cutoff", BORDERS, {"1": 1, "2": 2}, {},
     {"status": "prorated", "total": 4.5, "band": "low", "classifications": {"cut": "below"},
      "findings": [{"code": "near_border", "scale": "total", "place": "bands", "border": 5},
                   {"code": "near_border", "scale": "total", "place": "cut", "border": 6}]}),
    # 2 of two is 3 of three: from 1.5 to 4.5, and 3 is the lowest of all.
    ("a prorated total far from a border", BORDERS, {"1": 1, "2": 1}, {}, {"total": 3, "band": "low", "findings": []}),
    # 6 of two is 9: from 7.5 on.
    ("a prorated total above all borders", BORDERS, {"1": 3, "2": 3}, {}, {"total": 9, "band": "high", "findings": []}),
    ("a complete total at a border", BORDERS, {"1": 1, "2": 2, "3": 2}, {}, {"total": 5, "band": "middle", "findings": []}),
    # 2 + 1 + 2 is 5 of three, so 6.67 of four, rounded 7. With 1 less it is 5.33, rounded 5; with one more item 3 makes
    # it 8. With 3 for item 1, item 2 is asked too: two are missing, and there is no total.
    ("a rounded prorated total, with an item that was not asked", REACHED, {"1": 2, "3": 2}, {},
     {"status": "prorated", "total": 7, "band": "middle",
      "findings": [{"code": "near_border", "scale": "total", "place": "bands", "border": 7}]}),
    # 1 + 1 + 1 is 3 of three, so 4; one more is 5.33, rounded 5.
    ("a rounded prorated total far from the next border", REACHED, {"1": 1, "3": 1}, {}, {"total": 4, "findings": []}),
    ("the rule for missing items is to be chosen where they are missing", HALVES, {"1": 1, "2": 2, "3": 1}, {},
     {"findings": [choose("second.prorating", "one")]}),
    ("bands to choose from", CHOICES, {"1": 1, "2": 2}, {},
     {"total": 3, "band": None, "findings": [choose("bands", "early", "late")]}),
    ("bands and a rule for missing items to choose from", CHOICES, {"1": 1}, {},
     {"status": "incomplete", "findings": [choose("prorating", "one"), choose("bands", "early", "late")]}),
    ("bands that were chosen", CHOICES, {"1": 1, "2": 2}, {"rules": {"bands": "early"}}, {"band": "high", "findings": []}),
    # 2 + 3 and 4 + 4 behind a line that leads to item 9: 13 in all, 5 of consumption, 8 of dependence.
    ("never, and five answers after it", "audit", [0, 2, 3, 4, 4, 0, 0, 0, 0, 0], {},
     {"total": 0, "band": "low_risk", "findings": [unasked(
         ["2", "3", "4", "5"], [("consumption", 5, None), ("dependence", 8, None), ("total", 13, "hazardous")],
         [("cutoff", "at_or_above"), ("dependence_cutoff", "at_or_above")])]}),
    ("never, and zeros after it", "audit", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], {}, {"total": 0, "findings": []}),
    ("a man's answer to the item for women", "phq-15", [2] * 15, {"sex": "male"},
     {"total": 28, "bounds": [28, 28], "asked": 14, "findings": [unasked(["4"], [("total", 30, "high")], [])]}),
    ("a woman's answer to it", "phq-15", [2] * 15, {"sex": "female"}, {"total": 30, "findings": []}),
    ("no exposure, and five times yes", "pc-ptsd-5", {"exposure": 0, "1": 1, "2": 1, "3": 1, "4": 1, "5": 1}, {},
     {"total": 0, "findings": [unasked(["1", "2", "3", "4", "5"], [("total", 5, None)], [("positive_screen", "positive")])]}),
]

THREE = definition([{"id": "1"}, {"id": "2"}, {"id": "3"}], classifications=[cutoff(6)],
                   alerts=[alert("three", {"item": "3", "at_least": 3})],
                   subscales=[{"id": "pair", "method": "mean", "items": ["1", "2"], "source": "own", "status": "confirmed"}])
OWN = {"rules": {"prorating": "caller:1"}}

# The caller's own rule: the mean of the answered items for up to one missing, of a sum or of a mean.
FINDINGS += [
    # 1 and 3 of two are 4, of three 6; with 1 to 3 for the third from 5 to 7.
    ("a sum with the caller's own rule", THREE, {"1": 1, "2": 3}, OWN,
     {"status": "prorated", "total": 6, "bounds": [5, 7], "missing": ["3"], "rules": {"cut": "own", "three": "own", "prorating": "caller:1"},
      "classifications": {"cut": "at_or_above"}, "alerts": states(three="unknown")}),
    ("more missing than the caller allows", THREE, {"1": 1}, OWN,
     {"status": "incomplete", "total": None, "bounds": [3, 7], "classifications": {"cut": None}}),
    ("nothing missing, with the caller's own rule", THREE, {"1": 1, "2": 3, "3": 1}, OWN, {"status": "complete", "total": 5}),
    ("a mean with the caller's own rule", THREE, {"1": 3}, {"rules": {"pair.prorating": "caller:1"}},
     {"status": "incomplete", "subscales": {"pair": {"status": "prorated", "total": 3, "bounds": [2, 3], "missing": ["2"]}}}),
]

ONE = [{"id": "1"}, {"id": "2"}]
THRESHOLD = {"id": "own", "score": "total", "source": "own", "status": "confirmed"}
PRORATING = {"default": "own", "rules": [{"id": "own", "maximum_missing": 2, "source": "own", "status": "confirmed"}]}

# Answers run from 1 to 3, the sum of two from 2 to 6.
REFUSED = [
    ("an alert that no answer raises", definition(ONE, alerts=[alert("never", {"item": "1", "at_least": 4})]),
     "out_of_range", "alerts[0].rules.rules[0].when"),
    ("an alert that every answer raises", definition(ONE, alerts=[alert("always", {"item": "1", "at_least": 1})]),
     "out_of_range", "alerts[0].rules.rules[0].when"),
    ("an alert on an answer between two options", definition(ONE, alerts=[alert("never", {"item": "1", "equals": 1.5})]),
     "out_of_range", "alerts[0].rules.rules[0].when"),
    ("an alert of which one part can never be", definition(ONE, alerts=[alert("never", {"any": [{"item": "1", "at_least": 2}, {"not": {"items": ["2"], "below": 1}}]})]),
     "out_of_range", "alerts[0].rules.rules[0].when"),
    ("an alert on more items than there are", definition(ONE, alerts=[alert("never", {"count": [{"items": ["1", "2"], "at_least": 2}], "at_least": 3})]),
     "out_of_range", "alerts[0].rules.rules[0].when"),
    ("an alert above a line", definition(ONE, **LINES, alerts=[alert("never", {"item": "1", "above": 3})]),
     "out_of_range", "alerts[0].rules.rules[0].when"),
    ("an alert below a line", definition(ONE, **LINES, alerts=[alert("never", {"item": "1", "below": 1})]),
     "out_of_range", "alerts[0].rules.rules[0].when"),
    ("an alert between two marks of a line", definition(ONE, **LINES, alerts=[alert("never", {"item": "1", "equals": 1.25})]),
     "out_of_range", "alerts[0].rules.rules[0].when"),
    ("an alert on a total that cannot be", definition(ONE, alerts=[alert("never", {"score": "total", "above": 6})]),
     "out_of_range", "alerts[0].rules.rules[0].when"),
    ("a cutoff above the highest total", definition(ONE, classifications=[cutoff(7)]),
     "out_of_range", "classifications[0].rules.rules[0].cutoff.values[0].value"),
    ("a cutoff below the lowest total", definition(ONE, classifications=[cutoff(1)]),
     "out_of_range", "classifications[0].rules.rules[0].cutoff.values[0].value"),
    ("a clinical side outside the totals", definition(ONE, cutoffs=[THRESHOLD | {"first_clinical": 7}]),
     "out_of_range", "cutoffs[0].first_clinical"),
    ("a change that the total cannot make", definition(ONE, reliable_change=[THRESHOLD | {"value": 5}]),
     "out_of_range", "reliable_change[0].value"),
    ("as many missing answers as there are items", definition(ONE, total={"prorating": PRORATING}),
     "out_of_range", "total.prorating.rules[0].maximum_missing"),
    ("a row for an answer that is none", definition(ONE, total={"recode": [{"answer": 9, "counts": 0}]}),
     "not_an_option", "total.recode[0].answer"),
    ("an item that counts in reverse twice", definition(ONE, total={"reversed": ["1", "1"]}),
     "duplicate_id", "total.reversed[1]"),
    ("two comparisons in one condition", definition(ONE, alerts=[alert("two", {"item": "1", "at_least": 2, "at_most": 2})]),
     "inconsistent", "alerts[0].rules.rules[0].when"),
    ("a classification named as the choice of bands", definition([{"id": "1"}], classifications=[cutoff(2) | {"id": "bands"}]),
     "duplicate_id", "classifications[0].id"),
    ("an alert named as a classification", definition([{"id": "1"}], classifications=[cutoff(2)], alerts=[alert("cut", {"item": "1", "equals": 1})]),
     "duplicate_id", "alerts[0].id"),
]


# A rule of one's own where none may be, and one that leaves no answer.
NO_RULE = [
    ("the caller's rule where one is published", BORDERS, {"prorating": "caller:1"}, "rules.prorating"),
    ("the caller's rule that allows all items to be missing", THREE, {"prorating": "caller:3"}, "rules.prorating"),
    ("the caller's rule that allows none", THREE, {"prorating": "caller:0"}, "rules.prorating"),
    ("the caller's rule with half an item", THREE, {"prorating": "caller:1.5"}, "rules.prorating"),
    ("the caller's rule written otherwise", THREE, {"prorating": "caller:01"}, "rules.prorating"),
    ("a published rule where none is", THREE, {"prorating": "own"}, "rules.prorating"),
    ("the caller's rule at another place", THREE, {"cut": "caller:1"}, "rules.cut"),
    ("the caller's rule for a score that is none", THREE, {"triple.prorating": "caller:1"}, "rules.<entry 1>"),
]


def main() -> None:
    """Writes the file."""
    cases = [{"name": name, "source": BY_HAND, "call": "instrument.score",
              "input": {"instrument": instrument, "responses": responses, **person}, "expect": expected}
             for name, instrument, responses, expected, *rest in SCORES for person in [rest[0] if rest else {}]]
    cases += [{"name": name, "source": BY_HAND, "call": "instrument.score",
               "input": {"instrument": instrument, "responses": responses, **more}, "expect": expected}
              for name, instrument, responses, more, expected in FINDINGS]
    cases += [{"name": name, "source": BY_HAND, "call": "instrument.score",
               "input": {"instrument": instrument, "responses": {"1": 1}, "rules": rules},
               "error": {"code": "unknown_rule", "path": path}} for name, instrument, rules, path in NO_RULE]
    cases += [{"name": name, "source": BY_HAND, "call": "instrument.define",
               "input": given, "error": {"code": code, "path": path}} for name, given, code, path in REFUSED]
    text = ",\n".join("    " + json.dumps(case, ensure_ascii=False) for case in cases)
    target = ROOT / "tests" / "vectors" / "edges.json"
    description = "Items that were left out, settled or not asked: what is known then, and what is not."
    target.write_text(f'{{\n  "description": "{description}",\n  "cases": [\n{text}\n  ]\n}}\n', encoding="utf-8")
    print(f"{len(cases)} cases")


if __name__ == "__main__":
    main()
