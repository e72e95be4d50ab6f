//! One compiled sort for entries of every type: a sort that is compiled for each of them anew is a tenth of the
//! WebAssembly module. Plain numbers in the inner loops of a search are sorted by the standard library, which is quicker.

use std::cmp::Ordering;

/// Sorts by an order, stably: what is level stays in its order.
pub(crate) fn by<T>(entries: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut places = order(entries.len(), &|one, other| match (entries.get(one), entries.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    // Along each circle of the permutation, every entry is moved to its place once.
    for start in 0..places.len() {
        let mut place = start;
        while let Some(from) = places.get_mut(place) {
            let from = std::mem::replace(from, place);
            if from == start || from == place {
                break;
            }
            entries.swap(place, from);
            place = from;
        }
    }
}

/// Sorts by a key that each entry has, stably.
pub(crate) fn by_key<T, K: Ord>(entries: &mut [T], key: impl Fn(&T) -> K) {
    by(entries, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by the entries' own order.
pub(crate) fn natural<T: Ord>(entries: &mut [T]) {
    by(entries, Ord::cmp);
}

/// The entries in their own order, each once.
pub(crate) fn distinct<T: Ord>(entries: impl Iterator<Item = T>) -> Vec<T> {
    let mut entries: Vec<T> = entries.collect();
    natural(&mut entries);
    entries.dedup();
    entries
}

/// A map as a list in the order of its keys, each once: one of the standard library brings a sort of its own, and a
/// tree, for each type.
pub(crate) struct Map<K, V>(Vec<(K, V)>);

impl<K: Ord, V> Map<K, V> {
    pub(crate) fn of(entries: impl Iterator<Item = (K, V)>) -> Self {
        let mut entries: Vec<(K, V)> = entries.collect();
        by(&mut entries, |(one, _), (other, _)| one.cmp(other));
        Self(entries)
    }

    pub(crate) fn get(&self, key: &K) -> Option<&V> {
        let place = self.0.binary_search_by(|(known, _)| known.cmp(key)).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    pub(crate) fn has(&self, key: &K) -> bool {
        self.get(key).is_some()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }
}

/// The places of the entries in sorted order.
#[inline(never)]
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use super::{by_key, natural};

    /// Every list of up to six entries of four values, with their first places: as the standard library sorts it.
    #[test]
    fn every_short_list_is_sorted_and_what_is_level_stays() {
        for count in 0..=6_u32 {
            for number in 0..4_u32.pow(count) {
                let mut entries: Vec<(u32, u32)> =
                    (0..count).map(|place| (number / 4_u32.pow(place) % 4, place)).collect();
                let mut expected = entries.clone();
                expected.sort_by_key(|(value, _)| *value);
                by_key(&mut entries, |(value, _)| *value);
                assert_eq!(entries, expected);
                entries.reverse();
                natural(&mut entries);
                assert_eq!(entries, expected);
            }
        }
    }
}
