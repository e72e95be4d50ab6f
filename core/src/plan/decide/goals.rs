//! What is said of goals: their wording, their ratings, and what the events of their life say beside the move.

use crate::error::ErrorKind;
use crate::goal::{Goal, Status};
use crate::plan::decide::life::{is_not_ended, moves, on_plan};
use crate::plan::decide::refused::Refused;
use crate::plan::event::goals::{DropReason, GoalChanged, GoalField};
use crate::plan::event::kind::Data;
use crate::plan::event::record::Said;
use crate::plan::fold::whole::View;
use crate::scalar::Code;

fn new_goal(view: View<'_>, goal: &Goal, beside: &[Goal], path: &str, refused: &mut Refused) {
    let expected = "no status: a goal begins as a draft";
    let begins = matches!(goal.status, Status::Agreed | Status::Draft);
    refused.unless(begins, ErrorKind::Inconsistent, &format!("{path}.status"), expected);
    let rated = goal.ratings != crate::goal::Ratings::default();
    let expected = "no ratings: they are events of their own";
    refused.unless(!rated, ErrorKind::Inconsistent, &format!("{path}.ratings"), expected);
    for (other, field) in
        goal.parent.iter().map(|id| (id, "parent")).chain(goal.gentler_twin_of.iter().map(|id| (id, "gentler_twin_of")))
    {
        if !beside.iter().any(|part| part.id == *other) {
            on_plan(view, other, &format!("{path}.{field}"), refused);
        }
    }
}

pub(crate) fn tier(view: View<'_>, tier: Option<&Code>, path: &str, refused: &mut Refused) {
    let known = tier.is_none_or(|tier| view.rules.hierarchy.level(tier.as_str()).is_some());
    if !known {
        refused.because(ErrorKind::UnknownTier, path, format!("one of: {}", view.rules.hierarchy.tier_names()));
    }
}

/// What moves goals.
pub(crate) fn life(view: View<'_>, said: &Said, refused: &mut Refused) {
    match &said.data {
        Data::GoalProposed(moved) | Data::GoalActivated(moved) | Data::GoalHeld(moved) | Data::GoalResumed(moved) => {
            moves(view, said, &moved.goal, "data.goal", refused);
        }
        Data::GoalAchieved(moved) => moves(view, said, &moved.goal, "data.goal", refused),
        Data::GoalRetired(moved) => moves(view, said, &moved.goal, "data.goal", refused),
        Data::GoalReopened(moved) => moves(view, said, &moved.goal, "data.goal", refused),
        Data::GoalDropped(dropped) => {
            moves(view, said, &dropped.goal, "data.goal", refused);
            let told = dropped.reason != DropReason::Other || dropped.text.is_some();
            refused.unless(told, ErrorKind::ReasonRequired, "data.text", "words, where the reason is `other`");
        }
        Data::GoalMerged(merged) => {
            refused.unless(!merged.goals.is_empty(), ErrorKind::TooFew, "data.goals", "at least one goal that ends");
            for (number, goal) in merged.goals.iter().enumerate() {
                moves(view, said, goal, &format!("data.goals[{number}]"), refused);
                let itself = *goal == merged.into;
                refused.unless(!itself, ErrorKind::SelfReference, "data.into", "another goal than those that end");
            }
            is_not_ended(view, &merged.into, "data.into", refused);
        }
        Data::GoalSplit(split) => {
            moves(view, said, &split.goal, "data.goal", refused);
            refused.unless(!split.into.is_empty(), ErrorKind::TooFew, "data.into", "at least one part");
            for (number, part) in split.into.iter().enumerate() {
                let path = format!("data.into[{number}]");
                let free = view.fold.goal(&part.id).is_none()
                    && !split.into.iter().take(number).any(|earlier| earlier.id == part.id);
                let expected = "an id that no goal of the plan has yet";
                refused.unless(free, ErrorKind::DuplicateId, &format!("{path}.id"), expected);
                new_goal(view, part, &split.into, &path, refused);
                tier(view, part.tier.as_ref(), &format!("{path}.tier"), refused);
            }
        }
        _ => {}
    }
}

/// What words, links and rates goals.
pub(crate) fn words(view: View<'_>, said: &Said, refused: &mut Refused) {
    match &said.data {
        Data::GoalAdded(added) => {
            let free = view.fold.goal(&added.goal.id).is_none();
            refused.unless(free, ErrorKind::DuplicateId, "data.goal.id", "an id that no goal of the plan has yet");
            new_goal(view, &added.goal, &[], "data.goal", refused);
        }
        Data::GoalChanged(changed) => {
            is_not_ended(view, &changed.goal, "data.goal", refused);
            change(view, changed, refused);
        }
        Data::GoalLinked(linked) => {
            let given = linked.arrow.is_some() || linked.before.is_some();
            refused.unless(given, ErrorKind::Missing, "data.arrow", "an arrow, or what comes before what");
            for (end, path) in
                linked.arrow.iter().flat_map(|a| [(&a.from, "data.arrow.from"), (&a.to, "data.arrow.to")])
            {
                on_plan(view, end, path, refused);
            }
            let before = linked.before.iter();
            for (end, path) in before.flat_map(|b| [(&b.first, "data.before.first"), (&b.then, "data.before.then")]) {
                on_plan(view, end, path, refused);
            }
        }
        Data::GoalRated(rated) => {
            is_not_ended(view, &rated.goal, "data.goal", refused);
            let given = rated.urgency.is_some() || rated.importance.is_some() || rated.readiness.is_some();
            refused.unless(given, ErrorKind::Missing, "data.urgency", "a rating of at least one criterion");
        }
        Data::LadderSet(set) => is_not_ended(view, &set.ladder.goal, "data.ladder.goal", refused),
        Data::LevelRated(rated) => {
            let Some(writes) = on_plan(view, &rated.goal, "data.goal", refused) else { return };
            let ladder = writes.ladders.iter().rev().find_map(|place| match view.data(*place)? {
                Data::LadderSet(set) => Some(&set.ladder),
                _ => None,
            });
            match ladder {
                None => refused.because(ErrorKind::Missing, "data.goal", "a goal that has a ladder"),
                Some(ladder) if !ladder.has_level(rated.score) => {
                    refused.because(ErrorKind::NotAnOption, "data.score", "the score of a level of the ladder");
                }
                Some(_) => {}
            }
        }
        Data::CheckIn(check_in) => {
            on_plan(view, &check_in.goal, "data.goal", refused);
        }
        Data::StepAdded(step) => is_not_ended(view, &step.goal, "data.goal", refused),
        _ => {}
    }
}

fn change(view: View<'_>, changed: &GoalChanged, refused: &mut Refused) {
    let set = changed.set.given();
    for field in &changed.clear {
        let needed = matches!(field, GoalField::Title | GoalField::Horizon);
        refused.unless(!needed, ErrorKind::NotAnOption, "data.clear", "no title and no horizon: a goal has both");
        let expected = "fields that are not set by the same event";
        refused.unless(!set.contains(field), ErrorKind::Inconsistent, "data.clear", expected);
    }
    if let Some(mut goal) = view.fold.goal(&changed.goal).and_then(|writes| view.goal(writes)) {
        for field in changed.fields() {
            changed.set.put(field, &mut goal);
        }
        if let Err(error) = goal.check() {
            refused.adopt(&error.at("data.set"));
        }
    }
    let parent = changed.set.parent.iter().map(|id| (id, "data.set.parent"));
    for (other, path) in parent.chain(changed.set.gentler_twin_of.iter().map(|id| (id, "data.set.gentler_twin_of"))) {
        on_plan(view, other, path, refused);
    }
}
