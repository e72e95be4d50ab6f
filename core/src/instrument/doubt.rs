//! What a form gives reason to look at, as positions: answers to what was not asked, an age that was not meant, one
//! answer throughout, borders that are near.

use std::convert::Infallible;

use crate::instrument::classify::{alert, classify, cutoff_for};
use crate::instrument::condition::Ages;
use crate::instrument::condition_plan::ConditionPlan;
use crate::instrument::evaluation::{AlertState, ClassificationEvaluation, Doubts, Evaluation, ItemState, ScoreStatus};
use crate::instrument::program::{ClassificationPlan, RulePlan, ScorePlan, Term};
use crate::instrument::sheet::Sheet;

impl Sheet<'_> {
    pub(crate) fn into_evaluation(mut self) -> Evaluation {
        let given = self.given();
        let classifications = self.classifications(given.as_deref()).collect();
        let alerts = self.alerts(given.as_deref()).collect();
        let doubts = self.doubts(given.as_deref());
        self.settle(|plan| !plan.counts, false);
        let whole = self.whole();
        self.say_what_lacks();
        Evaluation {
            whole,
            subscales: self.subscales().copied().collect(),
            classifications,
            alerts,
            items: self.items,
            doubts,
        }
    }

    /// Where something was answered though it was not asked: the form as if all of it had been asked. What is answered so
    /// counts in no score. An alert, and a classification whose cases name such an item, hears every answer given.
    #[inline]
    pub(crate) fn given(&self) -> Option<Box<Self>> {
        if self.unasked.is_empty() { None } else { Some(Box::new(self.as_answered())) }
    }

    #[inline]
    pub(crate) fn classifications(&self, given: Option<&Self>) -> impl Iterator<Item = ClassificationEvaluation> {
        self.program.classifications.iter().map(move |plan| match given {
            Some(given) if self.unasked.iter().any(|(item, _)| plan.names(*item)) => classify(plan, given),
            _ => classify(plan, self),
        })
    }

    #[inline]
    pub(crate) fn alerts(&self, given: Option<&Self>) -> impl Iterator<Item = AlertState> {
        self.program.alerts.iter().enumerate().map(move |(place, plan)| {
            let state = match (alert(plan, self), given) {
                (AlertState::NotRaised | AlertState::Unknown, Some(given)) => alert(plan, given),
                (state, _) => state,
            };
            if self.told.alerts.is_empty() { state } else { self.with_told(place, state) }
        })
    }

    /// An alert that the score of a part raised is raised, and one that only it knows is as it says.
    #[cold]
    fn with_told(&self, place: usize, own: AlertState) -> AlertState {
        let told = || self.told.alerts.iter().filter(|(told, _)| *told == place).map(|(_, state)| *state);
        match own {
            AlertState::Raised => own,
            _ if told().any(|state| state == AlertState::Raised) => AlertState::Raised,
            AlertState::Unknown => told().next().unwrap_or(own),
            AlertState::NotRaised => own,
        }
    }

    /// Most forms give no reason for a doubt: whether one does is asked first, and all else is out of the way.
    pub(crate) fn doubts(&self, given: Option<&Self>) -> Option<Box<Doubts>> {
        let program = self.program;
        let ages = program.ages.filter(|ages| self.respondent.age.is_some_and(|age| !ages.contains(age)));
        let same_answer = program.opposites.iter().copied().find(|score| self.contradicts_itself(*score));
        if !self.blank && given.is_none() && ages.is_none() && same_answer.is_none() {
            return None;
        }
        self.doubts_in_full(given, ages, same_answer)
    }

    #[cold]
    fn doubts_in_full(
        &self,
        given: Option<&Self>,
        ages: Option<Ages>,
        same_answer: Option<usize>,
    ) -> Option<Box<Doubts>> {
        let mut doubts = Doubts { ages, same_answer, ..Doubts::default() };
        if let Some(given) = given {
            self.unasked_doubts(given, &mut doubts);
        }
        if self.blank {
            self.near_borders(&mut doubts.borders);
        }
        (doubts != Doubts::default()).then(|| Box::new(doubts))
    }

    /// What the answers to what was not asked would change.
    fn unasked_doubts(&self, given: &Self, doubts: &mut Doubts) {
        let scores = self.scores.iter().zip(given.scores.iter()).enumerate();
        let differing =
            scores.filter(|(_, (counted, given))| (counted.value, counted.band) != (given.value, given.band));
        doubts.scores = differing.map(|(place, (_, given))| (place, *given)).collect();
        let other = self.program.classifications.iter().map(|plan| classify(plan, given).category);
        let other = self.classifications(Some(given)).zip(other).enumerate();
        let differing = other.filter(|(_, (counted, given))| counted.category != *given);
        doubts.classifications = differing.map(|(place, (_, given))| (place, given)).collect();
        if !doubts.scores.is_empty() || !doubts.classifications.is_empty() {
            // An answer that says what counts anyhow contradicts nothing.
            let says_so = |(place, units): &&(usize, f64)| self.items.get(*place) != Some(&ItemState::Settled(*units));
            doubts.unasked = self.unasked.iter().filter(says_so).map(|(place, _)| *place).collect();
        }
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
            && terms.iter().any(|term| term.sign < 0.0 && (term.offset + term.sign * (first + first)).abs() > 0.5)
    }

    /// The borders that a prorated score would cross with one answer one step higher or lower.
    #[cold]
    fn near_borders(&self, borders: &mut Vec<(usize, Option<usize>, f64)>) {
        if self.scores.iter().all(|score| score.status != ScoreStatus::Prorated) {
            return;
        }
        let moved = self.one_step_away();
        for (place, (plan, score)) in self.program.scores.iter().zip(self.scores.iter()).enumerate() {
            let (ScoreStatus::Prorated, Some(value)) = (score.status, score.value) else { continue };
            let others = || moved.iter().filter_map(|sheet| sheet.scores.get(place)?.value);
            let crossed = |border: &f64| others().any(|other| (value < *border) != (other < *border));
            let bands = plan.bands.iter().skip(1).copied().filter(crossed).map(|border| (place, None, border));
            borders.extend(bands);
            for (number, classification) in self.program.classifications.iter().enumerate() {
                let category = |sheet: &Self| classify(classification, sheet).category;
                let Some(now) = category(self) else { continue };
                let crossing = |sheet: &Self| category(sheet).is_some_and(|other| other != now);
                let crossing: Vec<f64> = moved
                    .iter()
                    .filter(|sheet| crossing(sheet))
                    .filter_map(|sheet| classification.border(self, sheet, place))
                    .collect();
                borders.extend(crossing.first().map(|border| (place, Some(number), *border)));
            }
        }
    }

    /// The form with one of its answers one step lower or higher, for each of them.
    fn one_step_away(&self) -> Vec<Self> {
        let given = |place: usize| match self.items.get(place) {
            Some(ItemState::Answered(units)) => Some(*units),
            _ => self.unasked.iter().find(|(unasked, _)| *unasked == place).map(|(_, units)| *units),
        };
        let mut sheets = Vec::new();
        for (place, plan) in self.program.items.iter().enumerate() {
            for step in given(place).map(|units| plan.neighbours(units)).into_iter().flatten().flatten() {
                let moved = |other, _: &_| Ok::<_, Infallible>(if other == place { Some(step) } else { given(other) });
                let Ok(mut sheet) = Sheet::score_form(self.program, self.respondent, moved);
                if !self.told.scores.is_empty() {
                    sheet.tell(self.told.clone(), |item| self.items.get(item) == Some(&ItemState::Missing));
                }
                sheets.push(sheet);
            }
        }
        sheets
    }
}

