//! The fields of an object, each read by its name.

use std::cell::{Cell, RefCell};

use super::naming::Signs;
use super::place::Place;
use super::{Document, Name, Naming, Read, Reader, Slot};
use crate::error::ErrorKind;

/// The names that were asked for, in their order: of most objects they are few.
#[derive(Default)]
struct Names {
    few: [&'static str; 16],
    count: usize,
    more: Vec<&'static str>,
}

impl Names {
    fn push(&mut self, name: &'static str) {
        match self.few.get_mut(self.count) {
            Some(free) => {
                *free = name;
                self.count += 1;
            }
            None => self.more.push(name),
        }
    }

    /// Each once.
    fn distinct(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for name in self.few.iter().take(self.count).chain(&self.more) {
            if !names.contains(name) {
                names.push(*name);
            }
        }
        names
    }
}

/// The named entries of an object. Read the fields, then call [`Fields::finish`].
pub struct Fields<'a> {
    reader: &'a Reader<'a>,
    pub(super) entries: &'a [(String, Document)],
    /// The signs of all names, where they are written as the fields are called.
    signs: Option<Signs>,
    read: RefCell<Names>,
    /// Which entries were found, of the first 64.
    found: Cell<u64>,
    /// The entry behind the one that was found last: most fields stand in the order in which they are read.
    next: Cell<usize>,
    faulty: Cell<bool>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(reader: &'a Reader<'a>, entries: &'a [(String, Document)], signs: Option<Signs>) -> Self {
        let (found, next, faulty) = (Cell::new(0), Cell::new(0), Cell::new(false));
        Self { reader, entries, signs, read: RefCell::default(), found, next, faulty }
    }

    /// Whether an entry of this name is there and not null.
    pub fn has(&self, name: &'static str) -> bool {
        self.find(name).is_some()
    }

    /// A field that must be there.
    #[inline(never)] // One copy for all fields of a type, as of the next ones: see the size of the WebAssembly module.
    pub fn required<T: Read>(&self, name: &'static str) -> Option<T> {
        let mut slot = None;
        self.fill(&[(name, true)], &mut [&mut slot]);
        slot
    }

