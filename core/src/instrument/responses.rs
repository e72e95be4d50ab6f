//! The answers of one person on one day, as they come in.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use therapy_goals_derive::Record;

use crate::document::{Document, Read, Reader};
use crate::error::{Error, ErrorKind};
use crate::instrument::condition::Reason;
use crate::scalar::{NormSex, Sex};
use crate::sort;

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

/// Each number, its reference and its option, `None` being missing.
macro_rules! answers {
    ($($(#[$comment:meta])* $number:ty: $value:ident => $answer:expr;)+) => { $(
        $(#[$comment])*
        impl From<$number> for Answer {
            fn from($value: $number) -> Self {
                Self::Number($answer)
            }
        }

        impl From<&$number> for Answer {
            fn from(value: &$number) -> Self {
                Self::from(*value)
            }
        }

        impl From<Option<$number>> for Answer {
            fn from(value: Option<$number>) -> Self {
                value.map_or(Self::Missing, Self::from)
            }
        }

        impl From<&Option<$number>> for Answer {
            fn from(value: &Option<$number>) -> Self {
                Self::from(*value)
            }
        }
    )+ };
}

/// Whole numbers of 64 bits. One that a double cannot hold exactly, and the one that it is rounded to, lie beyond 2⁵³:
/// the answers of a form do not go beyond 32 bits, so it is refused as out of range and never rounded into an answer.
macro_rules! wide_answers {
    ($($number:ty),+) => { answers! { $(
        #[expect(clippy::cast_precision_loss, reason = "what is rounded is refused")]
        $number: value => value as f64;
    )+ } };
}

wide_answers!(i64, u64, isize, usize);

answers! {
    i8: value => f64::from(value);
    i16: value => f64::from(value);
    i32: value => f64::from(value);
    u8: value => f64::from(value);
    u16: value => f64::from(value);
    u32: value => f64::from(value);
    f64: value => value;
    /// A number of single precision stands for the shortest decimal that reads back as it: 6.1, not the
    /// 6.099999904632568 that its bits say in double precision.
    f32: value => value.to_string().parse().unwrap_or(f64::from(value));
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

impl Responses {
    /// The answers to the scored items in form order, from anything that can be gone through.
    ///
    /// ```
    /// use therapy_goals::instrument::{self, Respondent, Responses};
    ///
    /// let rows = ["0", "1", "", "3", "2", "1", "0"];
    /// let answers = Responses::list(rows.iter().map(|cell| cell.parse::<i64>().ok()));
    /// let score = instrument::get("gad-7")?.score(answers, Respondent::default())?;
    /// assert_eq!(score.bounds(), Some((7.0, 10.0)));
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    pub fn list<A: Into<Answer>>(answers: impl IntoIterator<Item = A>) -> Self {
        Self::List(answers.into_iter().map(Into::into).collect())
    }

    /// Answers by item id, from anything that can be gone through. An item that comes twice is refused in scoring.
    pub fn named<I: Into<String>, A: Into<Answer>>(answers: impl IntoIterator<Item = (I, A)>) -> Self {
        Self::Named(answers.into_iter().map(|(item, answer)| (item.into(), answer.into())).collect())
    }

    /// Answers of a map, in the order of the item ids: a map that has none would number what is unknown anew each time.
    fn sorted<I: Into<String>, A: Into<Answer>>(answers: impl IntoIterator<Item = (I, A)>) -> Self {
        let mut answers: Vec<(String, Answer)> =
            answers.into_iter().map(|(item, answer)| (item.into(), answer.into())).collect();
        sort::by(&mut answers, |(one, _), (other, _)| one.cmp(other));
        Self::Named(answers)
    }
}

impl<A: Into<Answer> + Copy, const N: usize> From<[A; N]> for Responses {
    fn from(answers: [A; N]) -> Self {
        Self::from(answers.as_slice())
    }
}

impl<A: Into<Answer> + Copy, const N: usize> From<&[A; N]> for Responses {
    fn from(answers: &[A; N]) -> Self {
        Self::from(answers.as_slice())
    }
}

impl<A: Into<Answer> + Copy> From<&[A]> for Responses {
    fn from(answers: &[A]) -> Self {
        Self::List(answers.iter().map(|answer| (*answer).into()).collect())
    }
}

impl<A: Into<Answer>> From<Vec<A>> for Responses {
    fn from(answers: Vec<A>) -> Self {
        Self::list(answers)
    }
}

impl<A: Into<Answer> + Copy> From<&Vec<A>> for Responses {
    fn from(answers: &Vec<A>) -> Self {
        Self::from(answers.as_slice())
    }
}

impl<I: Into<String>, A: Into<Answer>, S> From<HashMap<I, A, S>> for Responses {
    fn from(answers: HashMap<I, A, S>) -> Self {
        Self::sorted(answers)
    }
}

impl<I: AsRef<str>, A: Into<Answer> + Copy, S> From<&HashMap<I, A, S>> for Responses {
    fn from(answers: &HashMap<I, A, S>) -> Self {
        Self::sorted(answers.iter().map(|(item, answer)| (item.as_ref(), *answer)))
    }
}

impl<I: Into<String>, A: Into<Answer>> From<BTreeMap<I, A>> for Responses {
    fn from(answers: BTreeMap<I, A>) -> Self {
        Self::named(answers)
    }
}

impl<I: AsRef<str>, A: Into<Answer> + Copy> From<&BTreeMap<I, A>> for Responses {
    fn from(answers: &BTreeMap<I, A>) -> Self {
        Self::named(answers.iter().map(|(item, answer)| (item.as_ref(), *answer)))
    }
}

/// What can be scored: [`Responses`], and all that becomes some.
///
/// | what a host has | is |
/// |---|---|
/// | an array, a slice, a `Vec`, or a reference to one | the scored items in form order |
/// | a `HashMap` or `BTreeMap`, or a reference to one | answers by item id |
/// | a `serde_json::Value`, or a reference to one | either, with what is no answer refused by its place |
/// | anything that can be gone through | [`Responses::list`], [`Responses::named`] |
///
/// An answer is a number of any of the usual types, `i64`, `u64` and `f32` among them, or an option of one; `None` is missing.
///
/// ```
/// use std::collections::HashMap;
/// use therapy_goals::instrument::{self, Respondent};
///
/// let ors = instrument::get("ors")?;
/// let row: Vec<Option<f32>> = vec![Some(6.1), Some(5.0), None, Some(7.2)];
/// let form = HashMap::from([("1", 6.1), ("2", 5.0), ("4", 7.2)]);
/// let request = serde_json::json!({ "1": 6.1, "2": 5.0, "3": null, "4": 7.2 });
/// let score = ors.score(row, Respondent::default())?;
/// assert_eq!(ors.score(&form, Respondent::default())?, score);
/// assert_eq!(ors.score(&request, Respondent::default())?, score);
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub trait IntoResponses<'r> {
    /// The answers.
    ///
    /// # Errors
    /// Where a value is neither a list nor an object, or larger than a document may be.
    fn into_responses(self) -> Result<Cow<'r, Responses>, Error>;
}

impl<'r, T> IntoResponses<'r> for T
where
    Responses: From<T>,
{
    fn into_responses(self) -> Result<Cow<'r, Responses>, Error> {
        Ok(Cow::Owned(self.into()))
    }
}

impl<'r> IntoResponses<'r> for &'r Responses {
    fn into_responses(self) -> Result<Cow<'r, Responses>, Error> {
        Ok(Cow::Borrowed(self))
    }
}

impl<'r> IntoResponses<'r> for &serde_json::Value {
    fn into_responses(self) -> Result<Cow<'r, Responses>, Error> {
        let responses = Document::try_from(self).and_then(|document| document.read());
        responses.map(Cow::Owned).map_err(|error| error.at("responses"))
    }
}

impl<'r> IntoResponses<'r> for serde_json::Value {
    fn into_responses(self) -> Result<Cow<'r, Responses>, Error> {
        (&self).into_responses()
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
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Record)]
#[record(new)]
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
