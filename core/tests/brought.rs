//! The core without definitions inside: the host brings them. `make features` runs this without features and with
//! `index` alone.
#![cfg(not(feature = "catalogue"))]

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
    use therapy_goals::instrument::{Query, bring, get, ids, search};

    assert_eq!(get("gad-7").unwrap_err().code(), "unknown_instrument");
    assert!(ids().is_empty() && search(&Query::default()).unwrap().is_empty());
    bring(|id| (id == "gad-7").then(|| GAD7.to_owned()));
    let own = Instrument::from_json(GAD7).unwrap();
    for name in ["gad-7", "GAD 7", "gad7"] {
        assert_eq!(get(name).unwrap(), own);
        assert_eq!(get(name).unwrap().definition_digest(), own.definition_digest());
    }
    assert_eq!(get("phq-9").unwrap_err().code(), "unknown_instrument");
    assert_eq!(ids(), ["gad-7"]);
    assert_eq!(search(&Query::default()).unwrap().len(), 1);
    // The first source stays.
    bring(|_| Some(GAD7.to_owned()));
    assert_eq!(ids(), ["gad-7"]);
}
