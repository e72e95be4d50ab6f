//! Two copies become one again: the union of their events.

use std::collections::HashMap;
use std::sync::Arc;

use crate::error::{Error, ErrorKind, Fault, record};
use crate::plan::history::log::{Line, Log, length};
use crate::plan::history::union::{joined, without_erased};
use crate::plan::living::plan::{MAXIMUM_EVENTS, Plan, not_too_long};
use crate::scalar::Id;

impl Plan {
    /// All events of both copies. What they say differently is a conflict of the state; the order of merging makes no
    /// difference, nor does merging twice. An event wins over a place where it was withheld, an erasure over both. The
    /// policy is that of this copy.
    ///
    /// ```
    /// use therapy_goals::plan::{Event, Plan};
    ///
    /// let plan = Plan::new("plan-1".parse()?, None, None)?;
    /// let note = |id: &str| Event::from_json(&format!(
    ///     r#"{{ "id": "{id}", "kind": "note_added", "by": {{ "role": "client" }}, "entered": "2026-11-02",
    ///           "happened": "2026-11-02", "data": {{ "text": "a note" }} }}"#,
    /// ));
    /// let (mine, yours) = (plan.apply(note("e1")?)?, plan.apply(note("e2")?)?);
    /// assert_eq!(mine.merge(&yours)?.to_jsonl(), yours.merge(&mine)?.to_jsonl());
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    ///
    /// # Errors
    /// `inconsistent` where the two are of different plans or clients; `duplicate_id` at `events[3].id` where the other
    /// copy says something else under an id of this one; `too_many` or `too_long` for more than a plan has.
    pub fn merge(&self, other: &Self) -> Result<Self, Error> {
        let id = one_of("id", self.id(), other.id());
        let client = one_of("client", self.client(), other.client());
        let ((id, client), lines) = Error::both(Error::both(id, client), union(self.log(), other.log()))?;
        let log = match lines {
            None if id == self.id() && client == self.client() && other.left_out() <= self.left_out() => {
                return Ok(self.clone());
            }
            None => self.log().clone(),
            Some(lines) => Log::of(&lines),
        };
        let left_out = self.left_out().max(other.left_out());
        Ok(Self::of(id.cloned(), client.cloned(), Arc::clone(self.rules()), left_out, log))
    }
}

/// The one that is given.
fn one_of<'a>(path: &str, one: Option<&'a Id>, other: Option<&'a Id>) -> Result<Option<&'a Id>, Error> {
    match (one, other) {
        (Some(one), Some(other)) if one != other => {
            Err(Error::new(ErrorKind::Inconsistent, path, "two copies of one plan, of one client"))
        }
        _ => Ok(one.or(other)),
    }
}

/// The lines of both; nothing where the other one brings none.
fn union(log: &Log, other: &Log) -> Result<Option<Vec<Line>>, Error> {
    let mut lines: Vec<Line> = log.lines().collect();
    let known: HashMap<Id, usize> =
        lines.iter().enumerate().map(|(index, line)| (line.event.id.clone(), index)).collect();
    let (mut faults, mut other_than) = (Vec::new(), false);
    for (number, theirs) in other.lines().enumerate() {
        let Some(ours) = known.get(&theirs.event.id).and_then(|index| lines.get_mut(*index)) else {
            other_than = true;
            lines.push(theirs);
            continue;
        };
        match joined(ours, &theirs) {
            Some(stands) if stands.text == ours.text => {}
            Some(stands) => {
                other_than = true;
                *ours = stands;
            }
            None => {
                let expected = "what the first copy says of this id, or another id";
                record(&mut faults, Fault::new(ErrorKind::DuplicateId, format!("events[{number}].id"), expected));
            }
        }
    }
    Error::from_faults(faults).map_or(Ok(()), Err)?;
    if lines.len() > MAXIMUM_EVENTS {
        return Err(Error::new(ErrorKind::TooMany, "", format!("at most {MAXIMUM_EVENTS} events in a plan")));
    }
    without_erased(&mut lines);
    not_too_long(lines.iter().fold(0, |sum: usize, line| sum.saturating_add(length(&line.text))))?;
    Ok(other_than.then_some(lines))
}
