//! The value of one score: what the items add up to, and the least and the most that missing ones can add.
//!
//! Answers are held as whole numbers of units (tenths for a visual analogue line), so sums are
//! exact, and each result is rounded once, by one division.

use crate::instrument::condition::{Reason, Truth};
use crate::instrument::evaluation::{ItemState, ScoreEvaluation, ScoreStatus};
use crate::instrument::people::place_for;
use crate::instrument::program::{Combined, Group, ScoreKind, ScorePlan, Term, reported};
use crate::instrument::rules::Rounding;
use crate::instrument::sheet::Sheet;

/// One score of a form; those that it is made of are on the sheet already. Its gate counts where gates do.
pub(crate) fn score(plan: &ScorePlan, sheet: &Sheet<'_>, gates: bool) -> ScoreEvaluation {
    let mut score = match &plan.kind {
        ScoreKind::Sum(terms) => item_score(plan, terms, sheet, true),
        ScoreKind::Mean(terms) => item_score(plan, terms, sheet, false),
        ScoreKind::MeanOfProducts(pairs) => product_score(plan, pairs, sheet),
        ScoreKind::Combination(combined) => combination(plan, combined, sheet),
    };
    if !plan.norms.is_empty() {
        by_norms(plan, sheet, &mut score);
    }
    if let Some((condition, value)) = plan.gate.as_ref().filter(|_| gates) {
        match condition.decide(sheet) {
            Truth::True => {
                score.status = ScoreStatus::Complete;
                score.value = Some(*value);
                score.bounds = Some((*value, *value));
                score.reason = None;
            }
            Truth::Unknown(_) => {
                score.status = ScoreStatus::Incomplete;
                score.value = None;
                score.bounds = score.bounds.map(|(low, high)| (low.min(*value), high.max(*value)));
            }
            Truth::False => {}
        }
    }
    score.band = score.value.and_then(|value| plan.band(value));
    score
}

