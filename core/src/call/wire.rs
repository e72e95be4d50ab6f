//! Records as they are stored and sent: with the names of one language, from those of another.

use serde::Serialize;

use crate::attainment::{Attainment, AttainmentInput};
use crate::change::{ChangeInput, MethodDefinition, ReliableChange};
use crate::document::{Document, Naming, Read, to_json};
use crate::error::{Error, ErrorKind};
use crate::goal::Goal;
use crate::instrument::{Coding, Entry, Query, Respondent, Score, ScoreFinding, Verification};
use crate::priority::{
    Agenda, Change, Comparison, DbtSetting, DiaryCard, Difference, HierarchyDefinition, Policy, Ranking, Situation,
    StageFacts, StageReading,
};

type Written = fn(&Document, Naming, Naming) -> Result<String, Error>;

/// The records by their names in other languages.
static RECORDS: [(&str, Written); 25] = [
    ("Score", written::<Score>),
    ("Respondent", written::<Respondent>),
    ("Coding", written::<Coding>),
    ("Query", written::<Query>),
    ("Entry", written::<Entry>),
    ("ScoreFinding", written::<ScoreFinding>),
    ("Verification", written::<Verification>),
    ("Goal", written::<Goal>),
    ("AttainmentInput", written::<AttainmentInput>),
    ("Attainment", written::<Attainment>),
    ("ChangeInput", written::<ChangeInput>),
    ("ReliableChange", written::<ReliableChange>),
    ("MethodDefinition", written::<MethodDefinition>),
    ("Situation", written::<Situation>),
    ("Policy", written::<Policy>),
    ("HierarchyDefinition", written::<HierarchyDefinition>),
    ("Ranking", written::<Ranking>),
    ("Change", written::<Change>),
    ("Difference", written::<Difference>),
    ("Comparison", written::<Comparison>),
    ("StageFacts", written::<StageFacts>),
    ("StageReading", written::<StageReading>),
    ("DbtSetting", written::<DbtSetting>),
    ("DiaryCard", written::<DiaryCard>),
    ("Agenda", written::<Agenda>),
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
/// let facts = Document::from_json(r#"{ "earlierStages": [] }"#)?;
/// assert!(wire("StageFacts", &facts, Naming::CamelCase, Naming::SnakeCase).is_err());
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
