//! A questionnaire as data: everything that a definition file says.
//!
//! These are plain data. Only an [`Instrument`](crate::instrument::Instrument) made from them is known to be
//! sound: its constructor checks that all parts fit together.

use therapy_goals_derive::Record;

use crate::document::Reader;
use crate::error::ErrorKind;
use crate::instrument::condition::{Ages, Condition};
use crate::instrument::history::{self, Revision};
use crate::instrument::rules::{
    Alert, Alternatives, BandSet, Classification, Cutoff, Prorating, ReliableChange, Status, Stop,
};
use crate::instrument::sources::{Source, Sources};
use crate::instrument::tables::{Conversion, Norms, POINTS};
use crate::scalar::{Better, Code, Points, Text};

/// A questionnaire: items, scoring, bands, alerts, sources and licence.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Definition {
    /// The version of the format; a newer major one is refused.
    #[schema(pattern = crate::instrument::shapes::version_pattern(Definition::SCHEMA_VERSION))]
    #[read(with = |reader| reader.schema_version(Self::SCHEMA_VERSION))]
    pub schema_version: Code,
    /// The id: lower case with hyphens, and the stem of the file.
    #[schema(pattern = crate::instrument::shapes::id_pattern())]
    pub id: Code,
    /// The version of this definition; it changes with any number in it.
    pub version: Code,
    /// The published title.
    pub title: Text,
    /// The usual abbreviation.
    pub short_title: Text,
    /// What it measures, in a phrase.
    pub measures: Text,
    /// What it is about, for finding it.
    #[read(required)]
    pub domains: Vec<Code>,
    /// Who answers it.
    pub respondent: Respondents,
    /// The time that the questions ask about.
    pub time_frame: Option<Text>,
    /// What a stored answer is.
    pub answers: Answers,
    /// Who owns it and whether its wording may be shipped.
    pub licence: Licence,
    /// The publications that the numbers come from; each number names one of these by id.
    #[read(required)]
    pub sources: Vec<Source>,
    /// Those of them in which the instrument was published: what to cite.
    pub published_in: Vec<Code>,
    /// The sentence above the items, where the wording may ship.
    pub stem: Option<Text>,
    /// How items can be answered.
    #[read(required)]
    pub response_scales: Vec<ResponseScale>,
    /// The items, in the order of the form.
    #[schema(minItems = 1, maxItems = 1000)]
    #[read(required)]
    pub items: Vec<Item>,
    /// The instruments that it is made of, where it is a score over several: each is a subscale of the same id, whose
    /// items are called after it (`phq-9.1`), and the total combines them.
    pub parts: Vec<Code>,
    /// The total score, where the instrument has one.
    pub total: Option<Scale>,
    /// The subscales.
    pub subscales: Vec<Scale>,
    /// Published yes-or-no and category rules, such as an algorithm or a cutoff.
    pub classifications: Vec<Classification>,
    /// Answers that a person should look at today.
    pub alerts: Vec<Alert>,
    /// Where the form may end after its first items.
    pub stop: Option<Stop>,
    /// Published thresholds of reliable change.
    pub reliable_change: Vec<ReliableChange>,
    /// Published cutoffs between a clinical and a general population that are no classification here.
    pub cutoffs: Vec<Cutoff>,
    /// The codes of the whole form.
    pub loinc: Option<Loinc>,
    /// Traps and limits that a reader should know.
    pub notes: Vec<Text>,
    /// What its versions changed, the newest first: that is the version of the definition.
    pub history: Vec<Revision>,
}

impl Definition {
    /// What changed between two versions that the history has, whichever is the earlier one: the revisions after it up to
    /// the later one, newest first. None where it does not have both.
    ///
    /// ```
    /// let iesr = therapy_goals::instrument::get("ies-r")?;
    /// let revisions = iesr.definition().revisions_between("1.0.0", "1.1.0").unwrap_or_default();
    /// assert_eq!(revisions[0].changes[0].what.code(), "scoring");
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    #[must_use]
    pub fn revisions_between(&self, one: &str, other: &str) -> Option<&[Revision]> {
        history::between(&self.history, one, other)
    }

    /// The version of the format of definitions that this release writes; any other with its major number is read.
    pub const SCHEMA_VERSION: &str = "1.0";
}

