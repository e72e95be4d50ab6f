//! A ranking kept with its paths, in Python.

use pyo3::prelude::*;
use pyo3::types::{PyAny, PyType};
use therapy_goals::call as engine;
use therapy_goals::document::{Document, Naming};
use therapy_goals::priority as core;

use crate::convert::{document, plain};
use crate::error::raise;

/// What `therapy_goals.priority.Prepared` asks.
#[pyclass(frozen, module = "therapy_goals._native")]
pub(crate) struct Prepared(core::Prepared);

#[pymethods]
impl Prepared {
    /// Prepares a ranking, from the dictionary that the call `priority.rank` takes.
    #[new]
    #[pyo3(signature = (input, /))]
    fn new(input: &Bound<'_, PyAny>) -> PyResult<Self> {
        let made = engine::prepare(&document(input)?, Naming::SnakeCase);
        made.map(Self).map_err(|error| raise(input.py(), &error))
    }

    /// Answers a question by its name, as JSON text.
    #[pyo3(signature = (question, input=None, /))]
    fn ask(&self, py: Python<'_>, question: &str, input: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
        let input = input.map_or(Ok(Document::Null), document)?;
        engine::ask(&self.0, question, &input, Naming::SnakeCase).map_err(|error| raise(py, &error))
    }

    /// What changes make of it.
    #[pyo3(signature = (input, /))]
    fn with_changes(&self, input: &Bound<'_, PyAny>) -> PyResult<Self> {
        let made = engine::with_changes(&self.0, &document(input)?, Naming::SnakeCase);
        made.map(Self).map_err(|error| raise(input.py(), &error))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyType>, (Bound<'py, PyAny>,))> {
        Ok((py.get_type::<Self>(), (plain(py, self.0.situation())?,)))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    #[expect(clippy::needless_pass_by_value, reason = "Python passes the memo of the copies")]
    fn __deepcopy__(slf: Py<Self>, memo: Bound<'_, PyAny>) -> Py<Self> {
        let _ = memo;
        slf
    }
}
