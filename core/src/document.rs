//! The one door through which data enters: a tree of plain values, read with every check at once.
//!
//! JSON text, Python objects and JavaScript objects all become a [`Document`]; each type of this
//! library says in its [`Read`] how it is read from one. A fault does not end the reading: all of
//! them are collected, each with its path, and none repeats what stood in the document.

mod nearest;
mod reader;

pub(crate) use nearest::nearest;
pub(crate) use reader::MAXIMUM_FAULTS;
pub use reader::{Fields, Naming, Read, Reader};

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use crate::error::{Error, ErrorKind};

/// How deeply a document may be nested.
pub const MAXIMUM_DEPTH: usize = 64;

/// The most values that an object of a host language may become. There one list can stand in many
/// places, so that a small object would otherwise become a document without end; text cannot.
pub const MAXIMUM_VALUES: usize = 5_000_000;

/// A tree of plain values, as JSON has them, with three additions: numbers that JSON cannot write
/// (NaN, infinity) and values of a type that JSON has not, so that each can be refused by name, and days
/// of the type that a host language has for days.
#[derive(Debug, Clone, PartialEq)]
pub enum Document {
    /// Nothing: the same as an entry that is not there.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A day, written as a text would write it. It is read where a day is asked for, and nowhere else.
    Date(String),
    /// A list.
    List(Vec<Document>),
    /// Named entries in their order; a name that stands twice is kept, to be refused.
    Object(Vec<(String, Document)>),
    /// A value of a type that only one host language has.
    Foreign,
    /// Such a value, of which the host language can say what to give instead; the words never hold the value.
    Advised(&'static str),
}

impl Document {
    /// Reads JSON text.
    ///
    /// # Errors
    /// `invalid_json` with line and column where the text is not JSON, `too_deep` where it is
    /// nested more than [`MAXIMUM_DEPTH`] levels deep.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let document: Self = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|fault| {
            // serde_json has a limit of its own, far above ours.
            if fault.to_string().starts_with("recursion limit") {
                return Error::new(ErrorKind::TooDeep, "", format!("at most {MAXIMUM_DEPTH} levels"));
            }
            let place = format!("valid JSON (the fault is at line {}, column {})", fault.line(), fault.column());
            Error::new(ErrorKind::InvalidJson, "", place)
        })?;
        if document.deeper_than(MAXIMUM_DEPTH) {
            return Err(Error::new(ErrorKind::TooDeep, "", format!("at most {MAXIMUM_DEPTH} levels")));
        }
        Ok(document)
    }

    /// Reads a value of this library from the document.
    ///
    /// # Errors
    /// Every fault that the type's checks find, each with its path.
    pub fn read<T: Read>(&self) -> Result<T, Error> {
        self.read_named(Naming::SnakeCase)
    }

    /// Reads a value, with field names in the style of the host language.
    ///
    /// # Errors
    /// Every fault that the type's checks find, each with its path.
    pub fn read_named<T: Read>(&self, naming: Naming) -> Result<T, Error> {
        Reader::start(self, naming, T::read)
    }

    /// What was expected where this stands, with the advice of the host language about a value of its own.
    #[must_use]
    #[inline(never)]
    pub fn expected(&self, expected: &str) -> String {
        match self {
            Self::Advised(advice) => format!("{expected}; {advice}"),
            _ => expected.to_owned(),
        }
    }

    /// An object of these entries.
    pub fn object<K: Into<String>>(entries: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::Object(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    fn deeper_than(&self, levels: usize) -> bool {
        match self {
            Self::List(entries) => levels == 0 || entries.iter().any(|entry| entry.deeper_than(levels - 1)),
            Self::Object(entries) => levels == 0 || entries.iter().any(|(_, entry)| entry.deeper_than(levels - 1)),
            _ => false,
        }
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DocumentVisitor)
    }
}

struct DocumentVisitor;

impl<'de> Visitor<'de> for DocumentVisitor {
    type Value = Document;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a plain value")
    }

    fn visit_unit<E>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }

    fn visit_none<E>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Document, D::Error> {
        Document::deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Document, E> {
        Ok(Document::Bool(value))
    }

    #[expect(clippy::cast_precision_loss, reason = "every whole number that is allowed anywhere is far below 2^53")]
    fn visit_i64<E>(self, value: i64) -> Result<Document, E> {
        Ok(Document::Number(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "every whole number that is allowed anywhere is far below 2^53")]
    fn visit_u64<E>(self, value: u64) -> Result<Document, E> {
        Ok(Document::Number(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "every whole number that is allowed anywhere is far below 2^53")]
    fn visit_i128<E>(self, value: i128) -> Result<Document, E> {
        Ok(Document::Number(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "every whole number that is allowed anywhere is far below 2^53")]
    fn visit_u128<E>(self, value: u128) -> Result<Document, E> {
        Ok(Document::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Document, E> {
        Ok(Document::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Document, E> {
        Ok(Document::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Document, E> {
        Ok(Document::Text(value))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Document, E> {
        Ok(Document::Foreign)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Document, D::Error> {
        Document::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Document, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_element()? {
            entries.push(entry);
        }
        Ok(Document::List(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Document, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        match entries.as_slice() {
            [(name, Document::Text(digits))] if name == NUMBER => match number(digits) {
                Some(number) if number.is_infinite() => Err(A::Error::custom("a number that is too large")),
                Some(number) => Ok(Document::Number(number)),
                None => Ok(Document::Object(entries)),
            },
            _ => Ok(Document::Object(entries)),
        }
    }
}

/// The name under which `serde_json` hands over a number as the one entry of an object, its digits as text:
/// where any crate of a program turns on the feature `arbitrary_precision`, every decimal comes so.
const NUMBER: &str = "$serde_json::private::Number";

/// The number nearest to these digits of JSON; none where they are no digits, as where somebody's own object
/// has that name in it.
fn number(digits: &str) -> Option<f64> {
    let begins = digits.strip_prefix('-').unwrap_or(digits).starts_with(|first: char| first.is_ascii_digit());
    begins.then(|| digits.parse().ok())?
}
