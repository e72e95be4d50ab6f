"""Seeds and a dictionary for the fuzz targets, from the shipped definitions and the vectors.

    python3 tests/fuzz/seeds.py

It writes `corpus/<target>/` and `json.dict` beside this file, which git ignores. Stored scores and rankings
are taken from the answers of the Rust suite (`make answers`).
"""

import hashlib
import json
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# A seed that is longer slows every mutation down; the fuzzer finds long texts by itself.
LONGEST = 20_000
# So many seeds of one target are enough: each case of the vectors differs little from the next.
MOST = 150

TARGETS = {
    "instrument.score": ["answers"],
    "instrument.define": ["definition"],
    "instrument.search": ["policy"],
    "goal.check": ["goal"],
    "attainment.t_score": ["attainment"],
    "attainment.attain": ["attainment"],
    "change.reliable_change": ["change"],
    "priority.rank": ["situation"],
    "priority.what_if": ["situation"],
    "priority.agenda": ["diary_card"],
    "priority.hierarchy": ["policy"],
    "priority.dbt_hierarchy": ["policy"],
    "priority.stage_from": ["policy"],
}
STORED = {"instrument.score": "stored_score", "priority.rank": "stored_ranking"}


def plain(value, scores):
    """The input as JSON can write it: a form that stands for its score becomes that score."""
    if isinstance(value, dict):
        if "$number" in value:
            return 1e308
        if "$score" in value:
            return scores[0] if scores else None
        return {name: plain(entry, scores) for name, entry in value.items()}
    return [plain(entry, scores) for entry in value] if isinstance(value, list) else value


def kept(form, score):
    """The answers of a form as they are kept; those of a list by the numbers of their places."""
    given = form["responses"]
    if isinstance(given, list):
        given = {str(number): answer for number, answer in enumerate(given, 1)}
    facts = {name: form[name] for name in ("age", "sex") if name in form}
    names = ("instrument", "version", "definition_digest", "rules")
    return {
        "schema_version": "1.0", "id": "7d1f", "client": "c-17", "rater": "client", "date": "2026-11-26",
        **{name: score[name] for name in names}, **facts, "responses": plain(given, []),
    }


def gather():
    seeds = {target: [] for targets in TARGETS.values() for target in targets}
    seeds.update({target: [] for target in (*STORED.values(), "kept_answers", "translation", "plan")})
    answers_file = ROOT / "target" / "answers.json"
    answers = json.loads(answers_file.read_text()) if answers_file.exists() else {}
    if not answers:
        print("no target/answers.json: no seeds of stored scores and rankings (see `make answers`)")
    scores = []
    for file in sorted((ROOT / "tests" / "vectors").glob("*.json")):
        for case in json.loads(file.read_text())["cases"]:
            found = answers.get(f"{file.stem}: {case['name']}", {}).get("answer")
            if found is not None and case["call"] in STORED:
                seeds[STORED[case["call"]]].append(found)
                if case["call"] == "instrument.score":
                    scores.append(found)
            for target in TARGETS.get(case["call"], []):
                seeds[target].append(plain(case["input"], scores))
            if case["call"] == "priority.rank" and "policy" in case["input"]:
                seeds["policy"].append(plain(case["input"]["policy"], scores))
            if case["call"] == "instrument.score" and found is not None:
                seeds["kept_answers"].append(kept(case["input"], found))
    seeds["kept_answers"] += [json.loads((ROOT / "tests" / "golden" / f"{name}.json").read_text())
                              for name in ("answers", "occasion")]
    for folder, target in (("instruments", "definition"), ("instruments/past", "definition"),
                           ("hierarchies", "policy"), ("languages", "translation")):
        for file in sorted((ROOT / "core" / folder).glob("*.json")):
            seeds[target].append(json.loads(file.read_text()))
    for name in ("plan-rules", "plan-forks"):
        for case in json.loads((ROOT / "tests" / "vectors" / f"{name}.json").read_text())["plans"]:
            seeds["plan"].append(Lines(case["events"]))
    return seeds


class Lines(list):
    """Values of which each is a line of its own."""


def text_of(value):
    written = lambda one: json.dumps(one, ensure_ascii=False, separators=(",", ":"))
    return "".join(f"{written(one)}\n" for one in value) if isinstance(value, Lines) else written(value)


def words(value, found):
    """Every name and every short text: field names, codes and ids."""
    if isinstance(value, dict):
        for name, entry in value.items():
            found.add(name)
            words(entry, found)
    elif isinstance(value, list):
        for entry in value:
            words(entry, found)
    elif isinstance(value, str) and len(value) <= 40 and value.isascii():
        found.add(value)


def main():
    found = set()
    for target, values in gather().items():
        folder = HERE / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        texts = sorted({text_of(value) for value in values})
        short = [text for text in texts if len(text) <= LONGEST]
        for text in random.Random(1).sample(short, min(MOST, len(short))):
            (folder / f"seed-{hashlib.sha256(text.encode()).hexdigest()[:16]}").write_text(text)
        for value in values:
            words(value, found)
        print(f"{target}: {min(MOST, len(short))} seeds of {len(texts)}")
    quoted = sorted({json.dumps(word) for word in found if word})
    tokens = ["null", "true", "false", "1e308", "-1", "0.5", "[]", "{}", '"☠"', "\\u2620"]
    lines = [json.dumps(text, ensure_ascii=True) for text in quoted]
    escaped = ['"' + "".join(f"\\x{byte:02x}" for byte in token.encode()) + '"' for token in tokens]
    (HERE / "json.dict").write_text("\n".join([*lines, *escaped]) + "\n")
    print(f"json.dict: {len(lines) + len(escaped)} words")


main()
