//! How far progress on one goal helps the others: best paths over the arrows that help.
//!
//! `best(a, b)` is the largest product of shares along a path from a to b; loops cannot help, as each
//! share is below 1. `ripple(a)` is the sum over the other goals that rank of their importance times
//! `best(a, b)`. Up to 21 goals every value is exact; beyond, it is rounded in a fixed order: products
//! along the path, sums by the id of the target.

use std::collections::BinaryHeap;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use serde::Serialize;

use super::model::Model;
use super::{RIPPLE_TARGETS, Sign, Strength};
use crate::scalar::{GoalId, Rating};

/// Up to so many goals that rank, a ranking shows the best path to every goal that is reached.
pub const PATHS_UP_TO: usize = 60;

/// The best way in which progress on a goal reaches another one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RipplePath {
    /// The goals along the way, from this one to the one that is helped.
    pub goals: Vec<GoalId>,
    /// The share of progress that arrives: the product of the shares of the arrows, below 1.
    pub share: f64,
}

/// An arrow that interferes, between two goals that rank.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Conflict {
    /// The goal on which progress is made.
    pub from: GoalId,
    /// The goal that it gets in the way of.
    pub to: GoalId,
    /// How strongly.
    pub strength: Strength,
}

read_fields!(RipplePath { goals: required, share: required });
read_fields!(Conflict { from: required, to: required, strength: required });

/// The arrows that help, by the goal they start from.
pub(super) struct Arrows {
    out: Vec<Vec<(usize, f64)>>,
}

impl Arrows {
    pub(super) fn new(model: &Model<'_>) -> Self {
        let mut out = vec![Vec::new(); model.candidates.len()];
        for arrow in model.situation.arrows.iter().filter(|arrow| arrow.sign == Sign::Helps) {
            let (Some(from), Some(to)) = (model.index(&arrow.from), model.index(&arrow.to)) else { continue };
            if let Some(targets) = out.get_mut(from) {
                targets.push((to, arrow.strength.share()));
            }
        }
        Self { out }
    }

    fn from(&self, index: usize) -> &[(usize, f64)] {
        self.out.get(index).map_or(&[], Vec::as_slice)
    }

    /// The number of goals that a goal helps directly.
    pub(super) fn out_degree(&self, index: usize) -> u32 {
        u32::try_from(self.from(index).len()).unwrap_or(u32::MAX)
    }

    /// The loops: sets of two or more goals that all help each other, in turn; sorted.
    pub(super) fn loops(&self) -> Vec<Vec<usize>> {
        let mut graph: DiGraph<(), ()> = DiGraph::new();
        let nodes: Vec<NodeIndex> = self.out.iter().map(|_| graph.add_node(())).collect();
        for (from, targets) in nodes.iter().zip(&self.out) {
            for to in targets.iter().filter_map(|(to, _)| nodes.get(*to)) {
                graph.add_edge(*from, *to, ());
            }
        }
        let components = kosaraju_scc(&graph).into_iter().filter(|members| members.len() > 1);
        let mut loops: Vec<Vec<usize>> =
            components.map(|members| members.into_iter().map(NodeIndex::index).collect()).collect();
        for members in &mut loops {
            members.sort_unstable();
        }
        loops.sort_unstable();
        loops
    }
}

/// One step of a search: the best way found so far to a goal.
#[derive(Debug, Clone, Copy)]
struct Way {
    /// The product of the shares; negative while no way is known.
    share: f64,
    arrows: u32,
    previous: usize,
    settled: bool,
}

const NO_WAY: Way = Way { share: -1.0, arrows: 0, previous: usize::MAX, settled: false };

/// The best ways from one goal to all others; the memory is used again for the next goal.
pub(super) struct Search {
    ways: Vec<Way>,
    queue: BinaryHeap<(u64, usize)>,
    /// Whether the path counts among equal products: fewest arrows, then the smaller ids.
    paths: bool,
}

impl Search {
    pub(super) fn new(goals: usize) -> Self {
        Self { ways: vec![NO_WAY; goals], queue: BinaryHeap::new(), paths: goals <= PATHS_UP_TO }
    }

    /// Finds the best ways from `source`, by Dijkstra's algorithm with products for sums.
    pub(super) fn run(&mut self, arrows: &Arrows, source: usize) {
        self.ways.fill(NO_WAY);
        self.queue.clear();
        if let Some(way) = self.ways.get_mut(source) {
            way.share = 1.0;
        }
        self.queue.push((1.0_f64.to_bits(), source));
        while let Some((_, goal)) = self.queue.pop() {
            let Some(way) = self.ways.get_mut(goal).filter(|way| !way.settled) else { continue };
            way.settled = true;
            let (share, count) = (way.share, way.arrows + 1);
            for &(to, factor) in arrows.from(goal) {
                let share = share * factor;
                let Some(known) = self.ways.get(to).filter(|known| !known.settled) else { continue };
                let better = share > known.share;
                let shown = better || (self.paths && share >= known.share && self.shown_first(count, goal, known));
                if let Some(known) = self.ways.get_mut(to).filter(|_| shown) {
                    *known = Way { share, arrows: count, previous: goal, settled: false };
                }
                if better {
                    // Bits of numbers that are not negative sort like the numbers.
                    self.queue.push((share.to_bits(), to));
                }
            }
        }
    }

