//! The digests of a definition, and of its scales.

use std::collections::HashSet;

use crate::instrument::condition::Condition;
use crate::instrument::definition::{Definition, Part, Scale};
use crate::instrument::digest::canonical::Content;
use crate::instrument::digest::covered::{Answers, Judged, MadePart, Number};
use crate::instrument::digest::mark::Digest;
use crate::instrument::places::chosen_prorating;
use crate::scalar::{Code, RuleName};

/// The digests of a definition with its chosen rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Digests {
    pub(crate) definition: Digest,
    /// Of the subscales in their order, then of the total where there is one.
    pub(crate) scales: Vec<Digest>,
}

/// All digests of a definition; `rules` are those that are chosen, by place.
pub(crate) fn digests(definition: &Definition, rules: &[(String, RuleName)]) -> Digests {
    let scales = definition.subscales.iter().chain(&definition.total);
    let items = of_items(definition);
    Digests {
        definition: digest_of(&Judged { definition, items: &items }),
        scales: scales.map(|scale| of_number(definition, &items, scale, rules)).collect(),
    }
}

fn digest_of(content: &dyn Content) -> Digest {
    let mut text = String::new();
    content.write(&mut text);
    Digest::of(&text)
}

/// The digest of one scale.
pub(crate) fn of_scale(definition: &Definition, scale: &Scale, rules: &[(String, RuleName)]) -> Digest {
    of_number(definition, &of_items(definition), scale, rules)
}

/// The digest of each item: an item that many scales share is looked at once.
fn of_items(definition: &Definition) -> Vec<Digest> {
    definition.items.iter().map(|item| digest_of(&Answers { definition, item })).collect()
}

/// The digest of what makes the number of a score. Items and parts stand in it by their own digests.
fn of_number(definition: &Definition, items: &[Digest], scale: &Scale, rules: &[(String, RuleName)]) -> Digest {
    let prorating = chosen_prorating(scale, rules);
    let parts = scale.parts.iter().map(|Part { subscale, weight }| {
        let part = definition.subscales.iter().find(|scale| scale.id == *subscale);
        MadePart { scale: part.map(|scale| of_number(definition, items, scale, rules)), weight: weight.unwrap_or(1) }
    });
    let behind = behind(definition, scale).into_iter().zip(items);
    digest_of(&Number {
        scale,
        items: behind.filter(|(behind, _)| *behind).map(|(_, item)| *item).collect(),
        parts: parts.collect(),
        prorating: prorating.as_deref(),
    })
}

/// Which items a scale is made of, or its conditions look at. Parts of a combination bring their own.
fn behind(definition: &Definition, scale: &Scale) -> Vec<bool> {
    let mut ids: HashSet<&str> = scale.items.iter().map(Code::as_str).collect();
    ids.extend(scale.pairs.iter().flat_map(|pair| [pair.first.as_str(), pair.second.as_str()]));
    if let Some(gate) = &scale.gate {
        looked_at(&gate.when, &mut ids);
    }
    // A condition looks at earlier items only, so that going backwards finds all.
    let mut behind = vec![false; definition.items.len()];
    for (item, behind) in definition.items.iter().zip(&mut behind).rev() {
        *behind = ids.contains(item.id.as_str());
        if let (true, Some(condition)) = (*behind, &item.asked_if) {
            looked_at(condition, &mut ids);
        }
    }
    behind
}

fn looked_at<'a>(condition: &'a Condition, ids: &mut HashSet<&'a str>) {
    match condition {
        Condition::Item(item, _) => _ = ids.insert(item.as_str()),
        Condition::Score(..) | Condition::Age(_) | Condition::Sex(_) => {}
        Condition::Not(inner) => looked_at(inner, ids),
        Condition::All(inner) | Condition::Any(inner) | Condition::Count(inner, _) => {
            for condition in inner {
                looked_at(condition, ids);
            }
        }
    }
}
