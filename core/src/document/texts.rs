//! Texts that are read again and again: of the thousands of lines of a plan most name the same few ids and codes.

use std::cell::RefCell;
use std::sync::Arc;

/// The longest text that is shared, and how many are kept: each has a place of its own, where the next one of that place
/// takes over.
const LONGEST: usize = 32;
const PLACES: usize = 256;

/// The texts that were read last. None are kept where nobody reads many documents in turn.
#[derive(Default)]
pub(crate) struct Texts(RefCell<Vec<Option<Arc<str>>>>);

impl Texts {
    /// With room for texts.
    pub(crate) fn of_many() -> Self {
        Self(RefCell::new(vec![None; PLACES]))
    }

    /// The text, as it was read before.
    #[inline(never)] // One copy for all types of texts.
    pub(crate) fn share(&self, text: &str) -> Arc<str> {
        if text.len() <= LONGEST
            && let Some(place) = self.0.borrow_mut().get_mut(place(text))
        {
            return match place {
                Some(known) if **known == *text => Arc::clone(known),
                _ => Arc::clone(place.insert(text.into())),
            };
        }
        text.into()
    }
}

/// Ids differ most in their last signs.
fn place(text: &str) -> usize {
    let mix = |sum: usize, byte: u8| sum.wrapping_mul(31).wrapping_add(byte.into());
    text.bytes().rev().take(8).fold(text.len(), mix) % PLACES
}
