//! What is put together in Rust is what is read: `new` takes what is required, the rest is set.

use therapy_goals::goal::{Baseline, CriterionRatings, FlagKind, Goal, Horizon, Measure, Ratings, Status, Target};
use therapy_goals::instrument::Source;
use therapy_goals::priority::{Arrow, Flag, Policy, SafetyPolicy, Sign, Situation, rank};
use therapy_goals::scalar::{Better, Code, Date, GoalId, Rating, Text};

#[test]
fn a_situation_of_parts_is_the_one_of_its_text() {
    let rating = |number| Rating::new(number).unwrap();
    let ratings =
        CriterionRatings::default().with_urgency(rating(3)).with_importance(rating(3)).with_readiness(rating(5));
    let measure = Measure::new("Nights in bed by eleven", Better::Higher)
        .unwrap()
        .with_minimum(0.0)
        .with_maximum(7.0)
        .with_baseline(Baseline::new(2.0))
        .with_target(Target::Value(6.0));
    let sleep = Goal::new("sleep", "In bed by eleven", Horizon::Short)
        .unwrap()
        .with_ratings(Ratings::default().with_client(ratings))
        .with_measures([measure])
        .with_tier(Code::new("standard").unwrap())
        .with_status(Status::Agreed);
    let worry = Goal::new(GoalId::new("worry").unwrap(), "Worry less".to_owned(), Horizon::Long).unwrap();
    let flag = Flag::new(FlagKind::SelfHarm, "2026-11-20", "therapist").unwrap();
    let made = Situation::new([sleep, worry])
        .with_arrows([Arrow::new("sleep", "worry").unwrap().with_sign(Sign::Helps)])
        .with_flags(vec![flag])
        .with_today(Date::new(2026, 11, 26).unwrap())
        .with_policy(Policy::default().with_safety(SafetyPolicy::Exclusive));
    let read = Situation::from_json(
        r#"{
            "goals": [
                { "id": "sleep", "title": "In bed by eleven", "horizon": "short", "tier": "standard",
                  "measures": [{ "name": "Nights in bed by eleven", "better": "higher", "minimum": 0, "maximum": 7,
                                 "baseline": { "value": 2 }, "target": { "value": 6 } }],
                  "ratings": { "client": { "urgency": 3, "importance": 3, "readiness": 5 } } },
                { "id": "worry", "title": "Worry less", "horizon": "long" }
            ],
            "arrows": [{ "from": "sleep", "to": "worry" }],
            "flags": [{ "kind": "self_harm", "opened_on": "2026-11-20", "opened_by": "therapist" }],
            "today": "2026-11-26",
            "policy": { "safety": "exclusive" }
        }"#,
    )
    .unwrap();
    assert_eq!(made, read);
    assert_eq!(rank(&made).unwrap(), rank(&read).unwrap());
}

#[test]
fn what_is_not_set_is_what_is_absent() {
    let goal = Goal::new("a", "b", Horizon::Short).unwrap();
    assert_eq!(goal, Goal::from_json(r#"{ "id": "a", "title": "b", "horizon": "short" }"#).unwrap());
    let set = goal.clone().with_why(Text::new("to rest").unwrap());
    assert_eq!((set.why.as_ref().map(Text::as_str), set.clone().with_why(None)), (Some("to rest"), goal));
}

#[test]
fn every_text_that_is_refused_is_told_at_its_field_and_not_repeated() {
    let error = Goal::new("", "\u{7}my words", Horizon::Short).unwrap_err();
    let faults: Vec<_> = error.faults().iter().map(|fault| (fault.code(), fault.path.as_str())).collect();
    assert_eq!(faults, [("empty_text", "id"), ("invalid_text", "title")]);
    assert!(!error.to_string().contains("my words"));
    let error = Flag::new(FlagKind::SelfHarm, "2026-02-30", "therapist").unwrap_err();
    assert_eq!((error.code(), error.path()), ("invalid_date", "opened_on"));
    // Parts of a definition are made alike.
    assert_eq!(Source::new("my words", "a citation").unwrap_err().path(), "id");
}
