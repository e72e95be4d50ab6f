//! The life of a goal: whether an event leads somewhere from where the goal is, and what it needs.

use crate::error::ErrorKind;
use crate::goal::{Goal, Horizon, Status};
use crate::plan::decide::refused::Refused;
use crate::plan::decide::reviews::decided;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::Said;
use crate::plan::event::steering::Decision;
use crate::plan::fold::goals::GoalWrites;
use crate::plan::fold::lifecycle::{Need, is_open, origins, step};
use crate::plan::fold::whole::View;
use crate::scalar::GoalId;

/// A goal that an event is about, which must be on the plan.
pub(crate) fn on_plan<'a>(view: View<'a>, id: &GoalId, path: &str, refused: &mut Refused) -> Option<&'a GoalWrites> {
    let goal = view.fold.goal(id);
    refused.unless(goal.is_some(), ErrorKind::UnknownGoal, path, "the id of a goal that is on the plan");
    goal
}

/// Whether an event of this kind leads a goal somewhere.
pub(crate) fn moves(view: View<'_>, said: &Said, id: &GoalId, path: &str, refused: &mut Refused) {
    let Some(goal) = on_plan(view, id, path, refused).and_then(|writes| view.goal(writes)) else { return };
    let kind = said.data.kind();
    let Some((_, needs)) = step(goal.status, kind) else {
        let from: Vec<&str> = origins(kind).into_iter().map(Status::code).collect();
        let expected = format!("a goal that is {}; this one is {}", from.join(", "), goal.status.code());
        return refused.because(ErrorKind::IllegalTransition, path, expected);
    };
    let too_early = needs.contains(&Need::SafetyTier) && !view.rules.is_safety(&goal);
    for need in needs {
        match need {
            Need::Caps => caps(view, said, &goal, refused),
            // A reason would not help.
            Need::Why if too_early => {}
            Need::Why => {
                refused.unless(said.why.is_some(), ErrorKind::ReasonRequired, "why", "a reason");
            }
            Need::SafetyTier => {
                let expected = "a goal that was agreed, unless it stands in a safety tier";
                refused.unless(!too_early, ErrorKind::IllegalTransition, path, expected);
            }
            Need::ReviewDecision => {
                let expected = "a goal that a review decided to retire";
                refused.unless(is_decided(view, id), ErrorKind::IllegalTransition, path, expected);
            }
            Need::AllParties | Need::AchievementRecord | Need::BothSides | Need::ReasonCode => {}
        }
    }
}

/// Whether the last decision about a goal is to retire it.
fn is_decided(view: View<'_>, id: &GoalId) -> bool {
    let places = view.fold.of_kind(Kind::GoalDecided);
    let last = places.iter().rev().find_map(|place| match view.data(*place)? {
        Data::GoalDecided(decided) if decided.goal == *id => Some(&decided.review),
        _ => None,
    });
    let decision = |review| decided(view, review, places).into_iter().find(|(goal, _)| *goal == id);
    last.and_then(decision).is_some_and(|(_, decision)| decision == Decision::Retire)
}

/// The active goals of a horizon outside the safety tiers, which have no cap.
pub(crate) fn active(view: View<'_>, horizon: Horizon) -> Vec<Goal> {
    let goals = view.fold.in_order().filter_map(|writes| view.goal(writes));
    let counted = |goal: &Goal| goal.status == Status::Active && goal.horizon == horizon && !view.rules.is_safety(goal);
    goals.filter(counted).collect()
}

/// The cap of a horizon.
pub(crate) fn cap(view: View<'_>, horizon: Horizon) -> usize {
    let ranking = &view.rules.policy.ranking;
    let cap = match horizon {
        Horizon::Short => ranking.cap_short,
        Horizon::Long => ranking.cap_long,
    };
    usize::from(cap.get())
}

fn caps(view: View<'_>, said: &Said, goal: &Goal, refused: &mut Refused) {
    if view.rules.is_safety(goal) || said.why.is_some() {
        return;
    }
    let cap = cap(view, goal.horizon);
    if active(view, goal.horizon).len() >= cap {
        let expected = format!("a reason to have more than {cap} active {}-term goals", goal.horizon.code());
        refused.because(ErrorKind::ReasonRequired, "why", expected);
    }
}

/// Whether a goal may still be changed.
pub(crate) fn is_not_ended(view: View<'_>, id: &GoalId, path: &str, refused: &mut Refused) {
    let Some(goal) = on_plan(view, id, path, refused).and_then(|writes| view.goal(writes)) else { return };
    if !is_open(goal.status) {
        let expected = format!("a goal that has not ended; this one is {}", goal.status.code());
        refused.because(ErrorKind::IllegalTransition, path, expected);
    }
}
