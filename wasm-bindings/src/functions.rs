//! The functions behind `goal`, `attainment`, `priority` and `change`.

use js_sys::Map;
use therapy_goals::attainment::{AttainmentInput, TScoreInput};
use therapy_goals::change::ChangeInput;
use therapy_goals::goal::Goal;
use therapy_goals::priority::{Change, Finding, Ranking, Reason, Situation, StageFacts};
use therapy_goals::{attainment, change, priority};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{plain, raise_named, read, read_at};

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

/// What changes would do to the ranking.
#[wasm_bindgen(js_name = whatIf)]
pub fn what_if(input: &JsValue, changes: &JsValue) -> Result<String, JsValue> {
    let (situation, changes) = (read::<Situation>(input)?, read_at::<Vec<Change>>(changes, "changes")?);
    plain(&priority::what_if(&situation, &changes).map_err(|error| raise_named(&error))?)
}

/// Who moved between two rankings, and which facts moved them.
#[wasm_bindgen]
pub fn compare(earlier: &JsValue, later: &JsValue) -> Result<String, JsValue> {
    let (earlier, later) = (read_at::<Ranking>(earlier, "earlier")?, read_at::<Ranking>(later, "later")?);
    plain(&priority::compare(&earlier, &later).map_err(|error| raise_named(&error))?)
}

/// A ranking in sentences.
#[wasm_bindgen]
pub fn explain(ranking: &JsValue) -> Result<String, JsValue> {
    plain(&read::<Ranking>(ranking)?.explain())
}

/// The ripple map in the DOT language.
#[wasm_bindgen(js_name = toDot)]
pub fn to_dot(ranking: &JsValue) -> Result<String, JsValue> {
    Ok(read::<Ranking>(ranking)?.to_dot())
}

/// The ripple map as a Mermaid flowchart.
#[wasm_bindgen(js_name = toMermaid)]
pub fn to_mermaid(ranking: &JsValue) -> Result<String, JsValue> {
    Ok(read::<Ranking>(ranking)?.to_mermaid())
}

/// The stage of change from its defining facts.
#[wasm_bindgen(js_name = stageFrom)]
pub fn stage_from(facts: &JsValue) -> Result<String, JsValue> {
    plain(&priority::stage_from(&read::<StageFacts>(facts)?))
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
