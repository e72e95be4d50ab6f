//! Canonical JSON: one text for one content.

use std::fmt::Write;

use crate::instrument::definition::Method;
use crate::instrument::digest::mark::Digest;
use crate::instrument::rules::Rounding;
use crate::instrument::tables::NormKind;
use crate::scalar::{Better, Code, NormSex, Points};

/// What stands in a canonical text.
pub(crate) trait Content {
    fn write(&self, text: &mut String);

    fn is_absent(&self) -> bool {
        false
    }
}

/// Writes an object. The names stand in their order already; what is absent is left out.
pub(crate) fn object(text: &mut String, entries: &[(&str, &dyn Content)]) {
    let mut before = '{';
    for (name, entry) in entries.iter().filter(|(_, entry)| !entry.is_absent()) {
        text.push(before);
        before = ',';
        string(text, name);
        text.push(':');
        entry.write(text);
    }
    text.push_str(if before == '{' { "{}" } else { "}" });
}

pub(crate) fn list(text: &mut String, entries: &mut dyn Iterator<Item = &dyn Content>) {
    text.push('[');
    let mut first = true;
    for entry in entries {
        if !std::mem::replace(&mut first, false) {
            text.push(',');
        }
        entry.write(text);
    }
    text.push(']');
}

/// All texts are codes, which need no escapes.
fn string(text: &mut String, code: &str) {
    text.push('"');
    text.push_str(code);
    text.push('"');
}

impl<T: Content> Content for Option<T> {
    fn write(&self, text: &mut String) {
        if let Some(content) = self {
            content.write(text);
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Content> Content for [T] {
    fn write(&self, text: &mut String) {
        list(text, &mut self.iter().map(|entry| entry as &dyn Content));
    }
}

impl<T: Content> Content for Vec<T> {
    fn write(&self, text: &mut String) {
        self.as_slice().write(text);
    }
}

impl<T: Content + ?Sized> Content for &T {
    fn write(&self, text: &mut String) {
        (**self).write(text);
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

impl Content for f64 {
    /// The shortest decimal that is this number, without exponent; −0 is 0.
    fn write(&self, text: &mut String) {
        // Writing to a text cannot fail.
        let _ = write!(text, "{}", self + 0.0);
    }
}

impl Content for bool {
    fn write(&self, text: &mut String) {
        text.push_str(if *self { "true" } else { "false" });
    }
}

impl Content for Points {
    fn write(&self, text: &mut String) {
        self.get().write(text);
    }
}

macro_rules! whole_numbers {
    ($($kind:ty),+) => { $(
        impl Content for $kind {
            fn write(&self, text: &mut String) {
                f64::from(*self).write(text);
            }
        }
    )+ };
}

whole_numbers!(i32, u8);

macro_rules! strings {
    ($($kind:ty: $code:ident),+) => { $(
        impl Content for $kind {
            fn write(&self, text: &mut String) {
                string(text, self.$code().as_ref());
            }
        }
    )+ };
}

strings!(Code: as_str, Digest: to_string, Method: code, NormKind: code, Rounding: code, Better: code, NormSex: code);
