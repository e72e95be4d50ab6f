//! What a form can be made of beside a sum of whole answers: what fits is scored, and what cannot fit is refused with
//! its path. Numbers are compared with a second implementation in `vectors/format.json`.

use proptest::prelude::*;
use serde_json::{Value, json};
use therapy_goals::instrument::{Instrument, Respondent, Score, ScoreStatus};
use therapy_goals::{Error, ErrorKind};

/// Five items with answers from 0 to 3 and a total; what is given is merged into it, and null takes away.
fn form(change: &Value) -> Value {
    let items: Vec<Value> =
        (1..=5).map(|id| json!({ "id": id.to_string(), "tag": "an item", "response_scale": "often" })).collect();
    let mut form = json!({
        "schema_version": "1.0", "id": "mine", "version": "1", "title": "Mine", "short_title": "Mine",
        "measures": "strain", "domains": ["distress"], "respondent": { "who": "client" },
        "answers": { "kind": "scores" },
        "licence": { "wording_may_ship": true, "terms": "ours", "source": "us" },
        "sources": [{ "id": "us", "citation": "Ourselves" }],
        "response_scales": [{ "id": "often", "options": [{ "value": 0 }, { "value": 1 }, { "value": 2 }, { "value": 3 }] }],
        "items": items,
        "total": { "id": "total", "method": "sum", "items": ["1", "2", "3", "4", "5"], "source": "us", "status": "confirmed" }
    });
    merge(&mut form, change);
    form
}

fn merge(into: &mut Value, change: &Value) {
    match (into, change) {
        (Value::Object(into), Value::Object(change)) => {
            for (name, entry) in change {
                merge(into.entry(name.clone()).or_insert(Value::Null), entry);
            }
        }
        (into, change) => change.clone_into(into),
    }
}

fn read(change: &Value) -> Result<Instrument, Error> {
    Instrument::from_json(&form(change).to_string())
}

fn refused(change: &Value) -> Vec<(ErrorKind, String)> {
    let error = read(change).unwrap_err();
    error.faults().iter().map(|fault| (fault.kind, fault.path.clone())).collect()
}

fn score(instrument: &Instrument, answers: &[Option<f64>]) -> Score {
    instrument.score(answers, Respondent::default()).unwrap()
}

#[test]
fn an_answer_that_is_not_whole_is_one_of_those_that_are_listed() {
    let halves = json!({ "response_scales": [{ "id": "often", "options": [{ "value": 0 }, { "value": 0.5 }, { "value": 2 }] }] });
    let mine = read(&halves).unwrap();
    assert_eq!(score(&mine, &[Some(0.5), Some(2.0), Some(0.5), Some(0.0), Some(0.5)]).total(), Some(3.5));
    assert_eq!(mine.range("total"), Some((0.0, 10.0)));
    let error = mine.score([0.5, 1.0, 0.5, 0.0, 0.4], Respondent::default()).unwrap_err();
    let paths: Vec<&str> = error.faults().iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(paths, ["responses.2", "responses.5"]);
    assert!(error.to_string().contains("one of 0, 0.5, 2"), "{error}");
    // What is whole is written as it was, and what is not, too.
    let written = serde_json::to_value(&mine).unwrap();
    assert_eq!(written["response_scales"][0]["options"], json!([{ "value": 0 }, { "value": 0.5 }, { "value": 2 }]));
    assert!(
        mine.describe().contains("0 or 0.5 or 2") || mine.describe().contains("0, 0.5 or 2"),
        "{}",
        mine.describe()
    );
    let options = |value: Value| json!({ "response_scales": [{ "id": "often", "options": [{ "value": 0 }, { "value": value }] }] });
    for (value, kind) in [
        (json!(0.125), ErrorKind::NotAnOption),
        (json!(1e9), ErrorKind::OutOfRange),
        (json!("1"), ErrorKind::WrongType),
    ] {
        let path = "response_scales[0].options[1].value".to_owned();
        assert_eq!(refused(&options(value.clone())), [(kind, path)], "{value}");
    }
}

