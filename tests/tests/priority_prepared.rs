//! What is asked of a prepared ranking is answered as without one, bit for bit.

mod plans;

use plans::{plain_plan, plan};
use proptest::prelude::*;
use serde_json::Value;
use therapy_goals::Error;
use therapy_goals::priority::{Change, PATHS_UP_TO, Prepared, Situation, compare, prepare, rank, what_if};
use therapy_goals::scalar::GoalId;
use therapy_goals_tests::{cases, plain};

/// Makes a change, and asks the same with and without what was kept.
fn step(prepared: &Prepared, change: &Change) -> Result<Prepared, Error> {
    let changes = std::slice::from_ref(change);
    let asked = what_if(prepared.situation(), changes);
    assert_eq!(plain_result(&prepared.what_if(changes)), plain_result(&asked));
    let later = prepared.with_changes(changes)?;
    let anew = rank(later.situation())?;
    assert_eq!(plain(later.ranking()).to_string(), plain(&anew).to_string(), "{change:?}");
    let before = rank(prepared.situation())?;
    assert_eq!(plain(&asked?).to_string(), plain(&before.difference(&anew)).to_string());
    assert_eq!(plain(&prepared.compare(&anew)?).to_string(), plain(&compare(&before, &anew)?).to_string());
    Ok(later)
}

fn plain_result<T: serde::Serialize>(result: &Result<T, Error>) -> Result<String, Value> {
    match result {
        Ok(answer) => Ok(plain(answer).to_string()),
        Err(error) => Err(plain(&error.faults())),
    }
}

/// Numbers that look random and are the same everywhere.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// More goals than paths are shown for, and three arrows for each.
fn large(goals: u64, seed: u64) -> Situation {
    let mut numbers = Numbers(seed);
    let list: Vec<Value> = (0..goals)
        .map(|number| {
            let [u, i, r, other] = [(); 4].map(|()| 1 + numbers.below(5));
            serde_json::json!({ "id": format!("g{number}"), "title": "A goal", "horizon": "short",
                "ratings": { "client": { "urgency": u, "importance": i, "readiness": r },
                             "therapist": { "urgency": other, "importance": r } } })
        })
        .collect();
    let mut arrows = std::collections::BTreeMap::new();
    for _ in 0..goals * 3 {
        let (from, to) = (numbers.below(goals), numbers.below(goals));
        if from != to {
            arrows.insert((from, to), 1 + numbers.below(3));
        }
    }
    let arrow = |((from, to), strength): (&(u64, u64), &u64)| serde_json::json!({ "from": format!("g{from}"), "to": format!("g{to}"), "strength": strength });
    let arrows: Vec<Value> = arrows.iter().map(arrow).collect();
    serde_json::from_value(serde_json::json!({ "goals": list, "arrows": arrows })).unwrap()
}

fn change(json: &Value) -> Change {
    Change::from_json(&json.to_string()).unwrap()
}

#[test]
fn beyond_the_paths_that_are_shown_changes_leave_no_trace_of_what_was() {
    let goals = PATHS_UP_TO as u64 + 11;
    let mut prepared = prepare(&large(goals, 5)).unwrap();
    let mut numbers = Numbers(3);
    for number in 0..12 {
        let (one, other) = (format!("g{}", numbers.below(goals)), format!("g{}", numbers.below(goals)));
        let known = prepared.situation().arrows.get(usize::try_from(numbers.below(150)).unwrap());
        let (from, to) = known.map_or_else(Default::default, |arrow| (arrow.from.to_string(), arrow.to.to_string()));
        let next = change(&match number % 6 {
            0 => serde_json::json!({ "code": "set_arrow", "from": from, "to": to, "sign": "helps", "strength": null }),
            1 => serde_json::json!({ "code": "set_arrow", "from": from, "to": to, "sign": "helps", "strength": 1 }),
            2 => serde_json::json!({ "code": "set_arrow", "from": one, "to": other, "sign": "helps", "strength": 3 }),
            3 => serde_json::json!({ "code": "set_rating", "goal": one, "rater": "client", "criterion": "importance",
                                     "to": 1 + numbers.below(5) }),
            4 => serde_json::json!({ "code": "set_status", "goal": one, "to": "retired" }),
            _ => {
                serde_json::json!({ "code": "set_arrow", "from": from, "to": to, "sign": "interferes", "strength": 2 })
            }
        });
        if let Ok(later) = step(&prepared, &next) {
            prepared = later;
        }
    }
    assert!(prepared.ranking().places.len() > PATHS_UP_TO - 5);
}

