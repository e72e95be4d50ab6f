//! The digest of the number of a part of a form, as the instrument itself would have it.

use crate::instrument::definition::{Definition, Scale};
use crate::instrument::digest::make::of_scale;
use crate::instrument::digest::mark::Digest;
use crate::instrument::places::scale_place;
use crate::scalar::{Code, RuleName};

/// The digest that the total of an instrument has whose items and rules are those of this part: its items by their own
/// ids, without the id of the part before them.
pub(crate) fn of_part(definition: &Definition, part: &Scale, rules: &[(String, RuleName)]) -> Option<Digest> {
    let start = format!("{}.", part.id);
    let own =
        |id: &Code| id.as_str().strip_prefix(&start).and_then(|id| Code::new(id).ok()).unwrap_or_else(|| id.clone());
    let rename = |ids: &mut Vec<Code>| ids.iter_mut().for_each(|id| *id = own(id));
    let mut total = Scale { id: Code::new("total").ok()?, ..part.clone() };
    rename(&mut total.items);
    rename(&mut total.reversed);
    total.recode.iter_mut().for_each(|row| rename(&mut row.items));
    total.weights.iter_mut().for_each(|row| rename(&mut row.items));
    total.highest_of.iter_mut().for_each(|group| rename(&mut group.items));
    for pair in &mut total.pairs {
        (pair.first, pair.second) = (own(&pair.first), own(&pair.second));
    }
    if let Some(gate) = &mut total.gate {
        gate.when = gate.when.with_items(&own);
    }
    let mut whole = definition.clone();
    for item in whole.items.iter_mut().filter(|item| item.id.as_str().starts_with(&start)) {
        item.id = own(&item.id);
        item.asked_if = item.asked_if.as_ref().map(|condition| condition.with_items(&own));
    }
    let place = scale_place(part, "prorating");
    let chosen = rules.iter().filter(|(name, _)| *name == place);
    let rules: Vec<_> = chosen.map(|(_, rule)| (scale_place(&total, "prorating"), rule.clone())).collect();
    Some(of_scale(&whole, &total, &rules))
}
