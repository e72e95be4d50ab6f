//! The table: one row for each call.

use super::titles::Titles;
use super::{Argument, Given, Row, Takes};
#[cfg(feature = "attainment")]
use crate::attainment::{AttainmentInput, TScoreInput, attain, attain_by_rater};
#[cfg(feature = "change")]
use crate::change::{ChangeInput, methods, reliable_change};
use crate::document::{Document, Gathered, Read, Reader};
use crate::error::Error;
use crate::error::ErrorKind;
#[cfg(feature = "goal")]
use crate::goal::Goal;
#[cfg(feature = "priority")]
use crate::goal::SecondaryTarget;
use crate::instrument;
use crate::instrument::{Coding, Instrument, Respondent, Score, ScoreFinding, Translation};
#[cfg(feature = "priority")]
use crate::priority::{
    self, Agenda, Change, Comparison, DbtSetting, DiaryCard, Difference, Finding, HierarchyChoice, Ranking, Reason,
    ShippedHierarchy, Situation, StageFacts,
};
#[cfg(feature = "progress")]
use crate::progress::{Series, WeeksInput, series_status, weeks};

/// An argument whose name is the first step of the paths in it.
const fn told(name: &'static str) -> Argument {
    Argument { name, told: true }
}

/// The thing that a call is about.
const fn root(name: &'static str) -> Argument {
    Argument { name, told: false }
}

const fn row(name: &'static str, takes: Takes, run: fn(&Given<'_>) -> Result<String, Error>) -> Row {
    Row { name, takes, run }
}

use Takes::{Arguments, Options, Value};

