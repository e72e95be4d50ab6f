//! Why a goal stands where it stands: codes with the numbers that made them. Words are rendered from
//! these, never the other way round.

use serde::Serialize;

use crate::goal::{Criterion, Horizon, Intensity, Stage, Status};
use crate::priority::codes::keys::{ChoiceKey, OrderKey};
use crate::priority::codes::number::{count, days};
use crate::scalar::{Code, GoalId, Rank, Rating, Text};

coded! {
    /// One reason for a goal's place, for its being held, or for its being proposed or not.
    pub enum Reason {
        /// The tier, which comes before any score.
        Tier = "tier" {
            /// The tier.
            tier: Code = required,
            /// Whether it is about safety.
            safety: bool = required,
        },
        /// Agreed in advance to come first in a case that has happened; only safety comes before it.
        Contingency = "contingency",
        /// A safety goal that is not agreed yet ranks all the same.
        NotYetAgreed = "not_yet_agreed" {
            /// Draft or proposed.
            status: Status = required,
            /// The client's objection, where they made one.
            dissent: Option<Text> = optional,
        },
        /// Only the therapist rated these criteria, so those ratings are used.
        TherapistRatingOnly = "therapist_rating_only" {
            /// The criteria.
            criteria: Vec<Criterion> = required,
        },
        /// Nobody rated these criteria, so there is no score; the goal comes after the rated ones.
        MissingRating = "missing_rating" {
            /// The criteria.
            criteria: Vec<Criterion> = required,
        },
        /// The due date is near enough to lift the urgency.
        DeadlineRaised = "deadline_raised" {
            /// The rated urgency.
            from: Rating = required,
            /// The urgency that counts.
            to: Rating = required,
            /// The days to the due date; negative where it has passed.
            days: i32 = required(days),
        },
        /// The due date has passed.
        Overdue = "overdue" {
            /// By how many days.
            days_overdue: u32 = required(count),
        },
        /// A person gave the goal this place inside its tier, before any score.
        SubRank = "sub_rank" {
            /// The place; 1 comes first.
            sub_rank: Rank = required,
        },
        /// The score of the decision matrix, with the urgency that counts.
        Score = "score" {
            /// The urgency that counts.
            urgency: Rating = required,
            /// The importance.
            importance: Rating = required,
            /// The readiness.
            readiness: Rating = required,
            /// Their product, 1 to 125.
            score: u32 = required(count),
        },
        /// The score that orders under the leverage policy.
        Leverage = "leverage" {
            /// The urgency that counts.
            urgency: Rating = required,
            /// Importance plus ripple.
            leverage: f64 = required,
            /// The readiness.
            readiness: Rating = required,
            /// Their product.
            score: f64 = required,
        },
        /// What progress here does for other goals.
        Ripple = "ripple" {
            /// The sum of importance times share over all goals reached.
            ripple: f64 = required,
            /// How many goals are reached.
            reach: u32 = required(count),
            /// Those helped most, at most [`RIPPLE_TARGETS`](crate::priority::RIPPLE_TARGETS), by importance times share.
            targets: Vec<Influence> = required,
        },
        /// The score is level with that of the next goal; this key decided.
        TieBroken = "tie_broken" {
            /// The goal that comes next.
            goal: GoalId = required,
            /// The key.
            key: OrderKey = required,
        },
        /// The goal asks for more than the stage of change carries: held, visible, not deleted. A
        /// gentler twin of at most this intensity would fit.
        HeldByReadiness = "held_by_readiness" {
            /// The stage.
            stage: Stage = required,
            /// What the goal asks for.
            intensity: Intensity = required,
            /// The highest intensity that fits.
            max: Intensity = required,
            /// The open goal that is its gentler twin and fits; absent where there is none yet.
            twin: Option<GoalId> = optional,
        },
        /// The same for a safety goal, which is never held: advice on how to work on it.
        IntensityAdvice = "intensity_advice" {
            /// The stage.
            stage: Stage = required,
            /// What the goal asks for.
            intensity: Intensity = required,
            /// The highest intensity that fits.
            max: Intensity = required,
            /// The open goal that is its gentler twin and fits; absent where there is none yet.
            twin: Option<GoalId> = optional,
        },
        /// A person set the goal aside; it ranks but is not proposed.
        OnHold = "on_hold",
        /// Goals that come before this one are not done.
        HeldByPrerequisite = "held_by_prerequisite" {
            /// These goals.
            goals: Vec<GoalId> = required,
        },
        /// While a safety flag is open, the exclusive policy keeps this goal for later.
        BarredByExclusive = "barred_by_exclusive",
        /// As many goals of this horizon are proposed as the policy allows.
        CapReached = "cap_reached" {
            /// The horizon.
            horizon: Horizon = required,
            /// The most goals of this horizon at a time.
            cap: u32 = required(count),
        },
        /// The goal could be worked on, but a better set leaves it out.
        NotChosen = "not_chosen" {
            /// The key that decided; see [`NotChosen`](crate::priority::NotChosen).
            key: ChoiceKey = required,
            /// The goals of the set with which it interferes, in either direction, where that is the reason.
            interferes_with: Vec<GoalId> = list,
        },
        /// Proposed as a step towards a long-term goal that is proposed too.
        SteppingStoneOf = "stepping_stone_of" {
            /// The long-term goal.
            goal: GoalId = required,
        },
        /// Proposed although no proposed short-term goal is a step towards it.
        Orphan = "orphan",
    }
}

/// How much of the progress on one goal arrives at another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Influence {
    /// The goal that is helped.
    pub goal: GoalId,
    /// The share of progress that arrives, below 1.
    pub share: f64,
}

read_fields!(Influence { goal: required, share: required });
