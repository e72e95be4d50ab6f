//! The small validated types that all modules share. A value that exists is valid.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

use crate::document::{Document, Key, Read, Reader};
use crate::error::{Error, ErrorKind};

/// The longest id and code.
const MAXIMUM_ID: usize = 128;
/// The longest text.
const MAXIMUM_TEXT: usize = 20_000;

/// What [`Text`] accepts, for the JSON Schema: blanks, something that is neither blank nor control, and then
/// anything but control characters. Written so that no engine has to go back.
#[cfg(feature = "schema")]
const TEXT: &str = concat!(
    r"^[\t\n\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*",
    r"[^\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]",
    r"[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$",
);

macro_rules! text_type {
    ($(#[$meta:meta])* $name:ident, $check:expr $(, stand_in $stand_in:literal)?) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks and takes the text.
            ///
            /// # Errors
            /// `empty_text`, `too_long` or `invalid_text`, without the text.
            pub fn new(text: &str) -> Result<Self, Error> {
                let check: fn(&str) -> Result<(), (ErrorKind, String)> = $check;
                check(text).map_err(|(kind, expected)| Error::new(kind, "", expected))?;
                Ok(Self(Arc::from(text)))
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                &*self.0 == other
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Error> {
                Self::new(text)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl Read for $name {
            fn read(reader: &Reader<'_>) -> Option<Self> {
                Self::new(reader.text()?).map_or_else(|error| reader.adopt(&error), Some)
            }

            $( fn stand_in() -> Option<Self> {
                Some(Self(Arc::from($stand_in)))
            } )?
        }

        through_the_door!($name);
    };
}

text_type!(
    /// A stable code of a definition, such as `moderately_severe`, `pcl-5` or item `1`: letters,
    /// digits, `_`, `-` and `.`; at most 128.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
    #[cfg_attr(feature = "schema", schemars(extend("maxLength" = MAXIMUM_ID, "pattern" = "^[A-Za-z0-9_.-]+$")))]
    Code,
    |text| {
        if text.is_empty() {
            return Err((ErrorKind::EmptyText, "a code".to_owned()));
        }
        if text.len() > MAXIMUM_ID {
            return Err((ErrorKind::TooLong, format!("a code of at most {MAXIMUM_ID} characters")));
        }
        if !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')) {
            return Err((ErrorKind::InvalidText, "a code of letters, digits, '_', '-' and '.'".to_owned()));
        }
        Ok(())
    }
);

impl Key for Code {
    fn entries<V: Read>(reader: &Reader<'_>) -> Option<Vec<(Self, V)>> {
        reader.named("a code as name", |name| Self::new(name).ok())
    }
}

text_type!(
    /// The id that a host gives to a goal: 1 to 128 characters, none of them a control character, no
    /// blank at either end. Ids compare by code point.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
    #[cfg_attr(feature = "schema", schemars(extend("minLength" = 1, "maxLength" = MAXIMUM_ID)))]
    GoalId,
    |text| {
        if text.is_empty() {
            return Err((ErrorKind::EmptyText, "an id".to_owned()));
        }
        if text.chars().count() > MAXIMUM_ID {
            return Err((ErrorKind::TooLong, format!("an id of at most {MAXIMUM_ID} characters")));
        }
        if text.trim() != text || text.chars().any(char::is_control) {
            return Err((
                ErrorKind::InvalidText,
                "an id without control characters and without blanks at its ends".to_owned(),
            ));
        }
        Ok(())
    }
);

text_type!(
    /// What a person wrote: 1 to 20,000 characters, not only blanks, line breaks and tabs allowed.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
    #[cfg_attr(feature = "schema", schemars(extend("maxLength" = MAXIMUM_TEXT, "pattern" = TEXT)))]
    Text,
    |text| {
        if text.trim().is_empty() {
            return Err((ErrorKind::EmptyText, "a text".to_owned()));
        }
        if text.chars().count() > MAXIMUM_TEXT {
            return Err((ErrorKind::TooLong, format!("a text of at most {MAXIMUM_TEXT} characters")));
        }
        if text.chars().any(|character| character.is_control() && !matches!(character, '\n' | '\r' | '\t')) {
            return Err((ErrorKind::InvalidText, "a text without control characters".to_owned()));
        }
        Ok(())
    },
    stand_in "-"
);

/// Declares a whole number of a stated range: the one place where that range stands. Whatever exists can be
/// written, and what was written can be read.
macro_rules! whole_type {
    ($(#[$meta:meta])* $name:ident($number:ty), $low:literal to $high:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        pub struct $name($number);

        impl $name {
            /// The lowest.
            pub const MIN: Self = Self($low);
            /// The highest.
            pub const MAX: Self = Self($high);

            #[doc = concat!("A whole number from ", $low, " to ", $high, ".")]
            ///
            /// # Errors
            /// `out_of_range` for any other number.
            pub fn new(value: $number) -> Result<Self, $crate::error::Error> {
                if (Self::MIN.0..=Self::MAX.0).contains(&value) {
                    return Ok(Self(value));
                }
                let expected = concat!("a whole number from ", $low, " to ", $high);
                Err($crate::error::Error::new($crate::error::ErrorKind::OutOfRange, "", expected))
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> $number {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl $crate::document::Read for $name {
            fn read(reader: &$crate::document::Reader<'_>) -> Option<Self> {
                reader.whole(Self::MIN.0.into(), Self::MAX.0.into())?.try_into().ok().map(Self)
            }
        }

        through_the_door!($name);
    };
}

/// The same for a finite number.
macro_rules! number_type {
    ($(#[$meta:meta])* $name:ident, $low:literal to $high:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, serde::Serialize)]
        pub struct $name(f64);

        impl $name {
            /// The lowest.
            pub const MIN: Self = Self($low);
            /// The highest.
            pub const MAX: Self = Self($high);

            #[doc = concat!("A number from ", $low, " to ", $high, ".")]
            ///
            /// # Errors
            /// `not_a_number`, `infinite` or `out_of_range`.
            pub fn new(value: f64) -> Result<Self, $crate::error::Error> {
                use $crate::error::ErrorKind;
                let kind = match value {
                    value if value.is_nan() => ErrorKind::NotANumber,
                    value if value.is_infinite() => ErrorKind::Infinite,
                    value if !(Self::MIN.0..=Self::MAX.0).contains(&value) => ErrorKind::OutOfRange,
                    // Minus zero is zero.
                    value => return Ok(Self(value + 0.0)),
                };
                let expected = format!("a number from {} to {}", Self::MIN.0, Self::MAX.0);
                Err($crate::error::Error::new(kind, "", expected))
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> f64 {
                self.0
            }
        }

        impl $crate::document::Read for $name {
            fn read(reader: &$crate::document::Reader<'_>) -> Option<Self> {
                reader.number_within($low, $high).map(|value| Self(value + 0.0))
            }
        }

        through_the_door!($name);
    };
}

pub(crate) use {number_type, whole_type};

whole_type!(
    /// A rating of one criterion of the decision matrix, 1 (low) to 5 (high).
    Rating(u8),
    1 to 5
);

whole_type!(
    /// A place in an order of goals: 1 comes first, 10,000 is the last that there is.
    Rank(u16),
    1 to 10_000
);

whole_type!(
    /// Whole days, 0 to 10,000: some 27 years.
    Days(u16),
    0 to 10_000
);

number_type!(
    /// A share or a probability, 0 to 1.
    Share,
    0.0 to 1.0
);

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

/// What is expected where a date stands.
const A_DATE: &str = "a date such as 2026-11-23";

/// A day of the calendar, written `2026-11-23`. The years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")))]
#[cfg_attr(feature = "schema", schemars(extend("x-python-accepts" = "datetime.date")))]
pub struct Date(#[cfg_attr(feature = "schema", schemars(with = "String"))] NaiveDate);

impl Date {
    /// The day of this year, month and day of the month.
    ///
    /// # Errors
    /// `invalid_date` where the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, Error> {
        NaiveDate::from_ymd_opt(year, month, day)
            .filter(|date| (1..=9999).contains(&date.year()))
            .map(Self)
            .ok_or_else(|| Error::new(ErrorKind::InvalidDate, "", "a day of the calendar"))
    }

    /// The days from this day to another; negative where the other one is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        other.0.signed_duration_since(self.0).num_days()
    }
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let fault = || Error::new(ErrorKind::InvalidDate, "", A_DATE);
        let digits = |from: usize, to: usize| {
            let part = text.get(from..to)?;
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?
        };
        let day = || {
            let hyphens = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
            let (year, month, day): (u32, u32, u32) = (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?);
            Self::new(i32::try_from(year).ok().filter(|_| hyphens)?, month, day).ok()
        };
        day().ok_or_else(fault)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Read for Date {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        match reader.document() {
            Document::Text(day) | Document::Date(day) => {
                day.parse().map_or_else(|error: Error| reader.adopt(&error), Some)
            }
            _ => reader.fault(ErrorKind::WrongType, A_DATE),
        }
    }
}

codes! {
    /// The sex of the respondent, where a published norm depends on it: the four codes that records systems
    /// exchange (HL7 administrative gender).
    pub enum Sex {
        /// Female norms apply.
        Female = "female",
        /// Male norms apply.
        Male = "male",
        /// Neither: no published norm by sex applies.
        Other = "other",
        /// The same as not given.
        Unknown = "unknown",
    }
}

codes! {
    /// The sex for which a norm was published.
    pub enum NormSex {
        /// Female norms.
        Female = "female",
        /// Male norms.
        Male = "male",
    }
}

codes! {
    /// Which direction of a measure is better for the client.
    pub enum Better {
        /// A lower value is better, as for most symptom scales.
        Lower = "lower",
        /// A higher value is better, as for well-being.
        Higher = "higher",
    }
}

impl Better {
    /// +1 where higher is better, −1 where lower is.
    #[must_use]
    pub const fn sign(self) -> f64 {
        match self {
            Self::Lower => -1.0,
            Self::Higher => 1.0,
        }
    }
}

codes! {
    /// Who says it: the two raters of a plan.
    pub enum Rater {
        /// The client.
        Client = "client",
        /// The therapist.
        Therapist = "therapist",
    }
}

readable!(Sex, NormSex, Better, Rater);
through_the_door!(Weight, Date);
