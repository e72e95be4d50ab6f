//! What is told at the beginning: wishes, strengths, problems, what was tried before.

use therapy_goals_derive::Record;

use crate::scalar::{Code, GoalId, Id, Text};

/// An answer on the way from a wish to a goal.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct ExplorationAnswered {
    /// The question, by its id.
    pub question: Code,
    /// The answer in words.
    pub text: Option<Text>,
    /// The answer as a number, such as where one stands from 0 to 10.
    pub value: Option<f64>,
    /// The goal that came of it.
    pub goal: Option<GoalId>,
}

/// Where a measure stood at the beginning.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct BaselineRecorded {
    /// The measure, in words, as in the goal.
    pub measure: Text,
    /// The value. Zero is one.
    pub value: f64,
    /// The goal that it belongs to.
    pub goal: Option<GoalId>,
    /// Where it comes from.
    pub source: Option<Text>,
}

/// A strength, or something in the surroundings that helps or hinders.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct StrengthRecorded {
    /// What it is.
    #[read(default = StrengthKind::Strength)]
    pub kind: StrengthKind,
    /// In words.
    pub text: Text,
}

/// What is told beside the problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum StrengthKind {
    /// A strength.
    Strength,
    /// Something that is hard.
    Challenge,
    /// The people and the life around.
    SocialContext,
}

/// A therapy that was tried before.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct PriorTherapyRecorded {
    /// What helped.
    pub worked: Option<Text>,
    /// What did not.
    pub did_not: Option<Text>,
    /// What should be otherwise this time.
    pub do_differently: Option<Text>,
}

/// A sorting of value cards.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct ValuesSorted {
    /// The most important ones, the dearest first.
    pub very_important: Vec<Text>,
    /// The important ones.
    pub important: Vec<Text>,
    /// The others.
    pub not_important: Vec<Text>,
}

/// A problem that the client brings.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct ProblemRecorded {
    /// The id of the problem.
    pub problem: Id,
    /// In the client's words.
    pub text: Text,
    /// The goals that are to help.
    pub goals: Vec<GoalId>,
}

/// What makes it hard to want a goal.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct ResistanceRecorded {
    /// What is behind it.
    pub reason: ResistanceReason,
    /// The goal.
    pub goal: Option<GoalId>,
    /// In the client's words.
    pub text: Option<Text>,
}

/// What may be behind resistance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum ResistanceReason {
    /// To fail.
    FearOfFailure,
    /// To be disappointed again.
    PastDisappointment,
    /// The therapist is to mend it.
    WantsTherapistToFix,
    /// Another one, in words.
    Other,
}
