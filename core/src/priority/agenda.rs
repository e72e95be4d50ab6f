//! From a diary card to the agenda of a session.

pub(crate) mod diary;

pub(crate) mod session;
