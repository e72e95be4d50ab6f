//! What is to be filled in: each state and each schedule by hand, and several hundred plans by a second implementation.

#![expect(clippy::needless_pass_by_value, reason = "a value is written where it is used")]

use serde_json::{Value, json};
use therapy_goals::plan::{Due, Event, Finding, Plan, PlanPolicy};
use therapy_goals::scalar::Date;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A plan of these events: kind, day of the entry and of the event, data.
fn plan_with(policy: Value, events: &[(&str, &str, Value)]) -> Plan {
    let policy: PlanPolicy = serde_json::from_value(policy).unwrap();
    let mut plan = Plan::new("p".parse().unwrap(), None, Some(policy)).unwrap();
    for (number, (kind, on, data)) in events.iter().enumerate() {
        let event = json!({ "id": format!("e{number}"), "kind": kind, "by": { "role": "therapist" }, "entered": on,
            "happened": on, "why": "because", "data": data });
        plan = plan.apply(Event::from_json(&event.to_string()).unwrap()).unwrap();
    }
    plan
}

fn plan(events: &[(&str, &str, Value)]) -> Plan {
    plan_with(json!({}), events)
}

/// State, anchor and closing day of each, in short.
fn short(due: &[Due]) -> Vec<String> {
    let closes = |due: &Due| due.closes.map_or_else(|| "open".to_owned(), |day| day.to_string());
    due.iter().map(|due| format!("{} {} {}", due.state, due.anchor, closes(due))).collect()
}

fn all(plan: &Plan, on: &str) -> Vec<String> {
    short(&plan.occurrences(day(on)))
}

fn planned(every: Value, more: Value) -> Value {
    let mut data = json!({ "item": "m", "instrument": "gad-2", "every": every });
    data.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    data
}

fn score() -> Value {
    json!({ "instrument": "gad-2", "rater": "client", "responses": { "1": 1, "2": 2 } })
}

fn session(id: &str, kind: &str, attendance: &str) -> Value {
    json!({ "session": id, "kind": kind, "attendance": attendance })
}

/// Section 6: the window is [anchor − before, anchor + after], on a fixed grid of start + k·n days.
#[test]
fn a_grid_of_days_through_all_its_states() {
    let grid = planned(json!({ "anchor": "every_days", "days": 14 }), json!({ "before": 1, "after": 3 }));
    let plan = plan(&[
        ("measure_planned", "2026-11-02", grid),
        // In the window of the first; after that of the second, and before the third opens.
        ("score_recorded", "2026-11-05", score()),
        ("score_recorded", "2026-11-25", score()),
    ]);
    // The first on its own day; the next is known.
    assert_eq!(all(&plan, "2026-11-02"), ["due 2026-11-02 2026-11-05", "upcoming 2026-11-16 2026-11-19"]);
    assert_eq!(all(&plan, "2026-11-05")[0], "done 2026-11-02 2026-11-05");
    // The second opens one day before the 16th, and closes on the 19th.
    assert_eq!(all(&plan, "2026-11-14")[1], "upcoming 2026-11-16 2026-11-19");
    assert_eq!(all(&plan, "2026-11-15")[1], "due 2026-11-16 2026-11-19");
    assert_eq!(all(&plan, "2026-11-19")[1], "due 2026-11-16 2026-11-19");
    assert_eq!(all(&plan, "2026-11-20")[1], "overdue 2026-11-16 2026-11-19");
    assert_eq!(all(&plan, "2026-11-24")[1], "overdue 2026-11-16 2026-11-19");
    assert_eq!(all(&plan, "2026-11-25")[1], "done_late 2026-11-16 2026-11-19");
    // The third is never filled in: missed once the fourth opens, on 13 December.
    assert_eq!(all(&plan, "2026-12-12")[2], "overdue 2026-11-30 2026-12-03");
    assert_eq!(all(&plan, "2026-12-13")[2], "missed 2026-11-30 2026-12-03");
    assert_eq!(all(&plan, "2026-12-13").len(), 5);
}

