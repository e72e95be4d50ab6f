//! The check-ins of a goal: never across a merge, a split or a changed ladder.

use crate::plan::event::kind::{Data, Kind};
use crate::plan::fold::goals::GoalWrites;
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::plan::state::goals::told;
use crate::plan::state::record::GoalCheckIn;
use crate::scalar::{Code, Date};

/// One part of the check-ins of a goal, with what ended it.
pub(crate) struct Part {
    pub(crate) check_ins: Vec<GoalCheckIn>,
    pub(crate) ended_by: Option<Kind>,
}

/// The check-ins of one rater, in the parts that can be compared.
pub(crate) fn parts(view: View<'_>, writes: &GoalWrites, rater: &Code) -> Vec<Part> {
    let cuts = cuts(view, writes);
    let ends = cuts.iter().map(|(.., kind)| Some(*kind)).chain([None]);
    let mut parts: Vec<Part> = ends.map(|ended_by| Part { check_ins: Vec::new(), ended_by }).collect();
    let all = told(view, writes).map(|(goal, _)| goal.check_ins).unwrap_or_default();
    for check_in in all.into_iter().filter(|check_in| check_in.rater == *rater) {
        let Some(place) = view.past.log.place(&check_in.event) else { continue };
        let number = cuts.partition_point(|(on, cut, _)| (*on, *cut) < (check_in.on, place));
        if let Some(part) = parts.get_mut(number) {
            part.check_ins.push(check_in);
        }
    }
    parts.retain(|part| !part.check_ins.is_empty());
    parts
}

/// The events after which another series begins, by day.
fn cuts(view: View<'_>, writes: &GoalWrites) -> Vec<(Date, Place, Kind)> {
    let ladder = |place: Place| match view.data(place)? {
        Data::LadderSet(set) => Some(&set.ladder),
        _ => None,
    };
    // The first ladder changes none.
    let pairs = writes.ladders.iter().zip(writes.ladders.iter().skip(1));
    let ladders = pairs.filter(|(one, next)| ladder(**one) != ladder(**next)).map(|(_, next)| *next);
    let touches = |place: &Place| match view.data(*place) {
        Some(Data::GoalMerged(merged)) => merged.into == writes.id || merged.goals.contains(&writes.id),
        Some(Data::GoalSplit(split)) => split.goal == writes.id,
        _ => false,
    };
    let merged = view.fold.of_kind(Kind::GoalMerged).iter().chain(view.fold.of_kind(Kind::GoalSplit)).copied();
    let all = ladders.chain(merged.filter(touches));
    let mut cuts: Vec<(Date, Place, Kind)> =
        all.filter_map(|place| Some((view.past.happened(place)?, place, view.data(place)?.kind()))).collect();
    cuts.sort_unstable();
    cuts
}
