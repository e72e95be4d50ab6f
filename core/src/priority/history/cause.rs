//! Which fact moved whom: each fact tried alone in the earlier situation, and taken out of the later one.
//!
//! Most facts need no ranking anew. What bars a goal, or only says what fits together, moves nobody; a
//! rating, a date or a place that a person gave moves one goal to another place, and the goals between
//! by one. Only what changes who ranks, tiers, arrows or the policy is tried by a whole new order, and
//! there is a bound on that.

use std::collections::{HashMap, HashSet};

use crate::error::Error;
use crate::goal::Criterion;
use crate::priority::history::change::Change;
use crate::priority::model::candidate::{Model, candidate};
use crate::priority::order::arrows::{Arrows, helps};
use crate::priority::order::paths::Paths;
use crate::priority::order::ripple::main_ripple;
use crate::priority::order::standing::{Standing, order, score};
use crate::priority::situation::check;
use crate::priority::situation::facts::{Arrow, Situation};
use crate::scalar::GoalId;

/// The most steps for finding out which fact moved whom.
///
/// A fact that needs a whole new order counts twice, each time 64 for each goal and goals + arrows for
/// each goal that helps others; any other fact counts 1 for each goal that moved.
pub const MAXIMUM_COMPARISON_STEPS: u64 = 250_000_000;

/// A goal that moved. A goal that does not rank has a place after all that do.
struct Moved {
    before: u32,
    after: u32,
    because: Vec<u32>,
}

/// For each goal that moved, the facts that move it, by their numbers; none beyond the bound. Each fact
/// counts that moves it in its direction alone, or keeps it from its new place when it is taken out.
pub(crate) fn causes(
    earlier: &Situation,
    later: &Situation,
    facts: &[Change],
    goals: &[&GoalId],
    known: Option<&Paths>,
) -> Result<Option<Vec<Vec<u32>>>, Error> {
    let hierarchies = Error::both(check::check(earlier), check::check(later))?;
    let from = Order::new(Model::new(earlier, &hierarchies.0), known);
    let trials = Trials {
        to: Order::new(Model::new(later, &hierarchies.1), Some(&from.paths)),
        from,
        earlier,
        later,
        facts,
        goals: goals.iter().enumerate().map(|(number, goal)| (*goal, number)).collect(),
        helped: helps(earlier).chain(helps(later)).map(|arrow| &arrow.to).collect(),
    };
    if trials.steps() > MAXIMUM_COMPARISON_STEPS {
        return Ok(None);
    }
    let places = trials.from.places(&trials.goals).into_iter().zip(trials.to.places(&trials.goals));
    let mut moved: Vec<Moved> = places.map(|(before, after)| Moved { before, after, because: Vec::new() }).collect();
    for (number, fact) in (0..).zip(facts) {
        let (alone, without) = (trials.alone(fact), trials.without(fact));
        for (goal, moved) in moved.iter_mut().enumerate() {
            let towards = |one: u32, other: u32| if moved.after < moved.before { other < one } else { other > one };
            let moves = alone.as_ref().is_some_and(|alone| towards(moved.before, alone.place(goal, moved.before)));
            let holds = without.as_ref().is_some_and(|without| towards(without.place(goal, moved.after), moved.after));
            if moves || holds {
                moved.because.push(number);
            }
        }
    }
    Ok(Some(moved.into_iter().map(|moved| moved.because).collect()))
}

/// How much a fact can do to an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// Nothing.
    Nothing,
    /// It moves this goal, if any, and by that those between.
    OneGoal,
    /// Anything.
    Anything,
}

/// An order after a trial.
enum Trial {
    /// One goal goes from one place to another.
    Shift { from: u32, to: u32 },
    /// The new place of each goal that moved.
    Anew(Vec<u32>),
}

impl Trial {
    /// The place of a goal, by its number and its place before the trial.
    fn place(&self, goal: usize, before: u32) -> u32 {
        match self {
            Self::Shift { from, to } if before == *from => *to,
            Self::Shift { from, to } if *from < before && before <= *to => before - 1,
            Self::Shift { from, to } if *to <= before && before < *from => before + 1,
            Self::Shift { .. } => before,
            Self::Anew(places) => places.get(goal).copied().unwrap_or(u32::MAX),
        }
    }
}

