//! The scores of all goals that rank, and the two orders that they give.

use super::model::Model;
use super::order::{Scores, Standing, order, score};
use super::{OrderBy, Orders, agreement};

/// The scores of all goals that rank, and both orders.
pub(super) struct Table {
    pub(super) scores: Vec<Option<Scores>>,
    pub(super) matrix: Vec<Standing>,
    pub(super) leverage: Vec<Standing>,
}

impl Table {
    pub(super) fn new(model: &Model<'_>, ripple: &[f64]) -> Self {
        let goals = model.candidates.iter().zip(ripple);
        let scores: Vec<Option<Scores>> =
            goals.map(|(goal, ripple)| score(model, goal.days, goal.rated, *ripple)).collect();
        let matrix = order(model, &scores, ripple, OrderBy::Matrix);
        let leverage = order(model, &scores, ripple, OrderBy::Leverage);
        Self { scores, matrix, leverage }
    }

    pub(super) fn order(&self, order: OrderBy) -> &[Standing] {
        match order {
            OrderBy::Matrix => &self.matrix,
            OrderBy::Leverage => &self.leverage,
        }
    }

    pub(super) fn get(&self, index: usize) -> Option<&Scores> {
        self.scores.get(index).and_then(Option::as_ref)
    }

    pub(super) fn orders(&self, model: &Model<'_>) -> Orders {
        let scored = model.candidates.iter().zip(&self.scores);
        let pairs: Vec<(usize, f64, f64)> = scored
            .filter_map(|(goal, scores)| {
                let scores = scores.as_ref()?;
                Some((goal.level, f64::from(scores.matrix), scores.leverage_score))
            })
            .collect();
        Orders {
            matrix: model.ids(self.matrix.iter().map(|standing| standing.index)),
            leverage: model.ids(self.leverage.iter().map(|standing| standing.index)),
            agreement: agreement::tau_b(&pairs),
        }
    }
}
