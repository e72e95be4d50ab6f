//! When the plan is to be looked at as a whole.

pub(crate) mod counted;

pub(crate) mod status;
