//! Where client and therapist differ: disputed ratings, two orders, and sequences that do justice to
//! both. The client's wish comes first; safety and what was agreed are not up for trade.

use therapy_goals_derive::Record;

use crate::document::Unrecognised;
use crate::goal::Criterion;
use crate::priority::order::agreement::Agreement;
use crate::scalar::{GoalId, Rating, Text};

/// Where client and therapist differ, and what they could settle on.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Disagreement {
    /// What each of them had to say about a goal: the client's objection, the therapist's reasons.
    #[read(default)]
    pub statements: Vec<Statement>,
    /// The ratings that differ by the policy's gap or more, by goal.
    pub disputes: Vec<Dispute>,
    /// The goals that the therapist rated, in the therapist's order.
    pub therapist_order: Vec<TherapistPlace>,
    /// The goals of which both rated urgency and importance, by id: agreement is about these.
    pub shared: Vec<GoalId>,
    /// How far the scores agree over the shared goals.
    pub agreement: Agreement,
    /// The pairs of shared goals that the two orders put the other way round.
    pub discordant_pairs: u32,
    /// How many of the first goals of each order were compared.
    pub top_k: u32,
    /// How many of these are the same.
    pub top_k_overlap: u32,
    /// Rank-biased overlap, extrapolated, from 0 to 1; only where the policy asks for it.
    pub rbo: Option<f64>,
    /// The sequences that keep tiers and agreed links and are not worse for both than another one,
    /// from the one closest to the client's order on.
    pub pareto: Vec<Sequence>,
    /// The default: closest to the client's order, then to the therapist's.
    pub client_first: Option<Settlement>,
    /// The sequence whose larger number of discordant pairs is least, ties to the client; none where
    /// there is nothing to trade.
    pub compromise: Option<Settlement>,
    /// Whether all sequences were searched; where they are too many, the client's order is kept, as
    /// far as agreed links allow.
    pub searched: bool,
}

/// What was said about a goal that ranks; at least one of the two.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct Statement {
    /// The goal.
    pub goal: GoalId,
    /// The client's objection, where the goal stands against their wish.
    pub dissent: Option<Text>,
    /// The therapist's reasons for it.
    pub rationale: Option<Text>,
}

/// Two ratings of one criterion that differ by the policy's gap or more.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Dispute {
    /// The goal.
    pub goal: GoalId,
    /// The criterion.
    pub criterion: Criterion,
    /// The client's rating.
    pub client: Rating,
    /// The therapist's rating.
    pub therapist: Rating,
}

/// A goal in the therapist's order.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct TherapistPlace {
    /// The goal.
    pub goal: GoalId,
    /// Urgency that counts × importance × readiness, by the therapist's urgency and importance.
    pub matrix_ordering_score: u32,
    /// Urgency that counts × leverage × readiness, likewise.
    pub leverage_ordering_score: f64,
    /// The ripple by the therapist's ratings of importance.
    pub ripple: f64,
}

/// An order of goals with its distance from the two orders.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Sequence {
    /// The rated goals.
    pub goals: Vec<GoalId>,
    /// The pairs that the client's order puts the other way round.
    pub client: u32,
    /// The pairs that the therapist's order puts the other way round.
    pub therapist: u32,
}

/// A sequence to settle on, with what it puts off.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Settlement {
    /// The rated goals.
    pub goals: Vec<GoalId>,
    /// The pairs that the client's order puts the other way round.
    pub client: u32,
    /// The pairs that the therapist's order puts the other way round.
    pub therapist: u32,
    /// The first goals of the therapist's order that this sequence puts off.
    pub deferred: Vec<Deferral>,
}

/// A goal that matters to the therapist and is put off.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Deferral {
    /// The goal.
    pub goal: GoalId,
    /// When to come back to it.
    pub revisit_at: RevisitAt,
    /// The therapist's reasons for it.
    pub rationale: Option<Text>,
}

/// When to come back to a goal that was put off.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(tag = "code", answer, open)]
pub enum RevisitAt {
    /// At the next review.
    NextReview,
    /// Once the goals that were agreed to come first are attained: a goal attainment level of 0 or
    /// better. At the next review in any case.
    OnceAttained {
        /// These goals.
        goals: Vec<GoalId>,
    },
    /// What a later release wrote, and this one does not know: it is kept as it is.
    Unrecognised(Unrecognised),
}
