//! One toy of each form that `#[derive(Record)]` takes: it reads, refuses, writes and describes itself.

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Value, json};
use therapy_goals::document::{Document, Named, Naming, Read, Reader, Unrecognised};
use therapy_goals::scalar::Code;
use therapy_goals::{Error, ErrorKind};
use therapy_goals_derive::Record;

/// The kind of a meal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(open)]
enum Meal {
    /// In the morning.
    Breakfast,
    /// Late in the evening.
    LateSnack,
    /// At noon.
    #[record(code = "dinner")]
    Lunch,
}

/// How hungry one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Record)]
#[record(within = 1..=5)]
struct Hunger(u8);

/// A part of the whole.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Record)]
#[record(within = 0.0..=1.0)]
struct Share(f64);

/// What was eaten; see [`Hunger`] and [`Meal::ALL`](Meal).
#[derive(Debug, Clone, PartialEq, Record)]
#[record(check = not_too_late, name = "MealEntry")]
struct Entry {
    /// Which meal.
    kind: Meal,
    /// Before it.
    hunger_before: Option<Hunger>,
    /// The time, in hours.
    #[read(within = 0..=23)]
    hour: u8,
    /// How much of the plate.
    #[read(within = 0.0..=1.0)]
    eaten: Option<f64>,
    /// What there was.
    foods: Vec<Code>,
    /// Who was there.
    #[read(required)]
    #[schema(minItems = 1)]
    people: Vec<Code>,
    /// The pulse, now and then.
    #[read(within = 30..=200)]
    pulses: Vec<i32>,
    /// The grams of each food.
    grams: Named<Code, f64>,
    /// An even number.
    #[read(with = even)]
    #[schema(multipleOf = 2, x_note = "even")]
    #[write(always)]
    glasses: Option<f64>,
    /// Whether it was planned.
    #[read(default = true)]
    #[write(unless_default)]
    planned: bool,
    /// Whether it was at home.
    #[read(default)]
    at_home: bool,
}

fn not_too_late(entry: &Entry, reader: &Reader<'_>) -> Option<()> {
    if entry.kind == Meal::Breakfast && entry.hour > 12 {
        return reader.fault_at("hour", ErrorKind::Inconsistent, "a breakfast in the morning");
    }
    Some(())
}

fn even(reader: &Reader<'_>) -> Option<f64> {
    let value = reader.number()?;
    if value % 2.0 == 0.0 { Some(value) } else { reader.fault(ErrorKind::NotAnOption, "an even number") }
}

/// What the day says.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
struct Day {
    /// The best of it.
    best: Option<Meal>,
    /// All meals.
    meals: Vec<Meal>,
    /// What was added later.
    #[read(default)]
    notes: Vec<Code>,
    /// How often each was.
    counts: Named<Meal, Hunger>,
}

/// How to count.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(default, whole)]
struct Plan {
    /// The most meals.
    #[read(within = 1..=9)]
    most: u8,
    /// The one to begin with.
    first: Meal,
    /// The last hour.
    #[read(within = 0..=23)]
    until: Option<u8>,
}

impl Default for Plan {
    fn default() -> Self {
        Self { most: 5, first: Meal::Lunch, until: None }
    }
}

/// Why.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(tag = "code", answer, open)]
enum Reason {
    /// No plan was made.
    NoPlan,
    /// One meal was left out.
    LeftOut {
        /// Which.
        meal: Meal,
        /// Since when.
        #[read(within = 0..=1000)]
        days: Option<u16>,
        /// The others.
        #[read(default)]
        others: Vec<Meal>,
    },
    /// What a later release wrote, and this one does not know: it is kept as it is.
    Unrecognised(Unrecognised),
}

fn read<T: Read>(value: &Value) -> Result<T, Error> {
    Document::from_json(&value.to_string()).unwrap().read()
}

fn faults<T: Read + std::fmt::Debug>(value: &Value) -> Vec<String> {
    let error = read::<T>(value).unwrap_err();
    error.faults().iter().map(|fault| format!("{} {}: {}", fault.kind, fault.path, fault.expected)).collect()
}

fn schema<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}

/// What is written, in its order.
fn text<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap()
}

