# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes tests/vectors/digests.json: the digests of scales and definitions, by a second implementation.

    python3 tests/reference/digests.py

A digest is the first 16 hexadecimal digits of the SHA-256 of canonical JSON: names sorted, no blanks, no
entries that are null, numbers as decimals. Items and the parts of a combination stand in a scale by their
own digests.
"""

import copy
import hashlib
import json
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "core" / "instruments"
BY_REFERENCE = "SHA-256 by hashlib over what tests/reference/digests.py says that a digest covers"


def canonical(value: object) -> str:
    """The value as canonical JSON."""
    if isinstance(value, dict):
        entries = sorted((name, entry) for name, entry in value.items() if entry is not None)
        return "{" + ",".join(f"{json.dumps(name)}:{canonical(entry)}" for name, entry in entries) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(entry) for entry in value) + "]"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    return json.dumps(value)


def digest(content: object) -> str:
    """The digest of plain data."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()[:16]


def entries(conditions: list) -> list:
    """A list of conditions, where `items` stands for one condition for each item."""
    found = []
    for entry in conditions:
        if "items" in entry:
            rest = {name: value for name, value in entry.items() if name != "items"}
            found += [{"item": item, **rest} for item in entry["items"]]
        else:
            found.append(condition(entry))
    return found


def condition(entry: dict | None) -> dict | None:
    """A condition, written in one way."""
    if entry is None:
        return None
    found = dict(entry)
    for name in ("all", "any", "count"):
        if name in found:
            found[name] = entries(found[name])
    if "not" in found:
        found["not"] = condition(found["not"])
    return found


def looked_at(entry: object) -> set[str]:
    """The items that a condition looks at."""
    if isinstance(entry, list):
        return set().union(*map(looked_at, entry))
    if not isinstance(entry, dict):
        return set()
    own = {entry["item"]} if "item" in entry else set()
    return own.union(*(looked_at(entry.get(name)) for name in ("all", "any", "count", "not")))


def item_content(definition: dict, item: dict) -> dict:
    """What can be answered to an item, and when it is asked."""
    (scale,) = [scale for scale in definition["response_scales"] if scale["id"] == item["response_scale"]]
    options = scale.get("options") or []
    return {
        "id": item["id"],
        "options": [option["value"] for option in options],
        "range": scale.get("range"),
        "scored": item.get("scored", True),
        "optional": item.get("optional", False),
        "asked_if": condition(item.get("asked_if")),
        "when_not_asked": item.get("when_not_asked"),
    }


def arithmetic(scale: dict) -> dict:
    """How a score is computed from its items."""
    gate = scale.get("gate")
    return {
        "method": scale["method"],
        "items": scale.get("items") or [],
        "reversed": scale.get("reversed") or [],
        "recode": [{"items": [], **row} for row in scale.get("recode") or []],
        "pairs": scale.get("pairs") or [],
        "multiply": scale.get("multiply") or 1,
        "gate": gate and {"when": condition(gate["when"]), "value": gate["value"]},
        "conversion": scale.get("conversion") or [],
        # What the format learned later stands only where it is there: older digests are as they were.
        "weights": scale.get("weights") or None,
        "highest_of": scale.get("highest_of") or None,
        "norms": scale.get("norms") and {
            "kind": scale["norms"]["kind"],
            "tables": [kept(table, "ages", "sex", "rows") for table in scale["norms"]["tables"]]},
    }


