//! Whether what a stored score says fits a definition.

use therapy_goals_derive::Record;

use crate::error::Error;
use crate::instrument::classify::{alert, classify};
use crate::instrument::condition::Reason;
use crate::instrument::evaluation::{AlertState, ItemState, ScoreEvaluation, ScoreStatus};
use crate::instrument::few::Few;
use crate::instrument::key::{Key, ScaleKey};
use crate::instrument::program::{ItemPlan, Program, ScorePlan};
use crate::instrument::questionnaire::Instrument;
use crate::instrument::responses::Respondent;
use crate::instrument::score::Score;
use crate::instrument::sheet::{Sheet, Told};
use crate::scalar::{Code, Text};

/// Whether what a score says fits the definition that made it.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct Verification {
    /// Whether it does.
    pub verdict: Verdict,
    /// Where it does not: `version`, `rules`, `band`, `subscales.b.band`, `classifications.cutoff`,
    /// `alerts.self_harm_item` and the like.
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
    /// Compares what a score says with this definition, by the rules that the score names: bands, classifications and
    /// alerts, which items there are, and how high a score can be. It holds the score's numbers to be right, and knows
    /// neither the answers nor the age and the sex: what depends on these may be anything that some answers could make it.
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
        let chosen = if *rules == self.provenance().rules { Ok(self.clone()) } else { self.with_only_rules(rules) };
        let named = |chosen: &Self| {
            let all = &chosen.provenance().rules;
            all.len() == rules.len() && rules.iter().all(|rule| all.contains(rule))
        };
        let Some(chosen) = chosen.ok().filter(named) else {
            return said(Verdict::Inconsistent, vec![Text::new("rules")?]);
        };
        let mut differs = Vec::new();
        if score.version() != self.definition().version.as_str() {
            differs.push("version".to_owned());
        }
        differences(score, chosen.key(), chosen.program(), &mut differs);
        let differs = differs.iter().map(|place| Text::new(place)).collect::<Result<Vec<_>, _>>()?;
        said(if differs.is_empty() { Verdict::Consistent } else { Verdict::Inconsistent }, differs)
    }
}

fn differences(score: &Score, key: &Key, program: &Program, differs: &mut Vec<String>) {
    let keys = key.subscales.iter().chain([&key.whole]);
    let scales: Vec<_> = keys.zip(program.scores.iter().map(Some).chain([None])).collect();
    let mut part = |path: &str, score: &Score| match scales.iter().find(|(key, _)| key.id.as_str() == score.scale()) {
        Some((key, plan)) => of_scale(path, score, key, *plan, differs),
        None => differs.push(if path.is_empty() { "scale" } else { path.trim_end_matches('.') }.to_owned()),
    };
    part("", score);
    for subscale in score.subscales() {
        part(&format!("subscales.{}.", subscale.scale()), subscale);
    }
    let missing = |score: &Score| score.missing().iter().all(|item| key.items.contains(item));
    if !missing(score) || !score.subscales().iter().all(missing) {
        differs.push("missing".to_owned());
    }
    // A subscale has neither subscales nor classifications nor alerts.
    if score.scale() == key.whole.id.as_str() {
        if key.subscales.iter().any(|scale| score.subscale(scale.id.as_str()).is_none()) {
            differs.push("subscales".to_owned());
        }
        judged(score, key, program, differs);
    }
}

/// What one score says of itself; the whole of a form without a total has no plan.
fn of_scale(path: &str, score: &Score, key: &ScaleKey, plan: Option<&ScorePlan>, differs: &mut Vec<String>) {
    let mut differ = |field: &str| differs.push(format!("{path}{field}"));
    if score.scale_digest() != key.digest {
        differ("scale_digest");
    }
    if score.better() != key.better {
        differ("better");
    }
    if usize::from(score.asked()) > key.items.len() {
        differ("asked");
    }
    let place = plan.zip(score.total()).and_then(|(plan, total)| plan.band(total));
    if score.band() != place.and_then(|place| key.bands.get(place)).map(Code::as_str) {
        differ("band");
    }
    let (low, high) = plan.map_or((f64::NEG_INFINITY, f64::INFINITY), ScorePlan::range);
    let within = |number: f64| low - 1e-6 <= number && number <= high + 1e-6;
    if score.bounds().is_some_and(|(low, high)| !within(low) || !within(high)) {
        differ("bounds");
    }
}

/// A score of which nothing is known.
const UNKNOWN: ScoreEvaluation = ScoreEvaluation {
    status: ScoreStatus::Incomplete,
    value: None,
    bounds: Some((f64::NEG_INFINITY, f64::INFINITY)),
    band: None,
    answered: 0,
    asked: 0,
    reason: None,
};

/// A form of which nothing is known but its scores.
fn unanswered<'a>(score: &Score, key: &Key, program: &'a Program) -> Sheet<'a> {
    let known = |score: &Score| ScoreEvaluation {
        status: score.status(),
        value: score.total(),
        bounds: score.bounds(),
        band: None,
        answered: score.answered(),
        asked: score.asked(),
        reason: score.reason(),
    };
    let mut scores = Few::default();
    for scale in &key.subscales {
        scores.push(score.subscale(scale.id.as_str()).map_or(UNKNOWN, known));
    }
    if program.has_total {
        scores.push(known(score));
    }
    Sheet {
        program,
        respondent: Respondent::default(),
        items: program.items.iter().map(unknown_answer).collect(),
        blank: true,
        scores,
        unasked: Vec::new(),
        told: Told::default(),
        stopped: score.reason() == Some(Reason::StoppedEarly),
    }
}

/// An item of which one knows only whether it is always asked.
fn unknown_answer(plan: &ItemPlan) -> ItemState {
    let always = plan.scored && !plan.optional && plan.asked_if.is_none();
    if always { ItemState::Missing } else { ItemState::Unsettled }
}

fn judged(score: &Score, key: &Key, program: &Program, differs: &mut Vec<String>) {
    let sheet = unanswered(score, key, program);
    // What hears answers that do not count knows other scores than the one that is stored.
    let mut heard = unanswered(score, key, program);
    if program.skips {
        heard.scores = program.scores.iter().map(|_| UNKNOWN).collect();
    }
    for (known, plan) in key.classifications.iter().zip(&program.classifications) {
        let found = score.classifications().iter().find(|result| result.id == known.id);
        let hears = (0..program.items.len()).any(|item| plan.names(item));
        let possible = classify(plan, if hears { &heard } else { &sheet });
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
        let fits = match (alert(plan, &sheet), alert(plan, &heard)) {
            (AlertState::Raised, _) => found == Some(AlertState::Raised),
            (AlertState::NotRaised, AlertState::NotRaised) => found == Some(AlertState::NotRaised),
            _ => found.is_some(),
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
