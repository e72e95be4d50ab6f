//! Reliable change of one person between two scores.

use serde::{Serialize, Serializer};

use crate::document::{Document, Read, Reader};
use crate::error::{Error, ErrorKind, Fault};
use crate::instrument::{self, Instrument, Provenance, Rule, Score};
use crate::scalar::{Better, Code, Text};

/// The critical value that Jacobson & Truax 1991 print: two-sided, five per cent.
pub const DEFAULT_CRITICAL_VALUE: f64 = 1.96;

const JACOBSON_TRUAX: &str = "Jacobson NS, Truax P (1991). Clinical significance: a statistical approach to defining \
                              meaningful change in psychotherapy research. J Consult Clin Psychol 59:12-19";

codes! {
    /// How reliable change is found.
    pub enum ChangeMethod {
        /// The difference over its standard error (Jacobson & Truax 1991).
        JacobsonTruax = "jacobson_truax",
        /// A published smallest difference, at or above which a change is reliable.
        Published = "published",
    }
}

codes! {
    /// What a change is called.
    pub enum ChangeLabel {
        /// Better, by more than measurement error.
        Improved = "improved",
        /// Within measurement error.
        Unchanged = "unchanged",
        /// Worse, by more than measurement error.
        Deteriorated = "deteriorated",
    }
}

/// The change between two scores of one person, with the numbers that made its label.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReliableChange {
    /// What the change is called.
    pub label: ChangeLabel,
    /// How it was found.
    pub method: ChangeMethod,
    /// The later score minus the earlier one, in points.
    pub difference: f64,
    /// The same, positive where it is for the better.
    pub improvement: f64,
    /// Whether lower or higher is better.
    pub better: Better,
    /// The smallest difference, in points, that is reliable: for a published threshold at it, for
    /// Jacobson & Truax above it.
    pub threshold: f64,
    /// The reliable change index: the difference over its standard error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<f64>,
    /// The standard error of the difference, in points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard_error: Option<f64>,
    /// The index above which a change is reliable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub critical_value: Option<f64>,
    /// The instrument, where a published threshold was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument: Option<Code>,
    /// The version of its definition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<Code>,
    /// The id of the threshold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Code>,
    /// The publication.
    pub source: Text,
}

/// The change between two scores by the index of Jacobson & Truax 1991.
///
/// The index is (post − pre) / (√2 · s · √(1 − r)), with `standard_deviation` s before treatment, in
/// points, and `reliability` r from 0 to below 1; the change is reliable where the index is above
/// `critical_value` in size (J Consult Clin Psychol 59:12-19; the denominator as corrected by
/// Christensen & Mendoza 1986, Behav Ther 17:305-308).
///
/// # Errors
/// All at once: `not_a_number`, `infinite` and `out_of_range` with the name of the argument.
///
/// ```
/// use therapy_goals::change::{ChangeLabel, jacobson_truax};
/// use therapy_goals::scalar::Better;
///
/// // The example of the publication: standard deviation 7.5, reliability .80.
/// let change = jacobson_truax(32.5, 47.5, 7.5, 0.80, Better::Higher, 1.96)?;
/// assert_eq!(change.label, ChangeLabel::Improved);
/// assert_eq!(format!("{:.2}", change.index.unwrap_or_default()), "3.16");
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn jacobson_truax(
    pre: f64,
    post: f64,
    standard_deviation: f64,
    reliability: f64,
    better: Better,
    critical_value: f64,
) -> Result<ReliableChange, Error> {
    let mut faults = Vec::new();
    let mut check = |name: &str, value: f64, allowed: bool, expected: &str| {
        let kind = match value {
            _ if value.is_nan() => ErrorKind::NotANumber,
            _ if value.is_infinite() => ErrorKind::Infinite,
            _ if !allowed => ErrorKind::OutOfRange,
            _ => return,
        };
        faults.push(Fault::new(kind, name, expected));
    };
    check("pre", pre, pre.abs() <= 1e9, "a score");
    check("post", post, post.abs() <= 1e9, "a score");
    let spread = (1e-9..=1e9).contains(&standard_deviation);
    check("standard_deviation", standard_deviation, spread, "a number above 0");
    check("reliability", reliability, (0.0..1.0).contains(&reliability), "a number from 0 to below 1");
    check("critical_value", critical_value, critical_value > 0.0, "a number above 0, usually 1.96");
    if let Some(error) = Error::from_faults(faults) {
        return Err(error);
    }
    let standard_error = (2.0 * (1.0 - reliability)).sqrt() * standard_deviation;
    let difference = post - pre;
    let index = difference / standard_error;
    Ok(ReliableChange {
        label: label(index * better.sign(), index.abs() > critical_value),
        method: ChangeMethod::JacobsonTruax,
        difference,
        improvement: improvement(difference, better),
        better,
        threshold: critical_value * standard_error,
        index: Some(index),
        standard_error: Some(standard_error),
        critical_value: Some(critical_value),
        instrument: None,
        version: None,
        rule: None,
        source: Text::new(JACOBSON_TRUAX)?,
    })
}

