//! An event: what was said, by whom, when, and after what.

use std::sync::Arc;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::document::{Document, Fields, Gathered, Naming, Read, Reader, Stored, to_json};
use crate::error::Error;
use crate::plan::event::erased::Erased;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::person::Person;
use crate::scalar::{Code, Date, Id, Text, TimeOfDay};

/// The most parents of an event, and the most roles that may see it.
pub const MAXIMUM_PARENTS: usize = 100_000;

/// One entry of the history of a plan.
///
/// ```
/// use therapy_goals::plan::{Event, Kind};
///
/// let event = Event::from_json(
///     r#"{ "id": "e1", "kind": "flag_opened", "by": { "role": "therapist" }, "entered": "2026-11-02",
///          "happened": "2026-11-02", "data": { "flag": "f1", "kind": "self_harm" } }"#,
/// )?;
/// assert_eq!(event.kind(), Some(Kind::FlagOpened));
/// # Ok::<(), therapy_goals::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub(crate) id: Id,
    /// None: after all that is there when it is applied.
    pub(crate) parents: Option<Vec<Id>>,
    pub(crate) content: Content,
}

/// What stands in an event.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Content {
    Said(Said),
    /// Kept from the audience of an export: that it is there is all that is known of it.
    Withheld,
    Erased(Erased),
    NotUnderstood(NotUnderstood),
}

/// What a person said.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Said {
    /// The version of the form in which it was stored, where that is not the one that this release writes.
    pub(crate) schema_version: Option<Code>,
    pub(crate) by: Person,
    pub(crate) entered: Date,
    pub(crate) happened: Date,
    pub(crate) time: Option<TimeOfDay>,
    pub(crate) why: Option<Text>,
    /// None: all may see it. An empty list, which seems to say that nobody may, is refused when it is entered.
    pub(crate) visible_to: Option<Vec<Code>>,
    pub(crate) data: Data,
}

impl Said {
    /// The roles that may see it; all, where there are none.
    pub(crate) fn roles(&self) -> &[Code] {
        self.visible_to.as_deref().unwrap_or_default()
    }
}

/// An event of a kind that this release does not know: kept as it is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NotUnderstood {
    pub(crate) document: Document,
    pub(crate) entered: Option<Date>,
    pub(crate) happened: Option<Date>,
}

/// The kinds of the two stubs.
pub(crate) const WITHHELD: &str = "withheld";
pub(crate) const ERASED: &str = "erased";

impl Event {
    /// The version of the form in which this release writes events; any other with its major number is read.
    pub const SCHEMA_VERSION: &str = "1.0";

    /// An event of the present.
    #[must_use]
    pub fn new(id: Id, by: Person, entered: Date, happened: Date, data: Data) -> Self {
        let said = Said { schema_version: None, by, entered, happened, time: None, why: None, visible_to: None, data };
        Self { id, parents: None, content: Content::Said(said) }
    }

