//! Change between scores: what the label depends on, and which definition judges.

use therapy_goals::change::{self, ChangeLabel, ReliableChange};
use therapy_goals::instrument::{self, Instrument};
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
