//! The T-score from Rust, with numbers that no document can hold.

use therapy_goals::attainment::{AttainmentInput, MAXIMUM_GOALS, MAXIMUM_LEVELS, TScoreInput, attain, t_score};
use therapy_goals::{Error, ErrorKind};

fn first(error: &Error) -> (ErrorKind, &str) {
    (error.kind(), error.path())
}

/// The check of the erratum to Turner-Stokes 2009, and √4 = 2 goals' worth of 10 where goals do not go together.
#[test]
fn a_t_score_of_plain_arguments() {
    let weights = [3.0, 5.0, 1.0, 4.0, 2.0, 6.0];
    assert_eq!(t_score(&[-2.0, 0.0, -1.0, 2.0, 0.0, 1.0], Some(&weights), 0.3).unwrap().to_bits(), 55_f64.to_bits());
    assert_eq!(t_score(&[1.0; 4], None, 0.0).unwrap().to_bits(), 70_f64.to_bits());
}

#[test]
fn a_level_that_is_none_is_told_the_levels() {
    assert_eq!(t_score(&[3.0], None, 0.3).unwrap_err().expected(), "one of -2, -1, 0, 1, 2");
}

#[test]
fn what_is_no_number_is_refused_wherever_it_stands() {
    for (value, kind) in [(f64::NAN, ErrorKind::NotANumber), (f64::NEG_INFINITY, ErrorKind::Infinite)] {
        assert_eq!(first(&t_score(&[0.0, value], None, 0.3).unwrap_err()), (kind, "levels[1]"));
        assert_eq!(first(&t_score(&[0.0], Some(&[value]), 0.3).unwrap_err()), (kind, "weights[0]"));
        assert_eq!(first(&t_score(&[0.0], None, value).unwrap_err()), (kind, "rho"));
        let input = TScoreInput::new([0.0]).with_scale([value, 0.0]);
        assert_eq!(first(&input.t_score().unwrap_err()), (kind, "scale[0]"));
    }
}

/// All stand at 0, whatever they weigh: 50.
#[test]
fn the_most_goals_and_levels_are_taken() {
    let scale: Vec<f64> = (0..100).map(f64::from).collect();
    assert_eq!((scale.len(), MAXIMUM_GOALS), (MAXIMUM_LEVELS, 1_000));
    let input = TScoreInput::new([0.0; 1_000]).with_weights(vec![2.0; 1_000]).with_scale(scale);
    assert_eq!(input.t_score().unwrap().to_bits(), 50_f64.to_bits());
}

/// A host can set what no document may hold: at −1 the spread of two equal goals is (1 + 1) · 2 − 2² = 0.
#[test]
fn goals_without_spread_have_no_score() {
    let text = r#"{ "ladders": [{ "goal": "a", "baseline": -1 }, { "goal": "b", "baseline": -1 }],
        "ratings": [{ "goal": "a", "score": 1 }, { "goal": "b", "score": 1 }] }"#;
    let input = serde_json::from_str::<AttainmentInput>(text).unwrap().with_rho(-1.0);
    assert_eq!(first(&attain(&input).unwrap_err()), (ErrorKind::Degenerate, "weights"));
}
