//! The answer: every goal in its place, with the reasons.

pub(crate) mod record;

pub(crate) mod why;

pub(crate) mod check;

pub(crate) mod rank;

pub(crate) mod prepare;
