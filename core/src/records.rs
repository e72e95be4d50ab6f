//! The records that other languages know, and what each is to them. From this list the declarations for TypeScript
//! and the classes for Python are printed, with all that the records hold: adding a record is adding it here.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value};

use crate::attainment;
use crate::change;
use crate::goal;
use crate::instrument;
use crate::plan;
use crate::priority;
use crate::progress;

/// What a record is to other languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A value with fields in the language's own style, checked when it is made.
    Record,
    /// Plain data in the format of a file, whose names are the same in every language.
    File,
    /// The arguments of a function where a language has arguments with names, else a record.
    Arguments,
}

/// A record of the list.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The chapter that it belongs to: a module of this crate.
    pub chapter: &'static str,
    /// Its name in other languages, by which its schema is found.
    pub name: String,
    /// What it is to them.
    pub role: Role,
}

/// The records and the schemas of all that they hold.
#[non_exhaustive]
#[derive(Debug, Clone)]
pub struct Records {
    /// The records, in the order in which they are printed.
    pub listed: Vec<Listed>,
    /// The schemas by name; `#/$defs/` leads to one of these. What stands there under `x-`, the page of
    /// [`describe`](crate::document::describe) says.
    pub schemas: Map<String, Value>,
}

/// A list in the making.
#[derive(Debug)]
pub struct List {
    listed: Vec<Listed>,
    generator: SchemaGenerator,
}

impl Default for List {
    fn default() -> Self {
        Self { listed: Vec::new(), generator: SchemaSettings::draft2020_12().into_generator() }
    }
}

impl List {
    /// One more record.
    #[must_use]
    pub fn with<T: JsonSchema>(mut self, chapter: &'static str, role: Role) -> Self {
        let schema = self.generator.subschema_for::<T>();
        let reference = schema.get("$ref").and_then(Value::as_str).unwrap_or_default();
        let name = reference.rsplit('/').next().unwrap_or_default().to_owned();
        self.listed.push(Listed { chapter, name, role });
        self
    }

    /// The records with their schemas.
    #[must_use]
    pub fn finish(mut self) -> Records {
        Records { listed: self.listed, schemas: self.generator.take_definitions(true) }
    }
}

/// The formats of a definition and of a language file, with all that is in them: a space of names of its own.
#[must_use]
pub fn definition() -> Records {
    List::default()
        .with::<instrument::Definition>("instrument", Role::File)
        .with::<instrument::Translation>("instrument", Role::File)
        .finish()
}

/// Every other record that other languages know.
#[must_use]
pub fn records() -> Records {
    List::default()
        .with::<instrument::Respondent>("instrument", Role::Arguments)
        .with::<instrument::Coding>("instrument", Role::Record)
        .with::<instrument::Query>("instrument", Role::Arguments)
        .with::<instrument::Entry>("instrument", Role::Record)
        .with::<instrument::Texts>("instrument", Role::Record)
        .with::<instrument::ScoreFinding>("instrument", Role::Record)
        .with::<instrument::Verification>("instrument", Role::Record)
        .with::<instrument::answers::Occasion>("instrument", Role::Arguments)
        .with::<instrument::answers::AnswersRecord>("instrument", Role::Record)
        .with::<instrument::Rescored>("instrument", Role::Record)
        .with::<goal::Goal>("goal", Role::Record)
        .with::<attainment::AttainmentInput>("attainment", Role::Arguments)
        .with::<attainment::Attainment>("attainment", Role::Record)
        .with::<change::ChangeInput>("change", Role::Arguments)
        .with::<change::ReliableChange>("change", Role::Record)
        .with::<change::MethodDefinition>("change", Role::Record)
        .with::<priority::Situation>("priority", Role::Record)
        .with::<priority::Ranking>("priority", Role::Record)
        .with::<priority::Change>("priority", Role::Record)
        .with::<priority::Difference>("priority", Role::Record)
        .with::<priority::Comparison>("priority", Role::Record)
        .with::<priority::Explanation>("priority", Role::Record)
        .with::<priority::StageFacts>("priority", Role::Arguments)
        .with::<priority::StageReading>("priority", Role::Record)
        .with::<priority::DbtSetting>("priority", Role::Arguments)
        .with::<priority::DiaryCard>("priority", Role::Arguments)
        .with::<priority::Agenda>("priority", Role::Record)
        .with::<progress::Series>("progress", Role::Record)
        .with::<progress::SeriesStatus>("progress", Role::Record)
        .with::<progress::WeeksInput>("progress", Role::Arguments)
        .with::<progress::Week>("progress", Role::Record)
        .with::<plan::PlanPolicy>("plan", Role::Record)
        .with::<plan::Transition>("plan", Role::Record)
        .with::<plan::PlanState>("plan", Role::Record)
        .with::<plan::Due>("plan", Role::Record)
        .with::<plan::ReviewStatus>("plan", Role::Record)
        .with::<plan::Ready>("plan", Role::Record)
        .with::<plan::RaterOrder>("plan", Role::Record)
        .with::<plan::SeriesInput>("plan", Role::Arguments)
        .with::<plan::PlanSeries>("plan", Role::Record)
        .with::<plan::ThreadInput>("plan", Role::Arguments)
        .with::<plan::ScriptLine>("plan", Role::Record)
        .with::<plan::Summary>("plan", Role::Record)
        .with::<plan::CaseloadInput>("plan", Role::Arguments)
        .with::<plan::Row>("plan", Role::Record)
        .with::<plan::MeasurementPlan>("plan", Role::Record)
        .with::<plan::MeasurementParameter>("plan", Role::Record)
        .with::<plan::ConcernDomain>("plan", Role::Record)
        .with::<plan::GoalTheme>("plan", Role::Record)
        .with::<plan::SessionScript>("plan", Role::Record)
        .with::<plan::Event>("plan", Role::Record)
        .finish()
}
