//! The small validated types that all modules share. A value that exists is valid.

mod code;
mod date;
mod number;
mod text;

pub use code::{Better, NormSex, Rater, Sex};
pub use date::Date;
pub use number::{Days, Rank, Rating, Share, Weight};
pub use text::{Code, GoalId, Text};
