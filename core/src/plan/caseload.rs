//! Many plans at once: who waits for what.

pub(crate) mod summary;

pub(crate) mod waiting;

pub(crate) mod made;

pub(crate) mod rows;
