//! A score as Python holds it, for what a score can stand in; what it offers is in `score.rs`.

use pyo3::prelude::*;
use therapy_goals::instrument;

/// The score of a form, or of one of its subscales, with its completeness, bounds and provenance.
///
/// >>> import therapy_goals as tg
/// >>> tg.instrument("gad-7").score([1, 2, 1, None, 2, 0, 1])
/// Score(instrument='gad-7', scale='total', status='prorated', total=8.166666666666666, band='mild')
#[pyclass(frozen, module = "therapy_goals")]
pub(crate) struct Score(pub(crate) instrument::Score);
