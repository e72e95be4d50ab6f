//! Files that who embeds the crate brings when they are asked for.

use std::sync::OnceLock;

static SOURCE: OnceLock<Source> = OnceLock::new();

/// The text of a file by its name, where there is one.
type Source = fn(name: &str) -> Option<String>;

/// Says who brings the files that are shipped: `source` gives the text of one by its name when it is first asked for,
/// `phq-9` for a definition, `phq-9.de` for its texts in another language, `ies-r@1.0.0` for the definition of a past
/// version. There is one source, the first that is said.
///
/// What the features `catalogue`, `languages` and `past` have inside is not asked for.
pub fn bring(source: Source) {
    // A second one would bring other files under the same names.
    _ = SOURCE.set(source);
}

/// The text of the file of a name, where there is one.
#[cfg_attr(
    all(feature = "catalogue", feature = "languages", feature = "past"),
    expect(dead_code, reason = "all files are inside")
)]
pub(crate) fn text(name: &str) -> Option<String> {
    SOURCE.get()?(name)
}
