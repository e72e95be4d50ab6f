//! What the versions of a definition changed.

use therapy_goals_derive::Record;

use crate::error::{ErrorKind, Fault};
use crate::scalar::{Code, Date, Text};

/// One version of a definition, and what it changed in the version before.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct Revision {
    /// The version.
    pub version: Code,
    /// The day from which the definition has it.
    pub date: Option<Date>,
    /// What it changed.
    #[schema(minItems = 1)]
    #[read(required)]
    pub changes: Vec<RevisionChange>,
}

/// One change that a version of a definition made.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct RevisionChange {
    /// The part that it changed.
    pub what: RevisedPart,
    /// What is other than before, in a sentence.
    pub text: Text,
}

/// The part of a definition that a version changed. The first two make numbers, so that scores before and after may not
/// compare; the next four judge them; no number depends on the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum RevisedPart {
    /// Items, their answers, and how a score is made of them.
    Scoring,
    /// What is done about missing answers.
    MissingRule,
    /// Bands of scores.
    Bands,
    /// Cutoffs, and other rules that give a category.
    Cutoffs,
    /// Thresholds of reliable change.
    ReliableChange,
    /// Alerts.
    Alerts,
    /// Who answers, and at which ages.
    Population,
    /// Titles, wording, tags, names of bands and categories, notes.
    Wording,
    /// Where numbers come from, and how well they are known.
    Sources,
    /// Who owns the form, and what may be done with it.
    Licence,
    /// Codes of LOINC.
    Loinc,
    /// Nothing: with this version the definition began.
    Added,
}

impl RevisedPart {
    /// Whether the number of a score, or what is said of it, can depend on this part.
    #[must_use]
    pub fn is_judged(self) -> bool {
        match self {
            Self::Scoring | Self::MissingRule | Self::Bands | Self::Cutoffs | Self::ReliableChange | Self::Alerts => {
                true
            }
            Self::Population | Self::Wording | Self::Sources | Self::Licence | Self::Loinc | Self::Added => false,
        }
    }
}

/// The revisions that lie between two versions of a history, whichever is the earlier one: from the one after it to the
/// later one, newest first. None where the history does not have both.
pub(crate) fn between<'a>(history: &'a [Revision], one: &str, other: &str) -> Option<&'a [Revision]> {
    let place = |version: &str| history.iter().position(|revision| revision.version.as_str() == version);
    let (one, other) = (place(one)?, place(other)?);
    history.get(one.min(other)..one.max(other))
}

/// What does not fit together in the history of a definition of this version.
///
/// The newest version stands first: it is the one that a reader looks for, it is that of the definition, and where a
/// program stops is where the version stands that it knows.
pub(crate) fn faults(version: &Code, history: &[Revision]) -> Vec<Fault> {
    let mut faults = Vec::new();
    if history.first().is_some_and(|newest| newest.version != *version) {
        let expected = "the version of the definition first: the newest one";
        faults.push(Fault::new(ErrorKind::Inconsistent, "history[0].version", expected));
    }
    let mut last_date: Option<Date> = None;
    for (place, revision) in history.iter().enumerate() {
        let path = |name: &str| format!("history[{place}].{name}");
        let newer = history.get(..place).unwrap_or_default();
        if newer.iter().any(|newer| newer.version == revision.version) {
            faults.push(Fault::new(ErrorKind::DuplicateId, path("version"), "each version once"));
        } else if newer.last().is_some_and(|newer| is_later(&revision.version, &newer.version)) {
            let expected = "the newest version first, then the one before it";
            faults.push(Fault::new(ErrorKind::NotAscending, path("version"), expected));
        }
        if revision.date > last_date && last_date.is_some() {
            let expected = "a day that is not after that of the version above it";
            faults.push(Fault::new(ErrorKind::NotAscending, path("date"), expected));
        }
        last_date = revision.date.or(last_date);
        if revision.changes.is_empty() {
            faults.push(Fault::new(ErrorKind::TooFew, path("changes"), "at least one change"));
        }
        let began = revision.changes.iter().position(|change| change.what == RevisedPart::Added);
        if let Some(number) = began.filter(|_| place + 1 < history.len()) {
            let expected = "a part that changed: only the first version, which stands last, is added";
            faults.push(Fault::new(
                ErrorKind::Inconsistent,
                format!("history[{place}].changes[{number}].what"),
                expected,
            ));
        }
    }
    faults
}

/// Whether one version is later than another one; nothing is known of versions that are more than numbers and points.
fn is_later(one: &Code, other: &Code) -> bool {
    let numbers =
        |version: &Code| version.as_str().split('.').map(|part| part.parse().ok()).collect::<Option<Vec<u64>>>();
    matches!((numbers(one), numbers(other)), (Some(one), Some(other)) if one > other)
}
