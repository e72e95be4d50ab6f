//! The order: tier first, then the score, then stated keys down to the id. Nothing is left to chance.

use std::cmp::Ordering;

use crate::priority::codes::keys::OrderKey;
use crate::priority::model::candidate::{Candidate, Group, Model, Triple};
use crate::priority::situation::policy::OrderBy;
use crate::scalar::{Rank, Rating};
use crate::sort;

/// What a goal with all three ratings scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scores {
    /// Urgency × importance × readiness as rated.
    pub(crate) rated: u32,
    /// The urgency that counts: rated, or lifted by a deadline.
    pub(crate) urgency: Rating,
    /// The same product with the urgency that counts.
    pub(crate) matrix: u32,
    /// Importance plus ripple.
    pub(crate) leverage: f64,
    /// The urgency that counts × leverage × readiness.
    pub(crate) leverage_score: f64,
}

impl Scores {
    /// The score by which a policy orders.
    pub(crate) fn by(&self, order: OrderBy) -> f64 {
        match order {
            OrderBy::Matrix => f64::from(self.matrix),
            OrderBy::Leverage => self.leverage_score,
        }
    }
}

/// The scores of one goal; none where a rating is missing.
pub(crate) fn score(model: &Model<'_>, days: Option<i64>, rated: Triple, ripple: f64) -> Option<Scores> {
    let [urgency, importance, readiness] = rated;
    let counted = model.situation.policy.deadlines.lift(days, urgency)?;
    let (importance, readiness) = (importance?.get(), readiness?.get());
    let product = |urgency: Rating| u32::from(urgency.get()) * u32::from(importance) * u32::from(readiness);
    let leverage = f64::from(importance) + ripple;
    Some(Scores {
        rated: product(urgency?),
        urgency: counted,
        matrix: product(counted),
        leverage,
        leverage_score: f64::from(counted.get()) * leverage * f64::from(readiness),
    })
}

/// Where a goal stands: the keys of the order, the first one that differs decides.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing {
    pub(crate) group: Group,
    /// Scored goals come first.
    scored: bool,
    /// A place that nobody gave comes last.
    sub_rank: u16,
    pub(crate) score: f64,
    ripple: f64,
    urgency: u8,
    client_rank: u16,
    pub(crate) index: usize,
}

impl Standing {
    pub(crate) fn new(
        candidate: &Candidate<'_>,
        index: usize,
        scores: Option<&Scores>,
        ripple: f64,
        order: OrderBy,
    ) -> Self {
        let client_rank = candidate.goal.client_rank.map_or(u16::MAX, Rank::get);
        let group = candidate.group;
        match scores {
            Some(scores) => Self {
                group,
                scored: true,
                sub_rank: candidate.sub_rank.map_or(u16::MAX, Rank::get),
                score: scores.by(order),
                ripple,
                urgency: scores.urgency.get(),
                client_rank,
                index,
            },
            // Unrated goals of a tier: by the client's order of preference, then by id.
            None => Self {
                group,
                scored: false,
                sub_rank: u16::MAX,
                score: 0.0,
                ripple: 0.0,
                urgency: 0,
                client_rank,
                index,
            },
        }
    }

    /// Which of two comes first, and the key that decides.
    pub(crate) fn compare(&self, other: &Self) -> (Ordering, OrderKey) {
        // One after the other: most of the time the first keys decide.
        let mut ordering = self.group.cmp(&other.group);
        if ordering.is_ne() {
            return (ordering, OrderKey::Tier);
        }
        ordering = other.scored.cmp(&self.scored);
        if ordering.is_ne() {
            return (ordering, OrderKey::Scored);
        }
        ordering = self.sub_rank.cmp(&other.sub_rank);
        if ordering.is_ne() {
            return (ordering, OrderKey::SubRank);
        }
        ordering = other.score.total_cmp(&self.score);
        if ordering.is_ne() {
            return (ordering, OrderKey::Score);
        }
        ordering = other.ripple.total_cmp(&self.ripple);
        if ordering.is_ne() {
            return (ordering, OrderKey::Ripple);
        }
        ordering = other.urgency.cmp(&self.urgency);
        if ordering.is_ne() {
            return (ordering, OrderKey::Urgency);
        }
        ordering = self.client_rank.cmp(&other.client_rank);
        if ordering.is_ne() {
            return (ordering, OrderKey::ClientRank);
        }
        (self.index.cmp(&other.index), OrderKey::Id)
    }

    /// Whether two scored goals are level in tier, sub-rank and score, so that lesser keys decide.
    pub(crate) fn ties_with(&self, other: &Self) -> bool {
        self.scored
            && other.scored
            && self.group == other.group
            && self.sub_rank == other.sub_rank
            && self.score.total_cmp(&other.score).is_eq()
    }

    pub(crate) fn is_scored(&self) -> bool {
        self.scored
    }
}

/// All goals that rank, in order. `scores` and `ripple` go by candidate.
pub(crate) fn order(model: &Model<'_>, scores: &[Option<Scores>], ripple: &[f64], order: OrderBy) -> Vec<Standing> {
    let goals = model.candidates.iter().zip(scores).zip(ripple).enumerate();
    let standing = |(index, ((goal, scores), ripple)): (usize, ((&Candidate<'_>, &Option<Scores>), &f64))| {
        Standing::new(goal, index, scores.as_ref(), *ripple, order)
    };
    let mut standings: Vec<Standing> = goals.map(standing).collect();
    sort::by(&mut standings, |one, other| one.compare(other).0);
    standings
}

/// The scores of all goals that rank, and both orders.
pub(crate) struct Table {
    pub(crate) scores: Vec<Option<Scores>>,
    pub(crate) matrix: Vec<Standing>,
    pub(crate) leverage: Vec<Standing>,
}

impl Table {
    pub(crate) fn new(model: &Model<'_>, ripple: &[f64]) -> Self {
        let goals = model.candidates.iter().zip(ripple);
        let scores: Vec<Option<Scores>> =
            goals.map(|(goal, ripple)| score(model, goal.days, goal.rated, *ripple)).collect();
        let matrix = order(model, &scores, ripple, OrderBy::Matrix);
        let leverage = order(model, &scores, ripple, OrderBy::Leverage);
        Self { scores, matrix, leverage }
    }

    pub(crate) fn order(&self, order: OrderBy) -> &[Standing] {
        match order {
            OrderBy::Matrix => &self.matrix,
            OrderBy::Leverage => &self.leverage,
        }
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Scores> {
        self.scores.get(index).and_then(Option::as_ref)
    }
}
