//! Every answer sheet there is, missing answers included, against plain rules written from the publications.
//!
//! Nothing here reads a definition or asks the engine for an expected value: each rule is a few lines of
//! arithmetic with its source. A missing answer is filled in with the lowest and with the highest one, to
//! see what it leaves open.

use therapy_goals::instrument::{self, Answer, Instrument, Respondent, Responses, ScaleKey, ScoreEvaluation};
use therapy_goals::scalar::Sex;

type Sheet<'a> = &'a [Option<i32>];

/// What one score must be.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Part<'a> {
    status: &'a str,
    value: Option<f64>,
    bounds: Option<(f64, f64)>,
    band: Option<&'a str>,
}

/// What a form must say; subscales, classifications and alerts in the order of the file.
#[derive(Debug, PartialEq)]
struct Expected<'a, const PARTS: usize, const CATEGORIES: usize, const ALERTS: usize> {
    whole: Part<'a>,
    parts: [Part<'a>; PARTS],
    categories: [Option<&'a str>; CATEGORIES],
    alerts: [&'a str; ALERTS],
}

/// Scores every sheet of the form and compares; says how many there were.
fn compare<const PARTS: usize, const CATEGORIES: usize, const ALERTS: usize>(
    instrument: &Instrument,
    options: &[Vec<i32>],
    respondent: Respondent,
    rule: impl Fn(Sheet<'_>) -> Expected<'static, PARTS, CATEGORIES, ALERTS> + Sync,
) -> usize {
    let key = instrument.key();
    assert_eq!((key.subscales.len(), key.classifications.len(), key.alerts.len()), (PARTS, CATEGORIES, ALERTS));
    every_sheet(options, |sheet, responses| {
        let found = instrument.evaluate(responses, respondent).unwrap();
        let category = |place: usize| {
            let categories = &key.classifications[place].categories;
            found.classifications[place].category.map(|category| categories[category].as_str())
        };
        let found = Expected {
            whole: found_part(&key.whole, &found.whole),
            parts: std::array::from_fn(|place| found_part(&key.subscales[place], &found.subscales[place])),
            categories: std::array::from_fn(category),
            alerts: std::array::from_fn(|place| found.alerts[place].code()),
        };
        let expected = rule(sheet);
        assert!(found == expected, "{} {sheet:?}\nfound    {found:?}\nexpected {expected:?}", instrument.id());
    })
}

fn found_part<'a>(key: &'a ScaleKey, score: &ScoreEvaluation) -> Part<'a> {
    Part {
        status: score.status.code(),
        value: score.value,
        bounds: score.bounds,
        band: score.band.map(|band| key.bands[band].as_str()),
    }
}

/// Counts through all sheets, for each item no answer, then each of its options; says how many there were.
fn every_sheet(options: &[Vec<i32>], see: impl Fn(Sheet<'_>, &Responses) + Sync) -> usize {
    let (last, others) = options.split_last().unwrap();
    let choices = std::iter::once(None).chain(last.iter().copied().map(Some));
    let see = &see;
    std::thread::scope(|scope| {
        let counts: Vec<_> = choices.map(|choice| scope.spawn(move || every_sheet_with(choice, others, see))).collect();
        counts.into_iter().map(|count| count.join().unwrap()).sum()
    })
}

fn every_sheet_with(last: Option<i32>, options: &[Vec<i32>], see: &impl Fn(Sheet<'_>, &Responses)) -> usize {
    let mut sheet: Vec<Option<i32>> = vec![None; options.len()];
    sheet.push(last);
    let mut answers: Vec<Answer> = sheet.iter().map(|answer| (*answer).into()).collect();
    let mut places = vec![0_usize; options.len()];
    let mut seen = 0;
    loop {
        let responses = Responses::List(answers);
        see(&sheet, &responses);
        seen += 1;
        let Responses::List(back) = responses else { unreachable!() };
        answers = back;
        let mut item = 0;
        loop {
            if item == options.len() {
                return seen;
            }
            places[item] = (places[item] + 1) % (options[item].len() + 1);
            sheet[item] = places[item].checked_sub(1).map(|place| options[item][place]);
            answers[item] = sheet[item].into();
            if places[item] > 0 {
                break;
            }
            item += 1;
        }
    }
}

fn items(count: usize, options: impl IntoIterator<Item = i32>) -> Vec<Vec<i32>> {
    vec![options.into_iter().collect(); count]
}

fn shipped(id: &str) -> Instrument {
    instrument::get(id).unwrap()
}

fn anybody() -> Respondent {
    Respondent::default()
}

/// The sum with missing answers filled in.
fn filled(sheet: Sheet<'_>, with: i32) -> f64 {
    sheet.iter().map(|answer| f64::from(answer.unwrap_or(with))).sum()
}

fn missing(sheet: Sheet<'_>) -> usize {
    sheet.iter().filter(|answer| answer.is_none()).count()
}

/// A sum for which nobody says what to do with a missing answer.
fn sum(sheet: Sheet<'_>, low: i32, high: i32) -> Part<'static> {
    let bounds = Some((filled(sheet, low), filled(sheet, high)));
    match missing(sheet) {
        0 => Part { status: "complete", value: Some(filled(sheet, 0)), bounds, band: None },
        _ => Part { status: "incomplete", value: None, bounds, band: None },
    }
}

/// A sum in which the mean of the answered items stands for a few missing ones.
fn prorated(sheet: Sheet<'_>, low: i32, high: i32, most: usize) -> Part<'static> {
    let count = sheet.len();
    let gone = missing(sheet);
    if gone == 0 || gone > most || gone == count {
        return sum(sheet, low, high);
    }
    let number = |count: usize| f64::from(u32::try_from(count).unwrap());
    // (sum × items) ÷ answered, so that it is rounded once.
    let value = Some(filled(sheet, 0) * number(count) / number(count - gone));
    Part { status: "prorated", value, ..sum(sheet, low, high) }
}

/// The band of a value: the last one that begins at or below it.
fn with_bands(part: Part<'static>, table: &[(f64, &'static str)]) -> Part<'static> {
    let band = part.value.map(|value| table.iter().rfind(|(from, _)| *from <= value).unwrap().1);
    Part { band, ..part }
}

/// A category by score: of the value, or of both bounds where they agree.
fn by_score(part: Part<'_>, rule: impl Fn(f64) -> &'static str) -> Option<&'static str> {
    let (low, high) = part.value.map_or(part.bounds.unwrap(), |value| (value, value));
    (rule(low) == rule(high)).then(|| rule(low))
}

fn at_least(cutoff: f64) -> impl Fn(f64) -> &'static str {
    move |value| if value >= cutoff { "positive" } else { "negative" }
}

