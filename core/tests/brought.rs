//! The core without definitions and languages inside: the host brings them. `make features` runs this without features
//! and with `index` alone.
#![cfg(not(any(feature = "catalogue", feature = "languages")))]

use therapy_goals::instrument::{Instrument, Respondent};

const GAD7: &str = include_str!("../instruments/gad-7.json");

#[test]
fn a_definition_that_the_host_has_is_scored() {
    let gad7 = Instrument::from_json(GAD7).unwrap();
    let score = gad7.score([2, 2, 2, 1, 1, 1, 0], Respondent::default()).unwrap();
    assert_eq!((score.total(), score.band()), (Some(9.0), Some("mild")));
}

#[cfg(feature = "index")]
#[test]
fn a_name_finds_what_was_brought_and_nothing_else() {
    use std::cell::Cell;

    use therapy_goals::instrument::{Query, bring, domains, get, get_in, ids, languages, search};
    use therapy_goals::scalar::Code;

    thread_local! {
        static GERMAN: Cell<bool> = const { Cell::new(false) };
    }

    assert_eq!(get("gad-7").unwrap_err().code(), "unknown_instrument");
    assert!(ids().is_empty() && search(&Query::default()).unwrap().is_empty());
    bring(|name| match name {
        "gad-7" => Some(GAD7.to_owned()),
        "gad-7.de" => GERMAN.with(Cell::get).then(|| include_str!("../languages/gad-7.de.json").to_owned()),
        _ => None,
    });
    let own = Instrument::from_json(GAD7).unwrap();
    for name in ["gad-7", "GAD 7", "gad7"] {
        assert_eq!(get(name).unwrap(), own);
        assert_eq!(get(name).unwrap().definition_digest(), own.definition_digest());
    }
    assert_eq!(get("phq-9").unwrap_err().code(), "unknown_instrument");
    assert_eq!(ids(), ["gad-7"]);
    assert_eq!(search(&Query::default()).unwrap().len(), 1);
    let about: Vec<String> = domains().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(about, ["anxiety"]);
    let query = |domain: &str| Query::default().with_domain(Code::new(domain).unwrap());
    assert_eq!(search(&query("anxiety")).unwrap()[0].short_title.as_str(), "GAD-7");
    assert_eq!(search(&query("depression")).unwrap_err().expected(), "one of: anxiety");
    // So with the texts in another language, which may come later.
    assert_eq!(languages("gad-7").unwrap(), ["en", "de"]);
    let refused = own.with_language("DE").unwrap_err();
    assert_eq!((refused.code(), refused.path()), ("unknown_code", "language"));
    assert_eq!(
        refused.expected(),
        "en; de once its file `gad-7.de` is brought (`bring` in Rust, `provide` in JavaScript), or with the feature `languages`"
    );
    GERMAN.with(|there| there.set(true));
    assert_eq!(get_in("gad-7", "DE").unwrap().texts().language.as_str(), "de");
    assert_eq!(own.with_language("de").unwrap().with_language("en").unwrap().texts(), own.texts());
    // The first source stays.
    bring(|_| Some(GAD7.to_owned()));
    assert_eq!(ids(), ["gad-7"]);
}
