//! What a score gives reason to look at: facts beside the number, which change nothing in it.

use therapy_goals_derive::Record;

use crate::document::Unrecognised;
use crate::scalar::{Code, Text};

/// Something to look at before a score is used. None of them changes the score, and none is an error.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(tag = "code", answer, open)]
pub enum ScoreFinding {
    /// Rules are published for this place and none is the default: until one is chosen, there is no band or category
    /// here, or nothing stands in for missing items.
    ChooseOneOf {
        /// The place: a classification, `bands` or `prorating` of the total, or of a subscale, such as
        /// `depression.bands`.
        place: Text,
        /// The rules to choose from.
        rules: Vec<Code>,
    },
    /// Items were answered which the form says are not asked, as other answers or the respondent's sex tell. Their
    /// answers do not count in scores; where they did, this is what would be another one.
    AnsweredThoughNotAsked {
        /// The items.
        items: Vec<Code>,
        /// The scores that would be others.
        scores: Vec<OtherScore>,
        /// The classifications that would be others.
        classifications: Vec<OtherCategory>,
    },
    /// The respondent's age is none of those for which the form was made or tried.
    AgeOutsideRange {
        /// The youngest age of the form.
        #[read(within = 0..=130)]
        from: Option<u8>,
        /// The oldest age of the form.
        #[read(within = 0..=130)]
        to: Option<u8>,
    },
    /// All items have the same answer, though some of them ask for the opposite of the others.
    SameAnswerThroughout {
        /// The score whose items contradict each other.
        scale: Code,
    },
    /// The next higher or lower answer to one item (a tenth away on a line) would take a prorated score across a
    /// border.
    NearBorder {
        /// The score.
        scale: Code,
        /// Whose border it is: a classification, `bands` of the total, or those of a subscale, such as
        /// `depression.bands`.
        place: Text,
        /// The border, in points.
        border: f64,
    },
    /// What a later release wrote, and this one does not know: it is kept as it is.
    Unrecognised(Unrecognised),
}

/// A score as it would be.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct OtherScore {
    /// The score: `total` or a subscale.
    pub scale: Code,
    /// Its value; none where it would be incomplete.
    pub total: Option<f64>,
    /// Its band.
    pub band: Option<Code>,
}

/// A classification as it would be.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct OtherCategory {
    /// The classification.
    pub id: Code,
    /// Its category; none where it would not be decided.
    pub category: Option<Code>,
}
