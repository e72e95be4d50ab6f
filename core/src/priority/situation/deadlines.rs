//! Deadlines lift urgency, by a table; they never lower it.

use serde::ser::{Serialize, Serializer};
use therapy_goals_derive::Record;

use crate::document::{Read, Reader};
use crate::error::{Error, ErrorKind, Fault};
use crate::scalar::{Days, Rating};

/// The urgency that a deadline gives at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadlines(Vec<Deadline>);

/// One step of the table of deadlines.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Record)]
#[record(new)]
pub struct Deadline {
    /// The step holds up to this many days before the due date, the last one included.
    pub within_days: Days,
    /// The urgency that it gives at least.
    pub urgency: Rating,
}

impl Deadlines {
    /// A table without steps: no deadline lifts anything until it has passed.
    pub(crate) const NONE: Self = Self(Vec::new());

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

    /// The urgency that counts: the rated one, or the deadline's where that is higher. A missing rating
    /// stays missing, whatever the deadline.
    pub(crate) fn lift(&self, days: Option<i64>, rated: Option<Rating>) -> Option<Rating> {
        let rated = rated?;
        Some(days.map_or(rated, |days| rated.max(self.urgency(days))))
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

through_the_door!(Deadlines);
