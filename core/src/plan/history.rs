//! The history: events in causal order, what each of them knew, and what was amended since.

pub(crate) mod log;

pub(crate) mod past;
