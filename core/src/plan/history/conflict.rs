//! The ids of conflicts: the same wherever they are computed.

use crate::instrument::Digest;
use crate::scalar::Id;

/// The id of the conflict about how an event is corrected.
pub(crate) fn conflict_of_correction(event: &Id) -> Id {
    conflict_id(&["event", event.as_str(), "data"])
}

/// The id of a conflict about this field of this subject: the same wherever it is computed.
pub(crate) fn conflict_id(parts: &[&str]) -> Id {
    let marked: Vec<String> = parts.iter().map(|part| format!("{}:{part};", part.len())).collect();
    let digest = Digest::of(&marked.concat());
    Id::known(&format!("c-{digest}"))
}
