//! Sheets that arrive coded otherwise: each part of a coding by hand, and the traps of every shipped instrument.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use therapy_goals::Error;
use therapy_goals::document::Document;
use therapy_goals::instrument::{
    self, Answer, Coding, Definition, Instrument, Respondent, ResponseScale, Responses, Score,
};
use therapy_goals_tests::answer;

fn document(value: &Value) -> Document {
    Document::from_json(&value.to_string()).unwrap()
}

fn coding(value: &Value) -> Coding {
    document(value).read().unwrap()
}

fn scored(id: &str, sheet: &Value, declared: &Value) -> Result<Score, Error> {
    instrument::get(id).unwrap().score_coded(&document(sheet), &coding(declared), Respondent::default())
}

fn total(id: &str, sheet: &Value, declared: &Value) -> Option<f64> {
    scored(id, sheet, declared).unwrap().total()
}

/// The paths of the faults of a blank sheet: those of the coding.
fn faults_of(id: &str, declared: &Value) -> Vec<String> {
    let blank = Value::Array(vec![Value::Null; instrument::get(id).unwrap().scored_items().len()]);
    let refused = scored(id, &blank, declared).err();
    refused.iter().flat_map(Error::faults).map(|fault| fault.path.clone()).collect()
}

/// Code and path of every fault.
fn faults(id: &str, sheet: &Value, declared: &Value) -> Vec<(&'static str, String)> {
    let error = scored(id, sheet, declared).unwrap_err();
    error.faults().iter().map(|fault| (fault.kind.code(), fault.path.clone())).collect()
}

fn expected(id: &str, sheet: &Value, declared: &Value) -> String {
    scored(id, sheet, declared).unwrap_err().expected().to_owned()
}

#[test]
fn missing_codes_are_compared_as_they_arrive() {
    let declared = json!({ "missing": [999, -9, "", "n/a"] });
    let score = scored("gad-7", &json!([999, -9.0, "", "n/a", 3, 2, null]), &declared).unwrap();
    assert_eq!((score.total(), score.bounds()), (None, Some((5.0, 20.0))));
    assert_eq!(score.missing().len(), 5);
    // The text is not the number, nor the number the text; a blank is no empty text.
    assert_eq!(faults("gad-7", &json!(["999", 0, 0, 0, 0, 0, 0]), &declared), [("wrong_type", "responses.1".into())]);
    let texts = json!({ "missing": ["999"], "texts": true });
    let sheet = json!([999, "999", 0, 0, 0, 0, " "]);
    assert_eq!(
        faults("gad-7", &sheet, &texts),
        [("out_of_range", "responses.1".into()), ("wrong_type", "responses.7".into())]
    );
    // Zero is an answer, and stays one.
    assert_eq!(total("gad-7", &json!([0, 0, 0, 0, 0, 0, 0]), &declared), Some(0.0));
}

#[test]
fn nothing_is_guessed() {
    for cell in [json!("1"), json!("Several days"), json!(true), json!("LA6568-5"), json!([1]), json!({ "a": 1 })] {
        let sheet = json!([1, 1, 1, 1, 1, 1, cell]);
        assert_eq!(faults("gad-7", &sheet, &json!({})), [("wrong_type", "responses.7".into())], "{cell}");
    }
    let gad7 = instrument::get("gad-7").unwrap();
    let infinite = Document::List(vec![Document::Number(f64::INFINITY); 7]);
    let error = gad7.score_coded(&infinite, &Coding::default(), Respondent::default()).unwrap_err();
    assert_eq!((error.code(), error.faults().len()), ("infinite", 7));
    let nan = Document::List(vec![Document::Number(f64::NAN); 7]);
    assert_eq!(gad7.score_coded(&nan, &Coding::default(), Respondent::default()).unwrap().answered(), 0);
}

