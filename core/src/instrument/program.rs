//! What scoring needs of a definition: positions for names, units for answers, chosen rules.

use std::sync::Arc;

use crate::error::ErrorKind;
use crate::instrument::condition::Ages;
use crate::instrument::condition_plan::{ConditionPlan, is_near};
use crate::instrument::evaluation::ItemState;
use crate::instrument::people::People;
use crate::instrument::responses::Answer;
use crate::instrument::rules::Rounding;
use crate::scalar::Code;
use crate::sort;

/// What scoring needs, and nothing else.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) items: Vec<ItemPlan>,
    /// The positions of the scored items, in form order: what a list of responses holds.
    pub(crate) scored: Vec<usize>,
    /// The subscales in their order, then the total where there is one.
    pub(crate) scores: Vec<ScorePlan>,
    pub(crate) has_total: bool,
    /// Whether an item that counts is asked only sometimes.
    pub(crate) skips: bool,
    /// The scores whose items ask for opposites, the total first.
    pub(crate) opposites: Vec<usize>,
    /// The ages for which the form was made or tried.
    pub(crate) ages: Option<Ages>,
    pub(crate) classifications: Vec<ClassificationPlan>,
    pub(crate) alerts: Vec<ConditionPlan>,
    pub(crate) stop: Option<StopPlan>,
}

#[derive(Debug)]
pub(crate) struct ItemPlan {
    /// Answers are held as whole numbers of this fraction: 1, 10 or 100.
    pub(crate) factor: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
    /// The allowed units, where not every whole number of units is allowed.
    pub(crate) allowed: Option<Vec<f64>>,
    pub(crate) scored: bool,
    /// Whether a score or a condition asks about it.
    pub(crate) counts: bool,
    pub(crate) optional: bool,
    pub(crate) asked_if: Option<ConditionPlan>,
    pub(crate) when_not_asked: Option<f64>,
}

impl ItemPlan {
    /// What the item counts where it was not asked.
    pub(crate) fn not_asked(&self) -> ItemState {
        self.when_not_asked.map_or(ItemState::LeftOut, ItemState::Settled)
    }
}

#[derive(Debug)]
pub(crate) struct ScorePlan {
    pub(crate) kind: ScoreKind,
    /// Of a sum or a mean: groups of which the highest counts.
    pub(crate) groups: Vec<Group>,
    pub(crate) factor: f64,
    pub(crate) multiply: f64,
    pub(crate) gate: Option<(ConditionPlan, f64)>,
    pub(crate) conversion: Vec<(f64, f64)>,
    /// The tables by age and sex, each with whom it holds for.
    pub(crate) norms: Vec<Vec<(f64, f64)>>,
    pub(crate) norms_for: Vec<People>,
    pub(crate) prorating: Option<(u16, Option<Rounding>)>,
    /// The lowest score of each band of the chosen set.
    pub(crate) bands: Vec<f64>,
}

#[derive(Debug)]
pub(crate) enum ScoreKind {
    Sum(Vec<Term>),
    Mean(Vec<Term>),
    MeanOfProducts(Vec<(Term, Term)>),
    Combination(Combined),
}

/// Items of which the highest counts.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) terms: Vec<Term>,
    /// How many must be answered for the highest of these to count; none where all must that are asked.
    pub(crate) minimum: Option<u16>,
}

/// A weighted sum of subscales.
#[derive(Debug)]
pub(crate) struct Combined {
    /// The places of the subscales, with their weights.
    pub(crate) parts: Vec<(usize, f64)>,
    /// Their items, each once.
    pub(crate) items: Vec<usize>,
    /// The lowest and the highest sum.
    pub(crate) range: (f64, f64),
    /// Whether no item counts in two of them, so that both ends can be reached.
    pub(crate) apart: bool,
}

/// What one item adds to a score, in units.
#[derive(Debug)]
pub(crate) struct Term {
    pub(crate) item: usize,
    /// 1, or −1 where the item counts in reverse; times what a unit of its answers counts, unless it is recoded.
    pub(crate) sign: f64,
    /// 0, or lowest plus highest answer where the item counts in reverse; times the same.
    pub(crate) offset: f64,
    pub(crate) recode: Option<Recoding>,
    pub(crate) low: f64,
    pub(crate) high: f64,
    /// Whether the item may not count at all.
    pub(crate) may_be_left_out: bool,
}

impl Term {
    #[inline(always)]
    pub(crate) fn counts(&self, units: f64) -> f64 {
        let units = self.offset + self.sign * units;
        self.recode.as_ref().map_or(units, |recode| recode.counts(units))
    }
}

