//! What the records of the Python package need: plain values of anything, and errors of their own.

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use therapy_goals::document::Document;
use therapy_goals::scalar::Date;
use therapy_goals::{Error, ErrorKind, Fault};

use crate::convert::{document, json_text};
use crate::error::raise;

/// The value as dictionaries, lists, texts and numbers, whatever it was made of.
#[pyfunction]
pub(crate) fn plain<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    written(value.py(), &document(value)?)
}

/// A day, as a text such as `2026-11-26`, whatever it was made of.
#[pyfunction]
pub(crate) fn day(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let day: Result<Date, _> = document(value)?.read();
    day.map(|day| day.to_string()).map_err(|error| raise(value.py(), &error))
}

/// What JSON text says.
#[pyfunction]
pub(crate) fn from_json<'py>(text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let document = Document::from_json(json_text(text)?).map_err(|error| raise(text.py(), &error))?;
    written(text.py(), &document)
}

/// Raises the error of these faults, each a code, a path and what would have been accepted.
#[pyfunction]
pub(crate) fn refuse(py: Python<'_>, faults: Vec<(String, String, String)>) -> PyResult<()> {
    let fault = |(code, path, expected): (String, String, String)| {
        let kind = ErrorKind::ALL.iter().copied().find(|kind| kind.code() == code);
        Fault::new(kind.unwrap_or(ErrorKind::WrongType), path, expected)
    };
    let error = Error::from_faults(faults.into_iter().map(fault).collect());
    error.map_or(Ok(()), |error| Err(raise(py, &error)))
}

fn written<'py>(py: Python<'py>, document: &Document) -> PyResult<Bound<'py, PyAny>> {
    let mut faults = Vec::new();
    let value = object(py, document, "", &mut faults)?;
    Error::from_faults(faults).map_or(Ok(value), |error| Err(raise(py, &error)))
}

fn object<'py>(
    py: Python<'py>,
    document: &Document,
    path: &str,
    faults: &mut Vec<Fault>,
) -> PyResult<Bound<'py, PyAny>> {
    let mut refused = |kind: ErrorKind, expected: &str| {
        faults.push(Fault::new(kind, path, expected));
        Ok(py.None().into_bound(py))
    };
    match document {
        Document::Null => Ok(py.None().into_bound(py)),
        Document::Bool(value) => value.into_bound_py_any(py),
        Document::Number(value) if value.is_nan() => refused(ErrorKind::NotANumber, "a number"),
        Document::Number(value) if value.is_infinite() => refused(ErrorKind::Infinite, "a finite number"),
        Document::Number(value) => number(py, *value),
        Document::Text(text) | Document::Date(text) => text.into_bound_py_any(py),
        Document::List(entries) => {
            let list = PyList::empty(py);
            for (index, entry) in entries.iter().enumerate() {
                list.append(object(py, entry, &format!("{path}[{index}]"), faults)?)?;
            }
            Ok(list.into_any())
        }
        Document::Object(entries) => {
            let dictionary = PyDict::new(py);
            for (number, (name, entry)) in entries.iter().enumerate() {
                let joint = if path.is_empty() { "" } else { "." };
                let place = format!("{path}{joint}<entry {}>", number + 1);
                if dictionary.contains(name)? {
                    faults.push(Fault::new(ErrorKind::DuplicateKey, place, "each name once"));
                } else {
                    dictionary.set_item(name, object(py, entry, &place, faults)?)?;
                }
            }
            Ok(dictionary.into_any())
        }
        Document::Foreign | Document::Advised(_) => {
            let expected = document.expected("a text, a number, true or false, a date, a list or an object");
            refused(ErrorKind::WrongType, &expected)
        }
    }
}

/// A whole number where it is one that every language can hold; minus zero is none of Python's.
#[expect(clippy::cast_possible_truncation, reason = "checked to be whole and of at most 53 bits")]
fn number(py: Python<'_>, value: f64) -> PyResult<Bound<'_, PyAny>> {
    const LARGEST: f64 = 9_007_199_254_740_991.0;
    if value.fract() == 0.0 && value.abs() <= LARGEST && value.to_bits() != (-0.0_f64).to_bits() {
        return (value as i64).into_bound_py_any(py);
    }
    value.into_bound_py_any(py)
}
