//! No erasure hides what is open about safety: copies are edited apart, beside shadows of them in which nothing is erased, and
//! whatever the copies come to is never ready where a flag or an alert of the shadows is unanswered.

use proptest::prelude::*;
use serde_json::{Value, json};
use therapy_goals::plan::{CaseloadInput, Event, Person, Plan, caseload};
use therapy_goals::scalar::{Date, Id};
use therapy_goals_tests::plans::Dice;

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

/// An event about flags, alerts, what was done about them, amendments of all that, and goals that answer.
fn event(dice: &mut Dice, id: &str, known: &[(String, Value)], goals: bool) -> Value {
    let last = if goals { 13 } else { 10 };
    let opened = known.iter().filter(|(_, data)| !data["kind"].is_null());
    let flags: Vec<String> = opened.filter_map(|(_, data)| Some(data["flag"].as_str()?.to_owned())).collect();
    let flag = if flags.is_empty() { "none".to_owned() } else { dice.one_of(&flags).clone() };
    let scores: Vec<&str> =
        known.iter().filter(|(_, data)| !data["instrument"].is_null()).map(|(id, _)| id.as_str()).collect();
    let added: Vec<&str> = known.iter().filter_map(|(_, data)| data["goal"]["id"].as_str()).collect();
    let goal = if added.is_empty() { "none" } else { *dice.one_of(&added) };
    let of_phq9 = |ninth: usize| {
        let responses: serde_json::Map<String, Value> =
            (1..=9).map(|item| (item.to_string(), json!(if item == 9 { ninth } else { 1 }))).collect();
        json!({ "instrument": "phq-9", "rater": "client", "responses": responses })
    };
    let drawn = dice.below(last);
    let (kind, data) = match drawn {
        0 | 1 => ("flag_opened", json!({ "flag": format!("flag-{id}"), "kind": "self_harm" })),
        2 => ("flag_closed", json!({ "flag": flag })),
        3 => ("score_recorded", of_phq9(dice.below(3))),
        4 if !scores.is_empty() => {
            let score = *dice.one_of(&scores);
            let mut answer =
                json!({ "score": score, "alert": "self_harm_item", "how": "no_flag_needed", "text": "asked" });
            if dice.chance(40) {
                answer["how"] = "flag_opened".into();
                answer["flag"] = flag.clone().into();
            }
            ("alert_answered", answer)
        }
        5..=7 if !known.is_empty() => ("event_withdrawn", json!({ "event": dice.one_of(known).0 })),
        8 if !known.is_empty() => {
            let (target, mut data) = dice.one_of(known).clone();
            if data.is_null() {
                // Nothing is known of it any more.
                data = json!({ "flag": flag, "kind": "self_harm" });
            } else if !data["responses"].is_null() {
                data = of_phq9(dice.below(3));
            } else if data["kind"].is_null() && !data["flag"].is_null() && data["score"].is_null() {
                data["flag"] = flag.clone().into();
            } else if data["set"].is_object() {
                data["set"]["tier"] = (*dice.one_of(&["safety", "standard"])).into();
            }
            ("event_corrected", json!({ "event": target, "data": data }))
        }
        10 => {
            let goal = json!({ "id": format!("goal-{id}"), "title": "Safe", "horizon": "short", "tier": "safety", "answers_flags": ["self_harm"] });
            ("goal_added", json!({ "goal": goal }))
        }
        11 => {
            let kind = *dice.one_of(&["goal_activated", "goal_held", "goal_resumed", "goal_dropped", "goal_reopened"]);
            let mut data = json!({ "goal": goal });
            if kind == "goal_dropped" {
                data["reason"] = "not_important".into();
            } else if kind == "goal_reopened" {
                data["reason"] = "relapse".into();
            }
            (kind, data)
        }
        12 => {
            let clear = if dice.chance(50) { json!(["answers_flags"]) } else { json!(["tier"]) };
            ("goal_changed", json!({ "goal": goal, "clear": clear }))
        }
        _ => ("note_added", json!({ "text": "a" })),
    };
    json!({ "id": id, "kind": kind, "by": { "role": "therapist" }, "entered": "2026-12-02", "happened": "2026-12-01",
        "why": "said so", "data": data })
}

fn drawn(seed: u64, steps: usize, goals: bool) -> Vec<Copy> {
    let mut dice = Dice::new(seed);
    let empty = Plan::new("plan-1".parse().unwrap(), None, None).unwrap();
    let mut copies = vec![Copy { plan: empty.clone(), shadow: empty }; 3];
    for step in 0..steps {
        let at = dice.below(3);
        match dice.below(10) {
            0 | 1 => {
                let other = copies[dice.below(3)].clone();
                copies[at] = copies[at].merge(&other);
            }
            2 => copies[at].erase(&mut dice),
            _ => {
                let known: Vec<(String, Value)> = copies[at]
                    .plan
                    .events()
                    .map(|event| {
                        let written = serde_json::to_value(event).unwrap();
                        (event.id().to_string(), written["data"].clone())
                    })
                    .collect();
                let event = event(&mut dice, &format!("e{step}"), &known, goals);
                copies[at].enter(&event);
            }
        }
    }
    copies
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_erasure_hides_what_is_open(seed: u64, steps in 2_usize..26, goals: bool) {
        let copies = drawn(seed, steps, goals);
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
        let copies = drawn(seed, 20, true);
        let whole = copies[0].merge(&copies[1]).merge(&copies[2]);
        if whole.plan.events().any(|event| event.kind_code() == "erased") {
            let ready = whole.plan.ready(day("2026-12-24")).ready;
            let number = [Some(false), None, Some(true)].iter().position(|known| *known == ready).unwrap();
            seen[number] += 1;
        }
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}
