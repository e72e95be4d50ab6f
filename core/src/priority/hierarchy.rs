//! Which tier comes first, and who judges flags.

pub(crate) mod dbt;
pub(crate) mod definition;
pub(crate) mod shipped;
