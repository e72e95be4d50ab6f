//! The codes by which goals and sets are kept apart: what bars a goal, why it does not rank, which key decided.

codes! {
    /// Why a goal does not rank.
    pub enum NotRanking {
        /// It is not agreed, and its tier is not about safety.
        NotAgreed = "not_agreed",
        /// It is achieved, retired or dropped.
        Done = "done",
        /// Its tier is no part of this mode's agenda.
        OffAgenda = "off_agenda",
    }
}

codes! {
    /// What keeps a goal from being worked on.
    pub enum Barrier {
        /// It asks for more than the stage of change carries.
        HeldByReadiness = "held_by_readiness",
        /// A person set it aside.
        OnHold = "on_hold",
        /// A rating is missing.
        NoScore = "no_score",
        /// A goal that comes before it is not done.
        HeldByPrerequisite = "held_by_prerequisite",
        /// The exclusive safety policy keeps it for later.
        BarredByExclusive = "barred_by_exclusive",
    }
}

codes! {
    /// The key by which one goal stands before another.
    pub enum OrderKey {
        /// A higher level of the hierarchy, or a contingency in force.
        Tier = "tier",
        /// It has a score, and the other has none.
        Scored = "scored",
        /// The place inside the tier that a person gave it.
        SubRank = "sub_rank",
        /// The higher score.
        Score = "score",
        /// The larger ripple.
        Ripple = "ripple",
        /// The higher urgency, deadlines included.
        Urgency = "urgency",
        /// The client's own order of preference.
        ClientRank = "client_rank",
        /// The smaller id, for want of anything else.
        Id = "id",
    }
}

codes! {
    /// The keys by which active sets compare, the first one that differs decides.
    pub enum ChoiceKey {
        /// More goals of the highest tiers.
        TierVector = "tier_vector",
        /// Fewer long-term goals without an active step towards them.
        Orphans = "orphans",
        /// Fewer pairs of goals that interfere with each other.
        Interfering = "interfering",
        /// The larger sum of scores.
        ScoreSum = "score_sum",
        /// Fewer short-term goals that lead to no active long-term goal.
        OffPath = "off_path",
        /// The smaller list of ids, for want of anything else.
        Ids = "ids",
        /// The goals under way stay, as the gain is below the margin.
        Hysteresis = "hysteresis",
        /// The policy allows no goal of this horizon.
        Cap = "cap",
    }
}

readable!(NotRanking, Barrier, OrderKey, ChoiceKey);
