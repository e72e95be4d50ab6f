//! A questionnaire that can be scored.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::document::{self, Document, Kept, Read, Reader, Stored};
use crate::error::{Error, ErrorKind, Fault, MAXIMUM_FAULTS};
use crate::instrument::checked;
use crate::instrument::coded::Coded;
use crate::instrument::coding::Coding;
use crate::instrument::compile::compile;
use crate::instrument::definition::{Definition, Scale};
use crate::instrument::digest::make::{self, Digests};
use crate::instrument::digest::mark::Digest;
use crate::instrument::evaluation::Evaluation;
use crate::instrument::finding::ScoreFinding;
use crate::instrument::key::Key;
use crate::instrument::label::Labels;
use crate::instrument::likely::told_of_form;
use crate::instrument::places::{Choices, caller_places, places};
use crate::instrument::program::Program;
use crate::instrument::responses::{IntoResponses, Respondent, Responses};
use crate::instrument::results::Provenance;
use crate::instrument::rules::ReliableChange;
use crate::instrument::score::Score;
use crate::instrument::sheet::Sheet;
use crate::instrument::size::MAXIMUM_ENTRIES;
use crate::instrument::sketch;
use crate::instrument::translation::Translation;
use crate::scalar::{Code, RuleName};

/// A questionnaire that can be scored: a [`Definition`] whose parts are known to fit together.
///
/// Get a shipped one by [`get`](crate::instrument::get), or make one from a file of your own by [`Instrument::from_json`].
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
pub struct Instrument(Arc<Inner>, pub(crate) Option<Arc<Translation>>);

#[derive(Debug)]
struct Inner {
    definition: Arc<Definition>,
    program: Program,
    labels: Arc<Labels>,
    digests: Arc<Digests>,
}

/// Where the caller's own rule is not taken, and what to do there.
const PUBLISHED: &str = "only sums and means of several items without a published rule or table take one; with_rules \
                         chooses a published one, and another one can stand in a definition of one's own";

