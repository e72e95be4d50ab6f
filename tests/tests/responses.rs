//! Whatever a host holds its answers in, it is scored as it is, and the score is the same.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};
use therapy_goals::document::Document;
use therapy_goals::instrument::{self, Answer, Instrument, IntoResponses, Respondent, Responses, Score};

/// Nine answers of which the fourth is missing, as in `SHEET`.
const SHEET: [Option<i8>; 9] = [Some(2), Some(2), Some(2), None, Some(1), Some(1), Some(2), Some(0), Some(0)];
/// The same with an answer to each.
const FULL: [i8; 9] = [2, 2, 2, 3, 1, 1, 2, 0, 0];

fn phq9() -> Instrument {
    instrument::get("phq-9").unwrap()
}

fn scored<'r>(responses: impl IntoResponses<'r>) -> Score {
    phq9().score(responses, Respondent::default()).unwrap()
}

/// The code and the path of each fault.
fn faults<'r>(responses: impl IntoResponses<'r>) -> Vec<(&'static str, String)> {
    let error = phq9().score(responses, Respondent::default()).unwrap_err();
    error.faults().iter().map(|fault| (fault.kind.code(), fault.path.clone())).collect()
}

/// The prorated total by hand: 10 in eight answers, times 9 / 8.
#[test]
fn the_scores_that_the_others_are_compared_with() {
    assert_eq!((scored(FULL).total(), scored(SHEET).total()), (Some(13.0), Some(11.25)));
}

/// Arrays, slices, vectors, their references and iterators, of one type of number and of its options.
macro_rules! every_list_of {
    ($($number:ty),+) => { $( {
        #[allow(clippy::cast_lossless, clippy::cast_sign_loss, reason = "the answers are from 0 to 3")]
        let full = FULL.map(|answer| answer as $number);
        #[allow(clippy::cast_lossless, clippy::cast_sign_loss, reason = "the answers are from 0 to 3")]
        let sheet = SHEET.map(|answer| answer.map(|answer| answer as $number));
        let what = stringify!($number);
        for score in [
            scored(full),
            scored(&full),
            scored(full.as_slice()),
            scored(full.to_vec()),
            scored(&full.to_vec()),
            scored(Responses::list(full)),
            scored(Responses::list(full.iter())),
            scored(full.map(Answer::from)),
        ] {
            assert_eq!(score, scored(FULL), "{what}");
        }
        for score in [
            scored(sheet),
            scored(&sheet),
            scored(sheet.as_slice()),
            scored(sheet.to_vec()),
            scored(&sheet.to_vec()),
            scored(Responses::list(sheet)),
            scored(Responses::list(sheet.iter())),
            scored(sheet.map(Answer::from)),
        ] {
            assert_eq!(score, scored(SHEET), "options of {what}");
        }
        let named = (1..).map(|item: u8| item.to_string()).zip(full);
        let borrowed = ["1", "2", "3", "4", "5", "6", "7", "8", "9"].into_iter().zip(sheet);
        let (hashed, sorted): (HashMap<_, _>, BTreeMap<_, _>) = (named.clone().collect(), named.clone().collect());
        for score in [scored(&hashed), scored(hashed), scored(&sorted), scored(sorted), scored(Responses::named(named))] {
            assert_eq!(score, scored(FULL), "{what} by item");
        }
        let (hashed, sorted): (HashMap<_, _>, BTreeMap<_, _>) = (borrowed.clone().collect(), borrowed.clone().collect());
        for score in [scored(&hashed), scored(hashed), scored(&sorted), scored(sorted), scored(Responses::named(borrowed))] {
            assert_eq!(score, scored(SHEET), "options of {what} by item");
        }
    } )+ };
}

#[test]
fn a_list_and_a_map_of_any_number() {
    every_list_of!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64);
}

