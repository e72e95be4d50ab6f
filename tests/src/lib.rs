//! What the suites share: the cases of `tests/vectors`, which all three faces run.
//!
//! A case has a `name`, the `source` of its expected value, a `call`, an `input`, and either what it must
//! `expect` (each key given must match) or the `error` with code and path. Numbers that JSON cannot write
//! stand as `{"$number": "NaN"}`, a value printed with few digits as `{"$near": x, "within": e}`, a text by its
//! start as `{"$starts": …}`, the score of a form, or of its `subscale`, as `{"$score": …}`.

pub mod doors;
pub mod golden;
pub mod plans;
pub mod safety;
pub mod sourced;

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;
use therapy_goals::Error;
use therapy_goals::call::call;
use therapy_goals::document::{Document, Naming};
use therapy_goals::instrument::{Answer, Instrument, Responses, Scale};

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

/// What the library answers. In a vector of `priority` a situation stands for the ranking of it.
///
/// # Errors
/// The error of the library.
pub fn answer(name: &str, input: &Value) -> Result<Value, Error> {
    let given = document(input)?;
    let entry = |name: &str| entry(&given, name).clone();
    let answered = |name: &str, input: &Document| Document::from_json(&call(name, input, Naming::SnakeCase)?);
    let ranked = |situation: &Document| answered("priority.rank", situation);
    let what_if = || {
        let mut situation = entry("situation");
        if let Document::Object(entries) = &mut situation {
            entries.push(("changes".to_owned(), entry("changes")));
        }
        situation
    };
    let compare =
        || Ok(Document::object([("earlier", ranked(&entry("earlier"))?), ("later", ranked(&entry("later"))?)]));
    let input = match name {
        "priority.what_if" => what_if(),
        "priority.compare" => compare()?,
        "priority.explain" | "priority.to_dot" | "priority.to_mermaid" => ranked(&given)?,
        "priority.explain_difference" => {
            let difference = answered("priority.what_if", &what_if())?;
            Document::object([("difference", difference), ("titles", entry("titles"))])
        }
        "priority.explain_comparison" => {
            let comparison = answered("priority.compare", &compare()?)?;
            Document::object([("comparison", comparison), ("titles", entry("titles"))])
        }
        "priority.with_secondary_target" => {
            Document::object([("ranking", ranked(&entry("situation"))?), ("targets", entry("targets"))])
        }
        "priority.explain_agenda" => answered("priority.agenda", &given)?,
        _ => given,
    };
    call(name, &input, Naming::SnakeCase).map(|text| serde_json::from_str(&text).unwrap_or_default())
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

/// The score of a form, or of one of its subscales.
fn score(form: &Value) -> Result<Document, Error> {
    let mut form = form.clone();
    let subscale = form.as_object_mut().and_then(|form| form.remove("subscale"));
    let whole = answer("instrument.score", &form)?;
    let part = subscale.as_ref().and_then(Value::as_str).and_then(|name| whole.get("subscales")?.get(name));
    document(part.unwrap_or(&whole))
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
                return score(form);
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
