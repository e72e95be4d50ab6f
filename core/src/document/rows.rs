//! An object with a long list, such as a caseload: each entry of the list is read as soon as it comes, over the one before,
//! and none stays in the tree. So ten thousand of them take the memory of one.
//!
//! Of a faulty list the entries are put into the tree all the same, and the whole is read as any other object is: with all
//! faults in their order, each at its place. What was read of the sound ones has no faults, and the least one stands there
//! for each of them.

use serde::de::{Deserializer, Error as _};

use super::json::with_each;
use super::{Document, Naming, Read, Reader, Texts};

/// The list in this field, and the object with an empty one. `least` is an entry without a fault.
///
/// # Errors
/// As of any object: those of the deserializer, and every fault, each with its path.
pub(crate) fn with_rows<'de, T: Read, R: Read, D: Deserializer<'de>>(
    deserializer: D,
    field: &'static str,
    least: &Document,
) -> Result<(Vec<R>, T), D::Error> {
    let (mut rows, mut faulty, texts) = (Vec::new(), Vec::new(), Texts::of_many());
    let take = &mut |entry: &Document| {
        let read = Reader::start(entry, Naming::SnakeCase, &[], &texts, R::read);
        let sound = read.map(|row| rows.push(row)).is_ok();
        if !sound && faulty.is_empty() {
            faulty = vec![least.clone(); rows.len()];
        }
        if !sound || !faulty.is_empty() {
            faulty.push(if sound { least.clone() } else { entry.clone() });
        }
    };
    let mut document = with_each(deserializer, field, take)?;
    if !faulty.is_empty()
        && let Document::Object(entries) = &mut document
        && let Some((_, list)) = entries.iter_mut().find(|(name, _)| name == field)
    {
        *list = Document::List(faulty);
    }
    let whole = document.read().map_err(D::Error::custom)?;
    Ok((rows, whole))
}
