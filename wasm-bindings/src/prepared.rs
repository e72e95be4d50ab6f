//! A ranking kept with its paths, in JavaScript.

use js_sys::Array;
use therapy_goals::call as engine;
use therapy_goals::document::Naming;
use therapy_goals::priority::Prepared;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{document, raise};

/// What the class `Prepared` of JavaScript asks.
#[wasm_bindgen]
pub struct NativePrepared(Prepared);

#[wasm_bindgen]
impl NativePrepared {
    /// Prepares a ranking. The values are the goals and then the options, as of the call `priority.rank`.
    pub fn prepare(values: &Array) -> Result<NativePrepared, JsValue> {
        let input = engine::input("priority.rank", values.iter().map(|value| document(&value)));
        let made = input.and_then(|input| engine::prepare(&input, Naming::CamelCase));
        made.map(Self).map_err(|error| raise(&error))
    }

    /// Answers a question by its name, as JSON text. The input is an object with its argument, or null.
    pub fn ask(&self, question: &str, input: &JsValue) -> Result<String, JsValue> {
        let answer = document(input).and_then(|input| engine::ask(&self.0, question, &input, Naming::CamelCase));
        answer.map_err(|error| raise(&error))
    }

    /// What changes make of it. The input is an object with the argument `changes`.
    #[wasm_bindgen(js_name = withChanges)]
    pub fn with_changes(&self, input: &JsValue) -> Result<NativePrepared, JsValue> {
        let made = document(input).and_then(|input| engine::with_changes(&self.0, &input, Naming::CamelCase));
        made.map(Self).map_err(|error| raise(&error))
    }
}
