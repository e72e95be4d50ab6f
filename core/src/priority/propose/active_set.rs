//! What to work on now: all safety goals that can be worked on, and the best set of others within the
//! caps.

use therapy_goals_derive::Record;

use crate::goal::{Horizon, Status};
use crate::priority::codes::finding::{BarredGoal, Finding};
use crate::priority::codes::keys::ChoiceKey;
use crate::priority::codes::number::counted;
use crate::priority::codes::reason::Reason;
use crate::priority::model::candidate::{Candidate, Model};
use crate::priority::order::eligibility::Eligibility;
use crate::priority::order::standing::Table;
use crate::priority::propose::search::{self, Choice, Found, MAXIMUM_CHOICES, MAXIMUM_SETS, Problem, Set};
use crate::priority::situation::facts::Sign;
use crate::priority::situation::policy::Margin;
use crate::scalar::GoalId;
use crate::sort;

/// The set of goals that is proposed to be worked on at a time. A proposal: it changes nothing.
///
/// ```
/// use therapy_goals::priority::{Situation, rank};
///
/// # fn goal(id: &str, horizon: &str, [u, i, r]: [u8; 3], more: &str) -> String {
/// #     format!(r#"{{ "id": "{id}", "title": "{id}", "horizon": "{horizon}",
/// #         "ratings": {{ "client": {{ "urgency": {u}, "importance": {i}, "readiness": {r} }} }}{more} }}"#)
/// # }
/// # let goals = [
/// #     goal("breathe", "short", [3, 4, 4], r#", "parent": "panic""#),
/// #     goal("bed11", "short", [3, 3, 4], r#", "parent": "panic""#),
/// #     goal("talk1", "short", [2, 3, 3], r#", "parent": "social""#),
/// #     goal("cv", "short", [2, 4, 4], r#", "parent": "work", "due": "2026-12-03""#),
/// #     goal("journal", "short", [2, 2, 5], ""),
/// #     goal("panic", "long", [3, 5, 4], ""),
/// #     goal("social", "long", [3, 5, 3], ""),
/// #     goal("work", "long", [3, 4, 3], ""),
/// # ];
/// # let json = format!(r#"{{ "goals": [{}], "today": "2026-11-23" }}"#, goals.join(","));
/// // Five short-term goals, three long-term ones; the cv is due in ten days.
/// let ranking = rank(&Situation::from_json(&json)?)?;
/// let set = &ranking.active_set;
/// let goals: Vec<&str> = set.goals.iter().map(|goal| goal.as_str()).collect();
/// // The best scores alone would take `social`, for which there is no step, instead of `work`.
/// assert_eq!(goals, ["cv", "panic", "breathe", "bed11", "work"]);
/// assert_eq!((set.keys.score_sum, set.keys.orphans, set.sets), (244.0, 0, 150));
/// # Ok::<(), therapy_goals::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct ActiveSet {
    /// The goals, in the order of the ranking.
    pub goals: Vec<GoalId>,
    /// Those of them in safety tiers: all that can be worked on, beyond any cap.
    pub safety: Vec<GoalId>,
    /// What the set is worth, key by key.
    pub keys: SetKeys,
    /// The best of the other sets.
    pub runner_up: Option<RunnerUp>,
    /// Whether the goals under way stay, although another set is better by less than the margin.
    pub kept: bool,
    /// The goals that could be worked on and are left out, by id, with the reason.
    pub not_chosen: Vec<NotChosen>,
    /// Whether the exclusive safety policy is in force: while a flag of a safety tier is open.
    pub exclusive: bool,
    /// Whether the sets were tried; where they are too many, only safety goals are proposed.
    pub searched: bool,
    /// How many sets were tried, all of them.
    pub sets: u32,
}

/// What a set is worth, in the order in which the keys decide: sets compare by the first that differs.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct SetKeys {
    /// Its goals on each counted level of the hierarchy, the highest first; more is better.
    pub tier_vector: Vec<u32>,
    /// Its long-term goals without a short-term goal in it that is a step towards them.
    pub orphans: u32,
    /// Its pairs of goals that interfere with each other.
    pub interfering: u32,
    /// The sum of its scores outside the safety tiers, whose goals are in every set.
    pub score_sum: f64,
    /// Its short-term goals that lead to no long-term goal in it.
    pub off_path: u32,
}

