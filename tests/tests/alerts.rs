//! Every form that asks about suicide, self-harm or harm to others has an alert on these items, and no other form has
//! one. The list is written by hand, from the forms.

use std::collections::BTreeSet;

use therapy_goals::instrument::{self, Answer, Instrument, Respondent, Responses, Score};
use therapy_goals_tests::answers_of;

/// Where the answer stands that gives no reason to ask: the lowest, or the highest.
#[derive(Clone, Copy, PartialEq)]
enum Quiet {
    Lowest,
    Highest,
}

use Quiet::{Highest, Lowest};

/// The forms, each with an alert, the items that it hears, and how many answers from the quiet one on it is raised.
const ASKED_ABOUT_HARM: &[(&str, &str, &[&str], Quiet, usize)] = &[
    ("bsl-23", "self_harm_item", &["5"], Lowest, 1),
    ("bsl-23", "suicide_items", &["7", "18"], Lowest, 1),
    ("c-ssrs-screener", "suicide_items", &["1", "2", "3", "4", "5", "6_lifetime", "6_past_3_months"], Lowest, 1),
    ("core-10", "self_harm_item", &["6"], Lowest, 1),
    ("core-om", "harm_to_others_items", &["6", "22"], Lowest, 1),
    ("core-om", "self_harm_items", &["9", "16", "24", "34"], Lowest, 1),
    ("dar-5", "harm_to_others_item", &["4"], Lowest, 1),
    ("epds", "self_harm_item", &["10"], Lowest, 1),
    ("ham-d", "suicide_item", &["3"], Lowest, 1),
    ("madrs", "suicide_item", &["10"], Lowest, 1),
    ("oq-45", "harm_to_others_item", &["44"], Lowest, 1),
    ("oq-45", "suicide_item", &["8"], Lowest, 1),
    ("pcl-5", "harm_to_oneself_item", &["16"], Lowest, 2),
    ("pcl-5", "harm_to_others_item", &["15"], Lowest, 2),
    ("phq-9", "self_harm_item", &["9"], Lowest, 1),
    ("phq-a", "self_harm_item", &["9"], Lowest, 1),
    ("phq-ads", "self_harm_item", &["phq-9.9"], Lowest, 1),
    ("qids-sr-16", "suicide_item", &["12"], Lowest, 1),
    ("rcads", "death_item", &["37"], Lowest, 1),
    ("reqol-10", "life_not_worth_living_item", &["6"], Highest, 1),
    ("yp-core", "self_harm_item", &["4"], Lowest, 1),
];

/// Alerts on something else: the bond between client and therapist, drinking and drugs.
const ON_SOMETHING_ELSE: [(&str, &str); 2] = [("oq-45", "substance_items"), ("srs", "alliance")];

/// What is answered to an item: so many answers away from the quiet one.
fn away(options: &[f64], quiet: Quiet, steps: usize) -> Answer {
    Answer::Number(if quiet == Lowest { options[steps] } else { options[options.len() - 1 - steps] })
}

/// A sheet in which every item that an alert hears has its quiet answer and all others their lowest, but for one item.
fn score(instrument: &Instrument, item: &str, answer: Answer) -> Score {
    let listed = ASKED_ABOUT_HARM.iter().filter(|(id, ..)| *id == instrument.id());
    let heard: Vec<(&str, Quiet)> =
        listed.flat_map(|(_, _, items, quiet, _)| items.iter().map(move |item| (*item, *quiet))).collect();
    let answers = answers_of(instrument);
    let filled = instrument.scored_items().into_iter().zip(&answers).map(|(id, options)| {
        let quiet = heard.iter().find(|(item, _)| *item == id).map_or(Lowest, |(_, quiet)| *quiet);
        if id == item { answer } else { away(options, quiet, 0) }
    });
    instrument.score(Responses::List(filled.collect()), Respondent::default()).unwrap()
}

/// The state of each alert on harm that is not silent.
fn heard(score: &Score) -> Vec<(String, &'static str)> {
    let told = score.alerts().iter().map(|alert| (alert.code.to_string(), alert.state.code()));
    told.filter(|(code, state)| *state != "not_raised" && !ON_SOMETHING_ELSE.iter().any(|(_, other)| other == code))
        .collect()
}

#[test]
fn forms_that_ask_about_harm_have_an_alert_and_no_others() {
    let listed: BTreeSet<(String, String)> = ASKED_ABOUT_HARM
        .iter()
        .map(|(id, alert, ..)| (*id, *alert))
        .chain(ON_SOMETHING_ELSE)
        .map(|(id, alert)| (id.to_owned(), alert.to_owned()))
        .collect();
    let mut found = BTreeSet::new();
    for id in instrument::ids() {
        let instrument = instrument::get(id).unwrap();
        let alerts = &instrument.definition().alerts;
        found.extend(alerts.iter().map(|alert| (id.to_owned(), alert.id.to_string())));
    }
    assert_eq!(found, listed);
}

/// Each item by itself raises its alert and no other; without an answer it is unknown whether there is something to ask.
#[test]
fn each_item_raises_its_alert_and_leaves_the_others() {
    for (id, alert, items, quiet, steps) in ASKED_ABOUT_HARM {
        let instrument = instrument::get(id).unwrap();
        let (ids, answers) = (instrument.scored_items(), answers_of(&instrument));
        for item in *items {
            let options = &answers[ids.iter().position(|id| id == item).unwrap()];
            let found = |answer| heard(&score(&instrument, item, answer));
            for silent in 0..*steps {
                assert_eq!(found(away(options, *quiet, silent)), [], "{id}: item {item}");
            }
            for raised in *steps..options.len() {
                let expected = [((*alert).to_owned(), "raised")];
                assert_eq!(found(away(options, *quiet, raised)), expected, "{id}: item {item}");
            }
            // What the form asks only of some is not missing where it was not asked.
            let entry = instrument.definition().items.iter().find(|entry| entry.id.as_str() == *item).unwrap();
            if entry.asked_if.is_none() {
                assert_eq!(found(Answer::Missing), [((*alert).to_owned(), "unknown")], "{id}: item {item}");
            }
        }
        // All other items at both their ends raise nothing of this alert.
        for end in [Lowest, Highest] {
            let filled = ids.iter().zip(&answers).map(|(item, options)| {
                if items.contains(item) { away(options, *quiet, 0) } else { away(options, end, 0) }
            });
            let score = instrument.score(Responses::List(filled.collect()), Respondent::default()).unwrap();
            assert!(!heard(&score).iter().any(|(code, _)| code == alert), "{id}: {alert}");
        }
    }
}
