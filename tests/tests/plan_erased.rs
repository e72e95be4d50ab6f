//! What an erasure on one copy must not hide, wherever else somebody goes on: an erasure wins in every merge, and what of
//! safety nobody can tell any more is not ready. Expected values are the rules of the living plan.

use serde_json::{Value, json};
use therapy_goals::plan::{CaseloadInput, Event, Person, Plan, caseload};
use therapy_goals::scalar::Date;

const LATER: &str = "2026-12-24";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn event(id: &str, parents: &[&str], kind: &str, data: &Value) -> Value {
    json!({ "id": id, "parents": parents, "kind": kind, "by": { "role": "therapist" }, "entered": "2026-12-01",
        "happened": "2026-12-01", "why": "said so", "data": data })
}

fn read(lines: &[Value]) -> Plan {
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    Plan::read(lines.join("\n"), false).unwrap().plan
}

fn and(plan: &Plan, event: &Value) -> Plan {
    plan.apply(Event::from_json(&event.to_string()).unwrap()).unwrap()
}

fn redacted(plan: &Plan, ids: &[&str]) -> Result<Plan, therapy_goals::Error> {
    let by = Person::new("therapist").unwrap();
    plan.redact(ids.iter().map(|id| id.parse().unwrap()), by, day("2026-12-20"), None)
}

fn phq9(ninth: u8) -> Value {
    let responses: serde_json::Map<String, Value> =
        (1..=9).map(|item| (item.to_string(), json!(if item == 9 { ninth } else { 1 }))).collect();
    json!({ "instrument": "phq-9", "rater": "client", "responses": responses })
}

/// Whether a plan is ready, with the codes of what speaks against it; a stored summary never knows better.
fn ready(plan: &Plan) -> (Option<bool>, Vec<String>) {
    let ready = plan.ready(day(LATER));
    let rows = caseload(&CaseloadInput::new(vec![plan.summary()], day(LATER)).unwrap());
    let not_known = rows.iter().any(|row| row.reasons.iter().any(|reason| reason.code() == "not_known"));
    assert!(ready.ready.is_some() || not_known);
    (ready.ready, ready.findings.iter().map(|finding| finding.code().to_owned()).collect())
}

fn unknown(code: &str) -> (Option<bool>, Vec<String>) {
    (None, vec![code.to_owned()])
}

/// Nobody can tell, for this reason alone, however often it is told.
fn is_unknown(plan: &Plan) -> bool {
    let (ready, mut codes) = ready(plan);
    codes.dedup();
    (ready, codes) == unknown("erased_safety")
}

/// A flag is opened, closed, and the closing is taken back.
fn reopened() -> Vec<Value> {
    vec![
        event("o", &[], "flag_opened", &json!({ "flag": "f", "kind": "self_harm" })),
        event("c", &["o"], "flag_closed", &json!({ "flag": "f" })),
        event("w", &["c"], "event_withdrawn", &json!({ "event": "c" })),
    ]
}

/// Of what reopened it, somebody left nothing.
#[test]
fn what_amends_is_not_erased_without_a_word() {
    let lines = reopened();
    let answered = json!({ "score": "o", "alert": "self_harm_item", "how": "no_flag_needed", "text": "asked" });
    let alert = vec![
        event("o", &[], "score_recorded", &phq9(2)),
        event("c", &["o"], "alert_answered", &answered),
        event("w", &["c"], "event_withdrawn", &json!({ "event": "c" })),
    ];
    let corrected = vec![
        event("o", &[], "score_recorded", &phq9(0)),
        event("w", &["o"], "event_corrected", &json!({ "event": "o", "data": phq9(3) })),
    ];
    for lines in [lines, alert, corrected] {
        let whole = read(&lines);
        assert_eq!(whole.ready(day(LATER)).ready, Some(false));
        let parents = lines.last().unwrap()["parents"].clone();
        for by in [None, Some("client"), Some("stranger"), Some("therapist")] {
            let mut stub = json!({ "id": "w", "parents": parents, "kind": "erased" });
            if let Some(by) = by {
                stub["by"] = json!({ "role": by });
                stub["entered"] = json!("2026-12-02");
            }
            let mut less = lines.clone();
            *less.last_mut().unwrap() = stub;
            let less = read(&less);
            let both = whole.merge(&less).unwrap();
            assert_eq!(ready(&both), unknown("erased_safety"), "{by:?}");
            assert_eq!(less.merge(&whole).unwrap().to_jsonl(), both.to_jsonl());
            assert_eq!(Plan::read(both.to_jsonl(), false).unwrap().plan, both);
        }
    }
}

/// One copy erases a flag with its closing, or a score with its answer, where another takes the closing or the answer back.
#[test]
fn what_was_done_is_taken_back_where_it_is_erased() {
    let flag = &reopened()[..2];
    let taken_back = |id: &str| event("w", &["c"], "event_withdrawn", &json!({ "event": id }));
    let answered = json!({ "score": "o", "alert": "self_harm_item", "how": "no_flag_needed", "text": "asked" });
    let alert = [event("o", &[], "score_recorded", &phq9(2)), event("c", &["o"], "alert_answered", &answered)];
    for lines in [flag, &alert] {
        let shared = read(lines);
        assert_eq!(ready(&shared).0, Some(true));
        let back = and(&shared, &taken_back("c"));
        for ids in [vec!["o", "c"], vec!["o"], vec!["c", "o"]] {
            let less = redacted(&shared, &ids).unwrap();
            assert_eq!(ready(&less), (Some(true), vec![]));
            for both in [less.merge(&back).unwrap(), back.merge(&less).unwrap()] {
                assert!(is_unknown(&both), "{ids:?}");
            }
        }
    }
}

