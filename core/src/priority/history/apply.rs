//! Making a change.

use crate::error::{Error, ErrorKind};
use crate::goal::{FlagKind, Goal};
use crate::priority::history::change::Change;
use crate::priority::situation::facts::{Arrow, Before, Flag, Sign, Situation, Strength};
use crate::priority::situation::policy::Policy;
use crate::scalar::GoalId;

impl Change {
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
