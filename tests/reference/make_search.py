# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes tests/vectors/search.json: what a search finds, by a plain reading of the definition files.

    python3 tests/reference/make_search.py

And descriptions in words, which the faces must give alike; people looked at those in
tests/tests/snapshots.
"""

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "core" / "instruments").glob("*.json"))
INSTRUMENTS = [json.loads(file.read_text(encoding="utf-8")) for file in FILES]
INSTRUMENTS = [entry for entry in INSTRUMENTS if "items" in entry]
INSTRUMENTS.sort(key=lambda entry: entry["id"])

QUERIES = [
    ("nothing asked for finds all", {}),
    ("a domain", {"domain": "depression"}),
    ("a domain that few have", {"domain": "obsessive_compulsive"}),
    ("a child of eight", {"age": 8}),
    ("an adolescent", {"age": 15}),
    ("a day before of age", {"age": 17}),
    ("of age", {"age": 18}),
    ("an old person", {"age": 130}),
    ("a new-born", {"age": 0}),
    ("a clinician's form", {"who": "clinician"}),
    ("a caretaker's form, of which there is none", {"who": "caretaker"}),
    ("wording that may ship", {"wording_may_ship": True}),
    ("wording that may not ship", {"wording_may_ship": False}),
    ("at most four items", {"maximum_items": 4}),
    ("at most one item, which finds nothing", {"maximum_items": 1}),
    ("words in any case", {"words": "SLEEP"}),
    ("words that all must stand there", {"words": "patient  health"}),
    ("words that stand nowhere", {"words": "xylophone"}),
    ("everything together", {"domain": "anxiety", "age": 30, "who": "client", "wording_may_ship": True,
                             "maximum_items": 7, "words": "anxiety"}),
    *((f"the name of a form: {words}", {"words": words})
      for words in ["phq9", "PHQ_9", "phq.9", "PHQ\u20119", "PHQ IX", "PSS X", "I.S.I.", "y bocs", "Readiness_Rulers", "phq1"]),
    ("entries that are nothing ask for nothing", {"domain": None, "age": None, "words": None}),
]

REFUSED = [
    ("a domain that is none", {"domain": "astrology"}, "unknown_code", "domain"),
    ("an age below zero", {"age": -1}, "out_of_range", "age"),
    ("an age of more than 130 years", {"age": 131}, "out_of_range", "age"),
    ("half a year", {"age": 8.5}, "not_an_option", "age"),
    ("an age that is no number", {"age": "☠"}, "wrong_type", "age"),
    ("a respondent that is none", {"who": "☠"}, "unknown_code", "who"),
    ("a yes that is a word", {"wording_may_ship": "☠"}, "wrong_type", "wording_may_ship"),
    ("no items at all", {"maximum_items": 0}, "out_of_range", "maximum_items"),
    ("only blanks", {"words": "  "}, "empty_text", "words"),
]


# A name as people write it, the form that it means.
NAMES = [
    ("PHQ-9", "phq-9"), ("phq9", "phq-9"), ("PHQ 9", "phq-9"), ("phq_9", "phq-9"), (" Phq.9 ", "phq-9"),
    ("PHQ\u20119", "phq-9"), ("PHQ\u20139", "phq-9"), ("PHQ IX", "phq-9"), ("phq 15", "phq-15"), ("GAD VII", "gad-7"),
    ("PSS X", "pss-10"), ("K 10", "k10"), ("k-6", "k6"), ("ISI", "isi"), ("I.S.I.", "isi"), ("AUDIT C", "audit-c"),
    ("cssrs screener", "c-ssrs-screener"), ("readiness rulers", "readiness-ruler"), ("DAST-XXVIII", "dast-28"),
    ("YBOCS", "y-bocs"), ("PC PTSD 5", "pc-ptsd-5"),
]

# A name that no form has, and the start of what is said.
NO_NAMES = [
    ("a letter too many", "phqq-9"), ("a number between four", "phq-7"), ("a stem without number", "GAD"),
    ("a form of more questions", "K10+"), ("near to nothing", "\u2620 Jane \u2620"), ("nothing", ""), ("separators only", "-"),
]


ROMAN = {"ii": 2, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xxviii": 28}


def parts(name: str) -> list[str]:
    """What stands between blanks, dots, hyphens, dashes and underscores, in small letters."""
    return [part for part in re.split(r"[\s._\-\u2010-\u2015]+", name.lower()) if part]


def readings(name: str) -> set[str]:
    """A name as it is written, and with its Roman numerals as digits."""
    digits = [str(ROMAN.get(part, part)) if place else part for place, part in enumerate(parts(name))]
    return {"".join(parts(name)), "".join(digits)}


def holds(entry: dict, text: str, words: str) -> bool:
    """Whether the words are the name of a form, or all stand in its text or, put together, in its name."""
    names = [entry["id"], entry["short_title"]]
    if any(readings(name) & readings(words) for name in names):
        return True
    stands = [
        word.lower() in text or (parts(word) and any("".join(parts(word)) in "".join(parts(name)) for name in names))
        for word in words.split()
    ]
    return all(stands)


def fits(entry: dict, query: dict) -> bool:
    """Whether an instrument fits, part by part."""
    ages = entry["respondent"].get("ages")
    length = len([item for item in entry["items"] if item.get("scored", True)])
    text = "\n".join([entry["id"], entry["title"], entry["short_title"], entry["measures"], *entry["domains"],
                      *(item["tag"] for item in entry["items"])]).lower()
    for part, value in query.items():
        if value is None:
            continue
        if part == "domain" and value not in entry["domains"]:
            return False
        if part == "age" and ages is not None and not ages.get("from", 0) <= value <= ages.get("to", 200):
            return False
        if part == "who" and entry["respondent"]["who"] != value:
            return False
        if part == "wording_may_ship" and entry["licence"]["wording_may_ship"] != value:
            return False
        if part == "maximum_items" and length > value:
            return False
        if part == "words" and not holds(entry, text, value):
            return False
    return True


def main() -> None:
    """Writes the file."""
    cases = []
    source = "a plain reading of the definition files: tests/reference/make_search.py"
    for name, query in QUERIES:
        found = [{"id": entry["id"], "title": entry["title"]} for entry in INSTRUMENTS if fits(entry, query)]
        cases.append({"name": name, "source": source, "call": "instrument.search", "input": query, "expect": found})
    for name, query, code, path in REFUSED:
        cases.append({"name": name, "source": "the range that the documentation states", "call": "instrument.search",
                      "input": query, "error": {"code": code, "path": path}})
    titles = {entry["id"]: entry["title"] for entry in INSTRUMENTS}
    for written, meant in NAMES:
        cases.append({"name": f"{written!a} is {meant}", "source": "the rule for names, read a second time",
                      "call": "instrument.describe", "input": {"instrument": written},
                      "expect": {"$starts": f"# {titles[meant]}"}})
    for name, written in NO_NAMES:
        cases.append({"name": f"no form has this name: {name}", "source": "no form has this name",
                      "call": "instrument.describe", "input": {"instrument": written},
                      "error": {"code": "unknown_instrument", "path": "instrument"}})
    for written in ["phq-9", "PHQ 9"]:
        cases.append({"name": f"a change by the published threshold of {written}", "source": "16 to 10 is 6 points",
                      "call": "change.reliable_change",
                      "input": {"pre": 16, "post": 10, "method": "published", "instrument": written,
                                "threshold": "nhs_talking_therapies"},
                      "expect": {"label": "improved", "instrument": "phq-9", "difference": -6}})
    cases.append({"name": "no change of a form that is none", "source": "no form has this name",
                  "call": "change.reliable_change",
                  "input": {"pre": 16, "post": 10, "method": "published", "instrument": "phqq-9"},
                  "error": {"code": "unknown_instrument", "path": "instrument"}})
    for instrument, rules in [("phq-9", {}), ("pcl-5", {"cutoff": "at_31"}), ("k10", {}), ("c-ssrs-screener", {})]:
        title = next(entry["title"] for entry in INSTRUMENTS if entry["id"] == instrument)
        cases.append({"name": f"{instrument} in words", "source": "its title in the file; the rest is a snapshot",
                      "call": "instrument.describe", "input": {"instrument": instrument, "rules": rules},
                      "expect": {"$starts": f"# {title}"}})
    text = ",\n".join("    " + json.dumps(case, ensure_ascii=False) for case in cases)
    description = "Finding instruments in the catalogue, and an instrument in words."
    target = ROOT / "tests" / "vectors" / "search.json"
    target.write_text(f'{{\n  "description": "{description}",\n  "cases": [\n{text}\n  ]\n}}\n', encoding="utf-8")
    print(f"{len(cases)} cases")


if __name__ == "__main__":
    main()
