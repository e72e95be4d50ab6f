//! The fields of a record, read together: a record says only where each of them is put, and what puts it there is compiled
//! once for each type of a field, and not once more for each record.

use super::{Fields, Key, Named, Read, Reader, Unrecognised};

/// Where the value of a field is put.
pub trait Slot {
    /// Reads it at the reader's place; whether it could be read.
    fn fill(&mut self, reader: &Reader<'_>) -> bool;

    /// Puts there what stands in for it, where it must be there and could not be read; whether something does.
    fn stand_in(&mut self) -> bool {
        false
    }
}

/// A field: its name, and whether it must be there.
pub type Name = (&'static str, bool);

/// Nothing until it is read.
impl<T: Read> Slot for Option<T> {
    fn fill(&mut self, reader: &Reader<'_>) -> bool {
        put(self, T::read(reader))
    }

    fn stand_in(&mut self) -> bool {
        put(self, T::stand_in())
    }
}

/// Empty until it is read.
impl<T: Read> Slot for Vec<T> {
    fn fill(&mut self, reader: &Reader<'_>) -> bool {
        reader.list_into(self, &T::read)
    }
}

/// Empty until it is read.
impl<K: Key, V: Read> Slot for Named<K, V> {
    fn fill(&mut self, reader: &Reader<'_>) -> bool {
        K::entries_into(self, reader)
    }
}

/// A value that is read in a way of its own.
pub struct With<T> {
    /// Nothing until it is read.
    pub value: Option<T>,
    read: fn(&Reader<'_>) -> Option<T>,
}

impl<T> With<T> {
    /// Not yet read.
    pub fn new(read: fn(&Reader<'_>) -> Option<T>) -> Self {
        Self { value: None, read }
    }
}

impl<T> Slot for With<T> {
    fn fill(&mut self, reader: &Reader<'_>) -> bool {
        put(&mut self.value, (self.read)(reader))
    }
}

/// A number of a range.
pub struct Within<L, T> {
    /// Nothing until it is read.
    pub value: Option<T>,
    low: L,
    high: L,
}

impl<L: Copy, T> Within<L, T> {
    /// Not yet read.
    pub fn new(range: &std::ops::RangeInclusive<L>) -> Self {
        Self { value: None, low: *range.start(), high: *range.end() }
    }
}

impl Slot for Within<f64, f64> {
    fn fill(&mut self, reader: &Reader<'_>) -> bool {
        put(&mut self.value, reader.number_within(self.low, self.high))
    }
}

impl<T: TryFrom<i32>> Slot for Within<i32, T> {
    fn fill(&mut self, reader: &Reader<'_>) -> bool {
        put(&mut self.value, reader.whole(self.low, self.high).and_then(|number| number.try_into().ok()))
    }
}

/// Nothing is there before: to drop it would be compiled anew for each type.
fn put<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    std::mem::forget(std::mem::replace(slot, value));
    slot.is_some()
}

impl Reader<'_> {
    /// Reads the object at this place: these fields, in their order, and that there is no other one.
    #[inline(never)]
    pub fn fields(&self, names: &[Name], slots: &mut [&mut dyn Slot]) -> Option<()> {
        fill(self.object()?, names, slots)
    }

    /// Which of these codes stands in the field that says what the others mean.
    #[inline(never)]
    pub fn variant(&self, tag: &'static str, codes: &[&'static str]) -> Option<usize> {
        self.object()?.tag(tag, codes)
    }

    /// The same, where a later release may have more of them.
    #[inline(never)]
    pub fn open_variant(&self, tag: &'static str, codes: &[&'static str]) -> Option<Result<usize, Unrecognised>> {
        let fields = self.object()?;
        match self.unrecognised(tag, codes) {
            Some(other) => Some(Err(other)),
            None => fields.tag(tag, codes).map(Ok),
        }
    }

    /// Reads the fields beside that one.
    #[inline(never)]
    pub fn fields_beside(&self, tag: &'static str, names: &[Name], slots: &mut [&mut dyn Slot]) -> Option<()> {
        let fields = self.same_object()?;
        fields.has(tag);
        fill(fields, names, slots)
    }
}

#[inline(never)]
fn fill(fields: Fields<'_>, names: &[Name], slots: &mut [&mut dyn Slot]) -> Option<()> {
    fields.fill(names, slots);
    fields.finish()
}
