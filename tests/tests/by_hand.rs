//! A record is declared by `#[derive(Record)]`; what is read or described by hand instead stands in this list, each
//! with its reason. Who converts one cuts its line; a new one needs a better reason than that it was quicker.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// File of the core, what is written by hand there, and why. `$name` is the type of a macro.
const BY_HAND: &[(&str, &str, &str)] = &[
    ("attainment/t_score.rs", "Read for AnyNumber", "what is not finite is told with the other faults"),
    ("call/table.rs", "Read for Part<T>", "a part of a stored answer, which may be of a later release"),
    ("call/titles.rs", "Read for Title", "a title is any text, and is never told"),
    ("call/titles.rs", "Read for Titles", "a map of any names, or nothing"),
    ("change/reliable.rs", "Read for ScoreValue", "a union without a tag: a number or a score"),
    ("change/schema.rs", "JsonSchema for NameOrInstrument", "a union without a tag: a name or a definition"),
    ("change/schema.rs", "JsonSchema for ScoreValue", "a union without a tag: a number or a score"),
    ("document/describe.rs", "JsonSchema for Document", "the door itself: any value"),
    ("document/describe.rs", "JsonSchema for Named<K, V>", "the door itself: an object whose names are data"),
    ("document/entries.rs", "Read for Named<K, V>", "the door itself: an object whose names are data"),
    (
        "document/errors.rs",
        "Read for Error",
        "its fields follow from its faults; what else stands there is of a later release",
    ),
    ("document/errors.rs", "Read for Fault", "a code that is not known stays one"),
    ("document/errors_schema.rs", "JsonSchema for Error", "what else stands there is of a later release"),
    ("document/errors_schema.rs", "JsonSchema for Fault", "a code that is not known stays one"),
    ("document/lists.rs", "Read for Vec<T>", "the door itself"),
    ("document/number.rs", "Read for f64", "the door itself"),
    ("document/number.rs", "Read for i32", "the door itself"),
    ("document/number.rs", "Read for u32", "the door itself"),
    ("document/plain.rs", "JsonSchema for Plain", "any value"),
    ("document/plain.rs", "Read for Plain", "any value"),
    ("document/reader.rs", "Read for Box<T>", "the door itself"),
    ("document/reader.rs", "Read for bool", "the door itself"),
    ("goal/measure.rs", "Read for Target", "a union without a tag: a value, or an object of one of two forms"),
    ("instrument/coding.rs", "Read for Columns", "a union without a tag: a text or a list"),
    ("instrument/coding.rs", "Read for LabelCoding", "a union without a tag: yes or no, a word, or texts and numbers"),
    ("instrument/coding.rs", "Read for MissingCode", "a union without a tag: a number or a text"),
    ("instrument/coding.rs", "Read for ReversedItems", "a union without a tag: yes or no, or a list"),
    ("instrument/composite.rs", "Read for PartGiven", "a union without a tag: answers, a score or kept answers"),
    ("instrument/composite.rs", "Read for Parts", "an object whose names are ids of forms"),
    ("instrument/condition.rs", "Read for Condition", "a union without a tag: what is compared says the form"),
    ("instrument/condition.rs", "Read for Entry", "as a condition; a list of items is one condition for each"),
    ("instrument/digest/mark.rs", "Read for Digest", "a number that is written as 16 hexadecimal digits"),
    ("instrument/questionnaire.rs", "Read for Instrument", "a definition that is compiled when it is read"),
    ("instrument/responses.rs", "Read for Responses", "a union without a tag: a list, or answers by item"),
    ("instrument/rules.rs", "Read for Alternatives<T>", "it has a parameter; each rule stands once"),
    ("instrument/schema.rs", "JsonSchema for Responses", "a list, or an object by item id"),
    ("instrument/schema.rs", "JsonSchema for $name", "what each language has a class for"),
    ("instrument/schema.rs", "JsonSchema for Alternatives<T>", "it has a parameter"),
    ("instrument/schema.rs", "JsonSchema for Condition", "a union without a tag"),
    ("instrument/schema.rs", "JsonSchema for Entry", "a union without a tag"),
    ("instrument/schema.rs", "JsonSchema for Sources", "a union without a tag: an id, or a list"),
    ("instrument/sources.rs", "Read for Sources", "a union without a tag: an id, or a list"),
    ("instrument/stored.rs", "Read for Score", "its parts share the provenance of the whole"),
    ("instrument/results.rs", "Read for StoredCategory", "a code, or null in its own right"),
    ("plan/event/record.rs", "Read for Event", "its kind says what its data is; a later kind is kept as it is"),
    ("plan/policy.rs", "Read for Defaults", "read over nothing, as a policy is read over this"),
    ("plan/policy.rs", "Read for PlanPolicy", "what is left out comes from the file of defaults"),
    ("plan/schema.rs", "JsonSchema for Event", "a structure for each kind, from the list of the kinds"),
    ("priority/agenda/diary.rs", "Read for Entry", "a number, or null in its own right"),
    ("priority/hierarchy/shipped.rs", "Read for Hierarchy", "a definition that is checked when it is read"),
    ("priority/hierarchy/shipped.rs", "Read for HierarchyChoice", "a union without a tag: a code or a definition"),
    ("priority/robust/probability.rs", "Read for Probability", "a fraction whose numbers are texts"),
    ("priority/schema.rs", "JsonSchema for Deadlines", "a list with rules of its own"),
    ("priority/schema.rs", "JsonSchema for HierarchyChoice", "a union without a tag"),
    ("priority/schema.rs", "JsonSchema for Probability", "a fraction whose numbers are texts"),
    ("priority/schema.rs", "JsonSchema for StageIntensities", "a map with a value for each stage"),
    ("priority/situation/deadlines.rs", "Read for Deadlines", "a list with rules of its own"),
    ("priority/situation/intensities.rs", "Read for StageIntensities", "stages that are not named keep theirs"),
    ("priority/situation/policy.rs", "Read for Defaults", "read over nothing, as a policy is read over this"),
    ("priority/situation/policy.rs", "Read for Policy", "what is left out comes from the file of defaults"),
    ("priority/situation/read.rs", "Read for Entry<T>", "what cannot be read still says which goals it names"),
    ("priority/situation/read.rs", "Read for ReadFlag", "what cannot be read does not end the checks"),
    ("priority/situation/read.rs", "Read for Situation", "goals are checked against a hierarchy that could be read"),
    ("scalar/cited.rs", "Read for Cited<T>", "it has a parameter; each value has its source"),
    ("scalar/date.rs", "Read for Date", "a text, or a day of the host language"),
    ("scalar/number.rs", "Read for Weight", "a number whose faults have codes of their own"),
    ("scalar/text.rs", "Read for $name", "texts with rules of their own"),
    ("instrument/schema.rs", "JsonSchema for Instrument", "it is its definition"),
    ("instrument/schema.rs", "JsonSchema for Score", "it is described as it is stored"),
    ("priority/schema.rs", "JsonSchema for Hierarchy", "it is its definition"),
    ("scalar/number.rs", "Read for Points", "a number of two decimals, held in hundredths"),
];

