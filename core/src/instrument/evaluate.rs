//! Scoring: from checked answers to numbers and positions in the definition.
//!
//! Answers are held as whole numbers of units (tenths for a visual analogue line), so sums are
//! exact, and each result is rounded once, by one division.

use super::condition::{Reason, Truth};
use super::decide::ConditionPlan;
use super::program::{
    ClassificationPlan, Combined, CutoffPlan, ItemPlan, Program, RulePlan, ScoreKind, ScorePlan, Term,
};
use super::responses::Respondent;
use super::rules::Rounding;

codes! {
    /// How complete a score is.
    pub enum ScoreStatus {
        /// Every item that was asked has an answer.
        Complete = "complete",
        /// A few are missing, and a published rule allows to stand in for them.
        Prorated = "prorated",
        /// Too much is missing for a value; the bounds say what the answers allow.
        Incomplete = "incomplete",
    }
}

codes! {
    /// What is known of an alert.
    pub enum AlertState {
        /// It is raised, whatever the missing answers are.
        Raised = "raised",
        /// It is not raised, whatever the missing answers are.
        NotRaised = "not_raised",
        /// Missing answers could raise it.
        Unknown = "unknown",
    }
}

readable!(ScoreStatus, AlertState);

/// A scored form as numbers and positions: what a table of many people holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// The total; where the instrument has none, how complete the form is.
    pub whole: ScoreEvaluation,
    /// The subscales in the order of the definition.
    pub subscales: Vec<ScoreEvaluation>,
    /// One for each classification of the definition.
    pub classifications: Vec<ClassificationEvaluation>,
    /// One for each alert of the definition.
    pub alerts: Vec<AlertState>,
    /// The state of each item of the definition.
    pub items: Vec<ItemState>,
}

/// One score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreEvaluation {
    /// How complete it is.
    pub status: ScoreStatus,
    /// The value; none where it is incomplete.
    pub value: Option<f64>,
    /// The lowest and the highest value that the answers allow; none where there is no score.
    pub bounds: Option<(f64, f64)>,
    /// The position of the band in the chosen set.
    pub band: Option<usize>,
    /// How many items were answered.
    pub answered: u16,
    /// How many items were asked, or may have been.
    pub asked: u16,
}

/// One classification: a position among its categories.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassificationEvaluation {
    /// The category, where it is decided.
    pub category: Option<usize>,
    /// Why not, where it is not.
    pub reason: Option<Reason>,
    /// Where it is not decided: no other category is possible any more. One of these may still be ruled
    /// out by how several conditions hang together.
    pub possible: Vec<usize>,
    /// Where the sex decides between cutoffs and no norm by sex applies: these cutoffs, as positions among
    /// those of the rule.
    pub cutoffs: Vec<usize>,
}

impl ClassificationEvaluation {
    fn decided(category: usize) -> Self {
        Self { category: Some(category), reason: None, possible: Vec::new(), cutoffs: Vec::new() }
    }

    fn open(reason: Option<Reason>, possible: Vec<usize>) -> Self {
        Self { category: None, reason, possible, cutoffs: Vec::new() }
    }
}

/// What is known of an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ItemState {
    /// It was answered: units.
    Answered(f64),
    /// It was not asked, and counts a fixed number then: units.
    Settled(f64),
    /// It was asked and has no answer.
    Missing,
    /// It has no answer, and nobody can tell whether it was left out: missing answers to earlier items
    /// decide whether it was asked, or it counts in no score, so that a list does not hold it.
    Unsettled,
    /// It was not asked, or the person may leave it out: it does not count.
    LeftOut,
}

impl ItemState {
    /// Whether there is no answer where there should or may have been one.
    #[must_use]
    pub fn is_missing(self) -> bool {
        matches!(self, Self::Missing | Self::Unsettled)
    }
}

/// A form with its scores: what conditions ask about.
pub(super) struct Sheet<'a> {
    pub(super) program: &'a Program,
    pub(super) respondent: Respondent,
    /// The state of each item of the definition.
    pub(super) items: Vec<ItemState>,
    /// The subscales, then the total where there is one.
    scores: Vec<ScoreEvaluation>,
}