#[test]
fn a_value_of_json() {
    let list = json!([2, 2, 2, null, 1, 1, 2.0, 0, 0]);
    let form = json!({ "9": 0, "1": 2, "2": 2, "3": 2, "5": 1, "6": 1, "7": 2.0, "8": 0, "4": null });
    for score in [scored(&list), scored(list), scored(&form), scored(form)] {
        assert_eq!(score, scored(SHEET));
    }
}

#[test]
fn a_value_that_is_no_sheet_is_refused_as_ever() {
    let path = |path: &str| path.to_owned();
    for value in [json!("my words"), json!(3), json!(null), json!(true)] {
        assert_eq!(faults(&value), [("wrong_type", path("responses"))]);
    }
    let list = json!(["my words", true, 2, 2, 2, 2, 2, 2, 9]);
    let expected = [
        ("wrong_type", path("responses.1")),
        ("wrong_type", path("responses.2")),
        ("out_of_range", path("responses.9")),
    ];
    assert_eq!(faults(&list), expected);
    let unknown = json!({ "my words": 1, "1": 7 });
    assert_eq!(
        faults(&unknown),
        [("out_of_range", path("responses.1")), ("unknown_item", path("responses.<entry 2>"))]
    );

    let mut deep = json!([]);
    for _ in 0..100 {
        deep = Value::Array(vec![deep]);
    }
    assert_eq!(faults(&deep), [("too_deep", path("responses"))]);
    assert_eq!(Document::try_from(&deep).unwrap_err().code(), "too_deep");
    let long = Value::Array(vec![Value::Null; 100_001]);
    assert_eq!(faults(&long), [("too_many", path("responses"))]);
}

/// 2⁵³ + 1 is the first whole number that a double rounds.
#[test]
fn a_whole_number_that_a_double_cannot_hold_is_refused_on_any_form() {
    let definition = |minimum: i32, maximum: i32| {
        let mut definition = serde_json::to_value(instrument::get("ors").unwrap()).unwrap();
        definition["response_scales"][0]["range"] = json!({ "minimum": minimum, "maximum": maximum, "decimals": 0 });
        definition["classifications"] = json!([]);
        definition["reliable_change"] = json!([]);
        definition["cutoffs"] = json!([]);
        Instrument::from_json(&definition.to_string()).unwrap()
    };
    // The widest that a definition may ask for.
    let widest = definition(-1_000_000, 1_000_000);
    let refused = |answers: Responses| {
        let error = widest.score(answers, Respondent::default()).unwrap_err();
        assert_eq!((error.code(), error.path()), ("out_of_range", "responses.1"));
    };
    assert!(widest.score([1_000_000_i64, -1_000_000, 0, 0], Respondent::default()).is_ok());
    for first in [(1_i64 << 53) + 1, 1 << 53, i64::MAX, i64::MIN, -(1 << 53) - 1, 1_000_001] {
        refused([first, 0, 0, 0].into());
        refused(HashMap::from([("1", first)]).into());
    }
    for first in [(1_u64 << 53) + 1, u64::MAX] {
        refused([first, 0, 0, 0].into());
    }
}

/// A map without an order names what is unknown by the same place each time.
#[test]
fn the_faults_of_a_map_have_one_order() {
    let unknown: Vec<String> = (0..50).map(|number| format!("unknown {number:02}")).collect();
    let map = || -> HashMap<&str, i32> { unknown.iter().map(String::as_str).chain(["1"]).map(|id| (id, 9)).collect() };
    let first = faults(map());
    assert_eq!(first[0], ("out_of_range", "responses.1".to_owned()));
    assert_eq!(first[50], ("unknown_item", "responses.<entry 51>".to_owned()));
    for _ in 0..5 {
        assert_eq!(faults(map()), first);
    }
}

#[test]
fn an_instrument_says_what_it_is_called() {
    let phq9 = phq9();
    assert_eq!((phq9.title(), phq9.short_title()), ("Patient Health Questionnaire-9", "PHQ-9"));
    assert_eq!(phq9.version(), phq9.definition().version.as_str());
}
