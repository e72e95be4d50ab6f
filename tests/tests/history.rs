//! What the versions of a definition changed: how it is written, and what is refused.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use therapy_goals::instrument::{self, Instrument, RevisedPart, Revision, RevisionChange};

/// A definition of one's own with this version and history.
fn with(version: &str, history: &Value) -> Result<Instrument, Vec<String>> {
    let mut definition = serde_json::to_value(instrument::get("gad-2").unwrap()).unwrap();
    definition["version"] = json!(version);
    definition["history"] = history.clone();
    Instrument::from_json(&definition.to_string())
        .map_err(|error| error.faults().iter().map(|fault| format!("{} {}", fault.code(), fault.path)).collect())
}

fn revision(version: &str, date: Option<&str>, what: &[&str]) -> Value {
    let changes: Vec<Value> = what.iter().map(|what| json!({ "what": what, "text": "Something." })).collect();
    json!({ "version": version, "date": date, "changes": changes })
}

/// The newest version first, which is that of the definition; each once; days in order; only the last one is `added`.
#[test]
fn a_history_is_in_order() {
    let began = revision("1.0.0", Some("2026-01-01"), &["added"]);
    let newer = revision("1.1.0", Some("2026-02-01"), &["scoring", "wording"]);
    for (version, history) in [
        ("1.1.0", json!([])),
        ("1.1.0", json!([newer, began])),
        // A history may begin late, and a day may be unknown or the same.
        ("1.1.0", json!([newer])),
        (
            "1.10.0",
            json!([revision("1.10.0", None, &["bands"]), revision("1.9.0", Some("2026-02-01"), &["bands"]), newer]),
        ),
        ("b", json!([revision("b", Some("2026-02-01"), &["alerts"]), newer])),
        ("a", json!([revision("a", None, &["alerts"]), revision("b", None, &["added"])])),
    ] {
        assert!(with(version, &history).is_ok(), "{history}: {:?}", with(version, &history));
    }
    for (version, history, faults) in [
        ("1.1.0", json!([began]), vec!["inconsistent history[0].version"]),
        (
            "1.0.0",
            json!([began, newer]),
            vec![
                "not_ascending history[1].version",
                "not_ascending history[1].date",
                "inconsistent history[0].changes[0].what",
            ],
        ),
        ("1.1.0", json!([newer, newer]), vec!["duplicate_id history[1].version"]),
        (
            "1.9.0",
            json!([revision("1.9.0", None, &["bands"]), revision("1.10.0", None, &["bands"])]),
            vec!["not_ascending history[1].version"],
        ),
        (
            "1.2.0",
            json!([revision("1.2.0", Some("2026-01-15"), &["bands"]), revision("1.1.9", None, &["bands"]), newer]),
            vec!["not_ascending history[2].date"],
        ),
        ("1.0.0", json!([revision("1.0.0", None, &[])]), vec!["too_few history[0].changes"]),
        ("1.0.0", json!([{ "version": "1.0.0" }]), vec!["missing history[0].changes"]),
        (
            "1.0.0",
            json!([{ "version": "1.0.0", "changes": [{ "what": "added", "text": "x", "by": "me" }] }]),
            vec!["unknown_key history[0].changes[0].<entry 1>"],
        ),
        ("1.0.0", revision("1.0.0", None, &["added"]), vec!["wrong_type history"]),
        (
            "1.0.0",
            json!([revision("1.0.0", Some("2026-02-30"), &["norms"])]),
            vec!["invalid_date history[0].date", "unknown_code history[0].changes[0].what"],
        ),
    ] {
        let mut found = with(version, &history).unwrap_err();
        let mut faults = faults;
        found.sort_unstable();
        faults.sort_unstable();
        assert_eq!(found, faults, "{history}");
    }
}

/// What does not fit in a history is said beside faults of other parts, and only where it can be read.
#[test]
fn a_history_is_checked_beside_what_cannot_be_read() {
    let mut definition = serde_json::to_value(instrument::get("gad-2").unwrap()).unwrap();
    definition["title"] = json!(1);
    definition["history"] = json!([revision("9", None, &["bands"])]);
    let faults = |definition: &Value| {
        let error = Instrument::from_json(&definition.to_string()).unwrap_err();
        error.faults().iter().map(|fault| format!("{} {}", fault.code(), fault.path)).collect::<Vec<_>>()
    };
    assert_eq!(faults(&definition), ["wrong_type title", "inconsistent history[0].version"]);
    definition["version"] = json!(1);
    assert_eq!(faults(&definition), ["wrong_type version", "wrong_type title"]);
}

