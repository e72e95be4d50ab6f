//! The functions behind `goal`, `attainment`, `priority` and `change`.

use js_sys::Map;
use therapy_goals::attainment::{AttainmentInput, TScoreInput};
use therapy_goals::change::ChangeInput;
use therapy_goals::goal::Goal;
use therapy_goals::priority::{Finding, Reason, Situation};
use therapy_goals::{attainment, change, priority};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{plain, raise_named, read};

/// Checks a goal and returns it.
#[wasm_bindgen(js_name = checkGoal)]
pub fn check_goal(goal: &JsValue) -> Result<String, JsValue> {
    plain(&read::<Goal>(goal)?)
}

/// The T-score of levels.
#[wasm_bindgen(js_name = tScore)]
pub fn t_score(input: &JsValue) -> Result<f64, JsValue> {
    read::<TScoreInput>(input)?.t_score().map_err(|error| raise_named(&error))
}

/// What the goals reached.
#[wasm_bindgen]
pub fn attain(input: &JsValue) -> Result<String, JsValue> {
    plain(&attainment::attain(&read::<AttainmentInput>(input)?).map_err(|error| raise_named(&error))?)
}

/// The change between two scores.
#[wasm_bindgen(js_name = reliableChange)]
pub fn reliable_change(input: &JsValue) -> Result<String, JsValue> {
    plain(&change::reliable_change(&read::<ChangeInput>(input)?).map_err(|error| raise_named(&error))?)
}

/// The goals in order, with reasons.
#[wasm_bindgen]
pub fn rank(input: &JsValue) -> Result<String, JsValue> {
    plain(&priority::rank(&read::<Situation>(input)?).map_err(|error| raise_named(&error))?)
}

/// A reason in words; `titles` is a map of ids to titles.
#[wasm_bindgen(js_name = reasonSentence)]
pub fn reason_sentence(reason: &JsValue, titles: &Map) -> Result<String, JsValue> {
    Ok(read::<Reason>(reason)?.sentence_with(&|goal| title(titles, goal.as_str())))
}

/// A finding in words; `titles` is a map of ids to titles.
#[wasm_bindgen(js_name = findingSentence)]
pub fn finding_sentence(finding: &JsValue, titles: &Map) -> Result<String, JsValue> {
    Ok(read::<Finding>(finding)?.sentence_with(&|goal| title(titles, goal.as_str())))
}

fn title(titles: &Map, goal: &str) -> String {
    titles.get(&JsValue::from_str(goal)).as_string().unwrap_or_else(|| goal.to_owned())
}
