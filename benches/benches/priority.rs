//! Ranking with everything on, at the size of a plan and far beyond it, with the answer asserted.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use serde_json::{Value, json};
use therapy_goals::priority::{Change, Situation, compare, prepare, rank, what_if};

/// Numbers that look random and are the same everywhere.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn rating(&mut self) -> u64 {
        1 + self.below(5)
    }
}

/// A situation with all that a ranking looks at: both raters, both horizons, deadlines, stages, flags,
/// links, twins, arrows that help and that interfere.
fn situation(goals: u64, arrows: u64) -> Value {
    let mut numbers = Numbers(goals);
    let longs = goals / 4;
    let mut list = Vec::new();
    for number in 0..goals {
        let long = number < longs;
        let [u, i, r, tu, ti] = [(); 5].map(|()| numbers.rating());
        let mut goal = json!({
            "id": format!("goal-{number:04}"),
            "title": format!("Goal {number}"),
            "horizon": if long { "long" } else { "short" },
            "status": if numbers.below(3) == 0 { "active" } else { "agreed" },
            "tier": if number % 20 == 19 { "safety" } else { "standard" },
            "ratings": {
                "client": { "urgency": u, "importance": i, "readiness": r },
                "therapist": { "urgency": tu, "importance": ti },
            },
        });
        if number % 20 == 19 {
            goal["answers_flags"] = json!(["self_harm"]);
        }
        if !long && longs > 0 {
            goal["parent"] = json!(format!("goal-{:04}", numbers.below(longs)));
        }
        if number % 3 == 0 {
            goal["due"] = json!(format!("2026-12-{:02}", 1 + numbers.below(28)));
        }
        if number % 4 == 0 {
            goal["stage"] = json!(if numbers.below(2) == 0 { "contemplation" } else { "preparation" });
            goal["intensity"] = json!(if numbers.below(2) == 0 { "explore" } else { "act" });
        }
        if number % 5 == 0 {
            goal["rationale"] = json!("it drives the rest");
            goal["secondary_targets"] = json!(["active_passivity"]);
        }
        list.push(goal);
    }
    for number in (4..list.len()).step_by(4) {
        if list[number - 4]["intensity"] == "act" && list[number]["intensity"] == "explore" {
            list[number]["gentler_twin_of"] = list[number - 4]["id"].clone();
        }
    }
    let mut drawn = std::collections::BTreeMap::new();
    while (drawn.len() as u64) < arrows {
        let (from, to) = (numbers.below(goals), numbers.below(goals));
        let sign = if numbers.below(6) == 0 { "interferes" } else { "helps" };
        if from != to {
            drawn.insert((from, to, sign), 1 + numbers.below(3));
        }
    }
    let arrow = |((from, to, sign), strength): (&(u64, u64, &str), &u64)| json!({ "from": format!("goal-{from:04}"), "to": format!("goal-{to:04}"), "sign": sign, "strength": strength });
    let links: Vec<Value> = (0..goals / 5)
        .map(|number| {
            json!({ "first": format!("goal-{:04}", number * 2), "then": format!("goal-{:04}", number * 2 + goals / 2),
                    "agreed": number % 2 == 0 })
        })
        .collect();
    json!({
        "goals": list,
        "arrows": drawn.iter().map(arrow).collect::<Vec<_>>(),
        "before": links,
        "flags": [{ "kind": "self_harm", "opened_on": "2026-11-20", "opened_by": "therapist" }],
        "today": "2026-11-23",
        "policy": { "order": "leverage", "hysteresis_margin": 20, "rbo_persistence": 0.9 },
    })
}

fn read(input: &Value) -> Situation {
    let read = serde_json::from_value(input.clone());
    assert!(read.is_ok(), "{read:?}");
    read.unwrap_or_default()
}

fn everything(criterion: &mut Criterion) {
    let input = situation(20, 60);
    let situation = read(&input);
    let mut later = input.clone();
    later["today"] = json!("2026-12-07");
    for number in [2, 5, 9, 14] {
        later["goals"][number]["ratings"]["client"]["urgency"] = json!(4);
    }
    let (Ok(ranking), Ok(later)) = (rank(&situation), rank(&read(&later))) else { return };
    assert_eq!(ranking.places.len(), 20);
    assert!(ranking.active_set.searched && ranking.active_set.sets > 500, "{}", ranking.active_set.sets);
    assert!(ranking.disagreement.searched && ranking.disagreement.pareto.len() > 10);
    assert!(ranking.robustness.matrix.cases > 80);
    assert!(ranking.robustness.probabilities.iter().all(|level| level.reason.is_none()));
    assert!(compare(&ranking, &later).is_ok_and(|comparison| comparison.facts.len() > 3));
    criterion.bench_function("rank 20 goals and 60 arrows, everything on", |bencher| {
        bencher.iter(|| rank(black_box(&situation)));
    });
    let text = input.to_string();
    criterion.bench_function("read 20 goals and 60 arrows from JSON", |bencher| {
        bencher.iter(|| Situation::from_json(black_box(&text)));
    });
    criterion.bench_function("write a ranking of 20 goals as JSON", |bencher| {
        bencher.iter(|| serde_json::to_string(black_box(&ranking)));
    });
    let change = r#"{ "code": "set_status", "goal": "goal-0007", "to": "on_hold" }"#;
    let changes: Vec<Change> = Change::from_json(change).into_iter().collect();
    assert!(what_if(&situation, &changes).is_ok_and(|difference| difference.barred.len() == 1));
    criterion.bench_function("what if, 20 goals and 60 arrows", |bencher| {
        bencher.iter(|| what_if(black_box(&situation), black_box(&changes)));
    });
    criterion.bench_function("compare two rankings of 20 goals", |bencher| {
        bencher.iter(|| compare(black_box(&ranking), black_box(&later)));
    });
}

fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("rank, five arrows for each goal");
    group.sample_size(10);
    for goals in [10_u32, 20, 50, 100, 200, 500, 1_000, 2_000] {
        let situation = read(&self::situation(goals.into(), u64::from(goals) * 5));
        assert!(rank(&situation).is_ok_and(|ranking| ranking.places.len() == goals as usize));
        group.bench_with_input(BenchmarkId::from_parameter(goals), &situation, |bencher, situation| {
            bencher.iter(|| rank(black_box(situation)));
        });
    }
    group.finish();
}

/// A ranking prepared once, and ranked again with a rating changed that counts for all who help the goal.
fn repeated(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("rank again after a changed importance, five arrows for each goal");
    group.sample_size(10);
    let change =
        r#"{ "code": "set_rating", "goal": "goal-0007", "rater": "client", "criterion": "importance", "to": 5 }"#;
    let changes: Vec<Change> = Change::from_json(change).into_iter().collect();
    for goals in [20_u32, 100, 1_000, 2_000] {
        let situation = read(&self::situation(goals.into(), u64::from(goals) * 5));
        let Ok(prepared) = prepare(&situation) else { return };
        assert!(prepared.with_changes(&changes).is_ok_and(|later| later.ranking().places.len() == goals as usize));
        group.bench_with_input(BenchmarkId::from_parameter(goals), &prepared, |bencher, prepared| {
            bencher.iter(|| prepared.with_changes(black_box(&changes)));
        });
    }
    group.finish();
}

/// Goals whose ratings look random; `seed` chooses them.
fn rated(goals: u64, seed: u64) -> Vec<Value> {
    let mut numbers = Numbers(seed);
    (0..goals)
        .map(|number| {
            let [u, i, r] = [(); 3].map(|()| numbers.rating());
            json!({ "id": format!("goal-{number:04}"), "title": format!("Goal {number}"), "horizon": "short",
                    "ratings": { "client": { "urgency": u, "importance": i, "readiness": r } } })
        })
        .collect()
}

/// Every goal must come before the next one, and both agreed.
fn chains(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("rank, one chain of agreed links through all goals");
    group.sample_size(10);
    for goals in [500_u64, 1_000, 2_000] {
        let id = |number| format!("goal-{number:04}");
        let links: Vec<Value> =
            (1..goals).map(|then| json!({ "first": id(then - 1), "then": id(then), "agreed": true })).collect();
        let situation = read(&json!({ "goals": rated(goals, 7), "before": links }));
        let first = rank(&situation).ok().and_then(|ranking| ranking.disagreement.client_first);
        assert!(first.is_some_and(|settlement| settlement.goals.is_sorted()));
        group.bench_with_input(BenchmarkId::from_parameter(goals), &situation, |bencher, situation| {
            bencher.iter(|| rank(black_box(situation)));
        });
    }
    group.finish();
}

/// About every second rating of every goal changes.
fn histories(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare, every second rating changed");
    group.sample_size(10);
    for (goals, arrows) in [(100_u64, 0), (1_000, 0), (2_000, 0), (100, 500)] {
        let mut numbers = Numbers(goals);
        let arrow = |number: u64, step: u64| json!({ "from": format!("goal-{number:04}"), "to": format!("goal-{:04}", (number + step) % goals) });
        let arrows: Vec<Value> = (0..arrows).map(|number| arrow(number % goals, 1 + 3 * (number / goals))).collect();
        let (earlier, mut later) = (rated(goals, 7), rated(goals, 8));
        for (goal, was) in later.iter_mut().zip(&earlier) {
            for criterion in ["urgency", "importance", "readiness"] {
                if numbers.below(3) == 0 {
                    goal["ratings"]["client"][criterion] = was["ratings"]["client"][criterion].clone();
                }
            }
        }
        let ranked = |goals: &[Value]| rank(&read(&json!({ "goals": goals, "arrows": arrows })));
        let (Ok(earlier), Ok(later)) = (ranked(&earlier), ranked(&later)) else { return };
        let found = compare(&earlier, &later);
        assert!(found.as_ref().is_ok_and(|found| found.searched && found.facts.len() as u64 > goals));
        let name =
            format!("{goals} goals, {} arrows, {} facts", arrows.len(), found.map_or(0, |found| found.facts.len()));
        group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
            bencher.iter(|| compare(black_box(&earlier), black_box(&later)));
        });
    }
    group.finish();
}

criterion_group!(benches, everything, growth, repeated, chains, histories);
criterion_main!(benches);
