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
/// The most pairs of goals by which a sequence may differ from the client's order.
const MAXIMUM_DISTANCE: usize = 512;
/// The most goals in all sequences found, taken together.
const MAXIMUM_PLACES: usize = 50_000;
/// No sequence.
const NONE: u16 = u16::MAX;

/// What is to be put in a sequence: the goals are numbered in the client's order.
pub(crate) struct Goals {
    /// The place of each goal in the therapist's order, where it has one.
    pub(crate) therapist: Vec<Option<usize>>,
    /// Pairs of goals of which the first must come before the second, with all that follows from them.
    pub(crate) links: Vec<(usize, usize)>,
}

/// A sequence and the pairs that it puts the other way round than each of the orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) client: u32,
    pub(crate) therapist: u32,
    pub(crate) goals: Vec<usize>,
}

impl Goals {
    /// All sequences that keep the links and are not worse for both than another one, from the one
    /// closest to the client's order on; of equals, the first in the client's order. None beyond the
    /// bounds.
    pub(crate) fn sequences(&self) -> Option<Vec<Found>> {
        let mut states = 0;
        let parts = self.parts();
        let links = self.links_of(&parts);
        let parts = parts.iter().zip(&links);
        let lattices: Option<Vec<Lattice>> =
            parts.map(|(part, links)| Lattice::new(self, part, links, &mut states)).collect();
        let mut lattices = lattices?;
        // No sequence that is farther from the client's order than the one closest to the therapist's
        // has anything to offer.
        let farthest: usize = lattices.iter().map(|lattice| usize::from(lattice.closest_to_therapist().1)).sum();
        if farthest > MAXIMUM_DISTANCE || (farthest + 1) * self.therapist.len() > MAXIMUM_PLACES {
            return None;
        }
        let mut front = vec![NONE; farthest + 1];
        if let Some(end) = front.first_mut() {
            *end = 0;
        }
        for lattice in lattices.iter_mut().rev() {
            lattice.fill(&front);
            front = lattice.front(0)?.to_vec();
        }
        let mut found = Vec::new();
        let mut least = NONE;
        for (client, therapist) in front.iter().enumerate() {
            if *therapist < least {
                least = *therapist;
                found.push(self.sequence(&lattices, client, *therapist)?);
            }
        }
        Some(found)
    }

