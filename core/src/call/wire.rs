//! Records as they are stored and sent: with the names of one language, from those of another.

use serde::Serialize;

#[cfg(feature = "attainment")]
use crate::attainment::{Attainment, AttainmentInput};
#[cfg(feature = "change")]
use crate::change::{ChangeInput, MethodDefinition, ReliableChange};
use crate::document::{Document, Naming, Read, to_json};
use crate::error::{Error, ErrorKind};
#[cfg(feature = "goal")]
use crate::goal::Goal;
use crate::instrument::answers::{AnswersRecord, Occasion};
use crate::instrument::{Coding, Rescored, Respondent, Score, ScoreFinding, Verification};
#[cfg(feature = "index")]
use crate::instrument::{Entry, Query};
#[cfg(feature = "plan")]
use crate::plan::{
    CaseloadInput, ConcernDomain, Due, Event, GoalTheme, MeasurementParameter, MeasurementPlan, PlanPolicy, PlanSeries,
    PlanState, RaterOrder, Ready, ReviewStatus, Row, ScriptLine, SeriesInput, SessionScript, Summary, ThreadInput,
    Transition,
};
#[cfg(feature = "priority")]
use crate::priority::{
    Agenda, Change, Comparison, DbtSetting, DiaryCard, Difference, HierarchyDefinition, Policy, Ranking, Situation,
    StageFacts, StageReading,
};
#[cfg(feature = "progress")]
use crate::progress::{Series, SeriesStatus, Week, WeeksInput};

type Written = fn(&Document, Naming, Naming) -> Result<String, Error>;

/// The records by their names in other languages.
static RECORDS: &[(&str, Written)] = &[
    ("Score", written::<Score>),
    ("Respondent", written::<Respondent>),
    ("Coding", written::<Coding>),
    #[cfg(feature = "index")]
    ("Query", written::<Query>),
    #[cfg(feature = "index")]
    ("Entry", written::<Entry>),
    ("ScoreFinding", written::<ScoreFinding>),
    ("Verification", written::<Verification>),
    ("Occasion", written::<Occasion>),
    ("AnswersRecord", written::<AnswersRecord>),
    ("Rescored", written::<Rescored>),
    #[cfg(feature = "goal")]
    ("Goal", written::<Goal>),
    #[cfg(feature = "attainment")]
    ("AttainmentInput", written::<AttainmentInput>),
    #[cfg(feature = "attainment")]
    ("Attainment", written::<Attainment>),
    #[cfg(feature = "change")]
    ("ChangeInput", written::<ChangeInput>),
    #[cfg(feature = "change")]
    ("ReliableChange", written::<ReliableChange>),
    #[cfg(feature = "change")]
    ("MethodDefinition", written::<MethodDefinition>),
    #[cfg(feature = "priority")]
    ("Situation", written::<Situation>),
    #[cfg(feature = "priority")]
    ("Policy", written::<Policy>),
    #[cfg(feature = "priority")]
    ("HierarchyDefinition", written::<HierarchyDefinition>),
    #[cfg(feature = "priority")]
    ("Ranking", written::<Ranking>),
    #[cfg(feature = "priority")]
    ("Change", written::<Change>),
    #[cfg(feature = "priority")]
    ("Difference", written::<Difference>),
    #[cfg(feature = "priority")]
    ("Comparison", written::<Comparison>),
    #[cfg(feature = "priority")]
    ("StageFacts", written::<StageFacts>),
    #[cfg(feature = "priority")]
    ("StageReading", written::<StageReading>),
    #[cfg(feature = "priority")]
    ("DbtSetting", written::<DbtSetting>),
    #[cfg(feature = "priority")]
    ("DiaryCard", written::<DiaryCard>),
    #[cfg(feature = "priority")]
    ("Agenda", written::<Agenda>),
    #[cfg(feature = "progress")]
    ("Series", written::<Series>),
    #[cfg(feature = "progress")]
    ("SeriesStatus", written::<SeriesStatus>),
    #[cfg(feature = "progress")]
    ("WeeksInput", written::<WeeksInput>),
    #[cfg(feature = "progress")]
    ("Week", written::<Week>),
    #[cfg(feature = "plan")]
    ("PlanPolicy", written::<PlanPolicy>),
    #[cfg(feature = "plan")]
    ("Transition", written::<Transition>),
    #[cfg(feature = "plan")]
    ("PlanState", written::<PlanState>),
    #[cfg(feature = "plan")]
    ("Due", written::<Due>),
    #[cfg(feature = "plan")]
    ("ReviewStatus", written::<ReviewStatus>),
    #[cfg(feature = "plan")]
    ("Ready", written::<Ready>),
    #[cfg(feature = "plan")]
    ("RaterOrder", written::<RaterOrder>),
    #[cfg(feature = "plan")]
    ("SeriesInput", written::<SeriesInput>),
    #[cfg(feature = "plan")]
    ("PlanSeries", written::<PlanSeries>),
    #[cfg(feature = "plan")]
    ("ThreadInput", written::<ThreadInput>),
    #[cfg(feature = "plan")]
    ("ScriptLine", written::<ScriptLine>),
    #[cfg(feature = "plan")]
    ("PlanSummary", written::<Summary>),
    #[cfg(feature = "plan")]
    ("CaseloadInput", written::<CaseloadInput>),
    #[cfg(feature = "plan")]
    ("CaseloadRow", written::<Row>),
    #[cfg(feature = "plan")]
    ("MeasurementPlan", written::<MeasurementPlan>),
    #[cfg(feature = "plan")]
    ("MeasurementParameter", written::<MeasurementParameter>),
    #[cfg(feature = "plan")]
    ("ConcernDomain", written::<ConcernDomain>),
    #[cfg(feature = "plan")]
    ("GoalTheme", written::<GoalTheme>),
    #[cfg(feature = "plan")]
    ("SessionScript", written::<SessionScript>),
    #[cfg(feature = "plan")]
    ("PlanEvent", written::<Event>),
];

fn written<T: Read + Serialize>(document: &Document, from: Naming, to: Naming) -> Result<String, Error> {
    to_json(&document.read_named::<T>(from)?, to)
}

/// A record of this name as JSON text with the field names of `to`, from a document with those of `from`, and checked on
/// the way. [`Naming::SnakeCase`] is that of stored documents in every language.
///
/// # Errors
/// `unknown_code` at `record` for a name that there is not, with all that there are; else every fault of the document.
///
/// ```
/// use therapy_goals::call::wire;
/// use therapy_goals::document::{Document, Naming};
///
/// let age = Document::from_json(r#"{ "age": 34 }"#)?;
/// assert_eq!(wire("Respondent", &age, Naming::CamelCase, Naming::SnakeCase)?, r#"{"age":34}"#);
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn wire(record: &str, document: &Document, from: Naming, to: Naming) -> Result<String, Error> {
    let Some((_, written)) = RECORDS.iter().find(|(name, _)| *name == record) else {
        let names: Vec<&str> = wire_names().collect();
        return Err(Error::new(ErrorKind::UnknownCode, "record", format!("one of: {}", names.join(", "))));
    };
    written(document, from, to)
}

/// The names of the records that [`wire`] knows.
pub fn wire_names() -> impl Iterator<Item = &'static str> {
    RECORDS.iter().map(|(name, _)| *name)
}
