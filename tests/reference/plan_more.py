# SPDX-License-Identifier: MIT OR Apache-2.0
"""Parts of the living plan, written a second time: plainly, slowly, and from the rules alone.

From `core/plans/README.md`, `core/plans/EVENTS.md` and the project's page of settled semantics, without a look at the
engine. What is here: ladders and levels, links between goals, concerns, signals, contingencies, homework, steps,
measures, sessions, reviews and agreements; `plan_more_copies.py` has export, erasure and what was known on a day. A
history is a list of events as they are stored; goals move in it one after the other only, as conflicts of moves are
tested elsewhere.

Where the rules leave open what comes of a history, `State.open` says so, and `make_plan_more.py` makes no case of it.
"""

import json

CARE_TEAM = ("therapist", "clinician", "care_team", "supervisor")
PARTIES = ("client", "therapist")
DECIDED = ("agreed", "active", "on_hold")
NOT_ENDED = ("draft", "proposed", *DECIDED)
MOVES = {
    "goal_proposed": (("draft",), "proposed"),
    "goal_activated": (("agreed",), "active"),
    "goal_held": (("active",), "on_hold"),
    "goal_resumed": (("on_hold",), "active"),
    "goal_achieved": (DECIDED, "achieved"),
    "goal_retired": (DECIDED, "retired"),
    "goal_dropped": (NOT_ENDED, "dropped"),
}
USUAL = [{"score": score} for score in (-2, -1, 0, 1, 2)]


class History:
    """Events with who knew of what."""

    def __init__(self, events):
        self.by_id = {event["id"]: event for event in events}
        self.nested = False
        self.above = {}
        self.depth = {}
        waiting = list(events)
        while waiting:
            event = waiting.pop(0)
            if any(parent not in self.above for parent in event["parents"]):
                waiting.append(event)
                continue
            above = set(event["parents"])
            for parent in event["parents"]:
                above |= self.above[parent]
            self.above[event["id"]] = above
            self.depth[event["id"]] = 1 + max((self.depth[parent] for parent in event["parents"]), default=0)
        self.order = sorted(self.by_id, key=lambda one: (self.depth[one], one))

    def view(self, id):
        """What whoever entered this event knew, without it."""
        return self.above[id]

    def newest(self, ids):
        """Those that no other one of them knew of, in order."""
        ids = set(ids)
        return [one for one in self.order if one in ids and not any(one in self.above[other] for other in ids)]


def register(history, writes):
    """What of one field is in force: its value, the events that say so, and the sides of a conflict, if there is one.

    `writes` are pairs of an event and a value. Equal values are no conflict; else what all sides knew is in force.
    """
    values = dict(writes)
    newest = history.newest(values)
    if not newest:
        return None, set(), []
    if all(values[one] == values[newest[0]] for one in newest):
        return values[newest[0]], set(newest), []
    known = set.intersection(*(history.above[one] for one in newest))
    value, events, before = register(history, [(one, value) for one, value in writes if one in known])
    history.nested = history.nested or bool(before)    # what was in force of two values that all knew is left open
    return value, events, [{"event": one, "value": values[one]} for one in newest]


