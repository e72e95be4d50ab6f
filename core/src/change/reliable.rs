//! Reliable change of one person between two scores, by a method that is named.

use serde::{Serialize, Serializer};
use therapy_goals_derive::Record;

use super::answer::{ChangeMethod, ReliableChange};
use super::jacobson_truax::jacobson_truax;
use super::judge::{Judge, Whose, comparable, named, what_changed};
use super::methods::method;
use super::published::by_threshold;
use crate::document::{Document, Read, Reader};
use crate::error::{Error, ErrorKind, Fault};
use crate::instrument::{self, Instrument, Score, find};
use crate::scalar::{Better, Code, Text};

/// A score, or its value.
#[derive(Debug, Clone, PartialEq)]
pub enum ScoreValue {
    /// The value, in points.
    Value(f64),
    /// A score with its provenance.
    Score(Box<Score>),
}

/// A score that stands elsewhere, or its value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scored<'a> {
    /// The value, in points.
    Value(f64),
    /// A score with its provenance.
    Score(&'a Score),
}

/// How change is found, and what that needs, for [`reliable_change_between`]. It is made by `default` and the methods
/// `with_…`.
#[non_exhaustive]
#[derive(Debug, Clone, Default)]
pub struct ChangeOptions<'a> {
    /// How change is found; Jacobson & Truax unless stated.
    pub method: ChangeMethod,
    /// For Jacobson & Truax: the standard deviation before treatment, in points.
    pub standard_deviation: Option<f64>,
    /// For Jacobson & Truax: the reliability, from 0 to below 1.
    pub reliability: Option<f64>,
    /// For Jacobson & Truax: whether lower or higher is better; a score knows it.
    pub better: Option<Better>,
    /// For Jacobson & Truax: the critical value, 1.96 unless stated.
    pub critical_value: Option<f64>,
    /// The definition that judges; known for a score of a shipped instrument.
    pub instrument: Option<&'a Instrument>,
    /// For a published threshold: its id.
    pub threshold: Option<&'a str>,
}

