//! Therapy goals: define them, put them in order, measure and revise them, together.
//!
//! The modules stand in the order of the work: measure ([`instrument`]), define ([`goal`]), scale
//! ([`attainment`]), put in order ([`priority`]), follow ([`change`]). Everything enters through one door
//! ([`document`]), what is refused says why ([`error`]), and other languages reach all of it by name ([`call`]).
//!
//! It supports the judgement of people: no diagnosis, no risk score, no change to a plan by itself.
//!
//! ```
//! use therapy_goals::instrument::{self, Respondent};
//!
//! let phq9 = instrument::get("phq-9")?;
//! let score = phq9.score([2, 2, 2, 2, 1, 1, 2, 0, 0], Respondent::default())?;
//! assert_eq!((score.total(), score.band()), (Some(12.0), Some("moderate")));
//! # Ok::<(), therapy_goals::Error>(())
//! ```

#![cfg_attr(docsrs, feature(doc_cfg))]

// `#[derive(Record)]` names this crate by its name, in here as elsewhere.
extern crate self as therapy_goals;

#[macro_use]
mod code;
mod sort;

pub mod error;

pub mod document;

pub mod scalar;

pub mod instrument;

pub mod goal;

pub mod attainment;

pub mod priority;

pub mod change;

#[cfg(feature = "schema")]
pub mod records;

pub mod call;

pub use error::{Error, ErrorKind, Fault, MAXIMUM_FAULTS};

/// The example of the README is compiled and run with the others, so that it cannot rot.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
