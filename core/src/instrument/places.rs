//! The places of a definition where several rules are published and one is chosen.

use crate::instrument::definition::{Definition, Scale};
use crate::instrument::rules::{Alternatives, Rule};
use crate::scalar::Code;

/// Which rule applies where several are published, by the name of the place.
pub(crate) type Choices = Vec<(String, Code)>;

/// The places of a definition where a rule can be chosen, with the rules that stand there.
pub(crate) fn places(definition: &Definition) -> Vec<(String, Option<&Code>, Vec<&str>)> {
    fn place<T: Rule>(name: String, alternatives: &Alternatives<T>) -> (String, Option<&Code>, Vec<&str>) {
        (name, alternatives.default.as_ref(), alternatives.rules.iter().map(Rule::id).collect())
    }
    let mut places = Vec::new();
    for scale in definition.total.iter().chain(&definition.subscales) {
        if !scale.prorating.is_empty() {
            places.push(place(scale_place(scale, "prorating"), &scale.prorating));
        }
        if !scale.bands.is_empty() {
            places.push(place(scale_place(scale, "bands"), &scale.bands));
        }
    }
    for classification in &definition.classifications {
        places.push(place(classification.id.to_string(), &classification.rules));
    }
    for alert in &definition.alerts {
        places.push(place(alert.id.to_string(), &alert.rules));
    }
    places
}

/// `bands` for the total's bands, `depression.bands` for those of a subscale.
pub(crate) fn scale_place(scale: &Scale, what: &str) -> String {
    score_place(&scale.id, what)
}

/// The same by the id of the score.
pub(crate) fn score_place(id: &Code, what: &str) -> String {
    if id.as_str() == "total" { what.to_owned() } else { format!("{id}.{what}") }
}
