//! The instruments that are shipped: one data file each, read when first asked for.

mod digests;

use std::sync::OnceLock;

use super::Instrument;
use super::digest::{Digest, Digests};
use crate::error::{Error, ErrorKind};

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
            json: include_str!(concat!("../../instruments/", $id, ".json")),
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

/// A shipped instrument, by id.
///
/// # Errors
/// `unknown_instrument` where none has this id.
///
/// ```
/// let phq9 = therapy_goals::instrument::get("phq-9")?;
/// assert_eq!(phq9.definition().title.as_str(), "Patient Health Questionnaire-9");
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn get(id: &str) -> Result<Instrument, Error> {
    let Some(entry) = CATALOGUE.iter().find(|entry| entry.id == id) else {
        let expected = format!("one of: {}", ids().join(", "));
        return Err(Error::new(ErrorKind::UnknownInstrument, "instrument", expected));
    };
    entry.instrument.get_or_init(|| Instrument::shipped(entry.json, known_digests(id))).clone()
}

/// A shipped instrument, where there is one of this id.
pub(crate) fn find(id: &str) -> Option<&'static Instrument> {
    let entry = CATALOGUE.iter().find(|entry| entry.id == id)?;
    entry.instrument.get_or_init(|| Instrument::shipped(entry.json, known_digests(id))).as_ref().ok()
}

/// The digests that were made when the library was: `catalogue/digests.rs` is written by a test, which
/// compares it with the definitions.
fn known_digests(id: &str) -> Option<Digests> {
    let (_, definition, scales) = digests::DIGESTS.iter().find(|(known, ..)| *known == id)?;
    let scales = scales.iter().copied().map(Digest::known).collect();
    Some(Digests { definition: Digest::known(*definition), scales })
}
