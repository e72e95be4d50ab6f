# SPDX-License-Identifier: MIT OR Apache-2.0
"""A second, plain reading of the rules of the living plan: slow, short, and written from the rules and not from the core.

An event is a dictionary as it stands in a line. `Plan.apply` says with which code an event is refused, or takes it;
`Plan.facts` says what there is: states of goals, fields, flags, alerts, the agreement, conflicts. Everything is computed
anew from all events each time, and who knew of what is a set of ids.
"""

import copy

OPEN = ["draft", "proposed", "agreed", "active", "on_hold"]
PARTIES = ["client", "therapist"]
TEAM = ["therapist", "clinician", "care_team", "supervisor"]
MOVERS = ["client", "guardian", "parent", *TEAM]
CAPS = {"short": 3, "long": 2}
TIERS = ["safety", "standard"]
# What is worked on is the cautious side; among the ended, what was not given up.
CAUTION = ["dropped", "retired", "achieved", "draft", "proposed", "agreed", "on_hold", "active"]
RECORDS = {
    "note_added", "log_entry", "diary_day", "chain_recorded", "flag_opened", "flag_closed", "life_event", "score_recorded",
    "concern_opened", "concern_updated", "concern_closed", "check_in", "homework_set", "homework_reviewed",
    "alert_answered", "signal_seen", "problem_recorded", "event_corrected"}
FREE = RECORDS | {"goal_rated", "level_rated", "step_done", "measure_declined"}
# from, event: to. The needs are in `needs`.
TABLE = {}
for source, kind, target in [
        ("draft", "goal_proposed", "proposed"), ("proposed", "agreement_declined", "draft"),
        ("agreed", "goal_activated", "active"), ("active", "goal_held", "on_hold"), ("on_hold", "goal_resumed", "active"),
        ("agreed", "goal_achieved", "achieved"), ("active", "goal_achieved", "achieved"),
        ("on_hold", "goal_achieved", "achieved"), ("agreed", "goal_retired", "retired"),
        ("active", "goal_retired", "retired"), ("on_hold", "goal_retired", "retired"),
        ("achieved", "goal_reopened", "active"), ("retired", "goal_reopened", "proposed"),
        ("dropped", "goal_reopened", "proposed"),
        # Of a safety tier only.
        ("draft", "goal_activated", "active"), ("proposed", "goal_activated", "active")]:
    TABLE[source, kind] = target
for source in OPEN:
    TABLE[source, "goal_dropped"] = "dropped"
    TABLE[source, "goal_merged"] = TABLE[source, "goal_split"] = "retired"
FIELDS = ["title", "horizon", "tier", "due", "rationale", "answers_flags", "parent"]
#: What is about other events.
AMENDING = ("event_withdrawn", "event_corrected", "conflict_resolved")
#: What begins something with an id of its own, and the field in which that stands.
BEGINS = {
    "session_recorded": "session", "concern_opened": "concern", "review_opened": "review", "measure_planned": "item",
    "homework_set": "homework", "contingency_agreed": "contingency", "problem_recorded": "problem", "chain_recorded": "chain",
    "step_added": "step"}
LISTS = ["answers_flags"]


def moved(event):
    """The goals that an event moves, where it moves any."""
    kind, data = event["kind"], event["data"]
    if kind == "goal_merged":
        return data["goals"]
    if kind == "agreement_declined":
        return data.get("goals", [])
    if any(of == kind for _, of in TABLE):
        return [data["goal"]]
    return []


