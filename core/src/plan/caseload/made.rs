//! The summary of a plan.

use crate::document::Kept;
use crate::goal::Status;
use crate::plan::attention::findings::without_step;
use crate::plan::attention::missed::missed_runs;
use crate::plan::caseload::summary::{Summary, SummaryBreak, SummaryMeasure, SummarySignal};
use crate::plan::caseload::waiting::waiting;
use crate::plan::course::ask::thresholds;
use crate::plan::course::scores::{in_order, scales};
use crate::plan::due::ask::{is_of_sessions, unfilled};
use crate::plan::due::breaks::Breaks;
use crate::plan::due::item::items;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::measures::Schedule;
use crate::plan::fold::finding::Finding;
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::plan::living::plan::Plan;
use crate::plan::review::counted::held;
use crate::plan::review::status::review;
use crate::plan::state::make::{agreed, concerns, expiry};
use crate::progress::{Reference, Series, Trend, series_status};
use crate::scalar::{Code, Date, Id};

/// The signal of a score that is reliably worse than at first, or than the best.
const DETERIORATED: &str = "deteriorated";

impl Plan {
    /// The plan in a few days and codes, for a caseload: all that is known now.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut summary = summary(self.view(), self.id(), self.client());
        waiting(self).put(&mut summary);
        summary
    }
}

fn summary(view: View<'_>, plan: Option<&Id>, client: Option<&Id>) -> Summary {
    let days = || view.past.log.entries().iter().filter_map(|entry| entry.event.happened());
    // Up to the last day of all that is known.
    let last = days().max();
    let breaks = Breaks::of(view);
    let review = last.map(|last| review(view, last));
    let mut days_seen: Vec<Date> = held(view).into_iter().map(|session| session.on).collect();
    days_seen.dedup();
    let mut seen = days_seen.into_iter().rev();
    Summary {
        schema_version: Code::known(Summary::SCHEMA_VERSION),
        plan: plan.cloned(),
        client: client.cloned(),
        started_on: days().min(),
        last_seen: seen.next(),
        seen_before: seen.take(2).collect(),
        closed_on: breaks.closed_on,
        alerts: Vec::new(),
        session_alerts: Vec::new(),
        answered: Vec::new(),
        flags: Vec::new(),
        not_known_until: None,
        not_known: false,
        signals: deteriorated(view),
        concerns: concerns(view)
            .iter()
            .filter(|concern| concern.closed_on.is_none() && !concern.has_next_step)
            .map(|concern| concern.opened_on)
            .collect(),
        missed_runs: missed_runs(view)
            .into_iter()
            .filter_map(|finding| if let Finding::MissedRun { since, .. } = finding { Some(since) } else { None })
            .collect(),
        agreement_until: agreed(view).and_then(|version| expiry(view, version)),
        review_due: review.as_ref().and_then(|review| review.due_on),
        review_overdue: review.as_ref().and_then(|review| review.overdue_on),
        measures: last.map(|last| measures(view, &breaks, last)).unwrap_or_default(),
        breaks: breaks.planned.iter().map(|span| SummaryBreak { from: span.from, until: span.until }).collect(),
        kept: Kept::default(),
        without_step: without_step(view).into_iter().filter_map(|goal| active_since(view, &goal.moves)).collect(),
    }
}

/// The day of the last move of a goal.
fn active_since(view: View<'_>, moves: &[(Place, Status)]) -> Option<Date> {
    moves
        .iter()
        .filter(|(_, status)| *status == Status::Active)
        .filter_map(|(place, _)| view.past.happened(*place))
        .max()
}

/// Of each item what was not filled in, and is still asked for or will be.
fn measures(view: View<'_>, breaks: &Breaks, last: Date) -> Vec<SummaryMeasure> {
    let mut all = Vec::new();
    for item in items(view).iter().filter(|item| item.stopped.is_none()) {
        let every_days = match item.planned.every {
            Schedule::EveryDays { days, from_last: false, .. } => Some(days),
            _ => None,
        };
        let waiting = unfilled(view, item, breaks, last).into_iter().map(|window| SummaryMeasure {
            anchor: window.anchor,
            opens: window.opens,
            closes: window.closes,
            next_opens: window.next_opens,
            every_days: every_days.filter(|_| window.next_opens.is_none()),
            of_session: is_of_sessions(&item.planned.every),
        });
        // One after which the next opens at once is never overdue.
        let lasting = |next: Date, closes: Date| closes.plus_days(1).is_some_and(|day| day < next);
        all.extend(waiting.filter(|it| it.next_opens.is_none_or(|next| lasting(next, it.closes))));
    }
    all
}

/// The forms whose last score is reliably worse than the first or the best one, where nobody has seen such a signal since.
fn deteriorated(view: View<'_>) -> Vec<SummarySignal> {
    let total = Code::known("total");
    let mut forms: Vec<(&Code, &Code)> = Vec::new();
    for (place, _) in &view.fold.scores {
        if let Some(Data::ScoreRecorded(recorded)) = view.data(*place)
            && !forms.contains(&(&recorded.instrument, &recorded.rater))
        {
            forms.push((&recorded.instrument, &recorded.rater));
        }
    }
    let seen = |place: &Place| match view.data(*place)? {
        Data::SignalSeen(seen) if seen.signal.as_str() == DETERIORATED && !seen.cleared => view.past.happened(*place),
        _ => None,
    };
    let last_seen = view.fold.of_kind(Kind::SignalSeen).iter().filter_map(seen).max();
    let mut found = Vec::new();
    for (instrument, rater) in forms {
        // The scale that is in use now.
        let Some(scale) = scales(view, instrument, &total, rater).into_iter().next_back() else { continue };
        // Where several are published, the least: it is a question to people, and asked too often rather than too seldom.
        let least = thresholds(instrument, &total, &scale).into_iter().map(|(_, value)| value).reduce(f64::min);
        let Some(reliable) = least else { continue };
        let better = scale.better;
        let points = in_order(scale.points).into_iter().map(|(point, _)| point).collect();
        let series = Series { points, better, reliable: Some(reliable), window: 4, baseline: None };
        let Ok(status) = series_status(&series) else { continue };
        let worse = status.trend == Trend::Worsening && status.worse_than.contains(&Reference::Best)
            || status.worse_than.contains(&Reference::Baseline);
        if let Some(since) = status.to.filter(|to| worse && last_seen.is_none_or(|seen| seen < *to)) {
            found.push(SummarySignal { signal: Code::known(DETERIORATED), since });
        }
    }
    found
}
