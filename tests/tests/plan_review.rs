//! When a review is due, whether the plan is ready, and what is to be looked at.

use serde_json::{Value, json};
use therapy_goals::plan::{Event, Finding, Plan, PlanPolicy, ScriptLine};
use therapy_goals::scalar::Date;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn plan_with(policy: Value, events: &[(&str, &str, Value)]) -> Plan {
    let policy: PlanPolicy = serde_json::from_value(policy).unwrap();
    let mut plan = Plan::new("p".parse().unwrap(), None, Some(policy)).unwrap();
    for (number, (kind, on, data)) in events.iter().enumerate() {
        let event = json!({ "id": format!("e{number}"), "kind": kind, "by": { "role": "therapist" }, "entered": on,
            "happened": on, "why": "because", "data": data });
        plan = plan.apply(Event::from_json(&event.to_string()).unwrap()).unwrap();
    }
    plan
}

fn sessions(days: &[&'static str], kind: &str, attendance: &str) -> Vec<(&'static str, &'static str, Value)> {
    let session = |on: &&'static str| {
        let data = json!({ "session": format!("{kind}-{on}"), "kind": kind, "attendance": attendance });
        ("session_recorded", *on, data)
    };
    days.iter().map(session).collect()
}

const WEEKS: [&str; 8] =
    ["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02", "2026-02-09", "2026-02-16", "2026-02-23"];

fn told(plan: &Plan, on: &str) -> (&'static str, u32) {
    let review = plan.review(day(on));
    (review.state.code(), review.sessions)
}

/// "Reviews: due at 4, overdue above 6 attended sessions of the counted kinds since the last closed review."
#[test]
fn a_review_is_due_at_four_and_overdue_above_six() {
    let mut events = sessions(&WEEKS, "individual", "attended");
    // Neither of these counts: a call, and one that did not take place.
    events.extend(sessions(&["2026-02-24"], "phone", "attended"));
    events.extend(sessions(&["2026-02-25"], "individual", "missed"));
    let plan = plan_with(json!({}), &events);
    assert_eq!(told(&plan, "2026-01-04"), ("not_due", 0));
    assert_eq!(told(&plan, "2026-01-25"), ("not_due", 3));
    assert_eq!(told(&plan, "2026-01-26"), ("due", 4));
    assert_eq!(told(&plan, "2026-02-09"), ("due", 6));
    assert_eq!(told(&plan, "2026-02-16"), ("overdue", 7));
    assert_eq!(told(&plan, "2026-02-28"), ("overdue", 8));
    let review = plan.review(day("2026-02-28"));
    assert_eq!((review.due_on, review.overdue_on), (Some(day("2026-01-26")), Some(day("2026-02-16"))));
    let four = plan.with_policy(serde_json::from_value(json!({ "review_due": 2, "review_overdue": 3 })).unwrap());
    assert_eq!(told(&four.unwrap(), "2026-01-26"), ("overdue", 4));
}

/// Since the last *closed* one: a review that was only opened changes nothing.
#[test]
fn a_closed_review_begins_the_count_anew() {
    let mut events = sessions(&WEEKS[..4], "individual", "attended");
    events.push(("review_opened", "2026-01-26", json!({ "review": "r1" })));
    let open = plan_with(json!({}), &events);
    assert_eq!(told(&open, "2026-01-26"), ("due", 4));
    assert_eq!(open.review(day("2026-01-26")).open.unwrap().as_str(), "r1");
    events.push(("review_closed", "2026-01-26", json!({ "review": "r1" })));
    events.extend(sessions(&WEEKS[4..], "skills_group", "late"));
    let plan = plan_with(json!({}), &events);
    assert_eq!(told(&plan, "2026-01-26"), ("not_due", 0));
    assert_eq!(told(&plan, "2026-02-16"), ("not_due", 3));
    assert_eq!(told(&plan, "2026-02-23"), ("due", 4));
    assert_eq!(plan.review(day("2026-02-23")).since, Some(day("2026-01-26")));
}

fn goal(id: &str) -> Value {
    json!({ "goal": { "id": id, "title": id, "horizon": "short" } })
}

fn agreed() -> Vec<(&'static str, &'static str, Value)> {
    vec![
        ("goal_added", "2026-01-01", goal("g1")),
        ("goal_added", "2026-01-01", goal("g2")),
        ("goal_proposed", "2026-01-01", json!({ "goal": "g1" })),
        ("agreement_given", "2026-01-01", json!({ "version": 1, "party": "client", "how": "said" })),
        ("agreement_given", "2026-01-02", json!({ "version": 1, "party": "therapist", "how": "said" })),
        ("goal_activated", "2026-01-02", json!({ "goal": "g1" })),
    ]
}

