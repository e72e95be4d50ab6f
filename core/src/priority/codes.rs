//! What can be said about an order of goals, without any logic: codes, and the numbers that go with them.

pub(crate) mod number;

pub(crate) mod keys;

pub(crate) mod reason;

pub(crate) mod finding;
