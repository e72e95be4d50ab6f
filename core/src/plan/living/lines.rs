//! A plan as lines of JSON, one event a line: what a torn end, a bad line, and files that were joined become.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use therapy_goals_derive::Record;

use crate::document::{Turn, stops_within};
use crate::error::{Error, ErrorKind, Fault, MAXIMUM_FAULTS, record};
use crate::plan::event::record::MAXIMUM_PARENTS;
use crate::plan::fold::whole::Rules;
use crate::plan::history::log::{Line, Log};
use crate::plan::history::union::{event, joined, with_parents, without_erased};
use crate::plan::living::plan::{MAXIMUM_EVENTS, MAXIMUM_PLAN_BYTES, Plan, not_too_long};
use crate::plan::policy::PlanPolicy;
use crate::scalar::{Code, Id};

/// The most lines of a file, in which several copies may stand.
const MAXIMUM_LINES: usize = 4 * MAXIMUM_EVENTS;

/// The code of a last line that was not written to its end.
const TORN_LINE: &str = "torn_line";

/// A plan that was read, and what was left out.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadPlan {
    /// The plan: without an id, which no line says; see [`Plan::with_identity`].
    pub plan: Plan,
    /// What is wrong in the lines that were left out, in their order.
    pub problems: Vec<LineProblem>,
}

/// What is wrong in a line that was left out when a plan was read.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct LineProblem {
    /// The number of the line; the first one is 1.
    pub line: u32,
    /// `torn_line` for a last line that was not written to its end, else the code of the error.
    pub code: Code,
    /// Where the line begins, in bytes.
    pub offset: u32,
    /// What is wrong in it, with its path in the line; nothing for a torn one.
    pub fault: Option<Fault>,
}

impl Plan {
    /// Reads a plan from lines of JSON, one event a line, bytes or text. Whatever was stored is taken, also what
    /// [`Plan::apply`] would refuse: what does not fit becomes a finding of the state.
    ///
    /// A last line without a line feed that stops within its JSON was torn, and is left out: see [`ReadPlan::problems`]. Any
    /// other bad line refuses the whole, unless `salvage` says to keep the rest; an event whose parent is lost waits for it. The
    /// lines of several copies may be joined. An event without parents comes after those that stand before it. Lines
    /// stay as they are, byte for byte, but for one that had to be given its parents.
    ///
    /// ```
    /// use therapy_goals::plan::Plan;
    ///
    /// let line = r#"{ "id": "e1", "kind": "flag_opened", "by": { "role": "therapist" }, "entered": "2026-11-02",
    ///                 "happened": "2026-11-02", "data": { "flag": "f1", "kind": "self_harm" } }"#.replace('\n', " ");
    /// let read = Plan::read(format!("{line}\n{}", &line[..40]), false)?;
    /// assert_eq!((read.plan.heads()[0].as_str(), read.problems[0].line), ("e1", 2));
    /// assert_eq!(read.problems[0].code.as_str(), "torn_line");
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    ///
    /// # Errors
    /// All faults of all lines, at `lines[3].data.goal` for the fourth line. `duplicate_id` where an id stands twice with
    /// different content; `unsupported_version` for a line of another major version; `too_long` for more than
    /// [`MAXIMUM_PLAN_BYTES`] bytes, before anything in them is looked at.
    pub fn read(lines: impl AsRef<[u8]>, salvage: bool) -> Result<ReadPlan, Error> {
        read(lines.as_ref(), salvage)
    }

    /// The same plan with this id, and this pseudonym of the client.
    #[must_use]
    pub fn with_identity(&self, id: Id, client: Option<Id>) -> Self {
        Self::of(Some(id), client, Arc::clone(self.rules()), self.left_out(), self.log().clone())
    }
}

