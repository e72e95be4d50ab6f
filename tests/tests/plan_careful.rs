//! What an odd date, an erasure or a mistyped role must not hide. Expected values are the rules of the living plan: a flag
//! and an alert are open until a person has done something about them, whatever day they bear.

#![expect(clippy::needless_pass_by_value, reason = "a value is written where it is used")]

use serde_json::{Value, json};
use therapy_goals::plan::{CaseloadInput, Due, Event, Finding, Person, Plan, caseload};
use therapy_goals::scalar::{Code, Date, Id};
use therapy_goals::{Error, ErrorKind};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn event(id: &str, kind: &str, on: &str, data: Value) -> Value {
    json!({ "id": id, "kind": kind, "by": { "role": "therapist" }, "entered": on, "happened": on, "why": "said so",
        "data": data })
}

fn read(event: Value) -> Event {
    Event::from_json(&event.to_string()).unwrap()
}

fn plan(events: &[Value]) -> Plan {
    let empty = Plan::new(id("p"), None, None).unwrap();
    empty.apply_all(events.iter().cloned().map(read)).unwrap()
}

fn phq9(ninth: u8) -> Value {
    let responses: serde_json::Map<String, Value> =
        (1..=9).map(|item| (item.to_string(), json!(if item == 9 { ninth } else { 1 }))).collect();
    json!({ "instrument": "phq-9", "rater": "client", "responses": responses })
}

fn flag(id: &str) -> Value {
    json!({ "flag": id, "kind": "self_harm" })
}

fn redacted(plan: &Plan, ids: &[&str]) -> Result<Plan, Error> {
    let by = Person::new("therapist").unwrap();
    plan.redact(ids.iter().map(|text| id(text)), by, day("2026-12-24"), Some("by law".parse().unwrap()))
}

fn codes(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| finding.code().to_owned()).collect()
}

/// The year of a flag or a score was mistyped: all that is asked of today sees it.
#[test]
fn what_is_dated_to_a_day_to_come_is_open_today() {
    let today = day("2026-12-05");
    let events = [
        event(
            "s1",
            "session_recorded",
            "2026-12-01",
            json!({ "session": "s1", "kind": "individual", "attendance": "attended" }),
        ),
        event("f1", "flag_opened", "2027-12-05", flag("f1")),
        event("x1", "score_recorded", "2027-12-05", phq9(2)),
    ];
    let plan = plan(&events);
    let expected = ["unanswered_alert", "unanswered_flag"];
    assert_eq!(
        (plan.ready(today).ready, codes(&plan.ready(today).findings)),
        (Some(false), expected.map(String::from).to_vec())
    );
    assert_eq!(plan.situation(today).flags.len(), 1);
    let script: Vec<String> = plan.script(today).iter().map(|line| line.code().to_owned()).collect();
    assert_eq!(script[..2], ["alert", "flag"]);
    let state = plan.state(None, None);
    assert!(state.flags[0].open && !state.alerts[0].answered);
    let rows = caseload(&CaseloadInput::new(vec![plan.summary()], today).unwrap());
    let reasons: Vec<&str> = rows[0].reasons.iter().map(|reason| reason.code()).collect();
    assert_eq!(reasons[..2], expected);
    let due = plan.due(today);
    assert_eq!(
        (due[0].state.code(), due[0].reason.unwrap().code(), due[0].item.as_str()),
        ("due", "unanswered_alert", "x1")
    );
}

/// What was done about it counts from its own day.
#[test]
fn a_closing_and_an_answer_count_from_their_day() {
    let answer = json!({ "score": "x1", "alert": "self_harm_item", "how": "no_flag_needed", "text": "asked" });
    let plan = plan(&[
        event("f1", "flag_opened", "2026-12-01", flag("f1")),
        event("x1", "score_recorded", "2026-12-01", phq9(2)),
        event("c1", "flag_closed", "2026-12-10", json!({ "flag": "f1" })),
        event("w1", "alert_answered", "2026-12-10", answer),
    ]);
    assert_eq!(plan.ready(day("2026-12-10")).ready, Some(true));
    assert_eq!(codes(&plan.ready(day("2026-12-09")).findings), ["unanswered_alert", "unanswered_flag"]);
    assert_eq!(plan.situation(day("2026-12-09")).flags.len(), 1);
    assert!(plan.situation(day("2026-12-10")).flags.is_empty());
    let states = |on: &str| plan.due(day(on)).iter().map(|due: &Due| due.state.code()).collect::<Vec<_>>();
    assert_eq!(
        (states("2026-12-01"), states("2026-12-02"), states("2026-12-10")),
        (vec!["due"], vec!["overdue"], vec![])
    );
}

