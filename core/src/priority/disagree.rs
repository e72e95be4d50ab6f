//! Two raters: where they differ, and what they could settle on.

pub(crate) mod record;

pub(crate) mod sequence;

pub(crate) mod settle;