#[test]
fn weights_that_cannot_be_are_refused() {
    let one = |weight: Value| json!({ "total": { "weights": [{ "weight": weight, "items": ["1"] }] } });
    for (weight, kind) in
        [(json!(0), ErrorKind::OutOfRange), (json!(101), ErrorKind::OutOfRange), (json!(0.001), ErrorKind::NotAnOption)]
    {
        assert_eq!(refused(&one(weight.clone())), [(kind, "total.weights[0].weight".to_owned())], "{weight}");
    }
    let rule = json!({ "default": "one", "rules": [{ "id": "one", "maximum_missing": 1, "source": "us", "status": "confirmed" }] });
    let weights = json!([{ "weight": 2, "items": ["1"] }]);
    let inconsistent = [(ErrorKind::Inconsistent, "total.weights".to_owned())];
    assert_eq!(refused(&json!({ "total": { "weights": weights, "prorating": rule } })), inconsistent);
    assert_eq!(refused(&json!({ "total": { "weights": weights, "method": "mean" } })), inconsistent);
    let twice =
        json!({ "total": { "weights": [{ "weight": 2, "items": ["1", "9"] }, { "weight": 3, "items": ["1"] }] } });
    assert_eq!(
        refused(&twice),
        [
            (ErrorKind::UnknownItem, "total.weights[0].items[1]".to_owned()),
            (ErrorKind::DuplicateId, "total.weights[1].items[0]".to_owned()),
        ]
    );
    assert_eq!(
        refused(&json!({ "total": { "weights": [{ "weight": 2, "items": [] }] } })),
        [(ErrorKind::TooFew, "total.weights[0].items".to_owned()),]
    );
    // Nobody has said how a weighted item is stood in for, so no caller says it either.
    assert_eq!(
        read(&json!({ "total": { "weights": weights } })).unwrap().with_maximum_missing(1).unwrap_err().code(),
        "unknown_rule"
    );
}

#[test]
fn a_weight_counts_what_is_reversed_and_recoded() {
    let mine = read(&json!({ "total": {
        "weights": [{ "weight": 0.5, "items": ["1", "2"] }, { "weight": -2, "items": ["3"] }],
        "reversed": ["1"], "recode": [{ "answer": 1, "counts": 1.25, "items": ["2"] }]
    } }))
    .unwrap();
    // (3 − 1) / 2 + 1.25 / 2 − 2 × 3 + 2 + 0
    assert_eq!(score(&mine, &[Some(1.0), Some(1.0), Some(3.0), Some(2.0), Some(0.0)]).total(), Some(-2.375));
    assert_eq!(mine.range("total"), Some((-6.0, 9.0)));
    assert!(mine.describe().contains("items 1 and 2 count 0.5 times"), "{}", mine.describe());
}

#[test]
fn groups_that_cannot_be_are_refused() {
    let group = |group: Value| json!({ "total": { "highest_of": [group] } });
    assert_eq!(
        refused(&group(json!({ "items": ["1"] }))),
        [(ErrorKind::TooFew, "total.highest_of[0].items".to_owned())]
    );
    assert_eq!(
        refused(&group(json!({ "items": ["1", "7"] }))),
        [(ErrorKind::UnknownItem, "total.highest_of[0].items[1]".to_owned()),]
    );
    assert_eq!(
        refused(&group(json!({ "items": ["1", "2"], "minimum_answered": 3 }))),
        [(ErrorKind::OutOfRange, "total.highest_of[0].minimum_answered".to_owned()),]
    );
    assert_eq!(
        refused(&json!({ "total": { "highest_of": [{ "items": ["1", "2"] }, { "items": ["3", "2"] }] } })),
        [(ErrorKind::DuplicateId, "total.highest_of[1].items[1]".to_owned()),]
    );
    // Elsewhere it has no meaning.
    let pairs = json!({ "method": "mean_of_products", "items": [], "pairs": [{ "first": "1", "second": "2" }],
                        "highest_of": [{ "items": ["1", "2"] }] });
    assert_eq!(refused(&json!({ "total": pairs })), [(ErrorKind::Inconsistent, "total.highest_of".to_owned())]);
}

