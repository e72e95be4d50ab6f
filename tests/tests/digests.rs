//! Digests: what changes them and what does not, and those that are shipped.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use therapy_goals::instrument::{self, Digest, Instrument};
use therapy_goals_tests::cases;

/// Every digest of an instrument by name: `definition`, and each score that has a number.
fn digests(instrument: &Instrument) -> Vec<(String, Digest)> {
    let key = instrument.key();
    let scores = key.subscales.iter().chain([&key.whole]);
    let scores = scores.filter_map(|scale| Some((scale.id.to_string(), scale.digest?)));
    let definition = instrument.provenance().definition_digest.unwrap();
    [("definition".to_owned(), definition)].into_iter().chain(scores).collect()
}

/// The digests that were made when the library was are those of the files.
#[test]
fn the_shipped_digests_are_those_of_the_definitions() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core");
    let table = root.join("src/instrument/catalogue/digests.rs");
    let (mut rows, mut stale) = (String::new(), Vec::new());
    for id in instrument::ids() {
        let text = fs::read_to_string(root.join(format!("instruments/{id}.json"))).unwrap();
        let made = digests(&Instrument::from_json(&text).unwrap());
        if made != digests(&instrument::get(id).unwrap()) {
            stale.push(id);
        }
        let bits: Vec<String> = made.iter().map(|(_, digest)| format!("0x{digest}")).collect();
        // As `rustfmt` writes it.
        let row = format!("    (\"{id}\", {}, &[{}]),\n", bits[0], bits[1..].join(", "));
        if row.len() <= 121 {
            rows.push_str(&row);
        } else {
            let scales = format!("        &[{}],\n", bits[1..].join(", "));
            let scales = if scales.len() <= 121 {
                scales
            } else {
                let lines = bits[1..].iter().fold(String::new(), |text, bits| text + &format!("            {bits},\n"));
                format!("        &[\n{lines}        ],\n")
            };
            write!(rows, "    (\n        \"{id}\",\n        {},\n{scales}    ),\n", bits[0]).unwrap();
        }
    }
    let known = fs::read_to_string(&table).unwrap();
    let head = known.split_inclusive("&[(&str, u64, &[u64])] = &[").next().unwrap();
    let written = format!("{head}\n{rows}];\n");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&table, &written).unwrap();
    }
    // Without a row the digests are made when the instrument is: that answers alike, and takes longer.
    assert!(stale.is_empty() && written == known, "{stale:?} differ; UPDATE_SNAPSHOTS=1 writes the table anew");
}

/// Entries that no digest covers, with all that stands below them.
const UNCOVERED: &[&str] = &[
    "answers",
    "domains",
    "history",
    "label",
    "licence",
    "loinc",
    "measures",
    "notes",
    "population",
    "published_in",
    "question",
    "respondent",
    "schema_version",
    "short_title",
    "source",
    "sources",
    "status",
    "stem",
    "tag",
    "text",
    "time_frame",
    "title",
    "version",
];

/// Other entries by the start of their path, longer ones first, with the scores whose digests cover them.
/// The digest of the definition covers all of them; `total` is made of `body` and `mind`.
const COVERED: &[(&str, &[&str])] = &[
    (".response_scales[0].options", &["body", "total"]),
    (".response_scales[1].range", &["product"]),
    (".response_scales[2].options", &["mind", "total"]),
    (".response_scales[3].options", &["heavy"]),
    (".items[0]", &["body", "total"]),
    (".items[1]", &["body", "total"]),
    (".items[2]", &["mind", "total"]),
    (".items[3]", &["product"]),
    (".items[4]", &["product"]),
    (".items[5]", &[]),
    (".items[6]", &["body", "total"]),
    (".items[7]", &["heavy"]),
    (".items[8]", &["heavy"]),
    (".items[9]", &["heavy"]),
    (".items[10]", &["norm"]),
    (".items[11]", &[]),
    (".response_scales[4]", &["norm"]),
    (".subscales[0].bands", &[]),
    (".subscales[0].better", &[]),
    (".subscales[0].id", &[]),
    (".subscales[0].prorating.default", &[]),
    (".subscales[0].prorating.rules[0].id", &[]),
    (".subscales[0]", &["body", "total"]),
    (".subscales[1].better", &[]),
    (".subscales[1].id", &[]),
    (".subscales[1]", &["mind", "total"]),
    (".subscales[2].id", &[]),
    (".subscales[2]", &["product"]),
    (".subscales[3].id", &[]),
    (".subscales[3]", &["heavy"]),
    (".subscales[4].id", &[]),
    (".subscales[4]", &["norm"]),
    (".total.better", &[]),
    // A part is known by what it is made of.
    (".total.parts[0].subscale", &[]),
    (".total.parts[1].subscale", &[]),
    (".total", &["total"]),
    (".stop", &[]),
    (".classifications", &[]),
    (".alerts", &[]),
    (".reliable_change", &[]),
    (".cutoffs", &[]),
];

