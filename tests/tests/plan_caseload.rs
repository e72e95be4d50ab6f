//! The caseload: each reason, the order, and summaries that are asked about another day.

#![expect(clippy::needless_pass_by_value, reason = "a value is written where it is used")]

use serde_json::{Value, json};
use therapy_goals::document::Document;
use therapy_goals::plan::{CaseloadInput, DueState, Event, Plan, PlanPolicy, Row, Summary, caseload};
use therapy_goals::scalar::{Date, Days};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn summary(plan: &str, more: Value) -> Summary {
    let mut summary = json!({ "schema_version": "1.0", "plan": plan, "last_seen": "2026-11-30" });
    summary.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    Summary::from_json(&summary.to_string()).unwrap()
}

fn rows(all: Vec<Summary>, on: &str) -> Vec<Row> {
    let mut input = CaseloadInput::new(all, day(on)).unwrap();
    input.not_seen_days = Some(Days::new(30).unwrap());
    caseload(&input)
}

fn reasons(one: Summary, on: &str) -> Vec<String> {
    rows(vec![one], on).into_iter().flat_map(|row| row.reasons).map(|reason| reason.code().to_owned()).collect()
}

/// Section 7: unanswered alert; open flag that no goal answers; other open flag; deterioration unseen; concern without a
/// next step; missed run, or not seen; plan expired or review overdue; measure overdue; active goal without a step; then
/// days waiting, then id.
#[test]
fn the_order_is_that_of_the_rules() {
    let all = vec![
        summary("quiet", json!({})),
        summary("step", json!({ "without_step": ["2026-11-01"] })),
        summary(
            "measure",
            json!({ "measures": [
            { "anchor": "2026-11-20", "opens": "2026-11-20", "closes": "2026-11-22" }] }),
        ),
        summary("review-late", json!({ "review_overdue": "2026-11-20" })),
        summary("expired", json!({ "agreement_until": "2026-11-10" })),
        summary("run", json!({ "missed_runs": ["2026-11-02"] })),
        summary("unseen", json!({ "last_seen": "2026-10-01" })),
        summary("concern", json!({ "concerns": ["2026-11-20"] })),
        summary("signal", json!({ "signals": [{ "signal": "deteriorated", "since": "2026-11-25" }] })),
        summary("flag", json!({ "flags": [{ "opened_on": "2026-11-01", "answered": true }] })),
        summary("open-flag", json!({ "flags": [{ "opened_on": "2026-11-29" }] })),
        summary("alert-b", json!({ "alerts": ["2026-11-30"] })),
        summary("alert-a", json!({ "alerts": ["2026-11-30"] })),
        summary("alert-c", json!({ "alerts": ["2026-11-28"], "without_step": ["2026-01-01"] })),
    ];
    let told = rows(all, "2026-12-01");
    let ids: Vec<&str> = told.iter().map(|row| row.plan.as_ref().unwrap().as_str()).collect();
    let expected = [
        "alert-c",
        "alert-a",
        "alert-b",
        "open-flag",
        "flag",
        "signal",
        "concern",
        "unseen",
        "run",
        "expired",
        "review-late",
        "measure",
        "step",
        "quiet",
    ];
    assert_eq!(ids, expected);
    let codes: Vec<&str> = told[0].reasons.iter().map(|reason| reason.code()).collect();
    assert_eq!((codes, told[0].since), (vec!["unanswered_alert", "no_step"], Some(day("2026-11-28"))));
    assert_eq!((told[13].reasons.len(), told[13].since), (0, None));
}

/// A stored summary holds dates, so that the day may change.
#[test]
fn a_summary_is_asked_about_another_day() {
    let grid = json!({ "measures": [
        { "anchor": "2026-11-02", "opens": "2026-11-01", "closes": "2026-11-04", "every_days": 7 }] });
    let on = |on: &str| reasons(summary("a", grid.clone()), on).contains(&"measure_overdue".to_owned());
    // The windows are [1, 4], [8, 11], [15, 18] of November.
    let days = ["2026-11-04", "2026-11-05", "2026-11-07", "2026-11-08", "2026-11-11", "2026-11-12", "2026-11-16"];
    assert_eq!(days.map(on), [false, true, true, false, false, true, false]);
    let seen = |on: &str| reasons(summary("a", json!({ "last_seen": "2026-11-01" })), on);
    assert!(seen("2026-11-30").is_empty());
    assert_eq!(seen("2026-12-01"), ["not_seen"]);
    // Days of planned breaks do not count, and no day twice.
    let rest = json!({ "last_seen": "2026-11-01", "breaks": [
        { "from": "2026-11-10", "until": "2026-11-19" }, { "from": "2026-11-15", "until": "2026-11-20" }] });
    let rested = |on: &str| reasons(summary("a", rest.clone()), on);
    assert_eq!((rested("2026-12-11").len(), rested("2026-12-12").len()), (0, 1));
    // A closing on a day to come closes nothing yet; an opening on one is open.
    let flag = json!({ "flags": [{ "opened_on": "2026-12-24", "closed_on": "2026-12-31" }] });
    assert_eq!(reasons(summary("a", flag.clone()), "2026-12-01"), ["unanswered_flag"]);
    assert!(!reasons(summary("a", flag), "2026-12-31").contains(&"unanswered_flag".to_owned()));
    let until = |on: &str| reasons(summary("a", json!({ "agreement_until": "2026-12-05" })), on);
    assert_eq!((until("2026-12-05").len(), until("2026-12-06").len()), (0, 1));
}

