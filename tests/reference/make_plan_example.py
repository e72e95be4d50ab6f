# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes core/examples/plans: two years of one client, all invented, and a copy that a colleague edited apart.

    python3 tests/reference/make_plan_example.py

It keeps its own small account of which goal is in which state, a second reading of the table of lives, so that no event
is written that the table does not allow. Nothing is random: what looks so comes from a generator that is written here.
"""

import hashlib
import json
from datetime import date, timedelta
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent.parent / "core" / "examples" / "plans"
CAPS = {"short": 3, "long": 2}
OPEN = ("draft", "proposed", "agreed", "active", "on_hold")
MOVES = {
    "goal_proposed": (("draft",), "proposed"),
    "goal_activated": (("agreed",), "active"),
    "goal_held": (("active",), "on_hold"),
    "goal_resumed": (("on_hold",), "active"),
    "goal_achieved": (("agreed", "active", "on_hold"), "achieved"),
    "goal_retired": (("agreed", "active", "on_hold"), "retired"),
    "goal_dropped": (OPEN, "dropped"),
}
PEOPLE = {
    "client": {"role": "client", "id": "c-17"},
    "therapist": {"role": "therapist", "id": "t-3"},
    "clinician": {"role": "clinician", "id": "t-8"},
    "supervisor": {"role": "supervisor", "id": "s-1"},
    "parent": {"role": "parent", "id": "p-2"},
}
COUNTED = ("individual", "skills_group", "family", "review")


class Numbers:
    """A generator of numbers that never changes: a linear congruence."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit


class Plan:
    """A history in the making, with the states of its goals."""

    def __init__(self):
        self.lines, self.ids, self.heads, self.prefix = [], set(), [], "e"
        self.goals, self.version, self.given, self.retiring = {}, 0, set(), set()
        self.flags, self.alerts, self.subjects, self.entered = set(), [], set(), date.min

    def add(self, kind, on, data, by="therapist", entered=None, time=None, why=None, visible_to=None, parents=None):
        """One event more; after the last one, unless its parents are said."""
        number = sum(1 for known in self.ids if known.startswith(self.prefix)) + 1
        event = {"schema_version": "1.0", "id": f"{self.prefix}{number}"}
        event["parents"] = self.heads if parents is None else parents
        event |= {"kind": kind, "by": PEOPLE[by], "entered": str(entered or on), "happened": str(on)}
        event |= {name: value for name, value in (("time", time), ("why", why)) if value}
        event |= {"visible_to": visible_to} if visible_to else {}
        event["data"] = data
        self.entered = entered or on
        assert self.entered >= on
        self.follow(kind, data, why)
        self.write(event)
        return event["id"]

    def write(self, event):
        assert event["id"] not in self.ids
        self.ids.add(event["id"])
        self.lines.append(json.dumps(event, ensure_ascii=False, separators=(",", ":")))
        self.heads = [event["id"]]

    def status(self, goal):
        return self.goals[goal][0]

    def active(self, horizon):
        of = [goal for goal in self.goals.values() if goal[0] == "active" and goal[1] == horizon and not goal[2]]
        return len(of)

    def follow(self, kind, data, why):
        """The table of lives, and what begins once."""
        goal = data.get("goal")
        if kind == "goal_added":
            assert goal["id"] not in self.goals
            self.goals[goal["id"]] = ["draft", goal["horizon"], goal.get("tier") == "safety"]
        elif kind in MOVES:
            states, to = MOVES[kind]
            mine = self.goals[goal]
            if kind == "goal_activated" and mine[2] and why:
                states = ("draft", "proposed", "agreed")
            assert mine[0] in states, (kind, goal, mine)
            if to == "active" and not mine[2] and not why:
                assert self.active(mine[1]) < CAPS[mine[1]], (kind, goal)
            assert kind != "goal_held" or why
            assert kind != "goal_retired" or goal in self.retiring
            mine[0] = to
        elif kind == "goal_reopened":
            was = self.status(goal)
            assert was in ("achieved", "retired", "dropped")
            self.goals[goal][0] = "active" if was == "achieved" else "proposed"
        elif kind == "goal_merged":
            assert self.status(data["into"]) in OPEN
            for source in data["goals"]:
                assert self.status(source) in OPEN
                self.goals[source][0] = "retired"
        elif kind == "goal_split":
            assert self.status(goal) in OPEN
            self.goals[goal][0] = "retired"
            for part in data["into"]:
                self.goals[part["id"]] = ["draft", part["horizon"], False]
        elif kind == "agreement_given":
            assert data["version"] == self.version + 1
            self.given.add(data["party"])
            if self.given == {"client", "therapist"}:
                self.version, self.given = self.version + 1, set()
                for mine in self.goals.values():
                    mine[0] = "agreed" if mine[0] == "proposed" else mine[0]
        elif kind == "agreement_declined":
            for declined in data["goals"]:
                assert self.status(declined) == "proposed"
                self.goals[declined][0] = "draft"
        elif kind in ("goal_changed", "goal_rated", "step_added"):
            assert self.status(goal) in OPEN, (kind, goal)
        elif kind == "goal_decided":
            (self.retiring.add if data["decision"] == "retire" else self.retiring.discard)(goal)
        elif kind == "flag_opened":
            self.flags.add(data["flag"])
        elif kind == "flag_closed":
            self.flags.remove(data["flag"])
        elif kind == "alert_answered":
            self.alerts.remove((data["score"], data["alert"]))
        for begins in ("session", "review", "homework", "concern", "item", "contingency", "problem", "chain", "step"):
            if kind in BEGIN.get(begins, ()):
                assert (begins, data[begins]) not in self.subjects, (kind, data)
                self.subjects.add((begins, data[begins]))
            elif data.get(begins) is not None and not (kind == "score_recorded" and begins == "item"):
                assert (begins, data[begins]) in self.subjects, (kind, data)

    def score(self, on, instrument, responses, **others):
        more = {name: others.pop(name) for name in ("session", "order") if name in others}
        data = {"instrument": instrument, "rater": "client", "responses": responses, **more}
        event = self.add("score_recorded", on, data, by="client", **others)
        if instrument == "phq-9" and responses.get("9") != 0:
            self.alerts.append((event, "self_harm_item"))
        if instrument == "srs":
            values = list(responses.values())
            if sum(values) <= 36 or min(values) < 9:
                self.alerts.append((event, "alliance"))
        return event


