//! Where a series stands.

use therapy_goals_derive::Record;

use super::series::{Ordered, Series};
use crate::error::Error;
use crate::scalar::Date;

/// Where a series stands: its numbers, its trend by the reliable difference, and what may be found in it.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct SeriesStatus {
    /// What its last points do.
    pub trend: Trend,
    /// How many points have a value.
    pub points: u32,
    /// How many have none.
    pub without_value: u32,
    /// The value from which change is counted.
    pub baseline: Option<f64>,
    /// The last value.
    pub latest: Option<f64>,
    /// The best value.
    pub best: Option<f64>,
    /// The last value minus the baseline.
    pub difference: Option<f64>,
    /// The same, positive where it is for the better.
    pub improvement: Option<f64>,
    /// The day of the first value.
    pub from: Option<Date>,
    /// The day of the last one.
    pub to: Option<Date>,
    /// The days between the two.
    #[read(within = 0..=3_652_058)]
    pub days: Option<u32>,
    /// The day of the first point of the window: since when nothing has moved, where that is the trend.
    pub since: Option<Date>,
    /// What the last value is reliably worse than.
    pub worse_than: Vec<Reference>,
    /// What is worth a word: small wins.
    pub wins: Vec<Win>,
}

/// What the last points of a series do. Each is a question to people, none a judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(open)]
pub enum Trend {
    /// There is no value.
    NoValues,
    /// It is not known what difference is reliable.
    NotKnown,
    /// The last value is reliably worse than the baseline, or than the best one so far.
    Worsening,
    /// There are fewer points than a window has, and no reliable change in them.
    TooFew,
    /// Reliably better than the baseline, and the last points are within the reliable difference of each other: a gain
    /// that is held, not a plateau.
    Maintaining,
    /// The last points are within the reliable difference of each other, and there is no reliable gain.
    Plateau,
    /// Reliably better than at the first point of the window, or, with fewer points than that, than at the baseline.
    Improving,
    /// The last points differ by more than error and lead nowhere yet.
    Unsettled,
}

/// What a value is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum Reference {
    /// The baseline.
    Baseline,
    /// The best value before.
    Best,
}

/// A small win, found in the last point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(open)]
pub enum Win {
    /// The first value that is better than the baseline.
    FirstMove,
    /// Better than every value before.
    BestSoFar,
    /// Reliably better than the baseline for the first time.
    FirstReliableGain,
}

/// Where a series stands: the last points against each other, against the baseline and against the best value so far.
///
/// Worsening comes before all else; then a gain that is held ([`Trend::Maintaining`]) is told apart from a plateau. The
/// rules are this library's own; that a reliable change separates movement from error is Jacobson & Truax 1991, J Consult
/// Clin Psychol 59:12-19.
///
/// # Errors
/// All faults of the series: `too_many` beyond [`MAXIMUM_POINTS`](super::MAXIMUM_POINTS); `not_a_number`; `duplicate_id`
/// for a second point of a day without an order of its own; `out_of_range` for `reliable` and `window`.
///
/// ```
/// use therapy_goals::progress::{Series, Trend, series_status};
///
/// // PHQ-9: six points are reliable.
/// let series: Series = serde_json::from_str(
///     r#"{
///         "better": "lower", "reliable": 6,
///         "points": [
///             { "date": "2026-01-05", "value": 19 }, { "date": "2026-01-19", "value": 12 },
///             { "date": "2026-02-02", "value": 11 }, { "date": "2026-02-16", "value": 12 },
///             { "date": "2026-03-02", "value": 10 }
///         ]
///     }"#,
/// )?;
/// let status = series_status(&series)?;
/// assert_eq!((status.trend, status.improvement, status.days), (Trend::Maintaining, Some(9.0), Some(56)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn series_status(series: &Series) -> Result<SeriesStatus, Error> {
    let Ordered { values, without_value } = series.ordered()?;
    let points = u32::try_from(values.len()).unwrap_or(u32::MAX);
    let (Some((from, first)), Some((to, latest))) = (values.first().copied(), values.last().copied()) else {
        return Ok(SeriesStatus {
            trend: Trend::NoValues,
            points,
            without_value,
            baseline: series.baseline,
            latest: None,
            best: None,
            difference: None,
            improvement: None,
            from: None,
            to: None,
            days: None,
            since: None,
            worse_than: Vec::new(),
            wins: Vec::new(),
        });
    };
    let baseline = series.baseline.unwrap_or(first);
    // What was before the last point; a baseline that is no point was before all of them.
    let given = series.baseline.is_some();
    let before = values.split_last().map(|(_, before)| before).unwrap_or_default();
    let before: Vec<f64> = before.iter().map(|(_, value)| *value).chain(given.then_some(baseline)).collect();
    let best_before = before.iter().copied().reduce(|best, value| better_of(series, best, value));
    let change = series.gain(baseline, latest);
    let compared = [(Reference::Baseline, Some(baseline)), (Reference::Best, best_before)];
    let worse =
        compared.into_iter().filter(|(_, value)| value.is_some_and(|it| series.gain(it, latest).reliably_worse()));
    let worse_than: Vec<Reference> = worse.map(|(reference, _)| reference).collect();
    let window = usize::from(series.window);
    let last: Vec<(Date, f64)> = values.get(values.len().saturating_sub(window)..).unwrap_or_default().to_vec();
    let whole = last.len() == window;
    Ok(SeriesStatus {
        trend: match () {
            () if series.reliable.is_none() => Trend::NotKnown,
            () if !worse_than.is_empty() => Trend::Worsening,
            () if !whole && change.reliably_better() => Trend::Improving,
            () if !whole => Trend::TooFew,
            () if within(series, &last) && change.reliably_better() => Trend::Maintaining,
            () if within(series, &last) => Trend::Plateau,
            () if last.first().is_some_and(|(_, value)| series.gain(*value, latest).reliably_better()) => {
                Trend::Improving
            }
            () => Trend::Unsettled,
        },
        points,
        without_value,
        baseline: Some(baseline),
        latest: Some(latest),
        best: Some(best_before.map_or(latest, |best| better_of(series, best, latest))),
        difference: Some(change.points),
        improvement: Some(change.improvement),
        from: Some(from),
        to: Some(to),
        days: u32::try_from(from.days_until(to)).ok(),
        since: last.first().filter(|_| whole).map(|(day, _)| *day),
        worse_than,
        wins: wins(series, baseline, &before, latest),
    })
}

fn better_of(series: &Series, one: f64, other: f64) -> f64 {
    if series.gain(one, other).improvement > 0.0 { other } else { one }
}

/// Whether no two of the points differ reliably.
fn within(series: &Series, points: &[(Date, f64)]) -> bool {
    let values = || points.iter().map(|(_, value)| *value);
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    !series.gain(low, high).reliable()
}

fn wins(series: &Series, baseline: f64, before: &[f64], latest: f64) -> Vec<Win> {
    if before.is_empty() {
        return Vec::new();
    }
    let now = series.gain(baseline, latest);
    let never = |holds: fn(super::series::Gain) -> bool| {
        holds(now) && !before.iter().any(|value| holds(series.gain(baseline, *value)))
    };
    let found = [
        (Win::FirstMove, never(|gain| gain.improvement > 0.0)),
        (Win::BestSoFar, before.iter().all(|value| series.gain(*value, latest).improvement > 0.0)),
        (Win::FirstReliableGain, never(super::series::Gain::reliably_better)),
    ];
    found.into_iter().filter(|(_, holds)| *holds).map(|(win, _)| win).collect()
}