impl ClassificationPlan {
    /// The border of a score that lies between two forms, where the classification has one.
    fn border(&self, one: &Sheet<'_>, other: &Sheet<'_>, score: usize) -> Option<f64> {
        match self.rule.as_ref()? {
            RulePlan::Cutoff { score: of, values, people, .. } if *of == score => {
                cutoff_for(values, people, one.respondent).0.ok()
            }
            RulePlan::Cutoff { .. } => None,
            RulePlan::Cases { cases, .. } => {
                cases.iter().find_map(|(_, condition)| condition.border(one, other, score))
            }
        }
    }

    /// Whether a case of the chosen rule names this item.
    pub(crate) fn names(&self, item: usize) -> bool {
        match &self.rule {
            Some(RulePlan::Cases { cases, .. }) => cases.iter().any(|(_, condition)| condition.names(item)),
            _ => false,
        }
    }
}

impl ConditionPlan {
    /// What a score is compared with, where the comparison holds for one of two forms and not for the other.
    fn border(&self, one: &Sheet<'_>, other: &Sheet<'_>, score: usize) -> Option<f64> {
        match self {
            Self::Score(of, comparison) if *of == score => {
                (self.decide(one) != self.decide(other)).then_some(comparison.value)
            }
            Self::Not(condition) => condition.border(one, other, score),
            Self::All(several) | Self::Any(several) | Self::Count(several, _) => {
                several.iter().find_map(|condition| condition.border(one, other, score))
            }
            Self::Score(..) | Self::Items(..) | Self::Age(_) | Self::Sex(_) => None,
        }
    }

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
