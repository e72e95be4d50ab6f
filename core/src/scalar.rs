//! The small validated types that all modules share. A value that exists is valid.

mod code;
mod date;
mod number;
mod ranged;
mod text;

pub use code::{Better, NormSex, Rater, Sex};
pub use date::Date;
pub use number::{Days, Rank, Rating, Share, Weight};
pub(crate) use ranged::{number_type, whole_type};
pub use text::{Code, GoalId, Text};
