//! Change a fact, and see what it would do: the difference between two rankings as data.

use std::collections::{HashMap, HashSet};

use therapy_goals_derive::Record;

use crate::document::{Naming, to_json};
use crate::error::{Error, ErrorKind, Fault, record};
use crate::priority::codes::finding::Finding;
use crate::priority::history::change::Change;
use crate::priority::ranking::prepare::{Prepared, prepare};
use crate::priority::ranking::rank::rank;
use crate::priority::ranking::record::{Place, Ranking};
use crate::priority::situation::facts::Situation;
use crate::scalar::GoalId;

/// The most changes that one question may hold.
pub const MAXIMUM_CHANGES: usize = 2_000;

/// What differs between two rankings.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Difference {
    /// The goals whose place or score differs, in the later order; those that rank no more, at the end.
    pub moves: Vec<Move>,
    /// The first goal of the order.
    pub top: GoalShift,
    /// The first goal that can be worked on.
    pub first_eligible: GoalShift,
    /// The goals that can be worked on now and could not before.
    pub freed: Vec<GoalId>,
    /// The goals that could be worked on before and cannot now.
    pub barred: Vec<GoalId>,
    /// The goals that are proposed now and were not.
    pub activated: Vec<GoalId>,
    /// The goals that were proposed and are not now.
    pub deactivated: Vec<GoalId>,
    /// Whether every open flag was answered.
    pub plan_ready_before: bool,
    /// Whether every open flag is answered now.
    pub plan_ready_after: bool,
    /// What there was not to talk about before.
    pub findings_added: Vec<Finding>,
    /// What there was to talk about, and is no longer.
    pub findings_gone: Vec<Finding>,
}

/// A goal whose place or score differs.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Move {
    /// The goal.
    pub goal: GoalId,
    /// Its place before; none where it did not rank.
    pub rank_from: Option<u32>,
    /// Its place now; none where it does not rank.
    pub rank_to: Option<u32>,
    /// The score by which it was ordered.
    pub score_from: Option<f64>,
    /// The score by which it is ordered.
    pub score_to: Option<f64>,
}

/// The goal that stands at a place: before, and now.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct GoalShift {
    /// Before; none where there was none.
    pub from: Option<GoalId>,
    /// Now; none where there is none.
    pub to: Option<GoalId>,
}

/// What these changes, one after the other, would do to the ranking. The situation stays as it is.
///
/// # Errors
/// `too_many` at `changes` beyond [`MAXIMUM_CHANGES`], and then nothing else. As [`rank`], for the situation before; with it `unknown_goal`, `duplicate_id` or `inconsistent` at each
/// change (`changes[0].goal`) that does not fit; then `unknown_tier` or `unmapped_flag` at a new policy
/// (`changes[0].to.hierarchy`) that lacks what goals and flags name, and as [`rank`], for the situation after.
///
/// ```
/// use therapy_goals::priority::{Change, Situation, what_if};
/// use therapy_goals::scalar::Rating;
///
/// # let situation = Situation::from_json(r#"{ "goals": [
/// #     { "id": "sleep", "title": "Sleep", "horizon": "short",
/// #       "ratings": { "client": { "urgency": 3, "importance": 3, "readiness": 5 } } },
/// #     { "id": "worry", "title": "Worry", "horizon": "short",
/// #       "ratings": { "client": { "urgency": 4, "importance": 4, "readiness": 3 } } } ] }"#)?;
/// let change = Change::from_json(
///     r#"{ "code": "set_rating", "goal": "sleep", "rater": "client", "criterion": "urgency", "to": 4 }"#,
/// )?;
/// let difference = what_if(&situation, &[change])?;
/// assert_eq!(difference.top.to.as_ref().map(|goal| goal.as_str()), Some("sleep"));
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn what_if(situation: &Situation, changes: &[Change]) -> Result<Difference, Error> {
    few(changes)?;
    let (before, changed) = Error::both(prepare(situation), changed(situation, changes))?;
    let after = before.changed(changes, changed)?;
    Ok(before.ranking().difference(after.ranking()))
}

impl Prepared {
    /// As [`what_if`], from here on.
    ///
    /// # Errors
    /// As [`what_if`], for the changes and the situation after.
    ///
    /// ```
    /// use therapy_goals::priority::{Change, Situation, prepare};
    ///
    /// # let situation = Situation::from_json(r#"{ "goals": [
    /// #     { "id": "sleep", "title": "Sleep", "horizon": "short",
    /// #       "ratings": { "client": { "urgency": 3, "importance": 3, "readiness": 5 } } },
    /// #     { "id": "worry", "title": "Worry", "horizon": "short",
    /// #       "ratings": { "client": { "urgency": 4, "importance": 4, "readiness": 3 } } } ] }"#)?;
    /// let prepared = prepare(&situation)?;
    /// for (urgency, top) in [(3, "worry"), (4, "sleep"), (5, "sleep")] {
    ///     let change = Change::from_json(&format!(
    ///         r#"{{ "code": "set_rating", "goal": "sleep", "rater": "client", "criterion": "urgency", "to": {urgency} }}"#,
    ///     ))?;
    ///     let difference = prepared.what_if(&[change])?;
    ///     assert_eq!(difference.top.to.as_ref().map(|goal| goal.as_str()), Some(top));
    /// }
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    pub fn what_if(&self, changes: &[Change]) -> Result<Difference, Error> {
        Ok(self.ranking().difference(self.with_changes(changes)?.ranking()))
    }

