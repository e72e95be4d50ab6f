//! Which goals can be worked on now, and what keeps the others: readiness, a person, a missing
//! rating, a goal that comes first, the exclusive safety policy.

use std::collections::HashMap;

use crate::goal::{Goal, Status};
use crate::priority::codes::keys::Barrier;
use crate::priority::hierarchy::definition::Hierarchy;
use crate::priority::model::candidate::Model;
use crate::priority::order::standing::Table;
use crate::priority::situation::facts::Before;
use crate::scalar::GoalId;
use crate::sort;

/// A link with both of its goals.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Link<'a> {
    pub(crate) before: &'a Before,
    pub(crate) first: &'a Goal,
    pub(crate) then: &'a Goal,
    /// Whether it is ignored, as the goal that was to come first stands in a lower tier.
    pub(crate) ignored: bool,
}

impl Link<'_> {
    /// Whether the goal that comes first is neither achieved nor given up.
    pub(crate) fn open(&self) -> bool {
        !matches!(self.first.status, Status::Achieved | Status::Retired | Status::Dropped)
    }
}

/// What bars each goal that ranks.
pub(crate) struct Eligibility<'a> {
    /// The links of what comes before what, sorted by their ids.
    pub(crate) links: Vec<Link<'a>>,
    waits_for: Vec<Vec<&'a GoalId>>,
    barriers: Vec<Vec<Barrier>>,
}

impl<'a> Eligibility<'a> {
    pub(crate) fn new(model: &Model<'a>, table: &Table) -> Self {
        let links = links(model);
        let mut waits_for = vec![Vec::new(); model.candidates.len()];
        for link in links.iter().filter(|link| !link.ignored && link.open()) {
            let goals = model.index(&link.then.id).and_then(|index| waits_for.get_mut(index));
            if let Some(goals) = goals {
                goals.push(&link.first.id);
            }
        }
        let candidates = model.candidates.iter().zip(&table.scores).zip(&waits_for);
        let barriers = candidates
            .map(|((candidate, scores), waits_for)| {
                let all = [
                    (candidate.held(), Barrier::HeldByReadiness),
                    (candidate.goal.status == Status::OnHold, Barrier::OnHold),
                    (scores.is_none() && !candidate.safety, Barrier::NoScore),
                    (!waits_for.is_empty() && !candidate.safety, Barrier::HeldByPrerequisite),
                    (model.flags.bars(candidate.goal), Barrier::BarredByExclusive),
                ];
                all.into_iter().filter(|(bars, _)| *bars).map(|(_, barrier)| barrier).collect()
            })
            .collect();
        Self { links, waits_for, barriers }
    }

    /// What bars a goal; nothing where it can be worked on.
    pub(crate) fn barriers(&self, index: usize) -> &[Barrier] {
        self.barriers.get(index).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn is_eligible(&self, index: usize) -> bool {
        self.barriers.get(index).is_some_and(Vec::is_empty)
    }

    /// The goals that come before this one and are not done.
    pub(crate) fn waits_for(&self, index: usize) -> &[&'a GoalId] {
        self.waits_for.get(index).map_or(&[], Vec::as_slice)
    }
}

fn links<'a>(model: &Model<'a>) -> Vec<Link<'a>> {
    if model.situation.before.is_empty() {
        return Vec::new();
    }
    let goals: HashMap<&GoalId, &'a Goal> = model.situation.goals.iter().map(|goal| (&goal.id, goal)).collect();
    let link = |before: &'a Before| {
        let (first, then) = (*goals.get(&before.first)?, *goals.get(&before.then)?);
        Some(Link { before, first, then, ignored: below(model.hierarchy, first, then) })
    };
    let mut links: Vec<Link<'a>> = model.situation.before.iter().filter_map(link).collect();
    sort::by_key(&mut links, |link| (&link.first.id, &link.then.id));
    links
}

/// Whether the first goal stands in a lower tier than the second: by this hierarchy, or, where one of
/// them is no part of its agenda, by the one that judges flags.
fn below(hierarchy: &Hierarchy, first: &Goal, then: &Goal) -> bool {
    let (first, then) = (hierarchy.tier_of(first), hierarchy.tier_of(then));
    if let (Some(first), Some(then)) = (hierarchy.level(first.as_str()), hierarchy.level(then.as_str())) {
        return first > then;
    }
    let judged = |tier| hierarchy.judge().level(hierarchy.judged_tier(tier).as_str());
    judged(first) > judged(then)
}
