//! The data of the plan: each file passes its door, and each number has a source.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use therapy_goals::document::Document;
use therapy_goals::plan::PlanPolicy;
use therapy_goals::priority::Policy;
use therapy_goals::scalar::Code;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/plans")
}

fn file(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(folder().join(name)).unwrap()).unwrap()
}

fn keys(value: &Value) -> Vec<&String> {
    value.as_object().unwrap().keys().collect()
}

fn codes(names: &[&str]) -> Vec<Code> {
    names.iter().map(|name| Code::new(name).unwrap()).collect()
}

/// The file of defaults is read, says all but how goals are ranked, which stands elsewhere, and names its sources.
#[test]
fn the_policy_stands_in_its_file_with_a_source_each() {
    let file = file("policy.json");
    assert_eq!(keys(&file["values"]), keys(&file["sources"]));
    let mut default = serde_json::to_value(PlanPolicy::default()).unwrap();
    let ranking = default.as_object_mut().unwrap().remove("ranking").unwrap();
    assert_eq!(file["values"], default);
    assert_eq!(ranking, serde_json::to_value(Policy::default()).unwrap());
}

#[test]
fn what_is_left_out_of_a_policy_has_its_default() {
    let read = |policy: Value| serde_json::from_value::<PlanPolicy>(policy);
    assert_eq!(read(json!({})).unwrap(), PlanPolicy::default());
    let own = read(json!({ "guardians": [], "review_due": 6, "ranking": { "cap_short": 1 } })).unwrap();
    let parent = Code::new("parent").unwrap();
    assert!(!own.may_move(&parent) && PlanPolicy::default().may_move(&parent));
    assert_eq!((own.review_due.get(), own.review_overdue.get(), own.ranking.cap_short.get()), (6, 6, 1));
    assert_eq!(own.ranking.cap_long, Policy::default().cap_long);
    let back = serde_json::to_value(&own).unwrap();
    assert_eq!(read(back).unwrap(), own);
}

#[test]
fn a_policy_that_cannot_be_is_refused() {
    let refused = |policy: Value, path: &str| {
        let document = Document::from_json(&policy.to_string()).unwrap();
        let error = document.read::<PlanPolicy>().unwrap_err();
        assert_eq!(error.path(), path);
    };
    refused(json!({ "parties": [] }), "parties");
    refused(json!({ "review_due": 7 }), "review_overdue");
    refused(json!({ "review_due": 0 }), "review_due");
    refused(json!({ "burden": 0 }), "burden");
    refused(json!({ "agreement_days": 10_001 }), "agreement_days");
    refused(json!({ "colour": "red" }), "<entry 1>");
}

#[test]
fn roles_and_kinds_of_session_are_those_of_the_policy() {
    let policy = PlanPolicy::default();
    for role in codes(&["client", "guardian", "parent", "therapist", "clinician", "care_team", "supervisor"]) {
        assert!(policy.may_move(&role), "{role}");
    }
    for role in codes(&["teacher", "friend"]) {
        assert!(!policy.may_move(&role), "{role}");
    }
    let [client, therapist, guardian] = [0, 1, 2].map(|at| codes(&["client", "therapist", "guardian"])[at].clone());
    assert!(policy.is_party(&client) && policy.is_party(&therapist) && !policy.is_party(&guardian));
    assert!(policy.is_care_team(&therapist) && !policy.is_care_team(&client));
    let [individual, phone] = [0, 1].map(|at| codes(&["individual", "phone"])[at].clone());
    assert!(policy.counts(&individual) && !policy.counts(&phone));
}
