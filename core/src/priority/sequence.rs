//! Compromises between two orders: every sequence that is not worse for both, found exactly.
//!
//! A sequence is judged by its discordant pairs with each of the two orders. The search goes over the
//! sets of goals that may have been placed so far. It is kept small by two facts that lose nothing.
//!
//! *Parts.* Where a first part of the client's order comes first in the therapist's order too, and no
//! link leads back into it, any sequence gains for the client, and loses for nobody, when its goals of
//! that part are moved to the front as they stand.
//!
//! *Forced pairs.* Let both orders (or, where the therapist ranks neither goal, the client's) put a
//! before b, let every goal that must follow b also have to follow a, and every goal that must precede
//! a also have to precede b. Then a sequence with b before a gains for the client, and loses for
//! nobody, when the two change places: each goal between them is concordant with at least as many of
//! them as before, and no link is broken.

/// The most sets of goals placed so far that are looked at.
pub const MAXIMUM_PARTIAL_SEQUENCES: u32 = 16_384;
/// The most pairs of goals that may be discordant with the client's order.
const MAXIMUM_PAIRS: usize = 512;
/// No sequence.
const NONE: u16 = u16::MAX;

/// What is to be put in a sequence: the goals are numbered in the client's order.
pub(super) struct Goals {
    /// The place of each goal in the therapist's order, where it has one.
    pub(super) therapist: Vec<Option<usize>>,
    /// Pairs of goals of which the first must come before the second, with all that follows from them.
    pub(super) links: Vec<(usize, usize)>,
}

/// A sequence and the pairs that it puts the other way round than each of the orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) client: u32,
    pub(super) therapist: u32,
    pub(super) goals: Vec<usize>,
}

impl Goals {
    /// All sequences that keep the links and are not worse for both than another one, from the one
    /// closest to the client's order on; of equals, the first in the client's order. None beyond the
    /// bounds.
    pub(super) fn sequences(&self) -> Option<Vec<Found>> {
        let parts = self.parts();
        let pairs: usize = parts.iter().map(|part| part.size * part.size.saturating_sub(1) / 2).sum();
        if pairs > MAXIMUM_PAIRS {
            return None;
        }
        let mut states = 0;
        let mut lattices = Vec::with_capacity(parts.len());
        for part in &parts {
            let lattice = Lattice::new(self, part, &mut states)?;
            lattices.push(lattice);
        }
        let mut goal = vec![NONE; pairs + 1];
        if let Some(first) = goal.first_mut() {
            *first = 0;
        }
        let mut front = goal.clone();
        for lattice in lattices.iter_mut().rev() {
            lattice.fill(&front);
            front = lattice.fronts.first().cloned().unwrap_or_default();
        }
        let mut found = Vec::new();
        let mut least = NONE;
        for (client, therapist) in front.iter().enumerate() {
            if *therapist < least {
                least = *therapist;
                found.push(self.sequence(&lattices, &goal, client, *therapist)?);
            }
        }
        Some(found)
    }

    /// The client's order, changed only as far as the links demand.
    pub(super) fn clients_order(&self) -> Found {
        let size = self.therapist.len();
        let (mut waits, mut after) = (vec![0_usize; size], vec![Vec::new(); size]);
        for (first, then) in &self.links {
            if let (Some(waits), Some(after)) = (waits.get_mut(*then), after.get_mut(*first)) {
                *waits += 1;
                after.push(*then);
            }
        }
        let mut goals: Vec<usize> = Vec::with_capacity(size);
        let mut left: Vec<usize> = (0..size).collect();
        while let Some(place) = left.iter().position(|goal| waits.get(*goal) == Some(&0)) {
            let goal = left.remove(place);
            for then in after.get(goal).into_iter().flatten() {
                if let Some(waits) = waits.get_mut(*then) {
                    *waits = waits.saturating_sub(1);
                }
            }
            goals.push(goal);
        }
        let (mut client, mut therapist) = (0, 0);
        for (number, goal) in goals.iter().enumerate() {
            for later in goals.iter().skip(number + 1) {
                client += u32::from(later < goal);
                therapist += u32::from(self.therapist_prefers(*later, *goal));
            }
        }
        Found { client, therapist, goals }
    }

