//! The functions behind `goal`, `attainment`, `priority`, `change` and `search`.

use js_sys::Array;
use therapy_goals::call as engine;
use therapy_goals::document::Naming;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{document, raise};

/// Answers a call of the engine by its name, as JSON text. The values are its arguments and then its options.
#[wasm_bindgen]
pub fn call(name: &str, values: &Array) -> Result<String, JsValue> {
    let input = engine::input(name, values.iter().map(|value| document(&value)));
    let answer = input.and_then(|input| engine::call(name, &input, Naming::CamelCase));
    answer.map_err(|error| raise(&error))
}
