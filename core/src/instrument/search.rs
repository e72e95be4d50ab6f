//! Finding an instrument: by domain, age, respondent, licence, length and words.

use therapy_goals_derive::Record;

use crate::error::{Error, ErrorKind};
use crate::instrument::catalogue::listed;
use crate::instrument::condition::Ages;
use crate::instrument::definition::Respondent;
use crate::instrument::index::{Entry, Listed, Wording, Words, scored_items};
use crate::instrument::questionnaire::Instrument;
use crate::scalar::{Code, Text};
use crate::sort;

/// What to look for. Every part that is given must fit; without any, all instruments do.
///
/// Read from a document, in which every field is optional: `{"domain": "depression", "age": 15}`.
#[non_exhaustive]
#[derive(Debug, Clone, Default, PartialEq, Eq, Record)]
#[record(new)]
pub struct Query {
    /// What it is about, such as `depression`; [`domains`] lists what there is.
    pub domain: Option<Code>,
    /// The client's age in completed years, 0 to 130. It leaves out an instrument whose stated ages it is not among;
    /// of many no ages are stated, and these are found at every age.
    #[read(within = 0..=130)]
    pub age: Option<u8>,
    /// Who fills in the form.
    pub who: Option<Respondent>,
    /// Whether the wording of the items may be shipped, so that it stands in the definition.
    pub wording_may_ship: Option<bool>,
    /// The most scored items that the form may have, 1 to 1,000.
    #[read(within = 1..=1000)]
    pub maximum_items: Option<u16>,
    /// Words that all stand in the title, in what it measures or in what its items are about, in any
    /// case; or the name of the instrument in any usual spelling, so that `PHQ9` finds `phq-9`.
    pub words: Option<Text>,
}

impl Query {
    /// Whether an instrument fits; also one of your own.
    #[must_use]
    pub fn fits(&self, instrument: &Instrument) -> bool {
        let definition = instrument.definition();
        let facts = Facts {
            domains: &definition.domains,
            ages: definition.respondent.ages,
            who: definition.respondent.who,
            wording_may_ship: definition.licence.wording_may_ship,
            items: scored_items(definition),
        };
        self.fits_facts(&facts)
            && self.words.as_ref().is_none_or(|words| Wording::of(definition).holds(&Words::of(words)))
    }

    fn fits_listed(&self, Listed { entry, wording }: &Listed, words: Option<&Words>) -> bool {
        let facts = Facts {
            domains: &entry.domains,
            ages: entry.ages(),
            who: entry.who,
            wording_may_ship: entry.wording_may_ship,
            items: entry.items,
        };
        self.fits_facts(&facts) && words.is_none_or(|words| wording.holds(words))
    }

    fn fits_facts(&self, facts: &Facts<'_>) -> bool {
        self.domain.as_ref().is_none_or(|domain| facts.domains.contains(domain))
            && self.age.is_none_or(|age| facts.ages.is_none_or(|ages| ages.contains(age)))
            && self.who.is_none_or(|who| facts.who == who)
            && self.wording_may_ship.is_none_or(|may| facts.wording_may_ship == may)
            && self.maximum_items.is_none_or(|maximum| facts.items <= usize::from(maximum))
    }
}

/// What a query asks about, besides words.
struct Facts<'a> {
    domains: &'a [Code],
    ages: Option<Ages>,
    who: Respondent,
    wording_may_ship: bool,
    items: usize,
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
/// let query = Query::default().with_domain(Code::new("depression")?).with_maximum_items(2);
/// let found = search(&query)?;
/// assert_eq!(found.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), ["phq-2"]);
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn search(query: &Query) -> Result<Vec<Entry>, Error> {
    let there = listed()?;
    if let Some(domain) = &query.domain {
        let known = domains_of(&there);
        if !known.contains(&domain) {
            let known: Vec<&str> = known.into_iter().map(Code::as_str).collect();
            return Err(Error::new(ErrorKind::UnknownCode, "domain", format!("one of: {}", known.join(", "))));
        }
    }
    let words = query.words.as_ref().map(Words::of);
    let found = there.into_iter().filter(|listed| query.fits_listed(listed, words.as_ref()));
    Ok(found.map(|listed| listed.entry.clone()).collect())
}

/// What the shipped instruments are about, in alphabetical order: the values of [`Query::domain`].
///
/// # Errors
/// None, as long as the list of the shipped instruments, or what was brought, can be read.
pub fn domains() -> Result<Vec<Code>, Error> {
    Ok(domains_of(&listed()?).into_iter().cloned().collect())
}

fn domains_of<'a>(listed: &[&'a Listed]) -> Vec<&'a Code> {
    sort::distinct(listed.iter().flat_map(|listed| &listed.entry.domains))
}
