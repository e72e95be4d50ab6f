//! How firm the first place is: every single change of a rating by one, tried.

use therapy_goals_derive::Record;

use crate::goal::Criterion;
use crate::priority::codes::finding::Finding;
use crate::priority::codes::number::counted;
use crate::priority::model::candidate::{Model, Triple};
use crate::priority::order::ripple::{Ripple, main_importance};
use crate::priority::order::standing::{Standing, Table, score};
use crate::priority::robust::probability::{LevelProbabilities, levels};
use crate::priority::situation::policy::OrderBy;
use crate::scalar::{GoalId, Rating};
use crate::sort;

/// Up to so many goals that rank, every single change is tried.
pub const CHANGES_UP_TO: usize = 100;

/// How firm the first place is.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Robustness {
    /// What single changes do to the matrix order.
    pub matrix: Sensitivity,
    /// What single changes do to the leverage order.
    pub leverage: Sensitivity,
    /// How likely each goal comes first on its level by the matrix order, when every rating may be off
    /// by one.
    pub probabilities: Vec<LevelProbabilities>,
    /// Whether the first of the matrix order is likely to come first in less than the policy's share of
    /// cases; none where its probability is not given, or where a contingency puts it first.
    pub too_close_to_call: Option<bool>,
}

/// What every single change of a rating by one does to the first place.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Sensitivity {
    /// The first goal of the order.
    pub top: Option<GoalId>,
    /// How many changes were tried: all that stay within 1 to 5; 0 beyond a stated number of goals.
    pub cases: u32,
    /// Those that unseat the first goal or make another one level with it.
    pub changes: Vec<RatingChange>,
}

/// A change of one rating that shakes the first place.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct RatingChange {
    /// The goal of which a rating changes.
    pub goal: GoalId,
    /// Which rating.
    pub criterion: Criterion,
    /// The rating in use.
    pub from: Rating,
    /// One less, or one more.
    pub to: Rating,
    /// What it does.
    pub effect: Effect,
    /// The first goal after the change.
    pub first: GoalId,
    /// The goals that are now level with the goal that was first and were not before.
    pub ties: Vec<GoalId>,
}

/// What a change does to the first place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Effect {
    /// Another goal comes first, by its score or by the keys that break ties.
    Unseats,
    /// The first goal stays first only by the keys that break ties.
    Ties,
}

/// Tries every change and computes the probabilities.
pub(crate) fn robustness(model: &Model<'_>, table: &Table, ripple: &Ripple<'_>) -> (Robustness, Vec<Finding>) {
    let (probabilities, mut findings) = levels(model, &table.scores);
    let goals = model.candidates.len();
    if goals > CHANGES_UP_TO {
        findings.push(Finding::ChangesNotTried { goals: counted(goals), limit: counted(CHANGES_UP_TO) });
    }
    let sensitivity = |order| Trial::new(model, table, ripple, order).sensitivity();
    let top = table.matrix.first().and_then(|top| model.get(top.index));
    let by_score = top.filter(|top| top.safety || model.situation.contingency.as_ref() != Some(&top.goal.id));
    let probability = by_score.and_then(|top| {
        let all = probabilities.iter().flat_map(|level| &level.goals);
        all.into_iter().find(|known| known.goal == top.goal.id)
    });
    let limit = model.situation.policy.too_close.get();
    let value = probability.map(|known| known.probability.value());
    if let (Some(known), Some(probability)) = (probability, value.filter(|value| *value < limit)) {
        findings.push(Finding::TooCloseToCall { goal: known.goal.clone(), probability, limit });
    }
    let robustness = Robustness {
        matrix: sensitivity(OrderBy::Matrix),
        leverage: sensitivity(OrderBy::Leverage),
        too_close_to_call: value.map(|value| value < limit),
        probabilities,
    };
    (robustness, findings)
}

/// One order, by candidate, with a goal changed and changed back.
struct Trial<'a> {
    model: &'a Model<'a>,
    ripple: &'a Ripple<'a>,
    order: OrderBy,
    /// The importance of each candidate; 0 where it was not rated.
    importance: Vec<[f64; 1]>,
    /// The standing of each candidate.
    standings: Vec<Standing>,
    top: Option<usize>,
    /// Which candidates are level with the first one before any change.
    tied: Vec<bool>,
}

impl<'a> Trial<'a> {
    fn new(model: &'a Model<'a>, table: &'a Table, ripple: &'a Ripple<'a>, order: OrderBy) -> Self {
        let mut standings = table.order(order).to_vec();
        let importance = main_importance(model).into_iter().map(|importance| [importance]).collect();
        let top = standings.first().map(|standing| standing.index);
        sort::by_key(&mut standings, |standing| standing.index);
        let mut trial = Self { model, ripple, order, importance, standings, top, tied: Vec::new() };
        trial.tied = (0..trial.standings.len()).map(|index| trial.ties(&trial.standings, index)).collect();
        trial
    }