def scale_digest(definition: dict, scale: dict, rules: dict[str, str]) -> str:
    """The digest of what makes a number; `rules` are those chosen by name, defaults apply elsewhere."""
    place = "prorating" if scale["id"] == "total" else f"{scale['id']}.prorating"
    prorating = scale.get("prorating") or {"rules": []}
    chosen = [rule for rule in prorating["rules"] if rule["id"] == rules.get(place, prorating.get("default"))]
    ids = {*(scale.get("items") or [])}
    ids.update(pair[name] for pair in scale.get("pairs") or [] for name in ("first", "second"))
    ids |= looked_at(condition((scale.get("gate") or {}).get("when")))
    behind = []
    for item in reversed(definition["items"]):
        if item["id"] in ids:
            behind.insert(0, digest(item_content(definition, item)))
            ids |= looked_at(condition(item.get("asked_if")))
    subscales = {subscale["id"]: subscale for subscale in definition.get("subscales") or []}
    return digest({
        "arithmetic": arithmetic(scale),
        "items": behind,
        "parts": [{"scale": scale_digest(definition, subscales[part["subscale"]], rules),
                   "weight": part.get("weight", 1)} for part in scale.get("parts") or []],
        "prorating": {"maximum_missing": chosen[0]["maximum_missing"], "rounding": chosen[0].get("rounding")}
        if chosen else None,
    })


def kept(entry: dict, *names: str) -> dict:
    """These entries of an object."""
    return {name: entry.get(name) for name in names}


def alternatives(found: dict | None, rule: object) -> dict:
    """Rules side by side, each as `rule` tells it."""
    found = found or {"rules": []}
    return {"default": found.get("default"), "rules": [rule(entry) for entry in found["rules"]]}


def classification_rule(rule: dict) -> dict:
    """One rule of a classification."""
    cutoff = rule.get("cutoff")
    if cutoff is not None:
        values = [kept(value, "value", "ages", "sex") for value in cutoff["values"]]
        cutoff = kept(cutoff, "score", "below", "at", "above") | {"values": values}
    cases = [{"code": case["code"], "when": condition(case["when"])} for case in rule.get("cases") or []]
    return {"id": rule["id"], "cases": cases, "otherwise": rule.get("otherwise"), "cutoff": cutoff}


def definition_digest(definition: dict) -> str:
    """The digest of all that makes numbers and judges them."""
    total = definition.get("total")
    scales = (definition.get("subscales") or []) + ([total] if total else [])
    return digest({
        "items": [digest(item_content(definition, item)) for item in definition["items"]],
        "scales": [{
            "id": scale["id"],
            "arithmetic": arithmetic(scale),
            "parts": [{"subscale": part["subscale"], "weight": part.get("weight", 1)}
                      for part in scale.get("parts") or []],
            "better": scale.get("better"),
            "prorating": alternatives(scale.get("prorating"),
                                      lambda rule: kept(rule, "id", "maximum_missing", "rounding")),
            "bands": alternatives(scale.get("bands"), lambda rule: kept(rule, "id") | {
                "bands": [kept(band, "code", "from") for band in rule["bands"]]}),
        } for scale in scales],
        "classifications": [{"id": entry["id"], "rules": alternatives(entry["rules"], classification_rule)}
                            for entry in definition.get("classifications") or []],
        "alerts": [{"id": entry["id"], "rules": alternatives(entry["rules"], lambda rule: {
            "id": rule["id"], "when": condition(rule["when"])})} for entry in definition.get("alerts") or []],
        "reliable_change": [kept(entry, "id", "score", "value") for entry in definition.get("reliable_change") or []],
        "cutoffs": [kept(entry, "id", "score", "first_clinical") for entry in definition.get("cutoffs") or []],
        "stop": definition.get("stop") and kept(definition["stop"], "after", "score") | {
            "when": condition(definition["stop"]["when"])},
    })


