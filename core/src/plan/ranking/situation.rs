//! The plan as a situation: what is ranked.

use crate::document::{Naming, to_json};
use crate::goal::{FlagKind, Goal, Horizon, Status};
use crate::instrument::Digest;
use crate::plan::event::steering::Deferred;
use crate::plan::fold::lifecycle::is_open;
use crate::plan::fold::whole::View;
use crate::plan::history::past::When;
use crate::plan::living::plan::Plan;
use crate::plan::state::clashes::{Links, links};
use crate::plan::state::findings::{parents, without_circles};
use crate::plan::state::goals::told;
use crate::plan::state::make::{contingencies, deferred};
use crate::plan::state::record::PlanFlag;
use crate::plan::state::safety::flags;
use crate::priority::hierarchy::definition::Hierarchy;
use crate::priority::ranking::record::Ranking;
use crate::priority::situation::facts::{Flag, Situation};
use crate::scalar::{Code, Date, GoalId, Text};
use crate::sort;

impl Plan {
    /// What there is to put in order on a day: the goals with the ratings of the main rater and of the therapist, the
    /// links, the safety flags (of each kind the earliest that is open, raised as far as any open one of its kind), and the
    /// goal of the case that was invoked last. [`rank`](crate::priority::rank) takes it as it is.
    ///
    /// What does not fit any more, such as a parent that is no long-term goal, stays out. A flag counts whatever day its
    /// opening bears, as in [`Plan::ready`].
    #[must_use]
    pub fn situation(&self, on: Date) -> Situation {
        self.on(on, |view, known| situation(view, known, on))
    }

    /// The goals that were put off and are to be looked at again on a day: those that have not ended, and that nobody
    /// works on.
    #[must_use]
    pub fn revisit(&self, on: Date) -> Vec<Deferred> {
        self.at(When::on(on), |view| revisit(view, on))
    }
}

/// The digest of a ranking: what `ranking_seen` names, so that it is known which one people looked at.
///
/// ```
/// use therapy_goals::plan::{Plan, ranking_digest};
/// use therapy_goals::priority::rank;
///
/// let plan = Plan::new("plan-1".parse()?, None, None)?;
/// let digest = ranking_digest(&rank(&plan.situation("2026-11-02".parse()?))?);
/// assert_eq!(digest.as_str().len(), 16);
/// # Ok::<(), therapy_goals::Error>(())
/// ```
#[must_use]
pub fn ranking_digest(ranking: &Ranking) -> Code {
    let text = to_json(ranking, Naming::SnakeCase).unwrap_or_default();
    Code::new(&Digest::of(&text).to_string()).unwrap_or_else(|_| Code::known("unknown"))
}

pub(crate) fn situation(view: View<'_>, known: View<'_>, on: Date) -> Situation {
    let policy = view.rules.policy.ranking.clone();
    // A plan has no policy without one.
    let hierarchy = policy.hierarchy.hierarchy().unwrap_or_else(|_| view.rules.hierarchy.clone());
    let Links { arrows, before, .. } = links(view);
    let (before, _) = without_circles(view, before);
    Situation {
        goals: goals(view, &hierarchy),
        arrows: arrows.into_iter().map(|(_, arrow)| arrow).filter(|arrow| arrow.from != arrow.to).collect(),
        before: before.into_iter().filter(|before| before.first != before.then).collect(),
        flags: one_a_kind(&open_flags(known, on), &hierarchy),
        contingency: invoked(view),
        today: Some(on),
        policy,
    }
}

