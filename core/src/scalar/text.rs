//! Codes, ids and texts, each checked before it exists.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::document::{Given, Key, Read, Reader};
use crate::error::{Error, ErrorKind};

/// The longest id and code.
const MAXIMUM_ID: usize = 128;
/// The longest text.
const MAXIMUM_TEXT: usize = 20_000;

/// What [`Text`] accepts, for the JSON Schema: what cannot be seen, something that can and is no control character, and
/// then anything but control characters. Written so that no engine has to go back. [`is_unseen`] says the same.
#[cfg(feature = "schema")]
const TEXT: &str = concat!(
    r"^[\t\n\r \u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f",
    r"\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8]*",
    r"[^\u0000-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f",
    r"\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8]",
    r"[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$",
);

/// Whether nothing is to be seen of a character: a blank, one of those that Unicode lets programs ignore
/// (`Default_Ignorable_Code_Point` up to U+FFFF), or the empty pattern of Braille.
const fn is_unseen(character: char) -> bool {
    character.is_whitespace()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}')
}

macro_rules! text_type {
    ($(#[$meta:meta])* $name:ident, $check:expr $(, stand_in $stand_in:literal)?) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks and takes the text.
            ///
            /// # Errors
            /// `empty_text`, `too_long` or `invalid_text`, without the text.
            pub fn new(text: &str) -> Result<Self, Error> {
                Self::check(text)?;
                Ok(Self(Arc::from(text)))
            }

            /// The same, as the name of an entry of what is read.
            pub(crate) fn at(text: &str, reader: &Reader<'_>) -> Result<Self, Error> {
                Self::check(text)?;
                Ok(Self(reader.shared(text)))
            }

            fn check(text: &str) -> Result<(), Error> {
                let check: fn(&str) -> Result<(), (ErrorKind, String)> = $check;
                check(text).map_err(|(kind, expected)| Error::new(kind, "", expected))
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                &*self.0 == other
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Error> {
                Self::new(text)
            }
        }

        impl Given<$name> for &str {
            fn given(self) -> Result<$name, Error> {
                $name::new(self)
            }
        }

        impl Given<$name> for String {
            fn given(self) -> Result<$name, Error> {
                $name::new(&self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl Read for $name {
            fn read(reader: &Reader<'_>) -> Option<Self> {
                let text = reader.text()?;
                Self::at(text, reader).map_or_else(|error| reader.adopt(&error), Some)
            }

            $( fn stand_in() -> Option<Self> {
                Some(Self(Arc::from($stand_in)))
            } )?
        }

        through_the_door!($name);
    };
}

text_type!(
    /// A stable code of a definition, such as `moderately_severe`, `pcl-5` or item `1`: letters,
    /// digits, `_`, `-` and `.`; at most 128.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
    #[cfg_attr(feature = "schema", schemars(extend("maxLength" = MAXIMUM_ID, "pattern" = "^[A-Za-z0-9_.-]+$")))]
    Code,
    |text| {
        if text.is_empty() {
            return Err((ErrorKind::EmptyText, "a code".to_owned()));
        }
        if text.len() > MAXIMUM_ID {
            return Err((ErrorKind::TooLong, format!("a code of at most {MAXIMUM_ID} characters")));
        }
        if !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')) {
            return Err((ErrorKind::InvalidText, "a code of letters, digits, '_', '-' and '.'".to_owned()));
        }
        Ok(())
    }
);

text_type!(
    /// Which rule applies at a place: the id of a published one, or `caller:2`, where the caller lets the mean of the
    /// answered items stand for up to two missing ones.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
    #[cfg_attr(feature = "schema", schemars(extend("maxLength" = MAXIMUM_ID, "pattern" = "^[A-Za-z0-9_.:-]+$")))]
    RuleName,
    |text| match text.strip_prefix("caller:") {
        Some(most) if most.parse().is_ok_and(|number: u8| (1..=200).contains(&number) && number.to_string() == most) => {
            Ok(())
        }
        Some(_) => Err((ErrorKind::InvalidText, "caller: and a whole number from 1 to 200".to_owned())),
        None => Code::new(text).map(|_| ()).map_err(|error| (error.kind(), error.expected().to_owned())),
    }
);

impl RuleName {
    /// How many missing items the caller's own rule allows; none where the rule is a published one.
    #[must_use]
    pub fn caller(&self) -> Option<u8> {
        self.as_str().strip_prefix("caller:")?.parse().ok()
    }
}

impl From<&Code> for RuleName {
    fn from(code: &Code) -> Self {
        Self(Arc::clone(&code.0))
    }
}

impl Code {
    /// A code of this library.
    pub(crate) fn known(code: &'static str) -> Self {
        Self(Arc::from(code))
    }
}

impl Key for Code {
    fn entries_into<V: Read>(entries: &mut Vec<(Self, V)>, reader: &Reader<'_>) -> bool {
        reader.named_into(entries, "a code as name", |name| Self::new(name).ok())
    }
}

text_type!(
    /// A language, as a tag of BCP 47 such as `de`, `pt-BR` or `zh-Hant`: a code of two or three letters, and what
    /// narrows it. Case does not matter.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
    #[cfg_attr(feature = "schema", schemars(extend("maxLength" = 35, "pattern" = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")))]
    Language,
    |text| {
        let mut parts = text.split('-');
        let first = parts.next().unwrap_or_default();
        let is_code = (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
        let narrows =
            |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if text.len() > 35 || !is_code || !parts.all(narrows) {
            return Err((ErrorKind::InvalidText, "a tag of a language, such as `de` or `pt-BR`".to_owned()));
        }
        Ok(())
    }
);

impl Language {
    /// English, in which all definitions are.
    pub(crate) fn english() -> Self {
        Self(Arc::from("en"))
    }

    /// Whether it is the language of this tag.
    #[must_use]
    pub fn is(&self, tag: &str) -> bool {
        self.as_str().eq_ignore_ascii_case(tag)
    }

    /// The tag, then what is left of it when subtags are dropped from the right, as the lookup of RFC 4647 drops them
    /// (section 3.4): one of a single character, which begins an extension, goes with what stood after it.
    ///
    /// ```
    /// use therapy_goals::scalar::Language;
    ///
    /// let language = Language::new("zh-Hant-CN-x-private1")?;
    /// assert_eq!(language.lookup().collect::<Vec<_>>(), ["zh-Hant-CN-x-private1", "zh-Hant-CN", "zh-Hant", "zh"]);
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    pub fn lookup(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(Some(self.as_str()), |tag| {
            let (left, _) = tag.rsplit_once('-')?;
            match left.rsplit_once('-') {
                Some((before, single)) if single.len() == 1 => Some(before),
                _ => Some(left),
            }
        })
    }
}

impl From<&Code> for Text {
    fn from(code: &Code) -> Self {
        Self(Arc::clone(&code.0))
    }
}

text_type!(
    /// The id that a host gives to a goal: 1 to 128 characters, none of them a control character, no
    /// blank at either end. Ids compare by code point.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
    #[cfg_attr(feature = "schema", schemars(extend("minLength" = 1, "maxLength" = MAXIMUM_ID)))]
    GoalId,
    of_host
);

text_type!(
    /// The id that a host gives to a record or a person, never a name: 1 to 128 characters, none of them a control
    /// character, no blank at either end. Ids compare by code point.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
    #[cfg_attr(feature = "schema", schemars(extend("minLength" = 1, "maxLength" = MAXIMUM_ID)))]
    Id,
    of_host
);

impl Id {
    /// An id that this library makes.
    pub(crate) fn known(id: &str) -> Self {
        Self(Arc::from(id))
    }
}

impl Key for GoalId {
    fn entries_into<V: Read>(entries: &mut Vec<(Self, V)>, reader: &Reader<'_>) -> bool {
        reader.named_into(entries, "the id of a goal as name", |name| Self::new(name).ok())
    }
}

/// Whether a text can be an id that a host gives.
fn of_host(text: &str) -> Result<(), (ErrorKind, String)> {
    // Nearly all: a byte is a character, and none of them is a blank or a control character.
    if (1..=MAXIMUM_ID).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    if text.is_empty() {
        return Err((ErrorKind::EmptyText, "an id".to_owned()));
    }
    if text.chars().count() > MAXIMUM_ID {
        return Err((ErrorKind::TooLong, format!("an id of at most {MAXIMUM_ID} characters")));
    }
    if text.trim() != text || text.chars().any(char::is_control) {
        let expected = "an id without control characters and without blanks at its ends";
        return Err((ErrorKind::InvalidText, expected.to_owned()));
    }
    Ok(())
}

text_type!(
    /// A time of the day, written `14:05`: hours from 00 to 23 and minutes, without a time zone.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = "^([01][0-9]|2[0-3]):[0-5][0-9]$")))]
    TimeOfDay,
    |text| {
        let part = |part: &str, below: u8| {
            let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            digits && part.parse().is_ok_and(|part: u8| part < below)
        };
        match text.split_once(':') {
            Some((hours, minutes)) if part(hours, 24) && part(minutes, 60) => Ok(()),
            _ => Err((ErrorKind::InvalidText, "a time of the day such as 14:05".to_owned())),
        }
    }
);

text_type!(
    /// What a person wrote: 1 to 20,000 characters, at least one of them to be seen; line breaks and tabs are allowed.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
    #[cfg_attr(feature = "schema", schemars(extend("maxLength" = MAXIMUM_TEXT, "pattern" = TEXT)))]
    Text,
    |text| {
        // Nearly all: the first character is seen, and each is one byte and no control character.
        let seen = text.as_bytes().first().is_some_and(u8::is_ascii_graphic);
        if seen && text.len() <= MAXIMUM_TEXT && text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
            return Ok(());
        }
        if text.chars().all(is_unseen) {
            return Err((ErrorKind::EmptyText, "a text".to_owned()));
        }
        if text.chars().count() > MAXIMUM_TEXT {
            return Err((ErrorKind::TooLong, format!("a text of at most {MAXIMUM_TEXT} characters")));
        }
        if text.chars().any(|character| character.is_control() && !matches!(character, '\n' | '\r' | '\t')) {
            return Err((ErrorKind::InvalidText, "a text without control characters".to_owned()));
        }
        Ok(())
    },
    stand_in "-"
);
