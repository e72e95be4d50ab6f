//! Mistakes that other scoring systems make or made, each shown not to be ours.
//!
//! They were executed or read in `CamCOPS` 2.4.24, `BioPsyKit` 0.14.0, `CompPsychQ` 1.0, hippocrates 0.4.0 and on
//! public pages. Each test says what is sound; where the mistake can be written into a definition, the same
//! question asked of that definition is answered wrongly, so that the test is known to be able to fail.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use therapy_goals::Error;
use therapy_goals::instrument::{self, AnswerKind, Instrument, Respondent, Responses, Score, ScoreStatus};
use therapy_goals::scalar::Sex;
use therapy_goals_tests::{answers_of, sheet_with_sum};

fn shipped(id: &str) -> Instrument {
    instrument::get(id).unwrap()
}

/// The shipped definition with a change.
fn changed(id: &str, change: impl FnOnce(&mut Value)) -> Result<Instrument, Error> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../core/instruments/{id}.json"));
    let mut definition: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let before = definition.clone();
    change(&mut definition);
    assert_ne!(before, definition, "{id}: nothing was changed");
    Instrument::from_json(&definition.to_string())
}

/// The shipped definition is sound, and the one with the mistake is not.
fn not_shared(id: &str, mistake: impl FnOnce(&mut Value), sound: impl Fn(&Instrument) -> bool) {
    assert!(sound(&shipped(id)), "{id} shares the mistake");
    assert!(!sound(&changed(id, mistake).unwrap()), "{id}: the test does not see the mistake");
}

fn of(instrument: &Instrument, answers: &[Option<i32>]) -> Score {
    instrument.score(answers, Respondent::default()).unwrap()
}

fn all(instrument: &Instrument, answers: &[i32]) -> Score {
    instrument.score(answers, Respondent::default()).unwrap()
}

fn refused(instrument: &Instrument, answers: &[i32]) -> Option<(&'static str, String)> {
    let error = instrument.score(answers, Respondent::default()).err()?;
    Some((error.kind().code(), error.path().to_owned()))
}

fn total_band(score: &Score) -> (Option<f64>, Option<&str>) {
    (score.total(), score.band())
}

/// 1, `CompPsychQ`: bands written `<4`, `5-9` let a total of 4 fall through to severe.
#[test]
fn no_score_falls_between_two_bands() {
    let gap = |definition: &mut Value| {
        let bands = definition["total"]["bands"]["rules"][0]["bands"].as_array_mut().unwrap();
        bands.insert(1, json!({ "code": "fell_through", "from": 4 }));
    };
    not_shared("phq-9", gap, |phq9| all(phq9, &[1, 1, 1, 1, 0, 0, 0, 0, 0]).band() == Some("minimal"));
    not_shared("gad-7", gap, |gad7| all(gad7, &[1, 1, 1, 1, 0, 0, 0]).band() == Some("minimal"));
    // A band has no upper end that could leave a gap; a set that begins above the lowest score is refused.
    let late = changed("gad-7", |definition| definition["total"]["bands"]["rules"][0]["bands"][0]["from"] = json!(1));
    assert_eq!(late.unwrap_err().path(), "total.bands.rules[0].bands[0].from");
    // Prorated totals between whole numbers: 4.5, 14.625 and 135/7.
    let phq9 = shipped("phq-9");
    let sheets = [([1, 1, 1, 1, 0, 0, 0, 0], 4.5, "minimal"), ([2, 2, 2, 2, 2, 1, 1, 1], 14.625, "moderate")];
    for (answers, total, band) in sheets {
        let sheet: Vec<Option<i32>> = answers.into_iter().map(Some).chain([None]).collect();
        assert_eq!(total_band(&of(&phq9, &sheet)), (Some(total), Some(band)));
    }
    let sheet = [Some(3), Some(2), Some(2), Some(2), Some(2), Some(2), Some(2), None, None];
    assert_eq!(total_band(&of(&phq9, &sheet)), (Some(135.0 / 7.0), Some("moderately_severe")));
}

