//! The format of a definition as JSON Schema, for editors and for programs that check before they send.
//!
//! It is made from the types, which describe themselves ([`Record`](therapy_goals_derive::Record)). Whether the
//! parts fit together (an id that leads nowhere, a gap between bands) no schema can say;
//! [`Instrument::new`](crate::instrument::Instrument::new) does.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::transform::transform_subschemas;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};
use therapy_goals_derive::Record;

use crate::document::Named;
use crate::document::describe::{self, Absent, Field, Structure, words};
use crate::instrument::coding::{Columns, LabelCoding, MissingCode, ReversedItems};
use crate::instrument::condition::Reason;
use crate::instrument::condition::{Ages, Condition, Operator};
use crate::instrument::definition::Definition;
use crate::instrument::digest::mark::Digest;
use crate::instrument::evaluation::ScoreStatus;
use crate::instrument::finding::ScoreFinding;
use crate::instrument::questionnaire::Instrument;
use crate::instrument::responses::Responses;
use crate::instrument::results::{AlertResult, Undecided};
use crate::instrument::rules::Alternatives;
use crate::instrument::score::Score;
use crate::instrument::shapes::{extend, present};
use crate::instrument::sources::Sources;
use crate::instrument::translation::Translation;
use crate::scalar::{Better, Code, NormSex, RuleName};

/// The JSON Schema (draft 2020-12) of a definition file.
///
/// What it refuses, [`Instrument::from_json`](crate::instrument::Instrument::from_json) refuses too. It is shipped as
/// `schema/definition.schema.json`.
#[must_use]
pub fn definition_schema() -> Value {
    file::<Definition>("instrument-definition", "Definition of an instrument", Definition::SCHEMA_VERSION)
}

/// The JSON Schema (draft 2020-12) of a language file, shipped as `schema/translation.schema.json`. What it refuses,
/// [`Translation::from_json`] refuses too.
#[must_use]
pub fn translation_schema() -> Value {
    file::<Translation>("translation", "Texts of an instrument in another language", Translation::SCHEMA_VERSION)
}

fn file<T: JsonSchema>(name: &str, title: &str, version: &str) -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    plain(&mut schema);
    schema.insert("$id".to_owned(), json!(format!("urn:therapy-goals:{name}:{version}")));
    schema.insert("title".to_owned(), json!(format!("{title}, format {version}")));
    schema.to_value()
}

/// What a person or an editor has no use for: Rust's names for the widths of numbers, the codes in comments, and
/// what is said for the printers of other languages.
fn plain(schema: &mut Schema) {
    schema.remove("format");
    schema.remove("default");
    if let Some(object) = schema.as_object_mut() {
        object.retain(|keyword, _| !keyword.starts_with("x-"));
    }
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = words(text.split("\n Code: ").next().unwrap_or_default());
    }
    transform_subschemas(&mut plain, schema);
}

/// One form of a condition: an entry that says what it is about and, where that is a number, one comparison.
fn form(name: &str, description: &str, about: &Value, compared: bool) -> Value {
    let mut properties = serde_json::Map::from_iter([(name.to_owned(), about.clone())]);
    let mut one_comparison = json!({});
    if compared {
        let codes = Operator::ALL.iter().map(|operator| operator.code());
        properties.extend(codes.clone().map(|code| (code.to_owned(), json!({ "type": ["number", "null"] }))));
        let comparisons: Vec<Value> = codes.map(|code| present(code, &json!({}))).collect();
        one_comparison = json!({ "oneOf": comparisons });
    }
    let mut form = json!({
        "type": "object",
        "description": description,
        "required": [name],
        "properties": properties,
        "additionalProperties": false,
    });
    extend(&mut form, &one_comparison);
    form
}

impl JsonSchema for Condition {
    fn schema_name() -> Cow<'static, str> {
        "Condition".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let code = json!(generator.subschema_for::<Code>());
        let one = json!({ "type": "array", "items": code, "minItems": 1, "maxItems": 1 });
        let several = json!({ "type": "array", "items": generator.subschema_for::<Entry>(), "minItems": 1 });
        let condition = json!(generator.subschema_for::<Self>());
        let ages = json!(generator.subschema_for::<Ages>());
        let sex = json!(generator.subschema_for::<NormSex>());
        json_schema!({
            "description": "A condition over answers, scores and the respondent. Missing answers make it unknown, \
                            unless it is the same whatever they are.",
            "anyOf": [
                form("item", "The answer to an item compares so.", &code, true),
                form("items", "The same with a list of one item.", &one, true),
                form("score", "A score compares so: `total` or the id of a subscale.", &code, true),
                form("age", "The respondent's age in years lies in this range.", &ages, false),
                form("sex", "Norms of this sex apply.", &sex, false),
                form("not", "The opposite of another condition.", &condition, false),
                form("all", "All of these.", &several, false),
                form("any", "At least one of these.", &several, false),
                form("count", "The number of these that hold compares so.", &several, true),
            ],
        })
    }
}

impl JsonSchema for Sources {
    fn schema_name() -> Cow<'static, str> {
        "Sources".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let code = json!(generator.subschema_for::<Code>());
        json_schema!({
            "description": "The id of a source, or several.",
            "anyOf": [code, { "type": "array", "items": code, "minItems": 1, "uniqueItems": true }],
        })
    }
}

