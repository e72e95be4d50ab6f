# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes tests/vectors/progress.json: series, their trends, and logs by weeks.

    python3 tests/reference/make_progress.py

The answers come from a plain second reading of the rules, in hundredths so that nothing is inexact: of the last points
none differs from another by the reliable difference (plateau, or held where there is a reliable gain); reliably worse
than the baseline or the best one before (worsening); better than at the start of the window (improving).
"""

import json
import random
from datetime import date, timedelta
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "vectors" / "progress.json"
RULE = "the rules of trends, read a second time in tests/reference/make_progress.py"
HAND = "worked by hand"
SIX = "worked by hand; PHQ-9 with 6 points as reliable: NHS Talking Therapies manual"
START = date(2026, 1, 5)


def hundredths(value):
    return round(value * 100)


def status(case):
    lower = case["better"] == "lower"
    sign = -1 if lower else 1
    window = case.get("window", 4)
    points = sorted(case["points"], key=lambda point: (point["date"], point.get("order") or 0))
    values = [(point["date"], hundredths(point["value"])) for point in points if point.get("value") is not None]
    answer = {"points": len(values), "without_value": len(points) - len(values)}
    if not values:
        return answer | {
            "trend": "no_values", "latest": None, "best": None, "difference": None, "improvement": None, "from": None,
            "to": None, "days": None, "since": None, "worse_than": [], "wins": [], "baseline": case.get("baseline")}
    given = case.get("baseline")
    baseline = values[0][1] if given is None else hundredths(given)
    only = [value for _, value in values]
    latest = only[-1]
    before = only[:-1] + ([baseline] if given is not None else [])
    reliable = None if case.get("reliable") is None else hundredths(case["reliable"])

    def gain(one, other):
        return (other - one) * sign

    best_before = max(before, key=lambda value: value * sign) if before else None
    worse = []
    if reliable is not None:
        if gain(latest, baseline) >= reliable:
            worse.append("baseline")
        if before and gain(latest, best_before) >= reliable:
            worse.append("best")
    last = only[-window:]
    whole = len(last) == window
    if reliable is None:
        trend = "not_known"
    elif worse:
        trend = "worsening"
    elif not whole:
        trend = "improving" if gain(baseline, latest) >= reliable else "too_few"
    elif max(last) - min(last) < reliable:
        trend = "maintaining" if gain(baseline, latest) >= reliable else "plateau"
    else:
        trend = "improving" if gain(last[0], latest) >= reliable else "unsettled"
    wins = []
    if before:
        if gain(baseline, latest) > 0 and all(gain(baseline, value) <= 0 for value in before):
            wins.append("first_move")
        if all(gain(value, latest) > 0 for value in before):
            wins.append("best_so_far")
        if reliable is not None and gain(baseline, latest) >= reliable and all(
            gain(baseline, value) < reliable for value in before
        ):
            wins.append("first_reliable_gain")
    first_day, last_day = values[0][0], values[-1][0]
    return answer | {
        "trend": trend,
        "baseline": baseline / 100,
        "latest": latest / 100,
        "best": max([*before, latest], key=lambda value: value * sign) / 100,
        "difference": (latest - baseline) / 100,
        "improvement": gain(baseline, latest) / 100,
        "from": first_day,
        "to": last_day,
        "days": (date.fromisoformat(last_day) - date.fromisoformat(first_day)).days,
        "since": values[-window][0] if whole else None,
        "worse_than": worse,
        "wins": wins,
    }


def by_weeks(case):
    entries = case["entries"]
    if not entries:
        return []
    days = [date.fromisoformat(entry["date"]) for entry in entries]
    first = date.fromisoformat(case.get("first_day") or min(days).isoformat())
    while first > min(days):
        first -= timedelta(7)
    while first + timedelta(7) <= min(days):
        first += timedelta(7)
    told = []
    while first <= max(days):
        own = [entry for entry, day in zip(entries, days, strict=True) if first <= day < first + timedelta(7)]
        values = [entry["value"] for entry in own]
        told.append({
            "from": first.isoformat(), "to": (first + timedelta(6)).isoformat(),
            "days": len({entry["date"] for entry in own}), "entries": len(own),
            "late": len([entry for entry in own if entry.get("entered", entry["date"]) > entry["date"]]),
            "total": sum(values), "mean": sum(values) / len(values) if values else None,
            "lowest": min(values, default=None), "highest": max(values, default=None)})
        first += timedelta(7)
    return told


def series(*values, better="lower", **fields):
    points = [{"date": (START + timedelta(14 * place)).isoformat(), "value": value} for place, value in enumerate(values)]
    return {"points": points, "better": better, **fields}


def by_hand():
    one, log = "progress.series_status", "progress.weeks"
    yield "a gain that is held is no plateau", SIX, one, series(19, 12, 11, 12, 10, reliable=6), {
        "trend": "maintaining", "improvement": 9, "difference": -9, "days": 56, "wins": ["best_so_far"]}
    yield "nothing moves", SIX, one, series(15, 14, 16, 15, 14, reliable=6), {
        "trend": "plateau", "since": "2026-01-19", "wins": []}
    yield "worse than at the start", SIX, one, series(12, 13, 18, reliable=6), {
        "trend": "worsening", "worse_than": ["baseline", "best"]}
    yield "worse than the best only", SIX, one, series(18, 10, 16, reliable=6), {
        "trend": "worsening", "worse_than": ["best"], "best": 10}
    yield "five points are not six", SIX, one, series(12, 17, reliable=6), {"trend": "too_few", "worse_than": []}
    yield "better within three points", SIX, one, series(18, 15, 12, reliable=6), {
        "trend": "improving", "wins": ["best_so_far", "first_reliable_gain"]}
    yield "zero is a value", HAND, one, series(3, 2, 0, better="higher", reliable=3), {
        "trend": "worsening", "latest": 0, "points": 3}
    yield "a first move", HAND, one, series(0, 0, 0, 1, better="higher", reliable=2), {
        "trend": "plateau", "wins": ["first_move", "best_so_far"], "best": 1}
    yield "tenths that subtract inexactly are the same difference", HAND, one, series(
        20.1, 25.0, better="higher", reliable=4.9), {"trend": "improving", "improvement": 4.9}
    yield "without a reliable difference", HAND, one, series(20, 5), {
        "trend": "not_known", "worse_than": [], "improvement": 15, "wins": ["first_move", "best_so_far"]}
    yield "a baseline that is no point", HAND, one, series(14, 14, 14, 14, reliable=6, baseline=20), {
        "trend": "maintaining", "baseline": 20, "difference": -6, "wins": []}
    yield "no values", HAND, one, {"points": [{"date": "2026-01-05"}, {"date": "2026-01-06", "value": None}],
                                   "better": "lower"}, {"trend": "no_values", "points": 0, "without_value": 2}
    yield "no points", HAND, one, {"points": [], "better": "higher", "reliable": 1}, {"trend": "no_values", "latest": None}
    yield "several of one day in their order", HAND, one, {"better": "higher", "reliable": 2, "points": [
        {"date": "2026-01-05", "value": 7, "order": 2}, {"date": "2026-01-05", "value": 3, "order": 1}]}, {
        "trend": "improving", "baseline": 3, "latest": 7, "days": 0}
    yield "a leap day lies between", HAND, one, {"better": "higher", "points": [
        {"date": "2028-03-01", "value": 1}, {"date": "2028-02-28", "value": 2}]}, {"days": 2, "difference": -1}
    yield "two of one day", HAND, one, {"better": "higher", "points": [
        {"date": "2026-01-05", "value": 1}, {"date": "2026-01-06", "value": 1}, {"date": "2026-01-05", "value": 2}]}, [
        ["duplicate_id", "points[2]"]]
    yield "one of two of a day has no order", HAND, one, {"better": "higher", "points": [
        {"date": "2026-01-05", "value": 1}, {"date": "2026-01-05", "value": 2, "order": 1}]}, [
        ["duplicate_id", "points[1]"]]
    yield "two of one order", HAND, one, {"better": "higher", "points": [
        {"date": "2026-01-05", "value": 1, "order": 1}, {"date": "2026-01-05", "value": 2, "order": 1}]}, [
        ["duplicate_id", "points[1]"]]
    yield "all faults of a series", HAND, one, {
        "better": "up", "reliable": "six", "window": 1, "points": [{"value": 1}, {"date": "2026-02-30", "value": "1"}]}, [
        ["missing", "points[0].date"], ["invalid_date", "points[1].date"], ["wrong_type", "points[1].value"],
        ["unknown_code", "better"], ["wrong_type", "reliable"], ["out_of_range", "window"]]
    yield "nothing is reliable at 0", HAND, one, series(1, 2, reliable=0), [["out_of_range", "reliable"]]
    yield "a log with a week without", HAND, log, {"entries": [
        {"date": "2026-03-02", "value": 8}, {"date": "2026-03-04", "value": 7, "entered": "2026-03-05"},
        {"date": "2026-03-16", "value": 5}]}, [
        {"from": "2026-03-02", "to": "2026-03-08", "days": 2, "entries": 2, "late": 1, "total": 15, "mean": 7.5},
        {"days": 0, "entries": 0, "total": 0, "mean": None, "lowest": None},
        {"from": "2026-03-16", "days": 1, "mean": 5}]
    yield "weeks from a Monday", HAND, log, {"first_day": "2026-03-30", "entries": [{"date": "2026-03-04", "value": 0}]}, [
        {"from": "2026-03-02", "to": "2026-03-08", "mean": 0, "days": 1}]
    yield "several a day", HAND, log, {"entries": [{"date": "2026-03-04", "value": v} for v in (1, 0, 1)]}, [
        {"days": 1, "entries": 3, "total": 2, "lowest": 0, "highest": 1}]
    yield "an empty log", HAND, log, {"entries": []}, []
    yield "an entry before its day", HAND, log, {"entries": [
        {"date": "2026-03-04", "value": 1, "entered": "2026-03-03"}]}, [["inconsistent", "entries[0].entered"]]


def drawn(numbers):
    days, day = [], START
    for _ in range(numbers.randint(0, 9)):
        day += timedelta(numbers.choice([0, 1, 7, 7, 14]))
        days.append(day.isoformat())
    points = []
    for place, when in enumerate(days):
        point = {"date": when, "value": numbers.choice([None, *[numbers.randint(0, 40) / numbers.choice([1, 1, 4])] * 6])}
        if days.count(when) > 1:
            point["order"] = place + 1
        points.append(point)
    numbers.shuffle(points)
    case = {"points": points, "better": numbers.choice(["lower", "higher"])}
    if numbers.random() < 0.9:
        case["reliable"] = numbers.choice([1, 2.5, 6, 12])
    if numbers.random() < 0.3:
        case["window"] = numbers.choice([2, 3, 6])
    if numbers.random() < 0.3:
        case["baseline"] = numbers.randint(0, 40)
    return case


def log(numbers):
    entries = []
    for _ in range(numbers.randint(1, 25)):
        day = START + timedelta(numbers.randint(0, 40))
        entry = {"date": day.isoformat(), "value": numbers.randint(0, 10)}
        if numbers.random() < 0.3:
            entry["entered"] = (day + timedelta(numbers.randint(0, 3))).isoformat()
        entries.append(entry)
    case = {"entries": entries}
    if numbers.random() < 0.5:
        case["first_day"] = (START + timedelta(numbers.randint(-30, 60))).isoformat()
    return case


def cases():
    for name, source, call, given, answer in by_hand():
        case = {"name": name, "source": source, "call": call, "input": given}
        if isinstance(answer, list) and answer and isinstance(answer[0], list):
            code, path = answer[0]
            case["error"] = {"code": code, "path": path, "faults": answer}
        else:
            case["expect"] = answer
        yield case
    numbers = random.Random(1991)
    for number in range(1, 121):
        case = drawn(numbers)
        yield {"name": f"drawn series {number}", "source": RULE, "call": "progress.series_status", "input": case,
               "expect": status(case)}
    for number in range(1, 31):
        case = log(numbers)
        yield {"name": f"drawn log {number}", "source": RULE, "call": "progress.weeks", "input": case,
               "expect": by_weeks(case)}


def main():
    lines = [json.dumps(case, ensure_ascii=False) for case in cases()]
    description = "Series and logs; written by make_progress.py."
    text = '{"description": ' + json.dumps(description) + ', "cases": [\n' + ",\n".join(lines) + "\n]}\n"
    TARGET.write_text(text, encoding="utf-8")
    print(f"{len(lines)} cases")


if __name__ == "__main__":
    main()
