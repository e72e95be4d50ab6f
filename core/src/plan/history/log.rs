//! The log: events in causal order. Who knew of what is asked of it all the time, so each entry keeps it ready.
//!
//! The log is cut into chains, in which each event knew of the one before. An entry knows, of every chain, how far its
//! own past reaches: one comparison tells whether it knew of another one. Where nobody forks there is one chain.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};
use std::sync::Arc;

use crate::plan::event::record::Event;
use crate::scalar::Id;

/// The place of an entry in the causal order of its log.
pub(crate) type Place = u32;

/// An event as it stands in a log.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) event: Arc<Event>,
    /// The line as it came, or as it is written.
    pub(crate) line: Arc<str>,
    depth: u32,
    chain: u32,
    /// Its place in its chain.
    step: u32,
    /// How far its past reaches in other chains, by chain.
    others: Arc<[(u32, u32)]>,
}

/// An event that comes into a log, with its line.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) event: Arc<Event>,
    pub(crate) text: Arc<str>,
}

/// Which of some events are the parents of which, by their numbers: two lists for all, and none for each.
struct Families {
    /// The parents that are there, child after child, and where those of each child begin.
    parents: Vec<usize>,
    begins: Vec<usize>,
    /// The children in the same way, parent after parent.
    children: Vec<usize>,
    children_begin: Vec<usize>,
}

impl Families {
    fn of(lines: &[Line], numbers: &HashMap<Id, Place>) -> Self {
        let (mut parents, mut begins) = (Vec::with_capacity(lines.len()), Vec::with_capacity(lines.len() + 1));
        let mut count: Vec<usize> = vec![0; lines.len() + 1];
        for line in lines {
            begins.push(parents.len());
            for parent in line.event.parents().iter().filter_map(|parent| numbers.get(parent)) {
                // One that is not there never comes.
                parents.push(index(*parent));
                if let Some(count) = count.get_mut(index(*parent)) {
                    *count += 1;
                }
            }
        }
        begins.push(parents.len());
        let mut ends = 0;
        for count in &mut count {
            ends += *count;
            *count = ends;
        }
        // Filled from behind: what was the end of each becomes its beginning.
        let mut children = vec![0; parents.len()];
        let mut children_begin = count;
        for child in (0..lines.len()).rev() {
            for parent in span(&parents, &begins, child) {
                let Some(begin) = children_begin.get_mut(*parent) else { continue };
                *begin = begin.saturating_sub(1);
                if let Some(place) = children.get_mut(*begin) {
                    *place = child;
                }
            }
        }
        Self { parents, begins, children, children_begin }
    }

    fn parents(&self, child: usize) -> impl Iterator<Item = usize> {
        span(&self.parents, &self.begins, child).iter().copied()
    }

    fn children(&self, parent: usize) -> impl Iterator<Item = usize> {
        span(&self.children, &self.children_begin, parent).iter().copied()
    }
}

/// Those of one number.
fn span<'a>(all: &'a [usize], begins: &[usize], number: usize) -> &'a [usize] {
    let ends = (begins.get(number), begins.get(number.saturating_add(1)));
    let (Some(begin), Some(end)) = ends else { return &[] };
    all.get(*begin..*end).unwrap_or_default()
}

/// Events in causal order: by depth, then by id.
#[derive(Debug, Clone, Default)]
pub(crate) struct Log {
    entries: Vec<Arc<Entry>>,
    places: HashMap<Id, Place>,
    /// The last step of each chain.
    tips: Vec<u32>,
    /// Those without a child.
    heads: HashSet<Place>,
    /// Those of which a parent, near or far, is not there.
    waiting: Vec<Line>,
    /// The length of all lines, each with its line feed.
    bytes: usize,
}

fn place(index: usize) -> Place {
    Place::try_from(index).unwrap_or(Place::MAX)
}

fn index(place: Place) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

/// The length of a line with its line feed.
pub(crate) fn length(line: &str) -> usize {
    line.len().saturating_add(1)
}

