//! What a form can be made of beside a sum of whole answers: what fits is scored, and what cannot fit is refused with
//! its path. Numbers are compared with a second implementation in `vectors/format.json`.

mod forms;

use forms::{form, merge, read, refused, score};
use proptest::prelude::*;
use serde_json::{Value, json};
use therapy_goals::ErrorKind;
use therapy_goals::document::Document;
use therapy_goals::instrument::answers::Occasion;
use therapy_goals::instrument::{Instrument, PartGiven, Reason, Respondent, Scale, Score, ScoreStatus, get};

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
    assert_eq!(one_missing.missing().iter().map(therapy_goals::scalar::Code::as_str).collect::<Vec<_>>(), ["2"]);
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

/// A subscale of the first two items, and a stop after the second.
fn stopping(change: &Value) -> Value {
    let known = json!({ "source": "us", "status": "confirmed" });
    let mut form = json!({
        "subscales": [
            { "id": "short", "method": "sum", "items": ["1", "2"] },
            { "id": "later", "method": "sum", "items": ["2", "3"] }
        ],
        "stop": { "after": "2", "when": { "score": "short", "below": 3 }, "score": "short" }
    });
    for path in ["/subscales/0", "/subscales/1", "/stop"] {
        merge(form.pointer_mut(path).unwrap(), &known);
    }
    merge(&mut form, change);
    form
}

#[test]
fn a_stop_that_cannot_be_is_refused() {
    let stop = |change: Value| refused(&stopping(&json!({ "stop": change })));
    assert_eq!(stop(json!({ "after": "9" })), [(ErrorKind::UnknownItem, "stop.after".to_owned())]);
    assert_eq!(stop(json!({ "after": "5" })), [(ErrorKind::OutOfRange, "stop.after".to_owned())]);
    assert_eq!(stop(json!({ "score": "later" })), [(ErrorKind::UnknownItem, "stop.score".to_owned())]);
    assert_eq!(stop(json!({ "score": "total" })), [(ErrorKind::UnknownCode, "stop.score".to_owned())]);
    assert_eq!(stop(json!({ "score": "nothing" })), [(ErrorKind::UnknownCode, "stop.score".to_owned())]);
    for when in [json!({ "item": "3", "equals": 0 }), json!({ "score": "later", "below": 2 })] {
        let mut form = stopping(&json!({}));
        form["stop"]["when"] = when;
        assert_eq!(refused(&form), [(ErrorKind::UnknownItem, "stop.when".to_owned())]);
    }
    let mut never = stopping(&json!({}));
    never["stop"]["when"]["below"] = json!(0);
    assert_eq!(refused(&never), [(ErrorKind::OutOfRange, "stop.when".to_owned())]);
    assert_eq!(stop(json!({ "source": "them" })), [(ErrorKind::UnknownCode, "stop.source".to_owned())]);
}

#[test]
fn a_form_that_ended_early_has_its_short_score_alone() {
    let mine = read(&stopping(&json!({}))).unwrap().with_maximum_missing(4).unwrap();
    let early = score(&mine, &[Some(1.0), Some(1.0), None, None, None]);
    assert_eq!(
        (early.status(), early.total(), early.reason()),
        (ScoreStatus::Incomplete, None, Some(Reason::StoppedEarly))
    );
    assert_eq!(early.bounds(), Some((2.0, 11.0)));
    assert_eq!(early.subscale("short").unwrap().total(), Some(2.0));
    assert_eq!(early.subscale("later").unwrap().reason(), Some(Reason::StoppedEarly));
    let stored = serde_json::to_string(&early).unwrap();
    assert_eq!(Score::from_json(&stored).unwrap(), early);
    assert!(mine.verify(&Score::from_json(&stored).unwrap()).unwrap().differs.is_empty());
    // It went on, or should have: what is missing is missing.
    for answers in [[Some(2.0), Some(1.0), None, None, None], [Some(1.0), Some(1.0), Some(0.0), None, None]] {
        let on = score(&mine, &answers);
        assert_eq!((on.status(), on.reason()), (ScoreStatus::Prorated, None), "{answers:?}");
    }
    assert!(mine.describe().contains("may end after item 2 where the subscale `short` is below 3"));
    // A reason beside a value is none.
    let mut wrong: Value = serde_json::to_value(score(&mine, &[Some(3.0); 5])).unwrap();
    wrong["reason"] = json!("stopped_early");
    assert_eq!(Score::from_json(&wrong.to_string()).unwrap_err().path(), "reason");
    // Whoever stored a score before there was one said nothing.
    let mut older: Value = serde_json::to_value(&early).unwrap();
    older.as_object_mut().unwrap().remove("reason");
    assert_eq!(Score::from_json(&older.to_string()).unwrap().reason(), None);
}

