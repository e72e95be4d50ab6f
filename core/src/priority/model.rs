//! The goals, prepared: which rank, on which level, and what bars or holds them.

pub(crate) mod readiness;

pub(crate) mod flags;

pub(crate) mod candidate;

pub(crate) mod twins;
