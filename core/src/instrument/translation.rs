//! The texts of an instrument in another language: everything that a language file says.
//!
//! A translation is made for one definition: it names items, answers, bands and categories by the ids of that, and the
//! digests of its scores. It holds no number, so no score depends on it.

use therapy_goals_derive::Record;

use crate::document::{self, Named, Stored};
use crate::error::Error;
use crate::instrument::definition::{Licence, ResponseOption};
use crate::instrument::digest::mark::Digest;
use crate::instrument::sources::{Source, Sources};
use crate::scalar::{Code, Language, Text};

/// The language of all definitions.
pub(crate) const ENGLISH: &str = "en";

/// The texts of an instrument in another language. What is left out is shown in English.
#[derive(Debug, Clone, PartialEq, Record)]
pub struct Translation {
    /// The version of the format; a newer major one is refused.
    #[schema(pattern = crate::instrument::shapes::version_pattern(Translation::SCHEMA_VERSION))]
    #[read(with = |reader| reader.schema_version(Self::SCHEMA_VERSION))]
    pub schema_version: Code,
    /// The id of the instrument.
    #[schema(pattern = crate::instrument::shapes::id_pattern())]
    pub instrument: Code,
    /// The language, as a tag of BCP 47 such as `de` or `pt-BR`.
    pub language: Language,
    /// The version of this translation.
    pub version: Code,
    /// Where the wording of the form (stem, items, answers) comes from. All other words are of this file's own making.
    pub kind: TranslationKind,
    /// Who translated it.
    pub translator: Text,
    /// Who owns the wording and whether it may stand in this file.
    pub licence: Licence,
    /// The texts in which the wording was read, and those that the licence comes from.
    #[read(required)]
    pub sources: Vec<Source>,
    /// Which of them the wording was read in, word by word.
    pub source: Sources,
    /// The digests of the scores of the definition that it was made for, by default rules: `total` and the subscales.
    pub made_for: Named<Code, Digest>,
    /// The title of the instrument.
    pub title: Option<Text>,
    /// The usual abbreviation.
    pub short_title: Option<Text>,
    /// What it measures, in a phrase.
    pub measures: Option<Text>,
    /// The time that the questions ask about.
    pub time_frame: Option<Text>,
    /// The sentence above the items.
    pub stem: Option<Text>,
    /// The items, by their ids.
    pub items: Named<Code, TranslatedItem>,
    /// The labels of the answers, by the ids of the response scales.
    pub response_scales: Named<Code, TranslatedResponseScale>,
    /// The scores, by their ids: `total` and the subscales.
    pub scores: Named<Code, TranslatedScore>,
    /// The classifications, by their ids.
    pub classifications: Named<Code, TranslatedClassification>,
    /// The questions of the alerts, by the ids of these.
    pub alerts: Named<Code, Text>,
    /// What a reader should know of this translation.
    pub notes: Vec<Text>,
}

/// Where the wording of a translated form comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum TranslationKind {
    /// The holder of the rights, or the authors of the form, give it out.
    Official,
    /// Others published it.
    Published,
    /// Who wrote this file translated it: nobody has tried how people understand it.
    Own,
}

/// The texts of an item.
#[derive(Debug, Clone, PartialEq, Record)]
pub struct TranslatedItem {
    /// What the item is about, in neutral words.
    pub tag: Option<Text>,
    /// The wording.
    pub text: Option<Text>,
}

/// The texts of a response scale.
#[derive(Debug, Clone, PartialEq, Record)]
pub struct TranslatedResponseScale {
    /// The labels of the answers, by their values.
    pub labels: Named<Code, Text>,
}

/// The texts of a score.
#[derive(Debug, Clone, PartialEq, Record)]
pub struct TranslatedScore {
    /// What it is called.
    pub title: Option<Text>,
    /// The names of the bands, by their codes.
    pub bands: Named<Code, Text>,
}

/// The texts of a classification.
#[derive(Debug, Clone, PartialEq, Record)]
pub struct TranslatedClassification {
    /// What it says, in a phrase.
    pub title: Option<Text>,
    /// The names of the categories, by their codes.
    pub categories: Named<Code, Text>,
}

impl Translation {
    /// The version of the format of language files that this release writes; any other with its major number is read.
    pub const SCHEMA_VERSION: &str = "1.0";

    /// Reads a language file. Whether it fits a definition,
    /// [`Instrument::with_translation`](crate::instrument::Instrument::with_translation) says.
    ///
    /// # Errors
    /// Every fault with its path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        document::from_json(json)
    }
}

/// As a definition, of which it holds the texts alone.
impl Stored for Translation {
    const MAXIMUM_BYTES: usize = 4_000_000;
}

/// The entry of a map by its name.
pub(crate) fn entry<'t, T>(entries: &'t [(Code, T)], name: &str) -> Option<&'t T> {
    entries.iter().find(|(known, _)| known.as_str() == name).map(|(_, text)| text)
}

/// The label of an answer in a translation.
pub(crate) fn label<'t>(
    translation: &'t Translation,
    response_scale: &Code,
    option: &'t ResponseOption,
) -> Option<&'t Text> {
    let scale = entry(&translation.response_scales, response_scale.as_str());
    scale.and_then(|scale| entry(&scale.labels, &option.value.to_string()))
}
