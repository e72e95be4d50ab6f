//! Numbers of a range.

use serde::Serialize;
use therapy_goals_derive::Record;

use crate::document::{Document, Read, Reader};
use crate::error::{Error, ErrorKind};

/// A rating of one criterion of the decision matrix, 1 (low) to 5 (high).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(within = 1..=5)]
pub struct Rating(u8);

/// A place in an order of goals: 1 comes first, 10,000 is the last that there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(within = 1..=10_000)]
pub struct Rank(u16);

/// Whole days, 0 to 10,000: some 27 years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(within = 0..=10_000)]
pub struct Days(u16);

/// A share or a probability, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Record)]
#[record(within = 0.0..=1.0)]
pub struct Share(f64);

impl Share {
    /// One half.
    pub const HALF: Self = Self(0.5);
}

/// The weight of a goal: 0 (the goal does not count), or from 0.000001 to 1,000,000, so that squares
/// and their sums keep their digits.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
#[cfg_attr(feature = "schema", schemars(extend("minimum" = 0, "maximum" = 1_000_000)))]
pub struct Weight(f64);

impl Weight {
    /// The weight of an unweighted goal.
    pub const ONE: Self = Self(1.0);
    /// The weight of a goal that does not count.
    pub const ZERO: Self = Self(0.0);

    /// A weight of 0, or from 0.000001 to 1,000,000.
    ///
    /// # Errors
    /// `not_a_number`, `infinite` or `out_of_range`.
    pub fn new(value: f64) -> Result<Self, Error> {
        let expected = "0, or a number from 0.000001 to 1000000";
        if value.is_nan() {
            Err(Error::new(ErrorKind::NotANumber, "", expected))
        } else if value.is_infinite() {
            Err(Error::new(ErrorKind::Infinite, "", expected))
        } else if !(0.0..=1e6).contains(&value) || (value > 0.0 && value < 1e-6) {
            Err(Error::new(ErrorKind::OutOfRange, "", expected))
        } else {
            // Minus zero is zero.
            Ok(Self(value + 0.0))
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl Default for Weight {
    fn default() -> Self {
        Self::ONE
    }
}

impl Read for Weight {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let value = match reader.document() {
            Document::Number(value) => *value,
            _ => reader.number()?,
        };
        Self::new(value).map_or_else(|error| reader.adopt(&error), Some)
    }
}

through_the_door!(Weight);
