//! What a score can be: ranges, bounds and counts against plain counting over every answer.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use therapy_goals::ErrorKind;
use therapy_goals::change::{ChangeInput, reliable_change};
use therapy_goals::instrument::{self, Answer, Instrument, Respondent, Responses, Score, ScoreStatus};

/// A definition with nothing but what is given here.
fn definition(response_scales: &Value, items: &Value, scores: &Value) -> Value {
    let mut definition = json!({
        "schema_version": "1.0", "id": "mine", "version": "1.0.0", "title": "Mine", "short_title": "Mine",
        "measures": "something", "domains": ["distress"], "respondent": { "who": "client" },
        "answers": { "kind": "scores" },
        "licence": { "wording_may_ship": false, "terms": "ours", "source": "us" },
        "sources": [{ "id": "us", "citation": "Ourselves" }],
        "response_scales": response_scales, "items": items
    });
    definition.as_object_mut().unwrap().extend(scores.as_object().unwrap().clone());
    definition
}

fn read(definition: &Value) -> Result<Instrument, therapy_goals::Error> {
    Instrument::from_json(&definition.to_string())
}

fn refused(definition: &Value) -> Vec<(ErrorKind, String)> {
    let error = read(definition).unwrap_err();
    error.faults().iter().map(|fault| (fault.kind, fault.path.clone())).collect()
}

fn item(id: &str, scale: &str) -> Value {
    json!({ "id": id, "tag": "something", "response_scale": scale })
}

fn sum(items: &[&str], more: &Value) -> Value {
    let mut scale = json!({ "id": "total", "method": "sum", "items": items, "source": "us", "status": "confirmed" });
    scale.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    scale
}

fn score(instrument: &Instrument, answers: &[Option<f64>]) -> Score {
    instrument.score(answers, Respondent::default()).unwrap()
}

/// 0 to 1440 minutes with two decimals: 144,001 answers.
fn minutes(more: &Value) -> Value {
    let scales = json!([{ "id": "minutes", "range": { "minimum": 0, "maximum": 1440, "decimals": 2 } }]);
    let items = json!([item("1", "minutes"), item("2", "minutes")]);
    let cutoff = json!([{ "id": "cutoff", "title": "Much", "rules": { "default": "at_1700", "rules": [{
        "id": "at_1700", "source": "us", "status": "confirmed",
        "cutoff": { "score": "total", "below": "below", "at": "at_or_above", "above": "at_or_above",
                    "values": [{ "value": 1700 }] }
    }] } }]);
    definition(&scales, &items, &json!({ "total": sum(&["1", "2"], more), "classifications": cutoff }))
}

#[test]
fn a_long_scale_with_a_recoded_answer_keeps_its_highest_score() {
    let mine = read(&minutes(&json!({ "recode": [{ "answer": 7, "counts": 0 }] }))).unwrap();
    assert_eq!(mine.range("total"), Some((0.0, 2880.0)));
    let open = score(&mine, &[Some(500.0), None]);
    assert_eq!(open.bounds(), Some((500.0, 1940.0)));
    assert_eq!(open.classification("cutoff"), None, "1700 is between the bounds");
    let highest = score(&mine, &[Some(500.0), Some(1440.0)]);
    assert_eq!((highest.total(), highest.classification("cutoff")), (Some(1940.0), Some("at_or_above")));
    let prorating = json!({ "rules": [{ "id": "one", "maximum_missing": 1, "source": "us", "status": "confirmed" }],
                            "default": "one" });
    let prorated =
        read(&minutes(&json!({ "recode": [{ "answer": 7, "counts": 0 }], "prorating": prorating }))).unwrap();
    let prorated = score(&prorated, &[Some(1440.0), None]);
    assert_eq!((prorated.total(), prorated.bounds()), (Some(2880.0), Some((1440.0, 2880.0))));
    let stored = serde_json::to_string(&prorated).unwrap();
    assert_eq!(serde_json::from_str::<Score>(&stored).unwrap(), prorated);
}

