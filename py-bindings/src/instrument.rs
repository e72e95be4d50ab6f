//! Questionnaires in Python.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple, PyType};
use therapy_goals::document::{Document, Naming};
use therapy_goals::instrument as core;
use therapy_goals::instrument::answers::{AnswersRecord, Occasion};
use therapy_goals::instrument::{Respondent, Responses};
use therapy_goals::{Error, ErrorKind};

use crate::convert::{answer, document, json, json_text, plain, text, texts};
use crate::error::raise;
use crate::score::rules;
use crate::scored::Score;

/// A shipped instrument, by its id or its short title, as people write them (case, blanks, hyphens,
/// underscores and dots do not matter); `instruments()` lists all.
///
/// >>> import therapy_goals as tg
/// >>> tg.instrument("phq-9").title
/// 'Patient Health Questionnaire-9'
/// >>> tg.instrument("PHQ 9").id
/// 'phq-9'
///
/// `language`, a tag of BCP 47, shows its texts in one of `languages(id)`; it scores as in English.
///
/// >>> tg.instrument("phq-9", language="de").texts.items[0].options[1].label
/// 'An einzelnen Tagen'
///
/// A language is looked up as RFC 4647 says (section 3.4): `de-AT` is had in `de`, which `texts.language` says.
///
/// `version` is that of the definition, as kept answers name it: today's unless stated, or one of `versions(id)`, so that
/// they can be scored as they were scored then. Where only texts, sources or the like differed, the version after it says
/// the same, and is had in its place.
///
/// >>> tg.instrument("ies-r", version="1.0.0").version
/// '1.0.0'
/// >>> tg.instrument("phq-9", version="1.0.0").version
/// '1.0.1'
#[pyfunction]
#[pyo3(signature = (id, /, *, version=None, language=None))]
pub(crate) fn instrument(
    id: &Bound<'_, PyAny>,
    version: Option<&Bound<'_, PyAny>>,
    language: Option<&Bound<'_, PyAny>>,
) -> PyResult<Instrument> {
    let name = text(id, "instrument", "the id of an instrument")?;
    let version = version.map(|version| text(version, "version", "the version of a definition")).transpose()?;
    let found = version.map_or_else(|| core::get(name), |version| core::get_version(name, version));
    let language = language.map(|language| text(language, "language", "the tag of a language")).transpose()?;
    let found = found.and_then(|found| language.map_or_else(|| Ok(found.clone()), |tag| found.with_language(tag)));
    found.map(Instrument).map_err(|error| raise(id.py(), &error))
}

/// The languages that a shipped instrument can be had in, as tags of BCP 47: English first.
///
/// >>> import therapy_goals as tg
/// >>> "de" in tg.languages("phq-9")
/// True
#[pyfunction]
#[pyo3(signature = (id, /))]
pub(crate) fn languages(id: &Bound<'_, PyAny>) -> PyResult<Vec<&'static str>> {
    let found = core::languages(text(id, "instrument", "the id of an instrument")?);
    found.map_err(|error| raise(id.py(), &error))
}

/// The versions that a shipped instrument can be had in: today's first, then those before it.
///
/// >>> import therapy_goals as tg
/// >>> print(*tg.versions("ies-r"))
/// 1.1.0 1.0.0
#[pyfunction]
#[pyo3(signature = (id, /))]
pub(crate) fn versions(id: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    let found = core::versions(text(id, "instrument", "the id of an instrument")?);
    found.map_err(|error| raise(id.py(), &error))
}

/// The ids of all shipped instruments, in alphabetical order.
///
/// >>> import therapy_goals as tg
/// >>> "phq-9" in tg.instruments()
/// True
#[pyfunction]
pub(crate) fn instruments() -> Vec<&'static str> {
    core::ids()
}

