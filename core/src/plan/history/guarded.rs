//! What only the care team amends: what is said of a flag or an alert, and a score that raised one, however long the chain of
//! corrections and withdrawals that leads back to it.

use std::collections::HashMap;

use crate::document::Naming;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::scored::raises;
use crate::plan::history::conflict::conflict_of_correction;
use crate::plan::history::log::{Log, Place};
use crate::scalar::Id;

/// What amends what in a log.
pub(crate) struct Guarded<'a> {
    log: &'a Log,
    /// Of each event that amends another one, the event to which that leads back in the end.
    roots: HashMap<Place, Place>,
    /// All corrections of an event, in order.
    corrections: HashMap<Place, Vec<Place>>,
    /// The events about whose corrections there may be a conflict; looked for where somebody has resolved one.
    conflicts: HashMap<Id, Place>,
}

impl<'a> Guarded<'a> {
    pub(crate) fn of(log: &'a Log) -> Self {
        let mut guarded = Self { log, roots: HashMap::new(), corrections: HashMap::new(), conflicts: HashMap::new() };
        let amending = || {
            let places = (0..).zip(log.entries());
            places.filter_map(|(place, entry)| Some((place, entry.event.data()?)))
        };
        if amending().any(|(_, data)| data.kind() == Kind::ConflictResolved) {
            let amended = amending().filter_map(|(_, data)| amended(data));
            let subjects = amended.filter_map(|event| Some((conflict_of_correction(event), log.place(event)?)));
            guarded.conflicts = subjects.collect();
        }
        for (place, data) in amending() {
            // What amends comes after what it amends.
            let Some(target) = guarded.target(data) else { continue };
            if data.kind() == Kind::EventCorrected {
                guarded.corrections.entry(target).or_default().push(place);
            }
            if target < place {
                guarded.roots.insert(place, guarded.root(target));
            }
        }
        guarded
    }

    /// The event that another one amends.
    pub(crate) fn target(&self, data: &Data) -> Option<Place> {
        match data {
            Data::ConflictResolved(resolved) => self.conflicts.get(&resolved.conflict).copied(),
            _ => amended(data).and_then(|event| self.log.place(event)),
        }
    }

    /// The event to which amendments lead back.
    pub(crate) fn root(&self, place: Place) -> Place {
        self.roots.get(&place).copied().unwrap_or(place)
    }

    /// Whether only the care team amends an event, as whoever saw these events knew it.
    pub(crate) fn is_the_teams(&self, place: Place, seen: &dyn Fn(Place) -> bool) -> bool {
        let root = self.root(place);
        match self.log.event(root).and_then(|event| event.data()) {
            Some(Data::FlagOpened(_) | Data::FlagClosed(_) | Data::AlertAnswered(_)) => true,
            Some(Data::ScoreRecorded(recorded)) => {
                let corrections = self.corrections(root, seen);
                match corrections.as_slice() {
                    [] => raises(recorded),
                    said => said.iter().any(|data| matches!(data, Some(Data::ScoreRecorded(said)) if raises(said))),
                }
            }
            _ => false,
        }
    }

    /// What the last corrections of an event say that were seen; nothing of one that is no data of its kind.
    fn corrections(&self, root: Place, seen: &dyn Fn(Place) -> bool) -> Vec<Option<Data>> {
        let all = self.corrections.get(&root).into_iter().flatten().copied();
        let seen: Vec<Place> = all.filter(|at| seen(*at)).collect();
        let said = |place: Place| match self.log.event(place)?.data()? {
            Data::EventCorrected(said) => {
                let read =
                    |naming| said.data.document().read_with(naming, |reader| Data::read(Kind::ScoreRecorded, reader));
                read(Naming::SnakeCase).ok()
            }
            _ => None,
        };
        self.log.live(&seen).into_iter().map(said).collect()
    }
}

/// The event that is corrected or taken back.
fn amended(data: &Data) -> Option<&Id> {
    match data {
        Data::EventCorrected(corrected) => Some(&corrected.event),
        Data::EventWithdrawn(withdrawn) => Some(&withdrawn.event),
        _ => None,
    }
}
