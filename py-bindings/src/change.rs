//! The function behind the module `change`.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyInt, PyString};
use therapy_goals::change::{
    ChangeInput, ChangeMethod, ChangeOptions, ReliableChange, Scored, reliable_change_between,
};
use therapy_goals::document::Document;
use therapy_goals::instrument as core;
use therapy_goals::scalar::{Better, Code};

use crate::convert::document;
use crate::error::raise;
use crate::instrument::Instrument;
use crate::scored::Score;

/// The arguments as Python gave them, by the names of the core.
struct Arguments<'a, 'py> {
    pre: &'a Bound<'py, PyAny>,
    post: &'a Bound<'py, PyAny>,
    method: Option<&'a Bound<'py, PyAny>>,
    standard_deviation: Option<&'a Bound<'py, PyAny>>,
    reliability: Option<&'a Bound<'py, PyAny>>,
    better: Option<&'a Bound<'py, PyAny>>,
    critical_value: Option<&'a Bound<'py, PyAny>>,
    instrument: Option<&'a Bound<'py, PyAny>>,
    threshold: Option<&'a Bound<'py, PyAny>>,
}

/// The change between two scores, as a dictionary of the fields that it has.
#[pyfunction]
#[pyo3(signature = (pre, post, method=None, standard_deviation=None, reliability=None, better=None,
    critical_value=None, instrument=None, threshold=None))]
#[expect(clippy::too_many_arguments, reason = "a dictionary of them takes longer than the change itself")]
pub(crate) fn reliable_change<'py>(
    py: Python<'py>,
    pre: &Bound<'py, PyAny>,
    post: &Bound<'py, PyAny>,
    method: Option<&Bound<'py, PyAny>>,
    standard_deviation: Option<&Bound<'py, PyAny>>,
    reliability: Option<&Bound<'py, PyAny>>,
    better: Option<&Bound<'py, PyAny>>,
    critical_value: Option<&Bound<'py, PyAny>>,
    instrument: Option<&Bound<'py, PyAny>>,
    threshold: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyDict>> {
    let arguments =
        Arguments { pre, post, method, standard_deviation, reliability, better, critical_value, instrument, threshold };
    let change = match arguments.direct() {
        Some(change) => change,
        None => therapy_goals::change::reliable_change(&arguments.read(py)?),
    };
    dictionary(py, &change.map_err(|error| raise(py, &error))?)
}

impl Arguments<'_, '_> {
    /// The change, where each argument is of the type that is meant; nothing where one of them is not, so
    /// that it goes through the one door, which converts it or says all that is wrong.
    fn direct(&self) -> Option<Result<ReliableChange, therapy_goals::Error>> {
        let (pre, post) = (Value::of(self.pre)?, Value::of(self.post)?);
        let own = self.instrument.and_then(|given| given.cast::<Instrument>().ok());
        let named = self.instrument.filter(|_| own.is_none());
        let shipped = meant(named, |given| core::get(text(given)?).ok()).ok()?;
        let method = meant(self.method, |given| code(given, ChangeMethod::ALL, ChangeMethod::code)).ok()?;
        let options = ChangeOptions::default()
            .with_method(method.unwrap_or_default())
            .with_standard_deviation(meant(self.standard_deviation, finite).ok()?)
            .with_reliability(meant(self.reliability, finite).ok()?)
            .with_better(meant(self.better, |given| code(given, Better::ALL, Better::code)).ok()?)
            .with_critical_value(meant(self.critical_value, finite).ok()?)
            .with_instrument(own.map(|own| &own.get().0).or(shipped.as_ref()))
            // An id that is no code is a fault of its own.
            .with_threshold(meant(self.threshold, |given| text(given).filter(|id| Code::new(id).is_ok())).ok()?);
        Some(reliable_change_between(pre.scored(), post.scored(), &options))
    }

