//! What a person reads: names of bands and categories, and other languages, whatever they say of a score.

use serde_json::{Value, json};
use therapy_goals::instrument::{self, Instrument};
use therapy_goals_tests::plain;

fn phq9() -> Value {
    plain(instrument::get("phq-9").unwrap().definition())
}

/// What is refused, by code and path.
fn refused(definition: &Value) -> Vec<(String, String)> {
    let error = Instrument::from_json(&definition.to_string()).unwrap_err();
    error.faults().iter().map(|fault| (fault.kind.code().to_owned(), fault.path.clone())).collect()
}

#[test]
fn a_name_is_that_of_a_category_and_stands_once() {
    let mut definition = phq9();
    let categories = definition["classifications"][0]["categories"].as_array_mut().unwrap();
    categories.push(json!({ "code": "majour", "label": "none of the categories" }));
    categories.push(json!({ "code": "major", "label": "again" }));
    let path = |place: usize| format!("classifications[0].categories[{place}].code");
    assert_eq!(refused(&definition), [("unknown_code".to_owned(), path(3)), ("duplicate_id".to_owned(), path(4))]);
}

/// A definition without names, as of the release before, is loaded, makes the same digests and is written as it came.
#[test]
fn names_are_optional_and_make_no_number() {
    let mut definition = phq9();
    definition["classifications"][0].as_object_mut().unwrap().remove("categories").unwrap();
    let nameless = Instrument::from_json(&definition.to_string()).unwrap();
    assert_eq!(plain(nameless.definition()), definition);
    let named = instrument::get("phq-9").unwrap();
    assert_eq!(nameless.definition_digest(), named.definition_digest());
    assert_eq!(nameless.scale_digest("total"), named.scale_digest("total"));
    assert!(nameless.describe().contains("`major` where"));
    assert!(named.describe().contains("`major` (major depressive syndrome) where"));
}

/// Codes that say nothing to a person who does not know the rule.
#[test]
fn what_is_no_english_has_a_name() {
    let no_english = ["below", "above", "at_or_above", "at_or_below", "none", "other", "non_clinical"];
    for id in instrument::ids() {
        let instrument = instrument::get(id).unwrap();
        let definition = instrument.definition();
        for classification in &definition.classifications {
            let key = instrument.key().classifications.iter().find(|key| key.id == classification.id).unwrap();
            for code in key.categories.iter().filter(|code| no_english.contains(&code.as_str())) {
                let named = classification.categories.iter().any(|category| category.code == *code);
                assert!(named, "{id}, {}: {code}", classification.id);
            }
        }
        for band in definition.total.iter().chain(&definition.subscales).flat_map(|scale| &scale.bands.rules) {
            for band in band.bands.iter().filter(|band| no_english.contains(&band.code.as_str())) {
                assert!(band.label.is_some(), "{id}: band {}", band.code);
            }
        }
    }
}
