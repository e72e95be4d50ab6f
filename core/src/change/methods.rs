//! The methods of change, each as its file in `core/methods/` says it: its numbers with their sources.

use std::sync::LazyLock;

use therapy_goals_derive::{Record, json};

use super::answer::ChangeMethod;
use crate::document::{Document, Reader};
use crate::error::{Error, ErrorKind};
use crate::instrument::{Source, Status};
use crate::scalar::{Code, Text};

/// A method of change, with its numbers and their sources.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(check = cited)]
#[schema(x_answer = true)]
pub struct MethodDefinition {
    /// The method.
    pub id: ChangeMethod,
    /// What it is called.
    pub title: Text,
    /// When a change is reliable by it.
    pub rule: Text,
    /// The id of the publication that a change by this method names; none where each threshold has its own.
    pub source: Option<Code>,
    /// The critical value that counts unless another one is stated, where the method has one.
    pub critical_value: Option<CriticalValue>,
    /// The publications.
    #[write(always)]
    pub sources: Vec<Source>,
}

/// The size of an index above which a change is reliable, and where it comes from.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[schema(x_answer = true)]
pub struct CriticalValue {
    /// The value.
    #[read(within = 0.0..=100.0)]
    pub value: f64,
    /// The id of the publication.
    pub source: Code,
    /// How well it is known.
    pub status: Status,
    /// What to know about it.
    pub notes: Option<Text>,
}

static FILES: [&str; 2] = [json!("methods/jacobson_truax.json"), json!("methods/published.json")];

/// The methods, read from their files when first asked for. A test holds the files to be sound.
static METHODS: LazyLock<Result<Vec<MethodDefinition>, Error>> =
    LazyLock::new(|| FILES.iter().map(|file| Document::from_json(file)?.read()).collect());

/// The methods by which change is found, with the sources of their numbers.
///
/// # Errors
/// None: what could be wrong is wrong with the library's own files, and its tests read them all.
///
/// ```
/// use therapy_goals::change::{self, ChangeMethod};
///
/// let methods = change::methods()?;
/// let index = methods.iter().find(|method| method.id == ChangeMethod::JacobsonTruax);
/// assert_eq!(index.and_then(|method| Some(method.critical_value.as_ref()?.value)), Some(1.96));
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn methods() -> Result<&'static [MethodDefinition], Error> {
    METHODS.as_deref().map_err(Clone::clone)
}

/// One of them.
pub(super) fn method(id: ChangeMethod) -> Result<&'static MethodDefinition, Error> {
    let found = methods()?.iter().find(|method| method.id == id);
    found.ok_or_else(|| Error::new(ErrorKind::Missing, "method", "a method with a file"))
}

impl MethodDefinition {
    /// The publication that a change by this method names.
    pub(super) fn citation(&self) -> Result<&Text, Error> {
        let named = self.sources.iter().find(|source| Some(&source.id) == self.source.as_ref());
        let lacks = || Error::new(ErrorKind::Missing, "source", "a method with a source");
        named.map(|source| &source.citation).ok_or_else(lacks)
    }

    /// The critical value unless another one is stated.
    pub(super) fn critical(&self) -> Result<f64, Error> {
        let lacks = || Error::new(ErrorKind::Missing, "critical_value", "a method with a critical value");
        self.critical_value.as_ref().map(|critical| critical.value).ok_or_else(lacks)
    }
}

/// What is named as a source is one of the sources.
fn cited(method: &MethodDefinition, reader: &Reader<'_>) -> Option<()> {
    let known = |id: &Code| method.sources.iter().any(|source| source.id == *id);
    let critical = method.critical_value.as_ref().map(|critical| &critical.source);
    let named = [("source", method.source.as_ref()), ("critical_value", critical)];
    let lost = named.into_iter().filter(|(_, id)| id.is_some_and(|id| !known(id)));
    let expected = "the id of one of the sources";
    let lost: Vec<_> = lost.map(|(name, _)| reader.fault_at::<()>(name, ErrorKind::UnknownCode, expected)).collect();
    lost.is_empty().then_some(())
}
