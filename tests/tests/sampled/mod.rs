//! Documents of the schemas with every field set: what a record can hold, without a line for each field.

use serde_json::{Map, Value, json};
use therapy_goals::records::records;
use therapy_goals_tests::golden;

/// The schemas by name, and what stands where any text or number would not do.
pub struct Sampler {
    schemas: Map<String, Value>,
}

impl Default for Sampler {
    fn default() -> Self {
        Self { schemas: records().schemas }
    }
}

impl Sampler {
    /// One document of a record, or of each of its forms where it has several by their codes, with every field set.
    pub fn each(&self, record: &str) -> Vec<Value> {
        let schema = &self.schemas[record];
        let forms = schema["oneOf"].as_array().filter(|_| schema["x-tag"].is_string());
        forms.map_or_else(
            || vec![self.named(record)],
            |forms| forms.iter().flat_map(|form| whole(record, self.value(form))).collect(),
        )
    }

    fn named(&self, name: &str) -> Value {
        match name {
            "Date" => json!("2026-11-02"),
            "TimeOfDay" => json!("14:30"),
            "Digest" => json!("0123456789abcdef"),
            "Goal" | "Score" | "Situation" => golden(&name.to_lowercase()),
            "AnswersRecord" => golden("answers"),
            "Measure" => golden("goal")["measures"][0].clone(),
            "Ladder" => json!({ "goal": "g1", "baseline": -1 }),
            "Policy" => json!({ "cap_short": 2 }),
            // Words that only what the engine computes fits.
            "Disagreement" => golden("ranking")["disagreement"].clone(),
            _ => whole(name, self.value(&self.schemas[name])).remove(0),
        }
    }

    fn value(&self, schema: &Value) -> Value {
        if let Some(name) = schema["$ref"].as_str().and_then(|name| name.rsplit('/').next()) {
            return self.named(name);
        }
        if let Some(word) = schema.get("const") {
            return word.clone();
        }
        if let Some(forms) = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array()) {
            return self.value(&forms[0]);
        }
        match schema["type"].as_str().or_else(|| schema["type"][0].as_str()) {
            Some("string") => json!("a"),
            Some("integer" | "number") => json!(schema["minimum"].as_f64().unwrap_or(1.0).max(1.0)),
            Some("boolean") => json!(schema["default"] != true),
            Some("array") => json!([self.value(&schema["items"])]),
            Some("object") if schema["properties"].is_object() => {
                let fields = schema["properties"].as_object().unwrap();
                let value = |(name, field): (&String, &Value)| match name.as_str() {
                    "schema_version" => (name.clone(), json!("1.0")),
                    _ => (name.clone(), self.value(field)),
                };
                fields.iter().map(value).collect()
            }
            Some("object") => json!({ "a": self.value(&schema["additionalProperties"]) }),
            // Whatever JSON can say.
            _ => json!({ "a": [1, null] }),
        }
    }
}

fn golden(file: &str) -> Value {
    serde_json::from_str(&golden::text(file)).unwrap()
}

/// What goes together in a record of this name: each document as far as it does.
fn whole(name: &str, value: Value) -> Vec<Value> {
    let without = |names: &[&str]| {
        let mut value = value.clone();
        value.as_object_mut().unwrap().retain(|name, _| !names.contains(&name.as_str()));
        value
    };
    match name {
        "MeasurePlanned" => [["check_in", "form"], ["instrument", "form"], ["instrument", "check_in"]]
            .iter()
            .map(|others| without(others))
            .collect(),
        "ScoreRecorded" => {
            vec![without(&["answers", "score"])]
        }
        "SeriesInput" => vec![without(&["instrument", "threshold"]), without(&["goal", "reliable"])],
        // No fewer than those after which a review is due, by default too.
        "PlanPolicy" => {
            let mut policy = value.clone();
            policy["review_overdue"] = json!(9);
            vec![policy]
        }
        "ThreadInput" => vec![without(&["goal"]), without(&["problem"])],
        _ => vec![value],
    }
}
