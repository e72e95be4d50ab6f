//! What a second, plain implementation of the plan says (`tests/reference/plan.py`): which events are refused, and what
//! there is then, now and on past days, in whatever order copies come together.

use std::fs;

use serde_json::{Map, Value, json};
use therapy_goals::Fault;
use therapy_goals::plan::{Event, Plan};
use therapy_goals_tests::folder;

fn cases() -> Vec<Value> {
    let read =
        |name: &str| -> Value { serde_json::from_str(&fs::read_to_string(folder().join(name)).unwrap()).unwrap() };
    ["plan-rules.json", "plan-forks.json"]
        .into_iter()
        .flat_map(|name| read(name)["plans"].as_array().unwrap().clone())
        .collect()
}

fn empty() -> Plan {
    Plan::new("plan-1".parse().unwrap(), None, None).unwrap()
}

/// Enters the events of a case; those that are refused, with their codes.
fn enter(case: &Value) -> (Plan, Map<String, Value>) {
    let (plan, refused, _) = entered(case);
    (plan, refused)
}

/// The same, and each event as it was entered with the faults by which it was refused.
fn entered(case: &Value) -> (Plan, Map<String, Value>, Vec<Value>) {
    let (mut plan, mut refused, mut given) = (empty(), Map::new(), Vec::new());
    for event in case["events"].as_array().unwrap() {
        let id = event["id"].as_str().unwrap();
        let mut event = event.clone();
        // A conflict is named by what it is about.
        if let Some(about) = event["data"]["conflict"].as_object() {
            let state = plan.state(None, None);
            let found = state.conflicts.iter().find(|conflict| {
                about["subject"] == conflict.subject.as_str() && about["field"] == conflict.field.as_str()
            });
            let id = found.map_or_else(|| known_conflict(case, about), |conflict| conflict.id.to_string());
            event["data"]["conflict"] = id.into();
        }
        let before = plan.to_jsonl();
        match plan.apply(Event::from_json(&event.to_string()).unwrap()) {
            Ok(next) => {
                plan = next;
                given.push(json!({ "event": event, "faults": [] }));
            }
            Err(error) => {
                given.push(json!({ "event": event, "faults": error.faults() }));
                assert_eq!(plan.to_jsonl(), before);
                let codes: Vec<&str> = error.faults().iter().map(Fault::code).collect();
                let wanted = case["refused"][id].as_str().unwrap_or("nothing");
                let code = codes.iter().find(|code| **code == wanted).unwrap_or(&codes[0]);
                refused.insert(id.to_owned(), (*code).into());
            }
        }
    }
    (plan, refused, given)
}

/// The id of a conflict that somebody has resolved already: from the plan without the resolution.
fn known_conflict(case: &Value, about: &Map<String, Value>) -> String {
    let events = case["events"].as_array().unwrap().iter();
    let before = events.filter(|event| event["kind"] != "conflict_resolved");
    let plan = empty().apply_all(before.map(|event| Event::from_json(&event.to_string()).unwrap())).unwrap();
    let state = plan.state(None, None);
    let is = |conflict: &&therapy_goals::plan::Conflict| {
        about["subject"] == conflict.subject.as_str() && about["field"] == conflict.field.as_str()
    };
    state.conflicts.iter().find(is).unwrap().id.to_string()
}

/// Numbers of JSON as one kind.
fn plain(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(entries) => entries.iter().map(plain).collect(),
        Value::Object(entries) => entries
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name.clone(), plain(value)))
            .collect(),
        other => other.clone(),
    }
}

