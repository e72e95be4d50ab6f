//! Which tier comes first, and who judges flags.

pub(crate) mod definition;

pub(crate) mod shipped;

pub(crate) mod dbt;
