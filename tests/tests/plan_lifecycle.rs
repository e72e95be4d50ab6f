//! The life of a goal: every state and every event, against the table of the semantics as a second person wrote it down.

#![expect(clippy::needless_pass_by_value, reason = "a value is written where it is used")]

use serde_json::{Value, json};
use therapy_goals::goal::Status;
use therapy_goals::plan::{Event, Finding, Kind, Plan, lifecycle};

/// A plan in the making: events of one day, one after the other.
struct Story {
    plan: Plan,
    count: u32,
}

impl Story {
    fn new() -> Self {
        let plan = Plan::new("plan-1".parse().unwrap(), None, None).unwrap();
        Self { plan, count: 0 }
    }

    fn event(&mut self, kind: &str, why: Option<&str>, data: Value) -> Event {
        self.count += 1;
        let mut event = json!({
            "id": format!("e{:03}", self.count), "kind": kind, "by": { "role": "therapist" },
            "entered": "2026-11-02", "happened": "2026-11-02", "data": data,
        });
        if let Some(why) = why {
            event["why"] = why.into();
        }
        Event::from_json(&event.to_string()).unwrap()
    }

    fn tell(&mut self, kind: &str, why: Option<&str>, data: Value) {
        let event = self.event(kind, why, data);
        self.plan = self.plan.apply(event).unwrap_or_else(|error| panic!("{kind}: {error}"));
    }

    fn agree(&mut self, version: u32) {
        for party in ["client", "therapist"] {
            self.tell("agreement_given", None, json!({ "version": version, "party": party, "how": "said" }));
        }
    }

    /// A goal `g` in this state, and a goal `other` to be merged into.
    fn at(status: Status) -> Self {
        let mut story = Self::new();
        story.tell("goal_added", None, json!({ "goal": { "id": "other", "title": "Other", "horizon": "long" } }));
        story.tell("goal_added", None, json!({ "goal": { "id": "g", "title": "Sleep", "horizon": "short" } }));
        let goal = json!({ "goal": "g" });
        if status == Status::Draft {
            return story;
        }
        story.tell("goal_proposed", None, goal.clone());
        if status == Status::Proposed {
            return story;
        }
        story.agree(1);
        match status {
            Status::Active => story.tell("goal_activated", None, goal),
            Status::OnHold => {
                story.tell("goal_activated", None, goal.clone());
                story.tell("goal_held", Some("holidays"), goal);
            }
            Status::Achieved => story.tell("goal_achieved", None, json!({ "goal": "g", "record": {} })),
            Status::Retired => {
                story.tell("review_opened", None, json!({ "review": "r0" }));
                story.tell("goal_decided", None, json!({ "review": "r0", "goal": "g", "decision": "retire" }));
                story.tell("goal_retired", None, goal);
            }
            Status::Dropped => story.tell("goal_dropped", None, json!({ "goal": "g", "reason": "not_important" })),
            _ => {}
        }
        story
    }

    fn status(&self) -> Status {
        self.plan.state(None, None).goal("g").unwrap().status
    }
}

