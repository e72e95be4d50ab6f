//! What the items of one score have in common, on the way to what each of them counts.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::instrument::compiler::factor;
use crate::instrument::definition::{Recode, Scale};
use crate::instrument::program::{Recoding, Rows};
use crate::scalar::{Code, Points};

/// What is said of one item.
#[derive(Default)]
struct Said<'a> {
    weight: Option<Points>,
    /// Its group among those of which the highest counts.
    group: Option<usize>,
    /// The rows of the recoding that name it.
    rows: Vec<&'a Recode>,
}

/// What the items of a score have in common, found once.
pub(crate) struct Parts<'a> {
    /// The items.
    pub(crate) items: HashSet<&'a str>,
    pub(crate) reversed: HashSet<&'a str>,
    /// How many units are a point, without weights.
    pub(crate) points: f64,
    /// How many units are a weight of 1.
    pub(crate) weight_units: f64,
    /// What is said of single items.
    named: HashMap<&'a str, usize>,
    said: Vec<Said<'a>>,
    /// Those for all items, for each number of units in a point of an answer.
    shared: [(f64, Arc<Rows>); 3],
}

impl<'a> Parts<'a> {
    pub(crate) fn of(scale: &'a Scale, points: f64) -> Self {
        let names = |ids: &'a [Code]| ids.iter().map(Code::as_str).collect();
        let (mut named, mut all): (HashMap<&str, usize>, Vec<Said<'_>>) = (HashMap::new(), Vec::new());
        let mut say = |ids: &'a [Code], what: &dyn Fn(&mut Said<'a>)| {
            for id in ids {
                let place = *named.entry(id.as_str()).or_insert(all.len());
                if place == all.len() {
                    all.push(Said::default());
                }
                all.get_mut(place).into_iter().for_each(what);
            }
        };
        for row in &scale.recode {
            say(&row.items, &|said| said.rows.push(row));
        }
        for row in &scale.weights {
            say(&row.items, &|said| said.weight = Some(row.weight));
        }
        for (place, group) in scale.highest_of.iter().enumerate() {
            say(&group.items, &|said| said.group = Some(place));
        }
        let shared: Vec<&Recode> = scale.recode.iter().filter(|row| row.items.is_empty()).collect();
        let shared = [0, 1, 2].map(factor).map(|answer| (answer, Arc::new(in_units(&shared, answer, points))));
        Self {
            items: names(&scale.items),
            reversed: names(&scale.reversed),
            points,
            weight_units: factor(scale.weights.iter().map(|row| row.weight.decimals()).max().unwrap_or_default()),
            named,
            said: all,
            shared,
        }
    }

    /// The weight of an item, in units.
    pub(crate) fn weight(&self, id: &Code) -> f64 {
        let weight = self.said_of(id).and_then(|said| said.weight);
        weight.map_or(self.weight_units, |weight| weight.units(self.weight_units))
    }

    /// The group of an item of which the highest counts.
    pub(crate) fn group(&self, id: &Code) -> Option<usize> {
        self.said_of(id)?.group
    }

    fn said_of(&self, id: &Code) -> Option<&Said<'a>> {
        self.said.get(*self.named.get(id.as_str())?)
    }

    /// How an item is recoded, if at all. `factor` units of its answers are a point.
    pub(crate) fn recoding(&self, id: &Code, factor: f64, weight: f64, scale: f64) -> Option<Recoding> {
        let own = self.said_of(id).map_or(&[][..], |said| &said.rows);
        let own = in_units(own, factor, self.points);
        let shared = self.shared.iter().find(|(units, _)| (units - factor).abs() < 0.5);
        let shared = shared.map(|(_, rows)| Arc::clone(rows)).unwrap_or_default();
        (!own.is_empty() || !shared.is_empty()).then_some(Recoding { own, shared, weight, scale })
    }
}

fn in_units(rows: &[&Recode], answers: f64, points: f64) -> Rows {
    Rows::new(rows.iter().map(|row| (row.answer.units(answers), row.counts.units(points))).collect())
}
