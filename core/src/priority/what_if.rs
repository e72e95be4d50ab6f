//! Change a fact, and see what it would do: the difference between two rankings as data.

use serde::Serialize;

use super::read::{count, place};
use super::{Arrow, Before, Criterion, Finding, Flag, Place, Policy, Ranking, Sign, Situation, Strength, rank};
use crate::error::{Error, ErrorKind};
use crate::goal::{FlagKind, Goal, Horizon, Intensity, Ratings, Stage, Status};
use crate::scalar::{Code, Date, GoalId, Rater, Rating};

coded! {
    /// A fact of a situation, changed.
    pub enum Change {
        /// A rating; absent to take it back.
        SetRating = "set_rating" {
            /// The goal.
            goal: GoalId = required,
            /// Whose rating.
            rater: Rater = required,
            /// Which rating.
            criterion: Criterion = required,
            /// The new rating.
            to: Option<Rating> = optional,
        },
        /// The due date.
        SetDue = "set_due" {
            /// The goal.
            goal: GoalId = required,
            /// The new date.
            to: Option<Date> = optional,
        },
        /// The stage of change.
        SetStage = "set_stage" {
            /// The goal.
            goal: GoalId = required,
            /// The new stage.
            to: Option<Stage> = optional,
        },
        /// How much the goal asks for.
        SetIntensity = "set_intensity" {
            /// The goal.
            goal: GoalId = required,
            /// The new intensity.
            to: Option<Intensity> = optional,
        },
        /// Where the goal stands in its life.
        SetStatus = "set_status" {
            /// The goal.
            goal: GoalId = required,
            /// The new status.
            to: Status = required,
        },
        /// The horizon.
        SetHorizon = "set_horizon" {
            /// The goal.
            goal: GoalId = required,
            /// The new horizon.
            to: Horizon = required,
        },
        /// The tier.
        SetTier = "set_tier" {
            /// The goal.
            goal: GoalId = required,
            /// The new tier; absent for the last.
            to: Option<Code> = optional,
        },
        /// The place inside a safety tier.
        SetSubRank = "set_sub_rank" {
            /// The goal.
            goal: GoalId = required,
            /// The new place.
            to: Option<u16> = optional(place),
        },
        /// The client's own order of preference.
        SetClientRank = "set_client_rank" {
            /// The goal.
            goal: GoalId = required,
            /// The new place.
            to: Option<u16> = optional(place),
        },
        /// The long-term goal towards which it is a step.
        SetParent = "set_parent" {
            /// The goal.
            goal: GoalId = required,
            /// The long-term goal.
            to: Option<GoalId> = optional,
        },
        /// The kinds of flag that it answers.
        SetAnswersFlags = "set_answers_flags" {
            /// The goal.
            goal: GoalId = required,
            /// The kinds, all of them.
            to: Vec<FlagKind> = list,
        },
        /// A goal that was not there.
        AddGoal = "add_goal" {
            /// The goal.
            goal: Box<Goal> = required,
        },
        /// A goal that is no longer there, with all that refers to it.
        RemoveGoal = "remove_goal" {
            /// The goal.
            goal: GoalId = required,
        },
        /// An arrow: drawn, of another strength, or taken away.
        SetArrow = "set_arrow" {
            /// Where it starts.
            from: GoalId = required,
            /// Where it leads.
            to: GoalId = required,
            /// What it does.
            sign: Sign = or(Sign::Helps),
            /// The new strength; absent to take the arrow away.
            strength: Option<Strength> = optional,
        },
        /// A link of what comes before what: made, changed, or taken away.
        SetBefore = "set_before" {
            /// The goal that comes first.
            first: GoalId = required,
            /// The goal that waits.
            then: GoalId = required,
            /// Whether both agree on it; absent to take the link away.
            agreed: Option<bool> = optional,
        },
        /// A safety flag is opened.
        OpenFlag = "open_flag" {
            /// The flag.
            flag: Flag = required,
        },
        /// The tier to which an open flag was raised.
        RaiseFlag = "raise_flag" {
            /// The kind of flag.
            kind: FlagKind = required,
            /// The tier; absent for the hierarchy's own.
            to: Option<Code> = optional,
        },
        /// An open safety flag is closed.
        CloseFlag = "close_flag" {
            /// The kind of flag.
            kind: FlagKind = required,
        },
        /// The goal that comes first by contingency.
        SetContingency = "set_contingency" {
            /// The goal.
            to: Option<GoalId> = optional,
        },
        /// The day for which deadlines are counted.
        SetToday = "set_today" {
            /// The day.
            to: Option<Date> = optional,
        },
        /// The policy.
        SetPolicy = "set_policy" {
            /// The new policy.
            to: Box<Policy> = required,
        },
    }
}

