//! What is taken back, made another thing of, erased or left out must not hide a flag or an alert. Expected values are the
//! rules of the living plan: a closing counts from its day and never before its entry, the more cautious side is in force, an
//! erasure wins in every merge, and what is not known is never ready.

#![expect(clippy::needless_pass_by_value, reason = "a value is written where it is used")]

use serde_json::{Value, json};
use therapy_goals::plan::{CaseloadInput, Event, Finding, MAXIMUM_PLAN_BYTES, Plan, caseload};
use therapy_goals::scalar::Date;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn event(id: &str, kind: &str, on: &str, data: Value) -> Value {
    json!({ "id": id, "kind": kind, "by": { "role": "therapist" }, "entered": on, "happened": on, "why": "said so",
        "data": data })
}

fn read(event: &Value) -> Event {
    Event::from_json(&event.to_string()).unwrap()
}

fn plan(events: &[Value]) -> Plan {
    let empty = Plan::new("p".parse().unwrap(), None, None).unwrap();
    empty.apply_all(events.iter().map(read)).unwrap()
}

fn phq9(ninth: u8) -> Value {
    let responses: serde_json::Map<String, Value> =
        (1..=9).map(|item| (item.to_string(), json!(if item == 9 { ninth } else { 1 }))).collect();
    json!({ "instrument": "phq-9", "rater": "client", "responses": responses })
}

fn opened(kind: &str) -> Value {
    json!({ "flag": "f1", "kind": kind })
}

fn withdrawn(event: &str) -> Value {
    json!({ "event": event })
}

/// What speaks against the plan on a day: the same for whoever asks the plan, its list, or its stored summary.
fn open(plan: &Plan, on: &str) -> Vec<String> {
    let ready = plan.ready(day(on));
    let found: Vec<String> = ready.findings.iter().map(|finding| finding.code().to_owned()).collect();
    let rows = caseload(&CaseloadInput::new(vec![plan.summary()], day(on)).unwrap());
    let of_safety = ["unanswered_alert", "unanswered_flag", "open_flag"];
    let told: Vec<&str> = rows.iter().flat_map(|row| &row.reasons).map(|reason| reason.code()).collect();
    let told: Vec<&str> = told.into_iter().filter(|code| of_safety.contains(code)).collect();
    let mut of_plan: Vec<&str> = found.iter().map(String::as_str).filter(|code| of_safety.contains(code)).collect();
    of_plan.dedup();
    assert_eq!(told, of_plan, "{on}");
    let due = plan.due(day(on)).iter().filter(|due| due.reason.is_some()).count();
    assert_eq!(due > 0, found.iter().any(|code| code == "unanswered_alert"), "{on}");
    assert_eq!(plan.situation(day(on)).flags.is_empty(), !found.iter().any(|code| code == "unanswered_flag"), "{on}");
    found
}

/// The year of a withdrawal was mistyped: until then nothing is taken back.
#[test]
fn a_withdrawal_counts_from_its_day() {
    let plan = plan(&[
        event("f1", "flag_opened", "2026-12-01", opened("self_harm")),
        event("x1", "score_recorded", "2026-12-01", phq9(2)),
        event("w1", "event_withdrawn", "2036-12-05", withdrawn("f1")),
        event("w2", "event_withdrawn", "2036-12-07", withdrawn("x1")),
    ]);
    assert_eq!(open(&plan, "2026-12-24"), ["unanswered_alert", "unanswered_flag"]);
    assert_eq!(open(&plan, "2036-12-04"), ["unanswered_alert", "unanswered_flag"]);
    assert_eq!(open(&plan, "2036-12-05"), ["unanswered_alert"]);
    assert_eq!(open(&plan, "2036-12-06"), ["unanswered_alert"]);
    assert_eq!(open(&plan, "2036-12-07"), Vec::<String>::new());
    // Without a day it is what is known now: both were entered in error.
    let state = plan.state(None, None);
    assert!(state.flags.is_empty() && state.alerts.is_empty());
}

/// What was opened for a mistyped year, and is taken back on a day to come, waits until then.
#[test]
fn what_is_ahead_of_what_is_ahead() {
    let plan = plan(&[
        event("f1", "flag_opened", "2036-12-01", opened("self_harm")),
        event("n1", "note_added", "2036-12-01", json!({ "text": "a note" })),
        event("w1", "event_withdrawn", "2036-12-20", withdrawn("f1")),
    ]);
    assert_eq!(open(&plan, "2026-12-24"), ["unanswered_flag"]);
    assert_eq!(open(&plan, "2036-12-20"), Vec::<String>::new());
}

