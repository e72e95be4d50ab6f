//! Who enters an event.

use therapy_goals_derive::Record;

use crate::scalar::{Code, Id};

/// Who enters an event, or takes part in one: the role, and an id where the host has one; never a name.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct Person {
    /// The role, such as `client`, `guardian`, `therapist` or `teacher`. Which roles are a care team, the policy says.
    pub role: Code,
    /// The pseudonym of the person.
    pub id: Option<Id>,
}
