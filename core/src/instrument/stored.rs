//! A score as it is stored, and how it is read back: what the document itself says is checked, and nothing that a
//! definition would say.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::document::{Entries, Gathered, Growing, Kept, Read, Reader, Stored, in_order_of};
use crate::error::{Error, ErrorKind};
#[cfg(not(feature = "index"))]
use crate::instrument::absent::find;
#[cfg(feature = "index")]
use crate::instrument::catalogue::find;
use crate::instrument::condition::Reason;
use crate::instrument::evaluation::{ScoreEvaluation, ScoreStatus};
use crate::instrument::finding::ScoreFinding;
use crate::instrument::key::{Key, ScaleKey};
use crate::instrument::label::Labels;
use crate::instrument::places::{Choices, places};
use crate::instrument::questionnaire::Instrument;
use crate::instrument::results::{AlertResult, ClassificationResult, Provenance, StoredCategory, Undecided};
use crate::instrument::score::{Parts, Score};
use crate::scalar::Code;

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize_all(serializer)
    }
}

impl Growing for Score {
    fn kept(&self) -> &Kept {
        Self::kept(self)
    }

    fn serialize_known<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let subscales: Vec<_> = self.subscales().iter().map(|score| (&score.key().id, score)).collect();
        let classifications: Vec<_> =
            self.classifications().iter().map(|result| (&result.id, &result.category)).collect();
        let undecided = self.classifications().iter().filter(|result| result.category.is_none());
        let undecided: Vec<_> = undecided.map(|result| (&result.id, Undecided::from(result))).collect();
        let (provenance, key) = (self.provenance(), self.key());
        let mut score = serializer.serialize_struct("Score", 21)?;
        score.serialize_field("schema_version", self.schema_version())?;
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
        // Most scores have none: they are written as they were before there was one.
        if let Some(reason) = &self.result.reason {
            score.serialize_field("reason", reason)?;
        }
        score.serialize_field("answered", &self.result.answered)?;
        score.serialize_field("asked", &self.result.asked)?;
        score.serialize_field("missing", self.missing())?;
        score.serialize_field("subscales", &Entries(&subscales))?;
        score.serialize_field("classifications", &Entries(&classifications))?;
        score.serialize_field("undecided", &Entries(&undecided))?;
        score.serialize_field("alerts", self.alerts())?;
        score.serialize_field("findings", self.findings())?;
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

/// A list in which no code stands twice.
fn once<T: Read>(reader: &Reader<'_>, code: fn(&T) -> &str, at: &str) -> Option<Vec<T>> {
    let entries: Vec<T> = reader.list()?;
    let mut seen = HashSet::new();
    if let Some(place) = entries.iter().position(|entry| !seen.insert(code(entry))) {
        let expected = "each code once";
        return reader.adopt(&Error::new(ErrorKind::DuplicateId, format!("[{place}]{at}"), expected));
    }
    Some(entries)
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

/// The classifications, each with why it is not decided where it is not.
fn classified(
    classifications: Vec<(Code, StoredCategory)>,
    undecided: &[(Code, Undecided)],
    reader: &Reader<'_>,
) -> Option<Vec<ClassificationResult>> {
    let open = classifications.iter().filter(|(_, category)| category.0.is_none());
    let open: HashSet<&str> = open.map(|(id, _)| id.as_str()).collect();
    if let Some(number) = undecided.iter().position(|(name, _)| !open.contains(name.as_str())) {
        let expected = "a classification without a category";
        let path = format!("undecided.<entry {}>", number + 1);
        return reader.adopt(&Error::new(ErrorKind::Inconsistent, path, expected));
    }
    let places: HashMap<&str, usize> =
        undecided.iter().enumerate().map(|(place, (name, _))| (name.as_str(), place)).collect();
    let results = classifications
        .into_iter()
        .map(|(id, StoredCategory(category))| {
            let open = places.get(id.as_str()).and_then(|place| undecided.get(*place)).map(|(_, open)| open);
            ClassificationResult {
                reason: open.and_then(|open| open.reason),
                possible: open.map(|open| open.possible.clone()).unwrap_or_default(),
                cutoffs: open.map(|open| open.cutoffs.clone()).unwrap_or_default(),
                category,
                id,
            }
        })
        .collect();
    Some(results)
}

/// Where a stored score contradicts itself: the field, and what it should have been.
fn contradiction(
    result: &ScoreEvaluation,
    missing: &[Code],
    digests: (bool, bool),
) -> Option<(&'static str, ErrorKind, &'static str)> {
    let &ScoreEvaluation { status, value: total, bounds, answered, asked, reason, .. } = result;
    // A prorated value may be rounded past its bounds in the last bit, not farther.
    let within = |(low, high): (f64, f64), total: f64| low - 1e-6 <= total && total <= high + 1e-6;
    let known = |bound: f64| total.is_some_and(|total| (bound - total).abs() <= 1e-6);
    if status == ScoreStatus::Incomplete && total.is_some() {
        Some(("total", ErrorKind::Inconsistent, "no total where the score is incomplete"))
    } else if status != ScoreStatus::Incomplete && reason.is_some() {
        Some(("reason", ErrorKind::Inconsistent, "no reason where the score is not incomplete"))
    } else if status != ScoreStatus::Incomplete && total.is_none() && bounds.is_some() {
        Some(("total", ErrorKind::Missing, "the total of a score that is not incomplete"))
    } else if total.is_some_and(|total| !bounds.is_some_and(|bounds| within(bounds, total))) {
        Some(("total", ErrorKind::OutOfRange, "a total within its bounds"))
    } else if status == ScoreStatus::Complete && bounds.is_some_and(|(low, high)| !known(low) || !known(high)) {
        Some(("bounds", ErrorKind::Inconsistent, "the total twice, where nothing is missing"))
    } else if digests == (true, false) {
        let expected = "the digest of the definition beside that of the scale, or neither";
        Some(("definition_digest", ErrorKind::Missing, expected))
    } else if answered > asked {
        Some(("answered", ErrorKind::OutOfRange, "at most as many as were asked"))
    } else if missing.is_empty() != (answered == asked) || missing.len() < usize::from(asked - answered) {
        let expected = "the items that were asked and not answered, and only these";
        Some(("missing", ErrorKind::Inconsistent, expected))
    } else if status == ScoreStatus::Prorated && missing.is_empty() {
        Some(("missing", ErrorKind::TooFew, "the missing items for which others stand in"))
    } else {
        None
    }
}

impl Read for Score {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        const NAMES: &str = "a code as name";
        let gathered = Gathered::at(reader);
        let reader = &reader.keeping(&gathered);
        let fields = reader.object()?;
        let schema_version =
            fields.required_with("schema_version", |reader| reader.schema_version::<Code>(Self::SCHEMA_VERSION));
        let instrument = fields.required("instrument");
        let version = fields.required("version");
        let rules = fields.required_with("rules", |reader| reader.named(NAMES, place_name).map(Choices::from));
        let definition_digest = fields.optional("definition_digest");
        let scale = fields.required("scale");
        let scale_digest = fields.optional("scale_digest");
        let better = fields.optional("better");
        let status = fields.required("status");
        let total = fields.optional::<f64>("total");
        let bounds = fields.optional_with("bounds", bounds);
        let band = fields.optional("band");
        let reason = fields.optional::<Reason>("reason");
        let answered = fields.required_with("answered", count);
        let asked = fields.required_with("asked", count);
        let missing = fields.required_with("missing", |reader| once(reader, Code::as_str, ""));
        let subscales = fields.required_with("subscales", subscales);
        let classifications =
            fields.required_with("classifications", |reader| reader.named::<_, StoredCategory>(NAMES, code_name));
        let undecided = fields.required_with("undecided", |reader| reader.named::<_, Undecided>(NAMES, code_name));
        let alerts =
            fields.required_with("alerts", |reader| once(reader, |alert: &AlertResult| alert.code.as_str(), ".code"));
        let findings = fields.optional::<Vec<ScoreFinding>>("findings");
        // One place to end at: each further one is compiled to as many lines as there are fields.
        let what = (&schema_version, &instrument, &version, &rules, &definition_digest, &scale, &scale_digest, &better);
        let found = (&band, &reason, &subscales, &classifications, &undecided, &alerts, &findings);
        if fields.finish().is_none()
            || !matches!(what, (Some(_), Some(_), Some(_), Some(_), Some(_), Some(_), Some(_), Some(_)))
            || !matches!(found, (Some(_), Some(_), Some(_), Some(_), Some(_), Some(_), Some(_)))
        {
            return None;
        }
        let (status, total, bounds): (ScoreStatus, _, Option<(f64, f64)>) = (status?, total?, bounds?);
        let reason: Option<Reason> = reason?;
        let (answered, asked, missing): (u16, u16, Vec<Code>) = (answered?, asked?, missing?);
        let digests = (scale_digest.as_ref()?.is_some(), definition_digest.as_ref()?.is_some());
        let result = ScoreEvaluation { status, value: total, bounds, band: None, answered, asked, reason };
        let fault = contradiction(&result, &missing, digests);
        if let Some((field, kind, expected)) = fault {
            return reader.fault_at(field, kind, expected);
        }
        let (definition_digest, mut subscales) = (definition_digest?, subscales?);
        let of_one = |part: &Score| {
            let of = part.provenance();
            (Some(&of.instrument), Some(&of.version)) == (instrument.as_ref(), version.as_ref())
                && of.definition_digest == definition_digest
                && part.subscales().is_empty()
        };
        if !subscales.iter().all(of_one) {
            let expected = "scores without subscales, of the instrument, version and definition of the whole";
            return reader.fault_at("subscales", ErrorKind::Inconsistent, expected);
        }
        let mut classifications = classified(classifications?, &undecided?, reader)?;
        let (instrument, mut rules): (Code, Choices) = (instrument?, rules?);
        if let Some(definition) = find(instrument.as_str()).map(Instrument::definition) {
            let places: Vec<String> = places(definition).into_iter().map(|(place, ..)| place).collect();
            in_order_of(&places, &mut rules, |(place, _)| place);
            let scales: Vec<&Code> = definition.subscales.iter().map(|scale| &scale.id).collect();
            in_order_of(&scales, &mut subscales, Score::scale);
            let names: Vec<&Code> = definition.classifications.iter().map(|known| &known.id).collect();
            in_order_of(&names, &mut classifications, |result| result.id.as_str());
        }
        let band: Option<Code> = band?;
        let result = ScoreEvaluation { band: band.as_ref().map(|_| 0), ..result };
        let provenance = Provenance { instrument, version: version?, rules, definition_digest };
        // The codes of one score: what it names, and no more.
        let whole = ScaleKey {
            id: scale?,
            digest: scale_digest?,
            better: better?,
            bands: band.into_iter().collect(),
            items: Vec::new(),
        };
        let (key, open, kept) = (Key::of_whole(whole), Vec::new(), gathered.kept());
        let labels = Arc::new(Labels { provenance, key, open, schema_version, kept });
        let parts =
            Parts { missing, subscales, classifications, alerts: alerts?, findings: findings?.unwrap_or_default() };
        Some(Self::labelled(labels, None, result, parts))
    }
}

through_the_door!(Score);
