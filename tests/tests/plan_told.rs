//! What a user of the living plan is told: alerts of a session beside those of safety, several entries of one day, and words
//! of refusals that say what to do. Expected values are the rules of the living plan.

#![expect(clippy::needless_pass_by_value, reason = "a value is written where it is used")]

use serde_json::{Value, json};
use therapy_goals::plan::{CaseloadInput, Event, Finding, Person, Plan, PlanPolicy, caseload};
use therapy_goals::scalar::{Date, Id};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn event(id: &str, kind: &str, on: &str, data: Value) -> Value {
    json!({ "id": id, "kind": kind, "by": { "role": "therapist" }, "entered": on, "happened": on, "data": data })
}

fn at(mut event: Value, time: &str) -> Value {
    event["time"] = json!(time);
    event
}

fn read(event: Value) -> Event {
    Event::from_json(&event.to_string()).unwrap()
}

fn and(plan: &Plan, events: &[Value]) -> Plan {
    plan.apply_all(events.iter().cloned().map(read)).unwrap()
}

fn plan(id: &str, events: &[Value]) -> Plan {
    and(&Plan::new(id.parse().unwrap(), None, None).unwrap(), events)
}

fn refused(plan: &Plan, event: Value) -> Vec<(String, String, String)> {
    let error = plan.apply(read(event)).unwrap_err();
    error.faults().iter().map(|it| (it.kind.code().to_owned(), it.path.clone(), it.expected.clone())).collect()
}

fn srs(fourth: f64) -> Value {
    json!({ "instrument": "srs", "rater": "client", "responses": { "1": 9, "2": 9, "3": 9, "4": fourth } })
}

fn phq9(ninth: u8) -> Value {
    let responses: serde_json::Map<String, Value> =
        (1..=9).map(|item| (item.to_string(), json!(if item == 9 { ninth } else { 1 }))).collect();
    json!({ "instrument": "phq-9", "rater": "client", "responses": responses })
}

fn goal() -> Vec<Value> {
    let goal = json!({ "goal": { "id": "g", "title": "Sleep", "horizon": "short" } });
    vec![event("e1", "goal_added", "2026-11-01", goal)]
}

/// The alert of the SRS waits for an answer, behind what asks about safety; whether the plan is ready is not its question.
#[test]
fn an_alert_of_a_session_is_not_one_of_safety() {
    let session = plan("session", &[event("a", "score_recorded", "2026-11-01", srs(8.9))]);
    let alert = &session.state(None, None).alerts[0];
    assert_eq!((alert.alert.as_str(), alert.of_session, alert.answered), ("alliance", true, false));
    assert_eq!(session.ready(day("2026-11-02")).ready, Some(true));
    let due = session.due(day("2026-11-02"));
    assert_eq!((due.len(), due[0].item.as_str()), (1, "a"));
    assert_eq!(session.script(day("2026-11-02")).len(), 1);

    let item = plan("item", &[event("b", "score_recorded", "2026-11-20", phq9(1))]);
    let flag = json!({ "flag": "f", "kind": "suicidality" });
    let flag = plan("flag", &[event("c", "flag_opened", "2026-11-20", flag)]);
    let order = |plans: &[&Plan], on: &str| -> Vec<(String, Vec<String>)> {
        let rows: Vec<_> = plans.iter().map(|plan| plan.summary()).collect();
        let rows = caseload(&CaseloadInput::new(rows, day(on)).unwrap());
        let codes =
            |reasons: &[therapy_goals::plan::ReasonCode]| reasons.iter().map(|it| it.code().to_owned()).collect();
        rows.iter().map(|row| (row.plan.as_ref().unwrap().to_string(), codes(&row.reasons))).collect()
    };
    let expected = [("item", "unanswered_alert"), ("flag", "unanswered_flag"), ("session", "unanswered_session_alert")];
    let expected = expected.map(|(plan, reason)| (plan.to_owned(), vec![reason.to_owned()]));
    assert_eq!(order(&[&session, &flag, &item], "2026-11-21"), expected);

    // It is answered like any other, from its day on; it may be erased before.
    let by = || Person::new("therapist").unwrap();
    let gone = session.redact(["a".parse::<Id>().unwrap()], by(), day("2026-11-03"), None).unwrap();
    assert!(gone.state(None, None).alerts.is_empty());
    assert!(item.redact(["b".parse::<Id>().unwrap()], by(), day("2026-11-21"), None).is_err());
    let answer = json!({ "score": "a", "alert": "alliance", "how": "no_flag_needed", "text": "talked about it" });
    let answered = and(&session, &[event("d", "alert_answered", "2026-11-05", answer)]);
    let none = [("session".to_owned(), Vec::new())];
    assert_eq!(order(&[&answered], "2026-11-05"), none);
    assert_eq!(order(&[&answered], "2026-11-04")[0].1, ["unanswered_session_alert"]);
    assert!(answered.due(day("2026-11-05")).is_empty());

    // A service may see it otherwise.
    let policy: PlanPolicy = serde_json::from_value(json!({ "session_alerts": [] })).unwrap();
    let strict = session.with_policy(policy).unwrap();
    assert_eq!(strict.ready(day("2026-11-02")).ready, Some(false));
    assert_eq!(order(&[&strict], "2026-11-21")[0].1, ["unanswered_alert"]);
}

