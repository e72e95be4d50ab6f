//! A plan as it is read, added to, merged and asked, at the size of two years and far beyond it, with the answer asserted.
//!
//! The budgets: 10,000 events within 20 ms, one more event on a plan of two years within 100 µs, 1,000 such plans read
//! within 1 s, two copies merged within 5 ms, a caseload of 10,000 within 50 ms. Under `growth`, twice as many events take
//! about twice as long, whatever the plan is full of.

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use serde_json::{Value, json};
use therapy_goals::plan::{CaseloadInput, Event, Plan, Summary, caseload};
use therapy_goals::scalar::Date;

const TWO_YEARS: &str = include_str!("../../core/examples/plans/two-years.jsonl");
const COLLEAGUE: &str = include_str!("../../core/examples/plans/two-years-colleague.jsonl");

fn date(day: usize) -> String {
    let start: Date = "2020-01-01".parse().unwrap();
    start.plus_days(i64::try_from(day).unwrap()).unwrap().to_string()
}

/// A plan of so many events, one a line: two goals, then weeks of sessions, check-ins, forms and notes.
fn lines(events: usize) -> String {
    let mut text = String::new();
    for number in 0..events {
        let on = date(number / 8);
        let goal = format!("g{}", number % 2);
        let (kind, data): (&str, Value) = match number {
            0 | 1 => ("goal_added", json!({ "goal": { "id": goal, "title": goal, "horizon": "short" } })),
            2 => {
                let every = json!({ "anchor": "every_days", "days": 7 });
                ("measure_planned", json!({ "item": "m", "instrument": "gad-7", "after": 3, "every": every }))
            }
            _ => match number % 8 {
                0 => {
                    let data =
                        json!({ "session": format!("s{number}"), "kind": "individual", "attendance": "attended" });
                    ("session_recorded", data)
                }
                1 | 5 => (
                    "check_in",
                    json!({ "goal": goal, "rater": "client", "value": number % 11, "order": number % 8 + 1 }),
                ),
                2 => {
                    let answers = json!({ "1": 1, "2": 2, "3": 1, "4": 0, "5": 1, "6": 1, "7": number % 4 });
                    ("score_recorded", json!({ "instrument": "gad-7", "rater": "client", "responses": answers }))
                }
                3 => ("homework_set", json!({ "homework": format!("h{number}"), "text": "A walk", "goal": goal })),
                4 => ("goal_rated", json!({ "goal": goal, "rater": "client", "urgency": number % 5 + 1 })),
                6 => ("diary_day", json!({ "lines": [{ "target": "urge", "kind": "urge", "value": number % 6 }] })),
                _ => ("note_added", json!({ "text": "A note of some length about what was said.", "goal": goal })),
            },
        };
        let parents: Vec<String> = number.checked_sub(1).map(|before| format!("e{before}")).into_iter().collect();
        let event = json!({ "schema_version": "1.0", "id": format!("e{number}"), "parents": parents, "kind": kind,
            "by": { "role": "therapist" }, "entered": on, "happened": on, "data": data });
        text.push_str(&event.to_string());
        text.push('\n');
    }
    text
}

fn plan(text: &str) -> Plan {
    Plan::read(text, false).unwrap().plan
}

/// The events come from texts, and a host that has them as values folds alone.
fn replay(criterion: &mut Criterion) {
    let whole = plan(&lines(10_000));
    let policy = whole.policy().clone();
    criterion.bench_function("10,000 events folded within 20 ms", |bencher| {
        bencher.iter(|| {
            let again = black_box(&whole).with_policy(policy.clone()).unwrap();
            assert_eq!(again.events().len(), 10_000);
            again
        });
    });
    let mut group = criterion.benchmark_group("read and folded");
    for events in [600, 1_250, 2_500, 5_000, 10_000] {
        let text = lines(events);
        group.bench_with_input(BenchmarkId::from_parameter(events), &text, |bencher, text| {
            bencher.iter(|| {
                let read = plan(black_box(text));
                assert_eq!(read.events().len(), events);
                read
            });
        });
    }
    group.finish();
    criterion.bench_function("a plan of two years read, wanted within 1 ms", |bencher| {
        bencher.iter(|| plan(black_box(TWO_YEARS)));
    });
}

