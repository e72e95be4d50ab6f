//! A score over several instruments: of what each of them was given on one day, by one rater.

use std::collections::HashSet;

use crate::document::{Document, Naming, Read, Reader};
use crate::error::{Error, ErrorKind, Fault, record};
#[cfg(not(feature = "index"))]
use crate::instrument::absent::find;
use crate::instrument::answers::AnswersRecord;
#[cfg(feature = "index")]
use crate::instrument::catalogue::find;
use crate::instrument::definition::Scale;
use crate::instrument::digest::mark::Digest;
use crate::instrument::digest::part::of_part;
use crate::instrument::evaluation::{Evaluation, ScoreEvaluation};
use crate::instrument::program::ScorePlan;
use crate::instrument::questionnaire::Instrument;
use crate::instrument::responses::{Answer, Respondent, Responses};
use crate::instrument::score::Score;
use crate::instrument::sheet::{Sheet, Told};

/// What one part of a form was given.
#[derive(Debug, Clone, PartialEq)]
pub enum PartGiven {
    /// Its answers: a list in form order, or by the ids of its own items.
    Answers(Responses),
    /// Its score. Of single items nothing is known then; an alert of the same id is as the score has it.
    Score(Box<Score>),
    /// Its answers as they are kept. All records are of one client, one rater and one day.
    Record(Box<AnswersRecord>),
}

impl From<Responses> for PartGiven {
    fn from(answers: Responses) -> Self {
        Self::Answers(answers)
    }
}

impl From<Score> for PartGiven {
    fn from(score: Score) -> Self {
        Self::Score(Box::new(score))
    }
}

impl From<AnswersRecord> for PartGiven {
    fn from(record: AnswersRecord) -> Self {
        Self::Record(Box::new(record))
    }
}

/// What is stored says the version of its form.
impl Read for PartGiven {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        if let Document::Object(_) = reader.document() {
            let fields = reader.object()?;
            if fields.has("schema_version") && fields.has("responses") {
                return AnswersRecord::read(reader).map(Self::from);
            }
            if fields.has("schema_version") {
                return Score::read(reader).map(Self::from);
            }
        }
        Responses::read(reader).map(Self::Answers)
    }
}

/// What the parts were given, by their ids.
struct Parts(Vec<(String, PartGiven)>);

impl Read for Parts {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        reader.named("a text", |name| Some(name.to_owned())).map(Self)
    }
}

impl Instrument {
    /// Scores a form that is made of other instruments (`parts` of its definition) by what each of them was given. A part
    /// that is not there has no answers. The whole has no value where one of the parts has none.
    ///
    /// # Errors
    /// As [`Instrument::score`], at `responses` and the id of the part; `unknown_item` for a part that there is not;
    /// `inconsistent` for a score or a record of another instrument, for a score that another definition or rule for missing
    /// items made than this part has, or for records of two clients, raters or days.
    pub fn score_parts(&self, parts: &[(String, PartGiven)], respondent: Respondent) -> Result<Score, Error> {
        Ok(self.scored(self.parts_sheet(parts, respondent)?))
    }

    /// Scores whatever stands for answers in a document: as [`Instrument::score`] and, of a form that is made of other
    /// instruments, as [`Instrument::score_parts`]. What is stored has its field names in this style.
    ///
    /// # Errors
    /// As these.
    pub fn score_given(&self, given: &Document, naming: Naming, respondent: Respondent) -> Result<Score, Error> {
        Ok(self.scored(self.given_sheet(given, naming, respondent)?))
    }

    /// The same as numbers and positions only.
    ///
    /// # Errors
    /// As [`Instrument::score_given`].
    pub fn evaluate_given(
        &self,
        given: &Document,
        naming: Naming,
        respondent: Respondent,
    ) -> Result<Evaluation, Error> {
        self.given_sheet(given, naming, respondent).map(Sheet::into_evaluation)
    }