/// The goals that can be ranked together.
fn goals(view: View<'_>, hierarchy: &Hierarchy) -> Vec<Goal> {
    let told = view.fold.in_order().filter_map(|writes| told(view, writes));
    let mut worded: Vec<(GoalId, Goal)> = told.map(|(goal, _)| (goal.goal.id.clone(), goal.goal)).collect();
    let _ = parents(view, &mut worded);
    let mut goals: Vec<Goal> = worded.into_iter().map(|(_, goal)| goal).collect();
    let known: Vec<(GoalId, Horizon, _)> =
        goals.iter().map(|goal| (goal.id.clone(), goal.horizon, goal.intensity)).collect();
    let find = |id: &GoalId| known.iter().find(|(known, ..)| known == id);
    for goal in &mut goals {
        let step = goal.horizon == Horizon::Short;
        goal.parent = goal.parent.take().filter(|id| step && find(id).is_some_and(|(_, of, _)| *of == Horizon::Long));
        let own = goal.intensity;
        let gentler = |id: &GoalId| find(id).is_some_and(|(_, _, other)| own.is_some() && own < *other);
        goal.gentler_twin_of = goal.gentler_twin_of.take().filter(gentler);
        let is_tier =
            |tier: &Code| hierarchy.level(tier.as_str()).is_some() || hierarchy.judge().level(tier.as_str()).is_some();
        goal.tier = goal.tier.take().filter(is_tier);
    }
    goals
}

/// The flags that are open on a day.
pub(crate) fn open_flags(known: View<'_>, on: Date) -> Vec<PlanFlag> {
    flags(known, Some(on)).into_iter().filter(|flag| flag.open).collect()
}

/// A flag of the plan as a ranking knows it.
pub(crate) fn flag(flag: &PlanFlag, hierarchy: &Hierarchy) -> Option<Flag> {
    let is_tier = |tier: &&Code| hierarchy.judge().level(tier.as_str()).is_some();
    Some(Flag {
        kind: flag.kind,
        opened_on: flag.opened_on,
        opened_by: Text::new(flag.opened_by.as_str()).ok()?,
        closed_on: None,
        closed_by: None,
        raised_to: flag.raised_to.as_ref().filter(is_tier).cloned(),
    })
}

/// Of each kind the flag that was opened first, raised to the highest tier to which any of its kind is.
fn one_a_kind(open: &[PlanFlag], hierarchy: &Hierarchy) -> Vec<Flag> {
    let level = |tier: &Code| hierarchy.judge().level(tier.as_str()).unwrap_or(usize::MAX);
    let mut all: Vec<Flag> = open.iter().filter_map(|open| flag(open, hierarchy)).collect();
    sort::by_key(&mut all, |flag| flag.opened_on);
    let mut kept: Vec<Flag> = Vec::new();
    for flag in all {
        // A kind that has no tier in this hierarchy is no part of a ranking; it stays open on the plan.
        match kept.iter_mut().find(|known| known.kind == flag.kind) {
            Some(known) => {
                let tiers = known.raised_to.take().into_iter().chain(flag.raised_to);
                known.raised_to = tiers.min_by_key(level);
            }
            None => kept.push(flag),
        }
    }
    kept.retain(|flag| flag.raised_to.is_some() || has_tier(flag.kind, hierarchy));
    kept
}

/// Whether the hierarchy says to which tier a kind of flag belongs.
pub(crate) fn has_tier(kind: FlagKind, hierarchy: &Hierarchy) -> bool {
    hierarchy.flag_tier(kind).is_some()
}

/// The goal of the case that was invoked last, and is not over.
fn invoked(view: View<'_>) -> Option<GoalId> {
    let mut last = None;
    for contingency in contingencies(view) {
        if let Some(on) = contingency.invoked_on
            && view.fold.goal(&contingency.goal).is_some()
            && last.as_ref().is_none_or(|(known, _)| *known <= on)
        {
            last = Some((on, contingency.goal));
        }
    }
    last.map(|(_, goal)| goal)
}

pub(crate) fn revisit(view: View<'_>, on: Date) -> Vec<Deferred> {
    let waits = |goal: &GoalId| {
        let status = view.fold.goal(goal).map(|writes| view.status(writes));
        status.is_some_and(|status| is_open(status) && status != Status::Active)
    };
    let mut due: Vec<Deferred> = deferred(view);
    due.retain(|deferred| deferred.revisit_at <= on && waits(&deferred.goal));
    sort::by(&mut due, |one, other| (one.revisit_at, &one.goal).cmp(&(other.revisit_at, &other.goal)));
    due
}
