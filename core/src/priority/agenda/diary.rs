//! Diary cards: what a client wrote down from day to day, and which tier each line belongs to.
//!
//! Cards differ in their scales: a scale is a field of the card, never a constant. What was left blank
//! is not a zero, and a zero is an entry.

use std::collections::{HashMap, HashSet};

use therapy_goals_derive::Record;

use crate::document::{self, Document, Named, Read, Reader, Stored};
use crate::error::{Error, ErrorKind, Fault, record};
use crate::priority::hierarchy::shipped::{HierarchyChoice, ShippedHierarchy};
use crate::scalar::{Code, Date, Text};

/// The most lines of a diary card.
pub const MAXIMUM_DIARY_TARGETS: usize = 200;
/// The most days that a diary card covers.
pub const MAXIMUM_DIARY_DAYS: i64 = 366;

/// A diary card: its lines, and what was entered day by day.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, whole, check = sound)]
pub struct DiaryCard {
    /// The hierarchy whose tiers order the agenda. Default: DBT, individual therapy.
    #[read(default = ShippedHierarchy::DbtIndividual.into())]
    pub hierarchy: HierarchyChoice,
    /// The first day that the card covers.
    pub first_day: Date,
    /// The last day that it covers; at most 366 days in all.
    pub last_day: Date,
    /// The lines of the card in their order, at most 200.
    #[read(required)]
    pub targets: Vec<DiaryTarget>,
    /// The days with entries, each day once; a day that is not listed was left blank.
    pub days: Vec<DiaryDay>,
}

/// One line of a diary card: a behaviour, an urge, an emotion, the use of a skill.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct DiaryTarget {
    /// Its id on the card.
    pub id: Code,
    /// What stands on the card.
    pub title: Text,
    /// Its tier, set by a person; absent for what is only recorded and never on the agenda.
    pub tier: Option<Code>,
    /// The scale of its entries.
    pub scale: DiaryScale,
    /// An entry of at least this much counts as seen. Where neither bound is given, anything above the
    /// lowest value does.
    pub at_least: Option<f64>,
    /// An entry of at most this much counts as seen, as for skills that were not used.
    pub at_most: Option<f64>,
    /// What kind of life-threatening behaviour it is, which orders inside such a tier.
    pub behaviour: Option<LifeThreatening>,
}

/// The scale of a line: 0 to 5, 0 to 10, 0 to 1 for no and yes, or what the card has.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Record)]
#[record(new)]
pub struct DiaryScale {
    /// The lowest entry.
    pub minimum: f64,
    /// The highest entry.
    pub maximum: f64,
}

/// What was entered for one day.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct DiaryDay {
    /// The day.
    pub date: Date,
    /// The entries by line; what is absent or none was left blank, which is not a zero.
    #[read(with = entries, required)]
    #[schema(like = crate::document::Named<Code, Option<f64>>)]
    pub entries: Named<Code, f64>,
}

/// A kind of life-threatening behaviour, the most pressing first.
///
/// The order is taught with the hierarchy of Linehan 1993; it was not confirmed in a source that
/// could be read, so a card may leave the kind out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum LifeThreatening {
    /// A suicide crisis, an attempt.
    CrisisBehaviour,
    /// Harm to oneself without the wish to die.
    SelfInjury,
    /// Urges, and telling others of them.
    UrgeOrCommunication,
    /// Thoughts, images, expectations and beliefs.
    IdeationOrBelief,
}

