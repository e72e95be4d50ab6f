//! A day of the calendar.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, TimeDelta};
use serde::{Serialize, Serializer};

use crate::document::{Document, Given, Read, Reader};
use crate::error::{Error, ErrorKind};

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

    /// The day so many days later, or earlier where the number is negative; none beyond the calendar.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let day = self.0.checked_add_signed(TimeDelta::try_days(days)?)?;
        (1..=9999).contains(&day.year()).then_some(Self(day))
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
        let number = |digits: &[u8]| {
            let add = |sum: u32, digit: &u8| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0'));
            digits.iter().try_fold(0, add)
        };
        let day = || {
            let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else { return None };
            let (year, month, day) = (number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?);
            Self::new(i32::try_from(year).ok()?, month, day).ok()
        };
        day().ok_or_else(fault)
    }
}

impl Given<Date> for &str {
    fn given(self) -> Result<Date, Error> {
        self.parse()
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

through_the_door!(Date);
