//! What scoring a form answers: values with their completeness, bounds, categories and provenance.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::{Arc, OnceLock};

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::document::{self, Entries, Read, Reader, Stored};
use crate::error::{Error, ErrorKind};
use crate::instrument::digest::mark::Digest;
use crate::instrument::evaluation::{AlertState, ScoreEvaluation, ScoreStatus};
use crate::instrument::key::{Key, ScaleKey};
use crate::instrument::label::{Findings, Labels};
use crate::instrument::results::{
    AlertResult, ClassificationResult, Provenance, StoredCategory, StoredUndecided, Undecided,
};
use crate::instrument::sheet::Sheet;
use crate::scalar::{Better, Code};

/// The score of a form, or of one subscale, with everything needed to trust it.
///
/// A score says which definition and which rules made it. It has a value only where the answers, or
/// a published rule about a few missing ones, give it one; its bounds hold in any case.
#[derive(Clone)]
pub struct Score {
    labels: Arc<Labels>,
    /// Which subscale it is; none where it is the whole.
    subscale: Option<usize>,
    result: ScoreEvaluation,
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

    fn key(&self) -> &ScaleKey {
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
        }
    }

    /// Reads a stored score from JSON text.
    ///
    /// # Errors
    /// As [`document::from_json`]; every fault at once, each with its path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        document::from_json(json)
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

    /// The lowest and the highest value that the answers allow; none where there is no total.
    #[must_use]
    pub fn bounds(&self) -> Option<(f64, f64)> {
        self.result.bounds
    }

    /// The code of the published severity band, chosen from the value as it is.
    #[must_use]
    pub fn band(&self) -> Option<&str> {
        self.result.band.and_then(|band| self.key().bands.get(band)).map(Code::as_str)
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

    /// The state of one alert; none where the instrument has no such alert.
    #[must_use]
    pub fn alert(&self, code: &str) -> Option<AlertState> {
        self.alerts().iter().find(|alert| alert.code.as_str() == code).map(|alert| alert.state)
    }
}

impl PartialEq for Score {
    fn eq(&self, other: &Self) -> bool {
        let number = |score: &Self| ScoreEvaluation { band: None, ..score.result };
        let (key, others) = (self.key(), other.key());
        number(self) == number(other)
            && (&key.id, key.digest, key.better, self.band())
                == (&others.id, others.digest, others.better, other.band())
            && self.provenance() == other.provenance()
            && self.missing() == other.missing()
            && self.subscales() == other.subscales()
            && self.classifications() == other.classifications()
            && self.alerts() == other.alerts()
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
            .field("answered", &self.answered())
            .field("asked", &self.asked())
            .field("missing", &self.missing())
            .field("subscales", &self.subscales())
            .field("classifications", &self.classifications())
            .field("alerts", &self.alerts())
            .finish()
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let subscales: Vec<_> = self.subscales().iter().map(|score| (&score.key().id, score)).collect();
        let classifications: Vec<_> =
            self.classifications().iter().map(|result| (&result.id, &result.category)).collect();
        let undecided = self.classifications().iter().filter(|result| result.category.is_none());
        let undecided: Vec<_> = undecided.map(|result| (&result.id, Undecided::from(result))).collect();
        let (provenance, key) = (self.provenance(), self.key());
        let mut score = serializer.serialize_struct("Score", 19)?;
        score.serialize_field("schema_version", Self::SCHEMA_VERSION)?;
        score.serialize_field("instrument", &provenance.instrument)?;
        score.serialize_field("version", &provenance.version)?;
        score.serialize_field("rules", &Entries(&provenance.rules))?;
        score.serialize_field("definition_digest", &provenance.definition_digest)?;
        score.serialize_field("scale", &key.id)?;
        score.serialize_field("scale_digest", &key.digest)?;
        score.serialize_field("better", &key.better)?;
        score.serialize_field("status", &self.result.status)?;
        score.serialize_field("total", &self.result.value)?;
        score.serialize_field("bounds", &self.result.bounds)?;
        score.serialize_field("band", &self.band())?;
        score.serialize_field("answered", &self.result.answered)?;
        score.serialize_field("asked", &self.result.asked)?;
        score.serialize_field("missing", self.missing())?;
        score.serialize_field("subscales", &Entries(&subscales))?;
        score.serialize_field("classifications", &Entries(&classifications))?;
        score.serialize_field("undecided", &Entries(&undecided))?;
        score.serialize_field("alerts", self.alerts())?;
        score.end()
    }
}

impl Stored for Score {
    const MAXIMUM_BYTES: usize = 8_000_000;
}

fn code_name(name: &str) -> Option<Code> {
    Code::new(name).ok()
}

/// The name of a place where a rule is chosen: an id, or what is chosen of a subscale.
fn place_name(name: &str) -> Option<String> {
    let id = [".bands", ".prorating"].iter().find_map(|what| name.strip_suffix(what)).unwrap_or(name);
    Code::new(id).ok().map(|_| name.to_owned())
}

/// The subscales: each stands under its own name.
fn subscales(reader: &Reader<'_>) -> Option<Vec<Score>> {
    let named: Vec<(Code, Score)> = reader.named("a code as name", code_name)?;
    let mut scores = Vec::with_capacity(named.len());
    for (number, (name, score)) in (1..).zip(named) {
        if score.key().id != name {
            let path = format!("<entry {number}>.scale");
            let expected = "the name under which the subscale stands";
            return reader.adopt(&Error::new(ErrorKind::Inconsistent, path, expected));
        }
        scores.push(score);
    }
    Some(scores)
}

