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


def main() -> None:
    """Writes the vectors; what is counted by hand and by the plain scorer must agree."""
    for entry in by_hand():
        form, answers = entry["input"]["instrument"], entry["input"]["responses"]
        assert total(form, answers) == entry["expect"], (entry["name"], total(form, answers))
    description = "What a form can be made of: answers that are not whole, weights, the highest of a group."
    lines = ",\n    ".join(json.dumps(entry) for entry in by_hand() + drawn(20260, 150))
    text = f'{{\n  "description": {json.dumps(description)},\n  "cases": [\n    {lines}\n  ]\n}}\n'
    (ROOT / "tests" / "vectors" / "format.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
