//! Best paths over the arrows that help, from one goal to all others.
//!
//! `best(a, b)` is the largest product of shares along a path from a to b; loops cannot help, as each
//! share is below 1.

use std::sync::Arc;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::priority::codes::number::counted;
use crate::priority::model::candidate::Model;
use crate::priority::order::search::{SIDE_BY_SIDE, Search};
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
pub(crate) struct Helps {
    pub(crate) to: u32,
    pub(crate) strength: Strength,
}

impl Arrows {
    pub(crate) fn new(model: &Model<'_>) -> Self {
        let mut out = vec![Vec::new(); model.candidates.len()];
        for arrow in helps(model.situation) {
            let (Some(from), Some(to)) = (model.index(&arrow.from), model.index(&arrow.to)) else { continue };
            if let Some(targets) = out.get_mut(from) {
                targets.push(Helps { to: counted(to), strength: arrow.strength });
            }
        }
        for targets in &mut out {
            targets.sort_unstable_by_key(|arrow| arrow.to);
        }
        Self { out }
    }

    /// The number of goals that rank.
    pub(crate) fn goals(&self) -> usize {
        self.out.len()
    }

    /// The arrows from a goal, by the id of the goal they lead to.
    pub(crate) fn from(&self, index: usize) -> &[Helps] {
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
            for to in targets.iter().filter_map(|arrow| nodes.get(arrow.to as usize)) {
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
        let known_ways = |source: usize| {
            let (known, differing) = kept.as_ref()?;
            let own = known.ways.get(source)?;
            (!differing.iter().any(|goal| own.leads_to(*goal))).then(|| Arc::clone(own))
        };
        let mut ways: Vec<Option<Arc<Ways>>> = (0..arrows.goals()).map(known_ways).collect();
        let wanted = |(source, ways): (usize, &Option<Arc<Ways>>)| ways.is_none().then_some(source);
        let wanted: Vec<usize> = ways.iter().enumerate().filter_map(wanted).collect();
        let mut search = Search::new(&arrows);
        for sources in wanted.chunks(SIDE_BY_SIDE) {
            for (source, shares) in sources.iter().zip(search.run(sources)) {
                if let Some(slot) = ways.get_mut(*source) {
                    *slot = Some(Arc::new(Ways { source: *source, shares }));
                }
            }
        }
        let ways = ways.into_iter().flatten().collect();
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

/// The best ways from one goal to all others.
#[derive(Debug)]
pub(crate) struct Ways {
    source: usize,
    /// The share of progress that arrives at each goal; negative where it is not reached, 1 at the source.
    shares: Vec<f64>,
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

    /// The goal that the ways lead from.
    pub(crate) fn source(&self) -> usize {
        self.source
    }

    /// The share of progress that arrives at a goal; none where it is not reached, 1 at the source.
    pub(crate) fn share(&self, goal: usize) -> Option<f64> {
        self.shares.get(goal).copied().filter(|share| *share >= 0.0)
    }
}
