//! Small forms at random, in all that the format can say, against a second, plain scorer: the score, its bounds and what
//! is missing; and each score can be stored, read and verified.

#![allow(clippy::cast_precision_loss, reason = "a few small numbers")]

mod forms;

use forms::plain::{Draw, Item, Plain, Scale, State, answers, given, items, items_json, scale, states};
use forms::{form, merge};
use proptest::prelude::*;
use serde_json::{Value, json};
use therapy_goals::instrument::{Instrument, PartGiven, Reason, Respondent, Responses, Score, ScoreStatus, Verdict};

/// A form of these items, with what is beside them.
fn made(items: &[Item], change: &Value) -> Instrument {
    let mut all = form(&items_json(items));
    merge(&mut all, change);
    Instrument::from_json(&all.to_string()).unwrap_or_else(|error| panic!("{error}: {all}"))
}

fn with_spare(instrument: &Instrument, scales: &[(&str, &Scale)]) -> Instrument {
    let rules: Vec<(String, String)> = scales
        .iter()
        .filter(|(_, scale)| scale.spare > 0)
        .map(|(place, scale)| ((*place).to_owned(), format!("caller:{}", scale.spare)))
        .collect();
    instrument.with_rules(&rules).unwrap()
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(1.0)
}

/// A score is the plain one, and lies within what it can be.
fn same(found: &Score, plain: &Plain, range: (f64, f64)) -> Result<(), TestCaseError> {
    same_as(found, plain, range).map_err(|fault| TestCaseError::fail(format!("{fault}: {found:?} {plain:?} {range:?}")))
}

fn same_as(found: &Score, plain: &Plain, range: (f64, f64)) -> Result<(), TestCaseError> {
    prop_assert_eq!(found.status(), plain.status);
    let missing: Vec<usize> = found.missing().iter().map(|id| id.as_str().parse::<usize>().unwrap() - 1).collect();
    prop_assert_eq!(&missing, &plain.missing);
    let counts = (usize::from(found.answered()), usize::from(found.asked()));
    prop_assert_eq!(counts, (plain.answered, plain.answered + plain.missing.len()));
    let (low, high) = found.bounds().unwrap();
    if !plain.low.is_finite() {
        // Nothing of it was asked.
        prop_assert_eq!((low, high), range);
        return Ok(());
    }
    // How many parts a mean is divided by may be open: then the bounds are those of the whole.
    let exact = near(low, plain.low) && near(high, plain.high);
    prop_assert!(exact || plain.unsettled && low <= plain.low && plain.high <= high);
    prop_assert!(range.0 <= low + 1e-9 && high <= range.1 + 1e-9);
    match (found.total(), plain.value) {
        (Some(total), Some(value)) => prop_assert!(near(total, value.max(low).min(high))),
        (total, value) => prop_assert_eq!(total, value),
    }
    Ok(())
}

/// It can be stored and read, and its definition can have said it.
fn kept(instrument: &Instrument, score: &Score) -> Result<(), TestCaseError> {
    let text = serde_json::to_string(score).unwrap();
    let read = Score::from_json(&text);
    prop_assert!(read.is_ok(), "{:?} {}", read, text);
    let read = read.unwrap();
    prop_assert_eq!(&read, score);
    let verified = instrument.verify(&read).unwrap();
    prop_assert_eq!(verified.verdict, Verdict::Consistent, "{:?} {}", verified.differs, text);
    Ok(())
}

/// Where a law failed.
fn in_form(fault: &TestCaseError, items: &[Item], scale: &Scale, sheet: &[Option<i64>]) -> TestCaseError {
    TestCaseError::fail(format!("{fault}\n{items:?}\n{scale:?}\n{sheet:?}"))
}

