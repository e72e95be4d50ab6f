# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes tests/vectors/change-definitions.json: which definition judges a change, and what can be compared.

    python3 tests/reference/make_change.py

The shipped PHQ-9 calls 6 points reliable. Copies of it differ in one thing each. Sums are counted by hand.
"""

import copy
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BY_HAND = "counted by hand; which definition judges is the rule that core/src/change states"
PHQ9 = json.loads((ROOT / "core" / "instruments" / "phq-9.json").read_text(encoding="utf-8"))
JT = {"standard_deviation": 5, "reliability": 0.8}
RULE = {"method": "published", "threshold": "nhs_talking_therapies"}
SIXTEEN, NINE = [2] * 8 + [0], [1] * 9


def own(**changes: object) -> dict:
    """A copy of the shipped definition."""
    return {name: value for name, value in copy.deepcopy(PHQ9).items() if name != "history"} | changes


def stricter() -> dict:
    """With a threshold of 9 points instead of 6."""
    definition = own()
    (rule,) = [rule for rule in definition["reliable_change"] if rule["id"] == RULE["threshold"]]
    rule["value"] = 9
    return definition


def other_prorating() -> dict:
    """With three missing items where the original allows two."""
    definition = own()
    definition["total"]["prorating"]["rules"][0]["maximum_missing"] = 3
    return definition


def smallest() -> dict:
    """With a threshold below the ninth decimal, to which differences are rounded: a difference of 0 is at it."""
    definition = stricter()
    definition["reliable_change"][0]["value"] = 1e-10
    return definition


def turned() -> dict:
    """With the other direction, which makes no number."""
    definition = own()
    definition["total"]["better"] = "higher"
    return definition


def score(instrument: object, responses: list, **more: object) -> dict:
    """The score of that form."""
    return {"$score": {"instrument": instrument, "responses": responses, **more}}


def stored(total: float, **changes: object) -> dict:
    """A score of the PHQ-9 as it was stored before there were digests."""
    return {
        "schema_version": "1.0", "instrument": "phq-9", "version": PHQ9["version"],
        "rules": {"prorating": "item_mean_up_to_two", "bands": "kroenke_2001", "dsm": "spitzer_1999",
                  "self_harm_item": "item_9_above_zero", **changes.pop("rules", {})},
        "scale": "total", "status": "complete", "total": total, "bounds": [total, total], "band": None,
        "answered": 9, "asked": 9, "missing": [], "subscales": {}, "classifications": {}, "undecided": {},
        "alerts": [],
    } | changes


def pair(definition: object) -> dict:
    """From 16 to 9 points."""
    return {"pre": score(definition, SIXTEEN), "post": score(definition, NINE)}


BY_SHIPPED = {"label": "improved", "threshold": 6, "difference": -7, "other_definition": None}
BY_STRICTER = {"label": "unchanged", "threshold": 9, "difference": -7, "other_definition": None}
MISMATCH = {"code": "scale_mismatch", "path": "instrument"}
APART = {"code": "scale_mismatch", "path": "post"}

CASES = [
    ("the shipped form by its own threshold", pair("phq-9") | RULE, BY_SHIPPED),
    ("an edited copy is not judged by the thresholds of the original", pair(stricter()) | RULE, MISMATCH),
    ("an edited copy by its own threshold", pair(stricter()) | RULE | {"instrument": stricter()}, BY_STRICTER),
    ("an edited copy by the threshold of the original, which was asked for by name",
     pair(stricter()) | RULE | {"instrument": "phq-9"}, BY_SHIPPED | {"other_definition": True}),
    ("the shipped form by the threshold of an edited copy", pair("phq-9") | RULE | {"instrument": stricter()},
     BY_STRICTER | {"other_definition": True}),
    ("the later score says which definition judges",
     {"pre": score(stricter(), SIXTEEN), "post": score("phq-9", NINE)} | RULE, BY_SHIPPED),
    ("an edited copy made the later score",
     {"pre": score("phq-9", SIXTEEN), "post": score(stricter(), NINE)} | RULE, MISMATCH),
    ("a copy with other words is the same definition", pair(own(title="Mood", notes=["Ours."])) | RULE, BY_SHIPPED),
    ("a newer version with other words too", pair(own(version="1.0.1", title="Mood")) | RULE, BY_SHIPPED),
    ("two versions that make the same number",
     {"pre": score("phq-9", SIXTEEN), "post": score(stricter() | {"version": "1.1.0"}, NINE)} | JT | {"better": "lower"},
     {"label": "improved", "difference": -7}),
    ("copies that make other numbers cannot be compared with the original",
     {"pre": score("phq-9", SIXTEEN), "post": score(other_prorating(), NINE)} | JT, APART),
    ("a copy that makes other numbers is not judged by the original, though it was asked for",
     pair(other_prorating()) | RULE | {"instrument": "phq-9"}, MISMATCH),
    ("nor the original by such a copy", pair("phq-9") | RULE | {"instrument": other_prorating()}, MISMATCH),
    ("a rule that makes no number keeps scores comparable",
     {"pre": score("pcl-5", [2] * 20), "post": score("pcl-5", [1] * 20, rules={"cutoff": "at_31"}),
      "method": "published", "threshold": "marx_2022_sample_1"}, {"label": "improved", "difference": -20}),
    ("a copy knows its own direction", pair(turned()) | JT, {"label": "deteriorated", "better": "higher"}),
    ("the direction of the definition that was given comes first",
     pair(turned()) | JT | {"instrument": "phq-9"}, {"label": "improved", "better": "lower"}),
    ("the direction that was said comes before both",
     pair("phq-9") | JT | {"instrument": "phq-9", "better": "higher"}, {"label": "deteriorated", "better": "higher"}),
    ("the later score says the direction",
     {"pre": score(turned(), SIXTEEN), "post": score("phq-9", NINE)} | JT, {"label": "improved", "better": "lower"}),
    ("scores without digests count as made by the shipped form of their version",
     {"pre": stored(16), "post": stored(9)} | RULE, BY_SHIPPED),
    ("and can be compared with new ones", {"pre": stored(16), "post": score("phq-9", NINE)} | RULE, BY_SHIPPED),
    ("and with those of an edited copy, by name",
     {"pre": stored(16), "post": score(stricter(), NINE)} | RULE | {"instrument": "phq-9"},
     BY_SHIPPED | {"other_definition": True}),
    ("and know their direction", {"pre": stored(16), "post": stored(9)} | JT, {"label": "improved", "better": "lower"}),
    ("without digests and by another rule",
     {"pre": stored(16, rules={"prorating": "cms_minimum_data_set"}), "post": stored(9)} | RULE, APART),
    ("without digests and of another version", {"pre": stored(16), "post": stored(9, version="0.9.0")} | RULE, APART),
    ("without digests, of a version that is not shipped",
     {"pre": stored(16, version="0.9.0"), "post": stored(9, version="0.9.0")} | RULE, MISMATCH),
    ("without digests, of a version that is given",
     {"pre": stored(16, version="0.9.0"), "post": stored(9, version="0.9.0"),
      "instrument": stricter() | {"version": "0.9.0"}} | RULE, BY_STRICTER),
    ("without digests, and more points than the shipped form has", {"pre": stored(30), "post": stored(29)} | RULE,
     MISMATCH),
    ("without digests, of a score that the shipped form has not",
     {"pre": stored(16, scale="jane_doe"), "post": stored(9, scale="jane_doe")} | RULE, MISMATCH),
    ("without digests, of an unknown version and by another rule",
     {"pre": stored(16, version="0.9.0"), "post": stored(9, version="0.9.0", rules={"prorating": "cms_minimum_data_set"}),
      "better": "lower"} | JT, APART),
    ("without digests, of an unknown version and by a rule more",
     {"pre": stored(16, version="0.9.0"), "post": stored(9, version="0.9.0", rules={"cutoff": "at_10"}), "better": "lower"} | JT, APART),
    ("a form without an alert is judged by the original, which has one", pair(own(alerts=[])) | RULE | {"instrument": "phq-9"},
     BY_SHIPPED | {"other_definition": True}),
    ("scores by another rule are judged by a definition that knows it",
     {"pre": score(stricter(), SIXTEEN, rules={"prorating": "cms_minimum_data_set"}),
      "post": score(stricter(), NINE, rules={"prorating": "cms_minimum_data_set"})} | RULE | {"instrument": "phq-9"},
     BY_SHIPPED | {"other_definition": True}),
    ("a copy under another name judges nothing", pair("phq-9") | RULE | {"instrument": own(id="clinic-mood")}, MISMATCH),
    ("the highest and the lowest score", {"pre": 27, "post": 0, "instrument": "phq-9"} | RULE, {"label": "improved", "difference": -27}),
    ("and back", {"pre": 0, "post": 27, "instrument": "phq-9"} | RULE, {"label": "deteriorated", "difference": 27}),
    ("a score below the lowest", {"pre": 5, "post": -1, "instrument": "phq-9"} | RULE, {"code": "out_of_range", "path": "post"}),
    ("no change, however small the threshold", {"pre": 9, "post": 9, "instrument": smallest()} | RULE,
     {"label": "unchanged", "difference": 0}),
    ("a digest is sixteen hexadecimal digits",
     {"pre": stored(16, scale_digest="☠ Jane Doe ☠"), "post": stored(9)} | RULE,
     {"code": "invalid_text", "path": "pre.scale_digest"}),
    ("in small letters",
     {"pre": stored(16), "post": stored(9, definition_digest="0123456789ABCDEF")} | RULE,
     {"code": "invalid_text", "path": "post.definition_digest"}),
    ("a form without a total, though complete",
     {"pre": score("gbo", [2, 3, 4]), "post": score("gbo", [5, 6, 8])} | JT, {"code": "incomplete", "path": "pre"}),
    ("nor is there a number where its definition is given",
     {"pre": score("gbo", [2, 3, 4]), "post": score("gbo", [5, 6, 8]), "instrument": "gbo"} | JT,
     {"code": "incomplete", "path": "pre", "faults": [["incomplete", "pre"], ["incomplete", "post"]]}),
]


def main() -> None:
    cases = []
    for name, given, found in CASES:
        outcome = {"error": found} if "code" in found else {"expect": found}
        cases.append({"name": name, "source": BY_HAND, "call": "change.reliable_change", "input": given} | outcome)
    description = ("Which definition judges a change, and which scores can be compared, "
                   "written by tests/reference/make_change.py.")
    lines = ",\n    ".join(json.dumps(case) for case in cases)
    text = f'{{\n  "description": {json.dumps(description)},\n  "cases": [\n    {lines}\n  ]\n}}\n'
    (ROOT / "tests" / "vectors" / "change-definitions.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
