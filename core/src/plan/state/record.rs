//! The state of a plan as it is told.

use therapy_goals_derive::Record;

use crate::attainment::Ladder;
use crate::document::{Kept, Named, Plain, Stored};
use crate::error::Error;
use crate::goal::{CriterionRatings, FlagKind, Goal, Status};
use crate::instrument::AlertState;
use crate::plan::event::measures::MeasurePlanned;
use crate::plan::event::sessions::{Attendance, HomeworkOutcome};
use crate::plan::event::steering::{AgreementHow, Decision, Deferred};
use crate::plan::fold::finding::Finding;
use crate::priority::situation::facts::{Arrow, Before};
use crate::scalar::{Code, Date, GoalId, Id, Text};

/// A plan on a day: what its events leave behind.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct PlanState {
    /// The version of the form in which this is stored.
    #[read(with = |reader| reader.schema_version(Self::SCHEMA_VERSION))]
    pub schema_version: Code,
    /// The plan.
    pub plan: Option<Id>,
    /// The client's pseudonym.
    pub client: Option<Id>,
    /// The day up to which events were entered; all, where there is none.
    pub as_known: Option<Date>,
    /// The day up to which events happened; all, where there is none.
    pub as_true: Option<Date>,
    /// Whether the plan is closed.
    pub closed: bool,
    /// The goals by id, in the order in which they were added.
    pub goals: Named<GoalId, PlanGoal>,
    /// The arrows of the ripple map.
    pub arrows: Vec<Arrow>,
    /// What comes before what.
    pub before: Vec<Before>,
    /// The safety flags, open and closed.
    pub flags: Vec<PlanFlag>,
    /// The alerts of scores, answered or not.
    pub alerts: Vec<PlanAlert>,
    /// The version that all parties agreed last.
    pub agreement: Option<Agreement>,
    /// The parties that have agreed to the version that is next.
    pub agreeing: Vec<AgreementParty>,
    /// The sessions, by day.
    pub sessions: Vec<PlanSession>,
    /// The homework.
    pub homework: Vec<PlanHomework>,
    /// The measurement plan: what is measured now.
    pub measures: Vec<PlanMeasure>,
    /// The reviews.
    pub reviews: Vec<PlanReview>,
    /// The concerns.
    pub concerns: Vec<Concern>,
    /// The signals that somebody saw.
    pub signals: Vec<PlanSignal>,
    /// What is agreed for certain cases.
    pub contingencies: Vec<PlanContingency>,
    /// The goals that wait for a day.
    pub deferred: Vec<Deferred>,
    /// The profile.
    pub profile: Option<Code>,
    /// What is to be looked at.
    pub findings: Vec<Finding>,
    /// Where copies differ.
    pub conflicts: Vec<Conflict>,
    /// Events of kinds that this release does not know.
    pub not_understood: Vec<Id>,
    /// How many events are kept from this audience.
    pub withheld: u32,
    /// How many events were erased.
    pub erased: u32,
    /// What a later release wrote beside it.
    pub kept: Kept,
}

impl PlanState {
    /// The version of the form in which this release stores a state; any other with its major number is read.
    pub const SCHEMA_VERSION: &str = "1.0";

    /// Reads a stored state from JSON text.
    ///
    /// # Errors
    /// Every fault at once, each with its path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        crate::document::from_json(json)
    }

    /// The goal of this id.
    #[must_use]
    pub fn goal(&self, id: &str) -> Option<&PlanGoal> {
        self.goals.iter().find(|(known, _)| known.as_str() == id).map(|(_, goal)| goal)
    }
}

impl Stored for PlanState {
    const MAXIMUM_BYTES: usize = crate::document::MAXIMUM_BYTES;
}

/// A goal of a plan.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct PlanGoal {
    /// The goal as it is worded and rated now, with its state.
    pub goal: Goal,
    /// Its state.
    pub status: Status,
    /// Whether it was changed since it was agreed.
    pub changed_since_agreed: bool,
    /// The day on which it was added.
    pub added_on: Date,
    /// The day of its last move.
    pub moved_on: Option<Date>,
    /// The ratings of everybody, by rater.
    pub raters: Named<Code, CriterionRatings>,
    /// The ladder.
    pub ladder: Option<Ladder>,
    /// The ratings on this ladder, by day.
    pub levels: Vec<GoalLevel>,
    /// The ratings of progress, by day.
    pub check_ins: Vec<GoalCheckIn>,
    /// The steps.
    pub steps: Vec<PlanStep>,
    /// The goals that it became when it was merged or split.
    pub became: Vec<GoalId>,
}

/// A rating on a ladder.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct GoalLevel {
    /// The day.
    pub on: Date,
    /// Who rated.
    pub rater: Code,
    /// The score of the level.
    pub score: f64,
    /// The event.
    pub event: Id,
}

/// A rating of progress.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct GoalCheckIn {
    /// The day.
    pub on: Date,
    /// Who rated.
    pub rater: Code,
    /// The rating, 0 to 10.
    pub value: f64,
    /// Which of that day, where several are.
    pub order: Option<u32>,
    /// The event.
    pub event: Id,
}

/// A step towards a goal.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct PlanStep {
    /// The step.
    pub step: Id,
    /// What is done.
    pub text: Text,
    /// The day by which.
    pub due: Option<Date>,
    /// The day on which it was done.
    pub done_on: Option<Date>,
}

/// A safety flag of a plan.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct PlanFlag {
    /// The flag.
    pub flag: Id,
    /// What it is about.
    pub kind: FlagKind,
    /// Whether it is open.
    pub open: bool,
    /// The day on which it was opened first.
    pub opened_on: Date,
    /// The role that opened it.
    pub opened_by: Code,
    /// The day from which it is closed.
    pub closed_on: Option<Date>,
    /// The role that closed it.
    pub closed_by: Option<Code>,
    /// The tier to which a person raised it.
    pub raised_to: Option<Code>,
}

