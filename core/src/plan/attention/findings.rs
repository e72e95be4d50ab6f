//! The findings of a day.

use crate::goal::Status;
use crate::plan::attention::missed::missed_runs;
use crate::plan::decide::event::is_closed;
use crate::plan::due::burden::burdens;
use crate::plan::event::goals::StepAdded;
use crate::plan::event::kind::Data;
use crate::plan::fold::finding::Finding;
use crate::plan::fold::goals::GoalWrites;
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::plan::history::past::When;
use crate::plan::living::plan::Plan;
use crate::plan::state::make::{agreed, expiry};
use crate::scalar::{Date, Id};

impl Plan {
    /// What is to be looked at on a day, beside what the state says of the history: runs of missed weeks, an agreement that
    /// has expired, active goals without a step, goals and steps whose day has passed, more to fill in than the policy has room
    /// for; nothing on a plan that is closed. Nothing of it changes the plan.
    #[must_use]
    pub fn findings(&self, on: Date) -> Vec<Finding> {
        self.at(When::on(on), |view| {
            if is_closed(view) {
                return Vec::new();
            }
            let mut all = missed_runs(view);
            all.extend(expired(view, on));
            all.extend(without_step(view).into_iter().map(|goal| Finding::NoStep { goal: goal.id.clone() }));
            all.extend(overdue(view, on));
            all.extend(burdens(view, on));
            all
        })
    }
}

/// The agreement, after its last day.
fn expired(view: View<'_>, on: Date) -> Option<Finding> {
    let version = agreed(view)?;
    let last = expiry(view, version).filter(|last| *last < on)?;
    Some(Finding::AgreementExpired { version: version.number, on: last })
}

/// The active goals, and their steps, that were to be done by a day before this one.
fn overdue(view: View<'_>, on: Date) -> Vec<Finding> {
    let mut all = Vec::new();
    for goal in view.fold.in_order().filter(|goal| view.status(goal) == Status::Active) {
        let due = view.goal(goal).and_then(|told| told.due).filter(|due| *due < on);
        all.extend(due.map(|due| Finding::GoalOverdue { goal: goal.id.clone(), due }));
        for step in to_do(view, goal) {
            let due = step.due.filter(|due| *due < on);
            all.extend(due.map(|due| Finding::StepOverdue { goal: goal.id.clone(), step: step.step.clone(), due }));
        }
    }
    all
}

/// The steps of a goal that are not done.
fn to_do<'a>(view: View<'a>, goal: &'a GoalWrites) -> impl Iterator<Item = &'a StepAdded> {
    let is_done = move |step: &Id| {
        let mut done = goal.steps_done.iter();
        done.any(|place| matches!(view.data(*place), Some(Data::StepDone(done)) if done.step == *step))
    };
    let added = move |place: &Place| match view.data(*place)? {
        Data::StepAdded(added) => Some(added),
        _ => None,
    };
    goal.steps.iter().filter_map(added).filter(move |added| !is_done(&added.step))
}

/// The active goals that have no step to do.
pub(crate) fn without_step(view: View<'_>) -> Vec<&GoalWrites> {
    let is_idle = |goal: &&GoalWrites| view.status(goal) == Status::Active && to_do(view, goal).next().is_none();
    view.fold.in_order().filter(is_idle).collect()
}
