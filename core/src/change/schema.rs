//! What a derive cannot say of the arguments of a change: unions without a tag.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::reliable::ScoreValue;
use crate::instrument::{Instrument, Score};

impl JsonSchema for ScoreValue {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "ScoreValue".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "number" }, generator.subschema_for::<Score>()] })
    }
}

/// An instrument by its name, or a definition of one's own.
pub(super) struct NameOrInstrument;

impl JsonSchema for NameOrInstrument {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "NameOrInstrument".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "string" }, generator.subschema_for::<Instrument>()] })
    }
}