/// 2, `CamCOPS`, `BioPsyKit`, hippocrates: a blank form is 0 and so "none"; one answer of 4 makes a CORE-10 of 40.
#[test]
fn a_blank_form_is_no_score() {
    for id in instrument::ids() {
        let instrument = shipped(id);
        let score = of(&instrument, &vec![None; instrument.scored_items().len()]);
        let scores = std::iter::once(&score).chain(score.subscales());
        assert!(scores.clone().all(|score| score.status() == ScoreStatus::Incomplete), "{id}");
        assert!(scores.clone().all(|score| total_band(score) == (None, None)), "{id}");
        assert!(score.classifications().iter().all(|found| found.category.is_none()), "{id}");
    }
    let as_zero = |definition: &mut Value| {
        for item in definition["items"].as_array_mut().unwrap().iter_mut().skip(1) {
            item["asked_if"] = json!({ "item": "1", "at_least": 3 });
            item["when_not_asked"] = json!(0);
        }
    };
    not_shared("gad-7", as_zero, |gad7| {
        of(gad7, &[Some(0), None, None, None, None, None, None]).status() == ScoreStatus::Incomplete
    });
    let generous = |definition: &mut Value| {
        definition["total"]["prorating"]["rules"][0]["maximum_missing"] = json!(9);
    };
    let one_answer = [Some(4), None, None, None, None, None, None, None, None, None];
    not_shared("core-10", generous, |core10| of(core10, &one_answer).total().is_none());
    let prorated = changed("core-10", generous).unwrap();
    assert_eq!(of(&prorated, &one_answer).total(), Some(40.0), "what the others say");
}

/// 3, `CamCOPS`: progress 0 on a goal sheet counts as not rated, because zero is falsy.
#[test]
fn zero_is_an_answer() {
    let no_zero = |definition: &mut Value| {
        let scale = &mut definition["response_scales"][0];
        if scale["range"].is_object() {
            scale["range"]["minimum"] = json!(1);
        } else {
            scale["options"].as_array_mut().unwrap().retain(|option| option["value"] != 0);
        }
    };
    not_shared("gbo", no_zero, |gbo| {
        let rated = gbo.score([Some(0), None, None], Respondent::default());
        rated.is_ok_and(|score| {
            let goal = score.subscale("goal_1").unwrap();
            (goal.status(), goal.total()) == (ScoreStatus::Complete, Some(0.0))
        })
    });
    for id in instrument::ids() {
        let instrument = shipped(id);
        let options = answers_of(&instrument);
        if options.iter().all(|options| options.contains(&0.0)) {
            let score = instrument.score(vec![0.0; options.len()].as_slice(), Respondent::default()).unwrap();
            assert_eq!(score.status(), ScoreStatus::Complete, "{id}");
            assert!(score.missing().is_empty(), "{id}");
        }
    }
}

/// 4, the widespread table for undoubled scores: anxiety raw 5, doubled 10, is moderate by the manual, not mild.
#[test]
fn dass_anxiety_of_raw_5_is_moderate() {
    let undoubled = |definition: &mut Value| {
        let anxiety = definition["subscales"].as_array_mut().unwrap();
        let anxiety = anxiety.iter_mut().find(|scale| scale["id"] == "anxiety").unwrap();
        anxiety.as_object_mut().unwrap().remove("multiply");
        for (band, from) in
            anxiety["bands"]["rules"][0]["bands"].as_array_mut().unwrap().iter_mut().zip([0, 4, 6, 8, 10])
        {
            band["from"] = json!(from);
        }
    };
    not_shared("dass-21", undoubled, |dass| {
        let mut sheet = [0; 21];
        for item in [2, 4, 7, 9, 15] {
            sheet[item - 1] = 1;
        }
        all(dass, &sheet).subscale("anxiety").unwrap().band() == Some("moderate")
    });
}

