//! The T-score of Goal Attainment Scaling.

use std::sync::LazyLock;

use therapy_goals_derive::{Record, json};

use crate::document::Reader;
use crate::error::{Error, ErrorKind, Fault, record};
use crate::scalar::Weight;
use crate::scalar::cited;

/// The most goals of one client: ladders, ratings, levels of a T-score.
pub const MAXIMUM_GOALS: usize = 1_000;

/// The most levels of a ladder or a scale.
pub const MAXIMUM_LEVELS: usize = 100;

/// The largest score of a level in size: far above any that is used, and sums of so many stay exact enough.
pub const MAXIMUM_LEVEL_SCORE: f64 = 1e6;

/// What is taken by convention; the file `core/policies/attainment.json` names the source of each.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Conventions {
    /// The correlation between goals that is assumed.
    pub rho: f64,
    /// The scores of the usual five levels.
    pub levels: Vec<f64>,
}

/// The conventions, read from their file when first asked for. A test holds the file to be sound; a number that
/// could not be read would be refused as such.
static CONVENTIONS: LazyLock<Conventions> = LazyLock::new(|| {
    let file = json!("policies/attainment.json");
    cited(file).unwrap_or(Conventions { rho: f64::NAN, levels: Vec::new() })
});

/// What is taken by convention (Kiresuk & Sherman 1968): a correlation between goals of 0.3, and levels from −2 to 2.
#[must_use]
pub fn conventions() -> &'static Conventions {
    &CONVENTIONS
}

/// What to do with a goal that has no rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Missing {
    /// Refuse to compute.
    Refuse,
    /// Drop the goal from both times, and say so.
    Drop,
}

/// The T-score of levels, weighted: 50 where all stand at 0.
///
/// T = 50 + 10 Σwx / √((1 − ρ) Σw² + ρ (Σw)²), sums from left to right (Kiresuk & Sherman 1968,
/// Community Ment Health J 4:443-453; the erratum to Turner-Stokes 2009, Clin Rehabil 23:362-370).
/// Without weights each goal weighs 1.
///
/// # Errors
/// All at once: `too_few` without goals, `not_an_option` for a level other than −2, −1, 0, 1, 2 (path
/// `levels[1]`), `too_few` or `too_many` weights, `out_of_range` for a weight or for ρ outside 0 to
/// below 1, `degenerate` where all weights are 0; `not_a_number` and `infinite` where they occur.
/// Before all that, `too_many` for more than [`MAXIMUM_GOALS`] levels.
///
/// ```
/// use therapy_goals::attainment::{conventions, t_score};
///
/// let weights = [3.0, 5.0, 1.0, 4.0, 2.0, 6.0];
/// assert_eq!(t_score(&[-2.0, 0.0, -1.0, 2.0, 0.0, 1.0], Some(&weights), conventions().rho)?, 55.0);
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn t_score(levels: &[f64], weights: Option<&[f64]>, rho: f64) -> Result<f64, Error> {
    let input = TScoreInput {
        levels: levels.to_vec(),
        weights: weights.map(<[f64]>::to_vec),
        rho,
        scale: conventions().levels.clone(),
    };
    input.t_score()
}

/// Levels, weights and their scale, for a T-score on levels other than the usual five.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct TScoreInput {
    /// The level of each goal.
    #[read(with = any_numbers, required)]
    pub levels: Vec<f64>,
    /// The weight of each goal; without them each weighs 1.
    #[read(with = any_numbers)]
    pub weights: Option<Vec<f64>>,
    /// The assumed correlation between goals, from 0 to below 1.
    #[read(default = conventions().rho)]
    pub rho: f64,
    /// The scores that a level can have: at most [`MAXIMUM_LEVELS`], each at most
    /// [`MAXIMUM_LEVEL_SCORE`] in size.
    #[read(default = conventions().levels.clone())]
    pub scale: Vec<f64>,
}

