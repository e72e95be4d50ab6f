//! A definition that the host brings, read, checked and scored: all that is needed of the crate without any feature.
//!
//! `cargo run --no-default-features --example own_definition`

use therapy_goals::Error;
use therapy_goals::instrument::{Instrument, Respondent, ScoreStatus};

const DEFINITION: &str = r#"{
    "schema_version": "1.0",
    "id": "clinic-check-in",
    "version": "1.0.0",
    "title": "Check-in of our clinic",
    "short_title": "Check-in",
    "measures": "how the last week was",
    "domains": ["wellbeing"],
    "respondent": { "who": "client" },
    "answers": { "kind": "scores" },
    "licence": { "wording_may_ship": true, "terms": "Our own", "source": "own" },
    "sources": [{ "id": "own", "kind": "form", "citation": "Written in our clinic, 2026" }],
    "response_scales": [{ "id": "often", "range": { "minimum": 0, "maximum": 4, "decimals": 0 } }],
    "items": [
        { "id": "1", "tag": "sleep", "response_scale": "often" },
        { "id": "2", "tag": "company", "response_scale": "often" }
    ],
    "total": { "id": "total", "method": "sum", "items": ["1", "2"], "better": "higher", "source": "own", "status": "confirmed" }
}"#;

fn main() -> Result<(), Error> {
    let instrument = Instrument::from_json(DEFINITION)?;
    let complete = instrument.score([3, 4], Respondent::default())?;
    let incomplete = instrument.score([Some(3), None], Respondent::default())?;
    assert_eq!(complete.total(), Some(7.0));
    assert_eq!((incomplete.status(), incomplete.bounds()), (ScoreStatus::Incomplete, Some((3.0, 7.0))));
    println!("{}: {:?}, and with one answer missing {:?}", instrument.title(), complete.total(), incomplete.bounds());
    Ok(())
}