/// A correction of that kind takes no alert and no flag away before its day; and what it raises is raised at once.
#[test]
fn a_correction_takes_nothing_away_before_its_day() {
    let raised = plan(&[
        event("x1", "score_recorded", "2026-12-01", phq9(2)),
        event("k1", "event_corrected", "2036-12-05", json!({ "event": "x1", "data": phq9(0) })),
    ]);
    assert_eq!(open(&raised, "2026-12-24"), ["unanswered_alert"]);
    assert_eq!(open(&raised, "2036-12-05"), Vec::<String>::new());
    let harmless = plan(&[
        event("x1", "score_recorded", "2026-12-01", phq9(0)),
        event("k1", "event_corrected", "2036-12-05", json!({ "event": "x1", "data": phq9(3) })),
    ]);
    assert_eq!(open(&harmless, "2026-12-24"), ["unanswered_alert"]);
    // One that was corrected twice is what it says in between.
    let twice = plan(&[
        event("x1", "score_recorded", "2026-12-01", phq9(0)),
        event("k1", "event_corrected", "2026-12-02", json!({ "event": "x1", "data": phq9(3) })),
        event("k2", "event_corrected", "2036-12-05", json!({ "event": "x1", "data": phq9(0) })),
    ]);
    assert_eq!((open(&twice, "2026-12-24"), open(&twice, "2036-12-05")), (vec!["unanswered_alert".to_owned()], vec![]));
    let kinds = |plan: &Plan, on: &str| {
        let flags = plan.situation(day(on)).flags.into_iter();
        let mut kinds: Vec<String> = flags.map(|flag| flag.kind.code().to_owned()).collect();
        kinds.sort();
        kinds
    };
    let other = plan_of_a_kind("2036-12-05");
    assert_eq!(kinds(&other, "2026-12-24"), ["self_harm", "severe_substance_use"]);
    assert_eq!(kinds(&other, "2036-12-05"), ["severe_substance_use"]);
    assert_eq!(kinds(&plan_of_a_kind("2026-12-02"), "2026-12-24"), ["severe_substance_use"]);
}

fn plan_of_a_kind(corrected_on: &str) -> Plan {
    plan(&[
        event("f1", "flag_opened", "2026-12-01", opened("self_harm")),
        event("k1", "event_corrected", corrected_on, json!({ "event": "f1", "data": opened("severe_substance_use") })),
    ])
}

/// A decision between one who corrected a score and one who took it back counts from its day too.
#[test]
fn a_decision_counts_from_its_day() {
    let base = plan(&[event("x1", "score_recorded", "2026-12-01", phq9(2))]);
    let back = base.apply(read(&event("w1", "event_withdrawn", "2026-12-02", withdrawn("x1")))).unwrap();
    let corrected = json!({ "event": "x1", "data": phq9(1) });
    let other = base.apply(read(&event("k1", "event_corrected", "2026-12-02", corrected))).unwrap();
    let both = back.merge(&other).unwrap();
    let conflict = both.state(None, None).conflicts[0].id.to_string();
    let decided = |on: &str| {
        let data = json!({ "conflict": conflict, "keep": "w1" });
        both.apply(read(&event("d1", "conflict_resolved", on, data))).unwrap()
    };
    assert_eq!(open(&decided("2026-12-03"), "2026-12-24"), Vec::<String>::new());
    assert_eq!(open(&decided("2036-12-03"), "2026-12-24"), ["unanswered_alert", "in_conflict"]);
    assert_eq!(open(&decided("2036-12-03"), "2036-12-03"), Vec::<String>::new());
}

