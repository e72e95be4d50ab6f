//! One document of each kind, as this release makes it: `tests/golden/*.json` holds them as they were written, and every
//! later release reads them.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use therapy_goals::Error;
use therapy_goals::call::{call, wire};
use therapy_goals::document::{Document, Naming};
use therapy_goals::instrument::answers::Occasion;
use therapy_goals::instrument::{Coding, Instrument, Respondent, Score};

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
    made("score", "Score"),
    made("answers", "AnswersRecord"),
    made("change", "ReliableChange"),
    made("attainment", "Attainment"),
    made("ranking", "Ranking"),
    made("difference", "Difference"),
    made("comparison", "Comparison"),
    made("agenda", "Agenda"),
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
        file => wire(kind.record, &stored(file)?, Naming::SnakeCase, Naming::SnakeCase),
    }
}