impl Instrument {
    /// Checks that all parts of a definition fit together.
    ///
    /// # Errors
    /// Every fault at once, each with its path in the definition: references that lead nowhere, ids
    /// that stand twice, bands that leave a score out, and so on.
    pub fn new(definition: Definition) -> Result<Self, Error> {
        Self::compile(Arc::new(definition), &Choices::default(), None)
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
    /// Where no rule for missing items is published, `[("prorating", "caller:2")]` lets the mean of the answered items
    /// stand for up to two missing ones. It is the caller's own: the score names it, and is compared only with scores
    /// made alike. What looks at single items, such as an algorithm of symptoms or an alert, stays undecided.
    ///
    /// # Errors
    /// `unknown_rule` where there is no such place or no such rule, with what there is.
    ///
    /// ```
    /// let pcl5 = therapy_goals::instrument::get("pcl-5")?.with_rules(&[("cutoff", "at_31")])?;
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    pub fn with_rules<P: AsRef<str>, R: AsRef<str>>(&self, rules: &[(P, R)]) -> Result<Self, Error> {
        self.chosen(self.0.labels.provenance.rules.clone(), rules)
    }

    /// The definition with these rules, whatever was chosen here, and the default where they say none.
    pub(crate) fn with_only_rules(&self, rules: &[(String, RuleName)]) -> Result<Self, Error> {
        self.chosen(Choices::default(), rules)
    }

    /// The definition with some choices, of which `rules` are to be checked and come first.
    fn chosen<P: AsRef<str>, R: AsRef<str>>(&self, mut choices: Choices, rules: &[(P, R)]) -> Result<Self, Error> {
        let places = places(&self.0.definition);
        let mut faults = Vec::new();
        for (number, (place, rule)) in rules.iter().enumerate() {
            if faults.len() > MAXIMUM_FAULTS {
                break;
            }
            let own = caller_places(&self.0.definition).find(|(name, _)| name == place.as_ref());
            if let Some((name, most)) = own {
                let chosen = RuleName::new(rule.as_ref()).ok();
                let chosen = chosen.filter(|rule| rule.caller().is_some_and(|missing| missing <= most));
                if let Some(rule) = chosen {
                    choices.retain(|(chosen, _)| *chosen != name);
                    choices.push((name, rule));
                } else {
                    let expected = format!("caller: and how many items may be missing, from 1 to {most}");
                    faults.push(Fault::new(ErrorKind::UnknownRule, format!("rules.{name}"), expected));
                }
                continue;
            }
            let Some((name, _, ids)) = places.iter().find(|(name, _, _)| name == place.as_ref()) else {
                let own = caller_places(&self.0.definition).map(|(name, _)| name);
                let names: Vec<String> = places.iter().map(|(name, _, _)| name.clone()).chain(own).collect();
                let expected = format!("one of the places {}", names.join(", "));
                faults.push(Fault::new(ErrorKind::UnknownRule, format!("rules.<entry {}>", number + 1), expected));
                continue;
            };
            if let Some(id) = ids.iter().find(|id| **id == rule.as_ref()) {
                choices.retain(|(chosen, _)| chosen != name);
                choices.push((name.clone(), RuleName::new(id)?));
            } else {
                let expected = format!("one of: {}", ids.join(", "));
                faults.push(Fault::new(ErrorKind::UnknownRule, format!("rules.{name}"), expected));
            }
        }
        if let Some(error) = Error::from_faults(faults) {
            return Err(error);
        }
        // No digest depends on any other choice.
        let own = &self.0.labels.provenance.rules;
        let number = |rules: &Choices| rules.iter().filter(|(place, _)| place.ends_with("prorating")).count();
        let same = |chosen: &(String, RuleName)| !chosen.0.ends_with("prorating") || own.contains(chosen);
        let same = number(&choices) == number(own) && choices.iter().all(same);
        let digests = same.then(|| Arc::clone(&self.0.digests));
        let made = Self::compile(Arc::clone(&self.0.definition), &choices, digests)?;
        Ok(Self(made.0, self.1.clone()))
    }

    /// The same instrument with the caller's own rule at every score for which none is published, which has more items and
    /// no table that converts it: the mean of the answered items stands for up to so many missing ones, as `caller:2` of [`Instrument::with_rules`]
    /// says it for one score.
    ///
    /// # Errors
    /// At `maximum_missing`: `unknown_rule` where there is no such score, `out_of_range` where none has so many items.
    ///
    /// ```
    /// use therapy_goals::instrument::{self, Respondent};
    ///
    /// let pcl5 = instrument::get("pcl-5")?.with_maximum_missing(2)?;
    /// let mut answers = vec![Some(1); 20];
    /// answers[0] = None;
    /// let score = pcl5.score(answers.as_slice(), Respondent::default())?;
    /// assert_eq!(score.total(), Some(20.0));
    /// assert!(score.provenance().rules.iter().any(|(place, rule)| place == "prorating" && rule.as_str() == "caller:2"));
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    pub fn with_maximum_missing(&self, most: u8) -> Result<Self, Error> {
        let places = caller_places(&self.0.definition).filter(|(_, allowed)| (1..=*allowed).contains(&most));
        let rules: Vec<(String, String)> = places.map(|(place, _)| (place, format!("caller:{most}"))).collect();
        if rules.is_empty() {
            let most = caller_places(&self.0.definition).map(|(_, most)| most).max();
            let (kind, expected) = most.map_or_else(
                || (ErrorKind::UnknownRule, format!("no rule of one's own: {PUBLISHED}")),
                |most| (ErrorKind::OutOfRange, format!("a whole number from 1 to {most}")),
            );
            return Err(Error::new(kind, "maximum_missing", expected));
        }
        let others = self.0.labels.provenance.rules.iter().filter(|(_, rule)| rule.caller().is_none());
        self.chosen(others.cloned().collect(), &rules)
    }

    /// A definition that is shipped, with the digests that were made when the library was.
    pub(crate) fn shipped(json: &str, digests: Option<Digests>) -> Result<Self, Error> {
        let definition = Document::from_json(json)?.read()?;
        Self::compile(Arc::new(definition), &Choices::default(), digests.map(Arc::new))
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
        &self.0.labels.provenance
    }

    /// The digest of the definition: of all that makes numbers and judges them, whatever rules are chosen.
    #[must_use]
    pub fn definition_digest(&self) -> Digest {
        self.0.digests.definition
    }

    /// The digest of what makes the number of a score with the chosen rules: `total` or a subscale.
    #[must_use]
    pub fn scale_digest(&self, id: &str) -> Option<Digest> {
        let Key { whole, subscales, .. } = &self.0.labels.key;
        subscales.iter().chain([whole]).find(|scale| scale.id.as_str() == id)?.digest
    }

    /// The same with the rules that a score names; none where there is no such score, or where these are not
    /// rules that were chosen here.
    pub(crate) fn scale_digest_by(&self, id: &str, rules: &Choices) -> Option<Digest> {
        if *rules == self.0.labels.provenance.rules {
            return self.scale_digest(id);
        }
        let places = places(&self.0.definition);
        let own: Vec<(String, u8)> = caller_places(&self.0.definition).collect();
        let known = rules.iter().all(|(place, rule)| match rule.caller() {
            None => places.iter().any(|(name, _, ids)| name == place && ids.contains(&rule.as_str())),
            Some(missing) => own.iter().any(|(name, most)| name == place && missing <= *most),
        });
        let all = self.0.labels.provenance.rules.iter().all(|(place, _)| rules.iter().any(|(named, _)| named == place));
        let scale = self.scale(id).filter(|_| known && all)?;
        Some(make::of_scale(&self.0.definition, scale, rules))
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
        &self.0.labels.key
    }

    /// Scores the answers to the form: a list, a map or a JSON value, see [`IntoResponses`].
    ///
    /// # Errors
    /// Every fault of the sheet, each with the path of its item (`responses.9`): `too_few`,
    /// `too_many`, `unknown_item`, `duplicate_item`, `wrong_type`, `not_a_number`, `infinite`,
    /// `out_of_range`, `not_an_option`; `out_of_range` for an age above 130. Missing answers are no
    /// error: they show in the status and the bounds.
    pub fn score<'r>(&self, responses: impl IntoResponses<'r>, respondent: Respondent) -> Result<Score, Error> {
        let responses = responses.into_responses()?;
        let sheet = self.sheet(&responses, respondent)?;
        Ok(Score::of(Arc::clone(&self.0.labels), sheet))
    }