    /// Whether a candidate is level with the one that was first.
    fn ties(&self, standings: &[Standing], index: usize) -> bool {
        let Some(top) = self.top.filter(|top| *top != index) else { return false };
        standings.get(top).zip(standings.get(index)).is_some_and(|(top, other)| top.ties_with(other))
    }

    fn sensitivity(&self) -> Sensitivity {
        let mut changes = Vec::new();
        let mut cases = 0;
        let goals = if self.standings.len() > CHANGES_UP_TO { 0 } else { self.standings.len() };
        let mut changed = self.standings.clone();
        for index in 0..goals {
            for criterion in Criterion::ALL {
                for higher in [false, true] {
                    let Some((from, to, rated)) = self.step(index, *criterion, higher) else { continue };
                    cases += 1;
                    let (first, ties) = if *criterion == Criterion::Importance || self.top == Some(index) {
                        self.apply(&mut changed, index, *criterion, rated);
                        let after = self.after(&changed);
                        changed.clone_from(&self.standings);
                        after
                    } else {
                        self.after_one(index, rated)
                    };
                    let unseats = self.top != first;
                    if !unseats && ties.is_empty() {
                        continue;
                    }
                    let (Some(goal), Some(first)) =
                        (self.model.id(index), first.and_then(|first| self.model.id(first)))
                    else {
                        continue;
                    };
                    changes.push(RatingChange {
                        goal,
                        criterion: *criterion,
                        from,
                        to,
                        effect: if unseats { Effect::Unseats } else { Effect::Ties },
                        first,
                        ties: self.model.ids(ties),
                    });
                }
            }
        }
        Sensitivity { top: self.top.and_then(|top| self.model.id(top)), cases, changes }
    }

    /// The first candidate after changes to any, and those newly level with the one that was first.
    fn after(&self, standings: &[Standing]) -> (Option<usize>, Vec<usize>) {
        let first = standings.iter().min_by(|one, other| one.compare(other).0).map(|first| first.index);
        let tied = self.tied.iter().enumerate().filter(|(other, tied)| !**tied && self.ties(standings, *other));
        (first, tied.map(|(other, _)| other).collect())
    }

    /// The same after a change to one that was not first, and to no other.
    fn after_one(&self, index: usize, rated: Triple) -> (Option<usize>, Vec<usize>) {
        let own = self.ripple.main.get(index).copied().unwrap_or(0.0);
        let changed = self.standing(index, rated, own);
        let (Some(top), Some(changed)) = (self.top.and_then(|top| self.standings.get(top)), changed) else {
            return (self.top, Vec::new());
        };
        let first = if changed.compare(top).0.is_lt() { index } else { top.index };
        let newly_level = changed.ties_with(top) && self.tied.get(index) == Some(&false);
        (Some(first), if newly_level { vec![index] } else { Vec::new() })
    }

    /// The rating in use, the one a step away, and all three with it; none where there is no such step.
    fn step(&self, index: usize, criterion: Criterion, higher: bool) -> Option<(Rating, Rating, Triple)> {
        let mut rated = self.model.get(index)?.rated;
        let slot =
            rated.iter_mut().zip(Criterion::ALL).find(|(_, known)| **known == criterion).map(|(slot, _)| slot)?;
        let from = (*slot)?;
        let to = Rating::new(if higher { from.get() + 1 } else { from.get().checked_sub(1)? }).ok()?;
        *slot = Some(to);
        Some((from, to, rated))
    }

    /// The standings after a change: of the goal itself, and, where its importance changed, of all that
    /// help it.
    fn apply(&self, standings: &mut [Standing], index: usize, criterion: Criterion, rated: Triple) {
        let own = self.ripple.main.get(index).copied().unwrap_or(0.0);
        self.set(standings, index, rated, own);
        if criterion != Criterion::Importance {
            return;
        }
        let mut importance = self.importance.clone();
        if let (Some(slot), Some(rating)) = (importance.get_mut(index), rated[1]) {
            *slot = [f64::from(rating.get())];
        }
        let helping = self.ripple.paths.iter().enumerate().filter(|(_, ways)| ways.helps(index));
        for (source, ways) in helping {
            let [ripple] = ways.ripples(&importance);
            let rated = self.model.get(source).map(|candidate| candidate.rated);
            self.set(standings, source, rated.unwrap_or_default(), ripple);
        }
    }

    fn set(&self, standings: &mut [Standing], index: usize, rated: Triple, ripple: f64) {
        if let (Some(slot), Some(standing)) = (standings.get_mut(index), self.standing(index, rated, ripple)) {
            *slot = standing;
        }
    }

    fn standing(&self, index: usize, rated: Triple, ripple: f64) -> Option<Standing> {
        let candidate = self.model.get(index)?;
        let scores = score(self.model, candidate.days, rated, ripple);
        Some(Standing::new(candidate, index, scores.as_ref(), ripple, self.order))
    }
}