    /// A field that must be there, read in a way of its own.
    pub fn required_with<T>(&self, name: &'static str, read: impl FnOnce(&Reader<'_>) -> Option<T>) -> Option<T> {
        self.keep(self.present(name).as_ref().and_then(read))
    }

    /// A field that may be absent or null; the outer `None` means a fault.
    #[inline(never)]
    pub fn optional<T: Read>(&self, name: &'static str) -> Option<Option<T>> {
        let mut slot = None;
        self.fill(&[(name, false)], &mut [&mut slot]).then_some(slot)
    }

    /// A field that may be absent or null, read in a way of its own; the outer `None` means a fault.
    pub fn optional_with<T>(
        &self,
        name: &'static str,
        read: impl FnOnce(&Reader<'_>) -> Option<T>,
    ) -> Option<Option<T>> {
        match &self.at(name) {
            Some(reader) => self.keep(read(reader)).map(Some),
            None => Some(None),
        }
    }

    /// A field that may be absent or null and then has the type's default.
    #[inline(never)]
    pub fn or_default<T: Read + Default>(&self, name: &'static str) -> Option<T> {
        self.optional(name).map(Option::unwrap_or_default)
    }

    /// A list that may be absent: then it is empty.
    pub fn list<T: Read>(&self, name: &'static str) -> Option<Vec<T>> {
        self.or_default(name)
    }

    /// A field that must be there: a number of this range.
    #[inline(never)]
    pub fn required_number(&self, name: &'static str, low: f64, high: f64) -> Option<f64> {
        self.required_with(name, |reader| reader.number_within(low, high))
    }

    /// A field that may be absent or null: a number of this range; the outer `None` means a fault.
    #[inline(never)]
    pub fn optional_number(&self, name: &'static str, low: f64, high: f64) -> Option<Option<f64>> {
        self.optional_with(name, |reader| reader.number_within(low, high))
    }

    /// A field that must be there: a whole number of this range.
    pub fn required_whole<T: TryFrom<i32>>(&self, name: &'static str, low: i32, high: i32) -> Option<T> {
        self.whole(name, low, high, true)??.try_into().ok()
    }

    /// A field that may be absent or null: a whole number of this range; the outer `None` means a fault.
    pub fn optional_whole<T: TryFrom<i32>>(&self, name: &'static str, low: i32, high: i32) -> Option<Option<T>> {
        match self.whole(name, low, high, false)? {
            Some(number) => number.try_into().ok().map(Some),
            None => Some(None),
        }
    }

    #[expect(clippy::option_option, reason = "the outer `None` means a fault")]
    #[inline(never)]
    fn whole(&self, name: &'static str, low: i32, high: i32, required: bool) -> Option<Option<i32>> {
        if required {
            return self.required_with(name, |reader| reader.whole(low, high)).map(Some);
        }
        self.optional_with(name, |reader| reader.whole(low, high))
    }

    /// Which of these codes stands in the field that says what the others mean.
    #[inline(never)]
    pub fn tag(&self, name: &'static str, codes: &[&'static str]) -> Option<usize> {
        self.required_with(name, |reader| reader.code_among(codes))
    }

    /// Checks that every entry was read: another one has a name that is not known here. That ends the
    /// reading, but not before the checks of the whole have been made with the entries that are known.
    #[inline(never)]
    pub fn finish(self) -> Option<()> {
        if self.entries.len() <= 64 && self.found.get().count_ones() as usize == self.entries.len() {
            return (!self.faulty.get()).then_some(());
        }
        let naming = self.reader.naming;
        let read = self.read.borrow();
        let read = &read.distinct();
        let arguments = if matches!(self.reader.place, Place::Root) { self.reader.arguments } else { &[] };
        for (number, (name, document)) in self.entries.iter().enumerate() {
            if !read.iter().chain(arguments).any(|known| naming.is_field(name, known)) {
                if self.keeps(name, read) {
                    self.reader.gathered.keep(self.reader, number + 1, name, document);
                    continue;
                }
                let options = read.iter().filter(|name| !arguments.contains(name));
                let known: Vec<String> = options.map(|name| naming.field(name)).collect();
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                self.reader.unknown_key(number + 1, name, format!("one of the fields {}", known.join(", ")), &known);
                if self.reader.is_full() {
                    break;
                }
            }
        }
        (!self.faulty.get()).then_some(())
    }

    /// Whether an entry that is not known is kept: a later release wrote it, and it is no field that is known in another
    /// style.
    #[inline(never)]
    fn keeps(&self, name: &str, read: &[&'static str]) -> bool {
        let known = |style: Naming| read.iter().any(|known| style.is_field(name, known));
        self.reader.keeps && self.reader.gathered.later.get() && !known(Naming::SnakeCase) && !known(Naming::CamelCase)
    }

    #[inline(never)]
    fn find(&self, name: &'static str) -> Option<&'a Document> {
        self.read.borrow_mut().push(name);
        if self.signs.is_some_and(|signs| !signs.may_hold(name)) {
            return None;
        }
        let naming = self.reader.naming;
        let is = |number: usize| self.entries.get(number).is_some_and(|(key, _)| naming.is_field(key, name));
        let next = self.next.get();
        let number = if is(next) { next } else { (0..self.entries.len()).find(|number| is(*number))? };
        self.next.set(number.saturating_add(1));
        if number < 64 {
            self.found.set(self.found.get() | 1 << number);
        }
        self.entries.get(number).map(|(_, document)| document).filter(|document| !matches!(document, Document::Null))
    }

    /// The place of a field that is there and not null.
    #[inline(never)]
    fn at(&self, name: &'static str) -> Option<Reader<'_>> {
        let place = Place::Field(&self.reader.place, name);
        self.find(name).map(|document| self.reader.below(document, place))
    }

    /// The place of a field that must be there.
    #[inline(never)]
    fn present(&self, name: &'static str) -> Option<Reader<'_>> {
        let reader = self.at(name);
        if reader.is_none() {
            self.reader.record_at(name, ErrorKind::Missing, "this field");
        }
        reader
    }

    /// Fills the slots of these fields, in their order; whether all could be read, or were absent where they may be.
    #[inline(never)] // One copy for all types: see the size of the WebAssembly module.
    pub(super) fn fill(&self, names: &[Name], slots: &mut [&mut dyn Slot]) -> bool {
        let mut whole = true;
        for ((name, required), slot) in names.iter().zip(slots) {
            let place = Place::Field(&self.reader.place, name);
            let filled = if let Some(document) = self.find(name) {
                slot.fill(&self.reader.below(document, place))
            } else {
                if *required {
                    self.reader.record_at(name, ErrorKind::Missing, "this field");
                }
                !required
            };
            whole &= filled || *required && slot.stand_in();
        }
        if !whole {
            self.faulty.set(true);
        }
        whole
    }

    fn keep<T>(&self, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.faulty.set(true);
        }
        value
    }
}
