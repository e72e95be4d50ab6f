//! How far two orders agree: Kendall's tau-b, the overlap of their first places, rank-biased overlap.

use therapy_goals_derive::Record;

use crate::priority::codes::number::counted;
use crate::sort;

/// How far two scores of the same goals agree, by pairs of goals of one level of the hierarchy: what
/// tiers decide is no agreement.
///
/// Kendall 1945, Biometrika 33:239-251 (tau-b). It runs on the scores, so a tie counts as a tie.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Record)]
#[record(answer)]
pub struct Agreement {
    /// The goals that have both scores.
    pub goals: u32,
    /// Their pairs of one level.
    pub pairs: u32,
    /// The pairs that both scores order in the same way.
    pub concordant: u32,
    /// The pairs that they order in opposite ways.
    pub discordant: u32,
    /// The pairs that are tied in the first score.
    pub tied_first: u32,
    /// The pairs that are tied in the second score.
    pub tied_second: u32,
    /// Tau-b, from −1 (reversed) to 1 (the same order).
    pub tau_b: Option<f64>,
    /// Why there is none.
    pub reason: Option<NoAgreement>,
}

/// Why tau-b has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum NoAgreement {
    /// No two goals of one level have both scores.
    NoPairs,
    /// One of the scores is the same for every pair.
    AllTied,
}

/// Tau-b over goals, each with its level and its two scores.
pub(crate) fn tau_b(goals: &[(usize, f64, f64)]) -> Agreement {
    let (first, second) = (ranks(goals.iter().map(|goal| goal.1)), ranks(goals.iter().map(|goal| goal.2)));
    let level: Vec<u32> = goals.iter().map(|goal| counted(goal.0)).collect();
    let (mut pairs, mut concordant, mut discordant, mut tied_first, mut tied_second) = (0_u32, 0_u32, 0_u32, 0, 0);
    let mut rest = (level.as_slice(), first.as_slice(), second.as_slice());
    // Without a branch, so that several pairs are compared at a time.
    while let ([level, levels @ ..], [one, firsts @ ..], [two, seconds @ ..]) = rest {
        for ((other_level, other_one), other_two) in levels.iter().zip(firsts).zip(seconds) {
            let same = u32::from(level == other_level);
            let (above_one, below_one) = (u32::from(one > other_one), u32::from(one < other_one));
            let (above_two, below_two) = (u32::from(two > other_two), u32::from(two < other_two));
            pairs += same;
            tied_first += same & u32::from(one == other_one);
            tied_second += same & u32::from(two == other_two);
            concordant += same & (above_one & above_two | below_one & below_two);
            discordant += same & (above_one & below_two | below_one & above_two);
        }
        rest = (levels, firsts, seconds);
    }
    let reason = match pairs {
        0 => Some(NoAgreement::NoPairs),
        pairs if tied_first == pairs || tied_second == pairs => Some(NoAgreement::AllTied),
        _ => None,
    };
    let untied = f64::from(pairs - tied_first) * f64::from(pairs - tied_second);
    let value = (f64::from(concordant) - f64::from(discordant)) / untied.sqrt();
    let tau_b = reason.is_none().then_some(value);
    let goals = counted(goals.len());
    Agreement { goals, pairs, concordant, discordant, tied_first, tied_second, tau_b, reason }
}

/// The place of each value among all of them, by size; equal ones have the same.
fn ranks(values: impl Iterator<Item = f64> + Clone) -> Vec<u32> {
    let mut sorted: Vec<f64> = values.clone().collect();
    sort::by(&mut sorted, f64::total_cmp);
    let smaller = |value: f64| sorted.partition_point(|other| other.total_cmp(&value).is_lt());
    values.map(|value| counted(smaller(value))).collect()
}

/// How many goals stand among the first `k` of both orders.
pub(crate) fn top_overlap(first: &[usize], second: &[usize], k: usize) -> u32 {
    let top: Vec<usize> = second.iter().copied().take(k).collect();
    let both = first.iter().take(k).filter(|index| top.contains(index)).count();
    counted(both)
}

/// Extrapolated rank-biased overlap of two orders of the same goals.
///
/// Webber, Moffat & Zobel 2010, ACM Trans Inf Syst 28:20, equation 32. None where there is no goal.
pub(crate) fn rank_biased_overlap(first: &[usize], second: &[usize], persistence: f64) -> Option<f64> {
    let (mut weight, mut sum, mut overlap) = (1.0, 0.0, 0.0);
    let (mut seen_first, mut seen_second) = (Vec::new(), Vec::new());
    let mut depth = 0.0;
    for (one, two) in first.iter().zip(second) {
        depth += 1.0;
        weight *= persistence;
        seen_first.push(*one);
        seen_second.push(*two);
        let both = f64::from(u8::from(seen_second.contains(one))) + f64::from(u8::from(seen_first.contains(two)));
        overlap += if one == two { 1.0 } else { both };
        sum += overlap / depth * weight;
    }
    (depth > 0.0).then(|| overlap / depth * weight + (1.0 - persistence) / persistence * sum)
}
