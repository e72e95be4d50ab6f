//! What a change would do, and what changed from one ranking to the next.

pub(crate) mod change;

pub(crate) mod apply;

pub(crate) mod difference;

pub(crate) mod cause;

pub(crate) mod comparison;
