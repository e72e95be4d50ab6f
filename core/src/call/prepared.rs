//! What a face exports for a prepared ranking: it is made once, and then asked by name.

use super::{Argument, Given, Takes};
use crate::document::{Document, Naming};
use crate::error::{Error, ErrorKind};
use crate::priority;
use crate::priority::{Change, Prepared, Ranking, Situation};

const GOALS: &[Argument] = &[Argument { name: "goals", told: true }];
const CHANGES: &[Argument] = &[Argument { name: "changes", told: true }];
const LATER: &[Argument] = &[Argument { name: "later", told: true }];

/// What can be asked of a prepared ranking.
const QUESTIONS: &str = "one of: ranking, what_if, compare";

/// Prepares a ranking, from the input of `priority.rank`.
///
/// # Errors
/// As `priority.rank`.
pub fn prepare(input: &Document, naming: Naming) -> Result<Prepared, Error> {
    let given = Given { takes: Takes::Options(GOALS), input, naming };
    priority::prepare(&given.whole::<Situation>()?).map_err(|error| given.named(error))
}

/// What these changes make of a prepared ranking, from an object with the argument `changes`.
///
/// # Errors
/// As [`Prepared::with_changes`], with paths in this naming.
pub fn with_changes(prepared: &Prepared, input: &Document, naming: Naming) -> Result<Prepared, Error> {
    let given = Given { takes: Takes::Arguments(CHANGES), input, naming };
    given.check()?;
    let changes = given.argument::<Vec<Change>>("changes")?;
    prepared.with_changes(&changes).map_err(|error| given.named(error))
}

/// Answers a question about a prepared ranking, as JSON text: `ranking`, `what_if` with the argument `changes`,
/// `compare` with the argument `later`, a ranking.
///
/// # Errors
/// `unknown_code` at `call` for another question; else as the function of that name.
///
/// ```
/// use therapy_goals::call::{ask, prepare};
/// use therapy_goals::document::{Document, Naming};
///
/// let prepared = prepare(&Document::from_json(r#"{ "goals": [] }"#)?, Naming::SnakeCase)?;
/// let asked = Document::from_json(r#"{ "changes": [] }"#)?;
/// assert!(ask(&prepared, "what_if", &asked, Naming::SnakeCase)?.starts_with(r#"{"moves":[]"#));
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn ask(prepared: &Prepared, question: &str, input: &Document, naming: Naming) -> Result<String, Error> {
    let arguments = match question {
        "ranking" => &[],
        "what_if" => CHANGES,
        "compare" => LATER,
        _ => return Err(Error::new(ErrorKind::UnknownCode, "call", QUESTIONS)),
    };
    let given = Given { takes: Takes::Arguments(arguments), input, naming };
    given.check()?;
    match question {
        "what_if" => given.checked(prepared.what_if(&given.argument::<Vec<Change>>("changes")?)),
        "compare" => given.checked(prepared.compare(&given.argument::<Ranking>("later")?)),
        _ => given.answer(prepared.ranking()),
    }
}