    /// The client's order, changed only as far as the links demand.
    pub(crate) fn clients_order(&self) -> Found {
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

    /// The links inside each part, by the places of their goals in it; those between parts hold whatever
    /// the sequence, and there may be millions.
    fn links_of(&self, parts: &[Part]) -> Vec<Vec<(usize, usize)>> {
        let numbers = parts.iter().enumerate().flat_map(|(number, part)| std::iter::repeat_n(number, part.size));
        let part_of: Vec<usize> = numbers.collect();
        let mut inside = vec![Vec::new(); parts.len()];
        for (first, then) in &self.links {
            let (one, other) = (part_of.get(*first), part_of.get(*then));
            let part = one
                .filter(|one| Some(*one) == other)
                .and_then(|number| parts.get(*number).zip(inside.get_mut(*number)));
            if let Some((part, inside)) = part {
                inside.push((first - part.start, then - part.start));
            }
        }
        inside
    }

    /// The sequence of these discordances that comes first in the client's order.
    fn sequence(&self, lattices: &[Lattice], client: usize, therapist: u16) -> Option<Found> {
        let mut goals = Vec::with_capacity(self.therapist.len());
        let (mut client_left, mut therapist_left) = (client, therapist);
        for lattice in lattices {
            let mut state = 0;
            for _ in 0..lattice.part.size {
                let (step, client, therapist) = lattice.steps(state).iter().find_map(|step| {
                    let client = client_left.checked_sub(usize::from(step.client))?;
                    let therapist = therapist_left.checked_sub(step.therapist)?;
                    (lattice.front(step.next)?.get(client) == Some(&therapist)).then_some((step, client, therapist))
                })?;
                (state, client_left, therapist_left) = (step.next, client, therapist);
                goals.push(lattice.part.start + step.goal);
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

/// The sets of goals of one part that may have been placed, smallest first: states of the search.
struct Lattice {
    part: Part,
    /// The steps of all states, state by state; of each in the client's order.
    steps: Vec<Step>,
    /// Where the steps of each state begin, and at last where they end.
    begins: Vec<usize>,
    /// For each state and each number of pairs by which the rest differs from the client's order, the
    /// least number of pairs by which it then differs from the therapist's; state by state.
    fronts: Vec<u16>,
    /// The length of a front.
    length: usize,
}

/// One more goal is placed.
#[derive(Debug, Clone, Copy)]
struct Step {
    goal: usize,
    /// The state that it leads to.
    next: usize,
    /// The goals placed before it that the client's order has after it.
    client: u16,
    /// The goals placed before it that the therapist's order has after it.
    therapist: u16,
}

/// What decides which goals of a part may come next.
struct Rules {
    /// For each goal, those that must be placed before it.
    before: Vec<u64>,
    /// For each goal, those that come later in the therapist's order.
    later: Vec<u64>,
}

impl Rules {
    fn new(goals: &Goals, part: &Part, links: &[(usize, usize)]) -> Self {
        let (mut before, mut after) = (vec![0_u64; part.size], vec![0_u64; part.size]);
        for (first, then) in links {
            add(&mut before, *then, *first);
            add(&mut after, *first, *then);
        }
        let contains = |sets: &[u64], large: usize, small: usize| {
            sets.get(small).zip(sets.get(large)).is_some_and(|(small, large)| small & !large == 0)
        };
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
                if agreed && contains(&after, one, other) && contains(&before, other, one) {
                    add(&mut forced, other, one);
                }
            }
        }
        Self { before: forced, later }
    }

    /// The goals that may come next, in the client's order, each with the pairs that it puts the other
    /// way round.
    fn next(&self, placed: u64) -> impl Iterator<Item = (usize, u16, u16)> {
        let goals = self.before.iter().zip(&self.later).enumerate();
        let free = goals.filter(move |(goal, (before, _))| placed >> goal & 1 == 0 && **before & !placed == 0);
        free.map(move |(goal, (_, later))| {
            let later_in_client = placed & !(2_u64 << goal).wrapping_sub(1);
            (goal, ones(later_in_client), ones(placed & later))
        })
    }
}

impl Lattice {
    /// The states of a part; none where it has too many. `states` counts those of all parts.
    fn new(goals: &Goals, part: &Part, links: &[(usize, usize)], states: &mut u32) -> Option<Self> {
        if part.size > 64 {
            return None;
        }
        let rules = Rules::new(goals, part, links);
        let (mut steps, mut begins) = (Vec::new(), vec![0]);
        let mut level = vec![0_u64];
        // The number of states up to this level.
        let mut count = 1;
        for _ in 0..part.size {
            let mut next: Vec<u64> =
                level.iter().flat_map(|set| rules.next(*set).map(move |(goal, ..)| set | 1 << goal)).collect();
            next.sort_unstable();
            next.dedup();
            for set in &level {
                for (goal, client, therapist) in rules.next(*set) {
                    let place = next.binary_search(&(set | 1 << goal)).ok()?;
                    steps.push(Step { goal, next: count + place, client, therapist });
                }
                begins.push(steps.len());
            }
            count += next.len();
            if *states + u32::try_from(count).ok()? > MAXIMUM_PARTIAL_SEQUENCES {
                return None;
            }
            level = next;
        }
        begins.push(steps.len());
        *states += u32::try_from(count).ok()?;
        Some(Self { part: *part, steps, begins, fronts: Vec::new(), length: 0 })
    }

    /// The number of states; the last one is that of all goals placed.
    fn states(&self) -> usize {
        self.begins.len() - 1
    }

    fn steps(&self, state: usize) -> &[Step] {
        let ends = self.begins.get(state).zip(self.begins.get(state + 1));
        ends.and_then(|(from, to)| self.steps.get(*from..*to)).unwrap_or(&[])
    }

    fn front(&self, state: usize) -> Option<&[u16]> {
        self.fronts.get(state * self.length..(state + 1) * self.length)
    }

    /// The pairs by which the sequence closest to the therapist's order, and then to the client's,
    /// differs from the therapist's and from the client's.
    fn closest_to_therapist(&self) -> (u16, u16) {
        let mut least = vec![(0, 0); self.states()];
        for state in (0..self.states().saturating_sub(1)).rev() {
            let rest = |step: &Step| least.get(step.next).map(|rest| (rest.0 + step.therapist, rest.1 + step.client));
            let best = self.steps(state).iter().filter_map(rest).min();
            if let Some((slot, best)) = least.get_mut(state).zip(best) {
                *slot = best;
            }
        }
        least.first().copied().unwrap_or_default()
    }

    /// Fills the fronts from the last state back; `end` is the front of the parts that follow.
    fn fill(&mut self, end: &[u16]) {
        self.length = end.len();
        let mut fronts = vec![NONE; self.states() * self.length];
        for state in (0..self.states()).rev() {
            // Steps lead to later states only.
            let (own, later) = fronts.split_at_mut((state + 1) * self.length);
            let Some(own) = own.get_mut(state * self.length..) else { continue };
            if state + 1 == self.states() {
                own.copy_from_slice(end);
            }
            for step in self.steps(state) {
                let from = (step.next - state - 1) * self.length;
                let (Some(next), Some(own)) = (later.get(from..), own.get_mut(usize::from(step.client)..)) else {
                    continue;
                };
                for (known, rest) in own.iter_mut().zip(next) {
                    *known = (*known).min(rest.saturating_add(step.therapist));
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