/// The change between two values of an instrument's score by one of its published thresholds: at
/// least that much is reliable.
///
/// Without the id of a threshold, the instrument must have exactly one. A bare value does not say which
/// score of the instrument it is: it is taken for the one that the threshold is for. Scores say so
/// themselves, see [`reliable_change`].
///
/// # Errors
/// `unknown_rule` where there is no such threshold, `missing` where one must be chosen, `out_of_range`,
/// `not_a_number` or `infinite` for a value that the score cannot have.
///
/// ```
/// use therapy_goals::{change, instrument};
///
/// let phq9 = instrument::get("phq-9")?;
/// let change = change::published(&phq9, Some("nhs_talking_therapies"), 16.0, 10.0)?;
/// assert_eq!(change.label, change::ChangeLabel::Improved);
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn published(
    instrument: &Instrument,
    threshold: Option<&str>,
    pre: f64,
    post: f64,
) -> Result<ReliableChange, Error> {
    by_threshold(instrument, threshold, None, pre, post)
}

/// As [`published`], for values of one score, `total` or a subscale, where that is known.
fn by_threshold(
    instrument: &Instrument,
    threshold: Option<&str>,
    score: Option<&str>,
    pre: f64,
    post: f64,
) -> Result<ReliableChange, Error> {
    let rule = chosen(instrument, threshold, score)?;
    let scale = instrument.scale(rule.score.as_str());
    let Some(better) = scale.and_then(|scale| scale.better) else {
        return Err(Error::new(ErrorKind::Missing, "better", "a score that says whether lower or higher is better"));
    };
    let (low, high) = instrument.range(rule.score.as_str()).unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
    let mut faults = Vec::new();
    for (name, value) in [("pre", pre), ("post", post)] {
        let kind = match value {
            _ if value.is_nan() => ErrorKind::NotANumber,
            _ if value.is_infinite() => ErrorKind::Infinite,
            _ if value < low || value > high => ErrorKind::OutOfRange,
            _ => continue,
        };
        faults.push(Fault::new(kind, name, format!("a score from {low} to {high}")));
    }
    if let Some(error) = Error::from_faults(faults) {
        return Err(error);
    }
    // Tenths subtract inexactly: 20.1 − 15.1 is meant to be 5.
    let difference = ((post - pre) * 1e6).round() / 1e6 + 0.0;
    let source = instrument.source(rule.source.as_str()).map(|source| source.citation.clone());
    Ok(ReliableChange {
        label: label(difference * better.sign(), difference.abs() >= rule.value),
        method: ChangeMethod::Published,
        difference,
        improvement: improvement(difference, better),
        better,
        threshold: rule.value,
        index: None,
        standard_error: None,
        critical_value: None,
        instrument: Some(instrument.definition().id.clone()),
        version: Some(instrument.definition().version.clone()),
        rule: Some(rule.id.clone()),
        source: source.map_or_else(|| Text::new(rule.source.as_str()), Ok)?,
    })
}

/// The threshold of this id, or the only one for the score.
fn chosen<'a>(
    instrument: &'a Instrument,
    threshold: Option<&str>,
    score: Option<&str>,
) -> Result<&'a instrument::ReliableChange, Error> {
    let fits = |rule: &&instrument::ReliableChange| score.is_none_or(|score| rule.score.as_str() == score);
    let fitting: Vec<_> = instrument.definition().reliable_change.iter().filter(fits).collect();
    let of_score = score.map_or_else(String::new, |score| format!(" for the score {score}"));
    let ids = || {
        let ids: Vec<&str> = fitting.iter().map(|rule| rule.id()).collect();
        ids.join(", ")
    };
    match (threshold, fitting.as_slice()) {
        (Some(id), _) => {
            let rule = instrument.reliable_change(id)?;
            if fits(&rule) {
                return Ok(rule);
            }
            let has =
                if fitting.is_empty() { "the instrument has none".to_owned() } else { format!("one of: {}", ids()) };
            let expected = format!("a threshold{of_score}, {has}; this one is for the score {}", rule.score);
            Err(Error::new(ErrorKind::ScaleMismatch, "threshold", expected))
        }
        (None, [only]) => Ok(only),
        (None, []) => {
            let expected = format!("an instrument with a published threshold{of_score}");
            Err(Error::new(ErrorKind::Missing, "threshold", expected))
        }
        (None, _) => Err(Error::new(ErrorKind::Missing, "threshold", format!("one of: {}", ids()))),
    }
}