/// The best of the sets that were not chosen.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct RunnerUp {
    /// Its goals, in the order of the ranking.
    pub goals: Vec<GoalId>,
    /// What it is worth.
    pub keys: SetKeys,
    /// The first key on which it is worse.
    pub lost_on: ChoiceKey,
}

/// A goal that could be worked on and is left out.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct NotChosen {
    /// The goal.
    pub goal: GoalId,
    /// The first key on which the best set with it is worse than the one chosen. But `interfering` where a
    /// set with it would be better if goals that interfere with each other did not count.
    pub key: ChoiceKey,
    /// Whether as many goals of its horizon are in the set as the policy allows.
    pub cap_reached: bool,
}

/// The proposal, with what the places and the findings say about it.
pub(crate) struct Proposal {
    pub(crate) set: ActiveSet,
    /// Whether each candidate is in it.
    pub(crate) active: Vec<bool>,
    /// Why each candidate is in it in the way it is, or is not.
    pub(crate) reasons: Vec<Vec<Reason>>,
    pub(crate) findings: Vec<Finding>,
}

/// Proposes what to work on.
pub(crate) fn propose(model: &Model<'_>, table: &Table, eligibility: &Eligibility<'_>) -> Proposal {
    Proposer::new(model, table, eligibility).propose()
}

struct Proposer<'a> {
    model: &'a Model<'a>,
    table: &'a Table,
    eligibility: &'a Eligibility<'a>,
    choices: Vec<Choice>,
    safety: Vec<usize>,
    parents: Vec<Option<usize>>,
    conflicts: Vec<Vec<usize>>,
    long: Vec<bool>,
}

impl<'a> Proposer<'a> {
    fn new(model: &'a Model<'a>, table: &'a Table, eligibility: &'a Eligibility<'a>) -> Self {
        let order = model.situation.policy.order;
        let counted = model.hierarchy.counted_levels();
        let (mut choices, mut safety) = (Vec::new(), Vec::new());
        for (index, candidate) in model.candidates.iter().enumerate() {
            match table.get(index) {
                _ if !eligibility.is_eligible(index) => {}
                _ if candidate.safety => safety.push(index),
                Some(scores) => choices.push(Choice {
                    candidate: index,
                    counted_level: Some(candidate.level).filter(|level| *level < counted),
                    score: scores.by(order),
                    long: candidate.goal.horizon == Horizon::Long,
                    current: candidate.goal.status == Status::Active,
                }),
                None => {}
            }
        }
        let parent = |index: usize| model.get(index)?.goal.parent.as_ref().and_then(|parent| model.index(parent));
        let mut conflicts = vec![Vec::new(); model.candidates.len()];
        for arrow in model.situation.arrows.iter().filter(|arrow| arrow.sign == Sign::Interferes) {
            let (Some(from), Some(to)) = (model.index(&arrow.from), model.index(&arrow.to)) else { continue };
            for (one, other) in [(from, to), (to, from)] {
                if let Some(known) = conflicts.get_mut(one).filter(|known| !known.contains(&other)) {
                    known.push(other);
                }
            }
        }
        Self {
            model,
            table,
            eligibility,
            choices,
            safety,
            parents: (0..model.candidates.len()).map(parent).collect(),
            conflicts,
            long: model.candidates.iter().map(|candidate| candidate.goal.horizon == Horizon::Long).collect(),
        }
    }

    fn propose(&self) -> Proposal {
        let policy = &self.model.situation.policy;
        let longs = self.choices.iter().filter(|choice| choice.long).count();
        let (cap_short, cap_long) = (usize::from(policy.cap_short.get()), usize::from(policy.cap_long.get()));
        let sets = search::count(self.choices.len() - longs, longs, cap_short, cap_long);
        let too_many = self.choices.len() > MAXIMUM_CHOICES || sets > f64::from(MAXIMUM_SETS);
        let found = (!too_many).then(|| {
            search::search(&Problem {
                choices: &self.choices,
                safety: &self.safety,
                parents: &self.parents,
                conflicts: &self.conflicts,
                long: &self.long,
                cap_short,
                cap_long,
                margin: policy.hysteresis_margin.map(Margin::get),
                under_way: self.under_way(),
            })
        });
        self.proposal(found.flatten().as_ref(), sets)
    }