/// What is put where, for an entry that cannot have one added, be turned round or be renamed everywhere.
/// Nothing where other parts of the definition leave no other value.
fn replacements(path: &str) -> Option<Vec<(&str, Value)>> {
    let one = |value: Value| Some(vec![(path, value)]);
    let last = path.rsplit('.').next().unwrap();
    match path {
        ".schema_version" => one(json!("1.1")),
        ".respondent.who" => one(json!("caretaker")),
        ".respondent.ages.to" => one(json!(98)),
        ".answers.kind" => one(json!("positions")),
        ".licence.wording_may_ship" => Some(vec![
            (path, json!(false)),
            (".stem", Value::Null),
            (".items[0].text", Value::Null),
            (".response_scales[0].options[0].label", Value::Null),
            (".response_scales[0].options[1].label", Value::Null),
            (".response_scales[0].options[2].label", Value::Null),
        ]),
        ".response_scales[0].options[0].value" => Some(vec![
            (path, json!(-1)),
            (".subscales[0].bands.rules[0].bands[0].from", json!(-6)),
            (".subscales[0].gate.when.equals", json!(-1)),
            (".items[1].when_not_asked", json!(-1)),
        ]),
        ".response_scales[0].options[1].value" | ".response_scales[1].range.decimals" => one(json!(2)),
        ".response_scales[0].options[2].value" => {
            Some(vec![(path, json!(4)), (".subscales[0].recode", Value::Null), (".alerts", json!([]))])
        }
        ".response_scales[2].options[0].value" => Some(vec![
            (path, json!(2)),
            (".subscales[1].conversion[0].raw", json!(1)),
            (".subscales[1].conversion[1].raw", json!(2)),
        ]),
        ".response_scales[2].options[1].value" => Some(vec![
            (path, json!(-1)),
            (".subscales[1].conversion[0].raw", json!(-1)),
            (".subscales[1].conversion[1].raw", json!(0)),
        ]),
        ".response_scales[3].options[0].value" => one(json!(-1)),
        ".subscales[4].norms.tables[0].ages.to" => one(json!(65)),
        ".subscales[4].norms.kind" => one(json!("percentile")),
        ".subscales[0].method" | ".subscales[4].method" => one(json!("mean")),
        ".stop.when.at_least" => one(json!(1.5)),
        ".items[1].asked_if.at_least" => one(json!(3)),
        ".subscales[1].method" => one(json!("sum")),
        ".subscales[0].recode[0].answer"
        | ".subscales[0].recode[0].counts"
        | ".alerts[0].rules.rules[0].when.equals" => one(json!(1)),
        ".subscales[0].prorating.rules[0].rounding" => one(json!("half_even")),
        ".stop.after"
        | ".stop.score"
        | ".stop.when.item"
        | ".response_scales[4].options[0].value"
        | ".response_scales[4].options[1].value"
        | ".items[1].asked_if.item"
        | ".subscales[0].gate.when.item"
        | ".subscales[0].bands.rules[0].bands[0].from"
        | ".subscales[2].method"
        | ".subscales[3].method"
        | ".total.id"
        | ".total.method" => Some(Vec::new()),
        _ if last == "raw" => Some(Vec::new()),
        _ if last == "at_most" => one(json!(1)),
        _ if path.contains(".when.") && (last == "item" || last.starts_with("items[")) => one(json!("g")),
        _ if last == "what" => one(json!("bands")),
        _ if last == "date" => one(json!("2026-11-28")),
        _ if last == "better" => one(json!("higher")),
        _ if last == "status" => one(json!("disputed")),
        _ if last == "sex" => one(json!(if path.contains("cases") { "female" } else { "male" })),
        _ => None,
    }
}

