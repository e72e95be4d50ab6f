//! What the printers share: the schemas of the records as a model of types.

pub mod markdown;
pub mod python;
pub mod typescript;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use therapy_goals::records::{Records, Role};

/// The type of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    Text,
    /// This text.
    Word(String),
    Date,
    Whole,
    Number,
    Flag,
    /// Whatever JSON can say.
    Any,
    List(Box<Kind>),
    Map(Box<Kind>, Box<Kind>),
    /// An entry of a map that may be null.
    OrNull(Box<Kind>),
    Named(String),
    /// A class that each language has by hand.
    Class(String),
    /// One of these.
    Either(Vec<Kind>),
}

/// One field of a structure.
#[derive(Debug, Clone)]
pub struct Field {
    pub name: String,
    pub text: String,
    pub kind: Kind,
    /// Whether it may be left out by whoever makes one.
    pub optional: bool,
    /// Whether it may be null where it is there.
    pub nullable: bool,
    /// What it is where it is left out, unless that is nothing. What is no plain value, such as the usual levels of a
    /// ladder, the engine fills in.
    pub default: Option<Value>,
}

/// One code, with what it means, and the fields beside it.
#[derive(Debug, Clone)]
pub struct Variant {
    pub code: String,
    pub text: String,
    pub fields: Vec<Field>,
}

/// What a named type is.
#[derive(Debug, Clone)]
pub enum Shape {
    Structure(Vec<Field>),
    /// One of these codes; open where a later release may have more.
    Codes(Vec<Variant>, bool),
    /// One of these structures, by the code in the entry of this name.
    Tagged(String, Vec<Variant>, bool),
    /// One of these types.
    Union(Vec<Kind>),
}

/// A named type.
#[derive(Debug, Clone)]
pub struct Type {
    pub chapter: &'static str,
    pub name: String,
    pub text: String,
    pub role: Role,
    pub shape: Shape,
}

/// The named types that are printed, each after those that it holds, as far as they do not hold each other.
///
/// # Panics
/// Where the schema says what no printer knows: a form that the model lacks, two types of one name, a structure that
/// is part of a file here and of a record there.
pub fn model(records: &Records) -> Vec<Type> {
    let mut model = Model { schemas: &records.schemas, seen: BTreeMap::new(), types: Vec::new() };
    for listed in &records.listed {
        model.visit(listed.chapter, &listed.name, listed.role);
    }
    let names: BTreeSet<&str> = model.types.iter().map(|kind| kind.name.as_str()).collect();
    assert_eq!(names.len(), model.types.len(), "two types of one name: `#[record(name = \"…\")]`");
    // schemars numbers the second type of a name.
    let second = names.iter().find(|name| names.contains(name.strip_suffix('2').unwrap_or_default()));
    assert!(second.is_none(), "two types of one name: `#[record(name = \"…\")]` for {second:?}");
    model.types
}

struct Model<'a> {
    schemas: &'a Map<String, Value>,
    seen: BTreeMap<String, Role>,
    types: Vec<Type>,
}