/// A day that is past is asked of the plan as it was known then.
#[test]
fn a_plan_as_it_was_known() {
    let late = json!({ "id": "s0", "kind": "session_recorded", "by": { "role": "therapist" }, "entered": "2026-12-20",
        "happened": "2026-11-20", "data": { "session": "s0", "kind": "individual", "attendance": "attended" } });
    let plan = plan(&[
        event("f1", "flag_opened", "2026-12-01", flag("f1")),
        late,
        event("f2", "flag_opened", "2026-12-24", flag("f2")),
    ]);
    let ids = |on: &str| plan.as_known(day(on)).events().map(|event| event.id().to_string()).collect::<Vec<_>>();
    assert_eq!(
        (ids("2026-11-30"), ids("2026-12-01"), ids("2026-12-23")),
        (vec![], vec!["f1".to_owned()], vec!["f1".to_owned(), "s0".to_owned()])
    );
    assert_eq!(plan.as_known(day("2026-12-24")), plan);
    assert_eq!(plan.as_known(day("2026-11-30")).ready(day("2026-11-30")).ready, Some(true));
    // What an event knew of was known, whatever day that bears.
    let odd = plan.apply(read(event("n1", "note_added", "2026-12-02", json!({ "text": "after all that" })))).unwrap();
    assert_eq!(odd.as_known(day("2026-12-02")), odd);
    // What waits for another event is not lost, and stays a reason not to know.
    let waits = r#"{"id":"z","parents":["nowhere"],"kind":"note_added","by":{"role":"therapist"},"entered":"2026-11-01","happened":"2026-11-01","data":{"text":"a"}}"#;
    let waiting = Plan::read(waits, false).unwrap().plan.as_known(day("2026-11-30"));
    assert_eq!((waiting.waiting().len(), waiting.ready(day("2026-11-30")).ready), (1, None));
}

/// An erasure takes away no open flag and no alert that nobody answered.
#[test]
fn what_is_open_about_safety_is_not_erased() {
    let events = [
        event("n1", "note_added", "2026-12-01", json!({ "text": "a secret" })),
        event("f1", "flag_opened", "2026-12-01", flag("f1")),
        event("x1", "score_recorded", "2026-12-01", phq9(2)),
    ];
    let open = plan(&events);
    let error = redacted(&open, &["n1", "f1", "x1"]).unwrap_err();
    let faults: Vec<(&str, &str)> = error.faults().iter().map(|fault| (fault.code(), fault.path.as_str())).collect();
    assert_eq!(faults, [("illegal_transition", "ids[1]"), ("illegal_transition", "ids[2]")]);
    assert!(redacted(&open, &["n1"]).is_ok());
    let answer = json!({ "score": "x1", "alert": "self_harm_item", "how": "no_flag_needed", "text": "asked" });
    let done = [
        event("c1", "event_withdrawn", "2026-12-02", json!({ "event": "f1" })),
        event("w1", "alert_answered", "2026-12-02", answer),
    ];
    let erased = redacted(&open.apply_all(done.map(read)).unwrap(), &["n1", "f1", "x1"]).unwrap();
    assert_eq!(erased.ready(day("2026-12-24")).ready, Some(true));
    // A correction that raised an alert is not erased either.
    let harmless = plan(&[event("x1", "score_recorded", "2026-12-01", phq9(0))]);
    let corrected = json!({ "event": "x1", "data": phq9(3) });
    let raised = harmless.apply(read(event("k1", "event_corrected", "2026-12-02", corrected))).unwrap();
    assert_eq!(redacted(&raised, &["k1"]).unwrap_err().faults()[0].path, "ids[0]");
}