/// A withdrawal goes only with what it takes back: alone, it would let a closing count again that another copy needs gone.
#[test]
fn what_amends_safety_goes_with_what_it_amends() {
    let mut lines = reopened();
    lines.push(event("c2", &["w"], "flag_closed", &json!({ "flag": "f" })));
    let plan = read(&lines);
    assert_eq!(ready(&plan).0, Some(true));
    let error = redacted(&plan, &["w"]).unwrap_err();
    assert_eq!((error.code(), error.path()), ("illegal_transition", "ids[0]"));
    assert_eq!(ready(&redacted(&plan, &["c"]).unwrap()), (Some(true), vec![]));
    let gone = redacted(&plan, &["o", "c", "w", "c2"]).unwrap();
    assert_eq!(ready(&gone), (Some(true), vec![]));
    // With what a copy took back meanwhile, nobody can tell.
    let back = and(&plan, &event("w2", &["c2"], "event_withdrawn", &json!({ "event": "c2" })));
    assert!(is_unknown(&gone.merge(&back).unwrap()));
    // A correction of a note is nobody's safety.
    let note = read(&[
        event("n", &[], "note_added", &json!({ "text": "a" })),
        event("k", &["n"], "event_corrected", &json!({ "event": "n", "data": { "text": "b" } })),
    ]);
    assert_eq!(ready(&redacted(&note, &["k"]).unwrap().merge(&note).unwrap()), (Some(true), vec![]));
}

/// While a flag is open, what became of the goal that answers it stays.
#[test]
fn a_goal_that_answers_a_flag_keeps_its_history() {
    let goal =
        json!({ "id": "g", "title": "Safe", "horizon": "short", "tier": "safety", "answers_flags": ["self_harm"] });
    let lines = [
        event("o", &[], "flag_opened", &json!({ "flag": "f", "kind": "self_harm" })),
        event("g", &["o"], "goal_added", &json!({ "goal": goal })),
        event("a", &["g"], "goal_activated", &json!({ "goal": "g" })),
        event("d", &["a"], "goal_dropped", &json!({ "goal": "g", "reason": "not_important" })),
    ];
    let plan = read(&lines);
    assert_eq!(ready(&plan).0, Some(false));
    assert_eq!(redacted(&plan, &["d"]).unwrap_err().path(), "ids[0]");
    let closed = and(&plan, &event("c", &["d"], "flag_closed", &json!({ "flag": "f" })));
    assert!(redacted(&closed, &["d"]).is_ok());
}

/// What came after an event is told by its parents: a place that names others is not the same event.
#[test]
fn a_stub_names_the_parents_of_the_event() {
    let lines = [
        event("o", &[], "flag_opened", &json!({ "flag": "f", "kind": "self_harm" })),
        event("c", &["o"], "flag_closed", &json!({ "flag": "f" })),
        event("n", &["c"], "note_added", &json!({ "text": "a" })),
        event("w", &["n"], "event_withdrawn", &json!({ "event": "c" })),
    ];
    let whole = read(&lines);
    for (kind, parents) in [("erased", json!(["o"])), ("withheld", json!(["o"])), ("erased", json!(["zz"]))] {
        let mut other = lines[..3].to_vec();
        other[2] = json!({ "id": "n", "parents": parents, "kind": kind });
        let other = read(&other);
        for error in [whole.merge(&other).unwrap_err(), other.merge(&whole).unwrap_err()] {
            assert_eq!(error.code(), "duplicate_id", "{kind}");
        }
    }
}

/// A correction that this release cannot read may raise an alert.
#[test]
fn a_correction_that_is_not_understood_is_not_ready() {
    let mut data = phq9(2);
    data["of_a_later_release"] = json!(1);
    let score = event("x", &[], "score_recorded", &phq9(0));
    let corrected = read(&[score, event("k", &["x"], "event_corrected", &json!({ "event": "x", "data": data }))]);
    assert_eq!(ready(&corrected), unknown("correction_not_understood"));
    let note = event("n", &[], "note_added", &json!({ "text": "a" }));
    let of_a_note = json!({ "event": "n", "data": { "text": "b", "of_a_later_release": 1 } });
    assert_eq!(ready(&read(&[note, event("k", &["n"], "event_corrected", &of_a_note)])).0, Some(true));
}

