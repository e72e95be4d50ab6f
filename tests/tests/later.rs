//! What a later release wrote and this one does not know is kept exactly as it was, where JSON can write it; else it is
//! refused at its place.

use proptest::prelude::*;
use serde_json::json;
use therapy_goals::Error;
use therapy_goals::document::{Document, MAXIMUM_DEPTH, Naming, to_json};
use therapy_goals::instrument::{self, Respondent, Score};
use therapy_goals::priority::{Finding, Ranking, Situation, rank};
use therapy_goals_tests::plain;

/// A stored ranking of a later minor version, with a finding that is not known here and has this beside its code.
fn stored(entry: Document) -> Document {
    let situation: Situation = Document::from_json(r#"{ "goals": [] }"#).unwrap().read().unwrap();
    let mut ranking = plain(&rank(&situation).unwrap());
    ranking["schema_version"] = json!("1.7");
    let Document::Object(mut entries) = Document::from_json(&ranking.to_string()).unwrap() else { unreachable!() };
    let finding = Document::object([("code", Document::Text("of_tomorrow".to_owned())), ("datum", entry)]);
    entries.retain(|(name, _)| name != "findings");
    entries.push(("findings".to_owned(), Document::List(vec![finding])));
    Document::Object(entries)
}

/// What is kept of it.
fn kept(entry: Document) -> Result<Document, Error> {
    let ranking: Ranking = stored(entry).read()?;
    Ok(kept_in(&ranking))
}

fn kept_in(ranking: &Ranking) -> Document {
    let [Finding::Unrecognised(other)] = ranking.findings.as_slice() else { panic!("{:?}", ranking.findings) };
    let [(name, value)] = other.data() else { panic!("{other:?}") };
    assert_eq!(name, "datum");
    value.clone()
}

/// Kept, written in either style of names, and read again.
fn holds(entry: &Document) {
    let ranking: Ranking = stored(entry.clone()).read().unwrap();
    for naming in [Naming::SnakeCase, Naming::CamelCase] {
        let text = to_json(&ranking, naming).unwrap();
        let back: Ranking = Document::from_json(&text).unwrap().read_named(naming).unwrap();
        for found in [kept_in(&ranking), kept_in(&back)] {
            // Minus zero equals zero; what is shown does not.
            assert_eq!(format!("{found:?}"), format!("{entry:?}"));
        }
    }
}

fn nested(levels: usize) -> Document {
    (0..levels).fold(Document::Null, |inner, level| {
        if level % 2 == 0 { Document::List(vec![inner]) } else { Document::object([("a", inner)]) }
    })
}

#[test]
fn numbers_are_kept_to_the_last_bit() {
    let beyond = 9_007_199_254_740_992.0; // 2^53
    let numbers = [
        0.0,
        -0.0,
        0.1,
        -12.0,
        beyond - 1.0,
        beyond,
        beyond + 2.0,
        -beyond - 2.0,
        9_223_372_036_854_775_808.0,  // 2^63
        -9_223_372_036_854_775_808.0, // the least of 64 bits
        18_446_744_073_709_551_616.0, // 2^64
        1e21,
        f64::MAX,
        f64::MIN_POSITIVE,
        5e-324,
        -5e-324,
    ];
    for number in numbers {
        holds(&Document::Number(number));
    }
    // Of a whole number that no float holds the nearest is kept, as everywhere.
    let read = |text: &str| kept(Document::from_json(text).unwrap()).unwrap();
    assert_eq!(read("9007199254740993"), Document::Number(9_007_199_254_740_992.0));
    assert_eq!(read("-9007199254740993"), Document::Number(-9_007_199_254_740_992.0));
}

#[test]
fn texts_and_names_are_kept_to_the_last_sign() {
    let odd = ["", " ", "\0", "\u{1b}[31m", "\"\\/\u{8}\u{c}\n\r\t", "\u{2028}\u{2029}", "\u{feff}a", "e\u{301}", "𝒳☠"];
    for text in odd.into_iter().chain(["camelCase", "snake_case", "code", "\u{10ffff}\u{fffd}\u{7f}\u{85}"]) {
        holds(&Document::Text(text.to_owned()));
        holds(&Document::object([(text, Document::Null), ("other_name", Document::Text(text.to_owned()))]));
    }
}

#[test]
fn nesting_is_kept_as_deep_as_it_can_be_written() {
    let deepest = MAXIMUM_DEPTH - 16;
    holds(&nested(deepest));
    for levels in [deepest + 1, MAXIMUM_DEPTH, 100_000] {
        let document = stored(nested(levels));
        let error = document.read::<Ranking>().unwrap_err();
        // To take it apart again would go as deep as it is nested.
        std::mem::forget(document);
        let path = format!("findings[0].<entry 2>{}", "[0].<entry 1>".repeat(deepest / 2));
        let expected = format!("at most {deepest} levels");
        let swapped = format!("findings[0].<entry 2>{}", ".<entry 1>[0]".repeat(deepest / 2));
        let place = if levels % 2 == 0 { swapped } else { path };
        assert_eq!((error.code(), error.path(), error.expected()), ("too_deep", place.as_str(), expected.as_str()));
    }
}

#[test]
fn what_json_cannot_write_is_refused_at_its_place() {
    let nan = "a number; what is not known is null (None in Python)";
    let plain = "a text, a number, true or false, a list or an object";
    let advised = format!("{plain}; give a copy");
    let cases = [
        (Document::Foreign, "wrong_type", plain),
        (Document::Advised("give a copy"), "wrong_type", advised.as_str()),
        (Document::Date("2026-11-26".to_owned()), "wrong_type", plain),
        (Document::Number(f64::NAN), "not_a_number", nan),
        (Document::Number(f64::INFINITY), "infinite", "a finite number"),
        (Document::Number(f64::NEG_INFINITY), "infinite", "a finite number"),
        (Document::List(vec![Document::Null; 100_001]), "too_many", "at most 100000 entries"),
    ];
    for (value, code, expected) in cases {
        let inside =
            Document::List(vec![Document::Null, Document::object([("a", Document::Null), ("b", value.clone())])]);
        for (document, path) in [(value, "findings[0].<entry 2>"), (inside, "findings[0].<entry 2>[1].<entry 2>")] {
            let error = kept(document).unwrap_err();
            assert_eq!((error.code(), error.path(), error.expected()), (code, path, expected));
        }
    }
    let twice = Document::Object(vec![("a".to_owned(), Document::Null), ("a".to_owned(), Document::Null)]);
    let error = kept(Document::List(vec![twice])).unwrap_err();
    assert_eq!((error.code(), error.path()), ("duplicate_key", "findings[0].<entry 2>[0].<entry 2>"));
    let names = (0..=100_000).map(|number| (number.to_string(), Document::Null));
    let error = kept(Document::object(names)).unwrap_err();
    assert_eq!((error.code(), error.path()), ("too_many", "findings[0].<entry 2>"));
    // All at once, and nothing of what stood there.
    let words = || Document::object([("I cut myself", Document::Foreign)]);
    let error = kept(Document::List(vec![words(), Document::Number(f64::NAN)])).unwrap_err();
    let paths: Vec<&str> = error.faults().iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(paths, ["findings[0].<entry 2>[0].<entry 1>", "findings[0].<entry 2>[1]"]);
    assert!(!error.to_string().contains("cut"));
}

/// Anything that JSON can write.
fn anything() -> impl Strategy<Value = Document> {
    let leaf = prop_oneof![
        Just(Document::Null),
        any::<bool>().prop_map(Document::Bool),
        any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Document::Number),
        any::<i64>().prop_map(|number| Document::from_json(&number.to_string()).unwrap()),
        any::<String>().prop_map(Document::Text),
    ];
    leaf.prop_recursive(6, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Document::List),
            prop::collection::btree_map(any::<String>(), inner, 0..5).prop_map(Document::object),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_json_can_write_is_kept(entry in anything()) {
        holds(&entry);
    }
}

#[test]
fn a_stored_score_of_a_later_release_can_be_written_and_read_again() {
    let phq9 = instrument::get("phq-9").unwrap();
    let mut score = plain(&phq9.score([2; 9], Respondent::default()).unwrap());
    score["schema_version"] = json!("1.9");
    score["findings"] = json!([{ "code": "of_tomorrow", "scale": "total" }]);
    let mut form = score.clone();
    form["subscales"] = json!({ "total": score });
    for stored in [score, form] {
        let read: Score = Document::from_json(&stored.to_string()).unwrap().read().unwrap();
        let written = to_json(&read, Naming::SnakeCase).unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), stored);
        assert_eq!(Score::from_json(&written).unwrap(), read);
    }
}
