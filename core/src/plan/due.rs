//! What is to be filled in, by whom, and when.

pub(crate) mod record;

pub(crate) mod breaks;

pub(crate) mod window;

pub(crate) mod anchors;

pub(crate) mod answers;

pub(crate) mod item;

pub(crate) mod ask;

pub(crate) mod burden;