    fn place(&self, goal: usize) -> Option<usize> {
        self.therapist.get(goal).copied().flatten()
    }

    /// Whether the therapist ranks both goals and puts the first one first.
    fn therapist_prefers(&self, one: usize, other: usize) -> bool {
        matches!((self.place(one), self.place(other)), (Some(one), Some(other)) if one < other)
    }

    /// The parts of the client's order that stay together.
    fn parts(&self) -> Vec<Part> {
        let size = self.therapist.len();
        // The farthest goal that must stand, as a whole, with the goals before it.
        let mut reach: Vec<usize> = (0..size).collect();
        let mut extend = |from: usize, to: usize| {
            if let Some(reach) = reach.get_mut(from).filter(|reach| **reach < to) {
                *reach = to;
            }
        };
        for (first, then) in &self.links {
            if first > then {
                extend(*then, *first);
            }
        }
        // Whom does a goal stand before, against the therapist's order? The last such goal is enough.
        let mut smallest_later: Vec<(usize, usize)> = Vec::new();
        for goal in (0..size).rev() {
            if let Some(place) = self.place(goal) {
                let last = smallest_later.iter().find(|(later, _)| *later < place);
                if let Some((_, last)) = last {
                    extend(goal, *last);
                }
                if smallest_later.last().is_none_or(|(smallest, _)| place < *smallest) {
                    smallest_later.push((place, goal));
                }
            }
        }
        let mut parts = Vec::new();
        let (mut start, mut end) = (0, 0);
        for (goal, reach) in reach.iter().enumerate() {
            end = end.max(*reach);
            if end == goal {
                parts.push(Part { start, size: goal + 1 - start });
                start = goal + 1;
            }
        }
        parts
    }

    /// The sequence of these discordances that comes first in the client's order.
    fn sequence(&self, lattices: &[Lattice], end: &[u16], client: usize, therapist: u16) -> Option<Found> {
        let mut goals = Vec::with_capacity(self.therapist.len());
        let (mut client_left, mut therapist_left) = (client, therapist);
        for (number, lattice) in lattices.iter().enumerate() {
            let mut placed = 0_u64;
            for size in 0..lattice.part.size {
                let step = lattice.steps(placed).find_map(|(goal, costs)| {
                    let next = placed | 1 << goal;
                    let last = size + 1 == lattice.part.size;
                    let front = if last {
                        lattices.get(number + 1).map_or(Some(end), |lattice| lattice.front(0, 0))
                    } else {
                        lattice.front(size + 1, next)
                    }?;
                    let client = client_left.checked_sub(usize::from(costs.0))?;
                    let therapist = therapist_left.checked_sub(costs.1)?;
                    (front.get(client) == Some(&therapist)).then_some((goal, next, client, therapist))
                });
                let (goal, next, client, therapist) = step?;
                (placed, client_left, therapist_left) = (next, client, therapist);
                goals.push(lattice.part.start + goal);
            }
        }
        Some(Found { client: u32::try_from(client).ok()?, therapist: u32::from(therapist), goals })
    }
}

/// A part of the client's order: `size` goals from `start`.
#[derive(Debug, Clone, Copy)]
struct Part {
    start: usize,
    size: usize,
}

/// The sets of goals of one part that may have been placed, smallest first.
struct Lattice {
    part: Part,
    /// For each goal, those that must be placed before it.
    before: Vec<u64>,
    /// For each goal, those that come later in the therapist's order.
    later: Vec<u64>,
    /// The sets of each size, sorted, and the number of the first of them.
    levels: Vec<(Vec<u64>, usize)>,
    /// For each set, and each number of discordant pairs with the client's order that the rest adds,
    /// the least that it then adds for the therapist's.
    fronts: Vec<Vec<u16>>,
}

