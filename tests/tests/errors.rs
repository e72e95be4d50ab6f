//! An error that a server sends is the error that a client reads.

use serde_json::{Value, json};
use therapy_goals::document::Document;
use therapy_goals::instrument::{self, Respondent, Responses};
use therapy_goals::{Error, ErrorKind, Fault};

fn there_and_back(error: &Error) -> Value {
    let sent = serde_json::to_string(error).unwrap();
    let received: Error = serde_json::from_str(&sent).unwrap();
    assert_eq!(&received, error);
    assert_eq!(received.to_string(), error.to_string());
    assert_eq!(serde_json::to_string(&received).unwrap(), sent);
    assert_eq!(Document::from_json(&sent).unwrap().read::<Error>().unwrap(), received);
    serde_json::from_str(&sent).unwrap()
}

#[test]
fn every_kind_comes_back() {
    for kind in ErrorKind::ALL.iter().chain([&ErrorKind::Unrecognised]) {
        for path in ["", "goals[0].title"] {
            there_and_back(&Error::new(*kind, path, "something else"));
        }
        let fault = Fault::new(*kind, "responses.1", "a number");
        let sent = serde_json::to_value(&fault).unwrap();
        assert_eq!(sent, json!({ "code": kind.code(), "path": "responses.1", "expected": "a number" }));
        assert_eq!(serde_json::from_value::<Fault>(sent).unwrap(), fault);
    }
}

#[test]
fn an_error_says_its_first_fault_and_all_of_them() {
    let phq9 = instrument::get("phq-9").unwrap();
    let error = phq9.score([9, 0, 0, 0, 0, 0, 0, 0, 7], Respondent::default()).unwrap_err();
    let sent = there_and_back(&error);
    assert_eq!(sent["message"], error.to_string());
    assert_eq!((&sent["code"], &sent["path"]), (&json!("out_of_range"), &json!("responses.1")));
    assert_eq!(sent["expected"], error.expected());
    assert_eq!(sent["faults"][1]["path"], "responses.9");
    assert_eq!(sent["faults"].as_array().unwrap().len(), 2);
    assert_eq!(sent.get("more"), None);
}

#[test]
fn an_error_that_lists_not_all_comes_back_as_one() {
    let phq9 = instrument::get("phq-9").unwrap();
    let many = Responses::named((0..2_000).map(|item| (format!("none {item}"), 1)));
    let error = phq9.score(many, Respondent::default()).unwrap_err();
    assert!(error.to_string().ends_with("faults are listed"));
    assert_eq!(there_and_back(&error)["more"], true);
}

#[test]
fn what_a_later_release_says_is_kept() {
    let later = json!({
        "message": "goals[0].colour: too bright; expected a darker one",
        "code": "too_bright",
        "faults": [
            { "code": "too_bright", "path": "goals[0].colour", "expected": "a darker one", "severity": 3 },
            { "code": "missing", "path": "goals[0].title", "expected": "this field" },
        ],
        "trace": { "id": 7 },
    });
    let error: Error = serde_json::from_value(later).unwrap();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Unrecognised, "too_bright"));
    assert_eq!(error.faults()[1].kind, ErrorKind::Missing);
    assert!(!ErrorKind::ALL.contains(&ErrorKind::Unrecognised) && !ErrorKind::CODES.contains(&"unrecognised"));
    assert!(error.to_string().starts_with("goals[0].colour: too bright; expected a darker one\n"));
    assert_eq!(there_and_back(&error)["faults"][0]["code"], "too_bright");
    let other =
        serde_json::from_value::<Error>(json!({ "faults": [{ "code": "too_loud", "path": "", "expected": "" }] }));
    assert_ne!(other.unwrap(), error);
}

#[test]
fn what_is_no_error_is_refused() {
    let refused = |value: Value| -> Vec<(String, String)> {
        let error = Document::try_from(&value).unwrap().read::<Error>().unwrap_err();
        error.faults().iter().map(|fault| (fault.code().to_owned(), fault.path.clone())).collect()
    };
    let one = |code: &str, path: &str| vec![(code.to_owned(), path.to_owned())];
    assert_eq!(refused(json!("no")), one("wrong_type", ""));
    assert_eq!(refused(json!({})), one("missing", "faults"));
    assert_eq!(refused(json!({ "faults": [] })), one("too_few", "faults"));
    let fault = json!({ "code": "missing", "path": "", "expected": "" });
    assert_eq!(refused(json!({ "faults": vec![fault.clone(); 1_001] })), one("too_many", "faults"));
    assert_eq!(refused(json!({ "faults": [fault], "more": 1 })), one("wrong_type", "more"));
    let words = json!({ "faults": [{ "code": "My own words", "path": "", "expected": "" }] });
    assert_eq!(refused(words), one("unknown_code", "faults[0].code"));
    let several = refused(json!({ "faults": [{ "code": 1 }] }));
    assert_eq!(several.len(), 3);
}

/// What is written fits its description, and so does what a later release says.
#[test]
fn an_error_is_described() {
    let schema = schemars::schema_for!(Error).to_value();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let phq9 = instrument::get("phq-9").unwrap();
    for answers in [json!([9, 0]), json!({ "x": 1 }), json!("no")] {
        let error = phq9.score(&answers, Respondent::default()).unwrap_err();
        assert!(validator.is_valid(&serde_json::to_value(&error).unwrap()), "{error}");
    }
    let later = json!({ "faults": [{ "code": "too_bright", "path": "", "expected": "", "severity": 3 }], "trace": 7 });
    assert!(validator.is_valid(&later));
    for refused in
        [json!({}), json!({ "faults": [] }), json!({ "faults": [{ "code": "My words", "path": "", "expected": "" }] })]
    {
        assert!(!validator.is_valid(&refused), "{refused}");
        assert!(serde_json::from_value::<Error>(refused).is_err());
    }
    let responses = jsonschema::validator_for(&schemars::schema_for!(Responses).to_value()).unwrap();
    for (answers, fits) in
        [(json!([1, null]), true), (json!({ "1": 2.5 }), true), (json!(["1"]), false), (json!(1), false)]
    {
        assert_eq!(responses.is_valid(&answers), fits, "{answers}");
        assert_eq!(
            Document::try_from(&answers).unwrap().read::<Responses>().is_ok_and(|read| match read {
                Responses::List(list) => !list.contains(&instrument::Answer::WrongType),
                Responses::Named(named) => named.iter().all(|(_, answer)| *answer != instrument::Answer::WrongType),
            }),
            fits
        );
    }
}