/// What one answer counts by the rows, read as they stand.
fn counts(answer: i32, item: &str, reversed: bool, (low, high): (i32, i32), rows: &[(i32, i32, Option<&str>)]) -> i32 {
    let answer = if reversed { low + high - answer } else { answer };
    let row = rows.iter().find(|(from, _, only)| *from == answer && only.is_none_or(|only| only == item));
    row.map_or(answer, |(_, counts, _)| *counts)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Ranges, bounds and totals of recoded items are those that counting through all answers finds.
    #[test]
    fn a_recoded_score_ranges_over_what_its_answers_count(
        (low, width) in (-5_i32..5, 1_i32..12),
        decimals in 0_u8..3,
        reversed in any::<[bool; 2]>(),
        rows in prop::collection::vec((0_i32..14, -30_i32..30, 0_u8..3), 0..16),
        answers in any::<[Option<prop::sample::Index>; 2]>(),
    ) {
        let high = low + width;
        let names = ["1", "2"];
        let mut taken = BTreeSet::new();
        let mut kept = Vec::new();
        for (answer, counts, of) in rows {
            let answer = low + answer;
            let of: Vec<&str> = if of == 0 { names.to_vec() } else { vec![names[usize::from(of) - 1]] };
            if answer <= high && of.iter().all(|item| !taken.contains(&(answer, *item))) {
                taken.extend(of.iter().map(|item| (answer, *item)));
                kept.push((answer, counts, (of.len() == 1).then(|| of[0])));
            }
        }
        let recode: Vec<Value> = kept.iter().map(|(answer, counts, only)| {
            let mut row = json!({ "answer": answer, "counts": counts });
            if let Some(only) = only {
                row["items"] = json!([only]);
            }
            row
        }).collect();
        let turned: Vec<&str> = names.into_iter().zip(reversed).filter(|(_, turned)| *turned).map(|(name, _)| name).collect();
        let mine = read(&definition(
            &json!([{ "id": "line", "range": { "minimum": low, "maximum": high, "decimals": decimals } }]),
            &json!([item("1", "line"), item("2", "line")]),
            &json!({ "total": sum(&names, &json!({ "recode": recode, "reversed": turned })) }),
        )).unwrap();
        // Only whole answers can be recoded; between two of them lies nothing that counts more or less, but
        // beside a recoded end the next tenth or hundredth does.
        let step = 10_i32.pow(decimals.into());
        let unit = |units: i32, place: usize| -> f64 {
            let counted = if units % step == 0 {
                step * counts(units / step, names[place], reversed[place], (low, high), &kept)
            } else if reversed[place] { (low + high) * step - units } else { units };
            f64::from(counted) / f64::from(step)
        };
        let all: Vec<i32> = (low * step..=high * step).collect();
        let ends = |place: usize| {
            let counted = all.iter().map(|units| unit(*units, place));
            counted.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
        };
        let near = |found: (f64, f64), expected: (f64, f64)| {
            (found.0 - expected.0).abs() < 1e-9 && (found.1 - expected.1).abs() < 1e-9
        };
        let (one, other) = (ends(0), ends(1));
        prop_assert!(near(mine.range("total").unwrap(), (one.0 + other.0, one.1 + other.1)));
        let given: Vec<Option<i32>> = answers.iter().map(|answer| answer.as_ref().map(|place| *place.get(&all))).collect();
        let sheet: Vec<Option<f64>> = given.iter().map(|units| units.map(|units| f64::from(units) / f64::from(step))).collect();
        let found = score(&mine, &sheet);
        let span = |place: usize| given[place].map_or_else(|| ends(place), |units| (unit(units, place), unit(units, place)));
        let (one, other) = (span(0), span(1));
        prop_assert!(near(found.bounds().unwrap(), (one.0 + other.0, one.1 + other.1)), "{:?}", found.bounds());
        prop_assert_eq!(found.total().is_some(), given.iter().all(Option::is_some));
    }
}