fn rows(reported: &[f64]) -> Value {
    reported.iter().enumerate().map(|(raw, reported)| json!({ "raw": raw, "reported": reported })).collect()
}

/// A subscale of one item with these tables.
fn normed(tables: &Value, change: &Value) -> Value {
    let mut scale = json!({
        "id": "norm", "method": "sum", "items": ["1"], "source": "us", "status": "confirmed",
        "norms": { "kind": "percentile", "licence": "ours", "tables": tables, "source": "us", "status": "confirmed" }
    });
    merge(&mut scale, change);
    json!({ "subscales": [scale] })
}

#[test]
fn tables_that_cannot_be_are_refused() {
    let table = json!({ "rows": rows(&[1.0, 30.0, 99.0, 99.0]) });
    assert!(read(&normed(&json!([table]), &json!({}))).is_ok());
    let path = |end: &str| format!("subscales[0].{end}");
    let one = |rows: Value| refused(&normed(&json!([{ "rows": rows }]), &json!({})));
    assert_eq!(one(rows(&[1.0, 30.0, 99.0])), [(ErrorKind::Missing, path("norms.tables[0].rows"))]);
    assert_eq!(one(rows(&[1.0, 30.0, 20.0, 99.0])), [(ErrorKind::NotAscending, path("norms.tables[0].rows"))]);
    assert_eq!(refused(&normed(&json!([]), &json!({}))), [(ErrorKind::TooFew, path("norms.tables"))]);
    assert_eq!(
        refused(&normed(&json!([table, table]), &json!({}))),
        [(ErrorKind::Inconsistent, path("norms.tables[1]"))]
    );
    let beside = json!({ "conversion": rows(&[1.0, 2.0, 3.0, 4.0]) });
    assert_eq!(refused(&normed(&json!([table]), &beside)), [(ErrorKind::Inconsistent, path("norms"))]);
    let twice = json!({ "multiply": 2 });
    assert_eq!(refused(&normed(&json!([table]), &twice)), [(ErrorKind::Inconsistent, path("norms.tables[0].rows"))]);
    let cited = json!([{ "rows": table["rows"], "source": "them" }]);
    assert_eq!(refused(&normed(&cited, &json!({}))), [(ErrorKind::UnknownCode, path("norms.tables[0].source"))]);
    let combined = json!({ "method": "combination", "items": null, "parts": [{ "subscale": "norm" }],
                           "norms": { "kind": "t_score", "licence": "ours", "tables": [table], "source": "us", "status": "confirmed" } });
    let mut form = normed(&json!([table]), &json!({}));
    form["total"] = combined;
    assert_eq!(refused(&form), [(ErrorKind::Inconsistent, "total.norms.tables[0].rows".to_owned())]);
}

#[test]
fn what_is_made_of_a_score_without_a_table_says_why() {
    let mut form = normed(&json!([{ "ages": { "from": 18 }, "rows": rows(&[1.0, 30.0, 70.0, 99.0]) }]), &json!({}));
    form["total"] = json!({ "method": "combination", "items": null, "parts": [{ "subscale": "norm" }] });
    let rule = json!({ "id": "own", "cases": [{ "code": "met", "when": { "score": "norm", "at_least": 50 } }],
                       "otherwise": "not_met", "source": "us", "status": "confirmed" });
    form["classifications"] =
        json!([{ "id": "high", "title": "high", "rules": { "default": "own", "rules": [rule] } }]);
    let mine = read(&form).unwrap();
    let answers = [2.0, 0.0, 0.0, 0.0, 0.0];
    let of = |age: Option<u8>| mine.score(answers, Respondent::default().with_age(age)).unwrap();
    assert_eq!((of(Some(30)).total(), of(Some(30)).classification("high")), (Some(70.0), Some("met")));
    // Not even one table alone decides what it is not for.
    for (age, why) in [(None, Reason::AgeRequired), (Some(9), Reason::NoNorm)] {
        let found = of(age);
        assert_eq!((found.status(), found.total(), found.reason()), (ScoreStatus::Incomplete, None, Some(why)));
        assert_eq!(found.subscale("norm").unwrap().reason(), Some(why));
        assert_eq!((found.bounds(), found.classification("high")), (None, None));
        assert_eq!(found.classifications()[0].reason, Some(why));
        let stored = serde_json::to_string(&found).unwrap();
        assert_eq!(Score::from_json(&stored).unwrap(), found);
    }
    assert!(
        mine.describe().contains("reported as percentiles by published tables for from age 18 (ours)"),
        "{}",
        mine.describe()
    );
}

