//! Compares the client's order with the therapist's, and looks for what they could settle on.

use std::collections::HashMap;

use crate::goal::{Criterion, Goal};
use crate::priority::codes::finding::Finding;
use crate::priority::codes::number::counted;
use crate::priority::disagree::record::{
    Deferral, Disagreement, Dispute, RevisitAt, Sequence, Settlement, Statement, TherapistPlace,
};
use crate::priority::disagree::sequence::{Found, Goals, MAXIMUM_PARTIAL_SEQUENCES};
use crate::priority::model::candidate::{Candidate, Model};
use crate::priority::order::agreement;
use crate::priority::order::eligibility::Eligibility;
use crate::priority::order::ripple::Ripple;
use crate::priority::order::standing::{Scores, Standing, Table, order, score};
use crate::scalar::{GoalId, Rater};

/// Compares the two orders.
pub(crate) fn compare(
    model: &Model<'_>,
    table: &Table,
    ripple: &Ripple<'_>,
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
    fn new(model: &'a Model<'a>, table: &'a Table, ripple: &'a Ripple<'_>, eligibility: &'a Eligibility<'a>) -> Self {
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
        let top_k = usize::from(policy.top_k.get()).min(shared.len());
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
            statements: self.statements(),
            disputes: self.disputes(),
            therapist_order: self.therapist_order(),
            agreement: agreement::tau_b(&scores.collect::<Vec<_>>()),
            discordant_pairs: discordant(&own, &other),
            top_k: counted(top_k),
            top_k_overlap: agreement::top_overlap(&own, &other, top_k),
            rbo: policy.rbo_persistence.and_then(|p| agreement::rank_biased_overlap(&own, &other, p.get())),
            client_first: found.first().filter(|found| !found.goals.is_empty()).map(settle),
            compromise: compromise.map(settle),
            pareto: found.iter().filter(|found| !found.goals.is_empty()).map(|found| self.sequence(found)).collect(),
            shared: self.model.ids(shared),
            searched,
        };
        (disagreement, findings)
    }

    /// What client and therapist had to say, by goal.
    fn statements(&self) -> Vec<Statement> {
        let goals = self.model.candidates.iter().map(|candidate| candidate.goal);
        let said = goals.filter(|goal| goal.dissent.is_some() || goal.rationale.is_some());
        let statement = |goal: &Goal| Statement {
            goal: goal.id.clone(),
            dissent: goal.dissent.clone(),
            rationale: goal.rationale.clone(),
        };
        said.map(statement).collect()
    }

    fn disputes(&self) -> Vec<Dispute> {
        let gap = self.model.situation.policy.dispute_gap.get();
        let of = |candidate: &Candidate<'_>, criterion: Criterion| {
            let rated = |rater| candidate.goal.ratings.of(rater).get(criterion);
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
        let mut numbers: HashMap<&GoalId, usize> = HashMap::new();
        let mut after: Vec<Vec<usize>> = Vec::new();
        for link in self.eligibility.links.iter().filter(|link| link.before.agreed && !link.ignored) {
            let ends = [&link.first.id, &link.then.id].map(|goal| {
                let next = numbers.len();
                *numbers.entry(goal).or_insert(next)
            });
            after.resize(numbers.len(), Vec::new());
            let [first, then] = ends;
            if let Some(after) = after.get_mut(first) {
                after.push(then);
            }
        }
        // The place of each goal that has a link, where it has one, and the number of the goal there.
        let mut places = vec![None; after.len()];
        let mut starts = Vec::new();
        for (place, standing) in self.client.iter().enumerate() {
            let number = self.model.get(standing.index).and_then(|candidate| numbers.get(&candidate.goal.id));
            if let Some((number, slot)) = number.and_then(|number| Some((*number, places.get_mut(*number)?))) {
                *slot = Some((place, standing.group));
                starts.push((number, place, standing.group));
            }
        }
        let mut pairs = Vec::new();
        for (start, place, group) in starts {
            let mut seen = vec![false; after.len()];
            let mut open = vec![start];
            while let Some(goal) = open.pop() {
                for then in after.get(goal).into_iter().flatten() {
                    let Some(seen) = seen.get_mut(*then).filter(|seen| !**seen) else { continue };
                    *seen = true;
                    open.push(*then);
                    if let Some((then, _)) = places.get(*then).copied().flatten().filter(|(_, then)| group <= *then) {
                        pairs.push((place, then));
                    }
                }
            }
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