def full() -> dict:
    """A definition in which every field is set."""
    known = {"source": "own", "status": "confirmed", "loinc": "1-8"}
    cited = {"source": "own", "status": "confirmed"}
    bands = {"id": "two_bands", "bands": [{"code": "low", "from": 0, "label": "little strain"},
                                            {"code": "high", "from": 2.5}], **cited}
    cutoff = {"score": "body", "below": "under", "at": "over", "above": "over",
              "values": [{"value": 2.5, "ages": {"from": 18, "to": 64}, "sex": "female", "source": "own"},
                         {"value": 3.5}]}
    every = {"all": [{"item": "a", "at_least": 1}, {"any": [{"score": "body", "above": 0.5}, {"sex": "male"}]},
                     {"not": {"age": {"from": 70}}},
                     {"count": [{"items": ["a", "b"], "at_most": 2}], "at_least": 1}]}
    return {
        "schema_version": "1.0", "id": "clinic-full", "version": "1", "title": "A form with all there is",
        "short_title": "Full", "measures": "strain", "domains": ["distress"],
        "respondent": {"who": "client", "ages": {"from": 18, "to": 99}}, "time_frame": "the last week",
        "answers": {"kind": "scores", "note": "as printed"},
        "licence": {"wording_may_ship": True, "holder": "Our clinic", "terms": "ours", "source": "own"},
        "sources": [{"id": "own", "citation": "Our clinic", "doi": "10.1000/1"},
                    {"id": "other", "citation": "Another clinic"}],
        "published_in": ["own"], "stem": "How was it?",
        "response_scales": [
            {"id": "often", "loinc": "LL1-1", "options": [
                {"value": 0, "label": "Never", "loinc": "LA1-1"}, {"value": 1, "label": "Now and then"},
                {"value": 3, "label": "Always"}]},
            {"id": "line", "range": {"minimum": 0, "maximum": 10, "decimals": 1}},
            {"id": "yes_no", "options": [{"value": 0}, {"value": 1}]},
            {"id": "halves", "options": [{"value": 0}, {"value": 0.5}, {"value": 1}]},
            {"id": "answer", "options": [{"value": 1}, {"value": 2}]},
        ],
        "items": [
            {"id": "a", "tag": "sleep", "text": "I slept badly", "response_scale": "often", "loinc": "2-6"},
            {"id": "b", "tag": "rest", "response_scale": "often", "asked_if": {"item": "a", "at_least": 1},
             "when_not_asked": 0},
            {"id": "c", "tag": "worry", "response_scale": "yes_no", "optional": True},
            {"id": "d", "tag": "work", "response_scale": "line"},
            {"id": "e", "tag": "people", "response_scale": "line"},
            {"id": "f", "tag": "anything else", "response_scale": "often", "scored": False},
            {"id": "g", "tag": "food", "response_scale": "often"},
            {"id": "h", "tag": "less appetite", "response_scale": "halves"},
            {"id": "i", "tag": "more appetite", "response_scale": "halves"},
            {"id": "j", "tag": "weight", "response_scale": "halves"},
            {"id": "k", "tag": "calm", "response_scale": "answer"},
            {"id": "l", "tag": "energy", "response_scale": "answer"},
        ],
        "subscales": [
            {"id": "body", "title": "Body", "method": "sum", "items": ["a", "b", "g"], "reversed": ["b"],
             "recode": [{"answer": 3, "counts": 2, "items": ["a"]}], "multiply": 2,
             "gate": {"when": {"item": "a", "equals": 0}, "value": 0}, "better": "lower",
             "prorating": {"default": "one", "rules": [
                 {"id": "one", "maximum_missing": 1, "rounding": "half_up", **cited}]},
             "bands": {"default": "two_bands", "rules": [bands]}, **known},
            {"id": "mind", "title": "Mind", "method": "mean", "items": ["c"], "better": "lower",
             "conversion": [{"raw": 0, "reported": 0}, {"raw": 1, "reported": 7.25}], **known},
            {"id": "product", "method": "mean_of_products", "pairs": [{"first": "d", "second": "e"}], **known},
            {"id": "heavy", "method": "sum", "items": ["h", "i", "j"],
             "weights": [{"weight": 1.5, "items": ["j"]}],
             "highest_of": [{"items": ["h", "i"], "minimum_answered": 1}], **known},
            {"id": "norm", "method": "sum", "items": ["k"], "norms": {
                "kind": "t_score", "licence": "ours", "tables": [
                    {"ages": {"from": 18, "to": 64}, "sex": "female", "source": "own",
                     "rows": [{"raw": 1, "reported": 40}, {"raw": 2, "reported": 60.5}]},
                    {"rows": [{"raw": 1, "reported": 45}, {"raw": 2, "reported": 61}]}], **cited}, **known},
        ],
        "total": {"id": "total", "title": "All", "method": "combination", "better": "lower",
                  "parts": [{"subscale": "body", "weight": 2}, {"subscale": "mind"}], **known},
        "classifications": [
            {"id": "range", "title": "above the cutoff",
             "categories": [{"code": "over", "label": "over the cutoff"}], "rules": {"default": "by_cutoff", "rules": [
                {"id": "by_cutoff", "cutoff": cutoff, **cited}]}},
            {"id": "pattern", "title": "a pattern", "rules": {"default": "by_cases", "rules": [
                {"id": "by_cases", "cases": [{"code": "met", "when": every}], "otherwise": "unmet", **cited}]}},
        ],
        "alerts": [{"id": "no_rest", "question": "What would help today?", "rules": {"default": "highest", "rules": [
            {"id": "highest", "when": {"item": "b", "equals": 3}, **cited}]}}],
        "stop": {"after": "k", "when": {"item": "k", "at_least": 2}, "score": "norm", **cited},
        "reliable_change": [{"id": "a_change", "score": "body", "value": 2.5, "population": "our clients", **cited}],
        "cutoffs": [{"id": "a_cutoff", "score": "body", "first_clinical": 3, "population": "our clients", **cited}],
        "loinc": {"panel": "3-4", "source": "own"}, "notes": ["Nothing to note."],
        "history": [{"version": "1", "date": "2026-11-27",
                     "changes": [{"what": "scoring", "text": "Item g counts."}, {"what": "wording", "text": "Tags."}]},
                    {"version": "0", "changes": [{"what": "added", "text": "The form."}]}],
    }


