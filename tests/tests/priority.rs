//! Prioritisation, case by case: the worked examples, the faults, and a second implementation.

use serde_json::Value;
use therapy_goals::priority::{Ranking, Situation, rank};

/// Where an answer lacks or changes what is expected: objects may have more fields, lists may not.
fn difference(expected: &Value, found: &Value, path: &str) -> Option<String> {
    match (expected, found) {
        (Value::Object(fields), Value::Object(others)) => fields.iter().find_map(|(name, value)| {
            let path = format!("{path}.{name}");
            match others.get(name) {
                Some(other) => difference(value, other, &path),
                None => Some(format!("{path} is not there")),
            }
        }),
        (Value::Array(entries), Value::Array(others)) if entries.len() == others.len() => {
            let mut pairs = entries.iter().zip(others).enumerate();
            pairs.find_map(|(number, (entry, other))| difference(entry, other, &format!("{path}[{number}]")))
        }
        (Value::Number(one), Value::Number(other)) if one.as_f64() == other.as_f64() => None,
        _ if expected == found => None,
        _ => Some(format!("{path}: expected {expected}, found {found}")),
    }
}

fn run(file: &str) -> usize {
    let path = format!("{}/vectors/{file}", env!("CARGO_MANIFEST_DIR"));
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let cases = file["cases"].as_array().unwrap();
    let mut wrong = Vec::new();
    for case in cases {
        assert_eq!(case["call"], "priority.rank");
        let answer = Situation::from_json(&case["input"].to_string()).and_then(|situation| rank(&situation));
        let problem = match (&case["error"], answer) {
            (Value::Null, Ok(ranking)) => {
                let found = serde_json::to_value(&ranking).unwrap();
                let stored: Ranking = serde_json::from_value(found.clone()).unwrap();
                assert_eq!(stored, ranking, "{}: reading back what was written", case["name"]);
                difference(&case["expect"], &found, "")
            }
            (Value::Null, Err(error)) => Some(format!("refused: {error}")),
            (expected, Ok(_)) => Some(format!("not refused, expected {expected}")),
            (expected, Err(error)) => {
                let same = expected["code"] == error.code() && expected["path"] == error.path();
                let faults: Vec<String> =
                    error.faults().iter().map(|fault| format!("{}: {}", fault.kind, fault.path)).collect();
                (!same).then(|| format!("expected {expected}, found {}", faults.join("; ")))
            }
        };
        wrong.extend(problem.map(|problem| format!("{}: {problem}", case["name"])));
    }
    assert!(wrong.is_empty(), "{} of {} cases\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    cases.len()
}

#[test]
fn a_second_implementation_says_the_same() {
    assert!(run("priority-reference.json") >= 300);
}
