//! Events about safety that are drawn: flags and alerts, what was done about them, and all that amends it.

use serde_json::{Value, json};
use therapy_goals::plan::{Event, Plan};

use crate::plans::Dice;

/// What an event is drawn of.
#[derive(Debug, Clone, Copy)]
pub struct World {
    /// Also goals that answer flags, how they move, and the end of the plan.
    pub goals: bool,
    /// Flags of a few ids, that are opened again and again.
    pub few_flags: bool,
    /// The days that events bear.
    pub days: &'static [&'static str],
}

/// The events of a plan by id, with their data; null, where nothing of one is known any more.
#[must_use]
pub fn known(plan: &Plan) -> Vec<(String, Value)> {
    let told = |event: &Event| {
        let written = serde_json::to_value(event).unwrap_or_default();
        (event.id().to_string(), written["data"].clone())
    };
    plan.events().map(told).collect()
}

/// An event about flags, alerts, what was done about them, amendments of all that, and goals that answer.
#[must_use]
pub fn event(dice: &mut Dice, id: &str, known: &[(String, Value)], world: World) -> Value {
    let last = if world.goals { 18 } else { 10 };
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
        0 | 1 => {
            let flag = if world.few_flags { format!("flag-{}", dice.below(2)) } else { format!("flag-{id}") };
            ("flag_opened", json!({ "flag": flag, "kind": "self_harm" }))
        }
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
            } else if !data["score"].is_null() {
                data["how"] = "flag_opened".into();
                data["flag"] = flag.clone().into();
            } else if data["set"].is_object() {
                data["set"]["tier"] = (*dice.one_of(&["safety", "standard"])).into();
            }
            ("event_corrected", json!({ "event": target, "data": data }))
        }
        10 => {
            let named = if world.few_flags { format!("goal-{}", dice.below(2)) } else { format!("goal-{id}") };
            let goal = json!({ "id": named, "title": "Safe", "horizon": "short", "tier": "safety", "answers_flags": ["self_harm"] });
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
            let said = [
                json!({ "clear": ["answers_flags"] }),
                json!({ "clear": ["tier"] }),
                json!({ "set": { "tier": "safety" } }),
                json!({ "set": { "tier": "standard", "dissent": "no" } }),
                json!({ "set": { "answers_flags": ["self_harm"] } }),
            ];
            let mut data = dice.one_of(&said).clone();
            data["goal"] = goal.into();
            ("goal_changed", data)
        }
        15 => ("goal_proposed", json!({ "goal": goal })),
        16 => {
            let party = *dice.one_of(&["client", "therapist"]);
            ("agreement_given", json!({ "version": 1 + dice.below(2), "party": party, "how": "said" }))
        }
        17 => (
            "agreement_declined",
            json!({ "party": "client", "goals": if dice.chance(50) { json!([goal]) } else { json!([]) } }),
        ),
        13 => ("plan_closed", json!({ "reason": "completed" })),
        14 => ("plan_reopened", json!({})),
        _ => ("note_added", json!({ "text": "a" })),
    };
    let (entered, happened) = (*dice.one_of(world.days), *dice.one_of(world.days));
    json!({ "id": id, "kind": kind, "by": { "role": "therapist" }, "entered": entered, "happened": happened,
        "why": "said so", "data": data })
}