#[test]
fn a_closed_plan_is_there_for_safety_alone() {
    let closed = |more: Value| {
        let mut all = json!({ "closed_on": "2026-11-30", "without_step": ["2026-11-01"] });
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        summary("a", all)
    };
    assert!(rows(vec![closed(json!({}))], "2026-12-01").is_empty());
    assert_eq!(reasons(closed(json!({ "alerts": ["2026-11-30"] })), "2026-12-01"), ["unanswered_alert"]);
    assert_eq!(reasons(closed(json!({})), "2026-11-29"), ["no_step"]);
}

fn plan(events: &[(&str, &str, Value)]) -> Plan {
    let policy: PlanPolicy = serde_json::from_value(json!({ "agreement_days": 90 })).unwrap();
    let mut plan = Plan::new("p".parse().unwrap(), None, Some(policy)).unwrap();
    for (number, (kind, on, data)) in events.iter().enumerate() {
        let event = json!({ "id": format!("e{number}"), "kind": kind, "by": { "role": "therapist" }, "entered": on,
            "happened": on, "why": "SECRET WORDS", "data": data });
        plan = plan.apply(Event::from_json(&event.to_string()).unwrap()).unwrap();
    }
    plan
}

fn phq9(value: u8, nine: u8) -> Value {
    let mut responses: serde_json::Map<String, Value> = (1..=8).map(|item| (item.to_string(), json!(value))).collect();
    responses.insert("9".to_owned(), json!(nine));
    json!({ "instrument": "phq-9", "rater": "client", "responses": responses })
}

/// Dates, codes and counts of all that happened, and no word of anybody.
#[test]
fn a_summary_of_a_plan() {
    let goal = json!({ "goal": { "id": "g1", "title": "SECRET WORDS", "horizon": "short" } });
    let every = json!({ "anchor": "every_days", "days": 7 });
    let plan = plan(&[
        ("goal_added", "2026-01-01", goal),
        ("goal_proposed", "2026-01-01", json!({ "goal": "g1" })),
        ("agreement_given", "2026-01-02", json!({ "version": 1, "party": "client", "how": "said" })),
        ("agreement_given", "2026-01-02", json!({ "version": 1, "party": "therapist", "how": "said" })),
        ("goal_activated", "2026-01-03", json!({ "goal": "g1" })),
        ("session_recorded", "2026-01-04", json!({ "session": "s1", "kind": "individual", "attendance": "attended" })),
        ("measure_planned", "2026-01-05", json!({ "item": "m", "instrument": "gad-2", "every": every, "after": 1 })),
        ("score_recorded", "2026-01-06", phq9(1, 0)),
        ("score_recorded", "2026-01-07", phq9(2, 1)),
        ("flag_opened", "2026-01-08", json!({ "flag": "f1", "kind": "self_harm", "text": "SECRET WORDS" })),
        (
            "concern_opened",
            "2026-01-09",
            json!({ "concern": "c1", "domain": "alliance", "hypothesis": "SECRET WORDS" }),
        ),
        ("life_event", "2026-01-09", json!({ "event": "planned_break", "from": "2026-02-01", "until": "2026-02-07" })),
    ]);
    let summary = plan.summary();
    assert_eq!((summary.started_on, summary.last_seen), (Some(day("2026-01-01")), Some(day("2026-01-04"))));
    assert_eq!(summary.alerts, [day("2026-01-07")]);
    assert_eq!((summary.flags.len(), summary.flags[0].answered), (1, false));
    assert_eq!(summary.concerns, [day("2026-01-09")]);
    assert_eq!(summary.without_step, [day("2026-01-03")]);
    // Ninety days after 2 January.
    assert_eq!(summary.agreement_until, Some(day("2026-04-02")));
    // Not filled in on the 5th; from the 12th on the next one is open, and so on every week.
    let measures: Vec<_> =
        summary.measures.iter().map(|it| (it.anchor, it.closes, it.next_opens, it.every_days)).collect();
    let first = (day("2026-01-05"), day("2026-01-06"), Some(day("2026-01-12")), None);
    assert_eq!(measures, [first, (day("2026-01-12"), day("2026-01-13"), None, Some(7))]);
    // PHQ-9 from 8 to 17: of the two published thresholds, 5 and 6, the least counts here.
    assert_eq!(summary.signals.len(), 1);
    let text = serde_json::to_string(&summary).unwrap();
    assert!(!text.contains("SECRET"), "{text}");
    assert_eq!(Summary::from_json(&text).unwrap(), summary);
    let told = &rows(vec![summary], "2026-04-10")[0];
    let codes: Vec<&str> = told.reasons.iter().map(|reason| reason.code()).collect();
    let expected = [
        "unanswered_alert",
        "unanswered_flag",
        "signal_unseen",
        "concern_without_step",
        "not_seen",
        "agreement_expired",
        "measure_overdue",
        "no_step",
    ];
    assert_eq!(codes, expected);
}

