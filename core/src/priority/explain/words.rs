//! The words of which sentences are made: names, lists, numbers of things, and what each code is called.

use crate::goal::{Criterion, FlagKind, Horizon, Intensity, Stage};
use crate::priority::codes::keys::{Barrier, ChoiceKey, OrderKey};
use crate::scalar::{Code, GoalId};

/// How sentences name a goal: by its id, or by its title.
pub type Naming<'a> = &'a dyn Fn(&GoalId) -> String;

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

pub(crate) fn criteria_words(criteria: &[Criterion]) -> String {
    let names: Vec<String> = criteria.iter().map(|criterion| criterion.code().to_owned()).collect();
    list(&names)
}

pub(crate) const fn horizon_words(horizon: Horizon) -> &'static str {
    match horizon {
        Horizon::Short => "short-term",
        Horizon::Long => "long-term",
    }
}

pub(crate) const fn order_key(key: OrderKey) -> &'static str {
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

pub(crate) fn not_chosen(key: ChoiceKey, interferes_with: &[GoalId], name: Naming<'_>) -> String {
    match interferes_with {
        [] => choice_key(key).to_owned(),
        goals => {
            let goals: Vec<String> = goals.iter().map(name).collect();
            format!("it and {} get in each other's way", shortened(&goals, "other goal"))
        }
    }
}

/// What bars a goal, to go after its name.
pub(crate) fn barrier_list(barriers: &[Barrier]) -> String {
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
