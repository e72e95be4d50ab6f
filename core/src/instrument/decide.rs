//! Whether a condition holds for a form, and why nobody can tell where it is open.

use crate::instrument::condition::{Reason, Truth};
use crate::instrument::condition_plan::{ConditionPlan, UnitRange};
use crate::instrument::evaluation::ItemState;
use crate::instrument::sheet::Sheet;

impl ConditionPlan {
    pub(crate) fn decide(&self, sheet: &Sheet<'_>) -> Truth {
        match self {
            Self::Items(items, range) => sheet.holding(items, *range).all(),
            Self::Score(score, comparison) => {
                match sheet.score(*score).map(|(low, high)| comparison.holds_between(low, high)) {
                    Some(known @ (Truth::True | Truth::False)) => known,
                    // A score that no table reports is on no side of anything.
                    _ => Truth::Unknown(sheet.why(*score)),
                }
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
    #[inline(always)]
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
                Some(ItemState::Missing | ItemState::Scored) => holding.add_missing(self.ends(*place), range, true),
                // Whatever its answer would be: if it was left out, it is in no range.
                Some(ItemState::Unsettled) => holding.add_missing(self.ends(*place), range, false),
                _ => {}
            }
        }
        holding.certain += certain;
        holding.possible += certain;
        holding
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
