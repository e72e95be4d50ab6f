//! What a later release of this library wrote and this one does not know: it is kept, and written back as it was.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::Document;

/// A code of a later release, with what stands beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Unrecognised {
    tag: String,
    code: String,
    data: Vec<(String, Document)>,
}

impl Unrecognised {
    /// The code in the entry `tag`, unless it is a known one, and the other entries.
    pub(super) fn of(entries: &[(String, Document)], tag: &str, known: &[&str]) -> Option<Self> {
        let (codes, data): (Vec<_>, Vec<_>) = entries.iter().cloned().partition(|(name, _)| name == tag);
        match codes.as_slice() {
            [(tag, Document::Text(code))] if is_code(code) && !known.contains(&code.as_str()) => {
                Some(Self { tag: tag.clone(), code: code.clone(), data })
            }
            _ => None,
        }
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// What stands beside it, under the names in which it is stored.
    #[must_use]
    pub fn data(&self) -> &[(String, Document)] {
        &self.data
    }
}

/// Whether a text has the form of a code, so that it may be told: nobody's words have.
fn is_code(text: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=64).contains(&text.len()) && text.bytes().all(sign)
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

/// A whole number is written as one, as it was before it was read.
fn number<S: Serializer>(value: f64, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53
    if value.fract() == 0.0 && value.abs() <= EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and in range")]
        return serializer.serialize_i64(value as i64);
    }
    serializer.serialize_f64(value)
}