/// A category by items: the one on which all ways of filling in the missing answers agree.
fn by_items(sheet: Sheet<'_>, ends: (i32, i32), rule: impl Fn(&[i32]) -> &'static str) -> Option<&'static str> {
    let places: Vec<usize> = (0..sheet.len()).filter(|place| sheet[*place].is_none()).collect();
    let mut full: Vec<i32> = sheet.iter().map(|answer| answer.unwrap_or(ends.0)).collect();
    let first = rule(&full);
    // All highest first: where the answer is open, that shows it at once.
    for choice in (1..1_usize << places.len()).rev() {
        for (bit, place) in places.iter().enumerate() {
            full[*place] = if choice >> bit & 1 == 1 { ends.1 } else { ends.0 };
        }
        if rule(&full) != first {
            return None;
        }
    }
    Some(first)
}

const PHQ_BANDS: [(f64, &str); 5] =
    [(0.0, "minimal"), (5.0, "mild"), (10.0, "moderate"), (15.0, "moderately_severe"), (20.0, "severe")];

/// Kroenke 2001: bands; Spitzer 1999: five symptoms, one of them item 1 or 2, item 9 at any frequency; two
/// to four are another syndrome. NHS Data Dictionary: the mean stands for one or two missing answers.
#[test]
fn phq9() {
    let dsm = |full: &[i32]| {
        let symptoms = full[..8].iter().filter(|answer| **answer >= 2).count() + usize::from(full[8] >= 1);
        match (full[0] >= 2 || full[1] >= 2, symptoms) {
            (true, 5..) => "major",
            (true, 2..=4) => "other",
            _ => "none",
        }
    };
    let seen = compare(&shipped("phq-9"), &items(9, 0..=3), anybody(), |sheet| Expected {
        whole: with_bands(prorated(sheet, 0, 3, 2), &PHQ_BANDS),
        parts: [],
        categories: [by_items(sheet, (0, 3), dsm)],
        alerts: [match sheet[8] {
            None => "unknown",
            Some(0) => "not_raised",
            Some(_) => "raised",
        }],
    });
    assert_eq!(seen, 5_usize.pow(9));
}

