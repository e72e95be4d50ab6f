//! What JSON Schema says of an event, which has a `Read` of its own.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

use crate::document::describe::{self, Absent, Field, Structure};
use crate::plan::event::kind::{Kind, schemas};
use crate::plan::event::person::Person;
use crate::plan::event::record::{ERASED, Event, WITHHELD};
use crate::scalar::{Code, Date, GoalId, Id, Text, TimeOfDay};

const WORDS: &str = "One entry of the history of a plan: its `kind` says what stands in `data`.";

/// One structure for each kind, with the data of that kind, and the two stubs.
impl JsonSchema for Event {
    fn schema_name() -> Cow<'static, str> {
        "PlanEvent".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let words = words(generator);
        let mut variants: Vec<Schema> = schemas(generator)
            .into_iter()
            .zip(&words)
            .map(|((kind, data), words)| said(generator, kind, data, words))
            .collect();
        variants.extend([withheld(generator), erased(generator)]);
        let mut schema = describe::tagged(WORDS, "kind", &variants);
        schema.insert("x-open".to_owned(), true.into());
        schema
    }
}

/// What each kind means, in the order of the kinds.
fn words(generator: &mut SchemaGenerator) -> Vec<String> {
    let kinds = Kind::json_schema(generator);
    let each = kinds.get("oneOf").and_then(Value::as_array).cloned().unwrap_or_default();
    each.iter().map(|kind| kind["description"].as_str().unwrap_or_default().to_owned()).collect()
}

fn said(generator: &mut SchemaGenerator, kind: &'static str, data: Schema, words: &str) -> Schema {
    let mut event = Structure::default();
    event.tag("kind", kind);
    event.field(required("id", "Its id, from whoever makes it: one that no other event has.", of::<Id>(generator)));
    let parents = "The events that whoever entered it knew of last; all that have no child, where nothing is said.";
    event.field(optional("parents", parents, describe::list(&of::<Id>(generator))));
    event.field(required("by", "Who entered it.", of::<Person>(generator)));
    event.field(required("entered", "The day on which it was entered.", of::<Date>(generator)));
    event.field(required("happened", "The day on which it happened: no later.", of::<Date>(generator)));
    event.field(optional("time", "The time of that day, such as `14:30`.", of::<TimeOfDay>(generator)));
    event.field(optional("why", "Why: some events need a reason.", of::<Text>(generator)));
    let roles = "The roles that may see it, at least one; all, where nothing is said. Only what records something may be restricted.";
    event.field(optional("visible_to", roles, describe::list(&of::<Code>(generator))));
    event.field(required("data", "What it says.", data));
    event.field(optional("schema_version", "The version of the form in which this is stored.", of::<Code>(generator)));
    event.finish(words)
}

fn withheld(generator: &mut SchemaGenerator) -> Schema {
    let mut event = Structure::default();
    event.tag("kind", WITHHELD);
    event.field(required("id", "Its id.", of::<Id>(generator)));
    event.field(required("parents", "The events that it comes after.", describe::list(&of::<Id>(generator))));
    event.finish("An event that is kept from the audience of an export.")
}

fn erased(generator: &mut SchemaGenerator) -> Schema {
    let mut event = Structure::default();
    event.tag("kind", ERASED);
    event.field(required("id", "Its id.", of::<Id>(generator)));
    event.field(required("parents", "The events that it comes after.", describe::list(&of::<Id>(generator))));
    event.field(optional("by", "Who erased it; of a correction that went along, nobody.", of::<Person>(generator)));
    event.field(optional("entered", "The day of that.", of::<Date>(generator)));
    event.field(optional("why", "Why.", of::<Text>(generator)));
    let roles = "The roles that might see the event; all, where there are none.";
    event.field(optional("visible_to", roles, describe::list(&of::<Code>(generator))));
    let of_safety = "Whether the event was about a flag or an alert.";
    event.field(optional("of_safety", of_safety, of::<bool>(generator)));
    event.field(optional("amended", "The event that it corrected or took back.", of::<Id>(generator)));
    let knew = "The other events about the same flags and alerts of which whoever erased it knew.";
    event.field(optional("knew", knew, describe::list(&of::<Id>(generator))));
    let moved = "The events that added the goals which it moved: none of them answers a flag any more.";
    event.field(optional("moved", moved, describe::list(&of::<Id>(generator))));
    let flags = "The flags that it opened or raised again.";
    event.field(optional("flags", flags, describe::list(&of::<Id>(generator))));
    event.field(optional("goals", "The goals that it added.", describe::list(&of::<GoalId>(generator))));
    let closed = "Whether it closed the plan, or amended what closed or reopened it: until that is reopened, no goal answers a flag.";
    event.field(optional("closed", closed, of::<bool>(generator)));
    let was = "Its kind, of a few kinds: `flag_closed`, `alert_answered`, `agreement_given`, `plan_reopened`.";
    event.field(optional("was", was, of::<Code>(generator)));
    event.finish("What is left of an event that had to be erased.")
}

fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

fn required(name: &'static str, text: &'static str, schema: Schema) -> Field {
    Field { name, text, schema, absent: Absent::Missing, written: true }
}

fn optional(name: &'static str, text: &'static str, schema: Schema) -> Field {
    Field { name, text, schema, absent: Absent::Nothing, written: false }
}
