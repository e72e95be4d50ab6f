//! A definition on the way to a program: where its names lead, and the faults found so far.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;

use crate::document::nearest;
use crate::error::{ErrorKind, Fault, record};
use crate::instrument::condition::{Condition, Name};
use crate::instrument::condition_plan::{ConditionPlan, Names};
use crate::instrument::definition::{Definition, Item, ResponseScale, Scale};
use crate::instrument::places::Choices;
use crate::instrument::rules::{Alternatives, Rule};
use crate::scalar::Code;

/// For how many unknown names of a definition the nearest known one is looked for.
const MAXIMUM_SUGGESTIONS: usize = 20;

/// A definition on the way to a program, with the faults found so far.
pub(crate) struct Compiler<'a> {
    pub(crate) definition: &'a Definition,
    pub(crate) choices: &'a Choices,
    /// The place of each item.
    items: HashMap<&'a str, usize>,
    /// The place of each response scale.
    response_scales: HashMap<&'a str, usize>,
    /// The places of the items that a condition names.
    pub(crate) asked_about: BTreeSet<usize>,
    pub(crate) faults: Vec<Fault>,
    /// How many names were looked for among those that are known.
    suggestions: usize,
}

impl<'a> Compiler<'a> {
    pub(crate) fn new(definition: &'a Definition, choices: &'a Choices) -> Self {
        let items = definition.items.iter().map(|item| item.id.as_str());
        let response_scales = definition.response_scales.iter().map(|scale| scale.id.as_str());
        Self {
            definition,
            choices,
            items: first_places(items),
            response_scales: first_places(response_scales),
            asked_about: BTreeSet::new(),
            faults: Vec::new(),
            suggestions: 0,
        }
    }

    pub(crate) fn fault(&mut self, kind: ErrorKind, path: impl Into<String>, expected: impl Into<String>) {
        record(&mut self.faults, Fault::new(kind, path, expected));
    }

    pub(crate) fn chosen<T: Rule>(&self, place: &str, alternatives: &Alternatives<T>) -> Option<usize> {
        match self.choices.iter().find(|(name, _)| name == place) {
            Some((_, rule)) => alternatives.position(rule.as_str()),
            None => alternatives.default_position(),
        }
    }

    pub(crate) fn item_position(&self, id: &Code) -> Option<usize> {
        self.items.get(id.as_str()).copied()
    }

    pub(crate) fn score_position(&self, id: &Code) -> Option<usize> {
        if id.as_str() == "total" {
            return self.definition.total.as_ref().map(|_| self.definition.subscales.len());
        }
        self.definition.subscales.iter().position(|scale| scale.id == *id)
    }

