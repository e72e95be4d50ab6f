//! From whatever serde reads to a document, with its limits held on the way.

use std::cell::RefCell;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as Refusal, MapAccess, SeqAccess, Visitor};

use super::budget::{Budget, deeper, longer};
use super::parse::nearest_number;
use super::{Document, MAXIMUM_DEPTH};
use crate::error::{Error, ErrorKind};

impl TryFrom<&serde_json::Value> for Document {
    type Error = Error;

    /// # Errors
    /// `too_deep` and `too_many`, as of a text: see [`Document::from_json`].
    fn try_from(value: &serde_json::Value) -> Result<Self, Error> {
        let limits = Limits::default();
        Seed { limits: &limits, levels: MAXIMUM_DEPTH }.deserialize(value).map_err(|_| {
            let refused = || Error::new(ErrorKind::WrongType, "", "a plain value");
            limits.passed.take().unwrap_or_else(refused)
        })
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Seed { limits: &Limits::default(), levels: MAXIMUM_DEPTH }.deserialize(deserializer)
    }
}

/// What one document may still hold, and the limit that was passed.
#[derive(Default)]
struct Limits {
    budget: Budget,
    passed: RefCell<Option<Error>>,
}

impl Limits {
    /// As the reader's own refusal, beside which the limit is kept.
    fn held<T, E: Refusal>(&self, within: Result<T, Error>) -> Result<T, E> {
        within.map_err(|error| {
            let refusal = E::custom(&error);
            self.passed.replace(Some(error));
            refusal
        })
    }
}

/// The name under which `serde_json` hands over a number as the one entry of an object, its digits as text:
/// where any crate of a program turns on the feature `arbitrary_precision`, every decimal comes so.
const NUMBER: &str = "$serde_json::private::Number";

/// The number nearest to these digits of JSON; none where they are no digits, as where somebody's own object
/// has that name in it.
fn number<E: Refusal>(digits: &str) -> Result<Option<f64>, E> {
    let begins = digits.strip_prefix('-').unwrap_or(digits).starts_with(|first: char| first.is_ascii_digit());
    if !begins || !digits.ends_with(|last: char| last.is_ascii_digit()) {
        return Ok(None);
    }
    match nearest_number(digits) {
        Some(number) if number.is_infinite() => Err(E::custom("a number that is too large")),
        found => Ok(found),
    }
}

/// Reads one value, so many levels above the deepest that is allowed.
struct Seed<'b> {
    limits: &'b Limits,
    levels: usize,
}

impl Seed<'_> {
    /// An object at the deepest level: none may stand there, but for a number that is handed over as one.
    fn deepest<'de, A: MapAccess<'de>>(self, mut access: A) -> Result<Document, A::Error> {
        if access.next_key::<String>()?.is_some_and(|name| name == NUMBER)
            && let Ok(digits) = access.next_value::<String>()
            && let Some(number) = number(&digits)?
        {
            return Ok(Document::Number(number));
        }
        self.limits.held(deeper(self.levels).map(|_| Document::Null))
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Document;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Document, D::Error> {
        self.limits.held(self.limits.budget.spend())?;
        deserializer.deserialize_any(self)
    }
}

#[expect(clippy::cast_precision_loss, reason = "every whole number that is allowed anywhere is far below 2^53")]
impl<'de> Visitor<'de> for Seed<'_> {
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
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Document, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Document, E> {
        Ok(Document::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Document, E> {
        Ok(Document::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Document, E> {
        Ok(Document::Number(value as f64))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Document, E> {
        Ok(Document::Number(value as f64))
    }

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

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Document, A::Error> {
        let limits = self.limits;
        let levels = limits.held(deeper(self.levels))?;
        let mut entries = Vec::new();
        while let Some(entry) = access.next_element_seed(Seed { limits, levels })? {
            limits.held(longer(entries.len()))?;
            entries.push(entry);
        }
        // Many small lists with room for more would hold several times what they need.
        entries.shrink_to_fit();
        Ok(Document::List(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Document, A::Error> {
        let limits = self.limits;
        let Ok(levels) = deeper(self.levels) else { return self.deepest(access) };
        let mut entries = Vec::new();
        while let Some(name) = access.next_key::<String>()? {
            limits.held(longer(entries.len()))?;
            entries.push((name, access.next_value_seed(Seed { limits, levels })?));
        }
        if let [(name, Document::Text(digits))] = entries.as_slice()
            && name == NUMBER
            && let Some(number) = number(digits)?
        {
            return Ok(Document::Number(number));
        }
        entries.shrink_to_fit();
        Ok(Document::Object(entries))
    }
}
