//! The numbers that belong to no instrument: each stands in a file, with its source, and the engine takes it from there.

use std::fs;
use std::path::Path;

use serde::Serialize;
use therapy_goals::document::Document;
use therapy_goals::instrument::{Query, ids, search};
use therapy_goals::{attainment, priority};

/// The values of a file, each of which has a source.
fn values(name: &str) -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/policies").join(name);
    let Document::Object(file) = Document::from_json(&fs::read_to_string(path).unwrap()).unwrap() else {
        panic!("{name}: an object")
    };
    let keys = |entry: &Document| match entry {
        Document::Object(entries) => entries.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>(),
        _ => panic!("{name}: objects"),
    };
    let [(_, values), (_, sources)] = file.as_slice() else { panic!("{name}: values and sources") };
    assert_eq!(keys(values), keys(sources), "{name}");
    values.clone()
}

fn written(value: &impl Serialize) -> Document {
    Document::from_json(&serde_json::to_string(value).unwrap()).unwrap()
}

#[test]
fn the_engine_takes_its_numbers_from_the_files() {
    assert_eq!(written(priority::landmarks()), values("landmarks.json"));
    assert_eq!(written(attainment::conventions()), values("attainment.json"));
    let Document::Object(entries) = values("search.json") else { panic!("an object") };
    assert_eq!(entries, [("adult".to_owned(), Document::Number(18.0))]);
    let found = |age| search(&Query { age: Some(age), ..Query::default() }).unwrap().len();
    assert!(found(17) < found(18) && found(18) <= ids().len());
}

/// What the engine has done since its first release.
#[test]
fn the_numbers_are_those_that_they_were() {
    let landmarks = priority::landmarks();
    assert_eq!(landmarks.maintenance_days, 180);
    assert_eq!((landmarks.short_term_due_far_ahead, landmarks.long_term_due_far_ahead), (365, 3_650));
    assert_eq!((landmarks.low_readiness.get(), landmarks.high_readiness.get()), (2, 4));
    let conventions = attainment::conventions();
    assert_eq!((conventions.rho.to_bits(), conventions.levels.len()), (0.3_f64.to_bits(), 5));
    assert_eq!(conventions.levels, [-2.0, -1.0, 0.0, 1.0, 2.0]);
}

#[test]
fn each_file_is_one_of_those_that_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/policies");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    // A test of the guide holds the defaults of a policy.
    assert_eq!(names, ["attainment.json", "default.json", "landmarks.json", "search.json"]);
}
