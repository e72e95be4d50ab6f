//! The page of the events of a plan: what each kind says, field by field.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Field, Kind, Shape, Type, Variant, model};
use therapy_goals::records::Records;

const PAGE: &str = "\
# The events of a plan

What each kind of event says in `data`, printed from the records of the engine. [The guide](README.md) says what an event
has besides, and how a plan works. In JavaScript the fields are written in camel case. A field that is *needed* must be
there.
";

/// The event records that are not of the history itself.
const STUBS: [&str; 2] = ["withheld", "erased"];

/// # Panics
/// Where the records have no events.
pub fn print(records: &Records) -> String {
    let types: BTreeMap<String, Type> = model(records).into_iter().map(|kind| (kind.name.clone(), kind)).collect();
    let Some(Shape::Tagged(_, variants, _)) = types.get("PlanEvent").map(|event| &event.shape) else { panic!() };
    let mut page = PAGE.to_owned();
    let mut used: Vec<String> = Vec::new();
    let kinds = || variants.iter().filter(|variant| !STUBS.contains(&variant.code.as_str()));
    for Variant { code, text, fields } in kinds() {
        let data = fields.iter().find(|field| field.name == "data").unwrap();
        let Kind::Named(name) = &data.kind else { panic!("{code}: data without a name") };
        let Shape::Structure(fields) = &types[name].shape else { panic!("{name} is no structure") };
        write!(page, "\n## {code}\n\n{text}\n").unwrap();
        table(&mut page, fields, &types, &mut used);
    }
    page.push_str("\n## What stands in fields\n");
    let mut number = 0;
    while let Some(name) = used.get(number).cloned() {
        number += 1;
        let Type { text, shape, .. } = &types[&name];
        write!(page, "\n### {name}\n\n{text}\n").unwrap();
        match shape {
            Shape::Structure(fields) => table(&mut page, fields, &types, &mut used),
            Shape::Codes(codes, _) => {
                page.push('\n');
                for Variant { code, text, .. } in codes {
                    writeln!(page, "- `{code}`: {text}").unwrap();
                }
            }
            Shape::Tagged(tag, variants, _) => {
                for Variant { code, text, fields } in variants {
                    write!(page, "\nWith `{tag}` = `{code}`: {text}\n").unwrap();
                    table(&mut page, fields, &types, &mut used);
                }
            }
            Shape::Union(kinds) => {
                let kinds: Vec<String> = kinds.iter().map(|kind| said(kind, &types, &mut used)).collect();
                write!(page, "\nOne of: {}\n", kinds.join(", ")).unwrap();
            }
        }
    }
    page
}

fn table(page: &mut String, fields: &[Field], types: &BTreeMap<String, Type>, used: &mut Vec<String>) {
    if fields.is_empty() {
        return;
    }
    page.push_str("\n| field | is | |\n|---|---|---|\n");
    for Field { name, text, kind, optional, .. } in fields {
        let kind = said(kind, types, used);
        let needed = if *optional { "" } else { ", needed" };
        let text = text.replace('|', "\\|").replace('\n', " ");
        writeln!(page, "| `{name}` | {kind}{needed} | {text} |").unwrap();
    }
}

/// A type in words; one with a name of its own is explained below, unless it belongs to a chapter with a guide of its own.
fn said(kind: &Kind, types: &BTreeMap<String, Type>, used: &mut Vec<String>) -> String {
    match kind {
        Kind::Text => "text".to_owned(),
        Kind::Word(word) => format!("`{word}`"),
        Kind::Date => "day".to_owned(),
        Kind::Whole => "whole number".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Flag => "true or false".to_owned(),
        Kind::Any => "anything".to_owned(),
        Kind::List(entry) => format!("list: {}", said(entry, types, used)),
        Kind::Map(key, entry) => format!("object: {} by {}", said(entry, types, used), said(key, types, used)),
        Kind::OrNull(entry) => format!("{} or null", said(entry, types, used)),
        Kind::Either(kinds) => kinds.iter().map(|kind| said(kind, types, used)).collect::<Vec<_>>().join(" or "),
        Kind::Named(name) | Kind::Class(name) => match types.get(name) {
            Some(known) if ["plan", "goal", "priority", "attainment"].contains(&known.chapter) => {
                if !used.contains(name) {
                    used.push(name.clone());
                }
                format!("[{name}](#{})", name.to_lowercase())
            }
            _ => format!("`{name}`"),
        },
    }
}