    fn given_sheet(&self, given: &Document, naming: Naming, respondent: Respondent) -> Result<Sheet<'_>, Error> {
        let parts = &self.definition().parts;
        if let Document::Object(entries) = given
            && entries.iter().any(|(name, _)| parts.iter().any(|part| part.as_str() == name))
        {
            let parts = given.read_named::<Parts>(naming).map_err(|error| error.at("responses"))?;
            return self.parts_sheet(&parts.0, respondent);
        }
        self.sheet(&given.read::<Responses>().map_err(|error| error.at("responses"))?, respondent)
    }

    fn parts_sheet(&self, given: &[(String, PartGiven)], respondent: Respondent) -> Result<Sheet<'_>, Error> {
        let mut parts =
            Given { instrument: self, respondent, answers: Vec::new(), scores: Vec::new(), faults: Vec::new() };
        let mut seen = Vec::new();
        let mut first = None;
        for (number, (id, part)) in (1..).zip(given) {
            let scales = &self.definition().subscales;
            let known = self.definition().parts.iter().any(|part| part.as_str() == id);
            let Some(place) = scales.iter().position(|scale| known && scale.id.as_str() == id) else {
                let ids: Vec<&str> = self.definition().parts.iter().map(AsRef::as_ref).collect();
                let expected = format!("one of the parts {}", ids.join(", "));
                parts.fault(ErrorKind::UnknownItem, &format!("<entry {number}>"), expected);
                continue;
            };
            let Some(scale) = scales.get(place) else { continue };
            if seen.contains(&place) {
                parts.fault(ErrorKind::DuplicateItem, id, "each part once".to_owned());
                continue;
            }
            seen.push(place);
            match part {
                PartGiven::Answers(answers) => parts.answers(scale, answers),
                PartGiven::Score(score) => parts.score(place, scale, score),
                PartGiven::Record(record) => parts.record(scale, record, first.get_or_insert(record)),
            }
        }
        let Given { respondent, answers, scores, faults, .. } = parts;
        let refused = Error::from_faults(faults).map_or(Ok(()), Err);
        let sheet = Error::both(refused, self.sheet(&Responses::Named(answers), respondent));
        let ((), mut sheet) = sheet?;
        if !scores.is_empty() {
            let mut told = Told::default();
            let mut missing = Vec::new();
            for (place, score) in scores {
                self.take(place, score, &mut told, &mut missing);
            }
            sheet.tell(told, |item| missing.contains(&item));
        }
        Ok(sheet)
    }

    /// The digest that the score of a part has, by the rules of this form.
    fn part_digest(&self, part: &Scale) -> Option<Digest> {
        of_part(self.definition(), part, &self.provenance().rules)
    }

    /// What the score of a part says in the place of its answers.
    fn take(&self, place: usize, given: &Score, told: &mut Told, missing: &mut Vec<usize>) {
        let Some(plan) = self.program().scores.get(place) else { return };
        let band = given.total().and_then(|total| plan.band(total));
        told.scores.push((place, ScoreEvaluation { band, ..given.result }));
        let start = given.instrument().len() + 1;
        let ids: HashSet<&str> = given.missing().iter().map(AsRef::as_ref).collect();
        let id = |item: usize| self.definition().items.get(item).and_then(|item| item.id.as_str().get(start..));
        missing.extend(plan.items().into_iter().filter(|item| id(*item).is_some_and(|id| ids.contains(id))));
        let alerts = self.key().alerts.iter().enumerate();
        told.alerts.extend(alerts.filter_map(|(place, code)| Some((place, given.alert(code.as_str())?))));
    }
}

/// What made the number of a score. One that was stored before there were digests counts as made by the shipped
/// definition of its version.
fn made(score: &Score) -> Option<Digest> {
    score.scale_digest().or_else(|| {
        let shipped = find(score.instrument()).filter(|known| known.definition().version.as_str() == score.version());
        shipped?.scale_digest_by(score.scale(), &score.provenance().rules)
    })
}

/// What the parts were given, so far.
struct Given<'a> {
    instrument: &'a Instrument,
    respondent: Respondent,
    answers: Vec<(String, Answer)>,
    scores: Vec<(usize, &'a Score)>,
    faults: Vec<Fault>,
}

impl<'a> Given<'a> {
    fn fault(&mut self, kind: ErrorKind, path: &str, expected: String) {
        record(&mut self.faults, Fault::new(kind, format!("responses.{path}"), expected));
    }

