//! The hierarchies that are shipped, and the choice between them and one of the user's own.

use std::sync::OnceLock;

use serde::ser::{Serialize, Serializer};
use therapy_goals_derive::{Record, json};

use crate::document::{Document, Read, Reader};
use crate::error::{Error, ErrorKind, Fault};
use crate::priority::hierarchy::definition::{Hierarchy, HierarchyDefinition};
use crate::scalar::Code;

/// The hierarchies that are shipped: one data file each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum ShippedHierarchy {
    /// Safety first, then everything else.
    Generic,
    /// DBT, individual therapy, stage 1: life-threatening, therapy-interfering, quality of life,
    /// skills. Stages 2 to 4 have no published table; a clinic may bring its own.
    DbtIndividual,
    /// DBT, pretreatment: life-threatening, commitment, the rest.
    DbtPretreatment,
    /// DBT, skills group: what destroys therapy, skills, other therapy-interfering behaviour.
    DbtSkillsGroup,
    /// DBT, phone coaching: life-threatening, skills in daily life, conflict with the therapist or distance.
    DbtPhoneCoaching,
}

impl ShippedHierarchy {
    /// The hierarchy, read from its file when first asked for.
    ///
    /// # Errors
    /// None as long as the shipped files are sound, which a test holds them to.
    pub fn hierarchy(self) -> Result<Hierarchy, Error> {
        type Slot = OnceLock<Result<Hierarchy, Error>>;
        static SLOTS: [Slot; 5] = [Slot::new(), Slot::new(), Slot::new(), Slot::new(), Slot::new()];
        let [generic, individual, pretreatment, skills_group, phone_coaching] = &SLOTS;
        let (slot, json) = match self {
            Self::Generic => (generic, json!("hierarchies/generic.json")),
            Self::DbtIndividual => (individual, json!("hierarchies/dbt_individual.json")),
            Self::DbtPretreatment => (pretreatment, json!("hierarchies/dbt_pretreatment.json")),
            Self::DbtSkillsGroup => (skills_group, json!("hierarchies/dbt_skills_group.json")),
            Self::DbtPhoneCoaching => (phone_coaching, json!("hierarchies/dbt_phone_coaching.json")),
        };
        slot.get_or_init(|| Document::from_json(json)?.read::<HierarchyDefinition>().and_then(Hierarchy::checked))
            .clone()
    }
}

impl Hierarchy {
    /// Checks that all parts of a definition fit together.
    ///
    /// # Errors
    /// `duplicate_id` at `id` for the id of a shipped hierarchy. Else every fault at once, each with its path in
    /// the definition: `too_few`, `too_many`, `duplicate_id`, `duplicate_key`, `unknown_tier`, `unknown_code`,
    /// `inconsistent`. Of more than [`MAXIMUM_TIERS`](crate::priority::MAXIMUM_TIERS) tiers nothing else is said.
    pub fn new(definition: HierarchyDefinition) -> Result<Self, Error> {
        if ShippedHierarchy::ALL.iter().any(|shipped| definition.id == *shipped.code()) {
            return Err(Error::new(ErrorKind::DuplicateId, "id", "an id that no shipped hierarchy has"));
        }
        Self::checked(definition)
    }

    /// The same for a shipped one too.
    fn checked(definition: HierarchyDefinition) -> Result<Self, Error> {
        let mut faults = Vec::new();
        let judge = definition.judged_by.as_ref().and_then(|id| judge(&definition, id, &mut faults));
        Self::judged(definition, judge, faults)
    }
}

/// The shipped hierarchy of this id, to judge the flags of another one.
fn judge(definition: &HierarchyDefinition, id: &Code, faults: &mut Vec<Fault>) -> Option<Hierarchy> {
    let expected = "a shipped hierarchy, other than this one, that judges flags itself";
    let shipped = ShippedHierarchy::ALL.iter().find(|shipped| *id == *shipped.code() && definition.id != *id);
    let judge = shipped.and_then(|shipped| shipped.hierarchy().ok());
    let judge = judge.filter(|judge| judge.definition().judged_by.is_none());
    if judge.is_none() {
        faults.push(Fault::new(ErrorKind::UnknownCode, "judged_by", expected));
    }
    judge
}

impl Read for Hierarchy {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let definition = HierarchyDefinition::read(reader)?;
        Self::new(definition).map_or_else(|error| reader.adopt(&error), Some)
    }
}

/// Which hierarchy orders the goals: a shipped one, written as its code, or one of the user's own,
/// written as an object. A shipped one that comes as [`HierarchyChoice::Own`] is that shipped one.
#[derive(Debug, Clone)]
pub enum HierarchyChoice {
    /// A shipped one.
    Shipped(ShippedHierarchy),
    /// One of the user's own.
    Own(Hierarchy),
}

impl PartialEq for HierarchyChoice {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Own(one), Self::Own(other)) => one == other,
            _ => self.shipped().is_some() && self.shipped() == other.shipped(),
        }
    }
}

impl HierarchyChoice {
    fn shipped(&self) -> Option<ShippedHierarchy> {
        match self {
            Self::Shipped(shipped) => Some(*shipped),
            // No other hierarchy can have such an id.
            Self::Own(own) => ShippedHierarchy::ALL.iter().copied().find(|shipped| *own.id() == *shipped.code()),
        }
    }

    /// The hierarchy.
    ///
    /// # Errors
    /// As [`ShippedHierarchy::hierarchy`].
    pub fn hierarchy(&self) -> Result<Hierarchy, Error> {
        match self {
            Self::Shipped(shipped) => shipped.hierarchy(),
            Self::Own(own) => Ok(own.clone()),
        }
    }
}

impl Default for HierarchyChoice {
    fn default() -> Self {
        Self::Shipped(ShippedHierarchy::Generic)
    }
}

impl From<ShippedHierarchy> for HierarchyChoice {
    fn from(shipped: ShippedHierarchy) -> Self {
        Self::Shipped(shipped)
    }
}

impl From<Hierarchy> for HierarchyChoice {
    fn from(own: Hierarchy) -> Self {
        Self::Own(own)
    }
}

impl Serialize for HierarchyChoice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Own(own) if self.shipped().is_none() => own.definition().serialize(serializer),
            _ => self.shipped().serialize(serializer),
        }
    }
}

impl Read for HierarchyChoice {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        if let Document::Text(_) = reader.document() {
            return ShippedHierarchy::read(reader).map(Self::Shipped);
        }
        Hierarchy::read(&reader.without_words()).map(Self::Own)
    }
}

through_the_door!(Hierarchy, HierarchyChoice);
