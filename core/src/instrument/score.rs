//! What scoring a form answers: values with their completeness, bounds, categories and provenance.

use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::document::{self, Kept, same_by_name};
use crate::error::Error;
use crate::instrument::condition::Reason;
use crate::instrument::digest::mark::Digest;
use crate::instrument::evaluation::{AlertState, ScoreEvaluation, ScoreStatus};
use crate::instrument::finding::ScoreFinding;
use crate::instrument::key::{Key, ScaleKey};
use crate::instrument::label::{Findings, Labels};
use crate::instrument::results::{AlertResult, ClassificationResult, Provenance};
use crate::instrument::sheet::Sheet;
use crate::scalar::{Better, Code};

/// The score of a form, or of one subscale, with everything needed to trust it.
///
/// A score says which definition and which rules made it. It has a value only where the answers, or
/// a published rule about a few missing ones, give it one; its bounds hold in any case.
#[derive(Clone)]
pub struct Score {
    pub(crate) labels: Arc<Labels>,
    /// Which subscale it is; none where it is the whole.
    subscale: Option<usize>,
    pub(crate) result: ScoreEvaluation,
    findings: Findings,
    /// The findings in codes, from when somebody asks for them.
    parts: OnceLock<Box<Parts>>,
}

/// What a score says in lists of codes.
#[derive(Clone, Default)]
pub(crate) struct Parts {
    pub(crate) missing: Vec<Code>,
    pub(crate) subscales: Vec<Score>,
    pub(crate) classifications: Vec<ClassificationResult>,
    pub(crate) alerts: Vec<AlertResult>,
    pub(crate) findings: Vec<ScoreFinding>,
}

impl Score {
    /// The version of the form in which this release stores scores; any other with its major number is read.
    pub const SCHEMA_VERSION: &str = "1.0";

    /// Inlined, so that a score is made where it will stand: to move it takes longer than to make it.
    #[inline]
    pub(crate) fn of(labels: Arc<Labels>, sheet: Sheet<'_>) -> Self {
        Self { labels, subscale: None, result: sheet.whole(), findings: Findings::of(sheet), parts: OnceLock::new() }
    }

    pub(crate) fn labelled(
        labels: Arc<Labels>,
        subscale: Option<usize>,
        result: ScoreEvaluation,
        parts: Parts,
    ) -> Self {
        Self { labels, subscale, result, findings: Findings::default(), parts: OnceLock::from(Box::new(parts)) }
    }

    /// The version of the form in which it is stored: that which it was read in.
    pub(crate) fn schema_version(&self) -> &str {
        self.labels.schema_version.as_ref().map_or(Self::SCHEMA_VERSION, Code::as_str)
    }

    /// Whether it was read from a document, which may say anything, and not made here.
    pub(crate) fn was_read(&self) -> bool {
        self.labels.key.items.is_empty()
    }

    pub(crate) fn key(&self) -> &ScaleKey {
        let Key { whole, subscales, .. } = &self.labels.key;
        self.subscale.and_then(|place| subscales.get(place)).unwrap_or(whole)
    }

    fn parts(&self) -> &Parts {
        self.parts.get_or_init(|| Box::new(self.labelled_parts()))
    }

    /// Turns positions into codes.
    fn labelled_parts(&self) -> Parts {
        let (findings, labels) = (&self.findings, &self.labels);
        let subscales = labels.key.subscales.iter().zip(findings.scores.iter()).enumerate();
        Parts {
            missing: findings.missing(&labels.key, &labels.key.whole, &self.result),
            subscales: subscales
                .map(|(place, (scale, score))| {
                    let parts = Parts { missing: findings.missing(&labels.key, scale, score), ..Parts::default() };
                    Self::labelled(Arc::clone(labels), Some(place), *score, parts)
                })
                .collect(),
            classifications: findings.classifications(&labels.key),
            alerts: findings.alerts(&labels.key),
            findings: labels.findings(|place| findings.scores.get(place), findings.doubts.as_deref()),
        }
    }