/// All calls, in the order of the work.
pub(super) static ROWS: &[Row] = &[
    #[cfg(feature = "index")]
    row("instrument.search", Value, |given| given.answer(&instrument::search(&given.whole()?)?)),
    #[cfg(feature = "index")]
    row("instrument.domains", Arguments(&[]), |given| given.answer(&instrument::domains()?)),
    #[cfg(feature = "call-forms")]
    row("instrument.define", Value, |given| given.answer(&given.whole::<Instrument>()?)),
    #[cfg(feature = "call-forms")]
    row(
        "instrument.describe",
        Arguments(&[root("instrument"), told("rules"), told("language"), told("translation")]),
        |given| given.answer(&chosen(given)?.describe()),
    ),
    #[cfg(feature = "index")]
    row("instrument.languages", Value, |given| given.answer(&instrument::languages(text(given.input))?)),
    #[cfg(feature = "index")]
    row("instrument.versions", Value, |given| given.answer(&instrument::versions(text(given.input))?)),
    #[cfg(feature = "call-forms")]
    row(
        "instrument.texts",
        Arguments(&[root("instrument"), told("rules"), told("language"), told("translation")]),
        |given| given.answer(&chosen(given)?.texts()),
    ),
    #[cfg(feature = "call-forms")]
    row(
        "instrument.score",
        Options(&[
            root("instrument"),
            told("rules"),
            told("language"),
            told("translation"),
            told("responses"),
            told("coding"),
        ]),
        score,
    ),
    #[cfg(feature = "call-forms")]
    row("instrument.verify", Arguments(&[root("instrument"), told("score")]), |given| {
        let (instrument, score) = Error::both(named(given), given.argument::<Score>("score"))?;
        given.answer(&instrument.verify(&score)?)
    }),
    row("instrument.finding_sentence", Value, |given| given.answer(&given.whole::<Part<ScoreFinding>>()?.0.sentence())),
    #[cfg(feature = "goal")]
    row("goal.check", Value, |given| given.answer(&given.whole::<Goal>()?)),
    #[cfg(feature = "attainment")]
    row("attainment.t_score", Options(&[told("levels")]), |given| {
        given.checked(given.whole::<TScoreInput>()?.t_score())
    }),
    #[cfg(feature = "attainment")]
    row("attainment.attain", Options(&[told("ladders"), told("ratings")]), |given| {
        given.checked(attain(&given.whole::<AttainmentInput>()?))
    }),
    #[cfg(feature = "attainment")]
    row("attainment.attain_by_rater", Options(&[told("ladders"), told("ratings")]), |given| {
        given.checked(attain_by_rater(&given.whole::<AttainmentInput>()?))
    }),
    #[cfg(feature = "priority")]
    row("priority.rank", Options(&[told("goals")]), |given| {
        given.checked(priority::rank(&given.whole::<Situation>()?))
    }),
    #[cfg(feature = "priority")]
    row("priority.what_if", Options(&[told("goals"), told("changes")]), |given| {
        let (situation, changes) = Error::both(given.whole::<Situation>(), given.argument::<Vec<Change>>("changes"))?;
        given.checked(priority::what_if(&situation, &changes))
    }),
    #[cfg(feature = "priority")]
    row("priority.compare", Arguments(&[told("earlier"), told("later")]), |given| {
        let (earlier, later) = Error::both(given.argument::<Ranking>("earlier"), given.argument::<Ranking>("later"))?;
        given.checked(priority::compare(&earlier, &later))
    }),
    #[cfg(feature = "priority")]
    row("priority.check_ranking", Value, |given| given.answer(&given.whole::<Ranking>()?)),
    #[cfg(feature = "priority")]
    row("priority.explain", Value, |given| given.answer(&given.whole::<Ranking>()?.explain())),
    #[cfg(feature = "priority")]
    row("priority.explain_difference", Arguments(&[root("difference"), told("titles")]), |given| {
        let (titles, Part(difference)) = titled::<Part<Difference>>(given, "difference")?;
        given.answer(&difference.explain_with(&|goal| titles.name(goal)))
    }),
    #[cfg(feature = "priority")]
    row("priority.explain_comparison", Arguments(&[root("comparison"), told("titles")]), |given| {
        let (titles, Part(comparison)) = titled::<Part<Comparison>>(given, "comparison")?;
        given.answer(&comparison.explain_with(&|goal| titles.name(goal)))
    }),
    #[cfg(feature = "priority")]
    row("priority.reason_sentence", Arguments(&[root("reason"), told("titles")]), |given| {
        let (titles, Part(reason)) = titled::<Part<Reason>>(given, "reason")?;
        given.answer(&reason.sentence_with(&|goal| titles.name(goal)))
    }),
    #[cfg(feature = "priority")]
    row("priority.finding_sentence", Arguments(&[root("finding"), told("titles")]), |given| {
        let (titles, Part(finding)) = titled::<Part<Finding>>(given, "finding")?;
        given.answer(&finding.sentence_with(&|goal| titles.name(goal)))
    }),
    #[cfg(feature = "priority")]
    row("priority.to_dot", Value, |given| given.answer(&given.whole::<Ranking>()?.to_dot())),
    #[cfg(feature = "priority")]
    row("priority.to_mermaid", Value, |given| given.answer(&given.whole::<Ranking>()?.to_mermaid())),
    #[cfg(feature = "priority")]
    row("priority.with_secondary_target", Arguments(&[root("ranking"), told("targets")]), |given| {
        let targets = given.argument::<Vec<SecondaryTarget>>("targets");
        let (ranking, targets) = Error::both(given.argument::<Ranking>("ranking"), targets)?;
        given.answer(&ranking.with_secondary_target(&targets))
    }),
    #[cfg(feature = "priority")]
    row("priority.stage_from", Value, |given| given.answer(&priority::stage_from(&given.whole::<StageFacts>()?))),
    #[cfg(feature = "priority")]
    row("priority.hierarchies", Arguments(&[]), |given| given.answer(&ShippedHierarchy::ALL)),
    #[cfg(feature = "priority")]
    row("priority.hierarchy", Value, |given| {
        given.checked(given.whole::<HierarchyChoice>()?.hierarchy().map(|hierarchy| hierarchy.definition().clone()))
    }),
    #[cfg(feature = "priority")]
    row("priority.dbt_hierarchy", Value, |given| given.answer(&given.whole::<DbtSetting>()?.hierarchy())),
    #[cfg(feature = "priority")]
    row("priority.agenda", Options(&[told("targets"), told("days")]), |given| {
        given.checked(priority::agenda(&given.whole::<DiaryCard>()?))
    }),
    #[cfg(feature = "priority")]
    row("priority.check_agenda", Value, |given| given.answer(&given.whole::<Agenda>()?)),
    #[cfg(feature = "priority")]
    row("priority.explain_agenda", Value, |given| given.answer(&given.whole::<Agenda>()?.explain())),
    #[cfg(feature = "change")]
    row("change.methods", Arguments(&[]), |given| given.answer(&methods()?)),
    #[cfg(feature = "change")]
    row("change.reliable_change", Options(&[told("pre"), told("post")]), |given| {
        given.checked(reliable_change(&given.whole::<ChangeInput>()?))
    }),
    #[cfg(feature = "progress")]
    row("progress.series_status", Options(&[told("points"), told("better")]), |given| {
        given.checked(series_status(&given.whole::<Series>()?))
    }),
    #[cfg(feature = "progress")]
    row("progress.weeks", Options(&[told("entries")]), |given| given.checked(weeks(&given.whole::<WeeksInput>()?))),
];

