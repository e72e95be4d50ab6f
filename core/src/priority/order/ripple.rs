//! How far progress on one goal helps the others, and which goals get in the way of each other.
//!
//! With `best(a, b)` the largest product of shares along a path from a to b, `ripple(a)` is the sum over the other goals that rank of their importance times
//! `best(a, b)`. Up to 21 goals every value is exact; beyond, it is rounded in a fixed order: products
//! along the path, sums by the id of the target.

use therapy_goals_derive::Record;

use crate::priority::model::candidate::{Candidate, Model};
use crate::priority::order::paths::{Arrows, PATHS_UP_TO, Search, Ways};
use crate::priority::situation::facts::{Sign, Strength};
use crate::scalar::{GoalId, Rating};
use crate::sort;

/// The best way in which progress on a goal reaches another one.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct RipplePath {
    /// The goals along the way, from this one to the one that is helped.
    pub goals: Vec<GoalId>,
    /// The share of progress that arrives: the product of the shares of the arrows, below 1.
    pub share: f64,
}

/// An arrow that interferes, between two goals that rank.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Conflict {
    /// The goal on which progress is made.
    pub from: GoalId,
    /// The goal that it gets in the way of.
    pub to: GoalId,
    /// How strongly.
    pub strength: Strength,
}

/// The reach of every goal over the arrows.
pub(crate) struct Ripple {
    /// `ripple` in the main order.
    pub(crate) main: Vec<f64>,
    /// `ripple` in the therapist's order, from the therapist's ratings of importance.
    pub(crate) therapist: Vec<f64>,
    pub(crate) reach: Vec<u32>,
    /// The best ways of each goal; empty beyond [`PATHS_UP_TO`] goals.
    pub(crate) ways: Vec<Ways>,
    /// The goals helped most by each goal, at most [`RIPPLE_TARGETS`], by importance times share.
    pub(crate) targets: Vec<Vec<(usize, f64)>>,
    /// The shares from each goal to each other, row by row, 0 for none; only up to the number of goals
    /// asked for.
    pub(crate) shares: Vec<Vec<f64>>,
}

impl Ripple {
    /// All best ways. The shares themselves are kept up to so many goals.
    pub(crate) fn new(model: &Model<'_>, arrows: &Arrows, keep_up_to: usize) -> Self {
        let goals = model.candidates.len();
        let main = importance(model, |goal| goal.rated[1]);
        let therapist = importance(model, |goal| goal.therapist[1]);
        let mut ripple = Self {
            main: Vec::with_capacity(goals),
            therapist: Vec::with_capacity(goals),
            reach: Vec::with_capacity(goals),
            ways: Vec::new(),
            targets: Vec::with_capacity(goals),
            shares: Vec::new(),
        };
        let mut search = Search::new(goals);
        for source in 0..goals {
            search.run(arrows, source);
            ripple.main.push(search.ripple(source, &main));
            ripple.therapist.push(search.ripple(source, &therapist));
            ripple.reach.push(search.reach());
            ripple.targets.push(search.targets(source, &main));
            if goals <= PATHS_UP_TO {
                ripple.ways.push(search.ways(source));
            }
            if goals <= keep_up_to {
                let share = |target| search.share(target).filter(|_| target != source).unwrap_or(0.0);
                ripple.shares.push((0..goals).map(share).collect());
            }
        }
        ripple
    }
}

impl Arrows {
    /// The ripple of each goal in the main order, and nothing else.
    pub(crate) fn ripple(&self, model: &Model<'_>) -> Vec<f64> {
        let importance = importance(model, |goal| goal.rated[1]);
        let goals = importance.len();
        let mut search = Search::new(goals);
        let mut ripple = vec![0.0; goals];
        for (source, ripple) in ripple.iter_mut().enumerate().filter(|(source, _)| self.out_degree(*source) > 0) {
            search.run(self, source);
            *ripple = search.ripple(source, &importance);
        }
        ripple
    }
}

/// The importance of each goal by some rater; 0 where it was not rated.
fn importance(model: &Model<'_>, rated: impl Fn(&Candidate<'_>) -> Option<Rating>) -> Vec<f64> {
    let importance = |goal| rated(goal).map_or(0.0, |rating| f64::from(rating.get()));
    model.candidates.iter().map(importance).collect()
}

/// The arrows that interfere, sorted by their ends.
pub(crate) fn conflicts(model: &Model<'_>) -> Vec<Conflict> {
    let arrows = model.situation.arrows.iter().filter(|arrow| arrow.sign == Sign::Interferes);
    let mut conflicts: Vec<Conflict> = arrows
        .filter(|arrow| model.index(&arrow.from).is_some() && model.index(&arrow.to).is_some())
        .map(|arrow| Conflict { from: arrow.from.clone(), to: arrow.to.clone(), strength: arrow.strength })
        .collect();
    sort::by(&mut conflicts, |one, other| (&one.from, &one.to).cmp(&(&other.from, &other.to)));
    conflicts
}
