//! What is to be looked at in a whole plan.

use std::collections::{HashMap, HashSet};

use crate::goal::{Goal, Horizon, Status};
use crate::instrument;
use crate::plan::decide::event::{review_closed, undecided};
use crate::plan::decide::life::{active, cap};
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::measures::MeasurePlanned;
use crate::plan::event::record::Event;
use crate::plan::fold::finding::Finding;
use crate::plan::fold::lifecycle::is_open;
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::priority::situation::facts::Before;
use crate::scalar::{Code, GoalId, Id};
use crate::sort;

/// What does not fit in the history, and what is to be looked at in its goals.
pub(crate) fn findings(view: View<'_>, goals: &[(GoalId, Goal)]) -> Vec<Finding> {
    let mut all = view.fold.misfits.clone();
    all.extend(history(view));
    all.extend(not_permitted(view));
    all.extend(unknown_roles(view));
    all.extend(unknown_instruments(view));
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
    for line in log.waiting() {
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
    for entry in log.entries() {
        let Some(entered) = entry.event.said().map(|said| said.entered) else { continue };
        for parent in entry.event.parents() {
            let parent = log.find(parent);
            let earlier = parent.and_then(|parent| parent.said().map(|said| said.entered));
            if let (Some(parent), Some(earlier)) = (parent, earlier)
                && entered < earlier
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
    let mut all = Vec::new();
    for kind in [Kind::FlagClosed, Kind::AlertAnswered] {
        let others = view.fold.of_kind(kind).iter().filter(|place| !view.is_by_team(**place));
        all.extend(
            others.filter_map(|place| Some(Finding::NotPermitted { event: view.past.id(*place)?.clone(), kind })),
        );
    }
    all
}

/// Roles for which something is restricted, and that neither the policy knows nor anybody who entered something.
fn unknown_roles(view: View<'_>) -> Vec<Finding> {
    let policy = &view.rules.policy;
    let events = || view.past.log.entries().iter().map(|entry| &entry.event);
    let restricted: Vec<_> = events().filter(|event| !event.visible_to().is_empty()).collect();
    if restricted.is_empty() {
        return Vec::new();
    }
    let entering: HashSet<&Code> = events().filter_map(|event| Some(&event.by()?.role)).collect();
    let is_known = |role: &Code| {
        policy.may_move(role) || policy.is_party(role) || *role == policy.main_rater || entering.contains(role)
    };
    let of = |event: &Event| -> Vec<Finding> {
        let unknown = event.visible_to().iter().filter(|role| !is_known(role));
        unknown.map(|role| Finding::UnknownRole { event: event.id.clone(), role: role.clone() }).collect()
    };
    restricted.into_iter().flat_map(|event| of(event)).collect()
}

/// Forms that are planned, and that neither ship nor were ever brought with a score.
fn unknown_instruments(view: View<'_>) -> Vec<Finding> {
    let brought: HashSet<&Code> = view
        .fold
        .scores
        .iter()
        .filter_map(|(place, _)| match view.data(*place)? {
            Data::ScoreRecorded(recorded) => Some(&recorded.instrument),
            _ => None,
        })
        .collect();
    let ships = instrument::ids();
    // Where no form is inside, nobody can tell.
    if ships.is_empty() {
        return Vec::new();
    }
    let unknown = |place: &Place| match view.data(*place)? {
        Data::MeasurePlanned(MeasurePlanned { instrument: Some(instrument), .. })
            if !ships.contains(&instrument.as_str()) && !brought.contains(instrument) =>
        {
            Some(Finding::UnknownInstrument { event: view.past.id(*place)?.clone(), instrument: instrument.clone() })
        }
        _ => None,
    };
    view.fold.of_kind(Kind::MeasurePlanned).iter().filter_map(unknown).collect()
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
    let mut kept: HashMap<GoalId, Vec<GoalId>> = HashMap::new();
    let mut findings = Vec::new();
    for (place, child, parent) in links {
        let missing = !goals.iter().any(|(id, _)| *id == parent);
        let circle = way(&kept, &parent, &child);
        if missing || circle.is_some() {
            if let Some((_, goal)) = goals.iter_mut().find(|(id, _)| *id == child) {
                goal.parent = None;
            }
            let event = view.past.id(place).cloned();
            findings.extend(event.zip(circle).map(|(event, goals)| Finding::LinkIgnored { event, goals }));
            continue;
        }
        kept.entry(child).or_default().push(parent);
    }
    findings
}

/// The states in which a review must decide about a goal.
pub(crate) const fn is_reviewed(status: Status) -> bool {
    matches!(status, Status::Agreed | Status::Active | Status::OnHold)
}
