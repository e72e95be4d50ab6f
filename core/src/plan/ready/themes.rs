//! Themes of goals, and what could measure them.

use std::sync::LazyLock;

use therapy_goals_derive::{Record, json};

use crate::document::Document;
use crate::error::Error;
use crate::plan::ready::basis::Basis;
use crate::scalar::{Code, Text};

/// What a goal may be about, and which items of a form ask about the same.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[schema(x_answer = true)]
pub struct GoalTheme {
    /// The theme.
    pub theme: Code,
    /// The instrument, by its id; none where no form asks about it: then the rating of the goal itself is the measure.
    #[write(always)]
    pub instrument: Option<Code>,
    /// Its items, by their ids; the form as a whole, where none is given.
    #[write(always)]
    pub items: Vec<Code>,
    /// For whom.
    pub population: Text,
    /// What the row rests on.
    pub basis: Basis,
    /// Where it was read.
    pub source: Text,
}

static THEMES: LazyLock<Result<Vec<GoalTheme>, Error>> =
    LazyLock::new(|| Document::from_json(json!("plans/themes.json"))?.read());

/// Themes of goals, and what could measure them. The list is short on purpose: no row was guessed.
///
/// # Errors
/// None: what could be wrong is wrong with the library's own file, and its tests read it.
pub fn themes() -> Result<&'static [GoalTheme], Error> {
    THEMES.as_deref().map_err(Clone::clone)
}
