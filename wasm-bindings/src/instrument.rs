//! Questionnaires in JavaScript.

use std::collections::BTreeMap;

use serde::Serialize;
use therapy_goals::document::{Document, Naming};
use therapy_goals::instrument::answers::{AnswersRecord, Occasion};
use therapy_goals::instrument::{
    self, AlertState, Answer, ClassificationKey, Coding, Evaluation, ItemState, Key, Reason, Respondent, Responses,
    Score, ScoreFinding, ScoreStatus,
};
use therapy_goals::{Error, ErrorKind};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{document, plain, raise, stored, text, texts};

/// The ids of all shipped instruments.
#[wasm_bindgen]
pub fn instruments() -> Vec<String> {
    instrument::ids().into_iter().map(str::to_owned).collect()
}

/// The memory of the module, where an instrument's numbers lie.
#[wasm_bindgen(js_name = moduleMemory)]
pub fn module_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// A questionnaire that can be scored.
///
/// Making and copying typed arrays costs more than scoring a form, so an instrument keeps room for one
/// form's answers and for its score in the module's memory, where JavaScript writes and reads them.
#[wasm_bindgen]
pub struct NativeInstrument {
    instrument: instrument::Instrument,
    answers: Vec<f64>,
    written: Vec<f64>,
    findings: Vec<ScoreFinding>,
}

impl From<instrument::Instrument> for NativeInstrument {
    fn from(instrument: instrument::Instrument) -> Self {
        let answers = vec![f64::NAN; instrument.scored_items().len()];
        let key = instrument.key();
        let scores = SCORE * (1 + key.subscales.len());
        let width = |key: &ClassificationKey| CLASSIFICATION + key.categories.len() + key.cutoffs.len();
        let classifications: usize = key.classifications.iter().map(width).sum();
        let written = vec![f64::NAN; scores + classifications + key.alerts.len() + key.items.len()];
        Self { instrument, answers, written, findings: Vec::new() }
    }
}

#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    version: &'a str,
    definition_digest: instrument::Digest,
    title: &'a str,
    short_title: &'a str,
    scored_items: Vec<&'a str>,
    schema_version: &'a str,
    key: &'a Key,
    statuses: &'a [ScoreStatus],
    states: &'a [AlertState],
    reasons: &'a [Reason],
}

#[wasm_bindgen]
impl NativeInstrument {
    /// A shipped instrument, today's or in one of its versions.
    pub fn shipped(id: &str, version: &JsValue) -> Result<NativeInstrument, JsValue> {
        let found = if version.is_null() {
            instrument::get(id)
        } else {
            let version = text(version).map_err(|error| error.at("version"));
            version.and_then(|version| instrument::get_version(id, &version))
        };
        found.map(Self::from).map_err(|error| raise(&error))
    }

    /// An instrument from a definition: an object in the format of the files.
    #[wasm_bindgen(js_name = fromDefinition)]
    pub fn from_definition(definition: &JsValue) -> Result<NativeInstrument, JsValue> {
        let instrument = document(definition).and_then(|document| document.read::<instrument::Instrument>());
        instrument.map(Self::from).map_err(|error| raise(&error))
    }

    /// An instrument from a definition as JSON text.
    #[wasm_bindgen(js_name = fromJson)]
    pub fn from_json(json: &JsValue) -> Result<NativeInstrument, JsValue> {
        let instrument = text(json).and_then(|json| instrument::Instrument::from_json(&json));
        instrument.map(Self::from).map_err(|error| raise(&error))
    }

    /// The same instrument with other published rules: places and rules.
    #[wasm_bindgen(js_name = withRules)]
    pub fn with_rules(&self, rules: &JsValue) -> Result<NativeInstrument, JsValue> {
        let rules = texts(rules, "rules", "a place and the id of a rule")?;
        self.instrument.with_rules(&rules).map(Self::from).map_err(|error| raise(&error))
    }

    /// The same instrument with its texts in a language, by its tag.
    #[wasm_bindgen(js_name = withLanguage)]
    pub fn with_language(&self, language: &JsValue) -> Result<NativeInstrument, JsValue> {
        let language = text(language).map_err(|error| error.at("language"));
        let found = language.and_then(|language| self.instrument.with_language(&language));
        found.map(Self::from).map_err(|error| raise(&error))
    }

    /// The same instrument with the texts of a language file: an object in its format.
    #[wasm_bindgen(js_name = withTranslation)]
    pub fn with_translation(&self, translation: &JsValue) -> Result<NativeInstrument, JsValue> {
        let translation = document(translation).and_then(|file| file.read::<instrument::Translation>());
        let fitting = translation.and_then(|translation| self.instrument.with_translation(&translation));
        fitting.map(Self::from).map_err(|error| raise(&error))
    }

    /// What a person reads, as JSON text.
    pub fn texts(&self) -> Result<String, JsValue> {
        plain(&self.instrument.texts())
    }

