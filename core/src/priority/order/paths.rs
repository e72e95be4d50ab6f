//! Best paths over the arrows that help, from one goal to all others.
//!
//! `best(a, b)` is the largest product of shares along a path from a to b; loops cannot help, as each
//! share is below 1.

use std::sync::Arc;

use crate::priority::codes::number::counted;
use crate::priority::order::arrows::Arrows;
use crate::priority::order::search::{SIDE_BY_SIDE, Search};

/// Up to so many goals that rank, a ranking shows the best path to every goal that is reached.
pub const PATHS_UP_TO: usize = 60;

/// How many of the goals helped most a reason names.
pub const RIPPLE_TARGETS: usize = 3;

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
        let known = |source: usize| {
            let (known, differing) = kept.as_ref()?;
            let own = known.ways.get(source)?;
            (!differing.iter().any(|goal| own.share(*goal).is_some())).then(|| Arc::clone(own))
        };
        let known: Vec<Option<Arc<Ways>>> = (0..arrows.goals()).map(known).collect();
        let wanted: Vec<usize> =
            (0..).zip(&known).filter(|(_, known)| known.is_none()).map(|(source, _)| source).collect();
        let mut search = Search::new(&arrows);
        let mut found = wanted.chunks(SIDE_BY_SIDE).flat_map(|sources| search.run(sources));
        let mut anew = |source| Some(Arc::new(Ways::new(source, found.next()?)));
        let ways = known.into_iter().enumerate().filter_map(|(source, known)| known.or_else(|| anew(source))).collect();
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
    /// The share of progress that arrives at each other goal; negative where it is not reached, and at the source.
    shares: Vec<f64>,
    /// The number of goals reached.
    reach: u32,
}

impl Ways {
    /// From the shares with that of the source itself.
    fn new(source: usize, mut shares: Vec<f64>) -> Self {
        if let Some(own) = shares.get_mut(source) {
            *own = -1.0;
        }
        let reach = counted(shares.iter().filter(|share| **share >= 0.0).count());
        Self { source, shares, reach }
    }

    /// The share of progress that arrives at a goal; none where it is not reached, 1 at the source.
    pub(crate) fn share(&self, goal: usize) -> Option<f64> {
        if goal == self.source {
            return Some(1.0);
        }
        self.shares.get(goal).copied().filter(|share| *share >= 0.0)
    }

    /// Whether there is a way to a goal on which anything arrives.
    pub(crate) fn helps(&self, goal: usize) -> bool {
        self.shares.get(goal).is_some_and(|share| *share > 0.0)
    }

    /// The number of goals reached, the source not counted.
    pub(crate) fn reach(&self) -> u32 {
        self.reach
    }

    /// The goals that are helped most, by importance times share, then by id.
    pub(crate) fn targets(&self, importance: &[f64]) -> Vec<(usize, f64)> {
        let mut most: Vec<(f64, usize, f64)> = Vec::with_capacity(RIPPLE_TARGETS + 1);
        // What a goal must exceed to be among them.
        let mut bound = -1.0;
        for (target, (share, importance)) in self.shares.iter().zip(importance).enumerate() {
            let value = importance * share;
            if value <= bound || *share < 0.0 {
                continue;
            }
            let place = most.iter().position(|known| value > known.0).unwrap_or(most.len());
            most.insert(place, (value, target, *share));
            most.truncate(RIPPLE_TARGETS);
            bound = most.get(RIPPLE_TARGETS - 1).map_or(bound, |last| last.0);
        }
        most.into_iter().map(|(_, target, share)| (target, share)).collect()
    }

    /// The sums over all other goals of importance times share, by the id of the target; one sum for each rater's
    /// importance, side by side, as each addition waits for the one before.
    pub(crate) fn ripples<const RATERS: usize>(&self, importance: &[[f64; RATERS]]) -> [f64; RATERS] {
        let mut sums = [0.0; RATERS];
        for (share, importance) in self.shares.iter().zip(importance) {
            // A goal that is not reached adds nothing.
            let share = share.max(0.0);
            for (sum, importance) in sums.iter_mut().zip(importance) {
                *sum += importance * share;
            }
        }
        sums
    }

    /// The goals that are reached, by id, each with the share of progress that arrives.
    pub(crate) fn reached(&self) -> impl Iterator<Item = (usize, f64)> {
        self.shares.iter().copied().enumerate().filter(|(_, share)| *share >= 0.0)
    }

    /// The goal that the ways lead from.
    pub(crate) fn source(&self) -> usize {
        self.source
    }
}
