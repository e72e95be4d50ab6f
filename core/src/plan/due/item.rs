//! An item of the measurement plan with its occurrences, and what was filled in, declined and put off.

use std::rc::Rc;

use crate::plan::due::anchors::windows;
use crate::plan::due::answers::Answers;
use crate::plan::due::breaks::Breaks;
use crate::plan::due::window::{Anchor, Answer, MAXIMUM_OCCURRENCES, Occurrence, belongs};
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::measures::{MeasurePlanned, Schedule};
use crate::plan::fold::evolve::of;
use crate::plan::fold::lifecycle::is_open;
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::scalar::{Date, GoalId};

/// An item: what was planned, since when, the day on which it was taken off the plan, and what was filled in, declined and
/// put off.
#[derive(Debug, Clone)]
pub(crate) struct Item<'a> {
    pub(crate) planned: &'a MeasurePlanned,
    pub(crate) since: Date,
    pub(crate) stopped: Option<Date>,
    answers: Rc<[Answer<'a>]>,
    /// When it was declined, by day.
    declines: Vec<(Date, Place)>,
    /// When it was put off, and until when.
    snoozes: Vec<(Date, Date)>,
}

/// The items in the order in which they were planned. Of two of one id the first counts.
pub(crate) fn items(view: View<'_>) -> Vec<Item<'_>> {
    let (stops, declines) = (view.about(Kind::MeasureStopped), view.about(Kind::MeasureDeclined));
    let snoozes = view.about(Kind::MeasureSnoozed);
    let answers = Answers::of(view);
    let day = |place: &Place| view.past.happened(*place);
    let snooze = |place: &Place| match view.data(*place)? {
        Data::MeasureSnoozed(snoozed) => Some((day(place)?, snoozed.until)),
        _ => None,
    };
    let item = |place: &Place| match view.data(*place)? {
        Data::MeasurePlanned(planned) if view.fold.subject(Kind::MeasurePlanned, &planned.item) == Some(*place) => {
            let stopped = of(&stops, &planned.item).iter().filter_map(day);
            let declined = of(&declines, &planned.item).iter();
            let mut declines: Vec<(Date, Place)> = declined.filter_map(|place| Some((day(place)?, *place))).collect();
            declines.sort_unstable();
            Some(Item {
                planned,
                since: day(place)?,
                // Nobody rates a goal that has ended.
                stopped: stopped.chain(planned.check_in.as_ref().and_then(|goal| ended(view, goal))).min(),
                answers: answers.to(planned),
                declines,
                snoozes: of(&snoozes, &planned.item).iter().filter_map(snooze).collect(),
            })
        }
        _ => None,
    };
    view.fold.of_kind(Kind::MeasurePlanned).iter().filter_map(item).collect()
}

/// The day on which a goal ended, where it has.
fn ended(view: View<'_>, goal: &GoalId) -> Option<Date> {
    let writes = view.fold.goal(goal).filter(|writes| !is_open(view.status(writes)))?;
    let (place, _) = writes.moves.iter().rev().find(|(_, status)| !is_open(*status))?;
    view.past.happened(*place)
}

/// The occurrences of an item, in order of their anchors.
pub(crate) fn occurrences<'a>(view: View<'a>, item: &Item<'a>, breaks: &Breaks, on: Date) -> Vec<Occurrence<'a>> {
    let mut all = if let Schedule::EveryDays { days, start, from_last: true } = item.planned.every {
        in_turn(item, start.unwrap_or(item.since), i64::from(days), &item.answers, &item.declines)
    } else {
        let mut all = windows(view, item.planned, item.since, breaks, on);
        all.retain(|occurrence| item.stopped.is_none_or(|stopped| occurrence.anchor.day <= stopped));
        for &answer in item.answers.iter() {
            if let Some(occurrence) = place_of(&all, &answer, item).and_then(|number| all.get_mut(number)) {
                occurrence.answer = Some(answer);
            }
        }
        let free = |occurrence: &Occurrence<'_>| occurrence.answer.is_none() && occurrence.declined.is_none();
        for &(day, place) in &item.declines {
            if let Some(occurrence) = belongs(&all, day, &free).and_then(|number| all.get_mut(number)) {
                occurrence.declined = Some(place);
            }
        }
        all
    };
    snooze(item, &mut all);
    all
}

/// The occurrence that an answer fills in: that of its session, else that of its day, else, where that counts, the next.
fn place_of(all: &[Occurrence<'_>], answer: &Answer<'_>, item: &Item<'_>) -> Option<usize> {
    let free = |occurrence: &Occurrence<'_>| occurrence.answer.is_none();
    if let Some(session) = answer.session
        && let Some(number) = all.iter().position(|occurrence| occurrence.anchor.sessions.contains(&session))
    {
        // A second sheet of one session fills in no other one.
        return all.get(number).filter(|occurrence| free(occurrence)).map(|_| number);
    }
    let early = || {
        let next = all.partition_point(|occurrence| occurrence.opens <= answer.day);
        // Between two windows, or before the first.
        let between = next.checked_sub(1).and_then(|before| all.get(before));
        let between = between.is_none_or(|before| before.is_closed_on(answer.day));
        let counts = item.planned.early_counts && between && answer.day >= item.since;
        (counts && all.get(next).is_some_and(free)).then_some(next)
    };
    belongs(all, answer.day, &free).or_else(early)
}

/// The occurrences of an item whose days are counted from the last answer: each begins when the one before is over.
fn in_turn<'a>(
    item: &Item<'a>,
    start: Date,
    every: i64,
    answers: &[Answer<'a>],
    declines: &[(Date, Place)],
) -> Vec<Occurrence<'a>> {
    let planned = item.planned;
    let at = |day: Date| Occurrence::around(Anchor { day, sessions: Vec::new() }, planned.before, planned.after);
    let begins = |day: Date| item.stopped.is_none_or(|stopped| day <= stopped);
    let mut all: Vec<Occurrence<'a>> = begins(start).then(|| at(start)).into_iter().collect();
    let answered = answers.iter().map(|answer| (answer.day, answer.place, Some(*answer)));
    let declined = declines.iter().map(|(day, place)| (*day, *place, None));
    let mut turns: Vec<(Date, Place, Option<Answer<'a>>)> = answered.chain(declined).collect();
    turns.sort_by_key(|(day, place, _)| (*day, *place));
    for (day, place, answer) in turns {
        let before = all.len().checked_sub(2).and_then(|before| all.get_mut(before));
        let mut over = true;
        if let Some(before) = before {
            over = before.is_closed_on(day);
            if let Some(answer) = answer
                && before.declined.is_some()
                && before.answer.is_none()
                && before.is_open_on(day)
            {
                // Who did not want to has thought better of it: the days are counted anew.
                before.answer = Some(answer);
                all.pop();
                all.extend(day.plus_days(every).filter(|day| begins(*day)).map(at));
                continue;
            }
        }
        let Some(now) = all.last_mut().filter(|now| now.answer.is_none() && now.declined.is_none()) else { break };
        let early = planned.early_counts && over && day >= item.since;
        let next = match answer {
            Some(answer) if now.opens <= day || early => {
                now.answer = Some(answer);
                day.plus_days(every)
            }
            None if now.opens <= day => {
                now.declined = Some(place);
                now.anchor.day.plus_days(every)
            }
            _ => continue,
        };
        all.extend(next.filter(|day| begins(*day)).map(at));
    }
    let many = all.len().saturating_sub(MAXIMUM_OCCURRENCES);
    all.drain(..many);
    all
}

/// Hides occurrences until a day inside their window. One that would be hidden for longer is not hidden at all.
fn snooze(item: &Item<'_>, all: &mut [Occurrence<'_>]) {
    for &(day, until) in &item.snoozes {
        // Those that are open on a day stand side by side.
        let first = all.partition_point(|occurrence| occurrence.is_closed_on(day));
        for occurrence in all.iter_mut().skip(first).take_while(|occurrence| occurrence.opens <= day) {
            if occurrence.is_open_on(until) {
                occurrence.snoozed_until = Some(until);
            }
        }
    }
}