/// "A form before its window satisfies it only if `early_counts`."
#[test]
fn what_is_early_counts_only_where_it_is_said() {
    for (early, state) in [(true, "done_early"), (false, "due")] {
        let grid = planned(json!({ "anchor": "every_days", "days": 14 }), json!({ "early_counts": early }));
        let plan = plan(&[
            ("measure_planned", "2026-11-02", grid),
            ("score_recorded", "2026-11-02", score()),
            ("score_recorded", "2026-11-10", score()),
        ]);
        assert_eq!(all(&plan, "2026-11-16")[1], format!("{state} 2026-11-16 2026-11-16"));
    }
}

/// "Each session: until the day before the next." "A missed session makes nothing due."
#[test]
fn each_session_asks_until_the_day_before_the_next() {
    let each = planned(json!({ "anchor": "each_session" }), json!({}));
    let plan = plan(&[
        ("measure_planned", "2026-11-02", each),
        ("session_recorded", "2026-11-02", session("s1", "individual", "attended")),
        ("session_recorded", "2026-11-09", session("s2", "individual", "missed")),
        ("session_recorded", "2026-11-10", session("s3", "phone", "attended")),
        ("session_recorded", "2026-11-16", session("s4", "individual", "late")),
        ("score_recorded", "2026-11-18", score()),
    ]);
    assert_eq!(all(&plan, "2026-11-15"), ["due 2026-11-02 open"]);
    assert_eq!(all(&plan, "2026-11-16"), ["missed 2026-11-02 2026-11-15", "due 2026-11-16 open"]);
    let done = plan.occurrences(day("2026-11-18"));
    assert_eq!(short(&done)[1], "done 2026-11-16 open");
    assert_eq!(done[1].event.as_ref().unwrap().as_str(), "e5");
}

/// Answers satisfy one occurrence each; one that names its session belongs to it.
#[test]
fn an_answer_is_for_one_occurrence() {
    let each = planned(json!({ "anchor": "each_session" }), json!({ "before": 2 }));
    let mut of_session = score();
    of_session["session"] = json!("s1");
    let events = [
        ("measure_planned", "2026-11-02", each),
        ("session_recorded", "2026-11-02", session("s1", "individual", "attended")),
        ("session_recorded", "2026-11-09", session("s2", "individual", "attended")),
        // Late, and said to be of the first session.
        ("score_recorded", "2026-11-09", of_session),
    ];
    let first = plan(&events);
    assert_eq!(all(&first, "2026-11-09"), ["done_late 2026-11-02 2026-11-08", "due 2026-11-09 open"]);
    // The day before the second session, in both windows: nearer to the second.
    let plan =
        plan(&[events[0].clone(), events[1].clone(), ("score_recorded", "2026-11-08", score()), events[2].clone()]);
    assert_eq!(all(&plan, "2026-11-09"), ["missed 2026-11-02 2026-11-08", "done 2026-11-09 open"]);
    // Before that session was known it stood for the first.
    assert_eq!(all(&plan, "2026-11-08"), ["done 2026-11-02 open"]);
}

#[test]
fn every_third_session_begins_with_the_first() {
    let every =
        planned(json!({ "anchor": "every_sessions", "sessions": 3, "kinds": ["phone"] }), json!({ "after": 1 }));
    let mut events = vec![("measure_planned", "2026-11-01", every)];
    let days = ["2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"];
    for (on, id) in days.into_iter().zip(["s1", "s2", "s3", "s4", "s5"]) {
        events.push(("session_recorded", on, session(id, "phone", "attended")));
    }
    let plan = plan(&events);
    assert_eq!(all(&plan, "2026-11-03"), ["overdue 2026-11-01 2026-11-02"]);
    assert_eq!(all(&plan, "2026-11-04"), ["missed 2026-11-01 2026-11-02", "due 2026-11-04 2026-11-05"]);
    assert_eq!(all(&plan, "2026-11-06")[1], "overdue 2026-11-04 2026-11-05");
}

#[test]
fn days_counted_from_the_last_time_wait_for_it() {
    let every = json!({ "anchor": "every_days", "days": 7, "from_last": true });
    let plan = plan(&[
        ("measure_planned", "2026-11-02", planned(every, json!({ "after": 1 }))),
        ("score_recorded", "2026-11-12", score()),
    ]);
    assert_eq!(all(&plan, "2026-11-11"), ["overdue 2026-11-02 2026-11-03"]);
    assert_eq!(all(&plan, "2026-11-12"), ["done_late 2026-11-02 2026-11-03", "upcoming 2026-11-19 2026-11-20"]);
    assert_eq!(all(&plan, "2027-11-12")[1], "overdue 2026-11-19 2026-11-20");
}

