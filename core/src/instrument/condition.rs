//! Conditions over answers, scores and the respondent, decided only where the answers allow it.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use therapy_goals_derive::Record;

use crate::document::{Fields, Read, Reader};
use crate::error::ErrorKind;
use crate::scalar::{Code, NormSex};

/// Why something could not be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(name = "UndecidedReason")]
pub enum Reason {
    /// The rule depends on the respondent's age, which was not given.
    AgeRequired,
    /// The rule depends on the respondent's sex, which was not given.
    SexRequired,
    /// The rule differs by sex, and none was published for a respondent who is neither female nor male.
    NoRuleForSex,
    /// No norm was published for this respondent.
    NoNorm,
    /// Items without an answer could decide it either way.
    MissingItems,
    /// The form ended after its first items, by its own rule: what was not shown has no answer.
    StoppedEarly,
}

/// A condition of a definition.
///
/// Missing answers make a condition unknown unless it is the same whatever they are. That is exact
/// where the condition moves in one direction with each item, as all published algorithms in the
/// catalogue do; elsewhere `unknown` may be said too often, never too seldom.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// The answer to an item compares so.
    Item(Code, Comparison),
    /// A score (`total` or a subscale) compares so.
    Score(Code, Comparison),
    /// The respondent's age in years lies in this range.
    Age(Ages),
    /// Norms of this sex apply.
    Sex(NormSex),
    /// The opposite of another condition.
    Not(Box<Condition>),
    /// All of these.
    All(Vec<Condition>),
    /// At least one of these.
    Any(Vec<Condition>),
    /// The number of these that hold compares so.
    Count(Vec<Condition>, Comparison),
}

/// A name in a condition.
pub(crate) enum Name<'a> {
    Item(&'a Code),
    Score(&'a Code),
}

impl Condition {
    /// The same of items by other ids.
    pub(crate) fn with_items(&self, named: &impl Fn(&Code) -> Code) -> Self {
        let several = |inner: &[Self]| inner.iter().map(|condition| condition.with_items(named)).collect();
        match self {
            Self::Item(item, comparison) => Self::Item(named(item), *comparison),
            Self::Not(inner) => Self::Not(Box::new(inner.with_items(named))),
            Self::All(inner) => Self::All(several(inner)),
            Self::Any(inner) => Self::Any(several(inner)),
            Self::Count(inner, comparison) => Self::Count(several(inner), *comparison),
            Self::Score(..) | Self::Age(_) | Self::Sex(_) => self.clone(),
        }
    }

    /// Every name in the condition, in its order.
    pub(crate) fn each_name<'a>(&'a self, see: &mut impl FnMut(Name<'a>)) {
        match self {
            Self::Item(id, _) => see(Name::Item(id)),
            Self::Score(id, _) => see(Name::Score(id)),
            Self::Age(_) | Self::Sex(_) => {}
            Self::Not(inner) => inner.each_name(see),
            Self::All(several) | Self::Any(several) | Self::Count(several, _) => {
                for inner in several {
                    inner.each_name(see);
                }
            }
        }
    }
}

/// A comparison with a published number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// How to compare.
    pub operator: Operator,
    /// With what.
    pub value: f64,
}

/// How two numbers compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Operator {
    /// ≥
    AtLeast,
    /// ≤
    AtMost,
    /// >
    Above,
    /// <
    Below,
    /// =
    Equals,
}

impl Comparison {
    /// Whether a known number compares so.
    #[must_use]
    #[expect(clippy::float_cmp, reason = "both sides are decimals of the same step, made by one division")]
    pub fn holds(self, number: f64) -> bool {
        match self.operator {
            Operator::AtLeast => number >= self.value,
            Operator::AtMost => number <= self.value,
            Operator::Above => number > self.value,
            Operator::Below => number < self.value,
            Operator::Equals => number == self.value,
        }
    }

    /// Whether every number from `low` to `high` compares so, none does, or it depends.
    #[must_use]
    #[expect(clippy::float_cmp, reason = "both sides are decimals of the same step, made by one division")]
    pub fn holds_between(self, low: f64, high: f64) -> Truth {
        if low == high {
            return Truth::from(self.holds(low));
        }
        match self.operator {
            Operator::Equals if low <= self.value && self.value <= high => Truth::Unknown(Reason::MissingItems),
            Operator::Equals => Truth::False,
            _ => match (self.holds(low), self.holds(high)) {
                (true, true) => Truth::True,
                (false, false) => Truth::False,
                _ => Truth::Unknown(Reason::MissingItems),
            },
        }
    }
}

/// A range of ages in completed years, both ends included; an open end has no limit.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Record)]
#[record(new, check = at_least_one_end)]
#[schema(transform = crate::instrument::shapes::either_end)]
pub struct Ages {
    /// The youngest age.
    #[read(within = 0..=130)]
    pub from: Option<u8>,
    /// The oldest age.
    #[read(within = 0..=130)]
    pub to: Option<u8>,
}

