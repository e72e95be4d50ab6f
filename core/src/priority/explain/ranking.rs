//! A ranking in sentences: every place, and what the whole says: both orders, loops, conflicts, disagreement,
//! robustness.

use std::collections::{HashMap, HashSet};

use therapy_goals_derive::Record;

use crate::priority::codes::reason::Reason;
use crate::priority::disagree::record::{Disagreement, RevisitAt, Settlement};
use crate::priority::explain::words::{Naming, barrier_list, counted, list, not_chosen, one_line, percent, shortened};
use crate::priority::order::agreement::{Agreement, NoAgreement};
use crate::priority::order::ripple::Conflict;
use crate::priority::ranking::record::{Place, Ranking};
use crate::priority::robust::sensitivity::{Effect, RatingChange};
use crate::priority::situation::policy::OrderBy;
use crate::scalar::{GoalId, Text};

/// A ranking in sentences, goals named by their titles.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer, unread)]
pub struct Explanation {
    /// The goals in order.
    pub places: Vec<ExplainedPlace>,
    /// What to know or to talk about.
    pub findings: Vec<String>,
    /// Why the plan is not ready; none where it is.
    pub not_ready: Option<String>,
    /// What counting in the goals that each one helps does to the order; empty where no goal helps another.
    pub orders: Vec<String>,
    /// The goals that help each other, in turn.
    pub loops: Vec<String>,
    /// The goals that get in each other's way.
    pub conflicts: Vec<String>,
    /// What client and therapist said, where they differ, what they could settle on, and what is put off.
    pub disagreement: Vec<String>,
    /// How firm the first place is.
    pub robustness: Vec<String>,
}

/// Why a goal stands where it stands, in sentences.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer, unread)]
pub struct ExplainedPlace {
    /// The goal.
    pub goal: GoalId,
    /// Its title.
    pub title: Text,
    /// Its place; 1 comes first.
    pub rank: u32,
    /// Whether it is proposed to be worked on now, or why not, in a few words.
    pub now: String,
    /// The reasons.
    pub reasons: Vec<String>,
}

impl Ranking {
    /// The ranking in sentences, goals named by their titles.
    #[must_use]
    pub fn explain(&self) -> Explanation {
        let titles: HashMap<&GoalId, &Text> = self.basis.goals.iter().map(|goal| (&goal.id, &goal.title)).collect();
        let name = |goal: &GoalId| match titles.get(goal) {
            Some(title) => format!("\u{201c}{}\u{201d}", one_line(title.as_str())),
            None => goal.to_string(),
        };
        let place = |place: &Place| ExplainedPlace {
            goal: place.goal.clone(),
            title: place.title.clone(),
            rank: place.rank,
            now: now(place, &name),
            reasons: place.reasons.iter().map(|reason| reason.sentence_with(&name)).collect(),
        };
        Explanation {
            places: self.places.iter().map(place).collect(),
            findings: self.findings.iter().map(|finding| finding.sentence_with(&name)).collect(),
            not_ready: self.not_ready(),
            orders: self.orders_in_words(&name),
            loops: self.loops_in_words(&name),
            conflicts: self.conflicts_in_words(&name),
            disagreement: self.disagreement.sentences(&name),
            robustness: self.robustness_in_words(&name),
        }
    }

    fn not_ready(&self) -> Option<String> {
        let open = self.findings.iter().filter(|finding| finding.is_blocking()).count();
        let flags = match open {
            1 => "an open safety flag is".to_owned(),
            open => format!("{open} open safety flags are"),
        };
        (!self.plan_ready).then(|| format!("The plan is not ready: {flags} not answered by any goal."))
    }
}

/// Whether a goal is proposed, or why not.
fn now(place: &Place, name: Naming<'_>) -> String {
    if place.active {
        return "proposed".to_owned();
    }
    if !place.barriers.is_empty() {
        return format!("not proposed: it {}", barrier_list(&place.barriers));
    }
    let decided = place.reasons.iter().find_map(|reason| match reason {
        Reason::NotChosen { key, interferes_with } => Some(not_chosen(*key, interferes_with, name)),
        _ => None,
    });
    decided.map_or_else(
        || "not proposed: there are too many possible sets to try".to_owned(),
        |why| format!("not proposed: {why}"),
    )
}

