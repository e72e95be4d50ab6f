//! What is said of other events: corrections, withdrawals, the end of a conflict.

use therapy_goals_derive::Record;

use crate::document::Plain;
use crate::scalar::Id;

/// The data of an event is corrected: the old one stays in the history.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct EventCorrected {
    /// The event.
    pub event: Id,
    /// Its new data, whole, of the same kind.
    pub data: Plain,
}

/// An event was entered in error. To withdraw a withdrawal is to undo it.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct EventWithdrawn {
    /// The event.
    pub event: Id,
}

/// A conflict is resolved; the event's `why` says why.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct ConflictResolved {
    /// The conflict, by its id.
    pub conflict: Id,
    /// The event whose value is kept.
    pub keep: Option<Id>,
    /// A third value.
    pub value: Option<Plain>,
}
