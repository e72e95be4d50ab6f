//! Stages of change: the stage from the facts that define it, and how much a goal may ask at each.

use therapy_goals_derive::Record;

use crate::goal::{Goal, Intensity, Stage};
use crate::priority::situation::intensities::StageIntensities;
use crate::priority::situation::landmarks::landmarks;
use crate::scalar::Rating;

/// What defines a stage of change, for one behaviour.
///
/// Prochaska et al. 1992, Am Psychol 47:1102-1114.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Record)]
#[record(new, whole)]
pub struct StageFacts {
    /// For how many days the behaviour has been changed; absent where it has not.
    pub changed_days: Option<u32>,
    /// Whether the person intends to change within thirty days.
    #[read(default)]
    pub intends_within_30_days: bool,
    /// Whether the person intends to change within six months.
    #[read(default)]
    pub intends_within_6_months: bool,
    /// Whether the person has taken some step already.
    #[read(default)]
    pub took_step: bool,
}

/// The stage that the facts define.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Record)]
#[record(answer)]
pub struct StageReading {
    /// The stage. Termination is never derived: a person states it.
    pub stage: Stage,
    /// What is worth knowing about how it was read.
    pub note: Option<StageNote>,
}

/// What is worth knowing about how a stage was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum StageNote {
    /// The person intends to change within thirty days, but has taken no step: by the strict rule
    /// that is contemplation, not preparation.
    IntentWithoutStep,
}

/// The stage of change that the facts define, by the strict rule.
///
/// ```
/// use therapy_goals::goal::Stage;
/// use therapy_goals::priority::{StageFacts, stage_from};
///
/// let facts = StageFacts::default().with_intends_within_30_days(true).with_took_step(true);
/// assert_eq!(stage_from(&facts).stage, Stage::Preparation);
/// ```
#[must_use]
pub fn stage_from(facts: &StageFacts) -> StageReading {
    let reading = |stage| StageReading { stage, note: None };
    match facts.changed_days {
        Some(days) if days >= landmarks().maintenance_days => return reading(Stage::Maintenance),
        Some(_) => return reading(Stage::Action),
        None => {}
    }
    match (facts.intends_within_30_days, facts.took_step, facts.intends_within_6_months) {
        (true, true, _) => reading(Stage::Preparation),
        (true, false, _) => StageReading { stage: Stage::Contemplation, note: Some(StageNote::IntentWithoutStep) },
        (false, _, true) => reading(Stage::Contemplation),
        (false, _, false) => reading(Stage::Precontemplation),
    }
}

/// The highest intensity that the goal's stage carries, where the goal asks for more. Without a
/// stage, or without an intensity, there is no gate.
pub(crate) fn over_intense(table: StageIntensities, goal: &Goal) -> Option<Intensity> {
    let highest = table.highest(goal.stage?);
    (goal.intensity? > highest).then_some(highest)
}

/// Whether the stage and the readiness rating say opposite things: a question to ask, nothing to
/// overwrite.
pub(crate) fn disagree(stage: Stage, readiness: Rating) -> bool {
    let landmarks = landmarks();
    if stage <= Stage::Contemplation {
        readiness >= landmarks.high_readiness
    } else {
        readiness <= landmarks.low_readiness
    }
}
