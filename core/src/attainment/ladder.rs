//! A goal's ladder: ordered levels, each with a score and a description.

use therapy_goals_derive::Record;

use super::t_score::{LEVEL_SCORE, MAXIMUM_LEVEL_SCORE, MAXIMUM_LEVELS, at_most, conventions, listed, score_fault};
use crate::document::Reader;
use crate::error::{ErrorKind, Fault};
use crate::scalar::{Date, GoalId, Rater, Text, Weight};

/// The levels of one goal, from the lowest to the highest, written before treatment.
///
/// The usual ladder has five levels from −2 to +2 with the expected one at 0; others (a sixth level
/// −3 for worsening, −0.5 for partly achieved) are the same type with other scores.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, check = sound)]
pub struct Ladder {
    /// The goal.
    pub goal: GoalId,
    /// The levels, lowest first: 3 to 100. Where none are said, the usual five without texts.
    #[read(default = Level::standard())]
    pub levels: Vec<Level>,
    /// The score of the level at the start, which has to be stated.
    pub baseline: f64,
    /// The score of the expected level; 0 by convention.
    #[read(default = 0.0)]
    pub expected: f64,
    /// The weight; 1 by default, 0 leaves the goal out. Importance times difficulty, each 0 to 3, is another convention.
    #[read(default = Weight::ONE)]
    pub weight: Weight,
}

/// One level of a ladder.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Level {
    /// The score, such as −2 or 0.
    #[read(with = level_score)]
    #[schema(minimum = -1_000_000, maximum = 1_000_000)]
    pub score: f64,
    /// What is seen at this level; a table of goals and scores has no texts.
    pub text: Option<Text>,
    /// The number that marks the level, where it has one.
    pub anchor: Option<f64>,
}

/// One rating of a goal on its ladder: one for each goal, rater and day. One that does not say its day or its rater
/// is of the only one that the others say.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct LevelRating {
    /// The goal.
    pub goal: GoalId,
    /// The score of the level reached.
    pub score: f64,
    /// The day.
    pub date: Option<Date>,
    /// Who rated.
    pub rater: Option<Rater>,
}

/// A fault of a ladder, at one of its fields.
pub(super) struct LadderFault {
    pub(super) field: &'static str,
    pub(super) kind: ErrorKind,
    pub(super) expected: String,
}

impl Level {
    /// The usual five levels, from −2 to +2, without texts.
    #[must_use]
    pub fn standard() -> Vec<Self> {
        conventions().levels.iter().map(|&score| Self { score, text: None, anchor: None }).collect()
    }
}

impl Ladder {
    /// Whether one of the levels has this score.
    #[must_use]
    #[expect(clippy::float_cmp, reason = "a rating names a level by the very number written in the ladder")]
    pub fn has_level(&self, score: f64) -> bool {
        self.levels.iter().any(|level| level.score == score)
    }

    /// What is wrong with the ladder, if anything.
    pub(super) fn fault(&self) -> Option<LadderFault> {
        let fault = |field, kind, expected: &str| Some(LadderFault { field, kind, expected: expected.to_owned() });
        if self.levels.len() < 3 {
            return fault("levels", ErrorKind::TooFew, "at least three levels");
        }
        if let Some(Fault { kind, expected, .. }) = at_most(MAXIMUM_LEVELS, self.levels.len(), "levels") {
            return fault("levels", kind, &expected);
        }
        if let Some(kind) = self.levels.iter().find_map(|level| score_fault(level.score)) {
            return fault("levels", kind, LEVEL_SCORE);
        }
        let next = || self.levels.iter().zip(self.levels.iter().skip(1));
        if !next().all(|(lower, upper)| lower.score < upper.score) {
            return fault("levels", ErrorKind::NotAscending, "levels from the lowest score up");
        }
        let repeats = |(place, level): (usize, &Level)| {
            level.text.is_some() && self.levels.iter().take(place).any(|earlier| earlier.text == level.text)
        };
        if self.levels.iter().enumerate().any(repeats) {
            return fault("levels", ErrorKind::Inconsistent, "a different text for each level");
        }
        let anchors: Vec<f64> = self.levels.iter().filter_map(|level| level.anchor).collect();
        let pairs = || anchors.iter().zip(anchors.iter().skip(1));
        if !pairs().all(|(low, high)| low < high) && !pairs().all(|(low, high)| low > high) {
            return fault("levels", ErrorKind::NotAscending, "anchors that only rise or only fall");
        }
        let unknown = |score: f64| (!self.has_level(score)).then(|| format!("one of {}", self.scores()));
        if let Some(expected) = unknown(self.baseline) {
            return fault("baseline", ErrorKind::NotAnOption, &expected);
        }
        unknown(self.expected).and_then(|expected| fault("expected", ErrorKind::NotAnOption, &expected))
    }

    /// The scores of the levels, for an error's text.
    pub(super) fn scores(&self) -> String {
        let scores: Vec<f64> = self.levels.iter().map(|level| level.score).collect();
        listed(&scores)
    }
}

fn sound(ladder: &Ladder, reader: &Reader<'_>) -> Option<()> {
    let Some(fault) = ladder.fault() else { return Some(()) };
    reader.fault_at(fault.field, fault.kind, fault.expected)
}

fn level_score(reader: &Reader<'_>) -> Option<f64> {
    reader.number_within(-MAXIMUM_LEVEL_SCORE, MAXIMUM_LEVEL_SCORE)
}
