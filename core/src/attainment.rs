//! Goal Attainment Scaling: ladders, ratings, T-score, change.
//!
//! Kiresuk & Sherman 1968, Community Ment Health J 4:443-453. The formula is the one that the
//! publisher's erratum to Turner-Stokes 2009, Clin Rehabil 23:362-370, gives; the first print of that
//! guide is wrong in two places.

mod ladder;
mod rated;
mod t_score;

pub use ladder::{Ladder, Level, LevelRating};
pub use t_score::{
    Conventions, MAXIMUM_GOALS, MAXIMUM_LEVEL_SCORE, MAXIMUM_LEVELS, Missing, TScoreInput, conventions, t_score,
};

use std::collections::HashMap;

use therapy_goals_derive::Record;

use crate::document::{self, Kept, Reader, Stored};
use crate::error::{Error, ErrorKind, Fault};
use crate::scalar::{Code, Date, GoalId, Rater, Weight};
use rated::Rated;

/// The ladders of a client and how they were rated, for [`Attainment`].
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, whole, check = rho_in_range)]
pub struct AttainmentInput {
    /// One ladder for each scaled goal, at most 1,000.
    #[read(required)]
    pub ladders: Vec<Ladder>,
    /// The ratings: one for each ladder, rater and day, at most 1,000. One that does not say its day or its rater
    /// is of the only day or rater that the others say.
    #[read(required)]
    pub ratings: Vec<LevelRating>,
    /// The assumed correlation between goals, from 0 to below 1; 0.3 by convention.
    #[read(default = conventions().rho)]
    pub rho: f64,
    /// What to do with a ladder that has no rating.
    #[read(default = Missing::Refuse)]
    pub missing: Missing,
    /// The day whose ratings count; needed where there are ratings of several days.
    pub on: Option<Date>,
    /// Whose ratings count; needed where several have rated and one answer is asked for.
    pub rater: Option<Rater>,
}

/// What the goals reached, together, as one rater sees it: the T-score of the day, the one of the baseline,
/// the change. Without a goal that counts there are none of the three, and `left_out` says why.
///
/// A T-score is 50 where all goals stand at their expected level. Its range depends on the number of
/// goals and their weights, so only scores of the same goals and weights compare; levels come first.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer, check = scores_of_used)]
pub struct Attainment {
    /// The version of the form in which this is stored.
    #[read(with = |reader| reader.schema_version(Self::SCHEMA_VERSION), default = Code::known(Self::SCHEMA_VERSION))]
    pub schema_version: Code,
    /// The T-score of the baseline levels, over the goals used; none where none is.
    pub baseline: Option<f64>,
    /// The T-score of the ratings, over the goals used; none where none is.
    pub current: Option<f64>,
    /// The current T-score minus the baseline, over the same goals.
    pub change: Option<f64>,
    /// How many goals were used.
    #[read(within = 0..=65_535)]
    pub used: u16,
    /// How many of them stand at their expected level or above.
    #[read(within = 0..=65_535)]
    pub at_or_above_expected: u16,
    /// The goals that do not count, and why.
    pub left_out: Vec<LeftOut>,
    /// The assumed correlation between goals.
    pub rho: f64,
    /// Each goal used: where it started, where it stands.
    pub goals: Vec<GoalAttainment>,
    /// Who rated, where it is said.
    pub rater: Option<Rater>,
    /// The day of the ratings, where it is said.
    pub date: Option<Date>,
    /// What a later release wrote beside it.
    pub kept: Kept,
}

impl Attainment {
    /// The version of the form in which this release stores attainment; any other with its major number is read.
    pub const SCHEMA_VERSION: &str = "1.0";

    /// Reads stored attainment from JSON text.
    ///
    /// # Errors
    /// As [`document::from_json`]; every fault at once, each with its path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        document::from_json(json)
    }
}

/// 1,000 goals take some 150 KB.
impl Stored for Attainment {
    const MAXIMUM_BYTES: usize = 4_000_000;
}

/// One goal used: the scores of its baseline level and of the level reached, and its weight.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
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

/// A goal that does not count, and why.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct LeftOut {
    /// The goal.
    pub goal: GoalId,
    /// Why.
    pub reason: LeftOutReason,
}

/// Why a goal does not count in a T-score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum LeftOutReason {
    /// Its weight is zero.
    ZeroWeight,
    /// It was not rated, and the caller asked to drop such goals from both times.
    NotRated,
}

/// Computes what the goals reached, as one rater sees it.
///
/// # Errors
/// First of all `too_many` for more than [`MAXIMUM_GOALS`] ladders or ratings. Then all at once: the faults of a
/// ladder that was not read through the door (`out_of_range` for a level above [`MAXIMUM_LEVEL_SCORE`] in
/// size); `missing` at `on` for ratings of several days, with the days, and at `rater` for those of several
/// raters ([`attain_by_rater`] takes them); `missing` for a rating that would have to say its day or its rater;
/// `duplicate_id` for a goal with two ladders, or with two ratings of one rater and day; `unknown_goal` for a
/// rating without ladder, `not_an_option` for a rating that is no level of its ladder, `missing` for a
/// ladder without rating (unless they are dropped), `degenerate` where no ladder has a weight.
///
/// ```
/// use therapy_goals::attainment::{self, AttainmentInput};
///
/// // Without `levels` a ladder has the usual five, from −2 to +2.
/// let input: AttainmentInput = serde_json::from_str(
///     r#"{
///         "ladders": [{ "goal": "walk", "baseline": -1 }],
///         "ratings": [{ "goal": "walk", "score": 1 }]
///     }"#,
/// )?;
/// let attainment = attainment::attain(&input)?;
/// assert_eq!((attainment.baseline, attainment.current, attainment.change), (Some(40.0), Some(60.0), Some(20.0)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn attain(input: &AttainmentInput) -> Result<Attainment, Error> {
    let rated = check(input, true)?;
    let nobody = HashMap::new();
    let (rater, ratings) = rated.raters.first().map_or((input.rater, &nobody), |(rater, ratings)| (*rater, ratings));
    reached(input, rated.date, rater, ratings)
}