impl DiaryCard {
    /// Reads a card from JSON text.
    ///
    /// # Errors
    /// Every fault at once, each with its path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        document::from_json(json)
    }

    /// The number of days that the card covers.
    #[must_use]
    pub fn length(&self) -> u32 {
        u32::try_from(self.first_day.days_until(self.last_day) + 1).unwrap_or(0)
    }

    /// Checks a card that was put together in Rust; reading one checks it too.
    ///
    /// # Errors
    /// Every fault at once: `not_ascending`, `too_many`, `duplicate_id`, `unknown_tier`, `inconsistent`,
    /// `unknown_key`, `duplicate_key`, `out_of_range`, `not_a_number`, `infinite`. Of too many lines or days
    /// nothing else is said.
    pub fn check(&self) -> Result<(), Error> {
        Error::from_faults(self.faults()).map_or(Ok(()), Err)
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut push = |kind, path: String, expected: String| record(&mut faults, Fault::new(kind, path, expected));
        let days = self.first_day.days_until(self.last_day);
        if days < 0 {
            push(ErrorKind::NotAscending, "last_day".to_owned(), "a day not before the first one".to_owned());
        } else if days >= MAXIMUM_DIARY_DAYS {
            push(ErrorKind::TooMany, "last_day".to_owned(), format!("at most {MAXIMUM_DIARY_DAYS} days"));
        }
        if self.targets.len() > MAXIMUM_DIARY_TARGETS {
            push(ErrorKind::TooMany, "targets".to_owned(), format!("at most {MAXIMUM_DIARY_TARGETS} lines"));
        }
        let most = usize::try_from(MAXIMUM_DIARY_DAYS).unwrap_or(usize::MAX);
        if self.days.len() > most {
            push(ErrorKind::TooMany, "days".to_owned(), format!("at most {most} days, each once"));
        }
        if self.targets.len() > MAXIMUM_DIARY_TARGETS || self.days.len() > most {
            // A card of that size is no card, and nothing else is said of it.
            return faults;
        }
        let mut seen = HashSet::new();
        for (number, target) in self.targets.iter().enumerate() {
            if !seen.insert(&target.id) {
                push(ErrorKind::DuplicateId, format!("targets[{number}].id"), "each line once".to_owned());
            }
            for (kind, field, expected) in self.target_faults(target) {
                push(kind, format!("targets[{number}].{field}"), expected);
            }
        }
        let lines: HashMap<&Code, &DiaryTarget> = self.targets.iter().map(|target| (&target.id, target)).collect();
        let mut dates = HashSet::new();
        for (number, day) in self.days.iter().enumerate() {
            let path = format!("days[{number}].date");
            if day.date < self.first_day || day.date > self.last_day {
                push(ErrorKind::OutOfRange, path.clone(), "a day that the card covers".to_owned());
            }
            if !dates.insert(day.date) {
                push(ErrorKind::DuplicateId, path, "each day once".to_owned());
            }
            let mut entered = HashSet::new();
            for (place, (line, value)) in day.entries.iter().enumerate() {
                let path = format!("days[{number}].entries.<entry {}>", place + 1);
                if !entered.insert(line) {
                    push(ErrorKind::DuplicateKey, path.clone(), "each line once".to_owned());
                }
                let Some(target) = lines.get(line) else {
                    push(ErrorKind::UnknownKey, path, "the id of a line of the card".to_owned());
                    continue;
                };
                let DiaryScale { minimum, maximum } = target.scale;
                if let Some(kind) = not_within(*value, minimum, maximum) {
                    push(kind, path, format!("a number from {minimum} to {maximum}"));
                }
            }
        }
        faults
    }

    /// What is wrong with a line: the fault, the field, and what is expected.
    fn target_faults(&self, target: &DiaryTarget) -> Vec<(ErrorKind, &'static str, String)> {
        let mut faults = Vec::new();
        let DiaryScale { minimum, maximum } = target.scale;
        if not_within(minimum, f64::MIN, f64::MAX).is_some() || not_within(maximum, f64::MIN, f64::MAX).is_some() {
            faults.push((ErrorKind::Infinite, "scale", "two finite numbers".to_owned()));
            return faults;
        }
        if minimum >= maximum {
            faults.push((ErrorKind::NotAscending, "scale", "a maximum above the minimum".to_owned()));
        }
        for (field, bound) in [("at_least", target.at_least), ("at_most", target.at_most)] {
            if let Some(kind) = bound.and_then(|bound| not_within(bound, minimum, maximum)) {
                faults.push((kind, field, format!("a number from {minimum} to {maximum}")));
            }
        }
        if target.at_least.is_some() && target.at_most.is_some() {
            faults.push((ErrorKind::Inconsistent, "at_most", "one bound: at least, or at most".to_owned()));
        }
        let Ok(hierarchy) = self.hierarchy.hierarchy() else { return faults };
        let judge = hierarchy.judge();
        let known = |tier: &Code| hierarchy.level(tier.as_str()).or_else(|| judge.level(tier.as_str())).is_some();
        let own = |tier: &Code| hierarchy.is_sub_ranked(tier.as_str()) || judge.is_sub_ranked(tier.as_str());
        if target.tier.as_ref().is_some_and(|tier| !known(tier)) {
            faults.push((ErrorKind::UnknownTier, "tier", format!("one of: {}", hierarchy.tier_names())));
        } else if target.behaviour.is_some() && !target.tier.as_ref().is_some_and(own) {
            let expected = "no kind of behaviour outside the tiers that the hierarchy orders inside";
            faults.push((ErrorKind::Inconsistent, "behaviour", expected.to_owned()));
        }
        faults
    }
}

impl DiaryTarget {
    /// Whether an entry counts as seen.
    #[must_use]
    pub fn is_seen(&self, entry: f64) -> bool {
        match (self.at_least, self.at_most) {
            (Some(bound), _) => entry >= bound,
            (None, Some(bound)) => entry <= bound,
            (None, None) => entry > self.scale.minimum,
        }
    }
}

impl DiaryDay {
    /// The entry of a line; none where it was left blank.
    #[must_use]
    pub fn entry(&self, target: &Code) -> Option<f64> {
        self.entries.iter().find(|(line, _)| line == target).map(|(_, value)| *value)
    }
}

fn not_within(value: f64, minimum: f64, maximum: f64) -> Option<ErrorKind> {
    match value {
        value if value.is_nan() => Some(ErrorKind::NotANumber),
        value if value.is_infinite() => Some(ErrorKind::Infinite),
        value if value < minimum || value > maximum => Some(ErrorKind::OutOfRange),
        _ => None,
    }
}

/// The entries of a day; one that is null was left blank.
fn entries(reader: &Reader<'_>) -> Option<Named<Code, f64>> {
    struct Entry(Option<f64>);
    impl Read for Entry {
        fn read(reader: &Reader<'_>) -> Option<Self> {
            match reader.document() {
                Document::Null => Some(Self(None)),
                _ => reader.number().map(|value| Self(Some(value))),
            }
        }
    }
    let named: Vec<(Code, Entry)> = reader.named("the id of a line of the card", |name| Code::new(name).ok())?;
    Some(named.into_iter().filter_map(|(line, Entry(value))| Some((line, value?))).collect())
}

/// A card that is read is checked as a whole.
fn sound(card: &DiaryCard, reader: &Reader<'_>) -> Option<()> {
    card.check().map_or_else(|error| reader.adopt(&error), Some)
}

/// A card of 200 lines that were filled in on each of 366 days takes 2 MB.
impl Stored for DiaryCard {
    const MAXIMUM_BYTES: usize = 8_000_000;
}
