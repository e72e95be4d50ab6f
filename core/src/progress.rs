//! Where one thing stands that is measured again and again: a score, a check-in on a goal, a line of a log.
//!
//! Days are arguments, gaps stay gaps, and a measure's own reliable change tells movement from error. What is said is a
//! fact or a question for people: a plateau may be a step to be made smaller, or a goal that is held.

mod series;
mod status;
mod weeks;

pub use series::{MAXIMUM_POINTS, Point, Series};
pub use status::{Reference, SeriesStatus, Trend, Win, series_status};
pub use weeks::{LogValue, Week, WeeksInput, weeks};
