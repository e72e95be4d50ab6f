//! Change between two scores: more than measurement error, or not.
//!
//! Every answer names its method, its threshold and its source. A published threshold is read from
//! the instrument's definition; a computed one needs a standard deviation and a reliability that the
//! caller can name. What the methods themselves bring along stands in a file for each, see [`methods`].

mod answer;
mod jacobson_truax;
mod judge;
mod methods;
mod published;
mod reliable;
#[cfg(feature = "schema")]
mod schema;

pub(crate) use answer::Difference;
pub use answer::{ChangeLabel, ChangeMethod, ReliableChange};
pub use jacobson_truax::jacobson_truax;
pub use methods::{CriticalValue, MethodDefinition, methods};
pub use published::published;
pub use reliable::{ChangeInput, ChangeOptions, ScoreValue, Scored, reliable_change, reliable_change_between};
