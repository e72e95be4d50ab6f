# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes tests/vectors/faults.json: every fault that an answer sheet can have, on forms of each kind.

    python3 tests/reference/make_faults.py

The rule is the input contract, written out once more: a list holds one answer for each scored item, an
answer is a number, a number is finite, in the range, and one of the options; an item is known and stands
once (JSON cannot write it twice: `documents.rs` has that). Where a rule needs the age or the sex and it is
not given, that rule alone says nothing, and why.
"""

import json
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "vectors" / "faults.json"
SOURCE = "the input contract: code of the fault and path of the item"

NAN, INFINITE, MINUS_INFINITE = ({"$number": name} for name in ("NaN", "Infinity", "-Infinity"))

# Instrument, what kind of form it is, the ids of its scored items, a good answer, and answers that are
# below, above, and between the options of the last item.
NUMBERS = [str(number) for number in range(1, 29)]
KINDS = [
    ("phq-9", "options from 0", NUMBERS[:9], 1, [-1, -0.001], [4, 1e300], [1.5, 2.999]),
    ("k10", "options from 1", NUMBERS[:10], 1, [0, -1], [6, 1000], [1.5]),
    ("cage", "yes or no", NUMBERS[:4], 1, [-1], [2, 3], [0.5]),
    ("ghq-12", "positions", NUMBERS[:12], 3, [-1], [4], [0.5]),
    ("audit", "options with gaps", NUMBERS[:10], 2, [-1], [5], [1, 3, 0.5]),
    ("ors", "a line in tenths", NUMBERS[:4], 9.9, [-0.1], [10.1, 100], [5.05, 3.14159]),
    ("gbo", "items with names", ["goal_1", "goal_2", "goal_3"], 0, [-1], [11], [0.5]),
    ("urica", "ids with gaps", [str(n) for n in range(1, 33) if n not in (4, 9, 20, 31)], 1, [0], [6], [4.5]),
]

WRONG_TYPES = [("a text", "1"), ("true", True), ("a list", [1]), ("an object", {"answer": 1})]

# A rule that needs to know who answered: instrument, rules, sheet, respondent, classification, reason.
UNKNOWN_PERSON = [
    ("ors", None, [5, 5, 5, 5], {}, "clinical_range", "age_required"),
    ("ors", None, [5, 5, 5, 5], {"age": 5}, "clinical_range", "no_norm"),
    ("audit-c", None, [3, 0, 0], {"age": 40}, "positive_screen", "sex_required"),
    ("cage", {"positive_screen": "bradley_1998_by_sex"}, [1, 0, 0, 0], {"age": 40}, "positive_screen", "sex_required"),
    ("cage", {"positive_screen": "buchsbaum_1992_by_age"}, [1, 0, 0, 0], {"sex": "female"}, "positive_screen",
     "age_required"),
    ("pc-ptsd-5", {"positive_screen": "bovin_2021_by_sex"}, [1, 1, 1, 1, 0, 0], {}, "positive_screen",
     "sex_required"),
    ("audit", {"cutoff": "at_7_for_women_and_over_65"}, [3, 1, 1, 0, 0, 0, 0, 0, 2, 0], {"sex": "male"}, "cutoff",
     "age_required"),
]


# Somebody for whom no norm by sex was published: instrument, rules, sheet, classification, the cutoff for each
# sex. Where the classification has a rule without sex, that one decides.
NEITHER = [
    ("audit-c", None, [3, 0, 0], "positive_screen", {"male": 4, "female": 3}),
    ("audit-c", None, [4, 4, 4], "positive_screen", {"male": 4, "female": 3}),
    ("cage", {"positive_screen": "bradley_1998_by_sex"}, [1, 0, 0, 0], "positive_screen", {"female": 1, "male": 2}),
    ("pc-ptsd-5", {"positive_screen": "bovin_2021_by_sex"}, [1, 1, 1, 1, 0, 0], "positive_screen",
     {"male": 4, "female": 3}),
]


def faults_of(kind):
    """Name, responses, code and path of every fault on one kind of form."""
    instrument, what, ids, good, below, above, between = kind
    sheet = [good] * len(ids)
    yield "no answers", [], "too_few", "responses"
    yield "one answer too few", sheet[1:], "too_few", "responses"
    yield "one answer too many", [*sheet, good], "too_many", "responses"
    wrong = [("wrong_type", f"{name} for an answer", value) for name, value in WRONG_TYPES]
    wrong += [("not_a_number", "NaN", NAN), ("infinite", "infinite", INFINITE)]
    wrong += [("infinite", "minus infinite", MINUS_INFINITE)]
    wrong += [("out_of_range", f"{value:g}, below", value) for value in below]
    wrong += [("out_of_range", f"{value:g}, above", value) for value in above]
    wrong += [("not_an_option", f"{value:g}, between", value) for value in between]
    for code, name, value in wrong:
        yield f"{name}, in a list", [*sheet[:-1], value], code, f"responses.{ids[-1]}"
        yield f"{name}, by item", {ids[0]: good, ids[-1]: value}, code, f"responses.{ids[-1]}"
    yield "an unknown item", {ids[0]: good, "☠ Jane ☠": good}, "unknown_item", "responses.<entry 2>"
    yield "an item beyond the last one", {"999": good}, "unknown_item", "responses.<entry 1>"


def cases():
    for kind in KINDS:
        for name, responses, code, path in faults_of(kind):
            yield {
                "name": f"{kind[0]}, {kind[1]}: {name}",
                "source": SOURCE,
                "call": "instrument.score",
                "input": {"instrument": kind[0], "responses": responses},
                "error": {"code": code, "path": path},
            }
    # Every fault of a form with gaps at once, in form order.
    yield {
        "name": "audit, options with gaps: every fault at once",
        "source": SOURCE,
        "call": "instrument.score",
        "input": {"instrument": "audit", "responses": [5, -1, True, "0", NAN, INFINITE, 0.5, 0, 1, 3]},
        "error": {
            "code": "out_of_range",
            "path": "responses.1",
            "faults": [
                ["out_of_range", "responses.1"], ["out_of_range", "responses.2"], ["wrong_type", "responses.3"],
                ["wrong_type", "responses.4"], ["not_a_number", "responses.5"], ["infinite", "responses.6"],
                ["not_an_option", "responses.7"], ["not_an_option", "responses.9"], ["not_an_option", "responses.10"],
            ],
        },
    }
    for instrument, rules, sheet, person, place, reason in UNKNOWN_PERSON:
        form = {"instrument": instrument, "responses": sheet, **person}
        if rules:
            form["rules"] = rules
        known = " and ".join(f"{name} {value}" for name, value in person.items()) or "nobody known"
        yield {
            "name": f"{instrument}, {' '.join((rules or {'': 'default'}).values())}: {reason} ({known})",
            "source": "the input contract: a rule without the age or sex that it needs says nothing, and why",
            "call": "instrument.score",
            "input": form,
            "expect": {"status": "complete", "classifications": {place: None}, "undecided": {place: {"reason": reason}}},
        }
        yield {
            "name": f"{form['instrument']}, {' '.join((rules or {'': 'default'}).values())}: sex unknown ({known})",
            "source": "the input contract: a sex that is unknown is the same as none given",
            "call": "instrument.score",
            "input": {"sex": "unknown", **form},
            "expect": {"status": "complete", "classifications": {place: None}, "undecided": {place: {"reason": reason}}},
        }
    for instrument, rules, sheet, place, cutoffs in NEITHER:
        form = {"instrument": instrument, "responses": sheet, "sex": "other", "age": 40}
        if rules:
            form["rules"] = rules
        yield {
            "name": f"{instrument}, {' '.join((rules or {'': 'default'}).values())}: no norm for the sex, {sheet}",
            "source": "the input contract: where a cutoff was published for each sex and none applies, both are named",
            "call": "instrument.score",
            "input": form,
            "expect": {
                "status": "complete",
                "classifications": {place: None},
                "undecided": {place: {"reason": "no_rule_for_sex", "cutoffs": cutoffs}},
            },
        }
    yield {
        "name": "phq-9: all of it for somebody who is neither female nor male",
        "source": "Kroenke 2001 (J Gen Intern Med 16:606): nothing depends on the sex",
        "call": "instrument.score",
        "input": {"instrument": "phq-9", "responses": [2, 2, 2, 2, 1, 1, 2, 0, 1], "sex": "other"},
        "expect": {
            "status": "complete", "total": 13, "band": "moderate", "classifications": {"dsm": "major"},
            "alerts": [{"code": "self_harm_item", "state": "raised"}],
        },
    }
    yield {
        "name": "audit, cutoff for women and over 65: age decides where no norm by sex applies",
        "source": "the input contract: one of two conditions holds",
        "call": "instrument.score",
        "input": {
            "instrument": "audit", "rules": {"cutoff": "at_7_for_women_and_over_65"}, "sex": "other", "age": 70,
            "responses": [3, 1, 1, 0, 0, 0, 0, 0, 2, 0],
        },
        "expect": {"status": "complete", "total": 7, "classifications": {"cutoff": "at_or_above"}},
    }
    for sex in (None, "unknown", "other"):
        about = {} if sex is None else {"sex": sex}
        yield {
            "name": "phq-15: item 4 empty and the sex unknown" if sex is None else f"phq-15: item 4 empty, sex {sex}",
            "source": "Kroenke 2002 (Psychosom Med 64:258): item 4 is for women only",
            "call": "instrument.score",
            "input": {"instrument": "phq-15", "responses": [1, 1, 1, None, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], **about},
            "expect": {"status": "incomplete", "total": None, "bounds": [14, 16], "missing": ["4"]},
        }
        yield {
            "name": f"phq-15: item 4 answered, {'no sex given' if sex is None else 'sex ' + sex}",
            "source": "the input contract: an item that is asked by sex counts if it was answered",
            "call": "instrument.score",
            "input": {"instrument": "phq-15", "responses": [1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], **about},
            "expect": {"status": "complete", "total": 16, "missing": []},
        }


def main():
    lines = [json.dumps(case, ensure_ascii=False) for case in cases()]
    description = "Every fault that an answer sheet can have, on forms of each kind; written by make_faults.py."
    TARGET.write_text(
        '{"description": ' + json.dumps(description) + ', "cases": [\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8"
    )
    print(f"{len(lines)} cases")


if __name__ == "__main__":
    main()
