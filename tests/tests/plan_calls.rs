//! A plan asked by name, as the faces ask: in the names of each language, and as the functions answer.

use serde_json::{Value, json};
use therapy_goals::call::plan::{apply, apply_all, ask, export, new, problems, questions, read, redact};
use therapy_goals::call::wire;
use therapy_goals::document::{Document, Naming, to_json};
use therapy_goals::plan::{Event, Plan};
use therapy_goals::scalar::Rank;

fn document(value: &Value) -> Document {
    Document::from_json(&value.to_string()).unwrap()
}

fn event(id: &str, kind: &str, data: &Value) -> Value {
    json!({ "id": id, "kind": kind, "by": { "role": "therapist" }, "entered": "2026-11-02", "happened": "2026-11-02",
        "data": data })
}

fn goal() -> Value {
    event("e1", "goal_added", &json!({ "goal": { "id": "g1", "title": "Jane", "horizon": "short", "client_rank": 1 } }))
}

fn one() -> Plan {
    let empty = new(&document(&json!({ "id": "plan-1", "client": "c-17" })), Naming::SnakeCase).unwrap();
    apply(&empty, &document(&goal()), Naming::SnakeCase).unwrap()
}

fn asked(plan: &Plan, question: &str, input: &Value, naming: Naming) -> Value {
    serde_json::from_str(&ask(plan, question, &document(input), naming).unwrap()).unwrap()
}

#[test]
fn each_question_has_an_answer_and_names_what_it_takes() {
    let plan = one();
    for question in questions() {
        let input = match question {
            "policy" | "events" | "waiting" | "withheld" | "left_out" | "heads" | "state" | "summary" => json!({}),
            "series" | "thread" => json!({ "goal": "g1" }),
            _ => json!({ "on": "2026-11-02" }),
        };
        asked(&plan, question, &input, Naming::SnakeCase);
        let error = ask(&plan, question, &document(&json!({ "Jane": 1 })), Naming::SnakeCase).unwrap_err();
        assert!(error.faults().iter().any(|fault| fault.code() == "unknown_key"), "{question}: {error}");
        assert!(!error.to_string().contains("Jane"), "{question}: {error}");
    }
    let error = ask(&plan, "Jane", &Document::Null, Naming::SnakeCase).unwrap_err();
    assert_eq!((error.code(), error.path()), ("unknown_code", "call"));
    assert!(error.expected().contains("situation") && !error.to_string().contains("Jane"));
}

#[test]
fn it_is_given_and_told_in_the_names_of_the_language() {
    let camel = Naming::CamelCase;
    let empty = new(&document(&json!({ "id": "p", "policy": { "reviewDue": 2 } })), camel).unwrap();
    assert_eq!(asked(&empty, "policy", &json!({}), camel)["reviewDue"], 2);
    let stored = document(&goal());
    let given = wire("PlanEvent", &stored, Naming::SnakeCase, camel).unwrap();
    let plan = apply(&empty, &Document::from_json(&given).unwrap(), camel).unwrap();
    assert_eq!(asked(&plan, "events", &json!({}), camel)[0]["data"]["goal"]["clientRank"], 1);
    assert_eq!(asked(&plan, "state", &json!({ "asTrue": "2026-11-02" }), camel)["asTrue"], "2026-11-02");
    assert!(plan.to_jsonl().contains("\"client_rank\":1"));
    let error = ask(&plan, "state", &document(&json!({ "asTrue": "soon" })), camel).unwrap_err();
    assert_eq!((error.code(), error.path()), ("invalid_date", "asTrue"));
}

/// What a correction says is stored in the names of the file, whoever enters it.
#[test]
fn a_correction_is_stored_in_the_names_of_the_file() {
    let corrected = json!({ "goal": { "id": "g1", "title": "Jane", "horizon": "short", "clientRank": 2 } });
    let later = event("e2", "event_corrected", &json!({ "event": "e1", "data": corrected }));
    let plan = apply(&one(), &document(&later), Naming::CamelCase).unwrap();
    assert!(plan.to_jsonl().contains("\"client_rank\":2") && !plan.to_jsonl().contains("clientRank"));
    assert_eq!(plan.state(None, None).goals[0].1.goal.client_rank.map(Rank::get), Some(2));
}

#[test]
fn events_lines_copies_and_stubs_cross_as_they_are() {
    let naming = Naming::SnakeCase;
    let note = event("e2", "note_added", &json!({ "text": "Jane" }));
    let mut secret = note.clone();
    secret["visible_to"] = json!(["therapist"]);
    let plan = apply_all(&one(), &document(&json!([secret])), naming).unwrap();
    assert_eq!(apply(&one(), &document(&secret), naming).unwrap(), plan);
    let wrong = document(&json!([note, event("e3", "goal_held", &json!({ "goal": "g1" }))]));
    assert!(apply_all(&one(), &wrong, naming).unwrap_err().path().starts_with("[1]"));

    let input = document(&json!({ "salvage": true, "id": "plan-1", "client": "c-17" }));
    let (again, wrong) = read(format!("{}{{", plan.to_jsonl()).as_bytes(), &input, naming).unwrap();
    assert_eq!(again, plan);
    let told: Value = serde_json::from_str(&problems(&wrong, naming).unwrap()).unwrap();
    assert_eq!((&told[0]["line"], &told[0]["code"]), (&json!(3), &json!("torn_line")));
    let client = document(&json!({ "client": "c-17" }));
    assert_eq!(read(b"", &client, naming).unwrap_err().path(), "id");

    let copy = export(&plan, &Document::Text("client".to_owned()), naming).unwrap();
    assert_eq!(asked(&copy, "withheld", &json!({}), naming), 1);
    assert!(export(&plan, &Document::Number(1.0), naming).unwrap_err().path() == "audience");
    let erasure = json!({ "ids": ["e2"], "by": { "role": "therapist" }, "entered": "2026-12-01", "why": "erasure" });
    let erased = redact(&plan, &document(&erasure), naming).unwrap();
    assert_eq!(asked(&erased, "state", &json!({}), naming)["erased"], 1);
    for event in plan.events().chain(copy.events()).chain(erased.events()) {
        let written = to_json(event, Naming::CamelCase).unwrap();
        let back: Event = Document::from_json(&written).unwrap().read_named(Naming::CamelCase).unwrap();
        assert_eq!(&back, event);
    }
}
