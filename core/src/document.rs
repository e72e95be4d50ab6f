//! The one door through which data enters: a tree of plain values, read with every check at once.
//!
//! JSON text, Python objects and JavaScript objects all become a [`Document`]; each type of this
//! library says in its [`Read`] how it is read from one. A fault does not end the reading: all of
//! them are collected, each with its path, and none repeats what stood in the document.

mod budget;
mod decimal;
#[cfg(feature = "schema")]
pub mod describe;
mod entries;
mod errors;
#[cfg(feature = "schema")]
mod errors_schema;
mod fields;
mod json;
mod kept;
mod lists;
mod made;
mod naming;
mod nearest;
mod number;
mod parse;
mod place;
mod plain;
mod reader;
#[cfg(feature = "plan")]
mod rows;
mod slots;
mod style;
mod texts;
mod unrecognised;
mod version;
mod writer;

pub(crate) use entries::{Entries, in_order_of, same_by_name};
pub use entries::{Key, Named};
pub use fields::Fields;
pub use kept::{Gathered, Growing, Kept, MAXIMUM_KEPT_BYTES};
pub use made::{Given, Made};
pub use naming::Naming;
pub(crate) use nearest::{all_nearest, nearest};
pub use number::{number_of, whole_of};
pub(crate) use parse::nearest_number;
#[cfg(feature = "plan")]
pub(crate) use parse::stops_within;
pub use plain::Plain;
pub use reader::{Read, Reader};
#[cfg(feature = "plan")]
pub(crate) use rows::with_rows;
pub use slots::{Name, Slot, With, Within};
pub(crate) use texts::Texts;
pub use unrecognised::Unrecognised;

use serde::Serialize;

use crate::error::{Error, ErrorKind};

/// How deeply a document may be nested.
pub const MAXIMUM_DEPTH: usize = 64;

/// The most values that one document may hold, lists and objects counted with what is in them. The largest
/// that anybody needs, a ranking of 2,000 goals with 20,000 arrows, holds 300,000.
pub const MAXIMUM_VALUES: usize = 1_000_000;

/// The most entries of a list or an object, unless a type allows fewer.
pub const MAXIMUM_LENGTH: usize = 100_000;

/// The most bytes of JSON text of any kind; most kinds of document allow fewer, see [`Stored`].
pub const MAXIMUM_BYTES: usize = 16_000_000;

/// A kind of document that comes as a JSON text of its own.
///
/// ```
/// use therapy_goals::document::{Stored, from_json};
/// use therapy_goals::goal::Goal;
///
/// let error = from_json::<Goal>(&" ".repeat(Goal::MAXIMUM_BYTES + 1)).unwrap_err();
/// assert_eq!(error.code(), "too_long");
/// ```
pub trait Stored: Read {
    /// The most bytes of its text: far more than anybody needs, and few enough to be read or refused in a moment.
    const MAXIMUM_BYTES: usize;
}

/// Reads a document of this kind from JSON text.
///
/// # Errors
/// `too_long` where the text has more than [`Stored::MAXIMUM_BYTES`], before anything in it is looked at; else as
/// [`Document::from_json`], and every fault that the type's checks find, each with its path.
pub fn from_json<T: Stored>(text: &str) -> Result<T, Error> {
    parse::parse(text, T::MAXIMUM_BYTES)?.read()
}

/// For many documents that are read in turn: each uses the memory of the one before again, and its texts.
pub(crate) struct Turn {
    /// What was read last.
    pub(crate) document: Document,
    spare: parse::Spare,
    texts: Texts,
}

impl Turn {
    /// Before the first one.
    pub(crate) fn new() -> Self {
        Self { document: Document::Null, spare: parse::Spare::default(), texts: Texts::of_many() }
    }

    /// As [`from_json`].
    ///
    /// # Errors
    /// The same.
    pub(crate) fn read<T: Stored>(&mut self, text: &str) -> Result<T, Error> {
        parse::parse_into(&mut self.document, &mut self.spare, text, T::MAXIMUM_BYTES)?;
        Reader::start(&self.document, Naming::SnakeCase, &[], &self.texts, T::read)
    }
}

/// A value as JSON text, with field names in the style of the host language. Names that are data, such as ids and
/// codes, stay as they are.
///
/// # Errors
/// `invalid_json` where a value cannot be written, as a map whose names are no texts; none of this library is such.
pub fn to_json(value: &impl Serialize, naming: Naming) -> Result<String, Error> {
    let mut writer = writer::Writer::new(naming);
    let written = value.serialize(&mut writer);
    writer.end(written).ok_or_else(|| Error::new(ErrorKind::InvalidJson, "", "a value that JSON can write"))
}

/// A tree of plain values, as JSON has them, with three additions: numbers that JSON cannot write
/// (NaN, infinity) and values of a type that JSON has not, so that each can be refused by name, and days
/// of the type that a host language has for days.
///
/// Two are equal where they say the same: in which order the entries of an object stand says nothing.
#[derive(Debug, Clone)]
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

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) | (Self::Foreign, Self::Foreign) => true,
            (Self::Bool(one), Self::Bool(other)) => one == other,
            (Self::Number(one), Self::Number(other)) => one == other,
            (Self::Text(one), Self::Text(other)) | (Self::Date(one), Self::Date(other)) => one == other,
            (Self::List(one), Self::List(other)) => one == other,
            (Self::Object(one), Self::Object(other)) => same_by_name(one, other, |one, other| one.0.cmp(&other.0)),
            (Self::Advised(one), Self::Advised(other)) => one == other,
            _ => false,
        }
    }
}

impl Document {
    /// Reads JSON text of any kind; for a kind that is known [`from_json`] allows no more than that needs.
    ///
    /// # Errors
    /// `too_long` above [`MAXIMUM_BYTES`], before anything is looked at; `invalid_json` with line and column
    /// where the text is not JSON; `too_deep` where it is nested more than [`MAXIMUM_DEPTH`] levels deep,
    /// `too_many` where it holds more than [`MAXIMUM_VALUES`] values or a list more than [`MAXIMUM_LENGTH`]
    /// entries, both as soon as that is seen.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        parse::parse(text, MAXIMUM_BYTES)
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
        self.read_beside(&[], naming)
    }

    /// Reads a value from an object in which arguments stand beside the options. Arguments that the type does not
    /// know are left to the caller, and what is said of an unknown option names the options alone.
    ///
    /// # Errors
    /// Every fault that the type's checks find, each with its path.
    pub(crate) fn read_beside<T: Read>(&self, arguments: &[&'static str], naming: Naming) -> Result<T, Error> {
        Reader::start(self, naming, arguments, &Texts::default(), T::read)
    }

    /// Reads a value in a way of its own, with field names in the style of the host language.
    ///
    /// # Errors
    /// Every fault that is recorded, each with its path.
    pub(crate) fn read_with<T>(&self, naming: Naming, read: impl Fn(&Reader<'_>) -> Option<T>) -> Result<T, Error> {
        Reader::start(self, naming, &[], &Texts::default(), read)
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
}