#[test]
fn once_at_the_start_and_once_at_the_end() {
    let start = planned(json!({ "anchor": "start" }), json!({ "before": 7, "after": 7 }));
    let mut end = planned(json!({ "anchor": "end" }), json!({ "before": 3, "after": 7 }));
    end["item"] = json!("last");
    let events = [
        ("score_recorded", "2026-10-30", score()),
        ("measure_planned", "2026-11-02", start),
        ("measure_planned", "2026-11-02", end),
        ("plan_closed", "2026-12-01", json!({})),
    ];
    let open = plan(&events);
    assert_eq!(all(&open, "2026-11-30"), ["done 2026-11-02 2026-11-09"]);
    assert_eq!(all(&open, "2026-12-01")[1], "due 2026-12-01 2026-12-08");
    assert_eq!(all(&open, "2026-12-09")[1], "missed 2026-12-01 2026-12-08");
    let mut events = events.to_vec();
    events.push(("score_recorded", "2026-12-04", score()));
    assert_eq!(all(&plan(&events), "2026-12-04")[1], "done 2026-12-01 2026-12-08");
}

#[test]
fn a_review_that_is_due_asks() {
    let at_review = planned(json!({ "anchor": "review_due" }), json!({ "after": 14 }));
    let mut events = vec![("measure_planned", "2026-11-01", at_review)];
    let days = ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"];
    for (on, id) in days.into_iter().zip(["s1", "s2", "s3", "s4"]) {
        events.push(("session_recorded", on, session(id, "individual", "attended")));
    }
    let plan = plan(&events);
    assert!(all(&plan, "2026-11-22").is_empty());
    assert_eq!(all(&plan, "2026-11-23"), ["due 2026-11-23 2026-12-07"]);
}

/// "An incomplete sheet is done with a note."
#[test]
fn an_incomplete_sheet_is_done_with_a_note() {
    let grid = planned(json!({ "anchor": "every_days", "days": 14 }), json!({}));
    let half = json!({ "instrument": "gad-2", "rater": "client", "responses": { "1": 1, "2": null } });
    let plan = plan(&[("measure_planned", "2026-11-02", grid), ("score_recorded", "2026-11-02", half)]);
    let due = plan.occurrences(day("2026-11-02"));
    assert_eq!((due[0].state.code(), due[0].reason.unwrap().code()), ("done", "incomplete"));
}

#[test]
fn another_rater_or_another_form_fills_in_nothing() {
    let grid = planned(json!({ "anchor": "every_days", "days": 14 }), json!({ "for": "parent" }));
    let other = json!({ "instrument": "phq-2", "rater": "parent", "responses": { "1": 1, "2": 2 } });
    let plan = plan(&[
        ("measure_planned", "2026-11-02", grid),
        ("score_recorded", "2026-11-02", score()),
        ("score_recorded", "2026-11-02", other),
    ]);
    assert_eq!(all(&plan, "2026-11-02")[0], "due 2026-11-02 2026-11-02");
}

/// "A snooze hides until a day inside the window and moves nothing."
#[test]
fn a_snooze_hides_and_moves_nothing() {
    let grid = planned(json!({ "anchor": "every_days", "days": 14 }), json!({ "after": 5 }));
    let snooze = |until: &str| {
        plan(&[
            ("measure_planned", "2026-11-02", grid.clone()),
            ("measure_snoozed", "2026-11-03", json!({ "item": "m", "until": until })),
        ])
    };
    let inside = snooze("2026-11-05");
    assert_eq!(short(&inside.due(day("2026-11-04"))), ["upcoming 2026-11-16 2026-11-21"]);
    assert_eq!(inside.occurrences(day("2026-11-04"))[0].snoozed_until, Some(day("2026-11-05")));
    assert_eq!(short(&inside.due(day("2026-11-05")))[0], "due 2026-11-02 2026-11-07");
    assert_eq!(short(&inside.due(day("2026-11-08")))[0], "overdue 2026-11-02 2026-11-07");
    // Beyond the window it hides nothing.
    assert_eq!(short(&snooze("2026-11-09").due(day("2026-11-04")))[0], "due 2026-11-02 2026-11-07");
}

