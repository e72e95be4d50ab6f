//! What a later release wrote beside what this one knows: it is kept, takes part in equality, and is written back last,
//! each field in the object in which it stood.
//!
//! Only what is stored as an answer is read so, and only where its `schema_version` says a later minor version of its
//! kind. While such a document is read, unknown fields are gathered with the way to them from its root ([`Gathered`]); it
//! keeps them as one value ([`Kept`]), so that the records in it need no place for them.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};

use super::place::Place;
use super::style::{DATA_MARK, FIELD, FIELD_MARK};
use super::unrecognised::is_kept;
use super::writer::{Writer, Written};
use super::{Document, MAXIMUM_BYTES, Naming, Reader, parse, to_json};
use crate::error::ErrorKind;
use crate::sort;

/// The most bytes of JSON that are kept of a document.
pub const MAXIMUM_KEPT_BYTES: usize = 65_536;

/// The fields of a stored document that a later release wrote and this one does not know.
///
/// ```
/// use therapy_goals::instrument::{self, Respondent, Score};
///
/// let score = instrument::get("gad-2")?.score([1, 1], Respondent::default())?;
/// let text = serde_json::to_string(&score)?.replace(r#""schema_version":"1.0""#, r#""schema_version":"1.9","mood":"calm""#);
/// let later = Score::from_json(&text)?;
/// assert_eq!(later.kept().json(), r#"{"mood":"calm"}"#);
/// assert!(serde_json::to_string(&later)?.ends_with(r#","mood":"calm"}"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kept(Option<Arc<[Beside]>>);

/// A field that stood beside those that are known.
#[derive(Debug, PartialEq)]
struct Beside {
    way: Vec<Step>,
    name: String,
    value: Document,
}

/// A step of the way from the root of the document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// A field of a record.
    Field(&'static str),
    /// An entry whose name is data.
    Name(String),
    /// An entry of a list.
    Index(usize),
}

impl Kept {
    /// Whether nothing is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// What is kept, as JSON: as the document has it, without what is known.
    #[must_use]
    pub fn json(&self) -> String {
        let mut all = Document::Object(Vec::new());
        for Beside { way, name, value } in self.all() {
            // Of an entry of a list it is told by its number which one it is of.
            let way: Vec<Step> = way.iter().map(Step::told).collect();
            put(&mut all, &way, name, marked(value));
        }
        to_json(&unmarked(&all), Naming::SnakeCase).unwrap_or_default()
    }

    fn all(&self) -> &[Beside] {
        self.0.as_deref().unwrap_or_default()
    }

    /// What is known of a document, as it was written with marks, together with what is kept of it.
    #[inline(never)] // As of the next ones, one copy for all types: see the size of the WebAssembly module.
    fn beside(&self, writer: Writer, written: Written) -> Option<Document> {
        let mut document = parse::parse(&writer.end(written)?, 2 * MAXIMUM_BYTES).ok()?;
        for Beside { way, name, value } in self.all() {
            put(&mut document, way, name, marked(value));
        }
        Some(document)
    }
}

/// A stored document of which a later release may have more fields.
pub trait Growing {
    /// What is kept of it.
    fn kept(&self) -> &Kept;

    /// Writes what is known of it.
    ///
    /// # Errors
    /// Those of the serializer.
    fn serialize_known<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Writes all of it.
    ///
    /// # Errors
    /// Those of the serializer.
    fn serialize_all<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>
    where
        Self: Sized,
    {
        if self.kept().is_empty() {
            return self.serialize_known(serializer);
        }
        let mut writer = Writer::marked();
        let known = self.serialize_known(&mut writer);
        match self.kept().beside(writer, known) {
            Some(document) => Marked(&document).serialize(serializer),
            None => Err(S::Error::custom("a value that JSON cannot write")),
        }
    }
}

/// What is gathered while a document is read.
#[derive(Default)]
pub struct Gathered {
    pub(super) later: Cell<bool>,
    /// How many steps lead to the root of the document from that of the input.
    root: usize,
    bytes: Cell<usize>,
    fields: RefCell<Vec<Beside>>,
}

impl Gathered {
    /// For the document that stands at this place.
    #[must_use]
    pub fn at(reader: &Reader<'_>) -> Self {
        Self { root: reader.place.way().len(), ..Self::default() }
    }

    /// For a part of an answer at this place, which says no version of its own: it may be of a later release.
    pub(crate) fn of_any_release(reader: &Reader<'_>) -> Self {
        let gathered = Self::at(reader);
        gathered.later.set(true);
        gathered
    }