class State:
    """What a set of events, closed under what they knew, leaves behind."""

    def __init__(self, history, ids=None):
        self.history = history
        self.ids = set(history.order if ids is None else ids)
        self.conflicts = []
        self.findings = []
        withdrawn, corrections = set(), {}
        for one in history.order:
            event = history.by_id[one]
            if one in self.ids and event["kind"] == "event_withdrawn":
                withdrawn.add(event["data"]["event"])
            if one in self.ids and event["kind"] == "event_corrected":
                corrections.setdefault(event["data"]["event"], []).append((one, event["data"]["data"]))
        self.events = []
        for one in history.order:
            event = history.by_id[one]
            if one not in self.ids or one in withdrawn or event["kind"] in ("withheld", "erased"):
                continue
            valid = [(by, data) for by, data in corrections.get(one, []) if by not in withdrawn]
            if valid:
                event = {**event, "data": register(history, [(one, event["data"]), *valid])[0]}
            self.events.append(event)
        self.views = {}
        self.open = []    # what the rules leave open in this history

    def of(self, *kinds):
        return [event for event in self.events if event["kind"] in kinds]

    def say(self, subject, field, sides, value):
        if sides:
            self.conflicts.append({"subject": subject, "field": field, "sides": sides, "in_force": value})

    def at(self, id):
        """The state that whoever entered this event knew."""
        if id not in self.views:
            self.views[id] = State(self.history, self.history.view(id))
        return self.views[id]

    # ladders and levels

    def ladder(self, goal, tell=False):
        writes = [
            (event["id"], {"levels": USUAL, "expected": 0, "weight": 1, **event["data"]["ladder"]})
            for event in self.of("ladder_set")
            if event["data"]["ladder"]["goal"] == goal
        ]
        value, events, sides = register(self.history, writes)
        if tell:
            self.say(goal, "ladder", sides, value)
        return value, events

    def levels(self, goal):
        """One for each rater and day, of those who rated on the ladder that is in force."""
        in_force, ladder = self.ladder(goal)
        slots, found = {}, []
        for event in self.of("level_rated"):
            if event["data"]["goal"] == goal:
                slots.setdefault((event["happened"], event["data"]["rater"]), []).append(event)
        for (day, rater), events in sorted(slots.items()):
            writes = [(event["id"], event["data"]["score"]) for event in events]
            seen = {one: self.at(one).ladder(goal) for one, _ in writes}
            mine = [(one, score) for one, score in writes if seen[one][1] & ladder]
            if any(known == in_force and not events & ladder for known, events in seen.values()):
                self.open.append("a ladder that was written again as it was")
            value, by, sides = register(self.history, mine)
            self.say(goal, "level", sides, value)
            if register(self.history, writes)[2] != sides:
                self.open.append("a conflict with a rating on another ladder")
            if value is not None:
                event = [one for one in self.history.order if one in by][-1]
                found.append({"on": day, "rater": rater, "score": value, "event": event})
        return found

    # goals and agreements

    def wording(self, goal, tell=False):
        """What an agreement is about: the title, the measures with their targets, and the ladder."""
        said = []
        for field in ("title", "measures"):
            writes = [
                (event["id"], event["data"]["goal"].get(field))
                for event in self.of("goal_added")
                if event["data"]["goal"]["id"] == goal
            ]
            for event in self.of("goal_changed"):
                data = event["data"]
                if data["goal"] == goal and field in data.get("set", {}):
                    writes.append((event["id"], data["set"][field]))
                if data["goal"] == goal and field in data.get("clear", []):
                    writes.append((event["id"], None))
            value, _, sides = register(self.history, writes)
            if tell:
                self.say(goal, field, sides, value)
            said.append(value)
        return json.dumps([*said, self.ladder(goal)[0]], sort_keys=True)

    def move(self):
        """Runs through the events once: the states of goals, the versions that were agreed, who agrees to the next."""
        if hasattr(self, "status"):
            return
        self.status, self.versions, self.agreeing = {}, [], []
        for event in self.events:
            kind, data = event["kind"], event.get("data", {})
            if kind == "goal_added":
                self.status.setdefault(data["goal"]["id"], "draft")
            elif kind in MOVES and self.status.get(data["goal"]) in MOVES[kind][0]:
                self.status[data["goal"]] = MOVES[kind][1]
            elif kind == "agreement_declined":
                goals = [one for one in data.get("goals") or self.status if self.status.get(one) == "proposed"]
                self.status.update(dict.fromkeys(goals, "draft"))
                for one, offer in self.agreeing:
                    for goal in goals if one["data"]["party"] == data["party"] else []:
                        offer.pop(goal, None)    # what a party declines it no longer agrees to
            elif kind == "agreement_given":
                self.agree(event)

    def agree(self, event):
        data, version = event["data"], len(self.versions) + 1
        if data["version"] < version:
            self.findings.append({"code": "agreement_afterwards", "event": event["id"], "version": data["version"]})
            return
        self.agreeing = [one for one in self.agreeing if one[0]["data"]["party"] != data["party"]]
        self.agreeing.append((event, self.at(event["id"]).offered()))
        if not {one["data"]["party"] for one, _ in self.agreeing} >= set(PARTIES):
            return
        seen = [offer for _, offer in self.agreeing]
        common = set.intersection(*(set(offer) for offer in seen))
        differ = sorted({goal for goal in common if len({offer[goal] for offer in seen}) > 1})
        differ += [goal for goal in set.union(*(set(offer) for offer in seen)) - common if goal not in differ]
        if differ:
            self.findings.append({"code": "agreement_differs", "version": version, "goals": sorted(differ)})
        goals = {goal: seen[-1][goal] for goal in common if goal not in differ}
        for goal in goals:
            if self.status.get(goal) == "proposed":
                self.status[goal] = "agreed"
        before = self.versions[-1]["goals"] if self.versions else {}
        changes = {
            "added": sorted(set(goals) - set(before)),
            "changed": sorted(goal for goal in goals if goal in before and goals[goal] != before[goal]),
            "removed": sorted(set(before) - set(goals)),
        }
        by = sorted((self.party(one) for one, _ in self.agreeing), key=lambda one: one["party"])
        knew = set.intersection(*(self.history.above[one["id"]] for one, _ in self.agreeing))
        row = {"version": version, "on": event["happened"], "by": by, "goals": goals, "changes": changes}
        self.versions.append({**row, "knew": knew})
        self.agreeing = []

    def offered(self):
        """What there is to agree to: goals that are proposed, and those agreed before, as they are worded now."""
        self.move()
        return {goal: self.wording(goal) for goal, status in self.status.items() if status in ("proposed", *DECIDED)}

    def party(self, event):
        data = event["data"]
        return {"party": data["party"], "how": data["how"], "on": event["happened"], "entered_by": event["by"]["role"]}

    def goals(self):
        self.move()
        agreed = self.versions[-1]["goals"] if self.versions else {}
        found = {}
        for goal, status in self.status.items():
            ladder, _ = self.ladder(goal, tell=True)
            now = self.wording(goal, tell=True)
            row = {"status": status, "ladder": ladder, "levels": self.levels(goal), "steps": self.steps(goal)}
            if status in NOT_ENDED:
                row["changed_since_agreed"] = status in DECIDED and goal in agreed and agreed[goal] != now
                if row["changed_since_agreed"] != (status in DECIDED and goal in agreed and self.touched(goal)):
                    self.open.append("changed, and worded as before all the same")
            found[goal] = row
        return found

    def touched(self, goal):
        """Whether there is a change of its wording that not all who agreed knew of."""
        changes = [one["id"] for one in self.of("goal_changed") if one["data"]["goal"] == goal]
        changes += [one["id"] for one in self.of("ladder_set") if one["data"]["ladder"]["goal"] == goal]
        return not self.versions[-1]["knew"].issuperset(changes)

    def steps(self, goal):
        found = {}
        for event in self.of("step_added", "step_done"):
            data = event["data"]
            if data["goal"] == goal and event["kind"] == "step_added":
                step = {"step": data["step"], "text": data["text"], "due": data.get("due"), "done_on": None}
                found.setdefault(data["step"], step)
            elif data["goal"] == goal and data["step"] in found and found[data["step"]]["done_on"] is None:
                found[data["step"]]["done_on"] = event["happened"]
        return list(found.values())

    # links

    def links(self):
        arrows, before = {}, {}
        for event in self.of("goal_linked"):
            data = event["data"]
            if "arrow" in data:
                arrow = data["arrow"]
                key = arrow["from"], arrow["to"], arrow.get("sign", "helps")
                value = None if data.get("removed") else arrow.get("strength", 2)
                arrows.setdefault(key, []).append((event["id"], value))
            else:
                key = data["before"]["first"], data["before"]["then"]
                value = None if data.get("removed") else data["before"].get("agreed", False)
                before.setdefault(key, []).append((event["id"], value))
        found = []
        for (first, then, sign), writes in sorted(arrows.items()):
            value, _, sides = register(self.history, writes)
            self.say(first, "arrow", sides, value)
            if value is not None:
                found.append({"from": first, "to": then, "sign": sign, "strength": value})
        edges = []
        for (first, then), writes in before.items():
            value, events, sides = register(self.history, writes)
            self.say(first, "before", sides, value)
            if value is not None:
                edges.append((min(self.history.order.index(one) for one in events), first, then, value))
        kept = []
        for place, first, then, value in sorted(edges):
            reached, grown = {then}, True
            while grown:
                more = {b["then"] for b in kept if b["first"] in reached} - reached
                reached, grown = reached | more, bool(more)
            if first in reached:
                self.findings.append({"code": "link_ignored", "event": self.history.order[place]})
                if any(len([value for _, value in writes if value is not None]) > 1 for writes in before.values()):
                    self.open.append("a circle with an edge that was entered twice")
            else:
                kept.append({"first": first, "then": then, "agreed": value})
        return found, sorted(kept, key=lambda edge: (edge["first"], edge["then"]))

    # concerns, signals, contingencies, homework

    def concerns(self):
        found = {}
        for event in self.of("concern_opened", "concern_updated", "concern_closed"):
            data, day = event["data"], event["happened"]
            if event["kind"] == "concern_opened":
                row = {key: data.get(key) for key in ("concern", "domain", "signal", "goal")}
                found.setdefault(data["concern"], {**row, "opened_on": day, "closed_on": None, "said": []})
            row = found[data["concern"]]
            words = {key: data.get(key) for key in ("hypothesis", "planned", "done", "outcome")}
            if any(words.values()):
                row["said"].append((event["id"], {"on": day, **words}))
            if event["kind"] == "concern_closed":
                if row["closed_on"] is not None:
                    self.open.append("closed twice")
                row["closed_on"] = day
        for row in found.values():
            said = row.pop("said")
            row["notes"] = [note for _, note in sorted(said, key=lambda one: one[1]["on"])]
            if row["closed_on"] is None:
                steps = [(one, note) for one, note in said if note["planned"] or note["done"]]
                row["has_next_step"] = bool(steps) and bool(steps[-1][1]["planned"])
                newest = self.history.newest([one for one, _ in steps])
                if len({bool(note["planned"]) for one, note in steps if one in newest}) > 1:
                    self.open.append("planned on one copy, done on the other")
        return list(found.values())

    def signals(self):
        """One for each time that it was there: after it has cleared, the same key is another signal."""
        found = []
        for event in self.of("signal_seen", "concern_opened"):
            data, day = event["data"], event["happened"]
            key = data.get("key", data.get("signal"))
            last = [row for row in found if row["key"] == key][-1:]
            if event["kind"] == "concern_opened":
                for row in last:
                    if row["concern"] or row["cleared_on"]:
                        self.open.append("which concern answers a signal")
                    row["concern"] = data["concern"]
                continue
            if not last or last[0]["cleared_on"] is not None:
                row = {"signal": data["signal"], "key": key, "seen_on": day, "seen_by": event["by"]["role"]}
                last = [{**row, "cleared_on": None, "concern": None}]
                found += last
            if data.get("cleared"):
                last[0]["cleared_on"] = day
        for one in self.of("signal_seen"):
            others = [e for e in self.of("signal_seen", "concern_opened") if one["data"]["key"] in e["data"].values()]
            if one["data"].get("cleared") and any(not self.ordered(one, other) for other in others):
                self.open.append("cleared on one copy, seen or answered on the other")
        return sorted(found, key=lambda row: row["key"])

    def ordered(self, one, other):
        above = self.history.above
        return one is other or one["id"] in above[other["id"]] or other["id"] in above[one["id"]]

    def contingencies(self):
        found = {}
        for event in self.of("contingency_agreed", "contingency_invoked"):
            data = event["data"]
            if event["kind"] == "contingency_agreed":
                found.setdefault(data["contingency"], {**data, "invoked_on": None})
            elif data.get("over"):
                found[data["contingency"]]["invoked_on"] = None
            elif found[data["contingency"]]["invoked_on"] is None:
                found[data["contingency"]]["invoked_on"] = event["happened"]
        return list(found.values())

    def homework(self):
        found = {}
        for event in self.of("homework_set", "homework_reviewed"):
            data, day = event["data"], event["happened"]
            if event["kind"] == "homework_set":
                row = {key: data.get(key) for key in ("homework", "text", "goal", "due")}
                found.setdefault(data["homework"], {**row, "set_on": day, "outcome": None, "reviewed_on": None})
            else:
                found[data["homework"]].update(outcome=data["outcome"], reviewed_on=day)
        return list(found.values())

    # measures, sessions, reviews

    def measures(self):
        found = {}
        for event in self.of("measure_planned", "measure_stopped"):
            item = event["data"]["item"]
            if event["kind"] == "measure_planned":
                found.setdefault(item, {"item": item, "since": event["happened"]})
            else:
                found.pop(item, None)
        return list(found.values())

    def sessions(self):
        found = {}
        for event in self.of("session_recorded"):
            row = {key: event["data"].get(key) for key in ("session", "kind", "attendance", "cancelled_by")}
            found.setdefault(row["session"], {**row, "on": event["happened"], "time": event.get("time", "")})
        rows = sorted(found.values(), key=lambda row: (row["on"], row["time"]))
        return [{key: value for key, value in row.items() if key != "time"} for row in rows]

    def reviews(self):
        self.move()
        found, slots = {}, {}
        for event in self.of("review_opened", "goal_decided", "review_closed"):
            data, review = event["data"], event["data"]["review"]
            if event["kind"] == "review_opened":
                found.setdefault(review, {"review": review, "opened_on": event["happened"], "closed_on": None})
            elif event["kind"] == "goal_decided":
                slots.setdefault((review, data["goal"]), []).append((event["id"], data["decision"]))
            elif found[review]["closed_on"] is None:
                found[review]["closed_on"] = event["happened"]
        for review, row in found.items():
            row["decisions"] = {}
            for (of, goal), writes in sorted(slots.items()):
                if of == review:
                    value, _, sides = register(self.history, writes)
                    self.say(review, "decision", sides, value)
                    if value is not None:
                        row["decisions"][goal] = value
            if row["closed_on"] is None:
                need = sorted(goal for goal, status in self.status.items() if status in DECIDED)
                row["undecided"] = [goal for goal in need if goal not in row["decisions"]]
        return list(found.values())

    def expected(self):
        """The records of the state, in the engine's words, as far as the rules say them."""
        self.move()
        arrows, before = self.links()
        version = self.versions[-1] if self.versions else None
        if version:
            version = {key: value for key, value in version.items() if key != "knew"}
            version["goals"] = sorted(version["goals"])
        answer = {"goals": self.goals(), "arrows": arrows, "before": before, "concerns": self.concerns()}
        answer |= {"signals": self.signals(), "contingencies": self.contingencies(), "homework": self.homework()}
        answer |= {"measures": self.measures(), "sessions": self.sessions(), "reviews": self.reviews()}
        answer |= {"agreement": version, "agreeing": [self.party(one) for one, _ in self.agreeing]}
        answer["conflicts"] = sorted(self.conflicts, key=lambda one: [side["event"] for side in one["sides"]])
        if self.history.nested:
            self.open.append("a conflict about values that were in conflict")
        answer["findings"] = sorted(self.findings, key=json.dumps)
        return answer
