//! A questionnaire as data: everything that a definition file says.
//!
//! These are plain data. Only an [`Instrument`](super::Instrument) made from them is known to be
//! sound: its constructor checks that all parts fit together.

use std::ops::RangeInclusive;

use serde::Serialize;

use super::condition::{Ages, Condition};
use super::rules::{Alert, Alternatives, BandSet, Classification, Cutoff, Prorating, ReliableChange};
#[cfg(feature = "schema")]
use super::schema::{as_read, either_options_or_range, id_pattern, version_pattern};
use crate::error::ErrorKind;
use crate::scalar::{Better, Code, Text};

/// A questionnaire: items, scoring, bands, alerts, sources and licence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = as_read::<Self>))]
pub struct Definition {
    /// The version of the format; a newer major one is refused.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = version_pattern())))]
    pub schema_version: Code,
    /// The id: lower case with hyphens, and the stem of the file.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = id_pattern())))]
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
    pub domains: Vec<Code>,
    /// Who answers it.
    pub respondent: Respondents,
    /// The time that the questions ask about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_frame: Option<Text>,
    /// What a stored answer is.
    pub answers: Answers,
    /// Who owns it and whether its wording may be shipped.
    pub licence: Licence,
    /// The publications that the numbers come from; each number names one of these by id.
    pub sources: Vec<Source>,
    /// Those of them in which the instrument was published: what to cite.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub published_in: Vec<Code>,
    /// The sentence above the items, where the wording may ship.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stem: Option<Text>,
    /// How items can be answered.
    pub response_scales: Vec<ResponseScale>,
    /// The items, in the order of the form.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 1000)))]
    pub items: Vec<Item>,
    /// The total score, where the instrument has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Scale>,
    /// The subscales.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub subscales: Vec<Scale>,
    /// Published yes-or-no and category rules, such as an algorithm or a cutoff.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub classifications: Vec<Classification>,
    /// Answers that a person should look at today.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alerts: Vec<Alert>,
    /// Published thresholds of reliable change.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reliable_change: Vec<ReliableChange>,
    /// Published cutoffs between a clinical and a general population that are no classification here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cutoffs: Vec<Cutoff>,
    /// The codes of the whole form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loinc: Option<Loinc>,
    /// Traps and limits that a reader should know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Text>,
}

impl Definition {
    /// The version of the format of definitions that this release writes; any other with its major number is read.
    pub const SCHEMA_VERSION: &str = "1.0";
}

/// Who answers an instrument.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = as_read::<Self>))]
pub struct Respondents {
    /// Who fills in the form.
    pub who: Respondent,
    /// For which ages it was made, where its authors say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ages: Option<Ages>,
}

codes! {
    /// Who fills in the form.
    pub enum Respondent {
        /// The client.
        Client = "client",
        /// A clinician, from an interview.
        Clinician = "clinician",
        /// Somebody who cares for the client.
        Caretaker = "caretaker",
    }
}

codes! {
    /// What a stored answer is.
    pub enum AnswerKind {
        /// The score printed beside the chosen answer.
        Scores = "scores",
        /// The position of the chosen answer on the form.
        Positions = "positions",
    }
}

