//! What a form gives reason to look at, as positions: answers to what was not asked, an age that was not meant, one
//! answer throughout, borders that are near.

use std::cmp::Ordering;

use crate::instrument::classify::{alert, classify, cutoff_for};
use crate::instrument::condition::Ages;
use crate::instrument::condition_plan::ConditionPlan;
use crate::instrument::evaluation::{AlertState, ClassificationEvaluation, Doubts, Evaluation, ItemState, ScoreStatus};
use crate::instrument::few::Few;
use crate::instrument::program::{ClassificationPlan, RulePlan, ScorePlan, Term};
use crate::instrument::sheet::Sheet;

/// What a form says beside its scores.
pub(crate) struct Judged {
    pub(crate) classifications: Few<ClassificationEvaluation>,
    pub(crate) alerts: Few<AlertState>,
    pub(crate) doubts: Option<Box<Doubts>>,
}

impl Sheet<'_> {
    pub(crate) fn into_evaluation(mut self) -> Evaluation {
        let Judged { classifications, alerts, doubts } = self.judge();
        self.settle(|plan| !plan.counts, false);
        Evaluation {
            whole: self.whole(),
            subscales: self.subscales().copied().collect(),
            classifications: classifications.into_iter().collect(),
            alerts: alerts.into_iter().collect(),
            items: self.items,
            doubts,
        }
    }

    /// Most forms give no reason for a doubt: whether one does is asked first, and all else is out of the way.
    pub(crate) fn judge(&self) -> Judged {
        let program = self.program;
        let (classifications, alerts, unasked) = if self.unasked.is_empty() {
            let classifications = program.classifications.iter().map(|plan| classify(plan, self)).collect();
            (classifications, program.alerts.iter().map(|plan| alert(plan, self)).collect(), None)
        } else {
            let (classifications, alerts, doubts) = self.judge_unasked();
            (classifications, alerts, Some(doubts))
        };
        let ages = program.ages.filter(|ages| self.respondent.age.is_some_and(|age| !ages.contains(age)));
        let same_answer = program.opposites.iter().copied().find(|score| self.contradicts_itself(*score));
        let doubtful = self.blank || unasked.is_some() || ages.is_some() || same_answer.is_some();
        let doubts = if doubtful { self.doubts(unasked, ages, same_answer) } else { None };
        Judged { classifications, alerts, doubts }
    }

    #[cold]
    fn doubts(&self, unasked: Option<Doubts>, ages: Option<Ages>, same_answer: Option<usize>) -> Option<Box<Doubts>> {
        let mut doubts = Doubts { ages, same_answer, ..unasked.unwrap_or_default() };
        if self.blank {
            self.near_borders(&mut doubts.borders);
        }
        (doubts != Doubts::default()).then(|| Box::new(doubts))
    }

    /// What was answered though it was not asked counts in no score. An alert, and a classification whose cases name
    /// such an item, hears every answer that was given.
    #[cold]
    fn judge_unasked(&self) -> (Few<ClassificationEvaluation>, Few<AlertState>, Doubts) {
        let given = self.as_answered();
        let program = self.program;
        let classified = |plan: &ClassificationPlan| {
            let names = self.unasked.iter().any(|(item, _)| plan.names(*item));
            classify(plan, if names { &given } else { self })
        };
        let classifications: Few<_> = program.classifications.iter().map(classified).collect();
        let heard = |plan: &ConditionPlan| match alert(plan, self) {
            AlertState::Raised => AlertState::Raised,
            _ => alert(plan, &given),
        };
        let scores = self.scores.iter().zip(given.scores.iter()).enumerate();
        let scores: Vec<_> = scores
            .filter(|(_, (counted, given))| (counted.value, counted.band) != (given.value, given.band))
            .map(|(place, (_, given))| (place, *given))
            .collect();
        let other = program.classifications.iter().map(|plan| classify(plan, &given).category);
        let other = classifications.iter().zip(other).enumerate();
        let other: Vec<_> = other
            .filter(|(_, (counted, given))| counted.category != *given)
            .map(|(place, (_, given))| (place, given))
            .collect();
        let differs = !scores.is_empty() || !other.is_empty();
        // An answer that says what counts anyhow contradicts nothing.
        let says_so = |(place, units): &&(usize, f64)| self.items.get(*place) != Some(&ItemState::Settled(*units));
        let unasked = self.unasked.iter().filter(|_| differs).filter(says_so).map(|(place, _)| *place).collect();
        let doubts = Doubts { unasked, scores, classifications: other, ..Doubts::default() };
        (classifications, program.alerts.iter().map(heard).collect(), doubts)
    }

    /// Whether all items of a score have the same answer, which means the opposite where an item counts in reverse.
    fn contradicts_itself(&self, score: usize) -> bool {
        let Some(terms) = self.program.scores.get(score).and_then(ScorePlan::terms) else { return false };
        let answer = |term: &Term| match self.items.get(term.item) {
            Some(ItemState::Answered(units)) => Some(*units),
            _ => None,
        };
        let Some(first) = terms.first().and_then(answer) else { return false };
        terms.iter().all(|term| answer(term) == Some(first))
            && terms.iter().any(|term| term.sign < 0.0 && (term.offset - first - first).abs() > 0.5)
    }

    /// The borders that a prorated score would cross with one answer one step higher or lower.
    #[cold]
    fn near_borders(&self, borders: &mut Vec<(usize, Option<usize>, f64)>) {
        for (place, (plan, score)) in self.program.scores.iter().zip(self.scores.iter()).enumerate() {
            let (ScoreStatus::Prorated, Some(value)) = (score.status, score.value) else { continue };
            let moved = self.one_step_away(plan);
            let crossed = |border: &f64| moved.iter().any(|moved| (value < *border) != (*moved < *border));
            let bands = plan.bands.iter().skip(1).copied().filter(crossed).map(|border| (place, None, border));
            borders.extend(bands);
            for (number, classification) in self.program.classifications.iter().enumerate() {
                if let Some(RulePlan::Cutoff { score, below, at, above, values }) = &classification.rule
                    && *score == place
                    && let Ok(cutoff) = cutoff_for(values, self.respondent).0
                {
                    let side = |value: f64| match value.total_cmp(&cutoff) {
                        Ordering::Less => below,
                        Ordering::Equal => at,
                        Ordering::Greater => above,
                    };
                    let crossed = moved.iter().any(|moved| side(*moved) != side(value));
                    borders.extend(crossed.then_some((place, Some(number), cutoff)));
                }
            }
        }
    }

    /// The values that a score would have with one of its answers one step higher or lower.
    fn one_step_away(&self, plan: &ScorePlan) -> Vec<f64> {
        let (program, respondent, blank) = (self.program, self.respondent, self.blank);
        let (items, scores) = (self.items.clone(), self.scores.clone());
        let mut moved = Sheet { program, respondent, items, blank, scores, unasked: Vec::new() };
        let mut values = Vec::new();
        for place in plan.items() {
            let (Some(ItemState::Answered(units)), Some(item)) = (self.items.get(place), program.items.get(place))
            else {
                continue;
            };
            for step in item.neighbours(*units).into_iter().flatten() {
                moved.answer(place, step);
                values.extend(moved.rescore(plan));
            }
            moved.answer(place, *units);
        }
        values
    }
}

impl ClassificationPlan {
    /// Whether a case of the chosen rule names this item.
    fn names(&self, item: usize) -> bool {
        match &self.rule {
            Some(RulePlan::Cases { cases, .. }) => cases.iter().any(|(_, condition)| condition.names(item)),
            _ => false,
        }
    }
}

impl ConditionPlan {
    fn names(&self, item: usize) -> bool {
        match self {
            Self::Items(items, _) => items.contains(&item),
            Self::Not(condition) => condition.names(item),
            Self::All(several) | Self::Any(several) | Self::Count(several, _) => {
                several.iter().any(|condition| condition.names(item))
            }
            Self::Score(..) | Self::Age(_) | Self::Sex(_) => false,
        }
    }
}
