//! What the suites share: the cases of `tests/vectors`, which all three faces run.
//!
//! A case has a `name`, the `source` of its expected value, a `call`, an `input`, and either what it must
//! `expect` (each key given must match) or the `error` with code and path. Numbers that JSON cannot write
//! stand as `{"$number": "NaN"}`, a value printed with few digits as `{"$near": x, "within": e}`, a text by its
//! start as `{"$starts": …}`, the score of a form, or of its `subscale`, as `{"$score": …}`.

pub mod doors;

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;
use therapy_goals::attainment::{self, AttainmentInput, TScoreInput};
use therapy_goals::change::{self, ChangeInput};
use therapy_goals::document::Document;
use therapy_goals::goal::{Goal, SecondaryTarget};
use therapy_goals::instrument::{self, Answer, Instrument, Respondent, Responses, Scale, Score};
use therapy_goals::priority::{self, Change, DbtSetting, HierarchyChoice, Situation, StageFacts};
use therapy_goals::scalar::GoalId;
use therapy_goals::{Error, ErrorKind};

/// A case of a vector file.
#[derive(Debug, Clone)]
pub struct Case {
    /// File and name.
    pub name: String,
    /// Where the expected value comes from.
    pub source: String,
    /// What is called.
    pub call: String,
    /// The input.
    pub input: Value,
    /// What must come out.
    pub expect: Option<Value>,
    /// Or the error.
    pub error: Option<Value>,
}

/// The folder of the vectors.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

/// Every case of every file, in order.
///
/// # Errors
/// What is wrong with a file.
pub fn cases() -> Result<Vec<Case>, String> {
    let entries = std::fs::read_dir(folder()).map_err(|fault| fault.to_string())?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).map_err(|fault| fault.to_string())?;
        let read: Value = serde_json::from_str(&text).map_err(|fault| format!("{}: {fault}", file.display()))?;
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        for case in read.get("cases").and_then(Value::as_array).into_iter().flatten() {
            let text = |key: &str| case.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            cases.push(Case {
                name: format!("{stem}: {}", text("name")),
                source: text("source"),
                call: text("call"),
                input: case.get("input").cloned().unwrap_or_default(),
                expect: case.get("expect").cloned(),
                error: case.get("error").cloned(),
            });
        }
    }
    Ok(cases)
}

/// What the library answers.
///
/// # Errors
/// The error of the library.
pub fn answer(call: &str, input: &Value) -> Result<Value, Error> {
    let document = document(input)?;
    match call {
        "instrument.score" => score(&document).map(|score| plain(&score)),
        "instrument.define" => document.read::<Instrument>().map(|instrument| plain(&instrument)),
        "instrument.search" => instrument::search(&document.read()?).map(|found| plain(&found)),
        "instrument.describe" => chosen(&document).map(|instrument| plain(&instrument.describe())),
        "goal.check" => document.read::<Goal>().map(|goal| plain(&goal)),
        "attainment.t_score" => document.read::<TScoreInput>()?.t_score().map(|score| plain(&score)),
        "attainment.attain" => attainment::attain(&document.read::<AttainmentInput>()?).map(|found| plain(&found)),
        "attainment.attain_by_rater" => {
            attainment::attain_by_rater(&document.read::<AttainmentInput>()?).map(|found| plain(&found))
        }
        "change.reliable_change" => {
            change::reliable_change(&document.read::<ChangeInput>()?).map(|found| plain(&found))
        }
        _ if call.starts_with("priority.") => prioritise(call, &document),
        _ => Err(Error::new(ErrorKind::UnknownCode, "call", "a call that the runner knows")),
    }
}

