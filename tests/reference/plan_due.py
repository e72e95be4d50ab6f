"""What is to be filled in on a day: a second, plain implementation of section "what is due" of the plan, and its vectors.

Written from the rules in words, not from the library: every day and every window is looked at one by one.

    python3 tests/reference/plan_due.py

writes tests/vectors/plan-due.json: random plans as events, and for some days all that was to be filled in.
"""

import json
import random
from datetime import date, timedelta
from pathlib import Path

COUNTED = {"individual", "skills_group", "group", "couple", "family", "review"}
REVIEW_DUE = 4


def day(text):
    return date.fromisoformat(text)


def plus(on, days):
    return on + timedelta(days=days)


def known(events, on):
    """What had happened by a day, in the order of the history."""
    return [event for event in events if day(event["happened"]) <= on]


def of_kind(events, kind):
    return [event for event in events if event["kind"] == kind]


def sessions(events):
    took_place = [e for e in of_kind(events, "session_recorded") if e["data"]["attendance"] in ("attended", "late")]
    return sorted(took_place, key=lambda event: event["happened"])


def closings(events):
    """The times in which the plan was closed and opened again, and the day since which it is closed."""
    spans, since = [], None
    for event in events:
        if event["kind"] == "plan_closed" and since is None:
            since = day(event["happened"])
        elif event["kind"] == "plan_reopened" and since is not None:
            spans.append((since, day(event["happened"])))
            since = None
    return spans, since


def planned_breaks(events):
    spans = []
    for event in of_kind(events, "life_event"):
        if event["data"]["event"] == "planned_break":
            first = day(event["data"].get("from", event["happened"]))
            spans.append((first, day(event["data"]["until"]) if "until" in event["data"] else first))
    return spans


def rests(spans, on):
    return any(first <= on <= last for first, last in spans)


def review_days(events):
    """The day of the fourth session that counts since the last closed review, each time."""
    closed = sorted(day(event["happened"]) for event in of_kind(events, "review_closed"))
    found, since = [], date.min
    for end in [*closed, date.max]:
        count = 0
        for event in sessions(events):
            if event["data"]["kind"] in COUNTED and since < day(event["happened"]) <= end:
                count += 1
                if count == REVIEW_DUE:
                    found.append(day(event["happened"]))
        since = end
    return found


def answers(events, planned):
    """Day, event, session and note of what was filled in; of a form one a day."""
    found = []
    for event in events:
        data, kind = event["data"], event["kind"]
        if kind == "score_recorded" and data["instrument"] == planned.get("instrument"):
            if data["rater"] == planned.get("for", "client"):
                # The forms of these vectors have two items and stand in for none.
                whole = all(data["responses"].get(item) is not None for item in ("1", "2"))
                found.append((event, data.get("session"), None if whole else "incomplete"))
        elif kind == "check_in" and data["goal"] == planned.get("check_in"):
            if data["rater"] == planned.get("for", "client"):
                found.append((event, data.get("session"), None))
        elif kind == "diary_day" and planned.get("form") == "diary_card":
            found.append((event, None, None))
        elif kind == "log_entry" and planned.get("form") == data["log"]:
            found.append((event, None, None))
    found.sort(key=lambda answer: answer[0]["happened"])
    if "form" in planned:
        once = {}
        for answer in found:
            once.setdefault(answer[0]["happened"], answer)
        found = list(once.values())
    return found


class Window:
    def __init__(self, anchor, planned, ids=()):
        self.anchor, self.ids = anchor, list(ids)
        self.opens = plus(anchor, -planned.get("before", 0))
        self.closes = plus(anchor, planned.get("after", 0))
        self.answer = self.declined = self.snoozed = None

    def holds(self, on):
        return self.opens <= on and (self.closes is None or on <= self.closes)

    def is_over(self, on):
        return self.closes is not None and self.closes < on


