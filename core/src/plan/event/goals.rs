//! What is said of goals: their wording, their links, their way through life, their ladders and ratings.

use therapy_goals_derive::Record;

use crate::attainment::Ladder;
use crate::goal::{
    Category, CriterionRatings, FlagKind, Focus, Goal, Horizon, Intensity, Measure, SecondaryTarget, Stage, Status,
};
use crate::priority::situation::facts::{Arrow, Before, Sign};
use crate::scalar::{Code, Date, GoalId, Id, Rank, Rating, Text};

/// A goal is worded: it begins as a draft.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, arrange = added_as_draft)]
pub struct GoalAdded {
    /// The goal. Its status and its ratings are those of the plan, so they stay out.
    pub goal: Goal,
}

/// A goal that says no state is a draft here, where elsewhere it is agreed.
pub(crate) fn as_draft(goal: &mut Goal) {
    if goal.status == Status::Agreed {
        goal.status = Status::Draft;
    }
}

fn added_as_draft(added: &mut GoalAdded) {
    as_draft(&mut added.goal);
}

fn parts_as_drafts(split: &mut GoalSplit) {
    split.into.iter_mut().for_each(as_draft);
}

/// A field of a goal that can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum GoalField {
    /// The wording.
    Title,
    /// Short or long.
    Horizon,
    /// What one does, or what comes of it.
    Focus,
    /// What it is mainly about.
    Category,
    /// What else it is about.
    SecondaryCategories,
    /// The values that it serves.
    Values,
    /// Why it matters.
    #[record(code = "why")]
    Reason,
    /// How progress is measured, with the targets.
    Measures,
    /// The client's own order of preference.
    ClientRank,
    /// The day by which it must be done.
    Due,
    /// The tier of the hierarchy.
    Tier,
    /// The order inside a safety tier.
    SubRank,
    /// The kinds of safety flag that it answers.
    AnswersFlags,
    /// The stage of change.
    Stage,
    /// How much it asks of the person.
    Intensity,
    /// The long-term goal that it is a step towards.
    Parent,
    /// The goal of which it is a gentler twin.
    GentlerTwinOf,
    /// The secondary targets.
    SecondaryTargets,
    /// The client's objection.
    Dissent,
    /// The therapist's reasons.
    Rationale,
}

/// New values of some fields of a goal.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Default, Record)]
#[record(new)]
pub struct GoalFields {
    /// The goal in the client's words.
    pub title: Option<Text>,
    /// Short for a few sessions, long for months or years.
    pub horizon: Option<Horizon>,
    /// What one does, or what comes of it.
    pub focus: Option<Focus>,
    /// What it is mainly about.
    pub category: Option<Category>,
    /// What else it is about.
    pub secondary_categories: Vec<Category>,
    /// The values that it serves.
    pub values: Vec<Text>,
    /// Why it matters, in the client's words.
    pub why: Option<Text>,
    /// How progress is measured.
    pub measures: Vec<Measure>,
    /// The client's own order of preference; 1 is the dearest.
    pub client_rank: Option<Rank>,
    /// The day by which it must be done.
    pub due: Option<Date>,
    /// The tier of the hierarchy, set by a person.
    pub tier: Option<Code>,
    /// The order inside a safety tier; 1 comes first.
    pub sub_rank: Option<Rank>,
    /// The kinds of safety flag that it answers.
    pub answers_flags: Vec<FlagKind>,
    /// The stage of change for the behaviour that it is about.
    pub stage: Option<Stage>,
    /// How much it asks of the person.
    pub intensity: Option<Intensity>,
    /// The long-term goal that it is a step towards.
    pub parent: Option<GoalId>,
    /// The goal of which it is a gentler twin.
    pub gentler_twin_of: Option<GoalId>,
    /// The secondary targets of dialectical behaviour therapy that it is about.
    pub secondary_targets: Vec<SecondaryTarget>,
    /// The client's objection.
    pub dissent: Option<Text>,
    /// The therapist's reasons.
    pub rationale: Option<Text>,
}

/// A goal is changed: what it becomes, and what is taken out.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct GoalChanged {
    /// The goal.
    pub goal: GoalId,
    /// The new values; a field that is not here stays.
    #[read(default)]
    #[write(unless_default)]
    pub set: GoalFields,
    /// The fields that are emptied. The title and the horizon cannot be.
    pub clear: Vec<GoalField>,
}

/// What links two goals: an arrow, or that one comes before the other.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct GoalLinked {
    /// An arrow of the ripple map.
    pub arrow: Option<Arrow>,
    /// What comes before what.
    pub before: Option<Before>,
    /// Whether the link is taken away.
    #[read(default)]
    #[write(unless_default)]
    pub removed: bool,
}

/// The link that an event of this kind is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Link {
    Arrow(GoalId, GoalId, Sign),
    Before(GoalId, GoalId),
}