#[test]
fn an_agreement_that_expires_asks_for_a_review() {
    let policy = json!({ "agreement_days": 30 });
    let mut events = agreed();
    let plan = plan_with(policy.clone(), &events);
    assert_eq!(told(&plan, "2026-01-31"), ("not_due", 0));
    // Thirty days after 2 January.
    assert_eq!(told(&plan, "2026-02-01"), ("due", 0));
    let review = plan.review(day("2026-02-01"));
    assert_eq!((review.undecided.len(), review.drafts.len(), review.expired), (1, 1, true));
    let expired = |plan: &Plan, on: &str| {
        plan.findings(day(on)).iter().any(|finding| matches!(finding, Finding::AgreementExpired { version: 1, .. }))
    };
    assert!(!expired(&plan, "2026-02-01") && expired(&plan, "2026-02-02"));
    events.push(("review_opened", "2026-02-03", json!({ "review": "r1" })));
    events.push(("goal_decided", "2026-02-03", json!({ "review": "r1", "goal": "g1", "decision": "continue" })));
    events.push(("review_closed", "2026-02-03", json!({ "review": "r1" })));
    let plan = plan_with(policy, &events);
    assert_eq!(told(&plan, "2026-02-03"), ("not_due", 0));
    // The plan is reviewed, and still nobody has agreed anew.
    assert!(expired(&plan, "2026-02-04"));
}

#[test]
fn an_active_goal_needs_a_step() {
    let mut events = agreed();
    let none = |plan: &Plan, on: &str| {
        plan.findings(day(on)).into_iter().filter(|finding| matches!(finding, Finding::NoStep { .. })).count()
    };
    assert_eq!(none(&plan_with(json!({}), &events), "2026-01-01"), 0);
    assert_eq!(none(&plan_with(json!({}), &events), "2026-01-02"), 1);
    events.push(("step_added", "2026-01-03", json!({ "goal": "g1", "step": "s1", "text": "Walk" })));
    events.push(("step_done", "2026-01-09", json!({ "goal": "g1", "step": "s1" })));
    let plan = plan_with(json!({}), &events);
    assert_eq!((none(&plan, "2026-01-03"), none(&plan, "2026-01-09")), (0, 1));
}

/// "A run of missed weeks per kind is a finding with n as policy": weeks in a row that had a planned session of the kind.
#[test]
fn weeks_in_a_row_without_a_planned_session() {
    let runs = |events: &[(&str, &str, Value)], on: &str| -> Vec<(String, u32, Date)> {
        let found = plan_with(json!({ "missed_run": 3 }), events).findings(day(on));
        let run = |finding| match finding {
            Finding::MissedRun { kind, sessions, since } => Some((kind.to_string(), sessions, since)),
            _ => None,
        };
        found.into_iter().filter_map(run).collect()
    };
    let held = sessions(&WEEKS[..1], "individual", "attended");
    let mut events = held.clone();
    events.extend(sessions(&WEEKS[1..3], "individual", "missed"));
    assert!(runs(&events, "2026-02-01").is_empty());
    // Two in one week are one week: the third week makes the run, in which four sessions were missed.
    events.extend(sessions(&["2026-01-22"], "individual", "cancelled"));
    assert!(runs(&events, "2026-02-01").is_empty());
    events.extend(sessions(&["2026-01-26"], "individual", "missed"));
    assert_eq!(runs(&events, "2026-01-25"), []);
    assert_eq!(runs(&events, "2026-01-26"), [("individual".to_owned(), 4, day("2026-01-12"))]);
    // Another kind of session ends no run of this one; one of this kind does.
    let mut other = events.clone();
    other.extend(sessions(&["2026-01-27"], "skills_group", "attended"));
    assert_eq!(runs(&other, "2026-02-01").len(), 1);
    events.extend(sessions(&["2026-01-28"], "individual", "late"));
    assert!(runs(&events, "2026-02-01").is_empty());
}

#[test]
fn what_the_team_called_off_and_a_planned_break_are_no_run() {
    let mut events = vec![(
        "life_event",
        "2026-01-01",
        json!({ "event": "planned_break", "from": "2026-01-12", "until": "2026-01-18" }),
    )];
    events.extend(sessions(&WEEKS[..4], "individual", "cancelled"));
    if let Some((.., data)) = events.last_mut() {
        data["cancelled_by"] = json!("therapist");
    }
    // Of four weeks one was a break, and one was called off by the therapist: two are left.
    let found = |run: u8| plan_with(json!({ "missed_run": run }), &events).findings(day("2026-02-01")).len();
    assert_eq!((found(2), found(3)), (1, 0));
}

