//! What people reported of other programs that score forms, as forms of one's own. Each test names the report; what is
//! expected follows from the report and the guide, and is added up by hand.

mod forms;

use forms::{form, merge, read, refused, score};
use serde_json::{Value, json};
use therapy_goals::ErrorKind;
use therapy_goals::instrument::{Instrument, Reason, Respondent, Score, ScoreStatus, Verdict};

fn kept(instrument: &Instrument, score: &Score) {
    let read = Score::from_json(&serde_json::to_string(score).unwrap()).unwrap();
    assert_eq!(read, *score);
    let verified = instrument.verify(&read).unwrap();
    assert_eq!(verified.verdict, Verdict::Consistent, "{:?}", verified.differs);
}

/// Somebody answers a question and then changes the one that asked for it: the hidden answer still counted in the sum.
/// <https://github.com/surveyjs/survey-library/issues/1411>
#[test]
fn an_answer_that_was_hidden_again_does_not_count() {
    let mut made = form(&json!({
        "response_scales": [{ "id": "often", "range": { "minimum": 0, "maximum": 100, "decimals": 0 } }],
        "total": { "items": ["1", "2", "3"] }
    }));
    made["items"][1]["asked_if"] = json!({ "item": "1", "above": 10 });
    // And one that is asked after the hidden one.
    made["items"][2]["asked_if"] = json!({ "item": "2", "at_least": 10 });
    let mine = Instrument::from_json(&made.to_string()).unwrap();
    let of = |answers: [Option<f64>; 3]| score(&mine, &[answers.as_slice(), &[Some(0.0); 2]].concat());
    assert_eq!(of([Some(20.0), Some(10.0), Some(1.0)]).total(), Some(31.0));
    let hidden = of([Some(5.0), Some(10.0), Some(1.0)]);
    assert_eq!((hidden.total(), hidden.status(), hidden.asked()), (Some(5.0), ScoreStatus::Complete, 1));
    assert_eq!(hidden.findings().len(), 1);
    kept(&mine, &hidden);
}

/// At least half of a scale must be answered, and a measure of a single item has no score without it: an average of the
/// one answer that there was stood for three. <https://github.com/muccg/rdrf/issues/2368>
#[test]
fn half_of_a_scale_must_be_answered() {
    let known = json!({ "method": "mean", "source": "us", "status": "confirmed" });
    let mut scales = json!([{ "id": "three", "items": ["1", "2", "3"] }, { "id": "alone", "items": ["4"] }]);
    for place in 0..2 {
        merge(&mut scales[place], &known);
    }
    scales[0]["prorating"] = json!({ "default": "half", "rules": [
        { "id": "half", "maximum_missing": 1, "source": "us", "status": "confirmed" }] });
    let mine = read(&json!({ "subscales": scales, "total": null })).unwrap();
    let one = score(&mine, &[Some(2.0), None, None, None, Some(0.0)]);
    assert_eq!(one.subscale("three").unwrap().total(), None);
    assert_eq!(one.subscale("alone").unwrap().total(), None);
    kept(&mine, &one);
    let two = score(&mine, &[Some(2.0), None, Some(1.0), None, Some(0.0)]);
    assert_eq!(two.subscale("three").unwrap().total(), Some(1.5));
    kept(&mine, &two);
    // Nobody can say that one may be missing of one.
    assert!(mine.with_rules(&[("alone.prorating", "caller:1")]).is_err());
    scales[1]["prorating"] = scales[0]["prorating"].clone();
    assert_eq!(
        refused(&json!({ "subscales": scales, "total": null })),
        [(ErrorKind::OutOfRange, "subscales[1].prorating.rules[0].maximum_missing".to_owned())]
    );
}

/// What does not apply lowered the sum and not the number by which it was divided.
/// <https://github.com/DLCIncluded/MQ/issues/7>
#[test]
fn what_does_not_apply_is_in_no_divisor() {
    let mut made = form(&json!({ "total": { "method": "mean" } }));
    for item in 0..5 {
        made["items"][item]["optional"] = json!(true);
    }
    let mine = Instrument::from_json(&made.to_string()).unwrap();
    let some = score(&mine, &[Some(3.0), None, Some(2.0), None, Some(3.0)]);
    assert_eq!((some.total(), some.status(), some.asked()), (Some(8.0 / 3.0), ScoreStatus::Complete, 3));
    kept(&mine, &some);
    let none = score(&mine, &[None; 5]);
    assert_eq!((none.total(), none.bounds(), none.status()), (None, Some((0.0, 3.0)), ScoreStatus::Incomplete));
    kept(&mine, &none);
}

