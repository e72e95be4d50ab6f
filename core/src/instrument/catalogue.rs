//! The instruments that are shipped: one data file each, read when first asked for.

mod digests;

use std::sync::OnceLock;

use therapy_goals_derive::json;

use crate::document::all_nearest;
use crate::error::{Error, ErrorKind};
use crate::instrument::digest::make::Digests;
use crate::instrument::digest::mark::Digest;
use crate::instrument::index;
use crate::instrument::names::{Names, Spelling};
use crate::instrument::questionnaire::Instrument;

/// The most characters of a name that is looked for in other spellings.
const MAXIMUM_NAME: usize = 200;

/// A shipped definition: id, file, and the instrument once it was asked for.
struct Entry {
    id: &'static str,
    json: &'static str,
    instrument: OnceLock<Result<Instrument, Error>>,
}

macro_rules! catalogue {
    ($($id:literal),+ $(,)?) => {
        static CATALOGUE: [Entry; [$($id),+].len()] = [ $( Entry {
            id: $id,
            json: json!("instruments/", $id, ".json"),
            instrument: OnceLock::new(),
        } ),+ ];
    };
}

catalogue!(
    "audit",
    "audit-c",
    "c-ssrs-screener",
    "cage",
    "ces-d",
    "core-10",
    "dass-21",
    "dast-10",
    "dast-28",
    "epds",
    "gad-2",
    "gad-7",
    "gbo",
    "gds-15",
    "ghq-12",
    "hads",
    "ies-r",
    "isi",
    "k10",
    "k6",
    "ors",
    "panas",
    "pc-ptsd-5",
    "pcl-5",
    "pdss",
    "pdss-sr",
    "phq-15",
    "phq-2",
    "phq-4",
    "phq-8",
    "phq-9",
    "pss-10",
    "pswq",
    "psychlops",
    "readiness-ruler",
    "rses",
    "scared",
    "srs",
    "swemwbs",
    "swls",
    "urica",
    "vlq",
    "wai-sr",
    "wemwbs",
    "who-5",
    "wsas",
    "y-bocs",
);

/// The ids of all shipped instruments, in alphabetical order.
#[must_use]
pub fn ids() -> Vec<&'static str> {
    CATALOGUE.iter().map(|entry| entry.id).collect()
}

/// A shipped instrument, by its id or its short title, as people write them: without regard to case, blanks,
/// hyphens, underscores and dots, and with numbers in Roman numerals too, so that `PHQ-9`, `phq9`, `PHQ 9`
/// and `phq_9` are `phq-9`.
///
/// # Errors
/// `unknown_instrument` where none has this name, with the nearest ids first; where the name can mean several,
/// with these.
///
/// ```
/// use therapy_goals::instrument;
///
/// let phq9 = instrument::get("phq-9")?;
/// assert_eq!(phq9.definition().title.as_str(), "Patient Health Questionnaire-9");
/// assert_eq!(instrument::get("PHQ 9")?, phq9);
/// assert!(instrument::get("phq-99").unwrap_err().expected().starts_with("phq-9 (the nearest), or one of: "));
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn get(name: &str) -> Result<Instrument, Error> {
    if let Some(entry) = CATALOGUE.iter().find(|entry| entry.id == name) {
        return entry.instrument();
    }
    // No name is that long; to spell it out would take time and memory with its length.
    let name = if name.chars().nth(MAXIMUM_NAME).is_some() { "" } else { name };
    match meant(name)?.as_slice() {
        [entry] => entry.instrument(),
        several => {
            let ids: Vec<&str> = several.iter().map(|entry| entry.id).collect();
            Err(Error::new(ErrorKind::UnknownInstrument, "instrument", expected(name, &ids)))
        }
    }
}

/// The shipped instrument of exactly this id, as stored data name it.
pub(crate) fn find(id: &str) -> Option<&'static Instrument> {
    CATALOGUE.iter().find(|entry| entry.id == id)?.read().ok()
}

impl Entry {
    fn read(&'static self) -> Result<&'static Instrument, &'static Error> {
        self.instrument.get_or_init(|| Instrument::shipped(self.json, known_digests(self.id))).as_ref()
    }

    fn instrument(&'static self) -> Result<Instrument, Error> {
        self.read().cloned().map_err(Clone::clone)
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// The instruments that a name can mean; the ids come first.
fn meant(name: &str) -> Result<Vec<&'static Entry>, Error> {
    static IDS: OnceLock<Names<&Entry>> = OnceLock::new();
    static TITLES: OnceLock<Result<Names<&Entry>, Error>> = OnceLock::new();
    let spelling = Spelling::of(name);
    let ids = IDS.get_or_init(|| Names::of(CATALOGUE.iter().map(|entry| (entry.id, entry)))).find(&spelling);
    if !ids.is_empty() {
        return Ok(ids.to_vec());
    }
    let titles = TITLES.get_or_init(|| {
        // The list and the catalogue stand in the same order.
        let titles = index::shipped()?.iter().zip(&CATALOGUE);
        Ok(Names::of(titles.map(|(listed, entry)| (listed.entry.short_title.as_str(), entry))))
    });
    titles.as_ref().map(|titles| titles.find(&spelling).to_vec()).map_err(Clone::clone)
}

/// The digests that were made when the library was: `catalogue/digests.rs` is written by a test, which
/// compares it with the definitions.
fn known_digests(id: &str) -> Option<Digests> {
    let (_, definition, scales) = digests::DIGESTS.iter().find(|(known, ..)| *known == id)?;
    let scales = scales.iter().copied().map(Digest::known).collect();
    Some(Digests { definition: Digest::known(*definition), scales })
}

/// What would have been accepted: all that the name can mean, or the nearest ids before the others.
fn expected(name: &str, meant: &[&str]) -> String {
    if !meant.is_empty() {
        return format!("one of those that this name can mean: {}", meant.join(", "));
    }
    let near = all_nearest(name, ids());
    let others: Vec<&str> = ids().into_iter().filter(|id| !near.contains(id)).collect();
    let first = if near.is_empty() { String::new() } else { format!("{} (the nearest), or ", near.join(", ")) };
    format!("{first}one of: {}", others.join(", "))
}

#[cfg(test)]
mod tests {
    use crate::instrument::catalogue::expected;

    #[test]
    fn a_name_of_several_is_told_them() {
        assert_eq!(expected("abc 2", &["abc-2", "abc-ii"]), "one of those that this name can mean: abc-2, abc-ii");
        assert!(expected("phq-7", &[]).starts_with("phq-2, phq-4, phq-8, phq-9 (the nearest), or one of: audit, "));
        assert!(expected("beck", &[]).starts_with("one of: audit, audit-c, "));
    }
}