class Seen:
    """What a set of events, known to somebody, amounts to."""

    def __init__(self, events, parents, as_known=None, as_true=None):
        self.all, self.parents, self.as_known, self.as_true = events, parents, as_known, as_true
        self.known, self.limit = {}, None
        for id in events:
            self.ancestors(id)
        self.depth = {}
        order = sorted(events, key=lambda id: (self.deep(id), id))
        self.order = [id for id in order if as_known is None or self.entered(id) is None or self.entered(id) <= as_known]
        self.amend()
        self.moves = {}
        self.misfits = []
        self.versions = []
        for id in self.order:
            if self.data(id) is not None:
                self.move(id)

    # Who knew of what.

    def ancestors(self, id):
        stack = [id]
        while stack:
            at = stack[-1]
            missing = [parent for parent in self.parents[at] if parent not in self.known]
            if missing:
                stack.extend(missing)
                continue
            stack.pop()
            self.known[at] = set(self.parents[at]).union(*[self.known[parent] for parent in self.parents[at]])
        return self.known[id]

    def deep(self, id):
        if id not in self.depth:
            self.depth[id] = 1 + max([self.deep(parent) for parent in self.parents[id]], default=-1)
        return self.depth[id]

    def knows(self, later, earlier):
        return earlier in self.known[later]

    def live(self, writes):
        return [one for one in writes if not any(self.knows(other, one) for other in writes)]

    def common(self, writes, live):
        both = [one for one in writes if all(self.knows(side, one) for side in live)]
        return both[-1] if both else None

    # What each event says.

    def entered(self, id):
        return self.all[id].get("entered")

    def happened(self, id):
        return self.all[id].get("happened")

    def amend(self):
        self.withdrawn, self.withdrawals, self.corrections, self.resolved, self.idle = set(), {}, {}, {}, []
        for id in reversed(self.order):
            event = self.all[id]
            if id in self.withdrawn or event["kind"] not in AMENDING:
                continue
            if event["by"]["role"] not in TEAM and self.is_the_teams(self.about(event), self.known[id]):
                # What is said of flags and alerts only the care team amends.
                continue
            if event["kind"] == "conflict_resolved":
                self.resolved.setdefault(str(event["data"]["conflict"]), []).insert(0, id)
                continue
            target = event["data"]["event"]
            if target not in self.known[id]:
                self.idle.append(id)
            elif event["kind"] == "event_withdrawn":
                self.withdrawals.setdefault(target, []).insert(0, id)
                if self.all[target]["kind"] in ("event_withdrawn", "event_corrected", "conflict_resolved"):
                    self.withdrawn.add(target)
            elif self.all[target]["kind"] in AMENDING:
                # What amends is taken back and made anew.
                self.idle.append(id)
            else:
                self.corrections.setdefault(target, []).insert(0, id)

        for target, takers in self.withdrawals.items():
            def apart(taker):
                return any(not self.knows(taker, one) and not self.knows(one, taker) for one in self.corrections.get(target, []))
            settled = self.settled({"subject": target, "field": "data"}, self.live(self.amending(target)))
            # What was done about a flag or an alert, and one side took back, is not done.
            undone = settled is None and self.all[target]["kind"] in ("flag_closed", "alert_answered")
            if undone or any(not apart(taker) for taker in takers) or (settled and settled[0] == "keep" and settled[1] in takers):
                self.withdrawn.add(target)

    def about(self, event):
        """The event that an amendment is about, as far as there is one."""
        if event["kind"] != "conflict_resolved":
            return event["data"]["event"]
        about = event["data"]["conflict"]
        return about["subject"] if about["field"] == "data" else None

    def is_the_teams(self, id, seen):
        """Whether only the care team amends an event: as it stood for somebody who had seen these."""
        while id in self.all and self.all[id]["kind"] in AMENDING:
            id = self.about(self.all[id])
        if id not in self.all:
            return False
        if self.all[id]["kind"] == "score_recorded":
            said = [one for one in self.order if one in seen and self.all[one]["kind"] == "event_corrected"
                    and self.all[one]["data"]["event"] == id]
            versions = [self.all[one]["data"]["data"] for one in self.live(said)] or [self.all[id]["data"]]
            return any(one["instrument"] == "phq-9" and (one["responses"].get("9") is None or one["responses"]["9"] >= 1)
                       for one in versions)
        return self.all[id]["kind"] in ("flag_opened", "flag_closed", "alert_answered")

    def amending(self, id):
        """All corrections and withdrawals of an event, in order."""
        both = self.corrections.get(id, []) + self.withdrawals.get(id, [])
        return sorted(both, key=self.order.index)

    def sides(self, id):
        """What each side says an event is; nothing, where it took it back."""
        return {one: self.all[one]["data"].get("data") for one in self.live(self.amending(id))}

    def data(self, id):
        """What an event says now; nothing where it does not count."""
        event = self.all[id]
        if id in self.withdrawn or "data" not in event:
            return None
        if self.as_true is not None:
            if event["kind"] == "flag_opened":
                # Opened for a day to come, it is open from the day on which somebody said so.
                counts = min(event["happened"], event["entered"]) <= self.as_true
            elif event["kind"] == "flag_closed":
                counts = max(event["happened"], event["entered"]) <= self.as_true
            else:
                counts = event["happened"] <= self.as_true
            if not counts:
                return None
        writes = self.amending(id)
        live = self.live(writes)
        if not live:
            return event["data"]
        values = [self.all[one]["data"].get("data") for one in live]
        if all(value == values[0] for value in values):
            return values[0] or event["data"]
        settled = self.settled({"subject": id, "field": "data"}, live)
        if settled is not None:
            return self.all[settled[1]]["data"]["data"] if settled[0] == "keep" else settled[1]
        both = self.common(writes, live)
        return self.all[both]["data"]["data"] if both else event["data"]

    def of(self, *kinds):
        return [id for id in self.order if self.all[id]["kind"] in kinds and self.is_known(id) and self.data(id) is not None]

    def is_known(self, id):
        return self.limit is None or id in self.limit

    def settled(self, conflict, sides):
        """How somebody who knew all sides has resolved a conflict: ("keep", id) or ("value", value)."""
        knowing = [one for one in self.resolved.get(str(conflict), []) if all(self.knows(one, side) for side in sides)]
        ways = []
        for one in self.live(knowing):
            data = self.all[one]["data"]
            ways.append(("keep", data["keep"]) if "keep" in data else ("value", data["value"]))
        return ways[0] if ways and all(way == ways[0] for way in ways) else None

    # Goals.

    def goal_ids(self):
        ids = []
        for id in self.of("goal_added", "goal_split"):
            for goal in self.added_by(id):
                if goal["id"] not in ids:
                    ids.append(goal["id"])
        return ids

    def added_by(self, id):
        data = self.data(id)
        return [data["goal"]] if self.all[id]["kind"] == "goal_added" else data["into"]

    def adding(self, goal):
        return [id for id in self.of("goal_added", "goal_split") if any(one["id"] == goal for one in self.added_by(id))]

    def plain(self, field, value):
        return value if value not in ([],) else None

    def writes(self, goal, field):
        """The events that write a field of a goal, each with the value."""
        found = []
        for id in self.of("goal_added", "goal_split", "goal_changed"):
            data = self.data(id)
            if self.all[id]["kind"] == "goal_changed":
                if data["goal"] == goal and field in data.get("set", {}):
                    found.append((id, self.plain(field, data["set"][field])))
                elif data["goal"] == goal and field in data.get("clear", []):
                    found.append((id, None))
            else:
                for one in self.added_by(id):
                    if one["id"] == goal:
                        found.append((id, self.plain(field, one.get(field))))
        return found

    def one_of(self, subject, field, writes, conflicts, cautious=None, key=None, first=False):
        """The value of several writes, and the conflict where sides differ."""
        values = dict(writes)
        ids = [id for id, _ in writes]
        live = self.live(ids)
        if not live:
            return None
        if all(values[one] == values[live[0]] for one in live):
            return values[live[-1]]
        settled = self.settled(key or {"subject": subject, "field": field}, live)
        if settled is not None:
            return values[settled[1]] if settled[0] == "keep" else settled[1]
        both = self.common(ids, live)
        in_force = values[both] if both else values[live[0]] if first else None
        if cautious is not None:
            in_force = cautious([values[one] for one in live], in_force)
        conflicts.append({"subject": subject, "field": field, "sides": {one: values[one] for one in live}, "in_force": in_force})
        return in_force

    def fields(self, goal, conflicts):
        told = {}
        for field in FIELDS:
            cautious = None
            if field == "tier":
                rank = lambda tier: TIERS.index(tier or "standard")
                cautious = lambda sides, both: min([*sides, both], key=rank)
            elif field == "answers_flags":
                def cautious(sides, both):
                    every = [one for one in sides[0] or [] if all(one in (side or []) for side in [*sides, both])]
                    return every or None
            # Of a goal that two copies added nothing was known to both: what the first says stays.
            told[field] = self.one_of(goal, field, self.writes(goal, field), conflicts, cautious, first=True)
        return told

    def is_safety(self, goal):
        return (self.fields(goal, [])["tier"] or "standard") == "safety"

    def is_guarded(self, goal):
        return self.is_safety(goal) or bool(self.fields(goal, [])["answers_flags"])

    def status(self, goal, conflicts=None):
        conflicts = [] if conflicts is None else conflicts
        # A move that cannot be told from another of the same event: the last one counts.
        writes = list(dict(move for move in self.moves.get(goal, []) if self.is_known(move[0])).items())
        if not writes:
            return "draft"
        cautious = lambda sides, both: both or "draft"
        if self.is_guarded(goal):
            cautious = lambda sides, both: max(sides, key=CAUTION.index)
        return self.one_of(goal, "status", writes, conflicts, cautious)

    def as_seen_by(self, id):
        """The plan as whoever entered an event knew it, less what turned out to be wrong since."""
        seen = copy.copy(self)
        seen.limit = self.known[id]
        return seen

    def move(self, id):
        event, data = self.all[id], self.data(id)
        kind = event["kind"]
        goals = {"goal_merged": lambda: data["goals"], "agreement_declined": lambda: data.get("goals") or None}.get(
            kind, lambda: [data["goal"]] if any(of == kind for _, of in TABLE) else [])()
        if kind == "agreement_given":
            return self.agree(id, data)
        if goals == []:
            return None
        seen = self.as_seen_by(id)
        if goals is None:
            goals = [goal for goal in seen.goal_ids() if seen.status(goal) == "proposed"]
        for goal in goals:
            if goal not in seen.goal_ids():
                continue
            status = seen.status(goal)
            to = TABLE.get((status, kind))
            if kind == "goal_activated" and status in ("draft", "proposed") and not seen.is_safety(goal):
                to = None
            if to is None:
                self.misfits.append(id)
            else:
                self.moves.setdefault(goal, []).append((id, to))
        return None

    # Agreements.

    def covered(self):
        """What an agreement covers: each goal with its wording."""
        told = {}
        for goal in self.goal_ids():
            if self.status(goal) in ("proposed", "agreed", "active", "on_hold"):
                ladders = [self.data(id)["ladder"] for id in self.of("ladder_set") if self.data(id)["ladder"]["goal"] == goal]
                told[goal] = str(sorted(self.fields(goal, []).items(), key=str)) + str(ladders[-1:])
        return told

    def agree(self, id, data):
        """With the last party a version is complete."""
        number = data["version"]
        if any(version["number"] == number for version in self.versions):
            done = [version for version in self.versions if version["number"] == number]
            if any(version["id"] in self.known[id] for version in done):
                return
        # Parties that agree at two places agree together, where not all of them did at this one.
        for everywhere in (False, True):
            given = self.given(id, number, everywhere)
            if all(party in given for party in PARTIES):
                break
        else:
            return
        self.complete(id, number, given)

    def given(self, id, number, everywhere):
        given = {}
        done = any(version["number"] == number for version in self.versions)
        for other in [one for one in self.order if self.all[one]["kind"] == "agreement_given" and self.data(one) is not None]:
            said = self.data(other)
            if self.order.index(other) > self.order.index(id) or said["version"] != number:
                continue
            if (done or not everywhere) and other != id and other not in self.known[id]:
                continue
            # Whoever declined since, or elsewhere, has not agreed.
            if any(self.all[one]["kind"] == "agreement_declined" and self.data(one) is not None
                   and self.data(one)["party"] == said["party"] and one not in self.known[other]
                   for one in self.order[:self.order.index(id)]):
                continue
            given[said["party"]] = other
        return given

    def complete(self, id, number, given):
        givings = [given[party] for party in PARTIES]
        covered = [self.as_seen_by(one).covered() for one in givings]
        alike = {goal: words for goal, words in covered[0].items() if all(other.get(goal) == words for other in covered)}
        self.versions.append({"number": number, "id": id, "goals": alike})
        seen = self.as_seen_by(id)
        for goal in alike:
            if goal in seen.goal_ids() and seen.status(goal) == "proposed":
                self.moves.setdefault(goal, []).append((id, "agreed"))

    def next_version(self):
        return 1 + (self.versions[-1]["number"] if self.versions else 0)

    def agreement(self, conflicts):
        """The version that holds."""
        if not self.versions:
            return None
        last = self.versions[-1]
        same = [version for version in self.versions if version["number"] == last["number"]]
        if all(version["goals"] == last["goals"] for version in same):
            return last["number"]
        conflicts.append({"subject": str(last["number"]), "field": "agreement"})
        before = [version["number"] for version in self.versions if version["number"] < last["number"]]
        return before[-1] if before else None

    def changed_since_agreed(self, goal):
        agreed = [version["id"] for version in self.versions if goal in version["goals"]]
        if not agreed:
            return False
        changes = [id for id in self.of("goal_changed") if self.data(id)["goal"] == goal]
        changes += [id for id in self.of("ladder_set") if self.data(id)["ladder"]["goal"] == goal]
        return any(self.order.index(id) > self.order.index(agreed[-1]) for id in changes)

    # Safety.

    def flags(self):
        """The open flags, each with its kind."""
        # One id for two kinds is a flag of each. What was taken back ended by that.
        opened = {}
        for id in self.order:
            if self.all[id]["kind"] == "flag_opened" and self.is_known(id):
                back = self.withdrawals.get(id, []) if id in self.withdrawn else None
                said = self.all[id]["data"] if back is not None else self.data(id)
                if said is not None:
                    opened.setdefault((said["flag"], said["kind"]), {})[id] = back
        told = {}
        for (flag, kind), openings in opened.items():
            # An alert that was answered by the flag raises it again.
            raised = [one for one in self.of("alert_answered")
                      if self.data(one)["how"] == "flag_opened" and self.data(one).get("flag") == flag and self.by_team(one)]
            ends = {id: back if back is not None else self.closed_by(flag, id) for id, back in openings.items()}
            taken = [one for back in openings.values() if back for one in back]
            ends |= {one: self.closed_by(flag, one) + [other for other in taken if self.knows(other, one)] for one in raised}

            def saw_it_closed(end):
                known = [id for id in ends if self.knows(end, id)]
                return all(any(other == end or self.knows(end, other) for other in ends[id]) for id in known)

            closing = [end for id in ends for end in ends[id] if saw_it_closed(end)]
            if not all(ends[id] and any(self.knows(end, id) for end in closing) for id in ends):
                told[flag] = kind
        return dict(sorted(told.items()))

    def closed_by(self, flag, opening):
        """The closings of a flag that knew of what opened it, and of what was said of that elsewhere."""
        apart = lambda one, other: not self.knows(one, other) and not self.knows(other, one)
        return [one for one in self.of("flag_closed")
                if self.data(one)["flag"] == flag and self.knows(one, opening) and self.by_team(one)
                and not any(apart(one, said) for said in self.corrections.get(opening, []))]

    def by_team(self, id):
        return self.all[id]["by"]["role"] in TEAM

    def alerts(self):
        """The alerts of the two forms that are used here, by score: raised or unknown. PHQ-9 item 9 above zero."""
        told = {}
        for id in self.of("score_recorded"):
            said = [self.data(id)]
            sides = self.sides(id)
            if len(sides) > 1 and self.settled({"subject": id, "field": "data"}, list(sides)) is None:
                # An alert that any side raises is raised.
                said += [side for side in sides.values() if side]
            for data in said:
                if data["instrument"] == "phq-9":
                    item = data["responses"].get("9")
                    if item is None or item >= 1:
                        told[id] = "raised" if item is not None or told.get(id) == "raised" else "unknown"
        return told

    def unanswered(self):
        flags = {self.data(id)["flag"] for id in self.of("flag_opened")}
        answered = set()
        for id in self.of("alert_answered"):
            said = self.data(id)
            score = said["score"]
            knew = all(self.knows(id, one) for one in self.corrections.get(score, []))
            stands = said["how"] == "no_flag_needed" or said.get("flag") in flags
            if knew and stands and self.by_team(id):
                answered.add(score)
        return {id: state for id, state in sorted(self.alerts().items()) if id not in answered}

    # Reviews, links, the whole.

    def closed_reviews(self):
        return {self.data(id)["review"]: id for id in self.of("review_closed")}

    def decision(self, review, goal):
        writes = [(id, self.data(id)["decision"]) for id in self.of("goal_decided")
                  if self.data(id)["review"] == review and self.data(id)["goal"] == goal]
        return self.one_of(review, "decision", writes, [], key={"subject": review, "field": "decision", "goal": goal})

    def undecided(self, review):
        decided = [goal for goal in self.goal_ids() if self.decision(review, goal) is not None]
        return [goal for goal in self.goal_ids() if self.status(goal) in ("agreed", "active", "on_hold") and goal not in decided]

    def active(self, horizon):
        return [goal for goal in self.goal_ids() if self.status(goal) == "active"
                and self.fields(goal, [])["horizon"] == horizon and not self.is_safety(goal)]

    def is_closed(self):
        last = self.of("plan_closed", "plan_reopened")
        return bool(last) and self.all[last[-1]]["kind"] == "plan_closed"

    def ratings(self, goal, conflicts):
        """The last rating of each rater and criterion; of one day, what all knew where sides differ."""
        told = {}
        for id in self.of("goal_rated"):
            data = self.data(id)
            if data["goal"] != goal:
                continue
            for criterion in ("urgency", "importance", "readiness"):
                if criterion in data:
                    told.setdefault((data["rater"], criterion), {}).setdefault(self.happened(id), []).append((id, data[criterion]))
        answer = {}
        for (rater, criterion), days in sorted(told.items()):
            for day in sorted(days):
                value = self.one_of(goal, criterion, days[day], conflicts, key={
                    "subject": goal, "field": criterion, "rater": rater, "day": day})
                if value is not None:
                    answer[f"{rater}.{criterion}"] = value
        return answer

    def check_ins(self, goal, conflicts):
        told = {}
        for id in self.of("check_in"):
            data = self.data(id)
            if data["goal"] == goal:
                told.setdefault((self.happened(id), data.get("order", 0), data["rater"]), []).append((id, data["value"]))
        values = [(day, rater, self.one_of(goal, "check_in", writes, conflicts, key={
            "subject": goal, "field": "check_in", "day": day, "rater": rater})) for (day, _, rater), writes in sorted(told.items())]
        return [[day, rater, value] for day, rater, value in values if value is not None]

    def before(self, conflicts):
        """What comes before what: of the links that close a circle those that were set last are ignored."""
        written = {}
        for id in self.of("goal_linked"):
            data = self.data(id)
            link = (data["before"]["first"], data["before"]["then"])
            written.setdefault(link, []).append((id, None if data.get("removed") else data["before"].get("agreed", False)))
        kept, ignored = [], 0
        ids = self.goal_ids()
        set_by = []
        for link, writes in written.items():
            if link[0] not in ids or link[1] not in ids:
                continue
            live = self.live([id for id, _ in writes])
            values = dict(writes)
            if any(values[one] != values[live[0]] for one in live):
                settled = self.settled({"subject": link[0], "field": "before", "then": link[1]}, live)
                last = settled[1] if settled else self.common([id for id, _ in writes], live)
                if settled is None:
                    conflicts.append({"subject": link[0], "field": "before", "sides": {one: values[one] for one in live},
                                      "in_force": values[last] if last else None})
            else:
                last = live[-1]
            if last is not None and values[last] is not None:
                set_by.append((self.order.index(last), link))
        for _, (first, then) in sorted(set_by):
            reached, todo = set(), [then]
            while todo:
                at = todo.pop()
                reached.add(at)
                todo += [other for one, other in kept if one == at and other not in reached]
            if first in reached:
                ignored += 1
            else:
                kept.append((first, then))
        return sorted(list(link) for link in kept), ignored

    def facts(self):
        conflicts = []
        goals = {}
        for goal in self.goal_ids():
            fields = self.fields(goal, conflicts)
            goals[goal] = {
                "status": self.status(goal, conflicts), "changed_since_agreed": self.changed_since_agreed(goal),
                "ratings": self.ratings(goal, conflicts), "check_ins": self.check_ins(goal, conflicts),
                **{name: value for name, value in fields.items() if value is not None and name != "parent"}}
        for goal in goals:
            # Merged here and split there: two ways of one goal.
            ends = [(id, [self.data(id)["into"]] if self.all[id]["kind"] == "goal_merged" else [one["id"] for one in self.data(id)["into"]])
                    for id, _ in self.moves.get(goal, []) if self.all[id]["kind"] in ("goal_merged", "goal_split")]
            self.one_of(goal, "became", ends, conflicts)
        before, ignored = self.before(conflicts)
        for target in self.corrections:
            values = self.sides(target)
            live = list(values)
            first = values[live[0]]
            if any(value != first for value in values.values()) and self.settled({"subject": target, "field": "data"}, live) is None:
                conflicts.append({"subject": target, "field": "data", "sides": values, "in_force": self.data(target)})
        decisions = {}
        for id in self.of("goal_decided"):
            data = self.data(id)
            decisions.setdefault((data["review"], data["goal"]), []).append((id, data["decision"]))
        for (review, goal), writes in sorted(decisions.items()):
            self.one_of(review, "decision", writes, conflicts, key={"subject": review, "field": "decision", "goal": goal})
        agreement = self.agreement(conflicts)
        return {
            "goals": goals, "flags": self.flags(), "alerts": self.unanswered(), "agreement": agreement, "before": before,
            "closed": self.is_closed(), "findings": self.findings(goals, ignored),
            "conflicts": sorted(conflicts, key=lambda one: (one["subject"], one["field"], str(one.get("sides"))))}

    def findings(self, goals, ignored):
        """How often each of the findings stands that the rules name."""
        count = {}

        def found(code, times=1):
            if times:
                count[code] = count.get(code, 0) + times

        found("move_does_not_fit", len(self.misfits))
        found("amends_nothing", len(self.idle))
        # What has an id of its own begins once; a flag may be opened again.
        for kind, name in BEGINS.items():
            ids = [self.data(id)[name] for id in self.of(kind)]
            found("same_id", len(ids) - len(set(ids)))
        found("link_ignored", ignored)
        titles = {}
        for goal in goals.values():
            if goal["status"] in OPEN:
                titles[goal["title"]] = titles.get(goal["title"], 0) + 1
        found("same_title", sum(1 for number in titles.values() if number > 1))
        found("cap_exceeded", sum(1 for horizon, cap in CAPS.items() if len(self.active(horizon)) > cap))
        found("entered_before_parent", sum(
            1 for id in self.order for parent in self.parents[id] if parent in self.order
            if self.entered(id) and self.entered(parent) and self.entered(id) < self.entered(parent)))
        for goal, told in goals.items():
            if told["status"] in OPEN:
                continue
            ends = [id for id, to in self.moves.get(goal, []) if to not in OPEN]
            if not ends:
                continue
            records = [id for id in self.of("goal_changed", "goal_rated", "ladder_set", "level_rated", "check_in", "step_added",
                                            "step_done") if (self.data(id).get("goal") or self.data(id).get("ladder", {}).get("goal")) == goal]
            found("record_after_end", sum(1 for id in records if not self.knows(id, ends[-1]) and not self.knows(ends[-1], id)))
        for review, id in self.closed_reviews().items():
            for goal in self.undecided(review):
                later = [one for one, _ in self.moves.get(goal, [])] + self.adding(goal)
                if any(not self.knows(id, one) and not self.knows(one, id) and one != id for one in later):
                    found("review_without_goal")
        return dict(sorted(count.items()))


