//! Answers as they are kept: what one person answered on one day, by item, and all that scores them again.

use therapy_goals_derive::Record;

use crate::document::{self, Document, Kept, Named, Read, Reader, Stored, in_order_of};
use crate::error::{Error, ErrorKind};
#[cfg(not(feature = "index"))]
use crate::instrument::absent::find;
#[cfg(feature = "index")]
use crate::instrument::catalogue::find;
use crate::instrument::coding::Coding;
use crate::instrument::digest::mark::Digest;
use crate::instrument::evaluation::Evaluation;
use crate::instrument::places::places;
use crate::instrument::questionnaire::Instrument;
use crate::instrument::responses::{Answer, Respondent, Responses};
use crate::instrument::results::Provenance;
use crate::instrument::score::Score;
use crate::scalar::{Code, Date, Id, Language, RuleName, Sex, TimeOfDay};

/// Whose answers they are, and when they were given.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new)]
#[non_exhaustive]
pub struct Occasion {
    /// The id of the record that is made.
    pub id: Id,
    /// The client's pseudonym: an id, never a name.
    pub client: Id,
    /// Who answered, such as `client`, `therapist` or `parent`.
    pub rater: Code,
    /// Who entered the answers, where that is somebody else: an id, never a name.
    pub by: Option<Id>,
    /// The day on which they were given.
    pub date: Date,
    /// The time of that day.
    pub time: Option<TimeOfDay>,
    /// The language of the form, such as `de` or `pt-BR`.
    pub language: Option<Language>,
    /// The client's age in completed years on that day, 0 to 130.
    #[read(within = 0..=130)]
    pub age: Option<u8>,
    /// The sex of the client, where a norm depends on it.
    pub sex: Option<Sex>,
}

/// The answers of one person to one form on one day, as they are kept: a score keeps none. They are those of the form,
/// decoded; scoring them again needs no coding.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer, arrange = in_order_of_form)]
#[non_exhaustive]
pub struct AnswersRecord {
    /// The version of the form in which this is stored.
    #[read(with = |reader| reader.schema_version(Self::SCHEMA_VERSION))]
    pub schema_version: Code,
    /// The id of this record.
    pub id: Id,
    /// The client's pseudonym.
    pub client: Id,
    /// Who answered.
    pub rater: Code,
    /// Who entered the answers, where that is somebody else.
    pub by: Option<Id>,
    /// The day on which they were given.
    pub date: Date,
    /// The time of that day.
    pub time: Option<TimeOfDay>,
    /// The instrument.
    pub instrument: Code,
    /// The version of its definition.
    pub version: Code,
    /// The digest of that definition.
    pub definition_digest: Digest,
    /// The rule that was chosen at each place.
    pub rules: Named<Code, RuleName>,
    /// The language of the form.
    pub language: Option<Language>,
    /// The client's age in completed years on that day.
    #[read(within = 0..=130)]
    pub age: Option<u8>,
    /// The sex of the client.
    pub sex: Option<Sex>,
    /// Each item of the form with its answer, in the definition's own values; null is missing. Items that count in no
    /// score are among them, and answers to what was not asked.
    #[read(with = responses)]
    pub responses: Named<Code, Option<f64>>,
    /// How the sheet was coded that they came from. It is kept to be looked up and is never applied again.
    pub coding: Option<Coding>,
    /// What a later release wrote beside it.
    pub kept: Kept,
}

/// Answers by item id; null is missing.
pub(crate) fn responses(reader: &Reader<'_>) -> Option<Named<Code, Option<f64>>> {
    let Responses::Named(named) = Responses::read(reader)? else {
        return reader.fault(ErrorKind::WrongType, "answers by item id");
    };
    let mut kept = Vec::with_capacity(named.len());
    for (number, (item, answer)) in (1..).zip(&named) {
        let answer = match answer {
            Answer::Missing => None,
            Answer::Number(number) if number.is_finite() => Some(*number),
            _ => {
                let path = format!("<entry {number}>");
                return reader.adopt(&Error::new(ErrorKind::WrongType, path, "a number, or null where it is missing"));
            }
        };
        match Code::at(item, reader) {
            Ok(item) => kept.push((item, answer)),
            Err(error) => return reader.adopt(&error.at(&format!("<entry {number}>"))),
        }
    }
    Some(kept.into())
}

/// A store may keep the entries of an object in another order than that of the form.
fn in_order_of_form(record: &mut AnswersRecord) {
    let Some(definition) = find(record.instrument.as_str()).map(Instrument::definition) else { return };
    let items: Vec<&Code> = definition.items.iter().map(|item| &item.id).collect();
    in_order_of(&items, &mut record.responses, |(item, _)| item.as_str());
    let places: Vec<String> = places(definition).into_iter().map(|(place, ..)| place).collect();
    in_order_of(&places, &mut record.rules, |(place, _)| place.as_str());
}