/// What differs between two rankings.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize)]
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

/// One goal before, and one now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoalShift {
    /// Before.
    pub from: Option<GoalId>,
    /// Now.
    pub to: Option<GoalId>,
}

/// What these changes, one after the other, would do to the ranking. The situation stays as it is.
///
/// # Errors
/// `unknown_goal`, `duplicate_id` or `inconsistent` at the change (`changes[0].goal`) that does not fit
/// the situation; and as [`rank`], for the situation before and after.
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
    let before = rank(situation)?;
    let mut changed = situation.clone();
    for (number, change) in changes.iter().enumerate() {
        change.apply(&mut changed).map_err(|error| error.at(&format!("changes[{number}]")))?;
    }
    Ok(before.difference(&rank(&changed)?))
}

impl Change {
    /// Reads a change from JSON text.
    ///
    /// # Errors
    /// Every fault at once, each with its path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        crate::document::Document::from_json(json)?.read()
    }

    /// Makes the change.
    pub(super) fn apply(&self, situation: &mut Situation) -> Result<(), Error> {
        match self {
            Self::SetRating { goal, rater, criterion, to } => {
                set_rating(&mut find(situation, goal)?.ratings, *rater, *criterion, *to);
            }
            Self::SetDue { goal, to } => find(situation, goal)?.due = *to,
            Self::SetStage { goal, to } => find(situation, goal)?.stage = *to,
            Self::SetIntensity { goal, to } => find(situation, goal)?.intensity = *to,
            Self::SetStatus { goal, to } => find(situation, goal)?.status = *to,
            Self::SetHorizon { goal, to } => find(situation, goal)?.horizon = *to,
            Self::SetTier { goal, to } => find(situation, goal)?.tier.clone_from(to),
            Self::SetSubRank { goal, to } => find(situation, goal)?.sub_rank = *to,
            Self::SetClientRank { goal, to } => find(situation, goal)?.client_rank = *to,
            Self::SetParent { goal, to } => find(situation, goal)?.parent.clone_from(to),
            Self::SetAnswersFlags { goal, to } => find(situation, goal)?.answers_flags.clone_from(to),
            Self::AddGoal { goal } => {
                if situation.goal(&goal.id).is_some() {
                    return Err(Error::new(
                        ErrorKind::DuplicateId,
                        "goal.id",
                        "the id of a goal that is not there yet",
                    ));
                }
                situation.goals.push(Goal::clone(goal));
            }
            Self::RemoveGoal { goal } => {
                find(situation, goal)?;
                remove(situation, goal);
            }
            Self::SetArrow { from, to, sign, strength } => set_arrow(situation, from, to, *sign, *strength)?,
            Self::SetBefore { first, then, agreed } => set_before(situation, first, then, *agreed)?,
            Self::OpenFlag { flag } => situation.flags.push(flag.clone()),
            Self::RaiseFlag { kind, to } => {
                let flag = situation.flags.iter_mut().find(|flag| flag.kind == *kind && flag.is_open());
                flag.ok_or_else(not_open)?.raised_to.clone_from(to);
            }
            Self::CloseFlag { kind } => {
                let open = situation.flags.iter().position(|flag| flag.kind == *kind && flag.is_open());
                situation.flags.remove(open.ok_or_else(not_open)?);
            }
            Self::SetContingency { to } => situation.contingency.clone_from(to),
            Self::SetToday { to } => situation.today = *to,
            Self::SetPolicy { to } => situation.policy = Policy::clone(to),
        }
        Ok(())
    }
}

fn find<'a>(situation: &'a mut Situation, id: &GoalId) -> Result<&'a mut Goal, Error> {
    let goal = situation.goals.iter_mut().find(|goal| goal.id == *id);
    goal.ok_or_else(|| Error::new(ErrorKind::UnknownGoal, "goal", "the id of a goal"))
}

fn not_open() -> Error {
    Error::new(ErrorKind::Inconsistent, "kind", "a kind of flag that is open")
}

fn set_rating(ratings: &mut Ratings, rater: Rater, criterion: Criterion, to: Option<Rating>) {
    let ratings = match rater {
        Rater::Client => &mut ratings.client,
        Rater::Therapist => &mut ratings.therapist,
    };
    match criterion {
        Criterion::Urgency => ratings.urgency = to,
        Criterion::Importance => ratings.importance = to,
        Criterion::Readiness => ratings.readiness = to,
    }
}

