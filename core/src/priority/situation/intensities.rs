//! How much a goal may ask for at each stage of change.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::document::{Read, Reader};
use crate::goal::{Intensity, Stage};

/// The highest intensity that each stage of change carries. The default is a table of this library's own: the stages are
/// published, what each carries is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageIntensities([Intensity; Stage::ALL.len()]);

impl StageIntensities {
    /// The same for every stage.
    pub(crate) const fn everywhere(highest: Intensity) -> Self {
        Self([highest; Stage::ALL.len()])
    }

    /// Reads a table; stages that are not named are as here.
    pub(crate) fn read_over(self, reader: &Reader<'_>) -> Option<Self> {
        let named: Vec<(Stage, Intensity)> = reader.named_by_code(Stage::ALL, Stage::CODES)?;
        Some(named.into_iter().fold(self, |table, (stage, highest)| table.with(stage, highest)))
    }

    /// This table, with one stage changed.
    #[must_use]
    pub fn with(mut self, stage: Stage, highest: Intensity) -> Self {
        for (slot, _) in self.0.iter_mut().zip(Stage::ALL).filter(|(_, known)| **known == stage) {
            *slot = highest;
        }
        self
    }

    /// The highest intensity that a stage carries.
    #[must_use]
    pub fn highest(&self, stage: Stage) -> Intensity {
        let found = self.0.iter().zip(Stage::ALL).find(|(_, known)| **known == stage);
        found.map_or(Intensity::Sustain, |(highest, _)| *highest)
    }
}

impl Serialize for StageIntensities {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (stage, highest) in Stage::ALL.iter().zip(&self.0) {
            map.serialize_entry(stage, highest)?;
        }
        map.end()
    }
}

impl Read for StageIntensities {
    /// Stages that are not named keep their default.
    fn read(reader: &Reader<'_>) -> Option<Self> {
        Self::default().read_over(reader)
    }
}

through_the_door!(StageIntensities);
