//! How it goes: what is measured again and again, as series.

pub(crate) mod record;

pub(crate) mod check_ins;

pub(crate) mod scores;

pub(crate) mod ask;
