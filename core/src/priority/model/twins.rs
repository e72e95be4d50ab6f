//! Gentler twins: goals that aim at the same and ask for less.

use std::collections::HashMap;

use crate::goal::Intensity;
use crate::priority::model::candidate::{Candidate, Model};
use crate::scalar::GoalId;

/// The twins of each goal, among the goals that rank.
pub(crate) struct Twins<'a> {
    /// The twins named by their goal, each list sorted by id.
    gentler: HashMap<&'a GoalId, Vec<&'a Candidate<'a>>>,
}

impl<'a> Twins<'a> {
    pub(crate) fn new(model: &'a Model<'a>) -> Self {
        let mut gentler: HashMap<&GoalId, Vec<&Candidate<'_>>> = HashMap::new();
        for candidate in &model.candidates {
            if let Some(goal) = &candidate.goal.gentler_twin_of {
                gentler.entry(goal).or_default().push(candidate);
            }
        }
        Self { gentler }
    }

    /// The twin that asks for most among those that ask for at most `max` and are not held
    /// themselves, twins of twins included; of equals the one with the smaller id.
    pub(crate) fn fitting(&self, goal: &GoalId, max: Intensity) -> Option<&'a GoalId> {
        let mut found: Option<(Intensity, &GoalId)> = None;
        // Each step asks for less than the one before, so this ends.
        let mut open = vec![goal];
        while let Some(goal) = open.pop() {
            for twin in self.gentler.get(goal).into_iter().flatten() {
                let id = &twin.goal.id;
                open.push(id);
                let fits = twin.goal.intensity.filter(|intensity| *intensity <= max && !twin.held());
                if let Some(intensity) = fits
                    && found.is_none_or(|(most, first)| (intensity, first) > (most, id))
                {
                    found = Some((intensity, id));
                }
            }
        }
        found.map(|(_, id)| id)
    }
}
