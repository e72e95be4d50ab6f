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
        let of_goals = match (&ladders, &ranking) {
            (Some(ladders), Some(ranking)) => check_goals(reader, ladders, ranking),
            _ => None,
        };
        fields.finish()?;
        respondent?;
        of_goals?;
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
        let mut filled_in: Vec<String> = Vec::new();
        for (number, form) in session.forms.into_iter().enumerate() {
            if filled_in.iter().any(|id| id == form.instrument.id()) {
                let path = format!("sessions[{place}].forms[{number}].instrument");
                scored = reader.adopt(&Error::new(ErrorKind::DuplicateId, path, "each instrument once in a session"));
            }
            filled_in.push(form.instrument.id().to_owned());
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
        let fault = match ladders.iter().find(|ladder| ladder.goal == rating.goal) {
            None => Error::new(ErrorKind::UnknownGoal, format!("ratings[{place}].goal"), "the goal of a ladder"),
            Some(ladder) if !ladder.has_level(rating.score) => {
                let path = format!("ratings[{place}].score");
                Error::new(ErrorKind::NotAnOption, path, "a level of the goal's ladder")
            }
            Some(_) => continue,
        };
        sound = false;
        reader.adopt::<()>(&fault);
    }
    sound.then_some(ratings)
}

/// A ladder is one of a goal.
fn check_goals(reader: &Reader<'_>, ladders: &[Ladder], ranking: &Ranking) -> Option<()> {
    let unknown = ladders.iter().enumerate().filter(|(_, ladder)| ranking.basis.goal(&ladder.goal).is_none());
    let mut sound = Some(());
    for (place, _) in unknown {
        let path = format!("ladders[{place}].goal");
        sound = reader.adopt(&Error::new(ErrorKind::UnknownGoal, path, "the id of a goal of the situation"));
    }
    sound
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