    /// Whether a way over `goal` is shown rather than a known one of the same product.
    fn shown_first(&self, arrows: u32, goal: usize, known: &Way) -> bool {
        if arrows != known.arrows {
            return arrows < known.arrows;
        }
        // Both have as many arrows: go back in step until they meet; the last difference decides.
        let (mut one, mut other, mut first) = (goal, known.previous, false);
        while one != other {
            first = one < other;
            let (Some(back), Some(other_back)) = (self.ways.get(one), self.ways.get(other)) else { break };
            (one, other) = (back.previous, other_back.previous);
        }
        first
    }

    /// The share of progress that arrives at a goal; none where it is not reached.
    pub(super) fn share(&self, index: usize) -> Option<f64> {
        self.ways.get(index).map(|way| way.share).filter(|share| *share >= 0.0)
    }

    /// The number of goals reached, the source not counted.
    pub(super) fn reach(&self) -> u32 {
        let reached = self.ways.iter().filter(|way| way.share >= 0.0).count();
        u32::try_from(reached.saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// The goals from the source to a goal that is reached.
    pub(super) fn path(&self, to: usize) -> Vec<usize> {
        let mut path = vec![to];
        let mut at = to;
        while let Some(way) = self.ways.get(at).filter(|way| way.previous != usize::MAX) {
            at = way.previous;
            path.push(at);
        }
        path.reverse();
        path
    }

    /// The goals that are helped most, by importance times share, then by id.
    fn targets(&self, source: usize, importance: &[f64]) -> Vec<(usize, f64)> {
        let mut most: Vec<(f64, usize, f64)> = Vec::with_capacity(RIPPLE_TARGETS + 1);
        for (target, (way, importance)) in self.ways.iter().zip(importance).enumerate() {
            let value = importance * way.share;
            let full = most.len() >= RIPPLE_TARGETS;
            if target == source || way.share < 0.0 || (full && most.last().is_some_and(|last| value <= last.0)) {
                continue;
            }
            let place = most.iter().position(|known| value > known.0).unwrap_or(most.len());
            most.insert(place, (value, target, way.share));
            most.truncate(RIPPLE_TARGETS);
        }
        most.into_iter().map(|(_, target, share)| (target, share)).collect()
    }

    /// The sum over all goals but the source of importance times share, by the id of the target.
    fn ripple(&self, source: usize, importance: &[f64]) -> f64 {
        let targets = self.ways.iter().zip(importance).enumerate();
        let helped = targets.filter(|(target, (way, _))| *target != source && way.share > 0.0);
        helped.fold(0.0, |sum, (_, (way, importance))| sum + importance * way.share)
    }
}

/// The reach of every goal over the arrows.
pub(super) struct Ripple {
    /// `ripple` in the main order.
    pub(super) main: Vec<f64>,
    /// `ripple` in the therapist's order, from the therapist's ratings of importance.
    pub(super) therapist: Vec<f64>,
    pub(super) reach: Vec<u32>,
    /// The best paths of each goal, by the id of the target; empty beyond [`PATHS_UP_TO`] goals.
    pub(super) paths: Vec<Vec<(Vec<usize>, f64)>>,
    /// The goals helped most by each goal, at most [`RIPPLE_TARGETS`], by importance times share.
    pub(super) targets: Vec<Vec<(usize, f64)>>,
    /// The shares from each goal to each, row by row, 0 for none; only up to the number of goals
    /// asked for.
    pub(super) shares: Vec<Vec<f64>>,
}

impl Ripple {
    /// All best ways. The shares themselves are kept up to so many goals.
    pub(super) fn new(model: &Model<'_>, arrows: &Arrows, keep_up_to: usize) -> Self {
        let goals = model.candidates.len();
        let importance = |rating: Option<Rating>| rating.map_or(0.0, |rating| f64::from(rating.get()));
        let main: Vec<f64> = model.candidates.iter().map(|goal| importance(goal.rated[1])).collect();
        let therapist: Vec<f64> = model.candidates.iter().map(|goal| importance(goal.therapist[1])).collect();
        let mut ripple = Self {
            main: Vec::with_capacity(goals),
            therapist: Vec::with_capacity(goals),
            reach: Vec::with_capacity(goals),
            paths: Vec::new(),
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
                let targets = (0..goals).filter(|target| *target != source);
                let path = |target| Some((search.path(target), search.share(target)?));
                ripple.paths.push(targets.filter_map(path).collect());
            }
            if goals <= keep_up_to {
                ripple.shares.push((0..goals).map(|target| search.share(target).unwrap_or(0.0)).collect());
            }
        }
        ripple
    }
}

/// The arrows that interfere, sorted by their ends.
pub(super) fn conflicts(model: &Model<'_>) -> Vec<Conflict> {
    let arrows = model.situation.arrows.iter().filter(|arrow| arrow.sign == Sign::Interferes);
    let mut conflicts: Vec<Conflict> = arrows
        .filter(|arrow| model.index(&arrow.from).is_some() && model.index(&arrow.to).is_some())
        .map(|arrow| Conflict { from: arrow.from.clone(), to: arrow.to.clone(), strength: arrow.strength })
        .collect();
    conflicts.sort_unstable_by(|one, other| (&one.from, &one.to).cmp(&(&other.from, &other.to)));
    conflicts
}
