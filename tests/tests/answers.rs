//! Answers that are kept say what was answered, and are scored as the sheet was.

use proptest::prelude::*;
use serde_json::{Value, json};
use therapy_goals::Error;
use therapy_goals::document::Document;
use therapy_goals::instrument::answers::{AnswersRecord, Occasion};
use therapy_goals::instrument::{self, Coding, Instrument, Respondent};
use therapy_goals::scalar::Sex;
use therapy_goals_tests::answers_of;

fn document(value: &Value) -> Document {
    Document::from_json(&value.to_string()).unwrap()
}

fn occasion(more: &Value) -> Result<Occasion, Error> {
    let mut given = json!({ "id": "r1", "client": "c-17", "rater": "client", "date": "2026-11-26" });
    given.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    document(&given).read()
}

fn record(
    instrument: &Instrument,
    sheet: &Value,
    coding: Option<&Coding>,
    more: &Value,
) -> Result<AnswersRecord, Error> {
    instrument.record(&document(sheet), coding, &occasion(more).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// By a list or by name, with answers to what was not asked: what is kept is scored as the sheet was, also after it was
    /// stored.
    #[test]
    fn what_is_kept_is_scored_as_the_sheet_was(
        id in prop::sample::select(instrument::ids()),
        draws in prop::collection::vec(prop::option::weighted(0.9, 0_usize..101), 60),
        named in any::<bool>(),
        age in prop::option::of(0_u8..=130),
        sex in prop::option::of(prop::sample::select(Sex::ALL)),
    ) {
        let instrument = instrument::get(id).unwrap();
        let answers: Vec<Option<f64>> = answers_of(&instrument).iter().zip(&draws)
            .map(|(answers, draw)| draw.map(|draw| answers[draw % answers.len()])).collect();
        let items = instrument.scored_items();
        let sheet = if named {
            Value::Object(items.iter().zip(&answers).map(|(item, answer)| ((*item).to_owned(), json!(answer))).collect())
        } else {
            json!(answers)
        };
        let more = json!({ "age": age, "sex": sex.map(Sex::code) });
        let kept = record(&instrument, &sheet, None, &more).unwrap();
        let score = instrument.score(answers.as_slice(), Respondent::default().with_age(age).with_sex(sex)).unwrap();
        prop_assert_eq!(instrument.score_record(&kept).unwrap(), score.clone());
        let stored = AnswersRecord::from_json(&serde_json::to_string(&kept).unwrap()).unwrap();
        prop_assert_eq!(&stored, &kept);
        prop_assert_eq!(instrument.score_record(&stored).unwrap(), score);
        for (item, answer) in items.iter().zip(&answers) {
            let found = kept.responses.iter().find(|(id, _)| id.as_str() == *item).unwrap();
            prop_assert_eq!(found.1, *answer);
        }
        prop_assert_eq!(kept.responses.len(), instrument.definition().items.len());
    }
}

#[test]
fn a_coding_is_kept_and_never_applied_again() {
    let pss = instrument::get("pss-10").unwrap();
    let coding: Coding = document(&json!({ "lowest": 1, "reversed": true, "missing": [999] })).read().unwrap();
    let sheet = json!([1, 2, 3, 4, 5, 1, 2, 3, 4, 999]);
    let kept = record(&pss, &sheet, Some(&coding), &json!({})).unwrap();
    // From 1 to 5 to 0 to 4; items 4, 5, 7 and 8 arrived reversed.
    let answers: Vec<Option<f64>> = kept.responses.iter().map(|(_, answer)| *answer).collect();
    let expected = [0, 1, 2, 1, 0, 0, 3, 2, 3].map(|answer| Some(f64::from(answer)));
    assert_eq!(answers, [&expected[..], &[None]].concat());
    let score = pss.score_coded(&document(&sheet), &coding, Respondent::default()).unwrap();
    assert_eq!(pss.score_record(&kept).unwrap(), score);
    assert_eq!(kept.coding, Some(coding));
}

#[test]
fn a_record_says_what_made_it_and_refuses_what_it_cannot_be() {
    let phq9 = instrument::get("phq-9").unwrap();
    let more = json!({ "by": "t-2", "time": "14:05", "language": "pt-BR", "age": 34, "sex": "female" });
    let kept = record(&phq9, &json!({ "1": 3, "difficulty": 1 }), None, &more).unwrap();
    assert_eq!(
        serde_json::to_value(&kept).unwrap(),
        json!({
            "schema_version": "1.0", "id": "r1", "client": "c-17", "rater": "client", "by": "t-2", "date": "2026-11-26",
            "time": "14:05", "instrument": "phq-9", "version": phq9.definition().version.as_str(),
            "definition_digest": phq9.definition_digest().to_string(),
            "rules": phq9.provenance().rules.iter().map(|(place, rule)| (place.clone(), json!(rule.as_str())))
                .collect::<serde_json::Map<_, _>>(),
            "language": "pt-BR", "age": 34, "sex": "female",
            "responses": { "1": 3.0, "2": null, "3": null, "4": null, "5": null, "6": null, "7": null, "8": null, "9": null,
                "difficulty": 1.0 },
            "coding": null
        })
    );
    let path = |error: Error| {
        error.faults().iter().map(|fault| format!("{} {}", fault.kind.code(), fault.path)).collect::<Vec<_>>()
    };
    let wrong = json!({ "id": " ", "client": "", "time": "24:00", "date": "2026-02-30", "age": 131, "sex": "f", "rater": "the client" });
    let told = path(occasion(&wrong).unwrap_err());
    assert_eq!(
        told,
        [
            "invalid_text id",
            "empty_text client",
            "invalid_text rater",
            "invalid_date date",
            "invalid_text time",
            "out_of_range age",
            "unknown_code sex"
        ]
    );
    for time in ["14:5", "1405", "14:60", "14:05:00", "+4:05", "２3:00"] {
        assert_eq!(path(occasion(&json!({ "time": time })).unwrap_err()), ["invalid_text time"], "{time}");
    }
    assert_eq!(
        path(record(&phq9, &json!([9, 9, 1, 1, 1, 1, 1, 1, 1]), None, &json!({})).unwrap_err()),
        ["out_of_range responses.1", "out_of_range responses.2"]
    );
    let error = instrument::get("gad-7").unwrap().score_record(&kept).unwrap_err();
    assert_eq!((error.code(), error.path()), ("inconsistent", "record.instrument"));
    let mut stored = serde_json::to_value(&kept).unwrap();
    stored["responses"]["10"] = json!(1);
    let other = AnswersRecord::from_json(&stored.to_string()).unwrap();
    assert_eq!(phq9.score_record(&other).unwrap_err().code(), "unknown_item");
    stored["responses"] = json!([1, 2]);
    assert_eq!(AnswersRecord::from_json(&stored.to_string()).unwrap_err().path(), "responses");
    stored["responses"] = json!({ "1": "often" });
    assert_eq!(AnswersRecord::from_json(&stored.to_string()).unwrap_err().code(), "wrong_type");
}

/// A next version moves a band, and drops an item: for whom is what other?
#[test]
fn rescoring_says_for_whom_what_is_other() {
    let gad7 = instrument::get("gad-7").unwrap();
    let mut next = serde_json::to_value(gad7.definition()).unwrap();
    next["version"] = json!("9.0.0");
    next["history"] = json!([]);
    // Moderate from 10 is moderate from 9.
    let bands = next["total"]["bands"]["rules"].as_array_mut().unwrap();
    for set in bands {
        for band in set["bands"].as_array_mut().unwrap() {
            if band["from"] == json!(10.0) || band["from"] == json!(10) {
                band["from"] = json!(9);
            }
        }
    }
    let next = Instrument::from_json(&next.to_string()).unwrap();
    let records: Vec<AnswersRecord> = [[0; 7], [1; 7], [2, 2, 2, 1, 1, 1, 0], [3; 7]]
        .iter()
        .enumerate()
        .map(|(number, sheet)| record(&gad7, &json!(sheet), None, &json!({ "id": format!("r{number}") })).unwrap())
        .collect();
    let rescored = next.rescore(&records, &gad7).unwrap();
    assert_eq!((rescored.unchanged, rescored.changed.len(), rescored.refused.len()), (3, 1, 0));
    let changed = &rescored.changed[0];
    assert_eq!((changed.id.as_str(), changed.total_before, changed.total_after), ("r2", Some(9.0), Some(9.0)));
    assert_eq!(changed.differs.iter().map(ToString::to_string).collect::<Vec<_>>(), ["band"]);
    assert_eq!(
        (changed.band_before.as_ref().unwrap().as_str(), changed.band_after.as_ref().unwrap().as_str()),
        ("mild", "moderate")
    );
    assert_eq!(gad7.rescore(&records, &gad7).unwrap().unchanged, 4);
    // Answers to another form are told by their record.
    let refused = instrument::get("phq-9").unwrap().rescore(&records, &gad7).unwrap().refused;
    assert_eq!(refused.len(), 4);
    assert_eq!(
        (refused[0].id.as_str(), refused[0].code.as_str(), refused[0].path.as_str()),
        ("r0", "inconsistent", "record.instrument")
    );
    // Parts that differ are named one by one.
    let pcl5 = instrument::get("pcl-5").unwrap();
    let kept = record(
        &pcl5,
        &json!([[2; 19].to_vec(), vec![]].concat().into_iter().map(Some).chain([None]).collect::<Vec<Option<i32>>>()),
        None,
        &json!({}),
    )
    .unwrap();
    let own = pcl5.with_maximum_missing(2).unwrap().rescore([&kept], &pcl5).unwrap();
    let differs: Vec<String> = own.changed[0].differs.iter().map(ToString::to_string).collect();
    assert_eq!(differs[..2], ["status", "total"]);
    assert!(differs.contains(&"subscales.e.total".to_owned()), "{differs:?}");
}