impl<'a> Sheet<'a> {
    /// Scores the answers of which `answer` says the units; there is none where it says `None`.
    #[inline]
    pub(super) fn score_form<E>(
        program: &'a Program,
        respondent: Respondent,
        mut answer: impl FnMut(usize, &ItemPlan) -> Result<Option<f64>, E>,
    ) -> Result<Self, E> {
        let mut items = vec![ItemState::Missing; program.items.len()];
        let mut blank = false;
        for (place, (state, plan)) in items.iter_mut().zip(&program.items).enumerate() {
            match answer(place, plan)? {
                Some(units) => *state = ItemState::Answered(units),
                None => blank = true,
            }
        }
        let mut sheet = Self { program, respondent, items, scores: Vec::with_capacity(program.scores.len()) };
        if blank {
            sheet.settle_blanks();
        }
        for plan in &program.scores {
            let score = score(plan, &sheet);
            sheet.scores.push(score);
        }
        Ok(sheet)
    }

    /// Tells items that are missing from those that were not asked, which depends on earlier items only.
    fn settle_blanks(&mut self) {
        for (place, plan) in self.program.items.iter().enumerate() {
            if self.items.get(place) != Some(&ItemState::Missing) {
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

    /// How many of these items were answered, and how many were asked or may have been.
    fn count(&self, items: &[usize]) -> (u16, u16) {
        let (mut answered, mut asked) = (0, 0);
        for state in items.iter().filter_map(|place| self.items.get(*place)) {
            answered += u16::from(matches!(state, ItemState::Answered(_)));
            asked += u16::from(matches!(state, ItemState::Answered(_)) || state.is_missing());
        }
        (answered, asked)
    }

    /// The lowest and the highest value that a score can have.
    pub(super) fn score(&self, score: usize) -> Option<(f64, f64)> {
        let score = self.scores.get(score)?;
        score.value.map_or(score.bounds, |value| Some((value, value)))
    }

    /// The total; where the instrument has none, how complete the form is.
    pub(super) fn whole(&self) -> ScoreEvaluation {
        let total = if self.program.has_total { self.scores.last().copied() } else { None };
        total.unwrap_or_else(|| without_total(self))
    }

    pub(super) fn subscales(&self) -> &[ScoreEvaluation] {
        let without_total = self.scores.len().saturating_sub(usize::from(self.program.has_total));
        self.scores.get(..without_total).unwrap_or_default()
    }

    pub(super) fn classifications(&self) -> impl Iterator<Item = ClassificationEvaluation> {
        self.program.classifications.iter().map(|plan| classify(plan, self))
    }

    pub(super) fn alerts(&self) -> impl Iterator<Item = AlertState> {
        self.program.alerts.iter().map(|condition| alert(condition, self))
    }

    pub(super) fn into_evaluation(mut self) -> Evaluation {
        let (whole, classifications, alerts) =
            (self.whole(), self.classifications().collect(), self.alerts().collect());
        self.scores.truncate(self.subscales().len());
        Evaluation { whole, subscales: self.scores, classifications, alerts, items: self.items }
    }
}

/// How complete a form is whose instrument has no total.
fn without_total(sheet: &Sheet<'_>) -> ScoreEvaluation {
    let (answered, asked) = sheet.count(&sheet.program.scored);
    let by_items = if answered == asked { ScoreStatus::Complete } else { ScoreStatus::Incomplete };
    // A subscale of which nothing was asked, such as a goal that was not set, is not missed.
    let counted = |score: &&ScoreEvaluation| score.asked > 0 || asked == 0;
    let worst = sheet.scores.iter().filter(counted).map(|score| score.status).max();
    ScoreEvaluation { status: worst.unwrap_or(by_items), value: None, bounds: None, band: None, answered, asked }
}

fn score(plan: &ScorePlan, sheet: &Sheet<'_>) -> ScoreEvaluation {
    let mut score = match &plan.kind {
        ScoreKind::Sum(terms) => item_score(plan, terms, sheet, true),
        ScoreKind::Mean(terms) => item_score(plan, terms, sheet, false),
        ScoreKind::MeanOfProducts(pairs) => product_score(plan, pairs, sheet),
        ScoreKind::Combination(combined) => combination(plan, combined, sheet),
    };
    if let Some((condition, value)) = &plan.gate {
        match condition.decide(sheet) {
            Truth::True => {
                score.status = ScoreStatus::Complete;
                score.value = Some(*value);
                score.bounds = Some((*value, *value));
            }
            Truth::Unknown(_) => {
                score.status = ScoreStatus::Incomplete;
                score.value = None;
                score.bounds = score.bounds.map(|(low, high)| (low.min(*value), high.max(*value)));
            }
            Truth::False => {}
        }
    }
    score.band = score.value.and_then(|value| {
        let above = plan.bands.iter().take_while(|from| **from <= value).count();
        above.checked_sub(1)
    });
    score
}

/// What the items of a score add up to, in units: the answered ones, and the least and most that the
/// missing ones can add.
#[derive(Default)]
struct Tally {
    sum: f64,
    least: f64,
    most: f64,
    /// How many items count: all but those that were left out.
    counted: u16,
    /// How many of them were not asked and count a fixed number.
    settled: u16,
    missing: u16,
    /// How many of the missing ones may have been left out.
    unsettled: u16,
}

impl Tally {
    fn of(all: usize) -> Self {
        Self { counted: u16::try_from(all).unwrap_or(u16::MAX), ..Self::default() }
    }

    #[cold]
    fn settle(&mut self, counts: f64) {
        self.sum += counts;
        self.settled += 1;
    }

    #[cold]
    fn miss(&mut self, least: f64, most: f64) {
        self.least += least;
        self.most += most;
        self.missing += 1;
    }

    /// A missing item that may have been left out adds nothing then.
    #[cold]
    fn miss_unsettled(&mut self, least: f64, most: f64) {
        self.miss(least.min(0.0), most.max(0.0));
        self.unsettled += 1;
    }

    #[cold]
    fn leave_out(&mut self) {
        self.counted -= 1;
    }
}

fn item_score(plan: &ScorePlan, terms: &[Term], sheet: &Sheet<'_>, is_sum: bool) -> ScoreEvaluation {
    let mut tally = Tally::of(terms.len());
    for term in terms {
        match sheet.items.get(term.item) {
            Some(ItemState::Answered(units)) => tally.sum += term.counts(*units),
            Some(ItemState::Settled(units)) => tally.settle(term.counts(*units)),
            Some(ItemState::Missing) => tally.miss(term.low, term.high),
            Some(ItemState::Unsettled) => tally.miss_unsettled(term.low, term.high),
            _ => tally.leave_out(),
        }
    }
    finish(plan, &tally, is_sum)
}

fn product_score(plan: &ScorePlan, pairs: &[(Term, Term)], sheet: &Sheet<'_>) -> ScoreEvaluation {
    let mut tally = Tally::of(pairs.len());
    for (one, other) in pairs {
        let range = |term: &Term| match sheet.items.get(term.item) {
            Some(ItemState::Answered(units) | ItemState::Settled(units)) => {
                Some((term.counts(*units), term.counts(*units), true))
            }
            Some(ItemState::Missing | ItemState::Unsettled) => Some((term.low, term.high, false)),
            _ => None,
        };
        let unsettled = [one, other].iter().any(|term| sheet.items.get(term.item) == Some(&ItemState::Unsettled));
        match (range(one), range(other)) {
            (Some((one, _, true)), Some((other, _, true))) => tally.sum += one * other,
            (Some(one), Some(other)) if unsettled => tally.miss_unsettled(one.0 * other.0, one.1 * other.1),
            (Some(one), Some(other)) => tally.miss(one.0 * other.0, one.1 * other.1),
            _ => tally.leave_out(),
        }
    }
    finish(plan, &tally, false)
}

fn finish(plan: &ScorePlan, tally: &Tally, is_sum: bool) -> ScoreEvaluation {
    let &Tally { sum, counted, settled, missing, unsettled, .. } = tally;
    let count = f64::from(counted);
    // One division at the end rounds once: 15 on seven of nine items is exactly the nearest to 135/7.
    let scaled = |sum: f64, divisor: f64| plan.convert(sum * plan.multiply / (divisor * plan.factor));
    let whole = |sum: f64| scaled(sum, if is_sum { 1.0 } else { count });
    let bounds = || {
        if unsettled > 0 && !(is_sum && plan.conversion.is_empty()) {
            // How many items count is open, and a mean or a table needs them: what is sure is the range.
            return plan.range();
        }
        (whole(sum + tally.least), whole(sum + tally.most))
    };
    let (status, value, bounds) = match plan.prorating {
        _ if counted == 0 => (ScoreStatus::Incomplete, None, plan.range()),
        _ if missing == 0 => {
            let value = whole(sum);
            (ScoreStatus::Complete, Some(value), (value, value))
        }
        Some((most, rounding)) if missing <= most && missing < counted => {
            let value = scaled(if is_sum { sum * count } else { sum }, f64::from(counted - missing));
            let value = rounding.map_or(value, |rounding| round(value, rounding));
            (ScoreStatus::Prorated, Some(value), bounds())
        }
        _ => (ScoreStatus::Incomplete, None, bounds()),
    };
    let (answered, asked) = (counted - missing - settled, counted - settled);
    ScoreEvaluation { status, value, bounds: Some(bounds), band: None, answered, asked }
}

fn combination(plan: &ScorePlan, combined: &Combined, sheet: &Sheet<'_>) -> ScoreEvaluation {
    let parts = &combined.parts;
    let (mut status, mut value, mut low, mut high) = (ScoreStatus::Complete, Some(0.0), 0.0, 0.0);
    // Means over the same number of items add up exactly, and are divided once.
    let parts_of =
        || parts.iter().filter_map(|(score, _)| Some((sheet.scores.get(*score)?, sheet.program.scores.get(*score)?)));
    let count = parts_of().next().map_or(0, |(part, _)| part.asked);
    let same =
        parts_of().all(|(part, plan)| matches!(plan.kind, ScoreKind::Mean(_)) && part.asked == count && count > 0);
    let scale = if same { f64::from(count) } else { 1.0 };
    let points = |value: f64, exact: bool| if same && exact { nearest_unit(value * scale) } else { value * scale };
    for (score, weight) in parts {
        let Some(part) = sheet.scores.get(*score) else { continue };
        status = status.max(part.status);
        let complete = part.status == ScoreStatus::Complete;
        value = value.zip(part.value).map(|(sum, value)| sum + weight * points(value, complete));
        let ends =
            part.bounds.map_or((0.0, 0.0), |(low, high)| (weight * points(low, true), weight * points(high, true)));
        low += ends.0.min(ends.1);
        high += ends.0.max(ends.1);
    }
    let (answered, asked) = sheet.count(&combined.items);
    let bounds = Some((low * plan.multiply / scale, high * plan.multiply / scale));
    let value = value.map(|value| value * plan.multiply / scale);
    ScoreEvaluation { status, value, bounds, band: None, answered, asked }
}

/// The sum behind a mean: whole hundredths of a unit, free of the mean's rounding.
fn nearest_unit(sum: f64) -> f64 {
    (sum * 100.0).round() / 100.0
}

fn round(value: f64, rounding: Rounding) -> f64 {
    let below = value.floor();
    let above_half = value - below;
    let up = match rounding {
        Rounding::HalfUp => above_half >= 0.5,
        Rounding::HalfEven => above_half > 0.5 || (above_half >= 0.5 && below % 2.0 != 0.0),
    };
    if up { below + 1.0 } else { below }
}

fn alert(condition: &ConditionPlan, sheet: &Sheet<'_>) -> AlertState {
    match condition.decide(sheet) {
        Truth::True => AlertState::Raised,
        Truth::False => AlertState::NotRaised,
        Truth::Unknown(_) => AlertState::Unknown,
    }
}

fn classify(plan: &ClassificationPlan, sheet: &Sheet<'_>) -> ClassificationEvaluation {
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
fn cutoff_for(values: &[CutoffPlan], respondent: Respondent) -> (Result<f64, Reason>, Vec<usize>) {
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
    if low <= cutoff && cutoff <= high {
        add(at);
    }
    if high > cutoff {
        add(above);
    }
    match possible.as_slice() {
        [category] => ClassificationEvaluation::decided(*category),
        _ => ClassificationEvaluation::open(Some(Reason::MissingItems), possible),
    }
}
