//! What an instrument is called.

use crate::instrument::questionnaire::Instrument;
use crate::instrument::sources::Source;

impl Instrument {
    /// The version of its definition, which changes with every number in it.
    #[must_use]
    pub fn version(&self) -> &str {
        self.definition().version.as_str()
    }

    /// The published title.
    #[must_use]
    pub fn title(&self) -> &str {
        self.definition().title.as_str()
    }

    /// The publication of this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.definition().sources.iter().find(|source| source.id.as_str() == id)
    }

    /// The usual abbreviation.
    #[must_use]
    pub fn short_title(&self) -> &str {
        self.definition().short_title.as_str()
    }
}
