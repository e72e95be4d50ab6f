//! Every form that asks about suicide, self-harm or harm to others has an alert on these items, and no other form has
//! one. The list is written by hand, from the forms.

use std::collections::BTreeSet;

use therapy_goals::instrument::{self, Answer, Instrument, Respondent, Responses, Score};
use therapy_goals_tests::answers_of;

/// The forms, each with an alert and the items that it hears.
const ASKED_ABOUT_HARM: [(&str, &str, &[&str]); 10] = [
    ("bsl-23", "self_harm_item", &["5"]),
    ("bsl-23", "suicide_items", &["7", "18"]),
    ("c-ssrs-screener", "suicide_items", &["1", "2", "3", "4", "5", "6_lifetime", "6_past_3_months"]),
    ("core-10", "self_harm_item", &["6"]),
    ("core-om", "harm_to_others_items", &["6", "22"]),
    ("core-om", "self_harm_items", &["9", "16", "24", "34"]),
    ("epds", "self_harm_item", &["10"]),
    ("phq-9", "self_harm_item", &["9"]),
    ("yp-core", "self_harm_item", &["4"]),
    // Harm is not what it is about: the bond between client and therapist.
    ("srs", "alliance", &[]),
];

/// The answers to all scored items but one: their lowest; and one answer to that item.
fn sheet(instrument: &Instrument, item: Option<&str>, answer: impl Fn(&[f64]) -> Answer) -> Score {
    let answers = answers_of(instrument);
    let filled = instrument
        .scored_items()
        .into_iter()
        .zip(&answers)
        .map(|(id, options)| if Some(id) == item { answer(options) } else { Answer::Number(options[0]) });
    instrument.score(Responses::List(filled.collect()), Respondent::default()).unwrap()
}

/// The alerts with this state.
fn with_state(score: &Score, state: &str) -> Vec<String> {
    let alerts = score.alerts().iter().filter(|alert| alert.state.code() == state);
    alerts.map(|alert| alert.code.to_string()).collect()
}

#[test]
fn forms_that_ask_about_harm_have_an_alert_and_no_others() {
    let listed: BTreeSet<(String, String)> =
        ASKED_ABOUT_HARM.iter().map(|(id, alert, _)| ((*id).to_owned(), (*alert).to_owned())).collect();
    let mut found = BTreeSet::new();
    for id in instrument::ids() {
        let instrument = instrument::get(id).unwrap();
        let alerts = &instrument.definition().alerts;
        found.extend(alerts.iter().map(|alert| (id.to_owned(), alert.id.to_string())));
    }
    assert_eq!(found, listed);
}

/// Each item by itself raises its alert and no other from the first answer above the lowest on; without an answer it is
/// unknown whether there is something to ask.
#[test]
fn each_item_raises_its_alert_and_leaves_the_others() {
    for (id, alert, items) in ASKED_ABOUT_HARM.iter().filter(|(_, _, items)| !items.is_empty()) {
        let instrument = instrument::get(id).unwrap();
        assert_eq!(with_state(&sheet(&instrument, None, |_| Answer::Missing), "raised"), Vec::<String>::new(), "{id}");
        for item in *items {
            let raised = with_state(&sheet(&instrument, Some(item), |options| Answer::Number(options[1])), "raised");
            assert_eq!(raised, [*alert], "{id}: item {item}");
            let asked =
                instrument.definition().items.iter().any(|one| one.id.as_str() == *item && one.asked_if.is_none());
            if asked {
                let unknown = with_state(&sheet(&instrument, Some(item), |_| Answer::Missing), "unknown");
                assert_eq!(unknown, [*alert], "{id}: item {item}");
            }
        }
        // What else is answered does not matter: all other items at their highest raise nothing of this alert.
        let others = answers_of(&instrument);
        let filled = instrument.scored_items().into_iter().zip(&others).map(|(item, options)| {
            Answer::Number(if items.contains(&item) { options[0] } else { options[options.len() - 1] })
        });
        let score = instrument.score(Responses::List(filled.collect()), Respondent::default()).unwrap();
        assert!(!with_state(&score, "raised").contains(&(*alert).to_owned()), "{id}: {alert}");
    }
}
