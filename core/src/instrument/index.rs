//! What helps to choose an instrument, and the list of it for all that are shipped: with the feature `list` it is inside, and
//! to find one no definition is read.

#[cfg(feature = "list")]
use std::sync::OnceLock;

use therapy_goals_derive::Record;

#[cfg(feature = "list")]
use crate::error::{Error, ErrorKind};
use crate::instrument::condition::Ages;
use crate::instrument::definition::{Definition, Respondent};
use crate::instrument::names::Spelling;
use crate::instrument::questionnaire::Instrument;
use crate::scalar::{Code, Text};

/// One instrument in a list: what helps to choose.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct Entry {
    /// Its id, such as `phq-9`.
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
        Self::of_definition(instrument.definition())
    }

    fn of_definition(definition: &Definition) -> Self {
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

    /// The ages that it was made for, where some are stated.
    pub(crate) fn ages(&self) -> Option<Ages> {
        (self.youngest.is_some() || self.oldest.is_some()).then_some(Ages { from: self.youngest, to: self.oldest })
    }
}

pub(crate) fn scored_items(definition: &Definition) -> usize {
    definition.items.iter().filter(|item| item.scored).count()
}

/// What words are looked for in.
pub(crate) struct Wording {
    /// All in lower case.
    text: String,
    names: [Spelling; 2],
}

impl Wording {
    pub(crate) fn of(definition: &Definition) -> Self {
        let Definition { id, title, short_title, measures, domains, .. } = definition;
        Self::new(id, [title, short_title, measures], domains, definition.items.iter().map(|item| item.tag.as_str()))
    }

    fn new<'a>(
        id: &'a Code,
        titles: [&'a Text; 3],
        domains: &'a [Code],
        tags: impl Iterator<Item = &'a str> + 'a,
    ) -> Self {
        let [_, short_title, _] = titles;
        let codes = std::iter::once(id).chain(domains).map(Code::as_str);
        let texts = titles.into_iter().map(Text::as_str).chain(tags).chain(codes);
        Self {
            text: texts.map(str::to_lowercase).collect::<Vec<_>>().join("\n"),
            names: [id.as_str(), short_title.as_str()].map(Spelling::of),
        }
    }

    /// Whether all words stand there, or are a spelling of the name.
    pub(crate) fn holds(&self, words: &Words) -> bool {
        let stands = |(word, spelling): &(String, Spelling)| {
            self.text.contains(word) || self.names.iter().any(|name| spelling.stands_in(name))
        };
        self.names.iter().any(|name| words.spelling.is(name)) || words.each.iter().all(stands)
    }
}

/// Words that are looked for, spelled once for all instruments.
pub(crate) struct Words {
    spelling: Spelling,
    /// Each in lower case.
    each: Vec<(String, Spelling)>,
}

impl Words {
    pub(crate) fn of(words: &Text) -> Self {
        let each = words.as_str().split_whitespace().map(|word| (word.to_lowercase(), Spelling::of(word)));
        Self { spelling: Spelling::of(words.as_str()), each: each.collect() }
    }
}

/// A shipped instrument in the list.
pub(crate) struct Listed {
    pub(crate) entry: Entry,
    pub(crate) wording: Wording,
}

impl Listed {
    /// How the instrument of a definition stands in the list.
    #[cfg(not(feature = "list"))]
    pub(crate) fn of(definition: &Definition) -> Self {
        Self { entry: Entry::of_definition(definition), wording: Wording::of(definition) }
    }

    /// A row of the list: the fields of an [`Entry`] in their order, then the tags of the items.
    #[cfg(feature = "list")]
    fn read(row: &str) -> Option<Self> {
        let columns: Vec<&str> = row.split('\t').collect();
        let [
            id,
            title,
            short_title,
            measures,
            domains,
            who,
            youngest,
            oldest,
            items,
            wording_may_ship,
            terms,
            version,
            tags @ ..,
        ] = columns.as_slice()
        else {
            return None;
        };
        let who = Respondent::ALL.iter().copied().find(|known| known.code() == *who)?;
        let (items, wording_may_ship) = (items.parse().ok()?, wording_may_ship.parse().ok()?);
        let codes = [id, version].map(|code| Code::new(code).ok());
        let texts = [title, short_title, measures, terms].map(|text| Text::new(text).ok());
        let domains = domains.split_whitespace().map(|code| Code::new(code).ok()).collect::<Option<_>>();
        let ([Some(id), Some(version)], [Some(title), Some(short_title), Some(measures), Some(terms)], Some(domains)) =
            (codes, texts, domains)
        else {
            return None;
        };
        let (youngest, oldest) = (youngest.parse().ok(), oldest.parse().ok());
        let entry = Entry {
            id,
            title,
            short_title,
            measures,
            domains,
            who,
            youngest,
            oldest,
            items,
            wording_may_ship,
            terms,
            version,
        };
        let titles = [&entry.title, &entry.short_title, &entry.measures];
        let wording = Wording::new(&entry.id, titles, &entry.domains, tags.iter().copied());
        Some(Self { entry, wording })
    }
}

/// The shipped instruments in alphabetical order of their ids. A test writes the list from the definitions, and
/// compares it with them.
#[cfg(feature = "list")]
pub(crate) fn shipped() -> Result<&'static [Listed], Error> {
    static SHIPPED: OnceLock<Option<Vec<Listed>>> = OnceLock::new();
    let list = SHIPPED.get_or_init(|| include_str!("index.tsv").lines().map(Listed::read).collect());
    list.as_deref().ok_or_else(|| Error::new(ErrorKind::Inconsistent, "instrument", "a list that can be read"))
}
