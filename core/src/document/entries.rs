//! Pairs of name and value that stand as an object in a document. They are shown in the order in which they were given;
//! which order that is says nothing, since a store may keep an object in another one.

use std::cmp::Ordering;
use std::ops::{Deref, DerefMut};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Read, Reader};
use crate::sort;

/// What can be the name of an entry.
pub trait Key: Sized {
    /// Reads an object whose names are such keys into an empty list: name and value in their order. Whether all could be
    /// read.
    fn entries_into<V: Read>(entries: &mut Vec<(Self, V)>, reader: &Reader<'_>) -> bool;
}

/// Pairs of name and value, written as an object.
pub(crate) struct Entries<'a, K, V>(pub(crate) &'a [(K, V)]);

impl<K: Serialize, V: Serialize> Serialize for Entries<'_, K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// Named values in an order to be shown in. Compared by name: two are equal where each name has the same value in both.
#[derive(Debug, Clone)]
pub struct Named<K, V>(Vec<(K, V)>);

impl<K: Ord, V: PartialEq> PartialEq for Named<K, V> {
    fn eq(&self, other: &Self) -> bool {
        same_by_name(&self.0, &other.0, |(one, _), (other, _)| one.cmp(other))
    }
}

impl<K: Ord, V: Eq> Eq for Named<K, V> {}

/// Puts entries in an order of their names; what `names` does not have comes behind, in the order in which it stood.
pub(crate) fn in_order_of<T, N: AsRef<str>>(names: &[N], entries: &mut [T], name: impl Fn(&T) -> &str) {
    let place = |entry: &T| names.iter().position(|known| known.as_ref() == name(entry)).unwrap_or(names.len());
    // Most come in this order.
    if !entries.is_sorted_by_key(place) {
        sort::by_key(entries, place);
    }
}

/// Whether two lists hold the same entries in whatever order, which `compare` brings into one of their own.
pub(crate) fn same_by_name<T: PartialEq>(one: &[T], other: &[T], compare: impl Fn(&T, &T) -> Ordering) -> bool {
    // Most come in the same order.
    if one == other {
        return true;
    }
    let sorted = |entries: &'_ [T]| {
        let mut places: Vec<usize> = (0..entries.len()).collect();
        sort::by(&mut places, |one, other| match (entries.get(*one), entries.get(*other)) {
            (Some(one), Some(other)) => compare(one, other),
            _ => Ordering::Equal,
        });
        places
    };
    one.len() == other.len()
        && sorted(one).into_iter().zip(sorted(other)).all(|(place, beside)| one.get(place) == other.get(beside))
}

impl<K, V> Default for Named<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K, V> Deref for Named<K, V> {
    type Target = Vec<(K, V)>;

    fn deref(&self) -> &Vec<(K, V)> {
        &self.0
    }
}

impl<K, V> DerefMut for Named<K, V> {
    fn deref_mut(&mut self) -> &mut Vec<(K, V)> {
        &mut self.0
    }
}

impl<K, V> From<Vec<(K, V)>> for Named<K, V> {
    fn from(entries: Vec<(K, V)>) -> Self {
        Self(entries)
    }
}

impl<K, V, const N: usize> From<[(K, V); N]> for Named<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        Self(entries.into())
    }
}

impl<K, V> FromIterator<(K, V)> for Named<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

impl<K, V> IntoIterator for Named<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a Named<K, V> {
    type Item = &'a (K, V);
    type IntoIter = std::slice::Iter<'a, (K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<K: Serialize, V: Serialize> Serialize for Named<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Entries(&self.0).serialize(serializer)
    }
}

impl<K: Key, V: Read> Read for Named<K, V> {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let mut entries = Vec::new();
        K::entries_into(&mut entries, reader).then_some(Self(entries))
    }
}
