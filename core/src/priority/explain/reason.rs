//! Sentences, rendered from codes: one function for reasons, one for findings, one for a ranking.
//!
//! They are in plain English, neutral towards client and therapist, and say no more than the codes do.

use std::collections::HashMap;

use serde::Serialize;

use crate::goal::{Criterion, FlagKind, Horizon, Intensity, Stage, Status};
use crate::priority::codes::finding::{BarredGoal, Finding};
use crate::priority::codes::keys::{Barrier, ChoiceKey, OrderKey};
use crate::priority::codes::reason::Reason;
use crate::priority::ranking::record::{Place, Ranking};
use crate::scalar::{Code, GoalId, Text};

/// How sentences name a goal: by its id, or by its title.
pub type Naming<'a> = &'a dyn Fn(&GoalId) -> String;

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
        }
    }
}

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

/// A ranking in sentences, goals named by their titles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The goals in order.
    pub places: Vec<ExplainedPlace>,
    /// What to know or to talk about.
    pub findings: Vec<String>,
    /// Why the plan is not ready; none where it is.
    pub not_ready: Option<String>,
    /// What counting in the goals that each one helps does to the order; empty where no goal helps another.
    pub orders: Vec<String>,
    /// The goals that help each other, in turn.
    pub loops: Vec<String>,
    /// The goals that get in each other's way.
    pub conflicts: Vec<String>,
    /// What client and therapist said, where they differ, what they could settle on, and what is put off.
    pub disagreement: Vec<String>,
    /// How firm the first place is.
    pub robustness: Vec<String>,
}

/// Why a goal stands where it stands, in sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExplainedPlace {
    /// The goal.
    pub goal: GoalId,
    /// Its title.
    pub title: Text,
    /// Its place; 1 comes first.
    pub rank: u32,
    /// Whether it is proposed to be worked on now, or why not, in a few words.
    pub now: String,
    /// The reasons.
    pub reasons: Vec<String>,
}

impl Ranking {
    /// The ranking in sentences, goals named by their titles.
    #[must_use]
    pub fn explain(&self) -> Explanation {
        let titles: HashMap<&GoalId, &Text> = self.basis.goals.iter().map(|goal| (&goal.id, &goal.title)).collect();
        let name = |goal: &GoalId| match titles.get(goal) {
            Some(title) => format!("\u{201c}{}\u{201d}", one_line(title.as_str())),
            None => goal.to_string(),
        };
        let place = |place: &Place| ExplainedPlace {
            goal: place.goal.clone(),
            title: place.title.clone(),
            rank: place.rank,
            now: now(place, &name),
            reasons: place.reasons.iter().map(|reason| reason.sentence_with(&name)).collect(),
        };
        Explanation {
            places: self.places.iter().map(place).collect(),
            findings: self.findings.iter().map(|finding| finding.sentence_with(&name)).collect(),
            not_ready: self.not_ready(),
            orders: self.orders_in_words(&name),
            loops: self.loops_in_words(&name),
            conflicts: self.conflicts_in_words(&name),
            disagreement: self.disagreement.sentences(&name),
            robustness: self.robustness_in_words(&name),
        }
    }

    fn not_ready(&self) -> Option<String> {
        let open = self.findings.iter().filter(|finding| finding.is_blocking()).count();
        let flags = match open {
            1 => "an open safety flag is".to_owned(),
            open => format!("{open} open safety flags are"),
        };
        (!self.plan_ready).then(|| format!("The plan is not ready: {flags} not answered by any goal."))
    }
}

/// Whether a goal is proposed, or why not.
fn now(place: &Place, name: Naming<'_>) -> String {
    if place.active {
        return "proposed".to_owned();
    }
    if !place.barriers.is_empty() {
        return format!("not proposed: it {}", barrier_list(&place.barriers));
    }
    let decided = place.reasons.iter().find_map(|reason| match reason {
        Reason::NotChosen { key, interferes_with } => Some(not_chosen(*key, interferes_with, name)),
        _ => None,
    });
    decided.map_or_else(
        || "not proposed: there are too many possible sets to try".to_owned(),
        |why| format!("not proposed: {why}"),
    )
}

pub(crate) fn by_id(goal: &GoalId) -> String {
    goal.to_string()
}

