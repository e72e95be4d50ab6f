//! An item of the measurement plan with its occurrences, and what was filled in, declined and put off.

use crate::plan::due::anchors::windows;
use crate::plan::due::answers::answers;
use crate::plan::due::breaks::Breaks;
use crate::plan::due::window::{Anchor, Answer, MAXIMUM_OCCURRENCES, Occurrence, belongs};
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::measures::{MeasurePlanned, Schedule};
use crate::plan::fold::lifecycle::is_open;
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::scalar::{Date, GoalId, Id};

/// An item: what was planned, since when, and the day on which it was taken off the plan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item<'a> {
    pub(crate) planned: &'a MeasurePlanned,
    pub(crate) since: Date,
    pub(crate) stopped: Option<Date>,
}

/// The items in the order in which they were planned. Of two of one id the first counts.
pub(crate) fn items(view: View<'_>) -> Vec<Item<'_>> {
    let stops: Vec<(&Id, Date)> = view
        .fold
        .of_kind(Kind::MeasureStopped)
        .iter()
        .filter_map(|place| match view.data(*place)? {
            Data::MeasureStopped(stopped) => Some((&stopped.item, view.past.happened(*place)?)),
            _ => None,
        })
        .collect();
    let item = |place: &Place| match view.data(*place)? {
        Data::MeasurePlanned(planned) if view.fold.subject(Kind::MeasurePlanned, &planned.item) == Some(*place) => {
            let stopped = stops.iter().filter(|(item, _)| **item == planned.item).map(|(_, day)| *day);
            // Nobody rates a goal that has ended.
            let stopped = stopped.chain(planned.check_in.as_ref().and_then(|goal| ended(view, goal))).min();
            Some(Item { planned, since: view.past.happened(*place)?, stopped })
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
    let answers = answers(view, item.planned);
    let declines = declines(view, &item.planned.item);
    let mut all = if let Schedule::EveryDays { days, start, from_last: true } = item.planned.every {
        in_turn(item, start.unwrap_or(item.since), i64::from(days), &answers, &declines)
    } else {
        let mut all = windows(view, item.planned, item.since, breaks, on);
        all.retain(|occurrence| item.stopped.is_none_or(|stopped| occurrence.anchor.day <= stopped));
        for answer in answers {
            if let Some(occurrence) = place_of(&all, &answer, item).and_then(|number| all.get_mut(number)) {
                occurrence.answer = Some(answer);
            }
        }
        let free = |occurrence: &Occurrence<'_>| occurrence.answer.is_none() && occurrence.declined.is_none();
        for (day, place) in declines {
            if let Some(occurrence) = belongs(&all, day, &free).and_then(|number| all.get_mut(number)) {
                occurrence.declined = Some(place);
            }
        }
        all
    };
    snooze(view, &item.planned.item, &mut all);
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

/// When the item was declined, by day.
fn declines(view: View<'_>, item: &Id) -> Vec<(Date, Place)> {
    let declined = |place: &Place| match view.data(*place)? {
        Data::MeasureDeclined(declined) if declined.item == *item => Some((view.past.happened(*place)?, *place)),
        _ => None,
    };
    let mut all: Vec<(Date, Place)> = view.fold.of_kind(Kind::MeasureDeclined).iter().filter_map(declined).collect();
    all.sort_unstable();
    all
}

/// Hides occurrences until a day inside their window. One that would be hidden for longer is not hidden at all.
fn snooze(view: View<'_>, item: &Id, all: &mut [Occurrence<'_>]) {
    for place in view.fold.of_kind(Kind::MeasureSnoozed) {
        let (Some(Data::MeasureSnoozed(snoozed)), Some(day)) = (view.data(*place), view.past.happened(*place)) else {
            continue;
        };
        if snoozed.item != *item {
            continue;
        }
        for occurrence in all.iter_mut() {
            if occurrence.is_open_on(day) && occurrence.is_open_on(snoozed.until) {
                occurrence.snoozed_until = Some(snoozed.until);
            }
        }
    }
}
