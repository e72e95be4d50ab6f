//! Every case of `tests/vectors` in Rust; the answers are written down for the other two faces.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};
use therapy_goals::ErrorKind;
use therapy_goals_tests::{answer, cases, difference, folder, hostile};

#[test]
fn every_case_holds() {
    let mut cases = cases().unwrap();
    // `CHAPTER=change` runs the cases of one chapter: see "Mutants" in `CONTRIBUTING.md`.
    let chapter = std::env::var("CHAPTER").ok();
    cases.retain(|case| chapter.as_deref().is_none_or(|chapter| case.call.split('.').next() == Some(chapter)));
    let least = if chapter.is_some() { 50 } else { 100 };
    assert!(cases.len() > least, "only {} cases", cases.len());
    let mut faults = Vec::new();
    let mut answers = BTreeMap::new();
    for case in &cases {
        if chapter.is_some() && !faults.is_empty() {
            break;
        }
        assert!(!case.source.is_empty(), "{}: no source", case.name);
        let found = answer(&case.call, &case.input);
        match (&found, &case.expect, &case.error) {
            (Ok(found), Some(expected), None) => {
                faults.extend(difference("", expected, found).map(|fault| format!("{}: {fault}", case.name)));
            }
            (Err(error), None, Some(expected)) => {
                let found = json!({ "code": error.code(), "path": error.path() });
                let wanted = json!({ "code": expected["code"], "path": expected["path"] });
                faults.extend(difference("", &wanted, &found).map(|fault| format!("{}: {fault}", case.name)));
                if let Some(all) = expected.get("faults") {
                    let found: Vec<Value> =
                        error.faults().iter().map(|fault| json!([fault.kind.code(), fault.path])).collect();
                    faults.extend(difference("", all, &found.into()).map(|fault| format!("{}: {fault}", case.name)));
                }
                if hostile(&case.input) {
                    assert!(!error.to_string().contains('☠'), "{}: the error repeats the input", case.name);
                    assert!(!error.to_string().contains("Jane"), "{}: the error repeats the input", case.name);
                }
            }
            (Ok(_), None, Some(_)) => faults.push(format!("{}: no error", case.name)),
            (Err(error), Some(_), None) => faults.push(format!("{}: {error}", case.name)),
            _ => faults.push(format!("{}: neither expect nor error", case.name)),
        }
        let written = match found {
            Ok(found) => json!({ "answer": found }),
            Err(error) => json!({ "faults": error.faults(), "message": error.to_string() }),
        };
        assert!(answers.insert(case.name.clone(), written).is_none(), "{}: the name stands twice", case.name);
    }
    if chapter.is_none() {
        let written = serde_json::to_string(&answers).unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("answers.json"), written).unwrap();
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The codes by which events of a plan are refused: their cases are `plan_vectors.rs`.
fn refused_by_plans() -> Vec<String> {
    let file: Value =
        serde_json::from_str(&std::fs::read_to_string(folder().join("plan-rules.json")).unwrap()).unwrap();
    let plans = file["plans"].as_array().unwrap().iter();
    let codes = plans.flat_map(|plan| plan["refused"].as_object().unwrap().values());
    codes.map(|code| code.as_str().unwrap().to_owned()).collect()
}

/// An error that no case shows is an error that nobody has read.
#[test]
fn every_kind_of_error_has_a_case() {
    let shown: BTreeSet<String> = cases()
        .unwrap()
        .iter()
        .filter_map(|case| case.error.clone())
        .flat_map(|error| {
            let listed = error["faults"].as_array().cloned().unwrap_or_default();
            let listed = listed.into_iter().filter_map(|fault| fault[0].as_str().map(str::to_owned));
            listed.chain(error["code"].as_str().map(str::to_owned)).collect::<Vec<_>>()
        })
        .chain(refused_by_plans())
        .collect();
    // These come from JSON text, which the vectors do not hold: see `documents.rs`.
    let from_text = [ErrorKind::InvalidJson, ErrorKind::DuplicateKey, ErrorKind::TooDeep, ErrorKind::DuplicateItem];
    let missing: Vec<&str> = ErrorKind::ALL
        .iter()
        .filter(|kind| !from_text.contains(kind))
        .map(|kind| kind.code())
        .filter(|code| !shown.contains(*code))
        .collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}