/// What undoes the undoing of a closing or an answer, or makes a closing one of another flag, counts from its day.
#[test]
fn an_undoing_of_an_undoing_counts_from_its_day() {
    let answered =
        |score: &str| json!({ "score": score, "alert": "self_harm_item", "how": "no_flag_needed", "text": "asked" });
    let flag = [
        event("f1", "flag_opened", "2026-12-01", opened("self_harm")),
        event("c1", "flag_closed", "2026-12-02", json!({ "flag": "f1" })),
        event("w1", "event_withdrawn", "2026-12-03", withdrawn("c1")),
        event("w2", "event_withdrawn", "2036-12-04", withdrawn("w1")),
    ];
    let alert = [
        event("x1", "score_recorded", "2026-12-01", phq9(2)),
        event("a1", "alert_answered", "2026-12-02", answered("x1")),
        event("w1", "event_withdrawn", "2026-12-03", withdrawn("a1")),
        event("w2", "event_withdrawn", "2036-12-04", withdrawn("w1")),
    ];
    for (events, code) in [(flag, "unanswered_flag"), (alert, "unanswered_alert")] {
        let plan = plan(&events);
        for on in ["2026-12-05", "2036-12-03"] {
            assert_eq!(open(&plan, on), [code], "{on}");
        }
        assert_eq!(open(&plan, "2036-12-04"), Vec::<String>::new());
    }
    let other = plan(&[
        event("f1", "flag_opened", "2026-12-01", opened("self_harm")),
        event("f2", "flag_opened", "2026-12-01", json!({ "flag": "f2", "kind": "suicidality" })),
        event("c2", "flag_closed", "2026-12-02", json!({ "flag": "f2" })),
        event("k1", "event_corrected", "2036-12-04", json!({ "event": "c2", "data": { "flag": "f1" } })),
    ]);
    let kinds = |on: &str| -> Vec<String> {
        let flags = other.situation(day(on)).flags.into_iter();
        let mut kinds: Vec<String> = flags.map(|flag| flag.kind.code().to_owned()).collect();
        kinds.sort();
        kinds
    };
    // What the correction opens is open at once, what it closes is closed from its day on.
    assert_eq!(kinds("2026-12-05"), ["self_harm", "suicidality"]);
    assert_eq!(kinds("2036-12-04"), ["suicidality"]);
}

/// A decision between copies that closes a flag, or lets a goal answer it, counts from its day.
#[test]
fn a_decision_that_closes_counts_from_its_day() {
    let base = plan(&[
        event("f1", "flag_opened", "2026-12-01", opened("self_harm")),
        event("c1", "flag_closed", "2026-12-02", json!({ "flag": "f1" })),
    ]);
    let and = |plan: &Plan, event: Value| plan.apply(read(&event)).unwrap();
    let back = and(&base, event("w1", "event_withdrawn", "2026-12-03", withdrawn("c1")));
    let corrected = json!({ "event": "c1", "data": { "flag": "f1", "text": "closed" } });
    let both = back.merge(&and(&base, event("k1", "event_corrected", "2026-12-03", corrected))).unwrap();
    let conflict = both.state(None, None).conflicts[0].id.to_string();
    let data = json!({ "conflict": conflict, "keep": "k1" });
    let decided = and(&both, event("d1", "conflict_resolved", "2036-12-03", data));
    assert_eq!(decided.ready(day("2026-12-24")).ready, Some(false));
    assert_eq!(decided.ready(day("2036-12-03")).ready, Some(true));
    let row = |on: &str| caseload(&CaseloadInput::new(vec![decided.summary()], day(on)).unwrap())[0].reasons.len();
    assert_eq!((row("2026-12-24"), row("2036-12-03")), (2, 1), "the flag and the conflict; then nobody was seen");
}

/// A flag that copies raised and one closed, with a withdrawal ahead; a score and its answer of one mistyped year; a score
/// that a correction ahead raises and one of today takes back: the plan and its stored summary say the same.
#[test]
fn a_summary_says_what_the_plan_says() {
    let line = |id: &str, parents: &[&str], kind: &str, on: &str, data: Value| {
        let mut event = event(id, kind, on, data);
        event["parents"] = json!(parents);
        event.to_string()
    };
    let lines = [
        line("e1", &[], "flag_opened", "2026-12-01", opened("self_harm")),
        line("x3", &["e1"], "event_withdrawn", "2027-12-01", withdrawn("e1")),
        line("x1", &[], "flag_opened", "2026-12-01", opened("self_harm")),
        line("x2", &["x1"], "flag_closed", "2026-12-02", json!({ "flag": "f1" })),
    ];
    let forked = Plan::read(lines.join("\n"), false).unwrap().plan;
    assert_eq!(open(&forked, "2026-12-03"), ["unanswered_flag"]);
    assert_eq!(open(&forked, "2027-12-01"), Vec::<String>::new());
    let answer = json!({ "score": "x1", "alert": "self_harm_item", "how": "no_flag_needed", "text": "asked" });
    let ahead = plan(&[
        event("x1", "score_recorded", "2036-12-01", phq9(2)),
        event("a1", "alert_answered", "2036-12-01", answer),
    ]);
    assert_eq!(open(&ahead, "2026-12-03"), ["unanswered_alert"]);
    assert_eq!(open(&ahead, "2036-12-01"), Vec::<String>::new());
    let corrected =
        |id: &str, on: &str, ninth: u8| event(id, "event_corrected", on, json!({ "event": "x1", "data": phq9(ninth) }));
    let twice = plan(&[
        event("x1", "score_recorded", "2026-12-01", phq9(0)),
        corrected("k1", "2036-12-02", 2),
        corrected("k2", "2026-12-03", 0),
    ]);
    for on in ["2026-12-05", "2036-12-01", "2036-12-02", "2036-12-05"] {
        open(&twice, on);
    }
}

