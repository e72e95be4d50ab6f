//! What is stored outlives releases: a field that came later is not there in what was stored before. So each field that
//! need not be there means the same whether it is absent, null or what the schema says of it (its default, else null),
//! wherever in a record it stands. The schemas are those that are committed, not those of the types as they are now.

mod sampled;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};

use sampled::Sampler;
use serde_json::{Value, json};
use therapy_goals::Error;
use therapy_goals::attainment::{Attainment, AttainmentInput};
use therapy_goals::call::wire;
use therapy_goals::change::{ChangeInput, MethodDefinition, ReliableChange};
use therapy_goals::document::{Document, Naming, Read};
use therapy_goals::goal::Goal;
use therapy_goals::instrument::answers::{AnswersRecord, Occasion};
use therapy_goals::instrument::{
    self, Coding, Definition, Entry, Instrument, Query, Rescored, Respondent, Score, ScoreFinding, Texts, Translation,
};
use therapy_goals::priority::{
    Agenda, Change, Comparison, DbtSetting, DiaryCard, Difference, HierarchyDefinition, Ranking, Situation, StageFacts,
    StageReading,
};
use therapy_goals::progress::{Series, SeriesStatus, Week, WeeksInput};
use therapy_goals::records::records;
use therapy_goals_tests::{answer, cases, plain};

/// Fields that came after the first form of what they stand in, in records that only the engine writes: what was
/// stored before has none of them.
const CAME_LATER: &[&str] = &[
    "Disagreement.statements",
    "Finding.none_active.barred",
    "Finding.unanswered_flag.goals",
    "MethodDefinition.sources",
    "Place.secondary_targets",
    "Reason.not_chosen.interferes_with",
    "ReliableChange.other_definition",
];

/// How often each field of each kind of document is tried where nothing else stands in it, and how often at most where
/// something does.
const ENOUGH: usize = 3;
const MORE_THAN_ENOUGH: usize = 30;

/// A field that need not be there.
struct Field {
    /// The way to the object in which it stands.
    object: String,
    name: String,
    /// The record and the field.
    label: String,
    /// What is meant where it is not there.
    default: Value,
}

/// The schemas by name, and what was tried of them.
struct Law {
    schemas: Value,
    tried: BTreeMap<(String, String), (usize, usize)>,
    faults: Vec<String>,
}

impl Law {
    fn new(file: &str, root: &str) -> Self {
        let mut schemas: Value = serde_json::from_str(&fs::read_to_string(core().join("schema").join(file)).unwrap())
            .unwrap_or_else(|fault| panic!("{file}: {fault}"));
        // The others are themselves the description of a record.
        if schemas["properties"].is_object() {
            let mut definition = schemas.clone();
            definition.as_object_mut().unwrap().remove("$defs");
            schemas["$defs"][root] = definition;
        }
        Self { schemas: schemas["$defs"].take(), tried: BTreeMap::new(), faults: Vec::new() }
    }

