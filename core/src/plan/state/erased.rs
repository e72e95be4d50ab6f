//! What was erased, and whether what is left of it tells what of safety is open.

use std::collections::HashMap;

use crate::plan::event::erased::Erased;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::{Content, Event};
use crate::plan::event::scored::is_guarded;
use crate::plan::fold::finding::Finding;
use crate::plan::fold::flags::{closes, closings, opened, raised};
use crate::plan::fold::whole::View;
use crate::plan::history::guarded::Guarded;
use crate::plan::history::log::Place;
use crate::scalar::Id;

/// What was erased.
pub(crate) fn stubs(view: View<'_>) -> impl Iterator<Item = (Place, &Erased)> {
    (0..).zip(view.past.log.entries()).filter_map(|(place, entry)| match &entry.event.content {
        Content::Erased(erased) => Some((place, erased)),
        _ => None,
    })
}

/// Where something of flags and alerts was erased, and nobody can tell any more what would be open: it went along with what
/// was erased on another copy, somebody erased it who is not of the care team or said nothing of what he knew, what it amended
/// still stands, or somebody corrected or took back elsewhere what is about the same flag or alert, or opened that flag again.
pub(crate) fn erased(view: View<'_>) -> Vec<Finding> {
    let log = view.past.log;
    let stubs: Vec<(Place, &Erased)> = stubs(view).collect();
    if stubs.is_empty() {
        return Vec::new();
    }
    let guarded = Guarded::of(log);
    let of_safety: Vec<Place> =
        stubs.iter().filter(|(_, erased)| erased.was.of_safety).map(|(place, _)| *place).collect();
    let (amending, flags) = (unsettled(view), OfFlags::of(view));
    // What others erased of the same flags and alerts, each knowing of it.
    let mut knowing: HashMap<&Id, Vec<Place>> = HashMap::new();
    for (place, erased) in &stubs {
        for id in erased.was.knew.iter().flatten() {
            knowing.entry(id).or_default().push(*place);
        }
    }
    let beside = |place: Place| view.past.id(place).and_then(|id| knowing.get(id)).cloned().unwrap_or_default();
    let is_told = |place: Place, erased: &Erased| {
        let was = &erased.was;
        let known = || was.knew.iter().flatten().chain(view.past.id(place));
        let mut goes_on = known().flat_map(|known| amending.get(known).into_iter().flatten());
        let is_settled = |amends: &Id| {
            let amends = log.place(amends);
            was.flags.iter().any(|flag| amends.is_some_and(|amends| flags.is_closed(flag, place, amends)))
        };
        let is_new = |amends: &Id| !known().any(|known| known == amends) && !is_settled(amends);
        !was.only_ended() && was.knew.is_some() && goes_on.any(|amends| is_new(amends))
            || was.knew.as_ref().is_some_and(|knew| {
                let beside = beside(place);
                was.flags.iter().any(|flag| flags.go_on(flag, place, knew, &beside))
            })
            || was.amended.as_ref().and_then(|event| log.place(event)).is_some_and(|event| {
                let root = log.event(guarded.root(event)).and_then(Event::data);
                root.is_some_and(|data| is_guarded(data) || was.knew.is_some() && data.kind() == Kind::ScoreRecorded)
            })
            || match &erased.by {
                None => was.of_safety || of_safety.iter().any(|about| log.knows(place, *about)),
                // Whoever is of the team says of which events he knew.
                Some(by) => was.of_safety && (was.knew.is_none() || !view.rules.policy.is_care_team(&by.role)),
            }
    };
    let mut told: Vec<Place> =
        stubs.iter().filter(|(place, erased)| is_told(*place, erased)).map(|(place, _)| *place).collect();
    told.sort_unstable();
    told.into_iter().filter_map(|place| Some(Finding::ErasedSafety { event: view.past.id(place)?.clone() })).collect()
}

/// What amends each event and stands, or did until it was erased: by the event that is amended.
fn unsettled(view: View<'_>) -> HashMap<&Id, Vec<&Id>> {
    let (log, amendments) = (view.past.log, view.past.amendments);
    let mut all: HashMap<&Id, Vec<&Id>> = HashMap::new();
    for (place, entry) in (0..).zip(log.entries()) {
        let target = match &entry.event.content {
            Content::Erased(erased) => erased.was.amended.as_ref(),
            Content::Said(said) => match &said.data {
                Data::EventCorrected(corrected) => Some(&corrected.event),
                Data::EventWithdrawn(withdrawn) => Some(&withdrawn.event),
                Data::ConflictResolved(resolved) => resolved.keep.as_ref(),
                _ => None,
            },
            Content::Withheld | Content::NotUnderstood(_) => None,
        };
        let stands = || !amendments.is_withdrawn(place) && !amendments.not_permitted().contains(&place);
        if let Some(target) = target.filter(|_| stands()) {
            all.entry(target).or_default().push(&entry.event.id);
        }
    }
    all
}

/// All that opened and closed flags, by flag.
struct OfFlags<'a> {
    view: View<'a>,
    opened: HashMap<&'a Id, Vec<Place>>,
    raised: HashMap<&'a Id, Vec<Place>>,
    closed: HashMap<&'a Id, Vec<Place>>,
}

impl<'a> OfFlags<'a> {
    fn of(view: View<'a>) -> Self {
        Self { view, opened: opened(view), raised: raised(view), closed: closings(view, None) }
    }

    /// Whether somebody closed a flag who knew of both.
    fn is_closed(&self, flag: &Id, one: Place, other: Place) -> bool {
        let log = self.view.past.log;
        let closed = self.closed.get(flag).into_iter().flatten();
        closed.copied().any(|end| log.knows(end, one) && log.knows(end, other))
    }

    /// Whether somebody opened a flag, or raised it again, of which whoever erased an opening of it at this place did not
    /// know, and nobody who knew of both has closed it since. `beside` are the other erased events of it.
    fn go_on(&self, flag: &Id, erased: Place, knew: &[Id], beside: &[Place]) -> bool {
        let (log, of) =
            (self.view.past.log, |all: &HashMap<&Id, Vec<Place>>| all.get(flag).cloned().unwrap_or_default());
        let (opened, closed) = (of(&self.opened), of(&self.closed));
        let known = knew.iter().filter_map(|id| log.place(id));
        let all: Vec<Place> = known.chain(beside.iter().copied()).chain([erased]).collect();
        // Whoever opens it again after all that, and after each closing of it, begins it anew.
        let is_anew = |place: Place| {
            let elsewhere = |end: &&Place| log.knows(**end, erased) && !log.knows(**end, place);
            all.iter().chain(closed.iter().filter(elsewhere)).all(|known| log.knows(place, *known))
        };
        // What raised a flag of which an opening is left is looked at there.
        let raised = if opened.is_empty() { of(&self.raised) } else { Vec::new() };
        let apart = opened.into_iter().filter(|place| !is_anew(*place));
        let is_new = |place: &Place| self.view.past.id(*place).is_some_and(|id| !knew.contains(id));
        // Whoever closed both knew all that was known of them.
        let ends = |end: Place, place: Place| {
            all.iter().all(|known| log.knows(end, *known) || end == *known) && closes(self.view, end, place)
        };
        let is_closed = |place: &Place| closed.iter().any(|end| ends(*end, *place));
        apart.chain(raised).any(|place| is_new(&place) && !is_closed(&place))
    }
}
