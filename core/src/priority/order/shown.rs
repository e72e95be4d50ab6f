//! The path that is shown from one goal to another: of the best ones that with the fewest arrows, then the one through
//! the smaller ids, where the first goal that differs decides.

use crate::priority::model::candidate::Model;
use crate::priority::order::arrows::Arrows;
use crate::priority::order::paths::Ways;
use crate::priority::order::ripple::RipplePath;
use crate::scalar::GoalId;

/// The paths that are shown from one goal, by the id of the goal they lead to.
///
/// They follow from the shares, so they are found only where they are asked for. It goes in breadth along the arrows on
/// which a best share arrives, smaller ids first: so paths come up in the order in which they are preferred, and the
/// first one to a goal is the one that is shown.
pub(crate) fn shown(model: &Model<'_>, arrows: &Arrows, ways: &Ways) -> Vec<RipplePath> {
    let mut paths: Vec<Vec<GoalId>> = vec![Vec::new(); arrows.goals()];
    if let Some(own) = paths.get_mut(ways.source()) {
        own.extend(model.id(ways.source()));
    }
    let mut goals = Vec::with_capacity(ways.reach() as usize + 1);
    goals.push(ways.source());
    let mut next = 0;
    while let Some(&goal) = goals.get(next) {
        next += 1;
        let (Some(share), Some(path)) = (ways.share(goal), paths.get_mut(goal).map(std::mem::take)) else { continue };
        for arrow in arrows.from(goal) {
            let to = arrow.to as usize;
            let best = ways.share(to).is_some_and(|best| share * arrow.strength.share() >= best);
            if let Some(found) = paths.get_mut(to).filter(|known| best && known.is_empty()) {
                *found = Vec::with_capacity(path.len() + 1);
                found.extend_from_slice(&path);
                found.extend(model.id(to));
                goals.push(to);
            }
        }
        if let Some(own) = paths.get_mut(goal) {
            *own = path;
        }
    }
    let shown = |(to, share): (usize, f64)| Some(RipplePath { goals: paths.get_mut(to).map(std::mem::take)?, share });
    ways.reached().filter_map(shown).collect()
}