def windows(events, planned, since, on):
    every = planned["every"]
    kind = every["anchor"]
    if kind in ("each_session", "every_sessions"):
        kinds = set(every.get("kinds") or COUNTED)
        counted = [e for e in sessions(events) if day(e["happened"]) >= since and e["data"]["kind"] in kinds]
        chosen = counted[:: every.get("sessions", 1)]
        by_day = {}
        for event in chosen:
            by_day.setdefault(event["happened"], []).append(event["data"]["session"])
        found = [Window(day(on), planned, ids) for on, ids in by_day.items()]
        if kind == "each_session":
            for number, window in enumerate(found):
                window.closes = plus(found[number + 1].anchor, -1) if number + 1 < len(found) else None
        return found
    if kind == "every_days":
        found, anchor = [], day(every["start"]) if "start" in every else since
        while True:
            if anchor >= since:
                window = Window(anchor, planned)
                found.append(window)
                if window.opens > on and not rests(planned_breaks(events), anchor):
                    return found
            anchor = plus(anchor, every["days"])
    if kind == "start":
        return [Window(since, planned)]
    if kind == "review_due":
        return [Window(anchor, planned) for anchor in review_days(events) if anchor >= since]
    _, closed = closings(events)
    return [Window(closed, planned)] if closed else []


def nearest(candidates, on):
    return min(candidates, key=lambda window: (abs((on - window.anchor).days), window.anchor)) if candidates else None


def belongs(found, on, free):
    """The free window that holds the day, the nearest; else the last that is over, while the next is not open."""
    window = nearest([window for window in found if window.holds(on) and free(window)], on)
    if window or any(window.holds(on) for window in found):
        return window
    over = [window for window in found if window.is_over(on)]
    return over[-1] if over and free(over[-1]) else None


def fill_in(events, planned, since, found):
    for event, session, note in answers(events, planned):
        on = day(event["happened"])
        own = [window for window in found if session in window.ids]
        if own:
            window = own[0] if own[0].answer is None else None
        else:
            window = belongs(found, on, lambda window: window.answer is None)
            if window is None and planned.get("early_counts") and on >= since:
                later = [other for other in found if other.opens > on]
                between = all(other.is_over(on) for other in found if other.opens <= on)
                if later and between and later[0].answer is None:
                    window = later[0]
        if window:
            window.answer = (event, note)
    for event in sorted(of_kind(events, "measure_declined"), key=lambda event: event["happened"]):
        if event["data"]["item"] == planned["item"]:
            free = lambda window: window.answer is None and window.declined is None  # noqa: E731
            window = belongs(found, day(event["happened"]), free)
            if window:
                window.declined = event


def in_turn(events, planned, since):
    """Counted from the last time: one begins when the one before is over."""
    every, answered = planned["every"], {id(answer[0]): answer for answer in answers(events, planned)}
    found = [Window(day(every["start"]) if "start" in every else since, planned)]
    for event in sorted(events, key=lambda event: event["happened"]):
        on, now = day(event["happened"]), found[-1]
        if id(event) in answered:
            before = found[-2] if len(found) > 1 else None
            if before and before.declined and not before.answer and before.holds(on):
                before.answer = (event, answered[id(event)][2])
                found[-1] = Window(plus(on, every["days"]), planned)
                continue
            early = planned.get("early_counts") and on >= since and (before is None or before.is_over(on))
            if on >= now.opens or early:
                now.answer = (event, answered[id(event)][2])
                found.append(Window(plus(on, every["days"]), planned))
        elif event["kind"] == "measure_declined" and event["data"]["item"] == planned["item"] and on >= now.opens:
            now.declined = event
            found.append(Window(plus(now.anchor, every["days"]), planned))
    return found


def state(window, following, planned, stopped, events, on):
    if window.answer:
        event, note = window.answer
        filled = day(event["happened"])
        if filled < window.opens:
            return "done_early", note, event["id"]
        return ("done_late" if window.is_over(filled) else "done"), note, event["id"]
    if window.declined:
        return "declined", None, window.declined["id"]
    if stopped:
        return ("missed", "stopped", None) if window.is_over(stopped) else None
    kind = planned["every"]["anchor"]
    spans, closed = closings(events)
    by_session = kind in ("each_session", "every_sessions")
    counted = by_session or planned["every"].get("from_last")
    if closed and kind != "end":
        if window.opens <= closed:
            # Nobody misses what was not asked for.
            rested = not counted and not any(first < window.anchor < last for first, last in spans)
            if rested and rests(planned_breaks(events), window.anchor):
                return "suspended", "planned_break", None
            return "missed", "plan_closed", None
        return ("suspended", "plan_closed", None) if window.opens <= on else None
    if not counted:
        if any(first < window.anchor < last for first, last in spans):
            return "suspended", "plan_closed", None
        if rests(planned_breaks(events), window.anchor):
            return "suspended", "planned_break", None
    if on < window.opens:
        return "upcoming", None, None
    if window.is_over(on) and kind == "end":
        # The plan is closed: nothing else comes.
        return "missed", "plan_closed", None
    if window.is_over(on) and following and following.opens <= on:
        return "missed", "next_open", None
    now = [(first, last) for first, last in planned_breaks(events) if first <= on <= last]
    if now and (not by_session or window.anchor < min(now)[0]):
        return "suspended", "planned_break", None
    return ("overdue" if window.is_over(on) else "due"), None, None


