//! Which of two lines of one id stands, and what else has to go where an event was erased. Both are the same whatever the
//! order in which copies come together, so they are laid down here once, for joined files and for merges.
//!
//! Of one event there may be, from the least to the most: that it is withheld, what it says, that it was erased along with
//! another one, that it was erased by somebody.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::document::{Document, Naming, Stored, Turn, to_json};
use crate::error::{Error, ErrorKind};
use crate::plan::event::amends::{ConflictResolved, EventCorrected};
use crate::plan::event::erased::{Erased, Was};
use crate::plan::event::kind::Data;
use crate::plan::event::record::{Content, Event};
use crate::plan::history::conflict::conflict_of_correction;
use crate::plan::history::log::Line;
use crate::scalar::{Code, Id};

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
pub(crate) fn joined(one: &Line, other: &Line) -> Option<Line> {
    if one.text == other.text && (Arc::ptr_eq(&one.event, &other.event) || one.event == other.event) {
        return Some(one.clone());
    }
    let (first, second) = (rank(&one.event), rank(&other.event));
    // What came after it is told by its parents, whatever else is left of it.
    if one.event.parents() != other.event.parents() || first == 1 && second == 1 && !is_same(one, other) {
        return None;
    }
    let (stands, falls) = match first.cmp(&second) {
        Ordering::Greater => (one, other),
        // The same may be written in several ways: one of them stands, on every copy.
        Ordering::Equal if key(one) <= key(other) => (one, other),
        Ordering::Less | Ordering::Equal => (other, one),
    };
    let Content::Erased(erased) = &stands.event.content else { return Some(stands.clone()) };
    // Whoever erased it need not have said, or known, what it was.
    let was = erased.was.and(&was(&falls.event));
    let left = if erased.by.is_some() {
        Erased { was, ..erased.clone() }
    } else {
        // It stays restricted where any copy says so.
        let restricted = [erased.visible_to.as_slice(), falls.event.visible_to()].into_iter();
        let least = restricted.filter(|roles| !roles.is_empty()).min_by_key(|roles| (roles.len(), *roles));
        Erased { visible_to: least.map(<[Code]>::to_vec).unwrap_or_default(), was, ..Erased::default() }
    };
    // However each copy spelled it, they come to one text.
    Some(stub(&stands.event, Content::Erased(left)))
}

/// Which of two lines that say the same stands: of two erasures one that is restricted, whatever they say of what it was.
fn key(line: &Line) -> (bool, usize, Arc<str>) {
    let text = match &line.event.content {
        Content::Erased(erased) => {
            stub(&line.event, Content::Erased(Erased { was: Was::default(), ..erased.clone() })).text
        }
        _ => Arc::clone(&line.text),
    };
    (line.event.visible_to().is_empty(), text.len(), text)
}

/// What an event is, or was before it was erased.
pub(crate) fn was(event: &Event) -> Was {
    match &event.content {
        Content::Erased(erased) => erased.was.clone(),
        Content::Said(said) => Was::of(&said.data),
        Content::Withheld | Content::NotUnderstood(_) => Was::default(),
    }
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
    let gone: Vec<&Id> = erased(lines).map(|event| &event.id).collect();
    if gone.is_empty() {
        return HashSet::new();
    }
    let mut holding = holding(lines, gone.iter().copied());
    for id in gone {
        holding.remove(id);
    }
    holding
}

/// These events, and all that hold what they said, however long the chain.
fn holding<'a>(lines: &'a [Line], of: impl Iterator<Item = &'a Id>) -> HashSet<Id> {
    let mut corrections: HashMap<&Id, Vec<&Id>> = HashMap::new();
    let mut resolutions: HashMap<&Id, Vec<&Id>> = HashMap::new();
    for line in lines {
        match line.event.data() {
            Some(Data::EventCorrected(EventCorrected { event: target, .. })) => {
                corrections.entry(target).or_default().push(&line.event.id);
            }
            Some(Data::ConflictResolved(ConflictResolved { conflict, .. })) => {
                resolutions.entry(conflict).or_default().push(&line.event.id);
            }
            _ => {}
        }
    }
    let mut found: HashSet<Id> = HashSet::new();
    let mut left: Vec<&Id> = of.collect();
    while let Some(id) = left.pop() {
        if !found.insert(id.clone()) {
            continue;
        }
        left.extend(corrections.get(id).into_iter().flatten());
        if !resolutions.is_empty() {
            left.extend(resolutions.get(&conflict_of_correction(id)).into_iter().flatten());
        }
    }
    found
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
    for line in lines.iter_mut().filter(|line| holding.contains(&line.event.id)) {
        let visible_to = line.event.visible_to().to_vec();
        let left = Erased { visible_to, was: was(&line.event), ..Erased::default() };
        *line = stub(&line.event, Content::Erased(left));
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
