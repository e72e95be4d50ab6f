//! When a flag is open: from what opened it until somebody of the care team closes it who knew of all that.

use std::collections::HashMap;

use crate::goal::FlagKind;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::Event;
use crate::plan::event::safety::{AlertAnswer, FlagOpened};
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::scalar::{Date, Id};

/// A flag with the events that opened it, and the closing of the last one.
pub(crate) struct Flagged<'a> {
    pub(crate) flag: &'a Id,
    pub(crate) kind: FlagKind,
    pub(crate) openings: Vec<(Place, &'a FlagOpened)>,
    /// None while it is open.
    pub(crate) closed: Option<Place>,
}

/// Whether what somebody did about safety counts on a day: it has happened, and somebody has said so.
pub(crate) fn counts(view: View<'_>, place: Place, on: Option<Date>) -> bool {
    let said = view.past.event(place).and_then(Event::said);
    on.is_none_or(|on| said.is_some_and(|said| said.happened <= on && said.entered <= on))
}

/// The flags, each as all its events leave it. One id that was opened for two kinds is a flag of each. An alert that was
/// answered by a flag raises that again. Asked of a day, a closing counts from its day on; an opening is one whatever day it
/// bears.
pub(crate) fn flagged(view: View<'_>, on: Option<Date>) -> Vec<Flagged<'_>> {
    let mut all: Vec<Flagged<'_>> = Vec::new();
    let mut numbers: HashMap<(&Id, FlagKind), usize> = HashMap::new();
    for place in view.fold.of_kind(Kind::FlagOpened) {
        let Some(Data::FlagOpened(opened)) = view.data(*place) else { continue };
        let number = *numbers.entry((&opened.flag, opened.kind)).or_insert(all.len());
        match all.get_mut(number) {
            Some(known) => known.openings.push((*place, opened)),
            None => {
                let openings = vec![(*place, opened)];
                all.push(Flagged { flag: &opened.flag, kind: opened.kind, openings, closed: None });
            }
        }
    }
    let by_team = |place: &&Place| view.is_by_team(**place);
    let mut closings: HashMap<&Id, Vec<Place>> = HashMap::new();
    for place in view.fold.of_kind(Kind::FlagClosed).iter().filter(by_team).filter(|place| counts(view, **place, on)) {
        if let Some(Data::FlagClosed(closed)) = view.data(*place) {
            closings.entry(&closed.flag).or_default().push(*place);
        }
    }
    let mut raised: HashMap<&Id, Vec<Place>> = HashMap::new();
    for place in view.fold.of_kind(Kind::AlertAnswered).iter().filter(by_team) {
        if let Some(Data::AlertAnswered(answered)) = view.data(*place)
            && answered.how == AlertAnswer::FlagOpened
            && let Some(flag) = &answered.flag
        {
            raised.entry(flag).or_default().push(*place);
        }
    }
    for flagged in &mut all {
        let closings = closings.get(flagged.flag).map(Vec::as_slice).unwrap_or_default();
        let raised = raised.get(flagged.flag).map(Vec::as_slice).unwrap_or_default();
        let closing = |opening: Place| closings.iter().rev().copied().find(|place| closes(view, *place, opening));
        let mut each = flagged.openings.iter().map(|(place, _)| *place).chain(raised.iter().copied());
        let closed = each.all(|opening| closing(opening).is_some());
        flagged.closed = flagged.openings.last().filter(|_| closed).and_then(|(place, _)| closing(*place));
    }
    all
}

/// Whether a closing knew of what opened a flag, and of all that was said of that elsewhere by then.
fn closes(view: View<'_>, closing: Place, opening: Place) -> bool {
    let log = view.past.log;
    let corrections = view.past.amendments.corrections_of(opening).iter();
    log.knows(closing, opening) && corrections.copied().all(|said| log.knows(closing, said) || log.knows(said, closing))
}

/// Whether a flag of this id is open.
pub(crate) fn is_open_flag(view: View<'_>, flag: &Id) -> bool {
    flagged(view, None).iter().any(|known| known.flag == flag && known.closed.is_none())
}
