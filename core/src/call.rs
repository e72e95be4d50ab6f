//! Every call by its name: what a face for another language exports once, instead of each function.
//!
//! The input of a call is one object with its arguments and its options as fields, or one value where the call takes
//! no more than that. The answer is JSON text, with field names in the style of the host language.
//!
//! ```
//! use therapy_goals::call::{call, call_json};
//! use therapy_goals::document::Naming;
//!
//! let score = call_json("attainment.t_score", r#"{"levels": [0, 0]}"#, Naming::SnakeCase)?;
//! assert_eq!(score, "50.0");
//! # Ok::<(), therapy_goals::Error>(())
//! ```

#[cfg(feature = "plan")]
pub mod plan;
#[cfg(feature = "priority")]
mod prepared;
mod table;
mod titles;
mod wire;

#[cfg(feature = "priority")]
pub use prepared::{ask, prepare, with_changes};
pub use wire::{wire, wire_names};

use serde::Serialize;

use crate::document::Document;
use crate::document::Naming;
use crate::document::Read;
use crate::document::to_json;
use crate::error::Error;
use crate::error::ErrorKind;
use crate::error::Fault;

/// Answers a call by its name, such as `priority.rank`; [`names`] lists all.
///
/// # Errors
/// `unknown_code` at `call` for a name that there is not; else what the function of that name refuses, each fault
/// with its path in this naming.
pub fn call(name: &str, input: &Document, naming: Naming) -> Result<String, Error> {
    let row = row(name)?;
    let given = Given { takes: row.takes, input, naming };
    given.check()?;
    (row.run)(&given)
}

/// As [`call`], for an input that is JSON text.
///
/// # Errors
/// As [`call`] and [`Document::from_json`].
pub fn call_json(name: &str, input: &str, naming: Naming) -> Result<String, Error> {
    call(name, &Document::from_json(input)?, naming)
}

/// The names of all calls, in the order of the work.
pub fn names() -> impl Iterator<Item = &'static str> {
    table::ROWS.iter().map(|row| row.name)
}

/// The input of a call from the values that a host language gives in turn: its arguments, then an object of options.
/// An argument that could not be converted is refused at its place.
///
/// # Errors
/// `unknown_code` as [`call`]; `wrong_type` at `options` where these are no object; the faults of all values that
/// could not be converted.
pub fn input(name: &str, values: impl IntoIterator<Item = Result<Document, Error>>) -> Result<Document, Error> {
    let mut values = values.into_iter();
    let arguments = match row(name)?.takes {
        Takes::Value => return values.next().unwrap_or(Ok(Document::Null)),
        Takes::Arguments(arguments) | Takes::Options(arguments) => arguments,
    };
    let given = arguments.iter().zip(values.by_ref()).map(|(argument, value)| {
        let value = value.map_err(|error| argument.at(error))?;
        Ok((argument.name.to_owned(), value))
    });
    let given: Vec<Result<(String, Document), Error>> = given.collect();
    let options = match values.next().unwrap_or(Ok(Document::Null)) {
        Ok(Document::Null) => Ok(Vec::new()),
        Ok(Document::Object(entries)) => Ok(entries),
        Ok(other) => Err(Error::new(ErrorKind::WrongType, "options", other.expected("an object"))),
        Err(error) => Err(error),
    };
    let whole = given.into_iter().fold(options, |whole, entry| {
        let (mut whole, entry) = Error::both(whole, entry)?;
        whole.push(entry);
        Ok(whole)
    });
    whole.map(Document::Object)
}

