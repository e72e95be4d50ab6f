//! What stands in single events and has no effect, or another one than it seems to: mistyped codes, and entries of one day of
//! which one counts.

use std::collections::{HashMap, HashSet};

use crate::goal::Criterion;
use crate::instrument;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::measures::MeasurePlanned;
use crate::plan::event::record::Event;
use crate::plan::fold::finding::Finding;
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::scalar::Code;

/// All of it, by kind.
pub(crate) fn odd(view: View<'_>) -> Vec<Finding> {
    let mut all = unknown_roles(view);
    all.extend(unknown_parties(view));
    all.extend(unknown_sessions(view));
    all.extend(unknown_instruments(view));
    all.extend(repeated(view));
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
