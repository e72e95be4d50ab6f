//! Goal Attainment Scaling: ladders, ratings, T-score, change.
//!
//! Kiresuk & Sherman 1968, Community Ment Health J 4:443-453. The formula is the one that the
//! publisher's erratum to Turner-Stokes 2009, Clin Rehabil 23:362-370, gives; the first print of that
//! guide is wrong in two places.

mod ladder;
mod t_score;

pub use ladder::{Ladder, Level, LevelRating};
pub use t_score::{DEFAULT_RHO, Missing, STANDARD_LEVELS, TScoreInput, t_score};

use serde::Serialize;

use crate::error::{Error, ErrorKind, Fault};
use crate::scalar::{GoalId, Weight};

/// The ladders of a client and how they were rated, for [`Attainment`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AttainmentInput {
    /// One ladder for each scaled goal.
    pub ladders: Vec<Ladder>,
    /// The ratings of one day, at most one for each ladder.
    pub ratings: Vec<LevelRating>,
    /// The assumed correlation between goals, from 0 to below 1; 0.3 by convention.
    pub rho: f64,
    /// What to do with a ladder that has no rating.
    pub missing: Missing,
}

/// What the goals reached, together: the T-score of the day, the one of the baseline, the change.
///
/// A T-score is 50 where all goals stand at their expected level. Its range depends on the number of
/// goals and their weights, so only scores of the same goals and weights compare; levels come first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Attainment {
    /// The T-score of the baseline levels, over the goals used.
    pub baseline: f64,
    /// The T-score of the ratings, over the goals used.
    pub current: f64,
    /// The current T-score minus the baseline.
    pub change: f64,
    /// How many goals were used.
    pub used: u16,
    /// How many of them stand at their expected level or above.
    pub at_or_above_expected: u16,
    /// The goals that do not count, and why.
    pub left_out: Vec<LeftOut>,
    /// The assumed correlation between goals.
    pub rho: f64,
    /// Each goal used: where it started, where it stands.
    pub goals: Vec<GoalAttainment>,
}

/// One goal's levels.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoalAttainment {
    /// The goal.
    pub goal: GoalId,
    /// The score of its baseline level.
    pub baseline: f64,
    /// The score of the level reached.
    pub current: f64,
    /// Its weight.
    pub weight: f64,
}

/// A goal that does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The goal.
    pub goal: GoalId,
    /// Why.
    pub reason: LeftOutReason,
}

codes! {
    /// Why a goal does not count in a T-score.
    pub enum LeftOutReason {
        /// Its weight is zero.
        ZeroWeight = "zero_weight",
        /// It was not rated, and the caller asked to drop such goals from both times.
        NotRated = "not_rated",
    }
}

/// Computes what the goals reached.
///
/// # Errors
/// All at once: `duplicate_id` for a goal with two ladders or two ratings, `unknown_goal` for a
/// rating without ladder, `not_an_option` for a rating that is no level of its ladder, `missing` for a
/// ladder without rating (unless they are dropped), `degenerate` where no goal with a weight is left.
///
/// ```
/// use therapy_goals::attainment::{self, AttainmentInput};
///
/// let level = |score: i8| format!(r#"{{ "score": {score}, "text": "level {score}" }}"#);
/// let levels: Vec<String> = (-2..=2).map(level).collect();
/// let input: AttainmentInput = serde_json::from_str(&format!(
///     r#"{{
///         "ladders": [{{ "goal": "walk", "baseline": -1, "levels": [{}] }}],
///         "ratings": [{{ "goal": "walk", "score": 1 }}]
///     }}"#,
///     levels.join(",")
/// ))?;
/// let attainment = attainment::attain(&input)?;
/// assert_eq!((attainment.baseline, attainment.current, attainment.change), (40.0, 60.0, 20.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn attain(input: &AttainmentInput) -> Result<Attainment, Error> {
    check(input)?;
    let mut left_out = Vec::new();
    let mut goals = Vec::new();
    for ladder in &input.ladders {
        let rating = input.ratings.iter().find(|rating| rating.goal == ladder.goal);
        let reason = match rating {
            _ if ladder.weight.get() <= 0.0 => LeftOutReason::ZeroWeight,
            None => LeftOutReason::NotRated,
            Some(rating) => {
                goals.push(GoalAttainment {
                    goal: ladder.goal.clone(),
                    baseline: ladder.baseline,
                    current: rating.score,
                    weight: ladder.weight.get(),
                });
                continue;
            }
        };
        left_out.push(LeftOut { goal: ladder.goal.clone(), reason });
    }
    let weights: Vec<f64> = goals.iter().map(|goal| goal.weight).collect();
    let score = |level: fn(&GoalAttainment) -> f64| {
        let levels: Vec<f64> = goals.iter().map(level).collect();
        t_score::formula(&levels, &weights, input.rho)
    };
    let (baseline, current) = (score(|goal| goal.baseline)?, score(|goal| goal.current)?);
    let reached = input
        .ladders
        .iter()
        .filter(|ladder| goals.iter().any(|goal| goal.goal == ladder.goal && goal.current >= ladder.expected));
    Ok(Attainment {
        baseline,
        current,
        change: current - baseline,
        used: u16::try_from(goals.len()).unwrap_or(u16::MAX),
        at_or_above_expected: u16::try_from(reached.count()).unwrap_or(u16::MAX),
        left_out,
        rho: input.rho,
        goals,
    })
}

