//! Definitions of past versions, of what is shipped: those that make or judge a number in another way than the version
//! after them.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::document;
use crate::error::{Error, ErrorKind};
#[cfg(not(feature = "past"))]
use crate::instrument::catalogue::brought;
use crate::instrument::catalogue::get;
use crate::instrument::definition::Definition;
use crate::instrument::inside::not_inside;
use crate::instrument::questionnaire::Instrument;

/// A past definition: id, version, file, and the instrument once it was asked for.
struct Past {
    id: &'static str,
    version: &'static str,
    #[cfg(feature = "past")]
    json: &'static str,
    instrument: OnceLock<Result<Instrument, Error>>,
}

macro_rules! past {
    ($($id:literal $version:literal),+ $(,)?) => {
        static PAST: [Past; [$($id),+].len()] = [ $( Past {
            id: $id,
            version: $version,
            #[cfg(feature = "past")]
            json: therapy_goals_derive::json!("instruments/past/", $id, "@", $version, ".json"),
            instrument: OnceLock::new(),
        } ),+ ];
    };
}

// The versions of one id stand one after the other, the newest first.
past!(
    "audit-c" "1.0.0",
    "epds" "1.0.0",
    "gds-15" "1.0.0",
    "ghq-12" "1.0.0",
    "hads" "1.0.0",
    "ies-r" "1.0.0",
    "pcl-5" "1.1.0",
    "pcl-5" "1.0.0",
    "pdss" "1.0.0",
    "phq-8" "1.0.0",
    "who-5" "1.0.0",
    "wsas" "1.0.0",
);

impl Past {
    #[cfg(feature = "past")]
    #[expect(clippy::unnecessary_wraps, reason = "what is brought may not be there")]
    fn text(&self) -> Option<Cow<'static, str>> {
        Some(Cow::Borrowed(self.json))
    }

    #[cfg(not(feature = "past"))]
    fn text(&self) -> Option<Cow<'static, str>> {
        brought::text(&self.name()).map(Cow::Owned)
    }

    fn name(&self) -> String {
        format!("{}@{}", self.id, self.version)
    }

    fn instrument(&self) -> Result<Instrument, Error> {
        if let Some(read) = self.instrument.get() {
            return read.clone();
        }
        // What is not there may still be brought.
        let Some(json) = self.text() else {
            let expected = format!("{} {}", self.version, not_inside("past", &self.name()));
            return Err(Error::new(ErrorKind::UnknownCode, "version", expected));
        };
        self.instrument.get_or_init(|| document::from_json(&json)).clone()
    }
}

/// The versions of a shipped instrument that it can be had in ([`get_version`]): today's first, then those before it, as
/// its history has them.
///
/// # Errors
/// `unknown_instrument` as [`get`].
///
/// ```
/// assert_eq!(therapy_goals::instrument::versions("ies-r")?, ["1.1.0", "1.0.0"]);
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn versions(name: &str) -> Result<Vec<String>, Error> {
    Ok(of(get(name)?.definition()).map(str::to_owned).collect())
}

/// A shipped instrument as one of its versions made and judged numbers: today's, or a past one. So kept answers can be scored
/// as they were scored, and compared with what they say today ([`Instrument::rescore`]), whatever version a record names.
///
/// Where only texts, sources or the like differed, the version after it says the same of all answers, with the same digests:
/// that one is had, and its `version` says which it is. Of `phq-9`, 1.0.0 is had as 1.0.1, which changed no number.
///
/// # Errors
/// `unknown_instrument` as [`get`]; `unknown_code` at `version` with the versions that there are, or with the file that is to
/// be brought where none is inside (without the feature `past`).
///
/// ```
/// use therapy_goals::instrument;
///
/// let before = instrument::get_version("ies-r", "1.0.0")?;
/// let today = instrument::get("ies-r")?;
/// assert_ne!(before.scale_digest("intrusion"), today.scale_digest("intrusion"));
/// assert_eq!(instrument::get_version("ies-r", today.version())?, today);
/// assert_eq!(instrument::get_version("phq-9", "1.0.0")?.version(), "1.0.1");
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn get_version(name: &str, version: &str) -> Result<Instrument, Error> {
    let today = get(name)?;
    let definition = today.definition();
    if says_the_same(definition, today.version(), version) {
        return Ok(today);
    }
    // Each version that says something else than the one after it has a file; a test holds the list to that.
    let found = PAST.iter().find(|past| past.id == today.id() && says_the_same(definition, past.version, version));
    found.map_or_else(
        || {
            let known: Vec<&str> = of(definition).collect();
            Err(Error::new(ErrorKind::UnknownCode, "version", format!("one of: {}", known.join(", "))))
        },
        Past::instrument,
    )
}

/// The versions of a definition: its own first, then those before it.
fn of(definition: &Definition) -> impl Iterator<Item = &str> {
    let own = definition.version.as_str();
    [own].into_iter().chain(
        definition.history.iter().map(|revision| revision.version.as_str()).filter(move |version| *version != own),
    )
}

/// Whether a version of this definition makes and judges the same numbers as another one, as its history has it.
fn says_the_same(definition: &Definition, one: &str, other: &str) -> bool {
    one == other
        || definition.revisions_between(one, other).is_some_and(|between| {
            between.iter().flat_map(|revision| &revision.changes).all(|change| !change.what.is_judged())
        })
}
