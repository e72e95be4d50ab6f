//! What a record is made of in Rust, where its texts are still to be checked.

use crate::error::{Error, ErrorKind, Fault};

/// What a record is made of: a value of this type, or a text that is one once it is checked.
pub trait Given<T> {
    /// The value.
    ///
    /// # Errors
    /// What the type refuses, without the text.
    fn given(self) -> Result<T, Error>;
}

impl<T> Given<T> for T {
    fn given(self) -> Result<T, Error> {
        Ok(self)
    }
}

/// The faults of the texts of a record.
#[derive(Debug, Default)]
pub struct Made(Vec<Fault>);

impl Made {
    /// The value of a field; nothing where it is refused.
    pub fn checked<T>(&mut self, field: &str, value: impl Given<T>) -> Option<T> {
        value.given().map_err(|error| self.0.extend(error.at(field).faults().iter().cloned())).ok()
    }

    /// What was refused.
    #[must_use]
    pub fn refused(self) -> Error {
        Error::from_faults(self.0).unwrap_or_else(|| Error::new(ErrorKind::WrongType, "", "texts that can be read"))
    }
}