fn check(input: &AttainmentInput) -> Result<(), Error> {
    let mut faults = Vec::new();
    for (place, ladder) in input.ladders.iter().enumerate() {
        if input.ladders.iter().take(place).any(|earlier| earlier.goal == ladder.goal) {
            let path = format!("ladders[{place}].goal");
            faults.push(Fault::new(ErrorKind::DuplicateId, path, "one ladder for each goal"));
        }
        let rated = input.ratings.iter().any(|rating| rating.goal == ladder.goal);
        if !rated && input.missing == Missing::Refuse && ladder.weight.get() > 0.0 {
            let expected = format!("a rating for the goal of ladders[{place}], or missing: drop");
            faults.push(Fault::new(ErrorKind::Missing, "ratings", expected));
        }
    }
    for (place, rating) in input.ratings.iter().enumerate() {
        if input.ratings.iter().take(place).any(|earlier| earlier.goal == rating.goal) {
            let path = format!("ratings[{place}].goal");
            faults.push(Fault::new(ErrorKind::DuplicateId, path, "one rating for each goal"));
        }
        match input.ladders.iter().find(|ladder| ladder.goal == rating.goal) {
            None => {
                let path = format!("ratings[{place}].goal");
                faults.push(Fault::new(ErrorKind::UnknownGoal, path, "the goal of one of the ladders"));
            }
            Some(ladder) if !ladder.has_level(rating.score) => {
                let path = format!("ratings[{place}].score");
                faults.push(Fault::new(ErrorKind::NotAnOption, path, format!("one of {}", ladder.scores())));
            }
            Some(_) => {}
        }
    }
    if !input.ladders.iter().any(|ladder| ladder.weight > Weight::ZERO) {
        faults.push(Fault::new(ErrorKind::Degenerate, "ladders", "at least one goal with a weight above 0"));
    }
    Error::from_faults(faults).map_or(Ok(()), Err)
}

readable!(LeftOutReason);
read_fields!(AttainmentInput {
    ladders: required,
    ratings: required,
    rho: or(DEFAULT_RHO),
    missing: or(Missing::Refuse),
} check |input, reader| {
    t_score::check_rho(input.rho).map_or_else(|error| reader.adopt(&error), Some)
});
read_fields!(LeftOut { goal: required, reason: required });
read_fields!(GoalAttainment { goal: required, baseline: required, current: required, weight: required });
read_fields!(Attainment {
    baseline: required,
    current: required,
    change: required,
    used: required(small),
    at_or_above_expected: required(small),
    left_out: required,
    rho: required,
    goals: required,
});

fn small(reader: &crate::document::Reader<'_>) -> Option<u16> {
    u16::try_from(reader.whole(0, 65_535)?).ok()
}
