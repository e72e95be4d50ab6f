//! Definitions and texts in other languages that JavaScript brings when they are asked for.

use std::cell::RefCell;

use js_sys::Function;
use therapy_goals::instrument;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static SOURCE: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Says who brings files: a function from the name of one to its text, or nothing.
#[wasm_bindgen]
pub fn bring(source: Function) {
    SOURCE.set(Some(source));
    instrument::bring(text);
}

fn text(name: &str) -> Option<String> {
    let source = SOURCE.with_borrow(Clone::clone)?;
    source.call1(&JsValue::NULL, &JsValue::from_str(name)).ok()?.as_string()
}
