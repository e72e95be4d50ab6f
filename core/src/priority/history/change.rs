//! One fact of a situation, changed: what a person might ask about, and what history names.

use therapy_goals_derive::Record;

use crate::error::Error;
use crate::goal::{Criterion, FlagKind, Goal, Horizon, Intensity, Stage, Status};
use crate::priority::situation::facts::{Flag, Sign, Strength};
use crate::priority::situation::policy::Policy;
use crate::scalar::{Code, Date, GoalId, Rank, Rater, Rating, Text};

/// A fact of a situation, changed. A `to` that is left out takes the fact back.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(tag = "code")]
pub enum Change {
    /// A rating; absent to take it back.
    SetRating {
        /// The goal.
        goal: GoalId,
        /// Whose rating.
        rater: Rater,
        /// Which rating.
        criterion: Criterion,
        /// The new rating; absent to take it back.
        to: Option<Rating>,
    },
    /// The due date.
    SetDue {
        /// The goal.
        goal: GoalId,
        /// The new date; absent for none.
        to: Option<Date>,
    },
    /// The stage of change.
    SetStage {
        /// The goal.
        goal: GoalId,
        /// The new stage; absent for none.
        to: Option<Stage>,
    },
    /// How much the goal asks for.
    SetIntensity {
        /// The goal.
        goal: GoalId,
        /// The new intensity; absent for none.
        to: Option<Intensity>,
    },
    /// Where the goal stands in its life.
    SetStatus {
        /// The goal.
        goal: GoalId,
        /// The new status.
        to: Status,
    },
    /// The horizon.
    SetHorizon {
        /// The goal.
        goal: GoalId,
        /// The new horizon.
        to: Horizon,
    },
    /// The tier.
    SetTier {
        /// The goal.
        goal: GoalId,
        /// The new tier; absent for the last.
        to: Option<Code>,
    },
    /// The place inside a tier that the hierarchy lists in `sub_ranked`; 1 comes first.
    SetSubRank {
        /// The goal.
        goal: GoalId,
        /// The new place; absent for none.
        to: Option<Rank>,
    },
    /// The client's own order of preference; 1 is the dearest.
    SetClientRank {
        /// The goal.
        goal: GoalId,
        /// The new place; absent for none.
        to: Option<Rank>,
    },
    /// The long-term goal towards which it is a step.
    SetParent {
        /// The goal.
        goal: GoalId,
        /// The long-term goal; absent for none.
        to: Option<GoalId>,
    },
    /// The goal of which it is a gentler twin.
    SetGentlerTwinOf {
        /// The goal.
        goal: GoalId,
        /// The goal that asks for more; absent for none.
        to: Option<GoalId>,
    },
    /// The kinds of flag that it answers.
    SetAnswersFlags {
        /// The goal.
        goal: GoalId,
        /// The kinds, all of them; absent for none.
        to: Vec<FlagKind>,
    },
    /// A goal that was not there.
    AddGoal {
        /// The goal.
        goal: Box<Goal>,
    },
    /// A goal that is no longer there, with all that refers to it.
    RemoveGoal {
        /// The goal.
        goal: GoalId,
    },
    /// An arrow: drawn, of another strength, or taken away.
    SetArrow {
        /// Where it starts.
        from: GoalId,
        /// Where it leads.
        to: GoalId,
        /// What it does.
        #[read(default = Sign::Helps)]
        sign: Sign,
        /// The new strength. Absent it takes the arrow away: here it has no default, as it has in a situation.
        strength: Option<Strength>,
    },
    /// A link of what comes before what: made, changed, or taken away.
    SetBefore {
        /// The goal that comes first.
        first: GoalId,
        /// The goal that waits.
        then: GoalId,
        /// Whether both agree on it. Absent it takes the link away: here it has no default, as it has in a situation.
        agreed: Option<bool>,
    },
    /// A safety flag is opened.
    OpenFlag {
        /// The flag.
        flag: Flag,
    },
    /// The tier to which an open flag was raised.
    RaiseFlag {
        /// The kind of flag.
        kind: FlagKind,
        /// The tier; absent for the hierarchy's own.
        to: Option<Code>,
    },
    /// An open safety flag is closed. Day and person are given together, or left out together where
    /// one only asks what if. A day after `today` closes nothing yet.
    CloseFlag {
        /// The kind of flag.
        kind: FlagKind,
        /// The day it was closed.
        closed_on: Option<Date>,
        /// Who closed it.
        closed_by: Option<Text>,
    },
    /// What was said of an open safety flag was wrong, such as a year: it is written anew, whole.
    CorrectFlag {
        /// The flag as it is.
        flag: Flag,
    },
    /// The goal that comes first by contingency.
    SetContingency {
        /// The goal; absent for none.
        to: Option<GoalId>,
    },
    /// The day for which deadlines are counted.
    SetToday {
        /// The day; absent for none.
        to: Option<Date>,
    },
    /// The policy, all of it: what the new one leaves out has its default, the hierarchy included.
    SetPolicy {
        /// The new policy.
        to: Box<Policy>,
    },
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
