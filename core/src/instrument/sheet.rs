//! A form on the way to its scores: the states of its items and the scores found so far.

use crate::instrument::condition::Reason;
use crate::instrument::evaluation::{AlertState, ItemState, ScoreEvaluation, ScoreStatus};
use crate::instrument::few::Few;
use crate::instrument::program::{Group, Program, ScoreKind, ScorePlan};
use crate::instrument::responses::Respondent;
use crate::sort;

/// A form with its scores: what conditions ask about.
pub(crate) struct Sheet<'a> {
    pub(crate) program: &'a Program,
    pub(crate) respondent: Respondent,
    /// The state of each item of the definition.
    pub(crate) items: Vec<ItemState>,
    /// Whether an item that counts has no answer, for whatever reason.
    pub(crate) blank: bool,
    /// The subscales, then the total where there is one.
    pub(crate) scores: Few<ScoreEvaluation>,
    /// The items that were answered though the form does not ask them, with their answers in units. What they count
    /// is what an item counts that was not asked.
    pub(crate) unasked: Vec<(usize, f64)>,
    /// Whether the form ended after its first items.
    pub(crate) stopped: bool,
    /// What is told by scores that stand for answers.
    pub(crate) told: Told,
}

/// What scores say that stand for the answers of parts.
#[derive(Clone, Default)]
pub(crate) struct Told {
    /// The scores, by the places of the parts.
    pub(crate) scores: Vec<(usize, ScoreEvaluation)>,
    /// What they say of alerts, by the places of these.
    pub(crate) alerts: Vec<(usize, AlertState)>,
}

impl Told {
    pub(crate) fn score(&self, place: usize) -> Option<ScoreEvaluation> {
        self.scores.iter().find(|(told, _)| *told == place).map(|(_, score)| *score)
    }
}

impl Sheet<'_> {
    /// How many of these items were answered, and how many were asked or may have been.
    pub(crate) fn count(&self, items: &[usize]) -> (u16, u16) {
        let (mut answered, mut asked) = (0, 0);
        for state in items.iter().filter_map(|place| self.items.get(*place)) {
            answered += u16::from(matches!(state, ItemState::Answered(_)));
            asked += u16::from(matches!(state, ItemState::Answered(_)) || state.is_missing());
        }
        (answered, asked)
    }

    /// The same of the items of a score.
    pub(crate) fn count_of(&self, plan: &ScorePlan) -> (u16, u16) {
        let (answered, asked) = self.count(&plan.items());
        (answered, asked + counted(&self.lacking(plan)))
    }

    /// The items of a score that were left out though too few of their group are answered, in form order: nobody can
    /// tell which of them should have been.
    #[cold]
    fn lacking(&self, plan: &ScorePlan) -> Vec<usize> {
        let mut found = Vec::new();
        if let ScoreKind::Combination(combined) = &plan.kind {
            let parts = combined.parts.iter().filter_map(|(place, _)| self.program.scores.get(*place));
            found.extend(parts.flat_map(|part| self.lacking(part)));
        }
        for group in plan.groups.iter().filter(|group| self.lacks(group)) {
            let left_out = |place: &usize| self.items.get(*place) == Some(&ItemState::LeftOut);
            found.extend(group.terms.iter().map(|term| term.item).filter(left_out));
        }
        sort::natural(&mut found);
        found.dedup();
        found
    }

    fn lacks(&self, group: &Group) -> bool {
        let known =
            |place: usize| matches!(self.items.get(place), Some(ItemState::Answered(_) | ItemState::Settled(_)));
        let answered = group.terms.iter().filter(|term| known(term.item)).count();
        group.minimum.is_some_and(|least| answered < usize::from(least))
    }

    /// The items that some score lacks.
    pub(crate) fn all_lacking(&self) -> Vec<usize> {
        let grouped = self.program.scores.iter().filter(|plan| !plan.groups.is_empty());
        let mut found: Vec<usize> = grouped.flat_map(|plan| self.lacking(plan)).collect();
        sort::natural(&mut found);
        found.dedup();
        found
    }

    /// Puts what a score lacks among what is missing, once all is decided that hears of what was left out.
    pub(crate) fn say_what_lacks(&mut self) {
        for place in self.all_lacking() {
            if let Some(state) = self.items.get_mut(place) {
                *state = ItemState::Lacking;
            }
        }
    }

    /// The positions of the items without an answer where there should or may have been one.
    pub(crate) fn missing(&self) -> impl Iterator<Item = usize> {
        self.items.iter().enumerate().filter(|(_, state)| state.is_missing()).map(|(place, _)| place)
    }

    /// The lowest and the highest answer that a missing item can have.
    pub(crate) fn ends(&self, place: usize) -> (f64, f64) {
        self.program.items.get(place).map_or((f64::NEG_INFINITY, f64::INFINITY), |plan| {
            let extra = plan.when_not_asked.unwrap_or(plan.low);
            (plan.low.min(extra), plan.high.max(extra))
        })
    }

    /// The lowest and the highest value that a score can have.
    pub(crate) fn score(&self, score: usize) -> Option<(f64, f64)> {
        let score = self.scores.get(score)?;
        score.value.map_or(score.bounds, |value| Some((value, value)))
    }

    /// Why nobody can say on which side of a number a score lies.
    pub(crate) fn why(&self, score: usize) -> Reason {
        self.scores.get(score).and_then(|score| score.reason).unwrap_or(Reason::MissingItems)
    }

    /// The total; where the instrument has none, how complete the form is.
    pub(crate) fn whole(&self) -> ScoreEvaluation {
        let total = if self.program.has_total { self.scores.last().copied() } else { None };
        total.unwrap_or_else(|| without_total(self))
    }

    pub(crate) fn subscales(&self) -> impl Iterator<Item = &ScoreEvaluation> {
        let all = self.program.scores.len();
        self.scores.iter().take(all.saturating_sub(usize::from(self.program.has_total)))
    }
}

fn counted(items: &[usize]) -> u16 {
    u16::try_from(items.len()).unwrap_or(u16::MAX)
}

/// How complete a form is whose instrument has no total.
fn without_total(sheet: &Sheet<'_>) -> ScoreEvaluation {
    let (answered, asked) = sheet.count(&sheet.program.scored);
    let asked = asked + counted(&sheet.all_lacking());
    let by_items = if answered == asked { ScoreStatus::Complete } else { ScoreStatus::Incomplete };
    // A subscale of which nothing was asked, such as a goal that was not set, is not missed.
    let counted = |score: &&ScoreEvaluation| score.asked > 0 || asked == 0;
    let worst = sheet.scores.iter().filter(counted).map(|score| score.status).max();
    let reason = sheet.stopped.then_some(Reason::StoppedEarly);
    ScoreEvaluation {
        status: worst.unwrap_or(by_items),
        value: None,
        bounds: None,
        band: None,
        answered,
        asked,
        reason,
    }
}
