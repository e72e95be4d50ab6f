//! The scores of an instrument: those on one scale are one series.

use crate::instrument::{Digest, Score};
use crate::plan::event::kind::Data;
use crate::plan::event::record::Event;
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::progress::Point;
use crate::scalar::{Better, Code, Date};

/// The scores of one rater on one scale.
pub(crate) struct OnScale {
    pub(crate) scale: Option<Digest>,
    pub(crate) better: Better,
    pub(crate) points: Vec<(Point, Place)>,
}

/// The scores of one rater, by scale: a scale of which neither end is better has no series.
pub(crate) fn scales(view: View<'_>, instrument: &Code, part: &Code, rater: &Code) -> Vec<OnScale> {
    let mut all: Vec<OnScale> = Vec::new();
    // Of one day the later time comes later.
    let mut scores: Vec<_> = view.fold.scores.iter().collect();
    scores.sort_by_key(|(place, _)| (view.past.event(*place).and_then(Event::time), *place));
    for (place, score) in scores {
        let Some(Data::ScoreRecorded(recorded)) = view.data(*place) else { continue };
        if recorded.instrument != *instrument || recorded.rater != *rater {
            continue;
        }
        let of: Option<&Score> = if part.as_str() == "total" { Some(&**score) } else { score.subscale(part.as_str()) };
        let Some(of) = of else { continue };
        let (Some(better), Some(date)) = (of.better(), view.past.happened(*place)) else { continue };
        let point = Point { date, value: of.total(), order: recorded.order };
        let scale = of.scale_digest();
        match all.iter_mut().find(|known| known.scale == scale && known.better == better) {
            Some(known) => known.points.push((point, *place)),
            None => all.push(OnScale { scale, better, points: vec![(point, *place)] }),
        }
    }
    all
}

/// The points by day, one a day and order: of two the one that comes last. Where several are of one day, each has an
/// order.
pub(crate) fn in_order(mut points: Vec<(Point, Place)>) -> Vec<(Point, Place)> {
    points.sort_by_key(|(point, _)| (point.date, point.order));
    let mut kept: Vec<(Point, Place)> = Vec::new();
    for (point, place) in points {
        match kept.last_mut() {
            Some((last, at)) if last.date == point.date && last.order == point.order => {
                (*last, *at) = (point, place);
            }
            _ => kept.push((point, place)),
        }
    }
    let days: Vec<Date> = kept.iter().map(|(point, _)| point.date).collect();
    let mut number = 0;
    for (place, (point, _)) in kept.iter_mut().enumerate() {
        let same = |other: Option<&Date>| other == Some(&point.date);
        let follows = same(place.checked_sub(1).and_then(|before| days.get(before)));
        number = if follows { number + 1 } else { 1 };
        let alone = !follows && !same(days.get(place + 1));
        point.order = (!alone).then_some(number);
    }
    kept
}