/// Who answers an instrument.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Respondents {
    /// Who fills in the form.
    pub who: Respondent,
    /// For which ages it was made or tried, where a source says so.
    pub ages: Option<Ages>,
    /// Where the ages are stated.
    pub source: Option<Sources>,
}

/// Who fills in the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(name = "Who")]
pub enum Respondent {
    /// The client.
    Client,
    /// A clinician, from an interview.
    Clinician,
    /// Somebody who cares for the client.
    Caretaker,
}

/// What a stored answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum AnswerKind {
    /// The score printed beside the chosen answer.
    Scores,
    /// The position of the chosen answer on the form.
    Positions,
}

/// What a stored answer is, so that nobody reverses or shifts it twice.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Answers {
    /// Scores or positions.
    pub kind: AnswerKind,
    /// What to watch for.
    pub note: Option<Text>,
}

/// Who owns an instrument and what may be done with it.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Licence {
    /// Whether the wording of the items may stand in this file.
    pub wording_may_ship: bool,
    /// Who holds the rights.
    pub holder: Option<Text>,
    /// The terms, in a sentence.
    pub terms: Text,
    /// Where the terms are stated.
    pub source: Sources,
}

/// How an item can be answered.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, check = either_options_or_range)]
#[schema(transform = crate::instrument::shapes::either_options_or_range)]
pub struct ResponseScale {
    /// The id by which items name it.
    pub id: Code,
    /// The answers, where there is a list of them.
    pub options: Vec<ResponseOption>,
    /// The range, where any number in it is an answer.
    pub range: Option<Range>,
    /// The LOINC answer list.
    pub loinc: Option<Code>,
}

impl ResponseScale {
    /// The numbers of a list of answers, the lowest first.
    pub(crate) fn ascending(&self) -> Vec<f64> {
        let mut values: Vec<f64> = self.options.iter().map(|option| option.value.get()).collect();
        values.sort_by(f64::total_cmp);
        values
    }
}

/// One answer of a list.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct ResponseOption {
    /// The stored number, with at most two decimals.
    pub value: Points,
    /// The words, where they may ship.
    pub label: Option<Text>,
    /// The LOINC answer code.
    pub loinc: Option<Code>,
}

/// A range of numbers, such as a visual analogue line.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Record)]
#[record(new, check = minimum_below_maximum)]
pub struct Range {
    /// The lowest answer.
    #[read(within = POINTS)]
    pub minimum: i32,
    /// The highest answer.
    #[read(within = POINTS)]
    pub maximum: i32,
    /// The decimals that an answer may have: 0, 1 or 2.
    #[read(within = 0..=2)]
    pub decimals: u8,
}

/// One question.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Item {
    /// The id, usually the number on the form.
    pub id: Code,
    /// What the item is about, in neutral words of this project.
    pub tag: Text,
    /// The published wording, where it may ship.
    pub text: Option<Text>,
    /// The id of its response scale.
    pub response_scale: Code,
    /// Whether it counts in any score; an unscored item is kept and never missed.
    #[read(default = true)]
    #[write(unless_default)]
    pub scored: bool,
    /// Whether the person may leave it out, as with the goals of a goal sheet.
    #[read(default)]
    #[write(unless_default)]
    pub optional: bool,
    /// When it is asked at all.
    pub asked_if: Option<Condition>,
    /// What counts when it was not asked; without a number it is left out.
    pub when_not_asked: Option<Points>,
    /// The LOINC code of the question.
    pub loinc: Option<Code>,
}

/// How a score is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Method {
    /// The sum of the items.
    Sum,
    /// The mean of the items.
    Mean,
    /// The mean of the products of pairs of items.
    MeanOfProducts,
    /// A weighted sum of subscales.
    Combination,
}