/// 5, the CES-D-R of `CamCOPS`: a total below 16 is "subthreshold", and the category for none is never reached.
#[test]
fn every_category_can_be_reached() {
    let unreached = |instrument: &Instrument| -> Vec<String> {
        let mut options = answers_of(instrument);
        let definition = instrument.definition();
        for (item, options) in instrument.scored_items().iter().zip(&mut options) {
            if definition.total.iter().any(|total| total.reversed.iter().any(|id| id.as_str() == *item)) {
                options.reverse();
            }
        }
        let mut reached: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); instrument.key().classifications.len()];
        let mut state = 1_u64;
        for turn in 0..800_usize {
            // From forms that are almost all lowest to forms that are almost all highest.
            let draw = |options: &Vec<f64>| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let draw = usize::try_from(state >> 40).unwrap();
                match draw % 40 {
                    share if share < turn % 41 => options[options.len() - 1],
                    share if share % 2 == 0 => options[draw / 40 % options.len()],
                    _ => options[0],
                }
            };
            let sheet: Vec<f64> = options.iter().map(draw).collect();
            for age in [10, 15, 40, 70] {
                let respondent = Respondent::default().with_age(age).with_sex([Sex::Female, Sex::Male][turn % 2]);
                let found = instrument.evaluate(&Responses::from(sheet.as_slice()), respondent).unwrap();
                for (reached, result) in reached.iter_mut().zip(&found.classifications) {
                    reached.extend(result.category);
                }
            }
        }
        let classes = instrument.key().classifications.iter().zip(&reached);
        let missed = classes.flat_map(|(class, reached)| {
            let codes = class.categories.iter().enumerate().filter(|(place, _)| !reached.contains(place));
            codes.map(|(_, code)| format!("{} {}", class.id, code))
        });
        missed.collect()
    };
    for id in instrument::ids() {
        let definition = shipped(id);
        assert_eq!(unreached(&definition), Vec::<String>::new(), "{id}");
        for class in &definition.definition().classifications {
            for rule in &class.rules.rules {
                let named = definition.with_rules(&[(class.id.as_str(), rule.id.as_str())]).unwrap();
                assert_eq!(unreached(&named), Vec::<String>::new(), "{id} {}", rule.id);
            }
        }
    }
    let shadowed = |definition: &mut Value| {
        let cases = &mut definition["classifications"][0]["rules"]["rules"][0]["cases"];
        cases[0]["when"]["all"][1]["at_least"] = json!(2);
    };
    not_shared("phq-9", shadowed, |phq9| unreached(phq9).is_empty());
    let ces_d = shipped("ces-d");
    let cutoff = |total: f64| {
        let scale = ces_d.scale("total").unwrap();
        let sheet = sheet_with_sum(&ces_d, scale, total, 0).unwrap();
        ces_d.score(&sheet, Respondent::default()).unwrap().classification("cutoff").map(str::to_owned)
    };
    assert_eq!((cutoff(15.0).as_deref(), cutoff(16.0).as_deref()), (Some("below"), Some("at_or_above")));
}

/// 6, copies of the PHQ-9 algorithm that ask 2 of item 9: it counts from 1 on. The PHQ-8 has no such item.
#[test]
fn item_9_of_the_phq_9_counts_from_1() {
    let from_2 = |definition: &mut Value| {
        for case in definition["classifications"][0]["rules"]["rules"][0]["cases"].as_array_mut().unwrap() {
            case["when"]["all"][1]["count"][1]["at_least"] = json!(2);
        }
    };
    not_shared("phq-9", from_2, |phq9| all(phq9, &[2, 2, 2, 2, 0, 0, 0, 0, 1]).classification("dsm") == Some("major"));
    let phq8 = shipped("phq-8");
    assert_eq!(all(&phq8, &[2, 2, 2, 2, 0, 0, 0, 1]).classification("dsm"), Some("other"));
    assert_eq!(all(&phq8, &[2, 2, 2, 2, 0, 0, 0, 2]).classification("dsm"), Some("major"));
    assert_eq!(phq8.definition().items.iter().filter(|item| item.scored).count(), 8);
}