/// A code as words: `quality_of_life` is "quality of life".
pub(crate) fn words(code: &Code) -> String {
    code.as_str().replace('_', " ")
}

pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn counted(number: i64, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// "a", "a and b", "a, b and c".
pub(crate) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// As [`list`], at most five of them and the number of the others, each one an `other`.
pub(crate) fn shortened(names: &[String], other: &str) -> String {
    const NAMED: usize = 5;
    let mut named: Vec<String> = names.iter().take(NAMED).cloned().collect();
    if let Some(others) = names.len().checked_sub(NAMED).filter(|others| *others > 0) {
        named.push(counted(i64::try_from(others).unwrap_or(i64::MAX), other));
    }
    list(&named)
}

pub(crate) fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

fn criteria_words(criteria: &[Criterion]) -> String {
    let names: Vec<String> = criteria.iter().map(|criterion| criterion.code().to_owned()).collect();
    list(&names)
}

pub(crate) const fn horizon_words(horizon: Horizon) -> &'static str {
    match horizon {
        Horizon::Short => "short-term",
        Horizon::Long => "long-term",
    }
}

const fn order_key(key: OrderKey) -> &'static str {
    match key {
        OrderKey::Tier => "its tier is higher",
        OrderKey::Scored => "only this one is rated",
        OrderKey::SubRank => "its place inside the tier is higher",
        OrderKey::Score => "its score is higher",
        OrderKey::Ripple => "it helps other goals more",
        OrderKey::Urgency => "it is more urgent",
        OrderKey::ClientRank => "the client prefers it",
        OrderKey::Id => "nothing else tells them apart, so the id decides",
    }
}

fn not_chosen(key: ChoiceKey, interferes_with: &[GoalId], name: Naming<'_>) -> String {
    match interferes_with {
        [] => choice_key(key).to_owned(),
        goals => {
            let goals: Vec<String> = goals.iter().map(name).collect();
            format!("it and {} get in each other's way", shortened(&goals, "other goal"))
        }
    }
}

/// What bars a goal, to go after its name.
fn barrier_list(barriers: &[Barrier]) -> String {
    let barriers: Vec<String> = barriers.iter().map(|barrier| barrier_words(*barrier).to_owned()).collect();
    list(&barriers)
}

const fn barrier_words(barrier: Barrier) -> &'static str {
    match barrier {
        Barrier::HeldByReadiness => "asks for more than its stage of change leaves room for",
        Barrier::OnHold => "is on hold",
        Barrier::NoScore => "is not fully rated",
        Barrier::HeldByPrerequisite => "waits for a goal that comes first",
        Barrier::BarredByExclusive => "is kept for later while a safety flag is open",
    }
}

const fn choice_key(key: ChoiceKey) -> &'static str {
    match key {
        ChoiceKey::TierVector => "a set with it would hold fewer goals of the highest tiers",
        ChoiceKey::Orphans => "a set with it would leave more long-term goals without a step towards them",
        ChoiceKey::Interfering => "a set with it would hold more goals that get in each other's way",
        ChoiceKey::ScoreSum => "the proposed goals have higher scores together",
        ChoiceKey::OffPath => "a set with it would hold more steps that lead to no proposed long-term goal",
        ChoiceKey::Ids => "the best set with it is just as good, so the ids decide",
        ChoiceKey::Hysteresis => "a change would gain too little over what is under way",
        ChoiceKey::Cap => "the policy takes on no goal of this horizon",
    }
}

pub(crate) const fn stage_words(stage: Stage) -> &'static str {
    stage.code()
}

pub(crate) const fn asks(intensity: Intensity) -> &'static str {
    match intensity {
        Intensity::Explore => "exploring",
        Intensity::Prepare => "preparing",
        Intensity::Act => "acting",
        Intensity::Sustain => "sustaining",
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

pub(crate) const fn flag_words(kind: FlagKind) -> &'static str {
    match kind {
        FlagKind::Suicidality => "suicidality",
        FlagKind::SelfHarm => "self-harm",
        FlagKind::SevereSubstanceUse => "severe substance use",
        FlagKind::AcuteTrauma => "acute trauma",
        FlagKind::HarmToOthers => "harm to others",
        FlagKind::Safeguarding => "safeguarding",
    }
}
