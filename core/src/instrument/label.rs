//! A scored sheet in words that a program reads: codes for positions.

use crate::instrument::evaluation::{AlertState, ClassificationEvaluation, ScoreEvaluation};
use crate::instrument::few::Few;
use crate::instrument::key::{ClassificationKey, CutoffKey, Key, ScaleKey};
use crate::instrument::results::{AlertResult, ClassificationResult, Provenance};
use crate::instrument::sheet::Sheet;
use crate::scalar::{Code, NormSex};

/// What the positions of a score stand for: shared by all scores of an instrument with its chosen rules.
#[derive(Debug)]
pub(crate) struct Labels {
    pub(crate) provenance: Provenance,
    pub(crate) key: Key,
}

/// What a score says beside its number, as positions. Codes are shared texts, and to copy them takes as long as to
/// add up the answers: they are looked up when somebody asks for them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Findings {
    /// The positions of all items without an answer where there should or may have been one, in form order.
    missing: Vec<usize>,
    /// The subscales, then the total where there is one.
    pub(crate) scores: Few<ScoreEvaluation>,
    classifications: Few<ClassificationEvaluation>,
    alerts: Few<AlertState>,
}

impl Findings {
    pub(crate) fn of(sheet: Sheet<'_>) -> Self {
        Self {
            classifications: sheet.classifications().collect(),
            alerts: sheet.alerts().collect(),
            missing: if sheet.blank { sheet.missing().collect() } else { Vec::new() },
            scores: sheet.scores,
        }
    }

    /// The items that one of the scores misses.
    pub(crate) fn missing(&self, key: &Key, scale: &ScaleKey, score: &ScoreEvaluation) -> Vec<Code> {
        if score.answered == score.asked {
            return Vec::new();
        }
        let missing = scale.items.iter().filter(|place| self.missing.binary_search(place).is_ok());
        missing.filter_map(|place| key.items.get(*place).cloned()).collect()
    }

    pub(crate) fn classifications(&self, key: &Key) -> Vec<ClassificationResult> {
        let code = |categories: &[Code], place: usize| categories.get(place).cloned();
        let classifications = key.classifications.iter().zip(self.classifications.iter());
        classifications
            .map(|(ClassificationKey { id, categories, cutoffs }, result)| ClassificationResult {
                id: id.clone(),
                category: result.category.and_then(|place| code(categories, place)),
                reason: result.reason,
                possible: result.possible.iter().filter_map(|place| code(categories, *place)).collect(),
                cutoffs: by_sex(cutoffs, &result.cutoffs),
            })
            .collect()
    }

    pub(crate) fn alerts(&self, key: &Key) -> Vec<AlertResult> {
        let alerts = key.alerts.iter().zip(self.alerts.iter());
        alerts.map(|(code, state)| AlertResult { code: code.clone(), state: *state }).collect()
    }
}

/// The first of these cutoffs for each sex.
fn by_sex(cutoffs: &[CutoffKey], places: &[usize]) -> Vec<(NormSex, f64)> {
    let mut found: Vec<(NormSex, f64)> = Vec::new();
    for cutoff in places.iter().filter_map(|place| cutoffs.get(*place)) {
        if let Some(sex) = cutoff.sex.filter(|sex| found.iter().all(|(known, _)| known != sex)) {
            found.push((sex, cutoff.value));
        }
    }
    found
}