    /// Scores the answers and returns numbers and positions only, for tables of many people.
    ///
    /// # Errors
    /// As [`Instrument::score`].
    pub fn evaluate(&self, responses: &Responses, respondent: Respondent) -> Result<Evaluation, Error> {
        self.sheet(responses, respondent).map(Sheet::into_evaluation)
    }

    /// Scores a sheet that arrives coded otherwise than the form says: a list of cells, cells by item id, or, where
    /// the coding says `columns`, the row of a table.
    ///
    /// # Errors
    /// As [`Instrument::score`], in the terms of the sheet; `missing` for a column that is not there; each fault of the
    /// coding itself at `coding`: `inconsistent` where a missing code stands for an answer (`coding.missing[0].3`) or
    /// where the form has none of the labels, `unknown_item` and `not_an_option` for an item that is not reversed.
    ///
    /// ```
    /// use therapy_goals::document::Document;
    /// use therapy_goals::instrument::{self, Coding, Respondent};
    ///
    /// let gad7 = instrument::get("gad-7")?;
    /// let sheet = Document::from_json("[1, 2, 4, 1, 1, 3, 1]")?;
    /// let from_one = Coding::default().with_lowest(1);
    /// assert_eq!(gad7.score_coded(&sheet, &from_one, Respondent::default())?.total(), Some(6.0));
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    pub fn score_coded(&self, sheet: &Document, coding: &Coding, respondent: Respondent) -> Result<Score, Error> {
        let sheet = self.coded_sheet(sheet, coding, respondent)?;
        Ok(Score::of(Arc::clone(&self.0.labels), sheet))
    }

    /// Scores such a sheet and returns numbers and positions only.
    ///
    /// # Errors
    /// As [`Instrument::score_coded`].
    pub fn evaluate_coded(
        &self,
        sheet: &Document,
        coding: &Coding,
        respondent: Respondent,
    ) -> Result<Evaluation, Error> {
        self.coded_sheet(sheet, coding, respondent).map(Sheet::into_evaluation)
    }

