//! Classifications and alerts: which category is decided, and which are still possible.

use crate::instrument::condition::{Reason, Truth};
use crate::instrument::condition_plan::ConditionPlan;
use crate::instrument::evaluation::{AlertState, ClassificationEvaluation};
use crate::instrument::people::{People, place_for};
use crate::instrument::program::{ClassificationPlan, RulePlan};
use crate::instrument::responses::Respondent;
use crate::instrument::sheet::Sheet;

pub(crate) fn alert(condition: &ConditionPlan, sheet: &Sheet<'_>) -> AlertState {
    match condition.decide(sheet) {
        Truth::True => AlertState::Raised,
        Truth::False => AlertState::NotRaised,
        Truth::Unknown(_) => AlertState::Unknown,
    }
}

pub(crate) fn classify(plan: &ClassificationPlan, sheet: &Sheet<'_>) -> ClassificationEvaluation {
    let mut found = by_rule(plan, sheet);
    if sheet.stopped && found.reason == Some(Reason::MissingItems) {
        found.reason = Some(Reason::StoppedEarly);
    }
    found
}

fn by_rule(plan: &ClassificationPlan, sheet: &Sheet<'_>) -> ClassificationEvaluation {
    match &plan.rule {
        Some(RulePlan::Cases { cases, otherwise }) => classify_cases(cases, *otherwise, sheet),
        Some(RulePlan::Cutoff { score, below, at, above, values, people }) => {
            let (cutoff, by_sex) = cutoff_for(values, people, sheet.respondent);
            let found = classify_cutoff(cutoff, sheet.score(*score), sheet.why(*score), [*below, *at, *above]);
            ClassificationEvaluation { cutoffs: by_sex, ..found }
        }
        None => ClassificationEvaluation::open(None, Vec::new()),
    }
}

/// The cutoff for a respondent, or why there is none.
pub(crate) fn cutoff_for(
    values: &[f64],
    people: &[People],
    respondent: Respondent,
) -> (Result<f64, Reason>, Vec<usize>) {
    let (place, by_sex) = place_for(people, respondent);
    (place.and_then(|place| values.get(place).copied().ok_or(Reason::NoNorm)), by_sex)
}

fn classify_cases(cases: &[(usize, ConditionPlan)], otherwise: usize, sheet: &Sheet<'_>) -> ClassificationEvaluation {
    let mut possible = Vec::new();
    let mut first_reason = None;
    let mut last = otherwise;
    for (category, condition) in cases {
        match condition.decide(sheet) {
            Truth::False => {}
            Truth::Unknown(reason) => {
                first_reason = first_reason.or(Some(reason));
                if !possible.contains(category) {
                    possible.push(*category);
                }
            }
            Truth::True => {
                last = *category;
                break;
            }
        }
    }
    // Decided where no other category is possible any more.
    if possible.iter().all(|category| *category == last) {
        return ClassificationEvaluation::decided(last);
    }
    if !possible.contains(&last) {
        possible.push(last);
    }
    ClassificationEvaluation::open(first_reason, possible)
}

fn classify_cutoff(
    cutoff: Result<f64, Reason>,
    score: Option<(f64, f64)>,
    why: Reason,
    [below, at, above]: [usize; 3],
) -> ClassificationEvaluation {
    if let (Ok(cutoff), Some((low, high))) = (cutoff, score) {
        if low > cutoff {
            return ClassificationEvaluation::decided(above);
        }
        if high < cutoff {
            return ClassificationEvaluation::decided(below);
        }
    }
    let mut possible = Vec::new();
    let mut add = |category: usize| {
        if !possible.contains(&category) {
            possible.push(category);
        }
    };
    let cutoff = match cutoff {
        Ok(cutoff) => cutoff,
        Err(reason) => {
            [below, above].into_iter().for_each(add);
            return ClassificationEvaluation::open(Some(reason), possible);
        }
    };
    let (low, high) = score.unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
    if low < cutoff {
        add(below);
    }
    // What lies wholly above or below the cutoff was decided before.
    add(at);
    if high > cutoff {
        add(above);
    }
    match possible.as_slice() {
        [category] => ClassificationEvaluation::decided(*category),
        _ => ClassificationEvaluation::open(Some(why), possible),
    }
}
