//! Legal erasure: the one exception to a history that only grows.

pub(crate) mod related;

pub(crate) mod redact;
