//! The demo: what it prints on the shipped clients, and how it ends on a file that is wrong.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use textwrap::core::display_width;
use therapy_goals::instrument::{self, Item, ResponseScale};
use therapy_goals_tests::snapshot;

fn core() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core")
}

/// The demo where nobody says how wide the terminal is, or with so many columns.
fn demo_in(columns: Option<usize>, file: Option<&Path>) -> Output {
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--locked", "--example", "demo", "--manifest-path"]).arg(core().join("Cargo.toml"));
    command.arg("--").args(file).env_remove("COLUMNS");
    command.envs(columns.map(|columns| ("COLUMNS", columns.to_string())));
    command.output().unwrap()
}

fn demo(file: Option<&Path>) -> Output {
    demo_in(None, file)
}

fn text(output: Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A file that is there while the work is done.
fn with_file<T>(name: &str, text: &str, work: impl FnOnce(&Path) -> T) -> T {
    let file = std::env::temp_dir().join(format!("therapy-goals-{}-{name}.json", std::process::id()));
    std::fs::write(&file, text).unwrap();
    let done = work(&file);
    std::fs::remove_file(&file).unwrap();
    done
}

fn assert_fits(text: &str, columns: usize) {
    for line in text.lines() {
        assert!(display_width(line) <= columns, "wider than {columns}: {line}");
        assert_eq!(line, line.trim_end(), "blanks at the end");
    }
}

fn client() -> Value {
    let text = std::fs::read_to_string(core().join("examples/clients/depression.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The lines with which the demo ends on this text, without the name of the file.
fn refusal(name: &str, text: &str) -> Vec<String> {
    let (file, output) = with_file(name, text, |file| (format!("{}: ", file.display()), demo(Some(file))));
    assert!(!output.status.success(), "{name}: no failure");
    assert!(output.stdout.is_empty(), "{name}: printed something");
    let text = String::from_utf8(output.stderr).unwrap();
    text.lines().map(|line| line.strip_prefix(&file).unwrap().to_owned()).collect()
}

/// People looked at this text, at the usual width.
#[test]
fn the_shipped_clients_show_the_main_job() {
    let text = text(demo(None));
    assert_fits(&text, 80);
    snapshot("demo.txt", &text);
    // The answers of the US Core example response (CC0-1.0): 12, moderate, item 9 not raised.
    let example = text.lines().find(|line| line.starts_with("2026-10-06  12 ")).unwrap();
    assert!(example.contains("moderate") && !example.contains(['!', '?']), "{example}");
    // The goals of the second client stand in the order of the hierarchy, against their scores.
    let agenda = text.rsplit("Agenda").next().unwrap();
    let goals = ["Use the crisis plan", "Come to every session", "Enrol for the evening", "Practise one distress"];
    let places: Vec<usize> = goals.iter().map(|goal| agenda.find(&format!(". {goal}")).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
    // What needs a conversation stands first, and each word is explained once.
    for client in text.split("\nClient ").skip(1) {
        let places: Vec<usize> = ["To talk about", "Agenda", "T-score", "All sessions"]
            .iter()
            .map(|part| client.find(part).unwrap_or_else(|| panic!("{part}")))
            .collect();
        assert!(places.is_sorted(), "{places:?}");
    }
    for word in ["(Tier: ", "(Not now ", "(T-score: ", "(Prorated: ", "(Reliable change: "] {
        assert_eq!(text.matches(word).count(), 1, "{word}");
    }
    // No code of two words and no name of a rule is left as it stands in a file.
    let code = |word: &&str| word.contains('_') || ["dsm5", "non clinical"].contains(word);
    assert_eq!(text.split_whitespace().find(code), None);
}

/// A telephone, and letters that take two columns or none.
#[test]
fn no_line_is_wider_than_the_terminal() {
    assert_fits(&text(demo_in(Some(50), None)), 50);
    assert_fits(&text(demo_in(Some(30), None)), 30);
    let mut client = client();
    client["label"] = json!("\u{7761}\u{7720}".repeat(40));
    client["situation"]["goals"][0]["title"] = json!("\u{65e9}\u{3044}\t\u{1f6cc}\u{1f6cc}\n".repeat(20));
    client["situation"]["goals"][1]["title"] = json!("donaudampfschifffahrt".repeat(9));
    client["ladders"][0]["levels"][3]["text"] = json!("\u{1f44d}\u{1f3fd} e\u{301}t\u{e9} ".repeat(30));
    for columns in [50, 80] {
        let shown =
            with_file(&format!("wide-{columns}"), &client.to_string(), |file| demo_in(Some(columns), Some(file)));
        assert_fits(&text(shown), columns);
    }
}

/// Every questionnaire of the catalogue: nothing answered, then the lowest answers, then the highest.
#[test]
fn every_instrument_has_its_words() {
    let answer = |item: &Item, scales: &[ResponseScale], highest: bool| {
        let scale = scales.iter().find(|scale| scale.id == item.response_scale).unwrap();
        let mut values: Vec<i32> = scale.options.iter().filter_map(|option| option.value.whole()).collect();
        values.extend(scale.range.iter().flat_map(|range| [range.minimum, range.maximum]));
        if highest { values.iter().max().copied() } else { values.iter().min().copied() }
    };
    let mut sessions: Vec<Value> = Vec::new();
    for (day, answers) in [(1, None), (2, Some(false)), (3, Some(true))] {
        let form = |id: &str| {
            let instrument = instrument::get(id).unwrap();
            let definition = instrument.definition();
            let scored = definition.items.iter().filter(|item| item.scored);
            let responses: serde_json::Map<String, Value> = scored
                .map(|item| {
                    let answer = answers.and_then(|highest| answer(item, &definition.response_scales, highest));
                    (item.id.to_string(), json!(answer))
                })
                .collect();
            json!({ "instrument": id, "responses": responses })
        };
        let forms: Vec<Value> = instrument::ids().into_iter().map(form).collect();
        sessions.push(json!({ "date": format!("2026-11-0{day}"), "forms": forms }));
    }
    let mut client = client();
    client["sessions"] = json!(sessions);
    for columns in [50, 80] {
        let name = format!("catalogue-{columns}");
        let shown = text(with_file(&name, &client.to_string(), |file| demo_in(Some(columns), Some(file))));
        assert_fits(&shown, columns);
        let code = |word: &&str| word.contains('_') || word.contains("NaN");
        assert_eq!(shown.split_whitespace().find(code), None);
        for id in instrument::ids() {
            let name = instrument::get(id).unwrap().definition().short_title.to_string();
            assert!(shown.contains(&format!("\n{name}")), "{name}");
        }
    }
}

/// The README shows how the demo begins.
#[test]
fn the_readme_shows_what_the_demo_prints() {
    let readme = std::fs::read_to_string(core().join("../README.md")).unwrap();
    let (_, after) = readme.split_once("make demo\n```").unwrap();
    let (_, quoted) = after.split_once("```text\n").unwrap();
    let (quoted, _) = quoted.split_once("```").unwrap();
    assert!(text(demo(None)).starts_with(quoted), "the README shows\n{quoted}");
}

#[test]
fn a_wrong_file_ends_with_a_line_that_names_the_field() {
    let secret = "\u{2620} Jane Doe \u{2620}";
    let changed = |change: fn(&mut Value)| {
        let mut client = client();
        change(&mut client);
        client.to_string()
    };
    let cases = [
        (
            "item",
            changed(|client| client["sessions"][0]["forms"][1]["responses"][3] = json!(7)),
            "sessions[0].forms[1].responses.4: out of range; expected a whole number from 0 to 3",
        ),
        (
            "instrument",
            changed(|client| client["sessions"][2]["forms"][0]["instrument"] = json!("☠ Jane Doe ☠")),
            "sessions[2].forms[0].instrument: unknown instrument; expected one of: ",
        ),
        (
            "rating",
            changed(|client| client["situation"]["goals"][1]["ratings"]["client"]["urgency"] = json!(6)),
            "situation.goals[1].ratings.client.urgency: out of range; expected a whole number from 1 to 5",
        ),
        (
            "goal",
            changed(|client| client["situation"]["goals"][1]["id"] = json!("sleep")),
            "situation.goals[1].id: duplicate id; expected ",
        ),
        ("field", changed(|client| client["☠ Jane Doe ☠"] = json!(1)), "<entry "),
        (
            "order",
            changed(|client| client["sessions"][4]["date"] = json!("2026-09-02")),
            "sessions[4].date: not ascending; expected a later day than that of the session before",
        ),
        (
            "broken",
            format!("{{ \"label\": \"{secret}\",\n  oops"),
            "input: invalid json; expected valid JSON (the fault is at line 2",
        ),
    ];
    for (name, text, expected) in cases {
        let lines = refusal(name, &text);
        assert!(lines[0].starts_with(expected), "{name}: {lines:?}");
        for line in &lines {
            assert!(!line.contains("Jane"), "{name}: {line}");
            assert!(name != "item" || !line.contains('7'), "{name}: {line}");
        }
    }
}

/// Faults of form and of meaning, in whatever part of the file: all are found in one go.
#[test]
fn faults_of_every_part_are_listed_together() {
    let mut client = client();
    client["sessions"][0]["forms"][1]["responses"][3] = json!(7);
    client["situation"]["arrows"][0]["to"] = json!("nowhere");
    client["ratings"][0]["score"] = json!(1.5);
    client["label"] = json!(3);
    let lines = refusal("several", &client.to_string());
    let paths: Vec<&str> = lines.iter().filter_map(|line| line.split(": ").next()).collect();
    let expected = ["label", "situation.arrows[0].to", "sessions[0].forms[1].responses.4", "ratings[0].score"];
    assert_eq!(paths, expected, "{lines:?}");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let output = demo(Some(Path::new("no-such-client.json")));
    assert!(!output.status.success());
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("no-such-client.json: cannot be read"));
}

/// Parts that name each other have to fit: nothing in a file is passed over in silence.
#[test]
fn what_belongs_to_nothing_is_refused() {
    let mut client = client();
    client["ratings"].as_array_mut().unwrap().push(json!({ "goal": "nobody", "score": 0 }));
    let ladder = json!({ "goal": "nowhere", "baseline": -1 });
    client["ladders"].as_array_mut().unwrap().push(ladder);
    let twice = client["sessions"][0]["forms"][0].clone();
    client["sessions"][0]["forms"].as_array_mut().unwrap().push(twice);
    let lines = refusal("loose", &client.to_string()).join("\n");
    for fault in ["ratings[", "ladders[", "sessions[0].forms["] {
        assert!(lines.contains(fault), "{fault}: {lines}");
    }
    assert!(!lines.contains("nobody") && !lines.contains("nowhere"), "{lines}");
}

/// Two people who rate the same goal are never mixed, whichever stands first.
#[test]
fn raters_stand_side_by_side() {
    let mut client = client();
    let rated =
        |rater: &str, score: i32| json!({ "goal": "sleep", "score": score, "date": "2026-11-17", "rater": rater });
    client["ratings"] = json!([rated("therapist", 0), rated("client", 1)]);
    let one = with_file("raters", &client.to_string(), |file| text(demo(Some(file))));
    client["ratings"] = json!([rated("client", 1), rated("therapist", 0)]);
    let other = with_file("raters-too", &client.to_string(), |file| text(demo(Some(file))));
    assert_eq!(one, other);
    let places = ["As the client rates it:", "As the therapist rates it:"].map(|words| one.find(words).unwrap());
    assert!(places.is_sorted());
}

/// A day that is still to come is asked about, and the day that is called today is the situation's.
#[test]
fn days_to_come_are_asked_about() {
    let mut client = client();
    client["situation"]["today"] = json!("2026-11-18");
    let rating = json!({ "goal": "sleep", "score": -2, "date": "2062-11-01" });
    client["ratings"].as_array_mut().unwrap().push(rating);
    let shown = with_file("to-come", &client.to_string(), |file| text(demo(Some(file))));
    assert!(shown.contains("To talk about today (2026-11-18)"), "{shown}");
    assert!(shown.contains("dated after today (2062-11-01)"), "{shown}");
}

#[test]
fn no_flag_is_said_to_be_closed_while_the_day_is_not_known() {
    let mut client = client();
    client["situation"]["flags"] = json!([{ "kind": "self_harm", "opened_on": "2026-10-01", "opened_by": "therapist",
                                            "closed_on": "2026-12-10", "closed_by": "therapist" }]);
    client["situation"].as_object_mut().unwrap().remove("today");
    for goal in client["situation"]["goals"].as_array_mut().unwrap() {
        goal.as_object_mut().unwrap().remove("due");
    }
    let shown = with_file("no-day", &client.to_string(), |file| text(demo(Some(file))));
    assert!(!shown.contains("No safety flag is open."), "{shown}");
    assert!(shown.contains("What is the date today?"), "{shown}");
}
