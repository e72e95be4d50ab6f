//! Whether the plan can be worked with as it stands.

pub(crate) mod check;
