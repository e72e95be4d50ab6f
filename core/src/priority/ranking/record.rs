//! The answer: every goal with its place, its scores and the reasons, and what the whole says.

use serde::Serialize;

use crate::document::{self, Stored};
use crate::error::Error;
use crate::goal::{Horizon, SecondaryTarget, Status};
use crate::priority::codes::finding::Finding;
use crate::priority::codes::keys::{Barrier, NotRanking};
use crate::priority::codes::number::count;
use crate::priority::codes::reason::Reason;
use crate::priority::disagree::record::Disagreement;
use crate::priority::disagree::settle;
use crate::priority::model::candidate::Model;
use crate::priority::model::twins::Twins;
use crate::priority::order::agreement::Agreement;
use crate::priority::order::eligibility::Eligibility;
use crate::priority::order::ripple::{Arrows, Conflict, Ripple, RipplePath, Ways, conflicts};
use crate::priority::order::standing::{Scores, Standing};
use crate::priority::order::table::Table;
use crate::priority::propose::active_set::{self, ActiveSet, Proposal};
use crate::priority::ranking::why;
use crate::priority::robust::sensitivity::{self, CHANGES_UP_TO, Robustness};
use crate::priority::situation::check;
use crate::priority::situation::facts::Situation;
use crate::priority::situation::policy::OrderBy;
use crate::priority::situation::urgency::lifted;
use crate::scalar::{Code, GoalId, Rating, Text};

/// Goals in order, with the reasons for each place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ranking {
    /// The version of the form in which this is stored.
    pub schema_version: Code,
    /// Which score ordered the goals inside a level.
    pub order: OrderBy,
    /// The goals that rank, in order.
    pub places: Vec<Place>,
    /// The goals that do not, by id.
    pub not_ranking: Vec<LeftOut>,
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
}

/// The place of one goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
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

/// Ratings as used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Rated {
    /// How soon it must be tackled.
    pub urgency: Option<Rating>,
    /// How much it matters.
    pub importance: Option<Rating>,
    /// How ready the client is.
    pub readiness: Option<Rating>,
}

/// A goal that does not rank.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeftOut {
    /// The goal.
    pub goal: GoalId,
    /// Why.
    pub reason: NotRanking,
}

/// The goals that rank, in both orders.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Orders {
    /// By urgency × importance × readiness.
    pub matrix: Vec<GoalId>,
    /// By urgency × leverage × readiness.
    pub leverage: Vec<GoalId>,
    /// How far the two scores agree.
    pub agreement: Agreement,
}

/// Puts goals in order: safety and the other tiers first, then the score, every place with reasons.
///
/// # Errors
/// Everything that makes no sense, at once, each with its path: `duplicate_id`, `unknown_goal`,
/// `unknown_tier`, `self_reference`, `duplicate_arrow`, `cycle`, `flag_opened_twice`, `unmapped_flag`,
/// `inconsistent`, `too_many`; `missing` at `today` where a goal has a due date and no day is given.
///
/// ```
/// use therapy_goals::priority::{Situation, rank};
///
/// // By the product alone, college and skills would tie for the first place and self-harm come third.
/// let ranking = rank(&Situation::from_json(
///     r#"{
///         "goals": [
///             { "id": "college", "title": "Back to college", "horizon": "long", "tier": "quality_of_life",
///               "ratings": { "client": { "urgency": 4, "importance": 5, "readiness": 4 } } },
///             { "id": "distress-tolerance", "title": "Ride out urges", "horizon": "short", "tier": "skills",
///               "ratings": { "client": { "urgency": 4, "importance": 4, "readiness": 5 } } },
///             { "id": "self-harm", "title": "No cutting", "horizon": "short", "tier": "life_threatening",
///               "ratings": { "client": { "urgency": 5, "importance": 5, "readiness": 2 } },
///               "answers_flags": ["self_harm"] },
///             { "id": "attend", "title": "Come every week", "horizon": "short", "tier": "therapy_interfering",
///               "ratings": { "client": { "urgency": 3, "importance": 3, "readiness": 3 } } }
///         ],
///         "flags": [{ "kind": "self_harm", "opened_on": "2026-11-20", "opened_by": "therapist" }],
///         "policy": { "hierarchy": "dbt_individual", "safety": "exclusive" }
///     }"#,
/// )?)?;
/// let order: Vec<&str> = ranking.places.iter().map(|place| place.goal.as_str()).collect();
/// assert_eq!(order, ["self-harm", "attend", "college", "distress-tolerance"]);
/// let now: Vec<&str> = ranking.active_set.goals.iter().map(|goal| goal.as_str()).collect();
/// assert_eq!(now, ["self-harm", "attend"]);
/// assert!(ranking.plan_ready);
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn rank(situation: &Situation) -> Result<Ranking, Error> {
    let hierarchy = check::check(situation)?;
    let model = Model::new(situation, &hierarchy);
    let arrows = Arrows::new(&model);
    let ripple = Ripple::new(&model, &arrows, CHANGES_UP_TO);
    let table = Table::new(&model, &ripple.main);
    let eligibility = Eligibility::new(&model, &table);
    let proposal = active_set::propose(&model, &table, &eligibility);
    let twins = Twins::new(&model);
    let parts = Parts {
        model: &model,
        arrows: &arrows,
        ripple: &ripple,
        table: &table,
        eligibility: &eligibility,
        proposal: &proposal,
        twins: &twins,
    };
    let places = parts.places();
    let mut findings = why::findings(&model, &eligibility);
    findings.extend(proposal.findings);
    let (disagreement, more) = settle::compare(&model, &table, &ripple, &eligibility);
    findings.extend(more);
    let (robustness, more) = sensitivity::robustness(&model, &table, &ripple);
    findings.extend(more);
    let eligible = places.iter().find(|place| place.eligible);
    Ok(Ranking {
        schema_version: Code::new(Ranking::SCHEMA_VERSION)?,
        order: situation.policy.order,
        top: places.first().map(|place| place.goal.clone()),
        first_eligible: eligible.map(|place| place.goal.clone()),
        not_ranking: model
            .others
            .iter()
            .map(|(goal, reason)| LeftOut { goal: (*goal).clone(), reason: *reason })
            .collect(),
        orders: table.orders(&model),
        plan_ready: model.flags.unanswered().next().is_none(),
        findings,
        loops: arrows.loops().into_iter().map(|members| model.ids(members)).collect(),
        conflicts: conflicts(&model),
        active_set: proposal.set,
        disagreement,
        robustness,
        basis: situation.basis(),
        places,
    })
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

/// What the places are made from.
struct Parts<'a> {
    model: &'a Model<'a>,
    arrows: &'a Arrows,
    ripple: &'a Ripple,
    table: &'a Table,
    eligibility: &'a Eligibility<'a>,
    proposal: &'a Proposal,
    twins: &'a Twins<'a>,
}

