//! Sheets that contradict themselves or their form: what counts, what is heard, and what is found, for every form that
//! has such a rule.

use proptest::prelude::*;
use therapy_goals::instrument::{
    self, Alternatives, Answer, Comparison, Condition, Instrument, Respondent, Responses, Score, ScoreFinding,
    ScoreStatus,
};
use therapy_goals::scalar::{Code, NormSex, Sex};
use therapy_goals_tests::answers_of;

fn all() -> Vec<Instrument> {
    instrument::ids().into_iter().map(|id| instrument::get(id).unwrap()).collect()
}

/// The forms that ask some of their scored items only sometimes.
fn with_skips() -> Vec<Instrument> {
    let skips = |instrument: &Instrument| {
        instrument.definition().items.iter().any(|item| item.scored && item.asked_if.is_some())
    };
    all().into_iter().filter(skips).collect()
}

/// What one answer, one from the list of those that there are, is for each item in turn.
fn sheet(instrument: &Instrument, draws: &[usize]) -> Vec<(String, f64)> {
    let items = instrument.scored_items().into_iter().zip(answers_of(instrument)).zip(draws.iter().cycle());
    items.map(|((id, answers), draw)| (id.to_owned(), answers[draw % answers.len()])).collect()
}

fn score(instrument: &Instrument, sheet: &[(String, f64)], respondent: Respondent) -> Score {
    let named = sheet.iter().map(|(id, answer)| (id.clone(), Answer::Number(*answer))).collect();
    instrument.score(Responses::Named(named), respondent).unwrap()
}

/// Whether a condition holds for these answers, read plainly; an item that is not there is in no range.
fn holds(condition: &Condition, sheet: &[(String, f64)], sex: Option<NormSex>) -> bool {
    let several = |conditions: &[Condition]| conditions.iter().filter(|inner| holds(inner, sheet, sex)).count();
    match condition {
        Condition::Item(id, comparison) => {
            let answer = sheet.iter().find(|(item, _)| item == id.as_str());
            answer.is_some_and(|(_, answer)| comparison.holds(*answer))
        }
        Condition::Sex(asked) => sex == Some(*asked),
        Condition::Not(inner) => !holds(inner, sheet, sex),
        Condition::All(conditions) => several(conditions) == conditions.len(),
        Condition::Any(conditions) => several(conditions) > 0,
        Condition::Count(conditions, comparison) => {
            comparison.holds(f64::from(u32::try_from(several(conditions)).unwrap()))
        }
        Condition::Age(_) | Condition::Score(..) => panic!("no shipped form asks by age or score"),
    }
}