    /// Every field of this document that need not be there.
    fn fields(&self, schema: &Value, name: &str, value: &Value, at: &str, found: &mut Vec<Field>) {
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.rsplit('/').next().unwrap();
            self.fields(&self.schemas[name], name, value, at, found);
        }
        for variant in ["oneOf", "anyOf"].iter().filter_map(|of| schema[of].as_array()).flatten() {
            if self.fits(variant, value) {
                self.fields(variant, &variant_of(schema, variant, name), value, at, found);
            }
        }
        match value {
            Value::Object(entries) => {
                for (field, inner) in schema["properties"].as_object().into_iter().flatten() {
                    if let Some(value) = entries.get(field) {
                        self.fields(inner, &format!("{name}.{field}"), value, &format!("{at}/{field}"), found);
                    }
                    if !required(schema, field) {
                        let (object, label) = (at.to_owned(), format!("{name}.{field}"));
                        let default = inner["default"].clone();
                        found.push(Field { object, name: field.clone(), label, default });
                    }
                }
                if schema["additionalProperties"].is_object() {
                    for (key, value) in entries {
                        let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
                        self.fields(&schema["additionalProperties"], name, value, &at, found);
                    }
                }
            }
            Value::Array(entries) => {
                for (index, value) in entries.iter().enumerate() {
                    self.fields(&schema["items"], name, value, &format!("{at}/{index}"), found);
                }
            }
            _ => {}
        }
    }

    /// Whether a value may be of this variant.
    fn fits(&self, variant: &Value, value: &Value) -> bool {
        if let Some(reference) = variant["$ref"].as_str() {
            return self.fits(&self.schemas[reference.rsplit('/').next().unwrap()], value);
        }
        let (Some(fields), Some(entries)) = (variant["properties"].as_object(), value.as_object()) else {
            return !variant["properties"].is_object();
        };
        let constant = |(name, field): (&String, &Value)| field.get("const").is_none_or(|code| *code == value[name]);
        fields.iter().all(constant)
            && entries.keys().all(|name| fields.contains_key(name))
            && fields.keys().all(|name| entries.contains_key(name) || !required(variant, name))
    }

    /// The labels of all fields that need not be there.
    fn all(&self) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        let mut of = |name: &str, schema: &Value| {
            let fields = schema["properties"].as_object().into_iter().flatten();
            all.extend(fields.filter(|(f, _)| !required(schema, f)).map(|(field, _)| format!("{name}.{field}")));
        };
        for (name, schema) in self.schemas.as_object().unwrap() {
            of(name, schema);
            for variant in ["oneOf", "anyOf"].iter().filter_map(|of| schema[of].as_array()).flatten() {
                of(&variant_of(schema, variant, name), variant);
            }
        }
        all
    }

    /// Holds one document to the law.
    fn hold<T: Read + PartialEq + Debug>(&mut self, kind: &str, example: &Value) {
        self.hold_as(kind, example, &|value| Document::from_json(&value.to_string()).unwrap().read::<T>());
    }

    /// The same for a record that is read by its name.
    fn hold_named(&mut self, kind: &str, example: &Value) {
        let snake = Naming::SnakeCase;
        self.hold_as(kind, example, &|value| wire(kind, &Document::from_json(&value.to_string())?, snake, snake));
    }

    fn hold_as<T: PartialEq>(&mut self, kind: &str, example: &Value, read: &dyn Fn(&Value) -> Result<T, Error>) {
        let mut fields = Vec::new();
        self.fields(&json!({ "$ref": format!("#/$defs/{kind}") }), kind, example, "", &mut fields);
        for Field { object, name, label, default } in fields {
            let (tried, poorer) = self.tried.entry((kind.to_owned(), label.clone())).or_default();
            let here = &example.pointer(&object).unwrap()[&name];
            let stands = here.is_null() || same(here, &default);
            // Where another value stands here the record is tried without it, if it can be without.
            if *tried >= if stands { ENOUGH } else { 1 } || !stands && *poorer >= MORE_THAN_ENOUGH {
                continue;
            }
            let mut without = example.clone();
            without.pointer_mut(&object).unwrap().as_object_mut().unwrap().remove(&name);
            let whole = if stands {
                read(example).unwrap_or_else(|error| panic!("{kind}: {error}"))
            } else {
                *poorer += 1;
                let Ok(whole) = read(&without) else { continue };
                whole
            };
            *tried += 1;
            for way in [None, Some(Value::Null), Some(default)] {
                let how = way.as_ref().map_or("absent".to_owned(), Value::to_string);
                let mut changed = without.clone();
                if let Some(value) = way {
                    changed.pointer_mut(&object).unwrap()[&name] = value;
                }
                match read(&changed) {
                    Ok(read) if read == whole => {}
                    Ok(_) => self.faults.push(format!("{kind}: {label} {how} is something else than it was")),
                    Err(error) => self.faults.push(format!("{kind}: {label} {how}: {error}")),
                }
            }
        }
    }

    /// That nothing is wrong, and that every field was tried but these.
    fn end(self, but: &[&str]) -> BTreeSet<String> {
        assert!(self.faults.is_empty(), "{} faults:\n{}", self.faults.len(), self.faults.join("\n"));
        let all = self.all();
        let tried = self.tried.into_iter().filter(|(_, (tried, _))| *tried > 0).map(|((_, label), _)| label).collect();
        let left: Vec<&String> = all.difference(&tried).collect();
        assert_eq!(left, but, "fields of which no example was tried");
        tried
    }
}

