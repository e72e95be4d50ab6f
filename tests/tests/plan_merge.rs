//! Copies of a plan that are edited apart: whatever happens to them, they come together as one.

use proptest::prelude::*;
use therapy_goals::plan::{Event, Plan, PlanState};
use therapy_goals_tests::plans::{Dice, Replicas, marker, role};

fn state(plan: &Plan) -> PlanState {
    plan.state(None, None)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Merging is commutative, associative and idempotent, with exports and erasures among the copies.
    #[test]
    fn the_order_of_merging_makes_no_difference(seed: u64, copies in 3_usize..6, steps in 0_usize..120) {
        let all = Replicas::after(&mut Dice::new(seed), copies, steps, true);
        let (a, b, c) = (&all.plans[0], &all.plans[1], &all.plans[2]);
        let ab = a.merge(b).unwrap();
        prop_assert_eq!(ab.to_jsonl(), b.merge(a).unwrap().to_jsonl());
        prop_assert_eq!(ab.merge(c).unwrap().to_jsonl(), a.merge(&b.merge(c).unwrap()).unwrap().to_jsonl());
        prop_assert_eq!(&a.merge(a).unwrap(), a);
        prop_assert_eq!(&ab.merge(b).unwrap(), &ab);
        let whole = all.merged(0);
        for from in 1..copies {
            let other = all.merged(from);
            prop_assert_eq!(other.to_jsonl(), whole.to_jsonl());
            prop_assert_eq!(state(&other), state(&whole));
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// What was folded event by event is what a file folds at once, whose lines stay what they are.
    #[test]
    fn a_plan_is_its_history(seed: u64, steps in 0_usize..120, known: u64) {
        let mut dice = Dice::new(seed);
        let all = Replicas::after(&mut dice, 2, steps, true);
        let plan = all.merged(0);
        for plan in all.plans.iter().chain([&plan]) {
            let text = plan.to_jsonl();
            let read = Plan::read(&text, false).unwrap();
            prop_assert!(read.problems.is_empty());
            let read = read.plan.with_identity(plan.id().unwrap().clone(), plan.client().cloned());
            prop_assert_eq!(&read, plan);
            prop_assert_eq!(state(&read), state(plan));
            prop_assert_eq!(read.heads(), plan.heads());
            let written = serde_json::to_string(&state(plan)).unwrap();
            prop_assert_eq!(PlanState::from_json(&written).unwrap(), state(plan));
            for event in plan.events() {
                let written = serde_json::to_string(event).unwrap();
                prop_assert_eq!(&Event::from_json(&written).unwrap(), event);
            }
            // Past days never fail, and what was loaded says of them what the plan says.
            let mut days = Dice::new(known);
            for _ in 0..3 {
                let mut day = || days.chance(70).then(|| days.day().parse().unwrap());
                let (known, on) = (day(), day());
                prop_assert_eq!(read.state(known, on), plan.state(known, on));
                let written = serde_json::to_string(&plan.state(known, on)).unwrap();
                prop_assert_eq!(PlanState::from_json(&written).unwrap(), plan.state(known, on));
            }
        }
    }

    /// Nothing of what is withheld stands anywhere in an export, and it comes back when that is merged.
    #[test]
    fn nothing_that_is_withheld_is_told(seed: u64, steps in 0_usize..150) {
        let mut dice = Dice::new(seed);
        let full = Replicas::after(&mut dice, 3, steps, false).merged(0);
        let audience = role(&mut dice);
        let export = full.export(&audience);
        prop_assert_eq!(&full.merge(&export.plan).unwrap(), &full);
        prop_assert_eq!(&export.plan.merge(&full).unwrap().to_jsonl(), &full.to_jsonl());
        let hidden: Vec<&Event> = export.plan.events().filter(|event| event.kind_code() == "withheld").collect();
        prop_assert_eq!(hidden.len(), export.withheld as usize);
        let known = format!("{}{}", export.plan.to_jsonl(), serde_json::to_string(&state(&export.plan)).unwrap());
        // A flag that is raised again under its id by somebody whom the audience sees is known to it.
        let shown = export.plan.events().map(|event| serde_json::to_value(event).unwrap());
        let raised_again = shown.filter(|event| event["kind"] == "flag_opened");
        let known = raised_again.fold(known, |known, event| known.replace(&event["data"]["flag"].to_string(), "\"-\""));
        for event in hidden {
            prop_assert!(!known.contains(&format!("{}\"", marker(event.id().as_str()))), "{}", event.id());
            prop_assert!(!known.contains(&format!("{} ", marker(event.id().as_str()))), "{}", event.id());
        }
        for event in full.events() {
            let seen = event.visible_to().is_empty() || event.visible_to().contains(&audience);
            let shown = export.plan.events().find(|other| other.id() == event.id()).unwrap();
            // Flags and alerts, with what was done about them and how they were corrected, are never kept from the care team.
            let open = full.policy().is_care_team(&audience)
                && ["flag_opened", "flag_closed", "alert_answered", "score_recorded", "event_corrected"].contains(&shown.kind_code());
            prop_assert!(seen || open || shown.kind_code() == "withheld");
            let guarded = ["flag_opened", "flag_closed", "alert_answered", "score_recorded"].contains(&event.kind_code());
            prop_assert!(!guarded || !full.policy().is_care_team(&audience) || shown.kind_code() != "withheld");
        }
        // An export of an export withholds no less.
        prop_assert_eq!(&export.plan.export(&audience), &export);
    }

    /// Nothing of what was erased stands anywhere, and no old copy brings it back.
    #[test]
    fn nothing_is_left_of_what_was_erased(seed: u64, steps in 1_usize..120) {
        let mut dice = Dice::new(seed);
        let full = Replicas::after(&mut dice, 2, steps, false).merged(0);
        let Some(event) = full.events().nth(dice.below(full.events().len())) else { return Ok(()) };
        let by = therapy_goals::plan::Person::new("therapist").unwrap();
        // What is open about safety is not erased: it is tried on.
        let Ok(erased) = full.redact([event.id().clone()], by, "2026-12-01".parse().unwrap(), None) else {
            return Err(TestCaseError::reject("open"));
        };
        prop_assert_eq!(full.merge(&erased).unwrap().to_jsonl(), erased.to_jsonl());
        prop_assert_eq!(erased.merge(&full).unwrap().to_jsonl(), erased.to_jsonl());
        let known = format!("{}{}", erased.to_jsonl(), serde_json::to_string(&state(&erased)).unwrap());
        for said in ["text", "why", "because", "title"] {
            let said = format!("{said} {}", marker(event.id().as_str()));
            prop_assert!(!known.contains(&format!("{said}\"")), "{}", event.id());
        }
    }
}

/// The plans that are tried hold something of everything.
#[test]
fn the_random_plans_are_worth_it() {
    let (mut applied, mut refused, mut kinds, mut conflicts) = (0, 0, std::collections::BTreeSet::new(), 0);
    for seed in 0..100 {
        if seed > 20 && kinds.len() == therapy_goals::plan::Kind::CODES.len() {
            break;
        }
        let all = Replicas::after(&mut Dice::new(seed), 3, 150, false);
        let plan = all.merged(0);
        applied += plan.events().len();
        refused += all.refused;
        kinds.extend(plan.events().map(|event| event.kind_code().to_owned()));
        conflicts += state(&plan).conflicts.len();
    }
    let missing: Vec<&str> =
        therapy_goals::plan::Kind::CODES.iter().copied().filter(|code| !kinds.contains(*code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(applied > refused / 2 && conflicts > 20, "{applied} {refused} {conflicts}");
}
