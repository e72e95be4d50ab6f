//! All English of this chapter, and its drawings. Nothing in the chapter knows this room.

pub(crate) mod words;

pub(crate) mod reason;

pub(crate) mod finding;

pub(crate) mod ranking;

pub(crate) mod history;

pub(crate) mod agenda;

pub(crate) mod map;