/// The sheet without the answers to what was not asked, and the items of these.
fn asked(instrument: &Instrument, given: &[(String, f64)], sex: NormSex) -> (Vec<(String, f64)>, Vec<String>) {
    let (mut counted, mut blank, mut unasked) = (Vec::new(), Vec::new(), Vec::new());
    for item in instrument.definition().items.iter().filter(|item| item.scored) {
        let answer = given.iter().find(|(id, _)| id == item.id.as_str()).unwrap().clone();
        if item.asked_if.as_ref().is_none_or(|condition| holds(condition, &counted, Some(sex))) {
            counted.push(answer.clone());
            blank.push(answer);
            continue;
        }
        let settled = item.when_not_asked.map(f64::from);
        if settled != Some(answer.1) {
            unasked.push(answer.0.clone());
        }
        // What it counts decides about later items; on the sheet it is blank.
        counted.extend(settled.map(|settled| (answer.0, settled)));
    }
    (blank, unasked)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_was_not_asked_counts_as_if_it_were_blank(draws in prop::collection::vec(0_usize..12, 12), man in any::<bool>()) {
        let (sex, norm) = if man { (Sex::Male, NormSex::Male) } else { (Sex::Female, NormSex::Female) };
        let respondent = Respondent::default().with_sex(sex);
        let forms = with_skips();
        prop_assert_eq!(forms.len(), 4, "AUDIT, C-SSRS, PC-PTSD-5 and PHQ-15: a new form is a new case");
        for instrument in forms {
            let given = sheet(&instrument, &draws);
            let (blank, unasked) = asked(&instrument, &given, norm);
            let (found, plain) = (score(&instrument, &given, respondent), score(&instrument, &blank, respondent));
            let number = |score: &Score| (score.status(), score.total(), score.bounds(), score.band().map(str::to_owned));
            prop_assert_eq!(number(&found), number(&plain), "{}: {:?}", instrument.id(), given);
            prop_assert_eq!((found.answered(), found.asked()), (plain.answered(), plain.asked()), "{}", instrument.id());
            for (one, other) in found.subscales().iter().zip(plain.subscales()) {
                prop_assert_eq!(number(one), number(other), "{} {}", instrument.id(), one.scale());
            }
            // A given answer lowers no alert.
            for (one, other) in found.alerts().iter().zip(plain.alerts()) {
                let raised = |state| state == instrument::AlertState::Raised;
                prop_assert!(raised(one.state) || !raised(other.state), "{} {}", instrument.id(), one.code);
            }
            let told: Vec<String> = found.findings().iter().find_map(|finding| match finding {
                ScoreFinding::AnsweredThoughNotAsked { items, scores, classifications } => {
                    assert!(!scores.is_empty() || !classifications.is_empty());
                    Some(items.iter().map(ToString::to_string).collect())
                }
                _ => None,
            }).unwrap_or_default();
            prop_assert!(told.is_empty() || told == unasked, "{}: {told:?} of {unasked:?}", instrument.id());
            // A sum that has more in it would be another one.
            let sum = |sheet: &[(String, f64)]| sheet.iter().map(|(_, answer)| answer).sum::<f64>();
            if found.total().is_some() && sum(&given) > sum(&blank) {
                prop_assert_eq!(&told, &unasked, "{}: {:?}", instrument.id(), given);
            }
        }
    }
}

#[test]
fn one_answer_throughout_is_found_where_items_ask_for_opposites() {
    let mut forms = 0;
    for instrument in all() {
        let definition = instrument.definition();
        let scales = definition.total.iter().chain(&definition.subscales);
        let opposed =
            |scale: &&instrument::Scale| !scale.reversed.is_empty() && scale.reversed.len() < scale.items.len();
        let scales: Vec<&str> = scales.filter(opposed).map(|scale| scale.id.as_str()).collect();
        let answers = answers_of(&instrument).swap_remove(0);
        let (lowest, highest) = (answers[0], answers[answers.len() - 1]);
        forms += usize::from(!scales.is_empty());
        for answer in answers {
            let found =
                instrument.score(vec![answer; instrument.scored_items().len()].as_slice(), Respondent::default());
            let Ok(score) = found else { continue };
            let same: Vec<&str> = score
                .findings()
                .iter()
                .filter_map(|finding| match finding {
                    ScoreFinding::SameAnswerThroughout { scale } => Some(scale.as_str()),
                    _ => None,
                })
                .collect();
            let meant = (lowest + highest - 2.0 * answer).abs() > 0.1;
            let told = same.first().is_some_and(|scale| scales.contains(scale));
            assert_eq!((told, same.len() <= 1), (meant && !scales.is_empty(), true), "{} {answer}", instrument.id());
        }
    }
    assert!(forms >= 5, "{forms}");
}

#[test]
fn an_age_outside_the_stated_ones_is_found() {
    for instrument in all() {
        let ages = instrument.definition().respondent.ages;
        let blank: Vec<Option<f64>> = vec![None; instrument.scored_items().len()];
        for age in 0..=130 {
            let score = instrument.score(blank.as_slice(), Respondent::default().with_age(age)).unwrap();
            let outside = |finding: &ScoreFinding| matches!(finding, ScoreFinding::AgeOutsideRange { .. });
            let expected =
                ages.is_some_and(|ages| ages.from.is_some_and(|from| age < from) || ages.to.is_some_and(|to| age > to));
            assert_eq!(score.findings().iter().any(outside), expected, "{} {age}", instrument.id());
        }
    }
}

