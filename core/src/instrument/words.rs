//! The parts of a definition in words, for people who read what a rule says.

use std::fmt::Write as _;

use crate::instrument::condition::{Ages, Comparison, Condition, Operator};
use crate::instrument::definition::{Item, Method, ResponseScale, Scale};
use crate::instrument::rules::{Band, Category, ClassificationRule, Prorating, Rounding, ScoreCutoff};
use crate::instrument::tables::NormKind;
use crate::scalar::{Code, NormSex, Text};

/// `item 9 is at least 1`, `at least 5 of: items 1 to 8 at least 2; item 9 at least 1`.
pub(crate) fn condition(condition: &Condition) -> String {
    match condition {
        Condition::Item(item, compared) => format!("item {item} is {}", comparison(*compared)),
        Condition::Score(score, compared) => format!("{} is {}", score_name(score), comparison(*compared)),
        Condition::Age(range) => format!("the person is in the range {}", ages(*range)),
        Condition::Sex(NormSex::Female) => "norms for women apply".to_owned(),
        Condition::Sex(NormSex::Male) => "norms for men apply".to_owned(),
        Condition::Not(inner) => match &**inner {
            Condition::Item(item, compared) => format!("item {item} is not {}", comparison(*compared)),
            other => format!("it is not so that {}", nested(other)),
        },
        Condition::All(several) => joined(several, "each of", " and "),
        Condition::Any(several) => joined(several, "any of", " or "),
        Condition::Count(several, compared) => {
            let groups = groups(several);
            if let [Group::Items(items, each)] = groups.as_slice() {
                return format!("{} of {} are {}", comparison(*compared), items_list(items), comparison(*each));
            }
            let parts: Vec<String> = groups.iter().map(Group::counted).collect();
            format!("{} of these hold, each item by itself: {}", comparison(*compared), parts.join("; "))
        }
    }
}

/// `ages 13 to 17`, `from age 18`.
pub(crate) fn ages(ages: Ages) -> String {
    match (ages.from, ages.to) {
        (Some(from), Some(to)) => format!("ages {from} to {to}"),
        (Some(from), None) => format!("from age {from}"),
        (None, Some(to)) => format!("up to age {to}"),
        (None, None) => "of any age".to_owned(),
    }
}

/// The total, or a subscale by its id.
pub(crate) fn score_name(score: &Code) -> String {
    if score.as_str() == "total" { "the total".to_owned() } else { format!("the subscale `{score}`") }
}

/// `item 1`, `items 1 and 2`, `items 1 to 8 and 10`.
pub(crate) fn items_list(items: &[&Code]) -> String {
    let noun = if items.len() == 1 { "item" } else { "items" };
    format!("{noun} {}", runs(items))
}

/// Ids with runs of numbers drawn together: `1 to 8, 10 and difficulty`.
fn runs(items: &[&Code]) -> String {
    let number = |item: &Code| item.as_str().parse::<u32>().ok();
    let mut runs: Vec<(&Code, &Code, usize)> = Vec::new();
    for item in items {
        let follows = |last: &Code| number(last).and_then(|last| last.checked_add(1)) == number(item);
        match runs.last_mut() {
            Some((_, last, length)) if number(item).is_some() && follows(last) => {
                (*last, *length) = (item, *length + 1);
            }
            _ => runs.push((item, item, 1)),
        }
    }
    let mut parts = Vec::new();
    for (first, last, length) in runs {
        match length {
            1 => parts.push(first.to_string()),
            2 => parts.extend([first.to_string(), last.to_string()]),
            _ => parts.push(format!("{first} to {last}")),
        }
    }
    listed(&parts, " and ")
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn listed(parts: &[String], last: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{}{last}{end}", first.join(", ")),
    }
}

fn comparison(comparison: Comparison) -> String {
    let operator = match comparison.operator {
        Operator::AtLeast => "at least",
        Operator::AtMost => "at most",
        Operator::Above => "above",
        Operator::Below => "below",
        Operator::Equals => "exactly",
    };
    format!("{operator} {}", comparison.value)
}

/// Conditions on items with the same comparison, drawn together; or another condition.
enum Group<'a> {
    Items(Vec<&'a Code>, Comparison),
    Other(&'a Condition),
}

impl Group<'_> {
    fn words(&self, quantifier: &str) -> String {
        match self {
            Self::Items(items, compared) if items.len() == 1 => {
                format!("{} is {}", items_list(items), comparison(*compared))
            }
            Self::Items(items, compared) => {
                format!("{quantifier} {} is {}", items_list(items), comparison(*compared))
            }
            Self::Other(condition) => nested(condition),
        }
    }

    fn counted(&self) -> String {
        match self {
            Self::Items(items, compared) => format!("{} {}", items_list(items), comparison(*compared)),
            Self::Other(condition) => nested(condition),
        }
    }
}

