//! Which definition made a score, and which one judges it.

use crate::instrument::{Digest, Instrument, RevisedPart, Score, find};
use crate::sort;

/// The digests of what made a score, where they are known.
#[derive(Clone, Copy, Default)]
struct Made {
    scale: Option<Digest>,
    definition: Option<Digest>,
}

/// The definition that judges a change.
#[derive(Clone, Copy)]
pub(super) enum Judge<'a> {
    /// This one. It made the later score, as far as that says, or it is another one that the caller gave
    /// and that makes the same number.
    Is(&'a Instrument, Whose),
    /// The one that was given, or the shipped one of that id, makes other numbers or judges otherwise.
    Foreign,
    /// None was given, and none of that id is shipped.
    Unknown,
}

/// Whether a definition made the later score.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Same,
    Other,
}

impl<'a> Judge<'a> {
    /// The definition that was given, where it makes the later score's number; without one the shipped
    /// definition, where it is the very one that made the score.
    pub(super) fn of(given: Option<&'a Instrument>, later: Option<&Score>) -> Self {
        match (given, later) {
            (None, None) => Self::Unknown,
            (Some(given), None) => Self::Is(given, Whose::Same),
            (Some(given), Some(score)) => {
                let made = made(score);
                match (made.definition == Some(given.definition_digest()), makes(given, score, made)) {
                    (_, false) => Self::Foreign,
                    (true, _) => Self::Is(given, Whose::Same),
                    // Nothing is known of it but that this one can have made it.
                    (false, _) if made.definition.is_none() => Self::Is(given, Whose::Same),
                    (false, _) => Self::Is(given, Whose::Other),
                }
            }
            (None, Some(score)) => match find(score.instrument()) {
                None => Self::Unknown,
                Some(shipped) if made(score).definition != Some(shipped.definition_digest()) => Self::Foreign,
                Some(shipped) if !has(shipped, score) => Self::Foreign,
                Some(shipped) => Self::Is(shipped, Whose::Same),
            },
        }
    }
}

/// Whether the numbers of two scores can be compared.
pub(super) fn comparable(one: &Score, other: &Score) -> bool {
    let made_alike = || match (made(one).scale, made(other).scale) {
        (Some(one), Some(other)) => one == other,
        // What made one of them is not known: then both must name the same.
        _ => one.version() == other.version() && one.provenance().rules == other.provenance().rules,
    };
    one.instrument() == other.instrument() && one.scale() == other.scale() && made_alike()
}

/// What a score says of how it was made. One that was stored before there were digests counts as made by
/// the shipped definition of its version, where that can have made it.
fn made(score: &Score) -> Made {
    if let Some(definition) = score.definition_digest() {
        return Made { scale: score.scale_digest(), definition: Some(definition) };
    }
    let shipped = find(score.instrument()).filter(|shipped| can_have_made(shipped, score));
    shipped.map_or_else(Made::default, |shipped| Made {
        scale: shipped.scale_digest_by(score.scale(), &score.provenance().rules),
        definition: Some(shipped.definition_digest()),
    })
}

/// Whether a definition can have made a score that has no digests.
fn can_have_made(instrument: &Instrument, score: &Score) -> bool {
    let provenance = instrument.provenance();
    let named = score.instrument() == instrument.id() && score.version() == provenance.version.as_str();
    let rules = || {
        whole_without_total(instrument, score)
            || instrument.scale_digest_by(score.scale(), &score.provenance().rules).is_some()
    };
    let value = || match (score.total(), instrument.range(score.scale())) {
        (Some(value), Some((low, high))) => (low..=high).contains(&value),
        _ => true,
    };
    named && rules() && value()
}

/// Whether a definition makes the number of a score in the same way.
fn makes(instrument: &Instrument, score: &Score, made: Made) -> bool {
    if score.instrument() != instrument.id() || !has(instrument, score) {
        return false;
    }
    let same_scale = |digest: Option<Digest>| digest.is_some() && digest == made.scale;
    made.definition == Some(instrument.definition_digest())
        || same_scale(instrument.scale_digest(score.scale()))
        || same_scale(instrument.scale_digest_by(score.scale(), &score.provenance().rules))
        || score.definition_digest().is_none() && can_have_made(instrument, score)
}

/// Whether the definition has such a score. The whole of a form without a total has no number, which is a
/// fault of its own.
fn has(instrument: &Instrument, score: &Score) -> bool {
    instrument.scale(score.scale()).is_some() || whole_without_total(instrument, score)
}

fn whole_without_total(instrument: &Instrument, score: &Score) -> bool {
    score.scale() == "total" && instrument.definition().total.is_none()
}

/// The definition of a score's form, for its names: given or shipped.
pub(super) fn named<'a>(given: Option<&'a Instrument>, score: &Score) -> Option<&'a Instrument> {
    given.into_iter().chain(find(score.instrument())).find(|instrument| {
        let known = score.definition_digest().is_none_or(|made| made == instrument.definition_digest());
        instrument.id() == score.instrument() && known
    })
}

/// What is said beside a fault where the numbers of two versions of a form do not compare: which parts that numbers and
/// judgements depend on changed between them, as far as a history has both versions, and what to do.
pub(super) fn what_changed(id: &str, given: Option<&Instrument>, one: &str, other: &str) -> String {
    let own = given.filter(|given| given.id() == id);
    let mut known = own.into_iter().chain(find(id));
    let revisions = known.find_map(|instrument| instrument.definition().revisions_between(one, other));
    let changed = revisions.unwrap_or_default().iter().filter_map(|revision| {
        let parts = revision.changes.iter().map(|change| change.what).filter(|part| part.is_judged());
        let parts: Vec<&str> = sort::distinct(parts).into_iter().map(RevisedPart::code).collect();
        (!parts.is_empty()).then(|| format!("version {} changed {}; ", revision.version, parts.join(", ")))
    });
    let changed: String = changed.collect();
    format!("; {changed}answers that were kept can be scored again by one definition (rescore)")
}
