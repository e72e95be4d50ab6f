//! What is ready to use: measurement plans, domains of concern, themes of goals, the script of a session. Each is a
//! file in `core/plans`, and each row says what it rests on.

pub(crate) mod basis;

pub(crate) mod measurement;

pub(crate) mod concern_domains;

pub(crate) mod themes;

pub(crate) mod script;