fn groups(several: &[Condition]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for condition in several {
        match (condition, groups.last_mut()) {
            (Condition::Item(item, compared), Some(Group::Items(items, same))) if compared == same => items.push(item),
            (Condition::Item(item, compared), _) => groups.push(Group::Items(vec![item], *compared)),
            _ => groups.push(Group::Other(condition)),
        }
    }
    groups
}

fn joined(several: &[Condition], quantifier: &str, word: &str) -> String {
    let parts: Vec<String> = groups(several).iter().map(|group| group.words(quantifier)).collect();
    parts.join(word)
}

/// A condition inside another one: in brackets where its parts could be read the wrong way.
fn nested(inner: &Condition) -> String {
    let words = condition(inner);
    match inner {
        Condition::All(several) | Condition::Any(several) if groups(several).len() > 1 => format!("({words})"),
        Condition::Count(..) => format!("({words})"),
        _ => words,
    }
}

pub(crate) fn item_conditions(item: &Item) -> String {
    let mut words = Vec::new();
    if !item.scored {
        words.push("not scored".to_owned());
    }
    if item.optional {
        words.push("may be left out".to_owned());
    }
    if let Some(asked) = &item.asked_if {
        let otherwise = item.when_not_asked.map(|value| format!(", else it counts {value}")).unwrap_or_default();
        words.push(format!("asked if {}{otherwise}", condition(asked)));
    }
    if words.is_empty() { String::new() } else { format!("; {}", words.join("; ")) }
}

pub(crate) fn response_range(scale: &ResponseScale) -> String {
    if let Some(range) = scale.range {
        let steps = match range.decimals {
            0 => String::new(),
            decimals => format!(", {decimals} decimal{}", if decimals == 1 { "" } else { "s" }),
        };
        return format!("{} to {}{steps}", range.minimum, range.maximum);
    }
    let values = scale.ascending();
    let contiguous = values.windows(2).all(|pair| matches!(pair, [low, high] if (high - low - 1.0).abs() < 1e-9));
    match (values.first(), values.last()) {
        (Some(low), Some(high)) if contiguous && values.len() > 2 => format!("{low} to {high}"),
        _ => listed(&values.iter().map(f64::to_string).collect::<Vec<_>>(), " or "),
    }
}

pub(crate) fn method(scale: &Scale) -> String {
    let items: Vec<&Code> = scale.items.iter().collect();
    let mut words = match scale.method {
        Method::Sum if items.len() == 1 => items_list(&items),
        Method::Sum => format!("sum of {}", items_list(&items)),
        Method::Mean => format!("mean of {}", items_list(&items)),
        Method::MeanOfProducts => {
            let pairs: Vec<String> =
                scale.pairs.iter().map(|pair| format!("{} × {}", pair.first, pair.second)).collect();
            format!("mean of the products of items {}", listed(&pairs, " and "))
        }
        Method::Combination => {
            let parts = scale.parts.iter().map(|part| match part.weight.unwrap_or(1) {
                1 => format!("`{}`", part.subscale),
                weight => format!("{weight} × `{}`", part.subscale),
            });
            format!("sum of {}", listed(&parts.collect::<Vec<_>>(), " and "))
        }
    };
    let mut add = |text: String| words.push_str(&text);
    if !scale.reversed.is_empty() {
        let verb = if scale.reversed.len() == 1 { "counts" } else { "count" };
        add(format!(", of which {} {verb} in reverse", items_list(&scale.reversed.iter().collect::<Vec<_>>())));
    }
    if !scale.recode.is_empty() {
        let rows = scale.recode.iter().map(|row| match row.items.as_slice() {
            [] => format!("{} as {}", row.answer, row.counts),
            items => {
                format!("{} as {} in {}", row.answer, row.counts, items_list(&items.iter().collect::<Vec<_>>()))
            }
        });
        add(format!(", counting {}", listed(&rows.collect::<Vec<_>>(), " and ")));
    }
    for row in &scale.weights {
        let verb = if row.items.len() == 1 { "counts" } else { "count" };
        add(format!(", {} {verb} {} times", items_list(&row.items.iter().collect::<Vec<_>>()), row.weight));
    }
    for group in &scale.highest_of {
        let items = items_list(&group.items.iter().collect::<Vec<_>>());
        let needed = match group.minimum_answered {
            None => "once all are answered or one has the highest answer".to_owned(),
            Some(1) => "of those that are answered".to_owned(),
            Some(least) => format!("of those that are answered, once {least} are"),
        };
        add(format!(", of {items} the highest counts, {needed}"));
    }
    if let Some(multiply) = scale.multiply {
        add(format!(", times {multiply}"));
    }
    if let Some(gate) = &scale.gate {
        add(format!(", but {} where {}", gate.value, condition(&gate.when)));
    }
    if let (Some(first), Some(last)) = (scale.conversion.first(), scale.conversion.last()) {
        add(format!(
            ", reported through a published table (raw {} is {}, raw {} is {})",
            first.raw, first.reported, last.raw, last.reported
        ));
    }
    if let Some(norms) = &scale.norms {
        let what = match norms.kind {
            NormKind::TScore => "T-scores",
            NormKind::Percentile => "percentiles",
        };
        let people = norms.tables.iter().map(|table| match for_whom(table.ages, table.sex) {
            people if people.is_empty() => "everybody".to_owned(),
            people => people,
        });
        let people = listed(&people.collect::<Vec<_>>(), " and ");
        add(format!(", reported as {what} by published tables for {people} ({})", plain(&norms.licence)));
    }
    words
}

