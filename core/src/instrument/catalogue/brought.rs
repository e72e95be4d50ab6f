//! Definitions that who embeds the crate brings when they are asked for.

use std::sync::OnceLock;

static SOURCE: OnceLock<Source> = OnceLock::new();

/// The text of a definition by its id, where there is one.
type Source = fn(id: &str) -> Option<String>;

/// Says who brings the definitions that are shipped: `source` gives the text of the file of an id when it is first asked
/// for. There is one source, the first that is said.
///
/// Only without the feature `catalogue`, with which they are inside.
pub fn bring(source: Source) {
    // A second one would bring other definitions under the same names.
    _ = SOURCE.set(source);
}

/// The text of the definition of an id, where there is one.
pub(super) fn text(id: &str) -> Option<String> {
    SOURCE.get()?(id)
}
