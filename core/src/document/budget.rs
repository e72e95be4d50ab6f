//! What one document may still hold, so that a text of any size makes no tree of any size.

use std::cell::Cell;

use super::{MAXIMUM_DEPTH, MAXIMUM_LENGTH, MAXIMUM_VALUES};
use crate::error::{Error, ErrorKind};

/// What one document may still hold.
pub(super) struct Budget {
    values: Cell<usize>,
}

impl Default for Budget {
    fn default() -> Self {
        Self { values: Cell::new(MAXIMUM_VALUES) }
    }
}

impl Budget {
    /// Counts another value.
    pub(super) fn spend(&self) -> Result<(), Error> {
        let left = self.values.get().checked_sub(1);
        self.values.set(left.ok_or_else(|| too_many(format!("at most {MAXIMUM_VALUES} values")))?);
        Ok(())
    }
}

/// Checks the length of a list or an object that has another entry.
pub(super) fn longer(length: usize) -> Result<(), Error> {
    if length < MAXIMUM_LENGTH {
        return Ok(());
    }
    Err(too_many(format!("at most {MAXIMUM_LENGTH} entries in a list or an object")))
}

/// The levels that are left inside a list or an object.
pub(super) fn deeper(levels: usize) -> Result<usize, Error> {
    levels.checked_sub(1).ok_or_else(|| Error::new(ErrorKind::TooDeep, "", format!("at most {MAXIMUM_DEPTH} levels")))
}

#[cold]
fn too_many(expected: String) -> Error {
    Error::new(ErrorKind::TooMany, "", expected)
}
