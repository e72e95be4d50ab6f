//! The codes by which goals and sets are kept apart: what bars a goal, why it does not rank, which key decided.

use therapy_goals_derive::Record;

/// Why a goal does not rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum NotRanking {
    /// It is not agreed, and its tier is not about safety.
    NotAgreed,
    /// It is achieved, retired or dropped.
    Done,
    /// Its tier is no part of this mode's agenda.
    OffAgenda,
}

/// What keeps a goal from being worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Barrier {
    /// It asks for more than the stage of change carries.
    HeldByReadiness,
    /// A person set it aside.
    OnHold,
    /// A rating is missing.
    NoScore,
    /// A goal that comes before it is not done.
    HeldByPrerequisite,
    /// The exclusive safety policy keeps it for later.
    BarredByExclusive,
}

/// The key by which one goal stands before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum OrderKey {
    /// A higher level of the hierarchy, or a contingency in force.
    Tier,
    /// It has a score, and the other has none.
    Scored,
    /// The place inside the tier that a person gave it.
    SubRank,
    /// The higher score.
    Score,
    /// The larger ripple.
    Ripple,
    /// The higher urgency, deadlines included.
    Urgency,
    /// The client's own order of preference.
    ClientRank,
    /// The smaller id, for want of anything else.
    Id,
}

/// The keys by which active sets compare, the first one that differs decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum ChoiceKey {
    /// More goals of the highest tiers.
    TierVector,
    /// Fewer long-term goals without an active step towards them.
    Orphans,
    /// Fewer pairs of goals that interfere with each other.
    Interfering,
    /// The larger sum of scores.
    ScoreSum,
    /// Fewer short-term goals that lead to no active long-term goal.
    OffPath,
    /// The smaller list of ids, for want of anything else.
    Ids,
    /// The goals under way stay, as the gain is below the margin.
    Hysteresis,
    /// The policy allows no goal of this horizon.
    Cap,
}
