//! A stored answer of a later minor version, with fields that nobody knows yet in each record that it holds: they are
//! kept, compared and written back, through every style of names.

use std::fmt::Debug;

use serde::Serialize;
use serde_json::{Value, json};
use therapy_goals::Error;
use therapy_goals::attainment::Attainment;
use therapy_goals::call::wire;
use therapy_goals::change::ReliableChange;
use therapy_goals::document::{Document, Growing, Kept, MAXIMUM_KEPT_BYTES, Naming, Read, Stored, to_json};
use therapy_goals::instrument::answers::AnswersRecord;
use therapy_goals::instrument::{self, Instrument, Score, Translation};
use therapy_goals::priority::{Agenda, Comparison, Ranking};
use therapy_goals_tests::golden::{self, KINDS};
use therapy_goals_tests::plain;

/// The objects whose names are data: an entry more is no field.
const BY_NAME: [&str; 8] =
    ["intensities", "rules", "subscales", "classifications", "undecided", "cutoffs", "responses", "labels"];

fn stored(file: &str) -> Value {
    serde_json::from_str(&golden::text(file)).unwrap()
}

fn read<T: Read>(value: &Value) -> Result<T, Error> {
    Document::from_json(&value.to_string()).unwrap().read()
}

/// Puts a field that nobody knows into every record of a document. How many there are.
fn grow(value: &mut Value, name: &str) -> usize {
    match value {
        Value::Array(entries) => entries.iter_mut().map(|entry| grow(entry, name)).sum(),
        Value::Object(entries) => {
            let inside: usize = entries.iter_mut().map(|(name, entry)| grow(entry, name)).sum();
            if BY_NAME.contains(&name) {
                return inside;
            }
            if entries.contains_key("schema_version") {
                entries.insert("schema_version".to_owned(), json!("1.1"));
            }
            let more = json!({ "in_it": [1.5, null, { "a_name": true, "Another": "☠" }] });
            entries.insert("of_tomorrow".to_owned(), more);
            entries.insert("also_of_tomorrow".to_owned(), Value::Null);
            1 + inside
        }
        _ => 0,
    }
}

fn grown(file: &str) -> (Value, usize) {
    let mut value = stored(file);
    let records = grow(&mut value, "");
    (value, records)
}

fn holds<T: Read + Growing + Serialize + PartialEq + Clone + Debug>(file: &str, at_least: usize) {
    let (value, records) = grown(file);
    assert!(records >= at_least, "{file}: {records}");
    let first: T = read(&stored(file)).unwrap();
    assert_eq!((first.kept().is_empty(), first.kept().json().as_str()), (true, "{}"), "{file}");
    let later: T = read(&value).unwrap_or_else(|error| panic!("{file}: {error}"));
    assert_ne!(later, first, "{file}");
    // Written as it was, by this library and by serde_json; numbers are compared as numbers.
    let document = Document::from_json(&value.to_string()).unwrap();
    let written = |text: &str| assert_eq!(Document::from_json(text).unwrap(), document, "{file}");
    written(&to_json(&later, Naming::SnakeCase).unwrap());
    written(&serde_json::to_string(&later).unwrap());
    written(&serde_json::to_value(&later).unwrap().to_string());
    // The last in its object.
    let text = serde_json::to_string(&later).unwrap();
    let last = r#""of_tomorrow":{"in_it":[1.5,null,{"Another":"☠","a_name":true}]}}"#;
    assert!(text.ends_with(last), "{file}: {text}");
    assert_eq!(text.matches(last).count(), records, "{file}");
    // In the other style, known names change, and what is not known stays as it is stored.
    let camel = to_json(&later, Naming::CamelCase).unwrap();
    assert!(camel.contains("\"schemaVersion\":\"1.1\"") && !camel.contains("\"schema_version\""), "{file}: {camel}");
    assert_eq!(camel.matches("\"of_tomorrow\"").count(), records, "{file}");
    let back: T = Document::from_json(&camel).unwrap().read_named(Naming::CamelCase).unwrap();
    assert_eq!(back, later, "{file}");
    written(&to_json(&back, Naming::SnakeCase).unwrap());
    // What differs in it alone differs.
    let mut other = value.clone();
    other["of_tomorrow"]["in_it"][0] = json!(2);
    assert_ne!(read::<T>(&other).unwrap(), later, "{file}");
    // This version knows no more fields.
    let mut older = value.clone();
    older["schema_version"] = json!("1.0");
    let refused = read::<T>(&older).unwrap_err();
    assert!(refused.faults().iter().any(|fault| fault.code() == "unknown_key"), "{file}: {refused}");
    assert!(!refused.to_string().contains("of_tomorrow"), "{refused}");
    spelled::<T>(&value);
}

