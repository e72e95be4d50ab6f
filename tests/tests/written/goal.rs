//! The records of `goal`.

use therapy_goals::goal::{
    Baseline, Category, CriterionRatings, FlagKind, Focus, Goal, Horizon, Intensity, Measure, Ratings, SecondaryTarget,
    Stage, Status, Target,
};

use super::{Dice, Random};

super::codes!(Category, FlagKind, Focus, Horizon, Intensity, SecondaryTarget, Stage, Status);
super::records! {
    CriterionRatings { urgency, importance, readiness }
    Ratings { client, therapist }
    Baseline { value, date, source }
}

impl Random for Target {
    fn random(dice: &mut Dice) -> Self {
        if dice.any() { Self::Value(dice.any()) } else { Self::ChangePercent(dice.any()) }
    }
}

/// The ends of a scale are in order, and baseline and target lie on it.
impl Random for Measure {
    fn random(dice: &mut Dice) -> Self {
        let (low, high) = dice.ends();
        let (minimum, maximum) = (dice.set().then_some(low), dice.set().then_some(high));
        let (low, high) = (minimum.unwrap_or(f64::MIN), maximum.unwrap_or(f64::MAX));
        let mut baseline: Option<Baseline> = dice.any();
        if let Some(baseline) = &mut baseline {
            baseline.value = dice.number(low, high);
        }
        let target = match dice.any() {
            Some(Target::Value(_)) => Some(Target::Value(dice.number(low, high))),
            other => other,
        };
        Self {
            name: dice.any(),
            focus: dice.any(),
            unit: dice.any(),
            minimum,
            maximum,
            better: dice.any(),
            baseline,
            target,
        }
    }
}

/// Only a short-term goal has a parent, another one.
impl Random for Goal {
    fn random(dice: &mut Dice) -> Self {
        let mut goal = Self {
            id: dice.any(),
            title: dice.any(),
            horizon: dice.any(),
            focus: dice.any(),
            category: dice.any(),
            secondary_categories: dice.any(),
            values: dice.any(),
            why: dice.any(),
            measures: dice.any(),
            status: dice.any(),
            ratings: dice.any(),
            client_rank: dice.any(),
            due: dice.any(),
            tier: dice.any(),
            sub_rank: dice.any(),
            answers_flags: dice.any(),
            stage: dice.any(),
            intensity: dice.any(),
            parent: dice.any(),
            gentler_twin_of: dice.any(),
            secondary_targets: dice.any(),
            dissent: dice.any(),
            rationale: dice.any(),
        };
        if goal.horizon == Horizon::Long || goal.parent.as_ref() == Some(&goal.id) {
            goal.parent = None;
        }
        goal
    }
}