impl Parts<'_> {
    fn places(&self) -> Vec<Place> {
        let order = self.table.order(self.model.situation.policy.order);
        let next = order.iter().skip(1).map(Some).chain([None]);
        let numbered = (1..).zip(order.iter().zip(next));
        numbered.filter_map(|(rank, (standing, next))| self.place(rank, standing, next)).collect()
    }

    fn place(&self, rank: u32, standing: &Standing, next: Option<&Standing>) -> Option<Place> {
        let Self { model, ripple, .. } = self;
        let index = standing.index;
        let candidate = model.get(index)?;
        let scores = self.table.get(index);
        let barriers = self.eligibility.barriers(index).to_vec();
        let [urgency, importance, readiness] = candidate.rated;
        let ripple_of = ripple.main.get(index).copied().unwrap_or(0.0);
        let ways = ripple.ways.get(index);
        let path = |to| ways.map(|ways| model.ids(ways.path(to))).unwrap_or_default();
        let reached = ways.into_iter().flat_map(Ways::reached);
        let policy = &model.situation.policy;
        Some(Place {
            goal: candidate.goal.id.clone(),
            title: candidate.goal.title.clone(),
            rank,
            horizon: candidate.goal.horizon,
            status: candidate.goal.status,
            tier: candidate.tier.clone(),
            secondary_targets: candidate.goal.secondary_targets.clone(),
            rated: Rated { urgency, importance, readiness },
            matrix_score: scores.map(|scores| scores.rated),
            urgency: lifted(&policy.deadlines, candidate.days, urgency),
            ordering_score: scores.map(|scores| scores.by(policy.order)),
            matrix_ordering_score: scores.map(|scores| scores.matrix),
            leverage_ordering_score: scores.map(|scores| scores.leverage_score),
            leverage: importance.map(|importance| f64::from(importance.get()) + ripple_of),
            ripple: ripple_of,
            out_degree: self.arrows.out_degree(index),
            reach: ripple.reach.get(index).copied().unwrap_or(0),
            paths: reached.map(|(to, share)| RipplePath { goals: path(to), share }).collect(),
            held: candidate.held(),
            eligible: barriers.is_empty(),
            barriers,
            active: self.proposal.active.get(index).is_some_and(|active| *active),
            reasons: self.reasons(standing, next, scores),
        })
    }

    fn reasons(&self, standing: &Standing, next: Option<&Standing>, scores: Option<&Scores>) -> Vec<Reason> {
        let Self { model, ripple, .. } = self;
        let index = standing.index;
        let Some(candidate) = model.get(index) else { return Vec::new() };
        let mut reasons = why::place(model, candidate, standing, next, scores);
        reasons.extend(why::ripple(model, ripple, index));
        reasons.extend(why::barriers(candidate, self.eligibility, self.twins, index));
        reasons.extend(self.proposal.reasons.get(index).into_iter().flatten().cloned());
        reasons
    }
}

read_fields!(Ranking {
    schema_version: required(|reader| reader.schema_version(Self::SCHEMA_VERSION)),
    order: required,
    places: required,
    not_ranking: required,
    orders: required,
    plan_ready: required,
    findings: required,
    top: optional,
    first_eligible: optional,
    loops: required,
    conflicts: required,
    active_set: required,
    disagreement: required,
    robustness: required,
    basis: required,
} check |ranking, reader| ranking.check().map_or_else(|error| reader.adopt(&error), Some));
read_fields!(Place {
    goal: required,
    title: required,
    rank: required(count),
    horizon: required,
    status: required,
    tier: required,
    secondary_targets: list,
    rated: required,
    matrix_score: optional(count),
    urgency: optional,
    ordering_score: optional,
    matrix_ordering_score: optional(count),
    leverage_ordering_score: optional,
    leverage: optional,
    ripple: required,
    out_degree: required(count),
    reach: required(count),
    paths: required,
    held: required,
    eligible: required,
    barriers: required,
    active: required,
    reasons: required,
});
read_fields!(Rated { urgency: optional, importance: optional, readiness: optional });
read_fields!(LeftOut { goal: required, reason: required });
read_fields!(Orders { matrix: required, leverage: required, agreement: required });

/// All that any text may have: a ranking of 2,000 goals and 20,000 arrows takes 4 to 7 MB.
impl Stored for Ranking {
    const MAXIMUM_BYTES: usize = document::MAXIMUM_BYTES;
}