/// The best products by relaxing every arrow until nothing changes, and their sums by the id of the target.
fn every_ripple_is_the_plain_one(situation: &Situation) {
    let ranking = rank(situation).unwrap();
    let mut goals: Vec<_> = situation.goals.iter().collect();
    goals.sort_by(|one, other| one.id.cmp(&other.id));
    let place = |id: &GoalId| goals.iter().position(|goal| goal.id == *id).unwrap();
    let arrows: Vec<_> = situation.arrows.iter().map(|arrow| (place(&arrow.from), place(&arrow.to), arrow)).collect();
    for (source, goal) in goals.iter().enumerate() {
        let mut best = vec![None; goals.len()];
        best[source] = Some(1.0);
        let mut changed = true;
        while changed {
            changed = false;
            for (from, to, arrow) in &arrows {
                let over =
                    best[*from].map(|share: f64| share * [0.25, 0.5, 0.75][usize::from(arrow.strength.get()) - 1]);
                if over > best[*to] {
                    (best[*to], changed) = (over, true);
                }
            }
        }
        let mut sum = 0.0;
        for (target, share) in best.iter().enumerate().filter(|(target, _)| *target != source) {
            let importance = goals[target].ratings.client.importance.unwrap();
            sum += share.unwrap_or(0.0) * f64::from(importance.get());
        }
        let found = ranking.place(&goal.id).unwrap();
        assert_eq!(found.ripple.to_bits(), sum.to_bits(), "{}", goal.id);
        assert_eq!(found.reach as usize + 1, best.iter().flatten().count());
    }
}

#[test]
fn beyond_the_paths_that_are_shown_every_ripple_is_the_plain_one() {
    every_ripple_is_the_plain_one(&large(90, 11));
    every_ripple_is_the_plain_one(&large(200, 12));
}

/// Along a chain so long that products are rounded, then too small to be told apart, then zero, with three ways back.
#[test]
fn along_a_long_chain_every_ripple_is_the_plain_one() {
    let mut situation = large(720, 13);
    let arrow = |(from, to, strength): (u64, u64, u64)| {
        let arrow = serde_json::json!({ "from": format!("g{from}"), "to": format!("g{to}"), "strength": strength });
        serde_json::from_value(arrow).unwrap()
    };
    let along = (1..720).map(|to| (to - 1, to, if to < 100 || to % 9 == 0 { 3 } else { 1 }));
    situation.arrows = along.chain([(719, 60, 1), (400, 100, 2), (5, 3, 3)]).map(arrow).collect();
    every_ripple_is_the_plain_one(&situation);
}

/// Each vector of a ranking, of changes and of a comparison, asked of a prepared value.
#[test]
fn every_vector_is_answered_alike() {
    let read = |value: &Value| Situation::from_json(&value.to_string());
    let mut asked = 0;
    for case in cases().unwrap() {
        let part = |name: &str| case.input.get(name).cloned().unwrap_or_default();
        let (with, without) = match case.call.as_str() {
            "priority.rank" => {
                let Ok(situation) = read(&case.input) else { continue };
                let prepared = prepare(&situation);
                let kept = prepared.and_then(|prepared| prepared.with_changes(&[]));
                (plain_result(&kept.map(|kept| kept.ranking().clone())), plain_result(&rank(&situation)))
            }
            "priority.what_if" => {
                let changes = serde_json::from_value::<Vec<Change>>(part("changes"));
                let (Ok(situation), Ok(changes)) = (read(&part("situation")), changes) else { continue };
                let Ok(prepared) = prepare(&situation) else { continue };
                (plain_result(&prepared.what_if(&changes)), plain_result(&what_if(&situation, &changes)))
            }
            "priority.compare" => {
                let (Ok(earlier), Ok(later)) = (read(&part("earlier")), read(&part("later"))) else { continue };
                let (Ok(prepared), Ok(later)) = (prepare(&earlier), rank(&later)) else { continue };
                (plain_result(&prepared.compare(&later)), plain_result(&compare(prepared.ranking(), &later)))
            }
            _ => continue,
        };
        assert_eq!(with, without, "{}", case.name);
        asked += 1;
    }
    assert!(asked > 100, "{asked}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    /// The changes are the facts that differ between two plans, so every kind of change comes up.
    #[test]
    fn a_chain_of_changes_ends_where_ranking_anew_does(
        plans in prop_oneof![(plan(), plan()), (plain_plan(5..9), plain_plan(5..9))],
    ) {
        let (earlier, later) = (plans.0.situation(), plans.1.situation());
        let facts = compare(&rank(&earlier).unwrap(), &rank(&later).unwrap()).unwrap().facts;
        let mut prepared = prepare(&earlier).unwrap();
        let mut refused = 0;
        for fact in &facts {
            // Alone, some make no sense: then both refuse them alike.
            match step(&prepared, fact) {
                Ok(after) => prepared = after,
                Err(_) => refused += 1,
            }
        }
        if refused == 0 {
            let (one, other) = (plain(prepared.ranking()), plain(&rank(prepared.situation()).unwrap()));
            prop_assert_eq!(one.to_string(), other.to_string());
        }
        let whole = prepare(&earlier).unwrap().with_changes(&facts).unwrap();
        prop_assert_eq!(plain(whole.ranking()), plain(&rank(whole.situation()).unwrap()));
    }
}
