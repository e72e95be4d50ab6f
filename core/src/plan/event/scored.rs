//! The score of what was recorded, whether it raises an alert, and what else is of safety.

use crate::document::Named;
use crate::error::Error;
use crate::instrument::{self, AlertState, Respondent, Responses, Score};
use crate::plan::event::kind::Data;
use crate::plan::event::measures::ScoreRecorded;
use crate::scalar::Code;

/// The score of what was recorded.
pub(crate) fn score_of(recorded: &ScoreRecorded) -> Result<Score, Error> {
    if let Some(score) = &recorded.score {
        return Ok(score.clone());
    }
    let instrument = instrument::get(recorded.instrument.as_str())?;
    if let Some(answers) = &recorded.answers {
        return instrument.score_record(answers);
    }
    instrument.score(given(&recorded.responses), Respondent { age: recorded.age, sex: None })
}

fn given(responses: &Named<Code, Option<f64>>) -> Responses {
    let answer = |answer: Option<f64>| answer.map_or(instrument::Answer::Missing, instrument::Answer::Number);
    Responses::Named(responses.iter().map(|(item, given)| (item.to_string(), answer(*given))).collect())
}

/// The alerts that a form raises, or may raise: also one that its definition knows and a score that was brought does not
/// speak of.
pub(crate) fn raised(recorded: &ScoreRecorded, score: &Score) -> Vec<(Code, AlertState)> {
    let alerts = score.alerts();
    let told = alerts.iter().filter(|alert| alert.state != AlertState::NotRaised);
    let mut all: Vec<(Code, AlertState)> = told.map(|alert| (alert.code.clone(), alert.state)).collect();
    if recorded.score.is_some()
        && let Ok(instrument) = instrument::get(recorded.instrument.as_str())
        && instrument.definition().version == score.provenance().version
    {
        let unsaid = instrument.definition().alerts.iter().map(|alert| &alert.id);
        let unsaid = unsaid.filter(|code| !alerts.iter().any(|alert| alert.code == **code));
        all.extend(unsaid.map(|code| (code.clone(), AlertState::Unknown)));
    }
    all
}

/// Whether it raises an alert, or nobody can tell.
pub(crate) fn raises(recorded: &ScoreRecorded) -> bool {
    score_of(recorded).map_or(true, |score| !raised(recorded, &score).is_empty())
}

/// What is never hidden from the care team: flags, and scores of forms that have an alert, with what was done about them.
pub(crate) fn is_guarded(data: &Data) -> bool {
    match data {
        Data::FlagOpened(_) | Data::FlagClosed(_) | Data::AlertAnswered(_) => true,
        Data::ScoreRecorded(recorded) => score_of(recorded).is_ok_and(|score| !score.alerts().is_empty()),
        _ => false,
    }
}
