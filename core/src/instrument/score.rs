//! What scoring a form answers: values with their completeness, bounds, categories and provenance.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde::ser::{Serialize, SerializeStruct, Serializer};
use therapy_goals_derive::Record;

use crate::document::{self, Entries, Read, Reader, Stored};
use crate::error::{Error, ErrorKind};
use crate::instrument::condition::Reason;
use crate::instrument::digest::mark::Digest;
use crate::instrument::evaluation::{AlertState, ScoreStatus};
use crate::scalar::{Better, Code, NormSex};

/// The score of a form, or of one subscale, with everything needed to trust it.
///
/// A score says which definition and which rules made it. It has a value only where the answers, or
/// a published rule about a few missing ones, give it one; its bounds hold in any case.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    pub(crate) provenance: Arc<Provenance>,
    pub(crate) scale: Code,
    pub(crate) scale_digest: Option<Digest>,
    pub(crate) better: Option<Better>,
    pub(crate) status: ScoreStatus,
    pub(crate) total: Option<f64>,
    pub(crate) bounds: Option<(f64, f64)>,
    pub(crate) band: Option<Code>,
    pub(crate) answered: u16,
    pub(crate) asked: u16,
    pub(crate) missing: Vec<Code>,
    pub(crate) subscales: Vec<Score>,
    pub(crate) classifications: Vec<ClassificationResult>,
    pub(crate) alerts: Vec<AlertResult>,
}

/// Which definition and which of its rules made a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// The instrument.
    pub instrument: Code,
    /// The version of its definition.
    pub version: Code,
    /// The rule that applied at each place where there is one to choose.
    pub rules: Vec<(String, Code)>,
    /// The digest of the definition: of all that makes numbers and judges them. None in a score that was
    /// stored before there were digests; then the definition is known by id and version alone.
    pub definition_digest: Option<Digest>,
}

/// The answer to one classification.
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
    pub cutoffs: Vec<(NormSex, f64)>,
}

/// The state of one alert.
#[derive(Debug, Clone, PartialEq, Eq, Record)]
pub struct AlertResult {
    /// The alert, such as `self_harm_item`.
    pub code: Code,
    /// What is known of it.
    pub state: AlertState,
}

impl Score {
    /// The version of the form in which this release stores scores; any other with its major number is read.
    pub const SCHEMA_VERSION: &str = "1.0";

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
        self.provenance.instrument.as_str()
    }

    /// The version of the definition that was used.
    #[must_use]
    pub fn version(&self) -> &str {
        self.provenance.version.as_str()
    }

    /// The rules that applied where several are published.
    #[must_use]
    pub fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    /// What was scored: `total`, or the id of a subscale.
    #[must_use]
    pub fn scale(&self) -> &str {
        self.scale.as_str()
    }

    /// The digest of what makes the number: two scores of one scale can be compared where it is the same.
    /// None where there is no number, as for the whole of a form without a total, and in a score that was
    /// stored before there were digests.
    #[must_use]
    pub fn scale_digest(&self) -> Option<Digest> {
        self.scale_digest
    }

    /// The digest of the definition that made and judged the score; none in a score that was stored before
    /// there were digests.
    #[must_use]
    pub fn definition_digest(&self) -> Option<Digest> {
        self.provenance.definition_digest
    }

    /// Whether lower or higher is better, where the definition says so.
    #[must_use]
    pub fn better(&self) -> Option<Better> {
        self.better
    }

    /// How complete the score is.
    #[must_use]
    pub fn status(&self) -> ScoreStatus {
        self.status
    }

    /// The value, in points of the scale; none where the score is incomplete or the instrument has
    /// no total.
    #[must_use]
    pub fn total(&self) -> Option<f64> {
        self.total
    }

    /// The lowest and the highest value that the answers allow; none where there is no total.
    #[must_use]
    pub fn bounds(&self) -> Option<(f64, f64)> {
        self.bounds
    }

    /// The code of the published severity band, chosen from the value as it is.
    #[must_use]
    pub fn band(&self) -> Option<&str> {
        self.band.as_ref().map(Code::as_str)
    }

    /// How many scored items have an answer; one that was not asked has none, whatever it counts.
    #[must_use]
    pub fn answered(&self) -> u16 {
        self.answered
    }

    /// How many scored items were asked, or may have been.
    #[must_use]
    pub fn asked(&self) -> u16 {
        self.asked
    }

    /// The ids of the items that were asked and not answered.
    #[must_use]
    pub fn missing(&self) -> &[Code] {
        &self.missing
    }

    /// The subscales, in the order of the definition.
    #[must_use]
    pub fn subscales(&self) -> &[Score] {
        &self.subscales
    }

    /// One subscale.
    #[must_use]
    pub fn subscale(&self, id: &str) -> Option<&Score> {
        self.subscales.iter().find(|score| score.scale() == id)
    }

    /// The classifications, in the order of the definition.
    #[must_use]
    pub fn classifications(&self) -> &[ClassificationResult] {
        &self.classifications
    }

    /// The category of one classification; none where it is not decided or not known here.
    #[must_use]
    pub fn classification(&self, id: &str) -> Option<&str> {
        let found = self.classifications.iter().find(|result| result.id.as_str() == id)?;
        found.category.as_ref().map(Code::as_str)
    }

    /// The alerts, in the order of the definition.
    #[must_use]
    pub fn alerts(&self) -> &[AlertResult] {
        &self.alerts
    }

    /// The state of one alert; none where the instrument has no such alert.
    #[must_use]
    pub fn alert(&self, code: &str) -> Option<AlertState> {
        self.alerts.iter().find(|alert| alert.code.as_str() == code).map(|alert| alert.state)
    }
}

