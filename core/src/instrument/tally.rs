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
    /// The least and the most that one of these adds, where it was not.
    one_of_these: Option<(f64, f64)>,
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
        let (lowest, highest) = self.one_of_these.unwrap_or((least, most));
        self.one_of_these = Some((lowest.min(least), highest.max(most)));
    }

    /// The least and the most of a sum. Where all that counts may have been left out, something was not, or there is
    /// no value.
    fn ends(&self) -> (f64, f64) {
        let (low, high) = (self.sum + self.least, self.sum + self.most);
        match self.one_of_these {
            Some((lowest, highest)) if self.unsettled == self.counted => {
                (if lowest < 0.0 { low } else { lowest }, if highest > 0.0 { high } else { highest })
            }
            _ => (low, high),
        }
    }

    #[cold]
    fn leave_out(&mut self) {
        self.counted -= 1;
    }

    fn add_groups(&mut self, plan: &ScorePlan, sheet: &Sheet<'_>) {
        for group in &plan.groups {
            self.counted += 1;
            self.highest(group, sheet);
        }
    }

    /// A group of which the highest counts.
    fn highest(&mut self, group: &Group, sheet: &Sheet<'_>) {
        let (mut highest, mut answered) = (f64::NEG_INFINITY, 0);
        // The most that those count which were left out, and the least that each does.
        let mut spare = f64::NEG_INFINITY;
        let mut lowest = Vec::new();
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
                _ => {
                    spare = spare.max(term.high);
                    lowest.push(term.low);
                }
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
            // Where too few are answered, those that were left out may be answered too.
            let lacks = !enough && group.minimum.is_some();
            let spare = if lacks { highest.max(spare) } else { highest };
            let sure = if lacks { sure.max(group.others_count(lowest, usize::from(answered + missing))) } else { sure };
            let sure = if sure > f64::NEG_INFINITY { sure } else { group.range().0 };
            self.miss(sure, most.max(spare));
        }
    }
}

fn item_score(plan: &ScorePlan, terms: &[Term], sheet: &Sheet<'_>, is_sum: bool) -> ScoreEvaluation {
    let tally = tally(terms, sheet);
    if plan.groups.is_empty() { finish(plan, &tally, is_sum) } else { with_groups(plan, tally, sheet, is_sum) }
}

#[inline(always)]
fn tally(terms: &[Term], sheet: &Sheet<'_>) -> Tally {
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
    tally
}

#[cold]
fn with_groups(plan: &ScorePlan, mut tally: Tally, sheet: &Sheet<'_>, is_sum: bool) -> ScoreEvaluation {
    tally.add_groups(plan, sheet);
    let (answered, asked) = sheet.count_of(plan);
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
        let (low, high) = tally.ends();
        (whole(low), whole(high))
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
    // Means that are divided by the same number add up exactly, and are divided once.
    let mut divisors = parts.iter().map(|(score, _)| divisor(*score, sheet));
    let divisor = divisors.next().flatten().filter(|first| divisors.all(|other| other == Some(*first)));
    let scale = divisor.map_or(1.0, f64::from);
    let points =
        |value: f64, exact: bool| if divisor.is_some() && exact { nearest_unit(value * scale) } else { value * scale };
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
    let scores = || parts.iter().filter_map(|(score, _)| sheet.scores.get(*score));
    let (answered, asked) = if sheet.told.scores.is_empty() {
        sheet.count_of(plan)
    } else {
        // Of single items nothing is known.
        let count = |of: fn(&ScoreEvaluation) -> u16| scores().map(of).fold(0, u16::saturating_add);
        (count(|part| part.answered), count(|part| part.asked))
    };
    let bounded = scores().all(|part| part.bounds.is_some());
    let bounds = bounded.then_some((low * plan.multiply / scale, high * plan.multiply / scale));
    let value = value.map(|value| value * plan.multiply / scale);
    ScoreEvaluation { status, value, bounds, band: None, answered, asked, reason }
}

/// By what a mean was divided: its parts that counted. None where it is no mean, was looked up in a table, or is told
/// by a score that does not say it.
fn divisor(place: usize, sheet: &Sheet<'_>) -> Option<u16> {
    let plan = sheet.program.scores.get(place)?;
    let ScoreKind::Mean(terms) = &plan.kind else { return None };
    if !plan.conversion.is_empty() || !plan.norms.is_empty() {
        return None;
    }
    if let Some(told) = sheet.told.score(place) {
        return Some(told.asked).filter(|asked| plan.groups.is_empty() && usize::from(*asked) == terms.len());
    }
    let mut tally = tally(terms, sheet);
    tally.add_groups(plan, sheet);
    Some(tally.counted).filter(|counted| *counted > 0)
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
