//! What is said of a change, and the one way in which scores meet.

use therapy_goals_derive::Record;

use crate::document::{self, Kept, Stored};
use crate::error::Error;
use crate::scalar::{Better, Code, Text};

/// How reliable change is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum ChangeMethod {
    /// The difference over its standard error (Jacobson & Truax 1991).
    JacobsonTruax,
    /// A published smallest difference, at or above which a change is reliable.
    Published,
}

/// What a change is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum ChangeLabel {
    /// Better, by more than measurement error.
    Improved,
    /// Within measurement error.
    Unchanged,
    /// Worse, by more than measurement error.
    Deteriorated,
}

/// Jacobson & Truax.
impl Default for ChangeMethod {
    fn default() -> Self {
        Self::JacobsonTruax
    }
}

/// The change between two scores of one person, with the numbers that made its label and the source of the
/// threshold.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[schema(x_answer = true)]
pub struct ReliableChange {
    /// The version of the form in which this is stored.
    #[read(with = |reader| reader.schema_version(Self::SCHEMA_VERSION), default = Code::known(Self::SCHEMA_VERSION))]
    pub schema_version: Code,
    /// What the change is called.
    pub label: ChangeLabel,
    /// How it was found.
    pub method: ChangeMethod,
    /// The later score minus the earlier one, in points, rounded to nine decimals.
    pub difference: f64,
    /// The same, positive where it is for the better.
    pub improvement: f64,
    /// Whether lower or higher is better.
    pub better: Better,
    /// The smallest difference, in points, that is reliable: for a published threshold at it, for
    /// Jacobson & Truax above it.
    pub threshold: f64,
    /// The reliable change index: the difference over its standard error.
    pub index: Option<f64>,
    /// The standard error of the difference, in points.
    pub standard_error: Option<f64>,
    /// The index above which a change is reliable.
    pub critical_value: Option<f64>,
    /// The instrument, where a published threshold was used.
    pub instrument: Option<Code>,
    /// The version of its definition.
    pub version: Option<Code>,
    /// The id of the threshold.
    pub rule: Option<Code>,
    /// Whether the threshold comes from another definition than the one that made the later score: one
    /// that makes the same number and was given by the caller.
    #[read(default)]
    #[write(unless_default)]
    pub other_definition: bool,
    /// The publication.
    pub source: Text,
    /// What a later release wrote beside it.
    pub kept: Kept,
}

impl ReliableChange {
    /// The version of the form in which this release stores changes; any other with its major number is read.
    pub const SCHEMA_VERSION: &str = "1.0";

    /// Reads a stored change from JSON text.
    ///
    /// # Errors
    /// As [`document::from_json`]; every fault at once, each with its path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        document::from_json(json)
    }
}

/// A change takes less than 1 KB, and what a later release wrote beside it as much as that may be.
impl Stored for ReliableChange {
    const MAXIMUM_BYTES: usize = 1_000_000;
}

/// How two scores of one scale differ.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Difference {
    /// The later score minus the earlier one.
    pub(crate) points: f64,
    pub(crate) better: Better,
}

impl Difference {
    /// Tenths subtract inexactly: 25.0 − 20.1 and 25.1 − 20.2 are both meant to be 4.9, and must get the
    /// same label.
    pub(crate) fn between(pre: f64, post: f64, better: Better) -> Self {
        Self { points: to_ninth_decimal(post - pre), better }
    }

    /// Positive where the change is for the better.
    pub(crate) fn improvement(self) -> f64 {
        self.points * self.better.sign() + 0.0
    }

    /// By how much it is larger than a threshold; 0 where both are the same number.
    pub(crate) fn beyond(self, threshold: f64) -> f64 {
        to_ninth_decimal(self.points.abs() - threshold)
    }

    /// What it is called.
    pub(crate) fn label(self, reliable: bool) -> ChangeLabel {
        match self.improvement() {
            improvement if reliable && improvement > 0.0 => ChangeLabel::Improved,
            improvement if reliable && improvement < 0.0 => ChangeLabel::Deteriorated,
            // No difference is no change, however small a threshold is published.
            _ => ChangeLabel::Unchanged,
        }
    }
}

/// The nearest number of nine decimals; what is so large that it has fewer stays as it is.
fn to_ninth_decimal(number: f64) -> f64 {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53
    let units = number * 1e9;
    let rounded = if units.abs() < EXACT { units.round() / 1e9 } else { number };
    // −0 is 0.
    rounded + 0.0
}
