//! Published rules of which there may be several: each is named, cited and can be chosen.

use serde::Serialize;
use therapy_goals_derive::Record;

use crate::document::{Read, Reader};
use crate::error::ErrorKind;
use crate::instrument::condition::{Ages, Condition};
use crate::instrument::sources::Sources;
use crate::scalar::{Code, NormSex, Text};

/// How well a number is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Status {
    /// Read in the publication or an official text.
    Confirmed,
    /// Read in secondary sources only.
    Secondary,
    /// Sources disagree.
    Disputed,
}

/// Rules that publications disagree about, or that a service may choose between.
///
/// Where no default is stated, none applies until somebody chooses one by name with
/// [`Instrument::with_rules`](crate::instrument::Instrument::with_rules).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alternatives<T> {
    /// The id of the rule that applies unless another one is chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Code>,
    /// The rules.
    pub rules: Vec<T>,
}

impl<T> Default for Alternatives<T> {
    fn default() -> Self {
        Self { default: None, rules: Vec::new() }
    }
}

impl<T> Alternatives<T> {
    /// Whether there is no rule at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }
}

impl<T: Rule> Alternatives<T> {
    /// The position of the rule of this id.
    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        self.rules.iter().position(|rule| rule.id() == id)
    }

    /// The position of the default rule.
    pub(crate) fn default_position(&self) -> Option<usize> {
        self.position(self.default.as_ref()?.as_str())
    }
}

/// What every rule has: an id, a source, and how well it is known.
pub trait Rule {
    /// The id by which it is chosen.
    fn id(&self) -> &str;
    /// Where it comes from.
    fn source(&self) -> &Sources;
}

macro_rules! rule {
    ($($name:ident),+) => { $(
        impl Rule for $name {
            fn id(&self) -> &str {
                self.id.as_str()
            }

            fn source(&self) -> &Sources {
                &self.source
            }
        }
    )+ };
}

rule!(Prorating, BandSet, ClassificationRule, AlertRule, ReliableChange, Cutoff);

/// What to do when a few items are missing: the mean of the answered items stands for them.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Prorating {
    /// The id of the rule.
    pub id: Code,
    /// The most items that may be missing.
    #[read(within = 1..=200)]
    pub maximum_missing: u8,
    /// How the prorated score is rounded; without it, it is not.
    pub rounding: Option<Rounding>,
    /// Where the rule comes from.
    pub source: Sources,
    /// How well it is known.
    pub status: Status,
}

/// How a prorated score is rounded to a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Rounding {
    /// To the nearest whole number, a half up.
    HalfUp,
    /// To the nearest whole number, a half to the even one.
    HalfEven,
}

/// A published set of severity bands, from the lowest score up, without gap or overlap.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, check = rising)]
pub struct BandSet {
    /// The id of the set.
    pub id: Code,
    /// The bands, each from its lowest score to just below the next one's.
    #[schema(minItems = 1)]
    #[read(required)]
    pub bands: Vec<Band>,
    /// Where the set comes from.
    pub source: Sources,
    /// How well it is known.
    pub status: Status,
}

/// One severity band.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Band {
    /// The code, such as `moderately_severe`.
    pub code: Code,
    /// The lowest score of the band.
    pub from: f64,
    /// What a person reads; without it, the code with blanks.
    pub label: Option<Text>,
}

/// A question that publications answer with a category: an algorithm or a cutoff.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Classification {
    /// The id, such as `dsm`.
    pub id: Code,
    /// What it says, in a phrase.
    pub title: Text,
    /// What a person reads of its categories; of one that is not named here, the code with blanks.
    pub categories: Vec<Category>,
    /// The published rules.
    pub rules: Alternatives<ClassificationRule>,
}

impl Classification {
    /// The codes of the categories, as the rules name them; some stand in several rules.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &Code> {
        self.rules.rules.iter().flat_map(|rule| {
            let sides = rule.cutoff.iter().flat_map(|cutoff| [&cutoff.below, &cutoff.above]);
            rule.cases.iter().map(|case| &case.code).chain(&rule.otherwise).chain(sides)
        })
    }
}

/// The name of a category, whichever rule gives it.
#[derive(Debug, Clone, PartialEq, Record)]
pub struct Category {
    /// The category.
    pub code: Code,
    /// What a person reads.
    pub label: Text,
}

/// One published rule of a classification: cases in order, or cutoffs of a score.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, check = either_cases_or_cutoff)]
#[schema(transform = crate::instrument::shapes::either_cases_or_cutoff)]
pub struct ClassificationRule {
    /// The id of the rule.
    pub id: Code,
    /// The cases; the first that holds gives the category.
    pub cases: Vec<Case>,
    /// The category where no case holds.
    pub otherwise: Option<Code>,
    /// A cutoff of a score, perhaps by age or sex.
    pub cutoff: Option<ScoreCutoff>,
    /// Where the rule comes from.
    pub source: Sources,
    /// How well it is known.
    pub status: Status,
}

/// A category and its condition.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Case {
    /// The category.
    pub code: Code,
    /// When it applies.
    pub when: Condition,
}

