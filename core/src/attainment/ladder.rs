//! A goal's ladder: ordered levels, each with a score and a description.

use serde::Serialize;

use super::t_score::listed;
use crate::error::ErrorKind;
use crate::scalar::{Date, GoalId, Rater, Text, Weight};

/// The levels of one goal, from the lowest to the highest, written before treatment.
///
/// The usual ladder has five levels from −2 to +2 with the expected one at 0; others (a sixth level
/// −3 for worsening, −0.5 for partly achieved) are the same type with other scores.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ladder {
    /// The goal.
    pub goal: GoalId,
    /// The levels, lowest first.
    pub levels: Vec<Level>,
    /// The score of the level at the start.
    pub baseline: f64,
    /// The score of the expected level; 0 by convention.
    pub expected: f64,
    /// The weight; 1 by default. Importance times difficulty, each 0 to 3, is another convention.
    pub weight: Weight,
}

/// One level of a ladder.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Level {
    /// The score, such as −2 or 0.
    pub score: f64,
    /// What is seen at this level.
    pub text: Text,
    /// The number that marks the level, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<f64>,
}

/// One rating of a goal on its ladder.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LevelRating {
    /// The goal.
    pub goal: GoalId,
    /// The score of the level reached.
    pub score: f64,
    /// The day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Who rated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rater: Option<Rater>,
}

impl Ladder {
    /// Whether one of the levels has this score.
    #[must_use]
    #[expect(clippy::float_cmp, reason = "a rating names a level by the very number written in the ladder")]
    pub fn has_level(&self, score: f64) -> bool {
        self.levels.iter().any(|level| level.score == score)
    }

    /// The scores of the levels, for an error's text.
    pub(super) fn scores(&self) -> String {
        let scores: Vec<f64> = self.levels.iter().map(|level| level.score).collect();
        listed(&scores)
    }
}

read_fields!(Ladder {
    goal: required,
    levels: required,
    baseline: required,
    expected: or(0.0),
    weight: or(Weight::ONE),
} check |ladder, reader| {
    if ladder.levels.len() < 3 {
        return reader.fault_at("levels", ErrorKind::TooFew, "at least three levels");
    }
    let next = || ladder.levels.iter().zip(ladder.levels.iter().skip(1));
    if !next().all(|(lower, upper)| lower.score < upper.score) {
        return reader.fault_at("levels", ErrorKind::NotAscending, "levels from the lowest score up");
    }
    let repeats = |(place, level): (usize, &Level)| {
        ladder.levels.iter().take(place).any(|earlier| earlier.text == level.text)
    };
    if ladder.levels.iter().enumerate().any(repeats) {
        return reader.fault_at("levels", ErrorKind::Inconsistent, "a different text for each level");
    }
    let anchors: Vec<f64> = ladder.levels.iter().filter_map(|level| level.anchor).collect();
    let pairs = || anchors.iter().zip(anchors.iter().skip(1));
    if !pairs().all(|(low, high)| low < high) && !pairs().all(|(low, high)| low > high) {
        return reader.fault_at("levels", ErrorKind::NotAscending, "anchors that only rise or only fall");
    }
    if !ladder.has_level(ladder.baseline) {
        return reader.fault_at("baseline", ErrorKind::NotAnOption, format!("one of {}", ladder.scores()));
    }
    if !ladder.has_level(ladder.expected) {
        return reader.fault_at("expected", ErrorKind::NotAnOption, format!("one of {}", ladder.scores()));
    }
    Some(())
});
read_fields!(Level { score: required, text: required, anchor: optional });
read_fields!(LevelRating { goal: required, score: required, date: optional, rater: optional });
