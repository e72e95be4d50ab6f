//! What holds for any text at each door: it is read or refused, and what was read can be used, written and
//! read again. One function for each kind of document; it panics where a law is broken.
//!
//! `tests/tests/fuzz_like.rs` calls them with texts that proptest makes, the targets in `tests/fuzz` with those
//! that libFuzzer makes.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use therapy_goals::attainment::{self, AttainmentInput, TScoreInput};
use therapy_goals::change::{self, ChangeInput};
use therapy_goals::document::{Document, Read};
use therapy_goals::goal::{Goal, SecondaryTarget};
use therapy_goals::instrument::answers::{AnswersRecord, Occasion};
use therapy_goals::instrument::{
    self, Answer, Instrument, Query, Rescored, Respondent, Responses, Score, ScoreStatus, Translation,
};
use therapy_goals::plan::{Plan, PlanState};
use therapy_goals::priority::{
    self, Agenda, Change, Comparison, DbtSetting, DiaryCard, Difference, HierarchyChoice, Policy, Ranking, Situation,
    StageFacts,
};
use therapy_goals::{Error, MAXIMUM_FAULTS};

/// A door, by the name of its fuzz target.
pub type Door = fn(&str);

/// All doors with their names.
pub const DOORS: [(&str, Door); 13] = [
    ("definition", definition),
    ("answers", answers),
    ("kept_answers", kept_answers),
    ("translation", translation),
    ("goal", goal),
    ("situation", situation),
    ("policy", policy),
    ("diary_card", diary_card),
    ("stored_score", stored_score),
    ("stored_ranking", stored_ranking),
    ("attainment", attainment),
    ("change", change),
    ("plan", plan),
];

/// A definition: it scores and describes itself.
pub fn definition(text: &str) {
    let Some(instrument) = read::<Instrument>(text) else { return };
    assert_eq!(Some(&instrument), heard(Instrument::from_json(text)).as_ref());
    assert!(!instrument.describe().is_empty());
    let count = instrument.scored_items().len();
    let respondent = Respondent::default().with_age(40);
    for answer in [Answer::Missing, Answer::from(0), Answer::from(1), Answer::from(2)] {
        for place in 0..count.min(12) {
            let mut list = vec![answer; count];
            list[place] = Answer::Missing;
            scored(&instrument, &Responses::List(list), respondent);
        }
        scored(&instrument, &Responses::List(vec![answer; count]), respondent);
    }
}

/// A form: `instrument`, `responses`, `age`, `sex`, and the `rules` that are chosen.
pub fn answers(text: &str) {
    let Some(form) = heard(Document::from_json(text)) else { return };
    let Some(instrument) = heard(chosen(&form)) else { return };
    let responses: Option<Responses> = heard(super::entry(&form, "responses").read());
    let facts = ["age", "sex"].map(|name| (name, super::entry(&form, name).clone()));
    let respondent: Option<Respondent> = heard(Document::object(facts).read());
    if let (Some(responses), Some(respondent)) = (responses, respondent) {
        scored(&instrument, &responses, respondent);
    }
}

/// Answers that were kept, or whose and when they are. By one definition they say twice the same.
pub fn kept_answers(text: &str) {
    read::<Occasion>(text);
    let Some(record) = read::<AnswersRecord>(text) else { return };
    let Some(instrument) = heard(instrument::get(record.instrument.as_str())) else { return };
    if let Some(score) = heard(instrument.score_record(&record)) {
        sound(&score);
        comes_back(score);
    }
    let rescored = comes_back::<Rescored>(instrument.rescore([&record], &instrument).unwrap());
    assert_eq!((rescored.changed.len(), rescored.unchanged + rescored.refused.len()), (0, 1));
}