impl GoalLinked {
    /// The links, at most one of each kind.
    pub(crate) fn links(&self) -> impl Iterator<Item = Link> {
        let arrow = self.arrow.as_ref().map(|arrow| Link::Arrow(arrow.from.clone(), arrow.to.clone(), arrow.sign));
        let before = self.before.as_ref().map(|before| Link::Before(before.first.clone(), before.then.clone()));
        arrow.into_iter().chain(before)
    }
}

/// A person rates a goal by the three criteria; what is not given is left as it was.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct GoalRated {
    /// The goal.
    pub goal: GoalId,
    /// Who rates, such as `client`, `therapist` or `parent`.
    pub rater: Code,
    /// How soon it must be tackled, 1 to 5.
    pub urgency: Option<Rating>,
    /// How much it matters, 1 to 5.
    pub importance: Option<Rating>,
    /// How ready the client is, 1 to 5.
    pub readiness: Option<Rating>,
}

impl GoalRated {
    /// What was given.
    pub(crate) fn ratings(&self) -> CriterionRatings {
        CriterionRatings { urgency: self.urgency, importance: self.importance, readiness: self.readiness }
    }
}

/// A goal moves on; the event's `why` is the reason where one is needed.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct GoalMoved {
    /// The goal.
    pub goal: GoalId,
}

/// A goal is reached.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct GoalAchieved {
    /// The goal.
    pub goal: GoalId,
    /// What is kept of it.
    pub record: AchievementRecord,
}

/// What is kept of a goal that was reached.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct AchievementRecord {
    /// How it is celebrated.
    #[read(default = AchievementKind::Summary)]
    pub kind: AchievementKind,
    /// The first value of its measure.
    pub first: Option<f64>,
    /// The last value of its measure.
    pub last: Option<f64>,
    /// The level that was reached on its ladder.
    pub level: Option<f64>,
    /// What the client says of it.
    pub text: Option<Text>,
}

/// How a goal that was reached is celebrated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum AchievementKind {
    /// A written summary.
    Summary,
    /// A certificate.
    Certificate,
    /// A word.
    Verbal,
}

/// A goal is ended by a review.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct GoalRetired {
    /// The goal.
    pub goal: GoalId,
    /// The reason, as a code of the host.
    pub reason: Option<Code>,
    /// More about it.
    pub text: Option<Text>,
}

/// A goal is given up.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct GoalDropped {
    /// The goal.
    pub goal: GoalId,
    /// The reason.
    pub reason: DropReason,
    /// More about it; needed where the reason is `other`.
    pub text: Option<Text>,
}

/// Why a goal is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum DropReason {
    /// It matters no longer.
    NotImportant,
    /// Life has changed.
    CircumstancesChanged,
    /// Another reason, in words.
    Other,
}

/// A goal that had ended is taken up again.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct GoalReopened {
    /// The goal.
    pub goal: GoalId,
    /// The reason, as a code of the host, such as `relapse`.
    pub reason: Code,
    /// More about it.
    pub text: Option<Text>,
}

/// Goals become one: they end, their histories stay under their ids.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct GoalMerged {
    /// The goals that end, at least one.
    #[read(required)]
    pub goals: Vec<GoalId>,
    /// The goal that goes on, which is on the plan.
    pub into: GoalId,
}

/// A goal becomes several: it ends, its parts begin as drafts.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, arrange = parts_as_drafts)]
pub struct GoalSplit {
    /// The goal that ends.
    pub goal: GoalId,
    /// The parts, at least one: new goals, or drafts that are on the plan with the same id.
    #[read(required)]
    pub into: Vec<Goal>,
}

/// The ladder of a goal is written, or written anew: then its ratings begin anew.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct LadderSet {
    /// The ladder, with its goal.
    pub ladder: Ladder,
}

/// A goal is rated on its ladder.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct LevelRated {
    /// The goal.
    pub goal: GoalId,
    /// Who rates.
    pub rater: Code,
    /// The score of the level reached.
    pub score: f64,
    /// The session in which it was rated.
    pub session: Option<Id>,
}

/// A step towards a goal.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct StepAdded {
    /// The goal.
    pub goal: GoalId,
    /// The id of the step.
    pub step: Id,
    /// What is done.
    pub text: Text,
    /// The day by which.
    pub due: Option<Date>,
}

/// A step is done.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct StepDone {
    /// The goal.
    pub goal: GoalId,
    /// The step.
    pub step: Id,
}

/// What stands in the way of a goal.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(new)]
pub struct BarrierRecorded {
    /// The goal.
    pub goal: Option<GoalId>,
    /// What stands in the way.
    pub text: Text,
    /// What is planned for then.
    pub plan: Option<Text>,
}
