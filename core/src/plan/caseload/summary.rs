//! What a caseload has to know of one plan: codes, days, counts, and no word of anybody.

use therapy_goals_derive::Record;

use crate::document::{Kept, Stored};
use crate::error::Error;
use crate::scalar::{Code, Date, Id};

/// A plan in a few days and codes, to be stored beside it. It holds days and no answers, so that it can be asked about any
/// day from that of its last event on.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, name = "PlanSummary")]
pub struct Summary {
    /// The version of the form in which this is stored.
    #[read(with = |reader| reader.schema_version(Self::SCHEMA_VERSION))]
    pub schema_version: Code,
    /// The plan.
    pub plan: Option<Id>,
    /// The client's pseudonym.
    pub client: Option<Id>,
    /// The day of the first event.
    pub started_on: Option<Date>,
    /// The day of the last session that took place.
    pub last_seen: Option<Date>,
    /// The days of the two before it: where the last one is mistyped and lies ahead, they are not forgotten.
    pub seen_before: Vec<Date>,
    /// The day since which the plan is closed.
    pub closed_on: Option<Date>,
    /// The days of the alerts of safety that have no answer.
    pub alerts: Vec<Date>,
    /// The days of those that ask about a session.
    pub session_alerts: Vec<Date>,
    /// The alerts that wait for some days only: until their answer, or what amends their score.
    pub answered: Vec<SummaryAlert>,
    /// The safety flags.
    pub flags: Vec<SummaryFlag>,
    /// The signals that nobody has seen, such as `deteriorated`. A host may add its own.
    pub signals: Vec<SummarySignal>,
    /// The days on which the concerns were opened that are open and have no next step.
    pub concerns: Vec<Date>,
    /// The first days of the runs of weeks with missed sessions.
    pub missed_runs: Vec<Date>,
    /// The planned breaks.
    pub breaks: Vec<SummaryBreak>,
    /// The last day of the agreement.
    pub agreement_until: Option<Date>,
    /// The day since which the review is due.
    pub review_due: Option<Date>,
    /// The day since which the review is overdue.
    pub review_overdue: Option<Date>,
    /// What is to be filled in next, or should have been: of each item the windows that nobody has filled in.
    pub measures: Vec<SummaryMeasure>,
    /// The days since which active goals are without a step.
    pub without_step: Vec<Date>,
    /// The day before which nobody can tell, where that is known from then on: copies differed about safety until somebody
    /// decided, or so many days are ahead on which something else waits that only the last ones are here.
    pub not_known_until: Option<Date>,
    /// Whether part of the plan is not known here: withheld, of a kind that this release does not understand, waiting for
    /// another event, left out or erased so that nobody can tell what is open; or whether copies differ about safety.
    #[read(default)]
    #[write(unless_default)]
    pub not_known: bool,
    /// What a later release wrote beside it.
    pub kept: Kept,
}

impl Summary {
    /// The version of the form in which this release stores a summary; any other with its major number is read.
    pub const SCHEMA_VERSION: &str = "1.0";

    /// Reads a stored summary from JSON text.
    ///
    /// # Errors
    /// Every fault at once, each with its path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        crate::document::from_json(json)
    }
}

impl Stored for Summary {
    const MAXIMUM_BYTES: usize = 1_000_000;
}

/// An alert of a summary that waits for some days only.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct SummaryAlert {
    /// The day of the score.
    pub raised_on: Date,
    /// The day from which it waits, where it did not from the first.
    pub from: Option<Date>,
    /// The day from which it is answered, or gone.
    pub answered_on: Option<Date>,
    /// Whether it asks about a session, and not about safety.
    #[read(default)]
    #[write(unless_default)]
    pub of_session: bool,
}

/// A safety flag of a summary.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct SummaryFlag {
    /// The day on which it was opened.
    pub opened_on: Date,
    /// The day from which it is open, where it was not from the first: before it was closed, or another one.
    pub from: Option<Date>,
    /// The day from which it is closed.
    pub closed_on: Option<Date>,
    /// Whether a goal answers it.
    #[read(default)]
    #[write(unless_default)]
    pub answered: bool,
}

/// A signal of a summary.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct SummarySignal {
    /// The signal, as a code of whoever computes it.
    pub signal: Code,
    /// The day since which it is there.
    pub since: Date,
}

/// A planned break of a summary.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct SummaryBreak {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

/// What is to be filled in, of a summary.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct SummaryMeasure {
    /// The day from which the window is counted.
    pub anchor: Date,
    /// The first day of its window.
    pub opens: Date,
    /// The last day of its window.
    pub closes: Date,
    /// The first day of the next window: from then on this one is missed and no longer waited for.
    pub next_opens: Option<Date>,
    /// After how many days it comes again, where that does not depend on a session.
    #[read(within = 1..=3_650)]
    pub every_days: Option<u16>,
    /// Whether it is counted from a session: one that took place in a planned break is one all the same.
    #[read(default)]
    #[write(unless_default)]
    pub of_session: bool,
}
