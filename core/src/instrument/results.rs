//! What a score says beside its number: which definition and rules made it, classifications and alerts.

use therapy_goals_derive::Record;

use crate::document::{Document, Entries, Read, Reader};
use crate::instrument::condition::Reason;
use crate::instrument::digest::mark::Digest;
use crate::instrument::evaluation::AlertState;
use crate::scalar::{Code, NormSex, RuleName};

/// Which definition and which of its rules made a score.
#[non_exhaustive]
#[derive(Debug, Clone, Eq)]
pub struct Provenance {
    /// The instrument.
    pub instrument: Code,
    /// The version of its definition.
    pub version: Code,
    /// The rule that applied at each place where there is one to choose, the caller's own for missing items included.
    pub rules: Vec<(String, RuleName)>,
    /// The digest of the definition: of all that makes numbers and judges them. None in a score that was
    /// stored before there were digests; then the definition is known by id and version alone.
    pub definition_digest: Option<Digest>,
}

/// Entries of an object by name, whose order says nothing: some stores keep none.
pub(crate) fn same_entries<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.len() == other.len() && one.iter().all(|entry| other.contains(entry))
}

impl PartialEq for Provenance {
    fn eq(&self, other: &Self) -> bool {
        (&self.instrument, &self.version, self.definition_digest)
            == (&other.instrument, &other.version, other.definition_digest)
            && same_entries(&self.rules, &other.rules)
    }
}

impl PartialEq for ClassificationResult {
    fn eq(&self, other: &Self) -> bool {
        (&self.id, &self.category, self.reason, &self.possible)
            == (&other.id, &other.category, other.reason, &other.possible)
            && same_entries(&self.cutoffs, &other.cutoffs)
    }
}

/// The answer to one classification.
#[non_exhaustive]
#[derive(Debug, Clone)]
pub struct ClassificationResult {
    /// The classification, such as `dsm`.
    pub id: Code,
    /// The category; none where it is not decided.
    pub category: Option<Code>,
    /// Why it is not decided; none also where no rule applies by default and none was chosen.
    pub reason: Option<Reason>,
    /// Where it is not decided: no other category is possible any more. One of these may still be ruled
    /// out by how several conditions hang together.
    pub possible: Vec<Code>,
    /// Where it is not decided because the rule differs by sex and no norm by sex applies: the cutoff for each
    /// sex, in points.
    pub cutoffs: Vec<(NormSex, f64)>,
}

/// The state of one alert.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
pub struct AlertResult {
    /// The alert, such as `self_harm_item`.
    pub code: Code,
    /// What is known of it.
    pub state: AlertState,
}

/// Why a classification is not decided, as it is written.
#[derive(serde::Serialize)]
pub(crate) struct Undecided<'a> {
    reason: Option<Reason>,
    possible: &'a [Code],
    #[serde(skip_serializing_if = "is_empty")]
    cutoffs: Entries<'a, NormSex, f64>,
}

impl<'a> From<&'a ClassificationResult> for Undecided<'a> {
    fn from(result: &'a ClassificationResult) -> Self {
        Self { reason: result.reason, possible: &result.possible, cutoffs: Entries(&result.cutoffs) }
    }
}

fn is_empty(cutoffs: &Entries<'_, NormSex, f64>) -> bool {
    cutoffs.0.is_empty()
}

/// Why a classification is not decided, as it is stored.
pub(crate) struct StoredUndecided {
    pub(crate) reason: Option<Reason>,
    pub(crate) possible: Vec<Code>,
    pub(crate) cutoffs: Cutoffs,
}

/// The cutoff for each sex.
#[derive(Clone, Default)]
pub(crate) struct Cutoffs(pub(crate) Vec<(NormSex, f64)>);

impl Read for Cutoffs {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        reader.named_by_code(NormSex::ALL, NormSex::CODES).map(Self)
    }
}

/// A category, or null.
pub(crate) struct StoredCategory(pub(crate) Option<Code>);

impl Read for StoredCategory {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        match reader.document() {
            Document::Null => Some(Self(None)),
            _ => Code::read(reader).map(|code| Self(Some(code))),
        }
    }
}

impl Read for StoredUndecided {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let fields = reader.object()?;
        let (reason, possible, cutoffs) =
            (fields.optional("reason"), fields.required("possible"), fields.optional::<Cutoffs>("cutoffs"));
        fields.finish()?;
        Some(Self { reason: reason?, possible: possible?, cutoffs: cutoffs?.unwrap_or_default() })
    }
}
