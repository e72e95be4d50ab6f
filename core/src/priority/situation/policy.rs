//! How to decide: every number that is not a fact about the client, with its default and its source.

use crate::document::{Read, Reader, Stored};
use crate::priority::hierarchy::shipped::HierarchyChoice;
use crate::priority::situation::deadlines::Deadlines;
use crate::priority::situation::intensities::StageIntensities;
use crate::scalar::{Share, number_type, whole_type};

/// How goals are ordered and chosen. The defaults are the working assumptions of this library where
/// no source is named with them; a clinic may have its own.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Policy {
    /// The hierarchy of tiers, which come before any score. Default: safety first, then the rest.
    pub hierarchy: HierarchyChoice,
    /// Which score orders the goals of a tier. Default: the decision matrix.
    pub order: OrderBy,
    /// What an open safety flag means for other goals. Default: a place before them, no ban.
    pub safety: SafetyPolicy,
    /// The most short-term goals to work on at a time, safety goals not counted. Default 3: one to
    /// three is a rule of thumb of practice.
    pub cap_short: Cap,
    /// The most long-term goals to work on at a time, safety goals not counted. Default 2: one or
    /// two is a rule of thumb of practice.
    pub cap_long: Cap,
    /// The urgency that a deadline gives at least. Default: 5 within 7 days, 4 within 14, 3 within
    /// 30, 2 within 60 (our own design); a goal that is overdue has 5.
    pub deadlines: Deadlines,
    /// The highest intensity that each stage of change carries. Default: our own design after
    /// Prochaska et al. 1992: explore before preparation, act in preparation, anything
    /// later on.
    pub intensities: StageIntensities,
    /// The difference between two ratings, in points, from which they count as disputed. Default 2
    /// (our own design).
    pub dispute_gap: Gap,
    /// The probability of coming first below which the first place is too close to call. Default 0.5
    /// (our own design).
    pub too_close: Share,
    /// How many of the first goals of each order to compare. Default 3.
    pub top_k: TopK,
    /// The persistence of rank-biased overlap (Webber, Moffat & Zobel 2010, ACM Trans Inf Syst
    /// 28:20), 0.01 to 0.99; absent by default, as it flatters on few goals.
    pub rbo_persistence: Option<Persistence>,
    /// The gain, in points of the score, below which the goals under way stay; absent by default,
    /// and then they have no privilege.
    pub hysteresis_margin: Option<Margin>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            hierarchy: HierarchyChoice::default(),
            order: OrderBy::Matrix,
            safety: SafetyPolicy::FirstSlot,
            cap_short: Cap(3),
            cap_long: Cap(2),
            deadlines: Deadlines::default(),
            intensities: StageIntensities::default(),
            dispute_gap: Gap(2),
            too_close: Share::HALF,
            top_k: TopK(3),
            rbo_persistence: None,
            hysteresis_margin: None,
        }
    }
}

whole_type!(
    /// The most goals of a horizon to work on at a time.
    Cap(u8),
    0 to 10
);

whole_type!(
    /// A difference between two ratings, in points.
    Gap(u8),
    1 to 4
);

whole_type!(
    /// How many of the first goals of an order are looked at.
    TopK(u8),
    1 to 100
);

number_type!(
    /// The persistence of rank-biased overlap. Nearer to 0 or 1 than this, the overlap is the first place alone,
    /// or cannot tell two orders apart.
    Persistence,
    0.01 to 0.99
);

number_type!(
    /// A gain in points of the score.
    Margin,
    0.0 to 1_000_000_000.0
);

codes! {
    /// Which score orders the goals of a tier.
    pub enum OrderBy {
        /// Urgency × importance × readiness.
        Matrix = "matrix",
        /// The same, with the importance of what a goal helps added to its own.
        Leverage = "leverage",
    }
}

codes! {
    /// What an open safety flag means for other goals.
    pub enum SafetyPolicy {
        /// Safety goals come first and take no other goal's place.
        FirstSlot = "first_slot",
        /// While a flag of a safety tier is open, only safety goals, goals that directly help them,
        /// goals that answer an open flag, and the tiers that the hierarchy names are worked on.
        Exclusive = "exclusive",
    }
}

impl Read for Policy {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let reader = &reader.without_words();
        let default = Self::default();
        let fields = reader.object()?;
        let hierarchy = fields.or_default("hierarchy");
        let order = fields.optional("order");
        let safety = fields.optional("safety");
        let cap_short = fields.optional("cap_short");
        let cap_long = fields.optional("cap_long");
        let deadlines = fields.or_default("deadlines");
        let intensities = fields.or_default("intensities");
        let dispute_gap = fields.optional("dispute_gap");
        let too_close = fields.optional("too_close");
        let top_k = fields.optional("top_k");
        let rbo_persistence = fields.optional("rbo_persistence");
        let hysteresis_margin = fields.optional("hysteresis_margin");
        fields.finish()?;
        Some(Self {
            hierarchy: hierarchy?,
            order: order?.unwrap_or(default.order),
            safety: safety?.unwrap_or(default.safety),
            cap_short: cap_short?.unwrap_or(default.cap_short),
            cap_long: cap_long?.unwrap_or(default.cap_long),
            deadlines: deadlines?,
            intensities: intensities?,
            dispute_gap: dispute_gap?.unwrap_or(default.dispute_gap),
            too_close: too_close?.unwrap_or(default.too_close),
            top_k: top_k?.unwrap_or(default.top_k),
            rbo_persistence: rbo_persistence?,
            hysteresis_margin: hysteresis_margin?,
        })
    }
}

readable!(OrderBy, SafetyPolicy);
through_the_door!(Policy);

/// A policy with a hierarchy of its own takes some KB.
impl Stored for Policy {
    const MAXIMUM_BYTES: usize = 1_000_000;
}
