//! The plan that client and therapist live with: its history is the plan.

pub(crate) mod policy;

pub(crate) mod event;

pub(crate) mod history;

pub(crate) mod fold;

pub(crate) mod decide;

pub(crate) mod state;

pub(crate) mod living;

#[cfg(feature = "schema")]
mod schema;

pub use crate::document::Plain;
pub use event::amends::{ConflictResolved, EventCorrected, EventWithdrawn};
pub use event::beginnings::{
    BaselineRecorded, ExplorationAnswered, PriorTherapyRecorded, ProblemRecorded, ResistanceReason, ResistanceRecorded,
    StrengthKind, StrengthRecorded, ValuesSorted,
};
pub use event::goals::{
    AchievementKind, AchievementRecord, BarrierRecorded, DropReason, GoalAchieved, GoalAdded, GoalChanged, GoalDropped,
    GoalField, GoalFields, GoalLinked, GoalMerged, GoalMoved, GoalRated, GoalReopened, GoalRetired, GoalSplit,
    LadderSet, LevelRated, StepAdded, StepDone,
};
pub use event::kind::{Data, Kind};
pub use event::measures::{MeasureDeclined, MeasurePlanned, MeasureSnoozed, MeasureStopped, Schedule, ScoreRecorded};
pub use event::person::Person;
pub use event::record::{Event, MAXIMUM_PARENTS};
pub use event::safety::{
    AlertAnswer, AlertAnswered, ConcernClosed, ConcernOpened, ConcernUpdated, FlagClosed, FlagOpened, SignalSeen,
};
pub use event::sessions::{
    Attendance, ChainLink, ChainLinkKind, ChainRecorded, CheckIn, DiaryEntry, DiaryLine, DiaryLineKind,
    HomeworkOutcome, HomeworkReviewed, HomeworkSet, LogEntry, NoteAdded, SessionRecorded,
};
pub use event::steering::{
    AgreementDeclined, AgreementGiven, AgreementHow, ContingencyAgreed, ContingencyInvoked, Decision, Deferred,
    GoalDecided, GoalFit, LifeEvent, PlanClosed, PlanReopened, ProfileChosen, RankingSeen, ReviewClosed, ReviewOpened,
};
pub use fold::finding::Finding;
pub use fold::lifecycle::{Need, Transition, lifecycle};
pub use living::plan::Plan;
pub use policy::{Burden, MissedRun, PlanPolicy, SessionCount};
pub use state::record::{
    Agreement, AgreementChanges, AgreementParty, Concern, ConcernNote, Conflict, ConflictSide, GoalCheckIn, GoalLevel,
    PlanAlert, PlanContingency, PlanFlag, PlanGoal, PlanHomework, PlanMeasure, PlanReview, PlanSession, PlanSignal,
    PlanState, PlanStep,
};
