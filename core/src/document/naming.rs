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
    #[inline]
    pub(super) fn is_field(self, entry: &str, name: &'static str) -> bool {
        if self == Self::SnakeCase { entry == name } else { Self::is_styled(entry, name) }
    }

    #[inline(never)]
    fn is_styled(entry: &str, name: &'static str) -> bool {
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

/// Some names of an object, each as one of 64 signs: two of the same sign may be two names, while no name is there of
/// which the sign is not. Most names are told apart so without being compared.
#[derive(Clone, Copy, Default)]
pub(super) struct Signs(u64);

impl Signs {
    /// Adds the sign of a name; whether it was there.
    #[inline]
    pub(super) fn add(&mut self, name: &str) -> bool {
        let (known, sign) = (self.0, Self::of(name));
        self.0 |= sign;
        known & sign != 0
    }

    #[inline]
    pub(super) fn may_hold(self, name: &str) -> bool {
        self.0 & Self::of(name) != 0
    }

    #[inline]
    fn of(name: &str) -> u64 {
        let ends = |byte: Option<&u8>| byte.copied().map_or(0, u64::from);
        let bytes = name.as_bytes();
        let length = u64::try_from(bytes.len()).unwrap_or_default();
        let sum =
            ends(bytes.first()).wrapping_add(ends(bytes.last()).wrapping_mul(7)).wrapping_add(length.wrapping_mul(11));
        1 << (sum % 64)
    }
}
