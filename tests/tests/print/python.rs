//! The classes for Python: frozen dataclasses for records, `TypedDict`s for what is a file.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;
use therapy_goals::records::{Records, Role};

use super::{Field, Kind, Shape, Type, Variant, classes, lines, meanings, model, variant_name};

const WIDTH: usize = 118;

/// The class of `_mixins.py` that gives a record what is written by hand; a record without one is a `Record`.
const MIXINS: &[(&str, &str)] = &[
    ("Agenda", "AgendaMixin"),
    ("AnswersRecord", "StoredMixin"),
    ("Attainment", "AttainmentMixin"),
    ("Comparison", "StoredMixin"),
    ("ConflictSide", "ConflictSideMixin"),
    ("Finding", "FindingMixin"),
    ("Goal", "GoalMixin"),
    ("PlanFinding", "PlanFindingMixin"),
    ("PlanState", "StoredMixin"),
    ("PlanSummary", "StoredMixin"),
    ("Ranking", "RankingMixin"),
    ("Reason", "ReasonMixin"),
    ("ReliableChange", "ReliableChangeMixin"),
    ("ScoreFinding", "ScoreFindingMixin"),
    ("Target", "TargetMixin"),
];

/// The records whose fields are given by name only.
const BY_NAME: &[&str] = &["DiaryTarget", "Goal", "HierarchyDefinition", "PlanPolicy", "Policy"];

/// What is a dictionary here, whose parts alone have classes: it comes from a host's own form or its database.
const DICTIONARIES: &[&str] = &["PlanEvent"];

/// The records whose fields are given in the order of declaration, though one that must be given stands behind one that
/// may be: it looks as if it could be left out, and the engine then says that it is missing.
const AS_DECLARED: &[&str] = &["Ladder"];

/// What fields are called where one of them has a word of the language as its name: in this record, else in all.
const RENAMED: &[(&str, &[(&str, &str)])] = &[
    ("GoalShift", &[("from", "old"), ("to", "new")]),
    ("RatingChange", &[("from", "old"), ("to", "new")]),
    ("Reason", &[("from", "old"), ("to", "new")]),
    ("Transition", &[("from", "from_")]),
    ("", &[("from", "start"), ("to", "end"), ("for", "for_")]),
];

/// The words of the language that could name a field.
const RESERVED: &[&str] = &[
    "and", "as", "assert", "class", "def", "del", "except", "for", "from", "global", "if", "import", "in", "is", "not",
    "or", "pass", "return", "try", "while", "with",
];

/// What a module imports.
const TAKEN: &[&str] = &["Day", "Mapping", "Record", "Unrecognised"];

/// All of them, as one module with this docstring.
pub fn print(title: &str, records: &Records) -> String {
    let mut page = Page::default();
    let types = model(records);
    let mut chapter = "";
    for kind in &types {
        if kind.chapter != chapter {
            chapter = kind.chapter;
            _ = write!(page.body, "\n\n# {chapter}\n");
        }
        page.declare(kind, &types);
    }
    let taken = page.names.iter().find(|name| TAKEN.contains(&name.as_str()));
    assert!(taken.is_none(), "the module imports this name: `#[record(name = \"…\")]` for {taken:?}");
    page.names.sort();
    page.names.dedup();
    let names: Vec<String> = page.names.iter().map(|name| format!("\"{name}\"")).collect();
    let names = names.join(",\n    ");
    // Arguments have no class here, and a file is none.
    let printed = types.iter().filter(|kind| kind.role == Role::Record || !matches!(kind.shape, Shape::Structure(_)));
    let printed = printed.filter(|kind| kind.role != Role::File && !DICTIONARIES.contains(&kind.name.as_str()));
    let imports = imports(&page.body, &classes(printed).into_iter().collect::<Vec<_>>());
    let body = page.body.trim_end().replace("\n\n\n\n", "\n\n\n");
    format!(
        "\"\"\"{title}\n\nPrinted from the core: see CONTRIBUTING.md.\n\"\"\"\n\nfrom __future__ import annotations\n\n\
         {imports}\n__all__ = [\n    {names},\n]\n\n\n\
         def __dir__() -> list[str]:\n    return sorted(__all__)\n{body}\n"
    )
}

