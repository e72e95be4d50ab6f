//! What is measured, when, and by whom; and scores.

use therapy_goals_derive::Record;

use crate::document::{Named, Reader};
use crate::error::ErrorKind;
use crate::instrument::Score;
use crate::instrument::answers::{AnswersRecord, responses};
use crate::scalar::{Code, Date, GoalId, Id, Text};

/// Something is to be measured again and again.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, check = one_thing)]
pub struct MeasurePlanned {
    /// The id of the item of the measurement plan.
    pub item: Id,
    /// The questionnaire, by its id.
    pub instrument: Option<Code>,
    /// The goal whose progress is rated.
    pub check_in: Option<GoalId>,
    /// What else is filled in, as a code of the host, such as `diary_card`.
    pub form: Option<Code>,
    /// Who fills it in, such as `client`, `parent` or `clinician`.
    #[read(default = Code::known("client"))]
    pub r#for: Code,
    /// When.
    pub every: Schedule,
    /// How many days before its day it may be filled in, 0 to 3,650.
    #[read(within = 0..=3_650, default = 0)]
    pub before: u16,
    /// How many days after its day it may be filled in, 0 to 3,650.
    #[read(within = 0..=3_650, default = 0)]
    pub after: u16,
    /// Whether what is filled in before the window counts.
    #[read(default)]
    #[write(unless_default)]
    pub early_counts: bool,
    /// Whether it is never proposed to wait where much is due on one day.
    #[read(default)]
    #[write(unless_default)]
    pub essential: bool,
    /// How many minutes, or items, it asks of the person: what the burden of a day is counted in. 0 to 1,000.
    #[read(within = 0..=1_000)]
    pub burden: Option<u16>,
}

fn one_thing(planned: &MeasurePlanned, reader: &Reader<'_>) -> Option<()> {
    let things = [planned.instrument.is_some(), planned.check_in.is_some(), planned.form.is_some()];
    if things.into_iter().filter(|given| *given).count() == 1 {
        return Some(());
    }
    reader.fault(ErrorKind::Inconsistent, "one of instrument, check_in, form")
}

/// When something is measured: the days from which its windows are counted.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(tag = "anchor")]
pub enum Schedule {
    /// At each session that takes place.
    EachSession {
        /// The kinds of session; those that the policy counts, where none is given.
        kinds: Vec<Code>,
    },
    /// At every so many sessions that take place, beginning with the first.
    EverySessions {
        /// Every so many, 1 to 1,000.
        #[read(within = 1..=1_000)]
        sessions: u16,
        /// The kinds of session; those that the policy counts, where none is given.
        kinds: Vec<Code>,
    },
    /// Every so many days, on a fixed grid.
    EveryDays {
        /// Every so many, 1 to 3,650.
        #[read(within = 1..=3_650)]
        days: u16,
        /// The first day of the grid; the day on which it was planned, unless stated.
        start: Option<Date>,
        /// Whether the days are counted from the last time that it was filled in, and not on a grid.
        #[read(default)]
        from_last: bool,
    },
    /// Once, at the start: on the day on which it was planned.
    Start,
    /// Whenever a review is due.
    ReviewDue,
    /// Once, when the plan is closed.
    End,
}

/// Something is no longer measured.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct MeasureStopped {
    /// The item of the measurement plan.
    pub item: Id,
}

/// What is due is hidden until a day. That moves no window.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct MeasureSnoozed {
    /// The item of the measurement plan.
    pub item: Id,
    /// The day from which it is shown again, inside the window.
    pub until: Date,
}

/// Who was to fill it in does not want to, this time.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct MeasureDeclined {
    /// The item of the measurement plan.
    pub item: Id,
    /// Why, in their words.
    pub text: Option<Text>,
}

/// A form was filled in: its answers, or the score where the answers are kept elsewhere.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, check = one_of_three)]
pub struct ScoreRecorded {
    /// The instrument, by its id.
    pub instrument: Code,
    /// Who filled it in.
    pub rater: Code,
    /// The answers by item id; null is missing. They are scored by the definition that ships.
    #[read(with = responses, default)]
    pub responses: Named<Code, Option<f64>>,
    /// The answers as a record, which names its definition.
    pub answers: Option<AnswersRecord>,
    /// The score.
    pub score: Option<Score>,
    /// The client's age in completed years on that day, 0 to 130, for norms that depend on it.
    #[read(within = 0..=130)]
    pub age: Option<u8>,
    /// The session in which it was filled in.
    pub session: Option<Id>,
    /// Where several are of one day, which comes first: 1, 2 and so on.
    #[read(within = 1..=1_000)]
    pub order: Option<u16>,
}

fn one_of_three(recorded: &ScoreRecorded, reader: &Reader<'_>) -> Option<()> {
    let given = [!recorded.responses.is_empty(), recorded.answers.is_some(), recorded.score.is_some()];
    if given.into_iter().filter(|given| *given).count() != 1 {
        return reader.fault(
            ErrorKind::Inconsistent,
            "one of responses (of each item, null where its answer is missing), answers, score",
        );
    }
    let answers = recorded.answers.as_ref().is_none_or(|answers| answers.instrument == recorded.instrument);
    let score = recorded.score.as_ref().is_none_or(|score| score.provenance().instrument == recorded.instrument);
    if answers && score {
        return Some(());
    }
    reader.fault_at("instrument", ErrorKind::Inconsistent, "the instrument of the answers, or of the score")
}
