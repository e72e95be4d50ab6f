//! What is to be looked at in a whole plan.

use std::collections::HashMap;

use crate::goal::{Goal, Horizon, Status};
use crate::plan::decide::life::{active, cap};
use crate::plan::decide::reviews::{review_closed, undecided};
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::Event;
use crate::plan::fold::finding::Finding;
use crate::plan::fold::lifecycle::is_open;
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::plan::state::erased::erased;
use crate::plan::state::odd::odd;
use crate::priority::situation::facts::Before;
use crate::scalar::{Code, GoalId, Id};
use crate::sort;

/// What does not fit in the history, and what is to be looked at in its goals.
pub(crate) fn findings(view: View<'_>, goals: &[(GoalId, Goal)]) -> Vec<Finding> {
    let mut all = view.fold.misfits.clone();
    all.extend(history(view));
    all.extend(not_permitted(view));
    all.extend(odd(view));
    all.extend(erased(view));
    all.extend(titles(goals));
    all.extend(caps(view));
    all.extend(afterwards(view, goals));
    all.extend(reviews(view));
    all
}

/// What is odd in the history itself.
fn history(view: View<'_>) -> Vec<Finding> {
    let log = view.past.log;
    let mut all = Vec::new();
    for place in &view.fold.not_understood {
        all.extend(view.past.id(*place).map(|event| Finding::NotUnderstood { event: event.clone() }));
    }
    let was_known = |event: &Event| view.past.when.was_known(event);
    for line in log.waiting().iter().filter(|line| was_known(&line.event)) {
        all.push(Finding::ParentMissing { event: line.event.id.clone() });
    }
    for place in view.past.amendments.idle() {
        all.extend(view.past.id(*place).map(|event| Finding::AmendsNothing { event: event.clone() }));
    }
    let mut corrected: Vec<Place> = view.past.amendments.not_understood().collect();
    corrected.sort_unstable();
    for place in corrected {
        all.extend(view.past.id(place).map(|event| Finding::CorrectionNotUnderstood { event: event.clone() }));
    }
    for entry in log.entries().iter().filter(|entry| was_known(&entry.event)) {
        let Some(entered) = entry.event.said().map(|said| said.entered) else { continue };
        for parent in entry.event.parents() {
            let parent = log.find(parent);
            let earlier = parent.and_then(|parent| parent.said().map(|said| said.entered));
            if let (Some(parent), Some(earlier)) = (parent, earlier)
                && entered < earlier
                && was_known(parent)
            {
                let (event, parent) = (entry.event.id.clone(), parent.id.clone());
                all.push(Finding::EnteredBeforeParent { event, parent });
            }
        }
    }
    all
}

/// What only the care team may say, and somebody else did: where copies were edited apart it comes in all the same.
fn not_permitted(view: View<'_>) -> Vec<Finding> {
    let amending = view.past.amendments.not_permitted().iter().filter_map(|place| view.past.event(*place));
    let amending = amending.filter_map(|event| Some((event.id.clone(), event.kind()?)));
    let mut all: Vec<Finding> = amending.map(|(event, kind)| Finding::NotPermitted { event, kind }).collect();
    for kind in [Kind::FlagClosed, Kind::AlertAnswered] {
        let others = view.fold.of_kind(kind).iter().filter(|place| !view.is_by_team(**place));
        all.extend(
            others.filter_map(|place| Some(Finding::NotPermitted { event: view.past.id(*place)?.clone(), kind })),
        );
    }
    all
}

/// Goals that have not ended and have one title.
fn titles(goals: &[(GoalId, Goal)]) -> Vec<Finding> {
    let mut titles: HashMap<&str, Vec<GoalId>> = HashMap::new();
    for (id, goal) in goals.iter().filter(|(_, goal)| is_open(goal.status)) {
        titles.entry(goal.title.as_str().trim()).or_default().push(id.clone());
    }
    let mut same: Vec<Vec<GoalId>> = titles.into_values().filter(|goals| goals.len() > 1).collect();
    for goals in &mut same {
        sort::natural(goals);
    }
    sort::natural(&mut same);
    same.into_iter().map(|goals| Finding::SameTitle { goals }).collect()
}

/// More active goals than the policy has room for.
fn caps(view: View<'_>) -> Vec<Finding> {
    let over = |horizon: Horizon| {
        let cap = cap(view, horizon);
        let mut goals: Vec<GoalId> = active(view, horizon).into_iter().map(|goal| goal.id).collect();
        sort::natural(&mut goals);
        (goals.len() > cap).then(|| Finding::CapExceeded {
            horizon: Code::known(horizon.code()),
            goals,
            cap: u32::try_from(cap).unwrap_or(u32::MAX),
        })
    };
    [Horizon::Short, Horizon::Long].into_iter().filter_map(over).collect()
}

/// What one side recorded on a goal that the other side ended.
fn afterwards(view: View<'_>, goals: &[(GoalId, Goal)]) -> Vec<Finding> {
    let mut all = Vec::new();
    for (id, _) in goals.iter().filter(|(_, goal)| !is_open(goal.status)) {
        let Some(writes) = view.fold.goal(id) else { continue };
        let Some((end, _)) = writes.moves.iter().rev().find(|(_, status)| !is_open(*status)) else { continue };
        let records = [
            &writes.changed,
            &writes.rated,
            &writes.ladders,
            &writes.levels,
            &writes.check_ins,
            &writes.steps,
            &writes.steps_done,
        ];
        let mut apart: Vec<Place> = records
            .into_iter()
            .flatten()
            .copied()
            .filter(|place| !view.past.log.knows(*place, *end) && !view.past.log.knows(*end, *place))
            .collect();
        apart.sort_unstable();
        let event = |place: Place| view.past.id(place).cloned();
        all.extend(
            apart.into_iter().filter_map(event).map(|event| Finding::RecordAfterEnd { event, goal: id.clone() }),
        );
    }
    all
}