/// What answers count that do not count themselves, in units.
#[derive(Debug, Clone)]
pub(crate) struct Recoding {
    /// The rows for this item.
    pub(crate) own: Rows,
    /// The rows for all items of the score, which share them.
    pub(crate) shared: Arc<Rows>,
    /// The weight of the item.
    pub(crate) weight: f64,
    /// What a unit of its answers counts where no row says it.
    pub(crate) scale: f64,
}

impl Recoding {
    #[inline(always)]
    pub(crate) fn counts(&self, units: f64) -> f64 {
        self.row(units).map_or(units * self.scale, |counts| counts * self.weight)
    }

    #[inline(always)]
    pub(crate) fn row(&self, units: f64) -> Option<f64> {
        self.own.counts(units).or_else(|| self.shared.counts(units))
    }

    /// What the recoded answers of a scale count, and the two ends among those that count themselves: between
    /// them nothing counts more or less. `answers` are the scale's, from the lowest to the highest.
    pub(crate) fn extremes(&self, low: f64, high: f64) -> impl Iterator<Item = f64> {
        // A row may be for finer answers than this item has.
        let is_answer = |answer: f64| is_near(answer, nearest_whole(answer));
        let within = move |(answer, _): &&(f64, f64)| low <= *answer && *answer <= high && is_answer(*answer);
        let rows = self.own.0.iter().chain(&self.shared.0).filter(within).map(|(_, counts)| counts * self.weight);
        let counts_itself = |units: &f64| self.row(*units).is_none();
        let mut up = std::iter::successors(Some(low), |units| Some(units + 1.0)).take_while(|units| *units <= high);
        let mut down = std::iter::successors(Some(high), |units| Some(units - 1.0)).take_while(|units| *units >= low);
        let ends = up.find(counts_itself).into_iter().chain(down.find(counts_itself));
        rows.chain(ends.map(|units| units * self.scale))
    }
}

/// Less than two answers of a table lie apart, in units of any item.
const NEAR: f64 = 0.005;

/// Answers and what they count, from the lowest answer up.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rows(Box<[(f64, f64)]>);

impl Rows {
    pub(crate) fn new(mut rows: Vec<(f64, f64)>) -> Self {
        sort::by(&mut rows, |(one, _), (other, _)| one.total_cmp(other));
        Self(rows.into())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[inline(always)]
    fn counts(&self, units: f64) -> Option<f64> {
        // A row may be for a part of a unit, where it is for items with finer answers: none of this item's.
        let place = self.0.partition_point(|(answer, _)| *answer < units - NEAR);
        self.0.get(place).filter(|(answer, _)| *answer < units + NEAR).map(|(_, counts)| *counts)
    }
}

#[derive(Debug)]
pub(crate) struct ClassificationPlan {
    pub(crate) codes: Vec<Code>,
    pub(crate) rule: Option<RulePlan>,
}

/// Categories are positions in [`ClassificationPlan::codes`].
#[derive(Debug)]
pub(crate) enum RulePlan {
    Cases { cases: Vec<(usize, ConditionPlan)>, otherwise: usize },
    Cutoff { score: usize, below: usize, at: usize, above: usize, values: Vec<f64>, people: Vec<People> },
}

/// Where a form may end.
#[derive(Debug)]
pub(crate) struct StopPlan {
    /// The place of the last item that is always shown.
    pub(crate) after: usize,
    pub(crate) when: ConditionPlan,
}

impl Group {
    pub(crate) fn of(minimum: Option<u8>) -> Self {
        Self { terms: Vec::new(), minimum: minimum.map(u16::from) }
    }

    /// The least and the most that the highest of them can count.
    pub(crate) fn range(&self) -> (f64, f64) {
        let most = self.terms.iter().fold(f64::NEG_INFINITY, |most, term| most.max(term.high));
        let asked = self.terms.iter().filter(|term| !term.may_be_left_out);
        let surely = asked.clone().map(|term| term.low).fold(f64::NEG_INFINITY, f64::max);
        let others = self.terms.iter().filter(|term| term.may_be_left_out).map(|term| term.low).collect();
        (surely.max(self.others_count(others, asked.count())), most)
    }

    /// What the highest counts at least of those that must be answered beside `answered` ones: at best those are, of
    /// which the `lowest` answers count least.
    pub(crate) fn others_count(&self, mut lowest: Vec<f64>, answered: usize) -> f64 {
        sort::by(&mut lowest, f64::total_cmp);
        let wanted = usize::from(self.minimum.unwrap_or(1)).saturating_sub(answered);
        wanted.checked_sub(1).and_then(|last| lowest.get(last)).copied().unwrap_or(f64::NEG_INFINITY)
    }

