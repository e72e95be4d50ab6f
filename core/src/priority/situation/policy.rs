//! How to decide: every number that is not a fact about the client, with its default and its source.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::document::{Read, Reader, Stored};
use crate::error::{Error, ErrorKind, Fault};
use crate::goal::{Intensity, Stage};
use crate::priority::hierarchy::shipped::HierarchyChoice;
use crate::scalar::{Days, Rating, Share, number_type, whole_type};

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

/// The urgency that a deadline gives at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadlines(Vec<Deadline>);

/// One step of the table of deadlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Deadline {
    /// The step holds up to this many days before the due date, the last one included.
    pub within_days: Days,
    /// The urgency that it gives at least.
    pub urgency: Rating,
}

impl Deadlines {
    /// A table of steps, the nearest first.
    ///
    /// # Errors
    /// `not_ascending` where the days do not rise from step to step, or the urgency rises.
    pub fn new(steps: Vec<Deadline>) -> Result<Self, Error> {
        let mut faults = Vec::new();
        for (number, pair) in steps.windows(2).enumerate() {
            let [near, far] = pair else { continue };
            if far.within_days <= near.within_days || far.urgency > near.urgency {
                let path = format!("[{}]", number + 1);
                faults.push(Fault::new(
                    ErrorKind::NotAscending,
                    path,
                    "more days and no more urgency than the step before",
                ));
            }
        }
        Error::from_faults(faults).map_or(Ok(Self(steps)), Err)
    }

    /// The steps, the nearest first.
    #[must_use]
    pub fn steps(&self) -> &[Deadline] {
        &self.0
    }

    /// The urgency that a deadline gives at least, so many days before it; negative days have passed.
    #[must_use]
    pub fn urgency(&self, days: i64) -> Rating {
        if days < 0 {
            return Rating::MAX;
        }
        // The days rise from step to step.
        let passed = self.0.partition_point(|step| i64::from(step.within_days.get()) < days);
        self.0.get(passed).map_or(Rating::MIN, |step| step.urgency)
    }
}

impl Default for Deadlines {
    fn default() -> Self {
        let table = [(7, 5), (14, 4), (30, 3), (60, 2)];
        let step = |(days, urgency)| {
            Some(Deadline { within_days: Days::new(days).ok()?, urgency: Rating::new(urgency).ok()? })
        };
        Self(table.into_iter().filter_map(step).collect())
    }
}

/// The highest intensity that each stage of change carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageIntensities([Intensity; Stage::ALL.len()]);

impl StageIntensities {
    /// The default table, with these stages changed.
    #[must_use]
    pub fn with(mut self, stage: Stage, highest: Intensity) -> Self {
        for (slot, _) in self.0.iter_mut().zip(Stage::ALL).filter(|(_, known)| **known == stage) {
            *slot = highest;
        }
        self
    }

    /// The highest intensity that a stage carries.
    #[must_use]
    pub fn highest(&self, stage: Stage) -> Intensity {
        let found = self.0.iter().zip(Stage::ALL).find(|(_, known)| **known == stage);
        found.map_or(Intensity::Sustain, |(highest, _)| *highest)
    }
}

impl Default for StageIntensities {
    fn default() -> Self {
        use Intensity::{Act, Explore, Sustain};
        Self([Explore, Explore, Act, Sustain, Sustain, Sustain])
    }
}

impl Serialize for Deadlines {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Read for Deadlines {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        Self::new(reader.list()?).map_or_else(|error| reader.adopt(&error), Some)
    }
}

impl Serialize for StageIntensities {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (stage, highest) in Stage::ALL.iter().zip(&self.0) {
            map.serialize_entry(stage, highest)?;
        }
        map.end()
    }
}

impl Read for StageIntensities {
    /// Stages that are not named keep their default.
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let named: Vec<(Stage, Intensity)> = reader.named_by_code(Stage::ALL, Stage::code)?;
        Some(named.into_iter().fold(Self::default(), |table, (stage, highest)| table.with(stage, highest)))
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

read_fields!(Deadline { within_days: required, urgency: required });
readable!(OrderBy, SafetyPolicy);
through_the_door!(Policy, Deadlines, StageIntensities);

/// A policy with a hierarchy of its own takes some KB.
impl Stored for Policy {
    const MAXIMUM_BYTES: usize = 1_000_000;
}