/// Reviews that were closed without a goal, as where the other copy added it.
fn reviews(view: View<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    for place in view.fold.of_kind(Kind::ReviewClosed) {
        let Some(Data::ReviewClosed(closed)) = view.data(*place) else { continue };
        for goal in without_decision(view, &closed.review, *place) {
            all.push(Finding::ReviewWithoutGoal { review: closed.review.clone(), goal });
        }
    }
    all
}

/// The goals that were on the plan when a review was closed, and have no decision: also those that its author did not
/// know of.
fn without_decision(view: View<'_>, review: &Id, closed: Place) -> Vec<GoalId> {
    let apart = |goal: &GoalId| {
        let Some(writes) = view.fold.goal(goal) else { return false };
        let unknown = |place: &Place| !view.past.log.knows(closed, *place) && *place < closed;
        // Those that were added, or were agreed, where the review could not see it.
        writes.added.iter().any(unknown) || writes.moves.iter().any(|(place, _)| unknown(place))
    };
    if !review_closed(view, review) {
        return Vec::new();
    }
    undecided(view, review).into_iter().filter(apart).collect()
}

/// What comes before what, without circles: of the links that close one, those that were set last are ignored.
pub(crate) fn without_circles(view: View<'_>, mut links: Vec<(Place, Before)>) -> (Vec<Before>, Vec<Finding>) {
    links.sort_by_key(|(place, _)| *place);
    let (mut kept, mut findings): (Vec<Before>, Vec<Finding>) = (Vec::new(), Vec::new());
    let mut then: HashMap<GoalId, Vec<GoalId>> = HashMap::new();
    for (place, link) in links {
        if let Some(path) = way(&then, &link.then, &link.first) {
            if let Some(event) = view.past.id(place) {
                findings.push(Finding::LinkIgnored { event: event.clone(), goals: path });
            }
            continue;
        }
        then.entry(link.first.clone()).or_default().push(link.then.clone());
        kept.push(link);
    }
    (kept, findings)
}

/// A way along the links from one goal to another.
fn way(links: &HashMap<GoalId, Vec<GoalId>>, from: &GoalId, to: &GoalId) -> Option<Vec<GoalId>> {
    let mut seen: HashMap<GoalId, Option<GoalId>> = HashMap::from([(from.clone(), None)]);
    let mut open = vec![from.clone()];
    while let Some(goal) = open.pop() {
        if goal == *to {
            let mut path = vec![goal.clone()];
            let mut at = goal;
            while let Some(Some(earlier)) = seen.get(&at) {
                path.push(earlier.clone());
                at = earlier.clone();
            }
            sort::natural(&mut path);
            return Some(path);
        }
        for next in links.get(&goal).into_iter().flatten() {
            if !seen.contains_key(next) {
                seen.insert(next.clone(), Some(goal.clone()));
                open.push(next.clone());
            }
        }
    }
    None
}

/// Goals whose parents form a circle: the parent that was set last is ignored.
pub(crate) fn parents(view: View<'_>, goals: &mut [(GoalId, Goal)]) -> Vec<Finding> {
    let set = |id: &GoalId| {
        let writes = view.fold.goal(id)?;
        let by_change = writes.changed.iter().rev().find(
            |place| matches!(view.data(**place), Some(Data::GoalChanged(changed)) if changed.set.parent.is_some()),
        );
        by_change.or(writes.added.first()).copied()
    };
    let mut links: Vec<(Place, GoalId, GoalId)> =
        goals.iter().filter_map(|(id, goal)| Some((set(id)?, id.clone(), goal.parent.clone()?))).collect();
    links.sort();
    let numbers: HashMap<GoalId, usize> = goals.iter().zip(0..).map(|((id, _), number)| (id.clone(), number)).collect();
    // Each has one parent: what ends a way up is kept, and shortened when it is gone.
    let mut tops: Vec<usize> = (0..goals.len()).collect();
    let mut kept: HashMap<GoalId, Vec<GoalId>> = HashMap::new();
    let mut findings = Vec::new();
    for (place, child, parent) in links {
        let Some(number) = numbers.get(&child).copied() else { continue };
        let top = numbers.get(&parent).map(|parent| top(&mut tops, *parent));
        let circle = top.filter(|top| *top == number).and_then(|_| way(&kept, &parent, &child));
        if let (Some(top), None) = (top, &circle) {
            if let Some(above) = tops.get_mut(number) {
                *above = top;
            }
            kept.entry(child).or_default().push(parent);
            continue;
        }
        if let Some((_, goal)) = goals.get_mut(number) {
            goal.parent = None;
        }
        let event = view.past.id(place).cloned();
        findings.extend(event.zip(circle).map(|(event, goals)| Finding::LinkIgnored { event, goals }));
    }
    findings
}

/// Where the way up from a goal ends; what lies on it leads there at once the next time.
fn top(tops: &mut [usize], from: usize) -> usize {
    let mut top = from;
    while let Some(above) = tops.get(top).copied().filter(|above| *above != top) {
        top = above;
    }
    let mut at = from;
    while at != top
        && let Some(above) = tops.get_mut(at)
    {
        at = std::mem::replace(above, top);
    }
    top
}

/// The states in which a review must decide about a goal.
pub(crate) const fn is_reviewed(status: Status) -> bool {
    matches!(status, Status::Agreed | Status::Active | Status::OnHold)
}
