//! A window of days around an anchor, and what stands in it.

use crate::plan::due::record::DueReason;
use crate::plan::history::log::Place;
use crate::scalar::{Date, Id};

/// The most occurrences of one item: of more, the last ones are told.
pub const MAXIMUM_OCCURRENCES: usize = 10_000;

/// The day from which a window is counted, with the sessions of that day where it is one of sessions.
#[derive(Debug, Clone)]
pub(crate) struct Anchor<'a> {
    pub(crate) day: Date,
    pub(crate) sessions: Vec<&'a Id>,
}

/// What somebody filled in: the event, its day, its session, and what is to be known of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answer<'a> {
    pub(crate) day: Date,
    pub(crate) place: Place,
    pub(crate) session: Option<&'a Id>,
    pub(crate) note: Option<DueReason>,
}

/// One occurrence of an item.
#[derive(Debug, Clone)]
pub(crate) struct Occurrence<'a> {
    pub(crate) anchor: Anchor<'a>,
    pub(crate) opens: Date,
    pub(crate) closes: Option<Date>,
    pub(crate) answer: Option<Answer<'a>>,
    pub(crate) declined: Option<Place>,
    pub(crate) snoozed_until: Option<Date>,
}

impl<'a> Occurrence<'a> {
    /// The window so many days before and after an anchor.
    pub(crate) fn around(anchor: Anchor<'a>, before: u16, after: u16) -> Self {
        let day = anchor.day;
        Self {
            opens: day.plus_days(-i64::from(before)).unwrap_or(day),
            closes: Some(day.plus_days(i64::from(after)).unwrap_or(day)),
            anchor,
            answer: None,
            declined: None,
            snoozed_until: None,
        }
    }

    pub(crate) fn is_open_on(&self, day: Date) -> bool {
        self.opens <= day && !self.is_closed_on(day)
    }

    /// Whether the window has closed.
    pub(crate) fn is_closed_on(&self, day: Date) -> bool {
        self.closes.is_some_and(|closes| closes < day)
    }
}

/// The occurrence that something belongs to which is of this day. Of the windows that hold the day and are free it is
/// the one whose anchor is nearest, of two the earlier; where none does, the last one that closed, unless the next has
/// opened.
pub(crate) fn belongs(
    occurrences: &[Occurrence<'_>],
    day: Date,
    free: &dyn Fn(&Occurrence<'_>) -> bool,
) -> Option<usize> {
    // The windows stand in the order of their anchors, so those that hold a day stand side by side.
    let first = occurrences.partition_point(|occurrence| occurrence.is_closed_on(day));
    let end = occurrences.partition_point(|occurrence| occurrence.opens <= day);
    let distance = |number: usize| {
        occurrences.get(number).map_or(i64::MAX, |occurrence| occurrence.anchor.day.days_until(day).abs())
    };
    let is_free = |number: &usize| occurrences.get(*number).is_some_and(free);
    let open = (first..end).filter(is_free).min_by_key(|number| distance(*number));
    // With no window open, the one before is still asked for.
    open.or_else(|| Some(first.checked_sub(1)?).filter(|number| first >= end && is_free(number)))
}
