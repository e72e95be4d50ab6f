//! A plan in JavaScript: a handle, so that one more event does not cross as the whole history.

use js_sys::Array;
use therapy_goals::Error;
use therapy_goals::call::plan as engine;
use therapy_goals::document::Naming;
use therapy_goals::plan::Plan;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{document, raise};

const NAMING: Naming = Naming::CamelCase;

/// What the class `Plan` of JavaScript asks.
#[wasm_bindgen]
pub struct NativePlan(Plan);

/// A plan that was read, and what was wrong, as JSON text.
#[wasm_bindgen]
pub struct NativeReadPlan(Plan, String);

#[wasm_bindgen]
impl NativeReadPlan {
    /// The plan.
    pub fn plan(&self) -> NativePlan {
        NativePlan(self.0.clone())
    }

    /// What was wrong.
    pub fn problems(&self) -> String {
        self.1.clone()
    }
}

#[wasm_bindgen]
impl NativePlan {
    /// A plan without events, from an object with its `id`, `client` and `policy`.
    pub fn create(input: &JsValue) -> Result<NativePlan, JsValue> {
        made(document(input).and_then(|input| engine::new(&input, NAMING)))
    }

    /// Reads a plan from its lines in UTF-8; the input says `salvage`, `id`, `client` and `policy`.
    pub fn read(lines: &[u8], input: &JsValue) -> Result<NativeReadPlan, JsValue> {
        let read = document(input).and_then(|input| engine::read(lines, &input, NAMING));
        let read = read.and_then(|(plan, problems)| Ok((plan, engine::problems(&problems, NAMING)?)));
        read.map(|(plan, problems)| NativeReadPlan(plan, problems)).map_err(|error| raise(&error))
    }

    /// Its id and the client's pseudonym, each null where there is none.
    pub fn identity(&self) -> Array {
        let id = |id: Option<&therapy_goals::scalar::Id>| id.map_or(JsValue::NULL, |id| id.as_str().into());
        Array::of2(&id(self.0.id()), &id(self.0.client()))
    }

    /// The plan with one more event.
    pub fn apply(&self, event: &JsValue) -> Result<NativePlan, JsValue> {
        made(document(event).and_then(|event| engine::apply(&self.0, &event, NAMING)))
    }

    /// The plan with all these events in turn.
    #[wasm_bindgen(js_name = applyAll)]
    pub fn apply_all(&self, events: &JsValue) -> Result<NativePlan, JsValue> {
        made(document(events).and_then(|events| engine::apply_all(&self.0, &events, NAMING)))
    }

    /// All events of both copies.
    pub fn merge(&self, other: &NativePlan) -> Result<NativePlan, JsValue> {
        made(self.0.merge(&other.0))
    }

    /// The plan as it was known on a day.
    #[wasm_bindgen(js_name = asKnown)]
    pub fn as_known(&self, day: &JsValue) -> Result<NativePlan, JsValue> {
        made(document(day).and_then(|day| engine::as_known(&self.0, &day, NAMING)))
    }

    /// A copy for one role.
    #[wasm_bindgen(js_name = exportFor)]
    pub fn export_for(&self, audience: &JsValue) -> Result<NativePlan, JsValue> {
        made(document(audience).and_then(|audience| engine::export(&self.0, &audience, NAMING)))
    }

    /// The plan without what some events say, from an object with `ids`, `by`, `entered` and `why`.
    pub fn redact(&self, input: &JsValue) -> Result<NativePlan, JsValue> {
        made(document(input).and_then(|input| engine::redact(&self.0, &input, NAMING)))
    }

    /// All events, one a line of JSON.
    #[wasm_bindgen(js_name = toJsonl)]
    pub fn to_jsonl(&self) -> String {
        self.0.to_jsonl()
    }

    /// Answers a question by its name, as JSON text. The input is an object with its arguments, or null.
    pub fn ask(&self, question: &str, input: &JsValue) -> Result<String, JsValue> {
        let answer = document(input).and_then(|input| engine::ask(&self.0, question, &input, NAMING));
        answer.map_err(|error| raise(&error))
    }
}

fn made(plan: Result<Plan, Error>) -> Result<NativePlan, JsValue> {
    plan.map(NativePlan).map_err(|error| raise(&error))
}