impl<T: JsonSchema> JsonSchema for Alternatives<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("AlternativesOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut rules = Structure::default();
        rules.field(Field {
            name: "default",
            text: "The id of the rule that applies unless another one is chosen.",
            schema: generator.subschema_for::<Code>(),
            absent: Absent::Nothing,
            written: false,
        });
        let mut each = describe::list(&generator.subschema_for::<T>());
        each.insert("minItems".to_owned(), json!(1));
        rules.field(Field { name: "rules", text: "The rules.", schema: each, absent: Absent::Missing, written: true });
        rules.finish(
            "Rules that publications disagree about, or that a service may choose between.\n\nWhere no default is \
             stated, none applies until somebody chooses one by name with\n`Instrument::with_rules`.",
        )
    }
}

/// A union of plain values, which has no name in other languages.
macro_rules! either {
    ($name:ident, $generator:ident => $($form:expr),+) => {
        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                json_schema!({ "anyOf": [$($form),+] })
            }
        }
    };
}

either!(Digest, _generator => json!({ "type": "string", "pattern": "^[0-9a-f]{16}$" }));
either!(MissingCode, _generator => json!({ "type": "number" }), json!({ "type": "string" }));
either!(
    LabelCoding,
    generator => json!({ "type": "boolean" }),
    json!({ "type": "string", "const": "loinc" }),
    json!(generator.subschema_for::<Named<String, f64>>())
);
either!(
    ReversedItems,
    generator => json!({ "type": "boolean" }),
    json!({
        "type": "array",
        "items": { "anyOf": [generator.subschema_for::<Code>(), { "type": "integer", "minimum": 0 }] },
    })
);
either!(Columns, _generator => json!({ "type": "string" }), json!({ "type": "array", "items": { "type": "string" } }));

/// Missing is null, and not zero.
impl JsonSchema for Responses {
    fn schema_name() -> Cow<'static, str> {
        "Responses".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let answer = json!({ "type": ["number", "null"] });
        json_schema!({
            "description": "The answers to a form: the scored items in form order, or answers by item id.",
            "anyOf": [
                { "type": "array", "items": answer },
                { "type": "object", "additionalProperties": answer },
            ],
        })
    }
}

/// A condition inside all, any or count.
struct Entry;

impl JsonSchema for Entry {
    fn schema_name() -> Cow<'static, str> {
        "ConditionEntry".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let each = json!({ "type": "array", "items": generator.subschema_for::<Code>() });
        json_schema!({
            "description": "A condition inside all, any or count.",
            "anyOf": [
                generator.subschema_for::<Condition>(),
                form("items", "The answer to each of these items compares so: one condition for each.", &each, true),
            ],
        })
    }
}

/// As its definition, in whose names it is not repeated here: each language has a class of its own for it.
impl JsonSchema for Instrument {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Instrument".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "x-class": "Instrument" })
    }
}

/// The score of a form, or of one of its subscales, as it is stored.
#[derive(Record)]
#[record(unread, name = "Score")]
#[schema(x_class = "Score")]
struct StoredScore {
    /// The version of the form in which this is stored.
    schema_version: Code,
    /// The instrument.
    instrument: Code,
    /// The version of its definition.
    version: Code,
    /// The rule that applied at each place where there is one to choose.
    rules: Named<Code, RuleName>,
    /// The digest of the definition; none in a score that was stored before there were digests.
    #[write(always)]
    definition_digest: Option<Digest>,
    /// `total`, or the id of a subscale.
    scale: Code,
    /// The digest of what makes its number; none too where the form has no total.
    #[write(always)]
    scale_digest: Option<Digest>,
    /// Whether lower or higher is better, where the definition says so.
    #[write(always)]
    better: Option<Better>,
    /// How complete it is.
    status: ScoreStatus,
    /// The value; none where it is incomplete.
    #[write(always)]
    total: Option<f64>,
    /// The lowest and the highest value that the answers allow; none where there is no score.
    #[write(always)]
    bounds: Option<(f64, f64)>,
    /// The severity band.
    #[write(always)]
    band: Option<Code>,
    /// Why it has no value, where that is known.
    reason: Option<Reason>,
    /// How many items were answered.
    #[read(within = 0..=10_000)]
    answered: u16,
    /// How many items were asked, or may have been.
    #[read(within = 0..=10_000)]
    asked: u16,
    /// The items that were asked and have no answer.
    #[read(required)]
    #[write(always)]
    missing: Vec<Code>,
    /// The subscales, by their ids.
    #[read(required)]
    #[write(always)]
    subscales: Named<Code, StoredScore>,
    /// The category of each classification; null where it is not decided.
    #[read(required)]
    #[write(always)]
    #[schema(like = Named<Code, Option<Code>>)]
    classifications: Named<Code, Option<Code>>,
    /// Why a classification is not decided.
    #[read(required)]
    #[write(always)]
    undecided: Named<Code, Undecided>,
    /// The alerts.
    #[read(required)]
    #[write(always)]
    alerts: Vec<AlertResult>,
    /// What to look at.
    #[write(always)]
    findings: Vec<ScoreFinding>,
}

/// As it is stored; each language has a class of its own for it.
impl JsonSchema for Score {
    fn schema_name() -> Cow<'static, str> {
        StoredScore::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        StoredScore::json_schema(generator)
    }
}