/// A call: what it takes, and what runs.
struct Row {
    name: &'static str,
    takes: Takes,
    run: fn(&Given<'_>) -> Result<String, Error>,
}

#[derive(Clone, Copy)]
enum Takes {
    /// One value.
    Value,
    /// An object of these.
    Arguments(&'static [Argument]),
    /// An object of these and of options, which one type reads together.
    Options(&'static [Argument]),
}

/// What stands before the options.
struct Argument {
    name: &'static str,
    /// Whether its name is the first step of the paths in it. The thing that a call is about is the root of them.
    told: bool,
}

impl Argument {
    fn at(&self, error: Error) -> Error {
        if self.told { error.at(self.name) } else { error }
    }
}

fn row(name: &str) -> Result<&'static Row, Error> {
    table::ROWS.iter().find(|row| row.name == name).ok_or_else(|| {
        let known: Vec<&str> = names().collect();
        Error::new(ErrorKind::UnknownCode, "call", format!("one of: {}", known.join(", ")))
    })
}

/// The input of a call, read as the row says.
struct Given<'a> {
    takes: Takes,
    input: &'a Document,
    naming: Naming,
}

impl Given<'_> {
    #[inline(never)] // As of the next ones, one copy for all types: see the size of the WebAssembly module.
    fn arguments(&self) -> &'static [Argument] {
        match self.takes {
            Takes::Value => &[],
            Takes::Arguments(arguments) | Takes::Options(arguments) => arguments,
        }
    }

    /// Where there are no options, nobody else says that an entry is none of the arguments.
    fn check(&self) -> Result<(), Error> {
        let Takes::Arguments(arguments) = self.takes else { return Ok(()) };
        let entries = match self.input {
            Document::Object(entries) => entries.as_slice(),
            Document::Null => &[],
            other => return Err(Error::new(ErrorKind::WrongType, "", other.expected("an object"))),
        };
        let mut faults = Vec::new();
        for (number, (name, _)) in (1..).zip(entries) {
            let place = || format!("<entry {number}>");
            if !arguments.iter().any(|argument| argument.name == name) {
                let known: Vec<&str> = arguments.iter().map(|argument| argument.name).collect();
                let expected = format!("one of the fields {}", known.join(", "));
                crate::error::record(&mut faults, Fault::new(ErrorKind::UnknownKey, place(), expected));
            } else if entries.iter().take(number - 1).any(|(earlier, _)| earlier == name) {
                crate::error::record(&mut faults, Fault::new(ErrorKind::DuplicateKey, place(), "each name once"));
            }
        }
        Error::from_faults(faults).map_or(Ok(()), Err)
    }

    /// The whole input as one value; of an object with arguments and options, what this type knows of it.
    fn whole<T: Read>(&self) -> Result<T, Error> {
        self.input.read_beside(&self.names(), self.naming)
    }

    #[inline(never)]
    fn names(&self) -> Vec<&'static str> {
        self.arguments().iter().map(|argument| argument.name).collect()
    }

    /// An argument as it stands; null where it does not.
    #[inline(never)]
    fn entry(&self, name: &str) -> &Document {
        let Document::Object(entries) = self.input else { return &Document::Null };
        entries.iter().find(|(key, _)| key == name).map_or(&Document::Null, |(_, value)| value)
    }

    /// An argument.
    fn argument<T: Read>(&self, name: &str) -> Result<T, Error> {
        self.entry(name).read_named(self.naming).map_err(|error| self.at(name, error))
    }

    #[inline(never)]
    fn at(&self, name: &str, error: Error) -> Error {
        match self.arguments().iter().find(|argument| argument.name == name) {
            Some(argument) => argument.at(error),
            None => error,
        }
    }

    /// The answer, as the host language names its fields.
    fn answer(&self, answer: &impl Serialize) -> Result<String, Error> {
        to_json(answer, self.naming)
    }

    /// The answer of a function that checks more than its types do: its paths are in the style of the file format.
    fn checked<T: Serialize>(&self, answer: Result<T, Error>) -> Result<String, Error> {
        self.answer(&answer.map_err(|error| self.named(error))?)
    }

    /// An error of such a function, as the host language names its paths.
    #[inline(never)]
    fn named(&self, error: Error) -> Error {
        error.with_paths(|path| self.naming.field(path))
    }
}