/// Of two entries of one day that knew of each other the later time counts, whatever was entered last; it is no conflict.
#[test]
fn of_one_day_the_later_time_counts() {
    let on = "2026-11-08";
    let ladder = json!({ "ladder": { "goal": "g", "baseline": -1 } });
    let mut events = goal();
    events.push(event("e2", "ladder_set", "2026-11-02", ladder));
    for kind in ["check_in", "level_rated", "goal_rated"] {
        let data = |value: u8| match kind {
            "check_in" => json!({ "goal": "g", "rater": "client", "value": value }),
            "level_rated" => json!({ "goal": "g", "rater": "client", "score": i32::from(value) - 1 }),
            _ => json!({ "goal": "g", "rater": "client", "urgency": value }),
        };
        let value = |plan: &Plan| -> Option<f64> {
            let state = plan.state(None, None);
            assert!(state.conflicts.is_empty(), "{kind}");
            let goal = &state.goals[0].1;
            match kind {
                "check_in" => goal.check_ins.last().map(|it| it.value),
                "level_rated" => goal.levels.last().map(|it| it.score + 1.0),
                _ => goal.goal.ratings.client.urgency.map(|it| f64::from(it.get())),
            }
        };
        let evening = at(event("x", kind, on, data(3)), "18:00");
        let morning = at(event("y", kind, on, data(2)), "09:00");
        let plain = event("z", kind, on, data(1));
        let base = plan("p", &events);
        assert_eq!(value(&and(&base, &[evening.clone(), morning.clone()])), Some(3.0), "{kind}");
        assert_eq!(value(&and(&base, &[morning.clone(), evening.clone()])), Some(3.0), "{kind}");
        assert_eq!(value(&and(&base, &[evening.clone(), plain.clone()])), Some(3.0), "{kind}");
        assert_eq!(value(&and(&base, &[plain.clone(), event("w", kind, on, data(2))])), Some(2.0), "{kind}");
        let both = and(&base, &[evening.clone(), morning.clone()]);
        let told: Vec<Finding> =
            both.state(None, None).findings.into_iter().filter(|it| it.code() == "same_day").collect();
        let expected = Finding::SameDay { event: "y".parse().unwrap(), instead: "x".parse().unwrap() };
        assert_eq!(told, [expected], "{kind}");
        // Apart, nobody can tell: that is one.
        let apart = and(&base, &[evening]).merge(&and(&base, &[morning])).unwrap();
        assert_eq!(apart.state(None, None).conflicts.len(), 1, "{kind}");
    }
    // Two criteria of one day are two ratings.
    let two = [("x", json!({ "urgency": 3 })), ("y", json!({ "importance": 2 }))].map(|(id, mut rated)| {
        rated["goal"] = json!("g");
        rated["rater"] = json!("client");
        event(id, "goal_rated", on, rated)
    });
    let state = and(&plan("p", &events), &two).state(None, None);
    assert!(!state.findings.iter().any(|it| it.code() == "same_day"));
}

