# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes tests/vectors/attainment-ratings.json: ladders without texts, ratings of several raters and days.

    python3 tests/reference/make_attainment.py

The answers come from a plain second reading of the rules: the T-score of Kiresuk & Sherman 1968 over the goals that
the rater has rated on the day, the same goals on both sides.
"""

import json
import math
import random
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "vectors" / "attainment-ratings.json"
FORMULA = "Kiresuk & Sherman 1968, computed a second time in tests/reference/make_attainment.py"
ONE_GOAL = "Kiresuk & Sherman 1968: with one goal ten points for each level"
RULE = "the rule on ratings: one for each goal, rater and day"
WORDS = "\u2620 Jane Doe, 12 Elm Street \u2620"


def t_score(levels, weights, rho):
    """50 and ten for each standard deviation of the weighted sum."""
    total = sum(weights)
    variance = (1 - rho) * sum(weight * weight for weight in weights) + rho * (total * total)
    return 50 + 10 * sum(weight * level for level, weight in zip(levels, weights, strict=True)) / math.sqrt(variance)


def seen_by(rater, case):
    """What one rater sees on the day, as the library should say it."""
    mine = {
        rating["goal"]: rating["score"]
        for rating in case["ratings"]
        if rating.get("rater") in (None, rater) and case.get("on") in (None, rating.get("date"))
    }
    used, left_out = [], []
    for ladder in case["ladders"]:
        if ladder.get("weight", 1) == 0:
            left_out.append({"goal": ladder["goal"], "reason": "zero_weight"})
        elif ladder["goal"] not in mine:
            left_out.append({"goal": ladder["goal"], "reason": "not_rated"})
        else:
            used.append(ladder)
    answer = {"baseline": None, "current": None, "change": None, "used": len(used), "left_out": left_out}
    answer["at_or_above_expected"] = len([1 for ladder in used if mine[ladder["goal"]] >= ladder.get("expected", 0)])
    weights = [ladder.get("weight", 1) for ladder in used]
    answer["goals"] = [
        {"goal": ladder["goal"], "baseline": ladder["baseline"], "current": mine[ladder["goal"]], "weight": weight}
        for ladder, weight in zip(used, weights, strict=True)
    ]
    if used:
        rho = case.get("rho", 0.3)
        answer["baseline"] = t_score([ladder["baseline"] for ladder in used], weights, rho)
        answer["current"] = t_score([mine[ladder["goal"]] for ladder in used], weights, rho)
        answer["change"] = answer["current"] - answer["baseline"]
    dates = {rating["date"] for rating in case["ratings"] if "date" in rating}
    answer["date"] = case.get("on") or (dates.pop() if len(dates) == 1 else None)
    answer["rater"] = rater
    return answer


def by_rater(case):
    """What each of the raters of the day sees; nobody's view where nobody is named."""
    of_day = [rating for rating in case["ratings"] if case.get("on") in (None, rating.get("date"))]
    named = {rating["rater"] for rating in of_day if "rater" in rating}
    raters = [case["rater"]] if "rater" in case else [who for who in ("client", "therapist") if who in named] or [None]
    return [seen_by(rater, case) for rater in raters]


def ladder(goal="a", baseline=-1, **fields):
    return {"goal": goal, "baseline": baseline, **fields}


def rating(score, goal="a", **fields):
    return {"goal": goal, "score": score, **fields}


FIRST, LAST = "2026-01-05", "2026-03-02"
CLIENT, THERAPIST = {"rater": "client"}, {"rater": "therapist"}
BOTH = [rating(0, **CLIENT), rating(1, **THERAPIST)]
TWO_DAYS = [rating(-1, date=FIRST), rating(1, date=LAST)]


def untold(scores):
    return [{"score": score} for score in scores]


