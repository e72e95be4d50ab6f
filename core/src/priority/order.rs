//! Scores, ripple, and the places that they give.

pub(crate) mod standing;

pub(crate) mod arrows;

mod search;

pub(crate) mod paths;

pub(crate) mod ripple;

pub(crate) mod shown;

pub(crate) mod agreement;

pub(crate) mod eligibility;