    /// What its language file says, as JSON text in the format of the files; null where it is in English.
    pub fn translation(&self) -> Result<String, JsValue> {
        stored(&self.instrument.translation())
    }

    /// Whether what a score says fits this definition, as JSON text.
    pub fn verify(&self, score: &JsValue) -> Result<String, JsValue> {
        let score = document(score).and_then(|score| score.read_named::<Score>(Naming::CamelCase));
        let found = score.map_err(|error| error.at("score")).and_then(|score| self.instrument.verify(&score));
        plain(&found.map_err(|error| raise(&error))?)
    }

    /// The answers on a sheet as a record, as JSON text.
    pub fn record(&self, sheet: &JsValue, occasion: &JsValue, coding: &JsValue) -> Result<String, JsValue> {
        let occasion = document(occasion).and_then(|occasion| occasion.read_named::<Occasion>(Naming::CamelCase));
        let occasion = occasion.map_err(|error| error.at("occasion"));
        let coding = document(coding).and_then(|coding| match coding {
            Document::Null => Ok(None),
            coding => coding.read_named::<Coding>(Naming::CamelCase).map(Some),
        });
        let declared = Error::both(occasion, coding.map_err(|error| error.at("coding")));
        let given = Error::both(declared, document(sheet).map_err(|error| error.at("responses")));
        let record =
            given.and_then(|((occasion, coding), sheet)| self.instrument.record(&sheet, coding.as_ref(), &occasion));
        plain(&record.map_err(|error| raise(&error))?)
    }

    /// What kept answers say by another definition, and by this one, as JSON text.
    pub fn rescore(&self, records: &JsValue, before: &NativeInstrument) -> Result<String, JsValue> {
        let records = document(records).and_then(|records| records.read_named::<Vec<AnswersRecord>>(Naming::CamelCase));
        let records = records.map_err(|error| error.at("records"));
        let rescored = records.and_then(|records| self.instrument.rescore(&records, &before.instrument));
        plain(&rescored.map_err(|error| raise(&error))?)
    }

    /// Scores kept answers; whether there are findings.
    #[wasm_bindgen(js_name = scoreRecord)]
    pub fn score_record(&mut self, record: &JsValue) -> Result<bool, JsValue> {
        let record = document(record).and_then(|record| record.read_named::<AnswersRecord>(Naming::CamelCase));
        let scored =
            record.map_err(|error| error.at("record")).and_then(|record| self.instrument.evaluate_record(&record));
        Ok(self.keep(&scored.map_err(|error| raise(&error))?))
    }

    /// The same instrument with the caller's own rule for missing items.
    #[wasm_bindgen(js_name = withMaximumMissing)]
    pub fn with_maximum_missing(&self, most: &JsValue) -> Result<NativeInstrument, JsValue> {
        let most =
            document(most).and_then(|document| document.read::<u32>()).map_err(|error| error.at("maximum_missing"));
        let made = most.and_then(|most| self.instrument.with_maximum_missing(u8::try_from(most).unwrap_or(u8::MAX)));
        let named = |error: Error| error.with_paths(|path| Naming::CamelCase.field(path));
        made.map(Self::from).map_err(|error| raise(&named(error)))
    }

    /// What the JavaScript object shows, and what positions mean, as JSON text.
    pub fn shown(&self) -> Result<String, JsValue> {
        let definition = self.instrument.definition();
        plain(&Shown {
            id: self.instrument.id(),
            version: definition.version.as_str(),
            definition_digest: self.instrument.definition_digest(),
            title: definition.title.as_str(),
            short_title: definition.short_title.as_str(),
            scored_items: self.instrument.scored_items(),
            schema_version: Score::SCHEMA_VERSION,
            key: self.instrument.key(),
            statuses: ScoreStatus::ALL,
            states: AlertState::ALL,
            reasons: Reason::ALL,
        })
    }

    /// The instrument in Markdown.
    pub fn describe(&self) -> String {
        self.instrument.describe()
    }

    /// The definition as JSON text, in the format of the files.
    pub fn definition(&self) -> Result<String, JsValue> {
        stored(&self.instrument)
    }

    /// The chosen rules as JSON text: an object of place and rule.
    pub fn rules(&self) -> Result<String, JsValue> {
        // Put in one by one: to make a map of a list brings a sort of its own into the module.
        let mut rules = BTreeMap::new();
        rules.extend(self.instrument.provenance().rules.iter().map(|(place, rule)| (place.as_str(), rule.as_str())));
        stored(&rules)
    }

    /// Where the answers of a form are written, in form order, NaN for a missing one.
    #[wasm_bindgen(js_name = answersAt)]
    pub fn answers_at(&self) -> *const f64 {
        self.answers.as_ptr()
    }

    /// Where the numbers of a score are read.
    #[wasm_bindgen(js_name = writtenAt)]
    pub fn written_at(&self) -> *const f64 {
        self.written.as_ptr()
    }

    /// How many numbers a score has.
    pub fn width(&self) -> usize {
        self.written.len()
    }

