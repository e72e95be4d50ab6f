//! Parts of a score in Python: the state of an alert, and why a classification is not decided.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use pyo3::prelude::*;
use pyo3::types::{PyList, PyMapping, PyTuple, PyType};
use serde::Serialize;
use therapy_goals::document::Document;
use therapy_goals::{Error, ErrorKind};

use crate::convert::{document, json, key, plain, text};
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
#[pyclass(frozen, eq, get_all, module = "therapy_goals")]
#[derive(Clone, PartialEq, Serialize)]
pub(crate) struct Undecided {
    /// `missing_items`, `stopped_early`, `age_required`, `sex_required`, `no_rule_for_sex` or `no_norm`; none where no rule was
    /// chosen.
    pub(crate) reason: Option<String>,
    /// The categories that remain possible.
    pub(crate) possible: Vec<String>,
    /// With `no_rule_for_sex`: the cutoff for each sex.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) cutoffs: BTreeMap<String, f64>,
}

/// What an [`Undecided`] is made of.
type UndecidedParts = (Option<String>, Vec<String>, BTreeMap<String, f64>);

fn code_of(argument: &Bound<'_, PyAny>, path: &str) -> PyResult<String> {
    text(argument, path, "a code").map(str::to_owned)
}

/// The cutoff for each sex.
fn cutoffs_of(argument: &Bound<'_, PyAny>) -> PyResult<BTreeMap<String, f64>> {
    let refused = || raise(argument.py(), &Error::new(ErrorKind::WrongType, "cutoffs", "a number for each sex"));
    let Document::Object(entries) = document(argument)? else { return Err(refused()) };
    let number = |value: &Document| match value {
        Document::Number(value) if value.is_finite() => Some(*value),
        _ => None,
    };
    let entries = entries.into_iter().map(|(sex, value)| Some((sex, number(&value)?)));
    entries.collect::<Option<_>>().ok_or_else(refused)
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
    #[pyo3(signature = (reason, possible, cutoffs=None))]
    fn new(
        reason: Option<&Bound<'_, PyAny>>,
        possible: &Bound<'_, PyAny>,
        cutoffs: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let codes = possible.cast::<PyList>().map(|list| list.iter().collect::<Vec<_>>());
        let codes = codes.or_else(|_| possible.cast::<PyTuple>().map(|tuple| tuple.iter().collect()));
        let codes = codes
            .map_err(|_| raise(possible.py(), &Error::new(ErrorKind::WrongType, "possible", "a list of codes")))?;
        let possible = codes.iter().map(|code| code_of(code, "possible")).collect::<PyResult<_>>()?;
        let reason = reason.map(|reason| code_of(reason, "reason")).transpose()?;
        Ok(Self { reason, possible, cutoffs: cutoffs.map_or_else(|| Ok(BTreeMap::new()), cutoffs_of)? })
    }

    /// The reason from what `to_dict` wrote.
    #[classmethod]
    #[pyo3(signature = (data, /))]
    fn from_dict(class: &Bound<'_, PyType>, data: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(own) = data.cast::<Self>() {
            return Ok(own.get().clone());
        }
        let [reason, possible, cutoffs] = entries(data, ["reason", "possible", "cutoffs"])?;
        let none = class.py().None().into_bound(class.py());
        let (reason, cutoffs) = (given(reason.as_ref()), given(cutoffs.as_ref()));
        Self::new(reason, possible.as_ref().unwrap_or(&none), cutoffs)
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
        let cutoffs: Vec<String> = self.cutoffs.iter().map(|(sex, value)| format!("'{sex}': {value:?}")).collect();
        let cutoffs = if cutoffs.is_empty() { String::new() } else { format!(", cutoffs={{{}}}", cutoffs.join(", ")) };
        format!("Undecided(reason={reason}, possible=[{}]{cutoffs})", possible.join(", "))
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.reason, &self.possible).hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyType>, UndecidedParts) {
        (py.get_type::<Self>(), (self.reason.clone(), self.possible.clone(), self.cutoffs.clone()))
    }
}

/// What is there and is not none.
fn given<'a, 'py>(entry: Option<&'a Bound<'py, PyAny>>) -> Option<&'a Bound<'py, PyAny>> {
    entry.filter(|entry| !entry.is_none())
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
