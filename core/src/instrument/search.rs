//! Finding an instrument: by domain, age, respondent, licence, length and words.

use therapy_goals_derive::Record;

use crate::error::{Error, ErrorKind};
use crate::instrument::catalogue::{get, ids};
use crate::instrument::definition::{Definition, Respondent};
use crate::instrument::names::Spelling;
use crate::instrument::questionnaire::Instrument;
use crate::scalar::{Code, Text};

/// From this age on an instrument is found for which no age is stated: it was studied with adults.
const ADULT: u8 = 18;

/// What to look for. Every part that is given must fit; without any, all instruments do.
///
/// Read from a document, in which every field is optional: `{"domain": "depression", "age": 15}`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Record)]
pub struct Query {
    /// What it is about, such as `depression`; [`domains`] lists what there is.
    pub domain: Option<Code>,
    /// The client's age in completed years, 0 to 130. An instrument for which no age is stated is
    /// found from 18 on.
    #[read(within = 0..=130)]
    pub age: Option<u8>,
    /// Who fills in the form.
    pub who: Option<Respondent>,
    /// Whether the wording of the items may be shipped, so that it stands in the definition.
    pub wording_may_ship: Option<bool>,
    /// The most scored items that the form may have, 1 to 1000.
    #[read(within = 1..=1000)]
    pub maximum_items: Option<u16>,
    /// Words that all stand in the title, in what it measures or in what its items are about, in any
    /// case; or the name of the instrument as [`get`] takes it, so that `PHQ9` finds `phq-9`.
    pub words: Option<Text>,
}

/// One instrument in a list: what helps to choose.
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct Entry {
    /// The id by which [`get`] finds it.
    pub id: Code,
    /// The published title.
    pub title: Text,
    /// The usual abbreviation.
    pub short_title: Text,
    /// What it measures, in a phrase.
    pub measures: Text,
    /// What it is about.
    pub domains: Vec<Code>,
    /// Who fills in the form.
    pub who: Respondent,
    /// The youngest age in years that it was made for; none where none is stated.
    #[read(within = 0..=130)]
    pub youngest: Option<u8>,
    /// The oldest age in years that it was made for; none where none is stated.
    #[read(within = 0..=130)]
    pub oldest: Option<u8>,
    /// How many scored items it has.
    #[read(within = 0..=1000)]
    pub items: usize,
    /// Whether the wording of the items may be shipped.
    pub wording_may_ship: bool,
    /// The terms of use, in a sentence.
    pub terms: Text,
    /// The version of the definition.
    pub version: Code,
}

impl Entry {
    /// How this instrument stands in a list; also one of your own.
    #[must_use]
    pub fn of(instrument: &Instrument) -> Self {
        let definition = instrument.definition();
        let ages = definition.respondent.ages;
        Self {
            id: definition.id.clone(),
            title: definition.title.clone(),
            short_title: definition.short_title.clone(),
            measures: definition.measures.clone(),
            domains: definition.domains.clone(),
            who: definition.respondent.who,
            youngest: ages.and_then(|ages| ages.from),
            oldest: ages.and_then(|ages| ages.to),
            items: scored_items(definition),
            wording_may_ship: definition.licence.wording_may_ship,
            terms: definition.licence.terms.clone(),
            version: definition.version.clone(),
        }
    }
}

impl Query {
    /// Whether an instrument fits; also one of your own.
    #[must_use]
    pub fn fits(&self, instrument: &Instrument) -> bool {
        let definition = instrument.definition();
        let ages = definition.respondent.ages;
        self.domain.as_ref().is_none_or(|domain| definition.domains.contains(domain))
            && self.age.is_none_or(|age| ages.map_or(age >= ADULT, |ages| ages.contains(age)))
            && self.who.is_none_or(|who| definition.respondent.who == who)
            && self.wording_may_ship.is_none_or(|may| definition.licence.wording_may_ship == may)
            && self.maximum_items.is_none_or(|maximum| scored_items(definition) <= usize::from(maximum))
            && self.words.as_ref().is_none_or(|words| holds_words(definition, words.as_str()))
    }
}

/// The shipped instruments that fit, in alphabetical order of their ids.
///
/// # Errors
/// `unknown_code` at `domain` where no shipped instrument is about it, with the domains that there are.
///
/// ```
/// use therapy_goals::instrument::{Query, search};
/// use therapy_goals::scalar::Code;
///
/// let query = Query { domain: Some(Code::new("depression")?), maximum_items: Some(2), ..Query::default() };
/// let found = search(&query)?;
/// assert_eq!(found.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), ["phq-2"]);
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn search(query: &Query) -> Result<Vec<Entry>, Error> {
    let instruments: Vec<Instrument> = ids().into_iter().map(get).collect::<Result<_, _>>()?;
    if let Some(domain) = &query.domain {
        let known = domains_of(&instruments);
        if !known.contains(domain) {
            let known: Vec<&str> = known.iter().map(Code::as_str).collect();
            return Err(Error::new(ErrorKind::UnknownCode, "domain", format!("one of: {}", known.join(", "))));
        }
    }
    Ok(instruments.iter().filter(|instrument| query.fits(instrument)).map(Entry::of).collect())
}

/// What the shipped instruments are about, in alphabetical order: the values of [`Query::domain`].
///
/// # Errors
/// None, as long as every shipped definition can be read.
pub fn domains() -> Result<Vec<Code>, Error> {
    Ok(domains_of(&ids().into_iter().map(get).collect::<Result<Vec<_>, _>>()?))
}

fn domains_of(instruments: &[Instrument]) -> Vec<Code> {
    let all = instruments.iter().flat_map(|instrument| &instrument.definition().domains);
    let mut domains: Vec<Code> = all.cloned().collect();
    domains.sort();
    domains.dedup();
    domains
}

fn scored_items(definition: &Definition) -> usize {
    definition.items.iter().filter(|item| item.scored).count()
}

fn holds_words(definition: &Definition, words: &str) -> bool {
    let titles = [&definition.title, &definition.short_title, &definition.measures];
    let texts = titles.into_iter().chain(definition.items.iter().map(|item| &item.tag)).map(Text::as_str);
    let codes = std::iter::once(&definition.id).chain(&definition.domains).map(Code::as_str);
    let text = texts.chain(codes).map(str::to_lowercase).collect::<Vec<_>>().join("\n");
    let names = [definition.id.as_str(), definition.short_title.as_str()].map(Spelling::of);
    let stands = |word: &str| {
        let spelling = Spelling::of(word);
        text.contains(&word.to_lowercase()) || names.iter().any(|name| spelling.stands_in(name))
    };
    let spelling = Spelling::of(words);
    names.iter().any(|name| spelling.is(name)) || words.split_whitespace().all(stands)
}
