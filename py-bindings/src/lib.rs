//! The Python face of therapy-goals: conversions and documentation, no decisions.
//!
//! The modules stand in reading order: each names only modules above it.

mod error;

mod number;

mod array;

mod scored;

mod convert;

mod record;

mod alert;

mod score;

mod instrument;

mod change;

mod functions;

mod prepared;

use pyo3::prelude::*;

/// The native part of the package `therapy_goals`, which re-exports it; import that one.
#[pymodule(name = "_native")]
mod native {
    #[pymodule_export]
    use super::alert::{Alert, Undecided};
    #[pymodule_export]
    use super::change::reliable_change;
    #[pymodule_export]
    use super::functions::{call, ranking_from_json, wire};
    #[pymodule_export]
    use super::instrument::{Instrument, instrument, instruments, languages, versions};
    #[pymodule_export]
    use super::prepared::Prepared;
    #[pymodule_export]
    use super::record::{day, from_json, plain, refuse};
    #[pymodule_export]
    use super::scored::Score;

    use super::{Bound, PyModule, PyModuleMethods, PyResult};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("TherapyGoalsError", module.py().get_type::<super::error::TherapyGoalsError>())?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
