//! Published tables from a raw score to a reported one: one for everybody, or norms by age and sex.

use std::ops::RangeInclusive;

use therapy_goals_derive::Record;

use crate::document::Reader;
use crate::error::ErrorKind;
use crate::instrument::condition::Ages;
use crate::instrument::rules::Status;
use crate::instrument::sources::Sources;
use crate::scalar::{NormSex, Text};

/// What an answer can be, and what it can count.
pub(crate) const POINTS: RangeInclusive<i32> = -1_000_000..=1_000_000;

/// One row of a published table.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Record)]
#[record(new)]
pub struct Conversion {
    /// The raw score.
    #[read(within = POINTS)]
    pub raw: i32,
    /// The reported score.
    pub reported: f64,
}

/// What the reported numbers of norms are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum NormKind {
    /// T-scores: 50 is the mean of the people of the table, 10 their standard deviation.
    TScore,
    /// Percentiles: how many in a hundred of them have at most this score.
    Percentile,
}

/// Published tables by which a raw score is reported, by the respondent's age and sex.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, check = at_least_one)]
pub struct Norms {
    /// What the reported numbers are.
    pub kind: NormKind,
    /// Who may use the tables, in a sentence.
    pub licence: Text,
    /// The tables; the first one for the respondent counts, and where there is none, there is no score.
    #[schema(minItems = 1)]
    #[read(required)]
    pub tables: Vec<NormTable>,
    /// Where they come from.
    pub source: Sources,
    /// How well they are known.
    pub status: Status,
}

/// A table for some respondents.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
pub struct NormTable {
    /// For which ages; without it, for all.
    pub ages: Option<Ages>,
    /// For which sex; without it, for both.
    pub sex: Option<NormSex>,
    /// A row for each whole raw score, from the lowest up; the reported ones do not fall.
    #[schema(minItems = 1)]
    #[read(required)]
    pub rows: Vec<Conversion>,
    /// Where this table comes from, if not from the source of all.
    pub source: Option<Sources>,
}

fn at_least_one(norms: &Norms, reader: &Reader<'_>) -> Option<()> {
    if norms.tables.is_empty() {
        return reader.fault_at("tables", ErrorKind::TooFew, "at least one table");
    }
    Some(())
}