    /// What these changes, one after the other, make of it. This value stays as it is, and both share what the changes
    /// leave alone.
    ///
    /// # Errors
    /// As [`Prepared::what_if`].
    pub fn with_changes(&self, changes: &[Change]) -> Result<Self, Error> {
        few(changes)?;
        self.changed(changes, changed(self.situation(), changes)?)
    }

    fn changed(&self, changes: &[Change], changed: Situation) -> Result<Self, Error> {
        self.with_situation(&changed).map_err(|error| tiers_lost(error, self.situation(), changes, changed))
    }
}

fn few(changes: &[Change]) -> Result<(), Error> {
    let expected = || format!("at most {MAXIMUM_CHANGES} changes");
    if changes.len() > MAXIMUM_CHANGES { Err(Error::new(ErrorKind::TooMany, "changes", expected())) } else { Ok(()) }
}

/// The situation after these changes.
fn changed(situation: &Situation, changes: &[Change]) -> Result<Situation, Error> {
    let mut changed = situation.clone();
    let mut faults = Vec::new();
    for (number, change) in changes.iter().enumerate() {
        if let Err(error) = change.apply(&mut changed) {
            error
                .at(&format!("changes[{number}]"))
                .faults()
                .iter()
                .for_each(|fault| record(&mut faults, fault.clone()));
        }
    }
    Error::from_faults(faults).map_or(Ok(changed), Err)
}

/// A new policy whose hierarchy lacks tiers that goals and flags name is at fault itself, not they.
fn tiers_lost(error: Error, situation: &Situation, changes: &[Change], mut changed: Situation) -> Error {
    let mut policies =
        changes.iter().enumerate().rev().filter(|(_, change)| matches!(change, Change::SetPolicy { .. }));
    let Some((number, _)) = policies.next() else { return error };
    let tiers = changed.policy.hierarchy.hierarchy().map_or_else(|_| String::new(), |new| new.tier_names());
    changed.policy.hierarchy = situation.policy.hierarchy.clone();
    let anyway = rank(&changed).err();
    let anyway = anyway.as_ref().map_or(&[][..], Error::faults);
    let lost = |fault: &&Fault| {
        let there = anyway.iter().any(|other| other.kind == fault.kind && other.path == fault.path);
        matches!(fault.kind, ErrorKind::UnknownTier | ErrorKind::UnmappedFlag) && !there
    };
    let Some(first) = error.faults().iter().find(lost) else { return error };
    let expected = format!(
        "a hierarchy with the tiers that goals and flags name: `set_policy` replaces the whole policy, and this one \
         has only: {tiers}"
    );
    let own = Fault::new(first.kind, format!("changes[{number}].to.hierarchy"), expected);
    let others = error.faults().iter().filter(|fault| !lost(fault)).cloned();
    Error::from_faults([own].into_iter().chain(others).collect()).unwrap_or(error)
}

impl Ranking {
    /// What differs between this ranking and a later one.
    #[must_use]
    pub fn difference(&self, later: &Self) -> Difference {
        let (before, after) = (self.by_goal(), later.by_goal());
        let mut moves: Vec<Move> =
            later.places.iter().filter_map(|place| moved(before.get(&place.goal).copied(), Some(place))).collect();
        let gone = self.places.iter().filter(|place| !after.contains_key(&place.goal));
        moves.extend(gone.filter_map(|place| moved(Some(place), None)));
        let only = |one: &Self, other: &HashMap<&GoalId, &Place>, is: fn(&Place) -> bool| -> Vec<GoalId> {
            let places = one.places.iter();
            let places = places.filter(|place| is(place) && !other.get(&place.goal).is_some_and(|other| is(other)));
            places.map(|place| place.goal.clone()).collect()
        };
        let findings = |one: &Self, other: &Self| -> Vec<Finding> {
            // Links alone may give 20,000 on either side, too many to compare each with each. Written out, equal
            // findings are equal texts.
            let written = |finding: &Finding| to_json(finding, Naming::SnakeCase).unwrap_or_default();
            let known: HashSet<String> = other.findings.iter().map(written).collect();
            one.findings.iter().filter(|finding| !known.contains(&written(finding))).cloned().collect()
        };
        Difference {
            moves,
            top: GoalShift { from: self.top.clone(), to: later.top.clone() },
            first_eligible: GoalShift { from: self.first_eligible.clone(), to: later.first_eligible.clone() },
            freed: only(later, &before, |place| place.eligible),
            barred: only(self, &after, |place| place.eligible),
            activated: only(later, &before, |place| place.active),
            deactivated: only(self, &after, |place| place.active),
            plan_ready_before: self.plan_ready,
            plan_ready_after: later.plan_ready,
            findings_added: findings(later, self),
            findings_gone: findings(self, later),
        }
    }

    fn by_goal(&self) -> HashMap<&GoalId, &Place> {
        self.places.iter().map(|place| (&place.goal, place)).collect()
    }
}

/// The move from one place to another, where it is one.
fn moved(from: Option<&Place>, to: Option<&Place>) -> Option<Move> {
    let rank = |place: Option<&Place>| place.map(|place| place.rank);
    let score = |place: Option<&Place>| place.and_then(|place| place.ordering_score);
    let found = Move {
        goal: to.or(from)?.goal.clone(),
        rank_from: rank(from),
        rank_to: rank(to),
        score_from: score(from),
        score_to: score(to),
    };
    let bits = |score: Option<f64>| score.map(f64::to_bits);
    let same = found.rank_from == found.rank_to && bits(found.score_from) == bits(found.score_to);
    (!same).then_some(found)
}
