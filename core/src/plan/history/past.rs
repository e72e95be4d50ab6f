//! Which events count on a day, and what each of them says after all corrections.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::document::{Document, Naming};
use crate::plan::event::amends::{ConflictResolved, EventCorrected};
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::{Content, Event};
use crate::plan::history::conflict::conflict_of_correction;
use crate::plan::history::guarded::Guarded;
use crate::plan::history::log::{Log, Place};
use crate::scalar::{Code, Date, Id};

/// Which day's plan is asked for: as it was known on a day, as it was on a day, with what amended it up to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct When {
    pub(crate) known: Option<Date>,
    pub(crate) true_on: Option<Date>,
    /// What somebody takes back, corrects or decides counts from its day on: one that is dated to a day to come changes
    /// nothing yet.
    pub(crate) amended: Option<Date>,
}

impl When {
    /// As it is on this day, as far as is known now.
    pub(crate) fn on(day: Date) -> Self {
        Self { true_on: Some(day), ..Self::default() }
    }

    /// Whether an event counts on this day, whatever it says.
    pub(crate) fn includes(self, event: &Event) -> bool {
        self.was_known(event) && self.counts(event) && self.amends(event)
    }

    /// Whether it amends something on this day, where it amends anything.
    fn amends(self, event: &Event) -> bool {
        self.amended.is_none_or(|day| amended_since(event).is_none_or(|since| since <= day))
    }

    /// Whether an event had been entered.
    pub(crate) fn was_known(self, event: &Event) -> bool {
        self.known.is_none_or(|day| event.entered().is_none_or(|entered| entered <= day))
    }

    /// Whether it counts. A flag that is opened for a day to come is open already.
    fn counts(self, event: &Event) -> bool {
        let Some(day) = self.true_on else { return true };
        match event.data() {
            // From the day on which it happened, or on which somebody said so: whichever comes first.
            Some(Data::FlagOpened(_)) => {
                event.entered().is_none_or(|entered| entered <= day) || event.happened().is_none_or(|on| on <= day)
            }
            // Its day is that on which both are true: it has happened, and somebody has said so.
            Some(Data::FlagClosed(_)) => {
                event.entered().is_none_or(|entered| entered <= day) && event.happened().is_none_or(|on| on <= day)
            }
            _ => event.happened().is_none_or(|happened| happened <= day),
        }
    }
}

/// What is amended.
#[derive(Debug, Clone, Default)]
pub(crate) struct Amendments {
    withdrawn: HashSet<Place>,
    /// Those that were taken back or say something else now, in order: of most events it is asked all the time.
    touched: Vec<Place>,
    /// All withdrawals of an event, in order.
    withdrawals: HashMap<Place, Vec<Place>>,
    /// All corrections of an event, in order.
    corrections: HashMap<Place, Vec<Place>>,
    /// What a corrected event says now.
    data: HashMap<Place, Arc<Data>>,
    /// The end of conflicts, by conflict.
    resolutions: HashMap<Id, Vec<Place>>,
    /// Amendments that amend nothing.
    idle: Vec<Place>,
    /// Amendments that only the care team may make, and somebody else did: they amend nothing.
    not_permitted: Vec<Place>,
}

/// A log on a day, with what is amended.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Past<'a> {
    pub(crate) log: &'a Log,
    pub(crate) amendments: &'a Amendments,
    pub(crate) when: When,
}

impl<'a> Past<'a> {
    /// What an event says after all corrections; nothing where it was withdrawn or says nothing here.
    pub(crate) fn data(self, place: Place) -> Option<&'a Data> {
        let event = self.log.event(place)?;
        if !self.when.was_known(event) || !self.when.counts(event) {
            return None;
        }
        if self.amendments.touched.binary_search(&place).is_err() {
            return event.data();
        }
        if self.amendments.withdrawn.contains(&place) {
            return None;
        }
        match self.amendments.data.get(&place) {
            Some(data) => Some(data),
            None => event.data(),
        }
    }

    pub(crate) fn event(self, place: Place) -> Option<&'a Event> {
        self.log.event(place)
    }

    /// The place of the last event.
    pub(crate) fn last(self) -> Place {
        self.log.last()
    }

    pub(crate) fn id(self, place: Place) -> Option<&'a Id> {
        self.event(place).map(|event| &event.id)
    }

    pub(crate) fn happened(self, place: Place) -> Option<Date> {
        self.event(place)?.happened()
    }

    /// Whether an event counts at all on this day, whatever it says.
    pub(crate) fn includes(self, place: Place) -> bool {
        self.event(place).is_some_and(|event| self.when.was_known(event))
    }
}

