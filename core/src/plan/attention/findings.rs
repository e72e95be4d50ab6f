//! The findings of a day.

use crate::goal::Status;
use crate::plan::attention::missed::missed_runs;
use crate::plan::due::burden::burdens;
use crate::plan::event::kind::Data;
use crate::plan::fold::finding::Finding;
use crate::plan::fold::goals::GoalWrites;
use crate::plan::fold::whole::View;
use crate::plan::history::past::When;
use crate::plan::living::plan::Plan;
use crate::plan::state::make::{agreed, expiry};
use crate::scalar::Date;

impl Plan {
    /// What is to be looked at on a day, beside what the state says of the history: runs of missed weeks, an agreement that
    /// has expired, active goals without a step, more to fill in than the policy has room for. Nothing of it changes the
    /// plan.
    #[must_use]
    pub fn findings(&self, on: Date) -> Vec<Finding> {
        self.at(When::on(on), |view| {
            let mut all = missed_runs(view);
            all.extend(expired(view, on));
            all.extend(without_step(view).into_iter().map(|goal| Finding::NoStep { goal: goal.id.clone() }));
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

/// The active goals that have no step to do.
pub(crate) fn without_step(view: View<'_>) -> Vec<&GoalWrites> {
    let to_do = |goal: &GoalWrites| {
        goal.steps.iter().any(|place| match view.data(*place) {
            Some(Data::StepAdded(added)) => !goal
                .steps_done
                .iter()
                .any(|place| matches!(view.data(*place), Some(Data::StepDone(done)) if done.step == added.step)),
            _ => false,
        })
    };
    view.fold.in_order().filter(|goal| view.status(goal) == Status::Active && !to_do(goal)).collect()
}