BEGIN = {
    "session": ("session_recorded",),
    "review": ("review_opened",),
    "homework": ("homework_set",),
    "concern": ("concern_opened",),
    "item": ("measure_planned",),
    "contingency": ("contingency_agreed",),
    "problem": ("problem_recorded",),
    "chain": ("chain_recorded",),
    "step": ("step_added",),
}


def conflict_id(*parts):
    """The id of a conflict: the first digits of SHA-256 over its parts, each with its length."""
    marked = "".join(f"{len(part.encode())}:{part};" for part in parts)
    return "c-" + hashlib.sha256(marked.encode()).hexdigest()[:16]


def goal(id, title, horizon, **others):
    return {"id": id, "title": title, "horizon": horizon} | others


def spread(numbers, total, items, most):
    """Answers to so many items that add up to the total."""
    answers = [0] * items
    for _ in range(total):
        place = numbers.below(items)
        while answers[place] >= most:
            place = (place + 1) % items
        answers[place] += 1
    return answers


def phq9(numbers, total, ninth, without=()):
    answers = spread(numbers, total - (ninth or 0), 8, 3)
    answers = {str(number + 1): answer for number, answer in enumerate(answers)} | {"9": ninth}
    return {item: None if item in without else answer for item, answer in answers.items()}


def gad7(numbers, total):
    return {str(number + 1): answer for number, answer in enumerate(spread(numbers, total, 7, 3))}


def line(numbers, middle):
    """Four lines of ten centimetres around a middle, in tenths."""
    return {str(item): round(min(10.0, middle + numbers.below(9) / 10 - 0.4), 1) for item in range(1, 5)}


def days():
    """The days of the sessions: Mondays but for three breaks, and three calls on Thursdays."""
    monday, off = date(2024, 11, 4), {
        date(2024, 12, 23), date(2024, 12, 30), date(2025, 7, 21), date(2025, 7, 28), date(2025, 8, 4),
        date(2025, 12, 22), date(2025, 12, 29)}
    mondays = [monday + timedelta(weeks=week) for week in range(104)]
    calls = [date(2025, 4, 17), date(2025, 5, 1), date(2026, 2, 19)]
    return sorted([(day, "individual") for day in mondays if day not in off] + [(day, "phone") for day in calls])


MISSED = {date(2025, 2, 10), date(2025, 6, 16), date(2026, 2, 9), date(2026, 2, 16), date(2026, 8, 17)}
CANCELLED = {date(2025, 3, 3): "therapist", date(2025, 10, 6): "client", date(2026, 5, 25): "therapist"}
LATE = {date(2025, 1, 20), date(2025, 11, 10), date(2026, 6, 8)}
GROUP = {date(2025, 9, 8) + timedelta(weeks=2 * week) for week in range(7)}
FAMILY, REVIEWS_OWN = date(2025, 5, 12), date(2026, 1, 12)

