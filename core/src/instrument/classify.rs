//! Classifications and alerts: which category is decided, and which are still possible.

use crate::instrument::condition::{Reason, Truth};
use crate::instrument::condition_plan::ConditionPlan;
use crate::instrument::evaluation::{AlertState, ClassificationEvaluation};
use crate::instrument::program::{ClassificationPlan, CutoffPlan, RulePlan};
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
    match &plan.rule {
        Some(RulePlan::Cases { cases, otherwise }) => classify_cases(cases, *otherwise, sheet),
        Some(RulePlan::Cutoff { score, below, at, above, values }) => {
            let (cutoff, by_sex) = cutoff_for(values, sheet.respondent);
            let found = classify_cutoff(cutoff, sheet.score(*score), [*below, *at, *above]);
            ClassificationEvaluation { cutoffs: by_sex, ..found }
        }
        None => ClassificationEvaluation::open(None, Vec::new()),
    }
}

/// The cutoff for a respondent: the first value that is sure to apply, unless an earlier one might; or why there
/// is none. With it, where no norm by sex applies, the places of the values that would apply to one sex.
pub(crate) fn cutoff_for(values: &[CutoffPlan], respondent: Respondent) -> (Result<f64, Reason>, Vec<usize>) {
    let mut by_sex = Vec::new();
    for (place, cutoff) in values.iter().enumerate() {
        let age = cutoff.ages.map(|ages| respondent.age.map(|age| ages.contains(age)));
        let sex = cutoff.sex.map(|sex| respondent.norm_sex().map(|given| given == sex));
        let known = match (age, sex) {
            (Some(Some(false)), _) | (_, Some(Ok(false))) => continue,
            // A value for both sexes may follow.
            (None | Some(Some(true)), Some(Err(Reason::NoRuleForSex))) => {
                by_sex.push(place);
                continue;
            }
            (Some(None), _) => Err(Reason::AgeRequired),
            (_, Some(Err(reason))) => Err(reason),
            _ => Ok(cutoff.value),
        };
        return (known, Vec::new());
    }
    let reason = if by_sex.is_empty() { Reason::NoNorm } else { Reason::NoRuleForSex };
    (Err(reason), by_sex)
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
        _ => ClassificationEvaluation::open(Some(Reason::MissingItems), possible),
    }
}
