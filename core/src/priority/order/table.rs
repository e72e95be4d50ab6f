//! The scores of all goals that rank, and the two orders that they give.

use crate::priority::model::candidate::Model;
use crate::priority::order::agreement;
use crate::priority::order::standing::{Scores, Standing, order, score};
use crate::priority::ranking::record::Orders;
use crate::priority::situation::policy::OrderBy;

/// The scores of all goals that rank, and both orders.
pub(crate) struct Table {
    pub(crate) scores: Vec<Option<Scores>>,
    pub(crate) matrix: Vec<Standing>,
    pub(crate) leverage: Vec<Standing>,
}

impl Table {
    pub(crate) fn new(model: &Model<'_>, ripple: &[f64]) -> Self {
        let goals = model.candidates.iter().zip(ripple);
        let scores: Vec<Option<Scores>> =
            goals.map(|(goal, ripple)| score(model, goal.days, goal.rated, *ripple)).collect();
        let matrix = order(model, &scores, ripple, OrderBy::Matrix);
        let leverage = order(model, &scores, ripple, OrderBy::Leverage);
        Self { scores, matrix, leverage }
    }

    pub(crate) fn order(&self, order: OrderBy) -> &[Standing] {
        match order {
            OrderBy::Matrix => &self.matrix,
            OrderBy::Leverage => &self.leverage,
        }
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Scores> {
        self.scores.get(index).and_then(Option::as_ref)
    }

    pub(crate) fn orders(&self, model: &Model<'_>) -> Orders {
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
