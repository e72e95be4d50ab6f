//! A plan in Python: a handle, so that one more event does not cross as the whole history.

use pyo3::prelude::*;
use pyo3::types::{PyAny, PyBytes, PyString, PyType};
use therapy_goals::call::plan as engine;
use therapy_goals::document::{Document, Naming};
use therapy_goals::plan as core;
use therapy_goals::scalar::Id;
use therapy_goals::{Error, ErrorKind};

use crate::convert::{document, text};
use crate::error::raise;

const NAMING: Naming = Naming::SnakeCase;

/// What `therapy_goals.plan.Plan` holds.
#[pyclass(frozen, eq, module = "therapy_goals._native")]
#[derive(PartialEq)]
pub(crate) struct Plan(core::Plan);

#[pymethods]
impl Plan {
    /// A plan without events, from a dictionary with its `id`, `client` and `policy`.
    #[new]
    #[pyo3(signature = (input, /))]
    fn new(input: &Bound<'_, PyAny>) -> PyResult<Self> {
        made(input.py(), engine::new(&document(input)?, NAMING))
    }

    /// Reads a plan from its lines, text or bytes, with the dictionary of `salvage`, `id`, `client` and `policy`; and what
    /// was wrong, as JSON text.
    #[classmethod]
    #[pyo3(signature = (lines, input, /))]
    fn read(class: &Bound<'_, PyType>, lines: &Bound<'_, PyAny>, input: &Bound<'_, PyAny>) -> PyResult<(Self, String)> {
        let py = class.py();
        let bytes = if lines.is_instance_of::<PyString>() {
            text(lines, "lines", "text or bytes")?.as_bytes()
        } else if let Ok(bytes) = lines.cast::<PyBytes>() {
            bytes.as_bytes()
        } else {
            return Err(raise(py, &Error::new(ErrorKind::WrongType, "lines", "text or bytes")));
        };
        let input = document(input)?;
        let read = engine::read(bytes, &input, NAMING);
        let read = read.and_then(|(plan, problems)| Ok((plan, engine::problems(&problems, NAMING)?)));
        read.map(|(plan, problems)| (Self(plan), problems)).map_err(|error| raise(py, &error))
    }

    /// Its id, where it has one.
    #[getter]
    fn id(&self) -> Option<&str> {
        self.0.id().map(Id::as_str)
    }

    /// The client's pseudonym.
    #[getter]
    fn client(&self) -> Option<&str> {
        self.0.client().map(Id::as_str)
    }

    /// How many events it holds.
    fn __len__(&self) -> usize {
        self.0.events().len()
    }

    /// The plan with one more event.
    #[pyo3(signature = (event, /))]
    fn apply(&self, event: &Bound<'_, PyAny>) -> PyResult<Self> {
        made(event.py(), engine::apply(&self.0, &document(event)?, NAMING))
    }

    /// The plan with all these events in turn.
    #[pyo3(signature = (events, /))]
    fn apply_all(&self, events: &Bound<'_, PyAny>) -> PyResult<Self> {
        made(events.py(), engine::apply_all(&self.0, &document(events)?, NAMING))
    }

    /// All events of both copies.
    #[pyo3(signature = (other, /))]
    fn merge(&self, py: Python<'_>, other: &Self) -> PyResult<Self> {
        made(py, self.0.merge(&other.0))
    }

    /// The plan as it was known on a day.
    #[pyo3(signature = (day, /))]
    fn as_known(&self, day: &Bound<'_, PyAny>) -> PyResult<Self> {
        made(day.py(), engine::as_known(&self.0, &document(day)?, NAMING))
    }

    /// A copy for one role.
    #[pyo3(signature = (audience, /))]
    fn export(&self, audience: &Bound<'_, PyAny>) -> PyResult<Self> {
        made(audience.py(), engine::export(&self.0, &document(audience)?, NAMING))
    }

    /// The plan without what some events say, from a dictionary with `ids`, `by`, `entered` and `why`.
    #[pyo3(signature = (input, /))]
    fn redact(&self, input: &Bound<'_, PyAny>) -> PyResult<Self> {
        made(input.py(), engine::redact(&self.0, &document(input)?, NAMING))
    }

    /// All events, one a line of JSON.
    fn to_jsonl(&self) -> String {
        self.0.to_jsonl()
    }

    /// Answers a question by its name, as JSON text.
    #[pyo3(signature = (question, input=None, /))]
    fn ask(&self, py: Python<'_>, question: &str, input: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
        let input = input.map_or(Ok(Document::Null), document)?;
        engine::ask(&self.0, question, &input, NAMING).map_err(|error| raise(py, &error))
    }
}

fn made(py: Python<'_>, plan: Result<core::Plan, Error>) -> PyResult<Plan> {
    plan.map(Plan).map_err(|error| raise(py, &error))
}
