//! The thread of a goal or of a problem: all events that belong to it.

use therapy_goals_derive::Record;

use crate::document::Reader;
use crate::error::{Error, ErrorKind};
use crate::plan::decide::event::written;
use crate::plan::event::goals::Link;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::fold::evolve::refers;
use crate::plan::fold::whole::View;
use crate::plan::history::past::When;
use crate::plan::living::plan::Plan;
use crate::scalar::{Date, GoalId, Id};

/// Whose thread is asked for: that of a goal, or of a problem.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new, check = one_thing)]
pub struct ThreadInput {
    /// The goal.
    pub goal: Option<GoalId>,
    /// The problem.
    pub problem: Option<Id>,
    /// The day up to which; all that is known, without it.
    pub on: Option<Date>,
}

fn one_thing(input: &ThreadInput, reader: &Reader<'_>) -> Option<()> {
    if input.goal.is_some() != input.problem.is_some() {
        return Some(());
    }
    reader.fault(ErrorKind::Inconsistent, "one of goal, problem")
}

impl Plan {
    /// The events that belong to a goal, or to a problem and the goals that are to help: from the problem to notes,
    /// interventions, homework with what became of it, steps, ratings, in causal order.
    ///
    /// # Errors
    /// `unknown_goal` at `goal`, `unknown_id` at `problem`.
    pub fn thread(&self, input: &ThreadInput) -> Result<Vec<Id>, Error> {
        self.at(When { true_on: input.on, ..When::default() }, |view| thread(view, input))
    }
}

fn thread(view: View<'_>, input: &ThreadInput) -> Result<Vec<Id>, Error> {
    let mut goals: Vec<&GoalId> = Vec::new();
    match (&input.goal, &input.problem) {
        (Some(goal), None) if view.fold.goal(goal).is_some() => goals.push(goal),
        (Some(_), None) => {
            return Err(Error::new(ErrorKind::UnknownGoal, "goal", "the id of a goal that is on the plan"));
        }
        (None, Some(problem)) => {
            let begun = view.fold.subject(Kind::ProblemRecorded, problem).and_then(|place| view.data(place));
            let Some(Data::ProblemRecorded(problem)) = begun else {
                return Err(Error::new(ErrorKind::UnknownId, "problem", "the id of a problem that is on the plan"));
            };
            goals.extend(&problem.goals);
        }
        _ => return Err(Error::new(ErrorKind::Inconsistent, "", "one of goal, problem")),
    }
    // What was begun for them, so that what goes on with it belongs to them too.
    let mut begun: Vec<&Id> = Vec::new();
    let mut events = Vec::new();
    for (place, entry) in (0..).zip(view.past.log.entries()) {
        let Some(data) = view.data(place) else { continue };
        let of_problem = match data {
            Data::ProblemRecorded(recorded) => input.problem.as_ref() == Some(&recorded.problem),
            Data::NoteAdded(note) => input.problem.is_some() && note.problem == input.problem,
            _ => false,
        };
        let of_goal = written(data).into_iter().chain(refers(data)).any(|goal| goals.contains(&goal));
        if of_problem || of_goal || is_linked(data, &goals) || goes_on(data, &begun) {
            begun.extend(begins_thread(data));
            events.push(entry.event.id.clone());
        }
    }
    Ok(events)
}

/// Whether a goal is added, split off, merged into, or linked by it.
fn is_linked(data: &Data, goals: &[&GoalId]) -> bool {
    match data {
        Data::GoalAdded(added) => goals.contains(&&added.goal.id),
        Data::GoalSplit(split) => split.into.iter().any(|part| goals.contains(&&part.id)),
        Data::GoalMerged(merged) => goals.contains(&&merged.into),
        Data::GoalLinked(linked) => linked.links().any(|link| match link {
            Link::Arrow(one, other, _) | Link::Before(one, other) => goals.contains(&&one) || goals.contains(&&other),
        }),
        _ => false,
    }
}

/// The ids under which something is gone on with.
fn begins_thread(data: &Data) -> Option<&Id> {
    match data {
        Data::HomeworkSet(homework) => Some(&homework.homework),
        Data::ConcernOpened(concern) => Some(&concern.concern),
        Data::ContingencyAgreed(contingency) => Some(&contingency.contingency),
        _ => None,
    }
}

fn goes_on(data: &Data, begun: &[&Id]) -> bool {
    match data {
        Data::HomeworkReviewed(reviewed) => begun.contains(&&reviewed.homework),
        Data::ConcernUpdated(updated) => begun.contains(&&updated.concern),
        Data::ConcernClosed(closed) => begun.contains(&&closed.concern),
        Data::ContingencyInvoked(invoked) => begun.contains(&&invoked.contingency),
        _ => false,
    }
}
