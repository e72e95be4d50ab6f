//! The three criteria of the decision matrix, as rated by each of the two raters.

use therapy_goals_derive::Record;

use super::criterion::Criterion;
use crate::scalar::{Rater, Rating};

/// One person's ratings of a goal, each from 1 to 5. A missing rating is not a low one.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Record)]
#[record(new)]
pub struct CriterionRatings {
    /// How soon it must be tackled.
    pub urgency: Option<Rating>,
    /// How much it matters.
    pub importance: Option<Rating>,
    /// How ready the client is.
    pub readiness: Option<Rating>,
}

impl CriterionRatings {
    /// The rating of a criterion.
    #[must_use]
    pub const fn get(&self, criterion: Criterion) -> Option<Rating> {
        match criterion {
            Criterion::Urgency => self.urgency,
            Criterion::Importance => self.importance,
            Criterion::Readiness => self.readiness,
        }
    }

    /// Sets the rating of a criterion; `None` takes it back.
    pub const fn set(&mut self, criterion: Criterion, to: Option<Rating>) {
        match criterion {
            Criterion::Urgency => self.urgency = to,
            Criterion::Importance => self.importance = to,
            Criterion::Readiness => self.readiness = to,
        }
    }

    /// Whether nothing was rated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The ratings of a goal by client and therapist.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Record)]
#[record(new)]
pub struct Ratings {
    /// The client's ratings.
    #[read(default)]
    #[write(unless_default)]
    pub client: CriterionRatings,
    /// The therapist's ratings.
    #[read(default)]
    #[write(unless_default)]
    pub therapist: CriterionRatings,
}

impl Ratings {
    /// Whether nobody rated anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// One person's ratings.
    #[must_use]
    pub const fn of(&self, rater: Rater) -> &CriterionRatings {
        match rater {
            Rater::Client => &self.client,
            Rater::Therapist => &self.therapist,
        }
    }

    /// One person's ratings, to be changed.
    pub const fn of_mut(&mut self, rater: Rater) -> &mut CriterionRatings {
        match rater {
            Rater::Client => &mut self.client,
            Rater::Therapist => &mut self.therapist,
        }
    }
}
