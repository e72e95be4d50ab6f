//! How names are written in JSON text.

use super::Naming;

/// How names are written.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Style {
    /// As the host language has them.
    Of(Naming),
    /// As stored, with a mark before each that says whether it is the name of a field or data.
    Marked,
}

/// Before the name of a field, where names are marked.
pub(super) const FIELD_MARK: char = '.';
/// Before a name that is data, where names are marked.
pub(super) const DATA_MARK: char = ':';
/// As which newtype a name is handed over that is that of a field, though it stands in a map.
pub(super) const FIELD: &str = "$therapy_goals::field";

impl Style {
    /// Writes the name of a field.
    #[inline(never)]
    pub(super) fn write(self, name: &str, text: &mut Vec<u8>) {
        if self == Self::Marked {
            text.push(FIELD_MARK as u8);
        }
        let mut capital = false;
        for byte in name.bytes() {
            if byte == b'_' && self == Self::Of(Naming::CamelCase) {
                capital = true;
                continue;
            }
            text.push(if capital { byte.to_ascii_uppercase() } else { byte });
            capital = false;
        }
    }
}
