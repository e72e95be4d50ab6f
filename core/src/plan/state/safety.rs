//! Flags and alerts as they are told: only the care team closes and answers, and only what it knew of.

use std::collections::HashMap;

use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::Event;
use crate::plan::event::safety::{AlertAnswer, AlertAnswered};
use crate::plan::fold::flags::{Flagged, counts, flagged};
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

/// The flags as records: those that stand.
pub(crate) fn flags(view: View<'_>, on: Option<Date>) -> Vec<PlanFlag> {
    let stand = flagged(view, on).into_iter().filter(|flagged| flagged.is_open || !flagged.is_withdrawn);
    let mut all: Vec<PlanFlag> = stand.filter_map(|flagged| told(view, &flagged)).collect();
    for flag in view.ahead().into_iter().flat_map(|ahead| flags(ahead, on)).filter(|flag| flag.open) {
        match all.iter_mut().find(|known| known.flag == flag.flag && known.kind == flag.kind) {
            Some(known) if known.open => {}
            Some(known) => *known = flag,
            None => all.push(flag),
        }
    }
    all
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

/// Whether an answer answers an alert: somebody of the care team gave it, the flag that it names is there, and it knew of
/// all that the score says now.
fn answers(view: View<'_>, place: Place, answered: &AlertAnswered, score: Place) -> bool {
    let flag = |flag: &Id| view.fold.subject(Kind::FlagOpened, flag).is_some();
    let stands = answered.how == AlertAnswer::NoFlagNeeded || answered.flag.as_ref().is_some_and(flag);
    let corrections = view.past.amendments.corrections_of(score);
    // A file that somebody else wrote may have an answer of a score that nobody knew of.
    let log = view.past.log;
    stands
        && log.knows(place, score)
        && view.is_by_team(place)
        && corrections.iter().all(|correction| log.knows(place, *correction))
}

/// The alerts, the unanswered ones first, and of them those of safety. Asked of a day, an answer counts from its day on; an
/// alert is one whatever day its score bears.
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
            of_session: view.rules.policy.is_of_session(&alert.code),
            state: alert.state,
            on: view.past.happened(alert.score)?,
            answered: answer.is_some(),
            answer: answer.and_then(|(place, _)| view.past.id(*place).cloned()),
            answered_on: answer.and_then(|(place, _)| view.past.happened(*place)),
        })
    };
    let mut all: Vec<PlanAlert> = view.fold.alerts.iter().filter_map(told).collect();
    for alert in view.ahead().into_iter().flat_map(|ahead| alerts(ahead, on)).filter(|alert| !alert.answered) {
        match all.iter_mut().find(|known| known.score == alert.score && known.alert == alert.alert) {
            Some(known) if !known.answered => {}
            Some(known) => *known = alert,
            None => all.push(alert),
        }
    }
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
