//! Numbers: of a range, where they are made in Rust, and as they are read.

use std::fmt::Display;
use std::ops::RangeInclusive;

use super::{Read, Reader};
use crate::error::{Error, ErrorKind};

/// A whole number that lies in its range.
///
/// # Errors
/// `out_of_range`, with the range.
pub fn whole_of<T: PartialOrd + Display>(value: T, range: &RangeInclusive<T>) -> Result<T, Error> {
    if range.contains(&value) {
        return Ok(value);
    }
    let expected = format!("a whole number from {} to {}", range.start(), range.end());
    Err(Error::new(ErrorKind::OutOfRange, "", expected))
}

/// A finite number that lies in its range.
///
/// # Errors
/// `not_a_number`, `infinite` or `out_of_range`, with the range.
pub fn number_of(value: f64, range: &RangeInclusive<f64>) -> Result<f64, Error> {
    let kind = match value {
        value if value.is_nan() => ErrorKind::NotANumber,
        value if value.is_infinite() => ErrorKind::Infinite,
        value if !range.contains(&value) => ErrorKind::OutOfRange,
        // Minus zero is zero.
        value => return Ok(value + 0.0),
    };
    Err(Error::new(kind, "", format!("a number from {} to {}", range.start(), range.end())))
}

impl Read for f64 {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        reader.number()
    }
}

/// How many there are.
impl Read for u32 {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let value = reader.number_within(0.0, Self::MAX.into())?;
        if value.fract() != 0.0 {
            return reader.fault(ErrorKind::NotAnOption, "a whole number");
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be whole and in range")]
        Some(value as Self)
    }
}

/// A whole number, below 0 too.
impl Read for i32 {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        reader.whole(Self::MIN, Self::MAX)
    }
}
