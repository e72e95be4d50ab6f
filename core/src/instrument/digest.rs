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

use std::collections::HashSet;
use std::fmt;
use std::fmt::Write;

use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::condition::Condition;
use super::definition::{Conversion, Definition, Gate, Item, Pair, Part, Range, Recode, ResponseScale, Scale};
use super::places::scale_place;
use super::rules::{
    Alert, AlertRule, Alternatives, Band, BandSet, Case, Classification, ClassificationRule, Cutoff, CutoffValue,
    Prorating, ReliableChange, Rule, ScoreCutoff,
};
use crate::document::{Read, Reader};
use crate::error::ErrorKind;
use crate::scalar::{Better, Code};

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

    fn of(content: &Value) -> Self {
        let mut text = String::new();
        canonical(content, &mut text);
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
        definition: Digest::of(&judged(definition, &items)),
        scales: scales.map(|scale| number(definition, &items, scale, rules)).collect(),
    }
}

/// The digest of one scale.
pub(super) fn of_scale(definition: &Definition, scale: &Scale, rules: &[(String, Code)]) -> Digest {
    number(definition, &of_items(definition), scale, rules)
}

/// The digest of each item: an item that many scales share is looked at once.
fn of_items(definition: &Definition) -> Vec<Digest> {
    definition.items.iter().map(|item| Digest::of(&answers(definition, item))).collect()
}

/// The digest of what makes the number of a score. Items and parts stand in it by their own digests.
fn number(definition: &Definition, items: &[Digest], scale: &Scale, rules: &[(String, Code)]) -> Digest {
    let place = scale_place(scale, "prorating");
    let chosen = rules.iter().find(|(name, _)| *name == place);
    let prorating = chosen.and_then(|(_, id)| scale.prorating.rules.iter().find(|rule| rule.id == *id));
    let parts = scale.parts.iter().map(|Part { subscale, weight }| {
        let part = definition.subscales.iter().find(|scale| scale.id == *subscale);
        let part = part.map(|scale| number(definition, items, scale, rules));
        json!({ "scale": part, "weight": weight.unwrap_or(1) })
    });
    let behind = behind(definition, scale).into_iter().zip(items);
    Digest::of(&json!({
        "arithmetic": arithmetic(scale),
        "items": behind.filter(|(behind, _)| *behind).map(|(_, item)| json!(item)).collect::<Value>(),
        "parts": parts.collect::<Value>(),
        "prorating": prorating.map(|Prorating { id: _, maximum_missing, rounding, source: _, status: _ }| {
            json!({ "maximum_missing": maximum_missing, "rounding": rounding })
        }),
    }))
}

/// How a score is computed from its items, without its parts and its rules.
fn arithmetic(scale: &Scale) -> Value {
    let Scale { method, items, reversed, recode, pairs, multiply, gate, conversion, .. } = scale;
    let recode = recode
        .iter()
        .map(|Recode { answer, counts, items }| json!({ "answer": answer, "counts": counts, "items": items }));
    let pairs = pairs.iter().map(|Pair { first, second }| json!({ "first": first, "second": second }));
    let conversion = conversion.iter().map(|Conversion { raw, reported }| json!({ "raw": raw, "reported": reported }));
    json!({
        "conversion": conversion.collect::<Value>(),
        "gate": gate.as_ref().map(|Gate { when, value }| json!({ "value": value, "when": when })),
        "items": items,
        "method": method,
        "multiply": multiply.unwrap_or(1),
        "pairs": pairs.collect::<Value>(),
        "recode": recode.collect::<Value>(),
        "reversed": reversed,
    })
}

/// Which items a scale is made of, or its conditions look at. Parts of a combination bring their own.
fn behind(definition: &Definition, scale: &Scale) -> Vec<bool> {
    let mut ids: HashSet<&Code> = scale.items.iter().collect();
    ids.extend(scale.pairs.iter().flat_map(|pair| [&pair.first, &pair.second]));
    scale.gate.iter().for_each(|gate| looked_at(&gate.when, &mut ids));
    // A condition looks at earlier items only, so that going backwards finds all.
    let mut behind = vec![false; definition.items.len()];
    for (item, behind) in definition.items.iter().zip(&mut behind).rev() {
        *behind = ids.contains(&item.id);
        if let (true, Some(condition)) = (*behind, &item.asked_if) {
            looked_at(condition, &mut ids);
        }
    }
    behind
}

fn looked_at<'a>(condition: &'a Condition, ids: &mut HashSet<&'a Code>) {
    match condition {
        Condition::Item(item, _) => _ = ids.insert(item),
        Condition::Score(..) | Condition::Age(_) | Condition::Sex(_) => {}
        Condition::Not(inner) => looked_at(inner, ids),
        Condition::All(inner) | Condition::Any(inner) | Condition::Count(inner, _) => {
            for condition in inner {
                looked_at(condition, ids);
            }
        }
    }
}

