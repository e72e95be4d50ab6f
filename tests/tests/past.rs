//! Definitions of past versions: those that are shipped, and what their scores and kept answers say today.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use therapy_goals::change::{ChangeOptions, reliable_change_between};
use therapy_goals::document::Document;
use therapy_goals::instrument::answers::{AnswersRecord, Occasion};
use therapy_goals::instrument::{self, Instrument, Respondent, RevisedPart};
use therapy_goals::scalar::Code;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/instruments/past")
}

/// Id, version and text of each file.
fn files() -> Vec<(String, String, String)> {
    let mut files: Vec<(String, String, String)> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let stem = path.file_stem().unwrap().to_str().unwrap();
            let (id, version) = stem.split_once('@').unwrap();
            (id.to_owned(), version.to_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// The scales of an instrument, each with its digest.
fn scales(instrument: &Instrument) -> BTreeSet<(&str, String)> {
    let definition = instrument.definition();
    let scales = definition.total.iter().chain(&definition.subscales).map(|scale| scale.id.as_str());
    scales.map(|scale| (scale, instrument.scale_digest(scale).unwrap().to_string())).collect()
}

/// The rule for missing answers that the total has by default.
fn default_rule(instrument: &Instrument) -> Option<&Code> {
    instrument.definition().total.as_ref()?.prorating.default.as_ref()
}

/// The files are those that are had by id and version; each is the definition of its name, and passes the schema.
#[test]
fn every_file_is_a_past_definition() {
    let schema = jsonschema::draft202012::new(&instrument::definition_schema()).unwrap();
    let readme = fs::read_to_string(folder().join("README.md")).unwrap();
    let files = files();
    assert!(files.len() > 10, "{}", files.len());
    for (id, version, text) in &files {
        let past = instrument::get_version(id, version).unwrap();
        assert_eq!((past.id(), past.version()), (id.as_str(), version.as_str()));
        assert_eq!(Instrument::from_json(text).unwrap(), past);
        assert!(schema.is_valid(&serde_json::from_str(text).unwrap()), "{id}@{version}");
        assert!(readme.contains(&format!("| `{id}@{version}` |")), "{id}@{version}");
    }
    let rows = readme.lines().filter(|line| line.starts_with("| `") && line.contains('@')).count();
    assert_eq!(rows, files.len());
}

/// A version of a history has a file where a part changed in the version after it that numbers or judgements depend on, and
/// then its digests differ; else it is had as the version after it, which says the same. All of them are listed.
#[test]
fn the_histories_say_which_past_versions_there_are() {
    let mut shipped: BTreeSet<(String, String)> = files().into_iter().map(|(id, version, _)| (id, version)).collect();
    for id in instrument::ids() {
        let today = instrument::get(id).unwrap();
        let history = &today.definition().history;
        let mut after = today.clone();
        let mut known = vec![today.version()];
        known.extend(history.iter().skip(1).map(|revision| revision.version.as_str()));
        assert_eq!(instrument::versions(id).unwrap(), known, "{id}");
        for pair in history.windows(2) {
            let [newer, older] = pair else { unreachable!() };
            let version = older.version.as_str();
            if newer.changes.iter().any(|change| change.what.is_judged()) {
                let past = instrument::get_version(id, version).unwrap();
                assert_ne!(past.definition_digest(), after.definition_digest(), "{id}@{version}");
                let changed = |part| newer.changes.iter().any(|change| change.what == part);
                // A rule for missing answers makes numbers where it is the default.
                let made = changed(RevisedPart::Scoring)
                    || changed(RevisedPart::MissingRule) && default_rule(&past) != default_rule(&after);
                assert_eq!(scales(&past) != scales(&after), made, "{id}@{version}");
                after = past;
            } else {
                let same = instrument::get_version(id, version).unwrap();
                assert_eq!((same.version(), &same), (after.version(), &after), "{id}@{version}");
            }
            shipped.remove(&(id.to_owned(), version.to_owned()));
        }
    }
    assert_eq!(shipped, BTreeSet::new(), "files of which no history tells");
}

#[test]
fn what_there_is_not_is_told() {
    let refused = |name: &str, version: &str| {
        let error = instrument::get_version(name, version).unwrap_err();
        (error.code().to_owned(), error.path().to_owned(), error.expected().to_owned())
    };
    let version = |expected: &str| ("unknown_code".to_owned(), "version".to_owned(), expected.to_owned());
    assert_eq!(refused("IES R", "0.9.0"), version("one of: 1.1.0, 1.0.0"));
    assert_eq!(refused("phq-9", ""), version("one of: 1.0.1, 1.0.0"));
    assert_eq!(refused("wsas", "1.1"), version("one of: 1.1.1, 1.1.0, 1.0.0"));
    assert_eq!(refused("ies", "1.0.0").0, "unknown_instrument");
    assert_eq!(instrument::versions("ies").unwrap_err().code(), "unknown_instrument");
    // Today's version is had too, by any name of the instrument.
    assert_eq!(instrument::get_version("PHQ 9", "1.0.1").unwrap(), instrument::get("phq-9").unwrap());
}

/// What a records system kept under any version that there was is scored by that name, and says what it said: the score
/// names the version that it was made by, whose digests are those of the one that was asked for.
#[test]
fn kept_answers_are_scored_by_the_version_that_they_name() {
    let kept = record(&instrument::get("phq-9").unwrap(), "r-1", &json!([2, 2, 2, 2, 1, 1, 2, 0, 0]));
    let mut stored = serde_json::to_value(&kept).unwrap();
    stored["version"] = json!("1.0.0");
    let kept = AnswersRecord::from_json(&stored.to_string()).unwrap();
    let same = instrument::get_version(kept.instrument.as_str(), kept.version.as_str()).unwrap();
    assert_eq!((same.version(), same.definition_digest()), ("1.0.1", kept.definition_digest));
    assert_eq!(same.score_record(&kept).unwrap().total(), Some(12.0));
    // Where numbers or judgements differ in between, each version has what was its own.
    let wsas = ["1.1.1", "1.1.0", "1.0.0"].map(|version| instrument::get_version("wsas", version).unwrap());
    assert_eq!(wsas.each_ref().map(Instrument::version), ["1.1.1", "1.1.1", "1.0.0"]);
}

fn record(instrument: &Instrument, id: &str, sheet: &Value) -> AnswersRecord {
    let occasion = json!({ "id": id, "client": format!("client-of-{id}"), "rater": "client", "date": "2026-11-24" });
    let occasion: Occasion = Document::try_from(&occasion).unwrap().read().unwrap();
    instrument.record(&Document::try_from(sheet).unwrap(), None, &occasion).unwrap()
}

/// Item 14 of the IES-R moved from hyperarousal to intrusion: means of seven answers became means of eight and of six.
#[test]
fn kept_answers_say_for_whom_a_number_changed() {
    let before = instrument::get_version("ies-r", "1.0.0").unwrap();
    let today = instrument::get("ies-r").unwrap();
    // Item 14 as all the others; item 14 alone; nothing.
    let alone: Vec<i32> = (1..=22).map(|item| if item == 14 { 4 } else { 0 }).collect();
    let records = [
        record(&before, "same", &json!([2; 22].as_slice())),
        record(&before, "alone", &json!(alone)),
        record(&before, "blank", &json!({})),
    ];
    let rescored = today.rescore(&records, &before).unwrap();
    assert_eq!((rescored.unchanged, rescored.refused.len()), (0, 0));
    let places = |id: &str| {
        let changed = rescored.changed.iter().find(|changed| changed.id.as_str() == id).unwrap();
        changed.differs.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    // The two subscales by the old key are new for all.
    let new = |scale: &str| [format!("subscales.{scale}.status"), format!("subscales.{scale}.total")];
    let added = [new("intrusion_camcops"), new("hyperarousal_camcops")].concat();
    let moved = ["subscales.intrusion.total", "subscales.hyperarousal.total"].map(str::to_owned);
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    assert_eq!(sorted(places("same")), sorted(added.clone()));
    assert_eq!(sorted(places("alone")), sorted([added.as_slice(), moved.as_slice()].concat()));
    // By hand: 4/7 became 0 of hyperarousal, and 0 became 4/8 of intrusion.
    let (old, new) = (before.score_record(&records[1]).unwrap(), today.score_record(&records[1]).unwrap());
    let total = |score: &instrument::Score, scale: &str| score.subscale(scale).unwrap().total().unwrap();
    assert_eq!((total(&old, "hyperarousal"), total(&new, "hyperarousal")), (4.0 / 7.0, 0.0));
    assert_eq!((total(&old, "intrusion"), total(&new, "intrusion")), (0.0, 0.5));
    assert_eq!(total(&new, "hyperarousal_camcops").to_bits(), total(&old, "hyperarousal").to_bits());
}

/// Three missing answers of the GDS-15 left no total, and count the mean of the others since.
#[test]
fn kept_answers_say_for_whom_a_rule_for_missing_answers_counts() {
    let before = instrument::get_version("gds-15", "1.0.0").unwrap();
    let today = instrument::get("gds-15").unwrap();
    let whole = json!([1; 15].as_slice());
    let mut part = whole.clone();
    (part[0], part[6]) = (Value::Null, Value::Null);
    let records = [record(&before, "whole", &whole), record(&before, "part", &part)];
    let rescored = today.rescore(&records, &before).unwrap();
    let totals: Vec<_> = rescored
        .changed
        .iter()
        .map(|changed| (changed.id.as_str(), changed.client.as_str(), changed.total_before, changed.total_after))
        .collect();
    // Items 1, 5, 7, 11 and 13 count a no, so all ten points stand among the thirteen answers: 10 + 2 × 10/13 = 11.54, which
    // is rounded to 12.
    assert_eq!(totals[0].0, "whole");
    assert_eq!(totals[1], ("part", "client-of-part", None, Some(12.0)));
    assert_eq!((totals[0].2, totals[0].3), (Some(10.0), Some(10.0)));
    assert!(rescored.changed[0].differs.iter().all(|place| !place.as_str().contains("total")));
}

/// Scores of both versions do not compare, and the error says why.
#[test]
fn scores_of_a_past_version_are_told_what_changed() {
    let before = instrument::get_version("ies-r", "1.0.0").unwrap();
    let today = instrument::get("ies-r").unwrap();
    let (old, new) =
        (before.score([2; 22], Respondent::default()).unwrap(), today.score([1; 22], Respondent::default()).unwrap());
    let options = ChangeOptions::default().with_standard_deviation(0.9).with_reliability(0.9);
    // The total is made as ever.
    assert!(reliable_change_between(&old, &new, &options).is_ok());
    let error =
        reliable_change_between(old.subscale("intrusion").unwrap(), new.subscale("intrusion").unwrap(), &options)
            .unwrap_err();
    assert_eq!((error.code(), error.path()), ("scale_mismatch", "post"));
    assert!(
        error.expected().contains("; version 1.1.0 changed scoring, cutoffs; answers that were kept can"),
        "{error}"
    );
}