/// What `priority` answers. A situation stands for the ranking of it.
fn prioritise(call: &str, input: &Document) -> Result<Value, Error> {
    let entry = |name: &str| entry(input, name);
    let ranked = |situation: &Document| priority::rank(&situation.read::<Situation>()?);
    match call {
        "priority.rank" => ranked(input).map(|ranking| plain(&ranking)),
        "priority.what_if" => {
            let changes = entry("changes").read::<Vec<Change>>().map_err(|error| error.at("changes"));
            let (situation, changes) = Error::both(entry("situation").read::<Situation>(), changes)?;
            priority::what_if(&situation, &changes).map(|found| plain(&found))
        }
        "priority.compare" => {
            priority::compare(&ranked(entry("earlier"))?, &ranked(entry("later"))?).map(|found| plain(&found))
        }
        "priority.explain" => ranked(input).map(|ranking| plain(&ranking.explain())),
        "priority.explain_difference" => {
            let changes: Vec<Change> = entry("changes").read().map_err(|error| error.at("changes"))?;
            let found = priority::what_if(&entry("situation").read()?, &changes)?;
            Ok(plain(&found.explain_with(&|goal| title(entry("titles"), goal))))
        }
        "priority.explain_comparison" => {
            let found = priority::compare(&ranked(entry("earlier"))?, &ranked(entry("later"))?)?;
            Ok(plain(&found.explain_with(&|goal| title(entry("titles"), goal))))
        }
        "priority.to_dot" => ranked(input).map(|ranking| plain(&ranking.to_dot())),
        "priority.to_mermaid" => ranked(input).map(|ranking| plain(&ranking.to_mermaid())),
        "priority.with_secondary_target" => {
            let targets: Vec<SecondaryTarget> = entry("targets").read().map_err(|error| error.at("targets"))?;
            ranked(entry("situation")).map(|ranking| plain(&ranking.with_secondary_target(&targets)))
        }
        "priority.stage_from" => input.read::<StageFacts>().map(|facts| plain(&priority::stage_from(&facts))),
        "priority.dbt_hierarchy" => input.read::<DbtSetting>().map(|setting| plain(&setting.hierarchy())),
        "priority.hierarchy" => input.read::<HierarchyChoice>()?.hierarchy().map(|found| plain(found.definition())),
        "priority.agenda" => priority::agenda(&input.read()?).map(|agenda| plain(&agenda)),
        "priority.explain_agenda" => priority::agenda(&input.read()?).map(|agenda| plain(&agenda.explain())),
        _ => Err(Error::new(ErrorKind::UnknownCode, "call", "a call that the runner knows")),
    }
}

/// What a goal is called; its id where it has no title there.
fn title(titles: &Document, goal: &GoalId) -> String {
    match entry(titles, goal.as_str()) {
        Document::Text(title) => title.clone(),
        _ => goal.to_string(),
    }
}

/// The entry of an object; null where there is none.
fn entry<'a>(input: &'a Document, name: &str) -> &'a Document {
    match input {
        Document::Object(entries) => {
            entries.iter().find(|(key, _)| key == name).map_or(&Document::Null, |(_, value)| value)
        }
        _ => &Document::Null,
    }
}

/// The instrument that an input names or defines, with the rules that it chooses.
fn chosen(input: &Document) -> Result<Instrument, Error> {
    let instrument = match entry(input, "instrument") {
        Document::Text(id) => instrument::get(id)?,
        definition => definition.read()?,
    };
    let rules: Vec<(String, String)> = match entry(input, "rules") {
        Document::Object(rules) => rules.iter().map(|(place, rule)| (place.clone(), text(rule))).collect(),
        _ => Vec::new(),
    };
    instrument.with_rules(&rules)
}

fn score(input: &Document) -> Result<Score, Error> {
    let instrument = chosen(input)?;
    let responses: Responses = entry(input, "responses").read().map_err(|error| error.at("responses"))?;
    let facts = ["age", "sex"].map(|name| (name, entry(input, name).clone()));
    let respondent: Respondent = Document::object(facts).read()?;
    instrument.score(&responses, respondent)
}

fn text(document: &Document) -> String {
    if let Document::Text(text) = document { text.clone() } else { String::new() }
}

