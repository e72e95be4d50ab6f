//! What to work on first: safety gate, hierarchies, decision matrix, readiness, ripple, active set,
//! disagreement, robustness, what-if, history.
//!
//! A product of ratings alone hides what is critical: ordinal scales multiplied give equal numbers to
//! unlike cases. So tiers come first, the product orders inside a tier, the reach of each goal is
//! shown beside it, and every place comes with its reasons. Nothing here decides: it proposes.
//!
//! One call takes everything: [`rank`] of a [`Situation`] gives a [`Ranking`]. [`what_if`] changes a
//! fact, [`compare`] looks back.
//!
//! ```
//! use therapy_goals::priority::{Situation, rank};
//!
//! // Two raters, and what they agreed: stress before trauma.
//! let situation = Situation::from_json(
//!     r#"{
//!         "goals": [
//!             { "id": "stress", "title": "Get through the day", "horizon": "short", "ratings": {
//!                 "client": { "urgency": 5, "importance": 5, "readiness": 3 },
//!                 "therapist": { "urgency": 4, "importance": 4 } } },
//!             { "id": "sleep", "title": "Sleep through", "horizon": "short", "ratings": {
//!                 "client": { "urgency": 4, "importance": 5, "readiness": 3 },
//!                 "therapist": { "urgency": 3, "importance": 4 } } },
//!             { "id": "family", "title": "Talk with my sister", "horizon": "short", "ratings": {
//!                 "client": { "urgency": 3, "importance": 4, "readiness": 3 },
//!                 "therapist": { "urgency": 2, "importance": 3 } } },
//!             { "id": "trauma", "title": "Face the accident", "horizon": "short", "ratings": {
//!                 "client": { "urgency": 2, "importance": 4, "readiness": 3 },
//!                 "therapist": { "urgency": 5, "importance": 5 } } }
//!         ],
//!         "before": [{ "first": "stress", "then": "trauma", "agreed": true }]
//!     }"#,
//! )?;
//! let ranking = rank(&situation)?;
//! let words = ranking.explain();
//! assert_eq!(words.places[0].reasons[0], "Urgency 5 × importance 5 × readiness 3 = 75.");
//! assert_eq!(words.places[3].reasons[1], "It waits for “Get through the day”.");
//!
//! let compromise = ranking.disagreement.compromise.ok_or("nothing to trade")?;
//! let goals: Vec<&str> = compromise.goals.iter().map(|goal| goal.as_str()).collect();
//! assert_eq!(goals, ["stress", "sleep", "trauma", "family"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Two goals that help each other: the matrix puts worry first, the ripple would move sleep there.
//!
//! ```
//! use therapy_goals::priority::{Situation, rank};
//!
//! let situation = Situation::from_json(
//!     r#"{
//!         "goals": [
//!             { "id": "sleep", "title": "Sleep through", "horizon": "short",
//!               "ratings": { "client": { "urgency": 3, "importance": 3, "readiness": 5 } } },
//!             { "id": "worry", "title": "Worry less", "horizon": "short",
//!               "ratings": { "client": { "urgency": 4, "importance": 4, "readiness": 3 } } },
//!             { "id": "couple", "title": "Talk in the evening", "horizon": "short",
//!               "ratings": { "client": { "urgency": 3, "importance": 4, "readiness": 3 } } },
//!             { "id": "work", "title": "Speak in meetings", "horizon": "short",
//!               "ratings": { "client": { "urgency": 2, "importance": 5, "readiness": 3 } } }
//!         ],
//!         "arrows": [
//!             { "from": "sleep", "to": "worry" },
//!             { "from": "worry", "to": "sleep" },
//!             { "from": "sleep", "to": "couple" },
//!             { "from": "worry", "to": "work" },
//!             { "from": "sleep", "to": "work", "strength": 1 }
//!         ]
//!     }"#,
//! )?;
//! let ranking = rank(&situation)?;
//! let ids = |goals: &[therapy_goals::scalar::GoalId]| goals.iter().map(ToString::to_string).collect::<Vec<_>>();
//! assert_eq!(ids(&ranking.orders.matrix), ["worry", "sleep", "couple", "work"]);
//! assert_eq!(ids(&ranking.orders.leverage), ["sleep", "worry", "couple", "work"]);
//! assert_eq!(ids(&ranking.loops[0]), ["sleep", "worry"]);
//! let sleep = &ranking.places[1];
//! assert_eq!((sleep.ripple, sleep.leverage_ordering_score), (5.25, Some(123.75)));
//! assert_eq!(ranking.robustness.too_close_to_call, Some(true));
//! # Ok::<(), therapy_goals::Error>(())
//! ```
//!
//! Further worked examples: tiers and the exclusive safety policy at [`rank`], the choice of what to work on
//! at [`ActiveSet`], a diary card at [`agenda`]. `core/hierarchies/README.md` is the guide to all of it.
//!
//! A goal that asks for more than its stage of change carries is held and stays visible, with the
//! [gentler twin](crate::goal::Goal::gentler_twin_of) that fits:
//!
//! ```
//! use therapy_goals::priority::{Situation, rank};
//!
//! let ranking = rank(&Situation::from_json(
//!     r#"{ "goals": [
//!         { "id": "stop", "title": "Stop drinking", "horizon": "short", "stage": "contemplation", "intensity": "act",
//!           "ratings": { "client": { "urgency": 5, "importance": 5, "readiness": 3 } } },
//!         { "id": "weigh", "title": "Weigh up drinking", "horizon": "short", "intensity": "explore",
//!           "gentler_twin_of": "stop",
//!           "ratings": { "client": { "urgency": 3, "importance": 3, "readiness": 4 } } } ] }"#,
//! )?)?;
//! assert!(ranking.places[0].held);
//! let held = &ranking.explain().places[0].reasons[1];
//! assert!(held.ends_with("Its gentler twin fits: “Weigh up drinking”."));
//! # Ok::<(), therapy_goals::Error>(())
//! ```
//!
//! # Cost
//!
//! Measured with `benches/benches/priority.rs`, five arrows for each goal, one core of an ordinary
//! server: 20 goals with everything on 0.4 ms, 100 goals 3 ms, 1,000 goals 36 ms, 2,000 goals 145 ms.
//! Best paths grow with goals × arrows, and are most of it; a [prepared](prepare) ranking keeps them: after
//! a changed rating, 1,000 goals rank again in 12 ms, 2,000 in 37 ms. What agreed links bind, through any
//! number of goals, grows with goals × links: a chain through 2,000 goals 140 ms, 19,000 links among them
//! 200 ms. The searches that grow faster have bounds, and a ranking says in a [`Finding`] where one of them
//! was reached: [`MAXIMUM_SETS`], [`MAXIMUM_PARTIAL_SEQUENCES`], [`PROBABILITIES_UP_TO`],
//! [`CHANGES_UP_TO`], [`PATHS_UP_TO`]. Looking for compromises up to its bound may take 15 ms.
//!
//! [`compare`] grows with facts × goals where the facts are ratings, dates and places: 1,000 goals with
//! 1,600 ratings changed 40 ms, 2,000 goals with 3,200 110 ms. Where each fact needs a new order, it
//! grows with facts × goals × arrows: 100 goals, 480 arrows and 147 ratings 70 ms. Beyond
//! [`MAXIMUM_COMPARISON_STEPS`], about 3 s, it lists facts and movers, and says in
//! [`Comparison::searched`] that it did not look for which fact moved whom.

