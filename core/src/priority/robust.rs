//! How firm the first place is.

pub(crate) mod probability;

pub(crate) mod sensitivity;
