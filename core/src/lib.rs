#![doc = include_str!("../../README.md")]

#[macro_use]
mod code;

pub mod error;

pub mod document;

pub mod scalar;

pub mod instrument;

pub mod goal;

pub mod attainment;

pub mod priority;

pub mod change;

pub use error::{Error, ErrorKind, Fault};