/// A version is a major and a minor number, written in one way.
fn spelled<T: Read + Debug>(stored: &Value) {
    let mut stored = stored.clone();
    let mut refused = |version: &str| {
        stored["schema_version"] = json!(version);
        let error = read::<T>(&stored).unwrap_err();
        let of_version = error.faults().iter().filter(|fault| fault.path == "schema_version");
        of_version.map(|fault| fault.code().to_owned()).collect::<Vec<_>>()
    };
    for version in ["2.0", "2", "0.9", "10.0"] {
        assert_eq!(refused(version), ["unsupported_version"], "{version}");
    }
    for version in ["1", "1.", "1.01", "1.0.9", "1.1.0", "1.x"] {
        assert_eq!(refused(version), ["invalid_text"], "{version}");
    }
}

/// Of every stored kind, files too.
#[test]
fn a_schema_version_is_written_in_one_way() {
    let definition = plain(instrument::get("phq-9").unwrap().definition());
    spelled::<Instrument>(&definition);
    let german = instrument::get_in("phq-9", "de").unwrap();
    spelled::<Translation>(&plain(german.translation().unwrap()));
    let schema = jsonschema::draft202012::new(&instrument::definition_schema()).unwrap();
    for (version, valid) in
        [("1.0", true), ("1.10", true), ("1", false), ("1.01", false), ("1.1.0", false), ("2.0", false)]
    {
        let mut definition = definition.clone();
        definition["schema_version"] = json!(version);
        assert_eq!(schema.is_valid(&definition), valid, "{version}");
    }
}

/// Every stored answer has its own door for JSON text, with a length of its own.
#[test]
fn stored_answers_are_read_from_text() {
    fn read<T: Read + Stored + PartialEq + Debug>(file: &str, from_json: fn(&str) -> Result<T, Error>) {
        let text = golden::text(file);
        assert_eq!(from_json(&text), Document::from_json(&text).unwrap().read::<T>(), "{file}");
        assert_eq!(from_json(&" ".repeat(T::MAXIMUM_BYTES + 1)).unwrap_err().code(), "too_long", "{file}");
        assert_eq!(from_json(&text.replace("1.0", "2.0")).unwrap_err().code(), "unsupported_version", "{file}");
    }
    read("score", Score::from_json);
    read("answers", AnswersRecord::from_json);
    read("change", ReliableChange::from_json);
    read("attainment", Attainment::from_json);
    read("ranking", Ranking::from_json);
    read("comparison", Comparison::from_json);
    read("agenda", Agenda::from_json);
    let versioned = KINDS.iter().filter(|kind| kind.made && stored(kind.file).get("schema_version").is_some());
    assert_eq!(versioned.count(), 7);
}

#[test]
fn what_a_later_release_wrote_is_kept_in_every_record() {
    holds::<Score>("score", 4);
    holds::<AnswersRecord>("answers", 2);
    holds::<ReliableChange>("change", 1);
    holds::<Attainment>("attainment", 3);
    holds::<Ranking>("ranking", 40);
    holds::<Comparison>("comparison", 5);
    holds::<Agenda>("agenda", 5);
}

