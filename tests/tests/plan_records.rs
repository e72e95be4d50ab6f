//! Every record of the plan, and an event of every kind, with every field set: written in each language's names, and read
//! back the same.

mod sampled;

use std::collections::BTreeMap;

use sampled::Sampler;
use serde_json::Value;
use therapy_goals::call::wire;
use therapy_goals::document::{Document, Naming};
use therapy_goals::plan::{Event, Kind};
use therapy_goals::records::records;

fn document(text: &str) -> Document {
    Document::from_json(text).unwrap()
}

/// The records of the chapter, each with its documents.
fn all() -> BTreeMap<String, Vec<Value>> {
    let sampler = Sampler::default();
    let listed = records().listed.into_iter().filter(|listed| listed.chapter == "plan");
    listed.map(|listed| (listed.name.clone(), sampler.each(&listed.name))).collect()
}

#[test]
fn every_record_returns_with_every_field_set() {
    let all = all();
    let mut faults = Vec::new();
    for (record, documents) in &all {
        for value in documents {
            let stored = document(&value.to_string());
            let camel = wire(record, &stored, Naming::SnakeCase, Naming::CamelCase);
            let back = camel.and_then(|text| wire(record, &document(&text), Naming::CamelCase, Naming::SnakeCase));
            match back {
                Ok(text) if holds(&serde_json::from_str(&text).unwrap(), value) => {}
                Ok(text) => faults.push(format!("{record}: {value}\n  became {text}")),
                Err(error) => faults.push(format!("{record}: {error}: {value}")),
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // The other faces read them too.
    let target = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target");
    std::fs::create_dir_all(&target).unwrap();
    std::fs::write(target.join("plan_records.json"), serde_json::to_string(&all).unwrap()).unwrap();
}

/// Whether everything that was given is there; the engine may fill in more.
fn holds(found: &Value, given: &Value) -> bool {
    match (found, given) {
        (Value::Object(found), Value::Object(given)) => {
            given.iter().all(|(name, value)| found.get(name).is_some_and(|found| holds(found, value)))
        }
        (Value::Array(found), Value::Array(given)) => {
            found.len() == given.len() && found.iter().zip(given).all(|(found, given)| holds(found, given))
        }
        (Value::Number(found), Value::Number(given)) => found.as_f64() == given.as_f64(),
        _ => found == given,
    }
}

#[test]
fn there_is_an_event_of_every_kind_and_each_says_its_own() {
    let all = all();
    let kinds: Vec<&str> = all["PlanEvent"].iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds[..Kind::CODES.len()], *Kind::CODES);
    assert_eq!(kinds[Kind::CODES.len()..], ["withheld", "erased"]);
    for value in &all["PlanEvent"] {
        let event = Event::from_json(&value.to_string()).unwrap();
        assert_eq!(event.kind_code(), value["kind"]);
    }
}
