//! Numbers of things: how they are counted, and how they are read.

use crate::document::{Read, Reader};
use crate::error::ErrorKind;

/// A number of things, as it is written.
pub(crate) fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Reads a number of things.
pub(crate) fn count(reader: &Reader<'_>) -> Option<u32> {
    let value = reader.number_within(0.0, u32::MAX.into())?;
    if value.fract() != 0.0 {
        return reader.fault(ErrorKind::NotAnOption, "a whole number");
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be whole and in range")]
    Some(value as u32)
}

/// Reads a list of numbers of things.
pub(crate) fn counts(reader: &Reader<'_>) -> Option<Vec<u32>> {
    struct Count(u32);
    impl Read for Count {
        fn read(reader: &Reader<'_>) -> Option<Self> {
            count(reader).map(Self)
        }
    }
    Some(reader.list::<Count>()?.into_iter().map(|Count(number)| number).collect())
}

/// Reads a number of days; negative for days that have passed.
pub(crate) fn days(reader: &Reader<'_>) -> Option<i32> {
    reader.whole(i32::MIN, i32::MAX)
}
