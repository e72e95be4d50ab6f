//! Best paths over the arrows that help, from one goal to all others.
//!
//! `best(a, b)` is the largest product of shares along a path from a to b; loops cannot help, as each
//! share is below 1.

use std::sync::Arc;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::priority::codes::number::counted;
use crate::priority::model::candidate::Model;
use crate::priority::situation::facts::{Arrow, Sign, Situation, Strength};
use crate::sort;

/// Up to so many goals that rank, a ranking shows the best path to every goal that is reached.
pub const PATHS_UP_TO: usize = 60;

/// How many of the goals helped most a reason names.
pub const RIPPLE_TARGETS: usize = 3;

/// The arrows of a situation that help.
pub(crate) fn helps(situation: &Situation) -> impl Iterator<Item = &Arrow> {
    situation.arrows.iter().filter(|arrow| arrow.sign == Sign::Helps)
}

/// The arrows that help, by the goal they start from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Arrows {
    out: Vec<Vec<Helps>>,
}

/// An arrow that helps.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Helps {
    to: usize,
    share: f64,
    strength: Strength,
}

impl Arrows {
    pub(crate) fn new(model: &Model<'_>) -> Self {
        let mut out = vec![Vec::new(); model.candidates.len()];
        for arrow in helps(model.situation) {
            let (Some(from), Some(to)) = (model.index(&arrow.from), model.index(&arrow.to)) else { continue };
            if let Some(targets) = out.get_mut(from) {
                targets.push(Helps { to, share: arrow.strength.share(), strength: arrow.strength });
            }
        }
        Self { out }
    }

    fn from(&self, index: usize) -> &[Helps] {
        self.out.get(index).map_or(&[], Vec::as_slice)
    }

    /// The goals from which other arrows start than here; none where the number of goals differs too.
    fn differing(&self, other: &Self) -> Option<Vec<usize>> {
        let goals = self.out.iter().zip(&other.out).enumerate();
        let differing = goals.filter(|(_, (one, other))| one != other).map(|(index, _)| index);
        (self.out.len() == other.out.len()).then(|| differing.collect())
    }

    /// The number of goals that a goal helps directly.
    pub(crate) fn out_degree(&self, index: usize) -> u32 {
        counted(self.from(index).len())
    }

    /// The loops: sets of two or more goals that all help each other, in turn; sorted.
    pub(crate) fn loops(&self) -> Vec<Vec<usize>> {
        let mut graph: DiGraph<(), ()> = DiGraph::new();
        let nodes: Vec<NodeIndex> = self.out.iter().map(|_| graph.add_node(())).collect();
        for (from, targets) in nodes.iter().zip(&self.out) {
            for to in targets.iter().filter_map(|arrow| nodes.get(arrow.to)) {
                graph.add_edge(*from, *to, ());
            }
        }
        let components = kosaraju_scc(&graph).into_iter().filter(|members| members.len() > 1);
        let mut loops: Vec<Vec<usize>> =
            components.map(|members| members.into_iter().map(NodeIndex::index).collect()).collect();
        for members in &mut loops {
            sort::natural(members);
        }
        sort::natural(&mut loops);
        loops
    }
}

/// The last arrow of the best way found so far to a goal.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// The goal from which it comes; itself at the source.
    previous: usize,
    /// The arrows from the source on.
    arrows: u32,
}

/// The best ways from every goal to all others, over these arrows.
///
/// They depend on the arrows and on which goals rank, and on nothing that is rated. Each goal's are shared with what
/// was made from here by a change.
#[derive(Debug, Clone)]
pub(crate) struct Paths {
    arrows: Arrows,
    ways: Vec<Arc<Ways>>,
}

impl Paths {
    /// The ways over these arrows. Of those that are known, the ones that lead over no changed arrow stay.
    pub(crate) fn new(arrows: Arrows, known: Option<&Self>) -> Self {
        let kept = known.and_then(|known| Some((known, arrows.differing(&known.arrows)?)));
        let mut search = Search::new(&arrows);
        let mut ways = Vec::with_capacity(arrows.out.len());
        for source in 0..arrows.out.len() {
            let stays = kept.as_ref().and_then(|(known, differing)| {
                let own = known.ways.get(source)?;
                (!differing.iter().any(|goal| own.leads_to(*goal))).then(|| Arc::clone(own))
            });
            ways.push(stays.unwrap_or_else(|| Arc::new(search.run(&arrows, source))));
        }
        Self { arrows, ways }
    }

