//! What a change would do, and what changed from one ranking to the next.

pub(crate) mod cause;
pub(crate) mod change;
pub(crate) mod comparison;
pub(crate) mod difference;
