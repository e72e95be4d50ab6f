//! The first minutes of a session.

use std::sync::LazyLock;

use therapy_goals_derive::{Record, json};

use crate::document::Document;
use crate::error::Error;
use crate::plan::ready::basis::Basis;
use crate::scalar::{Code, Text};

/// The first minutes of a session: what is asked, in which order.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[schema(x_answer = true)]
pub struct SessionScript {
    /// How many minutes it is meant to take.
    #[read(within = 1..=60)]
    pub minutes: u16,
    /// What it rests on.
    pub basis: Basis,
    /// Where it was read.
    pub source: Text,
    /// The questions, in their order.
    #[read(required)]
    pub questions: Vec<ScriptQuestion>,
}

/// A question of the script.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[schema(x_answer = true)]
pub struct ScriptQuestion {
    /// Its id.
    pub id: Code,
    /// What is asked.
    pub text: Text,
    /// What it is asked about.
    pub about: ScriptSubject,
    /// How it is answered.
    pub answer: ScriptAnswer,
    /// The question whose rating it follows up.
    #[write(always)]
    pub follows: Option<Code>,
    /// It is asked where that rating is above this one.
    #[write(always)]
    pub above: Option<f64>,
    /// It is asked where that rating is below this one.
    #[write(always)]
    pub below: Option<f64>,
}

/// What a question of the script is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum ScriptSubject {
    /// The time since the last session.
    Week,
    /// Each homework that is open.
    Homework,
    /// Each goal that is active.
    Goal,
}

/// How a question of the script is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum ScriptAnswer {
    /// By a number from 0 to 10. Zero is a rating.
    Rating,
    /// In words.
    Words,
}

static SCRIPT: LazyLock<Result<SessionScript, Error>> =
    LazyLock::new(|| Document::from_json(json!("plans/session_script.json"))?.read());

/// The first minutes of a session.
///
/// # Errors
/// None: what could be wrong is wrong with the library's own file, and its tests read it.
pub fn session_script() -> Result<&'static SessionScript, Error> {
    SCRIPT.as_ref().map_err(Clone::clone)
}
