//! The functions behind the modules `goal`, `attainment` and `priority`.

use std::collections::HashMap;

use pyo3::prelude::*;
use pyo3::types::PyAny;
use therapy_goals::attainment::{AttainmentInput, TScoreInput};
use therapy_goals::document::Read;
use therapy_goals::goal::{Goal, SecondaryTarget};
use therapy_goals::priority::{
    Agenda, Change, Comparison, DbtSetting, DiaryCard, Difference, Finding, HierarchyChoice, Ranking, Reason,
    ShippedHierarchy, Situation, StageFacts,
};
use therapy_goals::{Error, attainment, priority};

use crate::convert::{document, json, json_text, plain, texts};
use crate::error::raise;

fn read<T: Read>(input: &Bound<'_, PyAny>) -> PyResult<T> {
    document(input)?.read().map_err(|error| raise(input.py(), &error))
}

/// Two arguments, or the faults of both; what has a name says it first in its paths.
fn read_both<A: Read, B: Read>(
    (one, one_name): (&Bound<'_, PyAny>, &str),
    (other, other_name): (&Bound<'_, PyAny>, &str),
) -> PyResult<(A, B)> {
    let at = |error: Error, name: &str| if name.is_empty() { error } else { error.at(name) };
    let read = document(one)?.read().map_err(|error| at(error, one_name));
    let other_read = document(other)?.read().map_err(|error| at(error, other_name));
    Error::both(read, other_read).map_err(|error| raise(one.py(), &error))
}

/// Checks a goal and returns it as it is stored.
#[pyfunction]
pub(crate) fn check_goal<'py>(goal: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    plain(goal.py(), &read::<Goal>(goal)?)
}

/// The T-score of levels.
#[pyfunction]
pub(crate) fn t_score(input: &Bound<'_, PyAny>) -> PyResult<f64> {
    read::<TScoreInput>(input)?.t_score().map_err(|error| raise(input.py(), &error))
}

/// What the goals reached.
#[pyfunction]
pub(crate) fn attain<'py>(input: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let attainment = attainment::attain(&read::<AttainmentInput>(input)?);
    plain(input.py(), &attainment.map_err(|error| raise(input.py(), &error))?)
}

/// What the goals reached as each rater sees it.
#[pyfunction]
pub(crate) fn attain_by_rater<'py>(input: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let attainments = attainment::attain_by_rater(&read::<AttainmentInput>(input)?);
    plain(input.py(), &attainments.map_err(|error| raise(input.py(), &error))?)
}

/// The goals in order, with reasons.
#[pyfunction]
pub(crate) fn rank<'py>(input: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let ranking = priority::rank(&read::<Situation>(input)?);
    plain(input.py(), &ranking.map_err(|error| raise(input.py(), &error))?)
}

/// What changes would do to the ranking.
#[pyfunction]
pub(crate) fn what_if<'py>(input: &Bound<'py, PyAny>, changes: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let (situation, changes) = read_both::<Situation, Vec<Change>>((input, ""), (changes, "changes"))?;
    let difference = priority::what_if(&situation, &changes);
    plain(input.py(), &difference.map_err(|error| raise(input.py(), &error))?)
}

/// Who moved between two rankings, and which facts moved them.
#[pyfunction]
pub(crate) fn compare<'py>(earlier: &Bound<'py, PyAny>, later: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let (before, after) = read_both::<Ranking, Ranking>((earlier, "earlier"), (later, "later"))?;
    plain(earlier.py(), &priority::compare(&before, &after).map_err(|error| raise(earlier.py(), &error))?)
}

/// Checks a stored ranking and returns it as it is stored.
#[pyfunction]
pub(crate) fn check_ranking<'py>(ranking: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    plain(ranking.py(), &read::<Ranking>(ranking)?)
}

/// A ranking in sentences.
#[pyfunction]
pub(crate) fn explain<'py>(ranking: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    plain(ranking.py(), &read::<Ranking>(ranking)?.explain())
}

/// A ranking from the JSON text that `ranking_to_json` wrote.
#[pyfunction]
pub(crate) fn ranking_from_json<'py>(text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = text.py();
    plain(py, &Ranking::from_json(json_text(text)?).map_err(|error| raise(py, &error))?)
}

/// A ranking as it is stored.
#[pyfunction]
pub(crate) fn ranking_to_json(ranking: &Bound<'_, PyAny>) -> PyResult<String> {
    json(&read::<Ranking>(ranking)?)
}

