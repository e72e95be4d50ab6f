//! Ranked history: two rankings of the same client, weeks apart. Who moved, and which fact moved them?

use therapy_goals_derive::Record;

use crate::document::{self, Kept, Stored};
use crate::error::Error;
use crate::goal::{Criterion, FlagKind, Goal, Horizon};
use crate::priority::history::cause::causes;
use crate::priority::history::change::Change;
use crate::priority::history::difference::{Difference, Move};
use crate::priority::order::paths::Paths;
use crate::priority::ranking::prepare::Prepared;
use crate::priority::ranking::record::Ranking;
use crate::priority::situation::facts::{Arrow, Before, Flag, Sign, Situation};
use crate::scalar::{Code, GoalId, Rater};
use crate::sort;

/// How an earlier ranking of a client became a later one.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Comparison {
    /// The version of the form in which this is stored.
    #[read(with = |reader| reader.schema_version(Self::SCHEMA_VERSION), default = Code::known(Self::SCHEMA_VERSION))]
    pub schema_version: Code,
    /// What differs between the rankings.
    pub difference: Difference,
    /// The facts that changed in between; applied in this order they turn the earlier situation into
    /// the later one.
    pub facts: Vec<Change>,
    /// The goals whose place changed, in the later order, each with the facts that moved it.
    pub movers: Vec<Mover>,
    /// Whether it was searched which fact moved whom: not where that would take too long,
    /// and then no goal that moved names facts.
    pub searched: bool,
    /// What a later release wrote beside it.
    pub kept: Kept,
}

impl Comparison {
    /// The version of the form in which this release stores comparisons; any other with its major number is read.
    pub const SCHEMA_VERSION: &str = "1.0";

    /// Reads a stored comparison from JSON text.
    ///
    /// # Errors
    /// As [`document::from_json`]; every fault at once, each with its path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        document::from_json(json)
    }
}

/// As much as the rankings that it compares.
impl Stored for Comparison {
    const MAXIMUM_BYTES: usize = document::MAXIMUM_BYTES;
}

/// A goal whose place changed.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Mover {
    /// The goal.
    pub goal: GoalId,
    /// Its place before; none where it did not rank.
    pub rank_from: Option<u32>,
    /// Its place now; none where it does not rank.
    pub rank_to: Option<u32>,
    /// The facts, by their places in the list, that move it in this direction: each one alone in the
    /// earlier situation, or by being taken out of the later one. Where only several together do, all.
    pub because: Vec<u32>,
    /// Whether no single fact does it, but several together.
    pub jointly: bool,
}

/// Compares two rankings of the same client.
///
/// # Errors
/// As [`rank`](crate::priority::rank), for the situations that the rankings were made from: none where they come
/// from there.
pub fn compare(earlier: &Ranking, later: &Ranking) -> Result<Comparison, Error> {
    compared(earlier, later, None)
}

impl Prepared {
    /// As [`compare`], from this ranking to a later one.
    ///
    /// # Errors
    /// As [`compare`].
    pub fn compare(&self, later: &Ranking) -> Result<Comparison, Error> {
        compared(self.ranking(), later, Some(self.paths()))
    }
}

/// Compares two rankings; `known` are the paths of the earlier one.
fn compared(earlier: &Ranking, later: &Ranking, known: Option<&Paths>) -> Result<Comparison, Error> {
    let difference = earlier.difference(later);
    let facts = facts(&earlier.basis, &later.basis);
    let places = difference.moves.iter().filter(|moved| moved.rank_from != moved.rank_to);
    let goals: Vec<&GoalId> = places.clone().map(|moved| &moved.goal).collect();
    let causes = causes(&earlier.basis, &later.basis, &facts, &goals, known)?;
    let searched = causes.is_some();
    let causes = causes.unwrap_or_else(|| vec![Vec::new(); goals.len()]);
    let mover = |(moved, mut because): (&Move, Vec<u32>)| {
        let jointly = searched && because.is_empty();
        if jointly {
            because = (0..).zip(&facts).map(|(number, _)| number).collect();
        }
        Mover { goal: moved.goal.clone(), rank_from: moved.rank_from, rank_to: moved.rank_to, because, jointly }
    };
    Ok(Comparison {
        schema_version: Code::known(Comparison::SCHEMA_VERSION),
        movers: places.zip(causes).map(mover).collect(),
        searched,
        difference,
        facts,
        kept: Kept::default(),
    })
}

