# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes tests/vectors/format.json: what a form can be made of, beside a sum of whole answers.

    python3 tests/reference/make_format.py

A second, plain implementation: every score is counted in fractions, and the bounds of an incomplete one are the
lowest and the highest of all completions, one after the other. The forms are invented, and drawn with a fixed seed.
"""

import json
import random
from fractions import Fraction
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BY_COUNTING = "every completion counted in fractions: tests/reference/make_format.py"
KNOWN = {"source": "own", "status": "confirmed"}


def definition(scales: dict[str, list[float]], items: list[dict], **parts: object) -> dict:
    """A definition of these items; `scales` has the answers of each response scale."""
    return {
        "schema_version": "1.0", "id": "form", "version": "1", "title": "Form", "short_title": "Form",
        "measures": "strain", "domains": ["distress"], "respondent": {"who": "client"},
        "answers": {"kind": "scores"}, "licence": {"wording_may_ship": True, "terms": "ours", "source": "own"},
        "sources": [{"id": "own", "citation": "Our clinic"}],
        "response_scales": [{"id": name, "options": [{"value": value} for value in values]}
                            for name, values in scales.items()],
        "items": [{"tag": "an item", **item} for item in items], **parts,
    }


def exact(number: float) -> Fraction:
    """The decimal that a number is written as."""
    return Fraction(repr(number))


def answers_of(form: dict, item: str) -> list[Fraction]:
    """What can be answered to an item."""
    (name,) = [entry["response_scale"] for entry in form["items"] if entry["id"] == item]
    (scale,) = [scale for scale in form["response_scales"] if scale["id"] == name]
    return sorted(exact(option["value"]) for option in scale["options"])


def counts(form: dict, score: dict, item: str, answer: Fraction) -> Fraction:
    """What one answer adds."""
    possible = answers_of(form, item)
    if item in score.get("reversed", []):
        answer = possible[0] + possible[-1] - answer
    for row in score.get("recode", []):
        if exact(row["answer"]) == answer and item in row.get("items", score["items"]):
            answer = exact(row["counts"])
            break
    for row in score.get("weights", []):
        if item in row["items"]:
            answer *= exact(row["weight"])
    return answer


def groups(score: dict) -> list[dict]:
    """The parts of a score: groups of which the highest counts, and each other item by itself."""
    grouped = [item for group in score.get("highest_of", []) for item in group["items"]]
    return score.get("highest_of", []) + [{"items": [item]} for item in score["items"] if item not in grouped]


def is_optional(form: dict, item: str) -> bool:
    """Whether a person may leave the item out."""
    return any(entry["id"] == item and entry.get("optional", False) for entry in form["items"])


def part_values(form: dict, score: dict, group: dict, given: dict) -> tuple[str, Fraction | None, set]:
    """How complete one part is, what it counts, and all that it can count; None where it is left out."""
    least = group.get("minimum_answered")
    known = {item: given[item] for item in group["items"] if given.get(item) is not None}
    missing = [item for item in group["items"] if item not in known and not is_optional(form, item)]
    left_out = [item for item in group["items"] if item not in known and is_optional(form, item)]
    found = [counts(form, score, item, answer) for item, answer in known.items()]
    if not missing and not known and least is None:
        return "complete", None, {None}
    # Where too few are answered, what was left out may be answered too.
    open_items = missing + (left_out if least is not None and len(known) < least else [])
    choices = [answers_of(form, item) + ([None] if item in left_out else []) for item in open_items]
    possible = set()
    for choice in product(*choices):
        added = [counts(form, score, item, answer) for item, answer in zip(open_items, choice) if answer is not None]
        if len(found) + len(added) >= (least or 1):
            possible.add(max(found + added))
    enough = len(known) >= (least or 1)
    if enough and len(possible) == 1:
        return "complete", min(possible), possible
    if enough and least is not None:
        # The highest of those that are answered, or what a missing one surely counts where that is more.
        return "prorated", min(possible), possible
    return "incomplete", None, possible


def scored(form: dict, score: dict, given: dict) -> dict:
    """A sum or a mean, its status and its bounds."""
    parts = [part_values(form, score, group, given) for group in groups(score)]
    counted = [part for part in parts if part[2] != {None}]
    statuses = [status for status, _, _ in parts]
    status = next(status for status in ("incomplete", "prorated", "complete") if status in statuses)
    scale = Fraction(score.get("multiply", 1)) / (len(counted) if score["method"] == "mean" else 1)
    low = scale * sum(min(possible) for _, _, possible in counted)
    high = scale * sum(max(possible) for _, _, possible in counted)
    total = None if status == "incomplete" else float(scale * sum(value for _, value, _ in counted))
    return {"status": status, "total": total, "bounds": [float(low), float(high)]}


def case(name: str, form: dict, answers: list, expect: dict) -> dict:
    """One form that is scored."""
    return {"name": name, "source": BY_COUNTING, "call": "instrument.score",
            "input": {"instrument": form, "responses": answers}, "expect": expect}


def total(form: dict, answers: list) -> dict:
    """The total of a form by its answers in form order."""
    given = {item["id"]: None if answer is None else exact(answer) for item, answer in zip(form["items"], answers)}
    return scored(form, form["total"], given)


SCALES = {"whole": [0, 1, 2, 3], "halves": [0, 0.5, 1, 1.5, 2], "gaps": [0, 0.25, 2]}


def drawn(seed: int, number: int) -> list[dict]:
    """Forms and answers at random."""
    draw = random.Random(seed)
    found = []
    for place in range(number):
        ids = [str(item + 1) for item in range(draw.randint(3, 7))]
        items = [{"id": item, "response_scale": draw.choice(list(SCALES)),
                  **({"optional": True} if item != "1" and draw.random() < 0.3 else {})} for item in ids]
        score = {"id": "total", "method": draw.choice(["sum", "sum", "mean"]), "items": ids, **KNOWN}
        if draw.random() < 0.5:
            score["multiply"] = draw.choice([2, 3, 10])
        if draw.random() < 0.5:
            score["reversed"] = draw.sample(ids, 2)
        if draw.random() < 0.4:
            score["recode"] = [{"answer": 0, "counts": draw.choice([0.5, 1, -0.25])}]
        if score["method"] == "sum" and draw.random() < 0.6:
            weighted = draw.sample(ids, 3)
            score["weights"] = [{"weight": draw.choice([2, 0.5, 1.25, -1, -0.3]), "items": weighted[:2]},
                                {"weight": 3, "items": weighted[2:]}]
        if draw.random() < 0.7:
            rest = ids[1:]
            draw.shuffle(rest)
            size = draw.randint(2, len(rest))
            score["highest_of"] = [{"items": rest[:size]}]
            if draw.random() < 0.6:
                score["highest_of"][0]["minimum_answered"] = draw.randint(1, min(2, size))
        form = definition(SCALES, items, total=score)
        answers = [draw.choice(SCALES[item["response_scale"]]) if draw.random() < 0.75 else None for item in items]
        found.append(case(f"form {place}", form, answers, total(form, answers)))
    return found


def by_hand() -> list[dict]:
    """What a person can add up."""
    halves = definition(SCALES, [{"id": str(item), "response_scale": "halves"} for item in range(1, 5)],
                        total={"id": "total", "method": "mean", "items": ["1", "2", "3", "4"], "multiply": 10, **KNOWN})
    sleep = definition(SCALES, [
        *({"id": str(item), "response_scale": "whole"} for item in range(1, 6)),
        *({"id": str(item), "response_scale": "whole", "optional": True} for item in range(6, 10))],
        total={"id": "total", "method": "sum", "items": [str(item) for item in range(1, 10)],
               "highest_of": [{"items": ["1", "2", "3", "4"]}, {"items": ["6", "7", "8", "9"], "minimum_answered": 2}],
               **KNOWN})
    found = [
        (halves, [0.5, 1.5, 2, 0], {"status": "complete", "total": 10, "bounds": [10, 10]}, "a mean of halves times ten"),
        (halves, [0.5, None, 2, 0], {"status": "incomplete", "total": None, "bounds": [6.25, 11.25]},
         "a mean of halves with one missing"),
        (sleep, [1, 2, 0, 1, 3, 2, None, 1, None], {"status": "complete", "total": 7, "bounds": [7, 7]},
         "the highest of four, and of those that were answered"),
        (sleep, [1, None, 0, 1, 3, 2, None, 1, None], {"status": "incomplete", "total": None, "bounds": [6, 8]},
         "one of the four is missing"),
        (sleep, [1, None, 3, 1, 3, 2, None, 1, None], {"status": "complete", "total": 8, "bounds": [8, 8]},
         "one is missing, and another has the highest answer"),
        (sleep, [1, 2, 0, 1, 3, 2, None, None, None], {"status": "incomplete", "total": None, "bounds": [7, 8]},
         "one of two that must be answered"),
        (sleep, [1, 2, 0, 1, 3, None, None, None, None], {"status": "incomplete", "total": None, "bounds": [5, 8]},
         "none of two that must be answered"),
    ]
    return [case(name, form, answers, expect) for form, answers, expect, name in found]


def named(number: int, *items: str, **parts: object) -> dict:
    """A score of whole answers from 0 to 3."""
    return {"id": "total" if number == 0 else f"part_{number}", "method": "sum", "items": list(items), **KNOWN, **parts}


def rule(**parts: object) -> dict:
    """One published rule, which is the default."""
    return {"default": "own", "rules": [{"id": "own", **KNOWN, **parts}]}


WHOLE = [{"id": str(item), "response_scale": "whole"} for item in range(1, 6)]
# Two items first; where they add up to less than 3, the form ends.
SHORT = definition(
    SCALES, WHOLE, subscales=[named(1, "1", "2"), named(2, "3", "4")],
    total=named(0, "1", "2", "3", "4", "5", prorating=rule(maximum_missing=3)),
    classifications=[{"id": "cut", "title": "a cutoff", "rules": rule(
        cutoff={"score": "total", "below": "below", "at": "at_or_above", "above": "at_or_above", "values": [{"value": 5}]})}],
    alerts=[{"id": code, "question": "What is it?", "rules": rule(when={"item": item, "at_least": 1})}
            for code, item in [("first", "1"), ("last", "5")]],
    stop={"after": "2", "when": {"score": "part_1", "below": 3}, "score": "part_1", **KNOWN})
# Reported numbers for each raw score from 0 to 6, by whom they are for.
WOMEN, MEN, YOUNG = [35, 40, 46, 51, 55, 60, 60], [30, 38, 45, 52, 58, 63, 70], [40, 44, 48, 52, 57, 62, 68]


def table(reported: list, **people: object) -> dict:
    """A table of norms."""
    return {"rows": [{"raw": raw, "reported": value} for raw, value in enumerate(reported)], **people}


ADULT, CHILD = {"from": 18}, {"from": 12, "to": 17}
NORMS = {"kind": "t_score", "licence": "ours", **KNOWN, "tables": [
    table(WOMEN, ages=ADULT, sex="female"), table(MEN, ages=ADULT, sex="male"), table(YOUNG, ages=CHILD)]}
NORMED = definition(
    SCALES, WHOLE[:2], subscales=[named(1, "1", "2", norms=NORMS)], total=named(0, "1", "2"),
    classifications=[{"id": "high", "title": "two standard deviations", "rules": rule(
        cutoff={"score": "part_1", "below": "below", "at": "at_or_above", "above": "at_or_above", "values": [{"value": 60}]})}])


def stopped(answers: list) -> dict:
    """What the form that may end early says, told from what was answered."""
    first = answers[:2]
    shown = all(answer is not None for answer in first)
    ends = shown and sum(first) < 3 and all(answer is None for answer in answers[2:])
    known = [answer for answer in answers if answer is not None]
    missing = 5 - len(known)
    low, high = sum(known), sum(known) + 3 * missing
    status, value = "incomplete", None
    if missing == 0:
        status, value = "complete", sum(known)
    elif missing <= 3 and not ends:
        status, value = "prorated", float(Fraction(sum(known) * 5, len(known)))
    reason = "stopped_early" if ends else None
    sides = {"below" if number < 5 else "at_or_above" for number in ([value] if value is not None else [low, high])}
    category = sides.pop() if len(sides) == 1 else None

    def alert(answer: float | None) -> str:
        return "unknown" if answer is None else "raised" if answer >= 1 else "not_raised"

    return {"status": status, "total": value, "bounds": [low, high], "reason": reason,
            "subscales": {"part_1": {"status": "complete" if shown else "incomplete", "reason": None,
                                     "total": sum(first) if shown else None},
                          "part_2": {"reason": reason}},
            "classifications": {"cut": category},
            "undecided": {} if category else {"cut": {"reason": reason or "missing_items"}},
            "alerts": [{"code": "first", "state": alert(answers[0])}, {"code": "last", "state": alert(answers[4])}]}


def normed(answers: list, age: int | None, sex: str | None) -> dict:
    """What the form with norms says."""
    given = [answer for answer in answers if answer is not None]
    low, high = sum(given), sum(given) + 3 * (2 - len(given))
    if age is None:
        found = "age_required"
    elif age < 12:
        found = "no_norm"
    elif age < 18:
        found = YOUNG
    else:
        found = {None: "sex_required", "unknown": "sex_required", "other": "no_rule_for_sex",
                 "female": WOMEN, "male": MEN}[sex]
    missing = low != high
    if isinstance(found, str):
        bounds, reason = None, found
    else:
        bounds, reason = [found[low], found[high]], None
    decided = reason is None and not missing
    score = {"status": "complete" if decided else "incomplete", "reason": reason, "bounds": bounds,
             "total": bounds[0] if decided else None}
    sides = {"below" if number < 60 else "at_or_above" for number in bounds or [0, 100]}
    category = sides.pop() if len(sides) == 1 else None
    return {"status": "incomplete" if missing else "complete", "total": None if missing else low, "reason": None,
            "subscales": {"part_1": score}, "classifications": {"high": category},
            "undecided": {} if category else {"high": {"reason": reason or "missing_items"}}}


def early() -> list[dict]:
    """Every form of the answers 0, 2 and none that ends early, and some that do not."""
    rows = [[*first, *rest] for first in product([0, 2, None], repeat=2)
            for rest in [[None] * 3, [1, 0, 2], [None, 0, None], [None, None, 1]]]
    return [case(f"a stop, {row}", SHORT, row, stopped(row)) for row in rows]


def by_people() -> list[dict]:
    """Every age group, sex and raw score."""
    found = []
    for answers, age, sex in product([[0, 0], [1, 2], [3, 2], [3, 3], [2, None]], [None, 9, 12, 17, 18, 70],
                                     [None, "female", "male", "other", "unknown"]):
        entry = case(f"norms, {answers} {age} {sex}", NORMED, answers, normed(answers, age, sex))
        entry["input"] |= {"age": age, "sex": sex}
        found.append(entry)
    return found


def risk(item: str) -> list[dict]:
    """An alert about one item."""
    return [{"id": "risk", "question": "What is it?", "rules": rule(when={"item": item, "at_least": 1})}]


MOOD = definition(SCALES, WHOLE[:3], id="mood", alerts=risk("3"),
                  total=named(0, "1", "2", "3", prorating=rule(maximum_missing=1)))
WORRY = definition(SCALES, WHOLE[:2], id="worry", total=named(0, "1", "2"))
OF_BOTH = {"mood": ["mood.1", "mood.2", "mood.3"], "worry": ["worry.1", "worry.2"]}
BOTH = definition(
    SCALES, [{"id": item, "response_scale": "whole"} for items in OF_BOTH.values() for item in items],
    id="both", parts=["mood", "worry"], alerts=risk("mood.3"),
    subscales=[{**named(1, *OF_BOTH["mood"], prorating=rule(maximum_missing=1)), "id": "mood"},
               {**named(2, *OF_BOTH["worry"]), "id": "worry"}],
    total={"id": "total", "method": "combination", "parts": [{"subscale": "mood"}, {"subscale": "worry"}], **KNOWN},
    classifications=[{"id": "cut", "title": "a cutoff", "rules": rule(
        cutoff={"score": "total", "below": "below", "at": "at_or_above", "above": "at_or_above", "values": [{"value": 7}]})}])


def of_both(mood: list, worry: list) -> dict:
    """The whole and its parts: none if either is none."""
    found = {}
    for name, answers, most in [("mood", mood, 1), ("worry", worry, 0)]:
        known = [answer for answer in answers if answer is not None]
        missing = len(answers) - len(known)
        status = "complete" if missing == 0 else "prorated" if missing <= most else "incomplete"
        total = float(Fraction(sum(known) * len(answers), len(known))) if status != "incomplete" else None
        found[name] = {"status": status, "total": total, "answered": len(known), "asked": len(answers),
                       "bounds": [sum(known), sum(known) + 3 * missing]}
    parts = list(found.values())
    whole = None if any(part["total"] is None for part in parts) else sum(part["total"] for part in parts)
    bounds = [sum(part["bounds"][end] for part in parts) for end in (0, 1)]
    sides = {"below" if number < 7 else "at_or_above" for number in ([whole] if whole is not None else bounds)}
    state = "unknown" if mood[2] is None else "raised" if mood[2] >= 1 else "not_raised"
    return {"status": max((part["status"] for part in parts), key=["complete", "prorated", "incomplete"].index),
            "total": whole, "bounds": bounds, "answered": sum(part["answered"] for part in parts), "asked": 5,
            "missing": [item for item, answer in zip(sum(OF_BOTH.values(), []), mood + worry) if answer is None],
            "subscales": found, "classifications": {"cut": sides.pop() if len(sides) == 1 else None},
            "alerts": [{"code": "risk", "state": state}]}


def of_parts() -> list[dict]:
    """The same answers in every way that they can be given in."""
    found = []
    for mood, worry in [([1, 2, 0], [2, 1]), ([3, None, 2], [0, 3]), ([3, None, None], [1, 1]), ([3, 3, 0], [None, 1]),
                        ([0, 0, None], [0, 0]), ([None] * 3, [None] * 2)]:
        expect = of_both(mood, worry)
        scores = {"mood": {"$score": {"instrument": MOOD, "responses": mood}},
                  "worry": {"$score": {"instrument": WORRY, "responses": worry}}}
        ids = {"mood": dict(zip("123", mood)), "worry": dict(zip("12", worry))}
        ways = {"in order": mood + worry, "by item": dict(zip(sum(OF_BOTH.values(), []), mood + worry)),
                "a list for each": {"mood": mood, "worry": worry}, "items for each": ids, "scores": scores,
                "a score and answers": {"mood": scores["mood"], "worry": worry},
                "answers and a score": {"worry": scores["worry"], "mood": ids["mood"]}}
        found += [case(f"both, {way}: {mood} {worry}", BOTH, given, expect) for way, given in ways.items()]
        if worry == [1, 1]:
            found.append(case("one part alone", BOTH, {"mood": mood}, of_both(mood, [None, None])))
    return found


def lacking() -> list[dict]:
    """A group of optional items of which two must be answered: where fewer are, all that were left out are missing."""
    form = definition(SCALES, [{**item, "optional": item["id"] != "1"} for item in WHOLE], total=named(
        0, "1", "2", "3", "4", "5", highest_of=[{"items": ["2", "3", "4"], "minimum_answered": 2}]))
    found = []
    for row in product([2], [None, 1], [None, 3], [None, 0], [None, 1]):
        known = [answer for answer in row[1:4] if answer is not None]
        lacks = [] if len(known) >= 2 else [item for item, answer in zip("234", row[1:4]) if answer is None]
        alone = row[0] + (row[4] or 0)
        least, most = (max(known), max(known)) if not lacks else (max([0, *known]), 3)
        found.append(case(f"two of a group of three, {list(row)}", form, list(row), {
            "status": "incomplete" if lacks else "complete",
            "total": alone + least if not lacks else None, "bounds": [alone + least, alone + most], "missing": lacks,
            "answered": sum(answer is not None for answer in row),
            "asked": sum(answer is not None for answer in row) + len(lacks)}))
    return found


def means() -> list[dict]:
    """Two means of four items each, of which the first is divided by three: two of its items are a group."""
    form = definition(SCALES, WHOLE, subscales=[
        named(1, "1", "2", "3", "4", method="mean", highest_of=[{"items": ["3", "4"]}]),
        named(2, "1", "2", "3", "5", method="mean")],
        total={"id": "total", "method": "combination", "parts": [{"subscale": "part_1"}, {"subscale": "part_2"}], **KNOWN})
    found = []
    for row in [[1, 1, 3, 0, 0], [0, 1, 0, 1, 2], [3, 3, 3, 3, 3], [2, 0, 1, 3, 0]]:
        exactly = Fraction(row[0] + row[1] + max(row[2:4]), 3) + Fraction(sum(row[:3]) + row[4], 4)
        near = {"$near": float(exactly), "within": 1e-12}
        found.append(case(f"a mean of a group and one without, {row}", form, row,
                          {"status": "complete", "total": near, "missing": []}))
    return found


def refused() -> list[dict]:
    """What cannot be one score."""
    score = {"$score": {"instrument": WORRY, "responses": [1, 1]}}
    otherwise = {**MOOD, "total": {**MOOD["total"], "reversed": ["2"]}}
    other = {"$score": {"instrument": otherwise, "responses": [1, 1, 1]}}
    given = [("a score of another instrument", {"mood": score}, "inconsistent", "responses.mood.instrument"),
             ("a score of another definition of the same id", {"mood": other}, "inconsistent", "responses.mood.scale_digest"),
             ("too few answers to a part", {"mood": [1, 2]}, "too_few", "responses.mood"),
             ("an item that a part has not", {"mood": {"9": 1}}, "unknown_item", "responses.mood.<entry 1>"),
             ("a part that there is not", {"mood": [1, 2, 0], "sleep": [1]}, "unknown_item", "responses.<entry 2>"),
             ("an answer that a part does not take", {"mood": [1, 2, 9]}, "out_of_range", "responses.mood.3")]
    return [{"name": name, "source": "what a score over several instruments is of", "call": "instrument.score",
             "input": {"instrument": BOTH, "responses": responses}, "error": {"code": code, "path": path}}
            for name, responses, code, path in given]


def main() -> None:
    """Writes the vectors; what is counted by hand and by the plain scorer must agree."""
    for entry in by_hand():
        form, answers = entry["input"]["instrument"], entry["input"]["responses"]
        assert total(form, answers) == entry["expect"], (entry["name"], total(form, answers))
    description = ("What a form can be made of: answers that are not whole, weights, the highest of a group, a stop "
                   "after the first items, tables by age and sex, scores over several instruments.")
    lines = ",\n    ".join(json.dumps(entry) for entry in by_hand() + drawn(20260, 150) + early() + by_people()
                          + of_parts() + lacking() + means() + refused())
    text = f'{{\n  "description": {json.dumps(description)},\n  "cases": [\n    {lines}\n  ]\n}}\n'
    (ROOT / "tests" / "vectors" / "format.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