impl AnswersRecord {
    /// The version of the form in which this release stores answers; any other with its major number is read.
    pub const SCHEMA_VERSION: &str = "1.0";

    /// Reads a stored record from JSON text.
    ///
    /// # Errors
    /// As [`document::from_json`].
    pub fn from_json(json: &str) -> Result<Self, Error> {
        document::from_json(json)
    }

    fn respondent(&self) -> Respondent {
        Respondent { age: self.age, sex: self.sex }
    }

    fn given(&self) -> Responses {
        let answer = |answer: Option<f64>| answer.map_or(Answer::Missing, Answer::Number);
        Responses::Named(self.responses.iter().map(|(item, given)| (item.to_string(), answer(*given))).collect())
    }
}

/// A hundred times the largest form.
impl Stored for AnswersRecord {
    const MAXIMUM_BYTES: usize = 1_000_000;
}

impl Instrument {
    /// The answers on a sheet as a record: checked as scoring checks them, and decoded where a coding says how they
    /// arrive.
    ///
    /// # Errors
    /// As [`Instrument::score_coded`].
    ///
    /// ```
    /// use therapy_goals::document::Document;
    /// use therapy_goals::instrument;
    /// use therapy_goals::instrument::answers::Occasion;
    ///
    /// let gad7 = instrument::get("gad-7")?;
    /// let occasion = Document::from_json(
    ///     r#"{ "id": "7d1f", "client": "c-17", "rater": "client", "date": "2026-11-26", "age": 34 }"#,
    /// )?;
    /// let sheet = Document::from_json("[2, 2, 1, 1, 0, null, 1]")?;
    /// let record = gad7.record(&sheet, None, &occasion.read::<Occasion>()?)?;
    /// assert_eq!(record.responses[0].1, Some(2.0));
    /// assert_eq!(gad7.score_record(&record)?.bounds(), Some((7.0, 10.0)));
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    pub fn record(
        &self,
        sheet: &Document,
        coding: Option<&Coding>,
        occasion: &Occasion,
    ) -> Result<AnswersRecord, Error> {
        let Occasion { id, client, rater, by, date, time, language, age, sex } = occasion.clone();
        let respondent = Respondent { age, sex };
        // Checked with all faults, as a score is.
        let responses = match coding {
            None => {
                let responses = sheet.read::<Responses>().map_err(|error| error.at("responses"))?;
                self.sheet(&responses, respondent)?;
                responses
            }
            Some(coding) => {
                self.coded_sheet(sheet, coding, respondent)?;
                self.coded(coding)?.responses(sheet)?.0
            }
        };
        let Provenance { instrument, version, rules, .. } = self.provenance().clone();
        let rules = rules.into_iter().map(|(place, rule)| Ok((Code::new(&place)?, rule)));
        Ok(AnswersRecord {
            schema_version: Code::new(AnswersRecord::SCHEMA_VERSION)?,
            id,
            client,
            rater,
            by,
            date,
            time,
            instrument,
            version,
            definition_digest: self.definition_digest(),
            rules: rules.collect::<Result<_, Error>>()?,
            language,
            age,
            sex,
            responses: self.by_item(&responses),
            coding: coding.cloned(),
            kept: Kept::default(),
        })
    }

    /// Scores kept answers with this definition and its chosen rules, whichever made the record.
    ///
    /// # Errors
    /// `inconsistent` at `record.instrument` where they are answers to another form; else as [`Instrument::score`], for
    /// answers that this definition does not know.
    pub fn score_record(&self, record: &AnswersRecord) -> Result<Score, Error> {
        self.own(record)?;
        self.score(record.given(), record.respondent())
    }

    /// The same as numbers and positions only.
    ///
    /// # Errors
    /// As [`Instrument::score_record`].
    pub fn evaluate_record(&self, record: &AnswersRecord) -> Result<Evaluation, Error> {
        self.own(record)?;
        self.evaluate(&record.given(), record.respondent())
    }

    fn own(&self, record: &AnswersRecord) -> Result<(), Error> {
        if record.instrument.as_str() == self.id() {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Inconsistent, "record.instrument", format!("answers to {}", self.id())))
    }

    /// Every item of the definition with its answer.
    fn by_item(&self, responses: &Responses) -> Named<Code, Option<f64>> {
        let number = |answer: &Answer| match answer {
            Answer::Number(number) => Some(*number),
            Answer::Missing | Answer::WrongType => None,
        };
        let scored = self.scored_items();
        let answer = |item: &str| match responses {
            Responses::List(answers) => scored.iter().position(|id| *id == item).and_then(|place| answers.get(place)),
            Responses::Named(answers) => answers.iter().find(|(id, _)| id == item).map(|(_, answer)| answer),
        };
        let items = self.definition().items.iter().map(|item| &item.id);
        items.map(|item| (item.clone(), answer(item.as_str()).and_then(number))).collect()
    }
}