#[test]
fn a_place_without_a_default_asks_for_a_choice_until_there_is_one() {
    fn open<T>(alternatives: &Alternatives<T>) -> bool {
        alternatives.default.is_none() && !alternatives.rules.is_empty()
    }
    let mut places = 0;
    for instrument in all() {
        let definition = instrument.definition();
        let mut expected: Vec<(String, String)> = Vec::new();
        for scale in definition.total.iter().chain(&definition.subscales) {
            let name = |what: &str| {
                if scale.id.as_str() == "total" { what.to_owned() } else { format!("{}.{what}", scale.id) }
            };
            if open(&scale.prorating) {
                expected.push((name("prorating"), scale.prorating.rules[0].id.to_string()));
            }
            if open(&scale.bands) {
                expected.push((name("bands"), scale.bands.rules[0].id.to_string()));
            }
        }
        for classification in definition.classifications.iter().filter(|each| open(&each.rules)) {
            expected.push((classification.id.to_string(), classification.rules.rules[0].id.to_string()));
        }
        let chosen = |instrument: &Instrument| -> Vec<String> {
            let blank: Vec<Option<f64>> = vec![None; instrument.scored_items().len()];
            let score = instrument.score(blank.as_slice(), Respondent::default()).unwrap();
            score
                .findings()
                .iter()
                .filter_map(|finding| match finding {
                    ScoreFinding::ChooseOneOf { place, .. } => Some(place.to_string()),
                    _ => None,
                })
                .collect()
        };
        let names: Vec<String> = expected.iter().map(|(place, _)| place.clone()).collect();
        assert_eq!(chosen(&instrument), names, "{}", instrument.id());
        places += names.len();
        assert_eq!(chosen(&instrument.with_rules(&expected).unwrap()), Vec::<String>::new(), "{}", instrument.id());
    }
    assert!(places >= 3, "{places}");
}

/// What a condition compares a score with.
fn comparisons(condition: &Condition, score: &Code) -> Vec<Comparison> {
    match condition {
        Condition::Score(of, comparison) if of == score => vec![*comparison],
        Condition::Not(inner) => comparisons(inner, score),
        Condition::All(inner) | Condition::Any(inner) | Condition::Count(inner, _) => {
            inner.iter().flat_map(|inner| comparisons(inner, score)).collect()
        }
        Condition::Score(..) | Condition::Item(..) | Condition::Age(_) | Condition::Sex(_) => Vec::new(),
    }
}

/// The borders that one answer, moved to the next one of its item, takes a prorated score across.
fn borders_by_trial(instrument: &Instrument, given: &[Option<f64>], respondent: Respondent) -> Vec<(String, f64)> {
    let mut moved: Vec<Score> = Vec::new();
    for (place, answers) in answers_of(instrument).iter().enumerate() {
        let next = |answer: f64| -> Vec<f64> {
            let at = answers.iter().position(|other| (other - answer).abs() < 1e-9).unwrap();
            answers.iter().enumerate().filter(|(other, _)| other.abs_diff(at) == 1).map(|(_, answer)| *answer).collect()
        };
        for other in given[place].map(next).into_iter().flatten() {
            let mut sheet = given.to_vec();
            sheet[place] = Some(other);
            moved.push(instrument.score(sheet.as_slice(), respondent).unwrap());
        }
    }
    let score = instrument.score(given, respondent).unwrap();
    let definition = instrument.definition();
    let mut borders = Vec::new();
    for scale in definition.subscales.iter().chain(&definition.total) {
        let of = |score: &Score| -> (ScoreStatus, Option<f64>) {
            let found = if scale.id.as_str() == "total" { Some(score) } else { score.subscale(scale.id.as_str()) };
            found.map(|score| (score.status(), score.total())).unwrap()
        };
        let (ScoreStatus::Prorated, Some(value)) = of(&score) else { continue };
        let values: Vec<f64> = moved.iter().filter_map(|score| of(score).1).collect();
        let place = if scale.id.as_str() == "total" { "bands".to_owned() } else { format!("{}.bands", scale.id) };
        let set = scale.bands.rules.iter().find(|set| Some(&set.id) == scale.bands.default.as_ref());
        for border in set.into_iter().flat_map(|set| set.bands.iter().skip(1)).map(|band| band.from) {
            if values.iter().any(|other| (*other >= border) != (value >= border)) {
                borders.push((place.clone(), border));
            }
        }
        for classification in &definition.classifications {
            let name = classification.id.as_str();
            let chosen = score.provenance().rules.iter().find(|(place, _)| place == name);
            let rule = chosen
                .and_then(|(_, id)| classification.rules.rules.iter().find(|rule| rule.id.as_str() == id.as_str()));
            let Some((rule, now)) = rule.zip(score.classification(name)) else { continue };
            let crossing = moved.iter().filter(|other| other.classification(name).is_some_and(|other| other != now));
            let border = crossing.filter_map(|other| {
                if let Some(cutoff) = &rule.cutoff {
                    // That of a woman of 30.
                    let of_her = |value: &&instrument::CutoffValue| {
                        value.sex != Some(NormSex::Male)
                            && value.ages.is_none_or(|ages| {
                                ages.from.is_none_or(|from| from <= 30) && ages.to.is_none_or(|to| to >= 30)
                            })
                    };
                    (cutoff.score == scale.id).then(|| cutoff.values.iter().find(of_her).unwrap().value)
                } else {
                    let compared = rule.cases.iter().flat_map(|case| comparisons(&case.when, &scale.id));
                    let truth = |score: &Score, comparison: &Comparison| {
                        let part =
                            if scale.id.as_str() == "total" { Some(score) } else { score.subscale(scale.id.as_str()) };
                        let (low, high) = part.unwrap().bounds().unwrap();
                        let (low, high) = part.unwrap().total().map_or((low, high), |total| (total, total));
                        (comparison.holds(low) == comparison.holds(high)).then(|| comparison.holds(low))
                    };
                    let mut crossed =
                        compared.filter(|comparison| truth(&score, comparison) != truth(other, comparison));
                    crossed.next().map(|comparison| comparison.value)
                }
            });
            borders.extend(border.take(1).map(|border| (name.to_owned(), border)));
        }
    }
    borders
}

