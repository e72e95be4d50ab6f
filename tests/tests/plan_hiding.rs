//! No erasure hides what is open about safety: copies are edited apart, beside shadows of them in which nothing is erased, and
//! whatever the copies come to is never ready where a flag or an alert of the shadows is unanswered.

use proptest::prelude::*;
use serde_json::{Value, json};
use therapy_goals::plan::{CaseloadInput, Event, Person, Plan, caseload};
use therapy_goals::scalar::{Date, Id};
use therapy_goals_tests::plans::Dice;
use therapy_goals_tests::safety::{World, event, known};

/// A copy, and what it would be had nobody erased anything.
#[derive(Clone)]
struct Copy {
    plan: Plan,
    shadow: Plan,
}

impl Copy {
    fn merge(&self, other: &Self) -> Self {
        Self { plan: self.plan.merge(&other.plan).unwrap(), shadow: self.shadow.merge(&other.shadow).unwrap() }
    }

    fn enter(&mut self, event: &Value) {
        let Ok(plan) = self.plan.apply(Event::from_json(&event.to_string()).unwrap()) else { return };
        // As it stands there, with its parents, whether or not the shadow would take it.
        let line = plan.to_jsonl().lines().last().unwrap().to_owned();
        let lines = format!("{}{line}\n", self.shadow.to_jsonl());
        self.shadow = Plan::read(lines, false).unwrap().plan;
        self.plan = plan;
    }

    fn erase(&mut self, dice: &mut Dice) {
        let ids: Vec<Id> = self.plan.events().map(|event| event.id().clone()).collect();
        if ids.is_empty() {
            return;
        }
        let drawn: Vec<Id> = (0..=dice.below(4)).map(|_| dice.one_of(&ids).clone()).collect();
        let by = Person::new("therapist").unwrap();
        if let Ok(plan) = self.plan.redact(drawn, by, day("2026-12-20"), None) {
            self.plan = plan;
        }
    }

    /// Closes and answers all that is open, and erases all of it that may be.
    fn settle(&mut self, dice: &mut Dice, step: usize) {
        let state = self.plan.state(None, None);
        let flags =
            state.flags.iter().filter(|flag| flag.open).map(|flag| ("flag_closed", json!({ "flag": flag.flag })));
        let alerts = state.alerts.iter().filter(|alert| !alert.answered).map(|alert| {
            let answer =
                json!({ "score": alert.score, "alert": alert.alert, "how": "no_flag_needed", "text": "asked" });
            ("alert_answered", answer)
        });
        let done: Vec<(&str, Value)> = flags.chain(alerts).collect();
        for (number, (kind, data)) in done.into_iter().enumerate() {
            self.enter(&json!({ "id": format!("d{step}-{number}"), "kind": kind, "by": { "role": "therapist" },
                "entered": "2026-12-02", "happened": "2026-12-02", "data": data }));
        }
        let ids: Vec<Id> = self.plan.events().map(|event| event.id().clone()).collect();
        let by = Person::new("therapist").unwrap();
        // All at once, or else a part of them: what amends goes only with what it amends.
        for share in [100, 70, 50, 30, 20] {
            let some: Vec<Id> = ids.iter().filter(|_| dice.chance(share)).cloned().collect();
            if let Ok(plan) = self.plan.redact(some, by.clone(), day("2026-12-20"), None) {
                self.plan = plan;
                return;
            }
        }
    }

    /// What is open is not said to be ready, neither by the plan nor by its stored summary.
    fn hides(&self) -> bool {
        let on = day("2026-12-24");
        let rows = || caseload(&CaseloadInput::new(vec![self.plan.summary()], on).unwrap());
        let open = |code: &str| matches!(code, "unanswered_flag" | "unanswered_alert");
        self.shadow.ready(on).findings.iter().any(|finding| open(finding.code()))
            && (self.plan.ready(on).ready == Some(true) || rows().is_empty())
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn drawn(seed: u64, steps: usize, goals: bool, few_flags: bool) -> Vec<Copy> {
    let world = World { goals, few_flags, days: &["2026-12-01", "2026-12-02"] };
    let mut dice = Dice::new(seed);
    let empty = Plan::new("plan-1".parse().unwrap(), None, None).unwrap();
    let mut copies = vec![Copy { plan: empty.clone(), shadow: empty }; 3];
    // Half of them end as people do who erase: with all closed and answered. Of these half begin together, and then meet no
    // more until the end.
    let settled = dice.chance(50);
    let together = if settled && dice.chance(50) { steps / 3 } else { 0 };
    for step in 0..steps {
        let at = if step < together { 0 } else { dice.below(3) };
        if step == together {
            copies = vec![copies[0].clone(); 3];
        }
        match if together > 0 { 9 } else { dice.below(10) } {
            0 | 1 => {
                let other = copies[dice.below(3)].clone();
                copies[at] = copies[at].merge(&other);
            }
            2 => copies[at].erase(&mut dice),
            3 if dice.chance(40) => copies[at].settle(&mut dice, step),
            _ => {
                let event = event(&mut dice, &format!("e{step}"), &known(&copies[at].plan), world);
                copies[at].enter(&event);
            }
        }
    }
    for (number, copy) in copies.iter_mut().enumerate().filter(|_| settled) {
        copy.settle(&mut dice, steps + number);
    }
    copies
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_erasure_hides_what_is_open(seed: u64, steps in 2_usize..26, goals: bool, few_flags: bool) {
        let copies = drawn(seed, steps, goals, few_flags);
        let whole = copies[0].merge(&copies[1]).merge(&copies[2]);
        for copy in copies.iter().chain([&whole]) {
            prop_assert!(!copy.hides(), "{}\n{}", copy.plan.to_jsonl(), copy.shadow.to_jsonl());
        }
        let other = copies[2].merge(&copies[0].merge(&copies[1]));
        prop_assert_eq!(other.plan.to_jsonl(), whole.plan.to_jsonl());
    }
}

/// What is drawn holds what it is about: erasures that were permitted, beside what is open and what is not.
#[test]
fn the_drawn_copies_are_worth_it() {
    let mut seen = [0; 3];
    for seed in 0..400 {
        let copies = drawn(seed, 20, true, false);
        let whole = copies[0].merge(&copies[1]).merge(&copies[2]);
        if whole.plan.events().any(|event| event.kind_code() == "erased") {
            let ready = whole.plan.ready(day("2026-12-24")).ready;
            let number = [Some(false), None, Some(true)].iter().position(|known| *known == ready).unwrap();
            seen[number] += 1;
        }
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}
