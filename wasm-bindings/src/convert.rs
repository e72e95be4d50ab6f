//! JavaScript values to documents, and answers and errors of the core to JSON text.

use js_sys::Array;
use serde::Serialize;
use therapy_goals::document::{Document, MAXIMUM_DEPTH, MAXIMUM_VALUES, Naming, to_json};
use therapy_goals::{Error, ErrorKind, Fault};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// How deeply a value may be nested.
#[wasm_bindgen(js_name = maximumDepth)]
pub fn maximum_depth() -> usize {
    MAXIMUM_DEPTH
}

/// How many values one may hold.
#[wasm_bindgen(js_name = maximumValues)]
pub fn maximum_values() -> usize {
    MAXIMUM_VALUES
}

/// The marks of `js/plain.js`, by which a copy says what stands there.
const LIST: u32 = 0;
const OBJECT: u32 = 1;
const LONE_SURROGATE: u32 = 2;
const TOO_DEEP: u32 = 3;
const TOO_MANY: u32 = 4;
/// And what to give instead of what no plain value can be, by the mark.
const INSTEAD: [(u32, &str); 3] = [
    (5, "a Date is a moment, which falls on different days in different time zones: give the day as a text"),
    (6, "a promise is not read: await it first"),
    (7, "an instance of a class is not read: give a plain copy, such as { ...instance } or [...instance]"),
];

/// What `js/plain.js` copied, as a document. What JSON has not becomes a value that the core refuses by name.
pub(crate) fn document(copy: &JsValue) -> Result<Document, Error> {
    if copy.is_undefined() {
        return Ok(Document::Foreign);
    }
    if copy.is_null() {
        return Ok(Document::Null);
    }
    if let Some(number) = copy.as_f64() {
        return Ok(Document::Number(number));
    }
    if let Some(text) = copy.as_string() {
        return Ok(Document::Text(text));
    }
    if let Some(flag) = copy.as_bool() {
        return Ok(Document::Bool(flag));
    }
    let copy: &Array = copy.unchecked_ref();
    let mark = copy.get(0).as_f64();
    let is = |known: u32| mark == Some(f64::from(known));
    if is(LIST) {
        list(copy).map(Document::List)
    } else if is(OBJECT) {
        entries(copy).map(Document::Object)
    } else if is(LONE_SURROGATE) {
        Err(Error::new(ErrorKind::InvalidText, "", "text without lone surrogates"))
    } else if is(TOO_DEEP) {
        Err(Error::new(ErrorKind::TooDeep, "", format!("at most {MAXIMUM_DEPTH} levels")))
    } else if is(TOO_MANY) {
        Err(Error::new(ErrorKind::TooMany, "", format!("at most {MAXIMUM_VALUES} values")))
    } else {
        let advice = INSTEAD.iter().find(|(known, _)| is(*known));
        Ok(advice.map_or(Document::Foreign, |(_, advice)| Document::Advised(advice)))
    }
}

fn list(copy: &Array) -> Result<Vec<Document>, Error> {
    let entry = |place| document(&copy.get(place)).map_err(|error| error.at(&format!("[{}]", place - 1)));
    (1..copy.length()).map(entry).collect()
}

/// Names and values in turn.
fn entries(copy: &Array) -> Result<Vec<(String, Document)>, Error> {
    let entry = |place: u32| {
        let faulty = |error: Error| error.at(&format!("<entry {}>", place / 2 + 1));
        let name = text(&copy.get(place)).map_err(faulty)?;
        Ok((name, document(&copy.get(place + 1)).map_err(faulty)?))
    };
    (1..copy.length()).step_by(2).map(entry).collect()
}

/// Reads a text.
pub(crate) fn text(copy: &JsValue) -> Result<String, Error> {
    match document(copy)? {
        Document::Text(text) => Ok(text),
        other => Err(Error::new(ErrorKind::WrongType, "", other.expected("a text"))),
    }
}

/// Reads an argument of names and texts; every fault is named by the place of its entry.
pub(crate) fn texts(copy: &JsValue, path: &str, expected: &str) -> Result<Vec<(String, String)>, JsValue> {
    let entries = match document(copy).map_err(|error| raise(&error.at(path)))? {
        Document::Object(entries) => entries,
        other => return Err(raise(&Error::new(ErrorKind::WrongType, path, other.expected(expected)))),
    };
    let (mut texts, mut faults) = (Vec::new(), Vec::new());
    for (number, (name, value)) in entries.into_iter().enumerate() {
        match value {
            Document::Text(text) => texts.push((name, text)),
            _ => faults.push(Fault::new(
                ErrorKind::WrongType,
                format!("{path}.<entry {}>", number + 1),
                value.expected(expected),
            )),
        }
    }
    Error::from_faults(faults).map_or(Ok(texts), |error| Err(raise(&error)))
}

/// The value as JSON text with field names as JavaScript has them.
pub(crate) fn plain(value: &impl Serialize) -> Result<String, JsValue> {
    to_json(value, Naming::CamelCase).map_err(|error| raise(&error))
}

/// The value as JSON text as it is stored.
pub(crate) fn stored(value: &impl Serialize) -> Result<String, JsValue> {
    to_json(value, Naming::SnakeCase).map_err(|error| raise(&error))
}

#[derive(Serialize)]
struct Thrown<'a> {
    message: String,
    faults: &'a [Fault],
}

/// The error as JSON text; `js/error.js` makes an error object of it.
pub(crate) fn raise(error: &Error) -> JsValue {
    let thrown = Thrown { message: error.to_string(), faults: error.faults() };
    JsValue::from_str(&to_json(&thrown, Naming::SnakeCase).unwrap_or_default())
}