# Totals of the PHQ-9 by month, from November 2024; the ninth item is above zero from March to June 2025.
MOOD = [19, 18, 17, 16, 17, 20, 18, 15, 13, 12, 12, 11, 11, 10, 9, 12, 10, 9, 8, 8, 7, 7, 6, 8]
NOTES = [
    "Talked about how a week without plans feels.", "The bus ride was rehearsed step by step.",
    "She laughed for the first time in weeks.", "We drew the circle of worry and lying awake.",
    "The sister called; it went better than feared.", "A quiet session; much was said about the job.",
    "He thought of a rule: phone in the kitchen at ten.", "Breathing was practised before the hard part.",
]
NOTES = [note.replace("She", "The client").replace("He thought", "The client thought") for note in NOTES]


def month(day):
    return (day.year - 2024) * 12 + day.month - 11


def beginning(plan, day):
    """What is told in the first sessions."""
    before = day
    plan.add("profile_chosen", before, {"profile": "cbt"})
    plan.add("exploration_answered", before, {"question": "miracle", "text": "I wake up and want to get up."}, by="client")
    plan.add("strength_recorded", before, {"kind": "strength", "text": "Keeps promises to others."}, by="client")
    plan.add("strength_recorded", before, {"kind": "social_context", "text": "A sister in the same town."})
    plan.add("prior_therapy_recorded", before, {
        "worked": "Writing things down.", "did_not": "Long talks without a plan.", "do_differently": "Small steps."})
    plan.add("values_sorted", before, {
        "very_important": ["being there for my sister", "learning"], "important": ["health"], "not_important": ["fame"]},
        by="client")
    plan.add("problem_recorded", before, {"problem": "p-night", "text": "I lie awake and scroll."}, by="client")
    plan.add("problem_recorded", before, {"problem": "p-alone", "text": "I see nobody."}, by="client")
    plan.add("goal_added", before, {"goal": goal(
        "sleep", "In bed by eleven on weekdays", "short", focus="process", category="lifestyle", why="To be awake at noon.",
        measures=[{"name": "nights in bed by eleven", "unit": "nights a week", "minimum": 0, "maximum": 5,
                   "better": "higher", "target": {"value": 4}}])})
    plan.add("baseline_recorded", before, {
        "measure": "nights in bed by eleven", "value": 0, "goal": "sleep", "source": "a week of notes"}, by="client")
    plan.add("goal_added", before, {"goal": goal(
        "mood", "Enjoy things again", "long", focus="outcome", category="symptom", values=["health"])}, by="client")
    plan.add("goal_added", before, {"goal": goal(
        "friends", "See a friend once a week", "short", focus="process", category="relationship", parent="mood")})
    plan.add("goal_added", before, {"goal": goal(
        "work", "Three days a week back at work", "long", focus="outcome", category="meaning", client_rank=1)}, by="client")
    plan.add("goal_added", before, {"goal": goal("guitar", "Play the guitar again", "short", category="lifestyle")}, by="client")
    plan.add("resistance_recorded", before, {
        "reason": "past_disappointment", "goal": "work", "text": "I went back too early once."}, by="client")


def agree(plan, day, how="said"):
    version = plan.version + 1
    plan.add("agreement_given", day, {"version": version, "party": "client", "how": how}, by="client")
    plan.add("agreement_given", day, {"version": version, "party": "therapist", "how": how})


def propose(plan, day, *goals):
    for one in goals:
        plan.add("goal_proposed", day, {"goal": one})


def activate(plan, day, *goals, why=None):
    for one in goals:
        plan.add("goal_activated", day, {"goal": one}, why=why)


def ladder(goal_id, texts, baseline):
    levels = [{"score": score, "text": text} for score, text in zip(range(-2, 3), texts)]
    return {"ladder": {"goal": goal_id, "levels": levels, "baseline": baseline}}