#[test]
fn who_declines_is_not_asked_again_this_time() {
    let grid = planned(json!({ "anchor": "every_days", "days": 14 }), json!({ "after": 5 }));
    let events = [
        ("measure_planned", "2026-11-02", grid),
        ("measure_declined", "2026-11-03", json!({ "item": "m" })),
        ("score_recorded", "2026-11-06", score()),
    ];
    let plan = plan(&events);
    assert_eq!(all(&plan, "2026-11-05")[0], "declined 2026-11-02 2026-11-07");
    assert_eq!(short(&plan.due(day("2026-11-05"))), ["upcoming 2026-11-16 2026-11-21"]);
    // Who thinks better of it has filled it in.
    assert_eq!(all(&plan, "2026-11-06")[0], "done 2026-11-02 2026-11-07");
}

#[test]
fn a_planned_break_and_a_closed_plan_suspend() {
    let grid = planned(json!({ "anchor": "every_days", "days": 7 }), json!({ "after": 2 }));
    let rest = json!({ "event": "planned_break", "from": "2026-11-15", "until": "2026-11-24" });
    let events = [
        ("measure_planned", "2026-11-02", grid),
        ("life_event", "2026-11-03", rest),
        ("plan_closed", "2026-12-08", json!({})),
        ("plan_reopened", "2026-12-20", json!({})),
    ];
    let plan = plan(&events);
    let states =
        |on: &str| -> Vec<&'static str> { plan.occurrences(day(on)).iter().map(|due| due.state.code()).collect() };
    // 2, 9, 16 (break), 23 (break), 30 November. On the 12th what comes next is after the break.
    assert_eq!(states("2026-11-12"), ["missed", "overdue", "suspended", "suspended", "upcoming"]);
    // In the break even what was overdue before it is not asked for; it is missed once the next window has opened.
    assert_eq!((states("2026-11-15")[1], states("2026-11-16")[1]), ("suspended", "missed"));
    assert!(plan.due(day("2026-11-20")).iter().all(|due| due.state.code() == "upcoming"));
    assert_eq!(states("2026-11-30"), ["missed", "missed", "suspended", "suspended", "due", "upcoming"]);
    // Closed on the 8th: the one of the 7th is missed for good, and nothing is asked.
    assert_eq!(states("2026-12-09")[5], "missed");
    assert!(plan.due(day("2026-12-15")).is_empty());
    // 14 December fell into the time in which the plan was closed, the 21st is asked again.
    assert_eq!(states("2026-12-21")[6..], ["suspended", "due", "upcoming"]);
}

#[test]
fn what_was_taken_off_the_plan_is_asked_no_more() {
    let grid = planned(json!({ "anchor": "every_days", "days": 7 }), json!({ "after": 2 }));
    let plan =
        plan(&[("measure_planned", "2026-11-02", grid), ("measure_stopped", "2026-11-10", json!({ "item": "m" }))]);
    assert_eq!(all(&plan, "2026-11-20"), ["missed 2026-11-02 2026-11-04"]);
    assert!(plan.due(day("2026-11-20")).is_empty());
}

#[test]
fn a_diary_card_and_a_check_in_are_filled_in_too() {
    let card =
        json!({ "item": "card", "form": "diary_card", "every": { "anchor": "every_days", "days": 1 }, "after": 1 });
    let goal = json!({ "goal": { "id": "g1", "title": "Sleep", "horizon": "short" } });
    let rated = json!({ "item": "rated", "check_in": "g1", "every": { "anchor": "start" } });
    let plan = plan(&[
        ("goal_added", "2026-11-02", goal),
        ("measure_planned", "2026-11-02", card),
        ("measure_planned", "2026-11-02", rated),
        ("check_in", "2026-11-02", json!({ "goal": "g1", "rater": "client", "value": 0 })),
        ("diary_day", "2026-11-03", json!({})),
        ("diary_day", "2026-11-03", json!({})),
    ]);
    // Two entries of one day are one card, and that of the day itself.
    let expected = [
        "due 2026-11-02 2026-11-03",
        "done 2026-11-03 2026-11-04",
        "upcoming 2026-11-04 2026-11-05",
        "done 2026-11-02 2026-11-02",
    ];
    assert_eq!(all(&plan, "2026-11-03"), expected);
}

