//! What a later release of this library wrote and this one does not know: it is kept, and written back as it was.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::place::Place;
use super::{Document, MAXIMUM_DEPTH, Named, Reader};
use crate::error::ErrorKind;

/// How deeply what is kept may be nested: the rest is for the records around it, so that what was read can be written
/// and read again, wherever in an answer it then stands.
const KEPT_DEPTH: usize = MAXIMUM_DEPTH - 16;

/// A code of a later release, with what stands beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Unrecognised {
    tag: String,
    code: String,
    data: Named<String, Document>,
}

impl Unrecognised {
    /// The code in the entry `tag`, unless it is a known one, and the other entries. What JSON cannot write among them
    /// is refused.
    pub(super) fn of(reader: &Reader<'_>, tag: &str, known: &[&str]) -> Option<Self> {
        let Document::Object(entries) = reader.document() else { return None };
        let mut codes = entries.iter().filter(|(name, _)| name == tag);
        let (Some((_, Document::Text(code))), None) = (codes.next(), codes.next()) else { return None };
        if !is_code(code) || known.contains(&code.as_str()) {
            return None;
        }
        let beside = || (1..).zip(entries).filter(|(_, (name, _))| name != tag);
        let mut sound = true;
        for (number, (name, document)) in beside() {
            let place = Place::Entry(&reader.place, number, name);
            sound &= is_plain(&Reader { document, place, ..*reader }, KEPT_DEPTH);
        }
        // Where it is not, the faults that were found end the reading; a copy could be of any depth.
        let data = if sound { beside().map(|(_, entry)| entry.clone()).collect() } else { Named::default() };
        Some(Self { tag: tag.to_owned(), code: code.clone(), data })
    }

    /// What is said of it where others of its kind have a sentence.
    pub(crate) fn sentence(&self) -> String {
        format!("A later release of this software says `{}`, which this one does not know.", self.code)
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// What stands beside it, under the names in which it is stored: what JSON can write, and so no days, no values
    /// of one host language, no NaN and no infinity. Numbers are floats, as everywhere here; of a whole number beyond
    /// 2⁵³ that is the nearest.
    #[must_use]
    pub fn data(&self) -> &[(String, Document)] {
        &self.data
    }
}

/// Whether a text has the form of a code, so that it may be told: nobody's words have.
pub(super) fn is_code(text: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=64).contains(&text.len()) && text.bytes().all(sign)
}

/// Whether a value can be kept; else its faults are recorded.
pub(super) fn is_kept(reader: &Reader<'_>) -> bool {
    is_plain(reader, KEPT_DEPTH)
}

/// Whether this is what JSON can write, at most so many levels deep; else its faults are recorded.
fn is_plain(reader: &Reader<'_>, levels: usize) -> bool {
    let document = reader.document();
    let below = match document {
        Document::Null | Document::Bool(_) | Document::Text(_) => return true,
        Document::Number(_) => return reader.number().is_some(),
        Document::Date(_) | Document::Foreign | Document::Advised(_) => {
            let expected = "a text, a number, true or false, a list or an object";
            return reader.fault::<()>(ErrorKind::WrongType, expected).is_some();
        }
        Document::List(_) | Document::Object(_) => levels.checked_sub(1),
    };
    let Some(below) = below else {
        return reader.fault::<()>(ErrorKind::TooDeep, format!("at most {KEPT_DEPTH} levels")).is_some();
    };
    let Document::Object(entries) = document else {
        return reader.list_with(|entry| is_plain(entry, below).then_some(())).is_some();
    };
    if entries.len() > reader.longest {
        let expected = format!("at most {} entries", reader.longest);
        return reader.fault::<()>(ErrorKind::TooMany, expected).is_some();
    }
    let mut sound = reader.object().is_some();
    for (number, (name, document)) in (1..).zip(entries) {
        sound &= is_plain(&Reader { document, place: Place::Entry(&reader.place, number, name), ..*reader }, below);
    }
    sound
}

impl Serialize for Unrecognised {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.data.len() + 1))?;
        map.serialize_entry(&self.tag, &self.code)?;
        for (name, value) in &self.data {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// As JSON has it. What JSON has no word for is null.
impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::Foreign | Self::Advised(_) => serializer.serialize_none(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => number(*value, serializer),
            Self::Text(text) | Self::Date(text) => serializer.serialize_str(text),
            Self::List(entries) => serializer.collect_seq(entries),
            Self::Object(entries) => serializer.collect_map(entries.iter().map(|(name, value)| (name, value))),
        }
    }
}

/// A whole number is written as one, as it was before it was read; minus zero is none to JSON's other readers.
fn number<S: Serializer>(value: f64, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53
    if value.fract() == 0.0 && value.abs() <= EXACT && value.to_bits() != (-0.0_f64).to_bits() {
        #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and in range")]
        return serializer.serialize_i64(value as i64);
    }
    serializer.serialize_f64(value)
}
