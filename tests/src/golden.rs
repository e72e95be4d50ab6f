//! One document of each kind, as this release makes it: `tests/golden/*.json` holds them as they were written, and every
//! later release reads them.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use therapy_goals::Error;
use therapy_goals::call::plan::ask;
use therapy_goals::call::{call, wire};
use therapy_goals::document::{Document, Naming};
use therapy_goals::instrument::answers::Occasion;
use therapy_goals::instrument::{Coding, Instrument, Respondent, Score};
use therapy_goals::plan::{Event, Plan};

/// A kind of document: the name of its file, and what it is called where all languages know it.
pub struct Golden {
    /// The stem of its file.
    pub file: &'static str,
    /// The record.
    pub record: &'static str,
    /// Whether the engine makes it; else somebody gives it.
    pub made: bool,
}

/// All kinds, in the order in which one is made of the others.
pub const KINDS: &[Golden] = &[
    given("goal", "Goal"),
    given("situation", "Situation"),
    given("hierarchy", "HierarchyDefinition"),
    given("diary_card", "DiaryCard"),
    given("coding", "Coding"),
    given("occasion", "Occasion"),
    given("event", "PlanEvent"),
    made("score", "Score"),
    made("answers", "AnswersRecord"),
    made("change", "ReliableChange"),
    made("attainment", "Attainment"),
    made("ranking", "Ranking"),
    made("difference", "Difference"),
    made("comparison", "Comparison"),
    made("agenda", "Agenda"),
    made("plan_state", "PlanState"),
    made("plan_summary", "PlanSummary"),
];

const fn given(file: &'static str, record: &'static str) -> Golden {
    Golden { file, record, made: false }
}

const fn made(file: &'static str, record: &'static str) -> Golden {
    Golden { file, record, made: true }
}

/// Where a document stands.
#[must_use]
pub fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(format!("{file}.json"))
}

/// A document as it was written.
#[must_use]
pub fn text(file: &str) -> String {
    std::fs::read_to_string(path(file)).unwrap_or_default()
}

/// The instrument of the definition among them.
///
/// # Panics
/// Where the file is no definition.
#[must_use]
pub fn instrument() -> Instrument {
    Instrument::from_json(&text("definition")).unwrap()
}

/// The score of a form on which one answer is missing, so that something is open at each place.
///
/// # Panics
/// Where the form is none of the definition's.
#[must_use]
pub fn score() -> Score {
    let answers = json!({ "worry": 2, "rest": 1, "ache": 2, "sleep": null });
    instrument().score(&answers, Respondent::default()).unwrap()
}

/// A plan in which there is something of most kinds.
///
/// # Errors
/// What the engine refuses.
///
/// # Panics
/// Where the event is none.
pub fn plan() -> Result<Plan, Error> {
    let event = |(number, (kind, day, data)): (usize, &(&str, &str, Value))| {
        let by = json!({ "role": "therapist", "id": "t-3" });
        json!({ "id": format!("e{}", number + 2), "kind": kind, "by": by, "entered": day, "happened": day,
            "why": "a reason", "data": data })
    };
    let events = [
        ("goal_added", "2026-11-02", json!({ "goal": { "id": "walk", "title": "Walk daily", "horizon": "short" } })),
        ("goal_linked", "2026-11-02", json!({ "arrow": { "from": "walk", "to": "sleep" } })),
        ("goal_rated", "2026-11-03", json!({ "goal": "walk", "rater": "client", "urgency": 3, "readiness": 4 })),
        ("goal_proposed", "2026-11-03", json!({ "goal": "walk" })),
        ("agreement_given", "2026-11-03", json!({ "version": 1, "party": "client", "how": "said" })),
        ("agreement_given", "2026-11-04", json!({ "version": 1, "party": "therapist", "how": "signed" })),
        ("goal_activated", "2026-11-04", json!({ "goal": "walk" })),
        ("step_added", "2026-11-04", json!({ "goal": "walk", "step": "s1", "text": "Shoes by the door" })),
        ("flag_opened", "2026-11-05", json!({ "flag": "f1", "kind": "self_harm" })),
        ("session_recorded", "2026-11-05", json!({ "session": "n1", "kind": "individual", "attendance": "attended" })),
        ("homework_set", "2026-11-05", json!({ "homework": "h1", "text": "Walk on two days", "goal": "walk" })),
        ("check_in", "2026-11-05", json!({ "goal": "walk", "rater": "client", "value": 0 })),
        (
            "measure_planned",
            "2026-11-05",
            json!({ "item": "mood", "instrument": "phq-9", "every": { "anchor": "each_session" } }),
        ),
        (
            "score_recorded",
            "2026-11-06",
            json!({ "instrument": "phq-9", "rater": "client", "responses": { "1": 2, "9": 1 } }),
        ),
        ("concern_opened", "2026-11-07", json!({ "concern": "c1", "domain": "motivation", "hypothesis": "too much" })),
        ("signal_seen", "2026-11-07", json!({ "signal": "off_track", "key": "k1" })),
        ("review_opened", "2026-11-08", json!({ "review": "r1" })),
        ("goal_decided", "2026-11-08", json!({ "review": "r1", "goal": "walk", "decision": "continue" })),
    ];
    let first: Event = Document::from_json(&text("event"))?.read()?;
    let rest: Vec<Value> = events.iter().enumerate().map(event).collect();
    let rest: Vec<Event> = Document::from_json(&Value::from(rest).to_string())?.read()?;
    Plan::new("plan-1".parse()?, Some("c-17".parse()?), None)?.apply(first)?.apply_all(rest)
}

