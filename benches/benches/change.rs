//! The change between two scores, with the label asserted.
//!
//! The budget of two scores and a published threshold is 1 µs, whoever made the definition.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use therapy_goals::change::{ChangeLabel, ChangeMethod, ChangeOptions, published, reliable_change_between};
use therapy_goals::instrument::{self, Instrument, Respondent, Score};

fn between_scores(criterion: &mut Criterion) {
    let Ok(shipped) = instrument::get("phq-9") else { return };
    let Ok(mut definition) = serde_json::to_value(&shipped) else { return };
    definition["reliable_change"][0]["value"] = 9.into();
    let Ok(own) = Instrument::from_json(&definition.to_string()) else { return };
    let rule = ChangeOptions::default().with_method(ChangeMethod::Published).with_threshold("nhs_talking_therapies");
    let index = ChangeOptions::default().with_standard_deviation(5.0).with_reliability(0.8);
    for (name, instrument, options, label) in [
        ("two scores by a published threshold within 1000 ns", &shipped, rule.clone(), ChangeLabel::Improved),
        (
            "two scores by a threshold of one's own within 1000 ns",
            &own,
            rule.with_instrument(&own),
            ChangeLabel::Unchanged,
        ),
        ("two scores by Jacobson & Truax within 1000 ns", &own, index, ChangeLabel::Improved),
    ] {
        let scored = |answers: [i32; 9]| instrument.score(answers, Respondent::default());
        let (Ok(pre), Ok(post)) = (scored([2, 2, 2, 2, 2, 2, 2, 2, 0]), scored([1; 9])) else { continue };
        let change = |pre: &Score, post: &Score| reliable_change_between(pre, post, &options);
        assert_eq!(change(&pre, &post).map(|change| change.label), Ok(label), "{name}");
        criterion.bench_function(name, |bencher| bencher.iter(|| change(black_box(&pre), black_box(&post))));
    }
    criterion.bench_function("two values by a published threshold", |bencher| {
        bencher.iter(|| published(black_box(&shipped), Some("nhs_talking_therapies"), black_box(16.0), black_box(9.0)));
    });
}

criterion_group!(benches, between_scores);
criterion_main!(benches);
