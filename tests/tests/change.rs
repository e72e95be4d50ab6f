//! Change between scores: what the label depends on, and which definition judges.

use std::fs;
use std::path::Path;

use therapy_goals::ErrorKind;
use therapy_goals::change::{self, ChangeLabel, ChangeMethod, ChangeOptions, MethodDefinition, ReliableChange};
use therapy_goals::document::Document;
use therapy_goals::instrument::{self, Instrument, Respondent, Score};
use therapy_goals::scalar::Better;

/// The label by whole tenths: no fraction, so no rounding.
fn expected(tenths: i32, sign: i32, reliable: bool) -> ChangeLabel {
    match (reliable, tenths * sign > 0) {
        (false, _) => ChangeLabel::Unchanged,
        (true, true) => ChangeLabel::Improved,
        (true, false) => ChangeLabel::Deteriorated,
    }
}

/// Every pair of scores on four lines of ten centimetres in tenths.
fn each_pair(check: impl Fn(f64, f64, i32)) {
    for pre in 0..=400 {
        for post in 0..=400 {
            check(f64::from(pre) / 10.0, f64::from(post) / 10.0, post - pre);
        }
    }
}

fn check_one(found: &ReliableChange, tenths: i32, label: ChangeLabel, pair: (f64, f64)) {
    assert_eq!(found.label, label, "{pair:?}");
    assert_eq!(found.difference.to_bits(), (f64::from(tenths) / 10.0).to_bits(), "{pair:?}");
}

#[test]
fn equal_differences_give_equal_labels_by_jacobson_and_truax() {
    // 1.96 × √(2 × (1 − 0.5)) × 2.5 = 4.9: one of the differences lies exactly at the threshold.
    for (better, sign) in [(Better::Higher, 1), (Better::Lower, -1)] {
        each_pair(|pre, post, tenths| {
            let found = change::jacobson_truax(pre, post, 2.5, 0.5, better, 1.96).unwrap();
            check_one(&found, tenths, expected(tenths, sign, tenths.abs() > 49), (pre, post));
        });
    }
}

#[test]
fn equal_differences_give_equal_labels_by_a_published_threshold() {
    let ors = serde_json::to_value(instrument::get("ors").unwrap()).unwrap();
    for (direction, sign) in [("higher", 1), ("lower", -1)] {
        for threshold in [49, 50, 66, 1] {
            let mut definition = ors.clone();
            definition["total"]["better"] = direction.into();
            definition["reliable_change"][0]["value"] = (f64::from(threshold) / 10.0).into();
            let instrument = Instrument::from_json(&definition.to_string()).unwrap();
            each_pair(|pre, post, tenths| {
                let found = change::published(&instrument, Some("miller_duncan_2004"), pre, post).unwrap();
                check_one(&found, tenths, expected(tenths, sign, tenths.abs() >= threshold), (pre, post));
            });
        }
    }
}

/// Nothing is no improvement and no decline: never −0.
#[test]
fn no_change_is_zero() {
    for better in [Better::Higher, Better::Lower] {
        let found = change::jacobson_truax(7.5, 7.5, 2.5, 0.5, better, 1.96).unwrap();
        assert_eq!((found.difference.to_bits(), found.improvement.to_bits()), (0, 0));
    }
}

/// In binary, 0.1 + 0.2 is a little more than 0.3: no change in nine decimals, and not −0 either.
#[test]
fn a_change_below_the_ninth_decimal_is_zero() {
    let found = change::jacobson_truax(0.1 + 0.2, 0.3, 2.5, 0.5, Better::Higher, 1.96).unwrap();
    assert_eq!((found.difference.to_bits(), found.label), (0, ChangeLabel::Unchanged));
}

/// Hand calculation: 25.0 − 20.1 = 25.1 − 20.2 = 4.9, which is not above 1.96 × 2.5 = 4.9.
#[test]
fn the_pairs_of_one_difference_that_had_two_labels() {
    for (pre, post) in [(20.1, 25.0), (20.2, 25.1)] {
        let found = change::jacobson_truax(pre, post, 2.5, 0.5, Better::Higher, 1.96).unwrap();
        assert_eq!(found.label, ChangeLabel::Unchanged, "{pre} {post}");
    }
}

/// Scores of a million points and more have no ninth decimal to be rounded to.
#[test]
fn a_large_difference_stays_what_it_is() {
    for (pre, post) in [(0.0, 1e9), (-1e9, 1e9), (0.0, 123_456_789.1), (1.0, 9_007_199.3)] {
        let found = change::jacobson_truax(pre, post, 2.5, 0.5, Better::Higher, 1.96).unwrap();
        assert_eq!(found.difference.to_bits(), (post - pre).to_bits());
    }
}

