//! What of safety waits on which days: what somebody takes back, corrects or decides counts from its day on, so that a stored
//! summary says of each day what the plan itself would say.

use crate::goal::FlagKind;
use crate::plan::caseload::summary::{Summary, SummaryAlert, SummaryFlag};
use crate::plan::decide::event::written;
use crate::plan::event::kind::Kind;
use crate::plan::event::record::Event;
use crate::plan::fold::flags::done_since;
use crate::plan::fold::whole::View;
use crate::plan::history::past::amended_since;
use crate::plan::living::plan::Plan;
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
    let turns = |since: fn(&Event) -> Option<Date>| {
        let all = plan.log().entries().iter().filter_map(move |entry| since(&entry.event));
        all.filter(move |turn| come.is_none_or(|come| come < *turn))
    };
    let turning = turns(amended_since).chain(turns(done_since));
    let waiting = Waiting::of(plan, sort::distinct(turning), |day, look| plan.amended(day, |known| look(known, known)));
    let has_flags = waiting.all.iter().any(|(what, _)| matches!(what, What::Flag { .. }));
    if !has_flags && !plan.log().is_forked() {
        return waiting;
    }
    // Whether a goal answers a flag, and what copies say of one, is another question on each day on which one was moved.
    let turning = turns(amended_since).chain(turns(done_since)).chain(turns(moved_on));
    Waiting::of(plan, sort::distinct(turning), |day, look| plan.cautiously(day, look))
}

/// The day of an event after which goals, or what copies say of them, may be others.
fn moved_on(event: &Event) -> Option<Date> {
    let data = event.data()?;
    let moves = match data.kind() {
        Kind::CheckIn => false,
        Kind::GoalAdded | Kind::GoalLinked | Kind::AgreementGiven | Kind::PlanClosed | Kind::PlanReopened => true,
        _ => !written(data).is_empty(),
    };
    event.happened().filter(|_| moves)
}

impl Waiting {
    /// Looks at all days in turn, from each of these days to the next one.
    fn of(plan: &Plan, mut turns: Vec<Date>, ask: impl Fn(Date, &mut dyn FnMut(View<'_>, View<'_>))) -> Self {
        let mut waiting = Self::default();
        let cut = turns.len().saturating_sub(MOST);
        let turns = turns.split_off(cut);
        let first = (cut == 0).then_some(None);
        if cut > 0 {
            waiting.not_known = Some(Days { from: None, until: turns.first().copied() });
        }
        let last = plan.log().entries().iter().filter_map(|entry| entry.event.happened()).max();
        let starts = first.into_iter().chain(turns.iter().copied().map(Some));
        let ends = turns.iter().copied().map(Some).skip(usize::from(cut > 0)).chain([None]);
        for (from, until) in starts.zip(ends) {
            let before = || until.and_then(|until| until.plus_days(-1));
            match from.or_else(before).or(last) {
                Some(day) => ask(day, &mut |view, known| waiting.look(view, known, day, Days { from, until })),
                // No event has a day.
                None if !is_known(plan.view(), plan.view()) => waiting.not_known = Some(Days { from, until }),
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
