//! What can be said: the kinds of event, their data, and the event itself.

pub(crate) mod person;

pub(crate) mod amends;

pub(crate) mod beginnings;

pub(crate) mod goals;

pub(crate) mod measures;

pub(crate) mod safety;

pub(crate) mod sessions;

pub(crate) mod steering;

pub(crate) mod kind;

pub(crate) mod scored;

pub(crate) mod erased;

pub(crate) mod record;
