//! The life of a goal as one table.

use therapy_goals_derive::Record;

use crate::goal::Status;
use crate::plan::event::kind::Kind;

/// One row of the table: from which states an event leads where, and what it needs.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct Transition {
    /// The states in which the goal may be; none, where it is not on the plan yet.
    pub from: Vec<Status>,
    /// The event.
    pub event: Kind,
    /// The state to which it leads. An agreement leads there when the last party has agreed.
    pub to: Status,
    /// What it needs.
    pub needs: Vec<Need>,
}

/// What an event in the life of a goal needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Need {
    /// Every party that the policy names has agreed.
    AllParties,
    /// Room under the caps of the policy, or a reason to go beyond them.
    Caps,
    /// A reason in the event's `why`.
    Why,
    /// A goal of a safety tier.
    SafetyTier,
    /// The record of the achievement.
    AchievementRecord,
    /// The decision of a review to retire it.
    ReviewDecision,
    /// The goals of both sides.
    BothSides,
    /// A reason code, and words where it is `other`.
    ReasonCode,
}

/// The states of a goal that has not ended.
pub(crate) const NOT_ENDED: &[Status] =
    &[Status::Draft, Status::Proposed, Status::Agreed, Status::Active, Status::OnHold];

/// The rows, in the order of a life.
const TABLE: &[(&[Status], Kind, Status, &[Need])] = &[
    (&[], Kind::GoalAdded, Status::Draft, &[]),
    (&[Status::Draft], Kind::GoalProposed, Status::Proposed, &[]),
    (&[Status::Proposed], Kind::AgreementGiven, Status::Agreed, &[Need::AllParties]),
    (&[Status::Proposed], Kind::AgreementDeclined, Status::Draft, &[]),
    (&[Status::Agreed], Kind::GoalActivated, Status::Active, &[Need::Caps]),
    (&[Status::Draft, Status::Proposed], Kind::GoalActivated, Status::Active, &[Need::SafetyTier, Need::Why]),
    (&[Status::Active], Kind::GoalHeld, Status::OnHold, &[Need::Why]),
    (&[Status::OnHold], Kind::GoalResumed, Status::Active, &[Need::Caps]),
    (
        &[Status::Agreed, Status::Active, Status::OnHold],
        Kind::GoalAchieved,
        Status::Achieved,
        &[Need::AchievementRecord],
    ),
    (&[Status::Agreed, Status::Active, Status::OnHold], Kind::GoalRetired, Status::Retired, &[Need::ReviewDecision]),
    (NOT_ENDED, Kind::GoalMerged, Status::Retired, &[Need::BothSides]),
    (NOT_ENDED, Kind::GoalSplit, Status::Retired, &[Need::BothSides]),
    (NOT_ENDED, Kind::GoalDropped, Status::Dropped, &[Need::ReasonCode]),
    (&[Status::Achieved], Kind::GoalReopened, Status::Active, &[Need::ReasonCode, Need::Caps]),
    (&[Status::Retired, Status::Dropped], Kind::GoalReopened, Status::Proposed, &[Need::ReasonCode]),
];

/// The life of a goal as a table: which event leads from which state to which, and what it needs.
///
/// ```
/// use therapy_goals::plan;
///
/// let rows = plan::lifecycle();
/// assert_eq!(rows.len(), 15);
/// ```
#[must_use]
pub fn lifecycle() -> Vec<Transition> {
    let row = |(from, event, to, needs): &(&[Status], Kind, Status, &[Need])| Transition {
        from: from.to_vec(),
        event: *event,
        to: *to,
        needs: needs.to_vec(),
    };
    TABLE.iter().map(row).collect()
}

/// Where an event leads a goal from this state, and what it needs; nothing where it leads nowhere.
pub(crate) fn step(from: Status, event: Kind) -> Option<(Status, &'static [Need])> {
    let row = TABLE.iter().find(|(states, kind, ..)| *kind == event && states.contains(&from))?;
    Some((row.2, row.3))
}

/// The states from which an event leads somewhere.
pub(crate) fn origins(event: Kind) -> Vec<Status> {
    TABLE.iter().filter(|(_, kind, ..)| *kind == event).flat_map(|(states, ..)| states.iter().copied()).collect()
}

/// How cautious it is to take a goal to be in a state, where two sides differ: what is worked on stays worked on.
pub(crate) const fn caution(status: Status) -> u8 {
    match status {
        Status::Active => 7,
        Status::OnHold => 6,
        Status::Agreed => 5,
        Status::Proposed => 4,
        Status::Draft => 3,
        Status::Achieved => 2,
        Status::Retired => 1,
        Status::Dropped => 0,
    }
}

/// Whether a goal has not ended.
pub(crate) fn is_open(status: Status) -> bool {
    NOT_ENDED.contains(&status)
}