/// A thousand rows for a thousand items, twice over: what was a loop over all answers of all of them.
#[test]
fn a_recoding_of_everything_is_read() {
    let ids: Vec<String> = (1..=1000).map(|number| number.to_string()).collect();
    let names: Vec<&str> = ids.iter().map(String::as_str).collect();
    let items: Vec<Value> = names.iter().map(|id| item(id, "line")).collect();
    let rows: Vec<Value> = (0..1000).map(|answer| json!({ "answer": answer, "counts": 1 })).collect();
    let scales = json!([{ "id": "line", "range": { "minimum": 0, "maximum": 1_000_000, "decimals": 2 } }]);
    let mine = definition(&scales, &json!(items), &json!({ "total": sum(&names, &json!({ "recode": rows })) }));
    // Every hundredth between two whole answers counts itself.
    assert_eq!(read(&mine).unwrap().range("total"), Some((10.0, 1_000_000_000.0)));
}

#[test]
fn two_rows_for_one_answer_are_refused_whatever_stands_between() {
    let rows = |rows: Value| refused(&minutes(&json!({ "recode": rows })));
    let twice = |place: usize| vec![(ErrorKind::DuplicateId, format!("total.recode[{place}]"))];
    assert_eq!(rows(json!([{ "answer": 1, "counts": 2 }, { "answer": 1, "counts": 3, "items": ["2"] }])), twice(1));
    let apart = [
        json!({ "answer": 1, "counts": 2, "items": ["1"] }),
        json!({ "answer": 2, "counts": 2 }),
        json!({ "answer": 1, "counts": 3 }),
    ];
    assert_eq!(rows(json!(apart)), twice(2));
    let own = json!([{ "answer": 1, "counts": 2, "items": ["1", "2"] }, { "answer": 1, "counts": 3, "items": ["2"] }]);
    assert_eq!(rows(own), twice(1));
    let own = json!([{ "answer": 1, "counts": 2, "items": ["1"] }, { "answer": 1, "counts": 3, "items": ["2"] }]);
    assert!(read(&minutes(&json!({ "recode": own }))).is_ok());
    let beyond = json!([{ "answer": 1441, "counts": 2 }, { "answer": -1, "counts": 2, "items": ["1"] }]);
    let expected = [0, 1].map(|place| (ErrorKind::NotAnOption, format!("total.recode[{place}].answer")));
    assert_eq!(rows(beyond), expected);
}

#[test]
fn a_gate_gives_a_number_that_the_score_can_have() {
    let scales = json!([{ "id": "yes", "options": [{ "value": 0 }, { "value": 1 }] }]);
    let items = json!([item("1", "yes"), item("2", "yes")]);
    let gate = |value: i32| json!({ "when": { "item": "1", "equals": 0 }, "value": value });
    let part = |id: &str, of: &str, more: &Value| {
        let mut scale = sum(&[of], more);
        scale["id"] = json!(id);
        scale
    };
    let combined = |value: i32, weight: i32| {
        json!({
            "total": { "id": "total", "method": "combination", "gate": gate(value), "source": "us", "status": "confirmed",
                       "parts": [{ "subscale": "a", "weight": weight }, { "subscale": "b" }] },
            "subscales": [part("a", "1", &json!({})), part("b", "2", &json!({}))]
        })
    };
    let simple = |value: i32| json!({ "total": sum(&["1", "2"], &json!({ "gate": gate(value) })) });
    let below = |value: i32| json!({ "subscales": [part("a", "1", &json!({ "gate": gate(value) }))] });
    for (accepted, scores) in [
        (true, simple(0)),
        (true, simple(2)),
        (false, simple(99)),
        (false, simple(-1)),
        (true, below(1)),
        (false, below(2)),
        (true, combined(2, 1)),
        (false, combined(3, 1)),
        (true, combined(-2, -2)),
        (false, combined(-3, -2)),
        (false, combined(2, -2)),
    ] {
        let definition = definition(&scales, &items, &scores);
        if accepted {
            assert!(read(&definition).is_ok(), "{scores}");
        } else {
            let place = if scores.get("total").is_some() { "total" } else { "subscales[0]" };
            assert_eq!(refused(&definition), [(ErrorKind::OutOfRange, format!("{place}.gate.value"))], "{scores}");
        }
    }
}