    /// Reads an event from JSON text.
    ///
    /// # Errors
    /// Every fault at once, each with its path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        crate::document::from_json(json)
    }

    /// With these events as its parents, in place of all that have no child when it is applied.
    #[must_use]
    pub fn with_parents(mut self, parents: Vec<Id>) -> Self {
        self.parents = Some(parents);
        self
    }

    /// With a reason.
    #[must_use]
    pub fn with_why(mut self, why: Text) -> Self {
        if let Content::Said(said) = &mut self.content {
            said.why = Some(why);
        }
        self
    }

    /// To be seen by these roles alone, at least one.
    #[must_use]
    pub fn with_visible_to(mut self, roles: Vec<Code>) -> Self {
        if let Content::Said(said) = &mut self.content {
            said.visible_to = Some(roles);
        }
        self
    }

    /// With the time of the day.
    #[must_use]
    pub fn with_time(mut self, time: TimeOfDay) -> Self {
        if let Content::Said(said) = &mut self.content {
            said.time = Some(time);
        }
        self
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The events that whoever entered it knew of last; none before it is applied without them.
    #[must_use]
    pub fn parents(&self) -> &[Id] {
        self.parents.as_deref().unwrap_or_default()
    }

    /// What it says; nothing where it was withheld, erased, or is of a kind that is not known here.
    #[must_use]
    pub fn data(&self) -> Option<&Data> {
        self.said().map(|said| &said.data)
    }

    /// Its kind, likewise.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        self.data().map(Data::kind)
    }

    /// Its kind as a code: also `withheld`, `erased`, and one that is not known here.
    #[must_use]
    pub fn kind_code(&self) -> &str {
        match &self.content {
            Content::Said(said) => said.data.kind().code(),
            Content::Withheld => WITHHELD,
            Content::Erased(_) => ERASED,
            Content::NotUnderstood(event) => kind_of(&event.document).unwrap_or_default(),
        }
    }

    /// Who entered it.
    #[must_use]
    pub fn by(&self) -> Option<&Person> {
        match &self.content {
            Content::Said(said) => Some(&said.by),
            Content::Erased(erased) => erased.by.as_ref(),
            Content::Withheld | Content::NotUnderstood(_) => None,
        }
    }

    /// The day on which it was entered; of one that was erased, the day of that.
    #[must_use]
    pub fn entered(&self) -> Option<Date> {
        match &self.content {
            Content::Said(said) => Some(said.entered),
            Content::Erased(erased) => erased.entered,
            Content::NotUnderstood(event) => event.entered,
            Content::Withheld => None,
        }
    }

    /// The day on which it happened.
    #[must_use]
    pub fn happened(&self) -> Option<Date> {
        match &self.content {
            Content::Said(said) => Some(said.happened),
            Content::NotUnderstood(event) => event.happened,
            Content::Withheld | Content::Erased(_) => None,
        }
    }

    /// The day from which what it does counts: never before it was entered.
    pub(crate) fn since(&self) -> Option<Date> {
        self.said().map(|said| said.happened.max(said.entered))
    }

    /// The time of that day.
    #[must_use]
    pub fn time(&self) -> Option<&TimeOfDay> {
        self.said().and_then(|said| said.time.as_ref())
    }

    /// Why.
    #[must_use]
    pub fn why(&self) -> Option<&Text> {
        match &self.content {
            Content::Said(said) => said.why.as_ref(),
            Content::Erased(erased) => erased.why.as_ref(),
            Content::Withheld | Content::NotUnderstood(_) => None,
        }
    }

    /// The roles that may see it; all, where there are none.
    #[must_use]
    pub fn visible_to(&self) -> &[Code] {
        match &self.content {
            Content::Said(said) => said.roles(),
            Content::Erased(erased) => &erased.visible_to,
            Content::Withheld | Content::NotUnderstood(_) => &[],
        }
    }

    pub(crate) fn said(&self) -> Option<&Said> {
        match &self.content {
            Content::Said(said) => Some(said),
            _ => None,
        }
    }

    /// As one line of JSON.
    pub(crate) fn line(&self) -> Arc<str> {
        to_json(self, Naming::SnakeCase).unwrap_or_default().into()
    }
}

/// The kind that a document says.
fn kind_of(document: &Document) -> Option<&str> {
    let Document::Object(entries) = document else { return None };
    entries.iter().find_map(|(name, value)| match value {
        Document::Text(kind) if name == "kind" => Some(kind.as_str()),
        _ => None,
    })
}

/// What may be the kind of a later release: nobody's words are.
fn is_kind(kind: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=64).contains(&kind.len()) && kind.bytes().all(sign)
}

impl Read for Event {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        // What a later release wrote beside what is known stays in the line that was read.
        let gathered = Gathered::at(reader);
        let reader = &reader.keeping(&gathered);
        let fields = reader.object()?;
        // Of another major version nothing else is looked at.
        let schema_version = fields.optional_with("schema_version", version)?.flatten();
        let kind = kind_of(reader.document());
        let known = kind.and_then(|kind| Kind::CODES.iter().position(|code| *code == kind));
        match (kind, known.and_then(|known| Kind::ALL.get(known))) {
            (Some(WITHHELD), _) => withheld(fields),
            (Some(ERASED), _) => erased(fields),
            (Some(kind), None) if is_kind(kind) => not_understood(reader, &fields),
            (_, known) => said(fields, schema_version, known.copied()),
        }
    }
}

/// The version, where it is not that of this release.
#[expect(clippy::option_option, reason = "the outer `None` means a fault")]
fn version(reader: &Reader<'_>) -> Option<Option<Code>> {
    match reader.document() {
        Document::Text(version) if version == Event::SCHEMA_VERSION => Some(None),
        _ => reader.schema_version(Event::SCHEMA_VERSION).map(Some),
    }
}

fn parents(reader: &Reader<'_>) -> Option<Vec<Id>> {
    reader.with_lists_up_to(MAXIMUM_PARENTS).list()
}

