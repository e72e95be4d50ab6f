//! Errors as documents: what a server sends, a client reads back equal.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::unrecognised::is_code;
use super::{Read, Reader};
use crate::error::{Error, ErrorKind, Fault, MAXIMUM_FAULTS};

impl Serialize for Fault {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("Fault", 3)?;
        record.serialize_field("code", self.code())?;
        record.serialize_field("path", &self.path)?;
        record.serialize_field("expected", &self.expected)?;
        record.end()
    }
}

impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("Error", 5 + usize::from(self.is_cut()))?;
        record.serialize_field("message", &self.to_string())?;
        record.serialize_field("code", self.code())?;
        record.serialize_field("path", self.path())?;
        record.serialize_field("expected", self.expected())?;
        record.serialize_field("faults", self.faults())?;
        if self.is_cut() {
            record.serialize_field("more", &true)?;
        } else {
            record.skip_field("more")?;
        }
        record.end()
    }
}

/// What a later release writes beside these fields is left out: it says nothing that this one could tell.
impl Read for Fault {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let fields = reader.object()?;
        let text = |reader: &Reader<'_>| reader.text().map(str::to_owned);
        let (code, path, expected) = (
            fields.required_with("code", |reader| {
                let code = reader.text()?;
                if is_code(code) { Some(code.to_owned()) } else { reader.fault(ErrorKind::UnknownCode, "a code") }
            }),
            fields.required_with("path", text),
            fields.required_with("expected", text),
        );
        let (code, path, expected) = (code?, path?, expected?);
        Some(match ErrorKind::ALL.iter().chain([&ErrorKind::Unrecognised]).find(|kind| kind.code() == code) {
            Some(kind) => Self::new(*kind, path, expected),
            None => Self::of_later_release(&code, path, expected),
        })
    }
}

/// All that it says follows from its faults.
impl Read for Error {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let fields = reader.object()?;
        let (faults, more) = (
            fields.required_with("faults", |reader| {
                let faults = reader.with_lists_up_to(MAXIMUM_FAULTS).list()?;
                Self::from_faults(faults).or_else(|| reader.fault(ErrorKind::TooFew, "at least one fault"))
            }),
            fields.or_default::<bool>("more"),
        );
        Some(if more? { faults?.cut() } else { faults? })
    }
}

through_the_door!(Fault, Error);