/// The instrument as it is, with each other published rule for missing items, and with the caller's own.
fn with_rules_for_missing_items(instrument: &Instrument) -> Vec<Instrument> {
    let definition = instrument.definition();
    let scales = definition.total.iter().chain(&definition.subscales);
    let rules = scales.flat_map(|scale| {
        let place = if scale.id.as_str() == "total" { String::new() } else { format!("{}.", scale.id) };
        scale.prorating.rules.iter().map(move |rule| [(format!("{place}prorating"), rule.id.to_string())])
    });
    let mut all: Vec<Instrument> = rules.map(|rule| instrument.with_rules(&rule).unwrap()).collect();
    all.push(instrument.clone());
    all.extend(instrument.with_maximum_missing(2).or_else(|_| instrument.with_maximum_missing(1)));
    all
}

#[test]
fn the_caller_has_no_rule_beside_a_table() {
    let error = instrument::get("swemwbs").unwrap().with_maximum_missing(1).unwrap_err();
    assert_eq!((error.code(), error.path()), ("unknown_rule", "maximum_missing"));
    let error = instrument::get("swemwbs").unwrap().with_rules(&[("prorating", "caller:1")]).unwrap_err();
    assert_eq!((error.code(), error.path()), ("unknown_rule", "rules.<entry 1>"));
    assert_eq!(instrument::get("pcl-5").unwrap().with_maximum_missing(99).unwrap_err().code(), "out_of_range");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_border_is_near_where_the_next_answer_to_one_item_crosses_it(
        draws in prop::collection::vec(0_usize..12, 30),
        gaps in prop::collection::vec(0_u8..8, 30),
    ) {
        let respondent = Respondent::default().with_age(30).with_sex(Sex::Female);
        for instrument in all().iter().flat_map(with_rules_for_missing_items) {
            let sheet = sheet(&instrument, &draws).into_iter().zip(gaps.iter().cycle());
            let given: Vec<Option<f64>> = sheet.map(|((_, answer), gap)| (*gap > 0).then_some(answer)).collect();
            let score = instrument.score(given.as_slice(), respondent).unwrap();
            let text = serde_json::to_string(&score).unwrap();
            prop_assert_eq!(Score::from_json(&text).unwrap(), score.clone(), "{}", instrument.id());
            let told: Vec<(String, f64)> = score.findings().iter().filter_map(|finding| match finding {
                ScoreFinding::NearBorder { place, border, .. } => Some((place.to_string(), *border)),
                _ => None,
            }).collect();
            prop_assert_eq!(told, borders_by_trial(&instrument, &given, respondent), "{} {:?}", instrument.id(), given);
        }
    }
}