/// A questionnaire that can be scored. Get a shipped one by `tg.instrument(id)`, or make one from a
/// definition of your own, as a dictionary or by `from_json`.
///
/// >>> import therapy_goals as tg
/// >>> phq9 = tg.instrument("phq-9")
/// >>> score = phq9.score([2, 2, 2, 2, 1, 1, 2, 0, 0])
/// >>> score.total, score.band, score.classifications
/// (12.0, 'moderate', {'dsm': 'major'})
#[pyclass(frozen, module = "therapy_goals")]
pub(crate) struct Instrument(pub(crate) core::Instrument);

#[pymethods]
impl Instrument {
    /// An instrument from a definition as a dictionary; every fault of it is reported.
    #[new]
    #[pyo3(signature = (definition, /))]
    fn new(definition: &Bound<'_, PyAny>) -> PyResult<Self> {
        document(definition)?.read().map(Self).map_err(|error| raise(definition.py(), &error))
    }

    /// An instrument from a definition as JSON text; every fault of it is reported.
    #[classmethod]
    #[pyo3(signature = (text, /))]
    fn from_json(class: &Bound<'_, PyType>, text: &Bound<'_, PyAny>) -> PyResult<Self> {
        core::Instrument::from_json(json_text(text)?).map(Self).map_err(|error| raise(class.py(), &error))
    }

    /// The definition as JSON text.
    fn to_json(&self) -> PyResult<String> {
        json(&self.0)
    }

    /// The id, such as `phq-9`.
    #[getter]
    fn id(&self) -> &str {
        self.0.id()
    }

    /// The version of the definition.
    #[getter]
    fn version(&self) -> &str {
        self.0.version()
    }

    /// The digest of the definition: of all that makes numbers and judges them.
    #[getter]
    fn definition_digest(&self) -> String {
        self.0.definition_digest().to_string()
    }

    /// The published title.
    #[getter]
    fn title(&self) -> &str {
        self.0.title()
    }

    /// The usual abbreviation.
    #[getter]
    fn short_title(&self) -> &str {
        self.0.short_title()
    }

    /// The ids of the scored items in form order: what a list of responses holds.
    #[getter]
    fn scored_items(&self) -> Vec<&str> {
        self.0.scored_items()
    }

