//! The course of each score: a small picture, and the sessions at which something new is to be said.

use therapy_goals::instrument::{AlertState, ScoreStatus};

use crate::page::Page;
use crate::series::{Change, Point, Series};
use crate::table::{Cell, Row, table};
use crate::terms::Term;
use crate::words;

const BARS: [char; 8] =
    ['\u{2581}', '\u{2582}', '\u{2583}', '\u{2584}', '\u{2585}', '\u{2586}', '\u{2587}', '\u{2588}'];

pub(crate) fn course(page: &mut Page, series: &Series<'_>) {
    let definition = series.instrument.definition();
    page.section(&series.name);
    let scale = series.points.first().map_or("total", |point| point.score.scale());
    let range = series.instrument.range(scale);
    let ends = range.map(|(low, high)| format!(": {} to {}", words::number(low), words::number(high)));
    let better = words::better(series.instrument.scale(scale).and_then(|scale| scale.better));
    let threshold = series.threshold.map_or_else(
        || "No published threshold says which change is reliable.".to_owned(),
        |rule| {
            let value = words::number(rule.value);
            let people = rule.population.as_ref().map(|people| format!(" ({people})")).unwrap_or_default();
            format!("A change of {value} or more is reliable{people}.")
        },
    );
    let measures = words::capital(definition.measures.as_str());
    page.paragraph(&format!("{measures}{}{better}. {threshold}", ends.unwrap_or_default()));
    if let Some(picture) = range.and_then(|range| picture(series, range)) {
        page.paragraph(&format!("All sessions: {picture}"));
    }
    table(page, &rows(series));
    marks(page, series);
    if series.points.iter().any(|point| point.score.status() == ScoreStatus::Prorated) {
        page.explain(Term::Prorated);
    }
}

/// What the marks stand for.
fn marks(page: &mut Page, series: &Series<'_>) {
    let definition = series.instrument.definition();
    for (place, alert) in definition.alerts.iter().enumerate() {
        let any = |state| {
            let results = series.points.iter().filter_map(|point| point.form?.alerts().get(place));
            results.into_iter().any(|result| result.state == state)
        };
        let fact = words::fact(definition, alert);
        if any(AlertState::Raised) {
            page.item("! ", &format!("{fact}."));
        }
        if any(AlertState::Unknown) {
            page.item("? ", &format!("Open, as an answer is missing: \u{201c}{fact}\u{201d}"));
        }
    }
}

/// A bar for each session, between the lowest and the highest score that there is.
fn picture(series: &Series<'_>, (low, high): (f64, f64)) -> Option<String> {
    let bar = |point: &Point<'_>| {
        let Some(total) = point.score.total() else { return '\u{00b7}' };
        let share = (total - low) / (high - low);
        let place = BARS.iter().enumerate().rev().find(|(place, _)| {
            let from = f64::from(u8::try_from(*place).unwrap_or_default()) / 8.0;
            share >= from
        });
        place.map_or('\u{2581}', |(_, bar)| *bar)
    };
    (series.points.len() > 2).then(|| series.points.iter().map(bar).collect())
}

/// A row for each session, but those that say nothing new are drawn together.
fn rows(series: &Series<'_>) -> Vec<Row> {
    let head = vec![Cell::Left(String::new()), Cell::Head("score"), Cell::Head("change"), Cell::Left(String::new())];
    let mut rows = vec![Row { cells: head, words: String::new() }];
    let mut before: Option<Said> = None;
    let mut skipped = 0;
    for (place, point) in series.points.iter().enumerate() {
        let said = Said::of(series, point);
        let recent = place + 2 >= series.points.len();
        let new = before.as_ref() != Some(&said) || point.score.status() != ScoreStatus::Complete;
        if !new && !recent {
            skipped += 1;
            before = Some(said);
            continue;
        }
        rows.extend(together(skipped));
        skipped = 0;
        let cells = vec![
            Cell::Left(point.date.to_string()),
            Cell::Number(point.value()),
            Cell::Number(point.difference()),
            Cell::Left(said.mark.to_owned()),
        ];
        rows.push(Row { cells, words: said.words(before.as_ref(), point) });
        before = Some(said);
    }
    rows
}

fn together(sessions: usize) -> Option<Row> {
    let cells = vec![Cell::Left("\u{22ee}".to_owned())];
    (sessions > 0).then(|| Row { cells, words: format!("{}, nothing new", words::counted(sessions, "session")) })
}

/// What there is to say about a session beside its number.
#[derive(PartialEq)]
struct Said {
    mark: &'static str,
    band: Option<String>,
    change: Option<&'static str>,
    classifications: Vec<String>,
}

impl Said {
    fn of(series: &Series<'_>, point: &Point<'_>) -> Self {
        let mark = if point.has_alert(AlertState::Raised) {
            "!"
        } else if point.has_alert(AlertState::Unknown) {
            "?"
        } else {
            ""
        };
        let reliable = point.change.filter(|change| change.label.is_some_and(|label| label.code() != "unchanged"));
        Self {
            mark,
            band: point.band(),
            change: reliable.and_then(Change::words),
            classifications: point.classifications(series.instrument),
        }
    }

    /// In words; a classification only where it changes.
    fn words(&self, before: Option<&Self>, point: &Point<'_>) -> String {
        let known = |words: &&String| !before.is_some_and(|before| before.classifications.contains(words));
        let mut parts: Vec<String> = self.band.iter().cloned().collect();
        parts.extend(self.change.map(str::to_owned));
        parts.extend(words::completeness(point.score));
        parts.extend(self.classifications.iter().filter(known).cloned());
        parts.join("; ")
    }
}