pub(crate) mod codes;

pub(crate) mod hierarchy;

pub(crate) mod situation;

pub(crate) mod model;

pub(crate) mod order;

pub(crate) mod propose;

pub(crate) mod disagree;

pub(crate) mod robust;

pub(crate) mod ranking;

pub(crate) mod history;

pub(crate) mod agenda;

pub(crate) mod explain;

#[cfg(feature = "schema")]
mod schema;

pub use crate::goal::Criterion;
pub use agenda::diary::{
    DiaryCard, DiaryDay, DiaryScale, DiaryTarget, LifeThreatening, MAXIMUM_DIARY_DAYS, MAXIMUM_DIARY_TARGETS,
};
pub use agenda::session::{Agenda, AgendaFinding, AgendaItem, AgendaReason, RiskUnknown, agenda};
pub use codes::finding::{BarredGoal, Finding};
pub use codes::keys::{Barrier, ChoiceKey, NotRanking, OrderKey};
pub use codes::reason::{Influence, Reason};
pub use disagree::record::{
    Deferral, Disagreement, Dispute, RevisitAt, Sequence, Settlement, Statement, TherapistPlace,
};
pub use disagree::sequence::MAXIMUM_PARTIAL_SEQUENCES;
pub use explain::ranking::{ExplainedPlace, Explanation};
pub use explain::words::Naming;
pub use hierarchy::dbt::{DbtMode, DbtSetting, DbtStage};
pub use hierarchy::definition::{Hierarchy, HierarchyDefinition, LevelCount, MAXIMUM_LEVELS, MAXIMUM_TIERS};
pub use hierarchy::shipped::{HierarchyChoice, ShippedHierarchy};
pub use history::cause::MAXIMUM_COMPARISON_STEPS;
pub use history::change::Change;
pub use history::comparison::{Comparison, Mover, compare};
pub use history::difference::{Difference, GoalShift, MAXIMUM_CHANGES, Move, what_if};
pub use model::readiness::{StageFacts, StageNote, StageReading, stage_from};
pub use order::agreement::{Agreement, NoAgreement};
pub use order::paths::{PATHS_UP_TO, RIPPLE_TARGETS};
pub use order::ripple::{Conflict, RipplePath};
pub use propose::active_set::{ActiveSet, NotChosen, RunnerUp, SetKeys};
pub use propose::search::MAXIMUM_SETS;
pub use ranking::prepare::{Prepared, prepare};
pub use ranking::rank::rank;
pub use ranking::record::{Orders, Place, Ranking, Rated, UnrankedGoal};
pub use robust::probability::{GoalProbability, LevelProbabilities, NoProbabilities, PROBABILITIES_UP_TO, Probability};
pub use robust::sensitivity::{CHANGES_UP_TO, Effect, RatingChange, Robustness, Sensitivity};
pub use situation::deadlines::{Deadline, Deadlines};
pub use situation::facts::{Arrow, Before, Flag, MAXIMUM_ARROWS, MAXIMUM_GOALS, Sign, Situation, Strength};
pub use situation::intensities::StageIntensities;
pub use situation::landmarks::{Landmarks, landmarks};
pub use situation::policy::{Cap, Gap, Margin, OrderBy, Persistence, Policy, SafetyPolicy, TopK};
