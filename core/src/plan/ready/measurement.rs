//! Measurement plans that are ready to use: what is measured, when, and by whom.

use therapy_goals_derive::{Record, json};

use crate::document::{Document, Named};
use crate::error::{Error, ErrorKind, Fault};
use crate::plan::event::measures::MeasurePlanned;
use crate::plan::ready::basis::Basis;
use crate::scalar::{Code, Text};

/// The measurement plans that ship: one data file each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum ShippedMeasurementPlan {
    /// Feedback-informed treatment: the Outcome Rating Scale and the Session Rating Scale at each session.
    FeedbackInformed,
    /// The session measures of NHS Talking Therapies.
    NhsTalkingTherapies,
    /// The set of ICHOM for depression and anxiety, whose intervals have to be stated.
    IchomDepressionAnxiety,
    /// A week of dialectical behaviour therapy; a design of this library.
    DbtWeek,
}

/// A measurement plan that is ready to use: each item is the data of an event `measure_planned`.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct MeasurementPlan {
    /// Which one it is.
    pub id: ShippedMeasurementPlan,
    /// What it is called.
    pub title: Text,
    /// What it rests on.
    pub basis: Basis,
    /// Where it was read.
    pub source: Text,
    /// What to know about it.
    pub notes: Text,
    /// What is measured.
    pub items: Vec<MeasurePlanned>,
}

/// The file of a measurement plan: where a number has to be stated, its items name the parameter instead.
#[derive(Record)]
struct MeasurementFile {
    /// Which one it is.
    id: ShippedMeasurementPlan,
    /// What it is called.
    title: Text,
    /// What it rests on.
    basis: Basis,
    /// Where it was read.
    source: Text,
    /// What to know about it.
    notes: Text,
    /// What has to be stated.
    parameters: Vec<MeasurementParameter>,
    /// What is measured.
    items: Vec<crate::document::Plain>,
}

/// A number of a measurement plan that has to be stated, as no source that could be read says it.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[schema(x_answer = true)]
pub struct MeasurementParameter {
    /// Its id.
    pub id: Code,
    /// What it is.
    pub text: Text,
    /// The lowest that it can be.
    #[read(within = 0..=10_000)]
    pub minimum: u16,
    /// The highest.
    #[read(within = 0..=10_000)]
    pub maximum: u16,
}

impl ShippedMeasurementPlan {
    fn file(self) -> Result<MeasurementFile, Error> {
        let file = match self {
            Self::FeedbackInformed => json!("plans/measurement/feedback_informed.json"),
            Self::NhsTalkingTherapies => json!("plans/measurement/nhs_talking_therapies.json"),
            Self::IchomDepressionAnxiety => json!("plans/measurement/ichom_depression_anxiety.json"),
            Self::DbtWeek => json!("plans/measurement/dbt_week.json"),
        };
        Document::from_json(file)?.read()
    }

    /// The numbers that have to be stated for it.
    ///
    /// # Errors
    /// None: what could be wrong is wrong with the library's own files, and its tests read them all.
    pub fn parameters(self) -> Result<Vec<MeasurementParameter>, Error> {
        self.file().map(|file| file.parameters)
    }
}

/// The measurement plans that ship, by their ids.
#[must_use]
pub fn measurement_plans() -> &'static [ShippedMeasurementPlan] {
    ShippedMeasurementPlan::ALL
}

/// A measurement plan that ships, with its parameters filled in: what the events `measure_planned` say.
///
/// # Errors
/// `missing` for a parameter that is not stated, `out_of_range` or `not_an_option` for one that cannot be, `unknown_key` for one that the
/// plan does not have; each at `parameters` and its name.
///
/// ```
/// use therapy_goals::document::Named;
/// use therapy_goals::plan::{ShippedMeasurementPlan, measurement_plan};
///
/// let plan = measurement_plan(ShippedMeasurementPlan::FeedbackInformed, &Named::default())?;
/// let forms: Vec<&str> = plan.items.iter().filter_map(|item| Some(item.instrument.as_ref()?.as_str())).collect();
/// assert_eq!(forms, ["ors", "srs"]);
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn measurement_plan(id: ShippedMeasurementPlan, parameters: &Named<Code, f64>) -> Result<MeasurementPlan, Error> {
    let file = id.file()?;
    let mut faults = Vec::new();
    let stated = |wanted: &MeasurementParameter| parameters.iter().find(|(name, _)| *name == wanted.id);
    for wanted in &file.parameters {
        let (low, high) = (f64::from(wanted.minimum), f64::from(wanted.maximum));
        let kind = match stated(wanted) {
            None => ErrorKind::Missing,
            Some((_, value)) if value.is_nan() => ErrorKind::NotANumber,
            Some((_, value)) if value.is_infinite() => ErrorKind::Infinite,
            Some((_, value)) if *value < low || *value > high => ErrorKind::OutOfRange,
            Some((_, value)) if value.fract() != 0.0 => ErrorKind::NotAnOption,
            Some(_) => continue,
        };
        let expected = format!("a whole number from {} to {}", wanted.minimum, wanted.maximum);
        faults.push(Fault::new(kind, format!("parameters.{}", wanted.id), expected));
    }
    for (number, (name, _)) in parameters.iter().enumerate() {
        if !file.parameters.iter().any(|known| known.id == *name) {
            let known: Vec<&str> = file.parameters.iter().map(|parameter| parameter.id.as_str()).collect();
            let expected = if known.is_empty() { "no parameter".to_owned() } else { known.join(", ") };
            faults.push(Fault::new(ErrorKind::UnknownKey, format!("parameters.<entry {}>", number + 1), expected));
        }
    }
    if let Some(error) = Error::from_faults(faults) {
        return Err(error);
    }
    let items = file.items.iter().map(|item| filled_in(item.document(), parameters).read::<MeasurePlanned>());
    Ok(MeasurementPlan {
        id: file.id,
        title: file.title,
        basis: file.basis,
        source: file.source,
        notes: file.notes,
        items: items.collect::<Result<_, Error>>()?,
    })
}

/// The document with the number of each parameter in place of `{ "parameter": "its id" }`.
fn filled_in(document: &Document, parameters: &Named<Code, f64>) -> Document {
    match document {
        Document::Object(entries) => {
            if let [(name, Document::Text(id))] = entries.as_slice()
                && name == "parameter"
                && let Some((_, value)) = parameters.iter().find(|(known, _)| known.as_str() == id)
            {
                return Document::Number(*value);
            }
            let filled = entries.iter().map(|(name, entry)| (name.clone(), filled_in(entry, parameters)));
            Document::Object(filled.collect())
        }
        Document::List(entries) => Document::List(entries.iter().map(|entry| filled_in(entry, parameters)).collect()),
        other => other.clone(),
    }
}
