//! Change between two scores: more than measurement error, or not.
//!
//! Every answer names its method, its threshold and its source. A published threshold is read from
//! the instrument's definition; a computed one needs a standard deviation and a reliability that the
//! caller can name.

mod answer;
mod jacobson_truax;
mod judge;
mod published;
mod reliable;
#[cfg(feature = "schema")]
mod schema;

pub use answer::{ChangeLabel, ChangeMethod, ReliableChange};
pub use jacobson_truax::{DEFAULT_CRITICAL_VALUE, jacobson_truax};
pub use published::published;
pub use reliable::{ChangeInput, ChangeOptions, ScoreValue, Scored, reliable_change, reliable_change_between};
