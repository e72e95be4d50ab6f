use std::error::Error;
use std::fs;

use therapy_goals::instrument::{AlertState, Instrument, Respondent};

fn main() -> Result<(), Box<dyn Error>> {
    let evening = Instrument::from_json(&fs::read_to_string("evening-inventory.json")?)?;
    let score = evening.score([1, 2, 0, 4, 1], Respondent::default())?;
    assert_eq!((score.total(), score.band()), (Some(6.0), Some("mild")));
    let asked = evening.score([1, 2, 1, 6, 6], Respondent::default())?;
    assert_eq!(asked.alert("wish_to_live_item"), Some(AlertState::Raised));
    let left_out = evening.score([Some(1), Some(2), None, Some(4), Some(1)], Respondent::default())?;
    assert_eq!(left_out.alert("wish_to_live_item"), Some(AlertState::Unknown));
    let blank: [Option<f64>; 5] = [None; 5];
    assert_eq!(evening.score(blank, Respondent::default())?.total(), None);
    Ok(())
}
