//! A scored form as numbers and positions in the definition.

use therapy_goals_derive::Record;

use crate::instrument::condition::{Ages, Reason};

/// How complete a score is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum ScoreStatus {
    /// Every item that was asked has an answer.
    Complete,
    /// A few are missing, and a published rule allows to stand in for them.
    Prorated,
    /// Too much is missing for a value; the bounds say what the answers allow.
    Incomplete,
}

/// What is known of an alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum AlertState {
    /// It is raised, whatever the missing answers are.
    Raised,
    /// It is not raised, whatever the missing answers are.
    NotRaised,
    /// Missing answers could raise it.
    Unknown,
}

/// A scored form as numbers and positions: what a table of many people holds.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// The total; where the instrument has none, how complete the form is.
    pub whole: ScoreEvaluation,
    /// The subscales in the order of the definition.
    pub subscales: Vec<ScoreEvaluation>,
    /// One for each classification of the definition.
    pub classifications: Vec<ClassificationEvaluation>,
    /// One for each alert of the definition.
    pub alerts: Vec<AlertState>,
    /// The state of each item of the definition.
    pub items: Vec<ItemState>,
    /// What to look at; [`Instrument::findings`](crate::instrument::Instrument::findings) tells it.
    pub(crate) doubts: Option<Box<Doubts>>,
}

/// One score.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreEvaluation {
    /// How complete it is.
    pub status: ScoreStatus,
    /// The value; none where it is incomplete.
    pub value: Option<f64>,
    /// The lowest and the highest value that the answers allow; none where there is no score.
    pub bounds: Option<(f64, f64)>,
    /// The position of the band in the chosen set.
    pub band: Option<usize>,
    /// How many items were answered.
    pub answered: u16,
    /// How many items were asked, or may have been.
    pub asked: u16,
    /// Why there is no value, where that is not for want of answers alone.
    pub reason: Option<Reason>,
}

/// One classification: a position among its categories.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
pub struct ClassificationEvaluation {
    /// The category, where it is decided.
    pub category: Option<usize>,
    /// Why not, where it is not.
    pub reason: Option<Reason>,
    /// Where it is not decided: no other category is possible any more. One of these may still be ruled
    /// out by how several conditions hang together.
    pub possible: Vec<usize>,
    /// Where the sex decides between cutoffs and no norm by sex applies: these cutoffs, as positions among
    /// those of the rule.
    pub cutoffs: Vec<usize>,
}

impl ClassificationEvaluation {
    pub(crate) fn decided(category: usize) -> Self {
        Self { category: Some(category), reason: None, possible: Vec::new(), cutoffs: Vec::new() }
    }

    pub(crate) fn open(reason: Option<Reason>, possible: Vec<usize>) -> Self {
        Self { category: None, reason, possible, cutoffs: Vec::new() }
    }
}

/// What is known of an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ItemState {
    /// It was answered: units.
    Answered(f64),
    /// It was not asked, and counts a fixed number then: units.
    Settled(f64),
    /// It was asked and has no answer.
    Missing,
    /// It has no answer, and nobody can tell whether it was left out: missing answers to earlier items
    /// decide whether it was asked, or it counts in no score, so that a list does not hold it.
    Unsettled,
    /// It was left out though too few items of its group are answered, so that a score of this group lacks it. Where it
    /// counts by itself it does not.
    Lacking,
    /// It was answered, and only the score that it is part of is known.
    Scored,
    /// It was not asked, or the person may leave it out: it does not count.
    LeftOut,
}

impl ItemState {
    /// Whether there is no answer where there should or may have been one.
    #[must_use]
    pub fn is_missing(self) -> bool {
        matches!(self, Self::Missing | Self::Unsettled | Self::Lacking)
    }
}

/// The doubts about a form; there are none about most.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Doubts {
    /// The items that were answered though they were not asked, where that would change what follows.
    pub(crate) unasked: Vec<usize>,
    /// The scores that these answers would change, and what they would be.
    pub(crate) scores: Vec<(usize, ScoreEvaluation)>,
    /// The classifications that they would change, and the category.
    pub(crate) classifications: Vec<(usize, Option<usize>)>,
    /// The ages of the form, where the respondent's is none of them.
    pub(crate) ages: Option<Ages>,
    /// The score whose items contradict each other where all have one answer.
    pub(crate) same_answer: Option<usize>,
    /// Prorated scores near a border: the score, the classification unless it is one of its bands, the border.
    pub(crate) borders: Vec<(usize, Option<usize>, f64)>,
}
