//! The folder of definitions as a whole: registered, sourced, without gap, licensed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use therapy_goals::instrument::{
    self, Alternatives, BandSet, Definition, Entry, Instrument, Method, Query, Respondent, RespondentKind, Responses,
    Scale, ScoreStatus, Status,
};
use therapy_goals::scalar::{Code, Text};
use therapy_goals_tests::{answers_of, sheet_with_sum, steps};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/instruments")
}

fn all() -> Vec<Instrument> {
    instrument::ids().into_iter().map(|id| instrument::get(id).unwrap()).collect()
}

/// The file as it stands in the folder.
fn file(id: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(folder().join(format!("{id}.json"))).unwrap()).unwrap()
}

/// The total and the subscales.
fn scales(definition: &Definition) -> impl Iterator<Item = &Scale> {
    definition.total.iter().chain(&definition.subscales)
}

/// Calls `see` with every entry of every object, and its name.
fn walk<'a>(value: &'a Value, see: &mut impl FnMut(&'a str, &'a Value)) {
    match value {
        Value::Object(entries) => {
            for (name, entry) in entries {
                see(name, entry);
                walk(entry, see);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| walk(entry, see)),
        _ => {}
    }
}

#[test]
fn every_file_is_registered_under_its_stem() {
    let mut stems: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    stems.sort();
    assert_eq!(stems, instrument::ids());
    for id in instrument::ids() {
        assert_eq!(instrument::get(id).unwrap().id(), id);
    }
}

/// What a file says is what the library knows: no default is written out, no entry is dropped.
#[test]
fn every_file_is_written_as_the_library_writes_it() {
    for id in instrument::ids() {
        let stored = serde_json::to_value(instrument::get(id).unwrap()).unwrap();
        let file = file(id);
        let names = |value: &Value| {
            let mut names: BTreeMap<String, usize> = BTreeMap::new();
            walk(value, &mut |name, _| *names.entry(name.to_owned()).or_default() += 1);
            // `items` stands for one `item` each in a condition.
            let comparison = ["item", "items", "at_least", "at_most", "above", "below", "equals"];
            names.retain(|name, _| !comparison.contains(&name.as_str()));
            names
        };
        assert_eq!(names(&stored), names(&file), "{id}");
    }
}

#[test]
fn every_number_has_a_source_and_every_source_is_used() {
    for id in instrument::ids() {
        let file = file(id);
        let listed: BTreeSet<&str> =
            file["sources"].as_array().unwrap().iter().map(|source| source["id"].as_str().unwrap()).collect();
        let mut used = BTreeSet::new();
        walk(&file, &mut |name, value| match value {
            Value::String(source) if name == "source" => _ = used.insert(source.as_str()),
            Value::Array(sources) if ["published_in", "source"].contains(&name) => {
                used.extend(sources.iter().filter_map(Value::as_str));
            }
            _ => {}
        });
        assert_eq!(used, listed, "{id}");
        for source in file["sources"].as_array().unwrap() {
            let citation = source["citation"].as_str().unwrap();
            assert!(citation.len() > 15, "{id}: {citation}");
            if let Some(doi) = source.get("doi") {
                assert!(doi.as_str().unwrap().starts_with("10."), "{id}");
            }
        }
    }
}

/// The lowest and the highest sum of the answers to the items of a score.
fn ends_of_the_sum(instrument: &Instrument, scale: &Scale) -> (f64, f64) {
    let (low, high) = instrument.range(scale.id.as_str()).unwrap();
    let count = if scale.method == Method::Mean { f64::from(u16::try_from(scale.items.len()).unwrap()) } else { 1.0 };
    let times = f64::from(scale.multiply.unwrap_or(1));
    ((low / times * count).round(), (high / times * count).round())
}

/// The values that a sum or a mean can have, those included that prorating gives.
fn reachable(instrument: &Instrument, scale: &Scale) -> Vec<f64> {
    let (low, high) = ends_of_the_sum(instrument, scale);
    let count = f64::from(u16::try_from(scale.items.len()).unwrap());
    let times = f64::from(scale.multiply.unwrap_or(1)) / if scale.method == Method::Mean { count } else { 1.0 };
    let mut values: Vec<f64> = steps(low, high, 1.0).iter().map(|sum| sum * times).collect();
    let most = scale.prorating.rules.iter().map(|rule| rule.maximum_missing).max().unwrap_or(0);
    for missing in 1..=most {
        let answered = count - f64::from(missing);
        let sums = steps(low / count * answered, high / count * answered, 1.0);
        values.extend(sums.iter().map(|sum| sum * count / answered * times));
    }
    values
}

fn bands_that_hold(set: &BandSet, value: f64) -> usize {
    let ends = set.bands.iter().skip(1).map(|band| band.from).chain([f64::INFINITY]);
    set.bands.iter().zip(ends).filter(|(band, end)| band.from <= value && value < *end).count()
}

#[test]
fn bands_cover_every_reachable_score_exactly_once() {
    let mut sets = 0;
    for instrument in all() {
        for scale in scales(instrument.definition()).filter(|scale| !scale.bands.is_empty()) {
            // Of a combination, as of the PHQ-ADS, the vectors see both sides of every border.
            if scale.method == Method::Combination {
                continue;
            }
            let known = [Method::Sum, Method::Mean].contains(&scale.method);
            assert!(known, "{}: bands of another kind of score", instrument.id());
            let values = reachable(&instrument, scale);
            for set in &scale.bands.rules {
                sets += 1;
                for value in &values {
                    assert_eq!(bands_that_hold(set, *value), 1, "{} {}: {value}", instrument.id(), set.id);
                }
                for band in &set.bands {
                    let reached = values.iter().any(|value| {
                        let end = set.bands.iter().map(|band| band.from).find(|from| *from > band.from);
                        band.from <= *value && end.is_none_or(|end| *value < end)
                    });
                    assert!(reached, "{} {}: no score is {}", instrument.id(), set.id, band.code);
                }
            }
        }
    }
    assert!(sets >= 20, "only {sets} sets of bands");
}

/// The engine puts every whole total, and every prorated one, where the file's table puts it.
#[test]
fn the_engine_puts_every_total_into_its_band() {
    let mut seen = 0;
    for instrument in all() {
        let definition = instrument.definition();
        // A combination has no items of its own whose answers could be set.
        for scale in scales(definition).filter(|scale| !scale.bands.is_empty() && !scale.items.is_empty()) {
            let place = if scale.id.as_str() == "total" { String::new() } else { format!("{}.", scale.id) };
            let rules = |alternatives: Vec<&str>, what: &str| -> Vec<Option<(String, String)>> {
                let named = alternatives.into_iter().map(|id| Some((format!("{place}{what}"), id.to_owned())));
                named.chain([None]).collect()
            };
            let prorating = rules(scale.prorating.rules.iter().map(|rule| rule.id.as_str()).collect(), "prorating");
            for set in &scale.bands.rules {
                for rule in &prorating {
                    let bands = (format!("{place}bands"), set.id.to_string());
                    let chosen: Vec<(String, String)> = rule.iter().cloned().chain([bands]).collect();
                    let instrument = instrument.with_rules(&chosen).unwrap();
                    seen += check_bands(&instrument, scale, set);
                }
            }
        }
    }
    assert!(seen > 1500, "only {seen} totals");
}

fn check_bands(instrument: &Instrument, scale: &Scale, set: &BandSet) -> usize {
    let (low, high) = ends_of_the_sum(instrument, scale);
    let mut seen = 0;
    for missing in 0..=3_usize.min(scale.items.len() - 1) {
        for raw in steps(low, high, 1.0) {
            let Some(sheet) = sheet_with_sum(instrument, scale, raw, missing) else { continue };
            let score = instrument.score(&sheet, Respondent::default()).unwrap();
            let part = if scale.id.as_str() == "total" { &score } else { score.subscale(scale.id.as_str()).unwrap() };
            let expected = part.total().map(|total| {
                let below = set.bands.iter().take_while(|band| band.from <= total).last();
                below.unwrap().code.as_str().to_owned()
            });
            assert_eq!(part.band(), expected.as_deref(), "{} {}: {raw}", instrument.id(), scale.id);
            seen += usize::from(part.total().is_some());
        }
    }
    seen
}

/// The subscales that divide a form: not those that count all its items again by another rule, nor a second key, nor
/// what is put together from several others.
fn dividing(instrument: &Instrument) -> Vec<&Scale> {
    let count = instrument.scored_items().len();
    let subscales = &instrument.definition().subscales;
    let put_together = |scale: &Scale| {
        let others = subscales.iter().filter(|other| other.items.len() < scale.items.len());
        let within = others.filter(|other| other.items.iter().all(|item| scale.items.contains(item)));
        within.flat_map(|other| &other.items).collect::<BTreeSet<_>>().len() == scale.items.len()
    };
    let one_of_the_keys =
        |scale: &&Scale| scale.items.len() < count && scale.status != Status::Disputed && !put_together(scale);
    subscales.iter().filter(one_of_the_keys).collect()
}

/// Where a form has several subscales, each scored item stands in exactly one of them.
/// Words about a score are made from these: "below the recommended cutoff", "item 9 was answered above zero".
#[test]
fn titles_of_cutoffs_name_no_side_and_questions_begin_with_the_fact() {
    let (mut cutoffs, mut alerts) = (0, 0);
    for instrument in all() {
        let definition = instrument.definition();
        for classification in &definition.classifications {
            if classification.rules.rules.iter().any(|rule| rule.cutoff.is_some()) {
                let title = classification.title.as_str();
                let side = ["at or ", "above", "below", "total"].iter().find(|side| title.contains(**side));
                assert!(title.contains("cutoff") && side.is_none(), "{}: {title}", instrument.id());
                cutoffs += 1;
            }
        }
        for alert in &definition.alerts {
            let question = alert.question.as_str();
            let fact = question.split_once(": ").map(|(fact, _)| fact);
            assert!(fact.is_some_and(|fact| !fact.contains('?')), "{}: {question}", instrument.id());
            assert!(question.ends_with('?'), "{}: {question}", instrument.id());
            alerts += 1;
        }
    }
    assert!(cutoffs > 30 && alerts > 4, "{cutoffs} cutoffs, {alerts} alerts");
}

#[test]
fn subscales_share_the_items_of_the_form() {
    let mut shared = Vec::new();
    for instrument in all() {
        let subscales = dividing(&instrument);
        if subscales.len() < 2 {
            continue;
        }
        let mut items: Vec<&str> = subscales.iter().flat_map(|scale| &scale.items).map(AsRef::<str>::as_ref).collect();
        items.sort_unstable();
        let mut scored = instrument.scored_items();
        scored.sort_unstable();
        assert_eq!(items, scored, "{}", instrument.id());
        shared.push(instrument.id().to_owned());
    }
    assert!(shared.len() >= 14, "{shared:?}");
}

/// A sum of all items is the sum of its subscales, on sheets with every answer.
#[test]
fn sums_of_subscales_add_up_to_the_total() {
    let mut added = 0;
    for instrument in all() {
        let definition = instrument.definition();
        let sums = definition.subscales.iter().all(|scale| scale.method == Method::Sum);
        let Some(total) = definition.total.as_ref().filter(|total| total.method == Method::Sum) else { continue };
        if dividing(&instrument).len() < 2 || !sums || total.items.len() != instrument.scored_items().len() {
            continue;
        }
        added += 1;
        for turn in 0..20_usize {
            let answers: Vec<f64> = answers_of(&instrument)
                .iter()
                .enumerate()
                .map(|(place, options)| options[(place * 7 + turn * 3) % options.len()])
                .collect();
            let score = instrument.score(answers.as_slice(), Respondent::default()).unwrap();
            let parts = dividing(&instrument).into_iter().map(|scale| score.subscale(scale.id.as_str()).unwrap());
            let sum: f64 = parts.map(|part| part.total().unwrap()).sum();
            assert_eq!(score.total(), Some(sum), "{}", instrument.id());
        }
    }
    assert!(added >= 5, "only {added}");
}

/// An item counts in reverse in a subscale exactly where it does in the total.
#[test]
fn reversed_items_are_reversed_everywhere() {
    for instrument in all() {
        let definition = instrument.definition();
        for scale in scales(definition) {
            assert!(scale.reversed.iter().all(|item| scale.items.contains(item)), "{}", instrument.id());
        }
        let Some(total) = &definition.total else { continue };
        for subscale in &definition.subscales {
            for item in subscale.items.iter().filter(|item| total.items.contains(item)) {
                let both = (total.reversed.contains(item), subscale.reversed.contains(item));
                assert_eq!(both.0, both.1, "{}: item {item}", instrument.id());
            }
        }
    }
}

/// Every scored item counts somewhere, except where no score is shipped.
#[test]
fn every_scored_item_counts() {
    for instrument in all() {
        let definition = instrument.definition();
        let counted: BTreeSet<&str> =
            scales(definition).flat_map(|scale| &scale.items).map(AsRef::<str>::as_ref).collect();
        if counted.is_empty() {
            assert!(["vlq", "c-ssrs-screener", "itq"].contains(&instrument.id()), "{}", instrument.id());
            continue;
        }
        let gates = scales(definition).filter_map(|scale| scale.gate.as_ref()).count();
        // A classification may ask for more than what is counted.
        let named = serde_json::to_string(&definition.classifications).unwrap();
        let counts = |item: &str| counted.contains(item) || named.contains(&format!("\"item\":\"{item}\""));
        let left: Vec<&str> = instrument.scored_items().into_iter().filter(|item| !counts(item)).collect();
        assert_eq!(left.len(), gates, "{}: {left:?}", instrument.id());
    }
}

/// The check digit of LOINC: mod 10, weighted 2 and 1 from the right.
fn check_digit(number: &str) -> u32 {
    let weighted = number.bytes().rev().enumerate().map(|(place, byte)| {
        let digit = u32::from(byte - b'0') * if place % 2 == 0 { 2 } else { 1 };
        digit / 10 + digit % 10
    });
    (10 - weighted.sum::<u32>() % 10) % 10
}

#[test]
fn codes_of_loinc_pass_their_check_digit() {
    let mut codes = 0;
    for id in instrument::ids() {
        let file = file(id);
        let mut seen = Vec::new();
        walk(&file, &mut |name, value| match value.as_str() {
            Some(code) if name == "loinc" || name == "panel" => seen.push(code),
            _ => {}
        });
        for code in seen {
            if code.starts_with("LA") || code.starts_with("LL") {
                continue;
            }
            let (number, digit) = code.rsplit_once('-').unwrap();
            assert!(number.bytes().all(|byte| byte.is_ascii_digit()), "{id}: {code}");
            assert_eq!(check_digit(number).to_string(), digit, "{id}: {code}");
            codes += 1;
        }
    }
    assert!(codes > 100, "only {codes} codes");
    assert_eq!(check_digit("44249"), 1);
}

/// What each LOINC answer means, as loinc.org and the US Core examples print it: the list, and the score.
const ANSWER_LISTS: [(&str, &[(&str, i32)]); 6] = [
    ("LL358-3", &[("LA6568-5", 0), ("LA6569-3", 1), ("LA6570-1", 2), ("LA6571-9", 3)]),
    ("LL1257-6", &[("LA6297-1", 0), ("LA14732-4", 1), ("LA14733-2", 2), ("LA14734-0", 3), ("LA6154-4", 4)]),
    ("LL2179-1", &[("LA6270-8", 0), ("LA18926-8", 1), ("LA18927-6", 2), ("LA18928-4", 3), ("LA18929-2", 4)]),
    ("LL2180-9", &[("LA15694-5", 0), ("LA15695-2", 1), ("LA18930-0", 2), ("LA18931-8", 3), ("LA18932-6", 4)]),
    ("LL2181-7", &[("LA6270-8", 0), ("LA18933-4", 1), ("LA18876-5", 2), ("LA18891-4", 3), ("LA18934-2", 4)]),
    ("LL2335-9", &[]),
];

/// Answers on lists that have no code here.
const ANSWERS: [(&str, i32); 11] = [
    ("LA6568-5", 0),
    ("LA6569-3", 1),
    ("LA18938-3", 2),
    ("LA6570-1", 2),
    ("LA6571-9", 3),
    ("LA6572-7", 0),
    ("LA6573-5", 1),
    // Very difficult; extremely difficult is the smaller code. Never order by code.
    ("LA6575-0", 2),
    ("LA6574-3", 3),
    ("LA32-8", 0),
    ("LA33-6", 1),
];

#[test]
fn answer_codes_mean_what_loinc_says() {
    let lists: BTreeMap<&str, &[(&str, i32)]> = ANSWER_LISTS.into_iter().collect();
    let mut checked = 0;
    for instrument in all() {
        for scale in &instrument.definition().response_scales {
            let codes: Vec<(&str, i32)> = scale
                .options
                .iter()
                .filter_map(|option| Some((option.loinc.as_ref()?.as_str(), option.value.whole()?)))
                .collect();
            checked += codes.len();
            match &scale.loinc {
                Some(list) => assert_eq!(codes, lists[list.as_str()], "{}", instrument.id()),
                None => {
                    for code in codes {
                        assert!(ANSWERS.contains(&code), "{}: {code:?}", instrument.id());
                    }
                }
            }
        }
    }
    assert!(checked > 60, "only {checked} answers");
}

/// Where rules stand side by side and none applies by default, a note says so.
#[test]
fn a_choice_without_default_is_explained() {
    for instrument in all() {
        let definition = instrument.definition();
        let open = |has_default: bool, is_empty: bool| !has_default && !is_empty;
        let mut without = scales(definition).any(|scale| {
            open(scale.prorating.default.is_some(), scale.prorating.is_empty())
                || open(scale.bands.default.is_some(), scale.bands.is_empty())
        });
        without |= definition.classifications.iter().any(|found| found.rules.default.is_none());
        if without {
            let explained = definition.notes.iter().any(|note| note.as_str().contains("default"));
            assert!(explained, "{} has a choice without default and no note on it", instrument.id());
        }
    }
}

/// Where nothing is said about missing items, a note says that nothing was found or published.
#[test]
fn a_form_without_a_rule_on_missing_items_says_so() {
    for instrument in all() {
        let definition = instrument.definition();
        let scored = scales(definition).any(|scale| scale.items.len() > 1);
        if scored && scales(definition).all(|scale| scale.prorating.is_empty()) {
            let words = ["missing", "second problem", "all seven answers"];
            let explained = definition.notes.iter().any(|note| words.iter().any(|word| note.as_str().contains(word)));
            assert!(explained, "{}", instrument.id());
        }
    }
}

#[test]
fn wording_stands_only_where_the_licence_allows_it() {
    let mut with_wording = 0;
    for instrument in all() {
        let definition = instrument.definition();
        let words = definition.items.iter().any(|item| item.text.is_some())
            || definition.stem.is_some()
            || definition.response_scales.iter().flat_map(|scale| &scale.options).any(|option| option.label.is_some());
        assert!(!words || definition.licence.wording_may_ship, "{}", instrument.id());
        with_wording += usize::from(words);
        for item in &definition.items {
            assert!(item.tag.as_str().chars().count() <= 60, "{}: a tag as long as a wording", instrument.id());
        }
    }
    assert!(with_wording >= 9, "only {with_wording}");
}

#[test]
fn codes_are_in_snake_case() {
    let snake = |code: &str| {
        code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
            && !code.starts_with('_')
    };
    for instrument in all() {
        let id = instrument.id();
        assert!(!id.contains('_') && !id.contains(char::is_uppercase), "{id}");
        let definition = instrument.definition();
        let codes = definition.domains.iter().chain(definition.sources.iter().map(|source| &source.id));
        // A part bears the id of its instrument.
        let own = definition.subscales.iter().map(|scale| &scale.id).filter(|id| !definition.parts.contains(id));
        let codes = codes.chain(own);
        let codes = codes.chain(definition.alerts.iter().map(|alert| &alert.id));
        let codes = codes.chain(definition.reliable_change.iter().map(|threshold| &threshold.id));
        let codes = codes.chain(definition.cutoffs.iter().map(|cutoff| &cutoff.id));
        let key = instrument.key();
        let codes = codes.chain(key.whole.bands.iter().chain(key.subscales.iter().flat_map(|scale| &scale.bands)));
        let codes =
            codes.chain(key.classifications.iter().flat_map(|entry| entry.categories.iter().chain([&entry.id])));
        for code in codes {
            assert!(snake(code.as_str()), "{id}: {code}");
        }
    }
}

/// Thresholds and cutoffs of change lie within the score that they speak of.
#[test]
fn thresholds_lie_within_their_scores() {
    for instrument in all() {
        let definition = instrument.definition();
        for threshold in &definition.reliable_change {
            let (low, high) = instrument.range(threshold.score.as_str()).unwrap();
            assert!(threshold.value < high - low, "{} {}", instrument.id(), threshold.id);
        }
        for cutoff in &definition.cutoffs {
            let (low, high) = instrument.range(cutoff.score.as_str()).unwrap();
            let inside = cutoff.first_clinical > low && cutoff.first_clinical <= high;
            assert!(inside, "{} {}", instrument.id(), cutoff.id);
        }
        for rule in definition.classifications.iter().flat_map(|found| &found.rules.rules) {
            for cutoff in rule.cutoff.iter().filter(|cutoff| instrument.range(cutoff.score.as_str()).is_some()) {
                let (low, high) = instrument.range(cutoff.score.as_str()).unwrap();
                assert!(cutoff.values.iter().all(|value| low < value.value && value.value <= high), "{}", rule.id);
            }
        }
    }
}

/// A blank form is never a score, and the lowest and the highest form are the ends of the range.
#[test]
fn the_ends_of_a_range_are_reached() {
    for instrument in all() {
        let answers = answers_of(&instrument);
        let blank = Responses::List(vec![instrument::Answer::Missing; answers.len()]);
        let score = instrument.score(&blank, Respondent::default()).unwrap();
        assert_eq!((score.status(), score.total()), (ScoreStatus::Incomplete, None), "{}", instrument.id());
        let Some(total) = &instrument.definition().total else { continue };
        let Some((low, high)) = instrument.range("total") else { continue };
        assert_eq!(score.bounds(), Some((low, high)), "{}", instrument.id());
        if total.conversion.is_empty()
            && total.recode.is_empty()
            && total.highest_of.is_empty()
            && [Method::Sum, Method::Mean].contains(&total.method)
        {
            let (fewest, most) = ends_of_the_sum(&instrument, total);
            for (end, sum) in [(low, fewest), (high, most)] {
                let sheet = sheet_with_sum(&instrument, total, sum, 0).unwrap();
                let score = instrument.score(&sheet, Respondent::default()).unwrap();
                assert_eq!(score.total(), Some(end), "{}", instrument.id());
            }
        }
    }
}

/// A rule that is the default is one of the rules; a choice of one rule only has it as default or says why.
#[test]
fn defaults_exist() {
    fn known<T: instrument::Rule>(alternatives: &Alternatives<T>) -> bool {
        let default = alternatives.default.as_ref();
        default.is_none_or(|default| alternatives.rules.iter().any(|rule| rule.id() == default.as_str()))
    }
    for instrument in all() {
        let definition = instrument.definition();
        assert!(scales(definition).all(|scale| known(&scale.prorating) && known(&scale.bands)), "{}", instrument.id());
        assert!(definition.classifications.iter().all(|found| known(&found.rules)), "{}", instrument.id());
        let alerts = definition.alerts.iter();
        assert!(
            alerts.clone().all(|alert| known(&alert.rules) && alert.rules.default.is_some()),
            "{}",
            instrument.id()
        );
        assert!(alerts.clone().all(|alert| alert.question.as_str().ends_with('?')), "{}", instrument.id());
    }
}

/// The list in which an instrument is found is that of the definitions: a row for each, with the fields of its
/// entry in their order, then the tags of its items.
#[test]
fn the_list_is_that_of_the_definitions() {
    let mut written = String::new();
    for id in instrument::ids() {
        let text = fs::read_to_string(folder().join(format!("{id}.json"))).unwrap();
        let instrument = Instrument::from_json(&text).unwrap();
        let entry = Entry::of(&instrument);
        let age = |age: Option<u8>| age.map(|age| age.to_string()).unwrap_or_default();
        let domains: Vec<&str> = entry.domains.iter().map(Code::as_str).collect();
        let mut row = vec![
            entry.id.to_string(),
            entry.title.to_string(),
            entry.short_title.to_string(),
            entry.measures.to_string(),
            domains.join(" "),
            entry.who.code().to_owned(),
            age(entry.youngest),
            age(entry.oldest),
            entry.items.to_string(),
            entry.wording_may_ship.to_string(),
            entry.terms.to_string(),
            entry.version.to_string(),
        ];
        row.extend(instrument.definition().items.iter().map(|item| item.tag.to_string()));
        assert!(row.iter().all(|column| !column.contains(['\t', '\n', '\r'])), "{id}");
        written.push_str(&row.join("\t"));
        written.push('\n');
    }
    let list = folder().join("../src/instrument/index.tsv");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&list, &written).unwrap();
    }
    assert!(fs::read_to_string(&list).unwrap() == written, "UPDATE_SNAPSHOTS=1 writes the list anew");
}

/// What is found without reading a definition is what fits the definition.
#[test]
fn the_list_finds_what_fits_the_definitions() {
    let words = |text: &str| Query::default().with_words(Text::new(text).ok());
    let mut queries =
        vec![Query::default(), words("PHQ9"), words("phq 9"), words("WORRY"), words("sleep mood"), words("scale")];
    queries.extend(instrument::domains().unwrap().into_iter().map(|domain| Query::default().with_domain(domain)));
    queries.extend((0..=130).map(|age| Query::default().with_age(age)));
    queries.extend((1..60).map(|items| Query::default().with_maximum_items(items)));
    queries.extend([true, false].map(|may| Query::default().with_wording_may_ship(may)));
    queries.extend(RespondentKind::ALL.iter().map(|who| Query::default().with_who(*who)));
    let all: Vec<Instrument> = instrument::ids().into_iter().map(|id| instrument::get(id).unwrap()).collect();
    queries.extend(all.iter().map(|one| words(one.definition().title.as_str())));
    for query in queries {
        let fitting: Vec<Entry> = all.iter().filter(|one| query.fits(one)).map(Entry::of).collect();
        assert_eq!(instrument::search(&query).unwrap(), fitting, "{query:?}");
    }
}
