//! The stages and modes of dialectical behaviour therapy, and the hierarchy that each has.

use therapy_goals_derive::Record;

use crate::priority::hierarchy::shipped::ShippedHierarchy;

/// The stage of a dialectical behaviour therapy (Linehan 1993; Swales & Heard).
///
/// Only pretreatment and stage 1 are published in enough detail for a table of tiers; the others
/// are labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum DbtStage {
    /// Orientation and commitment.
    Pretreatment,
    /// From loss of control to behavioural control.
    #[record(code = "stage_1")]
    Stage1,
    /// From quiet desperation to emotional experiencing.
    #[record(code = "stage_2")]
    Stage2,
    /// Ordinary problems in living, self-respect.
    #[record(code = "stage_3")]
    Stage3,
    /// From incompleteness to the capacity for joy.
    #[record(code = "stage_4")]
    Stage4,
}

/// The mode of a dialectical behaviour therapy: each has a hierarchy of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum DbtMode {
    /// Individual therapy.
    Individual,
    /// The skills group, whose agenda is skills. What is life-threatening is met in individual
    /// therapy, by whose hierarchy flags are judged.
    SkillsGroup,
    /// Phone coaching between sessions. Flags are judged by the hierarchy of individual therapy here too.
    PhoneCoaching,
}

impl DbtStage {
    /// The hierarchy of this stage in a mode; none where no table is published, so that a clinic
    /// brings its own or stays with stage 1.
    ///
    /// ```
    /// use therapy_goals::priority::{DbtMode, DbtStage, ShippedHierarchy};
    ///
    /// assert_eq!(DbtStage::Stage1.hierarchy(DbtMode::Individual), Some(ShippedHierarchy::DbtIndividual));
    /// assert_eq!(DbtStage::Stage3.hierarchy(DbtMode::Individual), None);
    /// ```
    #[must_use]
    pub const fn hierarchy(self, mode: DbtMode) -> Option<ShippedHierarchy> {
        match (self, mode) {
            (Self::Pretreatment, DbtMode::Individual) => Some(ShippedHierarchy::DbtPretreatment),
            (Self::Stage1, DbtMode::Individual) => Some(ShippedHierarchy::DbtIndividual),
            (Self::Stage1, DbtMode::SkillsGroup) => Some(ShippedHierarchy::DbtSkillsGroup),
            (Self::Stage1, DbtMode::PhoneCoaching) => Some(ShippedHierarchy::DbtPhoneCoaching),
            _ => None,
        }
    }
}

/// Where a client stands in a dialectical behaviour therapy.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Record)]
#[record(new)]
pub struct DbtSetting {
    /// The stage.
    pub stage: DbtStage,
    /// The mode. Default: individual therapy.
    #[read(default = DbtMode::Individual)]
    pub mode: DbtMode,
}

impl DbtSetting {
    /// The hierarchy of this stage in this mode, as [`DbtStage::hierarchy`].
    #[must_use]
    pub const fn hierarchy(self) -> Option<ShippedHierarchy> {
        self.stage.hierarchy(self.mode)
    }
}