    /// Whether all of them may be left out, and the group with them.
    pub(crate) fn may_be_left_out(&self) -> bool {
        self.minimum.is_none() && self.terms.iter().all(|term| term.may_be_left_out)
    }
}

impl ScorePlan {
    /// What items add to a sum or a mean.
    pub(crate) fn terms(&self) -> Option<&[Term]> {
        match &self.kind {
            ScoreKind::Sum(terms) | ScoreKind::Mean(terms) => Some(terms),
            ScoreKind::MeanOfProducts(_) | ScoreKind::Combination(_) => None,
        }
    }

    /// The position of the band of a value.
    pub(crate) fn band(&self, value: f64) -> Option<usize> {
        self.bands.iter().take_while(|from| **from <= value).count().checked_sub(1)
    }

    /// Whether some of its items ask for the opposite of the others, all with the same answers.
    pub(crate) fn asks_for_opposites(&self, items: &[ItemPlan]) -> bool {
        let Some((first, others)) = self.terms().and_then(<[Term]>::split_first) else { return false };
        let answers = |term: &Term| items.get(term.item).map(|plan| (plan.factor, plan.low, plan.high));
        self.groups.is_empty()
            && others.iter().any(|term| term.sign * first.sign < 0.0)
            && others.iter().all(|term| term.recode.is_none() && answers(term) == answers(first))
    }

    /// The items that it is made of.
    pub(crate) fn items(&self) -> Vec<usize> {
        match &self.kind {
            ScoreKind::Sum(terms) | ScoreKind::Mean(terms) => {
                let grouped = self.groups.iter().flat_map(|group| &group.terms);
                let mut items: Vec<usize> = terms.iter().chain(grouped).map(|term| term.item).collect();
                if !self.groups.is_empty() {
                    sort::natural(&mut items);
                }
                items
            }
            ScoreKind::MeanOfProducts(pairs) => {
                pairs.iter().flat_map(|(first, second)| [first.item, second.item]).collect()
            }
            ScoreKind::Combination(combined) => combined.items.clone(),
        }
    }
}

impl ItemPlan {
    /// The answer in units, or what is wrong with it.
    #[inline(always)]
    pub(crate) fn units(&self, answer: Answer) -> Result<Option<f64>, ErrorKind> {
        let value = match answer {
            Answer::Missing => return Ok(None),
            Answer::WrongType => return Err(ErrorKind::WrongType),
            Answer::Number(value) => value,
        };
        let exact = value * self.factor;
        let units = nearest_whole(exact);
        if is_near(exact, units) && self.takes(units) { Ok(Some(units)) } else { Err(self.fault(value)) }
    }

    /// The next lower and the next higher answer, in units.
    pub(crate) fn neighbours(&self, units: f64) -> [Option<f64>; 2] {
        let step = |sign: f64| match &self.allowed {
            None => Some(units + sign).filter(|next| self.low <= *next && *next <= self.high),
            Some(allowed) => {
                let further = allowed.iter().copied().filter(|other| (other - units) * sign > 0.5);
                further.min_by(|one, other| (one - units).abs().total_cmp(&(other - units).abs()))
            }
        };
        [step(-1.0), step(1.0)]
    }

    /// Whether these units are one of its answers.
    pub(crate) fn takes(&self, units: f64) -> bool {
        is_near(units, nearest_whole(units)) && self.low <= units && units <= self.high && self.allows(units)
    }

    #[inline(always)]
    fn allows(&self, units: f64) -> bool {
        self.allowed.as_ref().is_none_or(|allowed| allowed.iter().any(|value| (value - units).abs() < 0.5))
    }

    #[cold]
    fn fault(&self, value: f64) -> ErrorKind {
        let exact = value * self.factor;
        if value.is_nan() {
            ErrorKind::NotANumber
        } else if value.is_infinite() {
            ErrorKind::Infinite
        } else if exact < self.low || exact > self.high {
            ErrorKind::OutOfRange
        } else {
            ErrorKind::NotAnOption
        }
    }

    pub(crate) fn expected(&self) -> String {
        self.expected_as(&|answer| answer)
    }

