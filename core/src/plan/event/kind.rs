//! The kinds of event, each with the type of its data: this list is the only one.

use serde::{Serialize, Serializer};
use therapy_goals_derive::Record;

use crate::document::{Read, Reader};
use crate::instrument;
use crate::plan::event::amends::{ConflictResolved, EventCorrected, EventWithdrawn};
use crate::plan::event::beginnings::{
    BaselineRecorded, ExplorationAnswered, PriorTherapyRecorded, ProblemRecorded, ResistanceRecorded, StrengthRecorded,
    ValuesSorted,
};
use crate::plan::event::goals::{
    BarrierRecorded, GoalAchieved, GoalAdded, GoalChanged, GoalDropped, GoalLinked, GoalMerged, GoalMoved, GoalRated,
    GoalReopened, GoalRetired, GoalSplit, LadderSet, LevelRated, StepAdded, StepDone,
};
use crate::plan::event::measures::{MeasureDeclined, MeasurePlanned, MeasureSnoozed, MeasureStopped, ScoreRecorded};
use crate::plan::event::safety::{
    AlertAnswered, ConcernClosed, ConcernOpened, ConcernUpdated, FlagClosed, FlagOpened, SignalSeen,
};
use crate::plan::event::sessions::{
    ChainRecorded, CheckIn, DiaryEntry, HomeworkReviewed, HomeworkSet, LogEntry, NoteAdded, SessionRecorded,
};
use crate::plan::event::steering::{
    AgreementDeclined, AgreementGiven, ContingencyAgreed, ContingencyInvoked, GoalDecided, LifeEvent, PlanClosed,
    PlanReopened, ProfileChosen, RankingSeen, ReviewClosed, ReviewOpened,
};

