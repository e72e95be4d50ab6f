//! The functions behind `goal`, `attainment`, `priority`, `change` and `search`.

use js_sys::Array;
use therapy_goals::call as engine;
use therapy_goals::document::{Document, Naming};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{document, raise, text};

/// Answers a call of the engine by its name, as JSON text. The values are its arguments and then its options.
#[wasm_bindgen]
pub fn call(name: &str, values: &Array) -> Result<String, JsValue> {
    let input = engine::input(name, values.iter().map(|value| document(&value)));
    let answer = input.and_then(|input| engine::call(name, &input, Naming::CamelCase));
    answer.map_err(|error| raise(&error))
}

/// A record of this name as it is stored: JSON text with the names of stored documents.
#[wasm_bindgen(js_name = toJson)]
pub fn to_json(record: &str, value: &JsValue) -> Result<String, JsValue> {
    let written = document(value).and_then(|value| engine::wire(record, &value, Naming::CamelCase, Naming::SnakeCase));
    written.map_err(|error| raise(&error))
}

/// A record of this name from such text, with the names of JavaScript.
#[wasm_bindgen(js_name = fromJson)]
pub fn from_json(record: &str, json: &JsValue) -> Result<String, JsValue> {
    let stored = text(json).and_then(|json| Document::from_json(&json));
    let read = stored.and_then(|stored| engine::wire(record, &stored, Naming::SnakeCase, Naming::CamelCase));
    read.map_err(|error| raise(&error))
}
