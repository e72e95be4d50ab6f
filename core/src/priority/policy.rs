//! How to decide: every number that is not a fact about the client, with its default and its source.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::HierarchyChoice;
use super::read::share;
use crate::document::{Read, Reader, Stored};
use crate::error::{Error, ErrorKind, Fault};
use crate::goal::{Intensity, Stage};
use crate::scalar::Rating;

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
    pub cap_short: u8,
    /// The most long-term goals to work on at a time, safety goals not counted. Default 2: one or
    /// two is a rule of thumb of practice.
    pub cap_long: u8,
    /// The urgency that a deadline gives at least. Default: 5 within 7 days, 4 within 14, 3 within
    /// 30, 2 within 60 (our own design); a goal that is overdue has 5.
    pub deadlines: Deadlines,
    /// The highest intensity that each stage of change carries. Default: our own design after
    /// Prochaska et al. 1992: explore before preparation, act in preparation, anything
    /// later on.
    pub intensities: StageIntensities,
    /// The difference between two ratings, in points, from which they count as disputed. Default 2
    /// (our own design).
    pub dispute_gap: u8,
    /// The probability of coming first below which the first place is too close to call. Default 0.5
    /// (our own design).
    pub too_close: f64,
    /// How many of the first goals of each order to compare. Default 3.
    pub top_k: u8,
    /// The persistence of rank-biased overlap (Webber, Moffat & Zobel 2010, ACM Trans Inf Syst
    /// 28:20), between 0 and 1; absent by default, as it flatters on few goals.
    pub rbo_persistence: Option<f64>,
    /// The gain, in points of the score, below which the goals under way stay; absent by default,
    /// and then they have no privilege.
    pub hysteresis_margin: Option<f64>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            hierarchy: HierarchyChoice::default(),
            order: OrderBy::Matrix,
            safety: SafetyPolicy::FirstSlot,
            cap_short: 3,
            cap_long: 2,
            deadlines: Deadlines::default(),
            intensities: StageIntensities::default(),
            dispute_gap: 2,
            too_close: 0.5,
            top_k: 3,
            rbo_persistence: None,
            hysteresis_margin: None,
        }
    }
}

impl Policy {
    /// Checks the numbers of a policy that was put together in Rust; reading one checks it too.
    ///
    /// # Errors
    /// Every fault at once: `not_a_number`, `infinite` or `out_of_range`, with its field.
    pub fn check(&self) -> Result<(), Error> {
        Error::from_faults(self.faults()).map_or(Ok(()), Err)
    }

    pub(super) fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut check = |path: &str, value: Option<f64>, holds: &dyn Fn(f64) -> bool, expected: &str| {
            let Some(value) = value else { return };
            let kind = match value {
                value if value.is_nan() => ErrorKind::NotANumber,
                value if value.is_infinite() => ErrorKind::Infinite,
                value if !holds(value) => ErrorKind::OutOfRange,
                _ => return,
            };
            faults.push(Fault::new(kind, path, expected));
        };
        let within = |low: u8, high: u8| move |value: f64| (f64::from(low)..=f64::from(high)).contains(&value);
        check("cap_short", Some(self.cap_short.into()), &within(0, MAXIMUM_CAP), "a whole number from 0 to 10");
        check("cap_long", Some(self.cap_long.into()), &within(0, MAXIMUM_CAP), "a whole number from 0 to 10");
        check("dispute_gap", Some(self.dispute_gap.into()), &within(1, 4), "a whole number from 1 to 4");
        check("too_close", Some(self.too_close), &within(0, 1), "a number from 0 to 1");
        check("top_k", Some(self.top_k.into()), &within(1, 100), "a whole number from 1 to 100");
        let inside = |value: f64| value > 0.0 && value < 1.0;
        check("rbo_persistence", self.rbo_persistence, &inside, "a number between 0 and 1, without these");
        check("hysteresis_margin", self.hysteresis_margin, &|value| value >= 0.0, "a number of 0 or more");
        faults
    }
}

/// The highest cap on goals at a time.
const MAXIMUM_CAP: u8 = 10;

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
    pub within_days: u16,
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
        let step = self.0.iter().find(|step| days <= i64::from(step.within_days));
        step.map_or(Rating::MIN, |step| step.urgency)
    }
}

impl Default for Deadlines {
    fn default() -> Self {
        let table = [(7, 5), (14, 4), (30, 3), (60, 2)];
        let step = |(within_days, urgency)| Some(Deadline { within_days, urgency: Rating::new(urgency).ok()? });
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

fn cap(reader: &Reader<'_>) -> Option<u8> {
    u8::try_from(reader.whole(0, i32::from(MAXIMUM_CAP))?).ok()
}

fn gap(reader: &Reader<'_>) -> Option<u8> {
    u8::try_from(reader.whole(1, 4)?).ok()
}

fn top(reader: &Reader<'_>) -> Option<u8> {
    u8::try_from(reader.whole(1, 100)?).ok()
}

fn persistence(reader: &Reader<'_>) -> Option<f64> {
    let value = reader.number()?;
    if value <= 0.0 || value >= 1.0 {
        return reader.fault(ErrorKind::OutOfRange, "a number between 0 and 1, without these");
    }
    Some(value)
}

fn margin(reader: &Reader<'_>) -> Option<f64> {
    reader.number_within(0.0, 1_000_000_000.0)
}

fn days(reader: &Reader<'_>) -> Option<u16> {
    u16::try_from(reader.whole(0, 10_000)?).ok()
}

impl Read for Policy {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let default = Self::default();
        let fields = reader.object()?;
        let hierarchy = fields.or_default("hierarchy");
        let order = fields.optional("order");
        let safety = fields.optional("safety");
        let cap_short = fields.optional_with("cap_short", cap);
        let cap_long = fields.optional_with("cap_long", cap);
        let deadlines = fields.or_default("deadlines");
        let intensities = fields.or_default("intensities");
        let dispute_gap = fields.optional_with("dispute_gap", gap);
        let too_close = fields.optional_with("too_close", share);
        let top_k = fields.optional_with("top_k", top);
        let rbo_persistence = fields.optional_with("rbo_persistence", persistence);
        let hysteresis_margin = fields.optional_with("hysteresis_margin", margin);
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

read_fields!(Deadline { within_days: required(days), urgency: required });
readable!(OrderBy, SafetyPolicy);
through_the_door!(Policy, Deadlines, StageIntensities);

/// A policy with a hierarchy of its own takes some KB.
impl Stored for Policy {
    const MAXIMUM_BYTES: usize = 1_000_000;
}
