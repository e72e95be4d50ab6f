//! What a person reads: names of bands and categories, and other languages, whatever they say of a score.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use therapy_goals::document::Document;
use therapy_goals::instrument::{self, Coding, Instrument, Respondent, Texts, Translation};
use therapy_goals::scalar::Text;
use therapy_goals::{Error, ErrorKind};
use therapy_goals_tests::plain;

fn phq9() -> Value {
    plain(instrument::get("phq-9").unwrap().definition())
}

/// What is refused, by code and path.
fn refused(definition: &Value) -> Vec<(String, String)> {
    let error = Instrument::from_json(&definition.to_string()).unwrap_err();
    error.faults().iter().map(|fault| (fault.kind.code().to_owned(), fault.path.clone())).collect()
}

#[test]
fn a_name_is_that_of_a_category_and_stands_once() {
    let mut definition = phq9();
    let categories = definition["classifications"][0]["categories"].as_array_mut().unwrap();
    categories.push(json!({ "code": "majour", "label": "none of the categories" }));
    categories.push(json!({ "code": "major", "label": "again" }));
    let path = |place: usize| format!("classifications[0].categories[{place}].code");
    assert_eq!(refused(&definition), [("unknown_code".to_owned(), path(3)), ("duplicate_id".to_owned(), path(4))]);
}

/// A definition without names, as of the release before, is loaded, makes the same digests and is written as it came.
#[test]
fn names_are_optional_and_make_no_number() {
    let mut definition = phq9();
    definition["classifications"][0].as_object_mut().unwrap().remove("categories").unwrap();
    let nameless = Instrument::from_json(&definition.to_string()).unwrap();
    assert_eq!(plain(nameless.definition()), definition);
    let named = instrument::get("phq-9").unwrap();
    assert_eq!(nameless.definition_digest(), named.definition_digest());
    assert_eq!(nameless.scale_digest("total"), named.scale_digest("total"));
    assert!(nameless.describe().contains("`major` where"));
    assert!(named.describe().contains("`major` (major depressive syndrome) where"));
}

/// Codes that say nothing to a person who does not know the rule.
#[test]
fn what_is_no_english_has_a_name() {
    let no_english = ["below", "above", "at_or_above", "at_or_below", "none", "other", "non_clinical"];
    for id in instrument::ids() {
        let instrument = instrument::get(id).unwrap();
        let definition = instrument.definition();
        for classification in &definition.classifications {
            let key = instrument.key().classifications.iter().find(|key| key.id == classification.id).unwrap();
            for code in key.categories.iter().filter(|code| no_english.contains(&code.as_str())) {
                let named = classification.categories.iter().any(|category| category.code == *code);
                assert!(named, "{id}, {}: {code}", classification.id);
            }
        }
        for band in definition.total.iter().chain(&definition.subscales).flat_map(|scale| &scale.bands.rules) {
            for band in band.bands.iter().filter(|band| no_english.contains(&band.code.as_str())) {
                assert!(band.label.is_some(), "{id}: band {}", band.code);
            }
        }
    }
}

fn core() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core")
}

