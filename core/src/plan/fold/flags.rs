//! When a flag is open: from what opened it until somebody of the care team, who knew of all that, closes it or takes it back.

use std::collections::HashMap;

use crate::goal::FlagKind;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::Event;
use crate::plan::event::safety::FlagOpened;
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::scalar::{Code, Date, Id};

/// A flag with the events that opened it, and how it was closed.
pub(crate) struct Flagged<'a> {
    pub(crate) flag: &'a Id,
    pub(crate) kind: FlagKind,
    pub(crate) opened: Place,
    /// The tier to which it is raised: the highest of all that raise it.
    pub(crate) raised_to: Option<&'a Code>,
    pub(crate) is_open: bool,
    /// Whether all that opened it was taken back.
    pub(crate) is_withdrawn: bool,
    /// The closing of what opened it last, and the day from which it is closed.
    pub(crate) closed: Option<(Place, Date)>,
}

/// What opened a flag, and what ended that.
struct Opening<'a> {
    place: Place,
    said: Option<&'a FlagOpened>,
    is_withdrawn: bool,
    endings: Vec<Place>,
}

/// Whether what somebody did about safety counts on a day: it has happened, and somebody has said so.
pub(crate) fn counts(view: View<'_>, place: Place, on: Option<Date>) -> bool {
    on.is_none_or(|on| since(view, place).is_some_and(|since| since <= on))
}

/// The day from which it counts: never before it was entered.
fn since(view: View<'_>, place: Place) -> Option<Date> {
    view.past.event(place).and_then(Event::since)
}

/// The day from which an event counts, where it closes a flag or answers an alert.
pub(crate) fn done_since(event: &Event) -> Option<Date> {
    event.since().filter(|_| matches!(event.kind(), Some(Kind::FlagClosed | Kind::AlertAnswered)))
}

/// The flags, each as all its events leave it. One id that was opened for two kinds is a flag of each. An alert that was
/// answered by a flag raises that again. Asked of a day, a closing counts from its day on; an opening is one whatever day it
/// bears.
pub(crate) fn flagged(view: View<'_>, on: Option<Date>) -> Vec<Flagged<'_>> {
    let (order, mut openings) = openings(view);
    if order.is_empty() {
        return Vec::new();
    }
    let (closings, raised) = (closings(view, on), raised(view));
    let mut all = Vec::new();
    for (flag, kind) in order {
        let mut openings = openings.remove(&(flag, kind)).unwrap_or_default();
        let back = openings.iter().filter(|opening| opening.is_withdrawn).flat_map(|opening| opening.endings.clone());
        let back: Vec<Place> = back.collect();
        // Whoever took back what opened it knew that it answers an alert, or did not.
        let again = raised.get(flag).into_iter().flatten().map(|place| Opening {
            place: *place,
            said: None,
            is_withdrawn: false,
            endings: back.iter().copied().filter(|end| view.past.log.knows(*end, *place)).collect(),
        });
        openings.extend(again);
        let closings = closings.get(flag).map(Vec::as_slice).unwrap_or_default();
        for opening in &mut openings {
            opening.endings.extend(closings.iter().copied().filter(|closing| closes(view, *closing, opening.place)));
        }
        all.extend(told(view, flag, kind, &openings));
    }
    all
}

/// What closed each flag by a day: the care team alone closes one.
pub(crate) fn closings(view: View<'_>, on: Option<Date>) -> HashMap<&Id, Vec<Place>> {
    let mut closings: HashMap<&Id, Vec<Place>> = HashMap::new();
    for place in view.fold.of_kind(Kind::FlagClosed).iter().filter(|place| counts(view, **place, on)) {
        if let Some(Data::FlagClosed(closed)) = view.data(*place)
            && view.is_by_team(*place)
        {
            closings.entry(&closed.flag).or_default().push(*place);
        }
    }
    closings
}

/// The answers to alerts that raised each flag again.
pub(crate) fn raised(view: View<'_>) -> HashMap<&Id, Vec<Place>> {
    let mut raised: HashMap<&Id, Vec<Place>> = HashMap::new();
    for place in view.fold.of_kind(Kind::AlertAnswered) {
        if let Some(Data::AlertAnswered(answered)) = view.data(*place)
            && let Some(flag) = answered.raises()
            && view.is_by_team(*place)
        {
            raised.entry(flag).or_default().push(*place);
        }
    }
    raised
}

/// What opened each flag, whatever its kind: also what was taken back.
pub(crate) fn opened(view: View<'_>) -> HashMap<&Id, Vec<Place>> {
    let mut opened: HashMap<&Id, Vec<Place>> = HashMap::new();
    for ((flag, _), openings) in openings(view).1 {
        opened.entry(flag).or_default().extend(openings.iter().map(|opening| opening.place));
    }
    opened
}

/// What opened flags, by id and kind, in the order in which they were first opened: also what was taken back.
#[expect(clippy::type_complexity, reason = "a map and the order of its keys")]
fn openings(view: View<'_>) -> (Vec<(&Id, FlagKind)>, HashMap<(&Id, FlagKind), Vec<Opening<'_>>>) {
    let (log, amendments) = (view.past.log, view.past.amendments);
    let mut said: Vec<(Place, &FlagOpened, Option<Vec<Place>>)> = Vec::new();
    for place in view.fold.of_kind(Kind::FlagOpened).iter().copied() {
        let Some(Data::FlagOpened(opened)) = view.data(place) else { continue };
        said.push((place, opened, None));
    }
    for place in amendments.withdrawn() {
        if let Some(Data::FlagOpened(opened)) = view.past.event(place).and_then(Event::data) {
            said.push((place, opened, Some(amendments.taken_back_by(log, place))));
        }
    }
    said.sort_by_key(|(place, ..)| *place);
    let mut order: Vec<(&Id, FlagKind)> = Vec::new();
    let mut all: HashMap<(&Id, FlagKind), Vec<Opening<'_>>> = HashMap::new();
    for (place, opened, back) in said {
        let key = (&opened.flag, opened.kind);
        let known = all.entry(key).or_default();
        if known.is_empty() {
            order.push(key);
        }
        let is_withdrawn = back.is_some();
        known.push(Opening { place, said: Some(opened), is_withdrawn, endings: back.unwrap_or_default() });
    }
    (order, all)
}

fn told<'a>(view: View<'a>, flag: &'a Id, kind: FlagKind, openings: &[Opening<'a>]) -> Option<Flagged<'a>> {
    let log = view.past.log;
    let closed = is_closed(view, openings);
    let told = || openings.iter().filter(|opening| opening.said.is_some());
    let is_withdrawn = told().all(|opening| opening.is_withdrawn);
    // Where nothing else is left, what was taken back is told.
    let standing = || told().filter(|opening| is_withdrawn || !opening.is_withdrawn);
    let opened = standing().next()?.place;
    let last = standing()
        .next_back()
        .and_then(|last| last.endings.iter().copied().rev().find(|end| log.knows(*end, last.place)));
    let level = |tier: &&Code| view.rules.hierarchy.level(tier.as_str()).unwrap_or(usize::MAX);
    let open = || told().filter(|opening| opening.endings.is_empty());
    let tiers = |all: &mut dyn Iterator<Item = &Opening<'a>>| {
        all.filter_map(|opening| opening.said?.raised_to.as_ref()).min_by_key(level)
    };
    let raised_to = if open().next().is_some() { tiers(&mut open()) } else { tiers(&mut standing()) };
    let day = last.zip(closed_since(view, openings)).filter(|_| closed);
    Some(Flagged { flag, kind, opened, raised_to, is_open: !closed, is_withdrawn, closed: day })
}