/// Every definition that ships: where a gate holds, the total is one that `change` takes.
#[test]
fn what_a_gate_gives_can_be_compared() {
    let pc_ptsd = instrument::get("pc-ptsd-5").unwrap();
    let closed = score(&pc_ptsd, &[Some(0.0), None, None, None, None, None]);
    assert_eq!(closed.total(), Some(0.0));
    let (low, high) = pc_ptsd.range("total").unwrap();
    assert!((low..=high).contains(&closed.total().unwrap()));
    let input =
        json!({ "pre": closed, "post": closed, "better": "lower", "standard_deviation": 1, "reliability": 0.5 });
    assert!(reliable_change(&serde_json::from_value::<ChangeInput>(input).unwrap()).is_ok());
}

/// Eleven parts that share a thousand items, and one item that stands in two: each counts once.
#[test]
fn an_item_of_several_parts_counts_once() {
    let ids: Vec<String> = (1..=1000).map(|number| number.to_string()).collect();
    let names: Vec<&str> = ids.iter().map(String::as_str).collect();
    let items: Vec<Value> = names.iter().map(|id| item(id, "yes")).collect();
    let scales = json!([{ "id": "yes", "options": [{ "value": 0 }, { "value": 1 }] }]);
    let parts: Vec<String> = (0..70).map(|number| format!("part_{number}")).collect();
    let subscales: Vec<Value> = parts
        .iter()
        .map(|id| json!({ "id": id, "method": "sum", "items": names, "source": "us", "status": "confirmed" }))
        .collect();
    let total = json!({ "id": "total", "method": "combination", "source": "us", "status": "confirmed",
                        "parts": parts.iter().map(|id| json!({ "subscale": id })).collect::<Vec<_>>() });
    let mine = read(&definition(&scales, &json!(items), &json!({ "total": total, "subscales": subscales }))).unwrap();
    let mut answers = vec![Some(1.0); 1000];
    answers[4] = None;
    let found = score(&mine, &answers);
    assert_eq!((found.answered(), found.asked(), found.status()), (999, 1000, ScoreStatus::Incomplete));
    assert_eq!(found.missing().iter().map(AsRef::as_ref).collect::<Vec<&str>>(), ["5"]);
    assert_eq!(found.bounds(), Some((70.0 * 999.0, 70.0 * 1000.0)));
    let stored = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Score>(&stored).unwrap(), found);
}

/// All hundredths up to a million: what is written with two decimals is an answer, and nothing beside it is.
#[test]
fn a_large_number_with_two_decimals_is_an_answer() {
    let scales = json!([{ "id": "money", "range": { "minimum": 0, "maximum": 1_000_000, "decimals": 2 } }]);
    let mine =
        read(&definition(&scales, &json!([item("1", "money")]), &json!({ "total": sum(&["1"], &json!({})) }))).unwrap();
    for units in (0..=100_000_000_i32).step_by(997).chain(13_119_500..13_119_600) {
        let written: f64 = format!("{}.{:02}", units / 100, units % 100).parse().unwrap();
        assert_eq!(score(&mine, &[Some(written)]).total(), Some(written), "{written}");
        // Half a hundredth of a cent away is no answer, and no rounding of one.
        assert!(mine.score([written + 0.00005], Respondent::default()).is_err(), "{written}");
    }
}

/// A number of single precision is the decimal that a person wrote, on every form with decimals.
#[test]
#[expect(clippy::cast_possible_truncation, reason = "single precision is what is tested")]
fn single_precision_is_read_as_it_was_written() {
    let decimals = instrument::ids().into_iter().map(|id| instrument::get(id).unwrap()).filter(|instrument| {
        let scales = &instrument.definition().response_scales;
        scales.iter().any(|scale| scale.range.is_some_and(|range| range.decimals > 0))
    });
    let mut forms = 0;
    for instrument in decimals {
        forms += 1;
        let length = instrument.scored_items().len();
        for tenths in 0..=100 {
            let written: f64 = format!("{}.{}", tenths / 10, tenths % 10).parse().unwrap();
            let single = Responses::List(vec![Answer::from(written as f32); length]);
            let double = Responses::List(vec![Answer::from(written); length]);
            let found = instrument.score(&single, Respondent::default());
            assert_eq!(found.unwrap(), instrument.score(&double, Respondent::default()).unwrap(), "{written}");
        }
        let between = Responses::List(vec![Answer::from(6.15_f32); length]);
        assert!(instrument.score(&between, Respondent::default()).is_err());
    }
    assert!(forms >= 2, "ors and srs at least");
    let infinite = instrument::get("ors").unwrap().score([f32::INFINITY; 4], Respondent::default()).unwrap_err();
    assert_eq!(infinite.kind(), ErrorKind::Infinite);
    let none = instrument::get("ors").unwrap().score([f32::NAN; 4], Respondent::default()).unwrap_err();
    assert_eq!(none.kind(), ErrorKind::NotANumber);
}