struct Trials<'a> {
    from: Order<'a>,
    to: Order<'a>,
    earlier: &'a Situation,
    later: &'a Situation,
    facts: &'a [Change],
    /// The goals that moved, numbered.
    goals: HashMap<&'a GoalId, usize>,
    /// The goals that others help, before or after.
    helped: HashSet<&'a GoalId>,
}

impl Trials<'_> {
    /// The order after this fact alone; none where it does nothing, or makes no sense on its own.
    fn alone(&self, fact: &Change) -> Option<Trial> {
        match self.weight(fact) {
            Weight::Nothing => None,
            Weight::OneGoal => self.from.shift(fact),
            Weight::Anything => self.anew(self.earlier, &self.from.paths, [fact]),
        }
    }

    /// The order after all other facts; none where this one does nothing, or they make no sense without.
    fn without(&self, fact: &Change) -> Option<Trial> {
        match (self.weight(fact), undone(fact, self.earlier)) {
            (Weight::Nothing, _) => None,
            (Weight::OneGoal, undone) => self.to.shift(&undone?),
            (Weight::Anything, Some(undone)) => self.anew(self.later, &self.to.paths, [&undone]),
            (Weight::Anything, None) => {
                let others = self.facts.iter().filter(|other| !std::ptr::eq(*other, fact));
                self.anew(self.earlier, &self.to.paths, others)
            }
        }
    }

    fn anew<'f>(
        &self,
        situation: &Situation,
        known: &Paths,
        changes: impl IntoIterator<Item = &'f Change>,
    ) -> Option<Trial> {
        let mut situation = situation.clone();
        for change in changes {
            change.apply(&mut situation).ok()?;
        }
        let hierarchy = check::check(&situation).ok()?;
        Some(Trial::Anew(Order::new(Model::new(&situation, &hierarchy), Some(known)).places(&self.goals)))
    }

    fn weight(&self, fact: &Change) -> Weight {
        match fact {
            // Whom a goal helps depends on its importance.
            Change::SetRating { goal, criterion: Criterion::Importance, .. } if self.helped.contains(goal) => {
                Weight::Anything
            }
            Change::SetRating { .. }
            | Change::SetDue { .. }
            | Change::SetSubRank { .. }
            | Change::SetClientRank { .. } => Weight::OneGoal,
            Change::SetStatus { .. }
            | Change::SetTier { .. }
            | Change::AddGoal { .. }
            | Change::RemoveGoal { .. }
            | Change::SetArrow { .. }
            | Change::SetContingency { .. }
            | Change::SetToday { .. }
            | Change::SetPolicy { .. } => Weight::Anything,
            // These bar a goal, or leave it out of the active set; its place stays.
            Change::SetStage { .. }
            | Change::SetIntensity { .. }
            | Change::SetHorizon { .. }
            | Change::SetParent { .. }
            | Change::SetGentlerTwinOf { .. }
            | Change::SetAnswersFlags { .. }
            | Change::SetBefore { .. }
            | Change::OpenFlag { .. }
            | Change::RaiseFlag { .. }
            | Change::CloseFlag { .. }
            | Change::CorrectFlag { .. } => Weight::Nothing,
        }
    }

    /// The steps that all trials take: see [`MAXIMUM_COMPARISON_STEPS`].
    fn steps(&self) -> u64 {
        let larger = |of: fn(&Situation) -> usize| of(self.earlier).max(of(self.later)) as u64;
        let goals = larger(|situation| situation.goals.len());
        let arrows = larger(|situation| situation.arrows.len());
        let links = larger(|situation| situation.before.len());
        let helpers = larger(|situation| helps(situation).map(|arrow| &arrow.from).collect::<HashSet<_>>().len());
        let whole = 64 * goals + helpers * (goals + arrows);
        let weigh = |fact: &Change| match (self.weight(fact), undone(fact, self.earlier)) {
            (Weight::Anything, Some(_)) => 2 * whole,
            // The other facts are applied one by one.
            (Weight::Anything, None) => 2 * whole + self.facts.len() as u64 * (goals + arrows + links),
            _ => 0,
        };
        let each = (self.goals.len() * self.facts.len()) as u64;
        self.facts.iter().map(weigh).fold(each, u64::saturating_add)
    }
}

