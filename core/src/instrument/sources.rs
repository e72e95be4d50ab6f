//! Where numbers come from: the publications of a definition, and which of them say a number.

use serde::{Serialize, Serializer};
use therapy_goals_derive::Record;

use crate::document::{Document, Read, Reader};
use crate::error::ErrorKind;
use crate::scalar::{Code, Text};

/// A publication, or another text that numbers come from.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Source {
    /// The id by which numbers name it.
    pub id: Code,
    /// Authors, year, title or journal.
    pub citation: Text,
    /// The digital object identifier.
    pub doi: Option<Text>,
    /// What kind of text it is.
    pub kind: Option<SourceKind>,
}

/// What kind of text a number was read in. A program of others is a lead, and confirms nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum SourceKind {
    /// A paper, a chapter or a book, or its abstract.
    Publication,
    /// A page or a letter of the authors of the form.
    Author,
    /// The manual of the form.
    Manual,
    /// A copy of the form itself, with what is printed on it.
    Form,
    /// What a health service or a society tells its people to do.
    Guideline,
    /// The description of a data set.
    Dataset,
    /// A page of others about the form.
    Page,
    /// A program of others that scores the form.
    Program,
}

/// The ids of the sources of a number: one or several, which do not copy each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sources(Vec<Code>);

impl Sources {
    /// The ids, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Code> {
        self.0.iter()
    }
}

impl From<Code> for Sources {
    fn from(source: Code) -> Self {
        Self(vec![source])
    }
}

impl Read for Sources {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        if !matches!(reader.document(), Document::List(_)) {
            return Code::read(reader).map(Self::from);
        }
        let sources: Vec<Code> = reader.list()?;
        if sources.is_empty() {
            return reader.fault(ErrorKind::TooFew, "the id of a source, or a list of at least one");
        }
        if sources.iter().enumerate().any(|(place, id)| sources.iter().take(place).any(|earlier| earlier == id)) {
            return reader.fault(ErrorKind::DuplicateId, "each source once");
        }
        Some(Self(sources))
    }
}

impl Serialize for Sources {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [source] => source.serialize(serializer),
            several => several.serialize(serializer),
        }
    }
}