/// A name that leads nowhere is told, with the nearest that leads somewhere.
#[test]
fn an_unknown_name_of_a_definition_is_told() {
    let scales = json!([{ "id": "yes", "options": [{ "value": 0 }, { "value": 1 }] }]);
    let with = |change: &dyn Fn(&mut Value)| {
        let items = json!([item("sleep", "yes"), item("mood", "yes"), item("energy", "yes")]);
        let mut mine = definition(&scales, &items, &json!({ "total": sum(&["sleep", "mood"], &json!({})) }));
        change(&mut mine);
        read(&mine).unwrap_err().to_string()
    };
    let nested = |condition: Value| with(&|mine| mine["items"][2]["asked_if"] = condition.clone());
    let told = nested(
        json!({ "all": [{ "item": "sleep", "equals": 1 }, { "any": [{ "items": ["mod", "mood"], "equals": 1 }] }] }),
    );
    assert_eq!(
        told,
        "items[2].asked_if: unknown item; expected ids of earlier items of this definition; `mod` is none, the nearest \
         is `mood`"
    );
    let told = nested(json!({ "not": { "score": "total", "at_least": 1 } }));
    assert!(told.contains("items alone"), "{told}");
    let told = with(&|mine| mine["items"][1]["response_scale"] = json!("yess"));
    assert!(told.contains("`yess` is none, the nearest is `yes`"), "{told}");
    let told = with(&|mine| mine["total"]["reversed"] = json!(["moods"]));
    assert!(told.starts_with("total.reversed[0]") && told.contains("the nearest is `mood`"), "{told}");
    let told = with(&|mine| mine["licence"]["source"] = json!("uss"));
    assert!(told.contains("`uss` is none, the nearest is `us`"), "{told}");
    let told = with(&|mine| {
        mine["alerts"] = json!([{ "id": "alert", "question": "What?", "rules": { "default": "one", "rules": [{
            "id": "one", "source": "us", "status": "confirmed",
            "when": { "any": [{ "score": "totals", "at_least": 1 }, { "item": "energie", "equals": 1 }] } }] } }]);
    });
    assert!(told.contains("`totals` is none, the nearest is `total`"), "{told}");
    assert!(told.contains("`energie` is none, the nearest is `energy`"), "{told}");
}

/// A stored score whose subscale stands under another's name would be written with one name twice.
#[test]
fn a_subscale_stands_under_its_own_name() {
    let pcl5 = instrument::get("pcl-5").unwrap();
    let found = pcl5.score([1; 20], Respondent::default()).unwrap();
    let stored = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Score>(&stored).unwrap(), found);
    let moved = stored.replace(r#""scale":"b""#, r#""scale":"e""#);
    assert_ne!(moved, stored);
    let error = serde_json::from_str::<Score>(&moved).unwrap_err().to_string();
    assert!(error.starts_with("subscales.<entry 1>.scale: inconsistent"), "{error}");
}

/// A raw score that is not whole stands in no row of a table, and would be reported as it is.
#[test]
fn a_table_stands_beside_whole_scores_only() {
    let with = |decimals: u8, more: &Value| {
        let scales = json!([{ "id": "line", "range": { "minimum": 0, "maximum": 3, "decimals": decimals } }]);
        let mut total = sum(&["1", "2"], more);
        let highest = if total["method"] == "mean" { 3 } else { 6 };
        let rows: Vec<Value> = (0..=highest).map(|raw| json!({ "raw": raw, "reported": raw * 10 })).collect();
        total["conversion"] = json!(rows);
        definition(&scales, &json!([item("1", "line"), item("2", "line")]), &json!({ "total": total }))
    };
    let converted = read(&with(0, &json!({}))).unwrap();
    assert_eq!(score(&converted, &[Some(1.0), Some(2.0)]).total(), Some(30.0));
    let table = [(ErrorKind::Inconsistent, "total.conversion".to_owned())];
    assert_eq!(refused(&with(1, &json!({}))), table);
    assert_eq!(refused(&with(0, &json!({ "method": "mean" }))), table);
    assert_eq!(refused(&with(0, &json!({ "multiply": 2 }))), table);
}

