//! What is to be filled in on a day.

use std::collections::HashSet;

use crate::plan::decide::event::is_closed;
use crate::plan::due::breaks::Breaks;
use crate::plan::due::item::{Item, items, occurrences};
use crate::plan::due::record::{Due, DueReason, DueState};
use crate::plan::due::window::Occurrence;
use crate::plan::event::measures::Schedule;
use crate::plan::fold::whole::View;
use crate::plan::history::past::When;
use crate::plan::living::plan::Plan;
use crate::plan::state::record::PlanAlert;
use crate::plan::state::safety::unanswered_alerts;
use crate::scalar::{Date, Id};
use crate::sort;

impl Plan {
    /// What is to be filled in on a day: what is overdue, what is due, and of each item what comes next, where its day
    /// is known. What somebody put off is not here until its day. An alert without an answer stands first: it is due on the
    /// day of its score, whatever that is, and cannot be put off.
    ///
    /// A session that took place, the grid, the start, a review that is due, or the end of the plan is the *anchor*; the
    /// window lasts from so many days before it to so many days after, at each session until the day before the next.
    ///
    /// ```
    /// use therapy_goals::plan::{DueState, Event, Plan};
    ///
    /// let plan = Plan::new("plan-1".parse()?, None, None)?.apply(Event::from_json(
    ///     r#"{ "id": "e1", "kind": "measure_planned", "by": { "role": "therapist" },
    ///          "entered": "2026-11-02", "happened": "2026-11-02",
    ///          "data": { "item": "mood", "instrument": "phq-9", "after": 3,
    ///                    "every": { "anchor": "every_days", "days": 14 } } }"#,
    /// )?)?;
    /// let due = plan.due("2026-11-04".parse()?);
    /// assert_eq!((due[0].state, due[0].closes), (DueState::Due, Some("2026-11-05".parse()?)));
    /// assert_eq!((due[1].state, due[1].anchor), (DueState::Upcoming, "2026-11-16".parse()?));
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    #[must_use]
    pub fn due(&self, on: Date) -> Vec<Due> {
        self.on(on, |view, known| alerts_due(view, known, on).into_iter().chain(due(view, on)).collect())
    }

    /// All that was to be filled in up to a day, and of each item what comes next: by item, in the order of its days. Of
    /// one item there are at most [`MAXIMUM_OCCURRENCES`](crate::plan::MAXIMUM_OCCURRENCES), the last ones.
    #[must_use]
    pub fn occurrences(&self, on: Date) -> Vec<Due> {
        self.at(When::on(on), |view| all(view, on))
    }
}

/// The scores that raised an alert which nobody has answered; once the plan is closed, those of safety alone.
fn alerts_due(view: View<'_>, known: View<'_>, on: Date) -> Vec<Due> {
    let Some(role) = known.rules.policy.care_team.first() else { return Vec::new() };
    let due = |alert: PlanAlert| Due {
        item: alert.score,
        r#for: role.clone(),
        state: if alert.on < on { DueState::Overdue } else { DueState::Due },
        anchor: alert.on,
        opens: alert.on,
        closes: Some(alert.on),
        reason: Some(DueReason::UnansweredAlert),
        snoozed_until: None,
        event: None,
    };
    let waiting = unanswered_alerts(known, on).into_iter().filter(|alert| !alert.of_session || !is_closed(view));
    let mut all: Vec<Due> = waiting.map(due).collect();
    // Two alerts of one score are looked at together; they stand side by side, as those of one day are in order.
    all.dedup_by(|later, earlier| later.item == earlier.item);
    all
}

/// What is overdue, due, and next, the first that closes first.
pub(crate) fn due(view: View<'_>, on: Date) -> Vec<Due> {
    let mut all = all(view, on);
    all.retain(|due| match due.state {
        DueState::Due => due.snoozed_until.is_none(),
        DueState::Overdue | DueState::Upcoming => true,
        _ => false,
    });
    // Of each item, what comes next is one.
    let mut next: HashSet<Id> = HashSet::new();
    all.retain(|due| due.state != DueState::Upcoming || next.insert(due.item.clone()));
    sort::by(&mut all, |one, other| {
        let key = |due: &Due| (due.state, due.closes.is_none(), due.closes, due.anchor);
        key(one).cmp(&key(other))
    });
    all
}

/// All occurrences of all items.
pub(crate) fn all(view: View<'_>, on: Date) -> Vec<Due> {
    let breaks = Breaks::of(view);
    items(view).iter().flat_map(|item| of_item(view, item, &breaks, on)).collect()
}

/// The occurrences of one item.
pub(crate) fn of_item(view: View<'_>, item: &Item<'_>, breaks: &Breaks, on: Date) -> Vec<Due> {
    let all = occurrences(view, item, breaks, on);
    let opens = all.iter().skip(1).map(|next| Some(next.opens)).chain([None]);
    all.iter().zip(opens).filter_map(|(occurrence, next)| told(view, item, occurrence, next, breaks, on)).collect()
}

/// A window that nobody has filled in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unfilled {
    pub(crate) anchor: Date,
    pub(crate) opens: Date,
    pub(crate) closes: Date,
    /// The first day of the window after it, with which nobody waits for it any more.
    pub(crate) next_opens: Option<Date>,
}

