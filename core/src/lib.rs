//! Therapy goals: define them, put them in order, measure and revise them, together.
//!
//! The modules stand in the order of the work: measure ([`instrument`]), define ([`goal`]), scale
//! ([`attainment`]), put in order ([`priority`]), follow ([`change`], [`progress`]), and keep
//! as a plan that lives ([`plan`]). Everything enters through one door
//! ([`document`]), what is refused says why ([`error`]), and other languages reach all of it by name ([`call`]).
//!
//! Each chapter is a feature of its own, all on by default: `attainment`, `call-forms` (all functions by name), `catalogue`
//! (the definitions that are shipped; `index` alone knows their names), `change`, `languages`, `past` (definitions of past
//! versions), `plan`, `priority`, `progress`. Without any, [`Instrument::from_json`](instrument::Instrument::from_json)
//! checks and scores a definition that the host brings. `schema`, off by default, describes as JSON Schema all that goes
//! over a wire.
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

// What only a chapter needs that is left out.
#![cfg_attr(
    not(all(
        feature = "attainment",
        feature = "call-forms",
        feature = "catalogue",
        feature = "change",
        feature = "languages",
        feature = "past",
        feature = "plan",
        feature = "priority",
        feature = "progress"
    )),
    allow(dead_code, unused_imports)
)]
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

#[cfg(feature = "goal")]
pub mod goal;

#[cfg(feature = "attainment")]
pub mod attainment;

#[cfg(feature = "priority")]
pub mod priority;

#[cfg(feature = "change")]
pub mod change;

#[cfg(feature = "progress")]
pub mod progress;

#[cfg(feature = "plan")]
pub mod plan;

#[cfg(all(
    feature = "schema",
    feature = "attainment",
    feature = "change",
    feature = "index",
    feature = "priority",
    feature = "progress"
))]
pub mod records;

#[cfg(feature = "call")]
pub mod call;

pub use error::{Error, ErrorKind, Fault, MAXIMUM_FAULTS};

/// The example of the README is compiled and run with the others, so that it cannot rot.
#[cfg(all(doctest, feature = "catalogue", feature = "priority", feature = "attainment", feature = "change"))]
#[doc = include_str!("../README.md")]
struct Readme;

#[cfg(all(doctest, feature = "catalogue", feature = "priority", feature = "attainment", feature = "change"))]
#[doc = include_str!("../EMBEDDING.md")]
struct Embedding;

#[cfg(all(doctest, feature = "plan", feature = "catalogue"))]
#[doc = include_str!("../plans/README.md")]
struct Plans;