#[test]
fn a_group_says_what_its_missing_items_can_make_it() {
    let mine =
        read(&json!({ "total": { "highest_of": [{ "items": ["1", "2", "3"], "minimum_answered": 2 }] } })).unwrap();
    assert_eq!(mine.range("total"), Some((0.0, 9.0)));
    let one_missing = score(&mine, &[Some(1.0), None, Some(2.0), Some(1.0), Some(1.0)]);
    assert_eq!((one_missing.status(), one_missing.total()), (ScoreStatus::Prorated, Some(4.0)));
    assert_eq!((one_missing.bounds(), one_missing.answered(), one_missing.asked()), (Some((4.0, 5.0)), 4, 5));
    assert_eq!(one_missing.missing().iter().map(|item| item.as_str()).collect::<Vec<_>>(), ["2"]);
    let stored = serde_json::to_string(&one_missing).unwrap();
    assert_eq!(Score::from_json(&stored).unwrap(), one_missing);
    let decided = score(&mine, &[Some(1.0), None, Some(3.0), Some(1.0), Some(1.0)]);
    assert_eq!(
        (decided.status(), decided.total(), decided.bounds()),
        (ScoreStatus::Complete, Some(5.0), Some((5.0, 5.0)))
    );
    let stored = serde_json::to_string(&decided).unwrap();
    assert_eq!(Score::from_json(&stored).unwrap(), decided);
    let two_missing = score(&mine, &[Some(1.0), None, None, Some(1.0), Some(1.0)]);
    assert_eq!((two_missing.status(), two_missing.total()), (ScoreStatus::Incomplete, None));
    assert_eq!(two_missing.bounds(), Some((3.0, 5.0)));
    assert!(mine.describe().contains("of items 1 to 3 the highest counts, of those that are answered, once 2 are"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the missing answers are: the score with them lies within the bounds, and both bounds are reached.
    #[test]
    fn bounds_hold_for_every_completion(
        weights in prop::collection::vec(prop::sample::select(vec![-1.5, 0.25, 1.0, 2.0]), 5),
        group in prop::sample::subsequence(vec!["1", "2", "3", "4", "5"], 2..=4),
        minimum in prop::option::of(1_u8..=2),
        reversed in prop::sample::subsequence(vec!["1", "2", "3", "4", "5"], 0..=3),
        answers in prop::collection::vec(prop::option::weighted(0.6, prop::sample::select(vec![0.0, 0.5, 1.0])), 5),
    ) {
        let rows: Vec<Value> = weights.iter().enumerate()
            .map(|(place, weight)| json!({ "weight": weight, "items": [(place + 1).to_string()] })).collect();
        let mine = read(&json!({
            "response_scales": [{ "id": "often", "options": [{ "value": 0 }, { "value": 0.5 }, { "value": 1 }] }],
            "total": { "weights": rows, "reversed": reversed,
                       "highest_of": [{ "items": group, "minimum_answered": minimum }] }
        })).unwrap();
        let found = score(&mine, &answers);
        let open: Vec<usize> = (0..5).filter(|place| answers[*place].is_none()).collect();
        let totals: Vec<f64> = (0..3_usize.pow(u32::try_from(open.len()).unwrap())).map(|number| {
            let mut sheet = answers.clone();
            for (turn, place) in open.iter().enumerate() {
                sheet[*place] = Some([0.0, 0.5, 1.0][number / 3_usize.pow(u32::try_from(turn).unwrap()) % 3]);
            }
            score(&mine, &sheet).total().unwrap()
        }).collect();
        let low = totals.iter().copied().fold(f64::INFINITY, f64::min);
        let high = totals.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        prop_assert_eq!(found.bounds(), Some((low, high)));
        prop_assert!(found.total().is_none_or(|total| low <= total && total <= high));
        prop_assert!(found.status() != ScoreStatus::Complete || (low - high).abs() < 1e-9);
        prop_assert!(!open.is_empty() || found.status() == ScoreStatus::Complete);
        let (lowest, highest) = mine.range("total").unwrap();
        prop_assert!(lowest <= low && high <= highest);
    }
}
