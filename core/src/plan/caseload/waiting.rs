//! What of safety waits on which days: what somebody takes back, corrects or decides counts from its day on, so that a stored
//! summary says of each day what the plan itself would say.

use std::collections::{HashMap, HashSet};

use crate::goal::FlagKind;
use crate::plan::caseload::summary::{Summary, SummaryAlert, SummaryFlag};
use crate::plan::decide::event::written;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::Event;
use crate::plan::fold::flags::done_since;
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::plan::history::past::amended_since;
use crate::plan::living::plan::Plan;
use crate::plan::living::trace::{begun, named};
use crate::plan::ranking::situation::open_flags;
use crate::plan::readiness::check::{answered_flags, is_known};
use crate::plan::state::safety::unanswered_alerts;
use crate::scalar::{Code, Date, Id};
use crate::sort;

/// How many days from which something else waits are looked at: the last ones. Of what was before them nothing is known.
const MOST: usize = 8;

/// How many events at least, and no less than half of all, were entered by a day that has surely come: so many bear no
/// mistyped year, nor that of a clock that is wrong.
const FEW: usize = 100;

/// What waits.
#[derive(Debug, Clone, PartialEq)]
enum What {
    Alert { score: Id, alert: Code, on: Date, of_session: bool },
    Flag { flag: Id, kind: FlagKind, on: Date, answered: bool },
}

/// Days without a gap: from the first, where there is none before; to before the last, where there is one.
#[derive(Debug, Clone, Copy)]
struct Days {
    from: Option<Date>,
    until: Option<Date>,
}

impl Days {
    fn hold(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// All that waits, each with its days, and the days on which nobody can tell.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    all: Vec<(What, Days)>,
    not_known: Option<Days>,
}

/// A day that has surely come: what ended by then waits no more.
fn come(plan: &Plan) -> Option<Date> {
    let mut entered: Vec<Date> = plan.log().entries().iter().filter_map(|entry| entry.event.entered()).collect();
    entered.sort_unstable();
    let later = (entered.len() / 2).max(FEW);
    entered.len().checked_sub(later.saturating_add(1)).and_then(|place| entered.get(place)).copied()
}

/// What of safety waits on a plan: what the plan itself says on each of the days on which that may change.
pub(crate) fn waiting(plan: &Plan) -> Waiting {
    let come = come(plan);
    let is_ahead = |day: &Date| come.is_none_or(|come| come < *day);
    let turns = |since: fn(&Event) -> Option<Date>| {
        plan.log().entries().iter().filter_map(move |entry| since(&entry.event)).filter(is_ahead)
    };
    let turning = turns(amended_since).chain(turns(done_since));
    let waiting = Waiting::of(plan, sort::distinct(turning), |day, look| plan.amended(day, |known| look(known, known)));
    // Whether a goal answers a flag, and what copies say of one, is another question on each day on which one was moved.
    let apart = moved_apart(plan);
    let open: Vec<Days> =
        waiting.all.iter().filter(|(what, _)| matches!(what, What::Flag { .. })).map(|(_, days)| *days).collect();
    if apart.is_empty() && open.is_empty() {
        return waiting;
    }
    let matters = |event: &Event, day: Date| {
        open.iter().any(|days| days.hold(day))
            || goals(event).map_or(!apart.is_empty(), |goals| goals.iter().any(|goal| apart.contains(goal)))
    };
    let moved = plan.log().entries().iter().filter(|entry| entry.event.data().is_some_and(moves));
    let moved =
        moved.filter_map(|entry| entry.event.happened().filter(|day| is_ahead(day) && matters(&entry.event, *day)));
    let turning = turns(amended_since).chain(turns(done_since)).chain(moved);
    Waiting::of(plan, sort::distinct(turning), |day, look| plan.cautiously(day, look))
}

/// Whether goals, or what copies say of them, may be others after an event.
fn moves(data: &Data) -> bool {
    match data.kind() {
        Kind::CheckIn => false,
        Kind::GoalAdded
        | Kind::GoalLinked
        | Kind::AgreementGiven
        | Kind::AgreementDeclined
        | Kind::PlanClosed
        | Kind::PlanReopened => true,
        _ => !written(data).is_empty(),
    }
}

/// The goals that an event is about; nothing, where it is about all.
fn goals(event: &Event) -> Option<Vec<Id>> {
    let is_of_all = |data: &Data| matches!(data.kind(), Kind::AgreementGiven | Kind::AgreementDeclined);
    let data = event.data().filter(|data| !is_of_all(data))?;
    let things = begun(data).into_iter().chain(named(data));
    Some(things.filter(|(kind, _)| *kind == Kind::GoalAdded).map(|(_, goal)| goal).collect())
}

/// The goals that two events moved which did not know of each other.
fn moved_apart(plan: &Plan) -> HashSet<Id> {
    let log = plan.log();
    let mut apart: HashSet<Id> = HashSet::new();
    if !log.is_forked() {
        return apart;
    }
    let mut last: HashMap<Id, Place> = HashMap::new();
    for (place, entry) in (0..).zip(log.entries()).filter(|(_, entry)| entry.event.data().is_some_and(moves)) {
        for goal in goals(&entry.event).unwrap_or_else(|| last.keys().cloned().collect()) {
            let before = last.insert(goal.clone(), place);
            if before.is_some_and(|before| before != place && !log.knows(place, before)) {
                apart.insert(goal);
            }
        }
    }
    apart
}

impl Waiting {
    /// Looks at all days in turn, from each of these days to the next one.
    fn of(plan: &Plan, mut turns: Vec<Date>, ask: impl Fn(Date, &mut dyn FnMut(View<'_>, View<'_>))) -> Self {
        let mut waiting = Self::default();
        let cut = turns.len().saturating_sub(MOST);
        let turns = turns.split_off(cut);
        if cut > 0 {
            waiting.not_known = Some(Days { from: None, until: turns.first().copied() });
        }
        let days = plan.log().entries().iter().flat_map(|entry| [entry.event.happened(), entry.event.entered()]);
        let last = days.flatten().max();
        let before = (cut == 0).then_some(None);
        let starts: Vec<Option<Date>> = before.into_iter().chain(turns.into_iter().map(Some)).collect();
        for (number, start) in starts.iter().enumerate() {
            let until = starts.get(number.saturating_add(1)).copied().flatten();
            // What waits on the first days that are looked at may have waited before.
            let days = Days { from: start.filter(|_| number > 0), until };
            match start.or(until.and_then(|until| until.plus_days(-1))).or(last) {
                Some(day) => ask(day, &mut |view, known| waiting.look(view, known, day, days)),
                // No event has a day.
                None if !is_known(plan.view(), plan.view()) => waiting.not_known = Some(days),
                None => {}
            }
        }
        waiting
    }