/// Reports a raw score by the table for the respondent; where there is none, the answers allow no value at all.
#[cold]
fn by_norms(plan: &ScorePlan, sheet: &Sheet<'_>, score: &mut ScoreEvaluation) {
    let table = place_for(&plan.norms_for, sheet.respondent).0;
    match table.and_then(|place| plan.norms.get(place).ok_or(Reason::NoNorm)) {
        Ok(table) => {
            let by_table = |raw: f64| reported(table, raw);
            score.value = score.value.map(by_table);
            score.bounds = score.bounds.map(|(low, high)| (by_table(low), by_table(high)));
        }
        Err(reason) => {
            (score.status, score.value, score.bounds) = (ScoreStatus::Incomplete, None, None);
            score.reason = Some(reason);
        }
    }
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
    /// Whether others stand in for missing ones of a group.
    stood_in: bool,
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

    /// A group of which the highest counts.
    fn highest(&mut self, group: &Group, sheet: &Sheet<'_>) {
        let (mut highest, mut answered) = (f64::NEG_INFINITY, 0);
        // The most that those count which were left out.
        let mut spare = f64::NEG_INFINITY;
        // What the missing ones count at least, and at most; and how many are missing for certain, or perhaps.
        let (mut least, mut most, mut missing, mut unsettled) = (f64::NEG_INFINITY, f64::NEG_INFINITY, 0, 0);
        for term in &group.terms {
            match sheet.items.get(term.item) {
                Some(ItemState::Answered(units) | ItemState::Settled(units)) => {
                    highest = highest.max(term.counts(*units));
                    answered += 1;
                }
                Some(ItemState::Missing) => {
                    (least, most) = (least.max(term.low), most.max(term.high));
                    missing += 1;
                }
                Some(ItemState::Unsettled) => {
                    most = most.max(term.high);
                    unsettled += 1;
                }
                _ => spare = spare.max(term.high),
            }
        }
        let enough = answered >= group.minimum.unwrap_or(1);
        // What it counts at least, whatever the missing ones are.
        let sure = highest.max(least);
        if missing + unsettled + answered == 0 && group.minimum.is_none() {
            self.leave_out();
        } else if enough && sure >= most {
            self.sum += sure;
        } else if enough && group.minimum.is_some() {
            self.sum += sure;
            self.most += most - sure;
            self.stood_in = true;
        } else if answered + missing == 0 && group.minimum.is_none() {
            self.miss_unsettled(group.range().0, most);
        } else {
            let sure = if answered + missing == 0 { group.range().0 } else { sure };
            // Where too few are answered, those that were left out may be answered too.
            let spare = if enough || group.minimum.is_none() { highest } else { highest.max(spare) };
            self.miss(sure, most.max(spare));
        }
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
    if plan.groups.is_empty() { finish(plan, &tally, is_sum) } else { with_groups(plan, tally, sheet, is_sum) }
}

#[cold]
fn with_groups(plan: &ScorePlan, mut tally: Tally, sheet: &Sheet<'_>, is_sum: bool) -> ScoreEvaluation {
    for group in &plan.groups {
        tally.counted += 1;
        tally.highest(group, sheet);
    }
    let (answered, asked) = sheet.count(&plan.items());
    ScoreEvaluation { answered, asked, ..finish(plan, &tally, is_sum) }
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
        if unsettled > 0 && !(is_sum && plan.conversion.is_empty() && plan.norms.is_empty()) {
            // How many items count is open, and a mean or a table needs them: what is sure is the range.
            return plan.range_before_norms();
        }
        (whole(sum + tally.least), whole(sum + tally.most))
    };
    let (status, value, bounds) = match plan.prorating {
        _ if counted == 0 => (ScoreStatus::Incomplete, None, plan.range_before_norms()),
        _ if missing == 0 => {
            let value = whole(sum);
            let stands_in = tally.stood_in;
            let status = if stands_in { ScoreStatus::Prorated } else { ScoreStatus::Complete };
            (status, Some(value), if stands_in { bounds() } else { (value, value) })
        }
        Some((most, rounding)) if missing <= most && missing < counted => {
            let value = scaled(if is_sum { sum * count } else { sum }, f64::from(counted - missing));
            let value = rounding.map_or(value, |rounding| round(value, rounding));
            // Where items count unequally much, the mean of the others may be more than the missing ones can count.
            let (low, high) = bounds();
            (ScoreStatus::Prorated, Some(value.min(low.max(high)).max(low.min(high))), (low, high))
        }
        _ => (ScoreStatus::Incomplete, None, bounds()),
    };
    let (answered, asked) = (counted - missing - settled, counted - settled);
    ScoreEvaluation { status, value, bounds: Some(bounds), band: None, answered, asked, reason: None }
}

fn combination(plan: &ScorePlan, combined: &Combined, sheet: &Sheet<'_>) -> ScoreEvaluation {
    let parts = &combined.parts;
    let (mut status, mut value, mut low, mut high) = (ScoreStatus::Complete, Some(0.0), 0.0, 0.0);
    let mut reason = None;
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
        reason = reason.or(part.reason);
        let complete = part.status == ScoreStatus::Complete;
        value = value.zip(part.value).map(|(sum, value)| sum + weight * points(value, complete));
        let ends =
            part.bounds.map_or((0.0, 0.0), |(low, high)| (weight * points(low, true), weight * points(high, true)));
        low += ends.0.min(ends.1);
        high += ends.0.max(ends.1);
    }
    let (answered, asked) = sheet.count(&combined.items);
    let bounded = parts_of().all(|(part, _)| part.bounds.is_some());
    let bounds = bounded.then_some((low * plan.multiply / scale, high * plan.multiply / scale));
    let value = value.map(|value| value * plan.multiply / scale);
    ScoreEvaluation { status, value, bounds, band: None, answered, asked, reason }
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