fn improvement(difference: f64, better: Better) -> f64 {
    difference * better.sign() + 0.0
}

fn label(improvement: f64, reliable: bool) -> ChangeLabel {
    match reliable {
        true if improvement > 0.0 => ChangeLabel::Improved,
        true => ChangeLabel::Deteriorated,
        false => ChangeLabel::Unchanged,
    }
}

/// A score, or its value.
#[derive(Debug, Clone, PartialEq)]
pub enum ScoreValue {
    /// The value, in points.
    Value(f64),
    /// A score with its provenance.
    Score(Box<Score>),
}

/// Two scores and a method, for [`reliable_change`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeInput {
    /// The earlier score.
    pub pre: ScoreValue,
    /// The later score.
    pub post: ScoreValue,
    /// How change is found.
    pub method: ChangeMethod,
    /// For Jacobson & Truax: the standard deviation before treatment, in points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard_deviation: Option<f64>,
    /// For Jacobson & Truax: the reliability, from 0 to below 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reliability: Option<f64>,
    /// For Jacobson & Truax: whether lower or higher is better; known for a score of a shipped instrument,
    /// and for a score of `instrument`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub better: Option<Better>,
    /// For Jacobson & Truax: the critical value, 1.96 unless stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub critical_value: Option<f64>,
    /// The instrument of the scores, with its published thresholds; known for a score of a shipped one.
    /// A definition of one's own must be given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument: Option<Box<Instrument>>,
    /// For a published threshold: its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threshold: Option<Code>,
}

/// The change between two scores by a method that is named.
///
/// A score names the instrument, the version and the rules that made it, not the definition itself.
/// Without `instrument` the shipped one of that id is meant, and taken where it could have made the
/// score: same version, same rules at the same places, a value that it can have. A definition of one's
/// own that keeps id, version and all that of a shipped one cannot be told from it by its scores: give
/// such a definition a version of its own, or give it as `instrument`.
///
/// # Errors
/// As [`jacobson_truax`] and [`published`]; `missing` for an argument that the method needs;
/// `incomplete` for a score without value; `scale_mismatch` at `post` where the two scores are not of the
/// same instrument, version, scale and rules, at `instrument` where it cannot have made them, and at
/// `threshold` where that is for another score of the instrument.
pub fn reliable_change(input: &ChangeInput) -> Result<ReliableChange, Error> {
    let mut faults = Vec::new();
    let (pre, post) = (input.pre.value("pre", &mut faults), input.post.value("post", &mut faults));
    if let (Some(pre), Some(post)) = (input.pre.score(), input.post.score())
        && !(same_provenance(pre.provenance(), post.provenance()) && pre.scale() == post.scale())
    {
        let expected = "two scores of the same instrument, version, scale and rules";
        faults.push(Fault::new(ErrorKind::ScaleMismatch, "post", expected));
    }
    let scored = [&input.pre, &input.post].into_iter().find_map(ScoreValue::score);
    let instrument = match (&input.instrument, scored) {
        (Some(instrument), _) => Some((**instrument).clone()),
        (None, Some(score)) => instrument::find(score.instrument()).cloned(),
        (None, None) => None,
    };
    let foreign = match (&instrument, scored) {
        (Some(instrument), Some(score)) => !may_have_made(instrument, score),
        _ => false,
    };
    // Without an argument, and where nothing depends on it, a score of another definition is no fault.
    if foreign && (input.instrument.is_some() || input.method == ChangeMethod::Published) {
        let expected = "the definition that made the scores: same id, version and rules";
        faults.push(Fault::new(ErrorKind::ScaleMismatch, "instrument", expected));
    }
    let mut needs = |given: Option<f64>, name: &str, expected: &str| {
        given.unwrap_or_else(|| {
            faults.push(Fault::new(ErrorKind::Missing, name, expected));
            f64::NAN
        })
    };
    match input.method {
        ChangeMethod::JacobsonTruax => {
            let deviation =
                needs(input.standard_deviation, "standard_deviation", "the standard deviation before treatment");
            let reliability = needs(input.reliability, "reliability", "the reliability, from 0 to below 1");
            let known = || instrument.as_ref().filter(|_| !foreign)?.scale(scored?.scale())?.better;
            let better = input.better.or_else(known);
            if better.is_none() {
                faults.push(Fault::new(ErrorKind::Missing, "better", "lower or higher"));
            }
            if let Some(error) = Error::from_faults(faults) {
                return Err(error);
            }
            let critical = input.critical_value.unwrap_or(DEFAULT_CRITICAL_VALUE);
            jacobson_truax(pre, post, deviation, reliability, better.unwrap_or(Better::Lower), critical)
        }
        ChangeMethod::Published => {
            if instrument.is_none() {
                let expected = "an instrument with a published threshold";
                faults.push(Fault::new(ErrorKind::Missing, "instrument", expected));
            }
            match (Error::from_faults(faults), instrument) {
                (None, Some(instrument)) => {
                    let threshold = input.threshold.as_ref().map(Code::as_str);
                    by_threshold(&instrument, threshold, scored.map(Score::scale), pre, post)
                }
                (error, _) => {
                    Err(error.unwrap_or_else(|| Error::new(ErrorKind::Missing, "instrument", "an instrument")))
                }
            }
        }
    }
}

