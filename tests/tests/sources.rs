//! A peer's program is a lead, never a confirmation: what the sources of a shipped number must be.

use serde_json::{Value, json};
use therapy_goals::instrument::{self, Definition, Instrument, SourceKind, Status};
use therapy_goals_tests::sourced::numbers;

/// What is wrong with the sources of a definition.
fn faults(definition: &Definition) -> Vec<String> {
    let without = definition.sources.iter().filter(|source| source.kind.is_none());
    let mut faults: Vec<String> = without.map(|source| format!("{}: no kind", source.id)).collect();
    for number in numbers(definition) {
        let kinds: Vec<SourceKind> = number.cited(definition).iter().filter_map(|source| source.kind).collect();
        let place = &number.place;
        if number.status == Status::Confirmed
            && kinds.iter().all(|kind| matches!(kind, SourceKind::Program | SourceKind::Page))
        {
            faults.push(format!("{place}: confirmed by programs or pages alone"));
        }
        if number.sources.iter().count() > 1 {
            if !kinds.iter().any(|kind| matches!(kind, SourceKind::Publication | SourceKind::Author)) {
                faults.push(format!("{place}: several sources, none a publication or of the author"));
            }
            if kinds.iter().filter(|kind| **kind != SourceKind::Program).count() < 2 {
                faults.push(format!("{place}: several sources, fewer than two of them no program"));
            }
        }
    }
    if definition.respondent.ages.is_some() && definition.respondent.source.is_none() {
        faults.push("ages without a source".to_owned());
    }
    faults
}

#[test]
fn shipped_numbers_rest_on_what_confirms_them() {
    for id in instrument::ids() {
        assert_eq!(faults(instrument::get(id).unwrap().definition()), Vec::<String>::new(), "{id}");
    }
}

/// Each rule is broken once, in a definition that keeps all of them.
#[test]
fn each_rule_finds_what_breaks_it() {
    let sound = serde_json::to_value(instrument::get("swemwbs").unwrap()).unwrap();
    let broken = |breaks: &dyn Fn(&mut Value)| {
        let mut definition = sound.clone();
        breaks(&mut definition);
        faults(Instrument::from_json(&definition.to_string()).unwrap().definition())
    };
    let total = |sources: Value, status: &'static str| {
        broken(&|definition| {
            definition["total"]["source"] = sources.clone();
            definition["total"]["status"] = json!(status);
        })
    };
    assert_eq!(broken(&|_| ()), Vec::<String>::new());
    let no_kind = broken(&|definition| {
        definition["sources"][0].as_object_mut().unwrap().remove("kind");
    });
    assert_eq!(no_kind, ["stewart_brown_2009: no kind"]);
    assert_eq!(total(json!("warwick_table"), "secondary"), Vec::<String>::new());
    assert_eq!(total(json!("warwick_table"), "confirmed"), ["`total`: confirmed by programs or pages alone"]);
    assert_eq!(total(json!("corc"), "confirmed"), ["`total`: confirmed by programs or pages alone"]);
    assert_eq!(
        total(json!(["corc", "warwick_table"]), "secondary"),
        [
            "`total`: several sources, none a publication or of the author",
            "`total`: several sources, fewer than two of them no program",
        ]
    );
    assert_eq!(
        total(json!(["shah_2018", "warwick_table"]), "confirmed"),
        ["`total`: several sources, fewer than two of them no program"]
    );
    assert_eq!(total(json!(["corc", "shah_2018"]), "confirmed"), Vec::<String>::new());
    let ages = broken(&|definition| {
        definition["respondent"].as_object_mut().unwrap().remove("source");
    });
    assert_eq!(ages, ["ages without a source"]);
}

/// The rules see every entry of a file that has a status.
#[test]
fn no_number_is_overlooked() {
    fn with_status(value: &Value) -> usize {
        match value {
            Value::Object(entries) => {
                usize::from(entries.contains_key("status")) + entries.values().map(with_status).sum::<usize>()
            }
            Value::Array(entries) => entries.iter().map(with_status).sum(),
            _ => 0,
        }
    }
    for id in instrument::ids() {
        let instrument = instrument::get(id).unwrap();
        let file = serde_json::to_value(&instrument).unwrap();
        let found = numbers(instrument.definition());
        let of_rules = found.iter().filter(|number| !number.place.ends_with(", one value")).count();
        assert_eq!(of_rules, with_status(&file), "{id}");
    }
}
