//! The days from which the windows of an item are counted.

use crate::plan::due::breaks::Breaks;
use crate::plan::due::window::{Anchor, MAXIMUM_OCCURRENCES, Occurrence};
use crate::plan::event::measures::{MeasurePlanned, Schedule};
use crate::plan::fold::whole::View;
use crate::plan::review::counted::{due_days, held};
use crate::scalar::{Code, Date};

/// The windows of an item that was planned on a day, in order: those that have opened, and the next one where its day is
/// known. One whose days are counted from the last answer has none here.
pub(crate) fn windows<'a>(
    view: View<'a>,
    planned: &MeasurePlanned,
    since: Date,
    breaks: &Breaks,
    on: Date,
) -> Vec<Occurrence<'a>> {
    let (before, after) = (planned.before, planned.after);
    let around = |anchors: Vec<Anchor<'a>>| -> Vec<Occurrence<'a>> {
        anchors.into_iter().map(|anchor| Occurrence::around(anchor, before, after)).collect()
    };
    let days = |days: &[Date]| days.iter().map(|day| Anchor { day: *day, sessions: Vec::new() }).collect();
    match &planned.every {
        Schedule::EachSession { kinds } => {
            let mut all = around(sessions(view, kinds, since, 1));
            let next: Vec<Date> = all.iter().skip(1).map(|occurrence| occurrence.anchor.day).collect();
            let ends = next.into_iter().map(|day| day.plus_days(-1)).chain([None]);
            for (occurrence, closes) in all.iter_mut().zip(ends) {
                occurrence.closes = closes;
            }
            all
        }
        Schedule::EverySessions { sessions: every, kinds } => around(sessions(view, kinds, since, usize::from(*every))),
        Schedule::EveryDays { from_last: true, .. } => Vec::new(),
        Schedule::EveryDays { days: every, start, from_last: false } => {
            around(days(&grid(start.unwrap_or(since), i64::from(*every), since, i64::from(before), breaks, on)))
        }
        Schedule::Start => around(days(&[since])),
        Schedule::ReviewDue => {
            let known: Vec<Date> = due_days(view).into_iter().filter(|day| *day >= since).collect();
            around(days(&known))
        }
        Schedule::End => around(days(breaks.closed_on.as_slice())),
    }
}

/// The days of the sessions that took place since an item was planned: of every so many the first.
fn sessions<'a>(view: View<'a>, kinds: &[Code], since: Date, every: usize) -> Vec<Anchor<'a>> {
    let counts = |kind: &Code| if kinds.is_empty() { view.rules.policy.counts(kind) } else { kinds.contains(kind) };
    let counted = held(view).into_iter().filter(|session| session.on >= since && counts(session.kind));
    let mut anchors: Vec<Anchor<'a>> = Vec::new();
    for session in counted.step_by(every.max(1)) {
        match anchors.last_mut() {
            // Two sessions of one day are one day on which something is filled in.
            Some(last) if last.day == session.on => last.sessions.push(session.session),
            _ => anchors.push(Anchor { day: session.on, sessions: vec![session.session] }),
        }
    }
    let many = anchors.len().saturating_sub(MAXIMUM_OCCURRENCES);
    anchors.drain(..many);
    anchors
}

/// The days of a grid, from the day on which it was planned to the first whose window is still to come and that lies in
/// no break. Where they are too many, the last ones.
fn grid(start: Date, every: i64, since: Date, before: i64, breaks: &Breaks, on: Date) -> Vec<Date> {
    let every = every.max(1);
    let day = |number: i64| start.plus_days(number.saturating_mul(every));
    let most = i64::try_from(MAXIMUM_OCCURRENCES).unwrap_or(i64::MAX);
    // The first that is not before the plan, and the first whose window opens after the day.
    let first = start.days_until(since).saturating_add(every - 1).div_euclid(every).max(0);
    let next = start.days_until(on).saturating_add(before).div_euclid(every).saturating_add(1).max(first);
    let rests = |number: i64| day(number).is_some_and(|day| breaks.planned_on(day).is_some());
    let last = (next..next.saturating_add(most)).find(|number| !rests(*number)).unwrap_or(next);
    (first.max(last.saturating_sub(most - 1))..=last).map_while(day).collect()
}