/// A refusal says what would have been accepted, where it stands, and nothing that would not help.
#[test]
fn refusals_say_what_would_help() {
    let of = |code: &str, path: &str, expected: &str| (code.to_owned(), path.to_owned(), expected.to_owned());
    let plan = plan("p", &goal());
    let draft = event("x", "goal_activated", "2026-11-02", json!({ "goal": "g" }));
    let expected = "a goal that was agreed, unless it stands in a safety tier";
    assert_eq!(refused(&plan, draft), [of("illegal_transition", "data.goal", expected)]);
    let kind = event("x", "goal_aded", "2026-11-02", json!({}));
    let expected = "a kind of event that this release knows; the nearest is `goal_added`";
    assert_eq!(refused(&plan, kind), [of("unknown_code", "kind", expected)]);
    let deferred = json!([{ "goal": "g", "revisit_at": "2026-12-01" }, { "goal": "no", "revisit_at": "2026-12-01" }]);
    let seen = json!({ "digest": "0123456789abcdef", "chosen": ["g", "none"], "deferred": deferred });
    let seen = refused(&plan, event("x", "ranking_seen", "2026-11-02", seen));
    let paths: Vec<&str> = seen.iter().map(|(_, path, _)| path.as_str()).collect();
    assert_eq!(paths, ["data.chosen[1]", "data.deferred[1].goal"]);
    let problem = json!({ "problem": "p", "text": "words", "goals": ["g", "no"] });
    let problem = refused(&plan, event("x", "problem_recorded", "2026-11-02", problem));
    assert_eq!(problem[0].1, "data.goals[1]");
    let blank = event(
        "x",
        "score_recorded",
        "2026-11-02",
        json!({ "instrument": "phq-9", "rater": "client", "responses": {} }),
    );
    let error = Event::from_json(&blank.to_string()).unwrap_err();
    assert_eq!(
        error.faults()[0].expected,
        "one of responses (of each item, null where its answer is missing), answers, score"
    );
}

/// An export tells that part is withheld where it cannot say whether the plan is ready.
#[test]
fn what_is_withheld_is_told() {
    let mut note = event("n", "note_added", "2026-11-02", json!({ "text": "words" }));
    note["visible_to"] = json!(["therapist"]);
    let plan = and(&plan("p", &goal()), &[note]);
    let export = plan.export(&"client".parse().unwrap()).plan;
    let ready = export.ready(day("2026-11-03"));
    assert_eq!((ready.ready, ready.findings), (None, vec![Finding::Withheld { events: 1 }]));
    assert_eq!(plan.ready(day("2026-11-03")).ready, Some(true));
}

/// What a later release wrote into an event of a known kind is kept from whom it says, and from whom what it names is kept.
#[test]
fn what_a_later_release_wrote_is_withheld_as_it_says() {
    let line = |id: &str, parents: &[&str], data: Value, more: Value| {
        let mut event = event(id, "note_added", "2026-11-02", data);
        event["parents"] = json!(parents);
        event.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        event.to_string()
    };
    let later = |more: Value| {
        let mut more = more;
        more["schema_version"] = json!("1.9");
        more
    };
    let flag = json!({ "id": "f", "parents": [], "kind": "flag_opened", "by": { "role": "therapist" },
        "entered": "2026-11-02", "happened": "2026-11-02", "visible_to": ["therapist"],
        "data": { "flag": "flag-7", "kind": "self_harm" } });
    let lines = [
        flag.to_string(),
        line(
            "a",
            &["f"],
            json!({ "text": "MARK", "detail": { "visible_to": ["therapist"], "text": "MARK" } }),
            later(json!({})),
        ),
        line("b", &["a"], json!({ "text": "MARK", "because_of": ["flag-7"] }), later(json!({}))),
        line("c", &["b"], json!({ "text": "MARK" }), later(json!({ "about": { "event": "f" } }))),
        line(
            "d",
            &["c"],
            json!({ "text": "shown", "detail": { "visible_to": ["client", "therapist"] } }),
            later(json!({})),
        ),
    ];
    let plan = Plan::read(lines.join("\n"), false).unwrap().plan;
    let export = plan.export(&"client".parse().unwrap());
    let text = export.plan.to_jsonl();
    assert!(!text.contains("MARK") && text.contains("shown"), "{text}");
    assert_eq!(export.withheld, 4);
    assert_eq!(plan.merge(&export.plan).unwrap(), plan);
    assert_eq!(plan.export(&"therapist".parse().unwrap()).withheld, 0);
}

