//! One time at which something is to be filled in, as it is told.

use therapy_goals_derive::Record;

use crate::scalar::{Code, Date, Id};

/// Something to be filled in once, or an alert to be answered: its day, its window, and what became of it up to the day that is asked for.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct Due {
    /// The item of the measurement plan; of an alert that has no answer, the event that recorded the score.
    pub item: Id,
    /// Who fills it in, or answers: of the care team the role that the policy names first.
    pub r#for: Code,
    /// Where it stands.
    pub state: DueState,
    /// Its day: that of the session, of the grid, of the start, of the review, of the end.
    pub anchor: Date,
    /// The first day of its window.
    pub opens: Date,
    /// The last day of its window; none while the next session is not known.
    pub closes: Option<Date>,
    /// Why it stands there, or what is to be known of what was filled in.
    pub reason: Option<DueReason>,
    /// The day until which it is hidden.
    pub snoozed_until: Option<Date>,
    /// The event by which it was filled in or declined.
    pub event: Option<Id>,
}

/// Where something stands that is to be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum DueState {
    /// Its window has closed, and the next one is not open.
    Overdue,
    /// Its window is open.
    Due,
    /// Its window is still to come.
    Upcoming,
    /// It was filled in within its window.
    Done,
    /// It was filled in after its window.
    DoneLate,
    /// It was filled in before its window, which counts.
    DoneEarly,
    /// It was not filled in before the next one, or before the plan was closed.
    Missed,
    /// Who was to fill it in did not want to.
    Declined,
    /// It is not asked for: a planned break, or the plan was closed.
    Suspended,
}

/// Why something stands where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(open)]
pub enum DueReason {
    /// It was filled in, but not wholly: there may be no score.
    Incomplete,
    /// It was filled in, and no score could be made of it.
    NotScored,
    /// The next one was open.
    NextOpen,
    /// A planned break.
    PlannedBreak,
    /// The plan was closed.
    PlanClosed,
    /// It was taken off the measurement plan.
    Stopped,
    /// An alert that has no answer.
    UnansweredAlert,
}