/// The same line twice is that line, and erasures that were written differently come together in any order.
#[test]
fn erasures_come_together_in_any_order() {
    let spaced = "{\"id\": \"e0\", \"parents\": [],  \"kind\": \"erased\"}";
    let read_text = |text: &str| Plan::read(text, false).unwrap().plan;
    assert_eq!(read_text(spaced).merge(&read_text(spaced)).unwrap().to_jsonl().trim_end(), spaced);
    assert_eq!(read_text(&format!("{spaced}\n{spaced}\n")).to_jsonl().trim_end(), spaced);
    let mut hidden = event("e1", &["e0"], "event_corrected", &json!({ "event": "e0", "data": { "flag": "f" } }));
    hidden["visible_to"] = json!(["therapist"]);
    let closed = event("e0", &[], "flag_closed", &json!({ "flag": "f" }));
    let erased = |id: &str, parents: Value, more: Value| {
        let mut stub = json!({ "id": id, "parents": parents, "kind": "erased" });
        stub.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        stub
    };
    let withheld = |id: &str, parents: Value| json!({ "id": id, "parents": parents, "kind": "withheld" });
    let by = |role: &str| json!({ "by": { "role": role }, "entered": "2026-12-02" });
    let copies = [
        read(&[withheld("e0", json!([])), erased("e1", json!(["e0"]), json!({ "why": "z" }))]),
        read(&[closed.clone(), hidden.clone()]),
        read(&[erased("e0", json!([]), by("client")), withheld("e1", json!(["e0"]))]),
        read(&[erased("e0", json!([]), json!({})), erased("e1", json!(["e0"]), json!({ "visible_to": ["parent"] }))]),
        read(&[erased("e0", json!([]), by("therapist")), hidden]),
        read(&[closed, erased("e1", json!(["e0"]), json!({ "of_safety": true, "visible_to": ["client", "parent"] }))]),
    ];
    for one in &copies {
        for two in &copies {
            assert_eq!(one.merge(two).unwrap().to_jsonl(), two.merge(one).unwrap().to_jsonl());
            for three in &copies {
                let left = one.merge(two).unwrap().merge(three).unwrap();
                let right = one.merge(&two.merge(three).unwrap()).unwrap();
                assert_eq!(left.to_jsonl(), right.to_jsonl());
            }
        }
    }
}

fn answered(by_flag: bool) -> Value {
    let how = if by_flag { "flag_opened" } else { "no_flag_needed" };
    let mut answer = json!({ "score": "o", "alert": "self_harm_item", "how": how, "text": "asked" });
    if by_flag {
        answer["flag"] = json!("f");
    }
    answer
}

/// One copy erases something of a flag or an alert that is settled there, another one unsettles what belongs to it.
#[test]
fn what_belongs_to_what_was_erased_is_unsettled_elsewhere() {
    let flag = json!({ "flag": "f", "kind": "self_harm" });
    let back =
        |id: &str, parent: &str, target: &str| event(id, &[parent], "event_withdrawn", &json!({ "event": target }));
    // An opening that was taken back; a score that was.
    let withdrawn = |first: (&str, &Value)| vec![event("o", &[], first.0, first.1), back("w", "o", "o")];
    // An alert that a flag answers, which was closed.
    let by_flag = vec![
        event("o", &[], "score_recorded", &phq9(2)),
        event("g", &["o"], "flag_opened", &flag),
        event("a", &["g"], "alert_answered", &answered(true)),
        event("w", &["a"], "flag_closed", &json!({ "flag": "f" })),
    ];
    // A closing that was corrected to be one of this flag.
    let corrected = vec![
        event("o", &[], "flag_opened", &flag),
        event("p", &["o"], "flag_opened", &json!({ "flag": "h", "kind": "suicidality" })),
        event("c", &["p"], "flag_closed", &json!({ "flag": "h" })),
        event("k", &["c"], "event_corrected", &json!({ "event": "c", "data": { "flag": "f" } })),
        event("w", &["k"], "flag_closed", &json!({ "flag": "h" })),
    ];
    // Two openings of one flag.
    let twice = vec![
        event("o", &[], "flag_opened", &flag),
        event("p", &["o"], "flag_opened", &flag),
        event("w", &["p"], "flag_closed", &json!({ "flag": "f" })),
    ];
    let cases = [
        (withdrawn(("flag_opened", &flag)), "w"),
        (withdrawn(("score_recorded", &phq9(2))), "w"),
        (by_flag, "g"),
        (corrected, "k"),
        (twice, "p"),
    ];
    for (lines, unsettled) in cases {
        let shared = read(&lines);
        assert_eq!(ready(&shared), (Some(true), vec![]), "{unsettled}");
        let less = redacted(&shared, &["o"]).unwrap();
        assert_eq!(ready(&less), (Some(true), vec![]), "{unsettled}");
        let more = and(&shared, &back("z", "w", unsettled));
        let both = less.merge(&more).unwrap();
        assert_eq!(ready(&both).0, None, "{unsettled}");
        assert_eq!(more.merge(&less).unwrap().to_jsonl(), both.to_jsonl());
        assert_eq!(Plan::read(both.to_jsonl(), false).unwrap().plan, both);
        // Also on the copy itself.
        assert_eq!(ready(&and(&less, &back("z", "w", unsettled))).0, None, "{unsettled}");
        // Whoever takes that back again has settled it.
        assert_eq!(ready(&and(&both, &back("y", "z", "z"))), (Some(true), vec![]), "{unsettled}");
    }
}