/// Categories on the two sides of a score's cutoff.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, check = one_of_both_sides)]
pub struct ScoreCutoff {
    /// Which score: `total` or a subscale.
    pub score: Code,
    /// The category below the cutoff.
    pub below: Code,
    /// The category exactly at the cutoff: one of the other two.
    pub at: Code,
    /// The category above the cutoff.
    pub above: Code,
    /// The cutoffs; the first one for the respondent counts.
    #[schema(minItems = 1)]
    #[read(required)]
    pub values: Vec<CutoffValue>,
}

/// A cutoff for some respondents.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct CutoffValue {
    /// The cutoff.
    pub value: f64,
    /// For which ages; without it, for all.
    pub ages: Option<Ages>,
    /// For which sex; without it, for both.
    pub sex: Option<NormSex>,
    /// Where this number comes from, if not from the rule's source.
    pub source: Option<Sources>,
}

/// Answers that a person should look at today. It raises a question, never a flag.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Alert {
    /// The id, such as `self_harm_item`.
    pub id: Code,
    /// The question to ask.
    pub question: Text,
    /// The published rules.
    pub rules: Alternatives<AlertRule>,
}

/// One published rule of an alert.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct AlertRule {
    /// The id of the rule.
    pub id: Code,
    /// When the alert is raised.
    pub when: Condition,
    /// Where the rule comes from.
    pub source: Sources,
    /// How well it is known.
    pub status: Status,
}

/// A published threshold of reliable change: at least this much is more than measurement error.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct ReliableChange {
    /// The id by which it is chosen.
    pub id: Code,
    /// Which score: `total` or a subscale.
    pub score: Code,
    /// The smallest change that counts.
    #[schema(exclusiveMinimum = 0)]
    #[read(with = positive)]
    pub value: f64,
    /// The people or the service that it was published for, and how it was found.
    pub population: Option<Text>,
    /// Where it comes from.
    pub source: Sources,
    /// How well it is known.
    pub status: Status,
}

/// A published cutoff between a clinical and a general population.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Cutoff {
    /// The id by which it is chosen.
    pub id: Code,
    /// Which score: `total` or a subscale.
    pub score: Code,
    /// The first score on the clinical side.
    pub first_clinical: f64,
    /// The people or the service that it was published for.
    pub population: Option<Text>,
    /// Where it comes from.
    pub source: Sources,
    /// How well it is known.
    pub status: Status,
}

/// Where a form may end after its first items, which are a short form by themselves.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Stop {
    /// The last item that is always shown.
    pub after: Code,
    /// When nothing more is shown, by items up to that one and subscales of these.
    pub when: Condition,
    /// The subscale that then is the result.
    pub score: Code,
    /// Where the rule comes from.
    pub source: Sources,
    /// How well it is known.
    pub status: Status,
}

impl<T: Read + Rule> Read for Alternatives<T> {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let fields = reader.object()?;
        let (default, rules) = (fields.optional("default"), fields.required("rules"));
        fields.finish()?;
        let alternatives: Self = Self { default: default?, rules: rules? };
        let ids: Vec<&str> = alternatives.rules.iter().map(Rule::id).collect();
        if ids.is_empty() {
            return reader.fault_at("rules", ErrorKind::TooFew, "at least one rule");
        }
        if ids.iter().enumerate().any(|(place, id)| ids.iter().take(place).any(|earlier| earlier == id)) {
            return reader.fault_at("rules", ErrorKind::DuplicateId, "each rule with an id of its own");
        }
        if alternatives.default.is_some() && alternatives.default_position().is_none() {
            return reader.fault_at("default", ErrorKind::UnknownRule, "the id of one of the rules");
        }
        Some(alternatives)
    }
}

fn rising(set: &BandSet, reader: &Reader<'_>) -> Option<()> {
    if set.bands.is_empty() {
        return reader.fault_at("bands", ErrorKind::TooFew, "at least one band");
    }
    if !set.bands.iter().zip(set.bands.iter().skip(1)).all(|(lower, upper)| lower.from < upper.from) {
        return reader.fault_at("bands", ErrorKind::NotAscending, "bands from the lowest score up");
    }
    Some(())
}

fn either_cases_or_cutoff(rule: &ClassificationRule, reader: &Reader<'_>) -> Option<()> {
    let by_cases = rule.cutoff.is_none() && !rule.cases.is_empty() && rule.otherwise.is_some();
    let by_cutoff = rule.cutoff.is_some() && rule.cases.is_empty() && rule.otherwise.is_none();
    if by_cases == by_cutoff {
        return reader.fault(ErrorKind::Inconsistent, "either cases with otherwise, or a cutoff");
    }
    Some(())
}

fn one_of_both_sides(cutoff: &ScoreCutoff, reader: &Reader<'_>) -> Option<()> {
    if cutoff.values.is_empty() {
        return reader.fault_at("values", ErrorKind::TooFew, "at least one value");
    }
    if cutoff.at != cutoff.below && cutoff.at != cutoff.above {
        return reader.fault_at("at", ErrorKind::UnknownCode, "the category below or the one above");
    }
    Some(())
}

fn positive(reader: &Reader<'_>) -> Option<f64> {
    let value = reader.number()?;
    if value <= 0.0 {
        return reader.fault(ErrorKind::OutOfRange, "a number above 0");
    }
    Some(value)
}
