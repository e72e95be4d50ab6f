//! What a person reads of an instrument, in its language: each text, and which of them are shown in English or made of
//! a code.

use std::fmt::Display;

use therapy_goals_derive::Record;

use crate::instrument::definition::{Definition, Item, Scale};
use crate::instrument::key::{ClassificationKey, ScaleKey};
use crate::instrument::questionnaire::Instrument;
use crate::instrument::rules::{Alert, Classification};
use crate::instrument::translation::{Translation, entry, label};
use crate::scalar::{Code, Language, Text};

/// What a person reads of an instrument with its chosen rules, in its language.
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct Texts {
    /// The language, as a tag of BCP 47.
    pub language: Language,
    /// The title.
    pub title: Text,
    /// The usual abbreviation.
    pub short_title: Text,
    /// What it measures, in a phrase.
    pub measures: Text,
    /// The time that the questions ask about.
    pub time_frame: Option<Text>,
    /// The sentence above the items; none where the wording may not ship.
    pub stem: Option<Text>,
    /// The items in form order.
    pub items: Vec<ItemTexts>,
    /// The total, where there is one, then the subscales.
    pub scores: Vec<ScoreTexts>,
    /// The classifications.
    pub classifications: Vec<ClassificationTexts>,
    /// The alerts.
    pub alerts: Vec<AlertTexts>,
    /// The texts that are shown in English because the translation has none: where they would stand in it, such as
    /// `items.9.text` or `scores.total.bands.mild`.
    pub untranslated: Vec<Text>,
    /// The names that are made of a code, with blanks, because nobody gave one: their places, in the same way.
    pub unnamed: Vec<Text>,
}

/// What a person reads of an item.
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct ItemTexts {
    /// The id of the item.
    pub id: Code,
    /// What it is about, in neutral words.
    pub tag: Text,
    /// The wording; none where it may not ship.
    pub text: Option<Text>,
    /// The answers; empty where any number of a range is one.
    pub options: Vec<OptionTexts>,
}

/// What a person reads of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct OptionTexts {
    /// The stored number.
    pub value: crate::scalar::Points,
    /// The label; none where it may not ship.
    pub label: Option<Text>,
}

/// What a person reads of a score.
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct ScoreTexts {
    /// The id: `total`, or that of a subscale.
    pub id: Code,
    /// What it is called, where it has a name.
    pub title: Option<Text>,
    /// The bands of the chosen set, lowest first.
    pub bands: Vec<CodeTexts>,
}

/// What a person reads of a classification.
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct ClassificationTexts {
    /// The id.
    pub id: Code,
    /// What it says, in a phrase.
    pub title: Text,
    /// The categories of the chosen rule.
    pub categories: Vec<CodeTexts>,
}

/// What a person reads of a band or a category.
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct CodeTexts {
    /// The code.
    pub code: Code,
    /// The name.
    pub label: Text,
}

/// What a person reads of an alert.
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[record(answer)]
pub struct AlertTexts {
    /// The id.
    pub id: Code,
    /// The question to ask.
    pub question: Text,
}

impl Instrument {
    /// What a person reads, in the language of this instrument: English, unless
    /// [`Instrument::with_language`] or [`Instrument::with_translation`] said another one.
    ///
    /// ```
    /// let texts = therapy_goals::instrument::get("phq-9")?.texts();
    /// assert_eq!(texts.items[0].options[1].label.as_ref().map(|label| label.as_str()), Some("Several days"));
    /// assert_eq!(texts.scores[0].bands[3].label.as_str(), "moderately severe");
    /// assert!(texts.unnamed.iter().any(|place| place.as_str() == "scores.total.bands.moderately_severe"));
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    #[must_use]
    pub fn texts(&self) -> Texts {
        let mut shown =
            Shown { translation: self.translation(), untranslated: Vec::new(), unnamed: Vec::new(), told: Vec::new() };
        shown.texts(self)
    }
}

/// The texts in the making, with the places of those that are not in the language.
struct Shown<'a> {
    translation: Option<&'a Translation>,
    untranslated: Vec<Text>,
    unnamed: Vec<Text>,
    /// The response scales whose labels were told.
    told: Vec<&'a Code>,
}

/// A place is made of ids and codes, and is a text as these are.
fn keep(places: &mut Vec<Text>, place: impl Display) {
    places.extend(Text::new(&place.to_string()));
}

