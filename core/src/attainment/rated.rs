//! Which of a client's ratings count together: those of one day and one rater.

use std::collections::{HashMap, HashSet};

use super::{AttainmentInput, LevelRating};
use crate::error::{ErrorKind, Fault};
use crate::scalar::{Date, Rater};
use crate::sort;

/// The most days that an error names.
const DAYS_NAMED: usize = 10;

/// The ratings of one day, by who rated. One that does not say its day or its rater is of the only one that
/// the others say.
pub(super) struct Rated<'a> {
    /// The day, where it is known.
    pub(super) date: Option<Date>,
    /// At least one; nobody where nobody is named.
    pub(super) raters: Vec<(Option<Rater>, HashMap<&'a str, &'a LevelRating>)>,
}

impl<'a> Rated<'a> {
    /// The ratings of the day and the rater that are asked for. What is not said and would have to be is
    /// recorded: which day, and where `one` rater is wanted, which.
    pub(super) fn of(input: &'a AttainmentInput, one: bool, faults: &mut Vec<Fault>) -> Self {
        let days = sort::distinct(input.ratings.iter().filter_map(|rating| rating.date));
        if input.on.is_none() && days.len() > 1 {
            faults.push(Fault::new(ErrorKind::Missing, "on", one_of(&days)));
        }
        let of_day = |rating: &&LevelRating| input.on.is_none() || rating.date == input.on;
        let raters = sort::distinct(input.ratings.iter().filter(of_day).filter_map(|rating| rating.rater));
        if one && input.rater.is_none() && raters.len() > 1 {
            let names: Vec<&str> = raters.iter().map(|rater| rater.code()).collect();
            let expected = format!("one of the raters: {}", names.join(", "));
            faults.push(Fault::new(ErrorKind::Missing, "rater", expected));
        }
        check(input, &days, &raters, faults);
        let mut wanted: Vec<Option<Rater>> = match input.rater {
            Some(rater) => vec![Some(rater)],
            None => raters.into_iter().map(Some).collect(),
        };
        if wanted.is_empty() {
            wanted.push(None);
        }
        let by = |rater: Option<Rater>| {
            let counts = |rating: &&LevelRating| rating.rater.is_none() || rating.rater == rater;
            let ratings = input.ratings.iter().filter(of_day).filter(counts);
            (rater, ratings.map(|rating| (rating.goal.as_str(), rating)).collect())
        };
        Self { date: input.on.or(only(&days)), raters: wanted.into_iter().map(by).collect() }
    }
}

/// Records a rating that does not say its day or its rater where it must, and one that stands twice. `days` are
/// all that the ratings say, and `raters` those of the day that is asked for.
fn check(input: &AttainmentInput, days: &[Date], raters: &[Rater], faults: &mut Vec<Fault>) {
    let mut seen = HashSet::new();
    for (place, rating) in input.ratings.iter().enumerate() {
        let mut missing = |field: &str, expected: &str| {
            faults.push(Fault::new(ErrorKind::Missing, format!("ratings[{place}].{field}"), expected));
        };
        let asked = input.on.is_none() || rating.date == input.on;
        if rating.date.is_none() && input.on.is_some() {
            missing("date", "the day, since `on` chooses one");
        } else if rating.date.is_none() && days.len() > 1 {
            missing("date", "the day, since others say it");
        }
        if rating.rater.is_none() && asked && input.rater.is_some() {
            missing("rater", "who rated, since `rater` chooses one");
        } else if rating.rater.is_none() && asked && raters.len() > 1 {
            missing("rater", "who rated, since others say it");
        }
        let rater = rating.rater.or(only(raters).filter(|_| asked));
        if !seen.insert((rating.goal.as_str(), rater, rating.date.or(only(days)))) {
            let path = format!("ratings[{place}].goal");
            faults.push(Fault::new(ErrorKind::DuplicateId, path, "one rating for each goal, rater and day"));
        }
    }
}

/// The only entry, where there is one.
fn only<T: Copy>(entries: &[T]) -> Option<T> {
    if let [entry] = entries { Some(*entry) } else { None }
}

/// What would have been accepted as the day; of many days the first and the last are named.
fn one_of(days: &[Date]) -> String {
    match (days.first(), days.last()) {
        (Some(first), Some(last)) if days.len() > DAYS_NAMED => {
            format!("one of the {} days of the ratings, from {first} to {last}", days.len())
        }
        _ => {
            let days: Vec<String> = days.iter().map(Date::to_string).collect();
            format!("one of the days of the ratings: {}", days.join(", "))
        }
    }
}
