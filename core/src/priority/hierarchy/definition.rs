//! Target hierarchies as data: which tier comes first, which tiers are about safety, and to which
//! tier a safety flag belongs.
//!
//! Tiers come before any score. A tier is named, never numbered, and set by a person.

use std::sync::Arc;

use serde::ser::{Serialize, Serializer};
use therapy_goals_derive::Record;

use crate::document::{Named, Reader, Stored};
use crate::error::{Error, ErrorKind, Fault};
use crate::goal::{FlagKind, Goal, Status};
use crate::priority::codes::keys::NotRanking;
use crate::scalar::{Code, Text};

/// The most levels of a hierarchy.
pub const MAXIMUM_LEVELS: usize = 25;
/// The most tiers of a hierarchy, all levels taken together.
pub const MAXIMUM_TIERS: usize = 100;

/// A number of levels; more than a hierarchy has are all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(within = 1..=1_000)]
pub struct LevelCount(u16);

/// A hierarchy of tiers as data, which come before any score. Whether its parts fit together is checked where it is
/// used.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct HierarchyDefinition {
    /// The id, such as `dbt_individual`.
    pub id: Code,
    /// The name for people.
    pub title: Text,
    /// Where it is published, and what in it is not.
    pub source: Option<Text>,
    /// The tiers, highest first; those of one level rank as equals. At most 25 levels,
    /// and at most 100 tiers in all.
    #[read(required)]
    pub levels: Vec<Vec<Code>>,
    /// The tiers that are about safety: whole levels, before all others.
    pub safety: Vec<Code>,
    /// The tiers inside which a goal's sub-rank comes before its score.
    pub sub_ranked: Vec<Code>,
    /// The tier in which a goal must stand that answers a flag of this kind.
    pub flag_tiers: Named<FlagKind, Code>,
    /// How many levels the active set fills before anything else counts; absent for all.
    pub counted_levels: Option<LevelCount>,
    /// The tiers, beside the safety tiers, that stay open under the exclusive safety policy.
    pub allowed_when_exclusive: Vec<Code>,
    /// The shipped hierarchy by which flags are judged; absent where it is this one.
    pub judged_by: Option<Code>,
    /// What a tier of this hierarchy is called in the one that judges flags.
    #[read(with = judged_as, default)]
    pub judged_as: Named<Code, Code>,
}

/// A hierarchy whose parts are known to fit together.
///
/// ```
/// use therapy_goals::priority::ShippedHierarchy;
///
/// let dbt = ShippedHierarchy::DbtIndividual.hierarchy()?;
/// assert!(dbt.level("life_threatening") < dbt.level("skills"));
/// assert!(dbt.is_safety("life_threatening"));
/// # Ok::<(), therapy_goals::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Hierarchy(Arc<Inner>);

#[derive(Debug, PartialEq)]
struct Inner {
    definition: HierarchyDefinition,
    judge: Option<Hierarchy>,
    last: Code,
}

impl Hierarchy {
    /// A definition whose parts fit together, and the hierarchy that judges its flags where another one does.
    /// Faults of that choice come first.
    pub(crate) fn judged(
        definition: HierarchyDefinition,
        judge: Option<Self>,
        mut faults: Vec<Fault>,
    ) -> Result<Self, Error> {
        check(&definition, judge.as_ref(), &mut faults);
        if let Some(error) = Error::from_faults(faults) {
            return Err(error);
        }
        let Some(last) = definition.levels.iter().flatten().last().cloned() else {
            return Err(Error::new(ErrorKind::TooFew, "levels", "at least one tier"));
        };
        Ok(Self(Arc::new(Inner { definition, judge, last })))
    }

    /// What the definition says.
    #[must_use]
    pub fn definition(&self) -> &HierarchyDefinition {
        &self.0.definition
    }

    /// The id.
    #[must_use]
    pub fn id(&self) -> &Code {
        &self.0.definition.id
    }