/// One field at a time, so that none is lost because another one stands beside it.
#[test]
fn what_is_kept_is_told_with_the_way_to_it() {
    let mut ranking = stored("ranking");
    ranking["schema_version"] = json!("1.3");
    ranking["places"][1]["reasons"][0]["weight"] = json!(2);
    ranking["basis"]["mood"] = json!(["calm"]);
    let read: Ranking = read(&ranking).unwrap();
    assert_eq!(read.kept.json(), r#"{"basis":{"mood":["calm"]},"places":{"1":{"reasons":{"0":{"weight":2}}}}}"#);
    assert_eq!(Kept::default().json(), "{}");
    // A part of an answer that says no version: what is told of it is all that is made of it.
    let reason = json!({ "reason": ranking["places"][1]["reasons"][0] }).to_string();
    assert!(therapy_goals::call::call_json("priority.reason_sentence", &reason, Naming::SnakeCase).is_ok());
}

#[test]
fn what_cannot_be_kept_is_refused_at_its_place() {
    let score = |change: &dyn Fn(&mut Value)| {
        let mut value = stored("score");
        value["schema_version"] = json!("1.1");
        change(&mut value);
        let error = read::<Score>(&value).map(|score| score.kept().json()).unwrap_err();
        (error.code().to_owned(), error.path().to_owned(), error.expected().to_owned())
    };
    let bytes = "x".repeat(MAXIMUM_KEPT_BYTES);
    let (code, path, expected) = score(&|score| score["subscales"]["mind"]["zzz"] = json!(bytes));
    // The subscale says its own version, by which it knows no more fields.
    assert_eq!((code.as_str(), path.as_str()), ("unknown_key", "subscales.<entry 2>.<entry 21>"), "{expected}");
    let (code, path, expected) = score(&|score| score["zzz"] = json!(bytes));
    assert_eq!((code.as_str(), path.as_str()), ("too_long", "<entry 21>"));
    assert_eq!(expected, "at most 65536 bytes of fields that are not known here");
    // Together they are too many.
    let half = "x".repeat(MAXIMUM_KEPT_BYTES / 2);
    let halves = |score: &mut Value| {
        score["zza"] = json!(half);
        score["zzb"] = json!(half);
    };
    assert_eq!(score(&halves).0, "too_long");
    // A field that is known in the style of another language is a slip, not a field of tomorrow.
    let (code, path, _) = score(&|score| score["scaleDigest"] = json!(1));
    assert_eq!((code.as_str(), path.as_str()), ("unknown_key", "<entry 14>"));
    // Closed sets stay closed.
    let (code, path, _) = score(&|score| score["status"] = json!("of_tomorrow"));
    assert_eq!((code.as_str(), path.as_str()), ("unknown_code", "status"));
}

/// What people and clinics write stays strict, whatever version it says or stands beside.
#[test]
fn what_is_given_stays_strict() {
    for kind in KINDS.iter().filter(|kind| !kind.made) {
        let mut value = stored(kind.file);
        value["of_tomorrow"] = json!(1);
        let document = Document::from_json(&value.to_string()).unwrap();
        let refused = wire(kind.record, &document, Naming::SnakeCase, Naming::SnakeCase).unwrap_err();
        assert_eq!(refused.code(), "unknown_key", "{}", kind.file);
    }
    let mut definition = stored("definition");
    definition["schema_version"] = json!("1.1");
    definition["of_tomorrow"] = json!(1);
    assert_eq!(Instrument::from_json(&definition.to_string()).unwrap_err().code(), "unknown_key");
    // A later score among arguments makes these none of tomorrow's.
    let (later, _) = grown("score");
    let input = json!({ "pre": later, "post": 3, "method": "published", "of_tomorrow": 1 });
    let refused = therapy_goals::call::call_json("change.reliable_change", &input.to_string(), Naming::SnakeCase);
    assert_eq!(refused.unwrap_err().faults()[0].code(), "unknown_key");
}
