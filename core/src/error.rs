//! One error type for the whole library: what is wrong, where, and what would have been accepted.
//!
//! An error never holds what a person wrote or answered. It names the place by a path
//! (`goals[2].ratings.client.urgency`, `responses.9`), and it lists every fault that was found, so
//! that a person who edits a file sees them all at once.

use std::fmt;

use therapy_goals_derive::Record;

/// What kind of fault it is. The code is stable across releases and languages.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(open)]
pub enum ErrorKind {
    /// The text is not JSON.
    InvalidJson,
    /// A value of another type was expected.
    WrongType,
    /// The number is NaN.
    NotANumber,
    /// The number is infinite.
    Infinite,
    /// The number lies outside the allowed range.
    OutOfRange,
    /// The number lies in the range, but is none of the allowed answers.
    NotAnOption,
    /// There are too few entries.
    TooFew,
    /// There are too many entries.
    TooMany,
    /// A required entry is not there.
    Missing,
    /// An entry has a name that is not known here.
    UnknownKey,
    /// The same name stands twice in one object.
    DuplicateKey,
    /// A code that is not in the list.
    UnknownCode,
    /// No instrument has this id.
    UnknownInstrument,
    /// The instrument has no item of this id.
    UnknownItem,
    /// The same item was answered twice.
    DuplicateItem,
    /// No named rule, threshold or cutoff has this id.
    UnknownRule,
    /// No goal has this id.
    UnknownGoal,
    /// No event of the plan has this id.
    UnknownEvent,
    /// Nothing of this kind on the plan has this id.
    UnknownId,
    /// The hierarchy has no tier of this code.
    UnknownTier,
    /// The same id stands twice.
    DuplicateId,
    /// An entry refers to itself.
    SelfReference,
    /// The same arrow or link between two goals stands twice.
    DuplicateArrow,
    /// Links that must not form a loop do.
    Cycle,
    /// The hierarchy maps this kind of safety flag to no tier.
    UnmappedFlag,
    /// A kind of safety flag is open twice.
    FlagOpenedTwice,
    /// From where this stands, that does not lead on.
    IllegalTransition,
    /// A reason is needed.
    ReasonRequired,
    /// Who enters it may not, or it may not be hidden.
    NotPermitted,
    /// The text is empty.
    EmptyText,
    /// The text is too long.
    TooLong,
    /// The text holds characters that are not allowed here.
    InvalidText,
    /// The text is not a date of the calendar.
    InvalidDate,
    /// The document is nested too deeply.
    TooDeep,
    /// The stored data comes from a version that this release does not know.
    UnsupportedVersion,
    /// Entries that must stand in ascending order do not.
    NotAscending,
    /// Entries contradict each other.
    Inconsistent,
    /// There is nothing to compute with: a spread of zero, weights that are all zero.
    Degenerate,
    /// A score that is incomplete has no value to compute with.
    Incomplete,
    /// The two scores are not of the same instrument, version and scale.
    ScaleMismatch,
    /// A kind of a later release, in an error that was read: [`Fault::code`] says its code.
    Unrecognised,
}

/// One fault: its kind, its place, and what would have been accepted there.
///
/// ```
/// let error = therapy_goals::instrument::get("phq-99").unwrap_err();
/// assert_eq!(error.code(), "unknown_instrument");
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {}; expected {expected}", self.place(), self.code().replace('_', " "))]
pub struct Fault {
    /// What kind of fault it is.
    pub kind: ErrorKind,
    /// Where it is; empty for the whole input.
    pub path: String,
    /// What would have been accepted, in words.
    pub expected: String,
    /// The code of a later release.
    unrecognised: Option<Box<str>>,
}

impl Fault {
    /// A fault of this kind, at this place.
    #[must_use]
    #[inline(never)] // Many make one, and none is in a hurry: see the size of the WebAssembly module.
    pub fn new(kind: ErrorKind, path: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { kind, path: path.into(), expected: expected.into(), unrecognised: None }
    }

    /// A fault with the code of a later release.
    pub(crate) fn of_later_release(code: &str, path: String, expected: String) -> Self {
        Self { kind: ErrorKind::Unrecognised, path, expected, unrecognised: Some(code.into()) }
    }

    /// The stable code of its kind: that of a later release, where such a one wrote it.
    #[must_use]
    pub fn code(&self) -> &str {
        self.unrecognised.as_deref().unwrap_or_else(|| self.kind.code())
    }

    /// Where it is, in words.
    fn place(&self) -> &str {
        if self.path.is_empty() { "input" } else { &self.path }
    }
}

