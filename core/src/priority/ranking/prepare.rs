//! A ranking kept together with what took time to find, for the questions that follow.

use crate::error::Error;
use crate::priority::order::paths::Paths;
use crate::priority::ranking::rank::ranked;
use crate::priority::ranking::record::Ranking;
use crate::priority::situation::facts::Situation;

/// A ranking, and the best paths over the arrows that it was made with.
///
/// The paths depend on the arrows and on which goals rank, not on ratings. Where many questions are asked of one
/// situation, they are answered from here without searching the paths each time; every answer is the same as
/// without. For each pair of goals that rank it holds 8 bytes: 8 MB for 1,000 goals.
#[derive(Debug, Clone)]
pub struct Prepared {
    ranking: Ranking,
    paths: Paths,
}

/// Ranks a situation, and keeps what the questions that follow need.
///
/// # Errors
/// As [`rank`](crate::priority::rank).
///
/// ```
/// use therapy_goals::priority::{Change, Situation, prepare, rank};
///
/// # let situation = Situation::from_json(r#"{ "goals": [
/// #     { "id": "sleep", "title": "Sleep", "horizon": "short",
/// #       "ratings": { "client": { "urgency": 3, "importance": 3, "readiness": 5 } } },
/// #     { "id": "worry", "title": "Worry", "horizon": "short",
/// #       "ratings": { "client": { "urgency": 4, "importance": 4, "readiness": 3 } } } ],
/// #     "arrows": [{ "from": "sleep", "to": "worry" }] }"#)?;
/// let prepared = prepare(&situation)?;
/// assert_eq!(*prepared.ranking(), rank(&situation)?);
///
/// let change = Change::from_json(
///     r#"{ "code": "set_rating", "goal": "sleep", "rater": "client", "criterion": "urgency", "to": 4 }"#,
/// )?;
/// let later = prepared.with_changes(&[change])?;
/// assert_eq!(later.ranking().top.as_ref().map(|goal| goal.as_str()), Some("sleep"));
/// assert_eq!(prepared.compare(later.ranking())?.facts.len(), 1);
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn prepare(situation: &Situation) -> Result<Prepared, Error> {
    ranked(situation, None).map(|(ranking, paths)| Prepared { ranking, paths })
}

impl Prepared {
    /// The ranking.
    #[must_use]
    pub const fn ranking(&self) -> &Ranking {
        &self.ranking
    }

    /// The situation that is ranked, without what has no bearing on it.
    #[must_use]
    pub const fn situation(&self) -> &Situation {
        &self.ranking.basis
    }

    pub(crate) const fn paths(&self) -> &Paths {
        &self.paths
    }

    /// Another situation, with the paths from here that are the same there.
    pub(crate) fn with_situation(&self, situation: &Situation) -> Result<Self, Error> {
        ranked(situation, Some(&self.paths)).map(|(ranking, paths)| Self { ranking, paths })
    }
}
