//! How large a definition may be. This is looked at before anything is compared with anything else, so that
//! whatever comes is refused or compiled in a moment.

use crate::document::MAXIMUM_DEPTH;
use crate::error::{ErrorKind, Fault, record};
use crate::instrument::condition::Condition;
use crate::instrument::definition::{Definition, Scale};
use crate::instrument::rules::{Classification, ClassificationRule};

/// The most entries of one list of a definition: items, sources, rules, bands, conditions and so on.
pub const MAXIMUM_ENTRIES: usize = 1_000;
/// The most conditions that a definition may hold, those inside others counted; `items` counts once for each item.
/// The shipped definition with the most has some hundred.
pub const MAXIMUM_CONDITIONS: usize = 20_000;

/// What is too large; the first of it ends the counting of conditions.
pub(crate) fn faults(definition: &Definition) -> Vec<Fault> {
    let mut size = Size::default();
    size.lists(
        "",
        &[
            ("domains", definition.domains.len()),
            ("sources", definition.sources.len()),
            ("published_in", definition.published_in.len()),
            ("response_scales", definition.response_scales.len()),
            ("items", definition.items.len()),
            ("parts", definition.parts.len()),
            ("subscales", definition.subscales.len()),
            ("classifications", definition.classifications.len()),
            ("alerts", definition.alerts.len()),
            ("reliable_change", definition.reliable_change.len()),
            ("cutoffs", definition.cutoffs.len()),
            ("notes", definition.notes.len()),
            ("history", definition.history.len()),
        ],
    );
    if !size.faults.is_empty() {
        return size.faults;
    }
    for (place, revision) in definition.history.iter().enumerate() {
        size.lists(&format!("history[{place}]."), &[("changes", revision.changes.len())]);
    }
    for (place, scale) in definition.response_scales.iter().enumerate() {
        size.lists(&format!("response_scales[{place}]."), &[("options", scale.options.len())]);
    }
    for (place, item) in definition.items.iter().enumerate() {
        if let Some(condition) = &item.asked_if {
            // The definition, its list, the item.
            size.condition(condition, &format!("items[{place}].asked_if"), 3);
        }
    }
    if let Some(total) = &definition.total {
        size.scale(total, "total", 2);
    }
    for (place, scale) in definition.subscales.iter().enumerate() {
        size.scale(scale, &format!("subscales[{place}]"), 3);
    }
    for (place, classification) in definition.classifications.iter().enumerate() {
        size.classification(classification, &format!("classifications[{place}].rules.rules"));
    }
    if let Some(stop) = &definition.stop {
        size.condition(&stop.when, "stop.when", 2);
    }
    for (place, alert) in definition.alerts.iter().enumerate() {
        let path = format!("alerts[{place}].rules.rules");
        size.lists(&path, &[("", alert.rules.rules.len())]);
        for (number, rule) in alert.rules.rules.iter().enumerate() {
            size.condition(&rule.when, &format!("{path}[{number}].when"), 6);
        }
    }
    size.faults
}

#[derive(Default)]
struct Size {
    conditions: usize,
    faults: Vec<Fault>,
}

impl Size {
    /// Lists below a place, each with its length.
    fn lists(&mut self, path: &str, lists: &[(&str, usize)]) {
        for (name, length) in lists {
            if *length > MAXIMUM_ENTRIES {
                self.fault(ErrorKind::TooMany, format!("{path}{name}"), format!("at most {MAXIMUM_ENTRIES} entries"));
            }
        }
    }

    fn scale(&mut self, scale: &Scale, path: &str, level: usize) {
        let below = format!("{path}.");
        self.lists(
            &below,
            &[
                ("items", scale.items.len()),
                ("reversed", scale.reversed.len()),
                ("recode", scale.recode.len()),
                ("weights", scale.weights.len()),
                ("highest_of", scale.highest_of.len()),
                ("pairs", scale.pairs.len()),
                ("parts", scale.parts.len()),
                ("conversion", scale.conversion.len()),
                ("norms.tables", scale.norms.as_ref().map_or(0, |norms| norms.tables.len())),
                ("prorating.rules", scale.prorating.rules.len()),
                ("bands.rules", scale.bands.rules.len()),
            ],
        );
        for (place, row) in scale.recode.iter().enumerate() {
            self.lists(&below, &[(&format!("recode[{place}].items"), row.items.len())]);
        }
        for (place, row) in scale.weights.iter().enumerate() {
            self.lists(&below, &[(&format!("weights[{place}].items"), row.items.len())]);
        }
        for (place, group) in scale.highest_of.iter().enumerate() {
            self.lists(&below, &[(&format!("highest_of[{place}].items"), group.items.len())]);
        }
        for (place, table) in scale.norms.iter().flat_map(|norms| norms.tables.iter().enumerate()) {
            self.lists(&below, &[(&format!("norms.tables[{place}].rows"), table.rows.len())]);
        }
        for (place, set) in scale.bands.rules.iter().enumerate() {
            self.lists(&below, &[(&format!("bands.rules[{place}].bands"), set.bands.len())]);
        }
        if let Some(gate) = &scale.gate {
            self.condition(&gate.when, &format!("{path}.gate.when"), level + 1);
        }
    }

    fn classification(&mut self, classification: &Classification, path: &str) {
        self.lists(path, &[("", classification.rules.rules.len())]);
        for (number, ClassificationRule { cases, cutoff, .. }) in classification.rules.rules.iter().enumerate() {
            let path = format!("{path}[{number}].");
            let values = cutoff.as_ref().map_or(0, |cutoff| cutoff.values.len());
            self.lists(&path, &[("cases", cases.len()), ("cutoff.values", values)]);
            for (place, case) in cases.iter().enumerate() {
                self.condition(&case.when, &format!("{path}cases[{place}].when"), 8);
            }
        }
    }

    /// Counts a condition and those in it; it stands `level` levels below the top of the document.
    fn condition(&mut self, condition: &Condition, path: &str, level: usize) {
        // A list of what is still to be counted, because a condition made in Rust may be nested without end.
        let mut waiting = vec![(condition, level + 1)];
        while let Some((condition, level)) = waiting.pop() {
            let inner = match condition {
                Condition::Age(_) => level + 1,
                _ => level,
            };
            if inner > MAXIMUM_DEPTH {
                return self.fault(ErrorKind::TooDeep, path.to_owned(), format!("at most {MAXIMUM_DEPTH} levels"));
            }
            if self.conditions == MAXIMUM_CONDITIONS {
                let expected = format!("at most {MAXIMUM_CONDITIONS} conditions in all");
                return self.fault(ErrorKind::TooMany, path.to_owned(), expected);
            }
            self.conditions += 1;
            match condition {
                Condition::Not(inner) => waiting.push((&**inner, level + 1)),
                Condition::All(several) | Condition::Any(several) | Condition::Count(several, _) => {
                    if several.len() > MAXIMUM_ENTRIES {
                        let expected = format!("at most {MAXIMUM_ENTRIES} conditions in one list, each item counted");
                        return self.fault(ErrorKind::TooMany, path.to_owned(), expected);
                    }
                    waiting.extend(several.iter().map(|inner| (inner, level + 2)));
                }
                Condition::Item(..) | Condition::Score(..) | Condition::Age(_) | Condition::Sex(_) => {}
            }
        }
    }

    fn fault(&mut self, kind: ErrorKind, path: String, expected: String) {
        record(&mut self.faults, Fault::new(kind, path, expected));
    }
}
