//! JavaScript values to documents, and answers and errors of the core to JSON text.

use js_sys::{Array, Object};
use serde::Serialize;
use therapy_goals::document::{Document, MAXIMUM_DEPTH, Naming, Read};
use therapy_goals::{Error, ErrorKind, Fault};
use wasm_bindgen::{JsCast, JsValue};

use crate::camel_case::CamelCase;

/// A JavaScript value as a document. What JSON has not becomes a value that the core refuses by name.
pub(crate) fn document(value: &JsValue) -> Result<Document, JsValue> {
    nested(value, MAXIMUM_DEPTH)
}

fn nested(value: &JsValue, levels: usize) -> Result<Document, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(Document::Null);
    }
    if let Some(number) = value.as_f64() {
        return Ok(Document::Number(number));
    }
    if let Some(text) = value.as_string() {
        return Ok(Document::Text(text));
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Document::Bool(flag));
    }
    if levels == 0 {
        return Err(raise(&Error::new(ErrorKind::TooDeep, "", format!("at most {MAXIMUM_DEPTH} levels"))));
    }
    if Array::is_array(value) {
        let entries = Array::from(value);
        return entries.iter().map(|entry| nested(&entry, levels - 1)).collect::<Result<_, _>>().map(Document::List);
    }
    if !value.is_object() || value.is_function() || value.is_instance_of::<js_sys::Date>() {
        return Ok(Document::Foreign);
    }
    if let Some(map) = value.dyn_ref::<js_sys::Map>() {
        return entries(&Array::from(&map.entries()), levels);
    }
    match value.dyn_ref::<Object>() {
        Some(object) => entries(&Object::entries(object), levels),
        None => Ok(Document::Foreign),
    }
}

fn entries(pairs: &Array, levels: usize) -> Result<Document, JsValue> {
    let mut entries = Vec::new();
    for pair in pairs.iter() {
        let pair = Array::from(&pair);
        let value = pair.get(1);
        // An entry that is undefined is an entry that is not there.
        if !value.is_undefined() {
            entries.push((pair.get(0).as_string().unwrap_or_default(), nested(&value, levels - 1)?));
        }
    }
    Ok(Document::Object(entries))
}

/// Reads a value whose fields are named as JavaScript names them.
pub(crate) fn read<T: Read>(value: &JsValue) -> Result<T, JsValue> {
    document(value)?.read_named(Naming::CamelCase).map_err(|error| raise(&error))
}

/// Reads one of several arguments; its name is the first step of each path. What the core finds comes as
/// it is, to be thrown with the faults of the other arguments.
pub(crate) fn read_at<T: Read>(value: &JsValue, name: &str) -> Result<Result<T, Error>, JsValue> {
    Ok(document(value)?.read_named(Naming::CamelCase).map_err(|error| error.at(name)))
}

/// Both arguments, or the faults of both.
pub(crate) fn both<A, B>(one: Result<A, Error>, other: Result<B, Error>) -> Result<(A, B), JsValue> {
    Error::both(one, other).map_err(|error| raise(&error))
}

/// The value as JSON text with field names as JavaScript has them.
pub(crate) fn plain(value: &impl Serialize) -> Result<String, JsValue> {
    serde_json::to_string(&CamelCase(value)).map_err(|error| JsValue::from_str(&error.to_string()))
}

/// The value as JSON text as it is stored.
pub(crate) fn stored(value: &impl Serialize) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(|error| JsValue::from_str(&error.to_string()))
}

#[derive(Serialize)]
struct Thrown<'a> {
    message: String,
    faults: &'a [Fault],
}

/// The error as JSON text; `js/error.js` makes an error object of it.
pub(crate) fn raise(error: &Error) -> JsValue {
    let thrown = Thrown { message: error.to_string(), faults: error.faults() };
    stored(&thrown).map_or_else(|fault| fault, |text| JsValue::from_str(&text))
}

/// The error of a check that the core makes after reading: its paths are in the style of the file format.
pub(crate) fn raise_named(error: &Error) -> JsValue {
    let named = |fault: &Fault| Fault::new(fault.kind, Naming::CamelCase.field(&fault.path), fault.expected.clone());
    match Error::from_faults(error.faults().iter().map(named).collect()) {
        Some(error) => raise(&error),
        None => raise(error),
    }
}