/// An alert of a score: on the list until a person records what was done.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct PlanAlert {
    /// The event that recorded the score.
    pub score: Id,
    /// The instrument.
    pub instrument: Code,
    /// The alert.
    pub alert: Code,
    /// Whether it asks about a session, and not about somebody's safety: the policy says which.
    #[read(default)]
    #[write(unless_default)]
    pub of_session: bool,
    /// Whether it is raised, or not known because an answer is missing.
    pub state: AlertState,
    /// The day of the score.
    pub on: Date,
    /// Whether it is answered.
    pub answered: bool,
    /// The event that answered it.
    pub answer: Option<Id>,
    /// The day of the answer.
    pub answered_on: Option<Date>,
}

/// A version of the plan that all parties agreed.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer, name = "PlanAgreement")]
pub struct Agreement {
    /// Its number, from 1.
    pub version: u32,
    /// The day on which the last party agreed.
    pub on: Date,
    /// Who agreed, and how.
    pub by: Vec<AgreementParty>,
    /// The digest of each goal in it.
    pub goals: Named<GoalId, Code>,
    /// What is other than in the version before.
    pub changes: AgreementChanges,
    /// The last day on which it holds, where the policy sets one.
    pub expires_on: Option<Date>,
}

/// A party that agreed.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct AgreementParty {
    /// The party.
    pub party: Code,
    /// How it agreed.
    pub how: AgreementHow,
    /// The day.
    pub on: Date,
    /// The role of whoever entered it.
    pub entered_by: Code,
}

/// What is other than in the version before.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct AgreementChanges {
    /// Goals that are new.
    pub added: Vec<GoalId>,
    /// Goals that are worded otherwise.
    pub changed: Vec<GoalId>,
    /// Goals that are no longer in it.
    pub removed: Vec<GoalId>,
}

/// A session of a plan.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct PlanSession {
    /// The session.
    pub session: Id,
    /// Its kind.
    pub kind: Code,
    /// The day.
    pub on: Date,
    /// Whether it took place.
    pub attendance: Attendance,
    /// The role that cancelled it.
    pub cancelled_by: Option<Code>,
}

/// Homework of a plan.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct PlanHomework {
    /// The homework.
    pub homework: Id,
    /// What is to be done.
    pub text: Text,
    /// The goal that it serves.
    pub goal: Option<GoalId>,
    /// The day on which it was set.
    pub set_on: Date,
    /// The day by which.
    pub due: Option<Date>,
    /// How much of it was done, once somebody looked.
    pub outcome: Option<HomeworkOutcome>,
    /// The day on which somebody looked.
    pub reviewed_on: Option<Date>,
}

/// An item of the measurement plan.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct PlanMeasure {
    /// What is planned.
    pub planned: MeasurePlanned,
    /// The day from which.
    pub since: Date,
}

/// A review of a plan.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct PlanReview {
    /// The review.
    pub review: Id,
    /// The day on which it began.
    pub opened_on: Date,
    /// The day on which it ended.
    pub closed_on: Option<Date>,
    /// What was decided, by goal.
    pub decisions: Named<GoalId, Decision>,
    /// The goals that still need a decision.
    pub undecided: Vec<GoalId>,
}

/// A concern of a plan.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct Concern {
    /// The concern.
    pub concern: Id,
    /// What it may be about.
    pub domain: Code,
    /// The day on which it was opened.
    pub opened_on: Date,
    /// The day on which it was closed.
    pub closed_on: Option<Date>,
    /// The key of the signal that led to it.
    pub signal: Option<Id>,
    /// The goal that it is about.
    pub goal: Option<GoalId>,
    /// What was thought, planned, done, and what came of it, by day.
    pub notes: Vec<ConcernNote>,
    /// Whether something is planned.
    pub has_next_step: bool,
}

/// What was said of a concern on a day.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct ConcernNote {
    /// The day.
    pub on: Date,
    /// What may be behind it.
    pub hypothesis: Option<Text>,
    /// What is planned.
    pub planned: Option<Text>,
    /// What was done.
    pub done: Option<Text>,
    /// What came of it.
    pub outcome: Option<Text>,
}

/// A signal that somebody saw.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct PlanSignal {
    /// The signal.
    pub signal: Code,
    /// Its key.
    pub key: Id,
    /// The day on which it was seen first.
    pub seen_on: Date,
    /// The role that saw it.
    pub seen_by: Code,
    /// The day on which it cleared.
    pub cleared_on: Option<Date>,
    /// The concern that answers it.
    pub concern: Option<Id>,
}

/// What is agreed for a certain case.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct PlanContingency {
    /// The contingency.
    pub contingency: Id,
    /// The case.
    pub when: Text,
    /// The goal that then comes first.
    pub goal: GoalId,
    /// The day since which the case is there.
    pub invoked_on: Option<Date>,
}

/// A conflict: copies that were edited apart say different things. Until a person resolves it, one value is in force.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer, name = "PlanConflict")]
pub struct Conflict {
    /// Its id: the same on every copy.
    pub id: Id,
    /// What it is about: the id of a goal, a flag, a review, an event.
    pub subject: Id,
    /// The field.
    pub field: Code,
    /// What each side says.
    pub sides: Vec<ConflictSide>,
    /// The value in force meanwhile; none, where that is to have none.
    pub in_force: Option<Plain>,
}

/// One side of a conflict.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct ConflictSide {
    /// The event.
    pub event: Id,
    /// What it says; none, where it takes the value out.
    pub value: Option<Plain>,
}
