//! What to work on now.

pub(crate) mod search;

pub(crate) mod active_set;
