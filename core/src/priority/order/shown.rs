//! The path that is shown from one goal to another: of the best ones that with the fewest arrows, then the one through
//! the smaller ids, where the first goal that differs decides.

use crate::priority::order::arrows::Arrows;
use crate::priority::order::paths::Ways;

/// The paths that are shown from one goal.
///
/// They follow from the shares, so they are found only where they are asked for.
pub(crate) struct Shown {
    /// The goal before each one on the path to it; none at the source, and where no way leads.
    previous: Vec<Option<usize>>,
}

impl Shown {
    /// Goes in breadth along the arrows on which a best share arrives, smaller ids first. So the paths come up in the
    /// order in which they are preferred, and the first one to a goal is the one that is shown.
    pub(crate) fn new(arrows: &Arrows, ways: &Ways) -> Self {
        let mut previous = vec![None; arrows.goals()];
        let mut goals = vec![ways.source()];
        let mut next = 0;
        while let Some(&goal) = goals.get(next) {
            next += 1;
            for arrow in arrows.from(goal) {
                let to = arrow.to as usize;
                let Some(before) = previous.get_mut(to).filter(|before| before.is_none()) else { continue };
                let best = ways.share(goal).zip(ways.share(to));
                if best.is_some_and(|(here, there)| here * arrow.strength.share() >= there) {
                    *before = Some(goal);
                    goals.push(to);
                }
            }
        }
        Self { previous }
    }

    /// The goals from the source to a goal that is reached.
    pub(crate) fn path(&self, to: usize) -> Vec<usize> {
        let before = |goal: &usize| self.previous.get(*goal).copied().flatten();
        let mut path: Vec<usize> = std::iter::successors(Some(to), before).collect();
        path.reverse();
        path
    }
}
