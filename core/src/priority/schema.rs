//! What JSON Schema says of the shapes of this chapter that have a `Read` of their own.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::document::Named;
use crate::document::describe::{self, Absent, Field, Structure};
use crate::goal::{Intensity, Stage};
use crate::priority::hierarchy::definition::{Hierarchy, HierarchyDefinition};
use crate::priority::hierarchy::shipped::{HierarchyChoice, ShippedHierarchy};
use crate::priority::robust::probability::Probability;
use crate::priority::situation::deadlines::{Deadline, Deadlines};
use crate::priority::situation::intensities::StageIntensities;

/// A hierarchy is written as its definition.
impl JsonSchema for Hierarchy {
    fn schema_name() -> Cow<'static, str> {
        HierarchyDefinition::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        HierarchyDefinition::json_schema(generator)
    }
}

impl JsonSchema for HierarchyChoice {
    fn schema_name() -> Cow<'static, str> {
        "HierarchyChoice".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A hierarchy: the code of a shipped one, or a definition of one's own.",
            "anyOf": [
                generator.subschema_for::<ShippedHierarchy>(),
                generator.subschema_for::<HierarchyDefinition>(),
            ],
        })
    }
}

impl JsonSchema for Deadlines {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Deadlines".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        describe::list(&generator.subschema_for::<Deadline>())
    }
}

impl JsonSchema for StageIntensities {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "StageIntensities".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Named<Stage, Intensity>>()
    }
}

impl JsonSchema for Probability {
    fn schema_name() -> Cow<'static, str> {
        "Probability".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut fraction = Structure::default();
        let mut field = |name, text, schema| {
            fraction.field(Field { name, text, schema, absent: Absent::Missing, written: true });
        };
        let digits = || json_schema!({ "type": "string", "pattern": "^[0-9]+$" });
        field("numerator", "The numerator in lowest terms, as text: it may be too large for a number.", digits());
        field("denominator", "The denominator in lowest terms, as text: it may be too large for a number.", digits());
        field("value", "The probability as a number, rounded.", describe::number("number", &(0.0..=1.0)));
        let mut schema = fraction.finish("An exact probability.");
        schema.insert("x-answer".to_owned(), true.into());
        schema
    }
}
