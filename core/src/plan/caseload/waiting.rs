//! What of safety waits on which days: what somebody takes back, corrects or decides counts from its day on, so that a stored
//! summary says of each day what the plan itself would say.

use crate::goal::FlagKind;
use crate::plan::caseload::summary::{Summary, SummaryAlert, SummaryFlag};
use crate::plan::fold::flags::since;
use crate::plan::fold::whole::View;
use crate::plan::history::past::amended_since;
use crate::plan::living::plan::Plan;
use crate::plan::readiness::check::{answered_flags, is_wholly_known, touching_safety};
use crate::plan::state::safety::{alerts, flags};
use crate::scalar::{Code, Date, Id};

/// How many days on which something is amended are looked at: the last ones. Before the first of them it counts as of then.
const MOST: usize = 8;

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
    /// A day that has surely come: what ended by then waits no more.
    come: Option<Date>,
}

/// A day that has surely come: as late as that most events were entered, whichever few of them bear a mistyped year.
fn come(plan: &Plan) -> Option<Date> {
    let mut entered: Vec<Date> = plan.log().entries().iter().filter_map(|entry| entry.event.entered()).collect();
    entered.sort_unstable();
    let few = (entered.len() / 10).max(8);
    entered.len().checked_sub(few.saturating_add(1)).and_then(|place| entered.get(place)).copied()
}

/// What of safety waits on a plan.
pub(crate) fn waiting(plan: &Plan) -> Waiting {
    let mut turns: Vec<Date> = plan.log().entries().iter().filter_map(|entry| amended_since(&entry.event)).collect();
    let come = come(plan);
    turns.retain(|turn| come.is_none_or(|come| come < *turn));
    turns.sort_unstable();
    turns.dedup();
    let last = plan.log().entries().iter().filter_map(|entry| entry.event.happened()).max();
    let Some(last) = last else {
        let not_known = (!is_wholly_known(plan.view())).then_some(Days { from: None, until: None });
        return Waiting { not_known, ..Waiting::default() };
    };
    let turns = turns.split_off(turns.len().saturating_sub(MOST));
    let mut waiting = Waiting { come, ..Waiting::default() };
    let starts = std::iter::once(None).chain(turns.iter().copied().map(Some));
    let ends = turns.iter().copied().map(Some).chain([None]);
    for (from, until) in starts.zip(ends) {
        let days = Days { from, until };
        match until.and_then(|until| until.plus_days(-1)) {
            Some(day) => plan.amended(day, |view| waiting.look(view, last, days)),
            // All counts.
            None => waiting.look(plan.view(), last, days),
        }
    }
    waiting
}

impl Waiting {
    /// Looks at some days, after all that came before them. `last` is the last day of all that is known.
    fn look(&mut self, view: View<'_>, last: Date, days: Days) {
        for told in alerts(view, None) {
            let answer = told.answer.as_ref().and_then(|answer| view.past.log.place(answer));
            let end = answer.and_then(|place| since(view, place));
            let (score, alert, on, of_session) = (told.score, told.alert, told.on, told.of_session);
            self.add(What::Alert { score, alert, on, of_session }, days, end);
        }
        let flags = flags(view, None);
        let answered = answered_flags(view, view, last, &flags);
        for (told, answered) in flags.into_iter().zip(answered) {
            let (flag, kind, on) = (told.flag, told.kind, told.opened_on);
            self.add(What::Flag { flag, kind, on, answered }, days, told.closed_on.filter(|_| !told.open));
        }
        if !is_wholly_known(view) || !touching_safety(view).is_empty() {
            self.not_known = Some(days);
        }
    }

    /// Something that waits on these days, until it ends.
    fn add(&mut self, what: What, days: Days, end: Option<Date>) {
        let ended = |by: Option<Date>| end.zip(by).is_some_and(|(end, by)| end <= by);
        if ended(days.from) || ended(self.come) {
            return;
        }
        let until = end.into_iter().chain(days.until).min();
        let goes_on = |known: &&mut (What, Days)| known.0 == what && days.from.is_some() && known.1.until == days.from;
        match self.all.iter_mut().find(goes_on) {
            Some((_, known)) => known.until = until,
            None => self.all.push((what, Days { from: days.from, until })),
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
