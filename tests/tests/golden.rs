//! What was stored is read for as long as its major version lives, whatever a store made of the order of its names.

use proptest::prelude::*;
use serde::Serialize;
use serde_json::Value;
use therapy_goals::attainment::Attainment;
use therapy_goals::call::wire;
use therapy_goals::change::ReliableChange;
use therapy_goals::document::{Document, Naming, Read};
use therapy_goals::goal::Goal;
use therapy_goals::instrument::answers::{AnswersRecord, Occasion};
use therapy_goals::instrument::{self, Coding, Respondent, Score};
use therapy_goals::plan::{Event, PlanState, Summary};
use therapy_goals::priority::{Agenda, Comparison, DiaryCard, Difference, HierarchyDefinition, Ranking, Situation};
use therapy_goals_tests::golden::{self, KINDS};

fn document(file: &str) -> Document {
    Document::from_json(&golden::text(file)).unwrap()
}

/// `UPDATE_GOLDEN=1` writes the documents of a release that nobody has yet. Those of a release that is out stay.
#[test]
fn what_was_written_is_what_is_made_today() {
    for kind in KINDS {
        let today = golden::today(kind).unwrap_or_else(|error| panic!("{}: {error}", kind.file));
        if std::env::var_os("UPDATE_GOLDEN").is_some() && kind.made {
            std::fs::write(golden::path(kind.file), format!("{today}\n")).unwrap();
        }
        let today = Document::from_json(&today).unwrap();
        let stored = document(kind.file);
        let written = wire(kind.record, &stored, Naming::SnakeCase, Naming::SnakeCase);
        let written = written.unwrap_or_else(|error| panic!("{}: {error}", kind.file));
        assert_eq!(Document::from_json(&written).unwrap(), today, "{}", kind.file);
        assert!(!kind.made || stored == today, "{}: {written}", kind.file);
    }
}

/// The same with the entries of every object in another order.
fn reordered(document: &Document, order: &impl Fn(&mut Vec<(String, Document)>)) -> Document {
    match document {
        Document::List(entries) => Document::List(entries.iter().map(|entry| reordered(entry, order)).collect()),
        Document::Object(entries) => {
            let mut entries = entries.iter().map(|(name, entry)| (name.clone(), reordered(entry, order))).collect();
            order(&mut entries);
            Document::Object(entries)
        }
        other => other.clone(),
    }
}

/// Reads both, and compares them and what they write.
fn same<T: Read + Serialize + PartialEq + std::fmt::Debug>(file: &str, order: &impl Fn(&mut Vec<(String, Document)>)) {
    let stored = document(file);
    let other = reordered(&stored, order);
    assert_eq!(stored, other);
    let (one, other): (T, T) = (stored.read().unwrap(), other.read().unwrap());
    assert_eq!(one, other, "{file}");
    assert_eq!(serde_json::to_value(&one).unwrap(), serde_json::to_value(&other).unwrap(), "{file}");
}

fn all_same(order: &impl Fn(&mut Vec<(String, Document)>)) {
    same::<Goal>("goal", order);
    same::<Situation>("situation", order);
    same::<HierarchyDefinition>("hierarchy", order);
    same::<DiaryCard>("diary_card", order);
    same::<Coding>("coding", order);
    same::<Occasion>("occasion", order);
    same::<Score>("score", order);
    same::<AnswersRecord>("answers", order);
    same::<ReliableChange>("change", order);
    same::<Attainment>("attainment", order);
    same::<Ranking>("ranking", order);
    same::<Difference>("difference", order);
    same::<Comparison>("comparison", order);
    same::<Agenda>("agenda", order);
    same::<Event>("event", order);
    same::<PlanState>("plan_state", order);
    same::<Summary>("plan_summary", order);
}

#[test]
fn the_order_of_names_says_nothing() {
    all_same(&|entries| entries.reverse());
    // As JSONB keeps them: the shorter name first.
    all_same(&|entries| entries.sort_by(|(one, _), (other, _)| (one.len(), one).cmp(&(other.len(), other))));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_order_of_names_says_anything(seed in any::<u64>()) {
        all_same(&|entries| {
            let mut state = seed | 1;
            entries.sort_by_cached_key(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                state >> 33
            });
        });
    }
}

/// A place, and another value there.
type Change = (&'static str, fn(&mut Value));

/// A value that differs under its name is another one, in whatever order.
#[test]
fn what_is_said_under_a_name_counts() {
    let score: Value = serde_json::from_str(&golden::text("score")).unwrap();
    let read = |score: &Value| Document::from_json(&score.to_string()).unwrap().read::<Score>().unwrap();
    let changes: [Change; 4] = [
        ("rules", |score| score["rules"]["mind.bands"] = "strict".into()),
        ("subscales", |score| score["subscales"]["mind"]["band"] = "low".into()),
        ("undecided", |score| score["undecided"]["in_need"]["cutoffs"]["female"] = 5.into()),
        ("undecided", |score| score["undecided"]["in_need"]["possible"] = serde_json::json!(["yes"])),
    ];
    for (name, change) in changes {
        let mut other = score.clone();
        change(&mut other);
        assert_ne!(other, score, "{name}");
        assert_ne!(read(&other), read(&score), "{name}");
    }
    let mut fewer = score.clone();
    fewer["rules"].as_object_mut().unwrap().remove("mind.bands");
    assert_ne!(read(&fewer), read(&score));
}

/// What is read of a shipped form is shown in the order of its definition.
#[test]
fn what_was_reordered_is_shown_in_the_order_of_the_definition() {
    for id in instrument::ids() {
        let instrument = instrument::get(id).unwrap();
        let blank = vec![None::<i32>; instrument.scored_items().len()];
        let score = instrument.score(&blank, Respondent::default()).unwrap();
        let text = serde_json::to_string(&score).unwrap();
        let turned = reordered(&Document::from_json(&text).unwrap(), &|entries| entries.reverse());
        let back: Score = turned.read().unwrap();
        assert_eq!(serde_json::to_string(&back).unwrap(), text, "{id}");
        let occasion: Occasion = document("occasion").read().unwrap();
        let sheet = Document::List(vec![Document::Null; blank.len()]);
        let text = serde_json::to_string(&instrument.record(&sheet, None, &occasion).unwrap()).unwrap();
        let turned = reordered(&Document::from_json(&text).unwrap(), &|entries| entries.reverse());
        let back: AnswersRecord = turned.read().unwrap();
        assert_eq!(serde_json::to_string(&back).unwrap(), text, "{id}");
    }
}