/// A difference in sentences; goals are named by the titles given, else by their ids.
#[pyfunction]
pub(crate) fn explain_difference(difference: &Bound<'_, PyAny>, titles: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    let titles = Titles::of(titles)?;
    Ok(read::<Difference>(difference)?.explain_with(&|goal| titles.name(goal.as_str())))
}

/// A comparison in sentences, goals named likewise.
#[pyfunction]
pub(crate) fn explain_comparison(comparison: &Bound<'_, PyAny>, titles: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    let titles = Titles::of(titles)?;
    Ok(read::<Comparison>(comparison)?.explain_with(&|goal| titles.name(goal.as_str())))
}

/// The ripple map in the DOT language.
#[pyfunction]
pub(crate) fn to_dot(ranking: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(read::<Ranking>(ranking)?.to_dot())
}

/// The ripple map as a Mermaid flowchart.
#[pyfunction]
pub(crate) fn to_mermaid(ranking: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(read::<Ranking>(ranking)?.to_mermaid())
}

/// The stage of change from its defining facts.
#[pyfunction]
pub(crate) fn stage_from<'py>(facts: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    plain(facts.py(), &priority::stage_from(&read::<StageFacts>(facts)?))
}

/// The goals of a ranking that carry one of these tags, in order.
#[pyfunction]
pub(crate) fn with_secondary_target<'py>(
    ranking: &Bound<'py, PyAny>,
    targets: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let (read, targets) = read_both::<Ranking, Vec<SecondaryTarget>>((ranking, ""), (targets, "targets"))?;
    plain(ranking.py(), &read.with_secondary_target(&targets))
}

/// The ids of the shipped hierarchies.
#[pyfunction]
pub(crate) fn hierarchies() -> Vec<&'static str> {
    ShippedHierarchy::ALL.iter().map(|shipped| shipped.code()).collect()
}

/// What a hierarchy says: a shipped one by its id, or one of the user's own, checked.
#[pyfunction]
pub(crate) fn hierarchy<'py>(choice: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let hierarchy = read::<HierarchyChoice>(choice)?.hierarchy();
    plain(choice.py(), hierarchy.map_err(|error| raise(choice.py(), &error))?.definition())
}

/// The hierarchy of a stage and mode of DBT.
#[pyfunction]
pub(crate) fn dbt_hierarchy(setting: &Bound<'_, PyAny>) -> PyResult<Option<&'static str>> {
    Ok(read::<DbtSetting>(setting)?.hierarchy().map(ShippedHierarchy::code))
}

/// The agenda that a diary card proposes.
#[pyfunction]
pub(crate) fn agenda<'py>(card: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let agenda = priority::agenda(&read::<DiaryCard>(card)?);
    plain(card.py(), &agenda.map_err(|error| raise(card.py(), &error))?)
}

/// Checks a stored agenda and returns it as it is stored.
#[pyfunction]
pub(crate) fn check_agenda<'py>(agenda: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    plain(agenda.py(), &read::<Agenda>(agenda)?)
}

/// An agenda in sentences.
#[pyfunction]
pub(crate) fn explain_agenda(agenda: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    Ok(read::<Agenda>(agenda)?.explain())
}

/// A reason in words; goals are named by the titles given, else by their ids.
#[pyfunction]
pub(crate) fn reason_sentence(reason: &Bound<'_, PyAny>, titles: &Bound<'_, PyAny>) -> PyResult<String> {
    let titles = Titles::of(titles)?;
    Ok(read::<Reason>(reason)?.sentence_with(&|goal| titles.name(goal.as_str())))
}

/// A finding in words; goals are named by the titles given, else by their ids.
#[pyfunction]
pub(crate) fn finding_sentence(finding: &Bound<'_, PyAny>, titles: &Bound<'_, PyAny>) -> PyResult<String> {
    let titles = Titles::of(titles)?;
    Ok(read::<Finding>(finding)?.sentence_with(&|goal| titles.name(goal.as_str())))
}

/// The names of goals for sentences.
struct Titles(HashMap<String, String>);

impl Titles {
    fn of(titles: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self(texts(titles, "titles", "the id of a goal and its title")?.into_iter().collect()))
    }

    fn name(&self, goal: &str) -> String {
        self.0.get(goal).map_or(goal, String::as_str).to_owned()
    }
}