/// Of an erased event nothing is told to those who might not see it: neither who erased it nor why.
#[test]
fn an_erasure_is_for_those_who_might_see_the_event() {
    let restricted = |id: &str, kind: &str, data: Value| {
        let mut event = event(id, kind, "2026-12-01", data);
        event["visible_to"] = json!(["therapist", "supervisor"]);
        event
    };
    let plan = plan(&[
        restricted("n1", "note_added", json!({ "text": "a thought" })),
        restricted("o1", "concern_opened", json!({ "concern": "c1", "domain": "alliance" })),
        // Nothing is restricted in it, and it would tell of the concern.
        event("o2", "concern_updated", "2026-12-02", json!({ "concern": "c1", "planned": "talk" })),
        event("n2", "note_added", "2026-12-02", json!({ "text": "seen by all" })),
    ]);
    let erased = redacted(&plan, &["n1", "o2", "n2"]).unwrap();
    let client: Code = "client".parse().unwrap();
    let export = erased.export(&client);
    assert_eq!(export.withheld, 3);
    let told: Vec<String> = export.plan.events().map(|event| format!("{} {}", event.id(), event.kind_code())).collect();
    assert_eq!(told, ["n1 withheld", "o1 withheld", "o2 withheld", "n2 erased"]);
    assert_eq!(export.plan.to_jsonl().matches("by law").count(), 1);
    // The same for a role that nobody has heard of, and all for those who might.
    assert_eq!(erased.export(&"neighbour".parse().unwrap()).withheld, 3);
    assert_eq!(erased.export(&"supervisor".parse().unwrap()).withheld, 0);
    assert_eq!(erased.merge(&export.plan).unwrap(), erased);
    assert_eq!(plan.merge(&erased).unwrap(), erased);
    // What goes along with an erased event is restricted as it was.
    let corrected = restricted("k1", "event_corrected", json!({ "event": "n1", "data": { "text": "another" } }));
    let both = redacted(&plan, &["n1"]).unwrap().merge(&plan.apply(read(corrected)).unwrap()).unwrap();
    assert_eq!(both.export(&client).plan.to_jsonl().matches("erased").count(), 0);
}

#[test]
fn a_role_or_a_form_that_nobody_knows_is_told() {
    let mut note = event("n1", "note_added", "2026-12-01", json!({ "text": "a thought" }));
    note["visible_to"] = json!(["terapist", "therapist"]);
    let measure = |id: &str, instrument: &str| {
        event(
            id,
            "measure_planned",
            "2026-12-01",
            json!({ "item": id, "instrument": instrument, "every": { "anchor": "start" } }),
        )
    };
    let plan = plan(&[note.clone(), measure("m1", "phq-99"), measure("m2", "phq-9")]);
    let found = plan.state(None, None).findings;
    let expected = [
        Finding::UnknownRole { event: id("n1"), role: "terapist".parse().unwrap() },
        Finding::UnknownInstrument { event: id("m1"), instrument: "phq-99".parse().unwrap() },
    ];
    assert_eq!(found, expected);
    // No role at all seems to say that nobody may see it.
    note["id"] = json!("n2");
    note["visible_to"] = json!([]);
    let error = plan.apply(read(note)).unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::TooFew, "visible_to"));
}

/// A reason of characters that nobody sees is none.
#[test]
fn a_reason_has_something_to_be_seen() {
    for unseen in ["\u{200b}", "\u{2060}\u{feff} ", "\u{ad}", "\u{3164}", "\u{2800}\n"] {
        let mut told = event("n1", "note_added", "2026-12-01", json!({ "text": "a" }));
        told["why"] = json!(unseen);
        let error = Event::from_json(&told.to_string()).unwrap_err();
        assert_eq!((error.kind(), error.path()), (ErrorKind::EmptyText, "why"), "{unseen:?}");
    }
    let mut told = event("n1", "note_added", "2026-12-01", json!({ "text": "a" }));
    told["why"] = json!("\u{200d}\u{1f642}");
    assert!(Event::from_json(&told.to_string()).is_ok());
}

