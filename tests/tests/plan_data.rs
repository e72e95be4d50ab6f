//! The data of the plan: each file passes its door, and each number has a source.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use therapy_goals::document::{Document, Named};
use therapy_goals::instrument;
use therapy_goals::plan::{
    Basis, PlanPolicy, Schedule, ScriptAnswer, ShippedMeasurementPlan, concern_domains, lifecycle, measurement_plan,
    measurement_plans, session_script, themes,
};
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

fn parameters(values: &[(&str, f64)]) -> Named<Code, f64> {
    values.iter().map(|(name, value)| (Code::new(name).unwrap(), *value)).collect()
}

/// Each file of a measurement plan is one that is read, each form that it names ships, and its burden is a number of
/// items.
#[test]
fn the_measurement_plans_are_their_files() {
    let mut names: Vec<String> = fs::read_dir(folder().join("measurement"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut ids: Vec<String> = measurement_plans().iter().map(|plan| format!("{plan}.json")).collect();
    ids.sort();
    assert_eq!(names, ids);
    for id in measurement_plans() {
        let stated: Vec<(Code, f64)> =
            id.parameters().unwrap().into_iter().map(|wanted| (wanted.id, f64::from(wanted.minimum))).collect();
        let plan = measurement_plan(*id, &stated.into_iter().collect()).unwrap();
        assert_eq!(plan.items.len(), file(&format!("measurement/{id}.json"))["items"].as_array().unwrap().len());
        for item in &plan.items {
            let Some(form) = &item.instrument else {
                assert_eq!(item.form.as_ref().map(Code::as_str), Some("diary_card"));
                continue;
            };
            let form = instrument::get(form.as_str()).unwrap();
            assert_eq!(item.burden.map(usize::from), Some(form.scored_items().len()), "{id}: {}", form.id());
        }
    }
}

#[test]
fn feedback_is_asked_for_at_each_session() {
    let plan = measurement_plan(ShippedMeasurementPlan::NhsTalkingTherapies, &Named::default()).unwrap();
    let forms: Vec<&str> = plan.items.iter().map(|item| item.item.as_str()).collect();
    assert_eq!(forms, ["phq-9", "gad-7", "wsas"]);
    assert!(plan.items.iter().all(|item| item.every == Schedule::EachSession { kinds: Vec::new() }));
}

#[test]
fn what_no_source_says_has_to_be_stated() {
    let ichom =
        |values: &[(&str, f64)]| measurement_plan(ShippedMeasurementPlan::IchomDepressionAnxiety, &parameters(values));
    let plan = ichom(&[("symptoms_days", 14.0), ("window_days", 30.0)]).unwrap();
    let days = |number: usize| match &plan.items[number].every {
        Schedule::EveryDays { days, .. } => *days,
        other => panic!("{other:?}"),
    };
    assert_eq!((days(1), days(2), days(3)), (14, 14, 365));
    assert_eq!((plan.items[3].before, plan.items[3].after), (30, 30));
    let faults = |values: &[(&str, f64)]| -> Vec<String> {
        let error = ichom(values).unwrap_err();
        error.faults().iter().map(|fault| format!("{} {}", fault.kind.code(), fault.path)).collect()
    };
    assert_eq!(faults(&[]), ["missing parameters.symptoms_days", "missing parameters.window_days"]);
    assert_eq!(
        faults(&[("symptoms_days", 0.0), ("window_days", 1.5)]),
        ["out_of_range parameters.symptoms_days", "not_an_option parameters.window_days"]
    );
    assert_eq!(
        faults(&[("symptoms_days", f64::NAN), ("window_days", 1.0), ("colour", 2.0)]),
        ["not_a_number parameters.symptoms_days", "unknown_key parameters.<entry 3>"]
    );
}

/// What a row says of a form is true of the form.
fn ask(instrument: &Code, items: &[Code]) {
    let form = instrument::get(instrument.as_str()).unwrap();
    for item in items {
        assert!(form.definition().items.iter().any(|known| known.id == *item), "{instrument}: {item}");
    }
}

#[test]
fn the_domains_of_a_concern_name_forms_that_ship() {
    let domains = concern_domains().unwrap();
    let names: Vec<&str> = domains.iter().map(|domain| domain.domain.as_str()).collect();
    let all = ["alliance", "motivation", "social_support", "life_events", "emotion_regulation", "safety"];
    assert_eq!(names, all);
    for form in domains.iter().flat_map(|domain| &domain.forms) {
        ask(&form.instrument, &form.items);
    }
    let alliance = &domains[0].forms[0];
    assert_eq!(alliance.instrument.as_str(), "srs");
    assert_eq!(alliance.items, codes(&["1", "2", "3", "4"]));
}

/// A row that was read in a source names no items, as the table of items was not read; the others say that they are own.
#[test]
fn the_themes_of_goals_claim_no_more_than_was_read() {
    let themes = themes().unwrap();
    let published = themes.iter().filter(|theme| theme.basis == Basis::Confirmed);
    assert_eq!(published.clone().count(), 3);
    assert!(published.clone().all(|theme| theme.instrument.is_none() && theme.source.as_str().contains("Jacob")));
    for theme in themes.iter().filter(|theme| theme.basis != Basis::Confirmed) {
        assert_eq!(theme.basis, Basis::Own);
        ask(theme.instrument.as_ref().unwrap(), &theme.items);
    }
}

/// A follow-up names a question before it that is answered by a rating.
#[test]
fn the_script_of_a_session_can_be_followed() {
    let script = session_script().unwrap();
    for (number, question) in script.questions.iter().enumerate() {
        let before = &script.questions[..number];
        assert!(before.iter().all(|other| other.id != question.id));
        let Some(follows) = &question.follows else {
            assert_eq!((question.above, question.below), (None, None));
            continue;
        };
        let rated = before.iter().find(|other| other.id == *follows).unwrap();
        assert_eq!((rated.answer, rated.about), (ScriptAnswer::Rating, question.about));
        assert_eq!(question.answer, ScriptAnswer::Words);
    }
    assert!(script.questions.iter().any(|question| question.above == Some(0.0)));
    assert!(script.questions.iter().any(|question| question.below == Some(10.0)));
}

fn guide() -> String {
    fs::read_to_string(folder().join("README.md")).unwrap()
}

/// The codes in backticks.
fn quoted(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The rows of the table of the guide whose head begins so, cell by cell.
fn table(head: &str) -> Vec<Vec<String>> {
    let text = guide();
    let rows = text.lines().skip_while(|line| !line.starts_with(head)).skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn the_life_of_a_goal_is_the_table_of_the_guide() {
    let rows = table("| from | event | to |");
    let told: Vec<[Vec<String>; 3]> = rows.iter().map(|row| [0, 1, 2].map(|cell| quoted(&row[cell]))).collect();
    let known: Vec<[Vec<String>; 3]> = lifecycle()
        .iter()
        .map(|row| {
            let from = row.from.iter().map(|status| status.code().to_owned()).collect();
            [from, vec![row.event.code().to_owned()], vec![row.to.code().to_owned()]]
        })
        .collect();
    assert_eq!(told, known);
}

#[test]
fn the_guide_shows_the_policy_and_the_plans_that_ship() {
    let text = guide();
    let block = text.split("```json policy\n").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(serde_json::from_str::<Value>(block).unwrap(), file("policy.json")["values"]);
    for (row, id) in table("| id | what | basis |").iter().zip(measurement_plans()) {
        assert_eq!(quoted(&row[0]), [id.code()]);
        assert_eq!(json!(quoted(&row[2])[0]), file(&format!("measurement/{id}.json"))["basis"]);
    }
    let domains: Vec<String> = concern_domains().unwrap().iter().map(|domain| format!("`{}`", domain.domain)).collect();
    let flowing = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flowing.contains(&domains.join(", ")));
}