    /// The same where each answer arrives as another number.
    pub(crate) fn expected_as(&self, arrives: &dyn Fn(f64) -> f64) -> String {
        if let Some(allowed) = &self.allowed {
            let mut values: Vec<f64> = allowed.iter().map(|units| arrives(units / self.factor)).collect();
            // Otherwise they stand in the order of the form.
            let (low, high) = (self.low / self.factor, self.high / self.factor);
            if (arrives(low) - low).abs() + (arrives(high) - high).abs() > 0.0 {
                values.sort_by(f64::total_cmp);
            }
            let values: Vec<String> = values.iter().map(f64::to_string).collect();
            return format!("one of {}", values.join(", "));
        }
        let (low, high) = (arrives(self.low / self.factor), arrives(self.high / self.factor));
        let (low, high) = (low.min(high), low.max(high));
        if self.factor > 1.0 {
            return format!("a number from {low} to {high} in steps of {}", 1.0 / self.factor);
        }
        format!("a whole number from {low} to {high}")
    }
}

/// The nearest whole number, by pushing the fraction out of the mantissa: `round` is a slow call on a
/// plain x86-64 build. What is too large for that lies outside every range.
#[inline(always)]
fn nearest_whole(exact: f64) -> f64 {
    const SHIFT: f64 = 6_755_399_441_055_744.0; // 1.5 × 2^52
    (exact + SHIFT) - SHIFT
}

impl ScorePlan {
    /// The lowest and the highest score, by whatever table.
    pub(crate) fn range(&self) -> (f64, f64) {
        let (low, high) = self.range_before_norms();
        if self.norms.is_empty() {
            return (low, high);
        }
        let ends = (f64::INFINITY, f64::NEG_INFINITY);
        self.norms
            .iter()
            .fold(ends, |ends, table| (ends.0.min(reported(table, low)), ends.1.max(reported(table, high))))
    }

    /// The lowest and the highest score that the tables by age and sex have rows for.
    pub(crate) fn range_before_norms(&self) -> (f64, f64) {
        if self.conversion.is_empty() {
            let (low, high) = units_range(self);
            // As a score is computed: multiplied, then divided once.
            return (low * self.multiply / self.factor, high * self.multiply / self.factor);
        }
        let (low, high) = raw_range(self);
        (self.convert(low), self.convert(high))
    }

    pub(crate) fn convert(&self, raw: f64) -> f64 {
        if self.conversion.is_empty() { raw } else { reported(&self.conversion, raw) }
    }
}

/// What a table says of a raw score.
pub(crate) fn reported(table: &[(f64, f64)], raw: f64) -> f64 {
    table.iter().find(|(row, _)| (row - raw).abs() < 0.5).map_or(raw, |(_, reported)| *reported)
}

/// What the parts of a sum or a mean can add, and whether they may be left out.
type Ends = (f64, f64, bool);

/// The range of a sum in units: an item that may be left out adds nothing then, but at least one counts.
fn sum_range(parts: &[Ends]) -> (f64, f64) {
    let (mut low, mut high) = (0.0, 0.0);
    for (least, most, may_be_left_out) in parts {
        let nothing = if *may_be_left_out { (0.0, 0.0) } else { (*least, *most) };
        low += least.min(nothing.0);
        high += most.max(nothing.1);
    }
    if parts.iter().all(|(_, _, may_be_left_out)| *may_be_left_out) {
        let (lowest, highest) = mean_range(parts);
        (low, high) = (if lowest < 0.0 { low } else { lowest }, if highest > 0.0 { high } else { highest });
    }
    (low, high)
}

fn mean_range(parts: &[Ends]) -> (f64, f64) {
    let ends = (f64::INFINITY, f64::NEG_INFINITY);
    parts.iter().fold(ends, |(low, high), (least, most, _)| (low.min(*least), high.max(*most)))
}

/// The range before any multiplication and conversion.
pub(crate) fn raw_range(plan: &ScorePlan) -> (f64, f64) {
    let (low, high) = units_range(plan);
    (low / plan.factor, high / plan.factor)
}

/// The same in units.
fn units_range(plan: &ScorePlan) -> (f64, f64) {
    let parts = |terms: &[Term]| -> Vec<Ends> {
        let groups = plan.groups.iter().map(|group| (group.range().0, group.range().1, group.may_be_left_out()));
        terms.iter().map(|term| (term.low, term.high, term.may_be_left_out)).chain(groups).collect()
    };
    match &plan.kind {
        ScoreKind::Sum(terms) => sum_range(&parts(terms)),
        ScoreKind::Mean(terms) => mean_range(&parts(terms)),
        ScoreKind::MeanOfProducts(pairs) => {
            let low = pairs.iter().fold(f64::INFINITY, |low, (one, other)| low.min(one.low * other.low));
            let high = pairs.iter().fold(f64::NEG_INFINITY, |high, (one, other)| high.max(one.high * other.high));
            (low, high)
        }
        ScoreKind::Combination(combined) => combined.range,
    }
}