/// The texts of an instrument in another language: they are shown, and nothing else is other.
pub fn translation(text: &str) {
    let Some(translation) = read::<Translation>(text) else { return };
    let Some(instrument) = heard(instrument::get(translation.instrument.as_str())) else { return };
    let Some(shown) = heard(instrument.with_translation(&translation)) else { return };
    assert_eq!((&shown, shown.translation()), (&instrument, Some(&translation)));
    let texts = shown.texts();
    assert_eq!(texts.items.len(), instrument.definition().items.len());
    assert!(!serde_json::to_string(&texts).unwrap().is_empty() && !shown.describe().is_empty());
}

/// The instrument that a form names or defines, with the rules that it chooses.
fn chosen(form: &Document) -> Result<Instrument, Error> {
    let instrument = match super::entry(form, "instrument") {
        Document::Text(id) => instrument::get(id)?,
        definition => definition.read()?,
    };
    let rules = match super::entry(form, "rules") {
        Document::Object(rules) => rules.as_slice(),
        _ => &[],
    };
    let text = |rule: &Document| if let Document::Text(rule) = rule { rule.clone() } else { String::new() };
    let rules: Vec<(&str, String)> = rules.iter().map(|(place, rule)| (place.as_str(), text(rule))).collect();
    instrument.with_rules(&rules)
}

/// A goal.
pub fn goal(text: &str) {
    if let Some(goal) = read::<Goal>(text) {
        assert_eq!(Some(goal), heard(Goal::from_json(text)));
    }
}

/// A situation, or one with the `changes` that are asked about: it can be put in order.
pub fn situation(text: &str) {
    let Some(document) = heard(Document::from_json(text)) else { return };
    let inner = match super::entry(&document, "situation") {
        Document::Null => &document,
        inner => inner,
    };
    let Some(situation) = read_from::<Situation>(inner) else { return };
    let Some(ranking) = heard(priority::rank(&situation)) else { return };
    used(&comes_back(ranking));
    let changes: Option<Vec<Change>> = heard(super::entry(&document, "changes").read());
    if let Some(found) = changes.and_then(|changes| heard(priority::what_if(&situation, &changes))) {
        assert!(comes_back::<Difference>(found).explain().iter().all(|line| !line.is_empty()));
    }
}

/// What somebody decides with: a policy, a hierarchy, and the small records of the chapter.
pub fn policy(text: &str) {
    read::<Policy>(text);
    let Some(document) = heard(Document::from_json(text)) else { return };
    if let Some(hierarchy) = heard(document.read::<HierarchyChoice>()).and_then(|choice| heard(choice.hierarchy())) {
        comes_back(hierarchy.definition().clone());
    }
    heard(document.read::<DbtSetting>()).map(DbtSetting::hierarchy);
    heard(document.read::<StageFacts>()).map(|facts| priority::stage_from(&facts));
    heard(document.read::<Vec<SecondaryTarget>>());
    if let Some(found) = heard(document.read::<Query>()).and_then(|query| heard(instrument::search(&query))) {
        assert!(found.len() <= instrument::ids().len());
    }
}

/// A diary card: it proposes an agenda.
pub fn diary_card(text: &str) {
    let Some(card) = read::<DiaryCard>(text) else { return };
    if let Some(agenda) = heard(priority::agenda(&card)) {
        assert!(comes_back::<Agenda>(agenda).explain().iter().all(|line| !line.is_empty()));
    }
}

/// A score that was stored.
pub fn stored_score(text: &str) {
    if let Some(score) = read::<Score>(text) {
        sound(&score);
    }
}

/// A ranking that was stored; compared with itself nothing has changed.
pub fn stored_ranking(text: &str) {
    let Some(ranking) = read::<Ranking>(text) else { return };
    used(&ranking);
    if let Some(same) = heard(priority::compare(&ranking, &ranking)) {
        assert!(comes_back::<Comparison>(same).movers.is_empty());
    }
}

/// Ladders with ratings, or levels for a T-score.
pub fn attainment(text: &str) {
    if let Some(input) = read::<AttainmentInput>(text)
        && let Some(found) = heard(attainment::attain(&input))
    {
        assert!(found.current.is_none_or(f64::is_finite));
    }
    if let Some(input) = read::<TScoreInput>(text)
        && let Some(score) = heard(input.t_score())
    {
        assert!(score.is_finite());
    }
}