/// Reliably worse than the best so far, until somebody has seen it.
#[test]
fn what_has_got_worse_is_told_until_it_is_seen() {
    let score = |value: u8| {
        let responses: serde_json::Map<String, Value> = (1..=7).map(|item| (item.to_string(), json!(value))).collect();
        json!({ "instrument": "gad-7", "rater": "client", "responses": responses })
    };
    let mut events = vec![("score_recorded", "2026-01-06", score(1)), ("score_recorded", "2026-01-13", score(2))];
    let signals = |events: &[(&str, &str, Value)]| -> Vec<String> {
        plan(events).summary().signals.iter().map(|signal| format!("{} {}", signal.signal, signal.since)).collect()
    };
    // 7 and 14 of 21: beyond both thresholds, which are 4.
    assert_eq!(signals(&events), ["deteriorated 2026-01-13"]);
    events.push(("signal_seen", "2026-01-14", json!({ "signal": "deteriorated", "key": "k1" })));
    assert!(signals(&events).is_empty());
    events.push(("score_recorded", "2026-01-20", score(3)));
    assert_eq!(signals(&events), ["deteriorated 2026-01-20"]);
}

/// What a stored summary says of a day to come is what the plan itself says on it: of several hundred random plans, on every
/// day of the month after their last.
#[test]
fn what_is_overdue_in_a_summary_is_overdue_in_the_plan() {
    let file: Value = serde_json::from_str(include_str!("../vectors/plan-due.json")).unwrap();
    let mut overdue = 0;
    for case in file["plans"].as_array().unwrap() {
        let mut plan = Plan::new("p".parse().unwrap(), None, None).unwrap();
        let mut last = day("2026-01-01");
        for (number, event) in case["events"].as_array().unwrap().iter().enumerate() {
            last = last.max(day(event[1].as_str().unwrap()));
            let event = json!({ "id": format!("e{number:03}"), "kind": event[0], "by": { "role": "therapist" },
                "entered": event[1], "happened": event[1], "why": "more to do", "data": event[2] });
            plan = plan.apply(Event::from_json(&event.to_string()).unwrap()).unwrap();
        }
        let summary = plan.summary();
        if summary.closed_on.is_some() {
            continue;
        }
        for days in 0..40 {
            let on = last.plus_days(days).unwrap();
            let expected = plan.due(on).iter().any(|due| due.state == DueState::Overdue);
            let told = reasons(summary.clone(), &on.to_string()).contains(&"measure_overdue".to_owned());
            assert_eq!(told, expected, "{} on {on}", case["name"]);
            overdue += usize::from(expected);
        }
    }
    assert!(overdue > 500, "{overdue}");
}

