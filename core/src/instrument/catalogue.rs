//! The instruments that are shipped: one data file each, read when first asked for. They are inside with the feature
//! `catalogue`; without it who embeds the crate brings them.

#[cfg(feature = "list")]
mod digests;

pub(crate) mod brought;

use std::borrow::Cow;
use std::sync::OnceLock;

#[cfg(not(feature = "list"))]
use crate::document::Document;
use crate::document::all_nearest;
use crate::error::{Error, ErrorKind};
use crate::instrument::digest::make::Digests;
#[cfg(feature = "list")]
use crate::instrument::digest::mark::Digest;
#[cfg(feature = "list")]
use crate::instrument::index;
use crate::instrument::index::Listed;
use crate::instrument::names::{Names, Spelling};
use crate::instrument::questionnaire::Instrument;
use crate::scalar::Code;

/// The most characters of a name that is looked for in other spellings.
const MAXIMUM_NAME: usize = 200;

pub use brought::bring;

/// A shipped definition: id, file, and the instrument once it was asked for.
struct Entry {
    id: &'static str,
    #[cfg(feature = "catalogue")]
    json: &'static str,
    instrument: OnceLock<Result<Instrument, Error>>,
    #[cfg(not(feature = "list"))]
    listed: OnceLock<Listed>,
}

macro_rules! catalogue {
    ($($id:literal),+ $(,)?) => {
        static CATALOGUE: [Entry; [$($id),+].len()] = [ $( Entry {
            id: $id,
            #[cfg(feature = "catalogue")]
            json: therapy_goals_derive::json!("instruments/", $id, ".json"),
            instrument: OnceLock::new(),
            #[cfg(not(feature = "list"))]
            listed: OnceLock::new(),
        } ),+ ];
    };
}

catalogue!(
    "aaq-2",
    "asrs-6",
    "audit",
    "audit-c",
    "brs",
    "bsl-23",
    "c-ssrs-screener",
    "cage",
    "ces-d",
    "core-10",
    "core-om",
    "dar-5",
    "dass-21",
    "dast-10",
    "dast-28",
    "dbt-wccl",
    "ders",
    "ders-16",
    "ders-18",
    "des-2",
    "dialog",
    "epds",
    "gad-2",
    "gad-7",
    "gbo",
    "gds-15",
    "ghq-12",
    "hads",
    "ham-d",
    "ies-r",
    "isi",
    "itq",
    "k10",
    "k6",
    "lpfs-bf",
    "madrs",
    "mdq",
    "mobility-inventory",
    "oci-r",
    "oq-45",
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
    "phq-a",
    "phq-ads",
    "pss-10",
    "pswq",
    "psychlops",
    "qids-sr-16",
    "rcads",
    "readiness-ruler",
    "reqol-10",
    "rses",
    "scared",
    "shai-14",
    "shai-18",
    "spin",
    "srs",
    "swemwbs",
    "swls",
    "urica",
    "vlq",
    "vq",
    "wai-sr",
    "wemwbs",
    "who-5",
    "whodas-12",
    "wsas",
    "y-bocs",
    "yp-core",
);

/// The ids of all shipped instruments, in alphabetical order; of those that were brought, where none is inside.
#[must_use]
pub fn ids() -> Vec<&'static str> {
    CATALOGUE.iter().filter(|entry| entry.is_there()).map(|entry| entry.id).collect()
}

/// The list of the shipped instruments, in alphabetical order of their ids: no definition is read for it.
///
/// # Errors
/// Where the list cannot be read.
#[cfg(feature = "list")]
pub(crate) fn listed() -> Result<Vec<&'static Listed>, Error> {
    Ok(index::shipped()?.iter().collect())
}

/// The list of those that are inside or were brought, in alphabetical order of their ids, made of their definitions.
///
/// # Errors
/// The faults of one that cannot be read.
#[cfg(not(feature = "list"))]
pub(crate) fn listed() -> Result<Vec<&'static Listed>, Error> {
    CATALOGUE.iter().filter(|entry| entry.is_there()).map(Entry::listed).collect()
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
    /// The text of the definition.
    #[cfg(feature = "catalogue")]
    #[expect(clippy::unnecessary_wraps, reason = "what is brought may not be there")]
    fn text(&self) -> Option<Cow<'static, str>> {
        Some(Cow::Borrowed(self.json))
    }

    #[cfg(not(feature = "catalogue"))]
    fn text(&self) -> Option<Cow<'static, str>> {
        brought::text(self.id).map(Cow::Owned)
    }

    /// Its digests: `catalogue/digests.rs` is written by a test, which compares it with the definitions.
    #[cfg(feature = "list")]
    fn digests(&self) -> Option<Digests> {
        let known = digests::DIGESTS.iter().find(|(known, ..)| *known == self.id);
        known.map(|(_, definition, scales)| Digests {
            definition: Digest::known(*definition),
            scales: scales.iter().copied().map(Digest::known).collect(),
        })
    }

    /// They are made when the definition is read.
    #[cfg(not(feature = "list"))]
    #[expect(clippy::unused_self, reason = "with the list they are known")]
    fn digests(&self) -> Option<Digests> {
        None
    }

    /// How it stands in the list: what is inside is sound, and is read for it no further than that.
    #[cfg(not(feature = "list"))]
    fn listed(&'static self) -> Result<&'static Listed, Error> {
        if let Some(listed) = self.listed.get() {
            return Ok(listed);
        }
        let listed = match self.text() {
            Some(json) if cfg!(feature = "catalogue") => Listed::of(&Document::from_json(&json)?.read()?),
            _ => Listed::of(self.read()?.definition()),
        };
        Ok(self.listed.get_or_init(|| listed))
    }

    fn is_there(&self) -> bool {
        cfg!(feature = "catalogue") || self.instrument.get().is_some() || self.text().is_some()
    }

    fn read(&'static self) -> Result<&'static Instrument, Error> {
        if let Some(read) = self.instrument.get() {
            return read.as_ref().map_err(Clone::clone);
        }
        // What is not there may still be brought.
        let Some(json) = self.text() else {
            return Err(Error::new(ErrorKind::UnknownInstrument, "instrument", expected(self.id, &[])));
        };
        self.instrument.get_or_init(|| Instrument::shipped(&json, self.digests())).as_ref().map_err(Clone::clone)
    }

    fn instrument(&'static self) -> Result<Instrument, Error> {
        self.read().cloned()
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
    let spelling = Spelling::of(name);
    let ids = IDS.get_or_init(|| Names::of(CATALOGUE.iter().map(|entry| (entry.id, entry)))).find(&spelling);
    if !ids.is_empty() {
        return Ok(ids.to_vec());
    }
    let entry = |id: &Code| CATALOGUE.iter().find(|entry| entry.id == id.as_str());
    let titles = listed()?.into_iter().filter_map(|Listed { entry: shown, .. }| Some((shown, entry(&shown.id)?)));
    let titles = Names::of(titles.map(|(shown, entry)| (shown.short_title.as_str(), entry)));
    Ok(titles.find(&spelling).to_vec())
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

#[cfg(all(test, feature = "catalogue"))]
mod tests {
    use crate::instrument::catalogue::expected;

    #[test]
    fn a_name_of_several_is_told_them() {
        assert_eq!(expected("abc 2", &["abc-2", "abc-ii"]), "one of those that this name can mean: abc-2, abc-ii");
        assert!(
            expected("phq-7", &[]).starts_with("phq-2, phq-4, phq-8, phq-9, phq-a (the nearest), or one of: aaq-2, ")
        );
        assert!(expected("beck", &[]).starts_with("one of: aaq-2, "));
    }
}