    /// Reads a stored score from JSON text.
    ///
    /// # Errors
    /// As [`document::from_json`]; every fault at once, each with its path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        document::from_json(json)
    }

    /// What a later release wrote beside it, of a stored score that was read.
    #[must_use]
    pub fn kept(&self) -> &Kept {
        &self.labels.kept
    }

    /// The instrument that was scored.
    #[must_use]
    pub fn instrument(&self) -> &str {
        self.provenance().instrument.as_str()
    }

    /// The version of the definition that was used.
    #[must_use]
    pub fn version(&self) -> &str {
        self.provenance().version.as_str()
    }

    /// The rules that applied where several are published.
    #[must_use]
    pub fn provenance(&self) -> &Provenance {
        &self.labels.provenance
    }

    /// What was scored: `total`, or the id of a subscale.
    #[must_use]
    pub fn scale(&self) -> &str {
        self.key().id.as_str()
    }

    /// The digest of what makes the number: two scores of one scale can be compared where it is the same.
    /// None where there is no number, as for the whole of a form without a total, and in a score that was
    /// stored before there were digests.
    #[must_use]
    pub fn scale_digest(&self) -> Option<Digest> {
        self.key().digest
    }

    /// The digest of the definition that made and judged the score; none in a score that was stored before
    /// there were digests.
    #[must_use]
    pub fn definition_digest(&self) -> Option<Digest> {
        self.provenance().definition_digest
    }

    /// Whether lower or higher is better, where the definition says so.
    #[must_use]
    pub fn better(&self) -> Option<Better> {
        self.key().better
    }

    /// How complete the score is.
    #[must_use]
    pub fn status(&self) -> ScoreStatus {
        self.result.status
    }

    /// The value, in points of the scale; none where the score is incomplete or the instrument has
    /// no total.
    #[must_use]
    pub fn total(&self) -> Option<f64> {
        self.result.value
    }

    /// The lowest and the highest value that the answers allow; none where there is no total. An answer says that its
    /// question was asked, as long as it is open whether it was.
    #[must_use]
    pub fn bounds(&self) -> Option<(f64, f64)> {
        self.result.bounds
    }

    /// The code of the published severity band, chosen from the value as it is.
    #[must_use]
    pub fn band(&self) -> Option<&str> {
        self.result.band.and_then(|band| self.key().bands.get(band)).map(Code::as_str)
    }

    /// Why there is no value, where that is not for want of answers alone: the form ended after its first items, or its
    /// tables are by age or sex and none is for this respondent.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        self.result.reason
    }

    /// How many scored items have an answer; one that was not asked has none, whatever it counts.
    #[must_use]
    pub fn answered(&self) -> u16 {
        self.result.answered
    }

    /// How many scored items were asked, or may have been.
    #[must_use]
    pub fn asked(&self) -> u16 {
        self.result.asked
    }

    /// The ids of the items that were asked and not answered.
    #[must_use]
    pub fn missing(&self) -> &[Code] {
        &self.parts().missing
    }

    /// The subscales, in the order of the definition.
    #[must_use]
    pub fn subscales(&self) -> &[Score] {
        &self.parts().subscales
    }

    /// One subscale.
    #[must_use]
    pub fn subscale(&self, id: &str) -> Option<&Score> {
        self.subscales().iter().find(|score| score.scale() == id)
    }

    /// The classifications, in the order of the definition.
    #[must_use]
    pub fn classifications(&self) -> &[ClassificationResult] {
        &self.parts().classifications
    }

    /// The category of one classification; none where it is not decided or not known here.
    #[must_use]
    pub fn classification(&self, id: &str) -> Option<&str> {
        let found = self.classifications().iter().find(|result| result.id.as_str() == id)?;
        found.category.as_ref().map(Code::as_str)
    }

    /// The alerts, in the order of the definition.
    #[must_use]
    pub fn alerts(&self) -> &[AlertResult] {
        &self.parts().alerts
    }

    /// What to look at before the score is used: facts beside the number, which change nothing in it.
    #[must_use]
    pub fn findings(&self) -> &[ScoreFinding] {
        &self.parts().findings
    }

    /// The state of one alert; none where the instrument has no such alert.
    #[must_use]
    pub fn alert(&self, code: &str) -> Option<AlertState> {
        self.alerts().iter().find(|alert| alert.code.as_str() == code).map(|alert| alert.state)
    }
}

/// What stands under names is compared by name: a store may keep the entries of an object in another order.
impl PartialEq for Score {
    fn eq(&self, other: &Self) -> bool {
        let number = |score: &Self| ScoreEvaluation { band: None, ..score.result };
        let (key, others) = (self.key(), other.key());
        number(self) == number(other)
            && (&key.id, key.digest, key.better, self.band())
                == (&others.id, others.digest, others.better, other.band())
            && self.provenance() == other.provenance()
            && self.missing() == other.missing()
            && same_by_name(self.subscales(), other.subscales(), |one, other| one.scale().cmp(other.scale()))
            && same_by_name(self.classifications(), other.classifications(), |one, other| one.id.cmp(&other.id))
            && self.alerts() == other.alerts()
            && self.findings() == other.findings()
            && self.kept() == other.kept()
    }
}

impl fmt::Debug for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Score")
            .field("provenance", self.provenance())
            .field("scale", &self.scale())
            .field("scale_digest", &self.scale_digest())
            .field("better", &self.better())
            .field("status", &self.status())
            .field("total", &self.total())
            .field("bounds", &self.bounds())
            .field("band", &self.band())
            .field("reason", &self.reason())
            .field("answered", &self.answered())
            .field("asked", &self.asked())
            .field("missing", &self.missing())
            .field("subscales", &self.subscales())
            .field("classifications", &self.classifications())
            .field("alerts", &self.alerts())
            .field("findings", &self.findings())
            .field("kept", &self.kept())
            .finish()
    }
}
