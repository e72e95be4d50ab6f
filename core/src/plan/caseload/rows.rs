//! The caseload: who waits longest for what is most pressing comes first.

use serde::{Deserialize, Deserializer};
use therapy_goals_derive::Record;

use crate::document::{Document, with_rows};
use crate::plan::caseload::summary::{Summary, SummaryMeasure};
use crate::plan::due::breaks::{Span, rest_days};
use crate::plan::policy::PlanPolicy;
use crate::scalar::{Date, Days, Id};
use crate::sort;

/// What a caseload is made of.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, own_door)]
pub struct CaseloadInput {
    /// The plans, each as its summary.
    #[read(required)]
    pub rows: Vec<Summary>,
    /// The day.
    pub on: Date,
    /// After how many days without a session it is said that the client was not seen, planned breaks left out; the
    /// policy's default unless stated.
    pub not_seen_days: Option<Days>,
}

impl<'de> Deserialize<'de> for CaseloadInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let version = Document::Text(Summary::SCHEMA_VERSION.to_owned());
        let (rows, input) = with_rows(deserializer, "rows", &Document::object([("schema_version", version)]))?;
        Ok(Self { rows, ..input })
    }
}

/// Why a plan needs somebody, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(open, name = "CaseloadReason")]
pub enum ReasonCode {
    /// An alert of safety has no answer.
    UnansweredAlert,
    /// A flag is open that no goal answers.
    UnansweredFlag,
    /// A flag is open that a goal answers.
    OpenFlag,
    /// An alert that asks about a session has no answer.
    UnansweredSessionAlert,
    /// It has got worse, or is off its way, and nobody has seen it.
    SignalUnseen,
    /// A concern has no next step.
    ConcernWithoutStep,
    /// Sessions were missed week after week.
    MissedRun,
    /// The client was not seen for so many days.
    NotSeen,
    /// The agreement has expired.
    AgreementExpired,
    /// The review is overdue.
    ReviewOverdue,
    /// Something should have been filled in.
    MeasureOverdue,
    /// An active goal has no step to do.
    NoStep,
    /// Part of the plan is not known here, or copies differ about safety: whether something is open nobody can tell.
    NotKnown,
}

impl ReasonCode {
    /// Its place in the order; two reasons of one line stand on one place.
    const fn place(self) -> u8 {
        match self {
            Self::UnansweredAlert => 0,
            Self::UnansweredFlag => 1,
            Self::OpenFlag => 2,
            Self::UnansweredSessionAlert | Self::SignalUnseen => 3,
            Self::ConcernWithoutStep => 4,
            Self::MissedRun | Self::NotSeen => 5,
            Self::AgreementExpired | Self::ReviewOverdue => 6,
            Self::MeasureOverdue => 7,
            Self::NoStep => 8,
            Self::NotKnown => 9,
        }
    }
}

/// A plan in a caseload.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer, name = "CaseloadRow")]
pub struct Row {
    /// The plan.
    pub plan: Option<Id>,
    /// Why it needs somebody, the most pressing first; none where nothing waits.
    pub reasons: Vec<ReasonCode>,
    /// The day since which the first of them waits.
    pub since: Option<Date>,
}

/// The plans in the order in which they need somebody: by the most pressing reason, then by how long it waits, then by id.
/// A plan for which nothing waits comes last; one that is closed is here only for an alert or a flag,
/// or where nobody can tell whether there is one.
///
/// ```
/// use therapy_goals::plan::{CaseloadInput, ReasonCode, Summary, caseload};
///
/// let quiet = Summary::from_json(r#"{ "schema_version": "1.0", "plan": "a", "last_seen": "2026-11-30" }"#)?;
/// let alert = r#"{ "schema_version": "1.0", "plan": "b", "last_seen": "2026-11-30", "alerts": ["2026-11-29"] }"#;
/// let rows = caseload(&CaseloadInput::new(vec![quiet, Summary::from_json(alert)?], "2026-12-01")?);
/// assert_eq!(rows[0].reasons, [ReasonCode::UnansweredAlert]);
/// assert_eq!(rows[0].since, Some("2026-11-29".parse()?));
/// # Ok::<(), therapy_goals::Error>(())
/// ```
#[must_use]
pub fn caseload(input: &CaseloadInput) -> Vec<Row> {
    let days = input.not_seen_days.unwrap_or_else(|| PlanPolicy::default().not_seen_days);
    let mut rows: Vec<Row> =
        input.rows.iter().filter_map(|summary| row(summary, input.on, i64::from(days.get()))).collect();
    // Who waits for nothing comes last.
    let place = |row: &Row| row.reasons.first().map_or(u8::MAX, |reason| reason.place());
    sort::by(&mut rows, |one, other| (place(one), one.since, &one.plan).cmp(&(place(other), other.since, &other.plan)));
    rows
}

