//! Published thresholds of reliable change.

use super::answer::{ChangeMethod, Difference, ReliableChange};
use crate::document::Kept;
use crate::error::{Error, ErrorKind, Fault};
use crate::instrument::{self, Instrument, Rule};
use crate::scalar::{Code, Text};

/// The change between two values of an instrument's score by one of its published thresholds: at
/// least that much is reliable.
///
/// Without the id of a threshold, the instrument must have exactly one. A bare value does not say which
/// score of the instrument it is: it is taken for the one that the threshold is for. Scores say so
/// themselves, see [`reliable_change`](super::reliable_change).
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
pub(super) fn by_threshold(
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
    let difference = Difference::between(pre, post, better);
    let sources = rule.source.iter().filter_map(|id| instrument.source(id.as_str()));
    let citations: Vec<&str> = sources.map(|source| source.citation.as_str()).collect();
    Ok(ReliableChange {
        schema_version: Code::known(ReliableChange::SCHEMA_VERSION),
        kept: Kept::default(),
        label: difference.label(difference.beyond(rule.value) >= 0.0),
        method: ChangeMethod::Published,
        difference: difference.points,
        improvement: difference.improvement(),
        better,
        threshold: rule.value,
        index: None,
        standard_error: None,
        critical_value: None,
        instrument: Some(instrument.definition().id.clone()),
        version: Some(instrument.definition().version.clone()),
        rule: Some(rule.id.clone()),
        other_definition: false,
        source: Text::new(&citations.join("; "))?,
    })
}

/// The threshold of this id, or the only one for the score.
fn chosen<'a>(
    instrument: &'a Instrument,
    threshold: Option<&str>,
    score: Option<&str>,
) -> Result<&'a instrument::ReliableChange, Error> {
    let fits = |rule: &&instrument::ReliableChange| score.is_none_or(|score| rule.score.as_str() == score);
    if let Some(id) = threshold {
        let rule = instrument.reliable_change(id)?;
        return if fits(&rule) { Ok(rule) } else { Err(of_another_score(instrument, rule, score)) };
    }
    let mut fitting = instrument.definition().reliable_change.iter().filter(fits);
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Ok(only),
        (None, _) => {
            let expected = format!("an instrument with a published threshold{}", for_the_score(score));
            Err(Error::new(ErrorKind::Missing, "threshold", expected))
        }
        _ => Err(Error::new(ErrorKind::Missing, "threshold", format!("one of: {}", ids(instrument, score)))),
    }
}

fn of_another_score(instrument: &Instrument, rule: &instrument::ReliableChange, score: Option<&str>) -> Error {
    let ids = ids(instrument, score);
    let has = if ids.is_empty() { "the instrument has none".to_owned() } else { format!("one of: {ids}") };
    let expected = format!("a threshold{}, {has}; this one is for the score {}", for_the_score(score), rule.score);
    Error::new(ErrorKind::ScaleMismatch, "threshold", expected)
}

fn for_the_score(score: Option<&str>) -> String {
    score.map_or_else(String::new, |score| format!(" for the score {score}"))
}

/// The ids of the thresholds for a score.
fn ids(instrument: &Instrument, score: Option<&str>) -> String {
    let rules = instrument.definition().reliable_change.iter();
    let fitting = rules.filter(|rule| score.is_none_or(|score| rule.score.as_str() == score));
    fitting.map(Rule::id).collect::<Vec<_>>().join(", ")
}
