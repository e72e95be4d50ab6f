//! Whether a review is due on a day.

use therapy_goals_derive::Record;

use crate::goal::Status;
use crate::plan::decide::event::is_closed;
use crate::plan::decide::reviews::{review_closed, undecided};
use crate::plan::event::kind::{Data, Kind};
use crate::plan::fold::whole::View;
use crate::plan::history::past::When;
use crate::plan::living::plan::Plan;
use crate::plan::review::counted::{closings, counted, expiries};
use crate::plan::state::findings::is_reviewed;
use crate::scalar::{Date, GoalId, Id};

/// Whether a review is due, and what it has to decide.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct ReviewStatus {
    /// Whether it is due.
    pub state: ReviewState,
    /// How many sessions that count took place since the last review was closed.
    pub sessions: u32,
    /// The day on which the last review was closed.
    pub since: Option<Date>,
    /// The day since which a review is due.
    pub due_on: Option<Date>,
    /// The day since which it is overdue.
    pub overdue_on: Option<Date>,
    /// Whether the agreement has come to its last day since the last review.
    pub expired: bool,
    /// The review that is open.
    pub open: Option<Id>,
    /// The goals that need a decision: those that are agreed, active or on hold, and have none in the open review.
    pub undecided: Vec<GoalId>,
    /// The drafts and proposals, which need none and are listed.
    pub drafts: Vec<GoalId>,
}

/// Whether a review is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum ReviewState {
    /// Not yet, or never: the plan is closed.
    NotDue,
    /// It is.
    Due,
    /// It has been for too many sessions.
    Overdue,
}

impl Plan {
    /// Whether a review is due on a day: by the sessions that took place since the last one was closed, and by the
    /// agreement's last day. A review that was opened and not closed changes nothing in that.
    ///
    /// ```
    /// use therapy_goals::plan::{Event, Plan, ReviewState};
    ///
    /// let mut plan = Plan::new("plan-1".parse()?, None, None)?;
    /// for day in 1..=4 {
    ///     plan = plan.apply(Event::from_json(&format!(
    ///         r#"{{ "id": "e{day}", "kind": "session_recorded", "by": {{ "role": "therapist" }},
    ///              "entered": "2026-11-0{day}", "happened": "2026-11-0{day}",
    ///              "data": {{ "session": "s{day}", "kind": "individual", "attendance": "attended" }} }}"#,
    ///     ))?)?;
    /// }
    /// assert_eq!(plan.review("2026-11-03".parse()?).state, ReviewState::NotDue);
    /// let review = plan.review("2026-11-04".parse()?);
    /// assert_eq!((review.state, review.sessions), (ReviewState::Due, 4));
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    #[must_use]
    pub fn review(&self, on: Date) -> ReviewStatus {
        self.at(When::on(on), |view| review(view, on))
    }
}

/// The status on a day, up to which the view knows what happened.
pub(crate) fn review(view: View<'_>, on: Date) -> ReviewStatus {
    let policy = &view.rules.policy;
    let since = closings(view).last().copied();
    let newer = |day: &Date| since.is_none_or(|since| *day > since);
    let sessions: Vec<Date> = counted(view).into_iter().filter(newer).collect();
    let expiry = expiries(view).into_iter().find(|day| newer(day) && *day <= on);
    let (needed, most) = (usize::from(policy.review_due.get()), usize::from(policy.review_overdue.get()));
    let by_sessions = sessions.get(needed.saturating_sub(1)).copied();
    let open = open_review(view);
    let closed = is_closed(view);
    let due_on = by_sessions.into_iter().chain(expiry).min().filter(|_| !closed);
    let overdue_on = sessions.get(most).copied().filter(|_| !closed);
    let goals = || view.fold.in_order().filter_map(|writes| view.goal(writes));
    ReviewStatus {
        state: match (due_on, overdue_on) {
            (_, Some(_)) => ReviewState::Overdue,
            (Some(_), None) => ReviewState::Due,
            (None, None) => ReviewState::NotDue,
        },
        sessions: u32::try_from(sessions.len()).unwrap_or(u32::MAX),
        since,
        due_on,
        overdue_on,
        expired: expiry.is_some(),
        undecided: match &open {
            Some(review) => undecided(view, review),
            None => goals().filter(|goal| is_reviewed(goal.status)).map(|goal| goal.id).collect(),
        },
        drafts: goals()
            .filter(|goal| matches!(goal.status, Status::Draft | Status::Proposed))
            .map(|goal| goal.id)
            .collect(),
        open,
    }
}

/// The review that was opened last and is not closed.
fn open_review(view: View<'_>) -> Option<Id> {
    view.fold.of_kind(Kind::ReviewOpened).iter().rev().find_map(|place| match view.data(*place)? {
        Data::ReviewOpened(opened) if !review_closed(view, &opened.review) => Some(opened.review.clone()),
        _ => None,
    })
}
