//! Where client and therapist differ: disputed ratings, two orders, and sequences that do justice to
//! both. The client's wish comes first; safety and what was agreed are not up for trade.

use std::collections::HashMap;

use serde::Serialize;

use super::eligibility::Eligibility;
use super::model::{Candidate, Model};
use super::order::{Scores, Standing, order, score};
use super::ranking::Table;
use super::read::count;
use super::ripple::Ripple;
use super::sequence::{Found, Goals, MAXIMUM_PARTIAL_SEQUENCES};
use super::why::counted;
use super::{Agreement, Criterion, Finding, agreement};
use crate::scalar::{GoalId, Rater, Rating, Text};

/// Where client and therapist differ, and what they could settle on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Disagreement {
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

/// Two ratings of one criterion that lie far apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sequence {
    /// The rated goals.
    pub goals: Vec<GoalId>,
    /// The pairs that the client's order puts the other way round.
    pub client: u32,
    /// The pairs that the therapist's order puts the other way round.
    pub therapist: u32,
}

/// A sequence to settle on, with what it puts off.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Deferral {
    /// The goal.
    pub goal: GoalId,
    /// When to come back to it.
    pub revisit_at: RevisitAt,
    /// The therapist's reasons for it.
    pub rationale: Option<Text>,
}

coded! {
    /// When to come back to a goal that was put off.
    pub enum RevisitAt {
        /// At the next review.
        NextReview = "next_review",
        /// Once the goals that were agreed to come first are attained: a goal attainment level of 0 or
        /// better. At the next review in any case.
        OnceAttained = "once_attained" {
            /// These goals.
            goals: Vec<GoalId> = required,
        },
    }
}

/// Compares the two orders.
pub(super) fn compare(
    model: &Model<'_>,
    table: &Table,
    ripple: &Ripple,
    eligibility: &Eligibility<'_>,
) -> (Disagreement, Vec<Finding>) {
    let comparison = Comparison::new(model, table, ripple, eligibility);
    comparison.disagreement()
}

struct Comparison<'a> {
    model: &'a Model<'a>,
    eligibility: &'a Eligibility<'a>,
    client_scores: &'a [Option<Scores>],
    therapist_scores: Vec<Option<Scores>>,
    therapist_ripple: &'a [f64],
    /// The scored goals, in each order.
    client: Vec<Standing>,
    therapist: Vec<Standing>,
}

impl<'a> Comparison<'a> {
    fn new(model: &'a Model<'a>, table: &'a Table, ripple: &'a Ripple, eligibility: &'a Eligibility<'a>) -> Self {
        let policy = &model.situation.policy;
        let goals = model.candidates.iter().zip(&ripple.therapist);
        let therapist_scores: Vec<Option<Scores>> =
            goals.map(|(goal, ripple)| score(model, goal.days, goal.therapist, *ripple)).collect();
        let mut therapist = order(model, &therapist_scores, &ripple.therapist, policy.order);
        therapist.retain(Standing::is_scored);
        let client = table.order(policy.order).iter().filter(|standing| standing.is_scored()).copied().collect();
        Self {
            model,
            eligibility,
            client_scores: &table.scores,
            therapist_scores,
            therapist_ripple: &ripple.therapist,
            client,
            therapist,
        }
    }

