//! The plan itself: events are decided, fold, and are looked at on any day.

use therapy_goals::plan::{Event, Plan};

const TWO_YEARS: &str = include_str!("../../core/examples/plans/two-years.jsonl");

fn events() -> Vec<Event> {
    TWO_YEARS.lines().map(|line| Event::from_json(line).unwrap()).collect()
}

fn empty() -> Plan {
    Plan::new("two-years".parse().unwrap(), Some("c-17".parse().unwrap()), None).unwrap()
}

/// Everything in the example may be entered as it stands, one after the other.
#[test]
fn the_example_is_legal_event_by_event() {
    let mut plan = empty();
    for event in events() {
        let id = event.id().clone();
        plan = plan.apply(event).unwrap_or_else(|error| panic!("{id}: {error}"));
    }
    let lines: Vec<&str> = TWO_YEARS.lines().collect();
    assert_eq!(plan.events().len(), lines.len());
    let state = plan.state(None, None);
    assert!(!state.goals.is_empty() && !state.sessions.is_empty());
}

/// How long it takes, where somebody asks: `cargo test --release … -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement, not a test"]
fn timing() {
    let all = events();
    let start = std::time::Instant::now();
    let plan = empty().apply_all(all.clone()).unwrap();
    println!("apply_all {}: {:?}", all.len(), start.elapsed());
    let start = std::time::Instant::now();
    for _ in 0..10 {
        std::hint::black_box(plan.state(None, None));
    }
    println!("state: {:?}", start.elapsed() / 10);
    let mut short = empty();
    for event in &all[..all.len() - 1] {
        short = short.apply(event.clone()).unwrap();
    }
    let last = all.last().unwrap();
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
