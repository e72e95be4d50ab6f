//! A copy for somebody who may not see everything: what is withheld from it leaves a place without a word.

use std::collections::{HashMap, HashSet};

use crate::document::Document;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::{Content, Event};
use crate::plan::event::scored::is_guarded;
use crate::plan::history::log::{Line, Log};
use crate::plan::history::union::stub;
use crate::plan::living::plan::Plan;
use crate::plan::living::trace::{Thing, about, begun, conflicts, corrected, named, texts, words};
use crate::scalar::{Code, Id};

/// A copy of a plan for one role.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    /// The copy: a plan like any other, of which everything is computed from what it holds.
    pub plan: Plan,
    /// How many of its events are withheld.
    pub withheld: u32,
}

impl Plan {
    /// A copy for this role. Each event that is not for it is replaced by a place that says no more than its id and its
    /// parents, and so is all that would tell of it: its corrections, what was done about its alert, how a concern went on.
    /// Flags and alerts are never kept from the care team, whatever a stored event says.
    ///
    /// What is written on the copy merges back: the events win over their places.
    ///
    /// ```
    /// use therapy_goals::plan::{Event, Plan};
    ///
    /// let note = Event::from_json(
    ///     r#"{ "id": "e1", "kind": "note_added", "by": { "role": "therapist" }, "entered": "2026-11-02",
    ///          "happened": "2026-11-02", "visible_to": ["therapist"], "data": { "text": "a thought" } }"#,
    /// )?;
    /// let plan = Plan::new("plan-1".parse()?, None, None)?.apply(note)?;
    /// let export = plan.export(&"client".parse()?);
    /// assert_eq!(export.withheld, 1);
    /// assert_eq!(export.plan.to_jsonl().trim_end(), r#"{"id":"e1","parents":[],"kind":"withheld"}"#);
    /// assert_eq!(plan.merge(&export.plan)?, plan);
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    #[must_use]
    pub fn export(&self, audience: &Code) -> Export {
        let mut lines: Vec<Line> = self.log().lines().collect();
        let withheld = withheld(&lines, audience, self.policy().is_care_team(audience));
        for line in lines.iter_mut().filter(|line| withheld.contains(&line.event.id)) {
            *line = stub(&line.event, Content::Withheld);
        }
        let stubs = lines.iter().filter(|line| matches!(line.event.content, Content::Withheld)).count();
        let plan = if withheld.is_empty() { self.clone() } else { self.with_log(Log::of(&lines)) };
        Export { plan, withheld: u32::try_from(stubs).unwrap_or(u32::MAX) }
    }
}

/// The events that are kept from a role: those that say so, and all that would tell of them.
pub(crate) fn withheld(lines: &[Line], audience: &Code, team: bool) -> HashSet<Id> {
    let events: HashMap<&Id, &Event> = lines.iter().map(|line| (&line.event.id, &*line.event)).collect();
    let open = if team { guarded(&events) } else { HashSet::new() };
    let kept = lines.iter().map(|line| &*line.event).filter(|event| !open.contains(&event.id));
    // What a later release wrote beside what is known here.
    let is_later = |line: &&Line| line.event.said().is_some_and(|said| said.schema_version.is_some());
    let later: HashMap<&Id, Document> = lines
        .iter()
        .filter(is_later)
        .filter_map(|line| Some((&line.event.id, Document::from_json(&line.text).ok()?)))
        .collect();
    let says_so = |event: &Event| {
        is_kept_from(event, audience) || later.get(&event.id).is_some_and(|said| is_restricted(said, audience))
    };
    // Each with whether it says so itself.
    let mut left: Vec<(&Event, bool)> = kept.filter(|event| says_so(event)).map(|event| (event, true)).collect();
    let mut withheld: HashSet<Id> = HashSet::new();
    if left.is_empty() {
        return withheld;
    }
    // Flags and alerts that nobody restricted are told the care team, whatever else they tell of.
    let stays = |event: &Event| open.contains(&event.id) || team && event.data().is_some_and(is_guarded);
    let mut telling = Telling::of(&events);
    telling.take_words(&events, &later);
    // What an erased event began nobody knows any more: it may be what others go on with, and nobody begins.
    if left.iter().any(|(event, _)| matches!(event.content, Content::Erased(_))) {
        left.extend(telling.of_nothing().map(|event| (event, false)));
    }
    while let Some((event, says_so)) = left.pop() {
        if !withheld.contains(&event.id) && (says_so || !stays(event)) {
            withheld.insert(event.id.clone());
            left.extend(telling.of_withheld(&events, event).into_iter().map(|event| (event, false)));
        }
    }
    withheld
}

/// Whether an event itself says that it is not for this role. Of one that is not understood here the same is taken to be
/// said the same way; if not, it is for nobody.
fn is_kept_from(event: &Event, audience: &Code) -> bool {
    let Content::NotUnderstood(unknown) = &event.content else {
        return !event.visible_to().is_empty() && !event.visible_to().contains(audience);
    };
    is_restricted(&unknown.document, audience)
}

/// Whether a document, or something in it, says that it is not for this role.
fn is_restricted(document: &Document, audience: &Code) -> bool {
    let names = |value: &Document| match value {
        Document::Null => true,
        Document::List(roles) => {
            let named = |role: &Document| matches!(role, Document::Text(role) if role == audience.as_str());
            roles.is_empty() || roles.iter().any(named)
        }
        _ => false,
    };
    match document {
        Document::Object(entries) => entries
            .iter()
            .any(|(name, value)| (name == "visible_to" && !names(value)) || is_restricted(value, audience)),
        Document::List(entries) => entries.iter().any(|entry| is_restricted(entry, audience)),
        _ => false,
    }
}

