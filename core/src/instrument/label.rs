//! A scored sheet in words that a program reads: codes for positions.

use std::sync::Arc;

use crate::instrument::evaluation::ScoreEvaluation;
use crate::instrument::key::{ClassificationKey, CutoffKey, Key, ScaleKey};
use crate::instrument::score::{AlertResult, ClassificationResult, Provenance, Score};
use crate::instrument::sheet::Sheet;
use crate::scalar::{Code, NormSex};

/// Turns positions into codes.
pub(crate) fn label(key: &Key, provenance: &Arc<Provenance>, sheet: &Sheet<'_>) -> Score {
    let missing = |scale: &ScaleKey| {
        let items = scale.items.iter();
        let missing = items.filter(|place| sheet.items.get(**place).is_some_and(|state| state.is_missing()));
        missing.filter_map(|place| key.items.get(*place).cloned()).collect()
    };
    let score = |scale: &ScaleKey, score: &ScoreEvaluation| Score {
        provenance: Arc::clone(provenance),
        scale: scale.id.clone(),
        scale_digest: scale.digest,
        better: scale.better,
        status: score.status,
        total: score.value,
        bounds: score.bounds,
        band: score.band.and_then(|band| scale.bands.get(band).cloned()),
        answered: score.answered,
        asked: score.asked,
        missing: if score.answered == score.asked { Vec::new() } else { missing(scale) },
        subscales: Vec::new(),
        classifications: Vec::new(),
        alerts: Vec::new(),
    };
    let code = |categories: &[Code], place: usize| categories.get(place).cloned();
    let subscales = key.subscales.iter().zip(sheet.subscales());
    let classifications = key.classifications.iter().zip(sheet.classifications());
    let alerts = key.alerts.iter().zip(sheet.alerts());
    Score {
        subscales: subscales.map(|(scale, result)| score(scale, result)).collect(),
        classifications: classifications
            .map(|(ClassificationKey { id, categories, cutoffs }, result)| ClassificationResult {
                id: id.clone(),
                category: result.category.and_then(|place| code(categories, place)),
                reason: result.reason,
                possible: result.possible.iter().filter_map(|place| code(categories, *place)).collect(),
                cutoffs: by_sex(cutoffs, &result.cutoffs),
            })
            .collect(),
        alerts: alerts.map(|(code, state)| AlertResult { code: code.clone(), state }).collect(),
        ..score(&key.whole, &sheet.whole())
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
