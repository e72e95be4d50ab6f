//! Digests: two short marks of a definition, by which scores tell whether their numbers can be compared
//! and which definition judges them.
//!
//! The digest of a scale covers exactly what makes its number: items in their order with what can be
//! answered and when they are asked, method, factors, and the prorating rule that was chosen. The digest
//! of a definition covers all scales with all their rules, and everything that judges a number: directions,
//! bands, classifications, alerts, thresholds of change and cutoffs. Neither covers what a person reads
//! (titles, tags, texts, notes), sources and how well they are known, licence, codes of other systems,
//! for whom the form is, its id or its version.
//!
//! A digest is the first 16 hexadecimal digits of the SHA-256 of a canonical JSON text: names sorted, no
//! blanks, what is absent left out, defaults written out, numbers as shortest decimals without exponent.
//! Lists keep the order of the file. Items and the parts of a combination stand in it by their own digests.
//! `tests/reference/digests.py` is a second implementation.

mod canonical;
mod covered;

use std::collections::HashSet;
use std::fmt;

use serde::{Serialize, Serializer};
use sha2::{Digest as _, Sha256};

use self::canonical::Content;
use self::covered::{Answers, Judged, MadePart, Number};
use super::condition::Condition;
use super::definition::{Definition, Part, Scale};
use super::places::scale_place;
use crate::document::{Read, Reader};
use crate::error::ErrorKind;
use crate::scalar::Code;

/// The mark of a definition, or of one of its scales: 16 hexadecimal digits of a SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest(u64);

/// The digests of a definition with its chosen rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Digests {
    pub(super) definition: Digest,
    /// Of the subscales in their order, then of the total where there is one.
    pub(super) scales: Vec<Digest>,
}

impl Digest {
    /// A digest that was made when the library was.
    pub(super) const fn known(bits: u64) -> Self {
        Self(bits)
    }

    fn of(content: &dyn Content) -> Self {
        let mut text = String::new();
        content.write(&mut text);
        let hash = Sha256::digest(text.as_bytes());
        Self(hash.iter().take(8).fold(0, |bits, byte| bits << 8 | u64::from(*byte)))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0)
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Read for Digest {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let text = reader.text()?;
        let bits = u64::from_str_radix(text, 16).ok().map(Self);
        // One way to write it: a sign or a capital letter would come back otherwise.
        match bits.filter(|digest| digest.to_string() == text) {
            Some(digest) => Some(digest),
            None => reader.fault(ErrorKind::InvalidText, "16 hexadecimal digits"),
        }
    }
}

through_the_door!(Digest);

/// All digests of a definition; `rules` are those that are chosen, by place.
pub(super) fn digests(definition: &Definition, rules: &[(String, Code)]) -> Digests {
    let scales = definition.subscales.iter().chain(&definition.total);
    let items = of_items(definition);
    Digests {
        definition: Digest::of(&Judged { definition, items: &items }),
        scales: scales.map(|scale| of_number(definition, &items, scale, rules)).collect(),
    }
}

/// The digest of one scale.
pub(super) fn of_scale(definition: &Definition, scale: &Scale, rules: &[(String, Code)]) -> Digest {
    of_number(definition, &of_items(definition), scale, rules)
}

/// The digest of each item: an item that many scales share is looked at once.
fn of_items(definition: &Definition) -> Vec<Digest> {
    definition.items.iter().map(|item| Digest::of(&Answers { definition, item })).collect()
}

/// The digest of what makes the number of a score. Items and parts stand in it by their own digests.
fn of_number(definition: &Definition, items: &[Digest], scale: &Scale, rules: &[(String, Code)]) -> Digest {
    let place = scale_place(scale, "prorating");
    let chosen = rules.iter().find(|(name, _)| *name == place);
    let prorating = chosen.and_then(|(_, id)| scale.prorating.rules.iter().find(|rule| rule.id == *id));
    let parts = scale.parts.iter().map(|Part { subscale, weight }| {
        let part = definition.subscales.iter().find(|scale| scale.id == *subscale);
        MadePart { scale: part.map(|scale| of_number(definition, items, scale, rules)), weight: weight.unwrap_or(1) }
    });
    let behind = behind(definition, scale).into_iter().zip(items);
    Digest::of(&Number {
        scale,
        items: behind.filter(|(behind, _)| *behind).map(|(_, item)| *item).collect(),
        parts: parts.collect(),
        prorating,
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
