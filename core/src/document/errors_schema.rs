//! Errors as JSON Schema. A client takes what a later release says beside it.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::error::{Error, ErrorKind, Fault, MAXIMUM_FAULTS};

impl JsonSchema for Fault {
    fn schema_name() -> Cow<'static, str> {
        "Fault".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "One fault: its kind, its place, and what would have been accepted there.",
            "type": "object",
            "properties": {
                "code": {
                    "description": "What kind of fault it is. A later release may have more.",
                    "type": "string",
                    "pattern": "^[a-z0-9_]{1,64}$",
                    "examples": ErrorKind::CODES,
                },
                "path": { "description": "Where it is; empty for the whole input.", "type": "string" },
                "expected": { "description": "What would have been accepted, in words.", "type": "string" },
            },
            "required": ["code", "path", "expected"],
        })
    }
}

impl JsonSchema for Error {
    fn schema_name() -> Cow<'static, str> {
        "Error".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "What went wrong: `code`, `path` and `expected` are those of the first fault.",
            "type": "object",
            "properties": {
                "message": { "description": "All of it in words.", "type": "string" },
                "code": { "type": "string" },
                "path": { "type": "string" },
                "expected": { "type": "string" },
                "faults": {
                    "description": "Every fault that was found, in the order of the input.",
                    "type": "array",
                    "items": generator.subschema_for::<Fault>(),
                    "minItems": 1,
                    "maxItems": MAXIMUM_FAULTS,
                },
                "more": { "description": "Whether more were found than are listed.", "type": "boolean" },
            },
            "required": ["faults"],
        })
    }
}
