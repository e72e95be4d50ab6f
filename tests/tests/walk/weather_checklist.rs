use std::error::Error;
use std::fs;

use therapy_goals::instrument::{Instrument, Respondent, Score, ScoreStatus};

fn main() -> Result<(), Box<dyn Error>> {
    let weather = Instrument::from_json(&fs::read_to_string("weather-checklist.json")?)?;
    let score = weather.score([2, 1, 0, 3, 4, 1], Respondent::default())?;
    let of = |score: &Score, part: &str| score.subscale(part).and_then(Score::total);
    assert_eq!(score.total(), Some(1.5));
    assert_eq!(of(&score, "fear"), Some(1.0));
    assert_eq!(of(&score, "people"), Some(2.0));
    assert_eq!(of(&score, "complaints"), Some(5.0));
    let one_missing = weather.score([Some(2), Some(1), None, Some(3), Some(4), Some(1)], Respondent::default())?;
    assert_eq!(of(&one_missing, "fear"), Some(1.5));
    assert_eq!(one_missing.subscale("fear").map(Score::status), Some(ScoreStatus::Prorated));
    assert_eq!(of(&one_missing, "complaints"), None);
    Ok(())
}
