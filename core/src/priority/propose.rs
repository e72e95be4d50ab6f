//! What to work on now.

pub(crate) mod active_set;
pub(crate) mod search;
