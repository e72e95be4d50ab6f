//! The functions behind `goal`, `attainment`, `priority` and `change`.

use std::collections::HashMap;

use therapy_goals::attainment::{AttainmentInput, TScoreInput};
use therapy_goals::change::ChangeInput;
use therapy_goals::document::{Document, Naming, Read};
use therapy_goals::goal::{Goal, SecondaryTarget};
use therapy_goals::priority::{
    Agenda, Change, Comparison, DbtSetting, DiaryCard, Difference, Finding, HierarchyChoice, Ranking, Reason,
    ShippedHierarchy, Situation, StageFacts,
};
use therapy_goals::{Error, ErrorKind, Fault, attainment, change, priority};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{both, document, plain, raise, raise_named, read, read_at, texts};

/// Checks a goal and returns it.
#[wasm_bindgen(js_name = checkGoal)]
pub fn check_goal(goal: &JsValue) -> Result<String, JsValue> {
    plain(&read::<Goal>(goal)?)
}

/// The T-score of levels.
#[wasm_bindgen(js_name = tScore)]
pub fn t_score(levels: &JsValue, options: &JsValue) -> Result<f64, JsValue> {
    let input = read_with_options::<TScoreInput>(&[("levels", levels)], options);
    input.map_err(|error| raise(&error))?.t_score().map_err(|error| raise_named(&error))
}

/// What the goals reached.
#[wasm_bindgen]
pub fn attain(ladders: &JsValue, ratings: &JsValue, options: &JsValue) -> Result<String, JsValue> {
    let input = read_with_options::<AttainmentInput>(&[("ladders", ladders), ("ratings", ratings)], options);
    let input = input.map_err(|error| raise(&error))?;
    plain(&attainment::attain(&input).map_err(|error| raise_named(&error))?)
}

/// What the goals reached as each rater sees it.
#[wasm_bindgen(js_name = attainByRater)]
pub fn attain_by_rater(ladders: &JsValue, ratings: &JsValue, options: &JsValue) -> Result<String, JsValue> {
    let input = read_with_options::<AttainmentInput>(&[("ladders", ladders), ("ratings", ratings)], options);
    let input = input.map_err(|error| raise(&error))?;
    plain(&attainment::attain_by_rater(&input).map_err(|error| raise_named(&error))?)
}

/// The change between two scores.
#[wasm_bindgen(js_name = reliableChange)]
pub fn reliable_change(pre: &JsValue, post: &JsValue, options: &JsValue) -> Result<String, JsValue> {
    let input = read_with_options::<ChangeInput>(&[("pre", pre), ("post", post)], options);
    let input = input.map_err(|error| raise(&error))?;
    plain(&change::reliable_change(&input).map_err(|error| raise_named(&error))?)
}

/// The goals in order, with reasons.
#[wasm_bindgen]
pub fn rank(goals: &JsValue, options: &JsValue) -> Result<String, JsValue> {
    let situation = situation(goals, options).map_err(|error| raise(&error))?;
    plain(&priority::rank(&situation).map_err(|error| raise_named(&error))?)
}

/// The goals, and the options that stand after them, as one situation.
fn situation(goals: &JsValue, options: &JsValue) -> Result<Situation, Error> {
    read_with_options(&[("goals", goals)], options)
}

/// What the core says before the names of the fields that it would have taken.
const FIELDS: &str = "one of the fields ";

/// Reads arguments and the options after them as one object. What is said about an unknown option names
/// the options only. What is wrong comes as it is, as in [`read_at`].
fn read_with_options<T: Read>(arguments: &[(&str, &JsValue)], options: &JsValue) -> Result<T, Error> {
    let mut entries = match document(options)? {
        Document::Null => Vec::new(),
        Document::Object(entries) => entries,
        other => return Err(Error::new(ErrorKind::WrongType, "options", other.expected("an object"))),
    };
    for (name, value) in arguments {
        entries.push(((*name).to_owned(), document(value).map_err(|error| error.at(name))?));
    }
    let own = |fault: &Fault| {
        let mut fault = fault.clone();
        if fault.kind == ErrorKind::UnknownKey && fault.path.starts_with('<') {
            let said = fault.expected.strip_prefix(FIELDS).unwrap_or_default();
            let (fields, nearest) = said.split_once("; ").unwrap_or((said, ""));
            let is_option = |field: &str| !arguments.iter().any(|(argument, _)| *argument == field);
            let options: Vec<&str> = fields.split(", ").filter(|field| is_option(field)).collect();
            let mut expected = format!("{FIELDS}{}", options.join(", "));
            if nearest.split('`').nth(1).is_some_and(is_option) {
                expected = format!("{expected}; {nearest}");
            }
            fault.expected = expected;
        }
        fault
    };
    Document::Object(entries).read_named(Naming::CamelCase).map_err(|error| {
        let named = Error::from_faults(error.faults().iter().map(own).collect());
        named.unwrap_or(error)
    })
}

