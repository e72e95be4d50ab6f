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
        .prop_map(|(age, sex)| Respondent::default().with_age(age).with_sex(sex))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// What the engine says fits the definition, whatever was answered; and so does each subscale alone.
    #[test]
    fn what_was_scored_is_consistent(
        id in prop::sample::select(instrument::ids()),
        draws in prop::collection::vec(prop::option::weighted(0.9, 0_usize..101), 60),
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
    let options = ChangeOptions::default().with_method(ChangeMethod::Published);
    let options = options.with_threshold("nhs_talking_therapies");
    assert!(reliable_change_between(&read(&pre), &read(&post), &options).is_ok());
    let mut wrong = post.clone();
    wrong["band"] = json!("severe");
    let error = reliable_change_between(&read(&pre), &read(&wrong), &options).unwrap_err();
    assert_eq!((error.code(), error.path()), ("inconsistent", "post.band"));
    let index = ChangeOptions::default().with_standard_deviation(5.0).with_reliability(0.8);
    let error = reliable_change_between(&read(&wrong), &read(&post), &index).unwrap_err();
    assert_eq!((error.code(), error.path()), ("inconsistent", "pre.band"));
}

/// Five items of 0 to 3 and their sum, with other parts put in.
fn own(change: impl Fn(&mut Value)) -> Option<Instrument> {
    let rule = |rest: Value| {
        let mut rule = json!({ "id": "own", "source": "own", "status": "confirmed" });
        rule.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        json!({ "default": "own", "rules": [rule] })
    };
    let mut definition = json!({
        "schema_version": "1.0", "id": "mine", "version": "1.0.0", "title": "Mine", "short_title": "M", "measures": "it",
        "domains": ["distress"], "respondent": { "who": "client" }, "answers": { "kind": "scores", "note": "none" },
        "licence": { "wording_may_ship": true, "terms": "ours", "source": "own" },
        "sources": [{ "id": "own", "citation": "Ours" }],
        "response_scales": [{ "id": "scale", "options": [{ "value": 0 }, { "value": 1 }, { "value": 2 }, { "value": 3 }] }],
        "items": (1..=5).map(|item| json!({ "id": item.to_string(), "tag": "t", "response_scale": "scale" })).collect::<Vec<_>>(),
        "total": { "id": "total", "method": "sum", "items": ["1", "2", "3", "4", "5"], "better": "lower", "source": "own", "status": "confirmed",
            "bands": rule(json!({ "bands": [{ "code": "low", "from": 0 }, { "code": "high", "from": 5 }] })) },
        "alerts": [{ "id": "alert", "question": "What?", "rules": rule(json!({ "when": { "score": "total", "at_least": 5 } })) }],
        "classifications": [{ "id": "case", "title": "C",
            "rules": rule(json!({ "cases": [{ "code": "met", "when": { "item": "5", "at_least": 1 } }], "otherwise": "other" })) }],
    });
    change(&mut definition);
    // A condition that every answer meets is refused where the item is always asked.
    Instrument::from_json(&definition.to_string()).ok()
}

/// What a form says otherwise.
type Form = fn(&mut Value);

/// Answers that the form does not ask for, and items that are left out, are heard by what names them.
#[test]
fn what_hears_answers_that_do_not_count_is_consistent() {
    let when = |definition: &mut Value, part: &str, when: Value| match part {
        "alerts" => definition["alerts"][0]["rules"]["rules"][0]["when"] = when,
        _ => definition["classifications"][0]["rules"]["rules"][0]["cases"][0]["when"] = when,
    };
    let both = json!({ "all": [{ "item": "5", "at_least": 1 }, { "score": "total", "at_least": 5 }] });
    let conditions = [
        both,
        json!({ "score": "total", "at_least": 5 }),
        json!({ "item": "5", "at_least": 0 }),
        json!({ "not": { "item": "5", "at_least": 0 } }),
        json!({ "item": "5", "at_most": 1 }),
    ];
    let forms: [Form; 4] = [
        |_| {},
        |definition| definition["items"][4]["asked_if"] = json!({ "item": "1", "at_least": 1 }),
        |definition| {
            definition["items"][4]["asked_if"] = json!({ "item": "1", "at_least": 1 });
            definition["items"][4]["when_not_asked"] = json!(2);
        },
        |definition| definition["items"][4]["optional"] = json!(true),
    ];
    let mut scored = 0;
    for form in forms {
        for condition in &conditions {
            for part in ["alerts", "classifications"] {
                let defined = own(|definition| {
                    form(definition);
                    when(definition, part, condition.clone());
                });
                let Some(instrument) = defined else { continue };
                for sheet in 0..4_usize.pow(4) {
                    // Items 1, 2 and 5, each 0, 1, 3 or blank, and items 3 and 4 together.
                    let answer = |place: u32| [Some(0), Some(1), Some(3), None][sheet / 4_usize.pow(place) % 4];
                    let list = [answer(0), answer(1), answer(2), answer(2), answer(3)];
                    let score = instrument.score(list, Respondent::default()).unwrap();
                    let found = told(&instrument, &stored(&score));
                    assert_eq!(found, (Verdict::Consistent, vec![]), "{condition} in {part}: {list:?}");
                    scored += 1;
                }
            }
        }
    }
    assert!(scored >= 30 * 256, "{scored}");
}

