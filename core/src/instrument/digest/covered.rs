//! What digests cover: the content of each type, and no more.

use crate::instrument::condition::{Ages, Comparison, Condition};
use crate::instrument::definition::{
    Definition, Gate, HighestOf, Item, ItemWeight, Pair, Part, Range, Recode, ResponseOption, ResponseScale, Scale,
};
use crate::instrument::digest::canonical::{Content, list, object};
use crate::instrument::digest::mark::Digest;
use crate::instrument::rules::{
    Alert, AlertRule, Alternatives, Band, BandSet, Case, Classification, ClassificationRule, Cutoff, CutoffValue,
    Prorating, ReliableChange, ScoreCutoff, Stop,
};
use crate::instrument::tables::{Conversion, NormTable, Norms};

/// Says which entries an object of a type has, sorted by name. The pattern names every field of the type, so
/// that a new one has to be thought of here.
macro_rules! contents {
    ($( $pattern:pat => $kind:ty { $( $name:ident: $value:expr ),* $(,)? } )+) => { $(
        impl Content for $kind {
            fn write(&self, text: &mut String) {
                let $pattern = self;
                object(text, &[ $( (stringify!($name), &$value) ),* ]);
            }
        }
    )+ };
}

/// What makes the number of a score.
pub(crate) struct Number<'a> {
    pub(crate) scale: &'a Scale,
    pub(crate) items: Vec<Digest>,
    pub(crate) parts: Vec<MadePart>,
    pub(crate) prorating: Option<&'a Prorating>,
}

/// A part of a combination, by what makes it.
pub(crate) struct MadePart {
    pub(crate) scale: Option<Digest>,
    pub(crate) weight: i32,
}

/// How a score is computed from its items, without its parts and its rules.
struct Arithmetic<'a>(&'a Scale);

/// What can be answered to an item, and when it is asked.
pub(crate) struct Answers<'a> {
    pub(crate) definition: &'a Definition,
    pub(crate) item: &'a Item,
}

/// The answers of a list, by their numbers.
struct Values<'a>(&'a [ResponseOption]);

/// A prorating rule without its name.
struct Nameless<'a>(&'a Prorating);

/// Everything that makes numbers and judges them.
pub(crate) struct Judged<'a> {
    pub(crate) definition: &'a Definition,
    pub(crate) items: &'a [Digest],
}

/// A list that stands only where it holds something: what the format learned later changes no digest.
fn some<T>(list: &Vec<T>) -> Option<&Vec<T>> {
    if list.is_empty() { None } else { Some(list) }
}

/// A rule with its parts, where a definition has alternatives.
impl<T: Content> Content for Alternatives<T> {
    fn write(&self, text: &mut String) {
        object(text, &[("default", &self.default), ("rules", &self.rules)]);
    }
}

impl Content for Values<'_> {
    fn write(&self, text: &mut String) {
        list(text, &mut self.0.iter().map(|ResponseOption { value, label: _, loinc: _ }| value as &dyn Content));
    }
}

impl Content for Answers<'_> {
    fn write(&self, text: &mut String) {
        let Item { id, tag: _, text: _, response_scale, scored, optional, asked_if, when_not_asked, loinc: _ } =
            self.item;
        let scale = self.definition.response_scales.iter().find(|scale| scale.id == *response_scale);
        let options = scale.map(|ResponseScale { id: _, options, range: _, loinc: _ }| Values(options));
        let range = scale.and_then(|scale| scale.range);
        object(
            text,
            &[
                ("asked_if", asked_if),
                ("id", id),
                ("optional", optional),
                ("options", &options),
                ("range", &range),
                ("scored", scored),
                ("when_not_asked", when_not_asked),
            ],
        );
    }
}

impl Content for Judged<'_> {
    fn write(&self, text: &mut String) {
        let Definition {
            schema_version: _,
            id: _,
            version: _,
            title: _,
            short_title: _,
            measures: _,
            domains: _,
            respondent: _,
            time_frame: _,
            answers: _,
            licence: _,
            sources: _,
            published_in: _,
            stem: _,
            // They stand beside each item.
            response_scales: _,
            // They have digests of their own.
            items: _,
            parts: _,
            total,
            subscales,
            classifications,
            alerts,
            reliable_change,
            cutoffs,
            stop,
            loinc: _,
            notes: _,
            // It tells of other versions; what this one changed is covered where it stands.
            history: _,
        } = self.definition;
        let scales: Vec<&Scale> = subscales.iter().chain(total).collect();
        object(
            text,
            &[
                ("alerts", alerts),
                ("classifications", classifications),
                ("cutoffs", cutoffs),
                ("items", &self.items),
                ("reliable_change", reliable_change),
                ("scales", &scales),
                ("stop", stop),
            ],
        );
    }
}

