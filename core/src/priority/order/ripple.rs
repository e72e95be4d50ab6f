//! How far progress on one goal helps the others, and which goals get in the way of each other.
//!
//! With `best(a, b)` the largest product of shares along a path from a to b, `ripple(a)` is the sum over the other goals that rank of their importance times
//! `best(a, b)`. Up to 21 goals every value is exact; beyond, it is rounded in a fixed order: products
//! along the path, sums by the id of the target.

use therapy_goals_derive::Record;

use crate::priority::model::candidate::Model;
use crate::priority::order::paths::Paths;
use crate::priority::situation::facts::{Sign, Strength};
use crate::scalar::{GoalId, Rating};
use crate::sort;

/// The best way in which progress on a goal reaches another one.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct RipplePath {
    /// The goals along the way, from this one to the one that is helped.
    pub goals: Vec<GoalId>,
    /// The share of progress that arrives: the product of the shares of the arrows, below 1.
    pub share: f64,
}

/// An arrow that interferes, between two goals that rank.
#[non_exhaustive]
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

/// What reaches the other goals from each goal, as they are rated.
pub(crate) struct Ripple<'a> {
    /// The ways on which it does.
    pub(crate) paths: &'a Paths,
    /// `ripple` in the main order.
    pub(crate) main: Vec<f64>,
    /// `ripple` in the therapist's order, from the therapist's ratings of importance.
    pub(crate) therapist: Vec<f64>,
    /// The goals helped most by each goal, at most [`RIPPLE_TARGETS`](crate::priority::RIPPLE_TARGETS), by importance
    /// times share.
    pub(crate) targets: Vec<Vec<(usize, f64)>>,
}

impl<'a> Ripple<'a> {
    pub(crate) fn new(model: &Model<'_>, paths: &'a Paths) -> Self {
        let importance = main_importance(model);
        let therapist = model.candidates.iter().map(|goal| number(goal.therapist[1]));
        let both: Vec<[f64; 2]> = importance.iter().copied().zip(therapist).map(|(one, other)| [one, other]).collect();
        let (main, therapist) = paths.iter().map(|ways| ways.ripples(&both)).map(|[one, other]| (one, other)).unzip();
        let targets = paths.iter().map(|ways| ways.targets(&importance)).collect();
        Self { paths, main, therapist, targets }
    }
}

/// The ripple of each goal in the main order, and nothing else.
pub(crate) fn main_ripple(model: &Model<'_>, paths: &Paths) -> Vec<f64> {
    let importance: Vec<[f64; 1]> = main_importance(model).into_iter().map(|importance| [importance]).collect();
    paths.iter().map(|ways| ways.ripples(&importance)).map(|[ripple]| ripple).collect()
}

/// The importance of each goal in the main order; 0 where it was not rated.
pub(crate) fn main_importance(model: &Model<'_>) -> Vec<f64> {
    model.candidates.iter().map(|goal| number(goal.rated[1])).collect()
}

fn number(rating: Option<Rating>) -> f64 {
    rating.map_or(0.0, |rating| f64::from(rating.get()))
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