/// What the second implementation says of a state.
fn facts(plan: &Plan, known: &Value, day: &Value) -> Value {
    let date = |value: &Value| value.as_str().map(|day| day.parse().unwrap());
    let state = plan.state(date(known), date(day));
    let written = serde_json::to_string(&state).unwrap();
    assert_eq!(therapy_goals::plan::PlanState::from_json(&written).unwrap(), state);
    let state: Value = serde_json::from_str(&written).unwrap();
    let mut goals = Map::new();
    for (id, told) in state["goals"].as_object().unwrap() {
        let goal = &told["goal"];
        let mut facts = Map::new();
        for field in ["title", "horizon", "tier", "due", "rationale", "answers_flags"] {
            if !goal[field].is_null() && goal[field] != json!([]) {
                facts.insert(field.to_owned(), goal[field].clone());
            }
        }
        facts.insert("status".to_owned(), told["status"].clone());
        facts.insert("changed_since_agreed".to_owned(), told["changed_since_agreed"].clone());
        let mut ratings = Map::new();
        for (rater, given) in told["raters"].as_object().into_iter().flatten() {
            for (criterion, value) in given.as_object().unwrap() {
                if !value.is_null() {
                    ratings.insert(format!("{rater}.{criterion}"), value.clone());
                }
            }
        }
        facts.insert("ratings".to_owned(), ratings.into());
        let check_ins = told["check_ins"].as_array().into_iter().flatten();
        let check_ins: Vec<Value> = check_ins.map(|one| json!([one["on"], one["rater"], one["value"]])).collect();
        facts.insert("check_ins".to_owned(), check_ins.into());
        goals.insert(id.clone(), facts.into());
    }
    let list = |name: &str| state[name].as_array().cloned().unwrap_or_default();
    let flags: Map<String, Value> = list("flags")
        .iter()
        .filter(|flag| flag["open"] == true)
        .map(|flag| (flag["flag"].as_str().unwrap().to_owned(), flag["kind"].clone()))
        .collect();
    let alerts: Map<String, Value> = list("alerts")
        .iter()
        .filter(|alert| alert["answered"] == false)
        .map(|alert| (alert["score"].as_str().unwrap().to_owned(), alert["state"].clone()))
        .collect();
    let mut before: Vec<Value> = list("before").iter().map(|link| json!([link["first"], link["then"]])).collect();
    before.sort_by_key(Value::to_string);
    let codes = [
        "move_does_not_fit",
        "amends_nothing",
        "link_ignored",
        "same_id",
        "same_title",
        "cap_exceeded",
        "entered_before_parent",
        "record_after_end",
        "review_without_goal",
    ];
    let mut findings = Map::new();
    for finding in list("findings") {
        let code = finding["code"].as_str().unwrap().to_owned();
        if codes.contains(&code.as_str()) {
            let count = findings.get(&code).and_then(Value::as_u64).unwrap_or(0) + 1;
            findings.insert(code, count.into());
        }
    }
    let conflicts = list("conflicts").into_iter().map(|conflict| {
        if conflict["field"] == "agreement" {
            return json!({ "subject": conflict["subject"], "field": "agreement" });
        }
        let sides: Map<String, Value> = conflict["sides"]
            .as_array()
            .unwrap()
            .iter()
            .map(|side| (side["event"].as_str().unwrap().to_owned(), side["value"].clone()))
            .collect();
        json!({ "subject": conflict["subject"], "field": conflict["field"], "sides": sides, "in_force": conflict["in_force"] })
    });
    let mut conflicts: Vec<Value> = conflicts.map(|conflict| plain(&conflict)).collect();
    conflicts.sort_by_key(Value::to_string);
    plain(&json!({
        "goals": goals, "flags": flags, "alerts": alerts, "agreement": state["agreement"]["version"], "before": before,
        "closed": state["closed"].as_bool().unwrap_or(false), "findings": findings, "conflicts": conflicts,
    }))
}

fn wanted(expect: &Value) -> Value {
    let mut expect = plain(expect);
    let conflicts = expect["conflicts"].as_array_mut().unwrap();
    conflicts.sort_by_key(Value::to_string);
    expect
}

/// Where two facts differ.
fn differences(path: &str, found: &Value, wanted: &Value, all: &mut Vec<String>) {
    match (found, wanted) {
        (Value::Object(one), Value::Object(other)) => {
            let names: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            for name in names {
                differences(&format!("{path}.{name}"), &found[name], &wanted[name], all);
            }
        }
        _ if found == wanted => {}
        _ => all.push(format!("{path}: {found}, and by the second implementation {wanted}")),
    }
}

#[test]
fn it_says_the_same_as_a_second_implementation() {
    let cases = cases();
    assert!(cases.len() > 80, "{}", cases.len());
    let mut all = Vec::new();
    for case in &cases {
        let name = case["name"].as_str().unwrap();
        let (plan, refused) = enter(case);
        differences(&format!("{name}: refused"), &refused.into(), &case["refused"], &mut all);
        differences(name, &facts(&plan, &Value::Null, &Value::Null), &wanted(&case["expect"]), &mut all);
        for day in case["past"].as_array().unwrap() {
            let at = format!("{name} (known {}, true {})", day["as_known"], day["as_true"]);
            differences(&at, &facts(&plan, &day["as_known"], &day["as_true"]), &wanted(&day["expect"]), &mut all);
        }
    }
    assert!(all.is_empty(), "{} differences:\n{}", all.len(), all.join("\n"));
}