/// What a stored answer is, so that nobody reverses or shifts it twice.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = as_read::<Self>))]
pub struct Answers {
    /// Scores or positions.
    pub kind: AnswerKind,
    /// What to watch for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// Who owns an instrument and what may be done with it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = as_read::<Self>))]
pub struct Licence {
    /// Whether the wording of the items may stand in this file.
    pub wording_may_ship: bool,
    /// Who holds the rights.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<Text>,
    /// The terms, in a sentence.
    pub terms: Text,
    /// Where the terms are stated.
    pub source: Code,
}

/// A publication.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = as_read::<Self>))]
pub struct Source {
    /// The id by which numbers name it.
    pub id: Code,
    /// Authors, year, title or journal.
    pub citation: Text,
    /// The digital object identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doi: Option<Text>,
}

codes! {
    /// How well a number is known.
    pub enum Status {
        /// Read in the publication or an official text.
        Confirmed = "confirmed",
        /// Read in secondary sources only.
        Secondary = "secondary",
        /// Sources disagree.
        Disputed = "disputed",
    }
}

/// How an item can be answered.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = as_read::<Self>))]
#[cfg_attr(feature = "schema", schemars(transform = either_options_or_range))]
pub struct ResponseScale {
    /// The id by which items name it.
    pub id: Code,
    /// The answers, where there is a list of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<ResponseOption>,
    /// The range, where any number in it is an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// The LOINC answer list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loinc: Option<Code>,
}

/// One answer of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = as_read::<Self>))]
pub struct ResponseOption {
    /// The stored number.
    pub value: i32,
    /// The words, where they may ship.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// The LOINC answer code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loinc: Option<Code>,
}

/// A range of numbers, such as a visual analogue line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = as_read::<Self>))]
pub struct Range {
    /// The lowest answer.
    pub minimum: i32,
    /// The highest answer.
    pub maximum: i32,
    /// The decimals that an answer may have: 0, 1 or 2.
    pub decimals: u8,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = as_read::<Self>))]
pub struct Item {
    /// The id, usually the number on the form.
    pub id: Code,
    /// What the item is about, in neutral words of this project.
    pub tag: Text,
    /// The published wording, where it may ship.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The id of its response scale.
    pub response_scale: Code,
    /// Whether it counts in any score; an unscored item is kept and never missed.
    #[serde(skip_serializing_if = "is_true")]
    pub scored: bool,
    /// Whether the person may leave it out, as with the goals of a goal sheet.
    #[serde(skip_serializing_if = "is_false")]
    pub optional: bool,
    /// When it is asked at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_if: Option<Condition>,
    /// What counts when it was not asked; without a number it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when_not_asked: Option<i32>,
    /// The LOINC code of the question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loinc: Option<Code>,
}

codes! {
    /// How a score is computed.
    pub enum Method {
        /// The sum of the items.
        Sum = "sum",
        /// The mean of the items.
        Mean = "mean",
        /// The mean of the products of pairs of items.
        MeanOfProducts = "mean_of_products",
        /// A weighted sum of subscales.
        Combination = "combination",
    }
}

/// A score: the total or a subscale.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = as_read::<Self>))]
pub struct Scale {
    /// The id; `total` for the total.
    pub id: Code,
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// How it is computed.
    pub method: Method,
    /// The items of a sum or a mean.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Code>,
    /// Those of them that count in reverse: lowest plus highest answer, minus the answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reversed: Vec<Code>,
    /// What each answer counts, where it is not the answer itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recode: Vec<Recode>,
    /// The pairs of a mean of products.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<Pair>,
    /// The subscales of a combination.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// What the result is multiplied with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multiply: Option<i32>,
    /// A condition under which the score is a fixed number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
    /// A published table from the raw score to the reported one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conversion: Vec<Conversion>,
    /// Whether lower or higher is better, where it is either.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub better: Option<Better>,
    /// What to do with missing items; none means that any missing item makes the score incomplete.
    #[serde(skip_serializing_if = "Alternatives::is_empty")]
    pub prorating: Alternatives<Prorating>,
    /// Published severity bands.
    #[serde(skip_serializing_if = "Alternatives::is_empty")]
    pub bands: Alternatives<BandSet>,
    /// The LOINC code of the score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loinc: Option<Code>,
    /// Where the rule comes from.
    pub source: Code,
    /// How well it is known.
    pub status: Status,
}

/// What one answer counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = as_read::<Self>))]
pub struct Recode {
    /// The answer.
    pub answer: i32,
    /// What it counts.
    pub counts: i32,
    /// For which items of the score; without them, for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Code>,
}

/// Two items that are multiplied.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = as_read::<Self>))]
pub struct Pair {
    /// One item.
    pub first: Code,
    /// The other one.
    pub second: Code,
}

