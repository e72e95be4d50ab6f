//! The plan itself: events are decided, fold, and are looked at on any day.

use therapy_goals::plan::{Event, Plan};

const TWO_YEARS: &str = include_str!("../../core/examples/plans/two-years.jsonl");

fn events() -> Vec<Event> {
    TWO_YEARS.lines().map(|line| Event::from_json(line).unwrap()).collect()
}

fn empty() -> Plan {
    Plan::new("two-years".parse().unwrap(), Some("c-17".parse().unwrap()), None).unwrap()
}

/// Everything in the example may be entered as it stands, one after the other; what was erased comes with a file.
#[test]
fn the_example_is_legal_event_by_event() {
    let mut plan = empty();
    let mut text = String::new();
    for (line, event) in TWO_YEARS.lines().zip(events()) {
        let id = event.id().clone();
        text.push_str(line);
        text.push('\n');
        plan = if event.kind().is_some() {
            plan.apply(event).unwrap_or_else(|error| panic!("{id}: {error}"))
        } else {
            Plan::read(text.as_bytes(), false).unwrap().plan
        };
    }
    let whole = Plan::read(TWO_YEARS.as_bytes(), false).unwrap();
    assert!(whole.problems.is_empty());
    assert_eq!(whole.plan.to_jsonl(), TWO_YEARS);
    assert_eq!(plan.events().len(), TWO_YEARS.lines().count());
    let state = whole.plan.state(None, None);
    assert!(!state.goals.is_empty() && !state.sessions.is_empty());
    assert!(state.findings.is_empty(), "{:#?}", state.findings);
}

fn line(id: &str, role: &str, parents: &[&str], kind: &str, data: &serde_json::Value) -> String {
    let event = serde_json::json!({
        "id": id, "parents": parents, "kind": kind, "by": { "role": role }, "entered": "2026-11-02",
        "happened": "2026-11-02", "data": data,
    });
    format!("{event}\n")
}

/// Copies may open one id for two kinds: "a kind is open while any flag of it is". And what a client closed elsewhere is
/// told and has no effect.
#[test]
fn what_copies_say_of_flags_is_taken_with_caution() {
    let flag = |kind: &str| serde_json::json!({ "flag": "f1", "kind": kind });
    let text = [
        line("a", "therapist", &[], "note_added", &serde_json::json!({ "text": "-" })),
        line("b", "therapist", &["a"], "flag_opened", &flag("self_harm")),
        line("c", "therapist", &["a"], "flag_opened", &flag("suicidality")),
        line("d", "client", &["b", "c"], "flag_closed", &serde_json::json!({ "flag": "f1" })),
    ];
    let state = Plan::read(text.concat(), false).unwrap().plan.state(None, None);
    let open: Vec<&str> = state.flags.iter().filter(|flag| flag.open).map(|flag| flag.kind.code()).collect();
    assert_eq!(open, ["self_harm", "suicidality"]);
    let findings: Vec<&str> = state.findings.iter().map(therapy_goals::plan::Finding::code).collect();
    assert_eq!(findings, ["not_permitted"]);
    let team = text[3].replace("client", "therapist");
    let closed = Plan::read([&text[..3].concat(), &team].map(String::as_str).concat(), false).unwrap().plan;
    assert!(closed.state(None, None).flags.iter().all(|flag| !flag.open));
}

#[test]
fn what_is_no_plan_is_refused() {
    for text in ["two-years.jsonl", "<html>", "["] {
        let error = Plan::read(text, false).unwrap_err();
        assert_eq!((error.code(), error.path()), ("invalid_json", "lines[0]"), "{text}");
    }
    assert_eq!(Plan::read("\n", false).unwrap().plan.events().len(), 0);
}

#[test]
fn erasing_is_for_the_care_team() {
    let plan =
        Plan::read(line("a", "client", &[], "note_added", &serde_json::json!({ "text": "-" })), false).unwrap().plan;
    let by = |role: &str| therapy_goals::plan::Person::new(role).unwrap();
    let day = || "2026-12-01".parse().unwrap();
    let refused = plan.redact(["a".parse().unwrap()], by("client"), day(), None).unwrap_err();
    assert_eq!((refused.code(), refused.path()), ("not_permitted", "by.role"));
    assert!(plan.redact(["a".parse().unwrap()], by("therapist"), day(), None).is_ok());
}

/// How long it takes, where somebody asks: `cargo test --release … -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement, not a test"]
fn timing() {
    let read = Plan::read(TWO_YEARS.as_bytes(), false).unwrap().plan;
    let start = std::time::Instant::now();
    for _ in 0..10 {
        std::hint::black_box(Plan::read(TWO_YEARS.as_bytes(), false).unwrap());
    }
    println!("read: {:?}", start.elapsed() / 10);
    let start = std::time::Instant::now();
    for _ in 0..10 {
        std::hint::black_box(read.state(None, None));
    }
    println!("state: {:?}", start.elapsed() / 10);
    let lines: Vec<&str> = TWO_YEARS.lines().collect();
    let short = Plan::read(lines[..lines.len() - 1].join("\n").as_bytes(), false).unwrap().plan;
    let last = Event::from_json(lines[lines.len() - 1]).unwrap();
    let start = std::time::Instant::now();
    for _ in 0..1000 {
        std::hint::black_box(short.apply(last.clone()).unwrap());
    }
    println!("one more event: {:?}", start.elapsed() / 1000);
    let start = std::time::Instant::now();
    for _ in 0..100 {
        std::hint::black_box(short.with_policy(short.policy().clone()).unwrap());
    }
    println!("replay: {:?}", start.elapsed() / 100);
}
