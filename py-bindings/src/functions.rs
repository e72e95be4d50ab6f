//! The functions behind the modules `goal`, `attainment`, `priority` and `change`.

use std::collections::HashMap;

use pyo3::prelude::*;
use pyo3::types::{PyAny, PyMapping};
use therapy_goals::attainment::{AttainmentInput, TScoreInput};
use therapy_goals::change::ChangeInput;
use therapy_goals::document::Read;
use therapy_goals::goal::Goal;
use therapy_goals::priority::{Finding, Reason, Situation};
use therapy_goals::{attainment, change, priority};

use crate::convert::{document, plain};
use crate::error::raise;

fn read<T: Read>(input: &Bound<'_, PyAny>) -> PyResult<T> {
    document(input)?.read().map_err(|error| raise(input.py(), &error))
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

/// The goals in order, with reasons.
#[pyfunction]
pub(crate) fn rank<'py>(input: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let ranking = priority::rank(&read::<Situation>(input)?);
    plain(input.py(), &ranking.map_err(|error| raise(input.py(), &error))?)
}

/// A reason in words; goals are named by the titles given, else by their ids.
#[pyfunction]
pub(crate) fn reason_sentence(reason: &Bound<'_, PyAny>, titles: &Bound<'_, PyMapping>) -> PyResult<String> {
    let titles = Titles::of(titles)?;
    Ok(read::<Reason>(reason)?.sentence_with(&|goal| titles.name(goal.as_str())))
}

/// A finding in words; goals are named by the titles given, else by their ids.
#[pyfunction]
pub(crate) fn finding_sentence(finding: &Bound<'_, PyAny>, titles: &Bound<'_, PyMapping>) -> PyResult<String> {
    let titles = Titles::of(titles)?;
    Ok(read::<Finding>(finding)?.sentence_with(&|goal| titles.name(goal.as_str())))
}

/// The change between two scores.
#[pyfunction]
pub(crate) fn reliable_change<'py>(input: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let change = change::reliable_change(&read::<ChangeInput>(input)?);
    plain(input.py(), &change.map_err(|error| raise(input.py(), &error))?)
}

/// The names of goals for sentences.
struct Titles(HashMap<String, String>);

impl Titles {
    fn of(titles: &Bound<'_, PyMapping>) -> PyResult<Self> {
        titles.items()?.iter().map(|entry| entry.extract()).collect::<PyResult<_>>().map(Self)
    }

    fn name(&self, goal: &str) -> String {
        self.0.get(goal).map_or(goal, String::as_str).to_owned()
    }
}
