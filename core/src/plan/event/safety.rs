//! Flags, alerts, signals and concerns: what somebody has to answer.

use therapy_goals_derive::Record;

use crate::goal::FlagKind;
use crate::scalar::{Code, GoalId, Id, Text};

/// A person opens a safety flag. It is open from then on, also where the day is still to come.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct FlagOpened {
    /// The id of the flag.
    pub flag: Id,
    /// What it is about.
    pub kind: FlagKind,
    /// The tier to which a person raises it.
    pub raised_to: Option<Code>,
    /// What led to it.
    pub text: Option<Text>,
}

/// A person closes a safety flag, from the day on which it happened.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct FlagClosed {
    /// The flag.
    pub flag: Id,
    /// Why it could be closed.
    pub text: Option<Text>,
}

/// What was done about an alert of a score.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct AlertAnswered {
    /// The event that recorded the score.
    pub score: Id,
    /// The alert, by its code in the instrument.
    pub alert: Code,
    /// What was done.
    pub how: AlertAnswer,
    /// The flag that was opened.
    pub flag: Option<Id>,
    /// Why none was needed, or what else was done.
    pub text: Option<Text>,
}

/// What was done about an alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum AlertAnswer {
    /// A safety flag was opened.
    FlagOpened,
    /// It was talked about, and no flag was needed: the reason is given.
    NoFlagNeeded,
}

impl AlertAnswered {
    /// The flag that it raises again, where it answers by one.
    pub(crate) fn raises(&self) -> Option<&Id> {
        self.flag.as_ref().filter(|_| self.how == AlertAnswer::FlagOpened)
    }
}

/// Somebody has seen a signal, which is not yet an answer to it.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct SignalSeen {
    /// The signal, as a code of whoever computes it, such as `not_on_track` or `deteriorated`.
    pub signal: Code,
    /// Its key: rule, series, and the first score that raised it. The same key is the same signal.
    pub key: Id,
    /// Whether it has cleared.
    #[read(default)]
    #[write(unless_default)]
    pub cleared: bool,
}

/// A concern: somebody, or a signal, says that it does not go as hoped.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct ConcernOpened {
    /// The id of the concern.
    pub concern: Id,
    /// What it may be about, such as `alliance` or `motivation`; `concern_domains` lists those that ship.
    pub domain: Code,
    /// The key of the signal that led to it.
    pub signal: Option<Id>,
    /// The goal that it is about.
    pub goal: Option<GoalId>,
    /// The items of a form that speak for it.
    pub items: Vec<Code>,
    /// What may be behind it.
    pub hypothesis: Option<Text>,
}

/// A concern goes on: what is thought, planned, done, and what came of it.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct ConcernUpdated {
    /// The concern.
    pub concern: Id,
    /// What may be behind it.
    pub hypothesis: Option<Text>,
    /// What is planned.
    pub planned: Option<Text>,
    /// What was done.
    pub done: Option<Text>,
    /// What came of it.
    pub outcome: Option<Text>,
}

/// A concern is closed by somebody.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct ConcernClosed {
    /// The concern.
    pub concern: Id,
    /// What came of it.
    pub outcome: Option<Text>,
}