/// Whoever erased an event on a copy need not have said that it was about a flag: whoever had the event knows.
#[test]
fn an_erasure_by_others_is_told() {
    let first = |event: Value| {
        let mut event = event;
        event["parents"] = json!([]);
        Plan::read(event.to_string(), false).unwrap().plan
    };
    let erased = |by: &str| {
        let stub =
            json!({ "id": "f1", "parents": [], "kind": "erased", "by": { "role": by }, "entered": "2026-12-02" });
        Plan::read(stub.to_string(), false).unwrap().plan
    };
    let whole = first(event("f1", "flag_opened", "2026-12-01", opened("self_harm")));
    let on = day("2026-12-24");
    for (one, other) in [(&whole, &erased("client")), (&erased("client"), &whole)] {
        let both = one.merge(other).unwrap();
        assert_eq!(both.ready(on).ready, None);
        assert_eq!(both.state(None, None).findings, [Finding::ErasedSafety { event: "f1".parse().unwrap() }]);
        assert!(both.summary().not_known);
    }
    // In any order, with any number of copies, also of erasures that differ.
    let copies = [whole.clone(), erased("client"), erased("parent"), whole.merge(&erased("parent")).unwrap()];
    let mut results: Vec<String> = Vec::new();
    for one in &copies {
        for two in &copies {
            for three in &copies {
                let left = one.merge(two).unwrap().merge(three).unwrap();
                let right = one.merge(&two.merge(three).unwrap()).unwrap();
                assert_eq!(left.to_jsonl(), right.to_jsonl());
                results.push(left.to_jsonl());
            }
        }
    }
    results.sort();
    results.dedup();
    assert!(results.len() <= 6, "{results:#?}");
    // What the care team erased is erased, where it says of what it knew; and a note by whomever.
    let by_team = whole.merge(&erased("therapist")).unwrap();
    assert_eq!(by_team.ready(on).ready, None);
    let closed = whole.apply(read(&event("c1", "flag_closed", "2026-12-02", json!({ "flag": "f1" })))).unwrap();
    let by = therapy_goals::plan::Person::new("therapist").unwrap();
    let less = closed.redact(["f1".parse().unwrap(), "c1".parse().unwrap()], by, day("2026-12-02"), None).unwrap();
    assert_eq!(whole.merge(&less).unwrap().ready(on).ready, Some(true));
    let note = first(event("f1", "note_added", "2026-12-01", json!({ "text": "a note" })));
    assert_eq!(note.merge(&erased("client")).unwrap().ready(on).ready, Some(true));
}

/// A line that nobody could read might have been that of a flag.
#[test]
fn what_was_left_out_is_not_known() {
    let note = event("n1", "note_added", "2026-12-01", json!({ "text": "a note" })).to_string();
    let on = day("2026-12-24");
    let salvaged = Plan::read(format!("{note}\nnothing\n{{\"id\":1,\"kind\":2}}\n"), true).unwrap().plan;
    let ready = salvaged.ready(on);
    assert_eq!((ready.ready, ready.findings), (None, vec![Finding::LinesLeftOut { lines: 2 }]));
    assert!(salvaged.summary().not_known);
    // It stays so, whatever is done with the plan.
    let whole = Plan::read(&note, false).unwrap().plan;
    let another = salvaged.apply(read(&event("n2", "note_added", "2026-12-02", json!({ "text": "a" })))).unwrap();
    let (merged, other) = (whole.merge(&salvaged).unwrap(), salvaged.merge(&whole).unwrap());
    let named = salvaged.with_identity("p".parse().unwrap(), None);
    for plan in
        [&another, &merged, &other, &named, &salvaged.as_known(on), &salvaged.export(&"client".parse().unwrap()).plan]
    {
        assert_eq!(plan.ready(on).ready, None);
    }
    // A flag that is open is open all the same.
    let flagged = salvaged.apply(read(&event("f1", "flag_opened", "2026-12-02", opened("self_harm")))).unwrap();
    assert_eq!(flagged.ready(on).ready, Some(false));
    // What was not written to its end was never said.
    let torn = Plan::read(format!("{note}\n{{\"id\":"), false).unwrap().plan;
    assert_eq!((torn.ready(on).ready, whole.ready(on).ready), (Some(true), Some(true)));
}