    /// What to look at in the last form that was scored, as JSON text.
    pub fn findings(&self) -> Result<String, JsValue> {
        plain(&self.findings)
    }

    /// Scores the answers that were written. Whether there are findings.
    #[wasm_bindgen(js_name = scoreWritten)]
    pub fn score_written(&mut self, respondent: &JsValue) -> Result<bool, JsValue> {
        let answer = |value: &f64| if value.is_nan() { Answer::Missing } else { Answer::Number(*value) };
        self.score(&Responses::List(self.answers.iter().map(answer).collect()), respondent)
    }

    /// Scores responses of any form. Whether there are findings.
    #[wasm_bindgen(js_name = scoreResponses)]
    pub fn score_responses(&mut self, responses: &JsValue, respondent: &JsValue) -> Result<bool, JsValue> {
        let given = document(responses).map_err(|error| raise(&error.at("responses")))?;
        let scored = |facts| self.instrument.evaluate_given(&given, Naming::CamelCase, facts);
        let evaluation = Respondent::score(facts(respondent), scored).map_err(|error| raise(&error))?;
        Ok(self.keep(&evaluation))
    }

    /// Scores a sheet that arrives coded otherwise. Whether there are findings.
    #[wasm_bindgen(js_name = scoreCoded)]
    pub fn score_coded(&mut self, sheet: &JsValue, coding: &JsValue, respondent: &JsValue) -> Result<bool, JsValue> {
        let coding = document(coding).and_then(|coding| coding.read_named::<Coding>(Naming::CamelCase));
        let coding = coding.map_err(|error| error.at("coding"));
        let sheet = document(sheet).map_err(|error| error.at("responses"));
        let scored = Error::both(coding, sheet).and_then(|(coding, sheet)| {
            Respondent::score(facts(respondent), |facts| self.instrument.evaluate_coded(&sheet, &coding, facts))
        });
        Ok(self.keep(&scored.map_err(|error| raise(&error))?))
    }

    fn keep(&mut self, evaluation: &Evaluation) -> bool {
        write(evaluation, self.instrument.key(), &mut self.written);
        self.findings = self.instrument.findings(evaluation);
        !self.findings.is_empty()
    }

    fn score(&mut self, responses: &Responses, respondent: &JsValue) -> Result<bool, JsValue> {
        let evaluation = Respondent::score(facts(respondent), |facts| self.instrument.evaluate(responses, facts));
        let evaluation = evaluation.map_err(|error| raise(&error))?;
        Ok(self.keep(&evaluation))
    }
}

fn facts(respondent: &JsValue) -> Result<Respondent, Error> {
    if respondent.is_null() {
        return Ok(Respondent::default());
    }
    match document(respondent)? {
        Document::Object(facts) => Document::Object(facts).read_named(Naming::CamelCase),
        other => Err(Error::new(ErrorKind::WrongType, "respondent", other.expected("an object of age and sex"))),
    }
}

/// Numbers for each score: status, value, lowest, highest, band, answered, asked, reason.
const SCORE: usize = 8;
/// Numbers for each classification: category and reason; then one for each category, 1 where it is possible, and
/// one for each cutoff, 1 where the sex decides between it and others.
const CLASSIFICATION: usize = 2;

/// Writes an evaluation as numbers in the order of `js/instrument.js`; NaN stands for none.
fn write(evaluation: &Evaluation, key: &Key, written: &mut [f64]) {
    let mut slots = written.iter_mut();
    let mut put = |number: f64| {
        if let Some(slot) = slots.next() {
            *slot = number;
        }
    };
    let why = |reason: Option<Reason>| reason.map_or(f64::NAN, |reason| f64::from(reason as u8));
    let position = |place: Option<usize>| place.and_then(|place| u32::try_from(place).ok()).map_or(f64::NAN, f64::from);
    for score in std::iter::once(&evaluation.whole).chain(&evaluation.subscales) {
        let (low, high) = score.bounds.unwrap_or((f64::NAN, f64::NAN));
        let value = score.value.unwrap_or(f64::NAN);
        let counts = (f64::from(score.answered), f64::from(score.asked));
        let (status, band) = (f64::from(score.status as u8), position(score.band));
        for number in [status, value, low, high, band, counts.0, counts.1, why(score.reason)] {
            put(number);
        }
    }
    for (result, key) in evaluation.classifications.iter().zip(&key.classifications) {
        put(position(result.category));
        put(why(result.reason));
        for place in 0..key.categories.len() {
            put(f64::from(u8::from(result.possible.contains(&place))));
        }
        for place in 0..key.cutoffs.len() {
            put(f64::from(u8::from(result.cutoffs.contains(&place))));
        }
    }
    for state in &evaluation.alerts {
        put(f64::from(*state as u8));
    }
    for state in &evaluation.items {
        put(f64::from(u8::from(state.is_missing()) + u8::from(*state == ItemState::Lacking)));
    }
}
