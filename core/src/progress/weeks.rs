//! A log of days, told by weeks.

use therapy_goals_derive::Record;

use super::series::MAXIMUM_POINTS;
use crate::document::Reader;
use crate::error::{Error, ErrorKind, Fault};
use crate::scalar::Date;

/// A log and the day from which its weeks are counted, for [`weeks`].
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, check = checked)]
pub struct WeeksInput {
    /// The entries in any order, at most 10,000; several a day are several.
    #[read(required)]
    pub entries: Vec<LogValue>,
    /// The first day of a week of seven days; weeks before and after it follow. The first entry's day unless stated.
    pub first_day: Option<Date>,
}

/// One line of a self-monitoring log: a rating, a count, minutes, or yes (1) and no (0).
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct LogValue {
    /// The day of which it tells.
    pub date: Date,
    /// The value.
    pub value: f64,
    /// The day on which it was written, where that is a later one.
    pub entered: Option<Date>,
}

/// A week of a log. Days without an entry stay without: nothing is filled, and `days` says how many there are.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Week {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// On how many of its seven days something is logged.
    #[read(within = 0..=7)]
    pub days: u8,
    /// How many entries it has.
    pub entries: u32,
    /// How many of them were written on a later day.
    pub late: u32,
    /// Their sum.
    pub total: f64,
    /// Their mean, over entries; none without any.
    pub mean: Option<f64>,
    /// The lowest of them.
    pub lowest: Option<f64>,
    /// The highest of them.
    pub highest: Option<f64>,
}

/// A log by weeks, from the week of its first entry to that of its last, empty weeks among them.
///
/// # Errors
/// `too_many` beyond [`MAXIMUM_POINTS`](super::MAXIMUM_POINTS) entries or weeks; `not_a_number`; `inconsistent` for an entry written before its day.
///
/// ```
/// use therapy_goals::progress::{WeeksInput, weeks};
///
/// let log: WeeksInput = serde_json::from_str(
///     r#"{ "entries": [
///         { "date": "2026-03-02", "value": 8 }, { "date": "2026-03-04", "value": 7, "entered": "2026-03-05" },
///         { "date": "2026-03-16", "value": 5 }
///     ] }"#,
/// )?;
/// let told: Vec<_> = weeks(&log)?.iter().map(|week| (week.days, week.mean)).collect();
/// assert_eq!(told, [(2, Some(7.5)), (0, None), (1, Some(5.0))]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn weeks(log: &WeeksInput) -> Result<Vec<Week>, Error> {
    Error::from_faults(faults(log)).map_or(Ok(()), Err)?;
    let mut entries: Vec<&LogValue> = log.entries.iter().collect();
    entries.sort_by_key(|entry| entry.date);
    let (Some(first), Some(last)) = (entries.first(), entries.last()) else { return Ok(Vec::new()) };
    let first_day = log.first_day.unwrap_or(first.date);
    let week = |date: Date| first_day.days_until(date).div_euclid(7);
    let (from, to) = (week(first.date), week(last.date));
    if usize::try_from(to - from).unwrap_or(usize::MAX) >= MAXIMUM_POINTS {
        return Err(Error::new(ErrorKind::TooMany, "entries", format!("entries of at most {MAXIMUM_POINTS} weeks")));
    }
    let mut rest = entries.as_slice();
    let mut told = Vec::new();
    for number in from..=to {
        let within = rest.partition_point(|entry| week(entry.date) <= number);
        let (own, later) = rest.split_at_checked(within).unwrap_or_default();
        rest = later;
        // At the end of the calendar the last week has no last day.
        let (Some(from), Some(to)) = (first_day.plus_days(number * 7), first_day.plus_days(number * 7 + 6)) else {
            return Err(Error::new(ErrorKind::OutOfRange, "first_day", "weeks that lie in the calendar"));
        };
        told.push(one(from, to, own));
    }
    Ok(told)
}

fn one(from: Date, to: Date, entries: &[&LogValue]) -> Week {
    let mut days: Vec<Date> = entries.iter().map(|entry| entry.date).collect();
    days.dedup();
    let total: f64 = entries.iter().map(|entry| entry.value).sum::<f64>() + 0.0;
    let count = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    let values = || entries.iter().map(|entry| entry.value);
    Week {
        from,
        to,
        days: u8::try_from(days.len()).unwrap_or(u8::MAX),
        entries: count,
        late: u32::try_from(entries.iter().filter(|entry| entry.entered.is_some_and(|day| day > entry.date)).count())
            .unwrap_or(u32::MAX),
        total,
        mean: (count > 0).then(|| total / f64::from(count)),
        lowest: values().reduce(f64::min),
        highest: values().reduce(f64::max),
    }
}

fn faults(log: &WeeksInput) -> Vec<Fault> {
    if log.entries.len() > MAXIMUM_POINTS {
        return vec![Fault::new(ErrorKind::TooMany, "entries", format!("at most {MAXIMUM_POINTS} entries"))];
    }
    let mut faults = Vec::new();
    for (place, entry) in log.entries.iter().enumerate() {
        if !entry.value.is_finite() {
            faults.push(Fault::new(ErrorKind::NotANumber, format!("entries[{place}].value"), "a finite number"));
        }
        if entry.entered.is_some_and(|entered| entered < entry.date) {
            let expected = "the day of the entry or a later one";
            faults.push(Fault::new(ErrorKind::Inconsistent, format!("entries[{place}].entered"), expected));
        }
    }
    faults
}

fn checked(log: &WeeksInput, reader: &Reader<'_>) -> Option<()> {
    Error::from_faults(faults(log)).map_or(Some(()), |error| reader.adopt(&error))
}