/// A form that is made of two others, with two items each.
fn both(change: &Value) -> Value {
    let part = |id: &str| {
        json!({ "id": id, "method": "sum", "items": [format!("{id}.1"), format!("{id}.2")],
                                  "source": "us", "status": "confirmed" })
    };
    let item = |id: &str| json!({ "id": id, "tag": "an item", "response_scale": "often" });
    let items = ["phq-2.1", "phq-2.2", "gad-2.1", "gad-2.2"].map(item);
    let scales = ["phq-2", "gad-2"].map(part);
    let mut form = json!({
        "parts": ["phq-2", "gad-2"],
        "items": items,
        "subscales": scales,
        "total": { "method": "combination", "items": null, "parts": [{ "subscale": "phq-2" }, { "subscale": "gad-2" }] }
    });
    merge(&mut form, change);
    form
}

#[test]
fn parts_that_cannot_be_are_refused() {
    assert!(read(&both(&json!({}))).is_ok());
    let one = |change: Value| refused(&both(&change));
    assert_eq!(one(json!({ "parts": ["phq-2", "gad-2", "gad-2"] })), [(ErrorKind::DuplicateId, "parts[2]".to_owned())]);
    assert_eq!(
        one(json!({ "parts": ["phq-2", "gad-2", "who-5"] })),
        [(ErrorKind::UnknownCode, "parts[2]".to_owned()), (ErrorKind::Inconsistent, "total".to_owned()),]
    );
    assert_eq!(
        one(json!({ "parts": ["phq-2"] })),
        [(ErrorKind::TooFew, "parts".to_owned()), (ErrorKind::Inconsistent, "subscales[1].id".to_owned()),]
    );
    let mut other = both(&json!({}));
    other["subscales"][1]["items"] = json!(["gad-2.1", "phq-2.2"]);
    assert_eq!(refused(&other), [(ErrorKind::Inconsistent, "subscales[1].items[1]".to_owned())]);
    let sum = json!({ "total": { "method": "sum", "items": ["phq-2.1", "gad-2.1"], "parts": null } });
    assert_eq!(one(sum), [(ErrorKind::Inconsistent, "total".to_owned())]);
    assert_eq!(
        one(json!({ "total": { "parts": [{ "subscale": "phq-2" }] } })),
        [(ErrorKind::Inconsistent, "total".to_owned())]
    );
}

fn kept(id: &str, answers: &str, about: &str) -> PartGiven {
    let occasion = Document::from_json(about).unwrap().read::<Occasion>().unwrap();
    let sheet = Document::from_json(answers).unwrap();
    get(id).unwrap().record(&sheet, None, &occasion).unwrap().into()
}

