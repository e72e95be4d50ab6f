//! A plan as lines: what is torn, wrong, joined, of a later release; each fault with its line and its path.

#![expect(clippy::needless_pass_by_value, reason = "a value is written where it is used")]

use serde_json::{Value, json};
use therapy_goals::plan::{Event, MAXIMUM_PLAN_BYTES, Plan};

fn event(id: &str, kind: &str, data: Value) -> Value {
    json!({
        "id": id, "parents": [], "kind": kind, "by": { "role": "therapist" }, "entered": "2026-11-02", "happened": "2026-11-02",
        "data": data,
    })
}

fn note(id: &str, parents: &[&str]) -> String {
    let mut note = event(id, "note_added", json!({ "text": format!("secret {id}") }));
    note["parents"] = json!(parents);
    note.to_string()
}

fn without_parents(line: &str) -> String {
    let mut event: Value = serde_json::from_str(line).unwrap();
    event.as_object_mut().unwrap().remove("parents");
    event.to_string()
}

fn read(lines: &[&str]) -> Plan {
    Plan::read(lines.join("\n") + "\n", false).unwrap().plan
}

/// The faults of lines that are refused, as `path: code`.
fn faults(lines: &[u8]) -> Vec<String> {
    let error = Plan::read(lines, false).unwrap_err();
    assert!(!error.to_string().contains("secret"), "{error}");
    error.faults().iter().map(|fault| format!("{}: {}", fault.path, fault.code())).collect()
}

fn problems(lines: &[u8], salvage: bool) -> (Plan, Vec<(u32, String, u32)>) {
    let read = Plan::read(lines, salvage).unwrap();
    let told = read.problems.iter().map(|problem| (problem.line, problem.code.to_string(), problem.offset));
    (read.plan.clone(), told.collect())
}

#[test]
fn lines_stay_what_they_are() {
    // Blanks, another order of the fields, escapes and numbers are kept.
    let odd = r#" { "kind" : "check_in", "happened":"2026-11-02","entered":"2026-11-02","by":{"role":"client"}, "id":"e1","parents":[],"data":{"goal":"g1","rater":"client","value":3.50e0,"session":"\u0073"} } "#;
    let plan = read(&[odd]);
    assert_eq!(plan.to_jsonl(), format!("{odd}\n"));
    assert_eq!(Plan::read(plan.to_jsonl(), false).unwrap().plan, plan);
}

#[test]
fn other_line_ends_and_marks_are_taken() {
    let (one, two) = (note("e1", &[]), note("e2", &["e1"]));
    let plain = format!("{one}\n{two}\n");
    for text in [
        format!("{one}\r\n{two}\r\n"),
        format!("\u{feff}{one}\n{two}"),
        format!("{one}\n{two}\n\n"),
        format!("{one}\n{two}\n  \r\n"),
        // Two files that begin with a mark, joined.
        format!("\u{feff}{one}\r\n\u{feff}{two}\r\n"),
    ] {
        assert_eq!(problems(text.as_bytes(), false).0.to_jsonl(), plain);
    }
    assert_eq!(Plan::read("", false).unwrap().plan.to_jsonl(), "");
    assert_eq!(Plan::read("\u{feff}\n", false).unwrap().plan.events().len(), 0);
}

#[test]
fn a_last_line_may_be_torn_anywhere() {
    let whole = format!("{}\n", note("e1", &[]));
    let last = note("e2", &["e1"]).replace("secret", "grüße ☠ secret");
    let text = format!("{whole}{last}");
    for end in whole.len() + 1..text.len() {
        let (plan, told) = problems(&text.as_bytes()[..end], false);
        assert_eq!(plan.to_jsonl(), whole, "{end}");
        let offset = u32::try_from(whole.len()).unwrap();
        assert_eq!(told, [(2, "torn_line".to_owned(), offset)], "{end}");
    }
    // The plan goes on, and the last line that is whole needs no line feed.
    assert_eq!(problems(text.as_bytes(), false), (read(&[whole.trim_end(), &last]), Vec::new()));
    // With a line feed it is no torn line but a bad one; so is one that is JSON and no event.
    assert_eq!(faults(format!("{whole}{}\n", &last[..20]).as_bytes()), ["lines[1]: invalid_json"]);
    assert_eq!(faults(format!("{whole}{{}}").as_bytes())[0], "lines[1].id: missing");
}