#[test]
fn labels_of_the_form_codes_of_loinc_and_texts_of_ones_own() {
    let words = ["Not at all", "Several days", "More than half the days", "Nearly every day"];
    let sheet = json!([words[3], "  several DAYS ", words[2], words[0], 1, null, words[1]]);
    // 3 + 1 + 2 + 0 + 1 + 1 of six answers, seven times the mean: 9.333…
    assert_eq!(total("gad-7", &sheet, &json!({ "labels": true })).unwrap().to_bits(), (56.0_f64 / 6.0).to_bits());
    let codes = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"];
    let sheet: Vec<&str> = [0, 1, 2, 3, 3, 2, 1].iter().map(|place| codes[*place]).collect();
    assert_eq!(total("gad-7", &json!(sheet), &json!({ "labels": "loinc" })), Some(12.0));
    let own = json!({ "labels": { "Gar nicht": 0, "Tage": 1, "Oft": 2, "Täglich": 3 } });
    assert_eq!(total("gad-7", &json!(["TÄGLICH", "oft", "tage", 0, 0, 0, 0]), &own), Some(6.0));
    // A number of one's own is coded as the sheet is.
    let from_one = json!({ "labels": { "Gar nicht": 1, "Tage": 2 }, "lowest": 1 });
    assert_eq!(total("gad-7", &json!(["Tage", "Tage", "Gar nicht", 4, 1, 1, 1]), &from_one), Some(5.0));
    assert_eq!(
        faults("gad-7", &json!(["Sometimes", 0, 0, 0, 0, 0, 0]), &json!({ "labels": true })),
        [("wrong_type", "responses.1".into())]
    );
}

#[test]
fn digits_with_the_sign_that_is_declared() {
    let (point, comma) = (json!({ "texts": true }), json!({ "texts": true, "decimal": "," }));
    assert_eq!(total("ors", &json!(["6.5", " 7 ", "+8.0", 1.5]), &point), Some(23.0));
    assert_eq!(total("ors", &json!(["6,5", "7", "8,0", 1.5]), &comma), Some(23.0));
    for odd in ["6,5", "1e1", "6.", ".5", "", "6 5", "٣", "0x1", "--1", "inf", "NaN", "1_0"] {
        assert_eq!(faults("ors", &json!([odd, 1, 1, 1]), &point), [("wrong_type", "responses.1".into())], "{odd}");
    }
    assert_eq!(faults("ors", &json!(["6.5", 1, 1, 1]), &comma), [("wrong_type", "responses.1".into())]);
    // Zeros that JSON would not have, and digits without end.
    let nines = "9".repeat(400);
    assert_eq!(total("ors", &json!(["007.50", "+00,1".replace(',', "."), "-0", "000"]), &point), Some(7.6));
    let nearest = format!("6.1{}1", "0".repeat(300));
    assert_eq!(total("ors", &json!([nearest, 0, 0, 0]), &point), Some(6.1));
    for (text, code) in
        [(nines.clone(), "infinite"), (format!("-{nines}"), "infinite"), ("-1".to_owned(), "out_of_range")]
    {
        assert_eq!(faults("ors", &json!([text, 1, 1, 1]), &point), [(code, "responses.1".into())]);
    }
}

#[test]
fn rows_of_a_table() {
    let row = json!({ "id": "Jane ☠", "gad7_1": 1, "gad7_2": 2, "gad7_3": 3, "gad7_4": 0, "gad7_5": 0, "gad7_6": 1,
                      "gad7_7": null, "gad7_8": [1], "date": "2026-11-26" });
    // 7 of six answers: 7 × 7 / 6.
    let by_name = json!({ "columns": "gad7_{item}" });
    assert_eq!(total("gad-7", &row, &by_name).unwrap().to_bits(), (49.0_f64 / 6.0).to_bits());
    let listed = json!({ "columns": ["c", "a", "b", "d", "e", "f", "g"] });
    let row = json!({ "a": 3, "b": 0, "c": 9, "d": 0, "e": 0, "f": 0, "g": 0 });
    assert_eq!(faults("gad-7", &row, &listed), [("out_of_range", "responses.1".into())]);
    // What is absent is not missing: somebody misspelt it. The other faults are told with it.
    let row = json!({ "gad7_1": 7, "gad7_2": 2, "GAD7_3": 3, "gad7_4": 0, "gad7_5": 0, "gad7_6": 1, "gad7_7": null });
    assert_eq!(
        faults("gad-7", &row, &by_name),
        [("missing", "responses.3".into()), ("out_of_range", "responses.1".into())]
    );
    // What counts in no score may have no column.
    let nine: serde_json::Map<String, Value> = (1..=9).map(|item| (format!("q{item}"), json!(1))).collect();
    assert_eq!(total("phq-9", &json!(nine), &json!({ "columns": "q{item}" })), Some(9.0));
    let twice = Document::Object(vec![("q1".to_owned(), Document::Null), ("q1".to_owned(), Document::Null)]);
    let phq2 = instrument::get("phq-2").unwrap();
    let error = phq2.score_coded(&twice, &coding(&json!({ "columns": "q{item}" })), Respondent::default()).unwrap_err();
    let told: Vec<_> = error.faults().iter().map(|fault| (fault.kind.code(), fault.path.as_str())).collect();
    assert_eq!(told, [("duplicate_item", "responses.1"), ("missing", "responses.2")]);
}

