//! Why a goal stands where it stands: codes with the numbers that made them. Words are rendered from
//! these, never the other way round.

use therapy_goals_derive::Record;

use crate::document::Unrecognised;
use crate::goal::{Criterion, Horizon, Intensity, Stage, Status};
use crate::priority::codes::keys::{ChoiceKey, OrderKey};
use crate::scalar::{Code, GoalId, Rank, Rating, Text};

/// One reason for a goal's place, for its being held, or for its being proposed or not.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(tag = "code", answer, open)]
pub enum Reason {
    /// The tier, which comes before any score.
    Tier {
        /// The tier.
        tier: Code,
        /// Whether it is about safety.
        safety: bool,
    },
    /// Agreed in advance to come first in a case that has happened; only safety comes before it.
    Contingency,
    /// A safety goal that is not agreed yet ranks all the same.
    NotYetAgreed {
        /// Draft or proposed.
        status: Status,
        /// The client's objection, where they made one.
        dissent: Option<Text>,
    },
    /// Only the therapist rated these criteria, so those ratings are used.
    TherapistRatingOnly {
        /// The criteria.
        criteria: Vec<Criterion>,
    },
    /// Nobody rated these criteria, so there is no score; the goal comes after the rated ones.
    MissingRating {
        /// The criteria.
        criteria: Vec<Criterion>,
    },
    /// The due date is near enough to lift the urgency.
    DeadlineRaised {
        /// The rated urgency.
        from: Rating,
        /// The urgency that counts.
        to: Rating,
        /// The days to the due date; negative where it has passed.
        days: i32,
    },
    /// The due date has passed.
    Overdue {
        /// By how many days.
        days_overdue: u32,
    },
    /// A person gave the goal this place inside its tier, before any score.
    SubRank {
        /// The place; 1 comes first.
        sub_rank: Rank,
    },
    /// The score of the decision matrix, with the urgency that counts.
    Score {
        /// The urgency that counts.
        urgency: Rating,
        /// The importance.
        importance: Rating,
        /// The readiness.
        readiness: Rating,
        /// Their product, 1 to 125.
        score: u32,
    },
    /// The score that orders under the leverage policy.
    Leverage {
        /// The urgency that counts.
        urgency: Rating,
        /// Importance plus ripple.
        leverage: f64,
        /// The readiness.
        readiness: Rating,
        /// Their product.
        score: f64,
    },
    /// What progress here does for other goals.
    Ripple {
        /// The sum of importance times share over all goals reached.
        ripple: f64,
        /// How many goals are reached.
        reach: u32,
        /// Those helped most, at most 3, by importance times share.
        targets: Vec<Influence>,
    },
    /// The score is level with that of the next goal; this key decided.
    TieBroken {
        /// The goal that comes next.
        goal: GoalId,
        /// The key.
        key: OrderKey,
    },
    /// The goal asks for more than the stage of change carries: held, visible, not deleted. A
    /// gentler twin of at most this intensity would fit.
    HeldByReadiness {
        /// The stage.
        stage: Stage,
        /// What the goal asks for.
        intensity: Intensity,
        /// The highest intensity that fits.
        max: Intensity,
        /// The open goal that is its gentler twin and fits; absent where there is none yet.
        twin: Option<GoalId>,
    },
    /// The same for a safety goal, which is never held: advice on how to work on it.
    IntensityAdvice {
        /// The stage.
        stage: Stage,
        /// What the goal asks for.
        intensity: Intensity,
        /// The highest intensity that fits.
        max: Intensity,
        /// The open goal that is its gentler twin and fits; absent where there is none yet.
        twin: Option<GoalId>,
    },
    /// A person set the goal aside; it ranks but is not proposed.
    OnHold,
    /// Goals that come before this one are not done.
    HeldByPrerequisite {
        /// These goals.
        goals: Vec<GoalId>,
    },
    /// While a safety flag is open, the exclusive policy keeps this goal for later.
    BarredByExclusive,
    /// As many goals of this horizon are proposed as the policy allows.
    CapReached {
        /// The horizon.
        horizon: Horizon,
        /// The most goals of this horizon at a time.
        cap: u32,
    },
    /// The goal could be worked on, but a better set leaves it out.
    NotChosen {
        /// The key that decided.
        key: ChoiceKey,
        /// The goals of the set with which it interferes, in either direction, where that is the reason.
        #[read(default)]
        interferes_with: Vec<GoalId>,
    },
    /// Proposed as a step towards a long-term goal that is proposed too.
    SteppingStoneOf {
        /// The long-term goal.
        goal: GoalId,
    },
    /// Proposed although no proposed short-term goal is a step towards it.
    Orphan,
    /// What a later release wrote, and this one does not know: it is kept as it is.
    Unrecognised(Unrecognised),
}

/// How much of the progress on one goal arrives at another.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Influence {
    /// The goal that is helped.
    pub goal: GoalId,
    /// The share of progress that arrives, below 1.
    pub share: f64,
}