fn read(bytes: &[u8], salvage: bool) -> Result<ReadPlan, Error> {
    if bytes.len() > MAXIMUM_PLAN_BYTES {
        return Err(Error::new(ErrorKind::TooLong, "", format!("at most {MAXIMUM_PLAN_BYTES} bytes")));
    }
    // Room for about as many events as there are.
    let mut reading = Reading::new(salvage, (bytes.len() / 200).min(MAXIMUM_EVENTS));
    let mut offset = 0;
    let mut rest = bytes;
    for number in 0.. {
        let (bytes, whole, left) = match memchr::memchr(b'\n', rest) {
            Some(end) => (rest.get(..end), true, rest.get(end.saturating_add(1)..)),
            None => (Some(rest), false, None),
        };
        let bytes = bytes.unwrap_or_default();
        if number >= MAXIMUM_LINES {
            return Err(Error::new(ErrorKind::TooMany, "lines", format!("at most {MAXIMUM_LINES} lines")));
        }
        reading.take(Place { number, offset }, bytes, whole);
        if reading.faults.len() > MAXIMUM_FAULTS {
            break;
        }
        offset = offset.saturating_add(bytes.len()).saturating_add(1);
        match left {
            Some(left) => rest = left,
            None => break,
        }
    }
    reading.end()
}

/// Where a line stands.
#[derive(Clone, Copy)]
struct Place {
    number: usize,
    offset: usize,
}

/// What was read so far.
struct Reading {
    salvage: bool,
    lines: Vec<Line>,
    /// Each event with its index in `lines`, and the number of the line that brought it first.
    known: HashMap<Id, (usize, usize)>,
    /// Those that were named as a parent, and have not come.
    awaited: HashSet<Id>,
    /// Of each event whether a line has named it as a parent.
    has_child: Vec<bool>,
    /// Where the events are that no line had named so when they came: of them, so many still have no child.
    childless: Vec<usize>,
    heads: usize,
    turn: Turn,
    faults: Vec<Fault>,
    problems: Vec<LineProblem>,
}

impl Reading {
    fn new(salvage: bool, events: usize) -> Self {
        Self {
            salvage,
            lines: Vec::with_capacity(events),
            known: HashMap::with_capacity(events),
            awaited: HashSet::new(),
            has_child: Vec::new(),
            childless: Vec::new(),
            heads: 0,
            turn: Turn::new(),
            faults: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// One line; `whole` is whether a line feed ended it.
    fn take(&mut self, place: Place, bytes: &[u8], whole: bool) {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return;
        }
        let taken = match str::from_utf8(bytes) {
            Ok(text) => self.event(text),
            Err(_) if whole => Err(Error::new(ErrorKind::InvalidText, "", "a line in UTF-8")),
            Err(_) => Err(Error::new(ErrorKind::InvalidJson, "", "a line that is written to its end")),
        };
        match taken {
            Ok(line) => self.put(line, place),
            Err(error) if !whole && error.kind() == ErrorKind::InvalidJson && self.may_be_torn(bytes) => {
                self.problem(place, TORN_LINE, None);
            }
            Err(error) => self.bad(place, &error),
        }
    }

    /// Whether it may be the beginning of an event: where nothing else stands, what does not even begin as one is no plan.
    /// What was written to its end, or has a fault before its end, is a bad line. A file that was not closed may end in
    /// empty bytes.
    fn may_be_torn(&self, bytes: &[u8]) -> bool {
        let written = bytes.len().saturating_sub(bytes.iter().rev().take_while(|byte| **byte == 0).count());
        let bytes = bytes.get(..written).unwrap_or_default();
        let text = match str::from_utf8(bytes) {
            Ok(text) => Some(text),
            // It stops within a character.
            Err(fault) if fault.error_len().is_none() => bytes.utf8_chunks().next().map(|chunk| chunk.valid()),
            Err(_) => None,
        };
        let begins = !self.lines.is_empty() || bytes.trim_ascii_start().starts_with(b"{");
        begins && text.is_some_and(stops_within)
    }

    /// The event of a line. One that says no parents comes after all that stands before it, or is one of those again.
    fn event(&mut self, text: &str) -> Result<Line, Error> {
        let event = event(&mut self.turn, text)?;
        if event.parents.is_some() {
            return Ok(Line { event: Arc::new(event), text: text.into() });
        }
        let known = self.known.get(&event.id).and_then(|(index, _)| self.lines.get(*index));
        let parents = match known {
            Some(known) => known.event.parents().to_vec(),
            None if self.heads > MAXIMUM_PARENTS => {
                let expected = format!("parents, where more than {MAXIMUM_PARENTS} events before it have no child");
                return Err(Error::new(ErrorKind::TooMany, "parents", expected));
            }
            None => self.heads(),
        };
        with_parents(event, &self.turn.document, text, &parents)
    }

    /// The events that no line has named as a parent.
    fn heads(&mut self) -> Vec<Id> {
        let has_child = &self.has_child;
        self.childless.retain(|index| has_child.get(*index) == Some(&false));
        let lines = self.childless.iter().filter_map(|index| self.lines.get(*index));
        let mut heads: Vec<Id> = lines.map(|line| line.event.id.clone()).collect();
        heads.sort();
        heads
    }

    fn put(&mut self, line: Line, place: Place) {
        let index = self.lines.len();
        let (index, number) = match self.known.entry(line.event.id.clone()) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(free) => {
                free.insert((index, place.number));
                return self.add(line);
            }
        };
        let Some(known) = self.lines.get_mut(index) else { return };
        if let Some(stands) = joined(known, &line) {
            *known = stands;
        } else {
            let expected = format!("what lines[{number}] says of this id, or another id");
            self.bad(place, &Error::new(ErrorKind::DuplicateId, "id", expected));
        }
    }

