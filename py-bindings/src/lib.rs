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

use pyo3::prelude::*;

/// The native part of the package `therapy_goals`, which re-exports it; import that one.
#[pymodule(name = "_native")]
mod native {
    #[pymodule_export]
    use super::alert::{Alert, Undecided};
    #[pymodule_export]
    use super::change::reliable_change;
    #[pymodule_export]
    use super::functions::{
        agenda, attain, attain_by_rater, check_agenda, check_goal, check_ranking, compare, dbt_hierarchy, explain,
        explain_agenda, explain_comparison, explain_difference, finding_sentence, hierarchies, hierarchy, rank,
        ranking_from_json, ranking_to_json, reason_sentence, stage_from, t_score, to_dot, to_mermaid, what_if,
        with_secondary_target,
    };
    #[pymodule_export]
    use super::instrument::{Instrument, domains, instrument, instruments, search};
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
