//! Laws that hold for every instrument of the catalogue, on random forms.

use proptest::prelude::*;
use proptest::sample::select;
use therapy_goals::document::Document;
use therapy_goals::instrument::{self, Answer, Instrument, Item, Respondent, Responses, Score, ScoreStatus};
use therapy_goals::scalar::Sex;

/// The answers that an item allows: all options, or a few points of a line.
fn answers_of(instrument: &Instrument, item: &Item) -> Vec<f64> {
    let definition = instrument.definition();
    let scale = definition.response_scales.iter().find(|scale| scale.id == item.response_scale).unwrap();
    match scale.range {
        Some(range) => {
            let steps = if range.decimals == 0 { 1 } else { 10 };
            (range.minimum * steps..=range.maximum * steps).map(|step| f64::from(step) / f64::from(steps)).collect()
        }
        None => scale.options.iter().map(|option| f64::from(option.value)).collect(),
    }
}

fn scored(instrument: &Instrument) -> Vec<Item> {
    instrument.definition().items.iter().filter(|item| item.scored).cloned().collect()
}

fn form(share_missing: f64) -> impl Strategy<Value = (&'static str, Vec<Option<f64>>)> {
    select(instrument::ids()).prop_flat_map(move |id| {
        let instrument = instrument::get(id).unwrap();
        let items = scored(&instrument);
        let answers: Vec<_> = items
            .iter()
            .map(|item| {
                let answer = select(answers_of(&instrument, item));
                if share_missing > 0.0 {
                    prop::option::weighted(1.0 - share_missing, answer).boxed()
                } else {
                    answer.prop_map(Some).boxed()
                }
            })
            .collect();
        (Just(id), answers)
    })
}

fn respondent() -> impl Strategy<Value = Respondent> {
    let sex = prop::option::of(select(vec![Sex::Female, Sex::Male]));
    (prop::option::of(0_u8..=130), sex).prop_map(|(age, sex)| Respondent { age, sex })
}

fn score(id: &str, answers: &[Option<f64>], respondent: Respondent) -> Score {
    instrument::get(id).unwrap().score(answers, respondent).unwrap()
}

fn scores(score: &Score) -> Vec<&Score> {
    std::iter::once(score).chain(score.subscales()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the missing answers are, the score lies within the bounds; what was decided stays.
    #[test]
    fn bounds_and_decisions_hold_for_every_completion(
        (id, answers) in form(0.25), seed in any::<u64>(), respondent in respondent(),
    ) {
        let instrument = instrument::get(id).unwrap();
        let items = scored(&instrument);
        let before = score(id, &answers, respondent);
        let mut number = seed;
        let complete: Vec<Option<f64>> = items.iter().zip(&answers).map(|(item, answer)| {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let allowed = answers_of(&instrument, item);
            // An item that was not asked, or may be left out, is not missing: it stays as it is.
            let missing = before.missing().contains(&item.id)
                || before.subscales().iter().any(|scale| scale.missing().contains(&item.id));
            let place = usize::try_from(number >> 33).unwrap() % allowed.len();
            if missing { Some(allowed[place]) } else { *answer }
        }).collect();
        let after = score(id, &complete, respondent);
        for (before, after) in scores(&before).into_iter().zip(scores(&after)) {
            if let (Some((low, high)), Some(total)) = (before.bounds(), after.total()) {
                prop_assert!(low - 1e-9 <= total && total <= high + 1e-9, "{id} {}: {total} not in {low} to {high}", before.scale());
            }
        }
        if before.status() == ScoreStatus::Incomplete {
            for result in before.classifications() {
                if let Some(category) = &result.category {
                    prop_assert_eq!(after.classification(result.id.as_str()), Some(category.as_str()), "{}", id);
                }
            }
        }
        for alert in before.alerts() {
            use therapy_goals::instrument::AlertState::Unknown;
            if alert.state != Unknown && before.status() != ScoreStatus::Prorated {
                prop_assert_eq!(after.alert(alert.code.as_str()), Some(alert.state), "{}", id);
            }
        }
    }

    /// One item answered higher moves each score in one direction only: up, or down where it is reversed.
    #[test]
    fn a_score_moves_with_each_item_as_declared((id, answers) in form(0.0), pick in any::<prop::sample::Index>()) {
        let instrument = instrument::get(id).unwrap();
        let items = scored(&instrument);
        let place = pick.index(items.len());
        let allowed = answers_of(&instrument, &items[place]);
        let at = allowed.iter().position(|answer| Some(*answer) == answers[place]).unwrap();
        let Some(next) = allowed.get(at + 1).filter(|next| **next > allowed[at]) else { return Ok(()) };
        let mut higher = answers.clone();
        higher[place] = Some(*next);
        let (before, after) = (score(id, &answers, Respondent::default()), score(id, &higher, Respondent::default()));
        for (before, after) in scores(&before).into_iter().zip(scores(&after)) {
            let Some(scale) = instrument.scale(before.scale()) else { continue };
            let (Some(from), Some(to)) = (before.total(), after.total()) else { continue };
            if scale.gate.is_some() || !scale.parts.is_empty() {
                continue;
            }
            let id_of = &items[place].id;
            if scale.reversed.contains(id_of) {
                prop_assert!(to < from, "{id} {}: {from} to {to}", before.scale());
            } else if scale.items.contains(id_of) && scale.recode.is_empty() {
                prop_assert!(to > from, "{id} {}: {from} to {to}", before.scale());
            } else {
                prop_assert!(to >= from, "{id} {}: {from} to {to}", before.scale());
            }
        }
    }

    /// Every value has one band where there is a set: the last one that does not begin above it.
    #[test]
    fn a_value_has_the_band_that_it_reaches((id, answers) in form(0.05), respondent in respondent()) {
        let instrument = instrument::get(id).unwrap();
        for score in scores(&score(id, &answers, respondent)) {
            let Some(scale) = instrument.scale(score.scale()) else { continue };
            let default = scale.bands.default.as_ref();
            let set = scale.bands.rules.iter().find(|set| Some(&set.id) == default);
            let expected = set.zip(score.total()).and_then(|(set, total)| {
                set.bands.iter().rev().find(|band| band.from <= total).map(|band| band.code.as_str())
            });
            prop_assert_eq!(score.band(), expected, "{}", id);
            prop_assert_eq!(score.band().is_some(), set.is_some() && score.total().is_some(), "{}", id);
        }
    }

    #[test]
    fn a_score_survives_storage((id, answers) in form(0.2), respondent in respondent()) {
        let score = score(id, &answers, respondent);
        let read: Score = serde_json::from_str(&serde_json::to_string(&score).unwrap()).unwrap();
        prop_assert_eq!(read, score);
    }

    /// Any number, any name, any length: an answer or an error, never a panic.
    #[test]
    fn scoring_never_panics(
        id in select(instrument::ids()),
        numbers in prop::collection::vec(prop::option::of(prop::num::f64::ANY), 0..45),
        names in prop::collection::vec((".{0,6}", prop::option::of(-2..12_i32)), 0..12),
        respondent in respondent(),
    ) {
        let instrument = instrument::get(id).unwrap();
        let _ = instrument.score(numbers.as_slice(), respondent);
        let named = names.into_iter().map(|(name, answer)| (name, Answer::from(answer))).collect();
        let _ = instrument.score(Responses::Named(named), respondent);
    }

    /// Any text is read as something, or refused.
    #[test]
    fn reading_never_panics(text in ".{0,200}") {
        let _ = Document::from_json(&text);
        let _ = Instrument::from_json(&text);
    }
}
