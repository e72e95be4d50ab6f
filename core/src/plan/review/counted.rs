//! The sessions that took place, and the days on which a review became due by them.

use crate::plan::event::kind::{Data, Kind};
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::plan::state::make::expiry;
use crate::scalar::{Code, Date, Id};

/// A session that was recorded: its day, its id, its kind.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Held<'a> {
    pub(crate) on: Date,
    pub(crate) session: &'a Id,
    pub(crate) kind: &'a Code,
}

/// The sessions that took place, each once, by day.
pub(crate) fn held(view: View<'_>) -> Vec<Held<'_>> {
    let told = |place: &Place| match view.data(*place)? {
        Data::SessionRecorded(session)
            if session.attendance.took_place()
                && view.fold.subject(Kind::SessionRecorded, &session.session) == Some(*place) =>
        {
            Some(Held { on: view.past.happened(*place)?, session: &session.session, kind: &session.kind })
        }
        _ => None,
    };
    let mut all: Vec<Held<'_>> = view.fold.of_kind(Kind::SessionRecorded).iter().filter_map(told).collect();
    // Those of one day stay in the order of the history.
    all.sort_by_key(|session| session.on);
    all
}

/// The days of the sessions that count for a review.
pub(crate) fn counted(view: View<'_>) -> Vec<Date> {
    let counts = |session: &Held<'_>| view.rules.policy.counts(session.kind);
    held(view).into_iter().filter(counts).map(|session| session.on).collect()
}

/// The days on which a review was closed, the first one first.
pub(crate) fn closings(view: View<'_>) -> Vec<Date> {
    let is = |place: &&Place| matches!(view.data(**place), Some(Data::ReviewClosed(_)));
    let closed = view.fold.of_kind(Kind::ReviewClosed).iter().filter(is);
    let mut days: Vec<Date> = closed.filter_map(|place| view.past.happened(*place)).collect();
    days.sort_unstable();
    days
}

/// The last days of the agreements that no later one replaced by then.
pub(crate) fn expiries(view: View<'_>) -> Vec<Date> {
    let versions = &view.fold.versions;
    let mut days: Vec<Date> = Vec::new();
    for version in versions {
        let Some(last) = expiry(view, version) else { continue };
        let replaced = versions.iter().any(|other| {
            other.number > version.number && view.past.happened(other.place).is_some_and(|agreed| agreed <= last)
        });
        if !replaced {
            days.push(last);
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// The days on which a review became due, or will: at most one between two that were closed.
pub(crate) fn due_days(view: View<'_>) -> Vec<Date> {
    let (sessions, expiries) = (counted(view), expiries(view));
    let needed = usize::from(view.rules.policy.review_due.get());
    let closings = closings(view);
    let mut ends: Vec<Option<Date>> = closings.iter().copied().map(Some).collect();
    ends.push(None);
    let mut since = None;
    let mut days = Vec::new();
    for end in ends {
        let inside = |day: &Date| since.is_none_or(|since| *day > since) && end.is_none_or(|end| *day <= end);
        let by_sessions = sessions.iter().copied().filter(inside).nth(needed.saturating_sub(1));
        let by_agreement = expiries.iter().copied().find(inside);
        days.extend(by_sessions.into_iter().chain(by_agreement).min());
        since = end;
    }
    days
}
