//! The records of `goal`.

use therapy_goals::goal::{
    Baseline, Category, CriterionRatings, FlagKind, Focus, Goal, Horizon, Intensity, Measure, Ratings, SecondaryTarget,
    Stage, Status, Target,
};
use therapy_goals::scalar::{GoalId, Text};

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
        let mut measure = Self::new(dice.any::<Text>(), dice.any()).unwrap();
        measure.focus = dice.any();
        measure.unit = dice.any();
        (measure.minimum, measure.maximum) = (minimum, maximum);
        (measure.baseline, measure.target) = (baseline, target);
        measure
    }
}

/// Only a short-term goal has a parent, another one.
impl Random for Goal {
    fn random(dice: &mut Dice) -> Self {
        let mut goal = Self::new(dice.any::<GoalId>(), dice.any::<Text>(), dice.any()).unwrap();
        goal.focus = dice.any();
        goal.category = dice.any();
        goal.secondary_categories = dice.any();
        goal.values = dice.any();
        goal.why = dice.any();
        goal.measures = dice.any();
        goal.status = dice.any();
        goal.ratings = dice.any();
        goal.client_rank = dice.any();
        goal.due = dice.any();
        goal.tier = dice.any();
        goal.sub_rank = dice.any();
        goal.answers_flags = dice.any();
        goal.stage = dice.any();
        goal.intensity = dice.any();
        goal.parent = dice.any();
        goal.gentler_twin_of = dice.any();
        goal.secondary_targets = dice.any();
        goal.dissent = dice.any();
        goal.rationale = dice.any();
        if goal.horizon == Horizon::Long || goal.parent.as_ref() == Some(&goal.id) {
            goal.parent = None;
        }
        goal
    }
}
