//! What was filled in for an item.

use crate::instrument::ScoreStatus;
use crate::plan::due::record::DueReason;
use crate::plan::due::window::Answer;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::measures::MeasurePlanned;
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::scalar::Code;

/// The form that entries of a diary card fill in.
const DIARY_CARD: &str = "diary_card";

/// The answers to an item by day, and of a day in the order of the history.
pub(crate) fn answers<'a>(view: View<'a>, planned: &MeasurePlanned) -> Vec<Answer<'a>> {
    let mut all = match (&planned.instrument, &planned.check_in, &planned.form) {
        (Some(instrument), ..) => scores(view, instrument, &planned.r#for),
        (_, Some(goal), _) => {
            let of = |place: Place| match view.data(place)? {
                Data::CheckIn(rated) if rated.goal == *goal && rated.rater == planned.r#for => {
                    Some(Answer { day: view.past.happened(place)?, place, session: rated.session.as_ref(), note: None })
                }
                _ => None,
            };
            view.fold.of_kind(Kind::CheckIn).iter().filter_map(|place| of(*place)).collect()
        }
        (_, _, Some(form)) => entries(view, form),
        _ => Vec::new(),
    };
    all.sort_by_key(|answer| (answer.day, answer.place));
    if planned.form.is_some() {
        // Entries of one day are one card.
        all.dedup_by_key(|answer| answer.day);
    }
    all
}

fn scores<'a>(view: View<'a>, instrument: &Code, rater: &Code) -> Vec<Answer<'a>> {
    let note = |place: Place| {
        let found = view.fold.scores.binary_search_by_key(&place, |(place, _)| *place).ok();
        match found.and_then(|found| view.fold.scores.get(found)) {
            None => Some(DueReason::NotScored),
            Some((_, score)) if score.status() == ScoreStatus::Incomplete => Some(DueReason::Incomplete),
            Some(_) => None,
        }
    };
    let of = |place: Place| match view.data(place)? {
        Data::ScoreRecorded(recorded) if recorded.instrument == *instrument && recorded.rater == *rater => {
            let (day, session) = (view.past.happened(place)?, recorded.session.as_ref());
            Some(Answer { day, place, session, note: note(place) })
        }
        _ => None,
    };
    view.fold.of_kind(Kind::ScoreRecorded).iter().filter_map(|place| of(*place)).collect()
}

/// The entries of a form that has no score: of a diary card, or of a log of this name.
fn entries<'a>(view: View<'a>, form: &Code) -> Vec<Answer<'a>> {
    let kind = if form.as_str() == DIARY_CARD { Kind::DiaryDay } else { Kind::LogEntry };
    let of = |place: Place| {
        let is = match view.data(place)? {
            Data::DiaryDay(_) => true,
            Data::LogEntry(entry) => entry.log.as_str() == form.as_str(),
            _ => false,
        };
        is.then_some(Answer { day: view.past.happened(place)?, place, session: None, note: None })
    };
    view.fold.of_kind(kind).iter().filter_map(|place| of(*place)).collect()
}