/// A part of a stored answer: the answer may be of a later release, and the part does not say so.
struct Part<T>(T);

impl<T: Read> Read for Part<T> {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        // What is not known is looked at no more: what is told is all that is made of it.
        T::read(&reader.keeping(&Gathered::of_any_release(reader))).map(Self)
    }
}

/// What is to be told in sentences, and the titles of goals in it.
fn titled<T: Read>(given: &Given<'_>, name: &str) -> Result<(Titles, T), Error> {
    Error::both(given.argument::<Titles>("titles"), given.argument::<T>(name))
}

/// The instrument that is named or defined.
fn named(given: &Given<'_>) -> Result<Instrument, Error> {
    match given.entry("instrument") {
        Document::Text(name) => instrument::get(name),
        _ => given.argument::<Instrument>("instrument"),
    }
}

/// The instrument that is named or defined, with the rules that are chosen, in a language that is shipped for it or by a
/// translation: a file, whose names are the same in every language.
fn chosen(given: &Given<'_>) -> Result<Instrument, Error> {
    let instrument = named(given);
    let rules = match given.entry("rules") {
        Document::Null => Ok(Vec::new()),
        Document::Object(rules) => Ok(rules.iter().map(|(place, rule)| (place.as_str(), text(rule))).collect()),
        other => Err(Error::new(ErrorKind::WrongType, "rules", other.expected("places and rules"))),
    };
    let at = |error| given.at("translation", error);
    let translation = match given.entry("translation") {
        Document::Null => Ok(None),
        file => file.read::<Translation>().map(Some).map_err(at),
    };
    let ((instrument, rules), translation) = Error::both(Error::both(instrument, rules), translation)?;
    let instrument = instrument.with_rules(&rules)?;
    let instrument = match given.entry("language") {
        Document::Null => instrument,
        language => instrument.with_language(text(language))?,
    };
    translation.map_or(Ok(instrument.clone()), |translation| instrument.with_translation(&translation).map_err(at))
}

/// A rule that is no text is none that there is, and is refused as such.
fn text(document: &Document) -> &str {
    if let Document::Text(text) = document { text } else { "" }
}

/// The score of a form. A definition and responses are data: their names are those of the file format.
fn score(given: &Given<'_>) -> Result<String, Error> {
    let instrument = chosen(given)?;
    if *given.entry("coding") == Document::Null {
        let responses = given.entry("responses");
        let scored = Respondent::score(given.whole(), |facts| instrument.score_given(responses, given.naming, facts));
        return given.answer(&scored?);
    }
    let (coding, respondent) = Error::both(given.argument::<Coding>("coding"), given.whole())?;
    given.answer(&instrument.score_coded(given.entry("responses"), &coding, respondent)?)
}
