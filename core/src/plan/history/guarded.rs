//! What only the care team amends: what is said of a flag or an alert, and a score that raised one, however long the chain of
//! corrections and withdrawals that leads back to it.

use crate::document::Naming;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::Event;
use crate::plan::event::scored::raises;
use crate::plan::history::conflict::conflict_of_correction;
use crate::plan::history::log::{Log, Place};
use crate::scalar::Id;

/// Whether only the care team amends an event, as whoever saw these events knew it.
pub(crate) fn is_the_teams(log: &Log, place: Place, seen: &dyn Fn(Place) -> bool) -> bool {
    let root = root(log, place);
    match log.event(root).and_then(Event::data) {
        Some(Data::FlagOpened(_) | Data::FlagClosed(_) | Data::AlertAnswered(_)) => true,
        Some(Data::ScoreRecorded(recorded)) => {
            let corrections = corrections(log, root, seen);
            match corrections.as_slice() {
                [] => raises(recorded),
                said => said.iter().any(|data| matches!(data, Some(Data::ScoreRecorded(said)) if raises(said))),
            }
        }
        _ => false,
    }
}

/// The event that amendments lead back to.
fn root(log: &Log, place: Place) -> Place {
    let mut at = place;
    loop {
        let target = match log.event(at).and_then(Event::data) {
            Some(Data::EventCorrected(corrected)) => log.place(&corrected.event),
            Some(Data::EventWithdrawn(withdrawn)) => log.place(&withdrawn.event),
            Some(Data::ConflictResolved(resolved)) => subject(log, &resolved.conflict),
            _ => None,
        };
        // What amends comes after what it amends.
        match target.filter(|target| *target < at) {
            Some(target) => at = target,
            None => return at,
        }
    }
}

/// The event about whose corrections a conflict is.
pub(crate) fn subject(log: &Log, conflict: &Id) -> Option<Place> {
    let amended = log.entries().iter().filter_map(|entry| match entry.event.data()? {
        Data::EventCorrected(corrected) => Some(&corrected.event),
        Data::EventWithdrawn(withdrawn) => Some(&withdrawn.event),
        _ => None,
    });
    amended.filter(|event| conflict_of_correction(event) == *conflict).find_map(|event| log.place(event))
}

/// What the last corrections of an event say that were seen; nothing of one that is no data of its kind.
fn corrections(log: &Log, root: Place, seen: &dyn Fn(Place) -> bool) -> Vec<Option<Data>> {
    let Some(id) = log.event(root).map(|event| &event.id) else { return Vec::new() };
    let corrects = |place: &Place| matches!(log.event(*place).and_then(Event::data), Some(Data::EventCorrected(said)) if said.event == *id);
    let all: Vec<Place> =
        (0..).zip(log.entries()).map(|(place, _)| place).filter(corrects).filter(|at| seen(*at)).collect();
    let said = |place: Place| match log.event(place)?.data()? {
        Data::EventCorrected(said) => {
            let read =
                |naming| said.data.document().read_with(naming, |reader| Data::read(Kind::ScoreRecorded, reader));
            read(Naming::SnakeCase).ok()
        }
        _ => None,
    };
    log.live(&all).into_iter().map(said).collect()
}