/// A last line without a line feed that has a fault before its end was not torn either: it may be the line of a flag.
#[test]
fn a_last_line_with_a_fault_in_it_is_not_torn() {
    let note = event("n", "note_added", "2026-11-02", json!({ "text": "a" })).to_string();
    let flag = event("f", "flag_opened", "2026-11-02", json!({ "flag": "f", "kind": "self_harm", "text": "MARK" }))
        .to_string();
    let with = |wrong: &[u8]| {
        let (before, behind) = flag.split_once("\"MARK\"").unwrap();
        [note.as_bytes(), b"\n", before.as_bytes(), wrong, behind.as_bytes()].concat()
    };
    let on = day("2026-11-03");
    for wrong in [
        &b"NaN"[..],
        b"1e400",
        b"None",
        b"'a'",
        b"a",
        b"\"a\tb\"",
        b"\"\\ud800\"",
        b"\"\\x\"",
        b"\"\xff\"",
        b"\"\xc3\"",
        b"\"a\",,",
        b"",
        b"\0",
    ] {
        let bytes = with(wrong);
        assert_eq!(Plan::read(&bytes, false).unwrap_err().path(), "lines[1]", "{wrong:?}");
        let salvaged = Plan::read(&bytes, true).unwrap().plan;
        assert_eq!((salvaged.left_out(), salvaged.ready(on).ready), (1, None), "{wrong:?}");
    }
    // Cut off, whatever the disk put behind it.
    let whole = with("\"grüße\"".as_bytes());
    for end in note.len() + 2..whole.len() {
        for behind in [&b""[..], b"\0\0\0"] {
            let torn = Plan::read([&whole[..end], behind].concat(), false).unwrap();
            assert_eq!((torn.problems[0].code.as_str(), torn.plan.left_out()), ("torn_line", 0), "{end}");
        }
    }
}

/// A last line that holds a whole event, and something behind it, was not torn: it may be the line of a flag.
#[test]
fn a_whole_event_with_something_behind_it_is_not_torn() {
    let note = event("n", "note_added", "2026-11-02", json!({ "text": "a" })).to_string();
    let flag = event("f", "flag_opened", "2026-11-02", json!({ "flag": "f", "kind": "self_harm" })).to_string();
    for behind in ["\u{0}\u{0}", "{\"id\":\"g\"", "x", &flag] {
        let text = format!("{note}\n{flag}{behind}");
        assert_eq!(Plan::read(&text, false).unwrap_err().path(), "lines[1]", "{behind}");
        let salvaged = Plan::read(&text, true).unwrap().plan;
        assert_eq!(salvaged.ready(day("2026-11-03")).ready, None);
        // Written to its half, it is torn as ever.
        let half = Plan::read(&text.as_bytes()[..note.len() + flag.len() / 2], false).unwrap();
        assert_eq!(
            (half.problems[0].code.as_str(), half.plan.ready(day("2026-11-03")).ready),
            ("torn_line", Some(true))
        );
    }
}

