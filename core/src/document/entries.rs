//! Ordered maps: pairs of name and value that stand as an object in a document.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Read, Reader};

/// What can be the name of an entry.
pub trait Key: Sized {
    /// Reads an object whose names are such keys: name and value in their order.
    fn entries<V: Read>(reader: &Reader<'_>) -> Option<Vec<(Self, V)>>;
}

/// Pairs of name and value, written as an object.
pub struct Entries<'a, K, V>(pub &'a [(K, V)]);

impl<K: Serialize, V: Serialize> Serialize for Entries<'_, K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
