//! Reading a document field by field, collecting every fault with its path.

use std::borrow::Borrow;
use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::Arc;

use super::naming::Signs;
use super::place::Place;
use super::texts::Texts;
use super::version;
use super::{Document, Fields, Gathered, MAXIMUM_LENGTH, Naming, Unrecognised, nearest};
use crate::error::{Error, ErrorKind, Fault, MAXIMUM_FAULTS, record};

/// How a type of this library is read from a document.
///
/// `None` means that at least one fault was recorded; the caller goes on, so that a person sees all
/// faults at once.
pub trait Read: Sized {
    /// Reads the value at the reader's place.
    fn read(reader: &Reader<'_>) -> Option<Self>;

    /// What stands in for a value that could not be read, where nothing else depends on it: its fault
    /// is recorded and ends the reading, but not before the checks of the whole have been made.
    fn stand_in() -> Option<Self> {
        None
    }
}

/// A place in a document.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub(super) document: &'a Document,
    pub(super) place: Place<'a>,
    pub(super) naming: Naming,
    /// The most entries of a list here and below.
    pub(super) longest: usize,
    /// Whether a misspelt field may be told as it was written: nobody's words stand here and below.
    pub(super) wordless: bool,
    /// The fields of the outermost object that are no options.
    pub(super) arguments: &'a [&'static str],
    /// The texts of documents that were read before.
    pub(super) texts: &'a Texts,
    pub(super) faults: &'a RefCell<Vec<Fault>>,
    /// What a later release wrote beside what is known; whether one did, the version of the document says.
    pub(super) gathered: &'a Gathered,
    /// Whether it is kept, as of what is stored as an answer; else it is refused.
    pub(super) keeps: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn start<T>(
        document: &Document,
        naming: Naming,
        arguments: &[&'static str],
        texts: &Texts,
        read: impl Fn(&Reader<'_>) -> Option<T>,
    ) -> Result<T, Error> {
        let mut value = None;
        let error = Self::run(document, naming, arguments, texts, &mut |reader| value = read(reader));
        match (error, value) {
            (Some(error), _) => Err(error),
            (None, Some(value)) => Ok(value),
            (None, None) => Err(Error::new(ErrorKind::WrongType, "", "a value that can be read")),
        }
    }

    #[inline(never)]
    fn run(
        document: &Document,
        naming: Naming,
        arguments: &[&'static str],
        texts: &Texts,
        read: &mut dyn FnMut(&Reader<'_>),
    ) -> Option<Error> {
        let faults = RefCell::new(Vec::new());
        let (place, longest) = (Place::Root, MAXIMUM_LENGTH);
        let (wordless, keeps, gathered) = (false, false, &Gathered::default());
        read(&Reader {
            document,
            place,
            naming,
            longest,
            wordless,
            arguments,
            texts,
            faults: &faults,
            gathered,
            keeps,
        });
        Error::from_faults(faults.into_inner())
    }

    /// The same place, read as stored data: field names are those of the file format, whatever the
    /// host language calls them.
    #[must_use]
    pub fn as_stored(&self) -> Self {
        Self { naming: Naming::SnakeCase, ..*self }
    }

    /// The same place, with at most so many entries in each list here and below.
    #[must_use]
    pub(crate) fn with_lists_up_to(&self, longest: usize) -> Self {
        Self { longest, ..*self }
    }

    /// The same place in a document that holds no client's words, such as a definition or a policy: there and below
    /// a field that is misspelt is told as it was written, beside the one that was probably meant.
    #[must_use]
    pub fn without_words(&self) -> Self {
        Self { wordless: true, ..*self }
    }

    /// The value at this place.
    #[must_use]
    pub fn document(&self) -> &'a Document {
        self.document
    }

    /// Records a fault at this place; `None`, so that it can stand as a reader's answer.
    pub fn fault<T>(&self, kind: ErrorKind, expected: impl AsRef<str>) -> Option<T> {
        self.record(kind, expected.as_ref());
        None
    }

    #[inline(never)] // One copy for all types that are read, as with the name of a field.
    fn record(&self, kind: ErrorKind, expected: &str) {
        if self.is_full() {
            return;
        }
        let expected = match kind {
            ErrorKind::WrongType => self.document.expected(expected),
            _ => expected.to_owned(),
        };
        self.push(Fault::new(kind, self.path(), expected));
    }

    /// Records a fault at a field below this place.
    pub fn fault_at<T>(&self, field: &'static str, kind: ErrorKind, expected: impl AsRef<str>) -> Option<T> {
        self.record_at(field, kind, expected.as_ref());
        None
    }

    #[inline(never)]
    pub(super) fn record_at(&self, field: &'static str, kind: ErrorKind, expected: &str) {
        self.push(Fault::new(kind, Place::Field(&self.place, field).render(self.naming), expected));
    }

    /// Records faults found by another check, seen from this place. Its paths are in the style of the
    /// file format, and become those of the host language.
    pub fn adopt<T>(&self, error: &Error) -> Option<T> {
        self.record_all(error);
        None
    }

    #[inline(never)]
    fn record_all(&self, error: &Error) {
        let path = self.path();
        // Once more the last of a list that was cut, so that this one is seen to be cut too.
        let more = error.faults().last().filter(|_| error.is_cut());
        for fault in error.faults().iter().chain(more) {
            let inner = self.naming.field(&fault.path);
            let step = if path.is_empty() || inner.is_empty() || inner.starts_with('[') { "" } else { "." };
            self.push(Fault::new(fault.kind, format!("{path}{step}{inner}"), fault.expected.clone()));
        }
    }

    #[inline(never)]
    fn push(&self, fault: Fault) {
        record(&mut self.faults.borrow_mut(), fault);
    }

    /// Whether so many faults were found that no more are recorded.
    pub(super) fn is_full(&self) -> bool {
        self.faults.borrow().len() > MAXIMUM_FAULTS
    }

    #[inline(never)]
    fn path(&self) -> String {
        self.place.render(self.naming)
    }

    /// Reads this place without recording faults.
    pub(crate) fn quietly<T>(&self, read: impl FnOnce(&Reader<'_>) -> T) -> T {
        let gathered = Gathered::default();
        gathered.later.set(self.gathered.later.get());
        read(&Reader { faults: &RefCell::new(Vec::new()), gathered: &gathered, ..*self })
    }

    /// The same place, after checking that an object stands there.
    #[inline(never)]
    pub fn object(&self) -> Option<Fields<'_>> {
        let Document::Object(entries) = self.document else {
            return self.fault(ErrorKind::WrongType, "an object");
        };
        // Most objects have few names, which are compared faster than they are hashed.
        let mut names = (entries.len() > 32).then(HashSet::new);
        let mut signs = Signs::default();
        for (number, (name, _)) in entries.iter().enumerate() {
            let again = match &mut names {
                None => signs.add(name) && entries.iter().take(number).any(|(earlier, _)| earlier == name),
                Some(names) => !names.insert(name.as_str()),
            };
            if again {
                let place = Place::Entry(&self.place, number + 1, name).render(self.naming);
                self.push(Fault::new(ErrorKind::DuplicateKey, place, "each name once"));
            }
        }
        let signs = (names.is_none() && self.naming == Naming::SnakeCase).then_some(signs);
        Some(Fields::new(self, entries, signs))
    }

    /// The same place, which was found to hold an object.
    pub(super) fn same_object(&self) -> Option<Fields<'_>> {
        let Document::Object(entries) = self.document else { return None };
        Some(Fields::new(self, entries, None))
    }

    /// A place below this one.
    #[inline(never)]
    pub(super) fn below<'b>(&'b self, document: &'b Document, place: Place<'b>) -> Reader<'b> {
        Reader { document, place, ..*self }
    }

    /// Records that an entry has a name that is none of the known ones. The name is told only where it is a slip for
    /// one of them in a document without words.
    #[inline(never)]
    pub(super) fn unknown_key(&self, number: usize, name: &String, mut expected: String, known: &[&str]) {
        // To look for the nearest name takes time, and nobody reads so many faults.
        if self.is_full() {
            return;
        }
        if let Some(meant) = nearest(name, known.iter().copied()) {
            // Signs that no field has would come into a terminal or a log.
            let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
            let told = if self.wordless && plain { format!("`{name}` is none, ") } else { String::new() };
            let _ = write!(expected, "; {told}the nearest is `{meant}`");
        }
        let place = Place::Entry(&self.place, number, name).render(self.naming);
        self.push(Fault::new(ErrorKind::UnknownKey, place, expected));
    }

    /// A finite number.
    #[inline(never)]
    pub fn number(&self) -> Option<f64> {
        match self.document {
            Document::Number(value) if value.is_nan() => {
                self.fault(ErrorKind::NotANumber, "a number; what is not known is null (None in Python)")
            }
            Document::Number(value) if value.is_infinite() => self.fault(ErrorKind::Infinite, "a finite number"),
            Document::Number(value) => Some(*value),
            _ => self.fault(ErrorKind::WrongType, "a number"),
        }
    }

    /// A finite number from `low` to `high`, both included.
    pub fn number_within(&self, low: f64, high: f64) -> Option<f64> {
        let value = self.number()?;
        if value < low || value > high {
            return self.fault(ErrorKind::OutOfRange, format!("a number from {low} to {high}"));
        }
        Some(value)
    }

    /// A whole number from `low` to `high`, both included; `12.0` counts as whole.
    #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and within two i32 bounds")]
    #[inline(never)]
    pub fn whole(&self, low: i32, high: i32) -> Option<i32> {
        let value = self.number()?;
        let expected = || format!("a whole number from {low} to {high}");
        if value < f64::from(low) || value > f64::from(high) {
            return self.fault(ErrorKind::OutOfRange, expected());
        }
        if value.fract() != 0.0 {
            return self.fault(ErrorKind::NotAnOption, expected());
        }
        Some(value as i32)
    }

    /// A text, not yet checked.
    #[inline(never)]
    pub fn text(&self) -> Option<&'a str> {
        match self.document {
            Document::Text(text) => Some(text),
            _ => self.fault(ErrorKind::WrongType, "a text"),
        }
    }

    /// A text that was checked, as one that is kept.
    pub(crate) fn shared(&self, text: &str) -> Arc<str> {
        self.texts.share(text)
    }

    /// The version in which a document is stored, of a kind that this release writes as `written`: a major and a minor
    /// number. Another major number is refused, and so is another spelling, so that two documents of one version say the
    /// same. Of a later minor number, codes of an open set that are not known here are kept.
    pub fn schema_version<T: Read + Borrow<str>>(&self, written: &str) -> Option<T> {
        let found = T::read(self)?;
        match version::is_later(found.borrow(), written) {
            Ok(later) => self.gathered.later.set(later || self.gathered.later.get()),
            Err(kind) => return self.fault(kind, format!("schema version {written}: a major and a minor number")),
        }
        Some(found)
    }

    /// Which of these codes stands here.
    #[inline(never)]
    pub fn code_among(&self, codes: &[&'static str]) -> Option<usize> {
        let text = self.text()?;
        codes.iter().position(|code| *code == text).or_else(|| self.unknown_code(text, codes))
    }

    /// The same place as the root of a stored answer: what a later minor version has more is gathered there.
    #[must_use]
    pub fn keeping<'b>(&'b self, gathered: &'b Gathered) -> Reader<'b> {
        Reader { gathered, keeps: true, ..*self }
    }

    /// What a later release wrote with a code of an open set that has only these here; nothing where this release
    /// wrote it, or the code is known. What JSON cannot write beside the code is a fault at its place.
    #[must_use]
    pub fn unrecognised(&self, tag: &str, known: &[&str]) -> Option<Unrecognised> {
        if self.gathered.later.get() { Unrecognised::of(self, tag, known) } else { None }
    }

    #[inline(never)]
    fn unknown_code<T>(&self, text: &str, codes: &[&str]) -> Option<T> {
        if self.is_full() {
            return None;
        }
        let mut expected = format!("one of: {}", codes.join(", "));
        if let Some(meant) = nearest(text, codes.iter().copied()) {
            let _ = write!(expected, "; the nearest is `{meant}`");
        }
        self.fault(ErrorKind::UnknownCode, expected)
    }
}

impl Read for bool {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        match reader.document() {
            Document::Bool(value) => Some(*value),
            _ => reader.fault(ErrorKind::WrongType, "true or false"),
        }
    }
}

impl<T: Read> Read for Box<T> {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        T::read(reader).map(Self::new)
    }
}