/// Where a caseload comes through serde its rows are read as they come: to the same, with the same faults, as from a tree.
#[test]
fn rows_that_are_read_as_they_come_say_the_same() {
    let sound = json!({ "schema_version": "1.0", "plan": "a", "alerts": ["2026-11-01"], "flags": [{ "opened_on": "2026-10-01" }] });
    let later = json!({ "schema_version": "1.9", "plan": "b", "mood": "calm", "flags": [{ "opened_on": "2026-10-01", "x": [1] }] });
    let faulty =
        json!({ "schema_version": "1.0", "plan": 1, "alerts": ["☠"], "flags": [{}], "breaks": null, "oops": 1 });
    let rows = [
        json!([]),
        json!([sound, later, sound]),
        json!([sound, faulty, later, faulty, {}, 3, null, sound]),
        json!([faulty]),
        json!([[sound]]),
        json!(null),
        json!({ "rows": [sound] }),
        json!("rows"),
    ];
    let whole = |rows: &Value| {
        [
            format!(r#"{{"rows":{rows},"on":"2026-11-02"}}"#),
            format!(r#"{{"on":"2026-11","rows":{rows},"not_seen_days":30}}"#),
            format!(r#"{{"not_seen_days":-1,"other":{{"rows":{rows}}},"rows":{rows}}}"#),
            format!(r#"{{"rows":{rows},"on":"2026-11-02","rows":{rows}}}"#),
            format!(r#"{{"rows":{rows},"on":"2026-11-02","rows":[]}}"#),
            format!(r#"{{"rows":{rows},"#),
            format!("[{rows}]"),
            rows.to_string(),
        ]
    };
    let mut sorts = [0, 0];
    for text in rows.iter().flat_map(whole) {
        let come = serde_json::from_str::<CaseloadInput>(&text).map_err(|error| error.to_string());
        let of_tree = |document: Document| document.read::<CaseloadInput>().map_err(|error| error.to_string());
        let tree = serde_json::from_str::<Document>(&text).map_err(|error| error.to_string()).and_then(of_tree);
        sorts[usize::from(come.is_ok())] += 1;
        assert_eq!(come, tree, "{text}");
    }
    assert!(sorts[0] > 30 && sorts[1] > 1, "{sorts:?}");
}

/// The limits are those of any document.
#[test]
fn rows_that_are_read_as_they_come_have_the_same_limits() {
    let row = r#"{"schema_version":"1.0"}"#;
    for (rows, wanted) in [
        (vec!["1"; 100_001].join(","), "at most 100000 entries"),
        (vec![row; 100_001].join(","), "at most 100000 entries"),
        (format!("{}{}", "[".repeat(63), "]".repeat(63)), "at most 64 levels"),
        (vec![format!("[{}]", vec!["1"; 99_999].join(",")); 11].join(","), "at most 1000000 values"),
    ] {
        let text = format!(r#"{{"rows":[{rows}],"on":"2026-11-02"}}"#);
        let error = serde_json::from_str::<CaseloadInput>(&text).unwrap_err().to_string();
        assert!(error.contains(wanted), "{error}");
        assert_eq!(error, serde_json::from_str::<Document>(&text).unwrap_err().to_string());
    }
}

/// However many entries a clock that is a year ahead makes, and however many of them amend something: a flag waits until the
/// day of its closing, or nobody can tell.
#[test]
fn a_clock_that_is_ahead_hides_nothing() {
    let mut events = vec![("flag_opened", "2026-11-02", json!({ "flag": "f", "kind": "self_harm" }))];
    events.extend((0..30).map(|_| ("note_added", "2026-11-02", json!({ "text": "a" }))));
    events.push(("flag_closed", "2027-11-02", json!({ "flag": "f" })));
    events.extend((0..60).map(|_| ("note_added", "2027-11-02", json!({ "text": "a" }))));
    let ahead = plan(&events).summary();
    assert_eq!(reasons(ahead.clone(), "2026-11-05")[0], "unanswered_flag");
    assert!(!reasons(ahead, "2027-11-02").contains(&"unanswered_flag".to_owned()));
    let days: Vec<String> = (1..=20).map(|number| format!("2027-01-{number:02}")).collect();
    let mut events: Vec<(&str, &str, Value)> = vec![
        ("flag_opened", "2026-11-02", json!({ "flag": "f", "kind": "self_harm" })),
        ("flag_opened", "2026-11-02", json!({ "flag": "f2", "kind": "self_harm" })),
    ];
    events.extend((0..30).map(|_| ("note_added", "2026-11-02", json!({ "text": "a" }))));
    for (number, day) in days.iter().enumerate() {
        let target = if number < 2 { format!("e{number}") } else { format!("e{}", number + 2) };
        events.push(("event_withdrawn", day, json!({ "event": target })));
    }
    let ahead = plan(&events).summary();
    assert!(reasons(ahead.clone(), "2026-11-05").contains(&"not_known".to_owned()));
    assert!(!reasons(ahead, "2027-01-20").iter().any(|code| code == "not_known" || code == "unanswered_flag"));
}

/// A goal that is dated to a day to come answers nothing before.
#[test]
fn a_goal_answers_a_flag_from_its_day() {
    let goal =
        json!({ "id": "g", "title": "Safe", "horizon": "short", "tier": "safety", "answers_flags": ["self_harm"] });
    let flagged = plan(&[
        ("flag_opened", "2026-11-02", json!({ "flag": "f", "kind": "self_harm" })),
        ("goal_added", "2027-11-02", json!({ "goal": goal })),
    ]);
    for (on, expected, finding) in [("2026-11-05", "unanswered_flag", 1), ("2027-11-02", "open_flag", 0)] {
        assert_eq!(reasons(flagged.summary(), on)[0], expected, "{on}");
        assert_eq!(flagged.ready(day(on)).findings.len(), finding, "{on}");
    }
}
