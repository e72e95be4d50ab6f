//! Numbers of the chapter that no policy sets.

use std::sync::LazyLock;

use therapy_goals_derive::{Record, json};

use crate::goal::Horizon;
use crate::scalar::{Rating, cited};

/// Numbers that no policy sets; the file `core/policies/landmarks.json` names the source of each.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Record)]
#[record(new)]
pub struct Landmarks {
    /// The days of change from which it counts as maintained: six months.
    pub maintenance_days: u32,
    /// From how many days ahead the due date of a short-term goal is asked about: a year that is off by one makes a
    /// difference of a year.
    pub short_term_due_far_ahead: u32,
    /// The same for a long-term goal: ten years.
    pub long_term_due_far_ahead: u32,
    /// The readiness from which it says the opposite of a stage before preparation.
    pub high_readiness: Rating,
    /// The readiness up to which it says the opposite of a later stage.
    pub low_readiness: Rating,
}

/// Read from their file when first asked for. A test holds that to be sound; without it nothing would be asked.
static LANDMARKS: LazyLock<Landmarks> = LazyLock::new(|| {
    cited(json!("policies/landmarks.json")).unwrap_or(Landmarks {
        maintenance_days: u32::MAX,
        short_term_due_far_ahead: u32::MAX,
        long_term_due_far_ahead: u32::MAX,
        high_readiness: Rating::MAX,
        low_readiness: Rating::MIN,
    })
});

/// The numbers that no policy sets.
#[must_use]
pub fn landmarks() -> &'static Landmarks {
    &LANDMARKS
}

impl Landmarks {
    /// From how many days ahead the due date of a goal is asked about.
    pub(crate) fn due_far_ahead(&self, horizon: Horizon) -> i64 {
        i64::from(match horizon {
            Horizon::Short => self.short_term_due_far_ahead,
            Horizon::Long => self.long_term_due_far_ahead,
        })
    }
}
