//! The functions behind the modules `goal`, `attainment` and `priority`.

use pyo3::prelude::*;
use pyo3::types::PyAny;
use therapy_goals::call as engine;
use therapy_goals::document::{Document, Naming};
use therapy_goals::priority::Ranking;

use crate::convert::{document, json_text, plain, texts};
use crate::error::raise;

/// Answers a call of the engine by its name, as JSON text. The input is a dictionary of its arguments and options,
/// or the one value that it takes; `titles` are the names of goals for sentences.
#[pyfunction]
#[pyo3(signature = (name, input=None, titles=None))]
pub(crate) fn call(
    py: Python<'_>,
    name: &str,
    input: Option<&Bound<'_, PyAny>>,
    titles: Option<&Bound<'_, PyAny>>,
) -> PyResult<String> {
    // Of a title that is no text it is told why, as of every argument of texts.
    let titles = titles.map(|titles| texts(titles, "titles", "the id of a goal and its title")).transpose()?;
    let mut input = input.map_or(Ok(Document::Null), document)?;
    if let (Document::Object(entries), Some(titles)) = (&mut input, titles) {
        let titles = titles.into_iter().map(|(goal, title)| (goal, Document::Text(title)));
        entries.push(("titles".to_owned(), Document::object(titles)));
    }
    engine::call(name, &input, Naming::SnakeCase).map_err(|error| raise(py, &error))
}

/// A record of this name as JSON text, as it is stored, checked.
#[pyfunction]
pub(crate) fn wire(record: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    let written = engine::wire(record, &document(value)?, Naming::SnakeCase, Naming::SnakeCase);
    written.map_err(|error| raise(value.py(), &error))
}

/// A ranking from the JSON text of one, which may be shorter than that of other documents.
#[pyfunction]
pub(crate) fn ranking_from_json<'py>(text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = text.py();
    plain(py, &Ranking::from_json(json_text(text)?).map_err(|error| raise(py, &error))?)
}
