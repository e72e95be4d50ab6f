//! What was filled in, by what it was that was asked for.

use std::collections::HashMap;
use std::rc::Rc;

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

/// What may be asked for: a form that has a score, the progress towards a goal, entries of a card or a log; and by whom,
/// where that matters.
type Asked<'a> = (Kind, &'a str, Option<&'a Code>);

/// All that was filled in, by day, and of a day in the order of the history.
pub(crate) struct Answers<'a>(HashMap<Asked<'a>, Rc<[Answer<'a>]>>);

impl<'a> Answers<'a> {
    pub(crate) fn of(view: View<'a>) -> Self {
        let mut all: HashMap<Asked<'a>, Vec<Answer<'a>>> = HashMap::new();
        for kind in [Kind::ScoreRecorded, Kind::CheckIn, Kind::DiaryDay, Kind::LogEntry] {
            for &place in view.fold.of_kind(kind) {
                let (Some(data), Some(day)) = (view.data(place), view.past.happened(place)) else { continue };
                let (asked, session) = match data {
                    Data::ScoreRecorded(recorded) => {
                        ((kind, recorded.instrument.as_str(), Some(&recorded.rater)), recorded.session.as_ref())
                    }
                    Data::CheckIn(rated) => ((kind, rated.goal.as_str(), Some(&rated.rater)), rated.session.as_ref()),
                    Data::DiaryDay(_) => ((kind, DIARY_CARD, None), None),
                    Data::LogEntry(entry) => ((kind, entry.log.as_str(), None), None),
                    _ => continue,
                };
                let note = if kind == Kind::ScoreRecorded { note(view, place) } else { None };
                all.entry(asked).or_default().push(Answer { day, place, session, note });
            }
        }
        let in_order = |(asked, mut answers): (Asked<'a>, Vec<Answer<'a>>)| {
            answers.sort_by_key(|answer| (answer.day, answer.place));
            if asked.2.is_none() {
                // Entries of one day are one card.
                answers.dedup_by_key(|answer| answer.day);
            }
            (asked, answers.into())
        };
        Self(all.into_iter().map(in_order).collect())
    }

    /// The answers to an item: those that ask for the same share them.
    pub(crate) fn to(&self, planned: &MeasurePlanned) -> Rc<[Answer<'a>]> {
        let by = Some(&planned.r#for);
        let found = match (&planned.instrument, &planned.check_in, &planned.form) {
            (Some(instrument), ..) => self.0.get(&(Kind::ScoreRecorded, instrument.as_str(), by)),
            (_, Some(goal), _) => self.0.get(&(Kind::CheckIn, goal.as_str(), by)),
            (_, _, Some(form)) if form.as_str() == DIARY_CARD => self.0.get(&(Kind::DiaryDay, DIARY_CARD, None)),
            (_, _, Some(form)) => self.0.get(&(Kind::LogEntry, form.as_str(), None)),
            _ => None,
        };
        found.map_or_else(|| Rc::new([]) as Rc<[Answer<'a>]>, Rc::clone)
    }
}

/// What is to be known of a form: that it has no score, or was not filled in wholly.
fn note(view: View<'_>, place: Place) -> Option<DueReason> {
    let found = view.fold.scores.binary_search_by_key(&place, |(place, _)| *place).ok();
    match found.and_then(|found| view.fold.scores.get(found)) {
        None => Some(DueReason::NotScored),
        Some((_, score)) if score.status() == ScoreStatus::Incomplete => Some(DueReason::Incomplete),
        Some(_) => None,
    }
}
