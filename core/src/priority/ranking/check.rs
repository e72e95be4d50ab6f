//! The checks of a stored ranking: what is read back must fit together.

use std::collections::HashSet;

use crate::error::{Error, ErrorKind, Fault, record};
use crate::priority::ranking::record::Ranking;
use crate::scalar::GoalId;
use crate::sort;

impl Ranking {
    /// Whether places, orders and the goals at the top fit together. Scores and reasons are taken as they
    /// are stored.
    pub(crate) fn check(&self) -> Result<(), Error> {
        Error::from_faults(self.faults()).map_or(Ok(()), Err)
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut push = |kind, path: String, expected: &str| record(&mut faults, Fault::new(kind, path, expected));
        let known: HashSet<&GoalId> = self.basis.goals.iter().map(|goal| &goal.id).collect();
        let mut seen = HashSet::new();
        let places = self.places.iter().enumerate().map(|(number, place)| ("places", number, &place.goal));
        let others = self.not_ranking.iter().enumerate().map(|(number, left)| ("not_ranking", number, &left.goal));
        for (list, number, goal) in places.chain(others) {
            if !known.contains(goal) {
                push(ErrorKind::UnknownGoal, format!("{list}[{number}].goal"), "the id of a goal of the basis");
            }
            if !seen.insert(goal) {
                push(ErrorKind::DuplicateId, format!("{list}[{number}].goal"), "each goal once");
            }
        }
        for (number, (rank, place)) in (1..).zip(&self.places).enumerate() {
            if place.rank != rank {
                push(ErrorKind::Inconsistent, format!("places[{number}].rank"), "1 for the first place, and so on");
            }
        }
        let mut ranked: Vec<&GoalId> = self.places.iter().map(|place| &place.goal).collect();
        let first_eligible = self.places.iter().find(|place| place.eligible).map(|place| &place.goal);
        let firsts = [
            ("top", &self.top, ranked.first().copied(), "the goal of the first place"),
            ("first_eligible", &self.first_eligible, first_eligible, "the first goal that is eligible"),
        ];
        for (field, told, first, expected) in firsts {
            match told {
                Some(told) if !ranked.contains(&told) => {
                    push(ErrorKind::UnknownGoal, field.to_owned(), "the id of a goal that ranks");
                }
                told if told.as_ref() != first => push(ErrorKind::Inconsistent, field.to_owned(), expected),
                _ => {}
            }
        }
        sort::natural(&mut ranked);
        for (order, goals) in [("matrix", &self.orders.matrix), ("leverage", &self.orders.leverage)] {
            let mut goals: Vec<&GoalId> = goals.iter().collect();
            sort::natural(&mut goals);
            if goals != ranked {
                push(ErrorKind::Inconsistent, format!("orders.{order}"), "the goals of all places, each once");
            }
        }
        faults
    }
}
