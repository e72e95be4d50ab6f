//! Definitions of past versions, of what is shipped: those that make or judge a number in another way than the version
//! after them.

use std::sync::OnceLock;

use therapy_goals_derive::json;

use crate::document;
use crate::error::{Error, ErrorKind};
use crate::instrument::catalogue::get;
use crate::instrument::questionnaire::Instrument;

/// A past definition: id, version, file, and the instrument once it was asked for.
struct Past {
    id: &'static str,
    version: &'static str,
    json: &'static str,
    instrument: OnceLock<Result<Instrument, Error>>,
}

macro_rules! past {
    ($($id:literal $version:literal),+ $(,)?) => {
        static PAST: [Past; [$($id),+].len()] = [ $( Past {
            id: $id,
            version: $version,
            json: json!("instruments/past/", $id, "@", $version, ".json"),
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

/// A shipped instrument in one of its versions: today's, or a past one, as its file was then. So kept answers can be scored
/// as they were scored, and compared with what they say today ([`Instrument::rescore`]).
///
/// A past version is shipped where it makes or judges a number in another way than the version after it; where only texts
/// or sources differed, the version after it says the same.
///
/// # Errors
/// `unknown_instrument` as [`get`]; `unknown_code` at `version` with the versions that there are, and which of them makes and
/// judges the same numbers, where the history has that version.
///
/// ```
/// use therapy_goals::instrument;
///
/// let before = instrument::get_version("ies-r", "1.0.0")?;
/// let today = instrument::get("ies-r")?;
/// assert_ne!(before.scale_digest("intrusion"), today.scale_digest("intrusion"));
/// assert_eq!(instrument::get_version("ies-r", today.version())?, today);
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn get_version(name: &str, version: &str) -> Result<Instrument, Error> {
    let today = get(name)?;
    if today.version() == version {
        return Ok(today);
    }
    let past = || PAST.iter().filter(|past| past.id == today.id());
    let Some(found) = past().find(|past| past.version == version) else {
        let known: Vec<&str> = [today.version()].into_iter().chain(past().map(|past| past.version)).collect();
        return Err(Error::new(ErrorKind::UnknownCode, "version", expected(&today, version, &known)));
    };
    found.instrument.get_or_init(|| document::from_json(found.json)).clone()
}

/// The versions that there are, and the one of them that makes and judges the same numbers as a version that was shipped
/// once. That one is said only as the history has it.
fn expected(today: &Instrument, version: &str, known: &[&str]) -> String {
    let definition = today.definition();
    let alike = |known: &&&str| {
        let between = definition.revisions_between(known, version);
        between.is_some_and(|between| {
            between.iter().flat_map(|revision| &revision.changes).all(|change| !change.what.is_judged())
        })
    };
    let one_of = format!("one of: {}", known.join(", "));
    let listed = definition.history.iter().find(|revision| revision.version.as_str() == version);
    match (listed, known.iter().find(alike)) {
        (Some(listed), Some(known)) => {
            format!("{one_of}; {known} makes and judges the same numbers as {}", listed.version)
        }
        _ => one_of,
    }
}