impl Log {
    /// A log of these events, of which no two have the same id, in whatever order.
    pub(crate) fn of(lines: &[Line]) -> Self {
        let ids = lines.iter().enumerate().map(|(number, line)| (line.event.id.clone(), place(number)));
        let mut places: HashMap<Id, Place> = ids.collect();
        let families = Families::of(lines, &places);
        let mut missing: Vec<usize> = lines.iter().map(|line| line.event.parents().len()).collect();
        let mut depths: Vec<u32> = vec![0; lines.len()];
        let mut log = Self { entries: Vec::with_capacity(lines.len()), ..Self::default() };
        let mut ready: BinaryHeap<Reverse<(u32, &Id, usize)>> = lines
            .iter()
            .enumerate()
            .filter(|(number, _)| missing.get(*number) == Some(&0))
            .map(|(number, line)| Reverse((0, &line.event.id, number)))
            .collect();
        let mut taken: Vec<Option<Place>> = vec![None; lines.len()];
        let mut parents: Vec<Place> = Vec::new();
        while let Some(Reverse((depth, _, number))) = ready.pop() {
            let Some(line) = lines.get(number) else { continue };
            parents.clear();
            parents.extend(families.parents(number).filter_map(|parent| taken.get(parent).copied().flatten()));
            if let Some(taken) = taken.get_mut(number) {
                *taken = Some(place(log.entries.len()));
            }
            log.push(line.clone(), &parents);
            for child in families.children(number) {
                let (Some(left), Some(reached)) = (missing.get_mut(child), depths.get_mut(child)) else { continue };
                *left = left.saturating_sub(1);
                *reached = (*reached).max(depth.saturating_add(1));
                if *left == 0
                    && let Some(line) = lines.get(child)
                {
                    ready.push(Reverse((*reached, &line.event.id, child)));
                }
            }
        }
        let of = |number: usize| taken.get(number).copied().flatten();
        let has_child = |number: usize| families.children(number).any(|child| of(child).is_some());
        log.heads = (0..lines.len()).filter(|number| !has_child(*number)).filter_map(of).collect();
        if log.entries.len() < lines.len() {
            let waiting = lines.iter().zip(&taken).filter(|(_, taken)| taken.is_none()).map(|(line, _)| line.clone());
            log.waiting = waiting.collect();
            log.waiting.sort_by(|one, other| one.event.id.cmp(&other.event.id));
            log.bytes = log.waiting.iter().fold(log.bytes, |sum, line| sum.saturating_add(length(&line.text)));
        }
        places.retain(|_, number| of(index(*number)).map(|place| *number = place).is_some());
        log.places = places;
        log
    }

    /// Puts one more event to the end, whose parents are all there.
    fn push(&mut self, line: Line, parents: &[Place]) {
        let parents: Vec<&Arc<Entry>> = parents.iter().filter_map(|parent| self.entry(*parent)).collect();
        let depth = parents.iter().map(|parent| parent.depth.saturating_add(1)).max().unwrap_or(0);
        let next = parents.iter().find(|parent| self.tips.get(index(parent.chain)) == Some(&parent.step));
        let (chain, step, others) = if let (Some(parent), [_]) = (next, parents.as_slice()) {
            (parent.chain, parent.step.saturating_add(1), Arc::clone(&parent.others))
        } else {
            let mut reached: HashMap<u32, u32> = HashMap::new();
            for parent in &parents {
                for &(other, step) in parent.others.iter().chain([&(parent.chain, parent.step)]) {
                    let known = reached.entry(other).or_insert(step);
                    *known = (*known).max(step);
                }
            }
            let mut reached: Vec<(u32, u32)> = reached.into_iter().collect();
            reached.sort_unstable();
            // A chain of which it knows the last event goes on with it: where copies come together again and again, there
            // are no more chains than copies.
            let ends = |(chain, step): &&(u32, u32)| self.tips.get(index(*chain)) == Some(step);
            let known = next.map(|parent| (parent.chain, parent.step)).or_else(|| reached.iter().find(ends).copied());
            let (chain, step) = match known {
                Some((chain, step)) => (chain, step.saturating_add(1)),
                None => (place(self.tips.len()), 0),
            };
            reached.retain(|(other, _)| *other != chain);
            (chain, step, reached.into())
        };
        match self.tips.get_mut(index(chain)) {
            Some(tip) => *tip = step,
            None => self.tips.push(step),
        }
        self.bytes = self.bytes.saturating_add(length(&line.text));
        self.entries.push(Arc::new(Entry { event: line.event, line: line.text, depth, chain, step, others }));
    }

