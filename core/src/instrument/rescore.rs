//! Kept answers scored again: by a new version of a definition, or by other rules.

use therapy_goals_derive::Record;

use crate::error::Error;
use crate::instrument::answers::AnswersRecord;
use crate::instrument::questionnaire::Instrument;
use crate::instrument::score::Score;
use crate::scalar::{Code, Date, Id, Text};

/// What kept answers say by another definition.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
#[non_exhaustive]
pub struct Rescored {
    /// How many records say the same by both.
    #[read(within = 0..=1_000_000_000)]
    pub unchanged: usize,
    /// The records that say something else, in the order in which they were given.
    pub changed: Vec<RescoredRecord>,
    /// The records that one of the two cannot score.
    pub refused: Vec<RefusedRecord>,
}

/// A record that says something else.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
#[non_exhaustive]
pub struct RescoredRecord {
    /// The id of the record.
    pub id: Id,
    /// The client's pseudonym.
    pub client: Id,
    /// The day of the answers.
    pub date: Date,
    /// What differs: `total`, `status`, `band`, `subscales.b.total`, `classifications.cutoff`,
    /// `alerts.self_harm_item`.
    pub differs: Vec<Text>,
    /// The total before.
    pub total_before: Option<f64>,
    /// The total after.
    pub total_after: Option<f64>,
    /// The band before.
    pub band_before: Option<Code>,
    /// The band after.
    pub band_after: Option<Code>,
}

/// A record that cannot be scored.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
#[non_exhaustive]
pub struct RefusedRecord {
    /// The id of the record.
    pub id: Id,
    /// The client's pseudonym.
    pub client: Id,
    /// The code of the first fault.
    pub code: Code,
    /// Its path.
    pub path: Text,
}

impl Instrument {
    /// Scores kept answers by another definition of this form, or another choice of its rules, and by this one, and says
    /// for whom what is other. No record is changed.
    ///
    /// # Errors
    /// None, as long as the names of a definition are no longer than a text may be: what cannot be scored is part of the
    /// answer.
    pub fn rescore<'r>(
        &self,
        records: impl IntoIterator<Item = &'r AnswersRecord>,
        before: &Self,
    ) -> Result<Rescored, Error> {
        rescore(records, before, self)
    }
}

fn rescore<'r>(
    records: impl IntoIterator<Item = &'r AnswersRecord>,
    before: &Instrument,
    after: &Instrument,
) -> Result<Rescored, Error> {
    let mut rescored = Rescored { unchanged: 0, changed: Vec::new(), refused: Vec::new() };
    for record in records {
        let AnswersRecord { id, client, date, .. } = record;
        let both = before.score_record(record).and_then(|old| Ok((old, after.score_record(record)?)));
        let (old, new) = match both {
            Ok(both) => both,
            Err(error) => {
                let (code, path) = (Code::new(error.code())?, Text::new(error.path())?);
                rescored.refused.push(RefusedRecord { id: id.clone(), client: client.clone(), code, path });
                continue;
            }
        };
        let differs = differences(&old, &new);
        if differs.is_empty() {
            rescored.unchanged += 1;
            continue;
        }
        let band = |score: &Score| score.band().map(Code::new).transpose();
        rescored.changed.push(RescoredRecord {
            id: id.clone(),
            client: client.clone(),
            date: *date,
            differs: differs.iter().map(|place| Text::new(place)).collect::<Result<_, _>>()?,
            total_before: old.total(),
            total_after: new.total(),
            band_before: band(&old)?,
            band_after: band(&new)?,
        });
    }
    Ok(rescored)
}

/// Where two scores of one form say something else; what only one of them has is such a place.
fn differences(old: &Score, new: &Score) -> Vec<String> {
    let mut differs = Vec::new();
    of_one("", Some(old), Some(new), &mut differs);
    for id in distinct(old.subscales().iter().chain(new.subscales()).map(Score::scale)) {
        of_one(&format!("subscales.{id}."), old.subscale(id), new.subscale(id), &mut differs);
    }
    for id in distinct(old.classifications().iter().chain(new.classifications()).map(|found| found.id.as_str())) {
        let of = |score: &Score| {
            let found = score.classifications().iter().find(|found| found.id.as_str() == id);
            found.map(|found| found.category.clone())
        };
        if of(old) != of(new) {
            differs.push(format!("classifications.{id}"));
        }
    }
    for code in distinct(old.alerts().iter().chain(new.alerts()).map(|alert| alert.code.as_str())) {
        if old.alert(code) != new.alert(code) {
            differs.push(format!("alerts.{code}"));
        }
    }
    differs
}

fn of_one(path: &str, old: Option<&Score>, new: Option<&Score>, differs: &mut Vec<String>) {
    if old.map(Score::status) != new.map(Score::status) {
        differs.push(format!("{path}status"));
    }
    if old.and_then(Score::total) != new.and_then(Score::total) {
        differs.push(format!("{path}total"));
    }
    if old.and_then(Score::band) != new.and_then(Score::band) {
        differs.push(format!("{path}band"));
    }
}

/// Each of them once, in their order.
fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut all: Vec<&str> = Vec::new();
    for name in names {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}