#[test]
fn codes() {
    assert_eq!(Meal::ALL.iter().map(|meal| meal.code()).collect::<Vec<_>>(), ["breakfast", "late_snack", "dinner"]);
    assert_eq!(read::<Meal>(&json!("late_snack")).unwrap(), Meal::LateSnack);
    assert_eq!(faults::<Meal>(&json!("lunch")), ["unknown_code : one of: breakfast, late_snack, dinner"]);
    assert_eq!(faults::<Meal>(&json!(1)), ["wrong_type : a text"]);
    assert_eq!((text(&Meal::Lunch), Meal::Lunch.to_string()), ("\"dinner\"".to_owned(), "dinner".to_owned()));
    assert_eq!(serde_json::from_str::<Meal>("\"dinner\"").unwrap(), Meal::Lunch);
    let described = schema::<Meal>();
    assert_eq!((&described["description"], &described["x-open"]), (&json!("The kind of a meal."), &json!(true)));
    let snack = json!({ "type": "string", "const": "late_snack", "description": "Late in the evening." });
    assert_eq!(described["oneOf"][1], snack);
}

#[test]
fn numbers_of_a_range() {
    assert_eq!((Hunger::MIN.get(), Hunger::MAX.get(), Hunger::new(3).unwrap().to_string()), (1, 5, "3".to_owned()));
    assert_eq!(Hunger::new(6).unwrap_err().faults()[0].expected, "a whole number from 1 to 5");
    assert_eq!(faults::<Hunger>(&json!(0)), ["out_of_range : a whole number from 1 to 5"]);
    assert_eq!(faults::<Hunger>(&json!(1.5)), ["not_an_option : a whole number from 1 to 5"]);
    assert_eq!(text(&read::<Hunger>(&json!(4.0)).unwrap()), "4");
    assert_eq!(faults::<Share>(&json!(-0.1)), ["out_of_range : a number from 0 to 1"]);
    assert_eq!(Share::new(f64::NAN).unwrap_err().code(), "not_a_number");
    assert!(read::<Share>(&json!(-0.0)).unwrap().get().is_sign_positive());
    let described = schema::<Hunger>();
    assert_eq!((&described["type"], &described["minimum"]), (&json!("integer"), &json!(1)));
    assert_eq!((&schema::<Share>()["type"], &schema::<Share>()["maximum"]), (&json!("number"), &json!(1.0)));
}

fn smallest() -> Value {
    json!({ "kind": "breakfast", "hour": 8, "people": [] })
}

