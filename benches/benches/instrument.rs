//! Scoring one form of every instrument, with the answer asserted; reading all definitions; finding an instrument.
//!
//! The budget of one score is 300 ns, 10 ns an item and 50 ns a subscale; of all definitions 5 ms; of a query 50 µs.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use therapy_goals::instrument::{self, Instrument, Item, Query, Respondent, Responses, ScoreStatus};
use therapy_goals::scalar::{Code, Sex, Text};

fn scoring(criterion: &mut Criterion) {
    for (id, answers, total) in [("phq-9", 9, 18.0), ("gad-7", 7, 14.0), ("pcl-5", 20, 40.0), ("ors", 4, 8.0)] {
        let Ok(instrument) = instrument::get(id) else { continue };
        let responses = Responses::from(vec![2; answers].as_slice());
        let respondent = Respondent::default().with_age(30);
        let score = instrument.score(responses.clone(), respondent);
        assert_eq!(score.ok().and_then(|score| score.total()), Some(total), "{id}");
        criterion.bench_function(&format!("score {id}"), |bencher| {
            bencher.iter(|| instrument.score(black_box(&responses), black_box(respondent)));
        });
        criterion.bench_function(&format!("evaluate {id}"), |bencher| {
            bencher.iter(|| instrument.evaluate(black_box(&responses), black_box(respondent)));
        });
    }
}

/// The last answer of the item's list, or the end of its line.
fn last_answer(instrument: &Instrument, item: &Item) -> i32 {
    let mut scales = instrument.definition().response_scales.iter();
    let scale = scales.find(|scale| scale.id == item.response_scale);
    let last = scale.and_then(|scale| scale.options.iter().filter_map(|option| option.value.whole()).max());
    last.or(scale.and_then(|scale| scale.range).map(|range| range.maximum)).unwrap_or_default()
}

fn every_instrument(criterion: &mut Criterion) {
    for id in instrument::ids() {
        let Ok(instrument) = instrument::get(id) else { continue };
        let scored = instrument.definition().items.iter().filter(|item| item.scored);
        let answers: Vec<i32> = scored.map(|item| last_answer(&instrument, item)).collect();
        let responses = Responses::from(answers.as_slice());
        let respondent = Respondent::default().with_age(30).with_sex(Sex::Female);
        let score = instrument.score(&responses, respondent);
        assert_eq!(score.ok().map(|score| score.status()), Some(ScoreStatus::Complete), "{id}");
        let budget = 300 + 10 * answers.len() + 50 * instrument.definition().subscales.len();
        criterion.bench_function(&format!("{id} within {budget} ns"), |bencher| {
            bencher.iter(|| instrument.score(black_box(&responses), black_box(respondent)));
        });
    }
}

fn loading(criterion: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/instruments");
    let texts: Vec<String> = instrument::ids()
        .into_iter()
        .filter_map(|id| std::fs::read_to_string(folder.join(format!("{id}.json"))).ok())
        .collect();
    assert_eq!(texts.len(), instrument::ids().len());
    criterion.bench_function("read all definitions within 5 ms", |bencher| {
        bencher.iter(|| texts.iter().filter(|text| Instrument::from_json(black_box(text)).is_ok()).count());
    });
}

fn finding(criterion: &mut Criterion) {
    let domain = Query::default().with_domain(Code::new("depression").ok()).with_age(40);
    let words = Query::default().with_words(Text::new("worry sleep").ok());
    let name = Query::default().with_words(Text::new("PHQ 9").ok());
    for (what, query, least) in
        [("all", Query::default(), 40), ("domain", domain, 5), ("words", words, 1), ("name", name, 1)]
    {
        assert!(instrument::search(&query).is_ok_and(|found| found.len() >= least), "{what}");
        criterion.bench_function(&format!("search by {what} within 50 us"), |bencher| {
            bencher.iter(|| instrument::search(black_box(&query)));
        });
    }
    assert!(instrument::domains().is_ok_and(|domains| domains.len() > 10));
    criterion.bench_function("domains within 50 us", |bencher| bencher.iter(instrument::domains));
}

criterion_group!(benches, scoring, every_instrument, loading, finding);
criterion_main!(benches);