/// Every event that moves a goal, with all that it may need.
const MOVES: &[(&str, &str)] = &[
    ("goal_proposed", r#"{ "goal": "g" }"#),
    ("agreement_declined", r#"{ "party": "client", "goals": ["g"] }"#),
    ("goal_activated", r#"{ "goal": "g" }"#),
    ("goal_held", r#"{ "goal": "g" }"#),
    ("goal_resumed", r#"{ "goal": "g" }"#),
    ("goal_achieved", r#"{ "goal": "g", "record": { "kind": "verbal" } }"#),
    ("goal_retired", r#"{ "goal": "g" }"#),
    ("goal_merged", r#"{ "goals": ["g"], "into": "other" }"#),
    ("goal_split", r#"{ "goal": "g", "into": [{ "id": "p", "title": "Part", "horizon": "short" }] }"#),
    ("goal_dropped", r#"{ "goal": "g", "reason": "other", "text": "Moved away." }"#),
    ("goal_reopened", r#"{ "goal": "g", "reason": "relapse" }"#),
];

/// The table of section 4, row by row: where an event leads from a state; nothing where it is refused. A review has
/// decided to retire the goal, and a reason is always given.
fn expected(from: Status, event: &str) -> Option<Status> {
    use Status::{Achieved, Active, Agreed, Draft, Dropped, OnHold, Proposed, Retired};
    let not_ended = matches!(from, Draft | Proposed | Agreed | Active | OnHold);
    match (from, event) {
        (Proposed, "agreement_declined") => Some(Draft),
        (Agreed, "goal_activated") | (OnHold, "goal_resumed") | (Achieved, "goal_reopened") => Some(Active),
        (Active, "goal_held") => Some(OnHold),
        (Agreed | Active | OnHold, "goal_achieved") => Some(Achieved),
        (Agreed | Active | OnHold, "goal_retired") => Some(Retired),
        (_, "goal_merged" | "goal_split") if not_ended => Some(Retired),
        (_, "goal_dropped") if not_ended => Some(Dropped),
        (Draft, "goal_proposed") | (Retired | Dropped, "goal_reopened") => Some(Proposed),
        _ => None,
    }
}

#[test]
fn every_event_in_every_state() {
    for status in Status::ALL {
        for (kind, data) in MOVES {
            let mut story = Story::at(*status);
            assert_eq!(story.status(), *status);
            if *kind == "goal_retired" {
                story.tell("review_opened", None, json!({ "review": "r1" }));
                story.tell("goal_decided", None, json!({ "review": "r1", "goal": "g", "decision": "retire" }));
            }
            let event = story.event(kind, Some("because"), serde_json::from_str(data).unwrap());
            let before = story.plan.to_jsonl();
            match (story.plan.apply(event), expected(*status, kind)) {
                (Ok(plan), Some(to)) => {
                    story.plan = plan;
                    assert_eq!(story.status(), to, "{kind} in {status}");
                    assert!(story.plan.state(None, None).findings.is_empty(), "{kind} in {status}");
                }
                (Err(error), None) => {
                    assert_eq!(error.code(), "illegal_transition", "{kind} in {status}: {error}");
                    assert_eq!(story.plan.to_jsonl(), before);
                }
                (Ok(_), None) => panic!("{kind} in {status} was taken"),
                (Err(error), Some(_)) => panic!("{kind} in {status}: {error}"),
            }
        }
    }
}

/// A draft is activated only in a safety tier, and then with a reason.
#[test]
fn a_safety_goal_needs_no_agreement_but_a_reason() {
    let mut story = Story::new();
    let goal = json!({ "goal": { "id": "g", "title": "Stay safe", "horizon": "short", "tier": "safety" } });
    story.tell("goal_added", None, goal);
    let bare = story.event("goal_activated", None, json!({ "goal": "g" }));
    let error = story.plan.apply(bare).unwrap_err();
    assert_eq!((error.code(), error.path()), ("reason_required", "why"));
    story.tell("goal_activated", Some("the night of the second"), json!({ "goal": "g" }));
    assert_eq!(story.status(), Status::Active);
}

#[test]
fn beyond_the_caps_a_reason_is_needed() {
    let mut story = Story::new();
    for number in 0..4 {
        let id = format!("g{number}");
        let goal = json!({ "goal": { "id": id, "title": format!("Goal {number}"), "horizon": "short" } });
        story.tell("goal_added", None, goal);
        story.tell("goal_proposed", None, json!({ "goal": id }));
    }
    story.agree(1);
    for number in 0..3 {
        story.tell("goal_activated", None, json!({ "goal": format!("g{number}") }));
    }
    let fourth = story.event("goal_activated", None, json!({ "goal": "g3" }));
    let error = story.plan.apply(fourth).unwrap_err();
    assert_eq!((error.code(), error.path()), ("reason_required", "why"));
    story.tell("goal_activated", Some("all four are small"), json!({ "goal": "g3" }));
    let findings = story.plan.state(None, None).findings;
    assert_eq!(findings.iter().map(Finding::code).collect::<Vec<_>>(), ["cap_exceeded"]);
}

/// A goal is agreed when the last party has agreed to the same wording.
#[test]
fn all_parties_agree_to_one_wording() {
    let mut story = Story::at(Status::Proposed);
    story.tell("agreement_given", None, json!({ "version": 1, "party": "client", "how": "signed" }));
    assert_eq!(story.status(), Status::Proposed);
    story.tell("goal_changed", None, json!({ "goal": "g", "set": { "title": "Sleep six hours" } }));
    story.tell("agreement_given", None, json!({ "version": 1, "party": "therapist", "how": "said" }));
    assert_eq!(story.status(), Status::Proposed, "the client agreed to another wording");
    let codes: Vec<_> = story.plan.state(None, None).findings.iter().map(|finding| finding.code().to_owned()).collect();
    assert_eq!(codes, ["agreement_differs"]);
    story.agree(2);
    assert_eq!(story.status(), Status::Agreed);
    let agreement = story.plan.state(None, None).agreement.unwrap();
    assert_eq!((agreement.version, agreement.changes.added.len()), (2, 1));
    story.tell("goal_changed", None, json!({ "goal": "g", "set": { "title": "Sleep seven hours" } }));
    assert!(story.plan.state(None, None).goal("g").unwrap().changed_since_agreed);
}

/// The table that is told has a row for each line of the semantics, and every kind that moves a goal.
#[test]
fn the_table_is_told() {
    let rows = lifecycle();
    for (kind, _) in MOVES {
        assert!(rows.iter().any(|row| row.event.code() == *kind), "{kind}");
    }
    for row in &rows {
        for from in &row.from {
            if row.event == Kind::AgreementGiven
                || row.from.contains(&Status::Proposed) && row.event == Kind::GoalActivated
            {
                continue;
            }
            assert_eq!(expected(*from, row.event.code()), Some(row.to), "{} in {from}", row.event);
        }
    }
}
