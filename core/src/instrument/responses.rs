//! The answers of one person on one day, as they come in.

use std::borrow::Cow;

use therapy_goals_derive::Record;

use crate::document::{Document, Read, Reader};
use crate::error::{Error, ErrorKind};
use crate::instrument::condition::Reason;
use crate::scalar::{NormSex, Sex};

/// One answer. Missing is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Answer {
    /// No answer.
    #[default]
    Missing,
    /// The stored number of the chosen answer.
    Number(f64),
    /// Something that is no number; it is refused by name.
    WrongType,
}

impl From<f64> for Answer {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<Option<f64>> for Answer {
    fn from(value: Option<f64>) -> Self {
        value.map_or(Self::Missing, Self::Number)
    }
}

/// A number of single precision stands for the shortest decimal that reads back as it: 6.1, not the
/// 6.099999904632568 that its bits say in double precision.
impl From<f32> for Answer {
    fn from(value: f32) -> Self {
        Self::Number(value.to_string().parse().unwrap_or(f64::from(value)))
    }
}

impl From<Option<f32>> for Answer {
    fn from(value: Option<f32>) -> Self {
        value.map_or(Self::Missing, Self::from)
    }
}

impl From<i32> for Answer {
    fn from(value: i32) -> Self {
        Self::Number(f64::from(value))
    }
}

impl From<Option<i32>> for Answer {
    fn from(value: Option<i32>) -> Self {
        value.map_or(Self::Missing, Self::from)
    }
}

impl From<&Document> for Answer {
    fn from(document: &Document) -> Self {
        match document {
            Document::Null => Self::Missing,
            Document::Number(value) => Self::Number(*value),
            _ => Self::WrongType,
        }
    }
}

/// The answers to a form.
///
/// A list holds exactly the scored items in form order. Named answers may leave items out, which
/// then are missing, and may hold the unscored items too.
#[derive(Debug, Clone, PartialEq)]
pub enum Responses {
    /// The scored items, in form order.
    List(Vec<Answer>),
    /// Item id and answer.
    Named(Vec<(String, Answer)>),
}

impl<A: Into<Answer> + Copy, const N: usize> From<[A; N]> for Responses {
    fn from(answers: [A; N]) -> Self {
        Self::List(answers.iter().map(|answer| (*answer).into()).collect())
    }
}

impl<A: Into<Answer> + Copy> From<&[A]> for Responses {
    fn from(answers: &[A]) -> Self {
        Self::List(answers.iter().map(|answer| (*answer).into()).collect())
    }
}

/// What can be scored: [`Responses`], or a list of answers to the scored items.
pub trait IntoResponses<'r> {
    /// The answers.
    fn into_responses(self) -> Cow<'r, Responses>;
}

impl<'r> IntoResponses<'r> for Responses {
    fn into_responses(self) -> Cow<'r, Responses> {
        Cow::Owned(self)
    }
}

impl<'r> IntoResponses<'r> for &'r Responses {
    fn into_responses(self) -> Cow<'r, Responses> {
        Cow::Borrowed(self)
    }
}

impl<'r, A: Into<Answer> + Copy, const N: usize> IntoResponses<'r> for [A; N] {
    fn into_responses(self) -> Cow<'r, Responses> {
        Cow::Owned(self.into())
    }
}

impl<'r, A: Into<Answer> + Copy> IntoResponses<'r> for &[A] {
    fn into_responses(self) -> Cow<'r, Responses> {
        Cow::Owned(self.into())
    }
}

impl Read for Responses {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        match reader.document() {
            Document::List(answers) => Some(Self::List(answers.iter().map(Answer::from).collect())),
            Document::Object(answers) => {
                Some(Self::Named(answers.iter().map(|(id, answer)| (id.clone(), answer.into())).collect()))
            }
            _ => reader.fault(ErrorKind::WrongType, "a list of answers, or answers by item id"),
        }
    }
}

/// What a published norm may depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Record)]
pub struct Respondent {
    /// The age in completed years.
    #[read(within = 0..=Self::MAXIMUM_AGE.into())]
    pub age: Option<u8>,
    /// The sex whose norms apply; `unknown` is the same as none.
    pub sex: Option<Sex>,
}

impl Respondent {
    /// The oldest age.
    pub const MAXIMUM_AGE: u8 = 130;

    /// What a sheet gives by `score`. Where the respondent was refused, the faults of the answers belong to it.
    ///
    /// # Errors
    /// Both.
    pub fn score<T>(given: Result<Self, Error>, score: impl FnOnce(Self) -> Result<T, Error>) -> Result<T, Error> {
        match given {
            Ok(respondent) => score(respondent),
            Err(refused) => Error::both(Err::<(), _>(refused), score(Self::default())).map(|((), scored)| scored),
        }
    }

    pub(crate) fn check(self) -> Result<(), Error> {
        if self.age.is_some_and(|age| age > Self::MAXIMUM_AGE) {
            return Err(Error::new(ErrorKind::OutOfRange, "age", "a whole number from 0 to 130"));
        }
        Ok(())
    }

    /// The sex whose norms apply, or why none can be chosen.
    pub(crate) fn norm_sex(self) -> Result<NormSex, Reason> {
        match self.sex {
            Some(Sex::Female) => Ok(NormSex::Female),
            Some(Sex::Male) => Ok(NormSex::Male),
            Some(Sex::Other) => Err(Reason::NoRuleForSex),
            Some(Sex::Unknown) | None => Err(Reason::SexRequired),
        }
    }
}

through_the_door!(Responses);
