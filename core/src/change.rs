//! Change between two scores: more than measurement error, or not.
//!
//! Every answer names its method, its threshold and its source. A published threshold is read from
//! the instrument's definition; a computed one needs a standard deviation and a reliability that the
//! caller can name.

mod reliable;

pub use reliable::{
    ChangeInput, ChangeLabel, ChangeMethod, DEFAULT_CRITICAL_VALUE, ReliableChange, ScoreValue, jacobson_truax,
    published, reliable_change,
};