fn core() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core")
}

fn required(schema: &Value, field: &str) -> bool {
    schema["required"].as_array().is_some_and(|names| names.iter().any(|name| name == field))
}

/// The name of a variant: with its code, where it has one.
fn variant_of(schema: &Value, variant: &Value, name: &str) -> String {
    let code = schema["x-tag"].as_str().and_then(|tag| variant["properties"][tag]["const"].as_str());
    code.map_or_else(|| name.to_owned(), |code| format!("{name}.{code}"))
}

/// Numbers are compared as numbers: 1 may stand as 1.0.
fn same(one: &Value, other: &Value) -> bool {
    Document::from_json(&one.to_string()) == Document::from_json(&other.to_string())
}

/// Calls for what no vector leaves out.
fn more() -> Vec<(&'static str, Value)> {
    let set = |what: &str| json!({ "code": format!("set_{what}"), "goal": "walk" });
    let changes: Vec<Value> = ["answers_flags", "parent", "sub_rank", "tier"].map(set).into();
    let goals = json!([{ "id": "walk", "title": "Walk", "horizon": "short" }]);
    vec![
        ("priority.what_if", json!({ "situation": { "goals": goals }, "changes": changes })),
        ("priority.hierarchy", json!("dbt_individual")),
        (
            "priority.agenda",
            json!({
                "hierarchy": "dbt_individual", "first_day": "2026-11-16", "last_day": "2026-11-22", "targets": [],
            }),
        ),
        ("change.methods", json!({})),
    ]
}

/// The form with every band six points higher.
fn next_version(instrument: &Instrument) -> Instrument {
    let mut next = plain(instrument.definition());
    for set in next["total"]["bands"]["rules"].as_array_mut().unwrap() {
        for band in set["bands"].as_array_mut().unwrap().iter_mut().skip(1) {
            band["from"] = json!(band["from"].as_f64().unwrap() + 6.0);
        }
    }
    Instrument::from_json(&next.to_string()).unwrap()
}

