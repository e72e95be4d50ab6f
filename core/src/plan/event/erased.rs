//! What is left of an event that had to be erased.

use serde::ser::SerializeStruct;

use crate::document::{Fields, Read, Reader};
use crate::plan::event::amends::{EventCorrected, EventWithdrawn};
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::person::Person;
use crate::plan::event::scored::is_guarded;
use crate::scalar::{Code, Date, GoalId, Id, Text};
use crate::sort;

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
    /// The event that it corrected or took back.
    pub(crate) amended: Option<Id>,
    /// The other events about the same flags and alerts of which all knew who erased it; nothing, where nobody said.
    pub(crate) knew: Option<Vec<Id>>,
    /// The events that added the goals which it moved: none of them answers a flag any more.
    pub(crate) moved: Vec<Id>,
    /// The flags that it opened or raised again.
    pub(crate) flags: Vec<Id>,
    /// The goals that it added.
    pub(crate) goals: Vec<GoalId>,
    /// It closed the plan, or amended what closed or reopened it: until that is reopened, no goal answers a flag.
    pub(crate) closed: bool,
    /// Its kind, where that tells that without it more is open rather than less, or which other moves fit no more.
    pub(crate) kind: Option<Code>,
}

impl Was {
    pub(crate) fn of(data: &Data) -> Self {
        let amended = match data {
            Data::EventCorrected(EventCorrected { event, .. }) | Data::EventWithdrawn(EventWithdrawn { event, .. }) => {
                Some(event.clone())
            }
            _ => None,
        };
        let goals = match data {
            Data::GoalAdded(added) => vec![added.goal.id.clone()],
            Data::GoalSplit(split) => sort::distinct(split.into.iter().map(|goal| goal.id.clone())),
            _ => Vec::new(),
        };
        let flags = raises(data).into_iter().cloned().collect();
        let closed = matches!(data, Data::PlanClosed(_));
        let told = [Kind::FlagClosed, Kind::AlertAnswered, Kind::AgreementGiven, Kind::PlanReopened];
        let kind = told.into_iter().find(|kind| *kind == data.kind()).map(|kind| Code::known(kind.code()));
        Self { of_safety: is_guarded(data), amended, flags, goals, closed, kind, ..Self::default() }
    }

    /// Whether it was of this kind.
    pub(crate) fn is(&self, kind: Kind) -> bool {
        self.kind.as_ref().is_some_and(|known| known.as_str() == kind.code())
    }

    /// Whether it ended something of safety, and did nothing else: without it more is open, and not less.
    pub(crate) fn only_ended(&self) -> bool {
        self.flags.is_empty() && (self.is(Kind::FlagClosed) || self.is(Kind::AlertAnswered))
    }

    /// What is known of it in two copies.
    pub(crate) fn and(&self, other: &Self) -> Self {
        let both = |one: &[Id], other: &[Id]| sort::distinct(one.iter().chain(other).cloned());
        let knew = match (&self.knew, &other.knew) {
            // Of two who erased it each knew what the other one did not.
            (Some(one), Some(other)) => Some(one.iter().filter(|id| other.contains(id)).cloned().collect()),
            (one, other) => one.as_ref().or(other.as_ref()).cloned(),
        };
        Self {
            of_safety: self.of_safety || other.of_safety,
            amended: self.amended.iter().chain(&other.amended).min().cloned(),
            knew,
            moved: both(&self.moved, &other.moved),
            flags: both(&self.flags, &other.flags),
            goals: sort::distinct(self.goals.iter().chain(&other.goals).cloned()),
            closed: self.closed || other.closed,
            kind: self.kind.iter().chain(&other.kind).min().cloned(),
        }
    }
}

/// The flag that an event opens, or raises again by its answer to an alert.
pub(crate) fn raises(data: &Data) -> Option<&Id> {
    match data {
        Data::FlagOpened(opened) => Some(&opened.flag),
        Data::AlertAnswered(answered) => answered.raises(),
        _ => None,
    }
}

impl Erased {
    /// Reads its own fields: those that each event has, who may see it among them, are read there.
    pub(crate) fn read(fields: &Fields<'_>) -> Option<Self> {
        let (by, entered, why) = (fields.optional("by"), fields.optional("entered"), fields.optional("why"));
        let (of_safety, amended) = (fields.optional("of_safety"), fields.optional("amended"));
        let (knew, moved) = (fields.optional_with("knew", ids), fields.optional_with("moved", ids));
        let (flags, goals) = (fields.optional_with("flags", ids), fields.optional_with("goals", ids));
        let (closed, kind) = (fields.optional("closed"), fields.optional("was"));
        Some(Self {
            by: by?,
            entered: entered?,
            why: why?,
            visible_to: Vec::new(),
            was: Was {
                of_safety: of_safety?.unwrap_or_default(),
                amended: amended?,
                knew: knew?,
                moved: moved?.unwrap_or_default(),
                flags: flags?.unwrap_or_default(),
                goals: goals?.unwrap_or_default(),
                closed: closed?.unwrap_or_default(),
                kind: kind?,
            },
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
        if self.was.of_safety {
            fields.serialize_field("of_safety", &true)?;
        }
        if let Some(amended) = &self.was.amended {
            fields.serialize_field("amended", amended)?;
        }
        if let Some(knew) = &self.was.knew {
            fields.serialize_field("knew", knew)?;
        }
        if !self.was.moved.is_empty() {
            fields.serialize_field("moved", &self.was.moved)?;
        }
        if !self.was.flags.is_empty() {
            fields.serialize_field("flags", &self.was.flags)?;
        }
        if !self.was.goals.is_empty() {
            fields.serialize_field("goals", &self.was.goals)?;
        }
        if self.was.closed {
            fields.serialize_field("closed", &true)?;
        }
        if let Some(kind) = &self.was.kind {
            fields.serialize_field("was", kind)?;
        }
        Ok(())
    }
}

/// In order, each once.
fn ids<T: Read + Ord>(reader: &Reader<'_>) -> Option<Vec<T>> {
    let ids: Vec<T> = reader.list()?;
    Some(sort::distinct(ids.into_iter()))
}