fn safety(id: &str) -> Value {
    json!({ "goal": { "id": id, "title": id, "horizon": "short", "tier": "safety", "answers_flags": ["self_harm"] } })
}

#[test]
fn ready_is_no_while_a_flag_or_an_alert_waits() {
    let answers = json!({ "1": 0, "2": 0, "3": 0, "4": 0, "5": 0, "6": 0, "7": 0, "8": 0, "9": 1 });
    let mut events = vec![("flag_opened", "2026-01-01", json!({ "flag": "f1", "kind": "self_harm" }))];
    let ready = |events: &[(&str, &str, Value)], on: &str| {
        let ready = plan_with(json!({}), events).ready(day(on));
        (ready.ready, ready.findings.len())
    };
    assert_eq!(ready(&events, "2026-01-01"), (Some(false), 1));
    events.push(("goal_added", "2026-01-02", safety("g1")));
    // A draft of a safety tier answers, as in a ranking.
    assert_eq!(ready(&events, "2026-01-02"), (Some(true), 0));
    let score = json!({ "instrument": "phq-9", "rater": "client", "responses": answers });
    events.push(("score_recorded", "2026-01-03", score));
    assert_eq!(ready(&events, "2026-01-03"), (Some(false), 1));
    let answer = json!({ "score": "e2", "alert": "self_harm_item", "how": "no_flag_needed", "text": "talked about" });
    events.push(("alert_answered", "2026-01-04", answer));
    assert_eq!(ready(&events, "2026-01-03"), (Some(false), 1));
    assert_eq!(ready(&events, "2026-01-04"), (Some(true), 0));
    // A goal of another tier answers nothing.
    let low = json!({ "goal": { "id": "g1", "title": "g1", "horizon": "short", "answers_flags": ["self_harm"] } });
    let low = [events[0].clone(), ("goal_added", "2026-01-02", low)];
    assert_eq!(ready(&low, "2026-01-02"), (Some(false), 1));
}

#[test]
fn the_first_minutes_of_a_session() {
    let mut events = agreed();
    events.push(("homework_set", "2026-01-05", json!({ "homework": "h1", "text": "Walk", "goal": "g1" })));
    events.push(("homework_set", "2026-01-05", json!({ "homework": "h2", "text": "Write", "goal": "g1" })));
    events.push(("homework_reviewed", "2026-01-06", json!({ "homework": "h2", "outcome": "partly" })));
    let every = json!({ "anchor": "every_days", "days": 7 });
    events.push(("measure_planned", "2026-01-05", json!({ "item": "m", "instrument": "gad-2", "every": every })));
    events.push(("flag_opened", "2026-01-07", json!({ "flag": "f1", "kind": "self_harm" })));
    let lines = plan_with(json!({}), &events).script(day("2026-01-12"));
    let codes: Vec<&str> = lines.iter().map(ScriptLine::code).collect();
    assert_eq!(codes, ["flag", "homework", "goal", "measure"]);
}

#[test]
fn the_thread_of_a_problem() {
    let mut events = agreed();
    events.push(("problem_recorded", "2026-01-03", json!({ "problem": "p1", "text": "I lie awake", "goals": ["g1"] })));
    events.push(("note_added", "2026-01-03", json!({ "text": "a note", "problem": "p1" })));
    events.push(("note_added", "2026-01-03", json!({ "text": "of another goal", "goal": "g2" })));
    events.push(("homework_set", "2026-01-05", json!({ "homework": "h1", "text": "Walk", "goal": "g1" })));
    events.push(("homework_reviewed", "2026-01-06", json!({ "homework": "h1", "outcome": "done" })));
    events.push(("check_in", "2026-01-06", json!({ "goal": "g1", "rater": "client", "value": 3 })));
    let plan = plan_with(json!({}), &events);
    let thread = |input: Value| -> Vec<String> {
        let input = serde_json::from_value(input).unwrap();
        plan.thread(&input).unwrap().iter().map(ToString::to_string).collect()
    };
    let of_goal = ["e0", "e2", "e5", "e6", "e9", "e10", "e11"];
    assert_eq!(thread(json!({ "goal": "g1" })), of_goal);
    let of_problem = ["e0", "e2", "e5", "e6", "e7", "e9", "e10", "e11"];
    assert_eq!(thread(json!({ "problem": "p1" })), of_problem);
    assert_eq!(thread(json!({ "goal": "g2" })), ["e1", "e8"]);
    let unknown = serde_json::from_value(json!({ "goal": "g9" })).unwrap();
    assert_eq!(plan.thread(&unknown).unwrap_err().code(), "unknown_goal");
}
