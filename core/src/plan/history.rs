//! The history: events in causal order, what each of them knew, what was amended since, and what stands of several copies.

pub(crate) mod log;

pub(crate) mod conflict;

pub(crate) mod guarded;

pub(crate) mod past;

pub(crate) mod union;
