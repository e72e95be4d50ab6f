//! What is to be looked at on a day.

pub(crate) mod missed;

pub(crate) mod findings;
