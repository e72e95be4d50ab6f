//! What the derive cannot say of the records: shapes for their schemas.

use schemars::Schema;
use serde_json::{Value, json};

/// An entry that is there and not null.
pub(crate) fn present(name: &str, extra: &Value) -> Value {
    let mut entry = json!({ "not": { "type": "null" } });
    extend(&mut entry, extra);
    json!({ "required": [name], "properties": { name: entry } })
}

/// Entries that are absent, null or an empty list.
fn absent(names: &[&str]) -> Value {
    let nothing = json!({ "anyOf": [{ "type": "null" }, { "type": "array", "maxItems": 0 }] });
    let entries: serde_json::Map<String, Value> =
        names.iter().map(|name| ((*name).to_owned(), nothing.clone())).collect();
    json!({ "properties": entries })
}

/// Either a list of options or a range.
pub(crate) fn either_options_or_range(schema: &mut Schema) {
    let options = [present("options", &json!({ "minItems": 2 })), absent(&["range"])];
    let range = [present("range", &json!({})), absent(&["options"])];
    schema.insert("anyOf".to_owned(), json!([{ "allOf": options }, { "allOf": range }]));
}

/// Either cases with otherwise, or a cutoff.
pub(crate) fn either_cases_or_cutoff(schema: &mut Schema) {
    let cases = [present("cases", &json!({ "minItems": 1 })), present("otherwise", &json!({})), absent(&["cutoff"])];
    let cutoff = [present("cutoff", &json!({})), absent(&["cases", "otherwise"])];
    schema.insert("anyOf".to_owned(), json!([{ "allOf": cases }, { "allOf": cutoff }]));
}

/// At least one end of a range of ages.
pub(crate) fn either_end(schema: &mut Schema) {
    schema.insert("anyOf".to_owned(), json!([present("from", &json!({})), present("to", &json!({}))]));
}

/// Every version of the format with the same major number, a minor number after it.
pub(crate) fn version_pattern(version: &str) -> String {
    let major = version.split('.').next().unwrap_or_default();
    format!("^{major}\\.(0|[1-9][0-9]*)$")
}

/// Ids of instruments.
pub(crate) fn id_pattern() -> &'static str {
    "^[a-z0-9-]+$"
}

/// Puts more entries into an object.
pub(crate) fn extend(object: &mut Value, entries: &Value) {
    if let (Value::Object(object), Value::Object(entries)) = (object, entries) {
        object.extend(entries.clone());
    }
}
