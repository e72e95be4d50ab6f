//! What belongs together: the beginning of a session, and the thread from a problem to what became of it.

pub(crate) mod script;

pub(crate) mod events;
