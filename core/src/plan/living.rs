//! The plan itself: a history that grows by events, is read and written as lines, and merges.

pub(crate) mod plan;

pub(crate) mod lines;

pub(crate) mod merge;

pub(crate) mod trace;

pub(crate) mod export;
