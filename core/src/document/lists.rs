//! Reading lists, and objects whose names are data: what visits every entry is compiled once for all types.

use super::place::Place;
use super::{Document, Read, Reader};
use crate::error::ErrorKind;

impl<'a> Reader<'a> {
    /// Reads every entry of a list.
    pub fn list<T: Read>(&self) -> Option<Vec<T>> {
        self.list_with(T::read)
    }

    /// Reads every entry of a list, in a way of its own.
    pub fn list_with<T>(&self, read: impl Fn(&Reader<'_>) -> Option<T>) -> Option<Vec<T>> {
        let mut values = Vec::new();
        self.list_into(&mut values, &read).then_some(values)
    }

    /// Puts every entry of a list into an empty one; whether all could be read.
    pub(super) fn list_into<T>(&self, values: &mut Vec<T>, read: &dyn Fn(&Reader<'_>) -> Option<T>) -> bool {
        let Some(entries) = self.entries_of_list() else { return false };
        values.reserve_exact(entries.len());
        self.each(entries, &mut |reader| read(reader).map(|value| values.push(value)).is_some())
    }

    /// Visits every entry of a list; whether all could be read.
    #[inline(never)]
    fn each(&self, entries: &[Document], read: &mut dyn FnMut(&Reader<'_>) -> bool) -> bool {
        let mut whole = true;
        for (index, document) in entries.iter().enumerate() {
            whole &= read(&self.below(document, Place::Index(&self.place, index)));
        }
        whole
    }

    #[inline(never)]
    fn entries_of_list(&self) -> Option<&'a [Document]> {
        let Document::List(entries) = self.document else {
            return self.fault(ErrorKind::WrongType, "a list");
        };
        if entries.len() > self.longest {
            return self.fault(ErrorKind::TooMany, format!("at most {} entries", self.longest));
        }
        Some(entries)
    }

    /// Reads an object whose names are data, checked by `name`: name and value in their order. Such a name
    /// may be a person's words, so faults tell its number and never repeat it.
    pub fn named<K, T: Read>(&self, expected: &str, name: impl Fn(&str) -> Option<K>) -> Option<Vec<(K, T)>> {
        let mut values = Vec::new();
        self.named_into(&mut values, expected, name).then_some(values)
    }

    /// The same, put into an empty list; whether all could be read.
    pub(crate) fn named_into<K, T: Read>(
        &self,
        values: &mut Vec<(K, T)>,
        expected: &str,
        name: impl Fn(&str) -> Option<K>,
    ) -> bool {
        let Some(fields) = self.object() else { return false };
        values.reserve_exact(fields.entries.len());
        self.each_named(fields.entries, expected, &mut |entry, reader| {
            let key = name(entry)?;
            Some(T::read(reader).map(|value| values.push((key, value))).is_some())
        })
    }

    /// Visits every entry of an object whose names are data; whether all could be read. Nothing is read of a name that is
    /// none.
    #[inline(never)]
    fn each_named(
        &self,
        entries: &[(String, Document)],
        expected: &str,
        read: &mut dyn FnMut(&str, &Reader<'_>) -> Option<bool>,
    ) -> bool {
        let mut whole = true;
        for (number, (entry, document)) in (1..).zip(entries) {
            let place = Place::Entry(&self.place, number, entry);
            whole &= read(entry, &self.below(document, place)).unwrap_or_else(|| {
                self.unknown_key(number, entry, expected.to_owned(), &[]);
                false
            });
        }
        whole
    }

    /// Reads an object whose names are from a list of codes, which faults may repeat: name and value in
    /// their order. `all` is what the codes mean, in the same order.
    pub fn named_by_code<K: Copy, T: Read>(&self, all: &[K], codes: &[&'static str]) -> Option<Vec<(K, T)>> {
        let mut values = Vec::new();
        self.named_by_code_into(&mut values, all, codes).then_some(values)
    }

    /// The same, put into an empty list; whether all could be read.
    pub fn named_by_code_into<K: Copy, T: Read>(
        &self,
        values: &mut Vec<(K, T)>,
        all: &[K],
        codes: &[&'static str],
    ) -> bool {
        let Some(fields) = self.object() else { return false };
        values.reserve_exact(fields.entries.len());
        self.each_coded(fields.entries, codes, &mut |place, reader| {
            let read = T::read(reader).zip(all.get(place).copied());
            read.map(|(value, key)| values.push((key, value))).is_some()
        })
    }

    /// Visits every entry of an object whose names are codes, with the place of its code; whether all could be read.
    #[inline(never)]
    fn each_coded(
        &self,
        entries: &[(String, Document)],
        codes: &[&'static str],
        read: &mut dyn FnMut(usize, &Reader<'_>) -> bool,
    ) -> bool {
        let mut whole = true;
        for (number, (key, document)) in (1..).zip(entries) {
            whole &= self
                .known_code(number, key, codes)
                .is_some_and(|(place, code)| read(place, &self.below(document, Place::Code(&self.place, code))));
        }
        whole
    }

    /// Which of the codes is the name of an entry.
    #[inline(never)]
    fn known_code(&self, number: usize, name: &String, codes: &[&'static str]) -> Option<(usize, &'static str)> {
        let known = codes.iter().copied().enumerate().find(|(_, code)| code == name);
        if known.is_none() {
            self.unknown_key(number, name, format!("one of: {}", codes.join(", ")), codes);
        }
        known
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        reader.list()
    }
}