impl Model<'_> {
    fn visit(&mut self, chapter: &'static str, name: &str, role: Role) {
        let schema = &self.schemas[name];
        if let Some(before) = self.seen.get(name) {
            let plain = is_codes(schema);
            assert!(plain || (*before == Role::File) == (role == Role::File), "{name} is of a file and of a record");
            return;
        }
        self.seen.insert(name.to_owned(), role);
        let shape = self.shape(chapter, name, schema, role);
        let inner = if role == Role::Arguments { Role::Record } else { role };
        for kind in held(&shape) {
            self.visit_kind(chapter, kind, inner);
        }
        self.types.push(Type { chapter, name: name.to_owned(), text: words(schema), role, shape });
    }

    fn visit_kind(&mut self, chapter: &'static str, kind: &Kind, role: Role) {
        match kind {
            Kind::List(entry) | Kind::OrNull(entry) => self.visit_kind(chapter, entry, role),
            Kind::Map(key, entry) => [key, entry].into_iter().for_each(|kind| self.visit_kind(chapter, kind, role)),
            Kind::Named(name) if self.schemas.contains_key(name) => self.visit(chapter, name, role),
            Kind::Either(kinds) => kinds.iter().for_each(|kind| self.visit_kind(chapter, kind, role)),
            _ => {}
        }
    }

    fn shape(&mut self, chapter: &'static str, name: &str, schema: &Value, role: Role) -> Shape {
        let open = schema["x-open"] == true;
        let answer = schema["x-answer"] == true;
        if schema["properties"].is_object() {
            return Shape::Structure(self.fields(schema, answer));
        }
        if let Some(tag) = schema["x-tag"].as_str() {
            let variants = list(&schema["oneOf"]).iter().map(|variant| Variant {
                code: variant["properties"][tag]["const"].as_str().unwrap().to_owned(),
                text: words(variant),
                fields: self.fields(variant, answer).into_iter().filter(|field| field.name != tag).collect(),
            });
            return Shape::Tagged(tag.to_owned(), variants.collect(), open);
        }
        if is_codes(schema) {
            let codes = list(&schema["oneOf"]).iter().map(|code| Variant {
                code: code["const"].as_str().unwrap().to_owned(),
                text: words(code),
                fields: Vec::new(),
            });
            return Shape::Codes(codes.collect(), open);
        }
        // A union without codes, written by hand: its structures are named after their first field.
        let union = list(&schema["anyOf"]).iter().chain(list(&schema["oneOf"])).map(|form| {
            if !form["properties"].is_object() {
                return self.kind(form);
            }
            let fields = self.fields(form, false);
            let name = format!("{name}{}", pascal(&fields[0].name));
            for field in &fields {
                self.visit_kind(chapter, &field.kind, role);
            }
            let (text, shape) = (words(form), Shape::Structure(fields));
            self.types.push(Type { chapter, name: name.clone(), text, role, shape });
            Kind::Named(name)
        });
        let union: Vec<Kind> = union.collect();
        assert!(!union.is_empty(), "{name}: {schema}");
        Shape::Union(union)
    }

    fn fields(&self, structure: &Value, answer: bool) -> Vec<Field> {
        let properties = structure["properties"].as_object().unwrap();
        let names =
            |keyword: &str| -> Vec<&str> { list(&structure[keyword]).iter().filter_map(Value::as_str).collect() };
        let (required, written) = (names("required"), names("x-written"));
        let mut order = names("x-order");
        if order.is_empty() {
            // By hand: what must be there comes first.
            order.clone_from(&required);
            order.extend(properties.keys().map(String::as_str).filter(|name| !required.contains(name)));
        }
        let field = |name: &&str| {
            let schema = &properties[*name];
            let default = schema.get("default");
            let (optional, there) = (!required.contains(name), answer && written.contains(name));
            let kind = match self.kind(schema) {
                // The engine writes a day as a text.
                Kind::Date if answer => Kind::Text,
                kind => kind,
            };
            Field {
                name: (*name).to_owned(),
                text: with_default(self.range(schema, words(schema)), default.filter(|_| !answer)),
                optional: optional && !there,
                // What the engine says is never null where it could be the default, or left out.
                nullable: optional && !(answer && (default.is_some() || !there)),
                default: default.filter(|value| is_plain(value, &kind)).cloned(),
                kind,
            }
        };
        order.iter().map(field).collect()
    }

    fn kind(&self, schema: &Value) -> Kind {
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.rsplit('/').next().unwrap();
            let target = &self.schemas[name];
            // What is a text or a number with more rules is called so, and so is what has a class by hand.
            return if target["x-class"].is_string() || target["type"].is_string() && target["type"] != "object" {
                self.kind(target)
            } else {
                Kind::Named(name.to_owned())
            };
        }
        match list(&schema["anyOf"]) {
            [] => {}
            [one, null] if null["type"] == "null" => return self.kind(one),
            several => return Kind::Either(several.iter().map(|one| self.kind(one)).collect()),
        }
        if let Some(class) = schema["x-class"].as_str() {
            return Kind::Class(class.to_owned());
        }
        if ["type", "oneOf", "const"].iter().all(|word| schema[word].is_null()) {
            return Kind::Any;
        }
        let kind = schema["type"].as_str().or_else(|| schema["type"][0].as_str());
        match kind {
            Some("string") if schema["x-python-accepts"] == "datetime.date" => Kind::Date,
            Some("string") => schema["const"].as_str().map_or(Kind::Text, |word| Kind::Word(word.to_owned())),
            Some("integer") => Kind::Whole,
            Some("number") => Kind::Number,
            Some("boolean") => Kind::Flag,
            Some("array") if schema["items"].is_object() => Kind::List(Box::new(self.kind(&schema["items"]))),
            Some("object") if schema["additionalProperties"].is_object() => Kind::Map(
                Box::new(self.kind(&schema["propertyNames"])),
                Box::new(self.entry(&schema["additionalProperties"])),
            ),
            _ => panic!("no printer knows {schema}"),
        }
    }

    fn entry(&self, schema: &Value) -> Kind {
        let kind = self.kind(schema);
        if schema["type"][1] == "null" { Kind::OrNull(Box::new(kind)) } else { kind }
    }

    /// The words of a number with its range, unless they say it.
    fn range(&self, schema: &Value, text: String) -> String {
        let target = |schema: &Value| -> Value {
            let name = schema["$ref"].as_str().and_then(|name| name.rsplit('/').next());
            name.map_or_else(|| schema.clone(), |name| self.schemas[name].clone())
        };
        let schema = target(if schema["anyOf"][0].is_object() { &schema["anyOf"][0] } else { schema });
        let (Some(low), Some(high)) = (schema["minimum"].as_f64(), schema["maximum"].as_f64()) else { return text };
        let range = format!("{low} to {high}");
        if text.contains(&range) { text } else { format!("{text} From {range}.").trim().to_owned() }
    }
}

