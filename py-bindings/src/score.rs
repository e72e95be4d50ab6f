//! What a score offers in Python.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyType};
use therapy_goals::instrument as core;
use therapy_goals::scalar::Better;

use crate::alert::{Alert, Undecided};
use crate::convert::{document, json, json_text, plain};
use crate::error::raise;
use crate::scored::Score;

#[pymethods]
impl Score {
    /// A score from the JSON text that `to_json` wrote.
    #[classmethod]
    #[pyo3(signature = (text, /))]
    fn from_json(class: &Bound<'_, PyType>, text: &Bound<'_, PyAny>) -> PyResult<Self> {
        let score = core::Score::from_json(json_text(text)?);
        score.map(Self).map_err(|error| raise(class.py(), &error))
    }

    /// A score from what `to_dict` wrote.
    #[classmethod]
    #[pyo3(signature = (data, /))]
    fn from_dict(class: &Bound<'_, PyType>, data: &Bound<'_, PyAny>) -> PyResult<Self> {
        document(data)?.read().map(Self).map_err(|error| raise(class.py(), &error))
    }

    /// The score as JSON text, with its `schema_version`.
    fn to_json(&self) -> PyResult<String> {
        json(&self.0)
    }

    /// The score as dictionaries and lists, as in the JSON text.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        plain(py, &self.0)
    }

    /// The id of the instrument.
    #[getter]
    fn instrument(&self) -> &str {
        self.0.instrument()
    }

    /// The version of the definition that was used.
    #[getter]
    fn version(&self) -> &str {
        self.0.version()
    }

    /// The rule that applied at each place where several are published.
    #[getter]
    fn rules<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        rules(py, self.0.provenance())
    }

    /// The digest of the definition: of all that makes numbers and judges them; none in a score that was
    /// stored before there were digests.
    #[getter]
    fn definition_digest(&self) -> Option<String> {
        self.0.definition_digest().map(|digest| digest.to_string())
    }

    /// The digest of what makes the number: two scores of one scale can be compared where it is the same.
    #[getter]
    fn scale_digest(&self) -> Option<String> {
        self.0.scale_digest().map(|digest| digest.to_string())
    }

    /// "lower" or "higher", whichever is better, where the definition says so.
    #[getter]
    fn better(&self) -> Option<&'static str> {
        self.0.better().map(Better::code)
    }

    /// What was scored: `total`, or the id of a subscale.
    #[getter]
    fn scale(&self) -> &str {
        self.0.scale()
    }

    /// "complete", "prorated" or "incomplete".
    #[getter]
    fn status(&self) -> &'static str {
        self.0.status().code()
    }

    /// The value in points; none where the score is incomplete or the instrument has no total.
    #[getter]
    fn total(&self) -> Option<f64> {
        self.0.total()
    }

    /// The lowest and the highest value that the answers allow.
    #[getter]
    fn bounds(&self) -> Option<(f64, f64)> {
        self.0.bounds()
    }

    /// The code of the published severity band.
    #[getter]
    fn band(&self) -> Option<&str> {
        self.0.band()
    }

    /// Why there is no value, where that is not for want of answers alone: `stopped_early`, or `age_required`,
    /// `sex_required`, `no_rule_for_sex` or `no_norm` where tables are by age or sex and none is for this respondent.
    #[getter]
    fn reason(&self) -> Option<&'static str> {
        self.0.reason().map(core::Reason::code)
    }

    /// How many scored items have an answer.
    #[getter]
    fn answered(&self) -> u16 {
        self.0.answered()
    }

    /// How many scored items were asked.
    #[getter]
    fn asked(&self) -> u16 {
        self.0.asked()
    }

    /// The ids of the items that were asked and not answered.
    #[getter]
    fn missing(&self) -> Vec<&str> {
        self.0.missing().iter().map(AsRef::as_ref).collect()
    }

    /// The subscales by id, each a score of its own.
    #[getter]
    fn subscales<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let subscales = PyDict::new(py);
        for score in self.0.subscales() {
            subscales.set_item(score.scale(), Self(score.clone()).into_pyobject(py)?)?;
        }
        Ok(subscales)
    }

    /// The category of each classification; none where it is not decided.
    #[getter]
    fn classifications<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let classifications = PyDict::new(py);
        for result in self.0.classifications() {
            classifications.set_item(result.id.as_str(), result.category.as_ref().map(AsRef::<str>::as_ref))?;
        }
        Ok(classifications)
    }

    /// Why each classification that is none is not decided.
    #[getter]
    fn undecided<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let undecided = PyDict::new(py);
        for result in self.0.classifications().iter().filter(|result| result.category.is_none()) {
            let why = Undecided {
                reason: result.reason.map(|reason| reason.code().to_owned()),
                possible: result.possible.iter().map(ToString::to_string).collect(),
                cutoffs: result.cutoffs.iter().map(|(sex, value)| (sex.code().to_owned(), *value)).collect(),
            };
            undecided.set_item(result.id.as_str(), why.into_pyobject(py)?)?;
        }
        Ok(undecided)
    }

    /// The alerts, each with its state.
    #[getter]
    fn alerts(&self) -> Vec<Alert> {
        let alerts = self.0.alerts().iter();
        alerts.map(|alert| Alert { code: alert.code.to_string(), state: alert.state.code().to_owned() }).collect()
    }

    /// What to look at before the score is used: facts beside the number, which change nothing in it.
    #[getter]
    fn findings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("therapy_goals._findings")?.getattr("score_findings")?.call1((plain(py, &self.0.findings())?,))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| self.0 == other.get().0)
    }

    /// Of what stands under no name: a store may keep the names of an object in another order.
    fn __hash__(&self) -> u64 {
        let Self(score) = self;
        let mut hasher = DefaultHasher::new();
        let made =
            (score.instrument(), score.version(), score.definition_digest(), score.scale(), score.scale_digest());
        let said = (
            score.status(),
            score.total().map(|total| (total + 0.0).to_bits()),
            score.band(),
            score.answered(),
            score.asked(),
        );
        (made, said, score.missing()).hash(&mut hasher);
        hasher.finish()
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("therapy_goals._notebook")?.call_method1("score_table", (slf,))
    }

    fn __repr__<'py>(&self, py: Python<'py>) -> PyResult<String> {
        let shown = |value: Bound<'py, PyAny>| -> PyResult<String> { Ok(value.repr()?.to_str()?.to_owned()) };
        let codes: Vec<&str> = self.0.findings().iter().map(core::ScoreFinding::code).collect();
        let findings = if codes.is_empty() { String::new() } else { format!(", findings={codes:?}") };
        Ok(format!(
            "Score(instrument='{}', scale='{}', status='{}', total={}, band={}{findings})",
            self.instrument(),
            self.scale(),
            self.status(),
            shown(self.total().into_pyobject(py)?)?,
            shown(self.band().into_pyobject(py)?)?,
        ))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((py.get_type::<Self>().getattr("from_json")?, (json(&self.0)?,)))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    #[expect(clippy::needless_pass_by_value, reason = "Python passes the memo of the copies")]
    fn __deepcopy__(slf: Py<Self>, memo: Bound<'_, PyAny>) -> Py<Self> {
        let _ = memo;
        slf
    }
}

/// The rule that applied at each place where several are published.
pub(crate) fn rules<'py>(py: Python<'py>, provenance: &core::Provenance) -> PyResult<Bound<'py, PyDict>> {
    let rules = PyDict::new(py);
    for (place, rule) in &provenance.rules {
        rules.set_item(place, rule.as_str())?;
    }
    Ok(rules)
}
