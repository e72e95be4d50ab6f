//! What to work on first: safety gate, hierarchies, decision matrix, readiness, ripple.
//!
//! A product of ratings alone hides what is critical: ordinal scales multiplied give equal numbers to
//! unlike cases. So tiers come first, the product orders inside a tier, the reach of each goal is
//! shown beside it, and every place comes with its reasons. Nothing here decides: it proposes.

#[macro_use]
mod coded;
mod active_set;
mod agreement;
mod choice;
mod comparison;
mod disagreement;
mod eligibility;
mod explain;
mod flag;
mod hierarchy;
mod map;
mod model;
mod order;
mod policy;
mod probability;
mod ranking;
mod read;
mod readiness;
mod reason;
mod ripple;
mod robustness;
mod sequence;
mod situation;
mod urgency;
mod validate;
mod what_if;
mod why;

pub use active_set::{ActiveSet, NotChosen, RunnerUp, SetKeys};
pub use agreement::{Agreement, NoAgreement};
pub use choice::MAXIMUM_SETS;
pub use comparison::{Comparison, Mover, compare};
pub use disagreement::{Deferral, Disagreement, Dispute, RevisitAt, Sequence, Settlement, TherapistPlace};
pub use eligibility::Barrier;
pub use explain::{ExplainedPlace, Explanation, Naming};
pub use hierarchy::{Hierarchy, HierarchyChoice, HierarchyDefinition, MAXIMUM_LEVELS, ShippedHierarchy};
pub use model::{Criterion, NotRanking};
pub use order::OrderKey;
pub use policy::{Deadline, Deadlines, OrderBy, Policy, SafetyPolicy, StageIntensities};
pub use probability::{GoalProbability, LevelProbabilities, NoProbabilities, PROBABILITIES_UP_TO, Probability};
pub use ranking::{LeftOut, Orders, Place, Ranking, Rated, rank};
pub use readiness::{MAINTENANCE_DAYS, StageFacts, StageNote, StageReading, stage_from};
pub use reason::{ChoiceKey, Finding, Influence, RIPPLE_TARGETS, Reason};
pub use ripple::{Conflict, PATHS_UP_TO, RipplePath};
pub use robustness::{CHANGES_UP_TO, Effect, RatingChange, Robustness, Sensitivity};
pub use sequence::MAXIMUM_PARTIAL_SEQUENCES;
pub use situation::{Arrow, Before, Flag, MAXIMUM_ARROWS, MAXIMUM_GOALS, Sign, Situation, Strength};
pub use what_if::{Change, Difference, GoalShift, Move, what_if};