/// What the other faces compare with: each event with its faults, the lines, and the states as they are stored.
#[test]
fn the_answers_are_written_for_the_other_faces() {
    let date = |value: &Value| value.as_str().map(|day| day.parse().unwrap());
    let state = |plan: &Plan, known: &Value, on: &Value| {
        let state = serde_json::to_value(plan.state(date(known), date(on))).unwrap();
        json!({ "as_known": known, "as_true": on, "state": state })
    };
    let answers: Vec<Value> = cases()
        .iter()
        .map(|case| {
            let (plan, _, given) = entered(case);
            let mut states = vec![state(&plan, &Value::Null, &Value::Null)];
            let past = case["past"].as_array().unwrap();
            states.extend(past.iter().map(|day| state(&plan, &day["as_known"], &day["as_true"])));
            json!({ "name": case["name"], "given": given, "lines": plan.to_jsonl(), "states": states })
        })
        .collect();
    let target = folder().join("../../target");
    fs::create_dir_all(&target).unwrap();
    fs::write(target.join("plans.json"), serde_json::to_string(&answers).unwrap()).unwrap();
}

/// The plans of `tests/reference/plan_more.py` as well: Python holds them against the rules, JavaScript against these.
#[test]
fn the_answers_to_more_plans_are_written_too() {
    let found: Value = serde_json::from_str(&fs::read_to_string(folder().join("plan-more.json")).unwrap()).unwrap();
    let line = |event: &Value| format!("{event}\n");
    let answers: Vec<Value> = found["vectors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|vector| {
            let base = found["bases"][usize::try_from(vector["base"].as_u64().unwrap()).unwrap()].as_array().unwrap();
            let text: String = base.iter().chain(vector["events"].as_array().unwrap()).map(line).collect();
            let plan = Plan::read(&text, false).unwrap().plan;
            let exports: Map<String, Value> = ["client", "guardian", "therapist", "supervisor"]
                .into_iter()
                .map(|role| (role.to_owned(), plan.export(&role.parse().unwrap()).plan.to_jsonl().into()))
                .collect();
            let known: Map<String, Value> = vector["as_known"]
                .as_object()
                .into_iter()
                .flatten()
                .map(|(day, _)| (day.clone(), plan.as_known(day.parse().unwrap()).to_jsonl().into()))
                .collect();
            json!({ "name": vector["name"], "text": text, "state": plan.state(None, None), "exports": exports,
                "as_known": known, "summary": plan.summary(), "ready": plan.ready("2027-12-01".parse().unwrap()) })
        })
        .collect();
    assert!(answers.len() > 200);
    fs::write(folder().join("../../target/plans-more.json"), serde_json::to_string(&answers).unwrap()).unwrap();
}

/// One half and the other, each with what it knew of, come together again; lines are read in any order.
#[test]
fn it_is_the_same_in_whatever_order_copies_come_together() {
    for case in &cases() {
        let (plan, _) = enter(case);
        let text = plan.to_jsonl();
        let lines: Vec<&str> = text.lines().collect();
        let backwards: String = lines.iter().rev().flat_map(|line| [*line, "\n"]).collect();
        let read = Plan::read(&backwards, false).unwrap();
        assert_eq!((read.plan.to_jsonl(), read.problems.len()), (text.clone(), 0), "{}", case["name"]);
        let ids: Vec<_> = plan.heads();
        let parts: Vec<Plan> = ids
            .iter()
            .map(|head| {
                let mut kept = vec![head.clone()];
                let events: Vec<&Event> = plan.events().collect();
                for event in events.iter().rev() {
                    if kept.contains(event.id()) {
                        kept.extend(event.parents().iter().cloned());
                    }
                }
                let lines = lines.iter().zip(&events).filter(|(_, event)| kept.contains(event.id()));
                let lines: String = lines.flat_map(|(line, _)| [*line, "\n"]).collect();
                Plan::read(lines, false).unwrap().plan
            })
            .collect();
        let one = parts.iter().fold(empty(), |merged, part| merged.merge(part).unwrap());
        let other = parts.iter().rev().fold(empty(), |merged, part| part.merge(&merged).unwrap());
        assert_eq!((one.to_jsonl(), other.to_jsonl()), (text.clone(), text), "{}", case["name"]);
        assert_eq!(one.state(None, None), plan.state(None, None), "{}", case["name"]);
    }
}