    /// Takes one more event, whose parents are all there; whether it stands last.
    pub(crate) fn add(&mut self, line: Line) -> bool {
        let parents: Vec<Place> = line.event.parents().iter().filter_map(|parent| self.place(parent)).collect();
        let depths = parents.iter().filter_map(|parent| Some(self.entry(*parent)?.depth.saturating_add(1)));
        let depth = depths.max().unwrap_or(0);
        let last = self.entries.last().is_none_or(|last| (last.depth, &last.event.id) < (depth, &line.event.id));
        if last && self.waiting.is_empty() {
            for parent in &parents {
                self.heads.remove(parent);
            }
            self.heads.insert(place(self.entries.len()));
            self.places.insert(line.event.id.clone(), place(self.entries.len()));
            self.push(line, &parents);
            return true;
        }
        *self = Self::of(&self.lines().chain([line]).collect::<Vec<_>>());
        false
    }

    /// The length of the log as lines, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// All events with their lines: those in order, then those that wait.
    pub(crate) fn lines(&self) -> impl Iterator<Item = Line> {
        let line = |entry: &Arc<Entry>| Line { event: Arc::clone(&entry.event), text: Arc::clone(&entry.line) };
        self.entries.iter().map(line).chain(self.waiting.iter().cloned())
    }

    /// The events in order.
    pub(crate) fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    pub(crate) fn waiting(&self) -> &[Line] {
        &self.waiting
    }

    pub(crate) fn entry(&self, place: Place) -> Option<&Arc<Entry>> {
        self.entries.get(index(place))
    }

    pub(crate) fn event(&self, place: Place) -> Option<&Event> {
        self.entry(place).map(|entry| &*entry.event)
    }

    pub(crate) fn place(&self, id: &Id) -> Option<Place> {
        self.places.get(id).copied()
    }

    /// The event of this id, in order or waiting.
    pub(crate) fn find(&self, id: &Id) -> Option<&Event> {
        let waits = || self.waiting.iter().find(|line| line.event.id == *id).map(|line| &*line.event);
        self.place(id).and_then(|place| self.event(place)).or_else(waits)
    }

    /// Whether the later one knew of the earlier one when it was entered. None knows itself.
    pub(crate) fn knows(&self, later: Place, earlier: Place) -> bool {
        let (Some(later), Some(earlier)) = (self.entry(later), self.entry(earlier)) else { return false };
        if later.chain == earlier.chain {
            return later.step > earlier.step;
        }
        let found = later.others.binary_search_by_key(&earlier.chain, |(chain, _)| *chain);
        found.is_ok_and(|found| later.others.get(found).is_some_and(|(_, step)| *step >= earlier.step))
    }

    /// Whether some of its events did not know of each other.
    pub(crate) fn is_forked(&self) -> bool {
        self.tips.len() > 1
    }

    /// The events without a child, by id.
    pub(crate) fn heads(&self) -> Vec<Id> {
        let ids = self.heads.iter().filter_map(|place| self.event(*place));
        let mut heads: Vec<Id> = ids.map(|event| event.id.clone()).collect();
        heads.sort();
        heads
    }

    /// The writes that no other one of them knew of.
    pub(crate) fn live(&self, writes: &[Place]) -> Vec<Place> {
        match writes {
            [] | [_] => writes.to_vec(),
            _ => {
                let mut live: Vec<Place> = Vec::new();
                for &write in writes {
                    live.retain(|known| !self.knows(write, *known));
                    live.push(write);
                }
                live
            }
        }
    }

    /// The last of the writes that all of these knew of.
    pub(crate) fn common(&self, writes: &[Place], live: &[Place]) -> Option<Place> {
        writes.iter().rev().copied().find(|write| live.iter().all(|side| self.knows(*side, *write)))
    }

    /// The log of these events and all that they knew of.
    pub(crate) fn up_to(&self, parents: &[Id]) -> Self {
        let ends: Vec<Place> = parents.iter().filter_map(|id| self.place(id)).collect();
        let known = (0..)
            .zip(&self.entries)
            .filter(|(place, _)| ends.iter().any(|end| end == place || self.knows(*end, *place)));
        let line = |entry: &Arc<Entry>| Line { event: Arc::clone(&entry.event), text: Arc::clone(&entry.line) };
        Self::of(&known.map(|(_, entry)| line(entry)).collect::<Vec<_>>())
    }

    /// The place of the last event.
    pub(crate) fn last(&self) -> Place {
        place(self.entries.len().saturating_sub(1))
    }
}
