//! From a situation to its ranking: one step after the other.

use crate::document::Kept;
use crate::error::Error;
use crate::priority::codes::reason::Reason;
use crate::priority::disagree::settle;
use crate::priority::model::candidate::Model;
use crate::priority::model::twins::Twins;
use crate::priority::order::agreement;
use crate::priority::order::arrows::Arrows;
use crate::priority::order::eligibility::Eligibility;
use crate::priority::order::paths::{PATHS_UP_TO, Paths, Ways};
use crate::priority::order::ripple::{Ripple, conflicts};
use crate::priority::order::shown::shown;
use crate::priority::order::standing::{Scores, Standing, Table};
use crate::priority::propose::active_set::{self, Proposal};
use crate::priority::ranking::record::{Orders, Place, Ranking, Rated, UnrankedGoal};
use crate::priority::ranking::why;
use crate::priority::robust::sensitivity;
use crate::priority::situation::check;
use crate::priority::situation::facts::Situation;
use crate::scalar::Code;

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
    ranked(situation, None).map(|(ranking, _)| ranking)
}

/// A ranking, and the paths that it was made with; of those that are known, what has not changed is not searched anew.
pub(crate) fn ranked(situation: &Situation, known: Option<&Paths>) -> Result<(Ranking, Paths), Error> {
    let hierarchy = check::check(situation)?;
    let model = Model::new(situation, &hierarchy);
    let paths = Paths::new(Arrows::new(&model), known);
    let arrows = paths.arrows();
    let ripple = Ripple::new(&model, &paths);
    let table = Table::new(&model, &ripple.main);
    let eligibility = Eligibility::new(&model, &table);
    let proposal = active_set::propose(&model, &table, &eligibility);
    let twins = Twins::new(&model);
    let parts = Parts {
        model: &model,
        arrows,
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
    let ranking = Ranking {
        kept: Kept::default(),
        schema_version: Code::new(Ranking::SCHEMA_VERSION)?,
        order: situation.policy.order,
        top: places.first().map(|place| place.goal.clone()),
        first_eligible: eligible.map(|place| place.goal.clone()),
        not_ranking: model
            .others
            .iter()
            .map(|(goal, reason)| UnrankedGoal { goal: (*goal).clone(), reason: *reason })
            .collect(),
        orders: orders(&model, &table),
        plan_ready: model.flags.unanswered().next().is_none(),
        findings,
        loops: arrows.loops().into_iter().map(|members| model.ids(members)).collect(),
        conflicts: conflicts(&model),
        active_set: proposal.set,
        disagreement,
        robustness,
        basis: situation.basis(),
        places,
    };
    Ok((ranking, paths))
}

/// What the places are made from.
struct Parts<'a> {
    model: &'a Model<'a>,
    arrows: &'a Arrows,
    ripple: &'a Ripple<'a>,
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
        let ways = ripple.paths.from(index);
        let ways_shown = ways.filter(|_| model.candidates.len() <= PATHS_UP_TO);
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
            urgency: policy.deadlines.lift(candidate.days, urgency),
            ordering_score: scores.map(|scores| scores.by(policy.order)),
            matrix_ordering_score: scores.map(|scores| scores.matrix),
            leverage_ordering_score: scores.map(|scores| scores.leverage_score),
            leverage: importance.map(|importance| f64::from(importance.get()) + ripple_of),
            ripple: ripple_of,
            out_degree: self.arrows.out_degree(index),
            reach: ways.map_or(0, Ways::reach),
            paths: ways_shown.map(|ways| shown(model, self.arrows, ways)).unwrap_or_default(),
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

/// Both orders, and how far their scores agree.
fn orders(model: &Model<'_>, table: &Table) -> Orders {
    let scored = model.candidates.iter().zip(&table.scores);
    let pairs: Vec<(usize, f64, f64)> = scored
        .filter_map(|(goal, scores)| {
            let scores = scores.as_ref()?;
            Some((goal.level, f64::from(scores.matrix), scores.leverage_score))
        })
        .collect();
    Orders {
        matrix: model.ids(table.matrix.iter().map(|standing| standing.index)),
        leverage: model.ids(table.leverage.iter().map(|standing| standing.index)),
        agreement: agreement::tau_b(&pairs),
    }
}