/// Two plans that would say other things are not equal: of one, lines were left out, or it is read under another policy.
#[test]
fn equal_plans_say_the_same() {
    let whole = plan("p", &[event("n", "note_added", "2026-11-02", json!({ "text": "a" }))]);
    let on = day("2026-11-03");
    for other in [
        whole.with_left_out(1),
        whole.with_policy(serde_json::from_value(json!({ "not_seen_days": 3 })).unwrap()).unwrap(),
    ] {
        assert_eq!(whole.to_jsonl(), other.to_jsonl());
        assert_ne!(whole, other);
    }
    assert_ne!(whole.ready(on), whole.with_left_out(1).ready(on));
    assert_eq!(whole.with_left_out(1).with_left_out(0), whole);
}

/// An alert is answered on a day from that of its score on, and by its code.
#[test]
fn an_answer_fits_its_alert() {
    let score = plan("p", &[event("s", "score_recorded", "2026-11-05", phq9(2))]);
    let answer = |alert: &str, on: &str| {
        let data = json!({ "score": "s", "alert": alert, "how": "no_flag_needed", "text": "asked" });
        let mut event = event("a", "alert_answered", "2026-11-09", data);
        event["happened"] = json!(on);
        event
    };
    let of = |alert: &str, on: &str| {
        refused(&score, answer(alert, on))
            .into_iter()
            .map(|(code, path, _)| format!("{code} {path}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(of("self_harm_item", "2026-11-04"), ["not_ascending happened"]);
    assert_eq!(of("self_harm", "2026-11-05"), ["unknown_code data.alert"]);
    assert!(refused(&score, answer("self_harm", "2026-11-05"))[0].2.contains("self_harm_item"));
    assert!(score.apply(read(answer("self_harm_item", "2026-11-05"))).is_ok());
}

/// A form has one name, however lines of others, a correction or a question spell it.
#[test]
fn a_form_has_one_name() {
    let spelled = |name: &str| {
        let mut data = phq9(2);
        data["instrument"] = json!(name);
        data
    };
    let every = json!({ "anchor": "every_days", "days": 14 });
    let lines = [
        event(
            "m",
            "measure_planned",
            "2026-11-02",
            json!({ "item": "m", "instrument": "PHQ-9", "after": 3, "every": every }),
        ),
        event("s", "score_recorded", "2026-11-02", spelled("phq9")),
    ];
    let stored: Vec<String> =
        lines.iter().map(|line| line.to_string().replace("\"kind\"", "\"parents\":[],\"kind\"")).collect();
    let stored = Plan::read(stored.join("\n"), false).unwrap().plan;
    assert!(stored.to_jsonl().contains("\"phq9\""), "lines stay as they are");
    for plan in [stored, plan("p", &lines)] {
        assert_eq!(plan.due(day("2026-11-03"))[0].item.as_str(), "s", "the alert, and no form");
        assert!(
            plan.due(day("2026-11-03")).iter().all(|due| due.item.as_str() != "m" || due.anchor > day("2026-11-03"))
        );
        assert!(plan.state(None, None).findings.is_empty());
        for name in ["phq-9", "phq9", "PHQ-9"] {
            let input =
                serde_json::from_value(json!({ "instrument": name, "score": "total", "rater": "client" })).unwrap();
            assert_eq!(plan.series(&input).unwrap().len(), 1, "{name}");
        }
    }
}

/// On a plan that is closed nothing is asked for but what is open about safety.
#[test]
fn a_closed_plan_asks_for_nothing() {
    let mut events = goal();
    let given = |party: &str| json!({ "version": 1, "party": party, "how": "said" });
    events.extend([
        event("e2", "goal_proposed", "2026-11-01", json!({ "goal": "g" })),
        event("e3", "agreement_given", "2026-11-01", given("client")),
        event("e4", "agreement_given", "2026-11-01", given("therapist")),
        event("e5", "goal_activated", "2026-11-02", json!({ "goal": "g" })),
        event("e6", "score_recorded", "2026-11-09", srs(1.0)),
    ]);
    let open = plan("p", &events);
    let on = day("2026-12-24");
    assert!(!open.findings(on).is_empty() && !open.due(on).is_empty());
    let closed = and(&open, &[event("pc", "plan_closed", "2026-11-10", json!({ "reason": "completed" }))]);
    assert_eq!((closed.findings(on), closed.due(on)), (vec![], vec![]));
}