/// 7, `CamCOPS`: items 9 and 10 of the AUDIT take 1 and 3; and a form with skipped items is complete.
#[test]
fn audit_items_9_and_10_take_0_2_and_4_only() {
    let five_options = |definition: &mut Value| {
        let scales = definition["response_scales"].as_array_mut().unwrap();
        let ever = scales.iter_mut().find(|scale| scale["id"] == "ever").unwrap();
        ever["options"] = json!([{ "value": 0 }, { "value": 1 }, { "value": 2 }, { "value": 3 }, { "value": 4 }]);
    };
    for (item, answer) in [(9, 1), (9, 3), (10, 1), (10, 3)] {
        not_shared("audit", five_options, |audit| {
            let mut sheet = [1, 1, 0, 0, 0, 0, 0, 0, 0, 0];
            sheet[item - 1] = answer;
            refused(audit, &sheet) == Some(("not_an_option", format!("responses.{item}")))
        });
    }
    let no_skip = |definition: &mut Value| {
        for item in definition["items"].as_array_mut().unwrap() {
            item.as_object_mut().unwrap().remove("asked_if");
            item.as_object_mut().unwrap().remove("when_not_asked");
        }
    };
    not_shared("audit", no_skip, |audit| {
        let score = of(audit, &[Some(0), None, None, None, None, None, None, None, Some(0), Some(0)]);
        (score.status(), score.total()) == (ScoreStatus::Complete, Some(0.0))
    });
}

/// 8, HADS, EPDS, GHQ and CORE-10: `BioPsyKit` reverses, `CamCOPS` does not. The contract of each says which.
#[test]
fn printed_scores_are_not_reversed_again() {
    let contracts = [
        ("hads", AnswerKind::Scores, 3, 42.0),
        ("epds", AnswerKind::Scores, 3, 30.0),
        ("core-10", AnswerKind::Scores, 4, 40.0),
        ("ghq-12", AnswerKind::Positions, 3, 36.0),
    ];
    for (id, kind, highest, most) in contracts {
        let instrument = shipped(id);
        let definition = instrument.definition();
        assert_eq!(definition.answers.kind, kind, "{id}");
        let note = definition.answers.note.as_ref().unwrap().as_str();
        assert!(note.contains("never reverse"), "{id}: {note}");
        let score = all(&instrument, &vec![highest; instrument.scored_items().len()]);
        let total = score.total().or_else(|| score.subscales()[0].total());
        assert_eq!(total, Some(most), "{id}");
    }
    let reversed = |definition: &mut Value| {
        definition["subscales"][0]["reversed"] = json!(["7"]);
        definition["subscales"][1]["reversed"] = json!(["2", "4", "6", "12", "14"]);
    };
    not_shared("hads", reversed, |hads| {
        let score = all(hads, &[0, 3, 0, 3, 0, 3, 3, 0, 0, 0, 0, 3, 0, 3]);
        score.subscales().iter().map(Score::total).collect::<Vec<_>>() == [Some(3.0), Some(15.0)]
    });
}

/// 9, `BioPsyKit` gives means for the PANAS, the paper sums; a short WEMWBS is converted, not summed.
#[test]
fn sums_are_sums_and_converted_scores_converted() {
    let means = |definition: &mut Value| {
        for scale in definition["subscales"].as_array_mut().unwrap() {
            scale["method"] = json!("mean");
        }
    };
    not_shared("panas", means, |panas| {
        all(panas, &[5; 20]).subscales().iter().all(|affect| affect.total() == Some(50.0))
    });
    let raw = |definition: &mut Value| {
        definition["total"].as_object_mut().unwrap().remove("conversion");
    };
    not_shared("swemwbs", raw, |swemwbs| all(swemwbs, &[3; 7]).total() == Some(19.25));
}