def by_hand():
    """Name, source, call, input, and what must come of it: an answer, or the code and path of each fault."""
    one, many = "attainment.attain", "attainment.attain_by_rater"
    walk = {"baseline": 40, "current": 60, "change": 20, "used": 1}
    yield "a ladder of goal and baseline", ONE_GOAL, one, {"ladders": [ladder()], "ratings": [rating(1)]}, walk
    yield "levels that are null are not given", ONE_GOAL, one, {
        "ladders": [ladder(levels=None)], "ratings": [rating(1)]}, walk
    yield "levels without texts", ONE_GOAL, one, {
        "ladders": [ladder(levels=untold([-3, -2, -1, 0, 1, 2]))], "ratings": [rating(-3)]}, {"current": 20, "change": -20}
    yield "a text at the expected level alone", ONE_GOAL, one, {
        "ladders": [ladder(levels=[{"score": -1}, {"score": 0, "text": "walks"}, {"score": 1, "text": None}])],
        "ratings": [rating(1)]}, walk
    yield "the usual levels hold no -3", RULE, one, {
        "ladders": [ladder(baseline=-3)], "ratings": [rating(1)]}, [["not_an_option", "ladders[0].baseline"]]
    yield "no ladder without baseline", RULE, one, {
        "ladders": [{"goal": "a"}], "ratings": [rating(1)]}, [["missing", "ladders[0].baseline"]]
    yield "the same text again behind a level without", RULE, one, {
        "ladders": [ladder(levels=[{"score": -1, "text": WORDS}, {"score": 0}, {"score": 1, "text": WORDS}])],
        "ratings": []}, [["inconsistent", "ladders[0].levels"]]
    yield "an empty text is a text", RULE, one, {
        "ladders": [ladder(levels=[{"score": -1, "text": ""}, {"score": 0}, {"score": 1}])], "ratings": []}, [
        ["empty_text", "ladders[0].levels[0].text"]]

    yield "two raters, no one chosen", RULE, one, {"ladders": [ladder()], "ratings": BOTH}, [["missing", "rater"]]
    yield "two raters, the therapist chosen", ONE_GOAL, one, {
        "ladders": [ladder()], "ratings": BOTH, **THERAPIST}, walk | THERAPIST | {"date": None}
    yield "two raters side by side", ONE_GOAL, many, {"ladders": [ladder()], "ratings": BOTH}, [
        {"current": 50, "change": 10} | CLIENT, walk | THERAPIST]
    yield "the client stands first", ONE_GOAL, many, {"ladders": [ladder()], "ratings": BOTH[::-1]}, [CLIENT, THERAPIST]
    yield "one rater chosen of two side by side", ONE_GOAL, many, {
        "ladders": [ladder()], "ratings": BOTH, **THERAPIST}, [walk | THERAPIST]
    yield "nobody named is one answer", ONE_GOAL, many, {"ladders": [ladder()], "ratings": [rating(1)]}, [
        walk | {"rater": None}]
    yield "nobody rated is one answer", RULE, many, {"ladders": [ladder()], "ratings": [], "missing": "drop"}, [
        {"current": None, "used": 0, "rater": None}]
    yield "who is not named is the one who is", ONE_GOAL, one, {
        "ladders": [ladder(), ladder("b")], "ratings": [rating(1, **CLIENT), rating(1, "b")]}, {"used": 2} | CLIENT
    yield "who is not named is none of two", RULE, many, {
        "ladders": [ladder()], "ratings": [*BOTH, rating(1)]}, [["missing", "ratings[2].rater"]]
    yield "who is not named is not the one who is chosen", RULE, one, {
        "ladders": [ladder()], "ratings": [rating(1)], **CLIENT}, [["missing", "ratings[0].rater"]]
    yield "what one of two has not rated", RULE, many, {
        "ladders": [ladder(), ladder("b")], "ratings": [*BOTH, rating(0, "b", **CLIENT)]}, [["missing", "ratings"]]
    yield "the one who is chosen has not rated", RULE, one, {
        "ladders": [ladder()], "ratings": BOTH[:1], "missing": "drop", **THERAPIST}, {
        "current": None, "used": 0, "left_out": [{"goal": "a", "reason": "not_rated"}]} | THERAPIST
    yield "a rater twice", RULE, one, {
        "ladders": [ladder()], "ratings": [BOTH[0], rating(1, **CLIENT)]}, [["duplicate_id", "ratings[1].goal"]]
    yield "a rater twice, once without name", RULE, one, {
        "ladders": [ladder()], "ratings": [BOTH[0], rating(1)]}, [["duplicate_id", "ratings[1].goal"]]
    yield "a rater that is none", RULE, one, {
        "ladders": [ladder()], "ratings": [rating(1, rater=WORDS)], "rater": WORDS}, [
        ["unknown_code", "ratings[0].rater"], ["unknown_code", "rater"]]

    yield "two days, none chosen", RULE, one, {"ladders": [ladder()], "ratings": TWO_DAYS}, [["missing", "on"]]
    yield "two days, none chosen, side by side", RULE, many, {
        "ladders": [ladder()], "ratings": TWO_DAYS}, [["missing", "on"]]
    yield "two days, the last chosen", ONE_GOAL, one, {
        "ladders": [ladder()], "ratings": TWO_DAYS, "on": LAST}, walk | {"date": LAST}
    yield "more days than an error names", RULE, one, {
        "ladders": [ladder()], "ratings": [rating(0, date=f"2026-01-{day:02}") for day in range(1, 13)]}, [
        ["missing", "on"]]
    yield "a day without ratings", RULE, one, {
        "ladders": [ladder()], "ratings": TWO_DAYS, "on": "2026-02-01"}, [["missing", "ratings"]]
    yield "a day without ratings, dropped", RULE, one, {
        "ladders": [ladder()], "ratings": TWO_DAYS, "on": "2026-02-01", "missing": "drop"}, {
        "baseline": None, "used": 0, "date": "2026-02-01"}
    yield "a goal of another day is not rated", ONE_GOAL, one, {
        "ladders": [ladder(), ladder("b")], "ratings": [*TWO_DAYS, rating(2, "b", date=FIRST)], "on": LAST,
        "missing": "drop"}, walk | {"left_out": [{"goal": "b", "reason": "not_rated"}]}
    yield "no day is the only one that others say", ONE_GOAL, one, {
        "ladders": [ladder(), ladder("b")], "ratings": [rating(1, date=LAST), rating(1, "b")]}, {
        "used": 2, "date": LAST}
    yield "no day among two", RULE, one, {
        "ladders": [ladder(), ladder("b")], "ratings": [*TWO_DAYS, rating(1, "b")]}, [
        ["missing", "on"], ["missing", "ratings[2].date"]]
    yield "no day where one is chosen", RULE, one, {
        "ladders": [ladder()], "ratings": [rating(1)], "on": LAST, "missing": "drop"}, [["missing", "ratings[0].date"]]
    yield "a day twice", RULE, one, {
        "ladders": [ladder()], "ratings": [rating(1, date=LAST), rating(2, date=LAST)]}, [
        ["duplicate_id", "ratings[1].goal"]]
    yield "a day twice, once without date", RULE, one, {
        "ladders": [ladder()], "ratings": [rating(1, date=LAST), rating(2)]}, [["duplicate_id", "ratings[1].goal"]]
    yield "twice on a day that is not chosen", RULE, one, {
        "ladders": [ladder()], "ratings": [*TWO_DAYS, rating(2, date=FIRST)], "on": LAST}, [
        ["duplicate_id", "ratings[2].goal"]]
    yield "a day of no calendar", RULE, one, {
        "ladders": [ladder()], "ratings": [rating(1)], "on": "2026-02-30"}, [["invalid_date", "on"]]
    yield "the other rater on another day asks nobody to choose", ONE_GOAL, one, {
        "ladders": [ladder()], "ratings": [rating(-2, date=FIRST, **CLIENT), rating(1, date=LAST, **THERAPIST)],
        "on": LAST}, walk | THERAPIST
    yield "two days and two raters, none chosen", RULE, one, {
        "ladders": [ladder()], "ratings": [r | {"date": day} for day in (FIRST, LAST) for r in BOTH]}, [
        ["missing", "on"], ["missing", "rater"]]
    yield "a ladder that weighs nothing is the only rated one", RULE, one, {
        "ladders": [ladder(), ladder("b", weight=0)], "ratings": [rating(1, "b")], "missing": "drop"}, {
        "current": None, "left_out": [
            {"goal": "a", "reason": "not_rated"}, {"goal": "b", "reason": "zero_weight"}]}
    yield "the same goals on both sides", "three at -2, -1, -1; the first rated again at -2: no change", one, {
        "ladders": [ladder("a", -2), ladder("b"), ladder("c")], "ratings": [rating(-2)], "missing": "drop"}, {
        "baseline": 30, "current": 30, "change": 0}