type Goals<'a> = sort::Map<&'a GoalId, &'a Goal>;

/// The facts that differ, in an order in which they can be applied.
fn facts<'a>(earlier: &'a Situation, later: &'a Situation) -> Vec<Change> {
    let mut facts = Vec::new();
    if earlier.policy != later.policy {
        facts.push(Change::SetPolicy { to: Box::new(later.policy.clone()) });
    }
    if earlier.today != later.today {
        facts.push(Change::SetToday { to: later.today });
    }
    let goals = |situation: &'a Situation| sort::Map::of(situation.goals.iter().map(|goal| (&goal.id, goal)));
    let (before, after) = (goals(earlier), goals(later));
    let added = after.values().copied().filter(|goal| !before.has(&&goal.id));
    let (longs, shorts): (Vec<&Goal>, Vec<&Goal>) = added.partition(|goal| goal.horizon == Horizon::Long);
    facts.extend(longs.into_iter().chain(shorts).map(|goal| Change::AddGoal { goal: Box::new(goal.clone()) }));
    for goal in after.values() {
        facts.extend(before.get(&&goal.id).into_iter().flat_map(|earlier| goal_facts(earlier, goal)));
    }
    facts.extend(arrow_facts(earlier, later, &after));
    facts.extend(link_facts(earlier, later, &after));
    facts.extend(flag_facts(earlier, later));
    if earlier.contingency != later.contingency {
        facts.push(Change::SetContingency { to: later.contingency.clone() });
    }
    let removed = before.keys().copied().filter(|goal| !after.has(goal));
    facts.extend(removed.map(|goal| Change::RemoveGoal { goal: goal.clone() }));
    facts
}

fn goal_facts(earlier: &Goal, later: &Goal) -> Vec<Change> {
    let goal = || later.id.clone();
    let mut facts = Vec::new();
    for &rater in Rater::ALL {
        let (one, other) = (earlier.ratings.of(rater), later.ratings.of(rater));
        for &criterion in Criterion::ALL {
            let (from, to) = (one.get(criterion), other.get(criterion));
            if from != to {
                facts.push(Change::SetRating { goal: goal(), rater, criterion, to });
            }
        }
    }
    let mut push = |changed: bool, change: Change| {
        if changed {
            facts.push(change);
        }
    };
    push(earlier.status != later.status, Change::SetStatus { goal: goal(), to: later.status });
    push(earlier.tier != later.tier, Change::SetTier { goal: goal(), to: later.tier.clone() });
    push(earlier.due != later.due, Change::SetDue { goal: goal(), to: later.due });
    push(earlier.stage != later.stage, Change::SetStage { goal: goal(), to: later.stage });
    push(earlier.intensity != later.intensity, Change::SetIntensity { goal: goal(), to: later.intensity });
    push(earlier.horizon != later.horizon, Change::SetHorizon { goal: goal(), to: later.horizon });
    push(earlier.parent != later.parent, Change::SetParent { goal: goal(), to: later.parent.clone() });
    let twin = Change::SetGentlerTwinOf { goal: goal(), to: later.gentler_twin_of.clone() };
    push(earlier.gentler_twin_of != later.gentler_twin_of, twin);
    push(earlier.sub_rank != later.sub_rank, Change::SetSubRank { goal: goal(), to: later.sub_rank });
    push(earlier.client_rank != later.client_rank, Change::SetClientRank { goal: goal(), to: later.client_rank });
    let answers = Change::SetAnswersFlags { goal: goal(), to: later.answers_flags.clone() };
    push(earlier.answers_flags != later.answers_flags, answers);
    facts
}

