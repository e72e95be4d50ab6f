//! A goal of a plan as it is told.

use std::collections::HashMap;

use crate::attainment::Ladder;
use crate::document::Document;
use crate::goal::{Goal, Ratings};
use crate::plan::event::kind::Data;
use crate::plan::fold::goals::{Clash, GoalWrites};
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::plan::state::record::{GoalCheckIn, GoalLevel, PlanGoal, PlanStep};
use crate::scalar::{Code, Date, GoalId, Id};
use crate::sort;

/// A goal with everything that was recorded of it, and where copies differ.
pub(crate) fn told(view: View<'_>, writes: &GoalWrites) -> Option<(PlanGoal, Vec<Clash>)> {
    let past = view.past;
    let (mut goal, mut clashes) = writes.goal(past, None, view.rules)?;
    let status = writes.status(past, None, &|| view.rules.is_guarded(&goal));
    clashes.extend(status.clash);
    goal.status = status.value;
    let (raters, differing) = writes.ratings(past);
    clashes.extend(differing);
    rate(view, &mut goal, &raters);
    let (ladder, differing) = writes.ladder(past, None);
    clashes.extend(differing);
    let (levels, differing) = levels(view, writes, ladder);
    clashes.extend(differing);
    let (check_ins, differing) = check_ins(view, writes);
    clashes.extend(differing);
    let (became, differing) = became(view, writes);
    clashes.extend(differing);
    let moved_on = writes.moves.iter().filter_map(|(place, _)| past.happened(*place)).max();
    let told = PlanGoal {
        status: goal.status,
        changed_since_agreed: writes.changed_since,
        added_on: writes.added.first().and_then(|place| past.happened(*place))?,
        moved_on,
        raters: raters.into(),
        ladder: ladder.cloned(),
        levels,
        check_ins,
        steps: steps(view, writes),
        became,
        goal,
    };
    Some((told, clashes))
}

/// The ratings of client and therapist stand in the goal itself, the main rater's as the client's.
pub(crate) fn rate(view: View<'_>, goal: &mut Goal, raters: &[(Code, crate::goal::CriterionRatings)]) {
    let of = |role: &str| {
        raters.iter().find(|(rater, _)| rater.as_str() == role).map(|(_, ratings)| *ratings).unwrap_or_default()
    };
    goal.ratings =
        Ratings::default().with_client(of(view.rules.policy.main_rater.as_str())).with_therapist(of("therapist"));
}

/// The ratings on the ladder that is in force: those on an earlier one stay in the history.
fn levels(view: View<'_>, writes: &GoalWrites, ladder: Option<&Ladder>) -> (Vec<GoalLevel>, Vec<Clash>) {
    let level = |place: Place| match view.data(place)? {
        Data::LevelRated(rated) => Some(rated),
        _ => None,
    };
    // On the ladder that whoever rated knew.
    let of_ladder = |place: &&Place| ladder.is_some() && writes.ladder(view.past, Some(**place)).0 == ladder;
    let mut days: HashMap<(Date, Code), Vec<Place>> = HashMap::new();
    for place in writes.levels.iter().filter(of_ladder) {
        let (Some(rated), Some(on)) = (level(*place), view.past.happened(*place)) else { continue };
        days.entry((on, rated.rater.clone())).or_default().push(*place);
    }
    let mut days: Vec<_> = days.into_iter().collect();
    sort::by(&mut days, |(one, _), (other, _)| one.cmp(other));
    let (mut levels, mut clashes) = (Vec::new(), Vec::new());
    for ((on, rater), places) in days {
        let day = on.to_string();
        let parts = ["goal", writes.id.as_str(), "level", rater.as_str(), &day];
        let plain = |place: Place| level(place).map(|rated| Document::Number(rated.score));
        let (kept, clash) = writes.one_of_day(view.past, &parts, "level", &places, &plain);
        clashes.extend(clash);
        if let Some(place) = kept
            && let (Some(rated), Some(event)) = (level(place), view.past.id(place))
        {
            levels.push(GoalLevel { on, rater, score: rated.score, event: event.clone() });
        }
    }
    (levels, clashes)
}

fn check_ins(view: View<'_>, writes: &GoalWrites) -> (Vec<GoalCheckIn>, Vec<Clash>) {
    let check_in = |place: Place| match view.data(place)? {
        Data::CheckIn(check_in) => Some(check_in),
        _ => None,
    };
    let mut days: HashMap<(Date, Option<u16>, Code), Vec<Place>> = HashMap::new();
    for place in &writes.check_ins {
        let (Some(rated), Some(on)) = (check_in(*place), view.past.happened(*place)) else { continue };
        days.entry((on, rated.order, rated.rater.clone())).or_default().push(*place);
    }
    let mut days: Vec<_> = days.into_iter().collect();
    sort::by(&mut days, |(one, _), (other, _)| one.cmp(other));
    let (mut ratings, mut clashes) = (Vec::new(), Vec::new());
    for ((on, order, rater), places) in days {
        let (day, number) = (on.to_string(), order.map_or_else(String::new, |order| order.to_string()));
        let parts = ["goal", writes.id.as_str(), "check_in", rater.as_str(), &day, &number];
        let plain = |place: Place| check_in(place).map(|rated| Document::Number(rated.value));
        let (kept, clash) = writes.one_of_day(view.past, &parts, "check_in", &places, &plain);
        clashes.extend(clash);
        if let Some(place) = kept
            && let (Some(rated), Some(event)) = (check_in(place), view.past.id(place))
        {
            let (value, order) = (rated.value, order.map(u32::from));
            ratings.push(GoalCheckIn { on, rater, value, order, event: event.clone() });
        }
    }
    (ratings, clashes)
}

fn steps(view: View<'_>, writes: &GoalWrites) -> Vec<PlanStep> {
    let mut done: HashMap<&Id, Date> = HashMap::new();
    for place in &writes.steps_done {
        if let (Some(Data::StepDone(step)), Some(on)) = (view.data(*place), view.past.happened(*place)) {
            done.entry(&step.step).or_insert(on);
        }
    }
    let step = |place: &Place| match view.data(*place)? {
        Data::StepAdded(added) => Some(PlanStep {
            step: added.step.clone(),
            text: added.text.clone(),
            due: added.due,
            done_on: done.get(&added.step).copied(),
        }),
        _ => None,
    };
    writes.steps.iter().filter_map(step).collect()
}

/// The goals that a goal became; none, where it was merged here and split there, until somebody decides.
fn became(view: View<'_>, writes: &GoalWrites) -> (Vec<GoalId>, Option<Clash>) {
    let goals = |place: Place| -> Option<Vec<GoalId>> {
        match view.data(place)? {
            Data::GoalMerged(merged) => Some(vec![merged.into.clone()]),
            Data::GoalSplit(split) => Some(split.into.iter().map(|part| part.id.clone()).collect()),
            _ => None,
        }
    };
    let plain = |place: Place| {
        let ids = goals(place)?.into_iter().map(|id| Document::Text(id.to_string()));
        Some(Document::List(ids.collect()))
    };
    let parts = ["goal", writes.id.as_str(), "became"];
    let (place, clash) = writes.one_of(view.past, &parts, "became", &writes.became, &plain);
    (place.and_then(goals).unwrap_or_default(), clash)
}
