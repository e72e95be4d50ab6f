//! What of the plan goes into a ranking, and what several raters make of it.

pub(crate) mod situation;

pub(crate) mod raters;
