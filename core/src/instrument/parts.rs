//! What the items of one score have in common, on the way to what each of them counts.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::instrument::compiler::factor;
use crate::instrument::definition::{Recode, Scale};
use crate::instrument::program::{Recoding, Rows};
use crate::scalar::{Code, Points};

/// What the items of a score have in common, found once.
pub(crate) struct Parts<'a> {
    /// The items.
    pub(crate) items: HashSet<&'a str>,
    pub(crate) reversed: HashSet<&'a str>,
    /// How many units are a point, without weights.
    pub(crate) points: f64,
    /// How many units are a weight of 1.
    pub(crate) weight_units: f64,
    weights: HashMap<&'a str, Points>,
    /// The rows of its recoding that name items, by item.
    rows: HashMap<&'a str, Vec<&'a Recode>>,
    /// Those for all items, for each number of units in a point of an answer.
    shared: [(f64, Arc<Rows>); 3],
}

impl<'a> Parts<'a> {
    pub(crate) fn of(scale: &'a Scale, points: f64) -> Self {
        let names = |ids: &'a [Code]| ids.iter().map(Code::as_str).collect();
        let mut rows: HashMap<&str, Vec<&Recode>> = HashMap::new();
        for row in &scale.recode {
            for id in &row.items {
                rows.entry(id.as_str()).or_default().push(row);
            }
        }
        let shared: Vec<&Recode> = scale.recode.iter().filter(|row| row.items.is_empty()).collect();
        let shared = [0, 1, 2].map(factor).map(|answer| (answer, Arc::new(in_units(&shared, answer, points))));
        let weights = scale.weights.iter().flat_map(|row| row.items.iter().map(|id| (id.as_str(), row.weight)));
        Self {
            items: names(&scale.items),
            reversed: names(&scale.reversed),
            points,
            weight_units: factor(scale.weights.iter().map(|row| row.weight.decimals()).max().unwrap_or_default()),
            weights: weights.collect(),
            rows,
            shared,
        }
    }

    /// The weight of an item, in units.
    pub(crate) fn weight(&self, id: &Code) -> f64 {
        self.weights.get(id.as_str()).map_or(self.weight_units, |weight| weight.units(self.weight_units))
    }

    /// How an item is recoded, if at all. `factor` units of its answers are a point.
    pub(crate) fn recoding(&self, id: &Code, factor: f64, weight: f64, scale: f64) -> Option<Recoding> {
        let own = in_units(self.rows.get(id.as_str()).map_or(&[], Vec::as_slice), factor, self.points);
        let shared = self.shared.iter().find(|(units, _)| (units - factor).abs() < 0.5);
        let shared = shared.map(|(_, rows)| Arc::clone(rows)).unwrap_or_default();
        (!own.is_empty() || !shared.is_empty()).then_some(Recoding { own, shared, weight, scale })
    }
}

fn in_units(rows: &[&Recode], answers: f64, points: f64) -> Rows {
    Rows::new(rows.iter().map(|row| (row.answer.units(answers), row.counts.units(points))).collect())
}
