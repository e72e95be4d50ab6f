//! Conditions as scoring decides them: positions for names, whole numbers of units for answers.

use super::condition::{Ages, Comparison, Condition, Operator, Reason, Truth};
use super::evaluate::{ItemState, Sheet};
use super::program::is_near;
use crate::scalar::{Code, NormSex};

/// A compiled [`Condition`].
#[derive(Debug)]
pub(super) enum ConditionPlan {
    /// One condition for each of these items: its answer lies in this range of units.
    Items(Vec<usize>, UnitRange),
    Score(usize, Comparison),
    Age(Ages),
    Sex(NormSex),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
    Count(Vec<Self>, Comparison),
}

/// The whole numbers of units that a comparison allows, both ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct UnitRange {
    low: f64,
    high: f64,
}

impl UnitRange {
    fn of(comparison: Comparison, factor: f64) -> Self {
        let exact = comparison.value * factor;
        let value = if is_near(exact, exact.round()) { exact.round() } else { exact };
        let (low, high) = match comparison.operator {
            Operator::AtLeast => (value, f64::INFINITY),
            Operator::AtMost => (f64::NEG_INFINITY, value),
            Operator::Above => (value.floor() + 1.0, f64::INFINITY),
            Operator::Below => (f64::NEG_INFINITY, value.ceil() - 1.0),
            Operator::Equals => (value, value),
        };
        Self { low, high }
    }

    #[inline]
    fn contains(self, units: f64) -> bool {
        self.low <= units && units <= self.high
    }
}

/// What conditions name, as positions; an item with the units of its answers.
pub(super) struct Names<I, S> {
    pub(super) item: I,
    pub(super) score: S,
}

impl ConditionPlan {
    /// None where a name leads nowhere.
    pub(super) fn compile<I, S>(condition: &Condition, names: &Names<I, S>) -> Option<Self>
    where
        I: Fn(&Code) -> Option<(usize, f64)>,
        S: Fn(&Code) -> Option<usize>,
    {
        Some(match condition {
            Condition::Item(item, comparison) => {
                let (place, factor) = (names.item)(item)?;
                Self::Items(vec![place], UnitRange::of(*comparison, factor))
            }
            Condition::Score(score, comparison) => Self::Score((names.score)(score)?, *comparison),
            Condition::Age(ages) => Self::Age(*ages),
            Condition::Sex(sex) => Self::Sex(*sex),
            Condition::Not(condition) => Self::Not(Box::new(Self::compile(condition, names)?)),
            Condition::All(conditions) => Self::All(Self::compile_several(conditions, names)?),
            Condition::Any(conditions) => Self::Any(Self::compile_several(conditions, names)?),
            Condition::Count(conditions, comparison) => {
                Self::Count(Self::compile_several(conditions, names)?, *comparison)
            }
        })
    }

    /// Items that follow each other with the same comparison become one entry.
    fn compile_several<I, S>(conditions: &[Condition], names: &Names<I, S>) -> Option<Vec<Self>>
    where
        I: Fn(&Code) -> Option<(usize, f64)>,
        S: Fn(&Code) -> Option<usize>,
    {
        let mut compiled: Vec<Self> = Vec::new();
        for condition in conditions {
            match (compiled.last_mut(), Self::compile(condition, names)?) {
                (Some(Self::Items(items, range)), Self::Items(more, same)) if *range == same => items.extend(more),
                (_, condition) => compiled.push(condition),
            }
        }
        Some(compiled)
    }