fn all(number: usize) -> Vec<usize> {
    (0..number).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Weights, decimals, reversed and recoded answers, and items that are asked only sometimes.
    #[test]
    fn sums_with_weights_and_decimals(seed in any::<u64>()) {
        let mut draw = Draw(seed);
        let number = 2 + draw.below(4);
        let items = items(&mut draw, number, true);
        let total = scale(&mut draw, &all(number), &items, true);
        let mine = made(&items, &json!({ "total": total.json("total") }));
        for percent in [100, 70, 40] {
            let sheet = answers(&mut draw, &items, percent);
            let found = mine.score(given(&sheet), Respondent::default()).unwrap();
            let plain = total.scored(&items, &states(&items, &sheet));
            same(&found, &plain, mine.range("total").unwrap()).map_err(|fault| in_form(&fault, &items, &total, &sheet))?;
            kept(&mine, &found)?;
        }
    }

    /// Groups of which the highest counts, in sums and means, with a caller's rule for missing items.
    #[test]
    fn the_highest_of_groups_with_a_rule_for_what_is_missing(seed in any::<u64>()) {
        let mut draw = Draw(seed);
        let number = 2 + draw.below(5);
        let skips = draw.chance(50);
        let items = items(&mut draw, number, skips);
        let total = scale(&mut draw, &all(number), &items, false);
        let mine = made(&items, &json!({ "total": total.json("total") }));
        let mine = with_spare(&mine, &[("prorating", &total)]);
        for percent in [100, 75, 50, 20] {
            let sheet = answers(&mut draw, &items, percent);
            let found = mine.score(given(&sheet), Respondent::default()).unwrap();
            let plain = total.scored(&items, &states(&items, &sheet));
            same(&found, &plain, mine.range("total").unwrap()).map_err(|fault| in_form(&fault, &items, &total, &sheet))?;
            kept(&mine, &found)?;
        }
    }

    /// A total of two subscales that may share items, each with its rule.
    #[test]
    fn combinations_are_what_their_parts_make(seed in any::<u64>()) {
        let mut draw = Draw(seed);
        let number = 4 + draw.below(3);
        let skips = draw.chance(33);
        let items = items(&mut draw, number, skips);
        let cut = 1 + draw.below(number - 1);
        let from = if draw.chance(30) { cut.saturating_sub(1) } else { cut };
        let (one, mut other) = (scale(&mut draw, &all(cut), &items, false), scale(&mut draw, &all(number)[from..], &items, false));
        if from < cut {
            // What one group lacks, another one that has enough names too where it misses others.
            other.groups.iter_mut().for_each(|(_, minimum)| *minimum = None);
        }
        let (weight, multiply) = (draw.pick(&[1, 1, 2, -1]), draw.pick(&[1, 1, 3]));
        let mine = made(&items, &json!({
            "subscales": [one.json("one"), other.json("other")],
            "total": { "method": "combination", "items": null, "multiply": multiply,
                       "parts": [{ "subscale": "one" }, { "subscale": "other", "weight": weight }] }
        }));
        let mine = with_spare(&mine, &[("one.prorating", &one), ("other.prorating", &other)]);
        let range = mine.range("total").unwrap();
        for percent in [100, 80, 50] {
            let sheet = answers(&mut draw, &items, percent);
            let states = states(&items, &sheet);
            let found = mine.score(given(&sheet), Respondent::default()).unwrap();
            let parts = [("one", &one), ("other", &other)].map(|(id, scale)| (found.subscale(id).unwrap(), scale.scored(&items, &states)));
            for (id, (part, plain)) in ["one", "other"].into_iter().zip(&parts) {
                same(part, plain, mine.range(id).unwrap())?;
            }
            let factors = [f64::from(multiply), f64::from(multiply * weight)];
            let totals = parts.iter().zip(factors).map(|((part, _), factor)| Some(part.total()? * factor));
            let total: Option<f64> = totals.sum();
            prop_assert_eq!(found.total().is_some(), total.is_some());
            prop_assert!(total.is_none_or(|total| near(total, found.total().unwrap())), "{:?}", found);
            let ends = parts.iter().zip(factors).map(|((part, _), factor)| {
                let (low, high) = part.bounds().unwrap();
                (f64::min(low * factor, high * factor), f64::max(low * factor, high * factor))
            });
            let (low, high) = ends.fold((0.0, 0.0), |ends, part| (ends.0 + part.0, ends.1 + part.1));
            let bounds = found.bounds().unwrap();
            prop_assert!(near(bounds.0, low) && near(bounds.1, high), "{:?}", found);
            prop_assert!(range.0 <= low + 1e-9 && high <= range.1 + 1e-9, "{:?} {:?}", range, bounds);
            prop_assert_eq!(found.status(), parts.iter().map(|(_, plain)| plain.status).max().unwrap());
            let mut missing: Vec<usize> = parts.iter().flat_map(|(_, plain)| plain.missing.clone()).collect();
            missing.sort_unstable();
            missing.dedup();
            prop_assert_eq!(usize::from(found.asked() - found.answered()), missing.len());
            kept(&mine, &found)?;
        }
    }

    /// A form that may end after its first items, some of which and of the later ones count in no score.
    #[test]
    fn a_form_ends_where_its_rule_holds_and_nothing_follows(seed in any::<u64>()) {
        let mut draw = Draw(seed);
        let mut items = items(&mut draw, 6, true);
        let after = 1 + draw.below(4);
        for (place, item) in items.iter_mut().enumerate().skip(1) {
            item.scored = draw.chance(80) || place == 5;
        }
        let counted: Vec<usize> = all(6).into_iter().filter(|place| items[*place].scored).collect();
        let early: Vec<usize> = counted.iter().copied().filter(|place| *place <= after).collect();
        let short = Scale { items: early.clone(), multiply: 1, ..Scale::default() };
        let total = scale(&mut draw, &counted, &items, false);
        let least = items[0].options[1];
        let mine = made(&items, &json!({
            "subscales": [short.json("short")], "total": total.json("total"),
            "stop": { "after": (after + 1).to_string(), "when": { "item": "1", "below": least as f64 / 100.0 }, "score": "short",
                      "source": "us", "status": "confirmed" }
        }));
        let mine = with_spare(&mine, &[("prorating", &total)]);
        for percent in [60, 60, 30] {
            let mut sheet = answers(&mut draw, &items, percent);
            if draw.chance(60) {
                sheet[after + 1..].fill(None);
            }
            let states = states(&items, &sheet);
            let named = sheet.iter().enumerate().map(|(place, answer)| {
                ((place + 1).to_string(), answer.map(|answer| answer as f64 / 100.0))
            });
            let found = mine.score(Responses::named(named), Respondent::default()).unwrap();
            // Whatever was answered later was answered, though it should not have been asked or counts nowhere.
            let nothing = sheet[after + 1..].iter().all(Option::is_none);
            let misses = (after + 1..6).any(|place| items[place].scored && matches!(states[place], State::Missing | State::Unsettled));
            let holds = matches!(states[0], State::Answered(answer) if answer < least);
            let plain = total.scored(&items, &states);
            let ended = nothing && misses && holds && plain.status != ScoreStatus::Complete;
            prop_assert_eq!(found.reason(), ended.then_some(Reason::StoppedEarly), "{:?} {:?}", sheet, items);
            let plain = if ended { Plain { status: ScoreStatus::Incomplete, value: None, ..plain } } else { plain };
            same(&found, &plain, mine.range("total").unwrap())?;
            same(found.subscale("short").unwrap(), &short.scored(&items, &states), mine.range("short").unwrap())?;
            kept(&mine, &found)?;
        }
    }

    /// Tables by age and sex: the first that is for the respondent, and none that never counts.
    #[test]
    fn the_first_table_for_the_respondent_counts(seed in any::<u64>()) {
        let mut draw = Draw(seed);
        let ages = |draw: &mut Draw| {
            let from = draw.pick(&[None, Some(10), Some(18), Some(40)]);
            let to = draw.pick(&[None, Some(50), Some(60)]);
            (from, to)
        };
        let number = 1 + draw.below(4);
        let people: Vec<(Option<u8>, Option<u8>, Option<&str>)> = (0..number).map(|_| {
            let (from, to) = ages(&mut draw);
            (from, to, draw.pick(&[None, Some("female"), Some("male")]))
        }).collect();
        let fits = |(from, to, sex): &(Option<u8>, Option<u8>, Option<&str>), age: u8, of: &str| {
            from.is_none_or(|from| age >= from) && to.is_none_or(|to| age <= to) && sex.is_none_or(|sex| sex == of)
        };
        let first = |age: u8, of: &str| people.iter().position(|people| fits(people, age, of));
        let everybody = || (0..=130).flat_map(|age| ["female", "male", "other"].map(|sex| (age, sex)));
        let counts = |place: usize| everybody().any(|(age, sex)| first(age, sex) == Some(place));
        let reported = |place: usize, raw: usize| 10.0 * (place + 1) as f64 + 1.5 * raw as f64;
        let tables: Vec<Value> = people.iter().enumerate().map(|(place, (from, to, sex))| {
            let rows: Vec<Value> = (0..=4).map(|raw| json!({ "raw": raw, "reported": reported(place, raw) })).collect();
            let ages = (from.is_some() || to.is_some()).then(|| json!({ "from": from, "to": to }));
            json!({ "ages": ages, "sex": sex, "rows": rows })
        }).collect();
        let items: Vec<Item> = vec![Item { options: vec![0, 100, 200], optional: false, scored: true, asked_if: None, not_asked: None }; 2];
        let mut all = form(&items_json(&items));
        let norms = json!({ "kind": "t_score", "licence": "ours", "tables": tables, "source": "us", "status": "confirmed" });
        merge(&mut all, &json!({ "total": { "items": ["1", "2"], "norms": norms } }));
        let read = Instrument::from_json(&all.to_string());
        let never: Vec<String> = (0..number).filter(|place| !counts(*place)).map(|place| format!("total.norms.tables[{place}]")).collect();
        let faults: Vec<String> = read.as_ref().err().map(|error| error.faults().iter().map(|fault| fault.path.clone()).collect()).unwrap_or_default();
        prop_assert_eq!(&faults, &never);
        let Ok(mine) = read else { return Ok(()) };
        for _ in 0..8 {
            let (age, sex) = (u8::try_from(draw.below(90)).unwrap(), draw.pick(&["female", "male", "other"]));
            let sheet = [draw.below(3), draw.below(3)];
            let blank = draw.chance(20);
            let respondent: Value = json!({ "age": age, "sex": sex });
            let respondent = therapy_goals::document::Document::from_json(&respondent.to_string()).unwrap().read::<Respondent>().unwrap();
            let answers = [Some(sheet[0] as f64), (!blank).then_some(sheet[1] as f64)];
            let found = mine.score(answers, respondent).unwrap();
            if let Some(place) = first(age, sex) {
                    let (low, high) = if blank { (sheet[0], sheet[0] + 2) } else { (sheet[0] + sheet[1], sheet[0] + sheet[1]) };
                    prop_assert_eq!(found.bounds(), Some((reported(place, low), reported(place, high))));
                    prop_assert_eq!(found.total(), (!blank).then(|| reported(place, low)));
            } else {
                prop_assert_eq!((found.total(), found.bounds(), found.reason().is_some()), (None, None, true));
            }
            kept(&mine, &found)?;
        }
    }

    /// A form of two others says the same, however its parts arrive.
    #[test]
    fn parts_say_the_same_however_they_arrive(seed in any::<u64>()) {
        let mut draw = Draw(seed);
        let mut form_of = |id: &str| {
            let number = 2 + draw.below(3);
            let skips = draw.chance(50);
            let items = items(&mut draw, number, skips);
            let total = scale(&mut draw, &all(number), &items, false);
            let own = made(&items, &json!({ "id": id, "total": total.json("total") }));
            (id.to_owned(), items, total.clone(), with_spare(&own, &[("prorating", &total)]))
        };
        let parts = [form_of("one"), form_of("other")];
        // The same with longer ids.
        let renamed = |id: &str, value: &mut Value| {
            fn rename(value: &mut Value, start: &str) {
                match value {
                    Value::Object(entries) => for (name, entry) in entries {
                        match (name.as_str(), entry) {
                            ("items" | "reversed", Value::Array(ids)) if ids.iter().all(Value::is_string) => {
                                for id in ids { *id = json!(format!("{start}.{}", id.as_str().unwrap())); }
                            }
                            ("item", entry) => *entry = json!(format!("{start}.{}", entry.as_str().unwrap())),
                            (_, entry) => rename(entry, start),
                        }
                    },
                    Value::Array(entries) => for entry in entries { rename(entry, start) },
                    _ => {}
                }
            }
            rename(value, id);
        };
        let (mut every, mut scales) = (Vec::new(), Vec::new());
        let mut named = items_json(&[]);
        for (id, items, total, _) in &parts {
            let mut said = items_json(items);
            renamed(id, &mut said["items"]);
            for item in said["items"].as_array_mut().unwrap() {
                item["id"] = json!(format!("{id}.{}", item["id"].as_str().unwrap()));
                every.push(item.clone());
            }
            let mut scale = total.json(id);
            renamed(id, &mut scale);
            scales.push(scale);
        }
        named["items"] = json!(every);
        merge(&mut named, &json!({
            "parts": ["one", "other"], "subscales": scales,
            "total": { "method": "combination", "items": null, "parts": [{ "subscale": "one" }, { "subscale": "other" }] }
        }));
        let both = Instrument::from_json(&form(&named).to_string()).unwrap_or_else(|error| panic!("{error}: {named}"));
        let both = with_spare(&both, &[("one.prorating", &parts[0].2), ("other.prorating", &parts[1].2)]);
        for percent in [100, 70, 40] {
            let sheets = [0, 1].map(|place| given(&answers(&mut draw, &parts[place].1, percent)));
            let whole = both.score(sheets.concat(), Respondent::default()).unwrap();
            kept(&both, &whole)?;
            for ways in [[true, false], [false, true], [true, true]] {
                let given: Vec<(String, PartGiven)> = (0..2).map(|place| {
                    let (id, _, _, own) = &parts[place];
                    let part = if ways[place] { own.score(sheets[place].as_slice(), Respondent::default()).unwrap().into() }
                        else { PartGiven::from(Responses::from(sheets[place].as_slice())) };
                    (id.clone(), part)
                }).collect();
                let found = both.score_parts(&given, Respondent::default());
                prop_assert!(found.is_ok(), "{:?}", found);
                let found = found.unwrap();
                prop_assert_eq!((found.status(), found.answered(), found.asked()), (whole.status(), whole.answered(), whole.asked()));
                prop_assert_eq!(found.missing(), whole.missing());
                prop_assert_eq!(found.total().is_some(), whole.total().is_some());
                prop_assert!(found.total().is_none_or(|total| near(total, whole.total().unwrap())), "{:?} {:?}", found, whole);
                for (one, other) in found.subscales().iter().zip(whole.subscales()) {
                    prop_assert_eq!((one.status(), one.total(), one.bounds(), one.missing()), (other.status(), other.total(), other.bounds(), other.missing()));
                }
                kept(&both, &found)?;
            }
        }
    }
}
