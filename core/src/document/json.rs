//! From whatever serde reads to a document, with its limits held on the way.

use std::cell::RefCell;
use std::{fmt, mem};

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
        let (limits, mut document) = (Limits::default(), Self::Null);
        let read = Seed::start(&limits, &mut document).deserialize(value);
        read.map(|()| document).map_err(|_| {
            let refused = || Error::new(ErrorKind::WrongType, "", "a plain value");
            limits.passed.take().unwrap_or_else(refused)
        })
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut document = Self::Null;
        Seed::start(&Limits::default(), &mut document).deserialize(deserializer)?;
        Ok(document)
    }
}

/// Reads a document, of which `take` takes the entries of the list in this field.
pub(super) fn with_each<'de, D: Deserializer<'de>>(
    deserializer: D,
    field: &'static str,
    take: &mut dyn FnMut(&Document),
) -> Result<Document, D::Error> {
    let (limits, mut document) = (Limits::default(), Document::Null);
    let each = Some(Each { field: Some(field), take: &mut *take });
    Seed { each, ..Seed::start(&limits, &mut document) }.deserialize(deserializer)?;
    Ok(document)
}

/// What one document may still hold, the limit that was passed, and what is not read to its end.
#[derive(Default)]
struct Limits {
    budget: Budget,
    passed: RefCell<Option<Error>>,
    /// The entries of lists and of objects that are not read to their end, those of the innermost last: a list is made when
    /// it is known how long it is, so that none is made again while it grows.
    listed: RefCell<Vec<Document>>,
    named: RefCell<Vec<(String, Document)>>,
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

/// Takes those off the stack that stand there above so many others, and puts them behind these.
fn take<T>(entries: &mut Vec<T>, stack: &RefCell<Vec<T>>, below: usize) {
    let mut stack = stack.borrow_mut();
    let below = below.min(stack.len());
    entries.reserve_exact(stack.len() - below);
    entries.extend(stack.drain(below..));
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

/// Reads one value into a document, so many levels above the deepest that is allowed. What stood in the document is written
/// over: of a text that is read into one of the last line its memory is used again.
struct Seed<'b> {
    limits: &'b Limits,
    levels: usize,
    room: &'b mut Document,
    each: Option<Each<'b>>,
}

/// Who takes each entry of a list as soon as it is read, so that the list itself stays empty.
struct Each<'b> {
    /// The field of the outermost object in which the list stands, until it is found there.
    field: Option<&'static str>,
    take: &'b mut dyn FnMut(&Document),
}

impl<'b> Seed<'b> {
    fn start(limits: &'b Limits, room: &'b mut Document) -> Self {
        Self { limits, levels: MAXIMUM_DEPTH, room, each: None }
    }

    #[expect(clippy::unnecessary_wraps, reason = "as every visitor answers")]
    fn put<E>(self, value: Document) -> Result<(), E> {
        *self.room = value;
        Ok(())
    }

    /// An object at the deepest level: none may stand there, but for a number that is handed over as one.
    fn deepest<'de, A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        if access.next_key::<String>()?.is_some_and(|name| name == NUMBER)
            && let Ok(digits) = access.next_value::<String>()
            && let Some(number) = number(&digits)?
        {
            return self.put(Document::Number(number));
        }
        self.limits.held(deeper(self.levels).map(|_| ()))
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.limits.held(self.limits.budget.spend())?;
        deserializer.deserialize_any(self)
    }
}

#[expect(clippy::cast_precision_loss, reason = "every whole number that is allowed anywhere is far below 2^53")]
impl<'de> Visitor<'de> for Seed<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a plain value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.put(Document::Null)
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.put(Document::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.put(Document::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.put(Document::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.put(Document::Number(value as f64))
    }

    fn visit_i128<E>(self, value: i128) -> Result<(), E> {
        self.put(Document::Number(value as f64))
    }

    fn visit_u128<E>(self, value: u128) -> Result<(), E> {
        self.put(Document::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.put(Document::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        match self.room {
            Document::Text(text) => value.clone_into(text),
            room => *room = Document::Text(value.to_owned()),
        }
        Ok(())
    }

    fn visit_string<E>(self, value: String) -> Result<(), E> {
        self.put(Document::Text(value))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<(), E> {
        self.put(Document::Foreign)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let levels = self.limits.held(deeper(self.levels))?;
        let mut entries = match mem::replace(self.room, Document::Null) {
            Document::List(entries) => entries,
            _ => Vec::new(),
        };
        let limits = self.limits;
        if let Some(Each { field: None, take }) = self.each {
            let mut entry = Document::Null;
            for number in 0.. {
                if access.next_element_seed(Seed { limits, levels, room: &mut entry, each: None })?.is_none() {
                    break;
                }
                limits.held(longer(number))?;
                take(&entry);
            }
            *self.room = Document::List(Vec::new());
            return Ok(());
        }
        let below = limits.listed.borrow().len();
        for number in 0.. {
            let (mut next, more) = (Document::Null, number >= entries.len());
            let room = entries.get_mut(number).unwrap_or(&mut next);
            if access.next_element_seed(Seed { limits, levels, room, each: None })?.is_none() {
                entries.truncate(number);
                break;
            }
            limits.held(longer(number))?;
            if more {
                limits.listed.borrow_mut().push(next);
            }
        }
        take(&mut entries, &limits.listed, below);
        *self.room = Document::List(entries);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<(), A::Error> {
        let Ok(levels) = deeper(self.levels) else { return self.deepest(access) };
        let mut entries = match mem::replace(self.room, Document::Null) {
            Document::Object(entries) => entries,
            _ => Vec::new(),
        };
        let (limits, mut each) = (self.limits, self.each.take());
        let below = limits.named.borrow().len();
        for number in 0.. {
            let (mut next, more) = ((String::new(), Document::Null), number >= entries.len());
            let (name, room) = entries.get_mut(number).unwrap_or(&mut next);
            if access.next_key_seed(Name(name))?.is_none() {
                entries.truncate(number);
                break;
            }
            limits.held(longer(number))?;
            let each = match &mut each {
                Some(each) if each.field.is_some_and(|field| field == name.as_str()) => {
                    each.field = None;
                    Some(Each { field: None, take: &mut *each.take })
                }
                _ => None,
            };
            access.next_value_seed(Seed { limits, levels, room, each })?;
            if more {
                limits.named.borrow_mut().push(next);
            }
        }
        take(&mut entries, &limits.named, below);
        if let [(name, Document::Text(digits))] = entries.as_slice()
            && name == NUMBER
            && let Some(number) = number(digits)?
        {
            return self.put(Document::Number(number));
        }
        *self.room = Document::Object(entries);
        Ok(())
    }
}

/// Reads the name of an entry over the one that stood there.
struct Name<'b>(&'b mut String);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<(), E> {
        name.clone_into(self.0);
        Ok(())
    }
}