/// What a derived record has by itself; this one borrows, and is none.
macro_rules! setters {
    ($($(#[$comment:meta])* $set:ident $field:ident: $kind:ty;)+) => {
        impl<'a> ChangeOptions<'a> { $(
            $(#[$comment])*
            #[must_use]
            pub fn $set(mut self, $field: impl Into<$kind>) -> Self {
                self.$field = $field.into();
                self
            }
        )+ }
    };
}

setters! {
    /// How change is found.
    with_method method: ChangeMethod;
    /// For Jacobson & Truax: the standard deviation before treatment, in points.
    with_standard_deviation standard_deviation: Option<f64>;
    /// For Jacobson & Truax: the reliability, from 0 to below 1.
    with_reliability reliability: Option<f64>;
    /// For Jacobson & Truax: whether lower or higher is better.
    with_better better: Option<Better>;
    /// For Jacobson & Truax: the critical value.
    with_critical_value critical_value: Option<f64>;
    /// The definition that judges.
    with_instrument instrument: Option<&'a Instrument>;
    /// For a published threshold: its id.
    with_threshold threshold: Option<&'a str>;
}

/// Two scores and a method, for [`reliable_change`].
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct ChangeInput {
    /// The earlier score.
    pub pre: ScoreValue,
    /// The later score.
    pub post: ScoreValue,
    /// How change is found; Jacobson & Truax unless stated.
    #[read(default)]
    pub method: ChangeMethod,
    /// For Jacobson & Truax: the standard deviation before treatment, in points.
    pub standard_deviation: Option<f64>,
    /// For Jacobson & Truax: the reliability, from 0 to below 1.
    pub reliability: Option<f64>,
    /// For Jacobson & Truax: whether lower or higher is better; a score knows it, and so does `instrument`.
    pub better: Option<Better>,
    /// For Jacobson & Truax: the critical value, 1.96 unless stated.
    pub critical_value: Option<f64>,
    /// The definition that judges, with its published thresholds; known for a score of a shipped one. A
    /// definition of one's own must be given.
    #[read(with = instrument)]
    #[schema(like = super::schema::NameOrInstrument)]
    pub instrument: Option<Box<Instrument>>,
    /// For a published threshold: its id.
    pub threshold: Option<Code>,
}

/// The change between two scores by a method that is named. As [`reliable_change_between`], for scores and
/// options that were read.
///
/// # Errors
/// As [`reliable_change_between`].
pub fn reliable_change(input: &ChangeInput) -> Result<ReliableChange, Error> {
    let options = ChangeOptions {
        method: input.method,
        standard_deviation: input.standard_deviation,
        reliability: input.reliability,
        better: input.better,
        critical_value: input.critical_value,
        instrument: input.instrument.as_deref(),
        threshold: input.threshold.as_ref().map(Code::as_str),
    };
    reliable_change_between(&input.pre, &input.post, &options)
}

/// The change from one score, or its value, to a later one.
///
/// Two scores can be compared where they are of one instrument and scale and carry the same scale digest,
/// whatever their versions: the same items, answers and rules made their numbers. A score without digests,
/// stored before there were any, counts as made by the shipped definition of its version.
///
/// A published threshold comes from `instrument`, where that makes the later score's number in the same
/// way; the answer says so where it is another definition than the one that made the score. Without
/// `instrument` it comes from the shipped definition, where that is the very one that made the later score
/// by its digest: an edited copy is never judged by the thresholds of the original unless somebody asks
/// for them.
///
/// For Jacobson & Truax the direction is `better`, else that of `instrument`, else that of the later score.
///
/// # Errors
/// As [`jacobson_truax`] and [`published`](super::published()); `missing` for an argument that the method
/// needs; `incomplete` for a score without value; `inconsistent` at what a stored score says and the definition
/// that made it cannot have said ([`Instrument::verify`]), such as `pre.band`; `scale_mismatch` at `post` where
/// the two scores cannot be compared, at `instrument` where it cannot judge them, and at `threshold` where that
/// is for another score of the instrument. Where two versions make the difference, what is expected says which parts
/// they changed, as their history has it.
///
/// ```
/// use therapy_goals::change::{ChangeLabel, ChangeMethod, ChangeOptions, reliable_change_between};
/// use therapy_goals::instrument::{self, Respondent};
///
/// let phq9 = instrument::get("phq-9")?;
/// let pre = phq9.score([2, 2, 2, 2, 2, 2, 2, 2, 0], Respondent::default())?;
/// let post = phq9.score([1, 1, 1, 1, 1, 1, 1, 1, 0], Respondent::default())?;
/// let options = ChangeOptions::default().with_method(ChangeMethod::Published).with_threshold("nhs_talking_therapies");
/// assert_eq!(reliable_change_between(&pre, &post, &options)?.label, ChangeLabel::Improved);
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn reliable_change_between<'s>(
    pre: impl Into<Scored<'s>>,
    post: impl Into<Scored<'s>>,
    options: &ChangeOptions<'_>,
) -> Result<ReliableChange, Error> {
    let (pre, post) = (pre.into(), post.into());
    let mut faults = Vec::new();
    let values = (value(pre, "pre", options, &mut faults), value(post, "post", options, &mut faults));
    // What changed between two versions is said once.
    let mut told = false;
    if let (Scored::Score(pre), Scored::Score(post)) = (pre, post)
        && !comparable(pre, post)
    {
        told = true;
        let mut expected =
            "two scores of the same instrument and scale, whose numbers are made in the same way".to_owned();
        if pre.instrument() == post.instrument() && pre.scale() == post.scale() {
            expected.push_str(&what_changed(post.instrument(), options.instrument, pre.version(), post.version()));
        }
        faults.push(Fault::new(ErrorKind::ScaleMismatch, "post", expected));
    }
    let later = post.score().or(pre.score());
    let judge = Judge::of(options.instrument, later);
    // Without an argument, and where nothing depends on it, a score of another definition is no fault.
    if matches!(judge, Judge::Foreign) && (options.instrument.is_some() || options.method == ChangeMethod::Published) {
        let mut expected = "the definition that made the scores, or another one that makes the same numbers".to_owned();
        let judge = |id: &str| options.instrument.or_else(|| find(id)).filter(|judge| !told && judge.id() == id);
        if let Some((score, judge)) = later.and_then(|score| Some((score, judge(score.instrument())?))) {
            expected.push_str(&what_changed(score.instrument(), Some(judge), score.version(), judge.version()));
        }
        faults.push(Fault::new(ErrorKind::ScaleMismatch, "instrument", expected));
    }
    if let Judge::Is(instrument, _) = judge {
        for (name, scored) in [("pre", pre), ("post", post)] {
            faults.extend(contradictions(instrument, scored, name)?);
        }
    }
    match options.method {
        ChangeMethod::JacobsonTruax => by_index(values, later, judge, options, faults),
        ChangeMethod::Published => by_rule(values, later, judge, options, faults),
    }
}

/// What a stored score says that the definition which made it cannot have said.
fn contradictions(instrument: &Instrument, scored: Scored<'_>, name: &str) -> Result<Vec<Fault>, Error> {
    let Scored::Score(score) = scored else { return Ok(Vec::new()) };
    if !score.was_read() {
        return Ok(Vec::new());
    }
    let expected = "what the definition that made the score says of it";
    let fault = |place: &Text| Fault::new(ErrorKind::Inconsistent, format!("{name}.{place}"), expected);
    Ok(instrument.verify(score)?.differs.iter().map(fault).collect())
}

fn by_index(
    (pre, post): (f64, f64),
    later: Option<&Score>,
    judge: Judge<'_>,
    options: &ChangeOptions<'_>,
    mut faults: Vec<Fault>,
) -> Result<ReliableChange, Error> {
    let mut needs = |given: Option<f64>, name: &str, expected: &str| {
        given.unwrap_or_else(|| {
            faults.push(Fault::new(ErrorKind::Missing, name, expected));
            f64::NAN
        })
    };
    let deviation = needs(options.standard_deviation, "standard_deviation", "the standard deviation before treatment");
    let reliability = needs(options.reliability, "reliability", "the reliability, from 0 to below 1");
    let judged = || match judge {
        Judge::Is(instrument, _) => instrument.scale(later?.scale())?.better,
        Judge::Foreign | Judge::Unknown => None,
    };
    let better = options.better.or_else(judged).or_else(|| later?.better());
    // What has no total has no direction: that is said already.
    if better.is_none() && later.is_none_or(has_total) {
        faults.push(Fault::new(ErrorKind::Missing, "better", "lower or higher"));
    }
    if let Some(error) = Error::from_faults(faults) {
        return Err(error);
    }
    let usual = || method(ChangeMethod::JacobsonTruax)?.critical();
    let critical = options.critical_value.map_or_else(usual, Ok)?;
    jacobson_truax(pre, post, deviation, reliability, better.unwrap_or(Better::Lower), critical)
}

fn by_rule(
    (pre, post): (f64, f64),
    later: Option<&Score>,
    judge: Judge<'_>,
    options: &ChangeOptions<'_>,
    mut faults: Vec<Fault>,
) -> Result<ReliableChange, Error> {
    let expected = "an instrument with a published threshold; one of your own has to be given";
    if matches!(judge, Judge::Unknown) {
        faults.push(Fault::new(ErrorKind::Missing, "instrument", expected));
    }
    match (Error::from_faults(faults), judge) {
        (None, Judge::Is(instrument, whose)) => {
            let change = by_threshold(instrument, options.threshold, later.map(Score::scale), pre, post)?;
            Ok(ReliableChange { other_definition: whose == Whose::Other, ..change })
        }
        (error, _) => Err(error.unwrap_or_else(|| Error::new(ErrorKind::Missing, "instrument", expected))),
    }
}

fn value(scored: Scored<'_>, name: &str, options: &ChangeOptions<'_>, faults: &mut Vec<Fault>) -> f64 {
    let score = match scored {
        Scored::Value(value) => return value,
        Scored::Score(score) => score,
    };
    score.total().unwrap_or_else(|| {
        faults.push(Fault::new(ErrorKind::Incomplete, name, instead_of(score, options.instrument)));
        f64::NAN
    })
}

/// What to take instead of a score without a value. Names are told where a definition knows them.
fn instead_of(score: &Score, given: Option<&Instrument>) -> String {
    if has_total(score) {
        return "a score that has a value".to_owned();
    }
    let subscales = named(given, score).map(|instrument| instrument.definition().subscales.iter());
    let names: Vec<&str> = subscales.into_iter().flatten().map(|scale| scale.id.as_str()).collect();
    let start = "a score with a value: this form has no total, take one of its subscales";
    if names.is_empty() { start.to_owned() } else { format!("{start}: {}", names.join(", ")) }
}

/// A form without a total allows no total, whatever was answered.
fn has_total(score: &Score) -> bool {
    score.bounds().is_some() || score.subscales().is_empty()
}

impl<'a> Scored<'a> {
    fn score(self) -> Option<&'a Score> {
        match self {
            Self::Score(score) => Some(score),
            Self::Value(_) => None,
        }
    }
}

impl From<f64> for Scored<'_> {
    fn from(value: f64) -> Self {
        Self::Value(value)
    }
}

impl<'a> From<&'a Score> for Scored<'a> {
    fn from(score: &'a Score) -> Self {
        Self::Score(score)
    }
}

impl<'a> From<&'a ScoreValue> for Scored<'a> {
    fn from(value: &'a ScoreValue) -> Self {
        match value {
            ScoreValue::Value(value) => Self::Value(*value),
            ScoreValue::Score(score) => Self::Score(score),
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

through_the_door!(ScoreValue);