#[test]
fn all_faults_of_all_lines_are_told() {
    let mut long = event("e9", "note_added", json!({ "text": "x" }));
    long["parents"] = (0..100_001).map(|number| json!(number.to_string())).collect();
    let mut stub = event("e10", "withheld", Value::Null);
    stub["why"] = "secret".into();
    let wrong = [
        // The line, and what is wrong with it.
        (note("e1", &[]), vec![]),
        ("secret".to_owned(), vec![": invalid_json"]),
        ("12".to_owned(), vec![": wrong_type"]),
        (event("e4", "goal_added", json!({ "goal": { "id": "g1", "title": "", "horizon": "secret" } })).to_string(), vec![
            ".data.goal.title: empty_text",
            ".data.goal.horizon: unknown_code",
        ]),
        (
            json!({ "id": "e5", "kind": "flag_opened", "by": { "role": "therapist" }, "entered": "2026-02-30", "happened": 3,
                    "data": { "flag": "f1", "kind": "secret", "secret": 1 } })
            .to_string(),
            vec![
                ".entered: invalid_date",
                ".happened: wrong_type",
                ".data.kind: unknown_code",
                ".data.<entry 3>: unknown_key",
            ],
        ),
        (json!({ "kind": "note_added" }).to_string(), vec![
            ".id: missing",
            ".by: missing",
            ".entered: missing",
            ".happened: missing",
            ".data: missing",
        ]),
        (event("e7", "Secret kind", Value::Null).to_string(), vec![".kind: unknown_code"]),
        (note("e1", &[]).replace("secret", "other"), vec![".id: duplicate_id"]),
        (long.to_string(), vec![": too_many"]),
        (stub.to_string(), vec![".<entry 1>: unknown_key"]),
        (note("e11", &[]).replace("\"id\"", "\"schema_version\":\"2.0\",\"id\""), vec![".schema_version: unsupported_version"]),
        (event("e12", "later_kind", Value::Null).to_string().replace("\"id\"", "\"schema_version\":\"2.0\",\"id\""), vec![
            ".schema_version: unsupported_version",
        ]),
        (r#"{"id":"e13","id":"e14","kind":"note_added"}"#.to_owned(), vec![".<entry 2>: duplicate_key"]),
        (format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000)), vec![": too_deep"]),
        (format!("{{\"a\":{}1{}}}", "{\"a\":".repeat(10_000), "}".repeat(10_000)), vec![": too_deep"]),
        (format!("\"{}\"", "secret".repeat(200_000)), vec![": too_long"]),
        (note("e16", &["e1"]), vec![]),
    ];
    let text: String = wrong.iter().flat_map(|(line, _)| [line.as_str(), "\n"]).collect();
    let wanted: Vec<String> = wrong
        .iter()
        .enumerate()
        .flat_map(|(number, (_, faults))| faults.iter().map(move |fault| format!("lines[{number}]{fault}")))
        .collect();
    let found = faults(text.as_bytes());
    for fault in &wanted {
        assert!(found.contains(fault), "{fault} is not in {found:#?}");
    }
    // Whoever salvages gets the rest, and the same faults.
    let (plan, told) = problems(text.as_bytes(), true);
    let left_out = u32::try_from(wrong.iter().filter(|(_, faults)| !faults.is_empty()).count()).unwrap();
    assert_eq!(plan, read(&[&note("e1", &[]), &note("e16", &["e1"])]).with_left_out(left_out));
    let lines: std::collections::BTreeSet<u32> = told.iter().map(|(line, ..)| *line).collect();
    let bad = wrong.iter().enumerate().filter(|(_, (_, faults))| !faults.is_empty());
    assert_eq!(lines, bad.map(|(number, _)| u32::try_from(number + 1).unwrap()).collect());
    assert_eq!(told.len(), found.len());
}

