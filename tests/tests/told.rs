//! Limits are told in words where people read: in doc comments, from which the schemas and the classes of other
//! languages have theirs, and on pages written by hand. Each such number is held against what the engine holds to.

use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use therapy_goals::attainment::{self, Ladder, MAXIMUM_LEVEL_SCORE};
use therapy_goals::instrument::{MAXIMUM_ENTRIES, Respondent};
use therapy_goals::plan::{MAXIMUM_EVENTS, MAXIMUM_PLAN_BYTES};
use therapy_goals::priority::{self, RIPPLE_TARGETS};
use therapy_goals::progress::MAXIMUM_POINTS;
use therapy_goals::records::records;
use therapy_goals::scalar::Rating;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A number as it is written in a sentence.
fn shown<T: Display>(number: T) -> String {
    let digits = number.to_string();
    let groups: Vec<&[u8]> = digits.as_bytes().rchunks(3).rev().collect();
    groups.iter().map(|group| std::str::from_utf8(group).unwrap()).collect::<Vec<_>>().join(",")
}

/// A limit that the schemas say, such as `Code.maxLength`.
fn schema(pointer: &str) -> f64 {
    let whole = Value::Object(records().schemas);
    let value = whole.pointer(&format!("/{}", pointer.replace('.', "/"))).and_then(Value::as_f64);
    value.unwrap_or_else(|| panic!("no {pointer}"))
}