/// Weights multiplied the answers and not their ceiling, so that a weighted form reached its highest score too early.
/// <https://github.com/intuitem/ciso-assistant-community/pull/4840>
#[test]
fn weights_move_the_highest_score_too() {
    let bands = |high: f64| {
        json!({ "default": "own", "rules": [{ "id": "own", "source": "us", "status": "confirmed",
            "bands": [{ "code": "low", "from": 0 }, { "code": "high", "from": high }] }] })
    };
    let made = |high: f64| {
        json!({
            "response_scales": [{ "id": "often", "options": [{ "value": 0 }, { "value": 25 }] }],
            "total": { "items": ["1", "2"], "weights": [{ "weight": 3, "items": ["2"] }], "bands": bands(high) }
        })
    };
    let mine = read(&made(100.0)).unwrap();
    assert_eq!(mine.range("total"), Some((0.0, 100.0)));
    let of = |light: f64, heavy: f64| score(&mine, &[Some(light), Some(heavy), Some(0.0), Some(0.0), Some(0.0)]);
    assert_eq!(
        [of(25.0, 0.0), of(0.0, 25.0), of(25.0, 25.0)].map(|score| score.total()),
        [25.0, 75.0, 100.0].map(Some)
    );
    assert_eq!((of(0.0, 25.0).band(), of(25.0, 25.0).band()), (Some("low"), Some("high")));
    assert_eq!(refused(&made(100.5)), [(ErrorKind::OutOfRange, "total.bands.rules[0].bands[1].from".to_owned())]);
}

/// Norms are by age and sex, which no form holds: a score that depends on them is asked for what it needs.
/// <https://github.com/DouglasNeuroInformatics/OpenDataCapture/issues/975>
#[test]
fn norms_ask_for_the_age_that_no_form_holds() {
    let rows = |first: f64| -> Vec<Value> {
        (0..=6).map(|raw| json!({ "raw": raw, "reported": first + 5.0 * f64::from(raw) })).collect()
    };
    let of = |from: u8, to: u8, sex: &str, first: f64| json!({ "ages": { "from": from, "to": to }, "sex": sex, "rows": rows(first) });
    let tables = json!([
        of(6, 11, "female", 30.0),
        of(6, 11, "male", 32.0),
        of(12, 17, "female", 34.0),
        of(12, 17, "male", 36.0)
    ]);
    let mut made = json!({ "total": { "items": ["1", "2"] }, "subscales": [{ "id": "t", "method": "sum", "items": ["1", "2"], "source": "us", "status": "confirmed" }] });
    made["subscales"][0]["norms"] =
        json!({ "kind": "t_score", "licence": "ours", "tables": tables, "source": "us", "status": "confirmed" });
    let mine = read(&made).unwrap();
    let answers = [Some(1.0), Some(2.0), Some(0.0), Some(0.0), Some(0.0)];
    let found = |respondent: Respondent| {
        let found = mine.score(answers, respondent).unwrap();
        kept(&mine, &found);
        let t = found.subscale("t").unwrap();
        // The raw score stands beside it.
        assert_eq!(found.total(), Some(3.0));
        (t.total(), t.reason())
    };
    assert_eq!(found(Respondent::default()), (None, Some(Reason::AgeRequired)));
    assert_eq!(found(Respondent::default().with_age(12)), (None, Some(Reason::SexRequired)));
    assert_eq!(found(Respondent::default().with_age(18)), (None, Some(Reason::NoNorm)));
}

/// Of five boxes of which none was ticked, nobody knew whether one answer is missing or five.
/// <https://github.com/vubiostat/redcapAPI/pull/402>
#[test]
fn a_group_of_which_nothing_is_answered_is_one_part_and_all_its_items() {
    let mut made =
        form(&json!({ "total": { "highest_of": [{ "items": ["2", "3", "4", "5"], "minimum_answered": 1 }] } }));
    for item in 1..5 {
        made["items"][item]["optional"] = json!(true);
    }
    let mine = Instrument::from_json(&made.to_string()).unwrap();
    let none = score(&mine, &[Some(2.0), None, None, None, None]);
    let missing: Vec<&str> = none.missing().iter().map(therapy_goals::scalar::Code::as_str).collect();
    assert_eq!(
        (none.status(), missing, none.bounds()),
        (ScoreStatus::Incomplete, vec!["2", "3", "4", "5"], Some((2.0, 5.0)))
    );
    kept(&mine, &none);
    let own = mine.with_maximum_missing(1).unwrap();
    assert_eq!(score(&own, &[Some(2.0), None, None, None, None]).total(), Some(4.0));
}