/// A copy of a shipped form with a threshold of 9 points instead of 6.
fn stricter() -> Instrument {
    let mut definition = serde_json::to_value(instrument::get("phq-9").unwrap()).unwrap();
    definition["reliable_change"][0]["value"] = 9.into();
    Instrument::from_json(&definition.to_string()).unwrap()
}

#[test]
fn a_score_of_an_edited_copy_is_not_equal_to_one_of_the_original() {
    let (shipped, own) = (instrument::get("phq-9").unwrap(), stricter());
    let score = |instrument: &Instrument| instrument.score([1; 9], Respondent::default()).unwrap();
    assert_ne!(score(&shipped), score(&own));
    assert_eq!(score(&shipped).scale_digest(), score(&own).scale_digest());
    let stored = |score: &Score| serde_json::from_str::<Score>(&serde_json::to_string(score).unwrap()).unwrap();
    assert_eq!(stored(&score(&own)), score(&own));
    assert_ne!(stored(&score(&shipped)), score(&own));
}

#[test]
fn a_form_without_a_total_names_the_parts_that_can_be_taken() {
    let gbo = instrument::get("gbo").unwrap();
    let score = |answers: [i32; 3]| gbo.score(answers, Respondent::default()).unwrap();
    let (pre, post) = (score([2, 3, 4]), score([5, 6, 8]));
    let options = ChangeOptions::default().with_standard_deviation(2.0).with_reliability(0.8);
    let error = change::reliable_change_between(&pre, &post, &options).unwrap_err();
    let told: Vec<_> = error.faults().iter().map(|fault| (fault.kind, fault.path.as_str())).collect();
    assert_eq!(told, [(ErrorKind::Incomplete, "pre"), (ErrorKind::Incomplete, "post")]);
    assert_eq!(
        error.expected(),
        "a score with a value: this form has no total, take one of its subscales: goal_1, goal_2, goal_3"
    );
    let part = |score: &'static str| (pre.subscale(score).unwrap(), post.subscale(score).unwrap());
    let (pre, post) = part("goal_1");
    assert_eq!(change::reliable_change_between(pre, post, &options).unwrap().label, ChangeLabel::Improved);
    // One that was left out has a total that is not known.
    let blank = instrument::get("phq-9").unwrap().score([None::<i32>; 9], Respondent::default()).unwrap();
    let error = change::reliable_change_between(&blank, &blank, &options).unwrap_err();
    assert_eq!(error.expected(), "a score that has a value");
}

/// A total that was left out is missed in a form with subscales too.
#[test]
fn a_form_with_a_total_and_subscales_misses_its_total() {
    let blank = instrument::get("pcl-5").unwrap().score([None::<i32>; 20], Respondent::default()).unwrap();
    let options = ChangeOptions::default().with_standard_deviation(2.0).with_reliability(0.8);
    let error = change::reliable_change_between(&blank, &blank, &options).unwrap_err();
    assert_eq!(error.expected(), "a score that has a value");
}

/// The names are those of the definition that made the score, and of no other one that was given.
#[test]
fn the_parts_are_those_of_the_form_that_made_the_score() {
    let gbo = instrument::get("gbo").unwrap();
    let score = gbo.score([2, 3, 4], Respondent::default()).unwrap();
    let mut copy = serde_json::to_value(&gbo).unwrap();
    copy["subscales"].as_array_mut().unwrap().pop();
    copy["reliable_change"].as_array_mut().unwrap().pop();
    let copy = Instrument::from_json(&copy.to_string()).unwrap();
    let options = ChangeOptions::default().with_instrument(&copy);
    let error = change::reliable_change_between(&score, &score, &options).unwrap_err();
    assert!(error.expected().ends_with("subscales: goal_1, goal_2, goal_3"), "{error}");
}

/// A stored score that names a part which its form has not, with the digests of the form.
#[test]
fn a_part_that_the_form_has_not_is_judged_by_nothing() {
    for (id, part) in [("phq-9", "total"), ("gbo", "goal_1")] {
        let form = instrument::get(id).unwrap();
        let count = form.scored_items().len();
        let mut stored = serde_json::to_value(form.score(&vec![1; count][..], Respondent::default()).unwrap()).unwrap();
        if part != "total" {
            stored = stored["subscales"][part].take();
        }
        stored["scale"] = "jane_doe".into();
        let score: Score = serde_json::from_value(stored).unwrap();
        for instrument in [None, Some(&form)] {
            let method = ChangeMethod::Published;
            let options = ChangeOptions::default().with_method(method).with_instrument(instrument);
            let error = change::reliable_change_between(&score, &score, &options).unwrap_err();
            assert_eq!((error.kind(), error.path()), (ErrorKind::ScaleMismatch, "instrument"), "{id}");
        }
    }
}