/// What a line implements by hand: `Read for …` or `JsonSchema for …`.
fn by_hand(line: &str) -> Option<String> {
    let line = line.trim_start().strip_prefix("impl")?;
    let (before, kind) = line.split_once(" for ")?;
    let name = before.rsplit([':', ' ', '>']).next()?;
    let kind = kind.split(" where ").next()?.trim_end_matches(['{', '}', ' ']);
    ["Read", "JsonSchema"].contains(&name).then(|| format!("{name} for {kind}"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn what_is_read_or_described_by_hand_is_on_the_list() {
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src");
    let (mut files, mut found) = (Vec::new(), BTreeSet::new());
    sources(&core, &mut files);
    for file in files {
        let name = file.strip_prefix(&core).unwrap().to_str().unwrap().replace('\\', "/");
        let source = fs::read_to_string(&file).unwrap();
        found.extend(source.lines().filter_map(by_hand).map(|what| (name.clone(), what)));
    }
    let listed: BTreeSet<_> = BY_HAND.iter().map(|(file, what, _)| ((*file).to_owned(), (*what).to_owned())).collect();
    let new: Vec<_> = found.difference(&listed).collect();
    assert!(new.is_empty(), "`#[derive(Record)]`, or a line in the list: {new:#?}");
    let gone: Vec<_> = listed.difference(&found).collect();
    assert!(gone.is_empty(), "not by hand any more, so cut these lines: {gone:#?}");
    assert!(BY_HAND.iter().all(|(.., why)| !why.is_empty()));
    assert_eq!(listed.len(), BY_HAND.len(), "each once");
}

#[test]
fn each_way_to_write_one_is_seen() {
    for (line, what) in [
        ("impl Read for Target {", "Read for Target"),
        ("    impl Read for Entry {", "Read for Entry"),
        ("        impl $crate::document::Read for $name {", "Read for $name"),
        ("impl<T: Read + Ends> Read for Entry<T> {", "Read for Entry<T>"),
        ("impl<T> crate::document::Read for Entry<T> where T: Read {", "Read for Entry<T>"),
        ("impl<K: JsonSchema, V: JsonSchema> JsonSchema for Named<K, V> {", "JsonSchema for Named<K, V>"),
        ("impl schemars::JsonSchema for Odd {}", "JsonSchema for Odd"),
    ] {
        assert_eq!(by_hand(line).as_deref(), Some(what));
    }
    for line in
        ["impl Reader {", "// impl Read for Target {", "impl Serialize for Target {", "impl From<Read> for Target {"]
    {
        assert_eq!(by_hand(line), None, "{line}");
    }
}