/// The goals of a situation in order, without anything else that a ranking says.
struct Order<'a> {
    model: Model<'a>,
    paths: Paths,
    ripple: Vec<f64>,
    standings: Vec<Standing>,
}

impl<'a> Order<'a> {
    fn new(model: Model<'a>, known: Option<&Paths>) -> Self {
        let paths = Paths::new(Arrows::new(&model), known);
        let ripple = main_ripple(&model, &paths);
        let goals = model.candidates.iter().zip(&ripple);
        let scores: Vec<_> = goals.map(|(goal, ripple)| score(&model, goal.days, goal.rated, *ripple)).collect();
        let standings = order(&model, &scores, &ripple, model.situation.policy.order);
        Self { model, paths, ripple, standings }
    }

    /// The place of each goal that moved, by its number.
    fn places(&self, goals: &HashMap<&GoalId, usize>) -> Vec<u32> {
        let mut places = vec![u32::MAX; goals.len()];
        for (place, standing) in (1..).zip(&self.standings) {
            let candidate = self.model.get(standing.index);
            let number = candidate.and_then(|candidate| goals.get(&candidate.goal.id));
            if let Some(slot) = number.and_then(|number| places.get_mut(*number)) {
                *slot = place;
            }
        }
        places
    }

    /// The move that a change of one goal makes; none for a goal that does not rank.
    fn shift(&self, change: &Change) -> Option<Trial> {
        let index = self.model.index(change.goal()?)?;
        let known = self.model.get(index)?;
        let mut changed = Situation { goals: vec![known.goal.clone()], ..Situation::default() };
        change.apply(&mut changed).ok()?;
        let changed = candidate(self.model.situation, self.model.hierarchy, changed.goals.first()?, known.level);
        let ripple = *self.ripple.get(index)?;
        let scores = score(&self.model, changed.days, changed.rated, ripple);
        let standing = Standing::new(&changed, index, scores.as_ref(), ripple, self.model.situation.policy.order);
        let from = self.standings.iter().position(|standing| standing.index == index)?;
        let before = self.standings.partition_point(|other| other.compare(&standing).0.is_lt());
        // The goal itself is no place that it passes.
        let to = if before > from { before } else { before + 1 };
        Some(Trial::Shift { from: u32::try_from(from + 1).ok()?, to: u32::try_from(to).ok()? })
    }
}

/// The change that takes a fact out of the later situation again; none where that takes more.
fn undone(fact: &Change, earlier: &Situation) -> Option<Change> {
    let goal = |id: &GoalId| earlier.goal(id);
    Some(match fact {
        Change::SetRating { goal: id, rater, criterion, .. } => {
            let to = goal(id)?.ratings.of(*rater).get(*criterion);
            Change::SetRating { goal: id.clone(), rater: *rater, criterion: *criterion, to }
        }
        Change::SetDue { goal: id, .. } => Change::SetDue { goal: id.clone(), to: goal(id)?.due },
        Change::SetSubRank { goal: id, .. } => Change::SetSubRank { goal: id.clone(), to: goal(id)?.sub_rank },
        Change::SetClientRank { goal: id, .. } => Change::SetClientRank { goal: id.clone(), to: goal(id)?.client_rank },
        Change::SetStatus { goal: id, .. } => Change::SetStatus { goal: id.clone(), to: goal(id)?.status },
        Change::SetTier { goal: id, .. } => Change::SetTier { goal: id.clone(), to: goal(id)?.tier.clone() },
        Change::SetArrow { from, to, sign, .. } => {
            let same = |arrow: &&Arrow| arrow.from == *from && arrow.to == *to && arrow.sign == *sign;
            let strength = earlier.arrows.iter().find(same).map(|arrow| arrow.strength);
            Change::SetArrow { from: from.clone(), to: to.clone(), sign: *sign, strength }
        }
        Change::SetToday { .. } => Change::SetToday { to: earlier.today },
        Change::SetPolicy { .. } => Change::SetPolicy { to: Box::new(earlier.policy.clone()) },
        _ => return None,
    })
}
