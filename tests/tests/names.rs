//! The names of instruments as people write them: each spelling finds its own, a slip is told the nearest.

use therapy_goals::change::{self, ChangeInput};
use therapy_goals::instrument::{self, Query, Respondent};
use therapy_goals::scalar::Text;

const ROMAN: [(&str, &str); 11] = [
    ("28", "xxviii"),
    ("21", "xxi"),
    ("15", "xv"),
    ("12", "xii"),
    ("10", "x"),
    ("9", "ix"),
    ("8", "viii"),
    ("7", "vii"),
    ("5", "v"),
    ("4", "iv"),
    ("2", "ii"),
];

/// An id and a short title, each in a dozen spellings and more.
fn spellings(name: &str) -> Vec<String> {
    let between = |separator: &str| name.replace([' ', '-'], separator);
    let mut all = vec![name.to_owned(), name.to_uppercase(), name.to_lowercase(), format!("  {name}\n")];
    all.extend(["", " ", "_", "-", ".", "\u{2011}", "\u{2013}", "  ", " - "].map(between));
    all.extend(["", " ", "_"].map(|separator| between(separator).to_uppercase()));
    // Digits that stand apart, as in `K 10`.
    let apart: String =
        name.chars().map(|sign| if sign == '1' || sign == '6' { format!(" {sign}") } else { sign.into() }).collect();
    all.push(apart);
    if let Some((stem, number)) = name.rsplit_once('-')
        && let Some((_, numeral)) = ROMAN.iter().find(|(digits, _)| *digits == number)
    {
        all.extend([format!("{stem} {numeral}"), format!("{}-{}", stem.to_uppercase(), numeral.to_uppercase())]);
    }
    all
}

#[test]
fn every_spelling_of_every_name_finds_its_own_instrument() {
    let mut tried = 0;
    for id in instrument::ids() {
        let known = instrument::get(id).unwrap();
        for name in [id, known.definition().short_title.as_str()] {
            for spelling in spellings(name) {
                let found = instrument::get(&spelling).unwrap_or_else(|error| panic!("{spelling}: {error}"));
                assert_eq!(found.id(), id, "{spelling}");
                let query = Query::default().with_words(Text::new(&spelling).unwrap());
                let listed = instrument::search(&query).unwrap();
                assert!(listed.iter().any(|entry| entry.id.as_str() == id), "search for {spelling}");
                tried += 1;
            }
        }
    }
    assert!(tried > 47 * 2 * 16, "{tried}");
}

/// Every name that differs from `name` in one letter or digit, or in two that changed places.
fn slips(name: &str) -> Vec<String> {
    let signs: Vec<char> = name.chars().collect();
    let with = |place: usize, end: usize, new: &[char]| -> String {
        signs.iter().take(place).chain(new).chain(signs.iter().skip(end)).collect()
    };
    let mut slips = Vec::new();
    for place in 0..=signs.len() {
        for new in ['z', '3'] {
            slips.push(with(place, place, &[new]));
            slips.push(with(place, place + 1, &[new]));
        }
        slips.push(with(place, place + 1, &[]));
        if let Some([one, other]) = signs.get(place..place + 2) {
            slips.push(with(place, place + 2, &[*other, *one]));
        }
    }
    slips
}

#[test]
fn a_slip_is_told_the_nearest() {
    let (mut told, mut alone) = (0, 0);
    // `k7` is as far from `k6` as from any other two letters, and so is `vz` from `vq`.
    for id in instrument::ids().into_iter().filter(|id| !["k6", "vq"].contains(id)) {
        for slip in slips(id) {
            // Some slips write the name of another form, or the same name in another way.
            let Err(error) = instrument::get(&slip) else { continue };
            assert_eq!((error.code(), error.path()), ("unknown_instrument", "instrument"));
            let (nearest, others) = error.expected().split_once(" (the nearest), or one of: ").unwrap_or_default();
            let nearest: Vec<&str> = nearest.split(", ").collect();
            assert!(nearest.contains(&id), "{slip}: {}", error.expected());
            assert_eq!(nearest.len() + others.split(", ").count(), instrument::ids().len(), "{slip}");
            told += 1;
            alone += usize::from(nearest.len() == 1);
        }
    }
    assert!(told > 1000 && alone > 700, "{told}, {alone} of them alone");
}

#[test]
fn what_is_near_to_nothing_is_not_repeated() {
    for name in ["", " - ", "☠ Jane Doe, 12 Elm Street ☠", "Depression", &"phq-9".repeat(100_000)] {
        let error = instrument::get(name).unwrap_err();
        assert_eq!(error.expected(), format!("one of: {}", instrument::ids().join(", ")));
    }
    assert!(!instrument::get("PHQ-9☠").unwrap_err().to_string().contains('☠'));
    // The form with ten more questions is another one.
    assert!(instrument::get("K10+").unwrap_err().expected().starts_with("k10 (the nearest)"));
}

fn stored(change: &str) -> Result<change::ReliableChange, therapy_goals::Error> {
    change::reliable_change(&serde_json::from_str::<ChangeInput>(change).unwrap())
}

/// A person writes a name as it comes; what is stored names the very id.
#[test]
fn a_stored_score_needs_the_exact_id() {
    let values = r#""pre": 16, "post": 10, "method": "published", "threshold": "nhs_talking_therapies""#;
    let changed = stored(&format!(r#"{{{values}, "instrument": "PHQ 9"}}"#)).unwrap();
    assert_eq!(changed.instrument.unwrap().as_str(), "phq-9");
    let score = serde_json::to_string(&instrument::get("phq-9").unwrap().score([2; 9], Respondent::default()).unwrap());
    let score = score.unwrap();
    let published = r#""method": "published", "threshold": "nhs_talking_therapies""#;
    assert!(stored(&format!(r#"{{"pre": {score}, "post": {score}, {published}}}"#)).is_ok());
    let other = score.replace(r#""phq-9""#, r#""PHQ-9""#);
    assert_ne!(other, score);
    let error = stored(&format!(r#"{{"pre": {other}, "post": {other}, {published}}}"#)).unwrap_err();
    assert_eq!((error.code(), error.path()), ("missing", "instrument"));
}

#[test]
fn an_instrument_of_change_is_told_the_nearest_too() {
    let text = r#"{"pre": 16, "post": 10, "method": "published", "instrument": "phq9 "}"#;
    assert!(serde_json::from_str::<ChangeInput>(text).is_ok());
    let error = serde_json::from_str::<ChangeInput>(&text.replace("phq9 ", "phqq9")).unwrap_err().to_string();
    assert!(error.contains("instrument: unknown instrument; expected phq-9 (the nearest), or one of: "), "{error}");
}