    fn disagreement(&self) -> (Disagreement, Vec<Finding>) {
        let policy = &self.model.situation.policy;
        let shared = self.shared();
        let is_shared = |standing: &&Standing| shared.binary_search(&standing.index).is_ok();
        let own: Vec<usize> = self.client.iter().filter(is_shared).map(|standing| standing.index).collect();
        let other: Vec<usize> = self.therapist.iter().filter(is_shared).map(|standing| standing.index).collect();
        let top_k = usize::from(policy.top_k).min(shared.len());
        let scores = shared.iter().filter_map(|index| {
            let of = |scores: &[Option<Scores>]| scores.get(*index).copied().flatten();
            let (client, therapist) = (of(self.client_scores)?, of(&self.therapist_scores)?);
            Some((self.model.get(*index)?.level, client.by(policy.order), therapist.by(policy.order)))
        });
        let (found, searched) = self.sequences();
        let mut findings = Vec::new();
        if !searched {
            let limit = MAXIMUM_PARTIAL_SEQUENCES;
            findings.push(Finding::SequencesNotSearched { goals: counted(self.client.len()), limit });
        }
        let compromise = if found.len() > 1 {
            found.iter().min_by_key(|found| (found.client.max(found.therapist), found.client))
        } else {
            None
        };
        let settle = |found: &Found| self.settlement(found, &other, top_k);
        let disagreement = Disagreement {
            disputes: self.disputes(),
            therapist_order: self.therapist_order(),
            agreement: agreement::tau_b(&scores.collect::<Vec<_>>()),
            discordant_pairs: discordant(&own, &other),
            top_k: counted(top_k),
            top_k_overlap: agreement::top_overlap(&own, &other, top_k),
            rbo: policy.rbo_persistence.and_then(|p| agreement::rank_biased_overlap(&own, &other, p)),
            client_first: found.first().filter(|found| !found.goals.is_empty()).map(settle),
            compromise: compromise.map(settle),
            pareto: found.iter().filter(|found| !found.goals.is_empty()).map(|found| self.sequence(found)).collect(),
            shared: self.model.ids(shared),
            searched,
        };
        (disagreement, findings)
    }

    fn disputes(&self) -> Vec<Dispute> {
        let gap = self.model.situation.policy.dispute_gap;
        let of = |candidate: &Candidate<'_>, criterion: Criterion| {
            let rated = |rater| {
                let ratings = candidate.goal.ratings.of(rater);
                match criterion {
                    Criterion::Urgency => ratings.urgency,
                    Criterion::Importance => ratings.importance,
                    Criterion::Readiness => ratings.readiness,
                }
            };
            let (client, therapist) = (rated(Rater::Client)?, rated(Rater::Therapist)?);
            let apart = client.get().abs_diff(therapist.get()) >= gap;
            apart.then(|| Dispute { goal: candidate.goal.id.clone(), criterion, client, therapist })
        };
        let all = self.model.candidates.iter();
        all.flat_map(|goal| Criterion::ALL.iter().filter_map(move |criterion| of(goal, *criterion))).collect()
    }

    fn therapist_order(&self) -> Vec<TherapistPlace> {
        let place = |standing: &Standing| {
            let scores = self.therapist_scores.get(standing.index).copied().flatten()?;
            Some(TherapistPlace {
                goal: self.model.id(standing.index)?,
                matrix_ordering_score: scores.matrix,
                leverage_ordering_score: scores.leverage_score,
                ripple: self.therapist_ripple.get(standing.index).copied()?,
            })
        };
        self.therapist.iter().filter_map(place).collect()
    }

    /// The goals of which both rated urgency and importance.
    fn shared(&self) -> Vec<usize> {
        let both = |(index, candidate): (usize, &Candidate<'_>)| {
            let client = candidate.goal.ratings.of(Rater::Client);
            let scored = |scores: &[Option<Scores>]| scores.get(index).is_some_and(Option::is_some);
            let rated = client.urgency.is_some() && client.importance.is_some();
            (rated && scored(self.client_scores) && scored(&self.therapist_scores)).then_some(index)
        };
        self.model.candidates.iter().enumerate().filter_map(both).collect()
    }

    /// The sequences to choose from, and whether all were searched.
    fn sequences(&self) -> (Vec<Found>, bool) {
        let place: HashMap<usize, usize> =
            self.therapist.iter().enumerate().map(|(place, standing)| (standing.index, place)).collect();
        let goals = Goals {
            therapist: self.client.iter().map(|standing| place.get(&standing.index).copied()).collect(),
            links: self.binding(),
        };
        match goals.sequences() {
            Some(found) => (found, true),
            None => (vec![goals.clients_order()], false),
        }
    }

    /// The pairs of scored goals, by their places in the client's order, that agreed links bind:
    /// through any goals, but never against the order of tiers.
    fn binding(&self) -> Vec<(usize, usize)> {
        let mut after: HashMap<&GoalId, Vec<&GoalId>> = HashMap::new();
        for link in self.eligibility.links.iter().filter(|link| link.before.agreed && !link.ignored) {
            after.entry(&link.first.id).or_default().push(&link.then.id);
        }
        if after.is_empty() {
            return Vec::new();
        }
        let places: HashMap<&GoalId, (usize, &Standing)> = self
            .client
            .iter()
            .enumerate()
            .filter_map(|(place, standing)| Some((&self.model.get(standing.index)?.goal.id, (place, standing))))
            .collect();
        let mut pairs = Vec::new();
        for (place, standing) in self.client.iter().enumerate() {
            let Some(candidate) = self.model.get(standing.index) else { continue };
            let mut seen: Vec<&GoalId> = Vec::new();
            let mut open = vec![&candidate.goal.id];
            while let Some(goal) = open.pop() {
                for then in after.get(goal).into_iter().flatten() {
                    if !seen.contains(then) {
                        seen.push(then);
                        open.push(then);
                    }
                }
            }
            let bound = seen.into_iter().filter_map(|then| places.get(then));
            pairs.extend(bound.filter(|(_, then)| standing.group <= then.group).map(|(then, _)| (place, *then)));
        }
        pairs
    }

    fn ids(&self, found: &Found) -> Vec<GoalId> {
        let indices = found.goals.iter().filter_map(|place| self.client.get(*place)).map(|standing| standing.index);
        self.model.ids(indices)
    }

    fn sequence(&self, found: &Found) -> Sequence {
        Sequence { goals: self.ids(found), client: found.client, therapist: found.therapist }
    }

    fn settlement(&self, found: &Found, therapist: &[usize], top_k: usize) -> Settlement {
        let Sequence { goals, client, therapist: discordant } = self.sequence(found);
        let first = goals.get(..top_k).unwrap_or(&goals);
        let top = therapist.iter().take(top_k).filter_map(|index| self.model.get(*index));
        let deferred = top.filter(|candidate| !first.contains(&candidate.goal.id));
        let deferred = deferred.map(|candidate| Deferral {
            goal: candidate.goal.id.clone(),
            revisit_at: self.revisit_at(&candidate.goal.id),
            rationale: candidate.goal.rationale.clone(),
        });
        Settlement { deferred: deferred.collect(), goals, client, therapist: discordant }
    }

    /// Once the goals that were agreed to come first are attained, or at the next review.
    fn revisit_at(&self, goal: &GoalId) -> RevisitAt {
        let links = self.eligibility.links.iter();
        let first = links.filter(|link| link.before.agreed && !link.ignored && link.open() && link.then.id == *goal);
        let goals: Vec<GoalId> = first.map(|link| link.first.id.clone()).collect();
        if goals.is_empty() { RevisitAt::NextReview } else { RevisitAt::OnceAttained { goals } }
    }
}

