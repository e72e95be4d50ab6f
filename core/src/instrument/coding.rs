//! How a sheet is coded that arrives otherwise than the form says.

use serde::ser::{Serialize, SerializeMap, Serializer};
use therapy_goals_derive::Record;

use crate::document::{Document, Named, Read, Reader};
use crate::error::ErrorKind;
use crate::instrument::tables::POINTS;
use crate::scalar::{Code, Language};

/// How a sheet is coded that arrives otherwise than the form says. Nothing is guessed: without a word here a text, a
/// boolean or a number that is no option is refused.
///
/// Each cell is read in this order: what is missing; a label, a boolean or digits; `lowest`; `reversed`; then the
/// checks of every answer, and the scoring with its own reversing and recoding.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Default, Record)]
#[record(new)]
pub struct Coding {
    /// What stands for a missing answer, as it arrives: the number 999 and the text `999` are two. Nothing, NaN and
    /// NA are always missing, infinity never. What the sheet uses for an answer is refused.
    #[write(unless_default)]
    pub missing: Vec<MissingCode>,
    /// Which texts are answers: none (false), the labels of the form (true), its LOINC answer codes (`loinc`), or
    /// these, each with its number. Case and blanks at the ends do not matter.
    #[read(default)]
    #[write(unless_default)]
    pub labels: LabelCoding,
    /// The language of the form's labels: English, `en`, unless it is said here, or that of the instrument.
    pub language: Option<Language>,
    /// The number of the lowest answer, where that is not the form's: 1 for a sheet from 1 to 4 of a form from 0 to 3.
    #[read(within = POINTS)]
    pub lowest: Option<i32>,
    /// Which items arrive reversed already, of those that scoring reverses: none (false), all (true), or these.
    #[read(default)]
    #[write(unless_default)]
    pub reversed: ReversedItems,
    /// What stands between the digits of a text.
    #[read(default)]
    #[write(unless_default)]
    pub decimal: DecimalSign,
    /// Whether true is 1 and false is 0, of items whose options are 0 and 1.
    #[read(default)]
    #[write(unless_default)]
    pub booleans: bool,
    /// Whether a text of digits is a number.
    #[read(default)]
    #[write(unless_default)]
    pub texts: bool,
    /// Where the answers stand in a row of a table: the name of a column with `{item}` for the id of the item, such as
    /// `phq9_{item}`, or the names of the columns of the scored items in form order. Other columns are not looked at;
    /// a column that is not there is refused.
    pub columns: Option<Columns>,
}

/// What stands for a missing answer: a number or a text.
#[derive(Debug, Clone, PartialEq)]
pub enum MissingCode {
    /// This number.
    Number(f64),
    /// This text, to the letter.
    Text(String),
}

/// Which texts are answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum LabelCoding {
    /// None.
    #[default]
    None,
    /// The labels of the form.
    Form,
    /// The LOINC answer codes of the form.
    Loinc,
    /// These, each with its number.
    These(Named<String, f64>),
}

/// Which items arrive reversed already.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ReversedItems {
    /// None.
    #[default]
    None,
    /// All that scoring reverses.
    All,
    /// These.
    These(Vec<Code>),
}

/// What stands between the whole digits of a number and the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Record)]
pub enum DecimalSign {
    /// A point, as in 6.5.
    #[default]
    #[record(code = ".")]
    Point,
    /// A comma, as in 6,5.
    #[record(code = ",")]
    Comma,
}

/// Where the answers stand in a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Columns {
    /// A name with [`Columns::ITEM`] for the id of the item.
    Named(String),
    /// The columns of the scored items, in form order.
    These(Vec<String>),
}

impl Columns {
    /// What stands for the id of the item.
    pub const ITEM: &'static str = "{item}";
}

impl Read for MissingCode {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        match reader.document() {
            Document::Text(text) => Some(Self::Text(text.clone())),
            Document::Number(_) => reader.number().map(Self::Number),
            _ => reader.fault(ErrorKind::WrongType, "a number or a text; nothing, NaN and NA are always missing"),
        }
    }
}

impl Read for LabelCoding {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        const EXPECTED: &str = "false, true for the labels of the form, `loinc`, or an object such as \
                                {\"Several days\": 1}";
        match reader.document() {
            Document::Bool(false) => Some(Self::None),
            Document::Bool(true) => Some(Self::Form),
            Document::Text(text) if text == "loinc" => Some(Self::Loinc),
            Document::Text(_) => reader.fault(ErrorKind::UnknownCode, EXPECTED),
            Document::Object(_) => {
                reader.named("a text", |name| Some(name.to_owned())).map(|labels| Self::These(labels.into()))
            }
            _ => reader.fault(ErrorKind::WrongType, EXPECTED),
        }
    }
}

impl Read for ReversedItems {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        match reader.document() {
            Document::Bool(false) => Some(Self::None),
            Document::Bool(true) => Some(Self::All),
            Document::List(_) => reader.list_with(item).map(Self::These),
            _ => reader.fault(ErrorKind::WrongType, "false, true for all, or a list of the ids of items"),
        }
    }
}

/// The id of an item, which may be a whole number as in the names of answers.
fn item(reader: &Reader<'_>) -> Option<Code> {
    match reader.document() {
        Document::Number(_) => Code::new(&reader.whole(0, i32::MAX)?.to_string()).ok(),
        _ => Code::read(reader),
    }
}

impl Read for Columns {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        match reader.document() {
            Document::Text(text) => Some(Self::Named(text.clone())),
            Document::List(_) => reader.list_with(|name| name.text().map(str::to_owned)).map(Self::These),
            _ => reader.fault(ErrorKind::WrongType, "a text such as `phq9_{item}`, or a list of the names of columns"),
        }
    }
}

impl Serialize for MissingCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => text.serialize(serializer),
        }
    }
}

impl Serialize for LabelCoding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => false.serialize(serializer),
            Self::Form => true.serialize(serializer),
            Self::Loinc => "loinc".serialize(serializer),
            Self::These(labels) => {
                let mut map = serializer.serialize_map(Some(labels.len()))?;
                for (label, value) in labels {
                    map.serialize_entry(label, value)?;
                }
                map.end()
            }
        }
    }
}

impl Serialize for ReversedItems {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => false.serialize(serializer),
            Self::All => true.serialize(serializer),
            Self::These(items) => items.serialize(serializer),
        }
    }
}

impl Serialize for Columns {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Named(name) => name.serialize(serializer),
            Self::These(names) => names.serialize(serializer),
        }
    }
}

through_the_door!(MissingCode, LabelCoding, ReversedItems, Columns);
