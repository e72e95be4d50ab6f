# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes tests/vectors/plan-more.json: histories with forks, and what `plan_more.py` makes of them.

    python3 tests/reference/make_plan_more.py

Each vector goes on from one of the `bases`: its history is the lines of that base and then its own `events`. Where the
rules leave open what is to come of a history, there is no vector of it.
"""

import json
import random
from datetime import date, timedelta
from pathlib import Path

import plan_more as rules
import plan_more_copies as copies

TARGET = Path(__file__).resolve().parent.parent / "vectors" / "plan-more.json"
FINDINGS = ("link_ignored", "agreement_afterwards", "agreement_differs")
START = date(2027, 1, 4)
ROLES = ("client", "parent", "therapist")
HOMEWORK = ("done", "partly", "not_done")


def day(number):
    return (START + timedelta(days=number)).isoformat()


class Writer:
    """Copies of one plan: who writes on one knows what is on it."""

    def __init__(self, base, number=1, random=None):
        self.base, self.events, self.random = base, [], random
        self.by_id = {event["id"]: event for event in base}
        self.copies = [{event["id"] for event in base} for _ in range(number)]

    def heads(self, copy):
        known = self.copies[copy]
        return sorted(known - {parent for one in known for parent in self.by_id[one]["parents"]})

    def write(self, kind, data, copy=0, on=0, by="therapist", entered=None, **more):
        number = len(self.by_id)
        id = f"{self.random.choice('abcd') if self.random else 'e'}{number}"
        event = {"id": id, "parents": self.heads(copy), "kind": kind, "by": {"role": by}}
        event |= {"entered": day(on if entered is None else entered), "happened": day(on), **more, "data": data}
        self.events.append(event)
        self.by_id[id] = event
        self.copies[copy].add(id)
        return id

    def exchange(self, to, of):
        self.copies[to] |= self.copies[of]

    def join(self):
        """All copies learn everything."""
        union = set().union(*self.copies)
        self.copies = [set(union) for _ in self.copies]

    def agree(self, version, copy=0, on=0, parties=rules.PARTIES):
        for party in parties:
            self.write("agreement_given", {"version": version, "party": party, "how": "said"}, copy, on, by=party)

    def add(self, goal, copy=0, on=0, propose=True, **more):
        data = {"goal": {"id": goal, "title": f"Goal {goal}", "horizon": "short", **more}}
        one = self.write("goal_added", data, copy, on)
        if propose:
            self.write("goal_proposed", {"goal": goal}, copy, on)
        return one

    def data_of(self, copy, kind):
        return [self.by_id[one]["data"] for one in sorted(self.copies[copy]) if self.by_id[one]["kind"] == kind]


def bases():
    empty = Writer([])
    empty.write("note_added", {"text": "begin"})
    three = Writer([])
    for goal in "xyz":
        three.add(goal)
    three.agree(1)
    for goal in "xy":
        three.write("goal_activated", {"goal": goal})
    return [empty.events, three.events]


def vector(name, base, writer, keys=(), **more):
    """With what the rules say of these parts of the state; none, where they leave it open."""
    found = {"name": name, "base": base, "events": list(writer.events)}
    if keys:
        state = rules.State(rules.History(writer.base + writer.events))
        records = state.expected()
        if state.open and keys != ("conflicts",):
            return None
        found["expected"] = {key: records[key] for key in keys}
    return {**found, **more}


def ladder(goal, number, **more):
    return {"ladder": {"goal": goal, "baseline": number, **more}}


# random plans, one maker for each part of the rules


def ladders(w, copy, on):
    goal = w.random.choice("xy")
    kind = w.random.choice(["ladder_set", "level_rated", "level_rated", "level_rated", "goal_changed"])
    if kind == "ladder_set":
        w.write(kind, ladder(goal, w.random.choice([-2, -1, 0])), copy, on)
    elif kind == "level_rated":
        if goal in [data["ladder"]["goal"] for data in w.data_of(copy, "ladder_set")]:
            rater = w.random.choice(["client", "therapist"])
            w.write(kind, {"goal": goal, "rater": rater, "score": w.random.choice([-1, 0, 1])}, copy, on)
    else:
        field = w.random.choice(["title", "measures"])
        target = {"name": "m", "better": "lower", "minimum": 0, "maximum": 10}
        target["target"] = {"value": w.random.choice([2, 3])}
        value = w.random.choice(["Goal x", "Other"]) if field == "title" else [target]
        w.write(kind, {"goal": goal, "set": {field: value}}, copy, on)


def links(w, copy, on):
    first, then = w.random.sample("xyz", 2)
    if w.random.random() < 0.5:
        first, then = w.random.choice(["xy", "yz"])
        link = {"arrow": {"from": first, "to": then}}
        if w.random.random() < 0.3:
            link["arrow"]["sign"] = w.random.choice(["helps", "interferes"])
        if w.random.random() < 0.8:
            link["arrow"]["strength"] = w.random.choice([1, 2, 3])
    else:
        link = {"before": {"first": first, "then": then}}
        if w.random.random() < 0.5:
            link["before"]["agreed"] = w.random.random() < 0.5
    there = [data for data in w.data_of(copy, "goal_linked") if not data.get("removed")]
    if there and w.random.random() < 0.25:
        link = {**w.random.choice(there), "removed": True}
    w.write("goal_linked", link, copy, on)


def care(w, copy, on):
    kinds = ["concern_opened", "concern_updated", "concern_updated", "concern_closed", "signal_seen", "signal_seen"]
    kinds += ["contingency_agreed", "contingency_invoked", "homework_set", "homework_reviewed"]
    kinds += ["step_added", "step_done"]
    kind, number = w.random.choice(kinds), len(w.by_id)
    by = w.random.choice(["therapist", "client", "supervisor"])
    made = {"concern": "concern_opened", "contingency": "contingency_agreed", "homework": "homework_set"}
    thing = kind.split("_")[0]
    known = [data[thing] for data in w.data_of(copy, made[thing])] if thing in made else []
    if kind == "step_done":
        done = [data["step"] for data in w.data_of(copy, "step_done")]
        known = [(d["goal"], d["step"]) for d in w.data_of(copy, "step_added") if d["step"] not in done]
    if thing == "concern":
        known = [one for one in known if one not in [data["concern"] for data in w.data_of(copy, "concern_closed")]]
    data = None
    if kind == "concern_opened":
        data = {"concern": f"c{number}", "domain": "alliance"}
        keys = sorted({one["key"] for one in w.data_of(copy, "signal_seen")})
        if keys and w.random.random() < 0.5:
            data["signal"] = w.random.choice(keys)
        if w.random.random() < 0.5:
            data["hypothesis"] = "h"
    elif kind == "signal_seen":
        data = {"signal": "not_on_track", "key": w.random.choice(["k1", "k2"])}
        if data["key"] in [one["key"] for one in w.data_of(copy, kind)] and w.random.random() < 0.4:
            data["cleared"] = True
    elif kind == "contingency_agreed":
        data = {"contingency": f"q{number}", "when": "w", "goal": w.random.choice("xyz")}
    elif kind == "homework_set":
        data = {"homework": f"h{number}", "text": "t", "goal": "x", "due": day(9)}
    elif kind == "step_added":
        data = {"goal": w.random.choice("xy"), "step": f"s{number}", "text": "t"}
    elif known:
        one = w.random.choice(known)
        if kind == "concern_updated":
            what = w.random.choice([["planned"], ["done"], ["hypothesis"], ["outcome"], ["done", "planned"]])
            data = {"concern": one, **{field: f"{field} {number}" for field in what}}
        elif kind == "concern_closed":
            data = {"concern": one, "outcome": "better"}
        elif kind == "contingency_invoked":
            data = {"contingency": one, **({"over": True} if w.random.random() < 0.4 else {})}
        elif kind == "homework_reviewed":
            data = {"homework": one, "outcome": w.random.choice(HOMEWORK)}
        else:
            data = {"goal": one[0], "step": one[1]}
    if data:
        w.write(kind, data, copy, on, by=by)


def course(w, copy, on):
    kinds = ["measure_planned", "measure_stopped", "session_recorded", "review_opened", "goal_decided", "goal_decided"]
    kind, number = w.random.choice(kinds), len(w.by_id)
    if kind == "measure_planned":
        every = {"anchor": "every_days", "days": 7}
        w.write(kind, {"item": f"i{number}", "instrument": "phq-9", "every": every}, copy, on)
    elif kind == "measure_stopped":
        gone = [data["item"] for data in w.data_of(copy, kind)]
        there = [data["item"] for data in w.data_of(copy, "measure_planned") if data["item"] not in gone]
        if there:
            w.write(kind, {"item": w.random.choice(there)}, copy, on)
    elif kind == "session_recorded":
        data = {"session": f"s{number}", "kind": w.random.choice(["individual", "phone"])}
        data["attendance"] = w.random.choice(["attended", "late", "missed", "cancelled"])
        if data["attendance"] == "cancelled":
            data["cancelled_by"] = "client"
        late = w.random.randint(0, 3)
        time = f"{w.random.randint(8, 17):02}:{w.random.choice(['00', '30'])}"
        w.write(kind, data, copy, on, entered=on + late, time=time)
    elif kind == "review_opened":
        if not w.data_of(copy, kind):
            w.write(kind, {"review": f"r{number}"}, copy, on)
    elif w.data_of(copy, "review_opened"):
        review = w.random.choice(w.data_of(copy, "review_opened"))["review"]
        decision = w.random.choice(["continue", "modify", "retire"])
        w.write(kind, {"review": review, "goal": w.random.choice("xyz"), "decision": decision}, copy, on)


def agreements(w, copy, on):
    """Everything that is agreed is agreed with all that is known; changes may be made on a copy that is behind."""
    version = 1 + len(w.data_of(copy, "agreement_given")) // 2
    everything = w.copies[copy] == set(w.by_id)
    kind = w.random.choice(["agree", "add", "goal_changed", "ladder_set", "end", "decline"])
    drafts = [goal for goal in "uvw" if goal not in [d["goal"]["id"] for d in w.data_of(copy, "goal_added")]]
    if kind == "agree" and everything:
        w.agree(version, copy, on, w.random.sample(rules.PARTIES, 2))
    elif kind == "add" and drafts and everything:
        w.add(drafts[0], copy, on, w.random.random() < 0.8)
    elif kind == "goal_changed":
        w.write(kind, {"goal": w.random.choice("xyz"), "set": {"title": w.random.choice(["A", "B"])}}, copy, on)
    elif kind == "ladder_set":
        w.write(kind, ladder(w.random.choice("xyz"), w.random.choice([-2, -1])), copy, on)
    elif kind == "decline" and everything:
        w.write("agreement_declined", {"party": "client"}, copy, on, by="client")
    elif kind == "end" and everything:
        end = w.random.choice(["goal_achieved", "goal_dropped", "goal_held"])
        more = {"goal_achieved": {"record": {}}, "goal_dropped": {"reason": "not_important"}}.get(end, {})
        w.write(end, {"goal": "z" if end != "goal_held" else "x", **more}, copy, on)


def secrets(w, copy, on):
    """Restricted records, and what tells of them; each text is a mark of its own."""
    kinds = ["note_added", "flag_opened", "flag_closed", "score_recorded", "alert_answered", "concern_opened"]
    kinds += ["concern_updated", "concern_closed", "event_corrected", "event_withdrawn", "life_event", "diary_day"]
    kind, number = w.random.choice([*kinds, "problem_recorded", "event_corrected"]), len(w.by_id)
    mark = f"mark-{number}"
    see = {}
    if w.random.random() < 0.5:
        see = {"visible_to": sorted(w.random.sample([*ROLES, "supervisor"], w.random.randint(1, 2)))}
    flags, concerns = w.data_of(copy, "flag_opened"), w.data_of(copy, "concern_opened")
    problems = w.data_of(copy, "problem_recorded")
    scores = [one for one in sorted(w.copies[copy]) if w.by_id[one]["kind"] == "score_recorded"]
    alerting = [one for one in scores if copies.raises_alert(w.by_id[one]["data"])]
    amended = [e["data"]["event"] for e in w.events if e["kind"] in ("event_corrected", "event_withdrawn")]
    free = [one for one in sorted(w.copies[copy]) if one not in amended and one not in [e["id"] for e in w.base]]
    amendable = ("note_added", "score_recorded", "flag_opened", "life_event")
    free = [one for one in free if w.by_id[one]["kind"] in amendable]
    data = None
    if kind == "note_added":
        data = {"text": mark}
        if problems and w.random.random() < 0.3:
            data["problem"] = w.random.choice(problems)["problem"]
    elif kind == "problem_recorded":
        data, see = {"problem": f"p{number}", "text": mark}, {}
    elif kind == "flag_opened":
        data = {"flag": f"f{number}", "kind": "self_harm", "text": mark}
    elif kind == "flag_closed" and flags:
        data = {"flag": w.random.choice(flags)["flag"], "text": mark}
    elif kind == "score_recorded":
        data = phq(w.random.choice([1, None]), w.random.randint(0, 3)) if w.random.random() < 0.5 else gad(1)
    elif kind == "alert_answered" and alerting:
        data = {"score": w.random.choice(alerting), "alert": "self_harm_item", "how": "no_flag_needed", "text": mark}
    elif kind == "concern_opened":
        data = {"concern": f"c{number}", "domain": "motivation", "hypothesis": mark}
    elif kind in ("concern_updated", "concern_closed") and concerns:
        data = {"concern": w.random.choice(concerns)["concern"], "outcome": mark}
    elif kind == "life_event":
        data = {"event": "moved", "text": mark}
    elif kind == "diary_day":
        data = {"lines": [{"target": "t", "kind": "urge", "value": 2}], "text": mark}
    elif kind in ("event_corrected", "event_withdrawn") and free:
        one = w.random.choice(free)
        data, see = {"event": one}, see if w.random.random() < 0.3 and kind == "event_corrected" else {}
        if kind == "event_corrected":
            old = w.by_id[one]["data"]
            data["data"] = {**old, "text": mark}
            if "responses" in old:
                data["data"] = gad(2) if old["instrument"] == "gad-7" else phq(w.random.choice([0, 1]), 1)
    if data:
        by = "therapist" if kind in ("flag_opened", "flag_closed", "alert_answered") else w.random.choice(ROLES)
        w.write(kind, data, copy, on, by=by, entered=on + w.random.randint(0, 4), **see)


def phq(ninth, others):
    responses = {**{str(item): others for item in range(1, 9)}, "9": ninth}
    return {"instrument": "phq-9", "rater": "client", "responses": responses}


def gad(answer):
    return {"instrument": "gad-7", "rater": "client", "responses": {str(n): answer for n in range(1, 8)}}


def random_plan(seed, name, maker, base, steps):
    rng = random.Random(f"{seed} {name}")
    w = Writer(base, rng.choice([2, 2, 3]), rng)
    start = len(base)
    on = 1
    while len(w.by_id) < start + steps:
        places = range(len(w.copies))
        if rng.random() < 0.25:
            w.exchange(*rng.sample(places, 2))
        elif rng.random() < (0.3 if maker is agreements else 0.08):
            w.join()
        maker(w, rng.choice(places), on)
        on += rng.random() < 0.4
    return w


def random_vectors(seed, number, shared):
    state = {
        "ladders": (ladders, ("goals", "conflicts")),
        "links": (links, ("arrows", "before", "conflicts", "findings")),
        "care": (care, ("concerns", "signals", "contingencies", "homework", "conflicts")),
        "course": (course, ("measures", "sessions", "reviews", "conflicts")),
        "agreements": (agreements, ("goals", "agreement", "agreeing", "conflicts", "findings")),
    }
    names = [*state, "export", "erasure", "as_known"]
    for place in range(number):
        what = names[place % len(names)]
        name = f"{what} {place // len(names) + 1}"
        if what in state:
            maker, keys = state[what]
            found = None
            while found is None:
                seed += 1
                found = vector(name, 1, random_plan(seed, name, maker, shared[1], 11 if maker is care else 8), keys)
            yield found
            continue
        w = random_plan(seed, name, secrets, shared[0], 8)
        while what == "erasure" and copies.answered_before(w.base + w.events):
            seed += 1
            w = random_plan(seed, name, secrets, shared[0], 8)
        events = w.base + w.events
        if what == "export":
            yield vector(name, 0, w, exports={role: copies.withheld(events, role) for role in ROLES})
        elif what == "as_known":
            days = sorted({day(w.random.randint(1, 9)) for _ in range(2)})
            yield vector(name, 0, w, as_known={one: copies.as_known(events, one) for one in days})
        else:
            yield vector(name, 0, w, erasures=[erasure(w) for _ in range(2)])


def erasure(w, ids=None, by="therapist", copy=None):
    """An erasure on one copy, or on the whole, and what a merge with all that the others have leaves."""
    rng = w.random
    copy = rng.choice([None, 0, 1]) if rng and ids is None else copy
    here = set(w.by_id) if copy is None else w.copies[copy]
    events = w.base + w.events
    mine = [event for event in events if event["id"] in here]
    if ids is None:
        ids = rng.sample(sorted(here), min(len(here), rng.choice([1, 1, 2, 3])))
        by = rng.choice(["therapist", "supervisor", "clinician", "therapist", "client"])
        if by == "client" and len(copies.redact(mine, ids, {"role": by})["faults"]) > 1:
            by = "therapist"    # whether all faults are told to who may not erase at all is left open
    answer = {"ids": ids, "by": {"role": by}, **copies.redact(mine, ids, {"role": by})}
    if here != set(w.by_id):
        answer["not_here"] = sorted(set(w.by_id) - here)
    if "erased" in answer:
        answer["merged"] = sorted(copies.going_along(events, answer["erased"]))
    return answer


def hand_made(shared):
    yield from hand_ladders(shared[1])
    yield from hand_links(shared[1])
    yield from hand_care(shared[1])
    yield from hand_course(shared[1])
    yield from hand_agreements(shared[1])
    yield from hand_resolved(shared[1])
    yield from hand_export(shared[0])
    yield from hand_erasure(shared[0])
    yield from hand_known(shared[0])


def hand_ladders(base):
    keys = ("goals", "conflicts")

    def rate(w, score, copy=0, on=2, rater="client", goal="x"):
        return w.write("level_rated", {"goal": goal, "rater": rater, "score": score}, copy, on)

    for first, second in ((0, 1), (1, 0)):
        w = Writer(base, 2)
        w.write("ladder_set", ladder("x", -1), on=1)
        w.join()
        for copy in (first, second):
            if copy == 0:
                w.write("ladder_set", ladder("x", 0, levels=[{"score": score} for score in (-1, 0, 1)]), 0, 2)
            else:
                rate(w, 2, 1)
        yield vector(f"a rating that did not know of the new ladder stays with the old one {first}", 1, w, keys)
    w = Writer(base, 2)
    w.write("ladder_set", ladder("x", -1), on=1)
    rate(w, 1, on=1)
    w.join()
    w.write("ladder_set", ladder("x", -2), 0, 2)
    rate(w, 2, 0, 3)
    w.write("ladder_set", ladder("x", 0), 1, 2)
    yield vector("ladders in conflict: the old one is in force, with the ratings on it alone", 1, w, keys)
    w = Writer(base, 2)
    w.write("ladder_set", ladder("z", -2), 0, 2)
    w.write("ladder_set", ladder("z", 0), 1, 2)
    rate(w, 0, 1, 3, goal="z")
    yield vector("ladders in conflict and none before: none is in force", 1, w, ("conflicts",))
    w.join()
    w.write("ladder_set", ladder("z", -1), 0, 4)
    rate(w, 1, 0, 4, goal="z")
    yield vector("a ladder set with knowledge of both ends the conflict", 1, w, keys)
    w = Writer(base, 2)
    w.write("ladder_set", ladder("x", -1), 0, 2)
    rate(w, 0, 0, 3)
    usual = [{"score": score} for score in (-2, -1, 0, 1, 2)]
    w.write("ladder_set", ladder("x", -1, levels=usual, expected=0, weight=1), 1, 2)
    rate(w, 1, 1, 3, "therapist")
    yield vector("one ladder written on two copies, once with what is usual left out: no conflict", 1, w, keys)
    w = Writer(base, 2)
    w.write("ladder_set", ladder("x", -1), 0, 2)
    w.join()
    rate(w, 0, 0, 3)
    w.join()
    rate(w, 1, 0, 3)
    rate(w, 2, 1, 3)
    rate(w, 2, 1, 4)
    rate(w, -1, 1, 3, "therapist")
    yield vector("two ratings of one rater and day: the one that both knew", 1, w, keys)
    w = Writer(base)
    w.write("ladder_set", ladder("x", -1), on=2)
    w.write("goal_changed", {"goal": "y", "set": {"title": "Another"}}, on=2)
    target = {"name": "m", "better": "lower", "minimum": 0, "maximum": 10, "target": {"value": 3}}
    w.write("goal_changed", {"goal": "z", "set": {"measures": [target]}}, on=2)
    yield vector("a ladder, a wording, a target changed since", 1, w, ("goals", "agreement"))
    w.agree(2, on=3)
    yield vector("changed, and agreed again", 1, w, ("goals", "agreement"))
    w.write("ladder_set", ladder("x", 0), on=4)
    w.write("agreement_given", {"version": 3, "party": "client", "how": "signed"}, on=5, by="client")
    yield vector("changed, and agreed again by one party alone", 1, w, ("goals", "agreement", "agreeing"))


def hand_links(base):
    keys = ("arrows", "before", "conflicts", "findings")

    def arrow(w, copy, strength=None, removed=False, sign=None):
        more = {"strength": strength, "sign": sign}
        said = {"from": "x", "to": "y"} | {key: value for key, value in more.items() if value}
        w.write("goal_linked", {"arrow": said} | ({"removed": True} if removed else {}), copy, 1)

    def edge(w, first, then, copy=0, removed=False, agreed=None):
        said = {"first": first, "then": then} | ({} if agreed is None else {"agreed": agreed})
        w.write("goal_linked", {"before": said} | ({"removed": True} if removed else {}), copy, 1)

    w = Writer(base, 2)
    arrow(w, 0)
    arrow(w, 1, 2)
    yield vector("a plain arrow has strength 2", 1, w, keys)
    arrow(w, 0, sign="interferes")
    arrow(w, 1, 3, sign="interferes")
    yield vector("a plain arrow and a strong one, none before: none in force", 1, w, keys)
    w = Writer(base, 3)
    arrow(w, 0, 1)
    w.join()
    arrow(w, 0, 3)
    arrow(w, 1, removed=True)
    arrow(w, 2, 2)
    yield vector("three copies: the arrow that all knew", 1, w, keys)
    w.exchange(0, 1)
    arrow(w, 0, 3)
    yield vector("two of three settled it", 1, w, keys)
    w.join()
    arrow(w, 0, removed=True)
    yield vector("taken away by who knew of all", 1, w, keys)
    w = Writer(base)
    for first, then in ("xy", "yz", "zx"):
        edge(w, first, then)
    yield vector("the edge that closes a circle is ignored", 1, w, keys)
    edge(w, "x", "y", removed=True)
    yield vector("the circle is open again, and the edge counts", 1, w, keys)
    w = Writer(base, 2)
    edge(w, "x", "y", 0)
    edge(w, "y", "x", 1)
    yield vector("a circle out of two copies", 1, w, keys)
    w = Writer(base, 2)
    edge(w, "x", "y", 0, agreed=False)
    w.join()
    edge(w, "x", "y", 0, agreed=True)
    edge(w, "x", "y", 1, removed=True)
    yield vector("agreed on one copy, taken away on the other", 1, w, keys)


def hand_care(base):
    keys = ("concerns", "signals", "contingencies", "homework", "goals")

    def concern(w, kind, copy=0, on=1, entered=None, **data):
        w.write(f"concern_{kind}", {"concern": "c", **data}, copy, on, entered=entered)

    def signal(w, on, cleared=False, by="therapist", key="k", copy=0):
        data = {"signal": "not_on_track", "key": key} | ({"cleared": True} if cleared else {})
        w.write("signal_seen", data, copy, on, by=by)

    for name, updates in {
        "planned": [{"planned": "call"}],
        "planned, then done": [{"planned": "call"}, {"done": "call"}],
        "done, and the next planned, at once": [{"planned": "call"}, {"done": "call", "planned": "meet"}],
        "planned, done, planned": [{"planned": "call"}, {"done": "call"}, {"planned": "meet"}],
        "planned, and a thought": [{"planned": "call"}, {"hypothesis": "tired"}],
    }.items():
        w = Writer(base)
        concern(w, "opened", domain="alliance")
        for place, update in enumerate(updates):
            concern(w, "updated", on=2 + place, **update)
        yield vector(f"a concern: {name}", 1, w, keys)
    w = Writer(base)
    concern(w, "opened", domain="alliance", hypothesis="bored", goal="x")
    concern(w, "updated", on=5, outcome="second")
    concern(w, "updated", on=3, entered=6, outcome="first")
    yield vector("a concern: its notes by day", 1, w, keys)
    concern(w, "closed", on=8, outcome="better")
    yield vector("a concern that is closed", 1, w, keys)
    w = Writer(base, 2)
    concern(w, "opened", domain="motivation")
    w.join()
    concern(w, "closed", 0, 3, outcome="better")
    concern(w, "updated", 1, 5, hypothesis="later")
    yield vector("a concern closed on one copy, and gone on with on the other", 1, w, keys)
    w = Writer(base)
    signal(w, 1, by="supervisor")
    signal(w, 2)
    w.write("concern_opened", {"concern": "c", "domain": "alliance", "signal": "k"}, on=3)
    yield vector("a signal that is seen twice is one", 1, w, keys)
    signal(w, 4, cleared=True)
    yield vector("a signal that has cleared", 1, w, keys)
    signal(w, 6, by="client")
    yield vector("a signal that comes again is another one, and nobody answered it", 1, w, keys)
    w.write("concern_opened", {"concern": "d", "domain": "alliance", "signal": "k"}, on=7)
    yield vector("each time that a signal was there has its answer", 1, w, keys)
    w = Writer(base)
    w.write("contingency_agreed", {"contingency": "q", "when": "no sleep", "goal": "y"}, on=1)
    w.write("contingency_invoked", {"contingency": "q"}, on=2)
    w.write("contingency_invoked", {"contingency": "q"}, on=3)
    yield vector("a contingency, invoked", 1, w, keys)
    w.write("contingency_invoked", {"contingency": "q", "over": True}, on=4)
    yield vector("a contingency, over", 1, w, keys)
    w.write("contingency_invoked", {"contingency": "q"}, on=5)
    yield vector("a contingency, invoked again", 1, w, keys)
    w = Writer(base, 2)
    w.write("homework_set", {"homework": "h", "text": "walk", "goal": "x", "due": day(7)}, on=1)
    w.write("step_added", {"goal": "x", "step": "s1", "text": "shoes", "due": day(3)}, on=1)
    w.join()
    w.write("homework_reviewed", {"homework": "h", "outcome": "partly"}, 0, 7)
    w.write("homework_reviewed", {"homework": "h", "outcome": "done"}, 0, 9)
    w.write("step_done", {"goal": "x", "step": "s1"}, 1, 2)
    w.write("step_added", {"goal": "x", "step": "s2", "text": "street"}, 1, 2)
    yield vector("homework and steps", 1, w, keys)


def hand_course(base):
    keys = ("measures", "sessions", "reviews", "conflicts", "findings")

    def session(w, id, on, copy=0, **more):
        w.write("session_recorded", {"session": id, "kind": "individual", "attendance": "attended"}, copy, on, **more)

    w = Writer(base)
    session(w, "three", 3, time="16:00")
    session(w, "two", 3, time="08:30", entered=4)
    session(w, "four", 4)
    session(w, "one", 2, entered=5)
    yield vector("sessions by day, and by time within a day", 1, w, keys)
    w = Writer(base, 2)
    every = {"anchor": "every_sessions", "sessions": 2}
    for item in ("i1", "i2"):
        w.write("measure_planned", {"item": item, "instrument": "phq-9", "every": every}, 0, 1)
    w.join()
    w.write("measure_stopped", {"item": "i1"}, 0, 2)
    w.write("measure_planned", {"item": "i3", "check_in": "x", "every": every}, 1, 2)
    yield vector("measures planned and stopped", 1, w, keys)
    for known in (None, "modify"):
        w = Writer(base, 2)
        w.write("review_opened", {"review": "r"}, 0, 1)
        if known:
            w.write("goal_decided", {"review": "r", "goal": "x", "decision": known}, 0, 1)
        w.join()
        w.write("goal_decided", {"review": "r", "goal": "x", "decision": "retire"}, 0, 2)
        w.write("goal_decided", {"review": "r", "goal": "x", "decision": "continue"}, 1, 2)
        w.write("goal_decided", {"review": "r", "goal": "y", "decision": "continue"}, 1, 2)
        yield vector(f"two decisions of one review, {known or 'none'} before", 1, w, keys)
    w.join()
    w.write("goal_decided", {"review": "r", "goal": "x", "decision": "retire"}, 0, 3)
    w.write("goal_dropped", {"goal": "z", "reason": "not_important"}, 0, 3)
    yield vector("decided by who knew of both, and a goal that left", 1, w, keys)
    w.write("review_closed", {"review": "r"}, 0, 4)
    yield vector("a review that is closed", 1, w, keys)


def hand_agreements(base):
    keys = ("goals", "agreement", "agreeing", "findings")

    def give(w, party, version, copy=0, on=3, how="said", by=None):
        data = {"version": version, "party": party, "how": how}
        return w.write("agreement_given", data, copy, on, by=by or party)

    def title(w, to, copy=0, goal="x", on=2):
        w.write("goal_changed", {"goal": goal, "set": {"title": to}}, copy, on)

    w = Writer(base)
    w.add("v", on=2)
    title(w, "Anew")
    w.write("goal_dropped", {"goal": "z", "reason": "not_important"}, on=2)
    w.write("goal_added", {"goal": {"id": "w", "title": "A draft", "horizon": "long"}}, on=2)
    give(w, "client", 2, how="remote", by="therapist")
    give(w, "therapist", 2, on=4)
    yield vector("a version with a goal added, one changed, one removed; a draft is not in it", 1, w, keys)
    give(w, "client", 2, on=5)
    yield vector("agreed afterwards, to a version that all had agreed", 1, w, keys)
    w = Writer(base)
    w.add("v", on=2)
    give(w, "client", 2)
    title(w, "Otherwise", goal="v")
    w.add("w", on=3)
    give(w, "therapist", 2, on=4)
    yield vector("a goal changed, and one added, after one party agreed: they are not agreed", 1, w, keys)
    give(w, "client", 3, on=5)
    give(w, "therapist", 3, on=5)
    yield vector("what was not agreed by all is agreed in the next version", 1, w, keys)
    w = Writer(base, 2)
    w.write("ladder_set", ladder("x", -1), on=1)
    w.agree(2, 0, 1)
    w.join()
    w.write("ladder_set", ladder("x", 0), 0, 2)
    w.write("ladder_set", ladder("x", -2), 1, 2)
    w.join()
    w.agree(3, 0, 3)
    name = "agreed while ladders are in conflict: the ladder in force is agreed"
    yield vector(name, 1, w, ("agreement", "conflicts"))
    w = Writer(base, 2)
    w.add("v", on=2)
    w.join()
    give(w, "client", 2, 0, 3)
    give(w, "therapist", 2, 1, 3)
    yield vector("each party agreed on its own copy", 1, w, keys)
    w = Writer(base, 2)
    w.add("v", on=2)
    w.join()
    give(w, "client", 2, 0, 3)
    title(w, "Anew", 1, "v")
    give(w, "therapist", 2, 1, 3)
    yield vector("each party agreed on its own copy, to other words", 1, w, keys)
    for named in (None, ["v"]):
        w = Writer(base)
        w.add("v", on=2)
        give(w, "client", 2)
        declined = {"party": "client"} | ({"goals": named} if named else {})
        w.write("agreement_declined", declined, on=3, by="client")
        w.write("goal_proposed", {"goal": "v"}, on=4)
        give(w, "therapist", 2, on=4)
        found = vector(f"declined after it was agreed, {'by name' if named else 'whole'}: not agreed", 1, w, ("goals",))
        found["expected"]["goals"] = {"v": {"status": "proposed"}}
        yield found
    w = Writer(base, 2)
    last = []
    for copy, words in ((0, "One"), (1, "Two")):
        title(w, words, copy)
        give(w, "client", 2, copy)
        last.append(give(w, "therapist", 2, copy))
    found = vector("two copies agreed to one version, each in its own words", 1, w, ("conflicts",))
    sides = [{"event": one, "value": ["x", "y", "z"]} for one in last]
    conflict = {"subject": "2", "field": "agreement", "sides": sides, "in_force": ["x", "y", "z"]}
    found["expected"] = {"conflicts": [*found["expected"]["conflicts"], conflict], "agreement": {"version": 1}}
    yield found


def hand_resolved(base):
    """Conflicts that a person resolves: `resolve` says of what, and which event is kept."""

    def resolved(name, kind, sides, subject, field, expected, before=None):
        w = Writer(base, 2)
        if kind == "goal_decided":
            w.write("review_opened", {"review": "r"}, 0, 1)
        if before:
            w.write(kind, before, 0, 1)
        w.join()
        ids = [w.write(kind, data, copy, 2) for copy, data in enumerate(sides)]
        for place, one in enumerate(ids):
            resolve = {"subject": subject, "field": field, "keep": one, "expected": expected[place]}
            yield {**vector(f"{name}, {place + 1} kept", 1, w), "resolve": resolve}

    def decided(decision):
        return {"review": "r", "goal": "x", "decision": decision}

    sides = [ladder("x", -2), ladder("x", 0)]
    wanted = [{"goals": {"x": {"ladder": {"baseline": number}}}} for number in (-2, 0)]
    yield from resolved("ladders", "ladder_set", sides, "x", "ladder", wanted, ladder("x", -1))
    sides = [{"arrow": {"from": "x", "to": "y", "strength": 3}}, {"arrow": {"from": "x", "to": "y"}, "removed": True}]
    wanted = [{"arrows": [{"from": "x", "to": "y", "sign": "helps", "strength": 3}]}, {"arrows": []}]
    yield from resolved("arrows", "goal_linked", sides, "x", "arrow", wanted)
    sides = [{"before": {"first": "x", "then": "y", "agreed": agreed}} for agreed in (True, False)]
    wanted = [{"before": [side["before"]]} for side in sides]
    yield from resolved("edges", "goal_linked", sides, "x", "before", wanted)
    wanted = [{"reviews": [{"decisions": {"x": one}, "undecided": ["y", "z"]}]} for one in ("retire", "continue")]
    sides = [decided("retire"), decided("continue")]
    yield from resolved("decisions", "goal_decided", sides, "r", "decision", wanted, decided("modify"))


def hand_export(base):
    def write(w, kind, data, see=None, by="therapist"):
        return w.write(kind, data, on=1, by=by, **({"visible_to": see} if see else {}))

    def exports(name, w, roles=ROLES):
        return vector(name, 0, w, exports={role: copies.withheld(w.base + w.events, role) for role in roles})

    w = Writer(base)
    write(w, "flag_opened", {"flag": "f", "kind": "self_harm", "text": "mark"}, ["client"])
    write(w, "flag_closed", {"flag": "f", "text": "mark"}, ["parent"])
    one = write(w, "score_recorded", phq(1, 1), ["client"], "client")
    answer = {"score": one, "alert": "self_harm_item", "how": "no_flag_needed", "text": "mark"}
    write(w, "alert_answered", answer, ["client"])
    write(w, "score_recorded", phq(None, 1), ["parent"], "client")
    write(w, "score_recorded", gad(1), ["client"], "client")
    yield exports("flags and alerts are never hidden from the care team", w, (*ROLES, "supervisor", "teacher"))
    w = Writer(base)
    note = write(w, "note_added", {"text": "mark"}, ["therapist"])
    again = write(w, "event_corrected", {"event": note, "data": {"text": "mark two"}})
    write(w, "event_withdrawn", {"event": again})
    other = write(w, "note_added", {"text": "for all"})
    write(w, "event_corrected", {"event": other, "data": {"text": "for one"}}, ["client"])
    yield exports("a correction tells of what it corrects", w)
    w = Writer(base)
    write(w, "problem_recorded", {"problem": "p", "text": "mark"}, ["therapist"])
    write(w, "note_added", {"text": "mark", "problem": "p"})
    write(w, "concern_opened", {"concern": "c", "domain": "safety"}, ["therapist", "supervisor"])
    write(w, "concern_updated", {"concern": "c", "planned": "mark"})
    write(w, "concern_closed", {"concern": "c"})
    write(w, "homework_set", {"homework": "h", "text": "mark"}, ["client"])
    write(w, "homework_reviewed", {"homework": "h", "outcome": "done"})
    write(w, "signal_seen", {"signal": "s", "key": "k"}, ["therapist"])
    write(w, "concern_opened", {"concern": "d", "domain": "alliance", "signal": "k"})
    write(w, "concern_updated", {"concern": "d", "planned": "mark"})
    write(w, "flag_opened", {"flag": "f", "kind": "self_harm"}, ["therapist"])
    write(w, "flag_closed", {"flag": "f"})
    write(w, "note_added", {"text": "for all"})
    yield exports("what goes on with a withheld thing is withheld", w)
    w = Writer(base)
    one = write(w, "score_recorded", phq(2, 1), ["therapist", "client"], "client")
    write(w, "flag_opened", {"flag": "f", "kind": "self_harm"}, ["therapist"])
    answer = {"score": one, "alert": "self_harm_item", "how": "flag_opened", "flag": "f"}
    write(w, "alert_answered", answer)
    yield exports("an answer tells of the score and of the flag", w)
    w = Writer(base)
    one = write(w, "flag_opened", {"flag": "f", "kind": "self_harm"})
    write(w, "event_corrected", {"event": one, "data": {"flag": "f", "kind": "suicidality"}}, ["client"])
    two = write(w, "score_recorded", gad(1), None, "client")
    write(w, "event_corrected", {"event": two, "data": gad(2)}, ["client"])
    yield exports("the correction of a flag is not hidden from the care team", w)


def hand_erasure(base):
    def erasures(name, w, *asked):
        return vector(name, 0, w, erasures=[{**erasure(w, ids, by, copy), **more} for ids, by, copy, more in asked])

    w = Writer(base, 2)
    note = w.write("note_added", {"text": "MARK"}, on=1)
    w.join()
    mine = w.write("event_corrected", {"event": note, "data": {"text": "MARK again"}}, 0, 2)
    w.write("event_corrected", {"event": note, "data": {"text": "MARK once more"}}, 1, 3)
    w.write("note_added", {"text": "stays"}, 1, 3)
    yield erasures(
        "what corrects an erased event goes along, also out of an old copy",
        w,
        ([note], "therapist", 0, {"marks": ["MARK"]}),
        ([mine], "therapist", None, {"marks": ["again"]}),
        ([note, mine], "supervisor", None, {"marks": ["MARK"]}),
        ([note], "client", None, {}),
        ([note], "parent", None, {}),
        ([note, "nothing"], "clinician", None, {}),
    )
    w = Writer(base)
    opened = w.write("flag_opened", {"flag": "f", "kind": "self_harm"}, on=1)
    score = w.write("score_recorded", phq(1, 0), on=1, by="client")
    still = w.write("score_recorded", phq(0, 0), on=2, by="client")
    yield erasures(
        "an open flag and an unanswered alert are not erased",
        w,
        ([still, opened], "therapist", None, {}),
        ([score], "therapist", None, {}),
        ([score, still, opened], "therapist", None, {}),
        ([still], "therapist", None, {}),
    )
    closed = w.write("flag_closed", {"flag": "f"}, on=3)
    answered = w.write(
        "alert_answered", {"score": score, "alert": "self_harm_item", "how": "no_flag_needed", "text": "t"}, on=3
    )
    yield erasures(
        "a closed flag and an answered alert are",
        w,
        ([opened], "therapist", None, {}),
        ([opened, closed], "therapist", None, {}),
        ([score], "therapist", None, {}),
        ([answered, score], "therapist", None, {}),
        ([closed, answered], "therapist", None, {}),
    )
    w = Writer(base)
    opened = w.write("flag_opened", {"flag": "f", "kind": "self_harm"}, on=1)
    w.write("event_withdrawn", {"event": opened}, on=2)
    yield erasures("a flag that was withdrawn is erased", w, ([opened], "therapist", None, {}))
    w = Writer(base, 2)
    w.write("flag_opened", {"flag": "f", "kind": "self_harm"}, on=1)
    w.join()
    w.write("flag_closed", {"flag": "f"}, 0, 2)
    again = w.write("flag_opened", {"flag": "f", "kind": "self_harm"}, 1, 2)
    yield erasures("a flag that was raised again on the other copy", w, ([again], "therapist", None, {}))
    w = Writer(base)
    score = w.write("score_recorded", phq(0, 1), on=1, by="client")
    right = w.write("event_corrected", {"event": score, "data": phq(1, 1)}, on=2)
    yield erasures(
        "an alert that a correction raised",
        w,
        ([right], "therapist", None, {}),
        ([score], "therapist", None, {}),
    )
    w = Writer(base)
    score = w.write("score_recorded", phq(1, 1), on=1, by="client")
    right = w.write("event_corrected", {"event": score, "data": phq(0, 1)}, on=2)
    yield erasures("an alert that a correction took away", w, ([score], "therapist", None, {}))


def hand_known(base):
    w = Writer(base, 2)
    late = w.write("note_added", {"text": "entered late"}, 0, 1, entered=9)
    w.write("note_added", {"text": "after it, with an earlier date"}, 0, 2)
    w.write("event_corrected", {"event": late, "data": {"text": "correction"}}, 0, 1, entered=10)
    w.write("note_added", {"text": "beside"}, 1, 3)
    events = w.base + w.events
    days = [day(number) for number in (-1, 0, 1, 2, 3, 9, 10)]
    known = {one: copies.as_known(events, one) for one in days}
    yield vector("an event is known with all that it knew of", 0, w, as_known=known)


def vectors(seed, number, hand=False):
    shared = bases()
    found = list(hand_made(shared)) if hand else []
    return {"bases": shared, "vectors": found + list(random_vectors(seed, number, shared))}


def main():
    found = vectors(20261127, 150, hand=True)
    text = json.dumps(found, separators=(",", ":"), sort_keys=True)
    TARGET.write_text(text.replace('{"base":', '\n{"base":') + "\n")
    print(f"{len(found['vectors'])} vectors, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
