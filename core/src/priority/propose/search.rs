//! The search for the best set of goals to work on: every allowed set, compared key by key.

use std::cmp::Ordering;

use crate::priority::codes::keys::ChoiceKey;
use crate::priority::codes::number::counted;
use crate::priority::hierarchy::definition::MAXIMUM_LEVELS;

/// The most sets that are tried: 20 short-term and 10 long-term goals with caps of 3 and 2 make
/// 74,250.
pub const MAXIMUM_SETS: u32 = 200_000;
/// The most goals among which a set is searched, safety goals not counted.
pub(crate) const MAXIMUM_CHOICES: usize = 64 * WORDS;
const WORDS: usize = 4;

/// A goal that can be worked on, outside the safety tiers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Choice {
    /// Its candidate; choices stand in the order of their candidates.
    pub(crate) candidate: usize,
    /// Its level, where the tier vector counts it.
    pub(crate) counted_level: Option<usize>,
    pub(crate) score: f64,
    pub(crate) long: bool,
    /// Whether it is under way.
    pub(crate) current: bool,
}

/// What the search needs to know.
pub(crate) struct Problem<'a> {
    pub(crate) choices: &'a [Choice],
    /// The candidates of the safety tiers that are active in any case.
    pub(crate) safety: &'a [usize],
    /// For each candidate, the candidate it is a step towards; only short-term goals have one.
    pub(crate) parents: &'a [Option<usize>],
    /// For each candidate, those it interferes with, in either direction, once each.
    pub(crate) conflicts: &'a [Vec<usize>],
    /// For each candidate, whether it is long term.
    pub(crate) long: &'a [bool],
    pub(crate) cap_short: usize,
    pub(crate) cap_long: usize,
    /// How many goals are under way, those that can no longer be worked on included.
    pub(crate) under_way: usize,
    /// The gain below which the goals under way stay.
    pub(crate) margin: Option<f64>,
}

/// One set with its keys, in the order in which they decide.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Set {
    /// Five bits for each counted level, the highest level first; more is better.
    vector: u128,
    pub(crate) orphans: u32,
    pub(crate) interfering: u32,
    /// The sum of scores of the choices: short-term ones by id, then long-term ones by id.
    pub(crate) score_sum: f64,
    pub(crate) off_path: u32,
    bits: [u64; WORDS],
}

impl Set {
    /// The places of its choices.
    pub(crate) fn choices(&self) -> impl Iterator<Item = usize> {
        self.bits.into_iter().enumerate().flat_map(|(number, mut word)| {
            std::iter::from_fn(move || {
                let bit = (word != 0).then(|| word.trailing_zeros() as usize)?;
                word &= word - 1;
                Some(number * 64 + bit)
            })
        })
    }

    pub(crate) fn contains(&self, choice: usize) -> bool {
        self.bits.get(choice / 64).is_some_and(|word| word >> (choice % 64) & 1 == 1)
    }
}

/// What the search found.
pub(crate) struct Found {
    pub(crate) chosen: Set,
    pub(crate) runner_up: Option<Set>,
    /// Why the runner-up lost.
    pub(crate) lost_on: Option<ChoiceKey>,
    /// Whether the goals under way stay although another set is better by less than the margin.
    pub(crate) kept: bool,
    /// For each choice that is not in the set, the key that decided; see [`NotChosen`](crate::priority::NotChosen).
    pub(crate) left_out: Vec<(usize, ChoiceKey)>,
    pub(crate) sets: u32,
}

/// The number of sets that the caps allow; a decimal number, as it may be large.
pub(crate) fn count(shorts: usize, longs: usize, cap_short: usize, cap_long: usize) -> f64 {
    let horizon = |pool: usize, cap: usize| {
        let (mut sum, mut ways) = (0.0, 1.0);
        for size in 0..=cap.min(pool) {
            if size >= least(pool, cap) {
                sum += ways;
            }
            ways = ways * decimal(pool - size) / decimal(size + 1);
        }
        sum
    };
    horizon(shorts, cap_short) * horizon(longs, cap_long)
}

/// None of a horizon only where none is eligible, or the cap is 0.
fn least(pool: usize, cap: usize) -> usize {
    pool.min(cap).min(1)
}

fn decimal(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}

/// Tries every allowed set.
pub(crate) fn search(problem: &Problem<'_>) -> Option<Found> {
    let mut search = Search::new(problem);
    let mut set = search.start();
    let pools = Pools::new(problem.choices);
    search.shorts(&pools, 0, &mut set);
    search.found()
}

struct Pools {
    shorts: Vec<usize>,
    longs: Vec<usize>,
}

impl Pools {
    fn new(choices: &[Choice]) -> Self {
        let of =
            |long| (0..choices.len()).filter(|place| choices.get(*place).is_some_and(|c| c.long == long)).collect();
        Self { shorts: of(false), longs: of(true) }
    }
}

