//! The declarations for TypeScript.

use std::fmt::Write;

use therapy_goals::document::Naming;
use therapy_goals::records::{Records, Role};

use super::{Field, Kind, Shape, Type, Variant, classes, lines, meanings, model, variant_name};

const WIDTH: usize = 118;

/// Where the classes stand that are written by hand.
const CLASSES: &str = "./instrument.js";

/// The types whose forms share most of their fields: these stand once, in an interface of their own.
const SHARING: &[&str] = &["PlanEvent"];

/// The type of an enumeration, and not a text with a brand: only what is a unit to the compiler tells the forms of a
/// union apart. The last line keeps the enumeration itself, which nothing holds at run time, inside.
const UNRECOGNISED: &str = "
declare enum Later {
  code = \"of a later release\",
}

/**
 * A code of a later release: a text, and none of the codes that are known here. So a `switch` over those narrows, and
 * where each has its case, this is all that is left for `default`.
 */
export type Unrecognised = Later;

export {};
";

/// All of them, as one module with these words above it.
pub fn print(title: &str, records: &Records) -> String {
    let types = model(records);
    let open = |kind: &Type| matches!(kind.shape, Shape::Codes(_, true) | Shape::Tagged(_, _, true));
    let mut page = format!("// {title}\n// Printed from the core: see CONTRIBUTING.md.\n");
    page.push_str(&imports(&types));
    if types.iter().any(open) {
        page.push_str(UNRECOGNISED);
    }
    let mut chapter = "";
    for kind in &types {
        if kind.chapter != chapter {
            chapter = kind.chapter;
            _ = writeln!(page, "\n// {chapter}");
        }
        declare(&mut page, kind);
    }
    page
}

/// The records that are stored and sent, by name.
pub fn print_wire(names: impl Iterator<Item = &'static str>) -> String {
    let mut page =
        "\n// wire\n\n/** The records that are stored and sent, by their names. */\nexport interface Wire {\n"
            .to_owned();
    for name in names {
        _ = writeln!(page, "  {name}: {name};");
    }
    page + "}\n"
}

/// All codes that there are at run time, by the name of their type: the module, and its declaration.
pub fn print_codes(title: &str, records: &Records) -> (String, String) {
    let head = format!("// {title}\n// Printed from the core: see CONTRIBUTING.md.\n");
    let (mut module, mut declared) = (format!("{head}\nexport const codes = {{\n"), head);
    declared
        .push_str("\n/** All codes of each type, those of this release: to test that a translation has them all. */\n");
    declared.push_str("export const codes: {\n");
    for kind in &model(records) {
        let (Shape::Codes(variants, _) | Shape::Tagged(_, variants, _)) = &kind.shape else { continue };
        let codes: Vec<String> = variants.iter().map(|variant| format!("\"{}\"", variant.code)).collect();
        let line = format!("  {}: [{}],", kind.name, codes.join(", "));
        if line.len() <= WIDTH {
            _ = writeln!(module, "{line}");
        } else {
            _ = writeln!(module, "  {}: [\n    {},\n  ],", kind.name, codes.join(",\n    "));
        }
        let line = format!("  readonly {}: readonly [{}];", kind.name, codes.join(", "));
        if line.len() <= WIDTH {
            _ = writeln!(declared, "{line}");
        } else {
            _ = writeln!(declared, "  readonly {}: readonly [\n    {},\n  ];", kind.name, codes.join(",\n    "));
        }
    }
    module.push_str("};\n");
    declared.push_str("};\n");
    (module, declared)
}

fn declare(page: &mut String, kind: &Type) {
    let Type { name, text, role, .. } = kind;
    // The names of a file are the same in every language.
    let naming = if *role == Role::File { Naming::SnakeCase } else { Naming::CamelCase };
    match &kind.shape {
        Shape::Structure(fields) => interface(page, name, text, None, fields, naming),
        Shape::Codes(variants, open) => {
            let codes = variants.iter().map(|variant| format!("\"{}\"", variant.code));
            union(page, name, &meanings(text, variants), codes.chain(open.then(|| "Unrecognised".to_owned())));
        }
        Shape::Tagged(tag, variants, open) => {
            let base = if SHARING.contains(&name.as_str()) { shared(name, variants) } else { None };
            if let Some((base, fields)) = &base {
                interface(page, base, "What the others have in common.", None, fields, naming);
            }
            for Variant { code, text, fields } in variants {
                let code_type = format!("\"{code}\"");
                let tag = Some((tag, code_type.as_str()));
                match &base {
                    Some((base, common)) if common.iter().all(|field| has(fields, field)) => {
                        let rest: Vec<Field> = fields.iter().filter(|field| !has(common, field)).cloned().collect();
                        let named = format!("{} extends {base}", variant_name(code, name));
                        interface(page, &named, text, tag, &rest, naming);
                    }
                    _ => interface(page, &variant_name(code, name), text, tag, fields, naming),
                }
            }
            let mut names: Vec<String> = variants.iter().map(|variant| variant_name(&variant.code, name)).collect();
            if *open {
                let unrecognised = format!("Unrecognised{name}");
                let text = "One of a later release; what stands beside its code is not known here.";
                interface(page, &unrecognised, text, Some((tag, "Unrecognised")), &[], naming);
                names.push(unrecognised);
            }
            union(page, name, text, names.into_iter());
        }
        Shape::Union(kinds) => union(page, name, text, kinds.iter().map(shown)),
    }
}

