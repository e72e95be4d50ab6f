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