    /// Looks at some days, after all that came before them, as the plan is on one of them.
    fn look(&mut self, view: View<'_>, known: View<'_>, on: Date, days: Days) {
        for told in unanswered_alerts(known, on) {
            let (score, alert, on, of_session) = (told.score, told.alert, told.on, told.of_session);
            self.add(What::Alert { score, alert, on, of_session }, days);
        }
        let open = open_flags(known, on);
        let answered = answered_flags(view, known, on, &open);
        for (told, answered) in open.into_iter().zip(answered) {
            self.add(What::Flag { flag: told.flag, kind: told.kind, on: told.opened_on, answered }, days);
        }
        if !is_known(view, known) {
            self.not_known = Some(days);
        }
    }

    /// Something that waits on these days.
    fn add(&mut self, what: What, days: Days) {
        let goes_on = |known: &&mut (What, Days)| known.0 == what && days.from.is_some() && known.1.until == days.from;
        match self.all.iter_mut().find(goes_on) {
            Some((_, known)) => known.until = days.until,
            None => self.all.push((what, days)),
        }
    }

    /// Writes it into a summary.
    pub(crate) fn put(self, summary: &mut Summary) {
        for (what, Days { from, until }) in self.all {
            match what {
                What::Alert { on, of_session: false, .. } if from.is_none() && until.is_none() => {
                    summary.alerts.push(on);
                }
                What::Alert { on, .. } if from.is_none() && until.is_none() => summary.session_alerts.push(on),
                What::Alert { on, of_session, .. } => {
                    let alert = SummaryAlert { raised_on: on, from, answered_on: until, of_session };
                    summary.answered.push(alert);
                }
                What::Flag { on, answered, .. } => {
                    summary.flags.push(SummaryFlag { opened_on: on, from, closed_on: until, answered });
                }
            }
        }
        summary.not_known = self.not_known.is_some_and(|days| days.until.is_none());
        summary.not_known_until = self.not_known.and_then(|days| days.until);
    }
}
