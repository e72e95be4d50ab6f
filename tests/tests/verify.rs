//! What a stored score says is compared with the definition that made it, and only with that.

use proptest::prelude::*;
use serde_json::{Value, json};
use therapy_goals::instrument::{self, Instrument, Respondent, Score, Verdict};
use therapy_goals::scalar::Sex;
use therapy_goals_tests::answers_of;

fn stored(score: &Score) -> Value {
    serde_json::to_value(score).unwrap()
}

fn read(stored: &Value) -> Score {
    serde_json::from_value(stored.clone()).unwrap()
}

/// The verdict and the places of a score that says something else.
fn told(instrument: &Instrument, stored: &Value) -> (Verdict, Vec<String>) {
    let found = instrument.verify(&read(stored)).unwrap();
    (found.verdict, found.differs.iter().map(ToString::to_string).collect())
}

fn respondent() -> impl Strategy<Value = Respondent> {
    (prop::option::of(0_u8..=130), prop::option::of(prop::sample::select(Sex::ALL)))
        .prop_map(|(age, sex)| Respondent { age, sex })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// What the engine says fits the definition, whatever was answered; and so does each subscale alone.
    #[test]
    fn what_was_scored_is_consistent(
        id in prop::sample::select(instrument::ids()),
        draws in prop::collection::vec(prop::option::weighted(0.9, 0_usize..101), 50),
        respondent in respondent(),
    ) {
        let instrument = instrument::get(id).unwrap();
        let sheet: Vec<Option<f64>> = answers_of(&instrument).iter().zip(&draws)
            .map(|(answers, draw)| draw.map(|draw| answers[draw % answers.len()])).collect();
        let score = instrument.score(sheet.as_slice(), respondent).unwrap();
        for part in std::iter::once(&score).chain(score.subscales()) {
            prop_assert_eq!(told(&instrument, &stored(part)), (Verdict::Consistent, vec![]), "{} {}", id, part.scale());
        }
        // By one of whatever other rules there are, which the score names.
        let definition = instrument.definition();
        let places = definition.classifications.iter().filter_map(|each| Some((each.id.to_string(), each.rules.rules.last()?.id.to_string())));
        let places: Vec<(String, String)> = places.collect();
        let other = instrument.with_rules(&places).unwrap();
        let score = other.score(sheet.as_slice(), respondent).unwrap();
        prop_assert_eq!(told(&instrument, &stored(&score)), (Verdict::Consistent, vec![]), "{} {:?}", id, places);
        // Another band than the one that the value has is not.
        if let (Some(band), Some(set)) = (score.band(), definition.total.as_ref().and_then(|total| total.bands.rules.first())) {
            for other in set.bands.iter().filter(|other| other.code.as_str() != band) {
                let mut changed = stored(&score);
                changed["band"] = json!(other.code.as_str());
                let (verdict, differs) = told(&instrument, &changed);
                prop_assert_eq!((verdict, differs.first().map(String::as_str)), (Verdict::Inconsistent, Some("band")), "{}", id);
            }
        }
    }
}

/// The cutoff of the PHQ-4's neighbour GAD-7 is 10 of 21, bands begin at 5, 10 and 15.
#[test]
fn what_a_definition_cannot_have_said_is_named() {
    let gad7 = instrument::get("gad-7").unwrap();
    let score = gad7.score([2, 2, 2, 1, 1, 1, 0], Respondent::default()).unwrap();
    assert_eq!((score.total(), score.band()), (Some(9.0), Some("mild")));
    let whole = stored(&score);
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut stored = whole.clone();
        change(&mut stored);
        told(&gad7, &stored)
    };
    let inconsistent = |place: &str| (Verdict::Inconsistent, vec![place.to_owned()]);
    assert_eq!(changed(&|_| {}), (Verdict::Consistent, vec![]));
    assert_eq!(changed(&|score| score["band"] = json!("moderate")), inconsistent("band"));
    assert_eq!(changed(&|score| score["band"] = Value::Null), inconsistent("band"));
    assert_eq!(changed(&|score| score["band"] = json!("unheard_of")), inconsistent("band"));
    let another = |score: &mut Value| score["alerts"] = json!([{"code": "another", "state": "raised"}]);
    assert_eq!(changed(&another), inconsistent("alerts.another"));
    assert_eq!(
        changed(&|score| score["classifications"]["another"] = json!("x")),
        inconsistent("classifications.another")
    );
    assert_eq!(changed(&|score| score["rules"]["bands"] = json!("of_nobody")), inconsistent("rules"));
    let cannot_say = (Verdict::CannotSay, vec![]);
    assert_eq!(changed(&|score| score["definition_digest"] = json!("0123456789abcdef")), cannot_say);
    assert_eq!(changed(&|score| score["instrument"] = json!("gad-2")), cannot_say);
    let undigested = |score: &mut Value| {
        score["definition_digest"] = Value::Null;
        score["scale_digest"] = Value::Null;
    };
    assert_eq!(changed(&undigested), cannot_say);
}

#[test]
fn what_answers_decide_may_be_what_some_answers_make_it() {
    let phq9 = instrument::get("phq-9").unwrap();
    let score = phq9.score([2, 2, 2, 2, 1, 1, 2, 0, 0], Respondent::default()).unwrap();
    let mut whole = stored(&score);
    // Item 9 may have been anything, as far as a total of 12 tells.
    whole["alerts"][0]["state"] = json!("raised");
    assert_eq!(told(&phq9, &whole), (Verdict::Consistent, vec![]));
    whole["classifications"]["dsm"] = json!("other_depressive");
    let (verdict, differs) = told(&phq9, &whole);
    let codes: Vec<String> = phq9.key().classifications[0].categories.iter().map(ToString::to_string).collect();
    assert_eq!(verdict == Verdict::Consistent, codes.contains(&"other_depressive".to_owned()), "{differs:?}");
    // A cutoff is decided by the total alone.
    let gad2 = instrument::get("gad-2").unwrap();
    let mut low = stored(&gad2.score([1, 1], Respondent::default()).unwrap());
    low["classifications"]["positive_screen"] = json!("positive");
    assert_eq!(told(&gad2, &low), (Verdict::Inconsistent, vec!["classifications.positive_screen".to_owned()]));
    low["classifications"]["positive_screen"] = Value::Null;
    assert_eq!(told(&gad2, &low), (Verdict::Inconsistent, vec!["classifications.positive_screen".to_owned()]));
}

#[test]
fn a_change_is_not_found_from_a_score_that_contradicts_its_definition() {
    use therapy_goals::change::{ChangeMethod, ChangeOptions, reliable_change_between};
    let gad7 = instrument::get("gad-7").unwrap();
    let score = |answer: i32| gad7.score([answer; 7], Respondent::default()).unwrap();
    let (pre, post) = (stored(&score(2)), stored(&score(1)));
    let options = ChangeOptions { method: ChangeMethod::Published, ..ChangeOptions::default() };
    let options = ChangeOptions { threshold: Some("nhs_talking_therapies"), ..options };
    assert!(reliable_change_between(&read(&pre), &read(&post), &options).is_ok());
    let mut wrong = post.clone();
    wrong["band"] = json!("severe");
    let error = reliable_change_between(&read(&pre), &read(&wrong), &options).unwrap_err();
    assert_eq!((error.code(), error.path()), ("inconsistent", "post.band"));
    let index = ChangeOptions { standard_deviation: Some(5.0), reliability: Some(0.8), ..ChangeOptions::default() };
    let error = reliable_change_between(&read(&wrong), &read(&post), &index).unwrap_err();
    assert_eq!((error.code(), error.path()), ("inconsistent", "pre.band"));
}
