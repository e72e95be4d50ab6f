//! Whether what a stored score says fits a definition.

use therapy_goals_derive::Record;

use crate::error::Error;
use crate::instrument::classify::{alert, classify};
use crate::instrument::evaluation::{AlertState, ItemState, ScoreEvaluation, ScoreStatus};
use crate::instrument::few::Few;
use crate::instrument::key::Key;
use crate::instrument::program::Program;
use crate::instrument::questionnaire::Instrument;
use crate::instrument::responses::Respondent;
use crate::instrument::score::Score;
use crate::instrument::sheet::Sheet;
use crate::scalar::{Code, Text};

/// Whether what a score says fits the definition that made it.
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct Verification {
    /// Whether it does.
    pub verdict: Verdict,
    /// Where it does not: `band`, `subscales.b.band`, `classifications.cutoff`, `alerts.self_harm_item`, `rules`.
    pub differs: Vec<Text>,
}

/// Whether a score fits a definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Verdict {
    /// The definition made it, and could have said all that it says.
    Consistent,
    /// The definition made it, and cannot have said what it says.
    Inconsistent,
    /// Another definition made it, or nobody knows which.
    CannotSay,
}

impl Instrument {
    /// Compares the bands, the classifications and the alerts of a score with this definition, by the rules that the
    /// score names. It holds its numbers to be right, and knows neither the answers nor the age and the sex: what
    /// depends on these may be anything that some answers could make it.
    ///
    /// # Errors
    /// None, as long as the names of a definition are no longer than a text may be.
    ///
    /// ```
    /// use therapy_goals::instrument::{self, Respondent, Score, Verdict};
    ///
    /// let phq9 = instrument::get("phq-9")?;
    /// let score = phq9.score([2, 2, 2, 2, 1, 1, 2, 0, 0], Respondent::default())?;
    /// assert_eq!(phq9.verify(&score)?.verdict, Verdict::Consistent);
    ///
    /// let text = serde_json::to_string(&score)?.replace("\"moderate\"", "\"severe\"");
    /// let stored = phq9.verify(&Score::from_json(&text)?)?;
    /// assert_eq!((stored.verdict, stored.differs[0].as_str()), (Verdict::Inconsistent, "band"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn verify(&self, score: &Score) -> Result<Verification, Error> {
        let said = |verdict, differs| Ok(Verification { verdict, differs });
        if score.instrument() != self.id() || score.definition_digest() != Some(self.definition_digest()) {
            return said(Verdict::CannotSay, Vec::new());
        }
        let rules = &score.provenance().rules;
        let chosen = if *rules == self.provenance().rules { Ok(self.clone()) } else { self.with_rules(rules) };
        let Ok(chosen) = chosen else { return said(Verdict::Inconsistent, vec![Text::new("rules")?]) };
        let differs = differences(score, chosen.key(), chosen.program());
        let differs = differs.iter().map(|place| Text::new(place)).collect::<Result<Vec<_>, _>>()?;
        said(if differs.is_empty() { Verdict::Consistent } else { Verdict::Inconsistent }, differs)
    }
}

fn differences(score: &Score, key: &Key, program: &Program) -> Vec<String> {
    let mut differs = Vec::new();
    let keys = key.subscales.iter().chain([&key.whole]);
    let scales: Vec<_> = keys.zip(program.scores.iter().map(Some).chain([None])).collect();
    let scale = |id: &str| scales.iter().find(|(key, _)| key.id.as_str() == id);
    let band = |part: &Score| {
        let plan = scale(part.scale()).and_then(|(_, plan)| *plan);
        let place = plan.zip(part.total()).and_then(|(plan, total)| plan.band(total));
        place.and_then(|place| scale(part.scale())?.0.bands.get(place)).map(Code::as_str)
    };
    if scale(score.scale()).is_none() {
        differs.push("scale".to_owned());
    }
    if score.band() != band(score) {
        differs.push("band".to_owned());
    }
    for part in score.subscales() {
        if scale(part.scale()).is_none() {
            differs.push(format!("subscales.{}", part.scale()));
        } else if part.band() != band(part) {
            differs.push(format!("subscales.{}.band", part.scale()));
        }
    }
    // A subscale has neither classifications nor alerts.
    if score.scale() == key.whole.id.as_str() {
        let sheet = unanswered(score, key, program);
        judged(score, key, program, &sheet, &mut differs);
    }
    differs
}

/// A form of which nothing is known but its scores.
fn unanswered<'a>(score: &Score, key: &Key, program: &'a Program) -> Sheet<'a> {
    let known = |score: &Score| ScoreEvaluation {
        status: score.status(),
        value: score.total(),
        bounds: score.bounds(),
        band: None,
        answered: score.answered(),
        asked: score.asked(),
    };
    let all = Some((f64::NEG_INFINITY, f64::INFINITY));
    let unknown = ScoreEvaluation {
        status: ScoreStatus::Incomplete,
        value: None,
        bounds: all,
        band: None,
        answered: 0,
        asked: 0,
    };
    let mut scores = Few::default();
    for scale in &key.subscales {
        scores.push(score.subscale(scale.id.as_str()).map_or(unknown, known));
    }
    if program.has_total {
        scores.push(known(score));
    }
    Sheet {
        program,
        respondent: Respondent::default(),
        items: vec![ItemState::Missing; program.items.len()],
        blank: true,
        scores,
        unasked: Vec::new(),
    }
}

fn judged(score: &Score, key: &Key, program: &Program, sheet: &Sheet<'_>, differs: &mut Vec<String>) {
    for (known, plan) in key.classifications.iter().zip(&program.classifications) {
        let found = score.classifications().iter().find(|result| result.id == known.id);
        let possible = classify(plan, sheet);
        let fits = found.is_some_and(|result| match (&result.category, possible.category) {
            (Some(category), Some(only)) => known.categories.get(only) == Some(category),
            (Some(category), None) => {
                let places = possible.possible.iter();
                places.filter_map(|place| known.categories.get(*place)).any(|possible| possible == category)
            }
            // It is open for want of answers, of an age or of a sex; decided without any of these it cannot be.
            (None, only) => only.is_none(),
        });
        if !fits {
            differs.push(format!("classifications.{}", known.id));
        }
    }
    for (code, plan) in key.alerts.iter().zip(&program.alerts) {
        let found = score.alerts().iter().find(|alert| alert.code == *code).map(|alert| alert.state);
        let fits = match alert(plan, sheet) {
            AlertState::Unknown => found.is_some(),
            only => found == Some(only),
        };
        if !fits {
            differs.push(format!("alerts.{code}"));
        }
    }
    let known = |id: &str| key.classifications.iter().any(|known| known.id.as_str() == id);
    let more = score.classifications().iter().filter(|result| !known(result.id.as_str()));
    differs.extend(more.map(|result| format!("classifications.{}", result.id)));
    let more = score.alerts().iter().filter(|alert| !key.alerts.contains(&alert.code));
    differs.extend(more.map(|alert| format!("alerts.{}", alert.code)));
}