class Plan:
    def __init__(self):
        self.events, self.parents = {}, {}

    def heads(self):
        named = {parent for parents in self.parents.values() for parent in parents}
        return sorted(id for id in self.events if id not in named)

    def seen(self, as_known=None, as_true=None):
        return Seen(self.events, self.parents, as_known, as_true)

    def put(self, event):
        self.events[event["id"]] = copy.deepcopy(event)
        self.parents[event["id"]] = sorted(event.get("parents", self.heads()))

    def apply(self, event):
        """Takes an event, or says with which code it is refused."""
        if event["id"] in self.events:
            known = {**self.events[event["id"]], "parents": None}
            return None if known == {**event, "parents": None} else "duplicate_id"
        parents = event.get("parents", self.heads())
        if any(parent not in self.events for parent in parents):
            return "unknown_event"
        everything = self.seen()
        known = set(parents).union(*[everything.known[parent] for parent in parents])
        seen = Seen({id: self.events[id] for id in known}, {id: self.parents[id] for id in known})
        refused = refusal(seen, event)
        if refused is None:
            self.put({**event, "parents": sorted(parents)})
        return refused


def refusal(seen, event):
    """The code of one fault of an event, where there is one."""
    kind, data, role = event["kind"], event["data"], event["by"]["role"]
    why = event.get("why")
    if event["happened"] > event["entered"]:
        return "not_ascending"
    hidden = event.get("visible_to")
    if hidden:
        if kind not in RECORDS:
            return "not_permitted"
        guarded = kind in ("flag_opened", "flag_closed", "alert_answered") or (
            kind == "score_recorded" and data["instrument"] == "phq-9")
        if guarded and not any(one in TEAM for one in hidden):
            return "not_permitted"
    if kind not in FREE and role not in MOVERS:
        return "not_permitted"
    if kind in ("flag_closed", "alert_answered") and role not in TEAM:
        return "not_permitted"
    if kind in ("event_corrected", "event_withdrawn") and data["event"] in seen.all:
        # A correction says what the corrected event says; flags, alerts and what was done about them are the team's.
        target, at = seen.all[data["event"]], data["event"]
        if kind == "event_corrected" and target["kind"] not in FREE and seen.data(at) is not None and role not in MOVERS:
            return "not_permitted"
        if seen.is_the_teams(at, set(seen.all)):
            if role not in TEAM:
                return "not_permitted"
            if not why:
                return "reason_required"
        if role not in TEAM and target["by"]["role"] != role:
            return "not_permitted"
    # What only records outlives the plan.
    if seen.is_closed() and kind not in RECORDS | {"plan_reopened", "event_withdrawn", "conflict_resolved", "measure_declined"}:
        return "illegal_transition"
    goals = seen.goal_ids()

    def begun(kind, name):
        return {seen.data(id)[name]: seen.happened(id) for id in reversed(seen.of(kind))}

    # What it is about must be there, and not begin later.
    for of, begins, name in [("flag_closed", "flag_opened", "flag"), ("goal_decided", "review_opened", "review"),
                             ("review_closed", "review_opened", "review")]:
        if kind == of:
            there = begun(begins, name)
            if data[name] not in there:
                return "unknown_id"
            if event["happened"] < there[data[name]]:
                return "not_ascending"
    about = moved(event) or ([data["goal"]] if isinstance(data.get("goal"), str) else [])
    if kind == "ladder_set":
        about = [data["ladder"]["goal"]]
    for goal in about:
        if goal not in goals:
            return "unknown_goal"
    for goal in about:
        if kind not in ("goal_decided", "note_added", "agreement_declined") and event["happened"] < seen.happened(seen.adding(goal)[0]):
            return "not_ascending"
    if kind == "review_opened" and data["review"] in begun("review_opened", "review"):
        return "duplicate_id"

    # The life of a goal.
    for goal in moved(event):
        status = seen.status(goal)
        to = TABLE.get((status, kind))
        if to is None:
            return "illegal_transition"
        if kind == "goal_activated" and status in ("draft", "proposed"):
            if not seen.is_safety(goal):
                return "illegal_transition"
            if not why:
                return "reason_required"
        elif to == "active" and not why and not seen.is_safety(goal):
            horizon = seen.fields(goal, [])["horizon"]
            if len(seen.active(horizon)) >= CAPS[horizon]:
                return "reason_required"
        if kind == "goal_held" and not why:
            return "reason_required"
        if kind == "goal_retired":
            decided = [seen.data(id)["review"] for id in seen.of("goal_decided") if seen.data(id)["goal"] == goal]
            if not decided or seen.decision(decided[-1], goal) != "retire":
                return "illegal_transition"
    if kind == "goal_dropped" and data["reason"] == "other" and not data.get("text"):
        return "reason_required"
    if kind in ("goal_added", "goal_split"):
        for goal in [data["goal"]] if kind == "goal_added" else data["into"]:
            if goal["id"] in goals:
                return "duplicate_id"
            if goal.get("tier") not in (None, *TIERS):
                return "unknown_tier"
    if kind == "goal_merged":
        if data["into"] not in goals:
            return "unknown_goal"
        if data["into"] in data["goals"]:
            return "self_reference"
        if seen.status(data["into"]) not in OPEN:
            return "illegal_transition"
    if kind == "flag_opened" and any(
            seen.data(id)["flag"] == data["flag"] and seen.data(id)["kind"] != data["kind"] for id in seen.of("flag_opened")):
        return "duplicate_id"
    if kind == "goal_changed":
        if seen.status(data["goal"]) not in OPEN:
            return "illegal_transition"
        if not data.get("set") and not data.get("clear"):
            return "missing"
        if data.get("set", {}).get("tier") not in (None, *TIERS):
            return "unknown_tier"
    if kind == "goal_rated" and seen.status(data["goal"]) not in OPEN:
        return "illegal_transition"
    if kind == "goal_linked" and any(goal not in goals for goal in (data["before"]["first"], data["before"]["then"])):
        return "unknown_goal"
    if kind == "agreement_given":
        if data["version"] != seen.next_version():
            return "out_of_range"
        if data["party"] not in PARTIES:
            return "unknown_code"
    if kind == "alert_answered":
        if data["score"] not in seen.alerts():
            return "unknown_id"
        if data["how"] == "no_flag_needed" and not (data.get("text") or why):
            return "reason_required"
        if data["how"] == "flag_opened":
            if "flag" not in data:
                return "reason_required"
            if data["flag"] not in begun("flag_opened", "flag"):
                return "unknown_id"
            if data["flag"] not in [flag for flag, _ in seen.flags().items()]:
                return "illegal_transition"
    if kind in ("goal_decided", "review_closed") and data["review"] in seen.closed_reviews():
        return "illegal_transition"
    if kind == "review_closed" and seen.undecided(data["review"]):
        return "missing"
    if kind in ("event_corrected", "event_withdrawn"):
        target = data["event"]
        if target not in seen.all or seen.data(target) is None:
            return "unknown_event"
        if kind == "event_corrected" and seen.all[target]["kind"] in AMENDING:
            return "illegal_transition"
        if kind == "event_corrected" and sorted(event.get("visible_to", [])) != sorted(seen.all[target].get("visible_to", [])):
            return "not_permitted"
    if kind == "plan_reopened":
        if not seen.is_closed():
            return "illegal_transition"
        if not why:
            return "reason_required"
    if kind == "conflict_resolved":
        if not why:
            return "reason_required"
        if role not in TEAM and seen.is_the_teams(seen.about(event), set(seen.all)):
            return "not_permitted"
    if kind == "agreement_declined" and not data.get("goals") and not any(seen.status(goal) == "proposed" for goal in goals):
        return "illegal_transition"
    return None