    pub(super) fn decide(&self, sheet: &Sheet<'_>) -> Truth {
        match self {
            Self::Items(items, range) => sheet.holding(items, *range).all(),
            Self::Score(score, comparison) => {
                sheet.score(*score).map_or(Truth::False, |(low, high)| comparison.holds_between(low, high))
            }
            Self::Age(ages) => {
                sheet.respondent.age.map_or(Truth::Unknown(Reason::AgeRequired), |age| ages.contains(age).into())
            }
            Self::Sex(sex) => sheet.respondent.norm_sex().map_or_else(Truth::Unknown, |given| (given == *sex).into()),
            Self::Not(condition) => match condition.decide(sheet) {
                Truth::True => Truth::False,
                Truth::False => Truth::True,
                unknown @ Truth::Unknown(_) => unknown,
            },
            Self::All(conditions) => {
                let mut answer = Truth::True;
                for condition in conditions {
                    match condition.holding(sheet).all() {
                        Truth::False => return Truth::False,
                        unknown @ Truth::Unknown(_) if answer == Truth::True => answer = unknown,
                        _ => {}
                    }
                }
                answer
            }
            Self::Any(conditions) => {
                let mut answer = Truth::False;
                for condition in conditions {
                    match condition.holding(sheet).any() {
                        Truth::True => return Truth::True,
                        unknown @ Truth::Unknown(_) if answer == Truth::False => answer = unknown,
                        _ => {}
                    }
                }
                answer
            }
            Self::Count(conditions, comparison) => {
                let mut sum = Holding::default();
                for condition in conditions {
                    sum.add(condition.holding(sheet));
                }
                match (comparison.holds_between(f64::from(sum.certain), f64::from(sum.possible)), sum.reason) {
                    (Truth::Unknown(_), Some(reason)) => Truth::Unknown(reason),
                    (answer, _) => answer,
                }
            }
        }
    }

    /// How many of the conditions hold that this entry stands for: one for each item, else one.
    #[inline]
    fn holding(&self, sheet: &Sheet<'_>) -> Holding {
        match self {
            Self::Items(items, range) => sheet.holding(items, *range),
            other => Holding::one(other.decide(sheet)),
        }
    }
}

/// How many of several conditions hold.
#[derive(Debug, Clone, Copy, Default)]
struct Holding {
    /// Those that hold whatever the missing answers are.
    certain: u32,
    /// Those that may hold.
    possible: u32,
    all: u32,
    /// Why it is unknown whether the first one holds of which it is.
    reason: Option<Reason>,
}

impl Holding {
    fn one(truth: Truth) -> Self {
        match truth {
            Truth::True => Self { certain: 1, possible: 1, all: 1, reason: None },
            Truth::False => Self { all: 1, ..Self::default() },
            Truth::Unknown(reason) => Self { certain: 0, possible: 1, all: 1, reason: Some(reason) },
        }
    }

    fn add(&mut self, more: Self) {
        self.certain += more.certain;
        self.possible += more.possible;
        self.all += more.all;
        self.reason = self.reason.or(more.reason);
    }

    fn all(self) -> Truth {
        match self.reason {
            _ if self.possible < self.all => Truth::False,
            Some(reason) => Truth::Unknown(reason),
            None => Truth::True,
        }
    }

    fn any(self) -> Truth {
        match self.reason {
            _ if self.certain > 0 => Truth::True,
            Some(reason) => Truth::Unknown(reason),
            None => Truth::False,
        }
    }
}

impl Sheet<'_> {
    /// How many of the items have an answer in the range; one that was left out is in none.
    fn holding(&self, items: &[usize], range: UnitRange) -> Holding {
        let mut holding = Holding { all: u32::try_from(items.len()).unwrap_or(u32::MAX), ..Holding::default() };
        let mut certain = 0;
        for place in items {
            match self.items.get(*place) {
                Some(ItemState::Answered(units) | ItemState::Settled(units)) => {
                    certain += u32::from(range.contains(*units));
                }
                Some(ItemState::Missing) => holding.add_missing(self.ends(*place), range, true),
                // Whatever its answer would be: if it was left out, it is in no range.
                Some(ItemState::Unsettled) => holding.add_missing(self.ends(*place), range, false),
                _ => {}
            }
        }
        holding.certain += certain;
        holding.possible += certain;
        holding
    }

    /// The lowest and the highest answer that a missing item can have.
    fn ends(&self, place: usize) -> (f64, f64) {
        self.program.items.get(place).map_or((f64::NEG_INFINITY, f64::INFINITY), |plan| {
            let extra = plan.when_not_asked.unwrap_or(plan.low);
            (plan.low.min(extra), plan.high.max(extra))
        })
    }
}

impl Holding {
    #[cold]
    fn add_missing(&mut self, (low, high): (f64, f64), range: UnitRange, asked: bool) {
        if asked && range.low <= low && high <= range.high {
            self.certain += 1;
            self.possible += 1;
        } else if range.low <= high && low <= range.high {
            self.possible += 1;
            self.reason = self.reason.or(Some(Reason::MissingItems));
        }
    }
}