/// Kroenke 2009; the algorithm with 2 for every symptom is that of Dhingra 2011.
#[test]
fn phq8() {
    let dsm = |full: &[i32]| {
        let symptoms = full.iter().filter(|answer| **answer >= 2).count();
        match (full[0] >= 2 || full[1] >= 2, symptoms) {
            (true, 5..) => "major",
            (true, 2..=4) => "other",
            _ => "none",
        }
    };
    let seen = compare(&shipped("phq-8"), &items(8, 0..=3), anybody(), |sheet| {
        let whole = with_bands(sum(sheet, 0, 3), &PHQ_BANDS);
        let cutoff = by_score(whole, |total| if total >= 10.0 { "at_or_above" } else { "below" });
        Expected { whole, parts: [], categories: [by_items(sheet, (0, 3), dsm), cutoff], alerts: [] }
    });
    assert_eq!(seen, 5_usize.pow(8));
}

/// Spitzer 2006: 5, 10, 15; the mean stands for one or two missing answers (NHS Data Dictionary).
#[test]
fn gad7() {
    let bands = [(0.0, "minimal"), (5.0, "mild"), (10.0, "moderate"), (15.0, "severe")];
    let seen = compare(&shipped("gad-7"), &items(7, 0..=3), anybody(), |sheet| Expected {
        whole: with_bands(prorated(sheet, 0, 3, 2), &bands),
        parts: [],
        categories: [],
        alerts: [],
    });
    assert_eq!(seen, 5_usize.pow(7));
}

/// Kroenke 2003 and 2007: 3 of 6. Arroll 2010 names 2 for the PHQ-2.
#[test]
fn phq2_and_gad2() {
    let phq2 = shipped("phq-2");
    let at_2 = phq2.with_rules(&[("positive_screen", "at_2")]).unwrap();
    for (instrument, cutoff) in [(phq2, 3.0), (at_2, 2.0), (shipped("gad-2"), 3.0)] {
        let seen = compare(&instrument, &items(2, 0..=3), anybody(), |sheet| {
            let whole = sum(sheet, 0, 3);
            Expected { whole, parts: [], categories: [by_score(whole, at_least(cutoff))], alerts: [] }
        });
        assert_eq!(seen, 25);
    }
}

/// Kroenke 2009: anxiety first; 3, 6, 9; each pair positive from 3.
#[test]
fn phq4() {
    let bands = [(0.0, "none"), (3.0, "mild"), (6.0, "moderate"), (9.0, "severe")];
    let seen = compare(&shipped("phq-4"), &items(4, 0..=3), anybody(), |sheet| {
        let parts = [sum(&sheet[..2], 0, 3), sum(&sheet[2..], 0, 3)];
        let categories = parts.map(|part| by_score(part, at_least(3.0)));
        Expected { whole: with_bands(sum(sheet, 0, 3), &bands), parts, categories, alerts: [] }
    });
    assert_eq!(seen, 625);
}

/// Kessler 2010, Prochaska 2012: 13 and 5 on 0 to 24; the mean stands for one missing answer (ACT Health).
#[test]
fn k6() {
    let distress = |total: f64| match total {
        13.0.. => "serious",
        5.0.. => "moderate",
        _ => "low",
    };
    let seen = compare(&shipped("k6"), &items(6, 0..=4), anybody(), |sheet| {
        let whole = prorated(sheet, 0, 4, 1);
        Expected { whole, parts: [], categories: [by_score(whole, distress)], alerts: [] }
    });
    assert_eq!(seen, 6_usize.pow(6));
}

/// Topp 2015: the sum times four; poor well-being at 50 or less.
#[test]
fn who5() {
    let seen = compare(&shipped("who-5"), &items(5, 0..=5), anybody(), |sheet| {
        let raw = sum(sheet, 0, 5);
        let whole = Part {
            value: raw.value.map(|value| 4.0 * value),
            bounds: raw.bounds.map(|(low, high)| (4.0 * low, 4.0 * high)),
            ..raw
        };
        let cutoff = by_score(whole, |total| if total <= 50.0 { "at_or_below" } else { "above" });
        Expected { whole, parts: [], categories: [cutoff], alerts: [] }
    });
    assert_eq!(seen, 7_usize.pow(5));
}

