//! One fact of a situation, changed: what a person might ask about, and what history names.

use crate::error::Error;
use crate::goal::{Criterion, FlagKind, Goal, Horizon, Intensity, Stage, Status};
use crate::priority::situation::facts::{Flag, Sign, Strength};
use crate::priority::situation::policy::Policy;
use crate::scalar::{Code, Date, GoalId, Rank, Rater, Rating, Text};

coded! {
    /// A fact of a situation, changed.
    pub enum Change {
        /// A rating; absent to take it back.
        SetRating = "set_rating" {
            /// The goal.
            goal: GoalId = required,
            /// Whose rating.
            rater: Rater = required,
            /// Which rating.
            criterion: Criterion = required,
            /// The new rating.
            to: Option<Rating> = optional,
        },
        /// The due date.
        SetDue = "set_due" {
            /// The goal.
            goal: GoalId = required,
            /// The new date.
            to: Option<Date> = optional,
        },
        /// The stage of change.
        SetStage = "set_stage" {
            /// The goal.
            goal: GoalId = required,
            /// The new stage.
            to: Option<Stage> = optional,
        },
        /// How much the goal asks for.
        SetIntensity = "set_intensity" {
            /// The goal.
            goal: GoalId = required,
            /// The new intensity.
            to: Option<Intensity> = optional,
        },
        /// Where the goal stands in its life.
        SetStatus = "set_status" {
            /// The goal.
            goal: GoalId = required,
            /// The new status.
            to: Status = required,
        },
        /// The horizon.
        SetHorizon = "set_horizon" {
            /// The goal.
            goal: GoalId = required,
            /// The new horizon.
            to: Horizon = required,
        },
        /// The tier.
        SetTier = "set_tier" {
            /// The goal.
            goal: GoalId = required,
            /// The new tier; absent for the last.
            to: Option<Code> = optional,
        },
        /// The place inside a safety tier.
        SetSubRank = "set_sub_rank" {
            /// The goal.
            goal: GoalId = required,
            /// The new place.
            to: Option<Rank> = optional,
        },
        /// The client's own order of preference.
        SetClientRank = "set_client_rank" {
            /// The goal.
            goal: GoalId = required,
            /// The new place.
            to: Option<Rank> = optional,
        },
        /// The long-term goal towards which it is a step.
        SetParent = "set_parent" {
            /// The goal.
            goal: GoalId = required,
            /// The long-term goal.
            to: Option<GoalId> = optional,
        },
        /// The goal of which it is a gentler twin.
        SetGentlerTwinOf = "set_gentler_twin_of" {
            /// The goal.
            goal: GoalId = required,
            /// The goal that asks for more.
            to: Option<GoalId> = optional,
        },
        /// The kinds of flag that it answers.
        SetAnswersFlags = "set_answers_flags" {
            /// The goal.
            goal: GoalId = required,
            /// The kinds, all of them.
            to: Vec<FlagKind> = list,
        },
        /// A goal that was not there.
        AddGoal = "add_goal" {
            /// The goal.
            goal: Box<Goal> = required,
        },
        /// A goal that is no longer there, with all that refers to it.
        RemoveGoal = "remove_goal" {
            /// The goal.
            goal: GoalId = required,
        },
        /// An arrow: drawn, of another strength, or taken away.
        SetArrow = "set_arrow" {
            /// Where it starts.
            from: GoalId = required,
            /// Where it leads.
            to: GoalId = required,
            /// What it does.
            sign: Sign = or(Sign::Helps),
            /// The new strength; absent to take the arrow away.
            strength: Option<Strength> = optional,
        },
        /// A link of what comes before what: made, changed, or taken away.
        SetBefore = "set_before" {
            /// The goal that comes first.
            first: GoalId = required,
            /// The goal that waits.
            then: GoalId = required,
            /// Whether both agree on it; absent to take the link away.
            agreed: Option<bool> = optional,
        },
        /// A safety flag is opened.
        OpenFlag = "open_flag" {
            /// The flag.
            flag: Flag = required,
        },
        /// The tier to which an open flag was raised.
        RaiseFlag = "raise_flag" {
            /// The kind of flag.
            kind: FlagKind = required,
            /// The tier; absent for the hierarchy's own.
            to: Option<Code> = optional,
        },
        /// An open safety flag is closed. Day and person are given together, or left out together where
        /// one only asks what if.
        CloseFlag = "close_flag" {
            /// The kind of flag.
            kind: FlagKind = required,
            /// The day it was closed.
            closed_on: Option<Date> = optional,
            /// Who closed it.
            closed_by: Option<Text> = optional,
        },
        /// What was said of an open safety flag was wrong, such as a year: it is written anew.
        CorrectFlag = "correct_flag" {
            /// The flag as it is.
            flag: Flag = required,
        },
        /// The goal that comes first by contingency.
        SetContingency = "set_contingency" {
            /// The goal.
            to: Option<GoalId> = optional,
        },
        /// The day for which deadlines are counted.
        SetToday = "set_today" {
            /// The day.
            to: Option<Date> = optional,
        },
        /// The policy, all of it: what the new one leaves out has its default, the hierarchy included.
        SetPolicy = "set_policy" {
            /// The new policy.
            to: Box<Policy> = required,
        },
    }
}

impl Change {
    /// Reads a change from JSON text.
    ///
    /// # Errors
    /// Every fault at once, each with its path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        crate::document::from_json(json)
    }

    /// The goal of which it changes a field.
    pub(crate) const fn goal(&self) -> Option<&GoalId> {
        match self {
            Self::SetRating { goal, .. }
            | Self::SetDue { goal, .. }
            | Self::SetStage { goal, .. }
            | Self::SetIntensity { goal, .. }
            | Self::SetStatus { goal, .. }
            | Self::SetHorizon { goal, .. }
            | Self::SetTier { goal, .. }
            | Self::SetSubRank { goal, .. }
            | Self::SetClientRank { goal, .. }
            | Self::SetParent { goal, .. }
            | Self::SetGentlerTwinOf { goal, .. }
            | Self::SetAnswersFlags { goal, .. } => Some(goal),
            _ => None,
        }
    }
}

/// A change can hold a policy, which takes some KB.
impl crate::document::Stored for Change {
    const MAXIMUM_BYTES: usize = 1_000_000;
}
