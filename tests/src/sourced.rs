//! The numbers of a definition, each with where it comes from and how well it is known.

use std::fmt::Display;

use therapy_goals::instrument::{
    Ages, Case, ClassificationRule, Comparison, Condition, Definition, Method, Operator, Part, Scale, Source, Sources,
    Status,
};
use therapy_goals::scalar::Code;

/// A number, or the rule that holds it.
#[derive(Debug)]
pub struct Number<'a> {
    /// Where it stands, in words.
    pub place: String,
    /// What it says, in words.
    pub says: String,
    /// The ids of its sources.
    pub sources: &'a Sources,
    /// How well it is known.
    pub status: Status,
}

impl<'a> Number<'a> {
    /// Its sources, as the definition lists them.
    #[must_use]
    pub fn cited(&self, definition: &'a Definition) -> Vec<&'a Source> {
        self.sources.iter().filter_map(|id| definition.sources.iter().find(|source| source.id == *id)).collect()
    }
}

/// Every number of a definition that has a status, in the order of the file.
#[must_use]
pub fn numbers(definition: &Definition) -> Vec<Number<'_>> {
    let mut numbers = Vec::new();
    for scale in definition.total.iter().chain(&definition.subscales) {
        let id = &scale.id;
        let mut add = |place, says, sources, status| numbers.push(Number { place, says, sources, status });
        add(format!("`{id}`"), key(scale), &scale.source, scale.status);
        for rule in &scale.prorating.rules {
            let says = format!("at most {} missing", rule.maximum_missing);
            add(format!("missing answers of `{id}`: `{}`", rule.id), says, &rule.source, rule.status);
        }
        for set in &scale.bands.rules {
            let bands = set.bands.iter().map(|band| format!("{} {}", band.from, band.code));
            add(format!("bands of `{id}`: `{}`", set.id), listed(bands), &set.source, set.status);
        }
    }
    for classification in &definition.classifications {
        for rule in &classification.rules.rules {
            let (place, says) = (format!("`{}`: `{}`", classification.id, rule.id), judged(rule));
            numbers.push(Number { place: place.clone(), says, sources: &rule.source, status: rule.status });
            for value in rule.cutoff.iter().flat_map(|cutoff| &cutoff.values) {
                let says = value.value.to_string();
                let of_its_own = value.source.as_ref();
                numbers.extend(of_its_own.map(|sources| Number {
                    place: format!("{place}, one value"),
                    says,
                    sources,
                    status: rule.status,
                }));
            }
        }
    }
    for alert in &definition.alerts {
        for rule in &alert.rules.rules {
            let (place, says) = (format!("alert `{}`: `{}`", alert.id, rule.id), alert.question.to_string());
            numbers.push(Number { place, says, sources: &rule.source, status: rule.status });
        }
    }
    for change in &definition.reliable_change {
        let place = format!("reliable change of `{}`: `{}`", change.score, change.id);
        numbers.push(Number { place, says: change.value.to_string(), sources: &change.source, status: change.status });
    }
    for cutoff in &definition.cutoffs {
        let place = format!("cutoff of `{}`: `{}`", cutoff.score, cutoff.id);
        let says = format!("clinical from {} on", cutoff.first_clinical);
        numbers.push(Number { place, says, sources: &cutoff.source, status: cutoff.status });
    }
    numbers
}

/// `from 15`, `8 to 18`.
#[must_use]
pub fn span(ages: Ages) -> String {
    match (ages.from, ages.to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("to {to}"),
        (None, None) => String::new(),
    }
}

/// How a score is made, in short.
fn key(scale: &Scale) -> String {
    let mut parts = vec![match scale.method {
        Method::Sum => format!("sum of {}", items(&scale.items)),
        Method::Mean => format!("mean of {}", items(&scale.items)),
        Method::MeanOfProducts => format!("mean of {} products", scale.pairs.len()),
        Method::Combination => {
            let weighted = |part: &Part| {
                part.weight.map_or_else(|| part.subscale.to_string(), |weight| format!("{weight} × {}", part.subscale))
            };
            format!("sum of {}", listed(scale.parts.iter().map(weighted)))
        }
    }];
    if !scale.reversed.is_empty() {
        parts.push(format!("reversed {}", items(&scale.reversed)));
    }
    parts.extend(scale.multiply.map(|factor| format!("times {factor}")));
    if !scale.conversion.is_empty() {
        parts.push(format!("a table of {} rows", scale.conversion.len()));
    }
    parts.join("; ")
}

/// The cutoffs of a rule, or its categories.
fn judged(rule: &ClassificationRule) -> String {
    let Some(cutoff) = &rule.cutoff else {
        return listed(rule.cases.iter().map(case).chain(rule.otherwise.iter().map(Code::to_string)));
    };
    let side = if cutoff.at == cutoff.above { "at" } else { "above" };
    listed(cutoff.values.iter().map(|value| {
        let ages = value.ages.map(|ages| format!(" ({})", span(ages))).unwrap_or_default();
        let sex = value.sex.map(|sex| format!(" ({})", sex.code())).unwrap_or_default();
        format!("{side} {}{ages}{sex}", value.value)
    }))
}

/// A category, with the score that it needs where that is all.
fn case(case: &Case) -> String {
    let Condition::Score(score, Comparison { operator, value }) = &case.when else { return case.code.to_string() };
    let operator = match operator {
        Operator::AtLeast => "≥",
        Operator::AtMost => "≤",
        Operator::Above => ">",
        Operator::Below => "<",
        Operator::Equals => "=",
    };
    format!("{} ({score} {operator} {value})", case.code)
}

/// `1 to 10` where each follows the one before, else all of them.
fn items(ids: &[Code]) -> String {
    let numbers: Option<Vec<u32>> = ids.iter().map(|id| id.as_str().parse().ok()).collect();
    match numbers.as_deref() {
        Some([first, .., last]) if numbers.iter().flatten().copied().eq(*first..=*last) => format!("{first} to {last}"),
        _ => listed(ids),
    }
}

fn listed<T: Display>(entries: impl IntoIterator<Item = T>) -> String {
    entries.into_iter().map(|entry| entry.to_string()).collect::<Vec<_>>().join(", ")
}