/// A document of this kind as the engine makes it today: of what is given, what it writes.
///
/// # Errors
/// What the engine refuses.
///
/// # Panics
/// Where an input is none.
pub fn today(kind: &Golden) -> Result<String, Error> {
    let value = |text: String| serde_json::from_str::<Value>(&text).unwrap();
    let stored = |name: &str| Document::from_json(&text(name));
    let asked = |name: &str, input: &Value| call(name, &Document::from_json(&input.to_string())?, Naming::SnakeCase);
    let situation = || value(text("situation"));
    let later = || {
        let mut later = situation();
        later["goals"][1]["ratings"]["client"]["urgency"] = json!(5);
        later["arrows"].as_array_mut().unwrap().pop();
        later
    };
    match kind.file {
        "score" => Ok(serde_json::to_string(&score()).unwrap()),
        "answers" => {
            let (coding, occasion): (Coding, Occasion) = (stored("coding")?.read()?, stored("occasion")?.read()?);
            let row = r#"{ "strain_worry": "often", "strain_rest": "1", "strain_ache": 2, "strain_sleep": 999, "strain_where": 3 }"#;
            let record = instrument().record(&Document::from_json(row)?, Some(&coding), &occasion)?;
            Ok(serde_json::to_string(&record).unwrap())
        }
        "change" => {
            let definition = value(text("definition"));
            let input = json!({ "pre": 9, "post": 5, "method": "published", "instrument": definition });
            asked("change.reliable_change", &input)
        }
        "attainment" => {
            let ladders = json!([{ "goal": "sleep", "baseline": -1 }, { "goal": "done", "baseline": -1, "weight": 0 }]);
            let ratings = json!([{ "goal": "sleep", "score": 1, "date": "2026-11-26", "rater": "client" }]);
            asked("attainment.attain", &json!({ "ladders": ladders, "ratings": ratings, "missing": "drop" }))
        }
        "ranking" => asked("priority.rank", &situation()),
        "difference" => {
            let mut input = situation();
            input["changes"] =
                json!([{ "code": "remove_goal", "goal": "gentle" }, { "code": "set_due", "goal": "sleep" }]);
            asked("priority.what_if", &input)
        }
        "comparison" => {
            let ranked = |situation: &Value| Ok(value(asked("priority.rank", situation)?));
            let (earlier, later) = (ranked(&situation())?, ranked(&later())?);
            asked("priority.compare", &json!({ "earlier": earlier, "later": later }))
        }
        "agenda" => asked("priority.agenda", &value(text("diary_card"))),
        "plan_state" => ask(&plan()?, "state", &Document::Object(Vec::new()), Naming::SnakeCase),
        "plan_summary" => ask(&plan()?, "summary", &Document::Null, Naming::SnakeCase),
        file => wire(kind.record, &stored(file)?, Naming::SnakeCase, Naming::SnakeCase),
    }
}