/// Diener 1985; bands as in Diener and Biswas-Diener 2008, with 20 as a band of its own.
#[test]
fn swls() {
    let bands = [
        (5.0, "extremely_dissatisfied"),
        (10.0, "dissatisfied"),
        (15.0, "slightly_dissatisfied"),
        (20.0, "neutral"),
        (21.0, "slightly_satisfied"),
        (26.0, "satisfied"),
        (31.0, "extremely_satisfied"),
    ];
    let seen = compare(&shipped("swls"), &items(5, 1..=7), anybody(), |sheet| Expected {
        whole: with_bands(sum(sheet, 1, 7), &bands),
        parts: [],
        categories: [],
        alerts: [],
    });
    assert_eq!(seen, 8_usize.pow(5));
}

/// Ewing 1984: two of four. Bradley 1998: one for women; Buchsbaum 1992: one from 60 years on.
#[test]
fn cage() {
    let cage = shipped("cage");
    let by_sex = cage.with_rules(&[("positive_screen", "bradley_1998_by_sex")]).unwrap();
    let by_age = cage.with_rules(&[("positive_screen", "buchsbaum_1992_by_age")]).unwrap();
    let sex = |sex| Respondent::default().with_sex(sex);
    let age = |age| Respondent::default().with_age(age);
    let cases = [
        (&cage, anybody(), Some(2.0)),
        (&by_sex, sex(Sex::Female), Some(1.0)),
        (&by_sex, sex(Sex::Male), Some(2.0)),
        (&by_sex, anybody(), None),
        (&by_age, age(59), Some(2.0)),
        (&by_age, age(60), Some(1.0)),
        (&by_age, anybody(), None),
    ];
    for (instrument, respondent, cutoff) in cases {
        let seen = compare(instrument, &items(4, 0..=1), respondent, |sheet| {
            let whole = sum(sheet, 0, 1);
            let positive = cutoff.and_then(|cutoff| by_score(whole, at_least(cutoff)));
            Expected { whole, parts: [], categories: [positive], alerts: [] }
        });
        assert_eq!(seen, 81);
    }
}

/// Prins 2016: without exposure the score is 0; else the number of yes answers. Bovin 2021: 4, or 3 for women.
#[test]
fn pc_ptsd5() {
    let shipped = shipped("pc-ptsd-5");
    let at_3 = shipped.with_rules(&[("positive_screen", "at_3")]).unwrap();
    let by_sex = shipped.with_rules(&[("positive_screen", "bovin_2021_by_sex")]).unwrap();
    let sex = |sex| Respondent::default().with_sex(sex);
    let cases = [
        (&shipped, anybody(), Some(4.0)),
        (&at_3, anybody(), Some(3.0)),
        (&by_sex, sex(Sex::Female), Some(3.0)),
        (&by_sex, sex(Sex::Male), Some(4.0)),
        (&by_sex, anybody(), None),
    ];
    for (instrument, respondent, cutoff) in cases {
        let seen = compare(instrument, &items(6, 0..=1), respondent, |sheet| {
            let symptoms = sum(&sheet[1..], 0, 1);
            let whole = match sheet[0] {
                Some(0) => Part { status: "complete", value: Some(0.0), bounds: Some((0.0, 0.0)), band: None },
                Some(_) => symptoms,
                None => Part {
                    status: "incomplete",
                    value: None,
                    bounds: symptoms.bounds.map(|(_, high)| (0.0, high)),
                    band: None,
                },
            };
            let positive = cutoff.and_then(|cutoff| by_score(whole, at_least(cutoff)));
            Expected { whole, parts: [], categories: [positive], alerts: [] }
        });
        assert_eq!(seen, 729);
    }
}