    /// The number of goals under way outside the safety tiers, those that can no longer be worked on
    /// included.
    fn under_way(&self) -> usize {
        let active = |candidate: &&Candidate<'_>| candidate.goal.status == Status::Active && !candidate.safety;
        self.model.candidates.iter().filter(active).count()
    }

    /// Whether each candidate is in a set.
    fn members(&self, set: Option<&Set>) -> Vec<bool> {
        let mut members = vec![false; self.model.candidates.len()];
        let chosen = set.into_iter().flat_map(Set::choices).filter_map(|place| self.choices.get(place));
        for index in chosen.map(|choice| choice.candidate).chain(self.safety.iter().copied()) {
            if let Some(member) = members.get_mut(index) {
                *member = true;
            }
        }
        members
    }

    /// The goals of a set, in the order of the ranking.
    fn goals(&self, members: &[bool]) -> Vec<GoalId> {
        let order = self.table.order(self.model.situation.policy.order).iter().map(|standing| standing.index);
        self.model.ids(order.filter(|index| members.get(*index).is_some_and(|member| *member)))
    }

    fn keys(&self, members: &[bool], set: Option<&Set>) -> SetKeys {
        let levels = self.model.candidates.iter().zip(members).filter(|(_, member)| **member);
        let levels: Vec<usize> = levels.map(|(candidate, _)| candidate.level).collect();
        let on = |level| counted(levels.iter().filter(|own| **own == level).count());
        SetKeys {
            tier_vector: (0..self.model.hierarchy.counted_levels()).map(on).collect(),
            orphans: set.map_or(0, |set| set.orphans),
            interfering: set.map_or(0, |set| set.interfering),
            score_sum: set.map_or(0.0, |set| set.score_sum),
            off_path: set.map_or(0, |set| set.off_path),
        }
    }

    fn proposal(&self, found: Option<&Found>, sets: f64) -> Proposal {
        let chosen = found.map(|found| &found.chosen);
        let active = self.members(chosen);
        let runner_up = found.and_then(|found| {
            let (set, lost_on) = (found.runner_up.as_ref()?, found.lost_on?);
            let members = self.members(Some(set));
            Some(RunnerUp { goals: self.goals(&members), keys: self.keys(&members, Some(set)), lost_on })
        });
        let not_chosen = self.not_chosen(found, &active);
        let set = ActiveSet {
            goals: self.goals(&active),
            safety: self.goals(&self.members(None)),
            keys: self.keys(&active, chosen),
            runner_up,
            kept: found.is_some_and(|found| found.kept),
            not_chosen: not_chosen.iter().map(|(_, left_out)| left_out.clone()).collect(),
            exclusive: self.model.flags.exclusive,
            searched: found.is_some(),
            sets: found.map_or(0, |found| found.sets),
        };
        Proposal {
            reasons: self.reasons(&active, &not_chosen),
            findings: self.findings(&active, &not_chosen, found.is_some(), sets),
            set,
            active,
        }
    }

    /// The goals left out, each with its candidate.
    fn not_chosen(&self, found: Option<&Found>, active: &[bool]) -> Vec<(usize, NotChosen)> {
        let taken = |long: bool| {
            let chosen = self.choices.iter().filter(|choice| choice.long == long);
            chosen.filter(|choice| active.get(choice.candidate).is_some_and(|active| *active)).count()
        };
        let (shorts, longs) = (taken(false), taken(true));
        let left_out = found.map_or(&[][..], |found| found.left_out.as_slice()).iter();
        let left_out = left_out.filter_map(|(place, key)| {
            let choice = self.choices.get(*place)?;
            let (taken, cap) =
                if choice.long { (longs, self.cap(Horizon::Long)) } else { (shorts, self.cap(Horizon::Short)) };
            let goal = self.model.id(choice.candidate)?;
            Some((choice.candidate, NotChosen { goal, key: *key, cap_reached: taken >= usize::from(cap) }))
        });
        left_out.collect()
    }

