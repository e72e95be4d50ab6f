//! What enters as JSON text: faults of the text itself, names that stand twice, depth, round trips.

use serde_json::{Value, json};
use therapy_goals::Error;
use therapy_goals::document::{Document, Naming, Read, to_json};
use therapy_goals::goal::Goal;
use therapy_goals::instrument::{self, Answer, Definition, Instrument, Respondent, Responses, Score};
use therapy_goals::priority::{self, Agenda, Policy, Ranking, Situation};
use therapy_goals::scalar::Date;
use therapy_goals_tests::{answers_of, plain};

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
fn a_value_of_the_host_language_is_refused_with_its_advice() {
    let goal = |due| {
        let text = |text: &str| Document::Text(text.to_owned());
        let entries = [("id", text("a")), ("title", text("t")), ("horizon", text("short")), ("due", due)];
        Document::object(entries).read::<Goal>().unwrap_err()
    };
    let wanted = [
        (Document::Number(20_261_123.0), "wrong_type", "a date such as 2026-11-23"),
        (Document::Foreign, "wrong_type", "a date such as 2026-11-23"),
        (Document::Advised("give it as a text"), "wrong_type", "a date such as 2026-11-23; give it as a text"),
        (Document::Text("☠".to_owned()), "invalid_date", "a date such as 2026-11-23"),
    ];
    for (due, code, expected) in wanted {
        let error = goal(due);
        assert_eq!((error.code(), error.path(), error.expected()), (code, "due", expected));
    }
    let error = Document::Advised("give a copy").read::<Goal>().unwrap_err();
    assert_eq!((error.code(), error.expected()), ("wrong_type", "an object; give a copy"));
    let error = Document::List(vec![Document::Advised("give a copy")]).read::<Vec<f64>>().unwrap_err();
    assert_eq!((error.path(), error.expected()), ("[0]", "a number; give a copy"));
}

/// A host language's own day is a day where one is asked for, and no text.
#[test]
fn a_day_of_the_host_language_is_read_where_a_day_is_asked_for() {
    let goal = |title: Document, due: &str| {
        let text = |text: &str| Document::Text(text.to_owned());
        let due = Document::Date(due.to_owned());
        let entries = [("id", text("a")), ("title", title), ("horizon", text("short")), ("due", due)];
        Document::object(entries).read::<Goal>()
    };
    let text = Document::Text("t".to_owned());
    assert_eq!(goal(text.clone(), "2026-11-26").unwrap().due, Some(Date::new(2026, 11, 26).unwrap()));
    assert_eq!(goal(text, "2026-11").unwrap_err().code(), "invalid_date");
    let error = goal(Document::Date("2026-11-26".to_owned()), "2026-11-26").unwrap_err();
    assert_eq!((error.code(), error.path()), ("wrong_type", "title"));
}

