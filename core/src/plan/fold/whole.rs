//! All that the events of a plan leave behind, by place: small enough to be copied with every event that is added.

use std::collections::HashMap;
use std::sync::Arc;

use crate::goal::{Goal, Status};
use crate::instrument::{AlertState, Digest, Score};
use crate::plan::event::goals::{GoalField, GoalFields};
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::Event;
use crate::plan::fold::finding::Finding;
use crate::plan::fold::goals::{Cautious, GoalWrites, SharedWrites};
use crate::plan::history::log::Place;
use crate::plan::history::past::{Amendments, Past, When};
use crate::plan::policy::PlanPolicy;
use crate::priority::hierarchy::definition::Hierarchy;
use crate::scalar::{Code, GoalId, Id};

/// What there is after some events.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fold {
    pub(crate) goals: HashMap<GoalId, SharedWrites>,
    /// The goals in the order in which they were added.
    pub(crate) order: Vec<GoalId>,
    /// The places of the events of each kind, in order.
    by_kind: Vec<Vec<Place>>,
    /// What has an id of its own, with the event that began it.
    pub(crate) subjects: HashMap<(Kind, Id), Place>,
    pub(crate) scores: Vec<(Place, Arc<Score>)>,
    pub(crate) alerts: Vec<AlertRaised>,
    pub(crate) givings: Vec<Giving>,
    pub(crate) versions: Vec<Version>,
    /// What did not fit while the events were folded.
    pub(crate) misfits: Vec<Finding>,
    pub(crate) not_understood: Vec<Place>,
    pub(crate) withheld: u32,
    pub(crate) erased: u32,
    /// How many lines were left out when the plan was read.
    pub(crate) left_out: u32,
}

/// An alert of a score.
#[derive(Debug, Clone)]
pub(crate) struct AlertRaised {
    pub(crate) score: Place,
    pub(crate) code: Code,
    pub(crate) state: AlertState,
}

/// A party has agreed to a version of the plan, as it knew it.
#[derive(Debug, Clone)]
pub(crate) struct Giving {
    pub(crate) place: Place,
    pub(crate) version: u32,
    pub(crate) party: Code,
    pub(crate) goals: Arc<[(GoalId, Digest)]>,
}

/// A version that all parties have agreed to.
#[derive(Debug, Clone)]
pub(crate) struct Version {
    pub(crate) number: u32,
    /// The event with which it was complete.
    pub(crate) place: Place,
    /// The agreements that made it.
    pub(crate) givings: Vec<Place>,
    pub(crate) goals: Arc<[(GoalId, Digest)]>,
}

impl Fold {
    /// The events of a kind, in order.
    pub(crate) fn of_kind(&self, kind: Kind) -> &[Place] {
        self.by_kind.get(kind as usize).map(Vec::as_slice).unwrap_or_default()
    }

    pub(crate) fn push(&mut self, kind: Kind, place: Place) {
        let number = kind as usize;
        if self.by_kind.len() <= number {
            self.by_kind.resize(Kind::ALL.len(), Vec::new());
        }
        if let Some(places) = self.by_kind.get_mut(number) {
            places.push(place);
        }
    }

    pub(crate) fn goal(&self, id: &GoalId) -> Option<&GoalWrites> {
        self.goals.get(id).map(|goal| &**goal)
    }

    pub(crate) fn goal_mut(&mut self, id: &GoalId) -> Option<&mut GoalWrites> {
        self.goals.get_mut(id).map(Arc::make_mut)
    }

    /// The goals in the order in which they were added.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = &GoalWrites> {
        self.order.iter().filter_map(|id| self.goal(id))
    }

    /// The event that began something of this id.
    pub(crate) fn subject(&self, kind: Kind, id: &Id) -> Option<Place> {
        self.subjects.get(&(kind, id.clone())).copied()
    }
}

/// What the events mean: the past, what they leave behind, and the rules by which that is read.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) past: Past<'a>,
    pub(crate) fold: &'a Fold,
    pub(crate) rules: &'a Rules,
    /// The same with what is dated to a day to come: what that opens is open at once.
    pub(crate) ahead: Option<(&'a Amendments, &'a Fold)>,
}

/// The policy with its hierarchy.
#[derive(Debug, Clone)]
pub(crate) struct Rules {
    pub(crate) policy: PlanPolicy,
    pub(crate) hierarchy: Hierarchy,
}

impl Rules {
    /// Whether a goal stands in a safety tier.
    pub(crate) fn is_safety(&self, goal: &Goal) -> bool {
        self.hierarchy.is_safety(self.hierarchy.tier_of(goal).as_str())
    }