impl Ranking {
    /// What the other of the two orders would change.
    pub(crate) fn orders_in_words(&self, name: Naming<'_>) -> Vec<String> {
        if self.places.iter().all(|place| place.reach == 0) {
            return Vec::new();
        }
        let (own, other, with) = match self.order {
            OrderBy::Matrix => (&self.orders.matrix, &self.orders.leverage, "With what each goal helps counted in"),
            OrderBy::Leverage => {
                (&self.orders.leverage, &self.orders.matrix, "Without counting in what each goal helps")
            }
        };
        if own == other {
            return vec![format!("{with}, the order is the same.")];
        }
        let places: HashMap<&GoalId, usize> = own.iter().zip(1..).collect();
        let up = |(goal, to): (&GoalId, usize)| {
            let from = *places.get(goal)?;
            (to < from).then(|| format!("{} from place {from} to place {to}", name(goal)))
        };
        let up: Vec<String> = other.iter().zip(1..).filter_map(up).collect();
        let mut sentences = vec![format!("{with}, the order differs: up would go {}.", shortened(&up, "other goal"))];
        sentences.extend(agreement("The two scores", &self.orders.agreement));
        sentences
    }

    pub(crate) fn loops_in_words(&self, name: Naming<'_>) -> Vec<String> {
        let sentence = |members: &Vec<GoalId>| {
            let members: Vec<String> = members.iter().map(name).collect();
            format!("{} help each other in a loop: progress on one comes back to it.", list(&members))
        };
        self.loops.iter().map(sentence).collect()
    }

    pub(crate) fn conflicts_in_words(&self, name: Naming<'_>) -> Vec<String> {
        let proposed: HashSet<&GoalId> = self.active_set.goals.iter().collect();
        let sentence = |conflict: &Conflict| {
            let how = match conflict.strength.get() {
                1 => "slightly",
                2 => "clearly",
                _ => "strongly",
            };
            let both = if [&conflict.from, &conflict.to].into_iter().all(|goal| proposed.contains(goal)) {
                " Both are proposed."
            } else {
                ""
            };
            format!("{} gets in the way of {}, {how}.{both}", name(&conflict.from), name(&conflict.to))
        };
        self.conflicts.iter().map(sentence).collect()
    }

    /// How firm the first place is: of the order of the policy, and how likely by the matrix.
    pub(crate) fn robustness_in_words(&self, name: Naming<'_>) -> Vec<String> {
        let found = match self.order {
            OrderBy::Matrix => &self.robustness.matrix,
            OrderBy::Leverage => &self.robustness.leverage,
        };
        let mut sentences = Vec::new();
        if let Some(top) = found.top.as_ref().filter(|_| found.cases > 0) {
            if found.changes.is_empty() {
                sentences.push(format!("The first place of {} holds whichever rating changes by one.", name(top)));
            } else {
                sentences.push(format!("The first place of {} holds unless one of these happens.", name(top)));
                sentences.extend(found.changes.iter().map(|change| shaken(change, top, name)));
            }
        }
        sentences.extend(self.likely(name));
        sentences
    }

    fn likely(&self, name: Naming<'_>) -> Option<String> {
        let close = self.robustness.too_close_to_call?;
        let top = self.orders.matrix.first()?;
        let mut goals = self.robustness.probabilities.iter().flat_map(|level| &level.goals);
        let value = goals.find(|known| known.goal == *top)?.probability.value();
        let matrix = if self.order == OrderBy::Leverage { "by the matrix order " } else { "" };
        let verdict = if close { "that is too close to call" } else { "that is clear enough" };
        Some(format!(
            "With every rating off by at most one, {matrix}{} comes first in {} of cases: {verdict} (the limit is {}).",
            name(top),
            percent(value),
            percent(self.basis.policy.too_close.get())
        ))
    }
}

/// What a change of one rating would do to the first place.
fn shaken(change: &RatingChange, top: &GoalId, name: Naming<'_>) -> String {
    let ties: Vec<String> = change.ties.iter().filter(|goal| **goal != change.first).map(name).collect();
    let level = (!ties.is_empty()).then(|| format!("{} would be level with {}", list(&ties), name(top)));
    let first = match change.effect {
        Effect::Ties => None,
        Effect::Unseats if change.ties.contains(&change.first) => {
            Some(format!("{} would be level with {} and stand before it", name(&change.first), name(top)))
        }
        Effect::Unseats => Some(format!("{} would come first", name(&change.first))),
    };
    let what: Vec<String> = first.into_iter().chain(level).collect();
    let what = what.join(", and ");
    format!(
        "If the {} of {} were {} instead of {}, {what}.",
        change.criterion.code(),
        name(&change.goal),
        change.to.get(),
        change.from.get()
    )
}