impl Ages {
    /// Whether somebody of this age is meant.
    #[must_use]
    pub fn contains(self, age: u8) -> bool {
        self.from.is_none_or(|from| age >= from) && self.to.is_none_or(|to| age <= to)
    }
}

/// What is known of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// It holds, whatever the missing answers are.
    True,
    /// It does not hold, whatever the missing answers are.
    False,
    /// It cannot be decided, for this reason.
    Unknown(Reason),
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a check of the whole takes a reference")]
fn at_least_one_end(ages: &Ages, reader: &Reader<'_>) -> Option<()> {
    match (ages.from, ages.to) {
        (None, None) => reader.fault(ErrorKind::Missing, "from, to, or both"),
        (Some(from), Some(to)) if from > to => reader.fault(ErrorKind::NotAscending, "from not above to"),
        _ => Some(()),
    }
}

fn read_comparison(fields: &Fields<'_>, reader: &Reader<'_>) -> Option<Comparison> {
    let mut found = Vec::new();
    for operator in Operator::ALL {
        if let Some(value) = fields.optional::<f64>(operator.code())? {
            found.push(Comparison { operator: *operator, value });
        }
    }
    match found.as_slice() {
        [comparison] => Some(*comparison),
        [] => reader.fault(ErrorKind::Missing, "a comparison: at_least, at_most, above, below or equals"),
        _ => reader.fault(ErrorKind::Inconsistent, "one comparison; two stand as two conditions inside all"),
    }
}

/// The conditions of one entry: `items` stands for one condition for each item.
fn read_entry(reader: &Reader<'_>) -> Option<Vec<Condition>> {
    let fields = reader.object()?;
    let conditions = if fields.has("items") {
        let items = fields.required::<Vec<Code>>("items");
        let comparison = read_comparison(&fields, reader)?;
        items?.into_iter().map(|item| Condition::Item(item, comparison)).collect()
    } else if fields.has("item") {
        let item = fields.required("item");
        vec![Condition::Item(item?, read_comparison(&fields, reader)?)]
    } else if fields.has("score") {
        let score = fields.required("score");
        vec![Condition::Score(score?, read_comparison(&fields, reader)?)]
    } else if fields.has("age") {
        vec![Condition::Age(fields.required("age")?)]
    } else if fields.has("sex") {
        vec![Condition::Sex(fields.required("sex")?)]
    } else if fields.has("not") {
        vec![Condition::Not(Box::new(fields.required("not")?))]
    } else if fields.has("all") {
        vec![Condition::All(fields.required_with("all", read_several)?)]
    } else if fields.has("any") {
        vec![Condition::Any(fields.required_with("any", read_several)?)]
    } else if fields.has("count") {
        let conditions = fields.required_with("count", read_several);
        vec![Condition::Count(conditions?, read_comparison(&fields, reader)?)]
    } else {
        return reader
            .fault(ErrorKind::Missing, "one of the conditions item, items, score, age, sex, not, all, any, count");
    };
    fields.finish()?;
    Some(conditions)
}

struct Entry(Vec<Condition>);

impl Read for Entry {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        read_entry(reader).map(Self)
    }
}

fn read_several(reader: &Reader<'_>) -> Option<Vec<Condition>> {
    let entries: Vec<Entry> = reader.list()?;
    let conditions: Vec<Condition> = entries.into_iter().flat_map(|entry| entry.0).collect();
    if conditions.is_empty() {
        return reader.fault(ErrorKind::TooFew, "at least one condition");
    }
    Some(conditions)
}

impl Read for Condition {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let mut conditions = read_entry(reader)?;
        match (conditions.pop(), conditions.is_empty()) {
            (Some(condition), true) => Some(condition),
            _ => reader.fault(ErrorKind::Inconsistent, "one condition: put `items` inside all, any or count"),
        }
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let comparison = match self {
            Self::Item(item, comparison) => {
                map.serialize_entry("item", item)?;
                Some(comparison)
            }
            Self::Score(score, comparison) => {
                map.serialize_entry("score", score)?;
                Some(comparison)
            }
            Self::Age(ages) => {
                map.serialize_entry("age", ages)?;
                None
            }
            Self::Sex(sex) => {
                map.serialize_entry("sex", sex)?;
                None
            }
            Self::Not(condition) => {
                map.serialize_entry("not", condition)?;
                None
            }
            Self::All(conditions) => {
                map.serialize_entry("all", conditions)?;
                None
            }
            Self::Any(conditions) => {
                map.serialize_entry("any", conditions)?;
                None
            }
            Self::Count(conditions, comparison) => {
                map.serialize_entry("count", conditions)?;
                Some(comparison)
            }
        };
        if let Some(comparison) = comparison {
            map.serialize_entry(comparison.operator.code(), &comparison.value)?;
        }
        map.end()
    }
}

through_the_door!(Condition);