/// A mean that is multiplied is rounded once: 29 / 25 × 25 is 29, and a band that begins there holds it.
#[test]
fn a_multiplied_mean_is_rounded_once() {
    let ids: Vec<String> = (1..=25).map(|number| number.to_string()).collect();
    let names: Vec<&str> = ids.iter().map(String::as_str).collect();
    let items: Vec<Value> = names.iter().map(|id| item(id, "line")).collect();
    for (decimals, steps, multiply) in [(0_u8, 1_i32, 25_i32), (1, 10, 3), (1, 10, 7), (2, 100, 11)] {
        let scales = json!([{ "id": "line", "range": { "minimum": 0, "maximum": 4, "decimals": decimals } }]);
        let total = sum(&names, &json!({ "method": "mean", "multiply": multiply }));
        let mine = read(&definition(&scales, &json!(items), &json!({ "total": total }))).unwrap();
        for units in 0..=25 * 4 * steps {
            // As many items as can be hold the highest answer, one the rest.
            let answers: Vec<Option<f64>> = (0..25)
                .map(|place| Some(f64::from((units - place * 4 * steps).clamp(0, 4 * steps)) / f64::from(steps)))
                .collect();
            // The nearest number to the fraction: one division of whole numbers.
            let exact = f64::from(units * multiply) / f64::from(25 * steps);
            let found = score(&mine, &answers);
            assert_eq!((found.total(), found.bounds()), (Some(exact), Some((exact, exact))), "{units} of {steps}");
        }
        let (low, high) = mine.range("total").unwrap();
        assert_eq!((low, high), (0.0, f64::from(4 * multiply)));
    }
}

/// Nine items of the scale count up to 4 and eight up to 2: the mean of the others, for two that count up to 2, is
/// more than these can count. By hand: 31 on 15 items, times 17 / 15, is 35.13; the two add 4 at most.
#[test]
fn a_prorated_score_is_none_that_no_answers_can_make() {
    let sheet = [1, 2, 4, 1, 2, 2, 4, 3, 1, 0, 4, -1, 2, -1, 2, 1, 2].map(|answer| (answer >= 0).then_some(answer));
    let mine = instrument::get("ham-d").unwrap().with_maximum_missing(2).unwrap();
    let score = mine.score(sheet, Respondent::default()).unwrap();
    assert_eq!((score.total(), score.bounds()), (Some(35.0), Some((31.0, 35.0))));
    let text = serde_json::to_string(&score).unwrap();
    assert_eq!(instrument::Score::from_json(&text).unwrap(), score);
}

/// A name as long as a book is refused like any other.
#[test]
fn a_name_without_end_is_no_instrument() {
    let error = instrument::get(&"phq-".repeat(1_000_000)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownInstrument);
    assert!(error.expected().starts_with("one of: aaq-2, "));
}

/// What is decided has no reason why it is not: reading would keep the reason and writing drop it.
#[test]
fn what_is_decided_is_not_undecided() {
    let phq9 = instrument::get("phq-9").unwrap();
    let open =
        phq9.score([None, Some(1), Some(2), None, Some(3), Some(3), None, Some(3), Some(0)], Respondent::default());
    let stored = serde_json::to_string(&open.unwrap()).unwrap();
    assert!(stored.contains(r#""classifications":{"dsm":null}"#), "{stored}");
    assert!(serde_json::from_str::<Score>(&stored).is_ok());
    let decided = stored.replace(r#""classifications":{"dsm":null}"#, r#""classifications":{"dsm":"major"}"#);
    let gone = stored.replace(r#""classifications":{"dsm":null}"#, r#""classifications":{}"#);
    for wrong in [decided, gone] {
        let error = serde_json::from_str::<Score>(&wrong).unwrap_err().to_string();
        assert!(error.starts_with("undecided.<entry 1>: inconsistent"), "{error}");
    }
}
