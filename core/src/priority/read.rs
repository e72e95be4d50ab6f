//! Small readers that the types of this module share.

use crate::document::{Read, Reader};

/// A number of things.
pub(super) fn count(reader: &Reader<'_>) -> Option<u32> {
    u32::try_from(reader.whole(0, i32::MAX)?).ok()
}

/// A list of numbers of things.
pub(super) fn counts(reader: &Reader<'_>) -> Option<Vec<u32>> {
    struct Count(u32);
    impl Read for Count {
        fn read(reader: &Reader<'_>) -> Option<Self> {
            count(reader).map(Self)
        }
    }
    Some(reader.list::<Count>()?.into_iter().map(|Count(number)| number).collect())
}

/// A number of days; negative for days that have passed.
pub(super) fn days(reader: &Reader<'_>) -> Option<i32> {
    reader.whole(-4_000_000, 4_000_000)
}

/// A place in an order: 1 comes first.
pub(super) fn place(reader: &Reader<'_>) -> Option<u16> {
    u16::try_from(reader.whole(1, 10_000)?).ok()
}

/// A number from 0 to 1.
pub(super) fn share(reader: &Reader<'_>) -> Option<f64> {
    reader.number_within(0.0, 1.0)
}