impl Amendments {
    /// The amendments among the events that were known. `is_team` tells the roles of the care team.
    pub(crate) fn of(log: &Log, when: When, is_team: &dyn Fn(&Code) -> bool) -> Self {
        let mut amendments = Self::default();
        let places = (0..).zip(log.entries());
        let amending: Vec<(Place, &Data)> = places
            .filter(|(_, entry)| when.was_known(&entry.event) && when.amends(&entry.event))
            .filter_map(|(place, entry)| Some((place, entry.event.data()?)))
            .filter(|(_, data)| amends(data.kind()))
            .collect();
        let guarded = OnceCell::new();
        // What amends comes after what it amends; so from the last to the first, each is already amended itself.
        for &(place, data) in amending.iter().rev() {
            if amendments.withdrawn.contains(&place) {
                continue;
            }
            if !is_permitted(&guarded, log, place, is_team) {
                amendments.not_permitted.push(place);
                continue;
            }
            match data {
                Data::EventWithdrawn(withdrawn) => match Self::target(log, place, &withdrawn.event) {
                    Some(target) => {
                        amendments.withdrawals.entry(target).or_default().insert(0, place);
                        // What amends is taken back before it is looked at; of the others it is known at the end.
                        if log.event(target).and_then(Event::kind).is_some_and(amends) {
                            amendments.withdrawn.insert(target);
                        }
                    }
                    None => amendments.idle.push(place),
                },
                // An amendment is taken back and made anew, and never corrected.
                Data::EventCorrected(corrected) => match Self::target(log, place, &corrected.event)
                    .filter(|target| !log.event(*target).and_then(Event::kind).is_some_and(amends))
                {
                    Some(target) => amendments.corrections.entry(target).or_default().insert(0, place),
                    None => amendments.idle.push(place),
                },
                Data::ConflictResolved(resolved) => {
                    amendments.resolutions.entry(resolved.conflict.clone()).or_default().insert(0, place);
                }
                _ => {}
            }
        }
        amendments.idle.reverse();
        amendments.not_permitted.reverse();
        let targets: Vec<Place> = amendments.withdrawals.keys().copied().collect();
        for target in targets {
            if !amendments.taken_back_by(log, target).is_empty() {
                amendments.withdrawn.insert(target);
            }
        }
        let targets: Vec<Place> = amendments.corrections.keys().copied().collect();
        for target in targets {
            if let Some(data) = amendments.corrected(log, target) {
                amendments.data.insert(target, Arc::new(data));
            }
        }
        amendments.touched = amendments.withdrawn.iter().chain(amendments.data.keys()).copied().collect();
        amendments.touched.sort_unstable();
        amendments.touched.dedup();
        amendments
    }

    /// All amendments of an event, in order.
    pub(crate) fn writes(&self, target: Place) -> Vec<Place> {
        let of = |map: &HashMap<Place, Vec<Place>>| map.get(&target).cloned().unwrap_or_default();
        let mut writes = of(&self.withdrawals);
        writes.extend(of(&self.corrections));
        writes.sort_unstable();
        writes
    }

    /// What takes an event back: withdrawals, where nobody who did not know of them corrected it, or a person's decision
    /// between the two. Nothing, where it stands.
    pub(crate) fn taken_back_by(&self, log: &Log, target: Place) -> Vec<Place> {
        let withdrawals = self.withdrawals.get(&target).map(Vec::as_slice).unwrap_or_default();
        let apart = |withdrawal: Place| {
            let corrections = self.corrections_of(target).iter();
            corrections.copied().any(|one| !log.knows(withdrawal, one) && !log.knows(one, withdrawal))
        };
        if withdrawals.iter().any(|withdrawal| !apart(*withdrawal)) {
            return withdrawals.to_vec();
        }
        let Some(event) = log.event(target).filter(|_| !withdrawals.is_empty()) else { return Vec::new() };
        let live = log.live(&self.writes(target));
        let conflict = conflict_of_correction(&event.id);
        match self.resolution(log, &conflict, &live) {
            Some(Resolution::Keep(place)) if withdrawals.contains(&place) => self.decisions(log, &conflict, &live),
            Some(_) => Vec::new(),
            // What was done about a flag or an alert, and one side took back, is not done.
            None => {
                let done = matches!(event.kind(), Some(Kind::FlagClosed | Kind::AlertAnswered));
                let taken_back = done && live.iter().any(|place| withdrawals.contains(place));
                if taken_back { withdrawals.to_vec() } else { Vec::new() }
            }
        }
    }

    /// What each side says an event is, where several corrected it, or took it back, and did not know of each other, and
    /// nobody has decided. One that took it back says nothing.
    pub(crate) fn apart(&self, log: &Log, target: Place) -> Vec<Data> {
        let Some(event) = log.event(target) else { return Vec::new() };
        let live = log.live(&self.writes(target));
        if live.len() < 2 || self.resolution(log, &conflict_of_correction(&event.id), &live).is_some() {
            return Vec::new();
        }
        let kind = event.kind();
        live.into_iter().filter_map(|place| read(kind?, correction(log, place)?)).collect()
    }

    /// The event that another one amends, if it knew of it.
    fn target(log: &Log, place: Place, id: &Id) -> Option<Place> {
        log.place(id).filter(|target| log.knows(place, *target))
    }