def story(plan, number, day, session):
    """What happens at certain sessions, by their number, which it returns."""
    add = plan.add
    if number == 1:
        beginning(plan, day)
    elif number == 2:
        add("measure_planned", day, {"item": "m-phq", "instrument": "phq-9", "for": "client",
                                     "every": {"anchor": "every_sessions", "sessions": 2}, "after": 6, "burden": 9})
        add("measure_planned", day, {"item": "m-gad", "instrument": "gad-7", "for": "client",
                                     "every": {"anchor": "every_sessions", "sessions": 4}, "after": 6, "burden": 7})
        add("goal_rated", day, {"goal": "sleep", "rater": "client", "urgency": 4, "importance": 4, "readiness": 5}, by="client")
        add("goal_rated", day, {"goal": "sleep", "rater": "therapist", "urgency": 3, "importance": 4, "readiness": 4})
        add("goal_rated", day, {"goal": "work", "rater": "client", "urgency": 3, "importance": 5, "readiness": 2}, by="client")
        add("goal_linked", day, {"arrow": {"from": "sleep", "to": "mood", "sign": "helps", "strength": 3}})
        add("goal_linked", day, {"before": {"first": "sleep", "then": "work", "agreed": True}})
        add("ladder_set", day, ladder("sleep", [
            "after two most nights", "after one most nights", "by eleven on four nights", "by eleven on five nights",
            "by eleven every night, also at weekends"], -1))
        propose(plan, day, "sleep", "mood", "friends", "work")
    elif number == 3:
        agree(plan, day)
        activate(plan, day, "sleep", "friends", "mood", "work")
        add("ranking_seen", day, {"digest": "4f1c0a52be07d913", "chosen": ["sleep", "friends"],
                                  "deferred": [{"goal": "work", "revisit_at": "2025-02-03"}]})
        add("step_added", day, {"goal": "friends", "step": "st-write", "text": "Write to Ada", "due": "2024-11-25"})
        add("step_added", day, {"goal": "friends", "step": "st-walk", "text": "A walk with Ada"})
        add("barrier_recorded", day, {"goal": "sleep", "text": "The phone", "plan": "It sleeps in the kitchen"}, by="client")
        add("contingency_agreed", day, {"contingency": "c-eviction", "when": "The flat is lost", "goal": "work"})
    elif number == 5:
        add("step_done", day, {"goal": "friends", "step": "st-write"}, by="client")
        add("goal_dropped", day, {"goal": "guitar", "reason": "not_important"}, by="client")
        add("level_rated", day, {"goal": "sleep", "rater": "client", "score": -1, "session": session}, by="client")
    elif number == 7:
        add("life_event", day, {"event": "planned_break", "from": "2024-12-23", "until": "2025-01-05"})
        wrong = add("check_in", day, {"goal": "work", "rater": "client", "value": 9, "session": session}, by="client")
        add("event_withdrawn", day, {"event": wrong}, why="Meant for another goal.")
    elif number == 9:
        add("goal_added", day, {"goal": goal("walk", "Walk for half an hour a day", "short", focus="process")}, by="client")
        add("goal_added", day, {"goal": goal("run", "Run on Sundays", "short", focus="process")}, by="client")
        add("goal_added", day, {"goal": goal("sister", "Call my sister every week", "short", category="relationship")})
        propose(plan, day, "walk", "sister")
        add("agreement_declined", day, {"party": "client", "goals": ["sister"], "text": "Every week is too much."}, by="client")
        add("goal_changed", day, {"goal": "sister", "set": {"title": "Call my sister twice a month"}})
        propose(plan, day, "sister")
        agree(plan, day, "signed")
        activate(plan, day, "walk")
    elif number == 12:
        add("goal_added", day, {"goal": goal("active", "Move four times a week", "short", focus="process", category="lifestyle",
                                             stage="preparation", intensity="act")})
        add("goal_merged", day, {"goals": ["walk", "run"], "into": "active"})
        propose(plan, day, "active")
        agree(plan, day)
        activate(plan, day, "active")
        add("level_rated", day, {"goal": "sleep", "rater": "client", "score": 0, "session": session}, by="client")
    elif number == 14:
        mistyped = plan.score(day, "gad-7", {"1": 3, "2": 3, "3": 3, "4": 3, "5": 3, "6": 3, "7": 3}, session=session, order=2)
        add("event_corrected", day, {"event": mistyped, "data": {
            "instrument": "gad-7", "rater": "client", "session": session, "order": 2,
            "responses": {"1": 2, "2": 2, "3": 2, "4": 1, "5": 1, "6": 2, "7": 1}}}, why="Every row was ticked in one column.")
        add("goal_added", day, {"goal": goal("bus", "Ride the bus alone", "short", focus="process", category="symptom")}, by="client")
    elif number == 16:
        add("goal_split", day, {"goal": "bus", "into": [
            goal("bus-near", "Two stops on the bus with a friend", "short", focus="process", intensity="prepare",
                 gentler_twin_of="bus-town"),
            goal("bus-town", "The bus into town alone", "short", focus="process", intensity="act")]})
        propose(plan, day, "bus-near", "bus-town")
        agree(plan, day)
    elif number == 18:
        add("goal_achieved", day, {"goal": "sleep", "record": {
            "kind": "summary", "first": 0, "last": 4, "level": 0, "text": "I am awake at noon."}}, why="Four nights, six weeks in a row.")
        activate(plan, day, "bus-near")
    elif number == 20:
        add("note_added", day, {"text": "Marks on the forearm were talked about for the first time.", "session": session},
            visible_to=["therapist", "clinician", "supervisor"])
        add("flag_opened", day, {"flag": "f-1", "kind": "self_harm", "text": "Cut twice in the last week."})
        add("goal_added", day, {"goal": goal("safe", "Get through the evening without hurting myself", "short",
                                             focus="process", category="symptom", tier="safety", sub_rank=1,
                                             answers_flags=["self_harm"])})
        activate(plan, day, "safe", why="It cannot wait for the agreement.")
        add("measure_planned", day, {"item": "m-diary", "form": "diary_card", "for": "client",
                                     "every": {"anchor": "every_days", "days": 1}, "after": 1, "essential": True, "burden": 10})
        add("concern_opened", day, {"concern": "k-1", "domain": "safety", "goal": "safe", "hypothesis": "Evenings alone."},
            visible_to=["therapist", "clinician", "supervisor"])
    elif number == 22:
        add("chain_recorded", day, {
            "chain": "ch-1", "target": "cutting", "goal": "safe", "session": session, "links": [
                {"kind": "vulnerability", "text": "Slept four hours."}, {"kind": "prompting_event", "text": "A message was not answered."},
                {"kind": "link", "text": "Thought: I do not matter."}, {"kind": "act", "text": "Cut once."},
                {"kind": "consequence", "text": "Quiet, then shame."}],
            "solutions": ["Cold water at the second link."], "repair": ["Told the sister."]})
        add("concern_updated", day, {"concern": "k-1", "planned": "A call on Thursdays.", "done": "First call made."},
            visible_to=["therapist", "clinician", "supervisor"])
    elif number == 26:
        add("goal_held", day, {"goal": "work"}, why="Safety comes first this spring.")
        add("signal_seen", day, {"signal": "not_on_track", "key": "phq-9:total:2025-04"})
        add("concern_opened", day, {"concern": "k-2", "domain": "alliance", "items": ["2", "3"], "signal": "phq-9:total:2025-04",
                                    "hypothesis": "We work on the wrong goal."})
    elif number == 28:
        add("concern_updated", day, {"concern": "k-2", "done": "Asked openly.", "outcome": "Evenings come before work."})
        add("concern_closed", day, {"concern": "k-2", "outcome": "The goals were put in a new order."})
        add("measure_declined", day, {"item": "m-gad", "text": "Too many forms this week."}, by="client")
    elif number == 33:
        add("flag_closed", day, {"flag": "f-1", "text": "Eight weeks without; the plan for the evening holds."})
        add("concern_closed", day, {"concern": "k-1", "outcome": "The evening has a plan."},
            visible_to=["therapist", "clinician", "supervisor"])
        add("measure_stopped", day, {"item": "m-diary"})
        add("goal_resumed", day, {"goal": "work"})
    elif number == 36:
        add("life_event", day, {"event": "planned_break", "from": "2025-07-21", "until": "2025-08-10", "text": "Therapist away."})
        add("measure_snoozed", day, {"item": "m-phq", "until": str(day + timedelta(days=4))})
        add("goal_achieved", day, {"goal": "safe", "record": {"kind": "verbal", "text": "Three months."}}, why="Three months without.")
    elif number == 38:
        for item, form in (("m-ors", "ors"), ("m-srs", "srs")):
            add("measure_planned", day, {"item": item, "instrument": form, "for": "client",
                                         "every": {"anchor": "each_session"}, "burden": 4})
        activate(plan, day, "bus-town", why="Both goals of the bus belong together.")
        add("life_event", day, {"event": "moved", "text": "A flat of her own, nearer to town."})
    elif number == 41:
        add("goal_reopened", day, {"goal": "sleep", "reason": "relapse", "text": "Three late weeks since the move."},
            why="More than three for a while: the others go on by themselves.")
        add("ladder_set", day, ladder("sleep", [
            "after two most nights", "after one most nights", "by half past ten on four nights",
            "by half past ten on five nights", "every night"], -2))
    elif number == 44:
        add("goal_achieved", day, {"goal": "bus-near", "record": {"kind": "verbal", "text": "It was almost dull."}})
        add("level_rated", day, {"goal": "sleep", "rater": "client", "score": -1, "session": session}, by="client")
    elif number == 47:
        add("log_entry", day - timedelta(days=1), {"log": "sleep_hours", "value": 6.5, "goal": "sleep", "order": 2}, by="client", entered=day)
        add("contingency_invoked", day, {"contingency": "c-eviction"})
    elif number == 50:
        add("contingency_invoked", day, {"contingency": "c-eviction", "over": True})
        add("goal_achieved", day, {"goal": "active", "record": {"kind": "summary", "first": 1, "last": 4}})
        add("goal_added", day, {"goal": goal("letter", "Write to father", "short", category="relationship")}, by="client")
        add("goal_dropped", day, {"goal": "letter", "reason": "other", "text": "Said it to him instead."}, by="client")
    elif number == 53:
        add("goal_added", day, {"goal": goal("limits", "Say no once a week", "short", focus="process", category="skill")})
        add("goal_added", day, {"goal": goal("course", "Finish the evening course", "long", category="meaning")}, by="client")
        propose(plan, day, "limits", "course")
        agree(plan, day, "remote")
        add("goal_achieved", day, {"goal": "bus-town", "record": {"kind": "certificate", "first": 0, "last": 10}})
        activate(plan, day, "limits")
    elif number == 56:
        add("plan_closed", day, {"reason": "paused_by_client", "text": "A winter without therapy, to see."})
    elif number == 57:
        add("plan_reopened", day, {}, why="The client wants to go on.")
        for item in ("m-ors", "m-srs"):
            add("measure_stopped", day, {"item": item})
    elif number == 58:
        fork = plan.heads
        mine = add("goal_changed", day, {"goal": "work", "set": {"due": "2026-06-01"}})
        plan.heads = fork
        other = add("goal_changed", day, {"goal": "work", "set": {"due": "2026-09-01"}}, by="clinician")
        plan.heads = [mine, other]
        add("conflict_resolved", day, {
            "conflict": conflict_id("goal", "work", "due"), "keep": other}, why="Asked the client: the autumn is real.")
    elif number == 64:
        add("flag_opened", day, {"flag": "f-2", "kind": "suicidality", "text": "Passive thoughts after the news."})
        add("life_event", day, {"event": "bereavement", "text": "An aunt died."}, by="client")
        add("goal_reopened", day, {"goal": "safe", "reason": "new_flag"}, why="The flag needs it.")
    elif number == 67:
        add("flag_closed", day, {"flag": "f-2", "text": "No thoughts for three weeks; the sister knows."})
        add("goal_achieved", day, {"goal": "safe", "record": {"kind": "verbal"}})
        add("level_rated", day, {"goal": "sleep", "rater": "client", "score": 0, "session": session}, by="client")
    elif number == 72:
        add("goal_achieved", day, {"goal": "sleep", "record": {"kind": "summary", "first": 0, "last": 5, "level": 0}})
        activate(plan, day, "sister")
    elif number == 75:
        add("goal_linked", day, {"before": {"first": "sleep", "then": "work", "agreed": True}, "removed": True})
        activate(plan, day, "course", why="The course has begun; it ends in July.")
    elif number == 85:
        add("goal_achieved", day, {"goal": "course", "record": {"kind": "certificate", "text": "Passed."}})
        add("goal_added", day, {"goal": goal("alone", "A weekend alone that feels all right", "short", category="meaning")}, by="client")
        propose(plan, day, "alone")
        add("goal_reopened", day, {"goal": "guitar", "reason": "matters_again"}, by="client")
        agree(plan, day)
    elif number == 93:
        for item, form in (("m-ors-2", "ors"), ("m-srs-2", "srs")):
            add("measure_planned", day, {"item": item, "instrument": form, "for": "client",
                                         "every": {"anchor": "each_session"}, "burden": 4})
    return number