/// Every entry that holds a single value, by its path.
fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            entries.iter().for_each(|(name, entry)| leaves(entry, &format!("{path}.{name}"), found));
        }
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(place, entry)| leaves(entry, &format!("{path}[{place}]"), found));
        }
        _ => found.push(path.to_owned()),
    }
}

fn pointer(path: &str) -> String {
    path.replace(['.', '['], "/").replace(']', "")
}

/// Renames a text wherever it stands.
fn rename(value: &mut Value, old: &str, new: &str) {
    match value {
        Value::Object(entries) => entries.iter_mut().for_each(|(_, entry)| rename(entry, old, new)),
        Value::Array(entries) => entries.iter_mut().for_each(|entry| rename(entry, old, new)),
        Value::String(text) if text == old => new.clone_into(text),
        _ => {}
    }
}

fn everything_set() -> Value {
    let mut cases = cases().unwrap().into_iter();
    let case = cases.find(|case| case.name == "digests: everything set").unwrap();
    case.input["instrument"].clone()
}

/// The names of the digests in which two definitions differ.
fn changed(before: &Value, after: &Value) -> Result<BTreeSet<String>, String> {
    let read = |definition: &Value| {
        let instrument = Instrument::from_json(&definition.to_string());
        instrument.map(|instrument| digests(&instrument)).map_err(|error| error.to_string())
    };
    // Scores keep their places where they are renamed.
    let pairs = read(before)?.into_iter().zip(read(after)?);
    Ok(pairs.filter(|(before, after)| before.1 != after.1).map(|(before, _)| before.0).collect())
}

fn expected(path: &str) -> BTreeSet<String> {
    let steps: Vec<&str> = path.split(['.', '[', ']']).collect();
    if path == ".id" || steps.iter().any(|step| UNCOVERED.contains(step)) {
        return BTreeSet::new();
    }
    // The name of a response scale says nothing: what can be answered stands beside each item.
    if path.starts_with(".response_scales") && path.ends_with("].id") || path.ends_with(".response_scale") {
        return BTreeSet::new();
    }
    let row = COVERED.iter().find(|(start, _)| path.starts_with(start));
    let (_, scores) = row.unwrap_or_else(|| panic!("{path}: say which digests cover it"));
    scores.iter().chain(&["definition"]).map(ToString::to_string).collect()
}