#[test]
fn bytes_that_are_no_text_are_a_bad_line() {
    let mut bytes = note("e1", &[]).into_bytes();
    bytes.extend(b"\n\xff\xfe secret\n");
    bytes.extend(note("e2", &["e1"]).into_bytes());
    assert_eq!(faults(&bytes), ["lines[1]: invalid_text"]);
    assert_eq!(problems(&bytes, true).0, read(&[&note("e1", &[]), &note("e2", &["e1"])]).with_left_out(1));
}

/// A fault in JSON is told by the number of its line in the file.
#[test]
fn a_fault_in_json_is_told_by_its_line() {
    let error = Plan::read(format!("{}\n{{\"id\":}}\n", note("e1", &[])), false).unwrap_err();
    assert_eq!(error.to_string(), "lines[1]: invalid json; expected valid JSON (the fault is at line 2, column 7)");
}

#[test]
fn what_is_too_much_is_refused_at_once() {
    let start = std::time::Instant::now();
    let error = Plan::read(vec![b'x'; 50_000_000], false).unwrap_err();
    assert_eq!((error.code(), error.path()), ("too_long", ""));
    assert!(error.expected().contains(&MAXIMUM_PLAN_BYTES.to_string()));
    let bad = "x\n".repeat(500_000);
    assert_eq!(Plan::read(&bad, false).unwrap_err().faults().len(), 1_000);
    assert_eq!(Plan::read(&bad, true).unwrap_err().code(), "too_many");
    assert!(start.elapsed().as_secs() < 30);
}

/// An event that says no parents comes after those that stand before it in the file.
#[test]
fn an_event_without_parents_comes_after_what_stands_before_it() {
    let bare = |id: &str| without_parents(&note(id, &[]));
    let plan = read(&[&bare("e9"), &bare("e1"), &note("e2", &["e9"]), &bare("e0")]);
    let parents = |id: &str| -> Vec<String> {
        let event = plan.events().find(|event| event.id().as_str() == id).unwrap();
        event.parents().iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        (parents("e9").len(), parents("e1"), parents("e0")),
        (0, vec!["e9".into()], vec!["e1".into(), "e2".into()])
    );
    // It is written with them, and nothing else of its line is other.
    let line = plan.to_jsonl().lines().find(|line| line.contains("e0")).unwrap().to_owned();
    assert_eq!(line.replace("\"parents\":[\"e1\",\"e2\"],", ""), bare("e0"));
    assert_eq!(Plan::read(plan.to_jsonl(), false).unwrap().plan, plan);
    // The same file twice is the same plan; parents that are null are none.
    let twice = format!("{0}\n{1}\n{0}\n{1}\n", bare("e1"), bare("e2"));
    assert_eq!(Plan::read(&twice, false).unwrap().plan, read(&[&bare("e1"), &bare("e2")]));
    let null = bare("e1").replacen('{', "{\"parents\":null,", 1);
    assert_eq!(read(&[&null]).events().next(), read(&[&bare("e1")]).events().next());
}