impl<'a> Shown<'a> {
    fn texts(&mut self, instrument: &'a Instrument) -> Texts {
        let definition = instrument.definition();
        let Definition { title, short_title, measures, time_frame, stem, items, .. } = definition;
        let own = self.translation;
        let key = instrument.key();
        let language = own.map_or_else(Language::english, |own| own.language.clone());
        let title = self.text("title", own.and_then(|own| own.title.as_ref()), title);
        let short_title = self.text("short_title", own.and_then(|own| own.short_title.as_ref()), short_title);
        let measures = self.text("measures", own.and_then(|own| own.measures.as_ref()), measures);
        let time_frame = self.perhaps("time_frame", own.and_then(|own| own.time_frame.as_ref()), time_frame.as_ref());
        let stem = self.perhaps("stem", own.and_then(|own| own.stem.as_ref()), stem.as_ref());
        let items = items.iter().map(|item| self.item(item, definition)).collect();
        let scores = definition.total.iter().chain(&definition.subscales);
        let scales = || [&key.whole].into_iter().chain(&key.subscales);
        let scores = scores.filter_map(|score| Some((score, scales().find(|scale| scale.id == score.id)?)));
        let scores = scores.map(|(score, key)| self.score(score, key)).collect();
        let classifications = definition.classifications.iter().zip(&key.classifications);
        let classifications = classifications.map(|(found, key)| self.classification(found, key)).collect();
        let alerts = definition.alerts.iter().map(|alert| self.alert(alert)).collect();
        Texts {
            language,
            title,
            short_title,
            measures,
            time_frame,
            stem,
            items,
            scores,
            classifications,
            alerts,
            untranslated: std::mem::take(&mut self.untranslated),
            unnamed: std::mem::take(&mut self.unnamed),
        }
    }

    /// A text in the language, or in English and its place kept.
    fn text(&mut self, place: impl Display, own: Option<&Text>, english: &Text) -> Text {
        if self.translation.is_some() && own.is_none() {
            keep(&mut self.untranslated, place);
        }
        own.unwrap_or(english).clone()
    }

    /// The same of a text that English has not always.
    fn perhaps(&mut self, place: impl Display, own: Option<&Text>, english: Option<&Text>) -> Option<Text> {
        match english {
            Some(english) => Some(self.text(place, own, english)),
            None => own.cloned(),
        }
    }

    /// A band or a category.
    fn code(&mut self, place: &str, code: &Code, own: Option<&Text>, english: Option<&Text>) -> CodeTexts {
        let place = format!("{place}.{code}");
        if own.is_none() && english.is_none() {
            keep(&mut self.unnamed, &place);
        }
        let blanks = Text::new(&code.as_str().replace('_', " ")).unwrap_or_else(|_| Text::from(code));
        let label = self.text(place, own, english.unwrap_or(&blanks));
        CodeTexts { code: code.clone(), label }
    }

    fn item(&mut self, item: &'a Item, definition: &Definition) -> ItemTexts {
        let id = &item.id;
        let own = self.translation.and_then(|own| entry(&own.items, id.as_str()));
        let tag = self.text(format!("items.{id}.tag"), own.and_then(|own| own.tag.as_ref()), &item.tag);
        let text = own.and_then(|own| own.text.as_ref());
        let text = self.perhaps(format!("items.{id}.text"), text, item.text.as_ref());
        let scale = definition.response_scales.iter().find(|scale| scale.id == item.response_scale);
        let mut options = Vec::new();
        // Several items share a scale, whose labels are told once.
        let first = !self.told.contains(&&item.response_scale);
        for option in scale.iter().flat_map(|scale| &scale.options) {
            let own = self.translation.and_then(|own| label(own, &item.response_scale, option));
            let label = own.or(option.label.as_ref()).cloned();
            if first && own.is_none() && label.is_some() && self.translation.is_some() {
                let place = format!("response_scales.{}.labels.{}", item.response_scale, option.value);
                keep(&mut self.untranslated, place);
            }
            options.push(OptionTexts { value: option.value, label });
        }
        self.told.push(&item.response_scale);
        ItemTexts { id: id.clone(), tag, text, options }
    }

    fn score(&mut self, score: &Scale, key: &ScaleKey) -> ScoreTexts {
        let id = &score.id;
        let own = self.translation.and_then(|own| entry(&own.scores, id.as_str()));
        let title = own.and_then(|own| own.title.as_ref());
        let title = self.perhaps(format!("scores.{id}.title"), title, score.title.as_ref());
        let place = format!("scores.{id}.bands");
        let bands = key.bands.iter().map(|code| {
            let own = own.and_then(|own| entry(&own.bands, code.as_str()));
            let mut known = score.bands.rules.iter().flat_map(|set| &set.bands).filter(|band| band.code == *code);
            self.code(&place, code, own, known.find_map(|band| band.label.as_ref()))
        });
        ScoreTexts { bands: bands.collect(), id: id.clone(), title }
    }

    fn classification(&mut self, found: &Classification, key: &ClassificationKey) -> ClassificationTexts {
        let id = &found.id;
        let own = self.translation.and_then(|own| entry(&own.classifications, id.as_str()));
        let title = own.and_then(|own| own.title.as_ref());
        let title = self.text(format!("classifications.{id}.title"), title, &found.title);
        let place = format!("classifications.{id}.categories");
        let categories = key.categories.iter().map(|code| {
            let own = own.and_then(|own| entry(&own.categories, code.as_str()));
            let known = found.categories.iter().find(|category| category.code == *code);
            self.code(&place, code, own, known.map(|category| &category.label))
        });
        ClassificationTexts { categories: categories.collect(), id: id.clone(), title }
    }

    fn alert(&mut self, alert: &Alert) -> AlertTexts {
        let own = self.translation.and_then(|own| entry(&own.alerts, alert.id.as_str()));
        let question = self.text(format!("alerts.{}", alert.id), own, &alert.question);
        AlertTexts { id: alert.id.clone(), question }
    }
}
