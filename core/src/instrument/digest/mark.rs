//! The mark itself.

use std::fmt;

use serde::{Serialize, Serializer};
use sha2::{Digest as _, Sha256};

use crate::document::{Read, Reader};
use crate::error::ErrorKind;

/// The mark of a definition, or of one of its scales: 16 hexadecimal digits of a SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest(u64);

impl Digest {
    /// A digest that was made when the library was.
    pub(crate) const fn known(bits: u64) -> Self {
        Self(bits)
    }

    /// The digest of a canonical text.
    pub(crate) fn of(text: &str) -> Self {
        let hash = Sha256::digest(text.as_bytes());
        Self(hash.iter().take(8).fold(0, |bits, byte| bits << 8 | u64::from(*byte)))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0)
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Read for Digest {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let text = reader.text()?;
        let bits = u64::from_str_radix(text, 16).ok().map(Self);
        // One way to write it: a sign or a capital letter would come back otherwise.
        match bits.filter(|digest| digest.to_string() == text) {
            Some(digest) => Some(digest),
            None => reader.fault(ErrorKind::InvalidText, "16 hexadecimal digits"),
        }
    }
}

through_the_door!(Digest);
