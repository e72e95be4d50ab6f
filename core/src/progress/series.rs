//! What is given: the points of a series.

use therapy_goals_derive::Record;

use crate::change::Difference;
use crate::document::Reader;
use crate::error::{Error, ErrorKind, Fault};
use crate::scalar::{Better, Date};
use crate::sort;

/// The most points of a series.
pub const MAXIMUM_POINTS: usize = 10_000;

/// One thing of one person, measured again and again by one rater: the total of a questionnaire, a check-in on a goal.
///
/// A changed questionnaire, ladder or goal is another series.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, check = checked)]
pub struct Series {
    /// The points in any order, at most 10,000. Of one day there is one, unless each has its `order`.
    #[read(required)]
    pub points: Vec<Point>,
    /// Whether lower or higher is better.
    pub better: Better,
    /// The least difference that is reliable, in points, such as the published threshold of the questionnaire; above 0.
    /// Without it nothing is said of a plateau, of worsening or of what is maintained.
    pub reliable: Option<f64>,
    /// How many of the last points a plateau is made of; 4 unless stated, from 2 to 100.
    #[read(within = 2..=100, default = 4)]
    pub window: u8,
    /// The value from which change is counted; the first point's unless stated.
    pub baseline: Option<f64>,
}

/// One point of a series.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Point {
    /// The day.
    pub date: Date,
    /// The value; null, or absent, for a measurement that gave none, such as an incomplete form. It is counted, never
    /// filled.
    pub value: Option<f64>,
    /// Where several are of one day, which comes first: 1, 2 and so on, from 1 to 1,000.
    #[read(within = 1..=1_000)]
    pub order: Option<u16>,
}

/// The points that have a value, in order.
pub(super) struct Ordered {
    pub(super) values: Vec<(Date, f64)>,
    pub(super) without_value: u32,
}

impl Series {
    /// The points in order, where nothing is wrong.
    pub(super) fn ordered(&self) -> Result<Ordered, Error> {
        Error::from_faults(self.faults()).map_or(Ok(()), Err)?;
        let mut points: Vec<&Point> = self.points.iter().collect();
        sort::by(&mut points, |one, other| (one.date, one.order).cmp(&(other.date, other.order)));
        let values: Vec<_> = points.iter().filter_map(|point| point.value.map(|value| (point.date, value))).collect();
        let without_value = u32::try_from(points.len() - values.len()).unwrap_or(u32::MAX);
        Ok(Ordered { values, without_value })
    }

    fn faults(&self) -> Vec<Fault> {
        if self.points.len() > MAXIMUM_POINTS {
            return vec![Fault::new(ErrorKind::TooMany, "points", format!("at most {MAXIMUM_POINTS} points"))];
        }
        let finite = |value: f64, path: String| {
            (!value.is_finite()).then(|| Fault::new(ErrorKind::NotANumber, path, "a finite number"))
        };
        let mut faults = Vec::new();
        let mut places: Vec<(Date, Option<u16>, usize)> = Vec::new();
        for (place, point) in self.points.iter().enumerate() {
            faults.extend(point.value.and_then(|value| finite(value, format!("points[{place}].value"))));
            places.push((point.date, point.order, place));
        }
        // Of one day there is one point, or each has an order of its own; the later entry is told.
        places.sort_unstable();
        let alone = places.windows(2).filter_map(|pair| match pair {
            [(day, order, _), (next, next_order, place)] if day == next && (order.is_none() || order == next_order) => {
                Some(*place)
            }
            _ => None,
        });
        let mut alone: Vec<usize> = alone.collect();
        alone.sort_unstable();
        faults.extend(alone.into_iter().map(|place| {
            let expected = "one point a day, or an order of its own for each point of the day";
            Fault::new(ErrorKind::DuplicateId, format!("points[{place}]"), expected)
        }));
        if self.reliable.is_some_and(|reliable| !(reliable.is_finite() && reliable > 0.0)) {
            faults.push(Fault::new(ErrorKind::OutOfRange, "reliable", "a number above 0"));
        }
        faults.extend(self.baseline.and_then(|value| finite(value, "baseline".to_owned())));
        if !(2..=100).contains(&self.window) {
            faults.push(Fault::new(ErrorKind::OutOfRange, "window", "2 to 100"));
        }
        faults
    }

    /// How one value differs from an earlier one; positive is better.
    pub(super) fn gain(&self, earlier: f64, later: f64) -> Gain {
        let difference = Difference::between(earlier, later, self.better);
        let beyond = self.reliable.is_some_and(|reliable| difference.beyond(reliable) >= 0.0);
        Gain { points: difference.points, improvement: difference.improvement(), beyond }
    }
}

/// A difference on the way from one value to another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gain {
    pub(super) points: f64,
    /// Positive where it is for the better.
    pub(super) improvement: f64,
    /// Whether it is at least the reliable difference.
    beyond: bool,
}

impl Gain {
    pub(super) fn reliably_better(self) -> bool {
        self.beyond && self.improvement > 0.0
    }

    pub(super) fn reliably_worse(self) -> bool {
        self.beyond && self.improvement < 0.0
    }

    pub(super) fn reliable(self) -> bool {
        self.beyond
    }
}

fn checked(series: &Series, reader: &Reader<'_>) -> Option<()> {
    Error::from_faults(series.faults()).map_or(Some(()), |error| reader.adopt(&error))
}