/// A score: the total or a subscale.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Scale {
    /// The id; `total` for the total.
    pub id: Code,
    /// What it is called.
    pub title: Option<Text>,
    /// How it is computed.
    pub method: Method,
    /// The items of a sum or a mean.
    pub items: Vec<Code>,
    /// Those of them that count in reverse: lowest plus highest answer, minus the answer.
    pub reversed: Vec<Code>,
    /// What each answer counts, where it is not the answer itself.
    pub recode: Vec<Recode>,
    /// What its items are multiplied with, of a sum; an item that is not named counts once.
    pub weights: Vec<ItemWeight>,
    /// Groups of its items of which the highest counts: each group is one part of the sum or the mean.
    pub highest_of: Vec<HighestOf>,
    /// The pairs of a mean of products.
    pub pairs: Vec<Pair>,
    /// The subscales of a combination.
    pub parts: Vec<Part>,
    /// What the result is multiplied with.
    #[read(within = 1..=1000)]
    pub multiply: Option<i32>,
    /// A condition under which the score is a fixed number.
    pub gate: Option<Gate>,
    /// A published table from the raw score to the reported one.
    pub conversion: Vec<Conversion>,
    /// Published tables by age and sex, in place of one for everybody: T-scores or percentiles.
    pub norms: Option<Norms>,
    /// Whether lower or higher is better, where it is either.
    pub better: Option<Better>,
    /// What to do with missing items; none means that any missing item makes the score incomplete.
    #[read(default)]
    #[write(unless_default)]
    pub prorating: Alternatives<Prorating>,
    /// Published severity bands.
    #[read(default)]
    #[write(unless_default)]
    pub bands: Alternatives<BandSet>,
    /// The LOINC code of the score.
    pub loinc: Option<Code>,
    /// Where the rule comes from.
    pub source: Sources,
    /// How well it is known.
    pub status: Status,
}

/// What one answer counts.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct Recode {
    /// The answer.
    pub answer: Points,
    /// What it counts.
    pub counts: Points,
    /// For which items of the score; without them, for all.
    pub items: Vec<Code>,
}

/// What some items of a sum are multiplied with.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new, check = within_a_hundred)]
pub struct ItemWeight {
    /// The weight, from −100 to 100 and not 0, with at most two decimals.
    #[schema(minimum = -100, maximum = 100, not = serde_json::json!({ "const": 0 }))]
    pub weight: Points,
    /// The items.
    #[schema(minItems = 1)]
    #[read(required)]
    pub items: Vec<Code>,
}

/// Items of which the highest counts.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct HighestOf {
    /// The items, two or more, all among those of the score.
    #[schema(minItems = 2)]
    #[read(required)]
    pub items: Vec<Code>,
    /// How many of them must be answered for the highest of these to count; without it, all that are asked, unless an
    /// answer is the highest that there is.
    #[read(within = 1..=200)]
    pub minimum_answered: Option<u8>,
}

/// Two items that are multiplied.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Pair {
    /// One item.
    pub first: Code,
    /// The other one.
    pub second: Code,
}

/// One subscale of a combination.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Part {
    /// The subscale.
    pub subscale: Code,
    /// Its weight, 1 where none is stated; −1 subtracts it.
    #[read(within = -100..=100)]
    pub weight: Option<i32>,
}

/// A condition under which a score is a fixed number, such as a screening question answered no.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Gate {
    /// The condition.
    pub when: Condition,
    /// The score then.
    pub value: Points,
}

/// The LOINC codes of the whole form.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Loinc {
    /// The panel.
    pub panel: Code,
    /// Where the codes were read.
    pub source: Sources,
}

fn either_options_or_range(scale: &ResponseScale, reader: &Reader<'_>) -> Option<()> {
    if scale.options.is_empty() == scale.range.is_none() {
        return reader.fault(ErrorKind::Inconsistent, "either options or a range");
    }
    let values = scale.ascending();
    if values.len() == 1 || values.windows(2).any(|pair| pair.first() == pair.last()) {
        return reader.fault_at("options", ErrorKind::DuplicateId, "two options or more, each with its own value");
    }
    Some(())
}

fn within_a_hundred(weight: &ItemWeight, reader: &Reader<'_>) -> Option<()> {
    if weight.items.is_empty() {
        return reader.fault_at("items", ErrorKind::TooFew, "at least one item");
    }
    if weight.weight.get().abs() > 100.0 || weight.weight == Points::from(0) {
        return reader.fault_at("weight", ErrorKind::OutOfRange, "a number from -100 to 100 and not 0");
    }
    Some(())
}

fn minimum_below_maximum(range: &Range, reader: &Reader<'_>) -> Option<()> {
    if range.minimum >= range.maximum {
        return reader.fault(ErrorKind::NotAscending, "minimum below maximum");
    }
    Some(())
}