#[test]
fn each_entry_changes_the_digests_that_cover_it_and_no_other() {
    let full = everything_set();
    let mut paths = Vec::new();
    leaves(&full, "", &mut paths);
    let mut wrong = Vec::new();
    for path in &paths {
        let mut other = full.clone();
        if let Some(replacements) = replacements(path) {
            if replacements.is_empty() {
                continue;
            }
            for (path, value) in replacements {
                *other.pointer_mut(&pointer(path)).unwrap() = value;
            }
        } else {
            let entry = other.pointer_mut(&pointer(path)).unwrap();
            match entry.clone() {
                Value::Number(number) => *entry = json!(number.as_f64().unwrap() + 1.0),
                Value::Bool(value) => *entry = json!(!value),
                Value::String(text) => rename(&mut other, &text, &format!("{text}x")),
                _ => unreachable!("{path}"),
            }
        }
        let found = changed(&full, &other);
        if found != Ok(expected(path)) {
            wrong.push(format!("{path}: {found:?}, expected {:?}", expected(path)));
        }
    }
    assert!(paths.len() > 150, "{}", paths.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every field of the format has a value there, so that the test above sees all.
#[test]
fn everything_is_set() {
    fn names(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(entries) => {
                for (name, entry) in entries {
                    found.insert(name.clone());
                    names(entry, found);
                }
            }
            Value::Array(entries) => entries.iter().for_each(|entry| names(entry, found)),
            _ => {}
        }
    }
    fn fields(schema: &Value, found: &mut BTreeSet<String>) {
        match schema {
            Value::Object(entries) => {
                for (name, entry) in entries {
                    if let (true, Value::Object(fields)) = (name == "properties", entry) {
                        found.extend(fields.keys().cloned());
                    }
                    fields(entry, found);
                }
            }
            Value::Array(entries) => entries.iter().for_each(|entry| fields(entry, found)),
            _ => {}
        }
    }
    let (mut set, mut all) = (BTreeSet::new(), BTreeSet::new());
    names(&everything_set(), &mut set);
    fields(&serde_json::to_value(instrument::definition_schema()).unwrap(), &mut all);
    let without: Vec<_> = all.difference(&set).map(String::as_str).collect();
    assert!(without.is_empty(), "fields of the format that the definition does not set: {without:?}");
}

/// A reference that is turned to something else, which no renaming shows.
#[test]
fn a_reference_to_something_else_changes_the_digests_that_cover_it() {
    let full = everything_set();
    for (path, value, scores) in [
        (".items[2].response_scale", json!("other"), &["mind", "total"] as &[&str]),
        (".subscales[0].items", json!(["b", "a", "g"]), &["body", "total"]),
        (".subscales[0].reversed", json!(["a"]), &["body", "total"]),
        (".subscales[0].recode[0].items", json!(["b"]), &["body", "total"]),
        (".subscales[0].gate.when.item", json!("b"), &["body", "total"]),
        (".subscales[0].prorating.default", Value::Null, &["body", "total"]),
        (".subscales[2].pairs[0].first", json!("e"), &["product"]),
        (".total.parts[1].subscale", json!("product"), &["total"]),
        (".total.parts[0].weight", json!(1), &["total"]),
        (".subscales[0].bands.default", Value::Null, &[]),
        (".classifications[0].rules.default", Value::Null, &[]),
        (".classifications[0].rules.rules[0].cutoff.score", json!("mind"), &[]),
        (".classifications[0].rules.rules[0].cutoff.at", json!("under"), &[]),
        (".classifications[1].rules.rules[0].cases[0].when.all[0].item", json!("b"), &[]),
        (".classifications[1].rules.rules[0].cases[0].when.all[1].any[0].score", json!("mind"), &[]),
        (".alerts[0].rules.rules[0].when.item", json!("a"), &[]),
        (".reliable_change[0].score", json!("mind"), &[]),
        (".cutoffs[0].score", json!("mind"), &[]),
        // What is written out and what is left out are the same.
        (".items[0].scored", json!(true), &["none"]),
        (".items[0].optional", json!(false), &["none"]),
        (".items[5].asked_if", Value::Null, &["none"]),
        (".subscales[0].multiply", json!(2.0), &["none"]),
        (".total.parts[1].weight", json!(1), &["none"]),
        (".licence.source", json!("other"), &["none"]),
        (".reliable_change[0].source", json!("other"), &["none"]),
    ] {
        let mut other = full.clone();
        // For the first case: the same answers in another order, since the order of lists counts.
        other["response_scales"]
            .as_array_mut()
            .unwrap()
            .push(json!({ "id": "other", "options": [{ "value": 1 }, { "value": 0 }] }));
        let at = pointer(path);
        let (parent, name) = at.rsplit_once('/').unwrap();
        other.pointer_mut(parent).unwrap()[name] = value;
        let mut expected: BTreeSet<String> = scores.iter().map(ToString::to_string).collect();
        if !expected.remove("none") {
            expected.insert("definition".to_owned());
        }
        assert_eq!(changed(&full, &other), Ok(expected), "{path}");
    }
}

/// A score says the same digests however its instrument came by them.
#[test]
fn rules_that_make_no_number_change_no_digest() {
    let pcl5 = instrument::get("pcl-5").unwrap();
    assert_eq!(digests(&pcl5), digests(&pcl5.with_rules(&[("cutoff", "at_31")]).unwrap()));
    let phq9 = instrument::get("phq-9").unwrap();
    let other = phq9.with_rules(&[("prorating", "cms_minimum_data_set")]).unwrap();
    let pairs = digests(&phq9).into_iter().zip(digests(&other));
    let differ: Vec<String> = pairs.filter(|(one, other)| one != other).map(|(one, _)| one.0).collect();
    assert_eq!(differ, ["total"]);
    let back = other.with_rules(&[("prorating", "item_mean_up_to_two")]).unwrap();
    assert_eq!(digests(&phq9), digests(&back));
}