    /// An entry whose name is not known here, where a later release wrote it: it is kept, or what speaks against that is
    /// a fault.
    #[cold]
    #[inline(never)]
    pub(super) fn keep(&self, reader: &Reader<'_>, number: usize, name: &String, value: &Document) {
        let place = Place::Entry(&reader.place, number, name);
        let entry = reader.below(value, place);
        if !is_kept(&entry) {
            return;
        }
        let bytes = to_json(value, Naming::SnakeCase).map_or(0, |text| text.len());
        self.bytes.set(self.bytes.get().saturating_add(name.len()).saturating_add(bytes));
        if self.bytes.get() > MAXIMUM_KEPT_BYTES {
            let expected = format!("at most {MAXIMUM_KEPT_BYTES} bytes of fields that are not known here");
            entry.fault::<()>(ErrorKind::TooLong, expected);
            return;
        }
        let way = reader.place.way().split_off(self.root);
        self.fields.borrow_mut().push(Beside { way, name: name.to_owned(), value: value.clone() });
    }

    /// What was found, in an order of its own.
    #[must_use]
    #[inline(never)]
    pub fn kept(self) -> Kept {
        let mut fields = self.fields.into_inner();
        sort::by(&mut fields, |one, other| (&one.way, &one.name).cmp(&(&other.way, &other.name)));
        Kept((!fields.is_empty()).then(|| fields.into()))
    }
}

impl Step {
    /// The name of the step in a document whose names are marked; an entry of a list has none.
    fn marked(&self) -> Option<String> {
        match self {
            Self::Field(name) => Some(format!("{FIELD_MARK}{name}")),
            Self::Name(name) => Some(format!("{DATA_MARK}{name}")),
            Self::Index(_) => None,
        }
    }

    fn told(&self) -> Self {
        match self {
            Self::Index(index) => Self::Name(index.to_string()),
            other => other.clone(),
        }
    }
}

/// Puts a value at the end of the object to which the way leads. What the known part of a document leaves out, such as a
/// record of nothing but defaults, is an object again; where a list is no longer so long, there is no place.
fn put(document: &mut Document, way: &[Step], name: &str, value: Document) {
    match (document, way) {
        (Document::Object(entries), []) => entries.push((format!("{DATA_MARK}{name}"), value)),
        (Document::List(entries), [Step::Index(index), rest @ ..]) => {
            if let Some(entry) = entries.get_mut(*index) {
                put(entry, rest, name, value);
            }
        }
        (Document::Object(entries), [step, rest @ ..]) => {
            let Some(step) = step.marked() else { return };
            if let Some((_, entry)) = entries.iter_mut().find(|(name, _)| *name == step) {
                return put(entry, rest, name, value);
            }
            let mut entry = Document::Object(Vec::new());
            put(&mut entry, rest, name, value);
            entries.push((step, entry));
        }
        _ => {}
    }
}

/// A value whose names are data, with the mark of that.
fn marked(value: &Document) -> Document {
    match value {
        Document::List(entries) => Document::List(entries.iter().map(marked).collect()),
        Document::Object(entries) => {
            Document::object(entries.iter().map(|(name, entry)| (format!("{DATA_MARK}{name}"), marked(entry))))
        }
        other => other.clone(),
    }
}

/// The same without marks.
fn unmarked(document: &Document) -> Document {
    match document {
        Document::List(entries) => Document::List(entries.iter().map(unmarked).collect()),
        Document::Object(entries) => {
            let entries = entries.iter().map(|(name, entry)| (name.get(1..).unwrap_or_default(), unmarked(entry)));
            Document::object(entries)
        }
        other => other.clone(),
    }
}

/// A document whose names are marked: the names of fields are written in the style of the host language.
struct Marked<'a>(&'a Document);

impl Serialize for Marked<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Document::List(entries) => serializer.collect_seq(entries.iter().map(Marked)),
            Document::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (name, value) in entries {
                    match name.strip_prefix(FIELD_MARK) {
                        Some(field) => map.serialize_entry(&FieldName(field), &Marked(value))?,
                        None => map.serialize_entry(name.get(1..).unwrap_or_default(), &Marked(value))?,
                    }
                }
                map.end()
            }
            plain => plain.serialize(serializer),
        }
    }
}

/// The name of a field: other serializers than that of this library write it as it is.
struct FieldName<'a>(&'a str);

impl Serialize for FieldName<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(FIELD, self.0)
    }
}