/// Ten years of every day: bounded, and quick.
#[test]
fn every_day_for_a_life_is_bounded() {
    let grid = planned(json!({ "anchor": "every_days", "days": 1 }), json!({ "before": 3650, "after": 3650 }));
    let plan = plan(&[("measure_planned", "1926-11-02", grid), ("score_recorded", "2026-11-02", score())]);
    assert_eq!(plan.occurrences(day("2026-11-02")).len(), therapy_goals::plan::MAXIMUM_OCCURRENCES);
}

/// "Burden cap per day and person: over it nothing is removed; a finding proposes what could wait, never items marked
/// essential or forms with an alert."
#[test]
fn beyond_the_burden_something_could_wait_but_nothing_is_taken_away() {
    let item = |id: &str, instrument: &str, more: Value| {
        let mut data = json!({ "item": id, "instrument": instrument, "every": { "anchor": "start" }, "burden": 9 });
        data.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        ("measure_planned", "2026-11-02", data)
    };
    let events = [
        // PHQ-9 has an alert; the second is essential; a form that does not ship may have one.
        item("alert", "phq-9", json!({ "after": 30 })),
        item("essential", "gad-2", json!({ "after": 20, "essential": true })),
        item("unknown", "own-form", json!({ "after": 30 })),
        item("soon", "gad-7", json!({ "after": 3 })),
        item("later", "phq-2", json!({ "after": 10 })),
        item("parents", "gad-7", json!({ "for": "parent" })),
    ];
    let plan = |burden: u16| plan_with(json!({ "burden": burden }), &events);
    assert!(plan(45).findings(day("2026-11-02")).is_empty());
    let found = |burden: u16| match plan(burden).findings(day("2026-11-02")).as_slice() {
        [Finding::BurdenExceeded { person, burden, could_wait, .. }] => {
            let ids: Vec<String> = could_wait.iter().map(ToString::to_string).collect();
            (person.to_string(), *burden, ids)
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(found(40), ("client".to_owned(), 45, vec!["later".to_owned()]));
    assert_eq!(found(30).2, ["later", "soon"]);
    // Even then nothing else is proposed, and all stays due.
    assert_eq!(found(10).2, ["later", "soon"]);
    assert_eq!(plan(10).due(day("2026-11-02")).len(), 6);
}

/// All fields of each in one line, in their order; a hyphen where there is nothing.
fn rows(due: &[Due]) -> Value {
    let row = |due: &Due| {
        let fields = serde_json::to_value(due).unwrap();
        let fields = fields.as_object().unwrap().clone();
        let fields: Vec<String> = NAMES.iter().map(|name| fields[*name].as_str().unwrap_or("-").to_owned()).collect();
        fields.join(" ")
    };
    due.iter().map(row).collect::<Vec<_>>().into()
}

const NAMES: [&str; 9] = ["item", "for", "state", "anchor", "opens", "closes", "reason", "snoozed_until", "event"];

/// Several hundred random plans, as `tests/reference/plan_due.py` sees them: written from the text alone.
#[test]
fn a_second_implementation_says_the_same() {
    let file: Value = serde_json::from_str(include_str!("../vectors/plan-due.json")).unwrap();
    let plans = file["plans"].as_array().unwrap();
    assert!(plans.len() >= 300);
    let mut states = std::collections::BTreeMap::<String, usize>::new();
    for case in plans {
        let name = case["name"].as_str().unwrap();
        let mut plan = Plan::new("p".parse().unwrap(), None, None).unwrap();
        for (number, event) in case["events"].as_array().unwrap().iter().enumerate() {
            let event = json!({ "id": format!("e{number:03}"), "kind": event[0], "by": { "role": "therapist" },
                "entered": event[1], "happened": event[1], "why": "more to do", "data": event[2] });
            let event = Event::from_json(&event.to_string()).unwrap();
            plan = plan.apply(event).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        for asked in case["days"].as_array().unwrap() {
            let on = asked["on"].as_str().unwrap();
            let found = plan.occurrences(day(on));
            for due in &found {
                *states.entry(due.state.code().to_owned()).or_default() += 1;
            }
            assert_eq!(rows(&found), asked["occurrences"], "{name} on {on}");
            assert_eq!(rows(&plan.due(day(on))), asked["due"], "{name} on {on}");
        }
    }
    assert_eq!(states.len(), 9, "each state stands in some plan: {states:?}");
}