fn roles(reader: &Reader<'_>) -> Option<Vec<Code>> {
    reader.with_lists_up_to(MAXIMUM_PARENTS).list()
}

fn said(fields: Fields<'_>, schema_version: Option<Code>, kind: Option<Kind>) -> Option<Event> {
    let id = fields.required("id");
    let parents = fields.optional_with("parents", parents);
    let kind = match kind {
        Some(kind) => fields.has("kind").then_some(kind),
        None => fields.required("kind"),
    };
    let by = fields.required("by");
    let entered = fields.required("entered");
    let happened = fields.required("happened");
    let time = fields.optional("time");
    let why = fields.optional("why");
    let visible_to = fields.optional_with("visible_to", roles);
    let data = if let Some(kind) = kind {
        fields.required_with("data", |reader| Data::read(kind, reader))
    } else {
        fields.has("data");
        None
    };
    fields.finish()?;
    let said = Said {
        schema_version,
        by: by?,
        entered: entered?,
        happened: happened?,
        time: time?,
        why: why?,
        visible_to: visible_to?,
        data: data?,
    };
    Some(Event { id: id?, parents: parents?, content: Content::Said(said) })
}

fn withheld(fields: Fields<'_>) -> Option<Event> {
    let id = fields.required("id");
    let parents = fields.required_with("parents", parents);
    fields.has("kind");
    fields.finish()?;
    Some(Event { id: id?, parents: Some(parents?), content: Content::Withheld })
}

fn erased(fields: Fields<'_>) -> Option<Event> {
    let id = fields.required("id");
    let parents = fields.required_with("parents", parents);
    fields.has("kind");
    let (visible_to, erased) = (fields.optional_with("visible_to", roles), Erased::read(&fields));
    fields.finish()?;
    let erased = Erased { visible_to: visible_to?.unwrap_or_default(), ..erased? };
    Some(Event { id: id?, parents: Some(parents?), content: Content::Erased(erased) })
}

/// An event of a later release: its id, its parents and its days are looked at, where they are what they are here.
fn not_understood(reader: &Reader<'_>, fields: &Fields<'_>) -> Option<Event> {
    let id = fields.required("id");
    let parents = fields.optional_with("parents", parents);
    let day = |name: &str| {
        let Document::Object(entries) = reader.document() else { return None };
        let (_, value) = entries.iter().find(|(known, _)| known == name)?;
        let Document::Text(day) = value else { return None };
        day.parse::<Date>().ok()
    };
    let event =
        NotUnderstood { document: reader.document().clone(), entered: day("entered"), happened: day("happened") };
    Some(Event { id: id?, parents: parents?, content: Content::NotUnderstood(event) })
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.content {
            Content::NotUnderstood(event) => event.document.serialize(serializer),
            Content::Withheld => {
                let mut fields = serializer.serialize_struct("Event", 3)?;
                fields.serialize_field("id", &self.id)?;
                fields.serialize_field("parents", self.parents())?;
                fields.serialize_field("kind", WITHHELD)?;
                fields.end()
            }
            Content::Erased(erased) => {
                let mut fields = serializer.serialize_struct("Event", 11)?;
                fields.serialize_field("id", &self.id)?;
                fields.serialize_field("parents", self.parents())?;
                fields.serialize_field("kind", ERASED)?;
                erased.write(&mut fields)?;
                fields.end()
            }
            Content::Said(said) => {
                let mut fields = serializer.serialize_struct("Event", 11)?;
                let version = said.schema_version.as_ref().map_or(Self::SCHEMA_VERSION, Code::as_str);
                fields.serialize_field("schema_version", version)?;
                fields.serialize_field("id", &self.id)?;
                if let Some(parents) = &self.parents {
                    fields.serialize_field("parents", parents)?;
                }
                fields.serialize_field("kind", &said.data.kind())?;
                fields.serialize_field("by", &said.by)?;
                fields.serialize_field("entered", &said.entered)?;
                fields.serialize_field("happened", &said.happened)?;
                if let Some(time) = &said.time {
                    fields.serialize_field("time", time)?;
                }
                if let Some(why) = &said.why {
                    fields.serialize_field("why", why)?;
                }
                if let Some(roles) = &said.visible_to {
                    fields.serialize_field("visible_to", roles)?;
                }
                fields.serialize_field("data", &said.data)?;
                fields.end()
            }
        }
    }
}

through_the_door!(Event);

/// As much as an answers record, or the longest goal.
impl Stored for Event {
    const MAXIMUM_BYTES: usize = 1_000_000;
}