    pub(crate) fn arrows(&self) -> &Arrows {
        &self.arrows
    }

    /// The ways from each goal in turn.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Ways> {
        self.ways.iter().map(Arc::as_ref)
    }

    /// The ways from one goal.
    pub(crate) fn from(&self, index: usize) -> Option<&Ways> {
        self.ways.get(index).map(Arc::as_ref)
    }
}

/// Finds the best ways from one goal to all others; the queues are used again for the next goal.
///
/// Dijkstra's algorithm with products for sums. Goals are settled by falling share, and an arrow
/// passes on one of three shares, so the ways over arrows of one strength come up by falling share by
/// themselves: three plain queues do what a heap would.
struct Search {
    /// The product of the shares of the best way; negative while no way is known.
    shares: Vec<f64>,
    steps: Vec<Step>,
    queues: [Queue; 3],
    /// Whether the path counts among equal products: fewest arrows, then the smaller ids.
    paths: bool,
}

/// Ways that wait, by falling share. Each arrow is looked along once, so there is room for all from the start.
#[derive(Debug)]
struct Queue {
    ways: Vec<(f64, usize)>,
    next: usize,
    end: usize,
}

impl Queue {
    fn first(&self) -> Option<&(f64, usize)> {
        self.ways.get(self.next..self.end)?.first()
    }

    /// Puts a way in where it is wanted. Which ways are is as good as chance, and a guess that fails costs more than
    /// writing one in vain.
    fn push(&mut self, way: (f64, usize), wanted: bool) {
        if let Some(room) = self.ways.get_mut(self.end) {
            *room = way;
            self.end += usize::from(wanted);
        }
    }
}

impl Search {
    fn new(arrows: &Arrows) -> Self {
        let goals = arrows.out.len();
        let of = |strength: u8| {
            let same = arrows.out.iter().flatten().filter(|arrow| arrow.strength.get() == strength);
            Queue { ways: vec![(0.0, 0); same.count() + 1], next: 0, end: 0 }
        };
        Self { shares: Vec::new(), steps: Vec::new(), queues: [of(1), of(2), of(3)], paths: goals <= PATHS_UP_TO }
    }

    /// Finds the best ways from `source`.
    fn run(&mut self, arrows: &Arrows, source: usize) -> Ways {
        let goals = arrows.out.len();
        self.shares = vec![-1.0; goals];
        self.steps = vec![Step { previous: 0, arrows: 0 }; if self.paths { goals } else { 0 }];
        for queue in &mut self.queues {
            (queue.next, queue.end) = (0, 0);
        }
        if let Some(share) = self.shares.get_mut(source) {
            *share = 1.0;
        }
        if let Some(step) = self.steps.get_mut(source) {
            *step = Step { previous: source, arrows: 0 };
        }
        self.settle(arrows, source, 1.0);
        while let Some((share, goal)) = self.next() {
            // Otherwise a better way has been found since.
            if self.shares.get(goal).is_some_and(|best| *best <= share) {
                self.settle(arrows, goal, share);
            }
        }
        Ways { source, shares: std::mem::take(&mut self.shares), steps: std::mem::take(&mut self.steps) }
    }

    /// The way of the largest share that waits.
    fn next(&mut self) -> Option<(f64, usize)> {
        let first = |queue: &Queue| queue.first().map_or(-1.0, |way| way.0);
        let [one, two, three] = &mut self.queues;
        let mut best = if first(two) > first(three) { two } else { three };
        if first(one) > first(best) {
            best = one;
        }
        let way = *best.first()?;
        best.next += 1;
        Some(way)
    }

    /// Settles a goal and looks along its arrows.
    fn settle(&mut self, arrows: &Arrows, goal: usize, share: f64) {
        for &Helps { to, share: factor, strength } in arrows.from(goal) {
            // A goal that is settled has a larger share already.
            let share = share * factor;
            let Some(best) = self.shares.get_mut(to) else { continue };
            let known = *best;
            let better = share > known;
            *best = if better { share } else { known };
            if let Some(queue) = self.queues.get_mut(usize::from(strength.get() - 1)) {
                queue.push((share, to), better);
            }
            if self.paths && (better || (share >= known && self.shown_first(goal, to))) {
                self.show(goal, to);
            }
        }
    }

