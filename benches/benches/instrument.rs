//! Scoring one form, with the answer asserted.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use therapy_goals::instrument::{self, Respondent, Responses};

fn scoring(criterion: &mut Criterion) {
    for (id, answers, total) in [("phq-9", 9, 18.0), ("gad-7", 7, 14.0), ("pcl-5", 20, 40.0), ("ors", 4, 8.0)] {
        let Ok(instrument) = instrument::get(id) else { continue };
        let responses = Responses::from(vec![2; answers].as_slice());
        let respondent = Respondent { age: Some(30), sex: None };
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

criterion_group!(benches, scoring);
criterion_main!(benches);
