//! The file of one client: what a records system would hold.

use therapy_goals::attainment::{Ladder, LevelRating};
use therapy_goals::document::{Read, Reader};
use therapy_goals::instrument::{self, Instrument, Respondent, Responses, Score};
use therapy_goals::priority::{self, Ranking, Situation};
use therapy_goals::scalar::{Date, Text};
use therapy_goals::{Error, ErrorKind};

/// Everything about one client.
pub(crate) struct Client {
    /// A name for the report.
    pub(crate) label: Text,
    /// The goals in order.
    pub(crate) ranking: Ranking,
    /// Goal attainment ladders.
    pub(crate) ladders: Vec<Ladder>,
    /// Their ratings, dated.
    pub(crate) ratings: Vec<LevelRating>,
    /// The forms of all sessions, scored, in order of their dates.
    pub(crate) scored: Vec<Scored>,
}

/// A scored form.
pub(crate) struct Scored {
    /// The day of the session.
    pub(crate) date: Date,
    /// The instrument.
    pub(crate) instrument: Instrument,
    /// What the answers say.
    pub(crate) score: Score,
}

struct Session {
    date: Date,
    forms: Vec<Form>,
}

struct Form {
    instrument: Instrument,
    responses: Responses,
}

impl Read for Client {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let fields = reader.object()?;
        let label = fields.required("label");
        let respondent = fields.optional::<Respondent>("respondent");
        let situation = fields.required::<Situation>("situation");
        let ladders = fields.list::<Ladder>("ladders");
        let ratings = fields.list::<LevelRating>("ratings");
        let sessions = fields.required::<Vec<Session>>("sessions");
        // Whoever edits the file sees all its faults at once: so each part is checked with what could be
        // read, even where another part could not.
        let scored = sessions.and_then(|sessions| score(reader, sessions, respondent.flatten().unwrap_or_default()));
        let ranking = situation.and_then(|situation| {
            priority::rank(&situation).map_or_else(|error| reader.adopt(&error.at("situation")), Some)
        });
        let ratings = match (&ladders, ratings) {
            (Some(ladders), Some(ratings)) => check_levels(reader, ladders, ratings),
            _ => None,
        };
        fields.finish()?;
        respondent?;
        Some(Self { label: label?, ranking: ranking?, ladders: ladders?, ratings: ratings?, scored: scored? })
    }
}

/// Scores every form, and sees that the sessions stand in the order of their dates.
fn score(reader: &Reader<'_>, sessions: Vec<Session>, respondent: Respondent) -> Option<Vec<Scored>> {
    let mut scored = Some(Vec::new());
    let mut last: Option<Date> = None;
    for (place, session) in sessions.into_iter().enumerate() {
        if last.is_some_and(|last| last >= session.date) {
            let path = format!("sessions[{place}].date");
            let expected = "a later day than that of the session before";
            scored = reader.adopt(&Error::new(ErrorKind::NotAscending, path, expected));
        }
        last = Some(session.date);
        for (number, form) in session.forms.into_iter().enumerate() {
            match form.instrument.score(&form.responses, respondent) {
                Ok(score) => {
                    if let Some(scored) = &mut scored {
                        scored.push(Scored { date: session.date, instrument: form.instrument, score });
                    }
                }
                Err(error) => scored = reader.adopt(&error.at(&format!("sessions[{place}].forms[{number}]"))),
            }
        }
    }
    scored
}

fn check_levels(reader: &Reader<'_>, ladders: &[Ladder], ratings: Vec<LevelRating>) -> Option<Vec<LevelRating>> {
    let mut sound = true;
    for (place, rating) in ratings.iter().enumerate() {
        let ladder = ladders.iter().find(|ladder| ladder.goal == rating.goal);
        if ladder.is_some_and(|ladder| !ladder.has_level(rating.score)) {
            sound = false;
            let path = format!("ratings[{place}].score");
            reader.adopt::<()>(&Error::new(ErrorKind::NotAnOption, path, "a level of the goal's ladder"));
        }
    }
    sound.then_some(ratings)
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
