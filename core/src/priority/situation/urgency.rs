//! Deadlines lift urgency, by a table; they never lower it.

use crate::priority::situation::policy::Deadlines;
use crate::scalar::Rating;

/// The urgency that counts: the rated one, or the deadline's where that is higher. A missing rating
/// stays missing, whatever the deadline.
pub(crate) fn lifted(deadlines: &Deadlines, days: Option<i64>, rated: Option<Rating>) -> Option<Rating> {
    let rated = rated?;
    Some(days.map_or(rated, |days| rated.max(deadlines.urgency(days))))
}
