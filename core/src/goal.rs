//! What a person wants from therapy, in their own words, with what is needed to order and measure it.

mod criterion;
mod measure;
mod ratings;

pub use criterion::Criterion;
pub use measure::{Baseline, Measure, Target};
pub use ratings::{CriterionRatings, Ratings};

use therapy_goals_derive::Record;

use crate::document::Reader;
use crate::error::{Error, ErrorKind, Fault};
use crate::scalar::{Code, Date, GoalId, Rank, Text};

/// The most entries of each list of a goal: its measures, its values, what else it is about.
pub const MAXIMUM_GOAL_ENTRIES: usize = 1_000;

/// A goal: what a person wants from therapy, with what is needed to order and measure it.
///
/// ```
/// use therapy_goals::goal::{Goal, Horizon, Status};
///
/// let goal = Goal::from_json(
///     r#"{
///         "id": "bed-by-eleven",
///         "title": "In bed by eleven on weekdays",
///         "horizon": "short",
///         "focus": "process",
///         "category": "lifestyle",
///         "ratings": { "client": { "urgency": 3, "importance": 3, "readiness": 5 } }
///     }"#,
/// )?;
/// assert_eq!(goal.horizon, Horizon::Short);
/// assert_eq!(goal.status, Status::Agreed);
/// # Ok::<(), therapy_goals::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, check = sound)]
pub struct Goal {
    /// The id, given by the host, by which other entries refer to it.
    pub id: GoalId,
    /// The goal in the client's words.
    pub title: Text,
    /// Short for a few sessions, long for months or years.
    pub horizon: Horizon,
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
    /// Where it stands in its life.
    #[read(default = Status::Agreed)]
    pub status: Status,
    /// How client and therapist rate it.
    #[read(default)]
    #[write(unless_default)]
    pub ratings: Ratings,
    /// The client's own order of preference; 1 is the dearest. It breaks ties.
    pub client_rank: Option<Rank>,
    /// The day by which it must be done.
    pub due: Option<Date>,
    /// The tier of the hierarchy, set by a person; without it, the hierarchy's last tier.
    pub tier: Option<Code>,
    /// The order inside a safety tier, set by a person, before any score; 1 comes first.
    pub sub_rank: Option<Rank>,
    /// The kinds of safety flag that it answers.
    pub answers_flags: Vec<FlagKind>,
    /// The stage of change for the behaviour that it is about.
    pub stage: Option<Stage>,
    /// How much it asks of the person; a goal that asks for more than its stage carries is held.
    pub intensity: Option<Intensity>,
    /// The long-term goal that this short-term goal is a step towards.
    pub parent: Option<GoalId>,
    /// The goal of which this one is a gentler twin: the same aim, asking for less. Both have an
    /// intensity, this one's is lower.
    pub gentler_twin_of: Option<GoalId>,
    /// The secondary targets of dialectical behaviour therapy that it is about: tags to filter by.
    /// They never come before a primary target, which is the goal's tier.
    pub secondary_targets: Vec<SecondaryTarget>,
    /// The client's objection, where the goal stands against their wish.
    pub dissent: Option<Text>,
    /// The therapist's reasons for it.
    pub rationale: Option<Text>,
}

impl Goal {
    /// Reads a goal from JSON text.
    ///
    /// # Errors
    /// Every fault at once, each with its path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        crate::document::from_json(json)
    }

    /// Checks a goal that was put together in Rust; reading one checks it too, and so does ranking.
    ///
    /// # Errors
    /// Every fault at once: `too_many`, `not_a_number`, `infinite`, `out_of_range`, `not_ascending`,
    /// `inconsistent`.
    pub fn check(&self) -> Result<(), Error> {
        let mut faults = self.faults();
        if self.parent.is_some() && self.horizon == Horizon::Long {
            let expected = "no parent: only a short-term goal is a step";
            faults.push(Fault::new(ErrorKind::Inconsistent, "parent", expected));
        } else if self.parent.as_ref() == Some(&self.id) {
            faults.push(Fault::new(ErrorKind::Inconsistent, "parent", "the id of another goal"));
        }
        Error::from_faults(faults).map_or(Ok(()), Err)
    }

    /// What is wrong with its lists and its measures.
    pub(crate) fn faults(&self) -> Vec<Fault> {
        let lists = [
            ("secondary_categories", self.secondary_categories.len()),
            ("values", self.values.len()),
            ("measures", self.measures.len()),
            ("answers_flags", self.answers_flags.len()),
            ("secondary_targets", self.secondary_targets.len()),
        ];
        let long = lists.into_iter().filter(|(_, entries)| *entries > MAXIMUM_GOAL_ENTRIES);
        let expected = format!("at most {MAXIMUM_GOAL_ENTRIES} entries");
        let mut faults: Vec<Fault> =
            long.map(|(list, _)| Fault::new(ErrorKind::TooMany, list, expected.as_str())).collect();
        for (number, measure) in self.measures.iter().enumerate().take(MAXIMUM_GOAL_ENTRIES) {
            let at = |(field, kind, expected)| Fault::new(kind, format!("measures[{number}].{field}"), expected);
            faults.extend(measure.fault().map(at));
        }
        faults
    }
}

