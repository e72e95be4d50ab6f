//! What an instrument is called.

use crate::instrument::questionnaire::Instrument;

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

    /// The usual abbreviation.
    #[must_use]
    pub fn short_title(&self) -> &str {
        self.definition().short_title.as_str()
    }
}