/// The language files of the folder: id, language, text.
fn files() -> Vec<(String, String, String)> {
    let names = fs::read_dir(core().join("languages")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<(String, String, String)> = names
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().strip_suffix(".json").unwrap();
            let (id, language) = name.split_once('.').unwrap();
            (id.to_owned(), language.to_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn german() -> Value {
    serde_json::from_str(&fs::read_to_string(core().join("languages/phq-9.de.json")).unwrap()).unwrap()
}

/// The PHQ-9 with a translation.
fn translated(translation: &Value) -> Result<Instrument, Error> {
    instrument::get("phq-9").unwrap().with_translation(&Translation::from_json(&translation.to_string())?)
}

fn faults(translation: &Value) -> Vec<(ErrorKind, String)> {
    let error = translated(translation).unwrap_err();
    error.faults().iter().map(|fault| (fault.kind, fault.path.clone())).collect()
}

fn untranslated(texts: &Texts) -> Vec<&str> {
    texts.untranslated.iter().map(Text::as_str).collect()
}

#[test]
fn every_file_is_shipped_and_fits_its_definition() {
    let schema = jsonschema::draft202012::new(&instrument::translation_schema()).unwrap();
    let mut shipped = Vec::new();
    for (id, language, text) in files() {
        let of = format!("{id}.{language}");
        assert!(schema.is_valid(&serde_json::from_str(&text).unwrap()), "{of}: the schema refuses it");
        let translation = Translation::from_json(&text).unwrap();
        assert_eq!((translation.instrument.as_str(), translation.language.as_str()), (&*id, &*language));
        let instrument = instrument::get_in(&id, &language).unwrap();
        assert_eq!(instrument.translation(), Some(&translation), "{of}");
        assert!(instrument.definition().licence.wording_may_ship, "{of}: a wording that may not ship");
        // The form is there from the first to the last word.
        let texts = instrument.texts();
        let form = |place: &&str| {
            place.rsplit('.').next() == Some("text") || place.starts_with("response_scales") || *place == "stem"
        };
        assert_eq!(untranslated(&texts).into_iter().find(form), None, "{of}");
        let english = instrument::get(&id).unwrap().texts();
        assert_ne!(texts.items, english.items, "{of}");
        for (item, known) in texts.items.iter().zip(&english.items) {
            assert_eq!(item.options.len(), known.options.len(), "{of}: {}", item.id);
            let mut labels: Vec<String> =
                item.options.iter().map(|option| option.label.as_ref().unwrap().as_str().to_lowercase()).collect();
            labels.sort();
            labels.dedup();
            assert_eq!(labels.len(), item.options.len(), "{of}: labels of item {}", item.id);
        }
        shipped.push((id, language));
    }
    let listed = instrument::ids().into_iter().flat_map(|id| {
        let languages = instrument::languages(id).unwrap();
        assert_eq!(languages.first(), Some(&"en"), "{id}");
        languages.into_iter().skip(1).map(move |language| (id.to_owned(), language.to_owned()))
    });
    assert_eq!(listed.collect::<Vec<_>>(), shipped);
    assert!(shipped.iter().any(|(_, language)| language == "de"));
}

#[test]
fn a_score_does_not_depend_on_the_language() {
    for (id, language, _) in files() {
        let (english, other) = (instrument::get(&id).unwrap(), instrument::get_in(&id, &language).unwrap());
        assert_eq!(english, other);
        assert_eq!(english.definition_digest(), other.definition_digest());
        assert_eq!(plain(&english), plain(&other), "what is written is the definition");
        let items = english.scored_items().len();
        for highest in 0..=3 {
            let answers: Vec<Option<i32>> = (0..items).map(|place| (place != 2).then_some(highest)).collect();
            let score = |instrument: &Instrument| instrument.score(answers.as_slice(), Respondent::default()).unwrap();
            assert_eq!(score(&english), score(&other));
            assert_eq!(plain(&score(&english)).to_string(), plain(&score(&other)).to_string());
        }
    }
}

#[test]
fn a_language_is_kept_with_other_rules_and_can_be_left() {
    let german = instrument::get_in("phq-9", "DE").unwrap();
    let chosen = german.with_rules(&[("prorating", "cms_minimum_data_set")]).unwrap();
    assert_eq!(chosen.texts(), german.texts());
    assert_eq!(chosen.with_language("de").unwrap().texts(), german.texts());
    let english = german.with_language("en").unwrap();
    assert_eq!(english.translation(), None);
    assert_eq!(english.texts(), instrument::get("phq-9").unwrap().texts());
}

/// The lookup of RFC 4647, section 3.4: subtags are dropped from the right, and one of a single character goes with what
/// stood after it. No language stands in for another one.
#[test]
fn a_narrower_language_is_had_in_the_wider_one() {
    let german = instrument::get_in("phq-9", "de").unwrap().texts();
    for tag in ["de-AT", "de-DE", "de-CH-1996", "DE-at", "de-Latn-AT", "de-x-leichte-sprache", "de-DE-u-co-phonebk"] {
        assert_eq!(instrument::get_in("phq-9", tag).unwrap().texts(), german, "{tag}");
    }
    assert!(german.language.is("de"));
    for tag in ["en-GB", "en-US-x-private", "EN"] {
        assert_eq!(instrument::get_in("phq-9", tag).unwrap().translation(), None, "{tag}");
    }
    // Low German, a wildcard, the style of POSIX, and what is no tag.
    for tag in
        ["nds", "d", "ger-AT", "*", "de-*", "de_AT", "de-", "-de", "de--AT", "x-de", "", "de-ÄÖ", "de-toolongsubtag"]
    {
        let refused = instrument::get_in("phq-9", tag).unwrap_err();
        let expected = ("unknown_code", "language", "one of: en, de");
        assert_eq!((refused.code(), refused.path(), refused.expected()), expected, "{tag}");
    }
}

#[test]
fn what_is_missing_is_in_english_and_told() {
    let whole = translated(&german()).unwrap().texts();
    assert_eq!(untranslated(&whole), Vec::<&str>::new());
    assert!(whole.unnamed.is_empty());
    assert_eq!(whole.language.as_str(), "de");
    let mut part = german();
    part["items"].as_object_mut().unwrap().remove("9");
    part["items"]["2"].as_object_mut().unwrap().remove("tag");
    part["response_scales"]["frequency"]["labels"].as_object_mut().unwrap().remove("2");
    part["scores"]["total"]["bands"].as_object_mut().unwrap().remove("mild");
    part["classifications"]["dsm"]["categories"].as_object_mut().unwrap().remove("none");
    part.as_object_mut().unwrap().remove("alerts");
    part.as_object_mut().unwrap().remove("stem");
    let texts = translated(&part).unwrap().texts();
    let places = [
        "stem",
        "response_scales.frequency.labels.2",
        "items.2.tag",
        "items.9.tag",
        "items.9.text",
        "scores.total.bands.mild",
        "classifications.dsm.categories.none",
        "alerts.self_harm_item",
    ];
    assert_eq!(untranslated(&texts), places);
    assert_eq!(texts.unnamed.iter().map(Text::as_str).collect::<Vec<_>>(), ["scores.total.bands.mild"]);
    let english = instrument::get("phq-9").unwrap().texts();
    assert_eq!(
        (&texts.items[8], &texts.stem),
        (
            &{
                let mut item = english.items[8].clone();
                item.options.clone_from(&texts.items[8].options);
                item
            },
            &english.stem
        )
    );
    assert_eq!(texts.scores[0].bands[1].label.as_str(), "mild");
    assert_eq!(texts.classifications[0].categories[2].label.as_str(), "no depressive syndrome");
    assert_eq!(texts.items[0].options[2].label.as_ref().unwrap().as_str(), "More than half the days");
}

#[test]
fn a_translation_that_does_not_fit_is_refused_with_all_that_is_wrong() {
    use ErrorKind::{DuplicateId, Inconsistent, Missing, ScaleMismatch, UnknownCode, UnknownKey};
    let mut other = german();
    other["instrument"] = json!("phq-8");
    other["language"] = json!("EN");
    other["made_for"] = json!({ "total": "0123456789abcdef", "anxiety": "0123456789abcdef" });
    other["sources"].as_array_mut().unwrap().push(json!({ "id": "q4ms", "citation": "again" }));
    other["source"] = json!("nowhere");
    other["items"]["10"] = json!({ "tag": "zehn" });
    other["response_scales"]["often"] = json!({ "labels": { "0": "nie" } });
    other["response_scales"]["frequency"]["labels"]["4"] = json!("immer");
    other["response_scales"]["frequency"]["labels"]["1"] = json!(" ÜBERHAUPT  nicht");
    other["scores"]["anxiety"] = json!({ "title": "Angst" });
    other["scores"]["total"]["bands"]["extreme"] = json!("extrem");
    other["classifications"]["cutoff"] = json!({ "title": "Grenzwert" });
    other["classifications"]["dsm"]["categories"]["minor"] = json!("leichter");
    other["alerts"]["sleep"] = json!("Schlaf?");
    let expected = [
        (Inconsistent, "instrument"),
        (Inconsistent, "language"),
        (ScaleMismatch, "made_for.total"),
        (UnknownKey, "made_for.<entry 1>"),
        (DuplicateId, "sources[8].id"),
        (UnknownCode, "source"),
        (UnknownKey, "items.<entry 2>"),
        (UnknownKey, "response_scales.<entry 3>"),
        (UnknownKey, "response_scales.frequency.labels.<entry 5>"),
        (Inconsistent, "response_scales.frequency.labels"),
        (UnknownKey, "scores.<entry 1>"),
        (UnknownKey, "scores.total.bands.<entry 1>"),
        (UnknownKey, "classifications.<entry 1>"),
        (UnknownKey, "classifications.dsm.categories.<entry 2>"),
        (UnknownKey, "alerts.<entry 2>"),
    ];
    // An entry is told by its place; in these files names stand in alphabetical order.
    let mut found = faults(&other);
    found.sort_by_key(|(_, path)| path.clone());
    let mut expected: Vec<(ErrorKind, String)> = expected.map(|(kind, path)| (kind, path.to_owned())).into();
    expected.sort_by_key(|(_, path)| path.clone());
    assert_eq!(found, expected);

    let mut wordless = german();
    wordless["licence"]["wording_may_ship"] = json!(false);
    wordless.as_object_mut().unwrap().remove("made_for");
    assert_eq!(
        faults(&wordless),
        [
            (Missing, "made_for.total".to_owned()),
            (Inconsistent, "stem".to_owned()),
            (Inconsistent, "items".to_owned()),
            (Inconsistent, "response_scales".to_owned()),
        ]
    );
}

/// The digest of a definition whose answers count the other way round is another one.
#[test]
fn a_translation_is_not_taken_for_a_definition_that_asks_otherwise() {
    let mut definition = phq9();
    definition["response_scales"][0]["options"].as_array_mut().unwrap().reverse();
    let own = Instrument::from_json(&definition.to_string()).unwrap();
    let refused = own.with_language("de").unwrap_err();
    assert_eq!((refused.code(), refused.path()), ("scale_mismatch", "made_for.total"));
    assert!(refused.expected().contains(&own.scale_digest("total").unwrap().to_string()));
}

#[test]
fn a_coding_reads_the_labels_of_the_language_that_it_names() {
    let gad7 = instrument::get_in("gad-7", "de").unwrap();
    let coding =
        |language: &str| -> Coding { serde_json::from_value(json!({ "labels": true, "language": language })).unwrap() };
    let german = Document::from_json(
        r#"["überhaupt nicht", "An einzelnen Tagen", "An mehr als der Hälfte  der Tage", "BEINAHE JEDEN TAG",
            "Überhaupt nicht", "An einzelnen Tagen", null]"#,
    )
    .unwrap();
    let score = gad7.score_coded(&german, &coding("de"), Respondent::default()).unwrap();
    let plain_score =
        gad7.score([Some(0), Some(1), Some(2), Some(3), Some(0), Some(1), None].as_slice(), Respondent::default());
    assert_eq!(score, plain_score.unwrap());
    let austrian = gad7.score_coded(&german, &coding("de-AT"), Respondent::default());
    assert_eq!(austrian.unwrap(), score);
    // What the language of the instrument is, changes nothing that the coding does not say.
    let english = Document::from_json(r#"["Not at all", "Several days", 2, 3, 0, 1, null]"#).unwrap();
    for coding in [coding("en"), coding("en-GB"), serde_json::from_value(json!({ "labels": true })).unwrap()] {
        assert_eq!(gad7.score_coded(&english, &coding, Respondent::default()).unwrap(), score);
        assert!(gad7.score_coded(&german, &coding, Respondent::default()).is_err());
    }
    let refused = gad7.score_coded(&german, &coding("fr"), Respondent::default()).unwrap_err();
    assert_eq!(
        (refused.code(), refused.path(), refused.expected()),
        (
            "unknown_code",
            "coding.language",
            "one of: en, de; the labels of another language are read once the instrument is shown in it"
        )
    );
    let in_english = instrument::get("gad-7").unwrap();
    let refused = in_english.score_coded(&german, &coding("de"), Respondent::default()).unwrap_err();
    assert_eq!(
        (refused.code(), refused.path(), refused.expected()),
        (
            "unknown_code",
            "coding.language",
            "one of: en; the labels of another language are read once the instrument is shown in it"
        )
    );
}

/// A label that a translation lacks is shown in English, and so is read in English.
#[test]
fn a_coding_reads_what_is_shown() {
    let mut part = german();
    part["response_scales"]["frequency"]["labels"].as_object_mut().unwrap().remove("1");
    let coding: Coding = serde_json::from_value(json!({ "labels": true, "language": "de" })).unwrap();
    let sheet = Document::from_json(r#"{"1": "Several days", "2": "Beinahe jeden Tag"}"#).unwrap();
    let score = translated(&part).unwrap().score_coded(&sheet, &coding, Respondent::default()).unwrap();
    assert_eq!(score.bounds().map(|bounds| bounds.0), Some(4.0));
    // Where no label of an item is translated, who expected the language is told.
    part["response_scales"].as_object_mut().unwrap().remove("difficulty").unwrap();
    let sheet = Document::from_json(r#"{"1": "Gelegentlich", "difficulty": "Relativ stark erschwert"}"#).unwrap();
    let refused = translated(&part).unwrap().score_coded(&sheet, &coding, Respondent::default()).unwrap_err();
    let expected: Vec<(&str, bool)> = refused
        .faults()
        .iter()
        .map(|fault| {
            (
                fault.path.as_str(),
                fault.expected.ends_with(", or a label of the form, which its translation leaves in English"),
            )
        })
        .collect();
    assert_eq!(expected, [("responses.1", false), ("responses.difficulty", true)]);
    part.as_object_mut().unwrap().remove("response_scales");
    let refused = translated(&part).unwrap().score_coded(&sheet, &coding, Respondent::default()).unwrap_err();
    assert_eq!((refused.code(), refused.path()), ("inconsistent", "coding.language"));
    // Without labels nothing is read in any language.
    let numbers: Coding = serde_json::from_value(json!({ "language": "de", "texts": true })).unwrap();
    let sheet = Document::from_json(r#"{"1": "2"}"#).unwrap();
    assert!(translated(&part).unwrap().score_coded(&sheet, &numbers, Respondent::default()).is_ok());
}

#[test]
fn the_calls_tell_texts() {
    use therapy_goals::call::call_json;
    use therapy_goals::document::Naming::CamelCase;
    assert_eq!(call_json("instrument.languages", "\"PHQ 9\"", CamelCase).unwrap(), r#"["en","de"]"#);
    let input = json!({ "instrument": "phq-9", "translation": german() });
    let texts: Value =
        serde_json::from_str(&call_json("instrument.texts", &input.to_string(), CamelCase).unwrap()).unwrap();
    assert_eq!(texts["timeFrame"], "die letzten 2 Wochen");
    assert_eq!(texts["scores"][0]["bands"][3], json!({ "code": "moderately_severe", "label": "ausgeprägt" }));
    let input = json!({ "instrument": "gad-7", "translation": german() });
    let refused = call_json("instrument.texts", &input.to_string(), CamelCase).unwrap_err();
    assert_eq!(refused.path(), "translation.instrument");
}

#[test]
fn a_description_says_whose_translation_it_is() {
    let words = instrument::get_in("phq-9", "de").unwrap().describe();
    assert!(words.contains("Its texts are shown in `de`, a translation that is official: Löwe B"));
    let mut own = german();
    own["kind"] = json!("own");
    assert!(translated(&own).unwrap().describe().contains("of the file's own making, and not validated"));
}

/// What is refused repeats no text of the file.
#[test]
fn a_language_file_is_read_with_all_faults() {
    let mut broken = german();
    broken["language"] = json!("Deutsch!");
    broken["kind"] = json!("blessed");
    broken["items"]["1"]["text"] = json!(7);
    broken["titel"] = json!("geheim");
    let error = Translation::from_json(&broken.to_string()).unwrap_err();
    let codes: Vec<(&str, &str)> =
        error.faults().iter().map(|fault| (fault.kind.code(), fault.path.as_str())).collect();
    assert!(codes.contains(&("invalid_text", "language")), "{codes:?}");
    assert!(codes.contains(&("unknown_code", "kind")), "{codes:?}");
    assert!(
        codes.contains(&("wrong_type", "items.1.text")) || codes.contains(&("wrong_type", "items.<entry 1>.text")),
        "{codes:?}"
    );
    assert_eq!(codes.iter().filter(|(code, _)| *code == "unknown_key").count(), 1, "{codes:?}");
    assert!(!error.to_string().contains("geheim") && !error.to_string().contains("Deutsch!"));
}

/// Of two answers that are shown alike a person cannot choose, and a number that stands for another one is read wrongly.
#[test]
fn labels_are_told_apart_as_they_are_shown() {
    let with = |labels: Value| {
        let mut other = german();
        other["response_scales"]["frequency"]["labels"] = labels;
        other
    };
    let path = "response_scales.frequency.labels".to_owned();
    for labels in [
        // The English label stands in for the one that is missing.
        json!({ "0": "Several days" }),
        json!({ "0": "ja", "1": "ja\u{200e}" }),
        json!({ "0": "ja", "1": "\u{202e}ja" }),
        json!({ "0": "3", "1": "2", "2": "1", "3": "0" }),
    ] {
        assert!(faults(&with(labels.clone())).contains(&(ErrorKind::Inconsistent, path.clone())), "{labels}");
    }
    assert!(translated(&with(json!({ "0": "0", "1": "1", "2": "2", "3": "3" }))).is_ok());
}