#[test]
fn a_coding_that_does_not_fit_is_refused() {
    let sheet = json!([1, 1, 1, 1, 1, 1, 1]);
    let told = |declared: Value| faults("gad-7", &sheet, &declared);
    assert_eq!(told(json!({ "missing": [9, 3] })).len(), 7, "each item of 3");
    assert_eq!(told(json!({ "missing": [0, 4], "lowest": 1 }))[0], ("inconsistent", "coding.missing[1].1".into()));
    assert_eq!(told(json!({ "missing": ["Several days"], "labels": true })).len(), 7);
    assert_eq!(told(json!({ "missing": ["2"], "texts": true })).len(), 7);
    assert!(scored("gad-7", &sheet, &json!({ "missing": ["2", "Several days"] })).is_ok());
    assert_eq!(told(json!({ "labels": true, "lowest": 1 })), [("inconsistent", "coding.lowest".into())]);
    assert_eq!(total("gad-7", &sheet, &json!({ "labels": true, "lowest": 0 })), Some(7.0));
    assert_eq!(told(json!({ "language": "de" })), [("unknown_code", "coding.language".into())]);
    assert_eq!(
        expected("gad-7", &sheet, &json!({ "language": "de" })),
        "one of: en; the labels of another language are read once the instrument is shown in it"
    );
    assert_eq!(told(json!({ "labels": {} })), [("too_few", "coding.labels".into())]);
    assert_eq!(
        told(json!({ "labels": { "a": 1, " A": 2, "": 3 } })),
        [("empty_text", "coding.labels.<entry 1>".into()), ("duplicate_key", "coding.labels.<entry 3>".into())]
    );
    assert_eq!(told(json!({ "columns": "gad7" })), [("invalid_text", "coding.columns".into())]);
    assert_eq!(told(json!({ "columns": ["a", "b"] })), [("too_few", "coding.columns".into())]);
    assert_eq!(
        told(json!({ "columns": ["a", "b", "c", "d", "e", "f", "a"] })),
        [("duplicate_id", "coding.columns[6]".into())]
    );
    assert_eq!(told(json!({ "columns": "q{item}" })), [("wrong_type", "responses".into())]);
    assert_eq!(told(json!({ "reversed": ["1"] })), [("not_an_option", "coding.reversed[0]".into())]);
    assert_eq!(told(json!({ "missing": vec![99; 101] })), [("too_many", "coding.missing".into())]);
    let pss = |declared: Value| faults("pss-10", &json!([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]), &declared);
    assert_eq!(
        pss(json!({ "reversed": [4, "3", "99", "4"] })),
        [
            ("not_an_option", "coding.reversed[1]".into()),
            ("unknown_item", "coding.reversed[2]".into()),
            ("duplicate_item", "coding.reversed[3]".into())
        ]
    );
    for declared in [
        json!({ "missing": [true] }),
        json!({ "missing": 9 }),
        json!({ "labels": 1 }),
        json!({ "labels": ["a"] }),
        json!({ "labels": "snomed" }),
        json!({ "lowest": 0.5 }),
        json!({ "reversed": "all" }),
        json!({ "decimal": ";" }),
        json!({ "columns": 1 }),
        json!({ "texts": "yes" }),
        json!({ "lowst": 1 }),
    ] {
        assert!(document(&declared).read::<Coding>().is_err(), "{declared}");
    }
    let nan = Document::object([("missing", Document::List(vec![Document::Number(f64::NAN)]))]);
    assert_eq!(nan.read::<Coding>().unwrap_err().code(), "not_a_number");
}