/// A correction that makes an alert of a score that had none goes only with the score.
#[test]
fn a_correction_that_raises_an_alert_goes_with_its_score() {
    let gad7 = json!({ "instrument": "gad-7", "rater": "client", "responses": { "1": 1, "2": 1, "3": 1, "4": 1, "5": 1, "6": 1, "7": 1 } });
    let shared = read(&[
        event("o", &[], "score_recorded", &gad7),
        event("k", &["o"], "event_corrected", &json!({ "event": "o", "data": phq9(2) })),
        event("a", &["k"], "alert_answered", &answered(false)),
    ]);
    assert_eq!(ready(&shared), (Some(true), vec![]));
    assert_eq!(redacted(&shared, &["k"]).unwrap_err().path(), "ids[0]");
    let less = redacted(&shared, &["o", "k"]).unwrap();
    let more = and(&shared, &event("z", &["a"], "event_withdrawn", &json!({ "event": "a" })));
    assert!(is_unknown(&less.merge(&more).unwrap()));
}

/// No opening of a flag that is open is erased, though another one is left.
#[test]
fn no_opening_of_an_open_flag_is_erased() {
    let flag = json!({ "flag": "f", "kind": "self_harm" });
    let plan = read(&[event("o", &[], "flag_opened", &flag), event("p", &["o"], "flag_opened", &flag)]);
    for id in ["o", "p"] {
        assert_eq!(redacted(&plan, &[id]).unwrap_err().path(), "ids[0]");
    }
}

/// A place that says nothing of what its author knew is told, once it meets the event.
#[test]
fn a_place_that_says_nothing_of_what_was_known_is_told() {
    let flag = event("o", &[], "flag_opened", &json!({ "flag": "f", "kind": "self_harm" }));
    let by = json!({ "role": "therapist" });
    let stub = json!({ "id": "o", "parents": [], "kind": "erased", "by": by, "entered": "2026-12-02" });
    let (whole, less) = (read(&[flag]), read(&[stub]));
    assert_eq!(ready(&whole.merge(&less).unwrap()), unknown("erased_safety"));
}

/// A goal answers no flag once something of its way, or of what it answers, is erased.
#[test]
fn a_goal_of_which_something_was_erased_answers_no_flag() {
    let goal =
        json!({ "id": "g", "title": "Safe", "horizon": "short", "tier": "safety", "answers_flags": ["self_harm"] });
    let start = vec![
        event("g", &[], "goal_added", &json!({ "goal": goal })),
        event("a", &["g"], "goal_activated", &json!({ "goal": "g" })),
    ];
    let flag = |parent: &str| event("o", &[parent], "flag_opened", &json!({ "flag": "f", "kind": "self_harm" }));
    assert_eq!(ready(&and(&read(&start), &flag("a"))).0, Some(true));
    let dropped = event("d", &["a"], "goal_dropped", &json!({ "goal": "g", "reason": "not_important" }));
    let cleared = json!({ "goal": "g", "clear": ["answers_flags", "tier"] });
    let back = event("d", &["a"], "event_withdrawn", &json!({ "event": "g" }));
    for ended in [dropped, back, event("d", &["a"], "goal_changed", &cleared)] {
        let shared = and(&read(&start), &ended);
        let less = redacted(&shared, &["d"]).unwrap();
        let more = and(&shared, &flag("d"));
        assert_eq!(ready(&more).0, Some(false));
        let both = less.merge(&more).unwrap();
        assert_eq!(ready(&both), (Some(false), vec!["unanswered_flag".to_owned()]));
        if let Ok(less) = redacted(&more, &["d"]) {
            assert_eq!(ready(&less).0, Some(false));
        }
    }
    // Its wording is nobody's way.
    let worded =
        and(&read(&start), &event("d", &["a"], "goal_changed", &json!({ "goal": "g", "set": { "title": "Safer" } })));
    let less = redacted(&worded, &["d"]).unwrap();
    assert_eq!(ready(&and(&less, &flag("d"))).0, Some(true));
}

/// What went on with a restricted event is kept from the same roles once that event is erased, also what another copy adds.
#[test]
fn what_told_of_an_erased_event_stays_withheld() {
    let restricted = |kind: &str, data: &Value| {
        let mut event = event("o", &[], kind, data);
        event["visible_to"] = json!(["therapist"]);
        event
    };
    let cases = [
        (
            restricted("concern_opened", &json!({ "concern": "c1", "domain": "alliance" })),
            ("concern_updated", json!({ "concern": "c1", "hypothesis": "MARK" })),
        ),
        (
            restricted("problem_recorded", &json!({ "problem": "p1", "text": "words" })),
            ("note_added", json!({ "problem": "p1", "text": "MARK" })),
        ),
    ];
    for (first, (kind, data)) in cases {
        let shared = read(&[first, event("n", &["o"], "note_added", &json!({ "text": "shown" }))]);
        let told = and(&shared, &event("t", &["n"], kind, &data));
        let less = redacted(&told, &["o"]).unwrap();
        let apart = redacted(&shared, &["o"]).unwrap().merge(&told).unwrap();
        for plan in [&told, &less, &apart] {
            for role in ["client", "parent"] {
                let export = plan.export(&role.parse().unwrap());
                let text = export.plan.to_jsonl();
                assert!(!text.contains("MARK") && text.contains("shown"), "{kind} {role}: {text}");
            }
        }
        assert!(less.to_jsonl().contains("MARK"), "the team sees what was not erased");
        assert_eq!(less.export(&"therapist".parse().unwrap()).withheld, 0);
    }
}

