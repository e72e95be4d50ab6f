//! What `#[derive(Record)]` says of a type as JSON Schema (draft 2020-12).
//!
//! It describes what the reader accepts. What JSON Schema has no word for stands under `x-`:
//!
//! | keyword | at | what it says |
//! |---|---|---|
//! | `x-order` | structures | the names of the fields, in the order of declaration |
//! | `x-written` | structures | the fields that are there whenever the engine writes one, perhaps as null |
//! | `x-answer` | types | the engine says it; nobody else makes one |
//! | `x-tag` | types with codes and fields | the entry that holds the code |
//! | `x-open` | types with codes | a later release may have more codes |
//! | `x-class` | types | each language has a class of this name for it, written by hand |

use std::ops::RangeInclusive;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{Document, Named};

/// A structure while it is described, field by field.
#[derive(Default)]
pub struct Structure {
    properties: Map<String, Value>,
    order: Vec<&'static str>,
    required: Vec<&'static str>,
    written: Vec<&'static str>,
}

/// What is said of one field.
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Its doc comment.
    pub text: &'static str,
    /// What its value is.
    pub schema: Schema,
    /// What it is where it is absent or null.
    pub absent: Absent,
    /// Whether it is there whenever the structure is written.
    pub written: bool,
}

/// What a field is that is absent or null.
pub enum Absent {
    /// A fault.
    Missing,
    /// Nothing.
    Nothing,
    /// This value.
    Default(Value),
}

impl Structure {
    /// The entry that holds the code of a variant.
    pub fn tag(&mut self, name: &'static str, code: &str) {
        self.properties.insert(name.to_owned(), json!({ "type": "string", "const": code }));
        self.names(name, true, true);
    }

    /// One more field.
    pub fn field(&mut self, field: Field) {
        let required = matches!(field.absent, Absent::Missing);
        let mut schema = described(if required { field.schema } else { nullable(field.schema) }, field.text);
        if let Absent::Default(value) = field.absent {
            schema.insert("default".to_owned(), value);
        }
        self.properties.insert(field.name.to_owned(), schema.to_value());
        self.names(field.name, required, field.written);
    }

    fn names(&mut self, name: &'static str, required: bool, written: bool) {
        self.order.push(name);
        self.required.extend(required.then_some(name));
        self.written.extend(written.then_some(name));
    }

    /// The whole, which has no other fields.
    #[must_use]
    pub fn finish(self, text: &str) -> Schema {
        let Self { properties, order, required, written } = self;
        let schema = json_schema!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
            "x-order": order,
            "x-written": written,
        });
        let mut schema = described(schema, text);
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        schema
    }
}

/// One of these codes, each with what it means.
#[must_use]
pub fn codes(text: &str, codes: &[(&str, &str)]) -> Schema {
    let each =
        codes.iter().map(|(code, meaning)| described(json_schema!({ "type": "string", "const": code }), meaning));
    described(json_schema!({ "oneOf": each.collect::<Vec<_>>() }), text)
}

/// One of these structures, by the code in the entry `tag`.
#[must_use]
pub fn tagged(text: &str, tag: &str, variants: &[Schema]) -> Schema {
    described(json_schema!({ "oneOf": variants, "x-tag": tag }), text)
}

/// A number (`integer` or `number`) of a range.
#[must_use]
pub fn number<T: Serialize>(kind: &str, range: &RangeInclusive<T>) -> Schema {
    json_schema!({ "type": kind, "minimum": range.start(), "maximum": range.end() })
}

/// A list of these.
#[must_use]
pub fn list(entry: &Schema) -> Schema {
    json_schema!({ "type": "array", "items": entry })
}

/// A value as it is written; null where it cannot be.
#[must_use]
pub fn json<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// The schema, with the words of a doc comment.
#[must_use]
pub fn described(mut schema: Schema, text: &str) -> Schema {
    if !text.is_empty() {
        schema.insert("description".to_owned(), words(text).into());
    }
    schema
}

/// The same, or null.
fn nullable(mut schema: Schema) -> Schema {
    if let Some(kind @ Value::String(_)) = schema.get_mut("type") {
        *kind = json!([kind.take(), "null"]);
        return schema;
    }
    json_schema!({ "anyOf": [schema, { "type": "null" }] })
}

/// A doc comment for readers who have no links: of a link the name stays.
pub(crate) fn words(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, linked)) = rest.split_once("[`") {
        let Some((name, after)) = linked.split_once("`]") else { break };
        shown.push_str(before);
        shown.extend(["`", name, "`"]);
        let target = after.strip_prefix('(').and_then(|target| target.split_once(')'));
        rest = target.map_or(after, |(_, after)| after);
    }
    shown.push_str(rest);
    shown.trim().to_owned()
}

/// Whatever JSON can say.
impl JsonSchema for Document {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Document".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "Whatever JSON can say." })
    }
}

impl<K: JsonSchema, V: JsonSchema> JsonSchema for Named<K, V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("{}By{}", V::schema_name(), K::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "propertyNames": generator.subschema_for::<K>(),
            "additionalProperties": generator.subschema_for::<V>(),
        })
    }
}
