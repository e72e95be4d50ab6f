//! Every call by its name: what it takes, what it refuses, and how an answer names its fields.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use therapy_goals::call::{ask, call, call_json, input, names, prepare, with_changes};
use therapy_goals::document::{Document, Naming};
use therapy_goals::{Error, ErrorKind};
use therapy_goals_tests::cases;

fn answer(name: &str, given: &Value, naming: Naming) -> Value {
    serde_json::from_str(&call_json(name, &given.to_string(), naming).unwrap()).unwrap()
}

/// Code, path and what would have been accepted, of each fault.
fn faults(name: &str, given: &Value) -> Vec<(&'static str, String, String)> {
    told(&call_json(name, &given.to_string(), Naming::CamelCase).unwrap_err())
}

fn told(error: &Error) -> Vec<(&'static str, String, String)> {
    error.faults().iter().map(|fault| (fault.kind.code(), fault.path.clone(), fault.expected.clone())).collect()
}

fn places(name: &str, given: &Value) -> Vec<(&'static str, String)> {
    faults(name, given).into_iter().map(|(code, path, _)| (code, path)).collect()
}

#[test]
fn each_name_stands_once_and_every_vector_calls_one() {
    let all: BTreeSet<&str> = names().collect();
    assert_eq!(all.len(), names().count());
    let cases = cases().unwrap();
    let called: BTreeSet<&str> = cases.iter().map(|case| case.call.as_str()).collect();
    assert_eq!(called.difference(&all).collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn a_name_that_there_is_not_is_refused_and_not_repeated() {
    let error = call("priority.Jane", &Document::Null, Naming::SnakeCase).unwrap_err();
    assert_eq!((error.code(), error.path()), ("unknown_code", "call"));
    assert!(!error.to_string().contains("Jane") && error.expected().contains("priority.rank"), "{error}");
    assert_eq!(input("Jane", []).unwrap_err().code(), "unknown_code");
}

#[test]
fn what_is_said_of_an_unknown_option_names_the_options() {
    let options = "one of the fields arrows, before, flags, contingency, today, policy".to_owned();
    let unknown = |place: &str, expected: &str| ("unknown_key", format!("<entry {place}>"), expected.to_owned());
    assert_eq!(faults("priority.rank", &json!({"goals": [], "x": 1})), [unknown("2", &options)]);
    assert_eq!(faults("priority.rank", &json!({"gaols": [], "goals": []})), [unknown("1", &options)]);
    let nearest = format!("{options}; the nearest is `arrows`");
    let given = json!({"arows": [], "goals": [], "changes": []});
    assert_eq!(faults("priority.what_if", &given), [unknown("1", &nearest)]);
    let given = json!({"levels": [0], "x": 1});
    assert_eq!(faults("attainment.t_score", &given), [unknown("2", "one of the fields weights, rho, scale")]);
    // The arguments of a call are none of what stands deeper.
    let given = json!({"goals": [{"id": "a", "title": "a", "horizon": "short", "goals": []}]});
    assert!(faults("priority.rank", &given)[0].2.starts_with("one of the fields id, title, "));
}

#[test]
fn a_call_without_options_takes_its_arguments_and_nothing_else() {
    let given = json!({"comparison": {}, "titles": {}, "xJane": 1});
    let expected = ("unknown_key", "<entry 3>".to_owned(), "one of the fields comparison, titles".to_owned());
    assert_eq!(faults("priority.explain_comparison", &given), [expected]);
    let twice = r#"{"earlier": {}, "later": {}, "earlier": {}}"#;
    let error = call_json("priority.compare", twice, Naming::SnakeCase).unwrap_err();
    assert_eq!((error.code(), error.path()), ("duplicate_key", "<entry 3>"));
    assert_eq!(places("priority.compare", &json!([])), [("wrong_type", String::new())]);
    assert_eq!(places("priority.hierarchies", &json!({"a": 1})), [("unknown_key", "<entry 1>".to_owned())]);
}

#[test]
fn faults_of_all_arguments_come_at_once_each_at_its_place() {
    let place = |path: &str| ("wrong_type", path.to_owned());
    assert_eq!(places("priority.compare", &json!({})), [place("earlier"), place("later")]);
    let given = json!({"ranking": 1, "targets": 1});
    assert_eq!(places("priority.with_secondary_target", &given), [place(""), place("targets")]);
    let given = json!({"difference": 1, "titles": {"a": "A", "b": 1}});
    assert_eq!(places("priority.explain_difference", &given), [place("titles.<entry 2>"), place("")]);
    let given = json!({"goals": 1, "changes": 1});
    assert_eq!(places("priority.what_if", &given), [place("goals"), place("changes")]);
    let given = json!({"instrument": "phq-9", "responses": 1, "sex": 1});
    assert_eq!(places("instrument.score", &given), [place("sex"), place("responses")]);
}

#[test]
fn values_in_turn_become_one_input() {
    let list = || Ok(Document::List(Vec::new()));
    let options = Document::object([("today", Document::Text("2026-11-26".to_owned()))]);
    let made = input("priority.what_if", [list(), list(), Ok(options)]).unwrap();
    let Document::Object(entries) = &made else { panic!("{made:?}") };
    let order: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(order, ["today", "goals", "changes"]);
    assert!(call("priority.what_if", &made, Naming::SnakeCase).is_ok());

    let wrong = told(&input("priority.rank", [list(), Ok(Document::Bool(true))]).unwrap_err());
    assert_eq!(wrong, [("wrong_type", "options".to_owned(), "an object".to_owned())]);
    let half = |place: &str| Err(Error::new(ErrorKind::InvalidText, place, "whole characters"));
    let path = |error: Error| error.faults().iter().map(|fault| fault.path.clone()).collect::<Vec<_>>();
    let error = input("priority.agenda", [half("[0]"), half(""), half("<entry 1>")]).unwrap_err();
    assert_eq!(path(error), ["<entry 1>", "targets[0]", "days"]);
    assert_eq!(path(input("goal.check", [half("id")]).unwrap_err()), ["id"]);
    assert_eq!(path(input("priority.reason_sentence", [half("code"), half("")]).unwrap_err()), ["code", "titles"]);
}

#[test]
fn fields_are_named_as_the_host_language_has_them_and_data_are_not() {
    let form = json!({"instrument": "pcl-5", "responses": vec![2; 20]});
    for (naming, digest) in [(Naming::SnakeCase, "definition_digest"), (Naming::CamelCase, "definitionDigest")] {
        let score = answer("instrument.score", &form, naming);
        assert!(score[digest].is_string() && score["classifications"]["provisional_dsm5"].is_string(), "{score}");
    }
    let own = json!({"id": "own", "title": "Own", "levels": [["life_first"], ["rest"]],
        "flagTiers": {"self_harm": "life_first"}});
    assert_eq!(answer("priority.hierarchy", &own, Naming::CamelCase)["flagTiers"]["self_harm"], "life_first");
    // What is checked after reading has its paths in the same style.
    let flag = json!({"kind": "self_harm", "openedOn": "2026-11-20", "openedBy": "client", "raisedTo": "nowhere"});
    let given = json!({"goals": [], "flags": [flag]});
    assert_eq!(places("priority.rank", &given), [("unknown_tier", "flags[0].raisedTo".to_owned())]);
}

#[test]
fn an_answer_is_json_and_so_must_the_input_be() {
    assert_eq!(answer("priority.dbt_hierarchy", &json!({"stage": "stage_3"}), Naming::SnakeCase), Value::Null);
    assert_eq!(answer("priority.hierarchies", &Value::Null, Naming::SnakeCase)[0], "generic");
    assert_eq!(answer("change.methods", &Value::Null, Naming::CamelCase)[0]["criticalValue"]["value"], json!(1.96));
    assert!(answer("instrument.domains", &json!({}), Naming::SnakeCase).as_array().unwrap().len() > 5);
    assert_eq!(call_json("priority.rank", "{", Naming::SnakeCase).unwrap_err().code(), "invalid_json");
}

/// An option may not stand for an argument that was given: a what-if of other changes would be answered unnoticed.
#[test]
fn an_argument_stands_once() {
    let options = Document::object([("changes", Document::List(Vec::new()))]);
    let list = || Ok(Document::List(Vec::new()));
    let made = input("priority.what_if", [list(), list(), Ok(options)]).unwrap();
    let error = call("priority.what_if", &made, Naming::SnakeCase).unwrap_err();
    assert_eq!(told(&error)[0], ("duplicate_key", "<entry 3>".to_owned(), "each name once".to_owned()));
}

#[test]
fn a_prepared_ranking_is_asked_by_name() {
    let goals = json!({"goals": [{"id": "a", "title": "a", "horizon": "short"}], "arows": []});
    let refused = prepare(&Document::from_json(&goals.to_string()).unwrap(), Naming::CamelCase).unwrap_err();
    assert_eq!(told(&refused)[0].0, "unknown_key");
    let prepared = prepare(&Document::from_json(r#"{"goals": []}"#).unwrap(), Naming::CamelCase).unwrap();
    let asked = |question: &str, input: &Value| {
        let input = Document::from_json(&input.to_string()).unwrap();
        told(&ask(&prepared, question, &input, Naming::CamelCase).unwrap_err()).swap_remove(0)
    };
    let fault = |code, path: &str, expected: &str| (code, path.to_owned(), expected.to_owned());
    let questions = "one of: ranking, what_if, compare";
    assert_eq!(asked("Jane", &Value::Null), fault("unknown_code", "call", questions));
    assert_eq!(asked("ranking", &json!({"a": 1})), fault("unknown_key", "<entry 1>", "one of the fields "));
    assert_eq!(asked("what_if", &json!({"a": 1})), fault("unknown_key", "<entry 1>", "one of the fields changes"));
    assert_eq!(asked("what_if", &Value::Null).1, "changes");
    assert_eq!(asked("compare", &json!({"later": 1})).1, "later");
    let changes = json!({"changes": [{"code": "set_answers_flags", "goal": "b", "to": []}]});
    assert_eq!(asked("what_if", &changes).1, "changes[0].goal");
    let input = Document::from_json(&changes.to_string()).unwrap();
    assert_eq!(with_changes(&prepared, &input, Naming::CamelCase).unwrap_err().path(), "changes[0].goal");
}
