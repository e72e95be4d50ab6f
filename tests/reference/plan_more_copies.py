# SPDX-License-Identifier: MIT OR Apache-2.0
"""Copies of a living plan, a second time: export for a role, erasure, and what was known on a day.

The other half of `plan_more.py`, written from the same rules and without a look at the engine.
"""

from plan_more import CARE_TEAM, History, State


def raises_alert(data):
    """Whether answers to the PHQ-9 raise its alert, or leave open whether they do: item 9 is above 0 or missing."""
    return data.get("instrument") == "phq-9" and data["responses"].get("9") != 0


def target_of(history, event):
    """The event that a correction or a withdrawal is about, through corrections of corrections."""
    while event["kind"] in ("event_corrected", "event_withdrawn") and event["data"]["event"] in history.by_id:
        event = history.by_id[event["data"]["event"]]
    return event


def is_safety(history, event):
    """Whether it is of a flag or an alert, which the care team always sees."""
    target = target_of(history, event)
    if target["kind"] == "score_recorded":
        said = [target["data"]]
        said += [
            other["data"]["data"]
            for other in history.by_id.values()
            if other["kind"] == "event_corrected" and other["data"]["event"] == target["id"]
        ]
        return any(raises_alert(data) for data in said)
    return target["kind"] in ("flag_opened", "flag_closed", "alert_answered")


def withheld(events, role):
    """The ids of the events of which an export for this role has only a place."""
    history = History(events)
    hidden = {
        event["id"]
        for event in events
        if "visible_to" in event
        and role not in event["visible_to"]
        and not (role in CARE_TEAM and is_safety(history, event))
    }
    begun = {"flag_opened": "flag", "concern_opened": "concern", "problem_recorded": "problem"}
    begun |= {"homework_set": "homework", "signal_seen": "key"}
    told = {"flag_closed": ("flag",), "alert_answered": ("flag",), "concern_updated": ("concern",)}
    told |= {"concern_closed": ("concern",), "note_added": ("problem",), "homework_reviewed": ("homework",)}
    while True:
        gone = {
            (begun[event["kind"]], event["data"][begun[event["kind"]]])
            for event in events
            if event["id"] in hidden and event["kind"] in begun
        }
        more = set()
        for event in events:
            data = event.get("data", {})
            if event["kind"] in ("event_corrected", "event_withdrawn") and data["event"] in hidden:
                more.add(event["id"])
            if event["kind"] == "alert_answered" and data["score"] in hidden:
                more.add(event["id"])
            if any((field, data.get(field)) in gone for field in told.get(event["kind"], ())):
                more.add(event["id"])
            if event["kind"] == "concern_opened" and ("key", data.get("signal")) in gone:
                more.add(event["id"])
        if more <= hidden:
            return sorted(hidden)
        hidden |= more


def going_along(events, ids):
    """The erased events with all that corrects them, as a correction says the same again."""
    gone, grown = set(ids), True
    while grown:
        more = {e["id"] for e in events if e["kind"] == "event_corrected" and e["data"]["event"] in gone}
        gone, grown = gone | more, not more <= gone
    return gone


def pending(events):
    """The flags that are open and the alerts without an answer, by the event that began them."""
    history = History(events)
    state = State(history)
    closings = state.of("flag_closed")
    answered = {(event["data"]["score"], event["data"]["alert"]) for event in state.of("alert_answered")}
    found = set()
    for event in state.of("flag_opened", "score_recorded"):
        one, data = event["id"], event["data"]
        if event["kind"] == "score_recorded":
            waits = raises_alert(data) and (one, "self_harm_item") not in answered
        else:
            waits = not any(c["data"]["flag"] == data["flag"] and one in history.above[c["id"]] for c in closings)
        if waits:
            found.add(one)
    return found


def answered_before(events):
    """Whether an answer did not know of a correction of the score: whether it still counts is left open."""
    history = History(events)
    corrections = [event for event in events if event["kind"] == "event_corrected"]
    return any(
        event["kind"] == "alert_answered"
        and one["data"]["event"] == event["data"]["score"]
        and one["id"] not in history.above[event["id"]]
        for event in events
        for one in corrections
    )


def stub(events, gone):
    return [
        {"id": event["id"], "parents": event["parents"], "kind": "erased"} if event["id"] in gone else event
        for event in events
    ]


def amends(history, event):
    """The event that a correction or a withdrawal leads back to."""
    while event and event["kind"] in ("event_corrected", "event_withdrawn"):
        event = history.by_id.get(event["data"]["event"])
    return event


def refused(events, ids):
    """Whether something open would be gone, or what amends a flag, a closing, an answer or a score that stays."""
    history, gone = History(events), going_along(events, ids)
    safety = ("flag_opened", "flag_closed", "alert_answered", "score_recorded")
    for event in events:
        if event["id"] in gone and event["kind"] in ("event_corrected", "event_withdrawn"):
            root = amends(history, event)
            if root and root["id"] not in gone and root["kind"] in safety:
                return True
    return bool(pending(events) - pending(stub(events, gone)))


def redact(events, ids, by):
    """The ids that are stubs afterwards, or the faults for which it is refused."""
    history = History(events)
    faults = [] if by["role"] in CARE_TEAM else [{"code": "not_permitted", "path": "by.role"}]
    known = [one for one in ids if one in history.by_id]
    whole = refused(events, known)
    for place, one in enumerate(ids):
        if one not in history.by_id:
            faults.append({"code": "unknown_event", "path": f"ids[{place}]"})
        elif whole and refused(events, [one]):
            faults.append({"code": "illegal_transition", "path": f"ids[{place}]"})
    return {"faults": faults} if faults else {"erased": sorted(going_along(events, ids))}


def as_known(events, day):
    """The ids of the events entered up to a day, with all that these knew of."""
    history = History(events)
    kept = {event["id"] for event in events if event["entered"] <= day}
    return sorted(kept.union(*(history.above[one] for one in kept)) if kept else kept)
