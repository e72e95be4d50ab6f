//! The days on which nothing is asked: planned breaks, and those on which the plan was closed.

use crate::plan::event::kind::{Data, Kind};
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::scalar::Date;

/// The code of a life event that suspends what is due.
pub(crate) const PLANNED_BREAK: &str = "planned_break";

/// Days in a row, the first and the last among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) from: Date,
    pub(crate) until: Date,
}

impl Span {
    pub(crate) fn holds(self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }
}

/// When the plan rested.
#[derive(Debug, Clone, Default)]
pub(crate) struct Breaks {
    pub(crate) planned: Vec<Span>,
    /// From the day of each closing to the day of the reopening.
    pub(crate) closed: Vec<Span>,
    /// The day of the last closing, where nobody reopened the plan.
    pub(crate) closed_on: Option<Date>,
}

impl Breaks {
    pub(crate) fn of(view: View<'_>) -> Self {
        let mut breaks = Self::default();
        for place in view.fold.of_kind(Kind::LifeEvent) {
            let (Some(Data::LifeEvent(life)), Some(on)) = (view.data(*place), view.past.happened(*place)) else {
                continue;
            };
            if life.event.as_str() == PLANNED_BREAK {
                let from = life.from.unwrap_or(on);
                // One without a last day is of one day: nothing is put off for ever.
                let until = life.until.unwrap_or(from);
                if from <= until {
                    breaks.planned.push(Span { from, until });
                }
            }
        }
        breaks.planned.sort_by_key(|span| span.from);
        let closed = view.fold.of_kind(Kind::PlanClosed).iter().map(|place| (*place, true));
        let reopened = view.fold.of_kind(Kind::PlanReopened).iter().map(|place| (*place, false));
        let mut turns: Vec<(Place, bool)> = closed.chain(reopened).collect();
        turns.sort_unstable();
        for (place, closes) in turns {
            let Some(on) = view.data(place).and_then(|_| view.past.happened(place)) else { continue };
            match (closes, breaks.closed_on) {
                (true, None) => breaks.closed_on = Some(on),
                (false, Some(from)) => {
                    breaks.closed.push(Span { from, until: on });
                    breaks.closed_on = None;
                }
                _ => {}
            }
        }
        breaks
    }

    /// The planned break that holds a day.
    pub(crate) fn planned_on(&self, day: Date) -> Option<Span> {
        self.planned.iter().copied().find(|span| span.holds(day))
    }

    /// Whether the plan was closed on a day and is open again: not on the days of the closing and of the reopening.
    pub(crate) fn was_closed(&self, day: Date) -> bool {
        self.closed.iter().any(|span| span.from < day && day < span.until)
    }
}

/// How many days of these spans, which are in order of their first days, lie after one day and up to another.
pub(crate) fn rest_days(spans: impl Iterator<Item = Span>, after: Date, up_to: Date) -> i64 {
    let (mut days, mut counted) = (0, after);
    for span in spans {
        let last = span.until.min(up_to);
        // The day before the first of this span that is not counted yet.
        let before = span.from.plus_days(-1).unwrap_or(span.from).max(counted);
        if last > before {
            days += before.days_until(last);
            counted = last;
        }
    }
    days
}
