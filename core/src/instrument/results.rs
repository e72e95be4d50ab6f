//! What a score says beside its number: which definition and rules made it, classifications and alerts.

use therapy_goals_derive::Record;

use crate::document::{Document, Named, Read, Reader};
use crate::instrument::condition::Reason;
use crate::instrument::digest::mark::Digest;
use crate::instrument::evaluation::AlertState;
use crate::scalar::{Code, NormSex, RuleName};

/// Which definition and which of its rules made a score.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// The instrument.
    pub instrument: Code,
    /// The version of its definition.
    pub version: Code,
    /// The rule that applied at each place where there is one to choose, the caller's own for missing items included.
    pub rules: Named<String, RuleName>,
    /// The digest of the definition: of all that makes numbers and judges them. None in a score that was
    /// stored before there were digests; then the definition is known by id and version alone.
    pub definition_digest: Option<Digest>,
}

/// The answer to one classification.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
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
    pub cutoffs: Named<NormSex, f64>,
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

/// Why a classification is not decided, as it is stored.
#[derive(Record)]
#[record(whole)]
pub(crate) struct Undecided {
    /// The reason.
    pub(crate) reason: Option<Reason>,
    /// The categories that may still be it.
    #[read(required)]
    pub(crate) possible: Vec<Code>,
    /// The cutoff for each sex, in points.
    #[write(unless_default)]
    pub(crate) cutoffs: Named<NormSex, f64>,
}

impl From<&ClassificationResult> for Undecided {
    fn from(result: &ClassificationResult) -> Self {
        Self { reason: result.reason, possible: result.possible.clone(), cutoffs: result.cutoffs.clone() }
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
