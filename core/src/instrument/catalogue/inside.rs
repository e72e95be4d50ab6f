//! The definitions inside the crate, with the digests that were made when it was.

mod digests;

use std::borrow::Cow;

use crate::instrument::catalogue::JSON;
use crate::instrument::digest::make::Digests;
use crate::instrument::digest::mark::Digest;

/// The files of these ids, in their order.
macro_rules! definitions {
    ($($id:literal),+) => {
        static JSON: [(&str, &str); [$($id),+].len()] =
            [ $( ($id, therapy_goals_derive::json!("instruments/", $id, ".json")) ),+ ];
    };
}
pub(super) use definitions;

/// The text of a definition, and its digests: `digests.rs` is written by a test, which compares it with the definitions.
pub(super) fn definition(id: &str) -> Option<(Cow<'static, str>, Option<Digests>)> {
    let (_, json) = JSON.iter().find(|(known, _)| *known == id)?;
    let digests = digests::DIGESTS.iter().find(|(known, ..)| *known == id).map(|(_, definition, scales)| Digests {
        definition: Digest::known(*definition),
        scales: scales.iter().copied().map(Digest::known).collect(),
    });
    Some((Cow::Borrowed(json), digests))
}