#[test]
fn a_history_of_too_many_versions_is_refused_at_once() {
    let many: Vec<Value> =
        (0..1_001).rev().map(|number| revision(&format!("1.{number}"), None, &["wording"])).collect();
    assert_eq!(with("1.1000", &json!(many)).unwrap_err(), ["too_many history"]);
    let changes = vec!["wording"; 1_001];
    assert_eq!(with("1", &json!([revision("1", None, &changes)])).unwrap_err(), ["too_many history[0].changes"]);
}

/// Every shipped definition has one, down to the version with which it began.
#[test]
fn every_shipped_definition_has_a_history() {
    for id in instrument::ids() {
        let instrument = instrument::get(id).unwrap();
        let history = &instrument.definition().history;
        assert_eq!(history.first().map(|newest| newest.version.as_str()), Some(instrument.version()), "{id}");
        let began = history.last().unwrap();
        assert!(began.changes.iter().all(|change| change.what == RevisedPart::Added), "{id}");
        assert_eq!(began.version.as_str(), "1.0.0", "{id}");
        // The second part of a version steps where a number or a rule changed: see the README of the folder.
        let judged: BTreeSet<&str> = history
            .iter()
            .filter(|revision| revision.changes.iter().any(|change| change.what.is_judged()))
            .map(|revision| revision.version.as_str())
            .collect();
        assert!(judged.iter().all(|version| version.ends_with(".0")), "{id}: {judged:?}");
    }
}

#[test]
fn what_lies_between_two_versions_is_found() {
    let history =
        json!([revision("3", None, &["bands"]), revision("2", None, &["wording"]), revision("1", None, &["added"])]);
    let instrument = with("3", &history).unwrap();
    let between = |one: &str, other: &str| {
        let revisions = instrument.definition().revisions_between(one, other)?;
        Some(revisions.iter().map(|revision| revision.version.to_string()).collect::<Vec<_>>())
    };
    assert_eq!(between("1", "3").unwrap(), ["3", "2"]);
    assert_eq!(between("3", "1").unwrap(), ["3", "2"]);
    assert_eq!(between("1", "2").unwrap(), ["2"]);
    assert_eq!(between("2", "2").unwrap(), [""; 0]);
    assert_eq!(between("0", "2"), None);
    assert_eq!(between("2", "4"), None);
}

/// Made in Rust, written and read: with every field set, and without those that need not be there.
#[test]
fn a_revision_is_made_written_and_read() {
    let change = RevisionChange::new(RevisedPart::MissingRule, "One may be missing.").unwrap();
    let whole = Revision::new("1.1.0", vec![change.clone()])
        .unwrap()
        .with_date("2026-11-27".parse::<therapy_goals::scalar::Date>().unwrap());
    let text = json!({
        "version": "1.1.0",
        "date": "2026-11-27",
        "changes": [{ "what": "missing_rule", "text": "One may be missing." }],
    });
    assert_eq!(serde_json::to_value(&whole).unwrap(), text);
    assert_eq!(serde_json::from_value::<Revision>(text).unwrap(), whole);
    let least = Revision::new("1.0.0", vec![change]).unwrap();
    assert_eq!(serde_json::to_value(least).unwrap().get("date"), None);
    assert_eq!(RevisedPart::ALL.len(), RevisedPart::CODES.len());
    let mut definition = instrument::get("gad-2").unwrap().definition().clone();
    definition.version = whole.version.clone();
    let with_history = definition.clone().with_history(vec![whole]);
    assert_eq!(Instrument::new(with_history).unwrap().definition().history.len(), 1);
}

/// What a reader of the page of an instrument sees.
#[test]
fn the_words_tell_the_versions() {
    let history = json!([
        revision("1.1.0", Some("2026-02-01"), &["missing_rule", "wording"]),
        revision("1.0.0", None, &["added"])
    ]);
    let words = with("1.1.0", &history).unwrap().describe();
    let (_, versions) = words.split_once("\n## Versions\n").unwrap();
    assert!(
        versions.contains("- **1.1.0** (2026-02-01). missing rule: Something. wording: Something.\n"),
        "{versions}"
    );
    assert!(versions.contains("- **1.0.0**. added: Something.\n"), "{versions}");
    assert!(!with("1.1.0", &json!([])).unwrap().describe().contains("## Versions"));
}