fn arrow_facts<'a>(earlier: &'a Situation, later: &'a Situation, goals: &Goals<'a>) -> Vec<Change> {
    let arrows = |situation: &'a Situation| {
        let key = |arrow: &'a Arrow| ((&arrow.from, &arrow.to, arrow.sign), arrow.strength);
        sort::Map::of(situation.arrows.iter().map(key))
    };
    let (before, after) = (arrows(earlier), arrows(later));
    let all = sort::distinct(before.keys().chain(after.keys()));
    // Arrows of goals that are removed go with them.
    let stays = |(from, to, _): &(&GoalId, &GoalId, _)| goals.has(from) && goals.has(to);
    let changed = all.into_iter().filter(|key| before.get(*key) != after.get(*key) && stays(key));
    let change = |key: &(&GoalId, &GoalId, Sign)| Change::SetArrow {
        from: key.0.clone(),
        to: key.1.clone(),
        sign: key.2,
        strength: after.get(key).copied(),
    };
    changed.map(change).collect()
}

fn link_facts<'a>(earlier: &'a Situation, later: &'a Situation, goals: &Goals<'a>) -> Vec<Change> {
    let links = |situation: &'a Situation| {
        let key = |link: &'a Before| ((&link.first, &link.then), link.agreed);
        sort::Map::of(situation.before.iter().map(key))
    };
    let (before, after) = (links(earlier), links(later));
    let stays = |key: &&(&GoalId, &GoalId)| goals.has(&key.0) && goals.has(&key.1);
    let change = |key: &(&GoalId, &GoalId)| {
        let agreed = after.get(key).copied();
        Change::SetBefore { first: key.0.clone(), then: key.1.clone(), agreed }
    };
    // Links that go come first: a new one may run the other way.
    let gone = before.keys().filter(|key| !after.has(key)).filter(stays);
    let changed = after.iter().filter(|(key, agreed)| before.get(*key) != Some(*agreed)).map(|(key, _)| key);
    gone.chain(changed).map(change).collect()
}

/// What happened to flags, both situations seen on the later day: the fact that this is the day now comes first.
fn flag_facts<'a>(earlier: &'a Situation, later: &'a Situation) -> Vec<Change> {
    let today = later.today;
    // Of one kind at most one is open.
    let open = |situation: &'a Situation, kind: FlagKind| {
        situation.flags.iter().rfind(|flag| flag.kind == kind && flag.is_open(today))
    };
    let mut facts = Vec::new();
    for kind in FlagKind::ALL.iter().copied() {
        match (open(earlier, kind), open(later, kind)) {
            (None, Some(flag)) => facts.push(Change::OpenFlag { flag: flag.clone() }),
            (Some(flag), None) => {
                let same = |closed: &&Flag| (closed.kind, closed.opened_on) == (kind, flag.opened_on);
                let closed = later.flags.iter().filter(|flag| !flag.is_open(today)).find(same);
                let (closed_on, closed_by) = closed.map(|flag| (flag.closed_on, flag.closed_by.clone())).unzip();
                facts.push(Change::CloseFlag { kind, closed_on: closed_on.flatten(), closed_by: closed_by.flatten() });
            }
            // Opened otherwise, or a closing taken back: what was said of it is no longer said.
            (Some(one), Some(other)) if !goes_on(one, other) => {
                facts.push(Change::CorrectFlag { flag: other.clone() });
            }
            (Some(one), Some(other)) => {
                if one.raised_to != other.raised_to {
                    facts.push(Change::RaiseFlag { kind, to: other.raised_to.clone() });
                }
                // Closed on a day that is still to come: said, although the flag is open until then.
                if other.closed_on.is_some() && one.closed_on != other.closed_on {
                    let (closed_on, closed_by) = (other.closed_on, other.closed_by.clone());
                    facts.push(Change::CloseFlag { kind, closed_on, closed_by });
                }
            }
            (None, None) => {}
        }
    }
    facts
}

/// Whether an open flag is the earlier one, raised or closed since at the most.
fn goes_on(earlier: &Flag, later: &Flag) -> bool {
    let opening = |flag: &Flag| (flag.opened_on, flag.opened_by.clone());
    let closing = |flag: &Flag| (flag.closed_on, flag.closed_by.clone());
    let kept = closing(earlier) == closing(later);
    let closed_since = later.closed_on.is_some() && earlier.closed_on != later.closed_on;
    opening(earlier) == opening(later) && (kept || closed_since)
}
