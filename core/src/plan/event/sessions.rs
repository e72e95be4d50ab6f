//! Sessions and what happens in and between them.

use therapy_goals_derive::Record;

use crate::scalar::{Code, Date, GoalId, Id, Text};

/// A session, on the day on which it happened or was to happen.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct SessionRecorded {
    /// The id of the session.
    pub session: Id,
    /// Its kind, such as `individual`, `skills_group`, `phone`, `family` or `review`.
    pub kind: Code,
    /// Whether it took place.
    pub attendance: Attendance,
    /// The day for which it was scheduled, where that is another one.
    pub scheduled: Option<Date>,
    /// The role that cancelled it.
    pub cancelled_by: Option<Code>,
    /// Its length in minutes, 1 to 1,440.
    #[read(within = 1..=1_440)]
    pub minutes: Option<u16>,
}

/// Whether a session took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Attendance {
    /// The client was there.
    Attended,
    /// The client came late; it counts as attended.
    Late,
    /// The client did not come.
    Missed,
    /// It was called off.
    Cancelled,
}

impl Attendance {
    /// Whether the session took place.
    #[must_use]
    pub const fn took_place(self) -> bool {
        matches!(self, Self::Attended | Self::Late)
    }
}

/// A rating of progress towards a goal, 0 to 10. Zero is a rating.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct CheckIn {
    /// The goal.
    pub goal: GoalId,
    /// Who rates.
    pub rater: Code,
    /// The rating, from 0 to 10.
    #[read(within = 0.0..=10.0)]
    pub value: f64,
    /// The session in which it was rated.
    pub session: Option<Id>,
    /// Where several are of one day, which comes first: 1, 2 and so on.
    #[read(within = 1..=1_000)]
    pub order: Option<u16>,
}

/// Something to do until the next session.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct HomeworkSet {
    /// The id of the homework.
    pub homework: Id,
    /// What is to be done.
    pub text: Text,
    /// The goal that it serves.
    pub goal: Option<GoalId>,
    /// The session in which it was set.
    pub session: Option<Id>,
    /// The day by which.
    pub due: Option<Date>,
}

/// What became of homework.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct HomeworkReviewed {
    /// The homework.
    pub homework: Id,
    /// How much of it was done.
    pub outcome: HomeworkOutcome,
    /// What the client says of it.
    pub text: Option<Text>,
    /// The session in which it was looked at.
    pub session: Option<Id>,
}

/// How much of the homework was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum HomeworkOutcome {
    /// All of it.
    Done,
    /// Some of it.
    Partly,
    /// None of it.
    NotDone,
}

/// A diary card for one day, or for one entry of a day.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct DiaryEntry {
    /// The lines that were filled in; what was left blank is not here, and is no zero.
    pub lines: Vec<DiaryLine>,
    /// The skills that were used.
    pub skills: Vec<Code>,
    /// What the client wrote.
    pub text: Option<Text>,
}

/// One line of a diary card. The urge and the act are two lines of one target.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct DiaryLine {
    /// The target, by its id on the card.
    pub target: Code,
    /// The urge, the act, or neither.
    #[read(default = DiaryLineKind::Other)]
    pub kind: DiaryLineKind,
    /// The entry, on the scale of the card; 1 and 0 for yes and no.
    pub value: f64,
}

/// What a line of a diary card says of its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum DiaryLineKind {
    /// How strong the urge was.
    Urge,
    /// Whether, or how often, it was done.
    Act,
    /// Anything else, such as an emotion.
    Other,
}

/// An entry of self-monitoring. Several may be of one day; one that is entered late keeps both dates.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct LogEntry {
    /// What is watched, by an id of the host.
    pub log: Id,
    /// The value: 0 to 10, a count, minutes, or 1 and 0 for yes and no.
    pub value: Option<f64>,
    /// What the client wrote.
    pub text: Option<Text>,
    /// The goal that it belongs to.
    pub goal: Option<GoalId>,
    /// Where several are of one day, which comes first: 1, 2 and so on.
    #[read(within = 1..=1_000)]
    pub order: Option<u16>,
}

/// A chain analysis: what led to an act, link by link.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct ChainRecorded {
    /// The id of the chain.
    pub chain: Id,
    /// The target whose act is looked at, by its id on the diary card.
    pub target: Code,
    /// The links, from first to last.
    #[read(required)]
    pub links: Vec<ChainLink>,
    /// What could be done otherwise, and at which link.
    pub solutions: Vec<Text>,
    /// How harm is made good.
    pub repair: Vec<Text>,
    /// The goal that it belongs to.
    pub goal: Option<GoalId>,
    /// The session in which it was made.
    pub session: Option<Id>,
}

/// One link of a chain.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct ChainLink {
    /// What kind of link it is.
    pub kind: ChainLinkKind,
    /// What happened.
    pub text: Text,
}

/// What a link of a chain is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum ChainLinkKind {
    /// What made the person vulnerable.
    Vulnerability,
    /// What set it off.
    PromptingEvent,
    /// A thought, a feeling, a sensation, an event on the way.
    Link,
    /// The act itself.
    Act,
    /// What came of it.
    Consequence,
}

/// A note.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct NoteAdded {
    /// The text.
    pub text: Text,
    /// The session that it is about.
    pub session: Option<Id>,
    /// The goal that it is about.
    pub goal: Option<GoalId>,
    /// The problem that it is about.
    pub problem: Option<Id>,
    /// The intervention that it tells of, as a code of the host, such as `exposure`.
    pub intervention: Option<Code>,
}