/// A scale with all its rules, and what judges its number.
impl Content for Scale {
    fn write(&self, text: &mut String) {
        let Self {
            id,
            title: _,
            method: _,
            items: _,
            reversed: _,
            recode: _,
            weights: _,
            highest_of: _,
            pairs: _,
            parts,
            multiply: _,
            gate: _,
            conversion: _,
            norms: _,
            better,
            prorating,
            bands,
            loinc: _,
            source: _,
            status: _,
        } = self;
        object(
            text,
            &[
                ("arithmetic", &Arithmetic(self)),
                ("bands", bands),
                ("better", better),
                ("id", id),
                ("parts", parts),
                ("prorating", prorating),
            ],
        );
    }
}

impl Content for Condition {
    fn write(&self, text: &mut String) {
        let compared = |text: &mut String, name: &str, what: &dyn Content, comparison: &Comparison| {
            let (operator, value) = (comparison.operator.code(), &comparison.value as &dyn Content);
            let entries =
                if operator < name { [(operator, value), (name, what)] } else { [(name, what), (operator, value)] };
            object(text, &entries);
        };
        match self {
            Self::Item(item, comparison) => compared(text, "item", item, comparison),
            Self::Score(score, comparison) => compared(text, "score", score, comparison),
            Self::Count(inner, comparison) => compared(text, "count", inner, comparison),
            Self::Age(ages) => object(text, &[("age", ages)]),
            Self::Sex(sex) => object(text, &[("sex", sex)]),
            Self::Not(inner) => object(text, &[("not", &inner.as_ref())]),
            Self::All(inner) => object(text, &[("all", inner)]),
            Self::Any(inner) => object(text, &[("any", inner)]),
        }
    }
}

contents! {
    Number { scale, items, parts, prorating } => Number<'_> {
        arithmetic: Arithmetic(scale),
        items: items,
        parts: parts,
        prorating: prorating.map(Nameless),
    }
    MadePart { scale, weight } => MadePart { scale: scale, weight: weight }
    Nameless(Prorating { id: _, maximum_missing, rounding, source: _, status: _ }) => Nameless<'_> {
        maximum_missing: maximum_missing,
        rounding: rounding,
    }
    Arithmetic(scale) => Arithmetic<'_> {
        conversion: scale.conversion,
        gate: scale.gate,
        highest_of: some(&scale.highest_of),
        items: scale.items,
        method: scale.method,
        multiply: scale.multiply.unwrap_or(1),
        norms: scale.norms,
        pairs: scale.pairs,
        recode: scale.recode,
        reversed: scale.reversed,
        weights: some(&scale.weights),
    }
    Ages { from, to } => Ages { from: from, to: to }
    Range { minimum, maximum, decimals } => Range { decimals: decimals, maximum: maximum, minimum: minimum }
    Recode { answer, counts, items } => Recode { answer: answer, counts: counts, items: items }
    ItemWeight { weight, items } => ItemWeight { items: items, weight: weight }
    HighestOf { items, minimum_answered } => HighestOf { items: items, minimum_answered: minimum_answered }
    Pair { first, second } => Pair { first: first, second: second }
    Part { subscale, weight } => Part { subscale: subscale, weight: weight.unwrap_or(1) }
    Gate { when, value } => Gate { value: value, when: when }
    Norms { kind, licence: _, tables, source: _, status: _ } => Norms { kind: kind, tables: tables }
    NormTable { ages, sex, rows, source: _ } => NormTable { ages: ages, rows: rows, sex: sex }
    Stop { after, when, score, source: _, status: _ } => Stop { after: after, score: score, when: when }
    Conversion { raw, reported } => Conversion { raw: raw, reported: reported }
    Prorating { id, maximum_missing, rounding, source: _, status: _ } => Prorating {
        id: id,
        maximum_missing: maximum_missing,
        rounding: rounding,
    }
    BandSet { id, bands, source: _, status: _ } => BandSet { bands: bands, id: id }
    Band { code, from, label: _ } => Band { code: code, from: from }
    Classification { id, title: _, categories: _, rules } => Classification { id: id, rules: rules }
    ClassificationRule { id, cases, otherwise, cutoff, source: _, status: _ } => ClassificationRule {
        cases: cases,
        cutoff: cutoff,
        id: id,
        otherwise: otherwise,
    }
    Case { code, when } => Case { code: code, when: when }
    ScoreCutoff { score, below, at, above, values } => ScoreCutoff {
        above: above,
        at: at,
        below: below,
        score: score,
        values: values,
    }
    CutoffValue { value, ages, sex, source: _ } => CutoffValue { ages: ages, sex: sex, value: value }
    Alert { id, question: _, rules } => Alert { id: id, rules: rules }
    AlertRule { id, when, source: _, status: _ } => AlertRule { id: id, when: when }
    ReliableChange { id, score, value, population: _, source: _, status: _ } => ReliableChange {
        id: id,
        score: score,
        value: value,
    }
    Cutoff { id, score, first_clinical, population: _, source: _, status: _ } => Cutoff {
        first_clinical: first_clinical,
        id: id,
        score: score,
    }
}