/// A plan of so many events of one sort, all on one day.
fn full_of(events: usize, of: impl Fn(usize) -> (&'static str, Value)) -> Plan {
    let mut text = String::new();
    for number in 0..events {
        let (kind, data) = of(number);
        let parents: Vec<String> = number.checked_sub(1).map(|before| format!("e{before}")).into_iter().collect();
        let event = json!({ "id": format!("e{number}"), "parents": parents, "kind": kind, "by": { "role": "therapist" },
            "entered": "2020-01-01", "happened": "2020-01-01", "data": data });
        text.push_str(&event.to_string());
        text.push('\n');
    }
    plan(&text)
}

fn goal(number: usize, title: &str, parent: Option<usize>) -> Value {
    let parent = parent.map(|parent| format!("g{parent}"));
    json!({ "goal": { "id": format!("g{number}"), "title": title, "horizon": "short", "parent": parent } })
}

/// What a plan may be full of.
fn full(name: &str, events: usize) -> Plan {
    match name {
        "flags" => full_of(events, |number| {
            let flag = format!("f{}", number / 2);
            let opened = json!({ "flag": flag, "kind": "self_harm" });
            if number % 2 == 0 { ("flag_opened", opened) } else { ("flag_closed", json!({ "flag": flag })) }
        }),
        "concerns" => full_of(events, |number| {
            let concern = format!("c{}", number / 3);
            match number % 3 {
                0 => ("concern_opened", json!({ "concern": concern, "domain": "alliance" })),
                1 => ("concern_updated", json!({ "concern": concern, "planned": "To be looked at." })),
                _ => ("concern_closed", json!({ "concern": concern })),
            }
        }),
        "a chain of parents" => {
            full_of(events, |number| ("goal_added", goal(number, &format!("Goal {number}"), number.checked_sub(1))))
        }
        "one title" => full_of(events, |number| ("goal_added", goal(number, "Sleep", None))),
        "planned measures" => full_of(events, |number| {
            let every = json!({ "anchor": "every_days", "days": 365 });
            let planned = json!({ "item": format!("m{number}"), "form": format!("log-{number}"), "every": every });
            ("measure_planned", planned)
        }),
        _ => plan(&lines(events)),
    }
}

fn growth(criterion: &mut Criterion) {
    let on: Date = "2024-01-01".parse().unwrap();
    let names = ["all sorts", "flags", "concerns", "a chain of parents", "one title", "planned measures"];
    for name in names {
        let mut group = criterion.benchmark_group(format!("growth, {name}"));
        group.sample_size(10);
        for events in [1_250, 2_500, 5_000, 10_000] {
            let plan = full(name, events);
            group.bench_with_input(BenchmarkId::new("state", events), &plan, |bencher, plan| {
                bencher.iter(|| black_box(plan).state(None, None));
            });
            group.bench_with_input(BenchmarkId::new("due", events), &plan, |bencher, plan| {
                bencher.iter(|| black_box(plan).due(on));
            });
            group.bench_with_input(BenchmarkId::new("summary", events), &plan, |bencher, plan| {
                bencher.iter(|| black_box(plan).summary());
            });
        }
        group.finish();
    }
}

fn one_more(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("one more event");
    let note = |on: &str| {
        let event = json!({ "id": "new", "kind": "note_added", "by": { "role": "therapist" }, "entered": on,
            "happened": on, "data": { "text": "A note" } });
        Event::from_json(&event.to_string()).unwrap()
    };
    for (name, before, event) in [
        ("on two years within 100 µs", plan(TWO_YEARS), note("2026-11-01")),
        ("on 600 within 100 µs", plan(&lines(600)), note("2021-01-01")),
        ("on 10,000", plan(&lines(10_000)), note("2024-01-01")),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter_batched(|| event.clone(), |event| before.apply(event).unwrap(), BatchSize::SmallInput);
        });
    }
    group.finish();
}

fn merged(criterion: &mut Criterion) {
    let (one, other) = (plan(TWO_YEARS), plan(COLLEAGUE));
    criterion.bench_function("two copies of two years merged within 5 ms", |bencher| {
        bencher.iter(|| black_box(&one).merge(black_box(&other)).unwrap());
    });
}

fn asked(criterion: &mut Criterion) {
    let plan = plan(TWO_YEARS);
    let on: Date = "2026-11-02".parse().unwrap();
    criterion.bench_function("the state of two years", |bencher| bencher.iter(|| black_box(&plan).state(None, None)));
    let half: Date = "2025-11-02".parse().unwrap();
    criterion.bench_function("the state of two years on a day in the middle", |bencher| {
        bencher.iter(|| black_box(&plan).state(Some(half), Some(half)));
    });
    criterion.bench_function("what is due after two years", |bencher| bencher.iter(|| black_box(&plan).due(on)));
    criterion.bench_function("whether two years are ready", |bencher| bencher.iter(|| black_box(&plan).ready(on)));
    criterion.bench_function("the summary of two years", |bencher| bencher.iter(|| black_box(&plan).summary()));
}

/// Ten thousand different clients, as they are stored.
fn summaries() -> String {
    let whole = serde_json::to_value(plan(TWO_YEARS).summary()).unwrap();
    let all = (0..10_000).map(|number| {
        let mut one = whole.clone();
        one["plan"] = json!(format!("plan-{number}"));
        one["last_seen"] = json!(date(2_300 + number % 150));
        if number % 7 > 0 {
            one["alerts"] = json!([]);
        }
        one
    });
    Value::from(all.collect::<Vec<_>>()).to_string()
}

fn caseloads(criterion: &mut Criterion) {
    let text = format!(r#"{{ "rows": {}, "on": "2026-11-02" }}"#, summaries());
    let input: CaseloadInput = serde_json::from_str(&text).unwrap();
    criterion.bench_function("a caseload of 10,000 put in order", |bencher| {
        bencher.iter(|| {
            let rows = caseload(black_box(&input));
            assert_eq!(rows.len(), 10_000);
            rows
        });
    });
    criterion.bench_function("a caseload of 10,000 from its texts, wanted within 50 ms", |bencher| {
        bencher.iter(|| {
            let input: CaseloadInput = serde_json::from_str(black_box(&text)).unwrap();
            caseload(&input)
        });
    });
    let one = serde_json::to_string(&input.rows[0]).unwrap();
    criterion.bench_function("one stored summary", |bencher| {
        bencher.iter(|| Summary::from_json(black_box(&one)).unwrap());
    });
}

criterion_group!(benches, replay, growth, one_more, merged, asked, caseloads);
criterion_main!(benches);