/// 10, `BioPsyKit` documents the PHQ-9 as 1 to 4 and takes 0 to 3: a sheet coded from 1 is refused where it shows.
#[test]
fn a_phq_9_coded_from_1_is_refused_where_it_shows() {
    let fifth = |definition: &mut Value| {
        definition["response_scales"][0]["options"].as_array_mut().unwrap().push(json!({ "value": 4 }));
        definition["response_scales"][0].as_object_mut().unwrap().remove("loinc");
    };
    not_shared("phq-9", fifth, |phq9| {
        refused(phq9, &[1, 1, 4, 1, 1, 1, 1, 1, 1]) == Some(("out_of_range", "responses.3".to_owned()))
    });
    let phq9 = shipped("phq-9");
    assert_eq!(phq9.range("total"), Some((0.0, 27.0)));
    // Where no 4 occurs it cannot be told; the contract says so.
    assert!(phq9.definition().answers.note.as_ref().unwrap().as_str().contains("coded 1 to 4"));
}

/// 11, LOINC codes are not in form order, and "very difficult" has the greater code than "extremely difficult".
#[test]
fn codes_stand_in_form_order_not_in_their_own() {
    // loinc.org, panels 44249-1 and 69737-5; answers as in HL7 US Core.
    let phq9 = ["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"];
    let gad7 = ["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"];
    let sorted = |definition: &mut Value| {
        let items = definition["items"].as_array_mut().unwrap();
        let mut codes: Vec<Value> = items.iter().map(|item| item["loinc"].clone()).collect();
        codes.sort_by_key(|code| code.as_str().unwrap().to_owned());
        for (item, code) in items.iter_mut().zip(codes) {
            item["loinc"] = code;
        }
    };
    let in_form_order = |instrument: &Instrument, codes: &[&str]| {
        let items = instrument.definition().items.iter().filter(|item| item.scored);
        items.filter_map(|item| Some(item.loinc.as_ref()?.as_str())).eq(codes.iter().copied())
    };
    not_shared("phq-9", sorted, |instrument| in_form_order(instrument, &phq9));
    not_shared("gad-7", sorted, |instrument| in_form_order(instrument, &gad7));
    let by_code = |definition: &mut Value| {
        definition["response_scales"][1]["options"][2]["loinc"] = json!("LA6574-3");
        definition["response_scales"][1]["options"][3]["loinc"] = json!("LA6575-0");
    };
    not_shared("phq-9", by_code, |phq9| {
        let scales = &phq9.definition().response_scales;
        let difficulty = scales.iter().find(|scale| scale.id.as_str() == "difficulty").unwrap();
        let codes = difficulty
            .options
            .iter()
            .map(|option| (option.value.whole().unwrap(), option.loinc.as_ref().unwrap().as_str()));
        codes.eq([(0, "LA6572-7"), (1, "LA6573-5"), (2, "LA6575-0"), (3, "LA6574-3")])
    });
}

/// 12, a public calculator of the WHO-5 takes (raw − 5) × 4, an app has a maximum of 200.
#[test]
fn the_who_5_runs_from_0_to_100() {
    let doubled = |definition: &mut Value| definition["total"]["multiply"] = json!(8);
    let sound = |who5: &Instrument| {
        let totals = [0, 1, 5].map(|answer| all(who5, &[answer; 5]).total());
        totals == [Some(0.0), Some(20.0), Some(100.0)] && who5.range("total") == Some((0.0, 100.0))
    };
    not_shared("who-5", doubled, sound);
    // Raw 5 would be 0 after the subtraction, and every score below it negative.
    assert_eq!(all(&shipped("who-5"), &[1, 1, 1, 1, 1]).total(), Some(20.0));
}