/// Computes what the goals reached as each rater sees it: the client first, then the therapist; where nobody is
/// named, one answer as [`attain`] gives it. Raters are never averaged: put side by side, what they see
/// differently is something to talk about.
///
/// # Errors
/// As [`attain`]; several raters are none.
///
/// ```
/// use therapy_goals::attainment::{self, AttainmentInput};
///
/// let input: AttainmentInput = serde_json::from_str(
///     r#"{
///         "ladders": [{ "goal": "walk", "baseline": -1 }],
///         "ratings": [
///             { "goal": "walk", "score": 1, "rater": "therapist" },
///             { "goal": "walk", "score": 0, "rater": "client" }
///         ]
///     }"#,
/// )?;
/// let seen: Vec<_> = attainment::attain_by_rater(&input)?.into_iter().map(|found| found.current).collect();
/// assert_eq!(seen, [Some(50.0), Some(60.0)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn attain_by_rater(input: &AttainmentInput) -> Result<Vec<Attainment>, Error> {
    let rated = check(input, false)?;
    rated.raters.iter().map(|(rater, ratings)| reached(input, rated.date, *rater, ratings)).collect()
}

fn reached(
    input: &AttainmentInput,
    date: Option<Date>,
    rater: Option<Rater>,
    ratings: &HashMap<&str, &LevelRating>,
) -> Result<Attainment, Error> {
    let (mut left_out, mut goals) = (Vec::new(), Vec::new());
    let mut at_or_above_expected: u16 = 0;
    for ladder in &input.ladders {
        let reason = match ratings.get(ladder.goal.as_str()) {
            _ if ladder.weight.get() <= 0.0 => LeftOutReason::ZeroWeight,
            None => LeftOutReason::NotRated,
            Some(rating) => {
                at_or_above_expected += u16::from(rating.score >= ladder.expected);
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
        (!goals.is_empty()).then(|| t_score::formula(&levels, &weights, input.rho)).transpose()
    };
    let (baseline, current) = (score(|goal| goal.baseline)?, score(|goal| goal.current)?);
    Ok(Attainment {
        schema_version: Code::known(Attainment::SCHEMA_VERSION),
        kept: Kept::default(),
        baseline,
        current,
        change: baseline.zip(current).map(|(baseline, current)| current - baseline),
        used: u16::try_from(goals.len()).unwrap_or(u16::MAX),
        at_or_above_expected,
        left_out,
        rho: input.rho,
        goals,
        rater,
        date,
    })
}

/// The ratings that count, where nothing is wrong; `one` where those of a single rater are wanted.
fn check(input: &AttainmentInput, one: bool) -> Result<Rated<'_>, Error> {
    let lengths = [(input.ladders.len(), "ladders"), (input.ratings.len(), "ratings")];
    let too_many = lengths.iter().filter_map(|(length, path)| t_score::at_most(MAXIMUM_GOALS, *length, path));
    if let Some(error) = Error::from_faults(too_many.collect()) {
        return Err(error);
    }
    let mut choice = Vec::new();
    let rated = Rated::of(input, one, &mut choice);
    let mut faults = Vec::new();
    let mut ladders: HashMap<&str, &Ladder> = HashMap::new();
    for (place, ladder) in input.ladders.iter().enumerate() {
        if let Some(fault) = ladder.fault() {
            faults.push(Fault::new(fault.kind, format!("ladders[{place}].{}", fault.field), fault.expected));
        }
        if ladders.contains_key(ladder.goal.as_str()) {
            let path = format!("ladders[{place}].goal");
            faults.push(Fault::new(ErrorKind::DuplicateId, path, "one ladder for each goal"));
        } else {
            ladders.insert(ladder.goal.as_str(), ladder);
        }
        // What is rated depends on the choice of a day and a rater.
        let needed = input.missing == Missing::Refuse && ladder.weight.get() > 0.0 && choice.is_empty();
        for (rater, _) in
            rated.raters.iter().filter(|(_, ratings)| needed && !ratings.contains_key(ladder.goal.as_str()))
        {
            let by = rater.map(|rater| format!(" by the {rater}")).unwrap_or_default();
            let expected = format!("a rating for the goal of ladders[{place}]{by}, or missing: drop");
            faults.push(Fault::new(ErrorKind::Missing, "ratings", expected));
        }
    }
    faults.append(&mut choice);
    for (place, rating) in input.ratings.iter().enumerate() {
        match ladders.get(rating.goal.as_str()) {
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
    Error::from_faults(faults).map_or(Ok(rated), Err)
}

fn rho_in_range(input: &AttainmentInput, reader: &Reader<'_>) -> Option<()> {
    t_score::check_rho(input.rho).map_or_else(|error| reader.adopt(&error), Some)
}

fn scores_of_used(attainment: &Attainment, reader: &Reader<'_>) -> Option<()> {
    let scores = [("baseline", attainment.baseline), ("current", attainment.current), ("change", attainment.change)];
    let lost = scores.into_iter().filter(|(_, score)| score.is_none() && attainment.used > 0);
    let lost: Vec<_> = lost.map(|(name, _)| reader.fault_at::<()>(name, ErrorKind::Missing, "this field")).collect();
    lost.is_empty().then_some(())
}

/// All that any text may have: 1,000 ladders of 100 levels in words take 10 MB.
impl Stored for AttainmentInput {
    const MAXIMUM_BYTES: usize = document::MAXIMUM_BYTES;
}