/// The windows of an item that may still be waited for on a day or after it. The last one of a grid is among them: all
/// later ones follow from it.
pub(crate) fn unfilled(view: View<'_>, item: &Item<'_>, breaks: &Breaks, on: Date) -> Vec<Unfilled> {
    let mut all = occurrences(view, item, breaks, on);
    // One that was filled in early says nothing of those after it.
    while is_grid(&item.planned.every)
        && let Some(last) = all.last().filter(|last| last.answer.is_some() || last.declined.is_some())
    {
        let (opens, count) = (last.opens, all.len());
        all = occurrences(view, item, breaks, opens);
        if all.len() <= count {
            break;
        }
    }
    let next = all.iter().skip(1).map(|next| Some(next.opens)).chain([None]);
    let asked = all.iter().zip(next).filter(|(occurrence, next)| {
        let rests = rests_at(item, occurrence.anchor.day, breaks).is_some();
        occurrence.answer.is_none() && occurrence.declined.is_none() && !rests && next.is_none_or(|next| next > on)
    });
    let told = |(occurrence, next_opens): (&Occurrence<'_>, Option<Date>)| {
        let (anchor, closes) = (occurrence.anchor.day, occurrence.closes?);
        Some(Unfilled { anchor, opens: occurrence.opens, closes, next_opens })
    };
    asked.filter_map(told).collect()
}

/// Whether the days of an item stand fixed, whatever is filled in.
pub(crate) const fn is_grid(schedule: &Schedule) -> bool {
    matches!(schedule, Schedule::EveryDays { from_last: false, .. })
}

/// Whether the days of an item are those of sessions.
pub(crate) const fn is_of_sessions(schedule: &Schedule) -> bool {
    matches!(schedule, Schedule::EachSession { .. } | Schedule::EverySessions { .. })
}

/// Why nothing is asked for on an anchor of this day. A session that took place is one, whatever was planned; and what is
/// counted from the last time waits.
fn rests_at(item: &Item<'_>, day: Date, breaks: &Breaks) -> Option<DueReason> {
    let schedule = &item.planned.every;
    match () {
        () if is_of_sessions(schedule) || matches!(schedule, Schedule::EveryDays { from_last: true, .. }) => None,
        () if breaks.was_closed(day) => Some(DueReason::PlanClosed),
        () => breaks.planned_on(day).map(|_| DueReason::PlannedBreak),
    }
}

/// An occurrence as it stands on a day; nothing where it is no longer asked for.
fn told(
    view: View<'_>,
    item: &Item<'_>,
    occurrence: &Occurrence<'_>,
    next: Option<Date>,
    breaks: &Breaks,
    on: Date,
) -> Option<Due> {
    let (state, reason, place) = match (&occurrence.answer, occurrence.declined) {
        (Some(answer), _) => {
            let state = match () {
                () if answer.day < occurrence.opens => DueState::DoneEarly,
                () if occurrence.is_closed_on(answer.day) => DueState::DoneLate,
                () => DueState::Done,
            };
            (state, answer.note, Some(answer.place))
        }
        (None, Some(place)) => (DueState::Declined, None, Some(place)),
        (None, None) => {
            let (state, reason) = open(item, occurrence, next, breaks, on)?;
            (state, reason, None)
        }
    };
    let snoozed = occurrence.snoozed_until.filter(|until| state == DueState::Due && on < *until);
    Some(Due {
        item: item.planned.item.clone(),
        r#for: item.planned.r#for.clone(),
        state,
        anchor: occurrence.anchor.day,
        opens: occurrence.opens,
        closes: occurrence.closes,
        reason,
        snoozed_until: snoozed,
        event: place.and_then(|place| view.past.id(place).cloned()),
    })
}

/// Where an occurrence stands that nobody filled in.
fn open(
    item: &Item<'_>,
    occurrence: &Occurrence<'_>,
    next: Option<Date>,
    breaks: &Breaks,
    on: Date,
) -> Option<(DueState, Option<DueReason>)> {
    let day = occurrence.anchor.day;
    if let Some(stopped) = item.stopped {
        // What could still have been filled in when the item was taken off is no longer asked for.
        return occurrence.is_closed_on(stopped).then_some((DueState::Missed, Some(DueReason::Stopped)));
    }
    let schedule = &item.planned.every;
    let at_the_end = matches!(schedule, Schedule::End);
    if let Some(closed) = breaks.closed_on.filter(|_| !at_the_end) {
        let away = rests_at(item, day, breaks) == Some(DueReason::PlannedBreak);
        return match () {
            // What nobody was to fill in, as everybody was away, is not missed.
            () if occurrence.opens <= closed && away => Some((DueState::Suspended, Some(DueReason::PlannedBreak))),
            () if occurrence.opens <= closed => Some((DueState::Missed, Some(DueReason::PlanClosed))),
            () if occurrence.opens <= on => Some((DueState::Suspended, Some(DueReason::PlanClosed))),
            () => None,
        };
    }
    if let Some(reason) = rests_at(item, day, breaks) {
        return Some((DueState::Suspended, Some(reason)));
    }
    if on < occurrence.opens {
        return Some((DueState::Upcoming, None));
    }
    let over = occurrence.is_closed_on(on);
    // After the end nothing else comes that would close it.
    if over && at_the_end {
        return Some((DueState::Missed, Some(DueReason::PlanClosed)));
    }
    if over && next.is_some_and(|next| next <= on) {
        return Some((DueState::Missed, Some(DueReason::NextOpen)));
    }
    let rests = breaks.planned_on(on).is_some_and(|rest| !is_of_sessions(schedule) || day < rest.from);
    Some(match (rests, over) {
        (true, _) => (DueState::Suspended, Some(DueReason::PlannedBreak)),
        (false, true) => (DueState::Overdue, None),
        (false, false) => (DueState::Due, None),
    })
}