impl TScoreInput {
    /// The T-score.
    ///
    /// # Errors
    /// As [`t_score`], with the levels of this scale; `too_many`, `out_of_range`, `not_a_number` and
    /// `infinite` for the scale itself.
    #[expect(clippy::float_cmp, reason = "a level is named by the very number written in the scale")]
    pub fn t_score(&self) -> Result<f64, Error> {
        let mut faults = Vec::new();
        faults.extend(at_most(MAXIMUM_GOALS, self.levels.len(), "levels"));
        faults.extend(at_most(MAXIMUM_LEVELS, self.scale.len(), "scale"));
        if let Some(error) = Error::from_faults(faults) {
            return Err(error);
        }
        let mut faults = Vec::new();
        for (place, score) in self.scale.iter().enumerate() {
            if let Some(kind) = score_fault(*score) {
                faults.push(Fault::new(kind, format!("scale[{place}]"), LEVEL_SCORE));
            }
        }
        if self.levels.is_empty() {
            faults.push(Fault::new(ErrorKind::TooFew, "levels", "at least one goal"));
        }
        for (place, level) in self.levels.iter().enumerate() {
            let kind = match level {
                _ if level.is_nan() => ErrorKind::NotANumber,
                _ if level.is_infinite() => ErrorKind::Infinite,
                _ if !self.scale.iter().any(|score| score == level) => ErrorKind::NotAnOption,
                _ => continue,
            };
            faults.push(Fault::new(kind, format!("levels[{place}]"), format!("one of {}", listed(&self.scale))));
        }
        let weights = self.weights.clone().unwrap_or_else(|| vec![1.0; self.levels.len()]);
        if weights.len() != self.levels.len() {
            let kind = if weights.len() < self.levels.len() { ErrorKind::TooFew } else { ErrorKind::TooMany };
            faults.push(Fault::new(kind, "weights", format!("{} weights, one for each goal", self.levels.len())));
        }
        for (place, weight) in weights.iter().enumerate() {
            if let Err(error) = Weight::new(*weight) {
                record(&mut faults, Fault::new(error.kind(), format!("weights[{place}]"), error.expected()));
            }
        }
        if let Err(error) = check_rho(self.rho) {
            faults.extend(error.faults().iter().cloned());
        }
        if faults.is_empty() && weights.iter().all(|weight| *weight == 0.0) {
            faults.push(Fault::new(ErrorKind::Degenerate, "weights", "at least one weight above 0"));
        }
        match Error::from_faults(faults) {
            Some(error) => Err(error),
            None => formula(&self.levels, &weights, self.rho),
        }
    }
}

/// What a level's score must be, in words; [`MAXIMUM_LEVEL_SCORE`] in numbers.
pub(super) const LEVEL_SCORE: &str = "a number from -1000000 to 1000000";

/// What is wrong with the score of a level.
pub(super) fn score_fault(score: f64) -> Option<ErrorKind> {
    match score {
        _ if score.is_nan() => Some(ErrorKind::NotANumber),
        _ if score.is_infinite() => Some(ErrorKind::Infinite),
        _ if score.abs() > MAXIMUM_LEVEL_SCORE => Some(ErrorKind::OutOfRange),
        _ => None,
    }
}

/// The fault of a list that is too long.
pub(super) fn at_most(limit: usize, length: usize, path: &str) -> Option<Fault> {
    (length > limit).then(|| Fault::new(ErrorKind::TooMany, path, format!("at most {limit} entries")))
}

pub(super) fn formula(levels: &[f64], weights: &[f64], rho: f64) -> Result<f64, Error> {
    let (mut weighted, mut weight_sum, mut square_sum) = (0.0, 0.0, 0.0);
    for (level, weight) in levels.iter().zip(weights) {
        weighted += weight * level;
        weight_sum += weight;
        square_sum += weight * weight;
    }
    let spread = ((1.0 - rho) * square_sum + rho * (weight_sum * weight_sum)).sqrt();
    if spread > 0.0 {
        Ok(50.0 + 10.0 * weighted / spread)
    } else {
        Err(Error::new(ErrorKind::Degenerate, "weights", "at least one goal with a weight above 0"))
    }
}

pub(super) fn check_rho(rho: f64) -> Result<(), Error> {
    let kind = match rho {
        _ if rho.is_nan() => ErrorKind::NotANumber,
        _ if rho.is_infinite() => ErrorKind::Infinite,
        _ if !(0.0..1.0).contains(&rho) => ErrorKind::OutOfRange,
        _ => return Ok(()),
    };
    Err(Error::new(kind, "rho", "a number from 0 to below 1"))
}

/// Numbers as a list in words.
pub(super) fn listed(numbers: &[f64]) -> String {
    let numbers: Vec<String> = numbers.iter().map(f64::to_string).collect();
    numbers.join(", ")
}

/// A number as it stands; the computation refuses what is not finite, with the other faults.
fn any_number(reader: &Reader<'_>) -> Option<f64> {
    match reader.document() {
        crate::document::Document::Number(value) => Some(*value),
        _ => reader.fault(ErrorKind::WrongType, "a number"),
    }
}

struct AnyNumber(f64);

impl crate::document::Read for AnyNumber {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        any_number(reader).map(Self)
    }
}

fn any_numbers(reader: &Reader<'_>) -> Option<Vec<f64>> {
    Some(reader.list::<AnyNumber>()?.into_iter().map(|number| number.0).collect())
}
