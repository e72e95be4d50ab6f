//! Safety flags: to which tier each belongs, which goal answers it, and what the exclusive policy bars.

use std::collections::HashSet;

use crate::goal::{Goal, Status};
use crate::priority::hierarchy::definition::Hierarchy;
use crate::priority::situation::facts::{Flag, Sign, Situation};
use crate::priority::situation::policy::SafetyPolicy;
use crate::scalar::{Code, GoalId};
use crate::sort;

/// The open flags, judged by the hierarchy that judges flags.
pub(crate) struct Flags<'a> {
    situation: &'a Situation,
    hierarchy: &'a Hierarchy,
    /// The open flags in the order of input, each with its tier and its level.
    open: Vec<(&'a Flag, &'a Code, usize)>,
    /// Whether the exclusive policy is in force: while a flag of a safety tier is open.
    pub(crate) exclusive: bool,
    /// Goals with a direct arrow that helps a safety goal; only gathered where that matters.
    helpers: HashSet<&'a GoalId>,
}

impl<'a> Flags<'a> {
    pub(crate) fn new(situation: &'a Situation, hierarchy: &'a Hierarchy) -> Self {
        let judge = hierarchy.judge();
        let judged = |flag: &'a Flag| {
            let tier = flag_tier(hierarchy, flag)?;
            Some((flag, tier, judge.level(tier.as_str())?))
        };
        let open: Vec<_> =
            situation.flags.iter().filter(|flag| flag.is_open(situation.today)).filter_map(judged).collect();
        let exclusive = situation.policy.safety == SafetyPolicy::Exclusive
            && open.iter().any(|(_, tier, _)| judge.is_safety(tier.as_str()));
        let mut flags = Self { situation, hierarchy, open, exclusive, helpers: HashSet::new() };
        if exclusive {
            flags.helpers = flags.find_helpers();
        }
        flags
    }

    /// The open flags that no open goal answers, each with its tier and the level of that.
    pub(crate) fn unanswered(&self) -> impl Iterator<Item = (&'a Flag, &'a Code, usize)> {
        let answered = |level, flag: &Flag| self.situation.goals.iter().any(|goal| self.answers(goal, flag, level));
        self.open.iter().copied().filter(move |(flag, _, level)| !answered(*level, flag))
    }

    /// The goals that are not done and name the flag, but stand in a lower tier, by id.
    pub(crate) fn too_low(&self, flag: &Flag, level: usize) -> Vec<GoalId> {
        let judge = self.hierarchy.judge();
        let low = |goal: &&Goal| {
            let judged = self.hierarchy.judged_tier(self.hierarchy.tier_of(goal));
            let own = judge.level(judged.as_str());
            let done = matches!(goal.status, Status::Achieved | Status::Retired | Status::Dropped);
            !done && goal.answers_flags.contains(&flag.kind) && own.is_some_and(|own| own > level)
        };
        let mut goals: Vec<GoalId> = self.situation.goals.iter().filter(low).map(|goal| goal.id.clone()).collect();
        sort::natural(&mut goals);
        goals
    }

    /// Whether the exclusive policy keeps a goal from being worked on.
    pub(crate) fn bars(&self, goal: &Goal) -> bool {
        self.exclusive
            && !self.hierarchy.allowed_when_exclusive(self.hierarchy.tier_of(goal).as_str())
            && !self.helpers.contains(&goal.id)
            && !self.open.iter().any(|(flag, _, level)| self.answers(goal, flag, *level))
    }

    /// Whether an open goal names the flag and stands in its tier or a higher one.
    fn answers(&self, goal: &Goal, flag: &Flag, level: usize) -> bool {
        goal.answers_flags.contains(&flag.kind) && self.judged(goal).is_some_and(|own| own <= level)
    }

    /// The level of a goal that is open, in the hierarchy that judges flags.
    fn judged(&self, goal: &Goal) -> Option<usize> {
        let own = self.hierarchy.tier_of(goal);
        let judge = self.hierarchy.judge();
        let judged = self.hierarchy.judged_tier(own);
        judge.level_of(judged, goal.status).ok()
    }

    fn find_helpers(&self) -> HashSet<&'a GoalId> {
        let judge = self.hierarchy.judge();
        let safety = |goal: &&Goal| {
            let judged = self.hierarchy.judged_tier(self.hierarchy.tier_of(goal));
            judge.is_safety(judged.as_str()) && self.judged(goal).is_some()
        };
        let safety: HashSet<&GoalId> = self.situation.goals.iter().filter(safety).map(|goal| &goal.id).collect();
        let arrows = self.situation.arrows.iter();
        let into = arrows.filter(|arrow| arrow.sign == Sign::Helps && safety.contains(&arrow.to));
        into.map(|arrow| &arrow.from).collect()
    }
}

/// The tier of a flag: the hierarchy's, or a higher one to which a person has raised it.
fn flag_tier<'a>(hierarchy: &'a Hierarchy, flag: &'a Flag) -> Option<&'a Code> {
    let judge = hierarchy.judge();
    let level = |tier: &&Code| judge.level(tier.as_str()).unwrap_or(usize::MAX);
    let mapped = hierarchy.flag_tier(flag.kind);
    // Of two tiers of one level, the hierarchy's own stays.
    mapped.into_iter().chain(&flag.raised_to).min_by_key(level)
}
