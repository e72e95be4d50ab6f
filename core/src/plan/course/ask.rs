//! The series of a plan, with where each stands.

use crate::error::{Error, ErrorKind};
use crate::instrument;
use crate::plan::course::check_ins::parts;
use crate::plan::course::record::{PlanSeries, SeriesInput};
use crate::plan::course::scores::{OnScale, in_order, scales};
use crate::plan::event::kind::Kind;
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::plan::history::past::When;
use crate::plan::living::plan::Plan;
use crate::progress::{Point, Series, series_status};
use crate::scalar::{Better, Code, GoalId, Id};

/// How many points a plateau is made of, unless stated: as in a series.
const WINDOW: u8 = 4;

impl Plan {
    /// The check-ins of a goal, or the scores of an instrument, by one rater: as many series as can be compared in
    /// themselves, the first one first. None runs across a merge, a split or a changed ladder, or mixes two scales.
    ///
    /// # Errors
    /// `unknown_goal` at `goal`; `unknown_instrument` for a threshold of one that does not ship, `unknown_rule` at `threshold`
    /// for one that it does not have; those of the
    /// series itself, such as `out_of_range` for `reliable`.
    pub fn series(&self, input: &SeriesInput) -> Result<Vec<PlanSeries>, Error> {
        self.at(When { true_on: input.on, ..When::default() }, |view| series(view, input))
    }
}

fn series(view: View<'_>, input: &SeriesInput) -> Result<Vec<PlanSeries>, Error> {
    match (&input.goal, &input.instrument) {
        (Some(goal), None) => of_goal(view, input, goal),
        (None, Some(instrument)) => of_instrument(view, input, instrument),
        _ => Err(Error::new(ErrorKind::Inconsistent, "", "one of goal, instrument")),
    }
}

fn of_goal(view: View<'_>, input: &SeriesInput, goal: &GoalId) -> Result<Vec<PlanSeries>, Error> {
    let Some(writes) = view.fold.goal(goal) else {
        return Err(Error::new(ErrorKind::UnknownGoal, "goal", "the id of a goal that is on the plan"));
    };
    let made = parts(view, writes, &input.rater).into_iter().map(|part| {
        let point = |check_in: crate::plan::state::record::GoalCheckIn| {
            let order = check_in.order.and_then(|order| u16::try_from(order).ok());
            let place = view.past.log.place(&check_in.event)?;
            Some((Point { date: check_in.on, value: Some(check_in.value), order }, place))
        };
        let points = part.check_ins.into_iter().filter_map(point).collect();
        let mut made = made(view, input, in_order(points), Better::Higher, input.reliable)?;
        made.goal = Some(goal.clone());
        made.ended_by = part.ended_by;
        Ok(made)
    });
    made.collect()
}

fn of_instrument(view: View<'_>, input: &SeriesInput, id: &Code) -> Result<Vec<PlanSeries>, Error> {
    let known = instrument::get(id.as_str()).ok();
    let id = known.as_ref().map_or(id, |known| &known.definition().id);
    let made = scales(view, id, &input.score, &input.rater).into_iter().map(|scale| {
        let reliable = match input.reliable {
            Some(reliable) => Some(reliable),
            None => threshold(id, input, &scale)?,
        };
        let mut made = made(view, input, in_order(scale.points), scale.better, reliable)?;
        made.instrument = Some(id.clone());
        made.score = Some(input.score.clone());
        made.scale = scale.scale.and_then(|digest| Code::new(&digest.to_string()).ok());
        Ok(made)
    });
    made.collect()
}

/// The threshold for a series: the one that is chosen, or the one on which all that are published agree.
fn threshold(id: &Code, input: &SeriesInput, scale: &OnScale) -> Result<Option<f64>, Error> {
    if let Some(chosen) = &input.threshold {
        instrument::get(id.as_str())?.reliable_change(chosen.as_str())?;
    }
    let all = thresholds(id, &input.score, scale);
    let mut fitting = all
        .iter()
        .filter(|(id, _)| input.threshold.as_ref().is_none_or(|chosen| chosen == id))
        .map(|(_, value)| *value);
    let first = fitting.next();
    Ok(first.filter(|first| fitting.all(|other| other.total_cmp(first).is_eq())))
}

/// The published thresholds of a score, with their ids: those of the scale that ships.
pub(crate) fn thresholds(id: &Code, score: &Code, scale: &OnScale) -> Vec<(Code, f64)> {
    let Ok(instrument) = instrument::get(id.as_str()) else { return Vec::new() };
    if scale.scale.is_none() || scale.scale != instrument.scale_digest(score.as_str()) {
        return Vec::new();
    }
    let all = instrument.definition().reliable_change.iter().filter(|threshold| threshold.score == *score);
    all.map(|threshold| (threshold.id.clone(), threshold.value)).collect()
}

fn made(
    view: View<'_>,
    input: &SeriesInput,
    points: Vec<(Point, Place)>,
    better: Better,
    reliable: Option<f64>,
) -> Result<PlanSeries, Error> {
    let events: Vec<Id> = points.iter().filter_map(|(_, place)| view.past.id(*place).cloned()).collect();
    let series = Series {
        points: points.into_iter().map(|(point, _)| point).collect(),
        better,
        reliable,
        window: input.window.unwrap_or(WINDOW),
        baseline: input.baseline,
    };
    let ended_by: Option<Kind> = None;
    let status = series_status(&series)?;
    let rater = input.rater.clone();
    Ok(PlanSeries { goal: None, instrument: None, score: None, scale: None, rater, events, ended_by, series, status })
}
