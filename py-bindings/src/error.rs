//! One Python exception with the code, the path and every fault.

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use therapy_goals::Error;

create_exception!(
    therapy_goals,
    TherapyGoalsError,
    PyValueError,
    "Input that is not accepted: what is wrong, where, and what would have been accepted.\n\n\
     `code` is stable across releases and languages, `path` names the place, `expected` says what is\n\
     allowed there; `faults` lists every fault as a dictionary of the three. No message repeats what a\n\
     person wrote or answered.\n\n\
     >>> import therapy_goals as tg\n\
     >>> try:\n\
     ...     tg.instrument(\"phq-9\").score([0, 0, 0, 5, 0, 0, 0, 0, 0])\n\
     ... except tg.TherapyGoalsError as error:\n\
     ...     print(error.code, error.path, error.expected, sep=\" | \")\n\
     out_of_range | responses.4 | a whole number from 0 to 3; `missing` of a coding \
     names what stands for no answer\n"
);

/// The exception for an error of the core.
pub(crate) fn raise(py: Python<'_>, error: &Error) -> PyErr {
    let exception = TherapyGoalsError::new_err(error.to_string());
    match describe(py, error, &exception) {
        Ok(()) => exception,
        Err(other) => other,
    }
}

fn describe(py: Python<'_>, error: &Error, exception: &PyErr) -> PyResult<()> {
    let value = exception.value(py);
    value.setattr("code", error.code())?;
    value.setattr("path", error.path())?;
    value.setattr("expected", error.expected())?;
    let faults = error.faults().iter().map(|fault| {
        let entry = PyDict::new(py);
        entry.set_item("code", fault.code())?;
        entry.set_item("path", &fault.path)?;
        entry.set_item("expected", &fault.expected)?;
        Ok(entry)
    });
    value.setattr("faults", faults.collect::<PyResult<Vec<_>>>()?)
}
