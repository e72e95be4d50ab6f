//! Whether a translation fits a definition: the same instrument and digests, and no id that the definition has not.

use crate::error::{Error, ErrorKind, Fault, MAXIMUM_FAULTS, record};
use crate::instrument::definition::Definition;
use crate::instrument::digest::mark::Digest;
use crate::instrument::translation::{ENGLISH, Translation};
use crate::scalar::Code;
use crate::sort;

/// Checks a translation against the definition and the digests of its scores by default rules.
pub(crate) fn fit(
    translation: &Translation,
    definition: &Definition,
    digests: &[(&Code, Digest)],
) -> Result<(), Error> {
    let mut check = Check { translation, definition, faults: Vec::new() };
    check.identity();
    check.digests(digests);
    check.sources();
    check.wording();
    check.names();
    Error::from_faults(check.faults).map_or(Ok(()), Err)
}

struct Check<'a> {
    translation: &'a Translation,
    definition: &'a Definition,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn fault(&mut self, kind: ErrorKind, path: impl Into<String>, expected: impl Into<String>) {
        record(&mut self.faults, Fault::new(kind, path, expected));
    }

    fn identity(&mut self) {
        if self.translation.instrument != self.definition.id {
            let expected = format!("the id of this instrument, {}", self.definition.id);
            self.fault(ErrorKind::Inconsistent, "instrument", expected);
        }
        if self.translation.language.is(ENGLISH) {
            let expected = format!("a language other than {ENGLISH}, in which the definition itself is");
            self.fault(ErrorKind::Inconsistent, "language", expected);
        }
    }

    /// A definition whose numbers are made otherwise may ask other questions under the same ids.
    fn digests(&mut self, digests: &[(&Code, Digest)]) {
        let made_for = &self.translation.made_for;
        for (score, digest) in digests {
            let named = made_for.iter().find(|(name, _)| name == *score);
            let kind = match named {
                None => ErrorKind::Missing,
                Some((_, named)) if named != digest => ErrorKind::ScaleMismatch,
                Some(_) => continue,
            };
            let expected = format!("{digest}, once the texts were read against the definition with this digest");
            self.fault(kind, format!("made_for.{score}"), expected);
        }
        self.known("made_for", made_for.iter().map(|(name, _)| name.as_str()), |name| {
            digests.iter().any(|(score, _)| score.as_str() == name)
        });
    }

    fn sources(&mut self) {
        let Translation { sources, source, licence, .. } = self.translation;
        for (place, known) in sources.iter().enumerate() {
            if sources.iter().take(place).any(|earlier| earlier.id == known.id) {
                self.fault(ErrorKind::DuplicateId, format!("sources[{place}].id"), "an id that stands once");
            }
        }
        for (path, named) in [("source", source), ("licence.source", &licence.source)] {
            if named.iter().any(|id| sources.iter().all(|known| known.id != *id)) {
                self.fault(ErrorKind::UnknownCode, path, "the ids of some of the sources");
            }
        }
    }

    /// Wording stands only where the licence allows it.
    fn wording(&mut self) {
        let Translation { licence, stem, items, response_scales, .. } = self.translation;
        if licence.wording_may_ship {
            return;
        }
        let item = items.iter().any(|(_, item)| item.text.is_some());
        let label = response_scales.iter().any(|(_, scale)| !scale.labels.is_empty());
        for (path, stands) in [("stem", stem.is_some()), ("items", item), ("response_scales", label)] {
            if stands {
                self.fault(ErrorKind::Inconsistent, path, "no wording, because the licence does not allow it");
            }
        }
    }

    /// Every name is one of the definition, and no two answers of one item look alike.
    fn names(&mut self) {
        let Definition { items, response_scales, total, subscales, classifications, alerts, .. } = self.definition;
        let translation = self.translation;
        self.known("items", names(&translation.items), |name| items.iter().any(|item| item.id == *name));
        self.known("response_scales", names(&translation.response_scales), |name| {
            response_scales.iter().any(|scale| scale.id == *name)
        });
        for (id, translated) in &translation.response_scales {
            let Some(scale) = response_scales.iter().find(|scale| scale.id == *id) else { continue };
            let path = format!("response_scales.{id}.labels");
            self.known(&path, names(&translated.labels), |name| {
                scale.options.iter().any(|option| option.value.to_string() == name)
            });
            // What is shown of each answer: its label in this language, or for want of it the English one.
            let shown = scale.options.iter().filter_map(|option| {
                let value = option.value.to_string();
                let own = translated.labels.iter().find(|(name, _)| name.as_str() == value);
                let label = own.map(|(_, label)| label).or(option.label.as_ref())?;
                Some((value, folded(label.as_str())))
            });
            let shown: Vec<(String, String)> = shown.collect();
            let mut labels: Vec<&String> = shown.iter().map(|(_, label)| label).collect();
            sort::natural(&mut labels);
            if labels.windows(2).any(|pair| pair.first() == pair.last()) {
                let expected = "labels that differ, whatever their case, blanks and quotes";
                self.fault(ErrorKind::Inconsistent, path, expected);
            } else if shown.iter().any(|(value, label)| shown.iter().any(|(other, _)| other != value && other == label))
            {
                let expected = "labels that are not the number of another answer";
                self.fault(ErrorKind::Inconsistent, path, expected);
            }
        }
        let scores = || total.iter().chain(subscales);
        self.known("scores", names(&translation.scores), |name| scores().any(|score| score.id == *name));
        for (id, translated) in &translation.scores {
            let Some(score) = scores().find(|score| score.id == *id) else { continue };
            self.known(&format!("scores.{id}.bands"), names(&translated.bands), |name| {
                score.bands.rules.iter().flat_map(|set| &set.bands).any(|band| band.code == *name)
            });
        }
        self.known("classifications", names(&translation.classifications), |name| {
            classifications.iter().any(|classification| classification.id == *name)
        });
        for (id, translated) in &translation.classifications {
            let Some(found) = classifications.iter().find(|classification| classification.id == *id) else { continue };
            self.known(&format!("classifications.{id}.categories"), names(&translated.categories), |name| {
                found.codes().any(|code| code == name)
            });
        }
        self.known("alerts", names(&translation.alerts), |name| alerts.iter().any(|alert| alert.id == *name));
    }

    /// Refuses names that the definition has not. They are told by their place.
    fn known<'n>(&mut self, path: &str, names: impl Iterator<Item = &'n str>, known: impl Fn(&str) -> bool) {
        for (number, name) in (1..).zip(names) {
            if self.faults.len() > MAXIMUM_FAULTS {
                return;
            }
            if !known(name) {
                let expected = "a name that the definition has at this place";
                self.fault(ErrorKind::UnknownKey, format!("{path}.<entry {number}>"), expected);
            }
        }
    }
}

fn names<T>(entries: &[(Code, T)]) -> impl Iterator<Item = &str> {
    entries.iter().map(|(name, _)| name.as_str())
}

/// A label as it is compared: whatever its case, its blanks, and the kinds of its quotes and dashes, which programs for
/// tables change on the way.
pub(crate) fn folded(text: &str) -> String {
    let plain = text.chars().filter_map(|sign| match sign {
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' => None,
        '‘' | '’' | 'ʼ' => Some('\''),
        '“' | '”' => Some('"'),
        '‐'..='―' => Some('-'),
        other => Some(other),
    });
    let plain: String = plain.collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
