//! Scores, ripple, and the places that they give.

pub(crate) mod standing;

pub(crate) mod ripple;

pub(crate) mod table;

pub(crate) mod agreement;

pub(crate) mod eligibility;
