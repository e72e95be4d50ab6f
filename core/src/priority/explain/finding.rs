//! Findings in sentences: facts, and questions to talk about.

use crate::goal::FlagKind;
use crate::priority::codes::finding::{BarredGoal, Finding};
use crate::priority::explain::words::{
    Naming, barrier_list, by_id, counted, flag_words, horizon_words, list, percent, shortened, stage_words, words,
};
use crate::scalar::{Code, GoalId, Text};

impl Finding {
    /// The finding as a sentence that names goals by their ids.
    #[must_use]
    pub fn sentence(&self) -> String {
        self.sentence_with(&by_id)
    }

    /// The finding as a sentence: a fact, or a question to talk about.
    #[must_use]
    pub fn sentence_with(&self, name: Naming<'_>) -> String {
        match self {
            Self::UnansweredFlag { kind, tier, goals } => unanswered(*kind, tier, goals, name),
            Self::ClosedAfterToday { kind, closed_on, .. } => format!(
                "The flag for {} is said to be closed on {closed_on}, which is still to come, so it counts as open: is \
                 the date right?",
                flag_words(*kind)
            ),
            Self::OpenedAfterToday { kind, opened_on, .. } => format!(
                "The flag for {} is said to be opened on {opened_on}, which is still to come; it counts as open all \
                 the same: is the date right?",
                flag_words(*kind)
            ),
            Self::TodayNeeded { paths } => today_needed(paths),
            Self::DueFarAhead { goal, days } => {
                format!("{} is due only in {}: is the year right?", name(goal), counted(i64::from(*days), "day"))
            }
            Self::Overdue { goal, days_overdue } => format!(
                "{} is {} overdue: does the date still hold?",
                name(goal),
                counted(i64::from(*days_overdue), "day")
            ),
            Self::StageReadinessDisagree { goal, stage, readiness } => format!(
                "For {}, the stage is {} and readiness is rated {}: which of the two fits?",
                name(goal),
                stage_words(*stage),
                readiness.get()
            ),
            Self::PrerequisiteBelowTier { first, then } => {
                format!("{} does not wait for {}, which stands in a lower tier.", name(then), name(first))
            }
            Self::PrerequisiteRetired { first, then } => format!(
                "{} was to come before {} and was retired: does the other one still make sense?",
                name(first),
                name(then)
            ),
            Self::PrerequisiteDropped { first, then } => format!(
                "{} was to come before {} and was dropped: does the other one still make sense?",
                name(first),
                name(then)
            ),
            Self::PrerequisiteOpenInSafetyTier { first, then } => {
                format!("{} is about safety and does not wait for {}, which is not done.", name(then), name(first))
            }
            Self::NoneActive { horizon, barred } if barred.is_empty() => format!(
                "There is no {} goal to choose from, safety goals aside: is there one to add or to agree on?",
                horizon_words(*horizon)
            ),
            Self::NoneActive { horizon, barred } => {
                let why = |goal: &BarredGoal| format!("{} {}", name(&goal.goal), barrier_list(&goal.barriers));
                let goals: Vec<String> = barred.iter().map(why).collect();
                format!("No {} goal can be proposed now: {}.", horizon_words(*horizon), shortened(&goals, "other"))
            }
            Self::TierNotSet { goals, tier } => {
                let named: Vec<String> = goals.iter().map(name).collect();
                let (it, belong) =
                    if goals.len() == 1 { ("it counts", "it belongs") } else { ("they count", "they belong") };
                format!(
                    "Nobody has set a tier for {}, so {it} as {}: is that where {belong}?",
                    shortened(&named, "other goal"),
                    words(tier)
                )
            }
            Self::NeedsFirstStep { goal } => format!("What would be a first step towards {}?", name(goal)),
            Self::TooCloseToCall { goal, probability, limit } => format!(
                "{} comes first, but it is too close to call: with every rating off by at most one, it would come \
                 first in {} of cases (the limit is {}). Talk it over.",
                name(goal),
                percent(*probability),
                percent(*limit)
            ),
            Self::PathsLeftOut { goals, limit } => {
                format!("With {goals} goals, the ways from goal to goal are not listed; up to {limit} they are.")
            }
            Self::ActiveSetNotSearched { sets, limit } => format!(
                "There are {sets} possible sets of goals to work on, more than the {limit} that are tried; none is \
                 proposed."
            ),
            Self::SequencesNotSearched { goals, limit } => format!(
                "The two orders of {goals} goals differ too much to look for compromises (more than {limit} partial \
                 sequences); the client's order is kept."
            ),
            Self::ProbabilitiesNotComputed { tiers, goals, limit } => {
                let tiers: Vec<String> = tiers.iter().map(words).collect();
                format!(
                    "How likely each goal of {} comes first is computed for up to {limit} goals; there are {goals}.",
                    list(&tiers)
                )
            }
            Self::ChangesNotTried { goals, limit } => {
                format!("Single changes of a rating are tried for up to {limit} goals; there are {goals}.")
            }
            Self::Unrecognised(other) => other.sentence(),
        }
    }
}

fn unanswered(kind: FlagKind, tier: &Code, goals: &[GoalId], name: Naming<'_>) -> String {
    let (kind, tier) = (flag_words(kind), words(tier));
    if goals.is_empty() {
        return format!(
            "A flag for {kind} is open and no goal answers it: which goal, of the tier {tier} or higher, does?"
        );
    }
    let (name_it, stand) = if goals.len() == 1 { ("names", "stands") } else { ("name", "stand") };
    let goals: Vec<String> = goals.iter().map(name).collect();
    format!(
        "A flag for {kind} is open and no goal answers it: {} {name_it} this flag but {stand} in a lower tier. Which \
         goal, of the tier {tier} or higher, answers it?",
        shortened(&goals, "other goal")
    )
}

fn today_needed(paths: &[Text]) -> String {
    let (days, are) = if paths.len() == 1 { ("day", "has come: it is") } else { ("days", "have come: they are") };
    let paths: Vec<String> = paths.iter().map(ToString::to_string).collect();
    format!(
        "Nobody says which day it is, so it cannot be seen whether the {days} at {} {are} taken to have. What is the \
         date today?",
        shortened(&paths, "other place")
    )
}
