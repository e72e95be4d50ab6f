//! What is left of an event that had to be erased.

use serde::ser::SerializeStruct;

use crate::document::Fields;
use crate::plan::event::amends::{EventCorrected, EventWithdrawn};
use crate::plan::event::kind::Data;
use crate::plan::event::person::Person;
use crate::plan::event::scored::is_guarded;
use crate::scalar::{Code, Date, Id, Text};

/// What is left of an event that had to be erased; without a person and a day where it went along with the one whose data
/// it held. Who might not see the event does not see who erased it and why.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Erased {
    pub(crate) by: Option<Person>,
    pub(crate) entered: Option<Date>,
    pub(crate) why: Option<Text>,
    pub(crate) visible_to: Vec<Code>,
    pub(crate) was: Was,
}

/// What an event was for safety: as much as is needed to see, once it is erased, that what is open nobody can tell any more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Was {
    /// It was about a flag or an alert.
    pub(crate) of_safety: bool,
    /// It said what was done about one: a closing, an answer.
    pub(crate) done: bool,
    /// The event that it corrected or took back.
    pub(crate) amended: Option<Id>,
}

impl Was {
    pub(crate) fn of(data: &Data) -> Self {
        let amended = match data {
            Data::EventCorrected(EventCorrected { event, .. }) | Data::EventWithdrawn(EventWithdrawn { event, .. }) => {
                Some(event.clone())
            }
            _ => None,
        };
        let done = matches!(data, Data::FlagClosed(_) | Data::AlertAnswered(_));
        Self { of_safety: is_guarded(data), done, amended }
    }

    /// What is known of it in two copies.
    pub(crate) fn and(&self, other: &Self) -> Self {
        let amended = self.amended.iter().chain(&other.amended).min().cloned();
        Self { of_safety: self.of_safety || other.of_safety, done: self.done || other.done, amended }
    }
}

impl Erased {
    /// Reads its own fields: those that each event has, who may see it among them, are read there.
    pub(crate) fn read(fields: &Fields<'_>) -> Option<Self> {
        let (by, entered, why) = (fields.optional("by"), fields.optional("entered"), fields.optional("why"));
        let (of_safety, done, amended) =
            (fields.optional("of_safety"), fields.optional("done"), fields.optional("amended"));
        Some(Self {
            by: by?,
            entered: entered?,
            why: why?,
            visible_to: Vec::new(),
            was: Was { of_safety: of_safety?.unwrap_or_default(), done: done?.unwrap_or_default(), amended: amended? },
        })
    }

    /// Writes what there is.
    pub(crate) fn write<S: SerializeStruct>(&self, fields: &mut S) -> Result<(), S::Error> {
        if let Some(by) = &self.by {
            fields.serialize_field("by", by)?;
        }
        if let Some(entered) = &self.entered {
            fields.serialize_field("entered", entered)?;
        }
        if let Some(why) = &self.why {
            fields.serialize_field("why", why)?;
        }
        if !self.visible_to.is_empty() {
            fields.serialize_field("visible_to", &self.visible_to)?;
        }
        for (name, told) in [("of_safety", self.was.of_safety), ("done", self.was.done)] {
            if told {
                fields.serialize_field(name, &true)?;
            }
        }
        if let Some(amended) = &self.was.amended {
            fields.serialize_field("amended", amended)?;
        }
        Ok(())
    }
}