/// 13, numbers on which pages disagree: one coding or one cutoff by default, every other reading by its name.
#[test]
fn disputed_numbers_have_names() {
    let rules = |id: &str, class: &str| -> (Option<String>, Vec<String>) {
        let instrument = shipped(id);
        let found = instrument.definition().classifications.iter().find(|found| found.id.as_str() == class).unwrap();
        let default = found.rules.default.as_ref().map(ToString::to_string);
        (default, found.rules.rules.iter().map(|rule| rule.id.to_string()).collect())
    };
    let named = |ids: &[&str]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(rules("pcl-5", "cutoff"), (Some("at_33".into()), named(&["at_33", "at_32", "at_31", "at_34"])));
    assert_eq!(rules("pc-ptsd-5", "positive_screen").0.as_deref(), Some("at_4"));
    assert!(rules("pc-ptsd-5", "positive_screen").1.contains(&"at_3".to_owned()));
    assert_eq!(rules("ors", "clinical_range").1, named(&["at_cutoff_is_clinical", "at_cutoff_is_non_clinical"]));
    let alliance: Vec<String> =
        shipped("srs").definition().alerts[0].rules.rules.iter().map(|rule| rule.id.to_string()).collect();
    assert_eq!(alliance, ["at_or_below_36", "below_36"]);
    // A page of an English trust has the last score that is no case, 9, for the first one that is.
    let last_non_case = |definition: &mut Value| {
        for cutoff in definition["cutoffs"].as_array_mut().unwrap() {
            cutoff["first_clinical"] = json!(cutoff["first_clinical"].as_f64().unwrap() - 1.0);
        }
    };
    for (id, case) in [("phq-9", 10.0), ("gad-7", 8.0)] {
        not_shared(id, last_non_case, |instrument| {
            let cutoffs = &instrument.definition().cutoffs;
            let cutoffs = cutoffs.iter().filter(|cutoff| cutoff.id.as_str() == "nhs_talking_therapies");
            cutoffs.map(|cutoff| cutoff.first_clinical).eq([case])
        });
    }
    // The other coding of the K6, 1 to 5 and 6 to 30.
    let from_1 = |definition: &mut Value| {
        for option in definition["response_scales"][0]["options"].as_array_mut().unwrap() {
            option["value"] = json!(option["value"].as_i64().unwrap() + 1);
        }
    };
    not_shared("k6", from_1, |k6| k6.range("total") == Some((0.0, 24.0)) && refused(k6, &[5, 1, 1, 1, 1, 1]).is_some());
}

/// 14, prorating: 4 on eight items is exactly 4.5; the band is that of the unrounded total unless a rule says else.
#[test]
fn a_prorated_total_is_rounded_only_by_a_named_rule() {
    let rounding = |rounding: &'static str| {
        move |definition: &mut Value| {
            definition["total"]["prorating"]["rules"][0]["rounding"] = json!(rounding);
        }
    };
    let tie = [Some(1), Some(1), Some(1), Some(1), Some(0), Some(0), Some(0), Some(0), None];
    let sound = |phq9: &Instrument| total_band(&of(phq9, &tie)) == (Some(4.5), Some("minimal"));
    not_shared("phq-9", rounding("half_up"), sound);
    not_shared("phq-9", rounding("half_even"), sound);
    let up = shipped("phq-9").with_rules(&[("prorating", "cms_minimum_data_set")]).unwrap();
    assert_eq!(total_band(&of(&up, &tie)), (Some(5.0), Some("mild")));
    let even = changed("phq-9", rounding("half_even")).unwrap();
    assert_eq!(total_band(&of(&even, &tie)), (Some(4.0), Some("minimal")));
    let high = [Some(2), Some(2), Some(2), Some(2), Some(2), Some(1), Some(1), Some(1), None];
    assert_eq!(total_band(&of(&shipped("phq-9"), &high)), (Some(14.625), Some("moderate")));
    assert_eq!(total_band(&of(&up, &high)), (Some(15.0), Some("moderately_severe")));
}