#[test]
fn what_is_no_number_has_no_published_change() {
    let phq9 = instrument::get("phq-9").unwrap();
    for (value, kind) in [(f64::NAN, ErrorKind::NotANumber), (f64::INFINITY, ErrorKind::Infinite)] {
        for (pre, post, path) in [(value, 9.0, "pre"), (9.0, value, "post")] {
            let error = change::published(&phq9, Some("nhs_talking_therapies"), pre, post).unwrap_err();
            assert_eq!((error.kind(), error.path()), (kind, path));
        }
    }
}

/// The ids as they stand in the definitions, in their order, and only those for the score.
#[test]
fn which_thresholds_there_are_is_told() {
    let told = |id: &str, threshold: Option<&'static str>, part: Option<&str>| {
        let form = instrument::get(id).unwrap();
        let score = form.score(&vec![1; form.scored_items().len()][..], Respondent::default()).unwrap();
        let score = part.map_or(&score, |part| score.subscale(part).unwrap());
        let options = ChangeOptions::default().with_method(ChangeMethod::Published).with_threshold(threshold);
        let error = change::reliable_change_between(score, score, &options).unwrap_err();
        assert_eq!(error.path(), "threshold");
        error.expected().to_owned()
    };
    assert_eq!(told("phq-9", None, None), "one of: nhs_talking_therapies, loewe_2004");
    assert_eq!(told("srs", None, None), "an instrument with a published threshold for the score total");
    assert_eq!(told("pcl-5", None, Some("b")), "an instrument with a published threshold for the score b");
    assert_eq!(
        told("pcl-5", Some("blanchard_2023"), Some("b")),
        "a threshold for the score b, the instrument has none; this one is for the score total"
    );
    assert_eq!(
        told("hads", Some("puhan_2008_anxiety"), Some("depression")),
        "a threshold for the score depression, one of: puhan_2008_depression; this one is for the score anxiety"
    );
    let srs = instrument::get("srs").unwrap();
    let error = change::published(&srs, None, 1.0, 2.0).unwrap_err();
    assert_eq!(error.expected(), "an instrument with a published threshold");
}

/// The names in a stored score may be anything: they are told only where a definition knows them.
#[test]
fn names_that_no_definition_knows_are_not_repeated() {
    let mut stored =
        serde_json::to_value(instrument::get("gbo").unwrap().score([2, 3, 4], Respondent::default()).unwrap()).unwrap();
    let mut goal = stored["subscales"]["goal_1"].take();
    goal["scale"] = "jane_doe".into();
    goal["instrument"] = "clinic-jane".into();
    stored["subscales"] = serde_json::json!({ "jane_doe": goal });
    stored["instrument"] = "clinic-jane".into();
    let score: Score = serde_json::from_value(stored).unwrap();
    let options = ChangeOptions::default().with_method(ChangeMethod::Published);
    let error = change::reliable_change_between(&score, &score, &options).unwrap_err();
    assert!(!error.to_string().contains("jane"), "{error}");
    assert!(error.expected().ends_with("take one of its subscales"), "{error}");
}

/// One digest without the other would be passed over: such a score was cut by somebody.
#[test]
fn a_score_has_both_digests_or_neither() {
    let score = instrument::get("phq-9").unwrap().score([1; 9], Respondent::default()).unwrap();
    let stored = serde_json::to_value(&score).unwrap();
    let without = |names: &[&str]| {
        let mut stored = stored.clone();
        stored.as_object_mut().unwrap().retain(|name, _| !names.contains(&name.as_str()));
        serde_json::from_value::<Score>(stored).map_err(|error| error.to_string())
    };
    assert!(without(&[]).is_ok() && without(&["scale_digest", "definition_digest"]).is_ok());
    assert!(without(&["definition_digest"]).unwrap_err().starts_with("definition_digest: missing"));
}

/// Each method has a file, each file is read, says the same when it is written, and names its sources.
#[test]
fn each_method_is_a_file_with_its_sources() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/methods");
    let methods = change::methods().unwrap();
    assert_eq!(fs::read_dir(&folder).unwrap().count(), ChangeMethod::ALL.len());
    assert_eq!(methods.iter().map(|method| method.id).collect::<Vec<_>>(), ChangeMethod::ALL);
    for method in methods {
        let file = fs::read_to_string(folder.join(format!("{}.json", method.id))).unwrap();
        let written = serde_json::to_value(method).unwrap();
        assert_eq!(written, serde_json::from_str::<serde_json::Value>(&file).unwrap(), "{}", method.id);
        assert_eq!(Document::from_json(&file).unwrap().read::<MethodDefinition>().as_ref(), Ok(method));
        let mut lost = written.clone();
        lost["source"] = "nobody".into();
        let error = Document::from_json(&lost.to_string()).unwrap().read::<MethodDefinition>().unwrap_err();
        assert_eq!((error.kind(), error.path()), (ErrorKind::UnknownCode, "source"), "{}", method.id);
    }
}

