//! What client and therapist decide together: agreements, reviews, rankings, contingencies, and the plan itself.

use therapy_goals_derive::Record;

use crate::scalar::{Code, Date, GoalId, Id, Text};

/// A party agrees to the plan as it stands: to every goal that is proposed, and to what changed since.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct AgreementGiven {
    /// The number of the version that is agreed: one more than the last that all agreed.
    #[read(within = 1..=100_000)]
    pub version: u32,
    /// The party that agrees, such as `client`, `therapist` or `guardian`.
    pub party: Code,
    /// How it agreed.
    pub how: AgreementHow,
}

/// How a party agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum AgreementHow {
    /// In words.
    Said,
    /// By signature.
    Signed,
    /// At a distance.
    Remote,
}

/// A party does not agree: what was proposed is a draft again.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct AgreementDeclined {
    /// The party.
    pub party: Code,
    /// The goals; all that are proposed, where none is given.
    pub goals: Vec<GoalId>,
    /// Why, in their words.
    pub text: Option<Text>,
}

/// A review begins.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct ReviewOpened {
    /// The id of the review.
    pub review: Id,
    /// The session in which it is held.
    pub session: Option<Id>,
}

/// A review decides about a goal.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct GoalDecided {
    /// The review.
    pub review: Id,
    /// The goal.
    pub goal: GoalId,
    /// What is decided.
    pub decision: Decision,
    /// Whether it asked too little or too much.
    pub fit: Option<GoalFit>,
    /// More about it.
    pub text: Option<Text>,
}

/// What a review decides about a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Decision {
    /// It goes on.
    Continue,
    /// It is changed.
    Modify,
    /// It ends.
    Retire,
}

/// Whether a goal fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum GoalFit {
    /// It asked too little.
    TooEasy,
    /// It asked about right.
    Right,
    /// It asked too much.
    TooHard,
}

/// A review ends.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct ReviewClosed {
    /// The review.
    pub review: Id,
    /// What helps.
    pub helps: Option<Text>,
    /// What should be otherwise.
    pub otherwise: Option<Text>,
}

/// A ranking was looked at, and people decided.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct RankingSeen {
    /// The digest of the ranking.
    pub digest: Code,
    /// The goals that people decided to work on, the first one first.
    pub chosen: Vec<GoalId>,
    /// The goals that wait, each until a day.
    pub deferred: Vec<Deferred>,
}

/// A goal that waits.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct Deferred {
    /// The goal.
    pub goal: GoalId,
    /// The day on which it is looked at again.
    pub revisit_at: Date,
}

/// Something happened in the client's life.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct LifeEvent {
    /// What it is, as a code of the host; `planned_break` is a break of the therapy that was planned, from `from` to
    /// `until`.
    pub event: Code,
    /// The first day, where it lasts.
    pub from: Option<Date>,
    /// The last day, where it lasts.
    pub until: Option<Date>,
    /// More about it.
    pub text: Option<Text>,
}

/// It is agreed beforehand which goal comes first in a certain case.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct ContingencyAgreed {
    /// The id of the contingency.
    pub contingency: Id,
    /// The case.
    pub when: Text,
    /// The goal that then comes first.
    pub goal: GoalId,
}

/// The case has happened, or is over.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct ContingencyInvoked {
    /// The contingency.
    pub contingency: Id,
    /// Whether the case is over.
    #[read(default)]
    #[write(unless_default)]
    pub over: bool,
}

/// The profile of a school of therapy is chosen.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct ProfileChosen {
    /// The profile, by its id.
    pub profile: Code,
}

/// The plan is closed.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct PlanClosed {
    /// The reason, as a code of the host, such as `completed` or `dropped_out`.
    pub reason: Option<Code>,
    /// More about it.
    pub text: Option<Text>,
}

/// The plan goes on; the event's `why` says why.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Record)]
#[record(new)]
pub struct PlanReopened {}
