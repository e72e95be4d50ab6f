//! What needs a conversation: facts and questions, as codes with the numbers that made them.

use serde::Serialize;

use crate::goal::{FlagKind, Horizon, Stage};
use crate::priority::codes::keys::Barrier;
use crate::priority::codes::number::count;
use crate::scalar::{Code, Date, GoalId, Rating, Text};

coded! {
    /// Something to know or to talk about: a fact, or a question. None of them changes anything.
    pub enum Finding {
        /// No open goal answers this open flag in its tier or a higher one; the plan is not ready.
        UnansweredFlag = "unanswered_flag" {
            /// The kind of flag.
            kind: FlagKind = required,
            /// The tier in which a goal must answer it, or a higher one.
            tier: Code = required,
            /// The goals that are not done and name this kind of flag, but stand in a lower tier, by id.
            goals: Vec<GoalId> = list,
        },
        /// The day on which a flag was closed is still to come, so the flag counts as open: is it a slip of the pen?
        ClosedAfterToday = "closed_after_today" {
            /// Where the day stands in the situation, such as `flags[0].closed_on`.
            path: Text = required,
            /// The kind of flag.
            kind: FlagKind = required,
            /// The day.
            closed_on: Date = required,
        },
        /// The day on which a flag was opened is still to come; the flag counts as open all the same.
        OpenedAfterToday = "opened_after_today" {
            /// Where the day stands in the situation, such as `flags[0].opened_on`.
            path: Text = required,
            /// The kind of flag.
            kind: FlagKind = required,
            /// The day.
            opened_on: Date = required,
        },
        /// Nobody says which day it is, so it cannot be seen whether these days have come: they are taken to have.
        TodayNeeded = "today_needed" {
            /// Where they stand in the situation, such as `flags[0].closed_on`.
            paths: Vec<Text> = required,
        },
        /// A due date has passed.
        Overdue = "overdue" {
            /// The goal.
            goal: GoalId = required,
            /// By how many days.
            days_overdue: u32 = required(count),
        },
        /// A due date is so far ahead for the goal's horizon that the year may be a slip of the pen: see
        /// [`SHORT_TERM_DUE_FAR_AHEAD`] and [`LONG_TERM_DUE_FAR_AHEAD`].
        DueFarAhead = "due_far_ahead" {
            /// The goal.
            goal: GoalId = required,
            /// The days to the due date.
            days: u32 = required(count),
        },
        /// The stage of change and the rating of readiness say opposite things.
        StageReadinessDisagree = "stage_readiness_disagree" {
            /// The goal.
            goal: GoalId = required,
            /// The stage.
            stage: Stage = required,
            /// The readiness.
            readiness: Rating = required,
        },
        /// Nobody has set the tier of these goals, and the hierarchy has several beside safety: they count as
        /// of the last one, which may be far too low.
        TierNotSet = "tier_not_set" {
            /// The goals, by id; those still to be agreed on included.
            goals: Vec<GoalId> = required,
            /// The tier of which they count.
            tier: Code = required,
        },
        /// A goal of a lower tier is to come before one of a higher tier: the link is ignored.
        PrerequisiteBelowTier = "prerequisite_below_tier" {
            /// The goal that was to come first.
            first: GoalId = required,
            /// The goal that was to wait.
            then: GoalId = required,
        },
        /// A goal that was to come first was retired: does the other one still make sense?
        PrerequisiteRetired = "prerequisite_retired" {
            /// The goal that was to come first.
            first: GoalId = required,
            /// The goal that waited.
            then: GoalId = required,
        },
        /// A goal that was to come first was dropped: does the other one still make sense?
        PrerequisiteDropped = "prerequisite_dropped" {
            /// The goal that was to come first.
            first: GoalId = required,
            /// The goal that waited.
            then: GoalId = required,
        },
        /// A safety goal does not wait for the goal that was to come first.
        PrerequisiteOpenInSafetyTier = "prerequisite_open_in_safety_tier" {
            /// The goal that was to come first.
            first: GoalId = required,
            /// The safety goal.
            then: GoalId = required,
        },
        /// No goal of this horizon is proposed outside the safety tiers, for none is eligible.
        NoneActive = "none_active" {
            /// The horizon.
            horizon: Horizon = required,
            /// Those that are there, with what bars them; empty where there is none to choose from.
            barred: Vec<BarredGoal> = list,
        },
        /// A long-term goal is not proposed for want of a first step.
        NeedsFirstStep = "needs_first_step" {
            /// The goal.
            goal: GoalId = required,
        },
        /// If every rating may be off by one, the first of the matrix order is not likely to be first.
        TooCloseToCall = "too_close_to_call" {
            /// The first of the matrix order.
            goal: GoalId = required,
            /// The probability that it comes first in its tier.
            probability: f64 = required,
            /// The policy's limit.
            limit: f64 = required,
        },
        /// Beyond a stated size, paths are not listed; ripple and reach are exact all the same.
        PathsLeftOut = "paths_left_out" {
            /// The goals that rank.
            goals: u32 = required(count),
            /// Up to how many goals paths are listed.
            limit: u32 = required(count),
        },
        /// There are too many possible active sets to try them all, so none is proposed.
        ActiveSetNotSearched = "active_set_not_searched" {
            /// The number of sets, as a decimal number.
            sets: f64 = required,
            /// Up to how many sets are tried.
            limit: u32 = required(count),
        },
        /// The two orders leave too many sequences to try them all: the client's order is kept.
        SequencesNotSearched = "sequences_not_searched" {
            /// The goals in the sequence.
            goals: u32 = required(count),
            /// Up to how many partial sequences are looked at.
            limit: u32 = required(count),
        },
        /// The goals of a level are too many for exact probabilities.
        ProbabilitiesNotComputed = "probabilities_not_computed" {
            /// The tiers of the level.
            tiers: Vec<Code> = required,
            /// The rated goals of the level.
            goals: u32 = required(count),
            /// Up to how many goals probabilities are computed.
            limit: u32 = required(count),
        },
        /// There are too many goals to try every single change of a rating.
        ChangesNotTried = "changes_not_tried" {
            /// The goals that rank.
            goals: u32 = required(count),
            /// Up to how many goals changes are tried.
            limit: u32 = required(count),
        },
    }
}

impl Finding {
    /// Whether the plan is not ready while this stands.
    #[must_use]
    pub const fn is_blocking(&self) -> bool {
        matches!(self, Self::UnansweredFlag { .. })
    }
}

/// From how many days ahead the due date of a short-term goal, which is one of a few sessions, is asked about: a
/// year that is off by one makes a difference of a year.
pub const SHORT_TERM_DUE_FAR_AHEAD: i64 = 365;
/// The same for a long-term goal: ten years.
pub const LONG_TERM_DUE_FAR_AHEAD: i64 = 3_650;

/// A goal that ranks and cannot be worked on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BarredGoal {
    /// The goal.
    pub goal: GoalId,
    /// What bars it.
    pub barriers: Vec<Barrier>,
}

read_fields!(BarredGoal { goal: required, barriers: required });