/// However copies spell an erasure, they come to one text.
#[test]
fn an_erasure_has_one_spelling_in_a_merge() {
    let note = event("n", &[], "note_added", &json!({ "text": "a" }));
    let one =
        read(&[note.clone(), event("k", &["n"], "event_corrected", &json!({ "event": "n", "data": { "text": "b" } }))]);
    let two = redacted(&read(&[note]), &["n"]).unwrap();
    let spaced = one.merge(&two).unwrap().to_jsonl().replace("\":", "\": ").replace(",\"", ", \"");
    let three = Plan::read(spaced, false).unwrap().plan;
    let left = one.merge(&three).unwrap().merge(&two).unwrap();
    let right = one.merge(&two).unwrap().merge(&three).unwrap();
    assert_eq!(left.to_jsonl(), right.to_jsonl());
}

/// A caseload names a plan of which nobody can tell, whatever else is known of it.
#[test]
fn a_caseload_has_a_row_for_what_nobody_knows() {
    let reasons = |plan: &Plan| -> Vec<String> {
        let rows = caseload(&CaseloadInput::new(vec![plan.summary()], day(LATER)).unwrap());
        rows.iter().flat_map(|row| &row.reasons).map(|reason| reason.code().to_owned()).collect()
    };
    let lost = Plan::read("nothing\n", true).unwrap().plan;
    let waits = read(&[event("f", &["zz"], "flag_opened", &json!({ "flag": "f", "kind": "self_harm" }))]);
    let later = [event("x", &[], "a_later_kind", &json!({})), event("z", &["x"], "plan_closed", &json!({}))];
    for plan in [&lost, &waits, &read(&later)] {
        assert_eq!((plan.ready(day(LATER)).ready, reasons(plan)), (None, vec!["not_known".to_owned()]));
    }
    // Copies differ about a goal of safety, and nobody has decided.
    let goal = |flags: &[&str]| json!({ "goal": { "id": "g", "title": "Safe", "horizon": "short", "tier": "safety", "answers_flags": flags } });
    let one = read(&[event("a", &[], "goal_added", &goal(&["self_harm"]))]);
    let two = read(&[event("b", &[], "goal_added", &goal(&["suicidality"]))]);
    let both = one.merge(&two).unwrap();
    assert_eq!((both.ready(day(LATER)).ready, reasons(&both).contains(&"not_known".to_owned())), (Some(false), true));
}

/// No line tells how many were left out: whoever stores a plan stores that beside it.
#[test]
fn what_was_left_out_can_be_stored() {
    let note = event("n", &[], "note_added", &json!({ "text": "a" })).to_string();
    let salvaged = Plan::read(format!("{note}\nnothing\n"), true).unwrap().plan;
    let stored = (salvaged.to_jsonl(), salvaged.left_out());
    let again = Plan::read(&stored.0, false).unwrap().plan;
    assert_eq!((again.left_out(), again.ready(day(LATER)).ready), (0, Some(true)));
    let again = again.with_left_out(stored.1);
    assert_eq!((again.left_out(), ready(&again)), (1, unknown("lines_left_out")));
    assert_eq!(again.with_left_out(0).ready(day(LATER)).ready, Some(true));
}

/// What nobody can tell stays told: who erases the rest of it settles nothing.
#[test]
fn an_erasure_settles_nothing() {
    let flag = json!({ "flag": "f", "kind": "self_harm" });
    let back =
        |id: &str, parent: &str, target: &str| event(id, &[parent], "event_withdrawn", &json!({ "event": target }));
    let closed = event("c", &["o"], "flag_closed", &json!({ "flag": "f" }));
    let cases = [
        (vec![event("o", &[], "score_recorded", &phq9(2)), back("c", "o", "o")], vec!["c", "z"]),
        (vec![event("o", &[], "flag_opened", &flag), closed], vec!["c", "z"]),
        (vec![event("o", &[], "flag_opened", &flag), back("c", "o", "o")], vec!["z"]),
    ];
    for (lines, rest) in cases {
        let shared = read(&lines);
        let less = redacted(&shared, &["o"]).unwrap();
        let both = less.merge(&and(&shared, &back("z", "c", "c"))).unwrap();
        assert!(is_unknown(&both), "{rest:?}");
        for ids in [rest.clone(), vec!["z"], rest.iter().rev().copied().collect()] {
            match redacted(&both, &ids) {
                Ok(less) => assert!(is_unknown(&less), "{ids:?}"),
                Err(error) => assert_eq!(error.code(), "illegal_transition", "{ids:?}"),
            }
        }
        // A note is nobody's safety.
        let noted = and(&both, &event("n", &["z"], "note_added", &json!({ "text": "a" })));
        assert!(is_unknown(&redacted(&noted, &["n"]).unwrap()));
    }
}