#[test]
#[expect(clippy::too_many_lines, reason = "an arm for each call")]
fn fields_of_records() {
    let mut law = Law::new("records.schema.json", "");
    let mut each = |call: &str, input: &Value| {
        let answer = || answer(call, input).unwrap();
        let entries = |list: &Value| list.as_array().cloned().unwrap_or_default();
        match call {
            "instrument.search" => {
                law.hold::<Query>("Query", input);
                for entry in entries(&answer()) {
                    law.hold::<Entry>("Entry", &entry);
                }
            }
            "instrument.score" => {
                let mut respondent = input.clone();
                respondent.as_object_mut().unwrap().retain(|name, _| name == "age" || name == "sex");
                law.hold::<Respondent>("Respondent", &respondent);
                if let Some(coding) = input.get("coding") {
                    law.hold::<Coding>("Coding", coding);
                }
                for finding in entries(&answer()["findings"]) {
                    law.hold::<ScoreFinding>("ScoreFinding", &finding);
                }
            }
            "goal.check" => {
                law.hold::<Goal>("Goal", input);
                law.hold::<Goal>("Goal", &answer());
            }
            "attainment.attain" => {
                law.hold::<AttainmentInput>("AttainmentInput", input);
                law.hold::<Attainment>("Attainment", &answer());
            }
            "priority.rank" => {
                law.hold::<Situation>("Situation", input);
                law.hold::<Ranking>("Ranking", &answer());
            }
            "priority.what_if" => {
                for change in entries(&input["changes"]) {
                    law.hold::<Change>("Change", &change);
                }
                law.hold::<Difference>("Difference", &answer());
            }
            "priority.compare" => law.hold::<Comparison>("Comparison", &answer()),
            "priority.stage_from" => {
                law.hold::<StageFacts>("StageFacts", input);
                law.hold::<StageReading>("StageReading", &answer());
            }
            "priority.dbt_hierarchy" => law.hold::<DbtSetting>("DbtSetting", input),
            "priority.hierarchy" => law.hold::<HierarchyDefinition>("HierarchyDefinition", &answer()),
            "priority.agenda" => {
                law.hold::<DiaryCard>("DiaryCard", input);
                law.hold::<Agenda>("Agenda", &answer());
            }
            "change.methods" => {
                for method in entries(&answer()) {
                    law.hold::<MethodDefinition>("MethodDefinition", &method);
                }
            }
            "change.reliable_change" => {
                // A score that is stored has a test of its own.
                if !input.to_string().contains("{\"$") {
                    law.hold::<ChangeInput>("ChangeInput", input);
                }
                law.hold::<ReliableChange>("ReliableChange", &answer());
            }
            "progress.series_status" => {
                law.hold::<Series>("Series", input);
                law.hold::<SeriesStatus>("SeriesStatus", &answer());
            }
            "progress.weeks" => {
                law.hold::<WeeksInput>("WeeksInput", input);
                for week in entries(&answer()) {
                    law.hold::<Week>("Week", &week);
                }
            }
            _ => {}
        }
    };
    for case in cases().unwrap() {
        // Of the many forms those that say an age, and those that give reason to look at something.
        let worth =
            case.input.get("age").is_some() || case.name.starts_with("edges") || case.name.starts_with("coding");
        if case.error.is_some() || case.call == "instrument.score" && !worth {
            continue;
        }
        each(&case.call, &case.input);
    }
    for (call, input) in more() {
        each(call, &input);
    }
    // Of a plan, which is a handle, what it takes and gives.
    let sampler = Sampler::default();
    for listed in records().listed.iter().filter(|listed| listed.chapter == "plan") {
        for example in sampler.each(&listed.name) {
            law.hold_named(&listed.name, &example);
        }
    }
    for every in [
        json!({ "anchor": "every_days", "days": 7, "start": "2026-11-02", "from_last": true }),
        json!({ "anchor": "every_sessions", "sessions": 2, "kinds": ["individual"] }),
    ] {
        let mut example = sampler.each("PlanEvent").remove(0);
        example["kind"] = json!("measure_planned");
        example["data"] = json!({ "item": "m1", "instrument": "phq-9", "for": "client", "every": every });
        law.hold_named("PlanEvent", &example);
    }
    // What is kept is made of an instrument, by no call.
    let gad7 = instrument::get("gad-7").unwrap();
    let document = |value: &Value| Document::from_json(&value.to_string()).unwrap();
    let coding = json!({ "lowest": 1 });
    for number in 0..ENOUGH {
        let occasion = json!({
            "id": number.to_string(), "client": "c", "rater": "client", "by": "t", "date": "2026-11-26", "time": "14:05",
            "language": "de", "age": 34, "sex": "female",
        });
        law.hold::<Occasion>("Occasion", &occasion);
        let sheet = document(&json!([3, 3, 3, 2, 2, 2, 1 + number]));
        let (coding, occasion) = (document(&coding).read::<Coding>().unwrap(), document(&occasion).read().unwrap());
        let record = gad7.record(&sheet, Some(&coding), &occasion).unwrap();
        law.hold::<AnswersRecord>("AnswersRecord", &plain(&record));
        let rescored = next_version(&gad7).rescore([&record], &gad7).unwrap();
        assert_eq!(rescored.changed.len(), 1);
        law.hold::<Rescored>("Rescored", &plain(&rescored));
    }
    for id in instrument::ids() {
        let texts = plain(&instrument::get(id).unwrap().texts());
        law.hold::<Texts>("Texts", &texts);
    }
    // Nobody reads an explanation back. A stored score has a test of its own.
    let of_score = [
        "Score.bounds",
        "Score.rules",
        "Score.total",
        "Score2.band",
        "Score2.better",
        "Score2.bounds",
        "Score2.definition_digest",
        "Score2.findings",
        "Score2.reason",
        "Score2.rules",
        "Score2.scale_digest",
        "Score2.total",
        "Undecided.cutoffs",
        "Undecided.reason",
    ];
    // One of several things must be there.
    let others = ["Explanation.not_ready", "MeasurePlanned.instrument"];
    let one_of = ["ScoreRecorded.responses", "SeriesInput.goal", "ThreadInput.problem"];
    let mut untried: Vec<&str> = others.into_iter().chain(of_score).chain(one_of).collect();
    untried.sort_unstable();
    let tried = law.end(&untried);
    let never: Vec<&&str> = CAME_LATER.iter().filter(|label| !tried.contains(**label)).collect();
    assert!(never.is_empty(), "{never:?} must be there");
}

