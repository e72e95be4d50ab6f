//! What the data of plans rest on.

use therapy_goals_derive::Record;

/// What a row of the data of plans rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Basis {
    /// Read in the publication, in its abstract, or in an official text.
    Confirmed,
    /// Read in secondary sources only.
    Secondary,
    /// A design of this library: nobody has published it.
    Own,
}