/// One subscale of a combination.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = as_read::<Self>))]
pub struct Part {
    /// The subscale.
    pub subscale: Code,
    /// Its weight, 1 where none is stated; −1 subtracts it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<i32>,
}

/// A condition under which a score is a fixed number, such as a screening question answered no.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = as_read::<Self>))]
pub struct Gate {
    /// The condition.
    pub when: Condition,
    /// The score then.
    pub value: i32,
}

/// One row of a published conversion table.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = as_read::<Self>))]
pub struct Conversion {
    /// The raw score.
    pub raw: i32,
    /// The reported score.
    pub reported: f64,
}

/// The LOINC codes of the whole form.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = as_read::<Self>))]
pub struct Loinc {
    /// The panel.
    pub panel: Code,
    /// Where the codes were read.
    pub source: Code,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_true(value: &bool) -> bool {
    *value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

/// What an answer can be, and what it can count.
pub(super) const POINTS: RangeInclusive<i32> = -1_000_000..=1_000_000;

read_fields!(Definition {
    schema_version: required(|reader| reader.schema_version(Self::SCHEMA_VERSION)),
    id: required,
    version: required,
    title: required,
    short_title: required,
    measures: required,
    domains: required,
    respondent: required,
    time_frame: optional,
    answers: required,
    licence: required,
    sources: required,
    published_in: list,
    stem: optional,
    response_scales: required,
    items: required,
    total: optional,
    subscales: list,
    classifications: list,
    alerts: list,
    reliable_change: list,
    cutoffs: list,
    loinc: optional,
    notes: list,
});
read_fields!(Respondents { who: required, ages: optional });
read_fields!(Answers { kind: required, note: optional });
read_fields!(Licence { wording_may_ship: required, holder: optional, terms: required, source: required });
read_fields!(Source { id: required, citation: required, doi: optional });
read_fields!(ResponseScale { id: required, options: list, range: optional, loinc: optional } check |scale, reader| {
    if scale.options.is_empty() == scale.range.is_none() {
        return reader.fault(ErrorKind::Inconsistent, "either options or a range");
    }
    let mut values: Vec<i32> = scale.options.iter().map(|option| option.value).collect();
    values.sort_unstable();
    if values.len() == 1 || values.windows(2).any(|pair| pair.first() == pair.last()) {
        return reader.fault_at("options", ErrorKind::DuplicateId, "two options or more, each with its own value");
    }
    Some(())
});
read_fields!(ResponseOption { value: required(whole(POINTS)), label: optional, loinc: optional });
read_fields!(Range {
    minimum: required(whole(POINTS)),
    maximum: required(whole(POINTS)),
    decimals: required(whole(0..=2)),
} check |range, reader| {
    if range.minimum >= range.maximum {
        return reader.fault(ErrorKind::NotAscending, "minimum below maximum");
    }
    Some(())
});
read_fields!(Item {
    id: required,
    tag: required,
    text: optional,
    response_scale: required,
    scored: or(true),
    optional: or(false),
    asked_if: optional,
    when_not_asked: optional(whole(POINTS)),
    loinc: optional,
});
read_fields!(Scale {
    id: required,
    title: optional,
    method: required,
    items: list,
    reversed: list,
    recode: list,
    pairs: list,
    parts: list,
    multiply: optional(whole(1..=1000)),
    gate: optional,
    conversion: list,
    better: optional,
    prorating: or(Alternatives::default()),
    bands: or(Alternatives::default()),
    loinc: optional,
    source: required,
    status: required,
});
read_fields!(Recode { answer: required(whole(POINTS)), counts: required(whole(POINTS)), items: list });
read_fields!(Pair { first: required, second: required });
read_fields!(Part { subscale: required, weight: optional(whole(-100..=100)) });
read_fields!(Gate { when: required, value: required(whole(POINTS)) });
read_fields!(Conversion { raw: required(whole(POINTS)), reported: required });
read_fields!(Loinc { panel: required, source: required });
readable!(Respondent, AnswerKind, Status, Method);
