//! What needs a conversation: facts and questions, as codes with the numbers that made them.

use therapy_goals_derive::Record;

use crate::document::Unrecognised;
use crate::goal::{FlagKind, Horizon, Stage};
use crate::priority::codes::keys::Barrier;
use crate::scalar::{Code, Date, GoalId, Rating, Text};

/// Something to know or to talk about: a fact, or a question. None of them changes anything.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(tag = "code", answer, open)]
pub enum Finding {
    /// No open goal answers this open flag in its tier or a higher one; the plan is not ready.
    UnansweredFlag {
        /// The kind of flag.
        kind: FlagKind,
        /// The tier in which a goal must answer it, or a higher one.
        tier: Code,
        /// The goals that are not done and name this kind of flag, but stand in a lower tier, by id.
        #[read(default)]
        goals: Vec<GoalId>,
    },
    /// The day on which a flag was closed is still to come, so the flag counts as open: is it a slip of the pen?
    ClosedAfterToday {
        /// Where the day stands in the situation, such as `flags[0].closed_on`.
        path: Text,
        /// The kind of flag.
        kind: FlagKind,
        /// The day.
        closed_on: Date,
    },
    /// The day on which a flag was opened is still to come; the flag counts as open all the same.
    OpenedAfterToday {
        /// Where the day stands in the situation, such as `flags[0].opened_on`.
        path: Text,
        /// The kind of flag.
        kind: FlagKind,
        /// The day.
        opened_on: Date,
    },
    /// Nobody says which day it is, so it cannot be seen whether these days have come: they are taken to have.
    TodayNeeded {
        /// Where they stand in the situation, such as `flags[0].closed_on`.
        paths: Vec<Text>,
    },
    /// A due date has passed.
    Overdue {
        /// The goal.
        goal: GoalId,
        /// By how many days.
        days_overdue: u32,
    },
    /// A due date is so far ahead for the goal's horizon, a year for a short-term goal and ten for a long-term one,
    /// that the year may be a slip of the pen.
    DueFarAhead {
        /// The goal.
        goal: GoalId,
        /// The days to the due date.
        days: u32,
    },
    /// The stage of change and the rating of readiness say opposite things.
    StageReadinessDisagree {
        /// The goal.
        goal: GoalId,
        /// The stage.
        stage: Stage,
        /// The readiness.
        readiness: Rating,
    },
    /// Nobody has set the tier of these goals, and the hierarchy has several beside safety: they count as
    /// of the last one, which may be far too low.
    TierNotSet {
        /// The goals, by id; those still to be agreed on included.
        goals: Vec<GoalId>,
        /// The tier of which they count.
        tier: Code,
    },
    /// A goal of a lower tier is to come before one of a higher tier: the link is ignored.
    PrerequisiteBelowTier {
        /// The goal that was to come first.
        first: GoalId,
        /// The goal that was to wait.
        then: GoalId,
    },
    /// A goal that was to come first was retired: does the other one still make sense?
    PrerequisiteRetired {
        /// The goal that was to come first.
        first: GoalId,
        /// The goal that waited.
        then: GoalId,
    },
    /// A goal that was to come first was dropped: does the other one still make sense?
    PrerequisiteDropped {
        /// The goal that was to come first.
        first: GoalId,
        /// The goal that waited.
        then: GoalId,
    },
    /// A safety goal does not wait for the goal that was to come first.
    PrerequisiteOpenInSafetyTier {
        /// The goal that was to come first.
        first: GoalId,
        /// The safety goal.
        then: GoalId,
    },
    /// No goal of this horizon is proposed outside the safety tiers, for none is eligible.
    NoneActive {
        /// The horizon.
        horizon: Horizon,
        /// Those that are there, with what bars them; empty where there is none to choose from.
        #[read(default)]
        barred: Vec<BarredGoal>,
    },
    /// A long-term goal is not proposed for want of a first step.
    NeedsFirstStep {
        /// The goal.
        goal: GoalId,
    },
    /// If every rating may be off by one, the first of the matrix order is not likely to be first.
    TooCloseToCall {
        /// The first of the matrix order.
        goal: GoalId,
        /// The probability that it comes first in its tier.
        probability: f64,
        /// The policy's limit.
        limit: f64,
    },
    /// Beyond a stated size, paths are not listed; ripple and reach are exact all the same.
    PathsLeftOut {
        /// The goals that rank.
        goals: u32,
        /// Up to how many goals paths are listed.
        limit: u32,
    },
    /// There are too many possible active sets to try them all, so none is proposed.
    ActiveSetNotSearched {
        /// The number of sets, as a decimal number.
        sets: f64,
        /// Up to how many sets are tried.
        limit: u32,
    },
    /// The two orders leave too many sequences to try them all: the client's order is kept.
    SequencesNotSearched {
        /// The goals in the sequence.
        goals: u32,
        /// Up to how many partial sequences are looked at.
        limit: u32,
    },
    /// The goals of a level are too many for exact probabilities.
    ProbabilitiesNotComputed {
        /// The tiers of the level.
        tiers: Vec<Code>,
        /// The rated goals of the level.
        goals: u32,
        /// Up to how many goals probabilities are computed.
        limit: u32,
    },
    /// There are too many goals to try every single change of a rating.
    ChangesNotTried {
        /// The goals that rank.
        goals: u32,
        /// Up to how many goals changes are tried.
        limit: u32,
    },
    /// What a later release wrote, and this one does not know: it is kept as it is.
    Unrecognised(Unrecognised),
}

impl Finding {
    /// Whether the plan is not ready while this stands.
    #[must_use]
    pub const fn is_blocking(&self) -> bool {
        matches!(self, Self::UnansweredFlag { .. })
    }
}

/// A goal that ranks and cannot be worked on.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct BarredGoal {
    /// The goal.
    pub goal: GoalId,
    /// What bars it.
    pub barriers: Vec<Barrier>,
}