#[derive(serde::Serialize)]
struct Undecided<'a> {
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

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let subscales: Vec<_> = self.subscales.iter().map(|score| (&score.scale, score)).collect();
        let classifications: Vec<_> =
            self.classifications.iter().map(|result| (&result.id, &result.category)).collect();
        let undecided = self.classifications.iter().filter(|result| result.category.is_none());
        let undecided: Vec<_> = undecided.map(|result| (&result.id, Undecided::from(result))).collect();
        let mut score = serializer.serialize_struct("Score", 19)?;
        score.serialize_field("schema_version", Self::SCHEMA_VERSION)?;
        score.serialize_field("instrument", &self.provenance.instrument)?;
        score.serialize_field("version", &self.provenance.version)?;
        score.serialize_field("rules", &Entries(&self.provenance.rules))?;
        score.serialize_field("definition_digest", &self.provenance.definition_digest)?;
        score.serialize_field("scale", &self.scale)?;
        score.serialize_field("scale_digest", &self.scale_digest)?;
        score.serialize_field("better", &self.better)?;
        score.serialize_field("status", &self.status)?;
        score.serialize_field("total", &self.total)?;
        score.serialize_field("bounds", &self.bounds)?;
        score.serialize_field("band", &self.band)?;
        score.serialize_field("answered", &self.answered)?;
        score.serialize_field("asked", &self.asked)?;
        score.serialize_field("missing", &self.missing)?;
        score.serialize_field("subscales", &Entries(&subscales))?;
        score.serialize_field("classifications", &Entries(&classifications))?;
        score.serialize_field("undecided", &Entries(&undecided))?;
        score.serialize_field("alerts", &self.alerts)?;
        score.end()
    }
}

impl Stored for Score {
    const MAXIMUM_BYTES: usize = 8_000_000;
}

struct StoredUndecided {
    reason: Option<Reason>,
    possible: Vec<Code>,
    cutoffs: Cutoffs,
}

/// The cutoff for each sex.
#[derive(Clone, Default)]
struct Cutoffs(Vec<(NormSex, f64)>);

impl Read for Cutoffs {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        reader.named_by_code(NormSex::ALL, NormSex::code).map(Self)
    }
}

/// A category, or null.
struct StoredCategory(Option<Code>);

impl Read for StoredCategory {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        match reader.document() {
            crate::document::Document::Null => Some(Self(None)),
            _ => Code::read(reader).map(|code| Self(Some(code))),
        }
    }
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
        if score.scale != name {
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
        fields.finish()?;
        schema_version?;
        let (status, total, undecided) = (status?, total?, undecided?);
        if status == ScoreStatus::Incomplete && total.is_some() {
            return reader.fault_at("total", ErrorKind::Inconsistent, "no total where the score is incomplete");
        }
        let (bounds, answered, asked, missing): (Option<(f64, f64)>, u16, u16, Vec<Code>) =
            (bounds?, answered?, asked?, missing?);
        // A prorated value may be rounded past its bounds in the last bit, not farther.
        let within = |(low, high): (f64, f64), total: f64| low - 1e-6 <= total && total <= high + 1e-6;
        if total.is_some_and(|total| !bounds.is_some_and(|bounds| within(bounds, total))) {
            return reader.fault_at("total", ErrorKind::OutOfRange, "a total within its bounds");
        }
        if matches!((&scale_digest, &definition_digest), (Some(Some(_)), Some(None))) {
            let expected = "the digest of the definition beside that of the scale, or neither";
            return reader.fault_at("definition_digest", ErrorKind::Missing, expected);
        }
        if answered > asked {
            return reader.fault_at("answered", ErrorKind::OutOfRange, "at most as many as were asked");
        }
        if missing.is_empty() != (answered == asked) {
            let expected = "the items that were asked and not answered, and only these";
            return reader.fault_at("missing", ErrorKind::Inconsistent, expected);
        }
        if status == ScoreStatus::Prorated && missing.is_empty() {
            return reader.fault_at("missing", ErrorKind::TooFew, "the missing items for which others stand in");
        }
        let classifications = classifications?;
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
        Some(Self {
            provenance: Arc::new(Provenance {
                instrument: instrument?,
                version: version?,
                rules: rules?,
                definition_digest: definition_digest?,
            }),
            scale: scale?,
            scale_digest: scale_digest?,
            better: better?,
            status,
            total,
            bounds,
            band: band?,
            answered,
            asked,
            missing,
            subscales: subscales?,
            classifications,
            alerts: alerts?,
        })
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

through_the_door!(Score);
