//! The demo: what it prints on the shipped clients, and how it ends on a file that is wrong.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

fn core() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core")
}

fn demo(file: Option<&Path>) -> Output {
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--locked", "--example", "demo", "--manifest-path"]).arg(core().join("Cargo.toml"));
    command.arg("--").args(file);
    command.output().unwrap()
}

fn client() -> Value {
    let text = std::fs::read_to_string(core().join("examples/clients/depression.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The one line with which the demo ends on this text.
fn refusal(name: &str, text: &str) -> String {
    let file = std::env::temp_dir().join(format!("therapy-goals-{}-{name}.json", std::process::id()));
    std::fs::write(&file, text).unwrap();
    let output = demo(Some(&file));
    std::fs::remove_file(&file).unwrap();
    assert!(!output.status.success(), "{name}: no failure");
    assert!(output.stdout.is_empty(), "{name}: printed something");
    let line = String::from_utf8(output.stderr).unwrap();
    assert_eq!(line.trim_end().lines().count(), 1, "{name}: {line}");
    let (_, line) = line.split_once(": ").unwrap();
    line.trim_end().to_owned()
}

#[test]
fn the_shipped_clients_show_the_main_job() {
    let output = demo(None);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    // The answers of the US Core example response (CC0-1.0): 12, moderate, item 9 not raised.
    let example = text.lines().find(|line| line.starts_with("2026-10-06  12 ")).unwrap();
    assert!(example.contains("moderate") && example.contains("self harm item not raised"), "{example}");
    // Each line on the agenda of the second client stands in the order of the hierarchy.
    let agenda = text.rsplit("Agenda").next().unwrap();
    let tiers = ["life threatening", "therapy interfering", "quality of life", "skills"];
    let places: Vec<usize> = tiers.iter().map(|tier| agenda.find(&format!("({tier}, ")).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
    for part in ["T-score", "To talk about today", "since the first"] {
        assert!(text.contains(part), "{part}");
    }
}

#[test]
fn a_wrong_file_ends_with_one_line_that_names_the_field() {
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
        let line = refusal(name, &text);
        assert!(line.starts_with(expected), "{name}: {line}");
        assert!(!line.contains("Jane"), "{name}: {line}");
        assert!(name != "item" || !line.contains('7'), "{name}: {line}");
    }
}

/// Faults of form and of meaning, in whatever part of the file: all are found in one go.
#[test]
fn faults_of_every_part_are_counted_together() {
    let mut client = client();
    client["sessions"][0]["forms"][1]["responses"][3] = json!(7);
    client["situation"]["arrows"][0]["to"] = json!("nowhere");
    client["ratings"][0]["score"] = json!(1.5);
    client["label"] = json!(3);
    let line = refusal("several", &client.to_string());
    assert!(line.starts_with("label: wrong type") && line.ends_with("(and 3 more)"), "{line}");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let output = demo(Some(Path::new("no-such-client.json")));
    assert!(!output.status.success());
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("no-such-client.json: cannot be read"));
}
