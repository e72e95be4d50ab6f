//! What numbers and codes say in words, from what the definition says of them.

use therapy_goals::change::ChangeLabel;
use therapy_goals::instrument::{
    Alert, Classification, ClassificationResult, Condition, Definition, Instrument, Reason, Rule, Score, ScoreCutoff,
    ScoreStatus,
};
use therapy_goals::scalar::{Better, Code};

/// A code as words: `quality_of_life` is "quality of life".
pub(crate) fn code(code: &str) -> String {
    code.replace('_', " ")
}

/// At most two decimals, with the minus sign of print.
pub(crate) fn number(number: f64) -> String {
    let rounded = (number * 100.0).round() / 100.0 + 0.0;
    rounded.to_string().replace('-', "\u{2212}")
}

/// As [`number`], with its sign; 0 has none.
pub(crate) fn signed(change: f64) -> String {
    let text = number(change);
    if text == "0" || text.starts_with('\u{2212}') { text } else { format!("+{text}") }
}

/// "1 goal", "2 goals".
pub(crate) fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// "a", "a and b", "a, b and c".
pub(crate) fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// What became of a score, where a published threshold says so.
pub(crate) fn change(label: ChangeLabel, difference: f64) -> &'static str {
    match label {
        ChangeLabel::Improved => "reliably better",
        ChangeLabel::Deteriorated => "reliably worse",
        ChangeLabel::Unchanged if difference == 0.0 => "no change",
        ChangeLabel::Unchanged => "no reliable change",
    }
}

/// What is missing of a score; nothing where it is complete.
pub(crate) fn completeness(score: &Score) -> Option<String> {
    let bounds = score.bounds().map(|(low, high)| format!("{} to {} possible", number(low), number(high)));
    let status = match score.status() {
        ScoreStatus::Complete => return None,
        ScoreStatus::Prorated => "prorated",
        ScoreStatus::Incomplete => "incomplete",
    };
    Some(bounds.map_or_else(|| status.to_owned(), |bounds| format!("{status}, {bounds}")))
}

/// "item 9 (thoughts of death or self-harm)", for all that are missing.
pub(crate) fn missing(definition: &Definition, score: &Score) -> String {
    const NAMED: usize = 3;
    let tagged = |id: &Code| {
        let item = definition.items.iter().find(|item| item.id == *id);
        item.map_or_else(|| format!("item {id}"), |item| format!("item {id} ({})", item.tag))
    };
    let items = score.missing();
    if items.len() > NAMED {
        return counted(items.len(), "item");
    }
    list(&items.iter().map(tagged).collect::<Vec<_>>())
}

/// What a classification says, as "at or above the recommended cutoff (33)".
pub(crate) fn classification(instrument: &Instrument, score: &Score, result: &ClassificationResult) -> String {
    let Some(known) = instrument.definition().classifications.iter().find(|known| known.id == result.id) else {
        return code(result.id.as_str());
    };
    let Some(category) = &result.category else { return format!("{}: {}", known.title, open(result.reason)) };
    let chosen = score.provenance().rules.iter().find(|(place, _)| *place == result.id.as_str());
    let rule = chosen.and_then(|(_, id)| known.rules.rules.iter().find(|rule| rule.id() == id.as_str()));
    match rule.and_then(|rule| rule.cutoff.as_ref()) {
        Some(cutoff) => beside(known, cutoff, category),
        None => case(known, category),
    }
}

fn case(known: &Classification, category: &Code) -> String {
    match category.as_str() {
        "met" => format!("meets the {}", known.title),
        "not_met" => format!("does not meet the {}", known.title),
        other => format!("{}: {}", known.title, code(other)),
    }
}

/// On which side of its cutoff a score stands. The title names the cutoff; the number is given where there is
/// one for everybody.
fn beside(known: &Classification, cutoff: &ScoreCutoff, category: &Code) -> String {
    let side = match (*category == cutoff.below, cutoff.at == cutoff.below) {
        (true, true) => "at or below",
        (true, false) => "below",
        (false, true) => "above",
        (false, false) => "at or above",
    };
    let value = match cutoff.values.as_slice() {
        [only] => format!(" ({})", number(only.value)),
        _ => String::new(),
    };
    let where_ = format!("{side} the {}{value}", known.title);
    match category.as_str() {
        "below" | "above" | "at_or_below" | "at_or_above" => where_,
        "clinical" => format!("in the clinical range: {where_}"),
        "non_clinical" => format!("outside the clinical range: {where_}"),
        other => format!("{}: {where_}", code(other)),
    }
}

fn open(reason: Option<Reason>) -> &'static str {
    match reason {
        Some(Reason::AgeRequired) => "open, as the age is not known",
        Some(Reason::SexRequired) => "open, as it is not known whose norms apply",
        Some(Reason::NoRuleForSex) => "open, as the rule differs by sex and neither norm applies",
        Some(Reason::NoNorm) => "open, as no norm was published for this client",
        Some(Reason::MissingItems) => "open, as answers are missing",
        Some(Reason::StoppedEarly) => "open, as the form was stopped early",
        None => "open, as no rule was chosen",
    }
}

/// The fact with which the question of an alert begins, and what its item is about where it is one item:
/// "Item 9 was answered above zero (thoughts of death or self-harm)".
pub(crate) fn fact(definition: &Definition, alert: &Alert) -> String {
    let question = alert.question.as_str();
    let fact = question.split_once(": ").map_or(question, |(fact, _)| fact);
    let items = alert.rules.rules.iter().map(|rule| match &rule.when {
        Condition::Item(item, _) => Some(item),
        _ => None,
    });
    let item = items.collect::<Option<Vec<_>>>().and_then(|items| items.first().copied());
    let tag = item.and_then(|id| definition.items.iter().find(|item| item.id == *id)).map(|item| &item.tag);
    tag.map_or_else(|| fact.to_owned(), |tag| format!("{fact} ({tag})"))
}

/// With a capital at its start.
pub(crate) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

pub(crate) fn better(better: Option<Better>) -> &'static str {
    match better {
        Some(Better::Lower) => ", lower is better",
        Some(Better::Higher) => ", higher is better",
        None => "",
    }
}