    /// The arguments through the one door.
    fn read(&self, py: Python<'_>) -> PyResult<ChangeInput> {
        let own = self.instrument.and_then(|given| given.cast::<Instrument>().ok());
        let given = [
            ("pre", Some(self.pre)),
            ("post", Some(self.post)),
            ("method", self.method),
            ("standard_deviation", self.standard_deviation),
            ("reliability", self.reliability),
            ("better", self.better),
            ("critical_value", self.critical_value),
            ("instrument", self.instrument.filter(|_| own.is_none())),
            ("threshold", self.threshold),
        ];
        let entries = given.into_iter().filter_map(|(name, value)| Some((name, document(value?))));
        let entries = entries.map(|(name, value)| Ok((name, value?))).collect::<PyResult<Vec<_>>>()?;
        let mut input: ChangeInput = Document::object(entries).read().map_err(|error| raise(py, &error))?;
        if let Some(own) = own {
            input.instrument = Some(Box::new(own.get().0.clone()));
        }
        Ok(input)
    }
}

/// A score of this package, or a plain number.
enum Value<'a, 'py> {
    Number(f64),
    Score(&'a Bound<'py, Score>),
}

impl<'a, 'py> Value<'a, 'py> {
    fn of(object: &'a Bound<'py, PyAny>) -> Option<Self> {
        object.cast::<Score>().map(Self::Score).ok().or_else(|| number(object).map(Self::Number))
    }

    fn scored(&self) -> Scored<'_> {
        match self {
            Self::Number(value) => Scored::Value(*value),
            Self::Score(score) => Scored::Score(&score.get().0),
        }
    }
}

/// An argument that is not of the type that is meant.
struct Unmeant;

/// What is given must be what is meant; what is not given is nothing.
fn meant<'a, 'py, T>(
    given: Option<&'a Bound<'py, PyAny>>,
    read: impl Fn(&'a Bound<'py, PyAny>) -> Option<T>,
) -> Result<Option<T>, Unmeant> {
    given.map(|given| read(given).ok_or(Unmeant)).transpose()
}

fn number(object: &Bound<'_, PyAny>) -> Option<f64> {
    let plain = object.is_exact_instance_of::<PyFloat>() || object.is_exact_instance_of::<PyInt>();
    if plain { object.extract().ok() } else { None }
}

fn finite(object: &Bound<'_, PyAny>) -> Option<f64> {
    number(object).filter(|number| number.is_finite())
}

fn text<'a>(object: &'a Bound<'_, PyAny>) -> Option<&'a str> {
    object.cast::<PyString>().ok()?.to_str().ok()
}

fn code<T: Copy>(object: &Bound<'_, PyAny>, all: &[T], code: impl Fn(T) -> &'static str) -> Option<T> {
    let text = text(object)?;
    all.iter().copied().find(|known| code(*known) == text)
}

fn dictionary<'py>(py: Python<'py>, change: &ReliableChange) -> PyResult<Bound<'py, PyDict>> {
    let entries = PyDict::new(py);
    entries.set_item(intern!(py, "schema_version"), change.schema_version.as_str())?;
    entries.set_item(intern!(py, "label"), change.label.code())?;
    entries.set_item(intern!(py, "method"), change.method.code())?;
    entries.set_item(intern!(py, "better"), change.better.code())?;
    entries.set_item(intern!(py, "source"), change.source.as_str())?;
    entries.set_item(intern!(py, "difference"), change.difference)?;
    entries.set_item(intern!(py, "improvement"), change.improvement)?;
    entries.set_item(intern!(py, "threshold"), change.threshold)?;
    for (name, number) in [
        (intern!(py, "index"), change.index),
        (intern!(py, "standard_error"), change.standard_error),
        (intern!(py, "critical_value"), change.critical_value),
    ] {
        if let Some(number) = number {
            entries.set_item(name, number)?;
        }
    }
    for (name, code) in [
        (intern!(py, "instrument"), &change.instrument),
        (intern!(py, "version"), &change.version),
        (intern!(py, "rule"), &change.rule),
    ] {
        if let Some(code) = code {
            entries.set_item(name, code.as_str())?;
        }
    }
    if change.other_definition {
        entries.set_item(intern!(py, "other_definition"), true)?;
    }
    Ok(entries)
}