def backwards(value: object) -> object:
    """The same data with the names of every object the other way round, and whole numbers with a point."""
    if isinstance(value, dict):
        return {name: backwards(entry) for name, entry in reversed(value.items())}
    if isinstance(value, list):
        return [backwards(entry) for entry in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def case(name: str, definition: dict, given: object, rules: dict[str, str] | None = None) -> dict:
    """The digests of a blank form."""
    marks = {scale["id"]: scale_digest(definition, scale, rules or {})
             for scale in [*(definition.get("subscales") or []), *filter(None, [definition.get("total")])]}
    entry = {"instrument": given, "responses": {}} | ({"rules": rules} if rules else {})
    known = {"definition_digest": definition_digest(definition)}
    return {
        "name": name, "source": BY_REFERENCE, "call": "instrument.score", "input": entry,
        "expect": known | {"scale_digest": marks.get("total"), "subscales": {
            name: known | {"scale_digest": mark} for name, mark in marks.items() if name != "total"}},
    }


def cases() -> list:
    """Every shipped definition, and what changes a digest and what does not."""
    files = sorted(FOLDER.glob("*.json"))
    shipped = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}
    found = [case(name, definition, name) for name, definition in shipped.items()]
    phq9, everything = shipped["phq-9"], full()
    found.append(case("another rule of prorating", phq9, "phq-9", {"prorating": "cms_minimum_data_set"}))
    found.append(case("another cutoff, which makes no number", shipped["pcl-5"], "pcl-5", {"cutoff": "at_31"}))
    found.append(case("everything set", everything, everything))
    found.append(case("everything set, written otherwise", everything, backwards(everything)))
    own = copy.deepcopy(phq9)
    own["reliable_change"][0]["value"] = 9
    found.append(case("a shipped definition with a threshold of one's own", own, own))
    own = copy.deepcopy(phq9)
    own["total"]["prorating"]["rules"][0]["maximum_missing"] = 3
    found.append(case("a shipped definition with a prorating of one's own", own, own))
    own = copy.deepcopy(phq9)
    own |= {"title": "Mood", "version": "9", "notes": ["Ours."], "history": []}
    found.append(case("a shipped definition with other words", own, own))
    return found


def main() -> None:
    description = ("Digests of scales (what makes a number) and of definitions (and what judges it), "
                   "written by tests/reference/digests.py.")
    lines = ",\n    ".join(json.dumps(entry) for entry in cases())
    text = f'{{\n  "description": {json.dumps(description)},\n  "cases": [\n    {lines}\n  ]\n}}\n'
    (ROOT / "tests" / "vectors" / "digests.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