/// Bush 1998, Bradley 2003: 4 for men, 3 for women; 5 in England.
#[test]
fn audit_c() {
    let shipped = shipped("audit-c");
    let at_5 = shipped.with_rules(&[("positive_screen", "at_5")]).unwrap();
    let sex = |sex| Respondent::default().with_sex(sex);
    let cases = [
        (&shipped, sex(Sex::Female), Some(3.0)),
        (&shipped, sex(Sex::Male), Some(4.0)),
        (&shipped, anybody(), None),
        (&at_5, anybody(), Some(5.0)),
    ];
    for (instrument, respondent, cutoff) in cases {
        let seen = compare(instrument, &items(3, 0..=4), respondent, |sheet| {
            let whole = sum(sheet, 0, 4);
            let positive = cutoff.and_then(|cutoff| by_score(whole, at_least(cutoff)));
            Expected { whole, parts: [], categories: [positive], alerts: [] }
        });
        assert_eq!(seen, 216);
    }
}

/// Skinner 1982: a no to item 3 counts; 1, 3, 6, 9; positive from 3.
#[test]
fn dast10() {
    let bands = [(0.0, "none"), (1.0, "low"), (3.0, "moderate"), (6.0, "substantial"), (9.0, "severe")];
    let seen = compare(&shipped("dast-10"), &items(10, 0..=1), anybody(), |sheet| {
        let mut turned: Vec<Option<i32>> = sheet.to_vec();
        turned[2] = turned[2].map(|answer| 1 - answer);
        let whole = with_bands(sum(&turned, 0, 1), &bands);
        Expected { whole, parts: [], categories: [by_score(whole, at_least(3.0))], alerts: [] }
    });
    assert_eq!(seen, 3_usize.pow(10));
}

/// Form of the Department of Veterans Affairs: 8, 15, 22; no cutoff unless one is chosen.
#[test]
fn isi() {
    let bands = [(0.0, "none"), (8.0, "subthreshold"), (15.0, "moderate"), (22.0, "severe")];
    let at_10 = shipped("isi").with_rules(&[("cutoff", "at_10")]).unwrap();
    let seen = compare(&at_10, &items(7, 0..=4), anybody(), |sheet| {
        let whole = with_bands(sum(sheet, 0, 4), &bands);
        let cutoff = by_score(whole, |total| if total >= 10.0 { "at_or_above" } else { "below" });
        Expected { whole, parts: [], categories: [cutoff], alerts: [] }
    });
    assert_eq!(seen, 6_usize.pow(7));
}

/// Mundt 2002: below 10, 10 to 20, above 20. Named rule of the NHS: the mean stands for one missing answer.
#[test]
fn wsas() {
    let shipped = shipped("wsas");
    let nhs = shipped.with_rules(&[("prorating", "nhs_one_missing")]).unwrap();
    for (instrument, most) in [(&shipped, 0), (&nhs, 1)] {
        let seen = compare(instrument, &items(5, 0..=8), anybody(), |sheet| {
            let part = prorated(sheet, 0, 8, most);
            let band = part.value.map(|total| match total {
                total if total < 10.0 => "subclinical",
                total if total <= 20.0 => "significant",
                _ => "moderately_severe_or_worse",
            });
            // CamCOPS: the four items other than work, 0 to 32, for who does not work; never scaled up.
            let without_work = sum(&sheet[1..], 0, 8);
            Expected { whole: Part { band, ..part }, parts: [without_work], categories: [], alerts: [] }
        });
        assert_eq!(seen, 10_usize.pow(5));
    }
}

/// Warwick's table from the raw sum of seven complete answers to the reported score.
#[test]
fn swemwbs() {
    const METRIC: [f64; 29] = [
        7.00, 9.51, 11.25, 12.40, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43, 17.98, 18.59, 19.25, 19.98,
        20.73, 21.54, 22.35, 23.21, 24.11, 25.03, 26.02, 27.03, 28.13, 29.31, 30.70, 32.55, 35.00,
    ];
    let metric = |sheet: Sheet<'_>, with: i32| {
        let raw: i32 = sheet.iter().map(|answer| answer.unwrap_or(with)).sum();
        METRIC[usize::try_from(raw - 7).unwrap()]
    };
    let seen = compare(&shipped("swemwbs"), &items(7, 1..=5), anybody(), |sheet| {
        let raw = sum(sheet, 1, 5);
        let whole = Part {
            value: raw.value.map(|_| metric(sheet, 1)),
            bounds: Some((metric(sheet, 1), metric(sheet, 5))),
            ..raw
        };
        Expected { whole, parts: [], categories: [], alerts: [] }
    });
    assert_eq!(seen, 6_usize.pow(7));
}