/// Erased where it cannot be read, or on one copy while another goes on with it: nothing that is open is lost without a word.
#[test]
fn an_erasure_on_a_copy_takes_nothing_open_away() {
    let mut hidden = event("f1", "flag_opened", "2026-12-01", flag("f1"));
    hidden["visible_to"] = json!(["therapist"]);
    let whole = plan(&[hidden]);
    let copy = whole.export(&"client".parse().unwrap()).plan;
    let error = redacted(&copy, &["f1"]).unwrap_err();
    assert_eq!((error.kind(), error.faults()[0].path.as_str()), (ErrorKind::IllegalTransition, "ids[0]"));
    // Closed and erased here, and opened again there by taking the closing back.
    let closed = plan(&[
        event("f1", "flag_opened", "2026-12-01", flag("f1")),
        event("c1", "flag_closed", "2026-12-02", json!({ "flag": "f1" })),
    ]);
    let back = closed.apply(read(event("w1", "event_withdrawn", "2026-12-03", json!({ "event": "c1" })))).unwrap();
    let erased = redacted(&closed, &["f1"]).unwrap();
    assert_eq!(erased.ready(day("2026-12-24")).ready, Some(true));
    let both = erased.merge(&back).unwrap();
    assert_eq!(
        (both.ready(day("2026-12-24")).ready, codes(&both.ready(day("2026-12-24")).findings)),
        (None, vec!["erased_safety".to_owned()])
    );
    // A score erased here, and corrected there to one that raises an alert.
    let score = plan(&[event("x1", "score_recorded", "2026-12-01", phq9(0))]);
    let raised = json!({ "event": "x1", "data": phq9(3) });
    let raised = score.apply(read(event("k1", "event_corrected", "2026-12-02", raised))).unwrap();
    let both = redacted(&score, &["x1"]).unwrap().merge(&raised).unwrap();
    assert_eq!(
        (both.ready(day("2026-12-24")).ready, codes(&both.state(None, None).findings)),
        (None, vec!["erased_safety".to_owned(); 2]),
        "of the score and of its correction"
    );
    // A closing that counts from a later day closes nothing yet.
    let later = plan(&[
        event("f1", "flag_opened", "2026-12-01", flag("f1")),
        event("c1", "flag_closed", "2036-12-02", json!({ "flag": "f1" })),
    ]);
    assert!(redacted(&later, &["f1"]).is_err());
}

/// Who is not of the care team takes back nothing of a flag or an alert, in lines that somebody else wrote either.
#[test]
fn lines_of_others_take_nothing_back() {
    let taken = |by: &str, kind: &str, data: Value| {
        let mut event = event("w1", kind, "2026-12-02", data);
        event["by"] = json!({ "role": by });
        event["parents"] = json!(["f1"]);
        let mut score = self::event("x1", "score_recorded", "2026-12-01", phq9(2));
        score["parents"] = json!([]);
        let mut opened = self::event("f1", "flag_opened", "2026-12-01", flag("f1"));
        opened["parents"] = json!(["x1"]);
        let lines: Vec<String> = [score, opened, event].iter().map(Value::to_string).collect();
        Plan::read(lines.join("\n"), false).unwrap().plan.state(None, None)
    };
    for (kind, data) in [
        ("event_withdrawn", json!({ "event": "f1" })),
        ("event_withdrawn", json!({ "event": "x1" })),
        ("event_corrected", json!({ "event": "x1", "data": phq9(0) })),
    ] {
        let state = taken("client", kind, data.clone());
        assert!(state.flags[0].open && !state.alerts[0].answered, "{kind}");
        assert_eq!(codes(&state.findings), ["not_permitted"]);
        let state = taken("supervisor", kind, data);
        assert!(state.flags.len() + state.alerts.len() < 2, "{kind}");
    }
}

/// A form that cannot be scored may raise an alert, and so may a score that does not speak of one.
#[test]
fn what_cannot_be_scored_is_not_ready() {
    let unscored = r#"{"id":"x1","parents":[],"kind":"score_recorded","by":{"role":"client"},"entered":"2026-12-01","happened":"2026-12-01","data":{"instrument":"no-such","rater":"client","responses":{"1":1}}}"#;
    assert_eq!(Plan::read(unscored, false).unwrap().plan.ready(day("2026-12-02")).ready, None);
    let score = plan(&[event("x1", "score_recorded", "2026-12-01", phq9(2))]);
    for (path, data) in [
        ("data.data.responses", json!({ "instrument": "phq-9", "rater": "client", "responses": { "77": 1 } })),
        ("data.data", json!({ "instrument": "no-such", "rater": "client", "responses": { "1": 1 } })),
    ] {
        let data = json!({ "event": "x1", "data": data });
        let error = score.apply(read(event("k1", "event_corrected", "2026-12-02", data))).unwrap_err();
        assert!(error.faults().iter().any(|fault| fault.path.starts_with(path)), "{error}");
    }
    let instrument = therapy_goals::instrument::get("phq-9").unwrap();
    let responses: Vec<u8> = vec![1, 1, 1, 1, 1, 1, 1, 1, 2];
    let mut brought =
        serde_json::to_value(instrument.score(responses, therapy_goals::instrument::Respondent::default()).unwrap())
            .unwrap();
    brought["alerts"] = json!([]);
    let brought = json!({ "instrument": "phq-9", "rater": "client", "score": brought });
    let state = plan(&[event("x1", "score_recorded", "2026-12-01", brought)]).state(None, None);
    assert_eq!((state.alerts.len(), state.alerts[0].state.code()), (1, "unknown"));
}

