//! Which of two lines of one id stands, and what else has to go where an event was erased. Both are the same whatever the
//! order in which copies come together, so they are laid down here once, for joined files and for merges.
//!
//! Of one event there may be, from the least to the most: that it is withheld, what it says, that it was erased along with
//! another one, that it was erased by somebody.

use std::collections::HashSet;
use std::sync::Arc;

use crate::document::{Document, Naming, Stored, Turn, to_json};
use crate::error::{Error, ErrorKind};
use crate::plan::event::amends::{ConflictResolved, EventCorrected};
use crate::plan::event::kind::Data;
use crate::plan::event::record::{Content, Erased, Event};
use crate::plan::history::conflict::conflict_of_correction;
use crate::plan::history::log::Line;
use crate::scalar::Id;

/// How much is known of an event.
fn rank(event: &Event) -> u8 {
    match &event.content {
        Content::Withheld => 0,
        Content::Said(_) | Content::NotUnderstood(_) => 1,
        Content::Erased(Erased { by: None, .. }) => 2,
        Content::Erased(_) => 3,
    }
}

/// The line that stands of two with one id; nothing, where they say different things.
pub(crate) fn stronger<'a>(one: &'a Line, other: &'a Line) -> Option<&'a Line> {
    if Arc::ptr_eq(&one.event, &other.event) && one.text == other.text {
        return Some(one);
    }
    let (first, second) = (rank(&one.event), rank(&other.event));
    if first != second {
        return Some(if first > second { one } else { other });
    }
    // The same may be written in several ways: one of them stands, on every copy.
    // What is left of an erased event stays restricted where any copy says so.
    let key = |line: &Line| (line.event.visible_to().is_empty(), line.text.len(), Arc::clone(&line.text));
    let before = key(one) <= key(other);
    (first != 1 || is_same(one, other)).then_some(if before { one } else { other })
}

/// Whether two lines say the same, with what a later release wrote in them.
fn is_same(one: &Line, other: &Line) -> bool {
    if one.text == other.text {
        return true;
    }
    let of_this_release = |line: &Line| line.event.said().is_some_and(|said| said.schema_version.is_none());
    let document = |line: &Line| Document::from_json(&line.text).ok();
    one.event == other.event && (of_this_release(one) || document(one) == document(other))
}

/// The events of which nothing may be left: those that hold the data of one that was erased, as a correction does.
pub(crate) fn hold_erased(lines: &[Line]) -> HashSet<Id> {
    let mut gone: HashSet<Id> = erased(lines).map(|event| event.id.clone()).collect();
    if gone.is_empty() {
        return gone;
    }
    let mut holding = HashSet::new();
    // A correction may be corrected in its turn.
    loop {
        let conflicts: HashSet<Id> = gone.iter().map(conflict_of_correction).collect();
        let holds = |event: &&Event| match event.data() {
            Some(Data::EventCorrected(EventCorrected { event: target, .. })) => gone.contains(target),
            Some(Data::ConflictResolved(ConflictResolved { conflict, .. })) => conflicts.contains(conflict),
            _ => false,
        };
        let found = lines.iter().map(|line| &*line.event).filter(holds);
        let found = found.filter(|event| !gone.contains(&event.id));
        let found: Vec<Id> = found.map(|event| event.id.clone()).collect();
        if found.is_empty() {
            return holding;
        }
        gone.extend(found.iter().cloned());
        holding.extend(found);
    }
}

fn erased(lines: &[Line]) -> impl Iterator<Item = &Event> {
    lines.iter().map(|line| &*line.event).filter(|event| matches!(event.content, Content::Erased(_)))
}

/// What an old copy brings of what was erased goes again.
pub(crate) fn without_erased(lines: &mut [Line]) {
    let holding = hold_erased(lines);
    if holding.is_empty() {
        return;
    }
    let of_safety = of_safety(lines, &holding);
    for line in lines.iter_mut().filter(|line| holding.contains(&line.event.id)) {
        let visible_to = line.event.visible_to().to_vec();
        let of_safety = of_safety.contains(&line.event.id);
        *line =
            stub(&line.event, Content::Erased(Erased { by: None, entered: None, why: None, visible_to, of_safety }));
    }
}

/// Which of the events that go along were about a flag or an alert, as what they amend was.
fn of_safety(lines: &[Line], holding: &HashSet<Id>) -> HashSet<Id> {
    let safe = erased(lines).filter(|event| matches!(&event.content, Content::Erased(erased) if erased.of_safety));
    let mut known: HashSet<Id> = safe.map(|event| event.id.clone()).collect();
    loop {
        let conflicts: HashSet<Id> = known.iter().map(conflict_of_correction).collect();
        let is = |event: &&Event| match event.data() {
            Some(Data::EventCorrected(corrected)) => known.contains(&corrected.event),
            Some(Data::ConflictResolved(resolved)) => conflicts.contains(&resolved.conflict),
            _ => false,
        };
        let held = lines.iter().map(|line| &*line.event).filter(|event| holding.contains(&event.id));
        let found: Vec<Id> = held.filter(is).map(|event| event.id.clone()).filter(|id| !known.contains(id)).collect();
        if found.is_empty() {
            return known;
        }
        known.extend(found);
    }
}

/// An event of which nothing but this is left.
pub(crate) fn stub(event: &Event, content: Content) -> Line {
    let parents = Some(event.parents().to_vec());
    let event = Event { id: event.id.clone(), parents, content };
    Line { text: event.line(), event: Arc::new(event) }
}

/// The event of a line, which is read in turn with others.
///
/// # Errors
/// Every fault of the line, each with its path in it.
pub(crate) fn event(turn: &mut Turn, text: &str) -> Result<Event, Error> {
    let mut event: Event = turn.read(text)?;
    if let Some(parents) = &mut event.parents
        && parents.len() > 1
    {
        parents.sort();
        parents.dedup();
    }
    // In what is stored already no role is no restriction.
    if let Content::Said(said) = &mut event.content {
        said.visible_to = said.visible_to.take().filter(|roles| !roles.is_empty());
    }
    Ok(event)
}

/// The same line with parents, where it came without: nothing else in it is other. `document` is what was read of it.
///
/// # Errors
/// `too_long` where it is so with its parents.
pub(crate) fn with_parents(mut event: Event, document: &Document, text: &str, parents: &[Id]) -> Result<Line, Error> {
    let written = to_json(&parents, Naming::SnakeCase)?;
    let said = match document {
        Document::Object(entries) => entries.iter().any(|(name, _)| name == "parents").then_some(entries),
        _ => None,
    };
    let text = match (said, text.split_once('{')) {
        // They are given as null.
        (Some(entries), _) => {
            let ids = Document::List(parents.iter().map(|id| Document::Text(id.to_string())).collect());
            let mut entries = entries.clone();
            for (_, value) in entries.iter_mut().filter(|(name, _)| name == "parents") {
                *value = ids.clone();
            }
            to_json(&Document::Object(entries), Naming::SnakeCase)?
        }
        (None, Some((_, rest))) => format!("{{\"parents\":{written},{}", rest.trim_start()),
        (None, None) => text.to_owned(),
    };
    if text.len() > Event::MAXIMUM_BYTES {
        let expected = format!("at most {} bytes of JSON", Event::MAXIMUM_BYTES);
        return Err(Error::new(ErrorKind::TooLong, "", expected));
    }
    event.parents = Some(parents.to_vec());
    Ok(Line { event: Arc::new(event), text: text.into() })
}
