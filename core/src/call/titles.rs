//! The names of goals for sentences.

use std::collections::HashMap;

use crate::document::Document;
use crate::document::Read;
use crate::document::Reader;
use crate::error::ErrorKind;
use crate::scalar::GoalId;

const EXPECTED: &str = "the id of a goal and its title";

/// Titles by the ids of goals; none where nothing is given.
pub(super) struct Titles(HashMap<String, String>);

impl Titles {
    /// What a goal is called; its id where it has no title here.
    pub(super) fn name(&self, goal: &GoalId) -> String {
        self.0.get(goal.as_str()).map_or(goal.as_str(), String::as_str).to_owned()
    }
}

impl Read for Titles {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let titles = match reader.document() {
            Document::Null => Vec::new(),
            Document::Object(_) => reader.named(EXPECTED, |goal| Some(goal.to_owned()))?,
            _ => return reader.fault(ErrorKind::WrongType, EXPECTED),
        };
        Some(Self(titles.into_iter().map(|(goal, Title(title))| (goal, title)).collect()))
    }
}

struct Title(String);

impl Read for Title {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        match reader.document() {
            Document::Text(title) => Some(Self(title.clone())),
            _ => reader.fault(ErrorKind::WrongType, EXPECTED),
        }
    }
}