/// The words of a field with its default, unless they say it.
fn with_default(text: String, default: Option<&Value>) -> String {
    let said = |default: &str| text.contains("efault") || text.contains("unless stated") || text.contains(default);
    match default {
        Some(Value::String(code)) if !said(code) => format!("{text} Default: `{code}`."),
        Some(Value::Number(number)) => {
            let number = number.as_f64().unwrap().to_string();
            if said(&number) { text } else { format!("{text} Default: {number}.") }
        }
        Some(Value::Bool(true)) if !said("true") => format!("{text} Default: true."),
        _ => text,
    }
}

fn is_codes(schema: &Value) -> bool {
    schema["x-tag"].is_null() && schema["oneOf"][0]["const"].is_string()
}

/// Whether a default is a value that each language can write down.
fn is_plain(value: &Value, kind: &Kind) -> bool {
    match value {
        Value::Array(entries) => !entries.iter().any(Value::is_object),
        Value::Object(entries) => entries.is_empty() && matches!(kind, Kind::Map(..)),
        _ => true,
    }
}

fn held(shape: &Shape) -> Vec<&Kind> {
    match shape {
        Shape::Structure(fields) => fields.iter().map(|field| &field.kind).collect(),
        Shape::Tagged(_, variants, _) => {
            variants.iter().flat_map(|variant| &variant.fields).map(|field| &field.kind).collect()
        }
        Shape::Union(kinds) => kinds.iter().collect(),
        Shape::Codes(..) => Vec::new(),
    }
}

/// The classes that each language has by hand, as far as these types name them.
pub fn classes<'a>(types: impl Iterator<Item = &'a Type>) -> BTreeSet<&'a str> {
    fn named<'a>(kind: &'a Kind, found: &mut BTreeSet<&'a str>) {
        match kind {
            Kind::Class(name) => _ = found.insert(name),
            Kind::List(entry) | Kind::Map(_, entry) | Kind::OrNull(entry) => named(entry, found),
            Kind::Either(kinds) => kinds.iter().for_each(|kind| named(kind, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    types.flat_map(|kind| held(&kind.shape)).for_each(|kind| named(kind, &mut found));
    found
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The doc comment without its examples, which are in Rust; that of an older macro has the code at its end.
fn words(schema: &Value) -> String {
    let text = schema["description"].as_str().unwrap_or_default();
    let text: String = text.split("```").step_by(2).collect();
    text.split("\n Code: ").next().unwrap_or_default().trim_end().to_owned()
}

/// `left_out` as the name of a type: `LeftOut`.
pub fn pascal(name: &str) -> String {
    name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

/// The name of the structure of one code: `LeftOutReason`.
pub fn variant_name(code: &str, of: &str) -> String {
    format!("{}{of}", pascal(code))
}

/// The meanings of codes, as they stand in the words of their type.
pub fn meanings(text: &str, variants: &[Variant]) -> String {
    let each: Vec<String> = variants.iter().map(|variant| format!("- `{}`: {}", variant.code, variant.text)).collect();
    format!("{text}\n\n{}", each.join("\n"))
}

/// Words in lines of at most this width, an empty one between paragraphs. Of Rust's paths
/// (`Instrument::with_rules`) each language has its own: `path` writes them.
pub fn lines(text: &str, width: usize, path: impl Fn(&str) -> String) -> Vec<String> {
    let parts = text.split('`').enumerate();
    let parts = parts.map(|(place, part)| if place % 2 == 1 && part.contains("::") { path(part) } else { part.into() });
    let text = parts.collect::<Vec<String>>().join("`");
    // A blank line or the sign of a list begins a paragraph.
    let mut paragraphs: Vec<String> = vec![String::new()];
    for line in text.lines().map(str::trim) {
        match paragraphs.last_mut() {
            Some(last) if !line.is_empty() && !line.starts_with("- ") && !last.is_empty() => {
                last.push(' ');
                last.push_str(line);
            }
            _ => paragraphs.push(line.to_owned()),
        }
    }
    let mut found = Vec::new();
    for paragraph in paragraphs.iter().skip_while(|paragraph| paragraph.is_empty()) {
        let hanging = if paragraph.starts_with("- ") { "  " } else { "" };
        let options = textwrap::Options::new(width).subsequent_indent(hanging).break_words(false);
        let options = options.word_splitter(textwrap::WordSplitter::NoHyphenation);
        found.extend(textwrap::wrap(paragraph, options).into_iter().map(String::from));
    }
    found
}
