//! The answer: every goal with its place, its scores and the reasons, and what the whole says.

use therapy_goals_derive::Record;

use crate::document::{self, Kept, Reader, Stored};
use crate::error::Error;
use crate::goal::{Horizon, SecondaryTarget, Status};
use crate::priority::codes::finding::Finding;
use crate::priority::codes::keys::{Barrier, NotRanking};
use crate::priority::codes::reason::Reason;
use crate::priority::disagree::record::Disagreement;
use crate::priority::order::agreement::Agreement;
use crate::priority::order::ripple::{Conflict, RipplePath};
use crate::priority::propose::active_set::ActiveSet;
use crate::priority::robust::sensitivity::Robustness;
use crate::priority::situation::facts::Situation;
use crate::priority::situation::policy::OrderBy;
use crate::scalar::{Code, GoalId, Rating, Text};

/// Goals in order, with the reasons for each place.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer, check = sound)]
pub struct Ranking {
    /// The version of the form in which this is stored.
    #[read(with = |reader| reader.schema_version(Self::SCHEMA_VERSION))]
    pub schema_version: Code,
    /// Which score ordered the goals inside a level.
    pub order: OrderBy,
    /// The goals that rank, in order.
    pub places: Vec<Place>,
    /// The goals that do not, by id.
    pub not_ranking: Vec<UnrankedGoal>,
    /// Both orders, whatever the policy, and how far they agree.
    pub orders: Orders,
    /// Whether every open safety flag is answered by an open goal.
    pub plan_ready: bool,
    /// What to know or to talk about.
    pub findings: Vec<Finding>,
    /// The first goal of the order, held or not.
    pub top: Option<GoalId>,
    /// The first goal of the order that can be worked on.
    pub first_eligible: Option<GoalId>,
    /// Sets of goals that all help each other, in turn.
    pub loops: Vec<Vec<GoalId>>,
    /// The arrows that interfere.
    pub conflicts: Vec<Conflict>,
    /// What to work on now.
    pub active_set: ActiveSet,
    /// Where client and therapist differ, and what they could settle on.
    pub disagreement: Disagreement,
    /// How firm the first place is.
    pub robustness: Robustness,
    /// What the ranking was made from, without what has no bearing on it.
    pub basis: Situation,
    /// What a later release wrote beside it.
    pub kept: Kept,
}

/// The place of one goal.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Place {
    /// The goal.
    pub goal: GoalId,
    /// Its title.
    pub title: Text,
    /// The place; 1 comes first.
    pub rank: u32,
    /// Its horizon.
    pub horizon: Horizon,
    /// Where it stands in its life.
    pub status: Status,
    /// Its tier.
    pub tier: Code,
    /// Its tags of secondary targets: to filter by, never to order by.
    #[read(default)]
    pub secondary_targets: Vec<SecondaryTarget>,
    /// The ratings used: the client's, the therapist's where the client gave none.
    pub rated: Rated,
    /// Urgency × importance × readiness as rated, 1 to 125, unaltered; none where one is missing.
    pub matrix_score: Option<u32>,
    /// The urgency that counts: as rated, or lifted by a deadline.
    pub urgency: Option<Rating>,
    /// The score by which the policy ordered.
    pub ordering_score: Option<f64>,
    /// Urgency that counts × importance × readiness.
    pub matrix_ordering_score: Option<u32>,
    /// Urgency that counts × leverage × readiness.
    pub leverage_ordering_score: Option<f64>,
    /// Importance plus ripple; none where importance was not rated.
    pub leverage: Option<f64>,
    /// The importance of the goals that progress here helps, each times the share that arrives.
    pub ripple: f64,
    /// How many goals it helps directly.
    pub out_degree: u32,
    /// How many goals it helps at all.
    pub reach: u32,
    /// The best path to each goal that it helps, by id; listed up to a stated number of goals.
    pub paths: Vec<RipplePath>,
    /// Whether readiness holds it.
    pub held: bool,
    /// Whether it can be worked on: nothing bars it.
    pub eligible: bool,
    /// What bars it.
    pub barriers: Vec<Barrier>,
    /// Whether it is proposed to be worked on now.
    pub active: bool,
    /// Why it stands here, and why it is proposed or not.
    pub reasons: Vec<Reason>,
}

/// Ratings as used: the client's, the therapist's where the client gave none.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Record)]
#[record(answer)]
pub struct Rated {
    /// How soon it must be tackled.
    pub urgency: Option<Rating>,
    /// How much it matters.
    pub importance: Option<Rating>,
    /// How ready the client is.
    pub readiness: Option<Rating>,
}

/// A goal that does not rank.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct UnrankedGoal {
    /// The goal.
    pub goal: GoalId,
    /// Why.
    pub reason: NotRanking,
}

/// The goals that rank, in both orders.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Orders {
    /// By urgency × importance × readiness.
    pub matrix: Vec<GoalId>,
    /// By urgency × leverage × readiness.
    pub leverage: Vec<GoalId>,
    /// How far the two scores agree.
    pub agreement: Agreement,
}

impl Ranking {
    /// The version of the form in which this release stores rankings; any other with its major number is read.
    pub const SCHEMA_VERSION: &str = "1.0";

    /// Reads a stored ranking from JSON text.
    ///
    /// # Errors
    /// As [`document::from_json`]; every fault at once, each with its path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        document::from_json(json)
    }

    /// The place of a goal; none where it does not rank.
    #[must_use]
    pub fn place(&self, goal: &GoalId) -> Option<&Place> {
        self.places.iter().find(|place| place.goal == *goal)
    }

    /// The goals that rank and carry one of these tags, in order. Tags filter; they order nothing.
    #[must_use]
    pub fn with_secondary_target(&self, targets: &[SecondaryTarget]) -> Vec<GoalId> {
        let tagged = |place: &&Place| place.secondary_targets.iter().any(|target| targets.contains(target));
        self.places.iter().filter(tagged).map(|place| place.goal.clone()).collect()
    }
}

/// A ranking that is read is checked as a whole.
fn sound(ranking: &Ranking, reader: &Reader<'_>) -> Option<()> {
    ranking.check().map_or_else(|error| reader.adopt(&error), Some)
}

/// All that any text may have: a ranking of 2,000 goals and 20,000 arrows takes 4 to 7 MB.
impl Stored for Ranking {
    const MAXIMUM_BYTES: usize = document::MAXIMUM_BYTES;
}
