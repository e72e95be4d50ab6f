//! How progress towards a goal is measured.

use therapy_goals_derive::Record;

use super::Focus;
use crate::document::{Document, Read, Reader};
use crate::error::{Error, ErrorKind};
use crate::scalar::{Better, Date, Text};

/// One measure of a goal, with its scale, its baseline and its target.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, check = sound)]
pub struct Measure {
    /// What is measured.
    pub name: Text,
    /// Whether it measures the doing or the result.
    pub focus: Option<Focus>,
    /// The unit, such as `times a week`.
    pub unit: Option<Text>,
    /// The lowest value of the scale.
    pub minimum: Option<f64>,
    /// The highest value of the scale.
    pub maximum: Option<f64>,
    /// Whether lower or higher is better.
    pub better: Better,
    /// Where it started.
    pub baseline: Option<Baseline>,
    /// Where it is to go.
    pub target: Option<Target>,
}

/// Where a measure started. Zero is a value.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct Baseline {
    /// The value.
    pub value: f64,
    /// The day it was taken.
    pub date: Option<Date>,
    /// Where it comes from.
    pub source: Option<Text>,
}

/// Where a measure is to go.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = or_the_value))]
pub enum Target {
    /// To this value.
    Value(f64),
    /// By this many per cent of the baseline: −20 is a fifth less.
    ChangePercent(f64),
}

impl Measure {
    /// The target as a value of the scale.
    ///
    /// # Errors
    /// `missing` where there is no target, or a relative one without a baseline; `degenerate` where
    /// the baseline is zero, of which no percentage is a change.
    pub fn target_value(&self) -> Result<f64, Error> {
        match (self.target, &self.baseline) {
            (None, _) => Err(Error::new(ErrorKind::Missing, "target", "a target")),
            (Some(Target::Value(value)), _) => Ok(value),
            (Some(Target::ChangePercent(_)), None) => {
                Err(Error::new(ErrorKind::Missing, "baseline", "a baseline for a relative target"))
            }
            (Some(Target::ChangePercent(_)), Some(baseline)) if baseline.value == 0.0 => Err(Error::new(
                ErrorKind::Degenerate,
                "baseline.value",
                "a baseline other than 0 for a relative target",
            )),
            (Some(Target::ChangePercent(percent)), Some(baseline)) => {
                Ok(baseline.value + baseline.value * percent / 100.0)
            }
        }
    }
}

impl Measure {
    /// What is wrong with its numbers: the field, the fault, and what is expected.
    pub(super) fn fault(&self) -> Option<(&'static str, ErrorKind, &'static str)> {
        let baseline = self.baseline.as_ref().map(|baseline| baseline.value);
        let target = self.target.map(|target| match target {
            Target::Value(number) | Target::ChangePercent(number) => number,
        });
        let numbers =
            [("minimum", self.minimum), ("maximum", self.maximum), ("baseline", baseline), ("target", target)];
        for (field, number) in numbers {
            match number {
                Some(number) if number.is_nan() => return Some((field, ErrorKind::NotANumber, "a number")),
                Some(number) if number.is_infinite() => return Some((field, ErrorKind::Infinite, "a finite number")),
                _ => {}
            }
        }
        let (low, high) = (self.minimum.unwrap_or(f64::NEG_INFINITY), self.maximum.unwrap_or(f64::INFINITY));
        if low >= high {
            return Some(("maximum", ErrorKind::NotAscending, "a maximum above the minimum"));
        }
        let within = |value: f64| low <= value && value <= high;
        if baseline.is_some_and(|value| !within(value)) {
            return Some(("baseline", ErrorKind::OutOfRange, "a value on the scale of the measure"));
        }
        if matches!(self.target, Some(Target::Value(value)) if !within(value)) {
            return Some(("target", ErrorKind::OutOfRange, "a value on the scale of the measure"));
        }
        None
    }
}

impl Read for Target {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        if let Document::Number(_) = reader.document() {
            return reader.number().map(Self::Value);
        }
        let fields = reader.object()?;
        let (value, percent) = (fields.optional("value"), fields.optional("change_percent"));
        fields.finish()?;
        match (value?, percent?) {
            (Some(value), None) => Some(Self::Value(value)),
            (None, Some(percent)) => Some(Self::ChangePercent(percent)),
            _ => reader.fault(ErrorKind::Inconsistent, "either value or change_percent"),
        }
    }
}

through_the_door!(Target);

fn sound(measure: &Measure, reader: &Reader<'_>) -> Option<()> {
    match measure.fault() {
        Some((field, kind, expected)) => reader.fault_at(field, kind, expected),
        None => Some(()),
    }
}

/// A target may be given as the value alone.
#[cfg(feature = "schema")]
fn or_the_value(schema: &mut schemars::Schema) {
    if let Some(serde_json::Value::Array(forms)) = schema.get_mut("oneOf") {
        forms.push(schemars::json_schema!({ "description": "To this value.", "type": "number" }).into());
    }
}
