//! What there is to order: goals, the arrows between them, what must come first, safety flags, the
//! day, and the policy.

use therapy_goals_derive::Record;

use crate::document;
use crate::document::Reader;
use crate::error::{Error, ErrorKind};
use crate::goal::{FlagKind, Goal};
use crate::priority::situation::policy::Policy;
use crate::scalar::{Code, Date, GoalId, Text};

/// The most goals that one situation may hold.
pub const MAXIMUM_GOALS: usize = 2_000;
/// The most arrows, and the most links of what comes before what.
pub const MAXIMUM_ARROWS: usize = 20_000;

/// Everything that is known when goals are put in order.
///
/// ```
/// use therapy_goals::priority::{Situation, rank};
///
/// let situation = Situation::from_json(
///     r#"{
///         "goals": [
///             { "id": "sleep", "title": "Sleep through", "horizon": "short",
///               "ratings": { "client": { "urgency": 3, "importance": 3, "readiness": 5 } } },
///             { "id": "worry", "title": "Worry less", "horizon": "short",
///               "ratings": { "client": { "urgency": 4, "importance": 4, "readiness": 3 } } }
///         ],
///         "arrows": [{ "from": "sleep", "to": "worry" }]
///     }"#,
/// )?;
/// let ranking = rank(&situation)?;
/// assert_eq!(ranking.top.as_ref().map(|goal| goal.as_str()), Some("worry"));
/// assert_eq!(ranking.orders.leverage.first().map(|goal| goal.as_str()), Some("sleep"));
/// # Ok::<(), therapy_goals::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Default, Record)]
#[record(new, whole, own_read)]
pub struct Situation {
    /// The goals, at most 2,000. Which of them rank depends on status and tier.
    #[read(required)]
    pub goals: Vec<Goal>,
    /// What helps and what interferes, at most 20,000; one arrow for each pair and sign.
    pub arrows: Vec<Arrow>,
    /// What must come before what; without loops.
    pub before: Vec<Before>,
    /// The safety flags, open and closed; each kind is open at most once.
    pub flags: Vec<Flag>,
    /// The goal agreed in advance to come first in a case that has now happened.
    pub contingency: Option<GoalId>,
    /// The day for which deadlines are counted and flags are looked at; required where a goal has a due date.
    /// Without it a flag that was ever closed counts as closed, and a finding asks for the day.
    pub today: Option<Date>,
    /// How to decide.
    #[read(default)]
    pub policy: Policy,
}

impl Situation {
    /// Reads a situation from JSON text.
    ///
    /// # Errors
    /// Every fault at once, each with its path: those of form and those of meaning.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        document::from_json(json)
    }

    /// The goal of this id.
    #[must_use]
    pub fn goal(&self, id: &GoalId) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == *id)
    }

    /// The situation without what has no bearing on a ranking: what goals are about, why they matter,
    /// and how they are measured.
    pub(crate) fn basis(&self) -> Self {
        let bare = |goal: &Goal| Goal {
            focus: None,
            category: None,
            secondary_categories: Vec::new(),
            values: Vec::new(),
            why: None,
            measures: Vec::new(),
            ..goal.clone()
        };
        Self {
            goals: self.goals.iter().map(bare).collect(),
            arrows: self.arrows.clone(),
            before: self.before.clone(),
            flags: self.flags.clone(),
            contingency: self.contingency.clone(),
            today: self.today,
            policy: self.policy.clone(),
        }
    }
}

/// An arrow of the ripple map: what progress on one goal does to another.
///
/// The arrows of Riediger & Freund 2004, Pers Soc Psychol Bull 30:1511-1523 (facilitation and
/// interference between goals), as drawn in perceived causal networks.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct Arrow {
    /// The goal on which progress is made.
    pub from: GoalId,
    /// The goal that feels it.
    pub to: GoalId,
    /// Whether it helps or interferes; a plain arrow helps.
    #[read(default = Sign::Helps)]
    pub sign: Sign,
    /// How strongly; a plain arrow counts as 2.
    #[read(default = Strength::PLAIN)]
    pub strength: Strength,
}

/// What an arrow does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Sign {
    /// Progress here helps there.
    Helps,
    /// Progress here gets in the way there: time, energy, or the aims themselves conflict.
    Interferes,
}

/// The strength of an arrow: 1 slight, 2 clear, 3 strong; a quarter, a half, three quarters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(within = 1..=3)]
pub struct Strength(u8);

impl Strength {
    /// The strength of an arrow drawn without one.
    pub const PLAIN: Self = Self(2);
    pub(crate) const ALL: [Self; 3] = [Self(1), Self(2), Self(3)];

    /// The share of progress that the arrow passes on: 1/4, 1/2 or 3/4.
    #[must_use]
    pub fn share(self) -> f64 {
        f64::from(self.0) / 4.0
    }
}

/// One goal comes before another: the other waits until it is done.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct Before {
    /// The goal that comes first.
    pub first: GoalId,
    /// The goal that waits.
    pub then: GoalId,
    /// Whether client and therapist agreed on it. Only agreed links bind a compromise; any link
    /// keeps the goal that waits out of the active set.
    #[read(default)]
    pub agreed: bool,
}

/// A safety flag. Only people open and close flags; nothing infers them.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new, check = soundly_closed)]
pub struct Flag {
    /// What it is about.
    pub kind: FlagKind,
    /// The day it was opened.
    pub opened_on: Date,
    /// Who opened it.
    pub opened_by: Text,
    /// The day it was closed; absent while it is open. A day after today closes nothing yet.
    pub closed_on: Option<Date>,
    /// Who closed it.
    pub closed_by: Option<Text>,
    /// The tier to which a person has raised it; one below the hierarchy's own has no effect.
    pub raised_to: Option<Code>,
}

impl Flag {
    /// Whether it is open on this day. A day of closing that is still to come, which may be a slip of the pen,
    /// closes nothing yet; where no day is given, a closing is taken at its word. A flag whose day of opening is
    /// still to come is open: of two readings, safety takes the cautious one.
    #[must_use]
    pub fn is_open(&self, today: Option<Date>) -> bool {
        self.closed_on.is_none_or(|closed| today.is_some_and(|today| closed > today))
    }

    /// What is wrong with how it was closed: the field, the fault, and what is expected.
    pub(crate) fn fault(&self) -> Option<(&'static str, ErrorKind, &'static str)> {
        match (self.closed_on, &self.closed_by) {
            (Some(_), None) => Some(("closed_by", ErrorKind::Missing, "who closed it")),
            (None, Some(_)) => Some(("closed_on", ErrorKind::Missing, "the day it was closed")),
            (Some(closed), _) if closed < self.opened_on => {
                Some(("closed_on", ErrorKind::NotAscending, "a day not before it was opened"))
            }
            _ => None,
        }
    }
}

/// A flag is closed by somebody, on a day that is not before it was opened.
fn soundly_closed(flag: &Flag, reader: &Reader<'_>) -> Option<()> {
    match flag.fault() {
        Some((field, kind, expected)) => reader.fault_at(field, kind, expected),
        None => Some(()),
    }
}
