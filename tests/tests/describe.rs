//! Instruments in words: read by people, complete, and without markup from elsewhere.

use therapy_goals::instrument::{self, Definition, Instrument};
use therapy_goals_tests::{plain, snapshot};

#[test]
fn descriptions_that_people_looked_at() {
    for id in ["phq-9", "ors", "audit", "swemwbs", "c-ssrs-screener"] {
        snapshot(&format!("describe-{id}.md"), &instrument::get(id).unwrap().describe());
    }
}

/// Nothing of a definition that a person would ask for is left out.
#[test]
fn everything_is_named() {
    for id in instrument::ids() {
        let instrument = instrument::get(id).unwrap();
        let definition = instrument.definition();
        let words = instrument.describe();
        let holds = |text: &str| assert!(words.contains(text), "{id}: {text} is not there");
        for item in &definition.items {
            holds(&format!("| `{}` |", item.id));
        }
        for scale in definition.total.iter().chain(&definition.subscales) {
            holds(&format!("**`{}`**", scale.id));
            if let Some(set) =
                scale.bands.default.as_ref().and_then(|id| scale.bands.rules.iter().find(|set| set.id == *id))
            {
                for band in &set.bands {
                    let label = band.label.as_ref().map(|label| format!(" ({label})")).unwrap_or_default();
                    holds(&format!("| `{}`{label} |", band.code));
                }
            }
        }
        for (entry, key) in definition.classifications.iter().zip(&instrument.key().classifications) {
            for category in entry.categories.iter().filter(|category| key.categories.contains(&category.code)) {
                holds(&format!("`{}` ({})", category.code, category.label));
            }
        }
        let rules = definition.classifications.iter().flat_map(|entry| &entry.rules.rules).map(|rule| rule.id.as_str());
        let thresholds = definition.reliable_change.iter().map(|threshold| threshold.id.as_str());
        for rule in rules.chain(thresholds).chain(definition.cutoffs.iter().map(|cutoff| cutoff.id.as_str())) {
            holds(&format!("`{rule}`"));
        }
        assert_eq!(words.matches("\n\n\n").count(), 0, "{id}: two blank lines");
        assert!(words.lines().all(|line| line.trim_end() == line), "{id}: blanks at the end of a line");
        let (_, sources) = words.split_once("## Sources").unwrap();
        let sources = sources.lines().filter(|line| line.chars().next().is_some_and(|first| first.is_ascii_digit()));
        assert_eq!(sources.count(), definition.sources.len(), "{id}: sources");
    }
}

/// A definition from elsewhere brings no markup along: every text of it, wherever it stands.
#[test]
fn hostile_texts_stay_texts() {
    let hostile = "<img src=x onerror=alert(1)> | [a](javascript:b) `zz` *zz* &lt; \n# e";
    let mut stored = plain(instrument::get("phq-9").unwrap().definition());
    let mut texts = 0;
    spoil(&mut stored, hostile, &mut texts);
    assert!(texts > 40, "only {texts} texts");
    let words = Instrument::from_json(&stored.to_string()).unwrap().describe();
    // What a backslash stands before is text.
    let markup: String = words.split('\\').enumerate().map(|(n, part)| if n == 0 { part } else { cut(part) }).collect();
    for sign in ["<", "](", "`zz", "*zz", "&lt;", "[a"] {
        assert!(!markup.contains(sign), "{sign} came through");
    }
    assert!(!words.lines().any(|line| line.starts_with("# e")), "a heading came through");
    // Each row of a table keeps its three cells.
    let rows = words.lines().filter(|line| line.starts_with("| `") && line.ends_with('|'));
    for row in rows {
        let cells = row.replace("\\|", "").matches('|').count();
        assert!(matches!(cells, 3 | 4), "{row}");
    }
}

fn cut(part: &str) -> &str {
    part.char_indices().nth(1).map_or("", |(place, _)| &part[place..])
}

/// Puts a text in place of each that a person wrote, but for codes and references.
fn spoil(value: &mut serde_json::Value, text: &str, texts: &mut usize) {
    const WRITTEN: [&str; 13] = [
        "title",
        "short_title",
        "measures",
        "time_frame",
        "note",
        "holder",
        "terms",
        "citation",
        "doi",
        "tag",
        "question",
        "population",
        "label",
    ];
    match value {
        serde_json::Value::Object(entries) => {
            for (name, entry) in entries {
                if WRITTEN.contains(&name.as_str()) && entry.is_string() {
                    *entry = text.into();
                    *texts += 1;
                } else if name == "notes" {
                    entry.as_array_mut().unwrap().fill(text.into());
                    *texts += 1;
                } else {
                    spoil(entry, text, texts);
                }
            }
        }
        serde_json::Value::Array(entries) => entries.iter_mut().for_each(|entry| spoil(entry, text, texts)),
        _ => {}
    }
}

/// A definition of one's own is found and listed as the shipped ones are.
#[test]
fn a_query_fits_definitions_of_ones_own() {
    let text = plain(instrument::get("gad-7").unwrap().definition()).to_string().replace("\"anxiety\"", "\"clinic\"");
    let own: Definition = serde_json::from_str(&text).unwrap();
    let own = Instrument::new(own).unwrap();
    let query: instrument::Query = serde_json::from_str(r#"{"domain": "clinic", "maximum_items": 7}"#).unwrap();
    assert!(query.fits(&own));
    assert!(!query.fits(&instrument::get("gad-7").unwrap()));
    assert_eq!(instrument::Entry::of(&own).items, 7);
    assert_eq!(instrument::search(&query).unwrap_err().code(), "unknown_code");
}