/// A set in the making.
#[derive(Debug, Clone, Copy)]
struct Partial {
    set: Set,
    shorts: usize,
    longs: usize,
    /// How many of its choices are under way.
    current: usize,
    /// How many short-term goals lead to a long-term goal in the set.
    on_path: u32,
}

struct Search<'a> {
    problem: &'a Problem<'a>,
    /// For each candidate, how many goals of the set interfere with it.
    conflicts: Vec<u32>,
    /// For each candidate, how many short-term goals of the set are steps towards it.
    steps: Vec<u32>,
    last_safety: Option<usize>,
    best: Option<Set>,
    second: Option<Set>,
    under_way: Option<Set>,
    best_with: Vec<Option<Set>>,
    /// The same where goals that interfere do not count; empty where none do.
    best_apart: Vec<Option<Set>>,
    sets: u32,
}

impl<'a> Search<'a> {
    fn new(problem: &'a Problem<'a>) -> Self {
        Self {
            problem,
            conflicts: vec![0; problem.long.len()],
            steps: vec![0; problem.long.len()],
            last_safety: problem.safety.iter().max().copied(),
            best: None,
            second: None,
            under_way: None,
            best_with: vec![None; problem.choices.len()],
            best_apart: if problem.conflicts.iter().all(Vec::is_empty) {
                Vec::new()
            } else {
                vec![None; problem.choices.len()]
            },
            sets: 0,
        }
    }

    /// The set of the safety goals alone.
    fn start(&mut self) -> Partial {
        let mut interfering = 0;
        for &goal in self.problem.safety {
            interfering += self.conflicts.get(goal).copied().unwrap_or(0);
            self.enter(goal, true);
        }
        let short = |goal: &&usize| self.problem.long.get(**goal).is_some_and(|long| !long);
        let shorts = self.problem.safety.iter().filter(short).count();
        let set =
            Set { vector: 0, orphans: 0, interfering, score_sum: 0.0, off_path: counted(shorts), bits: [0; WORDS] };
        Partial { set, shorts: 0, longs: 0, current: 0, on_path: 0 }
    }

    /// Counts a goal in, or out again, for the others that interfere with it or lead to it.
    fn enter(&mut self, goal: usize, comes: bool) {
        let step = |count: &mut u32| *count = if comes { *count + 1 } else { count.saturating_sub(1) };
        for other in self.problem.conflicts.get(goal).into_iter().flatten() {
            self.conflicts.get_mut(*other).map(step);
        }
        let parent = self.problem.parents.get(goal).copied().flatten();
        if let Some(count) = parent.and_then(|parent| self.steps.get_mut(parent)) {
            step(count);
        }
    }

    /// The set with one more choice.
    fn with(&self, partial: &Partial, place: usize, choice: &Choice) -> Partial {
        let mut next = *partial;
        next.set.vector += choice.counted_level.map_or(0, |level| 1_u128 << (5 * (MAXIMUM_LEVELS - 1 - level)));
        next.set.interfering += self.conflicts.get(choice.candidate).copied().unwrap_or(0);
        next.set.score_sum += choice.score;
        next.current += usize::from(choice.current);
        if let Some(word) = next.set.bits.get_mut(place / 64) {
            *word |= 1 << (place % 64);
        }
        let steps = self.steps.get(choice.candidate).copied().unwrap_or(0);
        if choice.long {
            next.longs += 1;
            next.set.orphans += u32::from(steps == 0);
            next.on_path += steps;
        } else {
            next.shorts += 1;
            next.set.off_path += 1;
        }
        next
    }

    /// Every way to go on with short-term goals from a place of their pool.
    fn shorts(&mut self, pools: &Pools, from: usize, partial: &mut Partial) {
        if partial.shorts >= least(pools.shorts.len(), self.problem.cap_short) {
            let mut base = *partial;
            self.safety_longs(&mut base);
            self.longs(pools, 0, &base);
        }
        if partial.shorts >= self.problem.cap_short {
            return;
        }
        for (next, &place) in pools.shorts.iter().enumerate().skip(from) {
            let Some(choice) = self.problem.choices.get(place) else { continue };
            let mut with = self.with(partial, place, choice);
            self.enter(choice.candidate, true);
            self.shorts(pools, next + 1, &mut with);
            self.enter(choice.candidate, false);
        }
    }

    /// Counts the safety goals that are long term, now that the short-term goals are known.
    fn safety_longs(&self, partial: &mut Partial) {
        for goal in self.problem.safety {
            if self.problem.long.get(*goal).is_some_and(|long| *long) {
                let steps = self.steps.get(*goal).copied().unwrap_or(0);
                partial.set.orphans += u32::from(steps == 0);
                partial.on_path += steps;
            }
        }
    }

    /// Every way to go on with long-term goals from a place of their pool.
    fn longs(&mut self, pools: &Pools, from: usize, partial: &Partial) {
        if partial.longs >= least(pools.longs.len(), self.problem.cap_long) {
            self.judge(partial);
        }
        if partial.longs >= self.problem.cap_long {
            return;
        }
        let last = partial.longs + 1 >= self.problem.cap_long;
        for (next, &place) in pools.longs.iter().enumerate().skip(from) {
            let Some(choice) = self.problem.choices.get(place) else { continue };
            let with = self.with(partial, place, choice);
            if last {
                self.judge(&with);
                continue;
            }
            self.enter(choice.candidate, true);
            self.longs(pools, next + 1, &with);
            self.enter(choice.candidate, false);
        }
    }