/// The imports of what the body names, and of these classes of the engine.
fn imports(body: &str, classes: &[&str]) -> String {
    let words: Vec<&str> = body.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
    let from = |module: &str, names: &[&str]| {
        let used: Vec<&str> = names.iter().copied().filter(|name| words.contains(name)).collect();
        if used.is_empty() { String::new() } else { format!("from {module} import {}\n", used.join(", ")) }
    };
    let standard = [
        if body.contains("dataclasses.") { "import dataclasses\n".to_owned() } else { String::new() },
        from("collections.abc", &["Mapping"]),
        from("typing", &["Any", "ClassVar", "Literal", "NotRequired", "TypeAlias", "TypedDict", "Union"]),
    ];
    let mixins: Vec<&str> = MIXINS.iter().map(|(_, mixin)| *mixin).collect();
    let own = [
        from("._mixins", &mixins),
        from("._native", classes),
        from("._records", &["Record", "Unrecognised"]),
        from("._types", &["Day"]),
    ];
    let parts = [standard.concat(), own.concat()];
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// The module in the making.
#[derive(Default)]
struct Page {
    body: String,
    /// What stands there already: the rest is named in quotes.
    names: Vec<String>,
    /// The codes of a type, in words.
    codes: BTreeMap<String, String>,
}

impl Page {
    fn declare(&mut self, kind: &Type, types: &[Type]) {
        let Type { name, text, role, .. } = kind;
        match &kind.shape {
            _ if DICTIONARIES.contains(&name.as_str()) => return,
            // It is a part of the class of the union.
            Shape::Structure(_) if types.iter().any(|whole| parts(whole, types).any(|part| part.name == *name)) => {
                return;
            }
            // Arguments have names in this language.
            Shape::Structure(_) if *role == Role::Arguments => return,
            Shape::Structure(fields) if *role == Role::File => self.typed_dict(name, text, fields),
            Shape::Structure(fields) => self.dataclass(name, name, text, None, fields),
            Shape::Codes(variants, open) => {
                let codes: Vec<String> = variants.iter().map(|variant| format!("\"{}\"", variant.code)).collect();
                let end = if *open { "] | str" } else { "]" };
                let shown: Vec<String> = variants.iter().map(|variant| format!("`{}`", variant.code)).collect();
                let later = if *open { ", or of a later release" } else { "" };
                self.codes.insert(name.clone(), format!("of {}{later}.", shown.join(", ")));
                self.alias(name, &meanings(text, variants), "Literal[", &codes, end);
            }
            Shape::Tagged(tag, variants, open) => {
                assert!(*role != Role::File, "{name}: no file has codes with fields yet");
                let mut members = Vec::new();
                for Variant { code, text, fields } in variants {
                    let variant = variant_name(code, name);
                    self.dataclass(&variant, name, text, Some((tag, code)), fields);
                    members.push(variant);
                }
                members.extend(open.then(|| "Unrecognised".to_owned()));
                self.alias(name, text, "Union[", &members, "]");
            }
            // One class with the fields of all its forms, of which those of one are given.
            Shape::Union(_) if parts(kind, types).next().is_some() => {
                let fields: Vec<Field> = parts(kind, types).flat_map(given_or_not).collect();
                self.dataclass(name, name, text, None, &fields);
            }
            Shape::Union(kinds) => {
                let members = kinds.iter().map(|kind| shown(kind, *role));
                let members = members.map(|name| if self.names.contains(&name) { name } else { format!("\"{name}\"") });
                let members: Vec<String> = members.collect();
                self.alias(name, text, "Union[", &members, "]");
            }
        }
        self.names.push(name.clone());
    }

    fn alias(&mut self, name: &str, text: &str, start: &str, members: &[String], end: &str) {
        self.body.push('\n');
        for line in words(text, WIDTH - 3) {
            _ = writeln!(self.body, "{}", format!("#: {line}").trim_end());
        }
        let line = format!("{name}: TypeAlias = {start}{}{end}", members.join(", "));
        if line.len() <= WIDTH {
            _ = writeln!(self.body, "{line}");
        } else {
            _ = writeln!(self.body, "{name}: TypeAlias = {start}\n    {},\n{end}", members.join(",\n    "));
        }
    }

    /// A file: names that are words of the language can only stand in a call.
    fn typed_dict(&mut self, name: &str, text: &str, fields: &[Field]) {
        // What says nothing is left out of a file; that a reader takes null for it too is no way to write one.
        let kind = |field: &Field| {
            let kind = shown(&field.kind, Role::File);
            if field.optional { format!("NotRequired[{kind}]") } else { kind }
        };
        if fields.iter().any(|field| RESERVED.contains(&field.name.as_str())) {
            self.body.push('\n');
            for line in words(text, WIDTH - 3) {
                _ = writeln!(self.body, "{}", format!("#: {line}").trim_end());
            }
            _ = writeln!(self.body, "{name} = TypedDict(\n    \"{name}\",\n    {{");
            for field in fields {
                for line in words(&field.text, WIDTH - 11) {
                    _ = writeln!(self.body, "        #: {line}");
                }
                _ = writeln!(self.body, "        \"{}\": \"{}\",", field.name, kind(field));
            }
            self.body.push_str("    },\n)\n");
        } else {
            _ = write!(self.body, "\n\nclass {name}(TypedDict):\n");
            docstring(&mut self.body, text);
            self.body.push('\n');
            for field in fields {
                _ = writeln!(self.body, "    {}: {}", field.name, kind(field));
                docstring(&mut self.body, &field.text);
            }
            self.body.push('\n');
        }
        self.names.push(name.to_owned());
    }

    fn dataclass(&mut self, name: &str, record: &str, text: &str, tag: Option<(&String, &String)>, fields: &[Field]) {
        let base = MIXINS.iter().find(|(of, _)| *of == record).map_or("Record", |(_, mixin)| mixin);
        let by_name = if BY_NAME.contains(&record) { ", kw_only=True" } else { "" };
        let decorator = format!("@dataclasses.dataclass(frozen=True, slots=True, eq=False{by_name})");
        _ = write!(self.body, "\n\n{decorator}\nclass {name}({base}):\n");
        let fields = ordered(record, fields);
        let text = self.with_fields(record, text, &fields);
        docstring(&mut self.body, &text);
        self.body.push('\n');
        let renamed = renamed(record, &fields);
        if !renamed.is_empty() {
            let entries: Vec<String> = renamed.iter().map(|(word, name)| format!("\"{word}\": \"{name}\"")).collect();
            _ = writeln!(self.body, "    _renamed: ClassVar = {{{}}}\n", entries.join(", "));
        }
        if let Some((tag, code)) = tag {
            let field = format!("dataclasses.field(default=\"{code}\", init=False)");
            _ = writeln!(self.body, "    {tag}: Literal[\"{code}\"] = {field}");
        }
        let mut optional = false;
        for field in &fields {
            let name = called(field, &renamed);
            assert!(!RESERVED.contains(&name), "{name} names no field: see RENAMED");
            let null = if (field.nullable || field.optional) && field.default.is_none() { " | None" } else { "" };
            let mut value = assigned(field);
            if value.is_empty() && optional {
                value.push_str(" = None  # type: ignore[assignment]");
            }
            optional |= field.optional;
            _ = writeln!(self.body, "    {name}: {}{null}{value}", shown(&field.kind, Role::Record));
        }
        self.body.push('\n');
        self.names.push(name.to_owned());
    }

    /// The words of a class with those of its fields and the codes that they take: what `help` shows.
    fn with_fields(&self, record: &str, text: &str, fields: &[Field]) -> String {
        let renamed = renamed(record, fields);
        let each = fields.iter().map(|field| {
            let codes = match &field.kind {
                Kind::Named(kind) => self.codes.get(kind).map(|codes| ["One", codes]),
                Kind::List(entry) => match entry.as_ref() {
                    Kind::Named(kind) => self.codes.get(kind).map(|codes| ["Each", codes]),
                    _ => None,
                },
                _ => None,
            };
            let words: Vec<&str> = field.text.split_whitespace().chain(codes.into_iter().flatten()).collect();
            format!("\n- `{}`: {}", called(field, &renamed), words.join(" "))
        });
        format!("{text}\n{}", each.collect::<String>())
    }
}

/// The name of a field here.
fn called<'a>(field: &'a Field, renamed: &[(&'static str, &'a str)]) -> &'a str {
    renamed.iter().find(|(word, _)| *word == field.name).map_or(field.name.as_str(), |(_, name)| name)
}