/// The first day on which enough of what ended the openings counts.
fn closed_since(view: View<'_>, openings: &[Opening<'_>]) -> Option<Date> {
    let ends = openings.iter().flat_map(|opening| opening.endings.iter());
    let mut days: Vec<Date> = ends.filter_map(|end| since(view, *end)).collect();
    days.sort_unstable();
    days.dedup();
    let by = |day: Date| -> Vec<Opening<'_>> {
        let counts = |end: &Place| since(view, *end).is_some_and(|since| since <= day);
        let by_then = |opening: &Opening<'_>| opening.endings.iter().copied().filter(counts).collect();
        openings.iter().map(|opening| Opening { endings: by_then(opening), ..*opening }).collect()
    };
    // What is closed on a day is closed on each later one.
    let first = days.partition_point(|day| !is_closed(view, &by(*day)));
    days.get(first).copied()
}

/// Whether somebody who knew of it ended each opening, and saw the flag closed by that.
fn is_closed(view: View<'_>, openings: &[Opening<'_>]) -> bool {
    let log = view.past.log;
    let saw_it_closed = |end: Place| {
        let ended = |opening: &Opening<'_>| opening.endings.iter().any(|other| *other == end || log.knows(end, *other));
        openings.iter().filter(|opening| log.knows(end, opening.place)).all(ended)
    };
    if openings.iter().any(|opening| opening.endings.is_empty()) {
        return false;
    }
    let mut ends: Vec<Place> = openings.iter().flat_map(|opening| opening.endings.iter().copied()).collect();
    ends.sort_unstable();
    ends.dedup();
    ends.retain(|end| saw_it_closed(*end));
    openings.iter().all(|opening| ends.iter().rev().any(|end| log.knows(*end, opening.place)))
}

/// Whether a closing knew of what opened a flag, and of all that was said of that elsewhere by then.
pub(crate) fn closes(view: View<'_>, closing: Place, opening: Place) -> bool {
    let log = view.past.log;
    let corrections = view.past.amendments.corrections_of(opening).iter();
    log.knows(closing, opening) && corrections.copied().all(|said| log.knows(closing, said) || log.knows(said, closing))
}

/// Whether a flag of this id is open.
pub(crate) fn is_open_flag(view: View<'_>, flag: &Id) -> bool {
    flagged(view, None).iter().any(|known| known.flag == flag && known.is_open)
}