/// The pairs that two orders of the same goals put the other way round.
fn discordant(one: &[usize], other: &[usize]) -> u32 {
    let place: HashMap<usize, usize> = other.iter().enumerate().map(|(place, goal)| (*goal, place)).collect();
    let places: Vec<usize> = one.iter().filter_map(|goal| place.get(goal).copied()).collect();
    let later =
        |(number, place): (usize, &usize)| places.iter().skip(number + 1).filter(|later| *later < place).count();
    counted(places.iter().enumerate().map(later).sum())
}

read_fields!(Disagreement {
    disputes: required,
    therapist_order: required,
    shared: required,
    agreement: required,
    discordant_pairs: required(count),
    top_k: required(count),
    top_k_overlap: required(count),
    rbo: optional,
    pareto: required,
    client_first: optional,
    compromise: optional,
    searched: required,
});
read_fields!(Dispute { goal: required, criterion: required, client: required, therapist: required });
read_fields!(TherapistPlace {
    goal: required,
    matrix_ordering_score: required(count),
    leverage_ordering_score: required,
    ripple: required,
});
read_fields!(Sequence { goals: required, client: required(count), therapist: required(count) });
read_fields!(Settlement { goals: required, client: required(count), therapist: required(count), deferred: required });
read_fields!(Deferral { goal: required, revisit_at: required, rationale: optional });
