//! How likely each goal comes first when every rating may be off by one: exact fractions.
//!
//! Each rating moves by −1, 0 or +1 with equal chance, on its own, and stays within 1 to 5. That makes
//! 27 outcomes for a goal; over all goals of a level every combination is counted, ties for the first
//! place split equally.

use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};
use therapy_goals_derive::Record;

use crate::document::{Read, Reader};
use crate::error::ErrorKind;
use crate::priority::codes::finding::Finding;
use crate::priority::codes::number::counted;
use crate::priority::model::candidate::{Model, Triple};
use crate::priority::order::standing::Scores;
use crate::scalar::{Code, GoalId, Rating};

/// Up to so many rated goals of a level, their probabilities are computed: so far, 27 to the power of
/// the number of goals times the least common multiple of the numbers up to it fits 128 bits.
pub const PROBABILITIES_UP_TO: usize = 21;

/// An exact probability.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Probability {
    numerator: u128,
    denominator: u128,
}

impl Probability {
    /// The probability numerator / denominator, in lowest terms.
    fn new(numerator: u128, denominator: u128) -> Self {
        let divisor = greatest_common_divisor(numerator, denominator).max(1);
        Self { numerator: numerator / divisor, denominator: denominator / divisor }
    }

    /// The numerator, in lowest terms.
    #[must_use]
    pub const fn numerator(self) -> u128 {
        self.numerator
    }

    /// The denominator, in lowest terms; never 0.
    #[must_use]
    pub const fn denominator(self) -> u128 {
        self.denominator
    }

    /// The probability as a number from 0 to 1, rounded.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "rounding is what is asked for")]
    pub fn value(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

impl fmt::Display for Probability {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.numerator, self.denominator)
    }
}

impl Serialize for Probability {
    /// Numerator and denominator as texts, for they may be larger than JSON numbers are read exactly.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Probability", 3)?;
        fields.serialize_field("numerator", &self.numerator.to_string())?;
        fields.serialize_field("denominator", &self.denominator.to_string())?;
        fields.serialize_field("value", &self.value())?;
        fields.end()
    }
}

impl Read for Probability {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let fields = reader.object()?;
        let numerator = fields.required_with("numerator", whole);
        let denominator = fields.required_with("denominator", whole);
        fields.required::<f64>("value");
        fields.finish()?;
        let (numerator, denominator) = (numerator?, denominator?);
        if denominator == 0 || numerator > denominator {
            return reader.fault_at(
                "denominator",
                ErrorKind::OutOfRange,
                "a number not below the numerator, and not 0",
            );
        }
        Some(Self::new(numerator, denominator))
    }
}

fn whole(reader: &Reader<'_>) -> Option<u128> {
    let text = reader.text()?;
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse() {
        Ok(number) if digits => Some(number),
        _ => reader.fault(ErrorKind::InvalidText, "a whole number as text"),
    }
}

/// The probabilities of one level of the hierarchy.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct LevelProbabilities {
    /// The tiers of the level.
    pub tiers: Vec<Code>,
    /// Each rated goal with the probability that it comes first among them, by id.
    pub goals: Vec<GoalProbability>,
    /// Why there are none.
    pub reason: Option<NoProbabilities>,
}

/// The probability of one goal.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct GoalProbability {
    /// The goal.
    pub goal: GoalId,
    /// How likely it comes first among the rated goals of its level, when every rating may be off by one.
    pub probability: Probability,
}

/// Why the probabilities of a level are not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum NoProbabilities {
    /// People gave places inside the level, so scores alone do not decide.
    SubRanked,
    /// There are too many goals.
    TooManyGoals,
}

/// The probabilities of every level that has rated goals, the highest level first.
pub(crate) fn levels(model: &Model<'_>, scores: &[Option<Scores>]) -> (Vec<LevelProbabilities>, Vec<Finding>) {
    let (mut levels, mut findings) = (Vec::new(), Vec::new());
    for (number, tiers) in model.hierarchy.definition().levels.iter().enumerate() {
        let on_level = || model.candidates.iter().zip(scores).filter(|(candidate, _)| candidate.level == number);
        let rated: Vec<_> = on_level().filter(|(_, scores)| scores.is_some()).map(|(candidate, _)| candidate).collect();
        if rated.is_empty() {
            continue;
        }
        let mut level = LevelProbabilities { tiers: tiers.clone(), goals: Vec::new(), reason: None };
        if on_level().any(|(candidate, _)| candidate.sub_rank.is_some()) {
            level.reason = Some(NoProbabilities::SubRanked);
        } else if rated.len() > PROBABILITIES_UP_TO {
            level.reason = Some(NoProbabilities::TooManyGoals);
            let limit = counted(PROBABILITIES_UP_TO);
            let finding =
                Finding::ProbabilitiesNotComputed { tiers: tiers.clone(), goals: counted(rated.len()), limit };
            findings.push(finding);
        } else {
            let deadlines = &model.situation.policy.deadlines;
            let urgency = |days, rated| deadlines.lift(days, Some(rated)).unwrap_or(rated);
            let outcomes: Vec<Outcomes> = rated
                .iter()
                .map(|candidate| Outcomes::new(candidate.rated, |rated| urgency(candidate.days, rated)))
                .collect();
            let goals = rated.iter().zip(first(&outcomes));
            level.goals = goals
                .map(|(candidate, probability)| GoalProbability { goal: candidate.goal.id.clone(), probability })
                .collect();
        }
        levels.push(level);
    }
    (levels, findings)
}

