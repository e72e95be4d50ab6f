//! What reviews decided.

use std::collections::{HashMap, HashSet};

use crate::goal::Status;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::steering::Decision;
use crate::plan::fold::whole::View;
use crate::plan::history::conflict::conflict_id;
use crate::plan::history::log::Place;
use crate::plan::history::past::Resolution;
use crate::scalar::{GoalId, Id};

/// Whether a review is closed.
pub(crate) fn review_closed(view: View<'_>, review: &Id) -> bool {
    view.fold
        .of_kind(Kind::ReviewClosed)
        .iter()
        .any(|place| matches!(view.data(*place), Some(Data::ReviewClosed(closed)) if closed.review == *review))
}

/// What a review decided about each goal, of these events: where copies differ, what all of them knew, or what a person kept.
pub(crate) fn decided<'a>(view: View<'a>, review: &Id, places: &[Place]) -> Vec<(&'a GoalId, Decision)> {
    let mut order: Vec<&GoalId> = Vec::new();
    let mut written: HashMap<&GoalId, Vec<Place>> = HashMap::new();
    let said = |place: Place| match view.data(place)? {
        Data::GoalDecided(said) if said.review == *review => Some(said),
        _ => None,
    };
    for place in places {
        let Some(said) = said(*place) else { continue };
        let known = written.entry(&said.goal).or_default();
        if known.is_empty() {
            order.push(&said.goal);
        }
        known.push(*place);
    }
    let of_goal = |goal: &'a GoalId| {
        let writes = written.get(goal).map(Vec::as_slice).unwrap_or_default();
        let decision = |place: Place| said(place).map(|said| said.decision);
        let live = view.past.log.live(writes);
        let last = live.last().copied().and_then(decision)?;
        if live.iter().all(|place| decision(*place) == Some(last)) {
            return Some((goal, last));
        }
        let conflict = conflict_id(&["review", review.as_str(), goal.as_str()]);
        let kept = match view.past.amendments.resolution(view.past.log, &conflict, &live) {
            Some(Resolution::Keep(place)) => Some(place),
            _ => view.past.log.common(writes, &live),
        };
        Some((goal, kept.and_then(decision)?))
    };
    order.into_iter().filter_map(of_goal).collect()
}

/// The goals that a review has not decided about: those that are agreed, active or on hold.
pub(crate) fn undecided(view: View<'_>, review: &Id) -> Vec<GoalId> {
    let decided = decided(view, review, view.fold.of_kind(Kind::GoalDecided));
    let decided: HashSet<&GoalId> = decided.into_iter().map(|(goal, _)| goal).collect();
    let goals = view.fold.in_order().filter(|writes| {
        matches!(view.status(writes), Status::Agreed | Status::Active | Status::OnHold) && !decided.contains(&writes.id)
    });
    goals.map(|writes| writes.id.clone()).collect()
}