def review(plan, number, day, session):
    """A review: each goal that is agreed, active or on hold is decided about."""
    id = f"r-{number}"
    plan.add("review_opened", day, {"review": id, "session": session})
    for one in list(plan.goals):
        if plan.status(one) not in ("agreed", "active", "on_hold"):
            continue
        data = {"review": id, "goal": one, "decision": "continue"}
        if (number, one) in ((8, "friends"), (11, "limits")):
            data |= {"decision": "modify", "fit": "too_easy"}
        if (number, one) in ((12, "sister"), (13, "limits")) and plan.status(one) != "retired":
            data |= {"decision": "retire", "text": "It has become a habit."}
        plan.add("goal_decided", day, data)
        if data["decision"] == "modify":
            title = {"friends": "See two friends a week", "limits": "Say no without a reason"}[one]
            plan.add("goal_changed", day, {"goal": one, "set": {"title": title}})
        if data["decision"] == "retire":
            plan.add("goal_retired", day, {"goal": one, "reason": "habit"})
    closed = {"review": id}
    closed |= {"helps": "That we write things down.", "otherwise": "Less about the past."} if number % 3 == 1 else {}
    plan.add("review_closed", day, closed)


def answer(plan, day, session):
    """Every alert is answered on its day."""
    for score, alert in list(plan.alerts):
        data = {"score": score, "alert": alert}
        open_flags = sorted(plan.flags)
        if alert == "self_harm_item" and open_flags:
            data |= {"how": "flag_opened", "flag": open_flags[-1]}
        elif alert == "self_harm_item":
            data |= {"how": "no_flag_needed", "text": "Asked today: old thoughts, no plan, the sister is near."}
        else:
            data |= {"how": "no_flag_needed", "text": "Asked what was missing: more time for the week itself."}
        plan.add("alert_answered", day, data)


