//! One fact of a situation, changed: what a person might ask about, and what history names.

use crate::error::{Error, ErrorKind};
use crate::goal::{Criterion, FlagKind, Goal, Horizon, Intensity, Stage, Status};
use crate::priority::situation::facts::{Arrow, Before, Flag, Sign, Situation, Strength};
use crate::priority::situation::policy::Policy;
use crate::scalar::{Code, Date, GoalId, Rank, Rater, Rating, Text};

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
            to: Option<Rank> = optional,
        },
        /// The client's own order of preference.
        SetClientRank = "set_client_rank" {
            /// The goal.
            goal: GoalId = required,
            /// The new place.
            to: Option<Rank> = optional,
        },
        /// The long-term goal towards which it is a step.
        SetParent = "set_parent" {
            /// The goal.
            goal: GoalId = required,
            /// The long-term goal.
            to: Option<GoalId> = optional,
        },
        /// The goal of which it is a gentler twin.
        SetGentlerTwinOf = "set_gentler_twin_of" {
            /// The goal.
            goal: GoalId = required,
            /// The goal that asks for more.
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
        /// An open safety flag is closed. Day and person are given together, or left out together where
        /// one only asks what if.
        CloseFlag = "close_flag" {
            /// The kind of flag.
            kind: FlagKind = required,
            /// The day it was closed.
            closed_on: Option<Date> = optional,
            /// Who closed it.
            closed_by: Option<Text> = optional,
        },
        /// What was said of an open safety flag was wrong, such as a year: it is written anew.
        CorrectFlag = "correct_flag" {
            /// The flag as it is.
            flag: Flag = required,
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
        /// The policy, all of it: what the new one leaves out has its default, the hierarchy included.
        SetPolicy = "set_policy" {
            /// The new policy.
            to: Box<Policy> = required,
        },
    }
}

impl Change {
    /// Reads a change from JSON text.
    ///
    /// # Errors
    /// Every fault at once, each with its path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        crate::document::from_json(json)
    }

    /// The goal of which it changes a field.
    pub(crate) const fn goal(&self) -> Option<&GoalId> {
        match self {
            Self::SetRating { goal, .. }
            | Self::SetDue { goal, .. }
            | Self::SetStage { goal, .. }
            | Self::SetIntensity { goal, .. }
            | Self::SetStatus { goal, .. }
            | Self::SetHorizon { goal, .. }
            | Self::SetTier { goal, .. }
            | Self::SetSubRank { goal, .. }
            | Self::SetClientRank { goal, .. }
            | Self::SetParent { goal, .. }
            | Self::SetGentlerTwinOf { goal, .. }
            | Self::SetAnswersFlags { goal, .. } => Some(goal),
            _ => None,
        }
    }

    /// Makes the change.
    pub(crate) fn apply(&self, situation: &mut Situation) -> Result<(), Error> {
        match self {
            Self::SetRating { goal, rater, criterion, to } => {
                find(situation, goal)?.ratings.of_mut(*rater).set(*criterion, *to);
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
            Self::SetGentlerTwinOf { goal, to } => find(situation, goal)?.gentler_twin_of.clone_from(to),
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
                let place = open_flag(situation, *kind)?;
                if let Some(flag) = situation.flags.get_mut(place) {
                    flag.raised_to.clone_from(to);
                }
            }
            Self::CloseFlag { kind, closed_on, closed_by } => {
                let place = open_flag(situation, *kind)?;
                let open = situation.flags.get(place).cloned().into_iter();
                let closed = open.map(|flag| Flag { closed_on: *closed_on, closed_by: closed_by.clone(), ..flag });
                let closed: Vec<Flag> = closed.collect();
                if let Some((field, kind, expected)) = closed.iter().find_map(Flag::fault) {
                    return Err(Error::new(kind, field, expected));
                }
                // Where nobody says when, one only asks what if, and the flag is gone.
                let stays = closed.into_iter().filter(|flag| flag.closed_on.is_some());
                situation.flags.splice(place..=place, stays);
            }
            Self::CorrectFlag { flag } => {
                let place = open_flag(situation, flag.kind).map_err(|error| error.at("flag"))?;
                if let Some((field, kind, expected)) = flag.fault() {
                    return Err(Error::new(kind, format!("flag.{field}"), expected));
                }
                if let Some(wrong) = situation.flags.get_mut(place) {
                    wrong.clone_from(flag);
                }
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

/// The place of the flag of this kind that is open.
fn open_flag(situation: &Situation, kind: FlagKind) -> Result<usize, Error> {
    let open = |flag: &Flag| flag.kind == kind && flag.is_open(situation.today);
    let place = situation.flags.iter().position(open);
    place.ok_or_else(|| Error::new(ErrorKind::Inconsistent, "kind", "a kind of flag that is open"))
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
    for other in situation.goals.iter_mut().filter(|other| other.gentler_twin_of.as_ref() == Some(goal)) {
        other.gentler_twin_of = None;
    }
    if situation.contingency.as_ref() == Some(goal) {
        situation.contingency = None;
    }
}

/// A change can hold a policy, which takes some KB.
impl crate::document::Stored for Change {
    const MAXIMUM_BYTES: usize = 1_000_000;
}
