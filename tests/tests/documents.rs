//! What enters as JSON text: faults of the text itself, names that stand twice, depth, round trips.

use therapy_goals::document::Document;
use therapy_goals::goal::Goal;
use therapy_goals::instrument::{self, Answer, Instrument, Respondent, Responses, Score};
use therapy_goals_tests::answers_of;

#[test]
fn a_broken_text_is_named_by_line_and_column() {
    let error = Goal::from_json("{\n  \"id\": \"☠ Jane ☠\",\n  oops\n}").unwrap_err();
    assert_eq!((error.code(), error.path()), ("invalid_json", ""));
    assert!(error.expected().contains("line 3"), "{error}");
    assert!(!error.to_string().contains("Jane"));
}

#[test]
fn a_name_that_stands_twice_is_refused() {
    let error = Goal::from_json(r#"{"id":"a","title":"t","horizon":"short","id":"b"}"#).unwrap_err();
    assert_eq!((error.code(), error.path()), ("duplicate_key", "<entry 4>"));
}

#[test]
fn an_item_answered_twice_is_refused() {
    let responses: Responses = Document::from_json(r#"{"1":0,"2":1,"1":3}"#).unwrap().read().unwrap();
    let error = instrument::get("phq-9").unwrap().score(&responses, Respondent::default()).unwrap_err();
    assert_eq!((error.code(), error.path()), ("duplicate_item", "responses.1"));
    for id in instrument::ids() {
        let instrument = instrument::get(id).unwrap();
        let item = (*instrument.scored_items().last().unwrap()).to_owned();
        let answer = Answer::Number(answers_of(&instrument).last().unwrap()[0]);
        for twice in [[answer, answer], [answer, Answer::Missing], [Answer::Missing, Answer::Missing]] {
            let named = Responses::Named(twice.map(|answer| (item.clone(), answer)).to_vec());
            let error = instrument.score(named, Respondent::default()).unwrap_err();
            assert_eq!((error.code(), error.path()), ("duplicate_item", format!("responses.{item}").as_str()), "{id}");
        }
    }
}

#[test]
fn a_text_that_is_nested_too_deeply_is_refused() {
    let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
    assert_eq!(Document::from_json(&deep).unwrap_err().code(), "too_deep");
    let deeper = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(Document::from_json(&deeper).unwrap_err().code(), "too_deep");
}

#[test]
fn every_shipped_definition_survives_a_round_trip() {
    for id in instrument::ids() {
        let instrument = instrument::get(id).unwrap();
        let text = serde_json::to_string(&instrument).unwrap();
        assert_eq!(Instrument::from_json(&text).unwrap(), instrument, "{id}");
        let through_serde: Instrument = serde_json::from_str(&text).unwrap();
        assert_eq!(through_serde, instrument, "{id}");
    }
}

#[test]
fn a_score_survives_a_round_trip() {
    let phq9 = instrument::get("phq-9").unwrap();
    let score =
        phq9.score([Some(2), None, None, Some(1), Some(3), None, Some(0), Some(1), None], Respondent::default());
    let text = serde_json::to_string(&score.clone().unwrap()).unwrap();
    let read: Score = serde_json::from_str(&text).unwrap();
    assert_eq!(read, score.unwrap());
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    assert!(Document::from_json("\u{feff}[1]").is_ok());
}