    /// What to look at in an evaluation of this instrument, as [`Score::findings`] says it.
    #[must_use]
    pub fn findings(&self, evaluation: &Evaluation) -> Vec<ScoreFinding> {
        let Evaluation { whole, subscales, doubts, .. } = evaluation;
        self.0.labels.findings(|place| subscales.get(place).or(Some(whole)), doubts.as_deref())
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

    /// The lowest and the highest value that a score can have: `total` or a subscale. A combination of subscales in
    /// which one item counts twice may not reach them.
    #[must_use]
    pub fn range(&self, id: &str) -> Option<(f64, f64)> {
        let subscales = &self.0.definition.subscales;
        let subscale = subscales.iter().position(|scale| scale.id.as_str() == id);
        let place = if id == "total" && self.0.program.has_total { subscales.len() } else { subscale? };
        Some(self.0.program.scores.get(place)?.range())
    }

    pub(crate) fn scored(&self, sheet: Sheet<'_>) -> Score {
        Score::of(Arc::clone(&self.0.labels), sheet)
    }

    pub(crate) fn program(&self) -> &Program {
        &self.0.program
    }

    pub(crate) fn sheet(&self, responses: &Responses, respondent: Respondent) -> Result<Sheet<'_>, Error> {
        let Inner { definition, program, .. } = &*self.0;
        checked::sheet(definition, program, responses, respondent)
            .map_err(|error| told_of_form(definition, program, &error, responses))
    }

    pub(crate) fn coded<'a>(&'a self, coding: &'a Coding) -> Result<Coded<'a>, Error> {
        Coded::new(&self.0.definition, &self.0.program, self.1.as_deref(), coding)
    }

    pub(crate) fn coded_sheet(
        &self,
        sheet: &Document,
        coding: &Coding,
        respondent: Respondent,
    ) -> Result<Sheet<'_>, Error> {
        let coded = self.coded(coding)?;
        let (responses, absent) = coded.responses(sheet)?;
        let scored = checked::sheet(&self.0.definition, &self.0.program, &responses, respondent);
        let scored = scored.map_err(|error| coded.told(&error, sheet));
        Error::both(Error::from_faults(absent).map_or(Ok(()), Err), scored).map(|((), scored)| scored)
    }

    /// Compiles the definition with the chosen rules; `digests`, where they are known for these rules.
    fn compile(definition: Arc<Definition>, choices: &Choices, digests: Option<Arc<Digests>>) -> Result<Self, Error> {
        let program = match compile(&definition, choices) {
            Ok(program) => program,
            Err(faults) => {
                return Err(Error::from_faults(faults)
                    .unwrap_or_else(|| Error::new(ErrorKind::Inconsistent, "", "a sound definition")));
            }
        };
        let mut rules = Choices::default();
        for (place, default, _) in places(&definition) {
            let chosen = choices.iter().find(|(name, _)| *name == place).map(|(_, rule)| rule.clone());
            if let Some(rule) = chosen.or_else(|| default.map(RuleName::from)) {
                rules.push((place, rule));
            }
        }
        rules.extend(choices.iter().filter(|(_, rule)| rule.caller().is_some()).cloned());
        let digests = digests.unwrap_or_else(|| Arc::new(make::digests(&definition, &rules)));
        let key = Key::of(&definition, &program, &rules, &digests)?;
        let provenance = Provenance {
            instrument: definition.id.clone(),
            version: definition.version.clone(),
            rules,
            definition_digest: Some(digests.definition),
        };
        let unchosen = places(&definition)
            .into_iter()
            .filter(|(place, _, _)| provenance.rules.iter().all(|(name, _)| name != place))
            .collect::<Vec<_>>();
        let codes = |rules: Vec<&str>| rules.into_iter().map(Code::new).collect::<Result<Vec<_>, _>>();
        let mut labels = Labels { provenance, key, open: Vec::new(), schema_version: None, kept: Kept::default() };
        for (place, _, rules) in unchosen {
            labels.open(place, codes(rules)?);
        }
        let labels = Arc::new(labels);
        Ok(Self(Arc::new(Inner { definition, program, labels, digests }), None))
    }
}
impl PartialEq for Instrument {
    fn eq(&self, other: &Self) -> bool {
        self.0.definition == other.0.definition && self.0.labels.provenance == other.0.labels.provenance
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