    fn answers(&mut self, scale: &Scale, answers: &Responses) {
        match answers {
            Responses::List(list) if list.len() == scale.items.len() => {
                self.answers.extend(scale.items.iter().map(ToString::to_string).zip(list.iter().copied()));
            }
            Responses::List(list) => {
                let kind = if list.len() < scale.items.len() { ErrorKind::TooFew } else { ErrorKind::TooMany };
                let expected = format!("exactly {} answers, with nothing for a missing one", scale.items.len());
                self.fault(kind, scale.id.as_str(), expected);
            }
            Responses::Named(named) => {
                for (number, (item, answer)) in (1..).zip(named) {
                    let item = format!("{}.{item}", scale.id);
                    if self.has(&item) {
                        self.answers.push((item, *answer));
                    } else {
                        let path = format!("{}.<entry {number}>", scale.id);
                        self.fault(ErrorKind::UnknownItem, &path, "an item of this part".to_owned());
                    }
                }
            }
        }
    }

    /// Kept answers may hold items that do not count here.
    fn record(&mut self, scale: &Scale, record: &AnswersRecord, first: &AnswersRecord) {
        let mut differ = |field: &str, same: bool, expected: String| {
            if !same {
                self.fault(ErrorKind::Inconsistent, &format!("{}.{field}", scale.id), expected);
            }
        };
        differ("instrument", record.instrument == scale.id, format!("answers to {}", scale.id));
        let same = |what: &str| format!("the {what} of the other parts: such a score is of one day and one rater");
        differ("client", record.client == first.client, same("client"));
        differ("rater", record.rater == first.rater, same("rater"));
        differ("date", record.date == first.date, same("day"));
        let agree = |one: bool, other: bool, equal: bool| !(one && other) || equal;
        differ("age", agree(record.age.is_some(), first.age.is_some(), record.age == first.age), same("age"));
        differ("sex", agree(record.sex.is_some(), first.sex.is_some(), record.sex == first.sex), same("sex"));
        self.respondent.age = self.respondent.age.or(record.age);
        self.respondent.sex = self.respondent.sex.or(record.sex);
        for (item, answer) in &record.responses {
            let item = format!("{}.{item}", scale.id);
            if self.has(&item) {
                self.answers.push((item, answer.map_or(Answer::Missing, Answer::Number)));
            }
        }
    }

    fn score(&mut self, place: usize, scale: &Scale, score: &'a Score) {
        let (low, high) = self.instrument.program().scores.get(place).map_or((0.0, 0.0), ScorePlan::range);
        let within = |number: f64| low - 1e-6 <= number && number <= high + 1e-6;
        if score.instrument() != scale.id.as_str() || score.scale() != "total" {
            let path = format!("{}.instrument", scale.id);
            self.fault(ErrorKind::Inconsistent, &path, format!("the score of {}, of the whole form", scale.id));
        } else if score.bounds().is_none() {
            let expected = "the score of a form that has a total".to_owned();
            self.fault(ErrorKind::Inconsistent, &format!("{}.total", scale.id), expected);
        } else if score.bounds().is_some_and(|(low, high)| !within(low) || !within(high)) {
            let expected = format!("numbers that this part can have: from {low} to {high}");
            self.fault(ErrorKind::OutOfRange, &format!("{}.bounds", scale.id), expected);
        } else if score.answered() > score.asked() || usize::from(score.asked()) > scale.items.len() {
            let expected = format!("numbers of items that this part can have: at most {}", scale.items.len());
            self.fault(ErrorKind::Inconsistent, &format!("{}.asked", scale.id), expected);
        } else if made(score).is_none_or(|made| self.instrument.part_digest(scale) != Some(made)) {
            let expected = "a score that says it was made as this part is: of the same items and answers, with the same \
                            rule for missing items; or the answers";
            self.fault(ErrorKind::Inconsistent, &format!("{}.scale_digest", scale.id), expected.to_owned());
        } else {
            self.scores.push((place, score));
        }
    }

    fn has(&self, item: &str) -> bool {
        self.instrument.definition().items.iter().any(|known| known.id.as_str() == item)
    }
}