/// A range that the schemas say.
fn range(pointer: &str) -> String {
    let [low, high] = ["minimum", "maximum"].map(|end| schema(&format!("{pointer}.{end}")));
    let told = |number: f64| if number.fract() == 0.0 { shown(whole(number)) } else { number.to_string() };
    format!("{} to {}", told(low), told(high))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(number: f64) -> u64 {
    assert!(number.fract() == 0.0 && number >= 0.0, "{number}");
    number as u64
}

/// How many levels a ladder has at least: the fewest that are taken.
fn fewest_levels() -> usize {
    let read = |levels: usize| {
        let levels: Vec<String> = (0..levels).map(|score| format!(r#"{{"score":{score}}}"#)).collect();
        let text = format!(r#"{{"goal":"a","baseline":0,"expected":0,"levels":[{}]}}"#, levels.join(","));
        serde_json::from_str::<Ladder>(&text)
    };
    (1..9).find(|levels| read(*levels).is_ok()).unwrap()
}

/// What stands on which page.
fn told() -> Vec<(&'static str, String)> {
    let [goals, arrows] = [priority::MAXIMUM_GOALS, priority::MAXIMUM_ARROWS].map(shown);
    let [ladders, levels] = [attainment::MAXIMUM_GOALS, attainment::MAXIMUM_LEVELS].map(shown);
    let points = shown(MAXIMUM_POINTS);
    let lines = shown(priority::MAXIMUM_DIARY_TARGETS);
    let days = shown(priority::MAXIMUM_DIARY_DAYS);
    let rungs = format!("{} to {levels}", fewest_levels());
    let score = shown(whole(MAXIMUM_LEVEL_SCORE));
    let (low, high) = (Rating::MIN.get(), Rating::MAX.get());
    let product = format!("1 to {}", u32::from(high).pow(3));
    let (id, text) = (shown(whole(schema("Code.maxLength"))), shown(whole(schema("Text.maxLength"))));
    assert_eq!(whole(schema("GoalId.maxLength")), whole(schema("Code.maxLength")));
    let rank = shown(whole(schema("Rank.maximum")));
    let age = format!("0 to {}", Respondent::MAXIMUM_AGE);
    let weight = format!("0.000001 to {}", shown(whole(schema("Weight.maximum"))));
    let mut told = vec![
        ("core/src/attainment.rs", format!("One ladder for each scaled goal, at most {ladders}.")),
        ("core/src/attainment.rs", format!("one for each ladder, rater and day, at most {ladders}.")),
        ("core/src/attainment.rs", format!("{ladders} ladders of {levels} levels")),
        ("core/src/attainment/ladder.rs", format!("The levels, lowest first: {rungs}.")),
        ("core/src/goal/ratings.rs", format!("each from {low} to {high}.")),
        ("core/src/instrument/search.rs", format!("in completed years, {age}.")),
        ("core/src/instrument/search.rs", format!("may have, {}.", range("Query.properties.maximum_items"))),
        ("core/src/priority/agenda/diary.rs", format!("at most {days} days in all.")),
        ("core/src/priority/agenda/diary.rs", format!("in their order, at most {lines}.")),
        (
            "core/src/priority/agenda/diary.rs",
            format!("A card of {lines} lines that were filled in on each of {days} days"),
        ),
        ("core/src/priority/agenda/session.rs", format!("An agenda of {lines} items")),
        ("core/src/priority/codes/reason.rs", format!("Those helped most, at most {RIPPLE_TARGETS},")),
        ("core/src/priority/codes/reason.rs", format!("Their product, {product}.")),
        ("core/src/priority/hierarchy/definition.rs", format!("At most {} levels,", priority::MAXIMUM_LEVELS)),
        ("core/src/priority/hierarchy/definition.rs", format!("and at most {} tiers in all.", priority::MAXIMUM_TIERS)),
        ("core/src/priority/ranking/record.rs", format!("as rated, {product},")),
        ("core/src/priority/ranking/record.rs", format!("a ranking of {goals} goals and {arrows} arrows")),
        ("core/src/priority/robust/sensitivity.rs", format!("all that stay within {low} to {high};")),
        ("core/src/priority/situation/facts.rs", format!("The goals, at most {goals}.")),
        ("core/src/priority/situation/facts.rs", format!("what interferes, at most {arrows};")),
        ("core/src/priority/situation/policy.rs", format!("28:20), {};", range("Persistence"))),
        ("core/src/priority/situation/read.rs", format!("a situation of {goals} goals and {arrows} arrows")),
        ("core/src/document.rs", format!("a ranking of {goals} goals with {arrows} arrows")),
        (
            "core/plans/README.md",
            format!("at most {} events and {} bytes of lines", shown(MAXIMUM_EVENTS), shown(MAXIMUM_PLAN_BYTES)),
        ),
        ("core/src/progress/series.rs", format!("The points in any order, at most {points}.")),
        ("core/src/progress/weeks.rs", format!("The entries in any order, at most {points};")),
        ("core/src/scalar/number.rs", format!("1 comes first, {rank} is the last")),
        ("core/src/scalar/number.rs", format!("Whole days, {}:", range("Days"))),
        ("core/src/scalar/number.rs", format!("(the goal does not count), or from {weight},")),
        ("core/src/scalar/number.rs", format!("A weight of 0, or from {weight}.")),
        ("core/src/scalar/text.rs", format!("at most {id}.")),
        ("core/src/scalar/text.rs", format!("gives to a goal: 1 to {id} characters,")),
        ("core/src/scalar/text.rs", format!("What a person wrote: 1 to {text} characters,")),
        (
            "core/hierarchies/README.md",
            format!("`client_rank` | the client's own order of preference, 1 the dearest, up to {rank};"),
        ),
        ("core/hierarchies/README.md", format!("1 comes first, up to {rank},")),
        ("core/hierarchies/README.md", format!("`deadlines` | steps of {} days", range("Days"))),
        ("core/hierarchies/README.md", format!("at most {} changes", shown(priority::MAXIMUM_CHANGES))),
        ("core/instruments/README.md", format!("A list has at most {} entries.", shown(MAXIMUM_ENTRIES))),
    ];
    for (field, kind) in [
        ("cap_short", "Cap"),
        ("cap_long", "Cap"),
        ("dispute_gap", "Gap"),
        ("too_close", "Share"),
        ("top_k", "TopK"),
        ("rbo_persistence", "Persistence"),
        ("hysteresis_margin", "Margin"),
    ] {
        told.push(("core/hierarchies/README.md", format!("`{field}` | {}", range(kind))));
    }
    for page in ["py-bindings/python/therapy_goals/progress.py", "wasm-bindings/js/progress.d.ts"] {
        told.push((page, format!("At most {points} points, of which a day has one")));
    }
    for (page, minus) in
        [("py-bindings/python/therapy_goals/attainment.py", '-'), ("wasm-bindings/js/attainment.d.ts", '−')]
    {
        told.push((page, format!("At most {ladders} levels;")));
        told.push((page, format!("a scale has at most {levels} scores, each from {minus}{score} to {score}.")));
        told.push((
            page,
            format!("At most {ladders} ladders, each with {rungs} levels that score from {minus}{score} to {score},"),
        ));
    }
    told
}

/// What is no limit, though it is said like one.
const OTHERS: &[(&str, &str)] = &[("core/src/priority/order/ripple.rs", "Up to 21")];

/// The words of a page in one line: of a file of Rust its doc comments, of one with types for JavaScript without the
/// stars at the beginning of its lines.
fn words(page: &str) -> String {
    let text = fs::read_to_string(root().join(page)).unwrap();
    let lines = text.lines().map(str::trim);
    let ours = |extension: &str| page.ends_with(extension);
    let lines: Vec<&str> = if ours(".rs") {
        lines.filter_map(|line| line.strip_prefix("///").or_else(|| line.strip_prefix("//!"))).collect()
    } else {
        lines.map(|line| if ours(".d.ts") { line.trim_start_matches('*') } else { line }).collect()
    };
    lines.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ")
}

/// Every page: the doc comments of the core, and what is written by hand for the faces and for readers.
fn pages() -> Vec<String> {
    fn below(folder: &Path, pages: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() { below(&entry, pages) } else { pages.push(entry) }
        }
    }
    let mut all = Vec::new();
    for folder in ["core/src", "py-bindings/python/therapy_goals", "wasm-bindings/js"] {
        below(&root().join(folder), &mut all);
    }
    all.extend(["README.md", "core/hierarchies/README.md", "core/instruments/README.md"].map(|page| root().join(page)));
    let named = all.iter().map(|page| page.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/"));
    // What is printed has the words of the core.
    let printed = ["_printed.py", "/definition.py", "/records.d.ts", "/definition.d.ts"];
    let read = |page: &String| [".rs", ".py", ".d.ts", ".md"].iter().any(|end| page.ends_with(end));
    let mut pages: Vec<String> =
        named.filter(|page| read(page) && !printed.iter().any(|end| page.ends_with(end))).collect();
    pages.sort();
    pages
}

/// Where a page says of a number that there are at most so many, with that number.
fn said(words: &str) -> Vec<String> {
    let words: Vec<&str> = words.split(' ').collect();
    let number = |word: &str| {
        let word = word.trim_end_matches(|sign: char| !sign.is_ascii_digit());
        (!word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')).then(|| word.to_owned())
    };
    let threes = words.windows(3).filter(|three| {
        ["at most", "up to", "more than"].contains(&format!("{} {}", three[0], three[1]).to_lowercase().as_str())
    });
    threes.filter_map(|three| Some(format!("{} {} {}", three[0], three[1], number(three[2])?))).collect()
}

#[test]
fn limits_are_told_as_they_are() {
    let told = told();
    let pages = pages();
    let mut faults = Vec::new();
    for (page, phrase) in &told {
        if !words(page).contains(phrase.as_str()) {
            faults.push(format!("{page} does not say: {phrase}"));
        }
    }
    let mut seen = 0;
    for page in &pages {
        for said in said(&words(page)) {
            let held = told.iter().any(|(of, phrase)| of == page && phrase.contains(&said));
            if !held && !OTHERS.contains(&(page.as_str(), said.as_str())) {
                faults.push(format!("{page} says, and nothing holds it to that: {said}"));
            }
            seen += 1;
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(seen > 15 && pages.len() > 150, "{seen} of {} pages", pages.len());
}

#[test]
fn numbers_are_shown_as_in_a_sentence() {
    let shown = [7_u64, 25, 366, 1_000, 20_000, 366_000, 1_000_000].map(shown);
    assert_eq!(shown, ["7", "25", "366", "1,000", "20,000", "366,000", "1,000,000"]);
    assert_eq!(said("for up to 2,000 goals; At most 25, more than so many"), ["up to 2,000", "At most 25"]);
}
