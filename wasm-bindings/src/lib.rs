//! The JavaScript face of therapy-goals: conversions, no decisions.
//!
//! What a user sees is `js/`, which wraps this module: plain typed objects, coded errors.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public functions of private modules")]

mod brought;
mod convert;
mod functions;
mod instrument;
#[cfg(feature = "plan")]
mod plan;
#[cfg(feature = "whole")]
mod prepared;