/// One copy erases what opened a flag, where another raised it again by its answer to an alert, or opened one of the same id.
#[test]
fn a_flag_that_was_raised_elsewhere_outlives_its_opening() {
    let opened = json!({ "flag": "f", "kind": "self_harm" });
    let answer = |id: &str, more: Value| {
        let mut data = json!({ "score": "s", "alert": "self_harm_item", "how": "no_flag_needed", "text": "asked" });
        data.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        event(id, &["o"], "alert_answered", &data)
    };
    let shared = read(&[event("s", &[], "score_recorded", &phq9(2)), event("o", &["s"], "flag_opened", &opened)]);
    let closed = event("c", &["a"], "flag_closed", &json!({ "flag": "f" }));
    let one = and(&and(&shared, &answer("a", json!({}))), &closed);
    let raised = and(&shared, &answer("b", json!({ "how": "flag_opened", "flag": "f" })));
    assert_eq!(ready(&one).0, Some(true));
    assert_eq!(ready(&one.merge(&raised).unwrap()).0, Some(false));
    for ids in [vec!["o"], vec!["o", "c"], vec!["o", "c", "a", "s"]] {
        let less = redacted(&one, &ids).unwrap();
        assert_eq!(ready(&less).0, Some(true), "{ids:?}");
        let both = less.merge(&raised).unwrap();
        assert!(is_unknown(&both), "{ids:?}");
        assert_eq!(raised.merge(&less).unwrap().to_jsonl(), both.to_jsonl());
        // Nobody who has it back tells it away: what raised it is taken back, or closed there by somebody who knew both.
        let back = and(&both, &event("w", &["b", "c"], "event_withdrawn", &json!({ "event": "b" })));
        assert_eq!(ready(&back).0, Some(true), "{ids:?}");
    }
    // Whoever knew that it was raised may erase all of it.
    let known = and(&raised, &event("c", &["b"], "flag_closed", &json!({ "flag": "f" })));
    let less = redacted(&known, &["o", "c", "b", "s"]).unwrap();
    assert_eq!(ready(&less), (Some(true), vec![]));
    assert_eq!(ready(&less.merge(&raised).unwrap()).0, Some(true));
    // One id, opened on two copies: one is closed and erased, the other one taken back.
    let alone = and(
        &read(&[event("x", &[], "flag_opened", &opened)]),
        &event("y", &["x"], "flag_closed", &json!({ "flag": "f" })),
    );
    let other = and(
        &read(&[event("z", &[], "flag_opened", &opened)]),
        &event("w", &["z"], "event_withdrawn", &json!({ "event": "z" })),
    );
    assert!(is_unknown(&redacted(&alone, &["x"]).unwrap().merge(&other).unwrap()));
    // A flag of that id may be opened anew.
    let anew = [event("p", &["y"], "flag_opened", &opened), event("q", &["p"], "flag_closed", &json!({ "flag": "f" }))];
    let anew = anew.iter().fold(redacted(&alone, &["x", "y"]).unwrap(), |plan, event| and(&plan, event));
    assert_eq!(ready(&anew), (Some(true), vec![]));
}

/// Once a plan is closed nobody works on a goal that answers a flag: who erases the closing does not change that, until
/// somebody reopens the plan.
#[test]
fn an_erased_closing_lets_no_goal_answer_again() {
    let goal = json!({ "goal": { "id": "g", "title": "Safe", "horizon": "short", "tier": "safety", "answers_flags": ["self_harm"] } });
    let opened = json!({ "flag": "f", "kind": "self_harm" });
    let added = event("g", &[], "goal_added", &goal);
    let closed = event("pc", &["g"], "plan_closed", &json!({ "reason": "completed" }));
    let late = event("o", &["pc"], "flag_opened", &opened);
    let unanswered = (Some(false), vec!["unanswered_flag".to_owned()]);
    let closed_plan = read(&[added.clone(), closed.clone()]);
    let flagged = and(&closed_plan, &late);
    assert_eq!(ready(&flagged), unanswered);
    let less = redacted(&closed_plan, &["pc"]).unwrap();
    for plan in [less.merge(&flagged).unwrap(), redacted(&flagged, &["pc"]).unwrap()] {
        assert_eq!(ready(&plan), unanswered);
        assert_eq!(Plan::read(plan.to_jsonl(), false).unwrap().plan, plan);
    }
    // What took a closing back, or a reopening.
    let reopened = event("pr", &["pc"], "plan_reopened", &json!({}));
    for (parent, id) in [("pc", "pc"), ("pr", "pr")] {
        let mut lines = vec![added.clone(), closed.clone()];
        if id == "pr" {
            lines.push(reopened.clone());
        }
        lines.push(event("w1", &[parent], "event_withdrawn", &json!({ "event": id })));
        if id == "pc" {
            lines.push(event("w2", &["w1"], "event_withdrawn", &json!({ "event": "w1" })));
        }
        let last = if id == "pc" { "w2" } else { "w1" };
        lines.push(event("o", &[last], "flag_opened", &opened));
        let plan = read(&lines);
        assert_eq!(ready(&plan), unanswered, "{id}");
        assert_eq!(ready(&redacted(&plan, &[last]).unwrap()), unanswered, "{id}");
    }
    // Reopened, knowing of that: the goal answers.
    let again = read(&[added, closed, reopened, event("o", &["pr"], "flag_opened", &opened)]);
    assert_eq!(ready(&again), (Some(true), vec![]));
    assert_eq!(ready(&redacted(&again, &["pc"]).unwrap()), (Some(true), vec![]));
}

fn merged(base: &[Value], one: &[Value], erased: &[&str], other: &[Value], other_erased: &[&str]) -> (Plan, Plan) {
    let base = read(base);
    let copy = |events: &[Value]| events.iter().fold(base.clone(), |plan, event| and(&plan, event));
    let less = |plan: &Plan, ids: &[&str]| if ids.is_empty() { plan.clone() } else { redacted(plan, ids).unwrap() };
    let (one, other) = (copy(one), copy(other));
    let shadow = one.merge(&other).unwrap();
    (shadow, less(&one, erased).merge(&less(&other, other_erased)).unwrap())
}

