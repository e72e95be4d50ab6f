//! The small validated types that all modules share. A value that exists is valid.

mod cited;
mod code;
mod date;
mod number;
mod text;

pub(crate) use cited::cited;
pub use code::{Better, NormSex, Rater, Sex};
pub use date::Date;
pub use number::{Days, Points, Rank, Rating, Share, Weight};
pub use text::{Code, GoalId, Id, Language, RuleName, Text, TimeOfDay};
