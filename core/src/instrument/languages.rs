//! Instruments in other languages: by a translation of one's own, or by one of those that are shipped.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use crate::document;
use crate::error::{Error, ErrorKind};
#[cfg(not(feature = "index"))]
use crate::instrument::absent::get;
#[cfg(all(feature = "index", not(feature = "languages")))]
use crate::instrument::catalogue::brought;
#[cfg(feature = "index")]
use crate::instrument::catalogue::get;
use crate::instrument::digest::make;
use crate::instrument::digest::mark::Digest;
use crate::instrument::fit::fit;
use crate::instrument::inside::not_inside;
use crate::instrument::places::places;
use crate::instrument::questionnaire::Instrument;
use crate::instrument::translation::{ENGLISH, Translation};
use crate::scalar::{Code, Language, RuleName};

/// A shipped language file, and the translation once it was asked for.
struct File {
    id: &'static str,
    language: &'static str,
    #[cfg(feature = "languages")]
    json: &'static str,
    translation: OnceLock<Result<Arc<Translation>, Error>>,
}

macro_rules! languages {
    ($($id:literal $language:literal),+ $(,)?) => {
        static FILES: [File; [$($id),+].len()] = [ $( File {
            id: $id,
            language: $language,
            #[cfg(feature = "languages")]
            json: therapy_goals_derive::json!("languages/", $id, ".", $language, ".json"),
            translation: OnceLock::new(),
        } ),+ ];
    };
}

languages!("gad-7" "de", "phq-9" "de");

impl File {
    #[cfg(feature = "languages")]
    #[expect(clippy::unnecessary_wraps, reason = "what is brought may not be there")]
    fn text(&self) -> Option<Cow<'static, str>> {
        Some(Cow::Borrowed(self.json))
    }

    #[cfg(all(feature = "index", not(feature = "languages")))]
    fn text(&self) -> Option<Cow<'static, str>> {
        brought::text(&format!("{}.{}", self.id, self.language)).map(Cow::Owned)
    }

    #[cfg(not(feature = "index"))]
    fn text(&self) -> Option<Cow<'static, str>> {
        None
    }

    fn translation(&self) -> Result<Arc<Translation>, Error> {
        if let Some(read) = self.translation.get() {
            return read.clone();
        }
        // What is not there may still be brought.
        let Some(json) = self.text() else {
            let Self { id, language, .. } = self;
            let expected = format!("{ENGLISH}; {language} {}", not_inside("languages", &format!("{id}.{language}")));
            return Err(Error::new(ErrorKind::UnknownCode, "language", expected));
        };
        self.translation.get_or_init(|| document::from_json::<Translation>(&json).map(Arc::new)).clone()
    }
}

/// The languages that a shipped instrument can be had in, as tags of BCP 47: English first, then the others in
/// alphabetical order.
///
/// # Errors
/// `unknown_instrument` as [`get`].
///
/// ```
/// assert!(therapy_goals::instrument::languages("phq-9")?.contains(&"de"));
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn languages(name: &str) -> Result<Vec<&'static str>, Error> {
    Ok(of(get(name)?.id()))
}

/// A shipped instrument in a language, both by name: [`get`], then [`Instrument::with_language`].
///
/// # Errors
/// As these.
///
/// ```
/// let texts = therapy_goals::instrument::get_in("phq-9", "de")?.texts();
/// assert_eq!(texts.items[0].options[1].label.as_ref().map(|label| label.as_str()), Some("An einzelnen Tagen"));
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn get_in(name: &str, language: &str) -> Result<Instrument, Error> {
    get(name)?.with_language(language)
}

impl Instrument {
    /// The same instrument with its texts in a language that is shipped for it; `en` is English. It scores as before, and
    /// is equal to this one.
    ///
    /// The language is looked up as RFC 4647 says (section 3.4): where there is none of exactly this tag, its subtags are
    /// dropped from the right, so that `de-AT` is had in `de`, and `en-GB` in English. Which one was found,
    /// [`Texts::language`](crate::instrument::Texts::language) says; where none is found there is no other language in its
    /// place.
    ///
    /// # Errors
    /// `unknown_code` at `language` with those that there are, or with the file that is to be brought where none is inside
    /// (without the feature `languages`); for a definition of one's own as [`Instrument::with_translation`].
    ///
    /// ```
    /// let texts = therapy_goals::instrument::get_in("phq-9", "de-AT")?.texts();
    /// assert!(texts.language.is("de"));
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    pub fn with_language(&self, language: &str) -> Result<Self, Error> {
        // What is no tag is none that there is, and is refused as such.
        let asked = Language::new(language).ok();
        for tag in asked.iter().flat_map(Language::lookup) {
            if tag.eq_ignore_ascii_case(ENGLISH) {
                return Ok(self.translated(None));
            }
            let mut files = FILES.iter().filter(|file| file.id == self.id());
            if let Some(file) = files.find(|file| file.language.eq_ignore_ascii_case(tag)) {
                return self.fitting(file.translation()?);
            }
        }
        Err(Error::new(ErrorKind::UnknownCode, "language", format!("one of: {}", of(self.id()).join(", "))))
    }

    /// The same instrument with the texts of a translation of one's own. What it leaves out is shown in English, and
    /// [`Texts::untranslated`](crate::instrument::Texts::untranslated) says where. The instrument scores as before, and is
    /// equal to this one.
    ///
    /// # Errors
    /// Every fault at once, each with its path: `scale_mismatch` and `missing` at `made_for` where the translation was not
    /// made for the scores of this definition, `unknown_key` for what the definition has not, `inconsistent` for another
    /// instrument, for wording that the translation's licence does not allow, and for labels that look alike.
    pub fn with_translation(&self, translation: &Translation) -> Result<Self, Error> {
        self.fitting(Arc::new(translation.clone()))
    }

    /// The translation that its texts come from; none where they are in English.
    #[must_use]
    pub fn translation(&self) -> Option<&Translation> {
        self.1.as_deref()
    }

    fn translated(&self, translation: Option<Arc<Translation>>) -> Self {
        let mut made = self.clone();
        made.1 = translation;
        made
    }

    fn fitting(&self, translation: Arc<Translation>) -> Result<Self, Error> {
        let definition = self.definition();
        let places = places(definition);
        let rules: Vec<(String, RuleName)> =
            places.into_iter().filter_map(|(place, default, _)| Some((place, RuleName::from(default?)))).collect();
        let scales = definition.total.iter().chain(&definition.subscales);
        let digests: Vec<(&Code, Digest)> =
            scales.map(|scale| (&scale.id, make::of_scale(definition, scale, &rules))).collect();
        fit(&translation, definition, &digests)?;
        Ok(self.translated(Some(translation)))
    }
}

fn of(id: &str) -> Vec<&'static str> {
    let others = FILES.iter().filter(|file| file.id == id).map(|file| file.language);
    [ENGLISH].into_iter().chain(others).collect()
}