/// A stored summary says of safety what the plan says, also where what was done bears a day to come.
#[test]
fn a_summary_says_of_safety_what_the_plan_says() {
    let answer = json!({ "score": "x1", "alert": "self_harm_item", "how": "no_flag_needed", "text": "asked" });
    let plan = plan(&[
        event("f1", "flag_opened", "2026-12-01", flag("f1")),
        event("x1", "score_recorded", "2026-12-01", phq9(2)),
        event("c1", "flag_closed", "2036-12-10", json!({ "flag": "f1" })),
        event("w1", "alert_answered", "2036-12-12", answer),
    ]);
    for (on, expected) in [
        ("2026-12-24", vec!["unanswered_alert", "unanswered_flag"]),
        ("2036-12-11", vec!["unanswered_alert"]),
        ("2036-12-12", vec![]),
    ] {
        let rows = caseload(&CaseloadInput::new(vec![plan.summary()], day(on)).unwrap());
        let reasons: Vec<&str> =
            rows[0].reasons.iter().map(|reason| reason.code()).filter(|code| *code != "not_seen").collect();
        assert_eq!(
            (reasons, codes(&plan.ready(day(on)).findings)),
            (expected.clone(), expected.iter().map(|code| (*code).to_owned()).collect()),
            "{on}"
        );
    }
}

/// A goal on hold answers no flag, nor does any once the plan is closed.
#[test]
fn nobody_works_on_a_goal_on_hold() {
    let goal = json!({ "goal": { "id": "g1", "title": "Safe", "horizon": "short", "tier": "safety", "answers_flags": ["self_harm"] } });
    let active = plan(&[
        event("f1", "flag_opened", "2026-12-01", flag("f1")),
        event("g1", "goal_added", "2026-12-01", goal),
        event("a1", "goal_activated", "2026-12-02", json!({ "goal": "g1" })),
    ]);
    let ready = |plan: &Plan| plan.ready(day("2026-12-24")).ready;
    let script: Vec<String> = active.script(day("2026-12-24")).iter().map(|line| line.code().to_owned()).collect();
    assert_eq!((ready(&active), script[0].as_str()), (Some(true), "flag"));
    let held = active.apply(read(event("h1", "goal_held", "2026-12-03", json!({ "goal": "g1" })))).unwrap();
    let closed = active.apply(read(event("h1", "plan_closed", "2026-12-03", json!({})))).unwrap();
    assert_eq!((ready(&held), ready(&closed)), (Some(false), Some(false)));
}

/// A flag or an alert that nobody restricted is told the care team, whatever else it tells of.
#[test]
fn an_export_keeps_no_alert_from_the_team() {
    let mut session = event(
        "s1",
        "session_recorded",
        "2026-12-01",
        json!({ "session": "s1", "kind": "individual", "attendance": "attended" }),
    );
    session["visible_to"] = json!(["client"]);
    let mut score = phq9(2);
    score["session"] = json!("s1");
    session["parents"] = json!([]);
    let mut score = event("x1", "score_recorded", "2026-12-01", score);
    score["parents"] = json!(["s1"]);
    // Nobody enters such a session here, but a file that somebody else wrote may have it.
    let plan = Plan::read(format!("{session}\n{score}\n"), false).unwrap().plan;
    let therapist = plan.export(&"therapist".parse().unwrap()).plan;
    assert_eq!(codes(&therapist.ready(day("2026-12-02")).findings), ["unanswered_alert", "withheld"]);
    let policy = serde_json::from_value::<therapy_goals::plan::PlanPolicy>(json!({ "care_team": [] }));
    assert!(policy.unwrap_err().to_string().contains("care_team"));
}

/// What restricts an event may stand where this release does not look for it: in an event of a kind that it does not know, or
/// in what a later one wrote. What amends it is restricted too, also once it is erased.
#[test]
fn an_erasure_is_for_those_who_might_see_what_is_not_understood() {
    let mut later =
        event("n1", "note_added", "2026-12-01", json!({ "text": "a", "detail": { "visible_to": ["therapist"] } }));
    later["schema_version"] = json!("1.9");
    let mut unknown = event("n1", "a_later_kind", "2026-12-01", json!({}));
    unknown["visible_to"] = json!(["therapist"]);
    for (first, amends) in
        [(later, "event_withdrawn"), (unknown.clone(), "event_withdrawn"), (unknown, "event_corrected")]
    {
        let mut data = json!({ "event": "n1" });
        if amends == "event_corrected" {
            data["data"] = json!({ "text": "another" });
        }
        let mut amends = event("k1", amends, "2026-12-02", data);
        let mut first = first;
        (first["parents"], amends["parents"]) = (json!([]), json!(["n1"]));
        let plan = Plan::read(format!("{first}\n{amends}\n"), false).unwrap().plan;
        let client: Code = "client".parse().unwrap();
        assert_eq!(plan.export(&client).withheld, 2);
        let erased = redacted(&plan, &["k1"]).unwrap();
        assert!(erased.to_jsonl().contains("by law"));
        for role in ["client", "neighbour"] {
            let export = erased.export(&role.parse().unwrap());
            assert_eq!((export.withheld, export.plan.to_jsonl().contains("by law")), (2, false), "{role}");
        }
        assert_eq!(erased.export(&"therapist".parse().unwrap()).withheld, 0);
    }
}