/// Which fields have another name here.
fn renamed(record: &str, fields: &[Field]) -> Vec<(&'static str, &'static str)> {
    if !fields.iter().any(|field| RESERVED.contains(&field.name.as_str())) {
        return Vec::new();
    }
    let own = RENAMED.iter().find(|(of, _)| *of == record).or_else(|| RENAMED.iter().find(|(of, _)| of.is_empty()));
    let names = own.map_or(&[][..], |(_, names)| *names);
    names.iter().filter(|(word, _)| fields.iter().any(|field| field.name == *word)).copied().collect()
}

/// The structures of a union that is one class.
fn parts<'a>(whole: &'a Type, types: &'a [Type]) -> impl Iterator<Item = &'a Type> {
    let kinds = match &whole.shape {
        Shape::Union(kinds) if whole.role != Role::File => kinds.as_slice(),
        _ => &[],
    };
    let named = |kind: &Kind| types.iter().find(|part| matches!(kind, Kind::Named(name) if *name == part.name));
    let parts: Vec<&Type> = kinds.iter().filter_map(named).collect();
    let one = parts.iter().all(|part| matches!(part.shape, Shape::Structure(_)));
    parts.into_iter().filter(move |_| one)
}

/// The fields of one form of a union, which are not there in another one.
fn given_or_not(part: &Type) -> Vec<Field> {
    let Shape::Structure(fields) = &part.shape else { panic!("{} is no structure", part.name) };
    let text = |field: &Field| if field.text.is_empty() { part.text.clone() } else { field.text.clone() };
    fields.iter().map(|field| Field { optional: true, text: text(field), ..field.clone() }).collect()
}