#[test]
fn what_is_no_number_is_told_how_a_missing_answer_is_given() {
    let form = instrument::get("gad-2").unwrap();
    let error = form.score([f64::NAN, 4.0], Respondent::default()).unwrap_err();
    let expected: Vec<_> = error.faults().iter().map(|fault| fault.expected.as_str()).collect();
    let blank = "a whole number from 0 to 3; a missing answer is null (None in Python)";
    let four = "a whole number from 0 to 3; all answers lie between 1 and 4: the likely coding is lowest = 1";
    assert_eq!(expected, [blank, four]);
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

/// A name that is data may be a person's words: a path tells its number instead.
#[test]
fn faults_of_a_stored_score_repeat_no_name() {
    let stored = serde_json::json!({
        "schema_version": "1.0", "instrument": "phq-9", "version": "1", "scale": "total", "status": "complete",
        "answered": 9, "asked": 9, "missing": [], "alerts": [],
        "rules": { "I_cut_myself": 1 },
        "subscales": { "I_cut_myself": 1 },
        "classifications": { "I_cut_myself": 1 },
        "undecided": { "I_cut_myself": 1 },
    });
    let error = Document::from_json(&stored.to_string()).unwrap().read::<Score>().unwrap_err();
    let paths: Vec<&str> = error.faults().iter().map(|fault| fault.path.as_str()).collect();
    let expected = ["rules", "subscales", "classifications", "undecided"].map(|list| format!("{list}.<entry 1>"));
    assert_eq!(paths, expected);
    assert!(!error.to_string().contains("cut"));
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    assert!(Document::from_json("\u{feff}[1]").is_ok());
}

/// The smallest definition of the README of the definitions, as plain data.
fn small() -> Value {
    let text = include_str!("../../core/instruments/README.md");
    let (_, rest) = text.split_once("## The smallest definition").unwrap();
    let (_, rest) = rest.split_once("```json\n").unwrap();
    serde_json::from_str(rest.split_once("```").unwrap().0).unwrap()
}

fn refusal(definition: &Value) -> Error {
    Instrument::from_json(&definition.to_string()).unwrap_err()
}

/// A list that is too long is refused before its entries are compared with each other, and soon.
#[test]
fn lists_have_an_end() {
    let long = |entry: &Value| Value::Array(vec![entry.clone(); 20_000]);
    for field in ["sources", "items", "response_scales"] {
        let mut definition = small();
        definition[field] = long(&definition[field][0]);
        assert_eq!((refusal(&definition).code(), refusal(&definition).path()), ("too_many", field));
    }
    let mut definition = small();
    definition["total"]["bands"]["rules"][0]["bands"] = long(&json!({ "code": "low", "from": 0 }));
    assert_eq!(refusal(&definition).path(), "total.bands.rules[0].bands");
}

/// However much is wrong, the list of faults can be read, and is made soon.
#[test]
fn faults_have_an_end() {
    let own = Instrument::from_json(&small().to_string()).unwrap();
    let unknown = (0..50_000).map(|number| (format!("zz{number}"), Answer::Missing)).collect();
    let error = own.score(Responses::Named(unknown), Respondent::default()).unwrap_err();
    assert_eq!((error.faults().len(), error.code()), (1000, "unknown_item"));
    let mut definition = small();
    definition["notes"] = Value::Array(vec![json!(1); 999]);
    definition["domains"] = Value::Array(vec![json!(1); 999]);
    assert_eq!(refusal(&definition).faults().len(), 1000);
}

/// An age that nobody has and answers that nobody can give are refused together.
#[test]
fn respondent_and_answers_are_refused_together() {
    let respondent = Respondent::default().with_age(131);
    let error = instrument::get("phq-2").unwrap().score([9, 1], respondent).unwrap_err();
    let paths: Vec<&str> = error.faults().iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(paths, ["age", "responses.1"]);
}

/// The longest id that is allowed comes back from a stored score.
#[test]
fn a_score_with_a_long_subscale_id_comes_back() {
    let mut definition = small();
    let mut subscale = definition["total"].clone();
    subscale["id"] = json!("s".repeat(128));
    definition["subscales"] = json!([subscale]);
    let own = Instrument::from_json(&definition.to_string()).unwrap();
    let score = own.score([1, 0, 2, 3, 1], Respondent::default()).unwrap();
    assert_eq!(serde_json::from_value::<Score>(plain(&score)).unwrap(), score);
}

/// A stored score that contradicts itself is no score.
#[test]
fn stored_scores_that_contradict_themselves_are_refused() {
    let score = instrument::get("phq-9").unwrap().score([Some(1); 9], Respondent::default()).unwrap();
    let prorated = [Some(1), None, Some(1), Some(1), Some(1), Some(1), Some(1), Some(1), Some(1)];
    let prorated = instrument::get("phq-9").unwrap().score(prorated, Respondent::default()).unwrap();
    let cases = [
        (&score, "total", json!(999), "out_of_range", "total"),
        (&score, "bounds", json!([10, 9]), "not_ascending", "bounds"),
        (&score, "bounds", json!(null), "out_of_range", "total"),
        (&score, "answered", json!(99), "out_of_range", "answered"),
        (&score, "answered", json!(8), "inconsistent", "missing"),
        (&score, "missing", json!(["9"]), "inconsistent", "missing"),
        (&score, "status", json!("prorated"), "too_few", "missing"),
        (&score, "status", json!("incomplete"), "inconsistent", "total"),
        (&prorated, "missing", json!([]), "inconsistent", "missing"),
    ];
    for (score, field, value, code, path) in cases {
        let mut stored = plain(score);
        stored[field] = value;
        let error = Document::from_json(&stored.to_string()).unwrap().read::<Score>().unwrap_err();
        assert_eq!((error.code(), error.path()), (code, path), "{field}");
    }
}

type Reading = fn(&Document) -> Result<(), Error>;

/// Each kind of document that is stored has a version of its own; another major one is refused by name.
#[test]
fn each_kind_of_document_has_its_version() {
    let phq9 = instrument::get("phq-9").unwrap();
    let score = phq9.score([1; 9], Respondent::default()).unwrap();
    let situation: Situation = Document::from_json(r#"{ "goals": [] }"#).unwrap().read().unwrap();
    let card = r#"{ "hierarchy": "dbt_individual", "first_day": "2026-11-16", "last_day": "2026-11-22",
                    "targets": [] }"#;
    let agenda = priority::agenda(&Document::from_json(card).unwrap().read().unwrap()).unwrap();
    let kinds: [(Value, &str, Reading); 4] = [
        (plain(&phq9), Definition::SCHEMA_VERSION, |document| document.read::<Instrument>().map(drop)),
        (plain(&score), Score::SCHEMA_VERSION, |document| document.read::<Score>().map(drop)),
        (plain(&priority::rank(&situation).unwrap()), Ranking::SCHEMA_VERSION, |document| {
            document.read::<Ranking>().map(drop)
        }),
        (plain(&agenda), Agenda::SCHEMA_VERSION, |document| document.read::<Agenda>().map(drop)),
    ];
    for (mut stored, version, read) in kinds {
        assert_eq!(stored["schema_version"], version);
        let mut read_as = |version: &Value| {
            stored["schema_version"] = version.clone();
            read(&Document::from_json(&stored.to_string()).unwrap())
        };
        for known in ["1.0", "1.1", "1.99"] {
            assert_eq!(read_as(&json!(known)), Ok(()));
        }
        for other in ["2.0", "0.9", "10.0", "01.0", "v1.0"] {
            let error = read_as(&json!(other)).unwrap_err();
            assert_eq!((error.code(), error.path()), ("unsupported_version", "schema_version"));
            assert!(error.expected().contains(version) && !error.to_string().contains(other));
        }
        assert_eq!(read_as(&json!(1.0)).unwrap_err().code(), "wrong_type");
        assert_eq!(read_as(&json!(null)).unwrap_err().code(), "missing");
    }
}

/// A code of an open set that this release does not know is kept with all that stands beside it, where the document
/// says that a later release wrote it, and is written back as it was.
#[test]
fn codes_of_a_later_release_are_kept() {
    let goal = r#"{"id":"a","title":"A","horizon":"short","rationale":"because","due":"2026-05-01",
        "ratings":{"client":{"urgency":2,"importance":3,"readiness":4},"therapist":{"urgency":5,"importance":5}}}"#;
    let other = goal.replace("\"a\"", "\"b\"").replace("\"urgency\":2", "\"urgency\":5");
    let situation = format!(r#"{{"goals":[{goal},{other}],"today":"2026-06-01"}}"#);
    let ranking = priority::rank(&Document::from_json(&situation).unwrap().read().unwrap()).unwrap();
    let new = json!({"code":"of_tomorrow","goal":"a","some_count":3,"a_share":0.25,"inner":{"so_it_is":[true,null]}});
    let mut stored = plain(&ranking);
    stored["places"][0]["reasons"][0] = new.clone();
    stored["findings"][0] = new.clone();
    stored["disagreement"]["client_first"]["deferred"] = json!([{"goal":"a","revisit_at":new,"rationale":null}]);
    let read = |stored: &Value| Document::from_json(&stored.to_string()).unwrap().read::<Ranking>();
    let paths = ["places[0].reasons[0].code", "findings[0].code"];
    let refused = |stored: &Value| {
        let error = read(stored).unwrap_err();
        let faults = error.faults().iter().map(|fault| (fault.kind.code(), fault.path.clone())).collect::<Vec<_>>();
        for path in paths {
            assert!(faults.contains(&("unknown_code", path.to_owned())), "{faults:?}");
        }
    };
    refused(&stored);
    for version in ["1.1", "1.27"] {
        stored["schema_version"] = json!(version);
        let kept = read(&stored).unwrap();
        assert_eq!(plain(&kept), stored);
        assert_eq!(kept.places[0].reasons[0].code(), "of_tomorrow");
        let sentence = kept.places[0].reasons[0].sentence();
        assert!(sentence.contains("`of_tomorrow`") && kept.explain().findings.contains(&sentence), "{sentence}");
        // Names in it are data, which no style of a language touches.
        let told = to_json(&kept, Naming::CamelCase).unwrap();
        assert!(told.contains(r#""inner":{"so_it_is":[true,null]},"some_count":3}"#), "{told}");
        let back = Document::from_json(&told).unwrap().read_named::<Ranking>(Naming::CamelCase).unwrap();
        assert_eq!(back, kept);
    }
    // What is no code may be somebody's words.
    stored["places"][0]["reasons"][0]["code"] = json!("He said it himself");
    stored["findings"][0]["code"] = json!("");
    refused(&stored);
    assert!(!read(&stored).unwrap_err().to_string().contains("He said"));
}

fn refused<T: Read>(text: &str) -> Vec<(String, String)> {
    let Err(error) = Document::from_json(text).unwrap().read::<T>() else { panic!("{text} was read") };
    error.faults().iter().map(|fault| (fault.path.clone(), fault.expected.clone())).collect()
}

/// Who slips in a field or a code is told the one that was meant, wherever it was; what was written is told only
/// in a document that holds nobody's words, and only where it is such a slip.
#[test]
fn slips_are_told_what_was_meant() {
    let goal = |entry: &str| {
        refused::<Goal>(&format!(r#"{{ "id": "a", "title": "t", "horizon": "short", {entry} }}"#)).remove(0)
    };
    for slip in ["client_rnak", "clientRank", "Client-Rank"] {
        let (path, expected) = goal(&format!("\"{slip}\": 1"));
        assert_eq!(path, "<entry 4>");
        assert!(expected.ends_with("; the nearest is `client_rank`") && !expected.contains(slip), "{expected}");
    }
    let (_, expected) = goal("\"I cut myself\": 1");
    assert!(expected.ends_with("rationale"), "{expected}");
    let (path, expected) = goal("\"status\": \"agred\"");
    assert_eq!(path, "status");
    assert!(expected.ends_with("; the nearest is `agreed`"), "{expected}");
    let (_, expected) = goal("\"status\": \"I cut myself\"");
    assert!(!expected.contains("nearest"), "{expected}");

    let mut definition = small();
    definition["total"]["revesred"] = json!([]);
    let (path, expected) = refused::<Instrument>(&definition.to_string()).remove(0);
    assert!(path.starts_with("total.<entry "), "{path}");
    assert!(expected.ends_with("; `revesred` is none, the nearest is `reversed`"), "{expected}");
    definition["total"].as_object_mut().unwrap().remove("revesred");
    definition["total"]["Jane"] = json!([]);
    assert!(!refusal(&definition).to_string().contains("Jane"));

    let policy = r#"{ "cap_shrt": 3, "hierarchy": { "id": "own", "titel": "t", "levels": [] } }"#;
    let all = refused::<Policy>(policy);
    let of = |path: &str| &all.iter().find(|(found, _)| found == path).unwrap().1;
    assert!(of("<entry 1>").ends_with("; `cap_shrt` is none, the nearest is `cap_short`"), "{all:?}");
    assert!(of("hierarchy.<entry 2>").ends_with("; `titel` is none, the nearest is `title`"), "{all:?}");
    // In a situation too; beside it words are kept.
    let situation = r#"{ "gaols": [], "policy": { "cap_shrt": 3 } }"#;
    let all = refused::<Situation>(situation);
    let of = |path: &str| &all.iter().find(|(found, _)| found == path).unwrap().1;
    assert!(of("policy.<entry 1>").contains("`cap_shrt`"), "{all:?}");
    assert!(of("<entry 1>").ends_with("; the nearest is `goals`") && !of("<entry 1>").contains("gaols"), "{all:?}");
    // The words of one face are told in its style.
    let error = Document::from_json(r#"{ "client_rnak": 1 }"#).unwrap().read_named::<Goal>(Naming::CamelCase);
    assert!(error.unwrap_err().to_string().contains("; the nearest is `clientRank`"));
}

/// A misspelt field of a definition is told as it was written only where it could be a field's name: signs between
/// its letters do not come along.
#[test]
fn a_misspelt_field_with_other_signs_is_not_repeated() {
    let definition = serde_json::to_string(&instrument::get("gad-2").unwrap()).unwrap();
    let told = |name: &str| {
        let text = definition.replacen(r#""domains""#, &json!(name).to_string(), 1);
        Instrument::from_json(&text).unwrap_err().to_string()
    };
    assert!(told("domain").contains("`domain` is none, the nearest is `domains`"), "{}", told("domain"));
    for name in ["dom☠ain", "domain\u{1b}[31m", "domain\n`x`", "domäin", "domain "] {
        let told = told(name);
        assert!(told.contains("the nearest is `domains`"), "{told}");
        assert!(!told.contains(name) && !told.contains("is none"), "{told}");
    }
}