/// Two scores and a method.
pub fn change(text: &str) {
    if let Some(input) = read::<ChangeInput>(text)
        && let Some(found) = heard(change::reliable_change(&input))
    {
        assert!(found.difference.is_finite());
    }
}

/// Whatever is refused is refused with places, and nothing that was written is repeated: `☠` stands in no
/// text of the library.
/// The lines of a plan: what is read is written again byte for byte, can be looked at, shown to others and merged back.
pub fn plan(text: &str) {
    if let Some(read) = heard(Plan::read(text, true)) {
        for problem in &read.problems {
            assert!(
                !problem.fault.as_ref().is_some_and(|fault| fault.to_string().contains('☠')),
                "a problem repeats the input"
            );
        }
        comes_back_whole(&read.plan);
    }
    if let Some(read) = heard(Plan::read(text, false)) {
        assert!(read.problems.len() <= 1);
        comes_back_whole(&read.plan);
        let entered = read.plan.events().filter(|event| event.kind().is_some()).cloned();
        let mut fresh = Plan::read("", false).unwrap().plan;
        for event in entered {
            fresh = heard(fresh.apply(event)).unwrap_or(fresh);
        }
        assert_eq!(fresh.merge(&read.plan).unwrap(), read.plan);
    }
}

fn comes_back_whole(plan: &Plan) {
    let again = Plan::read(plan.to_jsonl(), false).unwrap().plan;
    assert_eq!(again.with_left_out(plan.left_out()), *plan);
    for day in [None, Some("2026-11-02".parse().unwrap())] {
        comes_back::<PlanState>(plan.state(None, day));
        comes_back::<PlanState>(plan.state(day, None));
    }
    let export = plan.export(&"client".parse().unwrap());
    assert_eq!(&plan.merge(&export.plan).unwrap(), plan);
    assert_eq!(&plan.merge(plan).unwrap(), plan);
}

fn heard<T>(answer: Result<T, Error>) -> Option<T> {
    match answer {
        Ok(value) => Some(value),
        Err(error) => {
            assert!(!error.faults().is_empty());
            assert!(error.faults().len() <= MAXIMUM_FAULTS, "{} faults", error.faults().len());
            assert!(!error.to_string().contains('☠'), "an error repeats the input");
            None
        }
    }
}

fn read<T: Read + Serialize + DeserializeOwned + PartialEq + Debug>(text: &str) -> Option<T> {
    read_from(&heard(Document::from_json(text))?)
}

fn read_from<T: Read + Serialize + DeserializeOwned + PartialEq + Debug>(document: &Document) -> Option<T> {
    heard(document.read()).map(comes_back)
}

/// What is valid can be written, and what was written can be read.
fn comes_back<T: Read + Serialize + DeserializeOwned + PartialEq + Debug>(value: T) -> T {
    let text = serde_json::to_string(&value).unwrap();
    assert_eq!(Document::from_json(&text).and_then(|document| document.read::<T>()).as_ref(), Ok(&value));
    assert_eq!(serde_json::from_str::<T>(&text).unwrap(), value);
    value
}

fn scored(instrument: &Instrument, responses: &Responses, respondent: Respondent) {
    if let Some(score) = heard(instrument.score(responses, respondent)) {
        sound(&score);
        comes_back(score);
    }
}

fn sound(score: &Score) {
    if let (Some(total), Some((low, high))) = (score.total(), score.bounds()) {
        assert!(low - 1e-6 <= total && total <= high + 1e-6, "{total} from {low} to {high}");
    }
    assert!(score.total().is_none() || score.status() != ScoreStatus::Incomplete);
    assert!(score.answered() <= score.asked());
    score.subscales().iter().for_each(sound);
}

fn used(ranking: &Ranking) {
    let _ = ranking.explain();
    assert!(ranking.to_dot().starts_with("digraph"));
    let _ = ranking.to_mermaid();
    for (number, place) in (1..).zip(&ranking.places) {
        assert_eq!(place.rank, number);
    }
}