/// The fields as they are given: what must be given first, and at the end what may be none and so may be left out.
fn ordered(record: &str, fields: &[Field]) -> Vec<Field> {
    let mut fields = fields.to_vec();
    if !AS_DECLARED.contains(&record) {
        fields.sort_by_key(|field| field.optional);
    }
    fields
        .iter_mut()
        .rev()
        .take_while(|field| field.optional || field.nullable)
        .for_each(|field| field.optional = true);
    fields
}

/// What stands behind the type of a field. A mapping has no hash.
fn assigned(field: &Field) -> String {
    let mut said = Vec::new();
    match &field.default {
        _ if !field.optional => {}
        None => said.push("default=None".to_owned()),
        Some(Value::Array(entries)) if entries.is_empty() => said.push("default=()".to_owned()),
        Some(Value::Object(entries)) if entries.is_empty() && matches!(field.kind, Kind::Map(..)) => {
            said.push("default_factory=dict".to_owned());
        }
        Some(value) => said.push(format!("default={}", literal(value))),
    }
    let is_map = |kind: &Kind| matches!(kind, Kind::Map(..) | Kind::Any);
    let has_map = is_map(&field.kind) || matches!(&field.kind, Kind::Either(kinds) if kinds.iter().any(is_map));
    said.extend(has_map.then(|| "hash=False".to_owned()));
    match said.as_slice() {
        [] => String::new(),
        [one] if one.starts_with("default=") => one.replacen("default=", " = ", 1),
        _ => format!(" = dataclasses.field({})", said.join(", ")),
    }
}

fn literal(value: &Value) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(flag) => if *flag { "True" } else { "False" }.to_owned(),
        Value::Array(entries) => format!("({})", entries.iter().map(|entry| literal(entry) + ", ").collect::<String>()),
        Value::Object(_) | Value::Number(_) | Value::String(_) => value.to_string(),
    }
}

fn shown(kind: &Kind, role: Role) -> String {
    let file = role == Role::File;
    match kind {
        Kind::Date if !file => "Day".to_owned(),
        Kind::Text | Kind::Date => "str".to_owned(),
        Kind::Word(word) => format!("Literal[\"{word}\"]"),
        Kind::Whole => "int".to_owned(),
        Kind::Number => "float".to_owned(),
        Kind::Flag => "bool".to_owned(),
        Kind::Any => "Any".to_owned(),
        Kind::List(entry) if file => format!("list[{}]", shown(entry, role)),
        Kind::List(entry) => format!("tuple[{}, ...]", shown(entry, role)),
        Kind::Map(key, entry) => {
            format!("{}[{}, {}]", if file { "dict" } else { "Mapping" }, shown(key, role), shown(entry, role))
        }
        Kind::OrNull(entry) => format!("{} | None", shown(entry, role)),
        Kind::Named(name) | Kind::Class(name) => name.clone(),
        Kind::Either(kinds) => kinds.iter().map(|kind| shown(kind, role)).collect::<Vec<_>>().join(" | "),
    }
}

fn docstring(body: &mut String, text: &str) {
    let text = text.replace('\\', "\\\\");
    match words(&text, WIDTH - 10).as_slice() {
        [] => {}
        [line] => _ = writeln!(body, "    \"\"\"{line}\"\"\""),
        several => {
            let all: Vec<String> = several.iter().map(|line| format!("    {line}").trim_end().to_owned()).collect();
            _ = writeln!(body, "    \"\"\"{}\n    \"\"\"", all.join("\n").trim_start());
        }
    }
}

fn words(text: &str, width: usize) -> Vec<String> {
    lines(text, width, |path| path.replace("::", "."))
}
