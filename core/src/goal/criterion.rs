//! The three criteria of the decision matrix.

use therapy_goals_derive::Record;

/// A criterion of the decision matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Criterion {
    /// How soon it must be tackled.
    Urgency,
    /// How much it matters.
    Importance,
    /// How ready the client is.
    Readiness,
}
