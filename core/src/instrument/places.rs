//! The places of a definition where several rules are published and one is chosen.

use std::borrow::Cow;

use crate::document::Named;
use crate::instrument::definition::{Definition, Method, Scale};
use crate::instrument::rules::{Alternatives, Prorating, Rule, Status};
use crate::scalar::{Code, RuleName};

/// Which rule applies where several are published, by the name of the place.
pub(crate) type Choices = Named<String, RuleName>;

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

/// The places where the caller may say what to do with missing items, with the most that may be missing: the sums and
/// means for which no rule is published, where a group of items counts as one. A table has no row for a part of a point, so there is none beside one.
pub(crate) fn caller_places(definition: &Definition) -> impl Iterator<Item = (String, u8)> {
    let scales = definition.total.iter().chain(&definition.subscales);
    let free = |scale: &&Scale| {
        scale.prorating.is_empty()
            && scale.conversion.is_empty()
            && scale.norms.is_none()
            && scale.weights.is_empty()
            && matches!(scale.method, Method::Sum | Method::Mean)
    };
    let most = |scale: &Scale| {
        let grouped: usize = scale.highest_of.iter().map(|group| group.items.len()).sum();
        let parts = scale.items.len().saturating_sub(grouped) + scale.highest_of.len();
        u8::try_from(parts.saturating_sub(1)).unwrap_or(200).min(200)
    };
    scales.filter(free).map(move |scale| (scale_place(scale, "prorating"), most(scale))).filter(|(_, most)| *most > 0)
}

/// The rule for missing items that is chosen: a published one, or the caller's own.
pub(crate) fn chosen_prorating<'a>(scale: &'a Scale, choices: &[(String, RuleName)]) -> Option<Cow<'a, Prorating>> {
    let place = scale_place(scale, "prorating");
    let (_, rule) = choices.iter().find(|(name, _)| *name == place)?;
    match rule.caller() {
        None => scale.prorating.rules.iter().find(|known| known.id.as_str() == rule.as_str()).map(Cow::Borrowed),
        Some(maximum_missing) => {
            let id = Code::new("caller").ok()?;
            let (source, status) = (id.clone().into(), Status::Secondary);
            Some(Cow::Owned(Prorating { id, maximum_missing, rounding: None, source, status }))
        }
    }
}
