//! The plan on a day, as a record: what there is, what differs, what is to be looked at.

pub(crate) mod record;

pub(crate) mod clashes;

pub(crate) mod erased;

pub(crate) mod odd;

pub(crate) mod findings;

pub(crate) mod goals;

pub(crate) mod safety;

pub(crate) mod make;