/// What can be answered to an item, and when it is asked.
fn answers(definition: &Definition, item: &Item) -> Value {
    let Item { id, tag: _, text: _, response_scale, scored, optional, asked_if, when_not_asked, loinc: _ } = item;
    let scale = definition.response_scales.iter().find(|scale| scale.id == *response_scale);
    let options = scale.map(|ResponseScale { id: _, options, range: _, loinc: _ }| {
        options.iter().map(|option| option.value).collect::<Value>()
    });
    let range = scale.and_then(|scale| scale.range).map(
        |Range { minimum, maximum, decimals }| json!({ "decimals": decimals, "maximum": maximum, "minimum": minimum }),
    );
    json!({
        "asked_if": asked_if,
        "id": id,
        "optional": optional,
        "options": options,
        "range": range,
        "scored": scored,
        "when_not_asked": when_not_asked,
    })
}

/// Everything that makes numbers and judges them.
fn judged(definition: &Definition, items: &[Digest]) -> Value {
    let scales = definition.subscales.iter().chain(&definition.total);
    let changes = definition.reliable_change.iter();
    let changes = changes.map(|ReliableChange { id, score, value, population: _, source: _, status: _ }| {
        json!({ "id": id, "score": score, "value": value })
    });
    let cutoffs = definition.cutoffs.iter();
    let cutoffs = cutoffs.map(|Cutoff { id, score, first_clinical, population: _, source: _, status: _ }| {
        json!({ "first_clinical": first_clinical, "id": id, "score": score })
    });
    json!({
        "alerts": definition.alerts.iter().map(alert).collect::<Value>(),
        "classifications": definition.classifications.iter().map(classification).collect::<Value>(),
        "cutoffs": cutoffs.collect::<Value>(),
        "items": items,
        "reliable_change": changes.collect::<Value>(),
        "scales": scales.map(judged_scale).collect::<Value>(),
    })
}

fn judged_scale(scale: &Scale) -> Value {
    let Scale {
        id,
        title: _,
        method: _,
        items: _,
        reversed: _,
        recode: _,
        pairs: _,
        parts,
        multiply: _,
        gate: _,
        conversion: _,
        better,
        prorating,
        bands,
        loinc: _,
        source: _,
        status: _,
    } = scale;
    let parts = parts.iter();
    let parts = parts.map(|Part { subscale, weight }| json!({ "subscale": subscale, "weight": weight.unwrap_or(1) }));
    json!({
        "arithmetic": arithmetic(scale),
        "bands": alternatives(bands, |BandSet { id, bands, source: _, status: _ }| {
            let bands = bands.iter().map(|Band { code, from }| json!({ "code": code, "from": from }));
            json!({ "bands": bands.collect::<Value>(), "id": id })
        }),
        "better": better.map(Better::code),
        "id": id,
        "parts": parts.collect::<Value>(),
        "prorating": alternatives(prorating, |Prorating { id, maximum_missing, rounding, source: _, status: _ }| {
            json!({ "id": id, "maximum_missing": maximum_missing, "rounding": rounding })
        }),
    })
}

fn classification(Classification { id, title: _, rules }: &Classification) -> Value {
    let rules = alternatives(rules, |ClassificationRule { id, cases, otherwise, cutoff, source: _, status: _ }| {
        let cases = cases.iter().map(|Case { code, when }| json!({ "code": code, "when": when }));
        let cutoff = cutoff.as_ref().map(|ScoreCutoff { score, below, at, above, values }| {
            let values = values
                .iter()
                .map(|CutoffValue { value, ages, sex, source: _ }| json!({ "ages": ages, "sex": sex, "value": value }));
            json!({
                "above": above, "at": at, "below": below, "score": score, "values": values.collect::<Value>(),
            })
        });
        json!({ "cases": cases.collect::<Value>(), "cutoff": cutoff, "id": id, "otherwise": otherwise })
    });
    json!({ "id": id, "rules": rules })
}

fn alert(Alert { id, question: _, rules }: &Alert) -> Value {
    let rules = alternatives(rules, |AlertRule { id, when, source: _, status: _ }| json!({ "id": id, "when": when }));
    json!({ "id": id, "rules": rules })
}

fn alternatives<T: Rule>(alternatives: &Alternatives<T>, rule: impl Fn(&T) -> Value) -> Value {
    json!({ "default": alternatives.default, "rules": alternatives.rules.iter().map(rule).collect::<Value>() })
}

/// Writes canonical JSON. All texts here are codes, which need no escapes; names are sorted here, since the
/// map of `serde_json` keeps another order where a program asks it to.
fn canonical(value: &Value, text: &mut String) {
    // Writing to a text cannot fail.
    let _ = match value {
        Value::Null => write!(text, "null"),
        Value::Bool(value) => write!(text, "{value}"),
        Value::Number(number) => write!(text, "{}", number.as_f64().unwrap_or_default() + 0.0),
        Value::String(code) => write!(text, "\"{code}\""),
        Value::Array(entries) => {
            text.push('[');
            for (place, entry) in entries.iter().enumerate() {
                text.push_str(if place == 0 { "" } else { "," });
                canonical(entry, text);
            }
            write!(text, "]")
        }
        Value::Object(entries) => {
            let mut entries: Vec<_> = entries.iter().filter(|(_, entry)| !entry.is_null()).collect();
            entries.sort_unstable_by_key(|(name, _)| name.as_str());
            text.push('{');
            for (place, (name, entry)) in entries.into_iter().enumerate() {
                let _ = write!(text, "{}\"{name}\":", if place == 0 { "" } else { "," });
                canonical(entry, text);
            }
            write!(text, "}}")
        }
    };
}