def ninth(day):
    return 1 if date(2025, 3, 17) <= day <= date(2025, 6, 9) or date(2026, 3, 2) <= day <= date(2026, 3, 9) else 0


def between(plan, numbers, day):
    """Diary cards and logs of the week before a session, entered by the client."""
    if date(2025, 3, 31) <= day <= date(2025, 6, 2):
        for back in (6, 1, 4):
            urge = numbers.below(4) + 1
            data = {"lines": [{"target": "cutting", "kind": "urge", "value": urge},
                              {"target": "cutting", "kind": "act", "value": 1 if urge == 4 and back == 4 else 0}],
                    "skills": ["cold_water"] if urge > 2 else []}
            data |= {"text": "The evening was long."} if urge == 4 else {}
            data = {name: value for name, value in data.items() if value != []}
            happened = day - timedelta(days=back)
            late = day if back == 4 else max(happened, plan.entered)
            plan.add("diary_day", happened, data, by="client", entered=late, time="21:30" if back == 1 else None)
            if back == 1 and urge >= 3:
                plan.add("diary_day", happened, {"lines": [{"target": "shame", "value": urge}]}, by="client", time="23:10")
    if date(2025, 9, 1) <= day <= date(2025, 11, 3):
        hours = 5 + numbers.below(5) / 2
        plan.add("log_entry", day - timedelta(days=2), {"log": "sleep_hours", "value": hours, "goal": "sleep", "order": 1},
                 by="client", entered=day if numbers.below(3) == 0 else None)