/// Whatever each of two copies settled for itself and erased: what is open had nobody erased anything is not ready.
#[test]
fn what_each_copy_settled_and_erased_is_not_settled_together() {
    let opened = json!({ "flag": "f", "kind": "self_harm" });
    let raised = json!({ "flag": "f", "kind": "self_harm", "raised_to": "safety" });
    let answer = |more: Value| {
        let mut data = json!({ "score": "s", "alert": "self_harm_item", "how": "no_flag_needed", "text": "asked" });
        data.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        data
    };
    let by_flag = answer(json!({ "how": "flag_opened", "flag": "f" }));
    let o = event("o", &[], "flag_opened", &opened);
    let s = event("s", &[], "score_recorded", &phq9(2));
    let closed = |id: &str, parent: &str| event(id, &[parent], "flag_closed", &json!({ "flag": "f" }));
    let back = |id: &str, of: &str| event(id, &[of], "event_withdrawn", &json!({ "event": of }));
    let corrected =
        |id: &str, of: &str, data: &Value| event(id, &[of], "event_corrected", &json!({ "event": of, "data": data }));
    // A closing or an answer, taken back here, and both erased; what it was of, erased there.
    let answered = event("c", &["s"], "alert_answered", &answer(json!({})));
    let cases = [
        merged(&[o.clone(), closed("c", "o")], &[back("w", "c")], &["c", "w"], &[], &["o"]),
        merged(&[s.clone(), answered], &[back("w", "c")], &["c", "w"], &[], &["s"]),
        // A score taken back here, and corrected there.
        merged(std::slice::from_ref(&s), &[back("w", "s")], &["s", "w"], &[corrected("k", "s", &phq9(0))], &["s"]),
        // Corrected and closed here; opened again and closed there, by somebody who did not know of the correction.
        merged(
            std::slice::from_ref(&o),
            &[corrected("k", "o", &raised), closed("c", "k")],
            &["o"],
            &[event("o2", &["o"], "flag_opened", &opened), closed("c2", "o2")],
            &[],
        ),
        // An answer that is corrected to one that raised the flag, beside another one.
        merged(
            &[
                s.clone(),
                event("a", &["s"], "alert_answered", &answer(json!({}))),
                event("o", &["a"], "flag_opened", &opened),
            ],
            &[corrected("k", "a", &by_flag), event("a2", &["k"], "alert_answered", &answer(json!({})))],
            &[],
            &[closed("c", "o")],
            &["o"],
        ),
    ];
    for (number, (shadow, both)) in cases.iter().enumerate() {
        assert_eq!(ready(shadow).0, Some(false), "{number}");
        assert!(is_unknown(both), "{number}: {:?}", ready(both));
    }
    // Two copies closed it and erased it all; a third one opened it again, without either closing, and took that back.
    let shared = read(std::slice::from_ref(&o));
    let gone = |id: &str| redacted(&and(&shared, &closed(id, "o")), &["o", id]).unwrap();
    let again = and(&and(&shared, &event("o2", &["o"], "flag_opened", &opened)), &back("w", "o2"));
    let both = gone("c1").merge(&gone("c2")).unwrap();
    assert_eq!(ready(&both), (Some(true), vec![]));
    assert!(is_unknown(&both.merge(&again).unwrap()));
    // What raised an open flag again goes no more than what opened it.
    let raised = [o, event("s", &["o"], "score_recorded", &phq9(2)), event("a", &["s"], "alert_answered", &by_flag)];
    for ids in [["s", "a"], ["a", "s"]] {
        assert_eq!(redacted(&read(&raised), &ids).unwrap_err().code(), "illegal_transition", "{ids:?}");
    }
}

/// An agreement moves every goal, and one of two additions of a goal says what it answers: once erased, no such goal answers a
/// flag, nor does an erasure make one answer.
#[test]
fn an_erased_agreement_or_addition_lets_no_goal_answer() {
    let added = |id: &str, kinds: &[&str]| {
        let goal = json!({ "id": "g", "title": "Safe", "horizon": "short", "tier": "safety", "answers_flags": kinds });
        event(id, &[], "goal_added", &json!({ "goal": goal }))
    };
    let opened = json!({ "flag": "f", "kind": "self_harm" });
    let given = |id: &str, parent: &str, party: &str| {
        event(id, &[parent], "agreement_given", &json!({ "version": 1, "party": party, "how": "said" }))
    };
    let lines = [
        added("g", &["self_harm"]),
        event("p", &["g"], "goal_proposed", &json!({ "goal": "g" })),
        given("a1", "p", "client"),
        given("a2", "a1", "therapist"),
        event("x", &["a2"], "goal_achieved", &json!({ "goal": "g", "record": { "kind": "verbal" } })),
    ];
    let plan = read(&lines);
    let flagged = and(&plan, &event("o", &["x"], "flag_opened", &opened));
    let unanswered = (Some(false), vec!["unanswered_flag".to_owned()]);
    assert_eq!(ready(&flagged), unanswered);
    for id in ["a1", "a2"] {
        assert_eq!(ready(&redacted(&plan, &[id]).unwrap().merge(&flagged).unwrap()), unanswered, "{id}");
        if let Ok(less) = redacted(&flagged, &[id]) {
            assert_eq!(ready(&less), unanswered, "{id}");
        }
    }
    // Two copies added it, and differ on what it answers.
    let both = read(&[added("x1", &[])]).merge(&read(&[added("x2", &["self_harm"])])).unwrap();
    let flagged = and(&both, &event("o", &["x1", "x2"], "flag_opened", &opened));
    assert_eq!(ready(&flagged).0, Some(false));
    assert_eq!(ready(&redacted(&both, &["x1"]).unwrap().merge(&flagged).unwrap()).0, Some(false));
}