    /// Compares a whole set with the best ones so far.
    fn judge(&mut self, partial: &Partial) {
        let mut set = partial.set;
        set.off_path = set.off_path.saturating_sub(partial.on_path);
        self.sets += 1;
        if partial.current == self.problem.under_way && partial.shorts + partial.longs == partial.current {
            self.under_way = Some(set);
        }
        for place in set.choices() {
            let known = self.best_with.get(place).copied().flatten();
            if known.is_none_or(|known| self.compare(&set, &known).0.is_lt())
                && let Some(slot) = self.best_with.get_mut(place)
            {
                *slot = Some(set);
            }
            let apart = Set { interfering: 0, ..set };
            let known = self.best_apart.get(place).copied().flatten();
            if known.is_none_or(|known| self.compare(&apart, &known).0.is_lt())
                && let Some(slot) = self.best_apart.get_mut(place)
            {
                *slot = Some(apart);
            }
        }
        if self.best.is_none_or(|best| self.compare(&set, &best).0.is_lt()) {
            self.second = self.best.replace(set);
        } else if self.second.is_none_or(|second| self.compare(&set, &second).0.is_lt()) {
            self.second = Some(set);
        }
    }

    /// Which of two sets is better, and the key that decides.
    fn compare(&self, one: &Set, other: &Set) -> (Ordering, ChoiceKey) {
        if one.vector != other.vector {
            return (other.vector.cmp(&one.vector), ChoiceKey::TierVector);
        }
        if one.orphans != other.orphans {
            return (one.orphans.cmp(&other.orphans), ChoiceKey::Orphans);
        }
        if one.interfering != other.interfering {
            return (one.interfering.cmp(&other.interfering), ChoiceKey::Interfering);
        }
        let sums = other.score_sum.total_cmp(&one.score_sum);
        if sums.is_ne() {
            return (sums, ChoiceKey::ScoreSum);
        }
        if one.off_path != other.off_path {
            return (one.off_path.cmp(&other.off_path), ChoiceKey::OffPath);
        }
        (self.compare_ids(one, other), ChoiceKey::Ids)
    }

    /// Compares the sorted lists of ids of both sets, the safety goals in them included.
    fn compare_ids(&self, one: &Set, other: &Set) -> Ordering {
        let words = one.bits.iter().zip(&other.bits).enumerate();
        let Some((number, (own, others))) = words.into_iter().find(|(_, (own, others))| own != others) else {
            return Ordering::Equal;
        };
        let bit = (own ^ others).trailing_zeros() as usize;
        let place = number * 64 + bit;
        let owner_first = own >> bit & 1 == 1;
        // The list without this id goes on with a larger one, and is the larger; unless it ends here.
        let without = if owner_first { other } else { one };
        let candidate = self.problem.choices.get(place).map(|choice| choice.candidate);
        let goes_on = without.choices().any(|later| later > place) || self.last_safety > candidate;
        if owner_first == goes_on { Ordering::Less } else { Ordering::Greater }
    }

    fn found(self) -> Option<Found> {
        let best = self.best?;
        let stays = self.under_way.filter(|current| {
            let level = current.vector == best.vector
                && current.orphans == best.orphans
                && current.interfering == best.interfering;
            current.bits != best.bits
                && level
                && self.problem.margin.is_some_and(|margin| best.score_sum - current.score_sum < margin)
        });
        let chosen = stays.unwrap_or(best);
        let runner_up = if stays.is_some() { Some(best) } else { self.second };
        let deciding = |other: &Set| match self.compare(&chosen, other) {
            (Ordering::Greater, _) => ChoiceKey::Hysteresis,
            (_, key) => key,
        };
        let lost_on = runner_up.as_ref().map(deciding);
        let left_out = self.best_with.iter().enumerate().filter(|(place, _)| !chosen.contains(*place));
        // Without the goals that get in its way it would be in: whatever key is next, these are the reason.
        let chosen_apart = Set { interfering: 0, ..chosen };
        let interferes = |place: usize| {
            let with = self.best_apart.get(place).and_then(Option::as_ref);
            with.is_some_and(|with| self.compare(with, &chosen_apart).0.is_lt())
        };
        let key = |place, with: &Option<Set>| match with.as_ref().map_or(ChoiceKey::Cap, deciding) {
            ChoiceKey::ScoreSum | ChoiceKey::OffPath | ChoiceKey::Ids if interferes(place) => ChoiceKey::Interfering,
            key => key,
        };
        let left_out = left_out.map(|(place, with)| (place, key(place, with))).collect();
        Some(Found { chosen, runner_up, lost_on, kept: stays.is_some(), left_out, sets: self.sets })
    }
}
