//! Questionnaires as data: definition, responses, score, bands, alerts, catalogue.
//!
//! An instrument is one data file that the engine interprets; none has code of its own. A clinic's
//! own definition passes the same checks and is scored in the same way.

mod catalogue;
mod check;
mod compile;
mod condition;
mod decide;
mod definition;
mod describe;
mod digest;
mod evaluate;
mod key;
mod names;
mod places;
mod program;
mod reach;
mod responses;
mod rules;
#[cfg(feature = "schema")]
mod schema;
mod score;
mod search;
mod size;
mod sketch;
mod words;

pub(crate) use catalogue::find;
pub use catalogue::{get, ids};
pub use condition::{Ages, Comparison, Condition, Operator, Reason, Truth};
pub use definition::{
    AnswerKind, Answers, Conversion, Definition, Gate, Item, Licence, Loinc, Method, Pair, Part, Range, Recode,
    Respondent as RespondentKind, Respondents, ResponseOption, ResponseScale, Scale, Source, Status,
};
pub use digest::Digest;
pub use evaluate::{AlertState, ClassificationEvaluation, Evaluation, ItemState, ScoreEvaluation, ScoreStatus};
pub use key::{ClassificationKey, CutoffKey, Key, ScaleKey};
pub use responses::{Answer, IntoResponses, Respondent, Responses};
pub use rules::{
    Alert, AlertRule, Alternatives, Band, BandSet, Case, Classification, ClassificationRule, Cutoff, CutoffValue,
    Prorating, ReliableChange, Rounding, Rule, ScoreCutoff,
};
#[cfg(feature = "schema")]
pub use schema::definition_schema;
pub use score::{AlertResult, ClassificationResult, Provenance, Score};
pub use search::{Entry, Query, domains, search};
pub use size::{MAXIMUM_CONDITIONS, MAXIMUM_ENTRIES};

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::document::{self, Read, Reader, Stored};
use crate::error::{Error, ErrorKind, Fault, MAXIMUM_FAULTS};
use crate::scalar::{Code, NormSex};
use digest::Digests;
use evaluate::Sheet;
use places::Choices;
use program::{ItemPlan, Program};

/// A questionnaire that can be scored: a [`Definition`] whose parts are known to fit together.
///
/// Get a shipped one by [`get`], or make one from a file of your own by [`Instrument::from_json`].
///
/// ```
/// use therapy_goals::instrument::{self, Respondent, ScoreStatus};
///
/// let phq9 = instrument::get("phq-9")?;
/// let score = phq9.score([2, 2, 2, 2, 1, 1, 2, 0, 0], Respondent::default())?;
/// assert_eq!(score.status(), ScoreStatus::Complete);
/// assert_eq!(score.total(), Some(12.0));
/// assert_eq!(score.band(), Some("moderate"));
/// # Ok::<(), therapy_goals::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Instrument(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    definition: Arc<Definition>,
    program: Program,
    provenance: Arc<Provenance>,
    key: Key,
    digests: Arc<Digests>,
}

impl Instrument {
    /// Checks that all parts of a definition fit together.
    ///
    /// # Errors
    /// Every fault at once, each with its path in the definition: references that lead nowhere, ids
    /// that stand twice, bands that leave a score out, and so on.
    pub fn new(definition: Definition) -> Result<Self, Error> {
        Self::compile(Arc::new(definition), &Vec::new(), None)
    }