fn set_arrow(
    situation: &mut Situation,
    from: &GoalId,
    to: &GoalId,
    sign: Sign,
    strength: Option<Strength>,
) -> Result<(), Error> {
    let same = |arrow: &Arrow| arrow.from == *from && arrow.to == *to && arrow.sign == sign;
    let known = situation.arrows.iter().position(same);
    match (known, strength) {
        (Some(place), None) => {
            situation.arrows.remove(place);
        }
        (Some(place), Some(strength)) => {
            situation.arrows.iter_mut().skip(place).take(1).for_each(|arrow| arrow.strength = strength);
        }
        (None, Some(strength)) => {
            situation.arrows.push(Arrow { from: from.clone(), to: to.clone(), sign, strength });
        }
        (None, None) => return Err(Error::new(ErrorKind::Inconsistent, "to", "an arrow that is there")),
    }
    Ok(())
}

fn set_before(situation: &mut Situation, first: &GoalId, then: &GoalId, agreed: Option<bool>) -> Result<(), Error> {
    let known = situation.before.iter().position(|link| link.first == *first && link.then == *then);
    match (known, agreed) {
        (Some(place), None) => {
            situation.before.remove(place);
        }
        (Some(place), Some(agreed)) => {
            situation.before.iter_mut().skip(place).take(1).for_each(|link| link.agreed = agreed);
        }
        (None, Some(agreed)) => {
            situation.before.push(Before { first: first.clone(), then: then.clone(), agreed });
        }
        (None, None) => return Err(Error::new(ErrorKind::Inconsistent, "then", "a link that is there")),
    }
    Ok(())
}

fn remove(situation: &mut Situation, goal: &GoalId) {
    situation.goals.retain(|other| other.id != *goal);
    situation.arrows.retain(|arrow| arrow.from != *goal && arrow.to != *goal);
    situation.before.retain(|link| link.first != *goal && link.then != *goal);
    for other in situation.goals.iter_mut().filter(|other| other.parent.as_ref() == Some(goal)) {
        other.parent = None;
    }
    if situation.contingency.as_ref() == Some(goal) {
        situation.contingency = None;
    }
}

impl Ranking {
    /// The place of a goal; none where it does not rank.
    #[must_use]
    pub fn place(&self, goal: &GoalId) -> Option<&Place> {
        self.places.iter().find(|place| place.goal == *goal)
    }

    /// What differs between this ranking and a later one.
    #[must_use]
    pub fn difference(&self, later: &Self) -> Difference {
        let mut moves: Vec<Move> =
            later.places.iter().filter_map(|place| moved(self.place(&place.goal), Some(place))).collect();
        let gone = self.places.iter().filter(|place| later.place(&place.goal).is_none());
        moves.extend(gone.filter_map(|place| moved(Some(place), None)));
        let only = |one: &Self, other: &Self, is: fn(&Place) -> bool| -> Vec<GoalId> {
            let places = one.places.iter().filter(|place| is(place) && !other.place(&place.goal).is_some_and(is));
            places.map(|place| place.goal.clone()).collect()
        };
        let findings = |one: &Self, other: &Self| -> Vec<Finding> {
            one.findings.iter().filter(|finding| !other.findings.contains(finding)).cloned().collect()
        };
        Difference {
            moves,
            top: GoalShift { from: self.top.clone(), to: later.top.clone() },
            first_eligible: GoalShift { from: self.first_eligible.clone(), to: later.first_eligible.clone() },
            freed: only(later, self, |place| place.eligible),
            barred: only(self, later, |place| place.eligible),
            activated: only(later, self, |place| place.active),
            deactivated: only(self, later, |place| place.active),
            plan_ready_before: self.plan_ready,
            plan_ready_after: later.plan_ready,
            findings_added: findings(later, self),
            findings_gone: findings(self, later),
        }
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

read_fields!(Difference {
    moves: required,
    top: required,
    first_eligible: required,
    freed: required,
    barred: required,
    activated: required,
    deactivated: required,
    plan_ready_before: required,
    plan_ready_after: required,
    findings_added: required,
    findings_gone: required,
});
read_fields!(Move {
    goal: required,
    rank_from: optional(count),
    rank_to: optional(count),
    score_from: optional,
    score_to: optional,
});
read_fields!(GoalShift { from: optional, to: optional });