    /// The number of the level on which a tier stands, the highest being 0; none for a tier that is
    /// not in this hierarchy.
    #[must_use]
    pub fn level(&self, tier: &str) -> Option<usize> {
        self.0.definition.levels.iter().position(|level| level.iter().any(|code| code.as_str() == tier))
    }

    /// The tier of a goal for which nobody has set one: the last.
    #[must_use]
    pub fn last_tier(&self) -> &Code {
        &self.0.last
    }

    /// The tier of a goal: the one a person set, or the last.
    pub(crate) fn tier_of<'a>(&'a self, goal: &'a Goal) -> &'a Code {
        goal.tier.as_ref().unwrap_or_else(|| self.last_tier())
    }

    /// The level of a goal that ranks, by its tier and its status, or why it does not.
    pub(crate) fn level_of(&self, tier: &Code, status: Status) -> Result<usize, NotRanking> {
        let level = self.level(tier.as_str()).ok_or(NotRanking::OffAgenda)?;
        match status {
            Status::Agreed | Status::Active | Status::OnHold => Ok(level),
            Status::Draft | Status::Proposed if self.is_safety(tier.as_str()) => Ok(level),
            Status::Draft | Status::Proposed => Err(NotRanking::NotAgreed),
            Status::Achieved | Status::Retired | Status::Dropped => Err(NotRanking::Done),
        }
    }

    /// Whether a tier is about safety.
    #[must_use]
    pub fn is_safety(&self, tier: &str) -> bool {
        contains(&self.0.definition.safety, tier)
    }

    /// Whether a goal's sub-rank comes before its score in this tier.
    #[must_use]
    pub fn is_sub_ranked(&self, tier: &str) -> bool {
        contains(&self.0.definition.sub_ranked, tier)
    }

    /// Whether a tier stays open under the exclusive safety policy.
    #[must_use]
    pub fn allowed_when_exclusive(&self, tier: &str) -> bool {
        self.is_safety(tier) || contains(&self.0.definition.allowed_when_exclusive, tier)
    }

    /// How many levels the active set fills before anything else counts.
    #[must_use]
    pub fn counted_levels(&self) -> usize {
        let all = self.0.definition.levels.len();
        self.0.definition.counted_levels.map_or(all, |counted| usize::from(counted.get()).min(all))
    }

    /// The hierarchy by which flags are judged: this one, or another mode's.
    #[must_use]
    pub fn judge(&self) -> &Self {
        self.0.judge.as_ref().unwrap_or(self)
    }

    /// What a tier of this hierarchy is called in the one that judges flags.
    #[must_use]
    pub fn judged_tier<'a>(&'a self, tier: &'a Code) -> &'a Code {
        let named = self.0.definition.judged_as.iter().find(|(own, _)| own == tier);
        named.map_or(tier, |(_, judged)| judged)
    }

    /// The tier to which a kind of flag belongs, by the hierarchy that judges flags.
    #[must_use]
    pub fn flag_tier(&self, kind: FlagKind) -> Option<&Code> {
        let tiers = &self.judge().0.definition.flag_tiers;
        tiers.iter().find(|(mapped, _)| *mapped == kind).map(|(_, tier)| tier)
    }

    /// The codes of all tiers that a goal may have here, for messages.
    pub(crate) fn tier_names(&self) -> String {
        let own = self.0.definition.levels.iter().flatten();
        let judged = self.judge().0.definition.levels.iter().flatten();
        let mut names: Vec<&str> = Vec::new();
        for code in own.chain(judged) {
            if !names.contains(&code.as_str()) {
                names.push(code.as_str());
            }
        }
        names.join(", ")
    }
}

impl Serialize for Hierarchy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.definition.serialize(serializer)
    }
}

fn contains(tiers: &[Code], tier: &str) -> bool {
    tiers.iter().any(|code| code.as_str() == tier)
}

