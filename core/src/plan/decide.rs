//! Decide: may this event be entered now? All that speaks against it is told, and nothing is changed.

pub(crate) mod refused;

pub(crate) mod audience;

pub(crate) mod reviews;

pub(crate) mod life;

pub(crate) mod goals;

pub(crate) mod event;