fn count(reader: &Reader<'_>) -> Option<u16> {
    u16::try_from(reader.whole(0, 10_000)?).ok()
}

fn bounds(reader: &Reader<'_>) -> Option<(f64, f64)> {
    match reader.list::<f64>()?.as_slice() {
        [low, high] if low <= high => Some((*low, *high)),
        _ => reader.fault(ErrorKind::NotAscending, "two numbers, the lower one first"),
    }
}

impl Read for Score {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        const NAMES: &str = "a code as name";
        let fields = reader.object()?;
        let schema_version =
            fields.required_with("schema_version", |reader| reader.schema_version::<Code>(Self::SCHEMA_VERSION));
        let instrument = fields.required("instrument");
        let version = fields.required("version");
        let rules = fields.required_with("rules", |reader| reader.named(NAMES, place_name));
        let definition_digest = fields.optional("definition_digest");
        let scale = fields.required("scale");
        let scale_digest = fields.optional("scale_digest");
        let better = fields.optional("better");
        let status = fields.required("status");
        let total = fields.optional::<f64>("total");
        let bounds = fields.optional_with("bounds", bounds);
        let band = fields.optional("band");
        let answered = fields.required_with("answered", count);
        let asked = fields.required_with("asked", count);
        let missing = fields.required("missing");
        let subscales = fields.required_with("subscales", subscales);
        let classifications =
            fields.required_with("classifications", |reader| reader.named::<_, StoredCategory>(NAMES, code_name));
        let undecided =
            fields.required_with("undecided", |reader| reader.named::<_, StoredUndecided>(NAMES, code_name));
        let alerts = fields.required("alerts");
        // One place to end at: each further one is compiled to as many lines as there are fields.
        let what = (&schema_version, &instrument, &version, &rules, &definition_digest, &scale, &scale_digest, &better);
        let found = (&band, &subscales, &classifications, &undecided, &alerts);
        if fields.finish().is_none()
            || !matches!(what, (Some(_), Some(_), Some(_), Some(_), Some(_), Some(_), Some(_), Some(_)))
            || !matches!(found, (Some(_), Some(_), Some(_), Some(_), Some(_)))
        {
            return None;
        }
        let (status, total, bounds): (ScoreStatus, _, Option<(f64, f64)>) = (status?, total?, bounds?);
        let (answered, asked, missing): (u16, u16, Vec<Code>) = (answered?, asked?, missing?);
        let digests = (scale_digest.as_ref()?.is_some(), definition_digest.as_ref()?.is_some());
        // A prorated value may be rounded past its bounds in the last bit, not farther.
        let within = |(low, high): (f64, f64), total: f64| low - 1e-6 <= total && total <= high + 1e-6;
        let fault = if status == ScoreStatus::Incomplete && total.is_some() {
            Some(("total", ErrorKind::Inconsistent, "no total where the score is incomplete"))
        } else if total.is_some_and(|total| !bounds.is_some_and(|bounds| within(bounds, total))) {
            Some(("total", ErrorKind::OutOfRange, "a total within its bounds"))
        } else if digests == (true, false) {
            let expected = "the digest of the definition beside that of the scale, or neither";
            Some(("definition_digest", ErrorKind::Missing, expected))
        } else if answered > asked {
            Some(("answered", ErrorKind::OutOfRange, "at most as many as were asked"))
        } else if missing.is_empty() != (answered == asked) {
            let expected = "the items that were asked and not answered, and only these";
            Some(("missing", ErrorKind::Inconsistent, expected))
        } else if status == ScoreStatus::Prorated && missing.is_empty() {
            Some(("missing", ErrorKind::TooFew, "the missing items for which others stand in"))
        } else {
            None
        };
        if let Some((field, kind, expected)) = fault {
            return reader.fault_at(field, kind, expected);
        }
        let (classifications, undecided) = (classifications?, undecided?);
        let open: HashSet<&Code> =
            classifications.iter().filter(|(_, category)| category.0.is_none()).map(|(id, _)| id).collect();
        if let Some(number) = undecided.iter().position(|(name, _)| !open.contains(name)) {
            let expected = "a classification without a category";
            let path = format!("undecided.<entry {}>", number + 1);
            return reader.adopt(&Error::new(ErrorKind::Inconsistent, path, expected));
        }
        let undecided: HashMap<&str, &StoredUndecided> =
            undecided.iter().map(|(name, open)| (name.as_str(), open)).collect();
        let classifications = classifications
            .into_iter()
            .map(|(id, StoredCategory(category))| {
                let open = undecided.get(id.as_str());
                ClassificationResult {
                    reason: open.and_then(|open| open.reason),
                    possible: open.map(|open| open.possible.clone()).unwrap_or_default(),
                    cutoffs: open.map(|open| open.cutoffs.0.clone()).unwrap_or_default(),
                    category,
                    id,
                }
            })
            .collect();
        let band: Option<Code> = band?;
        let result = ScoreEvaluation { status, value: total, bounds, band: band.as_ref().map(|_| 0), answered, asked };
        let provenance = Provenance {
            instrument: instrument?,
            version: version?,
            rules: rules?,
            definition_digest: definition_digest?,
        };
        // The codes of one score: what it names, and no more.
        let whole = ScaleKey {
            id: scale?,
            digest: scale_digest?,
            better: better?,
            bands: band.into_iter().collect(),
            items: Vec::new(),
        };
        let labels = Arc::new(Labels { provenance, key: Key::of_whole(whole) });
        let parts = Parts { missing, subscales: subscales?, classifications, alerts: alerts? };
        Some(Self::labelled(labels, None, result, parts))
    }
}

through_the_door!(Score);