#[test]
fn kept_answers_of_one_day_and_rater_make_one_score() {
    let mine = read(&both(&json!({}))).unwrap();
    let about = |client: &str, rater: &str, date: &str| {
        format!(r#"{{ "id": "r1", "client": "{client}", "rater": "{rater}", "date": "{date}", "age": 34 }}"#)
    };
    let today = about("c-17", "client", "2026-11-26");
    let of = |other: &str| {
        let parts = [
            ("phq-2".to_owned(), kept("phq-2", "[2, 1]", &today)),
            ("gad-2".to_owned(), kept("gad-2", "[1, 3]", other)),
        ];
        mine.score_parts(&parts, Respondent::default())
    };
    assert_eq!(of(&today).unwrap().total(), Some(7.0));
    for (other, field) in [
        (about("c-18", "client", "2026-11-26"), "client"),
        (about("c-17", "parent", "2026-11-26"), "rater"),
        (about("c-17", "client", "2026-11-27"), "date"),
        (today.replace("34", "35"), "age"),
        (today.replace(r#""age": 34"#, r#""age": 34, "sex": "female""#), ""),
    ] {
        if field.is_empty() {
            // What one says and the other leaves out is no contradiction.
            assert!(of(&other).is_ok());
            continue;
        }
        let error = of(&other).unwrap_err();
        assert_eq!((error.code(), error.path()), ("inconsistent", format!("responses.gad-2.{field}").as_str()));
    }
    let swapped = [("gad-2".to_owned(), kept("phq-2", "[2, 1]", &today))];
    let error = mine.score_parts(&swapped, Respondent::default()).unwrap_err();
    assert_eq!((error.code(), error.path()), ("inconsistent", "responses.gad-2.instrument"));
    // A score that no answers to this part can make.
    let mut far: Value =
        serde_json::to_value(get("phq-9").unwrap().score([3; 9], Respondent::default()).unwrap()).unwrap();
    far["instrument"] = json!("phq-2");
    let far = Score::from_json(&far.to_string()).unwrap();
    let error = mine.score_parts(&[("phq-2".to_owned(), far.into())], Respondent::default()).unwrap_err();
    assert_eq!((error.code(), error.path()), ("out_of_range", "responses.phq-2.bounds"));
    // More answers than the part has items, and a form without a total.
    let mut many: Value =
        serde_json::to_value(get("phq-2").unwrap().score([1, 1], Respondent::default()).unwrap()).unwrap();
    many["answered"] = json!(10_000);
    many["asked"] = json!(10_000);
    let many = Score::from_json(&many.to_string()).unwrap();
    let error = mine.score_parts(&[("phq-2".to_owned(), many.into())], Respondent::default()).unwrap_err();
    assert_eq!((error.code(), error.path()), ("inconsistent", "responses.phq-2.asked"));
    let mut none: Value =
        serde_json::to_value(get("dass-21").unwrap().score([0; 21], Respondent::default()).unwrap()).unwrap();
    none["instrument"] = json!("phq-2");
    for (_, subscale) in none["subscales"].as_object_mut().unwrap().iter_mut() {
        subscale["instrument"] = json!("phq-2");
    }
    let none = Score::from_json(&none.to_string()).unwrap();
    let error = mine.score_parts(&[("phq-2".to_owned(), none.into())], Respondent::default()).unwrap_err();
    assert_eq!((error.code(), error.path()), ("inconsistent", "responses.phq-2.total"));
    // What is made of scores can be stored.
    let scores = ["phq-2", "gad-2"].map(|id| {
        let score = get(id).unwrap().score([Some(2), None], Respondent::default()).unwrap();
        (id.to_owned(), PartGiven::from(score))
    });
    let found = mine.score_parts(&scores, Respondent::default()).unwrap();
    assert_eq!(
        found.missing().iter().map(therapy_goals::scalar::Code::as_str).collect::<Vec<_>>(),
        ["phq-2.2", "gad-2.2"]
    );
    assert_eq!(Score::from_json(&serde_json::to_string(&found).unwrap()).unwrap(), found);
    assert!(mine.verify(&found).unwrap().differs.is_empty());
    assert!(mine.describe().contains("It is made of `phq-2` and `gad-2`, answered on one day by one rater."));
}

/// What ships as made of others is: the same items, answers and rules for missing items.
#[test]
fn a_shipped_form_that_is_made_of_others_is() {
    for mine in therapy_goals::instrument::ids().into_iter().map(|id| get(id).unwrap()) {
        for part in &mine.definition().parts {
            let (other, own) = (get(part.as_str()).unwrap(), mine.scale(part.as_str()).unwrap());
            let total = other.scale("total").unwrap();
            let theirs: Vec<String> = total.items.iter().map(|item| format!("{part}.{item}")).collect();
            assert_eq!(own.items.iter().map(ToString::to_string).collect::<Vec<_>>(), theirs);
            assert_eq!((own.method, own.multiply, own.better), (total.method, total.multiply, total.better), "{part}");
            let missing = |scale: &Scale| {
                let rule = scale.prorating.rules.iter().find(|rule| Some(&rule.id) == scale.prorating.default.as_ref());
                rule.map(|rule| (rule.maximum_missing, rule.rounding))
            };
            assert_eq!(missing(own), missing(total), "{part}");
            let item = |of: &Instrument, id: &str| {
                let definition = of.definition();
                let item = definition.items.iter().find(|item| item.id.as_str() == id).unwrap().clone();
                let scale = definition.response_scales.iter().find(|scale| scale.id == item.response_scale).unwrap();
                (item.tag, scale.options.clone(), scale.range)
            };
            for id in &total.items {
                assert_eq!(item(&mine, &format!("{part}.{id}")), item(&other, id.as_str()), "{part}.{id}");
            }
        }
    }
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

/// A table is looked up by whole scores: a mean of a group, or half a point for what was not asked, has no row in it.
#[test]
fn a_table_of_what_is_not_whole_is_refused() {
    let rows = |most: i32| (0..=most).map(|raw| json!({ "raw": raw, "reported": 40 + 10 * raw })).collect::<Vec<_>>();
    let grouped = json!({ "total": {
        "method": "mean", "items": ["1", "2", "3"], "highest_of": [{ "items": ["2", "3"] }], "conversion": rows(3)
    } });
    assert!(
        refused(&grouped).contains(&(ErrorKind::Inconsistent, "total.conversion".to_owned())),
        "{:?}",
        refused(&grouped)
    );
    let mut half = form(&json!({ "total": { "items": ["1", "2"], "conversion": rows(6) } }));
    half["items"][1]["asked_if"] = json!({ "item": "1", "at_least": 1 });
    half["items"][1]["when_not_asked"] = json!(0.5);
    let error = Instrument::from_json(&half.to_string()).unwrap_err();
    assert_eq!((error.code(), error.path()), ("not_an_option", "items[1].when_not_asked"));
    half["items"][1]["when_not_asked"] = json!(0);
    assert!(Instrument::from_json(&half.to_string()).is_ok());
}
