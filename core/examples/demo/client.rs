//! The file of one client: what a records system would hold.

use therapy_goals::ErrorKind;
use therapy_goals::attainment::{Ladder, LevelRating};
use therapy_goals::document::{Read, Reader};
use therapy_goals::instrument::{self, Instrument, Respondent, Responses};
use therapy_goals::priority::Situation;
use therapy_goals::scalar::{Date, Text};

/// Everything about one client.
pub(crate) struct Client {
    /// A name for the report.
    pub(crate) label: Text,
    /// Age and sex, for norms.
    pub(crate) respondent: Respondent,
    /// Goals, arrows, flags and policy.
    pub(crate) situation: Situation,
    /// Goal attainment ladders.
    pub(crate) ladders: Vec<Ladder>,
    /// Their ratings, dated.
    pub(crate) ratings: Vec<LevelRating>,
    /// The sessions, in order of their dates.
    pub(crate) sessions: Vec<Session>,
}

/// One session and its forms.
pub(crate) struct Session {
    /// The day.
    pub(crate) date: Date,
    /// The forms that were filled in.
    pub(crate) forms: Vec<Form>,
}

/// One filled-in form.
pub(crate) struct Form {
    /// The instrument.
    pub(crate) instrument: Instrument,
    /// The answers.
    pub(crate) responses: Responses,
}

impl Read for Client {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let fields = reader.object()?;
        let label = fields.required("label");
        let respondent = fields.optional("respondent");
        let situation = fields.required("situation");
        let ladders = fields.list("ladders");
        let ratings = fields.list("ratings");
        let sessions = fields.required::<Vec<Session>>("sessions");
        fields.finish()?;
        let sessions = sessions?;
        let dates = sessions.iter().zip(sessions.iter().skip(1));
        if dates.into_iter().any(|(earlier, later)| earlier.date >= later.date) {
            return reader.fault_at("sessions", ErrorKind::NotAscending, "sessions in the order of their dates");
        }
        Some(Self {
            label: label?,
            respondent: respondent?.unwrap_or_default(),
            situation: situation?,
            ladders: ladders?,
            ratings: ratings?,
            sessions,
        })
    }
}

impl Read for Session {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let fields = reader.object()?;
        let (date, forms) = (fields.required("date"), fields.required("forms"));
        fields.finish()?;
        Some(Self { date: date?, forms: forms? })
    }
}

impl Read for Form {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let fields = reader.object()?;
        let instrument = fields.required_with("instrument", |reader| {
            let found = instrument::get(reader.text()?);
            found.map_or_else(|error| reader.fault(error.kind(), error.expected()), Some)
        });
        let responses = fields.required("responses");
        fields.finish()?;
        Some(Self { instrument: instrument?, responses: responses? })
    }
}
