//! From events to what there is: every event folds, whatever it says; what does not fit becomes a finding.

pub(crate) mod lifecycle;

pub(crate) mod finding;

pub(crate) mod fields;

pub(crate) mod goals;

pub(crate) mod whole;

pub(crate) mod evolve;

pub(crate) mod flags;
