//! The goals that rank, prepared: sorted by id, each with what its place depends on.

use crate::goal::{Goal, Intensity};
use crate::priority::codes::keys::NotRanking;
use crate::priority::hierarchy::definition::Hierarchy;
use crate::priority::model::flags::Flags;
use crate::priority::model::readiness::over_intense;
use crate::priority::situation::facts::Situation;
use crate::scalar::{Code, GoalId, Rank, Rater, Rating};
use crate::sort;

/// Urgency, importance and readiness.
pub(crate) type Triple = [Option<Rating>; 3];

/// Where a goal stands before any score: safety tiers, a contingency in force, the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    Safety(usize),
    Contingency,
    Rest(usize),
}

/// A goal that ranks.
#[derive(Debug, Clone)]
pub(crate) struct Candidate<'a> {
    pub(crate) goal: &'a Goal,
    pub(crate) tier: &'a Code,
    pub(crate) level: usize,
    pub(crate) safety: bool,
    pub(crate) group: Group,
    /// The ratings of the main order: the client's, the therapist's where the client gave none.
    pub(crate) rated: Triple,
    /// Which of them are the therapist's.
    pub(crate) by_therapist: [bool; 3],
    /// The ratings of the therapist's order: readiness is the client's there too.
    pub(crate) therapist: Triple,
    /// The days to the due date; negative where it has passed.
    pub(crate) days: Option<i64>,
    /// The highest intensity that the stage carries, where the goal asks for more.
    pub(crate) too_intense: Option<Intensity>,
    /// The place inside a tier that a person has given, where the tier has such places.
    pub(crate) sub_rank: Option<Rank>,
}

impl Candidate<'_> {
    /// Whether readiness holds the goal: never in a safety tier.
    pub(crate) fn held(&self) -> bool {
        self.too_intense.is_some() && !self.safety
    }

    /// The days by which the due date has passed.
    pub(crate) fn days_overdue(&self) -> Option<u32> {
        self.days.filter(|days| *days < 0).and_then(|days| u32::try_from(-days).ok())
    }
}

/// Everything that the steps of a ranking share.
pub(crate) struct Model<'a> {
    pub(crate) situation: &'a Situation,
    pub(crate) hierarchy: &'a Hierarchy,
    pub(crate) flags: Flags<'a>,
    /// The goals that rank, sorted by id.
    pub(crate) candidates: Vec<Candidate<'a>>,
    /// The goals that do not, sorted by id.
    pub(crate) others: Vec<(&'a GoalId, NotRanking)>,
}

impl<'a> Model<'a> {
    pub(crate) fn new(situation: &'a Situation, hierarchy: &'a Hierarchy) -> Self {
        let mut candidates = Vec::with_capacity(situation.goals.len());
        let mut others = Vec::new();
        for goal in &situation.goals {
            match hierarchy.level_of(hierarchy.tier_of(goal), goal.status) {
                Ok(level) => candidates.push(candidate(situation, hierarchy, goal, level)),
                Err(reason) => others.push((&goal.id, reason)),
            }
        }
        sort::by(&mut candidates, |one, other| one.goal.id.cmp(&other.goal.id));
        sort::natural(&mut others);
        Self { situation, hierarchy, flags: Flags::new(situation, hierarchy), candidates, others }
    }

    /// The place of a goal among the candidates.
    pub(crate) fn index(&self, id: &GoalId) -> Option<usize> {
        self.candidates.binary_search_by(|candidate| candidate.goal.id.cmp(id)).ok()
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Candidate<'a>> {
        self.candidates.get(index)
    }

    /// The id of a candidate, to be handed out.
    pub(crate) fn id(&self, index: usize) -> Option<GoalId> {
        self.get(index).map(|candidate| candidate.goal.id.clone())
    }

    pub(crate) fn ids(&self, indices: impl IntoIterator<Item = usize>) -> Vec<GoalId> {
        let indices = indices.into_iter();
        let mut ids = Vec::with_capacity(indices.size_hint().1.unwrap_or(0));
        ids.extend(indices.filter_map(|index| self.id(index)));
        ids
    }
}

/// What the place of a goal on this level depends on.
pub(crate) fn candidate<'a>(
    situation: &Situation,
    hierarchy: &'a Hierarchy,
    goal: &'a Goal,
    level: usize,
) -> Candidate<'a> {
    let tier = hierarchy.tier_of(goal);
    let safety = hierarchy.is_safety(tier.as_str());
    let contingency = situation.contingency.as_ref() == Some(&goal.id);
    let client = goal.ratings.of(Rater::Client);
    let therapist = goal.ratings.of(Rater::Therapist);
    let own = [client.urgency, client.importance, client.readiness];
    let other = [therapist.urgency, therapist.importance, therapist.readiness];
    let [_, _, readiness] = fill(own, other);
    Candidate {
        goal,
        tier,
        level,
        safety,
        group: match (safety, contingency) {
            (true, _) => Group::Safety(level),
            (false, true) => Group::Contingency,
            (false, false) => Group::Rest(level),
        },
        rated: fill(own, other),
        by_therapist: gaps(own, other),
        therapist: [therapist.urgency, therapist.importance, readiness],
        days: situation.today.and_then(|today| goal.due.map(|due| today.days_until(due))),
        too_intense: over_intense(situation.policy.intensities, goal),
        sub_rank: goal.sub_rank.filter(|_| hierarchy.is_sub_ranked(tier.as_str())),
    }
}

/// The client's ratings, the therapist's in their gaps.
fn fill([u, i, r]: Triple, [other_u, other_i, other_r]: Triple) -> Triple {
    [u.or(other_u), i.or(other_i), r.or(other_r)]
}

fn gaps([u, i, r]: Triple, [other_u, other_i, other_r]: Triple) -> [bool; 3] {
    let gap = |own: Option<Rating>, other: Option<Rating>| own.is_none() && other.is_some();
    [gap(u, other_u), gap(i, other_i), gap(r, other_r)]
}