/// The most faults that one error lists; whoever has more mends these first. The text of an error that has
/// more ends with a line that says so.
pub const MAXIMUM_FAULTS: usize = 1_000;

/// Puts a fault to those that were found. Of more than an error lists, one is kept, from which the error knows
/// that its list was cut; so whatever comes in, the list stays short while it is made.
pub(crate) fn record(faults: &mut Vec<Fault>, fault: Fault) {
    if faults.len() <= MAXIMUM_FAULTS {
        faults.push(fault);
    }
}

/// What went wrong: at least one [`Fault`] and at most [`MAXIMUM_FAULTS`], in the order of the input.
///
/// As JSON it is `message`, then `code`, `path` and `expected` of the first fault, then `faults`, and `more` where it lists
/// not all: what a server answers with, and a client reads back. A code of a later release stays what it is.
///
/// ```
/// use therapy_goals::{Error, instrument};
///
/// let refused = instrument::get("phq-99").unwrap_err();
/// let sent = serde_json::to_string(&refused).unwrap();
/// assert_eq!(serde_json::from_str::<Error>(&sent).unwrap(), refused);
/// ```
///
/// Shown with `{:?}` it reads as with `{}`, so that a program whose `main` ends with it says what is wrong.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
pub struct Error(Box<Faults>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Faults {
    first: Fault,
    all: Vec<Fault>,
    /// Whether there were more.
    cut: bool,
}

impl Error {
    /// An error with one fault.
    #[must_use]
    #[inline(never)] // Many make one, and none is in a hurry: see the size of the WebAssembly module.
    pub fn new(kind: ErrorKind, path: impl Into<String>, expected: impl Into<String>) -> Self {
        let first = Fault::new(kind, path, expected);
        Self(Box::new(Faults { all: vec![first.clone()], first, cut: false }))
    }

    /// An error with these faults, the first [`MAXIMUM_FAULTS`] of them; none where there are none.
    #[must_use]
    pub fn from_faults(mut faults: Vec<Fault>) -> Option<Self> {
        let first = faults.first()?.clone();
        let cut = faults.len() > MAXIMUM_FAULTS;
        faults.truncate(MAXIMUM_FAULTS);
        Some(Self(Box::new(Faults { first, all: faults, cut })))
    }

    /// Both values, or the faults of both in this order, the first [`MAXIMUM_FAULTS`] of them.
    ///
    /// # Errors
    /// Where at least one of the two is an error.
    pub fn both<A, B>(one: Result<A, Self>, other: Result<B, Self>) -> Result<(A, B), Self> {
        match (one, other) {
            (Ok(one), Ok(other)) => Ok((one, other)),
            (Err(mut one), Err(other)) => {
                one.0.cut |= other.0.cut || one.0.all.len() + other.0.all.len() > MAXIMUM_FAULTS;
                one.0.all.extend(other.0.all);
                one.0.all.truncate(MAXIMUM_FAULTS);
                Err(one)
            }
            (Err(error), _) | (_, Err(error)) => Err(error),
        }
    }

    /// The kind of the first fault.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.first.kind
    }

    /// The stable code of the first fault.
    #[must_use]
    pub fn code(&self) -> &str {
        self.0.first.code()
    }

    /// The place of the first fault; empty for the whole input.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.first.path
    }

    /// What would have been accepted at the place of the first fault.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.0.first.expected
    }

    /// Every fault that was found, in the order of the input; of more than [`MAXIMUM_FAULTS`] the first ones, and
    /// then the last line of the error's text says that there are more.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.0.all
    }

    /// The same error, of which there were more faults than it lists.
    pub(crate) fn cut(mut self) -> Self {
        self.0.cut = true;
        self
    }

    /// Whether more faults were found than are listed.
    pub(crate) fn is_cut(&self) -> bool {
        self.0.cut
    }

    /// The same error, seen from a document in which this input stands at `prefix`.
    #[must_use]
    pub fn at(self, prefix: &str) -> Self {
        self.with_paths(|path| {
            let joint = if path.is_empty() || path.starts_with('[') { "" } else { "." };
            format!("{prefix}{joint}{path}")
        })
    }

    /// The same error with each path put in another way, such as in the style of a host language.
    #[must_use]
    pub fn with_paths(mut self, put: impl Fn(&str) -> String) -> Self {
        let change = |fault: &mut Fault| fault.path = put(&fault.path);
        change(&mut self.0.first);
        self.0.all.iter_mut().for_each(change);
        self
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.all.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n")?;
            }
            write!(formatter, "{fault}")?;
        }
        if self.0.cut {
            write!(formatter, "\nand more; only the first {MAXIMUM_FAULTS} faults are listed")?;
        }
        Ok(())
    }
}
