//! Runs of weeks in which sessions that were planned did not take place.

use crate::plan::due::breaks::Breaks;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::sessions::{Attendance, SessionRecorded};
use crate::plan::fold::finding::Finding;
use crate::plan::fold::whole::View;
use crate::scalar::{Code, Date};
use crate::sort;

/// A week from Monday to Sunday, by its number since the first of the calendar.
fn week(day: Date) -> Option<i64> {
    // The first day of the calendar is a Monday.
    let first = Date::new(1, 1, 1).ok()?;
    Some(first.days_until(day).div_euclid(7))
}

/// One week of one kind of session.
#[derive(Debug, Clone, Copy)]
struct Week {
    number: i64,
    /// How many sessions did not take place, and the first of them.
    missed: u32,
    first: Date,
    /// Whether one did.
    held: bool,
}

/// The runs that last: of each kind of session, the last weeks in a row with planned sessions of which none took place. A
/// week without a planned session neither counts nor ends a run; nor does what the care team called off, or a planned
/// break.
pub(crate) fn missed_runs(view: View<'_>) -> Vec<Finding> {
    let breaks = Breaks::of(view);
    let least = usize::from(view.rules.policy.missed_run.get());
    let recorded: Vec<(Date, &SessionRecorded)> = view
        .fold
        .of_kind(Kind::SessionRecorded)
        .iter()
        .filter_map(|place| match view.data(*place)? {
            Data::SessionRecorded(session) => Some((view.past.happened(*place)?, session)),
            _ => None,
        })
        .collect();
    let kinds = sort::distinct(recorded.iter().map(|(_, session)| session.kind.clone()));
    kinds.into_iter().filter_map(|kind| run(view, &breaks, &recorded, kind, least)).collect()
}

fn run(
    view: View<'_>,
    breaks: &Breaks,
    recorded: &[(Date, &SessionRecorded)],
    kind: Code,
    least: usize,
) -> Option<Finding> {
    let mut weeks: Vec<Week> = Vec::new();
    for (on, session) in recorded.iter().filter(|(_, session)| session.kind == kind) {
        // The week of a session is that for which it was planned.
        let day = session.scheduled.unwrap_or(*on);
        let held = session.attendance.took_place();
        let by_team = session.attendance == Attendance::Cancelled
            && session.cancelled_by.as_ref().is_some_and(|role| view.rules.policy.is_care_team(role));
        if !held && (by_team || breaks.planned_on(day).is_some()) {
            continue;
        }
        let number = week(day)?;
        let missed = u32::from(!held);
        match weeks.iter_mut().find(|week| week.number == number) {
            Some(week) => {
                week.held |= held;
                week.missed += missed;
                week.first = week.first.min(day);
            }
            None => weeks.push(Week { number, missed, first: day, held }),
        }
    }
    sort::by_key(&mut weeks, |week| week.number);
    let last: Vec<&Week> = weeks.iter().rev().take_while(|week| !week.held).collect();
    let since = last.last().filter(|_| last.len() >= least)?.first;
    Some(Finding::MissedRun { kind, sessions: last.iter().map(|week| week.missed).sum(), since })
}
