//! Limits that a vector would be too long for, and scores that went through a store.

use therapy_goals::attainment::{self, Attainment, AttainmentInput, Ladder, MAXIMUM_GOALS};
use therapy_goals::change::{self, ChangeInput};
use therapy_goals::instrument::{self, Respondent};

fn ladder(goal: usize) -> Ladder {
    let levels = [-2, -1, 0, 1, 2].map(|score| format!(r#"{{"score":{score},"text":"level {score}"}}"#)).join(",");
    serde_json::from_str(&format!(r#"{{"goal":"{goal}","baseline":-1,"levels":[{levels}]}}"#)).unwrap()
}

fn input(goals: usize) -> AttainmentInput {
    let ratings = (0..goals).map(|goal| format!(r#"{{"goal":"{goal}","score":0}}"#)).collect::<Vec<_>>().join(",");
    let input = serde_json::from_str(&format!(r#"{{"ladders":[],"ratings":[{ratings}]}}"#)).unwrap();
    AttainmentInput { ladders: (0..goals).map(ladder).collect(), ..input }
}

#[test]
fn every_goal_up_to_the_limit_counts_and_not_one_more_is_taken() {
    let attainment = attainment::attain(&input(MAXIMUM_GOALS)).unwrap();
    assert_eq!(usize::from(attainment.used), MAXIMUM_GOALS);
    assert_eq!(attainment.used, attainment.at_or_above_expected);
    let error = attainment::attain(&input(MAXIMUM_GOALS + 1)).unwrap_err();
    let faults: Vec<_> = error.faults().iter().map(|fault| (fault.kind.code(), fault.path.as_str())).collect();
    assert_eq!(faults, [("too_many", "ladders"), ("too_many", "ratings")]);
}

/// A ladder that a host builds without reading it is checked all the same.
#[test]
fn a_ladder_out_of_all_bounds_is_refused() {
    let mut input = input(2);
    input.ladders[1].levels[4].score = 1e308;
    input.ratings[1].score = 1e308;
    let error = attainment::attain(&input).unwrap_err();
    assert_eq!((error.code(), error.path()), ("out_of_range", "ladders[1].levels"));
}

/// What was stored before raters and days were told apart reads as it did, and what is stored now comes back.
#[test]
fn attainments_go_through_a_store() {
    let earlier = r#"{"baseline":40.0,"current":60.0,"change":20.0,"used":1,"at_or_above_expected":1,"left_out":[],
        "rho":0.3,"goals":[{"goal":"a","baseline":-1.0,"current":1.0,"weight":1.0}]}"#;
    let read: Attainment = serde_json::from_str(earlier).unwrap();
    assert_eq!((read.current, read.rater, read.date), (Some(60.0), None, None));
    let lost = serde_json::from_str::<Attainment>(&earlier.replace(r#""current":60.0,"#, "")).unwrap_err();
    assert!(lost.to_string().contains("current: missing"), "{lost}");
    let rated = r#"{"goal":"a","score":1,"rater":"client","date":"2026-03-02"}"#;
    for ratings in ["", rated] {
        let ladder = r#"{"goal":"a","baseline":-1}"#;
        let text = format!(r#"{{"ladders":[{ladder}],"ratings":[{ratings}],"missing":"drop"}}"#);
        let input: AttainmentInput = serde_json::from_str(&text).unwrap();
        let again: AttainmentInput = serde_json::from_str(&serde_json::to_string(&input).unwrap()).unwrap();
        assert_eq!(again, input);
        let found = attainment::attain(&input).unwrap();
        let stored: Attainment = serde_json::from_str(&serde_json::to_string(&found).unwrap()).unwrap();
        assert_eq!(stored, found);
    }
}

/// Whoever stores a score may sort the names in it.
#[test]
fn the_order_of_rules_in_a_stored_score_does_not_matter() {
    let phq9 = instrument::get("phq-9").unwrap();
    let score = |answer: i32| serde_json::to_value(phq9.score([answer; 9], Respondent::default()).unwrap()).unwrap();
    let (pre, post) = (score(2), score(0));
    let rules = pre["rules"].as_object().unwrap();
    assert!(rules.len() > 1);
    let turned = rules.iter().rev().map(|(place, rule)| format!("\"{place}\":{rule}")).collect::<Vec<_>>().join(",");
    let (straight, rest) = (pre["rules"].to_string(), pre.to_string());
    let turned = rest.replace(&straight, &format!("{{{turned}}}"));
    assert_ne!(turned, rest);
    let text = format!(r#"{{"pre":{turned},"post":{post},"method":"published","threshold":"loewe_2004"}}"#);
    let input: ChangeInput = serde_json::from_str(&text).unwrap();
    assert_eq!(change::reliable_change(&input).unwrap().label, change::ChangeLabel::Improved);
}