/// What the publication prints, and what the answers and errors have said since the first release.
#[test]
fn an_index_names_its_publication_and_takes_its_critical_value() {
    let options =
        ChangeOptions::default().with_standard_deviation(7.5).with_reliability(0.8).with_better(Better::Higher);
    let found = change::reliable_change_between(32.5, 47.5, &options).unwrap();
    assert_eq!(found.critical_value, Some(1.96));
    assert_eq!(
        found.source.as_str(),
        "Jacobson NS, Truax P (1991). Clinical significance: a statistical approach to defining meaningful change in \
         psychotherapy research. J Consult Clin Psychol 59:12-19"
    );
    let error = change::jacobson_truax(32.5, 47.5, 7.5, 0.8, Better::Higher, 0.0).unwrap_err();
    assert_eq!(error.expected(), "a number above 0, usually 1.96");
}

/// A next version of the GAD-2 by itself, which recodes the first item; `history` as it is given.
fn next_version(history: &serde_json::Value) -> Instrument {
    let mut next = serde_json::to_value(instrument::get("gad-2").unwrap()).unwrap();
    next["version"] = serde_json::json!("2.0.0");
    next["total"]["recode"] = serde_json::json!([{ "answer": 3, "counts": 2, "items": ["1"] }]);
    next["history"] = history.clone();
    Instrument::from_json(&next.to_string()).unwrap()
}

/// Two versions whose numbers do not compare: what changed, by codes and versions alone, and what to do.
#[test]
fn scores_of_two_versions_are_told_what_changed() {
    let gad2 = instrument::get("gad-2").unwrap();
    let part = |what: &str| serde_json::json!({ "what": what, "text": "Private words." });
    let next = next_version(&serde_json::json!([
        { "version": "2.0.0", "changes": [part("bands"), part("scoring"), part("bands"), part("wording")] },
        { "version": "1.0.2", "changes": [part("sources")] },
        { "version": gad2.version(), "changes": [part("missing_rule")] },
    ]));
    let old = gad2.score([1, 1], Respondent::default()).unwrap();
    let new = next.score([1, 1], Respondent::default()).unwrap();
    let expected = |pre: &Score, post: &Score, given: Option<&Instrument>| {
        let options =
            ChangeOptions::default().with_standard_deviation(2.0).with_reliability(0.8).with_instrument(given);
        let error = change::reliable_change_between(pre, post, &options).unwrap_err();
        assert_eq!((error.code(), error.path()), ("scale_mismatch", "post"));
        error.to_string()
    };
    let rescore = "answers that were kept can be scored again by one definition (rescore)";
    let changed = format!("made in the same way; version 2.0.0 changed scoring, bands; {rescore}");
    for (pre, post) in [(&old, &new), (&new, &old)] {
        let text = expected(pre, post, Some(&next));
        assert!(text.lines().next().unwrap().ends_with(&changed), "{text}");
        assert_eq!(text.matches("rescore").count(), 1, "{text}");
    }
    // The shipped history does not have the next version.
    assert!(expected(&old, &new, None).ends_with(&format!("made in the same way; {rescore}")));
    // By other rules of one version.
    let rules = [("prorating", "caller:1")];
    let other = gad2.with_rules(&rules).unwrap().score([1, 1], Respondent::default()).unwrap();
    assert!(expected(&old, &other, None).ends_with(&format!("made in the same way; {rescore}")));
    // Where nothing is to be scored again.
    let another = instrument::get("phq-2").unwrap().score([1, 1], Respondent::default()).unwrap();
    assert!(expected(&old, &another, None).ends_with("made in the same way"));
}

/// Two scores of an old version, and a definition that makes other numbers.
#[test]
fn a_definition_that_cannot_judge_says_what_changed() {
    let next = next_version(&serde_json::json!([
        { "version": "2.0.0", "changes": [{ "what": "scoring", "text": "Private words." }] },
        { "version": "1.0.1", "changes": [{ "what": "added", "text": "Private words." }] },
    ]));
    let old = instrument::get("gad-2").unwrap().score([1, 1], Respondent::default()).unwrap();
    let options = ChangeOptions::default().with_method(ChangeMethod::Published).with_instrument(&next);
    let error = change::reliable_change_between(&old, &old, &options).unwrap_err();
    assert_eq!((error.code(), error.path()), ("scale_mismatch", "instrument"));
    let changed = "makes the same numbers; version 2.0.0 changed scoring; answers that were kept can be scored again";
    assert!(error.expected().contains(changed), "{error}");
}