/// Case Western Reserve University: three rulers, none added to another.
#[test]
fn readiness_ruler() {
    let seen = compare(&shipped("readiness-ruler"), &items(3, 0..=10), anybody(), |sheet| {
        let status = if missing(sheet) == 0 { "complete" } else { "incomplete" };
        let parts = std::array::from_fn::<_, 3, _>(|place| sum(&sheet[place..=place], 0, 10));
        Expected { whole: Part { status, value: None, bounds: None, band: None }, parts, categories: [], alerts: [] }
    });
    assert_eq!(seen, 12_usize.pow(3));
}

/// Law 2019: each goal by itself; 0 is a rating; a goal that was not set is not missed.
#[test]
fn gbo() {
    let seen = compare(&shipped("gbo"), &items(3, 0..=10), anybody(), |sheet| {
        let status = if missing(sheet) == 3 { "incomplete" } else { "complete" };
        let parts = std::array::from_fn::<_, 3, _>(|place| sum(&sheet[place..=place], 0, 10));
        Expected { whole: Part { status, value: None, bounds: None, band: None }, parts, categories: [], alerts: [] }
    });
    assert_eq!(seen, 12_usize.pow(3));
}

/// Score sheet of psychlops.info: the mean of one or two problems, plus function, plus well-being.
#[test]
fn psychlops() {
    let seen = compare(&shipped("psychlops"), &items(4, 0..=5), anybody(), |sheet| {
        let problems: Vec<Option<i32>> = if sheet[1].is_some() { sheet[..2].to_vec() } else { sheet[..1].to_vec() };
        let count = f64::from(u8::try_from(problems.len()).unwrap());
        let both = sum(&problems, 0, 5);
        let mean = |sum: f64| sum / count;
        let problem = Part {
            value: both.value.map(mean),
            bounds: both.bounds.map(|(low, high)| (mean(low), mean(high))),
            ..both
        };
        let others = sum(&sheet[2..], 0, 5);
        // Over one denominator, so that it is rounded once.
        let total = |problems: f64, others: f64| (problems + count * others) / count;
        let ends = both.bounds.zip(others.bounds);
        let whole = Part {
            status: both.status.max(others.status),
            value: both.value.zip(others.value).map(|(problems, others)| total(problems, others)),
            bounds: ends.map(|(both, others)| (total(both.0, others.0), total(both.1, others.1))),
            band: None,
        };
        let parts = [problem, sum(&sheet[2..3], 0, 5), sum(&sheet[3..], 0, 5)];
        Expected { whole, parts, categories: [], alerts: [] }
    });
    assert_eq!(seen, 7_usize.pow(4));
}

/// Triage of the screener: 4, 5 or the past three months high; 3 or a lifetime moderate; 1 or 2 low. Items 3
/// to 5 are asked after a yes to 2, the past three months after a yes to a lifetime. What was not asked is a
/// no; what was refused is open.
#[test]
fn c_ssrs_screener() {
    let level = |full: &[i32]| match full {
        [_, _, _, 1, ..] | [_, _, _, _, 1, ..] | [.., 1] => "high",
        [_, _, 1, ..] | [_, _, _, _, _, 1, _] => "moderate",
        [1, ..] | [_, 1, ..] => "low",
        _ => "none",
    };
    let any = |full: &[i32]| if full.contains(&1) { "raised" } else { "not_raised" };
    let seen = compare(&shipped("c-ssrs-screener"), &items(7, 0..=1), anybody(), |sheet| {
        let mut asked: Vec<Option<i32>> = sheet.to_vec();
        if sheet[1] == Some(0) {
            asked[2..5].iter_mut().for_each(|answer| *answer = Some(answer.unwrap_or(0)));
        }
        if sheet[5] == Some(0) {
            asked[6] = Some(asked[6].unwrap_or(0));
        }
        let status = if missing(&asked) == 0 { "complete" } else { "incomplete" };
        Expected {
            whole: Part { status, value: None, bounds: None, band: None },
            parts: [],
            categories: [by_items(&asked, (0, 1), level)],
            alerts: [by_items(&asked, (0, 1), any).unwrap_or("unknown")],
        }
    });
    assert_eq!(seen, 3_usize.pow(7));
}
