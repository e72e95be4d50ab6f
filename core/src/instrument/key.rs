//! What the positions in an evaluation mean: the codes of an instrument, in order.

use serde::Serialize;

use crate::instrument::definition::{Definition, Scale};
use crate::instrument::digest::make::Digests;
use crate::instrument::digest::mark::Digest;
use crate::instrument::places::scale_place;
use crate::instrument::program::{ClassificationPlan, Program, RulePlan, ScorePlan};
use crate::scalar::{Better, Code, NormSex, RuleName};

/// The codes of an instrument with its chosen rules, in the order of an
/// [`Evaluation`](crate::instrument::Evaluation).
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Key {
    /// The total; where the instrument has none, all its scored items.
    pub whole: ScaleKey,
    /// The subscales.
    pub subscales: Vec<ScaleKey>,
    /// The classifications.
    pub classifications: Vec<ClassificationKey>,
    /// The alerts.
    pub alerts: Vec<Code>,
    /// The items, in form order.
    pub items: Vec<Code>,
}

/// The codes of one score.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScaleKey {
    /// `total`, or the id of a subscale.
    pub id: Code,
    /// The digest of what makes its number; none for the whole of a form without a total.
    pub digest: Option<Digest>,
    /// Whether lower or higher is better, where the definition says so.
    pub better: Option<Better>,
    /// The bands of the chosen set, lowest first.
    pub bands: Vec<Code>,
    /// The positions of its items among all items.
    pub items: Vec<usize>,
}

/// The codes of one classification.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClassificationKey {
    /// The id.
    pub id: Code,
    /// The categories of the chosen rule.
    pub categories: Vec<Code>,
    /// The cutoffs of the chosen rule, in their order; empty where it has none.
    pub cutoffs: Vec<CutoffKey>,
}

/// One cutoff of a classification.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CutoffKey {
    /// The cutoff.
    pub value: f64,
    /// For which sex; none where it is for both.
    pub sex: Option<NormSex>,
}

impl Key {
    pub(crate) fn of(
        definition: &Definition,
        program: &Program,
        rules: &[(String, RuleName)],
        digests: &Digests,
    ) -> Result<Self, crate::Error> {
        let scale_key = |scale: &Scale, plan: &ScorePlan, digest: Option<&Digest>| {
            let place = scale_place(scale, "bands");
            let chosen = rules.iter().find(|(name, _)| *name == place);
            let set = chosen.and_then(|(_, id)| scale.bands.rules.iter().find(|set| set.id.as_str() == id.as_str()));
            ScaleKey {
                id: scale.id.clone(),
                digest: digest.copied(),
                better: scale.better,
                bands: set.map(|set| set.bands.iter().map(|band| band.code.clone()).collect()).unwrap_or_default(),
                items: plan.items(),
            }
        };
        let mut keys: Vec<ScaleKey> = definition
            .subscales
            .iter()
            .chain(&definition.total)
            .zip(&program.scores)
            .enumerate()
            .map(|(place, (scale, plan))| scale_key(scale, plan, digests.scales.get(place)))
            .collect();
        let total = if program.has_total { keys.pop() } else { None };
        let whole = match total {
            Some(total) => total,
            None => ScaleKey {
                id: Code::new("total")?,
                digest: None,
                better: None,
                bands: Vec::new(),
                items: program.scored.clone(),
            },
        };
        let classifications = definition.classifications.iter().zip(&program.classifications);
        Ok(Self {
            whole,
            subscales: keys,
            classifications: classifications
                .map(|(classification, plan)| ClassificationKey {
                    id: classification.id.clone(),
                    categories: plan.codes.clone(),
                    cutoffs: plan.cutoffs(),
                })
                .collect(),
            alerts: definition.alerts.iter().map(|alert| alert.id.clone()).collect(),
            items: definition.items.iter().map(|item| item.id.clone()).collect(),
        })
    }
}

impl Key {
    /// The key of one score alone.
    pub(crate) fn of_whole(whole: ScaleKey) -> Self {
        Self { whole, subscales: Vec::new(), classifications: Vec::new(), alerts: Vec::new(), items: Vec::new() }
    }
}

impl ClassificationPlan {
    fn cutoffs(&self) -> Vec<CutoffKey> {
        match &self.rule {
            Some(RulePlan::Cutoff { values, people, .. }) => {
                values.iter().zip(people).map(|(value, people)| CutoffKey { value: *value, sex: people.sex }).collect()
            }
            _ => Vec::new(),
        }
    }
}
