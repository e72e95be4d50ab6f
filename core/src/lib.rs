//! Therapy goals: define them, put them in order, measure and revise them, together.
#[macro_use]
mod code;
pub mod error;
pub mod document;
pub mod scalar;
pub mod instrument;
pub mod goal;
pub use error::{Error, ErrorKind, Fault};
