//! How to decide: every number that is not a fact about the client. The defaults stand in
//! `core/policies/default.json`, each with its source.

use std::sync::LazyLock;

use therapy_goals_derive::{Record, json};

use crate::document::{Document, Read, Reader, Stored};
use crate::goal::Intensity;
use crate::priority::hierarchy::shipped::HierarchyChoice;
use crate::priority::situation::deadlines::Deadlines;
use crate::priority::situation::intensities::StageIntensities;
use crate::scalar::{Code, Share, Text};

/// How goals are ordered and chosen: every number that is not a fact about the client. What is left out has its
/// default. The guide to situations, `core/hierarchies/README.md`, shows the defaults with the source of each; where
/// none is named they are the working assumptions of this library, and a clinic may have its own.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, whole, default, own_read)]
pub struct Policy {
    /// The hierarchy of tiers, which come before any score. Default: safety first, then the rest.
    pub hierarchy: HierarchyChoice,
    /// Which score orders the goals of a tier.
    pub order: OrderBy,
    /// What an open safety flag means for other goals.
    pub safety: SafetyPolicy,
    /// The most short-term goals to work on at a time, safety goals not counted.
    pub cap_short: Cap,
    /// The most long-term goals to work on at a time, safety goals not counted.
    pub cap_long: Cap,
    /// The urgency that a deadline gives at least; a goal that is overdue has the highest.
    pub deadlines: Deadlines,
    /// The highest intensity that each stage of change carries.
    pub intensities: StageIntensities,
    /// The difference between two ratings, in points, from which they count as disputed.
    pub dispute_gap: Gap,
    /// The probability of coming first below which the first place is too close to call.
    pub too_close: Share,
    /// How many of the first goals of each order to compare.
    pub top_k: TopK,
    /// The persistence of rank-biased overlap (Webber, Moffat & Zobel 2010, ACM Trans Inf Syst
    /// 28:20), 0.01 to 0.99; absent by default, as it flatters on few goals.
    pub rbo_persistence: Option<Persistence>,
    /// The gain, in points of the score, below which the goals under way stay; absent by default,
    /// and then they have no privilege.
    pub hysteresis_margin: Option<Margin>,
}

/// What the file of defaults says: a policy, and where each of its entries comes from.
struct Defaults(Policy);

impl Read for Defaults {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let fields = reader.object()?;
        let policy = fields.required_with("policy", |reader| Policy::unsaid().read_over(reader));
        let sources: Option<Vec<(Code, Text)>> =
            fields.required_with("sources", |reader| reader.named("an entry of a policy", |name| Code::new(name).ok()));
        fields.finish()?;
        sources?;
        Some(Self(policy?))
    }
}

/// The defaults, read from their file when first asked for. A test holds the file to be sound and complete.
static DEFAULTS: LazyLock<Policy> = LazyLock::new(|| {
    let file = Document::from_json(json!("policies/default.json"));
    file.and_then(|file| file.read::<Defaults>()).map_or_else(|_| Policy::unsaid(), |Defaults(policy)| policy)
});

impl Default for Policy {
    fn default() -> Self {
        DEFAULTS.clone()
    }
}

impl Default for Deadlines {
    fn default() -> Self {
        DEFAULTS.deadlines.clone()
    }
}

impl Default for StageIntensities {
    fn default() -> Self {
        DEFAULTS.intensities
    }
}

/// The most goals of a horizon to work on at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(within = 0..=10)]
pub struct Cap(u8);

/// A difference between two ratings, in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(within = 1..=4)]
pub struct Gap(u8);

/// How many of the first goals of an order are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(within = 1..=100)]
pub struct TopK(u8);

/// The persistence of rank-biased overlap. Nearer to 0 or 1 than this, the overlap is the first place alone,
/// or cannot tell two orders apart.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Record)]
#[record(within = 0.01..=0.99)]
pub struct Persistence(f64);

/// A gain in points of the score.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Record)]
#[record(within = 0.0..=1_000_000_000.0)]
pub struct Margin(f64);

/// Which score orders the goals of a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum OrderBy {
    /// Urgency × importance × readiness.
    Matrix,
    /// The same, with the importance of what a goal helps added to its own.
    Leverage,
}

/// What an open safety flag means for other goals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum SafetyPolicy {
    /// Safety goals come first and take no other goal's place.
    FirstSlot,
    /// While a flag of a safety tier is open, only safety goals, goals that directly help them,
    /// goals that answer an open flag, and the tiers that the hierarchy names are worked on.
    Exclusive,
}

impl Policy {
    /// What stands where nothing is said, not even in the file of defaults: as little as there is.
    fn unsaid() -> Self {
        Self {
            hierarchy: HierarchyChoice::default(),
            order: OrderBy::Matrix,
            safety: SafetyPolicy::FirstSlot,
            cap_short: Cap::MIN,
            cap_long: Cap::MIN,
            deadlines: Deadlines::NONE,
            intensities: StageIntensities::everywhere(Intensity::Explore),
            dispute_gap: Gap::MIN,
            too_close: Share::MIN,
            top_k: TopK::MIN,
            rbo_persistence: None,
            hysteresis_margin: None,
        }
    }

    /// Reads a policy; what is left out is as here.
    fn read_over(&self, reader: &Reader<'_>) -> Option<Self> {
        let reader = &reader.without_words();
        let fields = reader.object()?;
        let hierarchy = fields.or_default("hierarchy");
        let order = fields.optional("order");
        let safety = fields.optional("safety");
        let cap_short = fields.optional("cap_short");
        let cap_long = fields.optional("cap_long");
        let deadlines = fields.optional("deadlines");
        let intensities = fields.optional_with("intensities", |reader| self.intensities.read_over(reader));
        let dispute_gap = fields.optional("dispute_gap");
        let too_close = fields.optional("too_close");
        let top_k = fields.optional("top_k");
        let rbo_persistence = fields.optional("rbo_persistence");
        let hysteresis_margin = fields.optional("hysteresis_margin");
        fields.finish()?;
        Some(Self {
            hierarchy: hierarchy?,
            order: order?.unwrap_or(self.order),
            safety: safety?.unwrap_or(self.safety),
            cap_short: cap_short?.unwrap_or(self.cap_short),
            cap_long: cap_long?.unwrap_or(self.cap_long),
            deadlines: deadlines?.unwrap_or_else(|| self.deadlines.clone()),
            intensities: intensities?.unwrap_or(self.intensities),
            dispute_gap: dispute_gap?.unwrap_or(self.dispute_gap),
            too_close: too_close?.unwrap_or(self.too_close),
            top_k: top_k?.unwrap_or(self.top_k),
            rbo_persistence: rbo_persistence?,
            hysteresis_margin: hysteresis_margin?,
        })
    }
}

impl Read for Policy {
    /// What is left out has its default.
    fn read(reader: &Reader<'_>) -> Option<Self> {
        DEFAULTS.read_over(reader)
    }
}

/// A policy with a hierarchy of its own takes some KB.
impl Stored for Policy {
    const MAXIMUM_BYTES: usize = 1_000_000;
}