/// What the first two forms have in common, under a name.
fn shared(name: &str, variants: &[Variant]) -> Option<(String, Vec<Field>)> {
    let [first, second, ..] = variants else { return None };
    let fields = first.fields.iter().filter(|field| has(&second.fields, field)).cloned().collect();
    Some((format!("{name}Fields"), fields))
}

/// Whether this field, of this type, is among these.
fn has(fields: &[Field], field: &Field) -> bool {
    fields.iter().any(|other| other.name == field.name && other.kind == field.kind && other.optional == field.optional)
}

fn interface(
    page: &mut String,
    name: &str,
    text: &str,
    tag: Option<(&String, &str)>,
    fields: &[Field],
    naming: Naming,
) {
    comment(page, "", text, true);
    _ = writeln!(page, "export interface {name} {{");
    if let Some((tag, code)) = tag {
        _ = writeln!(page, "  readonly {tag}: {code};");
    }
    for field in fields {
        comment(page, "  ", &field.text, false);
        let (mark, null) = (if field.optional { "?" } else { "" }, if field.nullable { " | null" } else { "" });
        _ = writeln!(page, "  readonly {}{mark}: {}{null};", naming.field(&field.name), shown(&field.kind));
    }
    page.push_str("}\n");
}

fn union(page: &mut String, name: &str, text: &str, members: impl Iterator<Item = String>) {
    comment(page, "", text, true);
    let members: Vec<String> = members.collect();
    let line = format!("export type {name} = {};", members.join(" | "));
    if line.len() <= WIDTH {
        _ = writeln!(page, "{line}");
    } else {
        _ = writeln!(page, "export type {name} =\n  | {};", members.join("\n  | "));
    }
}

fn shown(kind: &Kind) -> String {
    match kind {
        Kind::Text | Kind::Date => "string".to_owned(),
        Kind::Word(word) => format!("\"{word}\""),
        Kind::Whole | Kind::Number => "number".to_owned(),
        Kind::Flag => "boolean".to_owned(),
        Kind::Any => "unknown".to_owned(),
        Kind::List(entry) => match entry.as_ref() {
            Kind::List(_) | Kind::Either(_) => format!("readonly ({})[]", shown(entry)),
            _ => format!("readonly {}[]", shown(entry)),
        },
        Kind::OrNull(entry) => format!("{} | null", shown(entry)),
        Kind::Map(key, entry) => match shown(key).as_str() {
            "string" => format!("Readonly<Record<string, {}>>", shown(entry)),
            codes => format!("Readonly<Partial<Record<{codes}, {}>>>", shown(entry)),
        },
        Kind::Named(name) | Kind::Class(name) => name.clone(),
        Kind::Either(kinds) => kinds.iter().map(shown).collect::<Vec<_>>().join(" | "),
    }
}

/// The classes that stand in the modules by hand, as far as they are named.
fn imports(types: &[Type]) -> String {
    let names: Vec<&str> = classes(types.iter()).into_iter().collect();
    if names.is_empty() {
        return String::new();
    }
    format!("\nimport type {{ {} }} from \"{CLASSES}\";\n", names.join(", "))
}

fn comment(page: &mut String, indent: &str, text: &str, apart: bool) {
    if apart {
        page.push('\n');
    }
    let path = |path: &str| {
        let (kind, name) = path.split_once("::").unwrap_or(("", path));
        format!("{kind}.{}", Naming::CamelCase.field(name))
    };
    match lines(&text.replace("*/", "* /"), WIDTH - 3 - indent.len(), path).as_slice() {
        [] => {}
        [line] if line.len() + indent.len() + 7 <= WIDTH => _ = writeln!(page, "{indent}/** {line} */"),
        several => {
            _ = writeln!(page, "{indent}/**");
            for line in several {
                _ = writeln!(page, "{}", format!("{indent} * {line}").trim_end());
            }
            _ = writeln!(page, "{indent} */");
        }
    }
}
