//! Python objects to documents, and answers of the core to Python objects.

use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDate, PyDateTime, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};
use serde::Serialize;
use therapy_goals::document::{Document, MAXIMUM_DEPTH};
use therapy_goals::instrument::Answer;
use therapy_goals::{Error, ErrorKind};

use crate::error::raise;
use crate::score::Score;

/// A Python object as a document. What Python alone has becomes a value that the core refuses by name.
pub(crate) fn document(object: &Bound<'_, PyAny>) -> PyResult<Document> {
    nested(object, MAXIMUM_DEPTH)
}

fn nested(object: &Bound<'_, PyAny>, levels: usize) -> PyResult<Document> {
    let py = object.py();
    if levels == 0 {
        let error = Error::new(ErrorKind::TooDeep, "", format!("at most {MAXIMUM_DEPTH} levels"));
        return Err(raise(py, &error));
    }
    if object.is_none() {
        return Ok(Document::Null);
    }
    if let Ok(text) = object.cast::<PyString>() {
        // A lone surrogate is no text.
        return Ok(text.to_str().map_or(Document::Foreign, |text| Document::Text(text.to_owned())));
    }
    if let Ok(list) = object.cast::<PyList>() {
        return list.iter().map(|entry| nested(&entry, levels - 1)).collect::<PyResult<_>>().map(Document::List);
    }
    if let Ok(list) = object.cast::<PyTuple>() {
        return list.iter().map(|entry| nested(&entry, levels - 1)).collect::<PyResult<_>>().map(Document::List);
    }
    if let Ok(value) = object.cast::<PyBool>() {
        return Ok(Document::Bool(value.is_true()));
    }
    if object.is_instance_of::<PyDateTime>() {
        // A day is meant where a day is asked for: a time of day would have to be dropped silently.
        return Ok(Document::Foreign);
    }
    if object.is_instance_of::<PyDate>() {
        return Ok(Document::Text(object.str()?.to_str()?.to_owned()));
    }
    if let Ok(score) = object.cast::<Score>() {
        return stored(&score.get().0);
    }
    if let Ok(mapping) = object.cast::<PyMapping>() {
        let mut entries = Vec::new();
        for entry in mapping.items()?.iter() {
            let (name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = entry.extract()?;
            entries.push((key(&name)?, nested(&value, levels - 1)?));
        }
        return Ok(Document::Object(entries));
    }
    if let Ok(fields) = object.getattr("__dataclass_fields__") {
        let mut entries = Vec::new();
        for name in fields.cast::<PyDict>()?.keys() {
            let name: String = name.extract()?;
            entries.push((name.clone(), nested(&object.getattr(name.as_str())?, levels - 1)?));
        }
        return Ok(Document::Object(entries));
    }
    Ok(number(object).map_or(Document::Foreign, Document::Number))
}

/// A mapping's key; one that is no text can match no name.
fn key(name: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(text) = name.cast::<PyString>() {
        return Ok(text.to_str().map(str::to_owned).unwrap_or_default());
    }
    if name.is_instance_of::<PyInt>() && !name.is_instance_of::<PyBool>() {
        return Ok(name.str()?.to_str()?.to_owned());
    }
    Ok(String::new())
}

/// A real number of any kind (also NumPy's); no boolean.
fn number(object: &Bound<'_, PyAny>) -> Option<f64> {
    if object.is_instance_of::<PyBool>() {
        return None;
    }
    if let Ok(value) = object.cast::<PyFloat>() {
        return Some(value.value());
    }
    if object.is_instance_of::<PyInt>() {
        return Some(object.extract::<f64>().unwrap_or(f64::MAX));
    }
    let real = object.py().import("numbers").ok()?.getattr("Real").ok()?;
    if !object.is_instance(&real).ok()? {
        return None;
    }
    object.call_method0("__float__").ok()?.extract().ok()
}

/// One answer of a sheet.
#[inline]
pub(crate) fn answer(object: &Bound<'_, PyAny>) -> Answer {
    if object.is_none() {
        return Answer::Missing;
    }
    if object.is_exact_instance_of::<PyInt>() {
        return Answer::Number(object.extract::<f64>().unwrap_or(f64::MAX));
    }
    number(object).map_or(Answer::WrongType, Answer::Number)
}

fn stored(value: &impl Serialize) -> PyResult<Document> {
    let text = json(value)?;
    Document::from_json(&text).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// The value as JSON text.
pub(crate) fn json(value: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// An answer of the core as dictionaries, lists, numbers and texts.
pub(crate) fn plain<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    let value = serde_json::to_value(value).map_err(|error| PyValueError::new_err(error.to_string()))?;
    object(py, &value)
}

fn object<'py>(py: Python<'py>, value: &serde_json::Value) -> PyResult<Bound<'py, PyAny>> {
    match value {
        serde_json::Value::Null => Ok(py.None().into_bound(py)),
        serde_json::Value::Bool(value) => value.into_bound_py_any(py),
        serde_json::Value::Number(value) => match value.as_i64() {
            Some(whole) => whole.into_bound_py_any(py),
            None => value.as_f64().into_bound_py_any(py),
        },
        serde_json::Value::String(text) => text.into_bound_py_any(py),
        serde_json::Value::Array(entries) => {
            let list = PyList::empty(py);
            for entry in entries {
                list.append(object(py, entry)?)?;
            }
            Ok(list.into_any())
        }
        serde_json::Value::Object(entries) => {
            let dictionary = PyDict::new(py);
            for (name, entry) in entries {
                dictionary.set_item(name, object(py, entry)?)?;
            }
            Ok(dictionary.into_any())
        }
    }
}