impl Lattice {
    /// The sets of a part; none where it has too many. `states` counts those of all parts.
    fn new(goals: &Goals, part: &Part, states: &mut u32) -> Option<Self> {
        if part.size > 64 {
            return None;
        }
        let inside = |goal: usize| goal.checked_sub(part.start).filter(|goal| *goal < part.size);
        let (mut before, mut after) = (vec![0_u64; part.size], vec![0_u64; part.size]);
        for (first, then) in &goals.links {
            let (Some(first), Some(then)) = (inside(*first), inside(*then)) else { continue };
            add(&mut before, then, first);
            add(&mut after, first, then);
        }
        let mut forced = before.clone();
        let mut later = vec![0_u64; part.size];
        for (one, later) in later.iter_mut().enumerate() {
            for other in 0..part.size {
                let (goal, against) = (part.start + one, part.start + other);
                if goals.therapist_prefers(goal, against) {
                    *later |= 1 << other;
                }
                let neither = goals.place(goal).is_none() && goals.place(against).is_none();
                let agreed = one < other && (neither || goals.therapist_prefers(goal, against));
                let contains = |sets: &[u64], large: usize, small: usize| {
                    sets.get(small).zip(sets.get(large)).is_some_and(|(small, large)| small & !large == 0)
                };
                if agreed && contains(&after, one, other) && contains(&before, other, one) {
                    add(&mut forced, other, one);
                }
            }
        }
        let mut lattice = Self { part: *part, before: forced, later, levels: vec![(vec![0], 0)], fronts: Vec::new() };
        let mut count = 1;
        for _ in 0..part.size {
            let (sets, _) = lattice.levels.last()?;
            let mut next: Vec<u64> =
                sets.iter().flat_map(|set| lattice.free(*set).map(move |goal| set | 1 << goal)).collect();
            next.sort_unstable();
            next.dedup();
            let first = count;
            count += next.len();
            if *states + u32::try_from(count).ok()? > MAXIMUM_PARTIAL_SEQUENCES {
                return None;
            }
            lattice.levels.push((next, first));
        }
        *states += u32::try_from(count).ok()?;
        Some(lattice)
    }

    /// The goals that may come next, in the client's order.
    fn free(&self, placed: u64) -> impl Iterator<Item = usize> {
        let goals = self.before.iter().enumerate();
        goals.filter(move |(goal, before)| placed >> goal & 1 == 0 && *before & !placed == 0).map(|(goal, _)| goal)
    }

    /// The goals that may come next, each with the discordant pairs that it makes with those placed.
    fn steps(&self, placed: u64) -> impl Iterator<Item = (usize, (u16, u16))> {
        self.free(placed).map(move |goal| {
            let later_in_client = placed & !((2_u64 << goal).wrapping_sub(1));
            let later = self.later.get(goal).copied().unwrap_or(0);
            (goal, (ones(later_in_client), ones(placed & later)))
        })
    }

    fn front(&self, size: usize, placed: u64) -> Option<&[u16]> {
        let (sets, first) = self.levels.get(size)?;
        let place = sets.binary_search(&placed).ok()?;
        self.fronts.get(first + place).map(Vec::as_slice)
    }

    /// Fills the fronts from the largest set down; `end` is the front of the parts that follow.
    fn fill(&mut self, end: &[u16]) {
        let count = self.levels.iter().map(|(sets, _)| sets.len()).sum();
        let mut fronts: Vec<Vec<u16>> = vec![Vec::new(); count];
        for (size, (sets, first)) in self.levels.iter().enumerate().rev() {
            for (place, set) in sets.iter().enumerate() {
                let front = if size == self.part.size {
                    end.to_vec()
                } else {
                    let mut front = vec![NONE; end.len()];
                    for (goal, (client, therapist)) in self.steps(*set) {
                        let next = self.levels.get(size + 1).and_then(|(sets, first)| {
                            let place = sets.binary_search(&(set | 1 << goal)).ok()?;
                            fronts.get(first + place)
                        });
                        let targets = front.get_mut(usize::from(client)..);
                        let (Some(targets), Some(next)) = (targets, next) else { continue };
                        for (known, rest) in targets.iter_mut().zip(next) {
                            *known = (*known).min(rest.saturating_add(therapist));
                        }
                    }
                    front
                };
                if let Some(slot) = fronts.get_mut(first + place) {
                    *slot = front;
                }
            }
        }
        self.fronts = fronts;
    }
}

/// Adds a goal to the set of another one.
fn add(sets: &mut [u64], of: usize, goal: usize) {
    if let Some(set) = sets.get_mut(of) {
        *set |= 1 << goal;
    }
}

fn ones(set: u64) -> u16 {
    u16::try_from(set.count_ones()).unwrap_or(u16::MAX)
}