#[test]
fn fields_of_a_definition() {
    let mut law = Law::new("definition.schema.json", "Definition");
    for id in instrument::ids() {
        let text = fs::read_to_string(core().join(format!("instruments/{id}.json"))).unwrap();
        law.hold::<Definition>("Definition", &serde_json::from_str(&text).unwrap());
    }
    // What no shipped definition has yet.
    for case in cases().unwrap().iter().filter(|case| case.error.is_none() && case.name.starts_with("format")) {
        if case.input["instrument"].is_object() {
            law.hold::<Definition>("Definition", &case.input["instrument"]);
        }
    }
    law.end(&[]);
}

#[test]
fn fields_of_a_translation() {
    let mut law = Law::new("translation.schema.json", "Translation");
    for file in fs::read_dir(core().join("languages")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        law.hold::<Translation>("Translation", &serde_json::from_str(&text).unwrap());
    }
    law.end(&[]);
}

/// Every object of a stored score that has fields which need not be there, and these.
fn of_score(score: &Value, at: &str, found: &mut Vec<(String, &'static str)>) {
    const OF_SCORE: [&str; 7] = ["definition_digest", "scale_digest", "better", "total", "bounds", "band", "reason"];
    const OF_UNDECIDED: [&str; 2] = ["reason", "cutoffs"];
    found.extend(OF_SCORE.map(|name| (at.to_owned(), name)));
    for (name, _) in score["undecided"].as_object().unwrap() {
        found.extend(OF_UNDECIDED.map(|field| (format!("{at}/undecided/{name}"), field)));
    }
    for (name, subscale) in score["subscales"].as_object().unwrap() {
        of_score(subscale, &format!("{at}/subscales/{name}"), found);
    }
}

/// A score is written and read by hand.
#[test]
fn fields_of_a_score() {
    let read = |value: &Value| Document::from_json(&value.to_string()).unwrap().read::<Score>();
    let mut tried: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases().unwrap().iter().filter(|case| case.call == "instrument.score").step_by(5) {
        let Ok(mut score) = answer(&case.call, &case.input) else { continue };
        let mut fields = Vec::new();
        of_score(&score, "", &mut fields);
        for object in fields.iter().map(|(object, _)| object).collect::<BTreeSet<_>>() {
            // As it was stored before there were digests.
            if score.pointer(object).unwrap().get("scale_digest").is_some() {
                for name in ["definition_digest", "scale_digest"] {
                    score.pointer_mut(object).unwrap()[name] = Value::Null;
                }
            }
        }
        let whole = read(&score).unwrap();
        for (object, name) in fields {
            let here = &score.pointer(&object).unwrap()[name];
            if here.is_null() || *here == json!({}) {
                let mut without = score.clone();
                without.pointer_mut(&object).unwrap().as_object_mut().unwrap().remove(name);
                assert_eq!(read(&without).as_ref(), Ok(&whole), "{}: {object}/{name}", case.name);
                *tried.entry(name).or_default() += 1;
            }
        }
    }
    let names: Vec<&str> = tried.into_keys().collect();
    assert_eq!(names, ["band", "better", "bounds", "cutoffs", "definition_digest", "reason", "scale_digest", "total"]);
}
