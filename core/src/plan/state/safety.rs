//! Flags and alerts as they are told: only the care team closes and answers, and only what it knew of.

use std::collections::HashMap;

use crate::goal::FlagKind;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::Event;
use crate::plan::event::safety::{AlertAnswer, AlertAnswered, FlagOpened};
use crate::plan::fold::whole::{AlertRaised, View};
use crate::plan::history::log::Place;
use crate::plan::state::record::{PlanAlert, PlanFlag};
use crate::scalar::{Code, Date, Id};
use crate::sort;

/// The day and the role of an event.
pub(crate) fn when(view: View<'_>, place: Place) -> Option<(Date, Code)> {
    let said = view.past.event(place)?.said()?;
    Some((said.happened, said.by.role.clone()))
}

/// Whether what somebody did about safety counts on a day: it has happened, and somebody has said so.
fn counts(view: View<'_>, place: Place, on: Option<Date>) -> bool {
    let said = view.past.event(place).and_then(Event::said);
    on.is_none_or(|on| said.is_some_and(|said| said.happened <= on && said.entered <= on))
}

/// The flags, each as all its events leave it: open, unless what closed it knew of all that opened it. One id that was
/// opened for two kinds is a flag of each. Asked of a day, a closing counts from its day on; an opening is one whatever
/// day it bears.
pub(crate) fn flags(view: View<'_>, on: Option<Date>) -> Vec<PlanFlag> {
    let mut order: Vec<(&Id, FlagKind)> = Vec::new();
    let mut openings: HashMap<(&Id, FlagKind), Vec<(Place, &FlagOpened)>> = HashMap::new();
    for place in view.fold.of_kind(Kind::FlagOpened) {
        let Some(Data::FlagOpened(opened)) = view.data(*place) else { continue };
        let key = (&opened.flag, opened.kind);
        let known = openings.entry(key).or_default();
        if known.is_empty() {
            order.push(key);
        }
        known.push((*place, opened));
    }
    let mut closings: HashMap<&Id, Vec<Place>> = HashMap::new();
    let closes = |place: &&Place| view.is_by_team(**place) && counts(view, **place, on);
    for place in view.fold.of_kind(Kind::FlagClosed).iter().filter(closes) {
        if let Some(Data::FlagClosed(closed)) = view.data(*place) {
            closings.entry(&closed.flag).or_default().push(*place);
        }
    }
    let mut all = Vec::new();
    for (flag, kind) in order {
        let openings = openings.remove(&(flag, kind)).unwrap_or_default();
        let closings = closings.get(flag).map(Vec::as_slice).unwrap_or_default();
        // Each opening needs a closing that knew of it.
        let closing =
            |opening: Place| closings.iter().rev().copied().find(|place| view.past.log.knows(*place, opening));
        let open = openings.iter().any(|(place, _)| closing(*place).is_none());
        let closed = openings.last().and_then(|(place, _)| closing(*place)).filter(|_| !open);
        let closed = closed.and_then(|place| {
            let (day, role) = when(view, place)?;
            // Never before it was entered.
            let entered = view.past.event(place)?.entered()?;
            Some((day.max(entered), role))
        });
        let Some((opened_on, opened_by)) = openings.first().and_then(|(first, _)| when(view, *first)) else { continue };
        all.push(PlanFlag {
            flag: flag.clone(),
            kind,
            open,
            opened_on,
            opened_by,
            closed_on: closed.as_ref().map(|(day, _)| *day),
            closed_by: closed.map(|(_, role)| role),
            raised_to: openings.iter().rev().find_map(|(_, opening)| opening.raised_to.clone()),
        });
    }
    all
}

/// Whether an answer answers an alert: somebody of the care team gave it, the flag that it names is there, and it knew of
/// all that the score says now.
fn answers(view: View<'_>, place: Place, answered: &AlertAnswered, score: Place) -> bool {
    let flag = |flag: &Id| view.fold.subject(Kind::FlagOpened, flag).is_some();
    let stands = answered.how == AlertAnswer::NoFlagNeeded || answered.flag.as_ref().is_some_and(flag);
    let corrections = view.past.amendments.corrections_of(score);
    stands && view.is_by_team(place) && corrections.iter().all(|correction| view.past.log.knows(place, *correction))
}

/// The alerts, the unanswered ones first. Asked of a day, an answer counts from its day on; an alert is one whatever day
/// its score bears.
pub(crate) fn alerts(view: View<'_>, on: Option<Date>) -> Vec<PlanAlert> {
    let mut given: HashMap<(&Id, &Code), Vec<(Place, &AlertAnswered)>> = HashMap::new();
    for place in view.fold.of_kind(Kind::AlertAnswered).iter().filter(|place| counts(view, **place, on)) {
        if let Some(Data::AlertAnswered(answered)) = view.data(*place) {
            given.entry((&answered.score, &answered.alert)).or_default().push((*place, answered));
        }
    }
    let told = |alert: &AlertRaised| {
        let Some(Data::ScoreRecorded(recorded)) = view.data(alert.score) else { return None };
        let score = view.past.id(alert.score)?;
        let given = given.get(&(score, &alert.code)).map(Vec::as_slice).unwrap_or_default();
        let answer = given.iter().find(|(place, answered)| answers(view, *place, answered, alert.score));
        Some(PlanAlert {
            score: score.clone(),
            instrument: recorded.instrument.clone(),
            alert: alert.code.clone(),
            state: alert.state,
            on: view.past.happened(alert.score)?,
            answered: answer.is_some(),
            answer: answer.and_then(|(place, _)| view.past.id(*place).cloned()),
            answered_on: answer.and_then(|(place, _)| view.past.happened(*place)),
        })
    };
    let mut all: Vec<PlanAlert> = view.fold.alerts.iter().filter_map(told).collect();
    sort::by(&mut all, |one, other| (one.answered, one.on).cmp(&(other.answered, other.on)));
    all
}

/// The alerts that nobody has answered by a day.
pub(crate) fn unanswered_alerts(known: View<'_>, on: Date) -> Vec<PlanAlert> {
    alerts(known, Some(on)).into_iter().filter(|alert| !alert.answered).collect()
}
