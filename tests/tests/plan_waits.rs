//! What a stored summary says of safety on a day is what the plan itself says on it, whatever days its events bear: drawn
//! plans, on every day on which anything in them may change, and on the day before.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::json;
use therapy_goals::plan::{CaseloadInput, Event, Person, Plan, ReasonCode, caseload};
use therapy_goals::scalar::{Date, Id};
use therapy_goals_tests::plans::Dice;
use therapy_goals_tests::safety::{World, event, known};

const DAYS: [&str; 6] = ["2026-11-02", "2026-11-03", "2026-11-05", "2027-01-01", "2027-11-04", "2027-11-05"];

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A plan without events, and one of many notes, of which most were entered by the third day.
static BEGUN: LazyLock<[Plan; 2]> = LazyLock::new(|| {
    let empty = Plan::new("plan-1".parse().unwrap(), None, None).unwrap();
    let note = |number: u32| {
        let event = json!({ "id": format!("n{number}"), "kind": "note_added", "by": { "role": "therapist" },
            "entered": DAYS[2], "happened": DAYS[0], "data": { "text": "a" } });
        Event::from_json(&event.to_string()).unwrap()
    };
    let long = empty.apply_all((0..250).map(note)).unwrap();
    [empty, long]
});

/// A plan of two copies that were edited apart, or of one.
fn drawn(seed: u64, steps: usize, copies: usize, few_flags: bool, long: bool) -> Plan {
    let mut dice = Dice::new(seed);
    let days: &[&str] = if dice.chance(50) { &DAYS } else { &DAYS[1..5] };
    let world = World { goals: dice.chance(60), few_flags, days };
    let mut plans = vec![BEGUN[usize::from(long)].clone(); copies];
    for step in 0..steps {
        let at = dice.below(copies);
        match dice.below(10) {
            0 | 1 => {
                plans[at] = plans[at].merge(&plans[dice.below(copies)]).unwrap();
                continue;
            }
            2 => {
                let ids: Vec<Id> = plans[at].events().map(|event| event.id().clone()).collect();
                let by = Person::new("therapist").unwrap();
                let erased = ids.first().map(|_| plans[at].redact([dice.one_of(&ids).clone()], by, day(DAYS[2]), None));
                plans[at] = erased.and_then(Result::ok).unwrap_or_else(|| plans[at].clone());
                continue;
            }
            _ => {}
        }
        let mut event = event(&mut dice, &format!("e{step}"), &known(&plans[at]), world);
        let state = plans[at].state(None, None);
        if let Some(conflict) = state.conflicts.first()
            && dice.chance(30)
        {
            event["kind"] = "conflict_resolved".into();
            event["data"] = json!({ "conflict": conflict.id, "keep": dice.one_of(&conflict.sides).event });
        }
        if let Ok(plan) = plans[at].apply(Event::from_json(&event.to_string()).unwrap()) {
            plans[at] = plan;
        }
    }
    plans.iter().fold(plans[0].clone(), |whole, plan| whole.merge(plan).unwrap())
}

/// What the plan says of safety on a day: an alert that nobody answered, a flag that no goal answers, and whether that is known.
fn of_plan(plan: &Plan, on: Date) -> [bool; 3] {
    let ready = plan.ready(on);
    let is = |code: &str| ready.findings.iter().any(|finding| finding.code() == code);
    let others = ready.findings.iter().any(|it| !matches!(it.code(), "unanswered_alert" | "unanswered_flag"));
    [is("unanswered_alert"), is("unanswered_flag"), others]
}

fn of_summary(plan: &Plan, on: Date) -> [bool; 3] {
    let rows = caseload(&CaseloadInput::new(vec![plan.summary()], on).unwrap());
    let is = |reason: ReasonCode| rows.iter().any(|row| row.reasons.contains(&reason));
    [is(ReasonCode::UnansweredAlert), is(ReasonCode::UnansweredFlag), is(ReasonCode::NotKnown)]
}

/// The days to ask about.
fn asked() -> Vec<Date> {
    DAYS.iter().flat_map(|text| [day(text).plus_days(-1).unwrap(), day(text)]).chain([day("2029-01-01")]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_summary_says_what_the_plan_says(seed: u64, steps in 1_usize..24, copies in 1_usize..3, few_flags: bool, long: bool) {
        let plan = drawn(seed, steps, copies, few_flags, long);
        // Of a long plan nothing is kept of the days that have surely come.
        let come = if long { day(DAYS[2]) } else { day("2026-01-01") };
        // A summary has one last day before which nothing is known.
        let mut not_known_later = false;
        for on in asked().into_iter().rev().filter(|on| *on >= come) {
            let [alert, flag, not_known] = of_plan(&plan, on);
            not_known_later |= not_known;
            prop_assert_eq!(of_summary(&plan, on), [alert, flag, not_known_later], "{}\n{}", on, plan.to_jsonl());
        }
    }
}

/// What is drawn holds what it is about: each answer on some day, and plans that say other things on other days.
#[test]
fn the_drawn_plans_are_worth_it() {
    let (mut seen, mut turns) = ([[0; 2]; 3], 0);
    for seed in 0..800 {
        let plan = drawn(seed, 20, 2, seed % 2 == 0, false);
        let told: Vec<[bool; 3]> = asked().into_iter().map(|on| of_plan(&plan, on)).collect();
        turns += usize::from(told.windows(2).any(|pair| pair[0] != pair[1]));
        for (number, is) in told.iter().flat_map(|told| told.iter().copied().enumerate()) {
            seen[number][usize::from(is)] += 1;
        }
    }
    assert!(turns > 50 && seen.iter().flatten().all(|count| *count > 20), "{turns} {seen:?}");
}