/// What belongs together may be erased in parts, and a plan of which something was erased goes on: with nothing open, and
/// everything known, nothing is refused and nobody is left in doubt.
#[test]
fn what_was_erased_in_parts_leaves_no_doubt() {
    let flag = json!({ "flag": "f", "kind": "self_harm" });
    let answered = |id: &str, parent: &str| {
        let data = json!({ "score": "s", "alert": "self_harm_item", "how": "no_flag_needed", "text": "asked" });
        event(id, &[parent], "alert_answered", &data)
    };
    let corrected = |id: &str, parent: &str, of: &str, data: &Value| {
        event(id, &[parent], "event_corrected", &json!({ "event": of, "data": data }))
    };
    let back = |id: &str, parent: &str, of: &str| event(id, &[parent], "event_withdrawn", &json!({ "event": of }));
    let closed = |id: &str, parent: &str| event(id, &[parent], "flag_closed", &json!({ "flag": "f" }));
    let s = event("s", &[], "score_recorded", &phq9(2));
    let o = event("o", &[], "flag_opened", &flag);
    let known = (Some(true), vec![]);
    // In parts, in any order.
    let histories = [
        vec![s.clone(), corrected("k", "s", "s", &phq9(3)), answered("a", "k")],
        vec![s.clone(), answered("a", "s"), back("w", "a", "s")],
        vec![o.clone(), corrected("k", "o", "o", &flag), closed("c", "k")],
        vec![o.clone(), back("w", "o", "o")],
    ];
    for lines in &histories {
        let whole = read(lines);
        assert_eq!(ready(&whole), known);
        let first = lines[0]["id"].as_str().unwrap();
        let rest: Vec<&str> = lines[1..].iter().map(|line| line["id"].as_str().unwrap()).collect();
        let mut less =
            redacted(&whole, &[first]).or_else(|_| redacted(&whole, &[&[first], &rest[..]].concat())).unwrap();
        for id in rest.iter().rev() {
            less = redacted(&less, &[id]).unwrap_or_else(|error| panic!("{id} of {lines:?}: {error}"));
            assert_eq!(ready(&less), known, "{id}");
        }
        assert_eq!(ready(&less.merge(&whole).unwrap()), known);
    }
    // And then it goes on.
    let going_on = [
        (
            vec![s.clone(), answered("a", "s"), answered("a2", "a")],
            "a",
            vec![corrected("m", "a2", "a2", &answered("x", "s")["data"]), answered("a3", "m")],
        ),
        (vec![s.clone(), answered("a", "s")], "a", vec![corrected("m", "a", "s", &phq9(1)), answered("a2", "m")]),
        (vec![s, answered("a", "s")], "a", vec![back("m", "a", "s")]),
        (vec![o.clone(), closed("c", "o")], "c", vec![back("m", "c", "o")]),
        (
            vec![o.clone(), closed("c", "o")],
            "o",
            vec![back("m", "c", "c"), event("o2", &["m"], "flag_opened", &flag), closed("c2", "o2")],
        ),
    ];
    for (lines, id, more) in going_on {
        let less = redacted(&read(&lines), &[id]).unwrap();
        let on = more.iter().fold(less, |plan, event| and(&plan, event));
        assert_eq!(ready(&on), known, "{id} of {lines:?}");
    }
}

/// An agreement that is erased takes no goal away that stands without it, nor does a closing with its reopening.
#[test]
fn goals_go_on_answering_where_nothing_hides() {
    let goal =
        json!({ "id": "g", "title": "Safe", "horizon": "short", "tier": "safety", "answers_flags": ["self_harm"] });
    let given = |id: &str, parent: &str, party: &str| {
        event(id, &[parent], "agreement_given", &json!({ "version": 1, "party": party, "how": "said" }))
    };
    let lines = [
        event("g", &[], "goal_added", &json!({ "goal": goal })),
        event("p", &["g"], "goal_proposed", &json!({ "goal": "g" })),
        given("a1", "p", "client"),
        given("a2", "a1", "therapist"),
        event("pc", &["a2"], "plan_closed", &json!({ "reason": "completed" })),
        event("pr", &["pc"], "plan_reopened", &json!({})),
    ];
    let plan = read(&lines);
    let flag = event("o", &["pr"], "flag_opened", &json!({ "flag": "f", "kind": "self_harm" }));
    for ids in [vec!["a1"], vec!["a2", "a1"], vec!["pc"], vec!["pc", "pr"], vec!["pr", "pc"]] {
        let flagged = and(&redacted(&plan, &ids).unwrap(), &flag);
        assert_eq!(ready(&flagged), (Some(true), vec![]), "{ids:?}");
    }
}