/// How soon a goal is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Horizon {
    /// A few sessions.
    Short,
    /// Months or years.
    Long,
}

/// What a goal is about: the doing, or what comes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Focus {
    /// Something one does.
    Process,
    /// Something that results.
    Outcome,
}

/// The area of life or therapy that a goal belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Category {
    /// Fewer or weaker symptoms.
    Symptom,
    /// Coping, communication, emotion regulation.
    Skill,
    /// Partner, family, friends, support.
    Relationship,
    /// Insight into patterns.
    SelfUnderstanding,
    /// Values, life goals, spirituality.
    Meaning,
    /// Sleep, exercise, food, routines.
    Lifestyle,
    /// Something else.
    Other,
}

/// Where a goal stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(name = "GoalStatus")]
pub enum Status {
    /// Being worded.
    Draft,
    /// Wished by one party.
    Proposed,
    /// Agreed by both.
    Agreed,
    /// Being worked on.
    Active,
    /// Set aside for now, by a person.
    OnHold,
    /// Reached.
    Achieved,
    /// Ended by a review.
    Retired,
    /// Given up, with a reason.
    Dropped,
}

/// What a safety flag is about. Only people open and close flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum FlagKind {
    /// Thoughts, plans or acts of suicide.
    Suicidality,
    /// Harm to oneself without the wish to die.
    SelfHarm,
    /// Substance use that endangers health.
    SevereSubstanceUse,
    /// Acute symptoms after trauma.
    AcuteTrauma,
    /// Danger to other people.
    HarmToOthers,
    /// A child or a dependent adult is at risk.
    Safeguarding,
}

/// The stage of change for one behaviour (Prochaska & `DiClemente` 1983, J Consult Clin Psychol).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Stage {
    /// No intention within six months.
    Precontemplation,
    /// Intends to change within six months.
    Contemplation,
    /// Intends to change within thirty days and has taken a step.
    Preparation,
    /// Changed, less than six months ago.
    Action,
    /// Changed, six months ago or longer.
    Maintenance,
    /// No temptation and full confidence, stated by a person.
    Termination,
}

/// How much a goal asks of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Intensity {
    /// Awareness, ambivalence, pros and cons.
    Explore,
    /// A plan, a small trial.
    Prepare,
    /// Doing it.
    Act,
    /// Keeping it up, preventing relapse.
    Sustain,
}

/// A secondary target of dialectical behaviour therapy: one pole of a dialectical dilemma, in which
/// a person swings from one extreme to the other (Linehan 1993).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum SecondaryTarget {
    /// Intense emotions that last; against self-invalidation.
    EmotionalVulnerability,
    /// Denying or judging one's own emotions; against emotional vulnerability.
    SelfInvalidation,
    /// Waiting for others to solve what one could tackle; against apparent competence.
    ActivePassivity,
    /// Seeming to cope when one does not; against active passivity.
    ApparentCompetence,
    /// One crisis after the other; against inhibited grieving.
    UnrelentingCrises,
    /// Keeping pain and loss from being felt; against unrelenting crises.
    InhibitedGrieving,
}

impl SecondaryTarget {
    /// The other pole of the dilemma.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::EmotionalVulnerability => Self::SelfInvalidation,
            Self::SelfInvalidation => Self::EmotionalVulnerability,
            Self::ActivePassivity => Self::ApparentCompetence,
            Self::ApparentCompetence => Self::ActivePassivity,
            Self::UnrelentingCrises => Self::InhibitedGrieving,
            Self::InhibitedGrieving => Self::UnrelentingCrises,
        }
    }
}

fn sound(goal: &Goal, reader: &Reader<'_>) -> Option<()> {
    goal.check().map_or_else(|error| reader.adopt(&error), Some)
}

/// A goal with its longest texts has a tenth of it.
impl crate::document::Stored for Goal {
    const MAXIMUM_BYTES: usize = 1_000_000;
}
