//! What comes in: goals, arrows, links, flags, the day, and the policy.

pub(crate) mod deadlines;

pub(crate) mod intensities;

pub(crate) mod policy;

pub(crate) mod landmarks;

pub(crate) mod facts;

pub(crate) mod check;

pub(crate) mod read;