/// `women ages 13 to 17`, `from age 18`; nothing for everybody.
fn for_whom(range: Option<Ages>, sex: Option<NormSex>) -> String {
    let sex = sex.map(|sex| match sex {
        NormSex::Female => "women".to_owned(),
        NormSex::Male => "men".to_owned(),
    });
    sex.into_iter().chain(range.map(ages)).collect::<Vec<_>>().join(" ")
}

pub(crate) fn prorating(rule: &Prorating) -> String {
    let missing = match rule.maximum_missing {
        1 => "One missing item takes".to_owned(),
        most => format!("Up to {most} missing items take"),
    };
    let rounding = match rule.rounding {
        None => "the result is not rounded",
        Some(Rounding::HalfUp) => "the result is rounded, a half up",
        Some(Rounding::HalfEven) => "the result is rounded, a half to the even number",
    };
    format!("{missing} the mean of the others; {rounding} (rule `{}`).", rule.id)
}

pub(crate) fn band_range(band: &Band, next: Option<&Band>, highest: Option<f64>) -> String {
    match (next, highest) {
        (Some(next), _) => format!("{} to below {}", band.from, next.from),
        (None, Some(highest)) if (highest - band.from).abs() < f64::EPSILON => format!("{highest}"),
        (None, Some(highest)) => format!("{} to {highest}", band.from),
        (None, None) => format!("{} and above", band.from),
    }
}

/// A code, and behind it the name where it has one.
pub(crate) fn named(code: &Code, label: Option<&Text>) -> String {
    label.map_or_else(|| format!("`{code}`"), |label| format!("`{code}` ({})", plain(label)))
}

pub(crate) fn classification_rule(rule: &ClassificationRule, categories: &[Category]) -> String {
    let name = |code: &Code| {
        let known = categories.iter().find(|category| category.code == *code);
        named(code, known.map(|category| &category.label))
    };
    if let Some(cutoff) = &rule.cutoff {
        return score_cutoff(cutoff, &name);
    }
    let cases = rule.cases.iter().map(|case| format!("{} where {}", name(&case.code), condition(&case.when)));
    let mut words = cases.collect::<Vec<_>>().join("; else ");
    if let Some(otherwise) = &rule.otherwise {
        let _ = write!(words, "; else {}", name(otherwise));
    }
    words
}

fn score_cutoff(cutoff: &ScoreCutoff, name: &dyn Fn(&Code) -> String) -> String {
    let values = cutoff.values.iter().map(|value| {
        let people = for_whom(value.ages, value.sex);
        if people.is_empty() { value.value.to_string() } else { format!("{} ({people})", value.value) }
    });
    let values = listed(&values.collect::<Vec<_>>(), " and ");
    let score = score_name(&cutoff.score);
    let (below, above) = (name(&cutoff.below), name(&cutoff.above));
    if cutoff.at == cutoff.above {
        format!("{above} where {score} is at or above {values}; below it {below}")
    } else {
        format!("{below} where {score} is at or below {values}; above it {above}")
    }
}

/// A text of the definition on one line, without markup of its own.
pub(crate) fn plain(text: &Text) -> String {
    let mut escaped = String::with_capacity(text.as_str().len());
    let mut characters = text.as_str().chars().peekable();
    let mut after_word = false;
    while let Some(character) = characters.next() {
        let before_word = characters.peek().is_some_and(|next| next.is_alphanumeric() || *next == '#');
        let before_blank = characters.peek().is_none_or(|next| next.is_whitespace());
        match character {
            '\n' | '\r' | '\t' => escaped.push(' '),
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => escaped.extend(['\\', character]),
            // What begins a line could make a heading or a list of it.
            '#' | '-' | '+' | '=' if escaped.is_empty() => escaped.extend(['\\', character]),
            '.' | ')' if before_blank && !escaped.is_empty() && escaped.bytes().all(|byte| byte.is_ascii_digit()) => {
                escaped.extend(['\\', character]);
            }
            // Inside a word it is a letter like others, and only a word behind it makes an entity.
            '_' if !(after_word && before_word) => escaped.push_str("\\_"),
            '&' if before_word => escaped.push_str("\\&"),
            _ => escaped.push(character),
        }
        after_word = character.is_alphanumeric();
    }
    escaped
}