    /// Makes the way over `goal` the one that is shown.
    fn show(&mut self, goal: usize, to: usize) {
        let arrows = self.steps.get(goal).map_or(0, |step| step.arrows) + 1;
        if let Some(step) = self.steps.get_mut(to) {
            *step = Step { previous: goal, arrows };
        }
    }

    /// Whether a way over `goal` is shown rather than the known one of the same product.
    fn shown_first(&self, goal: usize, to: usize) -> bool {
        let (Some(over), Some(known)) = (self.steps.get(goal), self.steps.get(to)) else { return false };
        let arrows = over.arrows + 1;
        if arrows != known.arrows {
            return arrows < known.arrows;
        }
        // Both have as many arrows: go back in step until they meet; the last difference decides.
        let (mut one, mut other, mut first) = (goal, known.previous, false);
        while one != other {
            first = one < other;
            let (Some(back), Some(other_back)) = (self.steps.get(one), self.steps.get(other)) else { break };
            (one, other) = (back.previous, other_back.previous);
        }
        first
    }
}

/// The best ways from one goal to all others.
#[derive(Debug)]
pub(crate) struct Ways {
    source: usize,
    /// The share of progress that arrives at each goal; negative where it is not reached, 1 at the source.
    shares: Vec<f64>,
    /// The last step to each goal; empty beyond [`PATHS_UP_TO`] goals.
    steps: Vec<Step>,
}

impl Ways {
    /// Whether a goal is reached, or is the source.
    fn leads_to(&self, goal: usize) -> bool {
        self.shares.get(goal).is_some_and(|share| *share >= 0.0)
    }

    /// Whether there is a way to a goal on which anything arrives.
    pub(crate) fn helps(&self, goal: usize) -> bool {
        goal != self.source && self.shares.get(goal).is_some_and(|share| *share > 0.0)
    }

    /// The number of goals reached, the source not counted.
    pub(crate) fn reach(&self) -> u32 {
        let reached = self.shares.iter().filter(|share| **share >= 0.0).count();
        counted(reached.saturating_sub(1))
    }

    /// The goals that are helped most, by importance times share, then by id.
    pub(crate) fn targets(&self, importance: &[f64]) -> Vec<(usize, f64)> {
        let mut most: Vec<(f64, usize, f64)> = Vec::with_capacity(RIPPLE_TARGETS + 1);
        for (target, (share, importance)) in self.shares.iter().zip(importance).enumerate() {
            let value = importance * share;
            let full = most.len() >= RIPPLE_TARGETS;
            if target == self.source || *share < 0.0 || (full && most.last().is_some_and(|last| value <= last.0)) {
                continue;
            }
            let place = most.iter().position(|known| value > known.0).unwrap_or(most.len());
            most.insert(place, (value, target, *share));
            most.truncate(RIPPLE_TARGETS);
        }
        most.into_iter().map(|(_, target, share)| (target, share)).collect()
    }

    /// The sums over all goals but the source of importance times share, by the id of the target; one sum for each
    /// rater's importance, side by side, as each addition waits for the one before.
    pub(crate) fn ripples<const RATERS: usize>(&self, importance: &[[f64; RATERS]]) -> [f64; RATERS] {
        let mut sums = [0.0; RATERS];
        let mut add = |shares: &[f64], importance: &[[f64; RATERS]]| {
            for (share, importance) in shares.iter().zip(importance) {
                // A goal that is not reached adds nothing.
                let share = share.max(0.0);
                for (sum, importance) in sums.iter_mut().zip(importance) {
                    *sum += importance * share;
                }
            }
        };
        let after = self.source + 1;
        add(self.shares.get(..self.source).unwrap_or(&[]), importance);
        add(self.shares.get(after..).unwrap_or(&[]), importance.get(after..).unwrap_or(&[]));
        sums
    }

    /// The goals that are reached, by id, each with the share of progress that arrives.
    pub(crate) fn reached(&self) -> impl Iterator<Item = (usize, f64)> {
        let targets = self.shares.iter().copied().enumerate();
        targets.filter(|(target, share)| *target != self.source && *share >= 0.0)
    }

    /// The goals from the source to a goal that is reached.
    pub(crate) fn path(&self, to: usize) -> Vec<usize> {
        let arrows = self.steps.get(to).map_or(0, |step| step.arrows);
        let mut path = Vec::with_capacity(arrows as usize + 1);
        path.push(to);
        let mut at = to;
        while let Some(step) = self.steps.get(at).filter(|_| at != self.source) {
            at = step.previous;
            path.push(at);
        }
        path.reverse();
        path
    }
}
