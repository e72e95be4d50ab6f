//! One score over all sessions: the total of an instrument, each subscale where it has no total, or the form
//! alone where it has neither.

use therapy_goals::Error;
use therapy_goals::change::{self, ChangeLabel};
use therapy_goals::instrument::{AlertState, Instrument, ReliableChange, Rule, Score};
use therapy_goals::scalar::Date;

use crate::client::Scored;
use crate::words;

/// A score with its dates.
pub(crate) struct Series<'a> {
    /// What to call it.
    pub(crate) name: String,
    pub(crate) instrument: &'a Instrument,
    /// The published threshold by which a change is judged; the first one of the definition.
    pub(crate) threshold: Option<&'a ReliableChange>,
    pub(crate) points: Vec<Point<'a>>,
}

/// A score on one day.
pub(crate) struct Point<'a> {
    pub(crate) date: Date,
    /// The score that is followed.
    pub(crate) score: &'a Score,
    /// The form with its alerts and classifications, where this score is the one to tell them.
    pub(crate) form: Option<&'a Score>,
    pub(crate) change: Option<Change>,
}

/// What became of a score since the first one.
#[derive(Clone, Copy)]
pub(crate) struct Change {
    pub(crate) difference: f64,
    pub(crate) label: Option<ChangeLabel>,
}

/// Every score that was followed, in the order in which they came up.
pub(crate) fn all(scored: &[Scored]) -> Result<Vec<Series<'_>>, Error> {
    let mut series: Vec<Series<'_>> = Vec::new();
    for first in scored {
        let instrument = &first.instrument;
        if series.iter().any(|known| known.instrument.id() == instrument.id()) {
            continue;
        }
        let forms: Vec<&Scored> = scored.iter().filter(|form| form.instrument.id() == instrument.id()).collect();
        let definition = instrument.definition();
        if definition.total.is_some() || definition.subscales.is_empty() {
            series.push(Series::new(instrument, &forms, None)?);
            continue;
        }
        for (place, scale) in definition.subscales.iter().enumerate() {
            let mut part = Series::new(instrument, &forms, Some(scale.id.as_str()))?;
            let title = scale.title.as_ref().map_or_else(|| words::code(scale.id.as_str()), ToString::to_string);
            part.name = format!("{}, {title}", part.name);
            // What the form as a whole says is said once.
            if place > 0 {
                part.points.iter_mut().for_each(|point| point.form = None);
            }
            series.push(part);
        }
    }
    Ok(series)
}

impl<'a> Series<'a> {
    fn new(instrument: &'a Instrument, forms: &[&'a Scored], part: Option<&str>) -> Result<Self, Error> {
        let definition = instrument.definition();
        let id = part.unwrap_or("total");
        let judged = instrument.scale(id).is_some_and(|scale| scale.better.is_some());
        let threshold = definition.reliable_change.iter().find(|rule| judged && rule.score.as_str() == id);
        let mut points = Vec::new();
        let mut first = None;
        for form in forms {
            let score = part.map_or(Some(&form.score), |part| form.score.subscale(part));
            let Some(score) = score else { continue };
            let change = match (first, score.total()) {
                (Some(pre), Some(post)) => Some(Change::between(instrument, threshold, pre, post)?),
                (None, total) => {
                    first = total;
                    None
                }
                _ => None,
            };
            points.push(Point { date: form.date, score, form: Some(&form.score), change });
        }
        Ok(Self { name: definition.short_title.to_string(), instrument, threshold, points })
    }
}

impl Change {
    fn between(
        instrument: &Instrument,
        threshold: Option<&ReliableChange>,
        pre: f64,
        post: f64,
    ) -> Result<Self, Error> {
        let Some(rule) = threshold else { return Ok(Self { difference: post - pre, label: None }) };
        let found = change::published(instrument, Some(rule.id()), pre, post)?;
        Ok(Self { difference: found.difference, label: Some(found.label) })
    }

    pub(crate) fn is_worse(self) -> bool {
        self.label == Some(ChangeLabel::Deteriorated)
    }

    pub(crate) fn words(self) -> Option<&'static str> {
        self.label.map(|label| words::change(label, self.difference))
    }
}

impl Point<'_> {
    pub(crate) fn value(&self) -> String {
        self.score.total().map_or_else(|| "\u{2013}".to_owned(), words::number)
    }

    pub(crate) fn difference(&self) -> String {
        self.change.map(|change| words::signed(change.difference)).unwrap_or_default()
    }

    pub(crate) fn band(&self) -> Option<String> {
        self.score.band().map(words::code)
    }

    pub(crate) fn classifications(&self, instrument: &Instrument) -> Vec<String> {
        let results = self.form.map(Score::classifications).unwrap_or_default();
        let words = |result| self.form.map(|form| words::classification(instrument, form, result));
        results.iter().filter_map(words).collect()
    }

    /// Whether an alert of the form is in this state.
    pub(crate) fn has_alert(&self, state: AlertState) -> bool {
        self.form.is_some_and(|form| form.alerts().iter().any(|alert| alert.state == state))
    }
}