/// Whether two scores were made by the same rules; in which order they stand does not matter.
fn same_provenance(one: &Provenance, other: &Provenance) -> bool {
    let sorted = |provenance: &Provenance| {
        let mut rules = provenance.rules.clone();
        rules.sort();
        rules
    };
    one.instrument == other.instrument && one.version == other.version && sorted(one) == sorted(other)
}

/// Whether this definition, with the rules that the score names, can have made the score.
fn may_have_made(instrument: &Instrument, score: &Score) -> bool {
    let chosen = instrument.with_rules(&score.provenance().rules);
    let value = || match (score.total(), instrument.range(score.scale())) {
        (Some(value), Some((low, high))) => (low..=high).contains(&value),
        _ => true,
    };
    chosen.is_ok_and(|chosen| same_provenance(chosen.provenance(), score.provenance())) && value()
}

impl ScoreValue {
    fn score(&self) -> Option<&Score> {
        match self {
            Self::Score(score) => Some(score),
            Self::Value(_) => None,
        }
    }

    fn value(&self, name: &str, faults: &mut Vec<Fault>) -> f64 {
        match self {
            Self::Value(value) => *value,
            Self::Score(score) => score.total().unwrap_or_else(|| {
                faults.push(Fault::new(ErrorKind::Incomplete, name, "a score that has a value"));
                f64::NAN
            }),
        }
    }
}

impl Read for ScoreValue {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        match reader.document() {
            Document::Number(value) => Some(Self::Value(*value)),
            Document::Object(_) => Score::read(reader).map(|score| Self::Score(Box::new(score))),
            _ => reader.fault(ErrorKind::WrongType, "a number or a score"),
        }
    }
}

impl Serialize for ScoreValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => serializer.serialize_f64(*value),
            Self::Score(score) => score.serialize(serializer),
        }
    }
}

/// An instrument by its name, or a definition of one's own.
fn instrument(reader: &Reader<'_>) -> Option<Box<Instrument>> {
    match reader.document() {
        Document::Text(name) => match instrument::get(name) {
            Ok(instrument) => Some(Box::new(instrument)),
            Err(error) => reader.fault(error.kind(), error.expected()),
        },
        _ => Instrument::read(reader).map(Box::new),
    }
}

readable!(ChangeMethod, ChangeLabel);
read_fields!(ChangeInput {
    pre: required,
    post: required,
    method: or(ChangeMethod::JacobsonTruax),
    standard_deviation: optional,
    reliability: optional,
    better: optional,
    critical_value: optional,
    instrument: optional(instrument),
    threshold: optional,
});
read_fields!(ReliableChange {
    label: required,
    method: required,
    difference: required,
    improvement: required,
    better: required,
    threshold: required,
    index: optional,
    standard_error: optional,
    critical_value: optional,
    instrument: optional,
    version: optional,
    rule: optional,
    source: required,
});
through_the_door!(ScoreValue);
