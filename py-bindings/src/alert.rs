//! Parts of a score in Python: the state of an alert, and why a classification is not decided.

use pyo3::prelude::*;
use pyo3::types::{PyList, PyMapping, PyTuple, PyType};
use serde::Serialize;
use therapy_goals::{Error, ErrorKind};

use crate::convert::{json, key, plain, text};
use crate::error::raise;
use crate::record::from_json;

/// The state of one alert: `raised`, `not_raised` or `unknown`.
#[pyclass(frozen, eq, hash, get_all, module = "therapy_goals")]
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
pub(crate) struct Alert {
    /// The alert, such as `self_harm_item`.
    pub(crate) code: String,
    /// What is known of it.
    pub(crate) state: String,
}

/// Why a classification is not decided, and which categories remain possible.
#[pyclass(frozen, eq, hash, get_all, module = "therapy_goals")]
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
pub(crate) struct Undecided {
    /// `missing_items`, `age_required`, `sex_required` or `no_norm`; none where no rule was chosen.
    pub(crate) reason: Option<String>,
    /// The categories that remain possible.
    pub(crate) possible: Vec<String>,
}

fn code_of(argument: &Bound<'_, PyAny>, path: &str) -> PyResult<String> {
    text(argument, path, "a code").map(str::to_owned)
}

#[pymethods]
impl Alert {
    #[new]
    fn new(code: &Bound<'_, PyAny>, state: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self { code: code_of(code, "code")?, state: code_of(state, "state")? })
    }

    /// The state from what `to_dict` wrote.
    #[classmethod]
    #[pyo3(signature = (data, /))]
    fn from_dict(class: &Bound<'_, PyType>, data: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(own) = data.cast::<Self>() {
            return Ok(own.get().clone());
        }
        let [code, state] = entries(data, ["code", "state"])?;
        let none = class.py().None().into_bound(class.py());
        Self::new(code.as_ref().unwrap_or(&none), state.as_ref().unwrap_or(&none))
    }

    /// The state from the JSON text that `to_json` wrote.
    #[classmethod]
    #[pyo3(signature = (text, /))]
    fn from_json(class: &Bound<'_, PyType>, text: &Bound<'_, PyAny>) -> PyResult<Self> {
        Self::from_dict(class, &from_json(text)?)
    }

    /// The state as a dictionary.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        plain(py, self)
    }

    /// The state as JSON text.
    fn to_json(&self) -> PyResult<String> {
        json(self)
    }

    fn __repr__(&self) -> String {
        format!("Alert(code='{}', state='{}')", self.code, self.state)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyType>, (String, String)) {
        (py.get_type::<Self>(), (self.code.clone(), self.state.clone()))
    }
}

#[pymethods]
impl Undecided {
    #[new]
    fn new(reason: Option<&Bound<'_, PyAny>>, possible: &Bound<'_, PyAny>) -> PyResult<Self> {
        let codes = possible.cast::<PyList>().map(|list| list.iter().collect::<Vec<_>>());
        let codes = codes.or_else(|_| possible.cast::<PyTuple>().map(|tuple| tuple.iter().collect()));
        let codes = codes
            .map_err(|_| raise(possible.py(), &Error::new(ErrorKind::WrongType, "possible", "a list of codes")))?;
        let possible = codes.iter().map(|code| code_of(code, "possible")).collect::<PyResult<_>>()?;
        Ok(Self { reason: reason.map(|reason| code_of(reason, "reason")).transpose()?, possible })
    }

    /// The reason from what `to_dict` wrote.
    #[classmethod]
    #[pyo3(signature = (data, /))]
    fn from_dict(class: &Bound<'_, PyType>, data: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(own) = data.cast::<Self>() {
            return Ok(own.get().clone());
        }
        let [reason, possible] = entries(data, ["reason", "possible"])?;
        let none = class.py().None().into_bound(class.py());
        Self::new(reason.as_ref().filter(|reason| !reason.is_none()), possible.as_ref().unwrap_or(&none))
    }

    /// The reason from the JSON text that `to_json` wrote.
    #[classmethod]
    #[pyo3(signature = (text, /))]
    fn from_json(class: &Bound<'_, PyType>, text: &Bound<'_, PyAny>) -> PyResult<Self> {
        Self::from_dict(class, &from_json(text)?)
    }

    /// The reason as a dictionary.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        plain(py, self)
    }

    /// The reason as JSON text.
    fn to_json(&self) -> PyResult<String> {
        json(self)
    }

    fn __repr__(&self) -> String {
        let reason = self.reason.as_ref().map_or_else(|| "None".to_owned(), |reason| format!("'{reason}'"));
        let possible: Vec<String> = self.possible.iter().map(|code| format!("'{code}'")).collect();
        format!("Undecided(reason={reason}, possible=[{}])", possible.join(", "))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyType>, (Option<String>, Vec<String>)) {
        (py.get_type::<Self>(), (self.reason.clone(), self.possible.clone()))
    }
}

/// The entries of these names; None where one is not there.
fn entries<'py, const N: usize>(
    data: &Bound<'py, PyAny>,
    names: [&str; N],
) -> PyResult<[Option<Bound<'py, PyAny>>; N]> {
    let refused = |kind, path: String, expected: &str| Err(raise(data.py(), &Error::new(kind, path, expected)));
    let Ok(mapping) = data.cast::<PyMapping>() else {
        return refused(ErrorKind::WrongType, String::new(), "an object");
    };
    let mut found = [const { None }; N];
    for (number, name) in mapping.keys()?.iter().enumerate() {
        let place = key(&name).and_then(|name| names.iter().position(|known| *known == name));
        let Some(slot) = place.and_then(|place| found.get_mut(place)) else {
            let expected = format!("one of the fields {}", names.join(", "));
            return refused(ErrorKind::UnknownKey, format!("<entry {}>", number + 1), &expected);
        };
        *slot = Some(mapping.get_item(name)?);
    }
    Ok(found)
}
