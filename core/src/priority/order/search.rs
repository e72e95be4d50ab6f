//! The search of best paths, from 64 goals side by side.
//!
//! Dijkstra's algorithm with products for sums: what arrives is settled by falling share. Many pairs of goals have the
//! same product, as an arrow passes on one of three shares; so the sources for which a goal is settled on one share are
//! kept as a set, in the bits of a word, and one look along an arrow passes them all on. Where no two sources have
//! anything in common, it does what a search from each of them alone would.

use crate::priority::codes::number::counted;
use crate::priority::order::arrows::Arrows;
use crate::priority::situation::facts::Strength;

/// How many sources are searched from at a time.
pub(crate) const SIDE_BY_SIDE: usize = u64::BITS as usize;

/// Finds the best ways; what it works with is used again for the next sources.
pub(crate) struct Search<'a> {
    arrows: &'a Arrows,
    goals: Vec<Goal>,
    /// What has been settled, by falling share.
    settled: Vec<Settled>,
    /// What is to be passed on, by the strength of the arrow.
    queues: [Queue; 3],
    /// The goals where the share arrives that is settled next, and room for one more.
    touched: Vec<u32>,
}

/// What is known of a goal, as sets of sources.
#[derive(Debug, Clone, Copy, Default)]
struct Goal {
    /// From where the best way has been found.
    reached: u64,
    /// From where the share arrives that is settled next.
    arriving: u64,
}

/// A goal is settled: from these sources, this is the share of the best way to it.
#[derive(Debug, Clone, Copy)]
struct Settled {
    share: f64,
    sources: u64,
}

/// What is to be passed on along the arrows of one strength.
///
/// Entries come in by falling share, and each is multiplied by the same number: so they arrive by falling share too.
/// Three of these do what a heap would.
struct Queue {
    strength: Strength,
    entries: Vec<Passing>,
    next: usize,
}

/// An arrow from a goal that has been settled.
#[derive(Debug, Clone, Copy)]
struct Passing {
    /// The place in the list of what has been settled.
    settled: u32,
    to: u32,
}

impl Queue {
    /// What arrives next: where, with which share, from which sources.
    fn first(&self, settled: &[Settled]) -> Option<(u32, Settled)> {
        let entry = self.entries.get(self.next)?;
        let Settled { share, sources } = *settled.get(entry.settled as usize)?;
        Some((entry.to, Settled { share: share * self.strength.share(), sources }))
    }
}

impl<'a> Search<'a> {
    pub(crate) fn new(arrows: &'a Arrows) -> Self {
        let goals = arrows.goals();
        Self {
            arrows,
            goals: vec![Goal::default(); goals],
            settled: Vec::new(),
            queues: Strength::ALL.map(|strength| Queue { strength, entries: Vec::new(), next: 0 }),
            touched: vec![0; goals + 1],
        }
    }

    /// The largest product of shares from each source, at most [`SIDE_BY_SIDE`], to every goal: 1 to itself, negative
    /// where there is no way.
    pub(crate) fn run(&mut self, sources: &[usize]) -> Vec<Vec<f64>> {
        let mut shares = vec![vec![-1.0; self.goals.len()]; sources.len()];
        self.goals.fill(Goal::default());
        self.settled.clear();
        for queue in &mut self.queues {
            queue.entries.clear();
            queue.next = 0;
        }
        let mut touched = 0;
        for (number, source) in sources.iter().enumerate() {
            touched = self.arrive(touched, counted(*source), 1 << number);
        }
        self.settle(1.0, touched, &mut shares);
        while let Some(share) = self.next_share() {
            let touched = self.pass_on(share);
            self.settle(share, touched, &mut shares);
        }
        shares
    }

    /// The largest share that is to arrive.
    fn next_share(&self) -> Option<f64> {
        self.queues.iter().filter_map(|queue| queue.first(&self.settled)).map(|(_, first)| first.share).reduce(f64::max)
    }

    /// Passes on all that arrives with this share, the largest one. The number of goals that it touches.
    fn pass_on(&mut self, share: f64) -> usize {
        let mut touched = 0;
        for number in 0..self.queues.len() {
            while let Some(queue) = self.queues.get_mut(number)
                && let Some((to, first)) = queue.first(&self.settled)
                && first.share >= share
            {
                queue.next += 1;
                touched = self.arrive(touched, to, first.sources);
            }
        }
        touched
    }

    /// Sources arrive at a goal. The number of goals touched with it.
    ///
    /// Whether a goal is touched for the first time is as good as chance, and a guess that fails costs more than
    /// writing one in vain.
    fn arrive(&mut self, touched: usize, to: u32, sources: u64) -> usize {
        let (Some(goal), Some(room)) = (self.goals.get_mut(to as usize), self.touched.get_mut(touched)) else {
            return touched;
        };
        let new = sources & !goal.reached;
        let first = usize::from(goal.arriving == 0) & usize::from(new != 0);
        goal.arriving |= new;
        *room = to;
        touched + first
    }

    /// Settles what has arrived with a share, and puts it where it is passed on from.
    fn settle(&mut self, share: f64, touched: usize, shares: &mut [Vec<f64>]) {
        for &at in self.touched.get(..touched).unwrap_or(&[]) {
            let at = at as usize;
            let Some(goal) = self.goals.get_mut(at) else { continue };
            let sources = std::mem::take(&mut goal.arriving);
            goal.reached |= sources;
            let mut left = sources;
            while left != 0 {
                let source = left.trailing_zeros() as usize;
                if let Some(slot) = shares.get_mut(source).and_then(|shares| shares.get_mut(at)) {
                    *slot = share;
                }
                left &= left - 1;
            }
            let settled = counted(self.settled.len());
            self.settled.push(Settled { share, sources });
            for arrow in self.arrows.from(at) {
                if let Some(queue) = self.queues.get_mut(usize::from(arrow.strength.get() - 1)) {
                    queue.entries.push(Passing { settled, to: arrow.to });
                }
            }
        }
    }
}
