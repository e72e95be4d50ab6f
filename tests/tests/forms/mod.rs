//! A form of a few items to try what the format can say.

#![allow(dead_code, reason = "each suite uses some of these")]

pub mod plain;

use serde_json::{Value, json};
use therapy_goals::instrument::{Instrument, Respondent, Score};
use therapy_goals::{Error, ErrorKind};

/// Five items with answers from 0 to 3 and a total; what is given is merged into it, and null takes away.
pub fn form(change: &Value) -> Value {
    let items: Vec<Value> =
        (1..=5).map(|id| json!({ "id": id.to_string(), "tag": "an item", "response_scale": "often" })).collect();
    let mut form = json!({
        "schema_version": "1.0", "id": "mine", "version": "1", "title": "Mine", "short_title": "Mine",
        "measures": "strain", "domains": ["distress"], "respondent": { "who": "client" },
        "answers": { "kind": "scores" },
        "licence": { "wording_may_ship": true, "terms": "ours", "source": "us" },
        "sources": [{ "id": "us", "citation": "Ourselves" }],
        "response_scales": [{ "id": "often", "options": [{ "value": 0 }, { "value": 1 }, { "value": 2 }, { "value": 3 }] }],
        "items": items,
        "total": { "id": "total", "method": "sum", "items": ["1", "2", "3", "4", "5"], "source": "us", "status": "confirmed" }
    });
    merge(&mut form, change);
    form
}

/// Puts a change into what is there: objects are merged, all else takes its place.
pub fn merge(into: &mut Value, change: &Value) {
    match (into, change) {
        (Value::Object(into), Value::Object(change)) => {
            for (name, entry) in change {
                merge(into.entry(name.clone()).or_insert(Value::Null), entry);
            }
        }
        (into, change) => change.clone_into(into),
    }
}

/// A form that is checked.
pub fn read(change: &Value) -> Result<Instrument, Error> {
    Instrument::from_json(&form(change).to_string())
}

/// The kinds and paths of the faults of a form.
pub fn refused(change: &Value) -> Vec<(ErrorKind, String)> {
    let error = read(change).unwrap_err();
    error.faults().iter().map(|fault| (fault.kind, fault.path.clone())).collect()
}

/// The score of a list.
pub fn score(instrument: &Instrument, answers: &[Option<f64>]) -> Score {
    instrument.score(answers, Respondent::default()).unwrap()
}
