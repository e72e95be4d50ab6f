use std::error::Error;
use std::fs;

use therapy_goals::instrument::{Instrument, Respondent, Score};

fn main() -> Result<(), Box<dyn Error>> {
    let garden = Instrument::from_json(&fs::read_to_string("garden-profile.json")?)?;
    assert_eq!(garden.score([1, 1, 1, 90], Respondent::default())?.total(), Some(1.0));
    let score = garden.score([2, 4, 3, 55], Respondent::default())?;
    assert_eq!((score.total(), score.subscale("line").and_then(Score::total)), (Some(0.6), Some(55.0)));
    let worst = garden.score([5, 5, 5, 0], Respondent::default())?;
    assert!(worst.total().is_some_and(|total| total < 0.0));
    Ok(())
}