    pub(crate) fn scale_of(&self, item: &Item) -> Option<&'a ResponseScale> {
        self.definition.response_scales.get(*self.response_scales.get(item.response_scale.as_str())?)
    }

    /// Compiles a condition over items before `limit`; scores may be named only where all items may.
    pub(crate) fn condition(&mut self, condition: &Condition, path: &str, limit: usize) -> Option<ConditionPlan> {
        let item = |id: &Code| {
            let place = self.item_position(id).filter(|place| *place < limit)?;
            Some((place, self.scale_of(self.definition.items.get(place)?).map_or(1.0, factor_of)))
        };
        let score = |id: &Code| self.score_position(id).filter(|_| limit == usize::MAX);
        let compiled = ConditionPlan::compile(condition, &Names { item, score });
        if compiled.is_none() {
            self.unknown_names(condition, path, limit);
        }
        condition.each_name(&mut |name| {
            if let Name::Item(id) = name {
                self.asked_about.extend(self.items.get(id.as_str()));
            }
        });
        compiled
    }

    /// A fault for each name of a condition that leads nowhere.
    fn unknown_names(&mut self, condition: &Condition, path: &str, limit: usize) {
        let definition = self.definition;
        let scores: Vec<&str> =
            definition.subscales.iter().chain(&definition.total).map(|scale| scale.id.as_str()).collect();
        let mut told = HashSet::new();
        condition.each_name(&mut |name| match name {
            Name::Item(id) if self.item_position(id).is_some_and(|place| place < limit) => {}
            Name::Score(id) if limit == usize::MAX && self.score_position(id).is_some() => {}
            Name::Score(_) if limit < usize::MAX => {
                let expected = "conditions on items alone: no score is known at this place";
                self.fault(ErrorKind::UnknownItem, path, expected);
            }
            Name::Score(id) if told.insert(id) => {
                self.unknown(ErrorKind::UnknownItem, path, id.as_str(), "ids of scores of this definition", &scores);
            }
            Name::Item(id) if told.insert(id) => {
                let items: Vec<&str> = definition.items.iter().take(limit).map(|item| item.id.as_str()).collect();
                let earlier = if limit < definition.items.len() { "ids of earlier items" } else { "ids of items" };
                self.unknown(
                    ErrorKind::UnknownItem,
                    path,
                    id.as_str(),
                    &format!("{earlier} of this definition"),
                    &items,
                );
            }
            _ => {}
        });
    }

    /// A score that is neither the total nor a subscale.
    pub(crate) fn unknown_score(&mut self, path: String, name: &Code) {
        let subscales = self.definition.subscales.iter().map(|scale| scale.id.as_str());
        let known: Vec<&str> = subscales.chain(self.definition.total.iter().map(|_| "total")).collect();
        self.unknown(ErrorKind::UnknownCode, path, name.as_str(), "total or the id of a subscale", &known);
    }

    /// An item that is none of a score's.
    pub(crate) fn unknown_of_score(&mut self, path: String, name: &Code, scale: &Scale) {
        let known: Vec<&str> = scale.items.iter().map(Code::as_str).collect();
        self.unknown(ErrorKind::UnknownItem, path, name.as_str(), "one of the items of this score", &known);
    }

    /// The fault of a name that leads nowhere, with the nearest that leads somewhere. A definition holds nobody's
    /// words, so the name may be told.
    pub(crate) fn unknown(
        &mut self,
        kind: ErrorKind,
        path: impl Into<String>,
        name: &str,
        expected: &str,
        known: &[&str],
    ) {
        let mut expected = format!("{expected}; `{name}` is none");
        // To look for the nearest takes time; whoever has so many faults mends these first.
        if self.suggestions < MAXIMUM_SUGGESTIONS {
            self.suggestions += 1;
            if let Some(meant) = nearest(name, known.iter().copied()) {
                let _ = write!(expected, ", the nearest is `{meant}`");
            }
        }
        self.fault(kind, path, expected);
    }

    pub(crate) fn check_length(&mut self, length: usize, path: String, what: &str) {
        if length == 0 {
            self.fault(ErrorKind::TooFew, path, format!("at least one {what}"));
        }
    }

    pub(crate) fn once<'b>(&mut self, list: &str, ids: impl Iterator<Item = &'b Code>) {
        let mut known = HashSet::new();
        for (place, id) in ids.enumerate() {
            if !known.insert(id.as_str()) {
                let field = if list.contains(".items") || list.ends_with(".reversed") { "" } else { ".id" };
                self.fault(ErrorKind::DuplicateId, format!("{list}[{place}]{field}"), "an id that stands once");
            }
        }
    }
}

/// The place of each name; of one that stands twice, the first.
fn first_places<'a>(names: impl DoubleEndedIterator<Item = &'a str> + ExactSizeIterator) -> HashMap<&'a str, usize> {
    names.enumerate().rev().map(|(place, name)| (name, place)).collect()
}

/// How many units of the answers of a scale are a point.
pub(crate) fn factor_of(scale: &ResponseScale) -> f64 {
    let options = scale.options.iter().map(|option| option.value.decimals()).max();
    factor(scale.range.map(|range| range.decimals).or(options).unwrap_or_default())
}

/// How many units are a point.
pub(crate) fn factor(decimals: u8) -> f64 {
    match decimals {
        0 => 1.0,
        1 => 10.0,
        _ => 100.0,
    }
}