#[test]
fn a_record_reads_what_may_be_absent() {
    let entry: Entry = read(&smallest()).unwrap();
    assert_eq!((entry.planned, entry.at_home, entry.foods.len(), entry.glasses), (true, false, 0, None));
    let mut nulls = smallest();
    for name in ["hunger_before", "eaten", "foods", "pulses", "grams", "glasses", "planned", "at_home"] {
        nulls[name] = Value::Null;
    }
    assert_eq!(read::<Entry>(&nulls).unwrap(), entry);
    assert_eq!(serde_json::from_value::<Entry>(nulls).unwrap(), entry);
    let camel = Document::from_json(r#"{"kind":"dinner","hour":1,"people":[],"hungerBefore":2}"#).unwrap();
    assert_eq!(camel.read_named::<Entry>(Naming::CamelCase).unwrap().hunger_before, Hunger::new(2).ok());
}

#[test]
fn a_record_refuses_all_at_once_in_the_order_of_its_fields() {
    // serde_json sorts the names of an object: `color` comes first.
    let bad = json!({
        "people": null, "hour": 24, "eaten": 1.5, "pulses": [60, 300], "grams": { "a": 1, "b c": 2, "d": "x" },
        "glasses": 3, "planned": 1, "hunger_before": 0, "color": 1,
    });
    assert_eq!(
        faults::<Entry>(&bad),
        [
            "missing kind: this field",
            "out_of_range hunger_before: a whole number from 1 to 5",
            "out_of_range hour: a whole number from 0 to 23",
            "out_of_range eaten: a number from 0 to 1",
            "missing people: this field",
            "out_of_range pulses[1]: a whole number from 30 to 200",
            "unknown_key grams.<entry 2>: a code as name",
            "wrong_type grams.<entry 3>: a number",
            "not_an_option glasses: an even number",
            "wrong_type planned: true or false",
            "unknown_key <entry 1>: one of the fields kind, hunger_before, hour, eaten, foods, people, pulses, grams, \
             glasses, planned, at_home",
        ]
    );
    let mut late = smallest();
    late["hour"] = json!(20);
    assert_eq!(faults::<Entry>(&late), ["inconsistent hour: a breakfast in the morning"]);
}

#[test]
fn a_record_writes_what_says_something() {
    let entry: Entry = read(&smallest()).unwrap();
    assert_eq!(text(&entry), r#"{"kind":"breakfast","hour":8,"people":[],"glasses":null,"at_home":false}"#);
    let mut full = smallest();
    full["grams"] = json!({ "b": 1.5, "a": 2.0 });
    full["planned"] = json!(false);
    full["pulses"] = json!([70]);
    let entry: Entry = read(&full).unwrap();
    // The order of the names of a map is that of the document; serde_json's own objects are sorted.
    assert_eq!(
        text(&entry),
        r#"{"kind":"breakfast","hour":8,"people":[],"pulses":[70],"grams":{"a":2.0,"b":1.5},"glasses":null,"planned":false,"at_home":false}"#
    );
    assert_eq!(serde_json::from_str::<Entry>(&text(&entry)).unwrap(), entry);
}

#[test]
fn an_answer_writes_every_field_and_its_lists_are_there_when_it_is_read() {
    let day = Day { best: None, meals: vec![], notes: vec![], counts: [(Meal::Lunch, Hunger::MIN)].into() };
    assert_eq!(text(&day), r#"{"best":null,"meals":[],"notes":[],"counts":{"dinner":1}}"#);
    assert_eq!(serde_json::from_str::<Day>(&text(&day)).unwrap(), day);
    assert_eq!(faults::<Day>(&json!({})), ["missing meals: this field", "missing counts: this field"]);
    let wrong = json!({ "meals": [], "counts": { "tea": 1, "dinner": 9 } });
    assert_eq!(
        faults::<Day>(&wrong),
        [
            "out_of_range counts.dinner: a whole number from 1 to 5",
            "unknown_key counts.<entry 2>: one of: breakfast, late_snack, dinner",
        ]
    );
    let described = schema::<Day>();
    assert_eq!(described["required"], json!(["meals", "counts"]));
    assert_eq!(described["x-written"], json!(["best", "meals", "notes", "counts"]));
    assert_eq!(described["x-answer"], json!(true));
}

#[test]
fn absent_fields_as_in_the_default_of_the_record() {
    assert_eq!(read::<Plan>(&json!({})).unwrap(), Plan::default());
    let plan: Plan = read(&json!({ "most": 2, "until": 9 })).unwrap();
    assert_eq!(text(&plan), r#"{"most":2,"first":"dinner","until":9}"#);
    let described = schema::<Plan>();
    assert_eq!((&described["required"], &described["properties"]["most"]["default"]), (&Value::Null, &json!(5)));
    assert_eq!(described["properties"]["first"]["default"], json!("dinner"));
}

#[test]
fn codes_with_fields() {
    assert_eq!((Reason::CODES, Reason::NoPlan.code()), (&["no_plan", "left_out"][..], "no_plan"));
    let left: Reason = read(&json!({ "code": "left_out", "meal": "dinner" })).unwrap();
    assert_eq!(left, Reason::LeftOut { meal: Meal::Lunch, days: None, others: vec![] });
    assert_eq!(text(&left), r#"{"code":"left_out","meal":"dinner","days":null,"others":[]}"#);
    assert_eq!(text(&Reason::NoPlan), r#"{"code":"no_plan"}"#);
    assert_eq!(serde_json::from_str::<Reason>(r#"{"code":"no_plan"}"#).unwrap(), Reason::NoPlan);
    assert_eq!(faults::<Reason>(&json!({ "code": "x" })), ["unknown_code code: one of: no_plan, left_out"]);
    assert_eq!(
        faults::<Reason>(&json!({ "code": "left_out", "days": -1, "more": 1 })),
        [
            "missing meal: this field",
            "out_of_range days: a whole number from 0 to 1000",
            "unknown_key <entry 3>: one of the fields code, meal, days, others",
        ]
    );
    let described = schema::<Reason>();
    assert_eq!((&described["x-tag"], &described["x-open"]), (&json!("code"), &json!(true)));
    let variant = &described["oneOf"][1];
    assert_eq!(variant["description"], json!("One meal was left out."));
    assert_eq!(variant["required"], json!(["code", "meal"]));
    assert_eq!(variant["x-order"], json!(["code", "meal", "days", "others"]));
    assert_eq!(variant["x-written"], json!(["code", "meal", "days", "others"]));
    assert_eq!(variant["properties"]["code"], json!({ "type": "string", "const": "left_out" }));
}

#[test]
fn a_record_describes_itself() {
    let described = schema::<Entry>();
    assert_eq!(described["title"], json!("MealEntry"));
    assert_eq!(described["description"], json!("What was eaten; see `Hunger` and `Meal::ALL`."));
    assert_eq!(described["required"], json!(["kind", "hour", "people"]));
    assert_eq!(described["additionalProperties"], json!(false));
    let order = json!([
        "kind",
        "hunger_before",
        "hour",
        "eaten",
        "foods",
        "people",
        "pulses",
        "grams",
        "glasses",
        "planned",
        "at_home"
    ]);
    assert_eq!(described["x-order"], order);
    assert_eq!(described["x-written"], json!(["kind", "hour", "people", "glasses", "at_home"]));
    let code = json!({ "$ref": "#/$defs/Code" });
    let fields = json!({
        "kind": { "$ref": "#/$defs/Meal", "description": "Which meal." },
        "hunger_before": { "anyOf": [{ "$ref": "#/$defs/Hunger" }, { "type": "null" }], "description": "Before it." },
        "hour": { "type": "integer", "minimum": 0, "maximum": 23, "description": "The time, in hours." },
        "eaten": { "type": ["number", "null"], "minimum": 0.0, "maximum": 1.0, "description": "How much of the plate." },
        "foods": { "type": ["array", "null"], "items": code, "default": [], "description": "What there was." },
        "people": { "type": "array", "items": code, "minItems": 1, "description": "Who was there." },
        "pulses": {
            "type": ["array", "null"], "items": { "type": "integer", "minimum": 30, "maximum": 200 },
            "default": [], "description": "The pulse, now and then."
        },
        "grams": {
            "type": ["object", "null"], "propertyNames": code,
            "additionalProperties": { "type": "number", "format": "double" },
            "default": {}, "description": "The grams of each food."
        },
        "glasses": {
            "type": ["number", "null"], "format": "double", "multipleOf": 2, "x-note": "even",
            "description": "An even number."
        },
        "planned": { "type": ["boolean", "null"], "default": true, "description": "Whether it was planned." },
        "at_home": { "type": ["boolean", "null"], "default": false, "description": "Whether it was at home." },
    });
    assert_eq!(described["properties"], fields);
}

/// What the description accepts, the reader does, for each small change of a sound record.
#[test]
fn description_and_reader_agree() {
    let validator = jsonschema::draft202012::new(&schema::<Entry>()).unwrap();
    let mut sound = smallest();
    sound["people"] = json!(["ann"]);
    sound["grams"] = json!({ "rice": 100 });
    let values =
        [json!(null), json!(1), json!(2), json!(-1), json!("dinner"), json!([]), json!(["a"]), json!({}), json!(true)];
    let mut refused = 0;
    for name in sound.as_object().unwrap().keys().cloned().chain([
        "pulses".to_owned(),
        "planned".to_owned(),
        "eaten".to_owned(),
        "no".to_owned(),
    ]) {
        for value in &values {
            let mut changed = sound.clone();
            changed[&name] = value.clone();
            // How many people there are, the description alone says here.
            let listed = name == "people" && *value == json!([]);
            assert_eq!(validator.is_valid(&changed), read::<Entry>(&changed).is_ok() && !listed, "{changed}");
            refused += usize::from(!validator.is_valid(&changed));
        }
    }
    assert!(refused > 30, "{refused}");
}

/// What is written of a record that was read with all its fields, after the description of its type.
fn described_as_written<T: Read + JsonSchema + serde::Serialize>(all: &Value) -> Vec<String> {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    let validator = jsonschema::validator_for(&serde_json::to_value(schema).unwrap()).unwrap();
    let read: T = Document::from_json(&all.to_string()).unwrap().read().unwrap();
    let written = serde_json::to_value(read).unwrap();
    let mut faults: Vec<String> = validator.iter_errors(&written).map(|fault| fault.to_string()).collect();
    // Numbers are compared as numbers: 1 is written as 1.0.
    if Document::from_json(&written.to_string()) != Document::from_json(&all.to_string()) {
        faults.push(format!("{written} is not what was read"));
    }
    let unknown = json!({ "unknown": 1 });
    if validator.is_valid(&unknown) {
        faults.push("anything is accepted".to_owned());
    }
    faults
}

#[test]
fn goals_attainment_and_change_are_described_as_they_are_written() {
    use therapy_goals::attainment::{Attainment, AttainmentInput, TScoreInput};
    use therapy_goals::change::{ChangeInput, ReliableChange};
    use therapy_goals::goal::Goal;
    use therapy_goals::instrument::{self, Respondent};

    let measure = |target: Value| {
        json!({
            "name": "Walks", "focus": "process", "unit": "a week", "minimum": 0, "maximum": 7, "better": "higher",
            "baseline": { "value": 1, "date": "2026-11-23", "source": "diary" }, "target": target,
        })
    };
    let goal = json!({
        "id": "walk", "title": "Walk", "horizon": "short", "focus": "process", "category": "lifestyle",
        "secondary_categories": ["symptom"], "values": ["health"], "why": "it helps",
        "measures": [measure(json!({ "value": 3 })), measure(json!({ "change_percent": 50 }))],
        "status": "active",
        "ratings": {
            "client": { "urgency": 1, "importance": 5, "readiness": 3 },
            "therapist": { "urgency": 2, "importance": 4, "readiness": 3 },
        },
        "client_rank": 1, "due": "2026-12-24", "tier": "quality_of_life", "sub_rank": 2,
        "answers_flags": ["self_harm"], "stage": "action", "intensity": "act", "parent": "health",
        "gentler_twin_of": "run", "secondary_targets": ["self_invalidation"], "dissent": "too much",
        "rationale": "mood",
    });
    assert_eq!(described_as_written::<Goal>(&goal), [""; 0]);

    let level = |score: i32| json!({ "score": score, "text": format!("level {score}"), "anchor": score });
    let input = json!({
        "ladders": [{
            "goal": "walk", "levels": [level(-1), level(0), level(1)], "baseline": -1, "expected": 0, "weight": 2,
        }],
        "ratings": [{ "goal": "walk", "score": 1, "date": "2026-11-23", "rater": "client" }],
        "rho": 0.3, "missing": "drop", "on": "2026-11-23", "rater": "client",
    });
    assert_eq!(described_as_written::<AttainmentInput>(&input), [""; 0]);
    let attainment = json!({
        "schema_version": "1.0", "baseline": 40, "current": 60, "change": 20, "used": 1, "at_or_above_expected": 1,
        "left_out": [{ "goal": "run", "reason": "not_rated" }], "rho": 0.3,
        "goals": [{ "goal": "walk", "baseline": -1, "current": 1, "weight": 2 }],
        "rater": "therapist", "date": "2026-11-23",
    });
    assert_eq!(described_as_written::<Attainment>(&attainment), [""; 0]);
    let levels = json!({ "levels": [-1, 1], "weights": [1, 2], "rho": 0.3, "scale": [-1, 0, 1] });
    assert_eq!(described_as_written::<TScoreInput>(&levels), [""; 0]);

    let change = json!({
        "schema_version": "1.0", "label": "improved", "method": "published", "difference": -6, "improvement": 6, "better": "lower",
        "threshold": 5, "index": 3.2, "standard_error": 2, "critical_value": 1.96, "instrument": "phq-9",
        "version": "1", "rule": "five", "other_definition": true, "source": "a publication",
    });
    assert_eq!(described_as_written::<ReliableChange>(&change), [""; 0]);
    let phq9 = instrument::get("phq-9").unwrap();
    let pre = phq9.score([2, 2, 2, 2, 2, 2, 2, 2, 0], Respondent::default()).unwrap();
    let input = json!({
        "pre": pre, "post": 10.0, "method": "published", "standard_deviation": 6.0, "reliability": 0.8,
        "better": "lower", "critical_value": 1.96, "instrument": phq9, "threshold": "nhs_talking_therapies",
    });
    assert_eq!(described_as_written::<ChangeInput>(&input), [""; 0]);
}