    /// The rule that applies at each place where several are published.
    #[getter]
    fn rules<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        rules(py, self.0.provenance())
    }

    /// Everything that the definition says, as dictionaries and lists.
    #[getter]
    fn definition<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        plain(py, &self.0)
    }

    /// The instrument in Markdown, for a person: what it measures, how it is scored with the rules
    /// chosen, what a band means and does not mean, licence and sources.
    ///
    /// >>> import therapy_goals as tg
    /// >>> print(tg.instrument("gad-7").describe().splitlines()[0])
    /// # Generalized Anxiety Disorder 7-item scale (GAD-7)
    fn describe(&self) -> String {
        self.0.describe()
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("therapy_goals._notebook")?.call_method1("instrument_table", (slf,))
    }

    /// The same instrument with other published rules.
    ///
    /// >>> import therapy_goals as tg
    /// >>> tg.instrument("pcl-5").with_rules({"cutoff": "at_31"}).rules["cutoff"]
    /// 'at_31'
    #[pyo3(signature = (rules, /))]
    fn with_rules(&self, rules: &Bound<'_, PyAny>) -> PyResult<Self> {
        let chosen = texts(rules, "rules", "a place and the id of a rule")?;
        self.0.with_rules(&chosen).map(Self).map_err(|error| raise(rules.py(), &error))
    }

    /// The same instrument with its texts in a language that is shipped for it; `"en"` is English. It scores as before,
    /// and is equal to this one.
    ///
    /// >>> import therapy_goals as tg
    /// >>> tg.instrument("gad-7").with_language("de").texts.scores[0].bands[1].label
    /// 'leicht'
    #[pyo3(signature = (language, /))]
    fn with_language(&self, language: &Bound<'_, PyAny>) -> PyResult<Self> {
        let tag = text(language, "language", "the tag of a language")?;
        self.0.with_language(tag).map(Self).map_err(|error| raise(language.py(), &error))
    }

    /// The same instrument with the texts of a translation of one's own: what a language file says, as a dictionary. What
    /// it leaves out is shown in English, and `texts.untranslated` says where. The instrument scores as before, and is
    /// equal to this one. Every fault of the translation is reported.
    #[pyo3(signature = (translation, /))]
    fn with_translation(&self, translation: &Bound<'_, PyAny>) -> PyResult<Self> {
        let read = document(translation)?.read::<core::Translation>();
        let fitting = read.and_then(|translation| self.0.with_translation(&translation));
        fitting.map(Self).map_err(|error| raise(translation.py(), &error))
    }

    /// What its language file says, as a dictionary; none where its texts are in English.
    #[getter]
    fn translation<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.translation().map(|translation| plain(py, translation)).transpose()
    }

    /// What a person reads of it with the chosen rules, in its language, and which of that is in English or made of a code.
    #[getter]
    fn texts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("therapy_goals._findings")?.getattr("texts")?.call1((plain(py, &self.0.texts())?,))
    }

    /// The same instrument with the caller's own rule at every score for which none is published, which has more items and
    /// no table that converts it: the mean of the answered items stands for up to so many missing ones. The score says `caller:2` and is
    /// compared only with scores made alike; `with_rules({"prorating": "caller:2"})` says it for one score.
    ///
    /// >>> import therapy_goals as tg
    /// >>> pcl5 = tg.instrument("pcl-5").with_maximum_missing(2)
    /// >>> score = pcl5.score([None] + [1] * 19)
    /// >>> score.total, score.rules["prorating"]
    /// (20.0, 'caller:2')
    #[pyo3(signature = (most, /))]
    fn with_maximum_missing(&self, most: &Bound<'_, PyAny>) -> PyResult<Self> {
        let made = document(most)?.read().map_err(|error| error.at("maximum_missing"));
        let made = made.and_then(|most: u32| self.0.with_maximum_missing(u8::try_from(most).unwrap_or(u8::MAX)));
        made.map(Self).map_err(|error| raise(most.py(), &error))
    }

    /// The answers on a sheet as a record that is kept: checked as scoring checks them, and decoded where a coding says how
    /// they arrive. A score keeps no answers. What is known beside them: `id`, `client` (a pseudonym), `rater` and `date`;
    /// `by`, `time`, `language`, `age` and `sex` may be given.
    ///
    /// >>> import therapy_goals as tg
    /// >>> gad7 = tg.instrument("gad-7")
    /// >>> record = gad7.record([2, 2, 1, 1, 0, None, 1], id="7d1f", client="c-17", rater="client", date="2026-11-26")
    /// >>> record.responses.get("1"), record.responses.get("6")
    /// (2.0, None)
    /// >>> gad7.score_record(record).total
    /// 8.166666666666666
    #[pyo3(signature = (sheet, /, *, coding = None, **occasion))]
    fn record<'py>(
        &self,
        sheet: &Bound<'py, PyAny>,
        coding: Option<&Bound<'py, PyAny>>,
        occasion: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = sheet.py();
        let occasion = occasion.map_or(Ok(Document::Object(Vec::new())), |given| document(given.as_any()))?;
        let coding = coding.filter(|coding| !coding.is_none()).map(document).transpose()?;
        let coding = coding.map(|coding| coding.read::<core::Coding>().map_err(|error| error.at("coding"))).transpose();
        let given = Error::both(occasion.read::<Occasion>(), coding);
        let sheet = document(sheet)?;
        let record = given.and_then(|(occasion, coding)| self.0.record(&sheet, coding.as_ref(), &occasion));
        let record = record.map_err(|error| raise(py, &error))?;
        py.import("therapy_goals._findings")?.getattr("answers_record")?.call1((plain(py, &record)?,))
    }

    /// Scores kept answers with this definition and its chosen rules, whichever made the record.
    #[pyo3(signature = (record, /))]
    fn score_record(&self, record: &Bound<'_, PyAny>) -> PyResult<Score> {
        let py = record.py();
        let record = document(record)?.read::<AnswersRecord>().map_err(|error| error.at("record"));
        let score = record.and_then(|record| self.0.score_record(&record));
        score.map(Score).map_err(|error| raise(py, &error))
    }

    /// Scores kept answers by another definition of this form, or another choice of its rules, and by this one, and says
    /// for whom what is other. No record is changed.
    ///
    /// >>> import therapy_goals as tg
    /// >>> pcl5 = tg.instrument("pcl-5")
    /// >>> about = {"client": "c-17", "rater": "client", "date": "2026-11-26"}
    /// >>> records = [pcl5.record([answer] * 20, id=str(answer), **about) for answer in range(5)]
    /// >>> pcl5.with_rules({"cutoff": "at_31"}).rescore(records, pcl5).unchanged
    /// 5
    #[pyo3(signature = (records, before, /))]
    fn rescore<'py>(&self, records: &Bound<'py, PyAny>, before: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = records.py();
        let Ok(before) = before.cast::<Self>() else {
            return Err(raise(py, &Error::new(ErrorKind::WrongType, "before", "an Instrument")));
        };
        let records = document(records)?.read::<Vec<AnswersRecord>>().map_err(|error| error.at("records"));
        let rescored = records.and_then(|records| self.0.rescore(&records, &before.get().0));
        let rescored = rescored.map_err(|error| raise(py, &error))?;
        py.import("therapy_goals._findings")?.getattr("rescored")?.call1((plain(py, &rescored)?,))
    }

    /// Whether what a stored score says fits this definition, where that made it: its bands, classifications and alerts.
    /// The numbers are held to be right: a score keeps no answers, and what depends on these may be anything that some
    /// answers could make it. The verdict is `consistent`, `inconsistent` (`differs` says where), or `cannot_say` where
    /// another definition made the score.
    ///
    /// >>> import therapy_goals as tg
    /// >>> gad7 = tg.instrument("gad-7")
    /// >>> stored = gad7.score([2, 2, 2, 1, 1, 1, 0]).to_dict()
    /// >>> gad7.verify(tg.Score.from_dict(stored)).verdict
    /// 'consistent'
    /// >>> gad7.verify(tg.Score.from_dict(stored | {"band": "severe"}))
    /// Verification(verdict='inconsistent', differs=('band',))
    #[pyo3(signature = (score, /))]
    fn verify<'py>(&self, score: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = score.py();
        let Ok(score) = score.cast::<Score>() else {
            return Err(raise(py, &Error::new(ErrorKind::WrongType, "score", "a Score; Score.from_dict reads one")));
        };
        let found = self.0.verify(&score.get().0).map_err(|error| raise(py, &error))?;
        py.import("therapy_goals._findings")?.getattr("verification")?.call1((plain(py, &found)?,))
    }

    /// Scores a form: a list of answers to the scored items in form order (`None` = missing), or a
    /// mapping of item ids to answers, in which items may be left out.
    ///
    /// A form that is made of other instruments (`parts` of its definition) is scored also by what each of them was given:
    /// a mapping of their ids to answers, to a `Score`, or to an `AnswersRecord` of one client, rater and day.
    ///
    /// Arrays of NumPy, pandas, Polars and pyarrow are lists. A pandas Series whose labels are texts is read
    /// by these item ids; one whose labels count from 0 is a list; any other labels are refused, since
    /// answers would move to other items. Numbers of single precision are read as the decimals that they
    /// stand for. A missing answer is `None` (what Polars and pyarrow call null); NaN, `NA` and `NaT` are
    /// errors. So is a table: score its rows, one by one.
    ///
    /// `age` in completed years and `sex` (`"female"`, `"male"`, `"other"` or `"unknown"`) are for norms that
    /// depend on them; where one is needed and not given, that classification is none, and `undecided` says
    /// why. `"unknown"` is the same as not given; for `"other"` no norm by sex applies, and all else is scored.
    ///
    /// What is refused raises a `TherapyGoalsError`. What an object of the caller's own raises while it is
    /// read, such as by its `tolist`, passes through as it is.
    ///
    /// >>> import therapy_goals as tg
    /// >>> tg.instrument("ors").score([6.0, 6.5, 6.0, 6.5], age=34).classifications
    /// {'clinical_range': 'clinical'}
    /// >>> tg.instrument("phq-9").score({"1": 3, "2": 2}).bounds
    /// (5.0, 26.0)
    ///
    /// `coding`, a `Coding`, says how a sheet arrives that is coded otherwise than the form: missing codes, labels,
    /// another lowest number, reversed items, texts, the columns of a table. With it NaN and NA are missing too.
    ///
    /// >>> tg.instrument("gad-7").score([1, 2, 4, 1, 1, 3, 999], coding=tg.Coding(lowest=1, missing=(999,))).total
    /// 7.0
    #[pyo3(signature = (responses, /, *, age=None, sex=None, coding=None))]
    fn score(
        &self,
        responses: &Bound<'_, PyAny>,
        age: Option<&Bound<'_, PyAny>>,
        sex: Option<&Bound<'_, PyAny>>,
        coding: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Score> {
        let py = responses.py();
        if let Some(coding) = coding.filter(|coding| !coding.is_none()) {
            return self.score_coded(responses, coding, respondent(age, sex)?);
        }
        let responses = if let Ok(list) = responses.cast::<PyList>() {
            Responses::List(list.iter().map(|entry| answer(&entry)).collect())
        } else if let Ok(list) = responses.cast::<PyTuple>() {
            Responses::List(list.iter().map(|entry| answer(&entry)).collect())
        } else {
            let given = document(responses)?;
            let scored =
                Respondent::score(respondent(age, sex)?, |facts| self.0.score_given(&given, Naming::SnakeCase, facts));
            return scored.map(Score).map_err(|error| raise(py, &error));
        };
        // A score is returned at once, since to move it takes longer than to make it.
        match Respondent::score(respondent(age, sex)?, |respondent| self.0.score(&responses, respondent)) {
            Ok(score) => Ok(Score(score)),
            Err(error) => Err(raise(py, &error)),
        }
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| self.0 == other.get().0)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.id(), self.version()).hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        format!("Instrument(id='{}', version='{}')", self.id(), self.version())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let restore = py.get_type::<Self>().getattr("_restore")?;
        (restore, (json(&self.0)?, rules(py, self.0.provenance())?, self.translation(py)?)).into_pyobject(py)
    }

    #[classmethod]
    #[pyo3(signature = (text, rules, translation=None))]
    fn _restore(
        class: &Bound<'_, PyType>,
        text: &Bound<'_, PyAny>,
        rules: &Bound<'_, PyAny>,
        translation: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let made = Self::from_json(class, text)?.with_rules(rules)?;
        translation.map_or(Ok(Self(made.0.clone())), |translation| made.with_translation(translation))
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

impl Instrument {
    fn score_coded(
        &self,
        sheet: &Bound<'_, PyAny>,
        coding: &Bound<'_, PyAny>,
        respondent: Result<Respondent, Error>,
    ) -> PyResult<Score> {
        let py = sheet.py();
        let coding = document(coding)?.read::<core::Coding>().map_err(|error| error.at("coding"));
        let sheet = document(sheet)?;
        let scored = match coding {
            Ok(coding) => Respondent::score(respondent, |respondent| self.0.score_coded(&sheet, &coding, respondent)),
            refused => Error::both(refused, respondent)
                .and_then(|(coding, respondent)| self.0.score_coded(&sheet, &coding, respondent)),
        };
        scored.map(Score).map_err(|error| raise(py, &error))
    }
}

fn respondent(age: Option<&Bound<'_, PyAny>>, sex: Option<&Bound<'_, PyAny>>) -> PyResult<Result<Respondent, Error>> {
    if age.is_none() && sex.is_none() {
        return Ok(Ok(Respondent::default()));
    }
    let given = |value: Option<&Bound<'_, PyAny>>| value.map_or(Ok(Document::Null), document);
    Ok(Document::object([("age", given(age)?), ("sex", given(sex)?)]).read())
}
