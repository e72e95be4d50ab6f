//! A series of a plan: what is asked for, and what is told.

use therapy_goals_derive::Record;

use crate::document::Reader;
use crate::error::ErrorKind;
use crate::plan::event::kind::Kind;
use crate::progress::{Series, SeriesStatus};
use crate::scalar::{Code, Date, GoalId, Id};

/// Which series of a plan is asked for: the check-ins of a goal, or the scores of an instrument.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, check = one_thing)]
pub struct SeriesInput {
    /// The goal whose check-ins are meant.
    pub goal: Option<GoalId>,
    /// The instrument whose scores are meant, by its id.
    pub instrument: Option<Code>,
    /// The score of the instrument: `total` or a subscale.
    #[read(default = Code::known("total"))]
    pub score: Code,
    /// Who rated, or filled it in.
    #[read(default = Code::known("client"))]
    pub rater: Code,
    /// The day up to which; all that is known, without it.
    pub on: Option<Date>,
    /// The least difference that is reliable, in points; above 0.
    pub reliable: Option<f64>,
    /// The threshold of the instrument to be used instead, by its id. Without either, the one on which
    /// all that are published for that score agree.
    pub threshold: Option<Code>,
    /// How many of the last points a plateau is made of, 2 to 100; 4 unless stated.
    #[read(within = 2..=100)]
    pub window: Option<u8>,
    /// The value from which change is counted; the first point's unless stated.
    pub baseline: Option<f64>,
}

fn one_thing(input: &SeriesInput, reader: &Reader<'_>) -> Option<()> {
    if input.goal.is_some() != input.instrument.is_some() {
        return Some(());
    }
    reader.fault(ErrorKind::Inconsistent, "one of goal, instrument")
}

/// A series of a plan, with where it stands.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct PlanSeries {
    /// The goal.
    pub goal: Option<GoalId>,
    /// The instrument.
    pub instrument: Option<Code>,
    /// The score of it.
    pub score: Option<Code>,
    /// The digest of the scale: all points of one series are on one scale.
    pub scale: Option<Code>,
    /// Who rated, or filled it in.
    pub rater: Code,
    /// The event of each point.
    pub events: Vec<Id>,
    /// What ended it: the goal was merged or split, or its ladder was changed. What came later is another series.
    pub ended_by: Option<Kind>,
    /// The points, by day.
    pub series: Series,
    /// Where it stands: its trend, and what is worth a word.
    pub status: SeriesStatus,
}
