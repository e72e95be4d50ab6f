//! Whether a form that is made of other instruments is: its subscales are their totals, and its items theirs.

use crate::error::ErrorKind;
use crate::instrument::compiler::Compiler;
use crate::instrument::definition::{Method, Scale};

impl Compiler<'_> {
    pub(crate) fn check_parts(&mut self) {
        let definition = self.definition;
        let parts = &definition.parts;
        if parts.is_empty() {
            return;
        }
        self.check_length(parts.len() - 1, "parts".to_owned(), "part beside another");
        let subscales: Vec<&str> = definition.subscales.iter().map(|scale| scale.id.as_str()).collect();
        for (place, part) in parts.iter().enumerate() {
            let path = format!("parts[{place}]");
            if !subscales.contains(&part.as_str()) {
                self.unknown(ErrorKind::UnknownCode, path, part.as_str(), "the id of a subscale", &subscales);
            } else if parts.iter().take(place).any(|earlier| earlier == part) {
                self.fault(ErrorKind::DuplicateId, path, "a part that stands once");
            }
        }
        for (place, scale) in definition.subscales.iter().enumerate() {
            if !parts.contains(&scale.id) {
                self.fault(ErrorKind::Inconsistent, format!("subscales[{place}].id"), "one of the parts");
            }
            let start = format!("{}.", scale.id);
            for (number, item) in scale.items.iter().enumerate().filter(|(_, item)| !item.as_str().starts_with(&start))
            {
                let (path, expected) = (format!("subscales[{place}].items[{number}]"), "an item of the part");
                self.fault(
                    ErrorKind::Inconsistent,
                    path,
                    format!("{expected}: `{start}` and its id there; `{item}` is none"),
                );
            }
        }
        let all = |total: &Scale| {
            total.method == Method::Combination
                && parts.iter().all(|part| total.parts.iter().any(|known| known.subscale == *part))
        };
        if !definition.total.as_ref().is_some_and(all) {
            self.fault(ErrorKind::Inconsistent, "total", "a combination of all parts, so that their scores make it");
        }
    }
}