def occurrences(events, on):
    events, told = known(events, on), []
    for event in of_kind(events, "measure_planned"):
        planned, since = event["data"], day(event["happened"])
        stops = [e for e in of_kind(events, "measure_stopped") if e["data"]["item"] == planned["item"]]
        stopped = min((day(e["happened"]) for e in stops), default=None)
        if planned["every"].get("from_last"):
            found = in_turn(events, planned, since)
            found = [window for window in found if not stopped or window.anchor <= stopped]
        else:
            found = windows(events, planned, since, on)
            found = [window for window in found if not stopped or window.anchor <= stopped]
            fill_in(events, planned, since, found)
        for snooze in of_kind(events, "measure_snoozed"):
            until = day(snooze["data"]["until"])
            for window in found:
                mine = snooze["data"]["item"] == planned["item"]
                if mine and window.holds(day(snooze["happened"])) and window.holds(until):
                    window.snoozed = until
        for number, window in enumerate(found):
            following = found[number + 1] if number + 1 < len(found) else None
            stands = state(window, following, planned, stopped, events, on)
            if stands is None:
                continue
            code, reason, by = stands
            snoozed = window.snoozed if code == "due" and window.snoozed and on < window.snoozed else None
            told.append(
                {
                    "item": planned["item"],
                    "for": planned.get("for", "client"),
                    "state": code,
                    "anchor": str(window.anchor),
                    "opens": str(window.opens),
                    "closes": str(window.closes) if window.closes else None,
                    "reason": reason,
                    "snoozed_until": str(snoozed) if snoozed else None,
                    "event": by,
                }
            )
    return told


def due(told):
    """What is overdue, due, and next; the first that closes first."""
    order, seen, kept = ["overdue", "due", "upcoming"], set(), []
    for entry in told:
        if entry["state"] not in order or entry["snoozed_until"]:
            continue
        if entry["state"] == "upcoming":
            if entry["item"] in seen:
                continue
            seen.add(entry["item"])
        kept.append(entry)
    return sorted(kept, key=lambda e: (order.index(e["state"]), e["closes"] is None, e["closes"] or "", e["anchor"]))