    /// An event that no line has brought before.
    fn add(&mut self, line: Line) {
        for parent in line.event.parents() {
            match self.known.get(parent).and_then(|(index, _)| self.has_child.get_mut(*index)) {
                Some(true) => {}
                Some(has_child) => {
                    *has_child = true;
                    self.heads = self.heads.saturating_sub(1);
                }
                None => {
                    self.awaited.insert(parent.clone());
                }
            }
        }
        let has_child = !self.awaited.is_empty() && self.awaited.remove(&line.event.id);
        if !has_child {
            self.heads = self.heads.saturating_add(1);
            self.childless.push(self.lines.len());
        }
        self.has_child.push(has_child);
        self.lines.push(line);
    }

    /// A line that cannot be taken: with all its faults.
    fn bad(&mut self, place: Place, error: &Error) {
        for fault in error.faults() {
            let mut fault = fault.clone();
            // The words of a fault in JSON count the lines of a text that is one.
            let number = format!("at line {},", place.number.saturating_add(1));
            fault.expected = fault.expected.replacen("at line 1,", &number, 1);
            if self.salvage {
                self.problem(place, fault.kind.code(), Some(fault));
            } else {
                let joint = if fault.path.is_empty() || fault.path.starts_with('[') { "" } else { "." };
                fault.path = format!("lines[{}]{joint}{}", place.number, fault.path);
                record(&mut self.faults, fault);
            }
        }
    }

    fn problem(&mut self, place: Place, code: &'static str, fault: Option<Fault>) {
        let line = u32::try_from(place.number.saturating_add(1)).unwrap_or(u32::MAX);
        let offset = u32::try_from(place.offset).unwrap_or(u32::MAX);
        self.problems.push(LineProblem { line, code: Code::known(code), offset, fault });
    }

    fn end(self) -> Result<ReadPlan, Error> {
        Error::from_faults(self.faults).map_or(Ok(()), Err)?;
        let mut lines = self.lines;
        if lines.len() > MAXIMUM_EVENTS {
            return Err(Error::new(ErrorKind::TooMany, "lines", format!("at most {MAXIMUM_EVENTS} events in a plan")));
        }
        without_erased(&mut lines);
        let rules = Arc::new(Rules::of(PlanPolicy::default())?);
        let log = Log::of(&lines);
        // Parents may have come in.
        not_too_long(log.bytes())?;
        // A torn line was never written; one that was, and cannot be read, might have told anything.
        let mut left_out: Vec<u32> =
            self.problems.iter().filter(|it| it.code.as_str() != TORN_LINE).map(|it| it.line).collect();
        left_out.dedup();
        let left_out = u32::try_from(left_out.len()).unwrap_or(u32::MAX);
        Ok(ReadPlan { plan: Plan::of(None, None, rules, left_out, log), problems: self.problems })
    }
}
