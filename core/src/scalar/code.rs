//! The codes that several chapters share.

use therapy_goals_derive::Record;

/// The sex of the respondent, where a published norm depends on it: the four codes that records systems
/// exchange (HL7 administrative gender).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Sex {
    /// Female norms apply.
    Female,
    /// Male norms apply.
    Male,
    /// Neither: no published norm by sex applies.
    Other,
    /// The same as not given.
    Unknown,
}

/// The sex for which a norm was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum NormSex {
    /// Female norms.
    Female,
    /// Male norms.
    Male,
}

/// Which direction of a measure is better for the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Better {
    /// A lower value is better, as for most symptom scales.
    Lower,
    /// A higher value is better, as for well-being.
    Higher,
}

impl Better {
    /// +1 where higher is better, −1 where lower is.
    #[must_use]
    pub const fn sign(self) -> f64 {
        match self {
            Self::Lower => -1.0,
            Self::Higher => 1.0,
        }
    }
}

/// Who says it: the two raters of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Rater {
    /// The client.
    Client,
    /// The therapist.
    Therapist,
}