def random_plan(numbers):
    """The events of a plan that a therapist could have entered, day by day."""
    start, events = date(2026, 1, 5), []

    def add(kind, on, data, why=None):
        event = {"id": f"e{len(events):03}", "kind": kind, "by": {"role": "therapist"}, "entered": str(on)}
        event |= {"happened": str(on), "data": data}
        events.append(event | ({"why": why} if why else {}))

    def schedule():
        kind = numbers.choice(["each_session", "every_sessions", "every_days", "every_days", "start", "review_due", "end"])
        every = {"anchor": kind}
        if kind == "every_sessions":
            every["sessions"] = numbers.randint(1, 4)
        if kind in ("each_session", "every_sessions") and numbers.random() < 0.4:
            every["kinds"] = numbers.sample(["individual", "skills_group", "phone"], numbers.randint(1, 2))
        if kind == "every_days":
            every["days"] = numbers.choice([1, 4, 5, 7, 7, 10, 14, 20])
            if numbers.random() < 0.3:
                every["start"] = str(plus(start, numbers.randint(-30, 40)))
            if numbers.random() < 0.3:
                every["from_last"] = True
        return every

    add("goal_added", start, {"goal": {"id": "g1", "title": "Sleep", "horizon": "short"}})
    items = []
    for number in range(numbers.randint(1, 3)):
        data = {"item": f"m{number}", "every": schedule()}
        data |= numbers.choice(
            [{"instrument": "gad-2"}, {"instrument": "phq-2"}, {"check_in": "g1"}, {"form": "diary_card"}, {"form": "sleep"}]
        )
        for name in ("before", "after"):
            if numbers.random() < 0.6:
                data[name] = numbers.choice([1, 2, 3, 5, 10])
        if numbers.random() < 0.3:
            data["early_counts"] = True
        if numbers.random() < 0.2:
            data["for"] = "parent"
        items.append(data)
        add("measure_planned", plus(start, numbers.randint(0, 6)), data)
    events[1:] = sorted(events[1:], key=lambda event: event["happened"])
    closed, reviews, sessions_of_plan, on = False, 0, [], plus(start, 7)
    while on < plus(start, 70):
        on = plus(on, numbers.choice([0, 0, 1, 1, 1, 2, 3, 5]))
        roll, item = numbers.random(), numbers.choice(items)
        if closed:
            if numbers.random() < 0.3:
                add("plan_reopened", on, {}, "more to do")
                closed = False
            elif numbers.random() < 0.5:
                record(numbers, add, on, item, sessions_of_plan)
        elif roll < 0.3:
            sessions_of_plan.append(f"s{len(sessions_of_plan)}")
            kind = numbers.choice(["individual", "individual", "skills_group", "phone"])
            attendance = numbers.choice(["attended", "attended", "attended", "late", "missed", "cancelled"])
            add("session_recorded", on, {"session": sessions_of_plan[-1], "kind": kind, "attendance": attendance})
        elif roll < 0.75:
            record(numbers, add, on, item, sessions_of_plan)
        elif roll < 0.8:
            add("measure_declined", on, {"item": item["item"]})
        elif roll < 0.86:
            add("measure_snoozed", on, {"item": item["item"], "until": str(plus(on, numbers.randint(1, 5)))})
        elif roll < 0.9:
            first = plus(on, numbers.randint(0, 10))
            data = {"event": numbers.choice(["planned_break", "planned_break", "moved_house"]), "from": str(first)}
            if numbers.random() < 0.8:
                data["until"] = str(plus(first, numbers.randint(0, 20)))
            add("life_event", on, data)
        elif roll < 0.94:
            add("review_opened", on, {"review": f"r{reviews}"})
            add("review_closed", on, {"review": f"r{reviews}"})
            reviews += 1
        elif roll < 0.96 and numbers.random() < 0.5:
            add("measure_stopped", on, {"item": item["item"]})
        elif roll < 0.985:
            add("plan_closed", on, {})
            closed = True
    return events


def record(numbers, add, on, item, sessions_of_plan):
    rater = item.get("for", "client") if numbers.random() < 0.9 else "teacher"
    of_session = {"session": numbers.choice(sessions_of_plan[-3:])} if sessions_of_plan and numbers.random() < 0.2 else {}
    if "instrument" in item:
        responses = {"1": numbers.randint(0, 3), "2": numbers.choice([0, 1, 2, 3, None])}
        add("score_recorded", on, {"instrument": item["instrument"], "rater": rater, "responses": responses} | of_session)
    elif "check_in" in item:
        add("check_in", on, {"goal": "g1", "rater": rater, "value": numbers.randint(0, 10)} | of_session)
    elif item["form"] == "diary_card":
        add("diary_day", on, {})
    else:
        add("log_entry", on, {"log": item["form"], "value": numbers.randint(0, 10)})


def short(event):
    """Kind, day and data of an event; its id is its place, and whoever enters it on its day is a therapist."""
    return [event["kind"], event["happened"], event["data"]]


def row(told):
    """All fields in one line, in their order; a hyphen where there is nothing."""
    return " ".join(value if value else "-" for value in told.values())


def main():
    numbers, plans = random.Random(20261127), []
    for number in range(300):
        events = random_plan(numbers)
        days = [plus(date(2026, 1, 5), numbers.randint(10, 90)) for _ in range(2)]
        asked = []
        for on in sorted(set(days)):
            told = occurrences(events, on)
            asked.append({"on": str(on), "occurrences": [row(each) for each in told], "due": [row(each) for each in due(told)]})
        plans.append({"name": f"random plan {number}", "events": [short(event) for event in events], "days": asked})
    path = Path(__file__).parent.parent / "vectors" / "plan-due.json"
    about = "What is to be filled in, by tests/reference/plan_due.py, which was written from the rules in words. An event is kind, day, data; a row has all fields of an answer."
    lines = ",\n".join(json.dumps(plan, separators=(",", ":")) for plan in plans)
    path.write_text(f'{{"about": {json.dumps(about)}, "plans": [\n{lines}\n]}}\n')


if __name__ == "__main__":
    main()