    /// What a corrected event says: as its last correction, or where several did not know of each other and differ, as
    /// they all knew it.
    fn corrected(&self, log: &Log, target: Place) -> Option<Data> {
        let event = log.event(target)?;
        let kind = event.kind()?;
        let writes = self.writes(target);
        let live = log.live(&writes);
        let document = |place: Place| correction(log, place);
        // A withdrawal has no document: it is not alike.
        let first = document(*live.first()?);
        if live.iter().all(|place| document(*place) == first) {
            return first.map_or_else(|| event.data().cloned(), |first| read(kind, first));
        }
        if let Some(resolved) = self.resolution(log, &conflict_of_correction(&event.id), &live) {
            let kept = match resolved {
                Resolution::Keep(place) => document(place),
                Resolution::Value(document) => Some(document),
            };
            return kept.and_then(|document| read(kind, document));
        }
        match log.common(&writes, &live) {
            Some(place) => document(place).and_then(|document| read(kind, document)),
            None => event.data().cloned(),
        }
    }

    /// The corrected events whose correction is no data of their kind: they say what they said.
    pub(crate) fn not_understood(&self) -> impl Iterator<Item = Place> {
        let withdrawn = |target: &Place| self.withdrawn.contains(target);
        self.corrections.keys().copied().filter(move |target| !self.data.contains_key(target) && !withdrawn(target))
    }

    /// The events that were corrected.
    pub(crate) fn corrected_events(&self) -> impl Iterator<Item = Place> {
        self.corrections.keys().copied()
    }

    /// The corrections of one event.
    pub(crate) fn corrections_of(&self, target: Place) -> &[Place] {
        self.corrections.get(&target).map(Vec::as_slice).unwrap_or_default()
    }

    /// Those that only the care team may make, and somebody else did.
    pub(crate) fn not_permitted(&self) -> &[Place] {
        &self.not_permitted
    }

    pub(crate) fn is_withdrawn(&self, place: Place) -> bool {
        self.withdrawn.contains(&place)
    }

    /// The events that were taken back.
    pub(crate) fn withdrawn(&self) -> impl Iterator<Item = Place> {
        self.withdrawn.iter().copied()
    }

    /// Those that amend nothing.
    pub(crate) fn idle(&self) -> &[Place] {
        &self.idle
    }

    /// The last decisions about a conflict of people who knew all sides.
    fn decisions(&self, log: &Log, conflict: &Id, sides: &[Place]) -> Vec<Place> {
        let Some(resolutions) = self.resolutions.get(conflict) else { return Vec::new() };
        let knowing: Vec<Place> = resolutions
            .iter()
            .copied()
            .filter(|resolution| {
                !self.withdrawn.contains(resolution) && sides.iter().all(|side| log.knows(*resolution, *side))
            })
            .collect();
        log.live(&knowing)
    }

    /// How a conflict was resolved by somebody who knew all sides; nothing where two did in different ways.
    pub(crate) fn resolution<'a>(&self, log: &'a Log, conflict: &Id, sides: &[Place]) -> Option<Resolution<'a>> {
        let live = self.decisions(log, conflict, sides);
        let resolution = |place: Place| match log.event(place)?.data()? {
            Data::ConflictResolved(ConflictResolved { keep: Some(keep), .. }) => log.place(keep).map(Resolution::Keep),
            Data::ConflictResolved(ConflictResolved { value: Some(value), .. }) => {
                Some(Resolution::Value(value.document()))
            }
            _ => None,
        };
        let first = live.first().and_then(|place| resolution(*place))?;
        live.iter().all(|place| resolution(*place).as_ref() == Some(&first)).then_some(first)
    }
}

/// The day from which an event amends others, where it does: never before it was entered.
pub(crate) fn amended_since(event: &Event) -> Option<Date> {
    event.since().filter(|_| event.kind().is_some_and(amends))
}

/// How a conflict ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Resolution<'a> {
    /// With what this event says.
    Keep(Place),
    /// With a third value.
    Value(&'a Document),
}

/// What a correction says.
fn correction(log: &Log, place: Place) -> Option<&Document> {
    match log.event(place)?.data()? {
        Data::EventCorrected(EventCorrected { data, .. }) => Some(data.document()),
        _ => None,
    }
}

/// Whether whoever entered an amendment may: what is said of flags and alerts only the care team amends.
fn is_permitted<'a>(
    guarded: &OnceCell<Guarded<'a>>,
    log: &'a Log,
    place: Place,
    is_team: &dyn Fn(&Code) -> bool,
) -> bool {
    let Some(event) = log.event(place) else { return true };
    let (Some(by), Some(data)) = (event.by(), event.data()) else { return true };
    if is_team(&by.role) {
        return true;
    }
    let guarded = guarded.get_or_init(|| Guarded::of(log));
    let target = guarded.target(data);
    target.is_none_or(|target| !guarded.is_the_teams(target, &|known| log.knows(place, known)))
}

/// Whether events of this kind are about other events.
const fn amends(kind: Kind) -> bool {
    matches!(kind, Kind::EventCorrected | Kind::EventWithdrawn | Kind::ConflictResolved)
}

fn read(kind: Kind, document: &Document) -> Option<Data> {
    let wrapped = document.read_with(Naming::SnakeCase, |reader| Data::read(kind, reader));
    wrapped.ok()
}

/// Whether an event is nothing but a stub here.
pub(crate) fn is_stub(event: &Event) -> bool {
    matches!(event.content, Content::Withheld | Content::Erased(_))
}