    /// The goals of a horizon outside the safety tiers that rank and cannot be worked on, by id.
    fn barred(&self, horizon: Horizon) -> Vec<BarredGoal> {
        let goals = self.model.candidates.iter().enumerate();
        let barred = goals.filter(|(_, candidate)| !candidate.safety && candidate.goal.horizon == horizon);
        let barred = barred.filter(|(index, _)| !self.eligibility.is_eligible(*index));
        let entry = |(index, candidate): (usize, &Candidate<'_>)| BarredGoal {
            goal: candidate.goal.id.clone(),
            barriers: self.eligibility.barriers(index).to_vec(),
        };
        barred.map(entry).collect()
    }

    fn cap(&self, horizon: Horizon) -> u8 {
        match horizon {
            Horizon::Short => self.model.situation.policy.cap_short.get(),
            Horizon::Long => self.model.situation.policy.cap_long.get(),
        }
    }

    fn reasons(&self, active: &[bool], not_chosen: &[(usize, NotChosen)]) -> Vec<Vec<Reason>> {
        let mut reasons = vec![Vec::new(); self.model.candidates.len()];
        let mut has_step = vec![false; self.model.candidates.len()];
        let is_active = |index: usize| active.get(index).is_some_and(|active| *active);
        for (index, parent) in self.parents.iter().enumerate() {
            let Some(parent) = parent.filter(|parent| is_active(index) && is_active(*parent)) else { continue };
            if let Some(has_step) = has_step.get_mut(parent) {
                *has_step = true;
            }
            if let (Some(reasons), Some(goal)) = (reasons.get_mut(index), self.model.id(parent)) {
                reasons.push(Reason::SteppingStoneOf { goal });
            }
        }
        for (index, reasons) in reasons.iter_mut().enumerate() {
            let long = self.long.get(index).is_some_and(|long| *long);
            if long && is_active(index) && !has_step.get(index).is_some_and(|has_step| *has_step) {
                reasons.push(Reason::Orphan);
            }
        }
        for (index, left_out) in not_chosen {
            let Some((reasons, candidate)) = reasons.get_mut(*index).zip(self.model.get(*index)) else { continue };
            if left_out.cap_reached {
                let horizon = candidate.goal.horizon;
                reasons.push(Reason::CapReached { horizon, cap: u32::from(self.cap(horizon)) });
            }
            let rivals = match left_out.key {
                ChoiceKey::Interfering => self.conflicts.get(*index).map_or(&[][..], Vec::as_slice),
                _ => &[],
            };
            let mut rivals: Vec<usize> = rivals.iter().copied().filter(|rival| is_active(*rival)).collect();
            sort::natural(&mut rivals);
            reasons.push(Reason::NotChosen { key: left_out.key, interferes_with: self.model.ids(rivals) });
        }
        reasons
    }

    fn findings(&self, active: &[bool], not_chosen: &[(usize, NotChosen)], searched: bool, sets: f64) -> Vec<Finding> {
        if !searched {
            return vec![Finding::ActiveSetNotSearched { sets, limit: MAXIMUM_SETS }];
        }
        let mut findings = Vec::new();
        for &horizon in Horizon::ALL {
            let goals = self.model.candidates.iter().zip(active).filter(|(_, active)| **active);
            let any = goals.into_iter().any(|(goal, _)| !goal.safety && goal.goal.horizon == horizon);
            if !any && self.cap(horizon) > 0 {
                findings.push(Finding::NoneActive { horizon, barred: self.barred(horizon) });
            }
        }
        let orphans = not_chosen.iter().filter(|(index, left_out)| {
            left_out.key == ChoiceKey::Orphans && self.long.get(*index).is_some_and(|long| *long)
        });
        findings.extend(orphans.map(|(_, left_out)| Finding::NeedsFirstStep { goal: left_out.goal.clone() }));
        findings
    }
}