/// The input with what JSON cannot write put in.
fn document(value: &Value) -> Result<Document, Error> {
    Ok(match value {
        Value::Null => Document::Null,
        Value::Bool(value) => Document::Bool(*value),
        Value::Number(value) => Document::Number(value.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => Document::Text(text.clone()),
        Value::Array(entries) => Document::List(entries.iter().map(document).collect::<Result<_, _>>()?),
        Value::Object(entries) => {
            if let Some(number) = entries.get("$number").and_then(Value::as_str) {
                return Ok(Document::Number(match number {
                    "Infinity" => f64::INFINITY,
                    "-Infinity" => f64::NEG_INFINITY,
                    _ => f64::NAN,
                }));
            }
            if let Some(form) = entries.get("$score") {
                let (form, name) = (document(form)?, form.get("subscale").and_then(Value::as_str));
                let whole = score(&form)?;
                let part = whole.subscales().iter().find(|part| Some(part.scale()) == name);
                return document(&plain(part.unwrap_or(&whole)));
            }
            let entries = entries.iter().map(|(key, entry)| Ok((key.clone(), document(entry)?)));
            Document::Object(entries.collect::<Result<_, Error>>()?)
        }
    })
}

/// A value as JSON.
#[must_use]
pub fn plain(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// Where an answer differs from what was expected; nothing where it does not.
#[must_use]
pub fn difference(path: &str, expected: &Value, found: &Value) -> Option<String> {
    match (expected, found) {
        (Value::Object(expected), _) if expected.contains_key("$near") => {
            let number = |key: &str| expected.get(key).and_then(Value::as_f64).unwrap_or(f64::NAN);
            let near = found.as_f64().is_some_and(|found| (found - number("$near")).abs() <= number("within"));
            (!near).then(|| format!("{path}: {found} is not near {}", number("$near")))
        }
        (Value::Object(expected), Value::String(found)) if expected.contains_key("$starts") => {
            let start = expected.get("$starts").and_then(Value::as_str).unwrap_or_default();
            (!found.starts_with(start)).then(|| format!("{path}: does not start with {start}"))
        }
        (Value::Object(expected), Value::Object(found)) => expected.iter().find_map(|(key, value)| {
            difference(&format!("{path}.{key}"), value, found.get(key).unwrap_or(&Value::Null))
        }),
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            let pairs = expected.iter().zip(found).enumerate();
            pairs
                .into_iter()
                .find_map(|(place, (expected, found))| difference(&format!("{path}[{place}]"), expected, found))
        }
        (Value::Number(expected), Value::Number(found)) if expected.as_f64() == found.as_f64() => None,
        _ if expected == found => None,
        _ => Some(format!("{path}: expected {expected}, found {found}")),
    }
}

/// The texts of an input that an error must not repeat: those that hold the sign ☠.
#[must_use]
pub fn hostile(input: &Value) -> bool {
    input.to_string().contains('☠')
}

/// The answers that each scored item takes, lowest first; a line of a hundred tenths included.
///
/// # Panics
/// Where an item names no response scale, which no instrument does.
#[must_use]
pub fn answers_of(instrument: &Instrument) -> Vec<Vec<f64>> {
    let definition = instrument.definition();
    let scored = definition.items.iter().filter(|item| item.scored);
    scored
        .map(|item| {
            let scale = definition.response_scales.iter().find(|scale| scale.id == item.response_scale).unwrap();
            let mut answers: Vec<f64> = scale.options.iter().map(|option| f64::from(option.value)).collect();
            if let Some(range) = scale.range {
                let steps = 10_i32.pow(range.decimals.into());
                let units = range.minimum * steps..=range.maximum * steps;
                answers = units.map(|unit| f64::from(unit) / f64::from(steps)).collect();
            }
            answers.sort_by(f64::total_cmp);
            answers
        })
        .collect()
}

/// A sheet on which the first `missing` items of the scale have no answer and the others add up to `raw`;
/// none where they cannot. Items of other scales have their highest answer.
#[must_use]
pub fn sheet_with_sum(instrument: &Instrument, scale: &Scale, raw: f64, missing: usize) -> Option<Responses> {
    let options = answers_of(instrument);
    let ids = instrument.scored_items();
    let mut sheet: Vec<Answer> = options.iter().map(|options| options.last().copied().into()).collect();
    // What the answered items of the scale still can add above their lowest count.
    let mut rest = raw;
    let mut places = Vec::new();
    for (number, id) in scale.items.iter().enumerate() {
        let place = ids.iter().position(|item| *item == id.as_str())?;
        if number < missing {
            sheet[place] = Answer::Missing;
        } else {
            rest -= options[place].first()?;
            places.push((place, scale.reversed.contains(id)));
        }
    }
    for (place, reversed) in places {
        let (low, high) = (*options[place].first()?, *options[place].last()?);
        let best = options[place].iter().copied().filter(|answer| answer - low <= rest).fold(low, f64::max);
        rest -= best - low;
        sheet[place] = Answer::Number(if reversed { low + high - best } else { best });
    }
    (rest == 0.0).then_some(Responses::List(sheet))
}

/// Compares a text with the one that people looked at and that stands in `tests/snapshots`.
///
/// # Panics
/// Where they differ; `UPDATE_SNAPSHOTS=1` writes the file anew, to be looked at again.
pub fn snapshot(file: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(file);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, format!("{}\n", found.trim_end())).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found.trim_end(), expected.trim_end(), "{file} differs; UPDATE_SNAPSHOTS=1 writes it anew");
}

/// Every number from `low` to `high` in steps, both ends included.
#[must_use]
pub fn steps(low: f64, high: f64, step: f64) -> Vec<f64> {
    std::iter::successors(Some(low), |value| Some(value + step)).take_while(|value| *value <= high).collect()
}
