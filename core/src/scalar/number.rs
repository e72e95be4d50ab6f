//! Numbers of a range.

use std::fmt;

use serde::{Serialize, Serializer};
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

/// What an answer is or counts: a number of at most two decimals, −1,000,000 to 1,000,000. It is held as hundredths, so
/// that equal numbers are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "f64"))]
#[cfg_attr(feature = "schema", schemars(extend("minimum" = -1_000_000, "maximum" = 1_000_000)))]
pub struct Points(i32);

impl Points {
    /// A number of at most two decimals.
    ///
    /// # Errors
    /// `not_a_number`, `infinite` or `out_of_range`; `not_an_option` for one with more decimals.
    pub fn new(value: f64) -> Result<Self, Error> {
        let hundredths = (value * 100.0).round();
        let kind = match value {
            value if value.is_nan() => ErrorKind::NotANumber,
            value if value.is_infinite() => ErrorKind::Infinite,
            value if !(-1e6..=1e6).contains(&value) => ErrorKind::OutOfRange,
            #[expect(clippy::float_cmp, reason = "the nearest number to a decimal of two places, or another one")]
            value if hundredths / 100.0 != value => ErrorKind::NotAnOption,
            #[expect(clippy::cast_possible_truncation, reason = "whole, and within the range")]
            _ => return Ok(Self(hundredths as i32)),
        };
        Err(Error::new(kind, "", "a number from -1000000 to 1000000 with at most 2 decimals"))
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// The number, where it is a whole one.
    #[must_use]
    pub const fn whole(self) -> Option<i32> {
        if self.decimals() == 0 { Some(self.0 / 100) } else { None }
    }

    /// How many decimals it has: 0, 1 or 2.
    #[must_use]
    pub const fn decimals(self) -> u8 {
        match self.0 {
            hundredths if hundredths % 100 == 0 => 0,
            hundredths if hundredths % 10 == 0 => 1,
            _ => 2,
        }
    }

    /// How often it holds a part of a point: 1, a tenth or a hundredth.
    pub(crate) fn units(self, factor: f64) -> f64 {
        f64::from(self.0) * factor / 100.0
    }
}

impl From<i16> for Points {
    fn from(value: i16) -> Self {
        Self(i32::from(value) * 100)
    }
}

impl From<Points> for f64 {
    fn from(points: Points) -> Self {
        points.get()
    }
}

impl fmt::Display for Points {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(formatter)
    }
}

/// A whole number is written as one.
impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.whole() {
            Some(whole) => serializer.serialize_i32(whole),
            None => serializer.serialize_f64(self.get()),
        }
    }
}

impl Read for Points {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        Self::new(reader.number()?).map_or_else(|error| reader.adopt(&error), Some)
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

through_the_door!(Weight, Points);