/// 15, floating point: four lines that add up to 25 are at the cutoff, in whatever order they are added.
#[test]
fn tenths_add_up_exactly() {
    let ors = shipped("ors");
    let adult = Respondent::default().with_age(40);
    let clinical = |sheet: &[f64; 4]| {
        let score = ors.score(*sheet, adult).unwrap();
        (score.total().unwrap(), score.classification("clinical_range") == Some("clinical"))
    };
    assert_eq!(ors.score([0.1, 0.2, 0.3, 0.4], adult).unwrap().total(), Some(1.0));
    let line = |tenths: i32| f64::from(tenths) / 10.0;
    let (mut sheets, mut plainly_wrong) = (0, 0);
    for first in (0..=100).step_by(3) {
        for second in (0..=100).step_by(7) {
            for third in 0..=100 {
                let fourth = 250 - first - second - third;
                if !(0..=99).contains(&fourth) {
                    continue;
                }
                let sheet = [first, second, third, fourth].map(line);
                sheets += 1;
                assert_eq!(clinical(&sheet), (25.0, true), "{sheet:?}");
                assert_eq!(clinical(&[sheet[0], sheet[1], sheet[2], line(fourth + 1)]), (25.1, false), "{sheet:?}");
                plainly_wrong += usize::from(sheet.iter().sum::<f64>() > 25.0);
            }
        }
    }
    // Adding the numbers as they come puts some of these people on the other side.
    assert!(sheets > 10_000 && plainly_wrong > 100, "{sheets} {plainly_wrong}");
}

/// 16, PHQ-15: item 4 is for women only, so completeness depends on sex.
#[test]
fn item_4_of_the_phq_15_is_not_missing_in_men() {
    let for_all = |definition: &mut Value| {
        definition["items"][3].as_object_mut().unwrap().remove("asked_if");
    };
    let mut sheet = [Some(2); 15];
    sheet[3] = None;
    let status = |phq15: &Instrument, sex: Option<Sex>| {
        let score = phq15.score(sheet.as_slice(), Respondent::default().with_sex(sex)).unwrap();
        (score.status(), score.total())
    };
    not_shared("phq-15", for_all, |phq15| status(phq15, Some(Sex::Male)) == (ScoreStatus::Complete, Some(28.0)));
    let phq15 = shipped("phq-15");
    assert_eq!(status(&phq15, Some(Sex::Female)), (ScoreStatus::Incomplete, None));
    assert_eq!(status(&phq15, None), (ScoreStatus::Incomplete, None));
}

/// 17, `CamCOPS` and its relatives count item 14 of the IES-R as hyperarousal; pages print 8 in two bands of the GDS-15.
#[test]
fn items_and_bands_stand_where_their_authors_have_them() {
    let back_there = |definition: &mut Value| {
        let subscales = definition["subscales"].as_array_mut().unwrap();
        for (scale, other) in [("intrusion", "intrusion_camcops"), ("hyperarousal", "hyperarousal_camcops")] {
            let key = subscales.iter().find(|entry| entry["id"] == other).unwrap()["items"].clone();
            subscales.iter_mut().find(|entry| entry["id"] == scale).unwrap()["items"] = key;
        }
    };
    not_shared("ies-r", back_there, |ies_r| {
        let mut sheet = [0; 22];
        sheet[13] = 4;
        let score = all(ies_r, &sheet);
        let mean = |id: &str| score.subscale(id).unwrap().total();
        (mean("intrusion"), mean("hyperarousal"), mean("avoidance")) == (Some(0.5), Some(0.0), Some(0.0))
    });
    let misprint = |definition: &mut Value| definition["total"]["bands"]["rules"][0]["bands"][2]["from"] = json!(8);
    not_shared("gds-15", misprint, |gds| {
        // Items 1, 5, 7, 11 and 13 score a no.
        all(gds, &[0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]).band() == Some("mild")
    });
}
