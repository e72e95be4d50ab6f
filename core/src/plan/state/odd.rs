//! What stands in single events and has no effect, or another one than it seems to: mistyped codes, and entries of one day of
//! which one counts.

use std::collections::{HashMap, HashSet};

use crate::goal::Criterion;
use crate::instrument;
use crate::plan::event::erased::Erased;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::measures::MeasurePlanned;
use crate::plan::event::record::{Content, Event};
use crate::plan::event::scored::is_guarded;
use crate::plan::fold::finding::Finding;
use crate::plan::fold::flags::OfFlags;
use crate::plan::fold::whole::View;
use crate::plan::history::guarded::Guarded;
use crate::plan::history::log::Place;
use crate::scalar::{Code, Id};

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

/// All of it, by kind.
pub(crate) fn odd(view: View<'_>) -> Vec<Finding> {
    let mut all = unknown_roles(view);
    all.extend(unknown_parties(view));
    all.extend(unknown_sessions(view));
    all.extend(unknown_instruments(view));
    all.extend(repeated(view));
    all.extend(erased(view));
    all
}

/// Roles for which something is restricted, and that neither the policy knows nor anybody who entered something.
fn unknown_roles(view: View<'_>) -> Vec<Finding> {
    let policy = &view.rules.policy;
    let events = || view.past.log.entries().iter().map(|entry| &entry.event);
    let restricted: Vec<_> = events().filter(|event| !event.visible_to().is_empty()).collect();
    if restricted.is_empty() {
        return Vec::new();
    }
    let entering: HashSet<&Code> = events().filter_map(|event| Some(&event.by()?.role)).collect();
    let is_known = |role: &Code| {
        policy.may_move(role) || policy.is_party(role) || *role == policy.main_rater || entering.contains(role)
    };
    let of = |event: &Event| -> Vec<Finding> {
        let unknown = event.visible_to().iter().filter(|role| !is_known(role));
        unknown.map(|role| Finding::UnknownRole { event: event.id.clone(), role: role.clone() }).collect()
    };
    restricted.into_iter().flat_map(|event| of(event)).collect()
}

/// Parties that agreed, and that the policy does not name: their agreement counts for nothing.
fn unknown_parties(view: View<'_>) -> Vec<Finding> {
    let unknown = |place: &Place| match view.data(*place)? {
        Data::AgreementGiven(given) if !view.rules.policy.is_party(&given.party) => {
            Some(Finding::UnknownParty { event: view.past.id(*place)?.clone(), party: given.party.clone() })
        }
        _ => None,
    };
    view.fold.of_kind(Kind::AgreementGiven).iter().filter_map(unknown).collect()
}

/// Kinds of session that the policy does not know: they count for no review, and nothing is asked for at them.
fn unknown_sessions(view: View<'_>) -> Vec<Finding> {
    let mut kinds: Vec<(&Code, u32)> = Vec::new();
    for place in view.fold.of_kind(Kind::SessionRecorded) {
        let Some(Data::SessionRecorded(session)) = view.data(*place) else { continue };
        if view.rules.policy.knows_session(&session.kind) {
            continue;
        }
        match kinds.iter_mut().find(|(kind, _)| *kind == &session.kind) {
            Some((_, sessions)) => *sessions += 1,
            None => kinds.push((&session.kind, 1)),
        }
    }
    let told = |(kind, sessions): (&Code, u32)| Finding::UnknownSessionKind { kind: kind.clone(), sessions };
    kinds.into_iter().map(told).collect()
}

/// Forms that are planned, and that neither ship nor were ever brought with a score.
fn unknown_instruments(view: View<'_>) -> Vec<Finding> {
    let brought: HashSet<&Code> = view
        .fold
        .scores
        .iter()
        .filter_map(|(place, _)| match view.data(*place)? {
            Data::ScoreRecorded(recorded) => Some(&recorded.instrument),
            _ => None,
        })
        .collect();
    let ships = instrument::ids();
    // Where no form is inside, nobody can tell.
    if ships.is_empty() {
        return Vec::new();
    }
    let unknown = |place: &Place| match view.data(*place)? {
        Data::MeasurePlanned(MeasurePlanned { instrument: Some(instrument), .. })
            if !ships.contains(&instrument.as_str()) && !brought.contains(instrument) =>
        {
            Some(Finding::UnknownInstrument { event: view.past.id(*place)?.clone(), instrument: instrument.clone() })
        }
        _ => None,
    };
    view.fold.of_kind(Kind::MeasurePlanned).iter().filter_map(unknown).collect()
}

/// Entries of one rater and day of which only the last one counts, as nothing says that they are several.
fn repeated(view: View<'_>) -> Vec<Finding> {
    let mut last: HashMap<_, Place> = HashMap::new();
    let mut all = Vec::new();
    let kinds = [Kind::ScoreRecorded, Kind::CheckIn, Kind::LevelRated, Kind::GoalRated];
    let mut places: Vec<Place> = kinds.into_iter().flat_map(|kind| view.fold.of_kind(kind)).copied().collect();
    places.sort_by_key(|place| (view.past.event(*place).and_then(Event::time), *place));
    for place in places {
        let (Some(data), Some(on)) = (view.data(place), view.past.happened(place)) else { continue };
        let (about, rater, order) = match data {
            Data::ScoreRecorded(of) => (of.instrument.as_str(), &of.rater, of.order),
            Data::CheckIn(of) => (of.goal.as_str(), &of.rater, of.order),
            Data::LevelRated(of) => (of.goal.as_str(), &of.rater, None),
            Data::GoalRated(of) => (of.goal.as_str(), &of.rater, None),
            _ => continue,
        };
        let criteria: Vec<Option<Criterion>> = match data {
            Data::GoalRated(rated) => {
                let given = |criterion: &&Criterion| rated.ratings().get(**criterion).is_some();
                Criterion::ALL.iter().filter(given).copied().map(Some).collect()
            }
            _ => vec![None],
        };
        let key = |criterion: Option<Criterion>| (data.kind(), about, rater, on, order, criterion);
        let mut take = |criterion| last.insert(key(criterion), place);
        let mut before: Vec<Place> = criteria.into_iter().filter_map(&mut take).collect();
        before.sort_unstable();
        before.dedup();
        let told = |before: Place| {
            Some(Finding::SameDay { event: view.past.id(before)?.clone(), instead: view.past.id(place)?.clone() })
        };
        all.extend(before.into_iter().filter_map(told));
    }
    all
}
