//! Whatever comes in as text: it is read or refused, and nothing panics.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};
use therapy_goals::instrument::{self, Instrument};
use therapy_goals_tests::doors::{DOORS, plan};
use therapy_goals_tests::golden;

/// Reads the text at every door, and uses what came of it.
fn read(text: &str) {
    for (_, door) in DOORS {
        door(text);
    }
}

/// Numbers, texts and shapes that a reader may not expect.
fn odd() -> impl Strategy<Value = Value> {
    let codes = prop::sample::select(vec![
        "total",
        "1",
        "2",
        "sum",
        "mean",
        "mean_of_products",
        "combination",
        "equals",
        "half_up",
        "",
        "☠",
        "1.0",
        "9.9",
    ]);
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (-3_i32..12).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        prop::num::f64::NORMAL.prop_map(Value::from),
        codes.prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([1, 1])),
        Just(json!({ "item": "1", "at_least": 1 })),
        Just(json!({ "score": "total", "below": 2.5 })),
        Just(json!({ "count": [{ "items": ["1", "2"], "equals": 1 }], "equals": 1 })),
    ]
}

/// The places of a value, as paths of steps.
fn places(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(entries) => {
            entries.iter().for_each(|(name, entry)| places(entry, &format!("{path}/{name}"), found));
        }
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(place, entry)| places(entry, &format!("{path}/{place}"), found));
        }
        _ => {}
    }
}

/// The shipped definitions.
fn definitions() -> Vec<Value> {
    instrument::ids().into_iter().map(|id| serde_json::to_value(instrument::get(id).unwrap()).unwrap()).collect()
}

/// Kept answers, the occasion of some, and the shipped translations.
fn kept() -> Vec<Value> {
    let languages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/languages");
    let files = fs::read_dir(languages).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let texts = files.map(|path| fs::read_to_string(path).unwrap());
    let golden = ["answers", "occasion"].map(golden::text);
    texts.chain(golden.into_iter().cycle().take(4)).map(|text| serde_json::from_str(&text).unwrap()).collect()
}

/// The events of plans, each plan a list.
fn plans() -> Vec<Value> {
    let read = |name: &str| -> Value {
        serde_json::from_str(&fs::read_to_string(therapy_goals_tests::folder().join(name)).unwrap()).unwrap()
    };
    let cases = ["plan-rules.json", "plan-forks.json"].map(|name| read(name)["plans"].as_array().unwrap().clone());
    cases.into_iter().flatten().map(|case| case["events"].clone()).collect()
}

/// One of these documents with a few entries replaced, taken out, or put in elsewhere.
fn mutated(documents: Vec<Value>) -> impl Strategy<Value = String> {
    let document = prop::sample::select(documents);
    let changes =
        prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_u8, odd()), 1..4);
    (document, changes).prop_map(|(mut document, changes)| {
        for (place, other, kind, odd) in changes {
            let mut all = Vec::new();
            places(&document, "", &mut all);
            let other = document.pointer(other.get(&all).as_str()).cloned().unwrap_or_default();
            let path = place.get(&all).clone();
            let Some((parent, name)) = path.rsplit_once('/') else { continue };
            match (kind, document.pointer_mut(parent)) {
                (0, Some(Value::Object(entries))) => _ = entries.remove(name),
                (0, Some(Value::Array(entries))) => _ = entries.remove(name.parse().unwrap()),
                (1, Some(Value::Array(entries))) => entries.push(other),
                (1, Some(Value::Object(entries))) => _ = entries.insert(name.to_owned(), other),
                _ => *document.pointer_mut(&path).unwrap() = odd,
            }
        }
        document.to_string()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_text_that_looks_like_json(text in "[\\[\\]{}\":,0-9eE.truefalsn\\\\u -]{0,120}") {
        read(&text);
    }

    /// A plan in which anything was changed is read or refused, and one that was cut off anywhere is torn or refused.
    #[test]
    fn any_change_of_a_plan(text in mutated(plans()), place in any::<prop::sample::Index>()) {
        let events: Value = serde_json::from_str(&text).unwrap();
        let lines: Vec<String> = events.as_array().into_iter().flatten().map(Value::to_string).collect();
        let text = lines.join("\n");
        plan(&text);
        let cut = place.index(text.len().max(1));
        plan(&String::from_utf8_lossy(&text.as_bytes()[..cut.min(text.len())]));
    }

    /// A definition cut off anywhere is no JSON, and one with a byte changed is read or refused.
    #[test]
    fn any_damage_to_a_definition(
        id in prop::sample::select(instrument::ids()),
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let text = serde_json::to_string(&instrument::get(id).unwrap()).unwrap();
        let mut bytes = text.into_bytes();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        read(&String::from_utf8_lossy(&bytes));
        bytes.truncate(place);
        prop_assert!(Instrument::from_json(&String::from_utf8_lossy(&bytes)).is_err());
    }

    /// What passes the checks scores and survives its own JSON; what does not is refused with paths.
    #[test]
    fn any_change_of_a_definition(text in mutated(definitions())) {
        read(&text);
        if let Err(error) = Instrument::from_json(&text) {
            prop_assert!(!error.faults().is_empty());
            prop_assert!(!error.to_string().contains('☠'));
        }
    }
    #[test]
    fn any_change_of_what_is_kept(text in mutated(kept())) {
        read(&text);
    }
}
