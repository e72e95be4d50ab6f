//! What every other rater makes of the goals: an order of its own, and where it differs from the client's.

use therapy_goals_derive::Record;

use crate::error::Error;
use crate::goal::CriterionRatings;
use crate::plan::fold::whole::View;
use crate::plan::living::plan::Plan;
use crate::plan::ranking::situation::situation;
use crate::priority::disagree::record::Disagreement;
use crate::priority::ranking::rank::rank;
use crate::priority::situation::facts::Situation;
use crate::scalar::{Code, Date, GoalId};
use crate::sort;

/// The order of one rater beside client and therapist.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct RaterOrder {
    /// The rater.
    pub rater: Code,
    /// The goals that this rater rated, in the order that follows from it.
    pub order: Vec<GoalId>,
    /// Where it differs from the client's: what is said there of the therapist is this rater's.
    pub disagreement: Disagreement,
}

impl Plan {
    /// The orders of all raters beside the main one and the therapist, by rater: each against the main rater's.
    ///
    /// # Errors
    /// Those of [`rank`].
    pub fn raters(&self, on: Date) -> Result<Vec<RaterOrder>, Error> {
        self.on(on, |view, known| raters(view, known, on))
    }
}

fn raters(view: View<'_>, known: View<'_>, on: Date) -> Result<Vec<RaterOrder>, Error> {
    let whole = situation(view, known, on);
    let main = view.rules.policy.main_rater.as_str();
    let rated: Vec<(GoalId, Vec<(Code, CriterionRatings)>)> =
        view.fold.in_order().map(|writes| (writes.id.clone(), writes.ratings(view.past).0)).collect();
    let all = rated.iter().flat_map(|(_, ratings)| ratings).map(|(rater, _)| rater);
    let others = sort::distinct(all.filter(|rater| !["therapist", main].contains(&rater.as_str())).cloned());
    others.into_iter().map(|rater| order(&whole, &rated, rater)).collect()
}

/// The order of one rater: in the place of the therapist's.
fn order(
    whole: &Situation,
    rated: &[(GoalId, Vec<(Code, CriterionRatings)>)],
    rater: Code,
) -> Result<RaterOrder, Error> {
    let mut situation = whole.clone();
    for goal in &mut situation.goals {
        let ratings = rated.iter().find(|(id, _)| *id == goal.id).into_iter().flat_map(|(_, ratings)| ratings);
        let own = ratings.into_iter().find(|(known, _)| *known == rater).map(|(_, ratings)| *ratings);
        goal.ratings.therapist = own.unwrap_or_default();
        // The reasons that stand in a goal are the therapist's own.
        goal.rationale = None;
    }
    let disagreement = rank(&situation)?.disagreement;
    let order = disagreement.therapist_order.iter().map(|place| place.goal.clone()).collect();
    Ok(RaterOrder { rater, order, disagreement })
}