#[test]
fn each_part_that_is_another_is_refused_or_named() {
    let phq9 = instrument::get("phq-9").unwrap();
    let pcl5 = instrument::get("pcl-5").unwrap();
    let whole = stored(&phq9.score([2, 2, 2, 2, 1, 1, 2, 0, 0], Respondent::default()).unwrap());
    let parts = stored(&pcl5.score([1; 20], Respondent::default()).unwrap());
    let found = |instrument: &Instrument, stored: &Value, changes: &Value| {
        let mut stored = stored.clone();
        for (path, value) in changes.as_object().unwrap() {
            *stored.pointer_mut(path).unwrap() = value.clone();
        }
        match Score::from_json(&stored.to_string()) {
            Err(error) => format!("{} at {}", error.code(), error.path()),
            Ok(score) => {
                let found = instrument.verify(&score).unwrap();
                format!(
                    "{:?} {}",
                    found.verdict,
                    found.differs.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
                )
            }
        }
    };
    let raised = json!({ "code": "self_harm_item", "state": "raised" });
    let calm = json!({ "code": "self_harm_item", "state": "not_raised" });
    for (changes, told) in [
        (json!({ "/better": "higher" }), "Inconsistent better"),
        (json!({ "/better": null }), "Inconsistent better"),
        (json!({ "/scale_digest": "0123456789abcdef" }), "Inconsistent scale_digest"),
        (json!({ "/scale_digest": null }), "Inconsistent scale_digest"),
        (json!({ "/version": "9.9.9" }), "Inconsistent version"),
        (json!({ "/rules": {} }), "Inconsistent rules"),
        (json!({ "/rules/prorating": "cms_minimum_data_set" }), "Inconsistent scale_digest"),
        (json!({ "/scale": "x" }), "Inconsistent scale"),
        (json!({ "/answered": 500, "/asked": 500 }), "Inconsistent asked"),
        (json!({ "/total": 99, "/bounds": [99, 99], "/band": "severe" }), "Inconsistent bounds"),
        (
            json!({ "/status": "incomplete", "/total": null, "/band": null, "/answered": 8, "/missing": ["99"] }),
            "Inconsistent missing",
        ),
        (json!({ "/bounds": [0, 99] }), "inconsistent at bounds"),
        (json!({ "/total": null }), "missing at total"),
        (json!({ "/missing": ["1", "1"], "/answered": 7 }), "duplicate_id at missing[1]"),
        (json!({ "/missing": ["1"], "/answered": 7 }), "inconsistent at missing"),
        (json!({ "/alerts": [raised, calm] }), "duplicate_id at alerts[1].code"),
        (json!({ "/alerts": [] }), "Inconsistent alerts.self_harm_item"),
        (json!({ "/classifications": {} }), "Inconsistent classifications.dsm"),
    ] {
        assert_eq!(found(&phq9, &whole, &changes), told, "{changes}");
    }
    let alone = stored(&read(&parts["subscales"]["b"]));
    for (changes, told) in [
        (json!({}), "Consistent "),
        (json!({ "/subscales": {} }), "Inconsistent subscales"),
        (json!({ "/subscales/b/total": 99, "/subscales/b/bounds": [99, 99] }), "Inconsistent subscales.b.bounds"),
        (json!({ "/subscales/b/instrument": "phq-9" }), "inconsistent at subscales"),
        (json!({ "/subscales/b/version": "9.9.9" }), "inconsistent at subscales"),
        (json!({ "/subscales/b/definition_digest": "0123456789abcdef" }), "inconsistent at subscales"),
        (json!({ "/subscales/b/scale_digest": "0123456789abcdef" }), "Inconsistent subscales.b.scale_digest"),
        (json!({ "/subscales/b/subscales": { "b": alone } }), "inconsistent at subscales"),
    ] {
        assert_eq!(found(&pcl5, &parts, &changes), told, "{changes}");
    }
}

/// The same with the entries of every object in reverse.
fn reversed(value: &Value) -> String {
    match value {
        Value::Array(entries) => format!("[{}]", entries.iter().map(reversed).collect::<Vec<_>>().join(",")),
        Value::Object(entries) => {
            let entries: Vec<String> =
                entries.iter().map(|(name, entry)| format!("{}:{}", json!(name), reversed(entry))).collect();
            format!("{{{}}}", entries.into_iter().rev().collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}

/// A store of JSON may keep the entries of an object in an order of its own: a score differs from itself by that in
/// nothing.
#[test]
fn a_score_is_the_same_in_whatever_order_its_entries_come_back() {
    let mut reordered = 0;
    for id in instrument::ids() {
        let instrument = instrument::get(id).unwrap();
        let sheet: Vec<Option<f64>> = answers_of(&instrument).iter().map(|answers| answers.last().copied()).collect();
        for sex in [Some(Sex::Other), Some(Sex::Female), None] {
            let score = instrument.score(sheet.as_slice(), Respondent::default().with_age(30).with_sex(sex)).unwrap();
            let text = reversed(&stored(&score));
            let back = Score::from_json(&text).unwrap();
            assert_eq!(back, score, "{id}");
            assert_eq!(instrument.verify(&back).unwrap().verdict, Verdict::Consistent, "{id}");
            // It is shown in the order of the definition.
            assert_eq!(serde_json::to_string(&back).unwrap(), serde_json::to_string(&score).unwrap(), "{id}");
            reordered += usize::from(score.subscales().len() > 1);
        }
    }
    assert!(reordered > 10, "{reordered}");
    // What stands there still counts.
    let pcl5 = instrument::get("pcl-5").unwrap();
    let of = |answer: i32| pcl5.score([answer; 20], Respondent::default()).unwrap();
    let (mut one, other) = (stored(&of(1)), stored(&of(2)));
    one["subscales"]["b"] = other["subscales"]["b"].clone();
    assert_ne!(read(&one), of(1));
}
