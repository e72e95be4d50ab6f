//! What speaks against an event.

use crate::error::{Error, ErrorKind, Fault, record};

/// The faults of an event, each with its path in it.
#[derive(Debug, Default)]
pub(crate) struct Refused(Vec<Fault>);

impl Refused {
    pub(crate) fn because(&mut self, kind: ErrorKind, path: &str, expected: impl Into<String>) {
        record(&mut self.0, Fault::new(kind, path, expected));
    }

    pub(crate) fn unless(&mut self, holds: bool, kind: ErrorKind, path: &str, expected: &str) {
        if !holds {
            self.because(kind, path, expected);
        }
    }

    pub(crate) fn adopt(&mut self, error: &Error) {
        for fault in error.faults() {
            record(&mut self.0, fault.clone());
        }
    }

    /// # Errors
    /// Where there is a fault.
    pub(crate) fn end(self) -> Result<(), Error> {
        Error::from_faults(self.0).map_or(Ok(()), Err)
    }
}