/// The first event that a correction leads back to, with its kind.
fn root<'a>(events: &HashMap<&Id, &'a Event>, event: &'a Event) -> Option<(&'a Event, Kind)> {
    let mut at = event;
    // A history that somebody else wrote may lead in a circle.
    for _ in 0..events.len() {
        match at.data()? {
            Data::EventCorrected(corrected) => at = events.get(&corrected.event)?,
            data => return Some((at, data.kind())),
        }
    }
    None
}

/// What the care team always sees: flags, alerts and what was done about them, before and after corrections.
fn guarded(events: &HashMap<&Id, &Event>) -> HashSet<Id> {
    // What nobody restricted is not looked at: to score all forms takes a while.
    let restricted = |event: &&&Event| !event.visible_to().is_empty();
    let mut guarded: HashSet<Id> = events
        .values()
        .filter(restricted)
        .filter(|event| event.data().is_some_and(is_guarded))
        .map(|event| event.id.clone())
        .collect();
    let corrections = || events.values().filter(|event| event.kind() == Some(Kind::EventCorrected));
    for event in corrections() {
        let (Some(Data::EventCorrected(correction)), Some((first, kind))) = (event.data(), root(events, event)) else {
            continue;
        };
        if corrected(kind, correction).is_some_and(|data| is_guarded(&data)) {
            guarded.insert(first.id.clone());
        }
    }
    let more: Vec<Id> = corrections()
        .filter(|event| root(events, event).is_some_and(|(first, _)| guarded.contains(&first.id)))
        .map(|event| event.id.clone())
        .collect();
    guarded.extend(more);
    guarded
}

/// Which events tell of which.
struct Telling<'a> {
    /// Those that are about an event.
    about: HashMap<&'a Id, Vec<&'a Event>>,
    /// Those that name a thing of the plan.
    naming: HashMap<Thing, Vec<&'a Event>>,
    /// Those that resolve a conflict.
    resolving: HashMap<&'a Id, Vec<&'a Event>>,
    /// Those of a kind that is not understood, by the words in them.
    words: HashMap<&'a str, Vec<&'a Event>>,
    /// How many events that are shown begin a thing.
    begun: HashMap<Thing, usize>,
}

impl<'a> Telling<'a> {
    fn of(events: &HashMap<&'a Id, &'a Event>) -> Self {
        let mut telling = Self {
            about: HashMap::new(),
            naming: HashMap::new(),
            resolving: HashMap::new(),
            words: HashMap::new(),
            begun: HashMap::new(),
        };
        for event in events.values().copied() {
            match &event.content {
                Content::NotUnderstood(unknown) => {
                    for word in texts(&unknown.document).into_iter().flat_map(words) {
                        telling.words.entry(word).or_default().push(event);
                    }
                }
                Content::Said(said) => telling.read(event, &said.data),
                Content::Withheld | Content::Erased(_) => {}
            }
        }
        telling
    }

    /// Takes the words of these events, as of those that are not understood.
    fn take_words(&mut self, events: &HashMap<&'a Id, &'a Event>, documents: &'a HashMap<&'a Id, Document>) {
        for (id, document) in documents {
            let Some(event) = events.get(id) else { continue };
            for word in texts(document).into_iter().flat_map(words) {
                self.words.entry(word).or_default().push(event);
            }
        }
    }

    /// What names a thing that no event begins. Goals are never restricted.
    fn of_nothing(&self) -> impl Iterator<Item = &'a Event> {
        let begun = |thing: &Thing| thing.0 == Kind::GoalAdded || self.begun.contains_key(thing);
        let naming = self.naming.iter().filter(move |(thing, _)| !begun(thing));
        naming.flat_map(|(_, events)| events.iter().copied())
    }

    fn read(&mut self, event: &'a Event, data: &'a Data) {
        if let Some(id) = about(data) {
            self.about.entry(id).or_default().push(event);
        }
        if let Data::ConflictResolved(resolved) = data {
            self.resolving.entry(&resolved.conflict).or_default().push(event);
        }
        for thing in named(data) {
            self.naming.entry(thing).or_default().push(event);
        }
        for thing in begun(data) {
            *self.begun.entry(thing).or_default() += 1;
        }
    }

    /// What tells of an event that is withheld now, or of a thing that only such events begin.
    fn of_withheld(&mut self, events: &HashMap<&'a Id, &'a Event>, event: &'a Event) -> Vec<&'a Event> {
        let mut found: Vec<&Event> = Vec::new();
        found.extend(self.about.get(&event.id).into_iter().flatten());
        found.extend(self.words.get(event.id.as_str()).into_iter().flatten());
        let Some(data) = event.data() else { return found };
        for thing in begun(data) {
            let Some(shown) = self.begun.get_mut(&thing) else { continue };
            *shown = shown.saturating_sub(1);
            if *shown == 0 {
                found.extend(self.words.get(thing.1.as_str()).into_iter().flatten());
                found.extend(self.naming.get(&thing).into_iter().flatten());
            }
        }
        if self.resolving.is_empty() {
            return found;
        }
        let mut all = conflicts(event, data);
        if let Data::EventCorrected(correction) = data
            && let Some((first, kind)) = root(events, event)
            && let Some(data) = corrected(kind, correction)
        {
            all.extend(conflicts(first, &data));
        }
        found.extend(all.iter().filter_map(|conflict| self.resolving.get(conflict)).flatten());
        found
    }
}