fn check(definition: &HierarchyDefinition, judge: Option<&Hierarchy>, faults: &mut Vec<Fault>) {
    let mut fault = |kind, path: String, expected: &str| faults.push(Fault::new(kind, path, expected));
    let levels = &definition.levels;
    if levels.len() > MAXIMUM_LEVELS {
        fault(ErrorKind::TooMany, "levels".to_owned(), &format!("at most {MAXIMUM_LEVELS} levels"));
    }
    if levels.iter().map(Vec::len).sum::<usize>() > MAXIMUM_TIERS {
        // Each tier is compared with each other one below.
        return fault(ErrorKind::TooMany, "levels".to_owned(), &format!("at most {MAXIMUM_TIERS} tiers in all"));
    }
    let named = [
        ("safety", definition.safety.len()),
        ("sub_ranked", definition.sub_ranked.len()),
        ("flag_tiers", definition.flag_tiers.len()),
        ("allowed_when_exclusive", definition.allowed_when_exclusive.len()),
        ("judged_as", definition.judged_as.len()),
    ];
    if let Some((list, _)) = named.into_iter().find(|(_, entries)| *entries > MAXIMUM_TIERS) {
        return fault(ErrorKind::TooMany, list.to_owned(), &format!("at most {MAXIMUM_TIERS} entries"));
    }
    if levels.is_empty() {
        fault(ErrorKind::TooFew, "levels".to_owned(), "at least one level");
    }
    let mut seen: Vec<&Code> = Vec::new();
    let mut other_seen = false;
    for (number, level) in levels.iter().enumerate() {
        if level.is_empty() {
            fault(ErrorKind::TooFew, format!("levels[{number}]"), "at least one tier");
        }
        for (place, tier) in level.iter().enumerate() {
            if seen.contains(&tier) {
                fault(ErrorKind::DuplicateId, format!("levels[{number}][{place}]"), "each tier once");
            }
            seen.push(tier);
        }
        let safe = level.iter().filter(|tier| definition.safety.contains(tier)).count();
        if safe > 0 && (safe < level.len() || other_seen) {
            fault(
                ErrorKind::Inconsistent,
                format!("levels[{number}]"),
                "safety tiers as whole levels before all others",
            );
        }
        other_seen |= safe == 0;
    }
    let lists = [
        ("safety", &definition.safety),
        ("sub_ranked", &definition.sub_ranked),
        ("allowed_when_exclusive", &definition.allowed_when_exclusive),
    ];
    for (name, tiers) in lists {
        for (place, _) in tiers.iter().enumerate().filter(|(_, tier)| !seen.contains(tier)) {
            fault(ErrorKind::UnknownTier, format!("{name}[{place}]"), "a tier of this hierarchy");
        }
    }
    for (number, (kind, tier)) in definition.flag_tiers.iter().enumerate() {
        if definition.flag_tiers.iter().take(number).any(|(other, _)| other == kind) {
            fault(ErrorKind::DuplicateKey, format!("flag_tiers.<entry {}>", number + 1), "each kind of flag once");
        }
        if !seen.contains(&tier) {
            fault(ErrorKind::UnknownTier, format!("flag_tiers.<entry {}>", number + 1), "a tier of this hierarchy");
        }
    }
    if definition.judged_by.is_some() && !definition.flag_tiers.is_empty() {
        fault(ErrorKind::Inconsistent, "flag_tiers".to_owned(), "no tiers for flags: another hierarchy judges them");
    }
    for (number, (own, judged)) in definition.judged_as.iter().enumerate() {
        if definition.judged_as.iter().take(number).any(|(other, _)| other == own) {
            fault(ErrorKind::DuplicateKey, format!("judged_as.<entry {}>", number + 1), "each tier once");
        }
        let known = judge.is_some_and(|judge| judge.level(judged.as_str()).is_some());
        if !known || !seen.contains(&own) {
            let path = format!("judged_as.<entry {}>", number + 1);
            fault(ErrorKind::UnknownTier, path, "a tier of this hierarchy, and one of the hierarchy that judges");
        }
    }
}

fn judged_as(reader: &Reader<'_>) -> Option<Named<Code, Code>> {
    reader.named("a tier as name", |name| Code::new(name).ok()).map(Named::from)
}

/// A hierarchy takes some KB.
impl Stored for HierarchyDefinition {
    const MAXIMUM_BYTES: usize = 1_000_000;
}
