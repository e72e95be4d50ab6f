//! Reasons in sentences: plain English, neutral towards client and therapist. They say no more than the codes
//! do.

use crate::goal::{Intensity, Status};
use crate::priority::codes::reason::Reason;
use crate::priority::explain::words::{
    Naming, asks, by_id, counted, criteria_words, horizon_words, list, not_chosen, one_line, order_key, stage_words,
    words,
};
use crate::scalar::GoalId;

impl Reason {
    /// The reason as a sentence that names other goals by their ids.
    #[must_use]
    pub fn sentence(&self) -> String {
        self.sentence_with(&by_id)
    }

    /// The reason as a sentence.
    #[must_use]
    pub fn sentence_with(&self, name: Naming<'_>) -> String {
        match self {
            Self::Tier { tier, safety: true } => {
                format!("It is a matter of safety ({}), which comes before any score.", words(tier))
            }
            Self::Tier { tier, safety: false } => format!("Its tier is {}.", words(tier)),
            Self::Contingency => {
                "It was agreed in advance to come first in a case like this one; only safety comes before it."
                    .to_owned()
            }
            Self::NotYetAgreed { status, dissent } => {
                let status = if *status == Status::Draft { "a draft" } else { "a proposal" };
                let dissent = match dissent {
                    Some(dissent) => format!(" The client objects: \u{201c}{}\u{201d}", one_line(dissent.as_str())),
                    None => String::new(),
                };
                format!("It is still {status}, not agreed; as a safety goal it counts all the same.{dissent}")
            }
            Self::TherapistRatingOnly { criteria } => {
                format!("The client has not rated its {}; the therapist's rating is used.", criteria_words(criteria))
            }
            Self::MissingRating { criteria } => {
                format!("Nobody has rated its {}, so it has no score yet.", criteria_words(criteria))
            }
            Self::DeadlineRaised { from, to, days } => {
                let when = match days {
                    ..0 => "the due date has passed".to_owned(),
                    0 => "it is due today".to_owned(),
                    days => format!("it is due in {}", counted(i64::from(*days), "day")),
                };
                format!("Its urgency counts as {} instead of {}, as {when}.", to.get(), from.get())
            }
            Self::Overdue { days_overdue } => {
                format!("It is {} overdue.", counted(i64::from(*days_overdue), "day"))
            }
            Self::SubRank { sub_rank } => format!("Inside its tier it was given place {sub_rank}, before any score."),
            Self::Score { urgency, importance, readiness, score } => format!(
                "Urgency {} \u{d7} importance {} \u{d7} readiness {} = {score}.",
                urgency.get(),
                importance.get(),
                readiness.get()
            ),
            Self::Leverage { urgency, leverage, readiness, score } => format!(
                "With what it helps counted in: urgency {} \u{d7} leverage {leverage} \u{d7} readiness {} = {score}.",
                urgency.get(),
                readiness.get()
            ),
            Self::Ripple { reach, targets, .. } => {
                let mut helped: Vec<String> = targets.iter().map(|influence| name(&influence.goal)).collect();
                let others = i64::from(*reach) - i64::try_from(targets.len()).unwrap_or(0);
                if others > 0 {
                    helped.push(counted(others, "other goal"));
                }
                format!("Progress here helps {}.", list(&helped))
            }
            Self::TieBroken { goal, key } => {
                format!("Its score is level with {}; {}.", name(goal), order_key(*key))
            }
            Self::HeldByReadiness { stage, intensity, max, twin } => format!(
                "It is held for now: it asks for {}, and {} leaves room for {} at most. {}",
                asks(*intensity),
                stage_words(*stage),
                asks(*max),
                gentler(*max, twin.as_ref(), name)
            ),
            Self::IntensityAdvice { stage, intensity, max, twin } => format!(
                "As it is about safety it is not held; but it asks for {}, and {} leaves room for {} at most. {}",
                asks(*intensity),
                stage_words(*stage),
                asks(*max),
                gentler(*max, twin.as_ref(), name)
            ),
            Self::OnHold => "It is on hold, so it is not proposed.".to_owned(),
            Self::HeldByPrerequisite { goals } => {
                let goals: Vec<String> = goals.iter().map(name).collect();
                format!("It waits for {}.", list(&goals))
            }
            Self::BarredByExclusive => {
                "While a safety flag is open, only safety and what serves it is worked on.".to_owned()
            }
            Self::CapReached { horizon, cap } => format!(
                "The policy takes on at most {} at a time.",
                counted(i64::from(*cap), &format!("{} goal", horizon_words(*horizon)))
            ),
            Self::NotChosen { key, interferes_with } => {
                format!("It is not proposed: {}.", not_chosen(*key, interferes_with, name))
            }
            Self::SteppingStoneOf { goal } => format!("It is a step towards {}.", name(goal)),
            Self::Orphan => "No step towards it is proposed yet.".to_owned(),
            Self::Unrecognised(other) => other.sentence(),
        }
    }
}

/// The gentler twin that fits, or what one would ask for.
fn gentler(max: Intensity, twin: Option<&GoalId>, name: Naming<'_>) -> String {
    match twin {
        Some(twin) => format!("Its gentler twin fits: {}.", name(twin)),
        None => format!("A gentler twin that asks for {} at most would fit: {}.", asks(max), example(max)),
    }
}

const fn example(intensity: Intensity) -> &'static str {
    match intensity {
        Intensity::Explore => "look at what speaks for and against it",
        Intensity::Prepare => "make a plan or a small trial",
        Intensity::Act => "take a first small step",
        Intensity::Sustain => "keep it up and plan for setbacks",
    }
}