/// How many of the 27 outcomes of a goal lead to each score, by score.
struct Outcomes(Vec<(u32, u32)>);

impl Outcomes {
    fn new(rated: Triple, counted: impl Fn(Rating) -> Rating) -> Self {
        let [urgency, importance, readiness] = rated.map(moves);
        let mut scores = Vec::with_capacity(27);
        for urgency in &urgency {
            let urgency = u32::from(counted(*urgency).get());
            for importance in &importance {
                for readiness in &readiness {
                    scores.push(urgency * u32::from(importance.get()) * u32::from(readiness.get()));
                }
            }
        }
        scores.sort_unstable();
        let mut counts: Vec<(u32, u32)> = Vec::new();
        for score in scores {
            match counts.last_mut().filter(|(known, _)| *known == score) {
                Some((_, count)) => *count += 1,
                None => counts.push((score, 1)),
            }
        }
        Self(counts)
    }

    /// How many outcomes score exactly this, and how many less.
    fn at(&self, score: u32) -> (u32, u32) {
        let level = self.0.iter().find(|(known, _)| *known == score).map_or(0, |(_, count)| *count);
        let below = self.0.iter().take_while(|(known, _)| *known < score).map(|(_, count)| count).sum();
        (level, below)
    }
}

/// The rating as it is, one lower, and one higher, within 1 to 5.
fn moves(rating: Option<Rating>) -> Vec<Rating> {
    let Some(rating) = rating else { return Vec::new() };
    let value = rating.get();
    let moved = [value.saturating_sub(1), value, value + 1];
    moved.into_iter().map(|value| Rating::new(value).unwrap_or(rating)).collect()
}

/// The probability of each goal to come first.
///
/// For each score, the goals that can reach it are gone through: how many ways are there for so many
/// others to be level, and for none to be above? A tie of n goals counts one n-th for each.
fn first(goals: &[Outcomes]) -> Vec<Probability> {
    let shares: u128 = (1..=goals.len()).fold(1, |multiple, number| {
        let number = number as u128;
        multiple / greatest_common_divisor(multiple, number) * number
    });
    let mut ways = vec![0_u128; goals.len()];
    let mut scores: Vec<u32> = goals.iter().flat_map(|goal| goal.0.iter().map(|(score, _)| *score)).collect();
    scores.sort_unstable();
    scores.dedup();
    for score in scores {
        let at: Vec<(u32, u32)> = goals.iter().map(|goal| goal.at(score)).collect();
        // Goals that cannot be level must be below.
        let below = at.iter().filter(|(level, _)| *level == 0).map(|(_, below)| u128::from(*below));
        let below: u128 = below.product();
        if below == 0 {
            continue;
        }
        for (place, ways) in ways.iter_mut().enumerate() {
            let Some((level, _)) = at.get(place).filter(|(level, _)| *level > 0) else { continue };
            // The number of ways in which so many of the others are level, and the rest below.
            let mut others = vec![below];
            for (other, (level, below)) in at.iter().enumerate() {
                if other == place || *level == 0 {
                    continue;
                }
                others.push(0);
                let mut previous = 0;
                for ways in &mut others {
                    let without = *ways;
                    *ways = without * u128::from(*below) + previous * u128::from(*level);
                    previous = without;
                }
            }
            let split = others.iter().zip(1_u128..).map(|(ways, tied)| ways * (shares / tied));
            *ways += split.sum::<u128>() * u128::from(*level);
        }
    }
    let all = goals.iter().fold(shares, |all, _| all * 27);
    ways.into_iter().map(|ways| Probability::new(ways, all)).collect()
}

/// By shifts and differences: division of 128 bits is slow.
fn greatest_common_divisor(mut one: u128, mut other: u128) -> u128 {
    if one == 0 || other == 0 {
        return one | other;
    }
    let twos = (one | other).trailing_zeros();
    one >>= one.trailing_zeros();
    while other != 0 {
        other >>= other.trailing_zeros();
        if one > other {
            std::mem::swap(&mut one, &mut other);
        }
        other -= one;
    }
    one << twos
}

through_the_door!(Probability);
