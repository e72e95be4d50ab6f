//! Scoring: from checked answers to numbers and positions in the definition.

use crate::instrument::classify::{alert, classify};
use crate::instrument::condition::Truth;
use crate::instrument::evaluation::{AlertState, ClassificationEvaluation, Evaluation, ItemState};
use crate::instrument::few::Few;
use crate::instrument::program::{ItemPlan, Program};
use crate::instrument::responses::Respondent;
use crate::instrument::sheet::Sheet;
use crate::instrument::tally::score;

impl<'a> Sheet<'a> {
    /// Scores the answers of which `answer` says the units; there is none where it says `None`.
    #[inline]
    pub(crate) fn score_form<E>(
        program: &'a Program,
        respondent: Respondent,
        mut answer: impl FnMut(usize, &ItemPlan) -> Result<Option<f64>, E>,
    ) -> Result<Self, E> {
        let mut items = vec![ItemState::Missing; program.items.len()];
        let mut blank = false;
        for (place, (state, plan)) in items.iter_mut().zip(&program.items).enumerate() {
            match answer(place, plan)? {
                Some(units) => *state = ItemState::Answered(units),
                // What no score and no condition asks about is settled when somebody wants to see it.
                None => blank |= plan.counts,
            }
        }
        let mut sheet = Self { program, respondent, items, blank, scores: Few::default() };
        if blank {
            sheet.settle_blanks(|plan| plan.counts);
        }
        for plan in &program.scores {
            let score = score(plan, &sheet);
            sheet.scores.push(score);
        }
        Ok(sheet)
    }

    /// Tells items that are missing from those that were not asked, which depends on earlier items only.
    fn settle_blanks(&mut self, concerned: impl Fn(&ItemPlan) -> bool) {
        for (place, plan) in self.program.items.iter().enumerate() {
            if !concerned(plan) || self.items.get(place) != Some(&ItemState::Missing) {
                continue;
            }
            let state = self.without_answer(plan);
            if let Some(item) = self.items.get_mut(place) {
                *item = state;
            }
        }
    }

    fn without_answer(&self, plan: &ItemPlan) -> ItemState {
        if plan.optional {
            return ItemState::LeftOut;
        }
        match plan.asked_if.as_ref().map(|condition| condition.decide(self)) {
            Some(Truth::False) => plan.when_not_asked.map_or(ItemState::LeftOut, ItemState::Settled),
            _ if !plan.scored => ItemState::Unsettled,
            Some(Truth::Unknown(_)) if plan.when_not_asked.is_none() => ItemState::Unsettled,
            _ => ItemState::Missing,
        }
    }

    pub(crate) fn classifications(&self) -> impl Iterator<Item = ClassificationEvaluation> {
        self.program.classifications.iter().map(|plan| classify(plan, self))
    }

    pub(crate) fn alerts(&self) -> impl Iterator<Item = AlertState> {
        self.program.alerts.iter().map(|condition| alert(condition, self))
    }

    pub(crate) fn into_evaluation(mut self) -> Evaluation {
        self.settle_blanks(|plan| !plan.counts);
        Evaluation {
            whole: self.whole(),
            subscales: self.subscales().copied().collect(),
            classifications: self.classifications().collect(),
            alerts: self.alerts().collect(),
            items: self.items,
        }
    }
}
