//! The plan that client and therapist live with: its history is the plan.

pub(crate) mod policy;

pub(crate) mod event;

pub(crate) mod history;

pub(crate) mod fold;

pub(crate) mod decide;

pub(crate) mod state;

pub(crate) mod living;

pub(crate) mod ready;

pub(crate) mod review;

pub(crate) mod due;

pub(crate) mod ranking;

pub(crate) mod readiness;

pub(crate) mod erasure;

pub(crate) mod attention;

pub(crate) mod course;

pub(crate) mod thread;

pub(crate) mod caseload;

pub(crate) mod explain;

#[cfg(feature = "schema")]
mod schema;

pub use crate::document::Plain;
pub use caseload::rows::{CaseloadInput, ReasonCode, Row, caseload};
pub use caseload::summary::{Summary, SummaryAlert, SummaryBreak, SummaryFlag, SummaryMeasure, SummarySignal};
pub use course::record::{PlanSeries, SeriesInput};
pub use due::record::{Due, DueReason, DueState};
pub use due::window::MAXIMUM_OCCURRENCES;
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
pub use living::export::Export;
pub use living::lines::{LineProblem, ReadPlan};
pub use living::plan::{MAXIMUM_EVENTS, MAXIMUM_PLAN_BYTES, Plan};
pub use policy::{Burden, MissedRun, PlanPolicy, SessionCount};
pub use ranking::raters::RaterOrder;
pub use ranking::situation::ranking_digest;
pub use readiness::check::Ready;
pub use ready::basis::Basis;
pub use ready::concern_domains::{ConcernDomain, DomainForm, concern_domains};
pub use ready::measurement::{
    MeasurementParameter, MeasurementPlan, ShippedMeasurementPlan, measurement_plan, measurement_plans,
};
pub use ready::script::{ScriptAnswer, ScriptQuestion, ScriptSubject, SessionScript, session_script};
pub use ready::themes::{GoalTheme, themes};
pub use review::status::{ReviewState, ReviewStatus};
pub use state::record::{
    Agreement, AgreementChanges, AgreementParty, Concern, ConcernNote, Conflict, ConflictSide, GoalCheckIn, GoalLevel,
    PlanAlert, PlanContingency, PlanFlag, PlanGoal, PlanHomework, PlanMeasure, PlanReview, PlanSession, PlanSignal,
    PlanState, PlanStep,
};
pub use thread::events::ThreadInput;
pub use thread::script::ScriptLine;