#[test]
fn what_the_form_says_itself_is_not_turned() {
    let all = [("gds-15", json!(vec!["Yes"; 15])), ("dast-10", json!(vec![true; 10]))];
    for (id, sheet) in all {
        for declared in [json!({ "labels": true }), json!({ "labels": "loinc" }), json!({ "booleans": true })] {
            let mut turned = declared.clone();
            turned["reversed"] = json!(true);
            let told = faults(id, &sheet, &turned);
            // What the form has none of is refused for that.
            if !faults_of(id, &declared).contains(&"coding.labels".to_owned()) {
                assert_eq!(told, [("inconsistent", "coding.reversed".to_owned())], "{id} {declared}");
            }
        }
    }
    let numbers = json!([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    assert_eq!(total("dast-10", &numbers, &json!({ "reversed": true })), Some(10.0));
}

#[test]
fn the_likely_coding_is_named() {
    assert_eq!(
        expected("gad-7", &json!([1, 2, 4, 1, 3, 1, 1]), &json!({})),
        "a whole number from 0 to 3; all answers lie between 1 and 4: the likely coding is lowest = 1"
    );
    // A zero speaks against it, and so does a five.
    let none = "a whole number from 0 to 3; `missing` of a coding names what stands for no answer";
    assert_eq!(expected("gad-7", &json!([0, 2, 4, 1, 3, 1, 1]), &json!({})), none);
    assert_eq!(expected("gad-7", &json!([5, 2, 4, 1, 3, 1, 1]), &json!({})), none);
    assert_eq!(
        expected("gad-7", &json!([0, 2, 3, 1, 3, 1, 1]), &json!({ "lowest": 1 })),
        "a whole number from 1 to 4; all answers lie between 0 and 3: the likely coding is lowest = 0, unless 0 stands for no \
         answer"
    );
    assert_eq!(
        expected("k10", &json!([0, 2, 4, 1, 3, 1, 1, 0, 0, 0]), &json!({})),
        "a whole number from 1 to 5; all answers lie between 0 and 4: the likely coding is lowest = 0, unless 0 stands for no \
         answer"
    );
    let named =
        |id: &str, sheet: Value| expected(id, &sheet, &json!({})).rsplit_once("coding is ").unwrap().1.to_owned();
    assert_eq!(named("gad-7", json!(["1", "2", "3", "1", 3, 1, null])), "texts = true");
    assert_eq!(
        named(
            "gad-7",
            json!(["Several days", "2", 1, 1, 3, 1, null])
                .as_array()
                .map(|cells| {
                    cells.iter().map(|cell| if *cell == json!("2") { json!(2) } else { cell.clone() }).collect()
                })
                .unwrap()
        ),
        "labels = true"
    );
    assert_eq!(named("gad-7", json!(["LA6568-5", 1, 1, 1, 3, 1, null])), "labels = \"loinc\"");
    assert_eq!(named("cage", json!([true, false, 1, 0])), "booleans = true");
    // 1 for yes and 2 for no is as likely as 1 for no.
    assert!(!expected("cage", &json!([1, 2, 2, 1]), &json!({})).contains("likely"));
    let lines = json!({ "texts": true });
    assert_eq!(
        expected("ors", &json!(["1,5", 2, 2, 2]), &lines).rsplit_once("coding is ").unwrap().1,
        "decimal = \",\""
    );
}

#[test]
fn the_likely_coding_leaves_out_what_usually_stands_for_no_answer() {
    let named = |sheet: Value, declared: Value| {
        expected("gad-7", &sheet, &declared).rsplit_once("; all other ").unwrap().1.to_owned()
    };
    let missing = "answers fit it: the likely coding is `missing` with the code of no answer";
    for code in
        [json!(-9), json!(999), json!(99), json!(9), json!(""), json!("NA"), json!("."), json!(" n/a "), json!("-9")]
    {
        assert_eq!(named(json!([0, 2, code, 1, 3, 1, 1]), json!({})), missing, "{code}");
    }
    assert_eq!(
        named(json!([1, 2, 4, 1, 999, 1, -9]), json!({})),
        "answers lie between 1 and 4: the likely coding is lowest = 1 and `missing` with the code of no answer"
    );
    assert_eq!(
        named(json!(["Several days", 1, 999, 1, 1, 1, 1]), json!({})),
        "answers fit it: the likely coding is labels = true and `missing` with the code of no answer"
    );
    // The code stands in the table as a text, and is declared as a number.
    assert_eq!(named(json!(["1", "2", "999", "1", 1, 1, 1]), json!({ "texts": true, "missing": [999] })), missing);
    // On a line nobody counts from 1.
    assert!(!expected("ors", &json!([10.5, 3, 4, 5]), &json!({})).contains("lowest"));
    assert!(!expected("readiness-ruler", &json!([11, 5, 6]), &json!({})).contains("lowest"));
    // No usual code, and no answer of the form.
    assert!(!expected("gad-7", &json!([0, 2, 5, 1, 3, 1, 1]), &json!({})).contains("likely"));
}

#[test]
fn the_likely_coding_is_named_where_none_was_declared() {
    let gad7 = instrument::get("gad-7").unwrap();
    let refused = |sheet: Responses| {
        let score = gad7.score(&sheet, Respondent::default());
        let evaluation = gad7.evaluate(&sheet, Respondent::default());
        assert_eq!(evaluation.unwrap_err(), score.clone().unwrap_err());
        score.unwrap_err().expected().to_owned()
    };
    let from_one = "a whole number from 0 to 3; all answers lie between 1 and 4: the likely coding is lowest = 1";
    let sheet = [1, 2, 4, 1, 3, 1, 1];
    assert_eq!(refused(sheet.into()), from_one);
    let named = sheet.iter().zip(1..).map(|(answer, item)| (item.to_string(), Answer::from(*answer)));
    assert_eq!(refused(Responses::Named(named.collect())), from_one);
    assert!(
        refused([0, 2, -9, 1, 3, 1, 1].into()).ends_with("the likely coding is `missing` with the code of no answer")
    );
    let texts = Responses::List(vec![Answer::WrongType; 7]);
    assert_eq!(refused(texts), "a whole number from 0 to 3; a coding says how labels, texts and booleans are read");
    // The first of many says it.
    let columns = (1..=7).map(|item| (format!("gad7_{item}"), Answer::from(0)));
    let error = gad7.score(Responses::Named(columns.collect()), Respondent::default()).unwrap_err();
    let told: Vec<bool> = error.faults().iter().map(|fault| fault.expected.contains("`columns`")).collect();
    assert_eq!(told, [true, false, false, false, false, false, false]);
}

#[test]
fn an_error_repeats_no_cell_and_no_column() {
    let row = json!({ "☠_1": "☠ 17", "☠_2": 17, "☠_3": true, "☠_5": "☠", "☠_6": "☠", "☠_7": "☠", "☠_8": "☠" });
    for declared in
        [json!({ "columns": "☠_{item}" }), json!({ "columns": "☠_{item}", "labels": { "☠": 17 }, "missing": ["☠ 17"] })]
    {
        let error = scored("gad-7", &row, &declared).unwrap_err();
        assert!(!error.to_string().contains('☠') && !error.to_string().contains("17"), "{error}");
    }
}

/// What an item is answered with, and whether scoring reverses it.
fn options(definition: &Definition, item: usize) -> (&ResponseScale, bool) {
    let item = &definition.items[item];
    let scale = definition.response_scales.iter().find(|scale| scale.id == item.response_scale).unwrap();
    let scores = definition.total.iter().chain(&definition.subscales);
    (scale, scores.into_iter().any(|score| score.reversed.contains(&item.id)))
}

fn ends(scale: &ResponseScale) -> (i32, i32) {
    let values = scale.options.iter().filter_map(|option| option.value.whole());
    let ends = scale.range.map(|range| (range.minimum, range.maximum));
    ends.unwrap_or_else(|| (values.clone().min().unwrap(), values.max().unwrap()))
}

/// Sheets of one form, as the form has them: the first option throughout, the last, and in turn.
fn sheets(instrument: &Instrument) -> Vec<Vec<i32>> {
    let definition = instrument.definition();
    let pick = |turn: usize| {
        let scored = definition.items.iter().enumerate().filter(|(_, item)| item.scored);
        let value = |(place, _)| {
            let (scale, _) = options(definition, place);
            let (low, high) = ends(scale);
            let values: Vec<i32> = if scale.options.is_empty() {
                (low..=high).collect()
            } else {
                scale.options.iter().filter_map(|option| option.value.whole()).collect()
            };
            values[(place * turn + turn) % values.len()]
        };
        scored.map(value).collect()
    };
    (0..7).map(pick).collect()
}

/// The same sheet as it arrives: each value of the form by `arrives`, which takes the place of its item.
fn arrives(instrument: &Instrument, sheet: &[i32], arrives: impl Fn(usize, i32) -> Value) -> Value {
    let items = instrument.definition().items.iter().enumerate().filter(|(_, item)| item.scored);
    items.zip(sheet).map(|((place, _), value)| arrives(place, *value)).collect()
}

fn same(instrument: &Instrument, sheet: &[i32], arrived: &Value, declared: &Value) {
    let direct = instrument.score(sheet, Respondent::default()).unwrap();
    let found = instrument.score_coded(&document(arrived), &coding(declared), Respondent::default());
    assert_eq!(found.unwrap_or_else(|error| panic!("{} {declared}: {error}", instrument.id())), direct);
}

/// What arrives coded otherwise gives another score, or is refused, wherever it is not declared.
fn another(instrument: &Instrument, sheet: &[i32], arrived: &Value) -> bool {
    let direct = instrument.score(sheet, Respondent::default()).unwrap();
    instrument.score_coded(&document(arrived), &Coding::default(), Respondent::default()).ok() != Some(direct)
}

#[test]
fn numbers_that_arrive_otherwise_are_read_of_every_shipped_instrument() {
    let mut seen = BTreeSet::new();
    for id in instrument::ids() {
        let instrument = instrument::get(id).unwrap();
        let definition = instrument.definition();
        for sheet in sheets(&instrument) {
            // Starting elsewhere, each item by its own lowest answer.
            for lowest in [0, 1, -3] {
                let from = |place, value| json!(value - ends(options(definition, place).0).0 + lowest);
                let arrived = arrives(&instrument, &sheet, from);
                same(&instrument, &sheet, &arrived, &json!({ "lowest": lowest }));
                if definition.items.iter().enumerate().any(|(place, _)| ends(options(definition, place).0).0 > 0) {
                    seen.insert("starts above 0");
                    assert!(lowest > 0 || another(&instrument, &sheet, &arrived), "{id}");
                }
            }
            // Reversed already: all that scoring reverses, or the first of these.
            let turned = |place, value: i32| {
                let (scale, reversed) = options(definition, place);
                let (low, high) = ends(scale);
                json!(if reversed { low + high - value } else { value })
            };
            let arrived = arrives(&instrument, &sheet, turned);
            same(&instrument, &sheet, &arrived, &json!({ "reversed": true }));
            let reversed = (0..definition.items.len()).filter(|place| options(definition, *place).1);
            let ids: Vec<&str> = reversed.map(|place| definition.items[place].id.as_str()).collect();
            if !ids.is_empty() {
                seen.insert("reversed");
                same(&instrument, &sheet, &arrived, &json!({ "reversed": ids }));
                // Both at once: shifted as it arrives, then turned.
                let both = |place, value: i32| {
                    let (low, _) = ends(options(definition, place).0);
                    json!(turned(place, value).as_i64().unwrap() - i64::from(low) + 1)
                };
                same(
                    &instrument,
                    &sheet,
                    &arrives(&instrument, &sheet, both),
                    &json!({ "reversed": true, "lowest": 1 }),
                );
            }
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["reversed", "starts above 0"]);
}

#[test]
fn words_flags_and_rows_are_read_of_every_shipped_instrument() {
    let mut seen = BTreeSet::new();
    for id in instrument::ids() {
        let instrument = instrument::get(id).unwrap();
        let definition = instrument.definition();
        let yes_or_no = |scale: &ResponseScale| scale.options.len() == 2 && ends(scale) == (0, 1);
        for sheet in sheets(&instrument) {
            // Labels and codes, where all items have them.
            let word = |pick: fn(&therapy_goals::instrument::ResponseOption) -> Option<String>| {
                move |place: usize, value: i32| {
                    let option =
                        options(definition, place).0.options.iter().find(|option| option.value.whole() == Some(value));
                    option.and_then(pick).map_or(json!(value), Value::from)
                }
            };
            let by_label = arrives(&instrument, &sheet, word(|option| option.label.as_ref().map(ToString::to_string)));
            let by_code = arrives(&instrument, &sheet, word(|option| option.loinc.as_ref().map(ToString::to_string)));
            for (arrived, labels, what) in [(by_label, json!(true), "labels"), (by_code, json!("loinc"), "loinc")] {
                let options = || definition.response_scales.iter().flat_map(|scale| &scale.options);
                let has = options()
                    .any(|option| if what == "labels" { option.label.is_some() } else { option.loinc.is_some() });
                if has {
                    seen.insert(what);
                    same(&instrument, &sheet, &arrived, &json!({ "labels": labels }));
                    assert!(another(&instrument, &sheet, &arrived), "{id}");
                } else {
                    let error = instrument
                        .score_coded(&document(&arrived), &coding(&json!({ "labels": labels })), Respondent::default())
                        .unwrap_err();
                    assert_eq!((error.code(), error.path()), ("inconsistent", "coding.labels"));
                    assert!(error.expected().contains("{…}"), "{error}");
                }
            }
            // Booleans, where the options are 0 and 1.
            let flags = |place: usize, value: i32| {
                if yes_or_no(options(definition, place).0) { json!(value == 1) } else { json!(value) }
            };
            same(&instrument, &sheet, &arrives(&instrument, &sheet, flags), &json!({ "booleans": true }));
            let all_flags = arrives(&instrument, &sheet, |_, value| json!(value == 1));
            let read = instrument.score_coded(
                &document(&all_flags),
                &coding(&json!({ "booleans": true })),
                Respondent::default(),
            );
            if definition.response_scales.iter().all(yes_or_no) {
                seen.insert("booleans");
                assert!(read.is_ok() && another(&instrument, &sheet, &all_flags), "{id}");
                let error = instrument.score_coded(
                    &document(&all_flags),
                    &coding(&json!({ "booleans": true, "lowest": 1 })),
                    Respondent::default(),
                );
                assert_eq!(error.unwrap_err().path(), "coding.lowest");
            } else if !definition.response_scales.iter().any(yes_or_no) {
                assert_eq!(read.unwrap_err().code(), "wrong_type", "{id}");
            }
            // Texts, and the row of a table with other columns.
            let texts = arrives(&instrument, &sheet, |_, value| json!(value.to_string()));
            same(&instrument, &sheet, &texts, &json!({ "texts": true }));
            let mut row = serde_json::Map::from_iter([("record_id".to_owned(), json!("☠"))]);
            for (item, value) in instrument.scored_items().iter().zip(&sheet) {
                row.insert(format!("form_{item}_t1"), json!(value));
            }
            let named = Responses::Named(
                instrument
                    .scored_items()
                    .iter()
                    .zip(&sheet)
                    .map(|(id, value)| ((*id).to_owned(), Answer::from(*value)))
                    .collect(),
            );
            let found = instrument.score_coded(
                &document(&json!(row)),
                &coding(&json!({ "columns": "form_{item}_t1" })),
                Respondent::default(),
            );
            assert_eq!(found.unwrap(), instrument.score(&named, Respondent::default()).unwrap(), "{id}");
        }
        // A missing code that is an answer, of each item.
        let (low, _) = ends(options(definition, 0).0);
        let error = instrument
            .score_coded(&document(&json!([])), &coding(&json!({ "missing": [low] })), Respondent::default())
            .unwrap_err();
        let with_it = (0..definition.items.len()).filter(|place| {
            let (first, last) = ends(options(definition, *place).0);
            first <= low && low <= last
        });
        let paths: Vec<String> =
            with_it.map(|place| format!("coding.missing[0].{}", definition.items[place].id)).collect();
        assert_eq!(error.faults().iter().map(|fault| fault.path.clone()).collect::<Vec<_>>(), paths, "{id}");
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["booleans", "labels", "loinc"]);
}

/// The answers that a second reader made of a sheet score the same without a coding.
#[test]
fn a_second_reader_makes_the_same_answers() {
    let file = std::fs::read_to_string(therapy_goals_tests::folder().join("coding.json")).unwrap();
    let file: Value = serde_json::from_str(&file).unwrap();
    let mut compared = 0;
    for case in file["cases"].as_array().unwrap() {
        let Some(answers) = case.get("same_as") else { continue };
        let mut direct = case["input"].clone();
        direct["responses"] = answers.clone();
        direct.as_object_mut().unwrap().remove("coding");
        let (found, wanted) = (answer("instrument.score", &case["input"]), answer("instrument.score", &direct));
        assert_eq!(
            found.unwrap_or_else(|error| panic!("{}: {error}", case["name"])),
            wanted.unwrap(),
            "{}",
            case["name"]
        );
        compared += 1;
    }
    assert!(compared > 200, "only {compared}");
}

#[test]
fn what_would_have_been_accepted_is_said_as_it_arrives() {
    // Items 9 and 10 of the AUDIT have answers two apart; counted from 1 they are one more.
    let sheet = json!([1, 1, 1, 1, 1, 1, 1, 1, 2, 7]);
    let error = scored("audit", &sheet, &json!({ "lowest": 1 })).unwrap_err();
    let told: Vec<(&str, &str)> =
        error.faults().iter().map(|fault| (fault.path.as_str(), fault.expected.split(';').next().unwrap())).collect();
    assert_eq!(told, [("responses.9", "one of 1, 3, 5"), ("responses.10", "one of 1, 3, 5")]);
    // Item 4 of the PSS-10 runs from 0 to 4 and is reversed: counted from 1, turned or not, it arrives as 1 to 5.
    let pss = json!([1, 1, 1, 9, 1, 1, 1, 1, 1, 1]);
    assert!(
        expected("pss-10", &pss, &json!({ "lowest": 1, "reversed": true })).starts_with("a whole number from 1 to 5;")
    );
    // The GAD-7 has labels, the PCL-5 has none of its own.
    let labels = json!({ "labels": true, "texts": true });
    assert_eq!(
        expected("gad-7", &json!(["Never", 1, 1, 1, 1, 1, 1]), &labels),
        "a whole number from 0 to 3, as a text too, or a label of the form; `missing` of a coding names what stands for \
         no answer"
    );
    // The PHQ-9 asks its tenth question by other words than the nine.
    let named = json!({ "1": "Not at all", "difficulty": "Not at all" });
    assert_eq!(faults("phq-9", &named, &labels), [("wrong_type", "responses.difficulty".to_owned())]);
    let one = json!({ "1": 1, "2": 4, "3": 4 });
    assert!(expected("gad-7", &one, &json!({})).ends_with("the likely coding is lowest = 1"));
}

#[test]
fn a_form_that_reverses_nothing_says_so() {
    let seven = json!([1, 1, 1, 1, 1, 1, 1]);
    assert_eq!(
        expected("gad-7", &seven, &json!({ "reversed": ["1"] })),
        "no items: scoring reverses none of this form"
    );
    let ten = json!([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    assert_eq!(
        expected("pss-10", &ten, &json!({ "reversed": ["1"] })),
        "each once, of the items that scoring reverses: 4, 5, 7, 8"
    );
}

#[test]
fn the_most_codes_of_missing_answers() {
    let codes = |number: i32| json!({ "missing": (1..=number).map(|code| -code).collect::<Vec<_>>() });
    let seven = json!([1, 1, 1, 1, 1, 1, -100]);
    assert_eq!(scored("gad-7", &seven, &codes(100)).unwrap().missing().len(), 1);
    assert_eq!(faults("gad-7", &seven, &codes(101)), [("too_many", "coding.missing".to_owned())]);
}

#[test]
fn two_answers_with_one_label_cannot_be_told_apart() {
    let mut definition = serde_json::to_value(instrument::get("gad-7").unwrap().definition()).unwrap();
    definition["id"] = json!("mine");
    definition["loinc"] = Value::Null;
    definition["response_scales"][0]["options"][1]["label"] = json!("NOT  at all");
    let mine = Instrument::from_json(&definition.to_string()).unwrap();
    let declared = coding(&json!({ "labels": true }));
    let error =
        mine.score_coded(&document(&json!(vec!["Not at all"; 7])), &declared, Respondent::default()).unwrap_err();
    assert_eq!((error.code(), error.path()), ("inconsistent", "coding.labels"));
}

/// Word processors and tables change blanks, quotes, dashes and case.
#[test]
fn a_label_is_found_whatever_its_case_blanks_and_quotes() {
    let declared = json!({ "labels": { "Can't say \"so-so\"": 2 } });
    for written in [
        "Can't say \"so-so\"",
        "can’t  say “so‐so”",
        " CAN'T\u{a0}SAY \"SO–SO\"\u{200b}",
        "\u{feff}Can't\tsay\n\"so-so\"",
        "Can't sa\u{ad}y \"so-so\"",
    ] {
        assert_eq!(total("gad-2", &json!([written, 1]), &declared), Some(3.0), "{written:?}");
    }
    for other in ["Cant say \"so-so\"", "Can't say", ""] {
        assert_eq!(
            faults("gad-2", &json!([other, 1]), &declared),
            [("wrong_type", "responses.1".to_owned())],
            "{other}"
        );
    }
    let twice = json!({ "labels": { "it's": 1, "It’s": 2 } });
    assert_eq!(faults("gad-2", &json!([1, 1]), &twice), [("duplicate_key", "coding.labels.<entry 2>".to_owned())]);
}
