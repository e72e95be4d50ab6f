//! Conditions compiled: positions for names, whole numbers of units for answers.

use crate::instrument::condition::{Ages, Comparison, Condition, Operator};
use crate::scalar::{Code, NormSex};

/// A compiled [`Condition`].
#[derive(Debug)]
pub(crate) enum ConditionPlan {
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
pub(crate) struct UnitRange {
    pub(crate) low: f64,
    pub(crate) high: f64,
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

    #[inline(always)]
    pub(crate) fn contains(self, units: f64) -> bool {
        self.low <= units && units <= self.high
    }
}

/// What conditions name, as positions; an item with the units of its answers.
pub(crate) struct Names<I, S> {
    pub(crate) item: I,
    pub(crate) score: S,
}

impl ConditionPlan {
    /// None where a name leads nowhere.
    pub(crate) fn compile<I, S>(condition: &Condition, names: &Names<I, S>) -> Option<Self>
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
}

/// Whether a whole number of units is meant: 0.3 × 10 is not exactly 3, as the stored decimal is meant and not its
/// last bit; a large number has fewer bits behind the point. NaN is near nothing.
#[inline(always)]
pub(crate) fn is_near(exact: f64, units: f64) -> bool {
    (exact - units).abs() <= f64::max(1e-9, 4.0 * f64::EPSILON * exact.abs())
}