    /// Reads a definition from JSON text.
    ///
    /// # Errors
    /// Every fault with its path: entries that cannot be read, and what does not fit together among the
    /// parts that can. Where items or response scales cannot be read, what depends on them is not said.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        document::from_json(json)
    }

    /// The same instrument with other published rules: `[("cutoff", "at_31")]`.
    ///
    /// A place is `prorating` or `bands` (of a subscale: `b.bands`), or the id of a classification
    /// or an alert. The rules are named in the definition.
    ///
    /// # Errors
    /// `unknown_rule` where there is no such place or no such rule, with what there is.
    ///
    /// ```
    /// let pcl5 = therapy_goals::instrument::get("pcl-5")?.with_rules(&[("cutoff", "at_31")])?;
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    pub fn with_rules<P: AsRef<str>, R: AsRef<str>>(&self, rules: &[(P, R)]) -> Result<Self, Error> {
        let places = places::places(&self.0.definition);
        let mut choices: Choices = self.0.provenance.rules.clone();
        let mut faults = Vec::new();
        for (number, (place, rule)) in rules.iter().enumerate() {
            if faults.len() > MAXIMUM_FAULTS {
                break;
            }
            let Some((name, _, ids)) = places.iter().find(|(name, _, _)| name == place.as_ref()) else {
                let names: Vec<&str> = places.iter().map(|(name, _, _)| name.as_str()).collect();
                let expected = format!("one of the places {}", names.join(", "));
                faults.push(Fault::new(ErrorKind::UnknownRule, format!("rules.<entry {}>", number + 1), expected));
                continue;
            };
            if let Some(id) = ids.iter().find(|id| **id == rule.as_ref()) {
                choices.retain(|(chosen, _)| chosen != name);
                choices.push((name.clone(), Code::new(id)?));
            } else {
                let expected = format!("one of: {}", ids.join(", "));
                faults.push(Fault::new(ErrorKind::UnknownRule, format!("rules.{name}"), expected));
            }
        }
        if let Some(error) = Error::from_faults(faults) {
            return Err(error);
        }
        // No digest depends on any other choice.
        let same =
            |chosen: &(String, Code)| !chosen.0.ends_with("prorating") || self.0.provenance.rules.contains(chosen);
        let digests = choices.iter().all(same).then(|| Arc::clone(&self.0.digests));
        Self::compile(Arc::clone(&self.0.definition), &choices, digests)
    }

    /// A definition that is shipped, with the digests that were made when the library was.
    fn shipped(json: &str, digests: Option<Digests>) -> Result<Self, Error> {
        let definition = document::Document::from_json(json)?.read()?;
        Self::compile(Arc::new(definition), &Vec::new(), digests.map(Arc::new))
    }

    /// The id, such as `phq-9`.
    #[must_use]
    pub fn id(&self) -> &str {
        self.0.definition.id.as_str()
    }

    /// What the definition file says.
    #[must_use]
    pub fn definition(&self) -> &Definition {
        &self.0.definition
    }

    /// Which definition and which rules this instrument scores with.
    #[must_use]
    pub fn provenance(&self) -> &Provenance {
        &self.0.provenance
    }

    /// The digest of the definition: of all that makes numbers and judges them, whatever rules are chosen.
    #[must_use]
    pub fn definition_digest(&self) -> Digest {
        self.0.digests.definition
    }

    /// The digest of what makes the number of a score with the chosen rules: `total` or a subscale.
    #[must_use]
    pub fn scale_digest(&self, id: &str) -> Option<Digest> {
        let Key { whole, subscales, .. } = &self.0.key;
        subscales.iter().chain([whole]).find(|scale| scale.id.as_str() == id)?.digest
    }

    /// The same with the rules that a score names; none where there is no such score, or where these are not
    /// rules that were chosen here.
    pub(crate) fn scale_digest_by(&self, id: &str, rules: &Choices) -> Option<Digest> {
        if *rules == self.0.provenance.rules {
            return self.scale_digest(id);
        }
        let places = places::places(&self.0.definition);
        let known = rules
            .iter()
            .all(|(place, rule)| places.iter().any(|(name, _, ids)| name == place && ids.contains(&rule.as_str())));
        let all = self.0.provenance.rules.iter().all(|(place, _)| rules.iter().any(|(named, _)| named == place));
        let scale = self.scale(id).filter(|_| known && all)?;
        Some(digest::of_scale(&self.0.definition, scale, rules))
    }

    /// The ids of the scored items in form order: what a list of responses holds.
    #[must_use]
    pub fn scored_items(&self) -> Vec<&str> {
        let items = self.0.program.scored.iter().filter_map(|place| self.0.definition.items.get(*place));
        items.map(|item| item.id.as_str()).collect()
    }

    /// What the positions in an [`Evaluation`] mean.
    #[must_use]
    pub fn key(&self) -> &Key {
        &self.0.key
    }

    /// Scores the answers to the form.
    ///
    /// # Errors
    /// Every fault of the sheet, each with the path of its item (`responses.9`): `too_few`,
    /// `too_many`, `unknown_item`, `duplicate_item`, `wrong_type`, `not_a_number`, `infinite`,
    /// `out_of_range`, `not_an_option`; `out_of_range` for an age above 130. Missing answers are no
    /// error: they show in the status and the bounds.
    pub fn score<'r>(&self, responses: impl IntoResponses<'r>, respondent: Respondent) -> Result<Score, Error> {
        let responses = responses.into_responses();
        Ok(self.label(&self.sheet(&responses, respondent)?))
    }

    /// Scores the answers and returns numbers and positions only, for tables of many people.
    ///
    /// # Errors
    /// As [`Instrument::score`].
    pub fn evaluate(&self, responses: &Responses, respondent: Respondent) -> Result<Evaluation, Error> {
        self.sheet(responses, respondent).map(Sheet::into_evaluation)
    }

    /// A published threshold of reliable change, by its id.
    ///
    /// # Errors
    /// `unknown_rule` with the ids that there are.
    pub fn reliable_change(&self, id: &str) -> Result<&ReliableChange, Error> {
        let thresholds = &self.0.definition.reliable_change;
        thresholds.iter().find(|threshold| threshold.id.as_str() == id).ok_or_else(|| {
            let ids: Vec<&str> = thresholds.iter().map(|threshold| threshold.id.as_str()).collect();
            Error::new(ErrorKind::UnknownRule, "threshold", format!("one of: {}", ids.join(", ")))
        })
    }

    /// The scale of a score of this instrument: `total` or a subscale.
    #[must_use]
    pub fn scale(&self, id: &str) -> Option<&Scale> {
        let definition = &self.0.definition;
        definition.total.iter().chain(&definition.subscales).find(|scale| scale.id.as_str() == id)
    }

    /// The lowest and the highest value that a score can have: `total` or a subscale. A combination
    /// of subscales says nothing here.
    #[must_use]
    pub fn range(&self, id: &str) -> Option<(f64, f64)> {
        let subscales = &self.0.definition.subscales;
        let subscale = subscales.iter().position(|scale| scale.id.as_str() == id);
        let place = if id == "total" && self.0.program.has_total { subscales.len() } else { subscale? };
        let (low, high) = self.0.program.scores.get(place)?.range();
        (low.is_finite() && high.is_finite()).then_some((low, high))
    }

    /// The publication of this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.0.definition.sources.iter().find(|source| source.id.as_str() == id)
    }

    /// Compiles the definition with the chosen rules; `digests`, where they are known for these rules.
    fn compile(definition: Arc<Definition>, choices: &Choices, digests: Option<Arc<Digests>>) -> Result<Self, Error> {
        let program = match compile::compile(&definition, choices) {
            Ok(program) => program,
            Err(faults) => {
                return Err(Error::from_faults(faults)
                    .unwrap_or_else(|| Error::new(ErrorKind::Inconsistent, "", "a sound definition")));
            }
        };
        let mut rules = Vec::new();
        for (place, default, _) in places::places(&definition) {
            let chosen = choices.iter().find(|(name, _)| *name == place).map(|(_, rule)| rule);
            if let Some(rule) = chosen.or(default) {
                rules.push((place, rule.clone()));
            }
        }
        let digests = digests.unwrap_or_else(|| Arc::new(digest::digests(&definition, &rules)));
        let key = Key::of(&definition, &program, &rules, &digests)?;
        let provenance = Arc::new(Provenance {
            instrument: definition.id.clone(),
            version: definition.version.clone(),
            rules,
            definition_digest: Some(digests.definition),
        });
        Ok(Self(Arc::new(Inner { definition, program, provenance, key, digests })))
    }

    /// Both the facts about the respondent and the answers are looked at, whatever is wrong with one of them.
    fn sheet(&self, responses: &Responses, respondent: Respondent) -> Result<Sheet<'_>, Error> {
        let sheet = self.answered_sheet(responses, respondent);
        let Err(refused) = respondent.check() else { return sheet };
        let answers = sheet.err().map(|error| error.faults().to_vec()).unwrap_or_default();
        let all = refused.faults().iter().cloned().chain(answers).collect();
        Err(Error::from_faults(all).unwrap_or(refused))
    }

    fn answered_sheet(&self, responses: &Responses, respondent: Respondent) -> Result<Sheet<'_>, Error> {
        let program = &self.0.program;
        match responses {
            Responses::List(list) => {
                if list.len() != program.scored.len() {
                    let kind = if list.len() < program.scored.len() { ErrorKind::TooFew } else { ErrorKind::TooMany };
                    let expected = format!("exactly {} answers, with nothing for a missing one", program.scored.len());
                    return Err(Error::new(kind, "responses", expected));
                }
                let mut given = list.iter();
                let answer = |_, plan: &ItemPlan| {
                    if !plan.scored {
                        return Ok(None);
                    }
                    given.next().map_or(Ok(None), |answer| plan.units(*answer))
                };
                Sheet::score_form(program, respondent, answer).map_err(|_| self.faults_of_list(list))
            }
            Responses::Named(named) => {
                let answers = self.named_answers(named)?;
                let answer = |place: usize, _: &ItemPlan| Ok::<_, Error>(answers.get(place).copied().flatten());
                Sheet::score_form(program, respondent, answer)
            }
        }
    }

    /// Every fault of a list that has one.
    fn faults_of_list(&self, list: &[Answer]) -> Error {
        let faults = self.0.program.scored.iter().zip(list).filter_map(|(place, answer)| {
            let kind = self.0.program.items.get(*place)?.units(*answer).err()?;
            Some(self.answer_fault(*place, kind))
        });
        Error::from_faults(faults.collect())
            .unwrap_or_else(|| Error::new(ErrorKind::NotAnOption, "responses", "answers"))
    }

    /// Checked answers in units, one for each item of the definition.
    fn named_answers(&self, named: &[(String, Answer)]) -> Result<Vec<Option<f64>>, Error> {
        let program = &self.0.program;
        let items = &self.0.definition.items;
        let mut answers = vec![None; items.len()];
        let mut seen = vec![false; items.len()];
        let mut faults = Vec::new();
        for (number, (id, answer)) in named.iter().enumerate() {
            // One more than an error lists tells it that there are more; nobody looks at the rest.
            if faults.len() > MAXIMUM_FAULTS {
                break;
            }
            let Some(place) = items.iter().position(|item| item.id.as_str() == id) else {
                let path = format!("responses.<entry {}>", number + 1);
                let ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
                let expected = format!("one of the items {}", ids.join(", "));
                faults.push(Fault::new(ErrorKind::UnknownItem, path, expected));
                continue;
            };
            let (Some(plan), Some(slot), Some(seen)) =
                (program.items.get(place), answers.get_mut(place), seen.get_mut(place))
            else {
                continue;
            };
            if std::mem::replace(seen, true) {
                faults.push(Fault::new(ErrorKind::DuplicateItem, self.item_path(place), "one answer for each item"));
                continue;
            }
            match plan.units(*answer) {
                Ok(units) => *slot = units,
                Err(kind) => faults.push(self.answer_fault(place, kind)),
            }
        }
        match Error::from_faults(faults) {
            Some(error) => Err(error),
            None => Ok(answers),
        }
    }

    fn item_path(&self, place: usize) -> String {
        let id = self.0.definition.items.get(place).map_or("", |item| item.id.as_str());
        format!("responses.{id}")
    }

    fn answer_fault(&self, place: usize, kind: ErrorKind) -> Fault {
        let mut expected = self.0.program.items.get(place).map(ItemPlan::expected).unwrap_or_default();
        if kind == ErrorKind::NotANumber {
            expected.push_str("; a missing answer is null (None in Python)");
        }
        Fault::new(kind, self.item_path(place), expected)
    }

    /// Turns positions into codes.
    fn label(&self, sheet: &Sheet<'_>) -> Score {
        let Inner { provenance, key, .. } = &*self.0;
        let missing = |scale: &ScaleKey| {
            let items = scale.items.iter();
            let missing = items.filter(|place| sheet.items.get(**place).is_some_and(|state| state.is_missing()));
            missing.filter_map(|place| key.items.get(*place).cloned()).collect()
        };
        let score = |scale: &ScaleKey, score: &ScoreEvaluation| Score {
            provenance: Arc::clone(provenance),
            scale: scale.id.clone(),
            scale_digest: scale.digest,
            better: scale.better,
            status: score.status,
            total: score.value,
            bounds: score.bounds,
            band: score.band.and_then(|band| scale.bands.get(band).cloned()),
            answered: score.answered,
            asked: score.asked,
            missing: if score.answered == score.asked { Vec::new() } else { missing(scale) },
            subscales: Vec::new(),
            classifications: Vec::new(),
            alerts: Vec::new(),
        };
        let code = |categories: &[Code], place: usize| categories.get(place).cloned();
        let subscales = key.subscales.iter().zip(sheet.subscales());
        let classifications = key.classifications.iter().zip(sheet.classifications());
        let alerts = key.alerts.iter().zip(sheet.alerts());
        Score {
            subscales: subscales.map(|(scale, result)| score(scale, result)).collect(),
            classifications: classifications
                .map(|(ClassificationKey { id, categories, cutoffs }, result)| ClassificationResult {
                    id: id.clone(),
                    category: result.category.and_then(|place| code(categories, place)),
                    reason: result.reason,
                    possible: result.possible.iter().filter_map(|place| code(categories, *place)).collect(),
                    cutoffs: by_sex(cutoffs, &result.cutoffs),
                })
                .collect(),
            alerts: alerts.map(|(code, state)| AlertResult { code: code.clone(), state }).collect(),
            ..score(&key.whole, &sheet.whole())
        }
    }
}

/// The first of these cutoffs for each sex.
fn by_sex(cutoffs: &[CutoffKey], places: &[usize]) -> Vec<(NormSex, f64)> {
    let mut found: Vec<(NormSex, f64)> = Vec::new();
    for cutoff in places.iter().filter_map(|place| cutoffs.get(*place)) {
        if let Some(sex) = cutoff.sex.filter(|sex| found.iter().all(|(known, _)| known != sex)) {
            found.push((sex, cutoff.value));
        }
    }
    found
}

impl PartialEq for Instrument {
    fn eq(&self, other: &Self) -> bool {
        self.0.definition == other.0.definition && self.0.provenance == other.0.provenance
    }
}

impl Serialize for Instrument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.definition.serialize(serializer)
    }
}

/// Four hundred times the largest definition that is shipped.
impl Stored for Instrument {
    const MAXIMUM_BYTES: usize = 4_000_000;
}

impl Read for Instrument {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let reader = &reader.as_stored().without_words().with_lists_up_to(MAXIMUM_ENTRIES);
        let Some(definition) = Definition::read(reader) else {
            sketch::check(reader);
            return None;
        };
        Self::new(definition).map_or_else(|error| reader.adopt(&error), Some)
    }
}

through_the_door!(Instrument);
