//! How fields are called in the style of a host language.

/// The style of field names: `client_rank` in JSON, Rust and Python, `clientRank` in JavaScript.
/// Codes and ids are the same in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Naming {
    /// `client_rank`
    #[default]
    SnakeCase,
    /// `clientRank`
    CamelCase,
}

impl Naming {
    /// A field's name in this style.
    #[must_use]
    #[inline(never)] // One copy for all the types that are written: see the size of the WebAssembly module.
    pub fn field(self, name: &str) -> String {
        if self == Self::SnakeCase {
            return name.to_owned();
        }
        let mut capital = false;
        let mut styled = String::with_capacity(name.len());
        for character in name.chars() {
            match character {
                '_' => capital = true,
                _ if capital => {
                    capital = false;
                    styled.push(character.to_ascii_uppercase());
                }
                _ => styled.push(character),
            }
        }
        styled
    }

    /// Whether an entry of a document has this field's name.
    pub(super) fn is_field(self, entry: &str, name: &'static str) -> bool {
        if self == Self::SnakeCase {
            return entry == name;
        }
        let words = name.split('_').enumerate();
        let mut rest = entry.bytes();
        for (number, word) in words {
            for (place, byte) in word.bytes().enumerate() {
                let styled = if number > 0 && place == 0 { byte.to_ascii_uppercase() } else { byte };
                if rest.next() != Some(styled) {
                    return false;
                }
            }
        }
        rest.next().is_none()
    }
}