/// A conflict about safety is ended by nobody who is dated to a day to come, and opened by what is.
#[test]
fn a_conflict_is_open_until_the_day_of_what_ends_it() {
    let goal = json!({ "goal": { "id": "g", "title": "Safe", "horizon": "short" } });
    let base = plan(&[event("g", "goal_added", "2026-12-01", goal)]);
    let and = |plan: &Plan, event: Value| plan.apply(read(event)).unwrap();
    let tier = |tier: &str| json!({ "goal": "g", "set": { "tier": tier, "dissent": "no" } });
    let answers = |kinds: &[&str]| json!({ "goal": "g", "set": { "answers_flags": kinds } });
    for (one, other) in
        [(tier("standard"), tier("safety")), (answers(&["self_harm"]), answers(&["self_harm", "harm_to_others"]))]
    {
        let one_copy = and(&base, event("a", "goal_changed", "2026-12-02", one.clone()));
        let both = one_copy.merge(&and(&base, event("b", "goal_changed", "2026-12-02", other))).unwrap();
        assert_eq!(codes(&both.ready(day("2026-12-24")).findings), ["in_conflict"]);
        let ahead = and(&both, event("c", "goal_changed", "2036-12-02", one));
        for (on, expected) in [("2026-12-24", vec!["in_conflict"]), ("2036-12-02", vec![])] {
            assert_eq!(codes(&ahead.ready(day(on)).findings), expected, "{on}");
            let rows = caseload(&CaseloadInput::new(vec![ahead.summary()], day(on)).unwrap());
            let not_known = rows.iter().any(|row| row.reasons.iter().any(|reason| reason.code() == "not_known"));
            assert_eq!(not_known, !expected.is_empty(), "{on}");
        }
        let conflict = both.state(None, None).conflicts[0].id.to_string();
        let resolved =
            and(&both, event("r", "conflict_resolved", "2026-12-03", json!({ "conflict": conflict, "keep": "a" })));
        assert_eq!(resolved.ready(day("2026-12-24")).ready, Some(true));
        let back = and(&resolved, event("w", "event_withdrawn", "2036-12-03", json!({ "event": "r" })));
        for on in ["2026-12-24", "2036-12-24"] {
            assert_eq!(codes(&back.ready(day(on)).findings), ["in_conflict"], "{on}");
        }
    }
}

/// A flag that an answer to an alert raised again is closed from the day on which that was ended too.
#[test]
fn a_flag_that_was_raised_again_is_closed_from_the_last_day() {
    let answer = json!({ "score": "s", "alert": "self_harm_item", "how": "flag_opened", "flag": "f", "text": "asked" });
    let base = plan(&[
        event("s", "score_recorded", "2026-12-01", phq9(2)),
        event("o", "flag_opened", "2026-12-01", flag("f")),
    ]);
    let and = |plan: &Plan, event: Value| plan.apply(read(event)).unwrap();
    let closed = and(&base, event("c1", "flag_closed", "2026-12-03", json!({ "flag": "f" })));
    let raised = and(&base, event("b", "alert_answered", "2026-12-03", answer));
    let whole = and(&closed.merge(&raised).unwrap(), event("c2", "flag_closed", "2036-12-04", json!({ "flag": "f" })));
    let flags = whole.state(None, None).flags;
    assert_eq!((flags.len(), flags[0].closed_on), (1, Some(day("2036-12-04"))));
    let row = |on: &str| caseload(&CaseloadInput::new(vec![whole.summary()], day(on)).unwrap());
    let is_open = |on: &str| row(on)[0].reasons.iter().any(|reason| reason.code() == "unanswered_flag");
    assert_eq!(["2026-12-24", "2036-12-03", "2036-12-04"].map(is_open), [true, true, false]);
}
