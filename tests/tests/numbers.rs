//! Numbers in JSON text come in to the last bit, whatever another crate of a program asks of `serde_json`.
//!
//! `make test-rust` runs this file and the vectors a second time with the feature `arbitrary_precision`, with
//! which decimals are handed over as objects of one entry.

use serde::Deserialize;
use serde::de::value::{Error as Plain, MapDeserializer};
use serde_json::Value;
use therapy_goals::document::Document;
use therapy_goals::goal::Goal;
use therapy_goals::instrument::{self, Instrument, Respondent, Responses, Score};
use therapy_goals::priority::{Policy, Situation, rank};

/// The private name under which such a number comes.
const NUMBER: &str = "$serde_json::private::Number";

/// Decimals whose nearest number is easily missed, and what Rust's own reader makes of them.
const DECIMALS: [&str; 18] = [
    "0.1",
    "0.4",
    "-0.0",
    "-0",
    "12.0",
    "1E2",
    "1e-7",
    "2.5",
    "0.30000000000000004",
    "131195.23",
    "9007199254740993.0",
    "2.2250738585072011e-308",
    "4.9e-324",
    "1e-400",
    "1.7976931348623157e308",
    "18446744073709551616",
    "-9223372036854775809",
    "123456789012345678901234567890123456789012345678901234567890",
];

fn number(document: &Document) -> u64 {
    match document {
        Document::Number(number) => number.to_bits(),
        other => panic!("no number: {other:?}"),
    }
}

/// The feature is on where it is asked for, and off where it is not.
#[test]
fn the_feature_is_what_was_asked_for() {
    let kept = serde_json::from_str::<Value>("0.10").unwrap().to_string();
    assert_eq!(kept == "0.10", cfg!(feature = "arbitrary_precision"), "{kept}");
}

#[test]
fn decimals_come_in_to_the_last_bit() {
    for text in DECIMALS {
        let expected = text.parse::<f64>().unwrap().to_bits();
        assert_eq!(number(&Document::from_json(text).unwrap()), expected, "{text}");
        let value: Value = serde_json::from_str(text).unwrap();
        // A whole minus zero is zero to serde_json's own value with the feature; zero is what it counts.
        let through = number(&serde_json::from_value(value).unwrap());
        assert!(through == expected || text == "-0" && through == 0, "{text} through a value");
        let handed_over = MapDeserializer::<_, Plain>::new([(NUMBER, text)].into_iter());
        assert_eq!(number(&Document::deserialize(handed_over).unwrap()), expected, "{text} as it is handed over");
    }
}

#[test]
fn a_number_that_is_too_large_is_named_by_line_and_column() {
    for text in ["1e400", "-1e400", "1e999999999999"] {
        let error = Document::from_json(&format!("{{\n  \"weight\": {text}\n}}")).unwrap_err();
        assert_eq!((error.code(), error.path()), ("invalid_json", ""), "{text}");
        assert!(error.expected().contains("line 2"), "{error}");
    }
    let handed_over = MapDeserializer::<_, Plain>::new([(NUMBER, "1e400")].into_iter());
    assert!(Document::deserialize(handed_over).is_err());
}

/// An object of a client's that has the private name in it is an object like others.
#[test]
fn an_object_with_the_private_name_is_no_number() {
    for value in ["\"I_cut_myself\"", "\"\"", "\"-\"", "\"inf\"", "\"NaN\"", "\"+1\"", "\".5\"", "\" 1\"", "\"0x1\""] {
        let text = format!("{{\"{NUMBER}\": {value}}}");
        assert!(matches!(Document::from_json(&text).unwrap(), Document::Object(_)), "{text}");
    }
    for text in [
        format!("{{\"{NUMBER}\": 1}}"),
        format!("{{\"{NUMBER}\": [\"1\"]}}"),
        format!("{{\"{NUMBER}\": null}}"),
        format!("{{\"{NUMBER}\": \"1\", \"id\": \"2\"}}"),
        format!("{{\"id\": \"2\", \"{NUMBER}\": \"1\"}}"),
        format!("{{\"{NUMBER}\": \"1\", \"{NUMBER}\": \"1\"}}"),
    ] {
        assert!(matches!(Document::from_json(&text).unwrap(), Document::Object(_)), "{text}");
        let error = Goal::from_json(&text).unwrap_err();
        assert!(!error.to_string().contains("private"), "{error}");
    }
}

#[test]
fn every_shipped_definition_is_read() {
    for id in instrument::ids() {
        let instrument = instrument::get(id).unwrap();
        let text = serde_json::to_string(&instrument).unwrap();
        assert_eq!(Instrument::from_json(&text).unwrap(), instrument, "{id}");
        assert_eq!(serde_json::from_str::<Instrument>(&text).unwrap(), instrument, "{id}");
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::from_value::<Instrument>(value).unwrap(), instrument, "{id}");
    }
}

/// What a host stores beside its own fields, where serde keeps everything until it knows what it is.
#[derive(Debug, PartialEq, serde::Serialize, Deserialize)]
struct Session {
    client: String,
    #[serde(flatten)]
    score: Score,
}

#[test]
fn stored_scores_come_back() {
    let ors = instrument::get("ors").unwrap();
    let answers: Responses = Document::from_json("[0.1, 3.3, 9.9, 7.7]").unwrap().read().unwrap();
    let score = ors.score(&answers, Respondent::default().with_age(40)).unwrap();
    let text = serde_json::to_string(&score).unwrap();
    assert_eq!(serde_json::from_str::<Score>(&text).unwrap(), score);
    assert_eq!(serde_json::from_value::<Score>(serde_json::to_value(&score).unwrap()).unwrap(), score);
    let session = Session { client: "17".to_owned(), score };
    let text = serde_json::to_string(&session).unwrap();
    assert_eq!(serde_json::from_str::<Session>(&text).unwrap(), session);
}

#[test]
fn policies_and_rankings_come_back() {
    let text = r#"{ "too_close": 0.4, "hysteresis_margin": 0.05 }"#;
    let policy: Policy = Document::from_json(text).unwrap().read().unwrap();
    assert_eq!(serde_json::from_str::<Policy>(text).unwrap(), policy);
    let goal = |id: &str| {
        let ratings = r#"{ "client": { "urgency": 3, "importance": 2, "readiness": 5 } }"#;
        format!(r#"{{ "id": "{id}", "title": "t", "horizon": "short", "ratings": {ratings} }}"#)
    };
    let situation = format!(r#"{{ "goals": [{}, {}], "policy": {text} }}"#, goal("a"), goal("b"));
    let ranking = rank(&Situation::from_json(&situation).unwrap()).unwrap();
    let text = serde_json::to_string(&ranking).unwrap();
    assert_eq!(serde_json::from_str::<therapy_goals::priority::Ranking>(&text).unwrap(), ranking);
}