fn row(summary: &Summary, on: Date, not_seen_days: i64) -> Option<Row> {
    let mut found: Vec<(ReasonCode, Date)> = Vec::new();
    let mut add = |reason: ReasonCode, days: &mut dyn Iterator<Item = Date>| {
        found.extend(days.min().map(|since| (reason, since)));
    };
    let past = |day: &Date| *day <= on;
    // What is dated to a day to come waits now: a mistyped year hides nothing.
    let waits = |from: Option<Date>, until: Option<Date>| {
        from.is_none_or(|from| from <= on) && until.is_none_or(|until| on < until)
    };
    let later = |of_session: bool| {
        let alerts = summary.answered.iter().filter(move |alert| alert.of_session == of_session);
        alerts.filter(|alert| waits(alert.from, alert.answered_on)).map(|alert| alert.raised_on)
    };
    add(ReasonCode::UnansweredAlert, &mut summary.alerts.iter().copied().chain(later(false)));
    let open = || summary.flags.iter().filter(|flag| waits(flag.from, flag.closed_on));
    add(ReasonCode::UnansweredFlag, &mut open().filter(|flag| !flag.answered).map(|flag| flag.opened_on));
    add(ReasonCode::OpenFlag, &mut open().filter(|flag| flag.answered).map(|flag| flag.opened_on));
    let closed = summary.closed_on.is_some_and(|closed| closed <= on);
    if !closed {
        add(ReasonCode::UnansweredSessionAlert, &mut summary.session_alerts.iter().copied().chain(later(true)));
        add(ReasonCode::SignalUnseen, &mut summary.signals.iter().map(|signal| signal.since).filter(past));
        add(ReasonCode::ConcernWithoutStep, &mut summary.concerns.iter().copied().filter(past));
        add(ReasonCode::MissedRun, &mut summary.missed_runs.iter().copied().filter(past));
        add(ReasonCode::NotSeen, &mut not_seen(summary, on, not_seen_days).into_iter());
        add(ReasonCode::AgreementExpired, &mut summary.agreement_until.into_iter().filter(|until| *until < on));
        add(ReasonCode::ReviewOverdue, &mut summary.review_overdue.into_iter().filter(past));
        add(ReasonCode::MeasureOverdue, &mut summary.measures.iter().filter_map(|due| overdue(summary, due, on)));
        add(ReasonCode::NoStep, &mut summary.without_step.iter().copied().filter(past));
    }
    // Since when nobody can tell where no day is known: then it is today.
    let not_known = summary.not_known || summary.not_known_until.is_some_and(|until| on < until);
    add(ReasonCode::NotKnown, &mut Some(summary.started_on.unwrap_or(on)).into_iter().filter(|_| not_known));
    if closed && found.is_empty() {
        return None;
    }
    Some(Row {
        plan: summary.plan.clone(),
        since: found.first().map(|(_, since)| *since),
        reasons: found.into_iter().map(|(reason, _)| reason).collect(),
    })
}

fn spans(summary: &Summary) -> impl Iterator<Item = Span> {
    summary.breaks.iter().map(|rest| Span { from: rest.from, until: rest.until })
}

/// The day on which the client was seen last, or the plan began, where that is too long ago; days of planned breaks do not
/// count.
fn not_seen(summary: &Summary, on: Date, days: i64) -> Option<Date> {
    let seen = summary.last_seen.iter().chain(&summary.seen_before).copied().filter(|day| *day <= on).max();
    let since = seen.or(summary.started_on)?;
    (since.days_until(on) - rest_days(spans(summary), since, on) >= days).then_some(since)
}

/// The day since which something should have been filled in: after the window that opened last, while no other has opened.
fn overdue(summary: &Summary, due: &SummaryMeasure, on: Date) -> Option<Date> {
    let times = due.every_days.map_or(0, |days| (due.opens.days_until(on).div_euclid(i64::from(days))).max(0));
    let later = times * i64::from(due.every_days.unwrap_or(0));
    let (anchor, closes) = (due.anchor.plus_days(later)?, due.closes.plus_days(later)?);
    let rest = |day: Date| spans(summary).find(|span| span.holds(day));
    // A session in a break is one, and what is asked for after it does not rest.
    let rests = rest(on).is_some_and(|rest| !due.of_session || anchor < rest.from);
    let no_more = due.next_opens.is_some_and(|next| next <= on);
    let skipped = due.every_days.is_some() && rest(anchor).is_some();
    (closes < on && !rests && !no_more && !skipped).then(|| closes.plus_days(1))?
}