/// What can be entered can be written and read again.
#[test]
fn a_plan_is_never_longer_than_what_can_be_read() {
    let mut line = event("n0", "note_added", "2026-12-01", json!({ "text": "a".repeat(9_000) }));
    let mut lines = String::new();
    let mut number = 0;
    while lines.len() + 9_500 < MAXIMUM_PLAN_BYTES {
        line["id"] = json!(format!("n{number}"));
        line["parents"] = if number == 0 { json!([]) } else { json!([format!("n{}", number - 1)]) };
        lines.push_str(&line.to_string());
        lines.push('\n');
        number += 1;
    }
    let mut plan = Plan::read(&lines, false).unwrap().plan;
    line["parents"] = json!(null);
    let error = loop {
        line["id"] = json!(format!("n{number}"));
        number += 1;
        match plan.apply(read(&line)) {
            Ok(next) => plan = next,
            Err(error) => break error,
        }
    };
    assert_eq!((error.code(), error.path()), ("too_long", ""));
    assert!(Plan::read(plan.to_jsonl(), false).is_ok());
}

/// What is planned for a day on which everybody was away is not missed when the plan ends.
#[test]
fn a_planned_break_is_no_miss_once_the_plan_is_closed() {
    let planned = json!({ "item": "mood", "instrument": "phq-9", "every": { "anchor": "every_days", "days": 7 } });
    let rest = json!({ "event": "planned_break", "from": "2026-12-07", "until": "2026-12-20" });
    let plan = plan(&[
        event("m1", "measure_planned", "2026-12-01", planned),
        event("l1", "life_event", "2026-12-02", rest),
        event("c1", "plan_closed", "2026-12-23", json!({})),
    ]);
    let states: Vec<String> =
        plan.occurrences(day("2026-12-24")).iter().map(|due| format!("{} {}", due.anchor, due.state.code())).collect();
    assert_eq!(states, ["2026-12-01 missed", "2026-12-08 suspended", "2026-12-15 suspended", "2026-12-22 missed"]);
}

/// The beginning of one event is a plan to which nothing was written yet; a path or a page is no plan.
#[test]
fn a_lone_torn_line_is_a_plan_without_events() {
    let torn = Plan::read("\u{feff}{\"id\":\"e1\",\"ki", false).unwrap();
    let told: Vec<(u32, &str)> = torn.problems.iter().map(|problem| (problem.line, problem.code.as_str())).collect();
    assert_eq!((torn.plan.events().len(), told), (0, vec![(1, "torn_line")]));
    for text in ["plans/one.jsonl", "<html>", "[", "e1"] {
        assert_eq!(Plan::read(text, false).unwrap_err().code(), "invalid_json", "{text}");
    }
}

/// What a later release says, and who may see it there, is taken to be said as it is here, wherever in the event it stands.
#[test]
fn an_event_of_a_later_release_tells_of_nothing_that_is_withheld() {
    let mut secret =
        event("secret-1", "concern_opened", "2026-12-01", json!({ "concern": "c-9", "domain": "alliance" }));
    secret["visible_to"] = json!(["therapist"]);
    secret["parents"] = json!([]);
    let later = |data: Value| {
        let mut later = event("later-1", "a_later_kind", "2026-12-02", data);
        later["parents"] = json!(["secret-1"]);
        let plan = Plan::read(format!("{secret}\n{later}\n"), false).unwrap().plan;
        let client = plan.export(&"client".parse().unwrap());
        assert_eq!(plan.merge(&client.plan).unwrap(), plan);
        client.withheld
    };
    assert_eq!(later(json!({ "text": "of nothing" })), 1);
    for telling in [
        json!({ "about": "secret-1" }),
        json!({ "of": { "c-9": 3 } }),
        json!({ "text": "see c-9, and others" }),
        json!({ "parts": [{ "visible_to": ["therapist"], "text": "a thought" }] }),
    ] {
        assert_eq!(later(telling.clone()), 2, "{telling}");
    }
    for shown in
        [json!({ "visible_to": ["client", "therapist"] }), json!({ "visible_to": null }), json!({ "text": "c-91" })]
    {
        assert_eq!(later(shown.clone()), 1, "{shown}");
    }
}