    /// Whether caution decides where two sides differ on a goal.
    pub(crate) fn is_guarded(&self, goal: &Goal) -> bool {
        self.is_safety(goal) || !goal.answers_flags.is_empty()
    }
}

impl Cautious for Rules {
    fn field(&self, field: GoalField, candidates: &[GoalFields]) -> Option<GoalFields> {
        match field {
            // The tier that comes first.
            GoalField::Tier => {
                let level = |fields: &&GoalFields| {
                    let tier = fields.tier.as_ref().unwrap_or_else(|| self.hierarchy.last_tier());
                    self.hierarchy.level(tier.as_str()).unwrap_or(usize::MAX)
                };
                candidates.iter().min_by_key(level).cloned()
            }
            // A flag that one side takes to be unanswered is unanswered.
            GoalField::AnswersFlags => {
                let mut least = candidates.first()?.clone();
                least.answers_flags.retain(|kind| candidates.iter().all(|side| side.answers_flags.contains(kind)));
                Some(least)
            }
            _ => None,
        }
    }
}

impl<'a> View<'a> {
    pub(crate) fn new(past: Past<'a>, fold: &'a Fold, rules: &'a Rules) -> Self {
        Self { past, fold, rules, ahead: None }
    }

    /// The plan with what is dated to a day to come, where that does not count here.
    pub(crate) fn ahead(self) -> Option<Self> {
        let (amendments, fold) = self.ahead?;
        let past = Past { amendments, when: When::default(), ..self.past };
        Some(Self { past, fold, ahead: None, ..self })
    }

    /// A goal with its fields and its state, as it is.
    pub(crate) fn goal(self, writes: &GoalWrites) -> Option<Goal> {
        self.goal_seen(writes, None)
    }

    /// The same as whoever entered the event at `seen` knew it.
    pub(crate) fn goal_seen(self, writes: &GoalWrites, seen: Option<Place>) -> Option<Goal> {
        let (mut goal, _) = writes.goal(self.past, seen, self.rules)?;
        goal.status = writes.status(self.past, seen, &|| self.rules.is_guarded(&goal)).value;
        Some(goal)
    }

    /// The state of a goal.
    pub(crate) fn status(self, writes: &GoalWrites) -> Status {
        self.status_seen(writes, None).unwrap_or(Status::Draft)
    }

    /// The same as whoever entered the event at `seen` knew it; nothing where there was no such goal. Its words are read
    /// only where copies moved it apart.
    pub(crate) fn status_seen(self, writes: &GoalWrites, seen: Option<Place>) -> Option<Status> {
        let guarded = || {
            let goal = writes.goal(self.past, seen, self.rules);
            goal.is_some_and(|(goal, _)| self.rules.is_guarded(&goal))
        };
        writes.is_there(self.past, seen).then(|| writes.status(self.past, seen, &guarded).value)
    }

    /// The digests of all goals that an agreement covers, as whoever entered the event at `seen` knew them.
    pub(crate) fn digests(self, seen: Option<Place>) -> Vec<(GoalId, Digest)> {
        let covered = |writes: &&GoalWrites| {
            let known = seen.is_none_or(|seen| writes.added.iter().any(|place| self.past.log.knows(seen, *place)));
            known
                && self.status_seen(writes, seen).is_some_and(|status| {
                    matches!(status, Status::Proposed | Status::Agreed | Status::Active | Status::OnHold)
                })
        };
        let digest = |writes: &GoalWrites| Some((writes.id.clone(), writes.digest(self.past, seen, self.rules)?));
        self.fold.in_order().filter(covered).filter_map(digest).collect()
    }

    /// The data of an event, where it is of this place.
    pub(crate) fn data(self, place: Place) -> Option<&'a Data> {
        self.past.data(place)
    }

    /// Whether somebody of the care team entered an event.
    pub(crate) fn is_by_team(self, place: Place) -> bool {
        let by = self.past.event(place).and_then(Event::by);
        by.is_some_and(|by| self.rules.policy.is_care_team(&by.role))
    }

    /// Whether an agreement stands: the party has not declined since, nor elsewhere.
    pub(crate) fn stands(self, giving: &Giving) -> bool {
        let declined = |place: &Place| match self.data(*place) {
            Some(Data::AgreementDeclined(declined)) if declined.party == giving.party => {
                !self.past.log.knows(giving.place, *place)
            }
            _ => false,
        };
        !self.fold.of_kind(Kind::AgreementDeclined).iter().any(declined)
    }

    /// The last version that was agreed by all.
    pub(crate) fn version(self) -> Option<&'a Version> {
        self.fold.versions.last()
    }
}
