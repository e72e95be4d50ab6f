//! The classes for Python: frozen dataclasses for records, `TypedDict`s for what is a file.

use std::fmt::Write;

use serde_json::Value;
use therapy_goals::records::{Records, Role};

use super::{Field, Kind, Shape, Type, Variant, lines, meanings, model, variant_name};

const WIDTH: usize = 118;

/// The class of `_mixins.py` that gives a record what is written by hand; a record without one is a `Record`.
const MIXINS: &[(&str, &str)] = &[];

/// What fields are called where one of them has a word of the language as its name: in this record, else in all.
const RENAMED: &[(&str, &[(&str, &str)])] = &[("", &[("from", "start"), ("to", "end")])];

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
    let mut chapter = "";
    for kind in &model(records) {
        if kind.chapter != chapter {
            chapter = kind.chapter;
            _ = write!(page.body, "\n\n# {chapter}\n");
        }
        page.declare(kind);
    }
    let taken = page.names.iter().find(|name| TAKEN.contains(&name.as_str()));
    assert!(taken.is_none(), "the module imports this name: `#[record(name = \"…\")]` for {taken:?}");
    page.names.sort();
    page.names.dedup();
    let names: Vec<String> = page.names.iter().map(|name| format!("\"{name}\"")).collect();
    let names = names.join(",\n    ");
    let imports = imports(&page.body);
    let body = page.body.trim_end().replace("\n\n\n\n", "\n\n\n");
    format!(
        "\"\"\"{title}\n\nPrinted from the core: see CONTRIBUTING.md.\n\"\"\"\n\nfrom __future__ import annotations\n\n\
         {imports}\n__all__ = [\n    {names},\n]\n\n\n\
         def __dir__() -> list[str]:\n    return sorted(__all__)\n{body}\n"
    )
}

/// The imports of what the body names.
fn imports(body: &str) -> String {
    let words: Vec<&str> = body.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
    let from = |module: &str, names: &[&str]| {
        let used: Vec<&str> = names.iter().copied().filter(|name| words.contains(name)).collect();
        if used.is_empty() { String::new() } else { format!("from {module} import {}\n", used.join(", ")) }
    };
    let standard = [
        if body.contains("dataclasses.") { "import dataclasses\n".to_owned() } else { String::new() },
        from("collections.abc", &["Mapping"]),
        from("typing", &["ClassVar", "Literal", "NotRequired", "TypeAlias", "TypedDict", "Union"]),
    ];
    let mixins: Vec<&str> = MIXINS.iter().map(|(_, mixin)| *mixin).collect();
    let own = [from("._mixins", &mixins), from("._records", &["Record", "Unrecognised"]), from("._types", &["Day"])];
    let parts = [standard.concat(), own.concat()];
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// The module in the making.
#[derive(Default)]
struct Page {
    body: String,
    /// What stands there already: the rest is named in quotes.
    names: Vec<String>,
}

impl Page {
    fn declare(&mut self, kind: &Type) {
        let Type { name, text, role, .. } = kind;
        match &kind.shape {
            // Arguments have names in this language.
            Shape::Structure(_) if *role == Role::Arguments => return,
            Shape::Structure(fields) if *role == Role::File => self.typed_dict(name, text, fields),
            Shape::Structure(fields) => self.dataclass(name, name, text, None, fields),
            Shape::Codes(variants, open) => {
                let codes: Vec<String> = variants.iter().map(|variant| format!("\"{}\"", variant.code)).collect();
                let end = if *open { "] | str" } else { "]" };
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
        _ = write!(self.body, "\n\n@dataclasses.dataclass(frozen=True, slots=True)\nclass {name}({base}):\n");
        docstring(&mut self.body, text);
        self.body.push('\n');
        let renamed = renamed(record, fields);
        if !renamed.is_empty() {
            let entries: Vec<String> = renamed.iter().map(|(word, name)| format!("\"{word}\": \"{name}\"")).collect();
            _ = writeln!(self.body, "    _renamed: ClassVar = {{{}}}\n", entries.join(", "));
        }
        if let Some((tag, code)) = tag {
            let field = format!("dataclasses.field(default=\"{code}\", init=False)");
            _ = writeln!(self.body, "    {tag}: Literal[\"{code}\"] = {field}");
        }
        let mut optional = false;
        for field in fields {
            let value = assigned(field, optional);
            optional |= field.optional;
            let name =
                renamed.iter().find(|(word, _)| *word == field.name).map_or(field.name.as_str(), |(_, name)| name);
            assert!(!RESERVED.contains(&name), "{name} names no field: see RENAMED");
            let null = if field.nullable && field.default.is_none() { " | None" } else { "" };
            _ = writeln!(self.body, "    {name}: {}{null}{value}", shown(&field.kind, Role::Record));
            docstring(&mut self.body, &field.text);
        }
        self.body.push('\n');
        self.names.push(name.to_owned());
    }
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

/// What stands behind the type of a field. What must be given stands before what may be; where it does not, it is
/// given by its name. A mapping has no hash.
fn assigned(field: &Field, after_optional: bool) -> String {
    let mut said = Vec::new();
    match &field.default {
        _ if !field.optional => said.extend(after_optional.then(|| "kw_only=True".to_owned())),
        None => said.push("default=None".to_owned()),
        Some(Value::Array(entries)) if entries.is_empty() => said.push("default=()".to_owned()),
        Some(Value::Object(entries)) if entries.is_empty() && matches!(field.kind, Kind::Map(..)) => {
            said.push("default_factory=dict".to_owned());
        }
        Some(value @ Value::Object(_)) => {
            let made = format!("{}.from_dict({})", shown(&field.kind, Role::Record), literal(value));
            said.push(format!("default_factory=lambda: {made}"));
        }
        Some(value) => said.push(format!("default={}", literal(value))),
    }
    said.extend(matches!(field.kind, Kind::Map(..)).then(|| "hash=False".to_owned()));
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
        Value::Object(entries) => {
            let entries = entries.iter().map(|(name, entry)| format!("\"{name}\": {}", literal(entry)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        Value::Number(_) | Value::String(_) => value.to_string(),
    }
}

fn shown(kind: &Kind, role: Role) -> String {
    let file = role == Role::File;
    match kind {
        Kind::Date if !file => "Day".to_owned(),
        Kind::Text | Kind::Date => "str".to_owned(),
        Kind::Whole => "int".to_owned(),
        Kind::Number => "float".to_owned(),
        Kind::Flag => "bool".to_owned(),
        Kind::List(entry) if file => format!("list[{}]", shown(entry, role)),
        Kind::List(entry) => format!("tuple[{}, ...]", shown(entry, role)),
        Kind::Map(key, entry) => {
            format!("{}[{}, {}]", if file { "dict" } else { "Mapping" }, shown(key, role), shown(entry, role))
        }
        Kind::Named(name) => name.clone(),
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