fn agreement(scores: &str, found: &Agreement) -> Option<String> {
    let pairs = counted(i64::from(found.pairs), "pair");
    match (found.tau_b, found.reason) {
        (Some(tau_b), _) => Some(format!(
            "{scores} agree on {} of {pairs} of the same tier and disagree on {} (Kendall's tau-b {tau_b:.2}).",
            found.concordant, found.discordant
        )),
        (None, Some(NoAgreement::AllTied)) => {
            Some(format!("{scores} cannot be compared: one of them is the same for every pair of the same tier."))
        }
        _ => None,
    }
}

impl Disagreement {
    /// What was said, where ratings and orders differ, and what to settle on; goals that were not rated
    /// by both are not compared.
    pub(crate) fn sentences(&self, name: Naming<'_>) -> Vec<String> {
        let mut sentences = Vec::new();
        for statement in &self.statements {
            let goal = name(&statement.goal);
            if let Some(dissent) = &statement.dissent {
                sentences.push(format!("The client objects to {goal}: \u{201c}{}\u{201d}", one_line(dissent.as_str())));
            }
            if let Some(rationale) = &statement.rationale {
                let reasons = one_line(rationale.as_str());
                sentences.push(format!("The therapist's reasons for {goal}: \u{201c}{reasons}\u{201d}"));
            }
        }
        for dispute in &self.disputes {
            sentences.push(format!(
                "On the {} of {}, client and therapist are far apart: {} and {}.",
                dispute.criterion.code(),
                name(&dispute.goal),
                dispute.client.get(),
                dispute.therapist.get()
            ));
        }
        let shared = self.shared.len();
        if shared > 1 {
            sentences.push(format!(
                "Of the {} of goals that both rated, client and therapist put {} the other way round.",
                counted(i64::try_from(shared * (shared - 1) / 2).unwrap_or(i64::MAX), "pair"),
                self.discordant_pairs
            ));
            sentences.extend(agreement("Their scores", &self.agreement));
            let same = if self.top_k_overlap == 1 { "is" } else { "are" };
            sentences.push(format!(
                "Of the first {} of each order, {} {same} the same.",
                counted(i64::from(self.top_k), "goal"),
                self.top_k_overlap
            ));
        }
        if let Some(overlap) = self.rbo {
            sentences
                .push(format!("Their orders overlap by {overlap:.2} (rank-biased overlap, 1 for the same order)."));
        }
        let differ = shared > 1 && self.discordant_pairs > 0;
        if let Some(first) = self.client_first.as_ref().filter(|first| differ || first.client > 0) {
            sentences.extend(settled("Closest to the client's order is", "In it", first, name));
        }
        if let Some(compromise) = &self.compromise {
            sentences.extend(settled("A compromise would be", "With the compromise", compromise, name));
        }
        sentences
    }
}

/// A sequence, what it costs each of the two, and what it puts off.
fn settled(what: &str, then: &str, found: &Settlement, name: Naming<'_>) -> Vec<String> {
    let goals: Vec<String> = found.goals.iter().map(name).collect();
    let mut sentences = vec![format!(
        "{what} {}: it turns round {} of the client's order and {} of the therapist's.",
        goals.join(", "),
        counted(i64::from(found.client), "pair"),
        found.therapist
    )];
    for deferral in &found.deferred {
        let when = match &deferral.revisit_at {
            RevisitAt::NextReview => "come back to it at the next review".to_owned(),
            RevisitAt::OnceAttained { goals } => {
                let goals: Vec<String> = goals.iter().map(name).collect();
                let are = if goals.len() == 1 { "is" } else { "are" };
                format!("come back to it once {} {are} attained, and at the next review in any case", list(&goals))
            }
            RevisitAt::Unrecognised(other) => format!("come back to it when a later release says (`{}`)", other.code()),
        };
        sentences.push(format!("{then}, {} is put off: {when}.", name(&deferral.goal)));
    }
    sentences
}