def history():
    plan, numbers = Plan(), Numbers(17)
    since, reviews, open_homework, attended, told = 0, 0, None, 0, 0
    for number, (day, kind) in enumerate(days(), 1):
        if kind != "phone":
            between(plan, numbers, day)
        session = f"s-{number}"
        kind = "skills_group" if day in GROUP else "family" if day == FAMILY else "review" if day == REVIEWS_OWN else kind
        attendance = "missed" if day in MISSED else "cancelled" if day in CANCELLED else "late" if day in LATE else "attended"
        data = {"session": session, "kind": kind, "attendance": attendance}
        data |= {"cancelled_by": CANCELLED[day]} if day in CANCELLED else {}
        data |= {"minutes": 20} if kind == "phone" else {}
        if day == FAMILY:
            plan.add("goal_rated", day, {"goal": "friends", "rater": "parent", "importance": 5}, by="parent")
        if told == 56:
            told = story(plan, 57, day, session)
        plan.add("session_recorded", day, data, entered=day + timedelta(days=2) if day in MISSED else None)
        if attendance in ("missed", "cancelled"):
            continue
        attended += 1
        if kind == "phone":
            plan.add("note_added", day, {"text": "A short call; the evening has a plan.", "session": session, "goal": "safe"},
                     by="clinician", visible_to=["therapist", "clinician", "supervisor"])
            continue
        if number >= 20 > told:
            told = story(plan, 20, day, session)
        every = 2 if day < date(2025, 7, 1) else 4
        last = number == 100
        if attended % every == 0 or last:
            total = MOOD[min(month(day), 23)] + numbers.below(3) - 1
            without = ("9",) if number == 60 else ()
            plan.score(day, "phq-9", phq9(numbers, total, 1 if last else ninth(day), without), session=session)
        if attended % (2 * every) == 1:
            plan.score(day, "gad-7", gad7(numbers, max(3, MOOD[month(day)] * 3 // 4)), session=session)
        if 38 <= number <= 55 or number >= 94:
            plan.score(day, "ors", line(numbers, 4.5 + min(number - 38, 24) * 0.15), session=session, time="10:05")
            plan.score(day, "srs", line(numbers, 8.6 if number == 43 else 9.5), session=session, time="10:50")
        if not last:
            answer(plan, day, session)
        if attended % 2 == 1:
            actives = [one for one in plan.goals if plan.status(one) == "active"]
            for one in actives[:2] if number % 4 else actives[-1:]:
                value = min(10, number // 14 + numbers.below(4))
                plan.add("check_in", day, {"goal": one, "rater": "client", "value": value, "session": session}, by="client")
        if open_homework:
            outcome = ("done", "partly", "not_done")[numbers.below(3)]
            plan.add("homework_reviewed", day, {"homework": open_homework, "outcome": outcome, "session": session})
            open_homework = None
        elif number % 7 == 3:
            open_homework = f"h-{number}"
            plan.add("homework_set", day, {"homework": open_homework, "text": "Three evenings, one thing that was good.",
                                           "session": session, "due": str(day + timedelta(days=6))})
        if number % 4 == 1:
            note = {"text": NOTES[number // 4 % len(NOTES)], "session": session}
            note |= {"goal": "friends", "problem": "p-alone", "intervention": "activation"} if number % 8 == 5 else {}
            plan.add("note_added", day, note, visible_to=["therapist", "supervisor"] if number % 12 == 1 else None)
        if number == 10:
            # What stood here had to be erased by law: that there was something is all that is left.
            plan.write({"id": f"e{len(plan.ids) + 1}", "parents": plan.heads, "kind": "erased", "by": PEOPLE["therapist"],
                        "entered": "2025-02-20", "why": "A third person asked for it."})
        # What was to happen at a session that did not take place happens at the next one.
        for chapter in range(told + 1, number + 1):
            if chapter not in (20, 57) and told != 56:
                told = story(plan, chapter, day, session)
        since += kind in COUNTED
        if since >= 6 and plan.version and told != 56:
            reviews, since = reviews + 1, 0
            review(plan, reviews, day, session)
        if number == 93:
            ending_begins(plan, day)
    ending(plan, date(2026, 10, 26))
    return plan


def ending_begins(plan, day):
    plan.add("goal_rated", day, {"goal": "work", "rater": "client", "urgency": 4, "importance": 5, "readiness": 4}, by="client")


def ending(plan, day):
    """The last weeks, which the colleague's copy does not have."""
    plan.add("goal_rated", day, {"goal": "work", "rater": "client", "urgency": 2, "importance": 4}, by="client")
    plan.add("goal_changed", day, {"goal": "work", "set": {"due": "2027-01-11"}})
    plan.add("goal_achieved", day, {"goal": "friends", "record": {"kind": "summary", "text": "It needs no list any more."}})
    plan.add("note_added", day, {"text": "The ninth item has to be asked about tomorrow by phone.", "session": "s-100"},
             visible_to=["therapist", "clinician"])


def apart(plan, lines):
    """A colleague's copy: the same up to there, then events of the same weeks."""
    plan.prefix = "k"
    day = date(2026, 10, 22)
    add = plan.add
    add("session_recorded", day, {"session": "s-k1", "kind": "phone", "attendance": "attended", "minutes": 25}, by="clinician")
    add("note_added", day, {"text": "Called in tears after a quarrel at work.", "session": "s-k1"}, by="clinician",
        visible_to=["therapist", "clinician", "supervisor"])
    add("flag_opened", day, {"flag": "f-k1", "kind": "self_harm", "text": "The urge is back since Tuesday."}, by="clinician")
    add("goal_reopened", day, {"goal": "safe", "reason": "new_flag"}, by="clinician", why="The flag needs it.")
    add("concern_opened", day, {"concern": "k-k1", "domain": "safety", "goal": "safe"}, by="clinician")
    add("life_event", day, {"event": "quarrel_at_work"}, by="client")
    add("diary_day", day, {"lines": [{"target": "cutting", "kind": "urge", "value": 4}]}, by="client", time="22:00")
    day = date(2026, 10, 26)
    add("goal_rated", day, {"goal": "work", "rater": "client", "urgency": 5, "importance": 4}, by="client")
    add("goal_changed", day, {"goal": "work", "set": {"due": "2027-03-01"}}, by="clinician")
    add("goal_held", day, {"goal": "friends"}, by="clinician", why="Evenings with the sister come first for now.")
    add("check_in", day, {"goal": "mood", "rater": "client", "value": 3}, by="client")
    add("concern_updated", day, {"concern": "k-k1", "planned": "A call each evening this week."}, by="clinician")
    add("homework_set", day, {"homework": "h-k1", "text": "Cold water first, then call.", "goal": "safe"}, by="clinician")
    add("goal_added", day, {"goal": goal("quarrel", "Speak with the team leader", "short", category="relationship")}, by="client")
    add("note_added", day, {"text": "The plan for the evening was read aloud.", "goal": "safe"}, by="clinician")
    return lines + plan.lines[len(lines):]


def replayed(lines):
    """The account of a history as it stands after some of its lines."""
    plan = Plan()
    for text in lines:
        event = json.loads(text)
        if event["kind"] != "erased":
            plan.follow(event["kind"], event["data"], event.get("why"))
            if event["kind"] == "score_recorded" and event["data"]["instrument"] in ("phq-9", "srs"):
                plan.alerts += [(event["id"], alert) for alert in ("self_harm_item", "alliance")]
        plan.ids.add(event["id"])
        plan.lines.append(text)
        plan.heads = [event["id"]]
    return plan


def main():
    plan = history()
    assert plan.alerts and len(plan.alerts) == 1, plan.alerts
    # The copy was made before the last session that leaves at least 40 events behind it.
    kinds = [json.loads(line)["kind"] for line in plan.lines]
    shared = plan.lines[:max(at for at in range(len(kinds) - 39) if kinds[at] == "session_recorded")]
    colleague = apart(replayed(shared), shared)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, lines in (("two-years", plan.lines), ("two-years-colleague", colleague)):
        text = "".join(line + "\n" for line in lines)
        (FOLDER / f"{name}.jsonl").write_text(text, encoding="utf-8")
        print(name, len(lines), "events,", len(text.encode()), "bytes")
    print(len(set(kinds)), "kinds;", len(plan.lines) - len(shared), "events apart")
    print({one: state[0] for one, state in plan.goals.items()})


if __name__ == "__main__":
    main()