/// What changes would do to the ranking.
#[wasm_bindgen(js_name = whatIf)]
pub fn what_if(goals: &JsValue, changes: &JsValue, options: &JsValue) -> Result<String, JsValue> {
    let (situation, changes) = both(situation(goals, options), read_at::<Vec<Change>>(changes, "changes"))?;
    plain(&priority::what_if(&situation, &changes).map_err(|error| raise_named(&error))?)
}

/// Who moved between two rankings, and which facts moved them.
#[wasm_bindgen]
pub fn compare(earlier: &JsValue, later: &JsValue) -> Result<String, JsValue> {
    let (earlier, later) = both(read_at::<Ranking>(earlier, "earlier"), read_at::<Ranking>(later, "later"))?;
    plain(&priority::compare(&earlier, &later).map_err(|error| raise_named(&error))?)
}

/// A ranking in sentences.
#[wasm_bindgen]
pub fn explain(ranking: &JsValue) -> Result<String, JsValue> {
    plain(&read::<Ranking>(ranking)?.explain())
}

/// A difference in sentences; `titles` are ids and titles.
#[wasm_bindgen(js_name = explainDifference)]
pub fn explain_difference(difference: &JsValue, titles: &JsValue) -> Result<String, JsValue> {
    let titles = Titles::of(titles)?;
    plain(&read::<Difference>(difference)?.explain_with(&|goal| titles.name(goal.as_str())))
}

/// A comparison in sentences; `titles` are ids and titles.
#[wasm_bindgen(js_name = explainComparison)]
pub fn explain_comparison(comparison: &JsValue, titles: &JsValue) -> Result<String, JsValue> {
    let titles = Titles::of(titles)?;
    plain(&read::<Comparison>(comparison)?.explain_with(&|goal| titles.name(goal.as_str())))
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

/// The goals of a ranking that carry one of these tags, in order.
#[wasm_bindgen(js_name = withSecondaryTarget)]
pub fn with_secondary_target(ranking: &JsValue, targets: &JsValue) -> Result<String, JsValue> {
    let ranking = document(ranking).and_then(|ranking| ranking.read_named::<Ranking>(Naming::CamelCase));
    let (ranking, targets) = both(ranking, read_at::<Vec<SecondaryTarget>>(targets, "targets"))?;
    plain(&ranking.with_secondary_target(&targets))
}

/// The ids of the shipped hierarchies.
#[wasm_bindgen]
pub fn hierarchies() -> Result<String, JsValue> {
    plain(&ShippedHierarchy::ALL)
}

/// What a hierarchy says: a shipped one by its id, or one of the user's own, checked.
#[wasm_bindgen]
pub fn hierarchy(choice: &JsValue) -> Result<String, JsValue> {
    let hierarchy = read::<HierarchyChoice>(choice)?.hierarchy().map_err(|error| raise_named(&error))?;
    plain(hierarchy.definition())
}

/// The hierarchy of a stage and mode of DBT.
#[wasm_bindgen(js_name = dbtHierarchy)]
pub fn dbt_hierarchy(setting: &JsValue) -> Result<Option<String>, JsValue> {
    Ok(read::<DbtSetting>(setting)?.hierarchy().map(|hierarchy| hierarchy.code().to_owned()))
}

/// The agenda that a diary card proposes.
#[wasm_bindgen]
pub fn agenda(targets: &JsValue, days: &JsValue, options: &JsValue) -> Result<String, JsValue> {
    let card = read_with_options::<DiaryCard>(&[("targets", targets), ("days", days)], options);
    let card = card.map_err(|error| raise(&error))?;
    plain(&priority::agenda(&card).map_err(|error| raise_named(&error))?)
}

/// An agenda in sentences.
#[wasm_bindgen(js_name = explainAgenda)]
pub fn explain_agenda(agenda: &JsValue) -> Result<String, JsValue> {
    plain(&read::<Agenda>(agenda)?.explain())
}

/// A reason in words; `titles` are ids and titles.
#[wasm_bindgen(js_name = reasonSentence)]
pub fn reason_sentence(reason: &JsValue, titles: &JsValue) -> Result<String, JsValue> {
    let titles = Titles::of(titles)?;
    Ok(read::<Reason>(reason)?.sentence_with(&|goal| titles.name(goal.as_str())))
}

/// A finding in words; `titles` are ids and titles.
#[wasm_bindgen(js_name = findingSentence)]
pub fn finding_sentence(finding: &JsValue, titles: &JsValue) -> Result<String, JsValue> {
    let titles = Titles::of(titles)?;
    Ok(read::<Finding>(finding)?.sentence_with(&|goal| titles.name(goal.as_str())))
}

/// The names of goals for sentences.
struct Titles(HashMap<String, String>);

impl Titles {
    fn of(titles: &JsValue) -> Result<Self, JsValue> {
        if titles.is_null() {
            return Ok(Self(HashMap::new()));
        }
        Ok(Self(texts(titles, "titles", "the id of a goal and its title")?.into_iter().collect()))
    }

    fn name(&self, goal: &str) -> String {
        self.0.get(goal).map_or(goal, String::as_str).to_owned()
    }
}