def drawn(numbers):
    """A client with some goals, rated by one or two people on one or two days, not always all."""
    goals = "abcde"[: numbers.randint(1, 5)]
    ladders = [ladder(goal, numbers.choice([-2, -1])) for goal in goals]
    for entry in ladders:
        if numbers.random() < 0.4:
            entry["weight"] = numbers.choice([0, 0.5, 2, 6])
        if numbers.random() < 0.2:
            entry["expected"] = 1
    ladders[0].pop("weight", None)
    raters = numbers.choice([[None], ["client"], ["therapist"], ["client", "therapist"], ["therapist", "client"]])
    days = numbers.choice([[None], [FIRST], [FIRST, LAST]])
    ratings = []
    for day in days:
        for rater in raters:
            for goal in goals:
                if numbers.random() < 0.8:
                    said = {"rater": rater, "date": day}
                    ratings.append(rating(numbers.randint(-2, 2), goal, **{k: v for k, v in said.items() if v}))
    numbers.shuffle(ratings)
    case = {"ladders": ladders, "ratings": ratings, "missing": "drop"}
    if len(days) > 1:
        case["on"] = numbers.choice(days)
    if numbers.random() < 0.3:
        case["rho"] = numbers.choice([0, 0.1, 0.5])
    return case


def cases():
    for name, source, call, given, answer in by_hand():
        case = {"name": name, "source": source, "call": call, "input": given}
        faults = isinstance(answer, list) and isinstance(answer[0], list)
        if faults:
            code, path = answer[0]
            case["error"] = {"code": code, "path": path, "faults": answer}
        else:
            case["expect"] = answer
        yield case
    numbers = random.Random(1968)
    for number in range(1, 61):
        case = drawn(numbers)
        yield {"name": f"drawn client {number}", "source": FORMULA, "call": "attainment.attain_by_rater", "input": case,
               "expect": by_rater(case)}


def main():
    lines = [json.dumps(case, ensure_ascii=False) for case in cases()]
    description = "Ladders without texts, ratings of several raters and days; written by make_attainment.py."
    text = '{"description": ' + json.dumps(description) + ', "cases": [\n' + ",\n".join(lines) + "\n]}\n"
    TARGET.write_text(text, encoding="utf-8")
    print(f"{len(lines)} cases")


if __name__ == "__main__":
    main()