#[test]
fn a_parent_that_is_not_there_is_waited_for() {
    let (one, two, three) = (note("e1", &[]), note("e2", &["e1"]), note("e3", &["e2"]));
    let plan = read(&[&three, &one]);
    assert_eq!((plan.events().len(), plan.waiting().len()), (1, 1));
    let state = serde_json::to_string(&plan.state(None, None)).unwrap();
    assert!(state.contains(r#"{"code":"parent_missing","event":"e3"}"#), "{state}");
    let whole = plan.merge(&read(&[&two])).unwrap();
    assert_eq!(whole.to_jsonl(), format!("{one}\n{two}\n{three}\n"));
    assert_eq!(whole.waiting().len(), 0);
    // What leads in a circle waits for ever.
    assert_eq!(read(&[&note("e4", &["e5"]), &note("e5", &["e4"]), &note("e6", &["e6"])]).waiting().len(), 3);
}

/// Of an event of a later release every byte stays; the plan says that it does not know it.
#[test]
fn what_a_later_release_wrote_stays() {
    let kind = r#"{"schema_version":"1.7", "id":"e1","parents":[],"kind":"dream_told","entered":"2026-11-02","dream":{"of":[1.0,"sea"]}}"#;
    let fields = note("e2", &["e1"]).replacen('{', r#"{"schema_version":"1.7","mood":"calm","#, 1);
    let plan = read(&[kind, &fields]);
    assert_eq!(plan.to_jsonl(), format!("{kind}\n{fields}\n"));
    let state = plan.state(None, None);
    assert_eq!(state.not_understood.iter().map(ToString::to_string).collect::<Vec<_>>(), ["e1"]);
    // Of this release it is no field.
    let wrong = fields.replace("1.7", "1.0");
    assert_eq!(faults(format!("{kind}\n{wrong}\n").as_bytes()), ["lines[1].<entry 2>: unknown_key"]);
    // Other fields of a later release are other content.
    let other = fields.replace("calm", "sad");
    assert_eq!(faults(format!("{kind}\n{fields}\n{other}\n").as_bytes()), ["lines[2].id: duplicate_id"]);
    assert_eq!(plan.merge(&read(&[kind, &other])).unwrap_err().path(), "events[1].id");
}

/// The same event in lines that are written differently is one event, in the same line on every copy.
#[test]
fn one_event_in_two_lines() {
    let short = note("e1", &[]);
    let long = short.replace("\"parents\":[]", "\"parents\": [ ]");
    let defaults = short.replacen('{', "{\"schema_version\":\"1.0\",\"visible_to\":[],", 1);
    for one in [&short, &long, &defaults] {
        for other in [&short, &long, &defaults] {
            let (left, right) = (read(&[one]), read(&[other]));
            let merged = left.merge(&right).unwrap();
            assert_eq!(merged.to_jsonl(), right.merge(&left).unwrap().to_jsonl());
            assert_eq!(merged, read(&[one, other]));
            assert_eq!(merged, read(&[other, one]));
        }
    }
    assert_eq!(read(&[&long, &short]).to_jsonl(), format!("{short}\n"));
}

#[test]
fn copies_of_different_plans_do_not_merge() {
    let id = |id: &str| id.parse().unwrap();
    let plan = read(&[&note("e1", &[])]);
    let (one, other) = (plan.with_identity(id("p1"), Some(id("c1"))), plan.with_identity(id("p2"), Some(id("c2"))));
    let error = one.merge(&other).unwrap_err();
    let told: Vec<_> = error.faults().iter().map(|fault| (fault.path.as_str(), fault.code())).collect();
    assert_eq!(told, [("id", "inconsistent"), ("client", "inconsistent")]);
    assert_eq!((one.merge(&plan).unwrap(), plan.merge(&one).unwrap()), (one.clone(), one));
}

/// A withheld place loses against the event, the event against the erasure, in files as in merges.
#[test]
fn of_two_lines_of_one_id_the_stronger_stands() {
    let event = note("e1", &[]);
    let withheld = r#"{"id":"e1","parents":[],"kind":"withheld"}"#;
    let erased = r#"{"id":"e1","parents":[],"kind":"erased","by":{"role":"therapist"},"entered":"2026-12-01"}"#;
    for (lines, stands) in
        [(vec![&*event, withheld], &*event), (vec![erased, &event], erased), (vec![withheld, erased, &event], erased)]
    {
        for turned in [lines.clone(), lines.iter().rev().copied().collect()] {
            assert_eq!(read(&turned).to_jsonl(), format!("{stands}\n"));
            let merged =
                turned.iter().map(|line| read(&[line])).reduce(|one, other| one.merge(&other).unwrap()).unwrap();
            assert_eq!(merged.to_jsonl(), format!("{stands}\n"));
        }
    }
}

/// A correction holds the data of what was erased: it goes too, also one that an old copy brings later.
#[test]
fn a_correction_of_what_was_erased_goes_too() {
    let plan = read(&[&note("e1", &[])]);
    let correct = |id: &str, of: &str, data: Value| {
        let mut event = event(id, "event_corrected", json!({ "event": of, "data": data }));
        event.as_object_mut().unwrap().remove("parents");
        Event::from_json(&event.to_string()).unwrap()
    };
    let copy = plan.apply(correct("e2", "e1", json!({ "text": "secret too" }))).unwrap();
    // A correction is not corrected, but a file that somebody else wrote may do so.
    let again = json!({ "event": "e1", "data": { "text": "secret again" } });
    let again = event("e3", "event_corrected", json!({ "event": "e2", "data": again })).to_string();
    let copy = copy.merge(&Plan::read(&again, false).unwrap().plan).unwrap();
    let by = || therapy_goals::plan::Person::new("therapist").unwrap();
    let day = "2026-12-01".parse().unwrap();
    let erased = plan.redact(["e1".parse().unwrap()], by(), day, None).unwrap();
    for merged in [erased.merge(&copy).unwrap(), copy.merge(&erased).unwrap()] {
        assert!(!merged.to_jsonl().contains("secret"), "{}", merged.to_jsonl());
        assert_eq!(merged.state(None, None).erased, 3);
    }
    assert!(!copy.redact(["e1".parse().unwrap()], by(), day, None).unwrap().to_jsonl().contains("secret"));
    let error = copy.redact(["e1".parse().unwrap(), "e7".parse().unwrap()], by(), day, None).unwrap_err();
    assert_eq!((error.code(), error.path()), ("unknown_event", "ids[1]"));
}

/// What would tell of an event that is withheld is withheld with it.
#[test]
fn an_export_tells_nothing_of_what_is_withheld() {
    let file = [
        json!({ "kind": "concern_opened", "visible_to": ["therapist"], "data": { "concern": "secret-c", "domain": "alliance" } }),
        json!({ "kind": "concern_updated", "data": { "concern": "secret-c", "planned": "talk" } }),
        json!({ "kind": "note_added", "visible_to": ["therapist"], "data": { "text": "secret" } }),
        json!({ "kind": "event_corrected", "data": { "event": "e2", "data": { "text": "secret" } } }),
        json!({ "kind": "event_withdrawn", "why": "secret was wrong", "data": { "event": "e2" } }),
        json!({ "kind": "dream_told", "visible_to": ["therapist"], "dream": "secret" }),
        json!({ "kind": "note_moved", "data": { "note": "e2", "to": "secret" } }),
        json!({ "kind": "flag_opened", "visible_to": ["client"], "data": { "flag": "f1", "kind": "self_harm", "text": "mine" } }),
        json!({ "kind": "note_added", "data": { "text": "for all" } }),
    ];
    let lines: Vec<String> = file
        .into_iter()
        .enumerate()
        .map(|(number, one)| {
            let mut whole = event(&format!("e{number}"), "", Value::Null);
            if number > 0 {
                whole["parents"] = json!([format!("e{}", number - 1)]);
            }
            whole.as_object_mut().unwrap().remove("data");
            for (name, value) in one.as_object().unwrap() {
                whole[name] = value.clone();
            }
            whole.to_string()
        })
        .collect();
    let full = read(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let client = full.export(&"client".parse().unwrap());
    assert!(!client.plan.to_jsonl().contains("secret"), "{}", client.plan.to_jsonl());
    assert_eq!((client.withheld, client.plan.state(None, None).withheld), (7, 7));
    assert!(client.plan.to_jsonl().contains("for all") && client.plan.to_jsonl().contains("mine"));
    // A flag is shown to the care team whatever the line says; what is for the therapist alone is not for a supervisor.
    let supervisor = full.export(&"supervisor".parse().unwrap());
    assert!(supervisor.plan.to_jsonl().contains("mine") && !supervisor.plan.to_jsonl().contains("secret"));
    assert_eq!(full.export(&"therapist".parse().unwrap()).withheld, 0);
    // What is written on the export comes back.
    let reply = Event::from_json(&without_parents(&note("x1", &[]))).unwrap();
    let back = full.merge(&client.plan.apply(reply).unwrap()).unwrap();
    assert_eq!(back.to_jsonl(), format!("{}{}\n", full.to_jsonl(), note_after("x1", "e8")));
}

fn note_after(id: &str, parent: &str) -> String {
    let bare = Event::from_json(&note(id, &[parent])).unwrap();
    serde_json::to_string(&bare).unwrap()
}
