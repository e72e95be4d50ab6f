# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes tests/vectors/coding.json: sheets of every shipped form that arrive coded otherwise.

    python3 tests/reference/make_coding.py

A second plain reader, written from the order in which a coding is applied to a cell: what is missing; a label, an
answer code, a boolean or digits; the lowest answer; reversed items; then what every answer must be. It draws sheets and
codings at random, so that most are read and some are refused. A case holds the answers of the form that the reader made of
its cells (`same_as`): they score the same without a coding, which `coding.rs` asks, and how they are scored has vectors
of its own. Where a form is a plain sum, perhaps with reversed items, its total is calculated here too.
"""

import json
import random
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "tests" / "vectors" / "coding.json"
NAN = {"$number": "NaN"}
INFINITE = {"$number": "Infinity"}
HOSTILE = "☠ Jane ☠"

FORMS = [json.loads(file.read_text(encoding="utf-8")) for file in sorted((ROOT / "core" / "instruments").glob("*.json"))]


class Item:
    """What the reader needs to know of an item."""

    def __init__(self, form, item):
        scale = next(scale for scale in form["response_scales"] if scale["id"] == item["response_scale"])
        self.id = item["id"]
        self.scored = item.get("scored", True)
        self.options = scale.get("options", [])
        scores = ([form["total"]] if form.get("total") else []) + form.get("subscales", [])
        self.reverses = any(self.id in score.get("reversed", []) for score in scores)
        if self.options:
            self.values = [option["value"] for option in self.options]
        else:
            steps = 10 ** scale["range"]["decimals"]
            low, high = scale["range"]["minimum"], scale["range"]["maximum"]
            self.values = [step / steps for step in range(low * steps, high * steps + 1)]
        self.low, self.high = min(self.values), max(self.values)

    def texts(self, labels):
        """The texts that are answers."""
        if labels is True:
            return {option["label"].strip().lower(): option["value"] for option in self.options if "label" in option}
        if labels == "loinc":
            return {option["loinc"].lower(): option["value"] for option in self.options if "loinc" in option}
        return {text.strip().lower(): value for text, value in (labels or {}).items()}


def is_number(cell):
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def read(item, cell, coding):
    """What a cell is: an answer of the form, None where it is missing, or the code of its fault."""
    if cell is None or cell == NAN:
        return None
    for code in coding.get("missing", []):
        if isinstance(code, str) == isinstance(cell, str) and not isinstance(cell, bool | dict) and code == cell:
            return None
    return answer(item, cell, coding)


def answer(item, cell, coding):
    value = "wrong_type"
    if cell == INFINITE:
        return "infinite"
    if is_number(cell):
        value = cell
    elif isinstance(cell, bool):
        if coding.get("booleans") and sorted(item.values) == [0, 1]:
            value = int(cell)
    elif isinstance(cell, str):
        texts = item.texts(coding.get("labels"))
        sign = re.escape(coding.get("decimal", "."))
        if cell.strip().lower() in texts:
            value = texts[cell.strip().lower()]
        elif coding.get("texts") and re.fullmatch(rf"[+-]?[0-9]+({sign}[0-9]+)?", cell.strip()):
            value = float(cell.strip().replace(",", "."))
    if isinstance(value, str):
        return value
    if coding.get("lowest") is not None:
        value += item.low - coding["lowest"]
    turned = coding.get("reversed", False)
    if item.reverses and (turned is True or turned and item.id in map(str, turned)):
        value = item.low + item.high - value
    for option in item.values:
        if abs(option - value) < 1e-9:
            return option
    return "out_of_range" if value < item.low or value > item.high else "not_an_option"


def faults_of_coding(items, coding):
    """Code and path of what does not fit between a coding and the form."""
    labels = coding.get("labels")
    own = labels is True or labels == "loinc"
    if own and not any(item.texts(labels) for item in items):
        yield "inconsistent", "coding.labels"
    lowest = coding.get("lowest")
    yes_or_no = [item for item in items if coding.get("booleans") and sorted(item.values) == [0, 1]]
    labelled = [item for item in items if own and item.texts(labels)]
    if lowest is not None and any(item.low != lowest for item in yes_or_no + labelled):
        yield "inconsistent", "coding.lowest"
    ids = [item.id for item in items]
    turned = coding.get("reversed", False)
    if any(item.reverses and (turned is True or turned and item.id in map(str, turned)) for item in yes_or_no + labelled):
        yield "inconsistent", "coding.reversed"
    for place, id in enumerate(turned if isinstance(turned, list) else []):
        if str(id) not in ids:
            yield "unknown_item", f"coding.reversed[{place}]"
        elif not items[ids.index(str(id))].reverses:
            yield "not_an_option", f"coding.reversed[{place}]"
    for place, code in enumerate(coding.get("missing", [])):
        for item in items:
            if is_number(answer(item, code, coding)):
                yield "inconsistent", f"coding.missing[{place}].{item.id}"


def a_coding(draw, items):
    """A random coding; most fit their form."""
    coding = {}
    if draw.random() < 0.7:
        coding["missing"] = draw.sample([-9, 999, 99, 88.5, "", "999", "n/a", "-9", " "], draw.randint(1, 4))
        if draw.random() < 0.08:
            coding["missing"].append(draw.choice([0, 1, 5, 9, "1"]))
    roll = draw.random()
    if roll < 0.2 and any(item.texts(True) for item in items) or roll < 0.02:
        coding["labels"] = True
    elif roll < 0.35 and any(item.texts("loinc") for item in items) or roll < 0.22 and roll > 0.2:
        coding["labels"] = "loinc"
    elif roll < 0.5:
        low, high = min(item.low for item in items), max(item.high for item in items)
        coding["labels"] = {f"Wort {number}": number for number in range(int(low), int(high) + 1)}
    if draw.random() < 0.35 and (coding.get("labels") in (None, False) or isinstance(coding["labels"], dict)
                                 or draw.random() < 0.1):
        coding["lowest"] = draw.choice([0, 1, 1, 2, -1])
    turning = [item.id for item in items if item.reverses]
    if draw.random() < (0.6 if turning else 0.1):
        coding["reversed"] = draw.choice([True, True, False, draw.sample(turning, draw.randint(0, len(turning)))])
        if isinstance(coding["reversed"], list) and draw.random() < 0.1:
            coding["reversed"] = [*coding["reversed"], draw.choice(["2", "nobody"])]
    if draw.random() < 0.5:
        coding["texts"] = True
    if draw.random() < 0.3:
        coding["decimal"] = draw.choice([",", ",", "."])
    if draw.random() < 0.3:
        coding["booleans"] = draw.choice([True, True, False])
    if draw.random() < 0.3:
        coding["columns"] = draw.choice(["q_{item}", "{item} (t1)"])
        if draw.random() < 0.3:
            coding["columns"] = [f"column {item.id}" for item in items if item.scored]
    if draw.random() < 0.1:
        coding["language"] = "en"
    return coding


def a_cell(draw, item, coding):
    """How an answer, or what is none, arrives."""
    roll = draw.random()
    if roll < 0.07:
        return draw.choice([None, NAN, *coding.get("missing", [])])
    if roll < 0.10:
        return draw.choice([INFINITE, "", "1.5", "2,5", True, 7, 999, "999", 0.5, HOSTILE, [1], " Several days "])
    value = draw.choice(item.values)
    turned = coding.get("reversed", False)
    if item.reverses and (turned is True or turned and item.id in map(str, turned)):
        value = item.low + item.high - value
    arrives = value
    if coding.get("lowest") is not None:
        arrives = round(value - item.low + coding["lowest"], 6)
    texts = {number: text for text, number in item.texts(coding.get("labels")).items()}
    if arrives in texts and draw.random() < 0.6:
        return draw.choice([texts[arrives], f" {texts[arrives].upper()} "])
    if coding.get("booleans") and sorted(item.values) == [0, 1] and draw.random() < 0.5:
        return bool(value)
    if coding.get("texts") and draw.random() < 0.5:
        text = str(arrives).replace(".", coding.get("decimal", "."))
        return f" {text}" if draw.random() < 0.2 else text
    return arrives


def sheet_of(draw, items, coding):
    """Cells as they arrive, the sheet that holds them, and what is wrong with the sheet itself."""
    columns = coding.get("columns")
    scored = [item for item in items if item.scored]
    if columns is None:
        if draw.random() < 0.7:
            cells = {item.id: a_cell(draw, item, coding) for item in scored}
            return cells, list(cells.values()), []
        cells = {item.id: a_cell(draw, item, coding) for item in items if draw.random() < 0.95}
        return cells, dict(cells), []
    with_column = scored if isinstance(columns, list) else items
    names = columns if isinstance(columns, list) else [columns.replace("{item}", item.id) for item in items]
    cells, row, faults = {}, {"record_id": HOSTILE, "other": [1]}, []
    for item, name in zip(with_column, names, strict=True):
        if draw.random() < 0.005:
            if item.scored:
                faults.append(("missing", f"responses.{item.id}"))
        else:
            cells[item.id] = row[name] = a_cell(draw, item, coding)
    return cells, row, faults


def a_plain_sum(form):
    """Whether the total is the sum of its items, some of them reversed."""
    total = form.get("total") or {}
    more = ("recode", "multiply", "gate", "conversion", "prorating", "pairs", "parts")
    return total.get("method") == "sum" and not any(total.get(name) for name in more) and not any(
        item.get("asked_if") for item in form["items"])


def total_of(form, items, answers):
    total = form["total"]
    turned = set(total.get("reversed", []))
    by_id = {item.id: item for item in items}
    points = [by_id[id].low + by_id[id].high - answers[id] if id in turned else answers[id] for id in total["items"]]
    # Tenths are added exactly.
    return round(sum(points), 6)


def a_case(form, items, number):
    draw = random.Random(f"{form['id']} {number}")
    coding = a_coding(draw, items)
    cells, sheet, faults = sheet_of(draw, items, coding)
    case = {
        "name": f"{form['id']}, drawn sheet {number}",
        "source": "a second plain reader: tests/reference/make_coding.py",
        "call": "instrument.score",
        "input": {"instrument": form["id"], "responses": sheet, "coding": coding},
    }
    wrong = sorted(set(faults_of_coding(items, coding)), key=lambda fault: fault[1])
    if not wrong:
        by_id = {item.id: item for item in items}
        answers = {id: read(by_id[id], cell, coding) for id, cell in cells.items()}
        wrong = faults + [(fault, f"responses.{id}") for id, fault in answers.items() if isinstance(fault, str)]
        if len(wrong) > 1 and isinstance(sheet, dict) and "columns" not in coding:
            # Not every reader keeps the order of an object: here it is that of the names, and so is that of the faults.
            case["input"]["responses"] = dict(sorted(sheet.items()))
            wrong.sort(key=lambda fault: fault[1])
        if not wrong:
            scored = {item.id: answers.get(item.id) for item in items if item.scored}
            case["expect"] = {"instrument": form["id"]}
            direct = {item.id: answers[item.id] for item in items if answers.get(item.id) is not None}
            case["same_as"] = direct
            if a_plain_sum(form) and all(scored.get(id) is not None for id in form["total"]["items"]):
                case["expect"] |= {"status": "complete", "total": total_of(form, items, scored)}
            return case
        case["error"] = {"code": wrong[0][0], "path": wrong[0][1], "faults": [list(fault) for fault in wrong]}
    else:
        ordered = list(faults_of_coding(items, coding))
        case["error"] = {"code": ordered[0][0], "path": ordered[0][1], "faults": [list(fault) for fault in ordered]}
    return case


def main():
    cases = []
    for form in FORMS:
        items = [Item(form, item) for item in form["items"]]
        cases += [a_case(form, items, number) for number in range(1, 10)]
    read_ones = sum("expect" in case for case in cases)
    description = (
        "Sheets that arrive coded otherwise, with what they are coded by; `same_as` holds the answers of the form that a "
        "second reader made of them, which score the same without a coding; written by make_coding.py.")
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    start = json.dumps(description, ensure_ascii=False)
    TARGET.write_text(f'{{"description": {start}, "cases": [\n{lines}\n]}}\n', encoding="utf-8")
    print(f"{len(cases)} cases, {read_ones} read, {len(cases) - read_ones} refused")


if __name__ == "__main__":
    main()
