//! Flags and alerts as they are told: only the care team closes and answers, and only what it knew of.

use std::collections::HashMap;

use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::Event;
use crate::plan::event::safety::{AlertAnswer, AlertAnswered};
use crate::plan::event::scored::{raised, score_of};
use crate::plan::fold::flags::{Flagged, counts, flagged, since};
use crate::plan::fold::whole::{AlertRaised, View};
use crate::plan::history::log::Place;
use crate::plan::history::past::Amendments;
use crate::plan::state::record::{PlanAlert, PlanFlag};
use crate::scalar::{Code, Date, Id};
use crate::sort;

/// The day and the role of an event.
pub(crate) fn when(view: View<'_>, place: Place) -> Option<(Date, Code)> {
    let said = view.past.event(place)?.said()?;
    Some((said.happened, said.by.role.clone()))
}

/// The flags as records: those that stand.
pub(crate) fn flags(view: View<'_>, on: Option<Date>) -> Vec<PlanFlag> {
    let stand = flagged(view, on).into_iter().filter(|flagged| flagged.is_open || !flagged.is_withdrawn);
    stand.filter_map(|flagged| told(view, &flagged)).collect()
}

/// The flags that were taken back.
pub(crate) fn withdrawn_flags(view: View<'_>) -> Vec<PlanFlag> {
    let back = flagged(view, None).into_iter().filter(|flagged| !flagged.is_open && flagged.is_withdrawn);
    back.filter_map(|flagged| told(view, &flagged)).collect()
}

fn told(view: View<'_>, flagged: &Flagged<'_>) -> Option<PlanFlag> {
    let by = |place: Place| view.past.event(place).and_then(Event::by).map(|by| by.role.clone());
    Some(PlanFlag {
        flag: flagged.flag.clone(),
        kind: flagged.kind,
        open: flagged.is_open,
        opened_on: view.past.happened(flagged.opened)?,
        opened_by: by(flagged.opened)?,
        closed_on: flagged.closed.map(|(_, day)| day),
        closed_by: flagged.closed.and_then(|(place, _)| by(place)),
        raised_to: flagged.raised_to.cloned(),
    })
}

/// The alerts that a score raised before all that amends it counts: with the day from which they are gone.
fn former(view: View<'_>, on: Option<Date>) -> Vec<(AlertRaised, Option<Date>)> {
    let (log, amendments) = (view.past.log, view.past.amendments);
    let mut all: Vec<(AlertRaised, Option<Date>)> = Vec::new();
    for place in amendments.touched().iter().copied() {
        if view.past.event(place).and_then(Event::kind) != Some(Kind::ScoreRecorded) {
            continue;
        }
        let amending = amendments.amending(log, place);
        let (counted, ahead): (Vec<Place>, Vec<Place>) =
            amending.into_iter().partition(|amends| on.is_some() && counts(view, *amends, on));
        let gone = ahead.iter().filter_map(|amends| since(view, *amends)).max();
        let stands = |known: &AlertRaised, code: &Code| known.score == place && known.code == *code;
        // Between sides that a decision ended, each side raises what it did.
        let said = match on {
            _ if ahead.is_empty() => Vec::new(),
            Some(_) => Amendments::said(log, place, &counted),
            // On one day or another it said each of these.
            None => {
                let corrected = ahead.iter().flat_map(|amends| Amendments::said(log, place, &[*amends]));
                Amendments::said(log, place, &[]).into_iter().chain(corrected).collect()
            }
        };
        for said in &said {
            let Data::ScoreRecorded(recorded) = said else { continue };
            let Ok(score) = score_of(recorded) else { continue };
            for (code, state) in raised(recorded, &score) {
                let known = view.fold.alerts.iter().chain(all.iter().map(|(alert, _)| alert));
                if !known.into_iter().any(|known| stands(known, &code)) {
                    all.push((AlertRaised { score: place, code, state }, gone));
                }
            }
        }
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

/// The alerts, the unanswered ones first, and of them those of safety. Asked of a day, an answer counts from its day on, and so does what takes a score
/// back or makes another one of it; an alert is one whatever day its score bears.
pub(crate) fn alerts(view: View<'_>, on: Option<Date>) -> Vec<PlanAlert> {
    let former = if on.is_some() { former(view, on) } else { Vec::new() };
    told_of(view, on, view.fold.alerts.iter().chain(former.iter().map(|(alert, _)| alert)))
}

/// The alerts that went with what amended their scores, each with the day from which it is gone.
pub(crate) fn former_alerts(view: View<'_>) -> Vec<(PlanAlert, Option<Date>)> {
    let former = former(view, None);
    let gone: HashMap<(Option<&Id>, &Code), Option<Date>> =
        former.iter().map(|(alert, gone)| ((view.past.id(alert.score), &alert.code), *gone)).collect();
    let told = told_of(view, None, former.iter().map(|(alert, _)| alert));
    told.into_iter()
        .map(|alert| {
            let gone = gone.get(&(Some(&alert.score), &alert.alert)).copied().flatten();
            (alert, gone)
        })
        .collect()
}

fn told_of<'a>(view: View<'a>, on: Option<Date>, raised: impl IntoIterator<Item = &'a AlertRaised>) -> Vec<PlanAlert> {
    let mut given: HashMap<(&Id, &Code), Vec<(Place, &AlertAnswered)>> = HashMap::new();
    for place in view.fold.of_kind(Kind::AlertAnswered).iter().filter(|place| counts(view, **place, on)) {
        if let Some(Data::AlertAnswered(answered)) = view.data(*place) {
            given.entry((&answered.score, &answered.alert)).or_default().push((*place, answered));
        }
    }
    let told = |alert: &AlertRaised| {
        let said = view.data(alert.score).or_else(|| view.past.event(alert.score)?.data());
        let Some(Data::ScoreRecorded(recorded)) = said else { return None };
        let score = view.past.id(alert.score)?;
        let given = given.get(&(score, &alert.code)).map(Vec::as_slice).unwrap_or_default();
        let answer = given.iter().find(|(place, answered)| answers(view, *place, answered, alert.score));
        Some(PlanAlert {
            score: score.clone(),
            instrument: recorded.instrument.clone(),
            alert: alert.code.clone(),
            of_session: view.rules.policy.is_of_session(&alert.code),
            state: alert.state,
            on: view.past.happened(alert.score)?,
            answered: answer.is_some(),
            answer: answer.and_then(|(place, _)| view.past.id(*place).cloned()),
            answered_on: answer.and_then(|(place, _)| view.past.happened(*place)),
        })
    };
    let mut all: Vec<PlanAlert> = raised.into_iter().filter_map(told).collect();
    sort::by(&mut all, |one, other| {
        (one.answered, one.of_session, one.on).cmp(&(other.answered, other.of_session, other.on))
    });
    all
}

/// The alerts that nobody has answered by a day.
pub(crate) fn unanswered_alerts(known: View<'_>, on: Date) -> Vec<PlanAlert> {
    alerts(known, Some(on)).into_iter().filter(|alert| !alert.answered).collect()
}

/// Those of them that ask about safety.
pub(crate) fn unanswered_alerts_of_safety(known: View<'_>, on: Date) -> Vec<PlanAlert> {
    unanswered_alerts(known, on).into_iter().filter(|alert| !alert.of_session).collect()
}