macro_rules! kinds {
    ($($(#[$meta:meta])* $name:ident($data:ty)),+ $(,)?) => {
        /// What an event says.
        #[non_exhaustive]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
        #[record(name = "EventKind")]
        pub enum Kind { $( $(#[$meta])* $name ),+ }

        /// What an event says, with its data; the largest in a box, so that all others are small.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Data { $( $(#[$meta])* $name($data) ),+ }

        impl Data {
            /// The kind.
            #[must_use]
            pub const fn kind(&self) -> Kind {
                match self { $( Self::$name(_) => Kind::$name ),+ }
            }

            /// Reads the data of an event of this kind.
            pub(crate) fn read(kind: Kind, reader: &Reader<'_>) -> Option<Self> {
                let mut data = match kind { $( Kind::$name => <$data as Read>::read(reader).map(Self::$name) ),+ };
                data.iter_mut().for_each(named);
                data
            }
        }

        impl Serialize for Data {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { $( Self::$name(data) => data.serialize(serializer) ),+ }
            }
        }

        /// The schema of the data of each kind, under its code.
        #[cfg(feature = "schema")]
        pub(crate) fn schemas(generator: &mut schemars::SchemaGenerator) -> Vec<(&'static str, schemars::Schema)> {
            vec![ $( (Kind::$name.code(), generator.subschema_for::<$data>()) ),+ ]
        }
    };
}

/// A form has one name in a plan, however somebody spelled it.
fn named(data: &mut Data) {
    let form = match data {
        Data::ScoreRecorded(recorded) if !recorded.responses.is_empty() => Some(&mut recorded.instrument),
        Data::MeasurePlanned(planned) => planned.instrument.as_mut(),
        _ => None,
    };
    let known = form.as_ref().and_then(|form| instrument::get(form.as_str()).ok());
    if let (Some(form), Some(known)) = (form, known) {
        *form = known.definition().id.clone();
    }
}

kinds! {
    /// An answer on the way from a wish to a goal.
    ExplorationAnswered(ExplorationAnswered),
    /// Where a measure stood at the beginning.
    BaselineRecorded(BaselineRecorded),
    /// A strength, or something in the surroundings.
    StrengthRecorded(StrengthRecorded),
    /// A therapy that was tried before.
    PriorTherapyRecorded(PriorTherapyRecorded),
    /// A sorting of value cards.
    ValuesSorted(ValuesSorted),
    /// A problem that the client brings.
    ProblemRecorded(ProblemRecorded),
    /// A goal is worded.
    GoalAdded(Box<GoalAdded>),
    /// Fields of a goal are changed.
    GoalChanged(Box<GoalChanged>),
    /// An arrow between two goals, or which comes first.
    GoalLinked(GoalLinked),
    /// A goal is rated by the three criteria.
    GoalRated(GoalRated),
    /// A goal is proposed.
    GoalProposed(GoalMoved),
    /// Work on a goal begins.
    GoalActivated(GoalMoved),
    /// A goal is set aside for now.
    GoalHeld(GoalMoved),
    /// Work on it goes on.
    GoalResumed(GoalMoved),
    /// A goal is reached.
    GoalAchieved(GoalAchieved),
    /// A goal is ended by a review.
    GoalRetired(GoalRetired),
    /// A goal is given up.
    GoalDropped(GoalDropped),
    /// A goal that had ended is taken up again.
    GoalReopened(GoalReopened),
    /// Goals become one.
    GoalMerged(GoalMerged),
    /// A goal becomes several.
    GoalSplit(GoalSplit),
    /// The ladder of a goal is written.
    LadderSet(LadderSet),
    /// A goal is rated on its ladder.
    LevelRated(LevelRated),
    /// A party agrees.
    AgreementGiven(AgreementGiven),
    /// A party does not agree.
    AgreementDeclined(AgreementDeclined),
    /// A step towards a goal.
    StepAdded(StepAdded),
    /// A step is done.
    StepDone(StepDone),
    /// What stands in the way.
    BarrierRecorded(BarrierRecorded),
    /// A session.
    SessionRecorded(SessionRecorded),
    /// A rating of progress towards a goal.
    CheckIn(CheckIn),
    /// Something to do until the next session.
    HomeworkSet(HomeworkSet),
    /// What became of it.
    HomeworkReviewed(HomeworkReviewed),
    /// A diary card, for a day or for an entry of it.
    DiaryDay(DiaryEntry),
    /// An entry of self-monitoring.
    LogEntry(LogEntry),
    /// A chain analysis.
    ChainRecorded(ChainRecorded),
    /// A note.
    NoteAdded(NoteAdded),
    /// Something is to be measured.
    MeasurePlanned(MeasurePlanned),
    /// Something is no longer measured.
    MeasureStopped(MeasureStopped),
    /// What is due is hidden until a day.
    MeasureSnoozed(MeasureSnoozed),
    /// Somebody does not want to fill it in.
    MeasureDeclined(MeasureDeclined),
    /// A form was filled in.
    ScoreRecorded(Box<ScoreRecorded>),
    /// What was done about an alert.
    AlertAnswered(AlertAnswered),
    /// A safety flag is opened.
    FlagOpened(FlagOpened),
    /// A safety flag is closed.
    FlagClosed(FlagClosed),
    /// A signal was seen.
    SignalSeen(SignalSeen),
    /// A concern is opened.
    ConcernOpened(ConcernOpened),
    /// A concern goes on.
    ConcernUpdated(ConcernUpdated),
    /// A concern is closed.
    ConcernClosed(ConcernClosed),
    /// A review begins.
    ReviewOpened(ReviewOpened),
    /// A review decides about a goal.
    GoalDecided(GoalDecided),
    /// A review ends.
    ReviewClosed(ReviewClosed),
    /// A ranking was looked at.
    RankingSeen(RankingSeen),
    /// Something happened in the client's life.
    LifeEvent(LifeEvent),
    /// Which goal comes first in a certain case.
    ContingencyAgreed(ContingencyAgreed),
    /// The case has happened.
    ContingencyInvoked(ContingencyInvoked),
    /// What makes it hard to want a goal.
    ResistanceRecorded(ResistanceRecorded),
    /// A profile is chosen.
    ProfileChosen(ProfileChosen),
    /// The data of an event is corrected.
    EventCorrected(EventCorrected),
    /// An event was entered in error.
    EventWithdrawn(EventWithdrawn),
    /// A conflict is resolved.
    ConflictResolved(ConflictResolved),
    /// The plan is closed.
    PlanClosed(PlanClosed),
    /// The plan goes on.
    PlanReopened(PlanReopened),
}

impl Kind {
    /// Whether it only records: what somebody wrote, felt, filled in. Such events may be shown to some roles alone;
    /// what moves a goal, an agreement or a review may not.
    #[must_use]
    pub const fn may_be_restricted(self) -> bool {
        matches!(
            self,
            Self::ExplorationAnswered
                | Self::BaselineRecorded
                | Self::StrengthRecorded
                | Self::PriorTherapyRecorded
                | Self::ProblemRecorded
                | Self::BarrierRecorded
                | Self::CheckIn
                | Self::HomeworkSet
                | Self::HomeworkReviewed
                | Self::DiaryDay
                | Self::LogEntry
                | Self::ChainRecorded
                | Self::NoteAdded
                | Self::ScoreRecorded
                | Self::AlertAnswered
                | Self::FlagOpened
                | Self::FlagClosed
                | Self::SignalSeen
                | Self::ConcernOpened
                | Self::ConcernUpdated
                | Self::ConcernClosed
                | Self::LifeEvent
                | Self::ResistanceRecorded
                | Self::EventCorrected
        )
    }

    /// Whether it may be entered on a plan that is closed: what only records, such as the last form or the answer to an
    /// alert, and what amends the history.
    pub(crate) const fn outlives_the_plan(self) -> bool {
        self.may_be_restricted()
            || matches!(
                self,
                Self::PlanReopened | Self::EventWithdrawn | Self::ConflictResolved | Self::MeasureDeclined
            )
    }
}
