//! Scoring: from checked answers to numbers and positions in the definition.

use crate::instrument::condition::{Reason, Truth};
use crate::instrument::evaluation::{ItemState, ScoreStatus};
use crate::instrument::few::Few;
use crate::instrument::program::{ItemPlan, Program, ScorePlan, StopPlan};
use crate::instrument::responses::Respondent;
use crate::instrument::sheet::{Sheet, Told};
use crate::instrument::tally::score;

impl<'a> Sheet<'a> {
    /// Scores the answers of which `answer` says the units; there is none where it says `None`.
    #[inline(always)]
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
        let mut sheet = Self {
            program,
            respondent,
            items,
            blank,
            scores: Few::default(),
            unasked: Vec::new(),
            stopped: false,
            told: Told::default(),
        };
        if blank || program.skips {
            sheet.settle(|plan| plan.counts, program.skips);
        }
        sheet.add_up(true);
        Ok(sheet)
    }

    fn add_up(&mut self, gates: bool) {
        for (place, plan) in self.program.scores.iter().enumerate() {
            let score = self.told.score(place).unwrap_or_else(|| score(plan, self, gates));
            self.scores.push(score);
        }
        if let Some(stop) = self.program.stop.as_ref().filter(|_| self.blank) {
            self.stop(stop);
        }
    }

    /// Where the form ended after its first items, as its rule says: scores that miss what was not shown have no value,
    /// whatever stands in for missing items elsewhere.
    #[cold]
    fn stop(&mut self, stop: &StopPlan) {
        let later = || self.items.iter().zip(&self.program.items).skip(stop.after + 1);
        // Whether it counts or was to be asked: who answered something later did not end before it.
        let nothing = later().all(|(state, _)| !matches!(state, ItemState::Answered(_) | ItemState::Scored))
            && self.unasked.iter().all(|(place, _)| *place <= stop.after);
        let misses = later().any(|(state, plan)| plan.scored && state.is_missing());
        if !nothing || !misses || stop.when.decide(self) != Truth::True {
            return;
        }
        self.stopped = true;
        let beyond = |plan: &ScorePlan| plan.items().iter().any(|item| *item > stop.after);
        for (plan, score) in self.program.scores.iter().zip(self.scores.iter_mut()) {
            if beyond(plan) && score.status != ScoreStatus::Complete {
                score.status = ScoreStatus::Incomplete;
                (score.value, score.band, score.reason) = (None, None, Some(Reason::StoppedEarly));
            }
        }
    }

    /// The form as if everything that was answered had been asked.
    pub(crate) fn as_answered(&self) -> Self {
        let mut items = self.items.clone();
        for (state, plan) in items.iter_mut().zip(&self.program.items) {
            if plan.counts && !matches!(state, ItemState::Answered(_) | ItemState::Scored) {
                *state = ItemState::Missing;
            }
        }
        for (place, units) in &self.unasked {
            if let Some(state) = items.get_mut(*place) {
                *state = ItemState::Answered(*units);
            }
        }
        let (program, respondent) = (self.program, self.respondent);
        let mut sheet = Self {
            program,
            respondent,
            items,
            blank: self.blank,
            scores: Few::default(),
            unasked: Vec::new(),
            stopped: false,
            told: self.told.clone(),
        };
        sheet.settle(|plan| plan.counts, false);
        // Where a gate says the score, no answer behind it does.
        sheet.add_up(false);
        sheet
    }

    /// Puts scores in the place of answers: of the items of these parts it is known alone which are missing.
    #[cold]
    pub(crate) fn tell(&mut self, told: Told, missing: impl Fn(usize) -> bool) {
        for plan in told.scores.iter().filter_map(|(place, _)| self.program.scores.get(*place)) {
            for item in plan.items() {
                if let Some(state) = self.items.get_mut(item) {
                    *state = if missing(item) { ItemState::Missing } else { ItemState::Scored };
                }
            }
        }
        (self.blank, self.stopped, self.told, self.scores) = (true, false, told, Few::default());
        self.add_up(true);
    }

    /// Tells items that are missing from those that were not asked, which depends on earlier items only; and takes
    /// aside, where that is wanted, what was answered though it was not asked.
    pub(crate) fn settle(&mut self, concerned: impl Fn(&ItemPlan) -> bool, take_aside: bool) {
        for (place, plan) in self.program.items.iter().enumerate().filter(|(_, plan)| concerned(plan)) {
            let state = match self.items.get(place) {
                Some(ItemState::Missing) => self.without_answer(plan),
                Some(ItemState::Answered(units)) if take_aside && self.was_not_asked(plan) => {
                    self.unasked.push((place, *units));
                    plan.not_asked()
                }
                _ => continue,
            };
            if let Some(item) = self.items.get_mut(place) {
                *item = state;
            }
        }
    }

    fn was_not_asked(&self, plan: &ItemPlan) -> bool {
        plan.asked_if.as_ref().is_some_and(|condition| condition.decide(self) == Truth::False)
    }

    fn without_answer(&self, plan: &ItemPlan) -> ItemState {
        if plan.optional {
            return ItemState::LeftOut;
        }
        match plan.asked_if.as_ref().map(|condition| condition.decide(self)) {
            Some(Truth::False) => plan.not_asked(),
            _ if !plan.scored => ItemState::Unsettled,
            Some(Truth::Unknown(_)) if plan.when_not_asked.is_none() => ItemState::Unsettled,
            _ => ItemState::Missing,
        }
    }
}
